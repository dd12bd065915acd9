"""An upper bound of an absolute value, a norm or a product: a chain of equalities and of steps that are at most."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Draft, Part, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.questions import scalar_given
from derive.core.steps import Derivation, Step
from derive.core.strategies import Line, Repeat, Strategy
from derive.core.topics import Input, Topic
from derive.core.traversals import Everywhere, Innermost
from derive.exact.decimals import decimal
from derive.laws.arithmetic import TRIVIAL
from derive.laws.bounding import (
    absolute_value_of_a_product,
    absolute_value_of_what_is_not_negative,
    constant_out_of_a_product,
    factors_at_most,
    powers_of_numbers,
    triangle_inequality,
)
from derive.laws.bounds import bound
from derive.laws.norm_bounds import (
    cauchy_schwarz_inequality,
    diagonal_by_its_largest_entry,
    norm_of_a_product_at_most,
    norm_of_a_sum_at_most,
)
from derive.laws.tidy import tidied
from derive.terms import ONE, Add, Call, Mul, Neg, Number, Relation, Symbol, Term, call, number, subterms, symbols

QUARTER = number(1, 4)
SPLIT: Strategy = Line(Repeat(Everywhere(absolute_value_of_a_product), 8))
POSITIVE: Strategy = Line(Everywhere(absolute_value_of_what_is_not_negative) >> Innermost(TRIVIAL))
OUT: Strategy = Line(Everywhere(constant_out_of_a_product) >> Innermost(TRIVIAL))

OF_NORMS: tuple[Strategy, ...] = (
    triangle_inequality,
    cauchy_schwarz_inequality,
    Repeat(norm_of_a_sum_at_most | norm_of_a_product_at_most, 8),
    diagonal_by_its_largest_entry,
)


def work(problem: Problem) -> Draft:
    """The lemma that is used, the chain to the bound, and the bound as a decimal where it is a number."""
    body, context = scalar_given(problem), problem.context
    found = _chain(body, context)
    if all(step.relation == "=" for step in found.steps):
        raise UndecidedError(
            "no factor with a known largest value is found; declare bounds with --assume, such as abs(w) <= 1"
        )
    lemma = _lemma(body, context)
    whole = Claim(Relation("<=", body, found.end), phrase("bound.whole"))
    chain = Chain("p2", phrase("bound.chain"), found, (whole,), tuple(part.label for part in lemma))
    parts: tuple[Part, ...] = (*lemma, chain, *_decimal(found.end, context))
    title = problem.title or phrase("bound.title", body)
    return Draft(problem.but(title=title), parts, (Answer("bound", found.end),))


def _chain(body: Term, context: Context) -> Derivation:
    """Absolute values split, factors bounded, constants taken out and numbers worked out."""
    if not any(isinstance(x, Symbol) for x in symbols(body)):
        raise InputError("the expression holds no letter, so that it has one value; give one with a letter in it")
    steps: tuple[Step, ...] = ()
    here = body
    for strategy in (*OF_NORMS, SPLIT, POSITIVE, factors_at_most, OUT, tidied(), Line(powers_of_numbers)):
        more = strategy(here, context)
        if more is not None:
            steps, here = (*steps, *more.steps), more.end
    return Derivation(body, steps, here)


def _lemma(body: Term, context: Context) -> tuple[Chain, ...]:
    """Why sigma (1 - sigma) is at most a quarter, where it occurs."""
    inner = next((here.arguments[0] for here in subterms(body) if type(here) is Call and here.name == "sigma"), None)
    if inner is None:
        return ()
    s = Symbol("s")
    slope = Mul((s, Add((ONE, Neg(s)))))
    found = bound(slope, QUARTER, -1, "p1", context)
    return () if found is None else (found.but(heading=phrase("bound.quarter", call("sigma", Symbol("z")))),)


def _decimal(value: Term, context: Context) -> tuple[Claims, ...]:
    if symbols(value) or (isinstance(value, Number) and value.q == 1):
        return ()
    claim = Claim(Relation("~=", value, decimal(value, context.digits)))
    return (Claims("p4", phrase("bound.decimal"), (claim,)),)


topic = Topic("bound", (Input("expression"),), (), work)
