# Aliases, and other things that change how the lines behind them are read.
#### an alias counts on the next line
shopt -s expand_aliases
alias hi='echo hello'; hi
hi there
## status: 0
## STDOUT:
hello there
## END
## STDERR:
bash: line 2: hi: command not found
## END

#### aliases are off in scripts
alias hi='echo hello'
hi
## status: 127
## STDERR:
bash: line 2: hi: command not found
## END

#### turned off again
shopt -s expand_aliases
alias hi='echo hello'
hi 1
shopt -u expand_aliases
hi 2
## status: 127
## STDOUT:
hello 1
## END
## STDERR:
bash: line 5: hi: command not found
## END

#### unalias counts on the next line
shopt -s expand_aliases
alias hi='echo hello'
hi; unalias hi; hi
hi
## status: 127
## STDOUT:
hello
hello
## END
## STDERR:
bash: line 4: hi: command not found
## END

#### unalias -a
shopt -s expand_aliases
alias a='echo A' b='echo B'
unalias -a
a
b
## status: 127
## STDERR:
bash: line 4: a: command not found
bash: line 5: b: command not found
## END

#### quoted names are no aliases
shopt -s expand_aliases
alias hi='echo hello'
\hi
"hi"
h'i'
hi
## status: 0
## STDOUT:
hello
## END
## STDERR:
bash: line 3: hi: command not found
bash: line 4: hi: command not found
bash: line 5: hi: command not found
## END

#### an expansion is no alias
shopt -s expand_aliases
alias hi='echo hello'
x=hi
$x
## status: 127
## STDERR:
bash: line 4: hi: command not found
## END

#### arguments are no aliases
shopt -s expand_aliases
alias hi='echo hello'
echo hi hi
## status: 0
## STDOUT:
hi hi
## END

#### behind an assignment
shopt -s expand_aliases
alias hi='echo hello'
a=1 b=2 hi
## status: 0
## STDOUT:
hello
## END

#### behind a redirection
shopt -s expand_aliases
alias hi='echo hello'
> out hi
cat out
## status: 0
## STDOUT:
hello
## END

#### a target is no alias
shopt -s expand_aliases
alias out='echo hello'
echo x > out
cat < out
## status: 0
## STDOUT:
x
## END

#### in every command position
shopt -s expand_aliases
alias hi='echo hello'
if hi 1; then hi 2; fi
while hi 3; do hi 4; break; done
{ hi 5; }; (hi 6); ! hi 7
hi 8 && hi 9 || hi 10
hi 11 | cat
case x in x) hi 12;; esac
## status: 0
## STDOUT:
hello 1
hello 2
hello 3
hello 4
hello 5
hello 6
hello 7
hello 8
hello 9
hello 11
hello 12
## END

#### a trailing blank goes on
shopt -s expand_aliases
alias say='echo ' word='one two' other=three
say word
say word other
say word word
## status: 0
## STDOUT:
one two
one two other
one two word
## END

#### a trailing tab goes on
shopt -s expand_aliases
alias say=$'echo\t' word='one two'
say word
## status: 0
## STDOUT:
one two
## END

#### a trailing blank twice
shopt -s expand_aliases
alias say='echo ' a='x ' b='y'
say a b b
## status: 0
## STDOUT:
x y b
## END

#### a quoted word behind a trailing blank
shopt -s expand_aliases
alias say='echo ' word='one two'
say 'word' word
## status: 0
## STDOUT:
word one two
## END

#### no recursion
shopt -s expand_aliases
alias echo='echo pre'
echo x
## status: 0
## STDOUT:
pre x
## END

#### no recursion through two
shopt -s expand_aliases
alias a=b b=a
a
## status: 127
## STDERR:
bash: line 3: a: command not found
## END

#### an alias of an alias
shopt -s expand_aliases
alias one='two x' two='echo two'
one y
## status: 0
## STDOUT:
two x y
## END

