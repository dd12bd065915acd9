"""Drawn numbers in formulas, as a person writes them."""

import pytest

from derive.reader.parser import read
from derive.sheets.putting import put
from derive.terms import Symbol, number
from derive.write.plain import plain

PUT = [
    ("a x^2 + b x + c",      {"a": 1, "b": -3, "c": 0},   "x^2 - 3 x"),
    ("a x^2 + b x + c",      {"a": 2, "b": 1, "c": -5},   "2 x^2 + x - 5"),
    ("a x^2 + b x + c",      {"a": 0, "b": 0, "c": 4},    "4"),
    ("a x^n",                {"a": -1, "n": 1},           "-x"),
    ("2 a x",                {"a": 3},                    "6 x"),
    ("x - a",                {"a": -2},                   "x + 2"),
    ("(x + a)/b",            {"a": 1, "b": 1},            "x + 1"),
    ("a/b x",                {"a": 3, "b": 6},            "1/2 x"),
    ("e^{a x}",              {"a": 1},                    "e^x"),
    ("e^{-a x}",             {"a": 2},                    "e^(-2 x)"),
    ("(x - a)^2",            {"a": 0},                    "x^2"),
    ("x^n/n!",               {"n": 3},                    "x^3/3!"),
    ("[[a, b], [b, a]]",     {"a": 1, "b": 0},            "[[1, 0], [0, 1]]"),
    ("x + y",                {"a": 1},                    "x + y"),
    ("a x + b y = c",        {"a": 1, "b": 2, "c": 3},    "x + 2 y = 3"),
    ("a^2 x",                {"a": 3},                    "9 x"),
    ("sum(a x_i, i=1..n)",   {"a": 2},                    "sum(2 x_i, i=1..n)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values", "expected"), PUT)
def test_put(text, values, expected):
    drawn = {Symbol(letter): number(value) for letter, value in values.items()}
    assert put(read(text), drawn) is read(expected), plain(put(read(text), drawn))


def test_what_holds_no_drawn_letter_stays_the_same_object():
    term = read("x + 0 + 1 y")
    assert put(term, {Symbol("a"): number(1)}) is term
