# Whole scripts, as they are written to get something done.

#### strict mode with cleanup
set -euo pipefail
dir=work.$$
mkdir -p "$dir"
cleanup() { local status=$?; rm -rf "$dir"; echo "cleanup with $status"; }
trap cleanup EXIT
printf '%s\n' one two three > "$dir/list"
count=$(wc -l < "$dir/list")
echo "lines: $count"
grep -q four "$dir/list"
echo unreachable
## status: 1
## STDOUT:
lines: 3
cleanup with 1
## END

#### a script: getopts basic
#!/usr/bin/env bash
set -euo pipefail
usage() { cat <<EOF
Usage: ${0##*/} [-v] [-n NAME] [-c COUNT] FILE...
EOF
exit "${1:-0}"; }
verbose=0 name=world count=1
while getopts ':vn:c:h' opt; do
  case $opt in
    v) verbose=1 ;;
    n) name=$OPTARG ;;
    c) count=$OPTARG ;;
    h) usage ;;
    :) echo "option -$OPTARG needs an argument" >&2; usage 2 ;;
    \?) echo "unknown option -$OPTARG" >&2; usage 2 ;;
  esac
done
shift $((OPTIND - 1))
for ((i = 0; i < count; i++)); do echo "hello $name"; done
((verbose)) && echo "files: $*"
usage 3
## status: 3
## STDOUT:
hello world
Usage: bash [-v] [-n NAME] [-c COUNT] FILE...
## END

#### a script: retry loop
retry() {
  local n=1 max=$1 delay=$2; shift 2
  until "$@"; do
    if ((n >= max)); then echo "failed after $n attempts" >&2; return 1; fi
    echo "attempt $n failed, retrying in ${delay}s..."
    ((n++)); delay=$((delay * 2))
  done
  echo "ok after $n"
}
tries=0
flaky() { ((++tries >= 3)); }
retry 5 1 flaky
tries=-10
retry 2 1 flaky || echo "gave up: $?"
## status: 0
## STDOUT:
attempt 1 failed, retrying in 1s...
attempt 2 failed, retrying in 2s...
ok after 3
attempt 1 failed, retrying in 1s...
gave up: 1
## END
## STDERR:
failed after 2 attempts
## END

