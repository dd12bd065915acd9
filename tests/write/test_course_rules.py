"""Questions for course systems against the rules of their formats: what may stand where, which values are known."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from moodle import faults as faults_of_moodle
from qti import ITEM, MATHML, faults
from readers import SHIPPED

import derive
from derive.catalog import problem_text
from derive.core.drafts import Answer
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.formats import write
from derive.write.handouts import hand_out

VALUES = (-3, "1/3", "sqrt(2)/2", "2 x", "oo")
SHEET = """
title = "Week 3: 50% & <more>"
course = "Mathematics"
[[problem]]
use = "sigmoid/derivative"
marks = 4
[[problem]]
topic = "derivative"
statement = "Differentiate $a x^3$; is it <b>even</b>?"
[problem.given]
expression = "a x^3"
[problem.vary]
a = "3..9"
[[section]]
title = "More"
[[section.problem]]
topic = "eigen"
plot = true
given = {matrix = "[[2, 1], [1, 2]]"}
"""


@pytest.fixture(scope="module")
def solutions(solution):
    with_values = [solution.but(answers=(Answer("result", derive.read(str(v)).term),)) for v in VALUES]
    words = [solution.but(answers=(Answer("result", value),)) for value in ("strictly-convex", True, (1, 3))]
    return (solution, *with_values, *words, *(derive.problem(name).judged for name in SHIPPED))


@pytest.fixture(scope="module")
def handouts():
    sheet = read_sheet(SHEET, problem_text)
    return [handout(sheet, 1, audience) for audience in ("student", "key")]


def files(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return [ElementTree.fromstring(archive.read(name)) for name in archive.namelist()]


def test_qti_packages_keep_to_the_information_model(solutions, handouts):
    for each in solutions:
        assert [fault for root in files(write(each, "qti", "full")) for fault in faults(root)] == []
    for each in handouts:
        roots = files(hand_out(each, "qti"))
        assert [fault for root in roots for fault in faults(root)] == []
        assert any(part.tag == f"{ITEM}img" for root in roots for part in root.iter())


BROKEN = [  # what of an item is replaced, by what, the fault that is found
    ("<itemBody>", "<itemBody>words", "itemBody holds words"),
    ('adaptive="false"', "", "needs adaptive"),
    ('caseSensitive="false"', 'caseSensitive="no"', "caseSensitive = 'no'"),
    ("<responseProcessing>", "<responseProcessing><p />", "responseProcessing holds 'p "),
    ('<div class="display">', '<div style="color: red">', "style = 'color: red'"),
    ('showHide="show"', 'showHide="always"', "showHide = 'always'"),
    ("<p><textEntry", "<p><table /><textEntry", "p holds 'table "),
    ("<mfrac>", "<mfrac><mi>x</mi>", "mfrac holds 3 elements"),
    ("<outcomeDeclaration ", "<outcome ", None),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "found"), BROKEN)
def test_what_breaks_the_model_is_found(solution, before, after, found):
    package = write(solution.but(answers=(Answer("result", "strictly-convex"),)), "qti", "full")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        item = archive.read(archive.namelist()[2]).decode("utf-8")
    assert before in item
    broken = item.replace(before, after, 1)
    if found is None:
        broken = broken.replace("</outcomeDeclaration>", "</outcome>", 1)
        found = "there is no"
    assert any(found in fault for fault in faults(ElementTree.fromstring(broken)))


def test_identifiers_of_a_package_are_each_its_own(handouts):
    for each in handouts:
        manifest, test, *items = files(hand_out(each, "qti"))
        names = [item.get("identifier") for item in items]
        assert len(set(names)) == len(names) == 3
        assert [ref.get("identifier") for ref in test.iter(f"{ITEM}assessmentItemRef")] == names
        assert all(part.get("alt") for item in items for part in item.iter() if part.tag == f"{ITEM}img")
        assert not any(part.tag == f"{MATHML}merror" for item in items for part in item.iter())
        assert {part.get("href") for part in manifest.iter() if part.get("href")} == {
            "test.xml",
            *(f"{n}.xml" for n in names),
        }


def test_moodle_quizzes_keep_to_what_the_import_knows(solutions, handouts):
    for each in solutions:
        assert faults_of_moodle(ElementTree.fromstring(write(each, "moodle", "full"))) == []
    for each in handouts:
        assert faults_of_moodle(ElementTree.fromstring(hand_out(each, "moodle"))) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ('type="shortanswer"', 'type="short"', "there is no question of type 'short'"),
        ("<usecase>0</usecase>", "", "shortanswer needs usecase"),
        ('fraction="100"', 'fraction="99"', "no answer is right"),
        (r"\(", "$$", "words hold $$"),
        ("<penalty>0</penalty>", "<penalty>all</penalty>", "penalty is 'all'"),
        ("</question>", "<images /></question>", "shortanswer knows no images"),
    ],
)
def test_what_the_moodle_import_would_not_take_is_found(solution, before, after, found):
    quiz = write(solution.but(answers=(Answer("result", "strictly-convex"),)), "moodle")
    assert before in quiz
    assert any(found in fault for fault in faults_of_moodle(ElementTree.fromstring(quiz.replace(before, after, 1))))


def test_anki_notes_are_tables_that_the_import_reads(solutions, handouts):
    for sheet in (write(solutions, "anki", "full"), *(hand_out(each, "anki") for each in handouts)):
        lines = sheet.rstrip("\n").split("\n")
        head = [line for line in lines if line.startswith("#")]
        assert lines[: len(head)] == head
        keys = dict(line[1:].split(":", 1) for line in head)
        assert keys["separator"] == "tab"
        assert (keys["guid column"], keys["tags column"]) == ("1", "4")
        assert set(keys) == {"separator", "html", "notetype", "guid column", "tags column", "columns"}
        for line in lines[len(head) :]:
            assert re.fullmatch(r'q[0-9a-f]{16}\t"([^"\t]|"")*"\t"([^"\t]|"")*"\tderive', line)
            # a card's own signs: {{ begins a field of a template, {{c a gap; MathJax alone sets formulas
            assert "[latex]" not in line
            assert "[$" not in line
            assert line.count("\\(") == line.count("\\)")
