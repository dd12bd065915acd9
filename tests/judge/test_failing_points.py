"""Wrong lines below equations and systems are refuted at a point that both lines were put into; right ones are not."""

import pytest

from derive.exact.precision import working_at
from derive.kernel.duals import BITS
from derive.kernel.enclosures import ComplexEnclosures, Enclosures
from derive.terms import Component, Junction, Relation, number, symbols

from .written import chain, verdicts

REGRESSION = r"X: n x d; y: n; w: d; \lambda > 0"
SCATTER = r"x: n x d; \mu: d; \Sigma: d x d; Sigma spd"
UNIT = "C: d x d; u: d; C symmetric; u^T u = 1"
SPHERE = r"2 \lambda x + 1 = 0 \text{ and } 2 \lambda y + 1 = 0 \text{ and } x^2 + y^2 = 1"
ENTROPY = r"\lambda - 1 - \ln(x) = 0 \text{ and } \lambda - 1 - \ln(y) = 0 \text{ and } x + y = 1"
WRONG = [  # what is declared, the line before, the line
    ("", r"x + y = 3 \text{ and } x - y = 1", r"\iff x = 2 \text{ and } y = 2"),
    ("", SPHERE, r"\iff x = y \text{ and } 2 \lambda y + 1 = 0 \text{ and } 2 y^2 = 2"),
    ("", ENTROPY, r"\iff \lambda = 1 + \ln(x) \text{ and } x = y \text{ and } x + y = 2"),
    ("", ENTROPY, r"\iff \lambda = 1 - \ln(3) \text{ and } x = y \text{ and } x + y = 1"),
    ("x + y = 1",
     r"\lambda - \ln(x) = 0 \text{ and } \lambda - \ln(y) = 0 \text{ and } x + y - 1 = 0",
     r"\iff \lambda = \ln(2) \text{ and } x = y \text{ and } x + y = 1"),
    ("", r"x (x^2 + y^2 - 1) = 0 \text{ and } y (x^2 + y^2 - 1) = 0", r"\iff x = 0 \text{ and } y = 0"),
    ("",
     r"x_1 = \frac{1 + \sqrt{5}}{2} x_3 \text{ and } x_2 = -x_3",
     r"\Rightarrow \begin{pmatrix} x_1 \\ x_2 \\ x_3 \end{pmatrix} = \frac{x_3}{2} \begin{pmatrix} 1 + "
     r"\sqrt{5} \\ 2 \\ 2 \end{pmatrix}"),
    (r"\lambda complex", r"\lambda^3 - 1 = 0", r"\iff \lambda = 1 \text{ or } \lambda^2 - \lambda + 1 = 0"),
    (r"\lambda complex",
     r"\lambda (\lambda^2 - 5 \lambda + 5)^2 = 0",
     r"\iff \lambda = 0 \text{ or } \lambda^2 - \lambda + 5 = 0"),
    (r"\lambda complex; i imaginary", r"\lambda - \cos(a) = i \sin(a)", r"\iff \lambda = \cos(a) - i \sin(a)"),
    (REGRESSION, r"(X^\top X + \lambda I_d) w = X^\top y", r"\iff w = X^\top y"),
    (REGRESSION, r"2 X^\top (X w - y) + 2 \lambda w = 0", r"\iff (X^\top X - \lambda I_d) w = X^\top y"),
    (UNIT, r"2 C u - 2 \lambda u = 0", r"\iff C u = 2 \lambda u"),
    (SCATTER, r"\frac{1}{2} \sum_{i=1}^n (x_i - \mu) (x_i - \mu)^\top - \frac{n}{2} \Sigma = 0",
     r"\iff n \Sigma = \sum_{i=1}^n (x_i - \mu) (-\mu)^\top"),
    ("x: n", r"n \mu = \sum_{i=1}^n x_i", r"\iff \mu = \frac{\sum_{i=11}^n x_i}{n}"),
    (r"a > 0; \lambda > 0", r"\frac{c - \lambda}{a} > 0", r"\iff c + \lambda > 0"),
    ("y: n; m real",
     r"\sum_{i=1}^n \mathbf{1}[y_i < m] \le \frac{n}{2}",
     r"\iff \sum_{i=1}^n \mathbf{1}[y_i < m] \le n"),
    ("y function", r"(3 y(x)^2 - 6 x) y'(x) = 6 y(x) - 3 x^2", r"\iff y'(x) = \frac{6 y(x) - 9 x^2}{3 y(x)^2 - 6 x}"),
]  # fmt: skip
RIGHT = [
    ("", r"x + y = 3 \text{ and } x - y = 1", r"\iff x = 2 \text{ and } y = 1"),
    ("", SPHERE, r"\iff x = y \text{ and } 2 \lambda y + 1 = 0 \text{ and } 2 y^2 = 1"),
    ("", ENTROPY, r"\iff \lambda = 1 + \ln(x) \text{ and } x = y \text{ and } x + y = 1"),
    ("", ENTROPY, r"\iff \lambda = 1 - \ln(2) \text{ and } x = y \text{ and } x + y = 1"),
    ("",
     r"x (x^2 + y^2 - 1) = 0 \text{ and } y (x^2 + y^2 - 1) = 0",
     r"\iff (x = 0 \text{ and } y = 0) \text{ or } x^2 + y^2 = 1"),
    (r"\lambda complex", r"\lambda^3 - 1 = 0", r"\iff \lambda = 1 \text{ or } \lambda^2 + \lambda + 1 = 0"),
    (r"\lambda complex; i imaginary", r"\lambda - \cos(a) = i \sin(a)", r"\iff \lambda = \cos(a) + i \sin(a)"),
    ("i imaginary", r"x + i y = 0", r"\Rightarrow x = 0 \text{ and } y = 0"),
    (REGRESSION, r"(X^\top X + \lambda I_d) w = X^\top y", r"\iff w = (X^\top X + \lambda I_d)^{-1} X^\top y"),
    (UNIT, r"2 C u - 2 \lambda u = 0", r"\Rightarrow \lambda = u^\top C u"),
    (SCATTER, r"n \Sigma = \sum_{i=1}^n (x_i - \mu) (x_i - \mu)^\top",
     r"\Rightarrow n \operatorname{tr}(\Sigma) = \sum_{i=1}^n \lVert x_i - \mu \rVert^2"),
    ("p: n; y: n; j = 1..n", r"p_j = y_j", r"\Rightarrow \sum_{i=1}^n p_i = \sum_{i=1}^n y_i"),
    ("", r"n \mu = \sum_{i=1}^n x_i", r"\Rightarrow \sum_{i=1}^n (x_i - \mu) = 0"),
    (r"a > 0; \lambda > 0", r"\frac{c - \lambda}{a} > 0", r"\iff c > \lambda"),
    ("A: n x n; A orthogonal; v: n; w: n", r"w = A v", r"\Rightarrow w^\top w = v^\top v"),
    ("p: n simplex", r"q = 1 - p_1", r"\Rightarrow q \le 1"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "before", "line"), WRONG)
