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
