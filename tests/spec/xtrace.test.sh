#### words
set -x; echo a 'b c' "d\$e" '' $'x\ny' é "it's" a=b ~ '*' \#x x#y
## status: 0
## STDOUT:
a b c d$e  x
y é it's a=b /home/agent * #x x#y
## END
## STDERR:
+ echo a 'b c' 'd$e' '' 'x
y' é 'it'\''s' a=b /home/agent '*' '#x' x#y
## END

#### conditions and sums
set -x; [[ a == "b c" ]]; [[ -f x && ! -z "" ]]; [[ $x =~ ^a ]]; (( x = 1 + 2 )); [ a = b ]; let y=1; : $((1+1))
## status: 0
## STDERR:
+ [[ a == \b\ \c ]]
+ [[ -f x ]]
+ [[ '' =~ ^a ]]
+ ((  x = 1 + 2  ))
+ '[' a = b ']'
+ let y=1
+ : 2
## END

#### loops and case
set -x; for i in a 'b c'; do echo $i; done; for ((i=0;i<2;i++)); do :; done; while [ $i -gt 1 ]; do i=0; done; case "a b" in x) ;; a*) echo;; esac; if true; then false; fi
## status: 1
## STDOUT:
a
b c

## END
## STDERR:
+ for i in a 'b c'
+ echo a
+ for i in a 'b c'
+ echo b c
+ (( i=0 ))
+ (( i<2 ))
+ :
+ (( i++ ))
+ (( i<2 ))
+ :
+ (( i++ ))
+ (( i<2 ))
+ '[' 2 -gt 1 ']'
+ i=0
+ '[' 0 -gt 1 ']'
+ case "a b" in
+ echo
+ true
+ false
## END

#### functions and substitutions
set -x; f() { echo in $1; }; f 'a b'; (echo sub); { echo grp; }; x=$(echo cs; echo $(echo inner)); echo `echo bq`; eval 'echo ev'; echo $(f z)
## status: 0
## STDOUT:
in a b
sub
grp
bq
ev
in z
## END
## STDERR:
+ f 'a b'
+ echo in a b
+ echo sub
+ echo grp
++ echo cs
+++ echo inner
++ echo inner
+ x='cs
inner'
++ echo bq
+ echo bq
+ eval 'echo ev'
++ echo ev
++ f z
++ echo in z
+ echo in z
## END

#### redirections are not shown
set -x; echo a > f; echo b 2>&1 >> f; cat < f; cat <<X
h
X
## status: 0
## STDOUT:
a
b
h
## END
## STDERR:
+ echo a
+ echo b
+ cat
+ cat
## END

#### PS4
set -x; PS4='[$x] '; x=5; echo a; PS4='> '; echo $(echo b); PS4=; echo c; PS4='$LINENO+ '; echo d
## status: 0
## STDOUT:
a
b
c
d
## END
## STDERR:
+ PS4='[$x] '
[] x=5
[5] echo a
[5] PS4='> '
>> echo b
> echo b
> PS4=
echo c
PS4='$LINENO+ '
1+ echo d
## END

#### off again
echo on; set -x
echo a; set +x; echo b
## status: 0
## STDOUT:
on
a
b
## END
## STDERR:
+ echo a
+ set +x
## END

#### a descriptor of its own
exec 3>&2; BASH_XTRACEFD=3; set -x; echo a; set +x
## status: 0
## STDOUT:
a
## END
## STDERR:
+ echo a
+ set +x
## END

