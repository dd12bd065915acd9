"""Laws by which identities and inequalities of any size are shown."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.signs import sign
from derive.terms import (
    Add,
    Binder,
    Call,
    Component,
    Div,
    E,
    Mul,
    Neg,
    Pow,
    Term,
    alike,
    call,
    factors,
    fraction,
    negated,
    opened,
    product,
    raised,
    subterms,
    total,
)

from .arrays import scalar_form
from .general_quadratic_forms import adds_up
from .softmax import exponent_vector


@rule("e^{a + b} = e^a e^b", Pow)
def exponential_of_a_sum(term: Pow, context: Context) -> Term | None:
    """The exponential of a sum is the product of the exponentials."""
    if term.base is E and type(term.exponent) is Add:
        return product(raised(E, each) for each in term.exponent.terms)
    return None


@rule("A (B + C) = A B + A C", Mul)
def matrix_product_of_a_sum(term: Mul, context: Context) -> Term | None:
    """A product with a sum of vectors or matrices is the sum of the products."""
    for place, part in enumerate(term.factors):
        if part.shape and type(part) is Add:
            before, after = term.factors[:place], term.factors[place + 1 :]
            return total(_beside(before, each, after) for each in part.terms)
    return None


def _beside(before: tuple[Term, ...], term: Term, after: tuple[Term, ...]) -> Term:
    if type(term) is Neg:
        return negated(_beside(before, term.inner, after))
    return product((*before, *factors(term), *after))


@rule("diag(u) ones(n) = u", Mul)
def diagonal_times_ones(term: Mul, context: Context) -> Term | None:
    """A diagonal matrix times a vector of ones is its diagonal."""
    for place, pair in enumerate(zip(term.factors, term.factors[1:], strict=False)):
        match pair:
            case Call("diag", (u,)), Call("ones", (_,)) if len(u.shape) == 1:
                return product((*term.factors[:place], u, *term.factors[place + 2 :]))
    return None


@rule("sum_i u_i = 1", Mul)
def shares_add_up(term: Mul, context: Context) -> Term | None:
    """The entries of the vector add up to one."""
    for place, pair in enumerate(zip(term.factors, term.factors[1:], strict=False)):
        match pair:
            case (Call("transpose", (p,)), Call("ones", (_,))) | (
                Call("transpose", (Call("ones", (_,)),)), p
            ) if len(p.shape) == 1 and adds_up(p, context):  # fmt: skip
                return product((*term.factors[:place], *term.factors[place + 2 :]))
    return None


@rule("u - u = 0", Add)
def array_less_itself(term: Add, context: Context) -> Term | None:
    """A vector or matrix less itself is zero."""
    match term.terms:
        case (first, Neg(second)) if first.shape and alike(first, second):
            return call("zeros", *first.shape)
    return None


@rule("ln(e^u) = u", Call)
def logarithm_of_its_exponential(term: Call, context: Context) -> Term | None:
    """The logarithm undoes the exponential."""
    match term:
        case Call("log", (Pow(base, exponent),)) if base is E:
            return exponent
    return None


@rule("z_i = ln(e^{z_i})", Component)
def entry_as_a_logarithm(term: Component, context: Context) -> Term | None:
    """A number is the logarithm of its exponential."""
    return None if term.shape else call("log", Pow(E, term))


@rule("(c a)/(c b) = a/b", Div)
def positive_factor_cancelled(term: Div, context: Context) -> Term | None:
    """A positive factor that stands above and below cancels."""
    over, under = list(factors(term.over)), list(factors(term.under))
    shared = next((each for each in over if each in under and sign(each, context) == {1}), None)
    if shared is None:
        return None
    over.remove(shared)
    under.remove(shared)
    return fraction(product(over), product(under))


@rule("ln(sum(e^{z_k}, k=1..n)) = logsumexp(z)", Call)
def log_sum_exp_recognised(term: Call, context: Context) -> Term | None:
    """The logarithm of the sum of all exponentials has a name of its own."""
    z = exponent_vector(term.arguments[0]) if term.name == "log" and len(term.arguments) == 1 else None
    return None if z is None else call("logsumexp", z)


@rule("sum(u_k v_k, k=1..n) = u^T v", Binder)
def sum_as_a_row_times_a_column(term: Binder, context: Context) -> Term | None:
    """The sum of the products of the entries is a row times a column."""
    found = scalar_form(term)
    return None if found is term or any(type(here) is Binder for here in subterms(found)) else found


@rule("sum(a_k (b_k - c), k=1..n) = sum(a_k b_k - a_k c, k=1..n)", Mul)
def bracket_multiplied_out(term: Mul, context: Context) -> Term | None:
    """A bracket is multiplied out."""
    place = next((k for k, part in enumerate(term.factors) if type(part) is Add and not part.shape), None)
    if place is None or any(part.shape for part in term.factors):
        return None
    rest = (*term.factors[:place], *term.factors[place + 1 :])
    bracket = term.factors[place]
    return total(_beside(rest, each, ()) for each in bracket.children)


@rule("ln(e^{z_i}) <= ln(sum(e^{z_k}, k=1..n))", Call, relation="<=")
def one_of_a_positive_sum(term: Call, context: Context, whole: Term) -> Term | None:
    """One term of a sum of positive numbers is at most the sum, and the logarithm rises."""
    match term, whole:
        case Call("log", (each,)), Call("log", (Binder() as every,)) if sign(every.body, context) == {1}:
            indices = [index for part in subterms(each) if type(part) is Component for index in part.indices]
            return whole if any(alike(opened(every, index), each) for index in indices) else None
    return None
