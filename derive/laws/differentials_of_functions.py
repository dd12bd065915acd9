"""Differentials of quadratic forms, powers, determinants, inverses and functions of entries."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    FUNCTIONS,
    ONE,
    TWO,
    ZERO,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    number,
    product,
    raised,
    symbols,
    total,
)

from .differentials import d, opened
from .differentials_of_norms import OF_NORMS
from .differentials_of_the_softmax import OF_THE_SOFTMAX
from .elementwise import needed_of_entries, slope_of
from .matrix_products import chained, flipped
from .transposes import symmetric

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 8"

MOST_FACTORS = 8
Given = Term | Provided | None


@rule("differential(u^T A u) = u^T (A + A^T) differential(u)", Operator)
def differential_of_a_quadratic_form(term: Operator, context: Context) -> Term | None:
    """A quadratic form varies by the matrix plus its transpose."""
    match _form(term):
        case u, matrix, x if matrix is not None and not symmetric(matrix, context):
            return product((flipped(u), total((matrix, flipped(matrix))), d(u, x)))
    return None


@rule("differential(u^T S u) = 2 u^T S differential(u), S^T = S", Operator)
def differential_of_a_symmetric_form(term: Operator, context: Context) -> Term | None:
    """The quadratic form of a symmetric matrix varies by twice the matrix, and u^T u by 2 u^T du."""
    match _form(term):
        case u, matrix, x if matrix is None or symmetric(matrix, context):
            return chained((TWO, flipped(u), *(() if matrix is None else (matrix,)), d(u, x)))
    return None


def _form(term: Operator) -> tuple[Term, Term | None, Symbol] | None:
    """The vector, the constant matrix (None of the identity) and the letter of a quadratic form."""
    match opened(term):
        case Mul((row, *middle, u)), x if (
            len(u.shape) == 1 and x in symbols(u) and row in (call("transpose", u), flipped(u))
        ):
            if not any(x in symbols(each) for each in middle) and all(len(each.shape) == 2 for each in middle):
                return u, product(middle) if middle else None, x
    return None


@rule("differential(s^k) = k s^(k - 1) differential(s)", Operator)
def differential_of_a_power(term: Operator, context: Context) -> Given:
    """The differential of a power of a scalar is the exponent times the power one lower times that of the scalar."""
    match opened(term):
        case Pow(s, exponent), x if not s.shape and not exponent.shape and x not in symbols(exponent):
            less = _one_less(exponent)
            needed = () if type(exponent) is Number and exponent.q == 1 and exponent.p > 0 else _nonzero(s, exponent)
            slope = chained((exponent, raised(s, less)))
            return Provided(chained((slope, d(s, x))), needed)
    return None


def _one_less(exponent: Term) -> Term:
    if type(exponent) is Number:
        return number(exponent.p - exponent.q, exponent.q)
    return total((exponent, Neg(ONE)))


def _nonzero(s: Term, exponent: Term) -> tuple[Term, ...]:
    whole = type(exponent) is Number and exponent.q == 1
    return (Relation("!=" if whole else ">", s, ZERO),)


@rule("differential(f(s)) = f'(s) differential(s)", Operator)
def differential_of_a_function(term: Operator, context: Context) -> Given:
    """A function of a scalar varies by its derivative times how the scalar varies."""
    match opened(term):
        case Pow(base, s), x if base is E and not s.shape:
            return product((Pow(E, s), d(s, x)))
        case Call(name, (s,)), x if not s.shape and FUNCTIONS[name].slopes:
            row = FUNCTIONS[name]
            slope, needed = row.slopes[0](s), (*row.domain(s), *row.smooth(s))
            over = Div(d(s, x), slope.under) if type(slope) is Div and slope.over is ONE else None
            return Provided(over or product((slope, d(s, x))), needed)
    return None


@rule("differential(f(Z)) = hadamard(f'(Z), differential(Z))", Operator)
def differential_entry_by_entry(term: Operator, context: Context) -> Given:
    """A function taken entry by entry varies by its derivatives, entry by entry."""
    match opened(term):
        case body, x if body.shape and (found := slope_of(body)) is not None and x in symbols(found[0]):
            inner, slope = found
            return Provided(call("hadamard", slope, d(inner, x)), needed_of_entries(body, context))
    return None


@rule(
    "differential(max(u, v)) = hadamard(step(u - v), differential(u)) + hadamard(step(v - u), differential(v))",
    Operator,
)
def differential_of_the_larger_entries(term: Operator, context: Context) -> Given:
    """The larger of two entries varies as that entry does; the smaller likewise."""
    match opened(term):
        case Call("max" | "min" as name, (u, v)) as body, x if u.shape and v.shape and x in symbols(body):
            one, other = (u, v) if name == "max" else (v, u)
            up, down = call("step", total((one, Neg(other)))), call("step", total((other, Neg(one))))
            needed = needed_of_entries(call("abs", total((u, Neg(v)))), context)
            return Provided(
                total(call("hadamard", a, d(b, x)) for a, b in ((up, u), (down, v)) if x in symbols(b)), needed
            )
    return None


@rule("differential(X^-1) = -X^-1 differential(X) X^-1", Operator)
def differential_of_an_inverse(term: Operator, context: Context) -> Term | None:
    """The inverse varies by minus itself on both sides of how the matrix varies."""
    match opened(term):
        case Call("inverse", (a,)) as inverse, x:
            return Neg(product((inverse, d(a, x), inverse)))
    return None


@rule("differential(X^2) = differential(X) X + X differential(X)", Operator)
def differential_of_a_matrix_power(term: Operator, context: Context) -> Term | None:
    """In a power of a matrix the factors vary one at a time, each in its place."""
    match opened(term):
        case Pow(a, Number(n, 1)), x if len(a.shape) == 2 and 1 < n <= MOST_FACTORS:
            return total(product((*powers(a, k), d(a, x), *powers(a, n - 1 - k))) for k in range(n))
    return None


def powers(a: Term, n: int) -> tuple[Term, ...]:
    """A power of a matrix as a factor, none for the exponent 0."""
    return (raised(a, number(n)),) if n else ()


@rule("differential(det(X)) = det(X) tr(X^-1 differential(X))", Operator)
def differential_of_a_determinant(term: Operator, context: Context) -> Given:
    """The determinant varies by itself times the trace of the inverse times how the matrix varies."""
    match opened(term):
        case Call("det", (a,)) as det, x:
            change = call("tr", product((call("inverse", a), d(a, x))))
            return Provided(product((det, change)), (Relation("!=", det, ZERO),))
    return None


@rule("differential(ln(det(X))) = tr(X^-1 differential(X))", Operator)
def differential_of_a_log_determinant(term: Operator, context: Context) -> Given:
    """The logarithm of a determinant varies by the trace of the inverse times how the matrix varies."""
    match opened(term):
        case Call("log", (inner,)), x:
            det = inner.arguments[0] if type(inner) is Call and inner.name == "abs" else inner
            if type(det) is Call and det.name == "det":
                (a,) = det.arguments
                sign = ">" if det is inner else "!="
                change = call("tr", product((call("inverse", a), d(a, x))))
                return Provided(change, (Relation(sign, det, ZERO),))
    return None


OF_FUNCTIONS = (
    OF_NORMS
    | differential_of_a_quadratic_form
    | differential_of_a_symmetric_form
    | differential_of_a_log_determinant
    | differential_of_a_determinant
    | differential_of_an_inverse
    | OF_THE_SOFTMAX
    | differential_of_a_matrix_power
    | differential_of_a_power
    | differential_of_a_function
    | differential_entry_by_entry
    | differential_of_the_larger_entries
)
