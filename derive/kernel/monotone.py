"""At most, by parts: products of what is never negative, sums, and products or sums over a range, part by part."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.integers import is_integer
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
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    call,
    negated,
    occurs,
    opened,
    product,
    substituted,
    subterms,
)

from .bench import Bench
from .general_inequalities import one_of_a_sum
from .operator_norms import by_norms

DEEPEST = 6
Parts = tuple[Term, ...]


def below(a: Term, b: Term, context: Context, bench: Bench, depth: int = 0) -> bool:
    """Whether a <= b is seen by comparing the parts of two terms that are built alike."""
    if alike(a, b):
        return True
    if depth > DEEPEST:
        return False
    if (entries := _with_any_entry(a, b, context, depth)) is not None:
        return below(entries[0], b, entries[1], bench, depth + 1)
    match a, b:
        case Binder(kind, _, _, low, high), Binder(other, _, _, start, end) if (kind, low, high) == (other, start, end):
            return _over_a_range(a, b, context, bench, depth)
        case Call("abs", (whole,)), _ if _by_triangle(whole, b):
            return True
        case Call("abs" | "norm"), _ if by_norms(a, b, context, lambda x, y, c: below(x, y, c, bench, depth + 1)):
            return True
        case Add(ours), Add(theirs) if len(ours) == len(theirs):
            if _each(ours, theirs, context, bench, depth):
                return True
        case Pow(ours, exponent), Pow(theirs, power) if exponent is power and _never_negative(ours, context):
            if is_integer(power, context) and _never_negative(power, context):
                return below(ours, theirs, context, bench, depth + 1)
        case _, Binder("sum") if one_of_a_sum(a, b, context, bench):
            return True
        case Component(base), Call("largest", (z,)) if alike(base, z):
            return True
        case Pow(base, ours), Pow(other, theirs) if base is other is E:
            return below(ours, theirs, context, bench, depth + 1)
        case Call("log", (ours,)), Call("log", (theirs,)) if sign(ours, context) == {1}:
            return below(ours, theirs, context, bench, depth + 1)
        case Mul(ours), _ if all(_never_negative(x, context) for x in ours):
            grouped, theirs = _logistic_pairs(ours), b.children if type(b) is Mul else (b,)
            if len(grouped) == len(theirs) and _each(grouped, theirs, context, bench, depth):
                return True
            if len(grouped) < len(theirs) and _in_groups(grouped, theirs, context, bench, depth):
                return True
    return _alone(a, b, context, bench)


def _with_any_entry(a: Term, b: Term, context: Context, depth: int) -> tuple[Term, Context] | None:
    """A term with any entry in place of the largest one, which is one of them."""
    found = next((here for here in subterms(a) if type(here) is Call and here.name == "largest"), None)
    if found is None or occurs(found, b) or _inside_a_binder(found, a):
        return None
    (z,) = found.arguments
    index = Symbol(f"any index {depth}")
    inside = context.but(indices=(*context.indices, (index.name, z.shape[0])))
    return substituted(a, {found: Component(z, (index,))}), inside


def _inside_a_binder(part: Term, term: Term) -> bool:
    return any(type(here) is Binder and occurs(part, here.body) for here in subterms(term))


def _each(ours: Parts, theirs: Parts, context: Context, bench: Bench, depth: int) -> bool:
    return all(below(x, y, context, bench, depth + 1) for x, y in zip(ours, theirs, strict=True))


def _in_groups(ours: Parts, theirs: Parts, context: Context, bench: Bench, depth: int) -> bool:
    """Whether each factor is at most the product of some of the others, side by side."""
    if not ours or not theirs:
        return not ours and not theirs
    first, *rest = ours
    return any(
        below(first, product(theirs[:k]), context, bench, depth + 1)
        and _in_groups(tuple(rest), theirs[k:], context, bench, depth)
        for k in range(1, len(theirs) - len(rest) + 1)
    )


def _over_a_range(a: Binder, b: Binder, context: Context, bench: Bench, depth: int) -> bool:
    """Part by part at an index of which only its range is known."""
    index = Symbol(f"part {depth}")
    left, right = opened(a, index), opened(b, index)
    told = {Symbol(name): index for name, size in context.indices if size is a.high and a.low is ONE}
    facts = (substituted(fact, {x: i}) for x, i in told.items() for fact in context.facts)
    inside = context.given(*facts)
    if a.high is not None:
        inside = inside.but(indices=(*inside.indices, (index.name, a.high)))
    if a.kind == "product" and not _never_negative(left, inside):
        return False
    return a.kind in ("sum", "product") and below(left, right, inside, bench, depth + 1)


def _alone(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    """One comparison, an absolute value by both of its sides."""
    from .inequalities import compared

    if type(a) is Binder or type(b) is Binder:
        return False
    if compared(Relation("<=", a, b), context, bench).grade == "proved":
        return True
    match a:
        case Call("abs", (u,)):
            sides = (Relation("<=", u, b), Relation(">=", u, negated(b)))
            return all(compared(each, context, bench).grade == "proved" for each in sides)
    return False


def _by_triangle(whole: Term, b: Term) -> bool:
    """Whether b is the sum of the absolute values of the summands."""
    match whole, b:
        case Add(ours), Add(theirs) if len(ours) == len(theirs):
            return all(_magnitude(x, y) for x, y in zip(ours, theirs, strict=True))
        case Binder("sum", _, body, low, high), Binder("sum", _, other, start, end):
            return (low, high) == (start, end) and _magnitude(body, other)
    return False


def _magnitude(part: Term, other: Term) -> bool:
    return any(alike(call("abs", each), other) for each in (part, negated(part)))


def _logistic_pairs(parts: Parts) -> Parts:
    """The factors, sigma(u) and 1 - sigma(u) taken together."""
    out: list[Term] = list(parts)
    for part in parts:
        other = Add((ONE, Neg(part)))
        if type(part) is Call and part.name == "sigma" and part in out and other in out:
            out[out.index(part)] = Mul((part, other))
            out.remove(other)
    return tuple(out)


def _never_negative(term: Term, context: Context) -> bool:
    return holds(context, Relation(">=", term, ZERO)) is True or sign(term, context) <= {0, 1}
