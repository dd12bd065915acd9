"""Functions of several numbers that are convex because their second derivatives make a sum of squares of any size."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Line
from derive.core.traversals import Everywhere, Innermost
from derive.exact.rings import fraction_in, polynomial_in
from derive.exact.second_order import second_order_form
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import Monomial, Poly, rational
from derive.exact.spelling import monomial_term, sum_term
from derive.exact.squares import squares_term, sum_of_squares
from derive.terms import (
    ONE,
    ZERO,
    Binder,
    Collection,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    fraction,
    number,
    opened,
    substituted,
    summands,
    symbols,
    total,
)

from .bounds import never_negative
from .differentiation import finished, worked_out
from .gradients import results
from .indices import sum_of_a_constant
from .lettering import fresh, used
from .monomials import parts, written
from .systems import equations
from .tidy import tidied

SOURCE = "Boyd and Vandenberghe, Convex Optimization, ch. 3"

Letters = tuple[Symbol, ...]


@rule("sum(a_i^2, i=1..n) u^2 + 2 sum(a_i b_i, i=1..n) u v + sum(b_i^2, i=1..n) v^2 = sum((a_i u + b_i v)^2, i=1..n)")
def put_together_as_squares(term: Term, context: Context, squares: Term) -> Term | None:
    """The sums are put together under one sum as squares; multiplying these out gives them back."""
    return squares if squares is not term and all(map(_is_sum_of_squares, summands(squares))) else None


def _is_sum_of_squares(term: Term) -> bool:
    c, over, _ = parts(term)
    return c.p > 0 and any(_has_square(f.body if type(f) is Binder else f) for f in over)


def _has_square(term: Term) -> bool:
    return all(any(type(f) is Pow and type(f.exponent) is Number for f in parts(each)[1]) for each in summands(term))


def convex(body: Term, unknowns: Letters, partials: tuple[Chain, ...], context: Context) -> Chain | None:
    """The chain that the form of the second derivatives is never negative; None where it is not seen to be."""
    taken = used(body) | {letter.name for letter in context.symbols}
    directions: Letters = ()
    for _ in unknowns:
        directions = (*directions, fresh(("u", "v", "s", "t"), taken | {each.name for each in directions}))
    squares = _squares(body, unknowns, directions, context)
    if squares is None:
        return None
    start = second_order_form(body, unknowns, directions)
    first = Line(Everywhere(results(partials)))(start, context)
    if first is None:
        return None
    rest = worked_out(first.end, context)
    counted = (Line(Innermost(sum_of_a_constant)) >> tidied())(rest.end, context)
    if counted is not None:
        rest = Derivation(rest.start, (*rest.steps, *counted.steps), counted.end)
    together = put_together_as_squares.with_(squares) >> never_negative
    last = never_negative(rest.end, context) or together(rest.end, context)
    if not finished(rest.end) or last is None:
        return None
    found = Derivation(start, (*first.steps, *rest.steps, *last.steps), last.end)
    heading = phrase("stationary.convex", directions)
    return Chain("convex", heading, found, uses=tuple(each.label for each in partials))


def least_there(body: Term, unknowns: Letters, solved: Chain, shape: Chain) -> Claims:
    """That a convex function is least where its derivatives are zero, and nowhere else."""
    values: dict[Term, Term] = {}
    for each in reversed(equations(solved.derivation.end)):
        values[each.left] = each.right  # type: ignore[attr-defined]
    for _ in unknowns:
        values = {x: substituted(value, values) for x, value in values.items()}
    at, point = (Collection("tuple", some) for some in (unknowns, tuple(values[x] for x in unknowns)))
    left, right = (at, point) if len(unknowns) > 1 else (unknowns[0], values[unknowns[0]])
    conditions = dict.fromkeys(c.relation for step in solved.derivation.steps for c in step.conditions)
    statement, uses = Relation("=", call("argmin", body, left), right), (solved.label, shape.label)
    claim = Claim(statement, phrase("stationary.least"), tuple(conditions), uses)
    return Claims("least", phrase("stationary.minimum"), (claim,), uses)


def _squares(body: Term, unknowns: Letters, directions: Letters, context: Context) -> Term | None:
    """Twice the quadratic part of a function with directions for its letters, as sums of squares."""
    out = []
    for each in summands(body):
        if not any(x in symbols(each) for x in unknowns):
            continue
        c, over, under = parts(each)
        whole = next((f for f in over if type(f) is Binder and f.kind == "sum" and f.low is ONE), None)
        index = Symbol("any index")
        inner = written(ONE, over) if whole is None else opened(whole, index)
        outer = () if whole is None else tuple(f for f in over if f is not whole)
        found = _form(inner, unknowns, directions, context)
        if found is None or c.p < 0 or not all(sign(f, context) == {1} for f in (*outer, *under)):
            return None
        if found is ZERO:
            continue
        d, above, below = parts(found)
        if whole is not None:
            above, below = _summed(written(ONE, above, below), index, whole), ()
        out.append(written(number(c.p * d.p, c.q * d.q), (*outer, *above), (*under, *below)))
    return total(out) if out else None


def _summed(body: Term, index: Symbol, like: Binder) -> tuple[Term, ...]:
    """The factors of a sum over an index, those of the body as often as there are summands where it is constant."""
    if index not in symbols(body):
        return (like.children[2], *parts(body)[1])
    return (Binder("sum", like.letter, bind("sum", index, body).body, ONE, like.high),)


def _form(inner: Term, unknowns: Letters, directions: Letters, context: Context) -> Term | None:
    """Twice the quadratic part in the unknowns as factors that are not negative times a sum of squares."""
    whole = fraction_in(inner)
    p, below = whole or ({}, {})
    if whole is None or sign(sum_term(below), context) != {1} or any(x in symbols(sum_term(below)) for x in unknowns):
        return None
    quadratic: Poly = {}
    for monomial, c in p.items():
        degree = sum(k for base, k in monomial if base in unknowns)
        if degree > 2 or any(x in symbols(base) for base, _ in monomial for x in unknowns if base is not x):
            return None
        if degree == 2:
            quadratic[monomial] = 2 * c
    if not quadratic:
        return ZERO
    letters = dict.fromkeys(base for monomial in quadratic for base, _ in monomial)
    names: dict[Term, Term] = dict(zip(unknowns, directions, strict=True))
    names |= {base: Symbol(f"entry {k}") for k, base in enumerate(letters) if type(base) is not Symbol}
    shared = tuple(pair for pair in _content(quadratic) if pair[0] not in unknowns)
    left = {tuple(sorted(_less(m, shared), key=repr)): c for m, c in quadratic.items()}
    if not all(sign(base, context) <= {0, 1} for base, k in shared if k % 2):
        return None
    renamed = polynomial_in(substituted(total(monomial_term(m, c) for m, c in left.items()), names))
    squares = None if renamed is None else sum_of_squares(renamed)
    if not squares:
        return None
    back = {new: old for old, new in names.items() if old not in unknowns}
    found = substituted(squares_term(squares), back)
    before = [monomial_term((pair,), rational(1)[()]) for pair in shared]
    number_, over, under = parts(fraction(found, sum_term(below)))
    return written(number_, (*before, *over), under)


def _content(p: Poly) -> Monomial:
    first = next(iter(p), ())
    found = ((base, min(dict(m).get(base, 0) for m in p)) for base, _ in first)
    return tuple(pair for pair in found if pair[1])


def _less(monomial: Monomial, by: Monomial) -> Monomial:
    gone = dict(by)
    return tuple((base, k - gone.get(base, 0)) for base, k in monomial if k != gone.get(base, 0))
