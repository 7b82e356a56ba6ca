#### shopt turns on and off
shopt -s extglob; shopt extglob; echo $?; shopt -u extglob; shopt extglob; echo $?
## status: 0
## stdout-json: "extglob        \ton\n0\nextglob        \toff\n1\n"

#### the letters of a shell by how it was called
echo $-
bash -c 'echo $-'
echo 'echo $- $# $0' > s; bash s; bash -x s; bash < s; bash -e -u s; bash -s a b < s; bash -ec 'echo $-'
## status: 0
## STDOUT:
hBc
hBc
hB 0 s
hxB 0 s
hBs 0 bash
ehuB 0 s
hBs 2 bash
ehBc
## END
## STDERR:
+ echo hxB 0 s
## END

#### options of shopt in a call
bash -O extglob -c 'shopt extglob'; bash +O sourcepath -c 'shopt sourcepath'
bash -O globstar -O nullglob -c 'shopt globstar nullglob; echo a*'
bash -O nope -c 'echo hi'; echo $?
bash -eO extglob -c 'echo $-; shopt extglob'
## status: 0
## stdout-json: "extglob        \ton\nsourcepath     \toff\nglobstar       \ton\nnullglob       \ton\n\n2\nehBc\nextglob        \ton\n"
## STDERR:
bash: line 0: nope: invalid shell option name
## END

#### options of set -o in a call
bash -o errexit -c 'false; echo no'; echo $?
bash -o nope -c 'echo no'; echo $?
bash +o errexit -c 'false; echo yes'; echo $?
bash -eo pipefail -c 'false | true; echo $?'; echo $?
bash -oc noglob 'echo * $-'
bash -n -c 'echo no'; echo $?
## status: 0
## STDOUT:
1
2
yes
0
1
* fhBc
0
## END
## STDERR:
bash: line 0: bash: nope: invalid option name
## END

#### long options in a call
bash --norc --noprofile --posix -e -c 'echo $SHELLOPTS $POSIXLY_CORRECT; false; echo no'; echo $?
bash --login -c 'shopt login_shell'; bash -l -c 'echo $-'
bash --verbose -c 'echo hi'
bash -norc -c 'echo n'
bash --rcfile x -c 'echo rc'; bash --rcfile; echo $?
## status: 0
## stdout-json: "braceexpand:errexit:hashall:interactive-comments:posix y\n1\nlogin_shell    \ton\nhBc\nhi\nn\nrc\n2\n"
## STDERR:
echo hi
bash: rcfile: option requires an argument
## END

#### options that no shell has
bash --nope -c 'echo'; echo $?
bash -Z -c 'echo'; echo $?
bash -c; echo $?
## status: 0
## STDOUT:
2
2
2
## END
## stderr-json: "bash: --nope: invalid option\nUsage:\tbash [GNU long option] [option] ...\n\tbash [GNU long option] [option] script-file ...\nGNU long options:\n\t--debug\n\t--debugger\n\t--dump-po-strings\n\t--dump-strings\n\t--help\n\t--init-file\n\t--login\n\t--noediting\n\t--noprofile\n\t--norc\n\t--posix\n\t--pretty-print\n\t--rcfile\n\t--restricted\n\t--verbose\n\t--version\nShell options:\n\t-ilrsD or -c command or -O shopt_option\t\t(invocation only)\n\t-abefhkmnptuvxBCEHPT or -o option\nbash: -Z: invalid option\nUsage:\tbash [GNU long option] [option] ...\n\tbash [GNU long option] [option] script-file ...\nGNU long options:\n\t--debug\n\t--debugger\n\t--dump-po-strings\n\t--dump-strings\n\t--help\n\t--init-file\n\t--login\n\t--noediting\n\t--noprofile\n\t--norc\n\t--posix\n\t--pretty-print\n\t--rcfile\n\t--restricted\n\t--verbose\n\t--version\nShell options:\n\t-ilrsD or -c command or -O shopt_option\t\t(invocation only)\n\t-abefhkmnptuvxBCEHPT or -o option\nbash: -c: option requires an argument\n"

#### options are shown by a call that names none
bash -O < /dev/null | head -n 3
bash +O < /dev/null | head -n 2
bash +o < /dev/null | head -n 1
## status: 0
## stdout-json: "autocd         \toff\nassoc_expand_once\toff\ncdable_vars    \toff\nshopt -u autocd\nshopt -u assoc_expand_once\nset +o allexport\n"

#### posix is told to others
set -o posix; echo $POSIXLY_CORRECT; set +o posix; echo ${POSIXLY_CORRECT-unset}
## status: 0
## STDOUT:
y
unset
## END

