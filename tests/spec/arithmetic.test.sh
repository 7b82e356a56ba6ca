#### precedence of all binary operators
echo $((1+2*3)) $((1+2<<1)) $((7&3==3)) $((1|2^3)) $((1^3&2)) $((5<6==1)) $((1<<2+1)) $((2*3%4)) $((10-4-3)) $((100/10/5))
## status: 0
## STDOUT:
7 6 1 1 3 1 8 2 3 2
## END

#### powers bind to the right
echo $((2**3**2)) $(( (2**3)**2 )) $((-2**2)) $((2**-0)) $((2**10%7)) $((!2**3))
## status: 0
## STDOUT:
512 64 4 1 2 0
## END

#### unary operators
x=5; echo $((-x)) $((+x)) $((!x)) $((~x)) $((- -x)) $((!!x)) $((~~x)) $((-~x)) $((~-x)) $((- - - x)) $((!x+1))
## status: 0
## STDOUT:
-5 5 0 -6 5 1 5 6 4 -5 1
## END

#### signs side by side
x=5; echo $((--5)) $((++5)) $((+-5)) $((-+5)) $((x- -1)) $((x+ +1)) $((x--1)) 2>&1; echo $x
## status: 1
## STDERR:
bash: line 1: x--1: syntax error in expression (error token is "1")
## END

#### comparisons come to 0 and 1
echo $((1<2)) $((2<1)) $((1<=1)) $((1>=2)) $((1==1)) $((1!=1)) $((3>2>1)) $((1<2<3)) $((-1<0))
## status: 0
## STDOUT:
1 0 1 0 1 0 0 1 1
## END

#### bits
echo $((12&10)) $((12|10)) $((12^10)) $((1<<4)) $((256>>4)) $((-1>>1)) $((-8>>1)) $((~0)) $((0xff&~0xf))
## status: 0
## STDOUT:
8 14 6 16 16 -1 -4 -1 240
## END

#### shifts by much
echo $((1<<62)) $((1<<63)) $((1<<64)) $((1<<65)) $((1<<-1)) $((1>>64)) $((1>>-1)) $((-1>>63)) $((1<<100))
## status: 0
## STDOUT:
4611686018427387904 -9223372036854775808 1 2 -9223372036854775808 1 0 -1 68719476736
## END

#### 64 bits wrap
echo $((9223372036854775807+1)) $((-9223372036854775808-1)) $((9223372036854775807*2)) $((2**63)) $((2**64)) $((3**50)) $((9223372036854775807*9223372036854775807))
## status: 0
## STDOUT:
-9223372036854775808 9223372036854775807 -2 -9223372036854775808 0 6048575297968530377 1
## END

#### numbers too large wrap
echo $((9223372036854775808)) $((18446744073709551615)) $((18446744073709551616)) $((99999999999999999999999999))
## status: 0
## STDOUT:
-9223372036854775808 -1 0 -2537764290115403777
## END

#### the smallest number
echo $((-9223372036854775808)) $((-9223372036854775808/-1)) $((-9223372036854775808%-1)) $((-9223372036854775808*-1)) $((-(-9223372036854775808)))
## status: 0
## STDOUT:
-9223372036854775808 -9223372036854775808 0 -9223372036854775808 -9223372036854775808
## END

#### division cuts towards zero
echo $((7/2)) $((-7/2)) $((7/-2)) $((-7/-2)) $((7%3)) $((-7%3)) $((7%-3)) $((-7%-3)) $((0/5)) $((0%5))
## status: 0
## STDOUT:
3 -3 -3 3 1 -1 1 -1 0 0
## END

#### logic short cuts
x=1; echo $((0 && x++)) $x $((1 || x++)) $x $((1 && x++)) $x $((0 || x++)) $x $((2&&3)) $((0||4))
## status: 0
## STDOUT:
0 1 1 1 1 2 1 3 1 1
## END

#### logic binds and before or
echo $((1||0&&0)) $((0&&0||1)) $((1&&0||0)) $((!0&&1)) $((1||1&&0))
## status: 0
## STDOUT:
1 1 0 1 1
## END

#### choice
echo $((1?2:3)) $((0?2:3)) $((1?2?3:4:5)) $((0?1:0?2:3)) $((1?0:1)) $((5>3?10:20)) $(( (1?2:3)+4 ))
## status: 0
## STDOUT:
2 3 3 3 0 10 6
## END

#### choice evaluates one side
x=1 y=1; echo $((1?x++:y++)) $x $y $((0?x++:y++)) $x $y $((1?2:1/0)) $((0?1/0:3))
## status: 0
## STDOUT:
1 2 1 1 2 2 2 3
## END

#### choice holds assignments and commas in its middle
echo $((1?x=3:4)) $x $((1?2,3:4)) $((0?2:3,4)) $((1?2:3,4))
## status: 0
## STDOUT:
3 3 3 4 4
## END

#### comma
echo $((1,2)) $((x=1,y=2,x+y)) $x $y $((1,2,3,4))
## status: 0
## STDOUT:
2 3 1 2 4
## END

