#### compgen from words
compgen -W 'abc abd xyz' ab; echo $?; compgen -W 'a b' z; echo $?; compgen -W 'b a'; compgen -W 'a:b c' -- ; IFS=:; compgen -W 'a:b c'
## status: 0
## STDOUT:
abc
abd
0
1
b
a
a:b
c
a
b c
## END

#### compgen with expansions
x='p q'; compgen -W '$x r'; compgen -W '$(echo s t)'
## status: 0
## STDOUT:
p
q
r
s
t
## END

#### compgen with a prefix and a suffix
compgen -P pre -S suf -W 'a b'; compgen -P '(' -S ')' -W 'one two' o
## status: 0
## STDOUT:
preasuf
prebsuf
(one)
## END

#### compgen filters
compgen -X 'a*' -W 'abc xyz'; compgen -X '!a*' -W 'abc xyz'; compgen -X '&*' -W 'abc abd' abc; echo $?
## status: 0
## STDOUT:
xyz
abc
1
## END

#### compgen of builtins and keywords
compgen -b un; compgen -k; compgen -A keyword el; compgen -A helptopic unset; compgen -A enabled unset
## status: 0
## STDOUT:
unalias
unset
if
then
else
elif
fi
case
esac
for
select
while
until
do
done
in
function
time
{
}
!
[[
]]
coproc
else
elif
unset
unset
## END

#### compgen of functions and variables
f1() { :; }; f2() { :; }; compgen -A function f; vv1=1 vv2=2; compgen -v vv; compgen -A variable vv1; export vve=1; compgen -e vv
## status: 0
## STDOUT:
f1
f2
vv1
vv2
vv1
vve
## END

#### compgen of options
compgen -A shopt ext; compgen -A setopt no
## status: 0
## STDOUT:
extdebug
extglob
extquote
noclobber
noexec
noglob
nolog
notify
nounset
## END

#### compgen of aliases
alias zz=1 zy=2; compgen -a z; compgen -A alias
## status: 0
## STDOUT:
zy
zz
zy
zz
## END

#### compgen of arrays
zarr=(1); zsc=2; compgen -A arrayvar zarr; compgen -A arrayvar zsc; echo $?
## status: 0
## STDOUT:
zarr
1
## END

#### compgen of files
mkdir dd; touch da 'd b'; compgen -f d > out; wc -l < out; compgen -d d; compgen -f nothing; echo $?
## status: 0
## STDOUT:
3
dd
1
## END

#### compgen of a function
f() { COMPREPLY=(x y "$2"); }; compgen -F f word; echo $?
## status: 0
## STDOUT:
x
y
word
0
## END
## STDERR:
bash: line 1: compgen: warning: -F option may not work as you expect
## END

#### compgen misused
compgen -A nosuch; echo $?; compgen -z; echo $?; compgen -o nosuch; echo $?; compgen; echo $?; compgen -W; echo $?
## status: 0
## STDOUT:
2
2
2
0
2
## END
## STDERR:
bash: line 1: compgen: nosuch: invalid action name
bash: line 1: compgen: -z: invalid option
compgen: usage: compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]
bash: line 1: compgen: nosuch: invalid option name
bash: line 1: compgen: -W: option requires an argument
compgen: usage: compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]
## END

#### compgen of nothing there
compgen -j; echo $?; compgen -A running; echo $?; compgen -A disabled; echo $?; enable -n cd; compgen -A disabled
## status: 0
## STDOUT:
1
1
1
cd
## END

#### complete remembers
complete -W 'a b' foo; complete -p foo; complete -r foo; complete -p foo; echo $?; complete; echo $?
## status: 0
## STDOUT:
complete -W 'a b' foo
1
0
## END
## STDERR:
bash: line 1: complete: foo: no completion specification
## END

#### complete in its own order
complete -C cmd -G '*' -X '!*.c' -P p -S s w; complete -p w; complete -A file -d -b q; complete -p q; complete -A function -A shopt -v r; complete -p r
## status: 0
## STDOUT:
complete -G '*' -P 'p' -S 's' -X '!*.c' -C 'cmd' w
complete -b -d -f q
complete -v -A function -A shopt r
## END

#### options of complete
complete -o default -o nospace -F f baz; complete -p baz; complete -o nosuch x; echo $?; complete -o plusdirs -o filenames -o bashdefault y; complete -p y
## status: 0
## STDOUT:
complete -o default -o nospace -F f baz
2
complete -o bashdefault -o filenames -o plusdirs y
## END
## STDERR:
bash: line 1: complete: nosuch: invalid option name
## END

#### complete for what has none
complete -D -F x; complete -p -D; complete -E -W a; complete -p -E
## status: 0
## STDOUT:
complete -F x -D
complete -W 'a' -E
## END

#### compopt
compopt; echo $?; compopt nosuch; echo $?; complete -F f b; compopt -o nospace b; complete -p b; compopt +o nospace b; complete -p b; compopt -o nosuch b; echo $?
## status: 0
## STDOUT:
1
1
complete -o nospace -F f b
complete -F f b
2
## END
## STDERR:
bash: line 1: compopt: not currently executing completion function
bash: line 1: compopt: nosuch: no completion specification
bash: line 1: compopt: nosuch: invalid option name
## END

#### a completion of an ordinary script
complete -F _x x 2>/dev/null; complete foo; complete -p foo
## status: 0
## STDOUT:
complete foo
## END

#### help
help nosuch; echo $?; help -z; echo $?; help -s cd; help -s read printf; echo $?
## status: 0
## STDOUT:
1
2
cd: cd [-L|[-P [-e]] [-@]] [dir]
read: read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]
printf: printf [-v var] format [arguments]
0
## END
## STDERR:
bash: line 1: help: no help topics match `nosuch'.  Try `help help' or `man -k nosuch' or `info nosuch'.
bash: line 1: help: -z: invalid option
help: usage: help [-dms] [pattern ...]
## END

#### hash leads to a path that is not there
hash -p /nosuch/x zz; zz; echo $?
## status: 0
## STDOUT:
127
## END
## STDERR:
bash: line 1: /nosuch/x: No such file or directory
## END

#### compgen from quoted words
compgen -W "'a b' c\\ d \"e f\""
## status: 0
## STDOUT:
a b
c d
e f
## END

#### complete removes from nothing
complete -r nosuch; echo $?; complete -r; echo $?
## status: 0
## STDOUT:
0
0
## END
