"""Principal components: mean, centred samples, covariance matrix, its eigenvalues and unit eigenvectors, scores."""

from __future__ import annotations

from derive.core.drafts import Answer, Claims, Draft, Given, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.topics import Input, Option, Topic
from derive.laws.eigen_parts import checks, whole
from derive.laws.eigenspaces import eigensystem
from derive.laws.principal_axes import axes, components, shares, table, uncorrelated, with_axes, with_letters
from derive.laws.principal_components import (
    centred_samples,
    explained_share,
    mean_of_samples,
    sample_covariance,
    scores_of_samples,
    variances_in_order,
)
from derive.laws.trails import Trail
from derive.terms import ZERO, Matrix, Symbol, number, symbols

LARGEST = 4
MOST_SAMPLES = 40


def work(problem: Problem) -> Draft:
    """The covariance of the samples, its eigenvalues and unit eigenvectors, the share of variance that they hold."""
    samples, chosen = _samples(problem), problem.option("components")
    size, width = len(samples.rows), len(samples.rows[0])
    count = chosen if isinstance(chosen, int) else width
    if count > width:
        raise InputError(f"the samples have {width} columns; --components is a number up to {width}")
    mean, centred, covariance = (
        Symbol("mu", (number(width),)),
        Symbol("C", (number(size), number(width))),
        Symbol("S", (number(width), number(width))),
    )
    trail = Trail(problem.context).with_start(Symbol("X", (number(size), number(width))), samples)
    trail = trail.next(mean, mean_of_samples.with_(samples), phrase("pca.mean"))
    trail = trail.next(centred, centred_samples.with_(samples, mean), phrase("pca.centred"))
    trail = trail.next(covariance, sample_covariance.with_(centred, number(size - 1)), phrase("pca.covariance"))
    matrix = trail.value(covariance)
    if not isinstance(matrix, Matrix):
        raise UndecidedError("the covariance matrix has entries too long to go on with; give shorter numbers")
    if all(entry is ZERO for entry in matrix.children):
        raise InputError("all samples are equal, so there is no variance to explain; give samples that differ")
    system = eigensystem(matrix, Symbol("lambda"), trail.context)
    trail = trail.with_parts(*whole(system, len(trail.parts) + 1, (), trail.context, checks))
    every, one = axes(system), "-one" if count == 1 else ""
    kept = every[:count]
    trail = with_axes(with_letters(trail, system), kept)
    spread, share = Symbol("v", (number(count),) if count > 1 else ()), Symbol("r")
    law = variances_in_order.with_(*(axis.variance for axis in kept))
    trail = trail.next(spread, law, phrase("pca.variances", spread))
    told = shares(trail, every, matrix)
    trail = trail.with_parts(Claims(trail.label, phrase("pca.shares"), told))
    trail = trail.next(share, explained_share.with_(spread, covariance), phrase(f"pca.explained{one}", str(count)))
    columns = components(kept)
    scores = Symbol("z", (number(size),)) if count == 1 else Symbol("Z", (number(size), number(count)))
    trail = trail.next(scores, scores_of_samples.with_(centred, columns), phrase("pca.scores", scores))
    trail = uncorrelated(trail, scores, spread, number(size - 1))
    trail = trail.with_parts(table(trail, kept, told))
    answers = (
        Answer("mean", trail.shown(mean)),
        Answer("covariance", matrix),
        Answer("variances", trail.shown(spread)),
        Answer("components", trail.shown(columns)),
        Answer("explained", trail.shown(share)),
    )
    posed = problem.but(
        given=(Given("X", samples),),
        context=trail.context,
        title=problem.title or phrase("pca.title", str(size), str(width)),
        statement=problem.statement or phrase(f"pca.statement{one}", str(count)),
    )
    return Draft(posed, trail.parts, answers)


def _samples(problem: Problem) -> Matrix:
    """The samples, a row for each, as numbers."""
    matrix = problem.given[0].term
    if type(matrix) is not Matrix or not matrix.rows or not matrix.rows[0]:
        raise InputError("pca takes the samples as a matrix with a row for each, such as [[1, 2], [3, 5], [4, 4]]")
    if symbols(matrix):
        raise InputError("an entry of the samples is no number; write numbers only")
    if len(matrix.rows) < 2:
        raise InputError("one sample has no variance; give two samples at least")
    if len(matrix.rows[0]) < 2:
        raise InputError("one column has one direction only; give two columns at least")
    if len(matrix.rows) > MOST_SAMPLES or len(matrix.rows[0]) > LARGEST:
        raise InputError(f"pca takes up to {MOST_SAMPLES} samples with up to {LARGEST} columns")
    return matrix


topic = Topic("pca", (Input("matrix", "matrix"),), (Option("components", "count"), Option("plot", "flag")), work)
