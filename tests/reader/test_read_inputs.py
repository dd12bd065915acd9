"""Command lines and problem files to problems."""

import pytest

from derive.core.context import Context
from derive.core.errors import InputError, ReadError
from derive.core.topics import Input, Option, Topic
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.reader.problems import read_inputs, read_problem
from derive.terms import ONE, TWO, Component, Symbol, Vector

x, y = Symbol("x"), Symbol("y")
OPTIONS = (
    Option("wrt", "letters"), Option("by", "letter"), Option("order", "count", "1"), Option("at", "point"),
    Option("goal", "expression"), Option("along", "vector"), Option("subject-to", "relations"),
    Option("entries", "flag"), Option("side", "word"),
)  # fmt: skip
SCALAR = Topic("scalar", (Input("expression"),), OPTIONS, lambda problem: None)
SYSTEM = Topic("system", (Input("equation", "equation", "many"),), (), lambda problem: None)
MATRIX = Topic("matrix", (Input("matrix", "matrix"), Input("vector", "vector", "many")), (), lambda problem: None)


EMPTY = Context()


def posed(text="x^2 y", context=EMPTY, **options):
    return read_inputs(SCALAR, (text,), {name.replace("_", "-"): value for name, value in options.items()}, context)


VALUES = [
    ("wrt", ["x,y"], (x, y)),
    ("wrt", ["x"], (x,)),
    ("by", ["y"], y),
    ("order", ["3"], 3),
    ("at", ["x=1,y=2"], ((x, ONE), (y, TWO))),
    ("at", ["x = 1, y = sqrt(2)"], ((x, ONE), (y, read("sqrt(2)")))),
    ("goal", ["2 x y"], read("2 x y")),
    ("along", ["[1, 2]"], Vector((ONE, TWO))),
    ("subject-to", ["x = 1", "y = 2"], (read("x = 1"), read("y = 2"))),
    ("subject-to", ["x + y = 1, x > 0"], (read("x + y = 1"), read("x > 0"))),
    ("entries", ["true"], True),
    ("side", ["+"], "+"),
]


@pytest.mark.parametrize(("name", "texts", "value"), VALUES)
def test_option(name, texts, value):
    assert read_inputs(SCALAR, ("x^2 y",), {name: texts}, Context()).option(name) == value


def test_defaults():
    problem = posed()
    assert problem.option("order") == 1
    assert problem.option("goal") is None
    assert problem.given[0].name == "expression"
    assert problem.topic == "scalar"


def test_a_component_can_be_a_letter():
    context = read_context("w: n")
    assert posed("w^T w", context, by=["w_1"]).option("by") is Component(context.symbol("w"), (ONE,))


def test_many_inputs():
    problem = read_inputs(SYSTEM, ("x + y = 1", "x = y"), {}, Context())
    assert [each.term for each in problem.given] == [read("x + y = 1"), read("x = y")]
    mixed = read_inputs(MATRIX, ("[[1, 2], [3, 4]]", "[1, 2]", "[3, 4]"), {}, Context())
    assert [each.name for each in mixed.given] == ["matrix", "vector", "vector"]


def test_a_defined_matrix_is_a_matrix():
    context = read_context("A = [[1, 2], [3, 4]]; v = [1, 2]")
    assert read_inputs(MATRIX, ("A", "v"), {}, context).given[0].term.shape == (TWO, TWO)


REFUSED = [
    (SCALAR, (), {}, "EXPRESSION"),
    (SCALAR, ("x", "y"), {}, "2 inputs"),
    (SCALAR, ("x = 1",), {}, "an expression such as"),
    (SCALAR, ("(1, 2)",), {}, "a tuple is given"),
    (SCALAR, ("x",), {"wrt": ["z"]}, "the letter z does not occur"),
    (SCALAR, ("x",), {"wrt": ["2"]}, "a letter such as x"),
    (SCALAR, ("x",), {"wrt": ["x,,x"]}, "empty"),
    (SCALAR, ("x",), {"by": ["x,x"]}, "takes one letter"),
    (SCALAR, ("x",), {"order": ["0"]}, "at least 1"),
    (SCALAR, ("x",), {"order": ["1.5"]}, "whole number"),
    (SCALAR, ("x",), {"order": ["1", "2"]}, "2 times"),
    (SCALAR, ("x",), {"at": ["1"]}, "x=1,y=2"),
    (SCALAR, ("x",), {"at": ["x=1,x=2"]}, "two values"),
    (SCALAR, ("x",), {"at": ["z=1"]}, "does not occur"),
    (SCALAR, ("x",), {"goal": ["x = 1"]}, "a statement"),
    (SCALAR, ("x",), {"along": ["1"]}, "a vector such as"),
    (SCALAR, ("x",), {"subject-to": ["x"]}, "a relation such as"),
    (SCALAR, ("x",), {"entries": ["maybe"]}, "takes no value"),
    (SCALAR, ("x",), {"ordre": ["1"]}, "did you mean order"),
    (SYSTEM, ("x > 1",), {}, "an equation such as"),
    (MATRIX, ("[1, 2]", "[1]"), {}, "a matrix such as"),
    (MATRIX, ("[[1, 2], [3, 4]]", "x"), {}, "a vector such as"),
]


@pytest.mark.parametrize(("topic", "inputs", "options", "words"), REFUSED)
def test_refused(topic, inputs, options, words):
    with pytest.raises(InputError) as caught:
        read_inputs(topic, inputs, options, Context())
    assert words in str(caught.value)


def test_an_error_of_reading_names_the_input_and_the_column():
    with pytest.raises(ReadError) as caught:
        posed("x +")
    assert caught.value.column == 4
    assert "input expression" in str(caught.value)
    with pytest.raises(ReadError, match="--goal"):
        posed(goal=["x +"])


FILE = """
title = "A title"
topic = "scalar"
level = "mid"
row = "some-row"
statement = "Work it out."
assume = "x > 0"
[given]
expression = "x^2 y"
wrt = "x,y"
order = 2
entries = true
goal = 'x^{2} \\cdot y'
subject_to = ["x = 1", "y = 2"]
"""


def test_problem_file():
    problem = read_problem(FILE, lambda name: SCALAR)
    assert problem.title == "A title"
    assert problem.statement == "Work it out."
    assert problem.context.texts == ("x > 0",)
    assert problem.option("order") == 2
    assert problem.option("entries") is True
    assert problem.option("goal") is read("x^2 y")
    assert problem.option("subject-to") == (read("x = 1"), read("y = 2"))


BAD_FILES = [
    ("title = ", "TOML"),
    ('title = "x"', "no topic"),
    ('topic = "scalar"', "lacks expression"),
    ('topic = "scalar"\ntopics = 1\n[given]\nexpression = "x"', "did you mean topic"),
    ('topic = "scalar"\n[given]\nexpression = 1.5', "put quotes"),
    ('topic = "scalar"\n[given]\nexpression = "x"\nbogus = "x"', "no option --bogus"),
    ('topic = "scalar"\ngiven = 3', "no table"),
    ('topic = "scalar"\ntitle = 3\n[given]\nexpression = "x"', "texts"),
]


@pytest.mark.parametrize(("text", "words"), BAD_FILES)
def test_bad_problem_file(text, words):
    with pytest.raises(InputError) as caught:
        read_problem(text, lambda name: SCALAR)
    assert words in str(caught.value)
