#### a name without a value is declared
declare x; declare -p x; echo "${x-unset}"; x=1; declare -p x
## status: 0
## STDOUT:
declare -- x
unset
declare -- x="1"
## END

#### a process is given the exported variable that an unset local one hides
export v=global
f() { local v=1; unset v; bash -c 'echo "env ${v-unset}"'; v=2; bash -c 'echo "env ${v-unset}"'; declare -p v; }
f; declare -p v
g() { local HOME; bash -c 'echo "<$HOME>"'; }
g
## status: 0
## STDOUT:
env global
env global
declare -- v="2"
declare -x v="global"
</home/agent>
## END

#### localvar_unset keeps the variable of an outer function
shopt -s localvar_unset
export v=global
g() { unset v; echo "g ${v-unset}"; unset v; echo "g2 ${v-unset}"; }
f() { local v=loc; g; echo "f ${v-unset}"; v=8; echo $v; }
f; echo "${v-unset}"; declare -p v
## status: 0
## STDOUT:
g unset
g2 unset
f unset
8
global
declare -x v="global"
## END

#### localvar_inherit gives local variables what they hide
shopt -s localvar_inherit
x=1; declare -i n=5; export e=q; a=(1 2)
f() { local x n e a z; declare -p x n e a; n=2+3; echo $n; x+=5; echo $x; }
f; declare -p x n e a
## status: 0
## STDOUT:
declare -- x="1"
declare -i n="5"
declare -x e="q"
declare -a a=([0]="1" [1]="2")
5
15
declare -- x="1"
declare -i n="5"
declare -x e="q"
declare -a a=([0]="1" [1]="2")
## END

#### values
declare x=1 y="a b" z=; declare -p x y z
## status: 0
## STDOUT:
declare -- x="1"
declare -- y="a b"
declare -- z=""
## END

#### values are not split
v="a b *"; declare x=$v y=${v}c; declare -p x y
## status: 0
## STDOUT:
declare -- x="a b *"
declare -- y="a b *c"
## END

#### a tilde behind declare
HOME=/h; declare x=~ y=a:~; export z=~/b; declare -p x y z
## status: 0
## STDOUT:
declare -- x="/h"
declare -- y="a:/h"
declare -x z="/h/b"
## END

#### typeset is declare
typeset -i x=1+1; typeset -p x; typeset y=1; typeset -p y
## status: 0
## STDOUT:
declare -i x="2"
declare -- y="1"
## END

#### appending
declare x+=1; declare x+=2; declare -p x; declare -i x+=3; declare -p x; declare z=1 z+=2; declare -p z
## status: 0
## STDOUT:
declare -- x="12"
declare -i x="15"
declare -- z="12"
## END

#### appending lists
declare -a a+=(1 2); declare a+=(3); declare -p a; declare -A m=([a]=1); declare m+=([b]=2) m[c]+=4; declare -p m
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3")
declare -A m=([c]="4" [b]="2" [a]="1" )
## END

#### elements
declare a[1]=5; declare -p a; declare -i a[2]=1+1; declare -p a; declare "a[3]"; declare -p a
## status: 0
## STDOUT:
declare -a a=([1]="5")
declare -ai a=([1]="5" [2]="2")
declare -ai a=([1]="5" [2]="2")
## END

#### names that cannot be
declare 1x=3; echo $?; declare x-y; echo $?; declare "=3"; echo $?; declare ""; echo $?; declare "a b=1"; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
## END
## STDERR:
bash: line 1: declare: `1x=3': not a valid identifier
bash: line 1: declare: `x-y': not a valid identifier
bash: line 1: declare: `=3': not a valid identifier
bash: line 1: declare: `': not a valid identifier
bash: line 1: declare: `a b=1': not a valid identifier
## END

#### one bad name among good ones
declare x=1 1y=2 z=3; echo $? $x $z
## status: 0
## STDOUT:
1 1 3
## END
## STDERR:
bash: line 1: declare: `1y=2': not a valid identifier
## END

#### bad names of the others
typeset 1x; export 1x; readonly 1x; export a[1]=3; readonly a[2]=3; export x-=2; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: typeset: `1x': not a valid identifier
bash: line 1: export: `1x': not a valid identifier
bash: line 1: readonly: `1x': not a valid identifier
bash: line 1: export: `a[1]': not a valid identifier
bash: line 1: readonly: `a[2]': not a valid identifier
bash: line 1: export: `x-=2': not a valid identifier
## END

#### options that are none
declare -Z; echo $?; declare +Z; echo $?; typeset -q x; echo $?; export -q; echo $?; readonly -x h; echo $?; unset -z; echo $?
## status: 0
## STDOUT:
2
2
2
2
2
2
## END
## STDERR:
bash: line 1: declare: -Z: invalid option
declare: usage: declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]
bash: line 1: declare: +Z: invalid option
declare: usage: declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]
bash: line 1: typeset: -q: invalid option
typeset: usage: typeset [-aAfFgiIlnrtux] name[=value] ... or typeset -p [-aAfFilnrtux] [name ...]
bash: line 1: export: -q: invalid option
export: usage: export [-fn] [name[=value] ...] or export -p
bash: line 1: readonly: -x: invalid option
readonly: usage: readonly [-aAf] [name[=value] ...] or readonly -p
bash: line 1: unset: -z: invalid option
unset: usage: unset [-f] [-v] [-n] [name ...]
## END

#### showing what is not there
declare -p nope; echo $?; declare -p nope also; echo $?; x=1; declare -p nope x; echo $?
## status: 0
## STDOUT:
1
1
declare -- x="1"
1
## END
## STDERR:
bash: line 1: declare: nope: not found
bash: line 1: declare: nope: not found
bash: line 1: declare: also: not found
bash: line 1: declare: nope: not found
## END

#### showing odd values
x=$'a\nb'; y="a\"b\$c\`d\\e!f"; z=$'\001\e\x7f\t'; w="é à"; v=$'\xff\xfea'; declare -p x y z w v
## status: 0
## STDOUT:
declare -- x=$'a\nb'
declare -- y="a\"b\$c\`d\\e!f"
declare -- z=$'\001\E\177\t'
declare -- w="é à"
declare -- v=$'\377\376a'
## END

#### showing odd values of arrays
a=($'a\nb' "a\"b\$c\`d\\e!f" $'\001\e\x7f\t' "é à" '' ' '); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]=$'a\nb' [1]="a\"b\$c\`d\\e!f" [2]=$'\001\E\177\t' [3]="é à" [4]="" [5]=" ")
## END

#### integers
declare -i x=2+3; echo $x; x=x*2; echo $x; x+=5; echo $x; x=; echo "[$x]"; declare -p x
## status: 0
## STDOUT:
5
10
15
[0]
declare -i x="0"
## END

#### integers of texts
declare -i x=abc; echo $x; abc=7; x=abc; echo $x; x=0x1f; echo $x; x=08; echo never
## status: 1
## STDOUT:
0
7
31
## END
## STDERR:
bash: line 1: 08: value too great for base (error token is "08")
## END

#### an integer that makes no sense
declare -i x; x=1+; echo never
echo never
## status: 1
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### declaring an integer that makes no sense
declare -i x=1+; echo never
## status: 1
## STDERR:
bash: line 1: declare: 1+: syntax error: operand expected (error token is "+")
## END

#### an integer attribute taken away
declare -i x=1; declare +i x; x=1+1; declare -p x
## status: 0
## STDOUT:
declare -- x="1+1"
## END

#### an attribute changes no value
x=1+1; declare -i x; declare -p x; y=abc; declare -u y; declare -p y; y+=d; declare -p y
## status: 0
## STDOUT:
declare -i x="1+1"
declare -u y="abc"
declare -u y="ABCD"
## END

