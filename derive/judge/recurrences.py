"""What is said of a sequence below an equation for its entries: single ones, closed forms, other such equations."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, Witness, sound, worst
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.directions import directions
from derive.terms import (
    NATURALS,
    Junction,
    Relation,
    Symbol,
    Term,
    letters,
    number,
    raised,
    substituted,
    symbols,
    total,
)

from .expressions import compared
from .sequences import Rule, away, entries_of, has_others, index_of, rule_of, ties_in_order

ENTRIES, NEAR = 6, 2


def by_recurrence(first: Term, before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on what is said of a sequence below an equation for its entries, open where nothing shows it."""
    rule = rule_of(first) or rule_of(before)
    if rule is None and ties_in_order(before):
        return _open(bench)
    if rule is None or has_others(rule, before, after) or type(after) not in (Relation, Junction):
        return None
    new = [x for x in letters(after) if x not in (*letters(first), *letters(before), rule.n) and index_of(x) is None]
    if not any(entries_of(after, rule.stem, rule.n)):
        tried = _tried(rule, after, new[0], context, bench) if len(new) == 1 else None
        return JudgedStep(0, 1, "given", tried, message=phrase("check.given")) if tried else None
    if not new and (wrong := _refuted(rule, after, context, bench)) is not None:
        return wrong
    found = _induced(rule, after, len(new), context, bench) or _entries(rule, after, context, bench)
    if found is None and not new:
        near = tuple(_shifted(rule, before, by) for by in range(-NEAR, NEAR + 1))
        forth = directions(Junction("and", near), after, context, bench).forth
        found = JudgedStep(0, 1, "implies", forth, message=phrase("check.implies")) if sound(forth.grade) else None
    return found or _open(bench)


def _open(bench: Bench) -> JudgedStep:
    known = Certificate(UNDECIDED, "no induction found", seed=bench.seed)
    return JudgedStep(0, 1, "undecided", known, message=phrase("check.not_decided", known.method))


def _tried(rule: Rule, after: Term, x: Symbol, context: Context, bench: Bench) -> Certificate | None:
    """That an equation is the rule for entries that are all x, or the powers of x."""
    powers: tuple[Callable[[int], Term], ...] = (lambda _: x, lambda at: raised(x, number(at - rule.low)))
    for power in powers:
        inside: dict[Term, Term] = {y: power(at) for y, moves, at in entries_of(rule.value, rule.stem, rule.n) if moves}
        if rule.n in symbols(substituted(rule.value, inside)):
            return None
        equation = Relation("=", power(rule.top), substituted(rule.value, inside))
        found = directions(equation, after, context, bench).forth
        if sound(found.grade):
            return found
    return None


def _refuted(rule: Rule, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A number of an entry for which an equation of a line is wrong."""
    for part in conjuncts(after):
        for place in range(rule.first + max(rule.top, 0), rule.first + ENTRIES):
            if type(part) is not Relation or part.sign != "=":
                return None
            if any(moves and place + at < rule.first for _, moves, at in entries_of(part, rule.stem, rule.n)):
                continue
            left, right = rule.at(part.left, place), rule.at(part.right, place)
            if compared(left, right, "=", context, bench, ()).follows is False:
                return _wrong(rule, place, left, right, bench)
    return None


def _wrong(rule: Rule, place: int, left: Term, right: Term, bench: Bench) -> JudgedStep:
    said = Witness(((rule.n.name, number(place)),), left, right)
    known = Certificate(REFUTED, "an entry", witness=said, seed=bench.seed)
    message = phrase("check.entry_differs", (rule.n,), (number(place),))
    return JudgedStep(0, 1, "wrong", known, witness=said, message=message)


def _induced(rule: Rule, after: Term, new: int, context: Context, bench: Bench) -> JudgedStep | None:
    """That a closed form has the first entries, or as many constants as there are of these, and obeys the rule."""
    order = rule.top - rule.low
    match after:
        case Relation("=", Symbol() as head, value) if (index := index_of(head, rule.stem)) is not None:
            by = away(index, rule.n)
        case _:
            return None
    if by is None or any(moves for _, moves, _ in entries_of(value, rule.stem, rule.n)) or new not in (0, order):
        return None

    def form(at: int) -> Term:
        return substituted(value, {rule.n: total((rule.n, number(at - by)))})

    inside: dict[Term, Term] = {x: form(at) for x, moves, at in entries_of(rule.value, rule.stem, rule.n) if moves}
    claims = [(form(rule.top), substituted(rule.value, inside))]
    for k in range(rule.first, rule.first + order if not new else 0):
        claims.append((rule.entry(k), substituted(form(0), {rule.n: number(k)})))
    counted = context.given(Relation("in", rule.n, NATURALS))
    found = [compared(rule.within(a), rule.within(b), "=", counted, bench, ()) for a, b in claims]
    if new and found[0].follows is False:
        return found[0].but(message=phrase("check.not_followed"))
    return _shown(found) if all(each.follows for each in found) else None


def _entries(rule: Rule, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """That single entries have the values that a line says."""
    found = []
    for part in conjuncts(after):
        if type(part) is not Relation or part.sign != "=" or rule.n in symbols(part):
            return None
        if any(moves for _, moves, _ in entries_of(part, rule.stem, rule.n)):
            return None
        found.append(compared(rule.within(part.left), rule.within(part.right), "=", context, bench, ()))
    return _shown(found) if all(each.follows for each in found) else None


def _shown(found: list[JudgedStep]) -> JudgedStep:
    known = worst(tuple(each.certificate for each in found))
    return JudgedStep(0, 1, "implies", known, message=phrase("check.by_recurrence"))


def _shifted(rule: Rule, before: Term, by: int) -> Term:
    """What is said of the entries, for an index that is more."""
    moved: dict[Term, Term] = {
        x: _moved(rule, at + by) for x, moves, at in entries_of(before, rule.stem, rule.n) if moves
    }
    return substituted(substituted(before, {rule.n: total((rule.n, number(by)))}) if by else before, moved)


def _moved(rule: Rule, at: int) -> Symbol:
    if not at:
        return Symbol(f"{rule.stem}_{rule.n.name}")
    return Symbol(f"{rule.stem}_{{{rule.n.name}{'+' if at > 0 else '-'}{abs(at)}}}")
