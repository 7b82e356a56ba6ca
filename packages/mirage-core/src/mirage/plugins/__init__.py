"""What a plugin module imports: ``hookimpl``, and the types in the signatures of ``hookspecs``."""

import pluggy

PROJECT = "mirage"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

__all__ = ["hookimpl", "hookspec"]
