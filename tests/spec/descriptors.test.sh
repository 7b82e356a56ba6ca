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

#### echo a 3>f >&3; cat f
echo a 3>f >&3; cat f
## status: 0
## STDOUT:
a
## END

#### echo a >&3 3>f; cat f
echo a >&3 3>f; cat f
## status: 1
## STDERR:
bash: line 1: 3: Bad file descriptor
cat: f: No such file or directory
## END

#### { echo a >&3; echo b >&4; } 3>f 4>g; cat g f
{ echo a >&3; echo b >&4; } 3>f 4>g; cat g f
## status: 0
## STDOUT:
b
a
## END

#### exec 3>f; echo a >&3; echo b >&3; exec 3>&-; cat f
exec 3>f; echo a >&3; echo b >&3; exec 3>&-; cat f
## status: 0
## STDOUT:
a
b
## END

#### exec 3>>f; echo a >&3; exec 3>>f; echo b >&3; cat f
exec 3>>f; echo a >&3; exec 3>>f; echo b >&3; cat f
## status: 0
## STDOUT:
a
b
## END

#### exec 3>f 4>>f; echo a >&3; echo b >&4; echo c >&3; cat f
exec 3>f 4>>f; echo a >&3; echo b >&4; echo c >&3; cat f
## status: 0
## STDOUT:
a
c
## END

#### exec 3>f; (echo a >&3); { echo b >&3; }; echo c >&3; cat f
exec 3>f; (echo a >&3); { echo b >&3; }; echo c >&3; cat f
## status: 0
## STDOUT:
a
b
c
## END

#### exec 3>f; (exec 3>&-; echo no >&3) 2>/dev/null; echo yes >&3; cat f
exec 3>f; (exec 3>&-; echo no >&3) 2>/dev/null; echo yes >&3; cat f
## status: 0
## STDOUT:
yes
## END

#### exec 3>&1; exec >f; echo in; exec >&3 3>&-; echo out; cat f
exec 3>&1; exec >f; echo in; exec >&3 3>&-; echo out; cat f
## status: 0
## STDOUT:
out
in
## END

#### exec 3>&2 2>f; echo e >&2; nosuch; exec 2>&3; cat f
exec 3>&2 2>f; echo e >&2; nosuch; exec 2>&3; cat f
## status: 0
## STDOUT:
e
bash: line 1: nosuch: command not found
## END

#### exec 5<<< "hello world"; read a b <&5; echo $b $a
exec 5<<< "hello world"; read a b <&5; echo $b $a
## status: 0
## STDOUT:
world hello
## END

#### exec 5<<E
exec 5<<E
one
two
E
read a <&5; read b <&5; echo $b $a; read c <&5; echo $?
## status: 0
## STDOUT:
two one
1
## END

#### echo 'x y z' > f; exec 4<f; read a <&4; echo "$a"; read b <&4; echo "$
echo 'x y z' > f; exec 4<f; read a <&4; echo "$a"; read b <&4; echo "$? [$b]"
## status: 0
## STDOUT:
x y z
1 []
## END

#### printf '1\n2\n3\n' > f; { read a; read b; echo $b $a; cat; } < f
printf '1\n2\n3\n' > f; { read a; read b; echo $b $a; cat; } < f
## status: 0
## STDOUT:
2 1
3
## END

#### printf '1\n2\n3\n' > f; exec 3<f; read a <&3; { read b; echo $b; } <&3
printf '1\n2\n3\n' > f; exec 3<f; read a <&3; { read b; echo $b; } <&3; cat <&3
## status: 0
## STDOUT:
2
3
## END

#### printf '1\n2\n3\n' > f; exec 3<f 4<f; read a <&3; read b <&4; echo $a
printf '1\n2\n3\n' > f; exec 3<f 4<f; read a <&3; read b <&4; echo $a $b
## status: 0
## STDOUT:
1 1
## END

#### printf '1\n2\n3\n' > f; exec 3<f; exec 4<&3; read a <&3; read b <&4; e
printf '1\n2\n3\n' > f; exec 3<f; exec 4<&3; read a <&3; read b <&4; echo $a $b
## status: 0
## STDOUT:
1 2
## END

#### printf '1\n2\n' > f; while read x <&3; do echo "<$x>"; done 3<f
printf '1\n2\n' > f; while read x <&3; do echo "<$x>"; done 3<f
## status: 0
## STDOUT:
<1>
<2>
## END

#### printf '1\n2\n' > f; while read x; do cat > /dev/null; echo "<$x>"; do
printf '1\n2\n' > f; while read x; do cat > /dev/null; echo "<$x>"; done < f
## status: 0
## STDOUT:
<1>
## END

#### printf '1\n2\n' > f; while read x <&3; do read y <&4; echo $x$y; done
printf '1\n2\n' > f; while read x <&3; do read y <&4; echo $x$y; done 3<f 4<f
## status: 0
## STDOUT:
11
22
## END

#### exec {a}>f; exec {b}>&$a; echo $a $b; echo x >&$b; cat f
exec {a}>f; exec {b}>&$a; echo $a $b; echo x >&$b; cat f
## status: 0
## STDOUT:
10 11
x
## END

#### exec {a}>f; echo hi >&$a; exec {a}>&-; exec {a}<f; echo $a; cat <&$a
exec {a}>f; echo hi >&$a; exec {a}>&-; exec {a}<f; echo $a; cat <&$a
## status: 0
## STDOUT:
10
hi
## END

