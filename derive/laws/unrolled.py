"""Networks of few layers: the formulas for any layer put into one another, layer by layer."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import Apply, Operator, Relation, Symbol, Term, equation, substituted, subterms, with_children

from .layer_letters import Family, Layer, meaning, numbered, with_symbols


def renumbered(term: Term, places: dict[str, str]) -> Term:
    """A term with other numbers at its letters and sizes: W_{l+1} as W_3."""
    if type(term) is Symbol:
        base, mark, place = term.name.rpartition("_")
        place = place.strip("{}")
        name = numbered(base, places[place]) if mark and place in places else term.name
        return Symbol(name, tuple(renumbered(each, places) for each in term.dims))
    new = with_children(term, lambda child: renumbered(child, places))
    if type(new) is Operator:
        return Operator(new.name, new.body, tuple(renumbered(each, places) for each in new.variables))
    if type(new) is Apply:
        return Apply(new.name, new.arguments, new.primes, tuple(renumbered(each, places) for each in new.dims))
    return new


def unrolled(net: Family, count: int, last: Relation, step: Relation, gradient: Relation) -> Relation:
    """The gradient by the first layer's letters in a network of so many layers, by the formulas for any layer."""
    top = Layer(net, str(count))
    slope = Operator("gradient", top.loss(top.after), (top.after,))
    told = own_letters(Layer(net, "L"))
    renamed = {_numbered(x, "L", count): y for x, y in zip(told, own_letters(top), strict=True)}
    found = substituted(_numbered(last.right, "L", count), {top.slope: slope, **renamed})
    for k in range(count - 1, 0, -1):
        found = substituted(_numbered(step.right, "l", k), {Layer(net, str(k + 1)).error: found})
    first = substituted(_numbered(gradient.right, "l", 1), {Layer(net, "1").error: found})
    match gradient.left:
        case Operator("gradient", _, (x,)):
            return equation(Operator("gradient", top.loss(top.after), (_numbered(x, "l", 1),)), first)
    raise ValueError(gradient)


def _numbered(term: Term, place: str, k: int) -> Term:
    return renumbered(term, {place: str(k), f"{place}-1": str(k - 1), f"{place}+1": str(k + 1)})


def own_letters(layer: Layer) -> tuple[Symbol, ...]:
    """The vectors and matrices of the loss beside the output."""
    found = (x for x in subterms(layer.loss(layer.after)) if type(x) is Symbol and x.dims and x is not layer.after)
    return tuple(dict.fromkeys(found))


def with_layers(context: Context, net: Family, count: int) -> Context:
    """The context with the letters of the first layers: what each computes from the output of the one before."""
    letters: dict[Term, None] = {}
    for k in range(1, count + 1):
        here = Layer(net, str(k))
        letters |= dict.fromkeys((here.before, *here.parameters, here.sum, here.after, *own_letters(here)))
        known = [meaning(here.sum, here.inner(here.before))]
        if here.after is not here.sum:
            known.append(meaning(here.after, here.output(here.sum)))
        context = context.but(definitions=(*context.definitions, *known))
    return with_symbols(context, *(x for x in letters if type(x) is Symbol))
