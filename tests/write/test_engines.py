"""Shipped sheets in the programs that courses read them with: none of them knows anything of ours."""

import io
import re
from functools import cache
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pypandoc
import pypdf
import pytest
from anki.collection import Collection, ImportCsvRequest
from cmarkgfm import github_flavored_markdown_to_html
from engines import html_faults, html_faults_of_part, pyslet, read_qti, score, unpacked
from readers import sets

import derive
from derive.catalog import problem_text
from derive.core.drafts import Answer
from derive.layout.handout import AUDIENCES
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.formats import write
from derive.write.handouts import hand_out

FOLDER = Path(__file__).parents[2] / "problems" / "sheets"
SHEETS = ("uebung-1", "week-1", "week-3")  # one of each kind: each more takes its second


@cache
def made(name, audience):
    return handout(read_sheet((FOLDER / f"{name}.toml").read_text("utf-8"), problem_text), 0, audience)


def questions(quiz):
    return [each for each in ElementTree.fromstring(quiz) if each.get("type") != "category"]


@pytest.mark.parametrize("name", SHEETS)
def test_the_engine_of_qti_takes_every_item_and_test(name):
    files = unpacked(hand_out(made(name, "key"), "qti"))
    del files["imsmanifest.xml"]
    test, *items = [read_qti(text) for text in files.values()]
    assert [said for _, said in (test, *items) if said] == []
    assert {type(root) for root, _ in items} == {pyslet().items.AssessmentItem}
    assert [score(root, "0") for root, _ in items] == [(0.0, "SOLUTION")] * len(items)


def test_the_engine_of_qti_takes_the_package(tmp_path):
    (tmp_path / "package.zip").write_bytes(hand_out(made("week-1", "key"), "qti"))
    package = pyslet().packages.ContentPackage(str(tmp_path / "package.zip"))
    found = [(each.type, each.get_entry_point().href) for each in package.manifest.root.Resources.Resource]
    package.close()
    test, *items = [(kind, str(href)) for kind, href in found]
    assert test == ("imsqti_test_xmlv2p1", "test.xml")
    assert [kind for kind, _ in items] == ["imsqti_item_xmlv2p1"] * 5


ATTEMPTS = [  # the answer of a question, what scores, what does not
    (derive.read("-5").term, ("-5", "-5.0"), ("5", "-5.01")),
    (derive.read("sqrt(2)/2").term, ("0.7071", "0.70711"), ("0.71", "0.7")),
    ("strictly-convex", ("strictly convex", "Strictly Convex"), ("convex", "strictly-convex")),
]


@pytest.mark.parametrize(("answer", "right", "wrong"), ATTEMPTS)
def test_the_engine_of_qti_marks_answers(solution, answer, right, wrong):
    package = write(solution.but(answers=(Answer("result", answer),)), "qti")
    item, said = read_qti(list(unpacked(package).values())[2])
    assert said == []
    assert [score(item, each)[0] for each in (*right, *wrong, None)] == [1.0, 1.0, 0.0, 0.0, 0.0]


BROKEN = [  # what of an item is replaced, by what, what the engine says
    ("<itemBody>", "<itemBody>words", "Unexpected data"),
    ("<itemBody>", "<itemBody><nosuch />", "nosuch"),
    ("<itemBody>", "<itemBody><p><table /></p>", "Table not allowed in P"),
    ('adaptive="false"', 'adaptive="no"', "Bad attribute value"),
    ('showHide="show"', 'showHide="always"', "Bad attribute value"),
    ('cardinality="single"', 'cardinality="one"', "Bad attribute value"),
    ("<responseProcessing>", "<responseProcessing><nosuch />", "nosuch is no element"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), BROKEN)
def test_what_the_engine_of_qti_would_not_take_is_found(before, after, expected):
    item = list(unpacked(hand_out(made("week-1", "key"), "qti")).values())[2]
    assert before in item
    try:
        _, said = read_qti(item.replace(before, after, 1))
    except Exception as refused:
        said = [str(refused)]
    assert expected in " ".join(said)


@pytest.mark.parametrize("name", SHEETS)
def test_questions_of_moodle_are_parts_of_pages(name):
    found = questions(hand_out(made(name, "key"), "moodle"))
    assert len(found) == len(made(name, "key").items)
    texts = [question.findtext(f"{part}/text") for question in found for part in ("questiontext", "generalfeedback")]
    assert [fault for text in texts for fault in html_faults_of_part(text)] == []


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", ["week-1"])
def test_pages_keep_to_the_standard_of_html(name, audience):
    page = hand_out(made(name, audience), "html")
    assert html_faults(page) == []
    formulas = re.findall(r"<math\b.*?</math>", page, re.DOTALL)
    bare = [re.sub(r"<annotation\b.*?</annotation>", "", formula, flags=re.DOTALL) for formula in formulas]
    read = pypandoc.convert_text("\n".join(f"<p>{formula}</p>" for formula in bare), "markdown", format="html")
    assert sum(re.fullmatch(r"\$.+\$", part, re.DOTALL) is not None for part in read.strip().split("\n\n")) == len(bare)


def test_what_breaks_a_page_is_found():
    page = hand_out(made("week-1", "student"), "html")
    assert html_faults(page.replace("</main>", "", 1))
    assert html_faults(page.replace("<main", "<main id=a id=b", 1))
    assert html_faults_of_part("<p><table></p>")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_parser_of_github_finds_every_formula(audience):
    for name in ("uebung-1", "week-1"):
        sheet = hand_out(made(name, audience), "markdown")
        page = github_flavored_markdown_to_html(sheet)
        shown = re.findall(r'<pre lang="math"><code>(.*?)</code></pre>', page, re.DOTALL)
        told = re.findall(r"\$<code>(.*?)</code>\$", page)
        assert len(shown) == sheet.count("```math\n")
        assert len(told) == sheet.count("$`")
        assert all(sets(unescape(formula)) for formula in (*shown, *told))
        assert html_faults_of_part(page) == []


def test_anki_imports_every_card_once(tmp_path):
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        for name in SHEETS:
            (tmp_path / name).write_text(hand_out(made(name, "key"), "anki"), "utf-8")
            told = collection.get_csv_metadata(path=str(tmp_path / name), delimiter=None)
            first, again = (
                collection.import_csv(ImportCsvRequest(path=str(tmp_path / name), metadata=told)).log for _ in range(2)
            )
            cards = len(made(name, "key").items)
            assert (len(first.new), len(again.new), len(again.duplicate)) == (cards, 0, cards)
        notes = [collection.get_note(note) for note in collection.find_notes("")]
        assert all(note.tags == ["derive"] and all(note.fields) for note in notes)
        sides = [html_faults_of_part(side) for note in notes for side in note.fields]
        assert not any(sides)
    finally:
        collection.close()


def elements(element):
    """The elements of a PDF's structure, from the root down."""
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            yield from elements(each)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from elements(element["/K"])


@pytest.mark.parametrize("audience", ["student", "marks"])
def test_pdf_says_its_formulas_aloud(audience):
    document = pypdf.PdfReader(io.BytesIO(hand_out(made("uebung-1", audience), "pdf")))
    root = document.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "de", True, True,
    )  # fmt: skip
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = list(elements(root["/StructTreeRoot"]["/K"]))
    assert [each["/S"] for each in found].count("/H1") == 1
    formulas = [each for each in found if each["/S"] == "/Formula"]
    assert formulas
    assert all(each.get("/Alt") for each in found if each["/S"] in ("/Formula", "/Figure"))
    assert {each.get("/Lang") for each in formulas} == {"en"}  # the language in which they are spoken
