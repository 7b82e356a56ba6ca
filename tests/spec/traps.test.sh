#### trap -l
trap -l
## status: 0
## stdout-json: " 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n 6) SIGABRT\t 7) SIGBUS\t 8) SIGFPE\t 9) SIGKILL\t10) SIGUSR1\n11) SIGSEGV\t12) SIGUSR2\t13) SIGPIPE\t14) SIGALRM\t15) SIGTERM\n16) SIGSTKFLT\t17) SIGCHLD\t18) SIGCONT\t19) SIGSTOP\t20) SIGTSTP\n21) SIGTTIN\t22) SIGTTOU\t23) SIGURG\t24) SIGXCPU\t25) SIGXFSZ\n26) SIGVTALRM\t27) SIGPROF\t28) SIGWINCH\t29) SIGIO\t30) SIGPWR\n31) SIGSYS\t34) SIGRTMIN\t35) SIGRTMIN+1\t36) SIGRTMIN+2\t37) SIGRTMIN+3\n38) SIGRTMIN+4\t39) SIGRTMIN+5\t40) SIGRTMIN+6\t41) SIGRTMIN+7\t42) SIGRTMIN+8\n43) SIGRTMIN+9\t44) SIGRTMIN+10\t45) SIGRTMIN+11\t46) SIGRTMIN+12\t47) SIGRTMIN+13\n48) SIGRTMIN+14\t49) SIGRTMIN+15\t50) SIGRTMAX-14\t51) SIGRTMAX-13\t52) SIGRTMAX-12\n53) SIGRTMAX-11\t54) SIGRTMAX-10\t55) SIGRTMAX-9\t56) SIGRTMAX-8\t57) SIGRTMAX-7\n58) SIGRTMAX-6\t59) SIGRTMAX-5\t60) SIGRTMAX-4\t61) SIGRTMAX-3\t62) SIGRTMAX-2\n63) SIGRTMAX-1\t64) SIGRTMAX\t\n"

#### trap "echo hi" EXIT; trap -p; trap; trap - EXIT; trap; trap "" INT; tr
trap "echo hi" EXIT; trap -p; trap; trap - EXIT; trap; trap "" INT; trap -p INT; trap "a'b" USR1; trap -p SIGUSR1; trap 15; trap -p 15; trap xx FOO; trap -z; trap x; trap - 99; trap "echo" 0; trap -p EXIT QUIT
## status: 0
## STDOUT:
trap -- 'echo hi' EXIT
trap -- 'echo hi' EXIT
trap -- '' SIGINT
trap -- 'a'\''b' SIGUSR1
trap -- 'echo' EXIT

## END
## STDERR:
bash: line 1: trap: FOO: invalid signal specification
bash: line 1: trap: -z: invalid option
trap: usage: trap [-lp] [[arg] signal_spec ...]
trap: usage: trap [-lp] [[arg] signal_spec ...]
bash: line 1: trap: 99: invalid signal specification
## END

#### trap "echo got" TERM; kill $$; echo after $?
trap "echo got" TERM; kill $$; echo after $?
## status: 0
## STDOUT:
got
after 0
## END

#### trap "echo got; (exit 7)" USR1; (exit 3); kill -USR1 $$; echo $?
trap "echo got; (exit 7)" USR1; (exit 3); kill -USR1 $$; echo $?
## status: 0
## STDOUT:
got
0
## END

#### (trap "echo sub" EXIT); echo main; trap "echo e1" EXIT; (echo in); x=$
(trap "echo sub" EXIT); echo main; trap "echo e1" EXIT; (echo in); x=$(echo cs); echo $x
## status: 0
## STDOUT:
sub
main
in
cs
e1
## END

#### trap "echo bye \$?" EXIT; exit 3
trap "echo bye \$?" EXIT; exit 3
## status: 3
## STDOUT:
bye 3
## END

#### trap "echo bye; exit 5" EXIT; exit 3
trap "echo bye; exit 5" EXIT; exit 3
## status: 5
## STDOUT:
bye
## END

#### trap "echo bye" EXIT; exec echo hi
trap "echo bye" EXIT; exec echo hi
## status: 0
## STDOUT:
hi
## END

#### trap "echo bye" EXIT; exec nosuch
trap "echo bye" EXIT; exec nosuch
## status: 127
## STDOUT:
bye
## END
## STDERR:
bash: line 1: exec: nosuch: not found
## END

#### set -E; trap "echo E \$? \$LINENO" ERR; f() { false; echo in; }; f; (f
set -E; trap "echo E \$? \$LINENO" ERR; f() { false; echo in; }; f; (false; echo sub); x=$(false; echo y)
## status: 0
## STDOUT:
E 1 1
in
E 1 1
sub
## END

#### trap "echo D \$BASH_COMMAND" DEBUG; echo a; x=1; if true; then echo b;
trap "echo D \$BASH_COMMAND" DEBUG; echo a; x=1; if true; then echo b; fi; for i in 1 2; do :; done; case x in x) echo c;; esac; f() { echo f; }; f; (echo s); [[ a ]]; ((1)); echo a | cat
## status: 0
## STDOUT:
D echo a
a
D x=1
D true
D echo b
b
D for i in 1 2
D :
D for i in 1 2
D :
D case x in
D echo c
c
D f
f
s
D [[ -n a ]]
D ((1))
D echo a
D cat
a
## END

#### set -T; trap "echo D \$BASH_COMMAND" DEBUG; f() { echo f; }; f; (echo
set -T; trap "echo D \$BASH_COMMAND" DEBUG; f() { echo f; }; f; (echo s); x=$(echo a)
## status: 0
## STDOUT:
D f
D f
D echo f
f
D echo s
s
D x=$(echo a)
## END

#### trap "echo R \$?" RETURN; f() { echo f; return 3; }; f; set -T; f; ech
trap "echo R \$?" RETURN; f() { echo f; return 3; }; f; set -T; f; echo "echo src" > src; . ./src; trap - RETURN; g() { trap "echo RG" RETURN; }; g; f
## status: 3
## STDOUT:
f
f
R 0
src
R 0
RG
f
RG
## END

#### trap "echo usr" USR1; (sleep 0.3; kill -USR1 $$) & wait $!; echo $?; w
trap "echo usr" USR1; (sleep 0.3; kill -USR1 $$) & wait $!; echo $?; wait; echo $?
## status: 0
## STDOUT:
usr
138
0
## END

#### trap "echo int" INT; sleep 0.1 & kill -INT $!; wait $!; echo $?
trap "echo int" INT; sleep 0.1 & kill -INT $!; wait $!; echo $?
## status: 0
## STDOUT:
130
## END

#### (trap "echo got; exit 4" TERM; while :; do sleep 0.02; done) & sleep 0
(trap "echo got; exit 4" TERM; while :; do sleep 0.02; done) & sleep 0.1; kill $!; wait $!; echo $?
## status: 0
## STDOUT:
got
4
## END

#### (trap "" TERM; sleep 0.2; echo done) & sleep 0.1; kill $!; wait $!; ec
(trap "" TERM; sleep 0.2; echo done) & sleep 0.1; kill $!; wait $!; echo $?
## status: 0
## STDOUT:
done
0
## END

#### trap "" TERM; (sleep 0.3; echo alive) & kill $!; wait; (trap - TERM; t
trap "" TERM; (sleep 0.3; echo alive) & kill $!; wait; (trap - TERM; trap -p; kill $BASHPID; echo x); echo $?
## status: 0
## STDOUT:
alive
143
## END
## STDERR:
Terminated
## END

#### trap 'echo bye' EXIT; echo hi
trap 'echo bye' EXIT; echo hi
## status: 0
## STDOUT:
hi
bye
## END

#### trap 'echo bye' 0; exit 4
trap 'echo bye' 0; exit 4
## status: 4
## STDOUT:
bye
## END

