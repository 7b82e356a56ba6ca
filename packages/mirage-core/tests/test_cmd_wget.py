"""wget: beside the real one, against a real server on the loopback interface."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import pytest
from http_servers import serving, talking

from mirage import Workspace
from mirage.host import Host
from mirage.network import Network

if TYPE_CHECKING:
    import socket

    from oracle import Oracle

TREE = {
    "text": b"one\ntwo\n",
    "a": b"abcde",
    "whole": b"abcdefghijklmnopqrstuvwxyz\n",
    "jar": b"# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\told\tvalue\n",
    "sub/keep": b"kept\n",
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving() as port:
        yield port


def plain(log: bytes) -> bytes:
    """What wget says, without what differs each time: times, speeds, and the meter."""
    log = re.sub(rb"^ *\d+K.*\n", b"", log, flags=re.MULTILINE)
    log = re.sub(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", b"DATE", log)
    log = re.sub(rb"\([\d.]+ [KMG]?B/s\)", b"(RATE)", log)
    return re.sub(rb"in [\d.]+s|time: [\d.]+s|after \d+ ms", b"TIME", log)


LINES = """
$U/file/b
$U/file/a
-nv $U/file/a
-nv $U/file/b
-q $U/file/b
-O out $U/file/b
-O out $U/file/b?times=1000
-O text -nv $U/file/b
-nv -O out $U/file/a $U/status/404 $U/file/b
-nv $U/file/x $U/file/y
-O nonexistent/a $U/file/a
-nv -P new/deep $U/file/a?x=1
-nv $U/
-nv $U/dir/
-nv $U
-nv $U/file/a%20b?c=d/e
-nv '$U/file/x y'
-nv $U/chunked
$U/chunked
-nc $U/file/a
-nc -nv $U/file/a
-c $U/file/a
-c -nv $U/file/whole
-c $U/file/whole
-c -nv -O a $U/file/a
-c -nv -O a $U/file/a?whole=1
-N -nv $U/file/b
-N -nv $U/file/a
-N $U/file/a
--start-pos=5 -nv -O out $U/file/a
--no-use-server-timestamps -nv $U/file/b
-S -nv $U/redirect/302
-S -O out $U/redirect/302/2
-O out $U/redirect/302/2
-nv --max-redirect 1 $U/redirect/302/4
--max-redirect 1 $U/redirect/302/4
-nv --max-redirect=0 $U/redirect/302
--spider $U/file/a
--spider -nv $U/file/a
--spider $U/dir/
--spider -nv $U/dir/
--spider -nv $U/status/404
--spider $U/status/404
$U/status/404
-nv $U/status/404
-q $U/status/404
$U/status/500
-nv $U/status/204
-nv --content-on-error -O out $U/status/404
-nv -S -O out $U/status/404
-nv $U/protected
$U/protected
-nv --user u --password p -O out $U/protected
--user u --password p -O out $U/protected
-nv --user u --password q $U/protected
-nv --content-disposition $U/named/x?as=attachment%3Bfilename%3Dgiven
-nv --content-disposition $U/named/x?as=attachment%3Bfilename%3D../../e
-nv --content-disposition $U/named/x?as=attachment%3Bfilename%3Da
http://127.0.0.1:1/
-nv http://127.0.0.1:1/
-q http://127.0.0.1:1/
-nv ftpx://a/b
-nv -i list
-nv -i nolist
-o log -O out $U/file/a

