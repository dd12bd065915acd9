"""Sheets read back by the programs that people read them with: Pandoc, Sphinx with MyST, nbconvert."""

import json
from html import unescape
from io import StringIO

import nbformat
import pypandoc
import pytest
from docutils import nodes
from nbconvert import HTMLExporter
from readers import SHIPPED, bare, formulas_of, tex_of
from sphinx.application import Sphinx

import derive
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.formats import write
from derive.write.handouts import hand_out

SHEET = """
title = "Week 3: gradients & more"
course = "Mathematics <for> AI: 50% of $5"
fields = ["name", "number"]
introduction = "Let $x > 0$ and [y](z) *not* @be_."
[[problem]]
use = "sigmoid/derivative"
marks = 4
space = "4cm"
[[section]]
title = "A {section}: `a`"
[[section.problem]]
use = "eigen/two-by-two"
marks = 2
"""


@pytest.fixture(scope="module")
def solutions(solution):
    return (solution, *(derive.problem(name).judged for name in SHIPPED))


@pytest.fixture(scope="module")
def handouts():
    sheet = read_sheet(SHEET, derive.catalog.problem_text)
    return [handout(sheet, 0, audience, "full") for audience in ("student", "key", "hints", "marks")]


def nodes_of(tree):
    """Every node of Pandoc's document."""
    found = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    if isinstance(tree, dict) and "t" in tree:
        yield tree
    for each in found:
        yield from nodes_of(each)


def read_by_pandoc(sheet, format):
    """The displays, the formulas in sentences, the kinds of nodes, the classes of what is fenced."""
    found = list(nodes_of(json.loads(pypandoc.convert_text(sheet, "json", format=format))))
    math = [(node["c"][0]["t"], node["c"][1]) for node in found if node["t"] == "Math"]
    displays = [formula for kind, formula in math if kind == "DisplayMath"]
    inline = [formula for kind, formula in math if kind == "InlineMath"]
    fences = [node["c"][0][1] for node in found if node["t"] == "Div"]
    return displays, inline, {node["t"] for node in found}, fences


FORMATS = [("quarto", "markdown", "\n$$\n"), ("markdown", "gfm", "```math\n")]
STRANGE = {"Link", "Cite", "Code", "Note", "Superscript", "Subscript", "Strikeout", "Image", "Quoted"}


@pytest.mark.parametrize(("flavour", "format", "fence"), FORMATS)
def test_pandoc_finds_every_formula(solutions, flavour, format, fence):
    for each in solutions:
        sheet = write(each, flavour, "full")
        displays, inline, kinds, fences = read_by_pandoc(sheet, format)
        assert len(displays) == sheet.count(fence) // (2 if flavour == "quarto" else 1)
        whole = "\n".join(displays)
        assert all(bare(formula) in whole for formula in formulas_of(each, "full"))
        if flavour == "quarto":
            assert len(inline) == sheet.replace("$$", "").replace("\\$", "").count("$") // 2
            assert fences == [["callout-note"]] * sheet.count('::: {.callout-note collapse="true"}')
            assert "OrderedList" not in kinds
        assert not kinds & STRANGE


@pytest.mark.parametrize(("flavour", "format"), [row[:2] for row in FORMATS])
def test_pandoc_takes_words_of_handouts_for_words(handouts, flavour, format):
    for each in handouts:
        sheet = hand_out(each, flavour)
        assert not read_by_pandoc(sheet, format)[2] & (STRANGE | {"OrderedList"})
        plain = " ".join(pypandoc.convert_text(sheet, "plain", format=format, extra_args=["--wrap=none"]).split())
        for words in ("Mathematics <for> AI: 50% of $5", "and [y](z) *not* @be_.", "A {section}: `a`"):
            assert words in plain


def test_sphinx_builds_every_sheet_without_a_warning(solutions, handouts, tmp_path):
    sheets = {f"solution{k}": write(each, "myst", "full") for k, each in enumerate(solutions)}
    sheets |= {each.audience: hand_out(each, "myst") for each in handouts}
    listed = "\n".join(sheets)
    (tmp_path / "index.md").write_text(f"# All\n\n```{{toctree}}\n{listed}\n```\n", "utf-8")
    for name, sheet in sheets.items():
        (tmp_path / f"{name}.md").write_text(sheet, "utf-8")
    settings = {
        "extensions": ["myst_parser", "sphinx_design"],
        "myst_enable_extensions": ["dollarmath", "colon_fence"],
    }
    said = StringIO()
    app = Sphinx(tmp_path, None, tmp_path / "out", tmp_path / "trees", "dummy", settings, status=None, warning=said)
    app.build()
    assert said.getvalue() == ""
    for k, each in enumerate(solutions):
        tree = app.env.get_doctree(f"solution{k}")
        displays = [node.astext() for node in tree.findall(nodes.math_block)]
        assert len(displays) == sheets[f"solution{k}"].count("```{math}")
        whole = "\n".join(displays)
        assert all(bare(formula) in whole for formula in formulas_of(each, "full"))
    for each in handouts:
        tree = app.env.get_doctree(each.audience)
        assert "Mathematics <for> AI: 50% of $5" in tree.astext()
        assert len(list(tree.findall(nodes.math))) == sheets[each.audience].replace("\\$", "").count("$") // 2


def test_nbconvert_leaves_formulas_as_they_are(solutions, handouts):
    exporter = HTMLExporter(template_name="basic")
    notebooks = [(write(each, "ipynb", "full"), formulas_of(each, "full")) for each in solutions]
    notebooks += [(hand_out(each, "ipynb"), ()) for each in handouts]
    for notebook, formulas in notebooks:
        page, _ = exporter.from_notebook_node(nbformat.reads(notebook, as_version=4))
        assert not tex_of(page)
        displays = "\n".join(unescape(page).split("$$")[1::2])
        assert all(bare(formula) in displays for formula in formulas)
