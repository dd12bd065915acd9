"""Cases by signs: where a term branches, each open cell is judged by itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product as combinations
from math import prod

from derive.terms import (
    FALSE,
    TRUE,
    ZERO,
    Add,
    At,
    Call,
    Cases,
    Constant,
    Junction,
    Neg,
    Record,
    Relation,
    Term,
    functions_in,
    kinds,
    lifted,
    subterms,
    with_children,
)

from .primitives import unfolded
from .values_at import valued

BRANCHING = {"abs", "sign", "step", "relu", "leaky_relu", "elu", "max", "min", "indicator"}
JUMPING = {"sign", "step", "indicator"}
MOST_CELLS = 64
SIGNS = {1: ">", -1: "<", 0: "="}
COMPARED = {">", ">=", "<", "<=", "=", "!="}


class NoCellsError(Exception):
    """The term does not fall into cells by signs of a few differences."""


def branches(term: Term) -> bool:
    """Whether a term has a case, an absolute value or the like in it."""
    return Cases in kinds(term) or not BRANCHING.isdisjoint(functions_in(term))


def jumps(term: Term) -> bool:
    """Whether a term may jump where the sign of something changes."""
    return Cases in kinds(term) or not JUMPING.isdisjoint(functions_in(term))


def in_cases(term: Term) -> Term:
    """The term with absolute values and the like written as cases, and values put in where a point is given."""
    known: dict[Term, Term] = {}

    def change(here: Term) -> Term:
        if here not in known:
            new = with_children(here, change)
            new = (valued(new) if type(new) is At else None) or new
            through = unfolded(new.name, new.arguments) if type(new) is Call and new.name in BRANCHING else None
            known[here] = change(through) if through is not None and through is not new else new
        return known[here]

    return change(term)


def difference(relation: Relation) -> Term:
    """What is compared with zero."""
    a, b = relation.left, relation.right
    return a if b is ZERO else Neg(b) if a is ZERO else Add((a, Neg(b)))


def atoms(term: Term) -> tuple[Term, ...]:
    """What the conditions of a term compare with zero, in the order met; those of nested cases first.

    Raises NoCellsError where that hangs on the letter of a sum, as its sign may differ from summand to summand.
    """
    out: dict[Term, None] = {}
    for here in subterms(term):
        if type(here) is not Cases:
            continue
        for condition in here.conditions:
            for each in subterms(condition):
                if type(each) is Relation:
                    if each.sign not in COMPARED or lifted(each) is not each:
                        raise NoCellsError
                    if not any(type(inner) is Cases for inner in subterms(each)):
                        out[difference(each)] = None
    return tuple(out)


def resolved(term: Term, signs: dict[Term, int]) -> Term:
    """The term in the cell where the atoms have the given signs; nested ones first, as far as they are known."""
    known: dict[Term, Term] = {}

    def change(here: Term) -> Term:
        if here not in known:
            new = with_children(here, change)
            known[here] = _chosen(new, signs) if type(new) is Cases else new
        return known[here]

    return change(term)


def _chosen(term: Cases, signs: dict[Term, int]) -> Term:
    for value, condition in zip(term.values, term.conditions, strict=True):
        found = _holds(condition, signs)
        if found is None:
            return term
        if found:
            return value
    if term.otherwise is None:
        raise NoCellsError
    return term.otherwise


def _holds(condition: Term, signs: dict[Term, int]) -> bool | None:
    match condition:
        case Constant() if condition in (TRUE, FALSE):
            return condition is TRUE
        case Junction("not", (part,)):
            inner = _holds(part, signs)
            return None if inner is None else not inner
        case Junction("and" | "or", parts):
            found = [_holds(part, signs) for part in parts]
            stop = condition.word == "or"
            if stop in found:
                return stop
            return None if None in found else not stop
        case Relation(sign):
            here = signs.get(difference(condition))
            if here is None:
                return None
            return sign in {1: (">", ">=", "!="), -1: ("<", "<=", "!="), 0: ("=", ">=", "<=")}[here]
    raise NoCellsError


class Cells(Record):
    """The cells: what holds in each, and both sides there; and the atoms whose zeros lie between cells."""

    parts: tuple[tuple[tuple[Term, ...], Term, Term], ...]
    between: tuple[Term, ...]


def cells(a: Term, b: Term, zeros: Callable[[Term], str]) -> Cells:
    """The cells of the signs of what two terms branch by. Raises NoCellsError where there are too many.

    `zeros` says of an atom where it is zero: `everywhere`, `seldom` (on no open set), `never`, or `unknown`; only
    where that is unknown is being zero a cell of its own.
    """
    out: list[tuple[tuple[Term, ...], Term, Term]] = []
    between: dict[Term, None] = {}
    pending: list[tuple[tuple[Term, ...], Term, Term]] = [((), in_cases(a), in_cases(b))]
    while pending:
        given, left, right = pending.pop()
        here = tuple(dict.fromkeys((*atoms(left), *atoms(right))))
        if not here:
            out.append((given, left, right))
            continue
        where = {u: zeros(u) for u in here}
        between.update(dict.fromkeys(u for u in here if where[u] == "seldom"))
        signs = [{"everywhere": (0,), "seldom": (1, -1), "never": (1, -1)}.get(where[u], (1, -1, 0)) for u in here]
        if len(pending) + len(out) + prod(map(len, signs)) > MOST_CELLS:
            raise NoCellsError
        for chosen in combinations(*signs):
            known = dict(zip(here, chosen, strict=True))
            facts = tuple(Relation(SIGNS[s], u, ZERO) for u, s in known.items() if u is not ZERO)
            pending.append(((*given, *facts), resolved(left, known), resolved(right, known)))
    return Cells(tuple(out), tuple(between))
