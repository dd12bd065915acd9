"""Where a convex function of one letter is least: zero lies between its slopes from both sides."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, worst
from derive.core.context import Context
from derive.exact.corners import Cornered, convex, cornered, one_sided_slopes, outermost_slope, smooth_slope
from derive.exact.signs import sign
from derive.terms import (
    INFINITY,
    REALS,
    ZERO,
    Binder,
    Call,
    Cases,
    Collection,
    Derivative,
    Junction,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    alike,
    number,
    opened,
    symbols,
    total,
    with_children,
)

from .bench import Bench, plain
from .cells import NoCellsError, branches, cells
from .sign_cases import empty
from .statements import covers
from .term_matrices import FEW

METHOD = "zero between the one-sided slopes of a convex function"


def least_at(least: Call, value: Term, context: Context, bench: Bench) -> Certificate:
    """Whether the minimisers are the value alone, all of an interval, or a value by cases that cover everything."""
    body, letter = least.arguments
    if type(value) is Cases:
        inner = tuple(
            least_at(least, each, context.given(condition), bench)
            for each, condition in zip(value.values, value.conditions, strict=True)
        )
        covered = () if value.otherwise is not None else (covers(value.conditions, context, bench),)
        last = () if value.otherwise is None else (Certificate(UNDECIDED, "a case without a condition"),)
        return worst((*inner, *covered, *last))
    if (known := _in_every_cell(least, value, context, bench)) is not None:
        return known
    if _in_numbers_shown(least, context):
        from .convex_minima import least_where_stationary
        from .quadratic_places import extreme_by_its_form

        return extreme_by_its_form(least, value, context, bench) or least_where_stationary(least, value, context, bench)
    if value.shape:
        from .log_determinant_minima import least_determinant_and_trace
        from .quadratic_minima import extreme_at

        return least_determinant_and_trace(least, value, context, bench) or extreme_at(least, value, context, bench)
    form = cornered(_sums_out(plain(body, context)), letter) if type(letter) is Symbol else None
    if form is None or form.letter in symbols(value) or bounded(form.letter, context):
        return Certificate(UNDECIDED, "no form with corners", seed=bench.seed)
    if not convex(form, context):
        return Certificate(UNDECIDED, "not seen to be convex", seed=bench.seed)
    found = _interval(form, value, context) if type(value) is Collection else _point(form, value, context)
    grade = {True: PROVED, False: REFUTED, None: UNDECIDED}[found]
    return Certificate(grade, METHOD, seed=bench.seed)


def _in_every_cell(least: Call, value: Term, context: Context, bench: Bench) -> Certificate | None:
    """That a value with signs, absolute values or maxima in it is where the function is least, else None."""
    if value.shape or not branches(value):
        return None
    try:
        parts = cells(value, ZERO, lambda _: "unknown").parts
    except NoCellsError:
        return None
    inside = ((context.given(*facts), there) for facts, there, _ in parts if not empty(facts, context))
    found = worst(tuple(least_at(least, there, told, bench) for told, there in inside))
    return found if found.grade == PROVED else None


def _in_numbers_shown(least: Call, context: Context) -> bool:
    """Whether several numbers are sought, or one of which a part before says where the derivative is zero."""
    letters = least.arguments[1]
    if type(letters) is Collection:
        return True
    starts = (fact.parts[0] for fact in context.facts if type(fact) is Junction and fact.word == "<=>")
    wanted = Relation("=", Derivative(least.arguments[0], letters, 1, "partial"), ZERO)
    return any(alike(start, wanted) for start in starts)


def _sums_out(term: Term) -> Term:
    """A term whose sums over few numbers are written out."""
    match term:
        case Binder("sum", _, _, Number(low, 1), Number(high, 1)) if 0 <= high - low < FEW:
            return total(_sums_out(opened(term, number(k))) for k in range(low, high + 1))
    return with_children(term, _sums_out)


def bounded(letter: Symbol, context: Context) -> bool:
    """Whether a fact says more of a letter than that it is real."""
    return any(letter in symbols(fact) and fact is not Relation("in", letter, REALS) for fact in context.facts)


def _point(form: Cornered, value: Term, context: Context) -> bool | None:
    """Whether the function falls before the value and grows behind it."""
    strictly = sign(smooth_slope(form, form.letter, 2), context) == {1}
    slopes = one_sided_slopes(form, value, context)
    if slopes is None:
        return None
    left, right = (sign(each, context) for each in slopes)
    if left <= {1} or right <= {-1}:
        return False
    if strictly:
        return True if left <= {-1, 0} and right <= {0, 1} else None
    return True if left <= {-1} and right <= {1} else None


def _interval(form: Cornered, value: Collection, context: Context) -> bool | None:
    """Whether the function is level inside and not level outside of an interval."""
    if value.kind not in ("[]", "[)", "(]", "()") or len(value.items) != 2:
        return None
    low, high = value.items
    checks: list[bool | None] = []
    ends = ((low, Neg(INFINITY), -1, (-1, 0)), (high, INFINITY, 1, (0, 1)))
    for end, infinite, side, wanted in ends:
        checks.append(_level(form, side, context) if alike(end, infinite) else _edge(form, end, wanted, context))
    return False if False in checks else None if None in checks else True


def _level(form: Cornered, side: int, context: Context) -> bool | None:
    """Whether the function is level far out on a side."""
    slope = outermost_slope(form, side, context)
    return None if slope is None else True if sign(slope, context) == {0} else None


def _edge(form: Cornered, place: Term, wanted: tuple[int, int], context: Context) -> bool | None:
    slopes = one_sided_slopes(form, place, context)
    if slopes is None:
        return None
    signs = [sign(each, context) for each in slopes]
    if all(found == {want} for found, want in zip(signs, wanted, strict=True)):
        return True
    return None if all(want in found for found, want in zip(signs, wanted, strict=True)) else False
