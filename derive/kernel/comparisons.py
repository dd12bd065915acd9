"""Comparisons of what is random solved for it: e^(tX) >= e^(ta) says that X >= a where t > 0."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Pow,
    ShapeMismatchError,
    Term,
    call,
    factors,
    negated,
    product,
    symbols,
    total,
)

TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
ORDERS = ("<", "<=", ">", ">=")
ROUNDS = 12


class Comparisons:
    """Solves comparisons under one context."""

    def __init__(self, context: Context) -> None:
        """Under what is known."""
        self.context = context

    def atom(self, relation: str, u: Term, v: Term) -> Term:
        """A comparison that is solved; kept further down."""
        raise NotImplementedError

    def sides(self, relation: str, left: Term, right: Term) -> tuple[str, Term, Term]:
        """What is random on the left; where both sides are, their difference."""
        if not self.is_random(right):
            return relation, left, right
        if not self.is_random(left):
            return TURNED[relation], right, left
        return relation, total((left, negated(right))), ZERO

    def is_random(self, term: Term) -> bool:
        """Whether a capital letter, or one that is told about as random, is in a term."""
        told = {name for name, word in self.context.properties if word in ("distributed", "independent")}
        return any(x.name[0].isupper() or x.name in told for x in symbols(term))

    def compared(self, relation: str, u: Term, v: Term) -> Term:
        """A comparison solved for what is random, through atoms."""
        for _ in range(ROUNDS):
            match u:
                case Call("abs", (inner,)) if relation in ORDERS:
                    word = "and" if relation in ("<", "<=") else "or"
                    ends = (self.compared(relation, inner, v), self.compared(TURNED[relation], inner, negated(v)))
                    return Junction(word, ends)
                case Call("max" | "min" as name, parts) if relation in ORDERS:
                    every = (name == "max") is (relation in ("<", "<="))
                    return Junction("and" if every else "or", tuple(self.compared(relation, each, v) for each in parts))
            step = self.step(relation, u, v)
            if step is None:
                break
            relation, u, v = step
        return self.atom(relation, u, v)

    def step(self, relation: str, u: Term, v: Term) -> tuple[str, Term, Term] | None:
        """A comparison with one more operation undone; None where none is."""
        match u:
            case Neg(inner):
                return TURNED[relation], inner, negated(v)
            case Add(terms) if any(not self.is_random(each) for each in terms):
                random = [each for each in terms if self.is_random(each)]
                others = [each for each in terms if not self.is_random(each)]
                return relation, total(random), total((v, *map(negated, others)))
            case Mul() | Div():
                return self.divided(relation, u, v)
            case Pow(base, inner) if base is E and type(v) is Pow and v.base is E:
                return relation, inner, v.exponent
            case Pow(base, inner) if base is E and self.sign(v) == {1}:
                return relation, inner, call("log", v)
            case Call("log", (inner,)):
                return relation, inner, Pow(E, v)
            case Pow(inner, exponent) if exponent is TWO and self.sign(v) <= {0, 1}:
                return relation, call("abs", inner), call("sqrt", v)
            case Call("sqrt", (inner,)) if self.sign(v) <= {0, 1}:
                return relation, inner, Pow(v, TWO)
        return None

    def divided(self, relation: str, u: Term, v: Term) -> tuple[str, Term, Term] | None:
        """Constant factors and divisors, whose sign is known, on the other side."""
        above, below = (u.over, u.under) if type(u) is Div else (u, ONE)
        random = [each for each in factors(above) if self.is_random(each)]
        others = [each for each in factors(above) if not self.is_random(each)]
        c = Div(product(others), below) if below is not ONE else product(others)
        if self.is_random(below) or not random or (not others and below is ONE) or len(way := self.sign(c)) != 1:
            return None
        if way == {0}:
            return None
        return relation if way == {1} else TURNED[relation], product(random), Div(v, c)

    def sign(self, term: Term) -> frozenset[int]:
        """The signs that a term can have."""
        try:
            return sign(term, self.context)
        except ShapeMismatchError:
            return frozenset((-1, 0, 1))