#### cases
declare -u u=abC; declare -l l=ABc; declare -c c="hello WORLD"; declare -p u l c; u+=x l+=X c+=X; declare -p u l c
## status: 0
## STDOUT:
declare -u u="ABC"
declare -l l="abc"
declare -c c="Hello world"
declare -u u="ABCX"
declare -l l="abcx"
declare -c c="Hello worldx"
## END

#### cases exclude each other
declare -u a=ab; declare -l a; declare -p a; a=XyZ; declare -p a; declare -ul b=xX; declare -p b; declare -lc d=xX; declare -p d; declare +l a; declare -p a
## status: 0
## STDOUT:
declare -l a="AB"
declare -l a="xyz"
declare -- b="xX"
declare -- d="xX"
declare -- a="xyz"
## END

#### cases of letters beyond ASCII
declare -u u=éß; declare -l l=ÀÉ; echo $u $l
## status: 0
## STDOUT:
Éß àé
## END

#### an upper case integer
declare -iu x=1+1; declare -p x; declare -i -x -l a=ABC; declare -p a
## status: 0
## STDOUT:
declare -iu x="2"
declare -ixl a="0"
## END

#### all letters in order
declare -xrtli a=1; declare -p a; declare -airtxu e=(1 2); declare -p e; declare -Alx f; declare -p f; declare -tr c; declare -p c
## status: 0
## STDOUT:
declare -irtxl a="1"
declare -airtxu e=([0]="1" [1]="2")
declare -Axl f
declare -rt c
## END

#### exported
declare -x x=1; bash -c 'echo $x'; declare +x x; bash -c 'echo "[$x]"'; declare -p x
## status: 0
## STDOUT:
1
[]
declare -- x="1"
## END

#### attributes of an array
declare -ax a=(1); declare -p a; declare -ar b=(1); declare -p b; declare -t a; declare -p a; declare +x +t a; declare -p a
## status: 0
## STDOUT:
declare -ax a=([0]="1")
declare -ar b=([0]="1")
declare -atx a=([0]="1")
declare -a a=([0]="1")
## END

#### declare -a keeps the value
x=5; declare -a x; declare -p x; declare -a y; declare -p y; declare -a z=(); declare -p z; declare -A m; declare -p m
## status: 0
## STDOUT:
declare -a x=([0]="5")
declare -a y
declare -a z=()
declare -A m
## END

#### declare -a with a text
declare -a z=5; declare -p z; declare -a z=(1 2); z=7; declare -p z; declare -A m=x; declare -p m
## status: 0
## STDOUT:
declare -a z=([0]="5")
declare -a z=([0]="7" [1]="2")
declare -A m=([0]="x" )
## END

#### listing by attribute
declare -i num=3; declare -u up=x; declare -t tr=1; declare -c ca=abc; declare -u; declare -t; declare -c; declare -l
## status: 0
## STDOUT:
declare -u up="X"
declare -t tr="1"
declare -c ca="Abc"
## END

#### listing arrays
a=(1 2); declare -A m=([k]=v); declare -p -A | grep " m="; declare -a | grep " a="; declare -A | grep " m="
## status: 0
## STDOUT:
declare -A m=([k]="v" )
declare -a a=([0]="1" [1]="2")
declare -A m=([k]="v" )
## END

#### listing references
declare -n r=x s=y; declare -n; declare -pn
## status: 0
## STDOUT:
declare -n r="x"
declare -n s="y"
declare -n r="x"
declare -n s="y"
## END

#### listing what is read-only
readonly zz=1; declare -r | grep zz; readonly | grep zz; readonly -p | grep zz; readonly -a zy=(1); readonly -a | grep zy
## status: 0
## STDOUT:
declare -r zz="1"
declare -r zz="1"
declare -r zz="1"
declare -ar zy=([0]="1")
## END

#### listing what is exported
export -n HOME PATH LC_ALL; cd /; unset OLDPWD; export zz="a b" yy; export | grep " [yz]"; export -p | grep " [yz]"; declare -x | grep " [yz]"; declare -xp | grep " [yz]"
## status: 0
## STDOUT:
declare -x yy
declare -x zz="a b"
declare -x yy
declare -x zz="a b"
declare -x yy
declare -x zz="a b"
declare -x yy
declare -x zz="a b"
## END

#### listing everything with values
x=1; y="a b"; z=; a=(1 "2 3"); declare -A m=([k]="v w"); declare nn; q="it's"; t="~"; u="a~"; v="#"; v3="a=b"; n=$'a\nb'; set | grep "^[a-z]"; declare | grep "^[a-z]"
## status: 0
## STDOUT:
a=([0]="1" [1]="2 3")
m=([k]="v w" )
n=$'a\nb'
q='it'\''s'
t='~'
u=a~
v='#'
v3=a=b
x=1
y='a b'
z=
a=([0]="1" [1]="2 3")
m=([k]="v w" )
n=$'a\nb'
q='it'\''s'
t='~'
u=a~
v='#'
v3=a=b
x=1
y='a b'
z=
## END

#### declare -p of everything
x=1; y="a b"; declare nn; declare -p | grep -v EXECUTION | grep " [a-z]"
## status: 0
## STDOUT:
declare -- nn
declare -- x="1"
declare -- y="a b"
## END

#### set -o shows no variables
x=1; set -o | grep x=; echo $?
## status: 0
## STDOUT:
1
## END

#### read-only
readonly x=1; declare -p x; readonly x; echo $?; readonly y; declare -p y; readonly -a a=(1 2); declare -p a; readonly -A c=([k]=v); declare -p c; readonly d=(1 2); declare -p d
## status: 0
## STDOUT:
declare -r x="1"
0
declare -r y
declare -ar a=([0]="1" [1]="2")
declare -Ar c=([k]="v" )
declare -ar d=([0]="1" [1]="2")
## END

#### assigning what is read-only ends the line
readonly x=1; x=2; echo never
## status: 1
## STDERR:
bash: line 1: x: readonly variable
## END

#### assigning what is read-only in a subshell
readonly x=1; (x=2; echo never); echo $?; y=$(x=2; echo never); echo "$? [$y]"; x=2 | cat; echo $?
## status: 0
## STDOUT:
1
1 []
0
## END
## STDERR:
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
## END

#### assigning what is read-only in a function
readonly x=1; f() { x=2; echo never; }; f; echo never
## status: 1
## STDERR:
environment: line 1: x: readonly variable
## END

#### assigning what is read-only by builtins
readonly x=1; export x=2; echo $?; declare x=2; echo $?; declare x; echo $?; readonly x=2; echo $?; read x <<< 5; echo $?; printf -v x 5; echo $?; echo $x
## status: 0
## STDOUT:
1
1
0
1
1
1
1
## END
## STDERR:
bash: line 1: x: readonly variable
bash: line 1: declare: x: readonly variable
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
## END

#### assigning what is read-only before a command
readonly x=1; x=2 echo hi; echo $?; f() { echo "f $x"; }; x=2 f; echo $?; x=2 export y=3; echo $? $y; x=2 :; echo $?
## status: 0
## STDOUT:
hi
0
f 1
0
0 3
0
## END
## STDERR:
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
## END

#### a loop over what is read-only
readonly x=1; for x in a b; do echo $x; done; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: x: readonly variable
## END

#### arithmetic with what is read-only
readonly x=1; ((x=2)); echo $?; echo $((x+1)); echo $((x=2)); echo never
## status: 1
## STDOUT:
1
2
## END
## STDERR:
bash: line 1: x: readonly variable
bash: line 1: x: readonly variable
## END

#### a default for what is read-only
readonly x; echo ${x:=2}; echo never
## status: 1
## STDERR:
bash: line 1: x: readonly variable
## END

