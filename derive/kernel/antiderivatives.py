"""Equality up to a constant: lines with integrals without limits are compared by their derivatives."""

from __future__ import annotations

from derive.core.certificates import UNDECIDED, Certificate
from derive.core.context import Context
from derive.terms import Binder, Derivative, Mul, Symbol, Term, kinds, nameless, opened, substituted, total

from .bench import Bench

Found = tuple[tuple[Binder, Symbol], ...]


def antiderivatives(term: Term) -> tuple[Binder, ...]:
    """The outermost integrals without limits in a term."""
    if Binder not in kinds(term):
        return ()
    if type(term) is Binder and term.kind == "integral" and term.low is None and term.high is None:
        return (term,)
    return tuple(found for child in term.children for found in antiderivatives(child))


def equal_up_to_constants(a: Term, b: Term, letters: tuple[Symbol, ...], context: Context, bench: Bench) -> Certificate:
    """Whether two terms have the same derivative in the letter that is integrated by.

    A letter with a definition counts as the function that it abbreviates, as after a substitution u = g(x).
    """
    free = tuple(x for x in letters if context.definition(x.name) is None)
    if not free and len(letters) == 1:
        free = letters
        context = context.but(definitions=tuple(each for each in context.definitions if each.name != letters[0].name))
    if len(free) != 1 or a.shape or b.shape:
        return Certificate(UNDECIDED, "no single letter is integrated by", seed=bench.seed)
    left, right = (slope(side, free[0], context) for side in (a, b))
    if left is None or right is None:
        return Certificate(UNDECIDED, "an integral inside another function", seed=bench.seed)
    found = bench.equal(left, right, context)
    return found.but(method=f"derivatives: {found.method}")


def slope(term: Term, x: Symbol, context: Context) -> Term | None:
    """The derivative of a term in x, each integral without limits differentiated to its integrand."""
    names: dict[Term, Symbol] = {}
    for here in antiderivatives(term):
        names.setdefault(here, Symbol(f"#integral {nameless(here)!r}"))
    body = substituted(term, dict(names))
    parts: list[Term] = [Derivative(body, x)]
    for integral, name in names.items():
        rate = _rate(integral, x, context)
        if rate is None:
            return None
        parts.append(Mul((Derivative(body, name), rate)))
    return total(parts)


def _rate(integral: Term, x: Symbol, context: Context) -> Term | None:
    if type(integral) is not Binder:
        return None
    letter = Symbol(integral.letter)
    if letter is x:
        return opened(integral, x)
    inner = context.definition(letter.name)
    if inner is None or inner.parameters:
        return None
    return Mul((opened(integral, inner.body), Derivative(inner.body, x)))
