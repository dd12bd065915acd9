"""What the real domains of functions ask of their arguments, and whether anything is left of a term's domain."""

from __future__ import annotations

from functools import cache, lru_cache

from derive.core.context import Context
from derive.terms import ONE, ZERO, Add, Binder, Call, Cases, Neg, Number, Pow, Relation, Term, symbols

from .signs import sign

ABOVE, AT_LEAST = ">", ">="
ALLOWED = {ABOVE: frozenset((1,)), AT_LEAST: frozenset((0, 1))}


@cache
def domain(term: Term) -> tuple[Relation, ...]:
    """The relations u > 0 and u >= 0 without which a term has no real value, those inside of cases left out."""
    inside = () if type(term) in (Cases, Binder) else term.children[::-1]
    return tuple(dict.fromkeys((*_own(term), *(each for child in inside for each in domain(child)))))


def _own(term: Term) -> tuple[Relation, ...]:
    match term:
        case Call("log" | "logit", (u, *_)):
            return (Relation(ABOVE, u, ZERO),)
        case Call("sqrt" | "arcosh", (u,)) | Call("root", (u, Number(0 | 2 | 4 | 6 | 8, 1))):
            return (Relation(AT_LEAST, u, ZERO),)
        case Call("artanh", (u,)):
            return tuple(Relation(ABOVE, side, ZERO) for side in (Add((ONE, u)), Add((ONE, Neg(u)))))
        case Call("arcsin" | "arccos", (u,)):
            return tuple(Relation(AT_LEAST, side, ZERO) for side in (Add((ONE, u)), Add((ONE, Neg(u)))))
        case Pow(base, Number(p, q)) if q > 1:
            return (Relation(AT_LEAST if p > 0 else ABOVE, base, ZERO),)
    return ()


def nowhere(terms: tuple[Term, ...], context: Context) -> bool:
    """Whether terms are seen to have no real values together, whatever the letters are.

    A root of a negative constant is an imaginary number, and has a value.
    """
    return _nowhere(tuple(dict.fromkeys(relation for term in terms for relation in domain(term))), context)


@lru_cache(20_000)
def _nowhere(relations: tuple[Relation, ...], context: Context) -> bool:
    for each in relations:
        possible = sign(each.left, context)
        if not symbols(each.left):
            if each.sign == ABOVE and possible == {0}:
                return True
        elif not possible & ALLOWED[each.sign]:
            return True
        else:
            context = context.given(each)
    return False
