#### star
touch b a c .h; echo *
## status: 0
## STDOUT:
a b c
## END

#### question mark and brackets
touch a1 a2 b1 ab; echo ?1 a[0-9] [!a]* [ab]b
## status: 0
## STDOUT:
a1 b1 a1 a2 b1 ab
## END

#### no match stays
echo no*match x? [z]
## status: 0
## STDOUT:
no*match x? [z]
## END

#### hidden files
touch .a .b c; echo .* ; echo *
## status: 0
## STDOUT:
.a .b
c
## END

#### directories
mkdir d e; touch d/x d/y e/x f; echo */x d/* */ */*
## status: 0
## STDOUT:
d/x e/x d/x d/y d/ e/ d/x d/y e/x
## END

#### absolute
mkdir -p d/sub; touch d/sub/f; cd d; echo sub/* ./* ../d/*
## status: 0
## STDOUT:
sub/f ./sub ../d/sub
## END

#### sorted by bytes
touch B a _ 10 9 é; echo *
## status: 0
## STDOUT:
10 9 B _ a é
## END

#### quotes make it literal
touch a b; echo "*" '*' \* a"*"
## status: 0
## STDOUT:
* * * a*
## END

#### from a variable
touch a b; x='*'; echo $x "$x"
## status: 0
## STDOUT:
a b *
## END

#### partly quoted
touch 'a b' 'a c'; for f in "a "*; do echo "<$f>"; done
## status: 0
## STDOUT:
<a b>
<a c>
## END

#### in for
touch 1 2; for f in *; do echo $f; done
## status: 0
## STDOUT:
1
2
## END

#### not in assignments
touch a; x=*; echo "$x"
## status: 0
## STDOUT:
*
## END

#### noglob
touch a; set -f; echo *; set +f; echo *
## status: 0
## STDOUT:
*
a
## END

#### special names
touch -- -n 'a*' '[x]'; for f in *; do echo "<$f>"; done; echo a\* \[x]
## status: 0
## STDOUT:
<-n>
<[x]>
<a*>
a* [x]
## END

#### bracket oddities
touch ']' - a ^; echo []] [a-] [^a] [!a]
## status: 0
## STDOUT:
] a ] ^ ] ^
## END

#### dots
mkdir d; echo d/. d/.. ; echo ./d
## status: 0
## STDOUT:
d/. d/..
./d
## END

#### redirect to a glob
touch only; echo hi > on*; cat only
## status: 0
## STDOUT:
hi
## END

#### trailing slash
mkdir d; touch f; echo d*/ f*/
## status: 0
## STDOUT:
d/ f*/
## END

#### braces and globs
touch a.c b.c a.h; echo {a,b}.* *.{c,h,x}
## status: 0
## STDOUT:
a.c a.h b.c a.c b.c a.h *.x
## END

#### dot component
touch a; echo ./* .//a*
## status: 0
## STDOUT:
./a .//a
## END

#### two stars are one
mkdir -p a/b/c; touch a/b/c/f a/f f; echo ** **/f a/**/*
## status: 0
## STDOUT:
a f a/f a/b/c
## END