#### the alias again behind its own text
shopt -s expand_aliases
alias e='echo e; '
e e
## status: 0
## STDOUT:
e
e
## END

#### an alias with an operator
shopt -s expand_aliases
alias both='echo a; echo b'
both c
## status: 0
## STDOUT:
a
b c
## END

#### an alias with a pipe
shopt -s expand_aliases
alias up='echo x | cat'
up -
## status: 0
## STDOUT:
x
## END

#### an alias that opens a compound command
shopt -s expand_aliases
alias begin='{' end='}'
begin echo x; end
## status: 0
## STDOUT:
x
## END

#### an alias for half an if
shopt -s expand_aliases
alias yes='if true; then'
yes echo x; fi
## status: 0
## STDOUT:
x
## END

#### an alias for a loop
shopt -s expand_aliases
alias thrice='for i in 1 2 3; do'
thrice echo $i; done
## status: 0
## STDOUT:
1
2
3
## END

#### an alias for a reserved word
shopt -s expand_aliases
alias wenn=if dann=then ende=fi
wenn true; dann echo x; ende
## status: 0
## STDOUT:
x
## END

#### an alias for a function
shopt -s expand_aliases
alias def='f() {'
def echo in f; }
f
## status: 0
## STDOUT:
in f
## END

#### a reserved word can be an alias
shopt -s expand_aliases
alias if='echo if'
if x
## status: 0
## STDOUT:
if x
## END

#### an alias of more than one line
shopt -s expand_aliases
alias two='echo 1
echo 2'
two
## status: 0
## STDOUT:
1
2
## END

#### an alias of several lines goes on on the last
shopt -s expand_aliases
alias two='echo 1
echo'
two x
## status: 0
## STDOUT:
1
x
## END

#### an empty alias
shopt -s expand_aliases
alias nothing=
nothing echo x
nothing
## status: 0
## STDOUT:
x
## END

#### an alias with a comment
shopt -s expand_aliases
alias c='echo a #'
c b
## status: 0
## STDOUT:
a
## END

#### an alias with a redirection
shopt -s expand_aliases
alias save='echo saved >'
save f
cat f
## status: 0
## STDOUT:
saved
## END

#### an alias with quotes
shopt -s expand_aliases
alias q='echo "a  b"'
q 'c  d'
## status: 0
## STDOUT:
a  b c  d
## END

#### an alias that ends in a quote
shopt -s expand_aliases
alias q='echo "a'
q b"
## status: 0
## STDOUT:
a b
## END

#### an alias with a variable
shopt -s expand_aliases
x=1
alias v='echo $x'
x=2
v
## status: 0
## STDOUT:
2
## END

#### an alias with an assignment
shopt -s expand_aliases
alias a='x=1'
a
echo $x
## status: 0
## STDOUT:
1
## END

#### an assignment before a command
shopt -s expand_aliases
f() { echo "<$x>"; }
alias a='x=1'
a f
## status: 0
## STDOUT:
<1>
## END

#### functions keep what they were read with
shopt -s expand_aliases
alias hi='echo one'
f() { hi; }
alias hi='echo two'
f
hi
## status: 0
## STDOUT:
one
two
## END

#### a function whose body was read before the alias
shopt -s expand_aliases
f() { hi; }
alias hi='echo hello'
f
## status: 127
## STDERR:
environment: line 2: hi: command not found
## END

#### on the lines of one compound command
shopt -s expand_aliases
if true; then
alias hi='echo hello'
hi
fi
hi
## status: 0
## STDOUT:
hello
## END
## STDERR:
bash: line 4: hi: command not found
## END

#### in a command substitution
shopt -s expand_aliases
alias hi='echo hello'
echo $(hi) "$(hi there)" `hi`
## status: 0
## STDOUT:
hello hello there hello
## END

#### in a process substitution
shopt -s expand_aliases
alias hi='echo hello'
cat <(hi)
## status: 0
## STDOUT:
hello
## END

