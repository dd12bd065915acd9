"""Several numbers for which sums of any size are least: solutions, their laws, and what is not certified."""

import pytest

from derive.api import topic_function
from derive.catalog import load_laws, rules
from derive.core.certificates import PROVED, sound
from derive.core.context import Definition
from derive.core.errors import InputError, UndecidedError
from derive.exact.second_order import second_order_form
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.statements import equivalent
from derive.kernel.steps import judged_step
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import ZERO, Relation, Symbol

DATA = "x: n; y: n; s: n; lambda > 0; i = 1..n"
CENTRED = DATA + "; x_bar = sum(x_i, i=1..n)/n; y_bar = sum(y_i, i=1..n)/n"
SLOPE = "sum((x_i - x_bar) (y_i - y_bar), i=1..n)/sum((x_i - x_bar)^2, i=1..n)"
WEIGHED = "sum(s_i (x_i - x_bar) (y_i - y_bar), i=1..n)/sum(s_i (x_i - x_bar)^2, i=1..n)"
RIDGE = "sum((x_i - x_bar) (y_i - y_bar), i=1..n)/(sum((x_i - x_bar)^2, i=1..n) + lambda)"

SOLVED = [
    ("sum((y_i - (w x_i + b))^2, i=1..n)/n",           "w, b", f"w = {SLOPE} and b = y_bar - w x_bar"),
    ("sum((y_i - w x_i - b)^2, i=1..n)/2",             "w, b", f"w = {SLOPE} and b = y_bar - w x_bar"),
    ("sum((w x_i + b - y_i)^2, i=1..n)",               "b, w", f"w = {SLOPE} and b = y_bar - w x_bar"),
    ("sum(s_i (y_i - (w x_i + b))^2, i=1..n)",         "w, b", f"w = {WEIGHED} and b = y_bar - w x_bar"),
    ("sum((y_i - w x_i - b)^2, i=1..n) + lambda w^2",  "w, b", f"w = {RIDGE} and b = y_bar - w x_bar"),
    ("sum((y_i - w x_i)^2, i=1..n)",                   "w",    "w = sum(x_i y_i, i=1..n)/sum(x_i^2, i=1..n)"),
    ("sum((y_i - c)^2, i=1..n)",                       "c",    "c = sum(y_i, i=1..n)/n"),
    ("sum(s_i (y_i - c)^2, i=1..n)",                   "c",    "c = sum(s_i y_i, i=1..n)/sum(s_i, i=1..n)"),
    ("sum((y_i - c)^2, i=1..n) + lambda c^2",          "c",    "c = sum(y_i, i=1..n)/(lambda + n)"),
    ("(a - 1)^2 + (a - b)^2",                          "a, b", "a = 1 and b = 1"),
]  # fmt: skip
LEAST = [("sum((y_i - c)^2, i=1..n)", True), ("sum(s_i (y_i - c)^2, i=1..n)", False), ("3 c - c^2", False)]
NOT_SOLVED = [
    ("sum(exp(w x_i), i=1..n)",          "w",    UndecidedError),
    ("sum((y_i - w^2 x_i)^2, i=1..n)",   "w",    UndecidedError),
    ("sum(w x_i, i=1..n)",               "w",    UndecidedError),
    ("sum((y_i - w b x_i)^2, i=1..n)",   "w, b", UndecidedError),
    ("sum((y_i - w x_i)^2, i=1..n)",     "w, w", InputError),
    ("sum((y_i - w x_i)^2, i=1..n)",     "z",    InputError),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "letters", "solution"), SOLVED)
def test_solutions_are_verified(expression, letters, solution):
    found = topic_function("stationary")(expression, wrt=letters, assume=DATA)
    assert {*found.answer["solution"].text.split(" and ")} == {*solution.split(" and ")}
    assert found.verified


