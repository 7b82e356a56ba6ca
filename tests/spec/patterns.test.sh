#### stars and question marks
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '*'
m '?'
m '??'
m 'a*'
m '*b'
m '*b*'
m 'a?'
m '?*'
m '**'
m '*a*b*'
m ''
## status: 0
## STDOUT:
* 
* a
* b
* ab
* abc
* ba
* a b
* *
* ?
* [
* ]
* -
* \\
* !
* ^
* A
* é
* 1
* _
* (
* )
* |
* .
? a
? b
? *
? ?
? [
? ]
? -
? !
? ^
? A
? é
? 1
? _
? (
? )
? |
? .
?? ab
?? ba
?? \\
a* a
a* ab
a* abc
a* a b
*b b
*b ab
*b a b
*b* b
*b* ab
*b* abc
*b* ba
*b* a b
a? ab
?* a
?* b
?* ab
?* abc
?* ba
?* a b
?* *
?* ?
?* [
?* ]
?* -
?* \\
?* !
?* ^
?* A
?* é
?* 1
?* _
?* (
?* )
?* |
?* .
** 
** a
** b
** ab
** abc
** ba
** a b
** *
** ?
** [
** ]
** -
** \\
** !
** ^
** A
** é
** 1
** _
** (
** )
** |
** .
*a*b* ab
*a*b* abc
*a*b* a b
 
## END

#### sets
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '[ab]'
m '[!ab]'
m '[^ab]'
m '[a-c]'
m '[a-]'
m '[-a]'
m '[]]'
m '[!]]'
m '[]a]'
m '[a\-c]'
m '[a-b-c]'
m '[*]'
m '[?]'
m '[[]'
m '[\]]'
m '[\\]'
m '[!!]'
m '[a^]'
m '[c-a]'
m '[]-a]'
## status: 0
## STDOUT:
[ab] a
[ab] b
[!ab] *
[!ab] ?
[!ab] [
[!ab] ]
[!ab] -
[!ab] !
[!ab] ^
[!ab] A
[!ab] é
[!ab] 1
[!ab] _
[!ab] (
[!ab] )
[!ab] |
[!ab] .
[^ab] *
[^ab] ?
[^ab] [
[^ab] ]
[^ab] -
[^ab] !
[^ab] ^
[^ab] A
[^ab] é
[^ab] 1
[^ab] _
[^ab] (
[^ab] )
[^ab] |
[^ab] .
[a-c] a
[a-c] b
[a-] a
[a-] -
[-a] a
[-a] -
[]] ]
[!]] a
[!]] b
[!]] *
[!]] ?
[!]] [
[!]] -
[!]] !
[!]] ^
[!]] A
[!]] é
[!]] 1
[!]] _
[!]] (
[!]] )
[!]] |
[!]] .
[]a] a
[]a] ]
[a\-c] a
[a\-c] -
[a-b-c] a
[a-b-c] b
[a-b-c] -
[*] *
[?] ?
[[] [
[\]] ]
[!!] a
[!!] b
[!!] *
[!!] ?
[!!] [
[!!] ]
[!!] -
[!!] ^
[!!] A
[!!] é
[!!] 1
[!!] _
[!!] (
[!!] )
[!!] |
[!!] .
[a^] a
[a^] ^
[]-a] a
[]-a] ]
[]-a] ^
[]-a] _
## END

#### what is no set
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '['
m ']'
m '[a'
m '[]'
m '[!]'
m '[!'
m '[a-'
m 'a['
m '[[:alpha:]'
m '[[:alpha'
m '[^'
## status: 0
## STDOUT:
[ [
] ]
## END

#### classes
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '[[:alpha:]]'
m '[[:digit:]]'
m '[[:alnum:]]'
m '[[:upper:]]'
m '[[:lower:]]'
m '[[:space:]]'
m '[[:blank:]]'
m '[[:punct:]]'
m '[[:print:]]'
m '[[:graph:]]'
m '[[:cntrl:]]'
m '[[:xdigit:]]'
m '[[:word:]]'
m '[![:alpha:]]'
m '[[:digit:][:space:]]*'
m '[[:alpha:]_]'
m '[[:nope:]]'
m '[:alpha:]'
## status: 0
## STDOUT:
[[:alpha:]] a
[[:alpha:]] b
[[:alpha:]] A
[[:alpha:]] é
[[:digit:]] 1
[[:alnum:]] a
[[:alnum:]] b
[[:alnum:]] A
[[:alnum:]] é
[[:alnum:]] 1
[[:upper:]] A
[[:lower:]] a
[[:lower:]] b
[[:lower:]] é
[[:punct:]] *
[[:punct:]] ?
[[:punct:]] [
[[:punct:]] ]
[[:punct:]] -
[[:punct:]] !
[[:punct:]] ^
[[:punct:]] _
[[:punct:]] (
[[:punct:]] )
[[:punct:]] |
[[:punct:]] .
[[:print:]] a
[[:print:]] b
[[:print:]] *
[[:print:]] ?
[[:print:]] [
[[:print:]] ]
[[:print:]] -
[[:print:]] !
[[:print:]] ^
[[:print:]] A
[[:print:]] é
[[:print:]] 1
[[:print:]] _
[[:print:]] (
[[:print:]] )
[[:print:]] |
[[:print:]] .
[[:graph:]] a
[[:graph:]] b
[[:graph:]] *
[[:graph:]] ?
[[:graph:]] [
[[:graph:]] ]
[[:graph:]] -
[[:graph:]] !
[[:graph:]] ^
[[:graph:]] A
[[:graph:]] é
[[:graph:]] 1
[[:graph:]] _
[[:graph:]] (
[[:graph:]] )
[[:graph:]] |
[[:graph:]] .
[[:xdigit:]] a
[[:xdigit:]] b
[[:xdigit:]] A
[[:xdigit:]] 1
[[:word:]] a
[[:word:]] b
[[:word:]] A
[[:word:]] é
[[:word:]] 1
[[:word:]] _
[![:alpha:]] *
[![:alpha:]] ?
[![:alpha:]] [
[![:alpha:]] ]
[![:alpha:]] -
[![:alpha:]] !
[![:alpha:]] ^
[![:alpha:]] 1
[![:alpha:]] _
[![:alpha:]] (
[![:alpha:]] )
[![:alpha:]] |
[![:alpha:]] .
[[:digit:][:space:]]* 1
[[:alpha:]_] a
[[:alpha:]_] b
[[:alpha:]_] A
[[:alpha:]_] é
[[:alpha:]_] _
[:alpha:] a
## END

#### collating symbols
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '[[.a.]]'
m '[[.-.]]'
m '[[.].]]'
m '[[=a=]]'
m '[a[.b.]]'
m '[![.a.]]'
## status: 0
## STDOUT:
[[.a.]] a
[[.-.]] -
[[.].]] ]
[[=a=]] a
[a[.b.]] a
[a[.b.]] b
[![.a.]] b
[![.a.]] *
[![.a.]] ?
[![.a.]] [
[![.a.]] ]
[![.a.]] -
[![.a.]] !
[![.a.]] ^
[![.a.]] A
[![.a.]] é
[![.a.]] 1
[![.a.]] _
[![.a.]] (
[![.a.]] )
[![.a.]] |
[![.a.]] .
## END

