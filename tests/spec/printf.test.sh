#### integers
printf '%d %i %o %u %x %X\n' -5 6 8 7 255 255
## status: 0
## STDOUT:
-5 6 10 7 ff FF
## END

#### flags of integers
printf '%5d|%-5d|%05d|%+d|% d|%+05d|%-+5d|\n' 3 3 3 3 3 3 3
## status: 0
## STDOUT:
    3|3    |00003|+3| 3|+0003|+3   |
## END

#### flags that exclude each other
printf '% 05d|%+ d|%-05d|%0-5d\n' 3 3 3 3
## status: 0
## STDOUT:
 0003|+3|3    |3    
## END

#### precision of integers
printf '%.3d|%8.3d|%-8.3d|%08.3d|%.0d|%.0d\n' 5 5 5 5 0 1
## status: 0
## STDOUT:
005|     005|005     |     005||1
## END

#### alternate forms
printf '%#o %#x %#X %#o %#x\n' 8 255 255 0 0
## status: 0
## STDOUT:
010 0xff 0XFF 0 0
## END

#### negative numbers without sign
printf '%x\n' -1; printf '%u\n' -1; printf '%o\n' -1; printf '%X %#X\n' -255 255
## status: 0
## STDOUT:
ffffffffffffffff
18446744073709551615
1777777777777777777777
FFFFFFFFFFFFFF01 0XFF
## END

#### bases of arguments
printf '%d %d %d %d %x\n' 0x1F 010 -0x10 -010 +0x1f
## status: 0
## STDOUT:
31 8 -16 -8 1f
## END

#### characters as numbers
printf "%d\n" "'a" '"b' "'é" "'" '"' "'ab"; printf '%x\n' "'€"
## status: 0
## STDOUT:
97
98
233
0
0
97
20ac
## END

#### numbers that are none
printf '%d\n' abc; echo $?; printf '%d\n' 12abc; echo $?; printf '%d\n' '12 ' ' 12'; echo $?
## status: 0
## STDOUT:
0
1
12
1
12
12
1
## END
## STDERR:
bash: line 1: printf: abc: invalid number
bash: line 1: printf: 12abc: invalid number
bash: line 1: printf: 12 : invalid number
## END

#### octal and hex numbers that are none
printf '%d\n' 08; echo $?; printf '%d\n' 0x 0b1; echo $?; printf '%d\n' 0xg; echo $?
## status: 0
## STDOUT:
0
1
0
0
1
0
1
## END
## STDERR:
bash: line 1: printf: 08: invalid octal number
bash: line 1: printf: 0x: invalid hex number
bash: line 1: printf: 0b1: invalid number
bash: line 1: printf: 0xg: invalid hex number
## END

#### an empty number
printf '%d\n' ''; echo $?; printf '%d\n' - + 1e3 1.5 '1 2'; echo $?
## status: 0
## STDOUT:
0
0
0
0
1
1
1
1
## END
## STDERR:
bash: line 1: printf: -: invalid number
bash: line 1: printf: +: invalid number
bash: line 1: printf: 1e3: invalid number
bash: line 1: printf: 1.5: invalid number
bash: line 1: printf: 1 2: invalid number
## END

#### numbers out of range
printf '%d\n' 99999999999999999999; echo $?; printf '%d\n' -9223372036854775809 9223372036854775807; printf '%u\n' 18446744073709551616 18446744073709551615 -5
## status: 0
## STDOUT:
9223372036854775807
0
-9223372036854775808
9223372036854775807
18446744073709551615
18446744073709551615
18446744073709551611
## END
## STDERR:
bash: line 1: printf: warning: 99999999999999999999: Numerical result out of range
bash: line 1: printf: warning: -9223372036854775809: Numerical result out of range
bash: line 1: printf: warning: 18446744073709551616: Numerical result out of range
## END

#### an invalid number does not stop the rest
printf '%s %d %s\n' a x b; echo $?; printf '%d %d\n' 1 x 2 y; echo $?
## status: 0
## STDOUT:
a 0 b
1
1 0
2 0
1
## END
## STDERR:
bash: line 1: printf: x: invalid number
bash: line 1: printf: x: invalid number
bash: line 1: printf: y: invalid number
## END

#### missing arguments
printf '%d %s|%f|%c|%q|%b|\n'; printf '%s %s\n' a b c; printf '%d %s|' 1 2 3; echo
## status: 0
## stdout-json: "0 |0.000000|\u0000|''||\na b\nc \n1 2|3 |\n"

