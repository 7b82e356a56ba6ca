"""What is not installed: which distribution brings an import or a resource name, or that none does yet."""

import sys
from collections.abc import Sequence
from types import ModuleType

DISTRIBUTIONS = {
    "mirage.cli": "mirage-cli",
    "mirage.testing": "mirage-testing",
}
"""Import paths and the distribution that brings each; every one of them can be installed today."""

PLANNED_RESOURCES = frozenset(
    {
        *("s3", "r2", "gcs", "oci", "supabase"),
        *("slack", "discord", "telegram", "email", "gmail"),
        *("gdrive", "gdocs", "gsheets", "gslides", "notion"),
        *("github", "linear", "trello"),
        *("redis", "mongodb", "postgres", "ssh"),
    }
)
PLANNED_PACKAGES = frozenset({"mirage.agents", "mirage.cache", "mirage.daemon"})

RESOURCE_PACKAGE = "mirage.resource."


def normalised(name: str) -> str:
    """A distribution or plugin name as comparisons use it."""
    return name.strip().lower().replace("_", "-").replace(".", "-")


def advice(module: str) -> str | None:
    """What to tell someone whose import of ``module`` found nothing; None where Mirage knows nothing of it."""
    for known, distribution in DISTRIBUTIONS.items():
        if module == known:
            return f"pip install {distribution}"
    if module.startswith(RESOURCE_PACKAGE):
        return resource_advice(module.removeprefix(RESOURCE_PACKAGE).partition(".")[0])
    package = ".".join(module.split(".")[:2])
    return "not available yet" if package in PLANNED_PACKAGES else None


def resource_advice(name: str) -> str | None:
    """What to tell someone who asked for the resource ``name``; None where Mirage knows nothing of it."""
    distribution = DISTRIBUTIONS.get(RESOURCE_PACKAGE + name)
    if distribution is not None:
        return f"pip install {distribution}"
    return "not available yet" if name in PLANNED_RESOURCES else None


def interpreter_advice() -> str:
    """What to tell someone who wants to run a program of a language that is not the shell's."""
    return "no installed plugin interprets it (mirage.interpreter)"


class Advisor:
    """The last finder of ``sys.meta_path``: names what to install for a missing part of Mirage."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> None:
        """Find nothing, ever.

        :raises ModuleNotFoundError: it is a part of Mirage that is known and not installed.
        """
        if not name.startswith("mirage."):
            return
        hint = advice(name)
        if hint is not None:
            raise ModuleNotFoundError(f"No module named {name!r}: {hint}", name=name)


def install() -> None:
    """Append the Advisor, once."""
    if not any(getattr(finder, "__name__", "") == Advisor.__name__ for finder in sys.meta_path):
        sys.meta_path.append(Advisor)
