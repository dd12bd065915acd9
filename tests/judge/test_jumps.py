"""Signs and indicators: equal in every cell and on every edge, of letters and of entries; a tie shows what differs."""

import pytest

from .written import verdicts

REAL, ENTRIES = "x real; y real", "x: 3; y: n; m real"
ROWS = [  # what is declared, one side, the other, whether they are equal; None where that may stay open
    (REAL, r"\mathbf{1}[x > 0] + \mathbf{1}[x \le 0]", "1", True),
    (REAL, r"\mathbf{1}[x > 0] + \mathbf{1}[x < 0]", "1", False),
    (REAL, r"\mathbf{1}[x > 0]", r"\mathbf{1}[x \ge 0]", False),
    (REAL, r"\mathbf{1}[x > 0] - \mathbf{1}[x < 0]", r"\operatorname{sign}(x)", True),
    (REAL, r"\mathbf{1}[x > 0] + \mathbf{1}[x < 0]", r"\operatorname{sign}(x)", False),
    (REAL, r"\mathbf{1}[0 \le x] \mathbf{1}[x < y]", r"\mathbf{1}[0 \le x < y]", True),
    (REAL, r"\min(x, y)", r"x \mathbf{1}[x < y] + y \mathbf{1}[x \ge y]", True),
    (REAL, r"\min(x, y)", r"x \mathbf{1}[x < y] + y \mathbf{1}[x > y]", False),
    (REAL, r"\operatorname{sign}(x - y^2)^2", "1", False),
    (REAL, r"\operatorname{sign}(x)^3", r"\operatorname{sign}(x)", True),
    (REAL, r"\frac{d}{dx} (x \mathbf{1}[x \ge 0])", r"\mathbf{1}[x > 0]", True),
    (REAL, r"\frac{d}{dx} (x \mathbf{1}[x \ge 0])", r"\mathbf{1}[x < 0]", False),
    (REAL, r"\frac{d}{dx} \max(0, 1 - x)", r"-\mathbf{1}[x < 1]", True),
    (ENTRIES, r"\operatorname{sign}(x_1)^2", "1", False),
    (ENTRIES, r"\operatorname{sign}(x_1 - x_2)^2 + 2", "3", False),
    (ENTRIES, r"\mathbf{1}[x_1 x_2 > 0] + \mathbf{1}[x_1 x_2 < 0]", "1", False),
    (ENTRIES, r"\operatorname{sign}(x_1) \lvert x_1 \rvert", "x_1", True),
    (ENTRIES, r"\sum_{i=1}^n \mathbf{1}[y_i \le m] + \sum_{i=1}^n \mathbf{1}[y_i > m]", "n", True),
    (ENTRIES, r"\sum_{i=1}^n \mathbf{1}[y_i \le m] + \sum_{i=1}^n \mathbf{1}[y_i \ge m]", "n", False),
    (ENTRIES, r"\sum_{i=1}^n \mathbf{1}[y_i > m] \sum_{i=1}^n \mathbf{1}[y_i \le m]", "0", False),
    (ENTRIES, r"\sum_{i=1}^n \mathbf{1}[y_i > m] \mathbf{1}[y_i \le m]", "0", None),
    (ENTRIES, r"\sum_{i=1}^n \lvert y_i - m \rvert", r"\left\lvert \sum_{i=1}^n (y_i - m) \right\rvert", False),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "one", "other", "equal"), ROWS)
def test_what_jumps_is_compared_at_its_jumps_too(declared, one, other, equal):
    follows = verdicts([one, f"= {other}"], declared)[-1].follows
    assert follows is equal if equal is not None else follows is not False