#### a condition that assigns what is read-only
readonly x=1; if x=2; then echo never; fi; echo never
## status: 1
## STDERR:
bash: line 1: x: readonly variable
## END

#### or does not catch what is read-only
readonly x=1; x=2 || echo never; echo never
## status: 1
## STDERR:
bash: line 1: x: readonly variable
## END

#### attributes of what is read-only
declare -r x=1; declare +r x; echo $?; declare -i x; echo $?; declare -x x; echo $?; declare +x x; declare -p x; declare -u x; echo $?; readonly x; echo $?
## status: 0
## STDOUT:
1
0
0
declare -ir x="1"
0
0
## END
## STDERR:
bash: line 1: declare: x: readonly variable
## END

#### unset of what is read-only
readonly x=1; unset x; echo $?; unset -v x; echo $?; echo $x; readonly -a a=(1); unset a; echo $?
## status: 0
## STDOUT:
1
1
1
1
## END
## STDERR:
bash: line 1: unset: x: cannot unset: readonly variable
bash: line 1: unset: x: cannot unset: readonly variable
bash: line 1: unset: a: cannot unset: readonly variable
## END

#### export
x=1; export x; bash -c 'echo $x'; export y=2; bash -c 'echo $y'; export -n x; bash -c 'echo "[$x]"'; declare -p x y
## status: 0
## STDOUT:
1
2
[]
declare -- x="1"
declare -x y="2"
## END

#### export without a value
export x; declare -p x; bash -c 'echo "${x-unset}"'; x=3; bash -c 'echo "${x-unset}"'
## status: 0
## STDOUT:
declare -x x
unset
3
## END

#### export -n with a value
export -n z=5; declare -p z; export z; export -n z; declare -p z
## status: 0
## STDOUT:
declare -- z="5"
declare -- z="5"
## END

#### export appends
export y+=a; export y+=b; declare -p y
## status: 0
## STDOUT:
declare -x y="ab"
## END

#### export of arrays
export e=(1 2); declare -p e; export -a g; echo $?; declare -p g
## status: 0
## STDOUT:
declare -ax e=([0]="1" [1]="2")
0
declare -x g
## END

#### export of functions
f() { echo "exported $1"; }; export -f f; bash -c 'f x'; export -nf f; bash -c 'f x'; echo $?
## status: 0
## STDOUT:
exported x
127
## END
## STDERR:
bash: line 1: f: command not found
## END

#### export of what is no function
export -f nope; echo $?; readonly -f nope; echo $?; x=1; export -f x; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: export: nope: not a function
bash: line 1: readonly: nope: not a function
bash: line 1: export: x: not a function
## END

#### read-only functions
f() { :; }; readonly -f f; f() { echo changed; }; echo $?; f; unset -f f; echo $?; unset f; echo $?; f; echo $?
## status: 0
## STDOUT:
1
1
1
0
## END
## STDERR:
bash: line 1: f: readonly function
bash: line 1: unset: f: cannot unset: readonly function
bash: line 1: unset: f: cannot unset: readonly function
## END

#### names of functions
f() { :; }; g() { :; }; declare -F; declare -F f; declare -F f nope; echo $?; declare -fF g; typeset -F g
## status: 0
## STDOUT:
declare -f f
declare -f g
f
f
1
g
g
## END

#### attributes of functions
f() { :; }; declare -xf f; declare -F; declare -tf f; declare -F; export -fn f; declare -F; declare -rf f; declare -F; declare +rf f; echo $?; declare -F
## status: 0
## STDOUT:
declare -fx f
declare -ftx f
declare -ft f
declare -frt f
0
declare -frt f
## END

#### functions that are not there
declare -f nope; echo $?; declare -fx nope; echo $?
## status: 0
## STDOUT:
1
1
## END

#### a variable and a function of one name
f() { echo function; }; f=variable; declare -p f; unset f; f; unset f; f; echo $?
## status: 0
## STDOUT:
declare -- f="variable"
function
127
## END
## STDERR:
bash: line 1: f: command not found
## END

#### unset
x=1; unset x; echo $? "${x-gone}"; unset x; echo $?; unset; echo $?; unset 1x; echo $?; unset x-y; echo $?
## status: 0
## STDOUT:
0 gone
0
0
0
0
## END

#### unset -v and -f
x=1; x() { echo function; }; unset -f x; echo $x; x() { echo function; }; unset -v x; echo "${x-gone}"; x; unset -v -f x; echo $?
## status: 0
## STDOUT:
1
gone
function
1
## END
## STDERR:
bash: line 1: unset: cannot simultaneously unset a function and a variable
## END

#### unset several
a=1 b=2 c=3; unset a nope b; echo $? "${a-gone} ${b-gone} $c"
## status: 0
## STDOUT:
0 gone gone 3
## END

#### unset loses the attributes
declare -ix x=1; unset x; x=1+1; declare -p x
## status: 0
## STDOUT:
declare -- x="1+1"
## END

#### local
f() { local x=1; echo $x; }; x=0; f; echo $x
## status: 0
## STDOUT:
1
0
## END

#### local without a value
f() { local x; echo "${x-unset}"; declare -p x; x=2; echo $x; }; x=0; f; echo $x
## status: 0
## STDOUT:
unset
declare -- x
2
0
## END

#### local outside of a function
local x; echo $?; local x=1; echo $? "${x-unset}"
## status: 0
## STDOUT:
1
1 unset
## END
## STDERR:
bash: line 1: local: can only be used in a function
bash: line 1: local: can only be used in a function
## END

#### local names and options that cannot be
f() { local 1x; echo $?; local x-y=3 z=2; echo $? $z; local -q; echo $?; }; f
## status: 0
## STDOUT:
1
1 2
2
## END
## STDERR:
environment: line 1: local: `1x': not a valid identifier
environment: line 1: local: `x-y=3': not a valid identifier
environment: line 1: local: -q: invalid option
local: usage: local [option] name[=value] ...
## END

#### local names are seen by what is called
f() { local x=1; g; echo $x; }; g() { echo "g:$x"; x=2; }; x=0; f; echo $x
## status: 0
## STDOUT:
g:1
2
0
## END

#### local twice
f() { local x=1; local x; echo $x; declare x; echo $x; local -i x; declare -p x; local x=1+1; echo $x; }; f
## status: 0
## STDOUT:
1
1
declare -i x="1"
2
## END

#### local several
f() { local a=1 b=$a c; c=$b; echo "$a [$b] [$c]"; }; b=out; f
## status: 0
## STDOUT:
1 [] []
## END

#### local arrays
f() { local -a x; x+=(1); local -A y=([q]=1); local z=(1 2); z[3]=4; declare -p x y z; }; z=s; f; declare -p z
## status: 0
## STDOUT:
declare -a x=([0]="1")
declare -A y=([q]="1" )
declare -a z=([0]="1" [1]="2" [3]="4")
declare -- z="s"
## END

#### local hides an array
f() { local a=x; declare -p a; a=(y z); declare -p a; }; a=(1 2 3); f; declare -p a
## status: 0
## STDOUT:
declare -- a="x"
declare -a a=([0]="y" [1]="z")
declare -a a=([0]="1" [1]="2" [2]="3")
## END

#### local attributes
f() { local -i z=2+3; echo $z; local -u w=abc; echo $w; local -x ex=1; bash -c 'echo $ex'; local -r ro=1; declare -p ro; }; f; declare -p ro ex
## status: 1
## STDOUT:
5
ABC
1
declare -r ro="1"
## END
## STDERR:
bash: line 1: declare: ro: not found
bash: line 1: declare: ex: not found
## END

