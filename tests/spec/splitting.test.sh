#### unquoted value is split
p() { for i do echo -n "<$i>"; done; echo; }; x=" a  b "; p $x; p q$x"r"; p $x$x; p "$x"; p ""$x""
## status: 0
## STDOUT:
<a><b>
<q><a><b><r>
<a><b><a><b>
< a  b >
<><a><b><>
## END

#### tabs and newlines
p() { for i do echo -n "<$i>"; done; echo; }; x=$'a\tb\nc\n\nd '; p $x; p "$x"
## status: 0
## stdout-json: "<a><b><c><d>\n<a\tb\nc\n\nd >\n"

#### carriage return is no blank
p() { for i do echo -n "<$i>"; done; echo; }; x=$'a\rb\vc\fd'; p $x
## status: 0
## stdout-json: "<a\rb\u000bc\fd>\n"

#### empty values disappear
p() { for i do echo -n "<$i>"; done; echo; }; x=; p $x; p $x$x a; p "$x" a; p ""; p $x"" a; p ''$x a
## status: 0
## STDOUT:

<a>
<><a>
<>
<><a>
<><a>
## END

#### unset disappears
p() { for i do echo -n "<$i>"; done; echo; }; p $nope; p "$nope"; p $nope $nope a
## status: 0
## STDOUT:

<>
<a>
## END

#### colon and blanks
p() { for i do echo -n "<$i>"; done; echo; }; IFS=' :'; x=' a : b :: c : '; p $x
## status: 0
## STDOUT:
<a><b><><c>
## END

#### leading colons
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; x=::a; p $x; x=:; p $x; x=a:; p $x; x=a::; p $x; x=a:b; p $x
## status: 0
## STDOUT:
<><><a>
<>
<a>
<a><>
<a><b>
## END

#### colon after blank at the end
p() { for i do echo -n "<$i>"; done; echo; }; IFS=' :'; x='a : '; p $x; x='a  '; p $x; x='a :: '; p $x
## status: 0
## STDOUT:
<a>
<a>
<a><>
## END

#### only delimiters
p() { for i do echo -n "<$i>"; done; echo; }; IFS=' :'; x=': :'; p $x; x=' : '; p $x; x='  '; p $x; x='::'; p $x
## status: 0
## STDOUT:
<><>
<>

<><>
## END

#### null IFS
p() { for i do echo -n "<$i>"; done; echo; }; IFS=; x=' a b '; p $x; p $x$x
## status: 0
## STDOUT:
< a b >
< a b  a b >
## END

#### unset IFS
p() { for i do echo -n "<$i>"; done; echo; }; unset IFS; x=' a:b  c '; p $x
## status: 0
## STDOUT:
<a:b><c>
## END

#### IFS of a letter
p() { for i do echo -n "<$i>"; done; echo; }; IFS=b; x=abcbbd; p $x; p $x"b"$x
## status: 0
## STDOUT:
<a><c><><d>
<a><c><><dba><c><><d>
## END

#### IFS of a multibyte letter
p() { for i do echo -n "<$i>"; done; echo; }; IFS=é; x=aébéé; p $x
## status: 0
## STDOUT:
<a><b><>
## END

#### IFS of a backslash
p() { for i do echo -n "<$i>"; done; echo; }; IFS='\'; x='a\b\\c'; p $x
## status: 0
## STDOUT:
<a><b><><c>
## END

#### IFS of a star
p() { for i do echo -n "<$i>"; done; echo; }; IFS='*'; x='a*b'; p $x
## status: 0
## STDOUT:
<a><b>
## END

#### IFS of brackets
p() { for i do echo -n "<$i>"; done; echo; }; IFS='[]'; x='a[b]c'; p $x
## status: 0
## STDOUT:
<a><b><c>
## END

#### IFS of a dash and caret
p() { for i do echo -n "<$i>"; done; echo; }; IFS='^-'; x='a-b^c'; p $x
## status: 0
## STDOUT:
<a><b><c>
## END

#### IFS of digits splits numbers
p() { for i do echo -n "<$i>"; done; echo; }; IFS=0; p $((100+1)); x=101; p $x; IFS=1; p $((111)) "$((111))"
## status: 0
## STDOUT:
<1><1>
<1><1>
<><><><111>
## END

