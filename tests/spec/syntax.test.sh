# The grammar: what is accepted, what is refused and in which words, and where lines begin.
#### an error does not undo the lines before it
echo a
fi
echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: syntax error near unexpected token `fi'
bash: line 2: `fi'
## END

#### an error in the middle of a line
echo a
echo b; fi; echo c
echo d
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: syntax error near unexpected token `fi'
bash: line 2: `echo b; fi; echo c'
## END

#### an error inside a compound command
echo a
if true; then
echo b
done
fi
echo c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 4: syntax error near unexpected token `done'
bash: line 4: `done'
## END

#### an error in eval
eval 'echo a
fi
echo b'
echo $?
## status: 0
## STDOUT:
a
2
## END
## STDERR:
bash: eval: line 4: syntax error near unexpected token `fi'
bash: eval: line 4: `fi'
## END

#### an error in eval is named by its line
echo

eval 'fi'
echo $?
## status: 0
## STDOUT:

2
## END
## STDERR:
bash: eval: line 3: syntax error near unexpected token `fi'
bash: eval: line 3: `fi'
## END

#### an error in a sourced file
printf '%s\n' 'echo a' 'fi' 'echo b' > f
. ./f
echo $?
## status: 0
## STDOUT:
a
2
## END
## STDERR:
./f: line 2: syntax error near unexpected token `fi'
./f: line 2: `fi'
## END

#### an error in a script
printf '%s\n' 'echo a' 'fi' 'echo b' > f
bash f
echo $?
## status: 0
## STDOUT:
a
2
## END
## STDERR:
f: line 2: syntax error near unexpected token `fi'
f: line 2: `fi'
## END

#### an error in bash -c
bash -c 'echo a
)'
echo $?
## status: 0
## STDOUT:
a
2
## END
## STDERR:
bash: line 2: syntax error near unexpected token `)'
bash: line 2: `)'
## END

#### an error in a function body
echo a
f() { echo b; ) }
f
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: syntax error near unexpected token `)'
bash: line 2: `f() { echo b; ) }'
## END

#### an unfinished compound command
echo a
if true; then
echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 4: syntax error: unexpected end of file
## END

#### an unfinished group
echo a
{ echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 3: syntax error: unexpected end of file
## END

#### an unfinished subshell
echo a
( echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 3: syntax error: unexpected end of file
## END

#### an unfinished loop
echo a
while true; do
echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 4: syntax error: unexpected end of file
## END

#### an unfinished case
echo a
case x in
a) echo b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 4: syntax error: unexpected end of file
## END

#### an unfinished double quote
echo a
echo "b
c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for matching `"'
## END

#### an unfinished single quote
echo a
echo 'b
c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for matching `''
## END

#### an unfinished backquote
echo a
echo `echo b
c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for matching ``'
## END

#### an unfinished substitution
echo a
echo $(echo b
c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 4: unexpected EOF while looking for matching `)'
## END

#### an unfinished parameter
echo a
echo ${b
c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for matching `}'
## END

#### an unfinished sum
echo a
echo $((1 +
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for matching `)'
## END

#### an unfinished array
echo a
x=(1 2
## status: 1
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for matching `)'
## END

#### an unfinished and-list
echo a
true &&
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 3: syntax error: unexpected end of file
## END

#### an unfinished pipeline
echo a
true |
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 3: syntax error: unexpected end of file
## END

#### an unfinished function
echo a
f()
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 3: syntax error: unexpected end of file
## END

#### an unfinished here-document
echo a
cat <<E
b
c
## status: 0
## STDOUT:
a
b
c
## END
## STDERR:
bash: line 4: warning: here-document at line 2 delimited by end-of-file (wanted `E')
## END

#### an unfinished here-document of several
cat <<A <<B
a
A
b
## status: 0
## STDOUT:
b
## END
## STDERR:
bash: line 4: warning: here-document at line 3 delimited by end-of-file (wanted `B')
## END

#### an unfinished here-document in a function
f() { cat <<E
a
}
f
## status: 2
## STDERR:
bash: line 4: warning: here-document at line 1 delimited by end-of-file (wanted `E')
bash: line 5: syntax error: unexpected end of file
## END

#### a here-document that ends at the end without a newline
cat <<E
a
E
## status: 0
## STDOUT:
a
## END

#### two semicolons
echo a
echo b ;; echo c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: syntax error near unexpected token `;;'
bash: line 2: `echo b ;; echo c'
## END

#### a semicolon at the beginning
; echo a
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `; echo a'
## END

#### an ampersand at the beginning
& echo a
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `&'
bash: line 1: `& echo a'
## END

#### two ampersands with a blank between
echo a & & echo b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `&'
bash: line 1: `echo a & & echo b'
## END

#### two semicolons with a blank between
echo a ; ; echo b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `echo a ; ; echo b'
## END

#### a pipe at the beginning
| cat
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `|'
bash: line 1: `| cat'
## END

#### two pipes with a blank
echo a | | cat
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `|'
bash: line 1: `echo a | | cat'
## END

#### and behind or
true && || false
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `||'
bash: line 1: `true && || false'
## END

#### nothing between then and fi
if true; then fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `fi'
bash: line 1: `if true; then fi'
## END

#### nothing between if and then
if then echo; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `then'
bash: line 1: `if then echo; fi'
## END

#### nothing in the else
if true; then echo a; else fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `fi'
bash: line 1: `if true; then echo a; else fi'
## END

#### nothing between do and done
while true; do done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `done'
bash: line 1: `while true; do done'
## END

#### no do
while true; echo; done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `done'
bash: line 1: `while true; echo; done'
## END

#### no then
if true; echo; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `fi'
bash: line 1: `if true; echo; fi'
## END

#### nothing in braces
{ }
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `}'
bash: line 1: `{ }'
## END

#### nothing in parentheses
( )
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `( )'
## END

#### a closing parenthesis
echo )
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `echo )'
## END

#### a closing brace
}
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `}'
bash: line 1: `}'
## END

