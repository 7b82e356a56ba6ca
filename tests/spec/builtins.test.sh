#### cd and pwd
mkdir -p d/e; cd d/e; echo ${PWD##*/}; cd ..; echo ${PWD##*/}
## status: 0
## STDOUT:
e
d
## END

#### cd errors
cd nope; echo $?; touch f; cd f; echo $?; cd a b; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: cd: nope: No such file or directory
bash: line 1: cd: f: Not a directory
bash: line 1: cd: too many arguments
## END

#### cd home
cd /; HOME=/tmp; cd; pwd; cd ~; pwd
## status: 0
## STDOUT:
/tmp
/tmp
## END

#### cd back
cd /; cd /tmp; cd -; pwd; echo $OLDPWD
## status: 0
## STDOUT:
/
/
/tmp
## END

#### cd without OLDPWD
unset OLDPWD; cd -; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: cd: OLDPWD not set
## END

#### cd in a subshell
cd /; (cd /tmp; pwd); pwd
## status: 0
## STDOUT:
/tmp
/
## END

#### cd normalises
cd /tmp/../tmp/./; pwd
## status: 0
## STDOUT:
/tmp
## END

#### cd to the empty string
cd /tmp; cd ''; echo $?; pwd
## status: 0
## STDOUT:
0
/tmp
## END

#### pwd options
cd /tmp; pwd -P; pwd -L; pwd -x; echo $?
## status: 0
## STDOUT:
/tmp
/tmp
2
## END
## STDERR:
bash: line 1: pwd: -x: invalid option
pwd: usage: pwd [-LP]
## END

#### colon
: a b c; echo $?; : > f; cat f
## status: 0
## STDOUT:
0
## END

#### export a bad name
export 1a=5; echo $?; export a-b; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: export: `1a=5': not a valid identifier
bash: line 1: export: `a-b': not a valid identifier
## END

#### export appends
x=a; export x+=b; echo $x
## status: 0
## STDOUT:
ab
## END

#### unset a function
f() { echo f; }; unset f; f; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: f: command not found
## END

#### readonly messages
readonly a=1; readonly a=2; echo $?; unset a; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: a: readonly variable
bash: line 1: unset: a: cannot unset: readonly variable
## END

#### shift
set -- a b c; shift; echo $*; shift 2; echo $#; shift; echo $?
## status: 0
## STDOUT:
b c
0
1
## END

#### set arguments
set -- 'a b' c; echo $# "$1"; set x y z; echo $#; set --; echo $#
## status: 0
## STDOUT:
2 a b
3
0
## END

#### set options
set -eu; set +eu; echo $x ok; false; echo still
## status: 0
## STDOUT:
ok
still
## END

#### set bad option
set -Z; echo $?; set -o nope; echo $?
## status: 0
## STDOUT:
2
2
## END
## STDERR:
bash: line 1: set: -Z: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
bash: line 1: set: nope: invalid option name
## END

#### source
echo 'x=5; echo in $1' > lib; . ./lib arg; echo $x; source ./lib
## status: 0
## STDOUT:
in arg
5
in
## END

#### return from a sourced file
echo 'echo a; return 7; echo b' > lib; . ./lib; echo $?
## status: 0
## STDOUT:
a
7
## END

#### source a missing file
. ./nothing; echo $?; source; echo $?
## status: 0
## STDOUT:
1
2
## END
## STDERR:
bash: line 1: ./nothing: No such file or directory
bash: line 1: source: filename argument required
source: usage: source filename [arguments]
## END

#### eval
x='echo a; echo b'; eval $x; eval "$x"; eval; echo $?
## status: 0
## STDOUT:
a
b
a
b
0
## END

#### eval sees variables
a=1; eval 'a=2; b=3'; echo $a $b
## status: 0
## STDOUT:
2 3
## END

#### eval and exit
eval 'exit 6'; echo no
## status: 6

#### exit messages
exit abc
## status: 2
## STDERR:
bash: line 1: exit: abc: numeric argument required
## END

#### exit wraps
(exit 256); echo $?; (exit -1); echo $?; (exit 300); echo $?
## status: 0
## STDOUT:
0
255
44
## END

#### return outside
return 3; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: return: can only `return' from a function or sourced script
## END

#### break outside
break; echo $?
## status: 0
## STDOUT:
0
## END
## STDERR:
bash: line 1: break: only meaningful in a `for', `while', or `until' loop
## END

#### local outside
local x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: local: can only be used in a function
## END

#### command not found
nosuchcommand; echo $?; ./nosuch; echo $?; no/such; echo $?
## status: 0
## STDOUT:
127
127
127
## END
## STDERR:
bash: line 1: nosuchcommand: command not found
bash: line 1: ./nosuch: No such file or directory
bash: line 1: no/such: No such file or directory
## END

#### empty command
''; echo $?; x=; $x; echo $?; "$x"; echo $?
## status: 0
## STDOUT:
127
0
127
## END
## STDERR:
bash: line 1: : command not found
bash: line 1: : command not found
## END

#### a directory as a command
mkdir d; ./d; echo $?
## status: 0
## STDOUT:
126
## END
## STDERR:
bash: line 1: ./d: Is a directory
## END

#### not executable
echo 'echo hi' > s; ./s; echo $?
## status: 0
## STDOUT:
126
## END
## STDERR:
bash: line 1: ./s: Permission denied
## END

#### bash file
echo 'echo "$0 $1 $#"; x=5' > s; bash s a b; echo [$x]
## status: 0
## STDOUT:
s a 2
[]
## END

#### bash -c
bash -c 'echo $0 $1' name arg; bash -c 'exit 9'; echo $?
## status: 0
## STDOUT:
name arg
9
## END

#### child shells do not see functions
f() { echo f; }; bash -c f; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: f: command not found
## END

#### true and false
true; echo $?; false; echo $?
## status: 0
## STDOUT:
0
1
## END

#### command from a variable
c=echo; $c a b; c='echo x'; $c y
## status: 0
## STDOUT:
a b
x y
## END

#### assignment then nothing
x=1 y=2; echo $x $y
## status: 0
## STDOUT:
1 2
## END

#### variables in arguments
set -- a b c; for i in "$@"; do echo $i; done; echo "${@}" "$#"
## status: 0
## STDOUT:
a
b
c
a b c 3
## END

#### getopts: a variable that is read-only
readonly o; getopts a o -a; echo $?
getopts a o -b; echo $?
getopts a o; echo $?
readonly OPTARG; OPTIND=1; getopts a: p -a x; echo $? $p
## status: 0
## STDOUT:
2
1
1
0 a
## END
## STDERR:
bash: line 1: o: readonly variable
bash: line 2: o: readonly variable
bash: line 3: o: readonly variable
bash: line 4: OPTARG: readonly variable
## END

#### time where it is no reserved word is a program
: | time -f '%C|%x|%% %z \t|' echo a b; echo $?
command time -p true 2>&1 | cut -d' ' -f1
\time -f no -o tt true; cat tt; "time" -a -o tt -f more true; cat tt
type -t time
## status: 0
## STDOUT:
a b
0
real
user
sys
no
no
more
keyword
## END
## stderr-json: "echo a b|0|% ?z \t|\n"

#### time the program: words that make no sense
command time; command time -z true; command time -f; echo $?
command time -f x false; echo $?; command time -q -f x false; echo $?
command time -o /nodir/x true; echo $?
command time --verbose=1 true; echo $?
## status: 0
## STDOUT:
125
1
1
125
125
## END
## STDERR:
time: missing program to run
Try 'time --help' for more information.
time: invalid option -- 'z'
Try 'time --help' for more information.
time: option requires an argument -- 'f'
Try 'time --help' for more information.
Command exited with non-zero status 1
x
x
time: /nodir/x: No such file or directory
time: option '--verbose' doesn't allow an argument
Try 'time --help' for more information.
## END

#### time the program: formats
command time -v sh -c 'exit 2' 2>&1 | cut -d: -f1; command time -v -f %C true x 2>&1 | head -n1
TIME='%x x' command time true; command time -p -f %x true
command time -f 'A%K%D%p%X%F%W%I%O%r%s%k%t%Z' true
command time -- echo -n x 2>/dev/null
command time -f '%x' sh -c 'exit 3' | cat; echo $?
: | time -f %x cat <<< hello; echo hi | command time -f %x cat; command time -f '' true; command time -f x seq 3 > f; cat f
## status: 0
## stdout-json: "Command exited with non-zero status 2\n\tCommand being timed\n\tUser time (seconds)\n\tSystem time (seconds)\n\tPercent of CPU this job got\n\tElapsed (wall clock) time (h\n\tAverage shared text size (kbytes)\n\tAverage unshared data size (kbytes)\n\tAverage stack size (kbytes)\n\tAverage total size (kbytes)\n\tMaximum resident set size (kbytes)\n\tAverage resident set size (kbytes)\n\tMajor (requiring I/O) page faults\n\tMinor (reclaiming a frame) page faults\n\tVoluntary context switches\n\tInvoluntary context switches\n\tSwaps\n\tFile system inputs\n\tFile system outputs\n\tSocket messages sent\n\tSocket messages received\n\tSignals delivered\n\tPage size (bytes)\n\tExit status\n\tCommand being timed: \"true x\"\nx0\nhello\nhi\n1\n2\n3\n"
## STDERR:
0 x
0
A0000000000004096
Command exited with non-zero status 3
3
0
0

x
## END

#### command -v and -V do not look whether they could print
f() { :; }
command -v f >&-; echo $?
command -V f >&-; echo $?
command -V if >&-; echo $?
command -V nosuch >&-; echo $?
type f >&-; echo $?
## status: 0
## STDOUT:
0
0
0
1
1
## END
## STDERR:
bash: line 5: command: nosuch: not found
bash: line 6: type: write error: Bad file descriptor
## END

#### options that eval, source and the directory stack do not have
( eval -Y; echo $? ); ( eval -Y a; echo $? ); ( eval -- -Y; echo $? ); ( eval --nosuch; echo $? ); eval -; echo $?; eval ''; eval; echo $?
( source -Y; echo $? ); ( . -Y a; echo $? ); ( . -- -Y; echo $? ); ( . --nosuch; echo $? ); . ; echo $?; source; echo $?
(popd -- -Y; dirs --; popd --; dirs -- -Y; pushd -- -Y; pushd --) > /dev/null
## status: 1
## STDOUT:
2
2
127
2
127
0
2
2
1
2
2
2
## END
## STDERR:
bash: line 1: eval: -Y: invalid option
eval: usage: eval [arg ...]
bash: line 1: eval: -Y: invalid option
eval: usage: eval [arg ...]
bash: line 1: -Y: command not found
bash: line 1: eval: --: invalid option
eval: usage: eval [arg ...]
bash: line 1: -: command not found
bash: line 2: source: -Y: invalid option
source: usage: source filename [arguments]
bash: line 2: .: -Y: invalid option
.: usage: . filename [arguments]
bash: line 2: -Y: No such file or directory
bash: line 2: .: --: invalid option
.: usage: . filename [arguments]
bash: line 2: .: filename argument required
.: usage: . filename [arguments]
bash: line 2: source: filename argument required
source: usage: source filename [arguments]
bash: line 3: popd: directory stack empty
bash: line 3: popd: directory stack empty
bash: line 3: pushd: -Y: No such file or directory
bash: line 3: pushd: no other directory
## END

#### every builtin tells what it is for
for b in . alias bg break builtin caller cd command compgen complete compopt continue declare dirs disown enable eval exit export fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend times trap type typeset ulimit umask unalias unset wait; do
  told=$($b --help -x 2> /dev/null | head -1); echo $? ${told%%:*}
  $b --help -x > /dev/null; echo $?
done
: --help; echo $?; [ --help ]; echo $?; test --help; echo $?; printf -v x --help > /dev/null; echo $?
## status: 0
## STDOUT:
0 .
2
0 alias
2
0 bg
2
0 break
2
0 builtin
2
0 caller
2
0 cd
2
0 command
2
0 compgen
2
0 complete
2
0 compopt
2
0 continue
2
0 declare
2
0 dirs
2
0 disown
2
0 enable
2
0 eval
2
0 exit
2
0 export
2
0 fc
2
0 fg
2
0 getopts
2
0 hash
2
0 help
2
0 history
2
0 jobs
2
0 kill
2
0 let
2
0 local
2
0 logout
2
0 mapfile
2
0 popd
2
0 printf
2
0 pushd
2
0 pwd
2
0 read
2
0 readarray
2
0 readonly
2
0 return
2
0 set
2
0 shift
2
0 shopt
2
0 source
2
0 suspend
2
0 times
2
0 trap
2
0 type
2
0 typeset
2
0 ulimit
2
0 umask
2
0 unalias
2
0 unset
2
0 wait
2
0
0
0
2
## END

#### options of bind without an editor
bind -q 2> /dev/null; echo $?
bind -z 2>&1; echo $?
## status: 0
## STDOUT:
2
bash: line 2: bind: warning: line editing not enabled
bash: line 2: bind: -z: invalid option
bind: usage: bind [-lpsvPSVX] [-m keymap] [-f filename] [-q name] [-u name] [-r keyseq] [-x keyseq:shell-command] [keyseq:readline-function or readline-command]
2
## END

#### exec tells what it is for and keeps its redirections
exec --help | grep -c exec:
(exec -c --help > /dev/null; echo $? >&2; echo after)
exec -z > /dev/null; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
2
bash: line 3: exec: -z: invalid option
exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]
## END