#### local inherits no attributes but export
f() { local x; x=1+1; declare -p x; }; declare -ix x=3; f; declare -p x
## status: 0
## STDOUT:
declare -x x="1+1"
declare -ix x="3"
## END

#### local -I inherits
f() { local -I x; declare -p x; x=9; }; declare -i x=3; f; declare -p x; unset x; f; declare -p x
## status: 1
## STDOUT:
declare -i x="3"
declare -i x="3"
declare -- x
## END
## STDERR:
bash: line 1: declare: x: not found
## END

#### local -I of an array
f() { local -I a; a+=(3); declare -p a; }; a=(1 2); f; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3")
declare -a a=([0]="1" [1]="2")
## END

#### local -p and local
f() { local x=1 y; local -a z=(1); local; local -p; }; f
## status: 0
## STDOUT:
declare -- x="1"
declare -- y
declare -a z=([0]="1")
declare -- x="1"
declare -- y
declare -a z=([0]="1")
## END

#### local -
f() { local -; set -uf; echo $-; }; echo $-; f; echo $-
## status: 0
## STDOUT:
hBc
fhuBc
hBc
## END

#### local IFS
f() { local IFS=:; echo "$*"; }; f a b; echo "${#IFS}"
## status: 0
## STDOUT:
a:b
3
## END

#### local in a subshell
f() { local x=1; (local x; echo $x; x=2; unset x; echo ${x-unset}); echo $x; }; f
## status: 0
## STDOUT:
1
unset
1
## END

#### local of what is read-only
readonly x=1; f() { local x; echo $?; local x=5; echo $?; local -r x; echo $?; echo $x; }; f
## status: 0
## STDOUT:
1
1
1
1
## END
## STDERR:
environment: line 1: local: x: readonly variable
environment: line 1: local: x: readonly variable
environment: line 1: local: x: readonly variable
## END

#### local of what is read-only in the caller
f() { local k=1; readonly k; g; echo $k; }; g() { local k=2; echo $k; }; f
## status: 0
## STDOUT:
2
1
## END

#### local in a recursion
f() { local n=$1; ((n > 0)) && f $((n-1)); echo $n; }; f 3
## status: 0
## STDOUT:
0
1
2
3
## END

#### a local loop variable
f() { local i; for i in a b; do :; done; echo $i; }; i=out; f; echo $i
## status: 0
## STDOUT:
b
out
## END

#### declare in a function is local
f() { declare x=1; typeset y=2; declare -i z=3; declare -a a=(1); }; f; echo "${x-no} ${y-no} ${z-no} ${a-no}"
## status: 0
## STDOUT:
no no no no
## END

#### readonly and export in a function are not local
f() { readonly x=5; export z=7; declare -r y=6; }; f; declare -p x z y
## status: 1
## STDOUT:
declare -r x="5"
declare -x z="7"
## END
## STDERR:
bash: line 1: declare: y: not found
## END

#### export of a local variable
f() { local y=1; export y; bash -c 'echo "[$y]"'; }; f; echo "${y-no}"; bash -c 'echo "[$y]"'
## status: 0
## STDOUT:
[1]
no
[]
## END

#### declare -g
f() { declare -g x=1; local y=2; declare -g y=3; echo $y; }; f; echo $x $y
## status: 0
## STDOUT:
2
1 3
## END

#### declare -g with attributes
f() { declare -gi n=1+1; declare -gx e=5; declare -ga a=(1 2); declare -gA m=([k]=v); declare -gr r=1; }; f; declare -p n e a m r
## status: 0
## STDOUT:
declare -i n="2"
declare -x e="5"
declare -a a=([0]="1" [1]="2")
declare -A m=([k]="v" )
declare -r r="1"
## END

#### declare -g under local variables
f() { local x=1; g; echo "f:$x"; }; g() { local x=2; declare -g x=3; echo "g:$x"; }; x=0; f; echo $x
## status: 0
## STDOUT:
g:2
f:1
3
## END

#### local -g
f() { local -g x=1; }; f; echo $x
## status: 0
## STDOUT:
1
## END

#### unset of a local variable
f() { local x=1; unset x; echo "${x-unset}"; x=2; echo $x; }; x=0; f; echo $x
## status: 0
## STDOUT:
unset
2
0
## END

#### unset of a local variable shows the global one no more
f() { local x=1; unset x; g; }; g() { echo "${x-unset}"; }; x=0; f; echo $x
## status: 0
## STDOUT:
unset
0
## END

#### unset of a caller's variable
f() { local x=1; g; echo "f:${x-unset}"; }; g() { unset x; echo "g:${x-unset}"; x=2; }; x=0; f; echo $x
## status: 0
## STDOUT:
g:0
f:2
2
## END

#### unset through several callers
f() { local x=1; g; echo "f:$x"; }; g() { local x=2; h; echo "g:$x"; }; h() { unset x; echo "h:$x"; unset x; echo "h:$x"; unset x; echo "h:${x-none}"; }; x=0; f; echo "${x-none}"
## status: 0
## STDOUT:
h:1
h:0
h:none
g:
f:
none
## END

#### unset of a local array
f() { local -a a=(1 2); unset a; echo "${a-unset}"; a=x; declare -p a; }; a=(o); f; declare -p a
## status: 0
## STDOUT:
unset
declare -- a="x"
declare -a a=([0]="o")
## END

#### before a command
x=0; x=1 bash -c 'echo $x'; echo $x; x=1 y=$x bash -c 'echo "$x $y"'
## status: 0
## STDOUT:
1
0
1 1
## END

#### before a command appended
x=a; x+=b bash -c 'echo $x'; echo $x; n+=c bash -c 'echo $n'; echo "${n-none}"
## status: 0
## STDOUT:
ab
a
c
none
## END

#### before a command with attributes
declare -i N=3; N+=4 bash -c 'echo $N'; echo $N
## status: 0
## STDOUT:
7
3
## END

#### before a function
f() { echo "$A"; A=3; echo "$A"; }; A=0; A=1 f; echo $A
## status: 0
## STDOUT:
1
3
0
## END

#### before a function that calls others
f() { g; }; g() { echo "$A"; bash -c 'echo "$A"'; }; A=1 f; echo "${A-none}"
## status: 0
## STDOUT:
1
1
none
## END

#### local of a variable before a function
f() { local A; echo "${A-unset}"; A=5; }; A=0; A=1 f; echo $A
## status: 0
## STDOUT:
1
0
## END

#### unset of a variable before a function
f() { unset A; echo "${A-unset}"; }; A=0; A=1 f; echo $A
## status: 0
## STDOUT:
0
0
## END

#### declare -g under a variable before a function
f() { declare -g A=3; echo "${A-unset}"; }; A=0; A=1 f; echo $A
## status: 0
## STDOUT:
1
3
## END

#### before eval
A=0; A=1 eval 'echo $A; A=2; echo $A'; echo $A
## status: 0
## STDOUT:
1
2
0
## END

#### before special builtins
A=0; A=1 :; echo $A; A=1 export B=$A; echo $A $B; A=1 unset A; echo "${A-gone}"
## status: 0
## STDOUT:
0
0 0
0
## END

#### before export of the same
A=0; A=1 export A; echo $A; declare -p A
## status: 0
## STDOUT:
1
declare -x A="1"
## END

#### before readonly of the same
A=0; A=1 readonly A; declare -p A
## status: 0
## STDOUT:
declare -rx A="1"
## END

#### before declare of the same
A=1 declare A; echo ${A-none}; A=1 declare A=2; echo ${A-none}; A=1 declare -x A; echo ${A-none}
## status: 0
## STDOUT:
none
none
1
## END

#### before local of the same
f() { C=1 local C; echo $C; C=2 declare C; echo $C; }; f; echo ${C-none}
## status: 0
## STDOUT:
1
2
none
## END

