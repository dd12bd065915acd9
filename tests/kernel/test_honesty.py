"""What has no real value is no evidence; powers with rational exponents are none of negative numbers."""

import pytest

from derive.catalog import find_topic
from derive.core.certificates import PROVED, REFUTED, sound
from derive.core.context import Context
from derive.core.drafts import all_steps
from derive.exact.fields import same_number
from derive.kernel.equality import equal
from derive.pipeline import solve
from derive.reader.parser import read
from derive.reader.problems import read_inputs

EMPTY = [
    ("(-8)^(1/3)", "-2"),
    ("(-8)^(2/3)", "4"),
    ("log(0)", "log(0) + 0"),
    ("sqrt(-x^2 - 1)", "sqrt(-1 - x^2)"),
    ("log(-1 - x^2)", "log((1 + x^2)^2)/2"),
    ("log(x) + log(-x)", "log(-x) + log(x) + x - x"),
    ("arcsin(2 + x^2) + arccos(2 + x^2)", "pi/2"),
]  # fmt: skip
FULL = [
    ("root(-8, 3)", "-2"),
    ("8^(2/3)", "4"),
    ("sqrt(-4)", "2 sqrt(-1)"),
    ("sqrt(x) sqrt(x)", "x"),
    ("log(x^2)", "2 log(abs(x))"),
    ("log(x - 1000) - log(2 x - 2000)", "-log(2)"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), EMPTY)
def test_no_value_is_no_evidence(a, b):
    assert not sound(equal(read(a), read(b), Context()).grade)


@pytest.mark.parametrize(("a", "b"), FULL)
def test_values_are(a, b):
    assert equal(read(a), read(b), Context()).grade == PROVED


def test_roots_of_negative_numbers():
    assert same_number(read("(-8)^(1/3)"), read("-2")) is None
    assert same_number(read("((3 - sqrt(8))^(1/3))^3"), read("3 - sqrt(8)")) is True


def conditions(text, goal):
    problem = read_inputs(find_topic("derivative"), (text,), {"goal": [goal]}, Context())
    return [condition.relation for step in all_steps(solve(problem)) for condition in step.conditions]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("x log(x^2)", "2 log(x) + 2"),
        ("-cos(log(x^2)) + x", "2 sin(2 log(x))/x + 1"),
        ("x sin(log(x^2))", "sin(2 log(x)) + 2 cos(2 log(x))"),
    ],
)  # fmt: skip
def test_a_goal_with_a_smaller_domain_has_its_condition(text, goal):
    assert read("x > 0") in conditions(text, goal)


@pytest.mark.parametrize(
    "text",
    [
        "abs(abs(x sqrt(1/2)))",
        "abs(2/x - 36)",
        "((2 + x) - (4 + 2))/sqrt(x + x)",
        "sin(" * 60 + "x" + ")" * 60,
        "x/sqrt(2 x) sqrt(3 x)",
        "sqrt(x + x)^3/sqrt(2)",
    ],
)
def test_is_certified(text):
    problem = read_inputs(find_topic("derivative"), (text,), {}, Context())
    assert all(sound(step.certificate.grade) for step in all_steps(solve(problem)) if step.certificate)


def test_facts_about_unknown_functions_hold_where_they_are_compared():
    context = Context().given(read("g(x) != 0"))
    slope = read("(f'(x) g(x) + f(x) g'(x))/g(x)^2")
    assert equal(read("d/dx (f(x)/g(x))"), slope, context).grade == REFUTED
