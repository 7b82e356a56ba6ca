#### one name keeps the inside of the line
read x <<< '  a  b  c  '; echo "<$x>"
## status: 0
## STDOUT:
<a  b  c>
## END

#### two names
read x y <<< '  a  b  c  '; echo "<$x><$y>"
## status: 0
## STDOUT:
<a><b  c>
## END

#### REPLY keeps blanks
read <<< '  a  b  '; echo "<$REPLY>"; read -r <<< ' \a '; echo "<$REPLY>"
## status: 0
## STDOUT:
<  a  b  >
< \a >
## END

#### REPLY without r drops backslashes
read <<< ' \a\ b '; echo "<$REPLY>"
## status: 0
## STDOUT:
< a b >
## END

#### too few fields empty the rest
a=1 b=2 c=3; read a b c <<< x; echo "<$a><$b><$c>"
## status: 0
## STDOUT:
<x><><>
## END

#### an empty line
x=1; read x <<< ''; echo "$? <$x>"
## status: 0
## STDOUT:
0 <>
## END

#### the end of the input
x=1; read x < /tmp/../work/none 2>/dev/null; echo $?; : > f; read x < f; echo "$? <$x>"
## status: 0
## STDOUT:
1
1 <>
## END
## STDERR:
bash: line 1: /tmp/../work/none: No such file or directory
## END

#### a last line without newline is stored
echo -n abc > f; read x < f; echo "$? <$x>"
## status: 0
## STDOUT:
1 <abc>
## END

#### while read counts lines
n=0; while read x; do n=$((n+1)); done <<< $'a\nb\nc'; echo $n
## status: 0
## STDOUT:
3
## END

#### IFS for one read
IFS=: read a b c <<< "1:2:3"; echo "$a-$b-$c"; echo "<$IFS>"
## status: 0
## stdout-json: "1-2-3\n< \t\n>\n"

#### a trailing delimiter
IFS=: read a b <<< "1:2:"; echo "<$a><$b>"; IFS=: read a b <<< "1:2::"; echo "<$a><$b>"; IFS=: read a b <<< "1:2:3:"; echo "<$a><$b>"
## status: 0
## STDOUT:
<1><2>
<1><2::>
<1><2:3:>
## END

#### one name and a trailing delimiter
IFS=: read a <<< "1:"; echo "<$a>"; IFS=: read a <<< "1::"; echo "<$a>"; IFS=: read a <<< ":1"; echo "<$a>"; IFS=: read a <<< ":"; echo "<$a>"
## status: 0
## STDOUT:
<1>
<1::>
<:1>
<>
## END

#### blanks and marks in IFS
IFS=", " read a b c <<< "1 , 2,,3 "; echo "<$a><$b><$c>"
## status: 0
## STDOUT:
<1><2><,3>
## END

#### blanks around marks at the end
IFS=", " read a b <<< "1 , 2 , "; echo "<$a><$b>"; IFS=", " read a b <<< " 1 , 2 , ,"; echo "<$a><$b>"
## status: 0
## STDOUT:
<1><2>
<1><2 , ,>
## END

#### empty IFS
IFS= read a b <<< " x y "; echo "<$a><$b>"
## status: 0
## STDOUT:
< x y ><>
## END

#### unset IFS
unset IFS; read a b <<< " x  y "; echo "<$a><$b>"
## status: 0
## STDOUT:
<x><y>
## END

#### a tab in IFS only
IFS=$'\t' read a b <<< $'x y\tz\t'; echo "<$a><$b>"
## status: 0
## STDOUT:
<x y><z>
## END

#### two tabs are one
IFS=$'\t' read a b <<< $'x\t\tz'; echo "<$a><$b>"
## status: 0
## STDOUT:
<x><z>
## END

#### raw backslashes
read -r x <<< 'a\tb\\c\'; echo "<$x>"
## status: 0
## STDOUT:
<a\tb\\c\>
## END

#### a continued line
read x y <<< $'a\\\nb c'; echo "<$x><$y>"
## status: 0
## STDOUT:
<ab><c>
## END

#### a raw line is not continued
read -r x y <<< $'a\\\nb c'; echo "<$x><$y>"
## status: 0
## STDOUT:
<a\><>
## END

#### an escaped blank does not split
read x y <<< 'a\ b c\ d e'; echo "<$x><$y>"
## status: 0
## STDOUT:
<a b><c d e>
## END

