"""Values of terms in floating point, which the exact arithmetic under test has no part in."""

import math

from derive.terms import Add, Call, Constant, Div, Mul, Neg, Number, Pow, Symbol, Term

VALUES = {
    "sin": math.sin, "cos": math.cos, "tanh": math.tanh, "arctan": math.atan, "abs": abs, "sqrt": math.sqrt,
    "log": math.log, "cosh": math.cosh, "sinh": math.sinh, "max": max, "min": min, "erf": math.erf,
    "sigma": lambda u: 1 / (1 + math.exp(-u)), "sign": lambda u: (u > 0) - (u < 0), "relu": lambda u: max(u, 0),
    "softplus": lambda u: math.log1p(math.exp(u)), "silu": lambda u: u / (1 + math.exp(-u)), "arcosh": math.acosh,
}  # fmt: skip


def value(term: Term, at: dict[Term, float]) -> float:
    match term:
        case Number(p, q):
            return p / q
        case Constant():
            return {"e": math.e, "pi": math.pi}[term.name]
        case Symbol():
            return at[term]
        case Add(parts):
            return math.fsum(value(part, at) for part in parts)
        case Mul(parts):
            return math.prod(value(part, at) for part in parts)
        case Neg(inner):
            return -value(inner, at)
        case Div(over, under):
            return value(over, at) / value(under, at)
        case Pow(base, exponent):
            return value(base, at) ** value(exponent, at)
        case Call("factorial", (n,)):
            return math.factorial(int(value(n, at)))
        case Call("binom", (n, k)):
            return math.comb(int(value(n, at)), int(value(k, at)))
        case Call(name, arguments):
            return VALUES[name](*(value(part, at) for part in arguments))
    raise AssertionError(term)