#### source reads a descriptor
source /dev/stdin <<< 'x=5; echo in'; echo $x; . /dev/fd/3 3<<< 'echo three $x'
## status: 0
## STDOUT:
in
5
three 5
## END

#### shopt of several names
shopt -s extglob dotglob; shopt extglob nullglob dotglob; echo $?; shopt -p extglob nullglob; echo $?
## status: 0
## stdout-json: "extglob        \ton\nnullglob       \toff\ndotglob        \ton\n1\nshopt -s extglob\nshopt -u nullglob\n1\n"

#### shopt quietly
shopt -q extglob; echo $?; shopt -s extglob; shopt -q extglob; echo $?; shopt -q extglob nullglob; echo $?; shopt -sq nullglob; echo $?; shopt -q; echo $?
## status: 0
## STDOUT:
1
0
1
0
0
## END

#### all of shopt
shopt
## status: 0
## stdout-json: "autocd         \toff\nassoc_expand_once\toff\ncdable_vars    \toff\ncdspell        \toff\ncheckhash      \toff\ncheckjobs      \toff\ncheckwinsize   \ton\ncmdhist        \ton\ncompat31       \toff\ncompat32       \toff\ncompat40       \toff\ncompat41       \toff\ncompat42       \toff\ncompat43       \toff\ncompat44       \toff\ncomplete_fullquote\ton\ndirexpand      \toff\ndirspell       \toff\ndotglob        \toff\nexecfail       \toff\nexpand_aliases \toff\nextdebug       \toff\nextglob        \toff\nextquote       \ton\nfailglob       \toff\nforce_fignore  \ton\nglobasciiranges\ton\nglobskipdots   \ton\nglobstar       \toff\ngnu_errfmt     \toff\nhistappend     \toff\nhistreedit     \toff\nhistverify     \toff\nhostcomplete   \ton\nhuponexit      \toff\ninherit_errexit\toff\ninteractive_comments\ton\nlastpipe       \toff\nlithist        \toff\nlocalvar_inherit\toff\nlocalvar_unset \toff\nlogin_shell    \toff\nmailwarn       \toff\nno_empty_cmd_completion\toff\nnocaseglob     \toff\nnocasematch    \toff\nnoexpand_translation\toff\nnullglob       \toff\npatsub_replacement\ton\nprogcomp       \ton\nprogcomp_alias \toff\npromptvars     \ton\nrestricted_shell\toff\nshift_verbose  \toff\nsourcepath     \ton\nvarredir_close \toff\nxpg_echo       \toff\n"

#### all of shopt as commands
shopt -p
## status: 0
## STDOUT:
shopt -u autocd
shopt -u assoc_expand_once
shopt -u cdable_vars
shopt -u cdspell
shopt -u checkhash
shopt -u checkjobs
shopt -s checkwinsize
shopt -s cmdhist
shopt -u compat31
shopt -u compat32
shopt -u compat40
shopt -u compat41
shopt -u compat42
shopt -u compat43
shopt -u compat44
shopt -s complete_fullquote
shopt -u direxpand
shopt -u dirspell
shopt -u dotglob
shopt -u execfail
shopt -u expand_aliases
shopt -u extdebug
shopt -u extglob
shopt -s extquote
shopt -u failglob
shopt -s force_fignore
shopt -s globasciiranges
shopt -s globskipdots
shopt -u globstar
shopt -u gnu_errfmt
shopt -u histappend
shopt -u histreedit
shopt -u histverify
shopt -s hostcomplete
shopt -u huponexit
shopt -u inherit_errexit
shopt -s interactive_comments
shopt -u lastpipe
shopt -u lithist
shopt -u localvar_inherit
shopt -u localvar_unset
shopt -u login_shell
shopt -u mailwarn
shopt -u no_empty_cmd_completion
shopt -u nocaseglob
shopt -u nocasematch
shopt -u noexpand_translation
shopt -u nullglob
shopt -s patsub_replacement
shopt -s progcomp
shopt -u progcomp_alias
shopt -s promptvars
shopt -u restricted_shell
shopt -u shift_verbose
shopt -s sourcepath
shopt -u varredir_close
shopt -u xpg_echo
## END

