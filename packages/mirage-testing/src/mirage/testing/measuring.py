"""Laws of the capability that tells how much room there is: Measures."""

from typing import cast

from mirage.resources import Measures, Space
from mirage.testing.basis import Laws
from mirage.testing.law import needs
from mirage.testing.trial import Trial

SIZE = 200_000
"""Bytes of the file that takes room."""


def _told(trial: Trial) -> Space:
    with trial.works("space()"):
        return cast("Measures", trial.resource).space()


@needs("space")
class MeasuresLaws(Laws):
    """What ``space`` owes: numbers that ``df`` can show."""

    async def test_room_is_told_in_numbers(self, trial: Trial) -> None:
        """What is known of the room is not negative, and no more is taken than there is."""
        space = _told(trial)
        for name, value in space._asdict().items():
            trial.holds(value is None or value >= 0, f"space().{name}", "None, or not negative", value)
        for name, taken, there in (
            ("used", space.used, space.size),
            ("files_used", space.files_used, space.files),
        ):
            fits = taken is None or there is None or taken <= there
            trial.holds(fits, f"space().{name}", f"at most {there}", taken)

    @needs("write")
    async def test_a_file_takes_room(self, trial: Trial) -> None:
        """What is taken, where it is known, grows with a file that is written, and does not with a look at it."""
        before = _told(trial)
        await trial.write("file", bytes(range(256)) * (SIZE // 256))
        after = _told(trial)
        for name, old, new in (
            ("used", before.used, after.used),
            ("files_used", before.files_used, after.files_used),
        ):
            grows = old is None or (new is not None and new > old)
            trial.holds(grows, f"space().{name} after a write", f"more than {old}", new)
        await trial.read("file")
        trial.same("space() after a read", after, _told(trial))
