#### a list becomes an array
a=(1 2 3); declare -p a; echo "${#a[@]} ${a[0]} ${a[2]} ${a[@]}"
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3")
3 1 3 1 2 3
## END

#### braces around a subscript make words that are no patterns
shopt -s nullglob; touch f1 f2
a=([6]={a,b}); declare -p a
a=([6]=f*); declare -p a
a=(q [2]={a,b} w); declare -p a
a=([2]="{a,b}" [3]='f*' [4]=\{a,b}); declare -p a
a=([{1,2}]=x); declare -p a
a+=([9]={1..3}); declare -p a
declare -a b=([6]={a,b} [7]=f*); declare -p b
## status: 0
## STDOUT:
declare -a a=([0]="[6]=a" [1]="[6]=b")
declare -a a=([6]="f*")
declare -a a=([0]="q" [1]="[2]=a" [2]="[2]=b" [3]="w")
declare -a a=([2]="{a,b}" [3]="f*" [4]="{a,b}")
declare -a a=([0]="[1]=x" [1]="[2]=x")
declare -a a=([0]="[1]=x" [1]="[2]=x" [2]="[9]=1" [3]="[9]=2" [4]="[9]=3")
declare -a b=([0]="[6]=a" [1]="[6]=b" [7]="f*")
## END

#### an empty list
a=(); declare -p a; echo "${#a[@]}" "${a[@]}"
## status: 0
## STDOUT:
declare -a a=()
0
## END

#### elements by subscript leave holes
a[3]=x; a[1]=y; declare -p a; echo "${!a[@]}" "${#a[@]}" "${a[@]}"
## status: 0
## STDOUT:
declare -a a=([1]="y" [3]="x")
1 3 2 y x
## END

#### a subscript in a list sets where the next goes
a=([5]=x y [2]=z w); declare -p a
## status: 0
## STDOUT:
declare -a a=([2]="z" [3]="w" [5]="x" [6]="y")
## END

#### a subscript in a list is arithmetic
i=3; a=([i+1]=x [i=7]=y); declare -p a i
## status: 0
## STDOUT:
declare -a a=([4]="x" [7]="y")
declare -- i="7"
## END

#### words of a list are expanded and split
s="a b"; a=($s "$s" {1,2} $((1+2)) $(echo p q)); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="a" [1]="b" [2]="a b" [3]="1" [4]="2" [5]="3" [6]="p" [7]="q")
## END

#### words of a list split by IFS
IFS=:; s=a:b; a=($s "$s"); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="a" [1]="b" [2]="a:b")
## END

#### the pathnames of a list
touch f1 f2; a=(f* "f*" nope*); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="f1" [1]="f2" [2]="f*" [3]="nope*")
## END

#### arguments in a list
set -- "p q" "" r; a=("$@" x$@y "$*"); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="p q" [1]="" [2]="r" [3]="xp" [4]="q" [5]="ry" [6]="p q  r")
## END

#### a list with subscripts does not split
s="a b"; a=([0]=$s [2]="$s"); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="a b" [2]="a b")
## END

#### appending a list
a=(1 2); a+=(3 4); a[10]=x; a+=(y); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3" [3]="4" [10]="x" [11]="y")
## END

#### appending to an element
a=(1 2); a[1]+=x; a[3]+=y; a+=z; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1z" [1]="2x" [3]="y")
## END

#### appending a list to a text
y=6; y+=(7); declare -p y
## status: 0
## STDOUT:
declare -a y=([0]="6" [1]="7")
## END

#### appending a list to nothing
n+=(1 2); declare -p n
## status: 0
## STDOUT:
declare -a n=([0]="1" [1]="2")
## END

#### a text becomes an array by a subscript
x=5; x[2]=3; declare -p x
## status: 0
## STDOUT:
declare -a x=([0]="5" [2]="3")
## END

#### a text assigned to an array goes first
a=(1 2); a=9; declare -p a; echo $a
## status: 0
## STDOUT:
declare -a a=([0]="9" [1]="2")
9
## END

#### an array without its first element has no plain value
a=([1]=x); echo "[$a]" "${a-unset}" "${a[1]}"
## status: 0
## STDOUT:
[] unset x
## END

#### negative subscripts count from the end
a=(1 2 3); a[-1]=z; a[-3]=y; declare -p a; echo ${a[-2]}
## status: 0
## STDOUT:
declare -a a=([0]="y" [1]="2" [2]="z")
2
## END

#### a negative subscript in a list
a=(1 2 [-1]=x); declare -p a; a=([-1]=x); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="x")
declare -a a=()
## END
## STDERR:
bash: line 1: [-1]=x: bad array subscript
## END

#### a negative subscript before the first element
a=(1); a[-2]=x; echo never
## status: 1
## STDERR:
bash: line 1: a[-2]: bad array subscript
## END

#### a negative subscript of no array
b[-5]=x; echo never
## status: 1
## STDERR:
bash: line 1: b[-5]: bad array subscript
## END

#### reading before the first element
a=(1); echo "[${a[-3]}]"; echo $?
## status: 0
## STDOUT:
[]
0
## END
## STDERR:
bash: line 1: a: bad array subscript
## END

#### an empty subscript
a[]=1; echo never
## status: 1
## STDERR:
bash: line 1: a[]: bad array subscript
## END

#### a blank subscript is 0
a[ ]=3; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="3")
## END

#### a quoted subscript
a["1"]=3; declare -p a
## status: 0
## STDOUT:
declare -a a=([1]="3")
## END

#### an empty quoted subscript is 0
a[""]=3; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="3")
## END

