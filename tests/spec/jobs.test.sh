#### echo hi | cat <(cat)
echo hi | cat <(cat)
## status: 0
## STDOUT:
hi
## END

#### echo <(true) <(true) >(true)
echo <(true) <(true) >(true)
## status: 0
## STDOUT:
/dev/fd/63 /dev/fd/62 /dev/fd/61
## END

#### f() { cat $1; cat $1; }; f <(echo x)
f() { cat $1; cat $1; }; f <(echo x)
## status: 0
## STDOUT:
x
## END

#### cat <(echo a; exit 3); echo $?; wait $!; echo $?
cat <(echo a; exit 3); echo $?; wait $!; echo $?
## status: 0
## STDOUT:
a
0
3
## END

#### fg; bg; fg %1; bg %1
fg; bg; fg %1; bg %1
## status: 1
## STDERR:
bash: line 1: fg: no job control
bash: line 1: bg: no job control
bash: line 1: fg: no job control
bash: line 1: bg: no job control
## END

#### set -m; fg; bg; fg %1; bg %1
set -m; fg; bg; fg %1; bg %1
## status: 1
## STDERR:
bash: line 1: fg: current: no such job
bash: line 1: bg: current: no such job
bash: line 1: fg: %1: no such job
bash: line 1: bg: %1: no such job
## END

#### set -m; sleep 0.1 & fg; echo $?
set -m; sleep 0.1 & fg; echo $?
## status: 0
## STDOUT:
sleep 0.1
0
## END

#### wait %1; echo $?; wait 99999; echo $?; wait abc; echo $?; wait -x; ech
wait %1; echo $?; wait 99999; echo $?; wait abc; echo $?; wait -x; echo $?; wait -n; echo $?; wait; echo $?
## status: 0
## STDOUT:
127
127
1
2
127
0
## END
## STDERR:
bash: line 1: wait: %1: no such job
bash: line 1: wait: pid 99999 is not a child of this shell
bash: line 1: wait: `abc': not a pid or valid job spec
bash: line 1: wait: -x: invalid option
wait: usage: wait [-fn] [-p var] [id ...]
## END

#### jobs %3; jobs -x; kill %3; kill; kill -l 999; kill -foo 1; kill -s; ki
jobs %3; jobs -x; kill %3; kill; kill -l 999; kill -foo 1; kill -s; kill abc; kill 999999; disown; disown %3; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: jobs: %3: no such job
bash: line 1: kill: %3: no such job
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
bash: line 1: kill: 999: invalid signal specification
bash: line 1: kill: foo: invalid signal specification
bash: line 1: kill: -s: option requires an argument
bash: line 1: kill: abc: arguments must be process or job IDs
bash: line 1: kill: (999999) - No such process
bash: line 1: disown: current: no such job
bash: line 1: disown: %3: no such job
## END

#### (exit 3) & wait $!; echo $?; wait $!; echo $?; jobs
(exit 3) & wait $!; echo $?; wait $!; echo $?; jobs
## status: 0
## STDOUT:
3
3
## END

#### false & wait %1; echo $?; true & wait -n -p v; echo $? ${v:+set}; wait
false & wait %1; echo $?; true & wait -n -p v; echo $? ${v:+set}; wait -p; wait -p 1x
## status: 1
## STDOUT:
1
0 set
## END
## STDERR:
bash: line 1: wait: -p: option requires an argument
wait: usage: wait [-fn] [-p var] [id ...]
bash: line 1: wait: `1x': not a valid identifier
## END

#### sleep 3 & disown; jobs; wait; kill $!
sleep 3 & disown; jobs; wait; kill $!
## status: 0

#### kill -l TERM; kill -l 15; kill -l SIGTERM; kill -l 143; kill -l HUP 2
kill -l TERM; kill -l 15; kill -l SIGTERM; kill -l 143; kill -l HUP 2 3; kill -l 0; kill -l EXIT; kill -l RTMIN RTMAX 35
## status: 0
## STDOUT:
15
TERM
15
TERM
1
INT
QUIT
EXIT
0
34
64
RTMIN+1
## END

#### kill -l
kill -l
## status: 0
## stdout-json: " 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 6) SIGABRT\t 7) SIGBUS\t 8) SIGFPE\t 9) SIGKILL\t10) SIGUSR1\n11) SIGSEGV\t12) SIGUSR2\t13) SIGPIPE\t14) SIGALRM\t15) SIGTERM\n16) SIGSTKFLT\t17) SIGCHLD\t18) SIGCONT\t19) SIGSTOP\t20) SIGTSTP\n21) SIGTTIN\t22) SIGTTOU\t23) SIGURG\t24) SIGXCPU\t25) SIGXFSZ\n26) SIGVTALRM\t27) SIGPROF\t28) SIGWINCH\t29) SIGIO\t30) SIGPWR\n31) SIGSYS\t34) SIGRTMIN\t35) SIGRTMIN+1\t36) SIGRTMIN+2\t37) SIGRTMIN+3\n38) SIGRTMIN+4\t39) SIGRTMIN+5\t40) SIGRTMIN+6\t41) SIGRTMIN+7\t42) SIGRTMIN+8\n43) SIGRTMIN+9\t44) SIGRTMIN+10\t45) SIGRTMIN+11\t46) SIGRTMIN+12\t47) SIGRTMIN+13\n48) SIGRTMIN+14\t49) SIGRTMIN+15\t50) SIGRTMAX-14\t51) SIGRTMAX-13\t52) SIGRTMAX-12\n53) SIGRTMAX-11\t54) SIGRTMAX-10\t55) SIGRTMAX-9\t56) SIGRTMAX-8\t57) SIGRTMAX-7\n58) SIGRTMAX-6\t59) SIGRTMAX-5\t60) SIGRTMAX-4\t61) SIGRTMAX-3\t62) SIGRTMAX-2\n63) SIGRTMAX-1\t64) SIGRTMAX\t\n"

#### echo a & wait; echo b
echo a & wait; echo b
## status: 0
## STDOUT:
a
b
## END

#### (kill -TERM $BASHPID; echo no); echo $?
(kill -TERM $BASHPID; echo no); echo $?
## status: 0
## STDOUT:
143
## END
## STDERR:
Terminated
## END

#### x=$(kill -TERM $BASHPID; echo no); echo $? $x
x=$(kill -TERM $BASHPID; echo no); echo $? $x
## status: 0
## STDOUT:
143
## END

#### coproc cat; echo hi >&${COPROC[1]}; read x <&${COPROC[0]}; echo $x; ex
coproc cat; echo hi >&${COPROC[1]}; read x <&${COPROC[0]}; echo $x; exec {COPROC[1]}>&-; wait; echo $?
## status: 0
## STDOUT:
hi
0
## END

#### sleep 0.05 & sleep 0.2; jobs; echo x; jobs; wait $!; echo $?
sleep 0.05 & sleep 0.2; jobs; echo x; jobs; wait $!; echo $?
## status: 0
## STDOUT:
x
0
## END

#### (exit 3) & sleep 0.1; jobs; wait %1; echo $?
(exit 3) & sleep 0.1; jobs; wait %1; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: wait: %1: no such job
## END

#### (exit 3) & p=$!; sleep 0.1; wait -n; echo $?; wait $p; echo $?; wait $
(exit 3) & p=$!; sleep 0.1; wait -n; echo $?; wait $p; echo $?; wait $p; echo $?
## status: 0
## STDOUT:
127
3
3
## END