#### trap 'echo $?' EXIT; false
trap 'echo $?' EXIT; false
## status: 1
## STDOUT:
1
## END

#### trap 'exit 7' EXIT; true
trap 'exit 7' EXIT; true
## status: 7

#### trap 'false' EXIT; exit 2
trap 'false' EXIT; exit 2
## status: 2

#### trap 'echo a; trap "echo b" EXIT' EXIT
trap 'echo a; trap "echo b" EXIT' EXIT
## status: 0
## STDOUT:
a
## END

#### trap 'echo x' EXIT; trap - EXIT; echo y
trap 'echo x' EXIT; trap - EXIT; echo y
## status: 0
## STDOUT:
y
## END

#### trap 'echo x' EXIT; trap EXIT; echo y
trap 'echo x' EXIT; trap EXIT; echo y
## status: 0
## STDOUT:
y
## END

#### trap 'echo x' EXIT; trap '' EXIT; echo y
trap 'echo x' EXIT; trap '' EXIT; echo y
## status: 0
## STDOUT:
y
## END

#### trap 'echo one' EXIT; (trap 'echo two' EXIT; echo three); echo four
trap 'echo one' EXIT; (trap 'echo two' EXIT; echo three); echo four
## status: 0
## STDOUT:
three
two
four
one
## END

#### trap 'echo e' EXIT; (echo s); echo "$(echo c)"; echo p | cat
trap 'echo e' EXIT; (echo s); echo "$(echo c)"; echo p | cat
## status: 0
## STDOUT:
s
c
p
e
## END

#### (trap 'echo e' EXIT; exit 3); echo $?
(trap 'echo e' EXIT; exit 3); echo $?
## status: 0
## STDOUT:
e
3
## END

#### x=$(trap 'echo e' EXIT; echo b); echo $x
x=$(trap 'echo e' EXIT; echo b); echo $x
## status: 0
## STDOUT:
b e
## END

#### f() { trap 'echo e' EXIT; echo f; }; f; echo g
f() { trap 'echo e' EXIT; echo f; }; f; echo g
## status: 0
## STDOUT:
f
g
e
## END

#### trap 'echo e $?' EXIT; f() { exit 9; }; f
trap 'echo e $?' EXIT; f() { exit 9; }; f
## status: 9
## STDOUT:
e 9
## END

#### trap 'echo e' EXIT; set -e; false; echo no
trap 'echo e' EXIT; set -e; false; echo no
## status: 1
## STDOUT:
e
## END

#### trap 'echo e $?' EXIT; set -u; echo $nosuch; echo no
trap 'echo e $?' EXIT; set -u; echo $nosuch; echo no
## status: 127
## STDOUT:
e 127
## END
## STDERR:
bash: line 1: nosuch: unbound variable
## END

#### trap 'echo e' EXIT; exec true
trap 'echo e' EXIT; exec true
## status: 0

#### trap 'echo e' EXIT; { echo a; exit 2; } | cat; echo z
trap 'echo e' EXIT; { echo a; exit 2; } | cat; echo z
## status: 0
## STDOUT:
a
z
e
## END

#### sh -c 'trap "echo e" EXIT; echo a'; echo b
sh -c 'trap "echo e" EXIT; echo a'; echo b
## status: 0
## STDOUT:
a
e
b
## END

#### echo 'trap "echo e" EXIT; echo s' > s; . ./s; echo after
echo 'trap "echo e" EXIT; echo s' > s; . ./s; echo after
## status: 0
## STDOUT:
s
after
e
## END

#### echo 'trap "echo e" EXIT; echo s' > s; bash s; echo after
echo 'trap "echo e" EXIT; echo s' > s; bash s; echo after
## status: 0
## STDOUT:
s
e
after
## END

#### trap 'echo e' EXIT; eval 'exit 5'
trap 'echo e' EXIT; eval 'exit 5'
## status: 5
## STDOUT:
e
## END

#### trap 'echo err' ERR; false; echo a
trap 'echo err' ERR; false; echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'echo err $?' ERR; (exit 5); nosuch; true
trap 'echo err $?' ERR; (exit 5); nosuch; true
## status: 0
## STDOUT:
err 5
err 127
## END
## STDERR:
bash: line 1: nosuch: command not found
## END

#### trap 'echo err' ERR; false || true; false && true; if false; then :; f
trap 'echo err' ERR; false || true; false && true; if false; then :; fi; while false; do :; done; until true; do :; done; ! false; ! true; echo ok
## status: 0
## STDOUT:
ok
## END

#### trap 'echo err' ERR; true && false; echo a
trap 'echo err' ERR; true && false; echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'echo err' ERR; false | true; true | false; echo a
trap 'echo err' ERR; false | true; true | false; echo a
## status: 0
## STDOUT:
err
a
## END

#### set -o pipefail; trap 'echo err $?' ERR; false | true; echo a
set -o pipefail; trap 'echo err $?' ERR; false | true; echo a
## status: 0
## STDOUT:
err 1
a
## END

#### trap 'echo err' ERR; f() { false; }; f; echo a
trap 'echo err' ERR; f() { false; }; f; echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'echo err' ERR; f() { false; true; }; f; echo a
trap 'echo err' ERR; f() { false; true; }; f; echo a
## status: 0
## STDOUT:
a
## END

#### set -E; trap 'echo err' ERR; f() { false; true; }; f; echo a
set -E; trap 'echo err' ERR; f() { false; true; }; f; echo a
## status: 0
## STDOUT:
err
a
## END

#### set -E; trap 'echo err' ERR; f() { false; }; f; echo a
set -E; trap 'echo err' ERR; f() { false; }; f; echo a
## status: 0
## STDOUT:
err
err
a
## END

#### set -E; trap 'echo err' ERR; (false; true); echo a
set -E; trap 'echo err' ERR; (false; true); echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'echo err' ERR; (false; true); (false); echo a
trap 'echo err' ERR; (false; true); (false); echo a
## status: 0
## STDOUT:
err
a
## END

#### set -E; trap 'echo err' ERR; x=$(false; echo v); echo $x
set -E; trap 'echo err' ERR; x=$(false; echo v); echo $x
## status: 0
## STDOUT:
err v
## END

#### trap 'echo err' ERR; x=$(false); echo a
trap 'echo err' ERR; x=$(false); echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'echo err' ERR; local x 2>/dev/null; echo a
trap 'echo err' ERR; local x 2>/dev/null; echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'echo err' ERR; ((0)); [[ a = b ]]; [ a = b ]; let 0; echo a
trap 'echo err' ERR; ((0)); [[ a = b ]]; [ a = b ]; let 0; echo a
## status: 0
## STDOUT:
err
err
err
err
a
## END

#### trap 'echo err' ERR; for i in 1 2; do false; done; { false; }; echo a
trap 'echo err' ERR; for i in 1 2; do false; done; { false; }; echo a
## status: 0
## STDOUT:
err
err
err
a
## END

#### trap 'echo err' ERR; case a in a) false;; esac; if true; then false; f
trap 'echo err' ERR; case a in a) false;; esac; if true; then false; fi; echo a
## status: 0
## STDOUT:
err
err
a
## END

#### trap 'echo err' ERR; set -e; false; echo no
trap 'echo err' ERR; set -e; false; echo no
## status: 1
## STDOUT:
err
## END

#### trap 'echo err; false' ERR; false; echo a
trap 'echo err; false' ERR; false; echo a
## status: 0
## STDOUT:
err
a
## END

#### trap 'false' ERR; false; echo $?
trap 'false' ERR; false; echo $?
## status: 0
## STDOUT:
1
## END

#### trap 'echo err' ERR; eval false; echo a
trap 'echo err' ERR; eval false; echo a
## status: 0
## STDOUT:
err
err
a
## END