#### the format again
printf '%s-%s\n' a b c d e; printf '<%s>' 1 2 3; echo; printf '%s\n' 'a b' c
## status: 0
## STDOUT:
a-b
c-d
e-
<1><2><3>
a b
c
## END

#### a format without conversions
printf 'no format' a b; echo; printf '' a; printf '%%' a b; echo
## status: 0
## STDOUT:
no format
%
## END

#### percent
printf '%%|100%%\n'; printf '%5%|\n'; echo $?
## status: 0
## STDOUT:
%|100%
1
## END
## STDERR:
bash: line 1: printf: `%': invalid format character
## END

#### floats
printf '%e|%E|%f|%F|%g|%G\n' 1 2 3 4 5 6; printf '%f %g %e\n' 3.14159 2.5e10 12345.678
## status: 0
## STDOUT:
1.000000e+00|2.000000E+00|3.000000|4.000000|5|6
3.141590 2.5e+10 1.234568e+04
## END

#### precision of floats
printf '%.2f|%.0f|%.10f|%.3e|%.3g|%.0e|%.10g\n' 3.14159 2.5 1 9.9996 1234.5 15 123456789012
## status: 0
## STDOUT:
3.14|2|1.0000000000|1.000e+01|1.23e+03|2e+01|1.23456789e+11
## END

#### rounding
printf '%.0f %.0f %.0f %.1f %.2f %.2f %.2f\n' 0.5 1.5 2.5 0.25 1.005 2.675 1.115
## status: 0
## STDOUT:
0 2 2 0.2 1.00 2.67 1.12
## END

#### long doubles
printf '%.20f %.25f %.18g\n' 0.1 0.2 0.3; printf '%e %g\n' 1e400 1e-400
## status: 0
## STDOUT:
0.10000000000000000000 0.2000000000000000000027105 0.3
1.000000e+400 1e-400
## END

#### general floats
printf '%g\n' 1e20 1e-5 0.0001 100000 1000000 123456789 0 1e100; printf '%#g %#.3g %G\n' 1.5 1 1e-10
## status: 0
## STDOUT:
1e+20
1e-05
0.0001
100000
1e+06
1.23457e+08
0
1e+100
1.50000 1.00 1E-10
## END

#### alternate floats
printf '%#.0f %#.0e\n' 3 3
## status: 0
## STDOUT:
3. 3.e+00
## END

#### flags of floats
printf '%010.3f|%-10.3f|%+.2e|% .3g|%+f|%08.2f\n' 3.14159 3.14159 3.14159 3.14159 0 -1.5
## status: 0
## STDOUT:
000003.142|3.142     |+3.14e+00| 3.14|+0.000000|-0001.50
## END

#### floats in other spellings
printf '%f\n' "'a" .5 5. -.5e1 0x1p3 0x.8 1E2
## status: 0
## STDOUT:
97.000000
0.500000
5.000000
-5.000000
8.000000
0.500000
100.000000
## END

#### floats that are none
printf '%f\n' 1.5x . 1e 0x 1e+ abc; echo $?
## status: 0
## STDOUT:
1.500000
0.000000
1.000000
0.000000
1.000000
0.000000
1
## END
## STDERR:
bash: line 1: printf: 1.5x: invalid number
bash: line 1: printf: .: invalid number
bash: line 1: printf: 1e: invalid number
bash: line 1: printf: 0x: invalid hex number
bash: line 1: printf: 1e+: invalid number
bash: line 1: printf: abc: invalid number
## END

#### infinity
printf '%f %f %f %F %5f|%05f|\n' inf nan -inf inf inf inf; printf '%e %g\n' infinity NAN
## status: 0
## STDOUT:
inf nan -inf INF   inf|  inf|
inf nan
## END

#### floats out of range
printf '%f\n' -1e5000; printf '%e\n' 1e-5000; echo $?
## status: 0
## STDOUT:
-inf
0.000000e+00
0
## END
## STDERR:
bash: line 1: printf: warning: -1e5000: Numerical result out of range
bash: line 1: printf: warning: 1e-5000: Numerical result out of range
## END

#### hexadecimal floats
printf '%a %a %a %A\n' 1 0.1 3.14159 255; printf '%.2a %.0a %a %a\n' 1.999 1 0 -0
## status: 0
## STDOUT:
0x8p-3 0xc.ccccccccccccccdp-7 0xc.90fcf80dc33721dp-2 0XF.FP+4
0xf.fep-3 0x8p-3 0x0p+0 -0x0p+0
## END

#### widths from arguments
printf '%*d|%-*d|%*s|%.*f|%*.*f|\n' 5 3 5 3 4 ab 2 3.14159 8 2 3.14159; printf '%*d|\n' -5 3; printf '%.*s|\n' -1 abc 2 xyz
## status: 0
## STDOUT:
    3|3    |  ab|3.14|    3.14|
3    |
abc|
xy|
## END

#### a width that is no number
printf '%*d\n' x 5; echo $?
## status: 0
## STDOUT:
5
1
## END
## STDERR:
bash: line 1: printf: x: invalid number
## END

#### strings
printf '%s|%5s|%-5s|%.2s|%5.1s|%.s|%.0s|\n' abc ab ab abc abc abc abc
## status: 0
## STDOUT:
abc|   ab|ab   |ab|    a|||
## END

#### strings are measured in bytes
printf '%5s|%-5s|%.2s|\n' é é éàü
## status: 0
## STDOUT:
   é|é   |é|
## END

#### flags of strings
printf '%05s|%+s|% s|%#s\n' ab a b c
## status: 0
## STDOUT:
   ab|a|b|c
## END

#### characters
printf '%c|%3c|%-3c|%c\n' abc a b xyz
## status: 0
## STDOUT:
a|  a|b  |x
## END

#### a character of nothing
printf '%c|' '' a; echo
## status: 0
## stdout-json: "\u0000|a|\n"

#### escapes of the format
printf 'a\tb\101\x41\u00e9\\n\n'; printf '\\ \" \? \'"'"'\n'; printf 'x\cy\n'; printf '\d \z\n'
## status: 0
## stdout-json: "a\tbAA\u00e9\\n\n\\ \" ? '\nx\\cy\n\\d \\z\n"

#### what ends all of the output ends well
printf '%d%b' x 'a\cy' 2> /dev/null; echo $?; printf '%d\cy\n' x 2> /dev/null; echo $?; printf '%b%d' 'a\c' x; echo $?
## status: 0
## STDOUT:
0a0
0\cy
1
a0
## END

#### octal escapes
printf '\0101 \101 \01012 \1234 \60\n'
## status: 0
## stdout-json: "\b1 A \b12 S4 0\n"

#### hexadecimal escapes
printf '\x41\x4\xg\n'; printf '\x414\n'
## status: 0
## stdout-json: "A\u0004\\xg\nA4\n"
## STDERR:
bash: line 1: printf: missing hex digit for \x
## END

#### unicode escapes
printf '\u41 \u20ac \U1F600 \u00e9x\n'; printf '\u\n'; printf '\U\n'
## status: 0
## STDOUT:
A € 😀 éx
\u
\U
## END
## STDERR:
bash: line 1: printf: missing unicode digit for \u
bash: line 1: printf: missing unicode digit for \U
## END

#### control escapes
printf '\a\b\e\E\f\r\v\n'
## status: 0
## stdout-json: "\u0007\b\u001b\u001b\f\r\u000b\n"

#### a backslash at the end
printf 'a\'; echo; printf '%b' 'a\'; echo
## status: 0
## STDOUT:
a\
a\
## END

#### escapes of an argument
printf '%b|%b|%b|%b|%b\n' 'a\tb' '\0101' '\101' '\01012' '\1234'
## status: 0
## stdout-json: "a\tb|A|A|A2|S4\n"

#### escapes of an argument that are none
printf '%b|' '\"' "\\'" '\?' '\z' '\\' '\08'; echo
## status: 0
## stdout-json: "\\\"|\\'|\\?|\\z|\\|\u00008|\n"

#### missing digits
printf '%b|%b\n' '\x' '\u'; echo $?
## status: 0
## STDOUT:
\x|\u
0
## END
## STDERR:
bash: line 1: printf: missing hex digit for \x
bash: line 1: printf: missing unicode digit for \u
## END

#### c ends all
printf '%b|%s' 'a\cb' x; echo; printf '%s\c%s' a b; echo
## status: 0
## STDOUT:
a
a\cb
## END

#### width of b
printf '%10.3b|%-6b|%5b|\n' abcdef 'a\tb' x
## status: 0
## stdout-json: "       abc|a\tb   |    x|\n"

#### NUL bytes
printf 'a\0b\n'; printf '%b' 'a\0b\n'
## status: 0
## stdout-json: "a\u0000b\na\u0000b\n"

#### quoting
printf '%q\n' '' a 'a b' "it's" '"' '\' '`' '$x' 'a=b' 'a,b' '*' '?' '[x]' '{a,b}' '(' ')' '<' '>' '|' '&' ';' '!' '^' '%' '@' '+' '/' '-' ':' '.' '_'
## status: 0
## STDOUT:
''
a
a\ b
it\'s
\"
\\
\`
\$x
a=b
a\,b
\*
\?
\[x\]
\{a\,b\}
\(
\)
\<
\>
\|
\&
\;
\!
\^
%
@
+
/
-
:
.
_
## END

#### quoting tildes and hashes
printf '%q\n' '~' '~x' 'x~' 'a:~b' 'a=~b' '/~' '#x' 'x#' 'a #'
## status: 0
## STDOUT:
\~
\~x
x~
a:\~b
a=\~b
/~
\#x
x#
a\ #
## END

#### quoting what does not print
printf '%q\n' $'a\nb' $'\t' $'\e[1m' $'\177' $'\001é' $'it\'s\n' $'a\\b\n' $'"\n'
## status: 0
## STDOUT:
$'a\nb'
$'\t'
$'\E[1m'
$'\177'
$'\001é'
$'it\'s\n'
$'a\\b\n'
$'"\n'
## END

#### quoting beyond ASCII
printf '%q\n' é 'ü ü' $'\xc3' $'\x80a' €
## status: 0
## STDOUT:
é
ü\ ü
$'\303'
$'\200a'
€
## END

#### widths of q
printf '%q|%10q|%-10q|%.2q\n' "a'b" x y 'a b'
## status: 0
## STDOUT:
a\'b|         x|y         |a\
## END

#### Q cuts first
printf '%Q|%.3Q|%.1Q|%5.1Q|\n' 'a b' 'abc def' 'a b' 'x y'; printf '%Q|%Q\n' '' "a'b"
## status: 0
## STDOUT:
a\ b|abc|a|    x|
''|a\'b
## END

#### times
printf '%(%Y-%m-%d %H:%M:%S)T\n' 0 86400 1234567890; printf '%(%F %T)T|%(%s)T|%()T\n' 0 1 2
## status: 0
## STDOUT:
1970-01-01 00:00:00
1970-01-02 00:00:00
2009-02-13 23:31:30
1970-01-01 00:00:00|1|00:00:02
## END

#### times in a width
printf '%-10(%Y)T|%10(%Y)T|%.2(%Y)T|\n' 0 0 0
## status: 0
## STDOUT:
1970      |      1970|19|
## END

#### parts of times
printf '%(%a %A %b %B %d %e %j %y %p %I %u %w %%)T\n' 0; printf '%(%D %R)T\n' 100000; printf '%(%s)T\n' -5
## status: 0
## STDOUT:
Thu Thursday Jan January 01  1 001 70 AM 12 4 4 %
01/02/70 03:46
-5
## END

#### a time that is none
printf '%(%Y)T\n' abc; echo $?
## status: 0
## STDOUT:
1970
1
## END
## STDERR:
bash: line 1: printf: abc: invalid number
## END

#### a time format without T
printf '%(abc)X\n' 1; echo $?
## status: 0
## STDOUT:
%(abc)X
0
## END
## STDERR:
bash: line 1: printf: warning: `X': invalid time format specification
## END

