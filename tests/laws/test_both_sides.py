"""Laws of equations, inequalities, systems, matrices and chances: what they make, that it is right, and not of what."""

import pytest

from derive.core.context import Context
from derive.judge.conditional_events import conditional
from derive.judge.settled import normal, settled
from derive.judge.verdicts import verdict
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.laws import equation_moves as moves
from derive.laws import events, inverses
from derive.laws import inequalities as below
from derive.laws.systems import solved_in, substitution
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import number

ONE, TWO, LESS = number(0), number(1), number(-1)
SQUARE = "A: n x n invertible; B: n x n; X: n x n; x: n; b: n"
LAWS = [
    (moves.both_sides_squared,      "",      "sqrt(x+3) = x - 3",           "x + 3 = (x - 3)^2"),
    (moves.both_sides_squared,      "",      "x = 5",                       "x^2 = 25"),
    (moves.cleared_of_fractions,    "",      "x/(x-1) = 2",                 "x = 2 (x-1)"),
    (moves.cleared_of_fractions,    "",      "1/x + 1/(x+1) = 1",           "x + 1 + x = x (x+1)"),
    (moves.cleared_of_fractions,    "",      "1/x = 0",                     "1 = 0"),
    (moves.logarithms_taken,        "",      "2^x = 8",                     "ln(2^x) = ln(8)"),
    (moves.exponential_to_a_base_undone, "", "3^x = 5",                     "x = ln(5)/ln(3)"),
    (below.negative_between_the_roots, "",   "(x-2) (x+2) < 0",             "-2 < x and x < 2"),
    (below.positive_outside_the_roots, "",   "(x-1) (x-2) >= 0",            "x <= 1 or x >= 2"),
    (inverses.determinant_of_a_multiple, SQUARE, "det(s A)",                "s^n det(A)"),
    (inverses.inverse_of_an_inverse, SQUARE, "(A^-1)^-1",                   "A"),
    (inverses.square_of_a_sum_of_matrices, SQUARE, "(A + B)^2",             "A^2 + A B + B A + B^2"),
    (events.probability_of_both,    "",      "P(A and B and C)",            "P(A given B and C) P(B and C)"),
    (events.event_taken_apart,      "",      "P(A and B) + P(A and not B)", "P(A)"),
    (events.probability_of_independent_events, "A, B independent", "P(A and B)", "P(A) P(B)"),
    (moves.absolute_value_undone,   "",      "abs(x-1) = 3",                "x - 1 = 3 or x - 1 = -3"),
    (moves.equations_added.with_(ONE, TWO, number(1)), "", "x + y = 3 and x - y = 1", "x + y + x - y = 3 + 1"),
    (moves.equation_replaced_by_a_sum.with_(ONE, TWO, LESS), "", "x + y = 3 and x - y = 1",
     "x + y - (x - y) = 3 - 1 and x - y = 1"),
    (moves.put_into_the_other.with_(read("y = 3 - x")), "", "y = 3 - x and x - y = 1", "x - (3 - x) = 1"),
    (substitution.with_(read("y = 2x")), "", "y = 2x and x + y = 3",         "y = 2x and x + 2x = 3"),
    (below.divided_by_a_negative_number.with_(number(-2)), "", "-2x < 6",    "x > -3"),
    (below.divided_by_a_negative_number.with_(LESS), "", "-x >= 3 + y",      "x <= -3 - y"),
    (below.multiplied_by_what_is_positive.with_(read("x")), "x > 0", "1/x < 2", "1 < 2x"),
    (below.absolute_value_below,    "",      "abs(x) < 2",                  "-2 < x and x < 2"),
    (below.absolute_value_above,    "",      "abs(x) >= 2",                 "x <= -2 or x >= 2"),
    (below.square_below,            "",      "x^2 < 4",                     "-sqrt(4) < x and x < sqrt(4)"),
    (below.square_above,            "",      "x^2 > 4",                     "x < -sqrt(4) or x > sqrt(4)"),
    (below.logarithm_of_an_inequality, "",   "e^x > 3",                     "x > ln(3)"),
    (below.exponential_of_an_inequality, "x > 0", "ln(x) < 3",              "x < e^3"),
    (below.product_positive,        "",      "(x-1) (x-2) > 0", "(x-1 > 0 and x-2 > 0) or (x-1 < 0 and x-2 < 0)"),
    (below.product_negative,        "",      "(x-1) (x-2) < 0", "(x-1 > 0 and x-2 < 0) or (x-1 < 0 and x-2 > 0)"),
    (inverses.inverse_next_to_its_matrix, SQUARE, "A^-1 A B",               "B"),
    (inverses.inverse_on_the_left,  SQUARE,  "A x = b",                     "x = A^-1 b"),
    (inverses.inverse_on_the_right, SQUARE,  "X A = B",                     "X = B A^-1"),
    (inverses.multiplied_from_the_left, SQUARE, "A x = b",                  "A^-1 A x = A^-1 b"),
    (inverses.eigenvalue_equation,  SQUARE,  "A x = s x",                   "(A - s I) x = 0"),
    (inverses.trace_turned_round.with_(number(1)), SQUARE, "tr(A B X)",     "tr(B X A)"),
    (inverses.determinant_of_a_product, SQUARE, "det(A B)",                 "det(A) det(B)"),
    (inverses.determinant_of_an_inverse, SQUARE, "det(A^-1)",               "1/det(A)"),
    (inverses.determinant_of_a_transpose, SQUARE, "det(A^T)",               "det(A)"),
    (inverses.squared_length,       SQUARE,  "norm(A x)^2",                 "x^T A^T A x"),
    (events.probability_of_the_opposite, "", "P(not A)",                    "1 - P(A)"),
    (events.probability_of_one_or_the_other, "", "P(A or B)",               "P(A) + P(B) - P(A and B)"),
    (events.conditional_probability, "",     "P(A given B)",                "P(A and B)/P(B)"),
    (events.probability_of_both,    "",      "P(A and B)",                  "P(A given B) P(B)"),
    (events.bayes_rule,             "",      "P(A given B)",                "P(B given A) P(A)/P(B)"),
    (events.total_probability,      "",      "P(B given A) P(A) + P(B given not A) P(not A)", "P(B)"),
    (events.variance_by_definition, "",      "Var(X)",                      "E[(X - E[X])^2]"),
    (events.variance_formula,       "",      "Var(X)",                      "E[X^2] - E[X]^2"),
    (events.covariance_by_definition, "",    "Cov(X, Y)",                   "E[(X - E[X]) (Y - E[Y])]"),
]  # fmt: skip
NOT_OF = [
    (moves.both_sides_squared,      "",      "x < 3"),
    (moves.cleared_of_fractions,    "",      "x/2 = 3"),
    (moves.cleared_of_fractions,    "",      "1/x < 2"),
    (moves.logarithms_taken,        "",      "x = 0"),
    (moves.absolute_value_undone,   "",      "abs(x) < 3"),
    (moves.put_into_the_other.with_(read("y = 2")), "", "y = 3 and x = y and x = 1"),
    (below.divided_by_a_negative_number.with_(number(2)), "", "2x < 6"),
    (below.divided_by_a_negative_number.with_(LESS), "", "-x = 6"),
    (below.absolute_value_below,    "",      "abs(x) > 2"),
    (below.square_below,            "",      "x^3 < 8"),
    (below.logarithm_of_an_inequality, "",   "e^x > 0"),
    (below.product_positive,        "",      "(x-1) (x-2) > 1"),
    (below.negative_between_the_roots, "",   "(x-2) (2 x+2) < 0"),
    (moves.exponential_to_a_base_undone, "", "1^x = 5"),
    (events.event_taken_apart,      "",      "P(A and B) + P(C and not B)"),
    (events.probability_of_independent_events, "", "P(A and B)"),
    (inverses.inverse_next_to_its_matrix, SQUARE, "A^-1 B A"),
    (inverses.determinant_of_a_product, "X: n x d", "det(X^T X)"),
    (inverses.eigenvalue_equation,  SQUARE,  "A x = s b"),
    (events.probability_of_the_opposite, "", "P(A)"),
    (events.total_probability,      "",      "P(B given A) P(A) + P(B given C) P(C)"),
    (events.total_probability,      "",      "P(B given A) P(B) + P(B given not A) P(not A)"),
    (events.probability_of_one_or_the_other, "", "P(A and B)"),
]  # fmt: skip


def context_of(declared):
    return read_context(declared) if declared else Context()


@pytest.mark.parametrize(("rule", "declared", "before", "after"), LAWS)
def test_laws(rule, declared, before, after):
    context = context_of(declared)
    found = rule(read(before, context), context)
    assert found is not None
    as_written = normal if is_statement(found.end) else settled
    assert as_written(found.end) is as_written(read(after, context))


@pytest.mark.parametrize(("rule", "declared", "before", "after"), LAWS)
def test_laws_are_right(rule, declared, before, after):
    context = context_of(declared)
    start = read(before, context)
    step = rule(start, context).steps[0]
    known = context.given(*(conditional(each.relation) for each in step.conditions))
    relation = rule.law.relation if is_statement(start) else "="
    assert verdict(conditional(start), conditional(step.after), relation, known, Bench(), ()).follows


@pytest.mark.parametrize(("rule", "declared", "before"), NOT_OF)
def test_laws_do_not_apply(rule, declared, before):
    context = context_of(declared)
    assert rule(read(before, context), context) is None


def test_letters_to_put_in_are_those_that_an_equation_names():
    assert tuple(solved_in(read("y = 2x and x + y = 3"), Context())) == ((read("y = 2x"),),)
