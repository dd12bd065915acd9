"""Questions for course systems: read back by parsers of XML, zip and tables, formulas string for string."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest
from readers import SHIPPED, Page, bare, formulas_of, sets, tex_of

import derive
from derive.core.drafts import Answer
from derive.layout.answers import answers
from derive.write.formats import write
from derive.write.graded import Graded, graded

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


@pytest.fixture(scope="module")
def shipped():
    return [derive.problem(name).judged for name in SHIPPED]


def answered(solution, value):
    return solution.but(answers=(Answer("result", value),))


def term(text):
    return derive.read(text).term


GRADED = [  # answer, how it is graded
    (term("-3"),        Graded("numerical", "-3")),
    (term("1/3"),       Graded("numerical", "0.333333", "0.000333333")),
    (term("sqrt(2)/2"), Graded("numerical", "0.707107", "0.000707107")),
    (term("2 x"),       Graded("essay")),
    (term("oo"),        Graded("essay")),
    ("strictly-convex", Graded("shortanswer", "strictly convex")),
    (True,              Graded("shortanswer", "yes")),
    ((1, 3),            Graded("essay")),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), GRADED)
def test_how_answers_are_graded(solution, value, expected):
    assert graded(answers(answered(solution, value))) == expected


def test_several_answers_are_an_essay(solution):
    assert graded(answers(solution)) == Graded("essay")


def questions(sheet):
    quiz = ElementTree.fromstring(sheet)
    assert quiz.tag == "quiz"
    return list(quiz)


def test_moodle_questions_hold_every_formula(solution, shipped):
    for each in (solution, *shipped):
        (question,) = questions(write(each, "moodle", "full"))
        texts = [question.find(f"{name}/text").text for name in ("questiontext", "generalfeedback")]
        found = [bare(formula) for text in texts for formula in tex_of(Page(text).text)]
        assert all(map(sets, found))
        assert all(bare(formula) in found for formula in formulas_of(each, "full"))


def test_moodle_questions_have_what_the_import_asks_for(solution):
    for value, graded_as in GRADED:
        (question,) = questions(write(answered(solution, value), "moodle"))
        assert question.attrib == {"type": graded_as.kind}
        assert question.findtext("name/text") == "A slope: 50% of #1 & more_"
        for name in ("questiontext/text", "generalfeedback/text", "defaultgrade", "penalty", "hidden"):
            assert question.findtext(name)
        if graded_as.kind == "essay":
            assert question.findtext("responseformat") == "editor"
        else:
            answer = question.find("answer")
            assert (answer.get("fraction"), answer.findtext("text")) == ("100", graded_as.value)
            assert answer.findtext("tolerance") == (graded_as.tolerance if graded_as.kind == "numerical" else None)


def archive(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        return {name: ElementTree.fromstring(opened.read(name)) for name in opened.namelist()}


def test_the_qti_package_lists_its_files(shipped):
    files = archive(write(tuple(shipped), "qti"))
    assert list(files)[:2] == ["imsmanifest.xml", "test.xml"]
    resources = files["imsmanifest.xml"].findall(f"{PACKAGE}resources/{PACKAGE}resource")
    assert {resource.get("href") for resource in resources} == set(files) - {"imsmanifest.xml"}
    assert {resource.get("type") for resource in resources} == {"imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"}
    for resource in resources:
        assert resource.find(f"{PACKAGE}file").get("href") == resource.get("href")
    names = {resource.get("identifier") for resource in resources}
    assert {each.get("identifierref") for each in resources[0].findall(f"{PACKAGE}dependency")} == names - {"test"}
    refs = [each.get("href") for each in files["test.xml"].iter(f"{QTI}assessmentItemRef")]
    assert refs == list(files)[2:]


@pytest.mark.parametrize(("value", "graded_as"), GRADED)
def test_qti_items_declare_what_they_use(solution, value, graded_as):
    item = list(archive(write(answered(solution, value), "qti")).values())[2]
    declared = {each.get("identifier") for each in item if each.tag.endswith("Declaration")}
    used = {
        each.get("identifier") for each in item.iter() if each.tag.removeprefix(QTI) in ("variable", "setOutcomeValue")
    }
    used |= {each.get("responseIdentifier") for each in item.iter()} - {None}
    assert used <= declared
    assert item.find(f"{QTI}modalFeedback").get("outcomeIdentifier") in declared
    kinds = {
        "essay": "extendedTextInteraction",
        "numerical": "textEntryInteraction",
        "shortanswer": "textEntryInteraction",
    }
    assert item.find(f".//{QTI}{kinds[graded_as.kind]}") is not None
    correct = item.findtext(f".//{QTI}correctResponse/{QTI}value")
    assert correct == (graded_as.value or None)


def test_qti_items_hold_every_formula(solution, shipped):
    for each in (solution, *shipped):
        item = list(archive(write(each, "qti", "full")).values())[2]
        found = [bare(part.text) for part in item.iter(f"{MATHML}annotation")]
        assert all(bare(formula) in found for formula in formulas_of(each, "full"))


def test_anki_cards_have_the_headers_and_every_formula(solution, shipped):
    sheet = write((solution, *shipped), "anki", "full")
    head = [line for line in sheet.split("\n") if line.startswith("#")]
    assert head[:2] == ["#separator:tab", "#html:true"]
    assert head[-1].split("\t") == ["#columns:GUID", "Front", "Back", "Tags"]
    rows = list(csv.reader(sheet.split("\n")[len(head) :], delimiter="\t"))
    cards = [row for row in rows if row]
    assert [len(card) for card in cards] == [4] * (1 + len(shipped))
    assert len({card[0] for card in cards}) == len(cards)
    for each, card in zip((solution, *shipped), cards, strict=True):
        found = [bare(formula) for side in card[1:3] for formula in tex_of(Page(side).text)]
        assert all(bare(" ".join(formula.split())) in found for formula in formulas_of(each, "full"))


@pytest.mark.parametrize("format", ["moodle", "qti", "anki"])
def test_twice_the_same(shipped, format):
    assert write(tuple(shipped), format) == write(tuple(shipped), format)
