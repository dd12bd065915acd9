"""Where ln det S + tr(S^-1 C) is least over all positive definite S, and what is no such place."""

import pytest

from derive.core.certificates import PROVED
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Relation, call

DECLARED = "S: n x n spd; C: n x n spd; B: n x n symmetric; M: n x n; x: m x n; u: n; a: m; c > 0"
LIKELIHOOD = "-(m/2) ln(det(S)) - sum((x_i - u)^T S^-1 (x_i - u), i=1..m)/2"
SCATTER = "sum((x_i - u) (x_i - u)^T, i=1..m)"
WEIGHTED = "-sum(a_i (ln(det(S)) + (x_i - u)^T S^-1 (x_i - u)), i=1..m)/2"

LEAST = [
    # kind, function of S, place, matrices told to be positive definite
    ("argmin", "ln(det(S)) + tr(S^-1 C)", "C", ()),
    ("argmin", "c ln(det(S)) + 2 tr(S^-1 C)", "2 C/c", ()),
    ("argmin", "tr(C S^-1) + ln(det(S)) + u^T C u", "C", ()),
    ("argmin", "ln(det(S)) + tr(S^-1 B)", "B", ("B",)),
    ("argmax", "-ln(det(S)) - tr(S^-1 C)", "C", ()),
    ("argmax", LIKELIHOOD, f"{SCATTER}/m", (f"{SCATTER}/m",)),
]

NOT = [
    ("argmax", "ln(det(S)) + tr(S^-1 C)", "C", ()),
    ("argmin", "ln(det(S)) + 2 tr(S^-1 C)", "C", ()),
    ("argmin", "ln(det(S)) - tr(S^-1 C)", "C", ()),
    ("argmin", "ln(det(S)) + tr(S C)", "C", ()),
    ("argmin", "ln(det(S)) + tr(S^-1 C) + tr(S)", "C", ()),
    ("argmin", "ln(det(S)) + tr(S^-1 B)", "B", ()),
    ("argmin", "ln(det(S)) + tr(S^-1 M)", "M", ("M",)),
    ("argmin", LIKELIHOOD, f"{SCATTER}/m", (f"{SCATTER}/m",)),
    ("argmax", LIKELIHOOD, f"{SCATTER}/2", (f"{SCATTER}/2",)),
    ("argmax", WEIGHTED, "C", ()),
]


def grade(kind, body, place, told):
    context = read_context(DECLARED)
    facts = (call("positive_definite", read(each, context)) for each in told)
    claim = Relation("=", call(kind, read(body, context), context.symbol("S")), read(place, context))
    return judged(claim, context.given(*facts), Bench()).grade


@pytest.mark.parametrize("row", LEAST)
def test_the_only_place_is_proved(row):
    assert grade(*row) == PROVED


@pytest.mark.parametrize("row", NOT)
def test_other_places_are_not(row):
    assert grade(*row) != PROVED
