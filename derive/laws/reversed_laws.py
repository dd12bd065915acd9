"""The names that laws have when they are read from right to left."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.laws import Law
from derive.core.rules import Provided, Rule, rule
from derive.core.strategies import options_of
from derive.terms import Term

from .algebra import (
    common_denominator,
    difference_of_squares,
    expanded_by_exponential,
)
from .brackets import common_factor, multiply_out
from .functions import definition_of_the_function
from .powers import negative_power, power_of_power, power_of_product
from .products import cancel, cancel_number, minus_into_bracket, minus_out_of_fraction, one_fraction, powers_of_one_base
from .sums import bracket_in_sum, like_terms, number_into_bracket
from .tidy import TIDY
from .two_way import turned


def backwards(name: str, statement: str, formula: str, forward: Rule) -> Rule:
    """A law read from right to left under its own name; its parameter is the result."""

    def rewrite(term: Term, context: Context, *targets: Term) -> Term | Provided | None:
        return turned(forward, term, targets[0], context) if len(targets) == 1 else None

    return Rule(Law(name, statement, formula), rewrite)


function_recognised = backwards(
    "definition-recognised",
    "What stands here is the definition of a function, which is written by its name.",
    "1/(1 + e^{-u}) = sigma(u)",
    definition_of_the_function,
)
fraction_taken_apart = backwards(
    "fraction-taken-apart",
    "A fraction of a sum is the sum of the fractions.",
    "(a + b)/c = a/c + b/c",
    common_denominator,
)
factored_again = backwards("factoring", "The sum is written as a product.", "a c + b c = (a + b) c", multiply_out)
shortened_by_exponential = backwards(
    "shortened-by-exponential",
    "Numerator and denominator are divided by the same exponential.",
    "a e^u/(b e^u) = a/b",
    expanded_by_exponential,
)
distributed = backwards(
    "distributive-law",
    "A factor before a bracket is multiplied into each of its summands.",
    "(a + b) c = a c + b c",
    common_factor,
)
product_of_sum_and_difference = backwards(
    "product-of-sum-and-difference",
    "The product of a sum and the difference is the difference of the squares.",
    "(a - b)(a + b) = a^2 - b^2",
    difference_of_squares,
)
fraction_as_a_product = backwards(
    "fraction-as-a-product", "A fraction is written as a product of fractions.", "a b/(c d) = (a/c) (b/d)", one_fraction
)
power_as_a_product = backwards(
    "power-as-a-product",
    "A power is written as a product of powers with the same base.",
    "a^{m+n} = a^m a^n",
    powers_of_one_base,
)
extended_fraction = backwards(
    "extended-fraction", "Numerator and denominator are multiplied by the same factor.", "a/b = a u/(b u)", cancel
)
extended_by_a_number = backwards(
    "extended-by-a-number",
    "Numerator and denominator are multiplied by the same number.",
    "a/b = c a/(c b)",
    cancel_number,
)
power_of_a_product = backwards(
    "equal-exponents",
    "A product or a quotient of powers with the same exponent is one power.",
    "a^n b^n = (a b)^n",
    power_of_product,
)
power_as_a_power_of_a_power = backwards(
    "exponent-as-a-product",
    "A power whose exponent is a product is a power of a power.",
    "a^{m n} = (a^m)^n",
    power_of_power,
)
fraction_as_a_power = backwards(
    "fraction-as-a-power", "One over a power is a power with a negative exponent.", "1/u^n = u^{-n}", negative_power
)
terms_split = backwards("terms-split", "A term is written as a sum of like terms.", "(a + b) x = a x + b x", like_terms)
bracket_set = backwards(
    "bracket-set",
    "Summands are put into a bracket, with a number or a sign before it.",
    "c a + c b = c (a + b)",
    bracket_in_sum,
)
number_taken_out = backwards(
    "number-taken-out",
    "A number that all summands have is taken out of the sum.",
    "c a + c b = c (a + b)",
    number_into_bracket,
)
minus_into_fraction = backwards(
    "minus-into-fraction",
    "A minus sign before a fraction goes into its numerator.",
    "-(a + b)/c = (-a - b)/c",
    minus_out_of_fraction,
)
minus_taken_out = backwards(
    "minus-taken-out",
    "A difference turned round gets a minus sign before it.",
    "(b - a) c = -(a - b) c",
    minus_into_bracket,
)


@rule(trivial=True)
def written_out(term: Term, context: Context, *targets: Term) -> Term | Provided | None:
    """A law of arithmetic is read from right to left."""
    for target in targets:
        for option in options_of(TIDY):
            found = option(target, context)
            if found is not None and found.end is term:
                conditions = tuple(c.relation for step in found.steps for c in step.conditions)
                return Provided(target, conditions) if conditions else target
    return None


@rule("a = (a + c) - c")
def added_and_subtracted(term: Term, context: Context, *targets: Term) -> Term | Provided | None:
    """The same number is added and subtracted again."""
    return written_out.rewrite(term, context, *targets)
