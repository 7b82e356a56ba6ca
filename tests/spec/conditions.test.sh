#### test without words
test; echo $?
[ ]; echo $?
[; echo $?
[ a; echo $?
## status: 0
## STDOUT:
1
1
2
2
## END
## STDERR:
bash: line 3: [: missing `]'
bash: line 4: [: missing `]'
## END

#### test of one word
test a; echo $?
test ''; echo $?
test ' '; echo $?
[ -f ]; echo $?
[ ! ]; echo $?
[ = ]; echo $?
[ '(' ]; echo $?
[ -n ]; echo $?
[ -z ]; echo $?
[ -a ]; echo $?
[ '' ]; echo $?
test ]; echo $?
[ ] ]; echo $?
## status: 0
## STDOUT:
0
1
0
0
0
0
0
0
0
0
1
0
0
## END

#### test of two words
test ! a; echo $?
test ! ''; echo $?
test -n a; echo $?
test -n ''; echo $?
test -z a; echo $?
test -z ''; echo $?
test ! !; echo $?
test -q a; echo $?
test a b; echo $?
test a =; echo $?
test = a; echo $?
test '(' a; echo $?
test -- a; echo $?
## status: 0
## STDOUT:
1
0
0
1
1
0
1
2
2
2
2
2
2
## END
## STDERR:
bash: line 8: test: -q: unary operator expected
bash: line 9: test: a: unary operator expected
bash: line 10: test: a: unary operator expected
bash: line 11: test: =: unary operator expected
bash: line 12: test: (: unary operator expected
bash: line 13: test: --: unary operator expected
## END

#### test of three words
test a = a; echo $?
test a = b; echo $?
test a == a; echo $?
test a != b; echo $?
test a != a; echo $?
test -f = -f; echo $?
test ! = !; echo $?
test ! = a; echo $?
test '(' = '('; echo $?
test ! -n a; echo $?
test ! -z a; echo $?
test '(' a ')'; echo $?
test '(' '' ')'; echo $?
test a -a b; echo $?
test a -a ''; echo $?
test '' -o b; echo $?
test '' -o ''; echo $?
test a b c; echo $?
test a =~ a; echo $?
test -z a b; echo $?
test '(' a b; echo $?
test ! a b; echo $?
## status: 0
## STDOUT:
0
1
0
0
1
0
0
1
0
1
0
0
1
0
1
0
1
2
2
2
2
2
## END
## STDERR:
bash: line 18: test: b: binary operator expected
bash: line 19: test: =~: binary operator expected
bash: line 20: test: a: binary operator expected
bash: line 21: test: a: binary operator expected
bash: line 22: test: a: unary operator expected
## END

#### test of four words
test ! a = b; echo $?
test ! a = a; echo $?
test '(' -n a ')'; echo $?
test '(' -n '' ')'; echo $?
test '(' ! a ')'; echo $?
test a b c d; echo $?
test ! a b c; echo $?
test '(' a b ')'; echo $?
test a = a b; echo $?
test a = a -f; echo $?
test a -a b c; echo $?
test a = b ')'; echo $?
## status: 0
## STDOUT:
0
1
0
1
1
2
2
2
2
2
2
2
## END
## STDERR:
bash: line 6: test: too many arguments
bash: line 7: test: b: binary operator expected
bash: line 8: test: a: unary operator expected
bash: line 9: test: too many arguments
bash: line 10: test: syntax error: `-f' unexpected
bash: line 11: test: too many arguments
bash: line 12: test: too many arguments
## END

#### test of many words
test a = a -a b = b; echo $?
test a = b -o b = b; echo $?
test a = a -a b = c -o d = d; echo $?
test a = b -o b = b -a c = d; echo $?
test ! a = b -a c = c; echo $?
test '(' a = b -o c = c ')' -a d = d; echo $?
test ! '(' a = a ')' -a b = b; echo $?
test ! ! ! a = b -a c; echo $?
test -n a -a -n b -a -n c; echo $?
test a -a b -a c -a ''; echo $?
## status: 0
## STDOUT:
0
0
0
1
0
0
1
0
0
1
## END

#### test with unbalanced parentheses
test '(' a = a; echo $?
[ '(' a = a ]; echo $?
test '(' a = a -a b; echo $?
test a = a ')' b; echo $?
test '(' ')'; echo $?
test '(' '(' a ')' ')' -a b; echo $?
## status: 0
## STDOUT:
2
2
2
2
2
0
## END
## STDERR:
bash: line 1: test: `)' expected
bash: line 2: [: `)' expected, found ]
bash: line 3: test: `)' expected
bash: line 4: test: too many arguments
bash: line 5: test: (: unary operator expected
## END

#### test with missing arguments
test a = a -a; echo $?
test a -a b -a; echo $?
test a = a -o -a; echo $?
test ! ! ! ! !; echo $?
test a = a -o; echo $?
test a -o b -o; echo $?
## status: 0
## STDOUT:
2
2
0
2
2
2
## END
## STDERR:
bash: line 1: test: argument expected
bash: line 2: test: argument expected
bash: line 4: test: argument expected
bash: line 5: test: argument expected
bash: line 6: test: argument expected
## END

#### test with words too many
test a = a b c; echo $?
test a b c d e; echo $?
test a = a -f x y; echo $?
test a = a -z; echo $?
[ a = a = a ]; echo $?
[ x x x x -x ]; echo $?
[ a = a ] ]; echo $?
## status: 0
## STDOUT:
2
2
2
2
2
2
2
## END
## STDERR:
bash: line 1: test: too many arguments
bash: line 2: test: too many arguments
bash: line 3: test: syntax error: `-f' unexpected
bash: line 4: test: syntax error: `-z' unexpected
bash: line 5: [: too many arguments
bash: line 6: [: too many arguments
bash: line 7: [: too many arguments
## END

#### both sides of -a and -o are looked at
test a = b -a x -eq 1; echo $?
test a = a -o x -eq 1; echo $?
test x -eq 1 -o a = a; echo $?
test a = a -o 1 -eq x -o 1 -eq y; echo $?
## status: 0
## STDOUT:
2
2
2
2
## END
## STDERR:
bash: line 1: test: x: integer expression expected
bash: line 2: test: x: integer expression expected
bash: line 3: test: x: integer expression expected
bash: line 4: test: x: integer expression expected
## END

#### test numbers
test 1 -eq 1; echo $?
test 1 -eq 2; echo $?
test 2 -eq 1; echo $?
test 1 -ne 1; echo $?
test 1 -ne 2; echo $?
test 2 -ne 1; echo $?
test 1 -lt 1; echo $?
test 1 -lt 2; echo $?
test 2 -lt 1; echo $?
test 1 -le 1; echo $?
test 1 -le 2; echo $?
test 2 -le 1; echo $?
test 1 -gt 1; echo $?
test 1 -gt 2; echo $?
test 2 -gt 1; echo $?
test 1 -ge 1; echo $?
test 1 -ge 2; echo $?
test 2 -ge 1; echo $?
## status: 0
## STDOUT:
0
1
1
1
0
0
1
0
1
0
0
1
1
1
0
0
1
0
## END

#### test numbers as they are written
test ' 1 ' -eq 1; echo $?
test 08 -eq 8; echo $?
test +5 -eq 5; echo $?
test -5 -lt 0; echo $?
test 0x1 -eq 1; echo $?
test 1a -eq 1; echo $?
test '' -eq 0; echo $?
test ' ' -eq 0; echo $?
test - -eq 0; echo $?
test '1 2' -eq 1; echo $?
test $'\t1\t' -eq 1; echo $?
test $'1\n' -eq 1; echo $?
test $'\n1' -eq 1; echo $?
test 1+1 -eq 2; echo $?
test -0 -eq 0; echo $?
test 1 -eq x; echo $?
test x -eq y; echo $?
test '- 1' -eq -1; echo $?
test ++1 -eq 1; echo $?
## status: 0
## STDOUT:
0
0
0
0
2
2
2
2
2
2
0
2
0
2
0
2
2
2
2
## END
## STDERR:
bash: line 5: test: 0x1: integer expression expected
bash: line 6: test: 1a: integer expression expected
bash: line 7: test: : integer expression expected
bash: line 8: test:  : integer expression expected
bash: line 9: test: -: integer expression expected
bash: line 10: test: 1 2: integer expression expected
bash: line 12: test: 1
: integer expression expected
bash: line 14: test: 1+1: integer expression expected
bash: line 16: test: x: integer expression expected
bash: line 17: test: x: integer expression expected
bash: line 18: test: - 1: integer expression expected
bash: line 19: test: ++1: integer expression expected
## END

#### test numbers of 64 bits
test 9223372036854775807 -eq 9223372036854775807; echo $?
test 9223372036854775808 -eq 1; echo $?
test -9223372036854775808 -lt 1; echo $?
test -9223372036854775809 -lt 1; echo $?
test 000000000000000000000000001 -eq 1; echo $?
test 99999999999999999999 -gt 1; echo $?
## status: 0
## STDOUT:
0
2
0
2
0
2
## END
## STDERR:
bash: line 2: test: 9223372036854775808: integer expression expected
bash: line 4: test: -9223372036854775809: integer expression expected
bash: line 6: test: 99999999999999999999: integer expression expected
## END

#### test compares texts
test a '<' b; echo $?
test b '<' a; echo $?
test a '>' b; echo $?
test b '>' a; echo $?
test a '<' a; echo $?
test A '<' a; echo $?
test a '<' B; echo $?
test '' '<' a; echo $?
test é '>' z; echo $?
test 10 '<' 9; echo $?
[ a \< b ]; echo $?
[ a \> b ]; echo $?
## status: 0
## STDOUT:
0
1
1
0
1
0
1
0
0
0
0
1
## END

#### test -v
x=1 y=; set -- p
test -v x; echo $?
test -v y; echo $?
test -v nope; echo $?
test -v 1; echo $?
test -v 2; echo $?
test -v 0; echo $?
test -v @; echo $?
test -v '*'; echo $?
test -v ''; echo $?
test -v 'a b'; echo $?
test -v HOME; echo $?
test -v '?'; echo $?
test -v RANDOM; echo $?
## status: 0
## STDOUT:
0
0
1
0
1
0
1
1
1
1
0
1
0
## END

#### test -v follows an unset
x=1; unset x
test -v x; echo $?
## status: 0
## STDOUT:
1
## END

#### test -v of a local variable
f() { local v=1 w; test -v v; echo $?; test -v w; echo $?; }; f; test -v v; echo $?
## status: 0
## STDOUT:
0
1
1
## END

#### test -o
set -u
test -o errexit; echo $?
test -o nounset; echo $?
test -o nope; echo $?
test -o pipefail; echo $?
test -o hashall; echo $?
test -o braceexpand; echo $?
test -o; echo $?
test ! -o noglob; echo $?
## status: 0
## STDOUT:
1
0
1
1
0
0
0
0
## END

#### test -t of no terminal
test -t 0; echo $?
test -t 1; echo $?
test -t 99; echo $?
test -t x; echo $?
test -t ''; echo $?
test -t; echo $?
test -t 1 -a a = a; echo $?
test a = a -a -t; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
0
1
0
## END

#### file tests of a file
echo x > f
test -a f; echo $?
test -b f; echo $?
test -c f; echo $?
test -d f; echo $?
test -e f; echo $?
test -f f; echo $?
test -g f; echo $?
test -h f; echo $?
test -k f; echo $?
test -p f; echo $?
test -r f; echo $?
test -s f; echo $?
test -u f; echo $?
test -w f; echo $?
test -L f; echo $?
test -N f; echo $?
test -O f; echo $?
test -G f; echo $?
test -S f; echo $?
## status: 0
## STDOUT:
0
1
1
1
0
0
1
1
1
1
0
0
1
0
1
0
0
0
1
## END

#### file tests of an empty file
: > f
test -s f; echo $?
test -e f; echo $?
test -f f; echo $?
## status: 0
## STDOUT:
1
0
0
## END

#### file tests of a directory
mkdir d
test -a d; echo $?
test -b d; echo $?
test -c d; echo $?
test -d d; echo $?
test -e d; echo $?
test -f d; echo $?
test -g d; echo $?
test -h d; echo $?
test -k d; echo $?
test -p d; echo $?
test -r d; echo $?
test -s d; echo $?
test -u d; echo $?
test -w d; echo $?
test -x d; echo $?
test -L d; echo $?
test -O d; echo $?
test -G d; echo $?
test -S d; echo $?
## status: 0
## STDOUT:
0
1
1
0
0
1
1
1
1
1
0
0
1
0
0
1
0
0
1
## END

#### file tests of nothing
test -a nope; echo $?
test -b nope; echo $?
test -c nope; echo $?
test -d nope; echo $?
test -e nope; echo $?
test -f nope; echo $?
test -g nope; echo $?
test -h nope; echo $?
test -k nope; echo $?
test -p nope; echo $?
test -r nope; echo $?
test -s nope; echo $?
test -u nope; echo $?
test -w nope; echo $?
test -x nope; echo $?
test -L nope; echo $?
test -N nope; echo $?
test -O nope; echo $?
test -G nope; echo $?
test -S nope; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
## END

#### file tests of the empty name
test -a ''; echo $?
test -b ''; echo $?
test -c ''; echo $?
test -d ''; echo $?
test -e ''; echo $?
test -f ''; echo $?
test -g ''; echo $?
test -h ''; echo $?
test -k ''; echo $?
test -p ''; echo $?
test -r ''; echo $?
test -s ''; echo $?
test -u ''; echo $?
test -w ''; echo $?
test -x ''; echo $?
test -L ''; echo $?
test -N ''; echo $?
test -O ''; echo $?
test -G ''; echo $?
test -S ''; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
1
## END

#### file tests spelled with slashes
mkdir d; : > f
test -e f/; echo $?
test -e d/; echo $?
test -d d/.; echo $?
test -e d/../f; echo $?
test -f ./f; echo $?
test -e //; echo $?
test -d /; echo $?
test -e f/x; echo $?
test -d d//; echo $?
## status: 0
## STDOUT:
1
0
0
0
0
0
0
1
0
## END

#### an x makes a file executable
: > f
test -x f; echo $?
## status: 0
## STDOUT:
1
## END

#### same file
mkdir d; : > f; : > g
test f -ef f; echo $?
test f -ef ./f; echo $?
test f -ef g; echo $?
test f -ef d/../f; echo $?
test . -ef d/..; echo $?
test f -ef nope; echo $?
test nope -ef nope; echo $?
test '' -ef ''; echo $?
test / -ef /; echo $?
## status: 0
## STDOUT:
0
0
1
0
0
1
1
1
0
## END

#### newer and older than what is missing
: > f
test f -nt nope; echo $?
test nope -nt f; echo $?
test f -ot nope; echo $?
test nope -ot f; echo $?
test nope -nt nope2; echo $?
test f -nt f; echo $?
test f -ot f; echo $?
## status: 0
## STDOUT:
0
1
1
0
1
1
1
## END

#### newer and older
touch -t 202001010000 a; touch -t 202101010000 b
test a -nt b; echo $?
test b -nt a; echo $?
test a -ot b; echo $?
test b -ot a; echo $?
## status: 0
## STDOUT:
1
0
0
1
## END

#### test in conditions
x=3
if [ $x -gt 2 ]; then echo big; fi
while [ $x -gt 0 ]; do echo $x; x=$((x-1)); done
[ -n "$x" ] && echo set || echo unset
until [ $x -ge 2 ]; do x=$((x+1)); done; echo $x
## status: 0
## STDOUT:
big
3
2
1
set
2
## END

#### an unquoted variable that is empty
x=
[ $x = a ]; echo $?
[ -n $x ]; echo $?
[ $x ]; echo $?
[ -z $x ]; echo $?
[ "$x" = a ]; echo $?
## status: 0
## STDOUT:
2
0
1
0
1
## END
## STDERR:
bash: line 2: [: =: unary operator expected
## END

#### an unquoted variable of several words
x='a b'
[ $x = a ]; echo $?
[ -n $x ]; echo $?
[ $x ]; echo $?
x='a = a'; [ $x ]; echo $?
## status: 0
## STDOUT:
2
2
2
0
## END
## STDERR:
bash: line 2: [: too many arguments
bash: line 3: [: a: binary operator expected
bash: line 4: [: a: unary operator expected
## END

#### test is a builtin with a name of its own
test a = b; echo $?
[ x -eq 1 ]; echo $?
test x -eq 1; echo $?
t=test; $t a = a; echo $?
t=[; $t a = a ]; echo $?
"[" a = a "]"; echo $?
## status: 0
## STDOUT:
1
2
2
0
0
0
## END
## STDERR:
bash: line 2: [: x: integer expression expected
bash: line 3: test: x: integer expression expected
## END

#### the message has the line


[ a b ]
  test x -eq 1
(
[ a
)
## status: 2
## STDERR:
bash: line 3: [: a: unary operator expected
bash: line 4: test: x: integer expression expected
bash: line 6: [: missing `]'
## END

#### a test under set -e
set -e
[ a = b ] || echo or
if [ a = b ]; then :; fi
[ a = b ] && echo no
echo still
[ a = b ]
echo never
## status: 1
## STDOUT:
or
still
## END

#### a test with redirections
[ a b ] 2> err; echo $?
[ x -eq 1 ] 2>&1 | cat
! [ a = a ]; echo $?
[ a = a ] > f; [ -e f ]; echo $?
## status: 0
## STDOUT:
2
bash: line 2: [: x: integer expression expected
1
0
## END

#### the bracket is a word like others
echo [ ] [a ]
[ a = a]; echo $?
[a = a ]; echo $?
## status: 0
## STDOUT:
[ ] [a ]
2
127
## END
## STDERR:
bash: line 2: [: missing `]'
bash: line 3: [a: command not found
## END

#### a test calls no function of its own name
test() { echo mine "$@"; }
test 1 -eq 2; echo $?
[ 1 -eq 2 ]; echo $?
## status: 0
## STDOUT:
mine 1 -eq 2
0
1
## END

#### a pattern is a text for test
[ abc = 'a*' ]; echo $?
[ 'a*' = 'a*' ]; echo $?
: > abc; [ abc = a* ]; echo $?
[ a* = abc ]; echo $?
: > abd; [ a* = abc ]; echo $?
## status: 0
## STDOUT:
1
0
0
0
2
## END
## STDERR:
bash: line 5: [: too many arguments
## END

#### operators from variables
op=-lt; [ 1 $op 2 ]; echo $?
op="-a b"; [ a $op ]; echo $?
neg=!; [ $neg a = b ]; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### [[ ]] of one word
[[ a ]]; echo $?
[[ "" ]]; echo $?

[[ '' ]]; echo $?
[[ " " ]]; echo $?

[[ $nope ]]; echo $?
[[ "$nope" ]]; echo $?
[[ 0 ]]; echo $?
[[ false ]]; echo $?
## status: 0
## STDOUT:
0
1
1
0
1
1
0
0
## END

#### [[ ]] with texts
[[ a = a ]]; echo $?
[[ a == a ]]; echo $?
[[ a != a ]]; echo $?
[[ a = b ]]; echo $?
[[ a != b ]]; echo $?
[[ -n a ]]; echo $?
[[ -n "" ]]; echo $?
[[ -z a ]]; echo $?
[[ -z "" ]]; echo $?
[[ a < b ]]; echo $?
[[ b < a ]]; echo $?
[[ a > b ]]; echo $?
[[ a < a ]]; echo $?
[[ 10 < 9 ]]; echo $?
[[ B < a ]]; echo $?
[[ é > z ]]; echo $?
[[ "" < a ]]; echo $?
## status: 0
## STDOUT:
0
0
1
1
0
0
1
1
0
0
1
1
1
0
0
0
0
## END

#### [[ ]] with patterns
p='a*'
[[ abc == a* ]]; echo $?
[[ abc == "a*" ]]; echo $?
[[ abc == 'a'* ]]; echo $?
[[ abc == ?b? ]]; echo $?
[[ abc == [a-c]* ]]; echo $?
[[ abc != a* ]]; echo $?
[[ abc = *c ]]; echo $?
[[ abc == a\* ]]; echo $?
[[ "a*" == a\* ]]; echo $?
[[ abc == $p ]]; echo $?
[[ abc == "$p" ]]; echo $?
[[ "a*" == "$p" ]]; echo $?
[[ abc == ${p}c ]]; echo $?
[[ abc == * ]]; echo $?
[[ "" == * ]]; echo $?
[[ "" == ? ]]; echo $?
[[ a*c == a\*c ]]; echo $?
[[ a == [!b] ]]; echo $?
[[ a == [^a] ]]; echo $?
## status: 0
## STDOUT:
0
1
0
0
0
1
0
1
0
0
1
0
0
0
0
1
0
0
1
## END

#### [[ ]] splits nothing
x='a b' star='*'; : > f
[[ $x == "a b" ]]; echo $?
[[ -n $x ]]; echo $?
[[ $x = a* ]]; echo $?
[[ $x == $x ]]; echo $?
[[ -z $nope ]]; echo $?
[[ $nope == "" ]]; echo $?
[[ $x < c ]]; echo $?
[[ $star == "*" ]]; echo $?
## status: 0
## STDOUT:
0
0
0
0
0
0
0
0
## END

#### [[ ]] with and, or, not
[[ a && b ]]; echo $?
[[ a && "" ]]; echo $?
[[ "" || b ]]; echo $?
[[ "" || "" ]]; echo $?
[[ ! a ]]; echo $?
[[ ! "" ]]; echo $?
[[ ! ! a ]]; echo $?
[[ a == b || c == c && d == e ]]; echo $?
[[ a == a || c == c && d == e ]]; echo $?
[[ ( a == b || c == c ) && d == d ]]; echo $?
[[ ! ( a == b ) ]]; echo $?
[[ ! a == b && c == c ]]; echo $?
[[ ! a == a || c == c ]]; echo $?
[[ ( a ) ]]; echo $?
[[ ( ( a ) ) ]]; echo $?
[[ -n a && -z "" ]]; echo $?
## status: 0
## STDOUT:
0
1
0
1
1
0
0
1
0
0
0
0
0
0
0
0
## END

#### [[ ]] stops where the answer is known
f() { echo called >&2; echo x; }
[[ a == b && $(f) == x ]]; echo $?
[[ a == a || $(f) == x ]]; echo $?
[[ a == a && $(f) == x ]]; echo $?
[[ a == b || ! $(f) == x ]]; echo $?
## status: 0
## STDOUT:
1
0
0
1
## END
## STDERR:
called
called
## END

#### [[ ]] over lines
[[ a == a &&
 b == b
 ||

 c == d ]]; echo $?
[[
a == a
]]; echo $?
[[ ( a == a
) ]]; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### [[ ]] with numbers
x=5
[[ 1 -eq 1 ]]; echo $?
[[ 1 -ne 1 ]]; echo $?
[[ 1 -lt 2 ]]; echo $?
[[ 2 -le 2 ]]; echo $?
[[ 3 -gt 2 ]]; echo $?
[[ 2 -ge 3 ]]; echo $?
[[ 1+1 -eq 2 ]]; echo $?
[[ x -eq 5 ]]; echo $?
[[ x+1 -gt x ]]; echo $?
[[ "" -eq 0 ]]; echo $?
[[ nope -eq 0 ]]; echo $?
[[ " 1 " -eq 1 ]]; echo $?
[[ 0x10 -eq 16 ]]; echo $?
[[ 010 -eq 8 ]]; echo $?
[[ 2#101 -eq 5 ]]; echo $?
[[ $x -eq 5 ]]; echo $?
[[ "x" -eq 5 ]]; echo $?
[[ -1 -lt 0 ]]; echo $?
[[ x=7 -eq 7 ]]; echo $?
[[ x -eq 7 ]]; echo $?
## status: 0
## STDOUT:
0
1
0
0
0
1
0
0
0
0
0
0
0
0
0
0
0
0
0
0
## END

#### [[ ]] with faulty numbers
[[ 1+ -eq 1 ]]; echo $?
[[ 1/0 -eq 1 ]]; echo $?
[[ 08 -eq 8 ]]; echo $?
[[ "1 2" -eq 1 ]]; echo $?
[[ 1 -eq 1+ ]]; echo $?
[[ ! 1/0 -eq 1 ]]; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
0
## END
## STDERR:
bash: line 1: [[: 1+: syntax error: operand expected (error token is "+")
bash: line 2: [[: 1/0: division by 0 (error token is "0")
bash: line 3: [[: 08: value too great for base (error token is "08")
bash: line 4: [[: 1 2: syntax error in expression (error token is "2")
bash: line 5: [[: 1+: syntax error: operand expected (error token is "+")
bash: line 6: [[: 1/0: division by 0 (error token is "0")
## END

#### [[ ]] file tests
echo x > f; mkdir d
[[ -a f ]]; echo $?
[[ -d f ]]; echo $?
[[ -e f ]]; echo $?
[[ -f f ]]; echo $?
[[ -h f ]]; echo $?
[[ -r f ]]; echo $?
[[ -s f ]]; echo $?
[[ -w f ]]; echo $?
[[ -a d ]]; echo $?
[[ -d d ]]; echo $?
[[ -e d ]]; echo $?
[[ -f d ]]; echo $?
[[ -h d ]]; echo $?
[[ -r d ]]; echo $?
[[ -s d ]]; echo $?
[[ -w d ]]; echo $?
[[ -a nope ]]; echo $?
[[ -d nope ]]; echo $?
[[ -e nope ]]; echo $?
[[ -f nope ]]; echo $?
[[ -h nope ]]; echo $?
[[ -r nope ]]; echo $?
[[ -s nope ]]; echo $?
[[ -w nope ]]; echo $?
## status: 0
## STDOUT:
0
1
0
0
1
0
0
0
0
0
0
1
1
0
0
0
1
1
1
1
1
1
1
1
## END

#### [[ ]] with files
mkdir d; : > f; : > g
[[ f -ef f ]]; echo $?
[[ f -ef d/../f ]]; echo $?
[[ f -ef g ]]; echo $?
[[ f -nt nope ]]; echo $?
[[ nope -nt f ]]; echo $?
[[ nope -ot f ]]; echo $?
[[ f -ot nope ]]; echo $?
[[ f -nt f ]]; echo $?
## status: 0
## STDOUT:
0
0
1
0
1
0
1
1
## END

#### [[ ]] does not expand pathnames
: > f1
[[ -e f* ]]; echo $?
[[ -e "f*" ]]; echo $?
[[ f* == f1 ]]; echo $?
[[ f1 == f* ]]; echo $?
## status: 0
## STDOUT:
1
1
1
0
## END

#### [[ -v ]] of a scalar
x=1 y= n=x; set -- p
[[ -v x ]]; echo $?
[[ -v y ]]; echo $?
[[ -v nope ]]; echo $?
[[ -v 1 ]]; echo $?
[[ -v 2 ]]; echo $?
[[ -v 0 ]]; echo $?
[[ -v @ ]]; echo $?
[[ -v x[0] ]]; echo $?
[[ -v x[1] ]]; echo $?
[[ -v x[@] ]]; echo $?
[[ -v "x y" ]]; echo $?
[[ -v $n ]]; echo $?
[[ ! -v x ]]; echo $?
## status: 0
## STDOUT:
0
0
1
0
1
0
1
0
1
0
1
0
1
## END

#### [[ -o ]]
set -u
[[ -o nounset ]]; echo $?
[[ -o errexit ]]; echo $?
[[ -o nope ]]; echo $?
[[ ! -o noglob ]]; echo $?
## status: 0
## STDOUT:
0
1
1
0
## END

#### [[ -t ]]
[[ -t 0 ]]; echo $?
[[ -t 1 ]]; echo $?
[[ -t x ]]; echo $?
[[ -t "" ]]; echo $?
## status: 0
## STDOUT:
1
1
1
1
## END

#### a regular expression
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
[[ abc =~ b ]]; g
[[ abc =~ ^b ]]; g
[[ abc =~ ^a.c$ ]]; g
[[ abc =~ x ]]; g
[[ "" =~ ^$ ]]; g
[[ abc =~ "" ]]; g
[[ abc =~ $nope ]]; g
[[ "a b" =~ a\ b ]]; g
[[ "a b" =~ "a b" ]]; g
[[ abab =~ (ab)+ ]]; g
[[ abc =~ [b-c]+ ]]; g
[[ abc =~ a{1}b ]]; g
[[ aab =~ a{2,} ]]; g
[[ abc =~ a|c ]]; g
## status: 0
## STDOUT:
0 1
<b>
1 0
0 1
<abc>
1 0
0 1
<>
0 1
<>
0 1
<>
0 1
<a b>
0 1
<a b>
0 2
<abab>
<ab>
0 1
<bc>
0 1
<ab>
0 1
<aa>
0 1
<a>
## END

#### groups
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
[[ key=value =~ ^([^=]+)=(.*)$ ]]; g
[[ 2024-01-31 =~ ([0-9]+)-([0-9]+)-([0-9]+) ]]; g
[[ b =~ (a)|(b) ]]; g
[[ b =~ (a)?b ]]; g
[[ abcd =~ (a|ab)(c|bcd)(d*) ]]; g
[[ foobar =~ (foo|foobar)(.*) ]]; g
[[ abab =~ (a|ab|b)* ]]; g
[[ aa =~ (a*)* ]]; g
[[ aa =~ (a*)+ ]]; g
[[ aXb =~ ((a)|(b))* ]]; g
[[ ab =~ ((a)|(b))* ]]; g
[[ xyz =~ ((x)(y))z ]]; g
[[ abc =~ ()(b)() ]]; g
[[ a.b.c =~ (.*)\.(.*) ]]; g
[[ /usr/lib/x.so =~ ^(.*/)?([^/]*)$ ]]; g
## status: 0
## STDOUT:
0 3
<key=value>
<key>
<value>
0 4
<2024-01-31>
<2024>
<01>
<31>
0 3
<b>
<>
<b>
0 2
<b>
<>
0 4
<abcd>
<a>
<bcd>
<>
0 3
<foobar>
<foo>
<bar>
0 2
<abab>
<b>
0 2
<aa>
<aa>
0 2
<aa>
<aa>
0 4
<a>
<a>
<a>
<>
0 4
<ab>
<b>
<a>
<b>
0 4
<xyz>
<xy>
<x>
<y>
0 4
<b>
<>
<b>
<>
0 3
<a.b.c>
<a.b>
<c>
0 3
</usr/lib/x.so>
</usr/lib/>
<x.so>
## END

#### the longest match counts
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
[[ xfoobar =~ foo|foobar ]]; g
[[ abcabcd =~ (abc|abcd)+ ]]; g
[[ aaab =~ a* ]]; g
[[ aaab =~ a+b|a+ ]]; g
[[ xab =~ a|ab ]]; g
[[ abcde =~ (a|ab)(bc|c)? ]]; g
## status: 0
## STDOUT:
0 1
<foobar>
0 2
<abcabcd>
<abcd>
0 1
<aaa>
0 1
<aaab>
0 1
<ab>
0 3
<abc>
<a>
<bc>
## END

#### what is quoted in a regular expression
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
[[ a.b =~ a\.b ]]; g
[[ axb =~ a\.b ]]; g
[[ axb =~ a"."b ]]; g
[[ a.b =~ a"."b ]]; g
[[ axb =~ a.b ]]; g
[[ ^a =~ '^'a ]]; g
[[ a =~ "^"a ]]; g
[[ "a+b" =~ a\+b ]]; g
[[ w =~ \w ]]; g
[[ a =~ "a|b" ]]; g
[[ "a|b" =~ "a|b" ]]; g
[[ ab =~ a"b"* ]]; g
[[ a =~ ["a"] ]]; g
[[ . =~ ["."] ]]; g
[[ x =~ ["."] ]]; g
[[ "]" =~ []] ]]; g
[[ "]" =~ [\]] ]]; g
[[ b =~ [a\-c] ]]; g
## status: 0
## STDOUT:
0 1
<a.b>
1 0
1 0
0 1
<a.b>
0 1
<axb>
0 1
<^a>
1 0
0 1
<a+b>
0 1
<w>
1 0
0 1
<a|b>
0 1
<ab>
0 1
<a>
0 1
<.>
1 0
0 1
<]>
0 1
<]>
0 1
<b>
## END

#### a regular expression in a variable
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
re='a.b' back='(xy)\1' word='\w+' blank='a b' paren='\(x\)'
[[ axb =~ $re ]]; g
[[ a.b =~ "$re" ]]; g
[[ axb =~ "$re" ]]; g
[[ axb =~ ^$re$ ]]; g
[[ xyxy =~ $back ]]; g
[[ abc =~ $word ]]; g
[[ "a b" =~ $blank ]]; g
[[ "(x)" =~ $paren ]]; g
## status: 0
## STDOUT:
0 1
<axb>
0 1
<a.b>
1 0
0 1
<axb>
0 2
<xyxy>
<xy>
0 1
<abc>
0 1
<a b>
0 1
<(x)>
## END

#### faulty regular expressions
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
open='(' close='x)' plus='+a' bracket='[a' slash='a\\' brace='a{1'
[[ a =~ * ]]; g
[[ a =~ [z-a] ]]; g
[[ a =~ [[:foo:]] ]]; g
[[ a =~ a{2,1} ]]; g
[[ a =~ $open ]]; g
[[ a =~ $close ]]; g
[[ a =~ $plus ]]; g
[[ a =~ $bracket ]]; g
[[ a =~ $slash ]]; g
[[ a =~ $brace ]]; g
## status: 0
## STDOUT:
2 0
2 0
2 0
2 0
2 0
1 0
2 0
2 0
1 0
2 0
## END

#### what did not match leaves nothing
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
bad='('
[[ abc =~ (b) ]]; g
[[ abc =~ (x) ]]; g
[[ abc =~ (b) ]]; g
[[ abc =~ $bad ]]; g
## status: 0
## STDOUT:
0 2
<b>
<b>
1 0
0 2
<b>
<b>
2 2
<b>
<b>
## END

#### classes in regular expressions
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
[[ "a1 " =~ [[:alpha:]] ]]; g
[[ "a1 " =~ [[:digit:]] ]]; g
[[ "a1 " =~ [[:space:]] ]]; g
[[ é =~ ^.$ ]]; g
[[ é =~ [[:alpha:]] ]]; g
[[ aé1 =~ [^[:alpha:]] ]]; g
[[ _ =~ [[:punct:]] ]]; g
[[ A =~ [[:lower:]] ]]; g
[[ 日本 =~ ^(.)(.)$ ]]; g
## status: 0
## STDOUT:
0 1
<a>
0 1
<1>
0 1
< >
0 1
<é>
0 1
<é>
0 1
<1>
0 1
<_>
1 0
0 3
<日本>
<日>
<本>
## END

#### a regular expression over lines
g() { echo "$?" "${#BASH_REMATCH[@]}"; for x in "${BASH_REMATCH[@]}"; do echo "<$x>"; done; }
x=$'a\nb'
[[ $x =~ a.b ]]; g
[[ $x =~ ^b ]]; g
[[ $x =~ a$ ]]; g
[[ $x =~ a[^x]b ]]; g
## status: 0
## STDOUT:
0 1
<a
b>
1 0
1 0
0 1
<a
b>
## END

#### groups in a loop
for x in k=v a=1 bad =z; do if [[ $x =~ ^([a-z]+)=(.*)$ ]]; then echo "${BASH_REMATCH[1]}:${BASH_REMATCH[2]}"; else echo no $x; fi; done
## status: 0
## STDOUT:
k:v
a:1
no bad
no =z
## END

#### all matches, one after the other
s='a1b22c333'
while [[ $s =~ ([0-9]+)(.*) ]]; do echo ${BASH_REMATCH[1]}; s=${BASH_REMATCH[2]}; done
## status: 0
## STDOUT:
1
22
333
## END

#### BASH_REMATCH in a subshell
[[ abc =~ b ]]; ( [[ abc =~ c ]]; echo ${BASH_REMATCH[0]} ); echo ${BASH_REMATCH[0]}
## status: 0
## STDOUT:
c
b
## END

#### [[ ]] under set -u
set -u; x=1
[[ -n $x ]]; echo $?
[[ -z ${nope-} ]]; echo $?
[[ -v nope ]]; echo $?
[[ $nope == a ]]; echo never
## status: 127
## STDOUT:
0
0
1
## END
## STDERR:
bash: line 5: nope: unbound variable
## END

#### [[ ]] under set -e
set -e
[[ a == b ]] || echo or
if [[ a == b ]]; then :; fi
! [[ a == a ]]
[[ a == b ]] && echo no
echo still
[[ a == b ]]
echo never
## status: 1
## STDOUT:
or
still
## END

#### [[ ]] in conditions and pipes
if [[ a == a ]]; then echo yes; fi
[[ a == b ]] | cat; echo $?
! [[ a == a ]]; echo $?
( [[ a == b ]] ); echo $?
{ [[ a == a ]]; }; echo $?
[[ a == a ]] && [[ b == b ]] && echo both
i=0; while [[ $i -lt 3 ]]; do echo $i; i=$((i+1)); done
## status: 0
## STDOUT:
yes
0
1
1
0
both
0
1
2
## END

#### [[ ]] with redirections
[[ 1/0 -eq 1 ]] 2> err; echo $?; cat err
[[ -n $(cat) ]] <<< text; echo $?
[[ a == a ]] > out; [[ -e out ]]; echo $?
## status: 0
## STDOUT:
1
bash: line 1: [[: 1/0: division by 0 (error token is "0")
0
0
## END

#### the line of a fault in [[ ]]
true

[[ 1/0 -eq 1 ]]; echo $?
{
  [[ x+ -eq 1 ]]
}
echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 3: [[: 1/0: division by 0 (error token is "0")
bash: line 5: [[: x+: syntax error: operand expected (error token is "+")
## END

#### [[ ]] with arguments
f() { [[ $1 == "$2" ]]; echo $?; [[ $# -eq 2 ]]; echo $?; [[ $* == "a b" ]]; echo $?; [[ $@ == "a b" ]]; echo $?; [[ "$@" == "a b" ]]; echo $?; [[ $@ == a* ]]; echo $?; }; f a b
## status: 0
## STDOUT:
1
0
0
0
0
0
## END

#### [[ ]] with tildes
HOME=/home/x; [[ ~ == /home/x ]]; echo $?; [[ ~/a == /home/x/a ]]; echo $?; [[ /home/x == ~ ]]; echo $?; [[ "~" == ~ ]]; echo $?
## status: 0
## STDOUT:
0
0
0
1
## END

#### [[ ]] with substitutions
x=5
[[ $(echo a) == a ]]; echo $?
[[ $((1+1)) -eq 2 ]]; echo $?
[[ `echo b` == b ]]; echo $?
[[ ${x}0 == 50 ]]; echo $?
[[ ${#x} -eq 1 ]]; echo $?
[[ a == $(echo "a*") ]]; echo $?
[[ abc == $(echo "a*") ]]; echo $?
[[ abc == "$(echo "a*")" ]]; echo $?
## status: 0
## STDOUT:
0
0
0
0
0
0
0
1
## END

#### [[ ]] does not expand braces
[[ {a,b} == "{a,b}" ]]; echo $?
[[ a == {a,b} ]]; echo $?
## status: 0
## STDOUT:
0
1
## END

#### [[ ]] is no command
"[["; echo $?
x=[[; $x a = a ]]; echo $?
echo [[ a ]]
## status: 0
## STDOUT:
127
127
[[ a ]]
## END
## STDERR:
bash: line 1: [[: command not found
bash: line 2: [[: command not found
## END

#### the status of [[ ]] is that of the last one
[[ a == b ]]; [[ a == a ]]; echo $?; [[ a =~ [z-a] ]]; echo $?; [[ a == b ]]; echo $? $?
## status: 0
## STDOUT:
0
2
1 1
## END

#### arithmetic in [[ ]] may assign
x=1; [[ x++ -eq 1 ]]; echo $? $x; [[ y=5 -eq 5 ]]; echo $y; [[ x -lt y && x+=10 -gt y ]]; echo $? $x
## status: 0
## STDOUT:
0 2
5
0 12
## END

#### [[ ]] with extended patterns
p='@(ab|cd)'
[[ abc == +(a|b|c) ]]; echo $?
[[ abc == @(abc|d) ]]; echo $?
[[ d == @(abc|d) ]]; echo $?
[[ abc == !(abc) ]]; echo $?
[[ abd == !(abc) ]]; echo $?
[[ "" == ?(a) ]]; echo $?
[[ aa == ?(a) ]]; echo $?
[[ aaa == *(a) ]]; echo $?
[[ ab == a?(b) ]]; echo $?
[[ abab == *(ab) ]]; echo $?
[[ abc == a!(b)c ]]; echo $?
[[ ac == a!(b)c ]]; echo $?
[[ abbc == a!(b)c ]]; echo $?
[[ foo.c == *.@(c|h) ]]; echo $?
[[ foo.o == *.@(c|h) ]]; echo $?
[[ foo == !(*.c) ]]; echo $?
[[ abc == "+(a|b|c)" ]]; echo $?
[[ x == @(x|+(y)) ]]; echo $?
[[ yyy == @(x|+(y)) ]]; echo $?
[[ ab == $p ]]; echo $?
## status: 0
## STDOUT:
0
0
0
1
0
0
1
0
0
0
1
0
0
0
1
0
1
0
0
0
## END

#### [[ -v ]] of an array
a=(x "" z) e=() i=2; s[5]=v
[[ -v a ]]; echo $?
[[ -v a[0] ]]; echo $?
[[ -v a[1] ]]; echo $?
[[ -v a[2] ]]; echo $?
[[ -v a[3] ]]; echo $?
[[ -v a[@] ]]; echo $?
[[ -v a[*] ]]; echo $?
[[ -v e ]]; echo $?
[[ -v e[@] ]]; echo $?
[[ -v a[i] ]]; echo $?
[[ -v a[i+1] ]]; echo $?
[[ -v "a[-1]" ]]; echo $?
[[ -v "a[-9]" ]]; echo $?
[[ -v a[] ]]; echo $?
[[ -v "a[" ]]; echo $?
[[ -v "a]" ]]; echo $?
[[ -v s ]]; echo $?
[[ -v s[5] ]]; echo $?
[[ -v a[nope] ]]; echo $?
## status: 0
## STDOUT:
0
0
0
0
1
0
0
1
1
0
1
0
1
1
1
1
1
0
0
## END
## STDERR:
bash: line 14: a: bad array subscript
## END

#### [[ -v ]] of an associative array
declare -A A=([k]=v ["a b"]=q) E=()
[[ -v A ]]; echo $?
[[ -v A[k] ]]; echo $?
[[ -v A["a b"] ]]; echo $?
[[ -v A[nope] ]]; echo $?
[[ -v A[@] ]]; echo $?
[[ -v A[0] ]]; echo $?
[[ -v E[@] ]]; echo $?
## status: 0
## STDOUT:
1
0
0
1
1
1
1
## END

#### [[ -R ]]
declare -n r=s; s=1
[[ -R r ]]; echo $?
[[ -R s ]]; echo $?
[[ -R nope ]]; echo $?
[[ -v r ]]; echo $?
## status: 0
## STDOUT:
0
1
1
0
## END

#### an element in [[ ]]
a=(x "y z"); [[ ${a[1]} == "y z" ]]; echo $?; [[ ${a[@]} == "x y z" ]]; echo $?; [[ "${a[*]}" == x* ]]; echo $?; [[ ${#a[@]} -eq 2 ]]; echo $?; i=1; [[ ${a[i]} == y* ]]; echo $?; b=(3 5); [[ b[1] -gt b[0] ]]; echo $?
## status: 0
## STDOUT:
0
0
0
0
0
0
## END

#### [[ -v ]] expands subscripts
a=(1 2 3); i=1; declare -A A=([x]=1 ['$k']=2 ['a b']=3); k=x; q='a b'
test -v 'A[$k]'; echo $?; unset 'A[$k]'; test -v 'A[$k]'; echo $?; [[ -v 'A[$q]' ]]; echo $?; [[ -v 'A["$q"]' ]]; echo $?;  [[ -v A[$q] ]]; echo $?; [[ -v "A[$q]" ]]; echo $?
test -v 'a[$i]'; echo $?; test -v 'a[$((i+1))]'; echo $?; test -v 'a[$((i+5))]'; echo $?; test -v 'a[${i}]'; echo $?
## status: 0
## STDOUT:
0
1
0
0
0
0
0
0
1
0
## END

#### faults in the subscript of -v
a=(1 2 3)
echo a; test -v 'a[1+]'; echo $?
echo b
## status: 1
## STDOUT:
a
## END
## STDERR:
bash: line 2: 1+: syntax error: operand expected (error token is "+")
## END

#### faults in the subscript of -v in [[ ]]
a=(1 2 3)
echo a; [[ -v a[1/0] ]]; echo $?
echo b
## status: 1
## STDOUT:
a
## END
## STDERR:
bash: line 2: 1/0: division by 0 (error token is "0")
## END

#### unset names in numbers under set -u
set -u
[[ 1 -eq 1 ]]; echo $?
[[ nope -eq 0 ]]; echo $?
## status: 127
## STDOUT:
0
## END
## STDERR:
bash: line 3: nope: unbound variable
## END

#### BASH_REMATCH is an array like others
[[ a =~ (x)?a ]]; echo "${#BASH_REMATCH[@]}" "[${BASH_REMATCH[1]}]"
declare -p BASH_REMATCH
[[ a =~ b ]]; declare -p BASH_REMATCH
unset BASH_REMATCH; [[ x =~ x ]]; declare -p BASH_REMATCH
readonly BASH_REMATCH; [[ y =~ y ]]; echo $?
## status: 0
## STDOUT:
2 []
declare -a BASH_REMATCH=([0]="a" [1]="")
declare -a BASH_REMATCH=()
declare -a BASH_REMATCH=([0]="x")
0
## END

#### references in conditions
x=1; f() { local -n r=$1; [[ -v r ]]; echo $?; [[ -R r ]]; echo $?; [ -v r ]; echo $?; }; f x; f nope
## status: 0
## STDOUT:
0
0
0
1
0
1
## END

#### elements that were removed
a=(1 2 3); unset "a[1]"; [[ -v a[1] ]]; echo $?; [[ -v a[2] ]]; echo $?; [ -v a[0] ]; echo $?; unset a; [ -v a ]; echo $?; [ -v a[@] ]; echo $?
## status: 0
## STDOUT:
1
0
0
1
1
## END

#### integers in conditions
declare -i n=3; [[ n -eq 3 ]]; echo $?; [[ $n -eq 1+2 ]]; echo $?; [ $n -eq 3 ]; echo $?; [ n -eq 3 ]; echo $?; n=2+2; [[ n -eq 4 ]]; echo $?
## status: 0
## STDOUT:
0
0
0
2
0
## END
## STDERR:
bash: line 1: [: n: integer expression expected
## END

#### letters of options in test
test -o extglob; echo $?; shopt -s extglob; test -o extglob; echo $?; set -o pipefail; test -o pipefail; echo $?; set +o hashall; test -o hashall; echo $?
## status: 0
## STDOUT:
1
1
0
1
## END

#### the permissions of where we are
[[ -x . ]]; echo $?; [ -r . -a -w . ]; echo $?; [[ -d . && ! -f . && -e .. ]]; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### intervals of very long numbers
printf -v long %05000d 0
[[ a =~ a{${long}1} ]]; echo $?; [[ a =~ a{1$long} ]]; echo $?; [[ a =~ a{1,1$long} ]]; echo $?; [[ a =~ a{0,${long}2} ]]; echo $?
## status: 0
## STDOUT:
0
2
2
0
## END

#### a thousand optional parts
printf -v n %1000s; r=${n// /f?}; [[ ffff =~ $r ]]; echo $? ${#BASH_REMATCH}
## status: 0
## STDOUT:
0 4
## END

#### what is wrong within parentheses is told for each of them
bash -c '[[ ( a'; echo $?
bash -c '[[ ( ( a'; echo $?
bash -c '[[ ( a | b ) ]]'; echo $?
bash -c '[[ ( ( a & b ) ) ]]'; echo $?
bash -c '[[ ( a == b | c ) ]]'; echo $?
bash -c '[[ ( -f ) ]]'; echo $?
bash -c '[[ ( a == ) ]]'; echo $?
bash -c '[[ ( a ]]'; echo $?
bash -c '[[ ( ( a == b ]]'; echo $?
bash -c '[[ ( ( a && ]]'; echo $?
## status: 0
## STDOUT:
2
2
0
0
0
0
0
0
0
0
## END
## STDERR:
bash: line 1: unexpected token `newline', conditional binary operator expected
bash: line 1: expected `)'
bash: line 1: unexpected token `newline', conditional binary operator expected
bash: line 1: expected `)'
bash: line 1: expected `)'
bash: line 1: unexpected token `|', conditional binary operator expected
bash: line 1: expected `)'
bash: line 1: unexpected token `&', conditional binary operator expected
bash: line 1: expected `)'
bash: line 1: expected `)'
bash: line 1: unexpected token `|', expected `)'
bash: line 1: unexpected argument `)' to conditional unary operator
bash: line 1: expected `)'
bash: line 1: unexpected argument `)' to conditional binary operator
bash: line 1: expected `)'
bash: line 1: unexpected token `]]', expected `)'
bash: line 1: unexpected token `]]', expected `)'
bash: line 1: expected `)'
bash: line 1: expected `)'
bash: line 1: expected `)'
## END

#### a condition that the last line leaves open
t() { printf "$1" > s; bash s 2>/dev/null; echo "$? $1"; }
t '[[ a\n'; t '[[ a\n\n'; t '[[ a\n#c\n'; t '[[ a == \n'; t '[[ -f \n'; t '[[ a b\n'; t 'if true; then [[ a\n'
t 'if true; then [[ a\nfi'; t '[[ ( a\n'; t '[[ a ]] b\n'; t '[[ a == b c\n'; t '[[ a && \n'; t '(exit 3)\n[[ a\n'
## status: 0
## STDOUT:
2 [[ a\n
0 [[ a\n\n
0 [[ a\n#c\n
2 [[ a == \n
2 [[ -f \n
0 [[ a b\n
2 if true; then [[ a\n
0 if true; then [[ a\nfi
2 [[ ( a\n
2 [[ a ]] b\n
0 [[ a == b c\n
2 [[ a && \n
3 (exit 3)\n[[ a\n
## END

#### what is no expression does not hold, and decides where nothing else does
s='['
[[ '' =~ $s ]]; echo $?; [[ '' =~ $s || a ]]; echo $?; [[ '' =~ $s || -z a ]]; echo $?; [[ -z a || a =~ $s ]]; echo $?
[[ '' =~ $s && a ]]; echo $?; [[ ! '' =~ $s ]]; echo $?; [[ a && '' =~ $s ]]; echo $?; [[ ( a =~ $s ) || a ]]; echo $?
[[ ! ( a =~ $s ) ]]; echo $?; [[ a =~ $s && a || b ]]; echo $?; [[ a =~ $s || a && -z b ]]; echo $?
[[ ! ! a =~ $s ]]; echo $?; [[ ! ( ! a =~ $s ) ]]; echo $?; [[ ! a =~ $(echo $s) && a ]]; echo $?
set -x; [[ a == b || a =~ $s || a ]]; echo $?; [[ ! ( a =~ $s || -z a ) ]]; echo $?; [[ a =~ $s && a ]]; echo $?
## status: 0
## STDOUT:
2
0
1
2
2
0
2
0
0
0
1
2
1
0
0
0
2
## END
## STDERR:
+ [[ a == b ]]
+ [[ a =~ [ ]]
+ [[ -n a ]]
+ echo 0
+ [[ a =~ [ ]]
+ [[ -z a ]]
+ echo 0
+ [[ a =~ [ ]]
+ echo 2
## END
