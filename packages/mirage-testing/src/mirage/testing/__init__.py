"""The laws that every resource keeps: subclass ResourceLaws, give it a ``resource`` fixture, run pytest."""

from mirage.testing.basis import Laws
from mirage.testing.finding import GlancesLaws, SearchesLaws, WalksLaws
from mirage.testing.law import Law, deviates, needs
from mirage.testing.linking import AttrsLaws, HardLinksLaws, LinksLaws
from mirage.testing.measuring import MeasuresLaws
from mirage.testing.moving import CopiesLaws, RenamesLaws
from mirage.testing.opening import AppendsLaws, OpensLaws
from mirage.testing.pushdown import PushdownLaws
from mirage.testing.ranges import RangeLaws
from mirage.testing.reading import ReadableLaws
from mirage.testing.refusals import ErrorLaws
from mirage.testing.registry import ResourceLaws, laws
from mirage.testing.shell import ShellLaws
from mirage.testing.streaming import StreamLaws
from mirage.testing.trial import SCENARIO, Tree, Trial
from mirage.testing.writing import ByteLaws, WritableLaws

__all__ = [
    "SCENARIO",
    "AppendsLaws",
    "AttrsLaws",
    "ByteLaws",
    "CopiesLaws",
    "ErrorLaws",
    "GlancesLaws",
    "HardLinksLaws",
    "Law",
    "Laws",
    "LinksLaws",
    "MeasuresLaws",
    "OpensLaws",
    "PushdownLaws",
    "RangeLaws",
    "ReadableLaws",
    "RenamesLaws",
    "ResourceLaws",
    "SearchesLaws",
    "ShellLaws",
    "StreamLaws",
    "Tree",
    "Trial",
    "WalksLaws",
    "WritableLaws",
    "deviates",
    "laws",
    "needs",
]
