"""chmod, chown, chgrp and stat against the real ones."""

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle, Outcome

LONG_AGO = 1_700_000_000_123_456_789


def tree(oracle: "Oracle") -> dict[str, object]:
    return {
        "a": oracle.File(b"alpha\n", mtime=LONG_AGO),
        "b": oracle.File(b"", mode=0o4711, mtime=-1_500_000_000),
        "c d": oracle.File(b"x" * 5000, mode=0o600, mtime=0),
        "it's": oracle.File(b"x", mtime=0),
        "n\nl": oracle.File(b"x", mtime=0),
        "d": oracle.Dir(mode=0o2755, mtime=LONG_AGO),
        "d/e": oracle.Dir(mode=0o700, mtime=LONG_AGO),
        "d/e/f": oracle.File(b"hello\n", mode=0o640, mtime=LONG_AGO),
        "l": oracle.Link("a", mtime=LONG_AGO),
        "ld": oracle.Link("d", mtime=LONG_AGO),
        "dang": oracle.Link("nope", mtime=LONG_AGO),
        "p/q/r": b"",
        "s/t": oracle.Link("../a"),
    }


CHMOD = """
-v 755 a|-v 644 a|-c 644 a|-c 600 a b|-v u+s a|-v 644 nope l dang|-f 644 nope dang|-vf 644 nope dang|-R -v 700 ld
-Rv 700 p|-Rv go-rwx p|-Rv 700 s|-Rc 700 d/e|-R a+rX p d/e|-w a|-vw a|-x,+r a|-Rx d|--reference=b a|--reference=nope a
--reference=b|99999 a|-v 00644 d|-v 2755 d|-v 755 d|-v 00755 d|-v g=u,o= a|-v a+X a d|-v +t a|-v = a|644 a/|644 a/x|-x
-- -x a|-q a|-v -- 644|--reference=b 644 a|-v ug+rw,o-x a|-v -r a|-v 644,u+x a|-v u+x,755 a|-v +755 a|-v -755 a
-v u=755 a|-v =755 a|zz a|644|u+ a|u a|,u+x a|u+x, a|u+x,,g+x a|-v u+xg+x a|-v u=rwx,go=rx a|-v u-s b|-v g+s a
-v ugo+rwxXst a|-v -s b|-w b|-r -x a|-v a-w,u+w a b|-v u=g,g=o,o=u b|-v 7777 a d|-v 0 a d|-v g-s d|-v u+s,g-s d
-v 0755 d|--silent 644 nope|-v 644 a a|--changes 600 a|--quiet 644 nope|-v o+t a|-v u+t a|-v +s a|-v a=rX,u+w p p/q
-v -rwx a|-v -rwxrwxrwx a|-w -v c\x20d
"""
CHOWN = """
chown|chown root|chown nouser a|chown root:nogrp a|chown :nogrpx a|chown -v 4001 a|chown -v :4002 a
chown -v 4001:4002 a|chown -v root a|chown -c root:root a|chown -c root:4001 a|chown -v root.root a|chown -v root.4001 a
chown -v : a|chown -v 4001: a|chown -v root: a|chown -v 4003 nope l dang|chown -hv 4004 l dang|chown -f 4003 nope
chown -vf 4003 nope|chown -Rv 4005 ld|chown -Rv 4005 p|chown -RvL 4006 ld|chown -RvH 4007 ld|chown -Rvh 4008 ld
chown --dereference -Rv 8 d|chown -v nobody.x a|chown --from=4008 -v 4009 d a|chown --from=:root -v 4009 d a
chown --from=x -v 4009 d a|chown --reference=b -v a|chown --reference=nope a|chown -v 99999999999 a
chown -v 4294967295 a|chown -v +4005 a|chown -v 5x a|chown -RPh 4005 s|chown -R -h --dereference 5 d|chgrp -v 4005 a
chgrp nogrpx a|chgrp|chgrp 5|chgrp -c 4006 a nope|chgrp --reference=b -v a|chgrp -hv 4005 l|chgrp 5: a
chgrp -Rv 4006 p|chgrp --from=x 4 a|chown -v 1:x a|chown 0:5:6 a|chgrp -v -1 a|chown -q|chown 1 a/|chown 4001 a/x
chown -v --reference=b 4005 a|chown -Rv 4001 s|chown -RLv 4001 s|chown -v 4001 a a|chgrp -RHv 4001 ld
chown --from=root:root -v 4001:4001 a|chown --from=root: -v 4001 a
"""
STAT = r"""
stat
stat nope
stat -L dang
stat -c '%a %A %b %B %f %F %h %n %N %o %s %t %T %x %X %y %Y %r %R %Hr %Lr' a b d l
stat -c '%N' l 'c d' "it's" 'dang'
stat -c '%10s|%-10s|%010s|%#a|%+s|% s|%5.3s|%.3X|%.9X|%20.3Y|%-20.3Y|%020.3Y|%.1Y' a
stat -c '%.0Y|%.Y|%.12Y|%.1Y|%.3Y|% .3Y|%+.3Y|%010Y|%-15Y|' a b d
stat -c '%5n|%-5n|%.1n|%05n' a
stat -c '%q' a
stat -c '%' a
stat -c 'abc%' a
stat -c '%%' a
stat -c '%5%' a
stat --printf '%s\n%n\t\x41\101\q\\\"\e' a
stat --printf 'ab' a
stat --printf '%s' a b
stat -c 'a\n' a
stat -c '%H' a
stat -c '%Ha' a
stat -c '%.3x' a
stat -c "%'s" a
stat -c '%I' a
stat -c '%-' a
stat -c '%5' a
stat -x
stat --cached=never a -c %s
stat --cached=x a
stat -c '%s' a nope b
stat --printf '\' a
stat --printf '\x' a
stat --printf '\xg' a
stat -c '%F' d b l a
stat -Lc '%F %N %s' l ld
stat -c '%.50n|%#x|%#X|%#f|%#t' a
stat -c '%03a %3a %-6a| %#6a %#06a' b
stat -c %s:%n -t a
stat -c '' a
stat --printf '\400\0\12345' a
stat --printf '\c' a
stat --printf '\u0041' a
stat -c '%+a' a
stat -c "% X|%+X|%015.3X|%-15.3X|%+.3X" a
stat -c %C a
stat -c %s -- a -x
stat -f nope
stat --printf=%s --format=%n a
stat -c %n --printf=%s a
stat -c %s a/
stat -c %h d d/e p
stat -fc %l a
stat -c '%.2N|%12N|' a
stat -fc '%s %S' a
stat -c '%10F|%-10F|%.3F' a
stat -c '%0.5s|%-8.5f|%#.8f|%.0s|%.s' a b
stat --printf '\45s %\45' a
stat -c '%#a %#f' b
stat -c '%N %12N|%-12N|%.2N' l 'c d'
stat -c '%12N|' l
stat --printf '%' a
stat --printf 'a%' a
stat --printf '%-' a
"""