#### escapes in patterns
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '\*'
m '\a'
m '\\'
m '\?'
m 'a\'
m '[\a]'
m '\['
m 'a\ b'
## status: 0
## STDOUT:
\* *
\a a
\? ?
[\a] a
\[ [
a\ b a b
## END

#### optional groups
shopt -s extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '?(a)'
m '?(a|b)'
m '?(a)b'
m 'a?(b)?(c)'
m '?()'
m '?(?)'
## status: 0
## STDOUT:
?(a) 
?(a) a
?(a|b) 
?(a|b) a
?(a|b) b
?(a)b b
?(a)b ab
a?(b)?(c) a
a?(b)?(c) ab
a?(b)?(c) abc
?() 
?(?) 
?(?) a
?(?) b
?(?) *
?(?) ?
?(?) [
?(?) ]
?(?) -
?(?) !
?(?) ^
?(?) A
?(?) é
?(?) 1
?(?) _
?(?) (
?(?) )
?(?) |
?(?) .
## END

#### repeated groups
shopt -s extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '*(a)'
m '+(a)'
m '*(a|b)'
m '+(a|b)'
m '*(ab|c)'
m '+([a-c])'
m '+(?)'
m '*(?)b'
m '+(*)'
m '+([[:alpha:]])'
## status: 0
## STDOUT:
*(a) 
*(a) a
+(a) a
*(a|b) 
*(a|b) a
*(a|b) b
*(a|b) ab
*(a|b) ba
+(a|b) a
+(a|b) b
+(a|b) ab
+(a|b) ba
*(ab|c) 
*(ab|c) ab
*(ab|c) abc
+([a-c]) a
+([a-c]) b
+([a-c]) ab
+([a-c]) abc
+([a-c]) ba
+(?) a
+(?) b
+(?) ab
+(?) abc
+(?) ba
+(?) a b
+(?) *
+(?) ?
+(?) [
+(?) ]
+(?) -
+(?) \\
+(?) !
+(?) ^
+(?) A
+(?) é
+(?) 1
+(?) _
+(?) (
+(?) )
+(?) |
+(?) .
*(?)b b
*(?)b ab
*(?)b a b
+(*) 
+(*) a
+(*) b
+(*) ab
+(*) abc
+(*) ba
+(*) a b
+(*) *
+(*) ?
+(*) [
+(*) ]
+(*) -
+(*) \\
+(*) !
+(*) ^
+(*) A
+(*) é
+(*) 1
+(*) _
+(*) (
+(*) )
+(*) |
+(*) .
+([[:alpha:]]) a
+([[:alpha:]]) b
+([[:alpha:]]) ab
+([[:alpha:]]) abc
+([[:alpha:]]) ba
+([[:alpha:]]) A
+([[:alpha:]]) é
## END

#### alternatives
shopt -s extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '@(a|b)'
m '@(a)'
m '@(|a)'
m '@(a|ab)c'
m '@(a|ab)@(bc|c)'
m '@(*b|?)'
m '@([ab]|[0-9])'
m '@(\||\))'
## status: 0
## STDOUT:
@(a|b) a
@(a|b) b
@(a) a
@(|a) 
@(|a) a
@(a|ab)c abc
@(a|ab)@(bc|c) abc
@(*b|?) a
@(*b|?) b
@(*b|?) ab
@(*b|?) a b
@(*b|?) *
@(*b|?) ?
@(*b|?) [
@(*b|?) ]
@(*b|?) -
@(*b|?) !
@(*b|?) ^
@(*b|?) A
@(*b|?) é
@(*b|?) 1
@(*b|?) _
@(*b|?) (
@(*b|?) )
@(*b|?) |
@(*b|?) .
@([ab]|[0-9]) a
@([ab]|[0-9]) b
@([ab]|[0-9]) 1
@(\||\)) )
@(\||\)) |
## END

#### all but
shopt -s extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '!(a)'
m '!(a|b)'
m '!(*b)'
m 'a!(b)'
m 'a!(b)c'
m '!(?)'
m '!()'
m '!(*)'
m '!(a)b'
m '!([a-c]*)'
m '!(!(a))'
m '!(a)!(b)'
## status: 0
## STDOUT:
!(a) 
!(a) b
!(a) ab
!(a) abc
!(a) ba
!(a) a b
!(a) *
!(a) ?
!(a) [
!(a) ]
!(a) -
!(a) \\
!(a) !
!(a) ^
!(a) A
!(a) é
!(a) 1
!(a) _
!(a) (
!(a) )
!(a) |
!(a) .
!(a|b) 
!(a|b) ab
!(a|b) abc
!(a|b) ba
!(a|b) a b
!(a|b) *
!(a|b) ?
!(a|b) [
!(a|b) ]
!(a|b) -
!(a|b) \\
!(a|b) !
!(a|b) ^
!(a|b) A
!(a|b) é
!(a|b) 1
!(a|b) _
!(a|b) (
!(a|b) )
!(a|b) |
!(a|b) .
!(*b) 
!(*b) a
!(*b) abc
!(*b) ba
!(*b) *
!(*b) ?
!(*b) [
!(*b) ]
!(*b) -
!(*b) \\
!(*b) !
!(*b) ^
!(*b) A
!(*b) é
!(*b) 1
!(*b) _
!(*b) (
!(*b) )
!(*b) |
!(*b) .
a!(b) a
a!(b) abc
a!(b) a b
!(?) 
!(?) ab
!(?) abc
!(?) ba
!(?) a b
!(?) \\
!() a
!() b
!() ab
!() abc
!() ba
!() a b
!() *
!() ?
!() [
!() ]
!() -
!() \\
!() !
!() ^
!() A
!() é
!() 1
!() _
!() (
!() )
!() |
!() .
!(a)b b
!(a)b a b
!([a-c]*) 
!([a-c]*) *
!([a-c]*) ?
!([a-c]*) [
!([a-c]*) ]
!([a-c]*) -
!([a-c]*) \\
!([a-c]*) !
!([a-c]*) ^
!([a-c]*) A
!([a-c]*) é
!([a-c]*) 1
!([a-c]*) _
!([a-c]*) (
!([a-c]*) )
!([a-c]*) |
!([a-c]*) .
!(!(a)) a
!(a)!(b) 
!(a)!(b) a
!(a)!(b) b
!(a)!(b) ab
!(a)!(b) abc
!(a)!(b) ba
!(a)!(b) a b
!(a)!(b) *
!(a)!(b) ?
!(a)!(b) [
!(a)!(b) ]
!(a)!(b) -
!(a)!(b) \\
!(a)!(b) !
!(a)!(b) ^
!(a)!(b) A
!(a)!(b) é
!(a)!(b) 1
!(a)!(b) _
!(a)!(b) (
!(a)!(b) )
!(a)!(b) |
!(a)!(b) .
## END

#### groups in groups
shopt -s extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '+(a|@(b|c))'
m '*(+(a)b)c'
m '@(a|!(b|c))'
m '?(a?(b?(c)))'
m '+(*(a)b)'
m '!(+(a|b))'
m '@(@(@(a)))'
## status: 0
## STDOUT:
+(a|@(b|c)) a
+(a|@(b|c)) b
+(a|@(b|c)) ab
+(a|@(b|c)) abc
+(a|@(b|c)) ba
*(+(a)b)c abc
@(a|!(b|c)) 
@(a|!(b|c)) a
@(a|!(b|c)) ab
@(a|!(b|c)) abc
@(a|!(b|c)) ba
@(a|!(b|c)) a b
@(a|!(b|c)) *
@(a|!(b|c)) ?
@(a|!(b|c)) [
@(a|!(b|c)) ]
@(a|!(b|c)) -
@(a|!(b|c)) \\
@(a|!(b|c)) !
@(a|!(b|c)) ^
@(a|!(b|c)) A
@(a|!(b|c)) é
@(a|!(b|c)) 1
@(a|!(b|c)) _
@(a|!(b|c)) (
@(a|!(b|c)) )
@(a|!(b|c)) |
@(a|!(b|c)) .
?(a?(b?(c))) 
?(a?(b?(c))) a
?(a?(b?(c))) ab
?(a?(b?(c))) abc
+(*(a)b) b
+(*(a)b) ab
!(+(a|b)) 
!(+(a|b)) abc
!(+(a|b)) a b
!(+(a|b)) *
!(+(a|b)) ?
!(+(a|b)) [
!(+(a|b)) ]
!(+(a|b)) -
!(+(a|b)) \\
!(+(a|b)) !
!(+(a|b)) ^
!(+(a|b)) A
!(+(a|b)) é
!(+(a|b)) 1
!(+(a|b)) _
!(+(a|b)) (
!(+(a|b)) )
!(+(a|b)) |
!(+(a|b)) .
@(@(@(a))) a
## END

#### odd groups
shopt -s extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '+(a'
m 'a)'
m '@('
m '@(a|b'
m '(a)'
m '+a'
m '@()'
m '@(a))'
m '@((a))'
m '@(a'*
m '[+(a)]'
m '\@(a)'
m '@\(a)'
## status: 0
## STDOUT:
@() 
[+(a)] a
[+(a)] (
[+(a)] )
## END

#### groups without extglob
m() { for t in "${texts[@]}"; do case $t in $1) echo "$1 $t";; esac; done; }
texts=('' a b ab abc ba 'a b' '*' '?' '[' ']' '-' '\\' '!' '^' A é 1 _ '(' ')' '|' .)
m '+(a)'
m '@(a|b)'
m '?(a)'
m '*(a)'
m '!(a)'
## status: 0

#### a quoted group is none
shopt -s extglob
case "+(a)" in "+(a)") echo 1;; esac
case aa in "+(a)") echo 2;; *) echo no;; esac
case aa in +("a")) echo 3;; esac
case "a|b" in @("a|b")) echo 4;; esac
case a in @(a\|b|c)) echo 5;; *) echo no;; esac
x="+(a)"; case aa in $x) echo 6;; esac; case aa in "$x") echo 7;; *) echo no;; esac
y=a; case aa in +($y)) echo 8;; esac; case "**" in +("*")) echo 9;; esac
## status: 0
## STDOUT:
1
no
3
4
no
6
no
8
9
## END

