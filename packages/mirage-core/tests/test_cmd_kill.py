"""kill as a program: its words against the real one, and what it sends in a session.

The real one is only asked for lists and for a process that there cannot be: it sends to every process there is where a
word such as ``-15`` follows a signal.
"""

from typing import TYPE_CHECKING

import pytest

from mirage import Workspace

if TYPE_CHECKING:
    from oracle import Oracle

pytestmark = pytest.mark.anyio

NOBODY = "99999999"
LISTS = """
-l|-L|--table|--list|-l 9|-l 09|-l9|--list=9|--list 9|-l TERM|-lTERM|-l sigterm|-l SIGKILL|-l 29|-l POLL|-l IO|-l 0
-l 99|-l 137|-l foo|-l EXIT|-l RTMIN+3|-l 34|-l 9 15|-l a b|-l CLD|-l IOT|-l 31|-l +9|-l -L|-L 9|-l SIG|--list=|--lis
"""
SENT = f"""
{NOBODY}|-0 {NOBODY}|-9 {NOBODY}|-TERM {NOBODY} 99999998|-s TERM {NOBODY}|-sTERM {NOBODY}|--signal TERM {NOBODY}
--signal=TERM {NOBODY}|-s 0 {NOBODY}|-q 1 {NOBODY}|--queue 5 {NOBODY}|-q x {NOBODY}|-SIGTERM {NOBODY}|-term {NOBODY}
-RTMIN+3 {NOBODY}|-s FOO {NOBODY}|{NOBODY} abc|abc {NOBODY}|1x|abc|-- {NOBODY}|-9 -- {NOBODY}|{NOBODY} -9|99999999999999
-IOT {NOBODY}|-s CLD {NOBODY}|-POLL {NOBODY}|-s iot {NOBODY}|-EXIT {NOBODY}|-NULL {NOBODY}
"""


def lines(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("line", lines(LISTS) + lines(SENT))
def test_words(oracle: "Oracle", line: str) -> None:
    oracle.check("kill", *line.split())


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in ([""], [f" {NOBODY}"], ["-l", ""], ["-q", "", NOBODY]):
        oracle.check("kill", *words)


@pytest.mark.parametrize("line", ["", "-x", "-FOO 1", "-t", "-n 9 1", "-s TERM", "-9", "-s", "-q", "--foo", "-9 -15"])
def test_words_that_make_no_sense_are_refused(oracle: "Oracle", line: str) -> None:
    ran = oracle.ours("kill", line.split(), {}, b"")
    assert ran.status == 1
    assert b"--help" in ran.err


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("sleep 60 & /bin/kill $!; wait $!; echo $?", "143\n"),
        ("sleep 60 & /bin/kill -9 $!; wait $! 2> /dev/null; echo $?", "137\n"),
        ("sleep 60 & echo $! | xargs kill -s INT; wait $!; echo $?", "130\n"),
        ("sleep 60 & env kill -0 $!; echo $?; kill $!", "0\n"),
        ("trap 'echo T' USR1; /bin/kill -USR1 $$; echo after", "T\nafter\n"),
        ("/bin/kill -HUP $$; echo not reached", ""),
        ("/bin/kill %1 2>&1", "/bin/kill: failed to parse argument: '%1'\n"),
        ("sleep 60 & /bin/kill -s FOO $! 2>&1; kill $!", "/bin/kill: (2): Invalid argument\n"),
        ("sleep 60 & /bin/kill -STOP $! 2>&1; kill $!", "/bin/kill: not supported yet: stopping a job\n"),
        ("enable -n kill; type kill; kill -l 9", "kill is /usr/bin/kill\nKILL\n"),
        ("type -a kill", "kill is a shell builtin\nkill is /usr/bin/kill\nkill is /bin/kill\n"),
    ],
)
async def test_processes_of_the_session(line: str, out: str) -> None:
    async with Workspace() as ws:
        assert (await ws.execute(line)).stdout.decode() == out
