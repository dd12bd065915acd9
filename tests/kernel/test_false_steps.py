"""A false step never reaches a sheet: nothing is printed, one sentence says why."""

from derive import pipeline
from derive.app.cli import run
from derive.core.drafts import Chain, Draft, phrase
from derive.core.errors import UndecidedError
from derive.core.laws import Law
from derive.core.steps import Derivation, Step
from derive.core.topics import Topic
from derive.reader.parser import read


def false_draft(problem):
    step = Step(Law("some-law", "A law."), read("(x + 1)^2"), read("x^2 + 1"))
    chain = Chain("p1", phrase("derivative.heading"), Derivation(step.before, (step,), step.after))
    return Draft(problem, (chain,), ())


def test_a_false_step_prints_nothing(monkeypatch, capsys):
    find = pipeline.find_topic
    false = lambda name: Topic(name, find(name).inputs, find(name).options, false_draft)  # noqa: E731
    monkeypatch.setattr(pipeline, "find_topic", false)
    assert run(["derivative", "(x + 1)^2"]) == UndecidedError.status
    told = capsys.readouterr()
    assert told.out == ""
    assert "some-law" in told.err