#### long texts
shopt -s extglob
x=1112223
case $x in +([0-9])) echo digits;; esac
case ${x}b in +(+([0-9]))) echo no;; *) echo other;; esac
case ${x}c in *(*([0-9]|b))c) echo c;; esac
case $x in *(1|11|111)2*) echo two;; esac
case $x in !(*a*)) echo "no a";; esac
## status: 0
## STDOUT:
digits
other
c
two
no a
## END

#### case falls through
f() { case $1 in a) echo A;& b) echo B;; c) echo C;;& [cd]) echo D;;& *) echo rest;; esac; echo $?; }
f a; f b; f c; f d; f e
## status: 0
## STDOUT:
A
B
0
B
0
C
D
rest
0
D
rest
0
rest
0
## END

#### statuses of case
case a in b) true;; esac; echo $?
false; case a in b) ;; esac; echo $?
false; case a in a) ;; esac; echo $?
case a in a) false;; esac; echo $?
case a in a) false;& b) ;; esac; echo $?
case a in a) (exit 3);;& *) ;; esac; echo $?
case a in a) (exit 3);;& b) ;; esac; echo $?
case $(false) in "") echo $?;; esac
## status: 0
## STDOUT:
0
0
0
1
0
0
3
1
## END

#### case forms
case a in (a) echo 1;; esac
case a in (b|a) echo 2;; esac
case a in a | b ) echo 3 ;; esac
case a in

a)
 echo 4
;;
esac
case a in esac; echo $?
case "a b" in a\ b) echo 5;; esac
case "a b" in "a b") echo 6;; esac
x="a b"; case $x in a*b) echo 7;; esac
case in in in) echo 8;; esac
case ~ in /*) echo 9;; esac; case "" in "") echo 10;; esac
case esac in (esac) echo 11;; esac
## status: 0
## STDOUT:
1
2
3
4
0
5
6
7
8
9
10
11
## END

#### the first arm that fits
x=0; g() { x=$((x+1)); echo ${1}; }
case b in a) echo a;; b) echo b1;; b) echo b2;; esac
case b in $(g a)) echo 1;; $(g b)) echo 2;; $(echo never >&2)) echo 3;; esac
## status: 0
## STDOUT:
b1
2
## END

#### nocasematch
shopt -s nocasematch
case ABC in abc) echo 1;; esac; case abc in A*) echo 2;; esac; case b in [A-C]) echo 3;; esac; case É in é) echo 4;; esac
case A in [[:lower:]]) echo 5;; *) echo no;; esac; case a in [[:upper:]]) echo 6;; *) echo no;; esac; case A in [![:lower:]]) echo 6b;; *) echo no;; esac
x=aXbXc; echo ${x//x/-} ${x/B/-} ${x#A} ${x%C} ${x/#A/-} ${x/%C/-}
[[ ABC == abc ]]; echo $?; [[ ABC != abc ]]; echo $?; [[ ABC == "abc" ]]; echo $?; [[ ABC =~ b ]]; echo $?; [[ ABC =~ [a-c]+ ]]; echo $? ${BASH_REMATCH[0]}; [ A = a ]; echo $?; [[ a < B ]]; echo $?
shopt -u nocasematch; case A in a) echo 7;; *) echo no;; esac
## status: 0
## STDOUT:
1
2
3
4
no
no
6b
a-b-c aX-Xc aXbXc aXbXc -XbXc aXbX-
0
1
0
0
0 ABC
1
1
no
## END

#### nocasematch with groups
shopt -s nocasematch extglob
case ABAB in +(ab)) echo 1;; esac; case A in !(a)) echo 2;; *) echo no;; esac; case XaX in x@(A|b)x) echo 3;; esac; [[ FOO == @(foo|bar) ]]; echo $?
## status: 0
## STDOUT:
1
no
3
0
## END

#### groups in trims
shopt -s extglob
x=aaabbbccc
echo ${x#+(a)} ${x##+(a)} ${x%+(c)} ${x%%+(c)} ${x##*(a|b)} ${x#!(b)} ${x##!(c)} ${x%%!(a)} ${x#?(a)} ${x##?(a)} ${x%@(c|bccc)} ${x%%@(c|bccc)}
y="  a b  "; echo "<${y##+( )}>" "<${y%%+([[:space:]])}>" "<${y##*( )}>"
z=/a//b///c; echo ${z##+(/)} ${z%%+(/)*} ${z##*+(/)}
## status: 0
## STDOUT:
aabbbccc bbbccc aaabbbcc aaabbb ccc aaabbbccc aaabbbccc aabbbccc aaabbbcc aaabb
<a b  > <  a b> <a b  >
a//b///c c
## END

#### groups in replacements
shopt -s extglob
x=aabcaab
echo ${x/+(a)/-} ${x//+(a)/-} ${x//@(a|b)/<&>} ${x/#+(a)/-} ${x/%@(ab|b)/-} ${x//!(b)/-} ${x//+([ab])/-} ${x//?(a)/-} ${x//*(z)/-} "${x//*(a)/-}" ${x//@(ab|aab)/-}
y="a  b   c"; echo "${y//+( )/ }" "${y//+([[:space:]])/_}"; z=; echo "${z//*(a)/-}"
set -- ab cb; echo ${@//@(a|c)/-}; a=(xx yx); echo ${a[@]//+(x)/-}
## status: 0
## STDOUT:
-bcaab -bc-b <a><a><b>c<a><a><b> -bcaab aabca- - -c- ---b-c---b -a-a-b-c-a-a-b --b-c--b -c-
a b c a_b_c
-
-b -b
- y-
## END

#### two stars without globstar
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
echo "- 0"; p **
echo "- 1"; p **/
echo "- 2"; p a/**
echo "- 3"; p a/**/
echo "- 4"; p **/b
echo "- 5"; p a/**/3
echo "- 6"; p a**
echo "- 7"; p **.c
## status: 0
## STDOUT:
- 0
<a>
<d>
<q r>
<x.c>
<y.C>
- 1
<a/>
<d/>
- 2
<a/1>
<a/b>
- 3
<a/b/>
- 4
<a/b>
- 5
<a/**/3>
- 6
<a>
- 7
<x.c>
## END

#### two stars
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s globstar
echo "- 0"; p **
echo "- 1"; p **/
echo "- 2"; p a/**
echo "- 3"; p a/**/
echo "- 4"; p **/*
echo "- 5"; p a/**/b
echo "- 6"; p **/3
echo "- 7"; p **/**
echo "- 8"; p a**
echo "- 9"; p **c
## status: 0
## STDOUT:
- 0
<a>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
<d>
<q r>
<x.c>
<y.C>
- 1
<a/>
<a/b/>
<a/b/c/>
<d/>
- 2
<a/>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
- 3
<a/>
<a/b/>
<a/b/c/>
- 4
<a>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
<d>
<q r>
<x.c>
<y.C>
- 5
<a/b>
- 6
<a/b/c/3>
- 7
<a>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
<d>
<q r>
<x.c>
<y.C>
- 8
<a>
- 9
<x.c>
## END

#### two stars in odd places
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s globstar
echo "- 0"; p **/.*
echo "- 1"; p ./**
echo "- 2"; p */**
echo "- 3"; p **/b/**
echo "- 4"; p .**
echo "- 5"; p nope/**
echo "- 6"; p **/nope
echo "- 7"; p a/**/**/c
echo "- 8"; p a/**b
echo "- 9"; p **/*/
echo "- 10"; p **/b
echo "- 11"; p ***
echo "- 12"; p a/***
echo "- 13"; p **.c
echo "- 14"; p **/a/**
echo "- 15"; p */**/
## status: 0
## STDOUT:
- 0
<.dot>
<.h>
<a/.h2>
<d/.e>
- 1
<./>
<./a>
<./a/1>
<./a/b>
<./a/b/2>
<./a/b/c>
<./a/b/c/3>
<./d>
<./q r>
<./x.c>
<./y.C>
- 2
<a>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
<d>
- 3
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
- 4
<.dot>
<.h>
- 5
<nope/**>
- 6
<**/nope>
- 7
<a/b/c>
- 8
<a/b>
- 9
<a/>
<a/b/>
<a/b/c/>
<d/>
- 10
<a/b>
- 11
<a>
<d>
<q r>
<x.c>
<y.C>
- 12
<a/1>
<a/b>
- 13
<x.c>
- 14
<a>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
- 15
<a/>
<a/b/>
<a/b/c/>
<d/>
## END

#### dotglob
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s dotglob
echo "- 0"; p *
echo "- 1"; p .*
echo "- 2"; p */
echo "- 3"; p ?dot
echo "- 4"; p [.]dot
echo "- 5"; p a/*
echo "- 6"; p */*
echo "- 7"; p .[!.]*
## status: 0
## STDOUT:
- 0
<.dot>
<.h>
<a>
<d>
<q r>
<x.c>
<y.C>
- 1
<.dot>
<.h>
- 2
<.h/>
<a/>
<d/>
- 3
<.dot>
- 4
<.dot>
- 5
<a/.h2>
<a/1>
<a/b>
- 6
<a/.h2>
<a/1>
<a/b>
<d/.e>
- 7
<.dot>
<.h>
## END

