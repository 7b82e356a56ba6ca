"""The real bash with the GNU tools, in a temporary folder: one process a line."""

import os
import subprocess
import tempfile
from pathlib import Path

from protocol import main

LOCALE = {**os.environ, "LC_ALL": "C.UTF-8"}
"""What the others have."""


class Bash:
    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()

    async def prepare(self, files: dict[str, str]) -> None:
        self.folder.cleanup()
        self.folder = tempfile.TemporaryDirectory()
        for path, text in files.items():
            place = Path(self.folder.name + path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        Path(self.folder.name, "data").mkdir(exist_ok=True)

    async def line(self, text: str) -> tuple[int, str]:
        here = text.replace("/data", self.folder.name + "/data")
        done = subprocess.run(["bash", "-c", here], capture_output=True, check=False, env=LOCALE)
        return done.returncode, done.stdout.decode().replace(self.folder.name, "")

    def idle(self) -> object:
        return None


if __name__ == "__main__":
    main(Bash())
