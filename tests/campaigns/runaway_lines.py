"""Lines that would never end or never fit, heavy ones that must succeed, and those that are cancelled midway."""

from collections.abc import Iterator
from dataclasses import dataclass

DEPTH = 100_000
"""How deep brackets are nested."""


@dataclass(frozen=True, slots=True)
class Line:
    """``timeout`` where it only waits; ``ends`` are its statuses, ``stdout`` what it says where that matters."""

    name: str
    text: str
    timeout: float | None = None
    ends: tuple[int, ...] = (137, 2)
    stdout: str | None = None


def _nested(name: str, before: str, after: str, inside: str = ":", wrap: str = "{}", depth: int = DEPTH) -> Line:
    return Line(f"nested {name}", wrap.replace("{}", before * depth + inside + after * depth))


def _million(name: str, written: str, command: str) -> Line:
    """A command again and again on a million of what is ``written``, in ``$x``."""
    return Line(name, f"printf -v x %1000000s; x=${{x// /{written}}}; while :; do {command}; done")


_LOOPS = (
    Line("while :", "while :; do :; done"),
    Line("while true, assigning", "while true; do x=1; done"),
    Line("until false", "until false; do :; done"),
    Line("for ((;;))", "for ((;;)); do :; done"),
    Line("for ((;;)) counting", "for ((i=0; i<1000000000; i++)); do :; done"),
    Line("while (( ))", "while (( 1 )); do (( i++ )); done"),
    Line("while [[ ]]", "while [[ a == a ]]; do :; done"),
    Line("while [ ]", "while [ a = a ]; do :; done"),
    Line("empty list of conditions", "while while while :; do :; done; do :; done; do :; done"),
    Line("echo for ever", "while :; do echo y; done"),
    Line("echo away for ever", "while :; do echo y > /dev/null; done"),
    Line("substitution for ever", "while :; do x=$(echo hi); done"),
    Line("subshell for ever", "while :; do ( : ); done"),
    Line("pipeline for ever", "while :; do echo a | cat > /dev/null; done"),
    Line("function for ever", "f() { :; }; while :; do f; done"),
    Line("case for ever", "while :; do case abc in b*) ;; *) ;; esac; done"),
    Line("eval for ever", "while :; do eval 'x=1'; done"),
    Line("eval anew for ever", 'while :; do eval "x$((i++))=1"; done'),
    Line("read for ever", "while read -r x < /dev/zero; do :; done", ends=(137, 2, 1, 0)),
    Line("select for ever", "select x in a; do :; done < <(yes 1)"),
    Line("printf for ever", "while :; do printf '%s\\n' a; done"),
    Line("trap for ever", "trap : DEBUG; while :; do :; done"),
    Line("continue for ever", "while :; do continue; done"),
    Line("nested loops", "for i in {1..1000}; do for j in {1..1000}; do for k in {1..1000}; do :; done; done; done"),
    Line("yes to nowhere", "yes > /dev/null", timeout=5, ends=(137, 124)),
    Line("yes | while read", "yes | while read x; do :; done"),
    Line("yes | cat | cat", "yes | cat | cat > /dev/null", timeout=5, ends=(137, 124)),
    Line("yes into a variable", "x=$(yes)"),
    Line("yes into a file", "yes > /tmp/f", ends=(137, 1)),
    Line("yes into mapfile", "mapfile -t a < <(yes)"),
    Line("yes into read", "read -d '' x < <(yes)"),
    Line("cat /dev/zero", "cat /dev/zero", ends=(137, 2)),
    Line("zeros into a variable", "x=$(cat /dev/zero)"),
    Line(
        "a file that feeds itself",
        "echo a > /tmp/f; cat /tmp/f >> /tmp/f; tail -f /tmp/f",
        timeout=5,
        ends=(0, 1, 2, 124),
    ),
    Line("while read from what it writes", "echo a > f; while read x; do echo $x >> f; done < f"),
    Line("find and loop", "while :; do ls / > /dev/null; done"),
    Line("glob for ever", "while :; do echo /* > /dev/null; done"),
    Line("getopts for ever", "while :; do OPTIND=1; getopts a x -a; done"),
    Line("printf -v for ever", "while :; do printf -v x '%d' 5; done"),
    Line("[[ =~ ]] for ever", "while [[ abc =~ b ]]; do :; done"),
    Line("${//} for ever", "x=abcabc; while :; do y=${x//b/d}; done"),
    Line("array for ever", "while :; do a+=(x); done"),
    Line("map for ever", "declare -A m; while :; do m[$((i++))]=x; done"),
)