#### a closing brace is an argument
echo } {
## status: 0
## STDOUT:
} {
## END

#### a group wants a blank
{echo a; }
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `}'
bash: line 1: `{echo a; }'
## END

#### a group wants a semicolon
{ echo a }
}
## status: 0
## STDOUT:
a }
## END

#### done without do
done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `done'
bash: line 1: `done'
## END

#### esac alone
esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `esac'
bash: line 1: `esac'
## END

#### in alone
in
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `in'
bash: line 1: `in'
## END

#### a double bracket alone
]]
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `]]'
bash: line 1: `]]'
## END

#### words behind a compound command
{ echo a; } b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `{ echo a; } b'
## END

#### words behind a subshell
(echo a) b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `(echo a) b'
## END

#### words behind fi
if true; then echo a; fi b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `if true; then echo a; fi b'
## END

#### a command behind a compound command
{ echo a; } { echo b; }
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `{'
bash: line 1: `{ echo a; } { echo b; }'
## END

#### a parenthesis behind a word
echo a (b)
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `('
bash: line 1: `echo a (b)'
## END

#### a parenthesis behind an assignment
a=1 (b)
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `('
bash: line 1: `a=1 (b)'
## END

#### an array that is an argument
echo a=(1)
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `('
bash: line 1: `echo a=(1)'
## END

#### an operator in an array
a=(1 ; 2)
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `a=(1 ; 2)'
## END

#### a redirection in an array
a=(1 > 2)
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: syntax error near unexpected token `>'
bash: line 1: `a=(1 > 2)'
## END

#### a redirection without a target
echo a
echo b >
echo c
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: syntax error near unexpected token `newline'
bash: line 2: `echo b >'
## END

#### a redirection before an operator
echo a > ; echo b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `echo a > ; echo b'
## END

#### a redirection before another
echo a > > b
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `>'
bash: line 1: `echo a > > b'
## END

#### a redirection before a number
echo a > 2>&1
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `2'
bash: line 1: `echo a > 2>&1'
## END

#### a newline in for
for
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `newline'
bash: line 1: `for'
## END

#### for without a name
for ; do echo; done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `for ; do echo; done'
## END

#### for with parentheses
for (x) in a; do echo; done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `('
bash: line 1: `for (x) in a; do echo; done'
## END

#### for in with a body that is missing
for x in a; done
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `done'
bash: line 1: `for x in a; done'
## END

#### for with one semicolon too few
for ((i=0; i<3)); do echo $i; done
## status: 2
## STDERR:
bash: line 1: syntax error: arithmetic expression required
bash: line 1: syntax error: `((i=0; i<3))'
## END

#### for with one semicolon too many
for ((i=0; i<3; i++; j)); do echo $i; done
## status: 2
## STDERR:
bash: line 1: syntax error: `;' unexpected
bash: line 1: syntax error: `((i=0; i<3; i++; j))'
## END

#### case without in
case x of a) echo;; esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `of'
bash: line 1: `case x of a) echo;; esac'
## END

#### case with two words
case a b in a) echo;; esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `case a b in a) echo;; esac'
## END

#### an empty pattern
case x in ) echo;; esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `case x in ) echo;; esac'
## END

#### a pattern of two words
case x in a b) echo;; esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `b'
bash: line 1: `case x in a b) echo;; esac'
## END

#### double semicolons twice
case x in a) ;; ;; esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;;'
bash: line 1: `case x in a) ;; ;; esac'
## END

#### else twice
if true; then echo a; else echo b; else echo c; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `else'
bash: line 1: `if true; then echo a; else echo b; else echo c; fi'
## END

#### elif behind else
if true; then echo a; else echo b; elif true; then echo c; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `elif'
bash: line 1: `if true; then echo a; else echo b; elif true; then echo c; fi'
## END

#### function without a name
function
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `newline'
bash: line 1: `function'
## END

#### function without a body
function f
echo a
## status: 2
## STDERR:
bash: line 2: syntax error near unexpected token `echo'
bash: line 2: `echo a'
## END

#### a simple command as the body
f() echo a
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `echo'
bash: line 1: `f() echo a'
## END

#### a function that is an assignment
a=b() { echo; }
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `('
bash: line 1: `a=b() { echo; }'
## END

#### a negation behind a pipe
true | ! false
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `!'
bash: line 1: `true | ! false'
## END

#### a negation before and
! && true
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `&&'
bash: line 1: `! && true'
## END

#### a substitution with an error
echo a
echo b $(fi) c
echo d
## status: 127
## STDOUT:
a
## END
## STDERR:
bash: line 2: syntax error near unexpected token `fi'
bash: line 2: `echo b $(fi) c'
## END

#### a substitution with an error in backquotes
echo a
echo b `fi` c
echo d
## status: 0
## STDOUT:
a
b c
d
## END
## STDERR:
bash: command substitution: line 2: syntax error near unexpected token `fi'
bash: command substitution: line 2: `fi'
## END

#### an error in backquotes of an assignment
x=`fi`
echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: command substitution: line 1: syntax error near unexpected token `fi'
bash: command substitution: line 1: `fi'
## END

#### backquotes that do not end inside
echo a `echo "b` c
echo d
## status: 0
## STDOUT:
a c
d
## END
## STDERR:
bash: command substitution: line 1: unexpected EOF while looking for matching `"'
## END

#### an error in a here-document is late
cat <<E
a `fi` b
E
echo c
## status: 0
## STDOUT:
a  b
c
## END
## STDERR:
bash: command substitution: line 1: syntax error near unexpected token `fi'
bash: command substitution: line 1: `fi'
## END

#### a condition without an operand
[[ -f ]]
echo after
## status: 0
## STDERR:
bash: line 1: unexpected argument `]]' to conditional unary operator
## END

