"""What a wrong line should have been, and the smallest part of it that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.exact.primitives import indefinite, primitive
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.laws.determinants import determinant_of_two_by_two, expansion_along_a_row
from derive.laws.differentiation import worked_out
from derive.laws.expansion import collected, expanded
from derive.laws.levels import nesting
from derive.laws.logarithms import logarithm_of_a_power, logarithm_of_a_product, logarithm_of_a_quotient
from derive.laws.matrix_expansion import matrix_product_multiplied_out
from derive.laws.transposes import transpose_of_a_product
from derive.laws.trigonometry import angle_sum, double_angle
from derive.misconceptions.parts import all_but_one, varies
from derive.terms import (
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Derivative,
    Mul,
    Neg,
    Number,
    Position,
    Pow,
    Term,
    at,
    bind,
    call,
    functions_in,
    kinds,
    letters,
    product,
    replaced,
    size,
    total,
    with_children,
)

from .gradients import worked_gradient
from .matching import at_once
from .plantings import Planting
from .solved import solved, solved_at_all

LAWS = (
    logarithm_of_a_product, logarithm_of_a_quotient, logarithm_of_a_power, angle_sum, double_angle,
    transpose_of_a_product, determinant_of_two_by_two, expansion_along_a_row, matrix_product_multiplied_out,
)  # fmt: skip
MOMENTS = ("expectation", "variance")
LARGEST = 60
Correction = tuple[Term, Term | None]


def corrected(planting: Planting, before: Term, after: Term, context: Context, bench: Bench) -> Correction:
    """The wrong part of the written line, and the whole line put right, None where that is not known."""
    if is_statement(after):
        return after, _statement(planting, before, after, context, bench)
    if not functions_in(before).isdisjoint(MOMENTS):
        return after, replaced(planting.right, planting.place, next(right_forms(planting.part, context)))
    line, place = planting.line, planting.place
    while True:
        found = _found(after, at(line, place), context, bench)
        if found is not None:
            for right in right_forms(at(planting.right, place), context):
                instead = _without_zeros(replaced(after, found, right))
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
    if not nesting(before) and worked_gradient(before, context) is None:
        return None
    first = next(right_forms(before, context))
    return first if first is not before and _same(before, first, context, bench) else None


def _without_zeros(term: Term) -> Term:
    if type(term) is Add and ZERO in term.terms:
        return total(_without_zeros(each) for each in term.terms if each is not ZERO)
    return with_children(term, _without_zeros)


def _statement(planting: Planting, before: Term, after: Term, context: Context, bench: Bench) -> Term | None:
    """An equation or inequality put right: solved as the written one is, or with the right side in its place."""
    found = solved(planting.misconception, before, after, context, bench)
    if found is not None or is_statement(planting.part):
        return found
    rights = right_forms(planting.part, context)
    return next((replaced(planting.right, planting.place, right) for right in rights), None)


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


def right_forms(term: Term, context: Context) -> Iterator[Term]:
    """A term as right laws work it out, the furthest first, and last as it stands."""
    if (gradient := worked_gradient(term, context)) is not None:
        yield gradient.end
    if nesting(term):
        with suppress(DeriveError, RuleError, RecursionError):
            yield worked_out(term, context).end
    for law in LAWS:
        try:
            found = law(term, context)
        except RuleError:
            continue
        if found is not None:
            yield found.end
    yield from _by_hand(term, context)
    yield term


def _antiderivatives(term: Binder, context: Context) -> Iterator[Term]:
    """An integral without bounds from the table, or by parts."""
    found = indefinite(term)
    if found is None:
        return
    body, x = found
    if (whole := primitive(body, x)) is not None:
        yield whole
    splits: list[tuple[int, Term]] = []
    for one, others in all_but_one(body.factors) if type(body) is Mul else ():
        if varies(one, x) and (whole := primitive(one, x)) is not None:
            u = product(others)
            rest = worked_out(Mul((Derivative(u, x), whole)), context).end
            splits.append((size(rest), Add((Mul((u, whole)), Neg(bind("integral", x, rest))))))
    yield from (line for _, line in sorted(splits, key=lambda split: split[0]))


def _by_hand(term: Term, context: Context) -> Iterator[Term]:
    """Brackets multiplied out, and the laws that have the form of the mistakes about them."""
    match term:
        case Call("inverse", (Mul(factors),)):
            yield Mul(tuple(call("inverse", factor) for factor in reversed(factors)))
        case Call("sqrt", (Pow(base, Number(2, 1)),)):
            yield call("abs", base)
        case Pow(Pow(base, inner), outer):
            yield Pow(base, Mul((outer, inner)))
        case Call("variance", (Mul((Number() as c, *rest)),)):
            yield Mul((Pow(c, TWO), call("variance", product(rest))))
        case Call("variance", (Neg(inner),)):
            yield from right_forms(call("variance", inner), context)
        case Call("variance", (Add(terms),)) if not all(map(letters, terms)):
            varying = call("variance", total(t for t in terms if letters(t)))
            yield next(right_forms(varying, context)) if type(varying.arguments[0]) in (Mul, Neg) else varying
        case Call("variance", (x,)):
            yield Add((call("expectation", Pow(x, TWO)), Neg(Pow(call("expectation", x), TWO))))
        case Call("expectation", (Add(terms),)):
            yield total(call("expectation", each) if letters(each) else each for each in terms)
        case Call("expectation", (Pow(x, Number(2, 1)),)):
            yield Add((call("variance", x), Pow(call("expectation", x), TWO)))
        case Binder("integral"):
            yield from _antiderivatives(term, context)
        case Pow(base, Add(terms)):
            yield Mul(tuple(Pow(base, each) for each in terms))
    if type(term) in (Add, Mul, Neg, Pow) and Add in kinds(term) and term.shape == () and size(term) <= LARGEST:
        multiplied = expanded(term)
        if multiplied is not None:
            yield collected(multiplied)