#### other commands
set -x; select i in a; do break; done <<< 1; echo "$i"; ! true; true && false || echo x; cd /; unset x; export v=1; readonly r=2; return; exit 3
## status: 3
## STDOUT:
a
x
## END
## STDERR:
+ select i in a
1) a
#? + break
+ echo a
+ true
+ true
+ false
+ echo x
+ cd /
+ unset x
+ export v=1
+ v=1
+ readonly r=2
+ r=2
+ return
bash: line 1: return: can only `return' from a function or sourced script
+ exit 3
## END

#### more conditions
set -x; [[ ( a < b ) || c > d ]]; [[ a -nt b ]]; [[ -n $y ]]; [[ ! a = b ]]; x=(); [[ $x == [a-z]* ]]; [[ x == \* ]]; [[ x == "*" ]]; [[ a -eq 1 ]]; (( 1 )) ; ((x++)); case $x in ?) echo;; esac
## status: 0
## STDOUT:

## END
## STDERR:
+ [[ a < b ]]
+ [[ a -nt b ]]
+ [[ -n '' ]]
+ [[ ! a = b ]]
+ x=()
+ [[ '' == [a-z]* ]]
+ [[ x == \* ]]
+ [[ x == \* ]]
+ [[ a -eq 1 ]]
+ ((  1  ))
+ (( x++ ))
+ case $x in
+ echo
## END

#### more loops
set -x; for i; do echo; done; for i in; do echo; done; set -- a b; for i; do echo $i; done; until true; do :; done; x=~; x=a:b echo y; echo {1..3} *.none; shopt -s nullglob;
## status: 0
## STDOUT:
a
b
y
1 2 3 *.none
## END
## STDERR:
+ set -- a b
+ for i in "$@"
+ echo a
+ for i in "$@"
+ echo b
+ true
+ x=/home/agent
+ x=a:b
+ echo y
+ echo 1 2 3 '*.none'
+ shopt -s nullglob
## END

#### reading aloud in one line
set -v; echo a
echo b
## status: 0
## STDOUT:
a
b
## END
## STDERR:
echo b
## END

#### reading aloud
set -v
echo a
if true; then
 echo c
fi
set +v
echo d
## status: 0
## STDOUT:
a
c
d
## END
## STDERR:
echo a
if true; then
 echo c
fi
set +v
## END

#### tracing words
set -x; echo "a  b" 'c"d' $'\e[0m' a,b {x} [y] a~ ~/x '' ! : %
## status: 0
## stdout-json: "a  b c\"d \u001b[0m a,b {x} [y] a~ /home/agent/x  ! : %\n"
## stderr-json: "+ echo 'a  b' 'c\"d' '\u001b[0m' a,b '{x}' '[y]' a~ /home/agent/x '' '!' : %\n"

#### tracing a pipeline within a substitution
set -x; x=$(echo a; echo b); echo "$x"
## status: 0
## STDOUT:
a
b
## END
## STDERR:
++ echo a
++ echo b
+ x='a
b'
+ echo 'a
b'
## END

#### tracing in a function
f() { local v=$1; echo "$v"; return 3; }; set -x; f 'a b'; echo $?
## status: 0
## STDOUT:
a b
3
## END
## STDERR:
+ f 'a b'
+ local 'v=a b'
+ echo 'a b'
+ return 3
+ echo 3
## END

#### tracing a variable in front
set -x; x=1 y='2 3' echo z; x=4 f 2>/dev/null
## status: 127
## STDOUT:
z
## END
## STDERR:
+ x=1
+ y='2 3'
+ echo z
+ x=4
+ f
## END

#### tracing and its own redirections
set -x; echo a 2> err; cat err; { echo b; } 2> err2; cat err2
## status: 0
## STDOUT:
a
b
+ echo b
## END
## STDERR:
+ echo a
+ cat err
+ cat err2
## END

#### tracing inside a redirected function
f() { echo in; }; set -x; f 2> err; set +x; cat err
## status: 0
## STDOUT:
in
+ echo in
## END
## STDERR:
+ f
+ set +x
## END

#### tracing eval
set -x; eval 'x=1; eval "echo \$x"'
## status: 0
## STDOUT:
1
## END
## STDERR:
+ eval 'x=1; eval "echo \$x"'
++ x=1
++ eval 'echo $x'
+++ echo 1
## END

#### tracing a sourced file
echo 'echo in file' > s; set -x; . ./s
## status: 0
## STDOUT:
in file
## END
## STDERR:
+ . ./s
++ echo in file
## END

#### tracing a subshell
set -x; (x=1; echo $x); (set +x; echo quiet); echo on
## status: 0
## STDOUT:
1
quiet
on
## END
## STDERR:
+ x=1
+ echo 1
+ set +x
+ echo on
## END

#### tracing set itself
set -x; set +x; set -x; :; { set +x; } 2> /dev/null; echo silent
## status: 0
## STDOUT:
silent
## END
## STDERR:
+ set +x
+ :
## END

#### tracing while
i=0; set -x; while [ $i -lt 2 ]; do i=$((i+1)); done; until [ $i = 0 ]; do i=0; done
## status: 0
## STDERR:
+ '[' 0 -lt 2 ']'
+ i=1
+ '[' 1 -lt 2 ']'
+ i=2
+ '[' 2 -lt 2 ']'
+ '[' 2 = 0 ']'
+ i=0
+ '[' 0 = 0 ']'
## END

#### tracing read
set -x; read a b <<< '1 2 3'; echo "$b"; while read l; do echo "$l"; done <<< $'x\ny'
## status: 0
## STDOUT:
2 3
x
y
## END
## STDERR:
+ read a b
+ echo '2 3'
+ read l
+ echo x
+ read l
+ echo y
+ read l
## END

#### tracing case
x='a b'; set -x; case $x in a*) echo 1;; esac; case "$x" in b) ;; esac; case a in esac
## status: 0
## STDOUT:
1
## END
## STDERR:
+ case $x in
+ echo 1
+ case "$x" in
+ case a in
## END

#### tracing for
set -x; for i in "a b" c; do :; done; for i in $(echo 1 2); do :; done; for i in *.none {1..2}; do :; done
## status: 0
## STDERR:
+ for i in "a b" c
+ :
+ for i in "a b" c
+ :
++ echo 1 2
+ for i in $(echo 1 2)
+ :
+ for i in $(echo 1 2)
+ :
+ for i in *.none {1..2}
+ :
+ for i in *.none {1..2}
+ :
+ for i in *.none {1..2}
+ :
## END

#### tracing if and lists
set -x; if [ a = b ]; then :; elif true; then echo yes; fi; true && echo and || echo or; ! false
## status: 0
## STDOUT:
yes
and
## END
## STDERR:
+ '[' a = b ']'
+ true
+ echo yes
+ true
+ echo and
+ false
## END

#### tracing arithmetic
set -x; ((a = 1, b = 2)); (( a > 5 )) || echo small; ((c = $a + 1)); let 'd = 3' e=4; echo $((d*2)); for ((;;)); do break; done
## status: 0
## STDOUT:
small
6
## END
## STDERR:
+ (( a = 1, b = 2 ))
+ ((  a > 5  ))
+ echo small
+ (( c = 1 + 1 ))
+ let 'd = 3' e=4
+ echo 6
+ (( 1 ))
+ (( 1 ))
+ break
## END

#### tracing conditions with patterns
x=abc; set -x; [[ $x == a* ]]; [[ $x == "a*" ]]; [[ $x != b ]]; [[ -n $x && $x < b ]]; [[ ! -e none ]]; [[ $x =~ b+ ]]; [[ a -lt 2 ]]
## status: 0
## STDERR:
+ [[ abc == a* ]]
+ [[ abc == \a\* ]]
+ [[ abc != b ]]
+ [[ -n abc ]]
+ [[ abc < b ]]
+ [[ ! -e none ]]
+ [[ abc =~ b+ ]]
+ [[ a -lt 2 ]]
## END

#### tracing export and readonly
set -x; export a=1 b='2 3'; readonly c=4; export a
## status: 0
## STDERR:
+ export a=1 'b=2 3'
+ a=1
+ b='2 3'
+ readonly c=4
+ c=4
+ export a
## END

#### tracing builtins
set -x; cd /; shift; shopt -s nullglob; unset x; printf '%s\n' "a b"; type cd; : x
## status: 0
## STDOUT:
a b
cd is a shell builtin
## END
## STDERR:
+ cd /
+ shift
+ shopt -s nullglob
+ unset x
+ printf '%s\n' 'a b'
+ type cd
+ : x
## END

#### PS4 with an expansion
x=v; PS4='+[$x:$((1+1))] '; set -x; echo a; x=w; echo b
## status: 0
## STDOUT:
a
b
## END
## STDERR:
+[v:2] echo a
+[v:2] x=w
+[w:2] echo b
## END

#### PS4 with a substitution
PS4='+$(echo p) '; set -x; echo a; echo $(echo b)
## status: 0
## STDOUT:
a
b
## END
## STDERR:
+p echo a
++p echo b
+p echo b
## END

#### an empty PS4
PS4=; set -x; echo a; echo $(echo b); unset PS4; echo c
## status: 0
## STDOUT:
a
b
c
## END
## STDERR:
echo a
echo b
echo b
unset PS4
echo c
## END

#### xtrace in SHELLOPTS and the letters
set -x; echo $-; set -o > o; grep xtrace o; set +o xtrace; echo $-
## status: 0
## stdout-json: "hxBc\nxtrace         \ton\nhBc\n"
## STDERR:
+ echo hxBc
+ set -o
+ grep xtrace o
+ set +o xtrace
## END

#### a trace does not change the status
set -x; false; echo $?; PS4='$(false)+ '; true; echo $?
## status: 0
## STDOUT:
1
0
## END
## STDERR:
+ false
+ echo 1
+ PS4='$(false)+ '
+ true
+ echo 0
## END

#### BASH_XTRACEFD to a file
exec 5> log; BASH_XTRACEFD=5; set -x; echo a; set +x; cat log
## status: 0
## STDOUT:
a
+ echo a
+ set +x
## END

#### tracing a command that is not there
set -x; nosuch 'x y'; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
+ nosuch 'x y'
bash: line 1: nosuch: command not found
+ echo 127
## END

#### set -x from the invocation
bash -x -c 'echo a; x=1'
## status: 0
## STDOUT:
a
## END
## STDERR:
+ echo a
+ x=1
## END

#### set -v reads aloud
set -v
echo a
for i in 1 2; do
  echo $i
done
## status: 0
## STDOUT:
a
1
2
## END
## STDERR:
echo a
for i in 1 2; do
  echo $i
done
## END

#### set -n ends all
echo a; set -n; echo b
echo c
## status: 0
## STDOUT:
a
## END

#### what a DEBUG trap runs
{ trap 'echo d' DEBUG; set -x; (( 1 )); true; f() { :; }; f; [[ a ]]; for i in 1; do :; done; case a in b) ;; esac; } 2>&1
## status: 0
## STDOUT:
d
++ echo d
d
+ ((  1  ))
++ echo d
d
+ true
++ echo d
d
+ f
+ :
++ echo d
d
+ [[ -n a ]]
+ for i in 1
++ echo d
d
++ echo d
d
+ :
+ case a in
++ echo d
d
## END

#### what an ERR trap runs
{ set -x; trap 'echo hi' ERR; false; f() { false; }; f; } 2>&1
## status: 1
## STDOUT:
+ trap 'echo hi' ERR
+ false
++ echo hi
hi
+ f
+ false
++ echo hi
hi
## END

#### the lines of heads of compound commands
{ PS4='+$LINENO '; set -x; x=1

case $x in
  1) : a ;;
esac
for i in 1 2
do
  : $i
done; } 2>&1
## status: 0
## STDOUT:
+1 x=1
+3 case $x in
+4 : a
+6 for i in 1 2
+8 : 1
+6 for i in 1 2
+8 : 2
## END

#### lists behind declare are shown expanded
set -x
x="it's" e=
declare -a a=($x "$e" 'q r' [7]=$x [8]+=y)
f() { local l=() k=(1 "${a[@]}"); local -A h=(a b "c d" $x) g=([x y]="p q" [$x]=2); }
f
declare -r r=($(echo 1 2))
declare b+=(z)
## status: 0
## STDERR:
+ x='it'\''s'
+ e=
+ a=('it'\''s' '' 'q r' ['7']='it'\''s' ['8']+='y')
+ declare -a a
+ f
+ l=()
+ k=('1' 'it'\''s' '' 'q r' 'it'\''s' 'y')
+ local l k
+ h=('a' 'b' 'c d' 'it'\''s')
+ g=(['x y']='p q' ['it'\''s']='2')
+ local -A h g
++ echo 1 2
+ r=('1' '2')
+ declare -r r
+ b+=('z')
+ declare b
## END

#### a script counts its own depth
eval 'bash -xc "echo hi"'
x=$(bash -xc "echo hi; eval 'echo a'"); echo $x
## status: 0
## STDOUT:
hi
hi a
## END
## STDERR:
+ echo hi
+ echo hi
+ eval 'echo a'
++ echo a
## END

#### traces of EXIT traps
set -x
(trap 'echo bye' EXIT; true)
(trap 'echo bye' EXIT; exit 3)
(trap 'echo bye' EXIT; (exit 2); eval 'echo a')
f() { (trap 'echo bye' EXIT; true); }; f
x=$(trap 'echo bye' EXIT; true)
x=$(trap 'echo bye' EXIT; exit 2)
eval '(trap "echo bye" EXIT; true)'
(trap 'echo bye' EXIT; set -e; false)
(trap 'eval "echo bye"; (echo c)' EXIT; : ${nope:?})
(trap 'echo bye' EXIT; return 2)
bash -xc 'trap "echo bye" EXIT; true'
bash -xc 'trap "echo bye" EXIT; f() { exit; }; eval f'
trap 'echo bye' EXIT
f() { exit 4; }; eval f
## status: 4
## STDOUT:
bye
bye
a
bye
bye
bye
bye
bye
c
bye
bye
bye
bye
## END
## STDERR:
+ trap 'echo bye' EXIT
+ true
++ echo bye
+ trap 'echo bye' EXIT
+ exit 3
++ echo bye
+ trap 'echo bye' EXIT
+ exit 2
+ eval 'echo a'
++ echo a
++ echo bye
+ f
+ trap 'echo bye' EXIT
+ true
++ echo bye
++ trap 'echo bye' EXIT
++ true
++ echo bye
+ x=bye
++ trap 'echo bye' EXIT
++ exit 2
++ echo bye
+ x=bye
+ eval '(trap "echo bye" EXIT; true)'
++ trap 'echo bye' EXIT
++ true
+++ echo bye
+ trap 'echo bye' EXIT
+ set -e
+ false
++ echo bye
+ trap 'eval "echo bye"; (echo c)' EXIT
bash: line 10: nope: parameter null or not set
++ eval 'echo bye'
+++ echo bye
++ echo c
+ trap 'echo bye' EXIT
+ return 2
bash: line 11: return: can only `return' from a function or sourced script
++ echo bye
+ bash -xc 'trap "echo bye" EXIT; true'
+ trap 'echo bye' EXIT
+ true
+ echo bye
+ bash -xc 'trap "echo bye" EXIT; f() { exit; }; eval f'
+ trap 'echo bye' EXIT
+ eval f
++ f
++ exit
+ echo bye
+ trap 'echo bye' EXIT
+ eval f
++ f
++ exit 4
+ echo bye
## END