_RECURSION = (
    Line("recursion", "f() { f; }; f"),
    Line("recursion with locals", "f() { local x=$1; f $((x+1)); }; f 1"),
    Line("mutual recursion", "f() { g; }; g() { f; }; f"),
    Line("recursion in $( )", "f() { x=$(f); }; f"),
    Line("recursion in ` `", "f() { echo `f`; }; f"),
    Line("recursion in ( )", "f() { ( f ); }; f"),
    Line("recursion in | ", "f() { f | cat; }; f"),
    Line("recursion in &&", "f() { f && f; }; f"),
    Line("recursion in if", "f() { if f; then f; fi; }; f"),
    Line("recursion twice", "f() { (( $1 > 150 )) && return; f $(($1+1)); f $(($1+1)); }; f 0"),
    Line("recursion in <( )", "f() { cat <(f); }; f"),
    Line("recursion in >( )", "f() { echo a > >(f); }; f", timeout=5, ends=(137, 2, 124, 0)),
    Line("recursion in a here-document", "f() { cat <<E\n$(f)\nE\n}; f"),
    Line("recursion in arithmetic", "f() { : $(( $(f) )); }; f"),
    Line("recursion in [[ ]]", "f() { [[ -n $(f) ]]; }; f"),
    Line("recursion in case", "f() { case $(f) in *) ;; esac; }; f"),
    Line("recursion in a subscript", "f() { a[$(f)]=1; }; f"),
    Line("eval of itself", 'x=\'eval "$x"\'; eval "$x"'),
    Line("eval doubling", 'x=\'x=$x$x; eval "$x"\'; eval "$x"', ends=(137, 2, 127, 0, 1)),
    Line("source of itself", "echo '. /tmp/s' > /tmp/s; . /tmp/s"),
    Line("bash of itself", "echo 'bash /tmp/s' > /tmp/s; bash /tmp/s"),
    Line("bash -c of itself", 'export x=\'bash -c "$x"\'; bash -c "$x"'),
    Line(
        "script by path of itself",
        "echo '/tmp/s' > /tmp/s; chmod +x /tmp/s; cp /tmp/s /tmp/t; bash /tmp/t",
        ends=(137, 2, 126, 127),
    ),
    Line("command_not_found_handle", "command_not_found_handle() { nosuch; }; nosuch", ends=(137, 2, 127)),
    Line("trap DEBUG recursion", "f() { g; }; trap f DEBUG; while :; do :; done"),
    Line("trap ERR recursion", "trap false ERR; while :; do false; done"),
    Line("trap RETURN recursion", "set -T; f() { :; }; trap f RETURN; f; while :; do f; done"),
    Line("trap EXIT loop", "trap 'while :; do :; done' EXIT; exit"),
    Line("trap EXIT of itself", "trap 'f() { f; }; f' EXIT"),
    Line("trap that re-raises", "trap 'kill $$' TERM; kill $$; while :; do :; done"),
    Line("trap USR1 that re-raises", "trap 'kill -USR1 $$' USR1; kill -USR1 $$; while :; do :; done"),
    Line("alias recursion", "shopt -s expand_aliases\nalias a='b ' b='a '\na a a\nwhile :; do :; done"),
    Line(
        "alias doubling",
        "shopt -s expand_aliases\n"
        + "".join(f"alias a{i}='a{i + 1} ; a{i + 1} '\n" for i in range(40))
        + "alias a40=:\na0\n",
    ),
    Line("nameref cycle", "declare -n a=b b=a; a=1; echo $a; while :; do a=1; done", ends=(1,)),
    Line("nameref of itself", "declare -n a=a; a=1; while :; do : $a; done"),
    Line("PS4 recursion", "PS4='$(f)'; f() { :; }; set -x; while :; do :; done"),
    Line("@P recursion", "x='$(echo ${x@P})'; echo ${x@P}", ends=(137, 2)),
    Line("indirect cycle", "a=b b=a; while :; do : ${!a}; done"),
    Line("arithmetic recursion", "a=a; while :; do : $((a)); done", ends=(137, 2, 1)),
    Line("arithmetic mutual recursion", "a=b b=a; echo $((a)); while :; do :; done", ends=(137, 2, 1)),
    Line(
        "arithmetic doubling",
        'a0=1; for i in {1..60}; do eval "a$i=a$((i-1))+a$((i-1))"; done; echo $((a60))',
        ends=(137, 2, 1),
    ),
    Line(
        "arithmetic of long variables",
        "x=1$(printf '+1%.0s' {1..1000}); s=$(printf 'x+%.0s' {1..2000}); echo $((${s}0)); while :; do :; done",
    ),
    Line("arithmetic of itself, long", "x=x$(printf '+%.0s' {1..2000}); while :; do let x; done"),
    Line("arithmetic subscripts", "a='a[a]'; echo $((a)); while :; do :; done", ends=(137, 2, 1)),
)