#### now
a=$(printf '%(%Y)T'); b=$(printf '%(%Y)T' -1); [ "$a" = "$b" ] && echo same
## status: 0
## STDOUT:
same
## END

#### the count so far
printf 'ab%nc\n' x; echo $x
## status: 0
## STDOUT:
abc
2
## END

#### wrong conversions
printf 'a%kb\n'; echo $?; printf '%y\n'; echo $?; printf 'x%zy\n' 1; printf '%1$s' a; echo; printf '%C' a; printf '%S\n' abc
## status: 1
## STDOUT:
a1
1
x
## END
## STDERR:
bash: line 1: printf: `k': invalid format character
bash: line 1: printf: `y': invalid format character
bash: line 1: printf: `y': invalid format character
bash: line 1: printf: `$': invalid format character
bash: line 1: printf: `C': invalid format character
bash: line 1: printf: `S': invalid format character
## END

#### unfinished conversions
printf '%'; echo $?; printf '%5'; echo $?; printf 'a%l'; echo $?; printf '%-'; echo $?
## status: 0
## STDOUT:
1
1
a1
1
## END
## STDERR:
bash: line 1: printf: `%': missing format character
bash: line 1: printf: `%5': missing format character
bash: line 1: printf: `%l': missing format character
bash: line 1: printf: `%-': missing format character
## END

