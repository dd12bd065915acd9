"""The functions of the table through a few primitive ones, and the slopes of those: the kernel's own definitions.

Primitive are e^u, sin, cos, log u, sqrt, root, arctan, arcsin, erf, gamma, polygamma; abs, sign, step, max, min, floor,
ceil and cases branch.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    MINUS_ONE,
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Cases,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    call,
    number,
)

HALF = number(1, 2)


def _minus(a: Term, b: Term) -> Term:
    return Add((a, Neg(b)))


def _square(u: Term) -> Term:
    return Pow(u, TWO)


def _sinh(u: Term) -> Term:
    return Div(_minus(Pow(E, u), Pow(E, Neg(u))), TWO)


def _cosh(u: Term) -> Term:
    return Div(Add((Pow(E, u), Pow(E, Neg(u)))), TWO)


def _tanh(u: Term) -> Term:
    up = Pow(E, Mul((TWO, u)))
    return Div(_minus(up, ONE), Add((up, ONE)))


def _sigma(u: Term) -> Term:
    return Div(ONE, Add((ONE, Pow(E, Neg(u)))))


def _normal(u: Term) -> Term:
    return Div(Add((ONE, call("erf", Div(u, call("sqrt", TWO))))), TWO)


def _leaky(u: Term, a: Term = number(1, 100)) -> Term:  # noqa: B008
    return Cases((u,), (Relation(">", u, ZERO),), Mul((a, u)))


def _elu(u: Term, a: Term = ONE) -> Term:
    return Cases((u,), (Relation(">", u, ZERO),), Mul((a, _minus(Pow(E, u), ONE))))


def _folded(name: str) -> Callable[..., Term]:
    sign = ">=" if name == "max" else "<="

    def folded(*parts: Term) -> Term:
        out = parts[0]
        for part in parts[1:]:
            out = Cases((out,), (Relation(sign, out, part),), part)
        return out

    return folded


def _binom(n: Term, k: Term) -> Term:
    if type(k) is Number and k.q == 1 and 0 <= k.p <= 40:
        return Mul((ONE, *(Div(_minus(n, number(j)), number(j + 1)) for j in range(k.p))))
    below = Mul((call("gamma", Add((k, ONE))), call("gamma", Add((_minus(n, k), ONE)))))
    return Div(call("gamma", Add((n, ONE))), below)


UNFOLDED: dict[str, Callable[..., Term]] = {
    "tan": lambda u: Div(call("sin", u), call("cos", u)),
    "cot": lambda u: Div(call("cos", u), call("sin", u)),
    "sec": lambda u: Div(ONE, call("cos", u)),
    "csc": lambda u: Div(ONE, call("sin", u)),
    "arccos": lambda u: _minus(Div(PI, TWO), call("arcsin", u)),
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "coth": lambda u: Div(ONE, _tanh(u)),
    "sech": lambda u: Div(ONE, _cosh(u)),
    "csch": lambda u: Div(ONE, _sinh(u)),
    "arsinh": lambda u: call("log", Add((u, call("sqrt", Add((_square(u), ONE)))))),
    "arcosh": lambda u: call("log", Add((u, call("sqrt", _minus(_square(u), ONE))))),
    "artanh": lambda u: Div(_minus(call("log", Add((ONE, u))), call("log", _minus(ONE, u))), TWO),
    "sigma": _sigma,
    "logit": lambda u: _minus(call("log", u), call("log", _minus(ONE, u))),
    "softplus": lambda u: call("log", Add((ONE, Pow(E, u)))),
    "silu": lambda u: Mul((u, _sigma(u))),
    "Phi": _normal,
    "phi": lambda u: Div(Pow(E, Div(Neg(_square(u)), TWO)), call("sqrt", Mul((TWO, PI)))),
    "gelu": lambda u: Mul((u, _normal(u))),
    "digamma": lambda u: call("polygamma", ZERO, u),
    "factorial": lambda u: call("gamma", Add((u, ONE))),
    "binom": _binom,
    "relu": lambda u: Cases((u,), (Relation(">=", u, ZERO),), ZERO),
    "leaky_relu": _leaky,
    "elu": _elu,
    "abs": lambda u: Cases((u,), (Relation(">=", u, ZERO),), Neg(u)),
    "sign": lambda u: Cases((ONE, ZERO, MINUS_ONE), tuple(Relation(each, u, ZERO) for each in (">", "=", "<"))),
    "indicator": lambda statement: Cases((ONE,), (statement,), ZERO),
    "step": lambda u: Cases((ONE, ZERO), (Relation(">", u, ZERO), Relation("<", u, ZERO))),
    "max": _folded("max"),
    "min": _folded("min"),
    "log": lambda u, a: Div(call("log", u), call("log", a)),
}  # fmt: skip

SLOPES: dict[str, Callable[[Term], Term]] = {
    "sin": lambda u: call("cos", u),
    "cos": lambda u: Neg(call("sin", u)),
    "log": lambda u: Div(ONE, u),
    "sqrt": lambda u: Div(ONE, Mul((TWO, call("sqrt", u)))),
    "arctan": lambda u: Div(ONE, Add((ONE, _square(u)))),
    "arcsin": lambda u: Div(ONE, call("sqrt", _minus(ONE, _square(u)))),
    "erf": lambda u: Div(Mul((TWO, Pow(E, Neg(_square(u))))), call("sqrt", PI)),
    "gamma": lambda u: Mul((call("gamma", u), call("polygamma", ZERO, u))),
    "floor": lambda _: ZERO,
    "ceil": lambda _: ZERO,
}


def unfolded(name: str, arguments: tuple[Term, ...]) -> Term | None:
    """A call through other functions, None of a primitive one."""
    if name == "log" and len(arguments) == 1:
        return None
    rule = UNFOLDED.get(name)
    return rule(*arguments) if rule else None


def outer_slope(name: str, arguments: tuple[Term, ...]) -> Term | None:
    """The derivative of a primitive function in its last argument but one of `root`; None where there is none."""
    if name == "polygamma":
        order = arguments[0]
        return call("polygamma", number(order.p + 1), arguments[1]) if type(order) is Number else None
    if name == "root":
        u, n = arguments
        return Div(call("root", u, n), Mul((n, u)))
    rule = SLOPES.get(name)
    return rule(arguments[0]) if rule else None
