"""date against the real one, which is only ever asked to show times."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

BASE = "2023-03-15 14:05:06.123456789"
SETS = ("-s", "--s", "--set")


def check(oracle: "Oracle", *words: str, zone: str | None = None) -> None:
    """Compare, never letting the real one near the clock: each call names the time it is about."""
    assert not any(word.startswith(SETS) for word in words)
    assert any(word.startswith(("-d", "-f", "-r", "--date", "--file", "--ref", "-ud", "-ur")) for word in words)
    tree = {"f": oracle.File(b"", mtime=1_700_000_000_123_456_789), "list": b"@0\n2020-01-01\nxx\n12:00 2021-02-03"}
    if zone is None:
        oracle.check("date", *words, tree=tree)
    else:
        oracle.check_line(f"TZ='{zone}' date " + " ".join(f"'{word}'" for word in words), tree=tree)


FORMATS = """
%%|%a %A %b %B %c %C %d %D %e %F %g %G %h %H %I %j %k %l %m %M %N %p %P %q %r %R %s %S %T %u %U %V %w %W %x %X %y %Y
%z|%:z %::z %:::z %Z|%n%t|%E|%Q|%|a%|%-d %_d %05d %^a %#Z %#a %#p %^B %10Y %_10Y %-10Y %010Y|%3N %6N %-N %_N %12N %_3N
%+4Y %+Y|%+10Y|%-m %_m %-H %_H %-j %_j %-S %^b %^Z %#b %Ex %Od %Ey %OS %5S %-k %0k %0e|%_5z %:5z %10z %_10:z %-z %+z
%10a %-10a %_10a|%010a|%10F %-F %+F %_F %15F %015F %-15F
%20c %40c %10D %^c %#c %12T %-T %20s %020s %-s %10p %#P %^p %5C %+4C %-y %_y %3y|%5n|%8:z %_8::z %012::z|text only|
%s.%N|%^P %#B %^#a|%-:z|%_z|%-D %_D %0D %+D %_5D|%-12D %012D %+12D %^D
"""


@pytest.mark.parametrize("form", FORMATS.strip("\n").replace("\n", "|").split("|"))
@pytest.mark.parametrize("text", [BASE, "1999-12-31 00:00:09", "1900-01-02"])
def test_formats(oracle: "Oracle", form: str, text: str) -> None:
    check(oracle, "-d", text, f"+{form}")


LINES = """
-d @0|-u -d @0|-R -d @0|-I -d @0|-Idate -d @0|-Ihours -d @0|-Iminutes -d @0|-Iseconds -d @0|-Ins -d @1.5|-Ih -d @0
-Ix -d @0|--rfc-3339=date -d @0|--rfc-3339=seconds -d @0|--rfc-3339=ns -d @0.25|--rfc-3339=d -d @0|--rfc-3339=x -d @0
-d @0 +%s +%Y|-d @0 foo|-d xx|-d @0|-d @1.5 +%s.%N|-d @-1.5 +%s.%N|-r nope|-r f|-r f +%s.%N|-x -d @0
--iso-8601=seconds -d @0|-d @0 -R -I|-d @0 -R +%Y|-d a -r b|-d @0 -f list|-d 2020-01-01 -d 2021-01-01 +%F
-d @99999999999999|-d @9999999999999999999|-d 9999-12-31 +%s|-d 10000-01-01 +%s|-d 0001-01-01 +%Y|-f list|-f nope
-f list +%F|--utc -d @0|--universal -d @0 +%Z|-ur f|--rfc-email -d @0|--rfc-2822 -d @0|--date=@0 -I|-d @0 -Is
-d @0 -I -I|--date=@86400 +%j
-d @0 +%EGx%Ea%OD%ED%Oa%EY%Ey%OH%Ek|-d @0 +%:%z%::b%:z|-d @0 +%-%W%-%|-d @0 +%_10f%010Q%^5f
-d @12345678901 +%+3U%+4m%+5Y%+3C%+5y%+6G%+s|-d 20200115T12CET
-d 1/2/2020T12:34 +%T|-d 20200115T1234 +%T|-d 2020-1-5T12:34 +%T
"""


@pytest.mark.parametrize("line", LINES.strip("\n").replace("\n", "|").split("|"))
def test_options(oracle: "Oracle", line: str) -> None:
    check(oracle, *line.split(" "))


TEXTS = """
2020-02-29|2020-02-30|2021-02-29|2020-1-2|20200102|200102|20200102 1030|2020-01-02 10:30|2020-01-02T10:30:15
2020-01-02t10:30|2020-01-02T10:30:15Z|2020-01-02T10:30:15+05:30|2020-01-02 10:30:15.123456789|2020-01-02 10:30:15,5
2020/01/02|1/2/2020|1/2/20|1/2/69|1/2/1970 3pm|Jan 2 2020|2 Jan 2020|2 January 2020|January 2, 2020|Jan 2, 2020 10:30
2-Jan-2020|02-jan-20|jan-2-2020|Thu Jan  2 10:30:00 UTC 2020|Thu, 02 Jan 2020 10:30:00 +0200
Thu, 2 Jan 2020 10:30:00 GMT|Sat Jan  2 10:30:00 EST 2021|2020-01-02 10am|2020-01-02 12am|2020-01-02 12pm
2020-01-02 13pm|2020-01-02 10:30 PM|2020-01-02 10:30:15 p.m.|2020-01-02 25:00|2020-01-02 10:60|2020-01-02 10:30:60
2020-01-02 10:30:61|2020-01-02 +1 day|2020-01-02 1 day|2020-01-02 1 day ago|2020-01-02 -1 day|2020-01-02 - 1 day
2020-01-02 + 3 weeks|2020-01-31 +1 month|2020-02-29 +1 year|2020-01-02 next month|2020-01-02 last year
2020-01-02 2 fortnights ago|2020-01-02 yesterday|2020-01-02 tomorrow|2020-01-02 now|2020-01-02 today
2020-01-02 3 hours|2020-01-02 10:00 3 hours ago|2020-01-02 10:00 +3 hours|2020-01-02 10:00 +0300|2020-01-02 10:00 +3
2020-01-02 10:00 UTC+3|2020-01-02 10:00 UTC +3 days|2020-01-02 10:00 EST|2020-01-02 10:00 EDT|2020-01-02 10:00 CET DST
2020-01-02 10:00 Z|2020-01-02 10:00 A|2020-01-02 10:00 X|2020-01-02 10:00 J|2020-01-02 1.5 sec|2020-01-02 1.5 sec ago
2020-01-02 1.5 day|2020-01-02 third day|2020-01-02 second day|2020-01-02 2 min 30 sec|2020-01-02 monday
2020-01-02 (a comment)|2020-01-02 (a (nested) one) 10:00|2020-01-02 (open|TZ="America/New_York" 2020-01-02 10:00
TZ="UTC" 2020-07-01|TZ="x 2020-01-02|@1.999999999999|@-0.5|@ 5|@+5|@5x|@|@1e3|@-1|2020-01-02 @0|2020-13-01|2020-00-01
2020-01-00|2020-01-32|99-01-02|1-2-3|0-1-2|2020|1030 2020-01-02|10:30 2020-01-02|2020-01-02 1030|2020-01-02 10
2020-01-02 10:30 11:30|2020-01-02 2020-01-03|Jan|Jan 2020-01|Foo 2 2020|2020-01-02 foo|2020-01-02 10:00 foo
2020-01-02 -10|2020-01-02T|T10:00 2020-01-02|2020-01-02  10:00   UTC|2020-01-02T10|2020-W01-1|2020-001|12/31
2020-01-02 00:00 24 hours|2020-01-02 ago|2020-01-02 1 day ago ago|2020-01-02 day|2020-01-02 days ago
2020-01-02 -1 month -1 day|2020-01-02 1 month 2 days ago|2020-01-02 last friday|2020-01-02 next thursday
2020-01-02 1 thursday|Sept 3 2020|sept. 3 2020|tues 2020-01-07|2020-01-02 10:30:15.5 +0100|2020-01-02 10:30+0100
2020-01-02 10:30-01:30|2020-01-02 10:30 +25:00|2020-01-02 10:30 +9999|2020-01-02 1000000000000 years
2020-01-02 99999999999999999999 days|1 2 3 4|2020-01-02 24:00|2020-01-02 23:59:59|1970-01-01 00:00:00 UTC
20200115 -2 days ago|20200115 -2 days|2001-2days ago|20200115 -2.5 sec ago|12:00 12 -2 days|20200115 2 days ago
20200115 -2 days 3 hours ago|10:00 20200115 -2 days ago|20200115 -2.5 sec|20200115 +2 days +3 days ago
1969-12-31 23:59:59 UTC|2038-01-19 03:14:08|1900-01-01|2020-01-02 12
"""


@pytest.mark.parametrize("text", TEXTS.strip("\n").replace("\n", "|").split("|"))
def test_texts(oracle: "Oracle", text: str) -> None:
    check(oracle, "-d", text, "+%F %T.%N %s")


RELATIVE = """
now|today|yesterday|tomorrow|1 day ago|2 weeks ago|next week|last month|monday|next monday|last friday|fri|1 year ago
-1 day|10:00|10:00 tomorrow|yesterday 10:00|noon|midnight|3 days|+3 days|last year|sunday next week|this friday
tomorrow 3pm|12 hours ago
"""


@pytest.mark.parametrize("text", RELATIVE.strip("\n").replace("\n", "|").split("|"))
def test_texts_about_now(oracle: "Oracle", text: str) -> None:
    check(oracle, "-d", text, "+%F")


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Paris", "Asia/Kolkata", "EST5EDT", "XYZ3", "Foo/Bar", ""])
@pytest.mark.parametrize("text", ["2020-07-01 12:00", "2020-01-01", "@0", "2020-03-29 02:30", "2020-07-01 10:00 Z"])
def test_zones(oracle: "Oracle", zone: str, text: str) -> None:
    check(oracle, "-d", text, "+%F %T %z %:z %::z %:::z %Z %s", zone=zone)


@pytest.mark.parametrize(
    "zone", ["AAA3BBB", "AAA-3BBB,M3.5.0,M10.5.0/3", "<+03>-3", "AAA-10BBB,M10.1.0,M4.1.0/3", "UTC0"]
)
@pytest.mark.parametrize("text", ["@1600000000", "@1577880000", "@1585443600", "@1603587600", "2020-08-01"])
def test_zones_as_posix_writes_them(oracle: "Oracle", zone: str, text: str) -> None:
    check(oracle, "-d", text, "+%F %T %z %Z %s", zone=zone)


@settings(max_examples=300, deadline=None)
@given(seconds=st.integers(-70_000_000_000, 200_000_000_000))
def test_any_time(oracle: "Oracle", seconds: int) -> None:
    check(oracle, "-d", f"@{seconds}", "+%c %C %g %G %j %u %U %V %w %W %y %I %k %l %q %F %+10F %s")


WORDS = st.lists(
    st.sampled_from(
        (
            "2020-01-02 10:30 +1 -2 3 day days month hour ago next last monday fri UTC EST Jan 5 2021 pm T Z , : 1/2 12"
        ).split()
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=500, deadline=None)
@given(words=WORDS)
def test_any_words(oracle: "Oracle", words: list[str]) -> None:
    check(oracle, "-d", " ".join(words), "+%F")


def test_the_clock_is_not_set(oracle: "Oracle") -> None:
    """Of ours only: the real one would do it."""
    for words in (["-s", "2020-01-01"], ["010203042020"], ["--set=2020-01-01"]):
        done = oracle.ours("date", words, {}, b"")
        assert (done.status, done.err) == (1, b"date: cannot set date: Operation not permitted\n")