_GROWTH = (
    Line("doubling a string", "x=a; while :; do x=$x$x; done"),
    Line("doubling by +=", "x=a; while :; do x+=$x; done"),
    Line("doubling by //", "x=a; while :; do x=${x//a/aa}; done"),
    Line("doubling by printf -v", "x=a; while :; do printf -v x %s%s $x $x; done"),
    Line("doubling by $( )", "x=a; while :; do x=$(echo $x$x); done"),
    Line("doubling by a file", "echo a > f; while :; do cat f f > g; cat g > f; done"),
    Line("doubling an array", 'a=(x); while :; do a=("${a[@]}" "${a[@]}"); done'),
    Line("doubling an array by +=", 'a=(x); while :; do a+=("${a[@]}"); done'),
    Line("doubling the arguments", 'set -- a; while :; do set -- "$@" "$@"; done'),
    Line("doubling @Q", "x=\\'; while :; do x=${x@Q}; done"),
    Line("doubling by read", "x=a; while :; do read -r x <<< $x$x; done"),
    Line("doubling by here-document", "x=a; while :; do x=$(cat <<E\n$x$x\nE\n); done"),
    Line("doubling the environment", "export x=a; while :; do x=$x$x; bash -c :; done"),
    Line("doubling functions", 'x=:; while :; do x="$x; $x"; eval "f() { $x; }"; done'),
    Line("doubling a pattern", "x='*a'; while :; do x=$x$x; [[ aaaaaaaaaa == $x ]]; done"),
    Line("a growing session", 'while :; do eval "x$((i++))=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; done'),
    Line("{1..99999999}", "echo {1..99999999}"),
    Line("for in {1..99999999}", "for i in {1..99999999}; do :; done"),
    Line("brace range of ranges", "echo {1..9999}{1..9999}"),
    Line("nested braces", "echo " + "{a,b}" * 40),
    Line("nested braces deep", "echo " + "{a," * 5000 + "b" + "}" * 5000, ends=(0, 137, 2)),
    Line("brace padding", "echo {1..00000000000000000000000000000000000000999999999}"),
    Line(
        "brace of wide numbers",
        "echo {-9223372036854775808..9223372036854775807}",
        ends=(0,),
        stdout="{-9223372036854775808..9223372036854775807}\n",
    ),
    Line("printf %1000000000s", "printf '%1000000000s' a"),
    Line("printf %*s", "printf '%*s' 2000000000 a"),
    Line("printf %.1000000000d", "printf '%.1000000000d' 1"),
    Line("printf %.1000000000f", "printf '%.1000000000f' 1"),
    Line("printf -v %1000000000s", "printf -v x '%1000000000s' a"),
    Line("a far element", 'a[9223372036854775807]=1; echo "${a[@]:0:9223372036854775807}"; while :; do :; done'),
    Line("huge here-document", "while :; do cat <<E > /dev/null\n" + "x" * 1_000_000 + "\nE\ndone"),
    Line("a one-million-word line", "echo " + "a " * 1_000_000, ends=(0, 137, 2)),
    Line("a two-million-word line", "echo " + "a " * 2_000_000),
    Line("a ten-megabyte word", "x=" + "a" * 10_000_000, ends=(0, 137, 2)),
    Line("ten megabytes of commands", ":;" * 5_000_000),
    Line("ten megabytes of lines", ":\n" * 5_000_000),
    Line("ten megabytes of quotes", "''" * 5_000_000, ends=(127, 137, 2)),
    Line("ten megabytes of dollars", "echo " + "$x" * 5_000_000, ends=(0, 137, 2)),
    Line("a million assignments", "x=1 " * 1_000_000, ends=(0, 137, 2)),
    Line("a million redirections", "echo" + " > /tmp/f" * 1_000_000, ends=(0, 137, 2)),
    Line("a hundred thousand here-documents", "cat" + " <<E" * 100_000 + "\n" + "E\n" * 100_000, ends=(0, 137, 2)),
    Line("20,000 pipe stages", "echo a" + " | cat" * 20_000),
    Line("20,000 || stages", "false" + " || false" * 100_000, ends=(1, 137, 2)),
    Line("20,000 &&", "true" + " && true" * 100_000, ends=(0, 137, 2)),
    Line("100,000 case items", "case z in " + "a) ;; " * 100_000 + "esac", ends=(0, 137, 2)),
    Line("100,000 elif", "if false; then :; " + "elif false; then :; " * 100_000 + "fi", ends=(0, 137, 2)),
    Line("100,000 !", "! " * 100_000 + "true", ends=(0, 1, 137, 2)),
    Line("a long sum", "echo $((" + "1+" * 1_000_000 + "1))", ends=(0, 137, 2)),
    Line("a long chain of **", "echo $((" + "2**" * 100_000 + "1))", ends=(0, 137, 2)),
    Line("a large power", "while :; do : $((3**9223372036854775807)); done"),
    Line("a long number", "echo $((" + "9" * 1_000_000 + "))", ends=(0, 137, 2, 1)),
    Line("extglob bomb", "x=" + "a" * 5000 + "b; while :; do [[ $x == *(*(*(a)))c ]]; done"),
    Line("extglob bomb +", "x=" + "a" * 5000 + "; while :; do [[ $x == +(+(a|aa)|aaa)b ]]; done"),
    Line("extglob !() bomb", "x=" + "a" * 2000 + "; while :; do [[ $x == !(!(!(a*)b)*)c ]]; done"),
    Line("star bomb", "x=" + "a" * 5000 + "; while :; do [[ $x == *a*a*a*a*a*a*a*a*a*b ]]; done"),
    Line("trim bomb", "x=" + "a" * 50_000 + "; while :; do y=${x##*a*a*a*b}; y=${x%%*a*a*b}; y=${x//*a*b}; done"),
    Line("replace bomb", "x=" + "a" * 100_000 + "; while :; do y=${x//+(a)b/c}; done"),
    Line("regex bomb", "x=" + "a" * 5000 + "; while :; do [[ $x =~ ^(a+)+b$ ]]; done"),
    Line("regex bomb |", "x=" + "a" * 5000 + "; while :; do [[ $x =~ ^(a|aa)+$b ]]; done"),
    Line("regex bomb backref", "x=" + "a" * 5000 + "; while :; do [[ $x =~ ^(a*)*\\1b$ ]]; done", ends=(137, 2)),
    Line("regex counted", "while :; do [[ aaaa =~ ((a{1,255}){1,255}){1,255}b ]]; done"),
    Line("glob bomb", "mkdir -p /tmp/a/a/a/a/a/a/a/a; cd /tmp; while :; do echo */*/*/*/*/*/*/*/* > /dev/null; done"),
    Line(
        "globstar bomb",
        "cd /tmp; mkdir -p a/b/a/b/a/b/a; shopt -s globstar; while :; do echo **/**/**/**/**/**/** > /dev/null; done",
    ),
    Line("IFS bomb", "x=" + "a:" * 400_000 + "; IFS=:; while :; do set -- $x; done"),
    Line("slices bomb", 'a=({1..100000}); while :; do b=("${a[@]:1}"); done'),
    Line("@A bomb", "a=({1..100000}); while :; do b=${a[@]@A}; done"),
    _million("@Q of quotes", "\\'", "y=${x@Q}"),
    _million("%q of quotes", "\\'", 'printf -v y %q "$x"'),
    _million("%q of newlines", "$'\\n'", 'printf -v y %q "$x"'),
    _million("@E of escapes", "'\\u'", "y=${x@E}"),
    _million("@P of escapes", "'\\u'", "y=${x@P}"),
    Line("keys of many elements", 'a=({1..500000}); while :; do x="${!a[@]}"; done'),
    Line("many elements", 'a=({1..500000}); while :; do x="${a[@]}"; done'),
    Line("set with many elements", "a=({1..500000}); while :; do set > /dev/null; done"),
    Line("compgen bomb", "compgen -W '{1..99999999}'", ends=(137, 2, 0, 1)),
    Line("history bomb", "while :; do history -s a; done"),
    Line("directory stack bomb", "while :; do pushd / > /dev/null; done"),
    Line("hash bomb", "while :; do hash -p /bin/x$((i++)) y$i; done"),
    Line("alias bomb", "while :; do alias a$((i++))=b; done"),
    Line("function bomb", 'while :; do eval "f$((i++))() { :; }"; done'),
    Line("descriptor bomb", "while :; do exec {fd}< /dev/null; done", ends=(137, 2, 1)),
    Line("file bomb", "while :; do echo > /tmp/f$((i++)); done"),
)

