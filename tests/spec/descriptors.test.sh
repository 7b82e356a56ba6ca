#### echo a 2>/dev/null 3</nowhere; echo hi
echo a 2>/dev/null 3</nowhere; echo hi
## status: 0
## STDOUT:
hi
## END

#### echo x | { read a <&0; echo $a; }
echo x | { read a <&0; echo $a; }
## status: 0
## STDOUT:
x
## END

#### exec 3>g; { exec 3>&-; echo in >&3; } 3>h; echo out >&3; cat
exec 3>g; { exec 3>&-; echo in >&3; } 3>h; echo out >&3; cat g h
## status: 0
## STDOUT:
out
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; { exec 3<f; } 2>/dev/null; cat <&3
echo hello > f; { exec 3<f; } 2>/dev/null; cat <&3
## status: 0
## STDOUT:
hello
## END

#### { exec 2>err; } 2>/dev/null; echo hi >&2; cat err
{ exec 2>err; } 2>/dev/null; echo hi >&2; cat err
## status: 0
## STDERR:
hi
## END

#### echo hello > f; f() { exec 3<f; }; f 2>/dev/null; cat <&3
echo hello > f; f() { exec 3<f; }; f 2>/dev/null; cat <&3
## status: 0
## STDOUT:
hello
## END

#### echo hello > f; (exec 3<f); cat <&3
echo hello > f; (exec 3<f); cat <&3
## status: 1
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; exec 3<f | true; cat <&3
echo hello > f; exec 3<f | true; cat <&3
## status: 1
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### exec 5>h; exec 6>&5; exec 5>&-; echo hi >&6; exec 6>&-; cat
exec 5>h; exec 6>&5; exec 5>&-; echo hi >&6; exec 6>&-; cat h
## status: 0
## STDOUT:
hi
## END

#### echo hello > f; exec 3<>f; read -n 2 x <&3; echo ZZ >&3; cat
echo hello > f; exec 3<>f; read -n 2 x <&3; echo ZZ >&3; cat f
## status: 0
## STDOUT:
heZZ

## END

#### echo hello > f; echo hello > f; x=$(exec 4<f; cat <&4); echo
echo hello > f; echo hello > f; x=$(exec 4<f; cat <&4); echo $x; cat <&4
## status: 1
## STDOUT:
hello
## END
## STDERR:
bash: line 1: 4: Bad file descriptor
## END

#### echo hello > f; exec 3<f; (cat <&3); echo again; cat <&3
echo hello > f; exec 3<f; (cat <&3); echo again; cat <&3
## status: 0
## STDOUT:
hello
again
## END

#### echo hello > f; cat 4<f 0<&4
echo hello > f; cat 4<f 0<&4
## status: 0
## STDOUT:
hello
## END

#### echo hello > f; cat 0<&4 4<f
echo hello > f; cat 0<&4 4<f
## status: 1
## STDERR:
bash: line 1: 4: Bad file descriptor
## END

#### x=5; echo hi >&$x; echo hi >&$((x+1))
x=5; echo hi >&$x; echo hi >&$((x+1))
## status: 1
## STDERR:
bash: line 1: $x: Bad file descriptor
bash: line 1: $((x+1)): Bad file descriptor
## END

#### echo hi 2>&1 >&3 3>&1
echo hi 2>&1 >&3 3>&1
## status: 1
## STDOUT:
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; if true; then echo a; fi >&9; echo $?; while
echo hello > f; if true; then echo a; fi >&9; echo $?; while true; do break; done <nope; echo $?; (echo a) >&9; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: 9: Bad file descriptor
bash: line 1: nope: No such file or directory
bash: line 1: 9: Bad file descriptor
## END

#### exec 3<<<"abc"; cat <&3
exec 3<<<"abc"; cat <&3
## status: 0
## STDOUT:
abc
## END

#### echo hello > f; echo hi >&f2; cat f2; echo err 1>&f3 ; cat f
echo hello > f; echo hi >&f2; cat f2; echo err 1>&f3 ; cat f3; echo e 2>&f4; echo $?
## status: 0
## STDOUT:
hi
err
1
## END
## STDERR:
bash: line 1: f4: ambiguous redirect
## END

#### echo hello > f; command exec 3<f; cat <&3
echo hello > f; command exec 3<f; cat <&3
## status: 0
## STDOUT:
hello
## END

