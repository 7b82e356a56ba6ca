#### command substitution
echo $(echo a) "$(echo 'b  c')" $(echo 'd  e')
## status: 0
## STDOUT:
a b  c d e
## END

#### backquotes
echo `echo a` "`echo 'b  c'`" `echo \`echo nested\``
## status: 0
## STDOUT:
a b  c nested
## END

#### trailing newlines go
x=$(echo; echo a; echo; echo); echo "[$x]"
## status: 0
## STDOUT:
[
a]
## END

#### nested substitution
echo $(echo $(echo $(echo deep)))
## status: 0
## STDOUT:
deep
## END

#### quotes inside substitution inside quotes
echo "a $(echo "b 'c' $(echo "d")")"
## status: 0
## STDOUT:
a b 'c' d
## END

#### status of an assignment
x=$(false); echo $?; x=$(true); echo $?; x=1; echo $?
## status: 0
## STDOUT:
1
0
0
## END

#### status of a substitution as a command
$(exit 3); echo $?
## status: 0
## STDOUT:
3
## END

#### exit in a substitution
x=$(echo a; exit 4; echo b); echo $? $x
## status: 0
## STDOUT:
4 a
## END

#### variables do not leak
x=1; y=$(x=2; echo $x); echo $x $y
## status: 0
## STDOUT:
1 2
## END

#### case inside a substitution
echo $(case a in a) echo yes;; b) echo no;; esac)
## status: 0
## STDOUT:
yes
## END

#### parentheses in quotes in a substitution
echo $(echo ')' "(" \) )
## status: 0
## STDOUT:
) ( )
## END

#### here-document in a substitution
x=$(cat <<'EOF'
it's (unbalanced " text
EOF
); echo "$x"
## status: 0
## STDOUT:
it's (unbalanced " text
## END

#### comment in a substitution
echo $(echo a # )
)
## status: 0
## STDOUT:
a
## END

#### substitution of a file
echo content > f; echo "$(< f)" "$(<f)"
## status: 0
## STDOUT:
content content
## END

#### substitution in a word
echo a$(echo b)c"$(echo d)"
## status: 0
## STDOUT:
abcd
## END

#### substitution makes several words
for w in $(echo a b; echo c); do echo "<$w>"; done
## status: 0
## STDOUT:
<a>
<b>
<c>
## END

#### empty substitution
f() { echo $#; }; f $(true) "$(true)"
## status: 0
## STDOUT:
1
## END

#### subshell that looks like arithmetic
echo $((echo a); echo b)
## status: 0
## STDOUT:
a b
## END

#### functions inside
f() { echo "f $1"; }; echo $(f x)
## status: 0
## STDOUT:
f x
## END

#### arguments inside
f() { echo $(echo $1 $#); }; f a b
## status: 0
## STDOUT:
a 2
## END

#### a here-document with a substitution that is no program
cat <<E
a $( fi ) b
E
echo $?
f() { cat <<E; echo same
c
a $(echo x;
done; ) ${x:-$(then)} b
E
echo "in $?"; }
f; echo $?
read x <<E
${x:-$( ;; )}
E
echo $?
## status: 0
## STDOUT:
1
same
in 0
0
1
## END
## STDERR:
bash: command substitution: line 2: syntax error near unexpected token `fi'
bash: command substitution: line 2: ` fi ) b'
environment: command substitution: line 7: syntax error near unexpected token `done'
environment: command substitution: line 7: `done; ) ${x:-$(then)} b'
bash: command substitution: line 13: syntax error near unexpected token `;;'
bash: command substitution: line 13: ` ;; )}'
## END

#### the trap of the end is no program
trap 'echo $( if )' EXIT
( exit 3 )
## status: 3
## STDERR:
bash: exit trap: line 1: syntax error near unexpected token `)'
bash: exit trap: line 1: `echo $( if )'
## END

#### $(< file) where there are aliases
shopt -s expand_aliases
alias al='echo .' b=c
echo one > f1
al $(< f1) "`< f1`"; declare -u U; U=$(< f1); echo "$U"
## status: 0
## STDOUT:
. one one
ONE
## END

#### with set -e a here-document whose substitution is no program comes to 2
set -e
cat <<E || echo $?
$(fi)
E
(cat <<E
a
$(fi)
E
echo b) || echo $?
f() { cat <<E
$(fi)
E
}
(x=1 <<E
$(fi)
E
echo no)
echo no
## status: 2
## STDOUT:
2
b
## END
## STDERR:
bash: command substitution: line 3: syntax error near unexpected token `fi'
bash: command substitution: line 6: syntax error near unexpected token `fi'
bash: command substitution: line 15: syntax error near unexpected token `fi'
## END
