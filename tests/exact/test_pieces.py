"""Numbers with functions in pieces: which are zero exactly."""

import pytest

from derive.core.context import Context
from derive.exact.fields import is_zero
from derive.reader.parser import read

NUMBERS = [
    ("relu(-2) + step(3) - 1", True),
    ("leaky_relu(-1) + 1/100", True),
    ("leaky_relu(-2, 1/4) + 1/2", True),
    ("elu(3) - 3 + e^2*step(-1)", True),
    ("elu(-1) + 1 - e^-1", None),
    ("abs(1 - sqrt(2)) - sqrt(2) + 1", True),
    ("sign(e - 3) + 1", True),
    ("step(e - 3)", True),
    ("step(3 - e)", False),
    ("relu(sqrt(2) - 1)", False),
    ("relu(x)", None),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS)
def test_what_is_zero(text, wanted):
    assert is_zero(read(text, Context())) is wanted
