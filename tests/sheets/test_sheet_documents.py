"""What the documents say of sheets and templates is so."""

import re
from pathlib import Path

import pytest

from derive.catalog import problem_text, resources
from derive.layout import handout as model
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.handouts import hand_out

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("text", re.findall(r"```toml\n(.*?)```", (DOCS / "sheets.md").read_text("utf-8"), re.DOTALL))
def test_the_sheet_of_the_documents_works(text):
    made = handout(read_sheet(text, problem_text), 1, "key")
    assert made.marks == 9
    assert "Eigenvectors" in hand_out(made, "text")


def test_every_template_and_field_that_is_named_exists():
    text = (DOCS / "templates.md").read_text("utf-8")
    for name in re.findall(r"`([\w-]+\.typ\.j2)`", text):
        assert (resources("templates") / "typst" / name).is_file(), name
    for kind, fields in re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE):
        if hasattr(model, kind):
            for field in re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", fields)):
                assert field in (*getattr(model, kind).__match_args__, "name", "statement", "formula"), (kind, field)
    rows = text.split("| name | what it is |")[1].split("\n\n")[0]
    for field in re.findall(r"`\.?(?:handout\.)?(\w+)`[,a-z ]*\|", rows):
        assert hasattr(model.Handout, field), field
