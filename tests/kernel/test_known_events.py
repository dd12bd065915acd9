"""Probabilities that declared ones make known: of unions, complements and conditions; None where they leave it open."""

import pytest

from derive.judge.settled import normal
from derive.kernel.known_events import told
from derive.reader.parser import read
from derive.terms import ZERO, Symbol, number

PAIR = "P(A) = 1/4; P(B) = 1/3; P(A and B) = 1/6"
TEST = "P(A and B)/P(B) = 9/10; P(B) = 1/100; P(A and not B)/P(not B) = 1/10"
KNOWN = [
    # declared, a probability, its value
    ("P(A) = 1/4",                              "P(not A)",             (3, 4)),
    (PAIR,                                      "P(A or B)",            (5, 12)),
    (PAIR,                                      "P(A and not B)",       (1, 12)),
    (PAIR,                                      "P(not A and not B)",   (7, 12)),
    (PAIR,                                      "P(A and B)/P(B)",      (1, 2)),
    ("P(A or B) = 1/2; P(A) = 1/4; P(B) = 1/3", "P(A and B)",           (1, 12)),
    ("P(A and B)/P(B) = 1/2; P(B) = 1/3",       "P(A and B)",           (1, 6)),
    (TEST,                                      "P(A)",                 (27, 250)),
    (TEST,                                      "P(A and B)/P(A)",      (1, 12)),
    ("P(A) = 1/4; P(B) = 1/3",                  "P(A and B)",           None),
    ("P(A and B) = 1/6",                        "P(A)",                 None),
]  # fmt: skip

APART = [
    # declared, of events that are independent, a probability, its value
    ("P(A) = 1/4; P(B) = 1/3",                  "AB",  "P(A and B)",               (1, 12)),
    ("P(A) = 1/4; P(B) = 1/3",                  "AB",  "P(A or not B)",            (3, 4)),
    ("P(A) = 1/2; P(B) = 1/3; P(not C) = 4/5",  "ABC", "P(A or B or C)",           (11, 15)),
    ("P(A) = 1/2; P(B) = 1/3; P(C) = 1/5",      "AB",  "P(A and B and C)",         None),
    ("P(A or B) = 1/2; P(A) = 1/4",             "AB",  "P(B)",                     None),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "apart", "asked", "expected"), APART)
def test_known_of_independent_events(declared, apart, asked, expected):
    found = told(read(asked), ZERO, tuple(map(read, declared.split(";"))), tuple(map(Symbol, apart)))
    assert (found and normal(found[0])) is (expected and number(*expected))


@pytest.mark.parametrize(("declared", "asked", "expected"), KNOWN)
def test_known(declared, asked, expected):
    found = told(read(asked), ZERO, tuple(map(read, declared.split(";"))))
    assert (found and normal(found[0])) is (expected and number(*expected))
