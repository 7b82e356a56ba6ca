#### sequence
echo a; echo b
echo c
## status: 0
## STDOUT:
a
b
c
## END

#### the statuses of what is turned
! [[ a == a ]]; echo "$? ${PIPESTATUS[*]}"
! (( 1 )); echo "$? ${PIPESTATUS[*]}"
! true; echo "$? ${PIPESTATUS[*]}"
! { true | false; }; echo "$? ${PIPESTATUS[*]}"
! ( true ); echo "$? ${PIPESTATUS[*]}"
! for i in 1; do true | true; done; echo "$? ${PIPESTATUS[*]}"
{ ! [[ a == a ]]; }; echo "$? ${PIPESTATUS[*]}"
## status: 0
## STDOUT:
1 1
1 1
1 0
0 0 1
1 0
1 0 0
1 1
## END

#### three stages before an operator are one pipeline
true | true | false && cat; echo ${PIPESTATUS[@]}
echo x | cat | cat && echo and
echo x | cat | cat | cat || echo or
true | true | false || echo or | cat | cat && echo and ${PIPESTATUS[@]}
true | false | true && true | true | false || echo b | cat | cat; echo $?
## status: 0
## STDOUT:
0 0 1
x
and
x
or
and 0 0 0
b
0
## END

#### three stages with what stands before them
! true | true | false && echo turned
! true | true | true || echo turned
true && ! false | true | false && echo a | cat | cat
TIMEFORMAT=; time echo x | cat | cat && echo timed
echo x | cat |& cat && echo both
if true | true | false || ! echo y | cat | cat; then echo no; else echo else; fi
{ echo a; } | { cat; } | ( cat ) && echo groups
f() { echo f | cat | cat && return 3; }; f; echo $?
## status: 0
## STDOUT:
turned
turned
a
x
timed
x
both
y
else
a
groups
f
3
## END

#### statuses under set -e of three stages before an operator
set -e
false | true | true && echo a
true | true | false || echo b
true | true | false && echo no
echo on
true | true | false
echo never
## status: 1
## STDOUT:
a
b
on
## END

#### and
true && echo a; false && echo b; echo $?
## status: 0
## STDOUT:
a
1
## END

#### or
true || echo a; false || echo b
## status: 0
## STDOUT:
b
## END

#### chains
false && echo a || echo b && echo c; true || echo d && echo e
## status: 0
## STDOUT:
b
c
e
## END

#### and-or over lines
true &&
  echo a ||
  echo b
## status: 0
## STDOUT:
a
## END

#### negation
! true; echo $?; ! false; echo $?; ! false | true; echo $?
## status: 0
## STDOUT:
1
0
1
## END

#### pipeline
echo a | cat | cat
## status: 0
## STDOUT:
a
## END

#### pipeline status
true | false; echo $?; false | true; echo $?
## status: 0
## STDOUT:
1
0
## END

#### pipefail
set -o pipefail; false | true; echo $?; true | true; echo $?; (exit 3) | (exit 4) | true; echo $?
## status: 0
## STDOUT:
1
0
4
## END

#### pipeline with stderr
bash -c 'echo e >&2' |& cat
## status: 0
## STDOUT:
e
## END

#### stages are subshells
x=1; echo a | x=2; echo $x; cd / | true
## status: 0
## STDOUT:
1
## END

#### early close
yes | head -n 1
## status: 0
## STDOUT:
y
## END

#### big data through a pipe
yes abc | head -n 100000 | wc -l
## status: 0
## STDOUT:
100000
## END

#### pipeline over lines
echo a |
  cat |
  cat
## status: 0
## STDOUT:
a
## END

#### compound commands in pipelines
{ echo b; echo a; } | cat; (echo x) | { cat; echo y; }; for i in 1 2; do echo $i; done | cat
## status: 0
## STDOUT:
b
a
x
y
1
2
## END

#### group
{ echo a; echo b; }; { echo c
}
## status: 0
## STDOUT:
a
b
c
## END

#### group changes variables
{ x=1; }; echo $x
## status: 0
## STDOUT:
1
## END

#### subshell does not
(x=1; cd /; echo in); echo [$x]
## status: 0
## STDOUT:
in
[]
## END

#### subshell exit
(exit 3); echo $?; (exit 3) || echo failed
## status: 0
## STDOUT:
3
failed
## END

#### if
if true; then echo a; fi; if false; then echo b; else echo c; fi
## status: 0
## STDOUT:
a
c
## END

#### elif
for i in 1 2 3; do if (exit $((i-1))); then echo one; elif (exit $((i-2))); then echo two; else echo other; fi; done
## status: 0
## STDOUT:
one
two
other
## END

