"""What is found to close at once closes there, too, when all within is read: at every place of the corpus."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
import spec_cases

from mirage.budget import finished
from mirage.shell.syntax.closing import UNSURE, closing
from mirage.shell.syntax.enclosed import Scan
from mirage.shell.syntax.scan import Program
from mirage.shell.syntax.tokens import Rules, SyntaxFault, TooLarge, Unfinished

OPENERS = re.compile(r'"|\$[({]')


def read(text: str, at: int) -> int:
    """Where it closes."""
    scan = Scan(text, at, Program, Rules(extglob=True))
    scan.special(quoted=False)
    finished(scan.run())
    return scan.at


@pytest.mark.parametrize("path", spec_cases.files(), ids=lambda path: path.name.partition(".")[0])
def test_what_closes_at_once_closes_there(path: Path) -> None:
    sure = 0
    for case in spec_cases.read(path):
        for opener in OPENERS.finditer(case.code):
            found = closing(case.code, opener.start())
            if found == UNSURE:
                continue
            # What is never closed is not looked for.
            with suppress(SyntaxFault, TooLarge, Unfinished):
                assert found == read(case.code, opener.start()), case.code[opener.start() :]
                sure += 1
    assert sure