#### a condition with two words
[[ a b ]]
echo after
## status: 0
## STDERR:
bash: line 1: conditional binary operator expected
## END

#### a condition with an operator missing its right side
[[ a == ]]
echo after
## status: 0
## STDERR:
bash: line 1: unexpected argument `]]' to conditional binary operator
## END

#### a condition in eval
eval '[[ a b ]]'
echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: eval: line 1: conditional binary operator expected
## END

#### a condition that does not end
echo a
[[ a == b
## status: 2
## STDOUT:
a
## END
## STDERR:
bash: line 2: unexpected EOF while looking for `]]'
## END

#### a newline in the middle of a condition
[[ a
== b ]]
## status: 0
## STDERR:
bash: line 1: unexpected token `newline', conditional binary operator expected
## END

#### a condition with a parenthesis too many
[[ a ) ]]
## status: 0
## STDERR:
bash: line 1: syntax error in conditional expression: unexpected token `)'
## END

#### a condition with a parenthesis missing
[[ ( a ]]
## status: 0
## STDERR:
bash: line 1: unexpected token `]]', expected `)'
## END

#### a condition with a semicolon
[[ a ; ]]
## status: 0
## STDERR:
bash: line 1: unexpected token `;', conditional binary operator expected
## END

#### a condition with three operands
[[ a == b c ]]
## status: 0
## STDERR:
bash: line 1: syntax error in conditional expression
## END

#### an unquoted operator that is a word
[[ a "==" b ]]
## status: 0
## STDERR:
bash: line 1: conditional binary operator expected
## END

#### reserved words as arguments
echo if then else elif fi for in do done while until case esac function select time ! { } [[ ]] coproc
## status: 0
## STDOUT:
if then else elif fi for in do done while until case esac function select time ! { } [[ ]] coproc
## END

#### reserved words that are quoted
\if true 2>/dev/null; echo $?
"for" 2>/dev/null; echo $?
## status: 0
## STDOUT:
127
127
## END

#### reserved words as names of loops
for if in 1; do echo $if; done
for do in 2; do echo $do; done
for in in 3; do echo $in; done
## status: 0
## STDOUT:
1
2
3
## END

#### reserved words as values
for x in do done in; do echo $x; done
## status: 0
## STDOUT:
do
done
in
## END

#### a reserved word behind an assignment
a=1 if true; then echo; fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `then'
bash: line 1: `a=1 if true; then echo; fi'
## END

#### a reserved word behind a redirection
> f if true
## status: 127
## STDERR:
bash: line 1: if: command not found
## END

#### reserved words as patterns
case if in if) echo 1;; esac
case esac in (esac) echo 2;; esac
case in in in) echo 3;; esac
## status: 0
## STDOUT:
1
2
3
## END

#### closing words need no separator behind compound commands
if { true; } then { echo a; } fi
while (false) do (echo b) done
{ if true; then echo c; fi }
( { echo d; } )
## status: 0
## STDOUT:
a
c
d
## END

#### comments everywhere
# one
echo a # two
if true # three
then # four
  # five
  echo b # six
fi # seven
(# eight
echo c)
case x in # nine
# ten
x) # eleven
echo d # twelve
;; # thirteen
esac
## status: 0
## STDOUT:
a
b
c
d
## END

#### no comment in the middle of a word
echo a#b ${x:-#c} '#d' \#e "#f"
## status: 0
## STDOUT:
a#b #c #d #e #f
## END

#### a comment behind an operator
echo a;#b
echo c&&#d
echo e
## status: 0
## STDOUT:
a
c
e
## END

#### a comment with quotes and parentheses
echo $(echo a # it's ) here
)
## status: 0
## STDOUT:
a
## END

#### a continued line in a word
ec\
ho a\
b
## status: 0
## STDOUT:
ab
## END

#### a continued line in a reserved word
i\
f true; th\
en echo a; f\
i
## status: 0
## STDOUT:
a
## END

#### a continued line in an operator
true &\
& echo a
false |\
| echo b
## status: 0
## STDOUT:
a
b
## END

#### a continued line in a redirection
echo a >\
> f
cat f
## status: 0
## STDOUT:
a
## END

#### a continued line in quotes
echo "a\
b" 'c\
d'
## status: 0
## STDOUT:
ab c\
d
## END

#### a continued line before a comment
echo a \
# no comment
echo b
## status: 0
## STDOUT:
a
b
## END

#### a continued line at the end
echo a \
## status: 0
## STDOUT:
a \
## END

#### a backslash at the end
echo a\
## status: 0
## STDOUT:
a\
## END

#### a continued line in a variable
x=1 yy=2
echo ${x\
} $y\
y
## status: 0
## STDOUT:
1 2
## END

#### blanks and empty lines
	echo   a	

   

 	 echo b   
## status: 0
## STDOUT:
a
b
## END

#### here-documents on one line
cat <<A; cat <<B
a
A
b
B
## status: 0
## STDOUT:
a
b
## END

#### a here-document with the last of two
cat <<A <<B
a
A
b
B
## status: 0
## STDOUT:
b
## END

#### a here-document before a pipe
cat <<E | cat -n
a
E
## status: 0
## stdout-json: "     1\ta\n"

#### a here-document before and
cat <<E && echo b
a
E
## status: 0
## STDOUT:
a
b
## END

#### a here-document in a condition
if cat <<E; then
a
E
echo b; fi
## status: 0
## STDOUT:
a
b
## END

#### a here-document in the condition of a loop
while read x <<E
a
E
do echo $x; break; done
## status: 0
## STDOUT:
a
## END

#### a here-document behind a loop
while read x; do echo "<$x>"; done <<E
a
b
E
## status: 0
## STDOUT:
<a>
<b>
## END

#### a here-document behind a function
f() { cat; } <<E
a
E
f
f
## status: 0
## STDOUT:
a
a
## END

#### a here-document in a substitution
echo $(cat <<E
it's ) here
E
) after
## status: 0
## STDOUT:
it's ) here after
## END

#### a here-document in a substitution in quotes
echo "$(cat <<'E'
$x "quoted"
E
)"
## status: 0
## STDOUT:
$x "quoted"
## END

#### a here-document in a subshell
(cat <<E
a
E
)
## status: 0
## STDOUT:
a
## END

#### a here-document in a group
{ cat <<E
a
E
}
## status: 0
## STDOUT:
a
## END

#### a here-document in a case
case x in x) cat <<E ;;
a
E
esac
## status: 0
## STDOUT:
a
## END

#### a here-document with a quoted delimiter with blanks
x=1
cat <<'E O F'
$x
E O F
## status: 0
## STDOUT:
$x
## END

#### a here-document with an escaped delimiter
x=1
cat <<\E
$x
E
## status: 0
## STDOUT:
$x
## END

#### a here-document with a partly quoted delimiter
x=1
cat <<E"O"F
$x
EOF
## status: 0
## STDOUT:
$x
## END

#### a here-document with a dollar in the delimiter
cat <<$x
a
$x
## status: 0
## STDOUT:
a
## END

#### a here-document with a delimiter over two lines
cat <<E\
F
a
EF
## status: 0
## STDOUT:
a
## END

#### a here-document without tabs
cat <<-E
	a
		b
  c
	E
## status: 0
## STDOUT:
a
b
  c
## END

#### a here-document without tabs and a quoted delimiter
cat <<-'E'
	$a
	E
## status: 0
## STDOUT:
$a
## END

#### a here-document with a continued line
cat <<E
a\
E
E
## status: 0
## STDOUT:
aE
## END

#### a quoted here-document with a continued line
cat <<'E'
a\
E
## status: 0
## STDOUT:
a\
## END

#### a here-document with lines like the delimiter
cat <<E
 E
E 
EE
E
## status: 0
## STDOUT:
 E
E 
EE
## END

#### a here-document in a here-document
cat <<A
$(cat <<B
b
B
)
A
## status: 0
## STDOUT:
b
## END

#### an empty here-document
cat <<E
E
echo a
## status: 0
## STDOUT:
a
## END

#### a here-document with an empty delimiter
cat <<''
a

echo b
## status: 0
## STDOUT:
a
b
## END

#### a here-document with substitutions over lines
cat <<E
$(echo a
echo b) $((1 +
2)) ${x:-c
d}
E
## status: 0
## STDOUT:
a
b 3 c
d
## END

#### a subshell in a substitution
echo $( (echo a) ) $((echo b); (echo c)) $((1+2))
## status: 0
## STDOUT:
a b c 3
## END

#### a sum or a subshell
((echo a); echo b)
( (echo c) )
((1+1)) && echo d
## status: 0
## STDOUT:
a
b
c
d
## END

#### nested parentheses in a sum
echo $(( (1+2)*(3+(4)) )) $[ (1+2)*3 ]
## status: 0
## STDOUT:
21 9
## END

#### a sum over lines
echo $((1 +
2
))
((
x = 3
))
echo $x
## status: 0
## STDOUT:
3
3
## END

#### nested backquotes
echo `echo \`echo \\\`echo a\\\`\``
## status: 0
## STDOUT:
a
## END

