"""Handouts: what each audience sees, in every format, byte for byte the same."""

import json
import re
import shutil
import subprocess

import pytest

from derive.catalog import problem_text, sheet_ids, sheet_text
from derive.core.drafts import phrase
from derive.core.errors import InputError
from derive.layout.handout import AUDIENCES, LANGUAGES, Formulas
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.handouts import hand_out

TWO = """
title = "Two & <problems>"
course = "50% of #1"
fields = ["name", "Tutor_in"]
language = "LANGUAGE"
look = "LOOK"
introduction = "Prices: \\\\$5 and $x^2$."
[[problem]]
use = "derivative/product"
marks = 2
space = "6cm"
[[problem]]
topic = "eigen"
marks = 6
space = "8 lines"
[problem.given]
matrix = "[[a, b], [b, a]]"
[problem.vary]
a = "1..9"
b = "1..9"
"""
WORDS = {
    "en": {"student": ("Problem 1", "2 marks", "Name"), "key": ("Solutions", "Answer"),
           "hints": ("Hints", "Hint 1"), "marks": ("Mark scheme", "Total: 8 marks")},
    "de": {"student": ("Aufgabe 1", "2 Punkte", "Name"), "key": ("Lösungen", "Ergebnis"),
           "hints": ("Hinweise", "Hinweis 1"), "marks": ("Bewertungsschema", "Insgesamt: 8 Punkte")},
    "fr": {"student": ("Exercice 1", "2 points", "Nom"), "key": ("Corrigé", "Résultat"),
           "hints": ("Indications", "Indication 1"), "marks": ("Barème", "Total : 8 points")},
    "es": {"student": ("Problema 1", "2 puntos", "Nombre"), "key": ("Soluciones", "Resultado"),
           "hints": ("Pistas", "Pista 1"), "marks": ("Criterios de calificación", "Total: 8 puntos")},
}  # fmt: skip


def made(audience="student", language="en", look="plain", variant=0):
    return handout(read_sheet(TWO.replace("LANGUAGE", language).replace("LOOK", look), problem_text), variant, audience)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_fixed_words_in_every_language(audience, language):
    text = hand_out(made(audience, language), "text")
    assert [word for word in WORDS[language][audience] if word not in text] == []


def test_students_see_no_answers():
    for format in ("text", "markdown", "latex", "typst", "json"):
        student, key = (hand_out(made(audience), format).lower() for audience in ("student", "key"))
        assert re.search("product.rule", key)
        assert not re.search("product.rule", student)
    assert all(not item.worked and not item.hints and not item.scheme for item in made().items)


def test_hints_name_laws_and_no_results():
    text = hand_out(made("hints"), "text")
    assert text.index("Hint 1") < text.index("product rule") < text.index("Hint 2") < text.index("power rule")
    assert "2 x sin(x)" not in text
    eigenvalues = {str(entry["value"].p) for entry in made("hints").items[1].solution.answers[1].value}
    assert not re.search(rf"(?:eigenvalue|for) (?:{'|'.join(eigenvalues)})\b", text)


def test_parts_with_one_law_are_hinted_at_together():
    sheet = read_sheet('[[problem]]\nuse = "taylor/cubic"\n', problem_text)
    first = handout(sheet, 0, "hints").items[0].hints[0]
    names = [(hint.reason.name, hint.heading) for hint in first]
    assert len(set(names)) == len(names)
    numbered = [name for name, heading in names if heading.key in ("handout.step", "handout.steps")]
    assert len(set(numbered)) == len(numbered)


def hinted(name):
    made = handout(read_sheet(f'[[problem]]\nuse = "{name}"\n', problem_text), 0, "hints")
    return [[(hint.heading, hint.reason.name) for hint in level] for level in made.items[0].hints]


def test_parts_of_cases_are_hinted_at_by_their_numbers_in_the_solution():
    first, _ = hinted("lasso/soft-threshold")
    assert (phrase("handout.steps", "3, 6"), "corner by sign") in first
    assert (phrase("handout.step", "10"), "inequality solved") in first


