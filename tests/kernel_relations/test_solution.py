"""A solution is made of what is certified; what does not join, cites wrongly or is false never gets out."""

from __future__ import annotations

import pytest

from derive.core.context import Context
from derive.core.drafts import (
    Answer,
    Branch,
    Cases,
    Chain,
    Claim,
    Claims,
    Definition,
    Draft,
    Problem,
    evidence,
    phrase,
    steps_of,
    verified,
)
from derive.core.errors import RefutedError, ReplayError, UndecidedError
from derive.core.laws import Law
from derive.core.steps import Condition, Derivation, Step
from derive.kernel.solution import certify
from derive.reader.parser import read
from derive.terms import Junction, Relation, Symbol, Term, equation

HEADING = phrase("test.heading")
LAW, IFF = Law("some-law", "A law."), Law("some-rule", "A rule.", relation="iff")


def step(before: str, after: str, **more: object) -> Step:
    relation = "iff" if "=" in before else "="
    return Step(IFF if relation == "iff" else LAW, read(before), read(after), relation).but(**more)


def chain(label: str, *steps: Step, **more: object) -> Chain:
    return Chain(label, HEADING, Derivation(steps[0].before, steps, steps[-1].after)).but(**more)


def draft(*parts: object, answers: tuple[Answer, ...] = (), context: Context | None = None) -> Draft:
    return Draft(Problem("test", (), context or Context()), parts, answers)  # type: ignore[arg-type]


def test_a_true_chain_is_certified() -> None:
    solution = certify(draft(chain("p1", step("(x + 1)^2", "x^2 + 2x + 1"), step("x^2 + 2x + 1", "x (x + 2) + 1"))))
    assert evidence(solution)["proved"] == 2
    assert verified(solution)


def test_a_false_step_never_gets_out() -> None:
    with pytest.raises(UndecidedError, match="some-law"):
        certify(draft(chain("p1", step("(x + 1)^2", "x^2 + 1"))))


def test_a_false_small_step_never_gets_out() -> None:
    small = step("(x + 1)^2", "x^2 + 1", position=(0,))
    line = step("(x + 1)^2 y", "(x^2 + 1) y", detail=(small,))
    with pytest.raises(UndecidedError):
        certify(draft(chain("p1", line)))


def test_a_goal_that_is_not_met_is_refuted() -> None:
    with pytest.raises(RefutedError):
        certify(draft(chain("p1", step("2x", "3x", using=(read("3x"),)))))


def test_a_false_claim_is_refuted() -> None:
    with pytest.raises(RefutedError):
        certify(draft(Claims("p1", HEADING, (Claim(read("2 = 3")),))))


def test_a_law_that_does_not_fire_is_not_believed() -> None:
    solution = certify(draft(chain("p1", step("x + x", "2x"))), lambda step, context: False)
    (found,) = (s.certificate for s in steps_of(solution.parts[0]))
    assert found is not None
    assert (found.grade, found.method) == ("undecided", "not an instance of its law")
    assert not verified(solution)


def test_detail_has_to_lead_to_its_end() -> None:
    small = step("x + x", "2x", position=(0,))
    good = step("(x + x)^2", "(2x)^2", detail=(small,))
    assert verified(certify(draft(chain("p1", good))))
    with pytest.raises(ReplayError):
        certify(draft(chain("p1", step("(x + x)^2", "4x^2", detail=(small,)))))
    with pytest.raises(ReplayError):
        certify(draft(chain("p1", step("(x + x)^2", "(2x)^2", detail=(small.but(position=(1,)),)))))


def test_lines_have_to_join() -> None:
    broken = Chain("p1", HEADING, Derivation(read("x"), (step("y", "y + 0"),), read("y + 0")))
    with pytest.raises(ReplayError):
        certify(draft(broken))


CONDITIONS = [
    ("",       "x != 0",       ["assumed"]),
    ("x > 0",  "x != 0",       ["proved"]),
    ("x != 0", "x != 0",       ["given"]),
    ("",       "1 + e^x != 0", []),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "condition", "expected"), CONDITIONS)
def test_conditions_are_discharged_or_printed(fact: str, condition: str, expected: list[str]) -> None:
    context = Context(facts=(read(fact),) if fact else ())
    made = step("x/x", "1", conditions=(Condition(read(condition)),))
    solution = certify(draft(chain("p1", made), context=context))
    (found,) = steps_of(solution.parts[0])
    assert [c.status for c in found.conditions] == expected


def test_a_condition_that_fails_spoils_the_step() -> None:
    made = step("x/x", "1", conditions=(Condition(read("x = 0")),))
    solution = certify(draft(chain("p1", made), context=Context(facts=(read("x > 0"),))))
    assert not verified(solution)


def by(label: str, relation: Term, before: str, after: str) -> Step:
    return step(before, after, uses=(label,), using=(relation,))


