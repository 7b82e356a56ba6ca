"""The pytest plugin: collects the laws that apply, expects the declared deviations to fail, and prints them."""

import typing
from collections.abc import Generator, Mapping

import pytest

from mirage.resources import Resource
from mirage.testing.basis import Laws
from mirage.testing.law import PREFIX, Law, deviations_of, laws_of

LIVE = "--mirage-live"
_PROPERTY = "mirage_deviation"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("mirage")
    group.addoption(
        LIVE,
        action="store_true",
        default=False,
        dest="mirage_live",
        help="also run the laws of resources that need a real service (classes with live = True)",
    )


@pytest.fixture(scope="session")
def mirage_live(pytestconfig: pytest.Config) -> bool:
    """Whether real services may be used."""
    return bool(pytestconfig.getoption("mirage_live"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the laws that say nothing about a resource; expect the ones it deviates from to fail."""
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    known: dict[type[Laws], _Class] = {}
    for item in items:
        cls = getattr(item, "cls", None)
        if not isinstance(item, pytest.Function) or not isinstance(cls, type) or not issubclass(cls, Laws):
            kept.append(item)
            continue
        if cls not in known:
            known[cls] = _Class(cls, item)
        about = known[cls]
        if about.applies(item):
            kept.append(item)
            about.mark(item, live=bool(config.getoption("mirage_live")))
        else:
            left_out.append(item)
    for about in known.values():
        about.check()
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


class _Class:
    """A test class of laws, and the resource class that its fixture says it returns."""

    def __init__(self, cls: type[Laws], item: pytest.Function) -> None:
        self.cls = cls
        self.laws: Mapping[str, Law] = {law.name: law for law in laws_of(cls)}
        self.resource = _returned(item)

    def law(self, item: pytest.Function) -> Law | None:
        return self.laws.get((item.originalname or item.name).removeprefix(PREFIX))

    def applies(self, item: pytest.Function) -> bool:
        law = self.law(item)
        return law is None or self.resource is None or law.missing(self.resource) is None

    def mark(self, item: pytest.Function, *, live: bool) -> None:
        if self.cls.live and not live:
            item.add_marker(pytest.mark.skip(reason=f"needs a real service: {LIVE}"))
        law = self.law(item)
        why = deviations_of(self.cls).get(law.name) if law else None
        if law is not None and why is not None:
            item.add_marker(pytest.mark.xfail(reason=why, raises=AssertionError, strict=True))
            item.user_properties.append((_PROPERTY, f"{self.cls.__name__}: {law.name}: {why}"))

    def check(self) -> None:
        """A deviation from a law that does not apply is a mistake of the author's."""
        for name in deviations_of(self.cls):
            reason = self.laws[name].missing(self.resource) if self.resource is not None else None
            if reason:
                raise pytest.UsageError(f"{self.cls.__name__} deviates from {name}, which does not apply: {reason}")


def _returned(item: pytest.Function) -> type[Resource] | None:
    """The resource class that the ``resource`` fixture is annotated with; None where it does not say."""
    # pytest tells which fixtures a test gets nowhere else before it runs.
    fixtures = item._fixtureinfo.name2fixturedefs["resource"]  # pyright: ignore[reportPrivateUsage]
    try:
        hint = typing.get_type_hints(fixtures[-1].func).get("return")
    except NameError:
        return None
    if typing.get_origin(hint) is not None:
        hint = next(iter(typing.get_args(hint)), None)
    if isinstance(hint, type) and issubclass(hint, Resource) and hint is not Resource:
        return hint
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A declared deviation that does not occur is told in words."""
    report = yield
    said = [text for name, text in item.user_properties if name == _PROPERTY]
    if said and report.when == "call" and report.failed and "[XPASS(strict)]" in str(report.longrepr):
        report.longrepr = f"deviation no longer needed: the law holds; take it out of @deviates\n{said[0]}"
    return report


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter") -> None:
    """Print each deviation once, whatever number of event loops it was seen on."""
    found: dict[str, None] = {}
    for report in terminalreporter.getreports("xfailed"):
        for name, text in report.user_properties:
            if name == _PROPERTY:
                found[str(text)] = None
    if found:
        terminalreporter.section("deviations from the laws of resources")
        for text in sorted(found):
            terminalreporter.line(text)