#### f() { exec {v}>f; }; f; echo $v; echo x >&$v; cat f
f() { exec {v}>f; }; f; echo $v; echo x >&$v; cat f
## status: 0
## STDOUT:
10
x
## END

#### { :; } {v}>f; echo $v; echo x >&$v; cat f
{ :; } {v}>f; echo $v; echo x >&$v; cat f
## status: 0
## STDOUT:
10
x
## END

#### echo hi {v}>f >&$v; echo $v; cat f
echo hi {v}>f >&$v; echo $v; cat f
## status: 0
## STDOUT:
10
hi
## END

#### (exec {v}>f; echo $v); echo "[$v]"
(exec {v}>f; echo $v); echo "[$v]"
## status: 0
## STDOUT:
10
[]
## END

#### exec {v}<<< here; cat <&$v; echo $v
exec {v}<<< here; cat <&$v; echo $v
## status: 0
## STDOUT:
here
10
## END

#### exec {v}</nowhere; echo $? "[$v]"
exec {v}</nowhere; echo $? "[$v]"
## status: 0
## STDOUT:
1 []
## END
## STDERR:
bash: line 1: /nowhere: No such file or directory
## END

#### cat {v}<f </dev/null; echo $?
cat {v}<f </dev/null; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: f: No such file or directory
## END

#### exec {v[0]}>f {v[1]}>g; echo ${v[@]}; echo x >&${v[1]}; cat g
exec {v[0]}>f {v[1]}>g; echo ${v[@]}; echo x >&${v[1]}; cat g
## status: 0
## STDOUT:
10 11
x
## END

#### declare -A m; exec {m[k]}>f; echo ${m[k]}; echo x >&${m[k]}; cat f
declare -A m; exec {m[k]}>f; echo ${m[k]}; echo x >&${m[k]}; cat f
## status: 0
## STDOUT:
10
x
## END

#### v=1; exec {v}>&-; echo lost; echo err >&2
v=1; exec {v}>&-; echo lost; echo err >&2
## status: 0
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
err
## END

#### exec {v}>f; exec {v}<&-; echo x >&$v
exec {v}>f; exec {v}<&-; echo x >&$v
## status: 1
## STDERR:
bash: line 1: $v: Bad file descriptor
## END

#### v=; exec {v}>&-; echo $?
v=; exec {v}>&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: v: ambiguous redirect
## END

#### readonly r=5; exec {r}>&-; echo $?
readonly r=5; exec {r}>&-; echo $?
## status: 0
## STDOUT:
0
## END

#### echo a {1x}>f; ls
echo a {1x}>f; ls
## status: 0
## STDOUT:
f
## END

#### echo {v}>f; cat f; echo "[$v]"
echo {v}>f; cat f; echo "[$v]"
## status: 0
## STDOUT:

[10]
## END

#### echo "{v}">f; cat f
echo "{v}">f; cat f
## status: 0
## STDOUT:
{v}
## END

#### echo a{v}>f; cat f
echo a{v}>f; cat f
## status: 0
## STDOUT:
a{v}
## END

#### echo a 4>f 4>&-; ls f; echo b >&4
echo a 4>f 4>&-; ls f; echo b >&4
## status: 1
## STDOUT:
a
f
## END
## STDERR:
bash: line 1: 4: Bad file descriptor
## END

#### echo a 2>&1 1>&- ; echo $?
echo a 2>&1 1>&- ; echo $?
## status: 0
## STDOUT:
bash: line 1: echo: write error: Bad file descriptor
1
## END

#### echo a >&- ; echo $?
echo a >&- ; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### : >&-; echo $?
: >&-; echo $?
## status: 0
## STDOUT:
0
## END

#### : <&-; echo $?
: <&-; echo $?
## status: 0
## STDOUT:
0
## END

#### true 0<&- 1>&- 2>&-; echo $?
true 0<&- 1>&- 2>&-; echo $?
## status: 0
## STDOUT:
0
## END

#### { echo a; } >&-; echo $?
{ echo a; } >&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### f() { echo a; }; f >&-; echo $?
f() { echo a; }; f >&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
environment: line 1: echo: write error: Bad file descriptor
## END

#### (echo a) >&-; echo $?
(echo a) >&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### x=$(echo a >&-); echo "$? [$x]"
x=$(echo a >&-); echo "$? [$x]"
## status: 0
## STDOUT:
1 []
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### exec >&-; echo a; echo $? >&2
exec >&-; echo a; echo $? >&2
## status: 0
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
1
## END

#### exec <&-; read x; echo $?
exec <&-; read x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: read: read error: 0: Bad file descriptor
## END

#### echo a >&9; echo $?; echo b 9>&1 >&9; echo c >&9
echo a >&9; echo $?; echo b 9>&1 >&9; echo c >&9
## status: 1
## STDOUT:
1
b
## END
## STDERR:
bash: line 1: 9: Bad file descriptor
bash: line 1: 9: Bad file descriptor
## END

#### echo a 8>&9 2>/dev/null; echo $?
echo a 8>&9 2>/dev/null; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: 9: Bad file descriptor
## END

#### cat <&5; echo $?
cat <&5; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: 5: Bad file descriptor
## END

#### { cat <&5; } 5<<< five
{ cat <&5; } 5<<< five
## status: 0
## STDOUT:
five
## END

