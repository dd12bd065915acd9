"""A second reader of LaTeX beside ours: where both read an input they agree, but for what the other one misreads."""

import json
from pathlib import Path

import pytest
import sympy
from latex2sympy2_extended import latex2sympy

from derive.cas.to_sympy import to_sympy
from derive.core.errors import DeriveError
from derive.reader.parser import read

CORPUS = Path(__file__).parents[1] / "cases" / "latex_inputs.jsonl"
LATEX = {case["id"]: case["latex"] for case in map(json.loads, CORPUS.read_text("utf-8").splitlines())}
# What it reads as a product of letters, as one letter, to base 10, without its prime or its index.
MISREAD = {8, 28, 34, 48, 49, 54, 73, 78, 80, 90, 98, 104, 123, 126, 135, 143, 144, 149}


def ours(latex):
    """The SymPy expression of what we read; None where we refuse, or where SymPy has no such thing."""
    try:
        return to_sympy(read(latex))
    except (DeriveError, TypeError, ValueError, NotImplementedError):
        return None


def theirs(latex):
    """What the other reader makes of it; None where it fails, in whatever way."""
    try:
        return latex2sympy(latex)
    except Exception:
        return None


READ = [number for number, latex in sorted(LATEX.items()) if number not in MISREAD]


@pytest.mark.filterwarnings("ignore")
def test_both_readers_agree():
    pairs = {number: (ours(LATEX[number]), theirs(LATEX[number])) for number in READ}
    both = {number: pair for number, pair in pairs.items() if None not in pair}
    assert len(both) > 30
    assert not {number: pair for number, pair in both.items() if not same(*pair)}


def same(one, other):
    """Whether two expressions, or matrices, are equal."""
    return one == other or sympy.simplify(one - other) == 0
