"""What commands say and answer where standard output cannot be written: in the words of each."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {"f": b"a\nb\n", "g": b"a\nc\n", "j": b"1\n"}
LINES = """
cat f|wc f|sort f|seq 3|expr 1|expr 1 + 1|expr 0|tty|getopt -o a -- -a|xxd f|xxd -p f|split -n1/1 f
diff f g|diff -u f g|diff f f|cmp f g|cmp -l f g|diff3 f g f|sdiff f g|tar cO f|tar cf - f|tar c f|bc <<< 1|dc <<< 1p
dd if=f status=none|dd status=none < f|iconv f|gzip -c f|gzip < f|xz -c f|xz < f|awk 'BEGIN { print 1 }'|cut -c1 f
gzip -c f g|gzip -nc f 2> /dev/null; cat g|env printf a|env /bin/printf a|env /bin/echo a|/bin/printf a|env -- /bin/ls f
"""


@pytest.mark.parametrize("line", LINES.strip().replace("\n", "|").split("|"))
@pytest.mark.parametrize("place", ["> /dev/full", ">&5 5< f"])
def test_output_that_cannot_be_written(oracle: "Oracle", line: str, place: str) -> None:
    if place.startswith(">&") and line.startswith(("tar", "cmp f", "cmp -l", "getopt")):
        pytest.skip("the real one does not say so: what is lost is said here all the same")
    oracle.check_line(f"{line} {place}", tree=TREE)


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("awk 1 f", 1, "awk: warning: error writing standard output: No space left on device"),
        (
            "bzip2 -c f",
            1,
            "\nbzip2: I/O or other error, bailing out.  Possible reason follows.\nbzip2: No space left on device",
        ),
        ("jq . j", 2, "Error: writing output failed: No space left on device"),
        ("cal 2020", 1, "cal: write error: No space left on device"),
        ("expr --help", 3, "expr: write error: No space left on device"),
    ],
)
def test_words_of_their_own(oracle: "Oracle", line: str, status: int, said: str) -> None:
    ran = oracle.ours_of_line(f"{line} > /dev/full", TREE, b"")
    assert ran.err.decode() == f"{said}\n"
    assert ran.status == status
