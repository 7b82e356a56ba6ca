#### unexpected closing words
fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `fi'
bash: line 1: `fi'
## END

#### a fault in a substitution of a text ends the shell
eval 'echo $( if )' || echo caught
echo on
## status: 127
## STDERR:
bash: eval: line 1: syntax error near unexpected token `)'
bash: eval: line 1: `echo $( if )'
## END

#### a fault in a substitution of a sourced file ends the shell
trap 'echo bye $?' EXIT
echo 'echo $( if ); echo a' > f; . ./f; echo on
## status: 127
## STDOUT:
bye 127
## END
## STDERR:
./f: line 1: syntax error near unexpected token `)'
./f: line 1: `echo $( if ); echo a'
## END

#### a fault in a substitution ends a script with 2, what a text holds with 1
echo 'echo $( if ); echo a' > f; bash f; echo $?
echo 'eval "echo \$( if )"; echo a' > g; bash g; echo $?
( eval 'echo $( if )'; echo in ); echo $?
bash -c 'eval "echo \$( if )"; echo in'; echo $?
## status: 0
## STDOUT:
2
1
1
127
## END
## STDERR:
f: line 1: syntax error near unexpected token `)'
f: line 1: `echo $( if ); echo a'
g: eval: line 1: syntax error near unexpected token `)'
g: eval: line 1: `echo $( if )'
bash: eval: line 3: syntax error near unexpected token `)'
bash: eval: line 3: `echo $( if )'
bash: eval: line 1: syntax error near unexpected token `)'
bash: eval: line 1: `echo $( if )'
## END

#### faults in what is trapped say so
trap 'echo a; fi' USR1; kill -USR1 $$; echo $?
trap 'fi' ERR; false; echo $?; trap - ERR
f() { eval 'if'; echo $?; }; f
trap 'if' EXIT
## status: 0
## STDOUT:
0
1
2
## END
## STDERR:
bash: trap: line 1: syntax error near unexpected token `fi'
bash: trap: line 1: `echo a; fi'
bash: error trap: line 2: syntax error near unexpected token `fi'
bash: error trap: line 2: `fi'
environment: eval: line 4: syntax error: unexpected end of file
bash: exit trap: line 2: syntax error: unexpected end of file
## END

#### a missing value ends what was handed over with 127, a script with 1
bash -c 'echo ${x:?}; echo no'; echo $?
bash -uc 'f() { echo $x; }; f; echo no'; echo $?
bash -c '( echo ${x:?} ); echo $?'
echo 'echo ${x:?}; echo no' > t; bash t; echo $?; bash < t; echo $?; bash -u -c '. ./t'; echo $?
## status: 0
## STDOUT:
127
127
1
1
1
127
## END
## STDERR:
bash: line 1: x: parameter null or not set
environment: line 1: x: unbound variable
bash: line 1: x: parameter null or not set
t: line 1: x: parameter null or not set
bash: line 1: x: parameter null or not set
./t: line 1: x: parameter null or not set
## END

#### a subscript that makes no sense gives up a script's line, and all that was handed over
echo 'eval "a[1/0]=1; echo same"; echo same
echo next' > s; bash s; echo $?; bash < s; echo $?
bash -c 'x=$((a[1/0])); echo same
echo next'; echo $?
## status: 0
## STDOUT:
next
0
next
0
1
## END
## STDERR:
s: line 1: 1/0: division by 0 (error token is "0")
bash: line 1: 1/0: division by 0 (error token is "0")
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### unexpected done
done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `done'
bash: line 1: `done'
## END

#### unexpected brace
}
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `}'
bash: line 1: `}'
## END

#### unexpected parenthesis
echo a )
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `echo a )'
## END

#### unexpected double semicolon
echo a ;;
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;;'
bash: line 1: `echo a ;;'
## END

#### pipe at the start
| cat
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `|'
bash: line 1: `| cat'
## END

#### two pipes
echo a | | cat
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `|'
bash: line 1: `echo a | | cat'
## END

