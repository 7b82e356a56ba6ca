#### RANDOM from a seed
RANDOM=42; echo $RANDOM $RANDOM $RANDOM; RANDOM=42; echo $RANDOM
## status: 0
## STDOUT:
17772 26794 1435
17772
## END

#### RANDOM from odd seeds
RANDOM=0; echo $RANDOM $RANDOM; RANDOM=-1; echo $RANDOM $RANDOM; RANDOM=4294967296; echo $RANDOM; RANDOM=2147483647; echo $RANDOM $RANDOM; RANDOM=99999999999; echo $RANDOM
## status: 0
## STDOUT:
20814 24386
16807 10791
20814
20814 24386
19962
## END

#### RANDOM from what is no number
RANDOM=abc; echo $RANDOM; RANDOM=1+1; echo $RANDOM; RANDOM=2; echo $RANDOM; RANDOM=; echo $RANDOM
## status: 0
## STDOUT:
20814
846
846
20814
## END

#### RANDOM many times
RANDOM=7; for i in {1..40}; do echo -n "$RANDOM "; done; echo $((RANDOM)) ${RANDOM} "$RANDOM"
## status: 0
## STDOUT:
19344 26956 7409 20442 22989 16214 19918 9653 10879 23389 31668 30515 26962 7636 32515 22632 22268 16786 3744 15016 13658 18978 5254 3202 5703 2198 23435 6455 12294 16241 28560 23278 465 4834 5940 11216 11377 19678 18179 11026 6082 1035 29756
## END

#### RANDOM stays in its range
for i in {1..200}; do r=$RANDOM; ((r >= 0 && r < 32768)) || echo $r; done; echo done
## status: 0
## STDOUT:
done
## END

#### RANDOM in arithmetic
RANDOM=5; echo $((RANDOM % 6 + 1)) $((RANDOM % 6 + 1)) $((RANDOM + RANDOM))
## status: 0
## STDOUT:
1 5 7475
## END

#### RANDOM unset is a plain variable
unset RANDOM; echo "${RANDOM-gone}"; RANDOM=5; echo $RANDOM $RANDOM
## status: 0
## STDOUT:
gone
5 5
## END

#### SRANDOM is a number
[[ $SRANDOM =~ ^[0-9]+$ ]]; echo $?; SRANDOM=5; [[ $SRANDOM == 5 && $SRANDOM == 5 ]]; echo $?
## status: 0
## STDOUT:
0
1
## END

#### SECONDS
echo $SECONDS; SECONDS=100; echo $SECONDS; SECONDS+=5; echo $SECONDS; SECONDS=-5; echo $SECONDS; SECONDS=1+1; echo $SECONDS
## status: 0
## STDOUT:
0
100
105
-5
2
## END

#### SECONDS unset is a plain variable
unset SECONDS; echo "[$SECONDS]"; SECONDS=abc; echo $SECONDS
## status: 0
## STDOUT:
[]
abc
## END

#### LINENO
echo $LINENO
echo $LINENO $(echo $LINENO
echo $LINENO)
f() {
  echo $LINENO
}
f
## status: 0
## STDOUT:
1
2 2 3
5
## END

#### LINENO over several lines
echo a \
  $LINENO
{ echo $LINENO
  echo $LINENO; }
## status: 0
## STDOUT:
a 1
3
4
## END

#### LINENO unset
unset LINENO; echo "[$LINENO]"
## status: 0
## STDOUT:
[]
## END

#### EPOCHSECONDS cannot be set
EPOCHSECONDS=1; echo $?; ((EPOCHSECONDS > 1000000)); echo $?; [[ $EPOCHREALTIME =~ ^[0-9]+\.[0-9]{6}$ ]]; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### read-only from the start
UID=3; echo never
## status: 1
## STDERR:
bash: line 1: UID: readonly variable
## END

