"""type, command, builtin, enable, hash and caller: what names stand for."""

from typing import TYPE_CHECKING

from mirage.paths import encode
from mirage.shell.builtins.synopses import SYNOPSES
from mirage.shell.builtins.words import misused, number, options, put_regardless
from mirage.shell.named import SPECIAL, Meaning, is_builtin, meanings, path_of, paths

if TYPE_CHECKING:
    from mirage.shell.builtins.words import Parsed
    from mirage.shell.state import Shell
    from mirage.streams import Io


async def type_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Say what each name would run."""
    parsed = await options(shell, io, argv, "afptP")
    if parsed is None:
        return 2
    status = 0
    for name in parsed.operands:
        if not await _describe(shell, io, name, parsed):
            status = 1
            if not (parsed.has("p") or parsed.has("P") or parsed.has("t")):
                await shell.say(io, f"type: {name}: not found")
    return status


async def _describe(shell: "Shell", io: "Io", name: str, parsed: "Parsed") -> bool:
    """Write what one name stands for; False where that is nothing."""
    everything, forced, path = parsed.has("a"), parsed.has("P"), parsed.has("p") or parsed.has("P")
    brief = next((letter for letter, _ in reversed(parsed.options) if letter in "tpP"), "") == "t"
    if forced and not brief:
        found = await paths(shell, name)
        shown = found if everything else found[:1]
        await io.out.write(encode("".join([f"{place}\n" for place in shown])))
        return bool(found)
    known = await meanings(shell, name, functions=not parsed.has("f"))
    for meaning in known if everything else known[:1]:
        if brief:
            await io.out.write(encode(f"{meaning.kind}\n"))
        elif path:
            if meaning.kind == "file":
                await io.out.write(encode(f"{meaning.value}\n"))
        else:
            await io.out.write(encode(_long(shell, name, meaning)))
    return bool(known)


def _long(shell: "Shell", name: str, meaning: Meaning) -> str:
    if meaning.kind == "alias":
        return f"{name} is aliased to `{meaning.value}'\n"
    if meaning.kind == "keyword":
        return f"{name} is a shell keyword\n"
    if meaning.kind == "function":
        from mirage.shell.syntax.unparse import function_text

        return f"{name} is a function\n{function_text(name, shell.session.functions[name].node)}"
    if meaning.kind == "builtin":
        return f"{name} is a shell builtin\n"
    hashed = shell.session.hashed.get(name) == meaning.value and "/" not in name
    return f"{name} is hashed ({meaning.value})\n" if hashed else f"{name} is {meaning.value}\n"


async def command(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Run a command without functions; ``-v`` and ``-V`` say what it is."""
    parsed = await options(shell, io, argv, "pvV")
    if parsed is None:
        return 2
    words = parsed.operands
    if not words:
        return 0
    if not (parsed.has("v") or parsed.has("V")):
        return await shell.plainly(words, io)
    status = 1
    for name in words:
        known = await meanings(shell, name)
        if known:
            status = 0
            text = _long(shell, name, known[0]) if parsed.has("V") else _short(name, known[0])
            await put_regardless(io, text)
        elif parsed.has("V"):
            await shell.say(io, f"command: {name}: not found")
    return status


def _short(name: str, meaning: Meaning) -> str:
    if meaning.kind == "alias":
        from mirage.shell.syntax.requote import single

        return f"alias {name}={single(meaning.value)}\n"
    return f"{meaning.value if meaning.kind == 'file' else name}\n"


