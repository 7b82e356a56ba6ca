#### for over words
for i in a b 'c d' "$HOME"; do echo "<$i>"; done; echo $i
## status: 0
## STDOUT:
<a>
<b>
<c d>
</home/agent>
/home/agent
## END

#### for over nothing
for i in; do echo no; done; echo $? [$i]; x=; for i in $x; do echo no; done; echo $?
## status: 0
## STDOUT:
0 []
0
## END

#### for over the arguments
set -- p 'q r' s; for i; do echo "<$i>"; done; for i do echo $i; done; for i in "$@"; do echo $i; done
## status: 0
## STDOUT:
<p>
<q r>
<s>
p
q r
s
p
q r
s
## END

#### for whose arguments change
set -- a b c; for i; do shift; echo $i $#; done
## status: 0
## STDOUT:
a 2
b 1
c 0
## END

#### for over what an expansion makes
x='1 2 3'; for i in $x; do echo $i; done; for i in "$x"; do echo $i; done; for i in {a..c}{1,2}; do echo $i; done
## status: 0
## STDOUT:
1
2
3
1 2 3
a1
a2
b1
b2
c1
c2
## END

#### for over files
touch b a c; for f in *; do echo $f; done; for f in x*; do echo $f; done
## status: 0
## STDOUT:
a
b
c
x*
## END

#### for over a substitution
for i in $(echo 1 2; echo 3); do echo $i; done
## status: 0
## STDOUT:
1
2
3
## END

#### for over elements
a=(1 '2 3' 4); for i in "${a[@]}"; do echo "<$i>"; done; for i in ${!a[@]}; do echo $i; done
## status: 0
## STDOUT:
<1>
<2 3>
<4>
0
1
2
## END

#### for in lines
for i
in a
do
echo $i
done
for i in b; do
echo $i; done
for i in c;
do echo $i
done
## status: 0
## STDOUT:
a
b
c
## END

#### for with braces
for i in 1 2; { echo $i; }; for ((i=0;i<2;i++)) { echo $i; }
## status: 0
## STDOUT:
1
2
0
1
## END

#### the words of for are expanded once
x='a b'; for i in $x; do x=z; echo $i; done; echo $x
## status: 0
## STDOUT:
a
b
z
## END

#### the loop variable may be changed
for i in 1 2 3; do i=x$i; echo $i; done; echo $i
## status: 0
## STDOUT:
x1
x2
x3
x3
## END

#### the loop variable of a nest
for i in 1 2; do for i in a b; do echo $i; done; echo $i; done
## status: 0
## STDOUT:
a
b
b
a
b
b
## END

#### status of for
for i in 1; do false; done; echo $?; for i in 1 2; do true; done; echo $?; false; for i in; do :; done; echo $?
## status: 0
## STDOUT:
1
0
0
## END

#### status in for
false; for i in $?; do echo $i $?; done; for i in 1 2; do echo $?; (exit 3); done
## status: 3
## STDOUT:
1 1
0
3
## END

