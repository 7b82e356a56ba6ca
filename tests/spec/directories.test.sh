#### pushd and popd
cd /; pushd /tmp; pushd /home; dirs; popd; popd; popd; echo $?
## status: 0
## STDOUT:
/tmp /
/home /tmp /
/home /tmp /
/tmp /
/
1
## END
## STDERR:
bash: line 1: popd: directory stack empty
## END

#### pushd changes places
cd /; pushd /tmp; pushd; pushd; dirs -v
## status: 0
## STDOUT:
/tmp /
/ /tmp
/tmp /
 0  /tmp
 1  /
## END

#### nothing to change places with
cd /; pushd; echo $?; pushd -n; echo $?
## status: 0
## STDOUT:
1
0
## END
## STDERR:
bash: line 1: pushd: no other directory
## END

#### rotation without going there
cd /; pushd /tmp > /dev/null; pushd /home > /dev/null; pushd /tmp > /dev/null; pushd -n +1; dirs; pushd -n -1; dirs; pwd
## status: 0
## STDOUT:
/tmp /tmp / /tmp
/tmp /tmp /tmp /tmp
/tmp
## END

#### beyond the stack
cd /; pushd /tmp; pushd +9; pushd -9; popd +9; popd -9; dirs +9; dirs -9; echo $?
## status: 0
## STDOUT:
/tmp /
1
## END
## STDERR:
bash: line 1: pushd: +9: directory stack index out of range
bash: line 1: pushd: -9: directory stack index out of range
bash: line 1: popd: +9: directory stack index out of range
bash: line 1: popd: -9: directory stack index out of range
bash: line 1: dirs: 9: directory stack index out of range
bash: line 1: dirs: 9: directory stack index out of range
## END

#### beyond an empty stack
cd /; pushd -0; pushd +0; popd +0; popd -0; dirs +0; dirs -0; dirs +1; pushd -1; echo $?
## status: 0
## STDOUT:
/
/
/
/
1
## END
## STDERR:
bash: line 1: popd: directory stack empty
bash: line 1: popd: directory stack empty
bash: line 1: dirs: directory stack empty
bash: line 1: pushd: directory stack empty
## END

#### dropping others
cd /; pushd /tmp > /dev/null; pushd /home > /dev/null; pushd /tmp > /dev/null; popd +1; popd -0; popd -n; dirs
## status: 0
## STDOUT:
/tmp /tmp /
/tmp /tmp
/tmp
/tmp
## END

#### pushd without going there
cd /; pushd -n /tmp; pwd; dirs; popd; pwd
## status: 0
## STDOUT:
/ /tmp
/
/ /tmp
/tmp
/tmp
## END

#### forms of dirs
cd /; pushd /tmp > /dev/null; dirs; dirs -v; dirs -p; dirs -l; dirs +1; dirs -v +1; dirs -p +0; dirs -c; dirs
## status: 0
## STDOUT:
/tmp /
 0  /tmp
 1  /
/tmp
/
/tmp /
/
 1  /
/tmp
/tmp
## END

#### the home directory in dirs
HOME=/tmp; cd /tmp; dirs; dirs -l; pushd / ; dirs -v; dirs -l; HOME=/; dirs
## status: 0
## STDOUT:
~
/tmp
/ ~
 0  /
 1  ~
/ /tmp
/ /tmp
## END

#### misused
pushd a b; echo $?; pushd -z; echo $?; popd x; echo $?; popd +x; echo $?; dirs x; echo $?; dirs -z; echo $?; dirs -cv; echo $?; pushd +x; echo $?
## status: 0
## STDOUT:
1
2
2
2
2
2
2
2
## END
## STDERR:
bash: line 1: pushd: too many arguments
bash: line 1: pushd: -z: invalid number
pushd: usage: pushd [-n] [+N | -N | dir]
bash: line 1: popd: x: invalid argument
popd: usage: popd [-n] [+N | -N]
bash: line 1: popd: +x: invalid number
popd: usage: popd [-n] [+N | -N]
bash: line 1: dirs: x: invalid option
dirs: usage: dirs [-clpv] [+N] [-N]
bash: line 1: dirs: -z: invalid number
dirs: usage: dirs [-clpv] [+N] [-N]
bash: line 1: dirs: -cv: invalid number
dirs: usage: dirs [-clpv] [+N] [-N]
bash: line 1: pushd: +x: invalid number
pushd: usage: pushd [-n] [+N | -N | dir]
## END

#### directories that are not there
cd /; pushd /nosuch; echo $?; dirs; touch /tmp/f.$$; pushd /tmp/f.$$ 2>/dev/null; echo $?; rm /tmp/f.$$
## status: 0
## STDOUT:
1
/
1
## END
## STDERR:
bash: line 1: pushd: /nosuch: No such file or directory
## END

#### the stack of a subshell
cd /; pushd /tmp > /dev/null; (pushd / > /dev/null; dirs); dirs; f() { popd; }; f; dirs
## status: 0
## STDOUT:
/ /tmp /
/tmp /
/
/
## END