#### newlines in the parts of for ((
{ set -x
for ((  i=0;
 i<1;
	i++
 )); do :; done; } 2>&1
f() { for (( i=0 ;
 i<1; i++ )); do :; done; }; { set +x; } 2>/dev/null; declare -f f
## status: 0
## stdout-json: "+ (( i=0 ))\n+ (( \n i<1 ))\n+ :\n+ (( \n\ti++\n  ))\n+ (( \n i<1 ))\nf () \n{ \n    for ((i=0 ; \n i<1; i++ ))\n    do\n        :;\n    done\n}\n"

#### a descriptor to trace to must be open
BASH_XTRACEFD=9; echo $?; BASH_XTRACEFD=x; BASH_XTRACEFD=1 BASH_XTRACEFD=77
exec 9>tr; BASH_XTRACEFD=9; set -x; echo a; set +x; BASH_XTRACEFD=; cat tr
## status: 0
## STDOUT:
0
a
+ echo a
+ set +x
## END
## STDERR:
bash: line 1: BASH_XTRACEFD: 9: invalid value for trace file descriptor
bash: line 1: BASH_XTRACEFD: x: invalid value for trace file descriptor
bash: line 1: BASH_XTRACEFD: 77: invalid value for trace file descriptor
## END

#### what export and readonly assign is traced by them, one after the other
set -x
readonly x={a..e..2}
export y=1 x=2 z=3
readonly q=1 2>/dev/null
readonly -a r=1
export -n s=1
## status: 0
## STDERR:
+ readonly x=a x=c x=e
+ x=a
+ x=c
bash: line 2: x: readonly variable
+ x=e
bash: line 2: x: readonly variable
+ export y=1 x=2 z=3
+ y=1
+ x=2
bash: line 3: x: readonly variable
+ z=3
+ readonly q=1
+ readonly -a r=1
+ export -n s=1
+ s=1
## END

