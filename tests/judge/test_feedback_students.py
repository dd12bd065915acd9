"""Documents as students write them: prose between, macros, several chains, other languages, careless LaTeX."""

from pathlib import Path

import pytest

import derive

FOLDER = Path(__file__).parent.parent / "cases" / "documents"
DOCUMENTS = [
    # file, verdict, lines of the file that do not follow, mistakes named there
    ("abreast.md",              "invalid", [3],     ["arithmetic-slip"]),
    ("arithmetic.md",           "invalid", [1, 3],  ["arithmetic-slip", "fractions-added-by-parts"]),
    ("aufgaben.md",             "valid",   [],      []),
    ("bayes-slip.md",           "invalid", [3],     ["term-dropped"]),
    ("bayes.md",                "valid",   [],      []),
    ("binomial.md",             "valid",   [],      []),  # a lone a = b states something
    ("chain-rule.tex",          "valid",   [],      []),
    ("constrained.md",          "valid",   [],      []),
    ("distributions.md",        "valid",   [],      []),
    ("elbo-slips.md",           "invalid", [5],     ["sign-slip"]),
    ("elbo.md",                 "valid",   [],      []),
    ("entropy.md",              "valid",   [],      []),
    ("estimates.md",            "valid",   [],      []),
    ("expansions-slips.md",     "invalid", [1, 3, 5], [None, None, None]),
    ("expansions.md",           "valid",   [],      []),
    ("expectation.md",          "invalid", [5],     ["variance-scale"]),
    ("extraneous.md",           "valid",   [],      []),
    ("fraction-cancel.md",      "valid",   [],      []),
    ("hence.md",                "invalid", [1, 5],  ["exponent-slip", "exponent-slip"]),
    ("implicit.tex",            "valid",   [],      []),
    ("inequality.md",           "invalid", [6],     ["inequality-negative-multiply"]),
    (
        "information-slips.md",    "invalid", [1, 3, 5, 7, 9],
        ["entropy-given-the-wrong-variable", "entropies-added", None, None, None],
    ),
    ("information.md",          "valid",   [],      []),
    ("integral.tex",            "valid",   [],      []),
    ("lagrange.ipynb",          "valid",   [],      []),
    ("least-squares.md",        "valid",   [],      []),
    ("likelihood.tex",          "valid",   [],      []),
    ("logarithm.md",            "invalid", [5],     ["log-of-sum"]),
    ("lost-root.md",            "invalid", [5],     ["divide-by-zero-factor"]),
    ("matrix-order.md",         "invalid", [3],     ["inverse-order"]),
    ("maximum-slip.md",         "invalid", [5, 10], ["sign-when-moving-term", None]),
    ("maximum.md",              "valid",   [],      []),
    ("network.md",              "valid",   [],      []),
    ("partials.md",             "invalid", [5],     ["chain-inner-forgotten"]),
    ("power-rule-integral.md",  "invalid", [4],     ["arithmetic-slip"]),
    ("product-rule.md",         "invalid", [7],     ["chain-inner-forgotten"]),
    ("quadratic.md",            "valid",   [],      []),
    ("reason.md",               "valid",   [],      []),
    ("ridge.tex",               "valid",   [],      []),
    ("sample-slip.md",          "invalid", [3],     ["variance-scale"]),
    ("sample.md",               "valid",   [],      []),
    ("second-moment.md",        "invalid", [3, 7, 15], ["expectation-of-square", "sign-slip", None]),
    ("series-slips.md",         "invalid", [3, 5, 7, 9], [None, None, "factor-dropped", None]),
    ("series.md",               "valid",   [],      []),
    ("sigmoid.md",              "valid",   [],      []),
    ("sloppy.tex",              "valid",   [],      []),
    ("subscripts.md",           "invalid", [3],     ["chain-inner-forgotten"]),
    ("sum-of-squares.md",       "valid",   [],      []),
    ("totale-wahrscheinlichkeit.md", "invalid", [3], ["factor-dropped"]),
    ("values-slips.md",         "invalid", [1, 5, 10, 12], [None, None, "arithmetic-slip", "arithmetic-slip"]),
    ("values.md",               "valid",   [],      []),
    ("variance-estimate.md",    "invalid", [7, 9],  ["reciprocal-derivative-sign", "variance-scale"]),
    ("logarithmic.tex",         "valid",   [],      []),
    ("product-and-parts.tex",   "valid",   [],      []),
    ("posed-inequality.md",     "valid",   [],      []),
    ("substituting.md",         "valid",   [],      []),
    ("divergence.md",           "valid",   [],      []),
    ("policy-gradient.md",      "valid",   [],      []),
    ("total-variance-slip.md",  "invalid", [8],     ["sign-slip"]),
    ("variational-slip.md",     "invalid", [10],    [None]),
    ("variational.md",          "valid",   [],      []),
]  # fmt: skip


def test_every_document_is_in_the_table():
    assert sorted(name for name, *_ in DOCUMENTS) == sorted(path.name for path in FOLDER.iterdir())


MARKS = {"markdown": "- ✗ ", "latex": "\\item[\\derivesign{wrong}", "html": '<li class="wrong">', "typst": "✗ "}


@pytest.mark.parametrize(("name", "verdict", "lines", "mistakes"), DOCUMENTS, ids=[each[0] for each in DOCUMENTS])
def test_verdicts_of_documents(name, verdict, lines, mistakes):
    """Every wrong line is marked in every format."""
    report = derive.check(FOLDER / name)
    wrong = [(chain, step) for chain in report.chains for step in chain.steps if step.follows is False]
    assert report.verdict == verdict
    assert [chain.written.lines[step.end].source_line for chain, step in wrong] == lines
    assert [step.misconception for _, step in wrong] == mistakes
    assert [report.to(format).count(mark) for format, mark in MARKS.items()] == [len(wrong)] * len(MARKS)
