"""Laws of integration: linearity, the table, the fundamental theorem, parts, substitution, pieces."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Repeat
from derive.core.traversals import Everywhere
from derive.exact.primitives import indefinite, primitive
from derive.exact.spelling import normal
from derive.terms import (
    INFINITY,
    ONE,
    Add,
    At,
    Binder,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    bind,
    call,
    factors,
    kinds,
    negated,
    opened,
    product,
    substituted,
    summands,
    symbols,
    total,
)

from .differentiation import worked_out
from .sums import constant_out_of_an_integral

SOURCE = "Spivak, Calculus, ch. 14, 18 and 19"


@rule("int (f + g) dx = int f dx + int g dx", Binder)
def integral_of_a_sum(term: Binder, context: Context) -> Term | None:
    """The integral of a sum is the sum of the integrals."""
    parts = summands(term.body) if term.kind == "integral" else ()
    if len(parts) < 2:
        return None
    whole = (Binder("integral", term.letter, _unsigned(part), term.low, term.high) for part in parts)
    return total(negated(each) if type(part) is Neg else each for each, part in zip(whole, parts, strict=True))


def _unsigned(part: Term) -> Term:
    return part.inner if type(part) is Neg else part


@rule("F' = f => int f dx = F", Binder)
def integral_from_the_table(term: Binder, context: Context) -> Term | None:
    """The antiderivative stands in the table; an inner function c x + d gives a factor of 1/c."""
    found = indefinite(term)
    return None if found is None else _primitive(*found)


def _primitive(body: Term, x: Symbol) -> Term | None:
    """An antiderivative from the table, that of 1/x on either side of zero."""
    found = primitive(body, x)
    inner = body.under if type(body) is Div else x
    return None if found is None else substituted(found, {call("log", inner): call("log", call("abs", inner))})


@rule("F' = f => int_a^b f dx = F(b) - F(a)", Binder)
def fundamental_theorem(term: Binder, context: Context) -> Term | None:
    """The integral is the difference of an antiderivative's values at the upper and at the lower bound."""
    if term.kind != "integral" or term.low is None or term.high is None or INFINITY in (term.low, term.high):
        return None
    x = Symbol(term.letter)
    found = worked(bind("integral", x, opened(term, x)), context)
    if found is None or Binder in kinds(found.end) or Neg(INFINITY) in (term.low, term.high):
        return None
    return Add((At(found.end, (x,), (term.high,)), Neg(At(found.end, (x,), (term.low,)))))


@rule("d/dx int_a^x f(t) dt = f(x)", Derivative)
def derivative_of_an_integral(term: Derivative, context: Context) -> Term | None:
    """The derivative of an integral by its upper bound is the integrand there, times how the bound varies."""
    match term:
        case Derivative(Binder("integral", _, _, low, high) as whole, x, 1) if low is not None and high is not None:
            inside = symbols(bind("integral", Symbol(whole.letter), opened(whole, Symbol(whole.letter))))
            if x in symbols(low) or x in inside or x not in symbols(high):
                return None
            value = opened(whole, high)
            return value if high is x else Mul((value, Derivative(high, x)))
    return None


@rule("int_a^oo f dx = lim_{b \\to \\infty} int_a^b f dx", Binder)
def improper_integral(term: Binder, context: Context) -> Term | None:
    """An integral up to infinity is the limit of the integrals up to b."""
    if term.kind != "integral" or term.high is not INFINITY or term.low is None:
        return None
    b = Symbol("b#")
    return bind("limit", b, Binder("integral", term.letter, term.body, term.low, b), INFINITY)


