"""Wrong rules of softmax and cross-entropy."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    functions_in,
    letters,
    opened,
    subterms,
)  # fmt: skip


def softmaxed(term: Term, context: Context) -> Term | None:
    """What a term is the softmax of, where it is one."""
    match term:
        case Call("softmax", (z,)):
            return z
        case Symbol(name, _) if (definition := context.definition(name)) and not definition.parameters:
            return softmaxed(definition.body, context)
    return None


def _entry(term: Term, context: Context) -> tuple[Term, Term, Term] | None:
    """p_i, p_j and delta_ij of the derivative of p_i by z_j."""
    match term:
        case Derivative(Component(p, (i,)) as top, Component(z, (j,)), 1) if softmaxed(p, context) is z:
            apart = not {Relation("!=", i, j), Relation("!=", j, i)}.isdisjoint(context.facts)
            return top, Component(p, (j,)), ZERO if apart else _delta(i, j)
        case Derivative(Div(Pow(base, z), under) as top, x, 1) if base is E and exponential_of(x, under):
            return top, Div(Pow(E, x), under), _delta_of(z, x)
    return None


def _delta(i: Term, j: Term) -> Term:
    if i is j:
        return ONE
    return ZERO if type(i) is type(j) is Number else call("delta", i, j)


def _delta_of(z: Term, x: Term) -> Term:
    if type(z) is Component and type(x) is Component and z.base is x.base:
        return _delta(z.indices[0], x.indices[0])
    return ONE if z is x else ZERO


def exponential_of(x: Term, under: Term) -> bool:
    """Whether e^x is one of the summands of a sum."""
    match under:
        case Add(terms):
            return Pow(E, x) in terms
        case Binder("sum", _, _, low, _) if low is not None and type(x) is Component:
            return opened(under, x.indices[0]) is Pow(E, x)
    return False


def _jacobian(term: Term, context: Context) -> Term | None:
    match term:
        case Operator("jacobian", p, (z,)) if softmaxed(p, context) is z:
            return p
    return None


@misconception("dp_i/dz_j = p_i (delta_ij + p_j)", Derivative, Operator, Mul)
def softmax_offdiagonal_sign(term: Term, context: Context) -> Iterator[Term]:
    """Off the diagonal the softmax Jacobian is negative."""
    if (found := _entry(term, context)) and found[2] is not ONE:
        p, q, delta = found
        yield Mul((p, q)) if delta is ZERO else Mul((p, Add((delta, q))))
    if whole := _jacobian(term, context):
        yield Add((call("diag", whole), Mul((whole, call("transpose", whole)))))
    match term:
        case Mul((p, Add((Call("delta") as d, Neg(q))))):
            yield Mul((p, Add((d, q))))


@misconception("dp_i/dz_j = 0 for i != j", Derivative, Operator)
def softmax_offdiagonal_zero(term: Term, context: Context) -> Iterator[Term]:
    """Every output of the softmax depends on every input, through the sum in the denominator."""
    if (found := _entry(term, context)) and found[2] is not ONE:
        p, _, delta = found
        yield ZERO if delta is ZERO else Mul((delta, p, Add((ONE, Neg(p)))))
    if whole := _jacobian(term, context):
        yield Add((call("diag", whole), Neg(Pow(call("diag", whole), TWO))))
        yield call("diag", whole)


@misconception("dp_i/dz_j = p_i (1 - p_i)", Derivative, Operator, Mul)
def softmax_as_elementwise_sigmoid(term: Term, context: Context) -> Iterator[Term]:
    """Softmax is no elementwise function: every output depends on every input."""
    if (found := _entry(term, context)) and found[2] is not ONE:
        p, _, _ = found
        yield Mul((p, Add((ONE, Neg(p)))))
    if whole := _jacobian(term, context):
        yield call("diag", call("hadamard", whole, Add((call("ones", whole.shape[0]), Neg(whole)))))
        yield call("hadamard", whole, Add((call("ones", whole.shape[0]), Neg(whole))))
    match term:
        case Mul((Component() as p, Add((Call("delta"), Neg(Component()))))):
            yield Mul((p, Add((ONE, Neg(p)))))


@misconception("dp_i/dz_j = p_i (1 - p_j)", Derivative, Operator, Call)
def delta_dropped(term: Term, context: Context) -> Iterator[Term]:
    """The Kronecker delta is 1 only where its indices agree."""
    if (found := _entry(term, context)) and found[2] is not ONE:
        p, q, _ = found
        yield Mul((p, Add((ONE, Neg(q)))))
    if whole := _jacobian(term, context):
        yield Neg(Mul((whole, call("transpose", whole))))
        yield Add((call("identity", whole.shape[0]), Neg(Mul((whole, call("transpose", whole))))))
    match term:
        case Call("delta", (Symbol(), Symbol())):
            yield ONE


@misconception("dp_i/dz_i = -p_i^2", Derivative)
def softmax_diagonal_term_lost(term: Term, context: Context) -> Iterator[Term]:
    """On the diagonal the numerator of the softmax varies too."""
    if (found := _entry(term, context)) and found[2] is ONE:
        p, _, _ = found
        yield Neg(Pow(p, TWO))
        yield p
        yield Mul((p, Add((ONE, p))))


def _log_of_probability(body: Term, context: Context) -> bool:
    if not functions_in(body).isdisjoint(("logsumexp", "softplus")):
        return True
    for here in subterms(body):
        if type(here) is Call and here.name == "log":
            inside = functions_in(here) | {
                name for x in letters(here) if (d := context.definition(x.name)) for name in functions_in(d.body)
            }
            if not inside.isdisjoint(("softmax", "sigma")):
                return True
    return False


@misconception("grad L = y - p", Derivative, Operator)
def cross_entropy_gradient_sign(term: Term, context: Context) -> Iterator[Term]:
    """The gradient of the cross-entropy is prediction minus target."""
    match term:
        case Derivative(body, _, 1) | Operator("gradient", body, _) if _log_of_probability(body, context):
            yield Neg(term)


@misconception("grad L = p - y without sum(y) = 1", Operator, Derivative)
def missing_simplex_assumption(term: Term, context: Context) -> Iterator[Term]:
    """Only where the targets add up to one the factor in front of the softmax is one."""
    match term:
        case Operator("gradient", body, (z,)) if _log_of_probability(body, context):
            p = next((x for x in letters(body) if softmaxed(x, context) is z), call("softmax", z))
            for y in letters(body):
                if y.dims and y.dims == z.shape and y not in (p, z) and not context.has(y.name, "simplex", "one-hot"):
                    yield Add((p, Neg(y)))
        case Derivative(body, Component(z, index), 1) if _log_of_probability(body, context):
            p = next((x for x in letters(body) if softmaxed(x, context) is z), call("softmax", z))
            for y in letters(body):
                if y.dims and y.dims == z.shape and y not in (p, z) and not context.has(y.name, "simplex", "one-hot"):
                    yield Add((Component(p, index), Neg(Component(y, index))))
