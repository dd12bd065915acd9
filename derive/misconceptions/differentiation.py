"""Wrong rules of differentiation."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    FUNCTIONS,
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    letters,
    occurs,
    product,
    raised,
    substituted,
    subterms,
    total,
)  # fmt: skip


def _slope(term: Call) -> Term | None:
    slopes = FUNCTIONS[term.name].slopes
    return slopes[0](*term.arguments) if slopes and len(term.arguments) == 1 else None


def _composed(term: Term) -> tuple[Call, Term] | None:
    """The outer call and the inner function of a derivative of f(g(x)) with g not the letter itself."""
    match term:
        case Derivative(Call(_, (inner,)) as outer, x, 1) if inner is not x and occurs(x, inner):
            return outer, inner
    return None


@rule("f(g(x))' = f'(g(x))", Derivative)
def chain_inner_forgotten(term: Term, context: Context) -> Term | None:
    """The derivative of the inner function is left out."""
    if found := _composed(term):
        return _slope(found[0])
    match term:
        case Derivative(Pow(base, exponent), x, 1) if base is E and exponent is not x and occurs(x, exponent):
            return Pow(base, exponent)
        case Derivative(Pow(base, Number() as n), x, 1) if base is not x and occurs(x, base):
            return Mul((n, raised(base, Number(n.p - n.q, n.q))))
    return None


@rule("f(g(x))' = f'(g(x)) g(x)", Derivative)
def chain_inner_undifferentiated(term: Term, context: Context) -> Term | None:
    """The inner function itself stands where its derivative belongs."""
    if (found := _composed(term)) and (slope := _slope(found[0])):
        return Mul((slope, found[1]))
    return None


@rule("f(g(x))' = f'(x) g'(x)", Derivative)
def chain_evaluated_at_wrong_point(term: Term, context: Context) -> Term | None:
    """The outer derivative is taken at x in place of the inner function."""
    if (found := _composed(term)) and (slope := _slope(call(found[0].name, term.variable))):  # type: ignore[attr-defined]
        return Mul((slope, Derivative(found[1], term.variable)))  # type: ignore[attr-defined]
    return None


@rule("f(g(x))' = f'(g'(x))", Derivative)
def chain_derivative_of_derivative(term: Term, context: Context) -> Term | None:
    """The outer derivative is taken at the inner derivative."""
    if found := _composed(term):
        return _slope(call(found[0].name, Derivative(found[1], term.variable)))  # type: ignore[attr-defined]
    return None


def _varying(term: Term) -> tuple[Mul, Symbol] | None:
    match term:
        case Derivative(Mul(factors) as body, Symbol() as x, 1) if sum(occurs(x, f) for f in factors) > 1:
            return body, x
    return None


@rule("(u v)' = u' v'", Derivative)
def product_of_derivatives(term: Term, context: Context) -> Term | None:
    """The derivative of a product is not the product of the derivatives."""
    if found := _varying(term):
        body, x = found
        return Mul(tuple(Derivative(f, x) if occurs(x, f) else f for f in body.factors))
    return None


def _product_rule(body: Mul, x: Symbol) -> list[Term]:
    f = body.factors
    return [product((*f[:k], Derivative(f[k], x), *f[k + 1 :])) for k in range(len(f)) if occurs(x, f[k])]


@rule("(u v)' = u' v", Derivative)
def product_rule_term_dropped(term: Term, context: Context) -> Term | None:
    """One of the two terms of the product rule is lost."""
    return total(_product_rule(*found)[:-1]) if (found := _varying(term)) else None


@rule("(u v)' = u' v - u v'", Derivative)
def product_rule_minus(term: Term, context: Context) -> Term | None:
    """The terms of the product rule are added, not subtracted."""
    if found := _varying(term):
        first, *rest = _product_rule(*found)
        return total((first, *map(Neg, rest)))
    return None


def _ratio(term: Term) -> tuple[Term, Term, Term] | None:
    match term:
        case Derivative(Div(over, under), x, 1) if occurs(x, under):
            return over, under, x
    return None


@rule("(u/v)' = (u v' - u' v)/v^2", Derivative)
def quotient_rule_sign(term: Term, context: Context) -> Term | None:
    """The numerator of the quotient rule is u' v - u v', in this order."""
    if found := _ratio(term):
        u, v, x = found
        return Div(Add((Mul((u, Derivative(v, x))), Neg(Mul((Derivative(u, x), v))))), Pow(v, TWO))
    return None


@rule("(u/v)' = (u' v + u v')/v^2", Derivative)
def quotient_plus(term: Term, context: Context) -> Term | None:
    """The numerator of the quotient rule is a difference."""
    if found := _ratio(term):
        u, v, x = found
        return Div(Add((Mul((Derivative(u, x), v)), Mul((u, Derivative(v, x))))), Pow(v, TWO))
    return None


@rule("(u/v)' = u'/v'", Derivative)
def quotient_of_derivatives(term: Term, context: Context) -> Term | None:
    """The derivative of a quotient is not the quotient of the derivatives."""
    return Div(Derivative(found[0], found[2]), Derivative(found[1], found[2])) if (found := _ratio(term)) else None


@rule("(u/v)' = (u' v - u v')/v", Derivative)
def quotient_denominator_not_squared(term: Term, context: Context) -> Term | None:
    """The denominator of the quotient rule is squared."""
    if found := _ratio(term):
        u, v, x = found
        return Div(Add((Mul((Derivative(u, x), v)), Neg(Mul((u, Derivative(v, x)))))), v)
    return None


@rule("(1/v)' = v'/v^2", Derivative)
def reciprocal_derivative_sign(term: Term, context: Context) -> Term | None:
    """The derivative of 1/v carries a minus sign."""
    if (found := _ratio(term)) and found[0] is ONE:
        return Div(Derivative(found[1], found[2]), Pow(found[1], TWO))
    return None


def _powered(term: Term) -> tuple[Term, Term] | None:
    match term:
        case Derivative(Pow(base, exponent), x, 1) if base is x and not occurs(x, exponent):
            return base, exponent
    return None


@rule("(a^x)' = x a^{x-1}", Derivative)
def power_rule_on_exponential(term: Term, context: Context) -> Term | None:
    """The power rule holds for a constant exponent, not for a constant base."""
    match term:
        case Derivative(Pow(base, exponent), x, 1) if exponent is x and not occurs(x, base):
            return Mul((exponent, Pow(base, Add((exponent, Neg(ONE))))))
    return None


@rule("(a^x)' = a^x", Derivative)
def exponential_log_factor_dropped(term: Term, context: Context) -> Term | None:
    """An exponential with another base than e carries the factor ln a."""
    match term:
        case Derivative(Pow(base, exponent) as body, x, 1) if exponent is x and base is not E and not occurs(x, base):
            return body
    return None


@rule("(x^n)' = n x^n", Derivative)
def power_not_lowered(term: Term, context: Context) -> Term | None:
    """The exponent is lowered by one."""
    return Mul((found[1], Pow(*found))) if (found := _powered(term)) else None


@rule("(x^n)' = x^{n-1}", Derivative)
def power_factor_dropped(term: Term, context: Context) -> Term | None:
    """The exponent comes down as a factor."""
    return Pow(found[0], Add((found[1], Neg(ONE)))) if (found := _powered(term)) else None


@rule("(c)' = c", Derivative)
def constant_not_vanishing(term: Term, context: Context) -> Term | None:
    """The derivative of a constant is zero."""
    match term:
        case Derivative(body, x, 1) if not occurs(x, body) and body is not ZERO:
            return body
    return None


@rule("(ln u)' = 1/u'", Derivative)
def log_derivative_inverted(term: Term, context: Context) -> Term | None:
    """The derivative of ln u is u'/u."""
    match term:
        case Derivative(Call("log", (inner,)), x, 1) if occurs(x, inner) and inner is not x:
            return Div(ONE, Derivative(inner, x))
    return None


