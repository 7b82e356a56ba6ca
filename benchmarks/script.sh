# A report over a ledger: functions, case and while read, as scripts of this size are made of.
total=0 count=0 errors=0 longest=
say() {
  echo "$1: $2"
}
add() {
  local amount=$1
  total=$((total + amount))
  count=$((count + 1))
}
kind() {
  case $1 in
    food|drink) result=daily ;;
    rent|power|water) result=monthly ;;
    tax*) result=yearly ;;
    *) result=other ;;
  esac
}
longer() {
  if [ ${#1} -gt ${#longest} ]; then
    longest=$1
  fi
}
square() {
  result=$(( $1 * $1 ))
}
power() {
  local base=$1 left=$2
  result=1
  while [ $left -gt 0 ]; do
    result=$((result * base))
    left=$((left - 1))
  done
}
gcd() {
  local a=$1 b=$2 rest
  until [ $b -eq 0 ]; do
    rest=$((a % b))
    a=$b
    b=$rest
  done
  result=$a
}
fibonacci() {
  if [ $1 -lt 2 ]; then
    result=$1
    return
  fi
  local before=0 last=1 at=1 next
  while [ $at -lt $1 ]; do
    next=$((before + last))
    before=$last
    last=$next
    at=$((at + 1))
  done
  result=$last
}
is_prime() {
  local by=2
  while [ $((by * by)) -le $1 ]; do
    if [ $(($1 % by)) -eq 0 ]; then
      return 1
    fi
    by=$((by + 1))
  done
  return 0
}
grade() {
  if [ $1 -ge 90 ]; then
    result=A
  elif [ $1 -ge 75 ]; then
    result=B
  elif [ $1 -ge 50 ]; then
    result=C
  else
    result=D
  fi
}
trim() {
  result=${1#"${1%%[! ]*}"}
}
base() {
  result=${1##*/}
  result=${result%.*}
}
month() {
  case $1 in
    1) result=January ;;
    2) result=February ;;
    3) result=March ;;
    4) result=April ;;
    5) result=May ;;
    6) result=June ;;
    7) result=July ;;
    8) result=August ;;
    9) result=September ;;
    10) result=October ;;
    11) result=November ;;
    12) result=December ;;
    *) return 1 ;;
  esac
}
days() {
  case $1 in
    2) result=28 ;;
    4|6|9|11) result=30 ;;
    *) result=31 ;;
  esac
}
colour() {
  case $1 in
    red|r) result='#ff0000' ;;
    green|g) result='#00ff00' ;;
    blue|b) result='#0000ff' ;;
    '#'*) result=$1 ;;
    *)
      echo "no colour: $1"
      return 1
      ;;
  esac
}
yes_or_no() {
  case $1 in
    [yY]*) return 0 ;;
    [nN]*) return 1 ;;
  esac
  return 2
}
while read -r name price group; do
  case $name in
    '#'*) continue ;;
    '') errors=$((errors + 1)) ;;
  esac
  add $price
  kind $group
  longer $name
  grade $((price % 100))
  echo "$name $price $result"
done <<EOF
item0 246 water
item919 110 tax2
item838 495 rent
item757 97 drink
item676 25 tax2
item595 567 water
item514 824 food
item433 232 tax1
item352 288 rent
item271 851 drink
item190 273 power
item109 31 water
item28 824 water
item947 203 rent
item866 322 water
item785 647 tax1
EOF
for number in 2 7; do
  square $number
  say square $result
  power $number 3
  say power $result
  if is_prime $number; then
    say prime $number
  fi
done
for pair in 12:18 35:14; do
  gcd ${pair%:*} ${pair#*:}
  say "gcd of $pair" $result
done
for at in 1 8; do
  fibonacci $at
  say "fibonacci $at" $result
done
for path in /a/b/c.txt d.tar.gz /e/f; do
  base $path
  say base $result
done
number=1
while month $number; do
  say month $result
  number=$((number + 1))
done
say total $total
say count $count
say longest $longest
say errors $errors
days 2; say days $result
days 11; say days $result
for name in red g '#123456' plaid; do
  colour $name && say colour $result
done
for word in yes No maybe; do
  yes_or_no $word
  case $? in
    0) echo agreed ;;
    1) echo refused ;;
    *) echo "cannot tell: $word" ;;
  esac
done
