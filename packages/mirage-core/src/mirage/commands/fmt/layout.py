"""Where the lines of a paragraph break: the choice that costs least, seen over all of them."""

from collections.abc import Sequence

MOST_COST = (1 << 63) - 1
LINE = 70**2
SENTENCE = 50**2
NO_BREAK = 600**2
PAREN = 40**2
PUNCT = 40**2
CREDIT = 3**2

_OPEN = frozenset(b"(['`\"")
_CLOSE = frozenset(b")]'\"")
_PERIOD = frozenset(b".?!")
_PUNCT = frozenset(b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Word:
    """A word, the blanks behind it, what counts for breaks, and the best that follows from it."""

    __slots__ = ("cost", "final", "length", "line_length", "next", "paren", "period", "punct", "space", "text")

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.length = len(text)
        self.space = 0
        self.paren = text[0] in _OPEN
        self.punct = text[-1] in _PUNCT
        end = len(text) - 1
        while end > 0 and text[end] in _CLOSE:
            end -= 1
        self.period = text[end] in _PERIOD
        self.final = False
        self.cost = 0
        """Of the line that begins with it, and of all behind that."""
        self.next = 0
        """The number of the word that begins the next line."""
        self.line_length = 0


class Layout:
    """The measures of lines."""

    __slots__ = ("_goal", "_most")

    def __init__(self, most: int, goal: int) -> None:
        self._most = most
        self._goal = goal

    def choose(self, words: Sequence[Word], first: int, indents: tuple[int, int], before: int) -> None:
        """Find the best break behind the word ``first``, where those of all words behind it are known.

        ``before`` is the length of the line before the paragraph, 0 where there is none.
        """
        word = words[first]
        count = len(words)
        goal, most = self._goal, self._most
        best = MOST_COST
        length = indents[0 if first == 0 else 1] + word.length
        at = first
        while True:
            at += 1
            if at == count:
                cost = 0
            else:
                following = words[at]
                cost = 100 * (goal - length) ** 2 + following.cost
                if following.next != count:
                    cost += 50 * (length - following.line_length) ** 2
            if first == 0 and before > 0:
                cost += 50 * (length - before) ** 2
            if cost < best:
                best = cost
                word.next = at
                word.line_length = length
            if at == count:
                break
            length += words[at - 1].space + words[at].length
            if length >= most:
                break
        word.cost = best + _base(words, first)


def _base(words: Sequence[Word], at: int) -> int:
    """What a line costs that begins with this word."""
    cost = LINE
    word = words[at]
    if at:
        last = words[at - 1]
        if last.period:
            cost += -SENTENCE if last.final else NO_BREAK
        elif last.punct:
            cost -= PUNCT
        elif at > 1 and words[at - 2].final:
            cost += 200**2 // (last.length + 2)
    if word.paren:
        cost -= PAREN
    elif word.final:
        cost += 150**2 // (word.length + 2)
    return cost


def split_point(words: Sequence[Word]) -> int:
    """A good break near the end of a paragraph that is too long to be seen as a whole."""
    count = len(words)
    point, best = count, MOST_COST
    at = words[0].next
    while at != count:
        word = words[at]
        gain = word.cost - (words[word.next].cost if word.next != count else 0)
        if gain < best:
            point, best = at, gain
        if best <= MOST_COST - CREDIT:
            best += CREDIT
        at = word.next
    return point