#### before read
IFS=: read a b <<< x:y; echo "$a $b ${#IFS}"
## status: 0
## STDOUT:
x y 3
## END

#### before a command that is not there
x=0; x=1 nosuch; echo $? $x
## status: 0
## STDOUT:
127 0
## END
## STDERR:
bash: line 1: nosuch: command not found
## END

#### before cd
HOME=/; HOME=/tmp cd; pwd; echo $HOME
## status: 0
## STDOUT:
/tmp
/
## END

#### shown before a command
x=0; x=1 declare -p x; declare -p x
## status: 0
## STDOUT:
declare -x x="1"
declare -- x="0"
## END

#### a reference
declare -n r=x; x=5; echo $r; r=6; echo $x; declare -p r x
## status: 0
## STDOUT:
5
6
declare -n r="x"
declare -- x="6"
## END

#### unset of a reference
declare -n r=x; x=5; unset r; echo ${x-gone}; declare -p r; unset -n r; declare -p r; echo $?
## status: 0
## STDOUT:
gone
declare -n r="x"
1
## END
## STDERR:
bash: line 1: declare: r: not found
## END

#### a reference without a target
declare -n r; declare -p r; echo "[$r]"; r=foo; declare -p r; r=3; echo $foo
## status: 0
## STDOUT:
declare -n r
[]
declare -n r="foo"
3
## END

#### another target
declare -n r=foo; declare -n r=bar; declare -p r; echo ${!r}; declare +n r; declare -p r
## status: 0
## STDOUT:
declare -n r="bar"
bar
declare -- r="bar"
## END

#### a reference to an element
declare -n r=a[1]; r=x; declare -p a; echo $r; a=(p q); echo $r; r+=z; unset r; declare -p a
## status: 0
## STDOUT:
declare -a a=([1]="x")
x
q
declare -a a=([0]="p")
## END

#### a reference to an array
a=(p); declare -n s=a; s[3]=z; s+=(w); declare -p a; echo ${s[3]} ${#s[@]} ${!s[@]}; for i in "${s[@]}"; do echo $i; done; unset "s[0]"; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="p" [3]="z" [4]="w")
z 3 0 3 4
p
z
w
declare -a a=([3]="z" [4]="w")
## END

#### a reference to an associative array
declare -A y; declare -n q=y; q[k]=v; q[l]=w; declare -p y; unset "q[k]"; declare -p y; echo "${!q[@]} ${q[l]}"
## status: 0
## STDOUT:
declare -A y=([l]="w" [k]="v" )
declare -A y=([l]="w" )
l w
## END

#### a list to a reference
declare -n r=x; r=(1 2 3); declare -p x; declare -a r=(4); declare -p x
## status: 0
## STDOUT:
declare -a x=([0]="1" [1]="2" [2]="3")
declare -a x=([0]="4")
## END

#### a loop over references
a=1 b=2; declare -n r; for r in a b; do echo $r ${!r}; r=9; done; echo $a $b; declare -p r
## status: 0
## STDOUT:
1 a
2 b
9 9
declare -n r="b"
## END

#### targets that cannot be
declare -n r=1x; echo $?; declare -n r=; echo $?; declare -n r="a b"; echo $?; declare -p r
## status: 1
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: declare: `1x': invalid variable name for name reference
bash: line 1: declare: `': not a valid identifier
bash: line 1: declare: `a b': invalid variable name for name reference
bash: line 1: declare: r: not found
## END

#### a target assigned that cannot be
declare -n r; r=1x; echo never
## status: 1
## STDERR:
bash: line 1: `1x': not a valid identifier
## END

#### a reference to itself
declare -n r=r; echo $?; declare -p r
## status: 1
## STDOUT:
1
## END
## STDERR:
bash: line 1: declare: r: nameref variable self references not allowed
bash: line 1: declare: r: not found
## END

#### references in a circle
declare -n a=b; declare -n b=a; echo $?; a=3; echo never
## status: 1
## STDOUT:
0
## END
## STDERR:
bash: line 1: warning: a: circular name reference
## END

#### attributes through a reference
declare -n r=x; declare r=5; declare -p x r; declare -i r; r=1+1; declare -p x; export r; declare -p x r; readonly r; declare -p x r; unset r; echo $?
## status: 0
## STDOUT:
declare -- x="5"
declare -n r="x"
declare -i x="2"
declare -ix x="2"
declare -n r="x"
declare -irx x="2"
declare -n r="x"
1
## END
## STDERR:
bash: line 1: unset: x: cannot unset: readonly variable
## END

#### a reference as a parameter
f() { local -n r=$1; r+=(x); declare -p r; }; a=(1); f a; declare -p a; f y; declare -p y
## status: 0
## STDOUT:
declare -n r="a"
declare -a a=([0]="1" [1]="x")
declare -n r="y"
declare -a y=([0]="x")
## END

#### a reference that returns a value
add() { local -n out=$1; out=$(($2 + $3)); }; add sum 2 3; echo $sum
## status: 0
## STDOUT:
5
## END

#### a reference to a local variable
f() { local v=1; g v; echo $v; }; g() { local -n r=$1; r=2; }; f; echo "${v-none}"
## status: 0
## STDOUT:
2
none
## END

#### references to references
x=1; declare -n a=x b=a c=b; echo $c; c=2; echo $x; unset c; echo "${x-gone}"; declare -p b
## status: 0
## STDOUT:
1
2
gone
declare -n b="a"
## END

#### a read-only reference
declare -rn r=x; r=4; echo $?; declare -p r x; declare -n r=y; echo $?; unset -n r; echo $?
## status: 0
## STDOUT:
0
declare -nr r="x"
declare -- x="4"
1
1
## END
## STDERR:
bash: line 1: declare: r: readonly variable
bash: line 1: unset: r: cannot unset: readonly variable
## END

#### a reference to what is read-only
readonly x=1; declare -n r=x; r=2; echo never
## status: 1
## STDERR:
bash: line 1: x: readonly variable
## END

#### a reference in conditions and expansions
declare -n r=x; [[ -v r ]]; echo $?; [[ -R r ]]; echo $?; x=; [[ -v r ]]; echo $?; echo ${r+set}; unset x; : ${r:=def}; echo $x
## status: 0
## STDOUT:
1
0
0
set
def
## END

#### builtins through a reference
declare -n r=x; read r <<< abc; echo $x; printf -v r %s q; echo $x; (( r = 4 )); echo $x $((r+1)); mapfile -t r <<< $'a\nb'; declare -p x
## status: 0
## STDOUT:
abc
q
4 5
declare -a x=([0]="a" [1]="b")
## END

#### a reference cannot be an array
declare -n a=(1 2); echo $?; b=(1 2); declare -n b; echo $?; declare -p b
## status: 0
## STDOUT:
1
1
declare -a b=([0]="1" [1]="2")
## END
## STDERR:
bash: line 1: declare: a: reference variable cannot be an array
bash: line 1: declare: b: reference variable cannot be an array
## END

#### declare +n
declare -n q=z; declare +n q; declare -p q
## status: 0
## STDOUT:
declare -- q="z"
## END

#### a reference in a subshell
declare -n r=x; x=1; (r=2; echo $x); echo $x
## status: 0
## STDOUT:
2
1
## END

#### an empty assignment and its status
x=; echo $?; x=$(false); echo $?; x=$(exit 3) y=1; echo $?; x=1 y=$(exit 4); echo $?; local_=$(true); echo $?; export e=$(false); echo $?; readonly r=$(exit 5); echo $?
## status: 0
## STDOUT:
0
1
3
4
0
0
0
## END

#### assignments in a row
x=1 y=$x z=$y$x; echo $x $y $z; x=2 x+=3 x+=4; echo $x
## status: 0
## STDOUT:
1 1 11
234
## END

#### an assignment is no word
e=x=1; $e; echo $?; "x=1"; echo $?; x\=1; echo $?
## status: 0
## STDOUT:
127
127
127
## END
## STDERR:
bash: line 1: x=1: command not found
bash: line 1: x=1: command not found
bash: line 1: x=1: command not found
## END

#### an assignment splits nothing
v="a  b *"; x=$v; echo "$x"; y=$v$v; echo "$y"; set -- "p  q" r; z=$@; echo "$z"; z="$*"; echo "$z"; IFS=:; z=$*; echo "$z"; z="$@"; echo "$z"
## status: 0
## STDOUT:
a  b *
a  b *a  b *
p  q r
p  q r
p  q:r
p  q r
## END

#### tildes in assignments
HOME=/h; x=~ y=a:~:~/b z="~" w=a~; echo $x $y $z $w
## status: 0
## STDOUT:
/h a:/h:/h/b ~ a~
## END

#### local of an array from itself
a=(1 2); f() { local a=("${a[@]}" 3); declare -p a; }; f; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3")
declare -a a=([0]="1" [1]="2")
## END

#### local -a of an array from itself
a=(1 2); f() { local -a a=("${a[@]}" 3); declare -p a; }; f; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3")
declare -a a=([0]="1" [1]="2")
## END

#### declare -A in a function from itself
a=(1 2); f() { declare -A a=([x]="${a[1]}"); declare -p a; }; f; declare -p a
## status: 0
## STDOUT:
declare -A a=([x]="2" )
declare -a a=([0]="1" [1]="2")
## END

#### a quoted list in a function
a=(1 2); f() { local -a "a=(\"\${a[@]}\" 3)"; declare -p a; }; f; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="3")
declare -a a=([0]="1" [1]="2")
## END

