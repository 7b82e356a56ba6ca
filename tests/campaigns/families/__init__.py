"""The families of commands whose calls are written by chance."""

from families.awk import AWK
from families.family import Family
from families.find import FIND
from families.forms import DATE, PRINTF
from families.grep import GREP
from families.jq import JQ
from families.sed import SED
from families.sort import SORT
from families.text import TEXT

FAMILIES: dict[str, Family] = {family.name: family for family in (GREP, SED, AWK, JQ, SORT, PRINTF, DATE, FIND, TEXT)}
