"""Counts in sentences: N samples, the number of data points n; a sample has at least one element."""

from __future__ import annotations

import re

_NAME = r"\$\s*([A-Za-z])\s*\$"
_SORTS = r"(?:(?:i\.?\s?i\.?\s?d\.?|independent|random|training|test|labell?ed|noisy|data|hidden|input|output),? ){0,2}"
_THINGS = (
    rf"{_SORTS}(?:samples?|data ?points?|observations?|examples?|measurements?|features|classes|layers|neurons|units"
    r"|points|trials|instances|components|clusters|experts|tokens|heads)\b"
)
_MANY = re.compile(rf"{_NAME} {_THINGS}")
_NUMBER_OF = re.compile(rf"\b(?:number of {_THINGS}|(?:sample|batch|vocabulary) size),? {_NAME}")
_IS_NUMBER = re.compile(rf"{_NAME} (?:(?:is|be|denotes?|as|for) )?the (?:total )?(?:number of {_THINGS}|sample size)")


def counts_told(shown: str) -> list[str]:
    """The declarations that a sentence with its formulas in dollars makes of the letters that are numbers of things."""
    found = (match[1] for pattern in (_MANY, _NUMBER_OF, _IS_NUMBER) for match in pattern.finditer(shown))
    return [text for name in dict.fromkeys(found) for text in (f"{name} natural", f"{name} > 0")]