@rule("(cos u)' = sin u", Derivative)
def trig_derivative_sign(term: Term, context: Context) -> Term | None:
    """The derivative of the cosine is minus the sine, that of the sine is the cosine."""
    match term:
        case Derivative(Call("cos", (u,)), x, 1) if occurs(x, u):
            return call("sin", u) if u is x else Mul((call("sin", u), Derivative(u, x)))
        case Derivative(Call("sin", (u,)), x, 1) if occurs(x, u):
            return Neg(call("cos", u)) if u is x else Neg(Mul((call("cos", u), Derivative(u, x))))
    return None


@rule("(tanh u)' = 1 + tanh(u)^2", Derivative)
def tanh_derivative_plus(term: Term, context: Context) -> Term | None:
    """The derivative of tanh is 1 minus tanh squared."""
    match term:
        case Derivative(Call("tanh", (u,)) as body, x, 1) if u is x:
            return Add((ONE, Pow(body, TWO)))
    return None


@rule("(sigma(u))' = sigma(u) (1 + sigma(u))", Derivative)
def sigmoid_derivative_plus(term: Term, context: Context) -> Term | None:
    """The derivative of the sigmoid is sigma times 1 minus sigma."""
    match term:
        case Derivative(Call("sigma", (u,)) as body, x, 1) if u is x:
            return Mul((body, Add((ONE, body))))
    return None