def _factors_of(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    """What may be differentiated when a product is integrated by parts: each factor, and a function by itself."""
    body = _body(term)
    if body is not None:
        yield from ((each,) for each in (*factors(body[0]), body[0]))


def _body(term: Term) -> tuple[Term, Symbol] | None:
    """Integrand and letter of an integral, with bounds or without."""
    match term:
        case Binder("integral", letter):
            return opened(term, Symbol(letter)), Symbol(letter)
    return None


@rule("int u v' dx = u v - int u' v dx", Binder, choices=_factors_of)
def integration_by_parts(term: Binder, context: Context, u: Term) -> Term | None:
    """One factor is integrated and the other one differentiated, and the integral of the two is taken away."""
    body = _body(term)
    if body is None:
        return None
    parts, x = factors(body[0]), body[1]
    rest = parts[: parts.index(u)] + parts[parts.index(u) + 1 :] if u in parts else ()
    if (not rest and u is not body[0]) or x not in symbols(u):
        return None
    found = worked(bind("integral", x, product(rest) if rest else ONE), context)
    if found is None or Binder in kinds(found.end):
        return None
    slope = worked_out(Derivative(u, x), context).end
    left = bind("integral", x, product((slope, found.end)), term.low, term.high)
    whole = product((u, found.end))
    if term.low is None or term.high is None:
        return Add((whole, Neg(left)))
    return Add((At(whole, (x,), (term.high,)), Neg(At(whole, (x,), (term.low,))), Neg(left)))


def _inner(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    """What may be a new letter: what stands inside of a function, a power or a fraction, and such functions."""
    body = _body(term)
    for here in dict.fromkeys(_parts(body[0])) if body else ():
        if body and body[1] in symbols(here) and here is not body[1]:
            yield (here,)


def _parts(term: Term) -> Iterator[Term]:
    match term:
        case Call(_, (inner,)) | Pow(_, inner) if type(inner) is not Number:
            yield inner
        case Pow(inner, _):
            yield inner
        case Div(_, under):
            yield under
    if type(term) in (Call, Pow):
        yield term
    for child in term.children:
        yield from _parts(child)


@rule("int f(g(x)) g'(x) dx = int f(u) du, u = g(x)", Binder, choices=_inner)
def integration_by_substitution(term: Binder, context: Context, inner: Term) -> Term | None:
    """An inner function is the new letter where its derivative stands as a factor; the bounds are put into it."""
    body = _body(term)
    if body is None:
        return None
    x, u = body[1], Symbol(f"{term.letter}#")
    slope = worked_out(Derivative(inner, x), context).end
    rest = substituted(normal(Div(body[0], slope)), {inner: u})
    if x in symbols(rest):
        return None
    if term.low is None or term.high is None:
        found = worked(bind("integral", u, rest), context)
        return None if found is None or Binder in kinds(found.end) else substituted(found.end, {u: inner})
    return bind("integral", u, rest, *(At(inner, (x,), (end,)) for end in (term.low, term.high)))


@rule("int_a^b f dx + int_b^c f dx = int_a^c f dx", Add)
def adjoining_integrals(term: Add, context: Context) -> Term | None:
    """Integrals of one function over intervals that adjoin are one integral."""
    parts = list(term.terms)
    for first in parts:
        for second in parts:
            match first, second:
                case Binder("integral", _, body, a, b), Binder("integral", letter, other, c, d) if (
                    first is not second and body is other and b is c and b is not None
                ):
                    rest = [each for each in parts if each is not first and each is not second]
                    return total((Binder("integral", letter, body, a, d), *rest))
    return None


@rule("int_b^a f dx = -int_a^b f dx", Binder)
def bounds_exchanged(term: Binder, context: Context) -> Term | None:
    """An integral changes its sign where its bounds are exchanged."""
    if term.kind != "integral" or term.low is None or term.high is None:
        return None
    return Neg(Binder("integral", term.letter, term.body, term.high, term.low))


INTEGRATION = Repeat(Everywhere(integral_of_a_sum | constant_out_of_an_integral | integral_from_the_table))


def worked(term: Term, context: Context) -> Derivation | None:
    """Integrals without bounds worked out by linearity and the table, as far as these go."""
    return INTEGRATION(term, context)
