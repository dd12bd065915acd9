"""Every misconception is recognised by name from the line that it makes of the line before."""

import pytest

from derive.judge.diagnosis import diagnosed
from derive.kernel.bench import Bench
from derive.reader.declarations import read_context
from derive.reader.parser import read

from .examples import EXAMPLES

NAMES = [f"{example[0]}-{k}" for k, example in enumerate(EXAMPLES)]


@pytest.mark.parametrize(("name", "before", "wrong", "assume"), EXAMPLES, ids=NAMES)
def test_is_named(name, before, wrong, assume):
    context = read_context(assume)
    found = diagnosed(read(before, context), read(wrong, context), "=", context, Bench())
    assert found is not None
    assert found.misconception == name, found.others