#### bad names
for 1x in a; do echo no; done; echo $?; for a-b in a; do echo no; done; echo $?; for 'x' in a; do echo no; done; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: `1x': not a valid identifier
bash: line 1: `a-b': not a valid identifier
bash: line 1: `'x'': not a valid identifier
## END

#### a readonly loop variable
readonly r=1; for r in 1 2; do echo no; done; echo $? $r
## status: 0
## STDOUT:
1 1
## END
## STDERR:
bash: line 1: r: readonly variable
## END

#### a readonly loop variable under set -e
set -e; readonly r=1; for r in 1 2; do echo no; done; echo no
## status: 1
## STDERR:
bash: line 1: r: readonly variable
## END

#### an integer loop variable
declare -i n; for n in 1+1 2*3; do echo $n; done
## status: 0
## STDOUT:
2
6
## END

#### an exported loop variable
export v; for v in a b; do bash -c 'echo $v'; done
## status: 0
## STDOUT:
a
b
## END

#### an array as loop variable
a=(x y); for a in 1 2; do echo "${a[@]}"; done
## status: 0
## STDOUT:
1 y
2 y
## END

#### a mistake in the words of for
for i in $((1/0)); do echo no; done; echo no
## status: 1
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### an unset variable in the words of for
set -u; for i in $nov; do echo no; done; echo no
## status: 127
## STDERR:
bash: line 1: nov: unbound variable
## END

#### while
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; echo $? $i
## status: 0
## STDOUT:
0
1
2
0 3
## END

#### until
i=0; until [ $i -ge 3 ]; do echo $i; i=$((i+1)); done; echo $? $i
## status: 0
## STDOUT:
0
1
2
0 3
## END

#### a condition of several commands
i=0; while echo test; ((i++<2)); do echo body; done
## status: 0
## STDOUT:
test
body
test
body
test
## END

#### a condition that is a pipeline
i=0; while echo $i | grep -q '[012]'; do i=$((i+1)); done; echo $i
## status: 0
## STDOUT:
3
## END

#### a negated condition
i=0; while ! ((i==3)); do ((i++)); done; echo $i; until ! ((i)); do ((i--)); done; echo $i
## status: 0
## STDOUT:
3
0
## END

#### status of while
while false; do :; done; echo $?; i=0; while ((i++<1)); do false; done; echo $?; until true; do :; done; echo $?; (exit 4); while false; do :; done; echo $?
## status: 0
## STDOUT:
0
1
0
0
## END

#### status in a condition
(exit 3); while echo $?; false; do :; done; (exit 4); until echo $?; true; do :; done
## status: 0
## STDOUT:
3
4
## END

#### while read
while read a b; do echo "$b-$a"; done <<E
1 2
3 4 5

6
E
echo $?
## status: 0
## STDOUT:
2-1
4 5-3
-
-6
0
## END

#### while read with a line that does not end
printf 'a\nb' > f; while read x; do echo $x; done < f; echo $? [$x]
## status: 0
## STDOUT:
a
0 [b]
## END

#### a loop reads on where the last left
{ read x; echo $x; while read y; do echo +$y; break; done; cat; } <<E
1
2
3
4
E
## status: 0
## STDOUT:
1
+2
3
4
## END

#### a command within eats the input
while read x; do echo $x; cat > /dev/null; done <<E
1
2
3
E
## status: 0
## STDOUT:
1
## END

#### a loop in a pipeline is a subshell
n=0; echo a | while read x; do n=5; done; echo $n; for i in 1 2; do echo $i; done | cat
## status: 0
## STDOUT:
0
1
2
## END

#### a loop writes to a file
for i in 1 2 3; do echo $i; done > f; cat f; while ((n++<2)); do echo $n; done >> f; cat f
## status: 0
## STDOUT:
1
2
3
1
2
3
1
2
## END

#### a loop whose redirection fails
for i in 1; do echo no; done < nosuch; echo $?; while echo no; do :; done > /nosuch/f; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
bash: line 1: /nosuch/f: No such file or directory
## END

#### descriptors of a loop
for i in 1 2; do echo $i >&3; echo err >&2; done 3> f 2> e; cat f e
## status: 0
## STDOUT:
1
2
err
err
## END

#### loops in the background of an and list
for i in 1 2; do false; done && echo no; for i in 1 2; do true; done || echo no; while false; do :; done && echo yes
## status: 0
## STDOUT:
yes
## END

#### break
for i in 1 2 3; do echo $i; break; echo no; done; echo $? $i; while true; do break; done; echo $?; until false; do break; done; echo $?
## status: 0
## STDOUT:
1
0 1
0
0
## END

#### continue
for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done; echo $?; i=0; while ((i++<3)); do ((i==2)) && continue; echo $i; done
## status: 0
## STDOUT:
1
3
0
1
3
## END

#### break of several levels
for i in 1 2; do for j in a b; do echo $i$j; break 2; done; echo no; done; echo end
## status: 0
## STDOUT:
1a
end
## END

#### continue of several levels
for i in 1 2; do for j in a b; do echo $i$j; continue 2; done; echo no; done; echo end
## status: 0
## STDOUT:
1a
2a
end
## END

#### break and continue through all kinds of loops
for i in 1 2; do while true; do until false; do for ((;;)); do continue 4; done; done; done; done; echo $i; for i in 1 2; do while true; do for ((;;)); do break 3; done; done; done; echo $i
## status: 0
## STDOUT:
2
1
## END

#### more levels than there are
for i in 1 2; do for j in 1 2; do break 9; done; done; echo $i$j; for i in 1 2; do for j in 1 2; do continue 9; done; echo no; done; echo $i$j
## status: 0
## STDOUT:
11
21
## END

#### status of break and continue
for i in 1; do false; break; done; echo $?; for i in 1; do (exit 3) || continue; done; echo $?; for i in 1; do false || break; done; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### break 0
for i in 1 2; do break 0; echo no; done; echo $? $i; for i in 1 2; do for j in 1 2; do continue -1; done; echo no; done; echo $? $i$j
## status: 0
## STDOUT:
1 1
1 11
## END
## STDERR:
bash: line 1: break: 0: loop count out of range
bash: line 1: continue: -1: loop count out of range
## END

#### break of what is no number
for i in 1 2; do break x; done; echo no
## status: 128
## STDERR:
bash: line 1: break: x: numeric argument required
## END

#### continue of what is no number
for i in 1 2; do continue 1x; done; echo no
## status: 128
## STDERR:
bash: line 1: continue: 1x: numeric argument required
## END

#### break with too many words
for i in 1 2; do break 1 2; done; echo no
## status: 1
## STDERR:
bash: line 1: break: too many arguments
## END

#### break with --
for i in 1 2; do break -- 1; echo no; done; echo $? $i
## status: 0
## STDOUT:
0 1
## END

#### break outside
break; echo $?; continue; echo $?; break 2; echo $?
## status: 0
## STDOUT:
0
0
0
## END
## STDERR:
bash: line 1: break: only meaningful in a `for', `while', or `until' loop
bash: line 1: continue: only meaningful in a `for', `while', or `until' loop
bash: line 1: break: only meaningful in a `for', `while', or `until' loop
## END

#### break outside, no number
break x; echo $?; continue 0; echo $?
## status: 0
## STDOUT:
0
0
## END
## STDERR:
bash: line 1: break: only meaningful in a `for', `while', or `until' loop
bash: line 1: continue: only meaningful in a `for', `while', or `until' loop
## END

#### break in a subshell of a loop
for i in 1 2; do (break; echo a); echo $i; done
## status: 0
## STDOUT:
a
1
a
2
## END
## STDERR:
bash: line 1: break: only meaningful in a `for', `while', or `until' loop
bash: line 1: break: only meaningful in a `for', `while', or `until' loop
## END

#### break in a substitution
for i in 1 2; do x=$(break; echo a); echo $i [$x]; done
## status: 0
## STDOUT:
1 []
2 []
## END

#### break in a pipeline
for i in 1 2; do echo x | break; echo $i $?; done
## status: 0
## STDOUT:
1 0
2 0
## END

#### break in braces, if and case
for i in 1 2 3; do { if true; then case $i in 2) break;; esac; fi; }; echo $i; done
## status: 0
## STDOUT:
1
## END

#### break in the condition
while break; do echo no; done; echo $?; until continue; do echo no; break; done 2>&1 | head -n 1; while ((n++<3)) || break; do :; done; echo $n
## status: 0
## STDOUT:
0
4
## END

#### break by eval
for i in 1 2; do eval break; echo no; done; echo $i; for i in 1 2; do eval 'continue; echo no'; echo no; done; echo $i
## status: 0
## STDOUT:
1
2
## END

#### a loop in a function
f() { for i in 1 2 3; do [ $i = 2 ] && return 7; echo $i; done; }; f; echo $? $i
## status: 0
## STDOUT:
1
7 2
## END

#### return from a nest
f() { while true; do for i in 1 2; do until false; do return; done; done; done; }; f; echo $?
## status: 0
## STDOUT:
1
## END

#### exit from a loop
(for i in 1 2; do echo $i; exit 4; done; echo no); echo $?
## status: 0
## STDOUT:
1
4
## END

#### a function in a loop has loops of its own
f() { for j in 1 2; do break; done; echo f$j; }; for i in 1 2; do f; done; echo $i
## status: 0
## STDOUT:
f1
f1
2
## END

#### a function that redefines itself
f() { f() { echo two; }; echo one; }; f; f; f
## status: 0
## STDOUT:
one
two
two
## END

#### a function that removes itself
f() { unset -f f; echo one; }; f; f; echo $?
## status: 0
## STDOUT:
one
127
## END
## STDERR:
bash: line 1: f: command not found
## END

#### a function defined in a loop
for i in 1 2; do f() { echo $i; }; f; done; f
## status: 0
## STDOUT:
1
2
2
## END

#### functions that call each other
even() { (($1==0)) && return 0; odd $(($1-1)); }; odd() { (($1==0)) && return 1; even $(($1-1)); }; even 10; echo $?; even 7; echo $?
## status: 0
## STDOUT:
0
1
## END

#### a deep recursion
f() { (($1)) || { echo bottom; return; }; f $(($1-1)); }; f 100
## status: 0
## STDOUT:
bottom
## END

#### arguments of functions in loops
f() { echo $# "$1"; set -- x y z; echo $#; }; for i in 'a b' c; do f "$i" 2; done; set -- q; f 1; echo $1
## status: 0
## STDOUT:
2 a b
3
2 c
3
1 1
3
q
## END

#### counting loops
for ((i=0;i<3;i++)); do echo $i; done; echo $i $?
## status: 0
## STDOUT:
0
1
2
3 0
## END

#### counting down by several
for ((i=10;i>0;i-=3)); do echo $i; done; for ((i=3;i--;)); do echo $i; done; for ((i=0,j=9;i<j;i+=2,j-=2)); do echo $i$j; done
## status: 0
## STDOUT:
10
7
4
1
2
1
0
09
27
45
## END

#### empty parts
for ((;;)); do break; done; echo $?; for ((i=0;;i++)); do ((i>2)) && break; done; echo $i; for ((;i<5;)); do ((i++)); done; echo $i; for (( ; ; )); do ((i--)) || break; done; echo $i
## status: 0
## STDOUT:
0
3
5
-1
## END

#### parts with dollars
n=3; for ((i=$n;i<$n+2;i=i+1)); do echo $i; done; for ((i=$((1+1));i<$(echo 4);i++)); do echo $i; done
## status: 0
## STDOUT:
3
4
2
3
## END

#### parts in lines
for (( i = 0 ;
 i < 2 ;
 i++ ))
do
echo $i
done; for ((i=0;i<1;i++));
do echo $i; done
## status: 0
## STDOUT:
0
1
0
## END

#### status of counting loops
for ((i=0;i<2;i++)); do false; done; echo $?; for ((i=0;i<0;i++)); do false; done; echo $?; false; for ((i=0;i<0;i++)); do :; done; echo $?
## status: 0
## STDOUT:
1
0
0
## END

#### continue counts on
for ((i=0;i<4;i++)); do ((i%2)) && continue; echo $i; done; echo $i
## status: 0
## STDOUT:
0
2
4
## END

#### break does not count on
for ((i=0;i<4;i++)); do ((i==2)) && break; done; echo $i
## status: 0
## STDOUT:
2
## END

#### the counter may be changed
for ((i=0;i<6;i++)); do echo $i; ((i++)); done; unset i; for ((;++i<3;)); do echo $i; done
## status: 0
## STDOUT:
0
2
4
1
2
## END

#### mistakes in the first part
for ((i=1/0;i<2;i++)); do echo no; done; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: ((: i=1/0: division by 0 (error token is "0")
## END

#### mistakes in the condition
for ((i=0;i<1/0;i++)); do echo no; done; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: ((: i<1/0: division by 0 (error token is "0")
## END

#### mistakes in the last part
for ((i=0;i<2;i=1/0)); do echo $i; done; echo $?
## status: 0
## STDOUT:
0
1
## END
## STDERR:
bash: line 1: ((: i=1/0: division by 0 (error token is "0")
## END

#### mistakes of syntax
for ((i=0;i<;i++)); do echo no; done; echo $?; for ((1 2;;)); do echo no; done; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: ((: i<: syntax error: operand expected (error token is "<")
bash: line 1: ((: 1 2: syntax error in expression (error token is "2")
## END

#### a readonly counter
readonly i=0; for ((i=1;i<3;i++)); do echo no; done; echo $?; for ((;i<3;i++)); do echo $i; done; echo $?
## status: 0
## STDOUT:
1
0
1
## END
## STDERR:
bash: line 1: i: readonly variable
bash: line 1: i: readonly variable
## END

#### an unset variable under set -u
set -u; for ((i=0;i<nov;i++)); do echo no; done; echo no
## status: 127
## STDERR:
bash: line 1: nov: unbound variable
## END

#### elements as counters
for ((a[0]=0;a[0]<2;a[0]++)); do echo ${a[0]}; done; echo ${a[@]}
## status: 0
## STDOUT:
0
1
2
## END

#### counting loops nest
for ((i=0;i<2;i++)); do for ((j=0;j<2;j++)); do echo $i$j; done; done
## status: 0
## STDOUT:
00
01
10
11
## END

#### counting loops read and write
for ((i=0;i<2;i++)); do read x; echo $i$x; done <<E
a
b
c
E
for ((i=0;i<2;i++)); do echo $i; done > f; cat f
## status: 0
## STDOUT:
0a
1b
0
1
## END

#### counting loops and set -e
set -e; for ((i=0;i<2;i++)); do echo $i; done; for ((;0;)); do :; done; echo a; for ((i=0;i<2;i++)); do ((i)); done; echo no
## status: 1
## STDOUT:
0
1
a
## END

#### case in all its endings
for x in a b c d; do case $x in a) echo 1;& b) echo 2;; c) echo 3;;& *) echo 4;; esac; done
## status: 0
## STDOUT:
1
2
2
3
4
4
## END

#### status of case
case x in y) false;; esac; echo $?; case x in x) false;; esac; echo $?; case x in x) ;; esac; echo $?; false; case x in x) ;; esac; echo $?; false; case $? in 1) echo one;; esac
## status: 0
## STDOUT:
0
1
0
0
one
## END

#### status within case
(exit 3); case x in x) echo $?;; esac; (exit 3); case $(exit 5) in *) echo $?;; esac
## status: 0
## STDOUT:
3
5
## END

#### case in loops
for x in 1 2 3 4; do case $x in 2) continue;; 4) break;; *) echo $x;; esac; done; echo end $x
## status: 0
## STDOUT:
1
3
end 4
## END

#### case with calculations
for i in 1 2 3; do case $((i%2)) in 0) echo even;; 1) echo odd;; esac; done
## status: 0
## STDOUT:
odd
even
odd
## END

#### if in loops
for i in 1 2 3; do if ((i==1)); then echo one; elif ((i==2)); then echo two; else echo more; fi; done; if false; then :; fi; echo $?; if true; then false; fi; echo $?
## status: 0
## STDOUT:
one
two
more
0
1
## END

#### loops under set -e
set -e; for i in 1 2; do false || true; if false; then :; fi; done; while false; do :; done; echo a; for i in 1 2; do echo $i; false; done; echo no
## status: 1
## STDOUT:
a
1
## END

#### conditions under set -e
set -e; i=0; while ((i++<2)); do echo $i; done; until ((i==0)); do i=0; done; echo $i; while true; do break; done; echo end
## status: 0
## STDOUT:
1
2
0
end
## END

#### empty bodies
for i in 1 2; do :; done; while ((n++<2)); do :; done; echo $n
## status: 0
## STDOUT:
3
## END

#### loops one behind the other
for i in 1; do echo a; done; for i in 2; do echo b; done; while false; do :; done; until true; do :; done; echo c
## status: 0
## STDOUT:
a
b
c
## END

#### a loop in a condition
while for i in 1 2; do ((n++)); done; ((n<6)); do echo $n; done; if while false; do :; done; then echo yes; fi
## status: 0
## STDOUT:
2
4
yes
## END

#### a loop in a substitution
x=$(for i in 1 2 3; do echo $i; done); echo $x; echo $(i=0; while ((i++<3)); do echo $i; done)
## status: 0
## STDOUT:
1 2 3
1 2 3
## END

#### loops over what they make
mkdir d; for i in 1 2 3; do echo $i > d/$i; done; for f in d/*; do read x < $f; echo $f $x; done
## status: 0
## STDOUT:
d/1 1
d/2 2
d/3 3
## END

#### a loop of many turns
n=0; for i in {1..500}; do ((n+=i)); done; echo $n; i=0; while ((i<500)); do ((i++)); done; echo $i
## status: 0
## STDOUT:
125250
500
## END

#### loops and arguments
f() { while (($#)); do echo $1; shift; done; echo $#; }; f a 'b c' d
## status: 0
## STDOUT:
a
b c
d
0
## END

#### loops and options
set -- -a -b val file; while (($#)); do case $1 in -a) echo a;; -b) shift; echo b=$1;; *) echo file=$1;; esac; shift; done
## status: 0
## STDOUT:
a
b=val
file=file
## END

#### a loop variable stays
for i in 1 2; do :; done; echo $i; for ((j=0;j<2;j++)); do :; done; echo $j; (for k in 1; do :; done); echo [$k]
## status: 0
## STDOUT:
2
2
[]
## END

#### words of for in a function's scope
f() { local i; for i in a b; do :; done; echo $i; }; i=z; f; echo $i
## status: 0
## STDOUT:
b
z
## END

#### true prime numbers
for ((n=2;n<30;n++)); do p=1; for ((d=2;d*d<=n;d++)); do ((n%d)) || { p=0; break; }; done; ((p)) && echo $n; done
## status: 0
## STDOUT:
2
3
5
7
11
13
17
19
23
29
## END

#### bubbles
a=(5 3 9 1 7); n=${#a[@]}; for ((i=0;i<n;i++)); do for ((j=0;j<n-i-1;j++)); do if ((a[j]>a[j+1])); then ((t=a[j],a[j]=a[j+1],a[j+1]=t)); fi; done; done; echo ${a[@]}
## status: 0
## STDOUT:
1 3 5 7 9
## END

#### words counted
declare -A c; for w in a b a c a b; do ((c[$w]++)); done; for w in a b c; do echo $w ${c[$w]}; done
## status: 0
## STDOUT:
a 3
b 2
c 1
## END

#### fizz
for ((i=1;i<16;i++)); do case $((i%3)),$((i%5)) in 0,0) echo fizzbuzz;; 0,*) echo fizz;; *,0) echo buzz;; *) echo $i;; esac; done
## status: 0
## STDOUT:
1
2
fizz
4
buzz
fizz
7
8
fizz
buzz
11
fizz
13
14
fizzbuzz
## END

#### select
select x in a b c; do echo "<$x> $REPLY"; break; done <<< 2; echo $? $x
## status: 0
## STDOUT:
<b> 2
0 b
## END
## stderr-json: "1) a\n2) b\n3) c\n#? "

#### select until the end
select x in a b; do echo "<$x> $REPLY"; done <<E
1
2
E
echo $?
## status: 0
## STDOUT:
<a> 1
<b> 2

1
## END
## stderr-json: "1) a\n2) b\n#? #? #? "

#### select and no such choice
select x in a b; do echo "<$x> $REPLY"; done <<E
0
3
foo
-1
1x
E
echo $?
## status: 0
## STDOUT:
<> 0
<> 3
<> foo
<> -1
<> 1x

1
## END
## stderr-json: "1) a\n2) b\n#? #? #? #? #? #? "

#### an empty answer shows the menu again
select x in a b; do echo "<$x>"; done <<E

1

E
echo $?
## status: 0
## STDOUT:
<a>

1
## END
## stderr-json: "1) a\n2) b\n#? 1) a\n2) b\n#? #? 1) a\n2) b\n#? "

#### numbers as bash reads them
select x in a b; do echo "<$x> <$REPLY>"; done <<E
 1
+2
02
1 
0x1
E
## status: 1
## STDOUT:
<a> < 1>
<b> <+2>
<b> <02>
<a> <1 >
<> <0x1>

## END
## stderr-json: "1) a\n2) b\n#? #? #? #? #? #? "

#### backslashes in answers
select x in a b; do echo "<$x> <$REPLY>"; done <<'E'
a\b
\1
1\
2
E
## status: 1
## STDOUT:
<> <ab>
<a> <1>
<> <12>

## END
## stderr-json: "1) a\n2) b\n#? #? #? #? "

#### select over the arguments
set -- p 'q r'; select x; do echo "<$x>"; break; done <<< 2; select x in "$@"; do echo "<$x>"; break; done <<< 1
## status: 0
## STDOUT:
<q r>
<p>
## END
## stderr-json: "1) p\n2) q r\n#? 1) p\n2) q r\n#? "

#### select over nothing
select x in; do echo no; done; echo $?; e=; select x in $e; do echo no; done; echo $?
## status: 0
## STDOUT:
0
0
## END

#### select and PS3
PS3='> '; select x in a; do break; done <<< 1; PS3=; select x in a; do break; done <<< 1; unset PS3; select x in a; do break; done <<< 1
## status: 0
## stderr-json: "1) a\n> 1) a\n1) a\n#? "

#### select without input
select x in a b; do echo no; done < /dev/null; echo $? [$x] [$REPLY]
## status: 0
## STDOUT:

1 [] []
## END
## stderr-json: "1) a\n2) b\n#? "

#### select and break n
for i in 1 2; do select x in a b; do break 2; done; echo no; done <<< 1; echo $i $x
## status: 0
## STDOUT:
1 a
## END
## stderr-json: "1) a\n2) b\n#? "

#### select and continue
select x in a b; do [ $REPLY = 1 ] && continue; echo $x; break; done <<E
1
2
E
## status: 0
## STDOUT:
b
## END
## stderr-json: "1) a\n2) b\n#? #? "

#### select and a readonly variable
readonly x; select x in a b; do echo no; done <<< 1; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
1) a
2) b
#? bash: line 1: x: readonly variable
## END

#### select and a bad name
select a-b in c; do echo no; done <<< 1; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: `a-b': not a valid identifier
## END

