"""Wide tables in parts below each other."""

import re

import pytest

import derive
from derive.layout.document import Document, Table
from derive.write.chains import ROOM
from derive.write.grids import GAP, ROOMIER, SMALLEST, Part, parts
from derive.write.templates import written
from derive.write.width import width

LONG = derive.read("x^5 + 3 x^4 - 7 x^3 + 2 x^2 - 11 x").term
SHORT = derive.read("x + 1").term
POINT = (derive.read("x = 1/2").term, derive.read("y = 7").term)


def table(*cells):
    heads = ("point", *(f"value {k}" for k in range(1, len(cells))))
    return Table(heads, (cells, cells), 3)


CASES = [  # cells of a row, how many columns each part has
    ((SHORT,),                     [1]),
    ((SHORT,) * 6,                 [6]),
    ((SHORT, LONG, LONG),          [3]),
    ((SHORT, LONG, LONG, LONG),    [4]),
    ((LONG,) * 6,                  [3, 3, 2]),
    ((POINT, *(SHORT,) * 12),      [10, 4]),
    (("x" * 30, "word", "y" * 90), [2, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), CASES)
def test_columns_go_below_where_they_do_not_fit(cells, expected):
    whole = table(*cells)
    found = [part.table for part in parts(whole, ROOM)]
    assert [len(part.columns) for part in found] == expected
    assert [name for part in found for name in part.columns[1:]] == list(whole.columns[1:])
    for part in found:
        assert part.columns[0] == "point"
        assert all(row[0] is line[0] for row, line in zip(part.rows, whole.rows, strict=True))
    assert [part.marks for part in found] == [0] * (len(found) - 1) + [3]


def test_a_part_of_more_than_two_columns_fits():
    for part, _ in map(Part._values, parts(table(*(derive.read(f"x^{k} + {k} x").term for k in range(2, 30))), ROOM)):
        wide = sum(max(map(width, column)) + GAP for column in zip(*part.rows, strict=True))
        assert wide * SMALLEST <= ROOM * ROOMIER


HEADS = ("Eigenwert", "algebraische Vielfachheit", "geometrische Vielfachheit", "Basis des Eigenraums")


def test_headings_go_on_several_lines_before_columns_go_below():
    (part,) = parts(Table(HEADS, ((SHORT,) * 4,)), ROOM)
    assert part.table.columns == HEADS
    assert [bool(each) for each in part.narrow] == [False, True, True, True]
    (part,) = parts(Table(HEADS[:2], ((SHORT,) * 2,)), ROOM)
    assert part.narrow == (0.0, 0.0)


COUNTED = [("typst", "\n#sheet-table("), ("latex", "\\end{tabular}"), ("html", "</table>")]


@pytest.mark.parametrize(("format", "sign"), COUNTED)
def test_each_part_is_a_table_and_marks_stand_once(format, sign, solution):
    text = written((Document("A table", (), (table(*(LONG,) * 6),), solution.problem),), format)
    assert text.count(sign) == 3
    assert len(re.findall(r"\b3\b.{0,6}marks", text)) == 1
