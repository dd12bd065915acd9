"""What derivatives refuse: one plain sentence each, naming the letter or the condition that fails."""

import pytest

from derive import pipeline
from derive.core.errors import InputError

REFUSED = [
    # topic, input, options, what the sentence says
    ("derivative", "ln(x)", {"at": ["x=-1"]}, "at x = -1 the condition x > 0 fails"),
    ("derivative", "1/x", {"at": ["x=0"]}, "at x = 0 the condition x != 0 fails"),
    ("derivative", "sqrt(x)", {"at": ["x=0"]}, "at x = 0 the condition x > 0 fails"),
    ("derivative", "abs(x)", {"at": ["x=0"]}, "at x = 0 the condition x != 0 fails"),
    ("derivative", "arcsin(x)", {"at": ["x=2"]}, "at x = 2 the condition x < 1 fails"),
    ("derivative", "tan(x)", {"at": ["x=pi/2"]}, "a denominator is zero"),
    ("derivative", "x^2", {"wrt": ["y"]}, "the letter y does not occur"),
    ("derivative", "x^2", {"at": ["y=1"]}, "the letter y does not occur"),
    ("derivative", "[x, x^2]", {}, "a scalar expression is needed"),
    ("derivative", "5", {}, "no letter that varies"),
    ("gradient", "sqrt(x^2 + y^2)", {"at": ["x=0,y=0"]}, "the condition x^2 + y^2 > 0 fails"),
    ("gradient", "x^2 + y^2", {"wrt": ["x,z"]}, "the letter z does not occur"),
    ("jacobian", "[x, ln(y)]", {"at": ["x=1,y=0"]}, "the condition y > 0 fails"),
    ("taylor", "ln(x)", {"about": ["x=0"]}, "the condition x > 0 fails"),
    ("taylor", "e^x", {"order": ["99"]}, "from 1 to 12"),
    ("directional-derivative", "x y", {"along": ["[0, 0]"]}, "the zero vector has no direction"),
    ("directional-derivative", "x y", {"along": ["[1, 2, 3]"]}, "3 entries"),
    ("implicit-derivative", "x^2 = 1", {}, "the letter y does not occur"),
    ("identity", "x = x", {}, "both sides are the same"),
    ("matrix-gradient", "x^2", {}, "no vector or matrix"),
]


@pytest.mark.parametrize(("topic", "given", "options", "says"), REFUSED)
def test_refused(topic, given, options, says):
    with pytest.raises(InputError) as refused:
        pipeline.solve(pipeline.posed(topic, (given,), options))
    assert says in str(refused.value)
    assert not str(refused.value).endswith(".")
