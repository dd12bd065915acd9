r"""Laws of a few values in words: X is uniform on \{1, 2, 3\}, X is 1 with probability p and 0 otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .laws_in_words import FILL
from .spaces import names_listed

_F = r"\$([^$]+)\$"
_VALUE = r"(?:\$[^$]+\$|-?\d+(?:/\d+)?)"
_LIST = rf"({_VALUE}(?:\s*(?:,|and|or|, and|, or)\s*{_VALUE})*)"
_IS = r"\s*(?:is|are|be|equals?|takes?(?: on)?|has|have|being)\s+"
_CHANCE = r"(?:with prob(?:ability|abilities|\.)?|w\.?\s?p\.?|with chance)"
# Words behind a value that it has with some chance only.
WITH_CHANCE = re.compile(rf"\s*,?\s*(?:each\s+)?{_CHANCE}(?![A-Za-z])", re.IGNORECASE)
_EACH = re.compile(rf"\$\s*(\\?[A-Za-z]\w*)\s*=\s*([^$=]+)\$,? {_CHANCE} ({_VALUE})", re.IGNORECASE)
_SET = re.compile(r"\s*(\\?[A-Za-z]\w*)\s*\\in\s*(\\\{.*\\\})\s*$")
_UNIFORM = re.compile(
    rf"{_F}{_IS}{FILL}(?:discrete\s+)?(?:uniform(?:ly)?|equally likely)(?: distributed| drawn| chosen| random)?"
    rf"(?: on| over| from| in| to be any of)(?: the)?(?: set| numbers| values)? {_F}",
    re.IGNORECASE,
)
_EVENLY = re.compile(
    rf"{_F},? (?:(?:each )?{_CHANCE} ({_VALUE})(?: each)?|(?:chosen |drawn )?uniformly(?: at random)?|equally likely"
    rf"|(?:each )?with (?:equal|the same) probabilit(?:y|ies))",
    re.IGNORECASE,
)
_TAKES = re.compile(
    rf"{_F}{_IS}(?:the )?values? {_LIST},? (?:each )?{_CHANCE} {_LIST}(?: each)?(?: respectively)?", re.IGNORECASE
)
_CASES = re.compile(
    rf"{_F}{_IS}({_VALUE}) {_CHANCE} ({_VALUE}),?(?: and| or)(?: {_F}{_IS}| equals?)? ?({_VALUE})"
    rf" (?:otherwise|else|{_CHANCE} ({_VALUE}))",
    re.IGNORECASE,
)
_DIE = re.compile(
    rf"{_F}{_IS}(?:the |a )?(?:number|result|outcome|value|score|roll)[a-z ]*\bfair (?:(?:six|6)-sided )?di(?:e|ce)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:two|three|sum|both|times|twice|rolls|dice)\b", re.IGNORECASE)


def finite_laws_told(shown: str) -> list[str]:
    """The declarations that a sentence with its formulas in dollars makes of letters that take a few values."""
    return list(_told(shown))


def _told(shown: str) -> Iterator[str]:
    if match := _UNIFORM.search(shown):
        if match[2].strip().startswith(r"\{"):
            yield from _uniform(match[1], match[2])
    elif match := _TAKES.search(shown):
        values, chances = _listed(match[2]), _listed(match[3])
        chances = chances * len(values) if len(chances) == 1 else chances
        if len(values) == len(chances):
            yield from _by_chances(match[1], values, chances)
    elif match := _CASES.search(shown):
        first, second = _bare(match[3]), match[6]
        yield from _by_chances(
            match[1], [_bare(match[2]), _bare(match[5])], [first, _bare(second) if second else f"1 - ({first})"]
        )
    elif len(each := _EACH.findall(shown)) > 1:
        yield from (f"P({x} = {value.strip()}) = {_bare(chance)}" for x, value, chance in each)
    elif (match := _EVENLY.search(shown)) and (found := _SET.match(match[1])):
        yield from _evenly(found[1], found[2], match[2])
    elif (match := _DIE.search(shown)) and not _SEVERAL.search(shown):
        yield from _uniform(match[1], r"\{1, 2, 3, 4, 5, 6\}")


def _evenly(name: str, members: str, chance: str | None) -> list[str]:
    if chance is None:
        return _uniform(name, members)
    values = [each.strip() for each in members.strip()[2:-2].split(",")]
    return _by_chances(name, values, [_bare(chance)] * len(values))


def _uniform(names: str, members: str) -> list[str]:
    law = rf"\operatorname{{Uniform}}({members.strip()})"
    return [told for x in names_listed(names) for told in (f"{x} distributed", rf"{x} \sim {law}")]


def _by_chances(names: str, values: list[str], chances: list[str]) -> list[str]:
    pairs = list(zip(values, chances, strict=True))
    return [f"P({x} = {value}) = {chance}" for x in names_listed(names) for value, chance in pairs]


def _listed(text: str) -> list[str]:
    return [_bare(each) for each in re.findall(_VALUE, text)]


def _bare(text: str) -> str:
    return text.strip().strip("$").strip()