#### in eval
shopt -s expand_aliases
alias hi='echo hello'
eval hi x
eval 'alias yo="echo yo"
yo 1'
yo 2
## status: 0
## STDOUT:
hello x
yo 1
yo 2
## END

#### defined in eval on the same line
shopt -s expand_aliases
eval 'alias hi="echo hello"'; eval hi
## status: 0
## STDOUT:
hello
## END

#### in a sourced file
shopt -s expand_aliases
printf '%s\n' 'alias hi="echo hello"' 'hi 1' > f
. ./f
hi 2
## status: 0
## STDOUT:
hello 1
hello 2
## END

#### in a subshell
shopt -s expand_aliases
alias hi='echo hello'
(hi 1; alias hi='echo other'
hi 2)
hi 3
## status: 0
## STDOUT:
hello 1
hello 2
hello 3
## END

#### an alias in a subshell stays there
shopt -s expand_aliases
(alias hi='echo hello')
hi
## status: 127
## STDERR:
bash: line 3: hi: command not found
## END

#### not in a script of its own
shopt -s expand_aliases
alias hi='echo hello'
bash -c 'hi'
## status: 127
## STDERR:
bash: line 1: hi: command not found
## END

#### an alias in a pipeline
shopt -s expand_aliases
alias a='echo x' b=cat
a | b
## status: 0
## STDOUT:
x
## END

#### names with odd characters
shopt -s expand_aliases
alias a-b='echo 1' a.b='echo 2' a+b='echo 3' a:b='echo 4' ..='echo 5' @='echo 6' %='echo 7'
a-b; a.b; a+b; a:b; ..; @; %
## status: 0
## STDOUT:
1
2
3
4
5
6
7
## END

#### a name that ends at an operator
shopt -s expand_aliases
alias hi='echo hello'
hi;hi&&hi|cat
(hi)
## status: 0
## STDOUT:
hello
hello
hello
hello
## END

#### a name before a redirection
shopt -s expand_aliases
alias hi='echo hello'
hi>f
cat f
## status: 0
## STDOUT:
hello
## END

#### a word that begins with the name is another
shopt -s expand_aliases
alias hi='echo hello'
hi$x
hix
## status: 127
## STDERR:
bash: line 3: hi: command not found
bash: line 4: hix: command not found
## END

#### the case word and patterns are no aliases
shopt -s expand_aliases
alias a='echo hello'
case a in a) echo matched;; esac
## status: 0
## STDOUT:
matched
## END

#### the words of for are no aliases
shopt -s expand_aliases
alias a='echo hello'
for a in a; do echo $a; done
## status: 0
## STDOUT:
a
## END

#### behind do and then
shopt -s expand_aliases
alias a='echo hello'
for i in 1; do a $i; done
if true; then a; else a; fi
## status: 0
## STDOUT:
hello 1
hello
## END

#### behind time and !
shopt -s expand_aliases
alias f=false
! f; echo $?
## status: 0
## STDOUT:
0
## END

#### an alias for !
shopt -s expand_aliases
alias not='!'
not false; echo $?
## status: 0
## STDOUT:
0
## END

#### a continued line
shopt -s expand_aliases
alias hi='echo hello'
h\
i there
## status: 0
## STDOUT:
hello there
## END

#### an alias that ends with a backslash
shopt -s expand_aliases
alias a='echo x\'
a y
## status: 0
## STDOUT:
x y
## END

#### syntax errors name the word
shopt -s expand_aliases
alias a='echo ('
echo before
a
echo after
## status: 2
## STDOUT:
before
## END
## STDERR:
bash: line 4: syntax error near unexpected token `newline'
bash: line 4: `a'
## END

#### a here-document behind an alias
shopt -s expand_aliases
alias c='cat <<E'
c
body $((1+1))
E
echo after
## status: 0
## STDOUT:
body 2
after
## END

