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