#### status of select
select x in a; do false; break; done <<< 1; echo $?; select x in a; do (exit 3); done <<< 1; echo $?
## status: 0
## STDOUT:
0

1
## END
## stderr-json: "1) a\n#? 1) a\n#? #? "

#### return from select
f() { select x in a b; do return 5; done; }; f <<< 2; echo $? $x
## status: 0
## STDOUT:
5 b
## END
## stderr-json: "1) a\n2) b\n#? "

#### the menu that fits a line
select x in a b c d e; do break; done <<< 1
## status: 0
## stderr-json: "1) a\n2) b\n3) c\n4) d\n5) e\n#? "

#### the menu in columns
select x in one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen; do break; done <<< 1
## status: 0
## stderr-json: "1) one\t       5) five\t     9) nine\t  13) thirteen\n2) two\t       6) six\t    10) ten\t  14) fourteen\n3) three       7) seven\t    11) eleven\t  15) fifteen\n4) four\t       8) eight\t    12) twelve\t  16) sixteen\n#? "

#### the menu in few columns
COLUMNS=40; select x in one two three four five six seven eight nine ten eleven twelve; do break; done <<< 1
## status: 0
## stderr-json: "1) one\t     5) five\t 9) nine\n2) two\t     6) six\t10) ten\n3) three     7) seven\t11) eleven\n4) four\t     8) eight\t12) twelve\n#? "