#### what shopt has on
shopt -s nullglob; shopt -s; shopt -s -p
## status: 0
## stdout-json: "checkwinsize   \ton\ncmdhist        \ton\ncomplete_fullquote\ton\nextquote       \ton\nforce_fignore  \ton\nglobasciiranges\ton\nglobskipdots   \ton\nhostcomplete   \ton\ninteractive_comments\ton\nnullglob       \ton\npatsub_replacement\ton\nprogcomp       \ton\npromptvars     \ton\nsourcepath     \ton\nshopt -s checkwinsize\nshopt -s cmdhist\nshopt -s complete_fullquote\nshopt -s extquote\nshopt -s force_fignore\nshopt -s globasciiranges\nshopt -s globskipdots\nshopt -s hostcomplete\nshopt -s interactive_comments\nshopt -s nullglob\nshopt -s patsub_replacement\nshopt -s progcomp\nshopt -s promptvars\nshopt -s sourcepath\n"

#### what shopt has off
shopt -u
## status: 0
## stdout-json: "autocd         \toff\nassoc_expand_once\toff\ncdable_vars    \toff\ncdspell        \toff\ncheckhash      \toff\ncheckjobs      \toff\ncompat31       \toff\ncompat32       \toff\ncompat40       \toff\ncompat41       \toff\ncompat42       \toff\ncompat43       \toff\ncompat44       \toff\ndirexpand      \toff\ndirspell       \toff\ndotglob        \toff\nexecfail       \toff\nexpand_aliases \toff\nextdebug       \toff\nextglob        \toff\nfailglob       \toff\nglobstar       \toff\ngnu_errfmt     \toff\nhistappend     \toff\nhistreedit     \toff\nhistverify     \toff\nhuponexit      \toff\ninherit_errexit\toff\nlastpipe       \toff\nlithist        \toff\nlocalvar_inherit\toff\nlocalvar_unset \toff\nlogin_shell    \toff\nmailwarn       \toff\nno_empty_cmd_completion\toff\nnocaseglob     \toff\nnocasematch    \toff\nnoexpand_translation\toff\nnullglob       \toff\nprogcomp_alias \toff\nrestricted_shell\toff\nshift_verbose  \toff\nvarredir_close \toff\nxpg_echo       \toff\n"

#### shopt and names it does not know
shopt -s nosuch; echo $?; shopt nosuch; echo $?; shopt -s extglob nosuch dotglob; echo $?; shopt extglob dotglob; shopt -q nosuch; echo $?
## status: 0
## stdout-json: "1\n1\n1\nextglob        \ton\ndotglob        \ton\n1\n"
## STDERR:
bash: line 1: shopt: nosuch: invalid shell option name
bash: line 1: shopt: nosuch: invalid shell option name
bash: line 1: shopt: nosuch: invalid shell option name
bash: line 1: shopt: nosuch: invalid shell option name
## END

#### shopt misused
shopt -z; echo $?; shopt -s -u extglob; echo $?
## status: 0
## STDOUT:
2
1
## END
## STDERR:
bash: line 1: shopt: -z: invalid option
shopt: usage: shopt [-pqsu] [-o] [optname ...]
bash: line 1: shopt: cannot set and unset shell options simultaneously
## END

#### shopt of the options of set
shopt -o errexit; echo $?; shopt -so noglob; shopt -o noglob; echo $?; shopt -po noglob errexit; echo $-; shopt -uo noglob; echo $-
## status: 0
## stdout-json: "errexit        \toff\n1\nnoglob         \ton\n0\nset -o noglob\nset +o errexit\nfhBc\nhBc\n"

#### all options of set by shopt
shopt -o; shopt -po
## status: 0
## stdout-json: "allexport      \toff\nbraceexpand    \ton\nemacs          \toff\nerrexit        \toff\nerrtrace       \toff\nfunctrace      \toff\nhashall        \ton\nhistexpand     \toff\nhistory        \toff\nignoreeof      \toff\ninteractive-comments\ton\nkeyword        \toff\nmonitor        \toff\nnoclobber      \toff\nnoexec         \toff\nnoglob         \toff\nnolog          \toff\nnotify         \toff\nnounset        \toff\nonecmd         \toff\nphysical       \toff\npipefail       \toff\nposix          \toff\nprivileged     \toff\nverbose        \toff\nvi             \toff\nxtrace         \toff\nset +o allexport\nset -o braceexpand\nset +o emacs\nset +o errexit\nset +o errtrace\nset +o functrace\nset -o hashall\nset +o histexpand\nset +o history\nset +o ignoreeof\nset -o interactive-comments\nset +o keyword\nset +o monitor\nset +o noclobber\nset +o noexec\nset +o noglob\nset +o nolog\nset +o notify\nset +o nounset\nset +o onecmd\nset +o physical\nset +o pipefail\nset +o posix\nset +o privileged\nset +o verbose\nset +o vi\nset +o xtrace\n"

#### shopt -o and names it does not know
shopt -o nosuch; echo $?; shopt -so nosuch; echo $?
## status: 0
## STDOUT:
1
0
## END
## STDERR:
bash: line 1: shopt: nosuch: invalid option name
bash: line 1: shopt: nosuch: invalid option name
## END

