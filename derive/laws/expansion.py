"""Polynomials in any factors as dictionaries: what multiplying out and collecting computes with."""

from __future__ import annotations

from collections.abc import Iterable

from derive.exact.rationals import plus
from derive.terms import ONE, ZERO, Add, Mul, Neg, Number, Pow, Symbol, Term, number, power

from .monomials import base_and_exponent, kind, parts, rational, rows_with_columns, spelled, summed, weighted, written

Powers = tuple[tuple[Term, Number], ...]
Expanded = dict[Powers, Number]
FIRST = "xyzwuvts"
MOST = 300  # terms of an expanded polynomial


def expanded(term: Term) -> Expanded | None:
    """The terms of a product or sum multiplied out; None where there would be too many."""
    match term:
        case Add(terms):
            found: Expanded = {}
            for each in map(expanded, terms):
                if each is None:
                    return None
                for key, c in each.items():
                    found[key] = plus(found.get(key, ZERO), c)
            return found
        case Neg(inner):
            return _times(expanded(inner), {(): number(-1)})
        case Mul(factors) if (grouped := rows_with_columns(factors)) != (term,):
            whole: Expanded | None = {(): ONE}
            for factor in grouped:
                whole = _times(whole, expanded(factor))
            return whole
        case Pow(Add() as base, Number(n, 1)) if 1 < n <= 40:
            one, whole = expanded(base), {(): ONE}
            for _ in range(n):
                whole = _times(whole, one)
            return whole
        case Pow(Mul() | Neg() as whole_base, Number(n, 1)) if 1 < n <= 40:
            return expanded(Mul((whole_base,) * n))
    value = rational(term)
    if value is not None:
        return {(): value}
    root, exponent = base_and_exponent(term)
    if type(exponent) is Number and exponent.q == 1 and exponent.p > 0:
        return {((root, exponent),): ONE}
    return {((term, ONE),): ONE}


def _times(a: Expanded | None, b: Expanded | None) -> Expanded | None:
    if a is None or b is None or len(a) * len(b) > MOST * 4:
        return None
    found: Expanded = {}
    for left, c in a.items():
        for right, d in b.items():
            key = _merged(left, right)
            found[key] = plus(found.get(key, ZERO), number(c.p * d.p, c.q * d.q))
    return found if len(found) <= MOST else None


def _merged(left: Powers, right: Powers) -> Powers:
    if not left or not right:
        return left or right
    found = dict(left)
    for base, n in right:
        found[base] = plus(found[base], n) if base in found else n
    return tuple(sorted(found.items(), key=lambda item: _letter(item[0])))


def _letter(base: Term) -> tuple[object, ...]:
    """The order of factors inside a monomial: alphabetical, then whatever is no letter."""
    if type(base) is Symbol:
        return (0, base.name)
    return (1, repr(base))


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Summands in descending powers where all are monomials; two of which one is negative begin with the other."""
    found = tuple(terms)
    degrees = [_degrees(t) for t in found]
    if any(d is None for d in degrees):
        return found[::-1] if len(found) == 2 and type(found[0]) is Neg and type(found[1]) is not Neg else found
    ranked = sorted(zip(found, degrees, strict=True), key=lambda pair: pair[1] or ())
    ordered = tuple(term for term, _ in ranked)
    if len(ordered) == 2 and type(ordered[0]) is Neg and type(ordered[1]) is not Neg:
        return ordered[::-1]
    return ordered


def _degrees(term: Term) -> tuple[object, ...] | None:
    """A key that sorts monomials: higher degree first, then the letters that textbooks vary, x before a."""
    _, over, under = parts(term)
    if under:
        return None
    powers: dict[str, Number] = {}
    for base, n in map(power, over):
        if type(base) is not Symbol or type(n) is not Number:
            return None
        powers[base.name] = plus(powers.get(base.name, ZERO), n)
    degree = sum(n.p / n.q for n in powers.values())
    main = sum(n.p / n.q for name, n in powers.items() if name[0] in FIRST)
    each = tuple(sorted((_first(name), -n.p / n.q) for name, n in powers.items()))
    return (-main, -degree, each)


def _first(name: str) -> tuple[int, str]:
    place = FIRST.find(name[0])
    return (place if place >= 0 else len(FIRST), name)


def collected(expansion: Expanded) -> Term:
    """The sum of an expansion's terms, in textbook order."""
    terms = (written(c, (spelled(b, n) for b, n in key)) for key, c in expansion.items() if c.p)
    return summed(in_order(terms))


def gathered(terms: tuple[Term, ...]) -> tuple[Term, ...] | None:
    """Summands with like terms added, in the order of their first; None where all are different."""
    sums: dict[object, Number] = {}
    firsts: dict[object, Term] = {}
    for term in terms:
        key, c = kind(term), parts(term)[0]
        if key in sums:
            sums[key] = plus(sums[key], c)
        else:
            sums[key], firsts[key] = c, term
    if len(sums) == len(terms):
        return None
    return tuple(weighted(c, firsts[key]) for key, c in sums.items() if c.p)
