"""The base of every class of laws: the fixtures an author overrides, and the trial that each law is given."""

from collections.abc import AsyncIterator
from typing import ClassVar

import pytest

from mirage.resources import PAGE, Resource
from mirage.testing.law import PREFIX, laws_of
from mirage.testing.trial import Tree, Trial


@pytest.mark.anyio
class Laws:
    """What every class of laws has. Override ``resource``; where it cannot be written, ``tree`` as well."""

    many: ClassVar[int] = PAGE + 1
    """How many files the laws of large directories make; fewer where each one costs."""

    live: ClassVar[bool] = False
    """It needs a real service: run only with ``--mirage-live``."""

    @pytest.fixture(scope="module", params=["asyncio", "trio"])
    @classmethod
    def anyio_backend(cls, request: pytest.FixtureRequest) -> str:
        """The event loops on which the laws run."""
        backend: str = request.param
        return backend

    @pytest.fixture
    def resource(self) -> Resource:
        """The resource, new for each law, empty where it may be written. The kit closes it."""
        raise NotImplementedError(f"{type(self).__name__} needs a `resource` fixture")

    @pytest.fixture
    def tree(self) -> Tree | None:
        """What the resource holds, exactly. None: the kit writes it."""
        return None

    @pytest.fixture
    async def trial(
        self, request: pytest.FixtureRequest, resource: Resource, tree: Tree | None
    ) -> AsyncIterator[Trial]:
        """The law of this test, tried on the resource."""
        name = request.node.originalname.removeprefix(PREFIX)
        law = next(law for law in laws_of(type(self)) if law.name == name)
        if reason := law.missing(type(resource)):
            await resource.aclose()
            pytest.skip(reason)
        trial = Trial(resource, law, tree, self.many)
        yield trial
        await trial.aclose()
