"""Terms as right laws work them out, for the line that should have stood in place of a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.exact.primitives import indefinite, primitive
from derive.laws.determinants import (
    determinant_of_two_by_two,
    expansion_along_a_row,
    subtracted_on_the_diagonal,
)
from derive.laws.differentiation import worked_out
from derive.laws.evaluation import worked
from derive.laws.expansion import collected, expanded
from derive.laws.inverses import determinant_of_a_multiple
from derive.laws.levels import nesting
from derive.laws.logarithms import logarithm_of_a_power, logarithm_of_a_product, logarithm_of_a_quotient
from derive.laws.matrix_expansion import matrix_product_multiplied_out
from derive.laws.transposes import transpose_of_a_product
from derive.laws.trigonometry import angle_sum, double_angle
from derive.misconceptions.parts import all_but_one, scalar, varies
from derive.terms import (
    ONE,
    TWO,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    bind,
    call,
    kinds,
    negated,
    product,
    size,
    total,
)  # fmt: skip

from .gradients import worked_gradient
from .right_values import worked_moments

LAWS = (
    logarithm_of_a_product, logarithm_of_a_quotient, logarithm_of_a_power, angle_sum, double_angle,
    transpose_of_a_product, determinant_of_two_by_two, expansion_along_a_row, matrix_product_multiplied_out,
    determinant_of_a_multiple,
)  # fmt: skip
LARGEST = 60


def right_forms(term: Term, context: Context) -> Iterator[Term]:
    """A term as right laws work it out, the furthest first, and last as it stands."""
    if (gradient := worked_gradient(term, context)) is not None:
        yield gradient.end
    if nesting(term):
        with suppress(DeriveError, RuleError, RecursionError):
            yield worked_out(term, context).end
    yield from _of_logarithms(term)
    yield from _of_matrices(term, context)
    yield from _of_moments(term, context)
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


def _of_logarithms(term: Term) -> Iterator[Term]:
    match term:
        case Call("log", (Mul(factors), base)):
            yield total(call("log", factor, base) for factor in factors)
        case Call("log", (Div(over, under), base)):
            yield Add((call("log", over, base), Neg(call("log", under, base))))


def _of_matrices(term: Term, context: Context) -> Iterator[Term]:
    """Determinants and inverses of explicit matrices of two rows, also less a multiple of I."""
    match term:
        case Call("det" | "inverse" as name, (Add() as whole,)):
            if (found := subtracted_on_the_diagonal(whole, context)) is not None:
                yield from right_forms(call(name, found.end), context)
        case Call("inverse", (Matrix(((a, b), (c, d))) as matrix,)):
            adjugate = Matrix(((d, negated(b)), (negated(c), a)))
            if (found := determinant_of_two_by_two(call("det", matrix), context)) is not None:
                yield Mul((Div(ONE, worked(found.end)), adjugate))
        case Mul((Call("transpose", (Add((a, b)) as left,)), right)) if left is right and scalar(term):
            c, mixed = (b.inner, negated) if type(b) is Neg else (b, _same)
            row, other = _row(a), _row(c)
            yield Add((_times(row, a), mixed(_times(TWO, _times(row, c))), _times(other, c)))
        case Call("inverse", (Mul(factors),)):
            yield Mul(tuple(call("inverse", factor) for factor in reversed(factors)))


def _same(term: Term) -> Term:
    return term


def _row(term: Term) -> Term:
    """The transpose of a product as the product of the transposes."""
    parts = term.factors if type(term) is Mul else (term,)
    return product(
        each.arguments[0]
        if type(each) is Call and each.name == "transpose"
        else call("transpose", each)
        if each.shape
        else each
        for each in reversed(parts)
    )


def _times(first: Term, second: Term) -> Term:
    return product(f for each in (first, second) for f in (each.factors if type(each) is Mul else (each,)))


def _of_moments(term: Term, context: Context) -> Iterator[Term]:
    if (apart := worked_moments(term, context)) is not term:
        yield apart
    match term:
        case Call("variance", (x,)):
            yield Add((call("expectation", Pow(x, TWO)), Neg(Pow(call("expectation", x), TWO))))
        case Call("expectation", (Pow(x, Number(2, 1)),)):
            yield Add((call("variance", x), Pow(call("expectation", x), TWO)))


def _by_hand(term: Term, context: Context) -> Iterator[Term]:
    """Brackets multiplied out, and the laws that have the form of the mistakes about them."""
    match term:
        case Call("sqrt", (Pow(base, Number(2, 1)),)):
            yield call("abs", base)
        case Pow(Pow(base, inner), outer):
            yield Pow(base, Mul((outer, inner)))
        case Binder("integral"):
            yield from _antiderivatives(term, context)
        case Pow(base, Add(terms)):
            yield Mul(tuple(Pow(base, each) for each in terms))
    if type(term) in (Add, Mul, Neg, Pow) and Add in kinds(term) and term.shape == () and size(term) <= LARGEST:
        multiplied = expanded(term)
        if multiplied is not None:
            yield collected(multiplied)
