"""Whether a policy lets an operation happen, and who is told that it did. Costs nothing where nobody asks."""

import errno
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import TypeAlias

from mirage.access import Access
from mirage.errors import failure
from mirage.events import Event, Operated
from mirage.session import Session

Verdict: TypeAlias = bool | OSError | None
"""None and True allow; False denies with EACCES, an OSError denies with itself."""

Check: TypeAlias = Callable[[Access, Session], Verdict | Awaitable[Verdict]]


class Guard:
    """The checks and observers of a workspace, called around each operation that reaches a mount.

    A check can only restrict further what the mount's mode allows.
    """

    __slots__ = ("active", "checks", "emit")

    def __init__(self, checks: tuple[Check, ...] = (), emit: Callable[[Event], None] | None = None) -> None:
        self.checks = checks
        self.emit = emit
        self.active = bool(checks) or emit is not None
        """False: an operation need not even be described."""

    async def admit(self, access: Access, session: Session) -> None:
        """Ask every check; the first one that denies decides.

        :raises OSError: denied: the check's own error, EACCES where it has none or broke.
        """
        for check in self.checks:
            refusal = await _asked(check, access, session)
            if refusal is not None:
                raise refusal

    def tell(self, session: Session, access: Access, resource: str, error: OSError | None = None) -> None:
        """Report an operation to the observer, where there is one."""
        if self.emit is not None:
            self.emit(Operated(session.id, access, resource, error))


async def _asked(check: Check, access: Access, session: Session) -> OSError | None:
    try:
        answer = check(access, session)
        verdict = await answer if isawaitable(answer) else answer
    except OSError as error:
        return error
    except Exception:  # noqa: BLE001 - a policy that breaks must not let anything through
        return failure(errno.EACCES, access.path)
    if verdict is None or verdict is True:
        return None
    return verdict if isinstance(verdict, OSError) else failure(errno.EACCES, access.path)
