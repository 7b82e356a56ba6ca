#### control flow
f() { if a; then b; elif c; then d; else e; fi; while a; do b; done; until a; do b; done; for i in 1 2 "$@"; do echo $i; done; for i; do x; done; for ((i=0;i<3;i++)); do y; done; case $x in a|b) c;; (d) ;; *) e;& q) f;;& esac; select x in a b; do c; done; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    if a; then
        b;
    else
        if c; then
            d;
        else
            e;
        fi;
    fi;
    while a; do
        b;
    done;
    until a; do
        b;
    done;
    for i in 1 2 "$@";
    do
        echo $i;
    done;
    for i in "$@";
    do
        x;
    done;
    for ((i=0; i<3; i++))
    do
        y;
    done;
    case $x in 
        a | b)
            c
        ;;
        d)

        ;;
        *)
            e
        ;&
        q)
            f
        ;;&
    esac;
    select x in a b;
    do
        c;
    done
}
## END

#### subshells and groups
f() ( echo sub; (a; b); { c; d; } )
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    ( echo sub;
    ( a;
    b );
    { 
        c;
        d
    } )
}
## END

#### here-documents between commands
f() { cat <<X > out 2>&1
body $x
X
echo after; cat <<-'Y' | cat
	tab
	Y
(a) <<Z
z
Z
}
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    cat <<X > out 2>&1
body $x
X

    echo after
    cat <<-'Y' |
tab
Y
  cat
    ( a ) <<Z
z
Z

}
## END

#### redirections of a function
function g { echo x; } > out 2>/dev/null
declare -f g
## status: 0
## STDOUT:
g () 
{ 
    echo x
} > out 2> /dev/null
## END

#### a body without braces
h() if a; then b; fi
declare -f h
## status: 0
## STDOUT:
h () 
{ 
    if a; then
        b;
    fi
}
## END

#### functions inside functions
f() { g() { echo inner; }; function k() { x; }; a() ( b ); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    function g () 
    { 
        echo inner
    };
    function k () 
    { 
        x
    };
    function a () 
    { 
        ( b )
    }
}
## END

#### expansions and braces
f() { echo $(a; b) `c` ${x:-y} $((1+2)) "${a[@]}" <(p) >(q) {1..3} ~ a{b,c}d; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo $(a; b) `c` ${x:-y} $((1+2)) "${a[@]}" <(p) >(q) {1..3} ~ a{b,c}d
}
## END

#### negation and time
f() { a | b |& c; ! a | b; time a; time; ! ! a; ! { a; }; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a | b 2>&1 | c;
    ! a | b;
    time a;
    time ;
    a;
    ! { 
        a
    }
}
## END

#### empty arms and words
f() { case x in esac; case x in a) ;; esac; case x in (a|b) c; d;; esac; for x in; do y; done; for x in a
do b
c
done; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    case x in 
    esac;
    case x in 
        a)

        ;;
    esac;
    case x in 
        a | b)
            c;
            d
        ;;
    esac;
    for x in ;
    do
        y;
    done;
    for x in a;
    do
        b;
        c;
    done
}
## END

#### comments and blank lines
f() { # comment
 a # b

 b

}
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a;
    b
}
## END

#### and-or lists
f() { a && b || c; a && { b; c; }; a && (b) || if c; then d; fi; a &&
b; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a && b || c;
    a && { 
        b;
        c
    };
    a && ( b ) || if c; then
        d;
    fi;
    a && b
}
## END

#### nested loops
f() { for i in a; do for j in b; do if c; then d; else if e; then f; fi; fi; done; done; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    for i in a;
    do
        for j in b;
        do
            if c; then
                d;
            else
                if e; then
                    f;
                fi;
            fi;
        done;
    done
}
## END

#### documents and newlines in words
f() { x=$(cat <<X
a
X
); echo "a
b"; echo 'c
d'; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    x=$(cat <<X
a
X
);
    echo "a
b";
    echo 'c
d'
}
## END

#### several here-documents
f() { cat <<A <<B
a
A
b
B
cat <<A && b
a
A
if cat <<A
x
A
then y; fi
for i in $(cat <<A
q
A
); do z; done
}
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    cat <<A <<B
a
A
b
B

    cat <<A && 
a
A
 b
    if cat <<A; then
        y
x
A

    fi
    for i in $(cat <<A
q
A
);
    do
        z;
    done
}
## END

#### a here-document of a function
f() { a; } <<X
here
X
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a
} <<X
here
X

## END

#### groups as conditions
f() { if a; then (b); fi; if { a; }; then b; fi; while (a); do { b; }; done; (a; (b; c)); { a; { b; }; }; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    if a; then
        ( b );
    fi;
    if { 
        a
    }; then
        b;
    fi;
    while ( a ); do
        { 
            b
        };
    done;
    ( a;
    ( b;
    c ) );
    { 
        a;
        { 
            b
        }
    }
}
## END

#### loops of arithmetic
f() { for ((;;)); do a; done; for (( i = 0 ; i < 3 ; i++ )) { b; }; for i in a; { c; }; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    for ((1; 1; 1))
    do
        a;
    done;
    for ((i = 0 ; i < 3 ; i++ ))
    do
        b;
    done;
    for i in a;
    do
        c;
    done
}
## END

