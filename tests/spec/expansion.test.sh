#### default
unset x; y=; z=v; echo [${x-d}] [${x:-d}] [${y-d}] [${y:-d}] [${z-d}] [${z:-d}]
## status: 0
## STDOUT:
[d] [d] [] [d] [v] [v]
## END

#### alternative
unset x; y=; z=v; echo [${x+d}] [${x:+d}] [${y+d}] [${y:+d}] [${z+d}] [${z:+d}]
## status: 0
## STDOUT:
[] [] [d] [] [d] [d]
## END

#### assigning default
unset x; y=; echo ${x=a} $x; echo ${y=b} [$y]; echo ${y:=c} $y; echo ${z:=} [$z]
## status: 0
## STDOUT:
a a
[]
c c
[]
## END

#### complaint
unset x; echo ${x?}; echo no
## status: 127
## STDERR:
bash: line 1: x: parameter not set
## END

#### complaint with colon
x=; echo ${x:?}; echo no
## status: 127
## STDERR:
bash: line 1: x: parameter null or not set
## END

#### complaint with words
unset x; echo ${x:?a  b "c  d"}; echo no
## status: 127
## STDERR:
bash: line 1: x: a  b c  d
## END

#### complaint in quotes
unset x; echo "${x:?a  b "c  d"}"; echo no
## status: 127
## STDERR:
bash: line 1: x: a  b c  d
## END

#### complaint that expands to nothing
unset x; echo ${x:?""}; echo no
## status: 127
## STDERR:
bash: line 1: x: 
## END

#### complaint with a substitution
unset x; echo ${x?$(echo why)}; echo no
## status: 127
## STDERR:
bash: line 1: x: why
## END

#### complaint in a subshell
(echo ${x?}; echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: parameter not set
## END

#### complaint in a substitution
x=$(echo ${x?gone}; echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: gone
## END

#### complaint of a position
echo ${1?}; echo no
## status: 127
## STDERR:
bash: line 1: 1: parameter not set
## END

#### complaint of all arguments
echo ${@?}; echo no
## status: 127
## STDERR:
bash: line 1: @: parameter not set
## END

#### complaint that is not made
x=; y=1; echo [${x?}] ${y:?no}
## status: 0
## STDOUT:
[] 1
## END

#### default of a position
echo ${1-a} ${2:-b}; set -- ''; echo ${1-a} ${1:-b}
## status: 0
## STDOUT:
a b
b
## END

#### assigning to a position
echo ${1:=x}; echo no
## status: 1
## STDERR:
bash: line 1: $1: cannot assign in this way
## END

#### assigning to all arguments
echo ${@:=x}; echo no
## status: 1
## STDERR:
bash: line 1: $@: cannot assign in this way
## END

#### assigning to a readonly variable
readonly r=1; echo ${r:=2}; readonly q=; echo ${q:=2}; echo no
## status: 1
## STDOUT:
1
## END
## STDERR:
bash: line 1: q: readonly variable
## END

#### operand in quotes
echo "${x:-"a  b"}" "${x:-'a  b'}" ${x:-'a  b'} "${x:-a\$b\"c\q}" ${x:-a\$b\"c\q}
## status: 0
## STDOUT:
a  b 'a  b' a  b a$b"c\q a$b"cq
## END

#### operand with nested braces
echo ${x:-${y:-z}} ${x:-$((1+2))} "${x:-`echo w`}" ${x:-$(echo '}')} ${x:-'}'}
## status: 0
## STDOUT:
z 3 w } }
## END

#### operand ends at the first brace
echo "${x:-a}b}" ${x:-{a,b}}
## status: 0
## STDOUT:
ab} {a,b}
## END

#### operand is not evaluated in vain
y=1; echo ${y:-$(echo no >&2)} ${x:+$(echo no >&2)} ${y:-${z:=5}} [$z]
## status: 0
## STDOUT:
1 1 []
## END

#### operand with a tilde
HOME=/h; cd /tmp; echo ${x:-~} ${x:-~/q} "${x:-~}" ${x:-"~"} ${x:-a~}
## status: 0
## STDOUT:
/h /h/q ~ ~ a~
## END

#### operand over lines
echo "${x:-a
b}" ${x:-c
d}
## status: 0
## STDOUT:
a
b c d
## END

#### nested quotes in operand
y='q  r'; echo "${x:-"$y"}" "${x:-$y}" ${x:-"$y"} ${x:-$y}
## status: 0
## STDOUT:
q  r q  r q  r q r
## END

#### no argument but null
p() { for i do echo -n "<$i>"; done; echo; }; set --; p "${@:-d}" "${*:-d}" "${@-d}" "${@+s}" "${@:+s}" "${*+s}" "${*:+s}"
## status: 0
## STDOUT:
<d><d><d><><>
## END

#### one empty argument
p() { for i do echo -n "<$i>"; done; echo; }; set -- ''; p "${@:-d}" "${*:-d}" "${@-d}" "${@+s}" "${@:+s}"
## status: 0
## STDOUT:
<d><d><><s><>
## END

#### two empty arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- '' ''; p "${@:-d}" "${*:-d}" "${@-d}" "${@+s}" "${@:+s}"
## status: 0
## STDOUT:
<><>< ><><><s><s>
## END