#### a subshell has its own options
shopt -s extglob; (shopt extglob; shopt -u extglob; shopt extglob); shopt extglob; set -f; (set +f; echo $-); echo $-
## status: 0
## stdout-json: "extglob        \ton\nextglob        \toff\nextglob        \ton\nhBc\nfhBc\n"

#### options in a function stay
f() { shopt -s nullglob; set -u; }; f; shopt nullglob; echo $-
## status: 0
## stdout-json: "nullglob       \ton\nhuBc\n"

#### set -o lists
set -o
## status: 0
## stdout-json: "allexport      \toff\nbraceexpand    \ton\nemacs          \toff\nerrexit        \toff\nerrtrace       \toff\nfunctrace      \toff\nhashall        \ton\nhistexpand     \toff\nhistory        \toff\nignoreeof      \toff\ninteractive-comments\ton\nkeyword        \toff\nmonitor        \toff\nnoclobber      \toff\nnoexec         \toff\nnoglob         \toff\nnolog          \toff\nnotify         \toff\nnounset        \toff\nonecmd         \toff\nphysical       \toff\npipefail       \toff\nposix          \toff\nprivileged     \toff\nverbose        \toff\nvi             \toff\nxtrace         \toff\n"

#### set +o lists commands
set +o
## status: 0
## STDOUT:
set +o allexport
set -o braceexpand
set +o emacs
set +o errexit
set +o errtrace
set +o functrace
set -o hashall
set +o histexpand
set +o history
set +o ignoreeof
set -o interactive-comments
set +o keyword
set +o monitor
set +o noclobber
set +o noexec
set +o noglob
set +o nolog
set +o notify
set +o nounset
set +o onecmd
set +o physical
set +o pipefail
set +o posix
set +o privileged
set +o verbose
set +o vi
set +o xtrace
## END

#### set -o turns on
set -o noglob; echo $-; set +o noglob; echo $-; set -o pipefail; set -o | grep pipefail; set +o pipefail; set -o | grep pipefail
## status: 0
## stdout-json: "fhBc\nhBc\npipefail       \ton\npipefail       \toff\n"

#### names set does not know
set -o nosuch; echo $?; set +o nosuch; echo $?
## status: 0
## STDOUT:
2
2
## END
## STDERR:
bash: line 1: set: nosuch: invalid option name
bash: line 1: set: nosuch: invalid option name
## END

#### letters set does not know
set -z; echo $?; set +z; echo $?; set -ez; echo $? $-
## status: 0
## STDOUT:
2
2
2 hBc
## END
## STDERR:
bash: line 1: set: -z: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
bash: line 1: set: +z: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
bash: line 1: set: -z: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
## END

#### the letters
echo $-; set -fuC; echo $-; set +f; echo $-; set -a; set -b; set -P; set -T; set -E; echo $-
## status: 0
## STDOUT:
hBc
fhuBCc
huBCc
abhuBCEPTc
## END

#### letters and a name
set -euo pipefail; echo $-; set -o | grep pipefail; set +euo pipefail; echo $-; set -o | grep pipefail
## status: 0
## stdout-json: "ehuBc\npipefail       \ton\nhBc\npipefail       \toff\n"

#### arguments by set
set a b 'c d'; echo $# "$3"; set -- -a; echo $1; set --; echo $#; set -- x; echo $1
## status: 0
## STDOUT:
3 c d
-a
0
x
## END

#### arguments behind options
set -f a b; echo $- $1 $2; set +f -- -x y; echo $- $1 $2
## status: 0
## STDOUT:
fhBc a b
hBc -x y
## END

#### a minus
set -- a b; set -; echo $#; set - c; echo $1 $#
## status: 0
## STDOUT:
2
c 1
## END

#### arguments that look like options behind the first
set a -b +c; echo $@
## status: 0
## STDOUT:
a -b +c
## END

#### the editors
set -o vi; set -o | grep -E "emacs|vi"; set -o emacs; set -o | grep -E "emacs|vi"
## status: 0
## stdout-json: "emacs          \toff\nprivileged     \toff\nvi             \ton\nemacs          \ton\nprivileged     \toff\nvi             \toff\n"

#### ignoreeof
set -o ignoreeof; echo $IGNOREEOF; set +o ignoreeof; echo "<$IGNOREEOF>"
## status: 0
## STDOUT:
10
<>
## END

#### set -n
set -n; echo hidden
## status: 0

#### set -n in a subshell
(set -n; echo hidden); echo shown
## status: 0
## STDOUT:
shown
## END