#### DIRSTACK
cd /; pushd /tmp > /dev/null; echo "${DIRSTACK[@]}" ${#DIRSTACK[@]} ${DIRSTACK[1]}
## status: 0
## STDOUT:
/tmp / 2 /
## END

#### cd and pwd misused
cd -z; echo $?; pwd -z; echo $?; cd a b; echo $?; pwd x > /dev/null; echo $?; cd -e /; echo $?; cd -LP /; cd -Pe /; cd -- /; pwd
## status: 0
## STDOUT:
2
2
1
0
0
/
## END
## STDERR:
bash: line 1: cd: -z: invalid option
cd: usage: cd [-L|[-P [-e]] [-@]] [dir]
bash: line 1: pwd: -z: invalid option
pwd: usage: pwd [-LP]
bash: line 1: cd: too many arguments
## END

#### cd by CDPATH
mkdir -p a/b; x=$PWD; CDPATH=$x/a; cd b > out; [ "$PWD" = "$x/a/b" ] && echo there; cd ../..; [ "$(cat a/../out)" = "$x/a/b" ] && echo shown
## status: 0
## STDOUT:
there
shown
## END

#### CDPATH is not for dots
mkdir -p a/b b; x=$PWD; CDPATH=$x/a; cd ./b; [ "$PWD" = "$x/b" ] && echo here
## status: 0
## STDOUT:
here
## END

#### CDPATH that leads nowhere
mkdir b; CDPATH=/nosuch:; cd b && echo ok; cd nosuch; echo $?
## status: 0
## STDOUT:
ok
1
## END
## STDERR:
bash: line 1: cd: nosuch: No such file or directory
## END

#### HOME and cd
HOME=; cd; echo $?; unset HOME; cd; echo $?; HOME=/tmp; cd; pwd
## status: 0
## STDOUT:
0
1
/tmp
## END
## STDERR:
bash: line 1: cd: HOME not set
## END

#### OLDPWD and cd
cd /; cd /tmp; cd -; cd - > /dev/null; pwd; OLDPWD=/nosuch; cd -; echo $?; unset OLDPWD; cd -; echo $?
## status: 0
## STDOUT:
/
/tmp
1
1
## END
## STDERR:
bash: line 1: cd: /nosuch: No such file or directory
bash: line 1: cd: OLDPWD not set
## END

#### cd by a variable
shopt -s cdable_vars; v=/tmp; cd /; cd v; pwd; cd nosuch; echo $?
## status: 0
## STDOUT:
/tmp
/tmp
1
## END
## STDERR:
bash: line 1: cd: nosuch: No such file or directory
## END

#### cd to the empty string stays
cd /tmp; cd ''; echo $? $PWD
## status: 0
## STDOUT:
0 /tmp
## END

#### cd sets PWD and OLDPWD
cd /; cd tmp; echo $PWD $OLDPWD; cd ..; echo $PWD $OLDPWD
## status: 0
## STDOUT:
/tmp /
/ /tmp
## END

#### cd through a link
mkdir -p a/b; ln() { :; }; cd a/b/..; echo ${PWD##*/}
## status: 0
## STDOUT:
a
## END

#### readonly PWD
readonly OLDPWD; cd /; echo $?; pwd
## status: 0
## STDOUT:
1
/
## END
## STDERR:
bash: line 1: OLDPWD: readonly variable
## END

#### umask
umask 022; umask; umask -S; umask -p; umask -pS; umask 027; umask; umask -S
## status: 0
## STDOUT:
0022
u=rwx,g=rx,o=rx
umask 0022
umask -S u=rwx,g=rx,o=rx
0027
u=rwx,g=rx,o=
## END

#### symbolic masks
umask u=rwx,g=rx,o=; umask; umask g+w; umask; umask a-x; umask; umask +w; umask; umask =r; umask; umask ug=rw,o-r; umask -S
## status: 0
## STDOUT:
0027
0007
0117
0115
0333
u=rw,g=rw,o=
## END

#### masks that are none
umask 8; echo $?; umask 99999; echo $?; umask u=q; echo $?; umask -z; echo $?; umask u+s; echo $?
## status: 0
## STDOUT:
1
1
1
2
1
## END
## STDERR:
bash: line 1: umask: 8: octal number out of range
bash: line 1: umask: 99999: octal number out of range
bash: line 1: umask: `q': invalid symbolic mode character
bash: line 1: umask: -z: invalid option
umask: usage: umask [-p] [-S] [mode]
bash: line 1: umask: `s': invalid symbolic mode character
## END

#### a mask shown when it is set
umask -S u=rwx,g=,o=; umask -S 077; umask 01777; umask
## status: 0
## STDOUT:
u=rwx,g=,o=
u=rwx,g=,o=
0777
## END

#### umask and files
umask 077; touch a; mkdir d; ls -ld a d | while read m r; do echo ${m%.}; done; (umask 0; touch b); umask; ls -l b | while read m r; do echo $m; done
## status: 0
## STDOUT:
-rw-------
drwx------
0077
-rw-rw-rw-
## END

#### times misused
times -z; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: times: -z: invalid option
times: usage: times
## END

#### history without one
history; echo $?; history 5; history -c; echo $?; history -z; echo $?; fc; echo $?; fc -l; echo $?; fc -s; echo $?
## status: 0
## STDOUT:
0
0
2
0
0
1
## END
## STDERR:
bash: line 1: history: -z: invalid option
history: usage: history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]
bash: line 1: fc: no command found
## END

#### what needs a terminal
suspend; echo $?; logout; echo $?; bind 2> /dev/null; echo $?
## status: 0
## STDOUT:
1
1
0
## END
## STDERR:
bash: line 1: suspend: cannot suspend: no job control
bash: line 1: logout: not login shell: use `exit'
## END