@pytest.mark.parametrize("name", ["descent/gradient-descent", "hessian/quartic", "lagrange/circle", "pca/four-points"])
def test_what_anyone_would_do_is_no_hint(name):
    names = {law for level in hinted(name) for _, law in level}
    assert names
    assert not names & {"evaluated", "result put in", "known numbers put in", "point inserted", "taken at the point"}


@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
def test_detail_says_how_many_hints(detail):
    sheet = read_sheet(sheet_text("week-8"), problem_text)
    levels = {"brief": {1}, "normal": {2}, "full": {3, 4, 5, 6}}
    assert max(len(item.hints) for item in handout(sheet, 0, "hints", detail).items) in levels[detail]


@pytest.mark.parametrize("format", ["text", "markdown", "latex", "typst", "json"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_words_of_authors_stay_words(format, audience):
    text = hand_out(made(audience), format)
    assert {"latex": r"Two \& \textless{}problems\textgreater{}", "markdown": r"Two & \<problems\>"}.get(
        format, "Two & <problems>"
    ) in text
    if format == "latex":
        assert r"50\% of \#1" in text


def test_json_holds_the_draw_and_for_teachers_the_solution():
    student, key = (json.loads(hand_out(made(audience, variant=3), "json")) for audience in ("student", "key"))
    assert (student["schema"], student["variant"], student["marks"]) == ("derive-handout/1", 3, 8)
    problems = [block for block in student["blocks"] if block["kind"] == "problem"]
    solved = [block for block in key["blocks"] if block["kind"] == "problem"]
    assert [set(each["drawn"]) for each in problems] == [set(), {"a", "b"}]
    assert all("solution" not in each and "scheme" not in each for each in problems)
    assert all(each["solution"]["verified"] for each in solved)


def test_the_formula_sheet_collects_laws_once():
    formulas = made(look="formula-sheet").blocks[-1]
    assert isinstance(formulas, Formulas)
    names = [law.name for law in formulas.laws]
    assert len(set(names)) == len(names)
    assert {"product rule", "power rule", "determinant of two by two"} <= set(names)
    assert all(law.formula and law.statement for law in formulas.laws)


@pytest.mark.parametrize("look", ["plain", "two-column", "formula-sheet"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_pdf_is_accessible_and_the_same_each_time(audience, look):
    pytest.importorskip("typst")
    first, second = (hand_out(made(audience, "de", look), "pdf") for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second


@pytest.mark.parametrize("look", ["plain", "two-column", "formula-sheet"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_latex_compiles_without_overfull_lines(audience, look, tmp_path):
    if shutil.which("pdflatex") is None:
        assert "\\documentclass" in hand_out(made(audience, "fr", look), "latex")
        return
    (tmp_path / "sheet.tex").write_text(hand_out(made(audience, "fr", look), "latex"), "utf-8")
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "sheet.tex"],
        cwd=tmp_path, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    log = done.stdout.decode("latin-1")
    assert done.returncode == 0, log[-2000:]
    assert "Overfull" not in log


@pytest.mark.parametrize("name", sheet_ids())
def test_shipped_sheets_for_every_audience(name):
    sheet = read_sheet(sheet_text(name), problem_text)
    for audience in AUDIENCES:
        one, again = (handout(sheet, 2, audience) for _ in range(2))
        assert one == again
        assert one.marks == sum(item.marks for item in one.items)
        for format in ("text", "markdown", "typst"):
            assert hand_out(one, format)
        assert hand_out(one, "latex") == hand_out(again, "latex")


def test_an_unknown_audience_detail_or_format_is_refused():
    sheet = read_sheet(sheet_text("week-1"), problem_text)
    with pytest.raises(InputError, match="did you mean student"):
        handout(sheet, 0, "studnet")
    with pytest.raises(InputError, match="the detail is one of"):
        handout(sheet, 0, "student", "much")
    with pytest.raises(InputError, match="no format 'docx'"):
        hand_out(handout(sheet), "docx")