#### status of if
if false; then echo a; fi; echo $?; if true; then false; fi; echo $?
## status: 0
## STDOUT:
0
1
## END

#### if on several lines
if true
then
  echo a

  # comment
  echo b
fi
## status: 0
## STDOUT:
a
b
## END

#### while
i=0; while (exit $((i>=3))); do echo $i; i=$((i+1)); done
## status: 0
## STDOUT:
0
1
2
## END

#### until
i=0; until (exit $((i<3))); do echo $i; i=$((i+1)); done
## status: 0
## STDOUT:
0
1
2
## END

#### break and continue
for i in 1 2 3 4; do case $i in 2) continue;; 4) break;; esac; echo $i; done; echo $?
## status: 0
## STDOUT:
1
3
0
## END

#### break out of two
for i in 1 2; do for j in a b; do echo $i$j; break 2; done; done
## status: 0
## STDOUT:
1a
## END

#### continue an outer loop
for i in 1 2; do for j in a b; do echo $i$j; continue 2; done; echo no; done
## status: 0
## STDOUT:
1a
2a
## END

#### status of a loop
for i in 1; do false; done; echo $?; for i in; do echo a; done; echo $?
## status: 0
## STDOUT:
1
0
## END

#### for over arguments
f() { for a; do echo "<$a>"; done; for a do echo "[$a]"; done; }; f 'x y' z
## status: 0
## STDOUT:
<x y>
<z>
[x y]
[z]
## END

#### for without words
for i in ; do echo no; done; echo $?
## status: 0
## STDOUT:
0
## END

#### loop variable stays
for i in a b; do :; done; echo $i
## status: 0
## STDOUT:
b
## END

#### case
for x in apple banana cherry; do case $x in a*) echo A;; b*|c*) echo BC;; esac; done
## status: 0
## STDOUT:
A
BC
BC
## END

#### case falls through
case a in a) echo 1;& b) echo 2;; c) echo 3;; esac; case a in a) echo 1;;& b) echo 2;; *) echo 3;; esac
## status: 0
## STDOUT:
1
2
1
3
## END

#### case patterns
for x in '*' a '' abc 'a b' 5; do case $x in '*') echo star;; ?) echo one;; '') echo empty;; [a-c]bc) echo abc;; *\ *) echo blank;; esac; done
## status: 0
## STDOUT:
star
one
empty
abc
blank
one
## END

#### case with expansions
p='a*'; case abc in $p) echo glob;; esac; case abc in "$p") echo no;; *) echo literal;; esac
## status: 0
## STDOUT:
glob
literal
## END

#### case without a match
case a in b) echo no;; esac; echo $?
## status: 0
## STDOUT:
0
## END

#### case classes
for x in a 5 _ ' '; do case $x in [[:alpha:]]) echo alpha;; [[:digit:]]) echo digit;; [![:space:]]) echo other;; *) echo space;; esac; done
## status: 0
## STDOUT:
alpha
digit
other
space
## END

#### empty case arm
case a in a) ;; esac; case a in (a) echo paren;; esac; case a in esac; echo $?
## status: 0
## STDOUT:
paren
0
## END

#### functions
f() { echo "f $*"; return 3; echo no; }; f a b; echo $?
## status: 0
## STDOUT:
f a b
3
## END

#### function keyword
function f { echo f; }; function g() { echo g; }; f; g
## status: 0
## STDOUT:
f
g
## END

#### function with any body
f() (x=1; echo sub); f; echo [$x]; g() if true; then echo if; fi; g
## status: 0
## STDOUT:
sub
[]
if
## END

#### functions call each other
f() { echo f; g; }; g() { echo g; }; f
## status: 0
## STDOUT:
f
g
## END

#### recursion
f() { echo $1; if (exit $(($1 <= 0))); then f $(($1 - 1)); fi; }; f 3
## status: 0
## STDOUT:
3
2
1
0
## END

#### local variables
x=1; f() { local x=2 y; echo $x; y=3; }; f; echo $x [$y]
## status: 0
## STDOUT:
2
1 []
## END

#### return in a loop
f() { for i in 1 2 3; do echo $i; return 5; done; }; f; echo $?
## status: 0
## STDOUT:
1
5
## END

#### functions shadow commands
cat() { echo mine; }; cat; unset -f cat; echo x | cat
## status: 0
## STDOUT:
mine
x
## END

#### a function changes arguments of its own only
set -- a b; f() { set -- x; echo $*; }; f; echo $*
## status: 0
## STDOUT:
x
a b
## END

#### exit
echo a; exit 3; echo b
## status: 3
## STDOUT:
a
## END

#### exit in a function
f() { exit 4; }; f; echo no
## status: 4

#### exit status of the last command
false; exit
## status: 1

