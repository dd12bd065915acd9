"""Statements: relations, chains of them, and what joins them."""

from __future__ import annotations

from derive.core.relations import TENDS
from derive.terms import (
    FALSE,
    TRUE,
    ZERO,
    Apply,
    Call,
    Junction,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    substituted,
    subterms,
)

from .binders import script
from .grammar import AND, ARROW, NOT, OR, RELATION, SUM, Infix
from .lists import entrywise
from .membership import member
from .names import SHORT_DISTRIBUTIONS
from .reader import Reader
from .sums import SIGNED, sized, sizes

SIGNS = frozenset(("=", "!=", "<", "<=", ">", ">=", "~=", "propto", ":=", "in", "~", TENDS))
_SIDES = {"+": ">", "-": "<"}
_CLOSES = frozenset(("end", ")", "]", "}", ",", "and", "or", "=>", "<=>"))
_EVENTS = (Symbol, Pow)
_DEFINITE = ("positive_definite", "positive_semidefinite", "negative_definite", "negative_semidefinite")


def related(r: Reader, left: Term) -> Term:
    """A relation, or a chain of them, which holds link by link."""
    found: list[Term] = []
    while r.key in SIGNS:
        sign = r.take().key
        if r.key == "=":
            raise r.fail("two signs of equality stand side by side; write one")
        rounded, r.rounded = r.rounded, sign == "~="
        drawn = _distribution(r) if sign == "~" else None
        right, side = (_one_sided(r) if sign == TENDS else None) or (drawn or r.expression(SUM), "")
        r.rounded = rounded
        if sign == "in":
            found.append(member(r, left, right))
        else:
            found.append(entrywise(sign, left, right) or _both_signs(Relation(sign, *_fitted(left, right))))
        if side:
            found.append(Relation(side, left, right))
        left = right
    return Junction("and", tuple(found)) if len(found) > 1 else found[0]


def _fitted(left: Term, right: Term) -> tuple[Term, Term]:
    """Two sides, of which one tells the size of an identity matrix in the other."""
    whole = sizes(left) or sizes(right)
    left, right = (side if type(side) is Number else sized(side, whole) for side in (left, right))
    return left, right


def _one_sided(r: Reader) -> tuple[Term, str] | None:
    """The place in x -> 0^+, and on which side of it x stays; None of a place without a side."""
    keys = [r.ahead(k).key for k in range(1, 5)]
    braced = keys[1] == "{" and keys[3] == "}"
    sign = keys[2] if braced else keys[1]
    if keys[0] != "^" or sign not in _SIDES or (not braced and keys[2] not in _CLOSES):
        return None
    place = script(r)
    for _ in range(4 if braced else 2):
        r.take()
    return place, _SIDES[sign]


def _distribution(r: Reader) -> Term | None:
    """A distribution by one of the names that it has behind the sign of what is drawn."""
    if (
        r.key not in ("name", "upright", "script")
        or r.text not in SHORT_DISTRIBUTIONS
        or r.ahead().key not in ("(", "\\{")
    ):
        return None
    from .special import parameters

    name = SHORT_DISTRIBUTIONS[r.take().text]
    return Apply(name, parameters(r, name))


def _both_signs(relation: Relation) -> Term:
    places = dict.fromkeys(part for part in subterms(relation) if type(part) is Call and part.name == SIGNED)
    if not places:
        return relation
    upper = substituted(relation, {place: place.arguments[0] for place in places})
    lower = substituted(relation, {place: _opposite(place.arguments[0]) for place in places})
    return Junction("or", (upper, lower))


def _opposite(term: Term) -> Term:
    if type(term) is Neg:
        return term.inner
    return Number(-term.p, term.q) if type(term) is Number else Neg(term)


def is_statement(term: Term) -> bool:
    """Whether the term says something that can hold or not."""
    predicate = type(term) is Call and (term.name.endswith("definite") or term.name == "indicator")
    return type(term) in (Relation, Junction) or predicate or term in (TRUE, FALSE)


def compared(r: Reader, left: Term) -> Term:
    """A matrix compared with zero: its definiteness."""
    name = r.take().key
    if r.expression(SUM) is not ZERO:
        raise r.fail("a matrix is compared with 0 only", r.place - 1)
    return call(name, left)


def _joined(word: str, rank: int) -> Infix:
    def read(r: Reader, left: Term) -> Term:
        parts = [left]
        key = r.key
        while r.key == key:
            r.take()
            parts.append(r.expression(rank + 1))
        bad = next((part for part in parts if not (is_statement(part) or (r.events and type(part) in _EVENTS))), None)
        if bad is not None:
            raise r.fail(f"'{key}' joins statements such as x = 1, and what stands beside it is none", r.place - 1)
        return Junction(word, tuple(parts))

    return Infix(rank, read)


def negation(r: Reader) -> Term:
    """not, before a statement or an event."""
    r.take()
    return Junction("not", (r.expression(NOT),))


def following(r: Reader) -> Term:
    """A statement after an arrow that continues an earlier line."""
    r.take()
    return r.expression(r.rank)


PREFIX = {"not": negation, "=>": following}
INFIX: dict[str, Infix] = {
    **dict.fromkeys(SIGNS, Infix(RELATION, related)),
    **dict.fromkeys(_DEFINITE, Infix(RELATION, compared)),
    "and": _joined("and", AND), "or": _joined("or", OR),
    "=>": _joined("=>", ARROW), "<=>": _joined("<=>", ARROW),
}  # fmt: skip
