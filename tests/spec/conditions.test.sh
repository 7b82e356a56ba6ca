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