#### all elements cannot be assigned at once
a[@]=3; echo never
## status: 1
## STDERR:
bash: line 1: a[@]: bad array subscript
## END

#### all elements cannot be assigned at once with a star
a[*]=3; echo never
## status: 1
## STDERR:
bash: line 1: a[*]: bad array subscript
## END

#### all elements in a list
a=([@]=1); echo $?; declare -p a; a=([*]=1); declare -p a
## status: 0
## STDOUT:
0
declare -a a=()
declare -a a=()
## END
## STDERR:
bash: line 1: [@]=1: cannot assign to non-numeric index
bash: line 1: [*]=1: cannot assign to non-numeric index
## END

#### a subscript that makes no sense ends the shell
a[1+]=3; echo never
echo never
## status: 1
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### a subscript is evaluated once
i=1; a[i++]=x; echo $i; a[i++]+=y; echo $i; declare -p a
## status: 0
## STDOUT:
2
3
declare -a a=([1]="x" [2]="y")
## END

#### a subscript may assign
a[j=4]=x; echo $j; declare -p a
## status: 0
## STDOUT:
4
declare -a a=([4]="x")
## END

#### a subscript may use the array itself
a=(2 0 5); a[a[0]]=x; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="2" [1]="0" [2]="x")
## END

#### a subscript with expansions
i=2 n=i; a[$i]=x; a[$(echo 3)]=y; a[${#i}]=z; a[n]=w; declare -p a
## status: 0
## STDOUT:
declare -a a=([1]="z" [2]="w" [3]="y")
## END

#### large subscripts
a[100000000000]=1; a[9223372036854775807]=2; echo ${!a[@]} ${#a[@]}
## status: 0
## STDOUT:
100000000000 9223372036854775807 2
## END

#### subscripts in other bases
a[0x10]=x; a[010]=y; a[2#11]=z; echo ${!a[@]}
## status: 0
## STDOUT:
3 8 16
## END

#### a text with a subscript 0 and others
x=abc; echo "${x[0]}" "[${x[1]}]" "${x[@]}" "${#x[@]}" "${!x[@]}"
## status: 0
## STDOUT:
abc [] abc 1 0
## END

#### unset an element
a=(1 2 3); i=1; unset "a[i]"; declare -p a; unset "a[-1]"; declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [2]="3")
declare -a a=([0]="1")
## END

#### unset an element that is not there
a=(1 2); unset "a[5]"; echo $?; unset "a[-5]"; echo $?; declare -p a
## status: 0
## STDOUT:
0
1
declare -a a=([0]="1" [1]="2")
## END
## STDERR:
bash: line 1: unset: [-5]: bad array subscript
## END

#### unset all elements
a=(1 2); unset "a[@]"; declare -p a; a=(3); unset "a[*]"; declare -p a
## status: 0
## STDOUT:
declare -a a=()
declare -a a=()
## END

#### unset an array
a=(1 2); unset a; echo $?; echo "${a-gone}" "${#a[@]}"
## status: 0
## STDOUT:
0
gone 0
## END

#### unset elements of a text
y=3; unset "y[0]"; echo $? ${y-gone}; y=3; unset "y[1]"; echo $? ${y-gone}; unset "y[@]"; echo $? $y
## status: 0
## STDOUT:
0 gone
1 3
1 3
## END
## STDERR:
bash: line 1: unset: y: not an array variable
bash: line 1: unset: y: not an array variable
## END

#### unset an element of nothing
unset "n[1]"; echo $?
## status: 0
## STDOUT:
0
## END

#### unset the last element leaves an empty array
a=(1); unset "a[0]"; declare -p a; echo ${#a[@]}
## status: 0
## STDOUT:
declare -a a=()
0
## END

#### several assignments at once
a=(1 2); a[0]=x a[1]=y b=$a c=(z) d[2]=3; declare -p a b c d
## status: 0
## STDOUT:
declare -a a=([0]="x" [1]="y")
declare -- b="x"
declare -a c=([0]="z")
declare -a d=([2]="3")
## END

#### an array from itself
a=(1 2 3); a=("${a[@]:1}" "${a[0]}"); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="2" [1]="3" [2]="1")
## END

#### lists over several lines and with comments
a=(1   # one
  2

  # nothing
  "3 4")
declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="1" [1]="2" [2]="3 4")
## END

#### odd values in a list
a=('' ' ' '"' "'" \\ '$x' '`' $'\n' $'\t' '!' 'a"b' é); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="" [1]=" " [2]="\"" [3]="'" [4]="\\" [5]="\$x" [6]="\`" [7]=$'\n' [8]=$'\t' [9]="!" [10]="a\"b" [11]="é")
## END

#### tildes in a list
HOME=/h; a=(~ "~" x~ [5]=~ ~/d); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="/h" [1]="~" [2]="x~" [5]="/h" [6]="/h/d")
## END

#### an array in a for loop
a=("p q" r ''); for i in "${a[@]}"; do echo "<$i>"; done; for i in ${a[@]}; do echo "<$i>"; done
## status: 0
## STDOUT:
<p q>
<r>
<>
<p>
<q>
<r>
## END

#### the keys in a for loop
a=([3]=x [9]=y); for i in "${!a[@]}"; do echo "$i ${a[i]} ${a[$i]}"; done
## status: 0
## STDOUT:
3 x x
9 y y
## END

