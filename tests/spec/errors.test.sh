#### unexpected closing words
fi
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `fi'
bash: line 1: `fi'
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