def test_a_wrong_line_is_refuted_by_a_point_that_solves_one_line_alone(declared, before, line):
    step = verdicts([before, line], declared)[-1]
    assert step.follows is False
    assert step.witness is not None
    if (declared, before, line) != WRONG[-1]:
        assert sorted(_solve(step.witness, declared, before, line)) == [False, True]


@pytest.mark.parametrize(("declared", "before", "line"), RIGHT)
def test_a_right_line_is_not_refuted(declared, before, line):
    assert verdicts([before, line], declared)[-1].follows is not False


def _solve(witness, declared, before, line):
    """Which of two lines hold at the point of a witness."""
    terms = [each.term for each in chain([before, line], declared).lines]
    letters = {x for term in terms for x in symbols(term)}
    named = {x.name: x for letter in letters for x in (*letter.dims, letter)}
    kind = ComplexEnclosures if "complex" in declared else Enclosures
    with working_at(BITS):
        point = {_letter(name, named): kind({}).rows(value) for name, value in witness.at}
        return [_nearly(term, kind(point)) for term in terms]


def _letter(name, named):
    """The letter that a witness speaks of: of x_1 where only x stands in a line, an entry."""
    base, _, index = name.rpartition("_")
    return named[name] if name in named else Component(named[base], (number(int(index)),))


def _nearly(statement, here):
    """Whether a statement holds at a point whose coordinates are rounded."""
    match statement:
        case Junction("and", parts):
            return all(_nearly(part, here) for part in parts)
        case Junction("or", parts):
            return any(_nearly(part, here) for part in parts)
        case Relation("="):
            return all(abs(gap) < 1e-6 for gap in here.gap(statement))
    return here.truth(statement)
