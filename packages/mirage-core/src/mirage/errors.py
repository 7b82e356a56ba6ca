"""What can go wrong, as types.

OSError                        a file operation failed; carries an errno and the virtual path
MirageError
├── ConfigError                a workspace's configuration cannot be used
│   └── MissingVariables       ${VAR} names that the environment does not have
├── PluginError                a plugin is broken, or two plugins claim one name
├── UnknownResource            no installed distribution brings a resource of this name
├── UnknownSession             the workspace has no session of this id
├── SessionExists              the workspace has one already
└── WrongThread                a synchronous call from the thread that runs the workspace
LimitReached                   a line used up its Budget; not an Exception, so that no command can swallow it
"""

import os
from collections.abc import Iterable


class MirageError(Exception):
    """The root of what Mirage itself refuses."""


class ConfigError(MirageError):
    """A configuration that cannot be used; the message names the key or the file."""


class MissingVariables(ConfigError):
    """Variables that a configuration refers to and the environment does not have, all at once."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(set(names)))
        super().__init__(f"missing environment variables: {', '.join(self.names)}")


class PluginError(MirageError):
    """A plugin that cannot be used; the message names the plugin and its distribution."""


class UnknownResource(MirageError):
    """A resource name that nothing installed answers to; the message says what to install."""


class UnknownSession(MirageError):
    """A session id that the workspace does not have."""

    def __init__(self, session_id: str) -> None:
        self.session_id = session_id
        super().__init__(f"no session {session_id!r}; create_session({session_id!r}) makes it")


class SessionExists(MirageError):
    """A session id that the workspace has already."""

    def __init__(self, session_id: str) -> None:
        self.session_id = session_id
        super().__init__(f"session {session_id!r} exists already; get_session({session_id!r}) gives it")


class WrongThread(MirageError):
    """A synchronous call made on the thread whose event loop runs the workspace."""


class LimitReached(BaseException):
    """A line reached a limit of its Budget and is over."""

    def __init__(self, limit: str, value: int | float) -> None:
        self.limit = limit
        self.value = value
        super().__init__(f"mirage: limit: {limit} {value}")


def failure(code: int, path: str | None = None, other: str | None = None) -> OSError:
    """The OSError (of the fitting built-in subclass) for an errno and the virtual path it is about."""
    if path is None:
        return OSError(code, os.strerror(code))
    if other is None:
        return OSError(code, os.strerror(code), path)
    return OSError(code, os.strerror(code), path, None, other)
