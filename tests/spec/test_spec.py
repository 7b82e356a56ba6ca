"""Every recorded case, in our shell, on both event loops."""

import pytest
import spec_cases
import spec_shell

CASES = [
    pytest.param(case, id=f"{path.name.removesuffix('.test.sh')}: {case.name}")
    for path in spec_cases.files()
    for case in spec_cases.read(path)
]


@pytest.mark.anyio
@pytest.mark.parametrize("case", CASES)
async def test_our_shell_does_what_bash_did(case: spec_cases.Case) -> None:
    assert await spec_shell.run(case.code) == case.expected


def test_every_case_is_recorded_and_no_name_is_used_twice() -> None:
    for path in spec_cases.files():
        cases = spec_cases.read(path)
        assert all(case.expected is not None for case in cases), path.name
        assert len({case.name for case in cases}) == len(cases), path.name


def test_writing_cases_back_changes_nothing() -> None:
    for path in spec_cases.files():
        before = path.read_text("utf-8")
        spec_cases.write(path, spec_cases.read(path))
        assert path.read_text("utf-8") == before