#### (exit 3) & p=$!; wait $p; wait -n; echo $?; wait %1; echo $?
(exit 3) & p=$!; wait $p; wait -n; echo $?; wait %1; echo $?
## status: 0
## STDOUT:
127
127
## END
## STDERR:
bash: line 1: wait: %1: no such job
## END

#### sleep 3 & sleep 4 & sleep 3 & jobs; kill %2; sleep 0.1; jobs; echo; jo
sleep 3 & sleep 4 & sleep 3 & jobs; kill %2; sleep 0.1; jobs; echo; jobs; kill %1 %3
## status: 0
## STDOUT:
[1]   Running                 sleep 3 &
[2]-  Running                 sleep 4 &
[3]+  Running                 sleep 3 &
[1]-  Running                 sleep 3 &
[3]+  Running                 sleep 3 &

[1]-  Running                 sleep 3 &
[3]+  Running                 sleep 3 &
## END

#### sleep 3 & sleep 4 & kill %1; sleep 0.1; jobs -l | cat | { read a b c;
sleep 3 & sleep 4 & kill %1; sleep 0.1; jobs -l | cat | { read a b c; echo "$a $c"; }; kill %2
## status: 0
## STDOUT:
[2]+ Running                 sleep 4 &
## END

#### sleep 3 & jobs -p | { read x; [ $x = $! ] && echo same; }; jobs -p %1
sleep 3 & jobs -p | { read x; [ $x = $! ] && echo same; }; jobs -p %1 | { read x; [ $x = $! ] && echo same; }; kill $!
## status: 0
## STDOUT:
same
same
## END

#### set -m; sleep 0.2 & jobs; bg; fg; echo $?; fg %9
set -m; sleep 0.2 & jobs; bg; fg; echo $?; fg %9
## status: 1
## STDOUT:
[1]+  Running                 sleep 0.2 &
sleep 0.2
0
## END
## STDERR:
bash: line 1: bg: job 1 already in background
bash: line 1: fg: %9: no such job
## END

#### set -m; (exit 7) & fg %1; echo $?
set -m; (exit 7) & fg %1; echo $?
## status: 0
## STDOUT:
( exit 7 )
7
## END

#### disown -a; echo $?; disown -h; sleep 1 & disown -h; jobs; disown -r; j
disown -a; echo $?; disown -h; sleep 1 & disown -h; jobs; disown -r; jobs; disown -x; sleep 1 & disown $!; jobs; disown 99999
## status: 1
## STDOUT:
0
[1]+  Running                 sleep 1 &
## END
## STDERR:
bash: line 1: disown: current: no such job
bash: line 1: disown: -x: invalid option
disown: usage: disown [-h] [-ar] [jobspec ... | pid ...]
bash: line 1: disown: 99999: no such job
## END

#### wait -n 99999; echo $?; wait -n %3; echo $?; wait -f; echo $?; sleep 0
wait -n 99999; echo $?; wait -n %3; echo $?; wait -f; echo $?; sleep 0.05 & wait -f %1; echo $?
## status: 0
## STDOUT:
127
127
0
0
## END
## STDERR:
bash: line 1: wait: 99999: no such job
bash: line 1: wait: %3: no such job
## END

#### true & wait -p v $!; [ $v = $! ] && echo same; wait -p v; echo [$v]; w
true & wait -p v $!; [ $v = $! ] && echo same; wait -p v; echo [$v]; wait -n -p v; echo [$v] $?
## status: 0
## STDOUT:
same
[]
[] 127
## END

#### echo $!; [ -z "$!" ] && echo none; true & [ -n "$!" ] && echo some; wa
echo $!; [ -z "$!" ] && echo none; true & [ -n "$!" ] && echo some; wait
## status: 0
## STDOUT:

none
some
## END

#### kill -0 $$; echo $?; kill -0 999999; echo $?; kill -s 0 $$; kill -n 0
kill -0 $$; echo $?; kill -0 999999; echo $?; kill -s 0 $$; kill -n 0 $$; kill -n 99 1; kill -n; kill -n x 1;kill -INVALID $$; kill -s FOO $$; kill --; kill -l FOO; kill -L 9
## status: 0
## STDOUT:
0
1
KILL
## END
## STDERR:
bash: line 1: kill: (999999) - No such process
bash: line 1: kill: 99: invalid signal specification
bash: line 1: kill: -n: option requires an argument
bash: line 1: kill: x: invalid signal specification
bash: line 1: kill: INVALID: invalid signal specification
bash: line 1: kill: FOO: invalid signal specification
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
bash: line 1: kill: FOO: invalid signal specification
## END

#### kill %1 ; kill %; kill %a; kill %?a; wait %a; fg %a; disown %a; jobs %
kill %1 ; kill %; kill %a; kill %?a; wait %a; fg %a; disown %a; jobs %a
## status: 1
## STDERR:
bash: line 1: kill: %1: no such job
bash: line 1: kill: %: no such job
bash: line 1: kill: %a: no such job
bash: line 1: kill: %?a: no such job
bash: line 1: wait: %a: no such job
bash: line 1: fg: no job control
bash: line 1: disown: %a: no such job
bash: line 1: jobs: %a: no such job
## END

#### { sleep 0.1; exit 9; } & wait $!; echo $?
{ sleep 0.1; exit 9; } & wait $!; echo $?
## status: 0
## STDOUT:
9
## END

#### read x & wait; echo "[$x]" $?
read x & wait; echo "[$x]" $?
## status: 0
## STDOUT:
[] 0
## END

#### echo in | { cat & wait; }; echo in | { cat <&0 & wait; }
echo in | { cat & wait; }; echo in | { cat <&0 & wait; }
## status: 0
## STDOUT:
in
in
## END

#### cat <<< hi & wait
cat <<< hi & wait
## status: 0
## STDOUT:
hi
## END

#### x=$(sleep 0.1 && echo late & echo first); echo $x
x=$(sleep 0.1 && echo late & echo first); echo $x
## status: 0
## STDOUT:
first late
## END

#### { sleep 0.1; echo late; } & echo first | cat; wait
{ sleep 0.1; echo late; } & echo first | cat; wait
## status: 0
## STDOUT:
first
late
## END

#### set -e; false & wait $!; echo no
set -e; false & wait $!; echo no
## status: 1

#### set -e; false & wait; echo yes
set -e; false & wait; echo yes
## status: 0
## STDOUT:
yes
## END

#### ! sleep 0.01 & wait $!; echo $?
! sleep 0.01 & wait $!; echo $?
## status: 0
## STDOUT:
0
## END

#### set -o pipefail; (exit 3) | true & wait $!; echo $?
set -o pipefail; (exit 3) | true & wait $!; echo $?
## status: 0
## STDOUT:
3
## END

#### true & true; echo $?; false & echo $?
true & true; echo $?; false & echo $?
## status: 0
## STDOUT:
0
0
## END

#### a=1; a=2 & wait; echo $a; exit 3 & wait; echo alive
a=1; a=2 & wait; echo $a; exit 3 & wait; echo alive
## status: 0
## STDOUT:
1
alive
## END

#### f() { return 5; }; f & wait $!; echo $?
f() { return 5; }; f & wait $!; echo $?
## status: 0
## STDOUT:
5
## END

#### cat <(echo a) <(echo b; echo c)
cat <(echo a) <(echo b; echo c)
## status: 0
## STDOUT:
a
b
c
## END

