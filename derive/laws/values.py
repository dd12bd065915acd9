"""Values of functions that are known exactly, and what is left of a term when numbers stand for its letters."""

from __future__ import annotations

from math import isqrt

from derive.core.context import Context
from derive.core.laws import Law
from derive.core.rules import rule
from derive.core.strategies import Named
from derive.core.traversals import Innermost
from derive.exact.conditions import holds
from derive.terms import (
    MINUS_ONE,
    ONE,
    PI,
    TWO,
    ZERO,
    Call,
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
    negated,
    number,
)

from .monomials import HALF, parts, rational, written
from .tidy import TIDY

ARITHMETIC = Law("arithmetic", "The numbers are worked out.")
AT_ZERO: dict[str, Term] = {
    "sin": ZERO, "cos": ONE, "tan": ZERO, "sec": ONE, "arcsin": ZERO, "arctan": ZERO, "sinh": ZERO, "cosh": ONE,
    "tanh": ZERO, "sech": ONE, "arsinh": ZERO, "artanh": ZERO, "sigma": HALF, "softplus": call("log", TWO),
    "relu": ZERO, "leaky_relu": ZERO, "elu": ZERO, "gelu": ZERO, "silu": ZERO, "Phi": HALF, "erf": ZERO,
    "abs": ZERO, "sqrt": ZERO,
    "phi": Div(ONE, call("sqrt", Mul((TWO, PI)))),
}  # fmt: skip
AT_ONE: dict[str, Term] = {"log": ZERO, "sqrt": ONE, "arctan": Div(PI, number(4)), "arcsin": Div(PI, TWO),
                           "arccos": ZERO, "arcosh": ZERO, "gamma": ONE}  # fmt: skip
ROOT_TWO, ROOT_THREE = call("sqrt", TWO), call("sqrt", number(3))
SINES: dict[Number, Term] = {
    ZERO: ZERO, number(1, 6): HALF, number(1, 4): Div(ROOT_TWO, TWO), number(1, 3): Div(ROOT_THREE, TWO), HALF: ONE,
    number(2, 3): Div(ROOT_THREE, TWO), number(3, 4): Div(ROOT_TWO, TWO), number(5, 6): HALF,
}  # fmt: skip


@rule("sin 0 = 0, ln 1 = 0, σ(0) = 1/2", Call)
def known_value(term: Term, context: Context) -> Term | None:
    """The value of the function at this number is known."""
    match term:
        case Call("sin" | "cos" as name, (u,)) if (turns := _turns(u)) is not None:
            return _sine(turns if name == "sin" else _plus_half(turns))
        case Call("log", (u,)) if u is E:
            return ONE
        case Call("log", (Pow(base, u),)) if base is E:
            return u
        case Call(name, (u,)) if u is ZERO:
            return AT_ZERO.get(name)
        case Call(name, (u,)) if u is ONE and name in AT_ONE:
            return AT_ONE[name]
        case Call("abs" | "sign" | "relu" | "step" as name, (u,)) if (value := rational(u)) is not None:
            return _of_number(name, value)
        case Call("max" | "min" as name, arguments):
            values = [rational(u) for u in arguments]
            if all(v is not None for v in values):
                choose = max if name == "max" else min
                return choose((v for v in values if v is not None), key=lambda v: v.p / v.q)
    return None


def _of_number(name: str, u: Number) -> Term | None:
    match name:
        case "abs":
            return number(abs(u.p), u.q)
        case "sign":
            return ONE if u.p > 0 else MINUS_ONE if u.p else ZERO
        case "relu":
            return u if u.p > 0 else ZERO
    return (ONE if u.p > 0 else ZERO) if u.p else None


def _turns(u: Term) -> Number | None:
    """The multiple of pi that an angle is."""
    c, over, under = parts(u)
    return c if over == (PI,) and not under else None


def _plus_half(turns: Number) -> Number:
    return number(2 * turns.p + turns.q, 2 * turns.q)


def _sine(turns: Number) -> Term | None:
    whole, rest = divmod(turns.p, turns.q)
    found = SINES.get(number(rest, turns.q))
    return None if found is None else negated(found) if whole % 2 and found is not ZERO else found


@rule("", Call)
def sign_known(term: Term, context: Context) -> Term | None:
    """The sign of the number is known."""
    match term:
        case Call("sign" | "abs" | "relu" as name, (u,)):
            if holds(context, Relation(">", u, ZERO)):
                return ONE if name == "sign" else u
            if holds(context, Relation("<", u, ZERO)):
                return {"sign": MINUS_ONE, "abs": negated(u), "relu": ZERO}[name]
    return None


@rule("√(a^2 b) = a √b", Call, Pow)
def root_of_number(term: Term, context: Context) -> Term | None:
    """The squares are taken out of the square root."""
    match term:
        case Call("sqrt", (Number(p, q),)) | Pow(Number(p, q), Number(1, 2)) if p > 0:
            outside, inside = _squares(p * q)
            if outside == 1 and q == 1:
                return None
            root = () if inside == 1 else (call("sqrt", number(inside)),)
            return written(number(outside, q), root)
    return None


@rule("a/(b √n) = a √n/(b n)", Div)
def root_out_of_denominator(term: Term, context: Context) -> Term | None:
    """Numerator and denominator are multiplied by the square root of the denominator."""
    match term:
        case Div():
            c, over, under = parts(term)
            for k, factor in enumerate(under):
                match factor:
                    case Call("sqrt", (Number(p, 1) as n,)) if p > 1:
                        rest = (*under[:k], *under[k + 1 :])
                        return written(number(c.p, c.q * p), (*over, call("sqrt", n)), rest)
    return None


def _squares(n: int) -> tuple[int, int]:
    """A and b with n = a^2 b, b without a small square."""
    if isqrt(n) ** 2 == n:
        return isqrt(n), 1
    outside, k = 1, 2
    while k * k <= n and k < 10_000:
        while n % (k * k) == 0:
            n, outside = n // (k * k), outside * k
        k += 1
    return outside, n


@rule("e^{ln u} = u", Pow)
def exponential_of_logarithm(term: Term, context: Context) -> Term | None:
    """The exponential and the logarithm undo each other."""
    match term:
        case Pow(base, Neg(Call("log", (u,)))) if base is E:
            return Div(ONE, u)
    return None


@rule("", Cases)
def case_decided(term: Term, context: Context) -> Term | None:
    """The condition of this case holds, and those before it do not."""
    match term:
        case Cases(values, conditions, otherwise):
            for value, condition in zip(values, conditions, strict=True):
                found = holds(context, condition)
                if found is not False:
                    return value if found else None
            return otherwise
    return None


EVALUATE = (
    TIDY | known_value | sign_known | root_of_number | root_out_of_denominator | exponential_of_logarithm | case_decided
)
WORKED = Named(ARITHMETIC, Innermost(EVALUATE))