#### dotglob with two stars
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s dotglob globstar
echo "- 0"; p **
echo "- 1"; p **/
echo "- 2"; p a/**
echo "- 3"; p **/*2
## status: 0
## STDOUT:
- 0
<.dot>
<.h>
<a>
<a/.h2>
<a/.h2/4>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
<d>
<d/.e>
<q r>
<x.c>
<y.C>
- 1
<.h/>
<a/>
<a/.h2/>
<a/b/>
<a/b/c/>
<d/>
- 2
<a/>
<a/.h2>
<a/.h2/4>
<a/1>
<a/b>
<a/b/2>
<a/b/c>
<a/b/c/3>
- 3
<a/.h2>
<a/b/2>
## END

#### hidden names
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
echo "- 0"; p *
echo "- 1"; p .*
echo "- 2"; p .[dh]*
echo "- 3"; p ?dot
echo "- 4"; p [.]dot
echo "- 5"; p [!a]dot
echo "- 6"; p \.dot
echo "- 7"; p a/.*
echo "- 8"; p */.*
echo "- 9"; p .*/
## status: 0
## STDOUT:
- 0
<a>
<d>
<q r>
<x.c>
<y.C>
- 1
<.dot>
<.h>
- 2
<.dot>
<.h>
- 3
<?dot>
- 4
<[.]dot>
- 5
<[!a]dot>
- 6
<.dot>
- 7
<a/.h2>
- 8
<a/.h2>
<d/.e>
- 9
<.h/>
## END

#### globskipdots
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -u globskipdots; p .*; p a/.*; p .?; shopt -s dotglob; p *; p .*
## status: 0
## STDOUT:
<.>
<..>
<.dot>
<.h>
<a/.>
<a/..>
<a/.h2>
<..>
<.h>
<.dot>
<.h>
<a>
<d>
<q r>
<x.c>
<y.C>
<.>
<..>
<.dot>
<.h>
## END

#### nullglob
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s nullglob
echo "- 0"; p no*
echo "- 1"; p *
echo "- 2"; p a no* b
echo "- 3"; p "no*"
echo "- 4"; p no\*
echo "- 5"; p [
echo "- 6"; p [a
echo "- 7"; p no?
echo "- 8"; p no[x]
echo "- 9"; p */no*
echo "- 10"; p $nope
## status: 0
## STDOUT:
- 0
- 1
<a>
<d>
<q r>
<x.c>
<y.C>
- 2
<a>
<b>
- 3
<no*>
- 4
<no*>
- 5
<[>
- 6
<[a>
- 7
- 8
- 9
- 10
## END

#### nullglob and what comes of it
shopt -s nullglob; for i in no*; do echo $i; done; echo end; set -- no*; echo $#; a=(no* x); echo ${#a[@]}; x=no*; echo $x. "$x"; echo no*; no* ; echo $?; case no1 in no*) echo yes;; esac
## status: 0
## STDOUT:
end
0
1
no*

0
yes
## END

#### nocaseglob
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s nocaseglob
echo "- 0"; p *.c
echo "- 1"; p X.C
echo "- 2"; p x.[C]
echo "- 3"; p A*/1
echo "- 4"; p [X]*
echo "- 5"; p X*
echo "- 6"; p A/*
echo "- 7"; p ?.c
## status: 0
## STDOUT:
- 0
<x.c>
<y.C>
- 1
<X.C>
- 2
<x.c>
- 3
<a/1>
- 4
<x.c>
- 5
<x.c>
- 6
<A/*>
- 7
<x.c>
<y.C>
## END

#### groups of names
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s extglob
echo "- 0"; p !(a)
echo "- 1"; p !(a|d)
echo "- 2"; p *.@(c|C)
echo "- 3"; p @(.dot|x.c)
echo "- 4"; p !(.dot)
echo "- 5"; p .!(dot)
echo "- 6"; p +(a)/*
echo "- 7"; p ?(.)dot
echo "- 8"; p *(.)dot
echo "- 9"; p a/@(b|1)
echo "- 10"; p @(a|d)/*
echo "- 11"; p !(*.c)
echo "- 12"; p @(x.c)
echo "- 13"; p @(*)
echo "- 14"; p @(.*|a)
echo "- 15"; p +(.*)
echo "- 16"; p \.@(dot|h)
echo "- 17"; p !(x)/
echo "- 18"; p *([x-y]).[cC]
echo "- 19"; p @(a|d
echo "- 20"; p @(nope|no)
## status: 2
## STDOUT:
- 0
<d>
<q r>
<x.c>
<y.C>
- 1
<q r>
<x.c>
<y.C>
- 2
<x.c>
<y.C>
- 3
<.dot>
<x.c>
- 4
<a>
<d>
<q r>
<x.c>
<y.C>
- 5
<.h>
- 6
<a/1>
<a/b>
- 7
<.dot>
- 8
<.dot>
- 9
<a/1>
<a/b>
- 10
<a/1>
<a/b>
- 11
<a>
<d>
<q r>
<y.C>
- 12
<x.c>
- 13
<a>
<d>
<q r>
<x.c>
<y.C>
- 14
<.dot>
<.h>
<a>
- 15
<.dot>
<.h>
- 16
<.dot>
<.h>
- 17
<a/>
<d/>
- 18
<x.c>
<y.C>
## END
## STDERR:
bash: line 23: unexpected EOF while looking for matching `)'
## END

#### groups of names with dotglob
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
shopt -s extglob dotglob
echo "- 0"; p !(a)
echo "- 1"; p @(*)
echo "- 2"; p !(.*)
echo "- 3"; p *(.)dot
echo "- 4"; p !(.dot)
## status: 0
## STDOUT:
- 0
<.dot>
<.h>
<d>
<q r>
<x.c>
<y.C>
- 1
<.dot>
<.h>
<a>
<d>
<q r>
<x.c>
<y.C>
- 2
<a>
<d>
<q r>
<x.c>
<y.C>
- 3
<.dot>
- 4
<.h>
<a>
<d>
<q r>
<x.c>
<y.C>
## END

#### groups without extglob in names
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
echo "- 0"; p "+(a)"
echo "- 1"; p $x
## status: 0
## STDOUT:
- 0
<+(a)>
- 1
<+(a)>
## END

#### a group from a variable
mkdir -p a/b/c d .h a/.h2; : > a/1; : > a/b/2; : > a/b/c/3; : > .dot; : > x.c; : > y.C; : > a/.h2/4; : > "q r"; : > d/.e
p() { for x in "$@"; do echo "<$x>"; done; }
x='@(a|d)'; p $x; shopt -s extglob; p $x; p "$x"; y='!(a)'; p $y
## status: 0
## STDOUT:
<@(a|d)>
<a>
<d>
<d>
<d>
<q r>
<x.c>
<y.C>
## END

#### failglob
: > x
shopt -s failglob
echo a; echo no*; echo b
echo $?
echo $? n"o"* b
echo $?
for i in no*; do echo i; done
echo d
x="q*"; echo $x
echo $?
y=no*; echo "$y"; case a in no*) ;; esac; [[ a == no* ]]; echo $?
echo "no*" no\* [ [a
## status: 0
## STDOUT:
a
1
1
d
1
no*
1
no* no* [ [a
## END
## STDERR:
bash: line 3: no match: no*
bash: line 5: no match: no*
bash: line 7: no match: no*
bash: line 9: no match: q*
## END

#### failglob in other places
shopt -s failglob
f() { echo in; echo no*; echo out; }; f
echo after $?
( echo no*; echo sub ); echo $?
z=$(echo no*); echo "<$z> $?"
echo no* || echo or
true && echo no*
echo $?
if echo no*; then echo t; else echo e; fi
echo no* | cat; echo p $?
a=(no*); echo ${#a[@]}
echo $?
shopt -s nullglob; echo both no*
echo $?
## status: 0
## STDOUT:
in
after 1
1
<> 1
1
p 0
1
1
## END
## STDERR:
environment: line 2: no match: no*
bash: line 4: no match: no*
bash: line 5: no match: no*
bash: line 6: no match: no*
bash: line 7: no match: no*
bash: line 9: no match: no*
bash: line 10: no match: no*
bash: line 11: no match: no*
bash: line 13: no match: no*
## END

#### GLOBIGNORE
mkdir -p a d; : > a/x.c; : > x.c; : > y.c; : > .h; : > z
p() { for x in "$@"; do echo "<$x>"; done; }
GLOBIGNORE='*.c'; p *; p a/*; p */*; p x.c; p .*; p *.c; p ?.c
GLOBIGNORE='a/*'; p */*; p *
GLOBIGNORE='x.c:z'; p *; p */*; GLOBIGNORE='a/x.c'; p */*; p *
## status: 0
## STDOUT:
<.h>
<a>
<d>
<z>
<a/x.c>
<a/x.c>
<x.c>
<.h>
<*.c>
<?.c>
<*/*>
<.h>
<a>
<d>
<x.c>
<y.c>
<z>
<.h>
<a>
<d>
<y.c>
<a/x.c>
<*/*>
<.h>
<a>
<d>
<x.c>
<y.c>
<z>
## END

#### GLOBIGNORE with sets and groups
mkdir -p a d; : > a/x.c; : > x.c; : > y.c; : > .h; : > z
p() { for x in "$@"; do echo "<$x>"; done; }
GLOBIGNORE='[xy].c'; p *; GLOBIGNORE='x*:a'; p *; GLOBIGNORE='*'; p *; shopt -s extglob; GLOBIGNORE='@(x|y).c'; p *; unset GLOBIGNORE; p *; GLOBIGNORE='.'; p .*; GLOBIGNORE='[[:alpha:]]'; p *
## status: 0
## STDOUT:
<.h>
<a>
<d>
<z>
<.h>
<d>
<y.c>
<z>
<*>
<.h>
<a>
<d>
<z>
<a>
<d>
<x.c>
<y.c>
<z>
<.h>
<.h>
<x.c>
<y.c>
## END

#### GLOBIGNORE with nullglob and failglob
mkdir -p a d; : > a/x.c; : > x.c; : > y.c; : > .h; : > z
p() { for x in "$@"; do echo "<$x>"; done; }
GLOBIGNORE='*'; shopt -s nullglob; p * end; shopt -s failglob; p *; echo $?
echo $?
## status: 0
## STDOUT:
<end>
1
## END
## STDERR:
bash: line 3: no match: *
## END

#### set -f
mkdir -p a d; : > a/x.c; : > x.c; : > y.c; : > .h; : > z
p() { for x in "$@"; do echo "<$x>"; done; }
set -f; p * */* [x]*; shopt -s nullglob; p no*; set +f; p *.c no*
## status: 0
## STDOUT:
<*>
<*/*>
<[x]*>
<no*>
<x.c>
<y.c>
## END

#### the order of names
: > b; : > B; : > a; : > A; : > _; : > 1; : > é; : > -; : > a.b; : > ab; : > 10; : > 9; : > "a b"; echo *; echo [a-b]*; echo [[:upper:]]*; echo [!a-z]*
## status: 0
## STDOUT:
- 1 10 9 A B _ a a b a.b ab b é
a a b a.b ab b
A B
- 1 10 9 A B _ é
## END

#### names that are patterns
: > '*'; : > 'a*'; : > ab; : > '[x]'; : > '?'; : > 'a\b'; echo *; echo \*; echo a\*; echo '['*; echo [[]x]; echo [*]; echo \[x\]; echo "a"*; echo a"*"; echo a\\*; echo [\*]; x='a\*'; echo $x; x='\['; echo $x*; for i in *; do echo "$i"; done
## status: 0
## STDOUT:
* ? [x] a* a\b ab
*
a*
[x]
[x]
*
[x]
a* a\b ab
a*
a\b
*
a\*
[x]
*
?
[x]
a*
a\b
ab
## END

#### patterns with slashes
mkdir -p a/b d; : > a/b/f; : > a/g; : > d/g
echo */g; echo a/*; echo */*/f; echo ./*/g; echo a//*; echo */; echo */*/; echo a/b/; echo [ad]/g; echo a[/]b; echo */..; echo ../nothere*; echo */b/../g; echo a*/b*/f*; echo {a,d}/g; echo */nope; echo "a"/*; echo a/*/
## status: 0
## STDOUT:
a/g d/g
a/b a/g
a/b/f
./a/g ./d/g
a//b a//g
a/ d/
a/b/
a/b/
a/g d/g
a[/]b
a/.. d/..
../nothere*
a/b/../g
a/b/f
a/g d/g
*/nope
a/b a/g
a/b/
## END

#### patterns in assignments and here
: > f1; : > f2; x=*; echo "$x"; echo $x; y=(*); echo ${#y[@]}; echo <<< *; cat <<< *; cat <<E
*
E
z=f?; echo $z; z="f?"; echo $z; declare w=f*; echo "$w"; export v=f*; echo "$v"; echo a=f*; case f1 in f*) echo m;; esac
## status: 0
## STDOUT:
*
f1 f2
2

*
*
f1 f2
f1 f2
f*
f*
a=f*
m
## END

#### letters that a group names
shopt -s extglob; x=abcabc; echo ${x^^@(a|b)} ${x^@(a|b)} ${x^^!(a)} ${x^^[ab]} ${x^@(b)}
## status: 0
## STDOUT:
ABcABc Abcabc aBCaBC ABcABc abcabc
## END

#### extglob turned off again
shopt -s extglob
f() { case aa in +(a)) echo yes;; *) echo no;; esac; }
f; x="+(a)"; case aa in $x) echo yes;; *) echo no;; esac
shopt -u extglob
f; case aa in $x) echo yes;; *) echo no;; esac; [[ aa == $x ]]; echo $?; [[ aa == +(a) ]]; echo $?; y=aab; echo ${y#$x} ${y##$x}
## status: 0
## STDOUT:
yes
yes
no
no
0
0
aab aab
## END

#### groups behind stars
shopt -s extglob; for t in "" a ab abc; do for p in "*@(|x)" "*!(abc)" "*!(?*)" "*+(*(x))" "*?(c)" "*c@(|x)" "**!(b)" "a*!(b)"; do case $t in $p) echo "$t $p";; esac; done; done
## status: 0
## STDOUT:
 *!(abc)
 *!(?*)
 *?(c)
 **!(b)
