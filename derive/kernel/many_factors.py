"""Products over a range of any length in canonical form: powers of the numbers and products of single factors."""

from __future__ import annotations

from math import isqrt

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.integers import is_integer
from derive.exact.rings import fraction_in
from derive.terms import (
    ONE,
    ZERO,
    Binder,
    Bound,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    kinds,
    nameless,
    negated,
    number,
    opened,
    product,
    subterms,
    total,
)

LARGEST = 10**6
Powers = dict[Term, Term]


def has_product(term: Term) -> bool:
    """Whether a product over a range occurs."""
    return Binder in kinds(term) and any(type(here) is Binder and here.kind == "product" for here in subterms(term))


def equal_products(a: Term, b: Term, context: Context) -> bool:
    """Whether two products have the same factors to the same powers."""
    left, right = gathered(a, context), gathered(b, context)
    if left is None or right is None or left[0] != right[0]:
        return False
    gaps = dict(left[1])
    for base, exponent in right[1].items():
        gaps[base] = total((gaps.get(base, ZERO), negated(exponent)))
    return all(_vanishes(gap) for gap in gaps.values())


def gathered(term: Term, context: Context) -> tuple[int, Powers] | None:
    """A sign and the factors of a product with their exponents; None where a factor is zero."""
    sign, powers = 1, Powers()
    for base, exponent in _factors(term, ONE, context):
        if type(base) is not Number:
            key = nameless(base)
            powers[key] = total((powers.get(key, ZERO), exponent))
            continue
        if base.p < 0 and type(exponent) is not Number:
            return None
        if base.p == 0:
            return None
        if base.p < 0 and type(exponent) is Number and exponent.p % 2:
            sign = -sign
        for prime, n in (*_primes(abs(base.p), 1), *_primes(base.q, -1)):
            powers[number(prime)] = total((powers.get(number(prime), ZERO), product((number(n), exponent))))
    return sign, powers


def _factors(term: Term, exponent: Term, context: Context) -> list[tuple[Term, Term]]:
    match term:
        case Mul(parts) if not any(part.shape for part in parts):
            return [each for part in parts for each in _factors(part, exponent, context)]
        case Div(over, under):
            return _factors(over, exponent, context) + _factors(under, negated(exponent), context)
        case Neg(inner):
            return [(number(-1), exponent), *_factors(inner, exponent, context)]
        case Pow(base, inner) if type(exponent) is Number and exponent.q == 1 and abs(exponent.p) == 1:
            if _safe(base, inner, context):
                return _factors(base, product((exponent, inner)), context)
        case Call("abs", (inner,)):
            return _magnitudes(inner, exponent, context)
        case Binder("product", _, _, low, high) if low is ONE and high is not None:
            return _of_range(term, high, exponent, context)
    return [(term, exponent)]


def _safe(base: Term, exponent: Term, context: Context) -> bool:
    """Whether a power of a product is the product of the powers."""
    return (
        is_integer(exponent, context)
        or (type(base) is Number and base.p > 0)
        or holds(context, Relation(">", base, ZERO)) is True
    )


def _magnitudes(term: Term, exponent: Term, context: Context) -> list[tuple[Term, Term]]:
    """The factors of an absolute value."""
    out: list[tuple[Term, Term]] = []
    for base, n in _factors(term, exponent, context):
        if type(base) is Number:
            out.append((number(abs(base.p), base.q), n))
        elif type(base) is Binder and base.kind == "product":
            letter = Symbol("many")
            inner = _magnitudes(opened(base, letter), ONE, context)
            out += _ranged(inner, letter, base.high or ONE, n)
        elif (type(base) is Call and base.name == "abs") or holds(context, Relation(">=", base, ZERO)):
            out.append((base, n))
        else:
            out.append((Call("abs", (base,)), n))
    return out


def _of_range(term: Binder, high: Term, exponent: Term, context: Context) -> list[tuple[Term, Term]]:
    letter = Symbol("many")
    return _ranged(_factors(opened(term, letter), ONE, context), letter, high, exponent)


def _ranged(inner: list[tuple[Term, Term]], letter: Symbol, high: Term, exponent: Term) -> list[tuple[Term, Term]]:
    """Factors inside of a range as factors outside of it."""
    out: list[tuple[Term, Term]] = []
    for base, n in inner:
        body = bind("product", letter, base, ONE, high)
        held = Bound in kinds(body.body)
        free = letter not in {x for x in subterms(n) if type(x) is Symbol}
        if not free:
            out.append((bind("product", letter, Pow(base, n), ONE, high), exponent))
        elif held:
            out.append((body, product((n, exponent))))
        else:
            out.append((base, product((n, high, exponent))))
    return out


def _vanishes(term: Term) -> bool:
    found = fraction_in(term)
    return found is not None and not any(found[0].values())


def _primes(n: int, times: int) -> list[tuple[int, int]]:
    """The prime factors of a number with their powers; a large rest stays together."""
    out: list[tuple[int, int]] = []
    k = 2
    while k * k <= n and k <= min(isqrt(n), LARGEST):
        power = 0
        while n % k == 0:
            n, power = n // k, power + 1
        if power:
            out.append((k, power * times))
        k += 1
    return [*out, (n, times)] if n > 1 else out
