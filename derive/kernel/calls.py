"""The functions of the table in the canonical form: by the kernel's own definitions, not by the table's."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from .field import ONE_ELEMENT, ZERO_ELEMENT, UnsupportedError
from .generators import Element, fractional
from .polynomials import Rational, TooLargeError, ratio, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rational import Canonical

HALF: Element = ({(): Fraction(1, 2)}, ())
HALVING, INVERSE_HALVING = ratio(1, 2), ratio(-1, 2)
LARGEST_SHIFT = 60


def constant(u: Element) -> Rational | None:
    """The number that an element is."""
    if not u[0]:
        return 0
    return u[0][()] if len(u[0]) == 1 and () in u[0] and not u[1] else None


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


def _erf(field: Canonical, u: Element) -> Element:
    return field.odd("erf", u)


def _normal(field: Canonical, u: Element) -> Element:
    inner = field.times(u, field.rational_power(({(): 2}, ()), INVERSE_HALVING))
    return field.times(HALF, field.plus((ONE_ELEMENT, _erf(field, inner))))


def _bell(field: Canonical, u: Element) -> Element:
    top = field.exp(field.times(({(): Fraction(-1, 2)}, ()), field.power(u, 2)))
    return field.times(top, field.rational_power(field.times(({(): 2}, ()), field.pi), INVERSE_HALVING))


def _gelu(field: Canonical, u: Element) -> Element:
    return field.times(u, _normal(field, u))


def _silu(field: Canonical, u: Element) -> Element:
    return field.times(u, _sigma(field, u))


def _arctan(field: Canonical, u: Element) -> Element:
    if constant(u) in (1, -1):
        return field.times(field.pi, ({(): Fraction(constant(u) or 0, 4)}, ()))
    return field.odd("arctan", u)


def _arcsin(field: Canonical, u: Element) -> Element:
    value = constant(u)
    if value is not None and abs(value) in (1, HALVING):
        turn = ratio(value.numerator, 2 if abs(value) == 1 else 6) if abs(value) == 1 else ratio(value.numerator, 6)
        return field.times(field.pi, ({(): turn}, ()))
    return field.odd("arcsin", u)


def _arccos(field: Canonical, u: Element) -> Element:
    return field.plus((field.times(HALF, field.pi), field.minus(_arcsin(field, u))))


def _arsinh(field: Canonical, u: Element) -> Element:
    root = field.rational_power(field.plus((field.power(u, 2), ONE_ELEMENT)), HALVING)
    return field.log(field.plus((u, root)))


def _arcosh(field: Canonical, u: Element) -> Element:
    if not field.real:
        return field.opaque("arcosh", (u,), real=False)
    root = field.rational_power(field.plus((field.power(u, 2), ({(): -1}, ()))), HALVING)
    return field.log(field.plus((u, root)))


def _artanh(field: Canonical, u: Element) -> Element:
    up, down = field.plus((ONE_ELEMENT, u)), field.plus((ONE_ELEMENT, field.minus(u)))
    return field.times(HALF, field.plus((field.log(up), field.minus(field.log(down)))))


def _shifted(field: Canonical, u: Element) -> tuple[Element, int]:
    """An argument as one with its constant term in [0, 1), and the whole number taken off."""
    value = u[0].get((), 0) if not u[1] else 0
    n, _ = fractional(value)
    if abs(n) > LARGEST_SHIFT:
        raise TooLargeError
    return field.plus((u, field.number(-n))), n


def _gamma(field: Canonical, u: Element) -> Element:
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


def _digamma(field: Canonical, u: Element) -> Element:
    base, n = _shifted(field, u)
    start = 0 if base[0] else 1
    if not base[0] and n < 1:
        raise UnsupportedError("a pole")
    out = field.opaque("polygamma 0", (base if base[0] else ONE_ELEMENT,))
    steps = [field.inverse(field.plus((base, field.number(k)))) for k in range(start, n)]
    back = [field.minus(field.inverse(field.plus((base, field.number(k))))) for k in range(n, min(start, 0))]
    return field.plus([out, *steps, *back])


def _factorial(field: Canonical, u: Element) -> Element:
    return _gamma(field, field.plus((u, ONE_ELEMENT)))


def _binom(field: Canonical, n: Element, k: Element) -> Element:
    order = constant(k)
    if type(order) is int:
        if not 0 <= order <= LARGEST_SHIFT:
            return ZERO_ELEMENT if order < 0 else field.opaque("binom", (n, k))
        out = ONE_ELEMENT
        for j in range(order):
            step = field.times(field.plus((n, field.number(-j))), ({(): ratio(1, j + 1)}, ()))
            out = field.times(out, step)
        return out
    below = field.times(_factorial(field, k), _factorial(field, field.plus((n, field.minus(k)))))
    return field.times(_factorial(field, n), field.inverse(below))


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
    "csch": _inverted(_sinh), "arcsin": _arcsin, "arccos": _arccos, "arctan": _arctan, "arsinh": _arsinh,
    "arcosh": _arcosh, "artanh": _artanh, "log": _log, "sqrt": _sqrt, "root": _root, "abs": _abs, "sign": _sign,
    "step": _step, "max": _max, "min": _min, "floor": _rounded("floor", 0), "ceil": _rounded("ceil", 1),
    "sigma": _sigma, "logit": _logit, "softplus": _softplus, "relu": _relu, "leaky_relu": _leaky_relu, "elu": _elu,
    "gelu": _gelu, "silu": _silu, "Phi": _normal, "phi": _bell, "erf": _erf, "gamma": _gamma, "digamma": _digamma,
    "factorial": _factorial, "binom": _binom, "delta": _delta,
}  # fmt: skip

__all__ = ["CALLS", "constant", "whole"]
