"""The terms that a record holds."""

from __future__ import annotations

from derive.terms import Record, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def terms_in(value: Any) -> Iterator[Term]:
    """Every term in a record, however deep."""
    match value:
        case Term():
            yield value
        case Record():
            for key in type(value).__match_args__:
                yield from terms_in(getattr(value, key))
        case tuple():
            for each in value:
                yield from terms_in(each)
        case dict():
            for each in value.values():
                yield from terms_in(each)


def subterms_in(value: Any) -> Iterator[Term]:
    """Every subterm of every term in a record, each once, in no particular order."""
    stack, seen = [value], set()
    while stack:
        here = stack.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        match here:
            case Term():
                yield here
                stack.extend(here.children)
            case Record():
                stack.extend(getattr(here, key) for key in type(here).__match_args__)
            case tuple():
                stack.extend(here)
            case dict():
                stack.extend(here.values())
