"""The names of the pieces."""

from collections.abc import Iterator

from mirage.commands.spec import Usage
from mirage.commands.split.options import Split, Way

DECIMAL = 10
USUAL = 2


def names(options: Split, prefix: str, way: Way) -> Iterator[str]:
    """One name after the other; where nothing says how long suffixes are, they grow, so that names stay in order.

    :raises Usage: there are no more.
    """
    alphabet, start = options.suffixes
    base = len(alphabet)
    length = options.length or USUAL
    grows = not options.length and not start
    if way.kind in ("chunks", "line-chunks", "robin"):
        last = way.units - 1
        if start and start.isdigit() and int(start) < way.units:
            last += int(start)
        needed = 1
        while last >= base**needed:
            needed += 1
        if options.length and options.length < needed:
            raise Usage(f"the suffix length needs to be at least {needed}", hint=False)
        length = max(length, needed)
        grows = False
    if len(start) > length:
        kind = "numerical" if base == DECIMAL else "hexadecimal"
        raise Usage(f"{kind} suffix start value is too large for the suffix length")
    number = int(start, base) if start else 0
    return _numbered(options, prefix, alphabet, (number, length, grows))


def _numbered(options: Split, prefix: str, alphabet: str, first: tuple[int, int, bool]) -> Iterator[str]:
    number, length, grows = first
    base = len(alphabet)
    while True:
        # A growing suffix never begins with the last letter: that begins a longer one.
        while number < (base - grows) * base ** (length - 1):
            yield prefix + _digits(number, length, alphabet) + options.additional
            number += 1
        if not grows:
            raise Usage("output file suffixes exhausted", hint=False)
        prefix += alphabet[-1]
        length += 1
        number = 0


def _digits(number: int, length: int, alphabet: str) -> str:
    digits: list[str] = []
    for _ in range(length):
        number, digit = divmod(number, len(alphabet))
        digits.append(alphabet[digit])
    return "".join(reversed(digits))