#### other read-only ones
(EUID=3; echo never); (PPID=3; echo never); (BASHOPTS=x; echo never); (SHELLOPTS=x; echo never); (BASH_VERSINFO=x; echo never); (BASH_VERSINFO[0]=3; echo never); echo end
## status: 0
## STDOUT:
end
## END
## STDERR:
bash: line 1: EUID: readonly variable
bash: line 1: PPID: readonly variable
bash: line 1: BASHOPTS: readonly variable
bash: line 1: SHELLOPTS: readonly variable
bash: line 1: BASH_VERSINFO: readonly variable
bash: line 1: BASH_VERSINFO: readonly variable
## END

#### unset of read-only ones
unset UID; unset BASH_VERSINFO; unset PPID BASHOPTS SHELLOPTS EUID; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: unset: UID: cannot unset: readonly variable
bash: line 1: unset: BASH_VERSINFO: cannot unset: readonly variable
bash: line 1: unset: PPID: cannot unset: readonly variable
bash: line 1: unset: BASHOPTS: cannot unset: readonly variable
bash: line 1: unset: SHELLOPTS: cannot unset: readonly variable
bash: line 1: unset: EUID: cannot unset: readonly variable
## END

#### version
echo $BASH_VERSION ${BASH_VERSINFO[0]} ${BASH_VERSINFO[1]} ${BASH_VERSINFO[@]:0:2} ${#BASH_VERSINFO[@]}; declare -p BASH_VERSINFO BASH_VERSION
## status: 0
## STDOUT:
5.2.15(1)-release 5 2 5 2 6
declare -ar BASH_VERSINFO=([0]="5" [1]="2" [2]="15" [3]="1" [4]="release" [5]="x86_64-pc-linux-gnu")
declare -- BASH_VERSION="5.2.15(1)-release"
## END

#### machine
echo $HOSTTYPE $MACHTYPE $OSTYPE; declare -p HOSTTYPE MACHTYPE OSTYPE BASH
## status: 0
## STDOUT:
x86_64 x86_64-pc-linux-gnu linux-gnu
declare -- HOSTTYPE="x86_64"
declare -- MACHTYPE="x86_64-pc-linux-gnu"
declare -- OSTYPE="linux-gnu"
declare -- BASH="/usr/bin/bash"
## END

#### options from the start
declare -p BASHOPTS SHELLOPTS
## status: 0
## STDOUT:
declare -r BASHOPTS="checkwinsize:cmdhist:complete_fullquote:extquote:force_fignore:globasciiranges:globskipdots:hostcomplete:interactive_comments:patsub_replacement:progcomp:promptvars:sourcepath"
declare -r SHELLOPTS="braceexpand:hashall:interactive-comments"
## END

#### options change SHELLOPTS
set -u -o pipefail; echo $SHELLOPTS; set +u; echo $SHELLOPTS
## status: 0
## STDOUT:
braceexpand:hashall:interactive-comments:nounset:pipefail
braceexpand:hashall:interactive-comments:pipefail
## END

#### option letters
echo $-; set -a; echo $-; set -u -f; echo $-; set -C; echo $-; set +a; echo $-
## status: 0
## STDOUT:
hBc
ahBc
afhuBc
afhuBCc
fhuBCc
## END

#### level of subshells
echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)); echo $(echo $BASH_SUBSHELL); { echo $BASH_SUBSHELL; } | cat; echo $BASH_SUBSHELL
## status: 0
## STDOUT:
0
1
2
1
1
0
## END

#### level of subshells assigned
BASH_SUBSHELL=7; echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)
## status: 0
## STDOUT:
7
8
## END

