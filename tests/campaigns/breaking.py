"""Scripts, words and sums that are broken by chance: the same seed and number give the same text.

What is broken are cases of the corpus and productions of the grammar, so that most of a text still makes sense.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

import generator
import spec_cases

LONGEST = 200_000
"""Characters of a text."""

MARKS = tuple("(){}[]<>|&;$`'\"\\#!*?~=+-/%^,:@ \n\t0a")
SIGNS = (
    *("$(", "$((", "))", "${", "}", "[[", "]]", "((", "<<", "<<<", "<(", ">(", "&&", "||", ";;", ";&", ";;&", "|&"),
    *("&>>", ">&-", "<>", "{v}>", "$'", '$"', "\\\n", "@Q", "@P", "@A", "@k", "[@]", "[*]", ":-", "//", "^^", ",,"),
    *("**", "<<=", "++", "--", "$@", "$*", "$!", "$$", "${!", "${#", "${x:", "${a[", "${@:", "$[", "\\1", "#", "&"),
)
NAMES = (
    *("if ", "then ", "elif ", "else ", "fi ", "for ", "in ", "do ", "done ", "while ", "until ", "case ", "esac "),
    *("function ", "select ", "time ", "coproc ", "declare ", "local ", "readonly ", "eval ", "let ", "trap "),
    *("f() ", "declare -n ", "declare -A ", "declare -i ", "unset ", "read ", "printf ", "mapfile ", "test ", "[ "),
    *("x", "a["),
)
PATTERNS = (
    *("+(", "@(", "!(", "*(", "?(", "[!", "[[:alpha:]]", "[[:x:]]", "[[.a.]]", "[[=a=]]", "[a-", "[z-a]", "[]"),
    *("**/", "{1..", "{a,", "..3}", "{a..z..", "{,}", "{2}", "{1,", "(a|", "\\b", "\\<", "(?", "^*", "$+"),
)
NUMBERS = (
    *("0", "1", "-1", "08", "0x", "0xg", "9223372036854775807", "-9223372036854775808", "9223372036854775808"),
    *("18446744073709551616", "0x7fffffffffffffff", "0xffffffffffffffffff", "07777777777777777777777", "1e9"),
    *("1.5", "16#", "2#2", "1#0", "64#@_", "65#1", "99999999999#1", "-9223372036854775808/-1", "1%0", "2**64"),
    *("1<<64", "1<<-1", "99999999999999999999999999999999", "1" * 5000, "36#zZ", "999999999"),
)
SUBSCRIPTS = (
    *("[9223372036854775807]", "[-9223372036854775808]", "[-1]", "[-99]", "[x]", "[a[0]]", "[$(echo 1)]", "[]"),
    *("[ ]", "[99999999999999999999]", "[1,2]", "['k']", '["]"]', "[\\]]", "[@]", "[*]", "[a[a[a[0]]]]", "[1]+="),
    *("[4294967296]=",),
)
ESCAPES = (
    *("$'\\x'", "$'\\xff'", "$'\\x{41}'", "$'\\u'", "$'\\ud800'", "$'\\udcff'", "$'\\U0010ffff'", "$'\\U110000'"),
    *("$'\\Uffffffff'", "$'\\0'", "$'\\777'", "$'\\c'", "$'\\c\\\\'", "$'\\c@'", "$'a\\0b'", "$'\\'", "\\x41"),
    *("\\0", "\\c"),
)
CHARACTERS = (
    *("\x00", "\r", "\r\n", "\x01", "\x7f", "\x1b[0m", "\x0b", "\x0c", "\x85", "\xa0", "é", "é", "ß", "\u0131"),
    *("İ", "ﬀ", "ŉ", "中", "\uff41", "\u2028", "\u202e", "\ufeff", "�", "\uffff", "😀", "👨\u200d👩", "\U0001d7d9"),
    *(
        "٣",
        "\U0010ffff",
        "\ud800",
        "\udcff",
        "\udc80",
        "\udcc3\udca9",
        "\udcf0\udc9f\udc98\udc80",
        "\udced\udca0\udc80",
    ),
)
DOCUMENTS = (
    *("<<E\n", "<<-E\n", "<<'E'\n", '<<"E F"\n', "<<\\E\n", "<<$x\n", "<<$(x)\n", "<<''\n\n", "<<E <<F\n", "\nE\n"),
    *("\n\tE\n", "<<E\r\n", "E\\\n", "<<E)\n", "<<`E`\n", "<<é\n", "<<\udcff\n", "<<E\n$(<<E\n", "<<E;", "<<<<"),
    *("<<- 'E'F\n",),
)
TOKENS = (MARKS, SIGNS, NAMES, PATTERNS, NUMBERS, SUBSCRIPTS, ESCAPES, CHARACTERS, DOCUMENTS)

PAIRS = (
    *(("(", ")"), ("{ ", ";}"), ("[", "]"), ("$(", ")"), ("$((", "))"), ("((", "))"), ("`", "`"), ('"', '"')),
    *(("'", "'"), ("${x:-", "}"), ("${x/", "/}"), ('"$(', ')"'), ('"${x:-', '}"'), ("${a[", "]}"), ("a[", "]")),
    *(("${!", "}"), ("@(", ")"), ("!(", ")"), ("*(", "|b)"), ("{a,", "}"), ("{", ",b}"), ("[[ ( ", " ) ]]")),
    *(("[[ ! ", " ]]"), ("<(", ")"), ("(a|", ")"), ("(", ")*"), ("((", ")+)?"), ("-(", ")"), ("x?", ":0")),
    *(("if ", ";then :;fi"), ("f() { ", ";}"), ("! ", ""), ("while ", ";do break;done")),
    *(("case ", " in *) ;; esac"), ("eval '", "'"), ("$'", "'"), ("<<E\n", "\nE\n"), ("\\", "")),
)

Begin = Callable[[Random], str]


def text_of(target: str, seed: int, number: int) -> str:
    """The same for the same seed and number."""
    chance = Random(f"{seed}/{target}/{number}")
    breaking = _Breaking(chance, BEGINNINGS[target])
    text = breaking.begin(chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        text = chance.choice(_MUTATIONS)(breaking, text)
    return text[:LONGEST]


@cache
def _corpus() -> tuple[str, ...]:
    codes = [case.code for path in spec_cases.files() for case in spec_cases.read(path)]
    return tuple(code for code in codes if "sleep" not in code and "wait" not in code)


@cache
def _parts(pattern: str) -> tuple[str, ...]:
    """What the corpus holds of a kind."""
    found = (part for code in _corpus() for part in re.findall(pattern, code))
    return tuple(dict.fromkeys(found))


def _whole(chance: Random) -> str:
    return chance.choice(_corpus()) if chance.random() < 0.6 else generator.of_kind("statement", chance)


def _word(chance: Random) -> str:
    if chance.random() < 0.4:
        return chance.choice(_parts(r"""\$\{[^\n]*?\}|"[^"\n]*"|\$'[^'\n]*'|\S+"""))
    return generator.of_kind(chance.choice(("word", "parameter", "elements", "pattern", "inner", "glob")), chance)