#### arrays in arithmetic
a=(3 4 5); echo $((a[0]+a[1]*a[2])) $((a)) $((a[-1])); ((a[1]+=10)); ((a[5]=7)); declare -p a
## status: 0
## STDOUT:
23 3 5
declare -a a=([0]="3" [1]="14" [2]="5" [5]="7")
## END

#### an array of sums
declare -i a; a=(1+1 2*3 [5]=4+4 [5]+=1); declare -p a; a[1]+=5; a+=(9-1); declare -p a
## status: 0
## STDOUT:
declare -ai a=([0]="2" [1]="6" [5]="9")
declare -ai a=([0]="2" [1]="11" [5]="9" [6]="8")
## END

#### an array that becomes an integer later
declare -a b=(1+1); declare -i b; b[0]=1+1; b+=3; declare -p b
## status: 0
## STDOUT:
declare -ai b=([0]="5")
## END

#### an array in upper case
declare -u c=(ab cd); c+=(zz); c[0]+=q; declare -p c
## status: 0
## STDOUT:
declare -au c=([0]="ABQ" [1]="CD" [2]="ZZ")
## END

#### a copy in a subshell changes nothing
a=(1 2); (a[0]=x; a+=(3); declare -p a); declare -p a; (unset a; declare -p a); declare -p a
## status: 0
## STDOUT:
declare -a a=([0]="x" [1]="2" [2]="3")
declare -a a=([0]="1" [1]="2")
declare -a a=([0]="1" [1]="2")
## END
## STDERR:
bash: line 1: declare: a: not found
## END

#### a copy in a substitution changes nothing
a=(1 2); x=$(a[1]=y; echo ${a[@]}); echo "$x" "${a[@]}"
## status: 0
## STDOUT:
1 y 1 2
## END

#### the parent changes its own after a subshell
a=(1 2); (:); a[0]=x; b=$(a[0]=z; echo ${a[0]}); a[1]=y; echo ${a[@]} $b
## status: 0
## STDOUT:
x y z
## END

#### a pipeline's array
a=(1); echo x | { read l; a+=("$l"); echo ${a[@]}; }; echo ${a[@]}
## status: 0
## STDOUT:
1 x
1
## END

#### an array is not passed to commands
a=(1 2); export a; bash -c 'echo "[${a-none}]"'; declare -p a
## status: 0
## STDOUT:
[none]
declare -ax a=([0]="1" [1]="2")
## END

#### an array before a command is a text
B=(1 2) bash -c 'echo "[$B]"'; echo "[${B-none}]"
## status: 0
## STDOUT:
[(1 2)]
[none]
## END

#### an element before a command
A[1]=3 true; echo $?; echo "${A[@]-none}"
## status: 0
## STDOUT:
0
none
## END
## STDERR:
bash: line 1: `A[1]': not a valid identifier
## END

#### an array hidden before a command
A=(1 2); A=5 declare -p A; declare -p A
## status: 0
## STDOUT:
declare -x A="5"
declare -a A=([0]="1" [1]="2")
## END

#### a read-only array
readonly a=(1 2); (a[1]=2; echo never); (a+=(2); echo never); (a=(2); echo never); (a=x; echo never); unset a; echo $?; unset "a[1]"; echo $?; declare -p a
## status: 0
## STDOUT:
1
1
declare -ar a=([0]="1" [1]="2")
## END
## STDERR:
bash: line 1: a: readonly variable
bash: line 1: a: readonly variable
bash: line 1: a: readonly variable
bash: line 1: a: readonly variable
bash: line 1: unset: a: cannot unset: readonly variable
bash: line 1: unset: a: cannot unset: readonly variable
## END

#### read fills an array
read -a a <<< "x y  z"; declare -p a; mapfile -t b <<< $'1\n2'; declare -p b
## status: 0
## STDOUT:
declare -a a=([0]="x" [1]="y" [2]="z")
declare -a b=([0]="1" [1]="2")
## END

#### read into an element
read a[2] <<< "x y"; declare -p a; printf -v a[3] %s q; declare -p a
## status: 0
## STDOUT:
declare -a a=([2]="x y")
declare -a a=([2]="x y" [3]="q")
## END

#### many elements
for i in {1..300}; do a+=($i); done; echo ${#a[@]} ${a[-1]} ${a[150]}
## status: 0
## STDOUT:
300 300 151
## END

#### elements set backwards come in order
for i in 5 4 3 2 1; do a[i]=v$i; done; echo ${a[@]} ${!a[@]}; a+=(end); echo ${!a[@]}
## status: 0
## STDOUT:
v1 v2 v3 v4 v5 1 2 3 4 5
1 2 3 4 5 6
## END

#### removing and adding at the end
a=(1 2 3); unset "a[2]"; a+=(x); unset "a[0]"; a+=(y); declare -p a
## status: 0
## STDOUT:
declare -a a=([1]="2" [2]="x" [3]="y")
## END

#### an associative array
declare -A m; m[k]=v; m["a b"]=c; echo "${m[k]} ${m[a b]} ${#m[@]}"; declare -p m
## status: 0
## STDOUT:
v c 2
declare -A m=([k]="v" ["a b"]="c" )
## END

#### an associative array from a list
declare -A m=([a]=1 ["b c"]=2 [d]="3 4"); declare -p m
## status: 0
## STDOUT:
declare -A m=(["b c"]="2" [d]="3 4" [a]="1" )
## END

#### an associative array from pairs
declare -A m=(a 1 b "2 3" c); declare -p m
## status: 0
## STDOUT:
declare -A m=([c]="" [b]="2 3" [a]="1" )
## END

#### pairs replace what was there
declare -A m=([x]=1); m=(a 1 b 2); declare -p m; m+=(c 3); declare -p m
## status: 0
## STDOUT:
declare -A m=([b]="2" [a]="1" )
declare -A m=([c]="3" [b]="2" [a]="1" )
## END

#### appending to an associative array
declare -A m=([a]=1); m+=([d]=4 [a]+=5); m[d]+=x; m[n]+=y; declare -p m
## status: 0
## STDOUT:
declare -A m=([n]="y" [d]="4x" [a]="15" )
## END

#### words without a key
declare -A m=([a]=1 b c); declare -p m; echo $?
## status: 0
## STDOUT:
declare -A m=([a]="1" )
0
## END
## STDERR:
bash: line 1: m: 'b': must use subscript when assigning associative array
bash: line 1: m: 'c': must use subscript when assigning associative array
## END

#### a key's expansions
k=a s="x y"; declare -A m; m[$k]=1; m[$s]=2; m["$k$s"]=3; m[$(echo q)]=4; m[${k}b]=5; declare -p m
## status: 0
## STDOUT:
declare -A m=(["ax y"]="3" [ab]="5" [q]="4" [a]="1" ["x y"]="2" )
## END

#### a key is no arithmetic
declare -A m; m[1+1]=x; m[01]=y; m[ a ]=z; declare -p m
## status: 0
## STDOUT:
declare -A m=([01]="y" [" a "]="z" [1+1]="x" )
## END

#### an empty key
declare -A m; m[""]=1; echo never
## status: 1
## STDERR:
bash: line 1: m[""]: bad array subscript
## END

#### an empty key from a variable
declare -A m; m[$nothing]=1; echo never
## status: 1
## STDERR:
bash: line 1: m[$nothing]: bad array subscript
## END

#### empty keys in lists
declare -A m; m=([""]=3 [b]=2); echo $?; declare -p m; m=("" 3 c 4); declare -p m
## status: 0
## STDOUT:
0
declare -A m=([b]="2" )
declare -A m=([c]="4" )
## END
## STDERR:
bash: line 1: [""]=3: bad array subscript
bash: line 1: "": bad array subscript
## END

#### keys that are marks
declare -A m; m[@]=4; m[*]=5; m["]"]=6; m["["]=7; declare -p m; echo "${m["@"]}" "${#m[@]}"
## status: 0
## STDOUT:
declare -A m=(["*"]="5" ["]"]="6" ["["]="7" ["@"]="4" )
4 4
## END

#### keys with quotes and dollars
declare -A m; m["\$x"]=1; m["a\"b"]=2; m['`']=3; m[\\]=4; declare -p m
## status: 0
## STDOUT:
declare -A m=(["\\"]="4" ["\`"]="3" ["a\"b"]="2" ["\$x"]="1" )
## END