#### trap 'echo err' ERR; trap - ERR; false; echo a
trap 'echo err' ERR; trap - ERR; false; echo a
## status: 0
## STDOUT:
a
## END

#### trap 'echo err' ERR; trap -p ERR
trap 'echo err' ERR; trap -p ERR
## status: 0
## STDOUT:
trap -- 'echo err' ERR
## END

#### trap 'echo $LINENO' ERR
trap 'echo $LINENO' ERR
## status: 0

#### f() {
f() {
 return 3
}
## status: 0

#### trap 'echo "[$?]"' DEBUG; true; false; echo x
trap 'echo "[$?]"' DEBUG; true; false; echo x
## status: 0
## STDOUT:
[0]
[0]
[1]
x
## END

#### trap 'echo d' DEBUG; f() { echo a; echo b; }; f
trap 'echo d' DEBUG; f() { echo a; echo b; }; f
## status: 0
## STDOUT:
d
a
b
## END

#### set -T; trap 'echo d' DEBUG; f() { echo a; echo b; }; f
set -T; trap 'echo d' DEBUG; f() { echo a; echo b; }; f
## status: 0
## STDOUT:
d
d
d
a
d
b
## END

#### trap 'echo d' DEBUG; (echo a); x=$(echo b); echo $x
trap 'echo d' DEBUG; (echo a); x=$(echo b); echo $x
## status: 0
## STDOUT:
a
d
d
b
## END

#### trap 'echo d' DEBUG; x=1; y=2 z=3; echo $x$y$z
trap 'echo d' DEBUG; x=1; y=2 z=3; echo $x$y$z
## status: 0
## STDOUT:
d
d
d
123
## END

#### trap 'echo d' DEBUG; if true; then echo a; else echo b; fi
trap 'echo d' DEBUG; if true; then echo a; else echo b; fi
## status: 0
## STDOUT:
d
d
a
## END

#### trap 'echo d' DEBUG; for i in 1 2; do echo $i; done
trap 'echo d' DEBUG; for i in 1 2; do echo $i; done
## status: 0
## STDOUT:
d
d
1
d
d
2
## END

#### trap 'echo d' DEBUG; for ((i=0;i<2;i++)); do echo $i; done
trap 'echo d' DEBUG; for ((i=0;i<2;i++)); do echo $i; done
## status: 0
## STDOUT:
d
d
d
0
d
d
d
1
d
d
## END

#### trap 'echo d' DEBUG; while [ "$n" != xx ]; do n=${n}x; done
trap 'echo d' DEBUG; while [ "$n" != xx ]; do n=${n}x; done
## status: 0
## STDOUT:
d
d
d
d
d
## END

#### trap 'echo d' DEBUG; case a in a) echo b;; esac
trap 'echo d' DEBUG; case a in a) echo b;; esac
## status: 0
## STDOUT:
d
d
b
## END

#### trap 'echo d' DEBUG; [[ a = a ]]; ((1)); true && echo a || echo b
trap 'echo d' DEBUG; [[ a = a ]]; ((1)); true && echo a || echo b
## status: 0
## STDOUT:
d
d
d
d
a
## END

#### trap 'echo d' DEBUG; echo a | cat
trap 'echo d' DEBUG; echo a | cat
## status: 0
## STDOUT:
d
d
a
## END

#### trap 'echo d' DEBUG; echo a > f; cat < f
trap 'echo d' DEBUG; echo a > f; cat < f
## status: 0
## STDOUT:
d
d
a
## END

#### trap 'echo d' DEBUG; { echo a; echo b; }
trap 'echo d' DEBUG; { echo a; echo b; }
## status: 0
## STDOUT:
d
a
d
b
## END

#### trap 'echo d' DEBUG; trap - DEBUG; echo a
trap 'echo d' DEBUG; trap - DEBUG; echo a
## status: 0
## STDOUT:
d
a
## END

#### trap 'echo d $LINENO' DEBUG
trap 'echo d $LINENO' DEBUG
## status: 0

#### 

## status: 0

#### trap 'echo r' RETURN; f() { echo a; }; f; echo b
trap 'echo r' RETURN; f() { echo a; }; f; echo b
## status: 0
## STDOUT:
a
b
## END

#### set -T; trap 'echo r $?' RETURN; f() { echo a; return 3; }; f; echo $?
set -T; trap 'echo r $?' RETURN; f() { echo a; return 3; }; f; echo $?
## status: 0
## STDOUT:
a
r 0
3
## END

#### f() { trap 'echo r' RETURN; echo a; }; f; echo b
f() { trap 'echo r' RETURN; echo a; }; f; echo b
## status: 0
## STDOUT:
a
r
b
## END

#### f() { trap 'echo r' RETURN; g; echo a; }; g() { echo g; }; f; g
f() { trap 'echo r' RETURN; g; echo a; }; g() { echo g; }; f; g
## status: 0
## STDOUT:
g
a
r
g
## END

#### trap 'echo r' RETURN; echo 'echo s' > s; . ./s; echo b
trap 'echo r' RETURN; echo 'echo s' > s; . ./s; echo b
## status: 0
## STDOUT:
s
r
b
## END

#### trap 'echo got' USR1; kill -USR1 $$; echo after
trap 'echo got' USR1; kill -USR1 $$; echo after
## status: 0
## STDOUT:
got
after
## END

#### trap 'echo got $?' USR1; (exit 3); kill -USR1 $$; echo $?
trap 'echo got $?' USR1; (exit 3); kill -USR1 $$; echo $?
## status: 0
## STDOUT:
got 0
0
## END

#### trap '' USR1; kill -USR1 $$; echo alive
trap '' USR1; kill -USR1 $$; echo alive
## status: 0
## STDOUT:
alive
## END

#### trap 'echo a' USR1; trap 'echo b' USR2; kill -USR1 $$; kill -USR2 $$
trap 'echo a' USR1; trap 'echo b' USR2; kill -USR1 $$; kill -USR2 $$
## status: 0
## STDOUT:
a
b
## END

#### trap 'echo got' TERM; kill $$; kill -TERM $$; echo alive
trap 'echo got' TERM; kill $$; kill -TERM $$; echo alive
## status: 0
## STDOUT:
got
got
alive
## END

#### trap 'echo got; exit 3' INT; kill -INT $$; echo no
trap 'echo got; exit 3' INT; kill -INT $$; echo no
## status: 3
## STDOUT:
got
## END

#### trap 'echo got' HUP; (kill -HUP $$); echo after
trap 'echo got' HUP; (kill -HUP $$); echo after
## status: 0
## STDOUT:
got
after
## END

#### trap 'echo got' USR1; f() { kill -USR1 $$; echo in f; }; f
trap 'echo got' USR1; f() { kill -USR1 $$; echo in f; }; f
## status: 0
## STDOUT:
got
in f
## END

#### trap 'echo got' USR1; (trap - USR1; trap -p; echo sub)
trap 'echo got' USR1; (trap - USR1; trap -p; echo sub)
## status: 0
## STDOUT:
sub
## END

#### trap '' USR1; (kill -USR1 $BASHPID; echo alive); echo $?
trap '' USR1; (kill -USR1 $BASHPID; echo alive); echo $?
## status: 0
## STDOUT:
alive
0
## END

#### (trap 'echo sub' USR1; kill -USR1 $BASHPID; echo after); echo $?
(trap 'echo sub' USR1; kill -USR1 $BASHPID; echo after); echo $?
## status: 0
## STDOUT:
sub
after
0
## END

#### x=$(trap 'echo sub' USR1; kill -USR1 $BASHPID; echo after); echo $x
x=$(trap 'echo sub' USR1; kill -USR1 $BASHPID; echo after); echo $x
## status: 0
## STDOUT:
sub after
## END

#### trap 'return 3' USR1; f() { kill -USR1 $$; echo no; }; f; echo $?
trap 'return 3' USR1; f() { kill -USR1 $$; echo no; }; f; echo $?
## status: 0
## STDOUT:
3
## END