_JOBS = (
    Line("fork bomb", "f() { f | f & }; f; wait", ends=(137, 2, 0, 254)),
    Line("fork bomb :", ":() { :|:& };:", ends=(137, 2, 0)),
    Line("fork bomb & &", "f() { f & f & wait; }; f", ends=(137, 2, 0, 254)),
    Line("endless jobs", "while :; do sleep 1000 & done", ends=(254,)),
    Line("endless quick jobs", "while :; do : & done"),
    Line("endless jobs that wait", "while :; do wait & done"),
    Line("endless job", "while :; do :; done & wait"),
    Line("ten endless jobs", "for i in {1..10}; do while :; do :; done & done; wait"),
    Line("endless <( )", "while :; do : <(:); done"),
    Line("endless <(yes)", "while :; do : <(yes); done"),
    Line("endless >( )", "while :; do : > >(cat); done"),
    Line("sleep", "sleep 1000", timeout=5, ends=(124,)),
    Line("sleep & wait", "sleep 1000 & wait", timeout=5, ends=(124,)),
    Line("sleep in $( )", "x=$(sleep 1000)", timeout=5, ends=(124,)),
    Line("sleep | cat", "sleep 1000 | cat", timeout=5, ends=(124,)),
    Line("sleep in a trap", "trap 'sleep 1000' EXIT; exit", timeout=5, ends=(124,)),
    Line("a full pipe nobody reads", "yes | sleep 1000", timeout=5, ends=(124,)),
    Line("read from nobody", "sleep 1000 | read x", timeout=5, ends=(124,)),
    Line("wait for a stage that waits", "cat <(sleep 1000)", timeout=5, ends=(124,)),
    Line("kill of all jobs again and again", "while :; do sleep 9 & kill $!; wait $!; done 2>/dev/null"),
    Line("a job that makes itself", "f() { sleep 0; f & }; f; wait; sleep 3", timeout=5, ends=(137, 2, 124, 0)),
)