#### IFS splits counts
p() { for i do echo -n "<$i>"; done; echo; }; set -- a b; IFS=2; p $# ${#@}; x=ab; p ${#x}
## status: 0
## STDOUT:
<><>
<>
## END

#### IFS splits the status
p() { for i do echo -n "<$i>"; done; echo; }; IFS=1; false; p $?
## status: 0
## STDOUT:
<>
## END

#### newline as IFS
p() { for i do echo -n "<$i>"; done; echo; }; IFS=$'\n'; x=$'a b\nc\n\nd\n'; p $x
## status: 0
## STDOUT:
<a b><c><d>
## END

#### tab and colon
p() { for i do echo -n "<$i>"; done; echo; }; IFS=$'\t:'; x=$'a\t:b\tc d\t'; p $x
## status: 0
## STDOUT:
<a><b><c d>
## END

#### repeated characters in IFS
p() { for i do echo -n "<$i>"; done; echo; }; IFS=' ::'; x='a::b  c'; p $x
## status: 0
## STDOUT:
<a><><b><c>
## END

#### IFS changes between words
p() { for i do echo -n "<$i>"; done; echo; }; x=a:b; p $x ${IFS:=x} ; IFS=:; p $x
## status: 0
## STDOUT:
<a:b>
<a><b>
## END

#### IFS for one command does not split it
p() { for i do echo -n "<$i>"; done; echo; }; x=a:b; IFS=: p $x
## status: 0
## STDOUT:
<a:b>
## END

#### literal text is not split
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; p a:b "$x":c; x=1:2; p a:$x:b
## status: 0
## STDOUT:
<a:b><:c>
<a:1><2:b>
## END

#### quoted parts join
p() { for i do echo -n "<$i>"; done; echo; }; x='a b'; p $x"$x"$x; p "$x"$x; p x"$x"y
## status: 0
## STDOUT:
<a><ba ba><b>
<a ba><b>
<xa by>
## END

#### quoted blanks stay
p() { for i do echo -n "<$i>"; done; echo; }; p a\ b 'c d' "e f"; x='1 2'; p $x\ $x; p $x' '$x
## status: 0
## STDOUT:
<a b><c d><e f>
<1><2 1><2>
<1><2 1><2>
## END

#### quoted null after a delimiter
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; x=a:; p $x""; p $x''b; p ""$x; p $x$x
## status: 0
## STDOUT:
<a><>
<a><b>
<a>
<a><a>
## END

#### quoted null between
p() { for i do echo -n "<$i>"; done; echo; }; x='a '; y=' b'; p $x''$y; p $x$y; p $x""$y; IFS=': '; x='a:'; p $x''$y; p $x$y
## status: 0
## STDOUT:
<a><><b>
<a><b>
<a><><b>
<a><><b>
<a><b>
## END

#### delimiters that meet
p() { for i do echo -n "<$i>"; done; echo; }; IFS=': '; x='a :'; y=': b'; p $x$y; x='a '; y=':b'; p $x$y; x='a:'; y=' b'; p $x$y
## status: 0
## STDOUT:
<a><><b>
<a><b>
<a><b>
## END

#### assignment is not split
p() { for i do echo -n "<$i>"; done; echo; }; x='a  b'; y=$x; p "$y"; y=$x$x; p "$y"; z=q$x; p "$z"
## status: 0
## STDOUT:
<a  b>
<a  ba  b>
<qa  b>
## END

#### assignment word of a command is split
p() { for i do echo -n "<$i>"; done; echo; }; x='a b'; p x=$x
## status: 0
## STDOUT:
<x=a><b>
## END

#### export is not split
p() { for i do echo -n "<$i>"; done; echo; }; x='a  b'; export z=$x; p "$z"
## status: 0
## STDOUT:
<a  b>
## END

#### case subject is not split
x='a  b'; case $x in 'a  b') echo y;; esac
## status: 0
## STDOUT:
y
## END

#### case pattern is not split
x='a  b'; case 'a  b' in $x) echo y;; esac
## status: 0
## STDOUT:
y
## END

#### redirect is split
x='a b'; echo q > $x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### redirect quoted
x='a b'; echo q > "$x"; echo *
## status: 0
## STDOUT:
a b
## END