#### length modifiers
printf '%ld %hd %lld %hhd %jd %zd %td %Lf %5.1lf\n' 1 2 3 300 1 2 3 1.5 2
## status: 0
## STDOUT:
1 2 3 300 1 2 3 1.500000   2.0
## END

#### a thousands flag
printf "%'d|%'s\n" 1234 a
## status: 0
## STDOUT:
1234|a
## END

#### into a variable
printf -v a '%s-' 1 2; echo $a; printf -vb x; echo $b; printf -v x -- '%s' y; echo $x
## status: 0
## STDOUT:
1-2-
x
y
## END

#### into a variable up to a NUL
printf -v x 'a\0b'; echo "<$x>"
## status: 0
## STDOUT:
<a>
## END

#### into a variable that cannot be
printf -v 1a x; echo $?; printf -v 'a b' x; echo $?; readonly r; printf -v r x; echo $?
## status: 0
## STDOUT:
2
2
1
## END
## STDERR:
bash: line 1: printf: `1a': not a valid identifier
bash: line 1: printf: `a b': not a valid identifier
bash: line 1: r: readonly variable
## END

#### usage
printf; echo $?; printf -x; echo $?; printf -v; echo $?; printf -v a; echo $?; printf --; echo $?
## status: 0
## STDOUT:
2
2
2
2
2
## END
## STDERR:
printf: usage: printf [-v var] format [arguments]
bash: line 1: printf: -x: invalid option
printf: usage: printf [-v var] format [arguments]
bash: line 1: printf: -v: option requires an argument
printf: usage: printf [-v var] format [arguments]
printf: usage: printf [-v var] format [arguments]
printf: usage: printf [-v var] format [arguments]
## END

