"""ps: words and layouts against the real one, and what it lists."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mirage import Workspace
from mirage.commands.ps.columns import COLUMNS

if TYPE_CHECKING:
    from oracle import Oracle

pytestmark = pytest.mark.anyio

WRONG = """
-Q|--foo|-o foo|-o pid,foo|-p|-p x|-p 1,,2|1x|-u nosuch|-C|--sort foo|--sort|k foo|-o|-o pid,=x|--sort=|--sort -pid,foo
-o ,pid|-o pid,,user|-opid,+ppid|-o pid:|-o pid:0|-o pid:x|-o pid::3|u -f|u j|-l -o pid|u -o pid|-y -o pid|-y|l u|-lu
-G nosuch|--ppid x|--sid x|-|--|-p 0|-p 99999999999|-p 2147483648|-p -1|-u 99999999999|-g x1|é|-é|--é|-V x|--he
-q 1 -q 2|-q 1 -p 2|-q|-U|-G|-O|--user|--User|--group|--Group|--sid|--ppid|--pid|--quick-pid|--format|p|q|U|o|k|Q|uQ
-o pid -O ppid|-O pid -O ppid|-p 1 -p 1x|--sort=-|1 u|-j -l j|l -o pid|-aux -Q
"""
LAYOUTS = """
-p 1|p 1|1|-f -p 1|-f 1|-F -p 1|-F 1|-l -p 1|-l 1|-ly -p 1|-lf -p 1|-lF -p 1|-j -p 1|-j 1|-fj -p 1|-lj -p 1|u 1|l 1|j 1
-lyf -p 1|-lyF -p 1|-O ppid -p 1|-O pid,ppid -p 1|-p 1 -o pid=,comm=C|-p 1 -o pid -o user=|-p 1 -o user=LONGERTHANIT,pid
-p 1 -o pid:10,comm:3,user:2|-p 1 -o comm:3,pid|-p 1 -o pid:2,user|-p 1 -o pid=a=b|-p 1 -o pid,|-o pid -f -p 1|-aux|ax
-ax|a|-a|-x|-e|-A|-d|-N|-uroot -l|c 1|h -p 99999999|--no-headers -p 99999999|-p 99999999 -o pid=|-V|--version|-w 1|ww 1
"""


def lines(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("line", lines(WRONG))
def test_words_that_make_no_sense(oracle: "Oracle", line: str) -> None:
    oracle.check("ps", *line.split(" "))


def test_words_that_a_line_cannot_spell(oracle: "Oracle") -> None:
    for words in ([""], ["-p", ""], ["-C", ""], ["-p", "1 ,2"], ["-p", "1  2"], ["-o", "pid, user"], ["-o", " pid"]):
        oracle.check("ps", *words)
    oracle.check("ps", "-o", "pid=a b")


def headers(oracle: "Oracle", words: list[str]) -> tuple[bytes, bytes]:
    """The first lines of both."""
    if int(Path("/proc/sys/kernel/pid_max").read_text()) > 99999:
        pytest.skip("numbers of processes are wider on this machine")
    ran = oracle.real("ps", words, {}, b""), oracle.ours("ps", words, {}, b"")
    assert not ran[0].err
    assert not ran[1].err
    real, ours = (each.out.partition(b"\n")[0] for each in ran)
    return real, ours


@pytest.mark.parametrize("line", lines(LAYOUTS))
def test_layouts(oracle: "Oracle", line: str) -> None:
    real, ours = headers(oracle, line.split(" "))
    assert ours == real


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_columns(oracle: "Oracle", name: str) -> None:
    if name == "addr":
        pytest.skip("it is part of -l only")
    real, ours = headers(oracle, ["-p", "1", "-o", f"{name},pid,{name}=h,pid=x"])
    assert ours == real


async def said(line: str) -> list[str]:
    """What a line prints."""
    result = await Workspace().execute(line, timeout=10)
    assert not result.stderr, result
    return result.stdout.decode().splitlines()


async def test_what_runs() -> None:
    began = "sleep 50 & sleep 60 | cat & { sleep 70; echo; } & sleep 0.05; "
    listed = await said(began + "echo $$; jobs -p; ps -eo pid=,ppid=,stat=,comm=,args=; kill %1 %2 %3")
    first, *jobs = listed[:4]
    assert listed[4:8] == [
        f"{first:>5} {0:5} Ss   bash            bash",
        f"{jobs[0]:>5} {first:>5} S    sleep           sleep 50",
        f"{jobs[1]:>5} {first:>5} S    bash            sleep 60 | cat",
        f"{jobs[2]:>5} {first:>5} S    bash            {{ sleep 70; echo; }}",
    ]
    assert listed[8].endswith(f" {first:>5} R    ps              ps -eo pid=,ppid=,stat=,comm=,args=")


async def test_jobs_of_one_command_are_that_command() -> None:
    assert await said('sleep "1"0 $(echo 2) & sleep 0.05; ps -p $! -o args=; kill %1') == ["sleep 10 2"]
    assert await said("f() { sleep 9; }; f & sleep 0.05; ps -p $! -o comm=,args=; kill %1") == ["bash            f"]
    assert await said("f() { sleep 9 & sleep 0.05; ps -p $! -o comm=; }; f; kill %1") == ["sleep"]
    assert await said("ps -o pid=,comm= > o & echo $!; wait; grep ps o | tr -d ' '") == ["2", "2ps"]


async def test_what_has_ended_is_not_listed() -> None:
    assert await said("true & wait; ps -o comm=") == ["bash", "ps"]
    assert await said(
        "sleep 9 & kill $!; wait; ps -C sleep; echo $?; sleep 9 & disown; sleep 0.05; ps -C sleep -o comm="
    ) == [
        "  PID TTY          TIME CMD",
        "1",
        "sleep",
    ]


async def test_shells_in_shells() -> None:
    script = "echo 'ps -o pid=,ppid=,args=; echo $$' > s; bash s a b"
    first, inner, itself, number = await said(script)
    assert first.split() == ["1", "0", "bash"]
    assert inner.split() == [number, "1", "bash", "s", "a", "b"]
    assert itself.split()[1] == number
    assert await said("(echo $BASHPID; ps -o pid=,ppid= | tail -1)") == ["2", "    3     2"]


async def test_selection() -> None:
    start = "sleep 9 & sleep 0.05;"
    for words in ("-C sleep", "-p $!", "$!", "-q $!", "-u agent", "-U 1000", "-G agent"):
        assert "sleep" in "".join(await said(f"{start} ps {words}; kill $!")), words
    assert await said(f"{start} ps -q $!,1 -o comm=; ps --ppid 1 -o comm= --sort=comm; kill $!") == [
        "sleep",
        "bash",
        "ps",
        "sleep",
    ]
    assert await said("ps r -e -o comm=; ps a; echo $?") == ["ps", "  PID TTY      STAT   TIME COMMAND", "1"]


async def test_sorting() -> None:
    assert await said("ps -e --sort=-pid -o comm=; ps -e k comm,-pid -o comm=") == ["ps", "bash", "bash", "ps"]


async def test_values_that_are_known() -> None:
    (line,) = await said("nice -n 5 ps -C ps -o ni=,pri=,stat=,user=,uid=,time=,pcpu=,rss=,tty=,etime=")
    assert line == "  5  14 RN   agent     1000 00:00:00  0.0     0 ?              00:00"
    (line,) = await said("printf 'ps -p $$ -o args=,pid=\\n' > 'a\nb'; bash 'a\nb'")
    assert line.startswith("bash a?b ")


@pytest.mark.parametrize("words", ["f", "--forest", "-H", "-t x", "-L", "-o drs", "--sort drs", "--cols 3", "-o %p"])
async def test_what_is_not_there_is_refused(words: str) -> None:
    result = await Workspace().execute(f"ps {words}", timeout=10)
    assert result.exit_code == 1
    assert result.stderr.startswith(b"ps: not supported yet: ")
    assert not result.stdout