@pytest.mark.parametrize(("expression", "least"), LEAST)
def test_a_minimum_is_claimed_where_the_function_is_seen_to_be_convex(expression, least):
    found = topic_function("stationary")(expression, wrt="c", assume=DATA)
    assert ("argmin" in found.to("text")) is least
    assert found.verified


@pytest.mark.parametrize(("expression", "letters", "error"), NOT_SOLVED)
def test_what_is_not_solved(expression, letters, error):
    with pytest.raises(error):
        topic_function("stationary")(expression, wrt=letters, assume=DATA)


def test_constraints_on_numbers_are_left_to_lagrange():
    with pytest.raises(InputError, match="lagrange"):
        topic_function("stationary")("a^2 + b^2", wrt="a, b", subject_to="a + b = 4")


def test_a_letter_may_be_declared_real():
    found = topic_function("stationary")("sum((y_i - c)^2, i=1..n)", wrt="c", assume=DATA + "; c real")
    assert "argmin" in found.to("text")
    assert found.verified


def test_no_minimum_is_claimed_where_a_letter_is_restricted():
    found = topic_function("stationary")("sum((y_i - c)^2, i=1..n)", wrt="c", assume=DATA + "; c > 0")
    assert "argmin" not in found.to("text")
    assert found.verified


CONTEXT = read_context(CENTRED)
MEANS = tuple(Relation(":=", Symbol(each.name), each.body) for each in CONTEXT.definitions if type(each) is Definition)
W, B = Symbol("w"), Symbol("b")
BOTH = "u^2 sum(x_i^2, i=1..n) + 2 u v sum(x_i, i=1..n) + n v^2"
LAWS = [
    ("common-factor-divided-out", (), "-2 sum(y_i - c, i=1..n)/n = 0",        "sum(y_i - c, i=1..n) = 0"),
    ("common-factor-divided-out", (), "4 a - 6 b = 0",                        "2 a - 3 b = 0"),
    ("collected-by-unknowns", (W, B), "sum(y_i - (w x_i + b), i=1..n)",
     "sum(y_i, i=1..n) - w sum(x_i, i=1..n) - n b"),
    ("collected-by-unknowns", (W,),   "sum(x_i (y_i - w x_i), i=1..n)",
     "sum(x_i y_i, i=1..n) - w sum(x_i^2, i=1..n)"),
    ("unknown-alone",         (W,),   "lambda w - c = 0",                     "w = c/lambda"),
    ("unknown-alone",         (W,),   "c - w sum(x_i^2, i=1..n) = 0",         "w = c/sum(x_i^2, i=1..n)"),
    ("mean-recognised",       MEANS,  "sum(y_i, i=1..n)/n",                   "y_bar"),
    ("mean-recognised",       MEANS,  "(sum(y_i, i=1..n) - w sum(x_i, i=1..n))/n", "y_bar - w x_bar"),
    ("centred",               MEANS,  "sum(x_i (x_i - x_bar), i=1..n)",       "sum((x_i - x_bar)^2, i=1..n)"),
    ("centred",               MEANS,  "sum(x_i (y_i - y_bar), i=1..n)",
     "sum((x_i - x_bar) (y_i - y_bar), i=1..n)"),
    ("put-together-as-squares", (read("sum((u x_i + v)^2, i=1..n)", CONTEXT),), BOTH, "sum((u x_i + v)^2, i=1..n)"),
]  # fmt: skip
NO_LAWS = [
    ("common-factor-divided-out", (),    "c sum(y_i - c, i=1..n) = 0"),
    ("common-factor-divided-out", (),    "2 a = 1"),
    ("collected-by-unknowns",     (W,),  "sum(exp(w x_i), i=1..n)"),
    ("collected-by-unknowns",     (W,),  "sum(y_i, i=1..n)"),
    ("unknown-alone",             (W,),  "w^2 - 1 = 0"),
    ("unknown-alone",             (W,),  "c - 1 = 0"),
    ("mean-recognised",           MEANS, "sum(s_i, i=1..n)/n"),
    ("mean-recognised",           MEANS, "sum(y_i, i=1..n)/2"),
    ("centred",                   MEANS, "sum(x_i (y_i + y_bar), i=1..n)"),
    ("centred",                   MEANS, "sum(s_i (y_i - y_bar), i=1..n)"),
    ("centred",                   MEANS, "sum(s_i x_i (y_i - y_bar), i=1..n)"),
    ("put-together-as-squares",   (read("sum(u x_i + v, i=1..n)", CONTEXT),), BOTH),
]  # fmt: skip
WRONG = [
    ("sum(y_i - (w x_i + b), i=1..n) = 0",           "b = y_bar + w x_bar"),
    ("sum(y_i - (w x_i + b), i=1..n) = 0",           "sum(y_i, i=1..n) - w sum(x_i, i=1..n) - b = 0"),
    ("sum(x_i (y_i - w x_i), i=1..n) = 0",           "w = sum(x_i y_i, i=1..n)/sum(x_i, i=1..n)^2"),
    ("c - w sum(x_i^2, i=1..n) = 0",                 "w = c/sum(x_i^2, i=1..n)"),
    ("lambda w - c = 0",                             "w = -c/lambda"),
    ("sum(x_i (y_i - y_bar), i=1..n) = w",           "sum((x_i - x_bar) y_i, i=1..n) = 2 w"),
]  # fmt: skip
FALSE = [
    "sum(x_i (x_i - x_bar), i=1..n) = sum(x_i^2, i=1..n) - x_bar^2",
    "sum((x_i - x_bar) (y_i - y_bar), i=1..n) = sum(x_i y_i, i=1..n)",
    "sum((x_i - x_bar)^2, i=1..n) > 0",
    f"{BOTH} = sum((u x_i - v)^2, i=1..n)",
    f"{BOTH} = sum((u x_i + v)^2, i=1..n)/n",
    "argmin(sum((y_i - c)^2, i=1..n), c) = x_bar",
    "argmin(sum((y_i - w x_i - b)^2, i=1..n), (w, b)) = (0, y_bar)",
]


