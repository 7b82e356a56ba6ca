"""Makes the modules beside it, and those of the corpus and of the core's tests, importable: none are on a path."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec"), str(HERE.parents[1] / "packages/mirage-core/tests")]
