"""A network of dense layers with its data: what backpropagation starts from."""

from __future__ import annotations

from derive.terms import Record, Term


class Layer(Record):
    """A dense layer: weights in a row for each unit, biases, and the name of its function, empty for the identity."""

    weights: tuple[tuple[Term, ...], ...]
    bias: tuple[Term, ...]
    activation: str


class Network(Record):
    """Inputs and targets, a row for each sample, the layers from input to output, and the name of the loss."""

    inputs: tuple[tuple[Term, ...], ...]
    targets: tuple[tuple[Term, ...], ...]
    layers: tuple[Layer, ...]
    loss: str
