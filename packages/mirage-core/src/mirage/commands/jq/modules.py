"""A program with the modules it imports: read from the workspace, compiled in the order in which they are needed."""

# JSON values are Any, and what is known of one that was told apart is no more than its kind.
# pyright: reportUnknownArgumentType=false
# pyright: reportUnknownVariableType=false

from typing import TYPE_CHECKING, Any

from mirage.commands.inputs import Input, ReadError
from mirage.commands.jq.codes import Code
from mirage.commands.jq.compile import Compiler
from mirage.commands.jq.exact import Parser
from mirage.commands.jq.faults import CompileError, JsonError
from mirage.commands.jq.parse import parse
from mirage.commands.jq.scope import Function, Known, Scope
from mirage.commands.jq.syntax import Import, Program

if TYPE_CHECKING:
    from mirage.commands.context import Context
    from mirage.commands.jq.world import World

DEEPEST = 16
"""How deep modules import each other."""
_MOST = 256
"""Modules of one program."""


class NotCompiled(Exception):
    """What is said of a program that is none."""


async def compiled(ctx: "Context", world: "World", source: str, known: dict[str, Any]) -> Code:
    """The code of a program; ``known`` are the variables that the call sets.

    :raises NotCompiled: it is no program.
    """
    return await _Loader(ctx, world).program(source, known)


async def content(ctx: "Context", path: str) -> bytes:
    """All bytes of a file.

    :raises OSError: it cannot be read.
    """
    try:
        async with await Input.open(ctx, path) as source:
            data = bytearray()
            while chunk := await source.read():
                ctx.budget.hold(len(chunk))
                data += chunk
                await ctx.breathe()
            ctx.budget.drop(len(data))
            return bytes(data)
    except ReadError as failed:
        raise failed.error from None


async def described(ctx: "Context", world: "World", name: str) -> dict[str, Any]:
    """What ``modulemeta`` says of a module.

    :raises NotCompiled: there is none.
    """
    loader = _Loader(ctx, world)
    path = await loader.found(Import(name, "m", {}), ".jq", "")
    program = loader.parsed((await content(ctx, path)).decode("utf-8", "replace"))
    dependencies = [_dependency(each) for each in program.imports]
    defined = [f"{each.name}/{len(each.parameters)}" for each in program.definitions]
    return {**(program.meta or {}), "deps": dependencies, "defs": defined}


def _dependency(imported: Import) -> dict[str, Any]:
    alias = {} if imported.name is None else {"as": imported.name.lstrip("$")}
    is_data = imported.name is not None and imported.name.startswith("$")
    return {**imported.meta, **alias, "is_data": is_data, "relpath": imported.path}


