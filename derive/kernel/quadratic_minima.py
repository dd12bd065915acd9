"""Where a quadratic function of a vector of any size is least or greatest: its value there plus a definite form."""

from __future__ import annotations

from derive.core.certificates import PROVED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.terms import TWO, Call, Div, Mul, Symbol, Term, call, negated, substituted, symbols, total

from .bench import Bench
from .curvatures import curvature
from .semidefinite import DEFINITE, strength

KINDS = {"argmin": "positive_definite", "argmax": "negative_definite"}
METHOD = "the value there and half the form of a definite matrix"


def extreme_at(extreme: Call, value: Term, context: Context, bench: Bench) -> Certificate:
    """Whether f(x) = f(v) + (x - v)^T H (x - v)/2 with a matrix H that is known to be definite."""
    body, x = extreme.arguments
    if type(x) is Symbol and len(x.shape) == 1 and x not in symbols(value):
        gap = total((x, negated(value)))
        rise = total((body, negated(substituted(body, {x: value}))))
        for fact in context.facts:
            match fact:
                case Call(name, (matrix,)) if name == KINDS[extreme.name] and x not in symbols(matrix):
                    form = Div(Mul((call("transpose", gap), matrix, gap)), TWO)
                    if matrix.shape == x.shape * 2 and bench.equal(rise, form, context).grade == PROVED:
                        return Certificate(PROVED, METHOD, seed=bench.seed)
        upwards = body if extreme.name == "argmin" else negated(body)
        bent = curvature(upwards, x)
        if bent is not None and _is_free(x, context) and strength(bent, context, bench) == DEFINITE:
            form = Div(Mul((call("transpose", gap), bent, gap)), TWO)
            if bench.equal(rise if extreme.name == "argmin" else negated(rise), form, context).grade == PROVED:
                return Certificate(PROVED, METHOD, seed=bench.seed)
    return Certificate(UNDECIDED, "no definite form is known", seed=bench.seed)


def _is_free(x: Symbol, context: Context) -> bool:
    """Whether nothing is told of a vector, so that it may be any."""
    told = any(x in symbols(fact) for fact in context.facts) or any(name == x.name for name, _ in context.properties)
    return not told