#### coprocesses
f() { echo a\ b "c\"d" 'e'"f"g \
  h; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo a\ b "c\"d" 'e'"f"g h
}
## END

#### quotes and continued lines
f() { echo $(a;b) "$(a
b)" $(if a;then b;fi) <(a;b) `a;b` ${x:-$(a;b)} $(a  "x  y" >f); x=$(c&d) y=(a   "b" [3]=c   $'q') $'a' "$'b'" ${x:-$'c'} $"d" a$'b'c; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo $(a; b) "$(a
b)" $(if a; then
    b;
fi) <(a; b) `a;b` ${x:-$(a; b)} $(a "x  y" > f);
    x=$(c & d) y=(a "b" [3]=c 'q') 'a' "$'b'" ${x:-'c'} "d" a'b'c
}
## END

#### programs in words
f() { a <>b 0<>c <&3 >&f >&$x 2>&$y 3>&- <&- 1<a 0>b {x}<&3 {y}>&- >&3- 2<<<b 3<<X; }
x
X
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a 0<> b 0<> c 0<&3 >&f >&$x 2>&$y 3>&- 0>&- 1< a 0> b {x}<&3 {y}>&- 1>&3- 2<<< b 3<<X
x
X

}
## END

#### redirection operators
f() { cat <<"a b"; cat <<\X; cat <<E'O'F; }
1
a b
2
X
3
EOF
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    cat <<'a b'
1
a b

    cat <<'X'
2
X

    cat <<'EOF'
3
EOF

}
## END

#### quoted delimiters
f() { time; time -p; time { a; }; ! time a; time ! a; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    time ;
    time -p ;
    time { 
        a
    };
    time ! a;
    time ! a
}
## END

#### time of nothing
f() { a=1; a=; a[1]+=x; a+=(b  c); export x=1   y=2; local -a z=(  1 2 ); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a=1;
    a=;
    a[1]+=x;
    a+=(b c);
    export x=1 y=2;
    local -a z=(1 2)
}
## END

#### continued words and conditions
f() { case "$x"   in (a) b;; (c|d) e ; esac; for   i   in  a   b ; do c ; done; select x; do y; done; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    case "$x" in 
        a)
            b
        ;;
        c | d)
            e
        ;;
    esac;
    for i in a b;
    do
        c;
    done;
    select x in "$@";
    do
        y;
    done
}
## END

#### blanks are made one
type f
## status: 1
## STDERR:
bash: line 1: type: f: not found
## END

#### an elif becomes an else
f() { if a; then b; elif c; then d; elif e; then g; else h; fi; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    if a; then
        b;
    else
        if c; then
            d;
        else
            if e; then
                g;
            else
                h;
            fi;
        fi;
    fi
}
## END

#### one that was read back is the same
f() { if a; then for i in 1 2; do echo "$i" | cat; done; fi; case $1 in x) y;; esac; }; a=$(declare -f f); unset -f f; eval "$a"; b=$(declare -f f); [ "$a" = "$b" ] && echo same
## status: 0
## STDOUT:
same
## END

#### it runs as before when read back
f() { local x=$1; while [ $x -gt 0 ]; do echo $x; x=$((x-1)); done; }; eval "$(declare -f f)"; f 2
## status: 0
## STDOUT:
2
1
## END

#### a function with a hyphen
my-f() { a; }; declare -f my-f
## status: 0
## STDOUT:
my-f () 
{ 
    a
}
## END

#### type of a function
f() { echo hi; }; type f; type -a f
## status: 0
## STDOUT:
f is a function
f () 
{ 
    echo hi
}
f is a function
f () 
{ 
    echo hi
}
## END

#### all functions
b() { 1; }; a() { 2; }; declare -f
## status: 0
## STDOUT:
a () 
{ 
    2
}
b () 
{ 
    1
}
## END

#### sums and slices
f() { echo $((a + b)) ${x:1:2} ${x//a/b} ${#x} ${!x} "${a[@]:1}" $[1+2]; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo $((a + b)) ${x:1:2} ${x//a/b} ${#x} ${!x} "${a[@]:1}" $[1+2]
}
## END

#### single quotes in ANSI quotes
f() { echo $'it\'s' $'a\tb' $'\x41'; }; declare -f f
## status: 0
## stdout-json: "f () \n{ \n    echo 'it'\\''s' 'a\tb' 'A'\n}\n"

#### a document with tabs
f() {
	cat <<-E
		a
	E
}
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    cat <<-E
a
E

}
## END

#### simple commands and lists
f() { echo a; echo "b $x" 'c' $'d\n' \e | cat && ! true || false & wait; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo a;
    echo "b $x" 'c' 'd
' \e | cat && ! true || false & wait
}
## END

#### background commands
f() { a; b & c; d && e & (x) & { y; } & if z; then w & fi; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a;
    b & c;
    d && e & ( x ) & { 
        y
    } & if z; then
        w &
    fi
}
## END

