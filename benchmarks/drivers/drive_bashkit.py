"""bashkit, in an environment of its own, through its asynchronous call."""

import bashkit
from protocol import main

UNBOUND = {"max_commands": 100_000_000, "max_loop_iterations": 100_000_000}


class Bashkit:
    def __init__(self) -> None:
        self.bash = bashkit.Bash(**UNBOUND)
        self.calls = 0

    async def prepare(self, files: dict[str, str]) -> None:
        self.bash = bashkit.Bash(**UNBOUND)
        self.files = files
        self.calls = 0
        made: set[str] = set()
        for path, text in files.items():
            parent = path.rpartition("/")[0]
            if parent not in made:
                self.bash.mkdir(parent, True)
                made.add(parent)
            self.bash.write_file(path, text)

    async def line(self, text: str) -> tuple[int, str]:
        result = await self.bash.execute(text)
        return result.exit_code, result.stdout

    def idle(self) -> object:
        return bashkit.Bash()


if __name__ == "__main__":
    main(Bashkit())