#### exec 3>&1; { echo a >&3; } >/dev/null; echo b >&3
exec 3>&1; { echo a >&3; } >/dev/null; echo b >&3
## status: 0
## STDOUT:
a
b
## END

#### exec 3>&1; x=$(echo cap; echo direct >&3); echo "[$x]"
exec 3>&1; x=$(echo cap; echo direct >&3); echo "[$x]"
## status: 0
## STDOUT:
direct
[cap]
## END

#### exec 3>&1; echo a | cat >&3; echo b | { cat >/dev/null; echo c >&3; }
exec 3>&1; echo a | cat >&3; echo b | { cat >/dev/null; echo c >&3; }
## status: 0
## STDOUT:
a
c
## END

#### { { echo out; echo err >&2; } 3>&1 1>&2 2>&3 3>&-; } 2>f; cat f
{ { echo out; echo err >&2; } 3>&1 1>&2 2>&3 3>&-; } 2>f; cat f
## status: 0
## STDOUT:
err
out
## END

#### { echo a; echo b >&2; } > f 2>&1; cat f
{ echo a; echo b >&2; } > f 2>&1; cat f
## status: 0
## STDOUT:
a
b
## END

#### { echo a; echo b >&2; } 2>&1 > f | cat; cat f
{ echo a; echo b >&2; } 2>&1 > f | cat; cat f
## status: 0
## STDOUT:
b
a
## END

#### { echo a; echo b >&2; } &> f; cat f; { echo c; echo d >&2; } &>> f; ca
{ echo a; echo b >&2; } &> f; cat f; { echo c; echo d >&2; } &>> f; cat f
## status: 0
## STDOUT:
a
b
a
b
c
d
## END

#### { echo a; echo b >&2; } >& f; cat f
{ echo a; echo b >&2; } >& f; cat f
## status: 0
## STDOUT:
a
b
## END

#### echo a >| f; set -C; echo b > f; echo $?; cat f; echo c >| f; cat f; e
echo a >| f; set -C; echo b > f; echo $?; cat f; echo c >| f; cat f; echo d >> f; cat f
## status: 0
## STDOUT:
1
a
c
c
d
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### set -C; echo a > new; cat new; echo b > new; echo $?; exec 3> new; ech
set -C; echo a > new; cat new; echo b > new; echo $?; exec 3> new; echo $?; exec 3>| new; echo $?
## status: 0
## STDOUT:
a
1
1
0
## END
## STDERR:
bash: line 1: new: cannot overwrite existing file
bash: line 1: new: cannot overwrite existing file
## END

#### set -C; echo a > /dev/null; echo $?; : > f; : > f; echo $?; rm f; : >
set -C; echo a > /dev/null; echo $?; : > f; : > f; echo $?; rm f; : > f; echo $?
## status: 0
## STDOUT:
0
1
0
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### set -C; { echo x; } > f; { echo y; } > f; echo $?; cat f
set -C; { echo x; } > f; { echo y; } > f; echo $?; cat f
## status: 0
## STDOUT:
1
x
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### echo abc > f; echo X 1<> f; cat f
echo abc > f; echo X 1<> f; cat f
## status: 0
## STDOUT:
X
c
## END

#### echo abc > f; exec 3<> f; read -n 1 a <&3; echo -n Z >&3; exec 3>&-; c
echo abc > f; exec 3<> f; read -n 1 a <&3; echo -n Z >&3; exec 3>&-; cat f
## status: 0
## STDOUT:
aZc
## END

#### exec 3<> new; echo a >&3; cat new; cat <&3
exec 3<> new; echo a >&3; cat new; cat <&3
## status: 0
## STDOUT:
a
## END

#### cat < nosuch; echo $?; cat < ''; echo $?
cat < nosuch; echo $?; cat < ''; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
bash: line 1: : No such file or directory
## END

#### cat < .; echo $?
cat < .; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
cat: -: Is a directory
## END

#### echo a > .; echo $?; echo a > nosuch/f; echo $?; echo a > f/; echo $?
echo a > .; echo $?; echo a > nosuch/f; echo $?; echo a > f/; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: .: Is a directory
bash: line 1: nosuch/f: No such file or directory
bash: line 1: f/: Is a directory
## END

#### x='a b'; echo hi > $x; echo $?; echo hi > "$x"; ls
x='a b'; echo hi > $x; echo $?; echo hi > "$x"; ls
## status: 0
## STDOUT:
1
a b
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### x='*'; echo hi > $x; ls; x=; echo hi > $x; echo $?
x='*'; echo hi > $x; ls; x=; echo hi > $x; echo $?
## status: 0
## STDOUT:
*
1
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### touch a.x b.x; echo hi > *.x; echo $?; cat < *.x; echo $?; rm b.x; ech
touch a.x b.x; echo hi > *.x; echo $?; cat < *.x; echo $?; rm b.x; echo hi > *.x; cat a.x
## status: 0
## STDOUT:
1
1
hi
## END
## STDERR:
bash: line 1: *.x: ambiguous redirect
bash: line 1: *.x: ambiguous redirect
## END

#### echo hi > ~/nosuch/dir; echo $?
echo hi > ~/nosuch/dir; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: /home/agent/nosuch/dir: No such file or directory
## END

#### x=f; echo hi > $x; cat < ${x}; cat < $(echo f)
x=f; echo hi > $x; cat < ${x}; cat < $(echo f)
## status: 0
## STDOUT:
hi
hi
## END

