"""The options of a disk resource as a model."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class DiskConfig(BaseModel):
    """What ``DiskResource`` needs to know."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    root: Path
    """An existing directory of this machine; nothing outside it is ever reached."""
