"""A whole program written as Python, and compiled."""

from collections.abc import Awaitable, Callable, Iterator
from types import CodeType
from typing import Any, Final, NamedTuple

from mirage.commands.awk import values
from mirage.commands.awk.blocks import Blocks
from mirage.commands.awk.faults import Fatal
from mirage.commands.awk.survey import Survey, nodes
from mirage.commands.awk.tree import (
    Assign,
    Block,
    Builtin,
    Concat,
    Field,
    Function,
    Getline,
    Leave,
    Match,
    Number,
    Print,
    Program,
    Rule,
    Step,
    Var,
    bare,
    is_zero,
)

FILE: Final = "<awk>"
_SPLITTING = frozenset({"FS", "FPAT", "FIELDWIDTHS", "IGNORECASE"})
_OF_TEXTS = frozenset({"gensub", "gsub", "index", "length", "match", "split", "sub", "substr", "tolower", "toupper"})


class Compiled(NamedTuple):
    """A program that can run."""

    code: CodeType
    constants: dict[str, object]
    places: tuple[int, ...]
    """The line of the program that each line of the code comes from."""
    reads: bool
    """Whether records are read at all."""
    alone: bool
    """Whether records come one at a time: the program reads some itself, or skips files."""
    pipes: bool
    """Whether commands are run beside it."""
    counts: bool
    """Whether FNR is counted as records go by."""
    warnings: tuple[str, ...]
    """What is said before it runs."""
    source: str

    def function(self) -> Callable[[Any], Awaitable[None]]:
        """What runs it, handed a Machine."""
        names: dict[str, Any] = {**values.NAMES, **self.constants}
        exec(self.code, names)
        function: Callable[[Any], Awaitable[None]] = names["program"]
        return function


def compiled(program: Program, given: frozenset[str], *, sandboxed: bool = False) -> Compiled:
    """The program as Python; ``given`` are variables that are assigned from outside."""
    found = list(nodes([program.begin, program.rules, program.end, program.begin_file, program.end_file]))
    found += nodes([function.body for function in program.functions.values()])
    names = {each.name for each in found if isinstance(each, Var)}
    if sandboxed:
        _refuse(found)
    if "ARGV" in names:
        # Its operands may assign to anything.
        given |= names - program.functions.keys()
    pipes = any(
        (isinstance(each, Print) and each.redirect == "|") or (isinstance(each, Getline) and each.source == "command")
        for each in found
    )
    writer = _Writer(program, given)
    writer.program()
    source = "\n".join(writer.lines) + "\n"
    try:
        code = compile(source, FILE, "exec")
    except (SyntaxError, MemoryError, RecursionError, ValueError) as error:
        raise Fatal(f"the program is nested too deeply: {error}") from None
    return Compiled(
        code,
        writer.constants,
        tuple(writer.places),
        writer.reads,
        writer.alone,
        pipes,
        "FNR" in names,
        writer.survey.warnings,
        source,
    )


def _refuse(found: list[Any]) -> None:
    for each in found:
        if isinstance(each, Builtin) and each.name == "system":
            raise Fatal("'system' function not allowed in sandbox mode")
        if isinstance(each, Print) and each.redirect:
            raise Fatal("redirection not allowed in sandbox mode")
        if isinstance(each, Getline) and each.source != "input":
            raise Fatal("redirection not allowed in sandbox mode")


