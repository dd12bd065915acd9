"""Laws of principal components: means, centred samples, covariances, unit vectors, scores."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    Add,
    Component,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    Symbol,
    Term,
    Vector,
    call,
    number,
    product,
    total,
)

SOURCE = "Bishop, Pattern Recognition and Machine Learning, sec. 12.1"


@rule("mu = (x_1 + x_2 + x_3)/3", Symbol)
def mean_of_samples(term: Term, context: Context, samples: Term) -> Term | None:
    """The mean is the sum of the samples divided by their number."""
    if type(samples) is not Matrix:
        return None
    return Div(total(map(_vector, samples.rows)), number(len(samples.rows)))


def _vector(row: tuple[Term, ...]) -> Term:
    return Vector(row)


@rule("c_{ij} = x_{ij} - mu_j", Symbol)
def centred_samples(term: Term, context: Context, samples: Term, mean: Term) -> Term | None:
    """The mean is subtracted from every sample."""
    if type(samples) is not Matrix:
        return None
    means = tuple(Component(mean, (number(j),)) for j in range(1, len(samples.rows[0]) + 1))
    return Matrix(tuple(tuple(Add((x, Neg(m))) for x, m in zip(row, means, strict=True)) for row in samples.rows))


@rule("S = C^T C/(n - 1)", Symbol)
def sample_covariance(term: Term, context: Context, centred: Term, less: Term) -> Term | None:
    """The products of the centred columns are added up and divided by one less than the number of samples."""
    return Div(Mul((call("transpose", centred), centred)), less)


@rule("u = v/norm(v)", Symbol)
def unit_vector(term: Term, context: Context, vector: Term) -> Term | None:
    """A vector divided by its length is the unit vector of its direction."""
    return Div(vector, call("norm", vector))


@rule("w = v - (v . u)/(u . u) u", Symbol)
def orthogonal_part(term: Term, context: Context, vector: Term, *before: Term) -> Term | None:
    """What lies along the vectors before is subtracted."""
    along = (Neg(Mul((Div(_dot(vector, u), _dot(u, u)), u))) for u in before)
    return total((vector, *along))


def _dot(u: Term, v: Term) -> Term:
    if type(u) is not Vector or type(v) is not Vector:
        return call("dot", u, v)
    return total(product(pair) for pair in zip(u.entries, v.entries, strict=True))


@rule("", Symbol)
def columns_side_by_side(term: Term, context: Context, *vectors: Term) -> Term | None:
    """The vectors are the columns of the matrix."""
    size = vectors[0].shape[0]
    if type(size) is not Number:
        return None
    places = [number(i) for i in range(1, size.p + 1)]
    return Matrix(tuple(tuple(Component(vector, (place,)) for vector in vectors) for place in places))


@rule("v = (lambda_1, lambda_2, lambda_3)", Symbol)
def variances_in_order(term: Term, context: Context, *eigenvalues: Term) -> Term | None:
    """The variances along the components are the eigenvalues, the largest first."""
    return Vector(eigenvalues) if len(eigenvalues) > 1 else eigenvalues[0]


@rule("r = (v_1 + v_2)/tr(S)", Symbol)
def explained_share(term: Term, context: Context, variances: Term, covariance: Term) -> Term | None:
    """The share explained is the sum of the variances divided by the whole variance, the trace of the covariance."""
    if not variances.shape:
        return Div(variances, call("tr", covariance))
    size = variances.shape[0]
    if type(size) is not Number:
        return None
    each = tuple(Component(variances, (number(k),)) for k in range(1, size.p + 1))
    return Div(total(each), call("tr", covariance))


@rule("Z = C V", Symbol)
def scores_of_samples(term: Term, context: Context, centred: Term, components: Term) -> Term | None:
    """The scores are the centred samples times the components."""
    return Mul((centred, components))