#### statuses of a pipeline
true | false | true; echo ${PIPESTATUS[@]} ${#PIPESTATUS[@]}; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0 1 0 3
0
## END

#### statuses kept
(exit 3) | (exit 4) | true; s=("${PIPESTATUS[@]}"); echo ${s[@]}; echo $?
## status: 0
## STDOUT:
3 4 0
0
## END

#### statuses one by one
(exit 3) | (exit 4); echo ${PIPESTATUS[0]} ${PIPESTATUS[1]}
## status: 0
## STDOUT:
3 4
## END

#### statuses of simple commands
false; echo ${PIPESTATUS[@]}; true; echo ${PIPESTATUS[@]}; (exit 4); echo ${PIPESTATUS[@]}; nosuch 2> /dev/null; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1
0
4
127
## END

#### statuses of assignments
true | false; x=5; echo ${PIPESTATUS[@]}; x=$(false); echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0
1
## END

#### statuses of functions
f() { true | false; }; f; echo ${PIPESTATUS[@]}; f() { return 5; }; f; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1
5
## END

#### statuses of conditions
true | false; [[ a = b ]]; echo ${PIPESTATUS[@]}; true | false; ((0)); echo ${PIPESTATUS[@]}; true | false; (exit 3); echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1
1
3
## END

#### statuses in a group
{ true | false; }; echo ${PIPESTATUS[@]}; false | true | { exit 3; }; echo "${PIPESTATUS[*]}"
## status: 0
## STDOUT:
0 1
1 0 3
## END

#### statuses of what is negated
! false; echo $? ${PIPESTATUS[@]}; ! true | false; echo $?  ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0 1
0 0 1
## END

#### statuses with pipefail
set -o pipefail; false | true; echo $? ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1 1 0
## END

#### statuses in a substitution
x=$(true | false; echo ${PIPESTATUS[@]}); echo $x; true | false; echo $(echo ${PIPESTATUS[@]})
## status: 0
## STDOUT:
0 1
0 1
## END

#### the last argument
echo a b c; echo "$_"; true; echo "[$_]"; : "a b"; echo "$_"
## status: 0
## STDOUT:
a b c
c
[true]
a b
## END

#### the last argument of assignments
echo a; x=1; echo "[$_]"
## status: 0
## STDOUT:
a
[]
## END

#### the last argument of functions
f() { true q; }; f 1 2; echo "[$_]"
## status: 0
## STDOUT:
[2]
## END

#### the last argument in a function
true before; f() { echo "in $_"; }; f 1 2
## status: 0
## STDOUT:
in before
## END

#### the last argument after compound commands
if true zz; then echo "[$_]"; fi; for i in 7 8; do :; done; echo "[$_]"; (echo sub x); echo "[$_]"
## status: 0
## STDOUT:
[zz]
[:]
sub x
[[:]]
## END

#### the last argument of a declaration
export y=3; echo "[$_]"; declare -i z=4; echo "[$_]"; declare -a w=(1); echo "[$_]"
## status: 0
## STDOUT:
[y=3]
[z=4]
[w]
## END

#### the last argument after a substitution
echo $(echo z) > /dev/null; echo "[$_]"
## status: 0
## STDOUT:
[z]
## END

#### functions that run
f() { echo "${FUNCNAME[@]}|${BASH_SOURCE[@]}|${BASH_LINENO[@]}|${#FUNCNAME[@]}"; }; f; g() { f; }
g; echo "${FUNCNAME[@]}|${BASH_SOURCE[@]}|${BASH_LINENO[@]}|$FUNCNAME"
## status: 0
## STDOUT:
f|environment|1|1
f g|environment environment|1 2|2
|||
## END

#### functions that run in a sourced file
f() { echo "${FUNCNAME[@]}|${BASH_SOURCE[@]}|${BASH_LINENO[@]}"; }
echo 'f
echo "$FUNCNAME|${BASH_SOURCE[@]}"
g() { echo "${FUNCNAME[@]}|${BASH_SOURCE[@]}|${BASH_LINENO[@]}"; }' > s
source ./s
g
## status: 0
## STDOUT:
f source|environment ./s|1 5
|./s
g|./s|6
## END

#### functions that run in a script
echo 'f() { echo "${FUNCNAME[@]}|${BASH_SOURCE[@]}|${BASH_LINENO[@]}"; }
f
echo "[$FUNCNAME] ${BASH_SOURCE[@]} ${BASH_LINENO[@]} $0"' > s; bash s; bash ./s x
## status: 0
## STDOUT:
f main|s s|2 0
[] s 0 s
f main|./s ./s|2 0
[] ./s 0 ./s
## END

#### recursion in FUNCNAME
f() { if (($1)); then f $(($1-1)); else echo "${FUNCNAME[@]} ${BASH_LINENO[@]}"; fi; }; f 3
## status: 0
## STDOUT:
f f f f 1 1 1 1
## END

#### FUNCNAME cannot be set
f() { echo "$FUNCNAME"; }; FUNCNAME=3; echo $?; f; FUNCNAME[0]=x; f; declare -p FUNCNAME; BASH_SOURCE=x; BASH_LINENO=y; echo "${BASH_SOURCE-none} ${BASH_LINENO-none}"
## status: 0
## STDOUT:
0
f
f
declare -a FUNCNAME
none none
## END

#### messages in functions
f() { nosuch; cd /nosuch; }
f
## status: 1
## STDERR:
environment: line 1: nosuch: command not found
environment: line 1: cd: /nosuch: No such file or directory
## END

#### messages in sourced files and scripts
echo 'nosuch
f() { nosuch2
}
f' > s; . ./s; bash s; f
## status: 127
## STDERR:
./s: line 1: nosuch: command not found
./s: line 2: nosuch2: command not found
s: line 1: nosuch: command not found
s: line 2: nosuch2: command not found
./s: line 2: nosuch2: command not found
## END

#### GROUPS cannot be set
GROUPS=5; echo $?; [[ $GROUPS == 5 ]]; echo $?; echo ${#GROUPS[@]}
## status: 0
## STDOUT:
0
1
1
## END

#### BASH_ARGV0 names the shell
BASH_ARGV0=foo; echo $0; nosuch
## status: 127
## STDOUT:
foo
## END
## STDERR:
foo: line 1: nosuch: command not found
## END

#### BASHPID cannot be set
BASHPID=3; echo $?; [[ $BASHPID == 3 ]]; echo $?
## status: 0
## STDOUT:
0
1
## END

#### OPTIND and its like
declare -p OPTIND OPTERR; echo "${OPTARG-none}"; OPTIND=3; declare -p OPTIND
## status: 0
## STDOUT:
declare -i OPTIND="1"
declare -- OPTERR="1"
none
declare -i OPTIND="3"
## END

#### IFS and the prompts
declare -p IFS PS4; echo "${PS1-none} ${PS2-none}"
## status: 0
## STDOUT:
declare -- IFS=$' \t\n'
declare -- PS4="+ "
none none
## END

#### SHLVL
echo $SHLVL; bash -c 'echo $SHLVL'; bash -c 'bash -c "echo \$SHLVL"; :'; SHLVL=5 bash -c 'echo $SHLVL'; SHLVL=abc bash -c 'echo $SHLVL'
## status: 0
## STDOUT:
1
2
3
6
1
## END

#### what a shell inherits
x=1; export y=2; a=(1); export a; f() { :; }; bash -c 'echo "${x-none} ${y-none} ${a-none}"; f' ; y=3 bash -c 'echo $y; y=4'; echo $y
## status: 0
## STDOUT:
none 2 none
3
2
## END
## STDERR:
bash: line 1: f: command not found
## END

#### what a shell's exports are for the next
export y=2; bash -c 'y=3; z=4; bash -c "echo \$y \${z-none}"'
## status: 0
## STDOUT:
3 none
## END

#### export without a value is not inherited
export y; bash -c 'echo "${y-none}"'; y=3;  bash -c 'echo "${y-none}"'; unset y; y=4; bash -c 'echo "${y-none}"'
## status: 0
## STDOUT:
none
3
none
## END

#### IFS is not inherited
export IFS=:; bash -c 'x=a:b; echo $x; echo ${#IFS}'
## status: 0
## STDOUT:
a:b
3
## END

#### exported functions call each other
f() { echo "f $(g)"; }; g() { echo g; }; export -f f g; bash -c f; (f); bash -c 'bash -c f'
## status: 0
## STDOUT:
f g
f g
f g
## END

#### all exported
set -a; x=1; y+=2; declare z=3; a=(1); for q in 4; do :; done; read r <<< 5; : ${s:=6}; (( t = 7 )); printf -v v 8; declare -p x y z a q r s t v; set +a; u=1; declare -p u
## status: 0
## STDOUT:
declare -x x="1"
declare -x y="2"
declare -x z="3"
declare -a a=([0]="1")
declare -x q="4"
declare -x r="5"
declare -x s="6"
declare -x t="7"
declare -x v="8"
declare -- u="1"
## END

#### all functions exported
set -a; f() { :; }; set +a; g() { :; }; declare -F
## status: 0
## STDOUT:
declare -fx f
declare -f g
## END

#### a local variable exported
set -a; f() { local w=9; bash -c 'echo $w'; }; f
## status: 0
## STDOUT:
9
## END

#### unbound
set -u; echo $y; echo never
## status: 127
## STDERR:
bash: line 1: y: unbound variable
## END

#### unbound in a subshell
set -u; (echo $y; echo never); echo $?; x=$(echo $y; echo never); echo $? "[$x]"
## status: 0
## STDOUT:
1
1 []
## END
## STDERR:
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
## END

#### unbound arguments
set -u; (echo $1); (echo ${12}); set -- a; (echo $1 $2); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: $1: unbound variable
bash: line 1: 12: unbound variable
bash: line 1: $2: unbound variable
## END

#### unbound elements
set -u; a=(1); (echo ${a[3]}); (echo ${b[0]}); x=; (echo "${x[0]}"); (echo ${x[1]}); declare -A m; (echo ${m[k]})
## status: 1
## STDOUT:

## END
## STDERR:
bash: line 1: a[3]: unbound variable
bash: line 1: b[0]: unbound variable
bash: line 1: x[1]: unbound variable
bash: line 1: m[k]: unbound variable
## END

#### unbound but all of them
set -u; echo "$@" $* "${a[@]}" ${a[*]} $# ; echo $?; declare -A m; echo "${m[@]}" "${!m[@]}" end
## status: 0
## STDOUT:
0
0
end
## END

#### unbound but tested
set -u; echo ${y:-d} ${y-e} ${y+s} ${y:+s} end; [[ -v y ]]; echo $?; : ${y:=now}; echo $y
## status: 0
## STDOUT:
d e end
1
now
## END

#### unbound with operators
set -u; (echo ${y%a}); (echo ${#y}); (echo ${y/a/b}); (echo ${y^}); (echo ${y:1}); (echo ${y@Q}); (echo "${y}")
## status: 1
## STDERR:
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
## END

#### unbound in arithmetic
set -u; (echo $((y+1))); (((y)); echo never); (let y+1; echo never); (echo $((a[0]))); x=y; (echo $((x)))
## status: 1
## STDERR:
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: a: unbound variable
bash: line 1: y: unbound variable
## END

#### unbound in conditions and loops
set -u; ([[ $y ]]; echo never); ([[ y -eq 1 ]]; echo never); (for i in $y; do :; done; echo never); (case $y in *) ;; esac; echo never)
## status: 1
## STDERR:
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
## END

#### unbound but declared
set -u; declare y; (echo $y); f() { local z; echo $z; }; (f); export e; (echo $e)
## status: 1
## STDERR:
bash: line 1: y: unbound variable
environment: line 1: z: unbound variable
bash: line 1: e: unbound variable
## END

#### unbound references
set -u; declare -n r=x; (echo $r); x=1; echo $r
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: r: unbound variable
## END

#### unbound special parameters
set -u; (echo $!); echo $? "$#" "$-" "${*}" "${@}"
## status: 0
## STDOUT:
1 0 huBc 
## END
## STDERR:
bash: line 1: $!: unbound variable
## END

#### unbound in an assignment
set -u; (x=$y; echo never); (x=$y true; echo never); (a=($y); echo never); (a[y]=1; echo never); (a[$y]=1; echo never); echo end
## status: 0
## STDOUT:
end
## END
## STDERR:
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
bash: line 1: y: unbound variable
## END

#### not unbound any more
set -u; set +u; echo "[$y]"
## status: 0
## STDOUT:
[]
## END

#### aliases and commands as arrays
declare -p BASH_ALIASES BASH_CMDS; shopt -s expand_aliases; alias ll='ls -l'; echo "${BASH_ALIASES[ll]}" "${!BASH_ALIASES[@]}"
## status: 0
## STDOUT:
declare -A BASH_ALIASES=()
declare -A BASH_CMDS=()
ls -l ll
## END

#### the directories as an array
cd /; echo "${DIRSTACK[@]}" ${#DIRSTACK[@]}; cd /tmp; echo "${DIRSTACK[0]}"
## status: 0
## STDOUT:
/ 1
/tmp
## END

#### names with a prefix
RANDOMLY=1 RANDOM_=2; echo ${!RANDOM*}; BASH_VERSX=1; echo ${!BASH_VERS@}
## status: 0
## STDOUT:
RANDOM RANDOMLY RANDOM_
BASH_VERSINFO BASH_VERSION BASH_VERSX
## END

#### HOME, PWD and OLDPWD
cd /; echo $HOME; cd /tmp; echo "$PWD $OLDPWD"; declare -p PWD OLDPWD; unset PWD; cd /; echo $PWD
## status: 0
## STDOUT:
/home/agent
/tmp /
declare -x PWD="/tmp"
declare -x OLDPWD="/"
/
## END

#### special parameters
set -- a b c; echo $# "$*" "$@" $0 $?; false; echo $?; echo ${#} ${?} "${*}" "${@}"
## status: 0
## STDOUT:
3 a b c a b c bash 0
1
3 0 a b c a b c
## END

#### arguments beyond nine
set -- 1 2 3 4 5 6 7 8 9 ten eleven; echo $10 ${10} ${11} "${12-none}"
## status: 0
## STDOUT:
10 ten eleven none
## END

#### parameters cannot be assigned
1=x; echo $?; ?=x; echo $?; @=x; echo $?
## status: 0
## STDOUT:
127
127
127
## END
## STDERR:
bash: line 1: 1=x: command not found
bash: line 1: ?=x: command not found
bash: line 1: @=x: command not found
## END

#### local versions of the special ones
f() { local RANDOM=5; echo $RANDOM $RANDOM; local SECONDS=abc; echo $SECONDS; }; f; [[ $SECONDS == abc ]]; echo $?
## status: 0
## STDOUT:
5 5
abc
1
## END

#### HOSTNAME and others can be set
HOSTNAME=h OSTYPE=o MACHTYPE=m HOSTTYPE=t BASH_VERSION=v; echo $HOSTNAME $OSTYPE $MACHTYPE $HOSTTYPE $BASH_VERSION
## status: 0
## STDOUT:
h o m t v
## END

#### PIPESTATUS behind a condition that no branch was taken of
false | true; if false; then :; fi; echo ${PIPESTATUS[@]}
if true | false; then :; fi; echo ${PIPESTATUS[@]}
if false; then :; elif false | false; then :; fi; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1
0 1
1 1
## END

#### PIPESTATUS behind loops
x=2; while ((x--)); do true | true; done; echo ${PIPESTATUS[@]}
false | true; for i in; do :; done; echo ${PIPESTATUS[@]}
false | true; for ((;0;)); do :; done; echo ${PIPESTATUS[@]}
false | true; select i in; do :; done; echo ${PIPESTATUS[@]}
false | true; while false | true; do false | false; break; done; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1
1 0
1 0
1 0
0
## END

#### PIPESTATUS behind case and a definition
false | true; case a in b) ;; esac; echo ${PIPESTATUS[@]}
false | true; f() { :; }; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1 0
1 0
## END

#### BASH_SUBSHELL in the stages of a pipeline
echo $BASH_SUBSHELL | cat; echo a | echo $BASH_SUBSHELL
{ echo $BASH_SUBSHELL; } | cat; echo a | (echo $BASH_SUBSHELL)
f() { echo $BASH_SUBSHELL; }; f | cat; (f | cat)
echo $(echo $BASH_SUBSHELL) | cat; [[ $BASH_SUBSHELL == 0 ]] | cat; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0
0
1
1
1
2
1
1 0
## END

#### BASH_SUBSHELL of texts in a pipeline
echo a | eval 'echo $BASH_SUBSHELL'; eval 'echo $BASH_SUBSHELL' | cat
echo 'echo $BASH_SUBSHELL' > q; . ./q | cat
## status: 0
## STDOUT:
1
1
1
## END

#### BASH_SUBSHELL in a job
echo $BASH_SUBSHELL & wait; { echo $BASH_SUBSHELL; } & wait; (echo $BASH_SUBSHELL) & wait
f() { echo $BASH_SUBSHELL; }; f & wait; echo a | echo $BASH_SUBSHELL & wait
## status: 0
## STDOUT:
1
1
1
1
1
## END

#### PIPESTATUS before anything has run
echo ${#PIPESTATUS[@]}; echo ${#PIPESTATUS[@]}
## status: 0
## STDOUT:
0
1
## END

#### there is no PIPESTATUS before the first command
declare -p PIPESTATUS
declare -p PIPESTATUS
## status: 0
## STDOUT:
declare -a PIPESTATUS=([0]="1")
## END
## STDERR:
bash: line 1: declare: PIPESTATUS: not found
## END

#### PIPESTATUS comes back after unset
true | false; unset PIPESTATUS; declare -p PIPESTATUS; false | true; declare -p PIPESTATUS
## status: 0
## STDOUT:
declare -a PIPESTATUS=([0]="0")
declare -a PIPESTATUS=([0]="1" [1]="0")
## END

#### $_ behind a redirection that failed
e=(); : q; a=1 >&9; echo "[$_]"; : q; >&9; echo "[$_]"; echo b >&9; echo "[$_]"
f() { :; }; f c >&9; echo "[$_]"; { echo a; } >&9; echo "[$_]"; a=1 echo d < no; echo "[$_]"
nosuch g >&9; echo "[$_]"; ${e[@]} >&9; echo "[$_]"; declare a=(1) >&9; echo "[$_]"
set -u; nosuch h >&9; echo "[$_]"; cat i > o; echo "[$_]"; ls >&$((1 + 8)) j; echo "[$_]"
## status: 0
## STDOUT:
[]
[]
[b]
[c]
[[c]]
[d]
[g]
[]
[a]
[h]
[i]
[j]
## END
## STDERR:
bash: line 1: 9: Bad file descriptor
bash: line 1: 9: Bad file descriptor
bash: line 1: 9: Bad file descriptor
bash: line 2: 9: Bad file descriptor
bash: line 2: 9: Bad file descriptor
bash: line 2: no: No such file or directory
bash: line 3: 9: Bad file descriptor
bash: line 3: 9: Bad file descriptor
bash: line 3: 9: Bad file descriptor
bash: line 4: 9: Bad file descriptor
cat: i: No such file or directory
bash: line 4: $((1 + 8)): Bad file descriptor
## END