def _sum(chance: Random) -> str:
    if chance.random() < 0.4:
        return chance.choice(_parts(r"\(\((.+?)\)\)"))
    return generator.of_kind("sum", chance)


BEGINNINGS: dict[str, Begin] = {"parser": _whole, "expansion": _word, "arithmetic": _sum}


@dataclass(frozen=True, slots=True)
class _Breaking:
    """What is done to a text."""

    chance: Random
    begin: Begin

    def many(self, *amounts: int) -> int:
        """One of several amounts; the last, a huge one, seldom: it takes the time of a hundred others."""
        return amounts[-1] if self.chance.random() < 0.05 else self.chance.choice(amounts[:-1])

    def token(self) -> str:
        return self.chance.choice(self.chance.choice(TOKENS))

    def span(self, text: str) -> tuple[int, int]:
        start = self.chance.randint(0, len(text))
        return start, min(len(text), start + int(self.chance.expovariate(0.1)))

    def insert(self, text: str) -> str:
        at = self.chance.randint(0, len(text))
        return text[:at] + "".join(self.token() for _ in range(self.chance.randint(1, 3))) + text[at:]

    def delete(self, text: str) -> str:
        start, stop = self.span(text)
        return text[:start] + text[stop:]

    def repeat(self, text: str) -> str:
        start, stop = self.span(text)
        return text[:start] + text[start:stop] * self.many(2, 3, 10, 100, 2000) + text[stop:]

    def splice(self, text: str) -> str:
        other = self.begin(self.chance)
        return text[: self.chance.randint(0, len(text))] + other[self.chance.randint(0, len(other)) :]

    def nest(self, text: str) -> str:
        at = self.chance.randint(0, len(text))
        return text[:at] + self.begin(self.chance) + text[at:]

    def replace(self, text: str) -> str:
        start, stop = self.span(text)
        return text[:start] + self.token() + text[stop:]

    def bomb(self, text: str) -> str:
        at = self.chance.randint(0, len(text))
        token = self.token()
        return text[:at] + token * min(self.many(5, 70, 300, 5000), LONGEST // len(token)) + text[at:]

    def wrap(self, text: str) -> str:
        """Nest a part deeply; now and then one end is missing, or several pairs take turns."""
        start, stop = self.span(text)
        pairs = self.chance.choices(PAIRS, k=self.chance.choice((1, 1, 1, 2, 3)))
        depth = self.many(1, 2, 5, 70, 300, 3000) // len(pairs) + 1
        opening = "".join(pair[0] for pair in pairs) * depth
        closing = "".join(pair[1] for pair in reversed(pairs)) * self.chance.choice((depth, depth, depth, depth - 1, 0))
        return text[:start] + opening + text[start:stop] + closing + text[stop:]

    def unbalance(self, text: str) -> str:
        """Take one quote or bracket away, or double it."""
        found = [each.start() for each in re.finditer(r"""[]['"`(){}]""", text[:10_000])]
        if not found:
            return self.insert(text)
        at = self.chance.choice(found)
        return text[:at] + text[at] * self.chance.choice((0, 0, 2)) + text[at + 1 :]

    def renumber(self, text: str) -> str:
        """Put another number in the place of one."""
        found = list(re.finditer(r"\d+", text[:10_000]))
        if not found:
            return self.insert(text)
        number = self.chance.choice(found)
        return text[: number.start()] + self.chance.choice(NUMBERS) + text[number.end() :]

    def corrupt(self, text: str) -> str:
        """Change some of the bytes: what is no text any more stays as surrogates."""
        data = bytearray(text.replace("\ud800", "?").encode("utf-8", "surrogateescape"))
        for _ in range(self.chance.choice((1, 2, 5)) if data else 0):
            data[self.chance.randrange(len(data))] = self.chance.choice((self.chance.randrange(256), 0, 10, 13, 0xFF))
        return data.decode("utf-8", "surrogateescape")

    def swell(self, text: str) -> str:
        """One of its words becomes huge."""
        start, stop = self.span(text)
        filling = self.chance.choice(("a", "1", "*", "\\", "$", "é", "\udcff", "a b ", "x=", "?", "-", "/", ".", "\n"))
        return text[:start] + filling * (self.many(100, 300, 1000, 5000, 100_000) // len(filling)) + text[stop:]


_MUTATIONS = (
    *(_Breaking.insert, _Breaking.insert, _Breaking.replace, _Breaking.replace, _Breaking.delete, _Breaking.repeat),
    *(_Breaking.splice, _Breaking.nest, _Breaking.bomb, _Breaking.wrap, _Breaking.unbalance, _Breaking.renumber),
    *(_Breaking.corrupt, _Breaking.swell),
)