#### trap 'echo t' USR1; kill -USR1 $$ $$; echo x
trap 'echo t' USR1; kill -USR1 $$ $$; echo x
## status: 0
## STDOUT:
t
x
## END

#### trap 'echo exit' EXIT; trap 'echo int; exit 9' INT; kill -INT $$
trap 'echo exit' EXIT; trap 'echo int; exit 9' INT; kill -INT $$
## status: 9
## STDOUT:
int
exit
## END

#### trap 'trap - USR1; echo once' USR1; kill -USR1 $$; trap -p; echo z
trap 'trap - USR1; echo once' USR1; kill -USR1 $$; trap -p; echo z
## status: 0
## STDOUT:
once
z
## END

#### trap 'echo in; kill -USR2 $$; echo out' USR1; trap 'echo two' USR2; ki
trap 'echo in; kill -USR2 $$; echo out' USR1; trap 'echo two' USR2; kill -USR1 $$
## status: 0
## STDOUT:
in
two
out
## END

#### trap 'echo hi' INT TERM HUP; trap -p; trap - INT; trap -p
trap 'echo hi' INT TERM HUP; trap -p; trap - INT; trap -p
## status: 0
## STDOUT:
trap -- 'echo hi' SIGHUP
trap -- 'echo hi' SIGINT
trap -- 'echo hi' SIGTERM
trap -- 'echo hi' SIGHUP
trap -- 'echo hi' SIGTERM
## END

#### trap 'echo hi' SIGINT; trap -p INT; trap -p SIGINT; trap -p 2
trap 'echo hi' SIGINT; trap -p INT; trap -p SIGINT; trap -p 2
## status: 0
## STDOUT:
trap -- 'echo hi' SIGINT
trap -- 'echo hi' SIGINT
trap -- 'echo hi' SIGINT
## END

#### trap 'echo hi' int sigterm; trap
trap 'echo hi' int sigterm; trap
## status: 0
## STDOUT:
trap -- 'echo hi' SIGINT
trap -- 'echo hi' SIGTERM
## END

#### trap 'a b' 2 15; trap
trap 'a b' 2 15; trap
## status: 0
## STDOUT:
trap -- 'a b' SIGINT
trap -- 'a b' SIGTERM
## END

#### trap '' 1 2; trap
trap '' 1 2; trap
## status: 0
## STDOUT:
trap -- '' SIGHUP
trap -- '' SIGINT
## END

#### trap 'x' EXIT ERR DEBUG RETURN 2>&1; trap - DEBUG; trap; trap - EXIT
trap 'x' EXIT ERR DEBUG RETURN 2>&1; trap - DEBUG; trap; trap - EXIT
## status: 0
## STDOUT:
trap -- 'x' EXIT
trap -- 'x' ERR
trap -- 'x' RETURN
## END
## STDERR:
bash: line 1: x: command not found
bash: line 1: x: command not found
## END

#### trap 'x' NOSUCH; echo $?
trap 'x' NOSUCH; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: trap: NOSUCH: invalid signal specification
## END

#### trap 'x' 99 INT; echo $?; trap
trap 'x' 99 INT; echo $?; trap
## status: 0
## STDOUT:
1
trap -- 'x' SIGINT
## END
## STDERR:
bash: line 1: trap: 99: invalid signal specification
## END

#### trap 'x' -1; echo $?
trap 'x' -1; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: trap: -1: invalid signal specification
## END

#### trap -x; echo $?
trap -x; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: trap: -x: invalid option
trap: usage: trap [-lp] [[arg] signal_spec ...]
## END

#### trap x; echo $?
trap x; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
trap: usage: trap [-lp] [[arg] signal_spec ...]
## END

#### trap -- 'echo hi' EXIT; trap -p EXIT
trap -- 'echo hi' EXIT; trap -p EXIT
## status: 0
## STDOUT:
trap -- 'echo hi' EXIT
hi
## END

#### trap -p NOSUCH; echo $?
trap -p NOSUCH; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: trap: NOSUCH: invalid signal specification
## END

#### trap -p INT EXIT; echo $?
trap -p INT EXIT; echo $?
## status: 0
## STDOUT:
0
## END

#### trap - ; echo $?
trap - ; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
trap: usage: trap [-lp] [[arg] signal_spec ...]
## END

#### trap '' ; echo $?
trap '' ; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
trap: usage: trap [-lp] [[arg] signal_spec ...]
## END

#### trap -lp >/dev/null; echo $?
trap -lp >/dev/null; echo $?
## status: 0
## STDOUT:
0
## END

#### trap "echo 'q'" USR1; trap -p
trap "echo 'q'" USR1; trap -p
## status: 0
## STDOUT:
trap -- 'echo '\''q'\''' SIGUSR1
## END

#### trap 'echo a
trap 'echo a
echo b' USR1; trap -p; kill -USR1 $$
## status: 0
## STDOUT:
trap -- 'echo a
echo b' SIGUSR1
a
b
## END

#### trap 'echo hi' KILL; trap -p; trap 'x' STOP; echo $?
trap 'echo hi' KILL; trap -p; trap 'x' STOP; echo $?
## status: 0
## STDOUT:
trap -- 'echo hi' SIGKILL
0
## END

#### trap 'echo x' USR1; trap USR1; trap -p
trap 'echo x' USR1; trap USR1; trap -p
## status: 0

#### trap 'echo x' 10; trap 10; trap -p; trap 'echo y' 10; trap 10 12; trap
trap 'echo x' 10; trap 10; trap -p; trap 'echo y' 10; trap 10 12; trap -p
## status: 0

#### trap 'echo x' USR1; (trap); (trap -p USR1); x=$(trap); echo "$x"; (tra
trap 'echo x' USR1; (trap); (trap -p USR1); x=$(trap); echo "$x"; (trap 'echo y' USR2; trap)
## status: 0
## STDOUT:
trap -- 'echo x' SIGUSR1
trap -- 'echo x' SIGUSR1
trap -- 'echo x' SIGUSR1
trap -- 'echo y' SIGUSR2
## END

#### set -e; true; false; echo no
set -e; true; false; echo no
## status: 1

#### set -e; false || echo a; echo b
set -e; false || echo a; echo b
## status: 0
## STDOUT:
a
b
## END

#### set -e; false && echo a; echo b
set -e; false && echo a; echo b
## status: 0
## STDOUT:
b
## END

#### set -e; if false; then :; fi; while false; do :; done; ! true; echo b
set -e; if false; then :; fi; while false; do :; done; ! true; echo b
## status: 0
## STDOUT:
b
## END

#### set -e; f() { false; echo in; }; f || echo x; if f; then echo y; fi; f
set -e; f() { false; echo in; }; f || echo x; if f; then echo y; fi; f && echo z; ! f; echo b
## status: 0
## STDOUT:
in
in
y
in
z
in
b
## END

#### set -e; f() { false; echo in; }; f; echo no
set -e; f() { false; echo in; }; f; echo no
## status: 1

#### set -e; (false; echo no); echo no2
set -e; (false; echo no); echo no2
## status: 1

#### set -e; (false) || echo a; (false; echo b) || echo c; echo d
set -e; (false) || echo a; (false; echo b) || echo c; echo d
## status: 0
## STDOUT:
a
b
d
## END

#### set -e; x=$(false); echo no
set -e; x=$(false); echo no
## status: 1

#### set -e; x=$(false; echo a); echo $x
set -e; x=$(false; echo a); echo $x
## status: 0
## STDOUT:
a
## END

#### set -e; shopt -s inherit_errexit; x=$(false; echo a); echo $x
set -e; shopt -s inherit_errexit; x=$(false; echo a); echo $x
## status: 1