#### an escaped delimiter at the end stays
read x <<< 'a\ '; echo "<$x>"; read x y <<< 'a b\ '; echo "<$x><$y>"; IFS=: read x y <<< 'a:b\:'; echo "<$x><$y>"
## status: 0
## STDOUT:
<a >
<a><b >
<a><b:>
## END

#### a backslash before the end of the input
echo -n 'a\' > f; read x < f; echo "$? <$x>"
## status: 0
## STDOUT:
1 <a>
## END

#### another delimiter
read -d : x <<< a:b; echo "$? <$x>"; read -d xy v <<< 1x2y3; echo "<$v>"
## status: 0
## STDOUT:
0 <a>
<1>
## END

#### an escaped delimiter of its own
read -d : x <<< 'a\:b:c'; echo "<$x>"; read -r -d : x <<< 'a\:b:c'; echo "<$x>"
## status: 0
## STDOUT:
<a:b>
<a\>
## END

#### NUL as delimiter
read -d '' x <<< $'a\nb'; echo "$? <$x>"
## status: 0
## STDOUT:
1 <a
b>
## END

#### at most so many characters
read -n 3 x <<< abcdef; echo "$? <$x>"; read -n 10 x <<< abc; echo "$? <$x>"
## status: 0
## STDOUT:
0 <abc>
0 <abc>
## END

#### n stops at the delimiter
{ read -n 5 x; read y; } <<< $'ab\ncd'; echo "<$x><$y>"
## status: 0
## STDOUT:
<ab><cd>
## END

#### n leaves the rest
{ read -n 2 x; read y; } <<< abcdef; echo "<$x><$y>"
## status: 0
## STDOUT:
<ab><cdef>
## END

#### n counts characters
read -n 2 x <<< éèà; echo "<$x>"
## status: 0
## STDOUT:
<éè>
## END

#### n splits
read -n 5 x y <<< 'a b c d'; echo "<$x><$y>"
## status: 0
## STDOUT:
<a><b c>
## END

#### n and escapes
read -n 3 x <<< 'a\bcd'; echo "<$x>"; read -r -n 3 x <<< 'a\bcd'; echo "<$x>"
## status: 0
## STDOUT:
<abc>
<a\b>
## END

#### n of nothing
x=1; read -n 0 x <<< abc; echo "$? <$x>"
## status: 0
## STDOUT:
0 <>
## END

#### exactly so many characters
read -N 4 x <<< $'a\nbc'; echo "$? <$x>"; read -N 9 x <<< abc; echo "$? <$x>"
## status: 0
## STDOUT:
0 <a
bc>
1 <abc
>
## END

#### N does not split
read -N 5 x y <<< ' a b c'; echo "<$x><$y>"
## status: 0
## STDOUT:
< a b ><>
## END

#### another descriptor
{ read -u 3 a; read -u 3 b; echo "$a/$b"; } 3<<< $'l1\nl2'
## status: 0
## STDOUT:
l1/l2
## END

#### two inputs side by side
echo $'1\n2' > f; echo $'a\nb' > g; while read x <&3 && read y <&4; do echo "$x$y"; done 3< f 4< g
## status: 0
## STDOUT:
1a
2b
## END

#### descriptors that are not open
read -u 9 x; echo $?; read -u a x; echo $?; read -u -1 x; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: read: 9: invalid file descriptor: Bad file descriptor
bash: line 1: read: a: invalid file descriptor specification
bash: line 1: read: -1: invalid file descriptor specification
## END

#### the rest is for the next reader
{ read a; cat; } <<< $'1\n2\n3'; echo "[$a]"
## status: 0
## STDOUT:
2
3
[1]
## END

#### the rest of a file is for the next reader
echo $'1\n2\n3' > f; { read a; read b; cat; } < f; echo "[$a$b]"
## status: 0
## STDOUT:
3
[12]
## END

#### the rest of a pipe is for the next reader
echo $'1\n2\n3' | { read a; cat; echo "[$a]"; }
## status: 0
## STDOUT:
2
3
[1]
## END

#### head behind read
echo $'1\n2\n3\n4' > f; { read a; head -n 1; read b; echo "$a$b"; } < f
## status: 0
## STDOUT:
2
13
## END

#### a loop whose body reads too
echo $'1\n2\n3\n4' > f; while read a; do read b; echo "$a$b"; done < f
## status: 0
## STDOUT:
12
34
## END