#### here-string is not split
x='a   b'; cat <<< $x; cat <<< "$x"
## status: 0
## STDOUT:
a   b
a   b
## END

#### substitution is split
p() { for i do echo -n "<$i>"; done; echo; }; p $(echo a b)c; p `echo 'a  b'`; p "$(echo 'a  b')"; p x$(echo ' a ')y
## status: 0
## STDOUT:
<a><bc>
<a><b>
<a  b>
<x><a><y>
## END

#### substitution of nothing
p() { for i do echo -n "<$i>"; done; echo; }; p $(true); p "$(true)"; p $(true)a; p a $(true) b
## status: 0
## STDOUT:

<>
<a>
<a><b>
## END

#### substitution with newlines
p() { for i do echo -n "<$i>"; done; echo; }; p $(echo a; echo b); p "$(echo a; echo; echo)"; p "$(echo; echo a)"
## status: 0
## STDOUT:
<a><b>
<a>
<
a>
## END

#### sum is split
p() { for i do echo -n "<$i>"; done; echo; }; x='a b'; p $((1+1))$x; p $((1 + 1))
## status: 0
## STDOUT:
<2a><b>
<2>
## END

#### for splits
x='a b'; for i in $x "$x" c; do echo "<$i>"; done
## status: 0
## STDOUT:
<a>
<b>
<a b>
<c>
## END

#### for over nothing
x=; for i in $x; do echo no; done; echo $?
## status: 0
## STDOUT:
0
## END

#### set splits
p() { for i do echo -n "<$i>"; done; echo; }; x='-a b'; set -- $x; echo $#; p "$@"
## status: 0
## STDOUT:
2
<-a><b>
## END

#### arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' '' c; p $@; p "$@"; p $*; p "$*"
## status: 0
## STDOUT:
<a><b><c>
<a b><><c>
<a><b><c>
<a b  c>
## END

#### arguments in text
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' '' c; p x$@y; p "x$@y"; p x$*y; p "x$*y"
## status: 0
## STDOUT:
<xa><b><cy>
<xa b><><cy>
<xa><b><cy>
<xa b  cy>
## END

#### no arguments
p() { for i do echo -n "<$i>"; done; echo; }; set --; p $@; p "$@"; p $*; p "$*"; p x$@; p "x$@"
## status: 0
## STDOUT:



<>
<x>
<x>
## END

#### no arguments and quotes
p() { for i do echo -n "<$i>"; done; echo; }; set --; p "$@"""; p ""$@; p "$@$@"; p "$@"''; p '' "$@"; p "$@ "
## status: 0
## STDOUT:
<>
<>

<>
<>
< >
## END

#### no arguments and an empty value
p() { for i do echo -n "<$i>"; done; echo; }; set --; x=; p "$@$x"; p "$@"$x; p "$x$@"; p $x"$@"
## status: 0
## STDOUT:




## END

#### arguments with IFS colon
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; set -- a '' b; p $@; p $*; p "$@"; p "$*"; set -- '' a ''; p $@; p $*; p x$@y
## status: 0
## STDOUT:
<a><><b>
<a><><b>
<a><><b>
<a::b>
<><a>
<><a>
<x><a><y>
## END

#### empty arguments with IFS colon
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; set -- '' ''; p $@; p $*; p x$@ x$*; p $@x $*x
## status: 0
## STDOUT:
<>
<>
<x><x>
<><x><><x>
## END

#### arguments that hold delimiters
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; set -- a: b; p $@; p $*; set -- a:b c; p $@ "$@"
## status: 0
## STDOUT:
<a><><b>
<a><><b>
<a><b><c><a:b><c>
## END

#### arguments with null IFS
p() { for i do echo -n "<$i>"; done; echo; }; IFS=; set -- 'a b' '' 'c:d'; p $@; p $*; p "$*"; p "$@"; p x$@; p x$*y
## status: 0
## STDOUT:
<a b><c:d>
<a b><c:d>
<a bc:d>
<a b><><c:d>
<xa b><c:d>
<xa b><c:dy>
## END

#### arguments with unset IFS
p() { for i do echo -n "<$i>"; done; echo; }; unset IFS; set -- 'a b' '' 'c:d'; p $@; p $*; p "$*"; p "$@"
## status: 0
## STDOUT:
<a><b><c:d>
<a><b><c:d>
<a b  c:d>
<a b><><c:d>
## END

