"""Identities of the trigonometric and hyperbolic functions."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import FUNCTIONS, ONE, TWO, Add, Call, Div, Mul, Neg, Number, Pow, Term, call, negated, number

from .monomials import parts, spelled, written
from .two_way import two_way

SOURCE = "Stewart, Calculus: Early Transcendentals, appendix D"


@two_way
@rule("sin 2u = 2 sin(u) cos(u), cos 2u = cos^2 u - sin^2 u", Call)
def double_angle(term: Term, context: Context) -> Term | None:
    """Sine and cosine of a double angle are written through those of the angle itself."""
    match term:
        case Call("sin" | "cos" as name, (Mul(_) as angle,)):
            c, over, under = parts(angle)
            if c is TWO and not under:
                u = written(ONE, over)
                if name == "sin":
                    return Mul((TWO, call("sin", u), call("cos", u)))
                return Add((Pow(call("cos", u), TWO), Neg(Pow(call("sin", u), TWO))))
    return None


@rule("sin^2 u = (1 - cos 2u)/2, cos^2 u = (1 + cos 2u)/2", Pow)
def half_angle(term: Term, context: Context) -> Term | None:
    """The square of a sine or a cosine is written through the cosine of the double angle."""
    match term:
        case Pow(Call("sin" | "cos" as name, (u,)), n) if n is TWO:
            doubled = call("cos", Mul((TWO, u)))
            return Div(Add((ONE, Neg(doubled) if name == "sin" else doubled)), TWO)
    return None


@two_way
@rule("sin(a + b) = sin(a) cos(b) + cos(a) sin(b)", Call)
def angle_sum(term: Term, context: Context) -> Term | None:
    """Sine and cosine of a sum of angles are written through those of the angles."""
    match term:
        case Call("sin", (Add((a, b)),)):
            second = Mul((call("cos", a), call("sin", _bare(b))))
            return Add((Mul((call("sin", a), call("cos", _bare(b)))), Neg(second) if type(b) is Neg else second))
        case Call("cos", (Add((a, b)),)):
            second = Mul((call("sin", a), call("sin", _bare(b))))
            return Add((Mul((call("cos", a), call("cos", _bare(b)))), second if type(b) is Neg else Neg(second)))
    return None


def _bare(term: Term) -> Term:
    return term.inner if type(term) is Neg else term


@two_way
@rule("cos^2 u = 1 - sin^2 u, cosh^2 u = 1 + sinh^2 u", Pow)
def square_of_cosine(term: Term, context: Context) -> Term | None:
    """By the Pythagorean identity the square of the cosine is one minus the square of the sine."""
    match term:
        case Pow(Call("cos" | "cosh" as name, (u,)) as cosine, Number(n, 1)) if n > 1:
            other = Pow(call("sin" if name == "cos" else "sinh", u), TWO)
            bracket = spelled(Add((ONE, Neg(other) if name == "cos" else other)), number(n // 2))
            return bracket if n % 2 == 0 else Mul((cosine, bracket))
    return None


@two_way
@rule("f(-u) = f(u) or f(-u) = -f(u)", Call)
def parity(term: Term, context: Context) -> Term | None:
    """An even function keeps its value and an odd one changes its sign where its argument changes sign."""
    match term:
        case Call(name, (Neg(u),)) if FUNCTIONS[name].parity:
            value = call(name, u)
            return value if FUNCTIONS[name].parity == "even" else negated(value)
    return None


ANGLES = parity | double_angle | angle_sum
