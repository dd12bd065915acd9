"""Principal components against NumPy; the laws, the conventions of signs and order, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
import sympy as sp

from derive import pipeline
from derive.cas.to_sympy import to_sympy
from derive.core.drafts import Solution, all_steps, every_part, verified
from derive.core.errors import InputError
from derive.core.rules import Rule
from derive.laws import principal_components
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Term
from derive.write.plain import plain

# fmt: off
SAMPLES = [
    ([[2, 0], [0, 2], [3, 3], [-1, -1]],               1),
    ([[1, 2], [2, 4], [3, 3]],                         2),
    ([[1, 2], [2, 4], [4, 4], [5, 1]],                 2),
    ([[1, 2, 0], [2, 4, 1], [3, 3, 5], [0, 1, 1]],     2),
    ([[1, 0, 0], [0, 1, 0], [0, 0, 2]],                3),
    ([[1, 2], [3, 4]],                                 2),
    ([[0, 1], [0, 2], [0, 4]],                         1),
]
LAWS: list[tuple[Rule, tuple[str, ...], str]] = [
    (principal_components.mean_of_samples,      ("[[1, 2], [3, 4]]",),                   "([1, 2] + [3, 4])/2"),
    (principal_components.centred_samples,      ("[[1, 2], [3, 4]]", "m"),               
     "[[1 - m_1, 2 - m_2], [3 - m_1, 4 - m_2]]"),
    (principal_components.sample_covariance,    ("C", "2"),                              "C^T C/2"),
    (principal_components.unit_vector,          ("m",),                                  "m/norm(m)"),
    (principal_components.orthogonal_part,      ("m", "u"),                              "m - (m . u)/(u . u) u"),
    (principal_components.columns_side_by_side, ("m", "u"),                              "[[m_1, u_1], [m_2, u_2]]"),
    (principal_components.variances_in_order,   ("3", "1"),                              "[3, 1]"),
    (principal_components.explained_share,      ("m", "S"),                              "(m_1 + m_2)/tr(S)"),
    (principal_components.scores_of_samples,    ("C", "S"),                              "C S"),
]
REFUSED = [
    ("[[1, 2]]",                     {},                       "one sample has no variance"),
    ("[1, 2]",                       {},                       "a vector is given"),
    ("[[1], [2]]",                   {},                       "one direction only"),
    ("[[a, 2], [1, 3]]",             {},                       "write numbers only"),
    ("[[1, 2], [1, 2]]",             {},                       "all samples are equal"),
    ("[[1, 2], [3, 2]]",             {"components": ["3"]},    "a number up to 2"),
    ("[[1, 2], [3, 2]]",             {"components": ["0"]},    "at least 1"),
    ("[[1, 2, 3, 4, 5], [3, 2, 1, 1, 1]]", {},                 "up to 4 columns"),
]
# fmt: on


def solved(text: str, **options: list[str]) -> Solution:
    return pipeline.solve(pipeline.posed("pca", (text,), dict(options)))


def value(solution: Solution, name: str) -> np.ndarray:
    (found,) = (answer.value for answer in solution.answers if answer.name == name)
    assert isinstance(found, Term)
    return np.array(sp.N(to_sympy(found)), dtype=float)


@pytest.mark.parametrize(("rows", "count"), SAMPLES)
def test_the_components_are_those_of_numpy(rows: list[list[int]], count: int) -> None:
    solution = solved(str(rows), components=[str(count)])
    assert verified(solution)
    samples = np.array(rows, dtype=float)
    covariance = np.atleast_2d(np.cov(samples.T))
    spectrum = np.sort(np.linalg.eigvalsh(covariance))[::-1]
    assert value(solution, "mean").ravel() == pytest.approx(samples.mean(axis=0))
    assert value(solution, "covariance") == pytest.approx(covariance)
    assert value(solution, "variances").ravel() == pytest.approx(spectrum[:count], abs=2e-5)
    assert float(value(solution, "explained")) == pytest.approx(spectrum[:count].sum() / spectrum.sum(), abs=1e-5)
    columns = value(solution, "components").reshape(-1, count)
    assert columns.T @ columns == pytest.approx(np.eye(count), abs=1e-5)
    assert covariance @ columns == pytest.approx(columns * spectrum[:count], abs=1e-4)
    for column in columns.T:
        assert next(entry for entry in column if abs(entry) > 1e-9) > 0


def test_a_repeated_variance_is_said_to_leave_a_choice() -> None:
    headings = [part.heading.key for part in every_part(solved("[[1, 0, 0], [0, 1, 0], [0, 0, 1]]").parts)]
    assert headings.count("pca.axis-chosen") == 2
    assert headings.count("pca.axis") == 1


def test_every_law_is_named() -> None:
    names = {step.law.name for step in all_steps(solved("[[1, 0, 0], [0, 1, 0], [0, 0, 1]]"))}
    assert {"mean-of-samples", "sample-covariance", "orthogonal-part", "unit-vector", "explained-share"} <= names


@pytest.mark.parametrize(("law", "using", "after"), LAWS)
def test_laws(law: Rule, using: tuple[str, ...], after: str) -> None:
    context = read_context("m: 2; u: 2; C: 3 x 2; S: 2 x 2")
    found = law.with_(*(read(each, context) for each in using))(read("t", context), context)
    assert found is not None
    assert plain(found.end) == plain(read(after, context))


@pytest.mark.parametrize(("text", "options", "message"), REFUSED)
def test_what_is_refused(text: str, options: dict[str, list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        solved(text, **options)