--foo $U
-O
-T x $U
--header bad $U
"""

PRINTED = """
-qO- $U/echo
-qO- --header 'X-A: 1' --post-data a=b $U/echo
-qO- --method PUT --body-data x $U/echo
-qO- --method DELETE $U/echo
-qO- --post-file text $U/echo
-qO- --method=POST --body-file=text $U/echo
-qO- --post-data a $U/redirect/302
-qO- --post-data a $U/redirect/307
-qO- --post-data a $U/redirect/308
-qO- --user u --password p $U/protected
-qO- --user u --password p $U/echo
-qO- --auth-no-challenge --user u --password p $U/echo
-qO- http://u:p@127.0.0.1:$P/protected
-qO- --referer r -U agent $U/echo
-qO- -U '' $U/echo
-qO- --header 'A: b' --header 'A: c' --header 'User-Agent: z' $U/echo
-qO- --load-cookies jar $U/echo
-qO- $U/cookies?a=1 $U/echo
-qO- --compression=auto $U/packed/gzip
-qO- $U/packed/gzip
-qO- $U/file/a $U/file/b
-qO- --start-pos=5 $U/file/a
-qO- -T 5 -t 1 $U/file/a
-qO- --tries=3 --no-check-certificate --no-proxy $U/file/a
"""


def compare(line: str, port: int, oracle: "Oracle", *, times: bool) -> None:
    words = shlex.split(line.replace("$U", f"http://127.0.0.1:{port}").replace("$P", str(port)))
    words = ["--no-hsts", *words]
    host = Host(network=Network(allow=[f"127.0.0.1:{port}", "127.0.0.1:1"], unverified=True))
    tree = {**TREE, "list": f"http://127.0.0.1:{port}/file/b\n".encode()}
    expected = oracle.real("wget", words, tree, b"", times=times)
    for backend in ("asyncio", "trio"):
        ours = oracle.ours("wget", words, tree, b"", times=times, backend=backend, host=host)
        assert ours.out == expected.out
        assert plain(ours.err) == plain(expected.err)
        assert ours.status == expected.status
        found, wanted = (
            {
                path: replace(each, content=plain(each.content), mtime=None)
                if path.endswith("/log") and isinstance(each.content, bytes)
                else each
                for path, each in outcome.tree.items()
            }
            for outcome in (ours, expected)
        )
        assert found == wanted


@pytest.mark.parametrize("line", LINES.strip("\n").splitlines())
def test_like_the_real_one(line: str, port: int, oracle: "Oracle") -> None:
    compare(line, port, oracle, times=True)


@pytest.mark.parametrize("line", PRINTED.strip().splitlines())
def test_what_is_sent(line: str, port: int, oracle: "Oracle") -> None:
    compare(line, port, oracle, times=False)


@pytest.mark.anyio
class TestOurs:
    async def test_off_by_default(self) -> None:
        result = await Workspace().execute("wget -q https://example.com/x")
        assert result.exit_code == 4
        assert b"the network is off in this workspace" in result.stderr
        assert b'Network(allow=["https://example.com"])' in result.stderr

    @pytest.mark.parametrize("option", ["-r", "-m", "-l 2", "-b", "-p", "--limit-rate=1k", "-e robots=off"])
    async def test_refused(self, option: str) -> None:
        result = await Workspace().execute(f"wget {option} http://example.com/")
        assert result.exit_code == 2
        assert result.stderr.startswith(b"wget: refused: ")

    async def test_credentials_stay_with_their_origin(self, port: int) -> None:
        with serving() as other:
            workspace = Workspace(network=Network(allow=[f"127.0.0.1:{port}", f"127.0.0.1:{other}"]))
            secrets = "--auth-no-challenge --user u --password hunter2 --header 'X-Token: hunter2'"
            url = f"'127.0.0.1:{port}/redirect/302?to=http://127.0.0.1:{other}/echo'"
            result = await workspace.execute(f"wget -qO- {secrets} {url}")
            assert result.exit_code == 0
            assert b"hunter2" not in result.stdout
            await workspace.aclose()

    async def test_a_redirect_to_a_metadata_address(self, port: int) -> None:
        workspace = Workspace(network=Network(allow=[f"127.0.0.1:{port}", "*"]))
        result = await workspace.execute(f"wget -qO- '127.0.0.1:{port}/redirect/302?to=http://169.254.169.254/'")
        assert (result.exit_code, result.stdout) == (4, b"")

    async def test_tries_again_after_an_empty_answer(self) -> None:
        turns: list[bytes] = []

        def talk(connection: "socket.socket", head: bytes) -> None:
            turns.append(head)
            if len(turns) > 1:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes")

        with talking(talk) as port:
            workspace = Workspace(network=Network(allow=[f"127.0.0.1:{port}"]))
            result = await workspace.execute(f"wget -qO- --waitretry=0 127.0.0.1:{port}", timeout=10)
            assert (result.exit_code, result.stdout, len(turns)) == (0, b"yes", 2)
            turns.clear()
            once = await workspace.execute(f"wget -qO- -t 1 127.0.0.1:{port}", timeout=10)
            assert once.exit_code == 4

    async def test_a_server_that_says_nothing(self) -> None:
        def talk(connection: "socket.socket", head: bytes) -> None:
            connection.recv(1)

        with talking(talk) as port:
            workspace = Workspace(network=Network(allow=[f"127.0.0.1:{port}"]))
            with anyio.fail_after(10):
                result = await workspace.execute(f"wget -q -T 0.3 -t 1 127.0.0.1:{port}")
            assert result.exit_code == 4

    async def test_read_mounts_take_nothing(self, port: int) -> None:
        from mirage import MountMode
        from mirage.resource.ram import RAMResource

        kept = RAMResource.from_files({"a": b"kept\n"})
        network = Network(allow=[f"127.0.0.1:{port}"])
        async with Workspace({"/r": (kept, MountMode.READ)}, network=network) as workspace:
            for option in ("-O /r/a", "-O /r/new", "-P /r", "-P /r/new", "-O- --save-cookies /r/jar", "-O- -o /r/log"):
                result = await workspace.execute(f"wget {option} 127.0.0.1:{port}/file/a")
                assert result.exit_code in (1, 3), option
                assert b"Read-only file system" in result.stderr
            assert (await workspace.execute("cat /r/a; ls /r")).stdout == b"kept\na\n"
