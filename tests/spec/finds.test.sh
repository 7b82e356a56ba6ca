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
