"""The words files: every language has the fixed words, with the slots of the English sentences."""

import re
import tomllib

import pytest

from derive.catalog import resources
from derive.core.drafts import phrase
from derive.layout.handout import LANGUAGES
from derive.write.pretty import pretty
from derive.write.words import said, speaking

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
        if key.startswith("names."):
            continue
        assert key in english, key
        assert set(re.findall(r"\{\d+\}", text)) == set(re.findall(r"\{\d+\}", english[key])), key


def test_names_of_answers_are_said_in_every_language():
    tables = [set(words(language)["names"]) for language in LANGUAGES[1:]]
    assert tables[0] == tables[1] == tables[2]
    assert {"derivative", "eigenpairs", "points"} <= tables[0]
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