def test_a_citation_has_to_stand_where_it_points() -> None:
    lemma = chain("p1", step("(x + 1)^2", "x^2 + 2x + 1"))
    relation = equation(read("(x + 1)^2"), read("x^2 + 2x + 1"))
    good = chain("p2", by("p1", relation, "3 (x + 1)^2", "3 (x^2 + 2x + 1)"))
    assert verified(certify(draft(lemma, good)))
    with pytest.raises(ReplayError):
        certify(draft(good, lemma))
    wrong = equation(read("(x + 1)^2"), read("x^2 + 1"))
    with pytest.raises(ReplayError):
        certify(draft(lemma, chain("p2", by("p1", wrong, "3 (x + 1)^2", "3 (x^2 + 1)"))))
    with pytest.raises(ReplayError):
        certify(draft(lemma, chain("p2", step("x + x", "2x"), uses=("p9",))))


def test_a_case_lends_its_condition_and_keeps_its_results() -> None:
    inside = chain("p2", step("x y = x", "y = 1"))
    other = chain("p3", step("x y = x", "0 = 0", relation="implies"))
    cover = Claim(read("x != 0 or x = 0"))
    branches = (Branch(read("x != 0"), (inside,), HEADING), Branch(read("x = 0"), (other,), HEADING))
    split = Cases("p1", HEADING, read("x y = x"), branches, cover)
    assert verified(certify(draft(split)))
    outside = chain("p4", by("p2", read("y = 1"), "y + 1", "1 + 1"))
    with pytest.raises(ReplayError):
        certify(draft(split, outside))


def test_an_incomplete_split_is_not_verified() -> None:
    branches = (Branch(read("x > 0"), (), HEADING), Branch(read("x < 0"), (), HEADING))
    split = Cases("p1", HEADING, read("x y = x"), branches, Claim(read("x > 0 or x < 0")))
    assert not verified(certify(draft(split)))


def test_a_definition_holds_from_there_on() -> None:
    definition = Definition("p1", HEADING, Relation(":=", Symbol("u"), read("1 + x^2")))
    use = chain("p2", step("(1 + x^2)^3", "u^3"))
    assert verified(certify(draft(definition, use)))


def test_an_answer_has_to_be_derived() -> None:
    part = chain("p1", step("x + x", "2x"))
    certify(draft(part, answers=(Answer("derivative", read("2x")),)))
    with pytest.raises(ReplayError, match="nowhere derived"):
        certify(draft(part, answers=(Answer("derivative", read("3x")),)))
    with pytest.raises(ReplayError, match="nowhere derived"):
        certify(draft(part, answers=(Answer("points", ({"at": {"x": read("7")}},)),)))


def test_equalities_inside_an_equation_carry_it() -> None:
    small = Step(LAW, read("x + x"), read("2x"), "=", (), (0,))
    line = step("x + x = 4", "2x = 4", detail=(small,))
    assert verified(certify(draft(chain("p1", line))))


def test_an_implication_inside_a_negation_does_not_pass() -> None:
    small = Step(IFF, read("x = 2"), read("x^2 = 4"), "implies", (), (0,))
    before, after = (
        read(t).rebuilt((read(s), read("y = 1")))
        for t, s in (("x = 2 and y = 1", "x = 2"), ("x = 2 and y = 1", "x^2 = 4"))
    )
    line = Step(IFF, before, after, "iff", detail=(small,))
    with pytest.raises(UndecidedError):
        certify(draft(Chain("p1", HEADING, Derivation(before, (line,), after))))


def test_a_cover_is_about_its_cases_and_rests_on_what_stands() -> None:
    first = chain("p1", step("2x y = 0", "x y = 0"))
    branches = (Branch(read("x = 0"), (), HEADING), Branch(read("y = 0"), (), HEADING))
    cover = Claim(read("x = 0 or y = 0"), under=(read("x y = 0"),))
    good = Cases("p2", HEADING, read("x y = 0"), branches, cover, uses=("p1",))
    assert verified(certify(draft(first, good)))
    with pytest.raises(ReplayError, match="rests on"):
        certify(draft(first, good.but(cover=cover.but(under=(read("x^2 y = 0"),)))))
    with pytest.raises(ReplayError, match="rests on"):
        certify(draft(good.but(uses=())))
    with pytest.raises(ReplayError, match="names a case"):
        certify(draft(first, good.but(branches=branches[:1])))


def test_an_equivalence_is_cited_as_it_stands() -> None:
    side = chain("p1", step("t^2 = 4", "t = 2 or t = -2"))
    both = Junction("<=>", (read("t^2 = 4"), read("t = 2 or t = -2")))
    whole = step("t^2 = 4 and y = t", "(t = 2 or t = -2) and y = t", uses=("p1",), using=(both,))
    assert verified(certify(draft(side, chain("p2", whole))))
    wrong = Junction("<=>", (read("t^2 = 4"), read("t = 2")))
    false = step("t^2 = 4 and y = t", "t = 2 and y = t", uses=("p1",), using=(wrong,))
    with pytest.raises(ReplayError):
        certify(draft(side, chain("p2", false)))


def test_a_line_of_an_equivalence_is_no_fact_for_a_claim() -> None:
    side = chain("p1", step("t^2 = 4", "t = 2 or t = -2"))
    claim = Claims("p2", HEADING, (Claim(read("t^2 = 4"), uses=("p1",)),))
    with pytest.raises(RefutedError):
        certify(draft(side, claim))