#### local from what it hides
x=5; f() { local x=$x y=$x; x=6; local z=$x; declare -p x y z; }; f
## status: 0
## STDOUT:
declare -- x="6"
declare -- y="5"
declare -- z="6"
## END

#### arguments kept in a local array
f() { local -a args=("$@"); local n=${#args[@]} i; for ((i=0;i<n;i++)); do echo "$i=${args[i]}"; done; }; f a "b c" d
## status: 0
## STDOUT:
0=a
1=b c
2=d
## END

#### a local IFS splits a local list
f() { local IFS=,; local -a p=($1); echo "${#p[@]} ${p[*]}"; }; f a,b,c
## status: 0
## STDOUT:
3 a,b,c
## END

#### appending to what is read-only in silence
readonly -a r=(1 2 3); r+=(4) 2>/dev/null; echo ${r[@]}
## status: 1
## STDERR:
bash: line 1: r: readonly variable
## END

#### keys and values read from lines
declare -A m; while IFS='=' read -r k v; do m[$k]=$v; done <<< $'a=1\nb=2=3\nc='; for k in a b c; do echo "$k:${m[$k]}"; done
## status: 0
## STDOUT:
a:1
b:2=3
c:
## END

#### words seen before
declare -A seen; for w in a b a c b; do [[ ${seen[$w]} ]] && continue; seen[$w]=1; out+=("$w"); done; echo "${out[@]}"
## status: 0
## STDOUT:
a b c
## END

#### options in an associative array
f() { local -A opts=([v]=0 [n]=x); while [[ $1 ]]; do case $1 in -v) opts[v]=1;; -n) opts[n]=$2; shift;; esac; shift; done; echo "${opts[v]} ${opts[n]}"; }; f -v -n name
## status: 0
## STDOUT:
1 name
## END

