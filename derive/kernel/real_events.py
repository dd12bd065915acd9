"""Where the truth of a statement about one real letter may change: zeros of what it compares, divides by and roots."""

from __future__ import annotations

from derive.terms import (
    INFINITY,
    ZERO,
    Call,
    Cases,
    Constant,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    substituted,
    subterms,
    total,
    undefined_unless,
    unfolded,
)

from .domains import needs
from .real_zeros import zeros
from .rings import TooHardError

ENDLESS = (INFINITY, Neg(INFINITY))
THROUGH = ("tan", "cot", "sec", "csc", "step", "relu", "leaky_relu", "elu", "sigma", "logit", "tanh", "sinh", "cosh")


def events(statement: Term, x: Symbol) -> tuple[Term, ...]:
    """Constants at which alone the truth of a statement may change; raises TooHardError where there is no list."""
    found: dict[Term, None] = {}
    for compared in switches(statement):
        found.update(dict.fromkeys(zeros(compared, x)))
    return tuple(found)


def switches(statement: Term) -> tuple[Term, ...]:
    """Terms at whose zeros alone the truth of a statement may change."""
    return _compared(_unfolded(statement))


def _unfolded(term: Term) -> Term:
    """The term with hyperbolic functions and the like written through others."""
    for _ in range(8):
        known: dict[Term, Term] = {}
        for here in subterms(term):
            if type(here) is Call and here.name in THROUGH and (through := unfolded(here)) is not None:
                known[here] = through
            if (
                type(here) is Pow
                and type(here.exponent) is not Number
                and type(here.base) is Number
                and here.base.p > 0
            ):
                known[here] = Pow(E, Mul((call("log", here.base), here.exponent)))
            if type(here) is Call and here.name == "log" and len(here.arguments) == 2:
                known[here] = Div(call("log", here.arguments[0]), call("log", here.arguments[1]))
        if not known:
            return term
        term = substituted(term, known)
    raise TooHardError


def _compared(statement: Term) -> tuple[Term, ...]:
    """The terms whose zeros matter."""
    found: dict[Term, None] = {}
    for here in subterms(statement):
        match here:
            case Relation("in", left, right) if type(right) is not Constant:
                found.update(dict.fromkeys(total((left, Neg(end))) for end in right.children if end not in ENDLESS))
            case Relation("in"):
                continue
            case Relation(_, left, right):
                found[left if right is ZERO else total((left, Neg(right)))] = None
            case Call("abs" | "sign", (u,)):
                found[u] = None
            case Call("max" | "min", arguments):
                found.update(dict.fromkeys(total((u, Neg(v))) for u in arguments for v in arguments if u is not v))
            case Junction() | Cases():
                continue
        for condition in (*needs(here), *(undefined_unless(here) if type(here) is Call else ())):
            if type(condition) is Relation:
                found[total((condition.left, Neg(condition.right)))] = None
    return tuple(found)
