"""An interpreter passes the laws of interpreters; ones that break a law do not."""

import time

import pytest

from mirage.commands.spec import Command
from mirage.interpreter import Invocation, interpreter
from mirage.testing.interpreting import Ground, InterpreterLaws, Programs

PROGRAMS = Programs("say hello", "copy", "show", "keep", "end 3", "loop")


class Talk:
    """One line, one word, perhaps an argument."""

    async def run(self, invocation: Invocation) -> int:
        lines = [line for line in invocation.program.decode().splitlines() if not line.startswith("#")]
        verb, _, rest = lines[0].partition(" ")
        if verb == "say":
            await invocation.io.out.write(f"{rest}\n".encode())
        elif verb == "copy":
            while chunk := await invocation.io.stdin.read():
                await invocation.breathe()
                await invocation.io.out.write(chunk)
        elif verb == "show":
            await self.show(invocation)
        elif verb == "keep":
            await self.keep(invocation)
        elif verb == "loop":
            await self.loop(invocation)
        return self.status(rest) if verb == "end" else 0

    async def show(self, invocation: Invocation) -> None:
        await invocation.breathe()
        await invocation.io.out.write(f"{invocation.arguments[0]}\n".encode())

    async def keep(self, invocation: Invocation) -> None:
        await invocation.files.write(invocation.arguments[0], b"kept\n")

    async def loop(self, invocation: Invocation) -> None:
        while True:
            await invocation.breathe()

    def status(self, text: str) -> int:
        return int(text)


class Remembering(Talk):
    """Shows what it was first called with."""

    first: str | None = None

    async def show(self, invocation: Invocation) -> None:
        self.first = self.first or invocation.arguments[0]
        await invocation.io.out.write(f"{self.first}\n".encode())


class Holding(Talk):
    """Does not give the loop back."""

    async def loop(self, invocation: Invocation) -> None:
        until = time.monotonic() + 2
        while time.monotonic() < until:
            pass


class Deaf(Talk):
    """Makes little of limits."""

    async def loop(self, invocation: Invocation) -> None:
        for _ in range(20):
            await invocation.breathe()


class Content(Talk):
    """Always succeeds."""

    def status(self, text: str) -> int:
        return 0


class Careless(Talk):
    """Does not say what it could not do."""

    async def keep(self, invocation: Invocation) -> None:
        try:
            await super().keep(invocation)
        except OSError:
            return


class TestTalk(InterpreterLaws):
    @pytest.fixture
    def command(self) -> Command:
        return interpreter("talk", "Talk.", Talk())

    @pytest.fixture
    def programs(self) -> Programs:
        return PROGRAMS


BROKEN = [
    (Remembering, "nothing_of_a_call_is_kept"),
    (Remembering, "its_words_are_the_programs"),
    (Holding, "others_go_on_meanwhile"),
    (Holding, "limits_end_it"),
    (Deaf, "limits_end_it"),
    (Deaf, "cancellation_ends_it"),
    (Content, "the_status_is_the_programs"),
    (Careless, "files_are_those_of_the_workspace"),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("kind", "law"), BROKEN)
async def test_a_broken_one_is_told(kind: type[Talk], law: str) -> None:
    command = interpreter("talk", "Talk.", kind())
    ground = await Ground.of(command, PROGRAMS)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        await getattr(InterpreterLaws(), f"test_{law}")(ground, command)
