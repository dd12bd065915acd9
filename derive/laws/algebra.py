"""Laws of algebra that a derivation uses on purpose: common denominators, expanding fractions, reading backwards."""

from __future__ import annotations

from collections import Counter
from functools import cache

from derive.core.context import Context
from derive.core.laws import Law
from derive.core.rules import Provided, Rule, rule
from derive.core.strategies import options_of
from derive.terms import (
    ONE,
    TWO,
    Add,
    Binder,
    Div,
    E,
    Mul,
    Neg,
    Pow,
    Term,
    nameless,
    product,
    summands,
    total,
)

from .brackets import multiply_out
from .functions import definition_of_the_function
from .monomials import parts
from .tidy import TIDY, TIDY_UP


@rule("a + b/c = (a c + b)/c", Add)
def common_denominator(term: Term, context: Context) -> Term | None:
    """The summands are brought to a common denominator."""
    match term:
        case Add(terms):
            found = [_over(t) for t in terms]
            below = tuple(dict.fromkeys(under for _, under in found if under is not ONE))
            if below:
                tops = (_widened(over, under, below) for over, under in found)
                return Div(total(tops), product(below))
    return None


def _over(term: Term) -> tuple[Term, Term]:
    match term:
        case Neg(Div(over, under)):
            return Neg(over), under
        case Div(over, under):
            return over, under
    return term, ONE


def _widened(over: Term, under: Term, below: tuple[Term, ...]) -> Term:
    extra = tuple(each for each in below if each is not under)
    if type(over) is Neg:
        return Neg(product((*(() if over.inner is ONE else (over.inner,)), *extra)))
    return product((*(() if over is ONE else (over,)), *extra)) if extra else over


@rule("a/b = a e^u/(b e^u)", Div)
def expanded_by_exponential(term: Term, context: Context) -> Term | None:
    """Numerator and denominator are multiplied by the same exponential."""
    match term:
        case Div(over, Add(terms)):
            exponents = [t.exponent for t in terms if type(t) is Pow and t.base is E and type(t.exponent) is Neg]
            if len(exponents) == 1:
                factor = Pow(E, exponents[0].inner)
                below = Add(tuple(_cleared(t, factor) for t in reversed(terms)))
                return Div(factor if over is ONE else Mul((over, factor)), below)
    return None


def _cleared(term: Term, factor: Pow) -> Term:
    if term is ONE:
        return factor
    if type(term) is Pow and term.exponent is Neg(factor.exponent):
        return ONE
    return Mul((term, factor))


@rule("a^2 - b^2 = (a - b)(a + b)", Add)
def difference_of_squares(term: Term, context: Context) -> Term | None:
    """The difference of two squares is the product of the difference and the sum."""
    match term:
        case Add((Pow(a, m), Neg(Pow(b, n)))) if m is n is TWO:
            return Mul((Add((a, Neg(b))), Add((a, b))))
    return None


@rule("a b + c = c + b a")
def reordered(term: Term, context: Context, *target: Term) -> Term | None:
    """Summands and factors may stand in any order."""
    return next((t for t in target if unordered(term) == unordered(t)), None)


@cache
def unordered(term: Term) -> object:
    """A key that two terms share where only the order of summands and factors or bound names differ."""
    match term:
        case Add():
            return ("sum", frozenset(Counter(map(unordered, summands(term))).items()))
        case Neg() | Mul() | Div():
            c, over, under = parts(term)
            if c is ONE and over == (term,):
                return term
            above, below = (frozenset(Counter(map(unordered, part)).items()) for part in (over, under))
            return ("product", c, above, below)
        case Binder():
            return nameless(term)
    if not term.children:
        return term
    return (type(term), _head(term), *map(unordered, term.children))


def _head(term: Term) -> object:
    fields = type(term).__match_args__
    return tuple(v for v in (getattr(term, f) for f in fields) if isinstance(v, str | int))


@rule("a = b")
def equal_by_check(term: Term, context: Context, *target: Term) -> Term | None:
    """The two sides are equal, as the check of this step shows."""
    return next(iter(target), None)


def backwards(name: str, statement: str, formula: str, forward: Rule) -> Rule:
    """A law read from right to left under its own name; its parameter is the result."""

    def rewrite(term: Term, context: Context, *targets: Term) -> Term | Provided | None:
        if len(targets) != 1:
            return None
        (target,) = targets
        found = forward.rewrite(target, context)
        after, conditions = (found.after, found.conditions) if isinstance(found, Provided) else (found, ())
        if after is not term:
            return None
        return Provided(target, conditions) if conditions else target

    return Rule(Law(name, statement, formula), rewrite)


function_recognised = backwards(
    "function-recognised", "This is the definition of the function, which is recognised.",
    "1/(1 + e^{-u}) = sigma(u)", definition_of_the_function,
)  # fmt: skip
fraction_taken_apart = backwards(
    "fraction-taken-apart", "The fraction is split into a sum.", "(a c + b)/c = a + b/c", common_denominator
)
factored_again = backwards("factoring", "The sum is written as a product.", "a c + b c = (a + b) c", multiply_out)
shortened_by_exponential = backwards(
    "shortened-by-exponential", "Numerator and denominator are divided by the same exponential.",
    "a e^u/(b e^u) = a/b", expanded_by_exponential,
)  # fmt: skip


@rule()
def written_out(term: Term, context: Context, *targets: Term) -> Term | Provided | None:
    """A law of arithmetic is read from right to left."""
    for target in targets:
        for option in options_of(TIDY):
            found = option(target, context)
            if found is not None and found.end is term:
                conditions = tuple(c.relation for step in found.steps for c in step.conditions)
                return Provided(target, conditions) if conditions else target
    return None


REVERSED: dict[str, Rule] = {
    "definition-of-the-function": function_recognised,
    "common-denominator": fraction_taken_apart,
    "multiply-out": factored_again,
    "expanded-by-exponential": shortened_by_exponential,
    "reordered": reordered,
    "equal-by-check": equal_by_check,
}
REARRANGED = Law("rearranged", "The terms are arranged so that the form asked for appears.")
REVERSED_LINES: dict[str, Law] = {TIDY_UP.name: REARRANGED}

__all__ = [
    "REARRANGED", "REVERSED", "REVERSED_LINES", "backwards", "common_denominator", "difference_of_squares",
    "equal_by_check", "expanded_by_exponential", "reordered", "unordered", "written_out",
]  # fmt: skip
