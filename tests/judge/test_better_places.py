"""A wrong arg min or arg max of letters, vectors and matrices is refuted by a better place; a right one is not."""

import pytest

from .written import verdicts

RIDGE = r"\operatorname*{arg\,min}_{w} (\lVert X w - y \rVert^{2} + \lambda \lVert w \rVert^{2})"
COVARIANCE = r"\operatorname*{arg\,min}_{S} (\ln(\det(S)) + \operatorname{tr}(S^{-1} C))"
PAIR = r"\operatorname*{arg\,min}_{(p, q)} \left(a p + b q + \frac{p^2}{2 s} + \frac{q^2}{s} \right)"
TIED = r"\operatorname*{arg\,min}_{x, y} \left(a x + \frac{x^2 + x y + y^2}{s}\right)"
LIKELY = r"\operatorname*{arg\,max}_{t} (k \ln(t) - n t)"
ROWS = [  # what is declared, the place, its value, whether that is refuted
    (r"X: n x d; w: d; y: n; \lambda > 0", RIDGE, r"(\lambda I_d)^{-1} X^\top y", True),
    (r"X: n x d; w: d; y: n; \lambda > 0", RIDGE, r"(X^\top X + \lambda I_d)^{-1} X^\top y", False),
    ("C: d x d spd; S: d x d spd", COVARIANCE, "C^2", True),
    ("C: d x d spd; S: d x d spd", COVARIANCE, "C", False),
    ("s > 0", PAIR, r"\left(-a s, -\frac{s}{2} \right)", True),
    ("s > 0", PAIR, r"\left(-a s, -\frac{b s}{2} \right)", False),
    ("t > 0; k > 0; n > 0", LIKELY, r"\frac{k}{n + 1}", True),
    ("t > 0; k > 0; n > 0", LIKELY, r"\frac{k}{n}", False),
]


@pytest.mark.parametrize(("declared", "place", "value", "refuted"), ROWS)
def test_a_place_is_refuted_by_a_better_one(declared, place, value, refuted):
    step = verdicts([place, f"= {value}"], declared)[-1]
    assert (step.follows is False) is refuted
    assert (step.witness is not None) is refuted


SEVERAL = [  # what is declared, the place, its value, whether it is right
    ("s > 0",           PAIR, r"\left(-a s, -\frac{b s}{2} \right)", True),
    ("s > 0; p = -a s; q = -b s/2", PAIR, r"\left(-a s, -\frac{b s}{2} \right)", True),
    ("s > 0; p = -a s; q = -b s/2", PAIR, r"\left(-a s, -\frac{s}{2} \right)", False),
    ("", r"\operatorname*{arg\,max}_{x, y} (-x^2 - y^2 - 2x)", "(-1, 0)", True),
    ("", r"\operatorname*{arg\,max}_{x, y} (-x^2 - y^2 - 2x)", "(1, 0)", False),
    ("", r"\operatorname*{arg\,min}_{x, y} (x^2 + y^2 + x y - 3x)", "(2, -1)", True),
    ("", r"\operatorname*{arg\,min}_{x, y} (x^2 + y^2 + x y - 3x)", "(2, 1)", False),
    ("s > 0", TIED, r"(-\frac{2 a s}{3}, \frac{a s}{3})", True),
    ("x > 0", r"\operatorname*{arg\,min}_{x, y} (x^2 + y^2 - 2x)", "(1, 0)", True),
    # outside of what is declared, a form that is not definite, a saddle
    ("x > 2", r"\operatorname*{arg\,min}_{x, y} (x^2 + y^2 - 2x)", "(1, 0)", None),
    (r"c \ge 0", r"\operatorname*{arg\,min}_{x, y} (c x^2 + y^2)", "(0, 0)", None),
    ("", r"\operatorname*{arg\,min}_{x, y} (x^2 + y^2 + 3 x y - 5 x)", "(-2, 3)", None),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "place", "value", "follows"), SEVERAL)
def test_places_of_several_numbers(declared, place, value, follows):
    assert verdicts([place, f"= {value}"], declared)[-1].follows is follows


FITTED = "X: n x d; x: d; y: n; h > 0"
WHOLE = "F: d x d spd; g: d; x: d; h > 0"
LEAST = [  # what is declared, what is to be least, where, whether that is so
    (WHOLE, r"g^T x + \frac{1}{2 h} x^T F x", "-h F^{-1} g", True),
    (WHOLE, r"g^T x + \frac{1}{2 h} x^T F x", "-2 h F^{-1} g", False),
    (WHOLE, r"h g^T x + \frac{1}{2} \lVert x \rVert^2", "-h g", True),
    (WHOLE, r"\frac{1}{2} (x - g)^T F (x - g) + \frac{h}{2} x^T x", "(F + h I)^{-1} F g", True),
    (WHOLE, r"g^T x + \frac{1}{2} x^T F^{-1} x", "-F g", True),
    (WHOLE, r"\lVert x - g \rVert^2 - \frac{1}{2} x^T F x", "(2 I - F)^{-1} 2 g", False),
    (FITTED, r"\frac{1}{2 n} \lVert y - X x \rVert^2 + \frac{h}{2} x^T x", "(X^T X + n h I)^{-1} X^T y", True),
    ("X: n x d full-column-rank; x: d; y: n", r"\lVert X x - y \rVert^2", "(X^T X)^{-1} X^T y", True),
    # there may be others that are as good, or what is told of x excludes it
    ("X: n x d; x: d; y: n", r"\lVert X x - y \rVert^2", "(X^T X)^{-1} X^T y", None),
    ("g: d; x: d; x^T x = 1", r"\lVert x - g \rVert^2", "g", None),
    ("g: d; x: d simplex", r"\lVert x - g \rVert^2", "g", None),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "body", "value", "follows"), LEAST)
def test_vectors_at_which_a_form_is_least(declared, body, value, follows):
    place = rf"\operatorname*{{arg\,min}}_{{x}} \left({body}\right)"
    assert verdicts([place, f"= {value}"], declared)[-1].follows is follows
