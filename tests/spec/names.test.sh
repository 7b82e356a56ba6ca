#### type of everything
f() { :; }; type -t f ls cd if nosuch; echo $?; type nosuch; echo $?; type cd ls if
## status: 0
## STDOUT:
function
file
builtin
keyword
1
1
cd is a shell builtin
ls is /usr/bin/ls
if is a shell keyword
## END
## STDERR:
bash: line 1: type: nosuch: not found
## END

#### a subscript whose quotes do not end in it names nothing
declare 'q[`]=1'; echo $?
declare 'q[$(]=1'; echo $?
read 'q[`]' <<< x; echo $?
read 'q[$(echo 1]' <<< x; echo $?
read "q[']" <<< x; echo $?
printf -v 'q[`]' x; echo $?
printf -v 'q["]' x; echo $?
unset 'q[`]'; echo $?
export 'q[`]=1'; echo $?
getopts a 'q[`]' -a; echo $?
## status: 0
## STDOUT:
1
1
1
1
1
2
2
0
1
1
## END
## STDERR:
bash: line 1: declare: `q[`]=1': not a valid identifier
bash: line 2: declare: `q[$(]=1': not a valid identifier
bash: line 3: read: `q[`]': not a valid identifier
bash: line 4: read: `q[$(echo 1]': not a valid identifier
bash: line 5: read: `q[']': not a valid identifier
bash: line 6: printf: `q[`]': not a valid identifier
bash: line 7: printf: `q["]': not a valid identifier
bash: line 9: export: `q[`]=1': not a valid identifier
bash: line 10: getopts: `q[`]': not a valid identifier
## END

#### type finds paths
type -p ls cd; type -P ls; echo $?; type -P nosuch; echo $?; type -p nosuch; echo $?
## status: 0
## STDOUT:
/usr/bin/ls
/usr/bin/ls
0
1
1
## END

#### type without functions
ls() { :; }; type -t ls; type -ft ls; type -f nosuch; echo $?; f() { :; }; type -f f; echo $?
## status: 0
## STDOUT:
function
file
1
1
## END
## STDERR:
bash: line 1: type: nosuch: not found
bash: line 1: type: f: not found
## END

#### type misused
type -x; echo $?; type; echo $?
## status: 0
## STDOUT:
2
0
## END
## STDERR:
bash: line 1: type: -x: invalid option
type: usage: type [-afptP] name [name ...]
## END

#### type of an alias
shopt -s expand_aliases; alias ll='ls -l'; type ll; type -t ll
## status: 0
## STDOUT:
ll is aliased to `ls -l'
alias
## END

#### type of an alias that is not expanded
alias ll='ls -l'; type ll; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: type: ll: not found
## END

#### command -v
f() { :; }; command -v ls cd f if; echo $?; command -v nosuch; echo $?; command -v nosuch cd; echo $?
## status: 0
## STDOUT:
/usr/bin/ls
cd
f
if
0
1
cd
0
## END

#### command -v of an alias
shopt -s expand_aliases; alias ll="ls 'x'"; command -v ll; command -V ll
## status: 0
## STDOUT:
alias ll='ls '\''x'\'''
ll is aliased to `ls 'x''
## END

#### command -V
command -V ls cd if; command -V nosuch; echo $?
## status: 0
## STDOUT:
ls is /usr/bin/ls
cd is a shell builtin
if is a shell keyword
1
## END
## STDERR:
bash: line 1: command: nosuch: not found
## END

#### command runs without functions
echo() { :; }; command echo shown; ls() { echo mine; }; ls; command ls; cd() { echo no; }; command cd /; pwd
## status: 0
## STDOUT:
shown
/
## END

#### command runs builtins and what is not there
command eval 'echo a'; command -p echo b; command nosuch; echo $?; command; echo $?; command -z; echo $?; command -- echo c
## status: 0
## STDOUT:
a
b
127
0
2
c
## END
## STDERR:
bash: line 1: nosuch: command not found
bash: line 1: command: -z: invalid option
command: usage: command [-pVv] command [arg ...]
## END

#### command in a wrapper
cd() { command cd "$@" && echo "now in $PWD"; }; cd /
## status: 0
## STDOUT:
now in /
## END

#### builtin
echo() { :; }; builtin echo shown; builtin cd /; pwd; builtin nosuch; echo $?; builtin ls; echo $?; builtin; echo $?; builtin -z; echo $?; builtin -- echo a
## status: 0
## STDOUT:
shown
/
a
## END
## STDERR:
bash: line 1: builtin: nosuch: not a shell builtin
bash: line 1: builtin: ls: not a shell builtin
bash: line 1: builtin: -z: invalid option
builtin: usage: builtin [shell-builtin [arg ...]]
## END

#### status of builtin
builtin false; echo $?; builtin test a = b; echo $?; builtin printf '%s\n' x
## status: 0
## STDOUT:
1
1
x
## END

#### enable lists
enable
## status: 0
## STDOUT:
enable .
enable :
enable [
enable alias
enable bg
enable bind
enable break
enable builtin
enable caller
enable cd
enable command
enable compgen
enable complete
enable compopt
enable continue
enable declare
enable dirs
enable disown
enable echo
enable enable
enable eval
enable exec
enable exit
enable export
enable false
enable fc
enable fg
enable getopts
enable hash
enable help
enable history
enable jobs
enable kill
enable let
enable local
enable logout
enable mapfile
enable popd
enable printf
enable pushd
enable pwd
enable read
enable readarray
enable readonly
enable return
enable set
enable shift
enable shopt
enable source
enable suspend
enable test
enable times
enable trap
enable true
enable type
enable typeset
enable ulimit
enable umask
enable unalias
enable unset
enable wait
## END

#### enable lists special builtins
enable -s
## status: 0
## STDOUT:
enable .
enable :
enable break
enable continue
enable eval
enable exec
enable exit
enable export
enable readonly
enable return
enable set
enable shift
enable source
enable times
enable trap
enable unset
## END

#### a builtin that is off
enable -n cd; cd /; echo $?; type -t cd; enable cd; cd /; pwd
## status: 0
## STDOUT:
127
/
## END
## STDERR:
bash: line 1: cd: command not found
## END

#### builtins that are off
enable -n echo test; enable -n; type -t echo; type -t test; [ a = a ]; test a = a; echo $?; enable test; enable -n
## status: 0
## STDOUT:
enable -n echo
enable -n test
file
file
0
enable -n echo
## END

#### enable misused
enable nosuch; echo $?; enable -z; echo $?; enable -n nosuch; echo $?
## status: 0
## STDOUT:
1
2
1
## END
## STDERR:
bash: line 1: enable: nosuch: not a shell builtin
bash: line 1: enable: -z: invalid option
enable: usage: enable [-a] [-dnps] [-f filename] [name ...]
bash: line 1: enable: nosuch: not a shell builtin
## END

#### all with enable -a
enable -n cd; enable -a
## status: 0
## STDOUT:
enable .
enable :
enable [
enable alias
enable bg
enable bind
enable break
enable builtin
enable caller
enable -n cd
enable command
enable compgen
enable complete
enable compopt
enable continue
enable declare
enable dirs
enable disown
enable echo
enable enable
enable eval
enable exec
enable exit
enable export
enable false
enable fc
enable fg
enable getopts
enable hash
enable help
enable history
enable jobs
enable kill
enable let
enable local
enable logout
enable mapfile
enable popd
enable printf
enable pushd
enable pwd
enable read
enable readarray
enable readonly
enable return
enable set
enable shift
enable shopt
enable source
enable suspend
enable test
enable times
enable trap
enable true
enable type
enable typeset
enable ulimit
enable umask
enable unalias
enable unset
enable wait
## END

#### the table of hash
hash; echo $?; hash cat; hash; hash -t cat; hash -r; hash
## status: 0
## stdout-json: "hash: hash table empty\n0\nhits\tcommand\n   0\t/usr/bin/cat\n/usr/bin/cat\nhash: hash table empty\n"

#### hash and paths
hash -p /x/y zz; hash -t zz; hash -l; hash -d zz; hash -t zz; echo $?
## status: 0
## STDOUT:
/x/y
builtin hash -p /x/y zz
1
## END
## STDERR:
bash: line 1: hash: zz: not found
## END

#### hash and names
hash nosuch; echo $?; hash cd; echo $?; hash ls nosuch cat; echo $?; hash -t; echo $?; hash -d; echo $?; hash -z; echo $?
## status: 0
## STDOUT:
1
0
1
1
1
2
## END
## STDERR:
bash: line 1: hash: nosuch: not found
bash: line 1: hash: nosuch: not found
bash: line 1: hash: -t: option requires an argument
bash: line 1: hash: -d: option requires an argument
bash: line 1: hash: -z: invalid option
hash: usage: hash [-lr] [-p pathname] [-dt] [name ...]
## END

#### hash of functions
f() { :; }; hash f; echo $?; hash
## status: 0
## STDOUT:
0
hash: hash table empty
## END

#### alias
alias ll='ls -l' a=1; alias; alias ll; alias nosuch; echo $?; alias -p; alias b=x ll nosuch2; echo $?
## status: 0
## STDOUT:
alias a='1'
alias ll='ls -l'
alias ll='ls -l'
1
alias a='1'
alias ll='ls -l'
alias ll='ls -l'
1
## END
## STDERR:
bash: line 1: alias: nosuch: not found
bash: line 1: alias: nosuch2: not found
## END

#### alias quotes
alias a="it's" b='' c='a b' d='$x'; alias
## status: 0
## STDOUT:
alias a='it'\''s'
alias b=''
alias c='a b'
alias d='$x'
## END

#### names that no alias can have
alias 'a b=c'; echo $?; alias 'a$=b'; alias =x; echo $?; alias -z; echo $?; alias 'a/b=c'; alias a.b=c; alias a.b
## status: 0
## STDOUT:
1
1
2
alias a.b='c'
## END
## STDERR:
bash: line 1: alias: `a b': invalid alias name
bash: line 1: alias: `a$': invalid alias name
bash: line 1: alias: =x: not found
bash: line 1: alias: -z: invalid option
alias: usage: alias [-p] [name[=value] ... ]
bash: line 1: alias: `a/b': invalid alias name
## END

#### unalias
alias a=1 b=2; unalias a; alias; unalias a; echo $?; unalias -a; alias; unalias; echo $?; unalias -z; echo $?; unalias x y; echo $?
## status: 0
## STDOUT:
alias b='2'
1
2
2
1
## END
## STDERR:
bash: line 1: unalias: a: not found
unalias: usage: unalias [-a] name [name ...]
bash: line 1: unalias: -z: invalid option
unalias: usage: unalias [-a] name [name ...]
bash: line 1: unalias: x: not found
bash: line 1: unalias: y: not found
## END

#### getopts complains
while getopts ab: x -z -b; do echo "$x <$OPTARG> $OPTIND"; done
## status: 0
## STDOUT:
? <> 2
? <> 3
## END
## STDERR:
bash: illegal option -- z
bash: option requires an argument -- b
## END

#### getopts in silence
while getopts :ab: x -z -b; do echo "$x <$OPTARG> $OPTIND"; done
## status: 0
## STDOUT:
? <z> 2
: <b> 3
## END

#### OPTERR
OPTERR=0; getopts a x -q; echo "$x $?"
## status: 0
## STDOUT:
? 0
## END

#### the status of getopts
getopts ab: x -a; echo $? $OPTIND; getopts ab: x -a; echo $? $OPTIND; getopts a x; echo $?
## status: 0
## STDOUT:
0 2
1 2
1
## END

#### getopts in a function
f() { local OPTIND=1 o; while getopts xy: o; do echo "$o $OPTARG"; done; shift $((OPTIND-1)); echo "rest $@"; }; f -x -y 1 z; f -y 2
## status: 0
## STDOUT:
x 
y 1
rest z
y 2
rest 
## END

#### getopts and a function inside its loop
f() { local OPTIND o; while getopts p o; do echo "in $o"; done; }; set -- -a -b; while getopts ab o; do echo "out $o"; f -p; done
## status: 0
## STDOUT:
out a
in p
out b
in p
## END

#### getopts stops
getopts a x b -a; echo "$? $x $OPTIND"; OPTIND=1; getopts a x - ; echo "$? $OPTIND"; OPTIND=1; getopts a x -- -a; echo "$? $OPTIND"
## status: 0
## STDOUT:
1 ? 1
1 1
1 2
## END

#### getopts with empty arguments
while getopts a: x -a '' -a 'b c'; do echo "$x <$OPTARG>"; done; getopts a x ''; echo $?
## status: 0
## STDOUT:
a <>
a <b c>
1
## END

#### getopts misused
getopts; echo $?; getopts a; echo $?; getopts a 1x -a; echo $?; getopts -z x y; echo $?; getopts -- a x -a; echo $x
## status: 0
## STDOUT:
2
2
1
2
?
## END
## STDERR:
getopts: usage: getopts optstring name [arg ...]
getopts: usage: getopts optstring name [arg ...]
bash: line 1: getopts: `1x': not a valid identifier
bash: line 1: getopts: -z: invalid option
getopts: usage: getopts optstring name [arg ...]
## END

#### getopts and OPTARG at the end
OPTARG=old; getopts a x; echo "<$OPTARG> $?"
## status: 0
## STDOUT:
<> 1
## END

#### a colon as option
getopts a: x -:; echo "$x $?"
## status: 0
## STDOUT:
? 0
## END
## STDERR:
bash: illegal option -- :
## END

#### an option that needs what looks like one
getopts a:b x -a -b; echo "$x <$OPTARG> $OPTIND"
## status: 0
## STDOUT:
a <-b> 3
## END

#### caller outside
caller; echo $?; caller 0; echo $?; caller -z; echo $?
## status: 0
## STDOUT:
1
1
1
## END

#### command names in variables
c=echo; $c a; command $c b; builtin $c c
## status: 0
## STDOUT:
a
b
c
## END

#### type of files
echo 'echo hi' > s; type ./s; echo $?; type -t /usr/bin/cat; type /usr/bin/cat /nosuch
## status: 1
## STDOUT:
1
file
/usr/bin/cat is /usr/bin/cat
## END
## STDERR:
bash: line 1: type: ./s: not found
bash: line 1: type: /nosuch: not found
## END

#### command -v of paths
echo x > s; command -v ./s; echo $?; command -v /usr/bin/cat; command -v /nosuch; echo $?
## status: 0
## STDOUT:
1
/usr/bin/cat
1
## END

#### getopts
while getopts ab:c x -a -b val -cb v2 -- rest; do echo "$x <$OPTARG> $OPTIND"; done; echo "$x $OPTIND $?"
## status: 0
## STDOUT:
a <> 2
b <val> 4
c <> 4
b <v2> 6
? 7 0
## END

#### getopts over the arguments
set -- -ab -c x y; while getopts abc: o; do echo "$o $OPTARG"; done; shift $((OPTIND-1)); echo $@
## status: 0
## STDOUT:
a 
b 
c x
y
## END

#### getopts in a cluster
set -- -abcval; while getopts abc: o; do echo "$o <$OPTARG> $OPTIND"; done
## status: 0
## STDOUT:
a <> 1
b <> 1
c <val> 2
## END

#### getopts again
getopts ab x -ab; echo $x; OPTIND=1; getopts ab x -ab; echo $x; getopts ab x -ab; echo $x; OPTIND=1; getopts ab x -b; echo $x
## status: 0
## STDOUT:
a
a
b
b
## END

#### commands by their path complain under it
/bin/echo x >&-
/bin/cat nofile; /bin/ls nofile; /bin/rm nofile
## status: 1
## STDERR:
/bin/echo: write error: Bad file descriptor
/bin/cat: nofile: No such file or directory
/bin/ls: cannot access 'nofile': No such file or directory
/bin/rm: cannot remove 'nofile': No such file or directory
## END

#### builtins that are commands too are found by their path
'/usr/bin/test' a = a; echo $?; '/usr/bin/[' a ]; echo $?; /usr/bin/printf 'a%s\n' b
f() { echo function; }; printf() { f; }; /usr/bin/printf 'c\n'; cd /; /bin/pwd
## status: 0
## STDOUT:
0
0
ab
c
/
## END

#### commands are found in every directory that holds them
type -a echo; type -aP ls; type /bin/pwd /bin/nope; command -v /bin/echo; type -p /usr/bin/cat; type -t /bin/ls
PATH=/bin:/usr/bin; type -P cat; hash cat; hash
## status: 0
## stdout-json: "echo is a shell builtin\necho is /usr/bin/echo\necho is /bin/echo\n/usr/bin/ls\n/bin/ls\n/bin/pwd is /bin/pwd\n/bin/echo\n/usr/bin/cat\nfile\n/bin/cat\nhits\tcommand\n   0\t/bin/cat\n"
## STDERR:
bash: line 1: type: /bin/nope: not found
## END

#### a command that is remembered under another name
hash -p /bin/cat foo; type foo; echo a | foo; echo $?
## status: 0
## STDOUT:
foo is hashed (/bin/cat)
a
0
## END

#### exec runs what its path names
(exec /bin/echo hi); (exec /usr/bin/printf 'a\n'); (exec /bin/bash -c 'echo $0'); (exec /bin/nope); echo $?
## status: 0
## STDOUT:
hi
a
/bin/bash
127
## END
## STDERR:
bash: line 1: /bin/nope: No such file or directory
## END
