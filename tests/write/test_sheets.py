import json
import re
from itertools import pairwise

import pytest

from derive.core.certificates import GRADES, Certificate
from derive.core.context import Context
from derive.core.drafts import Chain as ChainPart
from derive.core.drafts import Problem, Solution, phrase
from derive.core.errors import InputError
from derive.core.laws import Law
from derive.core.steps import Derivation, Step
from derive.layout.document import Chain, Statement
from derive.layout.layout import layout
from derive.terms import ONE, TWO, Junction, Vector
from derive.write.breaking import broken
from derive.write.formats import write
from derive.write.latex import LATEX, latex
from derive.write.plain import plain
from derive.write.words import titled

PROVED = Certificate("proved", "canonical form")
TERM = {"latex", "text", "sympy"}
STEP = {"law", "before", "relation", "after", "position", "using", "conditions", "uses", "certificate", "detail"}


@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
@pytest.mark.parametrize("format", ["text", "markdown", "latex", "typst", "html"])
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
    for format in ("htm", "docx"):
        with pytest.raises(InputError, match=r"formats are text, json, markdown, latex|did you mean"):
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
    assert steps[1]["detail"][0]["before"]["text"] == steps[1]["before"]["text"]
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


def one_chain(start, end, **law):
    step = Step(Law("solved", "The equations are solved.", **law), start, end, relation="iff", certificate=PROVED)
    problem = Problem("solve", (), Context(), title="A system")
    return Solution(problem, (ChainPart("p1", phrase("", "Solve"), Derivation(start, (step,), end)),), ())


def equations(*texts):
    from derive.reader.parser import read

    return Junction("and", tuple(map(read, texts)))


def test_systems_are_stacked_in_braces():
    sheet = one_chain(equations("x + y = 10", "x - y = 2"), equations("x = 6", "y = 4"))
    assert r"\left\{ \begin{aligned} x + y & = 10 \\ x - y & = 2 \end{aligned} \right." in write(sheet, "markdown")
    assert r"\left\{ \begin{aligned} x & = 6 \\ y & = 4 \end{aligned} \right." in write(sheet, "latex")
    assert 'mat(delim: #("{", none), row-gap: #0.6em, display(x) & display(= 6); display(y) & display(= 4))' in write(
        sheet, "typst"
    )
    assert "⇔ x = 6, y = 4" in write(sheet, "text")


def test_many_short_equations_stand_on_one_row():
    sheet = one_chain(equations("x = 1", "y = 2", "z = 3", "w = 4"), equations("x = 1", "y = 2", "z = 3", "w = 5"))
    assert r"x = 1,\quad y = 2,\quad z = 3,\quad w = 5" in write(sheet, "latex")


def test_long_systems_stand_one_below_the_other_in_text():
    texts = ("x^2 + y^2 + z^2 = 3", "2 lambda x + y z = 0", "2 lambda y + x z = 0", "2 lambda z + x y = 0")
    lines = write(one_chain(equations(*texts), equations(*reversed(texts))), "text").splitlines()
    assert "  2 λ x + y z = 0" in lines
    assert all(len(line) <= 110 for line in lines)


def test_each_law_has_a_line_of_its_own_and_a_condition_its_if():
    end = equations("x = 6", "y = 4")
    sheet = one_chain(equations("c x = 0", "y = 4"), end, formula=r"c x = 0 \iff x = 0, c \ne 0")
    assert "- (1) **Solved**. The equations are solved. $`c x = 0 \\iff x = 0`$ if $`c \\neq 0`$" in write(
        sheet, "markdown"
    )
    for format in ("markdown", "latex", "typst"):
        assert "(proved)" not in write(sheet, format)


def test_what_is_not_proved_says_so_beside_its_line(solution):
    for format in ("markdown", "latex", "typst"):
        assert "sure up to a chance of" in write(solution, format)


HEADINGS = [  # sentence, heading, what follows
    ("The derivatives.", "The derivatives", ""),
    ("Solve: a short one", "Solve: a short one", ""),
    (
        "Where the pieces meet there may be a kink: both slopes are compared there.",
        "Where the pieces meet there may be a kink",
        "Both slopes are compared there.",
    ),
]


@pytest.mark.parametrize(("words", "heading", "rest"), HEADINGS)
def test_long_headings_end_at_their_colon(words, heading, rest):
    assert tuple("".join(map(str, part)) for part in titled(words)) == (heading, rest)


def test_a_relation_with_a_short_left_side_is_broken_on_the_right():
    from derive.reader.parser import read

    whole = read("L = " + " + ".join(f"a_{k} x^{k}" for k in range(1, 30)))
    first, *rest = broken(whole, LATEX, 30.0)
    assert first.text.startswith("L = a_{1}")
    assert rest
    assert all(piece.text.startswith("+ ") and piece.room <= 30.0 for piece in rest)


def test_column_vectors_lie_down_in_sentences():
    from derive.write.forms import FORMS

    assert FORMS["latex"].inline(Vector((ONE, TWO))) == r"${\left(1, 2\right)^{\top}}$"
    assert r"\begin{pmatrix}" in latex(Vector((ONE, TWO)))
