"""What is kept of what is made of texts."""

from mirage.keeping import LONG, SHORT, kept


def test_long_texts_push_out_no_short_ones_and_the_longest_are_not_kept() -> None:
    made: list[int] = []

    @kept(4)
    def size(text: str) -> int:
        made.append(len(text))
        return len(text)

    for length in (1, SHORT, *range(SHORT + 1, SHORT + 30), LONG + 1, LONG + 1, 1, SHORT):
        assert size("x" * length) == length
    assert made == [1, SHORT, *range(SHORT + 1, SHORT + 30), LONG + 1, LONG + 1]
