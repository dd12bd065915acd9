"""The letters of a network: data, weights, sums, outputs, errors, and what each stands for."""

from __future__ import annotations

from derive.core.networks import Layer, Network
from derive.terms import Derivative, Matrix, Operator, Record, Symbol, Term, Vector, call

from .layers import dense, through_activation
from .losses import FUSED, LOSSES, output_gradient


class Named(Record):
    """A letter and what it stands for."""

    symbol: Symbol
    meaning: Term


class LayerNames(Record):
    """The letters of a layer; `bias` holds one or none, `output` is None where the layer's sum is its output."""

    before: Symbol
    weights: Named
    bias: tuple[Named, ...]
    sum: Named
    output: Named | None

    @property
    def after(self) -> Symbol:
        """The letter of what the layer hands on."""
        return (self.output or self.sum).symbol


class Names(Record):
    """All letters of a network: its data, layers and loss, and the error of each layer."""

    data: tuple[Named, ...]
    target: Symbol
    layers: tuple[LayerNames, ...]
    loss: Named
    errors: tuple[Named, ...]

    @property
    def defined(self) -> tuple[Named, ...]:
        """Every letter that the network itself defines, in order."""
        inner = (each for layer in self.layers for each in (layer.sum, layer.output) if each is not None)
        return tuple(each for each in (*self.data, *inner, self.loss) if each.meaning is not each.symbol)


Rows = tuple[tuple[Term, ...], ...]


def explicit(rows: Rows, samples: int) -> Term:
    """Rows as the scalar, vector or matrix that they are: of one sample a row is a vector, of one unit a column is."""
    if samples == 1:
        return rows[0][0] if len(rows[0]) == 1 else Vector(rows[0])
    return Vector(tuple(row[0] for row in rows)) if len(rows[0]) == 1 else Matrix(rows)


def weights_of(layer: Layer) -> Term:
    """The weights as a scalar, a vector (one unit, or one input) or a matrix."""
    rows = layer.weights
    if len(rows) == 1:
        return rows[0][0] if len(rows[0]) == 1 else Vector(rows[0])
    return Vector(tuple(row[0] for row in rows)) if len(rows[0]) == 1 else Matrix(rows)


def letter(name: str, meaning: Term, index: int | None = None) -> Named:
    """A letter for a value: a capital for a matrix, with an index; a value that is a letter names itself."""
    if type(meaning) is Symbol:
        return Named(meaning, meaning)
    spelled = name.capitalize() if len(meaning.shape) == 2 else name
    return Named(Symbol(spelled if index is None else f"{spelled}_{index}", meaning.shape), meaning)


def named(network: Network) -> Names:
    """The letters of a network."""
    samples = len(network.inputs)
    x, t = letter("x", explicit(network.inputs, samples)), letter("y", explicit(network.targets, samples))
    layers: list[LayerNames] = []
    data = [x, t]
    here, width = x.symbol, len(network.inputs[0])
    for k, layer in enumerate(network.layers, 1):
        found = _layer(layer, here, width, k, samples)
        layers.append(found)
        data += [found.weights, *found.bias]
        here, width = found.after, len(layer.weights)
    loss = Named(Symbol("L"), LOSSES[network.loss](here, t.symbol, samples))
    return Names(tuple(data), t.symbol, tuple(layers), loss, _errors(tuple(layers), network, t.symbol, samples))


def _layer(layer: Layer, before: Symbol, width: int, k: int, samples: int) -> LayerNames:
    units = len(layer.weights)
    weights, bias = letter("w", weights_of(layer), k), tuple(letter("b", each, k) for each in _bias(layer))
    form = dense(_many(samples), _many(width), _many(units))
    total = letter("z", form.output(weights.symbol, before, *(each.symbol for each in bias)), k)
    output = letter("a", call(layer.activation, total.symbol), k) if layer.activation else None
    return LayerNames(before, weights, bias, total, output)


def _bias(layer: Layer) -> tuple[Term, ...]:
    return layer.bias if len(layer.bias) < 2 else (Vector(layer.bias),)


def _many(count: int) -> str:
    return "one" if count == 1 else "many"


def _errors(layers: tuple[LayerNames, ...], network: Network, t: Symbol, samples: int) -> tuple[Named, ...]:
    """The error of each layer, the gradient of the loss by its sum, from the one behind it."""
    out: list[Named] = []
    for k in range(len(layers), 0, -1):
        here = layers[k - 1]
        if k == len(layers):
            gradient = output_gradient(network.loss, here.after, t, samples)
        else:
            behind = layers[k]
            sizes = _many(len(network.layers[k].weights[0])), _many(len(network.layers[k].weights))
            form = dense(_many(samples), *sizes)
            gradient = form.by_input(behind.weights.symbol, here.after, out[0].symbol)
        fused = k == len(layers) and network.loss in FUSED
        if here.output is not None and not fused:
            gradient = through_activation(gradient, here.output.meaning, here.output.symbol)
        out.insert(0, letter("delta", gradient, k))
    return tuple(out)


def gradient(loss: Symbol, by: Symbol) -> Term:
    """The gradient of the loss, not yet worked out."""
    return Operator("gradient", loss, (by,)) if by.dims else Derivative(loss, by, 1, "partial")
