"""Runs of letters that are no names: products, where nothing speaks against it."""

from __future__ import annotations

from derive.terms import Term

from .names import FOREIGN, FOREIGN_CALLS, KNOWN, PROSE
from .reader import Reader


def run(r: Reader, text: str) -> Term:
    """A run of letters that is no name: a product of letters, where nothing speaks against it."""
    known = [sign for sign in text if any(symbol.name == sign for symbol in r.context.symbols) or sign in r.bound]
    spaced = " ".join(text)
    other = FOREIGN.get(text) or (FOREIGN_CALLS.get(text) if r.ahead().key == "(" else None)
    if other is not None:
        raise r.fail(f"{text} is read neither as a function nor as the product {spaced}; write {other}")
    if known and len(known) < len(text) and not r.latex:
        raise r.fail(
            f"{text} could be a name or the product {spaced}, and only {', '.join(known)} "
            f"{'are' if len(known) > 1 else 'is'} declared; put signs between the letters or declare {text}"
        )
    inner = _name_inside(text)
    if text in PROSE or len(text) > 4 or (len(text) > 3 and r.ahead().key == "("):
        raise r.fail(f"{text} is no known name; if the product {spaced} is meant, put spaces between the letters")
    if inner and not (known and len(known) == len(text)):
        raise r.fail(
            f"{text} could hold the name {inner} or be the product {spaced}; put a space or brackets where one is meant"
        )
    return letters(r)


def _name_inside(text: str) -> str:
    if len(text) < 3:
        return ""
    ends = [text[:size] for size in range(len(text) - 1, 1, -1)] + [
        text[-size:] for size in range(len(text) - 1, 1, -1)
    ]
    return next((part for part in ends if part in KNOWN and part not in ("at", "in", "or", "if")), "")


def letters(r: Reader) -> Term:
    """The first letter of a run; the others stay as the token here."""
    if len(r.text) == 1:
        return r.grammar.prefix["last"](r)
    return r.value(r.first_letter())
