"""The web service of docs/embedding.md, under a real server and many callers at once."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
import httpx
import pytest

PAGE = Path(__file__).parents[3] / "docs" / "embedding.md"
CALLERS = 100

pytestmark = pytest.mark.timeout(90)


def service_text() -> str:
    found = re.search(r"```python\n(# service\.py\n.*?)```", PAGE.read_text(), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "service.py").write_text(service_text())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "service:app", "--port", str(port), "--log-level", "warning"]
    process = subprocess.Popen(command, cwd=folder)
    try:
        await_port(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def await_port(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        assert process.poll() is None, "the server ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not listen within 10 s")


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_many_requests_share_one_workspace(address: str) -> None:
    answers: dict[int, dict[str, object]] = {}

    async def caller(number: int, client: httpx.AsyncClient) -> None:
        name = f"caller-{number}"
        (await client.post(f"/sessions/{name}")).raise_for_status()
        for line in (f"mine={number}", f"echo $mine > /data/{number}", f"cat /data/{number}; echo $mine"):
            reply = await client.post("/execute", json={"line": line, "session": name})
        answers[number] = reply.json()

    limits = httpx.Limits(max_connections=50)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        async with anyio.create_task_group() as group:
            for number in range(CALLERS):
                group.start_soon(caller, number, client)
        listing = await client.post("/execute", json={"line": "ls /data | wc -l"})
    assert answers == {
        number: {"exit_code": 0, "stdout": f"{number}\n{number}\n", "stderr": ""} for number in range(CALLERS)
    }
    assert listing.json()["stdout"] == f"{CALLERS}\n"


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_errors_are_answers(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        unknown = await client.post("/execute", json={"line": "true", "session": "nobody"})
        missing = await client.post("/execute", json={"line": "true", "cwd": "/nowhere"})
        failing = await client.post("/execute", json={"line": "cat /nowhere"})
    assert unknown.status_code == 404
    assert "nobody" in unknown.json()["detail"]
    assert missing.status_code == 400
    assert missing.json()["detail"] == "/nowhere: No such file or directory"
    assert failing.json() == {"exit_code": 1, "stdout": "", "stderr": "cat: /nowhere: No such file or directory\n"}


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_client_that_leaves_ends_its_line(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        async with client.stream("GET", "/execute", params={"line": "yes"}) as reply:
            async for chunk in reply.aiter_bytes():
                assert chunk.startswith(b"y\n")
                break
        after = await client.post("/execute", json={"line": "echo alive"})
    assert after.json()["stdout"] == "alive\n"