#### wc -l < <(echo a; echo b)
wc -l < <(echo a; echo b)
## status: 0
## STDOUT:
2
## END

#### while read -r l; do echo "[$l]"; x=$l; done < <(echo 1; echo 2); echo
while read -r l; do echo "[$l]"; x=$l; done < <(echo 1; echo 2); echo $x
## status: 0
## STDOUT:
[1]
[2]
2
## END

#### f() { cat "$1" "$2"; }; f <(echo one) <(echo two)
f() { cat "$1" "$2"; }; f <(echo one) <(echo two)
## status: 0
## STDOUT:
one
two
## END

#### cat < <(echo a) <(echo b)
cat < <(echo a) <(echo b)
## status: 0
## STDOUT:
b
## END

#### echo x | cat > >(while read a; do echo "<$a>"; done)
echo x | cat > >(while read a; do echo "<$a>"; done)
## status: 0
## STDOUT:
<x>
## END

#### { echo 1; echo 2; } > >(cat; echo end)
{ echo 1; echo 2; } > >(cat; echo end)
## status: 0
## STDOUT:
1
2
end
## END

#### exec 3< <(echo x; echo y); read a <&3; read b <&3; echo $b$a; exec 3<&
exec 3< <(echo x; echo y); read a <&3; read b <&3; echo $b$a; exec 3<&-
## status: 0
## STDOUT:
yx
## END

#### exec 4> >(cat); echo hi >&4; exec 4>&-; wait $!; echo over
exec 4> >(cat); echo hi >&4; exec 4>&-; wait $!; echo over
## status: 0
## STDOUT:
hi
over
## END

#### read x < <(echo hi; exit 4); echo $x
read x < <(echo hi; exit 4); echo $x
## status: 0
## STDOUT:
hi
## END

#### cat <(cat <(cat <(echo deep)))
cat <(cat <(cat <(echo deep)))
## status: 0
## STDOUT:
deep
## END

#### x=$(cat <(echo in)); echo $x
x=$(cat <(echo in)); echo $x
## status: 0
## STDOUT:
in
## END

