"""The network's allow-list: what it takes, what it refuses, and that hostile servers and names get nowhere."""

import gzip
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import anyio
import pytest
from http_servers import serving, talking

from mirage import Limits, Workspace
from mirage.commands.http import client
from mirage.network import Network
from mirage.result import Result

pytestmark = pytest.mark.anyio

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes"


async def run(line: str, network: Network | None, **more: object) -> Result:
    workspace = Workspace(network=network, **more)  # type: ignore[arg-type]
    return await workspace.execute(line, timeout=15)


def loopback(*ports: int) -> Network:
    return Network(allow=[f"http://127.0.0.1:{port}" for port in ports])


class TestOrigins:
    @pytest.mark.parametrize(
        ("entry", "scheme", "host", "port", "wanted"),
        [
            ("https://api.example.com", "https", "api.example.com", 443, True),
            ("https://api.example.com/", "https", "api.example.com", 443, True),
            ("https://api.example.com", "http", "api.example.com", 80, False),
            ("https://api.example.com", "https", "api.example.com", 8443, False),
            ("https://API.Example.com:8443", "https", "api.example.com", 8443, True),
            ("example.com", "http", "example.com", 80, True),
            ("example.com", "https", "example.com", 443, True),
            ("example.com", "https", "www.example.com", 443, False),
            ("example.com", "https", "badexample.com", 443, False),
            ("*.example.com", "https", "a.b.example.com", 443, True),
            ("*.example.com", "https", "example.com", 443, False),
            ("*.example.com", "https", "badexample.com", 443, False),
            ("*.example.com", "https", "example.com.evil.net", 443, False),
            ("example.com:*", "https", "example.com", 9, True),
            ("*", "https", "anything.net", 443, True),
            ("*", "https", "anything.net", 8443, False),
            ("*:*", "http", "anything.net", 8443, True),
            ("[::1]:80", "http", "::1", 80, True),
            ("::1", "http", "::1", 80, True),
            ("bücher.example", "https", "xn--bcher-kva.example", 443, True),
        ],
    )
    def test_names(self, entry: str, scheme: str, host: str, port: int, wanted: bool) -> None:
        assert Network(allow=[entry]).names(scheme, host, port) is wanted

    @pytest.mark.parametrize(
        "entry", ["", "ftp://x", "https://", "x:0", "x:99999", "x:y", "a*b", "*.*.x", "https://x/path", "u@x", "x y"]
    )
    def test_entries_that_make_no_sense(self, entry: str) -> None:
        with pytest.raises(ValueError, match="allow: "):
            Network(allow=[entry])

    @pytest.mark.parametrize("entry", ["", "localhost", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.1:x"])
    def test_places_that_make_no_sense(self, entry: str) -> None:
        with pytest.raises(ValueError, match="private: "):
            Network(private=[entry])

    def test_a_text_is_no_list(self) -> None:
        with pytest.raises(TypeError):
            Network(allow="example.com")


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        """
        127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 224.0.0.1
        240.0.0.1 255.255.255.255 192.0.0.192 198.18.0.1 168.63.129.16 :: ::1 fe80::1 fc00::1 fd00:ec2::254 ff02::1
        fec0::1 192.88.99.1
        ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2002:7f00:1:: 2001:0:7f00:1::
        fe80::1%eth0 nonsense
        """.split(),
    )
    def test_refused(self, address: str) -> None:
        assert not Network(allow=["*"]).reaches("name.example", address, 80)

    @pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
    def test_public(self, address: str) -> None:
        assert Network().reaches("name.example", address, 80)

    def test_named_by_the_owner(self) -> None:
        network = Network(allow=["192.168.1.5"], private=["10.0.0.0/8", "127.0.0.1:8080", "[::1]:80"])
        assert network.reaches("x", "10.200.0.1", 5)
        assert network.reaches("x", "127.0.0.1", 8080)
        assert not network.reaches("x", "127.0.0.1", 80)
        assert network.reaches("x", "::1", 80)
        assert network.reaches("192.168.1.5", "192.168.1.5", 80)
        assert not network.reaches("x", "192.168.1.5", 80)


async def test_off_by_default() -> None:
    result = await run("curl -s https://api.example.com/x", None)
    assert result.exit_code == 7
    assert result.stdout == b""
    assert result.stderr == (
        b"curl: (7) Failed to connect to api.example.com port 443: the network is off in this workspace; its owner "
        b'turns it on as in Workspace(network=Network(allow=["https://api.example.com"]))\n'
    )


OFF = """
import sys, socket, anyio
def watch(event, arguments):
    if event.startswith("socket.") and "connect" in event or event == "socket.getaddrinfo":
        raise SystemExit(f"{event} {arguments}")
from mirage import Workspace
from mirage.network import Network
async def main():
    for network in (None, Network(allow=["https://other.example"])):
        workspace = Workspace(network=network)
        sys.addaudithook(watch)
        for line in ("curl https://x.example", "curl http://127.0.0.1/", "wget x.example", "wget http://[::1]/"):
            assert (await workspace.execute(line)).exit_code in (4, 7)
    assert not {"h11", "httpcore", "httpx"} & set(sys.modules)
anyio.run(main)
"""


def test_nothing_is_resolved_or_connected_to_that_is_not_allowed() -> None:
    done = subprocess.run([sys.executable, "-c", OFF], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")


async def test_by_configuration() -> None:
    with serving() as port:
        described = {"mounts": {"/": {"resource": "ram"}}, "network": {"allow": [f"127.0.0.1:{port}"]}}
        async with Workspace.from_config(described) as workspace:
            result = await workspace.execute(f"curl -s 127.0.0.1:{port}/file/a | wc -c")
            assert (result.exit_code, result.stdout) == (0, b"27\n")


async def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("client", "connection"):
        monkeypatch.delitem(sys.modules, f"mirage.commands.http.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "h11", None)
    result = await run("curl -s http://93.184.215.14/", Network(allow=["*"]))
    assert (result.exit_code, result.stderr) == (
        2,
        b"curl: (2) HTTP needs the 'http' extra: pip install 'mirage-core[http]'\n",
    )


@pytest.mark.parametrize(
    "url",
    ["http://127.1:{0}/", "http://2130706433:{0}/", "http://0x7f.1:{0}/", "http://localhost:{0}/", "http://0:{0}/"],
)
async def test_other_ways_to_say_loopback(url: str) -> None:
    with serving() as port:
        result = await run(f"curl -s {url.format(port)}", Network(allow=["*:*"]))
        assert result.exit_code in (6, 7)
        assert result.stdout == b""


@pytest.mark.parametrize(
    "to",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "//127.0.0.1:1/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "http://[",
    ],
)
@pytest.mark.parametrize("everything", [False, True])
async def test_redirects_are_looked_at(to: str, everything: bool) -> None:
    with serving() as port:
        allow = [f"http://127.0.0.1:{port}", *(["*"] if everything else [])]
        result = await run(f"curl -sSL '127.0.0.1:{port}/redirect/302?to={to}'", Network(allow=allow))
        assert result.exit_code in (1, 3, 7)
        assert result.stdout == b""


def answers(monkeypatch: pytest.MonkeyPatch, *turns: Sequence[str]) -> list[str]:
    """Let names stand for other addresses each time; the names that were asked for."""
    asked: list[str] = []

    async def looked_up(host: str, port: int) -> list[str]:
        asked.append(host)
        return list(turns[min(len(asked), len(turns)) - 1])

    monkeypatch.setattr(client, "_looked_up", looked_up)
    return asked


async def test_a_name_is_looked_up_once_and_what_was_looked_at_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as port:
        asked = answers(monkeypatch, ["127.0.0.1"], ["169.254.169.254"])
        network = Network(allow=[f"name.example:{port}"], private=[f"127.0.0.1:{port}"])
        result = await run(f"curl -s name.example:{port}/file/a", network)
        assert (result.exit_code, asked) == (0, ["name.example"])


async def test_a_name_that_stands_for_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as port:
        answers(monkeypatch, ["127.0.0.1", "::1"])
        result = await run(f"curl -s name.example:{port}/file/a", Network(allow=["*:*"]))
        assert result.exit_code == 7
        assert b"it stands for 127.0.0.1" in result.stderr


async def test_of_several_addresses_only_those_that_may_be_reached_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as port:
        answers(monkeypatch, ["10.0.0.1", "127.0.0.1"])
        network = Network(allow=["*:*"], private=["127.0.0.1"])
        result = await run(f"curl -sv name.example:{port}/file/a", network)
        assert result.exit_code == 0
        assert b"Trying 127.0.0.1" in result.stderr
        assert b"10.0.0.1" not in result.stderr


SECRETS = "-u user:hunter2 -b cookie=hunter2 -H 'X-Api-Key: hunter2' -H 'Authorization: Bearer hunter2' -H 'X-Plain: 1'"


async def test_credentials_stay_with_their_origin() -> None:
    with serving() as one, serving() as other:
        network = loopback(one, other)
        line = f"curl -sL {SECRETS} '127.0.0.1:{one}/redirect/302?to=http://127.0.0.1:{other}/echo'"
        result = await run(line, network)
        assert result.exit_code == 0
        assert b"x-plain: 1" in result.stdout
        assert b"hunter2" not in result.stdout
        at_home = await run(f"curl -sL {SECRETS} 127.0.0.1:{one}/redirect/302", network)
        assert at_home.stdout.count(b"hunter2") == 3


async def test_secrets_are_not_shown() -> None:
    with serving() as port:
        result = await run(f"curl -sv {SECRETS} '127.0.0.1:{port}/cookies?token=hunter2'", loopback(port))
        assert result.exit_code == 0
        shown = result.stderr.replace(b"/cookies?token=hunter2", b"")
        assert b"hunter2" not in shown
        assert b"> Authorization: Bearer [hidden]" in shown
        assert b"< Set-Cookie: [hidden]" in shown


def drip(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def endless(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def flood(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Header: " + b"y" * 65536 + b"\r\n")


def says(data: bytes) -> Callable[[socket.socket, bytes], None]:
    def talk(connection: socket.socket, head: bytes) -> None:
        connection.sendall(data)

    return talk


def bomb(connection: socket.socket, head: bytes) -> None:
    packed = gzip.compress(bytes(1 << 20))
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    while True:
        connection.sendall(packed)


@pytest.mark.parametrize(
    ("talk", "options", "status", "words"),
    [
        (drip, "-m 0.5", 28, b"Operation timed out after "),
        (flood, "", 56, b"Too large response headers"),
        (bomb, "--compressed -o /dev/null", 63, b"refused: it comes to more than 200 times its size"),
        (says(b""), "", 52, b"Empty reply from server"),
        (says(b"SSH-2.0-x\r\n"), "", 1, b"Received HTTP/0.9 when not allowed"),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), "", 18, b"with 7 bytes remaining to read"),
        (says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), "", 18, b"outstanding read data"),
        (says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "", 56, b"hexadecimal"),
        (says(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /\r\n\r\n"), "-L", 47, b"Maximum (50) redirects"),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc"), "", 56, b""),
    ],
)
async def test_hostile_servers(
    talk: Callable[[socket.socket, bytes], None], options: str, status: int, words: bytes
) -> None:
    with talking(talk) as port:
        result = await run(f"curl -sS {options} http://127.0.0.1:{port}/", loopback(port))
        assert result.exit_code == status, result.stderr
        assert words in result.stderr


async def test_a_body_without_end_is_cut() -> None:
    with talking(endless) as port:
        network = Network(allow=[f"127.0.0.1:{port}"], largest=1 << 20)
        result = await run(f"curl -s 127.0.0.1:{port} | wc -c; exit ${{PIPESTATUS[0]}}", network)
        assert result.exit_code == 63
        assert int(result.stdout) <= 1 << 20


async def test_a_reader_that_leaves_ends_the_transfer() -> None:
    with talking(endless) as port:
        result = await run(f"curl -s 127.0.0.1:{port} | head -c 5", loopback(port))
        assert (result.exit_code, result.stdout) == (0, b"xxxxx")


async def test_output_and_quota_end_it() -> None:
    with talking(endless) as port:
        result = await run(f"curl -s 127.0.0.1:{port}", loopback(port), limits=Limits(output=1 << 20))
        assert result.exit_code == 137


async def test_a_cancelled_line_lets_go() -> None:
    with talking(drip) as port:
        workspace = Workspace(network=loopback(port))
        began = time.monotonic()
        with anyio.move_on_after(0.3):
            await workspace.execute(f"curl -s 127.0.0.1:{port}")
        assert time.monotonic() - began < 2
        assert (await workspace.execute("echo on")).stdout == b"on\n"


async def test_read_mounts_take_nothing() -> None:
    from mirage import MountMode
    from mirage.resource.ram import RAMResource

    with serving() as port:
        kept = RAMResource.from_files({"a": b"kept\n"})
        async with Workspace({"/r": (kept, MountMode.READ)}, network=loopback(port)) as workspace:
            for option in ("-o /r/a", "-o /r/new", "-O --output-dir /r", "-D /r/a", "-c /r/jar", "--etag-save /r/a"):
                result = await workspace.execute(f"curl -s {option} 127.0.0.1:{port}/file/a")
                assert result.exit_code == 23, option
            assert (await workspace.execute("cat /r/a; ls /r")).stdout == b"kept\na\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for ``localhost`` that signed itself, and its key, in one file."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    key = path.with_name("key.pem")
    made = subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-keyout", str(key), "-out", str(path), "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
        ],
        capture_output=True,
        check=False,
        timeout=20,
    )
    assert made.returncode == 0, made.stderr
    path.write_bytes(path.read_bytes() + key.read_bytes())
    return path


