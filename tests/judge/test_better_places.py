"""A wrong arg min or arg max of letters, vectors and matrices is refuted by a better place; a right one is not."""

import pytest

from .written import verdicts

RIDGE = r"\operatorname*{arg\,min}_{w} (\lVert X w - y \rVert^{2} + \lambda \lVert w \rVert^{2})"
COVARIANCE = r"\operatorname*{arg\,min}_{S} (\ln(\det(S)) + \operatorname{tr}(S^{-1} C))"
PAIR = r"\operatorname*{arg\,min}_{(p, q)} \left(a p + b q + \frac{p^2}{2 s} + \frac{q^2}{s} \right)"
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
