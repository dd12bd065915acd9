"""Equations that are linear in unknown numbers and hold sums of any size: collected, centred at means, solved."""

from __future__ import annotations

from math import gcd

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.exact.signs import sign
from derive.exact.spelling import normal
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Binder,
    Component,
    Div,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    bind,
    fraction,
    kinds,
    negated,
    number,
    opened,
    product,
    summands,
    total,
)

from .indices import is_sum
from .monomials import parts, written
from .unknowns_in_sums import by_unknowns, without

SOURCE = "Graham, Knuth and Patashnik, Concrete Mathematics, ch. 2"


@rule("c p = 0 <=> p = 0", Relation, relation=IFF)
def common_factor_divided_out(term: Relation, context: Context) -> Term | None:
    """A factor that stands before the whole left side, and is not zero, is divided out."""
    pieces = [parts(each) for each in summands(term.left)]
    if term.sign != "=" or term.right is not ZERO or term.left is ZERO:
        return None
    numbers = [c for c, _, _ in pieces]
    top, low = gcd(*(c.p for c in numbers)), gcd(*(c.q for c in numbers))
    content = number(-top if numbers[0].p < 0 else top, low)
    above = [f for f in pieces[0][1] if _apart(f, context) and all(f in over for _, over, _ in pieces)]
    below = [f for f in pieces[0][2] if all(f in under for _, _, under in pieces)]
    if content is ONE and not (above or below):
        return None
    left = total(
        written(number(c.p * content.q, c.q * content.p), without(over, above), without(under, below))
        for c, over, under in pieces
    )
    return Relation("=", left, ZERO)


def _apart(term: Term, context: Context) -> bool:
    return not term.shape and 0 not in sign(term, context)


@rule("sum(a_i - w c_i, i=1..n) = sum(a_i, i=1..n) - w sum(c_i, i=1..n)")
def collected_by_unknowns(term: Term, context: Context, *unknowns: Term) -> Term | None:
    """The sum is taken apart: what stands with each unknown is collected, with the unknown outside of the sum."""
    letters = tuple(x for x in unknowns if isinstance(x, Symbol))
    found = by_unknowns(term, letters)
    if found is None or not any(found.get(x) for x in letters):
        return None
    after = total((*found.get(None, ()), *(_with(x, found[x]) for x in letters if x in found)))
    return None if alike(after, term) else after


def _with(x: Symbol, terms: list[Term]) -> Term:
    if len(terms) > 1 and not any(Binder in kinds(each) for each in terms):
        terms = list(summands(normal(total(terms))))
    if len(terms) == 1:
        c, over, under = parts(terms[0])
        above = (x, *over) if any(type(f) is Binder for f in over) else (*over, x)
        return written(c, above, under)
    if all(parts(each)[0].p < 0 for each in terms):
        return Neg(product((x, total(map(negated, terms)))))
    return product((x, total(terms)))


@rule("c x + r = 0 <=> x = -r/c, c != 0", Relation, relation=IFF)
def unknown_alone(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """The equation is solved for the unknown: the rest goes to the other side, and both sides are divided."""
    found = by_unknowns(term.left, (x,)) if term.right is ZERO else None
    if found is None or x not in found:
        return None
    factor, rest = found[x], found.get(None, [])
    if len(factor) > 1 and not any(Binder in kinds(each) for each in factor):
        factor = list(summands(normal(total(factor))))
    if all(parts(each)[0].p < 0 for each in factor):
        factor = list(map(negated, factor))
    else:
        rest = list(map(negated, rest))
    c = total(factor)
    over = total(rest) if rest else ZERO
    value = Neg(fraction(over.inner, c)) if type(over) is Neg and c is not ONE else fraction(over, c)
    after = Relation("=", x, value)
    return Provided(after, () if _apart(c, context) else (Relation("!=", c, ZERO),))


@rule("sum(x_i, i=1..n)/n = x_bar", Div)
def mean_recognised(term: Div, context: Context, *meanings: Term) -> Term | None:
    """A sum divided by the number of its summands, or by its weights, is a mean."""
    known = [each for each in meanings if type(each) is Relation and type(each.right) is Div]
    out = [_mean(each, term.under, known) for each in summands(term.over)]
    return None if any(each is None for each in out) else total(each for each in out if each is not None)


def _mean(term: Term, under: Term, known: list[Relation]) -> Term | None:
    c, over, below = parts(term)
    for each in known:
        match each.right:
            case Div(whole, size) if alike(size, under) and whole in over:
                place = over.index(whole)
                return written(c, (*over[:place], *over[place + 1 :], each.left), below)
    return None


def means(term: Term) -> tuple[tuple[Term, Term], ...]:
    """The means in a fraction of sums: each vector of numbers, and its sum over the number or weights below."""
    if type(term) is not Div:
        return ()
    sums = dict.fromkeys(f for each in summands(term.over) for f in parts(each)[1] if is_sum(f))
    found = ((_vector(each, term.under), fraction(each, term.under)) for each in sums)
    return tuple((vector, mean) for vector, mean in found if vector is not None)


def _vector(whole: Term, under: Term) -> Term | None:
    """The vector whose entries a sum adds up, each times the weight in the sum below where that is one."""
    index = Symbol("any index")
    entry = _entry(Relation(":=", ZERO, Div(whole, under)), index)
    return entry.base if type(entry) is Component and entry.indices == (index,) else None


def _entry(meaning: Relation, index: Symbol) -> Term | None:
    """The entry whose mean a letter is."""
    match meaning.right:
        case Div(Binder() as whole, under):
            left = list(parts(opened(whole, index))[1])
            weights = _weights(under, index)
            if all(each in left for each in weights):
                left = list(without(tuple(left), list(weights)))
                return left[0] if len(left) == 1 else None
    return None


def _weights(under: Term, index: Symbol) -> tuple[Term, ...]:
    return parts(opened(under, index))[1] if type(under) is Binder else ()


@rule("sum(a_i (x_i - c), i=1..n) = sum((a_i - m) (x_i - c), i=1..n), sum(x_i - c, i=1..n) = 0", Binder)
def centred(term: Binder, context: Context, *meanings: Term) -> Term | None:
    """The deviations from a mean add up to zero, so that the other factor may be replaced by its deviation too."""
    index = Symbol(f"{term.letter}#")
    own = parts(opened(term, index))[1]
    gaps = {entry: each for each in meanings if type(each) is Relation and (entry := _entry(each, index)) is not None}
    deviations = {total((entry, negated(each.left))): each for entry, each in gaps.items()}
    deviation = next((f for f in own if f in deviations), None)
    entry = next((f for f in own if f in gaps), None)
    if not is_sum(term) or deviation is None or entry is None:
        return None
    weights = _weights(deviations[deviation].right.under, index)  # type: ignore[attr-defined]
    if sorted(map(repr, own)) != sorted(map(repr, (*weights, entry, deviation))):
        return None
    gap = total((entry, negated(gaps[entry].left)))
    pair = (Pow(gap, TWO),) if gap is deviation else (gap, deviation)
    found = bind("sum", index, product((*weights, *pair)), ONE, term.high)
    return Binder("sum", term.letter, found.body, ONE, term.high)
