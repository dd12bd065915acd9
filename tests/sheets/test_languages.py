"""The words files: every language has the fixed words, with the slots of the English sentences."""

import re
import tomllib
from pathlib import Path

import pytest

import derive
from derive.catalog import laws, load_laws, problem_text, resources, sheet_text, topic_names
from derive.core.drafts import phrase
from derive.layout.document import Reason
from derive.layout.handout import LANGUAGES
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.formulas import law
from derive.write.handouts import hand_out
from derive.write.json import term_object
from derive.write.language import speaking
from derive.write.latex import latex
from derive.write.law_words import laws_in
from derive.write.plain import plain
from derive.write.pretty import pretty
from derive.write.typst import typst
from derive.write.words import said

ENGLISH = ("check", "verdicts", "against", "help")  # reports and help have no other language


def words(language):
    return tomllib.loads((resources("templates") / "words" / f"{language}.toml").read_text("utf-8"))


def sentences(language):
    return {f"{table}.{key}": text for table, rows in words(language).items() for key, text in rows.items()}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_language_has_every_sentence_of_sheets(language):
    there = sentences(language)
    assert [key for key in sentences("en") if key.split(".")[0] not in ENGLISH and key not in there] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_language_has_no_other_sentences_and_the_same_slots(language):
    english = sentences("en")
    for key, text in sentences(language).items():
        if key.startswith(("names.", "laws.")):
            continue
        assert key in english, key
        assert set(re.findall(r"\{\d+\}", text)) == set(re.findall(r"\{\d+\}", english[key])), key


OWN = {"attention", "backprop", "critical-points", "descend", "eigen", "lagrange", "minimise", "pca"}


def test_every_topic_has_a_sentence_that_asks():
    """A topic in OWN writes its statement itself."""
    asked = {key.removeprefix("ask.") for key in sentences("en") if key.startswith("ask.")}
    assert sorted(set(topic_names()) - asked - OWN) == []


def test_laws_are_translated_into_every_language():
    tables = [set(words(language)["laws"]) for language in LANGUAGES[1:]]
    assert tables[0] == tables[1] == tables[2]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_laws_have_a_name_and_a_sentence(language):
    load_laws()
    for name, text in words(language).get("laws", {}).items():
        own, colon, sentence = text.partition(": ")
        assert name in laws(), name
        assert own, name
        assert colon, name
        assert re.fullmatch(r"[^\\\"$]+\.", sentence), name


def test_laws_are_said_in_the_language_of_a_sheet_and_stay_english_where_it_lacks_them():
    sheet = read_sheet(sheet_text("uebung-1"), problem_text)
    for audience in ("key", "hints", "marks"):
        text = " ".join(hand_out(handout(sheet, 0, audience), "text").split())
        assert "Produktregel" in text
        assert "product rule" not in text
        assert ("Der Exponent wird zum Faktor und um eins kleiner." in text) == (audience != "marks")
    assert "Produktregel" in hand_out(handout(sheet), "moodle")
    reason = Reason("no such law", "It stays.")
    assert laws_in((reason,), "de") == (reason,)


def test_names_of_answers_are_said_in_every_language():
    tables = [set(words(language)["names"]) for language in LANGUAGES[1:]]
    assert tables[0] == tables[1] == tables[2]
    sources = "".join(path.read_text("utf-8") for path in (Path(derive.__file__).parent / "topics").glob("*.py"))
    assert {name.replace(" ", "-") for name in re.findall(r'Answer\(\s*"([^"]+)"', sources)} <= tables[0]
    with speaking("de"):
        assert said(phrase("sheet.result", "eigenpairs"), pretty) == "Das Ergebnis (Eigenpaare):"


def test_sentences_are_said_in_the_language_meanwhile():
    words = phrase("handout.problem", "3")
    with speaking("de"):
        assert said(words, pretty) == "Aufgabe 3"
        with speaking("fr"):
            assert said(words, pretty) == "Exercice 3"
        assert said(words, pretty) == "Aufgabe 3"
    assert said(words, pretty) == "Problem 3"


def test_words_among_formulas_are_said_in_the_language_and_stay_english_where_they_are_read_back():
    term = derive.read("cases(x if x > 0 and x < 1; 0 otherwise)").term
    either = derive.read("x = 1 or x = 2").term
    with speaking("de"):
        assert pretty(either) == "x = 1 oder x = 2"
        assert latex(either) == r"x = 1 \text{ oder } x = 2"
        assert typst(either) == 'x = 1 " oder " x = 2'
        assert pretty(term) == "cases(x falls x > 0 und x < 1; 0 sonst)"
        assert r"\text{falls }" in latex(term)
        assert plain(term) == "cases(x if x > 0 and x < 1; 0 otherwise)"
        assert said(law(r"c x = 0 \iff x = 0, c \ne 0"), pretty) == "c x = 0 ⇔ x = 0 falls c ≠ 0"
        assert term_object(either)["latex"] == r"x = 1 \text{ or } x = 2"
    assert latex(either) == r"x = 1 \text{ or } x = 2"
