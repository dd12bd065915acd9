"""Where functions with corners are least: places, cases and conditions, refuted by how these begin."""

import pytest

from .written import verdicts


def _least(function, letter="c", kind="min"):
    return rf"\operatorname*{{arg\,{kind}}}_{{{letter}}} \left({function}\right)"


SUM = r"\sum_{i=1}^n \lvert y_i - c \rvert"
WEIGHTED = r"\sum_{i=1}^n s_i \lvert y_i - c \rvert"
PINBALL = r"\sum_{i=1}^n \max(q (y_i - c), (q - 1) (y_i - c))"
BELOW, ABOVE = (rf"\sum_{{i=1}}^n \mathbf{{1}}[y_i {sign} m]" for sign in ("<", ">"))
UP_TO = r"\sum_{i=1}^n \mathbf{1}[y_i \le m]"
ENET = r"\frac{1}{2} (w - z)^2 + \lambda \lvert w \rvert + \frac{\mu}{2} w^2"
SOFT = r"\operatorname{sign}(z) \max(\lvert z \rvert - \lambda, 0)"
CORNER = r"\lvert z_j - v_j \rvert \le \lambda"
SHRUNK = r"\frac{1}{2} \lVert w - z \rVert^2 + \lambda \lVert w \rVert_1"
POINTS, QUANTILE = "y: n; n natural; m real", "y: n; n natural; m real; 0 < q < 1"
HEAVY = r"y: n; s: n; s_i \ge 0; i = 1..n; n natural; m real"
VECTORS = r"v: n; w: n; z: n; \lambda > 0; j = 1..n"
CASES = (
    r"\begin{{cases}} z - \lambda & \text{{if }} {} \\ z + \lambda & \text{{if }} {} \\ "
    r"0 & \text{{if }} {} \end{{cases}}"
)
SQUARE = r"\frac{1}{2} (w - z)^2 + \lambda \lvert w \rvert"
CONDITIONS = [  # what is declared, the function, its letter, the place, what is said of it, whether that is refuted
    (POINTS, SUM, "c", "m", rf"{BELOW} \le \frac{{n}}{{2}} \text{{ and }} {ABOVE} \le \frac{{n}}{{2}}", False),
    (POINTS, SUM, "c", "m", rf"{BELOW} < \frac{{n}}{{2}} \text{{ and }} {ABOVE} < \frac{{n}}{{2}}", True),
    (POINTS, SUM, "c", "m", rf"{BELOW} = {ABOVE}", True),
    (POINTS, SUM, "c", "m", r"m = \frac{1}{n} \sum_{i=1}^n y_i", True),
    (HEAVY, WEIGHTED, "c", "m", rf"{BELOW} \le \frac{{n}}{{2}} \text{{ and }} {ABOVE} \le \frac{{n}}{{2}}", True),
    (QUANTILE, PINBALL, "c", "m", rf"{BELOW} \le q n \text{{ and }} {UP_TO} \ge q n", False),
    (QUANTILE, PINBALL, "c", "m", rf"{BELOW} \le q n \text{{ and }} {ABOVE} \le q n", True),
    (QUANTILE, PINBALL, "c", "m", rf"{BELOW} \le (1 - q) n \text{{ and }} {UP_TO} \ge (1 - q) n", True),
    (VECTORS, SHRUNK, "w", "v", rf"{CORNER} \text{{ and }} v_j = 0", True),
    (VECTORS, SHRUNK, "w", "v", CORNER, True),
    (VECTORS, SHRUNK, "w", "v", r"z_j - v_j = \lambda \operatorname{sign}(v_j)", True),
]  # fmt: skip
PLACES = [  # what is declared, the function, its letter, the value, whether that is refuted
    (r"\lambda > 0", SQUARE, "w", SOFT, False),
    (r"\lambda > 0", SQUARE, "w", r"\operatorname{sign}(z) (\lvert z \rvert - \lambda)", True),
    (r"\lambda > 0", r"(w - z)^2 + \lambda \lvert w \rvert", "w", SOFT, True),
    (r"\lambda > 0", SQUARE, "w",
     CASES.format(r"z > \lambda", r"z < -\lambda", r"\lvert z \rvert \le \lambda"), False),
    (r"\lambda > 0", SQUARE, "w",
     CASES.format(r"z > \lambda", r"z < -\lambda", r"\lvert z \rvert < \lambda"), True),
    (r"\lambda > 0", SQUARE, "w",
     CASES.format(r"z > 0", r"z < 0", r"z = 0"), True),
    (r"\lambda > 0; \mu > 0", ENET, "w", r"\frac{" + SOFT + r"}{1 + \mu}", False),
    (r"\lambda > 0; \mu > 0", ENET, "w", SOFT, True),
    ("", r"\lvert w - 1 \rvert + \lvert w - 2 \rvert + \lvert w - 6 \rvert", "w", "3", True),
    ("", r"\lvert w - 1 \rvert + \lvert w - 2 \rvert + \lvert w - 6 \rvert", "w", "2", False),
    ("", r"\max(0, 1 - w) + \frac{1}{2} w^2", "w", "1", False),
    ("", r"\max(0, 1 - w) + \frac{1}{2} w^2", "w", "0", True),
    ("a > 0", r"\lvert w \rvert + a (w - 1)^2", "w", r"1 - \frac{1}{2 a}", True),
    ("w > 0; a > 0", r"w + \frac{a}{w}", "w", r"\sqrt{a}", False),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "function", "letter", "place", "said", "refuted"), CONDITIONS)
def test_a_condition_on_a_place_is_refuted(declared, function, letter, place, said, refuted):
    step = verdicts([rf"{place} \in {_least(function, letter)}", rf"\iff {said}"], declared)[-1]
    assert (step.follows is False) is refuted, step


@pytest.mark.parametrize(("declared", "function", "letter", "value", "refuted"), PLACES)
def test_a_place_is_refuted_where_the_function_falls_from_it(declared, function, letter, value, refuted):
    step = verdicts([_least(function, letter), f"= {value}"], declared)[-1]
    assert (step.follows is False) is refuted, step
    assert (step.witness is not None) is refuted


@pytest.mark.parametrize(("declared", "function", "value"), [
    (r"\lambda > 0", SQUARE, SOFT),
    (r"\lambda > 0", SQUARE, r"\max(z - \lambda, 0) - \max(-z - \lambda, 0)"),
    (r"\lambda > 0; a > 0", r"\frac{a}{2} w^2 - z w + \lambda \lvert w \rvert", r"\frac{" + SOFT + "}{a}"),
    (r"\lambda > 0", r"\frac{1}{2} (w - z)^2 + \lambda \max(w, 0)", r"\max(z - \lambda, \min(z, 0))"),
])  # fmt: skip
def test_a_place_by_signs_and_maxima_is_proved_in_every_case(declared, function, value):
    step = verdicts([_least(function, "w"), f"= {value}"], declared)[-1]
    assert (step.follows, step.certificate.grade) == (True, "proved")
