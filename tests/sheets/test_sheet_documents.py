"""What the documents say of sheets and templates is so."""

import re
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment

from derive.catalog import problem_text, resources
from derive.layout import document as blocks
from derive.layout import handout as model
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write import chains
from derive.write.breaking import Piece
from derive.write.chains import ROOM
from derive.write.handouts import hand_out
from derive.write.templates import _environment

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", (DOCS / "sheets.md").read_text("utf-8"), re.DOTALL))
def test_the_sheet_of_the_documents_works(text):
    made = handout(read_sheet(text, problem_text), 1, "key")
    assert made.marks == 9
    assert "Eigenvectors" in hand_out(made, "text")


PAGE = (DOCS / "templates.md").read_text("utf-8")
FIELDS = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.MULTILINE))
PAPER = (blocks.Row, blocks.Reason, blocks.Small, chains.Lines, chains.Line, chains.Remark, Piece)
KINDS = (*get_args(model.Piece), model.Space, model.Hint, model.Point, *get_args(blocks.Block), *PAPER)


def test_every_template_that_is_named_exists():
    for name in re.findall(r"`([\w-]+\.typ\.j2)`", PAGE):
        assert (resources("templates") / "typst" / name).is_file(), name


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_names_each_field_of_pieces_and_blocks_and_no_other(kind):
    told = re.sub(r"\(.*?\)", "", FIELDS[kind.__name__].partition(";")[0])
    assert re.findall(r"`(\w+)`", told) == list(kind.__match_args__)


def test_the_page_names_all_of_a_handout_and_no_more():
    named = set(re.findall(r"`(?:handout)?\.(\w+)`", PAGE.split("## What a handout holds")[1].split("| piece |")[0]))
    properties = {name for name, value in vars(model.Handout).items() if isinstance(value, property)}
    assert named == {*model.Handout.__match_args__, *properties}


@pytest.mark.parametrize("kind", ["globals", "filters"])
def test_the_page_names_all_that_templates_can_use(kind):
    usual = getattr(Environment(), kind)
    found = getattr(_environment("typst", (), ROOM), kind)
    ours = {name for name, value in found.items() if usual.get(name) is not value}
    told = PAGE.split("## What can be done with it")[1]
    named = re.findall(r"\| (\w+)`" if kind == "filters" else r"`(\w+)\(", told.replace("\\|", "|"))
    assert sorted(ours - set(named)) == []
    assert kind == "globals" or set(named) == ours