#### echo hi > f$(echo 1); ls; echo hi > $(exit 3)f2; ls
echo hi > f$(echo 1); ls; echo hi > $(exit 3)f2; ls
## status: 0
## STDOUT:
f1
f1
f2
## END

#### echo a > f > g > h; ls; cat h
echo a > f > g > h; ls; cat h
## status: 0
## STDOUT:
f
g
h
a
## END

#### > f; ls f; < f; echo $?; < nosuch; echo $?
> f; ls f; < f; echo $?; < nosuch; echo $?
## status: 0
## STDOUT:
f
0
1
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
## END

#### > f > nosuch/x > g; echo $?; ls
> f > nosuch/x > g; echo $?; ls
## status: 0
## STDOUT:
1
f
## END
## STDERR:
bash: line 1: nosuch/x: No such file or directory
## END

#### x=1 > f; echo $x; y=2 < nosuch; echo "$? [$y]"
x=1 > f; echo $x; y=2 < nosuch; echo "$? [$y]"
## status: 0
## STDOUT:
1
1 [2]
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
## END

#### x=$(echo v) < nosuch; echo "$? [$x]"
x=$(echo v) < nosuch; echo "$? [$x]"
## status: 0
## STDOUT:
1 [v]
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
## END

#### > f echo a; cat f; echo b > g c; cat g; >> f echo d; cat f
> f echo a; cat f; echo b > g c; cat g; >> f echo d; cat f
## status: 0
## STDOUT:
a
b c
a
d
## END

#### 2>&1 ls nosuch | cat
2>&1 ls nosuch | cat
## status: 0
## STDOUT:
ls: cannot access 'nosuch': No such file or directory
## END

#### if true; then echo a; else echo b; fi > f; cat f; if true; then echo c
if true; then echo a; else echo b; fi > f; cat f; if true; then echo c; fi < nosuch; echo $?
## status: 0
## STDOUT:
a
1
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
## END

#### for i in 1 2; do echo $i; done > f; cat f; for i in 1; do cat; done <<
for i in 1 2; do echo $i; done > f; cat f; for i in 1; do cat; done <<< loop
## status: 0
## STDOUT:
1
2
loop
## END

#### while read x; do echo "[$x]"; done <<< 'a
while read x; do echo "[$x]"; done <<< 'a
b' > f; cat f
## status: 0
## STDOUT:
[a]
[b]
## END

#### until read x; do :; done <<< q; echo $x
until read x; do :; done <<< q; echo $x
## status: 0
## STDOUT:
q
## END

#### case x in x) cat;; esac <<< casein
case x in x) cat;; esac <<< casein
## status: 0
## STDOUT:
casein
## END

#### (cat; echo sub) <<< subin > f; cat f
(cat; echo sub) <<< subin > f; cat f
## status: 0
## STDOUT:
subin
sub
## END

#### { cat; } < nosuch; echo $?; (echo a) > nosuch/f; echo $?; while :; do
{ cat; } < nosuch; echo $?; (echo a) > nosuch/f; echo $?; while :; do break; done > nosuch/f; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
bash: line 1: nosuch/f: No such file or directory
bash: line 1: nosuch/f: No such file or directory
## END

#### f() { cat; } <<< fixed; f; f <<< given
f() { cat; } <<< fixed; f; f <<< given
## status: 0
## STDOUT:
fixed
fixed
## END

#### f() { echo out; echo err >&2; } 2>&1; f | cat
f() { echo out; echo err >&2; } 2>&1; f | cat
## status: 0
## STDOUT:
out
err
## END

#### f() { echo a; } > f1; f; echo x; cat f1; f >f2; cat f2
f() { echo a; } > f1; f; echo x; cat f1; f >f2; cat f2
## status: 0
## STDOUT:
x
a
## END

#### f() { echo a >&3; } 3>&1; f
f() { echo a >&3; } 3>&1; f
## status: 0
## STDOUT:
a
## END

#### [[ -f f ]] > f; echo $?; ((1)) > g; ls
[[ -f f ]] > f; echo $?; ((1)) > g; ls
## status: 0
## STDOUT:
0
f
g
## END

#### eval 'echo a' > f; cat f; . /dev/null > g; ls; export x=1 > h; ls h
eval 'echo a' > f; cat f; . /dev/null > g; ls; export x=1 > h; ls h
## status: 0
## STDOUT:
a
f
g
h
## END

#### : > f; test -f f && echo made; cd . > g; ls
: > f; test -f f && echo made; cd . > g; ls
## status: 0
## STDOUT:
made
f
g
## END

#### exec > f; echo a; echo b; exec >&2; cat f
exec > f; echo a; echo b; exec >&2; cat f
## status: 0
## STDERR:
a
b
## END

#### exec 2>&1; nosuch; echo x >&2
exec 2>&1; nosuch; echo x >&2
## status: 0
## STDOUT:
bash: line 1: nosuch: command not found
x
## END

#### exec 9>f; echo a >&9; exec 8>&9 9>&-; echo b >&8; cat f
exec 9>f; echo a >&9; exec 8>&9 9>&-; echo b >&8; cat f
## status: 0
## STDOUT:
a
b
## END

#### exec 3</dev/null; cat <&3; echo $?; exec 3<&-; cat <&3; echo $?
exec 3</dev/null; cat <&3; echo $?; exec 3<&-; cat <&3; echo $?
## status: 0
## STDOUT:
0
1
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### exec true; echo no
exec true; echo no
## status: 0

