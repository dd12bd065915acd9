"""What every table of laws of general size is held to: each row is made, proved, and its mutants are refuted."""

from derive.core.certificates import REFUTED
from derive.kernel.bench import Bench
from derive.kernel.steps import judged_step
from tests.general.mutants import mutants


def made(rule, before, context):
    """The one step that a law makes of a term."""
    found = rule(before, context)
    assert found is not None
    (step,) = found.steps
    return step


def survivors(step, context, same=lambda one, other: one is other, more=lambda term: ()):
    """The wrong versions of a step's result that the kernel does not refute with a witness."""
    bench = Bench()
    given = context.given(*(condition.relation for condition in step.conditions))
    for wrong in (*mutants(step.after), *more(step.after)):
        if not same(wrong, step.after):
            judged = bench.equal(step.before, wrong, given)
            if (judged.grade, judged.witness is None) != (REFUTED, False):
                yield wrong


def grade(step, context):
    """How it is known that a step is right."""
    return judged_step(step, context, Bench(), context).certificate.grade
