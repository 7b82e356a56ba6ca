"""compgen, complete and compopt: what a script can see of programmable completion."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mirage.paths import encode
from mirage.patterns.glob import matches
from mirage.shell.builtins.synopses import SYNOPSES
from mirage.shell.builtins.words import Parsed, misused, options
from mirage.shell.named import KEYWORDS
from mirage.shell.syntax.requote import single
from mirage.shell.variables.switches import SET, SHOPT

if TYPE_CHECKING:
    from mirage.shell.state import Shell
    from mirage.streams import Io

_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "a": "alias",
        "b": "builtin",
        "c": "command",
        "d": "directory",
        "e": "export",
        "f": "file",
        "g": "group",
        "j": "job",
        "k": "keyword",
        "s": "service",
        "u": "user",
        "v": "variable",
    }
)
_OPTIONS = ("bashdefault", "default", "dirnames", "filenames", "noquote", "nosort", "nospace", "plusdirs")
_ARGUMENTS = "GWPSXCF"
_QUOTED = re.compile(r"(?:[^\s'\"\\]|'[^']*'|\"[^\"]*\"|\\.)+")
_NONE = frozenset({"binding", "group", "hostname", "job", "running", "service", "stopped"})
"""Actions that there is nothing for."""


class Spec(NamedTuple):
    """How words are completed, as ``complete -p`` says it."""

    options: frozenset[str]
    actions: frozenset[str]
    arguments: Mapping[str, str]
    """Option letter -> its argument."""

    def text(self) -> str:
        """The options that make it."""
        letters = {action: letter for letter, action in _LETTERS.items()}
        words = [f"-o {name}" for name in _OPTIONS if name in self.options]
        words += [f"-{letter}" for letter, action in _LETTERS.items() if action in self.actions]
        words += [f"-A {action}" for action in sorted(self.actions) if action not in letters]
        for letter in _ARGUMENTS:
            if letter in self.arguments:
                argument = self.arguments[letter]
                words.append(f"-{letter} {argument if letter == 'F' else single(argument)}")
        return " ".join(words)


async def _spec(shell: "Shell", io: "Io", name: str, parsed: Parsed) -> Spec | None:
    chosen: set[str] = set()
    actions: set[str] = set()
    arguments: dict[str, str] = {}
    for letter, argument in parsed.options:
        if letter == "o":
            if argument not in _OPTIONS:
                await shell.say(io, f"{name}: {argument}: invalid option name")
                return None
            chosen.add(argument)
        elif letter == "A":
            if argument not in _ACTIONS and argument not in _NONE:
                await shell.say(io, f"{name}: {argument}: invalid action name")
                return None
            actions.add(argument)
        elif letter in _LETTERS:
            actions.add(_LETTERS[letter])
        elif letter in _ARGUMENTS:
            arguments[letter] = argument
    return Spec(frozenset(chosen), frozenset(actions), arguments)


_TAKEN = "abcdefgjksuvo:A:G:W:P:S:X:F:C:"


async def compgen(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Write what a word could become; 1 where there is nothing."""
    parsed = await options(shell, io, argv, _TAKEN)
    if parsed is None:
        return 2
    if not parsed.options:
        return 0
    spec = await _spec(shell, io, "compgen", parsed)
    if spec is None:
        return 2
    word = parsed.operands[0] if parsed.operands else ""
    if "C" in spec.arguments:
        await shell.tell(io, "mirage: not supported yet: compgen -C")
        return 2
    found = await _found(shell, io, spec, word)
    pattern = spec.arguments.get("X")
    if pattern is not None:
        found = _filtered(found, pattern.replace("&", word))
    before, behind = spec.arguments.get("P", ""), spec.arguments.get("S", "")
    await io.out.write(encode("".join([f"{before}{each}{behind}\n" for each in found])))
    return int(not found)


def _filtered(found: list[str], pattern: str) -> list[str]:
    if pattern.startswith("!"):
        return [each for each in found if matches(pattern[1:], each)]
    return [each for each in found if not matches(pattern, each)]


async def _found(shell: "Shell", io: "Io", spec: Spec, word: str) -> list[str]:
    found: list[str] = []
    for action in _ACTIONS:
        if action in spec.actions:
            found += [each for each in _ACTIONS[action](shell) if each.startswith(word)]
    if "file" in spec.actions or "directory" in spec.actions:
        found += await _files(shell, word, directories="file" not in spec.actions)
    arguments = spec.arguments
    if "G" in arguments:
        found += await shell.fs.glob(arguments["G"], breathe=shell.breathe)
    if "W" in arguments:
        found += [each for each in await _words(shell, io, arguments["W"]) if each.startswith(word)]
    if "F" in arguments:
        found += await _called(shell, io, arguments["F"], word)
    return found


async def _files(shell: "Shell", word: str, *, directories: bool) -> list[str]:
    from mirage.shell.expand.pieces import escaped

    found = await shell.fs.glob(escaped(word) + "*", breathe=shell.breathe)
    return [path for path in found if not directories or await shell.fs.is_dir(path)]