#### exec false; echo no
exec false; echo no
## status: 1

#### (exec echo sub); echo main
(exec echo sub); echo main
## status: 0
## STDOUT:
sub
main
## END

#### exec -- echo dashes
exec -- echo dashes
## status: 0
## STDOUT:
dashes
## END

#### exec -a name true; echo no
exec -a name true; echo no
## status: 0

#### exec -c true
exec -c true
## status: 0

#### exec -l true
exec -l true
## status: 0

#### exec -cl true; echo no
exec -cl true; echo no
## status: 0

#### exec -b x; echo $?
exec -b x; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: exec: -b: invalid option
exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]
## END

#### exec ''; echo no
exec ''; echo no
## status: 127
## STDERR:
bash: line 1: exec: : not found
## END

#### exec cd /; echo no
exec cd /; echo no
## status: 127
## STDERR:
bash: line 1: exec: cd: not found
## END

#### exec -a; echo $?
exec -a; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: exec: -a: option requires an argument
exec: usage: exec [-cl] [-a name] [command [argument ...]] [redirection ...]
## END

#### f() { exec echo infunc; }; f; echo no
f() { exec echo infunc; }; f; echo no
## status: 0
## STDOUT:
infunc
## END

#### exec nosuch 2>/dev/null; echo no
exec nosuch 2>/dev/null; echo no
## status: 127

#### shopt -s execfail; exec nosuch; echo alive $?
shopt -s execfail; exec nosuch; echo alive $?
## status: 0
## STDOUT:
alive 127
## END
## STDERR:
bash: line 1: exec: nosuch: not found
## END

#### x=5 exec bash -c 'echo $x'
x=5 exec bash -c 'echo $x'
## status: 0
## STDOUT:
5
## END

#### exec bash -c 'exit 7'
exec bash -c 'exit 7'
## status: 7

#### exec 3<nosuch; echo alive $?; exec 3>nosuch/f; echo alive $?
exec 3<nosuch; echo alive $?; exec 3>nosuch/f; echo alive $?
## status: 0
## STDOUT:
alive 1
alive 1
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
bash: line 1: nosuch/f: No such file or directory
## END

#### command exec 3>f; echo a >&3; cat f
command exec 3>f; echo a >&3; cat f
## status: 0
## STDOUT:
a
## END

#### echo a | exec cat; echo b
echo a | exec cat; echo b
## status: 0
## STDOUT:
a
b
## END

#### exec 3<f | cat; echo ok
exec 3<f | cat; echo ok
## status: 0
## STDOUT:
ok
## END
## STDERR:
bash: line 1: f: No such file or directory
## END

#### x=$(exec 3>&1; echo a >&3); echo $x
x=$(exec 3>&1; echo a >&3); echo $x
## status: 0
## STDOUT:
a
## END

#### exec 3>f; bash -c 'echo child >&3'; cat f
exec 3>f; bash -c 'echo child >&3'; cat f
## status: 0
## STDOUT:
child
## END

#### exec 3>f; exec bash -c 'echo child >&3; cat f'
exec 3>f; exec bash -c 'echo child >&3; cat f'
## status: 0
## STDOUT:
child
## END

#### cat <<A <<B
cat <<A <<B
a
A
b
B
## status: 0
## STDOUT:
b
## END

#### cat 3<<A 4<<B <&4
cat 3<<A 4<<B <&4
a
A
b
B
## status: 0
## STDOUT:
b
## END

#### exec 6<<A 7<<B
exec 6<<A 7<<B
a
A
b
B
cat <&7 <&6; cat <&6; cat <&7
## status: 0
## STDOUT:
a
b
## END

#### cat /dev/fd/3 3<<< three; cat /dev/stdin <<< std
cat /dev/fd/3 3<<< three; cat /dev/stdin <<< std
## status: 0
## STDOUT:
three
std
## END

#### echo a > /dev/stdout; echo b > /dev/stderr; echo c > /dev/null; echo d
echo a > /dev/stdout; echo b > /dev/stderr; echo c > /dev/null; echo d > /dev/fd/1
## status: 0
## STDOUT:
a
d
## END
## STDERR:
b
## END

#### echo x 3>&1 > /dev/fd/3
echo x 3>&1 > /dev/fd/3
## status: 0
## STDOUT:
x
## END

#### exec 3>f; echo a > /dev/fd/3; cat f
exec 3>f; echo a > /dev/fd/3; cat f
## status: 0
## STDOUT:
a
## END

#### read x < /dev/null; echo $?; cat /dev/null; echo $?
read x < /dev/null; echo $?; cat /dev/null; echo $?
## status: 0
## STDOUT:
1
0
## END

#### echo a > /dev/full; echo $?
echo a > /dev/full; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: echo: write error: No space left on device
## END

#### echo a >&1- ; echo $?
echo a >&1- ; echo $?
## status: 0
## STDOUT:
a
0
## END

#### exec 3>f; exec 4>&3-; echo a >&4; cat f; echo b >&3
exec 3>f; exec 4>&3-; echo a >&4; cat f; echo b >&3
## status: 1
## STDOUT:
a
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### exec 3<&-; exec 3>&-; echo $?
exec 3<&-; exec 3>&-; echo $?
## status: 0
## STDOUT:
0
## END

#### exec 77>f; echo a >&77; cat f
exec 77>f; echo a >&77; cat f
## status: 0
## STDOUT:
a
## END

