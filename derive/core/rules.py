"""Rules: pure functions that apply a law, and strategies' leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from derive.terms import Component, Record, Symbol, Term, kinds, subterms, symbols

from .context import Context
from .errors import RuleError
from .laws import Law
from .relations import EQUAL
from .steps import Condition, Derivation, Step
from .strategies import Strategy


class Provided(Record):
    """A result that is right only where the conditions (relations) hold."""

    after: Term
    conditions: tuple[Term, ...]


Choices = Callable[[Term, Context], Iterable[tuple[Term, ...]]]


class Rule(Strategy):
    """A law and the function that applies it, `(term, context, *using) -> term | Provided | None`.

    `heads` are the node classes it can apply to (all where empty); `using` are the law's parameters, if it has any;
    `choices` gives those that a term offers, for who looks for what a law makes of it.
    """

    law: Law
    rewrite: Callable[..., Term | Provided | None]
    heads: tuple[type[Term], ...] = ()
    using: tuple[Term, ...] = ()
    uses: tuple[str, ...] = ()
    choices: Choices | None = None

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The one-step derivation, None where the law does not apply."""
        if self.heads and type(term) not in self.heads:
            return None
        using = self.using
        try:
            found = self.rewrite(term, context, *using) if using else self.rewrite(term, context)
        except RecursionError:
            raise
        except Exception as error:
            raise RuleError(f"{self.law.name} fails on {term!r}: {error}") from error
        if found is None or found is term:
            return None
        after, conditions = (found.after, found.conditions) if isinstance(found, Provided) else (found, ())
        if after is term:
            return None
        law = self.law
        told = tuple(Condition(each, "assumed", _every(each, (term, *using))) for each in conditions)
        step = Step(law, term, after, law.relation, told, (), self.uses, using, (), None)
        return Derivation(term, (step,), after)

    def with_(self, *using: Term) -> Rule:
        """The rule with its law's parameters."""
        return self.but(using=using)

    def by(self, *uses: str) -> Rule:
        """The rule citing earlier parts."""
        return self.but(uses=uses)


def _every(condition: Term, known: tuple[Term, ...]) -> tuple[Symbol, ...]:
    """The indices in a condition that what it is about does not know: it holds for all their values."""
    if Component not in kinds(condition):
        return ()
    places = (here.indices for here in subterms(condition) if type(here) is Component)
    letters = dict.fromkeys(index for indices in places for index in indices if type(index) is Symbol)
    return tuple(each for each in letters if not any(each in symbols(term) for term in known))


def rule(
    formula: str = "",
    *heads: type[Term],
    relation: str = EQUAL,
    trivial: bool = False,
    choices: Choices | None = None,
) -> Callable[[Callable[..., Term | Provided | None]], Rule]:
    """Turn a function into a rule: its name is the law's, the first line of its docstring the statement.

    The source of a law is the SOURCE that its file names.
    """

    def named(rewrite: Callable[..., Term | Provided | None]) -> Rule:
        statement = (rewrite.__doc__ or "").partition("\n")[0].strip()
        name = rewrite.__name__.strip("_").replace("_", "-")
        source = rewrite.__globals__.get("SOURCE", "")
        return Rule(Law(name, statement, formula, source, relation, trivial), rewrite, heads, choices=choices)

    return named
