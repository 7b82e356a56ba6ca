"""What is made of texts again and again is kept; of long texts little is."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import AnyStr, Concatenate, Final, ParamSpec, TypeVar, cast

Rest = ParamSpec("Rest")
Made = TypeVar("Made")

SHORT: Final = 128
LONG: Final = 4096
"""What is made of more characters is made anew each time."""
_FEW: Final = 16
_LARGE: Final = 2048


def kept(most: int) -> Callable[[Callable[Concatenate[AnyStr, Rest], Made]], Callable[Concatenate[AnyStr, Rest], Made]]:
    """As ``lru_cache``, for what is made of a text: of ``most`` short texts, and of few that are longer."""

    def keeping(make: Callable[Concatenate[AnyStr, Rest], Made]) -> Callable[Concatenate[AnyStr, Rest], Made]:
        short = cast("Callable[Concatenate[AnyStr, Rest], Made]", lru_cache(most)(make))
        longer = cast("Callable[Concatenate[AnyStr, Rest], Made]", lru_cache(_FEW)(make))

        @wraps(make)
        def found(text: AnyStr, /, *rest: Rest.args, **more: Rest.kwargs) -> Made:
            if len(text) <= SHORT:
                return short(text, *rest, **more)
            return longer(text, *rest, **more) if len(text) <= LONG else make(text, *rest, **more)

        return found

    return keeping


def program(source: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """A compiled expression; ``re`` keeps the last hundreds of them, however large, and is told to forget."""
    compiled = re.compile(source, flags)
    if len(source) > _LARGE:
        re.purge()
    return compiled
