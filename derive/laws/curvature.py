"""Functions that are convex or concave on their whole domain, so that a critical point is extreme everywhere."""

from __future__ import annotations

from itertools import combinations

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.core.errors import InputError, UndecidedError
from derive.exact.combinations import degree
from derive.exact.conditions import holds
from derive.exact.rings import polynomial_in
from derive.exact.signs import sign
from derive.exact.spelling import normal
from derive.terms import (
    INTEGERS,
    NATURALS,
    ZERO,
    Call,
    Cases,
    Div,
    Matrix,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    letters,
    negated,
    number,
    subterms,
    total,
)

from .minors import expanded_determinant

KINKED = ("abs", "max", "min", "sign", "step", "floor", "ceil", "relu", "leaky_relu", "elu")
SIMPLE = ("log", "sqrt", "sin", "cos", "sinh", "cosh", "tanh", "sigma", "softplus", "arctan", "erf")


def curved(body: Term, hessian: Term, side: int, label: str, context: Context) -> Claims | None:
    """Why a function is convex (side 1) or concave (side -1) on its domain, None where that is not seen.

    Every principal minor of the Hessian has to keep its sign on a domain that is an intersection of half-spaces.
    """
    facts = domain(body, context)
    if facts is None:
        return None
    inside = context.given(*facts)
    claims: list[Claim] = []
    for size, minor in _principal_minors(hessian):
        wanted = 1 if side > 0 or size % 2 == 0 else -1
        possible = sign(minor, inside)
        if not possible <= {0, wanted}:
            return None
        relation = (">" if wanted > 0 else "<") + ("=" if 0 in possible else "")
        if minor is not ZERO:
            claims.append(Claim(Relation(relation, minor, ZERO), phrase("curvature.minor", number(size)), facts))
    heading = phrase("curvature.convex" if side > 0 else "curvature.concave", body)
    return Claims(label, heading, tuple(claims))


def _principal_minors(hessian: Term) -> tuple[tuple[int, Term], ...]:
    """The principal minors with their sizes."""
    rows = hessian.rows if type(hessian) is Matrix else ((hessian,),)
    n = len(rows)
    return tuple(
        (size, normal(expanded_determinant(tuple(tuple(rows[i][j] for j in chosen) for i in chosen))))
        for size in range(1, n + 1)
        for chosen in combinations(range(n), size)
    )


def domain(body: Term, context: Context) -> tuple[Term, ...] | None:
    """The half-spaces on which a function is defined and smooth, None where its domain is of another kind."""
    facts: list[Term] = []
    for part in subterms(body):
        if type(part) is Call and part.name not in SIMPLE:
            return None
        if type(part) is Call and part.name in ("log", "sqrt"):
            fact = Relation(">", part.arguments[0], ZERO)
            if len(part.arguments) > 1 or not _half_space(part.arguments[0], context.given(*facts)):
                return None
            if not holds(context.given(*facts), fact):
                facts.append(fact)
    inside = context.given(*facts)
    return tuple(facts) if all(_defined(part, inside) for part in subterms(body)) and _open(context) else None


def refuse_kinks(*bodies: Term) -> None:
    """Raises UndecidedError where a function has kinks or jumps, at which it may be extreme without a derivative."""
    for body in bodies:
        if any(type(part) is Div and normal(part.under) is ZERO for part in subterms(body)):
            raise InputError("a denominator is zero, so the function has no value anywhere; change it")
        if any(type(p) is Cases or (type(p) is Call and p.name in KINKED) for p in subterms(body)):
            raise UndecidedError("the function has kinks or jumps, where it has no derivative; give its smooth pieces")


def within_domain(body: Term, context: Context) -> Context:
    """The context in which the arguments of a function's logarithms and roots are positive, where they are linear."""
    return context.given(*(domain(body, context) or ()))


def _half_space(argument: Term, context: Context) -> bool:
    """Whether a term is positive everywhere, or linear in its letters."""
    p = polynomial_in(argument)
    linear = p is not None and degree(p) <= 1 and all(type(g) is Symbol for m in p for g, _ in m)
    return linear or sign(argument, context) == {1}


def _defined(part: Term, context: Context) -> bool:
    """Whether a fraction or a power has a value everywhere on the domain."""
    match part:
        case Div(_, under):
            return 0 not in sign(under, context)
        case Pow(base, Number(p, q)):
            return (q == 1 and p >= 0) or sign(base, context) == {1}
        case Pow(base, _):
            return sign(base, context) == {1}
    return True


def _open(context: Context) -> bool:
    """Whether the declared domains are open half-spaces, or intervals, or say nothing of the letters."""
    return all(not letters(fact) or _convex(fact) for fact in context.facts)


def _convex(fact: Term) -> bool:
    if type(fact) is not Relation:
        return False
    if fact.sign == "in":
        return type(fact.left) is Symbol and fact.right not in (INTEGERS, NATURALS)
    p = polynomial_in(total((fact.left, negated(fact.right))))
    linear = p is not None and degree(p) <= 1 and all(type(g) is Symbol for m in p for g, _ in m)
    return fact.sign in ("<", ">") and linear
