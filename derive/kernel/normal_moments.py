"""Means of what is made of normal letters: powers, exponentials of linear terms, absolute and rectified values."""

from __future__ import annotations

from math import comb, factorial, prod

from derive.terms import (
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Call,
    Component,
    Div,
    E,
    Mul,
    Neg,
    Pow,
    Symbol,
    Term,
    call,
    number,
    product,
    raised,
    total,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .moments import Told

Slopes = dict[Term, Term]


def of_normal(mean: Term, spread: Term, n: int) -> Term:
    """E[X^n] by the mean and the variance: the odd powers of X - m have the mean 0, the even ones (2k-1)!! v^k."""
    return total(
        product((
            number(comb(n, 2 * k) * prod(range(1, 2 * k, 2))),
            raised(spread, number(k)), raised(mean, number(n - 2 * k)),
        ))
        for k in range(n // 2 + 1)
    )  # fmt: skip


def of_side(base: Term, n: int, told: Told) -> Term | None:
    """E|X|^n, or half of that of the rectified X, for an odd n and a normal X of mean zero."""
    if type(base) is not Call or base.name not in ("abs", "relu") or n % 2 == 0:
        return None
    x = base.arguments[0]
    if type(x) not in (Symbol, Component) or not told.is_normal(x) or told.moment({x: 1}) is not ZERO:
        return None
    spread, k = told.told(x, "variance") or ONE, n // 2
    size = product((number(2**k * factorial(k)), raised(spread, number(k))))
    whole = Mul((size, call("sqrt", Div(Mul((TWO, spread)), PI))))
    return whole if base.name == "abs" else Div(whole, TWO)


def tilted(group: dict[Term, int], told: Told) -> Term | None:
    """E[X^n e^(a + b X)] = e^(a + b m + b^2 v/2) E[(X + b v)^n], for normal letters that are independent."""
    exponents = [
        product((number(n), base.exponent)) for base, n in group.items() if type(base) is Pow and base.base is E
    ]
    powers = {base: n for base, n in group.items() if not (type(base) is Pow and base.base is E)}
    parted = linear(total(exponents), told) if exponents else None
    if parted is None:
        return None
    start, slopes = parted
    letters = tuple(dict.fromkeys((*slopes, *powers)))
    apart = all(told.independent(x, y) for k, x in enumerate(letters) for y in letters[:k])
    if not apart or not all(told.is_normal(x) for x in letters):
        return None
    parts: list[Term] = []
    for x in letters:
        mean, spread, b = told.moment({x: 1}), told.told(x, "variance") or ONE, slopes.get(x, ZERO)
        start = total((start, product((b, mean)), Div(Mul((Pow(b, TWO), spread)), TWO)))
        parts.append(of_normal(total((mean, product((b, spread)))), spread, powers.get(x, 0)))
    return Mul((Pow(E, start), *parts))


def linear(term: Term, told: Told) -> tuple[Term, Slopes] | None:
    """A term as what is constant and the slope of each random letter; None where it is not linear in them."""
    if not told.sources(term):
        return term, {}
    match term:
        case Symbol() | Component():
            return ZERO, {term: ONE}
        case Add(terms):
            found = [linear(each, told) for each in terms]
            if None in found:
                return None
            known = [each for each in found if each is not None]
            letters = dict.fromkeys(x for _, slopes in known for x in slopes)
            added = {x: total(slopes[x] for _, slopes in known if x in slopes) for x in letters}
            return total(start for start, _ in known), added
        case Neg(inner):
            return _times(linear(inner, told), number(-1))
        case Mul(parts):
            random = [each for each in parts if told.sources(each)]
            rest = product(each for each in parts if not told.sources(each))
            return _times(linear(random[0], told), rest) if len(random) == 1 else None
        case Div(over, under) if not told.sources(under):
            return _times(linear(over, told), Div(ONE, under))
    return None


def _times(parted: tuple[Term, Slopes] | None, factor: Term) -> tuple[Term, Slopes] | None:
    if parted is None:
        return None
    start, slopes = parted
    return product((factor, start)), {x: product((factor, b)) for x, b in slopes.items()}