#### the menu in one column
COLUMNS=10; select x in one two three four five six seven eight nine ten eleven; do break; done <<< 1
## status: 0
## stderr-json: " 1) one\n 2) two\n 3) three\n 4) four\n 5) five\n 6) six\n 7) seven\n 8) eight\n 9) nine\n10) ten\n11) eleven\n#? "

#### the menu in many columns
COLUMNS=200; select x in {a..z}; do break; done <<< 1
## status: 0
## stderr-json: " 1) a\n 2) b\n 3) c\n 4) d\n 5) e\n 6) f\n 7) g\n 8) h\n 9) i\n10) j\n11) k\n12) l\n13) m\n14) n\n15) o\n16) p\n17) q\n18) r\n19) s\n20) t\n21) u\n22) v\n23) w\n24) x\n25) y\n26) z\n#? "

#### the menu of no width
COLUMNS=0; select x in a b c; do break; done <<< 1; COLUMNS=x; select x in a b c; do break; done <<< 1; COLUMNS=; select x in a b c; do break; done <<< 1
## status: 0
## stderr-json: "1) a\n2) b\n3) c\n#? 1) a\n2) b\n3) c\n#? 1) a\n2) b\n3) c\n#? "

#### the menu of long words
select x in a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c; do break; done <<< 1; select x in aaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb ccccccccccccccccc; do break; done <<< 1
## status: 0
## stderr-json: "1) a\n2) bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n3) c\n#? 1) aaaaaaaaaaaaaaaaaa\n2) bbbbbbbbbbbbbbbbbbbb\n3) ccccccccccccccccc\n#? "

