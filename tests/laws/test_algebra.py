"""Laws of arithmetic and algebra: what each makes of a term, and that the kernel agrees."""

from importlib import import_module

import pytest

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.rules import Rule
from derive.core.traversals import Innermost
from derive.kernel.equality import equal
from derive.laws.goals import steered
from derive.laws.tidy import TIDY, gathered_up
from derive.laws.values import WORKED
from derive.reader.parser import read
from derive.write.plain import plain

MODULES = (
    "arithmetic", "products", "powers", "sums", "brackets", "algebra", "values", "functions", "polynomial_factors",
)  # fmt: skip
LAWS = {
    value.law.name: value
    for module in MODULES
    for value in vars(import_module(f"derive.laws.{module}")).values()
    if type(value) is Rule
}

ONE_LAW = [
    # law, before, after (None: it does not apply)
    ("flatten", "a + (b + c)", "a + b + c"),
    ("flatten", "a (b c)", "a b c"),
    ("divided-by-an-exponential", "e^a/(e^a + e^b)", "1/(1 + e^(-(a - b)))"),
    ("divided-by-an-exponential", "e^b/(e^a + e^b + e^c)", "1/(1 + e^(-(b - a)) + e^(-(b - c)))"),
    ("divided-by-an-exponential", "e^c/(e^a + e^b)", None),
    ("divided-by-an-exponential", "e^a/(e^a + b)", None),
    ("zero-and-one", "0 + x", "x"),
    ("zero-and-one", "1 x y", "x y"),
    ("zero-and-one", "0 x", "0"),
    ("zero-and-one", "x^1", "x"),
    ("zero-and-one", "0^2", "0"),
    ("signs", "x (-y)", "-(x y)"),
    ("signs", "(-x)/(-y)", "x/y"),
    ("numbers", "2 * 3 x", "6x"),
    ("numbers", "x + 2 + 3", "x + 5"),
    ("numbers", "4/6", "2/3"),
    ("numbers", "1/2", None),
    ("numbers", "2^10", "1024"),
    ("one-fraction", "x (y/z)", "x y/z"),
    ("one-fraction", "(x/y)/(z/w)", "x w/(y z)"),
    ("one-fraction", "(1/2) x", "x/2"),
    ("negative-power", "x^{-2}", "1/x^2"),
    ("negative-power", "e^{-2}", None),
    ("powers-of-one-base", "x x^2", "x^3"),
    ("powers-of-one-base", "e^x e^y", "e^{x + y}"),
    ("powers-of-one-base", "x^n x", "x^{n + 1}"),
    ("power-of-power", "(x^2)^3", "x^6"),
    ("power-of-power", "(x^2)^{1/2}", None),
    ("power-of-product", "(2x)^3", "2^3 x^3"),
    ("power-of-product", "(-x)^2", "x^2"),
    ("power-of-product", "(-x)^3", "-x^3"),
    ("root-squared", "sqrt(x)^2", "x"),
    ("cancel", "x y/(x z)", "y/z"),
    ("cancel", "x^3/x", "x^2"),
    ("cancel", "x/(x + 1)", None),
    ("cancel-number", "(2x + 4)/(6y)", "(x + 2)/(3y)"),
    ("cancel-number", "(2x + 3)/4", None),
    ("minus-out-of-fraction", "(-x - y)/z", "-(x + y)/z"),
    ("minus-into-bracket", "-((1 - x^2) y)", "(x^2 - 1) y"),
    ("order-factors", "e^x x 2", "2 x e^x"),
    ("exponential-as-power", "e^{x ln(y)}", "y^x"),
    ("like-terms", "2x + 3x", "5x"),
    ("like-terms", "x y + y x", "2 x y"),
    ("like-terms", "x - x", "0"),
    ("like-terms", "-x + 2x^2 + 3x", "2x^2 + 2x"),
    ("bracket-in-sum", "x - (y - z)", "x - y + z"),
    ("bracket-in-sum", "x + 2 (y - 3)", "x + 2y - 6"),
    ("common-factor", "x e^x + e^x", "(x + 1) e^x"),
    ("common-factor", "(x + 1)^2 + 3 (x + 1)", "(x + 1) (x + 1 + 3)"),
    ("common-factor", "x y + x z", None),
    ("multiply-out", "(x + 1) (x - 1)", "x^2 - 1"),
    ("multiply-out", "(x + y)^3", "x^3 + 3 x^2 y + 3 x y^2 + y^3"),
    ("multiply-out", "(a + b x) (c - x)", "-b x^2 + b c x - a x + a c"),
    ("multiply-out", "x y", None),
    ("pythagorean-identity", "sin(x)^2 + cos(x)^2", "1"),
    ("pythagorean-identity", "sin(x)^2 + cos(y)^2", None),
    ("common-denominator", "1 - 1/x", "(x - 1)/x"),
    ("common-denominator", "1/x + 1/y", "(y + x)/(x y)"),
    ("expanded-by-exponential", "1/(1 + e^{-x})", "e^x/(1 + e^x)"),
    ("difference-of-squares", "x^2 - y^2", "(x - y) (x + y)"),
    ("pythagorean-identity", "sin(x)^2 + cos(x)^2", "1"),
    ("pythagorean-identity", "-sin(x)^2 - cos(x)^2", "-1"),
    ("pythagorean-identity", "cosh(x)^2 - sinh(x)^2", "1"),
    ("pythagorean-identity", "sin(x)^3 + cos(x)^3", None),
    ("pythagorean-identity", "sin(x)^2 + cos(x)^4", None),
    ("pythagorean-identity", "sin(x)^2 + cos(y)^2", None),
    ("pythagorean-identity", "cosh(x)^2 + sinh(x)^2", None),
    ("equal-factors", "x (-1) x y", "-(x^2 y)"),
    ("equal-factors", "(-1) x (-1) x^2", "x^3"),
    ("definition-of-the-function", "sigma(x)", "1/(1 + e^{-x})"),
    ("root-of-number", "sqrt(12)", "2 sqrt(3)"),
    ("root-of-number", "sqrt(2)", None),
    ("root-of-number", "sqrt(9/4)", "3/2"),
    ("root-out-of-denominator", "1/(3 sqrt(2))", "sqrt(2)/6"),
    ("known-value", "cos(pi/3)", "1/2"),
    ("known-value", "sin(7 pi/6)", "-1/2"),
    ("known-value", "ln(e^x)", "x"),
    ("known-value", "sigma(0)", "1/2"),
    ("exponential-of-logarithm", "e^{-ln(x)}", "1/x"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), ONE_LAW)