#### echo hello > f; eval "exec 3<f"; cat <&3
echo hello > f; eval "exec 3<f"; cat <&3
## status: 0
## STDOUT:
hello
## END

#### echo hello > f; exec 3<f; exec 3<g; cat <&3; exec 3<&-; cat
echo hello > f; exec 3<f; exec 3<g; cat <&3; exec 3<&-; cat <&3
## status: 1
## STDOUT:
hello
## END
## STDERR:
bash: line 1: g: No such file or directory
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; exec {a}<f {b}<f; echo $a $b; cat <&$a; exec
echo hello > f; exec {a}<f {b}<f; echo $a $b; cat <&$a; exec {a}<&-; exec {c}<f; echo $c
## status: 0
## STDOUT:
10 11
hello
10
## END

#### { echo hi >&$v; } {v}>z; exec {v}>&-; cat z
{ echo hi >&$v; } {v}>z; exec {v}>&-; cat z
## status: 0
## STDOUT:
hi
## END

#### echo hello > f; v=3; exec {v}<f; echo $v; cat <&$v
echo hello > f; v=3; exec {v}<f; echo $v; cat <&$v
## status: 0
## STDOUT:
10
hello
## END

#### exec 3>&1 >/dev/null; echo lost; echo seen >&3
exec 3>&1 >/dev/null; echo lost; echo seen >&3
## status: 0
## STDOUT:
seen
## END

#### exec 1>&-; echo hi; echo st $? >&2
exec 1>&-; echo hi; echo st $? >&2
## status: 0
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
st 1
## END

#### exec 2>&-; echo hi >&2; nosuch; echo $?
exec 2>&-; echo hi >&2; nosuch; echo $?
## status: 0
## STDOUT:
127
## END

#### echo hello > f; exec {x[1]}<f; echo ${x[1]}; cat <&${x[1]}
echo hello > f; exec {x[1]}<f; echo ${x[1]}; cat <&${x[1]}
## status: 0
## STDOUT:
10
hello
## END

#### cat <<A 3<<B; cat <&3
cat <<A 3<<B; cat <&3
a
A
b
B
## status: 1
## STDOUT:
a
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### cat <<A - 3<<B <&3
cat <<A - 3<<B <&3
a
A
b
B
## status: 0
## STDOUT:
b
## END

#### set -o noclobber; echo a >q; echo b &>q; echo b >>q; echo b
set -o noclobber; echo a >q; echo b &>q; echo b >>q; echo b <>q; cat q; echo c >|q; cat q
## status: 0
## STDOUT:
b
a
b
c
## END
## STDERR:
bash: line 1: q: cannot overwrite existing file
## END

#### : >&nosuchdir/x; echo $?
: >&nosuchdir/x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: nosuchdir/x: No such file or directory
## END

#### echo a >&"" ; echo $?
echo a >&"" ; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: "": Bad file descriptor
## END

#### echo a <&"" ; echo $?
echo a <&"" ; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: "": Bad file descriptor
## END

#### echo a 5<&6-; echo $?
echo a 5<&6-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: 6: Bad file descriptor
## END

#### exec 3>&1-; echo hi >&3; echo no; echo $? >&3
exec 3>&1-; echo hi >&3; echo no; echo $? >&3
## status: 0
## STDOUT:
hi
1
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### y=$(echo out; echo err >&2) 2>/dev/null; echo $y
y=$(echo out; echo err >&2) 2>/dev/null; echo $y
## status: 0
## STDOUT:
out
## END
## STDERR:
err
## END

#### x=1 2>/dev/null >e1; echo $x; ls e1
x=1 2>/dev/null >e1; echo $x; ls e1
## status: 0
## STDOUT:
1
e1
## END

#### >e2 <nosuch >e3; ls e2 e3
>e2 <nosuch >e3; ls e2 e3
## status: 2
## STDOUT:
e2
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
ls: cannot access 'e3': No such file or directory
## END

#### echo hello > f; exec 3<f <nosuch; echo after; cat <&3
echo hello > f; exec 3<f <nosuch; echo after; cat <&3
## status: 1
## STDOUT:
after
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; x=$(cat <&3) 3<f; echo "$x"
echo hello > f; x=$(cat <&3) 3<f; echo "$x"
## status: 0
## STDOUT:

## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; exec < f; read a; echo $a; read b; echo $?
echo hello > f; exec < f; read a; echo $a; read b; echo $?
## status: 0
## STDOUT:
hello
1
## END

