"""Members of sequences: a rule for a_n holds for every n, of a_{n-1} in terms of a_{n-2} too."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Definition
from derive.core.written import WrittenChain
from derive.reader.iterates import Member, changes_size, member
from derive.terms import Record, Symbol, Term, number, substituted, symbols, total

MOST_MEMBERS = 12


class Rule(Record):
    """What a member of a sequence is, and the members of the same sequence it rests on as places from there."""

    head: Member
    body: Term
    places: tuple[int, ...]


def with_members(chain: WrittenChain) -> WrittenChain:
    """A chain that knows of each member of a sequence in it what the rule for the sequence says."""
    known = {each.name for each in chain.context.definitions}
    rules = tuple(_told(chain))
    if (own := _own(chain)) is not None and all(each.head.base != own.head.base for each in rules):
        rules, known = (*rules, own), known | {own.head.named(*own.head.place)}
    if not rules:
        return chain
    there = {x for line in chain.lines if line.term is not None for x in symbols(line.term)}
    found = [each for x in sorted(there, key=repr) if (each := member(x.name)) is not None]
    made = {each.name: each for rule in rules for each in _instances(rule, found, there)}
    more = tuple(each for name, each in sorted(made.items()) if name not in known)
    return chain.but(context=chain.context.but(definitions=(*chain.context.definitions, *more)))


def _told(chain: WrittenChain) -> Iterator[Rule]:
    for each in chain.context.definitions:
        if not each.parameters and (rule := rule_of(each.name, each.body)) is not None:
            yield rule


def _own(chain: WrittenChain) -> Rule | None:
    """The rule that a chain begins with: a_n = 2 a_{n-1} + 1."""
    head, value = (line.term for line in (*chain.lines, *chain.lines)[:2])
    if type(head) is not Symbol or value is None or len(chain.lines) < 2 or chain.lines[1].relation not in ("=", ":="):
        return None
    rule = rule_of(head.name, value)
    return rule if rule is not None and rule.places else None


def rule_of(name: str, body: Term) -> Rule | None:
    """A rule, if it rests on members on one side of its own alone, and its body can be told at other places."""
    head = member(name)
    if head is None or not head.letter or changes_size(body) or at_place(body, head, head.letter, 0) is None:
        return None
    inside = [each for x in symbols(body) if (each := member(x.name)) is not None and each.base == head.base]
    places = tuple(sorted(each.shift - head.shift for each in inside))
    if any(each.letter != head.letter for each in inside) or not (all(k < 0 for k in places) or min(places) > 0):
        return None
    return Rule(head, body, places)


def _instances(rule: Rule, found: list[Member], there: set[Symbol]) -> Iterator[Definition]:
    """The rule at the places between the first and the last member that stand in a chain.

    At a number a rule is told where it leaves no other letter than those in the chain. With members at numbers in
    the chain it is told one place further, since they are reached by the rule alone.
    """
    own = [each for each in found if (each.base, each.pattern) == (rule.head.base, rule.head.pattern)]
    for letter in sorted({each.letter for each in own}):
        if not letter and (rule.places or not symbols(rule.body) <= there | {Symbol(rule.head.letter)}):
            continue
        shifts = sorted({each.shift for each in own if each.letter == letter})
        first = shifts[0] - any(not each.letter for each in own)
        whole = range(first, min(shifts[-1], first + MOST_MEMBERS) + 1) if rule.places else shifts
        for shift in whole:
            if all(shift + place in whole for place in rule.places):
                body = at_place(rule.body, rule.head, letter, shift)
                if body is not None:
                    yield Definition(rule.head.named(letter, shift), (), body)


def at_place(body: Term, head: Member, letter: str, shift: int) -> Term | None:
    """The body of a rule where its head stands at another place; None if an index in it is no whole number away."""
    step = shift - head.shift
    place = total((Symbol(letter), number(step))) if letter else number(step)
    stands: dict[Term, Term] = {Symbol(head.letter): place if step or not letter else Symbol(letter)}
    for x in symbols(body):
        each = member(x.name)
        if each is not None and each.letter == head.letter:
            stands[x] = Symbol(each.named(letter, each.shift + step), x.dims)
        elif head.letter in x.name.partition("_")[2].strip("{}").partition("_")[0] and each is None and "_" in x.name:
            return None
    return substituted(body, stands)
