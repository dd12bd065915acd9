"""Minima of convex functions with corners: answers, SymPy's values beside them, and what is refused."""

from __future__ import annotations

import pytest

from derive import pipeline
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import certificates
from derive.core.errors import InputError, UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.laws.subgradients import corner_by_sign, inequality_solved, sum_written_out
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Collection, Relation, Symbol, call, number
from derive.write.plain import plain

# fmt: off
MINIMA = [
    ("abs(w - 3)",                               "",                       "3"),
    ("abs(w - 3) + w/2",                         "",                       "3"),
    ("abs(w) + (w - 3)^2",                       "",                       "5/2"),
    ("2 abs(w + 1) + (w - 3)^2/2",               "",                       "1"),
    ("max(0, 1 - w) + w^2/2",                    "",                       "1"),
    ("max(0, 1 - w) + relu(w - 4)",              "",                       "[1, 4]"),
    ("max(2 - w, 2 w - 1)",                      "",                       "1"),
    ("abs(w - 1) + abs(w - 2) + abs(w - 7)",     "",                       "2"),
    ("abs(w - a) + abs(w - b)",                  "a < b",                  "[a, b]"),
    ("abs(w - a) + 2 abs(w - b)",                "a < b",                  "b"),
    ("(w - a)^2 + k abs(w - a)",                 "k >= 0",                 "a"),
    ("relu(w)",                                  "",                       "(-oo, 0]"),
    ("-min(w, 1 - w)",                           "",                       "1/2"),
    ("(w - m)^2/2 + s w^2/2",                    "s > 0",                  "m/(s + 1)"),
    ("sum(abs(k - w), k=1..4)",                  "",                       "[2, 3]"),
    ("(w - z)^2/2 + 3 abs(w)", "", "cases(z + 3 if z < -3; z - 3 if z > 3; 0 if z >= -3 and z <= 3)"),
    ("(w - z)^2/2 + abs(w - 1)", "", "cases(z + 1 if z < 0; z - 1 if z > 2; 1 if z >= 0 and z <= 2)"),
]
REFUSED = [
    ("-abs(w)",                                  "",            UndecidedError, "not seen to be convex"),
    ("a abs(w) + w^2",                           "",            UndecidedError, "declare the factors"),
    ("abs(w - a) + abs(w - b)",                  "",            UndecidedError, "the order of the kinks"),
    ("abs(w) + 2 w",                             "",            UndecidedError, "falls without end"),
    ("e^w + abs(w)",                             "",            UndecidedError, "only polynomials plus"),
    ("w^4 + abs(w)",                             "",            UndecidedError, "degree above two"),
    ("abs(w)",                                   "w > 1",       InputError,     "restricted by a declaration"),
    ("abs(w) + x w",                             "",            UndecidedError, "depends on the parameters"),
]
CLAIMS = [
    ("argmin(abs(c - 1) + abs(c - 2) + abs(c - 7), c) = 2",  "",                 "proved"),
    ("argmin(abs(c - 1) + abs(c - 2) + abs(c - 7), c) = 1",  "",                 "refuted"),
    ("argmin(abs(c - 1) + abs(c - 2), c) = 1",               "",                 "undecided"),
    ("argmin((w - z)^2/2 + k abs(w), w) = z - k",            "k >= 0; z > k",    "proved"),
    ("argmin((w - z)^2/2 + k abs(w), w) = z + k",            "k > 0; z > k",     "refuted"),
    ("argmin((w - z)^2/2 + k abs(w), w) = z - k",            "z > k",            "undecided"),
    ("argmin(w^2 - 3 abs(w), w) = 0",                        "",                 "undecided"),
    ("argmin((w - 1)^2, w) = 1",                             "",                 "proved"),
    ("argmin((w - 1)^2, w) = 1",                             "w > 2",            "undecided"),
    ("z < -k or z > k or z >= -k and z <= k",                "k >= 0",           "proved"),
    ("z < -k or z > k or z >= -k and z < k",                 "k >= 0",           "undecided"),
    ("z < 1 or z = 1 or z > 1 and z < 2 or z >= 2",          "",                 "proved"),
    ("z < 1 or z = 1 or z > 1 and z < 2 or z > 2",           "",                 "undecided"),
]
LAWS = [
    (corner_by_sign,                             "abs(u)",                       "u >= 0",  "u"),
    (corner_by_sign,                             "abs(u)",                       "u < 0",   "-u"),
    (corner_by_sign,                             "max(u, 2)",                    "u < 1",   "2"),
    (corner_by_sign,                             "min(u, 2)",                    "u < 1",   "u"),
    (corner_by_sign,                             "relu(u - 1)",                  "u < 1",   "0"),
    (corner_by_sign,                             "abs(u)",                       "",        None),
    (sum_written_out,                            "sum(k^2, k=2..4)",             "",        "2^2 + 3^2 + 4^2"),
    (sum_written_out,                            "sum(y_k, k=1..2)",             "y = [5, 7]", "5 + 7"),
    (inequality_solved.with_(Symbol("z")),       "z - k > 0",                    "",        "z > k"),
    (inequality_solved.with_(Symbol("z")),       "-2 z - k >= 0",                "",        "z <= -k/2"),
    (inequality_solved.with_(Symbol("z")),       "(z - k)/(1 + m) < 0",          "m > 0",   "z < k"),
    (inequality_solved.with_(Symbol("z")),       "(z - k)/(1 + m) < 0",          "",        None),
    (inequality_solved.with_(Symbol("z")),       "k z > 1",                      "",        None),
]
# fmt: on


@pytest.mark.parametrize(("function", "facts", "minimiser"), MINIMA, ids=[row[0] for row in MINIMA])
def test_minimiser(function: str, facts: str, minimiser: str) -> None:
    solution = pipeline.solve(pipeline.posed("minimise", (function,), {"wrt": ["w"]}, facts))
    assert all(sound(c.grade) for c in certificates(solution))
    assert plain(solution.answers[0].value).rpartition(" in ")[2] == minimiser


@pytest.mark.parametrize(("function", "facts", "error", "said"), REFUSED, ids=[row[0] + row[1] for row in REFUSED])
def test_refused(function: str, facts: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        pipeline.solve(pipeline.posed("minimise", (function,), {"wrt": ["w"]}, facts))


@pytest.mark.parametrize(("statement", "facts", "grade"), CLAIMS)
def test_claims(statement: str, facts: str, grade: str) -> None:
    context = read_context(facts)
    assert judged(read(statement, context), context, Bench()).grade == grade


def test_an_interval_of_minimisers() -> None:
    least = call("argmin", read("abs(c - 1) + abs(c - 2)"), Symbol("c"))
    grades = [
        judged(Relation("in", least, Collection("[]", tuple(map(number, ends)))), Context(), Bench()).grade
        for ends in ((1, 2), (1, 1), (0, 2), (1, 3))
    ]
    assert grades == ["proved", "refuted", "refuted", "refuted"]


@pytest.mark.parametrize(("law", "before", "facts", "after"), LAWS)
def test_laws(law, before: str, facts: str, after: str | None) -> None:  # type: ignore[no-untyped-def]
    context = read_context(facts)
    found = law(read(before, context), context)
    assert (None if found is None else found.end) is (None if after is None else read(after, context))
