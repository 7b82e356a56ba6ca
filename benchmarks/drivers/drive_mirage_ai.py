"""mirage-ai, in an environment of its own (it owns the import name ``mirage`` too)."""

from protocol import main

from mirage import MountMode, Workspace
from mirage.vfs.ram import RAMVFS


class MirageAI:
    def __init__(self) -> None:
        self.workspace = self.idle()

    async def prepare(self, files: dict[str, str]) -> None:
        self.workspace = self.idle()
        made = {"/data"}
        for path, text in files.items():
            parent = path.rpartition("/")[0]
            if parent not in made:
                await self.workspace.shell(f"mkdir -p {parent}")
                made.add(parent)
            await self.workspace.vfs.write(path, text.encode())

    async def line(self, text: str) -> tuple[int, str]:
        result = await self.workspace.shell(text)
        return result.exit_code, await result.stdout_str()

    def idle(self) -> Workspace:
        return Workspace({"/data": RAMVFS()}, mode=MountMode.EXEC)


if __name__ == "__main__":
    main(MirageAI())