#### echo a 200>f >&200; cat f
echo a 200>f >&200; cat f
## status: 0
## STDOUT:
a
## END

#### echo a 1>f 2>g; cat f; ls; echo b 1 >f; cat f; echo c 12>g; ls
echo a 1>f 2>g; cat f; ls; echo b 1 >f; cat f; echo c 12>g; ls
## status: 0
## STDOUT:
a
f
g
b 1
c
f
g
## END

#### echo a2>f; cat f; echo a 2 >f; cat f
echo a2>f; cat f; echo a 2 >f; cat f
## status: 0
## STDOUT:
a2
a 2
## END

#### echo a >f2>&1; ls
echo a >f2>&1; ls
## status: 0
## STDOUT:
f2
## END

#### echo 'a'>f; cat<f; cat<f>g; cat g
echo 'a'>f; cat<f; cat<f>g; cat g
## status: 0
## STDOUT:
a
a
## END

#### echo > {a,b}; echo $?; ls; echo > {a,b}x; cat < {a,b}
echo > {a,b}; echo $?; ls; echo > {a,b}x; cat < {a,b}
## status: 1
## STDOUT:
1
## END
## STDERR:
bash: line 1: {a,b}: ambiguous redirect
bash: line 1: {a,b}x: ambiguous redirect
bash: line 1: {a,b}: ambiguous redirect
## END

#### x='a b'; echo > $x; echo > {a,b}$x; f={a,b}; echo hi > $f; ls
x='a b'; echo > $x; echo > {a,b}$x; f={a,b}; echo hi > $f; ls
## status: 0
## STDOUT:
{a,b}
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
bash: line 1: {a,b}$x: ambiguous redirect
## END

#### echo x > f; exec 3<f; cat 4<&3-; cat <&3
echo x > f; exec 3<f; cat 4<&3-; cat <&3
## status: 0
## STDOUT:
x
## END

#### exec 3>&1-; echo a; echo b >&3
exec 3>&1-; echo a; echo b >&3
## status: 0
## STDOUT:
b
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### exec 3>&1; { echo hi >&4; echo ho >&3; } 4>&3-; echo ha >&3
exec 3>&1; { echo hi >&4; echo ho >&3; } 4>&3-; echo ha >&3
## status: 1
## STDOUT:
hi
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
bash: line 1: 3: Bad file descriptor
## END

#### exec 3>&1; echo hi 4>&3-; echo ha >&3
exec 3>&1; echo hi 4>&3-; echo ha >&3
## status: 1
## STDOUT:
hi
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### f() { echo in >&5; }; exec 3>&1; f 5>&3-; echo x >&3
f() { echo in >&5; }; exec 3>&1; f 5>&3-; echo x >&3
## status: 1
## STDOUT:
in
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### exec 3>&1; ( echo a >&4 ) 4>&3-; echo b >&3
exec 3>&1; ( echo a >&4 ) 4>&3-; echo b >&3
## status: 0
## STDOUT:
a
b
## END

#### exec 3>&1; cat <<< x 4>&3-; echo b >&3; read x <<< q 4>&3- ; echo c >&3
exec 3>&1; cat <<< x 4>&3-; echo b >&3; read x <<< q 4>&3- ; echo c >&3
## status: 1
## STDOUT:
x
b
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### printf '%s\n' a b c > f; exec <f; cat & wait; read x; echo "[$x]"
printf '%s\n' a b c > f; exec <f; cat & wait; read x; echo "[$x]"
## status: 0
## STDOUT:
[a]
## END

#### printf '%s\n' a b c > f; exec <f; { read x; echo "$x"; } & wait; read x;
printf '%s\n' a b c > f; exec <f; { read x; echo "$x"; } & wait; read x; echo "[$x]"
## status: 0
## STDOUT:

[a]
## END

#### printf '%s\n' a b c > f; { { read x; echo "$x"; } & wait; read x; echo "
printf '%s\n' a b c > f; { { read x; echo "$x"; } & wait; read x; echo "[$x]"; } <f
## status: 0
## STDOUT:
a
[b]
## END

#### (kill -TERM $BASHPID) 2>/dev/null; echo $?
(kill -TERM $BASHPID) 2>/dev/null; echo $?
## status: 0
## STDOUT:
143
## END
## STDERR:
Terminated
## END

#### (kill -TERM $BASHPID); echo $?
(kill -TERM $BASHPID); echo $?
## status: 0
## STDOUT:
143
## END
## STDERR:
Terminated
## END

#### cat <&-; echo $?
cat <&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
cat: -: Bad file descriptor
cat: closing standard input: Bad file descriptor
## END

#### cat 'closing' <&- -
cat 'closing' <&- -
## status: 1
## STDERR:
cat: closing: No such file or directory
cat: -: Bad file descriptor
cat: closing standard input: Bad file descriptor
## END

#### f() { cat > {x,y}; }; declare -f f; f
f() { cat > {x,y}; }; declare -f f; f
## status: 1
## STDOUT:
f () 
{ 
    cat > {x,y}
}
## END
## STDERR:
environment: line 1: {x,y}: ambiguous redirect
## END

#### cat <<< {a,b}; cat << {a,b}
cat <<< {a,b}; cat << {a,b}
hi
{a,b}
## status: 0
## STDOUT:
{a,b}
hi
## END

