"""An identity shown by named laws: from the left side of an equation to its right side; inequalities of any size."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Draft, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import Derivation
from derive.core.topics import Input, Topic
from derive.laws.general_proofs import has_sizes, shown
from derive.laws.goals import steered
from derive.laws.largest import by_the_largest
from derive.laws.lettering import INDICES, fresh, used
from derive.terms import Component, Junction, Relation, Symbol, Term


def work(problem: Problem) -> Draft:
    """The chain from one side to the other, one for each statement."""
    statement = problem.given[0].term
    parts = statement.parts if isinstance(statement, Junction) and statement.word == "and" else (statement,)
    chains = tuple(_chain(each, problem.context, f"p{k}") for k, each in enumerate(parts, 1))
    title = problem.title or phrase("identity.title", statement)
    return Draft(problem.but(title=title), chains, (Answer("identity", statement),))


def _chain(statement: Term, context: Context, label: str) -> Chain:
    if not isinstance(statement, Relation) or not (statement.sign == "=" or has_sizes(statement)):
        raise InputError("an equation is needed, such as sigma(-x) = 1 - sigma(x)")
    left, right = statement.left, statement.right
    if left is right:
        raise InputError("both sides are the same already; there is nothing to show")
    found = shown(statement, context) or by_the_largest(statement, context) if has_sizes(statement) else None
    if found is not None:
        return Chain(label, phrase("identity.chain"), found, (Claim(statement),))
    if has_sizes(statement) and (entries := _of_entries(statement, context)) is not None:
        i, found = entries
        return Chain(label, phrase("identity.entries", i), found, (Claim(statement),))
    if statement.sign != "=":
        raise UndecidedError("no law here leads from the left side of this inequality to its right side")
    return Chain(
        label, phrase("identity.chain"), Derivation(left, steered(left, right, context), right), (Claim(statement),)
    )


def _of_entries(statement: Relation, context: Context) -> tuple[Symbol, Derivation] | None:
    """The chain for any entry of an equation of vectors."""
    if statement.sign != "=" or len(statement.left.shape) != 1:
        return None
    declared = {letter.name for letter in context.symbols}
    i = fresh(("i", *INDICES), frozenset(declared | used(statement)))
    found = shown(Relation("=", *(Component(side, (i,)) for side in (statement.left, statement.right))), context)
    return None if found is None else (i, found)


topic = Topic("identity", (Input("equation", "relation"),), (), work)
