"""Templates that users write."""

import pytest

from derive.catalog import problem_text, resources
from derive.core.errors import InputError
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write import overridden
from derive.write.beside import pictures_beside
from derive.write.forms import FORMS
from derive.write.handouts import hand_out, own_templates

SHEET = 'title = "T"\n[[problem]]\nuse = "derivative/product"\nmarks = 2\n'
WRONG = [
    ("{{ nothing }}",                                      "line 1: 'nothing' is undefined"),
    ("{{ handout.titel }}",                                "has no attribute 'titel'"),
    ("\n{{ ''.__class__.__mro__ }}",                       "line 2: .*unsafe"),
    ("{{ handout.title.format.__globals__ }}",             "unsafe"),
    ("{{ handout.blocks.append(1) }}",                     "line 1"),
    ("{% for x in %}",                                     "line 1: Expected an expression"),
    ("{% include '../../secret.j2' %}",                    "secret"),
    ("{% include 'handout.md.j2' %}",                      "includes itself without end"),
    ("{{ 'a' * 10**10 }}",                                 "more memory than is allowed"),
    ("{% for a in range(10**9) %}{% endfor %}",            "Range too big"),
    ("{{ 1/0 }}",                                          "division by zero"),
    ("{{ lipsum() }}",                                     "line 1: 'lipsum' is undefined"),
    ("{{ handout.items | random }}",                       "line 1: No filter named 'random'; the names"),
    ("{{ handout.nope }}",                                 "line 1: Handout has no attribute 'nope'"),
]  # fmt: skip


def filled(text, folder):
    (folder / "markdown").mkdir(parents=True)
    (folder / "markdown" / "handout.md.j2").write_text(text, "utf-8")
    return hand_out(handout(read_sheet(SHEET, problem_text)), "markdown", own_templates(folder, "markdown"))


def test_one_template_stands_in_the_place_of_ours(tmp_path):
    begin = '{% from "blocks.md.j2" import blocks with context %}'
    own = f"{begin}# Mine: {{{{ handout.title }}}}\n{{{{ blocks(handout.items[0].asked) }}}}"
    assert filled(own, tmp_path) == "# Mine: T\n\nDifferentiate $`x^{2} \\sin(x)`$.\n"


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_wrong_templates(text, expected, tmp_path):
    with pytest.raises(InputError, match=expected) as caught:
        filled(text, tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "format", ["markdown", "myst", "quarto", "obsidian", "ipynb", "latex", "typst", "html", "moodle", "qti", "anki"]
)
def test_copies_of_our_templates_change_nothing(format, tmp_path):
    made = handout(read_sheet(SHEET, problem_text), 0, "key")
    for folder in FORMS[format].folders:
        (tmp_path / folder).mkdir()
        for path in (resources("templates") / folder).glob("*.j2"):
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    assert hand_out(made, format, own_templates(tmp_path, format)) == hand_out(made, format)


def test_what_a_flavour_has_of_its_own_stays(tmp_path):
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "formula.md.j2").write_text("other", "utf-8")
    made = handout(read_sheet(SHEET, problem_text), 0, "key")
    assert hand_out(made, "myst", own_templates(tmp_path, "myst")) == hand_out(made, "myst")


BROKEN = [  # format, its folder, file, what is written there, what is said
    ("ipynb", "jupyter", "handout.ipynb.j2", '{"cells": [',     "no ipynb file of the format: Expecting value"),
    ("ipynb", "jupyter", "handout.ipynb.j2", '{"cells": [{"a": 1}]}', "no ipynb file of the format: 'source'"),
    ("qti",   "qti",     "handout.xml.j2",   "<quiz>",          "it names no file of the package"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "folder", "name", "text", "expected"), BROKEN)
def test_what_is_no_file_of_the_format_is_refused(format, folder, name, text, expected, tmp_path):
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=expected):
        hand_out(handout(read_sheet(SHEET, problem_text)), format, own_templates(tmp_path, format))


def test_folders_without_templates(tmp_path):
    (tmp_path / "latex").mkdir()
    (tmp_path / "latex" / "header.tex.j2").write_text("x", "utf-8")
    with pytest.raises(InputError, match="there is no folder"):
        own_templates(tmp_path / "none", "markdown")
    with pytest.raises(InputError, match=r"there are no templates in '.*/markdown'"):
        own_templates(tmp_path, "markdown")
    with pytest.raises(InputError, match="written without templates"):
        own_templates(tmp_path, "json")
    assert own_templates(tmp_path, "latex") == (("latex/header.tex.j2", "x"),)


def test_one_that_takes_too_long_is_named_and_the_next_is_filled(tmp_path, monkeypatch):
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with monkeypatch.context() as patched:
        patched.setattr(overridden._FILLER, "seconds", 1)
        with pytest.raises(InputError, match="not filled within"):
            filled(endless, tmp_path / "a")
    assert filled("{{ handout.title }}", tmp_path / "b") == "T\n"


def test_pictures_of_templates_of_ones_own_are_collected(tmp_path):
    sheet = SHEET.replace("marks = 2", "plot = true")
    with pictures_beside("x") as ours:
        text = hand_out(handout(read_sheet(sheet, problem_text), 0, "key"), "markdown")
    own = tmp_path / "markdown" / "picture.md.j2"
    own.parent.mkdir()
    own.write_bytes((resources("templates") / "markdown" / "picture.md.j2").read_bytes())
    with pictures_beside("x") as found:
        made = handout(read_sheet(sheet, problem_text), 0, "key")
        assert hand_out(made, "markdown", own_templates(tmp_path, "markdown")) == text
    assert list(found) == ["x-picture-1.svg"]
    assert found == ours
