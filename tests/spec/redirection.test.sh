#### write and read
echo a > f; cat f; cat < f
## status: 0
## STDOUT:
a
a
## END

#### append
echo a > f; echo b >> f; cat f
## status: 0
## STDOUT:
a
b
## END

#### truncate
echo long > f; > f; cat f; echo $?
## status: 0
## STDOUT:
0
## END

#### redirect before the command
> f echo a; cat < f; < f cat
## status: 0
## STDOUT:
a
a
## END

#### redirect between words
echo a > f b c; cat f
## status: 0
## STDOUT:
a b c
## END

#### standard error
bash -c 'echo out; echo err >&2' 2> e; echo --; cat e
## status: 0
## STDOUT:
out
--
err
## END

#### both
bash -c 'echo out; echo err >&2' > f 2>&1; cat f
## status: 0
## STDOUT:
out
err
## END

#### order matters
bash -c 'echo out; echo err >&2' 2>&1 > f; echo --; cat f
## status: 0
## STDOUT:
err
--
out
## END

#### both with one operator
bash -c 'echo out; echo err >&2' &> f; cat f; bash -c 'echo out; echo err >&2' &>> f; cat f
## status: 0
## STDOUT:
out
err
out
err
out
err
## END

#### both the old way
bash -c 'echo out; echo err >&2' >& f; cat f
## status: 0
## STDOUT:
out
err
## END

#### clobber
set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f
## status: 0
## STDOUT:
1
c
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### other descriptors
{ echo a >&3; } 3> f; cat f
## status: 0
## STDOUT:
a
## END

#### reading another descriptor
echo a > f; cat <&4 4< f; cat 4< f <&4
## status: 0
## STDOUT:
a
## END
## STDERR:
bash: line 1: 4: Bad file descriptor
## END

#### closed output
echo a >&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: echo: write error: Bad file descriptor
## END

#### bad descriptor
echo a >&9; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: 9: Bad file descriptor
## END

#### read and write
echo abc > f; cat <> f; echo x 1<> f; cat f
## status: 0
## STDOUT:
abc
x
c
## END

#### missing directory
echo a > no/f; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: no/f: No such file or directory
## END

#### missing input
cat < nothing; echo $?; echo next
## status: 0
## STDOUT:
1
next
## END
## STDERR:
bash: line 1: nothing: No such file or directory
## END

#### the command does not run
echo ran < nothing
## status: 1
## STDERR:
bash: line 1: nothing: No such file or directory
## END

#### target expands
x=f; echo a > $x; cat "$x"; echo b > "my $x"; cat 'my f'
## status: 0
## STDOUT:
a
b
## END

#### ambiguous target
x='a b'; echo c > $x; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: $x: ambiguous redirect
## END

#### several outputs
echo a > f > g; cat f; echo --; cat g
## status: 0
## STDOUT:
--
a
## END

#### group
{ echo a; echo b; } > f; cat f
## status: 0
## STDOUT:
a
b
## END

#### subshell
(echo a; echo b) > f; cat f
## status: 0
## STDOUT:
a
b
## END

#### loop
for i in 1 2; do echo $i; done > f; cat f
## status: 0
## STDOUT:
1
2
## END

#### if
if true; then echo a; fi > f; cat f
## status: 0
## STDOUT:
a
## END

#### a loop that reads shares its input
echo x > f; { cat; cat; } < f
## status: 0
## STDOUT:
x
## END

#### function with a redirection
f() { echo a; } > g; f; f; cat g
## status: 0
## STDOUT:
a
## END

#### here-document
cat <<EOF
a
b
EOF
## status: 0
## STDOUT:
a
b
## END

#### here-document expands
x=1; cat <<EOF
$x ${x} $(echo sub) \$x `echo bq` "quoted" 'single' \
joined
EOF
## status: 0
## STDOUT:
1 1 sub $x bq "quoted" 'single' joined
## END

#### here-document quoted
x=1; cat <<'EOF'
$x $(echo a) \$x \
EOF
## status: 0
## STDOUT:
$x $(echo a) \$x \
## END

#### here-document with quotes in the delimiter
cat <<E"O"F
$x
EOF
## status: 0
## STDOUT:
$x
## END

#### here-document with tabs
cat <<-EOF
	a
		b
	EOF
## status: 0
## STDOUT:
a
b
## END