#### a list is traced with one blank between its words
set -x
m=( a   b # comment
	c )
m=( )
m+=( $(echo   a) ${x:-  y} `echo   q` $((1 +  2)) )
m=( "a b" $'q r' $"q" [3]=x\ y [$'4']='s' $'a\nb' {a,b}{1..2} '' )
## status: 0
## STDERR:
+ m=(a b c)
+ m=()
+ m+=($(echo a) ${x:-  y} `echo   q` $((1 +  2)))
++ echo a
++ echo q
+ m=("a b" 'q r' "q" [3]=x\ y ['4']='s' 'a
b' {a,b}{1..2} '')
## END

#### what is quoted in a condition shows in patterns alone
set -x; [[ a < 'b c' ]]; [[ a -nt "b c" ]]; [[ a =~ 'b c' ]]; [[ a != 'b' ]]; [[ a = "b" ]]; [[ 2 -eq '1' ]]; [[ a == '' ]]; [[ a -eq '' ]]
## status: 0
## STDERR:
+ [[ a < b c ]]
+ [[ a -nt b c ]]
+ [[ a =~ b c ]]
+ [[ a != \b ]]
+ [[ a = \b ]]
+ [[ 2 -eq 1 ]]
+ [[ a == '' ]]
+ [[ a -eq '' ]]
## END

#### two characters in traces of lists
set -x; a=($'\cA'); a=($'\x7f'); x=$'\cA\x7f'; a=("$x"); a=($'a\cAb' [3]=$'\cA'); declare -a b=($'\cA' $'\x7f'); a[1]=$'\cA'; echo $'\cA'; a+=($'\cA\cA')
## status: 0
## stdout-json: "\u0001\n"
## stderr-json: "+ a=('\u0001\u0001')\n+ a=('\u0001\u007f')\n+ x=$'\\001\\177'\n+ a=(\"$x\")\n+ a=('a\u0001\u0001b' [3]='\u0001\u0001')\n+ b=('\u0001\u0001' '\u007f')\n+ declare -a b\n+ a[1]=$'\\001'\n+ echo $'\\001'\n+ a+=('\u0001\u0001\u0001\u0001')\n"

#### marked characters in traces, 1
set -x; x=$'\cA'; [[ $x == $'\cA'* ]]; [[ $x == $'\cA' ]]; [[ $'\cA' < $'\x7f' ]]; [[ $x =~ $'\cA' ]]; [[ -n $'\cA' ]]
## status: 0
## stderr-json: "+ x=$'\\001'\n+ [[ \u0001 == \u0001* ]]\n+ [[ \u0001 == \u0001 ]]\n+ [[ \u0001 < \u007f ]]\n+ [[ \u0001 =~ \u0001 ]]\n+ [[ -n \u0001 ]]\n"

#### marked characters in traces, 2
set -x; case $'\cA' in x) ;; esac; for i in $'\cA' "$x" $'\x7f'; do :; done; case "$x"$'\x7f' in $'\cA') ;; esac; select j in $'\cA'; do break; done < /dev/null
## status: 1
## STDOUT:

