"""Topics of calculus from their inputs to verified answers."""

import pytest

from derive.core.drafts import all_steps, evidence, steps_of, verified
from derive.core.errors import InputError, RefutedError
from derive.pipeline import posed, shipped, solve
from derive.reader.parser import read
from derive.write.plain import plain


def worked(topic, *inputs, assume="", **options):
    return solve(posed(topic, inputs, {name: [value] for name, value in options.items()}, assume))


def answer(solution, name):
    return next(each.value for each in solution.answers if each.name == name)


DERIVATIVES = [
    # expression, options, derivative
    ("x^3", {}, "3x^2"),
    ("x^2 + 3x", {}, "2x + 3"),
    ("x e^x", {}, "(x + 1) e^x"),
    ("sin(x^2)", {}, "2x cos(x^2)"),
    ("e^{2x}", {}, "2 e^{2x}"),
    ("e^{sin(x^2)}", {}, "2x cos(x^2) e^{sin(x^2)}"),
    ("-x^2/2", {}, "-x"),
    ("1/(1+e^{-x})", {}, "e^{-x}/(1+e^{-x})^2"),
    ("sigma(x)", {}, "sigma(x) (1 - sigma(x))"),
    ("tanh(x)", {}, "1 - tanh(x)^2"),
    ("softplus(x)", {}, "sigma(x)"),
    ("silu(x)", {}, "sigma(x) (1 + x (1 - sigma(x)))"),
    ("sigma(x)", {"order": "2"}, "sigma(x) (1 - sigma(x)) (1 - 2 sigma(x))"),
    ("(x^2+1)/(x^3-2)", {}, "-(x^4 + 3x^2 + 4x)/(x^3-2)^2"),
    ("(x^2+1)/(x^3-2)", {"order": "2"}, "(2x^6 + 12x^4 + 28x^3 + 12x + 8)/(x^3-2)^3"),
    ("ln(1+e^{-y x})", {"wrt": "x"}, "-(y e^{-y x})/(1+e^{-y x})"),
    ("a^x", {"wrt": "x"}, "a^x ln(a)"),
    ("(1+x)^x", {"wrt": "x", "goal": "(1+x)^x (ln(1+x) + x/(1+x))"}, "(1+x)^x (ln(1+x) + x/(1+x))"),
    ("ln(x) - ln(2)", {"wrt": "x"}, "1/x"),
    ("7 - 2x", {}, "-2"),
]


@pytest.mark.parametrize(("expression", "options", "wanted"), DERIVATIVES)
def test_derivative(expression, options, wanted):
    found = worked("derivative", expression, **options)
    assert verified(found)
    assert plain(answer(found, "derivative")) == plain(read(wanted))


GOALS = [
    ("1/(1+e^{-x})", "sigma(x) (1 - sigma(x))"),
    ("(e^x - e^{-x})/(e^x + e^{-x})", "1 - tanh(x)^2"),
    ("ln(1 + e^x)", "sigma(x)"),
    ("ln(1 + e^{-y x})", "-y sigma(-y x)"),
    ("-(y ln(sigma(x)) + (1 - y) ln(1 - sigma(x)))", "sigma(x) - y"),
    ("(x - 1)^2", "2x - 2"),
    ("x^3 - 3x", "3 (x - 1) (x + 1)"),
]


@pytest.mark.parametrize(("expression", "goal"), GOALS)
def test_goal_is_the_last_line_by_named_laws(expression, goal):
    found = worked("derivative", expression, wrt="x", goal=goal)
    assert verified(found)
    assert answer(found, "derivative") is read(goal)
    assert steps_of(found.parts[0])[-1].after is read(goal)
    assert all(step.law.name != "equal-by-check" for step in all_steps(found))


def test_goal_out_of_reach_is_one_honest_line():
    found = worked("derivative", "arctan(x)", goal="cos(arctan(x))^2")
    names = [step.law.name for step in steps_of(found.parts[0])]
    assert names[-1] == "equal-by-check"


def test_false_goal_is_refuted():
    with pytest.raises(RefutedError, match="at x = "):
        worked("derivative", "x^2", goal="3x")


VALUES = [
    ("derivative", "x^3 + 2x", {"at": "x=3"}, "29"),
    ("derivative", "sin(x^2)", {"at": "x=2"}, "4 cos(4)"),
    ("derivative", "sigma(x)", {"at": "x=0"}, "1/4"),
    ("derivative", "sqrt(x)", {"at": "x=8"}, "sqrt(2)/8"),
    ("derivative", "sin(x)", {"at": "x=pi/3"}, "1/2"),
    ("gradient", "x^2*y*z + 2*y^2*z", {"at": "x=1,y=2,z=3"}, "[12, 27, 10]"),
    ("gradient", "x^2*y + 3*x*y^2", {"at": "x=2,y=3"}, "[39, 40]"),
    ("jacobian", "[x^2 + y, x*y + y^2]", {"at": "x=1,y=2"}, "[[2, 1], [2, 5]]"),
    ("hessian", "x^4 + y^4 - 2*x^2*y^2", {"at": "x=1,y=1"}, "[[8, -8], [-8, 8]]"),
    ("directional-derivative", "x^2 y", {"along": "[3, 4]", "at": "x=1,y=2"}, "16"),
]


