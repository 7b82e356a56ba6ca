"""docs/add-an-interpreter.md: its plugin is installed as printed, and its example prints what the page says."""

import os
import re
import subprocess
import sys
from pathlib import Path

TEXT = (Path(__file__).parents[2] / "docs/add-an-interpreter.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w.]+)`\n\n```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))


def test_the_printed_interpreter_runs(tmp_path: Path) -> None:
    assert list(FILES) == ["mirage_sums.py", "sums_example.py"]
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    info = tmp_path / "mirage_sums-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mirage-sums\nVersion: 1.0\n")
    [(group, entry)] = re.findall(r'^```toml\n\[project.entry-points."([\w.]+)"\]\n(.*?)^```$', TEXT, re.M | re.DOTALL)
    unquoted = entry.replace('"', "")
    (info / "entry_points.txt").write_text(f"[{group}]\n{unquoted}")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    program = [sys.executable, "-W", "error", str(tmp_path / "sums_example.py")]
    done = subprocess.run(program, env={"PYTHONPATH": path}, capture_output=True, text=True, timeout=30, check=False)
    [promised] = re.findall(r"sums_example.*?^```text\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert (done.returncode, done.stdout, done.stderr) == (0, promised, "")
