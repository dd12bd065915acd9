"""Distributions named by their letters, as tables: p(x, y) beside p(x) in sums over all x and y, H(X), KL(p || q)."""

from __future__ import annotations

from itertools import chain

from derive.core.context import Context
from derive.terms import (
    NATURALS,
    ONE,
    ZERO,
    Apply,
    Binder,
    Call,
    Component,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    opened,
    product,
    subterms,
    with_children,
)

from .densities import (
    INFORMATION,
    Letters,
    Split,
    bare_laws,
    calls_in,
    is_bare_law,
    law_of,
    small_letters,
    split_of,
    stems_of,
    summed_letters,
    varied,
)
from .policies import with_one_letter

SIZES = ("n", "m", "k", "l")


class _NoTableError(Exception):
    """A distribution that is no table of at most two letters."""


def tabled(terms: tuple[Term, ...], context: Context, over: frozenset[str]) -> tuple[tuple[Term, ...], Context] | None:
    """The terms with tables in place of the distributions they sum over, by sums of some kinds; None without such."""
    terms = with_one_letter(terms, tuple(chain.from_iterable(map(calls_in, terms))))
    calls = tuple(dict.fromkeys(chain.from_iterable(map(calls_in, terms))))
    summed = {x for term in terms for x in summed_letters(term, over)}
    alone = bare_laws(terms)
    runs = any(summed & {*event, *given} for _, event, given in calls)
    if not (alone or runs or any(map(has_divergence, terms))):
        return None
    tables = _Tables((*calls, *((name, ("k",), ()) for name in alone)), varied(terms), over)
    try:
        found = tuple(map(tables.written, terms))
    except _NoTableError:
        return None
    return found, tables.known(context)


def has_divergence(term: Term) -> bool:
    """Whether a divergence from a product of other distributions stands in a term."""
    found = (here.arguments for here in subterms(term) if type(here) is Apply and here.name == "KL")
    return any(any(split_of(each) is None and any(calls_in(each)) for each in pair) for pair in found)


