"""Flavours of Markdown, read back by a parser with each flavour's rules: formulas string for string."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from readers import SHIPPED, bare, formulas_of, sets

import derive
from derive.app.listings import usage
from derive.write.formats import format_of, formats, write

FLAVOURS = ("markdown", "myst", "quarto", "obsidian")
FOLDED = {
    "markdown": "<details>",
    "myst": ":::{dropdown} The small steps of line",
    "quarto": '::: {.callout-note collapse="true"}',
    "obsidian": "> [!note]- The small steps of line",
}


@pytest.fixture(scope="module")
def shipped():
    return [derive.problem(name).judged for name in SHIPPED]


def parser(flavour):
    plain = MarkdownIt("commonmark").enable("table")
    return plain if flavour == "markdown" else plain.use(dollarmath_plugin).use(colon_fence_plugin)


def formulas(sheet, flavour):
    """The displays and the formulas in sentences that a reader of the flavour finds."""
    tokens = [token for top in parser(flavour).parse(sheet) for token in (top, *(top.children or ()))]
    inline = [token.content for token in tokens if token.type in ("math_inline", "code_inline")]
    blocks = [token.content for token in tokens if token.type == "math_block"]
    blocks += [token.content for token in tokens if token.type == "fence" and token.info.strip("{}") == "math"]
    # what stands in folds is a document of its own
    folds = [token.content.partition("\n")[2] for token in tokens if token.type == "colon_fence"]
    for fold in folds:
        inner, inline_inner = formulas(fold, flavour)
        blocks, inline = blocks + inner, inline + inline_inner
    return [block.strip() for block in blocks], inline


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_formula_comes_back(solution, shipped, flavour):
    for each in (solution, *shipped):
        sheet = write(each, flavour, "full")
        blocks, inline = formulas(sheet, flavour)
        assert all(map(sets, (*blocks, *inline)))
        whole = "\n".join(blocks)
        for formula in formulas_of(each, "full"):
            assert bare(formula) in whole
        opened = sheet.count("$$" if flavour in ("quarto", "obsidian") else "```") // 2
        assert len(blocks) == opened


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_no_line_of_a_display_looks_like_markup(solution, shipped, flavour):
    for each in (solution, *shipped):
        for block in formulas(write(each, flavour), flavour)[0]:
            assert "\n\n" not in block
            if flavour in ("quarto", "obsidian"):
                assert not any(line[:1] in "=-+#>" for line in block.split("\n"))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_small_steps_fold(solution, flavour):
    sheet = write(solution, flavour, "full")
    assert FOLDED[flavour] in sheet
    assert FOLDED[flavour] not in write(solution, flavour)
    for start in re.finditer(r"<details>\n<summary>.*</summary>\n(.*)\n", sheet):
        assert start[1] == ""


ESCAPED = [  # flavour, words, how they stand
    ("markdown", "a*b_c &amp; 5$", r"a\*b\_c \&amp; 5\$"),
    ("myst",     "see {ref}`x`",   r"see \{ref\}\`x\`"),
    ("quarto",   "by @knuth x^2^", r"by \@knuth x\^2\^"),
    ("obsidian", "a ==b== %%c%%",  r"a \=\=b\=\= \%\%c\%\%"),
]  # fmt: skip


@pytest.mark.parametrize(("flavour", "said", "stands"), ESCAPED)
def test_words_are_words(solution, flavour, said, stands):
    sheet = write(solution.but(problem=solution.problem.but(title=said)), flavour)
    assert sheet.startswith(f"# {stands}\n")
    heading = parser(flavour).parse(sheet)[1].children
    assert "".join(token.content for token in heading) == said


def test_a_display_that_begins_with_a_sign_is_held_together():
    sheet = derive.derivative("-x^3").to("quarto")
    assert "$$\n{-x^{3}}\n$$" in sheet
    assert "```math\n-x^{3}\n```" in derive.derivative("-x^3").to("markdown")


def test_endings():
    names = ("a.md", "a.markdown", "a.qmd", "a.html", "a.ipynb", "a.tex", "a.pdf", "a.txt", "a.json")
    expected = ("markdown", "markdown", "quarto", "html", "ipynb", "latex", "pdf", "text", "json")
    assert tuple(map(format_of, names)) == expected


def test_help_and_the_page_of_formats_name_every_format():
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    for name in formats():
        assert re.search(rf"Formats: [^;]*\b{name}\b", usage([]))
        assert f"| `{name}` |" in page