#### set -e; echo $(false) a; echo b
set -e; echo $(false) a; echo b
## status: 0
## STDOUT:
a
b
## END

#### set -e; f() { local x=$(false); echo in; }; f; echo b
set -e; f() { local x=$(false); echo in; }; f; echo b
## status: 0
## STDOUT:
in
b
## END

#### set -e; export x=$(false); declare y=$(false); echo b
set -e; export x=$(false); declare y=$(false); echo b
## status: 0
## STDOUT:
b
## END

#### set -e; f() { local x; x=$(false); echo in; }; f; echo b
set -e; f() { local x; x=$(false); echo in; }; f; echo b
## status: 1

#### set -e; true | false; echo no
set -e; true | false; echo no
## status: 1

#### set -e; false | true; echo yes
set -e; false | true; echo yes
## status: 0
## STDOUT:
yes
## END

#### set -e; set -o pipefail; false | true; echo no
set -e; set -o pipefail; false | true; echo no
## status: 1

#### set -e; ((0)); echo no
set -e; ((0)); echo no
## status: 1

#### set -e; [[ a = b ]]; echo no
set -e; [[ a = b ]]; echo no
## status: 1

#### set -e; let 0; echo no
set -e; let 0; echo no
## status: 1

#### set -e; [ a = b ]; echo no
set -e; [ a = b ]; echo no
## status: 1

#### set -e; { false; echo no; }; echo no2
set -e; { false; echo no; }; echo no2
## status: 1

#### set -e; for i in 1; do false; done; echo no
set -e; for i in 1; do false; done; echo no
## status: 1

#### set -e; case a in a) false;; esac; echo no
set -e; case a in a) false;; esac; echo no
## status: 1

#### set -e; eval false; echo no
set -e; eval false; echo no
## status: 1

#### set -e; eval 'false || true'; echo yes
set -e; eval 'false || true'; echo yes
## status: 0
## STDOUT:
yes
## END

#### set -e; . /nosuch; echo no
set -e; . /nosuch; echo no
## status: 1
## STDERR:
bash: line 1: /nosuch: No such file or directory
## END

#### set -e; echo 'false; echo in' > s; . ./s; echo no
set -e; echo 'false; echo in' > s; . ./s; echo no
## status: 1

#### set -e; bash -c 'false; echo in'; echo a
set -e; bash -c 'false; echo in'; echo a
## status: 0
## STDOUT:
in
a
## END

#### set -e; nosuch; echo no
set -e; nosuch; echo no
## status: 127
## STDERR:
bash: line 1: nosuch: command not found
## END

#### set -e; echo a > /nosuch/x; echo no
set -e; echo a > /nosuch/x; echo no
## status: 1
## STDERR:
bash: line 1: /nosuch/x: No such file or directory
## END

#### set -e; trap 'echo e $?' EXIT; false
set -e; trap 'echo e $?' EXIT; false
## status: 1
## STDOUT:
e 1
## END

#### set -e; f() { set +e; false; echo in; }; f; false; echo b
set -e; f() { set +e; false; echo in; }; f; false; echo b
## status: 0
## STDOUT:
in
b
## END

#### f() { set -e; false; echo in; }; f; echo no
f() { set -e; false; echo in; }; f; echo no
## status: 1

#### (set -e; false; echo no); echo $?
(set -e; false; echo no); echo $?
## status: 0
## STDOUT:
1
## END

#### set -e; (set +e; false; echo a); echo b
set -e; (set +e; false; echo a); echo b
## status: 0
## STDOUT:
a
b
## END

#### set -e; false & wait; echo a
set -e; false & wait; echo a
## status: 0
## STDOUT:
a
## END

#### set -e; while :; do false; done; echo no
set -e; while :; do false; done; echo no
## status: 1

#### set -e; until false; do break; done; echo a
set -e; until false; do break; done; echo a
## status: 0
## STDOUT:
a
## END

#### set -e; test -n "" || exit 4
set -e; test -n "" || exit 4
## status: 4

#### set -e; true && false; echo no
set -e; true && false; echo no
## status: 1

#### set -e; true && (exit 3); echo no
set -e; true && (exit 3); echo no
## status: 3

#### set -e; false || false; echo no
set -e; false || false; echo no
## status: 1

#### set -e; (exit 3) || (exit 4); echo no
set -e; (exit 3) || (exit 4); echo no
## status: 4

#### set -e; x=1; unset x; readonly r=1; (r=2) || echo a; echo b
set -e; x=1; unset x; readonly r=1; (r=2) || echo a; echo b
## status: 0
## STDOUT:
a
b
## END
## STDERR:
bash: line 1: r: readonly variable
## END

#### set -e; f() { return 3; }; f; echo no
set -e; f() { return 3; }; f; echo no
## status: 3

#### set -e; f() { return 3; }; f || echo $?; echo b
set -e; f() { return 3; }; f || echo $?; echo b
## status: 0
## STDOUT:
3
b
## END

#### set -e; [ -n "$(false)" ] || echo a; echo b
set -e; [ -n "$(false)" ] || echo a; echo b
## status: 0
## STDOUT:
a
b
## END

#### set -e; if (false; echo in); then echo t; fi; echo b
set -e; if (false; echo in); then echo t; fi; echo b
## status: 0
## STDOUT:
in
t
b
## END

#### set -e; cat <<< $(false); echo b
set -e; cat <<< $(false); echo b
## status: 0
## STDOUT:

b
## END

#### set -e; a=(); a+=($(false)); echo no
set -e; a=(); a+=($(false)); echo no
## status: 1

#### set -e; ! { false; echo in; }; echo b
set -e; ! { false; echo in; }; echo b
## status: 0
## STDOUT:
in
b
## END

#### set -e; echo a | (read x; false); echo no
set -e; echo a | (read x; false); echo no
## status: 1

#### set -e; { false; echo in; } | cat; echo b
set -e; { false; echo in; } | cat; echo b
## status: 0
## STDOUT:
b
## END

#### set +e; false; echo a; set -o errexit; false; echo no
set +e; false; echo a; set -o errexit; false; echo no
## status: 1
## STDOUT:
a
## END

#### true | false | true; echo ${PIPESTATUS[@]}
true | false | true; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0 1 0
## END

#### false; echo ${PIPESTATUS[@]}; (exit 3) | (exit 4); echo ${PIPESTATUS[0
false; echo ${PIPESTATUS[@]}; (exit 3) | (exit 4); echo ${PIPESTATUS[0]} $?
## status: 0
## STDOUT:
1
3 4
## END

#### ! false | true; echo $? ${PIPESTATUS[@]}
! false | true; echo $? ${PIPESTATUS[@]}
## status: 0
## STDOUT:
1 1 0
## END

#### x=$(exit 3); echo ${PIPESTATUS[@]}
x=$(exit 3); echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
3
## END

#### f() { (exit 2) | (exit 3); }; f; echo ${PIPESTATUS[@]}
f() { (exit 2) | (exit 3); }; f; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
3
## END

#### (exit 2) | (exit 3); if true; then echo ${PIPESTATUS[@]}; fi
(exit 2) | (exit 3); if true; then echo ${PIPESTATUS[@]}; fi
## status: 0
## STDOUT:
0
## END

#### true | true; [ a ]; echo ${PIPESTATUS[@]}
true | true; [ a ]; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0
## END

#### false | true; x=1; echo ${PIPESTATUS[@]}
false | true; x=1; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0
## END

#### false | true; ((1)); echo ${PIPESTATUS[@]}
false | true; ((1)); echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0
## END

#### false | true; { :; }; echo ${PIPESTATUS[@]}
false | true; { :; }; echo ${PIPESTATUS[@]}
## status: 0
## STDOUT:
0
## END

#### set -o pipefail; (exit 3) | (exit 4) | true; echo $? ${PIPESTATUS[@]}
set -o pipefail; (exit 3) | (exit 4) | true; echo $? ${PIPESTATUS[@]}
## status: 0
## STDOUT:
4 3 4 0
## END

