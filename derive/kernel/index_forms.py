"""Canonical forms of terms with vectors, matrices and sums of symbolic size: equal forms are equal at every size."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from derive.core.context import Context
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    number,
    opened,
    symbols,
)

from .index_entries import Letters, entry, row_times_column, scalar
from .index_polynomials import NoFormError, Poly, as_term, atom, constant, plus, rank, scaled, single, value
from .index_sums import Sums

HALF = number(1, 2)
SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


class IndexForms(Sums):
    """Brings terms to canonical form under a context; remembers what it has done."""

    def __init__(self, context: Context, sizes: dict[Symbol, Term]) -> None:
        super().__init__()
        self.context, self.letters = context, Letters()
        self.sizes |= sizes
        self.known: dict[Term, Poly] = {}
        self.positive_terms = frozenset(_positive(context))
        self._declared()

    def _declared(self) -> None:
        """Take the declared equations as rewritings of sums: the sum of a simplex vector is one."""
        facts = [(fact.left, fact.right) for fact in self.context.facts if type(fact) is Relation and fact.sign == "="]
        for name, kind in self.context.properties:
            letter = self.context.symbol(name)
            if kind in ("simplex", "one-hot") and len(letter.dims) == 1:
                k = self.letters.new()
                facts.append((bind("sum", k, Component(letter, (k,)), ONE, letter.dims[0]), ONE))
        for left, right in facts:
            found = single(self.poly(left))
            lone = next(iter(found[0])) if found is not None and len(found[0]) == 1 else None
            if found is not None and lone is not None and type(lone[0]) is Binder and lone[1] == 1:
                self.rewrites[lone[0]] = scaled(self.poly(right), 1 / found[1])
        self.known.clear()

    def poly(self, term: Term) -> Poly:
        """The canonical form of a scalar term; raises NoFormError where it has none."""
        found = self.known.get(term)
        if found is None:
            rule = NODES.get(type(term))
            if rule is None or term.shape:
                raise NoFormError
            found = self.known[term] = rule(self, term)
        return found

    def opaque(self, term: Term) -> Poly:
        """A function of scalars that is compared by its arguments alone."""
        return atom(term.rebuilt(tuple(as_term(self.poly(child)) for child in term.children)))

    def derivative(self, poly: Poly, x: Symbol, indices: tuple[Term, ...]) -> Poly:
        """The derivative of a polynomial by a letter, or by a component of one."""
        parts = []
        for m, c in poly.items():
            for term, exponent in m:
                if x not in symbols(term):
                    continue
                rest = {t: e for t, e in m if t is not term}
                if exponent != 1:
                    rest[term] = exponent - 1
                slope = self.slope(term, x, indices)
                parts.append(scaled(self.times(self.joined(rest), slope), c * exponent))
        return plus(parts)

    def slope(self, term: Term, x: Symbol, indices: tuple[Term, ...]) -> Poly:
        """The derivative of an atom that depends on the letter."""
        match term:
            case Symbol():
                return constant(1)
            case Component(base, ours) if base is x:
                out = constant(1)
                for one, other in zip(ours, indices, strict=True):
                    out = self.times(out, self.poly(call("delta", one, other)))
                return out
            case Pow(base, exponent) if base is E:
                return self.times(atom(term), self.derivative(self.poly(exponent), x, indices))
            case Binder("sum", _, _, low, high) if low is ONE and high is not None:
                k = self.index(high)
                return self.summed(self.derivative(self.poly(opened(term, k)), x, indices), k, high)
            case Add() | Mul():
                return self.derivative(self.poly(term), x, indices)
            case Call(name, (u,)) if name in SLOPES:
                inner = self.derivative(self.poly(u), x, indices)
                return self.times(self.poly(SLOPES[name](u)), inner)
        raise NoFormError


def _positive(context: Context) -> list[Term]:
    relations = [fact for fact in context.facts if type(fact) is Relation]
    above = [fact.left for fact in relations if fact.sign == ">" and fact.right is ZERO]
    return above + [fact.right for fact in relations if fact.sign == "<" and fact.left is ZERO]


SLOPES: dict[str, Callable[[Term], Term]] = {
    "log": lambda u: Div(ONE, u),
    "sin": lambda u: call("cos", u),
    "cos": lambda u: Neg(call("sin", u)),
    "arctan": lambda u: Div(ONE, Add((ONE, Pow(u, TWO)))),
    "abs": lambda u: call("sign", u),
}


def _up(u: Term) -> Term:
    return Pow(E, u)


def _down(u: Term) -> Term:
    return Pow(E, Neg(u))


def _logistic(u: Term) -> Term:
    return Div(ONE, Add((ONE, _down(u))))


DEFINITIONS: dict[str, Callable[[Term], Term]] = {
    "sigma": _logistic,
    "softplus": lambda u: call("log", Add((ONE, _up(u)))),
    "silu": lambda u: Mul((u, _logistic(u))),
    "sinh": lambda u: Div(Add((_up(u), Neg(_down(u)))), TWO),
    "cosh": lambda u: Div(Add((_up(u), _down(u))), TWO),
    "tanh": lambda u: Div(Add((_up(u), Neg(_down(u)))), Add((_up(u), _down(u)))),
    "tan": lambda u: Div(call("sin", u), call("cos", u)),
    "logit": lambda u: call("log", Div(u, Add((ONE, Neg(u))))),
}


def _number(_: IndexForms, term: Number) -> Poly:
    return constant(Fraction(term.p, term.q))


def _decimal(_: IndexForms, term: Decimal) -> Poly:
    return constant(Fraction(term.mantissa) / Fraction(10) ** term.places)


def _letter(_: IndexForms, term: Symbol) -> Poly:
    return atom(term)


def _named_constant(_: IndexForms, term: Constant) -> Poly:
    if term.name not in ("e", "pi"):
        raise NoFormError
    return atom(Pow(E, ONE)) if term is E else atom(term)


def _add(forms: IndexForms, term: Add) -> Poly:
    return plus(map(forms.poly, term.terms))


def _mul(forms: IndexForms, term: Mul) -> Poly:
    if any(factor.shape for factor in term.factors):
        inner = row_times_column(term.factors, forms.letters)
        if inner is None:
            raise NoFormError
        return forms.poly(inner)
    out = constant(1)
    for factor in term.factors:
        out = forms.times(out, forms.poly(factor))
    return out


def _neg(forms: IndexForms, term: Neg) -> Poly:
    return scaled(forms.poly(term.inner), Fraction(-1))


def _div(forms: IndexForms, term: Div) -> Poly:
    return forms.times(forms.poly(term.over), forms.power(forms.poly(term.under), Fraction(-1)))


def _pow(forms: IndexForms, term: Pow) -> Poly:
    exponent = forms.poly(term.exponent)
    if term.base is E:
        return forms.exp(exponent)
    base, given = forms.poly(term.base), value(exponent)
    if given is not None:
        return forms.power(base, given)
    only = single(base)
    if only is not None and only[1] > 0 and all(forms.positive(t) for t, _ in only[0]):
        return forms.exp(forms.times(exponent, forms.log(base)))
    return forms.opaque(term)


def _call(forms: IndexForms, term: Call) -> Poly:
    name, arguments = term.name, term.arguments
    if name == "delta":
        return _delta(*arguments)
    if name == "log" and len(arguments) == 1:
        return forms.log(forms.poly(arguments[0]))
    if name == "sqrt":
        return forms.power(forms.poly(arguments[0]), Fraction(1, 2))
    if name in DEFINITIONS:
        return forms.poly(DEFINITIONS[name](*arguments))
    if (inner := scalar(term, forms.letters)) is not None:
        return forms.poly(inner)
    if any(argument.shape for argument in arguments):
        raise NoFormError
    return forms.opaque(term)


def _delta(one: Term, other: Term) -> Poly:
    if one is other:
        return constant(1)
    if type(one) is Number and type(other) is Number:
        return {}
    first, second = sorted((one, other), key=lambda t: (type(t) is Symbol, rank(t)))
    return atom(call("delta", first, second))


def _component(forms: IndexForms, term: Component) -> Poly:
    inner = entry(term.base, term.indices, forms.letters)
    if inner is not None:
        return forms.poly(inner)
    base, indices = term.base, term.indices
    if type(base) is Symbol and len(indices) == 2 and forms.context.has(base.name, *SYMMETRIC):
        indices = tuple(sorted(indices, key=rank))
    return atom(Component(base, indices))


def _binder(forms: IndexForms, term: Binder) -> Poly:
    if term.kind != "sum" or term.high is None or term.low is not ONE:
        raise NoFormError
    k = forms.index(term.high)
    return forms.summed(forms.poly(opened(term, k)), k, term.high)


def _derivative(forms: IndexForms, term: Derivative) -> Poly:
    match term.variable:
        case Component(Symbol() as x, indices):
            if forms.context.has(x.name, *SYMMETRIC):
                raise NoFormError
        case Symbol() as x if not x.dims:
            indices = ()
        case _:
            raise NoFormError
    found = forms.poly(term.body)
    for _ in range(term.order):
        found = forms.derivative(found, x, indices)
    return found


NODES: dict[type[Term], Callable[[IndexForms, Any], Poly]] = {
    Number: _number, Decimal: _decimal, Symbol: _letter, Constant: _named_constant, Add: _add, Mul: _mul, Neg: _neg,
    Div: _div, Pow: _pow, Call: _call, Component: _component, Binder: _binder, Derivative: _derivative,
}  # fmt: skip