#### the menu of a hundred
select x in {1..101}; do echo $x; break; done <<< 100
## status: 0
## STDOUT:
100
## END
## stderr-json: " 1) 1\t   14) 14    27) 27    40) 40\t 53) 53\t   66) 66    79) 79    92) 92\n 2) 2\t   15) 15    28) 28    41) 41\t 54) 54\t   67) 67    80) 80    93) 93\n 3) 3\t   16) 16    29) 29    42) 42\t 55) 55\t   68) 68    81) 81    94) 94\n 4) 4\t   17) 17    30) 30    43) 43\t 56) 56\t   69) 69    82) 82    95) 95\n 5) 5\t   18) 18    31) 31    44) 44\t 57) 57\t   70) 70    83) 83    96) 96\n 6) 6\t   19) 19    32) 32    45) 45\t 58) 58\t   71) 71    84) 84    97) 97\n 7) 7\t   20) 20    33) 33    46) 46\t 59) 59\t   72) 72    85) 85    98) 98\n 8) 8\t   21) 21    34) 34    47) 47\t 60) 60\t   73) 73    86) 86    99) 99\n 9) 9\t   22) 22    35) 35    48) 48\t 61) 61\t   74) 74    87) 87   100) 100\n10) 10\t   23) 23    36) 36    49) 49\t 62) 62\t   75) 75    88) 88   101) 101\n11) 11\t   24) 24    37) 37    50) 50\t 63) 63\t   76) 76    89) 89\n12) 12\t   25) 25    38) 38    51) 51\t 64) 64\t   77) 77    90) 90\n13) 13\t   26) 26    39) 39    52) 52\t 65) 65\t   78) 78    91) 91\n#? "

