"""Statements with maxima, absolute values and counts in them: what follows in every case of the signs is proved."""

import pytest

from .written import verdicts

REAL = r"x real; y real; f real; m real; \xi real; r real; \varepsilon > 0; \lambda > 0"
COUNTED = "y: n; n natural; m real"
BELOW, ABOVE, UP_TO, NOT_BELOW = (rf"\sum_{{i=1}}^n \mathbf{{1}}[y_i {sign} m]" for sign in ("<", ">", r"\le", r"\ge"))
ROWS = [  # what is declared, the line before, the line, the verdict
    (REAL, r"\max(0, 1 - y f) = 0", r"\iff y f \ge 1", "equivalent"),
    (REAL, r"\max(0, 1 - y f) = 0", r"\iff y f > 1", "implied"),
    (REAL, r"\max(0, 1 - m) \le \xi", r"\iff \xi \ge 0 \text{ and } \xi \ge 1 - m", "equivalent"),
    (REAL, r"\max(0, 1 - m) \le \xi", r"\iff \xi \ge 0 \text{ or } \xi \ge 1 - m", "wrong"),
    (REAL, r"\max(0, \lvert r \rvert - \varepsilon) = 0", r"\iff -\varepsilon \le r \le \varepsilon", "equivalent"),
    (REAL, r"\max(0, \lvert r \rvert - \varepsilon) = 0", r"\iff r \le \varepsilon", "wrong"),
    (REAL, r"\lvert x \rvert \le y", r"\iff -y \le x \text{ and } x \le y", "equivalent"),
    (REAL, r"\lvert x \rvert \le y", r"\iff x \le y", "wrong"),
    (REAL, r"\min(x, y) > \lambda", r"\iff x > \lambda \text{ and } y > \lambda", "equivalent"),
    (REAL, r"\min(x, y) > \lambda", r"\iff x > \lambda \text{ or } y > \lambda", "wrong"),
    (REAL, r"\max(x, y) > \lambda", r"\iff x > \lambda \text{ or } y > \lambda", "equivalent"),
    (REAL, r"\operatorname{sign}(x) = \operatorname{sign}(y)", r"\Rightarrow x y \ge 0", "implies"),
    (REAL, r"x y \ge 0", r"\Rightarrow \operatorname{sign}(x) = \operatorname{sign}(y)", "implied"),
    (REAL, r"\mathbf{1}[x > 0] = 1", r"\iff x > 0", "equivalent"),
    (REAL, r"\mathbf{1}[x > 0] = 1", r"\iff x \ge 0", "wrong"),
    (COUNTED, rf"{BELOW} \le \frac{{n}}{{2}}", rf"\iff {NOT_BELOW} \ge \frac{{n}}{{2}}", "equivalent"),
    (COUNTED, rf"{BELOW} \le \frac{{n}}{{2}}", rf"\iff {ABOVE} \ge \frac{{n}}{{2}}", "wrong"),
    (COUNTED, rf"{BELOW} - {NOT_BELOW} \le 0", rf"\iff 2 {BELOW} \le n", "equivalent"),
    (COUNTED, rf"{BELOW} \le \frac{{n}}{{2}} \text{{ and }} {ABOVE} \le \frac{{n}}{{2}}",
     rf"\iff {UP_TO} \ge \frac{{n}}{{2}} \text{{ and }} {NOT_BELOW} \ge \frac{{n}}{{2}}", "equivalent"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "before", "line", "verdict"), ROWS)
def test_a_statement_is_judged_in_every_case(declared, before, line, verdict):
    assert verdicts([before, line], declared)[-1].verdict == verdict
