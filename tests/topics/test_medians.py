"""Sums of absolute values of any size: where they are least, and what is not certified of that."""

import pytest

from derive.api import topic_function
from derive.catalog import load_laws, rules
from derive.core.certificates import PROVED, sound
from derive.core.errors import UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.statements import equivalent
from derive.kernel.steps import judged_step
from derive.reader.declarations import read_context
from derive.reader.parser import read

GIVEN = "y: n; s: n; t: n; m real; i = 1..n; s_i >= 0"
BELOW, ABOVE = "sum(indicator(y_i < m), i=1..n)", "sum(indicator(y_i > m), i=1..n)"
LEAST = "m in argmin(sum(abs(y_i - c), i=1..n), c)"
LEFT = "sum(indicator(y_i < m) - indicator(y_i >= m), i=1..n)"
RIGHT = "sum(indicator(y_i <= m) - indicator(y_i > m), i=1..n)"

MEDIANS = [
    ("sum(abs(y_i - c), i=1..n)",          f"{BELOW} <= n/2 and {ABOVE} <= n/2"),
    ("sum(abs(c - y_i), i=1..n)",          f"{BELOW} <= n/2 and {ABOVE} <= n/2"),
    ("sum(s_i abs(y_i - c), i=1..n)",      "sum(s_i indicator(y_i < m), i=1..n) <= sum(s_i, i=1..n)/2 and "
                                           "sum(s_i indicator(y_i > m), i=1..n) <= sum(s_i, i=1..n)/2"),
]  # fmt: skip
NOT_SOLVED = ["sum(t_i abs(y_i - c), i=1..n)", "sum(abs(y_i - c^2), i=1..n)", "sum(abs(y_i - c)^3, i=1..n)"]
LAWS = [
    ("zero-between-the-slopes", LEAST,                                     f"{LEFT} <= 0 and {RIGHT} >= 0"),
    ("all-but-the-others",      "sum(indicator(y_i >= m), i=1..n)",        f"n - {BELOW}"),
    ("all-but-the-others",      "sum(indicator(y_i <= m), i=1..n)",        f"n - {ABOVE}"),
    ("all-but-the-others",      "sum(s_i indicator(y_i >= m), i=1..n)",
     "sum(s_i, i=1..n) - sum(s_i indicator(y_i < m), i=1..n)"),
]  # fmt: skip
NO_LAWS = [
    ("zero-between-the-slopes", "m in argmin(sum((y_i - c)^2, i=1..n), c)"),
    ("zero-between-the-slopes", "m in argmin(sum(t_i abs(y_i - c), i=1..n), c)"),
    ("all-but-the-others",      "sum(indicator(y_i < m), i=1..n)"),
    ("all-but-the-others",      "sum(y_i, i=1..n)"),
]  # fmt: skip
WRONG = [
    (LEAST,                                       f"{LEFT} <= 0"),
    (LEAST,                                       f"{LEFT} <= 0 and {RIGHT} <= 0"),
    (LEAST,                                       f"{BELOW} <= n/2 and {BELOW} <= n/2"),
    ("m in argmin(sum(t_i abs(y_i - c), i=1..n), c)",
     "sum(t_i (indicator(y_i < m) - indicator(y_i >= m)), i=1..n) <= 0 and "
     "sum(t_i (indicator(y_i <= m) - indicator(y_i > m)), i=1..n) >= 0"),
]  # fmt: skip
FALSE = [
    "sum(indicator(y_i >= m), i=1..n) = n - sum(indicator(y_i > m), i=1..n)",
    "sum(indicator(y_i > m), i=1..n) = sum(indicator(y_i < m), i=1..n)",
    "indicator(m < 1) = indicator(m <= 1)",
]
CONTEXT = read_context(GIVEN)


@pytest.mark.parametrize(("expression", "median"), MEDIANS)
def test_medians(expression, median):
    found = topic_function("minimise")(expression, wrt="c", assume=GIVEN.replace("m real; ", ""))
    assert found.answer["minimiser"].text == median
    assert found.verified


@pytest.mark.parametrize("expression", NOT_SOLVED)
def test_what_is_not_solved(expression):
    with pytest.raises(UndecidedError):
        topic_function("minimise")(expression, wrt="c", assume=GIVEN)


@pytest.mark.parametrize(("law", "before", "after"), LAWS)
def test_laws(law, before, after):
    load_laws()
    found = rules()[law](read(before, CONTEXT), CONTEXT)
    assert found.end is read(after, CONTEXT)
    assert judged_step(found.steps[0], CONTEXT, Bench(), CONTEXT).certificate.grade == PROVED


@pytest.mark.parametrize(("law", "text"), NO_LAWS)
def test_what_laws_are_not_about(law, text):
    load_laws()
    assert rules()[law](read(text, CONTEXT), CONTEXT) is None


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_conditions_are_never_certified(before, after):
    assert not sound(equivalent(read(before, CONTEXT), read(after, CONTEXT), CONTEXT, Bench()).grade)


@pytest.mark.parametrize("text", FALSE)
def test_false_counts_are_never_certified(text):
    assert not sound(judged(read(text, CONTEXT), CONTEXT, Bench()).grade)