#### select in lines
select x
in a b
do
echo $x
break
done <<< 1; select x in a; { echo $x; break; } <<< 1
## status: 0
## STDOUT:
a
a
## END
## stderr-json: "1) a\n2) b\n#? 1) a\n#? "

#### time to nothing
TIMEFORMAT=; time true; time { false; }; echo $?; time (exit 3); echo $?
## status: 0
## STDOUT:
1
3
## END

#### time with a text
TIMEFORMAT='took a while'; time true; TIMEFORMAT='a%%b'; time echo x
## status: 0
## STDOUT:
x
## END
## STDERR:
took a while
a%b
## END

#### time and a bad format
TIMEFORMAT='a %q b'; time true; echo $?; TIMEFORMAT='%4x'; time true; TIMEFORMAT='%'; time true; echo $?
## status: 0
## STDOUT:
0
0
## END
## STDERR:
bash: line 1: TIMEFORMAT: `q': invalid format character
bash: line 1: TIMEFORMAT: `x': invalid format character
%
## END

#### time of a pipeline
TIMEFORMAT=t; time echo a | cat; echo $?; time true | false; echo $?; ! time true; echo $?; time ! true; echo $?
## status: 0
## STDOUT:
a
0
1
1
1
## END
## STDERR:
t
t
t
t
## END

