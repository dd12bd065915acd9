"""Every shipped sheet, as Markdown and LaTeX, read back by the checker: right as it is, wrong with a mistake in it."""

from functools import cache

import pytest

from derive import catalog, pipeline
from derive.core.certificates import REFUTED
from derive.judge import judge
from derive.judge.judge import judged
from derive.reader.documents import read_document
from derive.write.formats import write

from .read_back_sheets import compared, step_to, with_mistakes, without

IDS = catalog.problem_ids()
MUTANTS = 1
# Sheets with a planted mistake that the checker does not decide, and why.
NOT_SEEN = {
    "backprop/l-layers": "a differential or gradient by a name that is defined",
    "backprop/leaky-network": "a differential or gradient by a name that is defined",
    "backprop/residual-layers": "a differential or gradient by a name that is defined",
    "backprop/tanh-layers": "a differential or gradient by a name that is defined",
    "eigen/cyclic-shift": "no point on the curve of the line before is found",
    "gaussian/covariance-estimate": "no point on the curve of the line before is found",
    "gaussian/fisher-deviation": "moments that nothing declares",
    "gaussian/fisher-mean": "moments that nothing declares",
    "gaussian/weighted-covariance": "no point on the curve of the line before is found",
    "gaussian/weighted-mean": "no point on the curve of the line before is found",
    "implicit/circle": "an unknown function with a slope of its own",
    "implicit/folium": "an unknown function with a slope of its own",
    "lagrange/product": "no point on the curve of the line before is found",
    "lagrange/two-planes": "no point on the curve of the line before is found",
    "lasso/optimality": "no point on the curve of the line before is found",
    "least-squares/weighted-solution": "shapes that do not fit",
    "median/any-number": "no point on the curve of the line before is found",
    "median/weighted": "no point on the curve of the line before is found",
    "sigmoid/log-odds": "sizes that are not known",
    "softmax/cross-entropy-hessian": "entries at every size",
    "softmax/squared-error": "sizes that are not known",
    "tensors/broadcast-bias": "sizes that are not known",
    "tensors/broadcast-column": "sizes that are not known",
    "vanishing-gradient/operator-norm": "a differential at every size",
    "vanishing-gradient/ten-layers": "no point tells them apart",
}
# Sheets that are not yet judged valid when they are read back, with the verdict as it is.
OPEN = {}
# The same of what the sheet in LaTeX writes in another way.
OPEN_IN_LATEX = {}


@pytest.fixture(autouse=True)
def verdicts_alone(monkeypatch):
    """Steps without the laws and the mistakes that explain them, which have tests of their own."""
    for remark in ("mistaken", "understood"):
        monkeypatch.setattr(judge, remark, lambda step, *_: step)


@cache
def solved(name):
    return pipeline.solve(pipeline.shipped(name))


@cache
def read(name, kind):
    return read_document(write(solved(name), kind), kind)


@cache
def report(name):
    return judged(read(name, "markdown"))


@pytest.mark.parametrize("name", IDS)
def test_a_sheet_is_judged_valid_when_it_is_read_back(name):
    assert report(name).verdict == OPEN.get(name, "valid")


@pytest.mark.parametrize("name", IDS)
def test_a_sheet_in_latex_is_judged_like_that_in_markdown(name):
    """Lines that both sheets hold are judged once."""
    others = judged(without(read(name, "latex"), read(name, "markdown")))
    assert others.verdict == OPEN_IN_LATEX.get(name, "valid")


@pytest.mark.parametrize("name", IDS)
def test_a_line_with_a_mistake_planted_is_judged_wrong_there(name):
    """Some lines of a sheet are drawn, the same every time, each with one misconception."""
    document = read(name, "markdown")
    found = []
    for mistake, text, k, end, wrong in with_mistakes(document, report(name), MUTANTS):
        step = step_to(text, "markdown", k, end)
        assert not step.follows or compared(document.chains[k], end, wrong).grade != REFUTED, (mistake, k, end)
        found.append(step.follows)
    assert None not in found or name in NOT_SEEN
