"""Conditions that count points, with ties among them, or hold where an entry is zero: refuted at coarse points."""

import pytest

from .written import verdicts

COUNTED = "y: n; m real"
WEIGHTED = r"y: n; s: n; s_i \ge 0; i = 1..n; m real"
PENALTY = r"v: n; z: n; \lambda > 0; j = 1..n"
BELOW, ABOVE = (rf"\sum_{{i=1}}^n \mathbf{{1}}[y_i {sign} m]" for sign in ("<", ">"))
UP_TO, NOT_BELOW = (rf"\sum_{{i=1}}^n \mathbf{{1}}[y_i {sign} m]" for sign in (r"\le", r"\ge"))
HALVES = rf"{BELOW} \le \frac{{n}}{{2}} \text{{ and }} {ABOVE} \le \frac{{n}}{{2}}"
HEAVY = r"\sum_{i=1}^n s_i \mathbf{1}[y_i < m] \le \frac{\sum_{i=1}^n s_i}{2}"
SIGNED = r"z_j - v_j = \lambda \operatorname{sign}(v_j)"
CORNER = rf"\lvert z_j - v_j \rvert \le \lambda \text{{ and }} (v_j = 0 \text{{ or }} {SIGNED})"
ROWS = [  # what is declared, the line before, the line, whether that is refuted
    (COUNTED, HALVES, rf"\iff {UP_TO} \ge \frac{{n}}{{2}} \text{{ and }} {NOT_BELOW} \ge \frac{{n}}{{2}}", False),
    (COUNTED, HALVES, rf"\iff {UP_TO} > \frac{{n}}{{2}} \text{{ and }} {NOT_BELOW} \ge \frac{{n}}{{2}}", True),
    (COUNTED, HALVES, rf"\iff {BELOW} \le \frac{{n}}{{3}} \text{{ and }} {ABOVE} \le \frac{{n}}{{2}}", True),
    (COUNTED, HALVES, rf"\iff {BELOW} < \frac{{n}}{{2}} \text{{ and }} {ABOVE} \le \frac{{n}}{{2}}", True),
    (COUNTED, HALVES, rf"\iff {BELOW} = {ABOVE}", True),
    (COUNTED, rf"{BELOW} = {ABOVE}", rf"\Rightarrow {HALVES}", False),
    (COUNTED, rf"{BELOW} - {NOT_BELOW} \le 0", rf"\iff {BELOW} \le \frac{{n}}{{2}}", False),
    (COUNTED, rf"{BELOW} - {NOT_BELOW} \le 0", rf"\iff {BELOW} \le n", True),
    (COUNTED, rf"{BELOW} - {ABOVE} \le 0", rf"\iff {BELOW} \le \frac{{n}}{{2}}", True),
    (WEIGHTED, HEAVY, r"\iff \sum_{i=1}^n s_i \mathbf{1}[y_i \ge m] \ge \frac{\sum_{i=1}^n s_i}{2}", False),
    (WEIGHTED, HEAVY, r"\iff \sum_{i=1}^n s_i \mathbf{1}[y_i > m] \ge \frac{\sum_{i=1}^n s_i}{2}", True),
    (WEIGHTED, HEAVY, r"\iff \sum_{i=1}^n \mathbf{1}[y_i < m] \le \frac{n}{2}", True),
    (PENALTY, CORNER, r"\Rightarrow \lvert z_j - v_j \rvert \le \lambda", False),
    (PENALTY, CORNER, r"\Rightarrow v_j = 0", True),
    (PENALTY, CORNER, rf"\Rightarrow {SIGNED}", True),
    (PENALTY, CORNER, r"\Rightarrow \lvert v_j \rvert \le \lvert z_j \rvert", False),
    (PENALTY, CORNER, r"\Rightarrow \lvert z_j \rvert \le \lambda", True),
    ("x: n", r"\max(x_1, x_2) = x_1", r"\iff x_1 > x_2", True),
    ("x: n", r"\max(x_1, x_2) = x_1", r"\iff x_1 \ge x_2", False),
    ("x real", r"\lfloor x \rfloor = \lceil x \rceil", r"\iff x = 0", True),
    ("n natural; y: n; n > 3", rf"{BELOW} \le 3", rf"\iff {BELOW} \le n", True),
    ("n natural; y: n; n < 3; m real", rf"{BELOW} \le 3", r"\iff m = m", False),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "before", "line", "refuted"), ROWS)
def test_a_condition_that_counts_is_refuted_at_a_point(declared, before, line, refuted):
    step = verdicts([before, line], declared)[-1]
    assert (step.follows is False) is refuted, step
