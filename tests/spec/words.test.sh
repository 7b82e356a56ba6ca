#### plain words
echo a b   c
## status: 0
## STDOUT:
a b c
## END

#### quotes of every kind
echo 'a  b' "c  d" e\ \ f $'g\th'
## status: 0
## stdout-json: "a  b c  d e  f g\th\n"

#### adjacent quotes make one word
echo a'b 'c"d "e\ f
## status: 0
## STDOUT:
ab cd e f
## END

#### empty words
show() { echo $#; }; show '' "" $x "$x"; show
## status: 0
## STDOUT:
3
0
## END

#### an empty word is no word without quotes
show() { echo $#; }; x=; show $x $x; show "$x"$x
## status: 0
## STDOUT:
0
1
## END

#### backslash in double quotes
echo "a\$b \\ \" \a \`"
## status: 0
## STDOUT:
a$b \ " \a `
## END

#### backslash newline
echo a\
b "c\
d" 'e\
f'
## status: 0
## STDOUT:
ab cd e\
f
## END

#### dollar alone
echo $ "$" a$ $% "$%"
## status: 0
## STDOUT:
$ $ a$ $% $%
## END

#### ansi quotes
echo $'a\x41\u00e9\101\'\\' $'\e' | cat
## status: 0
## stdout-json: "aA\u00e9A'\\ \u001b\n"

#### ansi quotes with bytes
echo $'\xff\xfe'
## status: 0
## stdout-json: "\udcff\udcfe\n"

#### ansi quotes inside double quotes are none
echo "$'a'"
## status: 0
## STDOUT:
$'a'
## END

#### locale quotes
echo $"a b"
## status: 0
## STDOUT:
a b
## END

#### newline in quotes
echo 'a
b'
## status: 0
## STDOUT:
a
b
## END

#### comments
echo a # b 'c
echo a#b "#c" \#d # e
# f
## status: 0
## STDOUT:
a
a#b #c #d
## END

#### comment at the end
echo x #
## status: 0
## STDOUT:
x
## END

#### tilde
echo ~ ~/a ~nobody-here "~" \~ a~ x=~ 
## status: 0
## STDOUT:
/home/agent /home/agent/a ~nobody-here ~ ~ a~ x=/home/agent
## END

#### tilde in assignments
x=~/a:~/b:c~; echo $x
## status: 0
## STDOUT:
/home/agent/a:/home/agent/b:c~
## END

#### tilde quoted in part
echo ~"/a" ~'x'
## status: 0
## STDOUT:
~/a ~x
## END

#### brace lists
echo {a,b}c x{1,2}{3,4} {a,{b,c}}d
## status: 0
## STDOUT:
ac bc x13 x14 x23 x24 ad bd cd
## END

#### braces that do not expand
echo {a} {} {a,b \{a,b} {a\,b} a{,}b
## status: 0
## STDOUT:
{a} {} {a,b {a,b} {a,b} ab ab
## END

#### brace ranges
echo {1..5} {5..1} {1..10..3} {a..e} {e..a..2} {01..10..4} {-2..2}
## status: 0
## STDOUT:
1 2 3 4 5 5 4 3 2 1 1 4 7 10 a b c d e e c a 01 05 09 -2 -1 0 1 2
## END

#### braces with quotes
echo {'a b',"c,d"} "{a,b}" {a,b}'{c,d}'
## status: 0
## STDOUT:
a b c,d {a,b} a{c,d} b{c,d}
## END

#### braces come before parameters
a=1 ab=2 ac=3; echo $a{b,c} ${a}{b,c}
## status: 0
## STDOUT:
2 3 1b 1c
## END

#### braces with empty alternatives
echo x{,a}y {,b}
## status: 0
## STDOUT:
xy xay b
## END

#### reserved words as arguments
echo if then else fi do done while { } !
## status: 0
## STDOUT:
if then else fi do done while { } !
## END

#### unicode
x=héé; echo ${#x} "$x"
## status: 0
## STDOUT:
3 héé
## END

#### line continuation between words
echo a \
  b \
  c
## status: 0
## STDOUT:
a b c
## END

#### a word with everything
x=1; echo pre"$x"'$x'\$x$(echo y)`echo z`${x}post
## status: 0
## STDOUT:
pre1$x$xyz1post
## END

#### escaped glob characters
echo \* '*' "*" \? \[a]
## status: 0
## STDOUT:
* * * ? [a]
## END

#### semicolons and ampersands in quotes
echo 'a;b&c|d' "e;f" g\;h
## status: 0
## STDOUT:
a;b&c|d e;f g;h
## END

#### tilde of the working directory
cd /tmp; cd /; echo ~+ ~- ~+/a ~-x ~+x; unset OLDPWD; echo ~-
## status: 0
## STDOUT:
/ /tmp //a ~-x ~+x
~-
## END

#### a tilde in a word with braces
echo a=~:{3..0} a=~ a={~,b}:~ {a,b}=~ ~{a,b} x=~{a,b} a=~/{a,b}
## status: 0
## STDOUT:
a=~:3 a=~:2 a=~:1 a=~:0 a=/home/agent a=~:~ a=b:~ a=~ b=~ ~a ~b x=~a x=~b a=~/a a=~/b
## END

#### braces inside a process substitution
cat <(case {a..c} in x) ;; *) echo once; esac)
## status: 0
## STDOUT:
once
## END

#### braces whose numbers are beyond 64 bits, or count too much, stay as they are
echo {1..9223372036854775808} {-9223372036854775809..1} {1..5..9223372036854775808} {a..c..9223372036854775808}
echo {1..9223372036854775807} {1..5..-9223372036854775808} {1..2147483647} {1..3000000000..2147483647}
echo {9223372036854775806..9223372036854775807} {-9223372036854775808..-9223372036854775806} {1..5..9223372036854775807}
printf -v long %05000d 0; eval "a=({1..1$long} {${long}1..3} {1..3..1$long})"; echo ${#a[@]} ${#a} ${#a[1]} ${#a[4]}
## status: 0
## STDOUT:
{1..9223372036854775808} {-9223372036854775809..1} {1..5..9223372036854775808} {a..c..9223372036854775808}
{1..9223372036854775807} {1..5..-9223372036854775808} {1..2147483647} 1 2147483648
9223372036854775806 9223372036854775807 -9223372036854775808 -9223372036854775807 -9223372036854775806 1
5 5006 5001 5009
## END

#### hexadecimal escapes in braces
echo $'\x{41}|\x{}|'; echo $'\x{4142}\x{zz}'; echo $'\x{41'; echo $'\x{'; echo $'a\x{}b'c; echo $'\x{0000000000000042}'
## status: 0
## STDOUT:
A|
B
A

ac
B
## END

#### braces in a long word
x=; for i in {1..3000}; do x+=ab; done
eval "set -- {1,2}$x{3,4} ${x}{a {p,q}$x"; echo $# ${#1} ${1: -3} ${2: -3} ${4:0:2} ${#5} ${5: -2} ${6:0:2}
## status: 0
## STDOUT:
7 6002 ab3 ab4 2a 6002 {a pa
## END

#### a tilde behind any colon of a word that looks like an assignment
HOME=/h
for v in a=:~ a=~:~ b:~ a=b:~/x 'a'=:~ a+=:~ a[1]=:~ 1=:~ a=:~x:~; do echo $v; done
echo a=:~ x a=x:~
f() { echo "$@"; }
f a=:~
case a=:/h in a=:~) echo case;; esac
[[ a=:~ = a=:/h ]] && echo condition
x=(a=:~ b:~)
echo "${x[@]}"
## status: 0
## STDOUT:
a=:/h
a=/h:/h
b:~
a=b:/h/x
a=:~
a+=:/h
a[1]=:/h
1=:~
a=:~x:/h
a=:/h x a=x:/h
a=:/h
case
condition
a=:~ b:~
## END

#### an empty value beside an empty "$@" in quotes makes a field where an operator or a list gave it
show() { echo $#; for each in "$@"; do echo "<$each>"; done; }
a=(one '' x) b=('') e=() y=; set --
show "$@${y^}" "$@${y,,}z" "${y/x}$@"; show "$@${y@L}"; show "${e[@]}${a[1]^}"; show "$@${y:0:1}"
show "$@$y"; show "$@${y#x}"; show "$@${y:1}"; show "$@${nope^}"; show "$@${a[9]^}"; show "$@${*^}"
show "$@${b[@]}"; show "${b[@]}$@"; show "$@${b[*]}"; show "$@${b[@]:0:1}"; show "$@${b[@]#x}"
show "$@${e[@]}"; show "$@${b[@]:1}"; show "$@${b[*]^}"
## status: 0
## STDOUT:
3
<>
<z>
<>
1
<>
1
<>
1
<>
0
0
0
0
0
0
1
<>
1
<>
1
<>
1
<>
1
<>
0
0
0
## END

#### among words, an equals sign behind a tilde of what looks like an assignment begins another
HOME=/h
printf '<%s>\n' a=~=~ a=~:~=~ a=b:~=~ a=~x=~ a=~=~/x=~ a=~=~:~=~/y:~ a=~=b=~ a=~==~ a=~~=~ a=b=~ a=~/x=~ 1a=~=~ --a=~=~
x=~=~; echo "$x"; declare y=~=~; echo "$y"
## status: 0
## STDOUT:
<a=/h=/h>
<a=/h:/h=/h>
<a=b:/h=/h>
<a=~x=/h>
<a=/h=/h/x=~>
<a=/h=/h:/h=/h/y:/h>
<a=~=b=/h>
<a=~==/h>
<a=~~=/h>
<a=b=~>
<a=/h/x=~>
<1a=~=~>
<--a=~=~>
~=~
~=~
## END
