"""HTML pages: one file, every formula in it, nothing that a browser would fetch."""

import re
import sys
from itertools import pairwise

import pytest
from readers import SHIPPED, Page, bare, formulas_of, sets

import derive
from derive.core.errors import InputError
from derive.write import katex
from derive.write.formats import write
from derive.write.hypertext import by_mathml, words


@pytest.fixture(scope="module")
def shipped():
    return [derive.problem(name).judged for name in SHIPPED]


def test_every_formula_is_there_and_set_strictly(solution, shipped):
    for each in (solution, *shipped):
        found = [bare(formula) for formula in Page(write(each, "html", "full")).formulas]
        assert all(map(sets, found))
        for formula in formulas_of(each, "full"):
            assert bare(formula) in found


def test_rows_that_go_on_stand_below_and_wide_ones_are_smaller_on_paper():
    page = Page(derive.derivative("x*(" + " + ".join(f"a_{k} x^{k}" for k in range(2, 16)) + ")").to("html"))
    assert [attributes for _, attributes in page.tags if attributes.get("class") == "further"]
    assert "{}" not in page.text
    wide = Page(derive.derivative("1/(" + " + ".join(f"a_{k} x^{k}" for k in range(2, 16)) + ")").to("html"))
    assert [attributes["style"] for _, attributes in wide.tags if "--scale: 0." in attributes.get("style", "")]


def test_the_page_fetches_nothing(shipped):
    page = write(tuple(shipped), "html")
    names = {"http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"}
    assert set(re.findall(r"https?://[^\s\"'<)]+", page)) <= names
    assert not re.search(r"<(?:link|img|iframe|object)|\bsrc=|@import|url\((?!data:)", page)
    assert "default-src 'none'" in page


def test_the_page_has_a_language_a_title_and_headings_in_order(solution):
    page = Page(write(solution, "html"))
    assert ("html", {"lang": "en"}) in page.tags
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert sum(tag == "main" for tag, _ in page.tags) == 1


def test_laws_and_small_steps_fold(solution):
    page = Page(write(solution, "html", "full"))
    kinds = [attributes["class"] for tag, attributes in page.tags if tag == "details"]
    assert {"law", "small"} == set(kinds)
    assert sum(tag == "summary" for tag, _ in page.tags) == len(kinds)
    assert not any("open" in attributes for _, attributes in page.tags)


def test_words_are_escaped_and_formulas_too(solution):
    problem = solution.problem.but(title="<script>alert('x')</script> & \x07co")
    page = write(solution.but(problem=problem), "html")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; co" in page
    assert words("a\x00<b") == "a&lt;b"


def test_a_statement_that_katex_does_not_know_is_words(solution):
    problem = solution.problem.but(statement=r"Find $\nosuchthing{x}$.")
    assert "Find nosuchthing{x}." in write(solution.but(problem=problem), "html")
    refused = solution.problem.but(statement=r"Find $\href{javascript:alert(1)}{x}$ and $\includegraphics{y}$.")
    page = write(solution.but(problem=refused), "html")
    assert not [tag for tag, _ in Page(page).tags if tag in ("a", "img")]


def test_only_the_fonts_in_use_are_inside(solution):
    fonts = re.findall(r"font-family:(KaTeX_\w+);font-style:(\w+);font-weight:(\d+)", write(solution, "html"))
    assert ("KaTeX_Math", "italic", "400") in fonts
    assert not {"KaTeX_Fraktur", "KaTeX_Script", "KaTeX_SansSerif"} & {family for family, _, _ in fonts}


def test_twice_the_same(shipped):
    assert write(tuple(shipped), "html") == write(tuple(shipped), "html")


def test_letters_are_letters_of_their_own():
    assert "<mi>𝔼</mi>" in by_mathml(r"\mathbb{E}", "inline")
    assert "<mi>ℝ</mi>" in by_mathml(r"\mathbb{R}", "inline")
    assert "<mi>𝐞</mi>" in by_mathml(r"\mathbf{e}", "inline")


def test_without_quickjs_one_sentence_says_what_to_install(solution, monkeypatch):
    katex._context.cache_clear()
    katex.typeset.cache_clear()
    monkeypatch.setitem(sys.modules, "quickjs", None)
    with pytest.raises(InputError, match=r"pip install 'derive-sheets\[html\]'"):
        write(solution, "html")