async def builtin(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Run a builtin, whatever functions there are."""
    parsed = await options(shell, io, argv, "")
    if parsed is None:
        return 2
    words = parsed.operands
    if not words:
        return 0
    if not is_builtin(shell, words[0]):
        await shell.say(io, f"builtin: {words[0]}: not a shell builtin")
        return 1
    return await shell.plainly(words, io)


async def enable(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Turn builtins on and off, and list them."""
    parsed = await options(shell, io, argv, "adnpsf:")
    if parsed is None:
        return 2
    if parsed.has("f") or parsed.has("d"):
        await shell.tell(io, "mirage: not supported yet: builtins from files")
        return 2
    session = shell.session
    names = parsed.operands
    if not names or parsed.has("p"):
        for name in SYNOPSES:
            off = name in session.disabled
            if (parsed.has("s") and name not in SPECIAL) or (not parsed.has("a") and off is not parsed.has("n")):
                continue
            await io.out.write(encode(f"enable {'-n ' if off else ''}{name}\n"))
        return 0
    status = 0
    for name in names:
        if name not in SYNOPSES:
            await shell.say(io, f"enable: {name}: not a shell builtin")
            status = 1
        else:
            session.disabled = session.disabled | {name} if parsed.has("n") else session.disabled - {name}
    return status


async def hash_(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Remember where commands are, or say it."""
    parsed = await options(shell, io, argv, "dlp:rt")
    if parsed is None:
        return 2
    session = shell.session
    names = parsed.operands
    if parsed.has("r"):
        session.hashed = {}
    for letter in "dt":
        if parsed.has(letter) and not names:
            await shell.say(io, f"hash: -{letter}: option requires an argument")
            return 1
    if not names:
        if not parsed.has("r"):
            await _list_hashed(shell, io, parsed.has("l"))
        return 0
    place = next((argument for letter, argument in parsed.options if letter == "p"), None)
    status = 0
    for name in names:
        if parsed.has("t"):
            found = await _show_hashed(shell, io, name, parsed)
        elif parsed.has("d"):
            found = name in session.hashed
            session.hashed = {known: path for known, path in session.hashed.items() if known != name}
        else:
            found = await _remember(shell, name, place)
        if not found:
            await shell.say(io, f"hash: {name}: not found")
            status = 1
    return status


async def _list_hashed(shell: "Shell", io: "Io", again: bool) -> None:
    hashed = shell.session.hashed
    if not hashed:
        await io.out.write(b"hash: hash table empty\n")
        return
    if not again:
        await io.out.write(b"hits\tcommand\n")
    for name, path in hashed.items():
        await io.out.write(encode(f"builtin hash -p {path} {name}\n" if again else f"   0\t{path}\n"))


async def _show_hashed(shell: "Shell", io: "Io", name: str, parsed: "Parsed") -> bool:
    path = shell.session.hashed.get(name)
    if path is None:
        return False
    if parsed.has("l"):
        text = f"builtin hash -p {path} {name}\n"
    else:
        text = f"{name}\t{path}\n" if len(parsed.operands) > 1 else f"{path}\n"
    await io.out.write(encode(text))
    return True


async def _remember(shell: "Shell", name: str, place: str | None) -> bool:
    session = shell.session
    if place is None:
        if "/" in name or is_builtin(shell, name) or name in session.functions:
            return True
        place = await path_of(shell, name)
        if place is None:
            return False
    shell.budget.pay(len(session.hashed) >> 6)
    session.hashed = {**session.hashed, name: place}
    return True


async def caller(shell: "Shell", io: "Io", argv: list[str]) -> int:
    """Say where the running function was called."""
    calls = shell.calls[::-1]
    if not calls:
        return 1
    parsed = await options(shell, io, argv, "")
    if parsed is None:
        return 2
    if not parsed.operands:
        await io.out.write(encode(f"{calls[0].line} {calls[1].file if len(calls) > 1 else 'NULL'}\n"))
        return 0
    level = number(parsed.operands[0])
    if level is None:
        return await misused(shell, io, "caller", f"{parsed.operands[0]}: invalid number")
    if not 0 <= level < len(calls) - 1:
        return 1
    call = calls[level + 1]
    await io.out.write(encode(f"{calls[level].line} {call.name} {call.file}\n"))
    return 0