#### harmless options
set -h -b +b; set -m; set +m; set -p; echo $?; shopt -s checkwinsize cmdhist histappend huponexit lithist mailwarn progcomp; echo $?
## status: 0
## STDOUT:
0
0
## END

#### shift
set a b c; shift; echo $@; shift 2; echo $#; shift; echo $?; shift 0; echo $?
## status: 0
## STDOUT:
b c
0
1
0
## END

#### shift too far
set a b; shift 3; echo $? $#; shopt -s shift_verbose; shift 3; echo $?; shift -- 1; echo $@
## status: 0
## STDOUT:
1 2
1
b
## END
## STDERR:
bash: line 1: shift: 3: shift count out of range
## END

#### shift misused
shift a; echo $?; shift -1; echo $?; shift -z; echo $?
## status: 0
## STDOUT:
1
1
1
## END
## STDERR:
bash: line 1: shift: a: numeric argument required
bash: line 1: shift: -1: shift count out of range
bash: line 1: shift: -z: numeric argument required
## END

#### shift with too many words
set a b; shift 1 2; echo never
## status: 1
## STDERR:
bash: line 1: shift: too many arguments
## END

#### xpg_echo
echo 'a\tb'; shopt -s xpg_echo; echo 'a\tb'; echo -n 'x\n'; echo -E 'a\tb'; echo 'a\c' b; echo
## status: 0
## stdout-json: "a\\tb\na\tb\nx\na\\tb\na\n"

#### echo options
echo -n a; echo; echo -e 'a\tb'; echo -E 'a\tb'; echo -ne 'a\n'; echo -neE 'a\n'; echo; echo -x; echo -; echo --; echo -nx; echo - -n
## status: 0
## stdout-json: "a\na\tb\na\\tb\na\na\\n\n-x\n-\n--\n-nx\n- -n\n"

#### allexport
set -a; x=1; sh -c 'echo $x'; set +a; y=2; sh -c 'echo "<$y>"'
## status: 0
## STDOUT:
1
<>
## END

#### noclobber
set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f; set +C; echo d > f; cat f
## status: 0
## STDOUT:
1
c
d
## END
## STDERR:
bash: line 1: f: cannot overwrite existing file
## END

#### nounset
set -u; echo ${x-unset}; echo $x; echo never
## status: 127
## STDOUT:
unset
## END
## STDERR:
bash: line 1: x: unbound variable
## END

#### noglob
echo a > f; set -f; echo *; set +f; echo *
## status: 0
## STDOUT:
*
f
## END

#### shopt -s with a list for eval
shopt -s extglob; saved=$(shopt -p extglob nullglob); shopt -u extglob; shopt -s nullglob; eval "$saved"; shopt extglob nullglob
## status: 1
## stdout-json: "extglob        \ton\nnullglob       \toff\n"

#### set +o for eval
set -f; saved=$(set +o); set +f; eval "$saved"; echo $-
## status: 0
## STDOUT:
fhBc
## END

#### a plus
set a b; set +; echo $#; set + x; echo $#
## status: 0
## STDOUT:
2
1
## END

#### set lists variables
x='a b' y= z="it's"; set | grep -E '^(x|y|z)='
## status: 0
## STDOUT:
x='a b'
y=
z='it'\''s'
## END

#### set lists arrays
a=(1 'b c'); declare -A h=([k]=v); set | grep -E '^(a|h)='
## status: 0
## STDOUT:
a=([0]="1" [1]="b c")
h=([k]="v" )
## END

#### set lists functions
f() { echo hi; }; set | grep -A3 '^f '
## status: 0
## STDOUT:
f () 
{ 
    echo hi
}
## END

#### set lists no functions for POSIX
f() { echo hi; }; x=1; set -o posix; set | grep -E '^(f|x)'
## status: 0
## STDOUT:
x=1
## END

#### set -n in a function
f() { set -n; echo hidden; }; f; echo hidden too
## status: 0

#### SHELLOPTS and BASHOPTS
echo $SHELLOPTS; set -f; echo $SHELLOPTS; echo $BASHOPTS; shopt -s extglob; echo $BASHOPTS
## status: 0
## STDOUT:
braceexpand:hashall:interactive-comments
braceexpand:hashall:interactive-comments:noglob
checkwinsize:cmdhist:complete_fullquote:extquote:force_fignore:globasciiranges:globskipdots:hostcomplete:interactive_comments:patsub_replacement:progcomp:promptvars:sourcepath
checkwinsize:cmdhist:complete_fullquote:extglob:extquote:force_fignore:globasciiranges:globskipdots:hostcomplete:interactive_comments:patsub_replacement:progcomp:promptvars:sourcepath
## END