#### echo (< {a,b}); echo x > {a..a}; cat a; echo z >> b{,}; echo q >&{1,2};
echo $(< {a,b}); echo x > {a..a}; cat a; echo z >> b{,}; echo q >&{1,2}; echo r &>{l,m}
## status: 1
## STDOUT:

x
## END
## STDERR:
bash: line 1: {a,b}: ambiguous redirect
bash: line 1: b{,}: ambiguous redirect
bash: line 1: {1,2}: ambiguous redirect
bash: line 1: {l,m}: ambiguous redirect
## END

#### ( echo a; echo b >&2; exit 3 ) > f 2>&1; echo $? "(cat f)"
( echo a; echo b >&2; exit 3 ) > f 2>&1; echo $? "$(cat f)"
## status: 0
## STDOUT:
3 a
b
## END

#### ( echo hi ) > /nodir/x; echo $?; ( echo hi ) > "$u"; echo $?
( echo hi ) > /nodir/x; echo $?; ( echo hi ) > "$u"; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: /nodir/x: No such file or directory
bash: line 1: : No such file or directory
## END

#### (exit 3) {fd}> f; echo "$? [$fd]"
(exit 3) {fd}> f; echo "$? [$fd]"
## status: 0
## STDOUT:
3 []
## END

#### ( cat ) < f 2>&1; ( cat ) <<< "x (echo y)"; (exit 2) > >(cat); echo $?
( cat ) < f 2>&1; ( cat ) <<< "x $(echo y)"; (exit 2) > >(cat); echo $?
## status: 0
## STDOUT:
x y
2
## END
## STDERR:
bash: line 1: f: No such file or directory
## END

#### what was opened for reading is not written: every kind of writer says so
echo x 1<<<y; echo $?
printf abc 1<<<y; echo $?
pwd 1<<<y; echo $?
type echo 1<<<y; echo $?
exec 3<<<abc; echo x >&3; echo $?
echo abc | { echo y >&0; echo $?; }
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
bash: line 1: echo: write error: Bad file descriptor
bash: line 2: printf: write error: Bad file descriptor
bash: line 3: pwd: write error: Bad file descriptor
bash: line 4: type: write error: Bad file descriptor
bash: line 5: echo: write error: Bad file descriptor
bash: line 6: echo: write error: Bad file descriptor
## END

#### what would be said on a here-document is lost
nosuch 2<<<y; echo $?
{ echo b; nosuch; } 2<<E; echo $?
text
E
exec 2<<<x; nosuch; echo hi; echo $((1/0))
## status: 1
## STDOUT:
127
b
127
hi
## END

#### what was opened for writing is not read: every kind of reader says so
read x <&2; echo $?
read -u 1 x; echo $?
echo abc | { read x <&1; echo $?; } | cat
f() { read x; echo $?; }; f <&1
while read x; do echo $x; done <&1; echo $?
head -1 <&1; echo $?; wc -l <&1; echo $?; tail -1 <&1; echo $?
exec {v}<<<a; echo x >&$v; exec 1<&$v; echo x
## status: 1
## STDOUT:
1
1
1
1
0
1
0
1
1
## END
## STDERR:
bash: line 1: read: read error: 0: Bad file descriptor
bash: line 2: read: read error: 1: Bad file descriptor
bash: line 3: read: read error: 0: Bad file descriptor
environment: line 4: read: read error: 0: Bad file descriptor
bash: line 5: read: read error: 0: Bad file descriptor
head: error reading 'standard input': Bad file descriptor
wc: 'standard input': Bad file descriptor
tail: error reading 'standard input': Bad file descriptor
bash: line 7: echo: write error: Bad file descriptor
bash: line 7: echo: write error: Bad file descriptor
## END