async def _words(shell: "Shell", io: "Io", text: str) -> list[str]:
    """The word list, expanded once and split by IFS."""
    from mirage.shell.builtins.read import all_fields
    from mirage.shell.expand.again import expanded, fields

    if any(mark in text for mark in "'\"\\"):
        return [field for quoted in _QUOTED.findall(text) for field in await fields(quoted, shell, io)]
    if any(mark in text for mark in "$`"):
        text = await expanded(text, shell, io)

    ifs = shell.session.variables.get("IFS", " \t\n")
    return [text[begin:end] for begin, end in all_fields(text, ifs)]


async def _called(shell: "Shell", io: "Io", function: str, word: str) -> list[str]:
    """What a function puts into COMPREPLY."""
    from mirage.shell.variables import access as variables

    await shell.say(io, "compgen: warning: -F option may not work as you expect")
    if function not in shell.session.functions:
        await shell.say(io, f"compgen: {function}: function not found")
        return []
    variables.put_array(shell, "COMPREPLY", [])
    await shell.command([function, "compgen", word, ""], io)
    return [each for each in variables.values(shell, "COMPREPLY") or [] if each]


def _variables(shell: "Shell") -> list[str]:
    from mirage.shell.variables.showing import names

    return names(shell.session)


def _commands(shell: "Shell") -> Iterator[str]:
    yield from sorted({*shell.session.aliases, *KEYWORDS, *shell.session.functions, *SYNOPSES, *shell.commands})


_ACTIONS: Mapping[str, "Callable[[Shell], Sequence[str] | Iterator[str]]"] = MappingProxyType(
    {
        "alias": lambda shell: sorted(shell.session.aliases),
        "arrayvar": lambda shell: sorted(shell.session.arrays),
        "builtin": lambda shell: list(SYNOPSES),
        "command": _commands,
        "directory": lambda shell: (),
        "disabled": lambda shell: sorted(shell.session.disabled),
        "enabled": lambda shell: [name for name in SYNOPSES if name not in shell.session.disabled],
        "export": lambda shell: sorted(shell.session.exported),
        "file": lambda shell: (),
        "function": lambda shell: sorted(shell.session.functions),
        "helptopic": lambda shell: list(SYNOPSES),
        "keyword": lambda shell: KEYWORDS,
        "setopt": lambda shell: list(SET),
        "shopt": lambda shell: SHOPT,
        "signal": lambda shell: _signals(),
        "user": lambda shell: ["root", shell.session.host.user],
        "variable": _variables,
    }
)
"""Action -> all words it knows; files are looked for by their beginning."""


def _signals() -> list[str]:
    from mirage.signals import NAMES

    return [f"SIG{name}" for name in NAMES.values()]


async def complete(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Remember how the words of commands are completed: nobody types them here."""
    parsed = await options(shell, io, argv, _TAKEN + "prDEI")
    if parsed is None:
        return 2
    session = shell.session
    names = [f"-{letter}" for letter in "DEI" if parsed.has(letter)] or parsed.operands
    if parsed.has("p") or not (parsed.options or names):
        return await _printed(shell, io, names)
    if parsed.has("r"):
        return await _removed(shell, io, names)
    spec = await _spec(shell, io, "complete", parsed)
    if spec is None:
        return 2
    if not names:
        return await misused(shell, io, "complete")
    session.completions = {**session.completions, **dict.fromkeys(names, spec)}
    return 0


async def _printed(shell: "Shell", io: "Io", names: Sequence[str]) -> int:
    completions = shell.session.completions
    status = 0
    for name in names or completions:
        if name not in completions:
            await shell.say(io, f"complete: {name}: no completion specification")
            status = 1
            continue
        text = completions[name].text()
        await io.out.write(encode(f"complete {text}{' ' if text else ''}{name}\n"))
    return status


async def _removed(shell: "Shell", io: "Io", names: Sequence[str]) -> int:
    completions = dict(shell.session.completions)
    status = 0
    if not names:
        completions.clear()
    if not completions:
        names = ()
    for name in names:
        if completions.pop(name, None) is None:
            await shell.say(io, f"complete: {name}: no completion specification")
            status = 1
    shell.session.completions = completions
    return status


async def compopt(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Change the options of what ``complete`` was told."""
    on: set[str] = set()
    off: set[str] = set()
    names: list[str] = []
    words = iter(argv[1:])
    for word in words:
        if word in ("-o", "+o"):
            option = next(words, None)
            if option is None:
                return await misused(shell, io, "compopt", f"{word}: option requires an argument")
            if option not in _OPTIONS:
                await shell.say(io, f"compopt: {option}: invalid option name")
                return 2
            (on if word == "-o" else off).add(option)
        elif word in ("-D", "-E", "-I") or word[:1] not in ("-", "+"):
            names.append(word)
        else:
            return await misused(shell, io, "compopt", f"{word[:2]}: invalid option")
    if not names:
        await shell.say(io, "compopt: not currently executing completion function")
        return 1
    status = 0
    for name in names:
        spec = shell.session.completions.get(name)
        if spec is None:
            await shell.say(io, f"compopt: {name}: no completion specification")
            status = 1
            continue
        changed = spec._replace(options=(spec.options | on) - off)
        shell.session.completions = {**shell.session.completions, name: changed}
    return status