#### the end of options
printf -- '-%s\n' a; printf -- '%s\n' -n; printf '%s\n' -1 --
## status: 0
## STDOUT:
-a
-n
-1
--
## END

#### in a substitution
x=$(printf '%03d' 7); echo $x; printf '%s\n' "$(printf 'a\nb\n\n')"
## status: 0
## STDOUT:
007
a
b
## END

#### many arguments
printf '%s,' {1..20}; echo; printf '%s %s %s\n' {a..g}
## status: 0
## STDOUT:
1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,
a b c
d e f
g  
## END

#### in a pipe
printf 'a\nb\n' | cat; printf '%d\n' 5 | cat
## status: 0
## STDOUT:
a
b
5
## END

#### in a function
f() { printf '%s:' "$@"; echo; }; f a 'b c'; f
## status: 0
## STDOUT:
a:b c:
:
## END

#### no one listens
printf 'x%.0s' {1..5}; echo; printf '=%.0s' 1 2 3; echo
## status: 0
## STDOUT:
xxxxx
===
## END

#### every kind at once
printf '%s %d %x %c %q %b %%\n' s 1 2 ch 'q q' 'b\tb'
## status: 0
## stdout-json: "s 1 2 c q\\ q b\tb %\n"

#### standard output closed
printf a >&-; echo $?
## status: 0
## STDOUT:
1
## END
## STDERR:
bash: line 1: printf: write error: Bad file descriptor
## END

#### a number with blanks before
printf '%d %f\n' ' 5' '  1.5'; printf '%d\n' $'\t7'
## status: 0
## STDOUT:
5 1.500000
7
## END

#### zeros
printf '%d %d %f %x\n' -0 00 -0 0
## status: 0
## STDOUT:
0 0 -0.000000 0
## END

#### into an element
printf -v 'a[1]' %s x; echo "${a[1]} ${#a[@]}"; i=3; printf -v 'a[i]' y; echo "${!a[@]}"
## status: 0
## STDOUT:
x 1
1 3
## END

#### into an associative element
declare -A h; printf -v 'h[k v]' %s x; echo "${h[k v]}"
## status: 0
## STDOUT:
x
## END
