"""The text of a program: from options and files, and what was made of it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Self

from mirage.commands.awk.compiling import Compiled, compiled
from mirage.commands.awk.faults import Fatal, Syntax
from mirage.commands.awk.grammar import Grammar
from mirage.commands.awk.options import Piece
from mirage.commands.awk.tokens import Source
from mirage.commands.context import Context, reason

if TYPE_CHECKING:
    from mirage.commands.awk.tree import Program

LONGEST: Final = 1 << 18
"""Characters of a program."""
COMMAND_LINE: Final = "cmd. line"
_PLACES = ("", "/usr/share/awk/", "/usr/local/share/awk/")


class Library:
    """Files that ``@include`` may name, read beforehand."""

    __slots__ = ("texts",)

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    @classmethod
    async def load(cls, ctx: Context, pieces: Sequence[Piece], *, binary: bool) -> tuple[list[Source], Self]:
        """The sources of a program, and what they include."""
        library = cls()
        sources: list[Source] = []
        for piece in pieces:
            if piece.kind == "text":
                sources.append(Source(COMMAND_LINE, piece.text))
            elif piece.kind == "include":
                sources.insert(0, Source(piece.text, await library._file(ctx, piece.text)))
            else:
                sources.append(Source(piece.text, await library._file(ctx, piece.text, fatal=True)))
        pending = [source.text for source in sources]
        while pending:
            text = pending.pop()
            if len(text) > LONGEST:
                raise Syntax(f"fatal: a program has at most {LONGEST} characters")
            for name in _included(text):
                if name not in library.texts:
                    library.texts[name] = await library._file(ctx, name)
                    pending.append(library.texts[name])
            await ctx.breathe()
        if binary:
            sources = [Source(source.name, _bytewise(source.text)) for source in sources]
            library.texts = {name: _bytewise(text) for name, text in library.texts.items()}
        return sources, library

    @staticmethod
    async def _file(ctx: Context, name: str, *, fatal: bool = False) -> str:
        problem = ""
        for path in (name, f"{name}.awk"):
            try:
                source = await ctx.open(path)
            except OSError as error:
                problem = problem or reason(error)
                continue
            try:
                data = await ctx.gather(source)
            finally:
                await source.aclose()
            text = data.decode("utf-8", "surrogateescape")
            return text
        if fatal:
            raise Syntax(f"fatal: cannot open source file `{name}' for reading: {problem}", status=2)
        raise Syntax(f"{COMMAND_LINE}:1: error: cannot open source file `{name}' for reading: {problem}")


def _included(text: str) -> list[str]:
    import re

    return re.findall(r'@include[ \t]+"([^"\n]*)"', text) if "@include" in text else []


def _bytewise(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def program(
    sources: tuple[Source, ...], library: Library, given: frozenset[str], posix: bool, sandboxed: bool
) -> tuple[Compiled, Sequence[str]]:
    """What is made of a program; that of short ones is kept.

    :raises Syntax: it makes no sense.
    :raises Fatal: it asks for what cannot be.
    """
    texts = tuple(sorted(library.texts.items()))
    if sum(len(source.text) for source in sources) + sum(len(text) for _, text in texts) <= 8192:
        return _kept(sources, texts, given, posix, sandboxed)
    return _made(sources, texts, given, posix, sandboxed)


@lru_cache(128)
def _kept(
    sources: tuple[Source, ...], texts: tuple[tuple[str, str], ...], given: frozenset[str], posix: bool, sandboxed: bool
) -> tuple[Compiled, Sequence[str]]:
    return _made(sources, texts, given, posix, sandboxed)


def _made(
    sources: tuple[Source, ...], texts: tuple[tuple[str, str], ...], given: frozenset[str], posix: bool, sandboxed: bool
) -> tuple[Compiled, Sequence[str]]:
    left = dict(texts)

    def include(name: str) -> Source | None:
        text = left.pop(name, None)
        return None if text is None else Source(name, text)

    grammar = Grammar(list(sources), posix=posix, include=include)
    try:
        tree: Program = grammar.program()
        found = compiled(tree, given, sandboxed=sandboxed)
    except RecursionError:
        raise Fatal("the program is nested too deeply") from None
    return found._replace(warnings=(*grammar.warned.said, *found.warnings)), grammar.names