#### echo a > "x y"; cat x\ y; cat < x*; echo b > x*; ls x*
echo a > "x y"; cat x\ y; cat < x*; echo b > x*; ls x*
## status: 0
## STDOUT:
a
a
x y
## END

#### echo hello > f; for i in 1 2; do echo $i; done > o; cat o; c
echo hello > f; for i in 1 2; do echo $i; done > o; cat o; case a in a) echo c;; esac > o; cat o; until true; do :; done >o; cat o
## status: 0
## STDOUT:
1
2
c
## END

#### echo hello > f; f() { echo f; } > o2; f; cat o2; f() { cat;
echo hello > f; f() { echo f; } > o2; f; cat o2; f() { cat; } <<E
h
E
f; f
## status: 0
## STDOUT:
f
h
h
## END

#### echo 1 >o3; echo hi 1<>o3; cat o3; echo x 1<> o4; cat o4
echo 1 >o3; echo hi 1<>o3; cat o3; echo x 1<> o4; cat o4
## status: 0
## STDOUT:
hi
x
## END

#### echo hello > f; cat </dev/fd/3 3<f; cat /dev/stdin <f; echo
echo hello > f; cat </dev/fd/3 3<f; cat /dev/stdin <f; echo hi >/dev/stderr; echo x >/dev/fd/1; cat /dev/fd/9; echo a > /dev/fd/9
## status: 1
## STDOUT:
hello
x
## END
## STDERR:
bash: line 1: /dev/fd/3: No such file or directory
hi
cat: /dev/fd/9: No such file or directory
bash: line 1: /dev/fd/9: No such file or directory
## END

#### echo a >&1 | cat; echo a 2>&1 >&2 | cat
echo a >&1 | cat; echo a 2>&1 >&2 | cat
## status: 0
## STDOUT:
a
a
## END

#### ! echo a >nosuch/x; echo $?
! echo a >nosuch/x; echo $?
## status: 0
## STDOUT:
0
## END
## STDERR:
bash: line 1: nosuch/x: No such file or directory
## END

#### echo hello > f; exec 3<f; while read l <&3; do echo "[$l]";
echo hello > f; exec 3<f; while read l <&3; do echo "[$l]"; done; while read l; do echo "<$l>"; done <f
## status: 0
## STDOUT:
[hello]
<hello>
## END

#### exec 3</nowhere; echo hi
exec 3</nowhere; echo hi
## status: 0
## STDOUT:
hi
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### exec nosuch; echo hi
exec nosuch; echo hi
## status: 127
## STDERR:
bash: line 1: exec: nosuch: not found
## END

#### (exec nosuch; echo hi); echo $?
(exec nosuch; echo hi); echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: exec: nosuch: not found
## END

#### exec /tmp; echo hi
exec /tmp; echo hi
## status: 126
## STDERR:
bash: line 1: /tmp: Is a directory
bash: line 1: exec: /tmp: cannot execute: Is a directory
## END

#### exec -z
exec -z
## status: 2
## STDERR:
bash: line 1: exec: -z: invalid option
exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]
## END

#### exec -a
exec -a
## status: 2
## STDERR:
bash: line 1: exec: -a: option requires an argument
exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]
## END

#### echo hello > f; exec -a foo bash -c "echo \$0"
echo hello > f; exec -a foo bash -c "echo \$0"
## status: 0
## STDOUT:
foo
## END

#### exec -l bash -c "echo \$0"
exec -l bash -c "echo \$0"
## status: 0
## STDOUT:
-bash
## END

#### x=1 exec -c bash -c "echo [\$HOME]"
x=1 exec -c bash -c "echo [\$HOME]"
## status: 0
## STDOUT:
[]
## END

#### command exec 3</nowhere; echo hi
command exec 3</nowhere; echo hi
## status: 0
## STDOUT:
hi
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### : 3</nowhere; echo hi
: 3</nowhere; echo hi
## status: 0
## STDOUT:
hi
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### echo x 3</nowhere; echo hi
echo x 3</nowhere; echo hi
## status: 0
## STDOUT:
hi
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### export x=1 3</nowhere; echo hi
export x=1 3</nowhere; echo hi
## status: 0
## STDOUT:
hi
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### { echo a; } 3</nowhere; echo hi $?
{ echo a; } 3</nowhere; echo hi $?
## status: 0
## STDOUT:
hi 1
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### g() { echo a; }; g 3</nowhere; echo hi $?
g() { echo a; }; g 3</nowhere; echo hi $?
## status: 0
## STDOUT:
hi 1
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### g() { echo a; } 3</nowhere; g; echo hi $?
g() { echo a; } 3</nowhere; g; echo hi $?
## status: 0
## STDOUT:
hi 1
## END
## STDERR:
environment: line 1: /nowhere: No such file or directory
## END

