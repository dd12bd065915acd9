"""A function less a value, shown never to be negative, or never to be positive; by which laws."""

import pytest

from derive.core.context import Context
from derive.laws.bounds import bound
from derive.reader.parser import read
from derive.write.plain import plain

BOUNDS = [
    # function, value, 1 for at least and -1 for at most, the lines
    ("x^2 + y^2",           "0",    1,  ["0"]),
    ("x^2 + 2x + 3",        "2",    1,  ["(x + 1)^2", "0"]),
    ("-x^2 - 2x + 3",       "4",    -1, ["-(x + 1)^2", "0"]),
    ("-x^2 - y^2",          "0",    -1, ["0"]),
    ("sigma(x)",            "0",    1,  ["0"]),
    ("x^2 + 2x + 3",        "3",    1,  None),
    ("-x^2 - 2x + 3",       "3",    -1, None),
    ("x^2 + 2x + 3",        "2",    -1, None),
    ("x^3",                 "0",    1,  None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "value", "side", "lines"), BOUNDS)
def test_bounds(body, value, side, lines):
    found = bound(read(body), read(value), side, "p1", Context())
    shown = None if found is None else [plain(step.after) for step in found.derivation.steps]
    assert shown == lines
    assert found is None or found.derivation.steps[-1].relation == (">=" if side > 0 else "<=")
