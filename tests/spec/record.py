"""Record what real bash makes of every case: ``python tests/spec/record.py [--count] [FILE...]``."""

import sys
from dataclasses import replace
from pathlib import Path

import spec_cases as cases


def main(arguments: list[str]) -> None:
    """Record the files named, or all; with ``--count`` only count their cases."""
    counting = "--count" in arguments
    paths = [Path(argument) for argument in arguments if argument != "--count"] or cases.files()
    total = 0
    for path in paths:
        found = cases.read(path)
        total += len(found)
        if not counting:
            cases.write(path, [replace(case, expected=cases.real(case.code)) for case in found])
        sys.stdout.write(f"{len(found):>6} {path.name.removesuffix('.test.sh')}\n")
    sys.stdout.write(f"{total:>6} cases\n")


if __name__ == "__main__":
    main(sys.argv[1:])
