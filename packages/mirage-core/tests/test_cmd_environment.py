"""env, printenv, timeout, nohup, nice, id and their like against the real ones, lines run by both shells."""

from typing import TYPE_CHECKING

import pytest

from mirage import Workspace

if TYPE_CHECKING:
    from oracle import Oracle

LINES = r"""
env -i A=1 B=2 env
env -i; env -i A=1; env -i A=1 printenv A B
A=1 printenv NOPE; A=1 printenv A; A= printenv A; printenv A=1; printenv ''
env -u PATH -i X=1 /usr/bin/env
env -0 -i A=1 B=2
env -i A=1 B=2 -u A
env -S 'echo a  b "c d"'
env -C d pwd
env -C nope pwd; env -C d; env -C f pwd
env nope; env ./x; env d/; env ./d; env ./f
env -i =1; env -i A= ; env - A=1; env -i A=1 A=2 env
env -u A=; env -u ''
env -v true; env -v A=1 echo x; env -vi A=1 -u B echo x
env -x; env -0 true; env -S; env -u; env --nope
env -S '-i A=1 printenv'; env -iS 'A=b env'; env -S '-i -u B A=1' env
X=1 env -S'echo ${X} $X'; X=1 env -S 'echo ${X}x \_ a\nb'; env -S 'echo ${NOPE}x'
env -S 'echo \c x'; env -S 'echo # x'; env -S "echo 'a b"; env -S 'echo \q'; env -S 'echo $X'; env -S 'echo ${1}'
env -S 'echo "a\tb" c\td \f \$x "\_" '"'a\\'b'"; env -S 'echo a\'; env -S 'echo ab#c'; env -S '"" x'
env -S 'echo "a\cb"'
env -vS 'echo a b' c
env --block-signal=INT true; env --ignore-signal true; env --default-signal=X true
env --split-string='echo a'; env -i -- A=1 env; env a b=c; env 'echo a'
env A=1 bash -c 'echo $A; env -i B=2 bash -c "echo \$A-\$B"'; echo "$A"
A=1; export A; env -u A printenv A; echo $A; env A=2 printenv A; printenv A
printenv -x; printenv --nope; env -i A=$'x\ny' printenv -0 A
timeout; timeout 1
timeout 5 true; timeout 5 false; timeout 5 bash -c 'exit 7'; timeout 5 echo a b
timeout 0.1 sleep 9; timeout 1e-3 sleep 9; timeout -v 0.1 sleep 9; timeout -v -s INT 0.1 sleep 9
timeout -s 2 0.1 sleep 9
timeout --preserve-status 0.1 sleep 9; timeout --preserve-status -s INT 0.1 sleep 9; timeout -k 5 0.1 sleep 9
timeout x true; timeout 1x true; timeout -1 true; timeout -k x 1 true; timeout -s FOO 1 true; timeout -x
timeout 5 nope; timeout 5 ./d; timeout 1d true; timeout 0 true; timeout inf true; timeout --foreground 0.1 sleep 9
timeout -v -k 0.1 0.1 sleep 9; timeout 0.2 yes | head -2; echo in | timeout 5 cat
timeout -s CONT 0.1 sleep 0.3; echo $?
timeout 5 timeout 0.1 sleep 9; echo $?; timeout --signal=term 0.1 sleep 9
nohup; nohup true; nohup echo x; nohup nope; nohup -x; nohup false
nice; nice -n 5 nice; nice nice; nice -5 nice; nice -n x true; nice -n 5; nice -19 nice
nice -n 99 nice; nice nope; nice -x
nice -n; nice --adjustment=3 nice; nice -n 5 -n 6 nice; nice -+3 nice; nice bash -c 'exit 4'
nice -n 3 bash -c 'nice; nice nice'
nice -n 2 nice -n 3 nice; nice --adjustment 4 nice; nice -n 1 -- nice
which; which nope; which -s ls; which -x; which cd; which --nope; which ./x; which ./f; which d
id -n; id -r; id -z; id -ug; id -x; id nope; id -Z; whoami x; whoami -x; logname x; groups nope
id root; id -Gn root; id -u root 0
nproc x; nproc --ignore=x; nproc --ignore=999; OMP_NUM_THREADS=3 nproc; OMP_NUM_THREADS=3 OMP_THREAD_LIMIT=2 nproc
OMP_NUM_THREADS=4,2 nproc --ignore=1; OMP_THREAD_LIMIT=1 nproc; nproc -x
uname; uname -s; uname x; uname -x; uname -p -i; uname -mo; arch; arch x; tty x; tty -x
tty < /dev/null; tty -s < /dev/null
"""


@pytest.mark.parametrize("line", LINES.strip("\n").split("\n"))
def test_lines(oracle: "Oracle", line: str) -> None:
    oracle.check_line(line, tree={"d": None, "f": b"x"})


async def answer(line: str) -> tuple[int, str]:
    """What a workspace answers."""
    done = await Workspace().execute(line)
    return done.exit_code, done.stdout.decode()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("id", "uid=1000(agent) gid=1000(agent) groups=1000(agent)\n"),
        ("id -u; id -un; id -g; id -Gn; id -zu", "1000\nagent\n1000\nagent\n1000\0"),
        ("whoami; logname; groups; groups root", "agent\nagent\nagent\nroot : root\n"),
        ("hostname; hostname -s; uname -n", "mirage\nmirage\nmirage\n"),
        ("uname -a", "Linux mirage 6.1.0 #1 SMP Mirage x86_64 GNU/Linux\n"),
        ("which ls; which -a ls; which /bin/ls", "/usr/bin/ls\n/usr/bin/ls\n/bin/ls\n/bin/ls\n"),
        ("echo x > s; chmod +x s; PATH=.:$PATH; which s", "./s\n"),
        ("env -i env; env | grep ^USER", "USER=agent\n"),
    ],
)
async def test_what_the_workspace_is(line: str, text: str) -> None:
    assert await answer(line) == (0, text)


@pytest.mark.anyio
async def test_only_what_the_session_exports_is_seen() -> None:
    status, text = await answer("secret=1; A=2; export A; env")
    assert (status, "A=2" in text, "secret" in text) == (0, True, False)


@pytest.mark.anyio
async def test_nobody_renames_the_host() -> None:
    assert await answer("hostname other") == (1, "")
