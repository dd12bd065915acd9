"""Formulas that no break makes narrow enough get letters for parts, in the same places in every format."""

import pytest

from derive.layout.document import Chain, Row
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Relation, Symbol, Term, substituted, subterms
from derive.write.abbreviating import abbreviated, in_use
from derive.write.breaking import broken
from derive.write.chains import ROOM, set_lines
from derive.write.latex import LATEX, latex
from derive.write.lettered import SLACK, lettered, rows_of
from derive.write.typst import TYPST

# the names of eight columns are a little wider than half a page
MOST = 1.15
LONG_SUM = " + ".join(f"a_{k} x^{k}" for k in range(1, 31))
MATRIX = (
    "[" + ", ".join("[" + ", ".join(f"(x_{i} + y_{j})^2/(n + {i})" for j in range(1, 9)) + "]" for i in range(8)) + "]"
)
LETTERED = [  # formula, room, its rows
    ("(a + b + c + d + f + g + h + k + x)/2", 12.0,
     [r"\frac{N}{2}", r"\text{where } N = a + b + c + d", r"\qquad {} + f + g + h", r"\qquad {} + k + x"]),
    ("sqrt(a + b + c + d + f + g)", 12.0, [r"\sqrt{a + b + c + d + f + g}"]),
    ("sqrt(a + b + c + d + f + g + h + k)", 12.0,
     [r"\sqrt{s}", r"\text{where } s = a + b + c + d", r"\qquad {} + f + g + h", r"\qquad {} + k"]),
    ("a/2 + b", 9.0, [r"\frac{a}{2} + b"]),
    ("sin(a + b)^2 cos(a + b + sin(a + b))/(sin(a + b) + 1)", 12.0,
     [r"\frac{s^{2} \cos(a + b + s)}{s + 1}", r"\text{where } s = \sin(a + b)"]),
    ("[[x + y + 1, x + z + 2], [x + z + 2, 7]]", 9.0,
     [r"\begin{pmatrix} a_{11} & a_{12} \\ a_{12} & 7 \end{pmatrix}", r"\text{where } a_{11} = x + y",
      r"\qquad {} + 1", r"\text{and } a_{12} = x + z", r"\qquad {} + 2"]),
    ("ln(1 + (a + b + c + d + f + g + h + k)/2)", 12.0,
     [r"\ln\left(1 + \frac{N}{2} \right)", r"\text{where } N = a + b + c + d", r"\qquad {} + f + g + h",
      r"\qquad {} + k"]),
    ("(a + b + c + d + f + g + h + k + x)/(k + l + m + n + p + q + r + u)", 12.0,
     [r"\frac{N}{s}", r"\text{where } N = a + b + c + d", r"\qquad {} + f + g + h", r"\qquad {} + k + x",
      r"\text{and } s = k + l + m + n", r"\qquad {} + p + q + r", r"\qquad {} + u"]),
    ("sum((a_i + b_i + c_i + d_i + f_i)/(1 + a_i), i=1..n)", 9.5,
     [r"\sum_{i = 1}^{n} \frac{N_{i}}{1 + a_{i}}", r"\text{where } N_{i} = a_{i} + b_{i}", r"\qquad {} + c_{i}",
      r"\qquad {} + d_{i}", r"\qquad {} + f_{i}"]),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "room", "rows"), LETTERED)
def test_letters_for_parts(formula, room, rows):
    assert [piece.text for piece in rows_of(read(formula), LATEX, room)] == rows


LONG = [
    LONG_SUM,
    f"sqrt({LONG_SUM})",
    f"({LONG_SUM})/({LONG_SUM.replace('a', 'b')})",
    f"e^(-({LONG_SUM}))",
    f"ln(1 + ({LONG_SUM})/2)",
    " ".join(f"(a_{k} x^{k} + b_{k} y^{k} + c_{k})" for k in range(1, 12)),
    "(" + " + ".join(f"(x_{k} + y_{k})" for k in range(1, 41)) + ")",
    MATRIX,
    f"x = ({LONG_SUM})/2",
    f"sum(({LONG_SUM.replace('x', 'x_i')})/(1 + x_i^2), i=1..n)",
]  # fmt: skip


@pytest.mark.parametrize("room", [ROOM, 17.0])
@pytest.mark.parametrize("formula", LONG, ids=range(len(LONG)))
def test_nothing_is_wider_than_its_room(formula, room):
    term = read(formula)
    for notation in (LATEX, TYPST):
        assert max(piece.room for piece in rows_of(term, notation, room)) <= room * MOST


@pytest.mark.parametrize("formula", LONG, ids=range(len(LONG)))
def test_every_format_breaks_at_the_same_places(formula):
    term = read(formula)
    assert [row.term for row in rows_of(term, LATEX, ROOM)] == [row.term for row in rows_of(term, TYPST, ROOM)]


def _written_out(term: Term, meanings: tuple[Relation, ...]) -> Term:
    for meaning in meanings * len(meanings):
        term = substituted(term, {meaning.left: meaning.right})
    return term


@pytest.mark.parametrize("formula", LONG[:-1], ids=range(len(LONG) - 1))
def test_letters_written_out_give_the_formula(formula):
    term = read(formula)
    found = abbreviated(
        term, lambda part: max(piece.room for piece in broken(part, LATEX, ROOM)) / ROOM / SLACK, in_use(term)
    )
    assert _written_out(found.term, found.meanings) is term
    given = [meaning.left for meaning in found.meanings]
    assert not set(given) & set(subterms(term))
    assert len(set(given)) == len(given)


def test_a_letter_is_kept_by_the_lines_that_follow():
    root = "sqrt(a + b + c + d)"
    first, second = read(f"({root} + {root} x)/{root}"), read(f"({root} y + {root} x)/{root}")
    rows, letters = lettered(first, LATEX, 9.0, 3, in_use(first, second))
    assert [row.text for row in rows][1:] == [r"\text{where } s = \sqrt{a + b + c + d}"]
    again, _ = lettered(second, LATEX, 9.0, 3, letters)
    assert [row.text for row in again] == [r"\frac{s y + s x}{s}"]


def test_entries_of_equal_matrices_keep_their_letter():
    wide = [f"[[{'+'.join('x' * k)}, x], [x, 1+{'+'.join('y' * k)}]]" for k in (20, 18, 16)]
    chain = Chain(read("A", read_context("A: n x n")), tuple(Row("=", read(each), (), None) for each in wide))
    shown = [line.rows[0].text for line in set_lines(chain, LATEX).lines]
    assert shown == [r"\begin{pmatrix} a_{11} & x \\ x & a_{22} \end{pmatrix}"] * 3


def test_letters_in_use_are_left_alone():
    term = read("(N + s + c + d + f + g + h)/2")
    assert rows_of(term, LATEX, 9.0)[0].text == latex(read("r/2"))
    assert Symbol("N") not in {letter for row in rows_of(term, LATEX, 9.0)[:1] for letter in subterms(row.term)}
