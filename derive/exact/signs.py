"""Which signs a term can take: from its structure, the table of functions and the facts of the context."""

from __future__ import annotations

from functools import lru_cache

from derive.core.context import Context
from derive.terms import ONE, ZERO, Add, Div, Mul, Neg, Pow, Symbol, Term, symbols

from .facts import UNIT, Combination, Monomial, combination, facts_of, ordered, plus_times, ratio, stretched
from .integers import whole_ends
from .range_arithmetic import integer_power, product_of, sum_of
from .ranges import ALL, NOT_ZERO, POSITIVE, Range, both, exactly, settled
from .rationals import opposite, over
from .structure import range_by_structure
from .sturm import range_of_polynomial


def sign(term: Term, context: Context) -> frozenset[int]:
    """The signs that a real term can have; of a complex one whether it can be 0."""
    values = range_of(term, context)
    return frozenset(s for s in (-1, 0, 1) if values.may_be(s))


@lru_cache(20_000)
def range_of(term: Term, context: Context) -> Range:
    """An interval that holds the values that a scalar can take where it is defined."""
    values = _with_facts(term, settled(range_by_structure(term, context, range_of)), context)
    if not values.real and values.may_be(0) and not symbols(term):
        return values.but(nonzero=_is_not_zero(term))
    if not values.real or not _open(values) or type(term) not in (Symbol, Add, Mul, Pow, Neg, Div):
        return values
    form = combination(term)
    if type(term) is Symbol or list(form) != [frozenset(((term, 1),))]:
        values = both(values, _of_combination(form, context))
    if values.may_be(0) and not symbols(term):
        values = both(values, _decided(term))
    return values


@lru_cache(20_000)
def _at_sight(term: Term, context: Context) -> Range:
    """The range from structure and single facts; facts are not combined, which could go round in circles."""
    return _with_facts(term, settled(range_by_structure(term, context, _at_sight)), context)


def _open(values: Range) -> bool:
    return sum(map(values.may_be, (-1, 0, 1))) > 1


def _is_not_zero(constant: Term) -> bool:
    from .fields import is_zero

    return is_zero(constant) is False


def _decided(constant: Term) -> Range:
    """The sign of a number that rational ends leave open, decided by balls and, where it is algebraic, exactly."""
    from .fields import sign_of_number

    found = sign_of_number(constant)
    return {None: ALL, 0: exactly(ZERO), 1: POSITIVE, -1: Range(None, ZERO, nonzero=True)}[found]


def _with_facts(term: Term, values: Range, context: Context) -> Range:
    """What the facts that compare this very term, or a multiple of it, add."""
    facts = facts_of(context)
    if not facts:
        return values
    form = combination(term)
    constant = form.get(UNIT, ZERO)
    rest = {key: value for key, value in form.items() if key}
    for fact in facts:
        if (c := ratio(form, fact.form)) is not None:
            values = both(values, stretched(fact.values, c))
        elif fact.values is not NOT_ZERO and (c := ratio(rest, fact.form)) is not None:
            values = both(values, sum_of(stretched(fact.values, c), exactly(constant)))
    return whole_ends(values, term, context)


def _of_combination(form: Combination, context: Context) -> Range:
    """A term multiplied out: monomial by monomial, by a fact that it is a multiple of plus a rest, as a polynomial."""
    values = both(_monomials(form, context), range_of_polynomial(form, lambda part: _at_sight(part, context)))
    for fact in facts_of(context):
        shared = next((key for key in fact.form if key in form), None)
        if shared is None or fact.values is NOT_ZERO:
            continue
        c = over(form[shared], fact.form[shared])
        rest = plus_times(form, fact.form, opposite(c))
        values = both(values, sum_of(stretched(fact.values, c), _rest(rest, context)))
    return values


def _rest(form: Combination, context: Context) -> Range:
    values = _monomials(form, context)
    constant = form.get(UNIT, ZERO)
    bare = {key: value for key, value in form.items() if key}
    for fact in facts_of(context):
        if (c := ratio(bare, fact.form)) is not None and fact.values is not NOT_ZERO:
            values = both(values, sum_of(stretched(fact.values, c), exactly(constant)))
    return values


def _monomials(form: Combination, context: Context) -> Range:
    out = exactly(ZERO)
    for monomial, c in form.items():
        out = sum_of(out, product_of(exactly(c), _monomial(monomial, context)))
    return out


@lru_cache(20_000)
def _monomial(monomial: Monomial, context: Context) -> Range:
    """The range of a product of powers; the parts of a long sum share most of theirs."""
    out = exactly(ONE)
    for generator, n in ordered(monomial):
        out = product_of(out, integer_power(_at_sight(generator, context), n))
    return out
