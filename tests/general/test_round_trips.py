"""Every line of the shipped problems of any size reads back as it was printed."""

import pytest

from derive.catalog import find_topic, problem_ids
from derive.core.drafts import Chain, every_part
from derive.core.steps import lines
from derive.pipeline import shipped
from derive.reader.parser import read
from derive.terms import alike
from derive.write.plain import plain

TOPICS = ("matrix-jacobian", "matrix-gradient", "matrix-hessian")
PROBLEMS = [name for topic in TOPICS for name in problem_ids(topic)]


@pytest.mark.parametrize("name", PROBLEMS)
def test_lines_read_back(name):
    problem = shipped(name)
    draft = find_topic(problem.topic).work(problem)
    wrong = [
        plain(line)
        for part in every_part(draft.parts)
        if isinstance(part, Chain)
        for line in lines(part.derivation.start, part.derivation.steps)
        if not alike(read(plain(line), draft.problem.context), line)
    ]
    assert not wrong
