"""ls against the real one."""

import re
import shlex

import pytest
from oracle import Dir, File, Link, Oracle, Tree

DAY = 86_400 * 1_000_000_000
OLD = 1_577_934_245_123_456_789
TREE: Tree = {
    "b.txt": File(b"x" * 10, mtime=OLD),
    "a": File(b"hello", mode=0o755, mtime=OLD + DAY),
    "C.tar.gz": File(b"x" * 5000, mtime=OLD + 2 * DAY),
    "d/inner": File(b"1", mtime=OLD),
    "d/sub/deep": File(b"22", mtime=OLD + DAY),
    "d": Dir(mtime=OLD),
    "d/sub": Dir(mode=0o700, mtime=OLD + DAY),
    "empty": Dir(mtime=OLD + 3 * DAY),
    ".hidden": File(b"", mtime=OLD),
    "back~": File(b"x" * 4096, mtime=OLD),
    "link": Link("a"),
    "dlink": Link("d"),
    "dangling": Link("nowhere"),
    "sp ace": File(b"", mtime=OLD),
    "qu'ote": File(b"", mtime=OLD),
    "new\nline": File(b"", mtime=OLD),
    "é": File(b"x" * 2_000_000, mode=0o640, mtime=OLD),
    "f1.2": File(b"", mtime=OLD),
    "f1.10": File(b"", mtime=OLD),
    "f01": File(b"", mtime=OLD),
    "set": File(b"", mode=0o4755, mtime=OLD),
    "sticky": Dir(mode=0o1777, mtime=OLD),
}
FLAT: Tree = {f"name{number:03}": File(b"x" * number, mtime=OLD + number * DAY) for number in range(40)}
TIMELESS = "--time-style=+T"

CASES = r"""
;; -a ;; -A ;; -1 ;; -d ;; -d . d a ;; -r ;; -S ;; -Sr ;; -t ;; -tr ;; -X ;; -v ;; -U -d a b.txt ;; -B
-I 'f*' ;; -I '*~' -a
--hide='f*' ;; --hide='f*' -a ;; -I '.*' -a ;; -F ;; -p ;; --file-type ;; --indicator-style=slash
-Fd link dlink d
-R ;; -R d ;; -Ra d ;; -RF d ;; -R d empty a ;; -Rr d ;; a b.txt ;; d empty ;; a d empty b.txt ;; nofile
nofile a d ;; a/x ;; d/ a
link ;; dlink ;; dlink/ ;; -d dlink ;; -L ;; -L dangling ;; dangling ;; -H dlink ;; -H dangling ;; nofile nofile2
-C ;; -C -w 40 ;; -x ;; -x -w 40 ;; -m ;; -m -w 30 ;; -C -w 0 ;; -Cw 1 ;; -CF ;; -Q ;; -b ;; -N ;; -q ;; -Qm
-CQ ;; -xb ;; -T4 -C ;; -CT0
--quoting-style=shell ;; --quoting-style=shell-always ;; --quoting-style=shell-escape
--quoting-style=shell-escape-always
--quoting-style=c ;; --quoting-style=escape ;; --quoting-style=locale ;; --quoting-style=c-maybe
--quoting-style=literal
-C --quoting-style=shell-escape ;; -C --quoting-style=c-maybe ;; -s -d a b.txt C.tar.gz ;; -sk a é ;; -sh a é
-s ;; -sC ;; -sm
--format=across ;; --format=commas ;; --format=single-column ;; --format=vertical ;; --format=x ;; --sort=size
--sort=version
--sort=extension ;; --sort=width ;; --sort=x ;; --group-directories-first ;; --group-directories-first -r
--zero ;; -1 -C -w 50
-k ;; -Z -d a ;; -w x ;; -T x ;; -j ;; --nothing ;; --time=x ;; --color=never ;; --color ;; --color=x
--block-size=x ;; --quoting-style=x
-f -d a ;; -A d empty ;; -R empty ;; -aR empty ;; -Rd d ;; -m d a ;; -c -d a ;; -u -d a b.txt ;; --si -s a é
-sS ;; -sr -d a é
--color=always ;; --color=always -F d ;; --color=always -C -w 60 ;; --color=always d a ;; -1F ;; -p1 ;; -dp d a
-sF
"""
LONG = r"""
-l a b.txt é ;; -l ;; -la ;; -lA ;; -lh ;; -l --si ;; -lS ;; -lr ;; -ld . d ;; -lt a b.txt C.tar.gz ;; -lF
-lp ;; -lR d ;; -l d ;; -lL a link
-l link ;; -l dlink ;; -l dlink/ ;; -ld dlink ;; -lH dlink ;; -l dangling ;; -lFd dlink link dangling ;; -lQ
-lb ;; -g a ;; -o a ;; -go ;; -G -l a
-lk ;; -ls ;; -lsh ;; -l --block-size=K a é ;; -l --block-size=1K a é ;; -l --block-size=M é a
-l --block-size=1000 é ;; -l --block-size=kB é a
-l --time-style=full-iso a b.txt ;; -l --time-style=long-iso a ;; -l --time-style=iso a
-l --time-style=+%Y-%m-%d_%H:%M:%S a ;; --full-time a
-l --time-style=locale a ;; -l --time-style=x a ;; -l --time-style=+%s,%j,%e,%b a ;; -l --author a ;; -l1 a
-lC a b.txt ;; -Cl a ;; -1l a ;; -l set sticky
-l --group-directories-first ;; -l --color=always ;; -l --quoting-style=shell-escape ;; -lU a ;; -lX ;; -lv
-l nofile a ;; -l empty ;; -lsk ;; -l --format=commas a
"""


NOW = re.compile(rb"(Nov|Dec|Oct|[A-Z][a-z][a-z]) [ 0-9][0-9] [0-9][0-9]:[0-9][0-9]")


def times_hidden(data: bytes) -> bytes:
    """Links and what holds them are as old as the run."""
    return NOW.sub(b"now", data)


def cases(text: str) -> list[str]:
    return [case.strip() for row in text.strip().split("\n") for case in row.split(";;")]


@pytest.mark.parametrize("line", cases(CASES))
def test_like_the_real_one(oracle: Oracle, line: str) -> None:
    oracle.check("ls", *shlex.split(line), tree=TREE)


@pytest.mark.parametrize("line", cases(LONG))
def test_long(oracle: Oracle, line: str) -> None:
    words = shlex.split(line)
    real = oracle.real("ls", words, TREE, b"")
    ours = oracle.ours("ls", words, TREE, b"")
    assert times_hidden(ours.out) == times_hidden(
        real.out.replace(b" root root ", b" agent agent ").replace(b" root ", b" agent ")
    )
    assert ours.err == real.err
    assert ours.status == real.status
