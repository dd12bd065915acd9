"""Differentials of log-sum-exp and of the softmax of a vector or of the rows of a matrix."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Add, Call, Mul, Neg, Operator, Term, call, product, total

from .differentials import d, opened
from .matrix_products import flipped
from .traces import inside_trace, is_call

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 8"


def centred(p: Term, change: Term) -> Term:
    """A matrix less, in each row, its mean weighted by the row of P."""
    ones = call("ones", change.shape[1])
    return total((change, Neg(product((call("hadamard", p, change), ones, call("transpose", ones))))))


@rule("differential(logsumexp(z)) = softmax(z)^T differential(z)", Operator)
def differential_of_log_sum_exp(term: Operator, context: Context) -> Term | None:
    """Log-sum-exp varies by the softmax times how its vector varies."""
    match opened(term):
        case Call("logsumexp", (z,)), x if len(z.shape) == 1:
            return product((call("transpose", call("softmax", z)), d(z, x)))
    return None


@rule("differential(softmax(z)) = (diag(softmax(z)) - softmax(z) softmax(z)^T) differential(z)", Operator)
def differential_of_the_softmax(term: Operator, context: Context) -> Term | None:
    """The softmax varies by the diagonal matrix of its components less their products, times how its vector varies."""
    match opened(term):
        case Call("softmax", (z,)) as p, x if len(z.shape) == 1:
            matrix = total((call("diag", p), Neg(product((p, call("transpose", p))))))
            return product((matrix, d(z, x)))
    return None


@rule("differential(ln(softmax(z))) = (I - u softmax(z)^T) differential(z)", Operator)
def differential_of_the_log_softmax(term: Operator, context: Context) -> Term | None:
    """The logarithm of a softmax varies by how its vector varies, less the mean of that weighted by the softmax."""
    match opened(term):
        case Call("log", (Call("softmax", (z,)) as p,)), x if len(z.shape) == 1:
            means = product((call("ones", *z.shape), call("transpose", p)))
            return product((total((call("identity", *z.shape), Neg(means))), d(z, x)))
    return None


@rule("differential(softmax(S)) = hadamard(P, differential(S) - hadamard(P, differential(S)) u u^T)", Operator)
def differential_of_the_softmax_by_rows(term: Operator, context: Context) -> Term | None:
    """Each row of a softmax varies by its entries times how the scores vary, less their weighted mean in the row."""
    match opened(term):
        case Call("softmax", (scores,)) as p, x if len(scores.shape) == 2:
            return call("hadamard", p, centred(p, d(scores, x)))
    return None


@rule("differential(ln(softmax(S))) = differential(S) - hadamard(P, differential(S)) u u^T", Operator)
def differential_of_the_log_softmax_by_rows(term: Operator, context: Context) -> Term | None:
    """Each row of a logarithm of a softmax varies by how the scores vary, less their weighted mean in the row."""
    match opened(term):
        case Call("log", (Call("softmax", (scores,)) as p,)), x if len(scores.shape) == 2:
            return centred(p, d(scores, x))
    return None


@rule("tr(A hadamard(P, B - hadamard(P, B) u u^T)) = tr(hadamard(P, A^T - hadamard(P, A^T) u u^T)^T B)", Call)
def softmax_by_rows_in_a_trace(term: Call, context: Context) -> Term | None:
    """What a softmax does to the change of its scores may be done to the other matrix of a trace instead."""
    match inside_trace(term):
        case chain, place if place + 1 == len(chain) > 1 and is_call(chain[place], "hadamard"):
            match chain[place]:
                case Call(_, (p, Add((change, Neg(Mul()))) as whole)):
                    if whole is centred(p, change):
                        before = flipped(product(chain[:place]))
                        turned = call("transpose", call("hadamard", p, centred(p, before)))
                        return call("tr", product((turned, change)))
    return None


def is_of_a_softmax(term: Term) -> bool:
    """Whether a term is the differential of a softmax or of its logarithm."""
    match opened(term) if type(term) is Operator else None:
        case ((Call("softmax") | Call("log", (Call("softmax"),))), _):
            return True
    return False


OF_THE_SOFTMAX = (
    differential_of_log_sum_exp
    | differential_of_the_softmax
    | differential_of_the_log_softmax
    | differential_of_the_softmax_by_rows
    | differential_of_the_log_softmax_by_rows
)