## END
## stderr-json: "+ case '\u0001\u0001' in\n+ for i in '\u0001\u0001' \"$x\" '\u0001\u007f'\n+ :\n+ for i in '\u0001\u0001' \"$x\" '\u0001\u007f'\n+ :\n+ for i in '\u0001\u0001' \"$x\" '\u0001\u007f'\n+ :\n+ case \"$x\"'\u0001\u007f' in\n+ select j in '\u0001\u0001'\n1) \u0001\n#? "

#### substitutions in lists are laid out
set -x
a=([0]=$(echo a # )
) {^,{+}} [2]="$(echo    b;
echo c)" b   c ${x:-$(echo   d
)})
declare b=($(echo   a
))
for i in $(echo   a;
echo b) b{c,$(echo   a
)}; do :; done
case $(echo   a
) in a) ;; esac
## status: 0
## STDERR:
+ a=([0]=$(echo a) {^,{+}} [2]="$(echo b; echo c)" b c ${x:-$(echo d)})
++ echo a
++ echo b
++ echo c
++ echo d
++ echo a
+ b=('a')
+ declare b
++ echo a
++ echo b
++ echo a
+ for i in $(echo a; echo b) b{c,$(echo a)}
+ :
+ for i in $(echo a; echo b) b{c,$(echo a)}
+ :
+ for i in $(echo a; echo b) b{c,$(echo a)}
+ :
+ for i in $(echo a; echo b) b{c,$(echo a)}
+ :
+ case $(echo a) in
++ echo a
## END