#### two separators
echo a ; ; echo b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `echo a ; ; echo b'
## END

#### empty group
{ }
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `}'
bash: line 1: `{ }'
## END

#### empty subshell
( )
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `( )'
## END

#### empty condition
if ; then echo a; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `if ; then echo a; fi'
## END

#### empty loop body
for i in 1; do done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `done'
bash: line 1: `for i in 1; do done'
## END

#### missing target
echo a >
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `newline'
bash: line 1: `echo a >'
## END

#### missing target before a separator
echo a > ; echo b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `echo a > ; echo b'
## END

#### parenthesis after a word
echo a (b)
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `('
bash: line 1: `echo a (b)'
## END

#### unclosed double quote
echo "a
## status: 2
## STDERR:
bash: line 1: unexpected EOF while looking for matching `"'
## END

#### unclosed single quote
echo 'a
## status: 2
## STDERR:
bash: line 1: unexpected EOF while looking for matching `''
## END

#### unclosed backquote
echo `a
## status: 2
## STDERR:
bash: line 1: unexpected EOF while looking for matching ``'
## END

#### unclosed braces
echo ${a
## status: 2
## STDERR:
bash: line 1: unexpected EOF while looking for matching `}'
## END

#### function without a body
f() echo a
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `echo'
bash: line 1: `f() echo a'
## END

