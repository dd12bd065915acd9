"""Networks of any number of layers that compute alike: the letters of layer l, of those beside it, and of the last."""

from __future__ import annotations

from derive.core.context import Context, Definition
from derive.core.errors import InputError
from derive.terms import Apply, Record, Symbol, Term, letters, substituted, subterms, symbols, with_children

from .elementwise import slope_of
from .lettering import fresh

SUMS, BEHIND, ERRORS, SLOPES = ("z", "s", "v"), ("f", "h", "g"), ("delta", "epsilon"), ("r", "q")


class Family(Record):
    """What every layer computes from its input, up to the function taken entry by entry at its end, and the loss.

    `inner` is all of it where no such function stands there; then `sum` is the letter of the output.
    """

    layer: Term
    inner: Term
    before: Symbol
    loss: Term
    sum: str
    behind: str
    error: str
    slope: str

    @property
    def parameters(self) -> tuple[Symbol, ...]:
        """The letters of a layer that are learned, in the order of their first places."""
        found = (x for x in subterms(self.layer) if type(x) is Symbol and x.dims and x is not self.before)
        return tuple(dict.fromkeys(found))


def family(layer: Term, loss: Term, before: Symbol) -> Family:
    """A layer and a loss, both as terms in the vector that goes in."""
    if len(layer.shape) != 1 or len(before.dims) != 1 or before not in symbols(layer):
        raise InputError(f"a layer turns the vector {before.name} into a vector; declare the sizes, as in a: m")
    if loss.shape or before not in symbols(loss):
        raise InputError(f"the loss is a scalar made of the output {before.name} of the last layer")
    taken = frozenset(x.name for x in symbols(layer) | symbols(loss))
    indexed = next((name for name in sorted(taken) if "_" in name), None)
    if taken & {"l", "L"} or indexed is not None:
        named = indexed or "l, L"
        raise InputError(f"the layers are numbered l up to L, and their letters get this index; rename {named}")
    activated = slope_of(layer)
    inner = layer if activated is None else activated[0]
    name = before.name if activated is None else fresh(SUMS, taken).name
    others = (fresh(each, taken).name for each in (BEHIND, ERRORS, SLOPES))
    return Family(layer, inner, before, loss, name, *others)


def numbered(name: str, place: str) -> str:
    """A name with a layer's number: W_2, W_l, W_{l+1}."""
    return f"{name}_{place}" if place.isalnum() else f"{name}_{{{place}}}"


def previous(place: str) -> str:
    """The number of the layer before: 1 of 2, l-1 of l, l of l+1."""
    if place.isdigit():
        return str(int(place) - 1)
    return place.removesuffix("+1") if place.endswith("+1") else f"{place}-1"


class Layer(Record):
    """A family's letters at one layer."""

    family: Family
    place: str

    def letter(self, x: Symbol) -> Symbol:
        """A letter of the layer with its number, its sizes numbered as well."""
        at = previous(self.place) if x is self.family.before else self.place
        return Symbol(numbered(x.name, at), tuple(map(self.size, x.dims)))

    def size(self, size: Term) -> Term:
        """A size with a number: widths that differ are those of the layer and of the one before it."""
        (out,), (into,) = self.family.layer.shape, self.family.before.dims
        if type(size) is not Symbol or out is into is size:
            return size
        if size is into and type(out) is Symbol:
            return Symbol(numbered(out.name, previous(self.place)))
        return Symbol(numbered(size.name, self.place))

    def numbered(self, term: Term, values: dict[Term, Term]) -> Term:
        """A term of the family at this layer, some letters exchanged."""
        names = {x: self.letter(x) for x in letters(term) if x.dims}
        return self._changed(term, names | values)

    def _changed(self, term: Term, values: dict[Term, Term]) -> Term:
        if term in values:
            return values[term]
        if type(term) is Symbol:
            return self.size(term)
        new = with_children(term, lambda child: self._changed(child, values))
        if type(new) is Apply:
            return Apply(new.name, new.arguments, new.primes, tuple(map(self.size, new.dims)))
        return new

    @property
    def before(self) -> Symbol:
        """The vector that goes in."""
        return self.letter(self.family.before)

    @property
    def after(self) -> Symbol:
        """The vector that comes out."""
        return self._out(self.family.before.name)

    @property
    def sum(self) -> Symbol:
        """The vector that the function at the end is taken of, or the output where there is none."""
        return self._out(self.family.sum)

    @property
    def error(self) -> Symbol:
        """The gradient of the loss by the sum."""
        return self._out(self.family.error)

    @property
    def slope(self) -> Symbol:
        """The gradient of the loss by the output."""
        return self._out(self.family.slope)

    def _out(self, name: str) -> Symbol:
        return Symbol(numbered(name, self.place), tuple(map(self.size, self.family.layer.shape)))

    def inner(self, before: Term) -> Term:
        """The sum, of what goes in."""
        return self.numbered(self.family.inner, {self.family.before: before})

    def output(self, summed: Term) -> Term:
        """The output, of the sum."""
        if self.family.inner is self.family.layer:
            return summed
        hole = Symbol("sum of the layer", self.family.inner.shape)
        outer = substituted(self.family.layer, {self.family.inner: hole})
        return self.numbered(outer, {hole: summed})

    def loss(self, output: Term) -> Term:
        """The loss, of the output; its own letters have the sizes of this layer's output, a number where it has one."""
        into = self.family.before.dims
        wide = tuple(map(self.size, self.family.layer.shape))
        told: dict[Term, Term] = {x: self._of_the_loss(x) for x in letters(self.family.loss) if x.dims}
        values: dict[Term, Term] = {**told, self.family.before: output}
        found = substituted(self.family.loss, values)
        return substituted(found, dict(zip(into, wide, strict=True)) if type(into[0]) is Symbol else {})

    def _of_the_loss(self, x: Symbol) -> Symbol:
        wide = self.family.layer.shape if x.dims == self.family.before.dims else ()
        name = numbered(x.name, self.place) if self.place.isdigit() else x.name
        return Symbol(name, tuple(map(self.size, wide)) or x.dims)

    def behind(self, argument: Term) -> Apply:
        """The loss as a function of the sum: all the layers behind it."""
        return Apply(numbered(self.family.behind, self.place), (argument,))

    @property
    def parameters(self) -> tuple[Symbol, ...]:
        """The letters that are learned."""
        return tuple(map(self.letter, self.family.parameters))


def with_symbols(context: Context, *letters: Symbol) -> Context:
    """The context with further letters."""
    new = tuple(x for x in dict.fromkeys(letters) if x not in context.symbols)
    return context.but(symbols=(*context.symbols, *new))


def meaning(letter: Symbol | Apply, body: Term) -> Definition:
    """What a letter, or a function of a letter, stands for."""
    if type(letter) is Apply:
        return Definition(letter.name, tuple(x for x in letter.arguments if type(x) is Symbol), body)
    return Definition(letter.name, (), body)