#### mapfile -t a < <(echo 1; echo 2; echo 3); echo ${#a[@]} ${a[2]}
mapfile -t a < <(echo 1; echo 2; echo 3); echo ${#a[@]} ${a[2]}
## status: 0
## STDOUT:
3 3
## END

#### if [ -e <(true) ]; then echo there; fi
if [ -e <(true) ]; then echo there; fi
## status: 0
## STDOUT:
there
## END

#### [[ <(true) == /dev/fd/* ]] && echo path
[[ <(true) == /dev/fd/* ]] && echo path
## status: 0
## STDOUT:
path
## END

#### case <(true) in /dev/fd/63) echo yes;; *) echo no;; esac
case <(true) in /dev/fd/63) echo yes;; *) echo no;; esac
## status: 0
## STDOUT:
yes
## END

#### echo "<(echo a)" '<(echo a)' \<\(x
echo "<(echo a)" '<(echo a)' \<\(x
## status: 0
## STDOUT:
<(echo a) <(echo a) <(x
## END

#### head -n 1 <(yes)
head -n 1 <(yes)
## status: 0
## STDOUT:
y
## END

#### (cat <(echo a); echo b) | cat
(cat <(echo a); echo b) | cat
## status: 0
## STDOUT:
a
b
## END

#### cat <(false); echo $?; echo ${PIPESTATUS[0]}
cat <(false); echo $?; echo ${PIPESTATUS[0]}
## status: 0
## STDOUT:
0
0
## END

#### cat <(echo a >&2) 2>&1
cat <(echo a >&2) 2>&1
## status: 0
## STDERR:
a
## END

#### echo err > >(cat >&2) 2>&1
echo err > >(cat >&2) 2>&1
## status: 0
## STDERR:
err
## END

#### x=abc; cat <(echo $x; x=def); echo $x
x=abc; cat <(echo $x; x=def); echo $x
## status: 0
## STDOUT:
abc
abc
## END

#### cat <(return 3; echo no); cat <(exit 3); echo $?
cat <(return 3; echo no); cat <(exit 3); echo $?
## status: 0
## STDOUT:
no
0
## END
## STDERR:
bash: line 1: return: can only `return' from a function or sourced script
## END

#### set -e; cat <(false; echo x); echo y
set -e; cat <(false; echo x); echo y
## status: 0
## STDOUT:
y
## END

#### f() { local v=1; cat <(echo $v); }; f
f() { local v=1; cat <(echo $v); }; f
## status: 0
## STDOUT:
1
## END

#### cat <(
cat <(
echo multi
echo line
)
## status: 0
## STDOUT:
multi
line
## END

#### echo <(true)x y<(true)
echo <(true)x y<(true)
## status: 0
## STDOUT:
/dev/fd/63x y/dev/fd/62
## END

#### for i in 1 2 3; do cat <(echo $i); done
for i in 1 2 3; do cat <(echo $i); done
## status: 0
## STDOUT:
1
2
3
## END

#### true <(sleep 0); echo $?
true <(sleep 0); echo $?
## status: 0
## STDOUT:
0
## END

#### ls -d <(true) >/dev/null; echo $?
ls -d <(true) >/dev/null; echo $?
## status: 0
## STDOUT:
0
## END

#### (exit 3) & p=$!; (exit 4) & q=$!; wait $p; echo $?; wait $q; echo $?;
(exit 3) & p=$!; (exit 4) & q=$!; wait $p; echo $?; wait $q; echo $?; wait $p $q; echo $?
## status: 0
## STDOUT:
3
4
4
## END

#### for i in 1 2 3; do (exit $i) & pids="$pids $!"; done; for p in $pids;
for i in 1 2 3; do (exit $i) & pids="$pids $!"; done; for p in $pids; do wait $p; echo $?; done
## status: 0
## STDOUT:
1
2
3
## END

#### a=1; { a=2; echo $a; } & wait; echo $a
a=1; { a=2; echo $a; } & wait; echo $a
## status: 0
## STDOUT:
2
1
## END

#### echo one & wait; echo two & wait; echo three
echo one & wait; echo two & wait; echo three
## status: 0
## STDOUT:
one
two
three
## END

#### if true; then echo bg & fi; wait; echo fg
if true; then echo bg & fi; wait; echo fg
## status: 0
## STDOUT:
bg
fg
## END

#### f() { echo in $1; return $2; }; f a 3 & wait $!; echo $?
f() { echo in $1; return $2; }; f a 3 & wait $!; echo $?
## status: 0
## STDOUT:
in a
3
## END

#### (echo sub; exit 2) & wait $!; echo $?
(echo sub; exit 2) & wait $!; echo $?
## status: 0
## STDOUT:
sub
2
## END

#### { echo grp; exit 6; } & wait $!; echo $?
{ echo grp; exit 6; } & wait $!; echo $?
## status: 0
## STDOUT:
grp
6
## END

#### while read x; do echo $x; done <<< "l" & wait
while read x; do echo $x; done <<< "l" & wait
## status: 0
## STDOUT:
l
## END

#### cat < /dev/null & wait $!; echo $?
cat < /dev/null & wait $!; echo $?
## status: 0
## STDOUT:
0
## END

#### nosuch & wait $!; echo $?
nosuch & wait $!; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: nosuch: command not found
## END

#### nosuch_cmd 2>/dev/null & wait $!; echo $?
nosuch_cmd 2>/dev/null & wait $!; echo $?
## status: 0
## STDOUT:
127
## END

#### true | false & wait $!; echo $?
true | false & wait $!; echo $?
## status: 0
## STDOUT:
1
## END

#### true && (exit 9) & wait $!; echo $?
true && (exit 9) & wait $!; echo $?
## status: 0
## STDOUT:
9
## END

#### false || (exit 8) & wait $!; echo $?
false || (exit 8) & wait $!; echo $?
## status: 0
## STDOUT:
8
## END

#### ! true & wait $!; echo $?
! true & wait $!; echo $?
## status: 0
## STDOUT:
0
## END

#### echo a > out & wait; cat out
echo a > out & wait; cat out
## status: 0
## STDOUT:
a
## END

#### { echo a; echo b >&2; } > out 2>&1 & wait; cat out
{ echo a; echo b >&2; } > out 2>&1 & wait; cat out
## status: 0
## STDOUT:
a
b
## END

#### x=$(echo in & wait; echo out); echo "$x"
x=$(echo in & wait; echo out); echo "$x"
## status: 0
## STDOUT:
in
out
## END

#### wait 1 2 3 2>/dev/null; echo $?
wait 1 2 3 2>/dev/null; echo $?
## status: 0
## STDOUT:
127
## END

#### wait -- ; echo $?
wait -- ; echo $?
## status: 0
## STDOUT:
0
## END

#### wait ''; echo $?
wait ''; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: wait: `': not a pid or valid job spec
## END

#### wait %; echo $?
wait %; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: wait: %: no such job
## END

#### wait -nf; echo $?
wait -nf; echo $?
## status: 0
## STDOUT:
127
## END

#### wait -n -x; echo $?
wait -n -x; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: wait: -x: invalid option
wait: usage: wait [-fn] [-p var] [id ...]
## END

#### wait -p v -n; echo $? "${v-unset}"
wait -p v -n; echo $? "${v-unset}"
## status: 0
## STDOUT:
127 unset
## END

#### v=old; wait -p v; echo "${v-unset}"
v=old; wait -p v; echo "${v-unset}"
## status: 0
## STDOUT:
unset
## END

#### true & wait -n; echo $?; false & wait -n; echo $?
true & wait -n; echo $?; false & wait -n; echo $?
## status: 0
## STDOUT:
0
1
## END

#### false & true & wait; echo $?
false & true & wait; echo $?
## status: 0
## STDOUT:
0
## END

#### sleep 0.01 & wait -n; echo $?
sleep 0.01 & wait -n; echo $?
## status: 0
## STDOUT:
0
## END

#### jobs; jobs -l; jobs -p; echo $?
jobs; jobs -l; jobs -p; echo $?
## status: 0
## STDOUT:
0
## END

#### jobs -z; echo $?
jobs -z; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: jobs: -z: invalid option
jobs: usage: jobs [-lnprs] [jobspec ...] or jobs -x command [args]
## END

#### jobs 1; echo $?
jobs 1; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: jobs: 1: no such job
## END

#### sleep 3 & jobs %1; jobs %%; jobs %+; jobs %-; jobs %sl; jobs %?ee; kil
sleep 3 & jobs %1; jobs %%; jobs %+; jobs %-; jobs %sl; jobs %?ee; kill $!
## status: 0
## STDOUT:
[1]+  Running                 sleep 3 &
[1]+  Running                 sleep 3 &
[1]+  Running                 sleep 3 &
[1]+  Running                 sleep 3 &
[1]+  Running                 sleep 3 &
[1]+  Running                 sleep 3 &
## END

#### sleep 3 & sleep 2 & jobs %-; jobs %+; kill %1 %2
sleep 3 & sleep 2 & jobs %-; jobs %+; kill %1 %2
## status: 0
## STDOUT:
[1]-  Running                 sleep 3 &
[2]+  Running                 sleep 2 &
## END

#### sleep 3 & jobs %2; echo $?; kill %1
sleep 3 & jobs %2; echo $?; kill %1
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: jobs: %2: no such job
## END

#### sleep 3 & x=$(jobs); echo "$x"; kill %1
sleep 3 & x=$(jobs); echo "$x"; kill %1
## status: 0
## STDOUT:
[1]+  Running                 sleep 3 &
## END

#### sleep 3 & (jobs); kill %1
sleep 3 & (jobs); kill %1
## status: 0

#### sleep 3 & jobs -r; jobs -s; kill %1
sleep 3 & jobs -r; jobs -s; kill %1
## status: 0
## STDOUT:
[1]+  Running                 sleep 3 &
## END

#### sleep 3 & (wait %1); echo $?; kill %1
sleep 3 & (wait %1); echo $?; kill %1
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: wait: %1: no such job
## END

#### sleep 3 & disown; jobs; kill $!; echo $?
sleep 3 & disown; jobs; kill $!; echo $?
## status: 0
## STDOUT:
0
## END

#### sleep 3 & disown %1; kill %1; echo $?; kill $!
sleep 3 & disown %1; kill %1; echo $?; kill $!
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: kill: %1: no such job
## END

#### sleep 3 & kill %1; wait %1; echo $?
sleep 3 & kill %1; wait %1; echo $?
## status: 0
## STDOUT:
143
## END

#### sleep 3 & kill -9 $! ; wait $! 2>/dev/null; echo $?
sleep 3 & kill -9 $! ; wait $! 2>/dev/null; echo $?
## status: 0
## STDOUT:
137
## END

#### sleep 3 & kill -n 15 $!; wait $!; echo $?
sleep 3 & kill -n 15 $!; wait $!; echo $?
## status: 0
## STDOUT:
143
## END

#### sleep 3 & kill -SIGPIPE $!; wait $!; echo $?
sleep 3 & kill -SIGPIPE $!; wait $!; echo $?
## status: 0
## STDOUT:
141
## END

#### sleep 3 & kill -0 $!; echo $?; kill $!; wait $!; kill -0 $! 2>/dev/nul
sleep 3 & kill -0 $!; echo $?; kill $!; wait $!; kill -0 $! 2>/dev/null; echo $?
## status: 0
## STDOUT:
0
1
## END

#### sleep 3 & kill $! nosuch; echo $?; wait $!; echo $?
sleep 3 & kill $! nosuch; echo $?; wait $!; echo $?
## status: 0
## STDOUT:
0
143
## END
## STDERR:
bash: line 1: kill: nosuch: arguments must be process or job IDs
## END

#### kill -l INT; kill -l sigint; kill -l 2; kill -l 130; kill -l SIGRTMIN+
kill -l INT; kill -l sigint; kill -l 2; kill -l 130; kill -l SIGRTMIN+3; kill -l 64
## status: 0
## STDOUT:
2
2
INT
INT
37
RTMAX
## END

#### kill -l abc; echo $?
kill -l abc; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: kill: abc: invalid signal specification
## END

#### kill; echo $?
kill; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
## END

#### kill -9; echo $?
kill -9; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
## END

#### kill -s TERM; echo $?
kill -s TERM; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
## END

#### kill -QUUX 1; echo $?
kill -QUUX 1; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: kill: QUUX: invalid signal specification
## END

#### kill 1x; echo $?
kill 1x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: kill: 1x: arguments must be process or job IDs
## END

#### kill ''; echo $?
kill ''; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: kill: `': not a pid or valid job spec
## END

#### kill %; echo $?
kill %; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: kill: %: no such job
## END

#### kill -0 $$ && echo alive
kill -0 $$ && echo alive
## status: 0
## STDOUT:
alive
## END

#### fg; echo $?; bg; echo $?
fg; echo $?; bg; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: fg: no job control
bash: line 1: bg: no job control
## END

#### fg %1; bg %2
fg %1; bg %2
## status: 1
## STDERR:
bash: line 1: fg: no job control
bash: line 1: bg: no job control
## END

#### set -m; fg %7; bg %7
set -m; fg %7; bg %7
## status: 1
## STDERR:
bash: line 1: fg: %7: no such job
bash: line 1: bg: %7: no such job
## END

#### set -m; true & fg; echo $?
set -m; true & fg; echo $?
## status: 0
## STDOUT:
true
0
## END

#### disown; echo $?
disown; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: disown: current: no such job
## END

#### disown %9; echo $?
disown %9; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: disown: %9: no such job
## END

#### disown 9999; echo $?
disown 9999; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: disown: 9999: no such job
## END

#### disown -q; echo $?
disown -q; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: disown: -q: invalid option
disown: usage: disown [-h] [-ar] [jobspec ... | pid ...]
## END

#### disown -a; disown -r; echo $?
disown -a; disown -r; echo $?
## status: 0
## STDOUT:
0
## END

#### echo ${!:-none}; true & echo ${!:+some}; wait
echo ${!:-none}; true & echo ${!:+some}; wait
## status: 0
## STDOUT:
none
some
## END

#### [ $$ = $BASHPID ] && echo same; ([ $$ = $BASHPID ] || echo differs); x
[ $$ = $BASHPID ] && echo same; ([ $$ = $BASHPID ] || echo differs); x=$([ $$ = $BASHPID ] || echo differs); echo $x
## status: 0
## STDOUT:
same
differs
differs
## END

#### a=$$; (b=$$; [ $a = $b ] && echo same)
a=$$; (b=$$; [ $a = $b ] && echo same)
## status: 0
## STDOUT:
same
## END

#### [ $BASHPID = $BASHPID ] && echo stable
[ $BASHPID = $BASHPID ] && echo stable
## status: 0
## STDOUT:
stable
## END

#### true & [ $! != $$ ] && echo other; wait
true & [ $! != $$ ] && echo other; wait
## status: 0
## STDOUT:
other
## END

#### (sleep 0.05; echo late) & echo early; wait
(sleep 0.05; echo late) & echo early; wait
## status: 0
## STDOUT:
early
late
## END

#### { sleep 0.05; echo a; } & { sleep 0.3; echo b; } & wait; echo c
{ sleep 0.05; echo a; } & { sleep 0.3; echo b; } & wait; echo c
## status: 0
## STDOUT:
a
b
c
## END

#### set -e; (exit 3) & wait $! || echo caught $?
set -e; (exit 3) & wait $! || echo caught $?
## status: 0
## STDOUT:
caught 3
## END

#### set -o pipefail; false | true & wait $!; echo $?
set -o pipefail; false | true & wait $!; echo $?
## status: 0
## STDOUT:
1
## END

#### exit 3 & wait $!; echo $?; echo alive
exit 3 & wait $!; echo $?; echo alive
## status: 0
## STDOUT:
3
alive
## END

#### return 3 & wait $!; echo $?
return 3 & wait $!; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: return: can only `return' from a function or sourced script
## END

#### cd / & wait; [ "$PWD" != / ] && echo here
cd / & wait; [ "$PWD" != / ] && echo here
## status: 0
## STDOUT:
here
## END

#### f() { echo f & wait; }; f; f | cat
f() { echo f & wait; }; f; f | cat
## status: 0
## STDOUT:
f
f
## END

#### echo a | cat & wait
echo a | cat & wait
## status: 0
## STDOUT:
a
## END

#### (echo a; echo b) | while read x; do echo "<$x>"; done & wait
(echo a; echo b) | while read x; do echo "<$x>"; done & wait
## status: 0
## STDOUT:
<a>
<b>
## END

#### read x < /dev/null & wait $!; echo $?
read x < /dev/null & wait $!; echo $?
## status: 0
## STDOUT:
1
## END

#### cat & wait $!; echo $?
cat & wait $!; echo $?
## status: 0
## STDOUT:
0
## END

#### echo in | { cat & wait; }
echo in | { cat & wait; }
## status: 0
## STDOUT:
in
## END

#### exec 3>&1; echo hi >&3 & wait
exec 3>&1; echo hi >&3 & wait
## status: 0
## STDOUT:
hi
## END

#### eval 'echo ev &' ; wait
eval 'echo ev &' ; wait
## status: 0
## STDOUT:
ev
## END

#### eval "(exit 5) & wait \$!"; echo $?
eval "(exit 5) & wait \$!"; echo $?
## status: 0
## STDOUT:
5
## END

#### case x in x) echo y & ;; esac; wait
case x in x) echo y & ;; esac; wait
## status: 0
## STDOUT:
y
## END

#### true & ; echo no
true & ; echo no
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `;'
bash: line 1: `true & ; echo no'
## END

#### & echo
& echo
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `&'
bash: line 1: `& echo'
## END

#### coproc 1
coproc { read x; echo "got $x"; }; echo ${#COPROC[@]} ${COPROC[@]}; echo hi >&${COPROC[1]}; read y <&${COPROC[0]}; echo $y
## status: 0
## STDOUT:
2 63 60
got hi
## END

#### coproc 3
coproc A { cat; }; echo ${A[0]}; jobs; eval "exec ${A[1]}>&-"; wait $A_PID; echo $? ${A[@]-gone} ${A_PID-gone}
## status: 0
## STDOUT:
63
[1]+  Running                 coproc A { cat; } &
0 gone gone
## END

#### coproc 4
coproc true; wait; echo ${COPROC[0]-none}
## status: 0
## STDOUT:
none
## END

#### coproc 5
coproc C { while read l; do echo "<$l>"; done; }; for i in 1 2 3; do echo $i >&${C[1]}; read r <&${C[0]}; echo $r; done
## status: 0
## STDOUT:
<1>
<2>
<3>
## END

#### coproc 6
coproc echo hi; read x <&${COPROC[0]}; echo $x
## status: 0
## STDOUT:
hi
## END

#### coproc 7
coproc (echo sub; exit 3); read x <&${COPROC[0]}; echo $x; wait $COPROC_PID; echo $?
## status: 0
## STDOUT:
sub
3
## END

#### coproc 8
coproc { cat; echo end; }; echo a >&${COPROC[1]}; exec 5>&${COPROC[1]}-; echo b >&5; exec 5>&-; cat <&${COPROC[0]}
## status: 0
## STDOUT:
a
b
end
## END

#### coproc 9
coproc 1x { true; }; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: `1x': not a valid identifier
## END

#### coproc 10
f() { coproc { echo in; }; read x <&${COPROC[0]}; echo $x; }; f
## status: 0
## STDOUT:
in
## END

#### kill -l 65; kill -l 128; kill -l -1; kill -l 129; kill -l 0; kill -l 64
kill -l 65; kill -l 128; kill -l -1; kill -l 129; kill -l 0; kill -l 64 32 33; kill -l 192 193 256 257 999 99999 ; kill -l abc SIGTERM term '' 1x
## status: 1
## stdout-json: " 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 6) SIGABRT\t 7) SIGBUS\t 8) SIGFPE\t 9) SIGKILL\t10) SIGUSR1\n11) SIGSEGV\t12) SIGUSR2\t13) SIGPIPE\t14) SIGALRM\t15) SIGTERM\n16) SIGSTKFLT\t17) SIGCHLD\t18) SIGCONT\t19) SIGSTOP\t20) SIGTSTP\n21) SIGTTIN\t22) SIGTTOU\t23) SIGURG\t24) SIGXCPU\t25) SIGXFSZ\n26) SIGVTALRM\t27) SIGPROF\t28) SIGWINCH\t29) SIGIO\t30) SIGPWR\n31) SIGSYS\t34) SIGRTMIN\t35) SIGRTMIN+1\t36) SIGRTMIN+2\t37) SIGRTMIN+3\n38) SIGRTMIN+4\t39) SIGRTMIN+5\t40) SIGRTMIN+6\t41) SIGRTMIN+7\t42) SIGRTMIN+8\n43) SIGRTMIN+9\t44) SIGRTMIN+10\t45) SIGRTMIN+11\t46) SIGRTMIN+12\t47) SIGRTMIN+13\n48) SIGRTMIN+14\t49) SIGRTMIN+15\t50) SIGRTMAX-14\t51) SIGRTMAX-13\t52) SIGRTMAX-12\n53) SIGRTMAX-11\t54) SIGRTMAX-10\t55) SIGRTMAX-9\t56) SIGRTMAX-8\t57) SIGRTMAX-7\n58) SIGRTMAX-6\t59) SIGRTMAX-5\t60) SIGRTMAX-4\t61) SIGRTMAX-3\t62) SIGRTMAX-2\n63) SIGRTMAX-1\t64) SIGRTMAX\t\nHUP\nEXIT\nRTMAX\nRTMAX\n15\n15\n"
## STDERR:
bash: line 1: kill: 65: invalid signal specification
bash: line 1: kill: 128: invalid signal specification
bash: line 1: kill: 193: invalid signal specification
bash: line 1: kill: 256: invalid signal specification
bash: line 1: kill: 257: invalid signal specification
bash: line 1: kill: 999: invalid signal specification
bash: line 1: kill: 99999: invalid signal specification
bash: line 1: kill: abc: invalid signal specification
bash: line 1: kill: : invalid signal specification
bash: line 1: kill: 1x: invalid signal specification
## END

#### kill -s FOO 1; kill -FOO 1; kill; kill -l -x; kill -l -- 9
kill -s FOO 1; kill -FOO 1; kill; kill -l -x; kill -l -- 9
## status: 0
## stdout-json: " 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 6) SIGABRT\t 7) SIGBUS\t 8) SIGFPE\t 9) SIGKILL\t10) SIGUSR1\n11) SIGSEGV\t12) SIGUSR2\t13) SIGPIPE\t14) SIGALRM\t15) SIGTERM\n16) SIGSTKFLT\t17) SIGCHLD\t18) SIGCONT\t19) SIGSTOP\t20) SIGTSTP\n21) SIGTTIN\t22) SIGTTOU\t23) SIGURG\t24) SIGXCPU\t25) SIGXFSZ\n26) SIGVTALRM\t27) SIGPROF\t28) SIGWINCH\t29) SIGIO\t30) SIGPWR\n31) SIGSYS\t34) SIGRTMIN\t35) SIGRTMIN+1\t36) SIGRTMIN+2\t37) SIGRTMIN+3\n38) SIGRTMIN+4\t39) SIGRTMIN+5\t40) SIGRTMIN+6\t41) SIGRTMIN+7\t42) SIGRTMIN+8\n43) SIGRTMIN+9\t44) SIGRTMIN+10\t45) SIGRTMIN+11\t46) SIGRTMIN+12\t47) SIGRTMIN+13\n48) SIGRTMIN+14\t49) SIGRTMIN+15\t50) SIGRTMAX-14\t51) SIGRTMAX-13\t52) SIGRTMAX-12\n53) SIGRTMAX-11\t54) SIGRTMAX-10\t55) SIGRTMAX-9\t56) SIGRTMAX-8\t57) SIGRTMAX-7\n58) SIGRTMAX-6\t59) SIGRTMAX-5\t60) SIGRTMAX-4\t61) SIGRTMAX-3\t62) SIGRTMAX-2\n63) SIGRTMAX-1\t64) SIGRTMAX\t\nKILL\n"
## STDERR:
bash: line 1: kill: FOO: invalid signal specification
bash: line 1: kill: FOO: invalid signal specification
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
## END

#### kill -9 -l; kill -l -s TERM; kill -s; kill -n; kill -l -9 -9; kill -s TE
kill -9 -l; kill -l -s TERM; kill -s; kill -n; kill -l -9 -9; kill -s TERM -l 9
## status: 0
## stdout-json: " 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 6) SIGABRT\t 7) SIGBUS\t 8) SIGFPE\t 9) SIGKILL\t10) SIGUSR1\n11) SIGSEGV\t12) SIGUSR2\t13) SIGPIPE\t14) SIGALRM\t15) SIGTERM\n16) SIGSTKFLT\t17) SIGCHLD\t18) SIGCONT\t19) SIGSTOP\t20) SIGTSTP\n21) SIGTTIN\t22) SIGTTOU\t23) SIGURG\t24) SIGXCPU\t25) SIGXFSZ\n26) SIGVTALRM\t27) SIGPROF\t28) SIGWINCH\t29) SIGIO\t30) SIGPWR\n31) SIGSYS\t34) SIGRTMIN\t35) SIGRTMIN+1\t36) SIGRTMIN+2\t37) SIGRTMIN+3\n38) SIGRTMIN+4\t39) SIGRTMIN+5\t40) SIGRTMIN+6\t41) SIGRTMIN+7\t42) SIGRTMIN+8\n43) SIGRTMIN+9\t44) SIGRTMIN+10\t45) SIGRTMIN+11\t46) SIGRTMIN+12\t47) SIGRTMIN+13\n48) SIGRTMIN+14\t49) SIGRTMIN+15\t50) SIGRTMAX-14\t51) SIGRTMAX-13\t52) SIGRTMAX-12\n53) SIGRTMAX-11\t54) SIGRTMAX-10\t55) SIGRTMAX-9\t56) SIGRTMAX-8\t57) SIGRTMAX-7\n58) SIGRTMAX-6\t59) SIGRTMAX-5\t60) SIGRTMAX-4\t61) SIGRTMAX-3\t62) SIGRTMAX-2\n63) SIGRTMAX-1\t64) SIGRTMAX\t\n 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 6) SIGABRT\t 7) SIGBUS\t 8) SIGFPE\t 9) SIGKILL\t10) SIGUSR1\n11) SIGSEGV\t12) SIGUSR2\t13) SIGPIPE\t14) SIGALRM\t15) SIGTERM\n16) SIGSTKFLT\t17) SIGCHLD\t18) SIGCONT\t19) SIGSTOP\t20) SIGTSTP\n21) SIGTTIN\t22) SIGTTOU\t23) SIGURG\t24) SIGXCPU\t25) SIGXFSZ\n26) SIGVTALRM\t27) SIGPROF\t28) SIGWINCH\t29) SIGIO\t30) SIGPWR\n31) SIGSYS\t34) SIGRTMIN\t35) SIGRTMIN+1\t36) SIGRTMIN+2\t37) SIGRTMIN+3\n38) SIGRTMIN+4\t39) SIGRTMIN+5\t40) SIGRTMIN+6\t41) SIGRTMIN+7\t42) SIGRTMIN+8\n43) SIGRTMIN+9\t44) SIGRTMIN+10\t45) SIGRTMIN+11\t46) SIGRTMIN+12\t47) SIGRTMIN+13\n48) SIGRTMIN+14\t49) SIGRTMIN+15\t50) SIGRTMAX-14\t51) SIGRTMAX-13\t52) SIGRTMAX-12\n53) SIGRTMAX-11\t54) SIGRTMAX-10\t55) SIGRTMAX-9\t56) SIGRTMAX-8\t57) SIGRTMAX-7\n58) SIGRTMAX-6\t59) SIGRTMAX-5\t60) SIGRTMAX-4\t61) SIGRTMAX-3\t62) SIGRTMAX-2\n63) SIGRTMAX-1\t64) SIGRTMAX\t\nKILL\n"
## STDERR:
bash: line 1: kill: -s: option requires an argument
bash: line 1: kill: -n: option requires an argument
bash: line 1: kill: -9: invalid signal specification
## END

#### kill -9; kill -TERM -- ; kill -sTERM; kill -x 1; kill -TERM -KILL
kill -9; kill -TERM -- ; kill -sTERM; kill -x 1; kill -TERM -KILL
## status: 1
## STDERR:
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
bash: line 1: kill: x: invalid signal specification
bash: line 1: kill: -KILL: arguments must be process or job IDs
## END

#### x=(kill -TERM $BASHPID; echo no); echo "$? $x"
x=$(kill -TERM $BASHPID; echo no); echo "$? $x"
## status: 0
## STDOUT:
143 
## END

#### bash -c 'kill $$; echo not'; echo $?
bash -c 'kill $$; echo not'; echo $?
## status: 0
## STDOUT:
143
## END
## STDERR:
Terminated
## END

#### bash -c 'trap "echo bye" EXIT; kill $$; echo not'; echo $?
bash -c 'trap "echo bye" EXIT; kill $$; echo not'; echo $?
## status: 0
## STDOUT:
bye
143
## END
## STDERR:
Terminated
## END

#### bash -c 'trap "echo got" USR1; (kill -USR1 $$; echo sub); echo after'; e
bash -c 'trap "echo got" USR1; (kill -USR1 $$; echo sub); echo after'; echo $?
## status: 0
## STDOUT:
sub
got
after
0
## END

#### bash -c '(kill $$; echo sub); echo not'; echo $?
bash -c '(kill $$; echo sub); echo not'; echo $?
## status: 0
## STDOUT:
sub
143
## END
## STDERR:
Terminated
## END

#### (echo $BASH_SUBSHELL) | cat; (echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)
(echo $BASH_SUBSHELL) | cat; (echo $BASH_SUBSHELL; (echo $BASH_SUBSHELL)) | cat; echo | (echo $BASH_SUBSHELL); echo | { echo $BASH_SUBSHELL; }
## status: 0
## STDOUT:
1
1
2
1
1
## END

#### (kill -9 $BASHPID) | cat; echo ${PIPESTATUS[*]}
(kill -9 $BASHPID) | cat; echo ${PIPESTATUS[*]}
## status: 0
## STDOUT:
137 0
## END

#### trap 'echo e' EXIT; (exit 3) | cat; true | (exit 4); echo ${PIPESTATUS[*
trap 'echo e' EXIT; (exit 3) | cat; true | (exit 4); echo ${PIPESTATUS[*]}
## status: 0
## STDOUT:
0 4
e
## END

#### (sleep 0.01; kill -HUP $BASHPID; echo no) 2>/dev/null | cat; echo "${PIP
(sleep 0.01; kill -HUP $BASHPID; echo no) 2>/dev/null | cat; echo "${PIPESTATUS[@]}"
## status: 0
## STDOUT:
129 0
## END

#### shopt -s lastpipe; echo x | (read y; echo "$y $BASH_SUBSHELL"); (trap 'e
shopt -s lastpipe; echo x | (read y; echo "$y $BASH_SUBSHELL"); (trap 'echo in' EXIT; :) | cat; : | (trap 'echo in2' EXIT)
## status: 0
## STDOUT:
x 1
in
in2
## END

#### what a signal ends within a substitution is not told of
x=$(bash -c 'kill -9 $$'); echo $?
x=$(bash -c 'kill -9 $$'; :); echo $?
x=$( (kill -9 $BASHPID); echo "in $?" ); echo $x
x=$( { bash -c 'kill -9 $$'; } ); echo $?
cat <(bash -c 'kill -9 $$'; echo "by $?")
## status: 0
## STDOUT:
137
0
in 137
137
by 137
## END

#### a simple command that is a job ends with the status of what fails in it
: ${n[@]:=q} & wait $!; echo $?
: ${n:?q} & wait $!; echo $?
f() { : ${n:?q}; }; f & wait $!; echo $?
x=${n:?q} & wait $!; echo $?
(: ${n:?q}) & wait $!; echo $?
{ : ${n:?q}; } & wait $!; echo $?
## status: 0
## STDOUT:
1
127
127
127
1
1
## END
## STDERR:
bash: line 1: n[@]: bad array subscript
bash: line 2: n: q
environment: line 3: n: q
bash: line 4: n: q
bash: line 5: n: q
bash: line 6: n: q
## END

#### a simple command of a pipeline ends with the status of what fails in it
set -u; : $q | :; echo ${PIPESTATUS[@]}
: | : $q; echo ${PIPESTATUS[@]}
f() { : $q; }; f | :; echo ${PIPESTATUS[@]}
{ : $q; } | :; echo ${PIPESTATUS[@]}
eval ': $q' | :; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
127 0
0 127
127 0
1 0
1 0
## END
## STDERR:
bash: line 1: q: unbound variable
bash: line 2: q: unbound variable
environment: line 3: q: unbound variable
bash: line 4: q: unbound variable
bash: line 5: q: unbound variable
## END

#### a job reads what a compound command around it was given, not what a function was
echo hi > f
exec 3<f
f() { cat & wait $!; }
({ cat & wait $!; } <<<x)
({ cat & wait $!; } <&3)
({ { cat & wait $!; } <f; } <&-)
(f <f)
(eval 'cat & wait $!' <f)
({ f; } <f)
({ cat & wait $!; } <&-); echo $?
( cat & wait $! ) <&-; echo $?
({ { read x; } & wait $!; } <&-)
({ cat | cat & wait $!; } <&-)
(exec <&-; cat & wait $!); echo $?
## status: 0
## STDOUT:
x
hi
hi
hi
1
1
0
## END
## STDERR:
cat: -: Bad file descriptor
cat: closing standard input: Bad file descriptor
cat: -: Bad file descriptor
cat: closing standard input: Bad file descriptor
bash: line 12: read: read error: 0: Bad file descriptor
cat: -: Bad file descriptor
cat: closing standard input: Bad file descriptor
## END

#### a redirection of all that a job or a stage is fails as an expansion of that shell
{ :; } > ${n:?q} & wait $!; echo $?
( : ) > ${n:?q} & wait $!; echo $?
while false; do :; done > ${n:?q} & wait $!; echo $?
{ :; } > ${n:?q} | :; echo ${PIPESTATUS[@]}
( : ) > ${n:?q} | :; echo ${PIPESTATUS[@]}
{ :; } > $((1/0)) & wait $!; echo $?
{ { :; } > ${n:?q}; } & wait $!; echo $?
( { :; } > ${n:?q} ); echo $?
## status: 0
## STDOUT:
127
127
127
127 0
127 0
1
1
1
## END
## STDERR:
bash: line 1: n: q
bash: line 2: n: q
bash: line 3: n: q
bash: line 4: n: q
bash: line 5: n: q
bash: line 6: 1/0: division by 0 (error token is "0")
bash: line 7: n: q
bash: line 8: n: q
## END

#### a job in a subshell reads nothing where the subshell was given nothing of its own
echo hi > f
{ ( cat & wait $! ); } <f; echo a
( cat & wait $! ) <f; echo b
( ( cat & wait $! ) ) <f; echo c
echo hi | { ( cat & wait $! ); }; echo d
echo hi | ( cat & wait $! ); echo e
for i in 1; do ( cat & wait $! ); done <f; echo g
{ cat & wait $!; } <f
## status: 0
## STDOUT:
a
hi
b
c
d
hi
e
g
hi
## END

#### jobs that forked shells see, 1
( sleep 0.2 & jobs | cat ) 2>&1
( sleep 0.2 & { jobs; } | cat ) 2>&1
( sleep 0.2 & (jobs) ) 2>&1
( sleep 0.2 & (wait %1; echo $?) ) 2>&1
( sleep 0.2 & (kill %1; echo $?) ) 2>&1
( sleep 0.2 & kill %1 | cat; echo $? ) 2>&1
( sleep 0.2 & echo $(kill %1; echo $?) ) 2>&1
( sleep 0.2 & echo $(jobs %1; echo $?) ) 2>&1
## status: 0
## STDOUT:
[1]+  Running                 sleep 0.2 &
bash: line 4: wait: %1: no such job
127
bash: line 5: kill: %1: no such job
1
bash: line 6: kill: %1: no such job
0
0
[1]+ Running sleep 0.2 & 0
## END

#### jobs that forked shells see, 2
( sleep 0.2 & echo $(wait; echo $?) ) 2>&1
( sleep 0.2 & (disown %1; echo $?) ) 2>&1
( sleep 0.2 & echo $(disown %1; echo $?) ) 2>&1
( sleep 0.2 & disown %1 | cat; jobs ) 2>&1
( sleep 0.2 & (wait -n; echo $?) ) 2>&1
( sleep 0.2 & (wait -n %1; echo $?) ) 2>&1
( sleep 0.2 & { kill %1; echo $?; } & wait ) 2>&1
( sleep 0.2 & cat <(jobs) ) 2>&1
## status: 0
## STDOUT:
0
bash: line 2: disown: %1: no such job
1
0
bash: line 4: disown: %1: no such job
[1]+  Running                 sleep 0.2 &
127
bash: line 6: wait: %1: no such job
127
bash: line 7: kill: %1: no such job
1
[1]+  Running                 sleep 0.2 &
## END

#### jobs that forked shells see, 3
( sleep 0.2 & cat <(kill %1; echo $?) ) 2>&1
( sleep 0.2 & f() { jobs; }; f & wait ) 2>&1
( sleep 0.2 & ( (jobs) ) ) 2>&1
( sleep 0.2 & ( jobs & wait ) ) 2>&1
( sleep 0.2 & (sleep 0.1 & jobs) ) 2>&1
( sleep 0.2 & echo $(sleep 0.1 & jobs) ) 2>&1
( sleep 0.2 & { sleep 0.1 & jobs; } | cat ) 2>&1
( sleep 0.2 & { sleep 0.1 & jobs; } & wait ) 2>&1
## status: 0
## STDOUT:
0
[1]+  Running                 sleep 0.1 &
[1]- Running sleep 0.2 & [2]+ Running sleep 0.1 &
[1]+  Running                 sleep 0.1 &
[1]+  Running                 sleep 0.1 &
## END

#### jobs that forked shells see, 4
( sleep 0.2 & coproc jobs; cat <&${COPROC[0]} ) 2>&1
( sleep 0.2 & true & jobs & wait ) 2>&1
( sleep 0.2 & jobs %1 & wait ) 2>&1
( sleep 0.2 & { jobs | cat; } & wait ) 2>&1
( sleep 0.2 & { echo $(jobs); } & wait ) 2>&1
( sleep 0.2 & command jobs | cat ) 2>&1
( sleep 0.2 & j=jobs; $j | cat ) 2>&1
( sleep 0.2 & f() { jobs; }; f | cat ) 2>&1
## status: 0
## STDOUT:
bash: line 3: jobs: %1: no such job

[1]+  Running                 sleep 0.2 &
[1]+  Running                 sleep 0.2 &
## END

#### jobs that forked shells see, 5
( sleep 0.2 & eval jobs | cat ) 2>&1
( sleep 0.2 & jobs -p %1 | wc -l ) 2>&1
( sleep 0.2 & if true; then jobs; fi | cat ) 2>&1
( sleep 0.2 & wait | cat; jobs ) 2>&1
( sleep 0.2 & echo $(echo $(jobs)) ) 2>&1
( sleep 0.2 & echo $( (jobs) ) ) 2>&1
( sleep 0.2 & echo $(jobs | cat) ) 2>&1
( sleep 0.2 & echo $(sleep 0.1 & wait -n; echo $?; jobs) ) 2>&1
## status: 0
## STDOUT:
1
[1]+  Running                 sleep 0.2 &
[1]+ Running sleep 0.2 &

[1]+ Running sleep 0.2 &
0 [1]+ Running sleep 0.2 &
## END

#### jobs that forked shells see, 6
( sleep 0.2 & echo $(sleep 0.1 & wait %2; echo $?; jobs) ) 2>&1
( sleep 0.2 & echo $(sleep 0.1 & echo %%; kill %%; wait) ) 2>&1
( echo $(sleep 0.1 & wait %1; echo $?; jobs) ) 2>&1
( echo $(sleep 0.1 & wait -n; echo $?) ) 2>&1
( sleep 0.2 & command kill %1 | cat ) 2>&1
( sleep 0.2 & builtin jobs | cat ) 2>&1
## status: 0
## STDOUT:
0 [1]+ Running sleep 0.2 &
%%
0
0
bash: line 5: kill: %1: no such job
## END

#### which process substitutions are $!
( < <(:); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( <(); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( cat < <(:); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( x=1 < <(:); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( : & p=$!; < <(:); [[ $p = $! ]]; echo $? ) 2>&1; echo "s $?"
( eval '< <(:)'; echo "[${!:+set}]"; if < <(:); then echo "[${!:+set}]"; fi ) 2>&1; echo "s $?"
( cat <<< a < <(:); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( < <(:) | cat; echo "[${!:+set}]"; (< <(:); echo "[${!:+set}]") ) 2>&1; echo "s $?"
( : < <(:); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( x=2 > >(:); echo "[$x] [${!:+set}]" ) 2>&1; echo "s $?"
( exec 3< <(:); echo "[${!:+set}]" ) 2>&1; echo "s $?"
( cat <() < /dev/null; echo $?; cat < <(); > >(); echo $?; echo a<()b ) 2>&1; echo "s $?"
## status: 0
## STDOUT:
[]
s 0
[]
s 0
[]
s 0
[]
s 0
0
s 0
[]
[]
s 0
[]
s 0
[]
[]
s 0
[set]
s 0
[2] [set]
s 0
[set]
s 0
0
bash: line 12: <(): ambiguous redirect
bash: line 12: >(): ambiguous redirect
1
ab
s 0
## END