#### what stands behind -o is its name, and letters are looked at before anything is turned on
set +o '+*' >/dev/null; echo $?
set -eo errexit '+*'; echo $? "$-"
set -oo noglob -q >/dev/null; echo $? "$-"
set -o noglob a -q; echo $? "$*"
## status: 0
## STDOUT:
2
2 hBc
1 fhBc
0 a -q
## END
## STDERR:
bash: line 1: set: +*: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
bash: line 2: set: +*: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
bash: line 3: set: -q: invalid option
set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]
## END

#### set -v shows substitutions that begin with a file, 1
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(< f1)
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(< f1)
< f1
## END

#### set -v shows substitutions that begin with a file, 2
echo one > f1; echo 3 > f3; v=f1
set -v
x=`<f1`; echo $x
## status: 0
## STDOUT:
one
## END
## STDERR:
x=`<f1`; echo $x
<f1
## END

#### set -v shows substitutions that begin with a file, 3
echo one > f1; echo 3 > f3; v=f1
set -v
echo "$(<  "f1" )"
## status: 0
## STDOUT:
one
## END
## STDERR:
echo "$(<  "f1" )"
< "f1"
## END

#### set -v shows substitutions that begin with a file, 4
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(( $(< f3) ))
## status: 0
## STDOUT:
3
## END
## STDERR:
echo $(( $(< f3) ))
< f3
## END

#### set -v shows substitutions that begin with a file, 5
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(< $v)
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(< $v)
< $v
## END

#### set -v shows substitutions that begin with a file, 6
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(< f1 ; echo b)
## status: 0
## STDOUT:
b
## END
## STDERR:
echo $(< f1 ; echo b)
< f1; echo b
## END

#### set -v shows substitutions that begin with a file, 7
echo one > f1; echo 3 > f3; v=f1
f() { echo $(< f1); }
set -v
f;f
## status: 0
## STDOUT:
one
one
## END
## STDERR:
f;f
< f1
< f1
## END

#### set -v shows substitutions that begin with a file, 8
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(echo $(< f1))
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(echo $(< f1))
## END

#### set -v shows substitutions that begin with a file, 9
echo one > f1; echo 3 > f3; v=f1
set -v
cat <<E
$(< f1)
E
## status: 0
## STDOUT:
one
## END
## STDERR:
cat <<E
$(< f1)
E
< f1
## END

#### set -v shows substitutions that begin with a file, 10
echo one > f1; echo 3 > f3; v=f1
set -v
: ${x:-$(< f1)}
## status: 0
## STDERR:
: ${x:-$(< f1)}
< f1
## END

#### set -v shows substitutions that begin with a file, 11
echo one > f1; echo 3 > f3; v=f1
set -v
eval "echo \$(< f1)"
## status: 0
## STDOUT:
one
## END
## STDERR:
eval "echo \$(< f1)"
echo $(< f1)
< f1
## END

#### set -v shows substitutions that begin with a file, 12
echo one > f1; echo 3 > f3; v=f1
set -v
cat <(< f1) $(0< f1) $(< nosuch)
## status: 1
## STDOUT:
one
## END
## STDERR:
cat <(< f1) $(0< f1) $(< nosuch)
< f1
< nosuch
bash: line 3: nosuch: No such file or directory
cat: one: No such file or directory
## END

#### set -v shows substitutions that begin with a file, 13
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(<f1 2>&1)
## status: 0
## STDOUT:

## END
## STDERR:
echo $(<f1 2>&1)
< f1 2>&1
## END

#### set -v shows substitutions that begin with a file, 14
echo one > f1; echo 3 > f3; v=f1
set -v
[[ $(< f1) = one ]] && echo y
## status: 0
## STDOUT:
y
## END
## STDERR:
[[ $(< f1) = one ]] && echo y
< f1
## END

#### set -v shows substitutions that begin with a file, 15
echo one > f1; echo 3 > f3; v=f1
set -v; echo $(< f1)
## status: 0
## STDOUT:
one
## END
## STDERR:
< f1
## END

#### set -v shows substitutions that begin with a file, 16
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(< $'f1')
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(< $'f1')
< 'f1'
## END

#### set -v shows substitutions that begin with a file, 17
echo one > f1; echo 3 > f3; v=f1
set -v
trap "echo \$(< f1)" EXIT
## status: 0
## STDOUT:
one
## END
## STDERR:
trap "echo \$(< f1)" EXIT
echo $(< f1)
< f1
## END

#### set -v shows substitutions that begin with a file, 18
echo one > f1; echo 3 > f3; v=f1
set -vx
echo $(<f1)
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(<f1)
< f1
+ echo one
## END