#### backquotes in quotes
echo "`echo "a b"` `echo \"c d\"`" `echo '\$x' \\\\a`
## status: 0
## STDOUT:
a b c d $x \a
## END

#### quotes in a substitution in quotes
echo "$(echo ")" '"' "$(echo "'")")"
## status: 0
## STDOUT:
) " '
## END

#### an if in a substitution
x=$(if true; then echo a; else echo b; fi)
echo $x
## status: 0
## STDOUT:
a
## END

#### a case in a substitution
x=$(case a in a) echo b;; *) echo c;; esac)
echo $x
## status: 0
## STDOUT:
b
## END

#### a case with parentheses in a substitution
echo $(case a in (a) echo b;; (*) echo c; esac; echo d)
## status: 0
## STDOUT:
b d
## END

#### case as an argument in a substitution
echo $(echo case a in a)
## status: 0
## STDOUT:
case a in a
## END

#### a function in a substitution
echo $(f() { echo in f; }; f)
## status: 0
## STDOUT:
in f
## END

#### a comment in a substitution
echo $(# nothing
echo a # )
)
## status: 0
## STDOUT:
a
## END

#### empty substitutions
echo a$()b$( )c`` d"$()"
## status: 0
## STDOUT:
abc d
## END

#### braces in a parameter
echo ${x:-\}} ${x:-'}'} ${x:-"}"} "${x:-a}b}" ${x:-{a}}
## status: 0
## STDOUT:
} } } ab} {a}
## END

