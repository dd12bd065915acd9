"""Functions of one argument: the kernel's own derivatives and definitions, apart from the table that it judges."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import ONE, TWO, ZERO, Add, Div, E, Mul, Neg, Pow, Term, call, number

HUNDREDTH = number(1, 100)


def by_sign(u: Term, above: Term, below: Term) -> Term:
    """What is `above` for positive and `below` for negative u."""
    up = call("step", u)
    return Add((Mul((up, above)), Mul((Add((ONE, Neg(up))), below))))


SLOPES: dict[str, Callable[..., Term]] = {
    "log": lambda u: Div(ONE, u),
    "sin": lambda u: call("cos", u),
    "cos": lambda u: Neg(call("sin", u)),
    "arctan": lambda u: Div(ONE, Add((ONE, Pow(u, TWO)))),
    "abs": lambda u: call("sign", u),
    "sign": lambda _: ZERO,
    "relu": lambda u: call("step", u),
    "step": lambda _: ZERO,
    "leaky_relu": lambda u, a=HUNDREDTH: by_sign(u, ONE, a),
    "elu": lambda u, a=ONE: by_sign(u, ONE, Mul((a, Pow(E, u)))),
    "Phi": lambda u: call("phi", u),
    "phi": lambda u: Neg(Mul((u, call("phi", u)))),
}


def _up(u: Term) -> Term:
    return Pow(E, u)


def _down(u: Term) -> Term:
    return Pow(E, Neg(u))


def _logistic(u: Term) -> Term:
    return Div(ONE, Add((ONE, _down(u))))


def _larger(*among: Term) -> Term:
    *others, v = among
    u = _larger(*others) if len(others) > 1 else others[0]
    return by_sign(Add((u, Neg(v))), u, v)


def _smaller(*among: Term) -> Term:
    *others, v = among
    u = _smaller(*others) if len(others) > 1 else others[0]
    return by_sign(Add((u, Neg(v))), v, u)


DEFINITIONS: dict[str, Callable[..., Term]] = {
    "max": _larger,
    "min": _smaller,
    "sigma": _logistic,
    "softplus": lambda u: call("log", Add((ONE, _up(u)))),
    "gelu": lambda u: Mul((u, call("Phi", u))),
    "silu": lambda u: Mul((u, _logistic(u))),
    "sinh": lambda u: Div(Add((_up(u), Neg(_down(u)))), TWO),
    "cosh": lambda u: Div(Add((_up(u), _down(u))), TWO),
    "tanh": lambda u: Div(Add((_up(u), Neg(_down(u)))), Add((_up(u), _down(u)))),
    "tan": lambda u: Div(call("sin", u), call("cos", u)),
    "logit": lambda u: call("log", Div(u, Add((ONE, Neg(u))))),
}