a *!(abc)
a *?(c)
a **!(b)
a a*!(b)
ab *!(abc)
ab *?(c)
ab **!(b)
abc *!(abc)
abc *?(c)
abc *c@(|x)
abc **!(b)
abc a*!(b)
## END

#### subjects of case
a=("x y" z); case ${a[@]} in "x y z") echo 1;; esac; case "${a[*]}" in x*z) echo 2;; esac; set -- p q; case $* in "p q") echo 3;; esac; case "$@" in "p q") echo 4;; esac; case a*b in "a*b") echo 5;; esac; case {a,b} in "{a,b}") echo 6;; esac; : > f1; case f* in f1) echo no;; "f*") echo 7;; esac
## status: 0
## STDOUT:
1
2
3
4
5
6
7
## END

#### patterns of case
x="a*"; case abc in "$x") echo no;; $x) echo 1;; esac; case "a*" in "$x") echo 2;; esac; case abc in ${x}c) echo 3;; esac; case a in $(echo a)) echo 4;; esac; case 3 in $((1+2))) echo 5;; esac; case /root in ~) echo no;; *) echo 6;; esac; case "" in $nope) echo 7;; esac; case "a b" in $nope*" "*) echo 8;; esac; y="[a"; case "[a" in $y) echo 9;; esac; case "\" in "\") echo 10;; esac; case "a]" in a]) echo 11;; esac
## status: 2
## STDERR:
bash: line 1: syntax error near unexpected token `)'
bash: line 1: `x="a*"; case abc in "$x") echo no;; $x) echo 1;; esac; case "a*" in "$x") echo 2;; esac; case abc in ${x}c) echo 3;; esac; case a in $(echo a)) echo 4;; esac; case 3 in $((1+2))) echo 5;; esac; case /root in ~) echo no;; *) echo 6;; esac; case "" in $nope) echo 7;; esac; case "a b" in $nope*" "*) echo 8;; esac; y="[a"; case "[a" in $y) echo 9;; esac; case "\" in "\") echo 10;; esac; case "a]" in a]) echo 11;; esac'
## END

