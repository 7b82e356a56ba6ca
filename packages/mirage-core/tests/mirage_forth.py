"""A plugin that brings an interpreter: a language of a stack and words, small enough to be read here."""

from collections.abc import Sequence

from mirage.interpreter import Grammar, Invocation, interpreter
from mirage.plugins import hookimpl
from mirage.plugins.hookspecs import RegisterCommand


class Forth:
    """``1 2 + .`` prints 3; a text is written ``"text``."""

    async def run(self, invocation: Invocation) -> int:
        if invocation.origin == "--version":
            await invocation.io.out.write(b"forth 1.0\n")
            return 0
        return await Running(invocation).run()


class Running:
    """One program on its way."""

    def __init__(self, invocation: Invocation) -> None:
        self.invocation = invocation
        lines = invocation.program.decode().splitlines()
        self.words = [word for line in lines for word in line.partition("#")[0].split()]
        self.stack: list[str] = []

    async def run(self) -> int:
        at = 0
        begins: list[int] = []
        while at < len(self.words):
            await self.invocation.breathe()
            word = self.words[at]
            at += 1
            if word == "begin":
                begins.append(at)
            elif word == "again":
                at = begins[-1]
            elif word == "exit":
                return int(self.stack.pop())
            elif not await self.step(word):
                await self.invocation.io.err.write(f"{self.invocation.origin}: {word} ?\n".encode())
                return 2
        return 0

    async def step(self, word: str) -> bool:
        """One word; False where it means nothing."""
        stack, call = self.stack, self.invocation
        if word.startswith('"'):
            stack.append(word[1:])
        elif word.lstrip("-").isdecimal():
            stack.append(word)
        elif word in ("+", "-", "*"):
            right, left = int(stack.pop()), int(stack.pop())
            stack.append(str({"+": left + right, "-": left - right, "*": left * right}[word]))
        elif word == "dup":
            stack.append(stack[-1])
        elif word == ".":
            await call.io.out.write(f"{stack.pop()}\n".encode())
        else:
            return await self.outward(word)
        return True

    async def outward(self, word: str) -> bool:
        """The words that reach beyond the stack."""
        stack, call = self.stack, self.invocation
        if word == "argument":
            stack.append([call.origin, *call.arguments][int(stack.pop())])
        elif word == "options":
            stack.append(" ".join(call.options))
        elif word == "variable":
            stack.append(call.environment.get(stack.pop(), ""))
        elif word == "cwd":
            stack.append(call.cwd)
        elif word == "input":
            stack.append((await call.io.stdin.read()).decode().rstrip("\n"))
        elif word == "read":
            stack.append((await call.files.read_bytes(stack.pop())).decode().rstrip("\n"))
        elif word == "write":
            path = stack.pop()
            await call.files.write(path, f"{stack.pop()}\n".encode())
        elif word == "hold":
            call.budget.hold(int(stack.pop()))
        elif word == "leave":
            raise SystemExit(3)
        else:
            return False
        return True


GRAMMAR = Grammar(code=("-c", "--code"), valued=("-W",), alone=("--version",))

forth = interpreter("forth", "Run a program of words.", Forth(), GRAMMAR)


@hookimpl
def mirage_register_commands(register: RegisterCommand) -> None:
    register("forth", "mirage_forth:forth")


@hookimpl
def mirage_command_missing(name: str, argv: Sequence[str]) -> object:
    return forth if name == "forth83" else None
