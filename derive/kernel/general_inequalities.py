"""Inequalities of any size: quadratic forms of semidefinite matrices, and one term of a sum of positive ones."""

from __future__ import annotations

from derive.core.certificates import PROVED
from derive.core.context import Context
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    E,
    Mul,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    opened,
    product,
    subterms,
)

from .bench import Bench
from .convex_forms import form_of_a_convex_function, has_second_derivatives
from .semidefinite import NEITHER, NOT_NEGATIVE, POSITIVE, strength


def holds_at_every_size(relation: Relation, context: Context, bench: Bench) -> bool:
    """Whether an inequality is seen to hold whatever the sizes are."""
    match relation:
        case Relation(">=", left, right) | Relation("<=", right, left):
            if right is ZERO and never_negative(left, context, bench):
                return True
            if right is ZERO and has_second_derivatives(left) and form_of_a_convex_function(left, context):
                return True
            return one_of_a_sum(right, left, context, bench)
    return False


def never_negative(term: Term, context: Context, bench: Bench) -> bool:
    """Whether a term is a sum of c u^T M u with c >= 0 and M positive semidefinite."""
    match term:
        case Add(parts):
            return all(never_negative(part, context, bench) for part in parts)
        case Mul(parts) if any(part.shape for part in parts):
            scalars = product(part for part in parts if not part.shape)
            match [part for part in parts if part.shape]:
                case [Call("transpose", (u,)), *middle, v] if u is v and len(u.shape) == 1:
                    inner = not middle or strength(product(middle), context, bench) != NEITHER
                    return inner and sign(scalars, context) <= NOT_NEGATIVE
            return False
    return not term.shape and sign(term, context) <= NOT_NEGATIVE


def one_of_a_sum(part: Term, whole: Term, context: Context, bench: Bench) -> bool:
    """Whether a term is one summand of a sum of positive terms, or the logarithm of one where the sum has one too."""
    match whole:
        case Call("logsumexp", (z,)) if len(z.shape) == 1:
            k = Symbol("any index")
            every = bind("sum", k, Pow(E, Component(z, (k,))), ONE, z.shape[0])
            return one_of_a_sum(part, Call("log", (every,)), context, bench)
        case Call("log", (inner,)):
            each = part.arguments[0] if type(part) is Call and part.name == "log" else Pow(E, part)
            return one_of_a_sum(each, inner, context, bench)
        case Binder("sum", _, body, low, _) if low is ONE and sign(body, context) == POSITIVE:
            indices = dict.fromkeys(i for here in subterms(part) if type(here) is Component for i in here.indices)
            return any(bench.equal(opened(whole, index), part, context).grade == PROVED for index in indices)
    return False
