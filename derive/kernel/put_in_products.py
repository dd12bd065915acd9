"""Equations of matrices that follow by putting in what a product equals: from S v = a v, v^T S v = a v^T v."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from derive.core.certificates import PROVED, Certificate, sound
from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.terms import (
    ZERO,
    At,
    Binder,
    Call,
    Derivative,
    Mul,
    Number,
    Operator,
    Record,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    factors,
    fraction,
    negated,
    number,
    raised,
    shape,
    substituted,
    summands,
    symbols,
    total,
    with_children,
)
from derive.terms import product as times

from .bench import Bench
from .domains import has_value
from .drawn_arrays import FAILURES
from .instances import one_example
from .spread_products import place_of, run_of, spread, transposed

MOST_TRIED = 12
MOST_PASSES = 6


class Rule(Record):
    """Matrices and vectors side by side, and what their product equals."""

    run: tuple[Term, ...]
    value: Term


def put_in_products(a: Term, b: Term, context: Context, bench: Bench) -> Certificate | None:
    """Whether an equation follows once what products of matrices equal is put in for them."""
    if type(b) is not Relation or b.sign != "=":
        return None
    said = (*conjuncts(a), *context.facts)
    values = _values(said)
    known = [_of_squares(substituted(each, values)) for each in said]
    equations = [each for each in known if type(each) is Relation and each.sign == "=" and _has_arrays(each)]
    if not equations or not has_value(b, a, context.given(*conjuncts(a))):
        return None
    try:
        left, right = (spread(substituted(side, values), context) for side in b.children)
        gap = _gap(left, right)
        choices = product(*(tuple(_rules(each, context)) or (None,) for each in equations))
        seen = {(left, right)}
        for rules in islice(choices, MOST_TRIED):
            chosen = tuple(rule for rule in rules if rule)
            put = (*chosen, *(_turned(rule, context) for rule in chosen))
            sides = _reduced(left, put, context), _reduced(right, put, context)
            if sides in seen:
                continue
            seen.add(sides)
            if _alike_in_an_example(*sides, context) and sound(bench.equal(*sides, context).grade):
                return Certificate(PROVED, "equations put in", seed=bench.seed)
        for equation in equations if len(equations) > 1 else ():
            for rules in islice(_of_others(equation, equations, context), 2 * MOST_TRIED):
                first, second = (_reduced(spread(side, context), rules, context) for side in equation.children)
                told = _gap(first, second)
                if shape(told) == shape(gap) and _agree(told, gap, context, bench):
                    return Certificate(PROVED, "equations put in", seed=bench.seed)
    except (ShapeMismatchError, RecursionError):
        return None
    return None


def _values(told: tuple[Term, ...]) -> dict[Term, Term]:
    """The numbers that equations give a value, each by the first that does, in letters that have none."""
    values: dict[Term, Term] = {}
    for each in told:
        match each:
            case Relation("=", Symbol(_, ()) as x, value) if not value.shape and x not in values:
                inside = symbols(value)
                if x not in inside and inside.isdisjoint(values) and not any(x in symbols(v) for v in values.values()):
                    values[x] = value
    return values


def _of_squares(fact: Term) -> Term:
    """What |v| = c says of the product of a vector with itself; other facts as they are."""
    match fact:
        case Relation("=", Call("norm", (vector,)), c) if len(shape(vector)) == 1 and not shape(c):
            square = c if type(c) is Number and c.p == c.q else raised(c, number(2))
            return Relation("=", times((call("transpose", vector), vector)), square)
    return fact


def _of_others(equation: Relation, equations: list[Relation], context: Context) -> Iterator[tuple[Rule, ...]]:
    """What the other equations say: one thing by itself, then the first of each, and of all of them but one."""
    others = [rules for each in equations if each is not equation and (rules := tuple(_rules(each, context)))]
    yield from ((rule,) for rules in others for rule in rules[: MOST_TRIED // 2])
    if len(others) > 1:
        first = [rules[0] for rules in others]
        yield tuple(first)
        yield from (tuple(rule for rule in first if rule is not left_out) for left_out in first)


def _gap(left: Term, right: Term) -> Term:
    return left if right is ZERO else total((*summands(left), *(negated(each) for each in summands(right))))


def _agree(one: Term, other: Term, context: Context, bench: Bench) -> bool:
    """Whether two terms are equal, or the negatives of each other."""
    return any(
        _alike_in_an_example(one, each, context) and sound(bench.equal(one, each, context).grade)
        for each in (other, negated(other))
    )


def _alike_in_an_example(one: Term, other: Term, context: Context) -> bool:
    """Whether two terms may be equal, as their values in an example tell."""
    try:
        example = one_example(one, other, context)
        if example is None:
            return True
        rows = zip(example.rows(one), example.rows(other), strict=True)
        return all(u.overlaps(v) for pair in rows for u, v in zip(*pair, strict=True))
    except FAILURES:
        return True


def _has_arrays(equation: Relation) -> bool:
    return any(shape(part) for side in equation.children for each in summands(side) for part in run_of(each)[1])


def _rules(equation: Relation, context: Context) -> Iterator[Rule]:
    """What an equation says of the products in it, as written first, then each summand by the others."""
    left, right = (spread(side, context) for side in equation.children)
    for one, other in ((left, right), (right, left)):
        c, run = run_of(one)
        if run and c is not ZERO and _is_number(c) and not _within(run, other):
            rule = Rule(run, _over(other, c))
            yield rule
            yield _turned(rule, context)
    parts = [*summands(left), *(negated(each) for each in summands(right) if right is not ZERO)]
    for k, part in enumerate(parts):
        c, run = run_of(part)
        rest = total(negated(each) for j, each in enumerate(parts) if j != k)
        if (len(parts) > 2 or right is ZERO) and run and _is_number(c) and not _within(run, rest):
            yield Rule(run, _over(rest, c))


def _turned(rule: Rule, context: Context) -> Rule:
    """The same of the transposes."""
    run = tuple(transposed(each, context) for each in reversed(rule.run))
    return Rule(run, spread(call("transpose", rule.value), context))


def _is_number(c: Term) -> bool:
    return type(c) is Number and c is not ZERO


def _over(value: Term, c: Term) -> Term:
    return value if type(c) is Number and c.p == c.q else fraction(value, c)


def _within(run: tuple[Term, ...], value: Term) -> bool:
    """Whether a product stands in its own value again, so that putting it in would not end."""
    return any(place_of(run, run_of(each)[1]) is not None for each in summands(value))


def _reduced(term: Term, rules: tuple[Rule, ...], context: Context) -> Term:
    """A term with the rules put in until nothing changes."""
    for _ in range(MOST_PASSES):
        new = _put_in(term, rules)
        if new is term:
            return term
        term = spread(new, context)
    return term


def _put_in(term: Term, rules: tuple[Rule, ...]) -> Term:
    """A term with the rules put in once, but for what differentiates: an equation at a point says nothing there."""
    if type(term) in (Derivative, Operator, Binder, At):
        return term
    new = with_children(term, lambda child: _put_in(child, rules))
    if type(new) not in (Mul, Symbol, Call):
        return new
    parts = factors(new)
    arrays = tuple(each for each in parts if shape(each) and not _is_identity(each)) or parts
    for rule in rules:
        at = place_of(rule.run, arrays)
        if at is not None:
            scalars = tuple(each for each in parts if not shape(each))
            behind = arrays[at + len(rule.run) :]
            return times((*scalars, *arrays[:at], rule.value, *behind))
    return new


def _is_identity(term: Term) -> bool:
    return type(term) is Call and term.name == "identity"
