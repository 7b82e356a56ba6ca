"""Each law is broken by at least one wrong resource, and says so by an assertion."""

from importlib import import_module

import pytest
from mutants import MUTANTS, Mutant, close_kept
from shelf import Shelf

from mirage.resources import Resource
from mirage.testing import Law, Trial, laws

LAWS = {law.name: law for law in laws()}

for subject in ("reading", "writing", "streaming", "moving", "keeping"):
    import_module(f"mutants_{subject}")

pytestmark = pytest.mark.anyio


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not end at once does not end here."""
    monkeypatch.setattr("mirage.testing.streaming.PATIENCE", 0.5)
    monkeypatch.setattr("mirage.testing.leaks.PATIENCE", 0.1)


async def tried(law: Law, resource: Resource, mutant: Mutant | None = None) -> None:
    """What pytest does with a law, without pytest."""
    trial = Trial(resource, law, mutant.tree if mutant else None, law.owner.many)
    try:
        await law.function(law.owner(), trial)
    finally:
        await trial.aclose()
        await close_kept()


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.law}-{mutant.name}")
async def test_a_law_fails_for_its_mutant(mutant: Mutant) -> None:
    law, resource = LAWS[mutant.law], mutant.make()
    assert law.missing(type(resource)) is None
    with pytest.raises(AssertionError) as caught:
        await tried(law, resource, mutant)
    assert type(caught.value) is AssertionError
    told = str(caught.value)
    assert told.startswith(f"{law}: ")
    assert law.sentence in told
    assert "expected: " in told
    assert "got: " in told


@pytest.mark.parametrize("law", [law for law in laws() if "-write" not in law.needs], ids=lambda law: law.name)
async def test_a_law_holds_for_the_reference(law: Law) -> None:
    await tried(law, Shelf())


def test_every_law_has_a_mutant() -> None:
    assert sorted(set(LAWS) - {mutant.law for mutant in MUTANTS}) == []


def test_every_mutant_has_a_law() -> None:
    assert sorted({mutant.law for mutant in MUTANTS} - set(LAWS)) == []


def test_there_are_many_laws() -> None:
    assert len(LAWS) == len(laws()) >= 60


def test_every_law_is_one_sentence() -> None:
    for law in laws():
        assert law.sentence.endswith("."), law
        assert 20 <= len(law.sentence) <= 160, law