#### mapfile of what cannot be read has no lines
mapfile a <&1; echo $? ${#a[@]}; mapfile a <&-; echo $? ${#a[@]}; mapfile -u 1 a; echo $?
## status: 0
## STDOUT:
0 0
0 0
0
## END

#### a command that writes nothing may have an output that is none
ls 1<<<a; echo $?; true 1<<<a; echo $?; printf '' 1<<<a; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### the number of a descriptor may begin with noughts
echo a 2>&0000000001; (echo x >&00002) 2>&1; echo y 3>&1 >&0003-
## status: 0
## STDOUT:
a
x
y
## END

#### a chosen descriptor is not one that a redirection around has put aside, in a process of its own too
{ (exec {c}>p; echo $c); } 2>o
{ echo $(exec {c}>p; echo $c); } 2>o
{ (exec {c}>p; echo $c) | cat; } 2>o
{ { exec {c}>p; echo $c; } & wait; } 2>o
{ { (exec {c}>p; echo $c); } 3>x; } 2>o
{ { (exec {c}>p; echo $c); } >&2; } 2>&1
(exec {c}>p; echo $c) 2>o
f() { (exec {c}>p; echo $c); }; f 2>o
while read x; do (exec {c}>p; echo $c); done <<< a
{ bash -c 'exec {c}>p; echo $c'; } 2>o
{ nosuch; } 2>/nosuch/o; (exec {c}>p; echo $c)
## status: 0
## STDOUT:
11
11
11
11
11
12
10
11
11
10
10
## END
## STDERR:
bash: line 11: /nosuch/o: No such file or directory
## END

#### what is closed around a job is closed in it
{ { echo a 2>&1 > o & wait; }; } >&-; ls o
{ { echo a & wait $!; echo $? >&2; }; } >&-
## status: 0
## STDERR:
bash: line 1: 1: Bad file descriptor
ls: cannot access 'o': No such file or directory
bash: line 2: echo: write error: Bad file descriptor
1
## END

#### a closed one that is to be itself
{ echo a >&1; } >&-
{ { echo a >&1 & wait $!; echo $? >&2; }; } >&-
echo b 5>&5
## status: 0
## STDOUT:
b
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
bash: line 2: echo: write error: Bad file descriptor
1
## END

#### a descriptor that is closed is no file
[ -e /dev/fd/7 ]; echo $?
[ -e /dev/fd/1 ]; echo $?
[ -e /dev/fd/9 ] 9>f; echo $?
[[ -r /dev/stdin ]] <&-; echo $?
test -e /dev/stdout >&-; echo $?
exec 8>f; [ -w /dev/fd/8 ]; echo $?
exec 8>&-; [ -w /dev/fd/8 ]; echo $?
[ -d /dev/fd ]; echo $?
cat /dev/stdin <&-; echo $?
cat </dev/stdin <&-
: <&- </dev/stdin; echo $?
: >&- >/dev/stdout; echo $?
echo x >/dev/fd/7; echo $?
## status: 0
## STDOUT:
1
0
0
1
1
0
1
0
1
1
1
1
## END
## STDERR:
cat: /dev/stdin: No such file or directory
cat: -: Bad file descriptor
cat: closing standard input: Bad file descriptor
bash: line 11: /dev/stdin: No such file or directory
bash: line 12: /dev/stdout: No such file or directory
bash: line 13: /dev/fd/7: No such file or directory
## END

#### a command complains by the name that exec gives it
(exec -a x /bin/echo hi >&-)
(exec /bin/echo hi >&-)
(exec -a x cat /no)
(exec -a x /bin/cat /no)
(exec -l /bin/cat /no)
## status: 1
## STDERR:
x: write error: Bad file descriptor
/bin/echo: write error: Bad file descriptor
x: /no: No such file or directory
x: /no: No such file or directory
-/bin/cat: /no: No such file or directory
## END

#### a descriptor by name is duplicated from an open one, and closed by a word that is a hyphen
x=-; exec {fd}<&$x; echo $? $fd
exec {fd}>&99; echo $? $fd
x=4-; exec {fd}>&$x; echo $?
exec {fd}>&nofile; echo $?
exec {fd}>&1; echo a >&$fd; x=-; exec {fd}>&$x; echo b >&$fd; echo $?
exec 4>&1; exec {fd}>&4-; echo to >&$fd; echo c >&4; echo $?
## status: 0
## STDOUT:
1
1
1
1
a
1
to
1
## END
## STDERR:
bash: line 1: fd: ambiguous redirect
bash: redirection error: cannot duplicate fd: Bad file descriptor
bash: line 2: 99: Bad file descriptor
bash: line 3: fd: ambiguous redirect
bash: line 4: fd: ambiguous redirect
bash: line 5: $fd: Bad file descriptor
bash: line 6: 4: Bad file descriptor
## END

#### what ends lines at once and what does not say why writing failed
echo a > f
for each in 'wc f' 'md5sum f' 'cksum f' 'sum f' 'stat -c%n f' 'ls' 'seq 3' 'nl f'; do
  $each 5< /dev/null >&5; echo $?
  $each > /dev/full
  $each >&-
done
i=0
true | wc 2> o >&$i; cat o
## status: 0
## STDOUT:
1
1
1
1
1
2
1
1
wc: write error
## END
## STDERR:
wc: write error
wc: write error
wc: write error: Bad file descriptor
md5sum: write error
md5sum: write error
md5sum: write error: Bad file descriptor
cksum: write error
cksum: write error
cksum: write error: Bad file descriptor
sum: write error
sum: write error
sum: write error: Bad file descriptor
stat: write error: Bad file descriptor
stat: write error: No space left on device
stat: write error: Bad file descriptor
ls: write error: Bad file descriptor
ls: write error: No space left on device
ls: write error: Bad file descriptor
seq: write error: Bad file descriptor
seq: write error: No space left on device
seq: write error: Bad file descriptor
nl: write error: Bad file descriptor
nl: write error: No space left on device
nl: write error: Bad file descriptor
## END

#### varredir_close: descriptors end with their command
( shopt -s varredir_close; exec {fd}> o; echo a >&$fd; { echo b; } {f2}>> o; echo c >&$f2; cat o )
( shopt -s varredir_close; f() { echo x >&$q; }; f {q}> o; cat o; echo y >&$q )
( shopt -s varredir_close; while read -u $fd x; do echo $x; done {fd}<<< $'a\nb'; echo $fd; read -u $fd y )
( shopt -s varredir_close; : {a}> o {b}> p; echo $((b-a)); : {c}> o; echo $((c-a)); exec {c}>&-; echo $? )
( shopt -s varredir_close; exec {d}> o; exec {e}>&$d; echo z >&$e; exec {d}>&-; echo w >&$e; cat o; echo q >&$d )
( shopt -u varredir_close; : {a}> o; echo b >&$a; cat o )
## status: 0
## STDOUT:
b
a
x
a
b
10
1
0
0
z
w
b
## END
## STDERR:
bash: line 1: $f2: Bad file descriptor
bash: line 2: $q: Bad file descriptor
bash: line 3: read: 10: invalid file descriptor: Bad file descriptor
bash: line 5: $d: Bad file descriptor
## END