class _Writer(Blocks):
    def __init__(self, program: Program, given: frozenset[str]) -> None:
        super().__init__(Survey(program, given))
        self.tree = program
        self.searches = {}
        self.finders = {}
        self.replacers = {}
        self.around = []
        self.reads = bool(program.rules or program.end or program.begin_file or program.end_file)
        self.folds = "IGNORECASE" in self.survey.specials
        everything = [each for _, found in self.survey.all for each in found]
        self.alone = any(
            (isinstance(each, Getline) and each.source == "input")
            or (isinstance(each, Leave) and each.how == "nextfile")
            for each in everything
        ) or bool(self.survey.specials & {"RS", "NR", "FNR", "IGNORECASE"} or "RT" in self.survey.names)
        self._choose_fields(everything)

    def _choose_fields(self, everything: list[Any]) -> None:
        indices = [bare(each.index) for each in everything if isinstance(each, Field)]
        targets = [bare(target) for each in everything for target in _targets(each)]
        typed = any(isinstance(each, Builtin) and each.name == "typeof" for each in everything)
        self.assigned = typed or any(isinstance(each, Field) and not is_zero(each.index) for each in targets)
        self.given = any(isinstance(each, Assign | Step) and _is_record(each.target) for each in everything)
        self.remade = self._remakes(everything)
        changed = not self.remade and any(isinstance(target, Field) for target in targets)
        changed = changed or any(isinstance(each, Getline) and each.target is None for each in everything)
        changed = changed or "NF" in self.survey.specials
        # ``typeof`` tells fields that are not there from empty ones.
        changed = changed or typed
        late = [*self.tree.rules, *self.tree.end, *(each.body for each in self.tree.functions.values())]
        names = {target.name for each in nodes(late) for target in _targets(each) if isinstance(target, Var)}
        dynamic = bool(names & _SPLITTING) or bool(self.tree.begin_file or self.tree.end_file)
        self.simple = not changed and not dynamic
        constants = [int(each.value) for each in indices if isinstance(each, Number) and each.value >= 1]
        counted = "NF" in self.survey.names or any(not isinstance(each, Number) for each in indices)
        most = max(constants, default=0)
        self.most = -1 if counted or most > 100 else most
        self.padded = 0 if self.most < 0 else self.most

    def _remakes(self, everything: list[Any]) -> bool:
        """Whether records are given new texts, and no field of them is asked for."""
        if self.tree.functions or "NF" in self.survey.names or self.folds:
            return False
        if not all(is_zero(each.index) for each in everything if isinstance(each, Field)):
            return False
        records = sum(isinstance(each, Field) for each in everything)
        if self.given and records > sum(_is_record(each) for each in _read_as_texts(everything)):
            return False
        found = [each for each in everything for target in _targets(each) if isinstance(bare(target), Field)]
        return bool(found) and all(isinstance(each, Builtin) or _assigns(each) for each in found)

    def program(self) -> None:
        """All of it, as ``async def program(m)``."""
        self.put("async def program(m):")
        self.depth = 1
        header = len(self.lines)
        self._variables()
        for function in self.tree.functions.values():
            self._function(function)
        self._file_blocks("begin_file", self.tree.begin_file)
        self._file_blocks("end_file", self.tree.end_file)
        self.put("try:")
        self.depth += 1
        for block in self.tree.begin:
            self.block(block)
        if self.reads:
            self._main()
        self.put("pass")
        self.depth -= 1
        self.put("except Leaving: pass")
        if self.tree.end:
            self._end()
        self._prologue(header)

    def _prologue(self, at: int) -> None:
        """What the rest turned out to need, put at the beginning."""
        rest, places = self.lines[at:], self.places[at:]
        del self.lines[at:], self.places[at:]
        self.depth, self.line = 1, 0
        self.put("S = m.text; P = m.shown; K = m.key; put_out = m.out.append; C = m.countdown; Z = m.record")
        self.put("large = m.large; inner = m.inner; compare = m.compare; N = m.number; number = m.number_of")
        self.put("looks = m.looks; true_text = m.true_text; true = m.true; fits = m.fits")
        for pattern, name in self.searches.items():
            self.put(f"{name} = m.search({self.text_constant(pattern).code})")
        for (pattern, parts), name in self.finders.items():
            self.put(f"{name} = m.finder({self.text_constant(pattern).code}{', True' if parts else ''})")
        for (pattern, replacement), name in self.replacers.items():
            inside = f"{self.finding(pattern, parts=False)}, {self.text_constant(replacement).code}"
            self.put(f"{name} = m.replacer({inside})")
        self.lines += rest
        self.places += places

    def _variables(self) -> None:
        top = self.survey.top
        arrays = sorted(top.arrays)
        scalars = sorted(
            name
            for name in self.survey.names | self.survey.given
            if name not in top.arrays and name not in self.survey.program.functions and name.isidentifier()
        )
        for name in arrays:
            self.put(f"a_{name} = m.array()")
        from mirage.commands.awk.survey import REFUSED, SPECIAL, SPECIAL_ARRAYS

        self.globals = [name for name in scalars if name not in SPECIAL | SPECIAL_ARRAYS | REFUSED]
        for name in self.globals:
            self.put(f"v_{name} = None")
        given = [name for name in self.globals if name in self.survey.given]
        if given:
            # Variables may be assigned between two files.
            self.put("def assign(name, value):")
            with self.indented():
                self.put(f"nonlocal {', '.join(f'v_{name}' for name in given)}")
                for name in given:
                    self.put(f"if name == {self.text_constant(name).code}: v_{name} = value")
            self.put("m.assign_variable = assign")
            self.put("m.assign_given()")
        else:
            self.put("m.assign_given()")
        if self.simple:
            self.put(f'R = ""; F = [""] * {self.padded}; SPLIT = BY = None; PLAIN = False')
            self.put("own_number = m.own_number; own_looks = m.own_looks")
        if arrays or self.globals:
            self.put("def everything():")
            with self.indented():
                names = [*(f"a_{name}" for name in arrays), *(f"v_{name}" for name in self.globals)]
                self.put(f"return ({', '.join(names)},)") if self.survey.top.arrays else self.put("return ()")
            self.put("m.everything = everything") if self.survey.top.arrays else None

    def _function(self, function: Function) -> None:
        scope = self.survey.scopes[function.name]
        self.scope = scope
        self.line = function.line
        parameters = [f"{'a' if name in scope.arrays else 'v'}_{name}=None" for name in function.parameters]
        self.put(f"{'async ' if scope.waits else ''}def f_{function.name}({', '.join(parameters)}):")
        with self.indented():
            names = {each.name for each in nodes(function.body) if isinstance(each, Var)}
            outer = sorted(f"v_{name}" for name in names if name in self.globals and name not in function.parameters)
            if self.simple and self._uses_fields(function.body):
                outer += ["F"]
            if outer:
                self.put(f"nonlocal {', '.join(outer)}")
            for name in function.parameters:
                if name in scope.arrays:
                    self.put(f"if a_{name} is None: a_{name} = m.array()")
            if scope.waits:
                self.tick()
            if self.simple and self._uses_fields(function.body):
                self._split(certain=False)
            self.block(function.body)
        self.scope = self.survey.top
        if function.name and self._is_comparer(function):
            self.put(f"m.comparers[{self.text_constant(function.name).code}] = f_{function.name}")

    @staticmethod
    def _is_comparer(function: Function) -> bool:
        """Whether ``asort`` may be told to call it."""
        return len(function.parameters) >= 4

    def _file_blocks(self, name: str, blocks: tuple[Block, ...]) -> None:
        if not blocks:
            return
        self.put(f"async def {name}():")
        with self.indented():
            if self.globals:
                self.put(f"nonlocal {', '.join(f'v_{each}' for each in self.globals)}")
            for block in blocks:
                self.block(block)
        self.put(f"m.{name} = {name}")

    def _uses_fields(self, part: object) -> bool:
        return any(
            (isinstance(each, Field) and not is_zero(each.index)) or (isinstance(each, Var) and each.name == "NF")
            for each in nodes(part)
        )

    def _split(self, *, certain: bool) -> None:
        """Split the record, where that has not been done."""
        if not certain:
            self.put("if F is None:")
            self.depth += 1
        self.put(f"F = R.split(BY, {self.most}) if PLAIN else SPLIT(R)")
        if self.padded:
            self.put(f"if len(F) < {self.padded}: F += m.padding[{self.padded}]")
        if not certain:
            self.depth -= 1

    def _main(self) -> None:
        for number, rule in enumerate(self.tree.rules):
            if rule.last is not None:
                self.put(f"r{number} = False")
        functions = [each.body for each in self.tree.functions.values()]
        in_functions = self.simple and self._uses_fields(functions)
        if in_functions or (self.simple and self._uses_fields(self.tree.begin)):
            self.put(f"SPLIT = m.splitter({self.most}); PLAIN, BY = m.parted")
        self.line = self.tree.rules[-1].line if self.tree.rules else self.line
        self.put("await m.begin_reading()")
        self.put("while True:")
        with self.indented():
            self.put("batch = await m.batch()")
            self.put("if batch is None: break")
            uses = self.simple and self._uses_fields([self.tree.rules, functions])
            if uses:
                self.put(f"SPLIT = m.splitter({self.most}); PLAIN, BY = m.parted")
            if self.simple:
                self.put("own_number = m.own_number; own_looks = m.own_looks")
            if not self.tree.rules:
                if self.simple:
                    self.put("R = batch[-1]")
                else:
                    self.put("Z.take(batch[-1])")
                self.put("m.skip(batch)")
                return
            self.put("for R in m.records(batch):")
            with self.indented():
                if not self.simple:
                    self.put("Z.take(R)")
                counted = "NR" in self.survey.names, "FNR" in self.survey.names
                if counted[0]:
                    self.put("m.nr += 1.0")
                if counted[1]:
                    self.put("m.fnr += 1.0")
                self._rules(uses and in_functions)
            self.put(f"m.passed(batch, {counted[0]}, {counted[1]})")

    def _rules(self, in_functions: bool) -> None:
        rules = self.tree.rules
        conditional = in_functions or len(rules) > 1
        raises = any(
            isinstance(each, Leave) and each.how in ("next", "nextfile")
            for each in nodes([rules, [each.body for each in self.tree.functions.values()]])
        )
        done = False
        if self.simple and conditional and self._uses_fields([rules, [e.body for e in self.tree.functions.values()]]):
            self.put("F = None")
        if raises:
            self.put("try:")
            self.depth += 1
        self.in_rule = True
        for number, rule in enumerate(rules):
            done = self._rule(number, rule, done, conditional)
        self.in_rule = False
        if raises:
            self.depth -= 1
            self.put("except Next: continue")
            self.put("except NextFile: await m.next_file(); break")

    def _rule(self, number: int, rule: Rule, done: bool, conditional: bool) -> bool:
        """One rule; whether the record is split from here on in any case."""
        self.line = rule.line
        if self.simple and not done and self._uses_fields([rule.pattern, rule.last]):
            self._split(certain=not conditional or number == 0)
            # In a range the second pattern may not be reached, but is split for all the same.
            done = True
        depth = self.depth
        if rule.pattern is not None:
            self._pattern(number, rule)
            self.depth += 1
        if rule.body is None:
            self.line = rule.line
            end = self.special("ORS")
            code = end.code if end.constant is not None else f"S({end.code})"
            self.put(f"put_out({self.record_text().code} + {code})")
        else:
            if self.simple and not done and self._uses_fields(rule.body):
                self._split(certain=not conditional or (number == 0 and rule.pattern is None))
                done = rule.pattern is None
            self.block(rule.body)
        self.depth = depth
        return done

    def _pattern(self, number: int, rule: Rule) -> None:
        assert rule.pattern is not None
        if rule.last is None:
            self.put(f"if {self.truth(self.expression(rule.pattern))}:")
            return
        flag = f"r{number}"
        first, last = self.truth(self.expression(rule.pattern)), self.truth(self.expression(rule.last))
        hit = self.label()
        self.put(f"{hit} = {flag} or bool({first})")
        self.put(f"if {hit}: {flag} = not {last}")
        self.put(f"if {hit}:")

    def _end(self) -> None:
        self.put("if m.ends:")
        with self.indented():
            self.put("m.begin_end()")
            if self.simple and self._uses_fields([self.tree.end, [e.body for e in self.tree.functions.values()]]):
                self.put(f"SPLIT = m.splitter({self.most}); PLAIN, BY = m.parted")
                self._split(certain=True)
            self.put("try:")
            with self.indented():
                for block in self.tree.end:
                    self.block(block)
                self.put("pass")
            self.put("except Leaving: pass")


def _assigns(node: Any) -> bool:
    return isinstance(node, Assign) and not node.operator


def _targets(node: Any) -> list[Any]:
    if isinstance(node, Assign | Step):
        return [node.target]
    if isinstance(node, Getline):
        return [] if node.target is None else [node.target]
    if isinstance(node, Builtin) and node.name in ("sub", "gsub"):
        return [bare(node.arguments[2])] if len(node.arguments) > 2 else [Field(Number(0.0))]
    return []


def _is_record(node: Any) -> bool:
    node = bare(node)
    return isinstance(node, Field) and is_zero(node.index)


def _read_as_texts(everything: list[Any]) -> Iterator[Any]:
    """What is asked for its text alone, and what is written to."""
    for node in everything:
        if isinstance(node, Assign):
            yield node.target
        elif isinstance(node, Concat):
            yield from node.parts
        elif isinstance(node, Match):
            yield node.text
        elif isinstance(node, Print) and not node.formatted:
            yield from node.arguments
        elif isinstance(node, Builtin) and node.name in _OF_TEXTS:
            yield from node.arguments[:1] if node.name == "substr" else node.arguments