#### single quotes in a parameter in quotes
echo "${x:-'a'}" "${x:-'}'}" "${x#'}'}"
## status: 0
## STDOUT:
'a' '}' 
## END

#### double quotes in a parameter in quotes
echo "${x:-"a  b"}" "${x:-a"b  c"d}"
## status: 0
## STDOUT:
a  b ab  cd
## END

#### dollar quotes in a parameter in quotes
echo "${x:-$'a\tb'}" "$'c'"
## status: 0
## stdout-json: "a\tb $'c'\n"

#### functions in all forms
f() { echo 1; }; f
f () { echo 2; }; f
f ( ) { echo 3; }; f
f()
{ echo 4; }; f
function f { echo 5; }; f
function f() { echo 6; }; f
function f
{ echo 7; }; f
function f ()

{ echo 8; }; f
## status: 0
## STDOUT:
1
2
3
4
5
6
7
8
## END

#### functions with other bodies
f() ( echo 1 ); f
f() if true; then echo 2; fi; f
f() for x in 3; do echo $x; done; f
f() while true; do echo 4; break; done; f
f() case a in a) echo 5; esac; f
f() [[ a == a ]]; f && echo 6
f() ((1)); f && echo 7
function f ( echo 8 ); f
function f [[ a ]]; f && echo 9
f() for ((;;)) { echo 10; break; }; f
## status: 0
## STDOUT:
1
2
3
4
5
6
7
8
9
10
## END

