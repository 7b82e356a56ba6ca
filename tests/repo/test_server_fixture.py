"""The fixtures of the root conftest: servers of a test's own, and programs that may be missing."""

import socket
import sys
import time
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[2].joinpath("conftest.py").read_text(encoding="utf-8")

ECHOING = """
import socket, sys
listening = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    connection, _ = listening.accept()
    with connection:
        connection.sendall(connection.recv(100))
"""

USES_IT = """
def test_uses_it(server):
    port = server({program!r}, "-c", {code!r}, "{{port}}", package="a-package")
    print("port", port)
"""


class TestServer:
    def run(self, pytester: pytest.Pytester, program: str, code: str = ECHOING) -> pytest.RunResult:
        pytester.makeconftest(CONFTEST)
        pytester.makepyfile(USES_IT.format(program=program, code=code))
        return pytester.runpytest_subprocess("-rs", "-s", "-p", "no:cacheprovider")

    def test_it_listens_and_is_ended(self, pytester: pytest.Pytester) -> None:
        result = self.run(pytester, sys.executable)
        result.assert_outcomes(passed=1)
        (line,) = [line for line in result.outlines if "port " in line]
        port = int(line.split("port ")[1].split()[0].rstrip("."))
        time.sleep(0.05)
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0

    def test_a_missing_program_names_its_package(
        self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("MIRAGE_TEST_PROGRAMS", raising=False)
        result = self.run(pytester, "no-such-server")
        result.assert_outcomes(skipped=1)
        result.stdout.fnmatch_lines(["*no-such-server is missing: apt-get install a-package*"])

    def test_a_missing_program_fails_where_all_are_required(
        self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("MIRAGE_TEST_PROGRAMS", "required")
        self.run(pytester, "no-such-server").assert_outcomes(failed=1)

    def test_a_server_that_ends_at_once(self, pytester: pytest.Pytester) -> None:
        result = self.run(pytester, sys.executable, "raise SystemExit(3)")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["*ended with status 3*"])


@pytest.mark.anyio
async def test_both_event_loops(anyio_backend: str) -> None:
    import sniffio

    assert sniffio.current_async_library() == anyio_backend
