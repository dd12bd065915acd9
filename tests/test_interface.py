"""The project's own copy of its interface: every fenced block parses, and its promises of the topics there are hold."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

from derive import catalog
from derive.app.arguments import COMMON

TEXT = (Path(__file__).parent.parent / "docs" / "interface.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", TEXT, re.DOTALL)
PARSERS = {"json": json.loads, "toml": tomllib.loads, "python": ast.parse, "": str.splitlines}


@pytest.mark.parametrize(("language", "block"), BLOCKS)
def test_every_fenced_block_parses(language, block):
    assert PARSERS[language](block)


ROWS = [line for line in TEXT.splitlines() if re.match(r"\| `[a-z]", line) and "answer names" not in line]
PROMISED = {name for row in ROWS for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])}


@pytest.mark.parametrize("name", sorted(set(catalog.topic_names()) & PROMISED))
def test_a_topic_takes_the_options_of_its_row(name):
    row = next(row for row in ROWS if f"`{name}`" in row.split("|")[1])
    for_one_alone = r"\(`--.*?\)"
    promised = set(re.findall(r"`--([a-z0-9-]+)", re.sub(for_one_alone, "", row.split("|")[2])))
    assert promised <= {option.name for option in catalog.find_topic(name).options} | set(COMMON)


def test_the_public_functions_are_the_topics():
    import derive

    assert {name.replace("-", "_") for name in catalog.topic_names()} <= set(dir(derive))