_NESTING = (
    _nested("( )", "( ", " )"),
    _nested("((", "(", ")", "1", "{}"),
    _nested("{ }", "{ ", "; }"),
    _nested("$( )", "$(", ")", "echo", "echo {}"),
    _nested('"$( )"', '"$(echo ', ')"', "a", "echo {}"),
    _nested("$(( ))", "$((", "))", "1", "echo {}"),
    _nested("( in $(( ))", "(", ")", "1", "echo $(({}))"),
    _nested("( in (( ))", "(", ")", "1", "(({}))"),
    _nested("- in $(( ))", "- ", "", "1", "echo $(({}))"),
    _nested("? in $(( ))", "1?", ":0", "1", "echo $(({}))"),
    _nested("= in $(( ))", "a=", "", "1", "echo $(({}))"),
    _nested("subscripts in $(( ))", "a[", "]", "1", "echo $(({}))"),
    _nested("${x:-", "${x:-", "}", "a", "echo {}"),
    _nested('"${x:-', '"${x:-', '}"', "a", "echo {}"),
    _nested("${x/", "${x/", "}", "a", "echo {}"),
    _nested("subscripts", "${a[", "]}", "1", "echo {}"),
    _nested("[[ ( ", "( ", " )", "a", "[[ {} ]]"),
    _nested("[[ !", "! ", "", "a", "[[ {} ]]"),
    _nested("test !", "! ", "", "a", "test {}"),
    _nested("test (", "\\( ", " \\)", "a", "test {}"),
    _nested("[[ &&", "a && ", "", "a", "[[ {} ]]"),
    _nested("` `", "`echo ", "`", "a", "echo {}"),
    Line("nested ` ` by backslashes", "echo " + "".join("\\" * (2**i - 1) + "`echo " for i in range(16)) + "a"),
    _nested("$[ ]", "$[", "]", "1", "echo {}"),
    _nested("if", "if ", "; then :; fi"),
    _nested("then", "if :; then ", "; fi"),
    _nested("else", "if :; then :; else ", "; fi"),
    _nested("while", "while ", "; do break; done"),
    _nested("do", "while :; do ", "; break; done"),
    _nested("for", "for i in a; do ", "; done"),
    _nested("case", "case a in a) ", ";; esac"),
    _nested("select", "select i in a; do ", "; done"),
    _nested("functions", "f() { ", "; }"),
    _nested("functions ( )", "f() ( ", " )"),
    _nested("<( )", "cat <(", ")", "echo"),
    _nested("here-documents", "cat <<E\n$(", ")\nE\n", "echo"),
    _nested("braces", "{a,", "}", "b", "echo {}"),
    _nested("braces open", "{", "", "b", "echo {}"),
    _nested("extglob", "+(", ")", "a", "shopt -s extglob\n[[ a == {} ]]"),
    _nested("extglob |", "@(a|", ")", "a", "shopt -s extglob\ncase a in {}) ;; esac"),
    _nested("regex (", "(", ")", "a", "[[ a =~ {} ]]"),
    _nested("array lists", "a=(", ")", "1"),
    _nested("time", "time ", ""),
    _nested("coproc", "coproc { ", "; }"),
    _nested("eval", "eval ", "", ":"),
    _nested("command", "command ", "", ":"),
    _nested("builtin", "builtin ", "", ":"),
    _nested("exec", "exec ", "", ":"),
    _nested("unclosed (", "(", ""),
    _nested("unclosed $(", "$(", ""),
    _nested("unclosed ${", "${", ""),
    _nested('unclosed "', '"', ""),
    _nested("unclosed `", "`", ""),
    _nested("unclosed [[", "[[ ", ""),
    _nested("mixed", "({ $(if `", "", ":"),
)
_MAY_SUCCEED = {
    "nested - in $(( ))",
    "nested ( in $(( ))",
    "nested ( in (( ))",
    "nested ? in $(( ))",
    "nested subscripts in $(( ))",
    "nested ` `",
    "nested unclosed `",
    "nested = in $(( ))",
    "nested [[ !",
    "nested test !",
    "nested [[ &&",
    "nested eval",
    "nested command",
    "nested builtin",
    "nested exec",
    "nested time",
    "nested braces open",
    'nested unclosed "',
    "nested ((",
    "nested test (",
    "nested array lists",
    "nested unclosed [[",
    "nested mixed",
}


