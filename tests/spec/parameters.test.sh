#### unset and empty
x=; echo "[$x][$y]"
## status: 0
## STDOUT:
[][]
## END

#### braces around a name
x=a; echo ${x}b $xb
## status: 0
## STDOUT:
ab
## END

#### positional parameters
f() { echo $0 $1 ${2} $# ; }; f a b
## status: 0
## STDOUT:
bash a b 2
## END

#### ten and more
f() { echo $10 ${10} ${11}; }; f a b c d e f g h i j k
## status: 0
## STDOUT:
a0 j k
## END

#### at and star quoted
show() { for a in "$@"; do echo "<$a>"; done; echo "$*"; }; show 'a b' c ''
## status: 0
## STDOUT:
<a b>
<c>
<>
a b c 
## END

#### at and star without quotes
f() { for a in $@; do echo "<$a>"; done; for a in $*; do echo "<$a>"; done; }; f 'a b' '' c
## status: 0
## STDOUT:
<a>
<b>
<c>
<a>
<b>
<c>
## END

#### at inside a word
f() { for a in "x$@y"; do echo "<$a>"; done; }; f 1 2 3; f
## status: 0
## STDOUT:
<x1>
<2>
<3y>
<xy>
## END

#### star and IFS
f() { IFS=,; echo "$*"; IFS=; echo "$*"; unset IFS; echo "$*"; }; f a b c
## status: 0
## STDOUT:
a,b,c
abc
a b c
## END

#### default values
x=; echo ${x-a} ${x:-b} ${y-c} ${y:-d} "${y:-e f}"
## status: 0
## STDOUT:
b c d e f
## END

#### default values are split without quotes
f() { echo $#; }; f ${y:-a b c} "${y:-a b c}" ${y:-"a b" c}
## status: 0
## STDOUT:
6
## END

#### nested defaults
echo ${a:-${b:-${c:-deep}}}
## status: 0
## STDOUT:
deep
## END

#### assign default
echo ${x:=5} $x; y=; echo ${y=6}[$y] ${y:=7}[$y]
## status: 0
## STDOUT:
5 5
[] 7[7]
## END

#### alternative
x=1 y=; echo [${x+a}] [${x:+b}] [${y+c}] [${y:+d}] [${z+e}] "${x:+f g}"
## status: 0
## STDOUT:
[a] [b] [c] [] [] f g
## END

#### error if unset
echo ${x:?gone}; echo not here
## status: 127
## STDERR:
bash: line 1: x: gone
## END

#### error if unset, default words
x=; echo ${x?} ok; echo ${x:?}
## status: 127
## STDOUT:
ok
## END
## STDERR:
bash: line 1: x: parameter null or not set
## END

#### error if unset in a subshell
(echo ${x?gone}; echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: gone
## END

#### lengths
x=hello; echo ${#x} ${#y} ${#} ${#@}
## status: 0
## STDOUT:
5 0 0 0
## END

#### trim prefix
x=a/b/c.tar.gz; echo ${x#*/} ${x##*/} ${x#b} ${x#?} ${x#[a-b]/}
## status: 0
## STDOUT:
b/c.tar.gz c.tar.gz a/b/c.tar.gz /b/c.tar.gz b/c.tar.gz
## END

#### trim suffix
x=a/b/c.tar.gz; echo ${x%.*} ${x%%.*} ${x%/*} ${x%%/*} ${x%z} ${x%b}
## status: 0
## STDOUT:
a/b/c.tar a/b/c a/b a a/b/c.tar.g a/b/c.tar.gz
## END

#### trim with quotes and variables
x='a*b*c' p='a*'; echo ${x#a*} ${x#"a*"} ${x#$p} ${x#"$p"}
## status: 0
## STDOUT:
*b*c b*c *b*c b*c
## END

#### trim each argument
f() { echo "${@#a}" ${*%b}; }; f ab aab b
## status: 0
## STDOUT:
b ab b a aa
## END

#### trim in double quotes
x="a'b'c"; echo "${x#*\'}" "${x%'c'}"
## status: 0
## STDOUT:
b'c a'b'
## END

#### quotes in default inside double quotes
echo "${x:-'a'}" "${x:-"b"}" ${x:-'c'}
## status: 0
## STDOUT:
'a' b c
## END

#### status
false; echo $?; true; echo $?
## status: 0
## STDOUT:
1
0
## END

#### special parameters
echo $# $0 "${#}"
## status: 0
## STDOUT:
0 bash 0
## END

#### bad substitution
echo ${a b}; echo no
## status: 1
## STDERR:
bash: line 1: ${a b}: bad substitution
## END

#### word splitting
x='  a  b	c
d  '; for w in $x; do echo "<$w>"; done
## status: 0
## STDOUT:
<a>
<b>
<c>
<d>
## END

#### splitting with a delimiter
IFS=:; x=a::b:c:; for w in $x; do echo "<$w>"; done
## status: 0
## STDOUT:
<a>
<>
<b>
<c>
## END

#### splitting with blanks and delimiters
IFS=' :'; x=' a : b  c:: d '; for w in $x; do echo "<$w>"; done
## status: 0
## STDOUT:
<a>
<b>
<c>
<>
<d>
## END

#### splitting joins neighbours
x='a b' y='c d'; for w in $x$y"$x"$y; do echo "<$w>"; done
## status: 0
## STDOUT:
<a>
<bc>
<da bc>
<d>
## END

#### empty IFS
IFS=; x='a b'; for w in $x; do echo "<$w>"; done
## status: 0
## STDOUT:
<a b>
## END

#### no splitting in assignments
x='a  b'; y=$x; echo "$y"; z=$x$y; echo "$z"
## status: 0
## STDOUT:
a  b
a  ba  b
## END

#### no splitting in case
x='a b'; case $x in 'a b') echo yes;; esac
## status: 0
## STDOUT:
yes
## END

#### unset variables vanish
f() { echo $#; }; f $a $b "$c"
## status: 0
## STDOUT:
1
## END

#### append
x=a; x+=b; x+=c; echo $x
## status: 0
## STDOUT:
abc
## END

#### assignments see earlier ones
a=1 b=$a c=$b; echo $a $b $c
## status: 0
## STDOUT:
1 1 1
## END

#### assignment for one command
x=1; x=2 eval 'echo $x'; echo $x
## status: 0
## STDOUT:
2
1
## END

#### assignment for a function
f() { echo $x; }; x=1; x=2 f; echo $x
## status: 0
## STDOUT:
2
1
## END

#### exported to a child
x=1; export x; bash -c 'echo $x'; x=3 bash -c 'echo $x'; y=5 bash -c 'echo $y'; echo $y
## status: 0
## STDOUT:
1
3
5

## END

#### not exported to a child
x=1; bash -c 'echo [$x]'
## status: 0
## STDOUT:
[]
## END

#### export with a value
export a=1 b='2 3'; bash -c 'echo $a $b'
## status: 0
## STDOUT:
1 2 3
## END

#### export does not split
v='1 2'; export a=$v; echo "$a"
## status: 0
## STDOUT:
1 2
## END

#### unset
x=1; unset x; echo [$x]; unset nothing; echo $?
## status: 0
## STDOUT:
[]
0
## END

#### readonly
readonly x=1; echo $x; x=2; echo no
## status: 1
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: readonly variable
## END

#### nounset
set -u; echo ${x-ok}; echo $x; echo no
## status: 127
## STDOUT:
ok
## END
## STDERR:
bash: line 1: x: unbound variable
## END

#### arithmetic
echo $((1+2*3)) $(( (1+2)*3 )) $((7/2)) $((-7/2)) $((-7%3)) $((2**10)) $((1<<4)) $((5>3)) $((!5)) $((~5))
## status: 0
## STDOUT:
7 9 3 -3 -1 1024 16 1 0 -6
## END

#### arithmetic with variables
x=5; echo $((x+1)) $(($x+1)) $((x++)) $x $((++x)) $((x+=10)) $x $((y=3)) $y
## status: 0
## STDOUT:
6 6 5 6 7 17 17 3 3
## END

#### arithmetic bases
echo $((0x1f)) $((010)) $((2#101)) $((16#ff)) $((36#z))
## status: 0
## STDOUT:
31 8 5 255 35
## END

#### arithmetic wraps
echo $((9223372036854775807+1)) $((2**63)) $((2**64))
## status: 0
## STDOUT:
-9223372036854775808 -9223372036854775808 0
## END

#### arithmetic conditions
echo $((1?2:3)) $((0?2:3)) $((1&&0)) $((1||0)) $((0 && (x=5))) [$x] $((1,2))
## status: 0
## STDOUT:
2 3 0 1 0 [] 2
## END

#### division by zero
echo $((1/0)); echo no
## status: 1
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### arithmetic syntax error
echo $((1+)); echo no
## status: 1
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### nested arithmetic
x=3; echo $(( $(( x + 1 )) * $((2)) ))
## status: 0
## STDOUT:
8
## END

#### parameters of very long numbers
printf -v long %05000d 0; ones=${long//0/1}; set -- a b
eval "echo [\${${long}2}] \${#$ones} [\${!$ones}]"
echo "${99999999999999999999:-d}" "${!99999999999999999999}"
## status: 0
## STDOUT:
[b] 0 []
d 
## END

#### indirection of a parameter that is not set
set -- a b; echo "[${!9}]" "${!9:-x}" "${!9-y}" "[${!9:+z}]" "[${!9#a}]" "[${!9@Q}]"
echo "[${!@}]" "[${!*}]"; echo $?
(set -u; echo "${!9}"); (set -u; echo "${!@}"); echo "${!9:=x}"; echo $?
## status: 1
## STDOUT:
[] x y [] [] []
## END
## STDERR:
bash: line 2: a b: invalid variable name
bash: line 3: !9: unbound variable
bash: line 3: a b: invalid variable name
bash: line 3: !9: invalid indirect expansion
## END

#### offsets are numbers of ASCII digits
x=abcdef; echo ${x:٣}; echo next
## status: 1
## STDERR:
bash: line 1: x: ٣: syntax error: operand expected (error token is "٣")
## END

#### letters are changed everywhere where the pattern comes to nothing, unless it is quoted
z='' L=two x=TWO a=(two xy)
echo ${L^$z} "${L^^$z}" ${L,$z}, ${L^""} "${L^}" ${L^^""} ${L^"$z"} ${L^^$(:)} ${L^''}
echo ${x,$z} ${x,,$z} ${x~$z} ${x~~$z} ${x,""} ${a[@]^$z} "${a[*]^^$z}"
p='""'; echo ${L^$p} "${L^^""}"
## status: 0
## STDOUT:
Two TWO two, two Two two two TWO two
tWO two tWO two TWO Two Xy TWO XY
two two
## END

#### a prompt whose substitution is no program ends before it
y='m[$(if)z'; { echo "a${y@P}b" c; } 2>/dev/null; echo "st $?"
## status: 0
## STDOUT:
am[b c
st 0
## END

#### attributes of variables without a value, as lists
declare -x q; echo "[${q[@]@a}] [${q@a}] [${q[*]@a}] [${q[0]@a}] ${q[@]@A} ${q@A}"; printf '<%s>' "${q[@]@a}" ${q[@]@a} "${q@a}"; echo
declare -i n; declare -a a; declare -A m; declare -r r; printf '<%s>' "${n[@]@a}" "${a[@]@a}" "${m[@]@a}" "${r[@]@a}" "${a@a}" "${m@a}" "${nosuch[@]@a}" "${nosuch@a}"; echo
x=1; export x; printf '<%s>' "${x[@]@a}" "${x[@]@A}" "${nosuch[@]@A}"
## status: 0
## stdout-json: "[x] [x] [x] [x] declare -x q declare -x q\n<x><x><x>\n<i><a><A><r><a><A><>\n<x><declare -x x='1'>"

#### dollar quotes behind operators in here-documents, 1
cat <<E
${x:-$'a\tb'} ${x:-"$'a'"} ${x:-'a b'} ${x:+$'q'} ${HOME:+$'q\t'} "${x:-$'a\tb'}"
E
## status: 0
## STDOUT:
$'a\tb' $'a' 'a b'  $'q\t' "$'a\tb'"
## END

#### dollar quotes behind operators in here-documents, 2
cat <<E
${x:=$'a\tb'}
E
echo "$x"; cat <<E
$(echo $'a\tb' "${z:-$'c\td'}") `echo $'a\tb' ${z:-$'q\t'} "${z:-$'q\t'}"`
E
echo "${z:-$'a\tb'}"
## status: 0
## stdout-json: "$'a\\tb'\n\na\tb c\td a\tb q\t q\t\na\tb\n"

#### dollar quotes behind operators in here-documents, 3
x=ab; cat <<E
${x#$'a'} ${x/$'a'/$'\t'} ${x%%$'b'} ${x/b/"$'c'"} "${x#$'a'}" ${x#'a'} ${x#"a"}
E
## status: 0
## stdout-json: "b \tb a a$'c' \"b\" b b\n"

#### dollar quotes behind operators in here-documents, 4
x=ab; cat <<E
${x^^$'a'} ${x//$'b'/Q} ${x/a/$'q'}
E
## status: 0
## STDOUT:
Ab aQ qb
## END
