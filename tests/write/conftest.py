"""A solution made by hand, with every kind of part."""

import pytest

from derive.core.certificates import Certificate
from derive.core.context import Context
from derive.core.drafts import (
    Answer,
    Branch,
    Cases,
    Chain,
    Claim,
    Claims,
    Definition,
    Given,
    Problem,
    Solution,
    Table,
    phrase,
)  # fmt: skip
from derive.core.laws import Law, together
from derive.core.steps import Condition, Derivation, Step
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Component,
    Derivative,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    Vector,
    bind,
    call,
    number,
    opened,
)  # fmt: skip

x, n, i, z = Symbol("x"), Symbol("n"), Symbol("i"), Symbol("z", (Symbol("n"),))
PROVED = Certificate("proved", "canonical form")
SURE = Certificate("almost-sure", "signature", bound="2^-60", seed=7)

RECIPROCAL = Law("reciprocal-rule", "The derivative of 1/v is minus v' over v squared.", "d/dx (1/v) = -(d/dx v)/v^2")
CHAIN = Law("chain-rule", "The outer derivative is taken at the inner function.", "d/dx f(u) = f'(u) (d/dx u)")
SUM = Law("sum-rule", "A sum is differentiated term by term.", "d/dx (u + v) = d/dx u + d/dx v")
CONSTANT = Law("constant-rule", "A constant has derivative zero.", "d/dx c = 0")
SIGNS = Law("signs", "Two minus signs cancel.", "-(-u) = u", trivial=True)
FOLD = Law("sigmoid-recognised", "This is the logistic function.", "1/(1 + e^{-x}) = sigma(x)")
RENAME = Law("renaming", "An index may have any letter.", "")


def sigmoid() -> Chain:
    power = Pow(E, Neg(x))
    under = Add((ONE, power))
    inner = (
        Step(SUM, Derivative(under, x), Add((Derivative(ONE, x), Derivative(power, x)))),
        Step(CONSTANT, Derivative(ONE, x), ZERO, position=(0,)),
        Step(CHAIN, Derivative(power, x), Neg(power), position=(1,)),
        Step(SIGNS, Add((ZERO, Neg(power))), Neg(power)),
    )
    start = Derivative(Div(ONE, under), x)
    first = Neg(Div(Derivative(under, x), Pow(under, TWO)))
    second = Neg(Div(Neg(power), Pow(under, TWO)))
    third = Div(power, Pow(under, TWO))
    last = Mul((call("sigma", x), Add((ONE, Neg(call("sigma", x))))))
    line = together(tuple(step.law for step in inner))
    condition = Condition(Relation("!=", under, ZERO), "proved")
    steps = (
        Step(RECIPROCAL, start, first, conditions=(condition,), certificate=PROVED),
        Step(line, Derivative(under, x), Neg(power), position=(0, 0), detail=inner, certificate=PROVED),
        Step(SIGNS, second, third, certificate=PROVED),
        Step(FOLD, third, last, uses=("p2",), using=(x,), certificate=SURE),
    )
    claim = Claim(
        Relation("<=", last, number(1, 4)), phrase("", "The slope is at most ", number(1, 4), "."), certificate=PROVED
    )
    return Chain("p1", phrase("", "Differentiate in ", x), Derivation(start, steps, last), (claim,))


def indexed() -> Chain:
    body = Mul((TWO, Component(z, (i,))))
    start, end = bind("sum", i, body, ONE, n), bind("sum", i, Mul((Component(z, (i,)), TWO)), ONE, n)
    bound = start.body
    step = Step(RENAME, bound, end.body, position=(0,), certificate=PROVED)
    assert opened(start, i) is body
    return Chain("p5", phrase("", "Under a sum"), Derivation(start, (step,), end))


@pytest.fixture(scope="session")
def solution() -> Solution:
    chain = sigmoid()
    zero, other = Relation("=", x, ZERO), Relation("!=", x, ZERO)
    definition = Definition("p2", phrase("", "A name"), Relation(":=", Symbol("p"), call("sigma", x)))
    table = Table("p3", phrase("", "Values"), (phrase("", "place"), phrase("", "a|b")), ((ZERO, number(1, 4)),))
    there = Claims(
        "p4a", phrase("", "There"), (Claim(Relation("=", call("sigma", ZERO), number(1, 2)), certificate=PROVED),)
    )
    cover = Claim(Junction("or", (zero, other)), certificate=PROVED)
    branches = (Branch(zero, (there,), phrase("", "one solution")), Branch(other, (), phrase("", "none")))
    cases = Cases("p4", phrase("", "Two cases"), cover.relation, branches, cover)
    problem = Problem(
        "derivative", (Given("f", chain.derivation.start.body),), Context(facts=(Relation(">", x, ZERO),)),
        title="A slope: 50% of #1 & more_", statement="Derive $\\sigma'(x)$, which costs \\$5.", seed=3,
    )  # fmt: skip
    answers = (
        Answer("derivative", chain.derivation.end),
        Answer("points", ({"at": {"x": ZERO}, "kind": "degenerate-saddle", "global": False, "value": number(1, 4)},)),
        Answer("basis", (Vector((ONE, TWO)),)),
        Answer("pivots", (1, 3)),
        Answer("convexity", "strictly-convex"),
        Answer("solutions", ()),
    )
    return Solution(problem, (chain, definition, table, cases, indexed()), answers, 3)