#### set -v shows substitutions that begin with a file, 19
echo one > f1; echo 3 > f3; v=f1
set -v
echo ` < f1`
## status: 0
## STDOUT:
one
## END
## STDERR:
echo ` < f1`
 < f1
## END

#### set -v shows substitutions that begin with a file, 20
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(<f1;<f3)
## status: 0
## STDOUT:

## END
## STDERR:
echo $(<f1;<f3)
< f1; < f3
## END

#### set -v shows substitutions that begin with a file, 21
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(<f1 cat)
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(<f1 cat)
## END

#### set -v shows substitutions that begin with a file, 22
echo one > f1; echo 3 > f3; v=f1
set -v
f() { echo $(< f1); }; x=$(f)
## status: 0
## STDERR:
f() { echo $(< f1); }; x=$(f)
## END

#### set -v shows substitutions that begin with a file, 23
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(<<<a)
## status: 0
## STDOUT:

## END
## STDERR:
echo $(<<<a)
## END

#### set -v shows substitutions that begin with a file, 24
echo one > f1; echo 3 > f3; v=f1
set -v
{ echo $(< f1); } |& cat
## status: 0
## STDOUT:
< f1
one
## END
## STDERR:
{ echo $(< f1); } |& cat
## END

#### set -v shows substitutions that begin with a file, 25
echo one > f1; echo 3 > f3; v=f1
set -v
x=$(< f1) y=`< f3`
## status: 0
## STDERR:
x=$(< f1) y=`< f3`
< f1
< f3
## END

#### set -v shows substitutions that begin with a file, 26
echo one > f1; echo 3 > f3; v=f1
set -v
echo $(< f1) 2> o; cat o
## status: 0
## STDOUT:
one
## END
## STDERR:
echo $(< f1) 2> o; cat o
< f1
## END

#### set -v shows substitutions that begin with a file, 27
echo one > f1; echo 3 > f3; v=f1
set -v
{ echo $(< f1); } 2> o; cat o
## status: 0
## STDOUT:
one
< f1
## END
## STDERR:
{ echo $(< f1); } 2> o; cat o
## END