#### redirections of compound commands
f() { while read x; do echo $x; done < in > out; { a; } 2>e; (b) <c; if d; then e; fi >f; case x in y) z;; esac <g; [[ a ]] >q; ((1)) >r; }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    while read x; do
        echo $x;
    done < in > out;
    { 
        a
    } 2> e;
    ( b ) < c;
    if d; then
        e;
    fi > f;
    case x in 
        y)
            z
        ;;
    esac < g;
    [[ -n a ]] > q;
    ((1)) > r
}
## END

#### assignments
f() { a "b\
c" d\
e 'f\
g'; [[ -f  x   &&  a  ==  b || c ]]; [[ a =~ ^b(c|d)$ ]]; (( x+1  )); ((  x )); echo $(( 1+ 2 )); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    a "bc" de 'f\
g';
    [[ -f x && a == b || -n c ]];
    [[ a =~ ^b(c|d)$ ]];
    (( x+1  ));
    ((  x ));
    echo $(( 1+ 2 ))
}
## END

#### type prints the same
f() { { a; } & { b; }; (c) & }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    { 
        a
    } & { 
        b
    };
    ( c ) &
}
## END

#### a document in a loop
f() { while read x; do echo $x; done <<E
a
## status: 2
## STDERR:
bash: line 2: warning: here-document at line 1 delimited by end-of-file (wanted `E')
bash: line 3: syntax error: unexpected end of file
## END

#### a loop over a document
f() { while read x; do echo $x; done <<E
a
E
}
declare -f f; f
## status: 0
## STDOUT:
f () 
{ 
    while read x; do
        echo $x;
    done <<E
a
E

}
a
## END

#### a document in a substitution
f() { x=$(cat <<E
a
E
); echo "$x"; }; declare -f f; f
## status: 0
## STDOUT:
f () 
{ 
    x=$(cat <<E
a
E
);
    echo "$x"
}
a
## END

#### two documents in a pipe
f() { cat <<A | cat - <<B
a
A
b
B
}
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    cat <<A |
a
A
  cat - <<B
b
B

}
## END

#### deep nesting
f() { { { { ( ( { a; } ) ); }; }; }; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    { 
        { 
            { 
                ( ( { 
                    a
                } ) )
            }
        }
    }
}
## END

#### an empty case
f() { case a in esac; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    case a in 
    esac
}
## END

#### redirections before the command
f() { > a b < c; 2>&1 d; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    b > a < c;
    d 2>&1
}
## END

#### a function that was exported
f() { a; }; export -f f; declare -f f; declare -f
## status: 0
## STDOUT:
f () 
{ 
    a
}
f () 
{ 
    a
}
declare -fx f
## END

#### one parenthesis in a condition
f() { [[ ( a ) ]]; [[ ! ( a && b ) ]]; }; declare -f f
## status: 0
## STDOUT:
f () 
{ 
    [[ ( -n a ) ]];
    [[ ! ( -n a && -n b ) ]]
}
## END

#### empty here-documents and here-strings
f() { cat <<E <<-'F' 3<<G <<<""; }
E
F
G
declare -f f; trap 'echo "$BASH_COMMAND"' DEBUG; : <<X 3<<Y <<<""
X
Y
{ set <<Z;} > /dev/null
Z
## status: 0
## STDOUT:
f () 
{ 
    cat <<E <<-'F' 3<<G <<< ""
E
F
G

}
: <<X 3<<Y <<< ""
X
Y

## END

#### what ends a command of a substitution shows
f() { echo $(a
b; c &
d && e
! g) "$(if a
b
then c
d
else e
f
fi
)" $(while a
b
do c
d
done
e) <(a
b) ${x:-$(  a
b  )} $((1+ $(  a ))); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo $(a
b; c & d && e
! g) "$(if a
b; then
    c
d;
else
    e
f;
fi)" $(while a
b; do
    c
d;
done
e) <(a
b) ${x:-$(a
b)} $((1+ $(a)))
}
## END

#### a substitution that begins with a parenthesis is no calculation
f() { echo $( (a) ) "$( (a;b) | c)" <( (a) ) $( ((1)) ) $( ( (a
b) ) ) $({ (a
); }) $(! (a) ); x=$( (b) > f); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo $( ( a )) "$( ( a; b ) | c)" <( ( a )) $( ((1))) $( ( ( a
b ) )) $({ ( a ); }) $(! ( a ));
    x=$( ( b ) > f)
}
## END

#### substitutions in words with braces
f() { echo b{c,$(  a )}d{1,"$(   c)"} $(  e); for i in x{b,"$(  c
)"}; do :; done; a=(x{b,"$(  c)"}); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo b{c,$(a)}d{1,"$(c)"} $(e);
    for i in x{b,"$(c)"};
    do
        :;
    done;
    a=(x{b,"$(c)"})
}
## END

#### functions in substitutions
f() { echo $(g() { a
b; c
}
g); }
declare -f f
## status: 0
## STDOUT:
f () 
{ 
    echo $(function g () 
{ 
    a

    b;
    c
}
g)
}
## END
