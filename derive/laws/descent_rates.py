"""How fast gradient descent with a fixed rate is on a quadratic: a factor for each eigenvalue of the Hessian."""

from __future__ import annotations

from functools import reduce

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, phrase
from derive.exact.combinations import degree
from derive.exact.constants import difference_sign
from derive.exact.rings import polynomial_in
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    equation,
    number,
    symbols,
)

from .descent_points import hessian_part
from .evaluation import worked
from .forms import eigenvalue_chain
from .polynomials import roots_of
from .trails import Trail

QUADRATIC = 2


def with_rates(trail: Trail, body: Term, slopes: Chain, unknowns: tuple[Symbol, ...], rate: Term) -> Trail:
    """With the factors of the steps, where the function is a quadratic and its rate and coefficients are numbers."""
    p = polynomial_in(body)
    if p is None or degree(p) > QUADRATIC or any(type(g) is not Symbol for monomial in p for g, _ in monomial):
        return trail
    curves = hessian_part(slopes, unknowns, trail.label, trail.context)
    hessian = curves.derivation.end
    if symbols(hessian) or symbols(rate):
        return trail
    found = trail.with_parts(curves)
    chains = eigenvalue_chain(hessian, found.label, found.context) if type(hessian) is Matrix else ()
    values = tuple(value for chain in chains for value in roots_of(chain.derivation.end))
    values = values if type(hessian) is Matrix else (hessian,)
    # where an eigenvalue is zero, the gradient may be zero nowhere
    return trail if not values or ZERO in values else _judged(found.with_parts(*chains), values, rate)


def _judged(trail: Trail, eigenvalues: tuple[Term, ...], rate: Term) -> Trail:
    context = trail.context
    formulas = tuple(Add((ONE, Neg(Mul((rate, value))))) for value in eigenvalues)
    factors = tuple(map(worked, formulas))
    shown = tuple(
        Claim(equation(formula, factor), phrase("descend.factor", value))
        for formula, factor, value in zip(formulas, factors, eigenvalues, strict=True)
    )
    largest = reduce(lambda a, b: b if _size(a, b, context) < 0 else a, factors)
    against_one = _size(largest, ONE, context)
    if against_one < 0:
        steepest = reduce(lambda a, b: b if difference_sign(a, b, context) < 0 else a, eigenvalues)
        verdict = Claim(Relation("<", rate, Div(TWO, steepest)), phrase("descend.converges", _absolute(largest)))
    else:
        key = "descend.grows" if against_one else "descend.stays"
        verdict = Claim(Relation(">" if against_one else "=", call("abs", largest), ONE), phrase(key))
    return trail.with_parts(Claims(trail.label, phrase("descend.rates"), (*shown, verdict)))


def _size(a: Term, b: Term, context: Context) -> int:
    """The sign of the difference of two absolute values."""
    return difference_sign(worked(Mul((a, a))), worked(Mul((b, b))), context)


def _absolute(factor: Term) -> Term:
    return number(abs(factor.p), factor.q) if type(factor) is Number else call("abs", factor)
