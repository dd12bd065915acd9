"""Means and variances under a condition, E[X | Y], as sums over the values of two random letters."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.written import WrittenChain
from derive.terms import (
    NATURALS,
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Pow,
    Record,
    Relation,
    Symbol,
    Term,
    bind,
    letters,
    subterms,
    symbols,
    with_children,
)

CHANCE = frozenset(("expectation", "variance", "covariance"))
SIZES = ("n", "m")


def with_conditional_means(chain: WrittenChain) -> WrittenChain:
    """A chain with means under a random letter as one with sums over the values of its two random letters."""
    terms = tuple(line.term for line in chain.lines if line.term is not None)
    known = tuple(dict.fromkeys(x for term in terms for x in _conditions(term)))
    random = tuple(dict.fromkeys(x for term in terms for x in _random(term)))
    told = {x for fact in chain.context.facts for x in symbols(fact)} | set(chain.context.symbols)
    if not known or len(random) != 2 or not set(known) <= set(random) or told & set(random):
        return chain
    first = known[0]
    pair = _Pair(first, next(x for x in random if x is not first))
    lines = tuple(line if line.term is None else line.but(term=pair.written(line.term)) for line in chain.lines)
    sizes = tuple(map(Symbol, SIZES))
    values = tuple(Symbol(x.name, (n,)) for x, n in zip(pair.both, sizes, strict=True))
    facts = (fact for n in sizes for fact in (Relation("in", n, NATURALS), Relation(">", n, ZERO)))
    context = chain.context.but(
        indices=(*chain.context.indices, *zip((pair.index(x).name for x in pair.both), sizes, strict=True)),
        properties=(*chain.context.properties, *((x.name, "simplex") for x in pair.tables)),
        symbols=(*chain.context.symbols, *pair.tables, *values),
    )
    return chain.but(lines=lines, context=context.given(*facts))


def _conditions(term: Term) -> Iterator[Symbol]:
    """The random letters behind the bars of means and variances."""
    for here in subterms(term):
        if type(here) is Call and here.name in CHANCE:
            last = here.arguments[-1]
            if type(last) is Call and last.name == "given" and type(last.arguments[1]) is Symbol:
                yield last.arguments[1]


def _random(term: Term) -> Iterator[Symbol]:
    """The capital letters in means and variances."""
    for here in subterms(term):
        if type(here) is Call and here.name in CHANCE:
            yield from (x for x in letters(here) if x.name[0].isupper())


class _Pair(Record):
    """Two random letters: the values of each, the chances of those of the first, and of the second for each of them."""

    first: Symbol
    second: Symbol

    @property
    def both(self) -> tuple[Symbol, Symbol]:
        """The letters."""
        return self.first, self.second

    @property
    def tables(self) -> tuple[Symbol, Symbol]:
        """The chances."""
        n, m = map(Symbol, SIZES)
        return Symbol(f"P({self.first.name})", (n,)), Symbol(f"P({self.second.name}|{self.first.name})", (n, m))

    def written(self, term: Term) -> Term:
        """A term with sums for means; a letter outside of them is one of its values."""
        match term:
            case Symbol() if term in self.both:
                return Component(Symbol(term.name, (self.size(term),)), (self.index(term),))
            case Call("expectation", (body,)):
                return self.mean(*_parted(body))
            case Call("variance", (body,)):
                inner, given = _parted(body)
                return Add((self.mean(Pow(inner, TWO), given), Neg(Pow(self.mean(inner, given), TWO))))
            case Call("covariance", (one, other)):
                inner, given = _parted(other)
                apart = Mul((self.mean(one, given), self.mean(inner, given)))
                return Add((self.mean(Mul((one, inner)), given), Neg(apart)))
        return with_children(term, self.written)

    def mean(self, body: Term, given: Term | None) -> Term:
        """The sum over the values of both letters, or over those of the one that is not known."""
        inner = self.written(body)
        i, j = map(self.index, self.both)
        chances, rows = self.tables
        joint = Mul((Component(chances, (i,)), Component(rows, (i, j))))
        if given is self.first:
            return self.total(self.second, Mul((Component(rows, (i, j)), inner)))
        if given is self.second:
            return Div(self.total(self.first, Mul((joint, inner))), self.total(self.first, joint))
        return self.total(self.first, self.total(self.second, Mul((*joint.factors, inner))))

    def total(self, letter: Symbol, body: Term) -> Term:
        """A sum over the values of a letter."""
        return bind("sum", self.index(letter), body, ONE, self.size(letter))

    def index(self, letter: Symbol) -> Symbol:
        """What counts the values of a letter."""
        return Symbol(letter.name.lower())

    def size(self, letter: Symbol) -> Symbol:
        """How many values a letter has."""
        return Symbol(SIZES[self.both.index(letter)])


def _parted(body: Term) -> tuple[Term, Term | None]:
    """What a mean is taken of, and what is known."""
    if type(body) is Call and body.name == "given":
        return body.arguments[0], body.arguments[1]
    return body, None
