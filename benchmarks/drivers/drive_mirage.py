"""Mirage, as a program embeds it."""

from protocol import main

from mirage import Workspace
from mirage.resource.ram import RAMResource


class Mirage:
    def __init__(self) -> None:
        self.workspace = Workspace()

    async def prepare(self, files: dict[str, str]) -> None:
        await self.workspace.aclose()
        self.workspace = Workspace({"/data": RAMResource()})
        fs = self.workspace.fs
        made = {"/data"}
        for path, text in files.items():
            parent = path.rpartition("/")[0]
            if parent not in made:
                await fs.mkdir(parent, parents=True)
                made.add(parent)
            await fs.write(path, text.encode())

    async def line(self, text: str) -> tuple[int, str]:
        result = await self.workspace.execute(text)
        return result.exit_code, result.stdout.decode()

    def idle(self) -> object:
        return Workspace({"/data": RAMResource()})


if __name__ == "__main__":
    main(Mirage())