#### a pipe does not change this shell
x=1; echo 2 | read x; echo $x
## status: 0
## STDOUT:
1
## END

#### invalid names
read 1x <<< a; echo $?; read a 2x b <<< '1 2 3'; echo "$? $a $b"; read 'a b' <<< x; echo $?
## status: 0
## STDOUT:
1
1 1 
1
## END
## STDERR:
bash: line 1: read: `1x': not a valid identifier
bash: line 1: read: `2x': not a valid identifier
bash: line 1: read: `a b': not a valid identifier
## END

#### options that are wrong
read -z; echo $?; read -d; echo $?; read -t x; echo $?; read -t -1; echo $?; read -n x; echo $?; read -N -1; echo $?
## status: 0
## STDOUT:
2
2
1
1
1
1
## END
## STDERR:
bash: line 1: read: -z: invalid option
read: usage: read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]
bash: line 1: read: -d: option requires an argument
read: usage: read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]
bash: line 1: read: x: invalid timeout specification
bash: line 1: read: -1: invalid timeout specification
bash: line 1: read: x: invalid number
bash: line 1: read: -1: invalid number
## END

#### readonly names
readonly ro; read ro <<< x; echo $?; read a ro b <<< '1 2 3'; echo "$? $a $b"
## status: 0
## STDOUT:
1
1 1 
## END
## STDERR:
bash: line 1: ro: readonly variable
bash: line 1: ro: readonly variable
## END

#### prompt and silence need a terminal
read -p 'name? ' x <<< a; echo "$x"; read -s x <<< b; echo "$x"; read -e x <<< c; echo "$x"; read -e -i text x <<< d; echo "$x"
## status: 0
## STDOUT:
a
b
c
d
## END

#### clustered options
read -rn2 x <<< 'a\b'; echo "<$x>"; read -rd: x <<< 'a:b'; echo "<$x>"; read -ru3 x 3<<< q; echo "$x"
## status: 0
## STDOUT:
<a\>
<a>
q
## END

#### the end of options
read -r -- x <<< a; echo "$x"
## status: 0
## STDOUT:
a
## END

#### a timeout that does not come
read -t 5 x <<< abc; echo "$? $x"; read -t 0.5 x <<< abc; echo "$? $x"
## status: 0
## STDOUT:
0 abc
0 abc
## END

#### a timeout
sleep 0.5 | { read -t 0.05 x; echo "$? <$x>"; }
## status: 0
## STDOUT:
142 <>
## END

#### NUL bytes are left out
echo -e 'a\0b' | { read x; echo "<$x>"; }
## status: 0
## STDOUT:
<ab>
## END

#### bytes that are no text
echo -e 'a\xffb' | { read x; echo "<$x>"; }
## status: 0
## stdout-json: "<a\udcffb>\n"

#### closed input
read x <&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: read: read error: 0: Bad file descriptor
## END

#### a directory as input
read x < /; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: read: read error: 0: Is a directory
## END

#### mapfile callbacks
mapfile -C "echo cb" -c 2 x <<< $'1\n2\n3\n4\n5'
## status: 0
## STDOUT:
cb 1 2

cb 3 4

## END

#### mapfile complaints
mapfile -n a; mapfile -O -1 x; mapfile -s a; mapfile 1x; mapfile -u 9; mapfile -c 0 x; mapfile -O a x; mapfile ""; mapfile -u x; mapfile -n -1 x; readarray -q; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: line 1: mapfile: a: invalid line count
bash: line 1: mapfile: -1: invalid array origin
bash: line 1: mapfile: a: invalid line count
bash: line 1: mapfile: `1x': not a valid identifier
bash: line 1: mapfile: 9: invalid file descriptor: Bad file descriptor
bash: line 1: mapfile: 0: invalid callback quantum
bash: line 1: mapfile: a: invalid array origin
bash: line 1: mapfile: empty array variable name
bash: line 1: mapfile: x: invalid file descriptor specification
bash: line 1: mapfile: -1: invalid line count
bash: line 1: readarray: -q: invalid option
readarray: usage: readarray [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]
## END

#### while read with an unfinished last line
echo -n $'a\nb' > f; while read x || [ -n "$x" ]; do echo "$x"; done < f
## status: 0
## STDOUT:
a
b
## END

