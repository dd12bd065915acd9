"""Expectations and variances rewritten as terms without them: linear, and products over what is independent.

What is left are letters for the moments, so that two expressions are equal for every distribution with the declared
moments where these terms are equal. A sum over an index of independent entries is taken to a power by its set
partitions: for each way in which indices can coincide, sums over different indices come from free sums by Moebius
inversion.
"""

from __future__ import annotations

from functools import lru_cache

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    ShapeMismatchError,
    Symbol,
    Term,
    bind,
    negated,
    number,
    opened,
    product,
    raised,
    substituted,
    subterms,
    symbols,
    total,
    with_children,
)

from .facts import CHANCE, speaks_of_chance
from .moment_letters import (
    INDEX,
    UNSURE,
    NoMomentsError,
    contracted,
    free_sum,
    orders,
    partitions,
)
from .moments import Factor, Told, says_how_distributed

# Means and variances that are not told: a number may be one of them.
OF_LETTERS = ("E(", "Var(")
UNTOLD = "moments that are not told"
MOST_FACTORS, HIGHEST_POWER = 6, 40
Summand = tuple[Term, tuple[Factor, ...], tuple[tuple[Term, Term], ...]]


def by_moments(a: Term, b: Term, context: Context, seed: int) -> Certificate:
    """Whether two terms are equal for every distribution with the declared moments."""
    try:
        left, right = reduced(a, context), reduced(b, context)
    except (NoMomentsError, ShapeMismatchError):
        return Certificate(UNDECIDED, "not reduced to moments")
    from .bench import Bench

    told = _without_chance(context, symbols(left) | symbols(right))
    found = Bench(seed).equal(left, right, told)
    if found.grade == REFUTED and found.witness is not None:
        left, right = (_without_cancelled(side, told, seed) for side in (left, right))
        found = Bench(seed).equal(left, right, told)
    one_sided = symbols(left) ^ symbols(right) if speaks_of_chance(a) != speaks_of_chance(b) else frozenset()
    unsure = any(x.name.startswith(UNSURE) for x in symbols(left) | symbols(right))
    unsure = unsure or any(x.name.startswith(OF_LETTERS) and _varies(left, right, x, told, seed) for x in one_sided)
    return Certificate(UNDECIDED, UNTOLD) if found.grade == REFUTED and unsure else found


def _without_cancelled(term: Term, context: Context, seed: int) -> Term:
    """The term without the moments that cancel in it."""
    from .bench import Bench

    for x in sorted(symbols(term), key=repr):
        without = substituted(term, {x: ZERO})
        if x.name.startswith(OF_LETTERS) and Bench(seed).same(term, without, context):
            term = without
    return term


def _varies(left: Term, right: Term, x: Symbol, context: Context, seed: int) -> bool:
    """Whether the difference of two terms is not the same whatever a letter is."""
    from .bench import Bench

    gap = Add((left, negated(right)))
    one, other = (substituted(gap, {x: value}) for value in (ONE, TWO))
    return not sound(Bench(seed).equal(one, other, context).grade)


def _without_chance(context: Context, used: frozenset[Symbol]) -> Context:
    """What is told of numbers, not of chances nor of random letters that are no longer there."""
    gone = Told(context).random - {x.name for x in used}
    return context.but(
        facts=tuple(
            fact
            for fact in context.facts
            if not (speaks_of_chance(fact) or says_how_distributed(fact) or any(x.name in gone for x in symbols(fact)))
        )
    )


@lru_cache(400)
def reduced(term: Term, context: Context) -> Term:
    """The term with every expectation written through moments. Raises NoMomentsError where one is not."""
    return Moments(context).reduced(term)


