"""Makes the modules beside it, and those of the corpus, importable: these folders are no packages and on no path."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "spec")]