#### length
x=hello; y=; echo ${#x} ${#y} ${#z} "${#x}"
## status: 0
## STDOUT:
5 0 0 5
## END

#### length of letters beyond ascii
x=héllo; echo ${#x}; x=日本語; echo ${#x}
## status: 0
## STDOUT:
5
3
## END

#### length of arguments
set -- a bcd; echo ${#} ${#@} ${#*} ${#1} ${#2} ${#3} $#a
## status: 0
## STDOUT:
2 2 2 1 3 0 2a
## END

#### length of special parameters
echo ${##} ${#?} ${#@}; false; echo ${#?}
## status: 0
## STDOUT:
1 1 0
1
## END

#### length takes no operator
x=abc; echo ${#x:1}; echo no
## status: 1
## STDERR:
bash: line 1: ${#x:1}: bad substitution
## END

#### length takes no trim
x=abc; echo ${#x#a}; echo no
## status: 1
## STDERR:
bash: line 1: ${#x#a}: bad substitution
## END

#### count and operators
set -- a b c; echo ${#:-x} ${##x} ${#%3} ${#-}
## status: 0
## STDOUT:
3 3 3
## END

#### bad substitution
echo ${x!y}; echo no
## status: 1
## STDERR:
bash: line 1: ${x!y}: bad substitution
## END

#### bad substitution of nothing
echo ${}; echo no
## status: 1
## STDERR:
bash: line 1: ${}: bad substitution
## END

#### bad substitution with a blank
echo ${x y}; echo no
## status: 1
## STDERR:
bash: line 1: ${x y}: bad substitution
## END

#### bad substitution in quotes
echo "${x;}"; echo no
## status: 1
## STDERR:
bash: line 1: ${x;}: bad substitution
## END

#### bad substitution of a plus
echo ${+x}; echo no
## status: 1
## STDERR:
bash: line 1: ${+x}: bad substitution
## END

#### bad substitution in a subshell
(echo ${x y}; echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: ${x y}: bad substitution
## END

#### bad substitution with an empty slice
echo ${x:}; echo no
## status: 1
## STDERR:
bash: line 1: ${x:}: bad substitution
## END

#### bad substitution with an empty subscript
echo ${a[]}; echo no
## status: 1
## STDERR:
bash: line 1: ${a[]}: bad substitution
## END

#### trim the beginning
x=abcabc; echo ${x#a} ${x#b} ${x#*b} ${x##*b} ${x#?} ${x#[ab]} ${x#} ${x##*}
## status: 0
## STDOUT:
bcabc abcabc cabc c bcabc bcabc abcabc
## END

#### trim the end
x=abcabc; echo ${x%c} ${x%b} ${x%b*} ${x%%b*} ${x%?} ${x%[bc]} ${x%} [${x%%*}]
## status: 0
## STDOUT:
abcab abcabc abca a abcab abcab abcabc []
## END

#### trim with quotes
x='a*b'; echo ${x#a\*} "${x#a\*}" "${x#'a*'}" "${x%'*b'}" "${x#"a*"}"; y='*'; echo "${x%$y}" "${x%"$y"b}" ${x%%"$y"b}
## status: 0
## STDOUT:
b b b a b
a*b a a
## END

#### trim with a parameter
x=abc; p='a*'; echo ${x#$p} "${x#$p}" ${x#"$p"} ${x##$p}
## status: 0
## STDOUT:
bc bc abc
## END

#### trim paths
x=/a/b/c.tar.gz; echo ${x##*/} ${x%/*} ${x%.*} ${x%%.*} ${x#*.} ${x##*.}
## status: 0
## STDOUT:
c.tar.gz /a/b /a/b/c.tar /a/b/c tar.gz gz
## END

#### trim with braces and slashes
x='a}b/c'; echo ${x#a\}} "${x#a\}}" ${x#*/} ${x%'}b/c'}
## status: 0
## STDOUT:
b/c b/c c a
## END

#### trim arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- abc xbc; echo "${@#a}" ${@%c} "${*#?}" ${*%%b*}; p "${@#a}"; p "${*%c}"
## status: 0
## STDOUT:
bc xbc ab xb bc bc a x
<bc><xbc>
<ab xb>
## END

#### trim with a tilde
HOME=/h; x=/h/q; echo ${x#~} "${x#~}" ${x#~/}
## status: 0
## STDOUT:
/q /q q
## END

#### trim classes
x='12ab'; echo ${x#[[:digit:]]} ${x##[0-9]*[0-9]} ${x%[![:digit:]]} ${x##[^a]}
## status: 0
## STDOUT:
2ab ab 12a 2ab
## END

#### slice
x=hello; echo ${x:1} ${x:1:2} ${x:0:1} ${x:0} [${x:5}] [${x:9}] [${x:2:0}]
## status: 0
## STDOUT:
ello el h hello [] [] []
## END

#### slice from the end
x=hello; echo ${x: -2} ${x: -3:2} [${x: -9}] ${x:(-2)} ${x:0-2} ${x:1:-1} [${x:2:-3}]
## status: 0
## STDOUT:
lo ll [] lo lo ell []
## END

#### slice below zero
p() { for i do echo -n "<$i>"; done; echo; }; x=hello; p "${x:2:-4}"; echo no
## status: 1
## STDERR:
bash: line 1: -4: substring expression < 0
## END

#### slice below zero in an assignment
x=hello; y=${x:1:-9}; echo no
## status: 1
## STDERR:
bash: line 1: -9: substring expression < 0
## END

#### slice below zero by name
x=hello; n=-9; echo ${x:1:n}; echo no
## status: 1
## STDERR:
bash: line 1: n: substring expression < 0
## END

#### slice below zero by an expansion
x=hello; n=-9; echo ${x:1:$n}; echo no
## status: 1
## STDERR:
bash: line 1: $n: substring expression < 0
## END

#### slice out of range asks for no length
x=ab; echo [${x:5:-1}]
## status: 0
## STDOUT:
[]
## END

#### slice with arithmetic
x=hello; i=1; echo ${x:i:i+1} ${x:$i:2} ${x:i==1?2:0:1} ${x:(1+1)*1} ${x:${#x}-1} ${x:$((i+1))} ${x:i++:1}$i
## status: 0
## STDOUT:
el el l llo o llo e2
## END

#### slice without numbers
x=hello; echo [${x::2}] [${x::}] [${x: }] [${x:1:}]
## status: 0
## STDOUT:
[he] [] [hello] []
## END

#### slice with bad arithmetic
x=hello; echo ${x:1+}; echo no
## status: 1
## STDERR:
bash: line 1: x: 1+: syntax error: operand expected (error token is "+")
## END

#### slice with bad arithmetic of arguments
set -- a; echo ${@:1+}; echo no
## status: 1
## STDERR:
bash: line 1: @: 1+: syntax error: operand expected (error token is "+")
## END

#### slice of letters beyond ascii
x=héllo; echo ${x:1:1} ${x: -4:2} ${x:2}
## status: 0
## STDOUT:
é él llo
## END

#### slice of nothing
unset x; echo [${x:1}] [${x:0:3}]; x=; echo [${x:0}] [${x: -1}]
## status: 0
## STDOUT:
[] []
[] []
## END

#### slice of arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' c d; p "${@:2}" ; p "${@:1:1}"; p "${@: -1}"; p "${@: -2:1}"; p "${@:4}"; p "${@:3:0}"; p ${@:1:2}; p "${*:1:2}"
## status: 0
## STDOUT:
<c><d>
<a b>
<d>
<c>


<a><b><c>
<a b c>
## END

#### slice of arguments from zero
p() { for i do echo -n "<$i>"; done; echo; }; set -- a b; p "${@:0}"; p "${@:0:1}"; p "${*:0:2}"; p "${@: -3}"; p "${@: -4}"
## status: 0
## STDOUT:
<bash><a><b>
<bash>
<bash a>
<bash><a><b>

## END

#### slice of arguments below zero
p() { for i do echo -n "<$i>"; done; echo; }; set -- a b c; p "${@:2:-1}"
## status: 1
## STDERR:
bash: line 1: -1: substring expression < 0
## END

#### slice of no arguments
p() { for i do echo -n "<$i>"; done; echo; }; set --; p "${@:1}"; p "${@:0}"; p x"${@:1}"y
## status: 0
## STDOUT:

<bash>
<xy>
## END

#### slice of a position
set -- hello; echo ${1:1:2} ${1: -1}
## status: 0
## STDOUT:
el o
## END

#### replace once
x=abcabc; echo ${x/b/X} ${x/z/X} ${x/b} ${x/b/} ${x/a?/X} ${x/[bc]/X} ${x/b*/X} ${x/*b/X}
## status: 0
## STDOUT:
aXcabc abcabc acabc acabc Xcabc aXcabc aX Xc
## END

#### replace all
x=abcabc; echo ${x//b/X} ${x//b} ${x//b/} ${x//[bc]/X} ${x//z/X} ${x//?/X} ${x//b*/X} ${x//*b/X} ${x//ab/}
## status: 0
## STDOUT:
aXcaXc acac acac aXXaXX abcabc XXXXXX aX Xc cc
## END

#### replace at the beginning
x=abcabc; echo ${x/#a/X} ${x/#b/X} ${x/#a*b/X} ${x/#a} ${x/#/X} ${x/#?/X}
## status: 0
## STDOUT:
Xbcabc abcabc Xc bcabc Xabcabc Xbcabc
## END

#### replace at the end
x=abcabc; echo ${x/%c/X} ${x/%b/X} ${x/%b*/X} ${x/%c} ${x/%/X} ${x/%?/X}
## status: 0
## STDOUT:
abcabX abcabc aX abcab abcabcX abcabX
## END

#### replace nothing
x=abc; echo ${x//} ${x/} ${x//''/X} "${x/""/X}"; x=; echo [${x/*/X}] [${x//*/X}] [${x/#/X}] [${x/%/X}] [${x/a/X}]
## status: 0
## STDOUT:
abc abc abc abc
[X] [X] [X] [X] []
## END

#### replace everything
x=abc; echo ${x/*/X} ${x//*/X} ${x/#*/X} ${x/%*/X} ${x//?/&&} ${x//**/-}
## status: 0
## STDOUT:
X X X X aabbcc -
## END

#### replace slashes
x=a/b/c; echo ${x//\//-} "${x//\//-}" ${x////-} ${x/\//\/\/} "${x/\//\/\/}" ${x//'/'/_} "${x//"/"/_}"
## status: 0
## STDOUT:
a-b-c a-b-c a-b-c a//b/c a//b/c a_b_c a_b_c
## END

#### replace stars
x='a*b*c'; echo ${x//\*/-} "${x//\*/-}" ${x//'*'/-} "${x//"*"/-}"; p='*'; echo ${x//$p/-} ${x//"$p"/-} "${x//$p/-}" "${x//"$p"/-}"
## status: 0
## STDOUT:
a-b-c a-b-c a-b-c a-b-c
- a-b-c - a-b-c
## END

#### replace hash and percent
x=a#b%c; echo ${x//#/X} ${x//%/X} ${x/\#/X} ${x/\%/X} ${x/#a#/Y} ${x/%%c/Z}
## status: 0
## STDOUT:
aXb%c a#bXc aXb%c a#bXc Yb%c a#bZ
## END

#### replace with the match
x=abcabc; echo ${x//[bc]/<&>} "${x//[bc]/<&>}" ${x//b/\&} "${x//b/\&}" ${x//b/"&"} "${x//b/"&"}" ${x//b/'&'} "${x//b/'&'}"
## status: 0
## STDOUT:
a<b><c>a<b><c> a<b><c>a<b><c> a&ca&c a&ca&c a&ca&c a&ca&c a&ca&c a&ca&c
## END

#### replace with the match from a parameter
x=abc; r='<&>'; echo ${x//b/$r} "${x//b/$r}" ${x//b/"$r"} "${x//b/"$r"}"
## status: 0
## STDOUT:
a<b>c a<b>c a<&>c a<&>c
## END

#### replace with escapes from a parameter
x=abc; r='\&'; echo ${x/b/$r} "${x/b/$r}" "${x/b/"$r"}"; r='\\&'; echo ${x/b/$r} "${x/b/"$r"}"; r='a\b'; echo ${x/b/$r} "${x/b/$r}"; r='\\'; echo "${x/b/$r}"; r='&\'; echo "${x/b/$r}"
## status: 0
## STDOUT:
a&c a&c a\&c
a\bc a\\&c
aa\bc aa\bc
a\c
ab\c
## END

#### replace with escapes
x=abc; echo ${x/b/\\&} "${x/b/\\&}" ${x/b/\\\&} "${x/b/\\\&}" ${x/b/\a} "${x/b/\a}" ${x/b/\\a} "${x/b/\\a}" "${x/b/\\\\}"
## status: 0
## STDOUT:
a\bc a\bc a\&c a\&c aac aac a\ac a\ac a\\c
## END

#### replace with quotes
x=abc; echo "${x/b/'q'}" ${x/b/'q'} "${x/b/"q"}" "${x/b/\"}" "${x/b/\'}" "${x/b/$'\x41'}" ${x/b/' '}
## status: 0
## STDOUT:
aqc aqc aqc a"c a'c aAc a c
## END

#### replace with substitutions
x=abc; echo ${x/b/$(echo q)} ${x/$(echo b)/Z} "${x/b/`echo w`}" "${x/b/a b}" ${x/b/$((1+1))} ${x/b/${x/b/-}}
## status: 0
## STDOUT:
aqc aZc awc aa bc a2c aa-cc
## END

#### replace with a tilde
HOME=/h; y=abc; echo ${y/b/~} "${y/b/~}" ${y/b/\~}
## status: 0
## STDOUT:
a/hc a/hc a~c
## END

#### replace the longest
x=aXbXbc; echo ${x/X*b/-} ${x//X*b/-} ${x/%X*/-} ${x/#*X/-} ${x/b*b/[&]}
## status: 0
## STDOUT:
a-c a-c a- -bc aX[bXb]c
## END

#### replace in arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- abc abd; p "${@/b/<&>}"; p ${@/#/x}; p "${*/%/y}"; p "${@//[ab]}"; p "${@/#a*}"
## status: 0
## STDOUT:
<a<b>c><a<b>d>
<xabc><xabd>
<abcy abdy>
<c><d>
<><>
## END

#### replace letters beyond ascii
x=añbñ; echo ${x/ñ/n} ${x//ñ/(&)} ${x//[ñ]/-} ${x//?/.}
## status: 0
## STDOUT:
anbñ a(ñ)b(ñ) a-b- ....
## END

#### replace newlines
x=$'a\nb\nc'; echo "${x//$'\n'/,}" "${x/$'\n'*/-}" ${x//?b?/+}
## status: 0
## STDOUT:
a,b,c a- a+c
## END

#### replace many
x=aaaaaaaaaaaaaaaaaaaa; y=${x//a/bb}; echo ${#y} ${y//bb/a}
## status: 0
## STDOUT:
40 aaaaaaaaaaaaaaaaaaaa
## END

#### replace classes
x='a1 b2'; echo "${x//[[:digit:]]/#}" "${x//[![:alpha:]]/_}" "${x//[^a-z]/.}" "${x/[[:space:]]/}"
## status: 0
## STDOUT:
a# b# a__b_ a..b. a1b2
## END

#### replace with nothing set
unset x; echo [${x/a/b}] [${x//a/b}] [${x/#/b}]
## status: 0
## STDOUT:
[] [] []
## END

#### replace twice
x=aXbXc; y=${x/X/-}; echo ${y/X/+} ${x/X/X/X} ${x//X/a/b}
## status: 0
## STDOUT:
a-b+c aX/XbXc aa/bba/bc
## END

#### capital first
x=hello; echo ${x^} ${x^h} ${x^l} ${x^[eh]} ${x^?} "${x^}"
## status: 0
## STDOUT:
Hello Hello hello Hello Hello Hello
## END

#### capital all
x=hello; echo ${x^^} ${x^^l} ${x^^[eo]} ${x^^?} "${x^^'l'}" ${x^^[!l]}
## status: 0
## STDOUT:
HELLO heLLo hEllO HELLO heLLo HEllO
## END

#### small first
x=HELLO; echo ${x,} ${x,H} ${x,L} ${x,[EH]} ${x,?}
## status: 0
## STDOUT:
hELLO hELLO HELLO hELLO hELLO
## END

#### small all
x=HELLO; echo ${x,,} ${x,,L} ${x,,[EO]} "${x,,[!L]}"
## status: 0
## STDOUT:
hello HEllO HeLLo heLLo
## END

#### other case
x=Hello; echo ${x~} ${x~~} ${x~~l}
## status: 0
## STDOUT:
hello hELLO HeLLo
## END

#### letters of a parameter as pattern
x=hello; p=l; echo ${x^^$p} ${x^^"$p"}; p='[el]'; echo ${x^^$p} ${x^^"$p"}
## status: 0
## STDOUT:
heLLo heLLo
hELLo hello
## END

#### letters beyond ascii
x=éàß; echo ${x^} ${x^^}; x=ÉÀ; echo ${x,} ${x,,}; x=straße; echo ${x^^}
## status: 0
## STDOUT:
Éàß ÉÀß
éÀ éà
STRAßE
## END

#### letters with an empty pattern
x=abc; echo "${x^""}" "${x^^""}"; y=; echo [${y^}] [${y^^}] [${z^^}]
## status: 0
## STDOUT:
abc abc
[] [] []
## END

#### letters of arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- abc DEF; p "${@^}"; p "${@,,}"; p "${*^^}"; p ${@~~}
## status: 0
## STDOUT:
<Abc><DEF>
<abc><def>
<ABC DEF>
<ABC><def>
## END

#### quote
x='it'"'"'s'; echo ${x@Q} "${x@Q}"; x='a b'; echo ${x@Q}; x='\'; echo "${x@Q}"; x="'"; echo "${x@Q}"
## status: 0
## STDOUT:
'it'\''s' 'it'\''s'
'a b'
'\'
\'
## END

#### quote nothing
x=; echo ${x@Q} "[${x@Q}]"; unset x; echo [${x@Q}] ["${x@Q}"]
## status: 0
## STDOUT:
'' ['']
[] []
## END

#### quote what does not print
x=$'a\nb\t\1'; echo "${x@Q}"; x=$'\e\x7f é'; echo "${x@Q}"; x=$'\a\b\f\v\r\'\\'; echo "${x@Q}"
## status: 0
## STDOUT:
$'a\nb\t\001'
$'\E\177 é'
$'\a\b\f\v\r\'\\'
## END

#### quote arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' c ''; echo "${@@Q}" ; echo ${*@Q}; p "${@@Q}"; p "${*@Q}"
## status: 0
## STDOUT:
'a b' 'c' ''
'a b' 'c' ''
<'a b'><'c'><''>
<'a b' 'c' ''>
## END

#### escape
x='a\tb\n\x41\u00e9\101'; echo "${x@E}"; x='\q\\'; echo "${x@E}"
## status: 0
## stdout-json: "a\tb\nA\u00e9A\n\\q\\\n"

#### letters by transformation
x=abC; echo ${x@U} ${x@u} ${x@L}; x=éa; echo ${x@U} ${x@u}; set -- ab cd; echo ${@@U} "${@@u}"
## status: 0
## STDOUT:
ABC AbC abc
ÉA Éa
AB CD Ab Cd
## END

#### assignment of a plain variable
x='a b'; echo "${x@A}"; y=; echo "${y@A}"; echo "[${z@A}]"; set -- 'a b' c; echo "${@@A}"; echo "[${1@A}]"
## status: 0
## STDOUT:
x='a b'
y=''
[]
set -- 'a b' 'c'
[]
## END

#### attributes
x=1; export e=1; readonly r=1; echo "[${x@a}]" "${e@a}" "${r@a}" "[${z@a}]"; export r; echo ${r@a}
## status: 0
## STDOUT:
[] x r []
rx
## END

#### keys of a plain variable
x='a b'; echo "${x@K}" "${x@k}"; set -- 'a b'; echo "${@@K}"
## status: 0
## STDOUT:
'a b' 'a b'
'a b'
## END

#### prompt
x='$HOME `echo q` ${y:-z} "r"'; echo "${x@P}"; x='a\nb\\c'; echo "${x@P}"; cd /tmp; x='\w \W'; echo "${x@P}"
## status: 0
## STDOUT:
/home/agent q z "r"
a
b\c
/tmp tmp
## END

#### unknown transformation
x=1; echo ${x@Z}; echo no
## status: 127
## STDERR:
bash: line 1: ${x@Z}: bad substitution
## END

#### transformation without a letter
x=1; echo ${x@}; echo no
## status: 127
## STDERR:
bash: line 1: ${x@}: bad substitution
## END

#### transformation with too many letters
x=1; echo ${x@QQ}; echo no
## status: 127
## STDERR:
bash: line 1: ${x@QQ}: bad substitution
## END

#### unknown transformation of nothing
unset x; echo [${x@Z}] [${1@Z}]
## status: 0
## STDOUT:
[] []
## END

#### indirect
x=y; y=v; echo ${!x} "${!x}" ${!x:-d} ${!x#v} ${!x/v/w} ${!x^} ${!x:0:1} ${!x@Q} [${!x+s}]
## status: 0
## STDOUT:
v v v w V v 'v' [s]
## END

#### indirect to nothing
x=y; unset y; echo [${!x}] ${!x:-d} ${!x-d} [${!x+d}]
## status: 0
## STDOUT:
[] d d []
## END

#### indirect from nothing
unset x; echo ${!x}; echo no
## status: 1
## STDERR:
bash: line 1: x: invalid indirect expansion
## END

#### indirect from nothing with a default
unset x; echo ${!x:-d}; echo no
## status: 1
## STDERR:
bash: line 1: x: invalid indirect expansion
## END

#### indirect from an empty value
x=; echo ${!x}; echo no
## status: 1
## STDERR:
bash: line 1: : invalid variable name
## END

#### indirect from no name
x='a b'; echo ${!x}; echo no
## status: 1
## STDERR:
bash: line 1: a b: invalid variable name
## END

#### indirect from a number with letters
x=1a; echo ${!x}; echo no
## status: 1
## STDERR:
bash: line 1: 1a: invalid variable name
## END

#### indirect to special parameters
x='#'; echo ${!x}; x='?'; echo ${!x}; x=1; set -- q; echo ${!x} ${!1-none} ${!#}
## status: 0
## STDOUT:
0
0
q none q
## END

#### indirect to arguments
p() { for i do echo -n "<$i>"; done; echo; }; x=@; set -- 'a b' c; p "${!x}"; p ${!x}; p "${!x/a/q}"; x='*'; p "${!x}"
## status: 0
## STDOUT:
<a b><c>
<a><b><c>
<q b><c>
<a b c>
## END

#### indirect positions
set -- 2 b; echo ${!1} ${!#}
## status: 0
## STDOUT:
b b
## END

#### indirect assigns
x=y; echo ${!x:=z} $y
## status: 0
## STDOUT:
z z
## END

#### indirect twice
x=y; y=z; z=end; echo ${!x}; eval echo \${!$x}
## status: 0
## STDOUT:
z
end
## END

#### names by prefix
p() { for i do echo -n "<$i>"; done; echo; }; xa=1 xb=2 xc=; echo ${!x@} ${!x*}; p "${!x@}"; p "${!x*}"; IFS=:; p "${!x*}"; p "${!x@}"; p ${!x*}; p "${!nope@}"; p "${!nope*}"
## status: 0
## STDOUT:
xa xb xc xa xb xc
<xa><xb><xc>
<xa xb xc>
<xa:xb:xc>
<xa><xb><xc>
<xa><xb><xc>

<>
## END

#### set -u and a variable
set -u; echo $x; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and a position
set -u; echo $1; echo no
## status: 127
## STDERR:
bash: line 1: $1: unbound variable
## END

#### set -u and braces
set -u; echo ${x}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and length
set -u; echo ${#x}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and trim
set -u; echo ${x#p}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and slice
set -u; echo ${x:1}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and replace
set -u; echo ${x/a/b}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and letters
set -u; echo ${x^}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and quote
set -u; echo ${x@Q}; echo no
## status: 127
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u and indirect
set -u; x=y; echo ${!x}; echo no
## status: 127
## STDERR:
bash: line 1: !x: unbound variable
## END

#### set -u and indirect from nothing
set -u; echo ${!x}; echo no
## status: 1
## STDERR:
bash: line 1: x: invalid indirect expansion
## END

#### set -u and the last job
set -u; echo $!; echo no
## status: 127
## STDERR:
bash: line 1: $!: unbound variable
## END

#### set -u and defaults
set -u; echo ${x-a} ${x:-b} [${x+c}] [${x:+d}] ${x=e} $x
## status: 0
## STDOUT:
a b [] [] e e
## END

#### set -u and arguments
set -u; echo [$@] [$*] "[$*]" "$@" ${@:1} ${@#x} $# ${#@}; echo yes
## status: 0
## STDOUT:
[] [] [] 0 0
yes
## END

#### set -u in a subshell
(set -u; echo $x; echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: unbound variable
## END

#### set -u in a substitution
set -u; y=$(echo $x; echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: unbound variable
## END

#### order of expansions
x='$y'; y=1; echo $x "$x" {$x,$y} {1..2}$y; a='{1,2}'; echo $a; b='~'; echo $b; c='$(echo q)'; echo $c
## status: 0
## STDOUT:
$y $y $y 1 11 21
{1,2}
~
$(echo q)
## END

#### braces and parameters
x=1; echo {a,b}${x:-c}{d,e} "{a,b}" {a,"b,c"} {a,\,} a{b,c{d,e}}f {1..3}$((1+1)) {$x,2}
## status: 0
## STDOUT:
a1d a1e b1d b1e {a,b} a b,c a , abf acdf acef 12 22 32 1 2
## END

#### ansi quotes
echo $'a\'b' $'\x41\102\u00e9\n'q $'\cA' $'a\qb' $'\\' $'\"' "$'x'"
## status: 0
## stdout-json: "a'b AB\u00e9\nq \u0001 a\\qb \\ \" $'x'\n"

#### locale quotes
x=1; echo $"loc" $"a $x" "$"x""
## status: 0
## STDOUT:
loc a 1 $x
## END

#### backquotes
echo `echo \`echo in\`` `echo '\\\\'` "`echo "a  b" \"c  d\"`" `echo \$HOME` `echo "\$HOME"`
## status: 0
## STDOUT:
in \\ a  b c  d /home/agent /home/agent
## END

#### substitution and newlines
echo "$(echo 'a'; echo; echo)"x "$(echo; echo a)" $(echo a; echo ' b')
## status: 0
## STDOUT:
ax 
a a b
## END

#### substitution reads a file
echo 'in  f' > f; echo $(<f) "$(<f)" "$(< f)"
## status: 0
## STDOUT:
in f in  f in  f
## END

#### substitution keeps the status
x=$(exit 3); echo $?; echo $(exit 4) $?; x=$(exit 5) y=$(true); echo $?
## status: 0
## STDOUT:
3
4
0
## END

#### substitution in substitution
echo $(echo $(echo $(echo deep))) "$(echo "$(echo "a  b")")"
## status: 0
## STDOUT:
deep a  b
## END

#### tilde
HOME=/h; cd /tmp; echo ~ ~/x x~ "~" '~' \~ ~+ a=~ a=~:~ a:~ ~nosuch ~nosuch/x; x=~:~/b:"~":~+; echo $x
## status: 0
## STDOUT:
/h /h/x x~ ~ ~ ~ /tmp a=/h a=/h:/h a:~ ~nosuch ~nosuch/x
/h:/h/b:~:/tmp
## END

#### tilde at the start only
HOME=/h; echo x/~ ~"/x" ~'' ~\/x /~ ~:~
## status: 0
## STDOUT:
x/~ ~/x ~ ~/x /~ /h:~
## END

#### tilde without HOME set
p() { for i do echo -n "<$i>"; done; echo; }; HOME=; echo [~] ~; HOME=/a\ b; echo ~ ; p ~ ~/c
## status: 0
## STDOUT:
[~] 
/a b
</a b></a b/c>
## END

#### tilde of directories
cd /tmp; cd /; echo ~+ ~- ~-/x ~+/y; unset OLDPWD; echo ~-
## status: 0
## STDOUT:
/ /tmp /tmp/x //y
~-
## END

#### dollar alone
echo $ "$" a$b$ $% "$ x" $/ '$x' \$x "\$x"
## status: 0
## STDOUT:
$ $ a$ $% $ x $/ $x $x $x
## END

#### parameters side by side
x=1 y=2; echo $x$y ${x}y $x-$y $x/$y "$x$y" $x.$y ${x}${y} $xy
## status: 0
## STDOUT:
12 1y 1-2 1/2 12 1.2 12
## END

#### special parameters
set -- a b; echo $# $1 $2 "$0" $?; false; echo $? $?
## status: 0
## STDOUT:
2 a b bash 0
1 1
## END

#### assignments see each other
x=1 y=$x z=$y$x; echo $y $z
## status: 0
## STDOUT:
1 11
## END

#### plus assigns
x=a; x+=b; x+=$x; echo $x; unset y; y+=c; echo $y
## status: 0
## STDOUT:
abab
c
## END

#### values with odd characters
x='a"b'"'"'c\d`e$f'; echo "$x" $x; y="$x"; echo "${y}"
## status: 0
## STDOUT:
a"b'c\d`e$f a"b'c\d`e$f
a"b'c\d`e$f
## END

#### empty parts
p() { for i do echo -n "<$i>"; done; echo; }; x=; p "$x"; p $x; p a"$x"b; p a${x}b; p "${x}"''
## status: 0
## STDOUT:
<>

<ab>
<ab>
<>
## END

#### here-document
x='a  b'; cat <<E
$x "$x" ${x/a/q} $((1+1)) $(echo c) `echo d` \$x \\ \q 'e' ${x:-"y"} ${z:-"y"}
E
## status: 0
## STDOUT:
a  b "a  b" q  b 2 c d $x \ \q 'e' a  b y
## END

#### here-document in quotes
x=1; cat <<'E'
$x `echo` \$
E
## status: 0
## STDOUT:
$x `echo` \$
## END

#### here-document with tabs and operators
x='a/b'; cat <<-E
	${x#*/} ${x%/*} ${#x} ${x@Q}
	${z:-'q'} ${z-"r s"} ${x:+"t"}
	E
## status: 0
## STDOUT:
b a 3 'a/b'
'q' r s t
## END

#### here-string
x='a  b'; cat <<<$x; cat <<<"$x c"; cat <<<${z:-q}; cat <<<'$x'; cat <<<a\ b; cat <<<$'t\tu'
## status: 0
## stdout-json: "a  b\na  b c\nq\n$x\na b\nt\tu\n"

#### case patterns
x='a*'; case 'a*' in "$x") echo 1;; esac; case ab in "$x") echo 2;; $x) echo 3;; esac; case 'a\b' in a\\b) echo 4;; esac; case '*' in \*) echo 5;; esac
## status: 0
## STDOUT:
1
3
4
5
## END

#### case with quotes in the pattern
case 'a]' in [a]']') echo 1;; esac; case 'a b' in a\ b) echo 2;; esac; case '[a]' in '[a]') echo 3;; esac; case '?' in "?") echo 4;; esac; case - in [a\-z]) echo 5;; esac
## status: 0
## STDOUT:
1
2
3
4
5
## END

#### growing by itself
x=ab; x=$x$x; x=$x$x; x="$x$x"; echo ${#x} $x
## status: 0
## STDOUT:
16 abababababababab
## END

#### quoted operands that come to nothing
p() { for i do echo -n "<$i>"; done; echo; }; set --; a=(); p "${9-$@}"; p "${9-"$@"}"; p ${9-"$@"}; p "${a[@]-$@}"; p "${a[@]+"${a[@]}"}"; x=1; p "${x+"${a[@]}"}"; p ${x+"${a[@]}"}; p "${9-$@}x"
## status: 0
## STDOUT:
<>
<>

<>

<>

<x>
## END

#### set -u and a position in braces
set -u; echo ${9}; echo no
## status: 127
## STDERR:
bash: line 1: 9: unbound variable
## END

#### set -u and length of a position
set -u; echo ${#9}; echo no
## status: 127
## STDERR:
bash: line 1: 9: unbound variable
## END

#### set -u and the last job in braces
set -u; echo ${!}; echo no
## status: 127
## STDERR:
bash: line 1: !: unbound variable
## END

#### complaint is split
x='a  b'; (: "${n:?$x}"); (: ${n:?$x}); (: ${n:?"$x"}); (: "${n:?"$x"}"); (: "${n:?a  $x}"); (: ${n:?a*  ~}); (: "${n:?'q  r'}")
## status: 1
## STDERR:
bash: line 1: n: a b
bash: line 1: n: a b
bash: line 1: n: a  b
bash: line 1: n: a  b
bash: line 1: n: a  a b
bash: line 1: n: a*  ~
bash: line 1: n: q  r
## END

#### length of an element that cannot be
a=(); echo ${#a[-1]}; echo no
## status: 1
## STDERR:
bash: line 1: -1]: bad array subscript
## END

#### slice at the end of the arguments
p() { for i do echo -n "<$i>"; done; echo; }; set -- a; p "${@:2:-1}"; echo no
## status: 1
## STDERR:
bash: line 1: -1: substring expression < 0
## END

#### extended patterns
shopt -s extglob
x=abcabc; p="@(a|b)"; echo ${x#@(a|b)} ${x#$p} ${x%+([bc])} ${x//@(a|bc)/-} ${x/#+(a)/q} ${x//!(b)/-} ${x^^@(a|b)} ${x##*(a|b)} ${x//+([ab])/<&>} ${x%%@(bc|c)}
## status: 0
## STDOUT:
bcabc bcabc abcab ---- qbcabc - ABcABc cabc <ab>c<ab>c abca
## END

#### nocasematch and replacements
x=ABC; shopt -s nocasematch; echo ${x/b/-} ${x#a} ${x//[a-b]/-} ${x,,b} ${x/#a/-} ${x/b/&&}
## status: 0
## STDOUT:
A-C ABC --C ABC -BC ABBC
## END

#### patsub_replacement off
shopt -u patsub_replacement; x=abc; r='<&>'; echo ${x/b/<&>} ${x/b/$r} "${x/b/\&}" ${x/b/"&"}
## status: 0
## STDOUT:
a<&>c a<&>c a&c a&c
## END

#### prompts with quotes
x='"q" \"z\" \\ \\\\ \$'; y=1; z='\\$y'; echo "${z@P}"; x='"q" \"z\" \\w'; echo "${x@P}"
## status: 0
## STDOUT:
$y
"q" "z" \w
## END

#### empty edits of arrays
p() { for i do echo -n "<$i>"; done; echo; }; e=(); x=; p "${e[@]%%b}"; p "${e[@]/a/b}"; p "${e[*]/a/b}"; p "${e[@]@Q}"; p "${e[@]:1}"; p "${n[@]@A}"
## status: 0
## STDOUT:


<>



## END

#### tilde ends where the word or a slash or a colon does
HOME=/h; v=~""; echo $v; v=~"/x"; echo $v; v=a:~"x":~; echo $v; v=~$HOME; echo $v; v=~:~""; echo $v; echo x=~"" x=~/"q" x=~":"
## status: 0
## STDOUT:
~
~/x
a:~x:/h
~/h
/h:~
x=~ x=/h/q x=~:
## END

#### tilde in a here-string
HOME=/h; cat <<< a:~; cat <<< x=~; cat <<< ~:~; cat <<< a~; cat <<< ~/b:~/c; cat <<< "~"
## status: 0
## STDOUT:
a:/h
x=~
/h:/h
a~
/h/b:/h/c
~
## END

#### operands with quotes within quotes
x=1; echo "${y:-$'a\tb'}" "${y:-$"q"}" "${y:-\}}" "${y:-a\}b}" ${y:-a\}b} "${y:-\\}"
## status: 0
## stdout-json: "a\tb q } a}b a}b \\\n"

#### series of braces with expansions
echo {1..300}$(echo a) | wc -c; x=q; echo {1..300}$x | wc -c; echo {1..300}"$(echo b  c)" | wc -w; for i in {1..400}; do :; done; echo $i; a=({1..500}); echo ${#a[@]}
## status: 0
## STDOUT:
1392
1392
600
400
500
## END

#### elements
a=(x 'y z' w); i=1; echo ${a[0]} "${a[1]}" ${a[i]} ${a[i+1]} ${a[$i]} ${a[-1]} ${a[ 1 ]} ${a["1"]} ${a[$((1))]} $a ${a} "$a[1]"
## status: 0
## STDOUT:
x y z y z w y z w y z y z y z x x x[1]
## END

#### all elements
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 '' 'b c'); p ${a[@]}; p ${a[*]}; p "${a[@]}"; p "${a[*]}"; p x${a[@]}y; p "x${a[@]}y"; p "x${a[*]}y"
## status: 0
## STDOUT:
<1><b><c>
<1><b><c>
<1><><b c>
<1  b c>
<x1><b><cy>
<x1><><b cy>
<x1  b cy>
## END

#### all elements with IFS colon
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 '' 'b c'); IFS=:; p ${a[@]}; p ${a[*]}; p "${a[@]}"; p "${a[*]}"; x=${a[@]}; p "$x"; x=${a[*]}; p "$x"; x="${a[@]}"; p "$x"
## status: 0
## STDOUT:
<1><><b c>
<1><><b c>
<1><><b c>
<1::b c>
<1  b c>
<1::b c>
<1  b c>
## END

#### all elements with null IFS
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 '' 'b c'); IFS=; p ${a[@]}; p ${a[*]}; p "${a[*]}"; x=${a[*]}; p "$x"; x=${a[@]}; p "$x"
## status: 0
## STDOUT:
<1><b c>
<1><b c>
<1b c>
<1b c>
<1  b c>
## END

#### all elements of nothing
p() { for i do echo -n "<$i>"; done; echo; }; a=(); p "${a[@]}"; p "${a[*]}"; p ${a[@]}; p x"${a[@]}"; p "${nope[@]}"; p "${nope[*]}"; p "$a"; p "${a[0]}"
## status: 0
## STDOUT:

<>

<x>

<>
<>
<>
## END

#### number of elements
a=(a bcd ''); echo ${#a[@]} ${#a[*]} ${#a} ${#a[1]} ${#a[2]} ${#a[7]} ${#nope[@]}; x=abc; echo ${#x[@]} ${#x[0]}
## status: 0
## STDOUT:
3 3 1 3 0 0 0
1 3
## END

#### keys
p() { for i do echo -n "<$i>"; done; echo; }; a=([2]=x [5]=y); echo ${!a[@]} ${!a[*]}; p "${!a[@]}"; p "${!a[*]}"; x=1; echo ${!x[@]} [${!nope[@]}]; IFS=:; p "${!a[*]}"
## status: 0
## STDOUT:
2 5 2 5
<2><5>
<2 5>
0 []
<2:5>
## END

#### a variable as an array
x=v; echo ${x[0]} ${x[@]} "${x[*]}" [${x[1]}] ${x[-1]} ${x[@]:0:1}
## status: 0
## STDOUT:
v v v [] v
## END
## STDERR:
bash: line 1: x: bad array subscript
## END

#### elements of an array made with holes
p() { for i do echo -n "<$i>"; done; echo; }; a=([2]=a [5]=b [9]=c); p "${a[@]:3}"; p "${a[@]:3:1}"; p "${a[@]: -4}"; p "${a[@]:0:2}"; p "${a[@]:2:0}"; p "${a[@]: -1}"; p "${a[@]:10}"
## status: 0
## STDOUT:
<b><c>
<b>
<c>
<a><b>

<c>

## END

#### slices of arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(a b c d); p "${a[@]:1}"; p "${a[@]:1:2}"; p "${a[@]: -2}"; p "${a[@]: -9}"; p "${a[*]:1:2}"; p ${a[@]:2}; p "${a[@]:0:1}"; p "${a:0:1}"; p "${a[1]:0:1}"
## status: 0
## STDOUT:
<b><c><d>
<b><c>
<c><d>

<b c>
<c><d>
<a>
<a>
<b>
## END

#### slices of arrays below zero
p() { for i do echo -n "<$i>"; done; echo; }; a=(a b c); p "${a[@]:1:-1}"
## status: 1
## STDERR:
bash: line 1: -1: substring expression < 0
## END

#### slice of an element
a=(hello world); echo ${a[1]:1:2} ${a[1]: -2} ${a:1}
## status: 0
## STDOUT:
or ld ello
## END

#### slice of an array with bad arithmetic
a=(1 2); echo ${a[@]:1+}; echo no
## status: 1
## STDERR:
bash: line 1: a[@]: 1+: syntax error: operand expected (error token is "+")
## END

#### slice of an element with bad arithmetic
a=(1 2); echo ${a[1]:1+}; echo no
## status: 1
## STDERR:
bash: line 1: a[1]: 1+: syntax error: operand expected (error token is "+")
## END

#### operators over arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(abc 'xb c' b); p "${a[@]/b/-}"; p "${a[@]//[bc]}"; p "${a[@]/#/q}"; p "${a[@]/%c/r}"; p "${a[@]#a}"; p "${a[@]%c}"; p "${a[@]^}"; p "${a[@]^^b}"; p "${a[*]#?}"; p ${a[@]%%b*}
## status: 0
## STDOUT:
<a-c><x- c><->
<a><x ><>
<qabc><qxb c><qb>
<abr><xb r><b>
<bc><xb c><b>
<ab><xb ><b>
<Abc><Xb c><B>
<aBc><xB c><B>
<bc b c >
<a><x>
## END

#### operators on an element
a=(abc xbc); i=1; echo ${a[1]/b/-} ${a[i]#x} ${a[1]%c} ${a[1]^} ${a[0]^^} ${a[1]@Q} ${a[1]:-d} ${a[7]:-d} ${a[7]-e} [${a[7]+f}] ${a[1]+g}
## status: 0
## STDOUT:
x-c bc xb Xbc ABC 'xbc' xbc d e [] g
## END

#### defaults of arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(); p "${a[@]:-d}" "${a[*]:-d}" "${a[@]-d}" "${a[@]+s}" "${a[@]:+s}"; a=(''); p "${a[@]:-d}" "${a[*]:-d}" "${a[@]-d}" "${a[@]+s}" "${a[@]:+s}"; a=('' ''); p "${a[@]:-d}" "${a[*]:-d}" "${a[@]-d}" "${a[@]+s}" "${a[@]:+s}"
## status: 0
## STDOUT:
<d><d><d>
<d><d><><s><>
<><>< ><><><s><s>
## END

#### defaults of the first element
p() { for i do echo -n "<$i>"; done; echo; }; a=([1]=x); p "${a-d}" "${a[0]-d}" "${a[1]+s}" "${a+s}" "${a[@]+s}"; a=(''); p "${a:-d}" "${a-d}"
## status: 0
## STDOUT:
<d><d><s><><s>
<d><>
## END

#### arrays as operands
p() { for i do echo -n "<$i>"; done; echo; }; a=(q 'r s'); p "${x:-${a[@]}}"; p ${x:-"${a[@]}"}; p "${x-"${a[@]}"}"; p ${x-${a[@]}}; p "${a[@]+"${a[@]}"}"; y=${x:-"${a[@]}"}; p "$y"
## status: 0
## STDOUT:
<q><r s>
<q><r s>
<q><r s>
<q><r><s>
<q><r s>
<q r s>
## END

#### assigning an element by default
a=(1); echo ${a[3]:=x} ${a[0]:=y} ${!a[@]} "${a[@]}"; echo ${b[2]=z} ${!b[@]}
## status: 0
## STDOUT:
x 1 0 3 1 x
z 2
## END

#### assigning all by default
echo ${a[@]:=x}; echo no
## status: 1
## STDERR:
bash: line 1: a[@]: bad array subscript
## END

#### complaint of an element
echo ${a[1]?}; echo no
## status: 127
## STDERR:
bash: line 1: a[1]: parameter not set
## END

#### complaint of an array
echo ${a[@]:?gone}; echo no
## status: 127
## STDERR:
bash: line 1: a[@]: gone
## END

#### subscript out of reach
a=(1); echo [${a[-9]}]; echo ${a[-9]:-d}; echo yes
## status: 0
## STDOUT:
[]
d
yes
## END
## STDERR:
bash: line 1: a: bad array subscript
bash: line 1: a: bad array subscript
## END

#### bad arithmetic in a subscript
a=(1); echo ${a[1+]}; echo no
## status: 1
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### subscripts count
a=(x y z); i=0; echo ${a[i++]} ${a[i++]} $i ${a[i=2]} $i ${a[${a[5]:-1}]}
## status: 0
## STDOUT:
x y 2 z 2 y
## END

#### set -u and elements
set -u; a=(1); i=3; echo ${a[0]} "${a[@]}"; echo ${a[i]}; echo no
## status: 127
## STDOUT:
1 1
## END
## STDERR:
bash: line 1: a[i]: unbound variable
## END

#### set -u and an element by a parameter
set -u; a=(1); i=3; echo ${a[$i]}; echo no
## status: 127
## STDERR:
bash: line 1: a[$i]: unbound variable
## END

#### set -u and arrays
set -u; echo "[${a[@]}]" "[${a[*]}]" ${a[@]:1} ${a[@]#x} ${a[@]@Q} ${a[@]-d}; echo yes
## status: 0
## STDOUT:
[] [] d
yes
## END

#### set -u and the number of elements
set -u; a=(); echo ${#a[@]}; unset a; echo ${#a[@]}; echo no
## status: 1
## STDOUT:
0
## END
## STDERR:
bash: line 1: a: unbound variable
## END

#### set -u and length of an element
set -u; a=(1); echo ${#a[0]}; echo ${#a[5]}; echo no
## status: 0
## STDOUT:
1
0
no
## END

#### quote arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 'b c' $'x\ny' ''); echo "${a[@]@Q}"; p "${a[@]@Q}"; p ${a[@]@Q}; p "${a[*]@Q}"
## status: 0
## STDOUT:
'1' 'b c' $'x\ny' ''
<'1'><'b c'><$'x\ny'><''>
<'1'><'b><c'><$'x\ny'><''>
<'1' 'b c' $'x\ny' ''>
## END

#### assignments of arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 'b c' $'x\ny' 'q"$`\'); echo "${a[@]@A}"; echo ${a@A} ; echo "${a[1]@A}"; p "${a[*]@A}"; b=(); echo "[${b[@]@A}]" 
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="b c" [2]=$'x\ny' [3]="q\"\$\`\\")
declare -a a='1'
declare -a a='b c'
<declare -a a=([0]="1" [1]="b c" [2]=$'x\ny' [3]="q\"\$\`\\")>
[declare -a b=()]
## END

#### keys with values of arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 'b c' $'x\ny'); echo "${a[@]@K}"; p "${a[@]@K}"; p "${a[@]@k}"; p "${a[*]@K}"; p "${a[1]@K}"; b=(); p "${b[@]@K}"
## status: 0
## STDOUT:
0 "1" 1 "b c" 2 $'x\ny'
<0 "1" 1 "b c" 2 $'x\ny'>
<0><1><1><b c><2><x
y>
<0 "1" 1 "b c" 2 $'x\ny'>
<'b c'>

## END

#### attributes of arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 2); readonly -a a; export a; echo ${a@a} ${a[@]@a} ${a[1]@a}; p "${a[@]@a}"
## status: 0
## STDOUT:
arx arx arx arx
<arx><arx>
## END

#### indirect to elements
p() { for i do echo -n "<$i>"; done; echo; }; x='a[1]'; a=(1 2 3); echo ${!x}; x='a[@]'; p "${!x}"; p ${!x:1}; x='a[*]'; p "${!x}"; i=2; x='a[i]'; echo ${!x}; x='a[$i]'; echo ${!x}; x='a[i-1]'; echo ${!x/2/q}
## status: 0
## STDOUT:
2
<1><2><3>
<2><3>
<1 2 3>
3
3
q
## END

#### indirect from elements
a=(x y); x=1; y=2; echo ${!a[1]} ${!a} ${!a[0]}
## status: 0
## STDOUT:
2 1 1
## END

#### here-documents and arrays
a=(1 'b c'); IFS=:; cat <<E
${a[@]} ${a[*]} ${a[1]} ${#a[@]} ${!a[@]}
E
cat <<<${a[@]}; cat <<<"${a[@]}"; cat <<<${a[*]}
## status: 0
## STDOUT:
1 b c 1:b c b c 2 0 1
1 b c
1 b c
1:b c
## END

#### arrays in case
a=(x y); case "${a[@]}" in 'x y') echo 1;; esac; case ${a[*]} in 'x y') echo 2;; esac; case x in ${a[0]}) echo 3;; esac
## status: 0
## STDOUT:
1
2
3
## END

#### arrays in redirections
a=(f g); echo q > ${a[0]}; cat f; echo r > "${a[@]}"; echo $?
## status: 0
## STDOUT:
q
1
## END
## STDERR:
bash: line 1: "${a[@]}": ambiguous redirect
## END

#### arrays are matched
p() { for i do echo -n "<$i>"; done; echo; }; touch b1 b2; a=('b*' c); p ${a[@]}; p "${a[@]}"; p ${a[0]} "${a[0]}"
## status: 0
## STDOUT:
<b1><b2><c>
<b*><c>
<b1><b2><b*>
## END

#### arrays with empties around
p() { for i do echo -n "<$i>"; done; echo; }; a=('' x ''); p ${a[@]}; p a${a[@]}b; p "a${a[@]}b"; p "${a[@]}" "${a[@]:1:1}"; set -- "${a[@]}"; echo $#
## status: 0
## STDOUT:
<x>
<a><x><b>
<a><x><b>
<><x><><x>
3
## END

#### copied arrays
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 '' 'b c'); b=("${a[@]}"); c=(${a[@]}); echo ${#b[@]} ${#c[@]}; b=("${b[@]}" q); p "${b[@]}"; b=("${b[@]:1}"); p "${b[@]}"
## status: 0
## STDOUT:
3 3
<1><><b c><q>
<><b c><q>
## END

#### for over arrays
a=('x y' '' z); for i in "${a[@]}"; do echo "<$i>"; done; for i in "${!a[@]}"; do echo $i; done
## status: 0
## STDOUT:
<x y>
<>
<z>
0
1
2
## END

#### arrays in braces and text
p() { for i do echo -n "<$i>"; done; echo; }; a=(1 2); p {x,y}${a[@]}; p pre"${a[@]}"post; p "${a[@]}""${a[@]}"; p "${a[@]} ${a[@]}"
## status: 0
## STDOUT:
<x1><2><y1><2>
<pre1><2post>
<1><21><2>
<1><2 1><2>
## END

#### assignments of arrays in words
p() { for i do echo -n "<$i>"; done; echo; }; a=(x 'y z'); e=(); declare -a b; declare -A m=([k]='v w'); p "${a[@]@A}"; p "${a[*]@A}"; p ${a[@]@A}; p "${e[@]@A}"; p "${b[@]@A}"; p "${m[@]@A}"; x='q r'; p "${x[@]@A}"; declare -i n=3; p "${n[@]@A}"
## status: 0
## STDOUT:
<declare><-a><a=([0]="x" [1]="y z")>
<declare -a a=([0]="x" [1]="y z")>
<declare><-a><a=([0]="x"><[1]="y><z")>
<declare><-a><e=()>
<declare><-a><b>
<declare><-A><m=([k]="v w" )>
<x='q r'>
<declare -i n='3'>
## END

#### assignments of arguments in words
p() { for i do echo -n "<$i>"; done; echo; }; set -- 'a b' c; p "${@@A}"; p "${*@A}"; p ${@@A}; IFS=:; p "${*@A}"
## status: 0
## STDOUT:
<set><--><'a b'><'c'>
<set -- 'a b' 'c'>
<set><--><'a><b'><'c'>
<set -- 'a b':'c'>
## END

#### attributes of nothing
p() { for i do echo -n "<$i>"; done; echo; }; e=(); declare -A m; p "${e[@]@a}" "${m[@]@a}"; p "${e[*]@a}"; p ${e[@]@a}; p "${e@a}"; a=(x y); p "${a[5]@a}" "${a[5]@A}" "${e[0]@A}"; p "${nope[@]@a}"; p "${nope@A}" "${nope[@]@A}"
## status: 0
## STDOUT:
<A>
<>

<a>
<a><declare -a a><declare -a e>

<>
## END

#### set -u and attributes
set -u; declare -a b; echo "${b[@]@A}" "${b[@]@a}"; echo "${b[0]@a}"; echo no
## status: 127
## STDOUT:
declare -a b a
## END
## STDERR:
bash: line 1: b[0]: unbound variable
## END

#### set -u and the assignment of what has no value
set -u; declare -i n; echo "${n@A}"; echo no
## status: 127
## STDERR:
bash: line 1: n: unbound variable
## END

#### values that an operator worked on are assigned with IFS between them
IFS=:
set -- pa pb:c d
x="${@#p}"; echo "<$x>"
x=${@#p}; echo "<$x>"
x="${@/p/Q}"; echo "<$x>"
x=${@/p/Q}; echo "<$x>"
x="${@^}"; echo "<$x>"
x=${@:1}; echo "<$x>"
x="${@:1}"; echo "<$x>"
x=${@@Q}; echo "<$x>"
x=A"${@%d}"B; echo "<$x>"
x="$@"; echo "<$x>"
## status: 0
## STDOUT:
<a:b:c:d>
<a:b:c:d>
<Qa:Qb:c:d>
<Qa Qb:c d>
<Pa:Pb:c:D>
<pa pb:c d>
<pa:pb:c:d>
<'pa':'pb:c':'d'>
<Apa:pb:c:B>
<pa pb:c d>
## END

#### values that an operator worked on, in a case, a condition, a here-string and a here-document
IFS=:
a=(pa pb:c d)
case "${a[@]#p}" in *' '*) echo blank;; *) echo colon;; esac
[[ "${a[@]#p}" == *' '* ]] && echo blank
case ${a[*]#p} in *' '*) echo blank;; *) echo colon;; esac
cat <<< "${a[@]#p}"
cat <<E
${a[@]#p} ${a[*]#p} ${a[*]}
E
declare y="${a[@]#p}" z=${a[@]/p/Q}; echo "<$y> <$z>"
## status: 0
## STDOUT:
blank
blank
colon
a:b:c:d
a b:c d a b:c d pa:pb:c:d
<a:b:c:d> <Qa Qb:c d>
## END

#### here-documents join the arguments by blanks, mostly
IFS=:
set -- pa b
cat <<E
$* ${*#p} ${*:1} ${*:-x} ${*@Q} ${*^} ${*/p/q}
E
## status: 0
## STDOUT:
pa b a b pa b pa b 'pa' 'b' Pa:B qa:b
## END

#### an empty value beside no values at all makes no word
n() { echo $#; }
a=() x=
n "$x${a[@]#q}"
n "${a[@]:1}$x"
n "$x${a[@]^}"
n "$x${@:1}"
n "b${a[@]#q}"
## status: 0
## STDOUT:
0
0
0
0
1
## END

#### a tilde behind the mark of an end is no home
x='~abc'; echo "${x/#~/T}" ${x/#~/T} ${x/%~abc/T}
x=$HOME/foo; echo ${x/#~/Z} ${x/~/Z} ${x//~/Q}
## status: 0
## STDOUT:
Tabc Tabc T
/home/agent/foo Z/foo Q/foo
## END

#### a parameter may say at which end a replacement is
x=aba
p='#a'; echo ${x/$p/T} ${x/"$p"/T} ${x//$p/T}
p='%a'; echo ${x/$p/T} ${x/#$p/T}
p='#b'; echo ${x/$p/T}
p='#'; echo ${x/$p/T}
x='#a'; echo ${x/"#"a/T} ${x/\#a/T}
## status: 0
## STDOUT:
Tba aba aba
abT aba
aba
Taba
T T
## END

#### a bad subscript where a default is to be assigned
( : ${n[@]:=q} ); echo $?
( : ${n[-1]:=q} ); echo $?
declare -A m; : ${m[@]:=q}; echo $? "${m[@]}"
: ${n[@]:=q}
echo $?
## status: 0
## STDOUT:
2
2
0 q
1
## END
## STDERR:
bash: line 1: n[@]: bad array subscript
bash: line 2: n: bad array subscript
bash: line 2: n[-1]: bad array subscript
bash: line 4: n[@]: bad array subscript
## END

#### quotes within an alternative are not those of the word
n() { echo $# "[$*]"; }; a=() x=
n "$x${a[@]+"${a[@]}"}"; n "$x""${a[@]}"; n "${a[@]}""$x"; n "$(echo "")${a[@]}"; n "${x#"a"}${a[@]}"
## status: 0
## STDOUT:
0 []
1 []
1 []
0 []
0 []
## END

#### a bad element is assigned in a substitution, a pipeline and a list
x=$( : ${n[@]:=q} ); echo $?
x=$( { : ${n[-9]:=q}; } ); echo $?
: ${n[@]:=q} | cat; echo "${PIPESTATUS[@]}"
{ : ${n[@]:=q}; } | cat; echo "${PIPESTATUS[@]}"
x=$( ( : ${n[@]:=q} ) ); echo $?
## status: 0
## STDOUT:
1
1
1 0
2 0
2
## END
## STDERR:
bash: line 1: n[@]: bad array subscript
bash: line 2: n: bad array subscript
bash: line 2: n[-9]: bad array subscript
bash: line 3: n[@]: bad array subscript
bash: line 4: n[@]: bad array subscript
bash: line 5: n[@]: bad array subscript
## END

#### A long text, quoted and unquoted
printf -v x %5000s; q=${x// /\'}; y=${q@Q}; echo ${#y} "${y: -8}"; printf -v y %q "$q"; echo ${#y}
q=${x// /$'\n'}; y=${q@Q}; echo ${#y} "${y: -8}"; printf -v y %q "$q"; echo ${#y}
q=${x// /\\x41\\n}; y=${q@E}; echo ${#y} "${y:0:4}"; q+='\0end'; y=${q@E}; echo ${#y}
a=("$q" b); y=("${a[@]@E}"); echo ${#y} ${y[1]}; y=("${a[@]@Q}"); echo ${#y} ${y[1]}
q=${x// /'\s\"'}; y=${q@P}; echo ${#y} "${y:0:9}"
q=${x// /:~}; printf -v y %q "~$q"; echo ${#y} "${y:0:9}"; printf '%q\n' '#a' 'a#' '~' 'a~' a=~ :~b '' ~~
## status: 0
## STDOUT:
20002 \'''\'''
10000
10003 n\n\n\n'
10003
10000 A
A

10000
10000 b
30007 'b'
25000 bash"bash
15002 \~:\~:\~:
\#a
a#
\~
a~
a=/home/agent
:\~b
''
\~~
## END

#### the subscript of an element that is assigned by default is expanded once more
q=(3)
echo ${q[9+q[0]++]:=x}
declare -p q
declare -A m
i=0
echo ${m[$((i++))]:=b} $i
declare -p m
declare -ai n
echo ${n[5]:=1+1}
## status: 0
## STDOUT:
x
declare -a q=([0]="5" [13]="x")
b 2
declare -A m=([1]="b" )
2
## END