#### echo a | read x; echo "[$x]"; shopt -s lastpipe; echo a | read x; echo
echo a | read x; echo "[$x]"; shopt -s lastpipe; echo a | read x; echo "[$x]"
## status: 0
## STDOUT:
[]
[a]
## END

#### shopt -s lastpipe; echo 1 | while read a; do b=$a; done; echo $b; true
shopt -s lastpipe; echo 1 | while read a; do b=$a; done; echo $b; true | exit 3; echo no
## status: 3
## STDOUT:
1
## END

#### shopt -s lastpipe; false | true; echo ${PIPESTATUS[@]}; f() { echo a |
shopt -s lastpipe; false | true; echo ${PIPESTATUS[@]}; f() { echo a | return 4; echo b; }; f; echo $?
## status: 0
## STDOUT:
1 0
4
## END

#### set -m; echo a | cat; echo $?; shopt -s lastpipe; echo a | read x; ech
set -m; echo a | cat; echo $?; shopt -s lastpipe; echo a | read x; echo "[$x]"
## status: 0
## STDOUT:
a
0
[]
## END

#### more 1
set -e; trap 'echo err $BASH_COMMAND' ERR; f() { false; }; f
## status: 1

#### more 2
trap 'echo $BASH_COMMAND' DEBUG; for i in 1; do echo x; done; a=1
## status: 0
## STDOUT:
for i in 1
echo x
x
a=1
## END

#### more 5
trap 'echo exit $BASH_COMMAND' EXIT; true
## status: 0
## STDOUT:
exit true
## END

#### more 6
cat <(trap 'echo e' EXIT; echo a)
## status: 0
## STDOUT:
a
e
## END

#### more 7
x=$(trap 'echo bye' EXIT; kill -TERM $BASHPID; echo no); echo "$? [$x]"
## status: 0
## STDOUT:
143 [bye]
## END

#### more 9
f() { trap 'echo f' EXIT; exit 3; }; (f); echo $?
## status: 0
## STDOUT:
f
3
## END

#### more 10
trap 'echo t' TERM; sleep 0.3 & (sleep 0.1; kill $$) & wait %1; echo $?; wait; echo $?
## status: 0
## STDOUT:
t
143
0
## END

#### more 12
trap 'echo hup' HUP; (trap 'echo inner' HUP; kill -HUP $BASHPID); kill -HUP $$
## status: 0
## STDOUT:
inner
hup
## END

#### more 13
f() { local a=1; trap 'echo $a' EXIT; }; f; a=2
## status: 0
## STDOUT:
2
## END

#### more 14
cat <(exec echo hi); (exec 3< <(echo a); cat <&3); cat <&3
## status: 1
## STDOUT:
hi
a
## END
## STDERR:
bash: line 1: 3: Bad file descriptor
## END

#### more 15
exec 3> >(while read x; do echo "<$x>"; done); echo a >&3; echo b >&3; exec 3>&-; wait $!
## status: 0
## STDOUT:
<a>
<b>
## END

#### more 16
{ echo a; echo b; } | while read x; do cat <(echo "$x"); done
## status: 0
## STDOUT:
a
b
## END

#### more 17
diff() { cat "$1"; echo --; cat "$2"; }; diff <(echo 1) <(echo 2)
## status: 0
## STDOUT:
1
--
2
## END

#### more 18
cat < <(cat < <(echo nested))
## status: 0
## STDOUT:
nested
## END

#### more 19
trap 'echo err' ERR; cat <(false)
## status: 0

#### more 20
set -e; cat <(false; echo x); wait $! || echo st $?
## status: 0
## STDOUT:
st 1
## END

#### more 21
f() { return 3; }; trap 'echo E$?' ERR; f || true; f && true; if f; then :; fi; f | true; true | f
## status: 3
## STDOUT:
E3
## END

#### more 22
trap 'echo E' ERR; x=$(false) y=1; echo $?; z=$(false)$(true); declare w=$(false)
## status: 0
## STDOUT:
E
1
## END

#### echo "$BASH_COMMAND"
echo "$BASH_COMMAND"
## status: 0
## STDOUT:
echo "$BASH_COMMAND"
## END

#### x=1 y=$BASH_COMMAND; echo "$y"
x=1 y=$BASH_COMMAND; echo "$y"
## status: 0
## STDOUT:
x=1 y=$BASH_COMMAND
## END

#### f() { echo "[$BASH_COMMAND]"; }; f a b
f() { echo "[$BASH_COMMAND]"; }; f a b
## status: 0
## STDOUT:
[echo "[$BASH_COMMAND]"]
## END

#### trap 'echo "ERR $BASH_COMMAND"' ERR; ( exit 3 ); ( false; false )
trap 'echo "ERR $BASH_COMMAND"' ERR; ( exit 3 ); ( false; false )
## status: 1
## STDOUT:
ERR ( exit 3 )
ERR ( false; false )
## END

#### trap 'echo "EXIT $BASH_COMMAND"' EXIT; true x
trap 'echo "EXIT $BASH_COMMAND"' EXIT; true x
## status: 0
## STDOUT:
EXIT true x
## END

#### if echo "$BASH_COMMAND"; then :; fi; for i in "$BASH_COMMAND"; do echo $
if echo "$BASH_COMMAND"; then :; fi; for i in "$BASH_COMMAND"; do echo $i; done
## status: 0
## STDOUT:
echo "$BASH_COMMAND"
:
## END

#### echo (echo "$BASH_COMMAND")
echo $(echo "$BASH_COMMAND")
## status: 0
## STDOUT:
echo "$BASH_COMMAND"
## END

#### eval 'echo "$BASH_COMMAND"'
eval 'echo "$BASH_COMMAND"'
## status: 0
## STDOUT:
echo "$BASH_COMMAND"
## END

#### echo "$BASH_COMMAND" > f; cat f; [[ -n $BASH_COMMAND ]] && echo "$BASH_C
echo "$BASH_COMMAND" > f; cat f; [[ -n $BASH_COMMAND ]] && echo "$BASH_COMMAND"
## status: 0
## STDOUT:
echo "$BASH_COMMAND" > f
echo "$BASH_COMMAND"
## END

#### (( x = 1 )); case $BASH_COMMAND in *) echo "$BASH_COMMAND";; esac; [[ $B
(( x = 1 )); case $BASH_COMMAND in *) echo "$BASH_COMMAND";; esac; [[ $BASH_COMMAND == '['* ]]; echo $?
## status: 0
## STDOUT:
echo "$BASH_COMMAND"
0
## END

#### trap 'echo "$BASH_COMMAND"' ERR; [[ a == b ]]; (( 0 )); false | false; !
trap 'echo "$BASH_COMMAND"' ERR; [[ a == b ]]; (( 0 )); false | false; ! true; { false; }
## status: 1
## STDOUT:
[[ a == b ]]
(( 0 ))
false
false
## END

#### trap 'echo "$LINENO $BASH_COMMAND"' ERR
trap 'echo "$LINENO $BASH_COMMAND"' ERR
(
false
)
( exit 4 )
f() { return 5; }
f x
## status: 5
## STDOUT:
4 ( false )
5 ( exit 4 )
7 return 5
## END

#### set -u; cleanup() { echo "in $BASH_COMMAND"; }; trap cleanup EXIT; false
set -u; cleanup() { echo "in $BASH_COMMAND"; }; trap cleanup EXIT; false
## status: 1
## STDOUT:
in false
## END

#### trap 'echo "$LINENO $BASH_COMMAND"' DEBUG
trap 'echo "$LINENO $BASH_COMMAND"' DEBUG
case a in
b) echo b;;
a) echo a;;
esac
for i in 1 2
do
echo $i
done
while
false
do :
done
if
true
then
echo x
fi
## status: 0
## STDOUT:
2 case a in 
4 echo a
a
6 for i in 1 2
8 echo $i
1
6 for i in 1 2
8 echo $i
2
11 false
15 true
17 echo x
x
## END