class _Loader:
    def __init__(self, ctx: "Context", world: "World") -> None:
        self._ctx = ctx
        self._world = world
        self._compiler = Compiler(world)
        self._modules: dict[str, list[tuple[str, Function]]] = {}
        """By path, the functions of each."""
        self._depth = 0

    async def program(self, source: str, known: dict[str, Any]) -> Code:
        """The code of the main program."""
        scope = Scope()
        for name, value in known.items():
            scope = scope.known(f"${name}", Known(value))
        program = self.parsed(source)
        for imported in await self._at_home():
            scope = scope.known(*imported)
        scope = await self._imported(program, scope, "")
        scope, functions = self._defined(program, scope)
        if program.body is None and not functions and not program.imports:
            raise NotCompiled('jq: error: Top-level program not given (try ".")\njq: 1 compile error')
        try:
            for _, function in functions:
                self._compiler.check(function)
            from mirage.commands.jq.syntax import Identity

            code = self._compiler.code(program.body or Identity(), scope)
        except CompileError as error:
            raise NotCompiled(_told(source, [error])) from None
        self._refuse(source)
        if self._world.expressions:
            await self._ctx.breathe()
            from mirage.commands.jq.regexes import prepared

            await self._ctx.budget.in_turn(prepared(self._world.expressions))
        return code

    def _refuse(self, source: str) -> None:
        """Names that mean nothing."""
        errors = self._compiler.errors
        if errors:
            raise NotCompiled(_told(source, [CompileError(*each) for each in errors]))

    def parsed(self, source: str) -> Program:
        """The tree of a program or a module."""
        try:
            return parse(source)
        except CompileError as error:
            raise NotCompiled(_told(source, [error])) from None

    def _defined(self, program: Program, scope: Scope) -> tuple[Scope, list[tuple[str, Function]]]:
        functions: list[tuple[str, Function]] = []
        for definition in program.definitions:
            scope, function = scope.defined(definition)
            functions.append((f"{definition.name}/{len(definition.parameters)}", function))
        return scope, functions

    async def _at_home(self) -> list[tuple[str, Function]]:
        """What is in ``~/.jq``, where that is a file."""
        path = self._expanded("~/.jq", "")
        try:
            if (await self._ctx.fs.stat(path)).kind != "file":
                return []
        except OSError:
            return []
        return await self._module(path)

    async def _imported(self, program: Program, scope: Scope, folder: str) -> Scope:
        for each in program.imports:
            suffix = ".json" if each.name is not None and each.name.startswith("$") else ".jq"
            path = await self.found(each, suffix, folder)
            if each.name is None:
                for name, function in await self._module(path):
                    scope = scope.known(name, function)
            elif suffix == ".json":
                data = Known(await self._data(path))
                alias = each.name.replace(" ", "")
                scope = scope.known(alias, data).known(f"{alias}::{alias[1:]}", data)
            else:
                for name, function in await self._module(path):
                    scope = scope.known(f"{each.name}::{name}", function)
        return scope

    async def _module(self, path: str) -> list[tuple[str, Function]]:
        if path in self._modules:
            return self._modules[path]
        self._depth += 1
        if self._depth > DEEPEST or len(self._modules) > _MOST:
            raise NotCompiled(f"jq: error: modules nested too deeply: {path}\njq: 1 compile error")
        source = (await content(self._ctx, path)).decode("utf-8", "replace")
        program = self.parsed(source)
        if program.body is not None:
            message = "library should only have function definitions, not a main expression"
            raise NotCompiled(f"jq: error: {message}\njq: 1 compile error")
        scope = await self._imported(program, Scope(), path.rpartition("/")[0])
        _, functions = self._defined(program, scope)
        try:
            for _, function in functions:
                self._compiler.check(function)
        except CompileError as error:
            raise NotCompiled(_told(source, [error])) from None
        self._refuse(source)
        self._modules[path] = functions
        self._depth -= 1
        return functions

    async def _data(self, path: str) -> list[Any]:
        try:
            return list(Parser().feed(await content(self._ctx, path), last=True))
        except JsonError as error:
            raise NotCompiled(f"jq: error loading data file {path}: {error}\njq: 1 compile error") from None

    async def found(self, wanted: Import, suffix: str, folder: str) -> str:
        """The path of a module."""
        parts = wanted.path.split("/")
        if ".." in parts:
            raise _missing(f"Relative paths to modules may not traverse to parent directories ({wanted.path})")
        search = wanted.meta.get("search")
        places = [search] if isinstance(search, str) else search if isinstance(search, list) else []
        folders = [self._expanded(str(place), folder) for place in places]
        folders += [self._expanded(place, "") for place in self._world.paths]
        for place in folders:
            for name in (f"{wanted.path}{suffix}", f"{wanted.path}/{parts[-1]}{suffix}"):
                path = f"{place.rstrip('/')}/{name}"
                try:
                    if (await self._ctx.fs.stat(path)).kind == "file":
                        return path
                except OSError:
                    continue
        raise _missing(f"module not found: {wanted.path}")

    def _expanded(self, place: str, folder: str) -> str:
        if place.startswith("~"):
            return self._world.environment.get("HOME", "/") + place[1:]
        if place.startswith("/") or not folder:
            return place or "."
        return f"{folder}/{place}"


def _missing(message: str) -> NotCompiled:
    return NotCompiled(f"jq: error: {message}\n\njq: 1 compile error")


def _told(source: str, errors: list[CompileError]) -> str:
    """The messages, each with the line it is about."""
    told = [_one(source, error) for error in errors]
    return "\n".join([*told, f"jq: {len(told)} compile error{'' if len(told) == 1 else 's'}"])


def _one(source: str, error: CompileError) -> str:
    if error.at is None:
        return f"jq: error: {error.message}"
    begin = source.rfind("\n", 0, error.at) + 1
    end = source.find("\n", error.at)
    line = source[begin : end if end >= 0 else len(source)]
    column = error.at - begin
    width = max(1, min(error.end or error.at, begin + len(line)) - error.at)
    place = f"<top-level>, line {source.count(chr(10), 0, error.at) + 1}, column {column + 1}:"
    return f"jq: error: {error.message} at {place}\n    {line}\n    {' ' * column}{'^' * width}"
