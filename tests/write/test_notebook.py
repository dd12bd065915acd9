"""Jupyter notebooks: valid, the same each time, every formula in them."""

import nbformat
import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from readers import SHIPPED, bare, formulas_of, sets

import derive
from derive import api, pipeline
from derive.catalog import problem_ids
from derive.write.calling import call
from derive.write.formats import write


@pytest.fixture(scope="module")
def shipped():
    return [derive.problem(name).judged for name in SHIPPED]


def cells_of(solutions):
    notebook = nbformat.reads(write(solutions, "ipynb", "full"), as_version=4)
    nbformat.validate(notebook)
    return notebook.cells


def test_every_formula_is_in_a_cell(solution, shipped):
    for each in (solution, *shipped):
        found = []
        for cell in cells_of(each):
            tokens = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin).parse(cell.source)
            found += [token.content.strip() for token in tokens if token.type == "math_block"]
        assert all(map(sets, found))
        whole = "\n".join(found)
        assert all(bare(formula) in whole for formula in formulas_of(each, "full"))


def test_a_cell_for_what_is_asked_and_one_for_each_part(solution):
    first, *rest = cells_of(solution)
    assert first.source.startswith("# A slope: 50% of \\#1 & more\\_\n")
    assert [cell.source.split("\n")[0][:5] for cell in rest if cell.cell_type == "markdown"][:3] == [
        "## 1.",
        "## 2.",
        "## 3.",
    ]
    names = [cell.id for cell in (first, *rest)]
    assert len(set(names)) == len(names)
    assert names[:2] == ["sheet-1", "sheet-1-part-1"]


class Posing:
    """Stands for `derive`: a call gives the problem that it would work out."""

    def __getattr__(self, name):
        def posed(*inputs, assume="", seed=0, digits=6, **options):
            named = {key.rstrip("_").replace("_", "-"): api._texts(value, []) for key, value in options.items()}
            return pipeline.posed(name.replace("_", "-"), inputs, named, assume, seed, digits)

        return posed


def test_the_last_cell_works_the_problem_out_again(shipped):
    cells = cells_of(shipped[0])
    assert [cell.cell_type for cell in cells[-2:]] == ["markdown", "code"]
    first, _, middle, last = cells[-1].source.split("\n")
    assert (first, last) == ("import derive", "solution.answer")
    assert middle.startswith("solution = derive.matrix_jacobian('softmax(z)', ")


def test_every_shipped_problem_is_posed_again_by_its_call():
    for name in problem_ids():
        problem = pipeline.shipped(name)
        if problem.topic == "backprop":
            assert call(problem) == ""
            continue
        again = eval(call(problem), {"derive": Posing()})
        assert (again.given, again.options) == (problem.given, problem.options)
        assert set(again.context.facts) == set(problem.context.facts)


def test_several_sheets_and_twice_the_same(shipped):
    cells = cells_of(tuple(shipped))
    assert sum(cell.source.startswith("# ") for cell in cells) == len(shipped)
    assert write(tuple(shipped), "ipynb") == write(tuple(shipped), "ipynb")