class Moments(Told):
    """Reduces expectations under one context."""

    def reduced(self, term: Term) -> Term:
        """Every expectation in a term, the innermost first."""
        if not speaks_of_chance(term):
            return term
        if type(term) is Binder:
            letter = Symbol(f"index {next(self.fresh)}")
            body = bind(term.kind, letter, self.reduced(opened(term, letter))).body
            return Binder(term.kind, term.letter, body, term.low, term.high)
        if type(term) is not Call or term.name not in CHANCE:
            return with_children(term, self.reduced)
        parts = tuple(map(self.reduced, term.arguments))
        if term.name == "expectation":
            return self.expected(parts[0])
        x, y = (parts[0], parts[0]) if term.name == "variance" else parts
        return total((self.expected(Mul((x, y))), negated(product((self.expected(x), self.expected(y))))))

    def expected(self, body: Term) -> Term:
        """The expectation of a polynomial in random letters, entries and sums of them."""
        return total(self.of_summand(each) for each in self.expanded(body))

    def expanded(self, body: Term) -> tuple[Summand, ...]:
        """A body as constants times powers of random terms times sums."""
        if not self.sources(body):
            return ((body, (), ()),)
        match body:
            case Add(terms):
                return tuple(each for part in terms for each in self.expanded(part))
            case Neg(inner):
                return tuple((negated(c), parts, sums) for c, parts, sums in self.expanded(inner))
            case Mul((Call("transpose", (u,)), v)) if len(u.shape) == 1 and u.shape == v.shape:
                return self.expanded(contracted(u, v))
            case Mul(factors):
                return self.multiplied(factors)
            case Div(over, under) if not self.sources(under):
                return tuple((Div(c, under), parts, sums) for c, parts, sums in self.expanded(over))
            case Pow(_, Number(0, 1)):
                return ((ONE, (), ()),)
            case Pow(Symbol() | Component() as base, Number(n, 1)) if 0 < n <= HIGHEST_POWER and not base.shape:
                return ((ONE, ((base, n),), ()),)
            case Pow(base, Number(n, 1)) if 0 < n <= MOST_FACTORS:
                return self.multiplied((base,) * n)
            case Call("dot", (u, v)) if len(u.shape) == 1:
                return self.expanded(contracted(u, v))
            case Binder("sum", _, _, low, high) if low is ONE and high is not None:
                letter = Symbol(f"index {next(self.fresh)}")
                summands = self.expanded(opened(body, letter))
                return tuple(self.summed(letter, high, each) for each in summands)
        if body.shape or any(type(here) is Binder for here in subterms(body)):
            raise NoMomentsError
        return ((ONE, ((body, 1),), ()),)

    def multiplied(self, factors: tuple[Term, ...]) -> tuple[Summand, ...]:
        """A product of sums multiplied out."""
        if any(factor.shape for factor in factors):
            raise NoMomentsError
        found: tuple[Summand, ...] = ((ONE, (), ()),)
        for factor in factors:
            inner = self.expanded(factor)
            found = tuple((product((c, d)), p + q, s + t) for c, p, s in found for d, q, t in inner)
        return found

    def summed(self, letter: Symbol, size: Term, each: Summand) -> Summand:
        """A sum of one product over an index, as a factor: its body with the index as the letter #."""
        c, parts, sums = each
        if sums:
            raise NoMomentsError
        body = product((c, *(raised(base, number(n)) for base, n in parts)))
        return ONE, (), ((substituted(body, {letter: INDEX}), size),)

    def of_summand(self, summand: Summand) -> Term:
        """The expectation of a constant times powers times sums."""
        c, parts, sums = summand
        if not sums:
            return product((c, self.of_product(parts)))
        scattered = {name for base, _ in parts for name, _ in self.sources(base)}
        inside = {name for body, _ in sums for name, _ in self.sources(body)}
        if len(sums) > MOST_FACTORS or len({size for _, size in sums}) > 1 or scattered & inside:
            raise NoMomentsError
        if not all(self.context.has(name, "independent") for name in scattered | inside) and (parts or len(sums) > 1):
            raise NoMomentsError
        self.check_entries(tuple(body for body, _ in sums))
        size = sums[0][1]
        bodies = tuple(body for body, _ in sums)
        ways = (self.over_different(blocks, size) for blocks in partitions(bodies))
        return product((c, self.of_product(parts), total(ways)))

    def check_entries(self, bodies: tuple[Term, ...]) -> None:
        """Each random term in a sum is an entry at the sum's own index."""
        for body in bodies:
            for _, indices in self.sources(body):
                if INDEX not in indices:
                    raise NoMomentsError

    def over_different(self, blocks: tuple[tuple[Term, ...], ...], size: Term) -> Term:
        """The sum over different indices, one for each block, of the expectations of the blocks' products."""
        means = tuple(self.expected(product(block)) for block in blocks)
        return total(
            product(
                (
                    number((-1) ** (sum(map(len, joined)) - len(joined)) * orders(joined)),
                    *(free_sum(product(group), size) for group in joined),
                )
            )
            for joined in partitions(means)
        )