#### functions with redirections
f() { echo a; echo b >&2; } > out 2>&1
f
cat out
## status: 0
## STDOUT:
a
b
## END

#### functions with odd names
a-b() { echo 1; }; a-b
a.b() { echo 2; }; a.b
a:b() { echo 3; }; a:b
function 4 { echo 4; }; 4
function a/b { echo 5; }; a/b
@() { echo 6; }; @
+x() { echo 7; }; +x
function if { echo 8; }; \if
## status: 0
## STDOUT:
1
2
3
4
5
6
7
8
## END

#### a function whose name is quoted
"f"() { echo a; }
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: `"f"': not a valid identifier
## END

#### a function whose name is expanded
x=f
$x() { echo a; }
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 2: `$x': not a valid identifier
## END

#### functions in functions
f() { g() { echo g; }; }
f
g
## status: 0
## STDOUT:
g
## END

#### a function in a pipeline
f() { echo a; } | cat
f
## status: 127
## STDERR:
bash: line 2: f: command not found
## END

#### negations
! true; echo $?
! false; echo $?
! ! true; echo $?
! ! ! true; echo $?
! { false; }; echo $?
! true | false; echo $?
## status: 0
## STDOUT:
1
0
0
1
0
0
## END

#### a negation alone
!
echo $?
! ; echo $?
! !
echo $?
## status: 0
## STDOUT:
1
1
0
## END

#### a negation needs a blank
!true
echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: !true: command not found
## END

#### lists with newlines behind operators
true &&

echo a ||
# comment
echo b
echo c |

cat
## status: 0
## STDOUT:
a
c
## END

#### for without words
set -- a b
for x; do echo $x; done
for x do echo $x; done
for x
do echo $x; done
for x ;
do echo $x; done
## status: 0
## STDOUT:
a
b
a
b
a
b
a
b
## END

#### for with an empty list
for x in; do echo $x; done
for x in
do echo $x; done
echo $?
## status: 0
## STDOUT:
0
## END

#### for with in on the next line
for x

in a b
do echo $x; done
## status: 0
## STDOUT:
a
b
## END

#### for with braces
for x in a b; { echo $x; }
for ((i=0; i<2; i++)) { echo $i; }
for ((i=0; i<2; i++)); { echo $i; }
for ((i=0; i<2; i++))
{ echo $i; }
## status: 0
## STDOUT:
a
b
0
1
0
1
0
1
## END

#### for with arithmetic
for ((i=0; i<2; i++)) do echo $i; done
for (( i = 2 ; i > 0 ; i-- ))
do echo $i; done
for ((;;)); do echo c; break; done
## status: 0
## STDOUT:
0
1
2
1
c
## END