@rule("(sigma(u))' = u (1 - u)", Derivative)
def sigmoid_derivative_at_activation(term: Term, context: Context) -> Term | None:
    """The factors of the derivative are sigma and 1 minus sigma, not their argument."""
    match term:
        case Derivative(Call("sigma", (u,)), x, 1) if u is x:
            return Mul((u, Add((ONE, Neg(u)))))
    return None


@rule("(sqrt u)' = u'/sqrt u", Derivative)
def sqrt_derivative_factor(term: Term, context: Context) -> Term | None:
    """The derivative of the square root has a 2 in the denominator."""
    match term:
        case Derivative(Call("sqrt", (u,)) as body, x, 1) if occurs(x, u):
            return Div(Derivative(u, x), body)
    return None


def _variables(body: Term) -> tuple[Symbol, ...]:
    """The letters that one can differentiate by: no vectors, and no sizes."""
    sizes = {size for here in subterms(body) for size in (*getattr(here, "dims", ()), getattr(here, "high", None))}
    return tuple(x for x in letters(body) if not x.dims and x not in sizes)


@rule("d/dx f(x, y) = df/dx + df/dy", Derivative)
def other_variable_differentiated(term: Term, context: Context) -> Term | None:
    """The other letters are held constant."""
    match term:
        case Derivative(body, Symbol() as x, 1) if len(_variables(body)) > 1 and x in letters(body):
            return total(Derivative(body, letter) for letter in _variables(body))
    return None


@rule("d/dx (f(x) y) = d/dx f(x)", Derivative)
def other_variable_dropped(term: Term, context: Context) -> Term | None:
    """A letter that is held constant stays as a factor."""
    match term:
        case Derivative(Mul(factors), Symbol() as x, 1) if any(type(f) is Symbol and f is not x for f in factors):
            others: dict[Term, Term] = {f: ONE for f in factors if type(f) is Symbol and f is not x}
            return Derivative(substituted(term.body, others), x)
    return None


@rule("f' = integral of f", Derivative)
def integrated_instead(term: Term, context: Context) -> Term | None:
    """The function was integrated, not differentiated."""
    match term:
        case Derivative(Pow(base, Number(n, 1)), x, 1) if base is x and n > 0:
            return Div(Pow(base, Number(n + 1, 1)), Number(n + 1, 1))
    return None
