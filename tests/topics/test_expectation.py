"""Expectations and variances: values, what the kernel makes of moments, what each law does, and what is refused."""

from __future__ import annotations

import pytest

from derive import pipeline
from derive.core.certificates import sound
from derive.core.drafts import certificates
from derive.core.errors import InputError
from derive.kernel.bench import Bench
from derive.laws import expectations, variances
from derive.laws.told_equations import excluded_value_dropped
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.write.plain import plain

LAYER = "w: n; x: n; w, x independent; i=1..n; E[w_i] = 0; Var(w_i) = v; E[x_i] = 0; Var(x_i) = s"
FREE = "w: n; w independent; i=1..n"
BOTH = "X, Y independent; E[X] = a; E[Y] = b; Var(X) = s; Var(Y) = t"

# fmt: off
VALUES = [
    ("E[2 X - 3]",                           "E[X] = m",                               "2 m - 3"),
    ("E[X Y]",                               BOTH,                                     "a b"),
    ("E[X^2]",                               BOTH,                                     "s + a^2"),
    ("Var(X + Y)",                           BOTH,                                     "s + t"),
    ("Var(X - Y)",                           BOTH,                                     "s + t"),
    ("Var(X/2 + 7)",                         BOTH,                                     "s/4"),
    ("Var(X Y)",                             "X, Y independent; E[X] = 0; E[Y] = 0; Var(X) = s; Var(Y) = t", "s t"),
    ("Var(X + Y)",                           "Var(X) = 2; Var(Y) = 3; Cov(X, Y) = r",  "5 + 2 r"),
    ("Cov(2 X + Y, Y)",                      BOTH,                                     "t"),
    ("E[(X - m)^2]",                         "E[X] = m; Var(X) = s",                   "s"),
    ("Var(sum(w_i x_i, i=1..n))",            LAYER,                                    "n s v"),
    ("E[sum(w_i x_i, i=1..n)]",              LAYER,                                    "0"),
    ("Var(sum(w_i, i=1..n)/n)",              FREE + "; Var(w_i) = s",                  "s/n"),
    ("E[relu(z)^2]",                         "z symmetric-about-zero; Var(z) = s",     "s/2"),
]
EQUALITIES = [
    ("Var(sum(w_i x_i, i=1..n))",            "n v s",                                  LAYER,               "proved"),
    ("Var(sum(w_i x_i, i=1..n))",            "n v s^2",                                LAYER,               "refuted"),
    ("Var(sum(w_i x_i, i=1..n))",            "v s",                                    LAYER,               "refuted"),
    ("E[sum(w_i x_i, i=1..n)^2]",            "n v s",                                  LAYER,               "proved"),
    ("Var(w_i x_i)",                         "v s",                                    LAYER,               "proved"),
    ("Var(sum(w_i, i=1..n))",                "sum(Var(w_i), i=1..n)",                  FREE,                "proved"),
    ("E[sum(w_i, i=1..n)^2]",     "sum(Var(w_i), i=1..n) + sum(E[w_i], i=1..n)^2",     FREE,                "proved"),
    ("E[sum(w_i, i=1..n)^2]",                "sum(E[w_i^2], i=1..n)",                  FREE,                "refuted"),
    ("E[sum(w_i, i=1..n)^3]",                "n m + 3 n (n - 1) s t + n (n - 1) (n - 2) t^3",
     FREE + "; E[w_i] = t; E[w_i^2] = s; E[w_i^3] = m",                                                     "proved"),
    ("Var(a X + b)",                         "a^2 Var(X)",                             "X independent",     "proved"),
    ("Var(a X + b)",                         "a Var(X)",                               "X independent",     "refuted"),
    ("Var(X - Y)",                           "Var(X) - Var(Y)",                        "X, Y independent",  "refuted"),
    ("Var(X + Y)",                           "Var(X) + Var(Y)",                        "X, Y independent",  "proved"),
    ("Var(X + Y)",                 "Var(X) + Var(Y)",                       "E[X] = 0; E[Y] = 0", "undecided"),
    ("Var(X + Y)",              "Var(X) + Var(Y) + 2 Cov(X, Y)",                       "E[X] = 0; E[Y] = 0", "proved"),
    ("E[X Y]",                               "E[X] E[Y]",                              "X, Y independent",  "proved"),
    ("E[X Y Z]",                             "E[X Y] E[Z]",               "X, Z independent; E[Y] = m",    "undecided"),
    ("E[X^2 Z]",                             "E[X^2] E[Z]",                            "X, Z independent",  "proved"),
    ("E[X^2 Z]",                             "E[X]^2 E[Z]",                            "X, Z independent",  "refuted"),
    ("E[X^2]",                               "E[X]^2",                                 "X independent",     "refuted"),
    ("E[relu(z)^2]",                         "E[z^2]/2",                        "z symmetric-about-zero",   "proved"),
    ("E[relu(z)^2]",                         "E[z^2]/2",                            "z independent",     "undecided"),
    ("E[abs(X)^2]",                          "E[X^2]",                                 "X independent",     "proved"),
    ("E[w . x]",                             "0",                                      LAYER,               "proved"),
    ("Var(w^T x)",                           "n v s",                                  LAYER,               "proved"),
]
LAWS = [
    (expectations.expectation_of_a_sum,          "E[X + Y]",        BOTH,   "E[X] + E[Y]"),
    (expectations.constant_out_of_expectation,   "E[3 X]",          BOTH,   "3 E[X]"),
    (expectations.constant_out_of_expectation,   "E[X]",            BOTH,   None),
    (variances.constant_out_of_variance,      "Var(X/3)",        BOTH,   "Var(X)/3^2"),
    (variances.constant_out_of_variance,      "Var(5)",          BOTH,   "0"),
    (expectations.expectation_of_a_product,      "E[X Y]",          BOTH,   "E[X] E[Y]"),
    (expectations.expectation_of_a_product,      "E[X Y]",          "E[X] = 0; E[Y] = 0", None),
    (expectations.expectation_of_a_product,      "E[X Y Z]",        "X, Z independent; E[Y] = 0", None),
    (variances.variance_of_a_sum,             "Var(X + Y)",      BOTH,   "Var(X) + Var(Y)"),
    (variances.variance_of_a_sum,             "Var(X + Y)",      "E[X] = 0; E[Y] = 0", None),
    (variances.variance_of_two,        "Var(X + Y)",      "E[X] = 0; E[Y] = 0", "Var(X) + Var(Y) + 2 Cov(X, Y)"),
    (variances.variance_of_a_product,         "Var(X Y)",        BOTH,   "E[X^2] E[Y^2] - E[X]^2 E[Y]^2"),
    (expectations.mean_square,                   "E[X^2]",          BOTH,   "Var(X) + E[X]^2"),
    (variances.variance_by_moments,           "Var(X)",          "E[X^2] = 2", "E[X^2] - E[X]^2"),
    (variances.covariance_by_moments,         "Cov(X, Y)",       BOTH,   "0"),
    (variances.covariance_by_moments,         "Cov(X, Y)",       "E[X] = 0; E[Y] = 0", "E[X Y] - E[X] E[Y]"),
    (variances.covariance_is_bilinear,        "Cov(2 X, Y)",     "E[X] = 0; E[Y] = 0", "2 Cov(X, Y)"),
    (expectations.declared_moment,               "Var(w_i)",        LAYER,  "v"),
    (expectations.half_by_symmetry,              "E[relu(z)^4]",    "z symmetric-about-zero", "E[z^4]/2"),
    (expectations.half_by_symmetry,              "E[relu(z)]",      "z symmetric-about-zero", None),
    (expectations.odd_moment_by_symmetry,        "E[z^3]",          "z symmetric-about-zero", "0"),
    (expectations.odd_moment_by_symmetry,        "E[z^2]",          "z symmetric-about-zero", None),
    (excluded_value_dropped,                     "a = 2 or a = -2", "a > 0", "a = 2"),
    (excluded_value_dropped,                     "a = 2 or a = -2", "", None),
]
REFUSED = [
    ("X + 1",   "X independent",  {},                              "an expectation such as"),
    ("E[X]",    "",               {},                              "no letter is declared random"),
    ("Var(X)",  "Var(X) = v",     {"equals": ["1"]},               "give both"),
    ("Var(X)",  "Var(X) = v",     {"equals": ["1"], "for": ["u"]}, "does not occur in the value"),
]
# fmt: on


@pytest.mark.parametrize(("body", "told", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_values(body: str, told: str, value: str) -> None:
    solution = pipeline.solve(pipeline.posed("expectation", (body,), {}, told))
    assert all(sound(c.grade) for c in certificates(solution))
    assert plain(solution.answers[0].value) == value


@pytest.mark.parametrize(("left", "right", "told", "grade"), EQUALITIES)
def test_equalities(left: str, right: str, told: str, grade: str) -> None:
    context = read_context(told)
    assert Bench().equal(read(left, context), read(right, context), context).grade == grade


@pytest.mark.parametrize(("law", "before", "told", "after"), LAWS)
def test_laws(law, before: str, told: str, after: str | None) -> None:  # type: ignore[no-untyped-def]
    context = read_context(told)
    found = law(read(before, context), context)
    assert (None if found is None else found.end) is (None if after is None else read(after, context))


@pytest.mark.parametrize(("body", "told", "options", "said"), REFUSED)
def test_refused(body: str, told: str, options: dict[str, list[str]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        pipeline.solve(pipeline.posed("expectation", (body,), options, told))
