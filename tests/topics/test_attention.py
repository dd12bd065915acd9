"""Attention on explicit matrices: exact weights, floating numbers beside them, and what is refused."""

from __future__ import annotations

from math import exp, sqrt

import pytest
import sympy as sp

from derive import pipeline
from derive.cas.to_sympy import to_sympy
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import Solution, certificates
from derive.core.errors import InputError
from derive.laws import attention_arrays
from derive.reader.parser import read
from derive.terms import Matrix
from derive.write.plain import plain

Numbers = tuple[tuple[float, ...], ...]

# fmt: off
EXAMPLES: list[tuple[Numbers, Numbers, Numbers]] = [
    (((1, 0), (0, 1)),             ((1, 0), (0, 1)),             ((1, 0), (0, 1))),
    (((1, 2),),                    ((1, 1), (0, 1), (1, 0)),     ((1, 2), (3, 4), (5, 6))),
    (((1,), (2,), (-1,)),          ((1,), (3,)),                 ((1, 0, 2), (0, 1, 5))),
    (((1, 2, 3), (0, 0, 0)),       ((1, 0, -1), (2, 2, 2)),      ((7,), (9,))),
]
LAWS = [
    (attention_arrays.rows_as_columns,        "[[1, 2], [3, 4]]^T",              "[[1, 3], [2, 4]]"),
    (attention_arrays.row_times_column,       "[[a, b]] [[1, 2], [3, 4]]",       "[[a*1 + b*3, a*2 + b*4]]"),
    (attention_arrays.row_times_column,       "[[a, b]] [1, 2]",                 "a*1 + b*2"),
    (attention_arrays.divided_entry_by_entry, "[[1, 2], [3, 4]]/c",              "[[1/c, 2/c], [3/c, 4/c]]"),
    (attention_arrays.softmax_of_rows,        "softmax([[a, b]])",              "[[e^a/(e^a + e^b), e^b/(e^a + e^b)]]"),
    (attention_arrays.softmax_of_rows,        "softmax([a, b])",                 "[e^a/(e^a + e^b), e^b/(e^a + e^b)]"),
    (attention_arrays.entries_worked_out,     "[[1 + 1, 2*3]]",                  "[[2, 6]]"),
]
REFUSED = [
    (("[[1, 2]]", "[[1, 2, 3]]", "[[1]]"),               "width 2 and keys of width 3"),
    (("[[1, 2]]", "[[1, 2], [3, 4]]", "[[1]]"),          "one value for each key"),
    (("[[1, 2]]", "[[1, 2]]", "[[1]]"),                  "the only weight is one"),
    (("[1, 2]", "[[1, 2]]", "[[1]]"),                    "a matrix such as"),
]
# fmt: on


def solved(inputs: tuple[str, ...], **options: list[str]) -> Solution:
    return pipeline.solve(pipeline.posed("attention", inputs, dict(options)))


def expected(queries: Numbers, keys: Numbers, values: Numbers) -> list[list[float]]:
    out = []
    for q in queries:
        ups = [exp(sum(a * b for a, b in zip(q, k, strict=True)) / sqrt(len(k))) for k in keys]
        shares = [up / sum(ups) for up in ups]
        out.append([sum(s * v for s, v in zip(shares, column, strict=True)) for column in zip(*values, strict=True)])
    return out


@pytest.mark.parametrize(("queries", "keys", "values"), EXAMPLES)
def test_output(queries: Numbers, keys: Numbers, values: Numbers) -> None:
    solution = solved(tuple(str([list(row) for row in each]) for each in (queries, keys, values)))
    assert all(sound(c.grade) for c in certificates(solution))
    output = solution.answers[2].value
    assert isinstance(output, Matrix)
    found = [[float(sp.N(to_sympy(entry))) for entry in row] for row in output.rows]
    wanted = expected(queries, keys, values)
    assert all(abs(a - b) < 1e-9 for x, y in zip(found, wanted, strict=True) for a, b in zip(x, y, strict=True))


def test_without_scale() -> None:
    solution = solved(("[[1, 2]]", "[[1, 1], [0, 1], [1, 0]]", "[[1, 2], [3, 4], [5, 6]]"), **{"no-scale": ["true"]})
    assert plain(solution.answers[0].value) == "[[3, 2, 1]]"


@pytest.mark.parametrize(("law", "before", "after"), LAWS)
def test_laws(law, before: str, after: str) -> None:  # type: ignore[no-untyped-def]
    assert law(read(before), Context()).end is read(after)


@pytest.mark.parametrize(("inputs", "said"), REFUSED)
def test_refused(inputs: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        solved(inputs)
