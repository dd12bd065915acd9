"""Chains of steps read from right to left."""

from __future__ import annotations

from derive.core.laws import Law, together
from derive.core.rules import Rule
from derive.core.steps import Step
from derive.terms import summands

from .algebra import (
    common_denominator,
    difference_of_squares,
    equal_by_check,
    expanded_by_exponential,
    reordered,
)
from .brackets import common_factor, multiply_out
from .functions import definition_of_the_function
from .general_determinants import (
    determinant_of_a_rotated_product,
    matrix_out_of_a_determinant,
    product_as_a_column,
    sum_as_a_column,
)
from .logarithms import (
    exponential_out_of_logarithm,
    logarithm_of_a_power,
    logarithm_of_a_product,
    logarithm_of_a_quotient,
    logarithm_to_a_base,
)
from .powers import negative_power, power_of_power, power_of_product
from .products import cancel, cancel_number, minus_into_bracket, minus_out_of_fraction, one_fraction, powers_of_one_base
from .reversed_laws import (
    added_and_subtracted,
    bracket_set,
    distributed,
    extended_by_a_number,
    extended_fraction,
    factored_again,
    fraction_as_a_power,
    fraction_as_a_product,
    fraction_taken_apart,
    function_recognised,
    minus_into_fraction,
    minus_taken_out,
    number_taken_out,
    power_as_a_power_of_a_power,
    power_as_a_product,
    power_of_a_product,
    product_of_sum_and_difference,
    shortened_by_exponential,
    terms_split,
    written_out,
)
from .reversed_matrix_laws import OF_MATRICES
from .sums import bracket_in_sum, like_terms, number_into_bracket, pythagorean_identity
from .trigonometry import angle_sum, double_angle, parity, square_of_cosine

MOST_NAMES = 3
REARRANGED = Law("rearranged", "The terms are arranged so that the form asked for appears.")
TWO_WAY: dict[str, Rule] = {
    each.law.name: each
    for each in (
        pythagorean_identity, double_angle, angle_sum, square_of_cosine, parity, reordered, equal_by_check,
        logarithm_of_a_product, logarithm_of_a_quotient, logarithm_of_a_power, logarithm_to_a_base,
        exponential_out_of_logarithm, determinant_of_a_rotated_product, matrix_out_of_a_determinant,
        product_as_a_column, sum_as_a_column,
    )
}  # fmt: skip
REVERSED: dict[str, Rule] = TWO_WAY | {
    forward.law.name: reverse
    for forward, reverse in (
        (definition_of_the_function, function_recognised), (common_denominator, fraction_taken_apart),
        (multiply_out, factored_again), (expanded_by_exponential, shortened_by_exponential),
        (common_factor, distributed), (difference_of_squares, product_of_sum_and_difference),
        (one_fraction, fraction_as_a_product), (powers_of_one_base, power_as_a_product), (cancel, extended_fraction),
        (cancel_number, extended_by_a_number), (power_of_product, power_of_a_product),
        (power_of_power, power_as_a_power_of_a_power), (negative_power, fraction_as_a_power),
        (like_terms, terms_split), (bracket_in_sum, bracket_set), (number_into_bracket, number_taken_out),
        (minus_out_of_fraction, minus_into_fraction), (minus_into_bracket, minus_taken_out),
    )
} | OF_MATRICES  # fmt: skip


def backwards_step(step: Step) -> Step:
    """A step read from right to left, under the name that its law has in that direction."""
    turned_round = step.but(before=step.after, after=step.before, using=())
    if step.detail:
        detail = tuple(map(backwards_step, reversed(step.detail)))
        return turned_round.but(law=_line_law(detail), detail=detail)
    longer = len(summands(step.before)) > len(summands(step.after))
    law = REVERSED.get(step.law.name, added_and_subtracted if longer else written_out).law
    return turned_round.but(law=law, using=(step.before,))


def _line_law(detail: tuple[Step, ...]) -> Law:
    named = {small.law for small in detail if not small.law.trivial}
    few = named and len(named) <= MOST_NAMES
    return together(tuple(small.law for small in detail)) if few else REARRANGED
