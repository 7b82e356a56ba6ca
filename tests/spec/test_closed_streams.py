"""Commands whose streams are closed or full: statuses and messages, in our shell and in the bash of this machine."""

import shutil

import pytest
import spec_cases
import spec_shell

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the oracle is missing: apt-get install bash")

TREE = r"printf 'x\ny\n' > f; : > empty; echo h > h; mkdir -p d"

STREAMS = ("<&-", ">&-", "2>&-", ">/dev/full", "2>/dev/full", "<&- >&-", "<&- 2>&-", ">&- 2>&-")

COMMANDS = (
    "cat|cat f|cat -|cat f -|cat -n|cat nofile|cat empty",
    "head|head f|head -|head -n1 f -|head -c 3|head -n -1|head -n 0|head nofile|head -q f f",
    "tail|tail f|tail -|tail -n +2|tail -c 2|tail -n 0|tail nofile|tail -n +1 f nofile",
    "wc|wc -l|wc -c|wc f|wc -|wc f -|wc -m -|wc nofile|wc empty|wc --files0-from=-",
    "grep x|grep x f|grep x -|grep -c x|grep x nofile|egrep x|fgrep x f",
    "sort|sort -|sort nofile|sort -c|sort empty|sort -o g f|uniq|uniq f|uniq -|uniq -c|cut -c1|cut -c1 f|cut -d: -f1 -",
    "tee|tee g|basename a/b|basename",
    "tr a b|tr -d a|seq 3|seq -f %g 3|seq|cut|tr|sleep x|sleep 0|mkdir",
    "echo x|echo -n|true|false|printf x|printf ''|kill -l 9|test -t 0|read x|type cat",
    "ls|ls f|ls nofile|find f|find . -name f|find nofile",
    "mkdir -v d2|rm -v f|rm -i h|rmdir nodir|rmdir -v d|cp -v f g|cp -i f h|mv -i f h|touch t|touch -",
    "bash|bash -c 'echo x'|sh -c 'cat'|bash -s|bash nofile",
)


@pytest.mark.anyio
@pytest.mark.parametrize("commands", COMMANDS)
async def test_closed_and_full_streams_are_told_alike(commands: str) -> None:
    lines = [
        f"{TREE}; {command} {'' if '<' in streams else '< f'} {streams}; echo $?"
        for command in commands.split("|")
        for streams in STREAMS
    ]
    code = "\n".join(lines)
    ours, real = await spec_shell.run(code), spec_cases.real(code)
    assert ours.stdout.split(b"\n") == real.stdout.split(b"\n")
    assert ours.stderr.split(b"\n") == real.stderr.split(b"\n")
