"""Events about real quantities, such as X >= a: told by where each quantity lies beside its thresholds.

An event is solved for what is random in it, so that those that say the same become one. The cells that events cut are
then those in which the thresholds of one quantity are in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations
from itertools import product as choices

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    MINUS_ONE,
    ZERO,
    Apply,
    Call,
    Junction,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    letters,
    negated,
    number,
    product,
    substituted,
    subterms,
    symbols,
    total,
)

from .comparisons import TURNED, Comparisons
from .events import CELL, Cell, Values, cells_of, in_cells, names_of, probabilities_in, summed, unknown, weighted
from .exactly import value
from .facts import facts_of, speaks_of_chance
from .points import points

Same = Callable[[Term, Term], bool]
MOST_ATOMS = 10
COUNTED = ("Poisson", "Binomial", "Bernoulli", "Geometric")
SMOOTH = ("Normal", "N", "Exponential", "Exp", "Uniform", "U", "Gamma", "Beta", "Laplace", "Logistic", "Cauchy")


class Quantity(Record):
    """What is random, and the thresholds that it is compared with."""

    term: Term
    thresholds: tuple[Term, ...]


class Events(Comparisons):
    """The events of two terms, with one atom `u < v` or `u > v` for what says the same."""

    def __init__(self, context: Context, same: Same) -> None:
        """Start with no quantity known."""
        super().__init__(context)
        self.same = same
        self.quantities: list[Quantity] = []
        self.places: dict[Term, Fraction] = {}

    def event(self, event: Term) -> Term:
        """An event through atoms."""
        match event:
            case Junction(word, parts):
                return Junction(word, tuple(map(self.event, parts)))
            case Relation(relation, left, right) if relation in TURNED and not left.shape and not right.shape:
                return self.compared(*self.sides(relation, left, right))
        return event

    def atom(self, relation: str, u: Term, v: Term) -> Term:
        """A comparison through the two atoms of its threshold, with the names that these have already.

        Of whole numbers those that are not above v - 1 are those below v.
        """
        if self.has(u, COUNTED) and type(v) is Number and v.q == 1:
            before = number(v.p - 1)
            match relation:
                case "<":
                    return self.atom("<=", u, before)
                case ">=":
                    return self.atom(">", u, before)
                case "=":
                    return Junction("and", (self.atom("<=", u, v), self.atom(">", u, before)))
        for k, known in enumerate(self.quantities):
            if self.same(u, known.term):
                return self.at(k, relation, v)
            if self.same(u, negated(known.term)):
                return self.at(k, TURNED[relation], negated(v))
        self.quantities.append(Quantity(u, ()))
        return self.at(len(self.quantities) - 1, relation, v)

    def at(self, k: int, relation: str, v: Term) -> Term:
        """A comparison of a known quantity with a threshold."""
        u, thresholds = self.quantities[k].term, self.quantities[k].thresholds
        here = next((each for each in thresholds if self.same(each, v)), None)
        if here is None:
            here = v
            self.quantities[k] = Quantity(u, (*thresholds, v))
        below, above = Relation("<", u, here), Relation(">", u, here)
        no_more, no_less = Junction("not", (above,)), Junction("not", (below,))
        return {
            "<": below, ">": above, "<=": no_more, ">=": no_less,
            "=": Junction("and", (no_more, no_less)), "!=": Junction("or", (below, above)),
        }[relation]  # fmt: skip

    def groups(self, names: tuple[Term, ...]) -> list[tuple[Term, ...]]:
        """The atoms of each quantity by themselves where all are independent letters, else all together."""
        found = [each.children[0] if type(each) is Relation else each for each in names]
        if not all(type(x) is Symbol and self.context.has(x.name, "independent") for x in found):
            return [names]
        groups: dict[Term, list[Term]] = {}
        for x, each in zip(found, names, strict=True):
            groups.setdefault(x, []).append(each)
        return [tuple(group) for group in groups.values()]

    def possible(self, cell: Cell, names: tuple[Term, ...]) -> bool:
        """Whether what happens together can, by the order of the thresholds and with no chance for single values."""
        about = {each.children[0] for each in names if type(each) is Relation}
        for each in self.quantities:
            if each.term not in about:
                continue
            if not self.in_order(each.term, each.thresholds, cell):
                return False
            for v in each.thresholds:
                if self.has(each.term, COUNTED) and v is MINUS_ONE and Relation(">", each.term, v) not in cell:
                    return False
                elsewhere = any(Relation(way, each.term, v) in cell for way in "<>")
                told = Relation("=", equals(each.term, v), ZERO) in self.context.facts
                if not elsewhere and (told or self.has(each.term, SMOOTH)):
                    return False
        return True

    def has(self, u: Term, laws: tuple[str, ...]) -> bool:
        """Whether a quantity is said to have one of some distributions."""
        return any(
            type(fact) is Relation and fact.sign == "~" and type(fact.right) is Apply and fact.right.name in laws
            for fact in self.context.facts
            if type(u) is Symbol and fact.children[0] is u
        )

    def in_order(self, u: Term, thresholds: tuple[Term, ...], cell: Cell) -> bool:
        """Whether a quantity can lie so beside all of its thresholds."""
        if any(Relation("<", u, v) in cell and Relation(">", u, v) in cell for v in thresholds):
            return False
        for first, second in combinations(thresholds, 2):
            for low, high in ((first, second), (second, first)):
                below, above = Relation("<", u, high) in cell, Relation(">", u, low) in cell
                if not below and not above and self.is_less("<", low, high):
                    return False
                beyond = Relation(">", u, high) in cell and not above
                before = Relation("<", u, low) in cell and not below
                if (beyond or before) and self.is_less("<=", low, high):
                    return False
        return True

    def is_less(self, relation: str, low: Term, high: Term) -> bool:
        """Whether a threshold is seen to be less than another, by its place where one is drawn."""
        if low in self.places and high in self.places:
            return self.places[low] < self.places[high]
        return holds(self.context, Relation(relation, low, high)) is True

    def names(self, calls: Iterable[Call]) -> tuple[Term, ...]:
        """The atoms of some events, both of each threshold."""
        both = (Relation(way, each.term, v) for each in self.quantities for v in each.thresholds for way in "<>")
        others = (name for name in names_of(tuple(calls)) if type(name) is not Relation)
        return (*both, *others)

    def is_placed(self, seed: int) -> bool:
        """Whether the thresholds are drawn at different places, so that their order is known."""
        thresholds = tuple(v for each in self.quantities for v in each.thresholds)
        free = tuple(dict.fromkeys(x for v in thresholds for x in letters(v)))
        for point in points(free, facts_of(self.context), seed, 8):
            places = {v: value(v, point) for v in thresholds}
            if None not in places.values() and all(
                len({places[v] for v in each.thresholds}) == len(each.thresholds) for each in self.quantities
            ):
                self.places = {v: place for v, place in places.items() if place is not None}
                return True
        return False

    def is_free(self) -> bool:
        """Whether any chances are possible: the quantities are letters of which nothing is told."""
        random = {each.term for each in self.quantities}
        told = any(random & symbols(fact) for fact in self.context.facts if not _says_little(fact))
        named = {name for name, word in self.context.properties if word in ("distributed", "independent")}
        return not (told or any(type(x) is not Symbol or x.name in named for x in random))


def equals(u: Term, v: Term) -> Term:
    """The probability of a single value."""
    return call("probability", Relation("=", u, v))


def _says_little(fact: Term) -> bool:
    """Whether a fact says that a letter is a number, or that a single value has no chance, which is heeded."""
    match fact:
        case Relation("=", Call("probability", (Relation("="),)), value) if value is ZERO:
            return True
    return type(fact) is Relation and fact.sign == "in"


def beside_thresholds(a: Term, b: Term, context: Context, same: Same) -> tuple[Term, Term] | None:
    """Two terms with each probability as the sum of the cells of its event; None where no event compares numbers."""
    found = with_atoms(a, b, context, same)
    if found is None:
        return None
    events, calls = found
    names = events.names(calls.values())
    if len(names) > MOST_ATOMS:
        return None
    groups = events.groups(names)
    parts = [[cell for cell in cells_of(group) if events.possible(cell, group)] for group in groups]
    weights = [unknown(len(each), f"{CELL} {k}") for k, each in enumerate(parts)]
    cells = [frozenset[Term]().union(*choice) for choice in choices(*parts)]
    sums = summed(tuple(calls.values()), cells, [product(choice) for choice in choices(*weights)])
    known: Values = {each: sums[through] for each, through in calls.items()}
    return substituted(a, known), substituted(b, known)


def in_all_cells(a: Term, b: Term, context: Context, same: Same) -> tuple[Term, Term] | None:
    """Terms with probabilities as sums over what can happen, also beside thresholds; None without any."""
    return beside_thresholds(a, b, context, same) or in_cells(a, b, context)


def with_atoms(a: Term, b: Term, context: Context, same: Same) -> tuple[Events, dict[Call, Call]] | None:
    """The probabilities in two terms with their events through atoms; None where no event compares numbers."""
    calls = probabilities_in(a, b)
    if not any(type(here) is Relation for each in calls for here in subterms(each.children[0])):
        return None
    events = Events(context, same)
    return events, {each: Call("probability", (events.event(each.children[0]),)) for each in calls}


def example(a: Term, b: Term, context: Context, same: Same) -> Values:
    """A number for every probability of events that compare letters; none where not all numbers are possible."""
    found = with_atoms(a, b, context, same)
    if found is None:
        return {}
    events, calls = found
    rest = total(substituted(side, dict.fromkeys(calls, ZERO)) for side in (a, b))
    if speaks_of_chance(rest) or any(each.term in symbols(rest) for each in events.quantities):
        return {}
    names = events.names(calls.values())
    if len(names) > MOST_ATOMS or not events.is_free() or not events.is_placed(0):
        return {}
    cells = [cell for cell in cells_of(names) if events.possible(cell, names)]
    values = weighted(tuple(calls.values()), cells, [k * k + 1 for k in range(len(cells))])
    return {each: values[through] for each, through in calls.items()}
