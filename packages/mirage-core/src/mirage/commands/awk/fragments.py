"""From what a fragment gives to what is wanted."""

from collections.abc import Sequence

from mirage.commands.awk.numbers import number, whole
from mirage.commands.awk.writing import Fragment, Writer


class Conversions(Writer):
    """Numbers, texts, values and truths of fragments."""

    folds = False
    """Whether IGNORECASE may be set."""
    fixed_format = True
    """Whether CONVFMT and OFMT are what they are at the start."""

    def number(self, found: Fragment) -> str:
        """The fragment as a float."""
        match found.gives:
            case "num":
                return found.code
            case "bool":
                return f"(1.0 if {found.code} else 0.0)"
            case "str" if isinstance(found.constant, str):
                return self.number_constant(number(found.constant)).code
            case "str" | "field":
                return f"{'own_number' if found.own else 'number'}({found.code})"
            case "num?":
                return f"({found.code} or 0.0)"
            case "str?":
                return f'number({found.code} or "")'
            case _:
                return f"N({found.code})"

    def text(self, found: Fragment, *, shown: bool = False) -> str:
        """The fragment as a str; ``shown`` as it is printed."""
        match found.gives:
            case "str" | "field":
                return found.code
            case "str?":
                return f'({found.code} or "")'
            case "bool":
                return f"('1' if {found.code} else '0')"
            case "num" if isinstance(found.constant, float) and (text := whole(found.constant)) is not None:
                return self.text_constant(text).code
            case _:
                return f"{'P' if shown else 'S'}({found.code})"

    def value(self, found: Fragment) -> str:
        """The fragment as a value that can be kept."""
        match found.gives:
            case "bool":
                return self.number(found)
            case "field":
                return f"Strnum({found.code})"
            case _:
                return found.code

    def truth(self, found: Fragment) -> str:
        """The fragment as what can stand in a condition."""
        match found.gives:
            case "bool" | "str" | "str?" | "num" | "num?":
                return found.code
            case "field":
                return f"true_text({found.code})"
            case _:
                return f"true({found.code})"

    def joined(self, parts: Sequence[Fragment], *, shown: bool = False) -> str:
        """The texts of several fragments as one."""
        merged: list[Fragment] = []
        for part in parts:
            known = self._constant_text(part)
            if known is not None and merged and isinstance(merged[-1].constant, str):
                merged[-1] = self.text_constant(merged[-1].constant + known)
            elif known is not None:
                merged.append(self.text_constant(known))
            else:
                merged.append(Fragment(self.text(part, shown=shown), "str"))
        merged = [part for part in merged if part.constant != ""]
        if not merged:
            return '""'
        if len(merged) == 1:
            return merged[0].code
        if len(merged) == 2:
            return f"({merged[0].code} + {merged[1].code})"
        names = [part.code for part in merged]
        return f'"".join(({", ".join(names)}))' if len(names) > 40 else self._formatted(names)

    @staticmethod
    def _formatted(names: list[str]) -> str:
        if any('"' in name or "\\" in name or "{" in name or ":=" in name or "'" in name for name in names):
            return f'"".join(({", ".join(names)}))'
        return 'f"' + "".join(f"{{{name}}}" for name in names) + '"'

    @staticmethod
    def _constant_text(part: Fragment) -> str | None:
        known = part.constant
        return known if known is None or isinstance(known, str) else whole(known)