#### echo hi >&7
echo hi >&7
## status: 1
## STDERR:
bash: line 1: 7: Bad file descriptor
## END

#### echo hi >&-
echo hi >&-
## status: 1
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### echo hi 1>&- 2>&1
echo hi 1>&- 2>&1
## status: 1
## STDERR:
bash: line 1: 1: Bad file descriptor
## END

#### read x <&-
read x <&-
## status: 1
## STDERR:
bash: line 1: read: read error: 0: Bad file descriptor
## END

#### exec 3>&-; echo hi >&3
exec 3>&-; echo hi >&3
## status: 1
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; exec {fd}>g; echo $fd; echo hi >&$fd; exec {
echo hello > f; exec {fd}>g; echo $fd; echo hi >&$fd; exec {fd}>&-; echo z >&$fd; cat g
## status: 0
## STDOUT:
10
hi
## END
## STDERR:
bash: line 1: $fd: Bad file descriptor
## END

#### echo hello > f; { echo hi >&$fd; } {fd}>g; echo $fd; echo mo
echo hello > f; { echo hi >&$fd; } {fd}>g; echo $fd; echo more >&$fd; cat g
## status: 0
## STDOUT:
10
hi
more
## END

#### echo hello > f; exec {fd}>&-
echo hello > f; exec {fd}>&-
## status: 1
## STDERR:
bash: line 1: fd: ambiguous redirect
## END

#### echo hello > f; fd=abc; exec {fd}>&-
echo hello > f; fd=abc; exec {fd}>&-
## status: 0

#### echo hello > f; fd=99; exec {fd}>&-; echo $?
echo hello > f; fd=99; exec {fd}>&-; echo $?
## status: 0
## STDOUT:
0
## END

#### echo hello > f; readonly fd; exec {fd}>g; echo hi
echo hello > f; readonly fd; exec {fd}>g; echo hi
## status: 0
## STDOUT:
hi
## END
## STDERR:
bash: line 1: fd: readonly variable
bash: line 1: fd: cannot assign fd to variable
## END

#### echo hello > f; readonly fd; echo hi {fd}>g; echo after
echo hello > f; readonly fd; echo hi {fd}>g; echo after
## status: 0
## STDOUT:
after
## END
## STDERR:
bash: line 1: fd: readonly variable
bash: line 1: fd: cannot assign fd to variable
## END

#### x="a b"; echo hi >$x; echo $?
x="a b"; echo hi >$x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### echo hi >nope/x; echo $?
echo hi >nope/x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: nope/x: No such file or directory
## END

#### x=; echo hi >$x; echo $?
x=; echo hi >$x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### x=; echo hi >"$x"; echo $?
x=; echo hi >"$x"; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: : No such file or directory
## END

#### echo hi >&$x; echo $?
echo hi >&$x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### x=abc; echo hi 3>&$x; echo $?
x=abc; echo hi 3>&$x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: abc: ambiguous redirect
## END

#### exec 3>g 4>&3-; echo x >&4; echo y >&3; cat g
exec 3>g 4>&3-; echo x >&4; echo y >&3; cat g
## status: 0
## STDOUT:
x
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### echo hello > f; exec 3<f 4<&3; read a <&3; echo $a; read b <
echo hello > f; exec 3<f 4<&3; read a <&3; echo $a; read b <&4; echo "[$b]"
## status: 0
## STDOUT:
hello
[]
## END

#### cat 3<<E <&3
cat 3<<E <&3
x
E
## status: 0
## STDOUT:
x
## END

#### echo hello > f; set -C; echo a > f; echo $?; echo b >| f; ca
echo hello > f; set -C; echo a > f; echo $?; echo b >| f; cat f; echo c > /dev/null; echo $?; echo c >> f; echo $?
## status: 0
## STDOUT:
1
b
0
0
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### exec >out; echo hi; exec >&2; echo err; cat out
exec >out; echo hi; exec >&2; echo err; cat out
## status: 0
## STDERR:
err
hi
## END

#### echo *.x > *.x; ls
echo *.x > *.x; ls
## status: 0
## STDOUT:
*.x
## END