#### into an array
read -a a <<< ' x  y z '; echo "${#a[@]} ${a[0]} ${a[2]}"
## status: 0
## STDOUT:
3 x z
## END

#### into an array by another IFS
IFS=: read -a a <<< 'x::y:'; echo "${#a[@]}"; for e in "${a[@]}"; do echo "<$e>"; done
## status: 0
## STDOUT:
3
<x>
<>
<y>
## END

#### an empty line into an array
a=(1 2); read -a a <<< ''; echo "${#a[@]}"
## status: 0
## STDOUT:
0
## END

#### into an array and names
read -a a b <<< 'x y'; echo "${a[@]} <$b>"
## status: 0
## STDOUT:
x y <>
## END

#### an array that cannot be
declare -A h; read -a h <<< x; echo $?; read -a 1a <<< x; echo $?; readonly q; read -a q <<< x; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: read: h: not an indexed array
bash: line 1: read: `1a': not a valid identifier
bash: line 1: q: readonly variable
## END

#### into an element
read 'a[2]' <<< x; echo "${a[2]} ${#a[@]}"; read a[1] b <<< 'p q'; echo "${a[@]} $b"
## status: 0
## STDOUT:
x 1
p x q
## END

#### an array and NUL
read -r -d '' -a a <<< $'1 2\n3'; echo "${#a[@]} ${a[2]}"
## status: 0
## STDOUT:
3 3
## END

#### mapfile
mapfile a <<< $'1\n2'; echo "${#a[@]}<${a[0]}><${a[1]}>"
## status: 0
## STDOUT:
2<1
><2
>
## END

#### mapfile trims
mapfile -t a <<< $'1\n2\n'; echo "${#a[@]}<${a[0]}><${a[1]}><${a[2]}>"
## status: 0
## STDOUT:
3<1><2><>
## END

#### mapfile without a name
mapfile -t <<< $'x\ny'; echo "${MAPFILE[@]}"
## status: 0
## STDOUT:
x y
## END

#### readarray is the same
readarray -t a <<< $'x\ny'; echo "${a[1]}"
## status: 0
## STDOUT:
y
## END

#### mapfile with a delimiter
mapfile -t -d : z <<< "a:b:c"; for e in "${z[@]}"; do echo "<$e>"; done; mapfile -d : z <<< "a:b"; echo "<${z[0]}>"
## status: 0
## STDOUT:
<a>
<b>
<c
>
<a:>
## END

#### mapfile with NUL as delimiter
echo -e 'a\0b\0c' > f; mapfile -d '' z < f; echo "${#z[@]} ${z[1]}"
## status: 0
## STDOUT:
3 b
## END

#### mapfile so many lines
{ mapfile -t -n 2 z; cat; } <<< $'1\n2\n3'; echo "${z[@]}"; mapfile -n 0 z <<< $'1\n2'; echo ${#z[@]}
## status: 0
## STDOUT:
3
1 2
2
## END

#### mapfile skips lines
mapfile -t -s 1 z <<< $'1\n2\n3'; echo "${z[@]}"; mapfile -t -s 1 -n 1 z <<< $'1\n2\n3'; echo "${z[@]}"; mapfile -s 9 z <<< a; echo "${#z[@]}"
## status: 0
## STDOUT:
2 3
2
0
## END

#### mapfile from an origin
z=(1 2 3 4); mapfile -t -O 1 z <<< $'a\nb'; echo "${z[@]}"; mapfile -t -O 6 z <<< x; echo "${!z[@]}"
## status: 0
## STDOUT:
1 a b 4
0 1 2 3 6
## END

#### mapfile forgets what was there
z=(1 2 3 4); mapfile -t z <<< a; echo "${z[@]}"
## status: 0
## STDOUT:
a
## END

#### mapfile callbacks see what was there
z=(a b c); f() { echo "$1:$2 ${#z[@]}"; }; mapfile -t -C f -c 1 z <<< $'p\nq'
## status: 0
## STDOUT:
0:p 0
1:q 1
## END

#### mapfile without a quantum
mapfile -C "echo cb" x <<< $'1\n2'; echo "${#x[@]}"
## status: 0
## STDOUT:
2
## END

#### mapfile from a descriptor
mapfile -t -u 3 z 3<<< $'1\n2'; echo "${z[1]}"
## status: 0
## STDOUT:
2
## END

#### mapfile and what it cannot set
readonly r; mapfile r <<< x; echo $?; declare -A h; mapfile h <<< x; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: r: readonly variable
bash: line 1: mapfile: h: not an indexed array
## END

#### mapfile of nothing
mapfile z < /dev/null; echo "$? ${#z[@]}"; a=$(true); mapfile -t z <<< "$a"; echo "${#z[@]}"
## status: 0
## STDOUT:
0 0
1
## END

#### mapfile and an unfinished line
echo -n $'a\nb' > f; mapfile z < f; echo "${#z[@]}<${z[1]}>"; mapfile -t z < f; echo "<${z[1]}>"
## status: 0
## STDOUT:
2<b>
<b>
## END

#### mapfile in a pipe
echo a | mapfile z; echo "${#z[@]}"
## status: 0
## STDOUT:
0
## END

#### read and a subshell share the input
echo $'1\n2\n3' > f; { (read a; echo "in $a"); read b; echo "out $b"; } < f
## status: 0
## STDOUT:
in 1
out 2
## END

#### read in a pipeline of groups
echo $'1\n2\n3\n4' | { read a; (read b; echo "$b"); { read c; echo "$a$c"; }; cat; }
## status: 0
## STDOUT:
2
13
4
## END

#### nested loops over two files
echo $'1\n2' > f; echo $'a\nb' > g; while read x; do while read y; do echo "$x$y"; done < g; done < f
## status: 0
## STDOUT:
1a
1b
2a
2b
## END

#### break leaves the rest of the input
echo $'1\n2\n3' > f; { while read x; do [ $x = 2 ] && break; done; cat; } < f
## status: 0
## STDOUT:
3
## END

#### long lines
x=$(printf '%05000d' 7); echo "$x" > f; echo next >> f; { read -r y; read z; } < f; [ "$x" = "$y" ] && echo same $z
## status: 0
## STDOUT:
same next
## END

#### fields by several marks
IFS=',;' read a b c <<< '1,2;3'; echo "$a $b $c"; IFS=',;' read a b <<< '1,;2'; echo "<$a><$b>"
## status: 0
## STDOUT:
1 2 3
<1><;2>
## END

#### IFS with a backslash
IFS='\' read -r a b <<< 'x\y'; echo "<$a><$b>"
## status: 0
## STDOUT:
<x><y>
## END

#### read keeps IFS for others
IFS=: read a b <<< "1 2:3"; echo $a $b; set -- $a; echo $#
## status: 0
## STDOUT:
1 2 3
2
## END

#### read -d with more than a line
{ read -r -d ';' a; read -r -d ';' b; echo "<$a><$b>"; } <<< $'x\ny;z;'
## status: 0
## STDOUT:
<x
y><z>
## END

#### a here-document
while IFS='=' read -r k v; do echo "$k -> $v"; done <<E
a=1
b=2=3
c
## status: 0
## STDOUT:
a -> 1
b -> 2=3
c -> 
## END
## STDERR:
bash: line 4: warning: here-document at line 1 delimited by end-of-file (wanted `E')
## END

