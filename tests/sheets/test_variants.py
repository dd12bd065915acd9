"""Variants: fair, reproducible, and never two alike while there are draws."""

import subprocess
import sys

import pytest

from derive.catalog import problem_text, sheet_text
from derive.core.errors import InputError
from derive.sheets.difficulty import difficulty
from derive.sheets.drawing import dealt, turns
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.handouts import hand_out
from derive.write.plain import plain

EIGEN = """
[[problem]]
topic = "eigen"
[problem.given]
matrix = "[[a, b], [b, c]]"
[problem.vary]
a = "1..6"
b = "1..4"
c = "1..6"
[problem.keep]
where = ["is_square((a - c)^2 + 4 b^2)", "b != 0"]
"""
POLYNOMIAL = """
[[problem]]
topic = "derivative"
statement = "Differentiate $a x^n$ and use {n} for the exponent; pay \\\\$2."
[problem.given]
expression = "a x^n"
wrt = "x"
order = "k"
[problem.vary]
a = "2..5"
n = "2..5"
k = "1, 2"
"""


def sheet(text):
    return read_sheet(text, problem_text)


def drawn(text, variant):
    return tuple(tuple((v.p, v.q) for v in each.drawn) for each in dealt(sheet(text).tasks, variant))


@pytest.mark.parametrize(("text", "count"), [(EIGEN, 14), (POLYNOMIAL, 32), (EIGEN + POLYNOMIAL, 40)])
def test_no_two_variants_are_alike(text, count):
    found = [drawn(text, variant) for variant in range(count)]
    assert len(set(found)) == count


ALIKE = [  # topic, what is given, what is drawn, how many questions there are
    ("derivative", 'expression = "a b x"',                   'a = "1..3"\nb = "1..3"',    6),
    ("derivative", 'expression = "(a + b) x^2"',             'a = "1..3"\nb = "1..3"',    5),
    ("derivative", 'expression = "a^2 x"',                   'a = "-3..3 nonzero"',       3),
    ("derivative", 'expression = "a x/b"',                   'a = "1..2"\nb = "1..4"',    8),
    ("derivative", 'expression = "x^5"\norder = "k"',        'k = "1..3"',                3),
    ("gradient",   'expression = "x y"\nat = "x=a,y=a + b"', 'a = "1..2"\nb = "1..2"',    4),
    ("eigen",      'matrix = "[[a, 1], [1, a b]]"',          'a = "0..2"\nb = "1..2"',    5),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "given", "vary", "count"), ALIKE)
def test_draws_that_make_one_question_are_one(topic, given, vary, count):
    text = f'[[problem]]\ntopic = "{topic}"\n[problem.given]\n{given}\n[problem.vary]\n{vary}\n'
    asked = [hand_out(handout(sheet(text), variant), "text").partition("Variant")[2] for variant in range(count + 1)]
    questions = [each.partition("\n")[2] for each in asked]
    assert len(set(questions)) == count
    assert questions[count] == questions[0]


def test_letters_of_the_statement_tell_draws_apart():
    text = '[[problem]]\ntopic = "derivative"\nstatement = "Take {a} and {b}."\n[problem.given]\nexpression = "a b x"\n'
    assert len({drawn(f'{text}[problem.vary]\na = "1..3"\nb = "1..3"\n', variant) for variant in range(9)}) == 9


def test_neighbours_differ_in_every_task():
    first, second = drawn(EIGEN + POLYNOMIAL, 3), drawn(EIGEN + POLYNOMIAL, 4)
    assert all(a != b for a, b in zip(first, second, strict=True))


def test_the_same_task_again_is_another_question():
    for variant in range(8):
        assert len(set(drawn(EIGEN * 3, variant))) == 3


def test_titles_do_not_change_the_draw():
    assert drawn(EIGEN.replace("topic =", 'title = "T"\nmarks = 3\ntopic ='), 5) == drawn(EIGEN, 5)


@pytest.mark.parametrize("sizes", [[7], [3, 4], [4, 3], [5, 5], [1, 6, 2], [2, 3, 4]])
def test_turns_are_one_to_one(sizes):
    count = 1
    for size in sizes:
        count *= size
    lists = [tuple(turns(variant, sizes)) for variant in range(count)]
    assert len(set(lists)) == count
    assert all(0 <= turn < size for each in lists for turn, size in zip(each, sizes, strict=True))


