"""Unknown functions that an equation ties to themselves at other places, as T(n) = 2 T(n/2) + n does."""

from __future__ import annotations

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, Witness, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain
from derive.kernel.bench import Bench
from derive.kernel.directions import Directions, directions
from derive.kernel.failing_functions import failing_function
from derive.kernel.function_instances import unknown_function, with_instances
from derive.terms import FALSE, TRUE, Apply, Relation, Symbol, Term, kinds, subterms


def recurs(head: Term, value: Term, context: Context) -> bool:
    """Whether an equation says what an unknown function is, of a letter, by its values at other places."""
    match head:
        case Apply(name, (Symbol(),), 0) if context.definition(name) is None:
            inside = {here for here in subterms(value) if type(here) is Apply and here.name == name}
            return bool(inside) and head not in inside and all(len(here.arguments) == 1 for here in inside)
    return False


def with_rule(chain: WrittenChain, context: Context) -> Context:
    """The context with the equation that a chain begins with, where that ties a function to itself at other places."""
    head, value = (line.term for line in (*chain.lines, *chain.lines)[:2])
    if len(chain.lines) < 2 or chain.lines[1].relation != "=" or head is None or value is None:
        return context
    return context.given(Relation("=", head, value)) if recurs(head, value, context) else context


def at_other_places(found: Directions, before: Term, after: Term, context: Context, bench: Bench) -> Directions:
    """Both directions, where an undecided one is shown by instances, or refuted by a function."""
    if found.forth.grade != UNDECIDED or type(before) is not Relation:
        return found
    if (shown := _by_instances(before, after, context, bench)) is not None:
        return Directions(shown, Certificate(UNDECIDED, "not looked at", seed=bench.seed))
    witness = failing_function(before, after, context, bench)
    return found if witness is None else found.but(forth=_refuted(witness.but(left=TRUE, right=FALSE), bench))


def _by_instances(before: Term, after: Term, context: Context, bench: Bench) -> Certificate | None:
    """How a statement follows from one that holds for all letters, at other places of an unknown function."""
    if unknown_function(before, after, context) is None:
        return None
    found = directions(*with_instances(before, after, bench), context, bench).forth
    return found if sound(found.grade) else None


def _refuted(witness: Witness, bench: Bench) -> Certificate:
    return Certificate(REFUTED, "a function", witness=witness, seed=bench.seed)


def by_rule(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on two terms that an equation among the facts makes equal, at other places of its function."""
    if Apply not in kinds(before) or bench.same(before, after, context):
        return None
    claim = Relation("=", before, after)
    for fact in context.facts:
        if type(fact) is Relation and fact.sign == "=" and recurs(fact.left, fact.right, context):
            others = context.but(facts=tuple(each for each in context.facts if each is not fact))
            found = _by_instances(fact, claim, others, bench)
            if found is not None:
                return JudgedStep(0, 1, "identity", found, message=phrase("check.by_what_stands", (fact,)))
            witness = failing_function(fact, claim, others, bench)
            if witness is not None:
                key = phrase("check.differs")
                return JudgedStep(0, 1, "wrong", _refuted(witness, bench), witness=witness, message=key)
    return None
