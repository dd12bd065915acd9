import json
import re
from itertools import pairwise

import pytest

from derive.core.certificates import GRADES
from derive.core.errors import InputError
from derive.layout.document import Chain, Statement
from derive.layout.layout import layout
from derive.write.formats import write
from derive.write.latex import latex
from derive.write.plain import plain

TERM = {"latex", "text", "sympy"}
STEP = {"law", "before", "relation", "after", "position", "using", "conditions", "uses", "certificate", "detail"}


@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
@pytest.mark.parametrize("format", ["text", "markdown", "latex", "typst"])
def test_every_format_at_every_detail(solution, format, detail):
    sheet = write(solution, format, detail)
    for words in ("Differentiate in", "reciprocal rule", "Answer", "strictly convex"):
        assert words in sheet
    assert sheet == write(solution, format, detail)
    assert "Undefined" not in sheet
    assert "{0}" not in sheet


def test_a_law_is_explained_once(solution):
    assert write(solution, "text").count("The outer derivative is taken at the inner function.") == 1


def test_detail_shows_small_steps(solution):
    assert "d/dx 1 = 0" not in write(solution, "text", "normal")
    assert "d/dx 1 = 0" in write(solution, "text", "full")


def test_other_formats_and_details_are_refused(solution):
    for format in ("html", "ipynb", "docx"):
        with pytest.raises(InputError, match=r"formats are text, markdown, latex, pdf, json|did you mean"):
            write(solution, format)
    with pytest.raises(InputError, match="brief, normal, full"):
        write(solution, "text", "long")


def test_words_are_escaped(solution):
    assert "A slope: 50% of #1 & more_" in write(solution, "text")
    assert r"A slope: 50\% of \#1 \& more\_" in write(solution, "latex")
    assert r"# A slope: 50% of \#1 & more\_" in write(solution, "markdown")
    assert r"a\|b" in write(solution, "markdown")
    assert '"A slope: 50% of #1 & more_"' in write(solution, "typst")
    assert r"$\sigma'(x)$" in write(solution, "latex")
    assert r"costs \$5" in write(solution, "latex")


def test_markdown_keeps_every_formula(solution):
    from markdown_it import MarkdownIt

    sheet = write(solution, "markdown", "full")
    tokens = MarkdownIt("commonmark").enable("table").parse(sheet)
    fences = [token.content for token in tokens if token.type == "fence"]
    assert all(token.info == "math" for token in tokens if token.type == "fence")
    chains = [block for block in layout(solution, "full").blocks if isinstance(block, Chain)]
    for row in (row for chain in chains for row in chain.rows):
        assert any(latex(row.line) in fence for fence in fences)
    inline = [child.content for token in tokens for child in token.children or () if child.type == "code_inline"]
    claims = [block for block in layout(solution).blocks if isinstance(block, Statement)]
    for claim in claims:
        assert latex(claim.relation) in inline or any(latex(claim.relation) in fence for fence in fences)
    assert not any("$" in fence or "\n\n" in fence for fence in fences)


def test_pdf_twice_is_the_same(solution):
    pytest.importorskip("typst")
    first = write(solution, "pdf")
    assert first.startswith(b"%PDF")
    assert first == write(solution, "pdf")


def steps_of(parts):
    for part in parts:
        yield from part["steps"]
        for branch in part.get("branches", ()):
            yield from steps_of(branch["parts"])


def deep(steps):
    for step in steps:
        yield step
        yield from deep(step["detail"])


def test_json_has_the_shape_that_is_promised(solution):
    data = json.loads(write(solution, "json"))
    keys = "schema version seed topic title context given parts answer verified evidence"
    assert list(data) == keys.split()
    assert data["schema"] == "derive/1"
    assert data["context"] == ["x > 0"]
    assert set(data["given"][0]) == {"name", *TERM}
    assert set(data["evidence"]) == set(GRADES)
    assert data["verified"] is True
    kinds = [part["kind"] for part in data["parts"]]
    assert kinds == ["chain", "definition", "table", "cases", "chain"]
    for step in deep(steps_of(data["parts"])):
        assert set(step) == STEP
        assert set(step["before"]) == set(step["after"]) == TERM
        assert re.sub(r"\s", "", step["before"]["text"]) != re.sub(r"\s", "", step["after"]["text"])
        assert set(step["law"]) == {"name", "statement", "formula", "source"}


def test_json_lines_are_whole_and_join(solution):
    data = json.loads(write(solution, "json"))
    steps = data["parts"][0]["steps"]
    assert steps[1]["position"] == [0, 0]
    for one, next_one in pairwise(steps):
        assert one["after"]["text"] == next_one["before"]["text"]
    assert steps[1]["detail"][0]["before"]["text"] == "d/dx (1 + e^(-x))"
    assert steps[3]["using"][0]["text"] == "x"
    inside = data["parts"][4]["steps"][0]
    assert inside["before"]["text"] == "sum(2 z_i, i=1..n)"
    assert "#" not in json.dumps(data["parts"])


def test_json_answers(solution):
    answers = {answer.pop("name"): answer for answer in json.loads(write(solution, "json"))["answer"]}
    assert set(answers["derivative"]) == TERM
    point = answers["points"]["value"][0]
    assert (point["at"]["x"]["text"], point["kind"], point["global"]) == ("0", "degenerate-saddle", False)
    assert answers["pivots"] == {"value": [1, 3]}
    assert answers["convexity"] == {"value": "strictly-convex"}
    assert answers["solutions"] == {"value": []}
    assert answers["basis"]["value"][0]["text"] == "[1, 2]"


def test_what_is_printed_reads_back(solution):
    from derive.reader.parser import read

    for term in (solution.parts[0].derivation.start, solution.parts[0].derivation.end):
        assert read(plain(term)) is term
        assert read(latex(term)) is term