class _Tables:
    """The table of each distribution: p(x) as entries that add up to one, p(y | x) as rows that do."""

    def __init__(self, calls: tuple[Split, ...], varied: frozenset[str], over: frozenset[str]) -> None:
        self.over, self.varied = over, varied
        self.groups: dict[str, list[Letters]] = {}
        self.splits: dict[str, set[Split]] = {}
        self.sizes: dict[str, Symbol] = {}
        self.laws: dict[str, Symbol] = {}
        self.stems = stems_of(calls, varied)
        for name, event, given in calls:
            name = self.stems.get(name, name)
            self._join(name, tuple(x for x in (*given, *event) if x not in varied))
            self.splits.setdefault(name, set()).add((name, event, given))

    def _join(self, name: str, listed: Letters) -> None:
        """Letters that stand in one call belong together."""
        groups = self.groups.setdefault(name, [])
        tied = [group for group in groups if set(group) & set(listed)]
        whole = tuple(dict.fromkeys((*chain.from_iterable(tied), *listed)))
        self.groups[name] = [*(group for group in groups if group not in tied), whole]

    def known(self, context: Context) -> Context:
        """The context with the tables and the sizes of what they run over."""
        sizes = tuple(self.sizes.values())
        facts = (fact for n in sizes for fact in (Relation("in", n, NATURALS), Relation(">", n, ZERO)))
        shares = tuple((name, "simplex") for name in self.laws)
        return context.but(
            indices=(*context.indices, *self.sizes.items()), properties=(*context.properties, *shares),
            symbols=(*context.symbols, *self.laws.values()),
        ).given(*facts)  # fmt: skip

    def size(self, letter: str) -> Symbol:
        """How many values a letter takes."""
        free = (name for name in SIZES if all(each.name != name for each in self.sizes.values()))
        return self.sizes.setdefault(letter, self.sizes.get(letter) or Symbol(next(free, f"n_{letter}")))

    def written(self, term: Term) -> Term:
        """A term with tables for its distributions."""
        if (found := split_of(term)) is not None:
            return self.value(*found)
        if type(term) is Apply and term.name in INFORMATION and (told := self.information(term)) is not None:
            return told
        if type(term) is Binder and term.letter in self.sizes_of_all() and term.kind in self.over:
            body = self.written(opened(term, Symbol(term.letter)))
            if term.kind != "expectation" and term.low is None:
                return self.total((term.letter,), body)
            if term.kind == "expectation" and (law := law_of(term)) is not None:
                return self.total((term.letter,), Mul((self.value(*law), body)))
        return with_children(term, self.written)

    def sizes_of_all(self) -> frozenset[str]:
        """The letters of all tables."""
        return frozenset(x for groups in self.groups.values() for group in groups for x in group)

    def total(self, over: Letters, body: Term) -> Term:
        """A sum over all values of some letters."""
        for letter in reversed(over):
            body = bind("sum", Symbol(letter), body, ONE, self.size(letter))
        return body

    def value(self, name: str, event: Letters, given: Letters) -> Term:
        """p(event | given) by the tables."""
        name = self.stems.get(name, name)
        here = tuple(x for x in event if x not in self.varied)
        fixed = tuple(x for x in (*event, *given) if x in self.varied)
        mark = name.partition("_")[2]
        if fixed or mark in self.varied:
            return self._parametrised(name, here, given, tuple(dict.fromkeys((*fixed, mark))))
        whole = next((group for group in self.groups.get(name, ()) if set(group) >= {*event, *given}), None)
        if whole is None:
            raise _NoTableError
        splits = {(e, g) for _, e, g in self.splits[name] if set(e) <= set(whole)}
        if len(whole) == 1 or (len(splits) == 1 and len(event) == len(given) == 1):
            return self.entry(name, event, given)
        if len(whole) != 2:
            raise _NoTableError
        first = next((g[0] for _, g in sorted(splits) if len(g) == 1), whole[0])
        second = whole[1] if whole[0] == first else whole[0]
        joint = Mul((self.entry(name, (first,), ()), self.entry(name, (second,), (first,))))
        parts = {(): ONE, (first,): self.entry(name, (first,), ()), (second,): self.total((first,), joint)}
        parts |= {(first, second): joint, (second, first): joint}
        if (event, given) == ((second,), (first,)):
            return self.entry(name, event, given)
        both = (*event, *given)
        return Div(parts[both], parts[given]) if given else parts[both]

    def entry(self, name: str, event: Letters, given: Letters) -> Term:
        """An entry of a table of one or two letters."""
        if len(event) != 1 or len(given) > 1:
            raise _NoTableError
        spelt = f"{name}({event[0]} | {given[0]})" if given else f"{name}({event[0]})" if event[0] != "k" else name
        table = self.laws.setdefault(spelt, Symbol(spelt, tuple(map(self.size, (*given, *event)))))
        return Component(table, tuple(map(Symbol, (*given, *event))))

    def _parametrised(self, name: str, event: Letters, given: Letters, by: Letters) -> Term:
        """A distribution with parameters: the softmax of some function of all."""
        if not event:
            raise _NoTableError
        listed = tuple(Symbol(x) for x in dict.fromkeys((*filter(None, by), *event, *given)))
        score = Pow(E, Apply(f"{name.partition('_')[0]}_score", listed))
        return Div(score, self.total(event, score))

    def information(self, term: Apply) -> Term | None:
        """Entropies, mutual information and divergences as the sums that they are."""
        match term:
            case Apply("KL", (one, other)):
                if is_bare_law(one) and is_bare_law(other):
                    return self._divergence(one.name, other.name)  # type: ignore[attr-defined]
                letters = tuple(dict.fromkeys(x for _, event, _ in calls_in(one) for x in event))
                if not letters or not any(calls_in(other)):
                    return None
                here = self.written(one)
                return self.total(letters, Mul((here, call("log", Div(here, self.written(other))))))
            case Apply("H", (one,)) if is_bare_law(one):
                return self._cross_entropy(one.name, one.name)  # type: ignore[attr-defined]
            case Apply("H", (Junction("and", (one, other)),)) if is_bare_law(one) and is_bare_law(other):
                return self._cross_entropy(one.name, other.name)  # type: ignore[attr-defined]
            case Apply("H", (last,)):
                return self._entropy(last)
            case Apply("I", (one, other)):
                x, y = small_letters(one), small_letters(other)
                joint, apart = self._value((*x, *y)), product((self._value(x), self._value(y)))
                return self.total((*x, *y), Mul((joint, call("log", Div(joint, apart)))))
        return None

    def _pair(self, one: str, other: str) -> tuple[str, Term, Term]:
        """The letter of two distributions that stand without it, and their values there."""
        letter = next((group[0] for group in self.groups.get(one, ()) if len(group) == 1), "k")
        return letter, self.value(one, (letter,), ()), self.value(other, (letter,), ())

    def _divergence(self, one: str, other: str) -> Term:
        letter, here, there = self._pair(one, other)
        return self.total((letter,), Mul((here, call("log", Div(here, there)))))

    def _cross_entropy(self, one: str, other: str) -> Term:
        letter, here, there = self._pair(one, other)
        return Neg(self.total((letter,), Mul((here, call("log", there)))))

    def _entropy(self, last: Term) -> Term:
        known: Letters = ()
        if type(last) is Call and last.name == "given":
            last, condition = last.arguments
            known = small_letters(condition)
        event = small_letters(last)
        inner = Mul((self._value((*event, *known)), call("log", self._value(event, known))))
        return Neg(self.total((*event, *known), inner))

    def _value(self, event: Letters, given: Letters = ()) -> Term:
        name = next((each for each in ("p", "P") if each in self.groups), None)
        if name is None or not event:
            raise _NoTableError
        return self.value(name, event, given)