#### assignments of every kind
x=10; echo $((x+=5)) $((x-=3)) $((x*=2)) $((x/=5)) $((x%=3)) $((x=6)) $((x<<=2)) $((x>>=1)) $((x&=10)) $((x|=5)) $((x^=3)) $x
## status: 0
## STDOUT:
15 12 24 4 1 6 24 12 8 13 14 14
## END

#### assignments bind to the right
echo $((a=b=c=7)) $a $b $c $((a+=b*=2)) $a $b
## status: 0
## STDOUT:
7 7 7 7 21 21 14
## END

#### an assignment reads its variable before its right side
x=1; echo $((x+=x++)) $x; x=5; echo $((x=x++ + x)) $x; x=2; echo $((x*=x+=3)) $x
## status: 0
## STDOUT:
2 2
11 11
10 10
## END

#### assignment in parentheses
echo $(( (x=5)+1 )) $x $(( (x+=1)*(x+=1) )) $x
## status: 0
## STDOUT:
6 5 42 7
## END

#### increments
x=5; echo $((x++)) $x $((++x)) $x $((x--)) $x $((--x)) $x
## status: 0
## STDOUT:
5 6 7 7 7 6 5 5
## END

#### increments within
x=5; echo $((x+++x)) $x; x=5; echo $((x---x)) $x; x=5; echo $((-x++)) $x; x=5; echo $((x++ + ++x)) $x $((!x--)) $x
## status: 0
## STDOUT:
11 6
1 4
-5 6
12 7 0 6
## END

#### increments with blanks
x=5; echo $((x ++)) $x $((++ x)) $x $((x --)) $((-- x)) $((+ + +x)) $((- -- x))
## status: 0
## STDOUT:
5 6 7 7 7 5 5 -4
## END

#### increments of what is unset
echo $((u++)) $u $((--v)) $v $((w+=2)) $w
## status: 0
## STDOUT:
0 1 -1 -1 2 2
## END

#### decimal, octal, hexadecimal
echo $((10)) $((010)) $((0x10)) $((0X1F)) $((0xabcDEF)) $((00)) $((007)) $((0))
## status: 0
## STDOUT:
10 8 16 31 11259375 0 7 0
## END