def test_one_law(name, before, after):
    term = read(before)
    found = LAWS[name](term, Context())
    if after is None:
        assert found is None
        return
    assert found is not None
    assert plain(found.end) == plain(read(after))
    facts = Context().given(*(c.relation for step in found.steps for c in step.conditions))
    assert sound(equal(term, found.end, facts).grade)


CONDITIONS = [
    ("cancel", "x y/(x z)", ["x != 0"]),
    ("cancel", "e^x y/(e^x z)", []),
    ("cancel", "(1 + e^x) y/((1 + e^x) z)", []),
    ("zero-and-one", "x^0", ["x != 0"]),
    ("zero-and-one", "0/x", ["x != 0"]),
]


@pytest.mark.parametrize(("name", "before", "conditions"), CONDITIONS)
def test_what_has_to_be_kept_from_zero_is_said(name, before, conditions):
    (step,) = LAWS[name](read(before), Context()).steps
    assert [plain(condition.relation) for condition in step.conditions] == conditions


TIDIED = [
    ("x * 1 + 0", "x"),
    ("(1/x) x", "1"),
    ("x x^{1/2}", "x^{3/2}"),
    ("2 x/4", "x/2"),
    ("-(2x)/(-4y)", "x/(2y)"),
    ("(x/y)/(x z)", "1/(y z)"),
    ("3 (x + 2) + 2 (x - 1)", "5x + 4"),
    ("x^2 (3/x)", "3x"),
    ("e^x e^{-x}", "1"),
    ("sqrt(x) sqrt(x)", "x"),
    ("x/sqrt(x)", "sqrt(x)"),
    ("2 cases(x if x > 0; 0 otherwise)", "cases(2x if x > 0; 0 otherwise)"),
]


@pytest.mark.parametrize(("before", "after"), TIDIED)
def test_tidied(before, after):
    found = Innermost(TIDY)(read(before), Context())
    assert plain(found.end) == plain(read(after))


@pytest.mark.parametrize(("before", "_"), TIDIED)
def test_tidy_terms_stay(before, _):
    end = Innermost(TIDY)(read(before), Context()).end
    assert Innermost(TIDY)(end, Context()) is None


def test_given_subterms_keep_their_order():
    given = read("sin(x x + 2 x)")
    term = read("cos(y) sin(x x + 2 x) 2")
    found = Innermost(TIDY, frozenset((given,)))(term, Context())
    assert plain(found.end) == "2 cos(y) sin(x x + 2 x)"


GATHERED = [
    ("2x (x^3 - 2) - (x^2 + 1) 3 x^2", "-x^4 - 3x^2 - 4x"),
    ("3 (x - 1)^2 (x + 2)^2 + 2 (x - 1)^3 (x + 2)", "(x - 1)^2 (x + 2) (5x + 4)"),
    ("-y (1 - p) + (1 - y) p", "p - y"),
]


@pytest.mark.parametrize(("before", "after"), GATHERED)
def test_sums_of_brackets(before, after):
    found = gathered_up()(read(before), Context())
    assert plain(found.end) == plain(read(after))


VALUES = [("2^2 * 3 - 5", "7"), ("sqrt(8)/4", "sqrt(2)/2"), ("e^0 + ln(1)", "1"), ("max(2, 3) - abs(-2)", "1"),
          ("sin(pi/6) + cos(0)", "3/2"), ("1/(1 + e^{-0})", "1/2")]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), VALUES)
def test_numbers_worked_out(before, after):
    assert plain(WORKED(read(before), Context()).end) == plain(read(after))


JOINED = [
    ("e^{-x}/(1 + e^{-x})^2", "sigma(x) (1 - sigma(x))"),
    ("2x - 2", "2 (x - 1)"),
    ("1/x + 1/y", "(x + y)/(x y)"),
    ("x^2 - 1", "(x + 1) (x - 1)"),
    ("a b + c", "c + b a"),
]


@pytest.mark.parametrize(("start", "goal"), JOINED)
def test_goal_is_reached_by_laws_that_can_be_replayed(start, goal):
    from derive.catalog import replayer
    from derive.core.steps import deep, lines

    steps = steered(read(start), read(goal), Context())
    assert lines(read(start), steps)[-1] is read(goal)
    assert "equal-by-check" not in [step.law.name for step in steps]
    leaves = [step for step in deep(steps) if not step.detail]
    assert all(replayer()(step, Context()) for step in leaves)