def _lenient(line: Line) -> Line:
    """Some depths are no depth to a reader: they may just work, or fail as any line does."""
    return Line(line.name, line.text, line.timeout, (0, 1, 127, *line.ends)) if line.name in _MAY_SUCCEED else line


_EVIL = {
    "nested": "(a+)+$b",
    "nested star": "(a*)*b",
    "either": "(a|aa)+b",
    "either of the same": "(a|a)*b",
    "many options": "(a?){40}a{40}b",
    "counted": "((a{1,100}){1,100}){1,100}b",
    "overlapping": "a*a*a*a*a*a*b",
    "deep": "((((((a*)*)*)*)*)*)*b",
    "long sets": "([a-c]|[b-d]|[c-e])*[x-z]",
    "words": "(\\w+\\s?)+x",
    "back reference": "(a*)*\\1b",
}
"""Extended expressions that a backtracking engine never gets through."""

_USES = {
    "grep -E": "printf %s $x | grep -cE '{}'",
    "grep -oi": "printf %s $x | grep -oiE '{}' | head -1",
    "grep -w": "printf %s $x | grep -wE '{}'",
    "grep -x": "printf %s $x | grep -xE '{}'",
    "grep -P": "printf %s $x | grep -P '{}'",
    "sed s": "printf %s $x | sed -E 's/{}/X/g'",
    "sed address": "printf %s $x | sed -nE '/{}/p'",
    "awk ~": "printf %s $x | awk '/{}/'",
    "awk gsub": "printf %s $x | awk '{ gsub(/{}/, \"X\"); print length() }'",
    "awk FS": "printf %s $x | awk -F '{}' '{ print NF }'",
    "awk RS": "printf %s $x | awk -v 'RS={}' 'END { print NR }'",
    "awk match": "printf %s $x | awk '{ print match($0, /{}/, m) }'",
    "[[ =~ ]]": "p='{}'; [[ $x =~ $p ]]",
    "find -regex": "touch ${x:0:200}; find . -regextype posix-extended -regex '.*{}'",
    "jq test": "jq -n --arg x $x '$x | test(\"{}\")'",
    "jq sub": 'jq -n --arg x $x \'$x | sub("{}"; "X") | length\'',
    "jq scan": "jq -n --arg x $x '[$x | scan(\"{}\")] | length'",
    "tar --xform": "touch f; tar cf /dev/null --xform='flags=r;s/{}/X/x' f",
    "diff -I": "diff -I '{}' <(echo $x) <(echo a)",
}
"""Where they stand in lines."""

