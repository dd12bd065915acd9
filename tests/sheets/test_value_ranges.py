"""What letters are drawn from."""

import pytest

from derive.core.errors import InputError
from derive.sheets.ranges import values_of

RANGES = [
    ("1..6",                 "1 2 3 4 5 6"),
    ("-2..2",                "-2 -1 0 1 2"),
    ("-2..2 nonzero",        "-2 -1 1 2"),
    ("nonzero -1..1",        "-1 1"),
    ("1, 2, 5",              "1 2 5"),
    ("1,2,2,1",              "1 2"),
    ("1/2..3 step 1/2",      "1/2 1 3/2 2 5/2 3"),
    ("0.5, 0.25",            "1/2 1/4"),
    ("-3/2",                 "-3/2"),
    ("2..5, -5..-2",         "2 3 4 5 -5 -4 -3 -2"),
    ("1..3, 7",              "1 2 3 7"),
    ("7, 1..3",              "7 1 2 3"),
    ("0..1 step 1/3",        "0 1/3 2/3 1"),
]  # fmt: skip

REFUSED = [
    ("",                "holds no value"),
    ("5..2",            "holds no value"),
    ("0 nonzero",       "holds no value"),
    ("1..6 step 0",     "is not positive"),
    ("1..6 step -1",    "is not positive"),
    ("1..999999999",    "more than 10,000 values"),
    ("1/0",             "is zero"),
    ("x..6",            "values are such as"),
    ("1..6 by 2",       "values are such as"),
    ("1...6",           "values are such as"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges(text, expected):
    found = [f"{v.p}/{v.q}" if v.q > 1 else str(v.p) for v in values_of(text, "here")]
    assert " ".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_refused_ranges(text, expected):
    with pytest.raises(InputError, match=expected):
        values_of(text, "here")
