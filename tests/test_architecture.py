"""What the house rules say of the code, held by reading it."""

import ast
import re
import sys
from pathlib import Path

import pytest

import derive
from derive import catalog
from derive.core.rules import Rule

ROOT = Path(derive.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py") if not path.is_relative_to(ROOT / "_templates"))
LONGER = {"terms/functions.py"}  # a table


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_module_has_a_docstring_and_few_lines(path):
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module says in one sentence what is in it"
    if name_of(path) not in LONGER:
        assert text.count("\n") <= 400


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name in ("laws", "topics", "layout")], ids=name_of)
def test_no_markup_in_laws_and_topics(path):
    strings = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.JoinedStr)]
    assert not [s for s in strings if "\\" in ast.unparse(s).replace("\\n", "")]


def test_every_rule_has_a_sentence_and_a_name_of_its_own():
    catalog.load_laws()
    known = catalog.rules()
    assert len(known) > 50
    for name, rule in known.items():
        assert re.fullmatch(r"[a-z0-9-]+", name), name
        assert rule.law.statement.endswith("."), name
        assert rule.law.statement[0].isupper() or not rule.law.statement[0].isalpha(), name


def test_no_two_rules_have_one_name():
    catalog.load_laws()
    rewrites = {}
    for module in catalog._loaded():
        for value in vars(sys.modules[module]).values():
            if type(value) is Rule:
                assert rewrites.setdefault(value.law.name, value.rewrite) is value.rewrite, value.law.name


def test_every_topic_has_a_problem():
    for name in catalog.topic_names():
        assert catalog.problem_ids(name), f"{name} ships no problem"


def test_no_subpackage_has_the_name_of_a_public_function():
    packages = {path.name for path in ROOT.iterdir() if path.is_dir()} | {p.stem for p in ROOT.glob("*.py")}
    assert not packages & set(dir(derive))