def lines(text: str) -> list[str]:
    return text.strip("\n").replace("\n", "|").split("|")


def as_agent(real: "Outcome") -> bytes:
    return re.sub(rb"\broot\b", b"agent", real.out)


@pytest.mark.parametrize("line", lines(CHMOD))
def test_chmod(oracle: "Oracle", line: str) -> None:
    oracle.check("chmod", *(word.replace("\\x20", " ") for word in line.split(" ")), tree=tree(oracle))  # type: ignore[arg-type]


MODES = st.lists(
    st.builds(
        lambda who, steps: who + "".join(steps),
        st.sampled_from(["", "u", "g", "o", "a", "ug", "go", "uo", "ugo"]),
        st.lists(
            st.builds(
                lambda sign, what: sign + what,
                st.sampled_from("-+="),
                st.sampled_from(["", "r", "w", "x", "X", "s", "t", "rw", "rX", "st", "u", "g", "o", "rwxXst"]),
            ),
            min_size=1,
            max_size=2,
        ),
    ),
    min_size=1,
    max_size=3,
).map(",".join)


@settings(max_examples=200, deadline=None)
@given(mode=MODES | st.integers(0, 0o7777).map("{:o}".format) | st.integers(0, 0o7777).map("{:05o}".format))
def test_chmod_of_any_mode(oracle: "Oracle", mode: str) -> None:
    oracle.check("chmod", "-v", "--", mode, "a", "b", "d", "d/e", tree=tree(oracle))  # type: ignore[arg-type]


@pytest.mark.parametrize("line", lines(CHOWN))
def test_chown(oracle: "Oracle", line: str) -> None:
    name, *words = line.split(" ")
    real = oracle.real(name, words, tree(oracle), b"")  # type: ignore[arg-type]
    ours = oracle.ours(name, [word.replace("root", "agent") for word in words], tree(oracle), b"")  # type: ignore[arg-type]
    assert as_agent(ours) == as_agent(real)
    assert (ours.err, ours.status) == (real.err.replace(b"root", b"agent"), real.status)


@pytest.mark.parametrize("line", STAT.strip("\n").split("\n"))
def test_stat(oracle: "Oracle", line: str) -> None:
    name, *words = shlex.split(line)
    oracle.check(name, *words, tree=tree(oracle))  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["a", "b d l dang", "-L l", "it's", "c d|n\nl", "-t a", "-tL l"])
def test_stat_as_it_is(oracle: "Oracle", words: str) -> None:
    """But for devices, inodes, owners and the times nobody set."""
    split = words.split("|") if "|" in words else words.split(" ")
    shown = []
    for run in (oracle.real, oracle.ours):
        out = run("stat", split, tree(oracle), b"").out.decode()  # type: ignore[arg-type]
        out = re.sub(r"Device: \d+,\d+\tInode: \d+ *", "", out)
        out = re.sub(r"Uid: .*", "", out)
        out = re.sub(r"(Change|Birth): .*", "", out)
        shown.append(re.sub(r"^(\S+ \d+ \d+ \w+) \d+ \d+ \w+ \d+ (.*?) \d+ \d+ 4096$", r"\1 \2", out))
    assert shown[0] == shown[1]
