"""Descent methods against the same methods in floating numbers; their laws, conventions and refusals."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import pytest
import sympy as sp

from derive import pipeline
from derive.cas.to_sympy import to_sympy
from derive.core.context import Context
from derive.core.drafts import Solution, every_part, verified
from derive.core.errors import InputError
from derive.core.rules import Rule
from derive.laws import descent, known_numbers
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Decimal, Term
from derive.write.plain import plain

Point = list[float]

# fmt: off
RUNS: list[tuple[str, str, dict[str, str]]] = [
    ("x^2 + 3y^2",                   "gd",        {"start": "x=5,y=3", "rate": "0.1", "steps": "4"}),
    ("x^2 + 3y^2",                   "gd",        {"start": "x=5,y=3", "rate": "1/2", "steps": "3"}),
    ("x^4 - 3x",                     "gd",        {"start": "x=2", "rate": "0.01", "steps": "6"}),
    ("100(y - x^2)^2 + (1 - x)^2",   "gd",        {"start": "x=-1,y=1", "rate": "0.001", "steps": "5"}),
    ("abs(x) + x^2",                 "gd",        {"start": "x=1", "rate": "1/10", "steps": "3"}),
    ("ln(1 + e^{-x}) + x^2/10",      "gd",        {"start": "x=0", "rate": "1/2", "steps": "3"}),
    ("x^2 + y^2 + z^2 + x y z",      "gd",        {"start": "x=1,y=2,z=1", "rate": "1/10", "steps": "2"}),
    ("x_1^2 + 2 x_2^2",              "gd",        {"start": "x_1=1,x_2=1", "rate": "1/10", "steps": "2"}),
    ("x^2 + y^2",                    "momentum",  {"start": "x=5,y=3", "rate": "0.1", "steps": "3"}),
    ("x^2 + x y + y^2",              "momentum",  {"start": "x=1,y=-2", "momentum": "1/2", "dampening": "0"}),
    ("v^4 + g^2",                    "momentum",  {"start": "v=1,g=2", "rate": "1/20", "steps": "4"}),
    ("x^2 + 3y^2",                   "nesterov",  {"start": "x=5,y=3", "rate": "1/10", "steps": "3"}),
    ("cos(x)",                       "nesterov",  {"start": "x=1", "momentum": "0.8", "rate": "0.3", "steps": "3"}),
    ("x^2 + 4y^2",                   "adagrad",   {"start": "x=3,y=1", "rate": "0.5", "steps": "3"}),
    ("x^2 + 4y^2",                   "rmsprop",   {"start": "x=3,y=1", "rate": "0.1", "steps": "3"}),
    ("x^2 + y^2",                    "adam",      {"start": "x=5,y=3", "rate": "0.001", "steps": "3"}),
    ("(w - 3)^4",                    "adam",      {"start": "w=1", "beta1": "0.8", "beta2": "0.9", "epsilon": "10^-6"}),
    ("x^2 + 2y^2 - x y",             "adamw",     {"start": "x=1,y=2", "weight-decay": "0.1", "rate": "0.1"}),
    ("x^4/4 - 2x",                   "newton",    {"start": "x=2", "steps": "4"}),
    ("x^2 + x y + 2y^2 - 3x",        "newton",    {"start": "x=1,y=1", "steps": "1"}),
    ("x^4 + y^4 + (x + y)^2 - x",    "newton",    {"start": "x=1,y=2", "rate": "1/2", "steps": "3"}),
    ("x^2 + y^2 + 2z^2 + x y + z x", "newton",    {"start": "x=1,y=2,z=3", "steps": "1"}),
]
EXACT = [
    (("x^2 + y^2", "momentum", "x=5,y=3", "0.1", "1"),   [{"x": "5", "y": "3"}, {"x": "49/10", "y": "147/50"}]),
    (("x^2 + 3y^2", "gd", "x=5,y=3", "0.1", "1"),        [{"x": "5", "y": "3"}, {"x": "4", "y": "6/5"}]),
    (("abs(x) + x^2", "gd", "x=1", "0.1", "1"),          [{"x": "1"}, {"x": "7/10"}]),
    (("x^2/2", "gd", "x=a", "r", "2"),                   [{"x": "a"}, {"x": "-a r + a"}, {"x": "a r^2 - 2 a r + a"}]),
    (("x^2 - 6x", "newton", "x=10", "1", "2"),           [{"x": "10"}, {"x": "3"}, {"x": "3"}]),
]
SIZES = "x: 2; g: 2; v: 2; s: 2; H: 2 x 2"
LAWS: list[tuple[Rule, tuple[str, ...], str]] = [
    (descent.gradient_step,                (("x", "alpha", "g")),              "x - alpha g"),
    (descent.moving_average_of_gradients,  (("v", "beta", "g")),               "beta v + (1 - beta) g"),
    (descent.velocity_with_dampening,      (("v", "beta", "delta", "g")),      "beta v + (1 - delta) g"),
    (descent.step_against_the_velocity,    (("x", "alpha", "v")),              "x - alpha v"),
    (descent.look_ahead,                   (("x", "beta", "v")),               "x + beta v"),
    (descent.velocity_from_the_look_ahead, (("v", "beta", "alpha", "g")),      "beta v - alpha g"),
    (descent.step_along_the_velocity,      (("x", "v")),                       "x + v"),
    (descent.squares_added_up,             (("s", "g")),                       "[s_1 + g_1^2, s_2 + g_2^2]"),
    (descent.moving_average_of_squares,    (("p", "beta", "q")),               "beta p + (1 - beta) q^2"),
    (descent.bias_corrected,               (("v", "beta", "2")),               "v/(1 - beta^2)"),
    (descent.step_over_the_root,           (("p", "alpha", "q", "r", "epsilon")), "p - alpha q/(sqrt(r) + epsilon)"),
    (descent.step_with_decoupled_decay,    (("p", "alpha", "m", "r", "epsilon", "lambda")),
     "p - alpha m/(sqrt(r) + epsilon) - alpha lambda p"),
    (descent.newton_step_in_one_letter,    (("p", "q", "r")),                  "p - q/r"),
    (descent.newton_step_in_one_letter,    (("p", "q", "r", "alpha")),         "p - alpha q/r"),
    (descent.newton_step,                  (("x", "g", "alpha")),              "x - alpha g"),
    (descent.newton_direction,             (("H", "g")),
     "[(g_1 H_{2,2} - H_{1,2} g_2)/(H_{1,1} H_{2,2} - H_{1,2} H_{2,1}), "
     "(H_{1,1} g_2 - g_1 H_{2,1})/(H_{1,1} H_{2,2} - H_{1,2} H_{2,1})]"),
    (known_numbers.known_numbers_put_in, (("t = [1, 2]",)),                  "[1, 2]"),
]
REFUSED = [
    (("x^2 + y^2",), {"start": ["x=1"]},                                              "y has none"),
    (("x^2",), {},                                                                    "--start gives every letter"),
    (("x^2",), {"start": ["x=1"], "rate": ["0"]},                                     "--rate has to be above 0"),
    (("x^2",), {"start": ["x=1"], "rate": ["-1/2"]},                                  "--rate has to be above 0"),
    (("x^2",), {"start": ["x=1"], "method": ["momentum"], "momentum": ["1"]},         "at least 0 and below 1"),
    (("x^2",), {"start": ["x=1"], "method": ["adam"], "beta2": ["1.5"]},              "at least 0 and below 1"),
    (("x^2",), {"start": ["x=1"], "method": ["adam"], "epsilon": ["-1"]},             "--epsilon has to be at least 0"),
    (("x^2",), {"start": ["x=1"], "beta1": ["0.9"]},                                  "gd has no --beta1"),
    (("x^2",), {"start": ["x=1"], "method": ["sgd"]},                                 "is one of gd, momentum"),
    (("x^2",), {"start": ["x=1"], "steps": ["0"]},                                    "at least 1"),
    (("x^2",), {"start": ["x=1"], "steps": ["51"]},                                   "from 1 to 50"),
    (("x^3 - x",), {"start": ["x=0"], "method": ["newton"]},                          "denominator is zero"),
    (("x^2",), {"start": ["x=0"], "method": ["adagrad"], "epsilon": ["0"]},           "denominator is zero"),
    (("x - ln(x)",), {"start": ["x=1/10"], "rate": ["1"], "method": ["newton"], "steps": ["1"]}, None),
    (("ln(x)",), {"start": ["x=1"], "rate": ["2"]},                                   "the condition"),
    (("x ln(x)",), {"start": ["x=1"], "rate": ["2"]},                                 "the condition"),
    (("x^4",), {"start": ["x=3"], "rate": ["1"], "steps": ["12"]},                    "too long"),
    (("abs(x)",), {"start": ["x=1/10"]},                                              "the condition"),
    (("ln(x) + x",), {"start": ["x=-1"]},                                             "the condition"),
    (("[x, x^2]",), {"start": ["x=1"]},                                               "scalar expression"),
]
# fmt: on


def solved(inputs: tuple[str, ...], **options: list[str]) -> Solution:
    return pipeline.solve(pipeline.posed("descend", inputs, {key.replace("_", "-"): v for key, v in options.items()}))


def iterates(solution: Solution) -> list[dict[str, Term]]:
    (answer,) = solution.answers
    assert isinstance(answer.value, tuple)
    records = (each for each in answer.value if isinstance(each, dict))
    return [{name: value for name, value in each.items() if isinstance(value, Term)} for each in records]


def run(f: sp.Expr, letters: list[sp.Symbol], method: str, options: dict[str, str]) -> list[Point]:
    """The method in floating numbers, written as in any library."""

    def setting(name: str, default: float) -> float:
        return float(sp.N(sp.sympify(options.get(name, str(default)).replace("^", "**"))))

    slopes: Callable[..., list[float]] = sp.lambdify(letters, [sp.diff(f, x) for x in letters], "math")
    curves = sp.lambdify(letters, sp.hessian(f, letters).tolist(), "math")
    rates = {"newton": 1, "adam": 0.001, "adamw": 0.001, "adagrad": 0.01, "rmsprop": 0.01}
    rate, eps = setting("rate", rates.get(method, 0.1)), setting("epsilon", 1e-8)
    beta, decay = setting("momentum", 0.9), setting("weight-decay", 0.01)
    one, two = setting("beta1", 0.9), setting("beta2", 0.9 if method == "rmsprop" else 0.999)
    n = len(letters)
    x = [float(sp.N(sp.sympify(each.split("=")[1]))) for each in options["start"].split(",")]
    v, s, out = [0.0] * n, [0.0] * n, [x]
    for t in range(1, int(options.get("steps", "3")) + 1):
        g = slopes(*([a + beta * b for a, b in zip(x, v, strict=True)] if method == "nesterov" else x))
        match method:
            case "gd":
                x = [a - rate * b for a, b in zip(x, g, strict=True)]
            case "momentum":
                share = 1 - setting("dampening", beta)
                v = [beta * a + share * b for a, b in zip(v, g, strict=True)]
                x = [a - rate * b for a, b in zip(x, v, strict=True)]
            case "nesterov":
                v = [beta * a - rate * b for a, b in zip(v, g, strict=True)]
                x = [a + b for a, b in zip(x, v, strict=True)]
            case "adagrad" | "rmsprop":
                keep, share = (1, 1) if method == "adagrad" else (two, 1 - two)
                s = [keep * a + share * b * b for a, b in zip(s, g, strict=True)]
                x = [a - rate * b / (sqrt(c) + eps) for a, b, c in zip(x, g, s, strict=True)]
            case "adam" | "adamw":
                v = [one * a + (1 - one) * b for a, b in zip(v, g, strict=True)]
                s = [two * a + (1 - two) * b * b for a, b in zip(s, g, strict=True)]
                hats = [(a / (1 - one**t), b / (1 - two**t)) for a, b in zip(v, s, strict=True)]
                shrink = rate * decay if method == "adamw" else 0
                x = [a - rate * m / (sqrt(w) + eps) - shrink * a for a, (m, w) in zip(x, hats, strict=True)]
            case "newton":
                step = sp.Matrix(curves(*x)).LUsolve(sp.Matrix(g))
                x = [a - rate * float(b) for a, b in zip(x, step, strict=True)]
        out.append(x)
    return out


@pytest.mark.parametrize(("text", "method", "options"), RUNS)
def test_the_iterates_are_those_of_the_method(text: str, method: str, options: dict[str, str]) -> None:
    solution = solved((text,), method=[method], **{key.replace("-", "_"): [v] for key, v in options.items()})
    assert verified(solution)
    names = [each.split("=")[0].strip() for each in options["start"].split(",")]
    letters = [sp.Symbol(name, real=True) for name in names]
    body = to_sympy(read(text, Context())).subs({sp.Symbol(letter.name): letter for letter in letters})
    wanted = run(body, letters, method, options)
    found = iterates(solution)
    assert [list(each) for each in found] == [names] * len(wanted)
    for each, point in zip(found, wanted, strict=True):
        assert [float(sp.N(to_sympy(value))) for value in each.values()] == pytest.approx(point, rel=2e-5, abs=2e-6)


@pytest.mark.parametrize(("asked", "wanted"), EXACT)
def test_short_numbers_stay_exact(asked: tuple[str, ...], wanted: list[dict[str, str]]) -> None:
    text, method, start, rate, steps = asked
    found = iterates(solved((text,), method=[method], start=[start], rate=[rate], steps=[steps]))
    assert [{name: plain(value) for name, value in each.items()} for each in found] == wanted


def test_long_numbers_are_decimals_correct_to_the_last_place() -> None:
    (last,) = iterates(solved(("x^4",), start=["x=3/7"], rate=["1/3"], steps=["5"]))[-1].values()
    assert isinstance(last, Decimal)
    x = sp.Rational(3, 7)
    for _ in range(5):
        x -= sp.Rational(4, 3) * x**3
    assert abs(x - sp.Rational(last.mantissa, 10**last.places)) <= sp.Rational(1, 2 * 10**last.places)


RATES = [
    ("x^2 + 3y^2",              "x=5,y=3",     "1/10", "descend.converges"),
    ("x^2 + x y + 3y^2 - x",    "x=5,y=3",     "1/10", "descend.converges"),
    ("x^2 + 2y^2 + 3z^2 + x y", "x=1,y=1,z=1", "1/10", "descend.converges"),
    ("x^2 + 3y^2",              "x=5,y=3",     "1/2",  "descend.grows"),
    ("x^2/2 - y^2/2",           "x=5,y=3",     "1/10", "descend.grows"),
    ("x^2",                     "x=1",         "1",    "descend.stays"),
    ("x + y^2",                 "x=1,y=1",     "1/10", None),
    ("x^4",                     "x=1",         "1/10", None),
    ("abs(x) + x^2",            "x=1",         "1/10", None),
    ("relu(x) + x^2",           "x=1",         "1/10", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "rate", "verdict"), RATES)
def test_how_the_steps_behave_on_a_quadratic(text: str, start: str, rate: str, verdict: str | None) -> None:
    solution = solved((text,), start=[start], rate=[rate], steps=["1"])
    assert verified(solution)
    told = [claim.says.key for part in every_part(solution.parts) for claim in part.claims if claim.says]
    assert [key for key in told if key in VERDICTS] == ([verdict] if verdict else [])


VERDICTS = ("descend.converges", "descend.grows", "descend.stays")


@pytest.mark.parametrize(("law", "using", "after"), LAWS)
def test_laws(law: Rule, using: tuple[str, ...], after: str) -> None:
    context = read_context(SIZES)
    found = law.with_(*(read(each, context) for each in using))(read("t", context), context)
    assert plain(found.end if found else read("t", context)) == plain(read(after, context))


@pytest.mark.parametrize(("inputs", "options", "message"), REFUSED)
def test_what_is_refused(inputs: tuple[str, ...], options: dict[str, list[str]], message: str | None) -> None:
    if message is None:
        assert verified(solved(inputs, **options))
        return
    with pytest.raises(InputError, match=message):
        solved(inputs, **options)
