r"""Lengths and right angles in sentences: orthonormal vectors q_1 and q_2, a unit vector u, w is orthogonal to v."""

from __future__ import annotations

import re
from itertools import combinations

from .spaces import members_listed, names_listed

_FORMULA = r"\$[^$]+\$"
_LIST = rf"(?P<names>{_FORMULA}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_FORMULA})*)"
_KINDS = (
    r"(?P<kind>orthonormal|(?:mutually |pairwise )?(?:orthogonal|perpendicular) unit|unit(?:[- ](?:norm|length))?"
    r"|(?:normali[sz]ed|unit) (?=eigen)|orthogonal|perpendicular)"
)
_THINGS = (
    r"(?:(?:(?:left|right) )?(?:eigen|singular |column |basis |row |direction )?vectors?|basis|directions?|columns)"
)
_BEFORE = re.compile(rf"\b{_KINDS}\s+{_THINGS}\s+{_LIST}")
_BEHIND = re.compile(
    rf"{_LIST}\s+(?:be|are|is)\s+(?:an? |two |three |both )?{_KINDS}"
    rf"(?:\s+{_THINGS}(?!\w)|(?= (?:to|unit)\b)|(?=[.,;:]|$|\s+and\b))"
)
_TO_EACH_OTHER = re.compile(r"\$([^$]+)\$ (?:be|is) (?:orthogonal|perpendicular) to \$([^$]+)\$")


def lengths_told(shown: str) -> list[str]:
    """The equations that a sentence with its formulas in dollars makes of lengths of vectors and right angles."""
    out: list[str] = []
    for match in (*_BEFORE.finditer(shown), *_BEHIND.finditer(shown)):
        names = _names(match["names"])
        if len(names) > 4 or any(name[0].isupper() for name in names):
            continue
        unit = "orthonormal" in match["kind"] or "unit" in match["kind"] or "normali" in match["kind"]
        right = "ortho" in match["kind"] or "perpendicular" in match["kind"]
        out += [_product(name, name, "1") for name in names if unit]
        out += [_product(one, other, "0") for one, other in combinations(names, 2) if right]
    for match in _TO_EACH_OTHER.finditer(shown):
        pair = [name for side in match.groups() for name in names_listed(side)]
        if len(pair) == 2 and all(name[0].islower() for name in pair):
            out.append(_product(pair[0], pair[1], "0"))
    return list(dict.fromkeys(out))


def _names(formulas: str) -> list[str]:
    found = (
        each
        for formula in re.findall(r"\$([^$]+)\$", formulas)
        for each in (names_listed(formula) or members_listed(formula))
    )
    return list(dict.fromkeys(found))


def _product(one: str, other: str, value: str) -> str:
    return rf"{_spelled(one)}^\top {_spelled(other)} = {value}"


def _spelled(name: str) -> str:
    """A name as LaTeX writes it."""
    letter, _, index = name.partition("_")
    return (letter if len(letter) == 1 else f"\\{letter}") + (f"_{{{index.strip('{}')}}}" if index else "")