_BASIC_USES = {
    "grep": "printf %s $x | grep '{}'",
    "sed": "printf %s $x | sed 's/{}/X/'",
    "expr": "expr $x : '{}'",
    "csplit": "echo $x > f; csplit f '/{}/'",
    "nl": "echo $x | nl -bp'{}'",
    "tac -r": "echo $x | tac -rs '{}'",
    "find -regex": "touch ${x:0:200}; find . -regex '.*{}'",
}
_EVIL_BASIC = {
    "nested": "\\(a*\\)*b",
    "either": "\\(a\\|aa\\)*b",
    "overlapping": "a*a*a*a*a*a*b",
    "back reference": "\\(a*\\)*\\1b",
    "counted": "\\(\\(a\\{1,50\\}\\)\\{1,50\\}\\)*b",
}
_GLOBS = {
    "case": "case $x in {}) ;; esac",
    "[[ == ]]": "[[ $x == {} ]]",
    "trim": "y=${x##{}}; y=${x%%{}}",
    "replace": "y=${x//{}/b}",
    "find -name": "touch ${x:0:200}; find . -name '{}'",
    "glob": "touch ${x:0:200}; echo {}",
    "compgen": "compgen -W $x -X '{}'",
    "tar --exclude": "touch f; tar cf /dev/null --wildcards --exclude='{}' f",
    "grep --include": "touch f; grep -r --include='{}' a .",
}
_EVIL_GLOBS = {
    "stars": "*a*a*a*a*a*a*a*a*b",
    "nested": "*(*(*(a)))b",
    "either": "+(a|aa|+(a))b",
    "not": "!(!(a*)*b)c",
}


def _written(uses: dict[str, str], patterns: dict[str, str], before: str) -> Iterator[Line]:
    """A line for each use of each pattern, on 20,000 of one character."""
    for use, text in uses.items():
        for name, pattern in patterns.items():
            written = pattern.replace("\\", "\\\\") if text.startswith("jq") else pattern
            yield Line(f"{use}: {name}", before + text.replace("{}", written), ends=ANY)


_TEXT = "printf -v x %20000s; x=${x// /a}; "
ANY = tuple(range(256))
PATTERNS: tuple[Line, ...] = (
    *_written(_USES, _EVIL, _TEXT),
    *_written(_BASIC_USES, _EVIL_BASIC, _TEXT),
    *_written(_GLOBS, _EVIL_GLOBS, f"shopt -s extglob; {_TEXT}"),
)
"""Patterns on which a backtracking engine is lost: each line answers, or says that it does not, in a moment."""