def test_the_conditions_hold_for_every_variant():
    for variant in range(10):
        ((a, _), (b, _), (c, _)) = drawn(EIGEN, variant)[0]
        root = ((a - c) ** 2 + 4 * b * b) ** 0.5
        assert root == int(root)
        assert b != 0


def test_letters_are_replaced_in_sentences_and_options():
    item = handout(sheet(POLYNOMIAL), 5).items[0]
    values = {letter: value.p for letter, value in item.drawn}
    (prose,) = item.asked
    shown = "".join(slot if isinstance(slot, str) else plain(slot) for slot in prose.sentences[0].slots)
    power = f"{values['a']} x^{values['n']}"
    assert shown == f"Differentiate {power} and use {values['n']} for the exponent; pay $2."
    assert item.solution.problem.option("order") == values["k"]


def test_answers_of_a_kind():
    text = EIGEN.replace('"b != 0"]', '"b != 0"]\nanswer = "integer"')
    for variant in range(4):
        for each in dealt(sheet(text).tasks, variant)[0].solution.answers:
            assert "sqrt" not in str(each.value)


def test_bands_of_difficulty():
    def measures(band):
        text = POLYNOMIAL + f'[problem.keep]\ndifficulty = "{band}"\n'
        return [difficulty(dealt(sheet(text).tasks, variant)[0].solution) for variant in range(5)]

    easy, normal, hard = measures("easy"), measures("normal"), measures("hard")
    assert max(easy) <= min(hard)
    assert max(normal) - min(normal) <= max(hard) - min(easy)
    low, high = min(normal), max(normal)
    assert all(low <= each <= high for each in measures(f"{low}..{high}"))


BAND = '[problem.keep]\ndifficulty = "900..901"\n'
E_FOR_B = (
    EIGEN.replace("b,", "e,").replace("b]", "e]").replace("b =", "e =").replace("b^2", "e^2").replace("b !=", "e !=")
)
IMPOSSIBLE = [
    (EIGEN.replace("b != 0", "b > 9"),              "is_square.* failed 114 times; b > 9 failed 30 times"),
    (EIGEN.replace("[[a, b]", "[[1, b]"),           "vary names a, which occurs nowhere"),
    (E_FOR_B,                                       "vary names e, which occurs nowhere in the problem as a letter"),
    (POLYNOMIAL + BAND,                             "no fair draw found: difficulty = 900..901 failed 32 times"),
    (POLYNOMIAL.replace('"a x^n"', '"a/(n - n) x^n"'), "denominator"),
    (POLYNOMIAL.replace('wrt = "x"', 'wrt = "y"'),  "problem 1: .*y does not occur"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IMPOSSIBLE)
def test_impossible_draws(text, expected):
    with pytest.raises(InputError, match=expected):
        dealt(sheet(text).tasks, 0)


def test_what_is_declared_must_hold_of_the_draw():
    text = EIGEN.replace('topic = "eigen"', 'topic = "eigen"\nassume = "a > 5"')
    assert {drawn(text, variant)[0][0] for variant in range(4)} == {(6, 1)}


PRINT = """
import sys
from derive.catalog import problem_text, sheet_text
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.handouts import hand_out
for audience in ("student", "key", "hints", "marks"):
    sys.stdout.write(hand_out(handout(read_sheet(sheet_text("week-6"), problem_text), 7, audience), "latex"))
"""


def test_the_same_bytes_under_any_hash_seed():
    outs = [
        subprocess.run(
            [sys.executable, "-c", PRINT], capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""}
        ).stdout
        for seed in ("0", "4242")
    ]
    assert outs[0] == outs[1]
    assert len(outs[0]) > 10_000


def test_the_same_variant_for_all_audiences():
    week = read_sheet(sheet_text("week-6"), problem_text)
    made = [handout(week, 3, audience) for audience in ("student", "key", "hints", "marks")]
    assert len({tuple(item.drawn for item in each.items) for each in made}) == 1
    assert len({tuple(item.asked for item in each.items) for each in made}) == 1
    assert hand_out(made[0], "text") == hand_out(handout(week, 3), "text")
