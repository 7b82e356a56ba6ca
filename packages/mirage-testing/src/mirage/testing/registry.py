"""Every law there is, and the one class that holds them all."""

from mirage.testing.finding import GlancesLaws, SearchesLaws, WalksLaws
from mirage.testing.law import Law, laws_of
from mirage.testing.linking import AttrsLaws, HardLinksLaws, LinksLaws
from mirage.testing.measuring import MeasuresLaws
from mirage.testing.moving import CopiesLaws, RenamesLaws
from mirage.testing.opening import AppendsLaws, OpensLaws
from mirage.testing.pushdown import PushdownLaws
from mirage.testing.ranges import RangeLaws
from mirage.testing.reading import ReadableLaws
from mirage.testing.refusals import ErrorLaws
from mirage.testing.shell import ShellLaws
from mirage.testing.streaming import StreamLaws
from mirage.testing.writing import ByteLaws, WritableLaws


class ResourceLaws(
    ReadableLaws,
    RangeLaws,
    WritableLaws,
    ByteLaws,
    ErrorLaws,
    StreamLaws,
    WalksLaws,
    SearchesLaws,
    GlancesLaws,
    CopiesLaws,
    RenamesLaws,
    AttrsLaws,
    LinksLaws,
    HardLinksLaws,
    AppendsLaws,
    OpensLaws,
    MeasuresLaws,
    PushdownLaws,
    ShellLaws,
):
    """Every law. The ones for what a resource does not have are left out."""


def laws() -> tuple[Law, ...]:
    """Every law of the kit."""
    return laws_of(ResourceLaws)
