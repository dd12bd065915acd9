"""Where a + c (ln det S + tr(S^-1 C)) is least over all positive definite S: at C alone, where c > 0.

For the eigenvalues t of C^{1/2} S^-1 C^{1/2} it is a constant plus c times the sum of t - ln t >= 1, equal where t = 1.
"""

from __future__ import annotations

from derive.core.certificates import PROVED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.exact.log_determinants import weight_of_log_determinant
from derive.exact.signs import sign
from derive.terms import ZERO, Call, Neg, Symbol, Term, alike, call, negated, product, substituted, symbols, total

from .bench import Bench
from .semidefinite import DEFINITE, POSITIVE, strength

METHOD = "t - ln(t) >= 1 for every eigenvalue"


def least_determinant_and_trace(least: Call, value: Term, context: Context, bench: Bench) -> Certificate | None:
    """Whether a function of a positive definite matrix has that form; None where it has another."""
    body, letter = least.arguments
    if type(letter) is not Symbol or not context.has(letter.name, "spd") or letter in symbols(value):
        return None
    if any(letter in symbols(fact) for fact in context.facts):
        return None
    signed = body if least.name == "argmin" else negated(body)
    weight = weight_of_log_determinant(signed, letter)
    if weight is ZERO or sign(weight, context) != POSITIVE or not _is_definite(value, context, bench):
        return None
    inverse, size = call("inverse", letter), letter.dims[0]
    at_identity = substituted(signed, {letter: call("identity", size)})
    gap = total((signed, negated(at_identity)))
    trace, trace_there = call("tr", product((inverse, value))), call("tr", value)
    wanted = product((weight, total((call("log", call("det", letter)), trace, Neg(trace_there)))))
    if bench.equal(gap, wanted, context).grade == PROVED:
        return Certificate(PROVED, METHOD, seed=bench.seed)
    return Certificate(UNDECIDED, "no logarithm of a determinant with a trace", seed=bench.seed)


def _is_definite(matrix: Term, context: Context, bench: Bench) -> bool:
    """Whether a symmetric matrix is declared, told or seen to be positive definite."""
    told = call("positive_definite", matrix)
    if not any(alike(told, fact) for fact in context.facts):
        return strength(matrix, context, bench) == DEFINITE
    return bench.equal(matrix, call("transpose", matrix), context).grade == PROVED