#### trap 'echo "$LINENO"' DEBUG
trap 'echo "$LINENO"' DEBUG

x=1
case $x in
1)
  :
esac
(( x++ ))
for ((i=0;
i<1;
i++)); do
 :
done
[[ a ==
a ]]
select q in a; do :; done
## status: 0
## STDOUT:
3
4
6
8
9
9
12
9
9
## END
## STDERR:
bash: line 14: unexpected argument `newline' to conditional binary operator
## END

#### trap 'echo "$BASH_COMMAND"' ERR; (false) 2>f
trap 'echo "$BASH_COMMAND"' ERR; (false) 2>f
## status: 1
## STDOUT:
( false ) 2> f
## END

#### trap 'echo "got $BASH_COMMAND $LINENO"' USR1
trap 'echo "got $BASH_COMMAND $LINENO"' USR1
(kill -USR1 $$)
echo after
## status: 0
## STDOUT:
got trap 'echo "got $BASH_COMMAND $LINENO"' USR1 1
after
## END

#### set -e; [[ a == b ]] 2>f; echo no
set -e; [[ a == b ]] 2>f; echo no
## status: 1

#### set -e; (( 0 )) 2>f; echo no
set -e; (( 0 )) 2>f; echo no
## status: 1

#### set -e; { :; } > /nodir/x; echo no
set -e; { :; } > /nodir/x; echo no
## status: 1
## STDERR:
bash: line 1: /nodir/x: No such file or directory
## END

#### set -e; ( : ) > /nodir/x; echo no
set -e; ( : ) > /nodir/x; echo no
## status: 1
## STDERR:
bash: line 1: /nodir/x: No such file or directory
## END

#### set -e; [[ a == a ]] > /nodir/x; echo no
set -e; [[ a == a ]] > /nodir/x; echo no
## status: 1
## STDERR:
bash: line 1: /nodir/x: No such file or directory
## END

#### set -e; { false; } 2>f; echo no
set -e; { false; } 2>f; echo no
## status: 1

#### set -e; { false || false; } 2>f; echo no
set -e; { false || false; } 2>f; echo no
## status: 1

#### set -e; if true; then :; fi > /nodir/x; echo no
set -e; if true; then :; fi > /nodir/x; echo no
## status: 1
## STDERR:
bash: line 1: /nodir/x: No such file or directory
## END

#### trap 'echo "err $BASH_COMMAND"' ERR; { :; } > /nodir/x; echo no; (( 0 ))
trap 'echo "err $BASH_COMMAND"' ERR; { :; } > /nodir/x; echo no; (( 0 )) 2>f; { false; } 2>f; ( : ) > /nodir/x; [[ 1 ]] > /nodir/x; while false; do :; done < /nodir/x
## status: 1
## STDOUT:
err trap 'echo "err $BASH_COMMAND"' ERR
no
err (( 0 ))
err false
err ( : ) > /nodir/x
err ( : ) > /nodir/x
err ( : ) > /nodir/x
## END
## STDERR:
bash: line 1: /nodir/x: No such file or directory
bash: line 1: /nodir/x: No such file or directory
bash: line 1: /nodir/x: No such file or directory
bash: line 1: /nodir/x: No such file or directory
## END

#### trap 'echo "err $BASH_COMMAND"' ERR; f() { echo; }; f > /nodir/x; f() {
trap 'echo "err $BASH_COMMAND"' ERR; f() { echo; }; f > /nodir/x; f() { return 3; }; f; : > /nodir/x; > /nodir/x
## status: 1
## STDOUT:
err f > /nodir/x
err return 3
err : > /nodir/x
err > /nodir/x
## END
## STDERR:
bash: line 1: /nodir/x: No such file or directory
bash: line 1: /nodir/x: No such file or directory
bash: line 1: /nodir/x: No such file or directory
## END

#### set -e; (false) > f || echo or; (false) 2>f; echo no
set -e; (false) > f || echo or; (false) 2>f; echo no
## status: 1
## STDOUT:
or
## END

#### trap 'echo got' TERM; kill $$; echo after
trap 'echo got' TERM; kill $$; echo after
## status: 0
## STDOUT:
got
after
## END

#### trap 'echo got' USR1; (kill -USR1 $$; echo sub); echo after
trap 'echo got' USR1; (kill -USR1 $$; echo sub); echo after
## status: 0
## STDOUT:
sub
got
after
## END

#### trap 'echo got; exit 7' TERM; { kill $$; } & wait; echo no
trap 'echo got; exit 7' TERM; { kill $$; } & wait; echo no
## status: 7
## STDOUT:
got
## END

#### f() { kill $$; }; trap 'echo T $?' TERM; f; echo $?
f() { kill $$; }; trap 'echo T $?' TERM; f; echo $?
## status: 0
## STDOUT:
T 0
0
## END

#### kill -0 $$; echo $?; kill -CHLD $$; kill -WINCH $$; echo ok
kill -0 $$; echo $?; kill -CHLD $$; kill -WINCH $$; echo ok
## status: 0
## STDOUT:
0
ok
## END

#### a readonly variable ends a shell under set -e, though the status be looked at
readonly r=1; a=(1 2)
t() { ( set -e; eval "$1"; echo "after $?" ); echo "= $?"; }
t 'readonly r=2 || echo no'
t 'declare r=2 || echo no'
t 'export r=2 || echo no'
t 'read r <<< a || echo no'
t 'printf -v r a || echo no'
t 'let r=2 || echo no'
t 'for r in 1 2; do echo $r; done || echo no'
t 'read "a[-9]" <<< a || echo no'
t 'declare "a[-9]=1" || echo no'
t 'unset "a[-9]" || echo no'
t '[[ -v a[-9] ]] || echo no'
t 'echo ${a[-9]} || echo no'
t 'a=(1 [-9]=4 6) || echo no'
t '(( a[-9] == 1 )) || echo no'
t 'x=$(readonly r=2; echo in) || echo no; echo "$x"'
t 'r=2 : || echo no'
t ': {r}>o || echo no'
t 'trap "echo bye \$?" EXIT; readonly r=2 || echo no'
## status: 0
## STDOUT:
= 1
no
after 0
= 0
= 1
= 1
= 1
= 1
= 1
= 1
= 1
no
after 0
= 0
= 1
= 1
= 1
= 1
in
after 0
= 0
= 1
= 1
bye 1
= 1
## END
## STDERR:
environment: line 2: r: readonly variable
environment: line 2: declare: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: a[-9]: bad array subscript
environment: line 2: a[-9]: bad array subscript
environment: line 2: unset: [-9]: bad array subscript
environment: line 2: a: bad array subscript
environment: line 2: a: bad array subscript
environment: line 2: [-9]=4: bad array subscript
environment: line 2: a: bad array subscript
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
environment: line 2: r: readonly variable
## END

#### the status that EXIT finds behind a signal
true; (trap 'echo bye $?' EXIT; kill -TERM $BASHPID; echo no)
true; (trap 'echo bye $?' EXIT; kill -TERM $BASHPID; echo no)
true; (trap 'echo bye $?' EXIT; (kill -TERM $BASHPID); echo no)
## status: 0
## STDOUT:
bye 0
bye 0
no
bye 0
## END
## STDERR:
Terminated
Terminated
Terminated
## END

#### BASH_COMMAND of several lines, 1
trap 'echo "[$BASH_COMMAND]"' DEBUG; cat <<X; echo b
body
X
## status: 0
## STDOUT:
[cat <<X
body
X
]
body
[echo b]
b
## END

#### BASH_COMMAND of several lines, 2
trap 'echo "[$BASH_COMMAND]"' DEBUG; echo "a
b"; x=$'1\n2'; f() { echo q; }; [[ a == b ]]; (( 1 )); for i in 1; do :; done; case a in a) :; esac
## status: 0
## STDOUT:
[echo "a
b"]
a
b
[x='1
2']
[[[ a == b ]]]
[(( 1 ))]
[for i in 1]
[:]
[case a in ]
[:]
## END

#### BASH_COMMAND of several lines, 3
trap 'echo "[$BASH_COMMAND]"' DEBUG; cat <<X <<'Y'
body
X
other
Y
cat <<<x | cat
[[ -n "a
b" ]]
case "a
b" in *) ;; esac
for i in "a
b"; do :; done
select i in a; do :; done <<< 1
for ((i=0;i<1;i++)); do :; done; let i=1; ((i =
2)); for i; do :; done; (echo "$BASH_COMMAND"); { :; } > f
## status: 0
## STDOUT:
[cat <<X <<'Y'
body
X
other
Y
]
other
[cat <<< x]
[cat]
x
[[[ -n "a
b" ]]]
[case "a
b" in ]
[for i in "a
b"]
[:]
[select i in a]
[:]

[((i=0))]
[((i<1))]
[:]
[((i++))]
[((i<1))]
[let i=1]
[((i =
2))]
echo "$BASH_COMMAND"
## END
## stderr-json: "1) a\n#? #? "

#### each stage of a job ignores interrupts, and a shell within shows so once its own has shown it
echo a | (trap) & wait
echo 2; ! (trap) & wait
echo 3; ! trap & wait
echo 5; (trap) | cat & wait
echo 7; : | { (trap); } & wait
echo 8; : | ( (trap); trap; (trap) ) & wait
echo 10; : | for i in 1; do trap; done & wait
trap 'echo x' USR1
echo 13; ( (trap) ) & wait
echo 14; { (trap); trap; } & wait
echo 15; { (trap); trap >/dev/null; (trap); } & wait
echo 16; { trap -p INT >/dev/null; (trap); } & wait
echo 17; { trap : USR2; (trap); } & wait
## status: 0
## STDOUT:
trap -- '' SIGINT
2
trap -- '' SIGINT
3
5
trap -- '' SIGINT
7
8
trap -- '' SIGINT
trap -- '' SIGINT
10
trap -- '' SIGINT
13
trap -- 'echo x' SIGUSR1
14
trap -- 'echo x' SIGUSR1
trap -- '' SIGINT
trap -- 'echo x' SIGUSR1
15
trap -- 'echo x' SIGUSR1
trap -- '' SIGINT
trap -- 'echo x' SIGUSR1
16
trap -- '' SIGINT
trap -- 'echo x' SIGUSR1
17
trap -- ':' SIGUSR2
## END

#### the failure of a job is looked at where it is begun in a condition
set -e
f() { false; echo c; }
if { { false; echo a; } & wait; }; then echo yes; fi
if f & wait; then :; fi
{ { { false; echo b; } 2>o; } >p & wait; } || echo n
cat p
! { echo | { false; echo d; } & wait; }
echo e
{ false; echo no; } & wait
## status: 0
## STDOUT:
a
yes
c
b
d
e
## END

#### a subshell of a job does not show that interrupts are ignored
{ (trap 'echo ,' USR2; trap -p); } & wait
{ (trap 'echo ,' USR2; (trap : USR1; trap -p); trap -p INT); } & wait
{ (trap 'echo ,' INT; trap -p); trap -p; } & wait
{ trap '' INT; (trap 'echo ,' USR2; trap -p); } & wait
## status: 0
## STDOUT:
trap -- 'echo ,' SIGUSR2
trap -- ':' SIGUSR1
trap -- 'echo ,' SIGINT
trap -- '' SIGINT
trap -- '' SIGINT
trap -- 'echo ,' SIGUSR2
## END

#### once EXIT is trapped beside the line, an interrupt cannot be
(trap 'echo e' EXIT INT; trap) & wait
(trap 'echo e' EXIT; (trap 'echo i' INT; trap); trap - INT; trap) & wait
(trap 'echo i' INT; trap 'echo e' EXIT; trap 'echo u' INT; trap) & wait
(trap '' EXIT; trap 'echo i' INT; trap) & wait
## status: 0
## STDOUT:
trap -- 'echo e' EXIT
trap -- '' SIGINT
e
trap -- '' SIGINT
trap -- 'echo e' EXIT
trap -- '' SIGINT
e
trap -- 'echo e' EXIT
trap -- 'echo u' SIGINT
e
trap -- '' EXIT
trap -- 'echo i' SIGINT
## END

#### a signal that the last command of a subshell sends to it comes before what EXIT traps
(trap 'echo bye' EXIT; kill -TERM $BASHPID); echo $?
(trap 'echo bye' EXIT; { kill -INT $BASHPID; }); echo $?
(f() { kill -TERM $BASHPID; }; trap 'echo bye' EXIT; f); echo $?
{ trap 'echo bye' EXIT; kill -TERM $BASHPID; } | :; echo ${PIPESTATUS[@]}
{ trap 'echo bye' EXIT; kill -TERM $BASHPID; } & wait $!; echo $?
(trap 'echo bye' EXIT; kill -TERM $BASHPID; echo no); echo $?
(trap 'echo bye' EXIT; if kill -TERM $BASHPID; then :; fi); echo $?
(trap 'echo bye' EXIT; for i in 1; do kill -TERM $BASHPID; done); echo $?
(trap 'echo bye' EXIT; eval 'kill -TERM $BASHPID'); echo $?
(trap 'echo bye' EXIT; trap 'echo trapped' TERM; kill -TERM $BASHPID); echo $?
x=$(trap 'echo bye' EXIT; kill -TERM $BASHPID); echo $? $x
bash -c 'trap "echo bye" EXIT; kill -TERM $$'; echo $?
## status: 0
## STDOUT:
143
130
143
143 0
143
bye
143
bye
143
bye
143
bye
143
trapped
bye
0
143 bye
bye
143
## END
## STDERR:
Terminated
Terminated
Terminated
Terminated
Terminated
Terminated
Terminated
## END

#### signals are looked at where an and-or list or case ends
(trap 'echo bye' EXIT; kill -TERM $BASHPID || :); echo $?
(trap 'echo bye' EXIT; true && kill -TERM $BASHPID); echo $?
(trap 'echo bye' EXIT; false || kill -TERM $BASHPID; echo in); echo $?
(trap 'echo bye' EXIT; case x in x) kill -TERM $BASHPID;; esac); echo $?
(trap 'echo bye' EXIT; trap 'echo t' TERM; false || kill -TERM $BASHPID; echo in); echo $?
## status: 0
## STDOUT:
bye
143
bye
143
bye
143
bye
143
t
in
bye
0
## END
## STDERR:
Terminated
Terminated
Terminated
Terminated
## END

#### what a job starts is not deaf to interrupts as the job itself is
{ (kill -INT $BASHPID; echo on); echo $?; } & wait
{ x=$(kill -INT $BASHPID; echo on); echo $x; } & wait
{ { kill -INT $BASHPID; echo on; } | cat; } & wait
{ kill -INT $BASHPID; echo on; } & wait
{ (trap 'echo e' EXIT INT; trap -p); } & wait
{ (trap '' INT; (kill -INT $BASHPID; echo on)); } & wait
{ ( kill -INT $BASHPID & wait; echo on); } & wait
## status: 0
## STDOUT:
130

on
trap -- 'echo e' EXIT
trap -- 'echo e' SIGINT
e
on
on
## END

#### a here-document with quotes that do not end in a command that is named
trap 'echo "$BASH_COMMAND"' DEBUG
cat <<E
 $'''
E
## status: 0
## STDOUT:
cat <<E
 $'''
E

 $'''
## END