class TestCertificates:
    async def test_are_checked(self, certificate: Path) -> None:
        with serving(str(certificate)) as port:
            network = Network(allow=[f"https://localhost:{port}"], private=["127.0.0.1", "::1"])
            result = await run(f"curl -4 -sS https://localhost:{port}/file/a", network)
            assert result.exit_code == 60
            assert b"SSL certificate problem: self-signed certificate" in result.stderr

    async def test_an_authority_of_ones_own(self, certificate: Path) -> None:
        with serving(str(certificate)) as port:
            network = Network(allow=[f"https://*:{port}"], private=["127.0.0.1", "::1"])
            async with Workspace(network=network) as workspace:
                await workspace.fs.write("/ca", certificate.read_bytes().split(b"-----BEGIN PRIVATE")[0])
                right = await workspace.execute(f"curl -4 -sS --cacert /ca https://localhost:{port}/file/a")
                assert right.exit_code == 0, right.stderr
                other = await workspace.execute(f"curl -sS --cacert /ca https://127.0.0.1:{port}/file/a")
                assert other.exit_code == 60

    @pytest.mark.parametrize("unverified", [False, True])
    async def test_unverified_where_the_owner_says_so(self, unverified: bool, certificate: Path) -> None:
        with serving(str(certificate)) as port:
            network = Network(allow=[f"https://127.0.0.1:{port}"], unverified=unverified)
            result = await run(f"curl -sSk https://127.0.0.1:{port}/file/a | wc -c", network)
            assert result.stdout == (b"27\n" if unverified else b"0\n")
            assert (b"Network(unverified=True)" in result.stderr) is not unverified

    async def test_plain_http_where_tls_is_expected(self) -> None:
        with serving() as port:
            result = await run(f"curl -sS https://127.0.0.1:{port}/", Network(allow=[f"127.0.0.1:{port}"]))
            assert result.exit_code == 35

    def test_the_default_is_strict(self) -> None:
        context = client._default_context()
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
