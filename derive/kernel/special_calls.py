"""Inverse, error and gamma functions in the canonical form."""

from __future__ import annotations

from fractions import Fraction

from .field import ONE_ELEMENT, ZERO_ELEMENT, UnsupportedError
from .generators import Element, fractional
from .numbers_in_forms import HALF, HALVING, INVERSE_HALVING, constant
from .polynomials import TooLargeError, ratio

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical

LARGEST_SHIFT = 60


def erf(field: Canonical, u: Element) -> Element:
    """The error function, odd."""
    return field.odd("erf", u)


def normal(field: Canonical, u: Element) -> Element:
    """The distribution function of the standard normal distribution."""
    inner = field.times(u, field.rational_power(({(): 2}, ()), INVERSE_HALVING))
    return field.times(HALF, field.plus((ONE_ELEMENT, erf(field, inner))))


def bell(field: Canonical, u: Element) -> Element:
    """Its density."""
    top = field.exp(field.times(({(): Fraction(-1, 2)}, ()), field.power(u, 2)))
    return field.times(top, field.rational_power(field.times(({(): 2}, ()), field.pi), INVERSE_HALVING))


def gelu(field: Canonical, u: Element) -> Element:
    """U Phi(u)."""
    return field.times(u, normal(field, u))


def _shifted(field: Canonical, u: Element) -> tuple[Element, int]:
    """An argument as one with its constant term in [0, 1), and the whole number taken off."""
    value = u[0].get((), 0) if not u[1] else 0
    n, _ = fractional(value)
    if abs(n) > LARGEST_SHIFT:
        raise TooLargeError
    return field.plus((u, field.number(-n))), n


def gamma(field: Canonical, u: Element) -> Element:
    """Gamma, its argument shifted into [0, 1) plus what has no number in it."""
    base, n = _shifted(field, u)
    if not base[0] and n < 1:
        raise UnsupportedError("a pole")
    out, start = _gamma_base(field, base)
    for k in range(start, n):
        out = field.times(out, field.plus((base, field.number(k))))
    for k in range(n, min(start, 0)):
        out = field.times(out, field.inverse(field.plus((base, field.number(k)))))
    return out


def _gamma_base(field: Canonical, u: Element) -> tuple[Element, int]:
    value = constant(u)
    if value == 0:
        return ONE_ELEMENT, 1
    if value == HALVING:
        return field.rational_power(field.pi, HALVING), 0
    return field.opaque("gamma", (u,)), 0


def digamma(field: Canonical, u: Element) -> Element:
    """Digamma, shifted in the same way."""
    base, n = _shifted(field, u)
    start = 0 if base[0] else 1
    if not base[0] and n < 1:
        raise UnsupportedError("a pole")
    out = field.opaque("polygamma 0", (base if base[0] else ONE_ELEMENT,))
    steps = [field.inverse(field.plus((base, field.number(k)))) for k in range(start, n)]
    back = [field.minus(field.inverse(field.plus((base, field.number(k))))) for k in range(n, min(start, 0))]
    return field.plus([out, *steps, *back])


def factorial(field: Canonical, u: Element) -> Element:
    """U! = Gamma(u + 1)."""
    return gamma(field, field.plus((u, ONE_ELEMENT)))


def binom(field: Canonical, n: Element, k: Element) -> Element:
    """A binomial coefficient; a polynomial where k is a number."""
    order = constant(k)
    if type(order) is int:
        if not 0 <= order <= LARGEST_SHIFT:
            return ZERO_ELEMENT if order < 0 else field.opaque("binom", (n, k))
        out = ONE_ELEMENT
        for j in range(order):
            step = field.times(field.plus((n, field.number(-j))), ({(): ratio(1, j + 1)}, ()))
            out = field.times(out, step)
        return out
    below = field.times(factorial(field, k), factorial(field, field.plus((n, field.minus(k)))))
    return field.times(factorial(field, n), field.inverse(below))


def arctan(field: Canonical, u: Element) -> Element:
    """The inverse tangent, odd."""
    if constant(u) in (1, -1):
        return field.times(field.pi, ({(): Fraction(constant(u) or 0, 4)}, ()))
    return field.odd("arctan", u)


def arcsin(field: Canonical, u: Element) -> Element:
    """The inverse sine, odd."""
    value = constant(u)
    if value is not None and abs(value) in (1, HALVING):
        turn = ratio(value.numerator, 2 if abs(value) == 1 else 6) if abs(value) == 1 else ratio(value.numerator, 6)
        return field.times(field.pi, ({(): turn}, ()))
    return field.odd("arcsin", u)


def arccos(field: Canonical, u: Element) -> Element:
    """pi/2 - arcsin u."""
    return field.plus((field.times(HALF, field.pi), field.minus(arcsin(field, u))))


def arsinh(field: Canonical, u: Element) -> Element:
    """log(u + sqrt(u^2 + 1))."""
    root = field.rational_power(field.plus((field.power(u, 2), ONE_ELEMENT)), HALVING)
    return field.log(field.plus((u, root)))


def arcosh(field: Canonical, u: Element) -> Element:
    """log(u + sqrt(u^2 - 1)) over the reals."""
    if not field.real:
        return field.opaque("arcosh", (u,), real=False)
    root = field.rational_power(field.plus((field.power(u, 2), ({(): -1}, ()))), HALVING)
    return field.log(field.plus((u, root)))


def artanh(field: Canonical, u: Element) -> Element:
    """(log(1 + u) - log(1 - u))/2."""
    up, down = field.plus((ONE_ELEMENT, u)), field.plus((ONE_ELEMENT, field.minus(u)))
    return field.times(HALF, field.plus((field.log(up), field.minus(field.log(down)))))
