"""bc against the real one."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from oracle import Oracle

PROGRAMS = r"""
1/3
scale=5;1/3;-1/3;.5;-.5;0.0;1.50;2*.5;7/-2;1/.00001
2^100;2^-2;scale=3;2^-2;2.5^3;1.1^20;0^0;0^5;(-2)^3;10^-3
sqrt(2);scale=10;sqrt(2);sqrt(4);sqrt(0);sqrt(1);sqrt(.0001);sqrt(12345.678)
5%3;scale=2;5%3;-5%3;5.5%2;7%.3;1%-3
ibase=16;FF;A;F.8;ibase=A;10
obase=16;255;255.5;-10;0;obase=2;10;.1;scale=5;.1;obase=100;12345;1.5;obase=10;1.5
define f(n){if(n<=1)return 1;return n*f(n-1)}~f(50)~define g(x,y){auto z;z=x+y;return(z)}~g(1,2);z
for(i=0;i<3;i++)i~while(i>0){i--;if(i==1)break;print i," x\n"}
for(i=0;i<5;i++){if(i==2)continue;i}~i
a[1]=5;a[1]++;a[1];a[2];++a[1];a[0]=b[1]=2;a[0];a[i=1];i
x=5;x+=2;x;x^2;(x=3);x==3;!x;x&&0;x||0;x-=1;x*=4;x/=3;x%=2;x^=3;x
1/0;5~6
x
foo bar~1
"hello"~"hello\n";1
print "a\tb\n",1+1,"\n"
length(123.450);scale(1.250);length(0);length(.001);length(100);scale(5)
last;1;last;.+1
1~quit~5
1~halt;2
auto x
2^.5
2^1000~-2^1000
define f(a[]){return a[0]}~b[0]=3;f(b[])
if(1)2 else 3~if (0) {2} else {3}~if(0)1~if(1){1;2}
1;;2
/* c */ 1 # x~2
f(1)~7
scale=2;1.999*1.999;1.23*4;1.5*1.5
(1~2
1+~2
10 % 0~1
scale=3; 10.0/3 ; 1.2345+1; 7/2.0
a=b=3;a;b
define void p(x){print x,"\n"}~p(3)
i++ + ++i;i;i--;i
2^3^2;1-1-1;-2^2;!1+1;3<2==0;-5/2;1 < 2;2 >= 3;1+2*3;(1+2)*3;a=1+2;1 + a=5
return 5~3
break~3
1\~23
ABC;F+1
1.;.;1..2
while(0){~}~1
define f(x) {~auto a~a=x*2~return a~}~f(4)
if (1)~ 2
scale=20;4*3.14159;1/7
12345678901234567890*98765432109876543210
print 1,2,3
s=0;for(i=1;i<=100;i+=1){s+=i};s
define fib(n){if(n<2)return n;return fib(n-1)+fib(n-2)}~fib(12)
scale=30~1/7~scale~ibase~obase
1==1;1!=1;2>1;1>=1
"a~b"
define f(){return}~f()
a=3;a++;++a;a
{1;2~3}
{}
100000000000000000000/3;-7/2;-7%2;7%-2
x = 4 ; y = 5 ; x * y
sqrt(2) + 1
-(3);--a;- -3
"""

MATH = r"""
s(1);c(1);a(1)*4;l(2);e(1);j(0,1)
scale=50;a(1)*4;e(1);l(10)
c(0);a(0);j(0,0);e(0)
e(-100);s(-1);c(-2);s(10);c(100);a(10);a(-.3);e(10.5);e(100)
l(12345.678);j(2,3.5);j(-3,1);scale=3;s(2);l(.5)
scale=0;e(1);l(10);s(1)
s(1000000);scale=10;s(.5)^2+c(.5)^2
scale;1/3;2^.5;e(l(2)*.5)
define f(x){return s(x)/c(x)}~f(.5)
scale=100~a(1)*4
l(0);l(-1)
"""


def _check(oracle: "Oracle", options: list[str], program: str) -> None:
    text = program.replace("~", "\n") + "\n"
    expected, ours = oracle.real("bc", options, {}, text.encode()), oracle.ours("bc", options, {}, text.encode())
    assert ours.out == expected.out
    assert ours.status == expected.status
    # Where in its code the real one was, nobody can say but itself.
    assert _cut(ours.err) == _cut(expected.err)


def _cut(text: bytes) -> list[bytes]:
    return [
        line.split(b" (func=")[0] + line.rpartition(b"):")[2] if b"adr=" in line else line for line in text.split(b"\n")
    ]


@pytest.mark.parametrize("program", PROGRAMS.strip("\n").split("\n"))
def test_programs(oracle: "Oracle", program: str) -> None:
    _check(oracle, [], program)


@pytest.mark.parametrize("program", MATH.strip("\n").split("\n"))
def test_the_library(oracle: "Oracle", program: str) -> None:
    _check(oracle, ["-l"], program)


def test_files_and_shells(oracle: "Oracle") -> None:
    oracle.check("bc", "-q", "p", tree={"p": b"5\nx=3\n"}, stdin=b"x\n")
    oracle.check("bc", "nowhere", stdin=b"1\n")
    oracle.check_line("echo 'scale=2; 10/4' | bc; bc <<< '2^10'; x=$(echo 1.5+1.5 | bc -l); echo $x")


def test_what_never_ends_and_what_is_too_large(oracle: "Oracle") -> None:
    for program in ("10^1000000", "scale=100000", "(" * 500 + "1" + ")" * 500, "define f(x){return f(x)}\nf(1)"):
        ours = oracle.ours("bc", [], {}, program.encode() + b"\n")
        assert ours.status == 1
        assert b"not supported" in ours.err


NUMBERS = st.sampled_from("0 1 2 7 10 .5 1.25 -3 -.75 100 12.345 99999999999 .001".split())


@settings(max_examples=200, deadline=None)
@given(
    scale=st.integers(0, 12),
    base=st.sampled_from([10, 10, 10, 2, 16, 20]),
    terms=st.lists(st.tuples(NUMBERS, st.sampled_from("+ - * / % ^ < ==".split())), min_size=1, max_size=5),
)
def test_any_expressions(oracle: "Oracle", scale: int, base: int, terms: list[tuple[str, str]]) -> None:
    text = " ".join(f"{number} {sign}" for number, sign in terms if sign != "^")
    small = " ".join(f"({number})^3;" for number, sign in terms if sign == "^")
    _check(oracle, [], f"scale={scale};obase={base};{text} 3;{small}1")
