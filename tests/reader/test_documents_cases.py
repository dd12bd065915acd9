"""The corpus of written chains: every line is read, and says what it says in SymPy's words too."""

import json
import re
from pathlib import Path

import pytest
import sympy

from derive.cas.to_sympy import to_sympy
from derive.reader.documents import read_document

CASES = [
    json.loads(line) for line in (Path(__file__).parents[1] / "cases" / "chains.jsonl").read_text("utf-8").splitlines()
]
# A claim in words: its second line says that a point is a minimum, which no term does.
WORDS = frozenset(("ml-067",))


def assume(case):
    domain = case["domain"]
    out = [f"{low} < {letter} < {high}" for letter, (low, high) in domain.get("ranges", {}).items()]
    out += [f"{letter} > 0" for letter in domain.get("positive", []) if letter not in domain.get("ranges", {})]
    text = " ".join(case["lines"])
    if "defs" in case:
        out += [f"{name}: n x n" for name in "ABSX" if re.search(rf"(?<![a-zA-Z\\]){name}(?![a-zA-Z])", text)]
        out += [f"{name}: n" for name in "wxy" if f"{name}v" in case["defs"]]
    if "softmax" in " ".join(case["sym"]) and re.search(r"(?<![a-z])p", text):
        out += ["z: 3", "p = softmax(z)"]
    return "; ".join(out)


def read(case):
    rows = [("&" + line if line.startswith("=") else line) for line in case["lines"]]
    text = f"---\nassume: {assume(case)}\n---\n\\begin{{align*}}\n" + " \\\\\n".join(rows) + "\n\\end{align*}\n"
    return read_document(text, "markdown")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_chain_is_read(case):
    document = read(case)
    (chain,) = document.chains
    assert len(chain.lines) == len(case["lines"])
    assert [line.source_line for line in chain.lines] == [5 + k for k in range(len(chain.lines))]
    leads = ["=" if line.strip().startswith("=") else "" for line in case["lines"]]
    assert [line.relation for line in chain.lines] == leads
    unread = [line.trouble for line in chain.lines if line.term is None]
    assert len(unread) == (case["id"] in WORDS)


# Lines with a norm or an identity matrix of no size, which SymPy does not hold.
MATRICES = frozenset(("ml-058", "ml-082"))
SCALAR = [case for case in CASES if case["kind"] in ("expression", "derivative") and case["id"] not in MATRICES]
NAMES = {"lambda": "lam", "x_1": "x1", "x_2": "x2", "z_1": "z1", "z_2": "z2"}
POINTS = (sympy.Rational(3, 10), sympy.Rational(7, 11), sympy.Rational(2, 13), sympy.Rational(5, 17))
LOCALS = {
    "sig": lambda x: 1 / (1 + sympy.exp(-x)),
    "R": sympy.Rational,
    "beta": sympy.Symbol("beta"),
    "S": sympy.Symbol("S"),
}


def value(expression):
    """The number at a point where every letter has its own value, by its name."""
    names = sorted({symbol.name for symbol in expression.free_symbols})
    at = {sympy.Symbol(name): POINTS[k % 4] + k for k, name in enumerate(names)}
    plain = expression.subs({symbol: sympy.Symbol(symbol.name) for symbol in expression.free_symbols})
    return names, sympy.N(plain.doit().subs(at), 20)


@pytest.mark.parametrize("case", SCALAR, ids=lambda case: case["id"])
def test_a_line_says_what_it_means(case):
    (chain,) = read(case).chains
    for line, meant in zip(chain.lines, case["sym"], strict=True):
        ours = to_sympy(line.term)
        ours = ours.subs({s: sympy.Symbol(NAMES.get(s.name, s.name)) for s in ours.free_symbols})
        theirs = sympy.sympify(meant, locals=LOCALS | {name: sympy.Symbol(name) for name in ("E", "N", "Q")})
        if any(word in meant for word in ("softmax", "Sum", "6000", "2005")) or not ours.free_symbols:
            continue
        names, got = value(ours)
        wanted_names, wanted = value(theirs)
        if names == wanted_names and got.is_number:
            assert abs(got - wanted) < 1e-12