#### set -v leaves out lines within substitutions, 1
set -v
echo $(
echo a
)
echo n
## status: 0
## STDOUT:
a
n
## END
## STDERR:
echo $(
echo n
## END

#### set -v leaves out lines within substitutions, 2
set -v
echo $(echo a # c
); echo m
echo n
## status: 0
## STDOUT:
a
m
n
## END
## STDERR:
echo $(echo a # c
echo n
## END

#### set -v leaves out lines within substitutions, 3
set -v
echo $(echo 'a
b'
)
echo n
## status: 0
## STDOUT:
a b
n
## END
## STDERR:
echo $(echo 'a
echo n
## END

#### set -v leaves out lines within substitutions, 4
set -v
echo `echo a
echo b`
echo n
## status: 0
## STDOUT:
a b
n
## END
## STDERR:
echo `echo a
echo b`
echo n
## END

#### set -v leaves out lines within substitutions, 5
echo one > f1
set -v
echo $(
< f1
)
echo n
## status: 0
## STDOUT:
one
n
## END
## STDERR:
echo $(
< f1
echo n
## END

#### set -v leaves out lines within substitutions, 6
echo one > f1
set -v; echo a
echo $(
< f1
)
echo n
## status: 0
## STDOUT:
a
one
n
## END
## STDERR:
echo $(
< f1
echo n
## END

#### set -v leaves out lines within substitutions, 7
set -v
echo a $(echo $(
echo b)
); echo $(
echo c)
echo n
## status: 0
## STDOUT:
a b
c
n
## END
## STDERR:
echo a $(echo $(
echo n
## END

#### set -v leaves out lines within substitutions, 8
set -v
cat <(echo a
echo b) <<E
h
E
echo n
## status: 0
## STDOUT:
a
b
n
## END
## STDERR:
cat <(echo a
h
E
echo n
## END

#### set -v leaves out lines within substitutions, 9
set -v
echo "$(echo a
echo b)
x"
echo n
## status: 0
## STDOUT:
a
b
x
n
## END
## STDERR:
echo "$(echo a
x"
echo n
## END

#### set -v leaves out lines within substitutions, 10
set -v
f() {
echo $(
echo a)
}
f
## status: 0
## STDOUT:
a
## END
## STDERR:
f() {
echo $(
}
f
## END

#### set -v leaves out lines within substitutions, 11
set -v
echo ${x:-$(echo a
echo b)}
echo n
## status: 0
## STDOUT:
a b
n
## END
## STDERR:
echo ${x:-$(echo a
echo n
## END

#### set -v leaves out lines within substitutions, 12
set -v
x=$(
echo a)
(( y = $(echo 1 +
echo 2) ))
echo n
## status: 0
## STDOUT:
n
## END
## STDERR:
x=$(
(( y = $(echo 1 +
echo n
## END

#### set -v leaves out lines within substitutions, 13
set -v
eval 'echo $(
echo a)
echo n'
## status: 0
## STDOUT:
a
n
## END
## STDERR:
eval 'echo $(
echo a)
echo n'
echo $(
echo n
## END

#### set -v leaves out lines within substitutions, 14
set -v
shopt -s expand_aliases
alias e='echo al'
e x
## status: 0
## STDOUT:
al x
## END
## STDERR:
shopt -s expand_aliases
alias e='echo al'
e x
## END

#### set -e: nothing is forgiven of a file that cannot be read
( set -e; trap 'echo bye' EXIT; echo $(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; trap 'echo ERR' ERR; echo $(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; x=$(echo $(< nosuch); echo in); echo $x on ) 2>&1; echo "s $?"
( set -e; shopt -s inherit_errexit; x=$(echo $(< nosuch); echo in); echo on ) 2>&1; echo "s $?"
( set -e; echo a | cat $(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; echo $(< nosuch) | cat; echo on ) 2>&1; echo "s $?"
( set -e; echo $(< nosuch) & wait; echo on ) 2>&1; echo "s $?"
( set -e; eval 'echo $(< nosuch)'; echo on ) 2>&1; echo "s $?"
( set -e; { echo $(< nosuch); } || echo or; ! echo $(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; echo $(< /); echo on ) 2>&1; echo "s $?"
( set -e; cat <(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; while echo $(< nosuch); do break; done; echo on ) 2>&1; echo "s $?"
( set -e; trap 'echo $(< nosuch); echo t' EXIT; echo on ) 2>&1; echo "s $?"
( set -e; f() { local x=$(< nosuch); echo in; }; f; echo on ) 2>&1; echo "s $?"
( set -e; export x=$(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; echo $(< nosuch) > o; echo on ) 2>&1; echo "s $?"
( set -e; echo a > $(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; a=($(< nosuch)); echo on ) 2>&1; echo "s $?"
( set -e; (echo $(< nosuch)) || echo or; echo on ) 2>&1; echo "s $?"
( set -e; echo ${x:-$(< nosuch)}; echo on ) 2>&1; echo "s $?"
( set -e; echo $(( $(< nosuch) )); echo on ) 2>&1; echo "s $?"
( set -e; for i in $(< nosuch); do :; done; echo on ) 2>&1; echo "s $?"
( set -e; [[ $(< nosuch) ]] || echo on; case $(<nosuch) in *) echo c;; esac ) 2>&1; echo "s $?"
( set -e; cat <<< $(< nosuch); echo on ) 2>&1; echo "s $?"
( set -e; f() { echo $(< nosuch); echo in; }; f || echo or; f; echo on ) 2>&1; echo "s $?"
( x=$(< /); echo "$? [$x]" ) 2>&1; echo "s $?"
## status: 0
## STDOUT:
bash: line 1: nosuch: No such file or directory
bye
s 1
bash: line 2: nosuch: No such file or directory
s 1
bash: line 3: nosuch: No such file or directory
in on
s 0
bash: line 4: nosuch: No such file or directory
s 1
bash: line 5: nosuch: No such file or directory
s 1
bash: line 6: nosuch: No such file or directory
on
s 0
bash: line 7: nosuch: No such file or directory
on
s 0
bash: line 8: nosuch: No such file or directory
s 1
bash: line 9: nosuch: No such file or directory
s 1

on
s 0
bash: line 11: nosuch: No such file or directory
on
s 0
bash: line 12: nosuch: No such file or directory
s 1
on
bash: line 1: nosuch: No such file or directory
s 1
environment: line 14: nosuch: No such file or directory
s 1
bash: line 15: nosuch: No such file or directory
s 1
bash: line 16: nosuch: No such file or directory
s 1
bash: line 17: nosuch: No such file or directory
s 1
bash: line 18: nosuch: No such file or directory
s 1
bash: line 19: nosuch: No such file or directory
or
on
s 0
bash: line 20: nosuch: No such file or directory
s 1
bash: line 21: nosuch: No such file or directory
s 1
bash: line 22: nosuch: No such file or directory
s 1
bash: line 23: nosuch: No such file or directory
s 1
bash: line 24: nosuch: No such file or directory
s 1
environment: line 25: nosuch: No such file or directory
s 1
0 []
s 0
## END
