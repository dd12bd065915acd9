"""Index strings, broadcasting and sizes of tensors: numpy's rules, and what is refused."""

from __future__ import annotations

import pytest

from derive import pipeline
from derive.core.certificates import sound
from derive.core.drafts import Claim, Solution, certificates
from derive.core.errors import InputError
from derive.terms import Derivative
from derive.write.plain import plain

# fmt: off
STRINGS = [
    ("ik,kj->ij",      "A: 3 x 4; B: 4 x 5", "A B",    "(3, 5)",      "60",       "sum(A_{ik} B_{kj}, k=1..4)"),
    ("ki,kj->ij",      "A: n x m; B: n x p", "A B",    "(m, p)",      "m n p",    "sum(A_{ki} B_{kj}, k=1..n)"),
    ("ik,jk->ij",      "A: 2 x 3; B: 4 x 3", "A B",    "(2, 4)",      "24",       "sum(A_{ik} B_{jk}, k=1..3)"),
    ("ik,kj->ji",      "A: 2 x 3; B: 3 x 4", "A B",    "(4, 2)",      "24",       "sum(A_{ik} B_{kj}, k=1..3)"),
    ("bij,bkj->bik",   "Q: 8 x 10 x 64; K: 8 x 10 x 64", "Q K", "(8, 10, 10)", "51200","sum(Q_{bij} K_{bkj}, j=1..64)"),
    ("i,i->",          "u: n; v: n", "u v",    "",            "n",        "sum(u_i v_i, i=1..n)"),
    ("i,j->ij",        "u: n; v: m", "u v",    "(n, m)",      "m n",      "u_i v_j"),
    ("ii->",           "A: n x n", "A",      "",            "n",        "sum(A_{ii}, i=1..n)"),
    ("ij->ji",         "A: 2 x 3", "A",      "(3, 2)",      "6",        "A_{ij}"),
    ("bi,ij,bj->b",    "X: n x d; A: d x m; Y: n x m", "X A Y",  "n",           "d m n",
     "sum(sum(X_{bi} A_{ij} Y_{bj}, j=1..m), i=1..d)"),
]
SHAPES = [
    (("(3, 1)", "(3, 4)"),             "(3, 4)",         1),
    (("(3, 224, 224)", "(3, 1, 1)"),   "(3, 224, 224)",  1),
    (("(5, 4)", "4"),                  "(5, 4)",         1),
    (("(8, 1, 6, 1)", "(7, 1, 5)"),    "(8, 7, 6, 5)",   2),
    (("(n, d)", "d"),                  "(n, d)",         1),
    (("(n, 1)", "(1, d)"),             "(n, d)",         2),
    (("(2, 3)", "(2, 3)"),             "(2, 3)",         0),
    (("(4, 1)", "3", "(1, 1, 1)"),     "(1, 4, 3)",      3),
]
COUNTS = [
    ("(2, 3, 4)",                "24",         3),
    ("(32, 3, 224, 224)",        "4816896",    4),
    ("(100, 30, 3, 128, 128)",   "147456000",  5),
    ("(n, 3)",                   "3 n",        2),
    ("7",                        "7",          1),
]
REFUSED = [
    ("einsum",       ("A", "B"), {"spec": ["ik,kj->ij"]},   "A: 3 x 4; B: 5 x 6",  "runs to two sizes"),
    ("einsum",       ("A", "B"), {"spec": ["ik,kj->iz"]},   "A: 3 x 4; B: 4 x 6",  "stands in no tensor"),
    ("einsum",       ("A", "B"), {"spec": ["ik,kj->ii"]},   "A: 3 x 4; B: 4 x 6",  "names an index twice"),
    ("einsum",       ("A", "B"), {"spec": ["ik->i"]},       "A: 3 x 4; B: 4 x 6",  "names 1 tensors"),
    ("einsum",       ("A",),     {"spec": ["ikj->i"]},      "A: 3 x 4",            "2 sizes and 3 index letters"),
    ("einsum",       ("A",),     {"spec": ["i k"]},         "A: 3 x 4",            "no index string"),
    ("einsum",       ("A",),     {"spec": ["nk->n"]},       "A: n x 4",            "also the name of"),
    ("einsum",       ("A",),     {},                        "A: 3 x 4",            "an index string is needed"),
    ("einsum",       ("x + 1",), {"spec": ["i->i"]},        "",                    "declared sizes"),
    ("broadcast",    ("(3, 2)", "3"), {},                   "",                    "the sizes 2 and 3"),
    ("broadcast",    ("(n, 2)", "(m, 2)"), {},              "",                    "neither equal nor one"),
    ("broadcast",    ("(3, 2)",), {},                       "",                    "two shapes are needed"),
    ("broadcast",    ("(3, -2)", "2"), {},                  "",                    "positive whole numbers"),
    ("tensor-size",  ("(2, 3)",), {"reshape": ["(4, 2)"]},  "",                    "different numbers of entries"),
    ("tensor-size",  ("(2, 1/2)",), {},                     "",                    "positive whole numbers"),
]
# fmt: on


def solved(topic: str, inputs: tuple[str, ...], options: dict[str, list[str]], told: str = "") -> Solution:
    solution = pipeline.solve(pipeline.posed(topic, inputs, options, told))
    assert all(sound(c.grade) for c in certificates(solution))
    return solution


def claims(solution: Solution) -> list[Claim]:
    return [claim for part in solution.parts for claim in part.claims]


@pytest.mark.parametrize(("spec", "told", "tensors", "shape", "products", "entry"), STRINGS)
def test_index_strings(spec: str, told: str, tensors: str, shape: str, products: str, entry: str) -> None:
    solution = solved("einsum", tuple(tensors.split()), {"spec": [spec]}, told)
    assert [plain(each.value) for each in solution.answers[1:]] == [*filter(None, (shape,)), products]
    assert plain(solution.answers[0].value) == entry


@pytest.mark.parametrize(("shapes", "result", "gradients"), SHAPES)
def test_broadcast(shapes: tuple[str, ...], result: str, gradients: int) -> None:
    solution = solved("broadcast", shapes, {})
    assert plain(solution.answers[0].value) == result
    assert sum(isinstance(claim.relation.left, Derivative) for claim in claims(solution)) == gradients


@pytest.mark.parametrize(("shape", "size", "rank"), COUNTS)
def test_sizes(shape: str, size: str, rank: int) -> None:
    solution = solved("tensor-size", (shape,), {})
    assert (plain(solution.answers[0].value), solution.answers[1].value) == (size, rank)


@pytest.mark.parametrize(("topic", "inputs", "options", "told", "said"), REFUSED, ids=[row[4] for row in REFUSED])
def test_refused(topic: str, inputs: tuple[str, ...], options: dict[str, list[str]], told: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        solved(topic, inputs, options, told)