#### bad function
f( x
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `x'
bash: line 1: `f( x'
## END

#### do without a loop
do echo a; done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `do'
bash: line 1: `do echo a; done'
## END

#### then without if
then echo a
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `then'
bash: line 1: `then echo a'
## END

#### else without then
if true; else echo a; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `else'
bash: line 1: `if true; else echo a; fi'
## END

#### case without in
case a b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `case a b'
## END

#### and at the start
&& echo a
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `&&'
bash: line 1: `&& echo a'
## END

#### newline after a redirect
echo a >
echo b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `newline'
bash: line 1: `echo a >'
## END

#### wrong line is named
{ echo a; ) }
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `{ echo a; ) }'
## END

#### elif after else
if a; then b; else c; elif d; then e; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `elif'
bash: line 1: `if a; then b; else c; elif d; then e; fi'
## END

#### a word behind a compound command
{ echo a; } b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `{ echo a; } b'
## END

#### negation behind a pipe
echo a | ! true
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `!'
bash: line 1: `echo a | ! true'
## END

#### with set -e a read-only variable ends the shell even where failures are tested
set -e
readonly r=1
if r=2; then echo y; fi
echo on
## status: 1
## STDERR:
bash: line 3: r: readonly variable
## END

#### with set -e a read-only variable before a command ends the shell
set -e
readonly r=1
r=2 echo hi
echo on
## status: 1
## STDERR:
bash: line 3: r: readonly variable
## END

#### with set -e a read-only variable in a tested text is a failure of that text
set -e
readonly r=1
eval 'r=2' || echo caught $?
echo on
## status: 0
## STDOUT:
caught 1
on
## END
## STDERR:
bash: line 3: r: readonly variable
## END

#### with set -e an expansion that makes no sense ends the shell
set -e
trap 'echo exit $?' EXIT
false || echo ${!x}
echo on
## status: 1
## STDOUT:
exit 1
## END
## STDERR:
bash: line 3: x: invalid indirect expansion
## END

#### with set -e a sum that makes no sense gives up the line only
set -e
echo $((1/0)); echo same
echo on $?
## status: 0
## STDOUT:
on 1
## END
## STDERR:
bash: line 2: 1/0: division by 0 (error token is "0")
## END

#### with set -e a missing value ends with 1
set -e
echo ${x:?}
echo on
## status: 1
## STDERR:
bash: line 2: x: parameter null or not set
## END

#### a redirection of a program that cannot be expanded ends the program only
cat <<< $((1/0)); echo same $?
cat < ${x:?}; echo same $?
cat > ${!q}; echo same $?
echo hi > ${x:?}; echo same $?
## status: 127
## STDOUT:
same 1
same 127
same 1
## END
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
bash: line 2: x: parameter null or not set
bash: line 3: q: invalid indirect expansion
bash: line 4: x: parameter null or not set
## END

#### a redirection of a subshell that cannot be expanded ends the subshell only
( : ) > ${x:?}; echo $?
(echo hi) | cat > ${x:?}; echo $?
set -u
( : ) > $nope; echo $?
## status: 0
## STDOUT:
127
127
127
## END
## STDERR:
bash: line 1: x: parameter null or not set
bash: line 2: x: parameter null or not set
bash: line 4: nope: unbound variable
## END

#### a faulty parameter in a here-document is shown with all of it
cat <<E
foo
x ${} y
E
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: foo
x ${} y
: bad substitution
## END

#### a descriptor's name is what is ambiguous
cat {v}> $(exit 3); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: v: ambiguous redirect
## END

#### a command that is not found is named as it could be typed
$'\cA'
$'a\tb'
($'\n')
cd $'\t'
pushd $'\t'
é
$'a b'
## status: 127
## STDERR:
bash: line 1: $'\001': command not found
bash: line 2: $'a\tb': command not found
bash: line 3: $'\n': command not found
bash: line 4: cd: $'\t': No such file or directory
bash: line 5: pushd: $'\t': No such file or directory
bash: line 6: é: command not found
bash: line 7: a b: command not found
## END

#### a bad substitution names the word around it
(echo x${}y)
(echo a$(:)${}b)
(echo x${a b}'$(:)'z)
(echo ${}$'a\tb'$( :  ;  : ))
(x=a${}$(:))
(m=(a${}$(:)b))
([[ a${}b ]])
(case a${}b in esac)
(for i in a${}b; do :; done)
(: > a${}b)
(echo ${x:-${}a}b)
(echo $((a${}+1)))
(x=1; echo a${x@Z}b)
## status: 1
## stderr-json: "bash: line 1: x${}y: bad substitution\nbash: line 2: a$(:)${}b: bad substitution\nbash: line 3: x${a b}'$(:)'z: bad substitution\nbash: line 4: ${}'a\tb'$(:; :): bad substitution\nbash: line 5: a${}$(:): bad substitution\nbash: line 6: a${}$(:)b: bad substitution\nbash: line 7: a${}b: bad substitution\nbash: line 8: a${}b: bad substitution\nbash: line 9: a${}b: bad substitution\nbash: line 10: a${}b: bad substitution\nbash: line 11: ${}a: bad substitution\nbash: line 12: a${}+1: bad substitution\nbash: line 13: a${x@Z}b: bad substitution\n"

#### a bad substitution in quotes names what they hold
(echo a"b${}$(:)"c)
(echo "a"'b'"c${x y}"d)
(echo ${x:-"${}b"}a)
## status: 1
## STDERR:
bash: line 1: b${}$(:): bad substitution
bash: line 2: c${x y}: bad substitution
bash: line 3: ${}b: bad substitution
## END

#### a bad substitution with what never ends in it
(echo ${P$$"$(:)"x})
## status: 1
## STDERR:
bash: line 1: ${P$$"$(:)"x}: bad substitution
## END

#### under set -e a syntax error ends the shell at its first message
(set -e; eval 'echo $(;'; echo x); echo $?
(set -e; eval 'for;'; echo x); echo $?
(set -e; eval 'echo $(;' || echo y); echo $?
(trap 'echo T $?' EXIT; set -e; eval 'echo "$(;"'); echo $?
set -e
foo() { $(;
## status: 2
## STDOUT:
2
2
1
T 2
2
## END
## STDERR:
bash: eval: line 1: syntax error near unexpected token `;'
bash: eval: line 2: syntax error near unexpected token `;'
bash: eval: line 3: syntax error near unexpected token `;'
bash: eval: line 3: `echo $(;'
bash: eval: line 4: syntax error near unexpected token `;'
bash: line 6: syntax error near unexpected token `;'
## END