#### the alias of an alias with blanks
shopt -s expand_aliases
alias sudo='sudo_ ' ll='ls -l'
sudo_() { echo "[$*]"; }
sudo ll
## status: 0
## STDOUT:
[ls -l]
## END

#### alias prints
alias a='b c' d="it's"
alias
alias a
alias -p
## status: 0
## STDOUT:
alias a='b c'
alias d='it'\''s'
alias a='b c'
alias a='b c'
alias d='it'\''s'
## END

#### alias of what is not there
alias nope
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: alias: nope: not found
## END

#### unalias of what is not there
unalias nope
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: unalias: nope: not found
## END

#### posix mode expands aliases
set -o posix
alias hi='echo hello'
hi
## status: 0
## STDOUT:
hello
## END

#### extglob counts on the next line
shopt -s extglob; echo one
echo @(a|b) !(x)
## status: 0
## STDOUT:
one
@(a|b) !(x)
## END

#### extglob on the same line is too late
echo before
shopt -s extglob; echo @(a|b)
echo after
## status: 2
## STDOUT:
before
## END
## STDERR:
bash: line 2: syntax error near unexpected token `('
bash: line 2: `shopt -s extglob; echo @(a|b)'
## END

#### extglob off
echo before
echo @(a|b)
## status: 2
## STDOUT:
before
## END
## STDERR:
bash: line 2: syntax error near unexpected token `('
bash: line 2: `echo @(a|b)'
## END

#### extglob off again
shopt -s extglob
echo +(a)
shopt -u extglob
echo +(a)
## status: 2
## STDOUT:
+(a)
## END
## STDERR:
bash: line 4: syntax error near unexpected token `('
bash: line 4: `echo +(a)'
## END

#### extglob in a function
shopt -s extglob
f() { case $1 in @(a|b)) echo yes;; *) echo no;; esac; }
f a; f c
## status: 0
## STDOUT:
yes
no
## END

#### extglob in parameter expansions
x=aab
echo ${x##+(a)} ${x/@(a|b)/-}
shopt -s extglob
echo ${x##+(a)} ${x/@(a|b)/-}
## status: 0
## STDOUT:
aab aab
b -ab
## END

#### a negated subshell without extglob
!(false); echo $?
!(true); echo $?
## status: 0
## STDOUT:
0
1
## END

#### a pattern as command with extglob
shopt -s extglob
!(nothing)
echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 2: !(nothing): command not found
## END

#### set -n ends what runs
echo a
set -n
echo b
exit 3
## status: 0
## STDOUT:
a
## END

#### set -n still looks for errors
echo a
set -n
fi
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 3: syntax error near unexpected token `fi'
bash: line 3: `fi'
## END

#### set -v shows what is read
echo a
set -v
echo b
if true
then echo c
fi
set +v
echo d
## status: 0
## STDOUT:
a
b
c
d
## END
## STDERR:
echo b
if true
then echo c
fi
set +v
## END

#### a substitution is read line by line as it runs, and knows the aliases of that moment
v=$(shopt -s expand_aliases
alias al='echo d/'
al x)
echo "$v"
v=`shopt -s expand_aliases
alias al='echo b/'
al x`
echo "$v"
cat <(shopt -s expand_aliases
alias al='echo p/'
al x)
## status: 0
## STDOUT:
d/ x
b/ x
p/ x
## END

#### a substitution in a function knows the aliases that came after it
shopt -s expand_aliases
f() { echo $(al x); }
alias al='echo hi'
f; alias al='echo ho'; f; unalias al; f 2>/dev/null; echo $?
## status: 0
## STDOUT:
hi x
ho x

0
## END

#### a substitution takes no alias from the text around it that it does away with
shopt -s expand_aliases
alias al='echo d/'
v=$(alias al='echo e/'
al x
unalias al
al y 2>/dev/null); echo "$v"
## status: 0
## STDOUT:
e/ x
## END