#### a here-document and IFS
while IFS='=' read -r k v; do echo "$k -> $v"; done <<E
a=1
b=2=3
c
E
## status: 0
## STDOUT:
a -> 1
b -> 2=3
c -> 
## END

#### lines with CR
read x <<< $'a\r'; printf '%q\n' "$x"
## status: 0
## STDOUT:
$'a\r'
## END

#### names that are references
declare -n r=t; read r <<< v; echo "$t"
## status: 0
## STDOUT:
v
## END

#### an integer variable
declare -i n; read n <<< 2+3; echo $n
## status: 0
## STDOUT:
5
## END

#### an uppercase variable
declare -u n; read n <<< abc; echo $n
## status: 0
## STDOUT:
ABC
## END

#### read in a function with local names
f() { local a b; read a b; echo "$b"; }; f <<< '1 2 3'; echo "<$a>"
## status: 0
## STDOUT:
2 3
<>
## END

#### mapfile -t and empty lines
mapfile -t a <<< $'\n\nx\n'; echo "${#a[@]}<${a[0]}><${a[2]}>"
## status: 0
## STDOUT:
4<><x>
## END

#### mapfile from a process
mapfile -t a < <(echo 1; echo 2); echo "${a[1]}"
## status: 0
## STDOUT:
2
## END