#### arguments with IFS blank and colon
p() { for i do echo -n "<$i>"; done; echo; }; set -- a '' b; IFS=' :'; p $*; IFS=': '; p $*; p $@; p "$*"
## status: 0
## STDOUT:
<a><b>
<a><><b>
<a><><b>
<a::b>
## END

#### arguments assigned
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' c; x=$*; p "$x"; x=$@; p "$x"; x="$@"; p "$x"; x="$*"; p "$x"
## status: 0
## STDOUT:
<a b c>
<a b c>
<a b c>
<a b c>
## END

#### arguments assigned with IFS colon
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; set -- 'a b' c; x=$*; p "$x"; x=$@; p "$x"; x="$@"; p "$x"; x="$*"; p "$x"; x=q$*r; p "$x"
## status: 0
## STDOUT:
<a b:c>
<a b c>
<a b c>
<a b:c>
<qa b:cr>
## END

#### arguments assigned with null IFS
p() { for i do echo -n "<$i>"; done; echo; }; IFS=; set -- 'a b' c; x=$*; p "$x"; x=$@; p "$x"; x="$@"; p "$x"; x="$*"; p "$x"
## status: 0
## STDOUT:
<a bc>
<a b c>
<a b c>
<a bc>
## END

#### arguments assigned with unset IFS
p() { for i do echo -n "<$i>"; done; echo; }; unset IFS; set -- 'a b' c; x=$*; p "$x"; x=$@; p "$x"; x="$@"; p "$x"
## status: 0
## STDOUT:
<a b c>
<a b c>
<a b c>
## END

#### arguments in case
IFS=:; set -- a b; case $* in a:b) echo 1;; "a b") echo 2;; esac; case $@ in a:b) echo 1;; "a b") echo 2;; esac; case "$*" in a:b) echo 1;; esac; case "$@" in "a b") echo 2;; esac
## status: 0
## STDOUT:
1
2
1
2
## END

#### arguments in a here-string
IFS=:; set -- a b; cat <<<$*; cat <<<"$*"; cat <<<$@; cat <<<"$@"
## status: 0
## STDOUT:
a:b
a:b
a b
a b
## END

#### arguments in a here-string with null IFS
IFS=; set -- a b; cat <<<$*; cat <<<"$*"; cat <<<$@; cat <<<"$@"
## status: 0
## STDOUT:
ab
ab
a b
a b
## END

#### arguments in a here-document
IFS=:; set -- a b; cat <<E
$* $@ ${*} "$*" "$@"
E
## status: 0
## STDOUT:
a b a b a b "a b" "a b"
## END

#### arguments in a redirection
set -- f; echo a > "$@"; echo b >> $*; cat f; set -- f g; echo c > "$@"; echo $?
## status: 0
## STDOUT:
a
b
1
## END
## STDERR:
bash: line 1: "$@": ambiguous redirect
## END

#### for over arguments
set -- 'a b' ''; for i in "$@"; do echo "<$i>"; done; for i; do echo "<$i>"; done; for i in $@; do echo "<$i>"; done
## status: 0
## STDOUT:
<a b>
<>
<a b>
<>
<a>
<b>
## END

#### one plus arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' ''; p ${1+"$@"}; p "${1+"$@"}"; set --; p ${1+"$@"}; p "${1+"$@"}"
## status: 0
## STDOUT:
<a b><>
<a b><>

<>
## END

#### shifted arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- a b c; shift; p "$@"; shift 2; p "$@"
## status: 0
## STDOUT:
<b><c>

## END

#### ten arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- 1 2 3 4 5 6 7 8 9 ten; p $10 ${10} ${#10} "$10"
## status: 0
## STDOUT:
<10><ten><3><10>
## END

