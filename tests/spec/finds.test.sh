#### braces in a declared value make several arguments
declare x={a,b}; declare -p x; export y={1,2}$x z={; declare -p y z
## status: 0
## STDOUT:
declare -- x="b"
declare -x y="2b"
declare -x z="{"
## END

#### a list in a declared value is one text
set -- "" r; export x=$@; declare -p x; declare y="$@" z=$*; declare -p y z; f() { local a=$@ b=@; echo "$a|$b"; }; f 1 2
## status: 0
## STDOUT:
declare -x x=" r"
declare -- y=" r"
declare -- z=" r"
1 2|@
## END

#### a substitution runs without -e
f() { return 3; }; (set -e; y=$(f; false)); echo $?
## status: 0
## STDOUT:
1
## END

#### -e around a substitution that fails midway
set -e; x=$(false; echo on; echo $-); echo $x; x=$(false); echo no
## status: 1
## STDOUT:
on hBc
## END

#### inherit_errexit
shopt -s inherit_errexit; set -e; x=$(false; echo on) || echo "or $x"; x=$(false; echo on); echo no
## status: 1

#### -e in substitutions, subshells and backquotes
set -e; echo $(false; echo $-; echo on); (echo $-); x=`set -e; false; echo no`; echo no
## status: 1
## STDOUT:
hBc on
ehBc
## END

#### closed standard input, nothing to read
wc -l <&-; echo $?
wc -l - <&- 2>&1; echo $?
mapfile -t x <&-; echo $? ${#x[@]}
## status: 0
## STDOUT:
0
1
wc: -: Bad file descriptor
0 -
wc: -: Bad file descriptor
1
0 0
## END
## STDERR:
wc: 'standard input': Bad file descriptor
wc: -: Bad file descriptor
## END

#### failures behind ! and time
trap 'echo err' ERR; set -E
! (false; echo on) | cat
echo --
! true | cat
echo --
! (true) | cat
echo --
! (false) | true
echo --
! false | true
set -e
! true | cat
echo --
! (false; echo on) | cat
echo --
(false; echo on) | cat
echo --
! (set -e; false; echo on) | (false; echo on; exit 1) | (exit 0)
set -e
! echo x | grep x; echo $?
TIMEFORMAT=
time ! true; echo A
time (false; echo on) | cat
time ! { false; echo on; }; echo B
time ! (false; echo on); echo C
if ! (false; echo on) | cat; then echo D; fi
time { false; echo on; } || echo E
f() { false; echo on; }
time f || echo F
(time (trap 'echo e3' ERR; false)) || echo G
(time (trap 'echo e4' ERR; exit 1); echo H) || echo I
(time false; echo J); echo K
## status: 1
## STDOUT:
err
on
--
--
--
--
--
on
--
err
--
x
1
A
err
on
B
on
C
on
on
on
G
H
err
err
## END

#### failures behind ! and time, told one by one
TIMEFORMAT=
echo "#1"
! (set -e; false; echo on); echo $?
echo "#2"
(! { set -e; false; echo on; }; echo $?)
echo "#3"
! (trap 'echo err' ERR; false; echo on); echo $?
echo "#4"
trap 'echo err' ERR
echo "#5"
! { false; echo on; }
echo "#6"
! (false; echo on)
echo "#7"
f() { false; echo on; }
echo "#8"
! f
echo "#9"
set -E
echo "#10"
! { false; echo on; }
echo "#11"
! (false; echo on)
echo "#12"
! f
echo "#13"
(false; echo on) && :
echo "#14"
(false; echo on) || :
echo "#15"
if (false; echo on); then :; fi
echo "#16"
while (false; echo on; false); do :; done
echo "#17"
! (false; echo on) | cat
echo "#18"
! eval 'false; echo on'
echo "#19"
trap - ERR
echo "#20"
time (trap 'echo err' ERR; false)
echo "#21"
time (set -e; false; echo on)
echo "#22"
time (trap 'echo err' ERR; set -E; (false))
echo "#23"
time { trap 'echo err' ERR; false; }
echo "#24"
time false
echo "#25"
time (false)
echo "#26"
set -e
echo "#27"
! (false; echo on); echo A $?
echo "#28"
(! false; echo on); echo A $?
echo "#29"
! (! (false; echo on)); echo A $?
echo "#30"
! { false; echo on; }; echo A $?
echo "#31"
! f; echo A $?
echo "#32"
time ! (false; echo on)
echo "#33"
time (false; echo on)
## status: 1
## STDOUT:
#1
0
#2
#3
err
on
1
#4
#5
err
on
#6
on
#7
#8
on
#9
#10
err
on
#11
err
on
#12
err
on
#13
on
#14
on
#15
on
#16
on
#17
err
on
#18
err
on
#19
#20
err
#21
#22
err
err
#23
err
#24
err
#25
err
err
#26
#27
on
A 1
#28
on
A 0
#29
on
A 0
#30
on
A 1
#31
on
A 1
#32
on
#33
err
err
## END

#### numbers of chosen descriptors
exec {a}>o; echo $a; { exec {b}>o; echo $b >&2; } >o3; echo $a $b
{ exec {c}>p; echo $c; } 2> o2; exec {d}<o; echo $d
exec {a}>&- {b}>&- {c}>&- {d}>&-
{ exec {c}>p; echo $c; } 2> o2 3> o3; exec {d}<o; echo $d
exec {c}>&- {d}>&-
{ exec {c}>p; echo $c; } 2> o2 2> o3; exec {c}>&-
{ exec {c}>p; echo $c; } {d}> o2; echo $d; exec {c}>&- {d}>&-
f() { exec {c}>p; echo $c; exec {c}>&-; }; f 2> o; f 2>&1; f 3>&1; f 2>&-; f < o; { f; } 2>o;
{ { exec {c}>p; echo $c; exec {c}>&-; } 2>o; } 2>o
( exec {c}>p; echo $c; ) 2>o
{ echo a {c}>p; echo $c; } 2>o; exec {c}>&-
echo $(exec {c}>p; echo $c) 2> o
exec 3>&1 {c}>p; echo $c; exec {c}>&-
exec 4>&1 4>&2 {c}>p; echo $c; exec {c}>&-
{ echo {c}>p; echo $c; } 2>&1 >o | cat
while exec {c}>p; do echo $c; break; done < o; exec {c}>&-
eval 'exec {c}>p; echo $c; exec {c}>&-' 2>o
echo 'exec {c}>p; echo $c; exec {c}>&-' > src; . ./src 2> o
bash -c 'exec {c}>p; echo $c' 2>o
{ bash -c 'exec {c}>p; echo $c'; } 2>o
f() { exec {c}>p; echo $c; exec {c}>&-; } 2>o; f
## status: 0
## STDOUT:
10
10 12
13
11
11
10
12
11
10
11
11
10
11
11
11
12
10
a
11
10
10
11
11
11
11
10
10
11
## END
## STDERR:
12
## END

#### traps of what runs beside
echo "#1"
(trap) & wait
echo "#2"
{ trap -p; } & wait
echo "#3"
(trap -p INT QUIT) & wait
echo "#4"
(trap 'echo x' INT; trap; kill -INT $BASHPID; echo on) & wait
echo "#5"
(kill -INT $BASHPID; echo on) & wait
echo "#7"
(trap - INT; trap; kill -INT $BASHPID; echo on) & wait
echo "#8"
(trap '' INT; (trap) ; trap 'echo i' INT; (trap)) & wait
echo "#9"
trap 'echo int' INT; (trap) & wait; trap - INT
echo "#10"
v=$(trap & wait); echo "$v"
echo "#11"
f() { trap; }; f & wait
echo "#13"
(bash -c trap) & wait
echo "#14"
(trap 'echo t' TERM; trap) & wait
echo "#15"
(set -m; trap) & wait
echo "#16"
trap & wait
echo "#17"
(trap -p | cat) & wait
echo "#18"
(echo $(trap)) & wait
echo "#19"
(trap) < /dev/null & wait
echo "#20"
coproc { trap; }; cat <&"${COPROC[0]}"
echo "#21"
cat <(trap)
## status: 0
## STDOUT:
#1
trap -- '' SIGINT
#2
trap -- '' SIGINT
#3
trap -- '' SIGINT
#4
trap -- 'echo x' SIGINT
x
on
#5
on
#7
#8
trap -- '' SIGINT
trap -- 'echo i' SIGINT
#9
trap -- '' SIGINT
#10

#11
#13
#14
trap -- '' SIGINT
trap -- 'echo t' SIGTERM
#15
trap -- '' SIGINT
#16
#17
#18

#19
trap -- '' SIGINT
#20
trap -- '' SIGINT
#21
## END

#### the status of a text that ends within quotes
t() { bash -c "$1" 2>&1 | grep -c EOF; bash -c "$1" 2> o; echo "= $?"; }
t $'f() { return 3; }\nf\n"'
t $'false\n"'
t $'(exit 4)\n"'
t $'(exit 4) | (exit 5)\n"'
t $'f() { return 3; }\necho | f\n"'
t $'echo | false\n"'
t $'f() { return 3; }\necho | f\n)'
t $'f() { return 3; }\necho | f\nif'
t $'f() { return 3; }\necho | f; :\n"'
t $'f() { return 3; }\necho | f\necho a "'
t $'f() { return 3; }\necho | f\necho a\n"'
t $'f() { return 3; }\necho | f\nx=1\n"'
t $'f() { return 3; }\n(f)\n"'
printf 'f() { return 3; }\nf\n"' > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf 'f() { return 3; }\nf\necho $(echo a' > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf 'f() { return 3; }\nf\necho ${x' > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf 'f() { return 3; }\nf\necho $((1+' > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf 'f() { return 3; }\nf\necho `a' > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf 'f() { return 3; }\nf\n(( a' > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf "f() { return 3; }\nf\n'" > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf "f() { return 3; }\nf\na=(1" > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
printf "f() { return 3; }\nf\n{ a" > s1; bash s1 2> o; echo $?; . ./s1 2> o; echo $?
## status: 0
## STDOUT:
1
= 3
1
= 1
1
= 4
1
= 5
1
= 3
1
= 1
0
= 2
0
= 2
1
= 2
1
= 3
1
a
= 2
1
= 2
1
= 3
3
2
2
2
3
2
3
2
3
2
3
2
3
2
1
1
2
2
## END

#### what is trapped for the end of a subshell writes where it does, and one word of braces
(trap 'echo bye $?' EXIT; echo a) > o; cat o
(trap 'echo bye $?' EXIT; exit 3) > o; echo $?; cat o
(trap 'echo bye $?' EXIT; (exit 2)) &> o | cat; cat o
{ (trap 'echo bye $?' EXIT; return 2 2>&1) > o; } ; echo $?; cat o
(trap 'cat' EXIT; read x; echo $x) <<E2
one
two
E2
(trap 'echo bye' EXIT; set -e; false; echo no) > o; echo $?; cat o
(echo a; break; echo $?) > o; cat o
for i in 1 2; do (echo $i; break; echo b) > o; cat o; done
(exec 3>&1; echo c >&3) > o; cat o
(exit 5) > /nope/x; echo $?
a=({3..3}); declare -p a; a=({,} x '' {,}""); declare -p a; a=({x} [2]={4..4}); declare -p a; declare -a b=({5..5} "{6..6}"); declare -p b; declare -A m=({3..3} v); declare -p m
## status: 0
## STDOUT:
a
bye 0
3
bye 3
bye 2
2
bash: line 4: return: can only `return' from a function or sourced script
bye 2
one
two
1
bye
a
0
1
b
2
b
c
1
declare -a a=([0]="3")
declare -a a=([0]="x" [1]="" [2]="" [3]="")
declare -a a=([0]="{x}" [1]="[2]=4")
declare -a b=([0]="5" [1]="{6..6}")
declare -A m=(["{3..3}"]="v" )
## END
## STDERR:
bash: line 10: break: only meaningful in a `for', `while', or `until' loop
bash: line 11: break: only meaningful in a `for', `while', or `until' loop
bash: line 11: break: only meaningful in a `for', `while', or `until' loop
bash: line 13: /nope/x: No such file or directory
## END

#### elements are looked at behind what replaces them
q=(1 2); echo "${q[@]/z/$((q[1]++))}" "${q[@]/z/$((q[1]++))}"; x=1; echo "${x/z/$((x++))}" $x; echo ${q[*]/$((q[0]++))/b}
## status: 0
## STDOUT:
1 3 1 4
1 2
2 4
## END

#### the line of a backquoted program, and of one in a here-document
echo a `
echo $LINENO`
echo a `echo
echo $LINENO`
echo a $(
echo $LINENO
)
echo a $(echo
echo $LINENO
)
x=`
echo $LINENO`; echo $x
echo `

echo $LINENO
`
echo `echo $LINENO

echo $LINENO
`
echo "`
echo $LINENO
`"
echo `echo $LINENO
echo $LINENO` $LINENO `echo $LINENO
echo $LINENO`
f() {
 echo `echo $LINENO
echo $LINENO
`
}
f
eval 'echo `echo $LINENO
echo $LINENO
`'
echo `nosuch

nosuch
`
cat <<X
$(
echo $LINENO)
$( echo $LINENO)
`
echo $LINENO`
X
x='$(
echo $LINENO)'
eval "echo $x"
echo "${y:-$(
echo $LINENO)}"
echo "${y:-`
echo $LINENO`}"
echo ${y:-$(

echo $LINENO)}
echo $(( $(
echo $LINENO) + 1 ))
echo $(( `
echo $LINENO` + 1 ))
a=($(
echo $LINENO) `
echo $LINENO`); echo ${a[@]}
cat <(

echo $LINENO)
## status: 0
## STDOUT:
a 2
a 4
a 5
a 9
13
18
20 22
24
25 26 25 25 26
30 31
37 38

41
40
41
50
51
54
56
59
62
63 64
66
## END
## STDERR:
bash: line 39: nosuch: command not found
bash: line 41: nosuch: command not found
## END

#### the line of a redirection that cannot be made
mkdir d
echo $LINENO `
echo $LINENO` $LINENO
echo $LINENO \
 `echo $LINENO` $LINENO
echo $LINENO $(
echo $LINENO) $LINENO
echo $LINENO "
" $LINENO $(echo $LINENO)
echo $LINENO `echo
echo` > d
echo "
" `echo` > d
echo "
" `echo
` > d
echo $(
echo a) > d
echo $(
echo a
) `
` > d
echo `echo` \
a > d
echo "
" `echo
` \
> d
echo "
" $LINENO "
" $LINENO
echo $LINENO "
"
echo $LINENO$(echo 
) > d
echo a b "
" c > d
> d echo "
" a
>d echo a "
"
> "/x/
" echo a $LINENO "
"
x=1 echo "
" > d
x=1 echo $LINENO "
"
x="
" echo $LINENO
x="
" >d
echo `
echo $LINENO` $LINENO
printf x a`
`b > d
echo a > "d
"/x
 printf "%s
" a`

`b > d | cat
## status: 0
## STDOUT:
2 3 2
4 4 4
6 6 6
8 
 8 8

 30 
 30
32 

47 

50
55 54
## END
## STDERR:
bash: line 10: d: Is a directory
bash: line 13: d: Is a directory
bash: line 15: d: Is a directory
bash: line 18: d: Is a directory
bash: line 21: d: Is a directory
bash: line 23: d: Is a directory
bash: line 26: d: Is a directory
bash: line 35: d: Is a directory
bash: line 36: d: Is a directory
bash: line 38: d: Is a directory
bash: line 40: d: Is a directory
bash: line 43: /x/
: No such file or directory
bash: line 45: d: Is a directory
bash: line 52: d: Is a directory
bash: line 55: d: Is a directory
bash: line 57: d
/x: No such file or directory
bash: line 60: d: Is a directory
## END

#### a subshell beside the shell that is timed is the job
TIMEFORMAT=
{ time (trap 'echo e' INT; trap -p;  echo 1) & wait; }
time (trap - INT; trap -p; echo 2) & wait
{ time (trap 'echo e' EXIT; trap : INT; trap -p;  echo 3) & wait; }
(trap 'echo e' EXIT; trap : INT; trap -p;  echo 3) & wait;
{ time (: ; (trap -p); (trap -p;  echo 4)) & wait; }
{ time (trap -p; (trap -p;  echo 4)) & wait; }
{ (trap -p; (trap -p;  echo 4)) & wait; }
{ time ( (trap -p;  echo 5)) & wait; }
{ time (trap -p;  echo 7) | cat & wait; }
{ time ! (trap -p;  echo 8)  & wait; }
{ ! time (trap -p;  echo 8)  & wait; }
{ time (trap -p;  echo 9) && (trap -p)  & wait; }
{ time (trap -p;  echo 10)  & wait; }
{ time (trap : USR1; kill -INT $BASHPID;  echo 10) & wait; }
{ (trap : USR1; kill -INT $BASHPID;  echo 10) & wait; }
{ time ( (trap : USR1; kill -INT $BASHPID;  echo 10) )& wait; }
{ time ( (trap -p INT;  echo 10) )& wait; }
{ time { (trap -p INT;  echo 10);  }& wait; }
{ time { trap -p;(trap -p INT;  echo 10);  }& wait; }
{ time { trap : USR1; trap -p;(trap -p INT;  echo 10);  }& wait; }
f() { trap -p; }
time f & wait
time { f; } & wait
## status: 0
## STDOUT:
trap -- 'echo e' SIGINT
1
2
trap -- 'echo e' EXIT
trap -- '' SIGINT
3
e
trap -- 'echo e' EXIT
trap -- '' SIGINT
3
e
4
trap -- '' SIGINT
trap -- '' SIGINT
4
trap -- '' SIGINT
trap -- '' SIGINT
4
5
7
trap -- '' SIGINT
8
trap -- '' SIGINT
8
9
trap -- '' SIGINT
10
10
10
10
10
trap -- '' SIGINT
trap -- '' SIGINT
10
trap -- '' SIGINT
trap -- ':' SIGUSR1
trap -- '' SIGINT
10
trap -- '' SIGINT
trap -- '' SIGINT
## END

#### the time of what a signal ended, and of what exec replaced
TIMEFORMAT=
time (echo $BASH_SUBSHELL) & wait
{ time (echo $BASH_SUBSHELL) & } ; wait
time (echo $BASH_SUBSHELL)
(echo $BASH_SUBSHELL) & wait
time (echo $BASH_SUBSHELL; false) & wait $!; echo $?
! time (echo $BASH_SUBSHELL; false) & wait $!; echo $?
time (exit 3) & wait $!; echo $?
TIMEFORMAT=X
time (exit 3) & wait $!; echo $?
time (exec true) & wait $!; echo $?
: ; time (kill -TERM $BASHPID) & wait $!; echo $?
time (echo $(( $$ == BASHPID)) ) & wait $!; echo $?
time (set -e; false; echo no) & wait $!; echo $?
set -e; time (false; echo no) & wait $! || echo $?
trap 'echo err' ERR
set +e
time (false) & wait
time (false) > /dev/null & wait
( (false) ) & wait
time ! (false) & wait
TIMEFORMAT=X
echo 1 >&2
time (exec true)
echo 2 >&2
time (exec true) & wait
echo 3 >&2
time (kill $BASHPID)
echo 4 >&2
 time (kill $BASHPID) & wait; echo 5 >&2;(time { exec true; } )
echo 6 >&2; (time { kill $BASHPID; } )
echo 7 >&2; (time { exit 3; } )
echo 8 >&2; (time { echo ${u?bad}; } )
:
echo 11 >&2; time (trap "" TERM; exec true)
 echo 12 >&2; time (trap "echo x >&2" TERM; kill $BASHPID)
echo 13 >&2; time (trap "echo x >&2" EXIT; kill $BASHPID)
echo 14 >&2; time (trap "echo x >&2" EXIT; exec true)
echo 15 >&2; time exec true
## status: 0
## STDOUT:
1
1
1
1
1
1
1
1
3
3
0
143
0
0
1
1
err
err
err
err
err
## END
## STDERR:
X
X
X
X
X
X
X
1
2
3
Terminated
4
5
6
Terminated
7
X
8
bash: line 33: u: bad
X
11
12
x
X
13
X
Terminated
14
15
## END

#### what a signal ended beside the shell
{ (kill -9 $BASHPID) & wait
time (kill -9 $BASHPID) & wait; } 2>&1 | sed 's/ *[0-9]* Killed/ Killed/'
## status: 0
## STDOUT:
bash: line 1: Killed                  ( kill -9 $BASHPID )
bash: line 2: Killed                  time ( kill -9 $BASHPID )
## END

#### what is assigned by a builtin is not split where it stands for a parameter, nor is an alias
x="a  b"; declare y=${q:-'p  q'$x"z  $x"\ k  l}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; declare y=${q:-${r:-$x}}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; declare y=${q:-$(echo "1  2")}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
declare y=${q:-f*}; declare -p y; declare y=${q:-~}; declare -p y; declare z=~:${q:-~:~}; declare -p z; unset x y z q m a b R 2>/dev/null; set --; unalias -a
set -- "a  b" c; declare y=${q:-$@}; declare -p y; declare z=${q:-$*}; declare -p z; declare z=${q:-"$@"}; declare -p z; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; declare a[1]=${q:-$x}; declare -p a; declare -A m; declare m[x]=${q:-$x}; declare -p m; declare -a b=(${q:-$x}); declare -p b; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; IFS=" "; q=1; declare y=${q:+$x}; declare -p y; declare y=${q:+a  b}; declare -p y; declare y=${z:=$x}; declare -p y; echo "$z"; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; y=${q:-$x}; declare -p y; readonly R=${q:-$x};echo "$R"; alias k=${q:-$x}; alias k; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; declare y${q:-=$x}; declare -p y; declare -- "y"=${q:-$x}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
a=(1 "2  3"); declare y=${q:-${a[@]}}; declare -p y; declare y=${q:-${a[*]}}; declare -p y; declare y=${q:-"${a[@]}"}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b"; e=declare; $e y=${q:-$x}; declare -p y; command declare z=${q:-$x}; declare -p z; builtin declare w=${q:-$x}; declare -p w; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x='*'; declare y=${q:-$x}; declare -p y; y=${q:-$x}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x='a\b'; declare y=${q:-$x\n}; declare -p y;  declare y=${q:-\$x\n"\$"}; declare -p y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
x="a  b *"; alias k=$x; alias k; alias k=~:~; alias k; alias k=$(echo "1  2"); alias k;  alias k={a,b}; alias k; alias j=x k=$x; alias j k; alias -p k=$x; alias k; unset x y z q m a b R 2>/dev/null; set --; unalias -a
y=~:${q:-~:~}; echo $y; y=${q:-~:~}; echo $y; echo ${q:-~:~}; declare y=${q:-a:~}; echo "$y"; y=${q:-a:~}; echo "$y"; export y=a:${q:-~}; echo "$y"; unset x y z q m a b R 2>/dev/null; set --; unalias -a
echo y=${q:-a:~} z=~:${q:-~}; y=${q:-a:"~"}; echo "$y"; y=${q-~/x:~/y}; echo $y; y=${q:-${r:-~:~}}; echo $y; y="${q:-~:~}"; echo "$y"; declare y=${q:-\~:\~}; echo $y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
a=(${q:-~:~} x:${q:-~:~}); declare -p a; y=${q=~:~}; echo $y $q; unset x y z q m a b R 2>/dev/null; set --; unalias -a
for i in ${q:-~:~}; do echo $i; done; [[ ~:~ == ${q:-~:~} ]]; echo $?; case ${q:-~:~} in *) echo ${q:+~}; esac; cat <<< ${q:-~:~}; unset x y z q m a b R 2>/dev/null; set --; unalias -a
command alias k='a'$IFS; alias k; e=alias; x="1  2"; $e k=$x; alias k; alias $x=y; unset x y z q m a b R 2>/dev/null; set --; unalias -a
## status: 0
## STDOUT:
declare -- y="p  qa  bz  a  b k  l"
declare -- y="a  b"
declare -- y="1  2"
declare -- y="f*"
declare -- y="/home/agent"
declare -- z="/home/agent:/home/agent:/home/agent"
declare -- y="a  b c"
declare -- z="a  b c"
declare -- z="a  b c"
declare -a a=([1]="a  b")
declare -A m=([x]="a  b" )
declare -a b=([0]="a" [1]="b")
declare -- y="a  b"
declare -- y="a  b"
declare -- y="a  b"
a  b
declare -- y="a  b"
a  b
alias k='a  b'
declare -- y="a"
declare -- y="a"
declare -- y="1 2  3"
declare -- y="1 2  3"
declare -- y="1 2  3"
declare -- y="a"
declare -- z="a"
declare -- w="a"
declare -- y="*"
declare -- y="*"
declare -- y="a\\bn"
declare -- y="\$xn\$"
alias k='a  b *'
alias k='/home/agent:/home/agent'
alias k='1  2'
alias k='b'
alias j='x'
alias k='a  b *'
alias j='x'
alias k='a  b *'
alias k='a  b *'
/home/agent:/home/agent:/home/agent
/home/agent:/home/agent
/home/agent:~
a:/home/agent
a:/home/agent
a:/home/agent
y=a:~ z=/home/agent:/home/agent
a:~
/home/agent/x:/home/agent/y
/home/agent:/home/agent
~:~
~:~
declare -a a=([0]="/home/agent:~" [1]="x:/home/agent:~")
/home/agent:~ /home/agent:~
/home/agent:~
0

/home/agent:/home/agent
alias k='a'
alias k='1'
## END
## STDERR:
bash: line 19: alias: 2: not found
bash: line 19: alias: 1: not found
## END

#### a fault in what is redirected counts as one of the subshell
(cat <<< ${u?no}); echo $?
(eval 'cat < ${u?no}'); echo "$?"
(echo a; cat < ${u?no}; echo "after $?"); echo "$?"
set -u; (cat < $nosuch); echo $?; set +u
x=$(echo a; cat < ${u?no}; echo "b $?"); echo "after $? $x"
{ cat < ${u?no}; } | cat; echo "after ${PIPESTATUS[@]}"
cat < ${u?no} & wait $!; echo $?
{ cat < ${u?no}; echo in $?; } & wait $!; echo $?
f() { cat < ${u?no}; echo in $?; }; f & wait $!; echo $?; (f); f | cat; (eval f); { f; } | cat; eval f & wait
(trap 'echo exit $?' EXIT; cat < ${u?no})
(${u?no} | cat; echo ${PIPESTATUS[0]})
${u?no} | cat; echo ${PIPESTATUS[0]}; ${u?no} & wait $!; echo $?; (${u?no} & wait $!; echo $?); (eval '${u?no}' & wait $!; echo $?)
cat < ${u?no} | cat; echo ${PIPESTATUS[@]}
set -e; (cat < ${u?no}; echo in); echo "after $?"
## status: 1
## STDOUT:
1
1
a
after 1
0
1
after 0 a
b 1
after 1 0
127
in 1
0
in 127
0
in 1
in 127
in 1
in 1
in 1
exit 1
1
127
127
1
1
127 0
## END
## STDERR:
bash: line 1: u: no
bash: line 2: u: no
bash: line 3: u: no
bash: line 4: nosuch: unbound variable
bash: line 5: u: no
bash: line 6: u: no
bash: line 7: u: no
bash: line 8: u: no
environment: line 9: u: no
environment: line 9: u: no
environment: line 9: u: no
environment: line 9: u: no
environment: line 9: u: no
environment: line 9: u: no
bash: line 10: u: no
bash: line 11: u: no
bash: line 12: u: no
bash: line 12: u: no
bash: line 12: u: no
bash: line 12: u: no
bash: line 13: u: no
bash: line 14: u: no
## END

#### printf writes whole lines before it complains
exec 2>&1
printf '%d\n' 5 x 7
printf 'a%d b%s c%x\n' x y z q
printf '%b\n' 'a\xz' 'b'; printf 'a%(%Y)x\n'; printf 'a %z b' 1; printf -v v '%d %d' 1 x; echo "$v"
printf '%d%n%d\n' 5 v x; echo $v
printf '%d\n' 5 x 7 | cat; printf '%q %d\n' "a b" x
printf '%5d|%-5d|%s\n' 1 q r > /dev/null
{ printf '%d\n' 5 x 7; } >&-
## status: 1
## STDOUT:
5
bash: line 2: printf: x: invalid number
0
7
bash: line 3: printf: x: invalid number
bash: line 3: printf: z: invalid number
a0 by c0
bash: line 3: printf: q: invalid number
a0 b c0
bash: line 4: printf: missing hex digit for \x
a\xz
b
bash: line 4: printf: warning: `x': invalid time format specification
bash: line 4: printf: `Y': invalid format character
a%(bash: line 4: printf: ` ': invalid format character
a bash: line 4: printf: x: invalid number
1 0
bash: line 5: printf: x: invalid number
50
1
bash: line 6: printf: x: invalid number
5
0
7
bash: line 6: printf: x: invalid number
a\ b 0
bash: line 7: printf: q: invalid number
bash: line 8: printf: write error: Bad file descriptor
## END

#### a job is named by a percent sign as a command
%1; echo $?; %s x; echo $?
(%1); x=$(%1); if %1; then :; fi; command %1; \%1; "%1"; eval %1; type %1
set -m; sleep 0.1 & %1; echo $?; sleep 0.1 & %%; echo $?; %nosuch; echo $?
## status: 0
## STDOUT:
1
1
sleep 0.1
0
sleep 0.1
0
1
## END
## STDERR:
bash: line 1: fg: no job control
bash: line 1: fg: no job control
bash: line 2: fg: no job control
bash: line 2: fg: no job control
bash: line 2: fg: no job control
bash: line 2: fg: no job control
bash: line 2: fg: no job control
bash: line 2: fg: no job control
bash: line 2: fg: no job control
bash: line 2: type: %1: not found
bash: line 3: fg: %nosuch: no such job
## END

#### declare -f makes no functions, unset -v wants names
declare -f a=b; declare -f a b=c; echo $?; declare -F a=b; echo $?; declare -fx a=b; export -f a=b; echo $?; typeset -f x=1; readonly -f x=1; f() { :; }; declare -f f=1; echo $?;declare -f f g=1 f; echo $?
declare -f =; echo $?; declare -f =~; echo $?; declare -f 1=2; echo $?; declare -f a[1]=2; echo $?; declare -f a+=2; echo $?; declare -f a-b=2; echo $?
unset -v ''; echo $?; unset ''; echo $?; unset 'a b'; echo $?; unset -v 'a b' x-y 1x; echo $?; unset 1x; echo $?; unset -f ''; echo $?; unset -n 'a b'; echo $?; unset 'a b[1]'; echo $?;  unset -v 'x[1' ; echo $?; unset x=1; echo $?; x=1; unset x ''; echo $? $x; unset -v 'a b[1]'; echo $?; unset -v é; echo $?
## status: 0
## STDOUT:
1
1
1
1
f () 
{ 
    :
}
1
1
1
1
1
1
1
1
0
0
1
0
0
0
0
1
0
0
1
1
## END
## STDERR:
bash: line 1: declare: cannot use `-f' to make functions
bash: line 1: declare: cannot use `-f' to make functions
bash: line 1: declare: cannot use `-f' to make functions
bash: line 1: declare: cannot use `-f' to make functions
bash: line 1: export: a=b: not a function
bash: line 1: typeset: cannot use `-f' to make functions
bash: line 1: readonly: x=1: not a function
bash: line 1: declare: cannot use `-f' to make functions
bash: line 1: declare: cannot use `-f' to make functions
bash: line 2: declare: cannot use `-f' to make functions
bash: line 2: declare: cannot use `-f' to make functions
bash: line 3: unset: `': not a valid identifier
bash: line 3: unset: `a b': not a valid identifier
bash: line 3: unset: `x-y': not a valid identifier
bash: line 3: unset: `1x': not a valid identifier
bash: line 3: unset: `x[1': not a valid identifier
bash: line 3: unset: `a b[1]': not a valid identifier
bash: line 3: unset: `é': not a valid identifier
## END

#### exit and return with a dash, and with too much
f() { return -- 3; }; f; echo $?; (exit -- 4); echo $?; f() { return --; }; f; echo $?; (exit --); echo $?
(return 1 2; echo $?); echo $?; return x; echo $?; return x y; echo $?
f() { return x y; }; f; echo $?
f() { exit 1 2; }; (f; echo $?); echo $?
printf 'f() { return 1 2; echo in; }\nf; echo a $?\necho b $?\nexit 1 2; echo c\necho d $?\n' > s; bash s; echo $?
f() { return 1 2; echo in; }; f; echo $?
## status: 1
## STDOUT:
3
4
0
0
1
2
2
2
1
b 1
d 1
0
## END
## STDERR:
bash: line 2: return: too many arguments
bash: line 2: return: x: numeric argument required
bash: line 2: return: can only `return' from a function or sourced script
bash: line 2: return: x: numeric argument required
bash: line 2: return: can only `return' from a function or sourced script
environment: line 3: return: x: numeric argument required
environment: line 4: exit: too many arguments
s: line 1: return: too many arguments
s: line 4: exit: too many arguments
environment: line 6: return: too many arguments
## END

#### a fault in what EXIT traps leaves the status
(trap 'echo ${u?no}' EXIT); echo $?; (trap 'echo ${u?no}' EXIT; false); echo $?; (trap 'echo ${u?no}; echo on' EXIT; exit 3); echo $?
(trap ': $((1/0))' EXIT; false); echo $?; (trap ': $((1/0))' EXIT; exit 5); echo $?; (trap ': $((1/0))' EXIT; true); echo $?
(trap 'exit 1 2' EXIT; false); echo $?; (trap 'readonly r; r=1' EXIT; exit 5); echo $?; (trap 'cat < ${u?no}' EXIT; exit 3); echo $?; (trap ': > ${u?no}' EXIT; exit 3); echo $?; (trap 'eval ": ${u?no}"' EXIT; exit 3); echo $?;  (trap 'f() { : ${u?no}; }; f' EXIT; exit 3); echo $?
x=$(trap ': ${u?no}' EXIT; exit 3); echo $?
bash -c "trap ': \${u?no}' EXIT; exit 3"; echo $?
trap ': ${u?no}; echo on' EXIT; exit 5
## status: 5
## STDOUT:
0
1
3
1
5
0
1
5
3
3
3
3
3
3
## END
## STDERR:
bash: line 1: u: no
bash: line 1: u: no
bash: line 1: u: no
bash: line 1: 1/0: division by 0 (error token is "0")
bash: line 1: 1/0: division by 0 (error token is "0")
bash: line 1: 1/0: division by 0 (error token is "0")
bash: line 1: exit: too many arguments
bash: line 1: r: readonly variable
bash: line 1: u: no
bash: line 1: u: no
bash: line 1: u: no
environment: line 1: u: no
bash: line 1: u: no
bash: line 1: u: no
bash: line 1: u: no
## END

#### the first number for a descriptor in a job with redirections
{ exec {fd}</dev/null; echo $fd; } > o & wait; cat o
{ { exec {fd}</dev/null; echo $fd; } 2> p; } > o & wait; cat o
( exec {fd}</dev/null; echo $fd; ) > o & wait; cat o
( { exec {fd}</dev/null; echo $fd; } 2> p ) > o & wait; cat o
( { exec {fd}</dev/null; echo $fd; } 2> p ) > o; cat o
{ { exec {fd}</dev/null; echo $fd; } 2> p; } > o | cat; cat o
{ exec {fd}</dev/null; echo $fd; } > o | cat; cat o
if :; then exec {fd}</dev/null; echo $fd; fi > o & wait; cat o
for i in 1; do exec {fd}</dev/null; echo $fd; done > o & wait; cat o
for i in 1; do exec {fd}</dev/null; echo $fd; done 2>p > o | cat; cat o
x=$( { exec {fd}</dev/null; echo $fd; } 2> p); echo $x
{ exec {fd}</dev/null; echo $fd; } > o; cat o
## status: 0
## STDOUT:
10
11
10
11
11
11
10
10
10
10
11
11
## END

#### where traps are, and how often, in pipelines
trap 'echo "E $LINENO $BASH_SUBSHELL"' ERR
true |
 false
true | false
! true | true
{ true | false; }
f() {
 true | false
}
f
false | cat |
  false
if false | false; then :; fi
false |&
 false
[[ a == b ]] | false
true | { false
}
true |
(false)
{ false
} | cat | false
if true; then
 true | false; fi
(true | (false)); x=$(true | (false)); eval 'true | (false)'; { true | (false); }
! true | (false); echo -; if true | (false); then :; fi; true | (false) || echo or; true | (false) && echo and; echo -; (false) | (false); echo -; false | (true)
(set -o pipefail; echo p; false | (true); (false) | (true); true | (false) | (true); echo -; true | (false) | (false); echo -; (false); true | { (false); }; true | (false) > /dev/null; echo -; true | ( (false) ))
set -o pipefail
false | cat
x=$(false | true)
foo() {
  grep x /dev/null | cat
}
foo
shopt -s lastpipe
true | { false
 false; }
false | while read x; do
 :
done
set +o pipefail
true | false; echo -; false | true; true | [[ a == b ]]; echo -; true | ((0)); echo -; true | eval false; echo -; true | x=$(false); echo -; true | { true; false; }
set -e; true | (false); echo no
## status: 1
## STDOUT:
E 3 0
E 4 0
E 6 0
E 10 0
E 12 0
E 15 0
E 16 0
E 17 0
E 20 0
E 20 0
E 22 0
E 24 0
E 25 0
E 25 0
E 25 0
E 25 0
E 25 0
E 25 0
E 25 0
E 26 0
-
or
-
E 26 0
E 26 0
-
p
-
-
-
E 27 0
E 29 0
E 30 0
E 34 0
E 36 0
E 37 0
E 37 0
E 38 0
E 42 0
E 42 0
-
E 42 0
E 42 0
-
E 42 0
E 42 0
-
E 42 0
E 42 0
E 42 0
-
E 42 0
E 42 0
-
E 42 0
E 42 0
E 43 0
## END

#### DEBUG in pipelines and for jobs
trap 'echo "DBG $BASH_SUBSHELL $BASH_COMMAND"' DEBUG
true & wait; /bin/true & wait; f() { :; }; f & wait; true a & true b; wait; x=1 & wait; [[ a ]] & wait; ((1)) & wait; (true) & wait; if true; then :; fi & wait; eval true & wait
set -T
echo a | cat; f | true; true | f; { true; } | (true); x=1 | true; printf 'a\nb\n' | while read l; do v=$l; done; echo a | tee o | cat; cat o; seq 3 | grep 2; echo a b | (read p q; echo $q)
## status: 0
## STDOUT:
DBG 0 true
DBG 0 wait
DBG 0 /bin/true
DBG 0 wait
DBG 0 f
DBG 0 wait
DBG 0 true a
DBG 0 true b
DBG 0 wait
DBG 0 x=1
DBG 0 wait
DBG 0 wait
DBG 0 wait
DBG 0 wait
DBG 0 wait
DBG 0 eval true
DBG 0 wait
DBG 0 set -T
DBG 0 echo a
DBG 0 cat
a
DBG 0 f
DBG 0 true
DBG 0 true
DBG 0 f
DBG 1 f
DBG 1 :
DBG 1 true
DBG 0 x=1
DBG 0 true
DBG 0 printf 'a\nb\n'
DBG 1 read l
DBG 1 v=$l
DBG 1 read l
DBG 1 v=$l
DBG 1 read l
DBG 0 echo a
DBG 0 tee o
DBG 0 cat
a
DBG 0 cat o
a
DBG 0 seq 3
DBG 0 grep 2
2
DBG 0 echo a b
DBG 1 read p q
DBG 1 echo $q
b
## END

#### what noclobber says of directories
set -C; mkdir d; echo a > d; echo b >| d; echo a > /dev/null; ln -s d l; echo a > l; ln -s n m; echo a > m; cat n; echo b > m
## status: 1
## STDERR:
bash: line 1: d: Is a directory
bash: line 1: d: Is a directory
bash: line 1: l: Is a directory
bash: line 1: m: cannot overwrite existing file
cat: n: No such file or directory
bash: line 1: m: cannot overwrite existing file
## END

#### how duplications are laid out
f() { cat <&${x[0]}; cat <&3; cat 0<&3; cat 4<&$x; echo >&$y; echo 1>&$y; echo >&2; echo 2>&$y; cat <&-; echo >&-; cat <&3-; cat <&$x-; echo 3>&-; echo {fd}>&$y; echo >&"$y"; }; declare -f f
f() { echo >&$x-; cat <&"$x"; cat <&$x; cat 0<&$x; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    cat <&${x[0]};
    cat 0<&3;
    cat 0<&3;
    cat 4<&$x;
    echo >&$y;
    echo >&$y;
    echo 1>&2;
    echo 2>&$y;
    cat 0>&-;
    echo 1>&-;
    cat 0<&3-;
    cat 0<&$x-;
    echo 3>&-;
    echo {fd}>&$y;
    echo >&"$y"
}
f () 
{ 
    echo 1>&$x-;
    cat <&"$x";
    cat <&$x;
    cat <&$x
}
## END

#### a length among the values of a map
a=(1 2); declare -A m; m=([k]="${#a[@]}"$(printf 'a\nb  c') [l]="${a[@]}"$(printf 'a\nb  c') [n]="$*"$(printf 'a\nb  c') [r]="${#@}"$(printf 'a\nb  c') [s]="${!a[@]}"$(printf 'a\nb  c')  [t]="${a[@]:0:1}"$(printf 'a\nb  c'))
for k in k l n r s t; do printf '%s=%q\n' $k "${m[$k]}"; done
## status: 0
## STDOUT:
k=$'2a\nb  c'
l=1\ 2a\ b\ c
n=$'a\nb  c'
r=$'0a\nb  c'
s=0\ 1a\ b\ c
t=1a\ b\ c
## END

#### a pattern is expanded where there is something to edit
(x=; echo "${x#${y:=1}}" "${y-unset}"; unset y; echo "${x%%${y:=1}}" "${y-unset}"; unset y; echo "${x/${y:=1}/a}" "${y-unset}"; unset y; echo "${x//a/${y:=1}}" "${y-unset}"; unset y; echo "${x^${y:=1}}" "${y-unset}"; unset y; echo "${x,,${y:=1}}" "${y-unset}"; unset y;  echo "${x:${y:=1}}" "${y-unset}")
(unset x; echo "${x#${y:=1}}" "${y-unset}"; unset y; echo "${x%%${y:=1}}" "${y-unset}"; unset y; echo "${x/${y:=1}/a}" "${y-unset}"; unset y; echo "${x//a/${y:=1}}" "${y-unset}"; unset y; echo "${x^${y:=1}}" "${y-unset}"; unset y; echo "${x,,${y:=1}}" "${y-unset}"; unset y;  echo "${x:${y:=1}}" "${y-unset}")
(a=(); echo "${a[@]#${y:=1}}" "${y-unset}"; unset y; echo "${a[@]/${y:=1}/a}" "${y-unset}"; unset y; echo "${a[@]^${y:=1}}" "${y-unset}"; unset y; a=(''); echo "${a[@]#${y:=1}}" "${y-unset}"; unset y; echo "${a[@]/${y:=1}/a}" "${y-unset}"; unset y; echo "${a[0]#${y:=1}}" "${y-unset}"; unset y; a=('' ''); echo "${a[@]#${y:=1}}" "${y-unset}"; unset y; echo "${a[*]#${y:=1}}" "${y-unset}"; unset y; echo "${a[*]//${y:=1}}" "${y-unset}"; unset y; echo "${a[*]^^${y:=1}}" "${y-unset}")
(set --; echo "${@#${y:=1}}" "${y-unset}"; unset y; echo "${*/${y:=1}/a}" "${y-unset}"; unset y; echo "${@^${y:=1}}" "${y-unset}"; unset y; set -- ''; echo "${@#${y:=1}}" "${y-unset}"; unset y; echo "${1#${y:=1}}" "${y-unset}"; unset y; echo "${1/${y:=1}/b}" "${y-unset}"; unset y; set -- '' ''; echo "${@#${y:=1}}" "${y-unset}"; unset y; echo "${*#${y:=1}}" "${y-unset}"; unset y; echo "${*/${y:=1}/a}" "${y-unset}"; unset y;  echo "${2##${y:=1}}" "${y-unset}")
(set -u; x=; echo "${x#$u}"; echo "${x%%$u}"; echo "${x#$((1/0))}"; echo "${x#$(echo hi >&2)}"; echo ${x#${u?no}}; echo ${x##$u$u}; echo "${x/$u/}")
(set -u; x=; echo "${x^$u}"; echo "${x^^$u}")
(set -u; x=; echo "${x/a/$u}")
## status: 1
## STDOUT:
 unset
 unset
 1
 1
 1
 1
 1
 unset
 unset
 unset
 unset
 unset
 unset
 unset
unset
unset
unset
 1
 1
 unset
  1
  1
  1
  1
unset
 unset
unset
 1
 unset
 1
  1
  1
  1
 unset






## END
## STDERR:
bash: line 5: u: unbound variable
bash: line 6: u: unbound variable
bash: line 7: u: unbound variable
## END

#### a function whose body is one command fails within
(set -e; trap 'echo ERR' ERR; f() ( false; echo sub ); f; echo on)
(set -E; trap 'echo ERR $BASH_SUBSHELL' ERR; f() ( false; echo sub; false ); f; echo on; g() [[ a == b ]]; g; echo on; h() ((0)); h; echo -; k() { false; }; k; echo -; l() (exit 3); l)
(trap 'echo ERR $BASH_SUBSHELL' ERR; f() ( false; echo sub; false ); f; echo on; g() [[ a == b ]]; g; echo on; h() ((0)); h)
(set -e; trap 'echo ERR' ERR; f() [[ a == b ]]; f; echo on)
(set -e; trap 'echo ERR' ERR; f() if [[ a ]]; then false; fi; f; echo on)
(set -e; trap 'echo ERR; ' ERR;  trap 'echo EXIT' EXIT; f() { (false); }; f; echo on)
(set -e; f() ( false ); f || echo or; if f; then :; fi; ! f; f; echo no)
(set -eE; trap 'echo ERR $BASH_SUBSHELL; ' ERR; f() ( false ); f; echo on)
## status: 1
## STDOUT:
ERR 2
sub
ERR 2
ERR 1
ERR 1
on
ERR 1
ERR 1
on
ERR 1
ERR 1
-
ERR 1
ERR 1
-
ERR 1
ERR 1
sub
ERR 1
on
ERR 1
on
ERR 1
EXIT
or
ERR 2
ERR 1
## END

#### a redirected last command of a pipeline fails once
trap 'echo "E $BASH_SUBSHELL"' ERR; true | { false; } > /dev/null; echo -; true | if true; then false; fi 2> /dev/null; echo -; true | (false) > /dev/null; echo -; true | [[ a == b ]] > /dev/null
## status: 1
## STDOUT:
E 0
-
E 0
-
E 0
E 0
-
E 0
## END

#### lastpipe, and a last command with redirections
shopt -s lastpipe; trap 'echo "E $BASH_SUBSHELL"' ERR; true | [[ a == b ]] 2> /dev/null; echo -; true | time [[ a == b ]] 2>/dev/null; echo -; true | { false; } 2> /dev/null; echo -; true | { x=1; } 2> /dev/null; echo "$x"; true | (false) 2> /dev/null
## status: 1
## STDOUT:
E 0
E 0
-
E 0
E 0
-
E 0
E 0
-
1
E 0
E 0
## END

#### lastpipe and pipefail tell of the last command alone
trap 'echo "E $BASH_SUBSHELL"' ERR; shopt -s lastpipe; set -o pipefail; true | { x=1; false; } >/dev/null; echo $x; false | { y=1; } 2>/dev/null; echo $y
## status: 0
## STDOUT:
E 0
1
E 0
1
## END

#### of the last command of a pipeline only what is one fails in the shell
trap 'echo "E $BASH_SUBSHELL"' ERR; true | for i in 1; do false; done; true | while read x; do :; done; true | ((0)); true | f; f() { false; }; true | f; true | f > /dev/null
## status: 1
## STDOUT:
E 0
E 0
E 0
E 0
E 0
## END
## STDERR:
bash: line 1: f: command not found
## END

#### what is quoted within what is quoted loses its backslashes where it stands for a parameter
x=y; echo "${x:+"\a"}" "${e:-"\*"}" "${x:+"\}\{\\"}" "${x:+\*}" "${x:+"a\*b"\*}" "${e:="\a\b"}" ${z:-"\a"} "${q:?"\q"}"
## status: 127
## STDERR:
bash: line 1: q: \q
## END

#### quoted patterns and replacements keep their backslashes
x='\ab'; echo "${x#"\a"}" "${x/"\a"/Z}" "${x/b/"\a"}"; x=y; cat <<E
"${x:+"\a"}" ${x:+"\$x"} ${x:+\*} ${x:+"$x\*"}
E
## status: 0
## STDOUT:
b Zb \a\a
"a" $x \* y*
## END

#### dollar quotes in arithmetic
echo $(( $"1" + 1 )) $(($"2"$"3")); (( $"1" )) && echo y; a[$"1"]=q; let $"1+1"; echo "${a[$"1"]}"; x=abc; echo ${x:$"1"}
## status: 0
## STDOUT:
2 23
y
q
bc
## END

#### no length of an operator
set -- a b; echo "${#%x}" "${#%%}" "${#/x/y}" "${#-x}"; for each in '~' '^' '^^' ',' '/' '%' '=' '+' '^x'; do (eval "echo \${#$each}"); done
## status: 1
## STDOUT:
2 2 2 2
## END
## STDERR:
bash: line 1: ${#~}: bad substitution
bash: line 1: ${#^}: bad substitution
bash: line 1: ${#^^}: bad substitution
bash: line 1: ${#,}: bad substitution
bash: line 1: ${#/}: bad substitution
bash: line 1: ${#%}: bad substitution
bash: line 1: ${#=}: bad substitution
bash: line 1: ${#+}: bad substitution
bash: line 1: ${#^x}: bad substitution
## END

#### letters are changed by extended patterns whatever extglob says
x="a  b"; echo "${x^^!(f1)}" "${x^^@(a|b)}" "${x^^@(a)}" "${x#@(a)}" "${x/@(a)/Y}"
## status: 0
## STDOUT:
A  B A  B A  b a  b a  b
## END

#### alias takes a list as one text
set -- 'a b' c; alias k="$@" l=$* m=${@} o=1$@2 q=${@:1} r=${@%c} k+=$@ n[1]=$@; alias
## status: 0
## STDOUT:
alias k='a b c'
alias k+='a b c'
alias l='a b c'
alias m='a b c'
alias n[1]='a b c'
alias o='1a b c2'
alias q='a b c'
alias r='a b '
## END

#### an empty option name lists the options
set -o '' a b | tail -1; set -o '' a b > /dev/null; echo $# "$@"; set -oe '' | head -1; set +o '' | head -1; set -oo errexit nounset; echo $-
## status: 0
## stdout-json: "xtrace         \toff\n3  a b\nallexport      \toff\nset +o allexport\nehuBc\n"

#### of a list in quotes a pattern of case is the first value
set -- p q; a=(1 2); case $@ in "$@") echo same;; *) echo other;; esac; case "p q" in "$@") echo same;; *) echo other;; esac; case p in "$@") echo first; esac; case "p q" in $@) echo same;; esac; case "p q" in "$*") echo same;; esac; case '1 2' in x"${a[@]}"y) echo y;; "${a[@]}") echo y;; ${a[@]}) echo n;; esac; case x1 in "x${a[@]}y") echo first;; esac; [[ "p q" == "$@" ]] && echo y
## status: 0
## STDOUT:
other
other
first
same
same
n
first
y
## END

#### a job spec sent to the background
%1; echo $?; %% & echo $?; sleep 0.1 & %1 & echo $?; x=%1; $x; echo $?; "%1"; echo $?; (%1); echo $?
## status: 0
## STDOUT:
1
1
1
1
1
1
## END
## STDERR:
bash: line 1: fg: no job control
bash: line 1: bg: no job control
bash: line 1: bg: no job control
bash: line 1: fg: no job control
bash: line 1: fg: no job control
bash: line 1: fg: no job control
## END

#### a descriptor that is not there is no command
/dev/fd/77; echo $?; exec 77<<<hi; /dev/fd/77; echo $?; $(echo <(echo p)); echo $?
## status: 0
## STDOUT:
127
126
127
## END
## STDERR:
bash: line 1: /dev/fd/77: No such file or directory
bash: line 1: /dev/fd/77: Permission denied
bash: line 1: /dev/fd/63: No such file or directory
## END

#### names that begin with what cannot be in a name
a=(1 2); ab=3; set -- p; echo ${!a*} "${!a@}" ${!a\*} ${!a$@}; echo $?
## status: 0
## STDOUT:
a ab a ab
0
## END

#### names of functions that would be expanded
function `echo 'b  \$x'` { echo hi; }; echo $?; function <(echo p) { echo hi; }; echo $?
## status: 0
## STDOUT:
0
1
## END
## STDERR:
bash: line 1: `<(echo p)': not a valid identifier
## END

#### ERR finds a compound command that was not begun at the line before
set -E; trap 'echo ERR $? $LINENO' ERR
while read l; do echo $l; done < nofile; echo on
{ echo a; } < nofile
(echo a) < nofile
if true; then :; fi < nofile
for i in 1; do :; done < nofile
[[ a ]] < nofile
((1)) < nofile
f() { :; } < nofile
f
cat < nofile
x=1 < nofile
< nofile
## status: 1
## STDOUT:
ERR 1 1
on
ERR 1 2
ERR 1 4
ERR 1 4
ERR 1 4
ERR 1 4
ERR 1 4
ERR 1 10
ERR 1 10
ERR 1 11
ERR 1 12
ERR 1 13
## END
## STDERR:
bash: line 2: nofile: No such file or directory
bash: line 3: nofile: No such file or directory
bash: line 4: nofile: No such file or directory
bash: line 5: nofile: No such file or directory
bash: line 6: nofile: No such file or directory
bash: line 7: nofile: No such file or directory
bash: line 8: nofile: No such file or directory
environment: line 9: nofile: No such file or directory
bash: line 11: nofile: No such file or directory
bash: line 12: nofile: No such file or directory
bash: line 13: nofile: No such file or directory
## END

#### nothing of what a readonly variable would be before a command is expanded or traced
set -x; readonly r=1; r=2 a=3 true; r+=2 :; r=$(echo hi >&2) true; f() { echo "$r"; }; r=5 f; echo on
## status: 0
## STDOUT:
1
on
## END
## STDERR:
+ readonly r=1
+ r=1
bash: line 1: r: readonly variable
+ a=3
+ true
bash: line 1: r: readonly variable
+ :
bash: line 1: r: readonly variable
+ true
bash: line 1: r: readonly variable
+ f
+ echo 1
+ echo on
## END
