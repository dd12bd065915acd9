"""Networks of a few layers with letters for all sizes: each layer an equation, h = phi(W_1 x + b_1)."""

from __future__ import annotations

from derive.core.errors import InputError
from derive.terms import Apply, Call, Record, Relation, Symbol, Term, letters, substituted, subterms, symbols

from .elementwise import slope_of
from .layer_letters import BEHIND, ERRORS, SLOPES, SUMS, numbered
from .lettering import fresh


class Stage(Record):
    """A layer: its number, the vector that goes in and the one that comes out, what it computes, its letters."""

    place: str
    before: Symbol
    after: Symbol
    body: Term
    cost: Term | None
    sum: Symbol
    error: Symbol
    slope: Symbol
    function: str

    def inner(self, before: Term) -> Term:
        """The sum, of what goes in."""
        return substituted(activated(self.body), {self.before: before})

    def output(self, summed: Term) -> Term:
        """The output, of the sum."""
        return substituted(self.body, {activated(self.body): summed})

    def loss(self, output: Term) -> Term:
        """The loss, of the output of the last layer."""
        assert self.cost is not None
        return substituted(self.cost, {self.after: output})

    def behind(self, argument: Term) -> Apply:
        """The loss as a function of the sum."""
        return Apply(self.function, (argument,))

    @property
    def letters(self) -> tuple[Symbol, ...]:
        """The vectors and matrices that it computes with, but for what goes in."""
        found = (x for x in subterms(self.body) if type(x) is Symbol and x.dims and x is not self.before)
        return tuple(dict.fromkeys(found))


def activated(body: Term) -> Term:
    """What the function at the end of a layer is taken of; the whole layer where it ends with none."""
    found = slope_of(body)
    if found is not None:
        return found[0]
    return body.arguments[0] if type(body) is Call and body.name == "softmax" and len(body.shape) == 1 else body


def stages(layers: tuple[Term, ...], loss: Term) -> tuple[Stage, ...]:
    """The layers of a network from its equations, each with the output of the one before it."""
    pairs = tuple(map(_equation, layers))
    taken = frozenset(x.name for term in (*layers, loss) for x in symbols(term))
    sums, function, errors, slope = (
        _family(names, len(layers), taken).name for names in (SUMS, BEHIND, ERRORS, SLOPES)
    )
    out: tuple[Stage, ...] = ()
    before = _input(pairs[0][1])
    for k, (after, body) in enumerate(pairs, 1):
        if before not in symbols(body) or (out and any(each.after in symbols(body) for each in out[:-1])):
            raise InputError(f"layer {k}: a layer takes what the one before it hands on, {before.name}, and no other")
        plain = activated(body) is body
        letter = after if plain else Symbol(numbered(sums, str(k)), after.dims)
        error, gradient = (Symbol(numbered(name, str(k)), after.dims) for name in (errors, slope))
        cost = loss if k == len(pairs) else None
        out = (*out, Stage(str(k), before, after, body, cost, letter, error, gradient, numbered(function, str(k))))
        before = after
    if loss.shape or before not in symbols(loss) or any(each.after in symbols(loss) for each in out[:-1]):
        raise InputError(f"the loss is a scalar made of the output {before.name} of the last layer")
    return out


def _input(body: Term) -> Symbol:
    """The vector that goes into the network: x, or the only vector of its size that the first layer takes."""
    vectors = tuple(x for x in letters(body) if len(x.dims) == 1)
    others = tuple(x for x in vectors if x.dims != body.shape)
    found = next((x for x in vectors if x.name == "x"), None)
    if found is None and len(others) != 1:
        raise InputError("call the vector that goes into the first layer x")
    return found or others[0]


def _equation(layer: Term) -> tuple[Symbol, Term]:
    match layer:
        case Relation("=", Symbol() as after, body) if len(body.shape) == 1 and after.dims == body.shape:
            return after, body
    raise InputError("a layer is an equation of vectors such as h = tanh(W x + b), with sizes declared for all letters")


def _family(names: tuple[str, ...], count: int, taken: frozenset[str]) -> Symbol:
    """A letter that no number makes one of the letters that are taken."""
    used = {name for name in names if any(numbered(name, str(k)) in taken for k in range(1, count + 1))}
    return fresh(names, taken | used)