RUNAWAY: tuple[Line, ...] = (*_LOOPS, *_RECURSION, *_GROWTH, *_JOBS, *map(_lenient, _NESTING))

HEAVY: tuple[Line, ...] = (
    Line(
        "recursion to 150",
        "f() { (( $1 == 0 )) && { echo end; return; }; f $(( $1 - 1 )); }; f 150",
        None,
        (0,),
        "end\n",
    ),
    Line(
        "a loop of 200,000 turns", "i=0; while (( i < 200000 )); do (( i += 1 )); done; echo $i", None, (0,), "200000\n"
    ),
    Line("a for loop of 200,000 turns", "for ((i=0; i<200000; i++)); do :; done; echo $i", None, (0,), "200000\n"),
    Line("yes | head | wc", "yes | head -n 1000000 | wc -l", None, (0,), "1000000\n"),
    Line("yes | head -1000000 | wc", "yes | head -1000000 | wc -l", None, (0,), "1000000\n"),
    Line("for i in {1..200000}", "for i in {1..200000}; do :; done; echo $i", None, (0,), "200000\n"),
    Line("a 5 MB here-document", "cat <<E | wc -c\n" + ("x" * 99 + "\n") * 50_000 + "E\n", None, (0,), "5000000\n"),
    Line("an array of 200,000", "a=({1..200000}); echo ${#a[@]} ${a[-1]}", None, (0,), "200000 200000\n"),
    Line(
        "while read of 20,000 lines",
        "yes | head -n 20000 | while read -r x; do (( n++ )); [[ $n == 20000 ]] && echo $n; done",
        None,
        (0, 1),
        "20000\n",
    ),
    Line("a string of 8 MB", "x=a; while (( ${#x} < 8000000 )); do x=$x$x; done; echo ${#x}", None, (0,), "8388608\n"),
    Line("seq | sort | tail", "seq 1 1000000 | sort -n | tail -1", None, (0,), "1000000\n"),
)
"""What a session may well ask for."""

CANCEL: tuple[Line, ...] = (
    Line("while", "while :; do :; done"),
    Line("for (( ))", "for ((;;)); do :; done"),
    Line("arithmetic", "while (( 1 )); do (( x = x * 3 + 1 )); done"),
    Line("recursion", "while :; do f() { (( $1 )) && f $(($1-1)); }; f 100; done"),
    Line("substitution", "while :; do x=$(echo a); done"),
    Line("pipeline", "yes | while read x; do :; done"),
    Line("yes", "yes > /dev/null"),
    Line("[[ ]]", "while [[ aaaaab == *b ]]; do :; done"),
    Line("regex", "x=" + "a" * 3000 + "; while :; do [[ $x =~ ^(a+)+b$ ]]; done"),
    Line("extglob", "x=" + "a" * 3000 + "; while :; do [[ $x == *(*(a))b ]]; done"),
    Line("case", "while :; do case abc in x) ;; *c) ;; esac; done"),
    Line("eval", "while :; do eval 'x=$((x+1))'; done"),
    Line("braces", "for i in {1..900000}; do for j in {1..900000}; do :; done; done"),
    Line("replace", "x=" + "ab" * 50_000 + "; while :; do y=${x//a/c}; done"),
    Line("splitting", "x=" + "a:" * 100_000 + "; IFS=:; while :; do set -- $x; done"),
    Line("arrays", 'while :; do a+=(x); b=("${a[@]}"); done'),
    Line("printf", "while :; do printf '%s' {1..1000}; done > /dev/null"),
    Line("read", "while read -r x; do :; done < <(yes)"),
    Line("jobs", "for i in 1 2 3; do while :; do :; done & done; wait"),
    Line("trap EXIT", "trap 'while :; do :; done' EXIT; while :; do :; done"),
    Line("trap DEBUG", "trap ': $((x++))' DEBUG; while :; do :; done"),
    Line("a long text", 'while :; do eval "x=$((i++)); ' + ":; " * 20_000 + '"; done'),
    Line("grep", "yes aaaaaaaaaaaaaaaaaaaa | grep b"),
    Line("wc", "yes | wc"),
    Line("glob", "cd /; while :; do echo /*/* > /dev/null; done"),
    Line("sleep", "sleep 100"),
)
"""What is broken off after a second."""