@pytest.mark.parametrize(("topic", "expression", "options", "wanted"), VALUES)
def test_value_at_a_point(topic, expression, options, wanted):
    found = worked(topic, expression, **options)
    assert verified(found)
    assert plain(answer(found, "value")) == wanted


def test_value_inside_a_piece():
    assert plain(answer(worked("derivative", "relu(x)", at="x=-2"), "value")) == "0"


ARRAYS = [
    ("gradient", "3*x^2*y^3 - 2*x*y + 5", {"wrt": "x,y"}, "[6x y^3 - 2y, 9x^2 y^2 - 2x]"),
    ("gradient", "(y - (w x + b))^2", {"wrt": "w,b"}, "[-2x (y - (w x + b)), -2 (y - (w x + b))]"),
    ("jacobian", "[a x + b y, c x + d y]", {"wrt": "x,y"}, "[[a, b], [c, d]]"),
    ("hessian", "x y", {}, "[[0, 1], [1, 0]]"),
]


@pytest.mark.parametrize(("topic", "expression", "options", "wanted"), ARRAYS)
def test_arrays(topic, expression, options, wanted):
    found = worked(topic, expression, **options)
    assert verified(found)
    assert plain(answer(found, topic)) == plain(read(wanted))


SLOPES = [
    ("x^2 + y^2 = 25", {}, "-x/y"),
    ("x^3 + y^3 = 6 x y", {}, "(2y - x^2)/(y^2 - 2x)"),
    ("x e^y = x + sin(y)", {}, "(1 - e^y)/(x e^y - cos(y))"),
    ("s^2 t = 1", {"wrt": "t", "of": "s"}, "-s/(2t)"),
    ("ln(x + y) = x y", {}, "(y - 1/(x + y))/(1/(x + y) - x)"),
    ("x sin(y) + y/x = 1", {}, "(y/x^2 - sin(y))/(x cos(y) + 1/x)"),
    ("x/(x + y) = y^2", {}, "-y/((x + y)^2 (-x/(x + y)^2 - 2y))"),
]


@pytest.mark.parametrize(("curve", "options", "wanted"), SLOPES)
def test_implicit_derivative(curve, options, wanted):
    found = worked("implicit-derivative", curve, **options)
    assert verified(found)
    assert plain(answer(found, "derivative")) == plain(read(wanted))


KINKS = [
    ("relu(x)", "joint.kink"), ("abs(x - 1)", "joint.kink"), ("elu(x)", "joint.smooth"),
    ("leaky_relu(x)", "joint.kink"), ("cases(x^2 if x <= 1; 2x - 1 otherwise)", "joint.smooth"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "key"), KINKS)
def test_where_pieces_meet(expression, key):
    found = worked("derivative", expression)
    assert verified(found)
    assert [part.heading.key for part in found.parts[1:]] == [key]


REFUSED = [
    ("derivative", "x^2", {"wrt": "y"}),
    ("derivative", "a b", {}),
    ("derivative", "7", {}),
    ("derivative", "[x, x^2]", {}),
    ("derivative", "ln(x)", {"at": "x=-1"}),
    ("derivative", "1/x", {"at": "x=0"}),
    ("derivative", "relu(x)", {"at": "x=0"}),
    ("gradient", "x^2", {"wrt": "x,x"}),
    ("gradient", "[x, y]", {}),
    ("jacobian", "x y", {}),
    ("directional-derivative", "x y", {"along": "[1, 2, 3]"}),
    ("directional-derivative", "x y", {}),
    ("implicit-derivative", "x^2 + y^2", {}),
    ("implicit-derivative", "x^2 = 1", {}),
]


@pytest.mark.parametrize(("topic", "expression", "options"), REFUSED)
def test_what_does_not_fit_is_refused(topic, expression, options):
    with pytest.raises(InputError) as error:
        worked(topic, expression, **options)
    assert "\n" not in str(error.value)


def test_constants_are_no_variables():
    with pytest.raises(InputError, match="constant"):
        worked("derivative", "a x", wrt="a", assume="a constant")


@pytest.mark.parametrize("name", ["sigmoid/derivative", "losses/huber", "implicit/folium", "hessian/quartic"])
def test_shipped_problem_is_proved(name):
    found = solve(shipped(name))
    counts = evidence(found)
    assert counts["proved"] == sum(counts.values())