#### calculations show what they came to
set -x
x=2; (( x + $(echo  1; echo x >&2) + `echo 1` )); (( x + $x )); (( "1" + 2 )); (( x + "$x" + 1 ))
for ((i=$(echo 1); i<$(echo 2); i++)); do :; done
for ((;;)); do break; done
(( $(echo 1 +) )); for ((i=1 +;;)); do :; done; for ((;$(echo 1 +);)); do :; done
select x in $(echo a) b; do :; done < /dev/null
## status: 1
## STDOUT:

## END
## stderr-json: "+ x=2\n++ echo 1\n++ echo x\nx\n++ echo 1\n+ ((  x + 1 + 1  ))\n+ ((  x + 2  ))\n+ ((  1 + 2  ))\n+ ((  x + 2 + 1  ))\n++ echo 1\n+ (( i=1 ))\n++ echo 2\n+ (( i<2 ))\n+ :\n+ (( i++ ))\n++ echo 2\n+ (( i<2 ))\n+ (( 1 ))\n+ (( 1 ))\n+ break\n++ echo 1 +\n+ ((  1 +  ))\nbash: line 5: ((: 1 + : syntax error: operand expected (error token is \"+ \")\n+ (( i=1 + ))\nbash: line 5: ((: i=1 +: syntax error: operand expected (error token is \"+\")\n+ (( 1 ))\n++ echo 1 +\n+ (( 1 + ))\nbash: line 5: ((: 1 +: syntax error: operand expected (error token is \"+\")\n+ select x in $(echo a) b\n++ echo a\n1) a\n2) b\n#? "

#### a trap finds the parts of a loop expanded
trap 'echo "$BASH_COMMAND"' DEBUG
for ((i=$(echo 0);i<$(echo 1);i++)); do :; done; (( $(echo 2) ))
## status: 0
## STDOUT:
((i=0))
((i<1))
:
((i++))
((i<1))
(( $(echo 2) ))
## END
