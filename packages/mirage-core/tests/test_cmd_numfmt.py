"""numfmt against the real one."""

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

TREE = {
    "e": b"",
}
STDIN = b"  1000\nhdr 5\n2000 x\n\n1K\n77"

LINES = {
    "numfmt": r"""
.. 1..|..|1..|..1|1.K|1.5.|-d. '0 '
1000|--to=si 1000 999 1500 123456789 0 1 999999 9999 10000 99500|--to=si -- -1500 -999 -0
--to=iec 1024 1023 1025 10240 1048576 1e3|--to=iec 1024 1023 1025 10240 1048576|--to=iec-i 4096 1000
--from=si 1K 1.5K 1M 5 1Y|--from=si 1k|--from=iec 1K 1.5G|--from=iec 1Ki|--from=iec-i 1Ki|--from=iec-i 1K
--from=auto 1K 1Ki 1.1Mi|1K|x|--from=auto 1Kx|--to=x 1|--to=auto 1|--from=x 1|--field=2 --to=si 'a 1000 b'
-d, --field=2-3 --to=si a,1000,2000,x|--padding=10 5|--padding=-10 5|--padding=0 5|--padding=x 5|--format=%10f 5
--format=%-10fx 5|--format=%.2f 5.678|--format=%.0f 5.5 6.5|--format=x%05.1fy --to=si 1234|--format=%010f 5
--format=%010f -- -5|--format=%d 5|--format=%% 5|--format='%f %f' 5|--format='%f%%' 5|--format='%%%f' 5|--format='' 5
--format=% 5|--format=%5 5|--format=%.f 5.5|--format="%'f" 5000|--format=%.-3f 5|--suffix=B 5 5B
--suffix=B --to=si 5000B|--suffix=B B|--round=down --to=si 1999|--round=up --to=si 1001
--round=nearest --to=si 1450 1550 1449|--round=towards-zero --to=si -- -1999|--round=up --to=si -- -1999
--round=down --to=si -- -1999|--round=from-zero --to=si -- -1999|--round=x 5|--from-unit=1024 5|--to-unit=1024 5000
--to-unit=1Ki 5000|--from-unit=1K 5|--from-unit=x 5|--from-unit=0 5|--invalid=warn 1 x 2|--invalid=fail 1 x 2
--invalid=ignore 1 x 2|--invalid=abort 1 x 2|--invalid=x 1|--debug 5|--debug --to=si 5 --header
--debug --invalid=warn --to=si x|--grouping 5000|--grouping --to=si 5000|--grouping --format=%f 5000|--header 5
--header --to=si --invalid=warn|--header=2 --invalid=fail|--header=0|--header=x|--to=si|--to=si --invalid=ignore
-z --to=si --invalid=warn|--field=2 --to=si --invalid=warn|--field=- --invalid=warn --from=si|1.5 1.50 0.1 .5 +5|.5|5.
+5|' 5'|'5 '|1,000|1e5|--to=si 1.5 0.001|--from=si 1.50K|--to=si 999.9 9.99 9.95 99.95|99999999999999999999
123456789012345678901|1234567890.123456789|--to=si 999999999999999999999999999|--to=si 1000000000000000000000000000
--field=x 5|--field=0 5|--field=- 1 2|--field=2- 'a 1 2 3'|--field=-2 '1 2 x'|--field=1,3 '1 x 3'|-d '' 5|-d ab 5|''
-5|--to=si --format=%.3f 1234567|--to=si --format=%.2f 5.678 1234 12345678|--from=iec 1KB|--from=auto 1KiB
--to=iec 9999999999999999999|--field=2 5|--from=si --to=iec 1M|--from=iec --to=si 1G|--padding=8 --to=si 1000 x
--format=%8f --field=2 'a 5'|--format=%8f --padding=3 5|-Z
""",
}


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line) for name, lines in LINES.items() for line in lines.strip("\n").replace("\n", "|").split("|")],
)
def test_lines(oracle: "Oracle", name: str, line: str) -> None:
    oracle.check(name, *shlex.split(line), tree=TREE, stdin=STDIN)


NUMBERS = st.one_of(
    st.integers(0, 10**12).map(str),
    st.tuples(st.integers(0, 10**6), st.integers(0, 999)).map(lambda parts: f"{parts[0]}.{parts[1]:03d}"),
    st.tuples(st.integers(0, 2000), st.sampled_from("KMGTi")).map(lambda parts: f"{parts[0]}{parts[1]}"),
    st.text("0123.K -x", max_size=6),
)
OPTIONS = st.lists(
    st.sampled_from(
        "--to=si --to=iec --to=iec-i --from=si --from=iec --from=auto --round=up --round=nearest --round=down"
        " --padding=9 --padding=-9 --format=%.2f --format=%9.1fx --suffix=B --field=2 --field=- --from-unit=3"
        " --to-unit=7 --invalid=ignore --invalid=warn -d.".split()
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(OPTIONS, st.lists(NUMBERS, max_size=5))
def test_any_numbers(oracle: "Oracle", options: list[str], numbers: list[str]) -> None:
    oracle.check("numfmt", *options, stdin=" ".join(numbers).encode() + b"\n" + "\n".join(numbers).encode())
    oracle.check("numfmt", *options, "--", *numbers)
