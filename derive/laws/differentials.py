"""The differential is linear: sums, constant factors, products, and what commutes with it."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ZERO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Operator,
    Symbol,
    Term,
    call,
    is_differential,
    product,
    subterms,
    symbols,
    total,
)

from .matrix_products import bracketed

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 8"

COMMUTING = ("transpose", "tr", "diag", "vec")


def d(body: Term, x: Symbol) -> Operator:
    """The differential of a body where x varies."""
    return Operator("differential", body, (x,))


def opened(term: Operator) -> tuple[Term, Symbol] | None:
    """The body of a differential and the letter that varies, None of the letter's own or another operator."""
    match term:
        case Operator("differential", body, (Symbol() as x,)) if body is not x:
            return body, x
    return None


def holds_differential(term: Term) -> bool:
    """Whether a differential stands in the term."""
    return Operator in map(type, subterms(term)) and any(map(is_differential, subterms(term)))


@rule("differential(c) = 0", Operator)
def differential_of_a_constant(term: Operator, context: Context) -> Term | None:
    """The differential of a constant is zero."""
    match opened(term):
        case body, x if x not in symbols(body):
            return call("zeros", *body.shape) if body.shape else ZERO
    return None


@rule("differential(A + B) = differential(A) + differential(B)", Operator)
def differential_of_a_sum(term: Operator, context: Context) -> Term | None:
    """The differential of a sum is the sum of the differentials, and constants drop out."""
    match opened(term):
        case Add(terms), x if any(x in symbols(each) for each in terms):
            return total(
                Neg(d(each.inner, x)) if type(each) is Neg else d(each, x) for each in terms if x in symbols(each)
            )
    return None


@rule("differential(A X B) = A differential(X) B", Operator)
def constant_factors_of_a_differential(term: Operator, context: Context) -> Term | None:
    """Constant factors stay in their places before and behind the differential."""
    match opened(term):
        case Neg(inner), x:
            return Neg(d(inner, x))
        case Div(over, under), x if x not in symbols(under):
            return Div(d(over, x), under)
        case Div(over, Mul(factors)), x if any(_fixed(each, x) for each in factors):
            fixed = product(each for each in factors if _fixed(each, x))
            return Div(d(Div(over, product(each for each in factors if not _fixed(each, x))), x), fixed)
        case Mul() as body, x if x in symbols(body):
            parts = bracketed(body)
            varying = [k for k, part in enumerate(parts) if x in symbols(part)]
            first, last = varying[0], varying[-1]
            if first or last + 1 < len(parts):
                middle = product(parts[first : last + 1])
                return product((*parts[:first], d(middle, x), *parts[last + 1 :]))
        case Call("hadamard" | "kron" | "dot" as name, (a, b)), x if (x in symbols(a)) is not (x in symbols(b)):
            return call(name, d(a, x), b) if x in symbols(a) else call(name, a, d(b, x))
    return None


def _fixed(term: Term, x: Symbol) -> bool:
    """Whether a factor of a divisor is a scalar that does not vary."""
    return not term.shape and x not in symbols(term)


@rule("differential(A^T) = differential(A)^T", Operator)
def differential_inside(term: Operator, context: Context) -> Term | None:
    """The differential goes inside a transpose, a trace and a diagonal."""
    match opened(term):
        case Call(name, (inner,)), x if name in COMMUTING and x in symbols(inner):
            return call(name, d(inner, x))
    return None


@rule("differential(A B) = differential(A) B + A differential(B)", Operator)
def differential_of_a_product(term: Operator, context: Context) -> Term | None:
    """The factors of a product vary one at a time, each in its place."""
    match opened(term):
        case Mul() as body, x:
            parts = bracketed(body)
            varying = tuple(k for k, part in enumerate(parts) if x in symbols(part))
            if len(varying) > 1:
                return total(product((*parts[:k], d(parts[k], x), *parts[k + 1 :])) for k in varying)
        case Call("hadamard" | "kron" | "dot" as name, (a, b)), x if x in symbols(a) and x in symbols(b):
            return total((call(name, d(a, x), b), call(name, a, d(b, x))))
    return None


@rule("differential(u/v) = (differential(u) - u/v·differential(v))/v", Operator)
def differential_of_a_quotient(term: Operator, context: Context) -> Term | None:
    """In a quotient the numerator varies, less the quotient times how the denominator varies."""
    match opened(term):
        case Div(over, under) as body, x if x in symbols(under) and not under.shape:
            down = Neg(product((d(under, x), body) if body.shape else (body, d(under, x))))
            return Div(total((d(over, x), down)) if x in symbols(over) else down, under)
    return None


LINEAR = differential_of_a_constant | differential_of_a_sum | constant_factors_of_a_differential | differential_inside