#### two here-documents
cat <<A; cat <<B
a
A
b
B
## status: 0
## STDOUT:
a
b
## END

#### two here-documents on one command
cat <<A <<B
a
A
b
B
## status: 0
## STDOUT:
b
## END

#### here-document before a pipe
cat <<EOF | cat
x
EOF
## status: 0
## STDOUT:
x
## END

#### words after the delimiter
cat <<EOF - 
x
EOF
## status: 0
## STDOUT:
x
## END

#### here-document in a loop
for i in 1 2; do
cat <<EOF
i=$i
EOF
done
## status: 0
## STDOUT:
i=1
i=2
## END

#### here-document in a condition
if cat <<EOF; then echo yes; fi
in
EOF
## status: 0
## STDOUT:
in
yes
## END

#### here-document without an end
cat <<EOF
a
## status: 0
## STDOUT:
a
## END
## STDERR:
bash: line 2: warning: here-document at line 1 delimited by end-of-file (wanted `EOF')
## END

#### here-string
cat <<< 'a  b'; x='c  d'; cat <<< $x; cat <<< "$x"
## status: 0
## STDOUT:
a  b
c  d
c  d
## END

#### noclobber message
set -o noclobber; echo a > f; (echo b > f); cat f
## status: 0
## STDOUT:
a
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### is a directory
mkdir d; echo a > d; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: d: Is a directory
## END

#### redirect only
> a; >b <a; echo $? *
## status: 0
## STDOUT:
0 a b
## END

#### duplicate for restore
{ echo a; echo b >&2; } 3>&1 1>&2 2>&3
## status: 0
## STDOUT:
b
## END
## STDERR:
a
## END

#### error message goes where stderr goes
{ nosuchcommand; } 2> f; cat f
## status: 0
## STDOUT:
bash: line 1: nosuchcommand: command not found
## END

#### what fails is said where standard error goes by then
echo a 2> e > no/f; echo $?; cat e; { echo b; } 2> e 3< no; cat e
## status: 0
## STDOUT:
1
bash: line 1: no/f: No such file or directory
bash: line 1: no: No such file or directory
## END

#### stderr into the pipe comes after the stage's own redirections
echo a >&2 |& cat; { echo b >&2; } |& cat
## status: 0
## STDOUT:
b
## END
## STDERR:
a
## END

#### a command that is a process makes its redirections itself
i=0; h() { echo "h $((i++))"; }
cat <<< $((i++)); echo $i
cat > o$((i++)); echo $i
echo > o$((i++)); echo $i
h > o$((i++)); echo $i
nosuch > o$((i++)); echo $i
{ cat; } > o$((i++)); echo $i
x=5 cat <<< $((i++)) ; echo $i
cat < ${u:=o0}; echo "${u-none}"
command cat <<< $((i++)) ; echo $i
cat <<< ${nope:?err}; echo "on $?"
cat {f}> o; echo "${f-none}"
cat <<E
$((i++))
E
echo $i
set -u; cat <<< $nope; echo "on $?"
## status: 0
## STDOUT:
0
0
0
1
3
3
4
4
4

none
4
4
on 127
none
4
4
on 127
## END
## STDERR:
bash: line 6: nosuch: command not found
bash: line 11: nope: err
bash: line 17: nope: unbound variable
## END

#### redirections of a compound command are made on the line of what is around it
{ :
} <no1

if :
then { :
} <no2

fi
for i in 1
do
{ :; } <no3
done
for ((i = 0; i < 1; i++))
do
{ :; } <no4

done
case x in

x) { :; } <no5
esac
while { :; } <no6
do :

done
{ :; } <no7 && {

:; } <no8 | :
{ { :; } <no9 &
wait

}
{ :; } <no10; {
:; } <no11
f()
{
{ :; } <no12

for i in 1; do

{ :; } <no13
done
} 2>&1
f
f
g() {

:
} <no14

g
## status: 1
## STDOUT:
environment: line 36: no12: No such file or directory
environment: line 39: no13: No such file or directory
environment: line 36: no12: No such file or directory
environment: line 39: no13: No such file or directory
## END
## STDERR:
bash: line 2: no1: No such file or directory
bash: line 8: no2: No such file or directory
bash: line 9: no3: No such file or directory
bash: line 17: no4: No such file or directory
bash: line 18: no5: No such file or directory
bash: line 25: no6: No such file or directory
bash: line 28: no7: No such file or directory
bash: line 32: no9: No such file or directory
bash: line 34: no10: No such file or directory
bash: line 34: no11: No such file or directory
environment: line 46: no14: No such file or directory
## END

#### redirections of a subshell are made on its last line, or on that of the subshell whose only command it is
( :

) <no1
(

( : ) <no2

)
(
( : ) <no3
:
)
(
! ( : ) <no4

)
(
(
( : ) <no5

)

)
(
{ :; } <no6

) | :
f() (

{ :; } <no7

)
f
(
case x in
x) (

{ :; } <no8

) ;;
esac

)
## status: 1
## STDERR:
bash: line 3: no1: No such file or directory
bash: line 8: no2: No such file or directory
bash: line 10: no3: No such file or directory
bash: line 14: no4: No such file or directory
bash: line 23: no5: No such file or directory
bash: line 27: no6: No such file or directory
environment: line 32: no7: No such file or directory
bash: line 40: no8: No such file or directory
## END

#### LINENO in the here-document of a compound command
{ cat; } <<X
$LINENO
X
if :; then
{ cat; } <<X
$LINENO $(echo $LINENO)
X

fi
while read x; do echo $x $LINENO
done <<X
$LINENO
X
for i in 1; do

{ cat; } <<X
$LINENO
X
done
f() {
{ cat; } <<X
$LINENO
X
cat <<X
$LINENO
X
}

f
{ cat <<X
$LINENO
X

} <<X
$LINENO
X
(

( cat ) <<X
$LINENO
X
)
eval "{ cat; } <<X
\$LINENO
X
"
## status: 0
## STDOUT:
3
9 9
13 10
14
20
24
30
42
48
## END

#### noclobber holds for both streams, too
set -C; echo a > n
echo b >& n; echo $?
echo b &> n; echo $?
echo b >& /dev/null; echo $?
echo b &>> n; echo $?
cat n
## status: 0
## STDOUT:
1
1
0
0
a
b
## END
## STDERR:
bash: line 2: n: cannot overwrite existing file
bash: line 3: n: cannot overwrite existing file
## END

#### redirections without a command that take input are made in a process
( < ${x:=/dev/null}; echo "[$x]" ) 2>&1; echo "s $?"
( > ${x:=/dev/null}; echo "[$x]" ) 2>&1; echo "s $?"
( y=1 < ${x:=/dev/null}; echo "[$x][$y]" ) 2>&1; echo "s $?"
( <> ${x:=/dev/null}; echo "[$x]" ) 2>&1; echo "s $?"
( <<< ${x:=a}; echo "[$x]" ) 2>&1; echo "s $?"
( <& ${x:=0}; echo "[$x]" ) 2>&1; echo "s $?"
( 3< ${x:=/dev/null}; echo "[$x]" ) 2>&1; echo "s $?"
( {v}< /dev/null; echo "[${v:+set}]" ) 2>&1; echo "s $?"
( y=1 {v}> /dev/null; echo "[${v:+set}][$y]" ) 2>&1; echo "s $?"
( y=$(exit 3) < /dev/null; echo $?; y=$(exit 3) > /dev/null; echo $?;  y=$(exit 3) < ${q:=/dev/null}; echo $? ) 2>&1; echo "s $?"
( < $((i=5, i)) ; echo $i; < ${nosuch?bad}; echo on ) 2>&1; echo "s $?"
( set -u; < $nosuch; echo on ) 2>&1; echo "s $?"
( readonly y; y=1 < /dev/null; echo on $? ) 2>&1; echo "s $?"
## status: 0
## STDOUT:
[]
s 0
[/dev/null]
s 0
[][1]
s 0
[]
s 0
[a]
s 0
[]
s 0
[/dev/null]
s 0
[]
s 0
[][1]
s 0
0
3
0
s 0
bash: line 11: 5: No such file or directory

bash: line 11: nosuch: bad
on
s 0
bash: line 12: nosuch: unbound variable
on
s 0
bash: line 13: y: readonly variable
s 1
## END

#### output and complaints of builtins keep their order in one file
bash -c 'printf out; echo err >&2; echo b; echo c >&2; type cd; echo d >&2; compgen -b | head -1; echo e >&2; pwd > /dev/null; printf f' > f 2>&1; cat f
## status: 0
## stdout-json: "outerr\nb\nc\ncd is a shell builtin\nd\n.\ne\nf"