#### replacements of nothing by groups
shopt -s extglob
v=
for p in '!(a)' '*' '!(])' '*(a)' '?(a)' '!(a|)' '' '@(|a)' '+(a)' '+(|a)' 'a*' '**' '*?(a)' '@(*)' '!(*)' '"!(a)"' '!()' '!(a)*' '*!(a)' '!(a)?(b)' '?(b)!(a)' '!(a)!(b)' '[!a]' '!(?)'; do
for o in / // /# /%; do eval "echo \"$o$p: \${v$o$p/X}\""; done; done
for p in '@(|a)' '@(|ab)' '@(a|ab)' '!(a)' '!(ab)' '!(b)' '!(aba)' '!(x)' 'a!(b)' '@(ab)' '@(|a)*' '*@(|a)' '@(|a)?' '?@(|a)' '[ab]@(|a)' 'a@(|b)' '*(a)' '+(a)' '+(ab)' '*!(a)' '!(a)*' '!(*)' '!(?)' '!(a)b' '!(|a)' '!()' '@()' '?()' '*()' 'b@()' '@()b' ; do for v in '' a ab aba xab xaba; do
eval "echo \"$p '$v' \${v/%$p/Z}\" \"\${v/#$p/Z}\" \"\${v/$p/Z}\" \"\${v//$p/Z}\""
done; done
## status: 0
## STDOUT:
/!(a): 
//!(a): 
/#!(a): 
/%!(a): X
/*: X
//*: X
/#*: X
/%*: X
/!(]): 
//!(]): 
/#!(]): 
/%!(]): X
/*(a): X
//*(a): X
/#*(a): X
/%*(a): X
/?(a): 
//?(a): 
/#?(a): 
/%?(a): X
/!(a|): 
//!(a|): 
/#!(a|): 
/%!(a|): 
/: 
//: 
/#: X
/%: X
/@(|a): 
//@(|a): 
/#@(|a): 
/%@(|a): 
/+(a): 
//+(a): 
/#+(a): 
/%+(a): 
/+(|a): 
//+(|a): 
/#+(|a): 
/%+(|a): 
/a*: 
//a*: 
/#a*: 
/%a*: 
/**: X
//**: X
/#**: X
/%**: X
/*?(a): X
//*?(a): X
/#*?(a): X
/%*?(a): X
/@(*): 
//@(*): 
/#@(*): 
/%@(*): 
/!(*): 
//!(*): 
/#!(*): 
/%!(*): 
/!(a): 
//!(a): 
/#!(a): 
/%!(a): 
/!(): 
//!(): 
/#!(): 
/%!(): 
/!(a)*: 
//!(a)*: 
/#!(a)*: 
/%!(a)*: X
/*!(a): X
//*!(a): X
/#*!(a): X
/%*!(a): X
/!(a)?(b): 
//!(a)?(b): 
/#!(a)?(b): 
/%!(a)?(b): X
/?(b)!(a): 
//?(b)!(a): 
/#?(b)!(a): 
/%?(b)!(a): X
/!(a)!(b): 
//!(a)!(b): 
/#!(a)!(b): 
/%!(a)!(b): X
/[!a]: 
//[!a]: 
/#[!a]: 
/%[!a]: 
/!(?): 
//!(?): 
/#!(?): 
/%!(?): X
@(|a) ''    
@(|a) 'a' Z Z Z Z
@(|a) 'ab' ab Zb Zb ZZb
@(|a) 'aba' abZ Zba Zba ZZbZ
@(|a) 'xab' xab Zxab Zxab ZxZZb
@(|a) 'xaba' xabZ Zxaba Zxaba ZxZZbZ
@(|ab) ''    
@(|ab) 'a' a Za Za Za
@(|ab) 'ab' Z Z Z Z
@(|ab) 'aba' aba Za Za ZZa
@(|ab) 'xab' xZ Zxab Zxab ZxZ
@(|ab) 'xaba' xaba Zxaba Zxaba ZxZZa
@(a|ab) ''    
@(a|ab) 'a' Z Z Z Z
@(a|ab) 'ab' Z Z Z Z
@(a|ab) 'aba' abZ Za Za ZZ
@(a|ab) 'xab' xZ xab xZ xZ
@(a|ab) 'xaba' xabZ xaba xZa xZZ
!(a) '' Z   
!(a) 'a' a Za Za Za
!(a) 'ab' Z Z Z Z
!(a) 'aba' Z Z Z Z
!(a) 'xab' Z Z Z Z
!(a) 'xaba' Z Z Z Z
!(ab) '' Z   
!(ab) 'a' Z Z Z Z
!(ab) 'ab' aZ Zb Zb ZZ
!(ab) 'aba' Z Z Z Z
!(ab) 'xab' Z Z Z Z
!(ab) 'xaba' Z Z Z Z
!(b) '' Z   
!(b) 'a' Z Z Z Z
!(b) 'ab' Z Z Z Z
!(b) 'aba' Z Z Z Z
!(b) 'xab' Z Z Z Z
!(b) 'xaba' Z Z Z Z
!(aba) '' Z   
!(aba) 'a' Z Z Z Z
!(aba) 'ab' Z Z Z Z
!(aba) 'aba' aZ Za Za ZZ
!(aba) 'xab' Z Z Z Z
!(aba) 'xaba' Z Z Z Z
!(x) '' Z   
!(x) 'a' Z Z Z Z
!(x) 'ab' Z Z Z Z
!(x) 'aba' Z Z Z Z
!(x) 'xab' Z Z Z Z
!(x) 'xaba' Z Z Z Z
a!(b) ''    
a!(b) 'a' Z Z Z Z
a!(b) 'ab' ab Zb Zb Zb
a!(b) 'aba' Z Z Z Z
a!(b) 'xab' xab xab xZb xZb
a!(b) 'xaba' xZ xaba xZ xZ
@(ab) ''    
@(ab) 'a' a a a a
@(ab) 'ab' Z Z Z Z
@(ab) 'aba' aba Za Za Za
@(ab) 'xab' xZ xab xZ xZ
@(ab) 'xaba' xaba xaba xZa xZa
@(|a)* ''    
@(|a)* 'a' Z Z Z Z
@(|a)* 'ab' Z Z Z Z
@(|a)* 'aba' Z Z Z Z
@(|a)* 'xab' Z Z Z Z
@(|a)* 'xaba' Z Z Z Z
*@(|a) ''    
*@(|a) 'a' Z Z Z Z
*@(|a) 'ab' ab Zb Zb Zb
*@(|a) 'aba' Z Z Z Z
*@(|a) 'xab' xab Zb Zb Zb
*@(|a) 'xaba' Z Z Z Z
@(|a)? ''    
@(|a)? 'a' Z Z Z Z
@(|a)? 'ab' Z Z Z Z
@(|a)? 'aba' abZ Za Za ZZ
@(|a)? 'xab' xZ Zab Zab ZZ
@(|a)? 'xaba' xabZ Zaba Zaba ZZZ
?@(|a) ''    
?@(|a) 'a' a Z a a
?@(|a) 'ab' ab Zb Zb Zb
?@(|a) 'aba' aZ Zba Zba ZZ
?@(|a) 'xab' xab Zb Zb Zb
?@(|a) 'xaba' xaZ Zba Zba ZZ
[ab]@(|a) ''    
[ab]@(|a) 'a' Z Z Z Z
[ab]@(|a) 'ab' aZ Zb Zb ZZ
[ab]@(|a) 'aba' aZ Zba Zba ZZ
[ab]@(|a) 'xab' xaZ xab xZb xZZ
[ab]@(|a) 'xaba' xaZ xaba xZba xZZ
a@(|b) ''    
a@(|b) 'a' Z Z Z Z
a@(|b) 'ab' Z Z Z Z
a@(|b) 'aba' abZ Za Za ZZ
a@(|b) 'xab' xZ xab xZ xZ
a@(|b) 'xaba' xabZ xaba xZa xZZ
*(a) '' Z Z Z Z
*(a) 'a' Z Z Z Z
*(a) 'ab' abZ Zb Zb ZZb
*(a) 'aba' abZ Zba Zba ZZbZ
*(a) 'xab' xabZ Zxab Zxab ZxZZb
*(a) 'xaba' xabZ Zxaba Zxaba ZxZZbZ
+(a) ''    
+(a) 'a' Z Z Z Z
+(a) 'ab' ab Zb Zb Zb
+(a) 'aba' abZ Zba Zba ZbZ
+(a) 'xab' xab xab xZb xZb
+(a) 'xaba' xabZ xaba xZba xZbZ
+(ab) ''    
+(ab) 'a' a a a a
+(ab) 'ab' Z Z Z Z
+(ab) 'aba' aba Za Za Za
+(ab) 'xab' xZ xab xZ xZ
+(ab) 'xaba' xaba xaba xZa xZa
*!(a) '' Z Z Z Z
*!(a) 'a' a Za Za Za
*!(a) 'ab' Z Z Z Z
*!(a) 'aba' Z Z Z Z
*!(a) 'xab' Z Z Z Z
*!(a) 'xaba' Z Z Z Z
!(a)* '' Z   
!(a)* 'a' Z Z Z Z
!(a)* 'ab' Z Z Z Z
!(a)* 'aba' Z Z Z Z
!(a)* 'xab' Z Z Z Z
!(a)* 'xaba' Z Z Z Z
!(*) ''    
!(*) 'a' a a a a
!(*) 'ab' ab ab ab ab
!(*) 'aba' aba aba aba aba
!(*) 'xab' xab xab xab xab
!(*) 'xaba' xaba xaba xaba xaba
!(?) '' Z   
!(?) 'a' a Za Za Za
!(?) 'ab' Z Z Z Z
!(?) 'aba' Z Z Z Z
!(?) 'xab' Z Z Z Z
!(?) 'xaba' Z Z Z Z
!(a)b ''    
!(a)b 'a' a a a a
!(a)b 'ab' aZ ab aZ aZ
!(a)b 'aba' aba aba aZa aZa
!(a)b 'xab' Z Z Z Z
!(a)b 'xaba' xaba Za Za Za
!(|a) ''    
!(|a) 'a' a a a a
!(|a) 'ab' Z Z Z Z
!(|a) 'aba' Z Z Z Z
!(|a) 'xab' Z Z Z Z
!(|a) 'xaba' Z Z Z Z
!() ''    
!() 'a' Z Z Z Z
!() 'ab' Z Z Z Z
!() 'aba' Z Z Z Z
!() 'xab' Z Z Z Z
!() 'xaba' Z Z Z Z
@() ''    
@() 'a' a Za Za Za
@() 'ab' ab Zab Zab ZaZb
@() 'aba' aba Zaba Zaba ZaZbZa
@() 'xab' xab Zxab Zxab ZxZaZb
@() 'xaba' xaba Zxaba Zxaba ZxZaZbZa
?() '' Z   
?() 'a' aZ Za Za Za
?() 'ab' abZ Zab Zab ZaZb
?() 'aba' abaZ Zaba Zaba ZaZbZa
?() 'xab' xabZ Zxab Zxab ZxZaZb
?() 'xaba' xabaZ Zxaba Zxaba ZxZaZbZa
*() '' Z Z Z Z
*() 'a' aZ Za Za Za
*() 'ab' abZ Zab Zab ZaZb
*() 'aba' abaZ Zaba Zaba ZaZbZa
*() 'xab' xabZ Zxab Zxab ZxZaZb
*() 'xaba' xabaZ Zxaba Zxaba ZxZaZbZa
b@() ''    
b@() 'a' a a a a
b@() 'ab' aZ ab aZ aZ
b@() 'aba' aba aba aZa aZa
b@() 'xab' xaZ xab xaZ xaZ
b@() 'xaba' xaba xaba xaZa xaZa
@()b ''    
@()b 'a' a a a a
@()b 'ab' aZ ab aZ aZ
@()b 'aba' aba aba aZa aZa
@()b 'xab' xaZ xab xaZ xaZ
@()b 'xaba' xaba xaba xaZa xaZa
## END

#### stars, question marks and groups behind them
shopt -s extglob
for p in '*?@(|z)' '?*@(|z)' '*?!(z)' '*!(z)' '*[a]@(|z)' '*?+(|b)' '*?@(|b)*' '**!(a)' '*a!(b)' '*?*!(b)'; do for v in '' a b ab z ba bz aa; do
[[ $v == $p ]]; echo "$p '$v' $? ${v#$p} ${v##$p} ${v%$p} ${v%%$p}"; done; done
## status: 0
## STDOUT:
*?@(|z) '' 1    
*?@(|z) 'a' 1 a a a a
*?@(|z) 'b' 1 b b b b
*?@(|z) 'ab' 1 ab ab ab ab
*?@(|z) 'z' 1 z z z z
*?@(|z) 'ba' 1 ba ba ba ba
*?@(|z) 'bz' 0    
*?@(|z) 'aa' 1 aa aa aa aa
?*@(|z) '' 1    
?*@(|z) 'a' 1 a a a a
?*@(|z) 'b' 1 b b b b
?*@(|z) 'ab' 1 ab ab ab ab
?*@(|z) 'z' 1 z z z z
?*@(|z) 'ba' 1 ba ba ba ba
?*@(|z) 'bz' 0    
?*@(|z) 'aa' 1 aa aa aa aa
*?!(z) '' 1    
*?!(z) 'a' 0    
*?!(z) 'b' 0    
*?!(z) 'ab' 0 b  a 
*?!(z) 'z' 0    
*?!(z) 'ba' 0 a  b 
*?!(z) 'bz' 1 z z b b
*?!(z) 'aa' 0 a  a 
*!(z) '' 0    
*!(z) 'a' 0 a  a 
*!(z) 'b' 0 b  b 
*!(z) 'ab' 0 ab  ab 
*!(z) 'z' 1 z z z z
*!(z) 'ba' 0 ba  ba 
*!(z) 'bz' 0 bz  bz 
*!(z) 'aa' 0 aa  aa 
*[a]@(|z) '' 1    
*[a]@(|z) 'a' 0    
*[a]@(|z) 'b' 1 b b b b
*[a]@(|z) 'ab' 1 b b ab ab
*[a]@(|z) 'z' 1 z z z z
*[a]@(|z) 'ba' 0   b 
*[a]@(|z) 'bz' 1 bz bz bz bz
*[a]@(|z) 'aa' 0 a  a 
*?+(|b) '' 1    
*?+(|b) 'a' 1 a a a a
*?+(|b) 'b' 1 b b b b
*?+(|b) 'ab' 0    
*?+(|b) 'z' 1 z z z z
*?+(|b) 'ba' 1 ba ba ba ba
*?+(|b) 'bz' 1 bz bz bz bz
*?+(|b) 'aa' 1 aa aa aa aa
*?@(|b)* '' 1    
*?@(|b)* 'a' 1 a a a a
*?@(|b)* 'b' 1 b b b b
*?@(|b)* 'ab' 0    
*?@(|b)* 'z' 1 z z z z
*?@(|b)* 'ba' 0    
*?@(|b)* 'bz' 0    
*?@(|b)* 'aa' 0    
**!(a) '' 0    
**!(a) 'a' 1 a a a a
**!(a) 'b' 0 b  b 
**!(a) 'ab' 0 ab  ab 
**!(a) 'z' 0 z  z 
**!(a) 'ba' 0 ba  ba 
**!(a) 'bz' 0 bz  bz 
**!(a) 'aa' 0 aa  aa 
*a!(b) '' 1    
*a!(b) 'a' 0    
*a!(b) 'b' 1 b b b b
*a!(b) 'ab' 1 b b ab ab
*a!(b) 'z' 1 z z z z
*a!(b) 'ba' 0   b 
*a!(b) 'bz' 1 bz bz bz bz
*a!(b) 'aa' 0 a  a 
*?*!(b) '' 1    
*?*!(b) 'a' 0    
*?*!(b) 'b' 0    
*?*!(b) 'ab' 1 b b a a
*?*!(b) 'z' 0    
*?*!(b) 'ba' 0 a  b 
*?*!(b) 'bz' 0 z  b 
*?*!(b) 'aa' 0 a  a 
## END

#### a class that nobody knows has no members
for x in 'f]' ':]' '[]' f ']' ':' a '['; do
  for p in '[[:foo:]]' '[[:foo:]a]' '[![:foo:]]' '[[::]]' '[a[::]]' '[[::]a]' '[![::]]' '[[:a-z:]]' '[[:Alpha:]]' '[[: :]]' '[[:al\pha:]]' '[[:a:]'; do
    [[ $x = $p ]] && echo "$x $p"
  done
done
touch a b f; echo [[:foo:]] [[:foo:]a] [![:foo:]] [[::]f]; x=abf; echo ${x//[[:foo:]f]} ${x#[[:foo:]]} ${x##[![:foo:]]*}
## status: 0
## STDOUT:
f [![:foo:]]
f [![::]]
f [[:al\pha:]]
] [![:foo:]]
] [![::]]
: [![:foo:]]
: [![::]]
a [[:foo:]a]
a [![:foo:]]
a [a[::]]
a [[::]a]
a [![::]]
a [[:al\pha:]]
[ [![:foo:]]
[ [![::]]
[[:foo:]] a a b f f
ab abf
## END

#### a class that does not end is what it begins with
for x in '[' ':' ']' a ':]' '[]' '-'; do
  for p in '[[:]' '[[:a]' '[![:a]' '[b[:a]' '[[:]]' '[[:a]]' '[[:foo]'; do [[ $x = $p ]] && echo "$x $p"; done
done
## status: 1
## STDOUT:
[ [![:a]
: [[:]
: [[:a]
: [b[:a]
: [[:foo]
] [![:a]
a [[:a]
a [b[:a]
:] [[:]]
:] [[:a]]
- [![:a]
## END

#### long patterns
printf -v y %999s; y=${y// /-}; z=$y; y+=*
[[ a == $y ]]; echo $?; [[ ${z}b == $y ]]; echo $?
case $z in *$y*) echo in;; esac
t=a${z}b; t=${t#a$y}; echo ${#t}; t=a${z}b; t=${t##*$y}; echo ${#t}; t=${z}b; t=${t%%*$z*}; echo ${#t}
t=a$z-b$z; t=${t//$z/z}; echo $t; t=$z; t=${t^^$y}; echo ${#t}
v=$z; v=${v//-/[}; [[ $v == $v* ]]; echo $?; v+=]; [[ a == $v* ]]; echo $?
## status: 0
## STDOUT:
1
0
in
1
0
0
az-bz
999
0
1
## END

#### an empty text and a star
x=; echo "<${x//*/z}>" "<${x/#*/z}>" "<${x/%*/z}>" "<${x/a*/z}>" "<${x#*}>" "<${x%%*}>"
x=abcabc; echo "${x//*/z}" "${x//b*a/z}" "${x//[bc]?/z}" "${x/a*c/z}" "${x//c*b/z}" "${x//\*/z}"
x='a*b*c'; echo "${x//\**\*/-}" "${x#*\*}" "${x##*\*}" "${x%\**}" "${x%%\**}" "${x%[*]?}" "${x//[*]/+}"
## status: 0
## STDOUT:
<z> <z> <z> <> <> <>
z azbc azaz z abzc abcabc
a-c b*c c a*b a a*b a+b+c
## END

#### behind a star bash takes short cuts: each pattern with texts, beginnings, ends and places
shopt -s extglob
while read -r p; do
  for t in '' a ab ba aab cabb; do
    [[ $t == $p ]]
    echo "$p '$t' $? ${t#$p} ${t##$p} ${t%$p} ${t%%$p} ${t/$p/-} ${t//$p/-} ${t/#$p/-} ${t/%$p/-}"
  done
done <<'END'
*!(b)?
*?(a)@(|b)
*?(a)!(b)
**(a)@(|b)
*a*!(b*|a)
*a*@(|b)?
@(*!(a))b
!(*!(a))
+(*?!(b))
@(?|*@(|a)*)b
!(*@(|b))*
*@(?(a)|*!(b))
END
## status: 0
## STDOUT:
*!(b)? '' 0     - - - -
*!(b)? 'a' 0 a  a  - - - -
*!(b)? 'ab' 0 ab  ab  - - - -
*!(b)? 'ba' 0 ba  ba  - - - -
*!(b)? 'aab' 0 aab  aab  - - - -
*!(b)? 'cabb' 0 cabb  cabb  - - - -
*?(a)@(|b) '' 0     - - - -
*?(a)@(|b) 'a' 0 a  a  - - - -
*?(a)@(|b) 'ab' 0 ab  ab  - - - -
*?(a)@(|b) 'ba' 1 ba a ba b -a -- -a ba
*?(a)@(|b) 'aab' 0 aab  aab  - - - -
*?(a)@(|b) 'cabb' 0 cabb  cabb  - - - -
*?(a)!(b) '' 0     - - - -
*?(a)!(b) 'a' 0 a  a  - - - -
*?(a)!(b) 'ab' 0 ab  ab  - - - -
*?(a)!(b) 'ba' 0 ba  ba  - - - -
*?(a)!(b) 'aab' 0 aab  aab  - - - -
*?(a)!(b) 'cabb' 0 cabb  cabb  - - - -
**(a)@(|b) '' 1        
**(a)@(|b) 'a' 0     - - - -
**(a)@(|b) 'ab' 0 b  a  - - - -
**(a)@(|b) 'ba' 0 a  b  - - - -
**(a)@(|b) 'aab' 0 ab  aa  - - - -
**(a)@(|b) 'cabb' 0 bb  cab  - - - -
*a*!(b*|a) '' 1        
*a*!(b*|a) 'a' 0     - - - -
*a*!(b*|a) 'ab' 1 b b ab ab -b -b -b ab
*a*!(b*|a) 'ba' 0   b  - - - -
*a*!(b*|a) 'aab' 0 ab    - - - -
*a*!(b*|a) 'cabb' 1 bb bb cabb cabb -bb -bb -bb cabb
*a*@(|b)? '' 1        
*a*@(|b)? 'a' 1 a a a a a a a a
*a*@(|b)? 'ab' 0     - - - -
*a*@(|b)? 'ba' 1 ba ba ba ba ba ba ba ba
*a*@(|b)? 'aab' 0 b  a  - - - -
*a*@(|b)? 'cabb' 0 b  c  - - - -
@(*!(a))b '' 1        
@(*!(a))b 'a' 1 a a a a a a a a
@(*!(a))b 'ab' 1 ab ab ab ab ab ab ab ab
@(*!(a))b 'ba' 1 ba ba ba ba ba ba ba ba
@(*!(a))b 'aab' 0     - - - -
@(*!(a))b 'cabb' 0 b  ca  - - - -
!(*!(a)) '' 0        -
!(*!(a)) 'a' 0 a  a  - - - -
!(*!(a)) 'ab' 1 ab b ab ab -b --b -b ab
!(*!(a)) 'ba' 1 ba ba ba b -ba -b- -ba b-
!(*!(a)) 'aab' 1 aab ab aab aab -ab ---b -ab aab
!(*!(a)) 'cabb' 1 cabb cabb cabb cabb -cabb -c--b-b -cabb cabb
+(*?!(b)) '' 1        
+(*?!(b)) 'a' 1 a a a a a a a a
+(*?!(b)) 'ab' 1 ab ab ab ab ab ab ab ab
+(*?!(b)) 'ba' 0     - - - -
+(*?!(b)) 'aab' 0 b    - - - -
+(*?!(b)) 'cabb' 0 bb  c  - - - -
@(?|*@(|a)*)b '' 1        
@(?|*@(|a)*)b 'a' 1 a a a a a a a a
@(?|*@(|a)*)b 'ab' 0     - - - -
@(?|*@(|a)*)b 'ba' 1 ba ba ba ba ba ba ba ba
@(?|*@(|a)*)b 'aab' 0   a  - - - -
@(?|*@(|a)*)b 'cabb' 0 b  ca  - - - -
!(*@(|b))* '' 0        -
!(*@(|b))* 'a' 0 a  a  - - - -
!(*@(|b))* 'ab' 0 ab  ab  - - - -
!(*@(|b))* 'ba' 0 ba  ba  - - - -
!(*@(|b))* 'aab' 0 aab  aab  - - - -
!(*@(|b))* 'cabb' 0 cabb  cabb  - - - -
*@(?(a)|*!(b)) '' 1        
*@(?(a)|*!(b)) 'a' 0     - - - -
*@(?(a)|*!(b)) 'ab' 0 b    - - - -
*@(?(a)|*!(b)) 'ba' 0   b  - - - -
*@(?(a)|*!(b)) 'aab' 0 ab  a  - - - -
*@(?(a)|*!(b)) 'cabb' 0 abb  ca  - - - -
## END

#### a backslash at the end of a pattern
p='\'; x='a\'; [[ $x == a$p ]]; echo $?; [[ $x == *$p ]]; echo $?; case $x in ?$p) echo y;; esac; [[ a == a$p ]]; echo $?
[[ 'xa\' == *a$p ]]; echo $?; [[ 'x\' == *?$p ]]; echo $?; [[ 'x\' == ?*$p ]]; echo $?; [[ 'x*\' == x\*$p ]]; echo $?; [[ $p == $p ]]; echo $?; [[ '*a\' == \*?$p ]]; echo $?; [[ 'xab\' == *[a]?$p ]]; echo $?
for x in 'a\b\' '\a' '\' 'a*'; do
  echo "${x//$p/z}" "${x/%$p/z}" "${x/#$p/z}" "${x#*$p}" "${x##*$p}" "${x%$p}" "${x%%$p}" "${x/a$p/z}" "${x//b$p/z}" "${x#a$p}"
  echo "${x#$p}" "${x##$p}" "${x//\\$p/z}" "${x//[$p]/z}" "${x//?$p/z}" "${x^^$p}" "${x%b$p}" "${x%%?$p}"
done
## status: 0
## STDOUT:
0
1
y
1
0
1
1
0
0
0
0
a\b\ a\b\ a\b\ a\b\ a\b\ a\b a\b a\b\ a\b\ b\
a\b\ a\b\ a\b\ a\b\ a\b\ a\b\ a\ a\
\a \a \a \a \a \a \a \a \a \a
a a \a \a \a \a \a \a
\ \ \ \ \   \ \ \
  \ \ \ \ \ \
a* a* a* a* a* a* a* a* a* a*
a* a* a* a* a* a* a* a*
## END

#### a set that begins with a bracket behind its negation is none where it is replaced
x='[a]b]'; echo "${x//[]]/_}" "${x//[!]]/_}" "${x//[^]]/_}" "${x/#[!]]/_}" "${x/%[!b]]/_}" "${x//[!]]*/_}" "${x//[!]a]/_}"
echo "${x//[![:alpha:]]/_}" "${x//[![:alpha:]]]/_}" "${x#[!b]]}" "${x##[!]]}"
x='aa]]'; echo ${x//[!]]]/_} ${x//[!]]?/_} "${x/%[^]]]/_}" "${x/#[^]a]a/_}" ${x//[^]]\]/_}
## status: 0
## STDOUT:
[a_b_ [a]b] [a]b] [a]b] [a]b] _ [a]b]
_a_b_ [a]b] [a]b] a]b]
aa]] aa]] aa]] aa]] aa]]
## END
