"""The functions of the table in the canonical form: by the kernel's own definitions, not by the table's."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from .field import ONE_ELEMENT, UnsupportedError
from .generators import Element
from .numbers_in_forms import HALF, HALVING, constant
from .polynomials import ratio, whole
from .special_calls import (
    arccos,
    arcosh,
    arcsin,
    arctan,
    arsinh,
    artanh,
    bell,
    binom,
    digamma,
    erf,
    factorial,
    gamma,
    gelu,
    normal,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical


def _turning(field: Canonical, u: Element) -> tuple[Element, Element]:
    up = field.exp(field.times(field.imaginary, u))
    return up, field.inverse(up)


def _sin(field: Canonical, u: Element) -> Element:
    up, down = _turning(field, u)
    half = field.times(field.imaginary, ({(): Fraction(-1, 2)}, ()))
    return field.times(half, field.plus((up, field.minus(down))))


def _cos(field: Canonical, u: Element) -> Element:
    return field.times(HALF, field.plus(_turning(field, u)))


def _tan(field: Canonical, u: Element) -> Element:
    return field.times(_sin(field, u), field.inverse(_cos(field, u)))


def _cot(field: Canonical, u: Element) -> Element:
    return field.times(_cos(field, u), field.inverse(_sin(field, u)))


def _sinh(field: Canonical, u: Element) -> Element:
    up = field.exp(u)
    return field.times(HALF, field.plus((up, field.minus(field.inverse(up)))))


def _cosh(field: Canonical, u: Element) -> Element:
    up = field.exp(u)
    return field.times(HALF, field.plus((up, field.inverse(up))))


def _tanh(field: Canonical, u: Element) -> Element:
    return field.times(_sinh(field, u), field.inverse(_cosh(field, u)))


def _sqrt(field: Canonical, u: Element) -> Element:
    return field.rational_power(u, HALVING)


def _root(field: Canonical, u: Element, n: Element) -> Element:
    order = constant(n)
    if type(order) is not int or order < 1:
        raise UnsupportedError("a root of an order that is no number")
    if not field.real and not field.is_real(u):
        raise UnsupportedError("a real root of a complex number")
    return field.rational_power(u, ratio(1, order), odd=bool(order % 2))


def _log(field: Canonical, u: Element, base: Element | None = None) -> Element:
    over = field.log(u)
    return over if base is None else field.times(over, field.inverse(field.log(base)))


def _sign(field: Canonical, u: Element) -> Element:
    value = constant(u)
    if value is not None:
        return field.number((value > 0) - (value < 0))
    return field.times(u, field.inverse(field.absolute(u)))


def _abs(field: Canonical, u: Element) -> Element:
    return field.absolute(u)


def _step(field: Canonical, u: Element) -> Element:
    return field.times(HALF, field.plus((ONE_ELEMENT, _sign(field, u))))


def _extreme(field: Canonical, sign: int, parts: tuple[Element, ...]) -> Element:
    out = parts[0]
    for part in parts[1:]:
        gap = field.absolute(field.plus((out, field.minus(part))))
        out = field.times(HALF, field.plus((out, part, gap if sign > 0 else field.minus(gap))))
    return out


def _max(field: Canonical, *parts: Element) -> Element:
    return _extreme(field, 1, parts)


def _min(field: Canonical, *parts: Element) -> Element:
    return _extreme(field, -1, parts)


def _sigma(field: Canonical, u: Element) -> Element:
    up = field.exp(u)
    return field.times(up, field.inverse(field.plus((ONE_ELEMENT, up))))


def _softplus(field: Canonical, u: Element) -> Element:
    return field.log(field.plus((ONE_ELEMENT, field.exp(u))))


def _logit(field: Canonical, u: Element) -> Element:
    rest = field.plus((ONE_ELEMENT, field.minus(u)))
    return field.plus((field.log(u), field.minus(field.log(rest))))


def _relu(field: Canonical, u: Element) -> Element:
    return field.times(HALF, field.plus((u, field.absolute(u))))


def _below(field: Canonical, u: Element, left: Element) -> Element:
    """U above zero, `left` below."""
    if constant(u) == 0:
        return left
    above = _step(field, u)
    return field.plus((field.times(above, u), field.times(field.plus((ONE_ELEMENT, field.minus(above))), left)))


def _leaky_relu(field: Canonical, u: Element, a: Element = ({(): Fraction(1, 100)}, ())) -> Element:
    return _below(field, u, field.times(a, u))


def _elu(field: Canonical, u: Element, a: Element = ONE_ELEMENT) -> Element:
    return _below(field, u, field.times(a, field.plus((field.exp(u), ({(): -1}, ())))))


def _silu(field: Canonical, u: Element) -> Element:
    return field.times(u, _sigma(field, u))


def _delta(field: Canonical, i: Element, j: Element) -> Element:
    gap = field.plus((i, field.minus(j)))
    value = constant(gap)
    if value is not None:
        return field.number(int(value == 0))
    positive = max(gap[0]) and gap[0][max(gap[0])] > 0
    return field.opaque("delta", (gap if positive else field.minus(gap),))


def _rounded(name: str, up: int) -> Callable[[Canonical, Element], Element]:
    def rounded(field: Canonical, u: Element) -> Element:
        value = constant(u)
        if value is not None:
            return field.number(
                -(-value.numerator // value.denominator) if up else value.numerator // value.denominator
            )
        return field.opaque(name, (u,))

    return rounded


def _inverted(rule: Callable[[Canonical, Element], Element]) -> Callable[[Canonical, Element], Element]:
    return lambda field, u: field.inverse(rule(field, u))


CALLS: dict[str, Callable[..., Element]] = {
    "sin": _sin, "cos": _cos, "tan": _tan, "cot": _cot, "sec": _inverted(_cos), "csc": _inverted(_sin),
    "sinh": _sinh, "cosh": _cosh, "tanh": _tanh, "coth": _inverted(_tanh), "sech": _inverted(_cosh),
    "csch": _inverted(_sinh), "arcsin": arcsin, "arccos": arccos, "arctan": arctan, "arsinh": arsinh,
    "arcosh": arcosh, "artanh": artanh, "log": _log, "sqrt": _sqrt, "root": _root, "abs": _abs, "sign": _sign,
    "step": _step, "max": _max, "min": _min, "floor": _rounded("floor", 0), "ceil": _rounded("ceil", 1),
    "sigma": _sigma, "logit": _logit, "softplus": _softplus, "relu": _relu, "leaky_relu": _leaky_relu, "elu": _elu,
    "gelu": gelu, "silu": _silu, "Phi": normal, "phi": bell, "erf": erf, "gamma": gamma, "digamma": digamma,
    "factorial": factorial, "binom": binom, "delta": _delta,
}  # fmt: skip

__all__ = ["CALLS", "constant", "whole"]