#### time in lists
TIMEFORMAT=t; time true && echo yes; time false || echo no; true; time for i in 1 2; do echo $i; done
## status: 0
## STDOUT:
yes
no
1
2
## END
## STDERR:
t
t
t
## END

#### time changes this shell
TIMEFORMAT=t; time x=5; echo $x; time { y=6; cd /; }; echo $y $PWD; f() { return 4; }; time f; echo $?
## status: 0
## STDOUT:
5
6 /
4
## END
## STDERR:
t
t
t
## END

#### time goes to the shell's stderr
TIMEFORMAT=t; time echo a 2> e; cat e; { time echo b; } 2> e; cat e
## status: 0
## STDOUT:
a
b
t
## END
## STDERR:
t
## END

#### time and exit
TIMEFORMAT=t; (time exit 3; echo no); echo $?
## status: 0
## STDOUT:
3
## END
## STDERR:
t
## END

#### the trap of each expression of a counting loop
trap 'echo "D:$BASH_COMMAND"' DEBUG; for ((i=0;i<2;i++)); do :; done; ((i))
## status: 0
## STDOUT:
D:((i=0))
D:((i<2))
D::
D:((i++))
D:((i<2))
D::
D:((i++))
D:((i<2))
D:((i))
## END

#### the trap of select
trap 'echo D' DEBUG; select x in a b; do break; done <<< 1
## status: 0
## STDOUT:
D
D
## END
## stderr-json: "1) a\n2) b\n#? "

#### traced loops
set -x; for i in 1 2; do ((i+1)); done; for ((j=0;j<2;j++)); do :; done; let x=1; select q in a; do break; done <<< 1
## status: 0
## STDERR:
+ for i in 1 2
+ (( i+1 ))
+ for i in 1 2
+ (( i+1 ))
+ (( j=0 ))
+ (( j<2 ))
+ :
+ (( j++ ))
+ (( j<2 ))
+ :
+ (( j++ ))
+ (( j<2 ))
+ let x=1
+ select q in a
1) a
#? + break
## END