#### a script: heredoc template
render() {
  local name=$1; shift
  cat <<-EOT
	Dear ${name^},
	  You have ${#} item${2:+s}: ${*:-none}
	  Total: \$$(( $# * 10 )).00
	  Path: ${HOME}/x
	  \`literal\` "quoted" 'single'
	EOT
}
render bob apple pear
render alice
cat <<'EOT' > tpl
Hello @NAME@, you are @AGE@.
EOT
while IFS= read -r line; do
  line=${line//@NAME@/Tom}; line=${line//@AGE@/5}
  printf '%s\n' "$line"
done < tpl
## status: 0
## STDOUT:
Dear Bob,
  You have 2 items: apple pear
  Total: $20.00
  Path: /home/agent/x
  `literal` "quoted" 'single'
Dear Alice,
  You have 0 item: none
  Total: $0.00
  Path: /home/agent/x
  `literal` "quoted" 'single'
Hello Tom, you are 5.
## END

#### a script: assoc counter
declare -A count
while read -r word; do ((count[$word]++)) ; done <<'E'
apple
pear
apple
fig
apple
pear
E
for k in apple pear fig; do printf '%-8s %3d\n' "$k" "${count[$k]}"; done
echo "${#count[@]} keys"
for k in "${!count[@]}"; do echo "$k"; done | while read -r l; do echo "key: $l"; done | wc -l
## status: 0
## STDOUT:
apple      3
pear       2
fig        1
3 keys
3
## END

#### a script: word frequency
text="the quick brown the lazy dog the end dog"
declare -A freq=()
for w in $text; do freq[$w]=$(( ${freq[$w]:-0} + 1 )); done
max=0
for w in "${!freq[@]}"; do (( freq[$w] > max )) && { max=${freq[$w]}; top=$w; }; done
echo "top=$top max=$max"
[[ -v freq[dog] ]] && echo has dog
unset 'freq[the]'
[[ -v freq[the] ]] || echo no the
## status: 0
## STDOUT:
top=the max=3
has dog
no the
## END

#### a script: trap cleanup
tmp=$PWD/work.$$; mkdir -p work
cleanup() { local rc=$?; rm -rf work; echo "cleanup rc=$rc"; exit "$rc"; }
trap cleanup EXIT
trap 'echo interrupted; exit 130' INT TERM
touch work/a work/b
ls work
false || echo "handled"
kill -TERM $$
echo unreachable
## status: 130
## STDOUT:
a
b
handled
interrupted
cleanup rc=130
## END

#### a script: trap ERR with line
set -Eeuo pipefail
on_error() { echo "error on line $1: exit $2: $3" >&2; }
trap 'on_error $LINENO $? "$BASH_COMMAND"' ERR
f() {
  echo in f
  false
  echo not here
}
f
echo nope
## status: 1
## STDOUT:
in f
## END
## STDERR:
error on line 6: exit 1: false
## END

#### a script: local -n swap
swap() { local -n a=$1 b=$2; local t=$a; a=$b; b=$t; }
x=1 y=2; swap x y; echo $x $y
append() { local -n arr=$1; shift; arr+=("$@"); }
list=(a); append list b "c d"; printf '<%s>' "${list[@]}"; echo
sum() { local -n out=$1; shift; out=0; local n; for n; do ((out+=n)); done; }
sum total 1 2 3; echo $total
declare -A cfg=([host]=h [port]=1)
show() { local -n m=$1; local k; for k in host port; do echo "$k=${m[$k]}"; done; }
show cfg
## status: 0
## STDOUT:
2 1
<a><b><c d>
6
host=h
port=1
## END

#### a script: mapfile
printf '%s\n' one 'two words' '' four > f
mapfile -t lines < f
echo "${#lines[@]}"; printf '[%s]\n' "${lines[@]}"
mapfile -t -n 2 first < f; echo "${first[@]@Q}"
mapfile -t -s 2 rest < f; echo "${rest[@]@Q}"
readarray -t -O 5 off < f; declare -p off
mapfile -d , -t parts <<< "a,b,c"; declare -p parts
cb() { echo "cb $1 ${2%$'\n'}"; }
mapfile -C cb -c 2 all < f
## status: 0
## STDOUT:
4
[one]
[two words]
[]
[four]
'one' 'two words'
'' 'four'
declare -a off=([5]="one" [6]="two words" [7]="" [8]="four")
declare -a parts=([0]="a" [1]="b" [2]=$'c\n')
cb 1 two words
cb 3 four
## END

#### a script: process substitution diff
a() { printf '%s\n' 1 2 3; }
b() { printf '%s\n' 1 2 4; }
while read -r x <&3 && read -r y <&4; do
  [[ $x == "$y" ]] && echo "same $x" || echo "diff $x $y"
done 3< <(a) 4< <(b)
cat <(a) <(b) | wc -l
grep -c . <(a)
paste_() { while IFS= read -r l; do IFS= read -r r <&3; echo "$l|$r"; done < "$1" 3< "$2"; }
paste_ <(a) <(b)
## status: 0
## STDOUT:
same 1
same 2
diff 3 4
6
3
1|1
2|2
3|4
## END

#### a script: printf table
rows=("alice:30:NY" "bob:5:Los Angeles" "christopher:100:X")
printf '%-12s|%5s|%s\n' Name Age City
printf -- '-%.0s' {1..30}; echo
for r in "${rows[@]}"; do IFS=: read -r n a c <<< "$r"; printf '%-12.8s|%5d|%s\n' "$n" "$a" "$c"; done
printf '%s\n' "${rows[@]%%:*}"
printf '%05.2f %x %o %e %c %%\n' 3.14159 255 8 12345.678 hello
printf '%q ' 'a b' "it's" $'x\ny' ''; echo
printf '%b\n' 'tab\there' 'nl\\n'
printf '%*s|%-*s|\n' 6 ab 6 cd
## status: 0
## stdout-json: "Name        |  Age|City\n------------------------------\nalice       |   30|NY\nbob         |    5|Los Angeles\nchristop    |  100|X\nalice\nbob\nchristopher\n03.14 ff 10 1.234568e+04 h %\na\\ b it\\'s $'x\\ny' '' \ntab\there\nnl\\n\n    ab|cd    |\n"

#### a script: string munging
path=/usr/local/lib/file.tar.gz
echo "${path##*/} ${path%/*} ${path%%.*} ${path#*.} ${path##*.}"
s="Hello World"
echo "${s,,} ${s^^} ${s:0:5} ${s: -5} ${s/World/There} ${s//o/0} ${#s}"
trim() { local v=$1; v="${v#"${v%%[![:space:]]*}"}"; v="${v%"${v##*[![:space:]]}"}"; printf '%s' "$v"; }
echo "[$(trim "   spaced out  ")]"
rev() { local s=$1 r= i; for ((i=${#s}-1;i>=0;i--)); do r+=${s:i:1}; done; echo "$r"; }
rev stressed
repeat() { local i out=; for ((i=0;i<$2;i++)); do out+=$1; done; echo "$out"; }
repeat ab 3
join_by() { local d=$1; shift; local f=$1; shift; printf %s "$f" "${@/#/$d}"; echo; }
join_by ', ' a b c
split() { local IFS=$2; read -ra out <<< "$1"; declare -p out; }
split "a:b::c" :
## status: 0
## STDOUT:
file.tar.gz /usr/local/lib /usr/local/lib/file tar.gz gz
hello world HELLO WORLD Hello World Hello There Hell0 W0rld 11
[spaced out]
desserts
ababab
a, b, c
declare -a out=([0]="a" [1]="b" [2]="" [3]="c")
## END

#### a script: select menu
PS3='choose> '
select item in apple "banana split" quit; do
  case $REPLY in
    1|2) echo "you chose $item ($REPLY)" ;;
    3) break ;;
    *) echo "invalid '$REPLY'" ;;
  esac
done <<< $'1\n2\n9\n3'
echo done $REPLY
## status: 0
## STDOUT:
you chose apple (1)
you chose banana split (2)
invalid '9'
done 3
## END
## stderr-json: "1) apple\n2) banana split\n3) quit\nchoose> choose> choose> choose> "

#### a script: nested functions
outer() {
  local x=outer
  inner() { echo "x=$x"; x=changed; }
  inner; echo "$x"
  unset -f inner
}
outer; declare -F inner || echo gone
fact() { (( $1 <= 1 )) && { echo 1; return; }; echo $(( $1 * $(fact $(($1-1))) )); }
fact 10
fib() { local n=$1; ((n<2)) && { REPLY=$n; return; }; fib $((n-1)); local a=$REPLY; fib $((n-2)); REPLY=$((a+REPLY)); }
fib 10; echo $REPLY
hanoi() { (($1==0)) && return; hanoi $(($1-1)) $2 $4 $3; echo "$2->$3"; hanoi $(($1-1)) $4 $3 $2; }
hanoi 2 A C B
## status: 0
## STDOUT:
x=outer
changed
gone
3628800
55
A->B
A->C
B->C
## END

#### a script: ifs loops
IFS=, read -r a b c <<< "1,2,3,4"; echo "$a|$b|$c"
while IFS='=' read -r k v; do [[ $k == \#* || -z $k ]] && continue; echo "k=[$k] v=[$v]"; done <<'E'
# comment
host = localhost
port=80
url=http://x/?a=b

empty=
E
line="a b  c"; set -- $line; echo $#; IFS=' '; echo "$*"; IFS=-; echo "$*"; unset IFS; echo "$*"
old=$IFS; IFS=$'\n'; for l in $(printf '%s\n' 'x y' z); do echo "<$l>"; done; IFS=$old
while IFS= read -r -d '' f; do echo "[$f]"; done < <(printf 'a\0b c\0')
while read -r first rest; do echo "$first -> $rest"; done <<< $'one two three\nfour'
## status: 0
## STDOUT:
1|2|3,4
k=[host ] v=[ localhost]
k=[port] v=[80]
k=[url] v=[http://x/?a=b]
k=[empty] v=[]
3
a b c
a-b-c
a b c
<x y>
<z>
[a]
[b c]
one two three -> 
four -> 
## END

#### a script: brace expansions
echo {a,b}{1..3} {01..10..3} {z..v..2} {a,}x pre{,fix} {1..3}{a..b} {{a,b},c} {a..c}{,.txt} '{a,b}' {a,b\,c} {x} {1..} a{b,c{d,e}}f
mkdir -p proj/{src,test}/{a,b}; find proj -type d | while read -r d; do echo "$d"; done | wc -l
touch file{1..3}.{txt,log}; ls; rm -f file{1,2}.*; ls
for i in {5..1}; do printf '%s ' $i; done; echo
x=3; echo {1..$x}; eval echo {1..$x}
## status: 0
## STDOUT:
a1 a2 a3 b1 b2 b3 01 04 07 10 z x v ax x pre prefix 1a 1b 2a 2b 3a 3b a b c a a.txt b b.txt c c.txt {a,b} a b,c {x} {1..} abf acdf acef
7
file1.log
file1.txt
file2.log
file2.txt
file3.log
file3.txt
proj
file3.log
file3.txt
proj
5 4 3 2 1 
{1..3}
1 2 3
## END

#### a script: arithmetic bases
echo $((16#ff)) $((2#1010)) $((8#17)) $((0x1F)) $((017)) $((36#z)) $((64#_)) $((10#08))
to_bin() { local n=$1 b=; while ((n)); do b=$((n%2))$b; ((n/=2)); done; echo ${b:-0}; }
to_bin 10; to_bin 255; to_bin 0
printf '%x %X %o %#x\n' 255 255 8 255
x=5; ((x+=3, x*=2)); echo $x $((x<<2)) $((x>>1)) $((x&3)) $((x|1)) $((x^7)) $((~x)) $((!x)) $((x**2)) $((x%7)) $((-x/3)) $((x>10?1:0))
let 'y = x++ + ++x' z=y%5; echo $x $y $z
echo $((1+2*3-4/2)) $(( (1+2)*3 )) $((2**10)) $((-7/2)) $((-7%2)) $((7>3&&2<1)) $((1,2,3))
gcd() { local a=$1 b=$2; while ((b)); do ((t=a%b,a=b,b=t)); done; echo $a; }; gcd 48 18
is_prime() { local n=$1 i; ((n<2)) && return 1; for ((i=2;i*i<=n;i++)); do ((n%i==0)) && return 1; done; }
for n in {1..20}; do is_prime $n && printf '%d ' $n; done; echo
## status: 0
## STDOUT:
255 10 15 31 15 35 63 8
1010
11111111
0
ff FF 10 0xff
16 64 8 0 17 23 -17 0 256 2 -5 1
18 34 4
5 9 1024 -3 -1 0 3
6
2 3 
## END

#### a script: here-strings
cat <<< "hello $((1+1))"
read -r x <<< "  trim me  "; echo "[$x]"
IFS= read -r x <<< "  keep me  "; echo "[$x]"
wc -l <<< $'a\nb'
grep -c b <<< $'abc\nxyz\nb'
while read -rn1 c; do printf '<%s>' "$c"; done <<< "abc"; echo
read -ra arr <<< "one two three"; echo ${#arr[@]} ${arr[-1]}
cat <<< 'single $x'
cat <<< a"b"'c'
## status: 0
## STDOUT:
hello 2
[trim me]
[  keep me  ]
2
2
<a><b><c><>
3 three
single $x
abc
## END

#### a script: set -euo pipefail
set -euo pipefail
x=${1:-default}; echo "$x"
out=$(false | true || echo "pipe failed"); echo "$out"
if ! grep -q nope <<< "text"; then echo "not found"; fi
arr=(); echo "${#arr[@]}" "${arr[@]+"${arr[@]}"}"
n=0; ((n++)) || true; echo $n
count=$(printf '%s\n' a b | grep -c a); echo $count
v=$(grep zzz <<< abc || true); echo "[$v]"
: "${REQUIRED:?must be set}"
echo unreachable
## status: 1
## STDOUT:
default
pipe failed
not found
0
1
1
[]
## END
## STDERR:
bash: line 9: REQUIRED: must be set
## END

#### a script: pipefail status
set -o pipefail
false | true; echo $?
true | false | true; echo $? "${PIPESTATUS[@]}"
(exit 3) | (exit 4) | cat; echo "${PIPESTATUS[*]} $?"
! false | true; echo $?
if printf 'a\nb\n' | grep -q c; then echo found; else echo "not found $?"; fi
yes | head -n 1; echo $?
## status: 0
## STDOUT:
1
1 0 1 0
3 4 0 4
0
not found 1
y
141
## END

#### a script: log functions
log() { local level=$1; shift; printf '[%s] %s\n' "$level" "$*" >&2; }
info() { log INFO "$@"; }; warn() { log WARN "$@"; }; die() { log ERROR "$*"; exit 1; }
info starting "the job"
warn "disk is" 90% full
( die "sub died" ); echo "rc=$?"
debug=; [[ -n ${debug} ]] && info debug
info "$(declare -F log)" 2>&1
die bye
## status: 1
## STDOUT:
rc=1
[INFO] log
## END
## STDERR:
[INFO] starting the job
[WARN] disk is 90% full
[ERROR] sub died
[ERROR] bye
## END

#### a script: stack and queue
stack=(); push() { stack+=("$1"); }; pop() { REPLY=${stack[-1]}; unset 'stack[-1]'; }
push a; push "b c"; push d; pop; echo "$REPLY ${#stack[@]}"; pop; echo "$REPLY"; echo "${stack[@]}"
queue=(1 2 3); queue+=(4); head=${queue[0]}; queue=("${queue[@]:1}"); echo $head "${queue[@]}"
echo "${queue[@]: -2}" "${queue[@]:0:1}" "${!queue[@]}"
unset 'queue[1]'; echo "${!queue[@]}"; queue=("${queue[@]}"); echo "${!queue[@]}"
## status: 0
## STDOUT:
d 2
b c
a
1 2 3 4
3 4 2 0 1 2
0 2
0 1
## END

#### a script: bubble sort
arr=(5 3 9 1 7 2)
n=${#arr[@]}
for ((i=0;i<n;i++)); do for ((j=0;j<n-i-1;j++)); do
  if ((arr[j]>arr[j+1])); then t=${arr[j]}; arr[j]=${arr[j+1]}; arr[j+1]=$t; fi
done; done
echo "${arr[*]}"
bsearch() { local t=$1 lo=0 hi=$((${#arr[@]}-1)) mid; while ((lo<=hi)); do mid=$(((lo+hi)/2)); if ((arr[mid]==t)); then echo $mid; return; elif ((arr[mid]<t)); then lo=$((mid+1)); else hi=$((mid-1)); fi; done; echo -1; return 1; }
bsearch 7; bsearch 4 || echo none
## status: 0
## STDOUT:
1 2 3 5 7 9
4
-1
none
## END

#### a script: parse ini
cat > c.ini <<'E'
[main]
name = test app
; comment
debug=true
[db]
host=localhost
port = 5432
E
declare -A ini; section=
while IFS= read -r line || [[ -n $line ]]; do
  line=${line%%;*}
  if [[ $line =~ ^\[([^]]+)\]$ ]]; then section=${BASH_REMATCH[1]}
  elif [[ $line =~ ^[[:space:]]*([A-Za-z_]+)[[:space:]]*=[[:space:]]*(.*)$ ]]; then ini[$section.${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
  fi
done < c.ini
for k in main.name main.debug db.host db.port; do echo "$k=${ini[$k]}"; done
## status: 0
## STDOUT:
main.name=test app
main.debug=true
db.host=localhost
db.port=5432
## END

#### a script: csv
while IFS=, read -r id name price; do
  [[ $id == id ]] && continue
  total=$((${total:-0} + price)); names+=("$name")
done <<'E'
id,name,price
1,Widget,10
2,Gadget,25
3,,7
E
echo "total=$total n=${#names[@]}"; printf '[%s] ' "${names[@]}"; echo
## status: 0
## STDOUT:
total=42 n=3
[Widget] [Gadget] [] 
## END

#### a script: json-ish
declare -A o=([name]="x \"y\"" [n]=5)
printf '{'; sep=; for k in name n; do v=${o[$k]//\"/\\\"}; printf '%s"%s": "%s"' "$sep" "$k" "$v"; sep=', '; done; printf '}\n'
s='{"a":1,"b":"two"}'
[[ $s =~ \"b\":\"([^\"]*)\" ]] && echo "${BASH_REMATCH[1]}"
## status: 0
## STDOUT:
{"name": "x \"y\"", "n": "5"}
two
## END

#### a script: case patterns
for x in foo.tar.gz foo.zip README Makefile 42 -x '' 'a b' ab12; do
case $x in
  *.tar.gz|*.tgz) echo "$x tarball";;
  *.zip) echo "$x zip";;
  [A-Z]*) echo "$x capital";;
  [0-9]*) echo "$x number";;
  -*) echo "$x option";;
  '') echo empty;;
  *\ *) echo "$x blank";;
  *[!a-z]*) echo "$x other";&
  fallthrough) echo fell;;&
  a*) echo "$x a";;
  *) echo never;;
esac; done
## status: 0
## STDOUT:
foo.tar.gz tarball
foo.zip zip
README capital
Makefile capital
42 number
-x option
empty
a b blank
ab12 other
fell
ab12 a
## END

#### a script: fd juggling
exec 3>out.log; echo to3 >&3; exec 3>&-
exec 4<out.log; read -r l <&4; echo "$l"; exec 4<&-
{ echo out; echo err >&2; } 2>&1 | while read -r l; do echo "got $l"; done
{ echo out; echo err >&2; } 2>/dev/null
x=$( { echo out; echo err >&2; } 2>&1 >/dev/null ); echo "x=$x"
exec {fd}>dyn; echo hi >&$fd; exec {fd}>&-; cat dyn; ((fd>=10)) && echo big
f() { echo a; echo b >&2; }; f 2>e >o; cat o e
f >/dev/null 2>&1; echo $?
echo x | tee_() { cat; }; echo y | { read a; echo "a=$a"; }
exec 5>&1 1>saved; echo hidden; exec 1>&5 5>&-; cat saved
## status: 0
## STDOUT:
to3
got out
got err
out
x=err
hi
big
a
b
0
a=y
hidden
## END

#### a script: printf -v
printf -v padded '%05d' 42; echo $padded
printf -v arr[2] '%s' x; declare -p arr
printf -v line '%*s' 10 ''; echo "${line// /-}"
printf -v now '%(%Y)T' 0; echo $now
printf '%s %s\n' a b c
printf '%d\n' 0x10 010 "'A" 2>&1
printf '%d\n' abc; echo $?
printf '%.3s|%10.2f|%+d\n' abcdef 3.14159 5
## status: 0
## STDOUT:
00042
declare -a arr=([2]="x")
----------
1970
a b
c 
16
8
65
0
1
abc|      3.14|+5
## END
## STDERR:
bash: line 7: printf: abc: invalid number
## END

#### a script: eval and indirect
v=name; name=value; echo ${!v}
for p in A B; do declare "cfg_$p=val$p"; done; for p in A B; do r=cfg_$p; echo "${!r}"; done
echo ${!cfg_*} ; eval "echo \$cfg_A"
cmd='echo "quoted arg"'; eval "$cmd"; $cmd
arr=(x y); r='arr[1]'; echo ${!r}; r='arr[@]'; echo "${!r}"
set -- a b c; i=2; echo ${!i} ${!#} ${@:i:1}
fn=printf; $fn '%s\n' dyn
## status: 0
## STDOUT:
value
valA
valB
cfg_A cfg_B
valA
quoted arg
"quoted arg"
y
x y
b c b
dyn
## END

#### a script: date-less versions compare
vercmp() { local IFS=. i; local a=($1) b=($2); for ((i=0;i<${#a[@]}||i<${#b[@]};i++)); do local x=${a[i]:-0} y=${b[i]:-0}; ((10#$x>10#$y)) && { echo gt; return; }; ((10#$x<10#$y)) && { echo lt; return; }; done; echo eq; }
vercmp 1.2.3 1.2.10; vercmp 2.0 1.9.9; vercmp 1.0 1.0.0; vercmp 08.1 8.1
## status: 0
## STDOUT:
lt
gt
eq
eq
## END

#### a script: url encode
urlencode() { local s=$1 i c o=; for ((i=0;i<${#s};i++)); do c=${s:i:1}; case $c in [a-zA-Z0-9.~_-]) o+=$c;; ' ') o+=+;; *) printf -v h '%%%02X' "'$c"; o+=$h;; esac; done; echo "$o"; }
urlencode 'a b&c=d/e?f'
urldecode() { local s=${1//+/ }; printf '%b\n' "${s//%/\\x}"; }
urldecode 'a+b%26c%3Dd'
hex=; s=Hi; for ((i=0;i<${#s};i++)); do printf -v x '%02x' "'${s:i:1}"; hex+=$x; done; echo $hex
## status: 0
## STDOUT:
a+b%26c%3Dd%2Fe%3Ff
a b&c=d
4869
## END

#### a script: caesar
rot13() { local a=abcdefghijklmnopqrstuvwxyz i c out= p; for ((i=0;i<${#1};i++)); do c=${1:i:1}; p=${a%%"$c"*}; if [[ $c == [a-z] ]]; then out+=${a:(${#p}+13)%26:1}; else out+=$c; fi; done; echo "$out"; }
rot13 hello; rot13 uryyb
## status: 0
## STDOUT:
uryyb
hello
## END

#### a script: matrix
declare -A m; for ((r=0;r<2;r++)); do for ((c=0;c<3;c++)); do m[$r,$c]=$((r*3+c)); done; done
for ((r=0;r<2;r++)); do row=; for ((c=0;c<3;c++)); do row+="${m[$r,$c]} "; done; echo "${row% }"; done
for ((c=0;c<3;c++)); do for ((r=0;r<2;r++)); do printf '%s%s' "${m[$r,$c]}" "$([[ $r -eq 1 ]] && echo $'\n' || echo ' ')"; done; echo; done
## status: 0
## STDOUT:
0 1 2
3 4 5
0 3
1 4
2 5
## END

#### a script: quoting horrors
echo "it's" 'say "hi"' "a\"b" 'a'\''b' $'tab\tnl\\n' "$'x'" \$HOME "\$HOME" '\n' "\n" "a\
b"
x='$(echo no)'; echo "$x" '`no`' "`echo yes`"
echo "nested $(echo "inner $(echo "deep")")"
echo "${x:-"default 'q'"}" "${nope:-"d q"}" "${nope:-'sq'}" ${nope:-'sq x'}
a="*"; echo "$a" '*'; touch zz; echo $a
echo -- -n; echo -n; echo -e 'a\tb'; echo -E 'a\tb'; echo -ne 'x\n'
## status: 0
## stdout-json: "it's say \"hi\" a\"b a'b tab\tnl\\n $'x' $HOME $HOME \\n \\n ab\n$(echo no) `no` yes\nnested inner deep\n$(echo no) d q 'sq' sq x\n* *\nzz\n-- -n\na\tb\na\\tb\nx\n"

#### a script: arg parser long
main() {
  local verbose=false output= files=()
  while [[ $# -gt 0 ]]; do
    case "$1" in
      -v|--verbose) verbose=true; shift ;;
      -o|--output) output="${2:?--output needs a value}"; shift 2 ;;
      --output=*) output="${1#*=}"; shift ;;
      --) shift; files+=("$@"); break ;;
      -*) echo "Unknown option: $1" >&2; return 64 ;;
      *) files+=("$1"); shift ;;
    esac
  done
  printf 'verbose=%s output=%s files=%d\n' "$verbose" "$output" "${#files[@]}"
  ((${#files[@]})) && printf '  - %s\n' "${files[@]}"
}
main -v --output=x a "b c" -- -z
main --bogus; echo $?
main -o; echo "not reached"
## status: 127
## STDOUT:
verbose=true output=x files=3
  - a
  - b c
  - -z
64
## END
## STDERR:
Unknown option: --bogus
environment: line 6: 2: --output needs a value
## END

#### a script: lock file
lock=job.lock
acquire() { ( set -o noclobber; echo "$$" > "$lock" ) 2>/dev/null; }
if acquire; then echo got; else echo busy; fi
if acquire; then echo got; else echo busy; fi
rm -f "$lock"; mkdir "$lock.d" && echo dirlock; mkdir "$lock.d" 2>/dev/null || echo dirbusy
trap 'rmdir "$lock.d"; echo released' EXIT
## status: 0
## STDOUT:
got
busy
dirlock
dirbusy
released
## END

#### a script: state machine
state=start; steps=0
while [[ $state != done ]]; do
  ((++steps > 10)) && { echo runaway; break; }
  case $state in
    start) echo S; state=middle;;
    middle) echo M$steps; ((steps<4)) && state=middle || state=finish;;
    finish) echo F; state="done";;
  esac
done; echo $steps
## status: 0
## STDOUT:
S
M2
M3
M4
F
5
## END

#### a script: config defaults
: "${PORT:=8080}" "${HOST:=localhost}" ; URL="http://${HOST}:${PORT}${PATH_PREFIX:+/$PATH_PREFIX}"
echo "$URL"; PATH_PREFIX=api; echo "http://${HOST}:${PORT}${PATH_PREFIX:+/$PATH_PREFIX}"
DEBUG=${DEBUG-unset}; echo $DEBUG; EMPTY=; echo "${EMPTY-x}|${EMPTY:-x}|${EMPTY+x}|${EMPTY:+x}"
echo "${NOPE?no such}" ; echo unreachable
## status: 127
## STDOUT:
http://localhost:8080
http://localhost:8080/api
unset
|x|x|
## END
## STDERR:
bash: line 4: NOPE: no such
## END

#### a script: env file
cat > .env <<'E'
# db
DB_HOST=localhost
DB_PASS="p@ss w0rd"
export API_KEY='abc$123'
E
set -a; . ./.env; set +a
bash -c 'echo "$DB_HOST|$DB_PASS|$API_KEY"'
while IFS='=' read -r k v || [[ -n $k ]]; do [[ $k =~ ^[A-Z_]+$ ]] && printf '%s -> %s\n' "$k" "$v"; done < .env
## status: 1
## STDOUT:
localhost|p@ss w0rd|abc$123
DB_HOST -> localhost
DB_PASS -> "p@ss w0rd"
## END

#### a script: menu loop with read
while read -r -p "cmd> " cmd arg; do
  case $cmd in
    add) items+=("$arg");;
    list) for i in "${!items[@]}"; do echo "$((i+1)). ${items[i]}"; done;;
    del) unset "items[$((arg-1))]"; items=("${items[@]}");;
    quit) echo bye; break;;
    *) echo "? $cmd";;
  esac
done <<'E'
add milk
add eggs and ham
list
del 1
list
foo
quit
add never
E
## status: 0
## STDOUT:
1. milk
2. eggs and ham
1. eggs and ham
? foo
bye
## END

#### a script: number format
commas() { local n=$1 out=; while ((${#n}>3)); do out=,${n: -3}$out; n=${n:0:${#n}-3}; done; echo $n$out; }
commas 1234567; commas 12; commas 1000
human() { local b=$1 u=(B K M G) i=0; while ((b>=1024 && i<3)); do ((b/=1024, i++)); done; echo "$b${u[i]}"; }
human 500; human 2048; human 5242880
pct() { printf '%d.%d%%\n' $(( $1*100/$2 )) $(( $1*1000/$2%10 )); }; pct 1 3
roman() { local n=$1 r= i v=(1000 900 500 400 100 90 50 40 10 9 5 4 1) s=(M CM D CD C XC L XL X IX V IV I); for i in "${!v[@]}"; do while ((n>=v[i])); do r+=${s[i]}; ((n-=v[i])); done; done; echo $r; }; roman 1994; roman 48
## status: 0
## STDOUT:
1,234,567
12
1,000
500B
2K
5M
33.3%
MCMXCIV
XLVIII
## END

#### a script: fizzbuzz golf
for i in {1..15}; do o=; ((i%3))||o=Fizz; ((i%5))||o+=Buzz; echo ${o:-$i}; done
## status: 0
## STDOUT:
1
2
Fizz
4
Buzz
Fizz
7
8
Fizz
Buzz
11
Fizz
13
14
FizzBuzz
## END

#### a script: collatz and sums
collatz() { local n=$1 s=0; while ((n!=1)); do ((n = n%2 ? 3*n+1 : n/2, s++)); done; echo $s; }; collatz 27
sum=0; for ((i=1;i<=100;i++)); do ((sum+=i)); done; echo $sum
digits() { local n=$1 s=0; while ((n)); do ((s+=n%10,n/=10)); done; echo $s; }; digits 98765
pow() { echo $(( $1 ** $2 )); }; pow 2 62; pow -2 3; echo $((9223372036854775807+1))
## status: 0
## STDOUT:
111
5050
35
4611686018427387904
-8
-9223372036854775808
## END

#### a script: palindromes
is_pal() { local s=${1//[^[:alnum:]]/}; s=${s,,}; local i n=${#s}; for ((i=0;i<n/2;i++)); do [[ ${s:i:1} == "${s:n-1-i:1}" ]] || return 1; done; }
for w in "A man, a plan, a canal: Panama" hello "" a; do is_pal "$w" && echo "yes: $w" || echo "no: $w"; done
## status: 0
## STDOUT:
yes: A man, a plan, a canal: Panama
no: hello
yes: 
yes: a
## END

#### a script: set ops
a=(1 2 3 4) b=(3 4 5)
declare -A inb; for x in "${b[@]}"; do inb[$x]=1; done
for x in "${a[@]}"; do [[ ${inb[$x]-} ]] && both+=($x) || only+=($x); done
echo "both: ${both[*]} only: ${only[*]}"
contains() { local n=$1 e; shift; for e; do [[ $e == "$n" ]] && return 0; done; return 1; }
contains 3 "${a[@]}" && echo has3; contains 9 "${a[@]}" || echo no9
[[ " ${a[*]} " == *" 2 "* ]] && echo "in string"
uniq_() { local -A s; local x; for x; do [[ -v s[$x] ]] || { s[$x]=1; printf '%s ' "$x"; }; done; echo; }; uniq_ a b a c b
reverse() { local -n r=$1; local i out=(); for ((i=${#r[@]}-1;i>=0;i--)); do out+=("${r[i]}"); done; r=("${out[@]}"); }; reverse a; echo "${a[@]}"
## status: 0
## STDOUT:
both: 3 4 only: 1 2
has3
no9
in string
a b c 
4 3 2 1
## END

#### a script: map filter
map() { local f=$1 x; shift; for x; do "$f" "$x"; done; }
filter() { local f=$1 x; shift; for x; do "$f" "$x" && echo "$x"; done; }
double() { echo $(($1*2)); }; even() { (($1%2==0)); }
map double 1 2 3; filter even 1 2 3 4
mapfile -t r < <(map double $(filter even {1..6})); echo "${r[*]}"
compose() { local f=$1 g=$2; shift 2; $f "$($g "$@")"; }; compose double double 5
memo() { [[ -v cache[$1] ]] || cache[$1]=$(double $1); echo ${cache[$1]}; }; declare -A cache; memo 4; memo 4; echo ${#cache[@]}
## status: 0
## STDOUT:
2
4
6
2
4
4 8 12
20
8
8
1
## END

#### a script: trap stack
cleanups=(); defer() { cleanups+=("$*"); }; run_cleanups() { local i; for ((i=${#cleanups[@]}-1;i>=0;i--)); do eval "${cleanups[i]}"; done; }
trap run_cleanups EXIT
defer echo first; defer 'echo second "$x"'; x="quoted val"
touch t; defer rm -f t; ls
exit 4
## status: 4
## STDOUT:
t
second quoted val
first
## END

#### a script: subshell isolation
x=1; (x=2; cd /; echo "in $x"); echo "out $x ${PWD##*/}" | grep -c out
y=$(x=5; echo $x; exit 3); echo "$y $? $x"
( trap 'echo sub exit' EXIT; echo body ); echo after
f() ( local z=1; cd /; exit 9 ); f; echo $?
{ v=changed; }; echo $v; echo piped | read p; echo "p=${p-unset}"
## status: 0
## STDOUT:
in 2
1
5 3 1
body
sub exit
after
9
changed
p=unset
## END

#### a script: return codes
f() { return 300; }; f; echo $?
g() { return -1; }; g; echo $?
h() { false; }; h; echo $?; k() { return; }; false; k; echo $?
exit_code() { (exit $1); echo $?; }; exit_code 256; exit_code 42
if f; then echo y; else echo "n $?"; fi; while g; do :; done; echo $?
! h; echo $?; h || echo "or $?"; h && echo and; echo $?
## status: 0
## STDOUT:
44
255
1
1
0
42
n 44
0
0
or 1
1
## END

#### a script: shift args
args() { while (($#)); do printf '%d:%s ' $# "$1"; shift; done; echo; }; args a "b c" d
two() { echo $1 $2; shift 2 || echo "short $?"; echo "$#"; }; two a; two a b c
last() { echo "${@: -1}" "${!#}" "${*:2}" "${@:1:$#-1}"; }; last 1 2 3
set -- x y z; for a; do echo $a; done; echo "$#:$*"; set --; echo "$#"; set -- "$@" new; echo $1
f() { set -- inner; echo $1; }; set -- outer; f; echo $1
## status: 0
## STDOUT:
3:a 2:b c 1:d 
a
short 1
1
a b
1
3 3 2 3 1 2
x
y
z
3:x y z
0
new
inner
outer
## END

#### a script: heredoc variants
x=5
cat <<A <<B
first
A
second $x
B
cat <<-"T"
	tabs $x
		more
	T
f() { cat <<E
in f $1 $(echo sub)
E
}
f arg
cat <<E | while read -r l; do echo "> $l"; done
a
b
E
if true; then cat <<E
nested $((x*2))
E
fi
v=$(cat <<E
captured
  lines
E
); echo "$v"
while read -r a; do cat <<E
loop $a
E
done <<< $'1\n2'
## status: 0
## STDOUT:
second 5
tabs $x
more
in f arg sub
> a
> b
nested 10
captured
  lines
loop 1
loop 2
## END

#### a script: regexes
re='^([0-9]{4})-([0-9]{2})-([0-9]{2})$'
for d in 2024-01-15 24-1-1 2024-13-99; do if [[ $d =~ $re ]]; then echo "${BASH_REMATCH[1]}/${BASH_REMATCH[2]}"; else echo "bad $d"; fi; done
email='^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$'; for e in a@b.co bad@x; do [[ $e =~ $email ]] && echo ok || echo no; done
s="k1=v1;k2=v2"; while [[ $s =~ ([a-z0-9]+)=([a-z0-9]+) ]]; do echo "${BASH_REMATCH[@]:1}"; s=${s#*"${BASH_REMATCH[0]}"}; done
[[ "foo bar" =~ foo\ (.*) ]] && echo "<${BASH_REMATCH[1]}>"
[[ abc =~ b ]] && echo "${#BASH_REMATCH[@]}"; [[ abc =~ ^(x)?abc$ ]] && echo "[${BASH_REMATCH[1]}]"
ip=192.168.1.300; if [[ $ip =~ ^([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)$ ]]; then for o in "${BASH_REMATCH[@]:1}"; do ((o<=255)) || { echo "bad octet $o"; break; }; done; fi
## status: 0
## STDOUT:
2024/01
bad 24-1-1
2024/13
ok
no
k1 v1
k2 v2
<bar>
1
[]
bad octet 300
## END

#### a script: extglob
shopt -s extglob
f="  padded  "; f=${f##+([[:space:]])}; f=${f%%+([[:space:]])}; echo "[$f]"
for n in 42 -7 3.14 abc +5 ''; do case $n in ?([-+])+([0-9])) echo "int $n";; ?([-+])+([0-9]).+([0-9])) echo "float $n";; *) echo "nan $n";; esac; done
touch a.jpg b.png c.txt; echo !(*.txt); echo *.@(jpg|png); ls -d !(c*)
p=///a//b///; echo "${p//+(\/)//}"; echo "${p%%+(/)}"
v=aaabbb; echo ${v/+(a)/X} ${v//@(a|b)/-} ${v##*(a)}
[[ foobar == @(foo|baz)* ]] && echo m; [[ foo == !(bar) ]] && echo nb
## status: 0
## STDOUT:
[padded]
int 42
int -7
float 3.14
nan abc
int +5
nan 
a.jpg b.png
a.jpg b.png
a.jpg
b.png
/a/b/
///a//b
Xbbb ------ bbb
m
nb
## END

#### a script: file tests
touch f; echo data > g; mkdir d
for x in f g d nope; do [[ -e $x ]] && printf e; [[ -f $x ]] && printf f; [[ -d $x ]] && printf d; [[ -s $x ]] && printf s; [[ -r $x ]] && printf r; echo " $x"; done
[ -f f -a -d d ] && echo and; [ ! -e nope ] && echo not; [ "" = "" ] && echo eq; [ -z "" -o x ] && echo or
test 5 -gt 3 && echo gt; [[ 5 -gt 3 && 2 -lt 10 ]] && echo both; [[ abc < abd ]] && echo lt; [ a \< b ] && echo lt2
[[ -n $HOME && ! -z x ]] && echo n; [ -n "$unset" ] || echo empty; [ $unset ] || echo e2; [[ -v HOME ]] && echo v
## status: 0
## STDOUT:
efr f
efsr g
edsr d
 nope
and
not
eq
or
gt
both
lt
lt2
n
empty
e2
v
## END

#### a script: copy tree
mkdir -p src/{x,y}; echo 1 > src/x/a; echo 2 > src/y/b; cp -r src dst; find dst -type f | while read -r f; do echo "$f: $(cat "$f")"; done | grep -c dst
mv dst moved; [[ -d dst ]] || echo nodst; rm -r moved/x; ls moved; cp src/x/a copy; cat copy src/y/b > both; wc -l < both; head -n 1 both; tail -n 1 both
: > empty; [[ -s empty ]] || echo empty; echo more >> both; grep -n more both; grep -v 1 both | head -n 1; grep -q zz both; echo $?
while IFS= read -r -d '' f; do echo "z $f"; done < <(find src -name 'a' -print0)
## status: 0
## STDOUT:
2
nodst
y
2
1
2
empty
3:more
2
1
z src/x/a
## END

#### a script: line numbers
f=in; printf 'alpha\nbeta\ngamma\n' > $f
n=0; while IFS= read -r l; do printf '%3d  %s\n' $((++n)) "$l"; done < $f
mapfile -t L < $f; for i in "${!L[@]}"; do echo "$i:${L[i]}"; done; echo "${L[@]: -1}"
while read -r l; do [[ $l == b* ]] && { echo found $l; break; }; done < $f
{ read -r one; read -r two; echo "$two $one"; cat; } < $f
exec 3< $f; while read -r -u 3 l; do echo "u3 $l"; done; exec 3<&-
IFS= read -r -d '' all < $f; echo "${#all}"; echo "$(<$f)"
## status: 0
## STDOUT:
  1  alpha
  2  beta
  3  gamma
0:alpha
1:beta
2:gamma
gamma
found beta
beta alpha
gamma
u3 alpha
u3 beta
u3 gamma
17
alpha
beta
gamma
## END

#### a script: deploy script
set -euo pipefail
readonly VERSION=1.2.3 ENVS=(dev staging prod)
declare -A HOSTS=([dev]=d.local [staging]=s.local [prod]=p.local)
dry_run=${DRY_RUN:-true}
run() { if [[ $dry_run == true ]]; then printf '[dry-run]'; printf ' %q' "$@"; echo; else "$@"; fi; }
validate() { local e; for e in "${ENVS[@]}"; do [[ $e == "$1" ]] && return 0; done; echo "bad env: $1" >&2; return 1; }
deploy() { validate "$1" || return; run scp "app $VERSION.tgz" "${HOSTS[$1]}:/srv/"; }
for e in dev prod; do deploy "$e"; done
deploy nope || echo "status $?"
(dry_run=false; run echo really "$VERSION")
VERSION=2
## status: 1
## STDOUT:
[dry-run] scp app\ 1.2.3.tgz d.local:/srv/
[dry-run] scp app\ 1.2.3.tgz p.local:/srv/
status 1
really 1.2.3
## END
## STDERR:
bad env: nope
bash: line 11: VERSION: readonly variable
## END

#### a script: assert lib
assert_eq() { [[ "$1" == "$2" ]] || { echo "FAIL ${FUNCNAME[1]}:${BASH_LINENO[0]}: expected '$2', got '$1'" >&2; return 1; }; }
test_upper() { local s=abc; assert_eq "${s^^}" ABC; }
test_bad() { assert_eq "$((1+1))" 3; }
for t in $(compgen -A function | grep '^test_'); do if "$t"; then echo "ok $t"; else echo "not ok $t"; fi; done
## status: 0
## STDOUT:
not ok test_bad
ok test_upper
## END
## STDERR:
FAIL test_bad:3: expected '3', got '2'
## END

#### a script: queue worker
jobs_dir=q; mkdir -p $jobs_dir/{new,done}; for i in 1 2 3; do echo "task $i" > $jobs_dir/new/$i; done
process() { local f=$1; local body; body=$(<"$f") || return; [[ $body == *2 ]] && return 5; echo "processed: $body"; }
shopt -s nullglob
for f in $jobs_dir/new/*; do if process "$f"; then mv "$f" $jobs_dir/done/; else echo "failed ${f##*/} rc=$?"; fi; done
echo "left: $(ls $jobs_dir/new) done: $(ls $jobs_dir/done | wc -l)"
## status: 0
## STDOUT:
processed: task 1
failed 2 rc=5
processed: task 3
left: 2 done: 2
## END

#### a script: tokenizer
expr='3 + 4*(2 - 1)'; tokens=()
while [[ -n $expr ]]; do
  if [[ $expr =~ ^[[:space:]]+ ]]; then :; elif [[ $expr =~ ^[0-9]+ || $expr =~ ^[-+*/()] ]]; then tokens+=("${BASH_REMATCH[0]}"); else echo "bad at $expr"; break; fi
  expr=${expr:${#BASH_REMATCH[0]}}
done; printf '<%s>' "${tokens[@]}"; echo
pos=0
fac() { local t=${tokens[pos]}; ((++pos)); if [[ $t == '(' ]]; then sum_; ((++pos)); else REPLY=$t; fi; }
term() { fac; local v=$REPLY; while [[ ${tokens[pos]-} == [*/] ]]; do local o=${tokens[pos]}; ((++pos)); fac; ((v=v $o REPLY)); done; REPLY=$v; }
sum_() { term; local v=$REPLY; while [[ ${tokens[pos]-} == [-+] ]]; do local o=${tokens[pos]}; ((++pos)); term; ((v=v $o REPLY)); done; REPLY=$v; }
sum_; echo $REPLY
## status: 0
## STDOUT:
<3><+><4><*><(><2><-><1><)>
7
## END

#### a script: rpn
rpn() { local s=() t a b; for t; do case $t in [-+x/]) b=${s[-1]}; unset 's[-1]'; a=${s[-1]}; unset 's[-1]'; [[ $t == x ]] && t='*'; s+=($((a $t b)));; *) s+=($t);; esac; done; echo ${s[@]}; }
rpn 3 4 + 2 x; rpn 10 2 8 x + 3 -; rpn 1 0 / ; echo "rc $?"
## status: 1
## STDOUT:
14
23
## END
## STDERR:
environment: line 1: a / b: division by 0 (error token is "b")
## END

#### a script: maze bfs
grid=("S.#." "..#." "...E"); rows=3 cols=4; declare -A dist; queue=("0,0"); dist[0,0]=0
while ((${#queue[@]})); do cur=${queue[0]}; queue=("${queue[@]:1}"); r=${cur%,*} c=${cur#*,}
 [[ ${grid[r]:c:1} == E ]] && { echo "steps ${dist[$cur]}"; break; }
 for d in "0 1" "1 0" "0 -1" "-1 0"; do read -r dr dc <<< "$d"; nr=$((r+dr)) nc=$((c+dc)); ((nr<0||nc<0||nr>=rows||nc>=cols)) && continue
 [[ ${grid[nr]:nc:1} == '#' || -v dist[$nr,$nc] ]] && continue; dist[$nr,$nc]=$((${dist[$cur]}+1)); queue+=("$nr,$nc"); done; done
## status: 0
## STDOUT:
steps 5
## END

#### a script: life
declare -A g; for c in 1,0 1,1 1,2; do g[$c]=1; done
step() { declare -A n=(); local r c i j k; for ((r=0;r<3;r++)); do for ((c=0;c<3;c++)); do k=0; for i in -1 0 1; do for j in -1 0 1; do ((i||j)) && ((k+=${g[$((r+i)),$((c+j))]:-0})); done; done; ((k==3||(k==2&&${g[$r,$c]:-0}))) && n[$r,$c]=1; done; done; g=(); for k in "${!n[@]}"; do g[$k]=1; done; }
show() { local r c; for ((r=0;r<3;r++)); do for ((c=0;c<3;c++)); do [[ ${g[$r,$c]-} ]] && printf '#' || printf .; done; echo; done; }
show; step; show; step; show
## status: 0
## stdout-json: "...\n###\n...\n.#.\n.#.\n.#.\n...\n###\n...\n"

#### a script: sieve
n=50; for ((i=2;i<=n;i++)); do p[i]=1; done
for ((i=2;i*i<=n;i++)); do ((p[i])) && for ((j=i*i;j<=n;j+=i)); do p[j]=0; done; done
for i in "${!p[@]}"; do ((p[i])) && printf '%d ' $i; done; echo
## status: 0
## STDOUT:
2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 
## END

#### a script: permutations
perm() { local done_=$1 rest=$2 i; [[ -z $rest ]] && { echo "$done_"; return; }; for ((i=0;i<${#rest};i++)); do perm "$done_${rest:i:1}" "${rest:0:i}${rest:i+1}"; done; }
perm "" abc
comb() { local n=$1 k=$2 s=$3 p=$4 i; ((k==0)) && { echo "${p# }"; return; }; for ((i=s;i<=n-k+1;i++)); do comb $n $((k-1)) $((i+1)) "$p $i"; done; }; comb 4 2 1 ""
## status: 0
## STDOUT:
abc
acb
bac
bca
cab
cba
1 2
1 3
1 4
2 3
2 4
3 4
## END

#### a script: quicksort
qs() { (($#<=1)) && { echo "$@"; return; }; local p=$1 l=() g=() x; shift; for x; do ((x<p)) && l+=($x) || g+=($x); done; echo $(qs "${l[@]}") $p $(qs "${g[@]}"); }
qs 5 2 9 1 5 6
msort() { local -n A=$1; local n=${#A[@]} i j t; for ((i=1;i<n;i++)); do t=${A[i]}; for ((j=i-1;j>=0&&A[j]>t;j--)); do A[j+1]=${A[j]}; done; A[j+1]=$t; done; }; xs=(3 1 2); msort xs; echo "${xs[@]}"
## status: 0
## STDOUT:
1 2 5 5 6 9
1 2 3
## END

#### a script: luhn
luhn() { local n=$1 s=0 d i a=0; for ((i=${#n}-1;i>=0;i--)); do d=${n:i:1}; ((a)) && ((d*=2,d>9?d-=9:0)); ((s+=d,a^=1)); done; ((s%10==0)); }
luhn 4539578763621486 && echo valid; luhn 1234 || echo invalid
## status: 0
## STDOUT:
valid
invalid
## END

#### a script: bits
for n in 0 5 255 1023; do c=0 m=$n; while ((m)); do ((c+=m&1,m>>=1)); done; echo "$n $c"; done
flags=0; R=4 W=2 X=1; ((flags|=R|X)); ((flags&W)) || echo now; ((flags&R)) && echo r; ((flags^=X)); echo $flags $((flags<<3)) $((~flags&7))
ip2int() { local IFS=. a; read -r -a a <<< "$1"; echo $(( (a[0]<<24)+(a[1]<<16)+(a[2]<<8)+a[3] )); }; ip2int 192.168.1.1
int2ip() { local n=$1; echo "$((n>>24&255)).$((n>>16&255)).$((n>>8&255)).$((n&255))"; }; int2ip 3232235777
## status: 0
## STDOUT:
0 0
5 2
255 8
1023 10
now
r
4 32 3
3232235777
192.168.1.1
## END

#### a script: date math
leap() { (( $1%4==0 && $1%100!=0 || $1%400==0 )); }; for y in 1900 2000 2023 2024; do leap $y && echo $y leap || echo $y no; done
days=(31 28 31 30 31 30 31 31 30 31 30 31); doy() { local y m d t=0 i; IFS=- read -r y m d <<< "$1"; for ((i=0;i<10#$m-1;i++)); do ((t+=days[i])); done; ((10#$m>2)) && leap $y && ((t++)); echo $((t+10#$d)); }; doy 2024-03-01; doy 2023-12-31
secs() { local s=$1; printf '%02d:%02d:%02d\n' $((s/3600)) $((s%3600/60)) $((s%60)); }; secs 3661; secs 86399
## status: 0
## STDOUT:
1900 no
2000 leap
2023 no
2024 leap
61
365
01:01:01
23:59:59
## END

#### a script: text wrap
wrap() { local w=$1 line= word; shift; for word in $*; do if ((${#line}+${#word}+1>w)); then echo "$line"; line=$word; else line+=${line:+ }$word; fi; done; echo "$line"; }
wrap 20 the quick brown fox jumps over the lazy dog and more
center() { local s=$1 w=$2; local l=$(((w-${#s})/2)); printf '%*s%s%*s|\n' $l '' "$s" $((w-${#s}-l)) ''; }; center hi 10; center odd 10
box() { local s=$1; local b=${s//?/-}; printf '+-%s-+\n| %s |\n+-%s-+\n' "$b" "$s" "$b"; }; box "hello world"
## status: 0
## STDOUT:
the quick brown fox
jumps over the lazy
dog and more
    hi    |
   odd    |
+-------------+
| hello world |
+-------------+
## END

#### a script: tree print
mkdir -p t/a/b t/c; touch t/a/1 t/a/b/2 t/c/3
tree() { local d=$1 p=$2 e; for e in "$d"/*; do [[ -e $e ]] || continue; echo "$p- ${e##*/}"; [[ -d $e ]] && tree "$e" "$p  "; done; return 0; }; tree t ""
size() { local s=0 f; while IFS= read -r f; do ((s++)); done < <(find "$1" -type f); echo $s; }; size t
## status: 0
## STDOUT:
- a
  - 1
  - b
    - 2
- c
  - 3
3
## END

#### a script: getopts wrapper in subshell
opts() ( while getopts "ab:" o; do echo "$o:${OPTARG-}:$OPTIND"; done; shift $((OPTIND-1)); echo "rest $*" )
opts -a -b x y; opts -ab x -a -- -a; opts -bx; opts; OPTERR=0; opts -q; OPTERR=1; opts -b
## status: 0
## STDOUT:
a::2
b:x:4
rest y
a::1
b:x:3
a::4
rest -a
b:x:2
rest 
rest 
?::2
rest 
?::2
rest 
## END
## STDERR:
bash: option requires an argument -- b
## END

#### a script: signals
trap 'echo usr1; got=1' USR1; kill -USR1 $$; echo "got=$got"; trap - USR1; trap '' USR2; kill -USR2 $$; echo alive; trap -p
( trap 'echo sub term; exit 5' TERM; kill -TERM $BASHPID; sleep 1 ); echo $?
trap 'echo $BASH_COMMAND' DEBUG; x=1; echo hi; trap - DEBUG; f() { trap 'echo ret' RETURN; echo in; }; f; f2() { :; }; f2
## status: 0
## STDOUT:
usr1
got=1
alive
trap -- '' SIGUSR2
sub term
5
x=1
echo hi
hi
trap - DEBUG
in
ret
## END

#### a script: local scope
x=g; f() { local x=f; g; echo "f $x"; }; g() { echo "g sees $x"; x=changed; }; f; echo $x
h() { local a=1 b=$((a+1)) c; c=$a$b; echo $c; local -r ro=5; ro=6; echo not; }; h; echo $?
k() { local arr=(1 2); local -A m=([a]=b); local -i n=3+4; local -u U=abc; echo ${arr[1]} ${m[a]} $n $U; }; k; echo ${arr-none}
dyn() { local IFS=,; echo "$*"; }; dyn a b c; echo "${IFS@Q}"
## status: 0
## STDOUT:
g sees f
f changed
g
11
2 b 7 ABC
none
a,b,c
$' \t\n'
## END
## STDERR:
environment: line 2: ro: readonly variable
## END

#### local arrays in functions
set -eu
collect() {
  local -a found=()
  local each
  for each in "$@"; do
    [[ $each == *.py ]] && found+=("$each")
  done
  printf '%s\n' "${#found[@]}" "${found[@]}"
}
collect a.py b.txt 'c d.py' e.sh
echo "${found[@]-none}"
## status: 0
## STDOUT:
2
a.py
c d.py
none
## END

#### getopts with long usage
usage() { cat >&2 <<EOF
usage: ${0##*/} [-v] [-o FILE] [-n COUNT] NAME...
EOF
}
main() {
  local verbose=0 out=- count=1 opt OPTIND=1
  while getopts ':vo:n:h' opt; do
    case $opt in
      v) ((verbose++)) ;;
      o) out=$OPTARG ;;
      n) count=$OPTARG ;;
      h) usage; return 0 ;;
      :) echo "option -$OPTARG needs a value" >&2; usage; return 2 ;;
      \?) echo "unknown option -$OPTARG" >&2; return 2 ;;
    esac
  done
  shift $((OPTIND - 1))
  echo "verbose=$verbose out=$out count=$count rest=$*"
}
main -vv -o file -n3 a 'b c'
main -x; echo $?
main -o; echo $?
main -h
## status: 0
## STDOUT:
verbose=2 out=file count=3 rest=a b c
2
2
## END
## STDERR:
unknown option -x
option -o needs a value
usage: bash [-v] [-o FILE] [-n COUNT] NAME...
usage: bash [-v] [-o FILE] [-n COUNT] NAME...
## END

#### while read over a heredoc
total=0
while IFS=, read -r name qty price; do
  [[ -z $name || $name == \#* ]] && continue
  (( total += qty * price ))
  printf '%-10s|%5d|%8.2f\n' "$name" "$qty" "$price"
done <<'CSV'
# name,qty,price
apple,3,2

pear,10,5
plum,1,
CSV
echo "total=$total"
## status: 0
## STDOUT:
apple     |    3|    2.00
pear      |   10|    5.00
plum      |    1|    0.00
total=56
## END

#### last line without newline
printf 'a\nb\nc' > f
n=0
while IFS= read -r line || [[ -n $line ]]; do
  n=$((n + 1)); echo "$n:$line"
done < f
## status: 0
## STDOUT:
1:a
2:b
3:c
## END

#### generated config
name=demo port=8080
cat > app.conf <<EOF
[server]
name = $name
port = $((port + 1))
path = \$HOME/$name
tick = \`x\`
EOF
cat app.conf
while IFS='= ' read -r key value; do
  case $key in
    \[*) section=${key//[\[\]]/} ;;
    *) echo "$section.$key=<$value>" ;;
  esac
done < app.conf
## status: 0
## STDOUT:
[server]
name = demo
port = 8081
path = $HOME/demo
tick = `x`
server.name=<demo>
server.port=<8081>
server.path=<$HOME/demo>
server.tick=<`x`>
## END

#### process substitution compare
sorted() { local IFS=$'\n'; printf '%s\n' "$@"; }
mapfile -t a < <(sorted x y z)
mapfile -t b < <(sorted x q z)
for i in "${!a[@]}"; do
  [[ ${a[i]} == "${b[i]}" ]] || echo "line $((i+1)): ${a[i]} != ${b[i]}"
done
paste_() { local l r; while IFS= read -r l <&3 && IFS= read -r r <&4; do echo "$l-$r"; done; }
paste_ 3< <(printf '1\n2\n') 4< <(printf 'a\nb\n')
## status: 0
## STDOUT:
line 2: y != q
1-a
2-b
## END

#### coproc calculator
coproc CALC { while read -r x op y; do echo $(( x $op y )); done; }
pid=$CALC_PID
for e in '1 + 2' '7 * 6' '10 / 3'; do
  echo "$e" >&"${CALC[1]}"
  read -r answer <&"${CALC[0]}"
  echo "$e = $answer"
done
exec {CALC[1]}>&-
wait "$pid"; echo "ended $?"
## status: 0
## STDOUT:
1 + 2 = 3
7 * 6 = 42
10 / 3 = 3
ended 0
## END

#### pool with wait -n
run() { sleep 0.0$1; return $2; }
max=2 active=0 failed=0
for spec in '1 0' '2 3' '1 0' '3 1'; do
  run $spec &
  if (( ++active >= max )); then
    wait -n || (( failed++ ))
    (( active-- ))
  fi
done
while (( active > 0 )); do wait -n || (( failed++ )); (( active-- )); done
echo "failed: $failed"
## status: 0
## STDOUT:
failed: 2
## END

#### log on a descriptor
exec 3>log.txt
log() { printf '[%s] %s\n' "$1" "${*:2}" >&3; }
log INFO start of "work"
log WARN "two  words"
exec 3>&-
cat log.txt
{ log INFO gone; } 2>/dev/null || echo "closed: $?"
## status: 0
## STDOUT:
[INFO] start of work
[WARN] two  words
closed: 1
## END

#### table with printf
rows=("id name status" "1 build ok" "22 test failed" "333 deploy skipped")
for row in "${rows[@]}"; do
  read -ra cols <<< "$row"
  printf '| %-4s| %-8s| %-8s|\n' "${cols[@]}"
done
printf '+%.0s-' {1..10}; echo
printf '%s=%s;' a 1 b 2 c; echo
## status: 0
## STDOUT:
| id  | name    | status  |
| 1   | build   | ok      |
| 22  | test    | failed  |
| 333 | deploy  | skipped |
+-+-+-+-+-+-+-+-+-+-
a=1;b=2;c=;
## END

#### string surgery
path=/srv/app/releases/v1.2.3/archive.tar.gz
echo "${path##*/}" "${path%/*}" "${path%%.*}" "${path#*/app}"
file=${path##*/}; echo "${file%.tar.gz}" "${file#*.}" "${file^^}" "${file/a/A}" "${file//a/A}"
version=${path#*/v}; version=${version%%/*}
IFS=. read -r major minor patch <<< "$version"
echo "$major.$minor.$((patch + 1))"
s='  padded text  '; s=${s#"${s%%[![:space:]]*}"}; s=${s%"${s##*[![:space:]]}"}; echo "[$s]"
echo "${s:0:3}" "${s: -4}" "${s:2:-2}" "${#s}"
## status: 0
## STDOUT:
archive.tar.gz /srv/app/releases/v1.2.3 /srv/app/releases/v1 /releases/v1.2.3/archive.tar.gz
archive tar.gz ARCHIVE.TAR.GZ Archive.tar.gz Archive.tAr.gz
1.2.4
[padded text]
pad text dded te 11
## END

#### counting words
declare -A seen=()
while read -ra words; do
  for w in "${words[@]}"; do
    w=${w,,}; w=${w//[^a-z]/}
    [[ $w ]] && (( seen[$w]++ ))
  done
done <<'T'
The cat and the dog. And THE bird!
a cat
T
for k in the and cat dog bird a zebra; do printf '%s:%s ' "$k" "${seen[$k]:-0}"; done; echo
echo "${#seen[@]} distinct"
## status: 0
## STDOUT:
the:3 and:2 cat:2 dog:1 bird:1 a:1 zebra:0 
6 distinct
## END

#### retry with backoff
attempts=0
flaky() { (( ++attempts >= 3 )) || { echo "attempt $attempts fails" >&2; return 75; }; echo done; }
retry() {
  local max=$1 delay=0.01 n=1; shift
  until "$@"; do
    local status=$?
    if (( n >= max )); then echo "giving up after $n: $status" >&2; return "$status"; fi
    sleep "$delay"; (( n++ ))
  done
}
retry 5 flaky; echo "status $? after $attempts"
attempts=-9; retry 2 flaky; echo "status $?"
## status: 0
## STDOUT:
done
status 0 after 3
status 75
## END
## STDERR:
attempt 1 fails
attempt 2 fails
attempt -8 fails
attempt -7 fails
giving up after 2: 75
## END

#### values by nameref
split() {
  local -n __out=$1; local text=$2 sep=$3
  __out=()
  while [[ $text == *"$sep"* ]]; do
    __out+=("${text%%"$sep"*}"); text=${text#*"$sep"}
  done
  __out+=("$text")
}
outer() { local -a parts; split parts "$1" "::"; declare -p parts; }
outer 'a::b c::::d'
split result x ,; echo "${#result[@]} ${result[0]}"
## status: 0
## STDOUT:
declare -a parts=([0]="a" [1]="b c" [2]="" [3]="d")
1 x
## END

#### select from stdin
PS3='pick: '
select fruit in apple pear quit; do
  case $fruit in
    quit) break ;;
    '') echo "bad: $REPLY" ;;
    *) echo "got $fruit ($REPLY)" ;;
  esac
done <<< $'2\n9\n3'
## status: 0
## STDOUT:
got pear (2)
bad: 9
## END
## stderr-json: "1) apple\n2) pear\n3) quit\npick: pick: pick: "

#### eval builds commands
for v in alpha beta; do eval "${v}_path=/opt/$v"; done
eval 'echo $alpha_path' '"$beta_path"'
cmd=(printf '%s|' "a b" 'c"d'); eval "$(printf '%q ' "${cmd[@]}")"; echo
eval 'for i in 1 2; do
  echo $i; nosuch
done'
echo $?
## status: 0
## STDOUT:
/opt/alpha /opt/beta
a b|c"d|
1
2
127
## END
## STDERR:
bash: line 7: nosuch: command not found
bash: line 7: nosuch: command not found
## END

#### ERR trap with the line
set -E
trap 'echo "failed at line $LINENO: $BASH_COMMAND (status $?)" >&2' ERR
ok() { true; }
bad() {
  ok
  false
  ok
}
bad
ls nothing-here 2>/dev/null
if false; then :; fi
false || true
x=$(false)
echo end
## status: 0
## STDOUT:
end
## END
## STDERR:
failed at line 6: false (status 1)
failed at line 10: ls nothing-here 2> /dev/null (status 2)
failed at line 13: false (status 1)
failed at line 13: x=$(false) (status 1)
## END

#### xtrace to a descriptor
exec 9>trace.log
BASH_XTRACEFD=9 PS4='+${LINENO}: '
set -x
a=1
for i in x "y z"; do echo "$i$a"; done
[[ $a == 1 ]] && (( a += 2 ))
set +x
exec 9>&-
cat trace.log
## status: 0
## STDOUT:
x1
y z1
+4: a=1
+5: for i in x "y z"
+5: echo x1
+5: for i in x "y z"
+5: echo 'y z1'
+6: [[ 1 == 1 ]]
+6: ((  a += 2  ))
+7: set +x
## END

#### argument parsing by hand
parse() {
  local -A opts=([dry]=no); local -a rest=()
  while (( $# )); do
    case $1 in
      --dry-run) opts[dry]=yes ;;
      --out=*) opts[out]=${1#*=} ;;
      --level) opts[level]=${2:?missing value}; shift ;;
      --) shift; rest+=("$@"); break ;;
      -*) echo "unknown: $1" >&2; return 64 ;;
      *) rest+=("$1") ;;
    esac
    shift
  done
  echo "dry=${opts[dry]} out=${opts[out]:-} level=${opts[level]-0} rest=${rest[*]@Q}"
}
parse --dry-run --out='a b' x -- --level y
parse --level 3 z
parse --what; echo $?
(parse --level); echo $?
## status: 0
## STDOUT:
dry=yes out=a b level=0 rest='x' '--level' 'y'
dry=no out= level=3 rest='z'
64
1
## END
## STDERR:
unknown: --what
environment: line 7: 2: missing value
## END

#### dispatch by function name
cmd_build() { echo "building $*"; }
cmd_test() { echo "testing ${1:-all}"; return 3; }
main() {
  local name=${1:-help}; shift || true
  if declare -F "cmd_$name" > /dev/null; then "cmd_$name" "$@"; else echo "no such command: $name" >&2; return 127; fi
}
main build a b; main test; echo $?; main deploy x; echo $?; main; echo $?
compgen -A function cmd_
## status: 0
## STDOUT:
building a b
testing all
3
127
127
cmd_build
cmd_test
## END
## STDERR:
no such command: deploy
no such command: help
## END

#### json by hand
escape() { local s=$1; s=${s//\\/\\\\}; s=${s//\"/\\\"}; s=${s//$'\n'/\\n}; s=${s//$'\t'/\\t}; printf '"%s"' "$s"; }
declare -a keys=(name text path); declare -A obj=([name]=demo [text]=$'two\n"lines"\t' [path]='C:\dir')
printf '{'; sep=
for k in "${keys[@]}"; do printf '%s%s: %s' "$sep" "$(escape "$k")" "$(escape "${obj[$k]}")"; sep=', '; done
printf '}\n'
## status: 0
## STDOUT:
{"name": "demo", "text": "two\n\"lines\"\t", "path": "C:\\dir"}
## END

#### bubble sort
sort_() {
  local -n arr=$1; local i j t n=${#arr[@]}
  for ((i = 0; i < n; i++)); do
    for ((j = 0; j < n - i - 1; j++)); do
      if (( arr[j] > arr[j+1] )); then t=${arr[j]} arr[j]=${arr[j+1]} arr[j+1]=$t; fi
    done
  done
}
nums=(5 3 9 -1 0 42 7); sort_ nums; echo "${nums[@]}"
words=(pear apple fig)
for ((i=0;i<3;i++)); do for ((j=i+1;j<3;j++)); do [[ ${words[i]} > ${words[j]} ]] && { t=${words[i]}; words[i]=${words[j]}; words[j]=$t; }; done; done
echo "${words[*]}"
## status: 0
## STDOUT:
-1 0 3 5 7 9 42
apple fig pear
## END

#### find and loop over odd names
mkdir -p 'a dir' plain; touch 'a dir/x y.txt' plain/z.txt $'plain/new\nline.txt' -- plain/-dash.txt
count=0
while IFS= read -r -d '' f; do
  (( count++ )); names+=("${f##*/}")
done < <(find . -name '*.txt' -print0)
echo "$count"
for n in "${names[@]}"; do case $n in *' '*) echo space;; *$'\n'*) echo newline;; -*) echo dash;; *) echo "$n";; esac; done > out
grep -c . out; grep -x -e space -e newline -e dash out | wc -l
## status: 0
## STDOUT:
4
4
3
## END

#### lock directory
lock=.lock
acquire() { local i; for i in 1 2 3; do mkdir "$lock" 2>/dev/null && { echo "$$" > "$lock/pid"; return 0; }; sleep 0.01; done; return 1; }
release() { rm -r "$lock"; }
acquire && echo first; acquire || echo "busy: $?"; release; acquire && echo again; ls -A
## status: 0
## STDOUT:
first
busy: 1
again
.lock
## END

#### stack and queue
stack=()
push() { stack+=("$@"); }
pop() { local -n to=$1; (( ${#stack[@]} )) || return 1; to=${stack[-1]}; unset 'stack[-1]'; }
push a 'b c' d; pop x; echo "$x ${#stack[@]}"; pop x; echo "$x"; pop x; pop x || echo "empty, still $x"
queue=(1 2 3); while (( ${#queue[@]} )); do head=${queue[0]}; queue=("${queue[@]:1}"); echo "next $head, left ${#queue[@]}"; done
## status: 0
## STDOUT:
d 2
b c
empty, still a
next 1, left 2
next 2, left 1
next 3, left 0
## END

#### recursion
fact() { local n=$1; (( n <= 1 )) && { echo 1; return; }; echo $(( n * $(fact $((n - 1))) )); }
fib() { local -n r=$1; local n=$2 a b; if (( n < 2 )); then r=$n; else fib_ a $((n-1)); fib_ b $((n-2)); r=$((a+b)); fi; }
fib_() { local v; v=$(f2 "$2"); printf -v "$1" %s "$v"; }
f2() { local a=0 b=1 i; for ((i=0;i<$1;i++)); do ((t=a+b,a=b,b=t)); done; echo $a; }
fact 10; fib out 12; echo $out
hanoi() { (( $1 == 0 )) && return; hanoi $(($1-1)) $2 $4 $3; ((moves++)); hanoi $(($1-1)) $4 $3 $2; }
moves=0; hanoi 5 a b c; echo $moves
## status: 0
## STDOUT:
3628800
144
31
## END

#### errexit in functions and conditions
set -e
check() { false; echo "goes on in a condition"; }
if check; then echo yes; fi
check && echo and
check || echo or
( set +e; false; echo sub )
v=$(false) || echo "subst $?"
local_() { local v=$(false); echo "local hides it"; }
local_
check
echo never
## status: 1
## STDOUT:
goes on in a condition
yes
goes on in a condition
and
goes on in a condition
sub
subst 1
local hides it
## END

#### nested quoting
name="it's"; cmd="echo \"$name\" 'single \"inside\"' \$HOME"
eval "$cmd"
echo "$(echo "$(echo "nested \"$name\"")")"
echo 'a'"b"'"'"'"\'
printf '%q\n' "$cmd" $'tab\there' '' 'ü'
bash -c 'echo "$0:$1:$#"' zero 'first arg' second
## status: 0
## STDOUT:
it's single "inside" /home/agent
nested "it's"
ab"''
echo\ \"it\'s\"\ \'single\ \"inside\"\'\ \$HOME
$'tab\there'
''
ü
zero:first arg:2
## END

#### menu of case patterns
kind() {
  case $1 in
    '') echo empty ;;
    -[0-9]*|[0-9]*) [[ $1 =~ ^-?[0-9]+$ ]] && echo integer || echo mixed ;;
    *.@(tar.gz|tgz|zip)) echo archive ;;
    [[:upper:]]*[[:upper:]]) echo shout ;;
    */) echo directory ;;&
    */*) echo path ;;
    h?llo|w*d) echo greeting ;;
    *) echo other ;;
  esac
}
shopt -s extglob
for w in '' 12 -7 1a x.tgz y.tar.gz ABC Hello hello world src/ a/b '*'; do printf '%s=' "$w"; kind "$w"; done
## status: 2
## STDERR:
bash: line 5: syntax error near unexpected token `('
bash: line 5: `    *.@(tar.gz|tgz|zip)) echo archive ;;'
## END

#### regular expressions
parse_url() {
  local re='^(([a-z]+)://)?([^/:]+)(:([0-9]+))?(/.*)?$'
  [[ $1 =~ $re ]] || { echo "bad url: $1"; return 1; }
  printf 'scheme=%s host=%s port=%s path=%s\n' "${BASH_REMATCH[2]:-http}" "${BASH_REMATCH[3]}" "${BASH_REMATCH[5]:-80}" "${BASH_REMATCH[6]:-/}"
}
parse_url https://example.com:8443/a/b?c=d
parse_url localhost
parse_url '://' ; echo $?
line='2024-05-06T07:08:09 ERROR [main] disk full'
[[ $line =~ ^([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9:]+\ ([A-Z]+)\ \[([a-z]+)\]\ (.*)$ ]] && printf '<%s>' "${BASH_REMATCH[@]:1}"; echo
## status: 0
## STDOUT:
scheme=https host=example.com port=8443 path=/a/b?c=d
scheme=http host=localhost port=80 path=/
bad url: ://
1
<2024><05><06><ERROR><main><disk full>
## END

#### signals and cleanup
cleanup() { echo "cleanup $?"; trap - EXIT; exit 9; }
trap cleanup EXIT TERM
trap 'echo usr1' USR1
kill -USR1 $$
echo working
kill $$
echo never
## status: 9
## STDOUT:
usr1
working
cleanup 0
## END

#### trap order
trap 'echo exit1' EXIT
( trap 'echo sub exit' EXIT; echo in sub )
f() { trap 'echo return from ${FUNCNAME[0]}' RETURN; echo body; }
f
trap 'echo exit2' EXIT
trap -p EXIT
exit 4
## status: 4
## STDOUT:
in sub
sub exit
body
return from f
trap -- 'echo exit2' EXIT
exit2
## END

#### here-document in a function with a pipe
report() { cat <<-END | grep -v skip
	title: $1
	skip this
		indented $2
	END
}
report one two
cat <<'A' - <<B
never seen
A
seen ${x:-default}
B
## status: 0
## STDOUT:
title: one
indented two
seen default
## END

#### read with timeouts and delimiters
IFS=: read -r user _ uid rest <<< 'root:x:0:0:root:/root:/bin/bash'; echo "$user $uid $rest"
read -r -n 3 a <<< abcdef; echo "$a"
read -r -d ';' b <<< 'one two;three'; echo "$b"
read -r -a arr -p 'prompt' <<< '  a  b\ c '; declare -p arr
if read -r nothing < /dev/null; then echo yes; else echo "no: $? [$nothing]"; fi
echo 'x y z' | { read -r first others; echo "$first/$others"; }
echo piped | read -r lost; echo "[${lost-}]"
## status: 0
## STDOUT:
root 0 0:root:/root:/bin/bash
abc
one two
declare -a arr=([0]="a" [1]="b\\" [2]="c")
no: 1 []
x/y z
[]
## END

#### lastpipe
shopt -s lastpipe
count=0
printf '%s\n' a b c | while read -r _; do (( count++ )); done
echo "$count ${PIPESTATUS[*]}"
## status: 0
## STDOUT:
3 0 0
## END

#### pipefail and PIPESTATUS
false | true | (exit 3); echo "${PIPESTATUS[@]} $?"
set -o pipefail
false | true; echo $?
yes | head -n 1; echo "${PIPESTATUS[@]}"
if ! grep -q x <<< abc | cat; then echo "not found"; fi
## status: 0
## STDOUT:
1 0 3 3
1
y
141 0
not found
## END

#### arrays in depth
a=(one 'two three' four); a[7]=eight
echo "${#a[@]} ${!a[*]} ${a[@]:1:2} ${a[-1]}"
b=("${a[@]/o/0}"); printf '<%s>' "${b[@]}"; echo
c=("${a[@]%e*}"); printf '<%s>' "${c[@]^}"; echo
unset 'a[1]'; declare -p a
IFS=,; echo "${a[*]}"; unset IFS
args=(--flag "va lue"); set -- "${args[@]}" last; echo "$# ${@: -1} ${*:2:1}"
[[ " ${a[*]} " == *" four "* ]] && echo contains
empty=(); echo "${empty[@]:-nothing}" "${#empty[@]}"
## status: 0
## STDOUT:
4 0 1 2 7 two three four eight
<0ne><tw0 three><f0ur><eight>
<On><Two thre><Four><>
declare -a a=([0]="one" [2]="four" [7]="eight")
one,four,eight
3 last va lue
contains
nothing 0
## END

#### associative inventory
declare -A stock=([apple]=5 ["dragon fruit"]=2)
stock[kiwi]=9; (( stock[apple] -= 2 )); unset 'stock[kiwi]'
for k in apple 'dragon fruit' kiwi; do
  if [[ -v stock[$k] ]]; then echo "$k: ${stock[$k]}"; else echo "$k: none"; fi
done
update() { local -n s=$1; s[$2]=$(( ${s[$2]:-0} + $3 )); }
update stock pear 4; update stock apple 10; echo "${stock[pear]} ${stock[apple]} ${#stock[@]}"
## status: 0
## STDOUT:
apple: 3
dragon fruit: 2
kiwi: none
4 13 3
## END

#### default values and errors
unset a; b=
echo "${a:-x}${a-y}${b:-z}${b-w}|${a:+p}${b+q}"
: "${a:=assigned}"; echo "$a"
( : "${missing:?must be set}"; echo no ); echo "$?"
f() { local target=${1:?usage: f TARGET}; echo "$target"; }
f ok; (f); echo "after $?"
set -u; ( echo "$undefined" ); echo "$?"; echo "${undefined-safe} ${arr[@]-none}"
## status: 0
## STDOUT:
xyz|q
assigned
1
ok
after 1
1
safe none
## END
## STDERR:
bash: line 4: missing: must be set
environment: line 5: 1: usage: f TARGET
bash: line 7: undefined: unbound variable
## END

#### debug trap profile
trap '((n++))' DEBUG
a=1
b=2; c=3
f() { d=4; e=5; }
f
trap - DEBUG
echo $n
## status: 0
## STDOUT:
5
## END

#### sourcing a library
mkdir lib
cat > lib/util.sh <<'EOF'
[[ -n ${_UTIL_LOADED:-} ]] && return 0
_UTIL_LOADED=1
util::join() { local IFS=$1; shift; echo "$*"; }
util::here() { echo "${BASH_SOURCE[0]##*/}:${FUNCNAME[0]}:${BASH_LINENO[0]}"; }
echo "loaded with $# args"
EOF
source lib/util.sh a b
source ./lib/util.sh
util::join , a b c
util::here
. lib/missing.sh; echo $?
## status: 0
## STDOUT:
loaded with 2 args
a,b,c
util.sh:util::here:12
1
## END
## STDERR:
bash: line 13: lib/missing.sh: No such file or directory
## END

#### stack of calls
die() { local i=0 frame; echo "error: $*" >&2; while frame=$(caller $i); do echo "  at $frame" >&2; ((i++)); done; exit 70; }
inner() { die "bad $1"; }
outer() { inner thing; }
(outer)
echo $?
## status: 0
## STDOUT:
70
## END
## STDERR:
error: bad thing
  at 2 inner environment
  at 3 outer environment
## END

#### script files
cat > tool.sh <<'EOF'
#!/usr/bin/env bash
set -e
echo "$0 got $# args: $*"
[ $# -gt 0 ] || exit 3
exec 2>&1
ls "$1"
EOF
bash tool.sh; echo $?
bash tool.sh nofile; echo $?
bash -e -c 'false; echo no'; echo $?
bash -c 'echo $FOO'; FOO=bar bash -c 'echo $FOO'; export FOO=exported; sh -c 'echo $FOO'
## status: 0
## STDOUT:
tool.sh got 0 args: 
3
tool.sh got 1 args: nofile
ls: cannot access 'nofile': No such file or directory
2
1

bar
exported
## END

#### numbers
printf '%d %o %x %X %#x\n' 255 255 255 255 255
printf '%5.1f|%-8s|%08.3f|%+d|%e\n' 3.14159 ab 2.5 7 12345.678
echo $((16#ff)) $((2#1010)) $((0x1f)) $((010)) $((7 / 2)) $((-7 / 2)) $((-7 % 3)) $((2 ** 10)) $((1 << 4 | 1))
x=5; echo $((x++ + ++x)) $x $((x > 3 ? x : 0)) $((x, y = 2))
is_prime() { local n=$1 i; (( n > 1 )) || return 1; for ((i = 2; i * i <= n; i++)); do (( n % i )) || return 1; done; }
for ((n = 0; n < 30; n++)); do is_prime $n && printf '%d ' $n; done; echo
echo $((1/0)); echo after $?
## status: 1
## STDOUT:
255 377 ff FF 0xff
  3.1|ab      |0002.500|+7|1.234568e+04
255 10 31 8 3 -3 -1 1024 17
12 7 7 2
2 3 5 7 11 13 17 19 23 29 
## END
## STDERR:
bash: line 7: 1/0: division by 0 (error token is "0")
## END

#### loops that leave
for i in {1..3}; do for j in a b c; do [[ $j == b ]] && continue 2; [[ $i == 3 ]] && break 2; echo "$i$j"; done; done
while :; do ((k++ >= 3)) && break; done; echo $k
until (( --k <= 0 )); do :; done; echo $k
for f in *.none; do echo "$f"; done; shopt -s nullglob; for f in *.none; do echo "$f"; done; echo done
for ((;;)); do break; done; echo $?
while read -r l; do [[ $l == stop ]] && break; echo "$l"; done <<< $'go\nstop\nno'
## status: 0
## STDOUT:
1a
2a
4
0
*.none
done
0
go
## END

#### background jobs and their results
work() { sleep 0.0$1; echo "result $1" > "out.$1"; return "$1"; }
pids=()
for n in 3 1 2; do work $n & pids+=($!); done
for i in "${!pids[@]}"; do wait "${pids[i]}"; echo "job $i: $?"; done
cat out.*
wait 99999; echo $?
## status: 0
## STDOUT:
job 0: 3
job 1: 1
job 2: 2
result 1
result 2
result 3
127
## END
## STDERR:
bash: line 6: wait: pid 99999 is not a child of this shell
## END

#### output to many places
log() { echo "out: $1"; echo "err: $1" >&2; }
log a > all.txt 2>&1; cat all.txt
log b 2>&1 >/dev/null | cat
log c &> both.txt; wc -l < both.txt
{ log d; log e; } > group.txt 2> err.txt; cat group.txt err.txt
exec 4>&1 >captured.txt; echo hidden; exec >&4 4>&-; cat captured.txt
echo x | while read -r l; do echo "$l" >> app.txt; echo more >> app.txt; done; cat app.txt
## status: 0
## STDOUT:
out: a
err: a
err: b
2
out: d
out: e
err: d
err: e
hidden
x
more
## END

#### trim and pad functions
repeat() { local s; printf -v s '%*s' "$2" ''; printf '%s' "${s// /$1}"; }
center() { local w=$1 t=$2 l; l=$(( (w - ${#t}) / 2 )); printf '%*s%s%*s|\n' $l '' "$t" $((w - l - ${#t})) ''; }
repeat = 12; echo; center 12 title; repeat ab 3; echo
upper=$(printf '%s' hello); echo "${upper^^} ${upper^} ${upper~~}"
rev=; for ((i=${#upper}-1;i>=0;i--)); do rev+=${upper:i:1}; done; echo $rev
## status: 0
## STDOUT:
============
   title    |
ababab
HELLO Hello HELLO
olleh
## END

#### tokenizer
src='let x1 = 42 + (y * 3.5);'
re_id='^[A-Za-z_][A-Za-z_0-9]*' re_num='^[0-9]+(\.[0-9]+)?' re_sp='^[[:space:]]+'
while [[ -n $src ]]; do
  if [[ $src =~ $re_sp ]]; then :
  elif [[ $src =~ $re_id ]]; then printf 'ID(%s) ' "${BASH_REMATCH[0]}"
  elif [[ $src =~ $re_num ]]; then printf 'NUM(%s) ' "${BASH_REMATCH[0]}"
  else BASH_REMATCH=("${src:0:1}"); printf 'OP(%s) ' "${src:0:1}"; fi
  src=${src:${#BASH_REMATCH[0]}}
done; echo
## status: 0
## STDOUT:
ID(let) ID(x1) OP(=) NUM(42) OP(+) OP(() ID(y) OP(*) NUM(3.5) OP()) OP(;) 
## END

#### test framework
tests=0 failures=0
assert_eq() { ((tests++)); if [[ $1 != "$2" ]]; then ((failures++)); echo "FAIL ${FUNCNAME[1]} line ${BASH_LINENO[0]}: expected <$1> got <$2>"; fi; }
test_add() { assert_eq 4 $((2+2)); assert_eq 5 $((2+2)); }
test_glob() { touch a1 a2; local f=(a*); assert_eq 2 "${#f[@]}"; rm a1 a2; }
test_sub() { assert_eq "x y" "$(echo x   y)"; }
for t in $(compgen -A function test_); do $t; done
echo "$tests tests, $failures failures"; exit $((failures > 0))
## status: 1
## STDOUT:
FAIL test_add line 3: expected <5> got <4>
4 tests, 1 failures
## END

#### configuration by environment
load() { local line key; while IFS= read -r line; do line=${line%%#*}; [[ $line =~ ^[[:space:]]*([A-Z_]+)=(.*)$ ]] || continue; key=${BASH_REMATCH[1]}; [[ -v $key ]] || export "$key=${BASH_REMATCH[2]//\"/}"; done; }
PORT=1
load <<'ENV'
# comment
HOST="local host"
PORT=2
 DEBUG=true # yes
bad line
ENV
echo "$HOST|$PORT|$DEBUG"; bash -c 'echo "${HOST-unset} ${PORT-unset}"'
## status: 0
## STDOUT:
local host|1|true 
local host unset
## END

#### matrix
declare -A m
rows=3 cols=3
for ((i=0;i<rows;i++)); do for ((j=0;j<cols;j++)); do m[$i,$j]=$((i*cols+j)); done; done
for ((j=0;j<cols;j++)); do row=; for ((i=0;i<rows;i++)); do row+="${m[$i,$j]} "; done; echo "${row% }"; done
sum=0; for ((i=0;i<rows;i++)); do (( sum += m[$i,$i] )); done; echo "trace $sum"
## status: 0
## STDOUT:
0 3 6
1 4 7
2 5 8
trace 12
## END

#### command -v and type
for c in ls cd nosuch myfn if; do myfn() { :; }; if command -v "$c" > /dev/null; then printf '%s:%s ' "$c" "$(type -t "$c")"; else printf '%s:- ' "$c"; fi; done; echo
require() { local miss=() c; for c; do type -P "$c" > /dev/null || miss+=("$c"); done; (( ${#miss[@]} == 0 )) || { echo "missing: ${miss[*]}" >&2; return 1; }; }
require cat grep || echo no; require cat nosuch1 nosuch2 || echo "status $?"
## status: 0
## STDOUT:
ls:file cd:builtin nosuch:- myfn:function if:keyword 
status 1
## END
## STDERR:
missing: nosuch1 nosuch2
## END

#### directories
mkdir -p a/b/c; cd a/b/c; echo "${PWD##*/}"; cd ../..; pushd b > /dev/null; echo "${#DIRSTACK[@]} ${PWD##*/}"; popd > /dev/null; echo "${PWD##*/}"
(cd b && touch f && ls); cd - > /dev/null 2>&1; echo "${PWD##*/}"
cd nowhere; echo $?
here=$(cd "${0%/*}" 2>/dev/null && pwd || pwd); [[ -n $here ]] && echo have
## status: 0
## STDOUT:
c
2 b
a
c
f
b
1
have
## END
## STDERR:
bash: line 3: cd: nowhere: No such file or directory
## END

#### state machine
state=start; log=()
for ev in connect send send fail retry connect close bogus; do
  case $state:$ev in
    start:connect|failed:retry) state=open ;;
    open:send) log+=(sent) ;;
    open:fail) state=failed ;;
    open:close) state=closed ;;
    *) echo "ignored $ev in $state"; continue ;;
  esac
  echo "-> $state"
done; echo "${log[*]}"
## status: 0
## STDOUT:
-> open
-> open
-> open
-> failed
-> open
ignored connect in open
-> closed
ignored bogus in closed
sent sent
## END

#### printf -v and indirect
for n in a b; do printf -v "cfg_$n" '%s-%03d' "$n" 7; done
for v in "${!cfg_@}"; do echo "$v=${!v}"; done
ref=arr[1]; arr=(x y z); echo "${!ref}"
name=dyn; declare "$name=val" "${name}_2=other"; echo "$dyn $dyn_2"
declare -n alias_=dyn; alias_=changed; echo $dyn; unset -n alias_; echo "${alias_-gone}"
## status: 0
## STDOUT:
cfg_a=a-007
cfg_b=b-007
y
val other
changed
gone
## END

#### pipeline with functions
gen() { local i; for ((i=1;i<=$1;i++)); do echo $i; done; }
keep() { local n; while read -r n; do (( $1 )) && echo "$n"; done; }
map() { local n; while read -r n; do echo $(( $1 )); done; }
sum() { local t=0 n; while read -r n; do (( t += n )); done; echo $t; }
gen 10 | keep 'n % 2 == 0' | map 'n * n' | sum
gen 3 | tee_() { cat; }; gen 2 | while read -r n; do gen $n; done | wc -l
## status: 0
## STDOUT:
220
3
## END

#### once more with subshells
x=1; (x=2; echo "in $x $BASH_SUBSHELL"; (echo "deeper $BASH_SUBSHELL")); echo "out $x"
r=$( { echo out; echo err >&2; } 2>&1 ); echo "$r"
out=$( { err=$(ls nofile 2>&1 >&3); } 3>&1; echo "[$err]" ); echo "$out"
{ x=3; }; echo $x; ( exit 5 ) || echo "sub $?"; ! ( true ); echo $?
v=$(cat <<E
in a substitution $x
E
); echo "$v"
## status: 0
## STDOUT:
in 2 1
deeper 2
out 1
out
err
[ls: cannot access 'nofile': No such file or directory]
3
sub 5
1
in a substitution 3
## END

#### mapfile
printf '%s\n' a 'b c' '' d > f
mapfile -t lines < f; echo "${#lines[@]}"; printf '[%s]' "${lines[@]}"; echo
mapfile -t -s 1 -n 2 some < f; declare -p some
mapfile -t -C 'printf "%d=%s;"' -c 1 each < f; echo
readarray -d : -t parts <<< 'x:y:z'; declare -p parts
## status: 0
## STDOUT:
4
[a][b c][][d]
declare -a some=([0]="b c" [1]="")
0=a;1=b c;2=;3=d;
declare -a parts=([0]="x" [1]="y" [2]=$'z\n')
## END

#### select an action without input
select x in a b; do echo "$x"; done < /dev/null; echo "status $?"
## status: 0
## STDOUT:

status 1
## END
## stderr-json: "1) a\n2) b\n#? "

#### ERR trap in a strict script
set -Eeuo pipefail
on_error() { local code=$? line=$1; echo "error $code on line $line in ${FUNCNAME[1]:-main}: $BASH_COMMAND"; }
trap 'on_error $LINENO' ERR
trap 'echo "exit $?"' EXIT
step() { echo "step $1"; [[ $1 -lt 2 ]]; }
step 1
step 2 || echo handled
(step 3)
echo never
## status: 1
## STDOUT:
step 1
step 2
handled
step 3
error 1 on line 5 in step: [[ $1 -lt 2 ]]
error 1 on line 8 in main: ( step 3 )
exit 1
## END

#### here string to several readers
{ read -r a; read -r b; cat; } <<< $'1\n2\n3\n4'; echo "$a$b"
while read -r k v; do declare "opt_$k=$v"; done <<< $'x 1\ny 2'; echo "$opt_x$opt_y"
exec 5<<< $'l1\nl2'; read -r -u 5 p; read -r q <&5; exec 5<&-; echo "$p $q"
## status: 0
## STDOUT:
3
4
12
12
l1 l2
## END

#### a function of thousands of commands, called again and again
x=; for i in {1..3000}; do x+='n=$((n+1)); '; done
eval "f() { $x }"; f; f; echo $n
g() { local n=5; f; echo $n; }; g; echo $n
## status: 0
## STDOUT:
6000
3005
6000
## END

#### a loop of thousands of commands, left and continued in its midst
x=; for i in {1..1500}; do x+=': $((n++)); '; done
eval "for i in 1 2 3 4; do $x if ((i == 2)); then continue; fi; $x if ((i == 3)); then break; fi; done"; echo $i $n
eval "f() { $x return 7; $x }"; f; echo $? $n
## status: 0
## STDOUT:
3 7500
7 9000
## END

#### deep commands behind thousands of others
x=; for i in {1..1500}; do x+=': $((n++)); '; done
y=; z=; for i in {1..120}; do y+='if ((1)); then { '; z+=' }; fi;'; done
eval "f() { $x $y echo deep; m=1; $z }"; f; echo $n $m
eval "$x ( $y echo deep; m=2; $z echo \$BASH_SUBSHELL ); $x"; echo $n $m
## status: 0
## STDOUT:
deep
1500 1
deep
1
4500 1
## END

#### errors behind thousands of commands
x=; for i in {1..1500}; do x+=': $((n++)); '; done
(set -e; eval "$x false; echo no"; echo no); echo $?
(trap 'echo err $LINENO' ERR; eval "$x
false; :"; eval "$x ${x}false"); echo $?
(set -e; eval "$x if false; then :; fi; ! true; false || false | true; echo yes; false && true; $x false; echo no"); echo $?
eval "$x nosuch; echo \$?"
(set -u; eval "$x echo \$none; echo no"; echo no); echo $?
## status: 0
## STDOUT:
1
err 5
err 4
err 4
1
yes
1
127
1
## END
## STDERR:
bash: line 6: nosuch: command not found
bash: line 7: none: unbound variable
## END

#### an and-or list of thousands
x=true; for i in {1..3000}; do x+=' && ((++n))'; done; eval "$x"; echo $? $n
x=false; for i in {1..3000}; do x+=' || ((++n < 0))'; done; eval "$x"; echo $? $n
## status: 0
## STDOUT:
0 3000
1 6000
## END

#### a case of thousands of arms
x=; for i in {1..3000}; do x+="a$i) echo is $i;; "; done
for w in a1 a2999 b; do eval "case $w in $x *) echo none;; esac"; done
## status: 0
## STDOUT:
is 1
is 2999
none
## END

#### a line of thousands of commands
x=; for i in {1..2500}; do x+='((++n)); '; done
eval "$x echo a; $x"; echo $? $n
(eval "$x f() { echo f \$LINENO; }; $x f; false; f | while read y; do echo \$y; done; exit 3"; echo no); echo $?
## status: 0
## STDOUT:
a
0 5000
f 3
f 3
3
## END

#### a long line with a fault in it runs nothing
x=; for i in {1..5000}; do x+='((++n)); '; done
eval "$x )" 2> /dev/null; echo $? $n
eval "$x if true; then" 2> /dev/null; echo $? $n
(eval "$x echo a; n=\$((1 +)); echo no; $x
echo next \$n"; echo $?)
## status: 1
## STDOUT:
2
2
a
## END
## STDERR:
bash: line 5: 1 +: syntax error: operand expected (error token is "+")
## END

#### a long line with here-documents and more
x=; for i in {1..3000}; do x+='((++n)); '; done
eval "cat <<A; $x cat <<B; $x cat <<-C | while read y; do echo \"<\$y>\"; done; $x echo \$LINENO
a \$n
A
b \$n
B
	c \$n
	C
echo \$LINENO \$n"
eval "$x : & $x wait; $x { echo a; $x echo b; } > f; $x echo \$(<f)" ; echo $n
## status: 0
## STDOUT:
a 
b 3000
<c 6000>
9
16 9000
a b
24000
## END

#### a shell without standard input has nothing to do
bash <&-; echo $?; bash -s a <&-; echo $?; sh <&-; echo $?
## status: 0
## STDOUT:
0
0
0
## END

#### a shell whose standard input is a directory
mkdir d; bash < d; echo $?
## status: 0
## STDOUT:
2
## END
## STDERR:
bash: error reading input file: Is a directory
## END

#### a condition that does not end leaves the status of a failure before it
printf '(exit 7)\n[[ a' > s; bash s; echo $?
printf '(exit 7)\n[[ a ==' > s; bash s; echo $?
printf '(exit 7)\n[[ \n' > s; bash s; echo $?
printf '(exit 7)\n[[ a &&\n' > s; bash s; echo $?
printf '(exit 7)\n[[ a b' > s; bash s; echo $?
printf '[[ a' > s; bash s; echo $?; . ./s; echo $?
## status: 0
## STDOUT:
7
7
7
7
7
2
2
## END
## STDERR:
s: line 2: unexpected token `newline', conditional binary operator expected
s: line 2: unexpected argument `newline' to conditional binary operator
s: line 3: unexpected token `EOF' in conditional command
s: line 3: unexpected token `EOF' in conditional command
s: line 2: conditional binary operator expected
s: line 1: unexpected token `newline', conditional binary operator expected
./s: line 1: unexpected token `newline', conditional binary operator expected
## END

#### a deployment with steps and a rollback
set -Eeuo pipefail
readonly APP=${APP:-demo} RELEASES=releases
declare -a undo=()
log() { printf '[%s] %s\n' "${FUNCNAME[1]}" "$*"; }
rollback() {
  local status=$? i
  trap - ERR
  log "failed with $status at line ${BASH_LINENO[0]}: $BASH_COMMAND"
  for (( i = ${#undo[@]} - 1; i >= 0; i-- )); do
    log "undo: ${undo[i]}"
    eval "${undo[i]}"
  done
  exit "$status"
}
trap rollback ERR
step() { local name=$1; shift; log "-> $name"; "$@"; }
prepare() { mkdir -p "$RELEASES/$1"; undo+=("rmdir '$RELEASES/$1'"); }
build() { echo "$APP $1" > "$RELEASES/$1/version"; undo+=("rm '$RELEASES/$1/version'"); }
verify() { grep -q "$APP 9" "$RELEASES/$1/version"; }
main() {
  local version=${1:?version}
  step prepare prepare "$version"
  step build build "$version"
  step verify verify "$version"
  log done
}
main 1.2.3
## status: 1
## STDOUT:
[step] -> prepare
[step] -> build
[step] -> verify
[rollback] failed with 1 at line 19: grep -q "$APP 9" "$RELEASES/$1/version"
[rollback] undo: rm 'releases/1.2.3/version'
[rollback] undo: rmdir 'releases/1.2.3'
## END

#### getopts with bundles and arguments
f() {
  local OPTIND=1 OPTARG opt
  local -A o=()
  while getopts ':ab:c:d' opt; do
    case $opt in
      a|d) o[$opt]=1 ;;
      b|c) o[$opt]=$OPTARG ;;
      :) echo "need -$OPTARG"; return 1 ;;
      \?) echo "bad -$OPTARG"; return 2 ;;
    esac
  done
  shift $((OPTIND - 1))
  for k in a b c d; do printf '%s=%s ' "$k" "${o[$k]-}"; done
  echo "rest: $*"
}
f -ad -b one -ctwo x y
f -b; echo $?
f -az; echo $?
f -- -a
f -a - -d
f
## status: 0
## STDOUT:
a=1 b=one c=two d=1 rest: x y
need -b
1
bad -z
2
a= b= c= d= rest: -a
a=1 b= c= d= rest: - -d
a= b= c= d= rest: 
## END

#### csv with quoted fields
parse_csv() {
  local line=$1 field= c i quoted=0
  fields=()
  for (( i = 0; i < ${#line}; i++ )); do
    c=${line:i:1}
    if (( quoted )); then
      if [[ $c == '"' ]]; then
        if [[ ${line:i+1:1} == '"' ]]; then field+='"'; (( i++ )); else quoted=0; fi
      else field+=$c; fi
    else
      case $c in
        '"') quoted=1 ;;
        ,) fields+=("$field"); field= ;;
        *) field+=$c ;;
      esac
    fi
  done
  fields+=("$field")
}
n=0
while IFS= read -r line; do
  parse_csv "$line"
  (( ++n ))
  printf '%d: ' "$n"
  printf '<%s>' "${fields[@]}"
  echo
done <<'EOF'
a,b,c
"x,y",,"he said ""hi"""
,,
"last"
EOF
## status: 0
## STDOUT:
1: <a><b><c>
2: <x,y><><he said "hi">
3: <><><>
4: <last>
## END

#### ini sections to a map
declare -A conf
section=
while IFS='= ' read -r key value || [[ -n $key ]]; do
  [[ $key == \[*] ]] && section=${key:1:-1} && continue
  [[ -z $key || $key == [\#\;]* ]] && continue
  conf[$section.$key]=$value
done <<'EOF'
; comment
top = 1
[db]
host = localhost
port=5432
# another
url = a=b c
[web]
name =  site
last=x
EOF
for k in db.host db.port db.url web.name web.last .top; do echo "$k -> ${conf[$k]-unset}"; done
echo ${#conf[@]}
## status: 0
## STDOUT:
db.host -> localhost
db.port -> 5432
db.url -> a=b c
web.name -> site
web.last -> x
.top -> 1
6
## END

#### logging with levels
LOG_LEVEL=info
declare -rA LEVELS=([debug]=0 [info]=1 [warn]=2 [error]=3)
log() {
  local level=$1; shift
  (( LEVELS[$level] >= LEVELS[$LOG_LEVEL] )) || return 0
  local fmt=$1; shift
  printf "%-5s %s: $fmt\n" "${level^^}" "${FUNCNAME[1]:-main}" "$@" >&2
}
work() { log debug 'hidden %s' x; log info 'n=%d of %d' 3 4; log warn plain; }
work
LOG_LEVEL=debug work
log error '%s%%' 50
LOG_LEVEL=error; work; echo $?
## status: 0
## STDOUT:
0
## END
## STDERR:
INFO  work: n=3 of 4
WARN  work: plain
DEBUG work: hidden x
INFO  work: n=3 of 4
WARN  work: plain
ERROR main: 50%
## END

#### a queue and a stack
queue=()
push() { queue+=("$@"); }
shift_() { (( ${#queue[@]} )) || return 1; REPLY=${queue[0]}; queue=("${queue[@]:1}"); }
pop() { (( ${#queue[@]} )) || return 1; REPLY=${queue[-1]}; unset 'queue[-1]'; }
push a 'b c' d ''
shift_ && echo "$REPLY ${#queue[@]}"
pop && echo "<$REPLY> ${#queue[@]}"
while pop; do echo "<$REPLY>"; done
shift_ || echo empty "${queue[*]-none}"
push x; echo "${queue[@]@A}"
## status: 0
## STDOUT:
a 3
<> 2
<d>
<b c>
empty none
declare -a queue=([0]="x")
## END

#### a map with defaults and iteration in key order
declare -A count
for w in the cat and the dog and the end; do (( count[$w]++ )); done
keys=("${!count[@]}")
for (( i = 0; i < ${#keys[@]}; i++ )); do
  for (( j = i + 1; j < ${#keys[@]}; j++ )); do
    [[ ${keys[i]} > ${keys[j]} ]] && { t=${keys[i]}; keys[i]=${keys[j]}; keys[j]=$t; }
  done
done
for k in "${keys[@]}"; do printf '%s\t%d\n' "$k" "${count[$k]}"; done
unset 'count[the]'; [[ -v count[the] ]] || echo gone; [[ -v count[cat] ]] && echo there
echo "${count[none]:-0}"
## status: 0
## stdout-json: "and\t2\ncat\t1\ndog\t1\nend\t1\nthe\t3\ngone\nthere\n0\n"

#### a string library
trim() { local s=$1; s=${s#"${s%%[![:space:]]*}"}; s=${s%"${s##*[![:space:]]}"}; printf '%s' "$s"; }
rev() { local s=$1 r= i; for (( i=${#s}-1; i>=0; i-- )); do r+=${s:i:1}; done; printf '%s\n' "$r"; }
repeat() { local r; printf -v r '%*s' "$2" ''; printf '%s\n' "${r// /$1}"; }
join_by() { local d=$1 f=$2; shift 2 && printf '%s' "$f" "${@/#/$d}"; echo; }
split() { local IFS=$2; read -ra parts <<< "$1"; }
contains() { [[ $1 == *"$2"* ]]; }
starts() { [[ $1 == "$2"* ]]; }
capital() { printf '%s\n' "${1^}"; }
echo "<$(trim $'  \t a b \n ')>" "<$(trim '')>" "<$(trim x)>"
rev héllo; repeat ab 3; repeat - 10
join_by ', ' a b c; join_by / x; join_by
split a:b::c :; echo ${#parts[@]} "${parts[@]}"
contains 'a*b' '*' && echo yes; contains ab '?' || echo no; starts abc a && echo s
capital word; echo "${_:-}"
## status: 0
## STDOUT:
<a b> <> <x>
olléh
ababab
----------
a, b, c
x

4 a b  c
yes
no
s
Word
word
## END

#### bubble, insertion, selection
bubble() { local -n a=$1; local n=${#a[@]} i j t swapped; for (( i=0; i<n; i++ )); do swapped=0; for (( j=0; j<n-i-1; j++ )); do if (( a[j] > a[j+1] )); then t=${a[j]}; a[j]=${a[j+1]}; a[j+1]=$t; swapped=1; fi; done; (( swapped )) || break; done; }
insertion() { local -n a=$1; local i j k; for (( i=1; i<${#a[@]}; i++ )); do k=${a[i]}; for (( j=i-1; j>=0 && a[j]>k; j-- )); do a[j+1]=${a[j]}; done; a[j+1]=$k; done; }
selection() { local -n a=$1; local i j m t; for (( i=0; i<${#a[@]}; i++ )); do m=$i; for (( j=i+1; j<${#a[@]}; j++ )); do (( a[j] < a[m] && (m=j) )); done; (( t=a[i], a[i]=a[m], a[m]=t )); done; }
x=(5 3 9 -1 3 0 12); y=("${x[@]}"); z=("${x[@]}")
bubble x; insertion y; selection z
echo "${x[@]}"; echo "${y[*]}"; echo ${z[@]}
## status: 0
## STDOUT:
-1 0 3 3 5 9 12
-1 0 3 3 5 9 12
-1 0 3 3 5 9 12
## END

#### quicksort with recursion
qs() {
  (( $# < 2 )) && { echo "$@"; return; }
  local p=$1 l=() r=() x; shift
  for x; do if (( x < p )); then l+=($x); else r+=($x); fi; done
  echo $(qs "${l[@]}") $p $(qs "${r[@]}")
}
qs 3 1 4 1 5 9 2 6 5 3 5
qs; qs 1
## status: 0
## STDOUT:
1 1 2 3 3 4 5 5 5 6 9

1
## END

#### merge sort of words
merge_sort() {
  local -n out=$1; shift
  local n=$#
  if (( n <= 1 )); then out=("$@"); return; fi
  local left right
  local mid=$(( n / 2 ))
  local -a L R
  merge_into L "${@:1:mid}"
  merge_into R "${@:mid+1}"
  out=()
  local i=0 j=0
  while (( i < ${#L[@]} && j < ${#R[@]} )); do
    if [[ ${R[j]} < ${L[i]} ]]; then out+=("${R[j++]}"); else out+=("${L[i++]}"); fi
  done
  out+=("${L[@]:i}" "${R[@]:j}")
}
merge_into() { local name=$1; shift; local -a res; merge_sort res "$@"; eval "$name=(\"\${res[@]}\")"; }
merge_sort sorted pear apple fig 'big apple' kiwi date
printf '<%s>' "${sorted[@]}"; echo
## status: 0
## STDOUT:
<apple><big apple><date><fig><kiwi><pear>
## END

#### a sieve of primes
n=60
declare -a composite
for (( i = 2; i * i <= n; i++ )); do
  [[ ${composite[i]} ]] && continue
  for (( j = i * i; j <= n; j += i )); do composite[j]=1; done
done
for (( i = 2; i <= n; i++ )); do [[ ${composite[i]} ]] || primes+=($i); done
echo ${#primes[@]}: ${primes[*]}
echo "${!composite[@]}" | wc -w
## status: 0
## STDOUT:
17: 2 3 5 7 11 13 17 19 23 29 31 37 41 43 47 53 59
42
## END

#### permutations
perm() { local done=$1 rest=$2 i; if [[ -z $rest ]]; then echo -n "$done "; return; fi; for (( i=0; i<${#rest}; i++ )); do perm "$done${rest:i:1}" "${rest:0:i}${rest:i+1}"; done; }
perm '' abc; echo
perm '' 1; perm '' ''; echo "|"
## status: 0
## STDOUT:
abc acb bac bca cab cba 
1  |
## END

#### a template in a here-document
render() { local name=$1 items=("${@:2}"); cat <<-EOF
	Dear ${name^},
	you have ${#items[@]} item${items[1]:+s}:
	$(for i in "${items[@]}"; do printf '  * %s\n' "$i"; done)
	Total: \$$(( ${#items[@]} * 3 )) \`code\` ${undefined-none}
	EOF
}
render ann a 'b c'; render bob x
cat <<'EOF'
$literal ${x} `y`
EOF
## status: 0
## STDOUT:
Dear Ann,
you have 2 items:
  * a
  * b c
Total: $6 `code` none
Dear Bob,
you have 1 item:
  * x
Total: $3 `code` none
$literal ${x} `y`
## END

#### producers by process substitution
produce() { local i; for (( i=1; i<=$1; i++ )); do echo "$2$i"; done; }
while read -r a <&3 && read -r b <&4; do echo "$a-$b"; done 3< <(produce 3 x) 4< <(produce 5 y)
sum=0; while read -r n; do (( sum += n )); done < <(seq 1 10); echo $sum
mapfile -t lines < <(produce 3 l); echo "${lines[@]}" ${#lines[@]}
produce 4 z | while read -r l; do last=$l; done; echo "last=${last-lost}"
diff_() { while IFS= read -r -u 5 x; do read -r -u 6 y; [[ $x == "$y" ]] || echo "$x|$y"; done 5<"$1" 6<"$2"; }
diff_ <(printf '%s\n' a b c) <(printf '%s\n' a x c)
## status: 0
## STDOUT:
x1-y1
x2-y2
x3-y3
55
l1 l2 l3 3
last=lost
b|x
## END

#### errors with line numbers
set -Eeuo pipefail
on_err() { local s=$?; echo "ERR status=$s line=$1 cmd=$BASH_COMMAND stack=${FUNCNAME[*]:1}"; }
trap 'on_err $LINENO' ERR
inner() {
  echo inside
  false
  echo never
}
outer() { inner; }
if ! outer; then echo tested; fi
outer || echo or
( set +e; false; echo sub ) 
outer
## status: 1
## STDOUT:
inside
never
inside
never
ERR status=1 line=12 cmd=false stack=
sub
inside
ERR status=1 line=6 cmd=false stack=inner outer
## END

#### a state machine
state=start
while read -r token; do
  case $state:$token in
    start:open) state=opened ;;
    opened:data*) echo "got ${token#data}"; ;;
    opened:close) state=closed; ;;
    closed:open) state=opened; echo again ;;
    *) echo "error in $state at '$token'"; state=error ;;&
    error:*) break ;;
  esac
done <<'EOF'
open
data1
data 2
close
open
start
never
EOF
echo $state
## status: 0
## STDOUT:
got 1
got  2
again
error in opened at 'start'
error in error at 'never'
error
## END

#### a calculator with precedence climbing
expr_() { tokens=($1); pos=0; parse_expr 0; echo "$1 = $R"; }
declare -A prec=([+]=1 [-]=1 [x]=2 [/]=2 [^]=3)
parse_expr() {
  local min=$1 lhs op rhs
  if [[ ${tokens[pos]} == '(' ]]; then (( ++pos )); parse_expr 0; lhs=$R; (( ++pos )); else lhs=${tokens[pos++]}; fi
  while op=${tokens[pos]-}; [[ -n $op && $op != ')' ]] && (( prec[$op] >= min )); do
    (( ++pos ))
    if [[ $op == ^ ]]; then parse_expr ${prec[$op]}; else parse_expr $(( prec[$op] + 1 )); fi
    case $op in +) (( lhs += R ));; -) (( lhs -= R ));; x) (( lhs *= R ));; /) (( lhs /= R ));; ^) (( lhs = lhs ** R ));; esac
  done
  R=$lhs
}
expr_ '1 + 2 x 3'; expr_ '( 1 + 2 ) x 3'; expr_ '2 ^ 3 ^ 2'; expr_ '10 - 4 - 3'; expr_ '100 / 7 / 2 + 1'
## status: 0
## STDOUT:
1 + 2 x 3 = 7
( 1 + 2 ) x 3 = 9
2 ^ 3 ^ 2 = 512
10 - 4 - 3 = 3
100 / 7 / 2 + 1 = 8
## END

#### breadth first through a graph
declare -A graph=([a]="b c" [b]="d" [c]="d e" [d]="f" [e]="f" [f]="")
bfs() { local queue=("$1") node next; local -A seen=([$1]=1) from=(); while (( ${#queue[@]} )); do node=${queue[0]}; queue=("${queue[@]:1}"); if [[ $node == "$2" ]]; then local path=$node; while [[ -n ${from[$node]:-} ]]; do node=${from[$node]}; path="$node>$path"; done; echo "$path"; return; fi; for next in ${graph[$node]}; do [[ ${seen[$next]+x} ]] && continue; seen[$next]=1 from[$next]=$node; queue+=("$next"); done; done; return 1; }
bfs a f; bfs b e || echo none; bfs c c
## status: 0
## STDOUT:
a>b>d>f
none
c
## END

#### words counted from a pipeline
text='the quick brown fox jumps over the lazy dog the end'
tr ' ' '\n' <<< "$text" | sort | uniq -c | sort -k1,1nr -k2 | head -n 3 | while read -r n w; do printf '%-6s%s\n' "$w" "$n"; done
echo "$text" | tr a-z A-Z | cut -d' ' -f2-4
echo "$text" | wc -w
printf '%s\n' $text | sort -u | wc -l
## status: 0
## STDOUT:
the   3
brown 1
dog   1
QUICK BROWN FOX
11
9
## END

#### dates and versions compared
vercmp() { local IFS=. i; local a=($1) b=($2); for (( i=0; i<${#a[@]} || i<${#b[@]}; i++ )); do (( 10#${a[i]:-0} > 10#${b[i]:-0} )) && { echo '>'; return; }; (( 10#${a[i]:-0} < 10#${b[i]:-0} )) && { echo '<'; return; }; done; echo =; }
for p in '1.2 1.10' '2.0 2' '1.08 1.9' '3.1.4 3.1'; do set -- $p; echo "$1 $(vercmp $1 $2) $2"; done
leap() { (( $1 % 4 == 0 && ( $1 % 100 != 0 || $1 % 400 == 0 ) )); }
for y in 1900 2000 2023 2024; do leap $y && echo $y leap || echo $y; done
## status: 0
## STDOUT:
1.2 < 1.10
2.0 = 2
1.08 < 1.9
3.1.4 > 3.1
1900
2000 leap
2023
2024 leap
## END

#### a test framework
pass=0 fail=0
assert_eq() { if [[ $1 == "$2" ]]; then (( ++pass )); else (( ++fail )); echo "FAIL ${FUNCNAME[1]}:${BASH_LINENO[0]}: expected '$2', got '$1'"; fi; }
test_add() { assert_eq $((1+1)) 2; }
test_bad() { assert_eq "$(echo a)" b; }
test_empty() { assert_eq "" ""; }
for t in $(compgen -A function test_); do $t; done
echo "$pass passed, $fail failed"
(( fail == 0 ))
## status: 1
## STDOUT:
FAIL test_bad:4: expected 'b', got 'a'
2 passed, 1 failed
## END

#### locks by mkdir
lock() { local n=0; until mkdir lock.d 2>/dev/null; do (( ++n > 2 )) && { echo "busy"; return 1; }; done; echo "locked by $1"; }
unlock() { rmdir lock.d && echo unlocked; }
lock a; lock b; unlock; lock c; unlock; unlock 2>/dev/null || echo "no lock"
set -o noclobber
{ echo x > f; } 2>/dev/null && echo first; { echo y > f; } 2>/dev/null || echo second; cat f
## status: 0
## STDOUT:
locked by a
busy
unlocked
locked by c
unlocked
no lock
first
second
x
## END

#### paths taken apart
for p in /a/b/c.tar.gz file dir/ /root . a/.hidden 'x y/z w.txt'; do d=${p%/*}; b=${p##*/}; [[ $d == "$p" ]] && d=.; e=${b#*.}; [[ $e == "$b" ]] && e=; printf '<%s> <%s> <%s> <%s>\n' "$d" "$b" "${b%%.*}" "$e"; done
abs() { case $1 in /*) echo "$1";; *) echo "$PWD/$1";; esac; }
PWD=/here abs x; abs /y
norm() { local IFS=/ p out=(); for p in $1; do case $p in ''|.) ;; ..) (( ${#out[@]} )) && unset 'out[-1]' ;; *) out+=("$p") ;; esac; done; echo "/${out[*]}"; }
norm /a/./b/../c//d/; norm /../..; norm a/b/..
## status: 0
## STDOUT:
</a/b> <c.tar.gz> <c> <tar.gz>
<.> <file> <file> <>
<dir> <> <> <>
<> <root> <root> <>
<.> <.> <> <>
<a> <.hidden> <> <hidden>
<x y> <z w.txt> <z w> <txt>
/here/x
/y
/a/c/d
/
/a
## END

#### set algebra on words
in_() { local x=$1; shift; local e; for e; do [[ $e == "$x" ]] && return; done; return 1; }
a=(1 2 3 4) b=(3 4 5)
union=("${a[@]}"); for e in "${b[@]}"; do in_ "$e" "${a[@]}" || union+=("$e"); done
inter=(); for e in "${a[@]}"; do in_ "$e" "${b[@]}" && inter+=("$e"); done
minus=(); for e in "${a[@]}"; do in_ "$e" "${b[@]}" || minus+=("$e"); done
echo "${union[*]} | ${inter[*]} | ${minus[*]}"
printf '%s\n' "${a[@]}" "${b[@]}" | sort | uniq -d | tr '\n' ' '; echo
## status: 0
## STDOUT:
1 2 3 4 5 | 3 4 | 1 2
3 4 
## END

#### a heap
heap=()
hpush() { heap+=($1); local i=$(( ${#heap[@]} - 1 )) p t; while (( i > 0 )); do p=$(( (i - 1) / 2 )); (( heap[p] <= heap[i] )) && break; t=${heap[p]} heap[p]=${heap[i]} heap[i]=$t i=$p; done; }
hpop() { R=${heap[0]}; local n=$(( ${#heap[@]} - 1 )); heap[0]=${heap[n]}; unset "heap[$n]"; local i=0 l r m t; while :; do l=$(( 2*i+1 )) r=$(( 2*i+2 )) m=$i; (( l < n && heap[l] < heap[m] )) && m=$l; (( r < n && heap[r] < heap[m] )) && m=$r; (( m == i )) && break; t=${heap[m]} heap[m]=${heap[i]} heap[i]=$t i=$m; done; }
for x in 5 3 8 1 9 2 7; do hpush $x; done
while (( ${#heap[@]} )); do hpop; echo -n "$R "; done; echo
## status: 0
## STDOUT:
1 2 3 5 7 8 9 
## END

#### binary search and gcd
search() { local lo=0 hi=$(( $# - 2 )) want=$1 mid; local -a v=("${@:2}"); while (( lo <= hi )); do mid=$(( (lo + hi) >> 1 )); if (( v[mid] == want )); then echo "at $mid"; return; elif (( v[mid] < want )); then (( lo = mid + 1 )); else (( hi = mid - 1 )); fi; done; echo none; return 1; }
search 7 1 3 5 7 9; search 1 1 3; search 4 1 3 5 || echo $?
gcd() { local a=$1 b=$2; while (( b )); do (( a %= b, a ^= b, b ^= a, a ^= b )); done; echo $a; }
gcd 48 18; gcd 17 5; gcd 0 3
pow() { local r=1 b=$1 e=$2 m=$3; for (( ; e; e >>= 1 )); do (( e & 1 )) && (( r = r * b % m )); (( b = b * b % m )); done; echo $r; }
pow 3 200 1000007; echo $(( 3 ** 20 ))
## status: 0
## STDOUT:
at 3
at 0
none
1
6
1
3
959082
3486784401
## END

#### caesar and run lengths
caesar() { local s=$1 k=$2 out= i c o; for (( i = 0; i < ${#s}; i++ )); do c=${s:i:1}; case $c in [a-z]) printf -v o %d "'$c"; printf -v c "\\x$(printf %x $(( (o - 97 + k + 26) % 26 + 97 )))" ;; [A-Z]) printf -v o %d "'$c"; printf -v c "\\x$(printf %x $(( (o - 65 + k + 26) % 26 + 65 )))" ;; esac; out+=$c; done; echo "$out"; }
caesar 'Hello, World xyz' 3; caesar "$(caesar 'Round trip!' 7)" -7
rle() { local s=$1 out= n; while [[ $s ]]; do local c=${s:0:1}; local rest=${s##+("$c")}; n=$(( ${#s} - ${#rest} )); out+=$n$c; s=$rest; done; echo $out; }
shopt -s extglob
rle aaabccdddd; rle ''; rle '**?'
## status: 0
## STDOUT:
Khoor, Zruog abc
Round trip!
3a1b2c4d

2*1?
## END

#### levenshtein
lev() { local a=$1 b=$2 i j c; local -A d; for (( i=0; i<=${#a}; i++ )); do d[$i,0]=$i; done; for (( j=0; j<=${#b}; j++ )); do d[0,$j]=$j; done; for (( i=1; i<=${#a}; i++ )); do for (( j=1; j<=${#b}; j++ )); do c=$([[ ${a:i-1:1} == "${b:j-1:1}" ]] && echo 0 || echo 1); local x=$(( d[$((i-1)),$j] + 1 )) y=$(( d[$i,$((j-1))] + 1 )) z=$(( d[$((i-1)),$((j-1))] + c )); d[$i,$j]=$(( x < y ? (x < z ? x : z) : (y < z ? y : z) )); done; done; echo "${d[${#a},${#b}]}"; }
lev kitten sitting; lev '' abc; lev same same
## status: 0
## STDOUT:
3
3
0
## END

#### a table with columns as wide as they need
rows=('name|size|kind' 'alpha|12|file' 'a longer name|3|dir' '|1024|')
widths=()
for row in "${rows[@]}"; do IFS='|' read -ra cells <<< "$row"; for i in "${!cells[@]}"; do (( ${#cells[i]} > ${widths[i]:-0} )) && widths[i]=${#cells[i]}; done; done
echo "${widths[*]}"
for row in "${rows[@]}"; do IFS='|' read -ra cells <<< "$row|"; line=; for i in "${!widths[@]}"; do printf -v cell '%-*s' "${widths[i]}" "${cells[i]-}"; line+="| $cell "; done; echo "$line|"; done
printf -v bar '%*s' 20 ''; echo "${bar// /=}"
## status: 0
## STDOUT:
13 4 4
| name          | size | kind |
| alpha         | 12   | file |
| a longer name | 3    | dir  |
|               | 1024 |      |
====================
## END

#### backups rotated
keep=3
rotate() { local f=$1 i; for (( i = keep; i > 1; i-- )); do [[ -e $f.$((i-1)) ]] && mv -f "$f.$((i-1))" "$f.$i"; done; [[ -e $f ]] && cp "$f" "$f.1"; return 0; }
for v in one two three four five; do rotate log; echo $v > log; done
for f in log*; do echo "$f: $(cat "$f")"; done
ls | wc -l
## status: 0
## STDOUT:
log: five
log.1: four
log.2: three
log.3: two
4
## END

#### files walked, counted by kind
mkdir -p p/{src/{a,b},doc} && touch p/src/a/{x,y}.py p/src/b/z.sh p/doc/'read me'.txt p/Makefile
declare -A kinds
while IFS= read -r -d '' f; do e=${f##*/}; [[ $e == *.* ]] && e=${e##*.} || e=none; (( kinds[$e]++ )) ; done < <(find p -type f -print0)
for k in none py sh txt; do echo "$k ${kinds[$k]}"; done
walk() { local d=$1 depth=$2 e; for e in "$d"/*; do printf '%*s%s\n' $(( depth * 2 )) '' "${e##*/}"; [[ -d $e ]] && walk "$e" $(( depth + 1 )); done; }
walk p 0
shopt -s globstar; printf '%s\n' p/**/*.py | sort; for f in p/**/; do echo "$f"; done
find p -name '*.py' -exec echo found {} + | tr ' ' '\n' | sort | tail -n 2
## status: 0
## STDOUT:
none 1
py 2
sh 1
txt 1
Makefile
doc
  read me.txt
src
  a
    x.py
    y.py
  b
    z.sh
p/src/a/x.py
p/src/a/y.py
p/
p/doc/
p/src/
p/src/a/
p/src/b/
p/src/a/x.py
p/src/a/y.py
## END

#### renaming in bulk
touch IMG_{001..004}.JPG 'a b.JPG' other.txt
for f in *.JPG; do n=${f%.JPG}; n=${n// /_}; n=${n,,}; mv -- "$f" "$n.jpg"; done
ls; for f in *.png; do echo "<$f>"; done; shopt -s nullglob; for f in *.png; do echo never; done; echo *.jpg
## status: 0
## STDOUT:
a_b.jpg
img_001.jpg
img_002.jpg
img_003.jpg
img_004.jpg
other.txt
<*.png>
a_b.jpg img_001.jpg img_002.jpg img_003.jpg img_004.jpg
## END

#### strict mode finds its mistakes
set -u
f() { local x; echo "${x-unset}"; x=; echo "<${x}>"; echo ${1:-none} ${arr[0]:-none} "${arr[@]:-e}"; }
f
( echo "$missing" ); echo "sub $?"
( set -e; x=$(false); echo never ); echo $?
( set -e; local_() { local x=$(false); echo masked; }; local_ ); echo $?
( set -eo pipefail; false | true; echo never ); echo $?
( set -e; false && true; echo "and is tested"; ! true; echo "not is tested"; (( 0 )); echo never ); echo $?
( set -e; if false; then :; fi; while false; do :; done; echo fine; { false; echo never; } ); echo $?
echo ${missing?gone}; echo never
## status: 127
## STDOUT:
unset
<>
none none e
sub 1
1
masked
0
1
and is tested
not is tested
1
fine
1
## END
## STDERR:
bash: line 4: missing: unbound variable
bash: line 10: missing: gone
## END

#### here-documents in a row and in functions
cat <<A; cat <<-B; cat <<'C'
a $((1 + 1))
A
	b
	  indented ${HOME:+home}
B
c $x `no`
C
f() { cat; } 
f <<< "one $((2*3))"; f <<EOF | tr a-z A-Z
piped
EOF
while read -r l; do echo "[$l]"; done <<EOF
$(printf '%s\n' x 'y z')
last \$x \\ \a
EOF
read -r -d '' block <<'EOF' || :
line 1
  line 2
EOF
echo "$block"; echo "${#block}"
## status: 0
## STDOUT:
a 2
b
  indented home
c $x `no`
one 6
PIPED
[x]
[y z]
[last $x \ \a]
line 1
  line 2
15
## END

#### arguments passed through every layer
show() { printf '%s:' $# "$@"; echo; }
a() { b "$@"; }; b() { local args=("$@"); c "${args[@]}"; }; c() { show "${@}"; show "$*"; show $*; show "${@:2}"; show "${@: -1}"; set -- "${@:1:1}" new "${@:2}"; show "$@"; }
a 'x y' '' z; IFS=,; a 1 2 3
## status: 0
## STDOUT:
3:x y::z:
1:x y  z:
3:x:y:z:
2::z:
1:z:
4:x y:new::z:
3:1:2:3:
1:1,2,3:
3:1:2:3:
2:2:3:
1:3:
4:1:new:2:3:
## END

#### arrays edited in place
a=(zero one two three four)
unset 'a[1]'; echo "${!a[@]}" "${#a[@]}"; a=("${a[@]}"); echo "${!a[@]}"
a=("${a[@]:0:2}" mid "${a[@]:2}"); echo "${a[@]}"; echo "${a[@]/#/pre-}"; echo "${a[@]%e*}"; echo "${a[-1]} ${a[@]: -2:1}"
a[10]=ten; echo "${#a[@]} ${!a[*]}"; for i in "${!a[@]}"; do (( i % 2 )) && unset "a[i]"; done; declare -p a
b=([5]=five [2]=two six); declare -p b; mapfile -t -O 1 b <<< $'x\ny'; declare -p b; b+=(z); echo "${b[@]}"
## status: 0
## STDOUT:
0 2 3 4 4
0 1 2 3
zero two mid three four
pre-zero pre-two pre-mid pre-three pre-four
z two mid thre four
four three
6 0 1 2 3 4 10
declare -a a=([0]="zero" [2]="mid" [4]="four" [10]="ten")
declare -a b=([2]="two" [3]="six" [5]="five")
declare -a b=([1]="x" [2]="y" [3]="six" [5]="five")
x y six five z
## END

#### reading fields in every way
while IFS=: read -r user _ id rest; do echo "$user $id <$rest>"; done <<'EOF'
root:x:0:0:root:/root
me::1000
:only
EOF
IFS=, read -r a b c <<< '1,,3,4'; echo "<$a><$b><$c>"; read -r a b <<< '  lead  trail  '; echo "<$a><$b>"; IFS= read -r a <<< '  keep  '; echo "<$a>"
read -n 3 a <<< abcdef; echo $a; read -d : a <<< 'x:y'; echo $a; read -a w <<< 'a b\ c d'; echo "${#w[@]} ${w[1]}"; printf 'no newline' | { read x; echo "$? $x"; }
read -r x y < <(echo only); echo "<$x><$y>"; read -r x </dev/null; echo "$? <$x>"
## status: 0
## STDOUT:
root 0 <0:root:/root>
me 1000 <>
  <>
<1><><3,4>
<lead><trail>
<  keep  >
abc
x
3 b c
1 no newline
<only><>
1 <>
## END

#### numbers formatted
commas() { local n=$1 s=; [[ $n == -* ]] && s=- n=${n#-}; while [[ $n =~ ^([0-9]+)([0-9]{3}.*)$ ]]; do n=${BASH_REMATCH[1]},${BASH_REMATCH[2]}; done; echo $s$n; }
commas 1; commas 1234; commas 1234567890; commas -9876
human() { local b=$1 i=0 u=(B K M G T); while (( b >= 1024 && i < 4 )); do (( b /= 1024, i++ )); done; echo $b${u[i]}; }
human 512; human 2048; human 5368709120
printf '%05d|%-6s|%6.2f|%+d|%x|%#o|%e|%3s%%\n' 42 ab 3.14159 7 255 8 12345.678 50
printf '%s %s\n' a b c; printf '%.3s|%*d|%-*d|\n' abcdef 5 1 5 2; printf '%c%c\n' hello world
avg() { local s=0 n; for n; do (( s += n * 100 )); done; s=$(( s / $# )); printf '%d.%02d\n' $(( s / 100 )) $(( s % 100 )); }; avg 1 2 2
## status: 0
## STDOUT:
1
1,234
1,234,567,890
-9,876
512B
2K
5G
00042|ab    |  3.14|+7|ff|010|1.234568e+04| 50%
a b
c 
abc|    1|2    |
hw
1.66
## END

#### source looks along PATH, then here
mkdir d; echo 'echo hi $1' > d/s; cp d/s t; echo 'echo cwd' > s2; (PATH=d; . s a; . s2; . nosuch; source t x; . -- s; . s/; . "")
mkdir -p q/s; (PATH=q:d; . s); (PATH=; . s2); (unset PATH; . s2); (PATH=:d; . s2); (shopt -u sourcepath; PATH=d:/bin; . s); (PATH=d; . /dev/null; . s); echo 'echo $BASH_SOURCE' > d/w; cp d/w v; (PATH=d; . w); (PATH=:d; . v); (PATH=.; . v); (PATH=$PWD/d; . w) | sed 's|.*/d/|d/|'
## status: 0
## STDOUT:
hi a
cwd
hi x
hi
hi
cwd
cwd
cwd
hi
d/w
./v
./v
d/w
## END
## STDERR:
bash: line 1: nosuch: No such file or directory
bash: line 1: s/: No such file or directory
bash: line 1: : No such file or directory
bash: line 2: s: No such file or directory
## END