#### keys that are quoted when shown
declare -A m; for i in "a b" "a]" "~" "#" "a#b" "x~" "a=b" "a*" "{a}" "a,b" "^" "!" "%" "-" "+" "a:b" "a/b" "é" "'" '"'; do m[$i]=$i; done; declare -p m
## status: 0
## STDOUT:
declare -A m=(["{a}"]="{a}" [a,b]="a,b" ["a]"]="a]" [a#b]="a#b" [-]="-" [+]="+" ["'"]="'" [%]="%" ["#"]="#" ["\""]="\"" ["!"]="!" ["^"]="^" [a=b]="a=b" [x~]="x~" ["~"]="~" ["a*"]="a*" [a:b]="a:b" [a/b]="a/b" ["a b"]="a b" [é]="é" )
## END

#### keys and values with control characters
declare -A m; m[$'a\nb']=$'c\td'; m[$'\001']=$'\e\x7f'; declare -p m
## status: 0
## STDOUT:
declare -A m=([$'a\nb']=$'c\td' [$'\001']=$'\E\177' )
## END

#### the order of keys
declare -A m; for i in {1..40}; do m[k$i]=$i; done; echo "${!m[@]}"; echo "${m[@]}"
## status: 0
## STDOUT:
k28 k29 k22 k23 k20 k21 k26 k27 k24 k25 k8 k9 k4 k5 k6 k7 k1 k2 k3 k39 k38 k35 k34 k37 k36 k31 k30 k33 k32 k40 k17 k16 k15 k14 k13 k12 k11 k10 k19 k18
28 29 22 23 20 21 26 27 24 25 8 9 4 5 6 7 1 2 3 39 38 35 34 37 36 31 30 33 32 40 17 16 15 14 13 12 11 10 19 18
## END

#### the order of short keys
declare -A m; for i in {a..z} {A..Z} {0..9}; do m[$i]=1; done; echo "${!m[@]}"
## status: 0
## STDOUT:
9 8 7 6 5 4 3 2 1 0 Z Y X W V U T S R Q P O N M L K J I H G F E D C B A z y x w v u t s r q p o n m l k j i h g f e d c b a
## END

#### the order of words
declare -A m; for i in one two three four five six seven eight nine ten red green blue alpha beta gamma delta; do m[$i]=${#i}; done; echo "${!m[@]}"; declare -p m
## status: 0
## STDOUT:
ten four alpha gamma nine seven blue delta two red three six one five beta green eight
declare -A m=([ten]="3" [four]="4" [alpha]="5" [gamma]="5" [nine]="4" [seven]="5" [blue]="4" [delta]="5" [two]="3" [red]="3" [three]="5" [six]="3" [one]="3" [five]="4" [beta]="4" [green]="5" [eight]="5" )
## END

#### the order after removing and adding
declare -A m; for i in {1..12}; do m[$i]=$i; done; unset "m[3]" "m[7]"; m[3]=x; m[99]=y; echo "${!m[@]}"
## status: 0
## STDOUT:
9 8 6 5 4 3 2 1 99 12 10 11
## END

#### the order of keys that are no ASCII
declare -A m; for i in é ü ß 日本 ñ Ω 🙂; do m[$i]=1; m[a$i]=2; done; echo "${!m[@]}"
## status: 0
## STDOUT:
a🙂 日本 Ω aß aΩ aü añ aé 🙂 a日本 ß ñ ü é
## END

#### the order of many keys in one bucket
declare -A m; for i in {1..1500}; do m[x$i]=1; done; set -- "${!m[@]}"; echo $# $1 $2 $3 ${100} ${700} ${1500}
## status: 0
## STDOUT:
1500 x50 x51 x52 x1101 x604 x550
## END

#### the order when the table grows
declare -A m; for i in {1..2100}; do m[x$i]=1; done; set -- "${!m[@]}"; echo $# $1 $2 $3 $4 $5 ${100} ${700} ${1500} ${2100}
## status: 0
## STDOUT:
2100 x276 x277 x274 x275 x272 x756 x1497 x333 x1915
## END

#### unset a key
declare -A m=([a]=1 ["x y"]=2 [b]=3); unset "m[x y]"; k=a; unset "m[$k]"; declare -p m; unset "m[nope]"; echo $?
## status: 0
## STDOUT:
declare -A m=([b]="3" )
0
## END

#### unset an associative array
declare -A m=([a]=1); unset m; declare -p m; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: declare: m: not found
## END

#### an empty associative array
declare -A m=(); declare -p m; echo "${#m[@]}"; m=([a]=1); m=(); declare -p m
## status: 0
## STDOUT:
declare -A m=()
0
declare -A m=()
## END

#### a text assigned to an associative array
declare -A m=([a]=1); m=x; declare -p m; echo "$m"
## status: 0
## STDOUT:
declare -A m=([0]="x" [a]="1" )
x
## END

#### an associative array without a key 0 has no plain value
declare -A m=([a]=1); echo "${m-unset}" "${m[0]-unset}"
## status: 0
## STDOUT:
unset unset
## END

#### an associative array in arithmetic
declare -A m=([a]=3); echo $((m[a]+1)); ((m[a]++)); ((m[b]=7)); declare -p m
## status: 0
## STDOUT:
4
declare -A m=([b]="7" [a]="4" )
## END

#### an associative array of integers
declare -Ai m; m[a]=1+1; m[a]+=5; m+=([b]=2*3); declare -p m
## status: 0
## STDOUT:
declare -Ai m=([b]="6" [a]="7" )
## END

#### an associative array in a subshell
declare -A m=([a]=1); (m[a]=2; m[b]=3; declare -p m); declare -p m
## status: 0
## STDOUT:
declare -A m=([b]="3" [a]="2" )
declare -A m=([a]="1" )
## END

#### an associative array in a function
f() { local -A m=([x]=1); m[y]=2; echo "${!m[@]}"; }; declare -A m=([g]=0); f; declare -p m
## status: 0
## STDOUT:
y x
declare -A m=([g]="0" )
## END

#### an associative array from a function
f() { declare -gA m; m[k]=$1; }; f v; declare -p m
## status: 0
## STDOUT:
declare -A m=([k]="v" )
## END

#### counting words
declare -A n; for w in a b a c b a; do ((n[$w]++)); done; for k in a b c; do echo $k ${n[$k]}; done
## status: 0
## STDOUT:
a 3
b 2
c 1
## END

#### a stack
push() { stack+=("$1"); }; pop() { top=${stack[-1]}; unset "stack[-1]"; }; push 1; push 2; push 3; pop; echo $top; pop; echo $top ${#stack[@]}
## status: 0
## STDOUT:
3
2 1
## END

#### reversing an array
a=(1 2 3 4); for ((i=${#a[@]}-1; i>=0; i--)); do r+=("${a[i]}"); done; echo "${r[@]}"
## status: 0
## STDOUT:
4 3 2 1
## END

#### a quoted list is a list for declare -a
declare -a "b=(1 2)"; declare -p b; v="(5 6)"; declare -a d=$v; declare -p d; declare d="(7 [4]=8)"; declare -p d
## status: 0
## STDOUT:
declare -a b=([0]="1" [1]="2")
declare -a d=([0]="5" [1]="6")
declare -a d=([0]="7" [4]="8")
## END

#### a quoted list is a text otherwise
declare "b=(1 2)"; declare -p b; export e="(1 2)"; declare -p e
## status: 0
## STDOUT:
declare -- b="(1 2)"
declare -x e="(1 2)"
## END

#### a quoted list for declare -A
declare -A f="([a]=1 [b]=2)"; declare -p f
## status: 0
## STDOUT:
declare -A f=([b]="2" [a]="1" )
## END

#### converting is refused
declare -A m; declare -a m; echo $?; declare -a a=(1); declare -A a; echo $?; declare -p m a
## status: 0
## STDOUT:
1
1
declare -A m
declare -a a=([0]="1")
## END
## STDERR:
bash: line 1: declare: m: cannot convert associative to indexed array
bash: line 1: declare: a: cannot convert indexed to associative array
## END

#### arrays cannot be made texts
declare -a a=(1); declare +a a; echo $?; declare -A m; declare +A m; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: declare: a: cannot destroy array variables in this way
bash: line 1: declare: m: cannot destroy array variables in this way
## END

#### a tilde in the elements of a list
a=(~ b=~ ~:~ c=x:~ [9]=~ [8]=~:~ [7]=a=~); declare -p a
declare -a q=(b=~ [5]=~:~ [6]=~); declare -p q
## status: 0
## STDOUT:
declare -a a=([0]="/home/agent" [1]="b=~" [2]="/home/agent:~" [3]="c=x:~" [7]="a=~" [8]="/home/agent:/home/agent" [9]="/home/agent")
declare -a q=([0]="b=~" [5]="/home/agent:/home/agent" [6]="/home/agent")
## END

#### a tilde in an associative list
declare -A m=([a]=~ [b]=~/x); declare -p m
m=([c]=~ [d]=x:~); declare -p m; m=(e ~ f=~ ~); declare -p m
## status: 0
## STDOUT:
declare -A m=([b]="~/x" [a]="~" )
declare -A m=([d]="x:~" [c]="~" )
declare -A m=(["f=~"]="~" [e]="~" )
## END

#### an associative list that begins with a bracket
declare -A m; m=([]); declare -p m; m=([k]=1 []); m=([k]); declare -p m
m=([k]=1 x); m+=([z]); declare -A p=([k]=1 x) q=([]); declare -p m p q
## status: 0
## STDOUT:
declare -A m=()
declare -A m=()
declare -A m=([k]="1" )
declare -A p=([k]="1" )
declare -A q=(["[]"]="" )
## END
## STDERR:
bash: line 1: m: []: must use subscript when assigning associative array
bash: line 1: m: []: must use subscript when assigning associative array
bash: line 1: m: [k]: must use subscript when assigning associative array
bash: line 2: m: x: must use subscript when assigning associative array
bash: line 2: m: [z]: must use subscript when assigning associative array
bash: line 2: p: 'x': must use subscript when assigning associative array
## END

#### braces behind a subscript in a list
a=([0]={1,2} [5]={x,y}z); declare -p a; declare -a b=([0]={1,2} [3]=4); declare -p b; declare -A m=([k]={a,b}); declare -p m; m=([k]={a,b} [j]={1..3}); declare -p m; a+=([1]={5,6}); declare -p a; n=1; a=([n]+={1,2} [2]="{1,2}" [3]={1}); declare -p a; x='p q'; a=([0]={$x,_}); declare -p a; f() { local -a l=([1]={a,b}); declare -p l; }; f; b=([{1,2}]=x); declare -p b
## status: 0
## STDOUT:
declare -a a=([0]="[0]=1" [1]="[0]=2" [2]="[5]=xz" [3]="[5]=yz")
declare -a b=([0]="[0]=1" [1]="[0]=2" [3]="4")
declare -A m=([k]="{a,b}" )
declare -A m=([k]="{a,b}" [j]="{1..3}" )
declare -a a=([0]="[0]=1" [1]="[0]=2" [2]="[5]=xz" [3]="[5]=yz" [4]="[1]=5" [5]="[1]=6")
declare -a a=([0]="[n]+=1" [1]="[n]+=2" [2]="{1,2}" [3]="{1}")
declare -a a=([0]="[0]=p" [1]="q" [2]="[0]=_")
declare -a l=([0]="[1]=a" [1]="[1]=b")
declare -a b=([0]="[1]=x" [1]="[2]=x")
## END

#### the length of an element of nothing
echo "${#q[-]}"; echo ${#q[-1]}; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### an array of many elements is shown as one of few
a=({1..600})
x=${a[@]@A}; echo "${#x} ${x:0:40} ${x: -24}"
x=${a[*]@K}; echo "${#x} ${x:0:12} ${x: -16}"
set -- "${a[@]@k}"; echo $#
declare -p a | { read -r x; echo "${x: -24}"; }
## status: 0
## STDOUT:
6996 declare -a a=([0]="1" [1]="2" [2]="3" [3 [598]="599" [599]="600")
5781 0 "1" 1 "2"   "599" 599 "600"
1200
[598]="599" [599]="600")
## END

#### a map of many elements is shown as one of few
declare -A m
for i in {1..600}; do m[$i]=$((i * 7)); done
x=${m[@]@A}; echo "${#x} ${x:0:60} ${x: -30}"
x=${m[*]@K}; echo "${#x} ${x:0:30} ${x: -30}"
## status: 0
## STDOUT:
7550 declare -A m=([429]="3003" [428]="2996" [421]="2947" [420]=" 4018" [127]="889" [64]="448" )
6335 429 "3003" 428 "2996" 421 "294 574 "4018" 127 "889" 64 "448" 
## END

#### all that double quotes quote in a value that is shown
a=('"\$`' '\\' $'\n"' 'a$b`c')
declare -p a; echo "${a[@]@A}"; echo "${a[@]@K}"
## status: 0
## STDOUT:
declare -a a=([0]="\"\\\$\`" [1]="\\\\" [2]=$'\n"' [3]="a\$b\`c")
declare -a a=([0]="\"\\\$\`" [1]="\\\\" [2]=$'\n"' [3]="a\$b\`c")
0 "\"\\\$\`" 1 "\\\\" 2 $'\n"' 3 "a\$b\`c"
## END

#### an array of many words, made and appended to
a=({1..40000}); echo ${#a[@]} ${a[16383]} ${a[16384]} ${a[-1]}
a+=({1..40000}); echo ${#a[@]} ${a[40000]} ${a[-1]}
f() { local a=({1..20000}); a+=(x); echo ${#a[@]} ${a[-1]}; }; f; echo ${#a[@]}
## status: 0
## STDOUT:
40000 16384 16385 40000
80000 1 40000
20001 x
80000
## END

#### braces in the lists of associative arrays
declare -A m
m=({a,b} c); declare -p m
m=(k {1..3}); declare -p m
m=([x]={a,b} [{y,z}]=2); declare -p m
m=({a,b}); declare -p m
m+=(q {c,d}$RANDOMX); declare -p m
m=(a{,b} 'a b' "$m"{1,2}); declare -p m
declare -A m2=(k {1..3} {a,b} v); declare -p m2
declare -A m3=([k]=v); m3=($(echo a b) c{1,2}); declare -p m3
local_() { local -A l=({p,q} r); declare -p l; }; local_
declare -A n=({a,b}{c,d} 'x'); declare -p n; typeset -a z=({a,b} [5]={c,d}); declare -p z
declare -f local_
## status: 0
## STDOUT:
declare -A m=(["{a,b}"]="c" )
declare -A m=([k]="{1..3}" )
declare -A m=([x]="{a,b}" ["{y,z}"]="2" )
declare -A m=(["{a,b}"]="" )
declare -A m=(["{a,b}"]="" [q]="{c,d}" )
declare -A m=(["a{,b}"]="a b" ["{1,2}"]="" )
declare -A m2=(["{a,b}"]="v" [k]="{1..3}" )
declare -A m3=(["a b"]="c{1,2}" )
declare -A l=(["{p,q}"]="r" )
declare -A n=(["{a,b}{c,d}"]="x" )
declare -a z=([0]="a" [1]="b" [2]="[5]=c" [3]="[5]=d")
local_ () 
{ 
    local -A l=({p,q} r);
    declare -p l
}
## END

#### single quotes are part of the number of an element
a=(1 2 3); (echo ${a['1']}); (echo "${a['1']}"); (i=1; echo ${a['$i']}); (echo ${#a['1']})
(a['1']=5); (echo ${a[1'']}); (echo ${n['1']}); (n=5; echo ${n['0']:-x})
echo "${a["1"]}" ${a["1"]}
## status: 0
## STDOUT:
2 2
## END
## STDERR:
bash: line 1: '1': syntax error: operand expected (error token is "'1'")
bash: line 1: '1': syntax error: operand expected (error token is "'1'")
bash: line 1: '1': syntax error: operand expected (error token is "'1'")
bash: line 1: '1': syntax error: operand expected (error token is "'1'")
bash: line 2: '1': syntax error: operand expected (error token is "'1'")
bash: line 2: 1'': syntax error: invalid arithmetic operator (error token is "''")
bash: line 2: '1': syntax error: operand expected (error token is "'1'")
bash: line 2: '0': syntax error: operand expected (error token is "'0'")
## END

#### a backslash is part of the number of an element
a=(1 2 3); (echo ${a[\1]}); (echo "${a[\1]}"); (a[\1]=5); (echo ${a[\$i]})
declare -A m=([a]=1 [b]=2); echo ${m['a']} ${m[\b]} "${m['a']}" "${m[\b]}"; m['x y']=1; m[\z]=2; echo ${m['x y']} ${m[z]}
## status: 0
## STDOUT:
1 2 1 2
1 2
## END
## STDERR:
bash: line 1: \1: syntax error: operand expected (error token is "\1")
bash: line 1: \1: syntax error: operand expected (error token is "\1")
bash: line 1: \1: syntax error: operand expected (error token is "\1")
bash: line 1: $i: syntax error: operand expected (error token is "$i")
## END

#### Many values as one text
a=({1..9000}); x="${a[@]}"; y="${!a[@]}"; z=${a[@]}
echo ${#x} ${#y} ${#z} "${x: -9}" "${y: -9}"
set -- "${a[@]}"; IFS=-; w=$@; v="b${a[*]}" u=(${a[@]:1} "${!a[@]}")
echo ${#w} ${#v} "${v: -9}" ${#u[@]} ${u[-1]}
[[ "${a[@]}" == "$x" ]]; echo $?; cat <<< "${a[@]}" | wc -c
## status: 0
## STDOUT:
43892 43889 43892 8999 9000 8998 8999
43892 43893 8999-9000 17999 8999
0
43893
## END

#### Many values, printed
a=([3]=x {1..9000}); declare -p a | wc; set | grep ^a= | wc; declare | grep ^a= | wc
readonly a; readonly -a | grep -c x; f() { local b=({1..9000}); local | wc; }; f
declare -A m; for i in {1..3000}; do m[$i]=$i; done; declare -p m | wc
## status: 0
## STDOUT:
      1    9003  123818
      1    9001  123807
      1    9001  123807
2
      1    9002  123798
      1    3003   39802
## END

#### a number of an element in translated quotes
a=(x y z)
echo "${a[$'1']}" "${a[$"2"]}"
(echo ${a[$'1']})
(a[$'1']=5)
(echo $((a[$'1'])))
(echo ${#a[1$'']})
declare -A m
m[$'k']=1
echo ${m[$'k']} "${m[$'k']}" $((m[$'k']))
## status: 0
## STDOUT:
y z
1 1 1
## END
## STDERR:
bash: line 3: '1': syntax error: operand expected (error token is "'1'")
bash: line 4: '1': syntax error: operand expected (error token is "'1'")
bash: line 5: '1': syntax error: operand expected (error token is "'1'")
bash: line 6: 1'': syntax error: invalid arithmetic operator (error token is "''")
## END

#### a key that a builtin is given as text is expanded, its quotes taken away
declare -A m
x=k
printf -v "m['r']" 5
printf -v 'm["s"]' 6
printf -v 'm[\t]' 7
printf -v 'm[$x]' 8
read "m['u']" 'm["v w"]' <<<'1 2'
printf -v "m[\$'y']" 9
printf -v 'm["$nothing"]' 9
declare -p m
test -v "m['r']"; echo $?
test -v 'm["$x"]'; echo $?
test -v "m['r"; echo $?
v="m['r']"
echo ${!v}
v='m[$x]'
echo ${!v} ${!v:-w}
unset "m['r']" 'm[$x]' 'm["v w"]' 'm[$nothing]' "m['q"
declare -p m
let "m[\$'z']=1" "m['z']=2"
declare -p m
## status: 0
## STDOUT:
declare -A m=(["v w"]="2" [u]="1" [t]="7" [s]="6" [r]="5" [k]="8" ["\$y"]="9" )
0
0
1
5
8 8
declare -A m=([u]="1" [t]="7" [s]="6" ["\$y"]="9" )
declare -A m=([z]="2" [u]="1" [t]="7" [s]="6" ["\$y"]="9" ["\$z"]="1" )
## END
## STDERR:
bash: line 9: m["$nothing"]: bad array subscript
bash: line 18: unset: [$nothing]: bad array subscript
## END

#### a key within a condition is a word already
declare -A m
m['$x']=1 m["a'b"]=2
k="a'b"
[[ -v m['$x'] ]]; echo $?
[[ -v m[$k] ]]; echo $?
[[ -v 'm[\$x]' ]]; echo $?
[[ -v 'm["k"]' ]]; echo $?
[[ -v m[$nothing] ]]; echo $?
## status: 0
## STDOUT:
0
0
0
1
1
## END

#### an element whose bracket is not closed is none
a=(1 2 3)
unset "a[1"; echo $?
unset "a[1]x"; echo $?
unset -v "a[1"; echo $?
test -v "a[1"; echo $?
test -v "a[1]x"; echo $?
declare -p a
## status: 0
## STDOUT:
0
0
1
1
1
declare -a a=([0]="1" [1]="2" [2]="3")
## END
## STDERR:
bash: line 4: unset: `a[1': not a valid identifier
## END

#### what a subscript sets in an unset array is not seen
echo "${q[q[0]<<=1]:-none}"; declare -p q
echo "${z[z=0]-none}" "${#u[u=0]}"; declare -p z
w=3; echo "${w[w=0]-none}"
## status: 0
## STDOUT:
none
declare -a q=([0]="0")
none 0
declare -- z="0"
0
## END

#### set -a exports an array that is set by its name alone
x[2]=1; set -a; x=b; y=(1); z[1]=3; declare -A m; m[k]=1; read -a r <<< '1 2'
declare -p x y z m r
## status: 0
## STDOUT:
declare -ax x=([0]="b" [2]="1")
declare -a y=([0]="1")
declare -a z=([1]="3")
declare -A m=([k]="1" )
declare -a r=([0]="1" [1]="2")
## END

#### a list with something behind it is text
a=(1   2)x; declare -p a
a+=(3)y b=1; declare -p a b
declare c=( )"z $HOME"; declare -p c
f() { a=(1  2)x; }; declare -f f
## status: 0
## STDOUT:
declare -- a="(1 2)x"
declare -- a="(1 2)x(3)y"
declare -- b="1"
declare -- c="()z /home/agent"
f () 
{ 
    a=(1 2)x
}
## END

#### reading an element of an empty key or before the first is complained of, and goes on
declare -A m=([k]=v); a=(1 2); x=
echo "${m[$x]}" ${m[""]:-q} ${m[$x]+s} ${m[$x]#p} ${m[$x]/a/b} ${m[$x]:1} ${m[$x]@Q} ${a[-9]:-q}
r='m[$x]'; echo ${!r}; test -v 'm[$x]'; echo $?; [[ -v m[$x] ]]; echo $?
case ${m[$x]} in '') echo e;; esac; cat <<< "${m[$x]}"; y=${m[$x]}; echo $?
(echo ${#m[$x]}; echo no)
(echo ${m[$x]:=y}; echo no)
(i=-9; echo ${a[$i]:=y}; echo no)
(echo ${m[$x]:?q}; echo no)
(set -u; echo ${m[$x]}; echo no)
(set -u; echo ${a[-9]}; echo no)
## status: 1
## STDOUT:
 q q

1
1
e

0
## END
## STDERR:
bash: line 2: m: bad array subscript
bash: line 2: m: bad array subscript
bash: line 2: m: bad array subscript
bash: line 2: m: bad array subscript
bash: line 2: m: bad array subscript
bash: line 2: m: bad array subscript
bash: line 2: m: bad array subscript
bash: line 2: a: bad array subscript
bash: line 3: m: bad array subscript
bash: line 3: m: bad array subscript
bash: line 4: m: bad array subscript
bash: line 4: m: bad array subscript
bash: line 4: m: bad array subscript
bash: line 5: $x]: bad array subscript
bash: line 6: m: bad array subscript
bash: line 6: m[$x]: bad array subscript
bash: line 7: a: bad array subscript
bash: line 7: a[$i]: bad array subscript
bash: line 8: m: bad array subscript
bash: line 8: m[$x]: q
bash: line 9: m: bad array subscript
bash: line 9: m[$x]: unbound variable
bash: line 10: a: bad array subscript
bash: line 10: a[-9]: unbound variable
## END
