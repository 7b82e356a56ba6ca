"""Record what real bash makes of every case: ``python tests/spec/record.py [FILE...]``."""

import sys
from dataclasses import replace
from pathlib import Path

import spec_cases as cases


def main(arguments: list[str]) -> None:
    """Record the files named, or all."""
    for path in [Path(argument) for argument in arguments] or cases.files():
        recorded = [replace(case, expected=cases.real(case.code)) for case in cases.read(path)]
        cases.write(path, recorded)
        sys.stdout.write(f"{path.name}: {len(recorded)} cases\n")


if __name__ == "__main__":
    main(sys.argv[1:])