#### sorting an array
arr=(c a b); n=${#arr[@]}; for ((i=0;i<n;i++)); do for ((j=i+1;j<n;j++)); do if [[ ${arr[j]} < ${arr[i]} ]]; then t=${arr[i]}; arr[i]=${arr[j]}; arr[j]=$t; fi; done; done; echo "${arr[@]}"
## status: 0
## STDOUT:
a b c
## END

#### keys through a reference
declare -A m=([x]=1); f() { local -n ref=$1; ref[y]=2; for k in "${!ref[@]}"; do echo $k ${ref[$k]}; done; }; f m
## status: 0
## STDOUT:
y 2
x 1
## END

#### swapping
x=1 y=2; x=$y y=$x; echo $x $y; read -r x y <<< "$y $x"; echo $x $y
## status: 0
## STDOUT:
2 2
2 2
## END

#### printf -v to a local variable
f() { local v; printf -v v '%s' "$1"; echo "$v"; }; v=out; f in; echo $v
## status: 0
## STDOUT:
in
out
## END

#### shifting an array
declare -a q; q+=(1); q+=(2); q=("${q[@]:1}"); echo "${q[@]}" ${#q[@]}
## status: 0
## STDOUT:
2 1
## END

#### splitting a text by IFS before read
s=a.b.c; IFS=. read -ra p <<< "$s"; echo "${p[@]}" "${p[-1]}"; IFS=. p=($s); echo ${#p[@]} "$IFS"
## status: 0
## STDOUT:
a b c c
3 .
## END

#### which value is seen
f() { echo "$x"; }; g() { local x=g; f; }; x=top; g; f; x=pre f; x=pre g
## status: 0
## STDOUT:
g
top
pre
g
## END

#### integers from integers
declare -i n; n+=1; n+=n; n=n*2+1; echo $n; n="2 * 3"; echo $n; declare -i m=n+1; echo $m
## status: 0
## STDOUT:
5
6
7
## END

#### closing the holes
unset a; a[2]=x; a=("${a[@]}"); declare -p a; a=(${a[@]/x/y z}); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="x")
declare -a a=([0]="y" [1]="z")
## END

#### a global associative array from a function
f() { declare -gA G=([a]=1); G[b]=2; }; f; echo "${#G[@]}"; f2() { echo ${G[b]}; unset "G[b]"; }; f2; echo "${!G[@]}"
## status: 0
## STDOUT:
2
2
a
## END

#### assigning before and after local
x=1; f() { x=2; local x=3; x=4; }; f; echo $x
## status: 0
## STDOUT:
2
## END

#### read into local variables
f() { local a b c; read a b c <<< "1 2 3"; echo $c$b$a; }; f; echo "${a-u}"
## status: 0
## STDOUT:
321
u
## END

#### text of a function
f() { echo a; }; declare -f f; declare -f; typeset -f f; declare -F
## status: 0
## STDOUT:
f () 
{ 
    echo a
}
f () 
{ 
    echo a
}
f () 
{ 
    echo a
}
declare -f f
## END

#### listing functions
f() { echo a; }; g() { :; }; export -f f; readonly -f g; declare -f; export -f; readonly -f; declare -pf f; declare -pF; declare -fp g
## status: 0
## STDOUT:
f () 
{ 
    echo a
}
declare -fx f
g () 
{ 
    :
}
declare -fr g
f () 
{ 
    echo a
}
declare -fx f
g () 
{ 
    :
}
declare -fr g
f () 
{ 
    echo a
}
declare -fx f
declare -fx f
declare -fr g
g () 
{ 
    :
}
declare -fr g
## END

#### listing functions by attribute
f() { echo a; }; declare -fx f; declare -xF; declare -xf; declare -rF; declare -f f nope; echo $?
## status: 0
## STDOUT:
declare -fx f
f () 
{ 
    echo a
}
declare -fx f
f () 
{ 
    echo a
}
1
## END

#### functions behind the variables
f() { if true; then echo a; fi; }; x=1; declare | grep -A6 "^f ()"; set | grep -A6 "^f ()"
## status: 0
## STDOUT:
f () 
{ 
    if true; then
        echo a;
    fi
}
f () 
{ 
    if true; then
        echo a;
    fi
}
## END

#### a function with declarations as text
f() { local x=1 y=(1 2); declare -A m=([k]="v $x"); echo "${m[k]}" > /dev/null; }; declare -f f; f
## status: 0
## STDOUT:
f () 
{ 
    local x=1 y=(1 2);
    declare -A m=([k]="v $x");
    echo "${m[k]}" > /dev/null
}
## END

#### a function within a function
f() { g() { echo inner; }; g; }; f; declare -f g; declare -F
## status: 0
## STDOUT:
inner
g () 
{ 
    echo inner
}
declare -f f
declare -f g
## END

#### a list sees the one before it
declare -a p=(1 2) q=("${p[@]}" 3); declare -p p q
## status: 0
## STDOUT:
declare -a p=([0]="1" [1]="2")
declare -a q=([0]="1" [1]="2" [2]="3")
## END

#### a local list sees the one before it
p=(9); f() { local p=(1 2) q=("${p[@]}") r=(${q[0]}); declare -p p q r; }; f; declare -p p
## status: 0
## STDOUT:
declare -a p=([0]="1" [1]="2")
declare -a q=([0]="1" [1]="2")
declare -a r=([0]="1")
declare -a p=([0]="9")
## END

#### lists of numbers one behind the other
declare -i n=(1+1 2) m=("${n[0]}+1"); declare -p n m
## status: 0
## STDOUT:
declare -ai n=([0]="2" [1]="2")
declare -ai m=([0]="3")
## END

#### read-only lists and what stands among lists
readonly a=(1) b=("${a[@]}"); declare -p a b; declare x=1 y=(2) z=(3 $x) w=$y; declare -p x y z w
## status: 0
## STDOUT:
declare -ar a=([0]="1")
declare -ar b=([0]="1")
declare -- x="1"
declare -a y=([0]="2")
declare -a z=([0]="3")
declare -- w="2"
## END

#### associative and exported lists one behind the other
declare -A m=([k]=v) l=(["${m[k]}"]=1); declare -p m l; export e=(1) g=(2 ${e[@]}); declare -p e g
## status: 0
## STDOUT:
declare -A m=([k]="v" )
declare -A l=([v]="1" )
declare -ax e=([0]="1")
declare -ax g=([0]="2" [1]="1")
## END

#### a list appended to the one before it
declare a=(1) a+=(2 "${a[@]}"); declare -p a; f() { declare -g s=(1) t=("${s[@]}"); }; f; declare -p s t
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="1")
declare -a s=([0]="1")
declare -a t=([0]="1")
## END

#### a list for what is read-only, among others
readonly r=(1); declare r=(2) u=(3 "${r[@]}"); echo $?; declare -p u
## status: 1
## STDERR:
bash: line 1: r: readonly variable
## END

#### a list for what is read-only
readonly r=(1); declare r=(2); echo $?
echo next
## status: 0
## STDOUT:
next
## END
## STDERR:
bash: line 1: r: readonly variable
## END

#### a list for what is read-only, in a function
readonly r=(1); f() { local r=(2); echo $?; }; f 2> /dev/null; echo b
echo next $?
## status: 0
## STDOUT:
1
b
next 0
## END

#### a list for a read-only text
readonly r=1; declare -a r=(2); echo $?; export r=(3); echo $?
echo next $?
## status: 0
## STDOUT:
next 1
## END
## STDERR:
bash: line 1: r: readonly variable
## END

#### local outside a function has assigned its lists
local a=("" b) x=1; echo $? ${#a[@]} $x; declare -p a
local -A m=([k]=v) n; declare -p m n
local -ir i=(1+1); i+=(3+3); declare -p i
set -x; local a+=(c d) b=(e); set +x; echo ${a[@]} ${b[@]}
## status: 0
## STDOUT:
1 2
declare -a a=([0]="" [1]="b")
declare -A m=([k]="v" )
declare -ai i=([0]="2" [1]="6")
b c d e
## END
## STDERR:
bash: line 1: local: can only be used in a function
bash: line 2: local: can only be used in a function
bash: line 2: declare: n: not found
bash: line 3: local: can only be used in a function
+ a+=('c' 'd')
+ b=('e')
+ local a b
bash: line 4: local: can only be used in a function
+ set +x
## END

#### references of the same name lead out of all functions
exec 2>/dev/null
x=glob; f() { local -n x=x; echo "$x"; x=5; echo $x; }; f; echo $x
g() { local -n a=$1; echo "${a[@]}" "${#a[@]}"; a[1]=x; a+=(new); }; a=(1 2 3); g a; echo ${a[@]}
f() { local -n x=$1; h x; echo "$x"; }; h() { local -n x=$1; x=deep; }; x=top; f x; echo $x
f() { declare -n r=r; r=1; echo $?; }; f; echo $r
declare -A m=([k]=v); f() { local -n m=$1; m[z]=1; echo "${m[k]} ${!m[@]}"; }; f m; echo ${#m[@]}
## status: 0
## STDOUT:
glob
5
5
1 2 3 3
1 x 3 new
deep
deep
0
1
v z k
2
## END

#### what export and readonly say of what is no name
for w in '[1]="two' '[x]=3' 'a[=3' 'a[1]x=3' '1[1]=3' 'a[1]=3' 'a-b[1]=c' '[1]+=3' 'a[1]+=3' '[=' 'a]=3'; do
  export "$w"; readonly "$w"; export -n "$w"
done 2>&1
## status: 1
## STDOUT:
bash: line 2: export: `[1]="two': not a valid identifier
bash: line 2: readonly: `[1]="two': not a valid identifier
bash: line 2: export: `[1]="two': not a valid identifier
bash: line 2: export: `[x]=3': not a valid identifier
bash: line 2: readonly: `[x]=3': not a valid identifier
bash: line 2: export: `[x]=3': not a valid identifier
bash: line 2: export: `a[=3': not a valid identifier
bash: line 2: readonly: `a[=3': not a valid identifier
bash: line 2: export: `a[=3': not a valid identifier
bash: line 2: export: `a[1]x=3': not a valid identifier
bash: line 2: readonly: `a[1]x=3': not a valid identifier
bash: line 2: export: `a[1]x=3': not a valid identifier
bash: line 2: export: `1[1]=3': not a valid identifier
bash: line 2: readonly: `1[1]=3': not a valid identifier
bash: line 2: export: `1[1]=3': not a valid identifier
bash: line 2: export: `a[1]': not a valid identifier
bash: line 2: readonly: `a[1]': not a valid identifier
bash: line 2: export: `a[1]': not a valid identifier
bash: line 2: export: `a-b[1]=c': not a valid identifier
bash: line 2: readonly: `a-b[1]=c': not a valid identifier
bash: line 2: export: `a-b[1]=c': not a valid identifier
bash: line 2: export: `[1]+=3': not a valid identifier
bash: line 2: readonly: `[1]+=3': not a valid identifier
bash: line 2: export: `[1]+=3': not a valid identifier
bash: line 2: export: `a[1]': not a valid identifier
bash: line 2: readonly: `a[1]': not a valid identifier
bash: line 2: export: `a[1]': not a valid identifier
bash: line 2: export: `[=': not a valid identifier
bash: line 2: readonly: `[=': not a valid identifier
bash: line 2: export: `[=': not a valid identifier
bash: line 2: export: `a]=3': not a valid identifier
bash: line 2: readonly: `a]=3': not a valid identifier
bash: line 2: export: `a]=3': not a valid identifier
## END

#### what is assigned through a reference to an element is exported with set -a
a=(1 2); set -a; declare -n el="a[1]"; el=x; declare -p a
## status: 0
## STDOUT:
declare -ax a=([0]="1" [1]="x")
## END

#### the statuses of the last pipeline are listed with the arrays
false | true; declare -a | while read -r line; do case $line in *PIPE*) echo "$line";; esac; done
x=1; declare -a | while read -r line; do case $line in *PIPE*) echo "$line";; esac; done
## status: 0
## STDOUT:
declare -a PIPESTATUS=([0]="1" [1]="0")
declare -a PIPESTATUS=([0]="0")
## END

#### a subscript ends with the word
declare 'a[]]=y'; echo $?
declare 'a[x]]=y' 'a[[]=y'; echo $?
declare -A m; declare 'm[]]=1'; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: declare: `a[]]=y': not a valid identifier
bash: line 2: declare: `a[x]]=y': not a valid identifier
bash: line 2: declare: `a[[]=y': not a valid identifier
bash: line 3: declare: `m[]]=1': not a valid identifier
## END

#### all arguments assigned behind declare, where IFS is empty
f() { local y=$* "z=$*" w=a*; echo "$y|$z|$w"; }
f 1 2; IFS=; f 1 2; IFS=:; f 1 2
set -- pa pb; IFS=; declare v=$*; u=$*; echo "$v $u"
## status: 0
## STDOUT:
1 2|1 2|a*
1 2|12|a*
1:2|1:2|a*
pa pb papb
## END

#### an integer that printf gives no expression ends the line
declare -i n
(printf -v n '%s' '1+'; echo in)
echo $?
printf -v n '%s' '1+' || echo or
echo not reached
## status: 1
## STDOUT:
1
## END
## STDERR:
bash: line 2: printf: 1+: syntax error: operand expected (error token is "+")
bash: line 4: printf: 1+: syntax error: operand expected (error token is "+")
## END

#### an integer that read, mapfile or getopts gives no expression ends the line
declare -i n; declare -ai m
(read x n <<< '3 4 +'; echo in); echo $?
(read <<< 1; read -a m <<< '3 4+'; echo in); echo $?
(mapfile m <<< '1+'; echo in); echo $?
(getopts ':' n -x; echo in); echo $?
(declare -i OPTARG; getopts x: o -x 1+; echo in); echo $?
(declare -i REPLY; read <<< 1+; echo in); echo $?
(declare -i PWD; cd /; echo in); echo $?
## status: 0
## STDOUT:
1
1
1
1
1
1
1
## END
## STDERR:
bash: line 2: read: 4 +: syntax error: operand expected (error token is "+")
bash: line 3: read: 4+: syntax error: operand expected (error token is "+")
bash: line 4: mapfile: 1+
: syntax error: operand expected (error token is "+
")
bash: line 5: getopts: ?: syntax error: operand expected (error token is "?")
bash: line 6: getopts: 1+: syntax error: operand expected (error token is "+")
bash: line 7: read: 1+: syntax error: operand expected (error token is "+")
bash: line 8: cd: /: syntax error: operand expected (error token is "/")
## END

#### a subscript that is no expression is said without the builtin
(read 'a[1+]' <<< 3; echo in); echo $?
(printf -v 'a[1+]' x; echo in); echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
bash: line 2: 1+: syntax error: operand expected (error token is "+")
## END

#### an integer that for or select gives no expression ends the line
declare -i n
(for n in 1 '2+' 3; do echo $n; done; echo in); echo $?
(select n in 1+; do echo $n; break; done <<< 1; echo in) 2>/dev/null; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 2: 2+: syntax error: operand expected (error token is "+")
## END

#### attributes hold for what read -a and mapfile set
declare -ai m; declare -au u; declare -l s
mapfile -t m <<< $'1+1\n2*3'; declare -p m
read -ra m <<< '1 2+3 4*2'; declare -p m
mapfile -t u <<< abc; declare -p u
read -a s <<< 'AB CD'; declare -p s
## status: 0
## STDOUT:
declare -ai m=([0]="2" [1]="6")
declare -ai m=([0]="1" [1]="5" [2]="8")
declare -au u=([0]="ABC")
declare -al s=([0]="ab" [1]="cd")
## END

#### in the list of an associative array arguments in quotes cut the word and join it with blanks
declare -A m
x=$'a  b\nc '
set -- 'p  q' '' r
m=(k $x"$@"); declare -p m
m=(k "$@"$x"$@"); declare -p m
m=("$@"$@ v); declare -p m
m=([k]=$(echo "$x")"$@"); declare -p m
m=(k $x$@); declare -p m
m=(k $x"$*"); declare -p m
IFS=:
m=(k a:b$x"${@:2}"); declare -p m
set --
m=(k $x"$@"); declare -p m
## status: 0
## STDOUT:
declare -A m=([k]="a b c p  q  r" )
declare -A m=([k]="p  q  ra b c p  q  r" )
declare -A m=(["p  q  rp q r"]="v" )
declare -A m=([k]="a b c p  q  r" )
declare -A m=([k]=$'a  b\nc p  q  r' )
declare -A m=([k]=$'a  b\nc p  q  r' )
declare -A m=([k]=$'a ba  b\nc  r' )
declare -A m=([k]=$'a  b\nc ' )
## END

#### declare expands the subscript of an element once more
HOME=/h
declare -A m
declare "m['r']=5" m["x y"]=4 'm[$HOME]=2' "m[\"r s\"]=6" 'm[\a]=1' 'm[`echo q`]=2'
declare -p m
k="'z'"; declare m[$k]=1; declare -p m
declare -a a; i=2; declare 'a[$i]=1' 'a["4"]=3' 'a[$(echo 3)]=1'; declare -p a
declare 'm[""]=1'; echo $?
f() { local -A n; local "n['r']+=5"; declare -p n; }; f
## status: 0
## STDOUT:
declare -A m=([r]="5" [q]="2" [a]="1" ["r s"]="6" ["x y"]="4" [/h]="2" )
declare -A m=([z]="1" [r]="5" [q]="2" [a]="1" ["r s"]="6" ["x y"]="4" [/h]="2" )
declare -a a=([2]="1" [3]="1" [4]="3")
1
declare -A n=([r]="5" )
## END
## STDERR:
bash: line 7: m[""]: bad array subscript
## END

#### a reference to an element expands the subscript each time
declare -A m=([k]=v ["'k'"]=w)
declare -n r="m['k']"; echo "$r"; r=3; declare -p m
declare -n z='m[$j]'; j=k; echo "$z"; j=l; z=9; declare -p m
declare -a a=(1 2 3); i=1; declare -n q='a[$i]'; echo $q; i=2; echo $q; q=7; declare -p a; unset q; declare -p a
## status: 0
## STDOUT:
v
declare -A m=([k]="3" ["'k'"]="w" )
3
declare -A m=([l]="9" [k]="3" ["'k'"]="w" )
2
3
declare -a a=([0]="1" [1]="2" [2]="7")
declare -a a=([0]="1" [1]="2")
## END

#### under set -u an integer's value that is unset ends the shell without the builtin's name
(set -u; declare -i n=q; echo in); echo $?
(set -u; declare -i 'n=q[3]<<=1'; echo in); echo $?
(declare -i n; set -u; printf -v n q; echo in); echo $?
(declare -i n; set -u; read n <<< q; echo in); echo $?
(declare -i n; set -u; for n in 1 q; do echo $n; done; echo in); echo $?
declare -n r; declare r=1a; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
1
1
## END
## STDERR:
bash: line 1: q: unbound variable
bash: line 2: q: unbound variable
bash: line 3: q: unbound variable
bash: line 4: q: unbound variable
bash: line 5: q: unbound variable
bash: line 6: declare: `1a': not a valid identifier
## END
