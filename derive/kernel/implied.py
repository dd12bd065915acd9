"""What must be above zero where both sides of an equality have a value: arguments of logarithms, roots, powers."""

from __future__ import annotations

from derive.terms import ONE, Add, Call, Neg, Number, Pow, Term

from .facts import Facts, strictly_evaluated


def implied(a: Term, b: Term, facts: Facts) -> Facts:
    """The facts with what the sides themselves imply over the reals."""
    found = dict.fromkeys(u for side in (a, b) for here in strictly_evaluated(side) for u in _needed(here))
    return facts.but(above=(*facts.above, *(u for u in found if u not in facts.above)))


def _needed(term: Term) -> tuple[Term, ...]:
    match term:
        case Call("log" | "sqrt" | "logit" | "arcosh", (u, *_)):
            return (u,)
        case Call("artanh" | "arcsin" | "arccos", (u,)):
            return (Add((ONE, u)), Add((ONE, Neg(u))))
        case Call("root", (u, Number(n, 1))) if n % 2 == 0:
            return (u,)
        case Pow(base, Number(_, q)) if q > 1:
            return (base,)
    return ()
