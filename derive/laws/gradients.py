"""Gradients, Jacobians and Hessians: what they are made of, and how they are put together."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Phrase, phrase
from derive.core.errors import UndecidedError
from derive.core.rules import rule
from derive.core.steps import Derivation, Step, standing
from derive.core.strategies import Choice, Line, Strategy
from derive.core.traversals import Everywhere
from derive.terms import (
    Add,
    Call,
    Derivative,
    Div,
    Matrix,
    Mul,
    Neg,
    Operator,
    Symbol,
    Term,
    Vector,
    equation,
    product,
    symbols,
    total,
)

from .differentiation import refuse_unfinished, worked_out
from .results import result_put_in

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 14"

Letters = tuple[Symbol, ...]


@rule("", Operator)
def gradient_definition(term: Term, context: Context) -> Term | None:
    """The gradient is the vector of all partial derivatives."""
    match term:
        case Operator("gradient", body, variables):
            return Vector(tuple(partial(body, x) for x in variables))
    return None


@rule("grad(f + g) = grad(f) + grad(g)", Operator)
def gradient_of_a_sum(term: Term, context: Context) -> Term | None:
    """The gradient of a sum is the sum of the gradients."""
    match term:
        case Operator("gradient", Add(terms), variables):
            return total(_gradient(each, variables) for each in terms)
    return None


@rule("grad(c f) = c grad(f)", Operator)
def gradient_of_a_multiple(term: Term, context: Context) -> Term | None:
    """A factor that does not depend on the letters of a gradient is taken out of it."""
    match term:
        case Operator("gradient", Div(over, under), variables) if not depends(under, variables):
            return Div(_gradient(over, variables), under)
        case Operator("gradient", Mul(parts), variables):
            fixed = [f for f in parts if not f.shape and not depends(f, variables)]
            rest = product(f for f in parts if f not in fixed)
            return product((*fixed, _gradient(rest, variables))) if fixed and depends(rest, variables) else None
    return None


def _gradient(body: Term, variables: tuple[Term, ...]) -> Term:
    return Neg(_gradient(body.inner, variables)) if type(body) is Neg else Operator("gradient", body, variables)


def depends(body: Term, variables: tuple[Term, ...]) -> bool:
    """Whether a term has one of some letters in it."""
    return any(x in symbols(body) for x in variables)


@rule("J_{ij} = d/dx_j f_i", Operator)
def jacobian_definition(term: Term, context: Context) -> Term | None:
    """The Jacobian has a row for each component and a column for each letter."""
    match term:
        case Operator("jacobian", Vector(entries), variables):
            return Matrix(tuple(tuple(partial(each, x) for x in variables) for each in entries))
    return None


@rule("H_{ij} = d/dx_i (d/dx_j f)", Operator)
def hessian_definition(term: Term, context: Context) -> Term | None:
    """The Hessian is the matrix of all second partial derivatives."""
    match term:
        case Operator("hessian", body, variables):
            return Matrix(tuple(tuple(partial(partial(body, x), y) for y in variables) for x in variables))
    return None


@rule("u . v = sum(u_i v_i, i=1..n)", Call)
def dot_product_definition(term: Term, context: Context) -> Term | None:
    """The dot product is the sum of the products of the components."""
    match term:
        case Call("dot", (Vector(left), Vector(right))) if len(left) == len(right):
            return total(Mul((a, b)) for a, b in zip(left, right, strict=True))
    return None


def partial(body: Term, x: Term) -> Derivative:
    """The partial derivative, not yet worked out."""
    return Derivative(body, x, 1, "partial")


def partial_chain(
    start: Derivative, others: Letters, label: str, context: Context, known: Strategy | None = None
) -> Chain:
    """A partial derivative worked out under a heading that says what is held constant."""
    first = (known(start.body, context) if known else None) or standing(start.body)
    steps = tuple(step.but(position=(0, *step.position)) for step in first.steps)
    rest = worked_out(start.rebuilt((first.end,)), context)
    refuse_unfinished(rest.end)
    return Chain(
        label, held(start.variable, others), Derivation(start, steps + rest.steps, rest.end), uses=_uses(steps)
    )


def _uses(steps: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(use for step in steps for use in step.uses))


def held(x: Term, others: Letters) -> Phrase:
    """What is differentiated by, and what is held constant."""
    return phrase("partial.held", x, others) if others else phrase("partial.alone", x)


def without(letters: Letters, x: Term) -> Letters:
    """The other letters."""
    return tuple(y for y in letters if y is not x)


def results(chains: tuple[Chain, ...]) -> Strategy:
    """Puts in what some chains have found."""
    found = ((equation(chain.derivation.start, chain.derivation.end), chain.label) for chain in chains)
    return Choice(tuple(result_put_in.with_(relation).by(label) for relation, label in found))


def assembled(start: Term, definition: Strategy, chains: tuple[Chain, ...], label: str, heading: Phrase) -> Chain:
    """The entries that were found put together to what they belong to."""
    context = Context()
    found = (definition >> Line(Everywhere(results(chains))))(start, context)
    if found is None:
        raise UndecidedError("the parts do not fit together")
    return Chain(label, heading, found, uses=tuple(chain.label for chain in chains))


def conditions_of(chains: tuple[Chain, ...]) -> tuple[Term, ...]:
    """Everything under which some chains hold."""
    steps = (step for chain in chains for step in chain.derivation.steps)
    return tuple(dict.fromkeys(c.relation for step in steps for c in step.conditions))


def led_to(chain: Chain, goal: object, context: Context) -> Chain:
    """The chain led on to the form that is asked for, if one is."""
    if not isinstance(goal, Term):
        return chain
    from .goals import steered

    found = chain.derivation
    steps = steered(found.end, goal, context)
    return chain.but(derivation=Derivation(found.start, found.steps + steps, goal))
