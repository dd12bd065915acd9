"""Every line that one law makes of a line, with the parameters that the law asks for found in the line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import signature

from derive import catalog
from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.core.relations import EQUAL
from derive.core.rules import Rule
from derive.core.steps import Derivation
from derive.exact.conditions import holds
from derive.laws.differentiation import worked_out
from derive.laws.levels import nesting
from derive.terms import At, Junction, Position, Relation, Term, kinds, letters, replaced, substituted, with_children

from .plantings import fits, places

FIRST = (
    "multiply-out", "common-factor", "like-terms", "common-denominator", "fraction-split", "cancel", "zero-product",
    "square-roots", "odd-root", "even-roots", "substitution", "cleared-of-fractions",
)  # fmt: skip
UNFIT = (
    "equal-by-check", "reordered", "discriminant", "entries-worked-out", "evaluated", "reduce-the-root",
    "collect-terms", "discriminant-as-squares",
)  # fmt: skip
UNKNOWNS = ("letter", "unknown", "x")
MOST_CHOICES = 12


@cache
def _rules() -> tuple[Rule, ...]:
    """All laws, those that people use first."""
    catalog.load_laws()
    known = catalog.rules()
    rest = sorted(name for name in known if name not in (*FIRST, *UNFIT))
    return tuple(known[name] for name in (*FIRST, *rest) if name in known)


@cache
def _rules_for(kind: type[Term]) -> tuple[Rule, ...]:
    """The laws that may apply to a node: those of terms to terms, those of statements to statements."""
    statement = kind in (Relation, Junction)
    fitting = (rule for rule in _rules() if not rule.heads or kind in rule.heads)
    return tuple(rule for rule in fitting if statement or rule.law.relation == EQUAL)


@cache
def _asks_for_a_letter(rule: Rule) -> bool:
    """Whether the one parameter of a law of statements is the letter that these are solved for."""
    asked = tuple(signature(rule.rewrite).parameters)[2:]
    return len(asked) == 1 and asked[0] in UNKNOWNS and (Relation in rule.heads or rule.law.relation != EQUAL)


def _filled(rule: Rule, here: Term, context: Context) -> Iterator[Rule]:
    """A law with each of the parameters that a term offers."""
    if rule.choices is not None:
        for _, using in zip(range(MOST_CHOICES), rule.choices(here, context), strict=False):
            yield rule.with_(*using)
    elif _asks_for_a_letter(rule):
        yield from (rule.with_(letter) for letter in letters(here)[:MOST_CHOICES])
    else:
        yield rule


def applied(line: Term, context: Context) -> Iterator[tuple[Rule, Term]]:
    """Every line that one law makes of a line, at one place and at all that it fits.

    What the law leaves to put in and to differentiate is done as well.
    """
    several: dict[Rule, dict[Position, Term]] = {}
    for place, here in places(line):
        for rule in _rules_for(type(here)):
            for law in _filled(rule, here, context):
                try:
                    found = law(here, context)
                except RuleError:
                    continue
                if found is not None and fits(found.end, here) and not _excluded(found, context):
                    end = _finished(here, found.end, context)
                    several.setdefault(law, {})[place] = end
                    yield law, replaced(line, place, end)
    for law, ends in several.items():
        outermost = [place for place in ends if not any(place[:k] in ends for k in range(len(place)))]
        if len(outermost) > 1:
            made = line
            for place in outermost:
                made = replaced(made, place, ends[place])
            yield law, made


def _excluded(found: Derivation, context: Context) -> bool:
    """Whether a condition of a law is seen not to hold."""
    told = (each.relation for step in found.steps for each in step.conditions)
    return any(type(each) is Relation and holds(context, each) is False for each in told)


def _finished(here: Term, made: Term, context: Context) -> Term:
    """What a law makes, with the derivatives and the values that it introduces worked out."""
    if At in kinds(made) and At not in kinds(here):
        made = put_in(made)
    if nesting(here) or not nesting(made):
        return made
    try:
        return worked_out(made, context).end
    except (DeriveError, RuleError, RecursionError):
        return made


def put_in(term: Term) -> Term:
    """A term with what is taken at a point worked out there."""
    new = with_children(term, put_in)
    return substituted(new.body, dict(zip(new.letters, new.values, strict=True))) if type(new) is At else new