def fired(law, using, text):
    load_laws()
    rule = rules()[law]
    return (rule.with_(*using) if using else rule)(read(text, CONTEXT), CONTEXT)


@pytest.mark.parametrize(("law", "using", "before", "after"), LAWS)
def test_laws(law, using, before, after):
    found = fired(law, using, before)
    assert found.end is read(after, CONTEXT)
    assert judged_step(found.steps[0], CONTEXT, Bench(), CONTEXT).certificate.grade == PROVED


@pytest.mark.parametrize(("law", "using", "text"), NO_LAWS)
def test_what_laws_are_not_about(law, using, text):
    assert fired(law, using, text) is None


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_equations_are_never_certified(before, after):
    assert not sound(equivalent(read(before, CONTEXT), read(after, CONTEXT), CONTEXT, Bench()).grade)


@pytest.mark.parametrize("text", FALSE)
def test_false_statements_are_never_certified(text):
    assert not sound(judged(read(text, CONTEXT), CONTEXT, Bench()).grade)


CONVEX = [
    ("sum((y_i - w x_i - b)^2, i=1..n)/n", True),
    ("sum(lambda (y_i - w x_i - b)^2, i=1..n) + w^2", True),
    ("sum(s_i (y_i - w x_i - b)^2, i=1..n)", False),
    ("sum((y_i - w b x_i)^2, i=1..n)", False),
    ("w^2 - b^2", False),
    ("sum((y_i - w^2 - b)^2, i=1..n)", False),
]


@pytest.mark.parametrize(("body", "convex"), CONVEX)
def test_the_form_of_second_derivatives_is_never_negative_where_the_function_is_convex(body, convex):
    form = second_order_form(read(body, CONTEXT), (W, B), (Symbol("u"), Symbol("v")))
    found = judged(Relation(">=", form, ZERO), CONTEXT, Bench())
    assert (found.grade == PROVED) is convex