#### arguments of a function
p() { for i do echo -n "<$i>"; done; echo; }; f() { p "$@"; p "$*"; p $#; }; set -- x; f 'a b' '' c; p "$@"
## status: 0
## STDOUT:
<a b><><c>
<a b  c>
<3>
<x>
## END

#### value with a pattern is matched
p() { for i do echo -n "<$i>"; done; echo; }; touch a1 a2; x='a*'; p $x; p "$x"; p $x"*"; p "a"$x
## status: 0
## STDOUT:
<a1><a2>
<a*>
<a**>
<aa*>
## END

#### split values are matched each
p() { for i do echo -n "<$i>"; done; echo; }; touch a1 b1; x='a* b* c*'; p $x
## status: 0
## STDOUT:
<a1><b1><c*>
## END

#### a quoted star does not match
p() { for i do echo -n "<$i>"; done; echo; }; touch a1; x='a'; p $x"*"; p $x\*; p $x'*'; p "$x"*
## status: 0
## STDOUT:
<a*>
<a*>
<a*>
<a1>
## END

#### a pattern across parts
p() { for i do echo -n "<$i>"; done; echo; }; touch ab; x='*'; p a$x; p a"$x"; p $x"b"; p a$x$x
## status: 0
## STDOUT:
<ab>
<a*>
<ab>
<ab>
## END

#### backslash in a value
p() { for i do echo -n "<$i>"; done; echo; }; touch 'a*'; x='a\*'; p $x; p "$x"; x='a\b'; p $x; x='\\'; p $x
## status: 0
## STDOUT:
<a\*>
<a\*>
<a\b>
<\\>
## END

#### set -f
p() { for i do echo -n "<$i>"; done; echo; }; touch a1; set -f; x='a*'; p $x *; set +f; p $x *
## status: 0
## STDOUT:
<a*><*>
<a1><a1>
## END

#### brackets in a value
p() { for i do echo -n "<$i>"; done; echo; }; touch a b; x='[ab]'; p $x; x='[!a]'; p $x; x='['; p $x; x='[z]'; p $x
## status: 0
## STDOUT:
<a><b>
<b>
<[>
<[z]>
## END

#### pattern in IFS delimited value
p() { for i do echo -n "<$i>"; done; echo; }; touch a1; IFS=:; x='a*:b'; p $x
## status: 0
## STDOUT:
<a1><b>
## END

#### arguments are matched
p() { for i do echo -n "<$i>"; done; echo; }; touch a1 a2; set -- 'a*' b; p $@; p $*; p "$@"
## status: 0
## STDOUT:
<a1><a2><b>
<a1><a2><b>
<a*><b>
## END

#### alternative is split
p() { for i do echo -n "<$i>"; done; echo; }; p ${x:-a b} ${x:-"a b"} ${x:-a "b c" d}e "${x:-a b}"
## status: 0
## STDOUT:
<a><b><a b><a><b c><de><a b>
## END

#### alternative is split by IFS
p() { for i do echo -n "<$i>"; done; echo; }; IFS=:; p ${x:-a:b} ${x:-"a:b"} a:b ${x:=c:d} "$x"
## status: 0
## STDOUT:
<a><b><a:b><a:b><c><d><c:d>
## END

#### alternative with arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- a 'b c'; p "${x:-$@}" ${x:-"$@"} "${x:-x$@y}" ${x-$*} "${x-$*}"; y=${x:-"$@"}; p "$y"
## status: 0
## STDOUT:
<a><b c><a><b c><xa><b cy><a><b><c><a b c>
<a b c>
## END

#### alternative with blanks at the ends
p() { for i do echo -n "<$i>"; done; echo; }; p ${x:- a }b; p b${x:- a}; p "${x:- a }"
## status: 0
## STDOUT:
<a><b>
<b><a>
< a >
## END

#### plus is split
p() { for i do echo -n "<$i>"; done; echo; }; x=1; p "${x:+a b}" ${x:+a b} ${x:+"a b"} ${x:+'c d'} "${x:+"a b"}" "${x:+$x $x}"
## status: 0
## STDOUT:
<a b><a><b><a b><c d><a b><1 1>
## END

#### alternative is matched
p() { for i do echo -n "<$i>"; done; echo; }; touch a1; p "${x:-a*}" ${x:-a*} ${x:-"a*"} ${x:-a\*} "${x:-"a*"}"
## status: 0
## STDOUT:
<a*><a1><a*><a*><a*>
## END

#### alternative that is empty
p() { for i do echo -n "<$i>"; done; echo; }; p ${x:-} "${x:-}" ${x:-""} a${x:-}b ${x:-''}
## status: 0
## STDOUT:
<><><ab><>
## END

#### trimmed values are split
p() { for i do echo -n "<$i>"; done; echo; }; x='a b c'; p ${x#a} ${x%c} "${x#a}" ${x#a }
## status: 0
## STDOUT:
<b><c><a><b>< b c><b><c>
## END

#### dollar at the end
p() { for i do echo -n "<$i>"; done; echo; }; p $ a$ "$" "a$" $'x'$; x=1; p "$x$"
## status: 0
## STDOUT:
<$><a$><$><a$><x$>
<1$>
## END

#### nested quotes
p() { for i do echo -n "<$i>"; done; echo; }; x='a b'; p "${x:+"$x"}" "${x:+$x}" "${y:-"$x"}" ${y:-"$x"} ${y:-$x}
## status: 0
## STDOUT:
<a b><a b><a b><a b><a><b>
## END

#### words with equals
p() { for i do echo -n "<$i>"; done; echo; }; x='a b'; p k=$x k="$x" "k=$x"
## status: 0
## STDOUT:
<k=a><b><k=a b><k=a b>
## END

#### unquoted with many delimiters
p() { for i do echo -n "<$i>"; done; echo; }; IFS=,; x=,a,,b,; p $x; x=,; p $x; x=,,; p $x; x=' a , b '; p $x
## status: 0
## STDOUT:
<><a><><b>
<>
<><>
< a >< b >
## END

#### split then joined
p() { for i do echo -n "<$i>"; done; echo; }; x=' a b '; p [$x]; p "["$x"]"; p [ $x ]
## status: 0
## STDOUT:
<[><a><b><]>
<[><a><b><]>
<[><a><b><]>
## END

#### two empties are one word in quotes
p() { for i do echo -n "<$i>"; done; echo; }; p ""''; p """"; p ''a''
## status: 0
## STDOUT:
<>
<>
<a>
## END

#### IFS set in a function
p() { for i do echo -n "<$i>"; done; echo; }; f() { local IFS=,; p $x; }; x=a,b; f; p $x
## status: 0
## STDOUT:
<a><b>
<a,b>
## END

#### IFS in a subshell
p() { for i do echo -n "<$i>"; done; echo; }; x=a,b; (IFS=,; p $x); p $x
## status: 0
## STDOUT:
<a><b>
<a,b>
## END

#### IFS whitespace mixed order
p() { for i do echo -n "<$i>"; done; echo; }; IFS=': '; x='a b:c :d'; p $x; IFS=' :'; p $x
## status: 0
## STDOUT:
<a><b><c><d>
<a><b><c><d>
## END

#### value of only newlines
p() { for i do echo -n "<$i>"; done; echo; }; x=$'\n\n'; p $x; p "$x"; IFS=:; p $x
## status: 0
## STDOUT:

<

>
<

>
## END

#### long value
p() { for i do echo -n "<$i>"; done; echo; }; x='a b c d e f g h i j k l m n o p q r s t u v w x y z'; p $x; set -- $x; echo $#
## status: 0
## STDOUT:
<a><b><c><d><e><f><g><h><i><j><k><l><m><n><o><p><q><r><s><t><u><v><w><x><y><z>
26
## END

#### command word from a split value
x='echo a b'; $x c
## status: 0
## STDOUT:
a b c
## END

#### command word that is empty
x=; $x echo ok; "$x"; echo $?
## status: 0
## STDOUT:
ok
127
## END
## STDERR:
bash: line 1: : command not found
## END

#### the values of $* in a here-document beside those of $@
set -- 'p  q' '' r-s '' 't
u' ''
cat <<E
[$*] [${*#x}] [${*/x}]
E
cat <<E
[$@] [$*]
[${*#x}] [${*/x}] [${*:2}] [${*@U}] [$1]
E
(IFS=-; cat <<E
$* [$@] ${*^}
E
)
(IFS=; cat <<E
$* [$@] ${*^} ${*%s}
E
)
## status: 0
## STDOUT:
[p  q  r-s  t
u ] [p  q  r-s  t
u ] [p  q  r-s  t
u ]
[p  q  r-s  t
u ] [p q r-s t u ]
[p  q r-s t
u ] [p  q r-s t
u ] [ r-s t
u ] [P  Q R-S T
U ] [p  q]
p  q  r s  t
u  [p  q  r-s  t
u ] P  q  R-s  T
u 
p q r-s t
u  [p  q  r-s  t
u ] P  qR-sT
u p  q r- t
u 
## END

#### no value of $@ in a here-document cuts those of an array
a=('p  q' '' r)
cat <<E
[$@] [${a[*]}] [${a[*]#x}] [${a[*]^}] "$@"
E
cat <<E
[${a[*]}] [${a[*]#x}] [${a[*]^}] ${#a[*]}
E
## status: 0
## STDOUT:
[] [p  q  r] [p  q r] [P  q R] ""
[p  q  r] [p  q  r] [P  q  R] 3
## END

#### ${z:-$*} in a here-document is as $*
IFS=-; set -- 'a  b' '' c-d; a=(x y)
cat <<E
[${z:-$*}] [${@:+$*}] [${!a[*]}]
E
cat <<E
$@ [${z:-$*}] [${!a[*]}]
E
## status: 0
## STDOUT:
[a  b  c-d] [a  b  c-d] [0 1]
a  b  c-d [a  b  c d] [0 1]
## END

#### trimmed values of an array are one word where IFS is empty
IFS=; a=(p1 p2 x); printf '<%s>' ${a[*]#p}; echo; printf '<%s>' z${a[@]%%1}y; echo; printf '<%s>' ${a[*]/p/q} ${a[@]^}; echo
x=${a[*]#p}; y=${a[@]#p}; echo "$x" "$y"; printf '<%s>' "${a[*]#p}" "${a[@]#p}"; set -- p1 p2; printf '<%s>' ${@#p} ${*%p}
## status: 0
## stdout-json: "<1 2 x>\n<zp p2 xy>\n<q1><q2><x><P1><P2><X>\n12x 1 2 x\n<12x><1><2><x><1><2><p1><p2>"

#### a tilde before a colon: what follows is literal up to a slash
HOME=/home/agent
echo ~:$(echo a) ~:${x:-/} ~:$HOME ~:~ ~:a* ~:"/" ~:\a ~:$(echo '@(a)')
echo ~:a$(echo a/b) ~:$(ls /nosuch)
echo ${x:-~:$HOME} "${x:-~:$HOME}"
x=~:$HOME; echo $x; [[ a == ~:$HOME ]]; echo $?; echo ~:{a,b}; cat <<< ~:$HOME
case ~:$HOME in ~:$HOME) echo y;; esac
for i in ~:$HOME; do echo $i; done; a=(~:$HOME); echo ${a[@]}
## status: 0
## STDOUT:
/home/agent:$(echo a) /home/agent:${x:-/} /home/agent:$HOME /home/agent:~ /home/agent:a* ~:/ ~:a ~:@(a)
/home/agent:a$(echo a/b) /home/agent:$(ls /nosuch)
/home/agent:$HOME ~:/home/agent
/home/agent:/home/agent
1
/home/agent:a /home/agent:b
/home/agent:/home/agent
y
/home/agent:$HOME
/home/agent:$HOME
## END

#### a tilde in what looks like an assignment, beside braces in a substitution
HOME=/home/agent
echo a=~:~$(echo a{,b}) a=~:~$(echo {b,c}) a=~:$(echo {b,c}) a=~/$(echo {b,c}) a=~:"$(echo {b,c})" a=~:${x:-{b,c}}
echo a=~:{b,c} a=~:~{b,c} {a,b}=~:~$(echo c)
declare x=~:~$(echo {b,c}); echo $x
## status: 0
## STDOUT:
a=/home/agent:~a ab a=/home/agent:~b c a=/home/agent:b c a=/home/agent/b c a=/home/agent:b c a=/home/agent:{b,c}
a=~:b a=~:c a=~:~b a=~:~c a=~:~c b=~:~c
/home/agent:~b c
## END

#### alias leaves names in $_
alias a=b c=d; echo $_; alias a; echo $_; alias x/=b; echo $_; alias =b; echo $_; alias -p z=1; echo $_
shopt -s expand_aliases
alias q='echo '
q $_ x
## status: 0
## STDOUT:
c
alias a='b'
a
x/
=b
alias a='b'
alias c='d'
z
q x
## END
## STDERR:
bash: line 1: alias: `x/': invalid alias name
bash: line 1: alias: =b: not found
## END
