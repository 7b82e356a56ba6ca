"""Lets the tests of the kit import the reference resource and its mutants, which lie beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
