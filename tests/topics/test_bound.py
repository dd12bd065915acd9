"""Upper bounds: chains to them, what the kernel makes of true and false ones, products over a range."""

from __future__ import annotations

import pytest

from derive import pipeline
from derive.core.certificates import sound
from derive.core.drafts import certificates
from derive.core.errors import InputError, UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.laws import bounding
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.write.plain import plain

CHAIN = "w: L; z: L; l=1..L"
SMALL = CHAIN + "; abs(w_l) <= 1"

# fmt: off
BOUNDS = [
    ("abs(prod(w_l sigma(z_l) (1 - sigma(z_l)), l=1..L))",   CHAIN,   "(1/4)^L prod(abs(w_l), l=1..L)"),
    ("abs(prod(w_l sigma(z_l) (1 - sigma(z_l)), l=1..L))",   SMALL,   "(1/4)^L"),
    ("abs(prod(w_l (1 - tanh(z_l)^2), l=1..L))",             CHAIN,   "prod(abs(w_l), l=1..L)"),
    ("abs(a sin(x) + b cos(x))",                             "",      "abs(a) + abs(b)"),
    ("abs(a b sin(x))",                                      "abs(a) <= 2; abs(b) <= 3", "6"),
    ("abs(sum(w_i x_i, i=1..n))",   "w: n; x: n; i=1..n; abs(x_i) <= 1",  "sum(abs(w_i), i=1..n)"),
]
CLAIMS = [
    ("abs(prod(w_l, l=1..L)) <= 1",                                    SMALL,        "undecided"),
    ("prod(abs(w_l), l=1..L) <= prod(2 abs(w_l), l=1..L)",             CHAIN,        "proved"),
    ("prod(w_l, l=1..L) <= prod(2 w_l, l=1..L)",                       CHAIN,        "undecided"),
    ("sum(w_l, l=1..L) <= sum(w_l + 1, l=1..L)",                       CHAIN,        "proved"),
    ("sum(w_l + 1, l=1..L) <= sum(w_l, l=1..L)",                       CHAIN,        "undecided"),
    ("prod(sigma(z_l) (1 - sigma(z_l)), l=1..L) <= prod(1/5, l=1..L)", CHAIN,        "undecided"),
    ("abs(a + b) <= abs(a) + abs(b)",                                  "",           "proved"),
    ("abs(a - b) <= abs(a) + abs(b)",                                  "",           "proved"),
    ("abs(a + b) <= abs(a) + b",                                       "",           "undecided"),
    ("abs(prod(w_l, l=1..L)) = prod(abs(w_l), l=1..L)",                CHAIN,        "proved"),
    ("prod(w_l/4, l=1..L) = (1/4)^L prod(w_l, l=1..L)",                CHAIN,        "proved"),
    ("prod(2 w_l, l=1..L) = 2 prod(w_l, l=1..L)",                      CHAIN,        "refuted"),
    ("prod(-w_l, l=1..L) = prod(w_l, l=1..L)",                         CHAIN,        "refuted"),
    ("prod(w_l, l=1..L)^2 = prod(w_l^2, l=1..L)",                      CHAIN,        "proved"),
    ("prod(w_l, l=1..L) = prod(z_l, l=1..L)",                          CHAIN,        "refuted"),
]
LAWS = [
    (bounding.absolute_value_of_a_product,             "abs(a b)",          "",        "abs(a) abs(b)"),
    (bounding.absolute_value_of_a_product,             "abs(a/b)",          "",        "abs(a)/abs(b)"),
    (bounding.absolute_value_of_a_product,             "abs(a + b)",        "",        None),
    (bounding.absolute_value_of_what_is_not_negative,  "abs(sigma(a))",     "",        "sigma(a)"),
    (bounding.absolute_value_of_what_is_not_negative,  "abs(a)",            "",        None),
    (bounding.triangle_inequality,                     "abs(a - b)",        "",        "abs(a) + abs(b)"),
    (bounding.factors_at_most,                         "a^2 sigma(b)",      "",        "a^2*1"),
    (bounding.factors_at_most,                         "a sigma(b)",        "",        None),
    (bounding.constant_out_of_a_product,               "prod(c w_l, l=1..L)", CHAIN,   "c^L prod(w_l, l=1..L)"),
    (bounding.constant_out_of_a_product,               "prod(w_l, l=1..L)",   CHAIN,   None),
    (bounding.powers_of_numbers,                       "(1/2)^3 + a",       "",        "1/8 + a"),
]
# fmt: on


@pytest.mark.parametrize(("body", "told", "bound"), BOUNDS)
def test_bounds(body: str, told: str, bound: str) -> None:
    solution = pipeline.solve(pipeline.posed("bound", (body,), {}, told))
    assert all(sound(c.grade) for c in certificates(solution))
    assert plain(solution.answers[0].value) == bound


@pytest.mark.parametrize(("statement", "told", "grade"), CLAIMS)
def test_claims(statement: str, told: str, grade: str) -> None:
    context = read_context(told)
    assert judged(read(statement, context), context, Bench()).grade == grade


@pytest.mark.parametrize(("law", "before", "told", "after"), LAWS)
def test_laws(law, before: str, told: str, after: str | None) -> None:  # type: ignore[no-untyped-def]
    context = read_context(told)
    found = law(read(before, context), context)
    assert (None if found is None else found.end) is (None if after is None else read(after, context))


@pytest.mark.parametrize(
    ("body", "error", "said"), [("x^2", UndecidedError, "no factor"), ("3", InputError, "no letter")]
)
def test_refused(body: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        pipeline.solve(pipeline.posed("bound", (body,), {}))