#### exit in a pipeline stage
exit 3 | true; echo $?; true | exit 5; echo $?
## status: 0
## STDOUT:
0
5
## END

#### set -e
set -e; true; false; echo no
## status: 1

#### set -e and conditions
set -e; if false; then :; fi; false || true; ! true; false && true; echo yes; (false); echo no
## status: 1
## STDOUT:
yes
## END

#### set -e in a function that is tested
set -e; f() { false; echo inside; }; f || echo no; f && echo yes; f
echo end
## status: 1
## STDOUT:
inside
inside
yes
## END

#### pipeline in a condition
if echo a | cat; then echo yes; fi
## status: 0
## STDOUT:
a
yes
## END

#### deep groups
{ { { { { { { { { { echo deep; }; }; }; }; }; }; }; }; }; }
## status: 0
## STDOUT:
deep
## END

#### a closing word right behind another
if true; then { echo a; } fi; { (echo b) }
## status: 0
## STDOUT:
a
b
## END

#### semicolons and newlines
echo a;


echo b;
## status: 0
## STDOUT:
a
b
## END

#### nested compound commands
for i in 1 2; do if true; then case $i in 1) while true; do echo in; break; done;; *) (echo sub);; esac; fi; done
## status: 0
## STDOUT:
in
sub
## END

#### arithmetic command
((1)); echo $?; ((0)); echo $?; i=0; while ((i < 3)); do echo $i; ((i++)); done; ((i==3)) && echo three
## status: 0
## STDOUT:
0
1
0
1
2
three
## END

#### arithmetic command with an error
((1/0)); echo $?; ((1+)); echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: ((: 1/0: division by 0 (error token is "0")
bash: line 1: ((: 1+: syntax error: operand expected (error token is "+")
## END

#### subshells that look like arithmetic
((echo a); (echo b)); (((echo c)))
## status: 1
## STDOUT:
a
b
## END
## STDERR:
bash: line 1: ((: (echo c): missing `)' (error token is "c)")
## END

#### arithmetic command with redirections and neighbours
if ((2 > 1)) 2> f; then echo yes; fi; { ((1)); } && echo also
## status: 0
## STDOUT:
yes
also
## END

#### a builtin that writes to a reader that has left ends its stage
while true; do echo x; done | head -n 2
## status: 0
## STDOUT:
x
x
## END

#### what comes after such a builtin is not reached
(while :; do echo x; done; echo after >&2) | head -n 1; echo $?
## status: 0
## STDOUT:
x
0
## END

#### a command that does so ends alone
for i in 1 2 3; do yes; echo $i >&2; done | head -n 1
## status: 0
## STDOUT:
y
## END
## STDERR:
1
2
3
## END

#### set -e and a subshell that is redirected
(set -e; (exit 3) > o; echo on); echo $?
## status: 0
## STDOUT:
3
## END

#### set -e and a redirection of a group that cannot be made
(set -e; { :; } > /no/x; echo on); echo $?
(set -e; for i in 1; do :; done > /no/x; echo on); echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: /no/x: No such file or directory
bash: line 2: /no/x: No such file or directory
## END

#### set -e and conditions and sums that are redirected
(set -e; [[ a == b ]] > o; echo on); echo $?
(set -e; ((0)) > o; echo on); echo $?
(set -e; ! (exit 3) > o; echo on); echo $?
(set -e; if (exit 3) > o; then :; fi; (exit 4) > o || :; echo on); echo $?
## status: 0
## STDOUT:
1
1
on
0
on
0
## END

#### a subshell tells its own time where its redirections lead
TIMEFORMAT='t%%'
time (set C) 2>&1
{ time (echo a) 2>&1; } 2> /dev/null
time (echo a) > o; cat o
time { echo a; } 2>&1
time (echo a; time echo b) 2>o; echo .; cat o
time ! (echo a) 2>&1
! time (echo a) 2>&1
f() ( echo a ) 2>&1
time f
time (exit 3) 2>&1; echo $?
(time (exit 3) 2>&1)
time (exec 2>&1; echo b)
time (trap 'echo bye' EXIT; echo b) 2>&1
## status: 0
## STDOUT:
t%
a
t%
a
a
a
b
.
t%
t%
a
t%
a
t%
a
t%
3
t%
b
t%
b
t%
bye
## END
## STDERR:
t%
t%
t%
## END

#### return outside a function looks at its number first
return x
echo $?
return 3
echo $?
## status: 0
## STDOUT:
2
2
## END
## STDERR:
bash: line 1: return: x: numeric argument required
bash: line 1: return: can only `return' from a function or sourced script
bash: line 3: return: can only `return' from a function or sourced script
## END
