"""What a wrong line should have been, and the smallest part of it that is wrong."""

from __future__ import annotations

from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.laws.levels import nesting
from derive.terms import (
    ONE,
    ZERO,
    Add,
    At,
    Binder,
    Div,
    Mul,
    Neg,
    Position,
    Relation,
    Term,
    alike,
    at,
    factors,
    functions_in,
    kinds,
    negated,
    product,
    replaced,
    size,
    summands,
    symbols,
    total,
    with_children,
)

from .applying import put_in
from .gradients import worked_gradient
from .matching import at_once
from .plantings import Planting
from .right_forms import right_forms
from .right_values import values
from .solved import solved, solved_at_all

MOMENTS = ("expectation", "variance")
Correction = tuple[Term, Term | None]


def corrected(planting: Planting, before: Term, after: Term, context: Context, bench: Bench) -> Correction:
    """The wrong part of the written line, and the whole line put right, None where that is not known."""
    if is_statement(after):
        return after, _statement(planting, before, after, context, bench)
    for value in values(before, after, context):
        return after, value
    if _same(before, negated(after), context, bench):
        return after, turned(after)
    if not functions_in(before).isdisjoint(MOMENTS):
        return after, replaced(planting.right, planting.place, next(right_forms(planting.part, context)))
    line, place = planting.line, planting.place
    while True:
        found = _found(after, at(line, place), context, bench)
        if found is not None:
            for right in right_forms(at(planting.right, place), context):
                instead = tidied(replaced(after, found, right))
                if _same(before, instead, context, bench):
                    return at(after, found), instead
        if not place:
            break
        place = place[:-1]
    for right in right_forms(planting.right, context):
        if _same(before, right, context, bench):
            return after, right
    return after, None


def put_right(before: Term, after: Term, context: Context, bench: Bench) -> Term | None:
    """What a wrong line should have been whose mistake has no name: the equation solved, or what is left worked out."""
    if is_statement(after):
        return solved_at_all(before, after, context, bench)
    for value in values(before, after, context):
        return value
    if not nesting(before) and worked_gradient(before, context) is None and any(x.dims for x in symbols(before)):
        return None
    first = tidied(next(right_forms(before, context)))
    if Binder in kinds(first) and Binder not in kinds(after):
        return None
    return first if first is not before and _same(before, first, context, bench) else None


def turned(term: Term) -> Term:
    """The negative of a term as one writes it: a difference the other way round."""
    match term:
        case Add((first, *rest)) if len(rest) == 1 and type(rest[0]) is Neg and type(first) is not Neg:
            return Add((rest[0].inner, negated(first)))
        case Mul((*others, Add() as last)) if turned(last) is not Neg(last):
            return product((*others, turned(last)))
        case Neg(Mul((Div(over, under), *others))) if over is ONE:
            return Div(product(others), under)
    return negated(term)


def tidied(term: Term) -> Term:
    """A term without zeros in its sums and ones in its products, and with what is taken at a point worked out there."""
    new = with_children(term, tidied)
    match new:
        case Add(terms) if ZERO in terms or any(type(each) is Add for each in terms):
            return total(part for each in terms for part in summands(each) if part is not ZERO)
        case Mul(parts) if ONE in parts or any(type(each) is Mul for each in parts):
            return product(factor for each in parts for factor in factors(each) if factor is not ONE)
        case At(body) if not nesting(body):
            return put_in(new)
    return new


def _statement(planting: Planting, before: Term, after: Term, context: Context, bench: Bench) -> Term | None:
    """An equation or inequality put right: solved as the written one is, or with the right side in its place."""
    side = changed_side(before, after)
    if side is not None and planting.place[:1] == (side,):
        inner = planting.but(right=planting.right.children[side], place=planting.place[1:])
        _, found = corrected(inner, before.children[side], after.children[side], context, bench)
        if found is not None:
            return replaced(after, (side,), found)
    found = solved(planting.misconception, before, after, context, bench)
    if found is not None or is_statement(planting.part):
        return found
    rights = right_forms(planting.part, context)
    return next((replaced(planting.right, planting.place, right) for right in rights), None)


def changed_side(before: Term, after: Term) -> int | None:
    """The side of a relation that alone was worked on; None where both are, or none."""
    if type(before) is not Relation or type(after) is not Relation or before.sign != after.sign:
        return None
    changed = [k for k, (a, b) in enumerate(zip(before.children, after.children, strict=True)) if not alike(a, b)]
    return changed[0] if len(changed) == 1 else None


def _found(line: Term, part: Term, context: Context, bench: Bench, here: Position = ()) -> Position | None:
    """Where a line has a part, or something equal to it: the smallest such place."""
    for k, child in enumerate(line.children):
        inside = _found(child, part, context, bench, (*here, k))
        if inside is not None:
            return inside
    return here if size(line) > 1 and _same(line, part, context, bench) else None


def _same(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    try:
        return at_once(a, b, context, bench)
    except ValueError:
        return False