#### for with a name that is none
for 1x in a; do echo; done
echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: `1x': not a valid identifier
## END

#### case in odd layouts
case x
in
x)
echo a
esac
case x in x) echo b; esac
case x in (x) echo c ;; esac
case x in (a|x) echo d ;; (*) esac
case x in a | x ) echo e ;; esac
case x in x) ;; esac
case x in esac
echo f
## status: 0
## STDOUT:
a
b
c
d
e
f
## END

#### case that falls through
case a in
a) echo 1 ;&
b) echo 2 ;;&
c) echo 3 ;;
*) echo 4 ;;
esac
## status: 0
## STDOUT:
1
2
4
## END

#### case with quoted patterns
case 'a b' in "a b") echo 1;; esac
case 'a*' in a\*) echo 2;; esac
case a in "a"|b) echo 3;; esac
## status: 0
## STDOUT:
1
2
3
## END

#### assignments before a command
f() { echo "<$a$b>"; }
a=1 b=2 f
a=3 f a=4
echo "<$a$b>"
## status: 0
## STDOUT:
<12>
<3>
<>
## END

#### assignment-like arguments
echo a=b c+=d e[0]=f
## status: 0
## STDOUT:
a=b c+=d e[0]=f
## END

#### words that are no assignments
1x=1; echo $?
x-y=1; echo $?
=1; echo $?
## status: 0
## STDOUT:
127
127
127
## END
## STDERR:
bash: line 1: 1x=1: command not found
bash: line 2: x-y=1: command not found
bash: line 3: =1: command not found
## END

#### a value with everything in it
x=a'b c'"d $((1+1))"$(echo e)\ f
echo "$x"
## status: 0
## STDOUT:
ab cd 2e f
## END

#### braces that expand and braces that do not
echo {a,b} {a} {} a{b {a,b}c{1..3} "{a,b}" {a\,b}
## status: 0
## STDOUT:
a b {a} {} a{b ac1 ac2 ac3 bc1 bc2 bc3 {a,b} {a,b}
## END

#### arrays over lines
a=(one # first
  "two three"

  four)
echo ${#a[@]} "${a[1]}"
## status: 0
## STDOUT:
3 two three
## END

#### arrays with subscripts
a=([2]=x y [5]="z w" [1+2]=v)
echo ${!a[@]} "${a[@]}"
## status: 0
## STDOUT:
2 3 5 x v z w
## END

#### subscripts with blanks and brackets
declare -A m
i=1 b=(3 4)
a[ 1 + 1 ]=x a[b[0]]=y
m["a b"]=1 m[c d]=2
echo "${a[2]}" "${a[3]}" "${m["a b"]}" "${m[c d]}"
## status: 0
## STDOUT:
x y 1 2
## END

#### arrays behind declare
declare -a a=(1 2) b=3
declare -A m=([x]=1 ["y z"]=2)
echo ${a[1]} $b "${m["y z"]}"
f() { local c=(5 6); echo ${c[1]}; }; f
## status: 0
## STDOUT:
2 3 2
6
## END

#### appending
a=(1); a+=(2 3); a[0]+=x
s=b; s+=c
echo "${a[@]}" $s
## status: 0
## STDOUT:
1x 2 3 bc
## END

#### redirections anywhere
> out echo a
echo > out b c 2>&1
cat < out
{ echo d; } > out; cat out
if true; then echo e; fi > out; cat out
## status: 0
## STDOUT:
b c
d
e
## END

#### redirections alone
> a > b
ls
## status: 0
## STDOUT:
a
b
## END

#### descriptors before redirections
echo a 1> out 2>&1; cat out
echo 2 > out; cat out
echo 2> out; cat out
echo a2>out; cat out
## status: 0
## STDOUT:
a
2

a2
## END

#### here-strings
cat <<< a
cat <<<"b  c"
cat <<< $'d\ne'
x='f  g'; cat <<<$x
## status: 0
## STDOUT:
a
b  c
d
e
f  g
## END

#### process substitutions in words
cat <(echo a) <(echo b | cat)
cat <(cat <(echo c))
## status: 0
## STDOUT:
a
b
c
## END

#### process substitutions with parentheses in quotes
cat <(echo ")" '(' "$(echo ")")")
## status: 0
## STDOUT:
) ( )
## END

#### dollars that are nothing
echo $ "$" a$ $% "$ a" $'' "$"x
## status: 0
## STDOUT:
$ $ a$ $% $ a  $x
## END

#### quotes that adjoin
echo 'a'"b"c\d$'e'$"f"''""
## status: 0
## STDOUT:
abcdef
## END

#### time with a pipeline
{ time echo a | cat; } 2> /dev/null
{ time -p true; } 2> /dev/null; echo $?
{ ! time true; } 2> /dev/null; echo $?
{ time ! true; } 2> /dev/null; echo $?
## status: 0
## STDOUT:
a
0
1
1
## END

#### the line of an error
echo a

nosuch1
if true; then
  nosuch2
fi
f() {
  nosuch3 a
}
(
nosuch4
)
$(
nosuch5
)
## status: 127
## STDOUT:
a
## END
## STDERR:
bash: line 3: nosuch1: command not found
bash: line 5: nosuch2: command not found
bash: line 11: nosuch4: command not found
bash: line 15: nosuch5: command not found
## END

#### the line of a command whose second word ends on another
nosuch "
"
nosuch a "
"
echo $LINENO "
" $LINENO
## status: 0
## STDOUT:
5 
 5
## END
## STDERR:
bash: line 2: nosuch: command not found
bash: line 3: nosuch: command not found
## END

#### line numbers
echo $LINENO
echo $LINENO \
  $LINENO
x=$LINENO
echo $x

echo $LINENO; echo $LINENO
## status: 0
## STDOUT:
1
2 2
4
7
7
## END

#### line numbers in functions and evals
f() {
  echo $LINENO
}
f; echo $LINENO
eval 'echo $LINENO
echo $LINENO'
echo $LINENO
## status: 0
## STDOUT:
2
4
6
7
7
## END

#### line numbers in substitutions
echo $(echo $LINENO
echo $LINENO) $LINENO
## status: 0
## STDOUT:
2 3 2
## END

#### an expansion that fails gives up its line
echo $((1/0)); echo x
echo b $?
## status: 0
## STDOUT:
b 1
## END
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### an expansion that fails gives up a compound command
if true; then
echo $((1/0))
echo x
fi
echo b $?
## status: 0
## STDOUT:
b 1
## END
## STDERR:
bash: line 2: 1/0: division by 0 (error token is "0")
## END

#### an expansion that fails in eval
eval 'echo $((1/0)); echo x
echo y'; echo z
## status: 0
## STDOUT:
y
z
## END
## STDERR:
bash: line 2: 1/0: division by 0 (error token is "0")
## END

#### an expansion that fails in a function
f() { eval 'echo $((1/0))' 2> /dev/null; echo f; }
f; echo $?
## status: 0
## STDOUT:
f
0
## END

#### an expansion that fails in a subshell
(echo $((1/0))
echo x); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### an expansion that fails in a sourced file
printf '%s\n' 'echo $((1/0)); echo x' 'echo y' > f
. ./f; echo $?
## status: 0
## STDOUT:
y
0
## END
## STDERR:
./f: line 1: 1/0: division by 0 (error token is "0")
## END

#### eval joins its words
eval echo 'a;' "echo b"
eval 'if true' ';' 'then echo c; fi'
eval
echo $?
eval ''
echo $?
## status: 0
## STDOUT:
a
b
c
0
0
## END

#### eval with a here-document
eval 'cat <<E
a
E
echo b'
## status: 0
## STDOUT:
a
b
## END

#### eval of several lines
x=1
eval 'x=2
echo $x
exit 3'
echo not here
## status: 3
## STDOUT:
2
## END

#### background commands on a line
true & wait; echo a
{ true & } ; wait; echo b
## status: 0
## STDOUT:
a
b
## END

#### background in compound commands
if true & then wait; echo a; fi
for x in 1; do true & done; wait; echo b
case x in x) true & ;; esac; wait; echo c
## status: 0
## STDOUT:
a
b
c
## END

#### ((a) and a blank
((a) 
)
## status: 127
## STDERR:
bash: line 1: a: command not found
## END

#### ((echo d)
((echo d) 
echo e)
## status: 0
## STDOUT:
d
e
## END

#### echo x; ((echo a)
echo x; ((echo a)
echo b)
## status: 2
## STDERR:
bash: line 1: syntax error near `a)'
bash: line 1: `echo x; ((echo a)'
## END

#### ((echo a) # c
((echo a) # c
)
## status: 0
## STDOUT:
a
## END

#### if true; then ((echo a b)
if true; then ((echo a b)
); fi
## status: 2
## STDERR:
bash: line 1: syntax error near `b)'
bash: line 1: `if true; then ((echo a b)'
## END

#### f() { ((echo a)
f() { ((echo a)
) }
## status: 2
## STDERR:
bash: line 1: syntax error near `a)'
bash: line 1: `f() { ((echo a)'
## END

#### ((echo a) ); ((echo a) | cat)
((echo a) ); ((echo a) | cat)
## status: 0
## STDOUT:
a
a
## END

#### (( (echo a)
  (( (echo a)
) )
## status: 0
## STDOUT:
a
## END

#### ((echo a) \
((echo a) \
)
## status: 0
## STDOUT:
a
## END

#### ((a;b|c)
((a;b|c)
)
## status: 2
## STDERR:
bash: line 1: syntax error near `|c)'
bash: line 1: `((a;b|c)'
## END

#### echo "((1 + 2
echo "$((1 + 2
) )"
## status: 0
## STDOUT:

## END
## STDERR:
bash: line 2: 1: command not found
## END

#### ((1 +
((1 +
(2)
))
## status: 0

#### ((1 + (2)
((1 + (2)
+ 3)); echo $?
## status: 0
## STDOUT:
0
## END

#### ((a)
((a)
)
## status: 2
## STDERR:
bash: line 1: syntax error near `((a)'
bash: line 1: `((a)'
## END

#### ( (echo a)
( (echo a)
)
((echo b); echo c)
((echo d)
echo e)
## status: 2
## STDOUT:
a
b
c
## END
## STDERR:
bash: line 4: syntax error near `d)'
bash: line 4: `((echo d)'
## END

#### expansions in subscripts, nested
a=(0 1 2 3); b='1'; echo "${a[${a[${a[${b}]}]}]}" ${a[$(( ${a[$((b+1))]} ))]} "${a[${#a[@]}-${b}]}"
## status: 0
## STDOUT:
1 2 3
## END

#### an empty delimiter that does not come
cat <<''
abc
## status: 0
## STDOUT:
abc
## END
## STDERR:
bash: line 2: warning: here-document at line 1 delimited by end-of-file (wanted `')
## END
