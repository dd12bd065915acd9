"""Laws of limits, integrals and sums: what they make of a term, that it keeps its value, and where they don't apply."""

import pytest

from derive.core.context import Context
from derive.judge.applying import put_in
from derive.judge.settled import settled
from derive.judge.verdicts import verdict
from derive.kernel.antiderivatives import antiderivatives
from derive.kernel.bench import Bench
from derive.laws import factorials, integrals, limits, limits_at_infinity, series, standard_limits, sums, trigonometry
from derive.reader.parser import read
from derive.terms import Binder, Symbol, kinds

LIMITS = [
    (limits.limit_of_a_sum,              "limit(x^2 - 3x, x->2)",         "limit(x^2, x->2) - limit(3x, x->2)"),
    (limits.constant_out_of_a_limit,     "limit(3 sin(x)/(2x), x->0)",    "3/2 limit(sin(x)/x, x->0)"),
    (limits.constant_out_of_a_limit,     "limit(-x, x->2)",               "-limit(x, x->2)"),
    (limits.limit_of_a_product,          "limit(x cos(x), x->1)",         "limit(x, x->1) limit(cos(x), x->1)"),
    (limits.limit_of_a_quotient,         "limit(cos(x)/(x+1), x->1)",     "limit(cos(x), x->1)/limit(x+1, x->1)"),
    (limits.limit_inside_a_function,     "limit(cos(x^2), x->1)",         "cos(limit(x^2, x->1))"),
    (limits.limit_inside_a_function,     "limit((x+1)^3, x->1)",          "(limit(x+1, x->1))^3"),
    (limits.limit_by_continuity,         "limit(x^2 + 3x, x->2)",         "2^2 + 3*2"),
    (limits.limit_by_continuity,         "limit(sin(x)/(x+1), x->0)",     "sin(0)/(0+1)"),
    (limits.l_hopital,                   "limit((1 - cos(x))/x^2, x->0)", "limit(sin(x)/(2x), x->0)"),
    (limits.l_hopital,                   "limit(ln(x)/x, x->oo)",         "limit(1/x/1, x->oo)"),
    (standard_limits.standard_limit,              "limit(sin(3x)/(3x), x->0)",     "1"),
    (standard_limits.standard_limit,              "limit((e^x - 1)/x, x->0)",      "1"),
    (standard_limits.standard_limit,              "limit((1 - cos(x))/x^2, x->0)", "1/2"),
    (standard_limits.standard_limit,              "limit((1 + 2/n)^n, n->oo)",     "e^2"),
    (standard_limits.standard_limit,              "limit(sin(3x)/x, x->0)",        "3"),
    (standard_limits.standard_limit,              "limit(sin(3x)/(5x), x->0)",     "3/5"),
    (standard_limits.standard_limit,              "limit((1 - cos(2x))/x^2, x->0)", "2"),
    (standard_limits.standard_limit,              "limit(x ln(x), x->0)",          "0"),
    (limits_at_infinity.ratio_of_the_leading_terms, "limit((5x^3-2)/(2x^3+x), x->oo)", "5/2"),
    (limits_at_infinity.ratio_of_the_leading_terms, "limit((x+1)/(x^2+1), x->oo)", "0"),
    (integrals.integral_from_the_table,  "integral((2x+1)^5, x)",         "(2x+1)^6/6/2"),
    (integrals.integral_from_the_table,  "integral(1/(2x+1), x)",         "ln(abs(2x+1))/2"),
    (integrals.improper_integral,        "integral(e^{-x}, x=0..oo)",     "limit(integral(e^{-x}, x=0..b), b->oo)"),
    (integrals.derivative_of_an_integral, "d/dx integral(sin(t), t=0..x^2)", "sin(x^2) (d/dx x^2)"),
    (factorials.product_of_the_first_numbers, "prod(k, k=1..n)",          "n!"),
    (factorials.factorials_cancelled,    "n!/(n-2)!",                     "n (n-1)"),
    (factorials.binomial_coefficient_written_out, "binom(n, 2)",          "n (n-1)/2"),
    (factorials.logarithm_of_a_long_product, "ln(prod(p_k, k=1..n))",     "sum(ln(p_k), k=1..n)"),
    (trigonometry.half_angle,            "sin(x)^2",                      "(1 - cos(2x))/2"),
    (trigonometry.half_angle,            "cos(x)^2",                      "(1 + cos(2x))/2"),
    (limits_at_infinity.divided_by_the_highest_power,
     "limit((3x^2+1)/(x^2-x), x->oo)", "limit((3+1/x^2)/(1-1/x), x->oo)"),
    (limits_at_infinity.negative_powers_vanish,       "limit((3+1/x^2)/(1-1/x), x->oo)", "3"),
    (limits_at_infinity.growth,                       "limit(x^3 e^{-x}, x->oo)",        "0"),
    (limits_at_infinity.growth,                       "limit(ln(x)/x^2, x->oo)",         "0"),
    (limits_at_infinity.growth,                       "limit(x^2/e^x, x->oo)",           "0"),
    (sums.constant_out_of_an_integral,    "integral(5 x^2, x=0..1)",      "5 integral(x^2, x=0..1)"),
    (integrals.integral_of_a_sum,         "integral(x^2 - cos(x), x)",    "integral(x^2, x) - integral(cos(x), x)"),
    (integrals.integral_of_a_sum,         "integral(x^2 + x + 1, x)",
     "integral(x^2, x) + integral(x, x) + integral(1, x)"),
    (integrals.integral_from_the_table,   "integral(x^3, x)",             "x^4/4"),
    (integrals.integral_from_the_table,   "integral(1/x, x)",             "ln(abs(x))"),
    (integrals.integral_from_the_table,   "integral(e^{3x}, x)",          "e^{3x}/3"),
    (integrals.integral_from_the_table,   "integral(sin(2x), x)",         "-cos(2x)/2"),
    (integrals.integral_from_the_table,   "integral(1/(x^2 + 1), x)",     "arctan(x)"),
    (integrals.integral_from_the_table,   "integral(1/x^3, x)",           "-1/(2x^2)"),
    (integrals.integral_from_the_table,   "integral(cosh(x), x)",         "sinh(x)"),
    (integrals.fundamental_theorem,       "integral(3x^2, x=1..2)",       "3*(2^3/3) - 3*(1^3/3)"),
    (integrals.derivative_of_an_integral, "d/dx integral(e^{-t^2}, t=0..x)", "e^{-x^2}"),
    (integrals.integration_by_parts.with_(Symbol("x")), "integral(x e^x, x)", "x e^x - integral(1*e^x, x)"),
    (integrals.integration_by_parts.with_(Symbol("x")), "integral(x cos(x), x=0..1)",
     "1*sin(1) - 0*sin(0) - integral(1*sin(x), x=0..1)"),
    (integrals.integration_by_substitution.with_(read("x^2")), "integral(2x cos(x^2), x)", "sin(x^2)"),
    (integrals.integration_by_substitution.with_(read("x^2")),
     "integral(2x e^{x^2}, x=0..1)", "integral(e^u, u=0^2..1^2)"),
    (integrals.adjoining_integrals, "integral(x^2, x=0..1) + integral(x^2, x=1..2)", "integral(x^2, x=0..2)"),
    (integrals.bounds_exchanged,          "integral(x, x=0..1)",          "-integral(x, x=1..0)"),
    (sums.constant_out_of_sum,            "sum(c sum(k j, j=1..m), k=1..n)", "c sum(sum(k j, j=1..m), k=1..n)"),
    (sums.constant_out_of_sum,            "sum(k sum(j, j=1..m), k=1..n)", "sum(j, j=1..m) sum(k, k=1..n)"),
    (series.sum_of_the_first_numbers,     "sum(k, k=1..n)",               "n (n+1)/2"),
    (series.sum_of_the_first_numbers,     "sum(k^2, k=1..n)",             "n (n+1) (2n+1)/6"),
    (series.sum_of_the_first_numbers,     "sum(k^3, k=1..n)",             "n^2 (n+1)^2/4"),
    (series.geometric_sum,                "sum(r^k, k=0..n)",             "(1 - r^{n+1})/(1 - r)"),
    (series.geometric_sum,                "sum(a r^k, k=1..n)",           "a r ((1 - r^n)/(1 - r))"),
    (series.geometric_series,             "sum(1/2^k, k=0..oo)",          "1/(1 - 1/2)"),
    (series.exponential_series,           "sum(x^k/k!, k=0..oo)",         "e^x"),
    (series.binomial_theorem,             "sum(binom(n, k) a^k b^{n-k}, k=0..n)", "(a + b)^n"),
    (series.telescoping_sum,              "sum(1/k - 1/(k+1), k=1..n)",   "1/1 - 1/(n+1)"),
    (series.index_shifted.with_(read("1")), "sum(k, k=1..n)",             "sum(k+1, k=0..n-1)"),
]  # fmt: skip
NOT_OF = [
    (limits.limit_of_a_sum,              "integral(x^2 + x, x=0..1)"),
    (limits.limit_by_continuity,         "limit(sin(x)/x, x->oo)"),
    (limits.limit_by_continuity,         "limit(floor(x), x->1)"),
    (limits.limit_by_continuity,         "limit(x^(-2), x->0)"),
    (limits.l_hopital,                   "limit(3/x, x->0)"),
    (standard_limits.standard_limit,              "limit(sin(x)/x, x->oo)"),
    (standard_limits.standard_limit,              "limit(sin(3x)/sin(5x), x->0)"),
    (limits.limit_by_continuity,         "limit(arcsin(x), x->0)"),
    (limits_at_infinity.ratio_of_the_leading_terms, "limit((x^3+1)/(x^2+1), x->oo)"),
    (limits_at_infinity.ratio_of_the_leading_terms, "limit((sin(x)+1)/(x^2+1), x->oo)"),
    (integrals.improper_integral,        "integral(e^{-x}, x=0..1)"),
    (factorials.product_of_the_first_numbers, "prod(k, k=2..n)"),
    (factorials.factorials_cancelled,    "n!/k!"),
    (factorials.binomial_coefficient_written_out, "binom(n, k)"),
    (factorials.logarithm_of_a_long_product, "ln(sum(k, k=1..n))"),
    (trigonometry.half_angle,            "sin(x)^3"),
    (standard_limits.standard_limit,              "limit((1 + x/n)^n, x->oo)"),
    (limits_at_infinity.divided_by_the_highest_power, "limit((x+1)/(x^2+1), x->0)"),
    (limits_at_infinity.negative_powers_vanish,       "limit((1 + 1/x)^x, x->oo)"),
    (limits_at_infinity.negative_powers_vanish,       "limit(ln(1/x), x->oo)"),
    (limits_at_infinity.negative_powers_vanish,       "limit(x (1/x), x->oo)"),
    (limits_at_infinity.growth,                       "limit(x^2 e^x, x->oo)"),
    (limits_at_infinity.growth,                       "limit(e^{-x}, x->-oo)"),
    (limits_at_infinity.growth,                       "limit(sin(x) e^x/e^x, x->oo)"),
    (sums.constant_out_of_an_integral,    "sum(5 k, k=1..n)"),
    (sums.constant_out_of_sum,            "integral(5 x, x=0..1)"),
    (integrals.integral_from_the_table,   "integral(e^{x^2}, x)"),
    (integrals.integral_from_the_table,   "integral(x^2, x=0..1)"),
    (integrals.integral_of_a_sum,         "integral(x^2, x)"),
    (integrals.fundamental_theorem,       "integral(e^{-x}, x=0..oo)"),
    (integrals.derivative_of_an_integral, "d/dx integral(e^{x t}, t=0..x)"),
    (integrals.derivative_of_an_integral, "d/dx integral(e^{t}, t=x..1)"),
    (integrals.integration_by_parts.with_(read("sin(x)")), "integral(x e^x, x)"),
    (integrals.integration_by_substitution.with_(read("x^2")), "integral(x^2 cos(x^2), x)"),
    (integrals.adjoining_integrals,       "integral(x^2, x=0..1) + integral(x^2, x=2..3)"),
    (series.sum_of_the_first_numbers,     "sum(k, k=2..n)"),
    (series.geometric_sum,                "sum(k^k, k=0..n)"),
    (series.geometric_series,             "sum(k 2^k, k=0..oo)"),
    (series.exponential_series,           "sum(x^k/k!, k=1..oo)"),
    (series.binomial_theorem,             "sum(binom(n, k) a^k b^k, k=0..n)"),
    (series.binomial_theorem,             "sum(a^k b^{n-k}, k=0..n)"),
    (series.telescoping_sum,              "sum(1/k - 1/(k+2), k=1..n)"),
]  # fmt: skip
BEYOND = ("limit(ln(x)/x, x->oo)", "sum(x^k/k!, k=0..oo)")  # true, but no rung of the kernel shows it


@pytest.mark.parametrize(("rule", "before", "after"), LIMITS)
def test_laws(rule, before, after):
    found = rule(read(before), Context())
    assert found is not None
    assert settled(put_in(found.end)) is settled(read(after))


@pytest.mark.parametrize(("rule", "before"), [(rule, before) for rule, before, _ in LIMITS if before not in BEYOND])
def test_laws_keep_the_value(rule, before):
    start = read(before)
    step = rule(start, Context()).steps[0]
    context = Context().given(*(each.relation for each in step.conditions if Binder not in kinds(each.relation)))
    modulo = (Symbol("x"),) if antiderivatives(start) else ()
    assert verdict(start, put_in(step.after), "=", context, Bench(), modulo).follows


@pytest.mark.parametrize(("rule", "term"), NOT_OF)
def test_laws_do_not_apply(rule, term):
    assert rule(read(term), Context()) is None