#### numbers with a base
echo $((2#1010)) $((8#17)) $((16#fF)) $((36#z)) $((36#Z)) $((37#z)) $((37#A)) $((62#Z)) $((64#@)) $((64#_)) $((64#10)) $((10#08)) $((10#0099))
## status: 0
## STDOUT:
10 15 255 35 35 35 36 61 62 63 64 8 99
## END

#### a base with a sign
echo $((-2#11)) $((+16#a)) $((2#0)) $((3#))
## status: 1
## STDERR:
bash: line 1: 3#: invalid integer constant (error token is "3#")
## END

#### 0x alone
echo $((0x)) $((0x+1)); echo end
## status: 0
## STDOUT:
0 1
end
## END

#### a variable's octal
x=010 y=0x1f z=2#11; echo $((x)) $((y)) $((z)) $((x+y+z))
## status: 0
## STDOUT:
8 31 3 42
## END

#### leading zeros that are no octal
m=08; echo $((10#$m)) $((10#${m}+1)); echo $((m)); echo no
## status: 1
## STDOUT:
8 9
## END
## STDERR:
bash: line 1: 08: value too great for base (error token is "08")
## END

#### blanks and newlines
echo $((  1 	+
 2 )) $((
3
)); (( 
 1 
 )) && echo yes
## status: 0
## STDOUT:
3 3
yes
## END

#### empty expressions
echo $(( )) $(()) [$((  ))]; (( )); echo $?; x=; echo $((x)) $((x+1)); let ' '; echo $?
## status: 0
## STDOUT:
0 0 [0]
1
0 1
1
## END

#### unset variables are 0
unset x; echo $((x)) $((x+1)) $((x*5)) $((!x)) $((y))
## status: 0
## STDOUT:
0 1 0 1 0
## END

#### variables that hold variables
a=b b=c c=7; echo $((a)) $((a+1)) $((a*b)); a=5; echo $((b+a))
## status: 0
## STDOUT:
7 8 49
12
## END

#### variables that hold expressions
e='1+2'; echo $((e)) $((e*2)) $(($e*2)) $((-e)); f='e*e'; echo $((f))
## status: 0
## STDOUT:
3 6 5 -3
9
## END

#### variables that hold assignments
e='x=5'; echo $((e)) $x; f='x++'; echo $((f)) $((f)) $x; c='y=1,y+1'; echo $((c)) $y
## status: 0
## STDOUT:
5 5
5 6 7
2 1
## END

#### variables that hold blanks
x=' 5 ' y='	7'; echo $((x)) $((y+x)); z='- 3'; echo $((z)) $((5-z))
## status: 0
## STDOUT:
5 12
-3 8
## END

#### an assigned variable's text is not read
x='not a number'; echo $((x=5)); x='1 2'; (( x = 3 )); echo $x
## status: 0
## STDOUT:
5
3
## END

#### dollars in expressions
x=3 y=+; echo $(($x+1)) $((x $y 1)) $((${x}5)) $((1$x)) $(( $x$x )) $((x${y}x))
## status: 0
## STDOUT:
4 4 35 13 33 6
## END

#### negative values pasted in
x=-5; echo $((2*$x)) $((2-$x)) $((-$x)) $(($x**2)) $((x**2)) $((3 - $x))
## status: 0
## STDOUT:
-10 7 5 25 25 8
## END

#### a negative value pasted behind a name
x=-5 y=3; echo $((y-$x)); echo end
## status: 1
## STDERR:
bash: line 1: y--5: syntax error in expression (error token is "5")
## END

#### expansions in expressions
x=hello; echo $((${#x}*2)) $(($(echo 3)+4)) $((`echo 5`)) $((${y:-7}+1)) $(( $# + 1 )) $(( $? ))
## status: 0
## STDOUT:
10 7 5 8 1 0
## END

#### an expression that a substitution makes
op='*'; echo $((3 $op 4)) $((3 $(echo -) 1)) $(( $(echo '1 + 2') * 3 ))
## status: 0
## STDOUT:
12 2 7
## END

#### quotes vanish in expressions
x=4; echo $(("1 + 2" * 3)) $(("x" + 1)) $(("$x"*2)) $((1""2))
## status: 0
## STDOUT:
7 5 8 12
## END

#### nested expressions
echo $(( $((1+2)) * $(( 3 + $((4)) )) )) $(( (1+2)*(3+4) )) $((((1))))
## status: 0
## STDOUT:
21 21 1
## END

#### positional parameters
set -- 3 4; echo $(($1*$2)) $(($1**$2)) $(( $1 - $2 )) $((${1}+${2}))
## status: 0
## STDOUT:
12 81 -1 7
## END

#### numbers pasted in run into names
x=3; echo $((x$x)) $((a_$x=5)) $a_3 $((16#$x))
## status: 0
## STDOUT:
0 5 5 3
## END

#### pasted numbers and increments
x=3; echo $(($x++)); echo no
## status: 1
## STDERR:
bash: line 1: 3++: syntax error: operand expected (error token is "+")
## END

#### pasted numbers are not assigned to
x=3; echo $(($x=5)); echo no
## status: 1
## STDERR:
bash: line 1: 3=5: attempted assignment to non-variable (error token is "=5")
## END

#### a pasted division by zero
x=0; echo $((7/$x)); echo no
## status: 1
## STDERR:
bash: line 1: 7/0: division by 0 (error token is "0")
## END

#### a pasted expression in a message
x=0 y=3; (( 7 / $x + $y )); echo $?; let "$y % $x"; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: ((: 7 / 0 + 3 : division by 0 (error token is "0 + 3 ")
bash: line 1: let: 3 % 0: division by 0 (error token is "0")
## END

#### exit status of (( ))
((1)); echo $?; ((0)); echo $?; ((-1)); echo $?; ((2>1)); echo $?; ((x=0)); echo $? $x; ((1/0)); echo $?
## status: 0
## STDOUT:
0
1
0
0
1 0
1
## END
## STDERR:
bash: line 1: ((: 1/0: division by 0 (error token is "0")
## END

#### (( )) as a condition
if ((2>1)); then echo yes; fi; ((0)) || echo no; while ((n++<3)); do echo $n; done; ! ((0)); echo $?
## status: 0
## STDOUT:
yes
no
1
2
3
0
## END

#### (( )) with a redirection
((x=5)) > f; echo $x; cat f; ((1/0)) 2> e; echo $?; cat e
## status: 0
## STDOUT:
5
1
bash: line 1: ((: 1/0: division by 0 (error token is "0")
## END

#### let
let x=5; echo $? $x; let x=0; echo $?; let 'x = 1 + 2' y=x*2; echo $? $x $y; let x++ ; echo $x
## status: 0
## STDOUT:
0 5
1
0 3 6
4
## END

#### let with -- and negative numbers
let -- -5; echo $?; let -5; echo $?; let -- 0; echo $?; let --x; echo $? $x
## status: 0
## STDOUT:
0
0
1
0 -1
## END

#### let without words
let; echo $?; let --; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: let: expression expected
bash: line 1: let: expression expected
## END

#### let with empty words
let ''; echo $?; let 1 ''; echo $?; let '' 1; echo $?
## status: 0
## STDOUT:
1
1
0
## END

#### let stops at a mistake
let x=1 y=1/0 z=3; echo $? $x $y $z
## status: 0
## STDOUT:
1 1
## END
## STDERR:
bash: line 1: let: y=1/0: division by 0 (error token is "0")
## END

#### let takes words apart
let x = 5; echo $? [$x]
## status: 0
## STDOUT:
1 []
## END
## STDERR:
bash: line 1: let: =: syntax error: operand expected (error token is "=")
## END

#### let of patterns
touch x=3; let x=?; echo $x
## status: 0
## STDOUT:
3
## END

#### $[ ]
x=3; echo $[1+2] $[x*2] $[ $x + 1 ] "$[x]" a$[1]b $[$[1+1]*2]
## status: 0
## STDOUT:
3 6 4 3 a1b 4
## END

#### subscripts in $[ ]
a=(4 5 6); echo $[a[1]] $[a[a[0]-4]+1]
## status: 0
## STDOUT:
5 5
## END

#### mistake: operand missing at the end
echo before
echo $(( 1+ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1+ : syntax error: operand expected (error token is "+ ")
## END

#### mistake: operand missing before
echo before
echo $(( *2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: *2 : syntax error: operand expected (error token is "*2 ")
## END

#### mistake: operand missing in parentheses
echo before
echo $(( () ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: () : syntax error: operand expected (error token is ") ")
## END

#### mistake: no operator
echo before
echo $(( 1 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 2 : syntax error in expression (error token is "2 ")
## END

#### mistake: two names
echo before
echo $(( x y ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x y : syntax error in expression (error token is "y ")
## END

#### mistake: a stray bracket
echo before
echo $(( 1 ] ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 ] : syntax error: invalid arithmetic operator (error token is "] ")
## END

#### mistake: a stray parenthesis
echo before
echo $(( 1 + ) ))
echo no
## status: 2
## STDOUT:
before
## END
## STDERR:
bash: line 2: syntax error near unexpected token `)'
bash: line 2: `echo $(( 1 + ) ))'
## END

#### mistake: decimal points
echo before
echo $(( 1.5 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1.5 : syntax error: invalid arithmetic operator (error token is ".5 ")
## END

#### mistake: a character that is none
echo before
echo $(( 1 @ 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 @ 2 : syntax error: invalid arithmetic operator (error token is "@ 2 ")
## END

#### mistake: a character in front
echo before
echo $(( @ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: @ : syntax error: operand expected (error token is "@ ")
## END

#### mistake: a semicolon
echo before
echo $(( 1;2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1;2 : syntax error: invalid arithmetic operator (error token is ";2 ")
## END

#### mistake: a dollar
echo before
echo $(( x=1$ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x=1$ : syntax error: invalid arithmetic operator (error token is "$ ")
## END

#### mistake: single quotes
echo before
echo $(( '1' ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: '1' : syntax error: operand expected (error token is "'1' ")
## END

#### mistake: a backslash
echo before
echo $(( 1 \ 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 \ 2 : syntax error: invalid arithmetic operator (error token is "\ 2 ")
## END

#### mistake: a brace
echo before
echo $(( 1{ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1{ : syntax error: invalid arithmetic operator (error token is "{ ")
## END

#### mistake: non-ascii
echo before
echo $(( é ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: é : syntax error: operand expected (error token is "é ")
## END

#### mistake: octal 8
echo before
echo $(( 08 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 08: value too great for base (error token is "08")
## END

#### mistake: octal 9 within
echo before
echo $(( 1 + 09 * 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 + 09: value too great for base (error token is "09")
## END

#### mistake: a digit too great
echo before
echo $(( 2#12 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 2#12: value too great for base (error token is "2#12")
## END

#### mistake: a letter too great
echo before
echo $(( 10#1a ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 10#1a: value too great for base (error token is "10#1a")
## END

#### mistake: base 1
echo before
echo $(( 1#0 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1#0: invalid arithmetic base (error token is "1#0")
## END

#### mistake: base 65
echo before
echo $(( 65#1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 65#1: invalid arithmetic base (error token is "65#1")
## END

#### mistake: base without digits
echo before
echo $(( 16# ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 16#: invalid integer constant (error token is "16#")
## END

#### mistake: base behind 0x
echo before
echo $(( 0x1#2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 0x1#2: invalid number (error token is "0x1#2")
## END

#### mistake: a base twice
echo before
echo $(( 2#1#1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 2#1#1: invalid number (error token is "2#1#1")
## END

#### mistake: underscores
echo before
echo $(( 1_000 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1_000: value too great for base (error token is "1_000")
## END

#### mistake: binary as in C
echo before
echo $(( 0b11 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 0b11: value too great for base (error token is "0b11")
## END

#### mistake: letters behind digits
echo before
echo $(( 5x ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 5x: value too great for base (error token is "5x")
## END

#### mistake: assign to a number
echo before
echo $(( 1=2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1=2 : attempted assignment to non-variable (error token is "=2 ")
## END

#### mistake: assign to a sum
echo before
echo $(( x+1=3 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x+1=3 : attempted assignment to non-variable (error token is "=3 ")
## END

#### mistake: assign to a product by +=
echo before
echo $(( 2*x+=3 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 2*x+=3 : attempted assignment to non-variable (error token is "+=3 ")
## END

#### mistake: assign in parentheses
echo before
echo $(( (x)=3 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: (x)=3 : attempted assignment to non-variable (error token is "=3 ")
## END

#### mistake: assign to a choice
echo before
echo $(( 1?x:y=3 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1?x:y=3 : attempted assignment to non-variable (error token is "=3 ")
## END

#### mistake: assign nothing
echo before
echo $(( x= ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x= : syntax error: operand expected (error token is "= ")
## END

#### mistake: assign nothing by +=
echo before
echo $(( x+= ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x+= : syntax error: operand expected (error token is "+= ")
## END

#### mistake: assign twice
echo before
echo $(( x=== ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x=== : syntax error: operand expected (error token is "= ")
## END

#### mistake: increment a number
echo before
echo $(( 5++ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 5++ : syntax error: operand expected (error token is "+ ")
## END

#### mistake: increment twice
echo before
echo $(( x++ ++ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x++ ++ : syntax error: operand expected (error token is "+ ")
## END

#### mistake: increment both sides
echo before
echo $(( ++x++ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: ++x++ : ++: assignment requires lvalue (error token is "++ ")
## END

#### mistake: decrement both sides
echo before
echo $(( --x-- ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: --x-- : --: assignment requires lvalue (error token is "-- ")
## END

#### mistake: assign to an increment
echo before
echo $(( x++=5 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x++=5 : attempted assignment to non-variable (error token is "=5 ")
## END

#### mistake: assign to a decrement
echo before
echo $(( --x=5 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: --x=5 : attempted assignment to non-variable (error token is "=5 ")
## END

#### mistake: division by zero
echo before
echo $(( 1/0 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1/0 : division by 0 (error token is "0 ")
## END

#### mistake: division by zero in the middle
echo before
echo $(( 1 + 5/0 + 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 + 5/0 + 2 : division by 0 (error token is "0 + 2 ")
## END

#### mistake: remainder by zero
echo before
echo $(( 5 % 0 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 5 % 0 : division by 0 (error token is "0 ")
## END

#### mistake: division by an expression that is zero
echo before
echo $(( 1/(2-2) ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1/(2-2) : division by 0 (error token is "(2-2) ")
## END

#### mistake: divide and assign by zero
echo before
echo $(( x/=0 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x/=0 : division by 0 (error token is "0 ")
## END

#### mistake: remainder and assign by zero
echo before
echo $(( x%=0, 1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x%=0, 1 : division by 0 (error token is ", 1 ")
## END

#### mistake: negative exponent
echo before
echo $(( 2**-1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 2**-1 : exponent less than 0 (error token is "1 ")
## END

#### mistake: negative exponent behind
echo before
echo $(( 2**-1+3 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 2**-1+3 : exponent less than 0 (error token is "+3 ")
## END

#### mistake: negative exponent not taken
echo before
echo $(( 0 && 2**-1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 0 && 2**-1 : exponent less than 0 (error token is "1 ")
## END

#### mistake: question mark without colon
echo before
echo $(( 1 ? 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 ? 2 : `:' expected for conditional expression (error token is "2 ")
## END

#### mistake: question mark without anything
echo before
echo $(( 1 ? ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 ? : expression expected (error token is "? ")
## END

#### mistake: no expression before a colon
echo before
echo $(( 1 ? : 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 ? : 2 : expression expected (error token is ": 2 ")
## END

#### mistake: no expression behind a colon
echo before
echo $(( 1 ? 2 : ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 ? 2 : : expression expected (error token is ": ")
## END

#### mistake: a colon alone
echo before
echo $(( 1 : 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 : 2 : syntax error in expression (error token is ": 2 ")
## END

#### mistake: a comma in front
echo before
echo $(( ,1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: ,1 : syntax error: operand expected (error token is ",1 ")
## END

#### mistake: a comma at the end
echo before
echo $(( 1, ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1, : syntax error: operand expected (error token is ", ")
## END

#### mistake: two commas
echo before
echo $(( 1,,2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1,,2 : syntax error: operand expected (error token is ",2 ")
## END

#### mistake: and without a right side
echo before
echo $(( 1 && ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 && : syntax error: operand expected (error token is "&& ")
## END

#### mistake: or without a right side
echo before
echo $(( 0 || ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 0 || : syntax error: operand expected (error token is "|| ")
## END

#### mistake: or without a right side, decided
echo before
echo $(( 1 || ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 || : syntax error: operand expected (error token is "|| ")
## END

#### mistake: not alone
echo before
echo $(( ! ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: ! : syntax error: operand expected (error token is "! ")
## END

#### mistake: tilde alone
echo before
echo $(( ~ ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: ~ : syntax error: operand expected (error token is "~ ")
## END

#### mistake: three operators
echo before
echo $(( 1 < < 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 < < 2 : syntax error: operand expected (error token is "< 2 ")
## END

#### mistake: power and assign
echo before
echo $(( x **= 2 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x **= 2 : syntax error: operand expected (error token is "= 2 ")
## END

#### mistake: a subscript that is open
echo before
echo $(( a[1 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: a[1 : bad array subscript (error token is "a[1 ")
## END

#### mistake: arrow
echo before
echo $(( x -> 3 ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: x -> 3 : syntax error: operand expected (error token is "> 3 ")
## END

#### mistake: not equal to nothing
echo before
echo $(( 1 != ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 != : syntax error: operand expected (error token is "!= ")
## END

#### mistake: a number and a parenthesis
echo before
echo $(( 1 (2) ))
echo no
## status: 0
## STDOUT:
before
no
## END
## STDERR:
bash: line 2: 1 (2) : syntax error in expression (error token is "(2) ")
## END

#### mistakes in (( )) and let do not end the shell
((1+)); echo $?; let 1+; echo $?; (( 08 )); echo $?; let 'x y'; echo $?; ((1=2)); echo $?
## status: 0
## STDOUT:
1
1
1
1
1
## END
## STDERR:
bash: line 1: ((: 1+: syntax error: operand expected (error token is "+")
bash: line 1: let: 1+: syntax error: operand expected (error token is "+")
bash: line 1: ((: 08: value too great for base (error token is "08")
bash: line 1: let: x y: syntax error in expression (error token is "y")
bash: line 1: ((: 1=2: attempted assignment to non-variable (error token is "=2")
## END

#### what stands before a mistake happens
((x=5, 1+)); echo $x; ((y++ + )); echo $y; ((z=3 4)); echo $z; let 'q=1 2'; echo $q; ((--w=7)); echo $w
## status: 0
## STDOUT:
5
1
3
1
-1
## END
## STDERR:
bash: line 1: ((: x=5, 1+: syntax error: operand expected (error token is "+")
bash: line 1: ((: y++ + : syntax error: operand expected (error token is "+ ")
bash: line 1: ((: z=3 4: syntax error in expression (error token is "4")
bash: line 1: let: q=1 2: syntax error in expression (error token is "2")
bash: line 1: ((: --w=7: attempted assignment to non-variable (error token is "=7")
## END

#### a mistake in what a variable holds
e='1+'; ((e)); echo $?; echo $((e)); echo no
## status: 1
## STDOUT:
1
## END
## STDERR:
bash: line 1: ((: 1+: syntax error: operand expected (error token is "+")
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### a mistake deep in variables
a=b+1 b=c c='2 3'; ((a)); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: ((: 2 3: syntax error in expression (error token is "3")
## END

#### a variable that names itself
x=x; ((x)); echo $?; let x+1; echo $?; echo $((x)); echo no
## status: 1
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: ((: x: expression recursion level exceeded (error token is "x")
bash: line 1: let: x: expression recursion level exceeded (error token is "x")
bash: line 1: x: expression recursion level exceeded (error token is "x")
## END

#### a mistake in a condition
if ((1+)); then echo yes; else echo no; fi; ((1/0)) || echo failed; while ((1/0)); do echo no; done; echo $?
## status: 0
## STDOUT:
no
failed
0
## END
## STDERR:
bash: line 1: ((: 1+: syntax error: operand expected (error token is "+")
bash: line 1: ((: 1/0: division by 0 (error token is "0")
bash: line 1: ((: 1/0: division by 0 (error token is "0")
## END

#### a mistake in a function
f() { echo $((1/0)); echo no; }; f; echo no
## status: 1
## STDERR:
environment: line 1: 1/0: division by 0 (error token is "0")
## END

#### a mistake in a subshell
(echo $((1/0)); echo no); echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### a mistake in a command substitution
x=$(echo $((1/0)); echo no); echo $? [$x]
## status: 0
## STDOUT:
1 []
## END
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### a mistake in a pipeline
echo $((1/0)) | cat; echo $?
## status: 0
## STDOUT:
0
## END
## STDERR:
bash: line 1: 1/0: division by 0 (error token is "0")
## END

#### readonly variables
readonly r=1; ((r=2)); echo $?; ((r++)); echo $?; let r+=1; echo $?; echo $((r)) $r
## status: 0
## STDOUT:
1
1
1
1 1
## END
## STDERR:
bash: line 1: r: readonly variable
bash: line 1: r: readonly variable
bash: line 1: r: readonly variable
## END

#### readonly variables end an expansion
readonly r=1; echo $((r=2)); echo no
## status: 1
## STDERR:
bash: line 1: r: readonly variable
## END

#### set -u
set -u; x=1; echo $((x)); ((y)); echo no
## status: 127
## STDOUT:
1
## END
## STDERR:
bash: line 1: y: unbound variable
## END

#### set -u in an expansion
set -u; echo $((y+1)); echo no
## status: 127
## STDERR:
bash: line 1: y: unbound variable
## END

#### set -u and what is only assigned
set -u; ((y=1)); echo $y; ((z+=1)); echo no
## status: 127
## STDOUT:
1
## END
## STDERR:
bash: line 1: z: unbound variable
## END

#### set -u and what is not taken
set -u; echo $((1 || y)) $((0 && y)) $((1 ? 2 : y))
## status: 0
## STDOUT:
1 0 2
## END

#### set -e and (( ))
set -e; ((1)); echo one; ((0)); echo no
## status: 1
## STDOUT:
one
## END

#### set -e and let
set -e; let 1; echo one; let 0; echo no
## status: 1
## STDOUT:
one
## END

#### set -e and tested calculations
set -e; ((0)) || echo a; if ((0)); then :; fi; ! ((1)); ((0)) && echo no; echo end
## status: 0
## STDOUT:
a
end
## END

#### elements of arrays
a=(10 20 30); echo $((a[0])) $((a[1]+a[2])) $((a)) $((a[-1])) $((a[a[0]/10])) $((a[9])) $((a[1+1]))
## status: 0
## STDOUT:
10 50 10 30 20 0 30
## END

#### assignments to elements
a=(1 2 3); ((a[1]=5)); ((a[2]+=5)); ((a[0]++)); ((--a[1])); ((a[5]=7)); echo ${a[@]} ${!a[@]}
## status: 0
## STDOUT:
2 4 8 7 0 1 2 5
## END

#### subscripts have effects once
i=0; a=(1 2 3); ((a[i++]+=10)); echo $i ${a[@]}; ((a[i++]=7)); echo $i ${a[@]}; ((a[++i]++)); echo $i ${!a[@]}
## status: 0
## STDOUT:
1 11 2 3
2 11 7 3
3 0 1 2 3
## END

#### negative subscripts
a=(1 2 3); ((a[-1]=9)); echo ${a[@]} $((a[-3])); i=-2; echo $((a[i]))
## status: 0
## STDOUT:
1 2 9 1
2
## END

#### elements that hold expressions
a=('1+2' 'a[0]*2'); echo $((a[0])) $((a[1])) $((a[1]+1))
## status: 0
## STDOUT:
3 6 7
## END

#### elements of what is no array
x=7; echo $((x[0])) $((x[1])); ((x[1]=3)); echo ${x[@]}
## status: 0
## STDOUT:
7 0
7 3
## END

#### associative arrays
declare -A m; m[k]=5; ((m[k]++)); ((m[z]+=2)); echo $((m[k])) $((m[z])) $((m[k]*m[z])) $((m[none]))
## status: 0
## STDOUT:
6 2 12 0
## END

#### keys that are expanded
declare -A m; k='x y'; ((m[$k]=3)); ((m[$k]++)); echo ${m[$k]} ${m['x y']}
## status: 0
## STDOUT:
4 4
## END

#### keys with odd characters
declare -A m; k='a]b'; ((m[$k]=4)); echo "${!m[@]}"; unset m; declare -A m; k='$(echo hi)'; ((m[$k]++)); echo "${!m[@]}" "${m[@]}"
## status: 0
## STDOUT:
a]b
$(echo hi) 1
## END

#### quoted keys
declare -A m; ((m["a b"]=1)); echo "${!m[@]}"; let "m['q r']=5"; echo "${m['q r']}"
## status: 0
## STDOUT:
a b
5
## END

#### subscripts expanded by let
i=2; let 'a[$i]=5' 'a[i+1]=6'; echo ${!a[@]} ${a[@]}
## status: 0
## STDOUT:
2 3 5 6
## END

#### an open subscript
a=(1); ((a[0)); echo $?; let 'a[0'; echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: ((: a[0: bad array subscript (error token is "a[0")
bash: line 1: let: a[0: bad array subscript (error token is "a[0")
## END

#### a mistake in a subscript
a=(1); ((a[1+])); echo no
## status: 1
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### array idioms
a=(3 1 2); sum=0; for v in ${a[@]}; do ((sum+=v)); done; echo $sum; IFS=+; echo $((${a[*]}))
## status: 0
## STDOUT:
6
6
## END

#### a long sum
x=1; for i in 1 2 3 4 5 6; do x=$x+$x; done; echo $(($x))
## status: 0
## STDOUT:
64
## END

#### integer variables
declare -i n; n=1+2; echo $n; n+=4; echo $n; n='n*2'; echo $n; n=abc; echo $n
## status: 0
## STDOUT:
3
7
14
0
## END

#### a mistake of an integer variable
declare -i n; n=1+; echo no
## status: 1
## STDERR:
bash: line 1: 1+: syntax error: operand expected (error token is "+")
## END

#### where numbers are computed elsewhere
a=(1 2 3 4); x=abcdef i=1; echo ${x:i+1:i*2} ${a[i+1]} ${a[@]:i:2}
## status: 0
## STDOUT:
cd 3 2 3
## END

#### arithmetic in [[ ]]
x=5; [[ x -eq 5 ]] && echo a; [[ x+1 -gt 2*2 ]] && echo b; [[ '3 + 4' -eq 7 ]] && echo c
## status: 0
## STDOUT:
a
b
c
## END

#### results are text
echo $((1+1))a a$((1))b"$((2))" $((3))$((4)); x=$((5))6; echo $x
## status: 0
## STDOUT:
2a a1b2 34
56
## END

#### results are split
IFS=1; echo $((212)) "$((212))"
## status: 0
## STDOUT:
2 2 212
## END

#### results in here-documents
x=3; cat <<E
$((x*2)) $((x))
$[x+1]
E
## status: 0
## STDOUT:
6 3
4
## END

#### results in assignments and redirections
n=$((1+1)); echo a > f$((n*2)); cat f4; cat <<< $((n+5))
## status: 0
## STDOUT:
a
7
## END

#### conditions by calculation in lists
x=3; ((x==3)) && { echo three; } || echo other; ((x!=3)) && echo no; ((x>1 && x<5)) && echo between
## status: 0
## STDOUT:
three
between
## END

#### greatest common divisor
a=252 b=105; while ((b)); do ((t=b, b=a%b, a=t)); done; echo $a
## status: 0
## STDOUT:
21
## END

#### bits counted
n=1023 c=0; while ((n)); do ((c+=n&1, n>>=1)); done; echo $c
## status: 0
## STDOUT:
10
## END

#### factorials by recursion
f() { (($1<2)) && { echo 1; return; }; echo $(( $1 * $(f $(($1-1))) )); }; f 10
## status: 0
## STDOUT:
3628800
## END

#### recursion with a result variable
fib() { if (($1<2)); then r=$1; return; fi; fib $(($1-1)); local x=$r; fib $(($1-2)); ((r+=x)); }; fib 12; echo $r
## status: 0
## STDOUT:
144
## END

#### a local loop variable
f() { local i; for ((i=0;i<3;i++)); do :; done; echo $i; }; i=9; f; echo $i
## status: 0
## STDOUT:
3
9
## END

#### negative zero and signs
echo $((-0)) $((+0)) $((0*-1)) $((-(0)))
## status: 0
## STDOUT:
0 0 0 0
## END

#### equality of strings is of numbers
x=a y=b; ((x==y)); echo $?; ((x==0)); echo $?
## status: 0
## STDOUT:
0
0
## END

#### comments are none
echo $((1 + 1)) # 5; echo $((2))
## status: 0
## STDOUT:
2
## END

#### line numbers in messages
echo a

((1/0))
let 2/0

echo $((3/0))
echo no
## status: 0
## STDOUT:
a
no
## END
## STDERR:
bash: line 3: ((: 1/0: division by 0 (error token is "0")
bash: line 4: let: 2/0: division by 0 (error token is "0")
bash: line 6: 3/0: division by 0 (error token is "0")
## END

#### long options of the same name
echo=3; ((echo++)); echo $echo; ((if=2, while=3)); echo $((if*while))
## status: 0
## STDOUT:
4
6
## END

#### a hash and open parentheses
let '1 # 2'; let '(1+2'; let '1 || (2'; let '((1)'; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: let: 1 # 2: syntax error: invalid arithmetic operator (error token is "# 2")
bash: line 1: let: (1+2: missing `)' (error token is "2")
bash: line 1: let: 1 || (2: missing `)' (error token is "2")
bash: line 1: let: ((1): missing `)' (error token is ")")
## END

#### a subscript with a substitution that does not end
let 'q[$(]'
echo $?
let 'q[${]' 2> /dev/null
echo $?
## status: 0
## STDOUT:
1
1
## END
## STDERR:
bash: line 1: let: q[$(]: bad array subscript (error token is "q[$(]")
## END

#### single quotes stay in a subscript that is a number
a=(1 2 3); echo $(( a["1"] )); (( a["2"]++ )); declare -p a; x=1; echo $(( a[$x] + a["$x"] ))
(let "a['1']=1"; echo no)
(let "a[\$'1']=1"; echo no)
(let 'a[\1]=1'; echo no)
(echo $(( a['1'] )); echo no)
echo s=$?
## status: 0
## STDOUT:
2
declare -a a=([0]="1" [1]="2" [2]="4")
4
s=1
## END
## STDERR:
bash: line 2: '1': syntax error: operand expected (error token is "'1'")
bash: line 3: $'1': syntax error: operand expected (error token is "$'1'")
bash: line 4: \1: syntax error: operand expected (error token is "\1")
bash: line 5: '1': syntax error: operand expected (error token is "'1'")
## END

#### quotes that do not end in a subscript
let "q[\$'\\\\'\$'x]=1"; echo s=$?
let 'q["1]=1'; echo s=$?
let "q[1'2]=1"; echo s=$?
(let "q[\$'\\'0\$'x'\$'']=1"; echo no)
(let "q[\$'\\'<<- 'E'F
0]<<=1"; echo no)
## status: 1
## STDOUT:
s=1
s=1
s=1
## END
## STDERR:
bash: line 1: let: q[$'\\'$'x]=1: bad array subscript (error token is "q[$'\\'$'x]=1")
bash: line 2: let: q["1]=1: bad array subscript (error token is "q["1]=1")
bash: line 3: let: q[1'2]=1: bad array subscript (error token is "q[1'2]=1")
bash: line 4: $'\'0$'x'$'': syntax error: operand expected (error token is "$'\'0$'x'$''")
bash: line 6: $'\'<<- 'E'F
0: syntax error: operand expected (error token is "$'\'<<- 'E'F
0")
## END

#### quotes of a subscript that is a name
declare -A m; x=k; let 'm[$x]=1' 'm["$x"z]=2' "m['\$x']=3" 'm[\$x y]=4' 'm[a\ b]=5' 'm[\"]=6'
(( m['k k']=7 )); echo $(( m['k k'] )) "${#m[@]}"; for k in k kz '$x' '$x y' 'a b' '"'; do echo "${m[$k]}"; done
## status: 0
## STDOUT:
7 7
1
2
3
4
5
6
## END
