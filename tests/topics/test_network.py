"""Networks of a few layers for all sizes: errors and gradients, and what is no network."""

import pytest

from derive.api import topic_function
from derive.core.errors import InputError

ONE = "x: d; W: k x d; b: k; p: k; y: k simplex; t: k; phi entrywise; C function"
TWO = "x: d; W_1: m x d; b_1: m; h: m; W_2: k x m; b_2: k; p: k; y: k simplex; t: k; phi entrywise; C function"
CROSS_ENTROPY, SQUARES = "-y^T log(p)", "1/2 norm(p - t)^2"
HIDDEN = "h = phi(W_1 x + b_1)"

WORKED = [
    # loss, layers, sizes, some answers
    (CROSS_ENTROPY, ("p = softmax(W x + b)",), ONE, {"delta_1": "p - y", "W": "delta_1 x^T", "b": "delta_1"}),
    (SQUARES, ("p = W x",), ONE, {"delta_1": "p - t", "W": "delta_1 x^T"}),
    (CROSS_ENTROPY, (HIDDEN, "p = softmax(W_2 h + b_2)"), TWO,
     {"delta_2": "p - y", "W_2": "delta_2 h^T", "delta_1": "hadamard(W_2^T delta_2, phi'(z_1))", "W_1": "delta_1 x^T"}),
    (SQUARES, ("h = tanh(W_1 x)", "p = W_2 h"), TWO,
     {"delta_1": "hadamard(W_2^T delta_2, ones(m) - tanh(z_1)^2)", "W_2": "delta_2 h^T"}),
    (SQUARES, ("h = leaky_relu(W_1 x)", "p = elu(W_2 h)"), TWO,
     {"delta_2": "hadamard(p - t, step(z_2) + hadamard(e^(z_2), step(-z_2)))",
      "delta_1": "hadamard(W_2^T delta_2, step(z_1) + 1/100 step(-z_1))"}),
    ("C(p)", (HIDDEN, "p = softmax(W_2 h + b_2)"), TWO,
     {"delta_2": "(diag(p) - p p^T) r_2", "b_1": "delta_1"}),
]  # fmt: skip

REFUSED = [
    ("C(p)", ("p = W x + c",), ONE, "shape"),
    ("C(p)", ("W x",), ONE, "an equation"),
    ("C(p)", ("W x = p",), ONE, "a layer is an equation of vectors"),
    ("C(h)", (HIDDEN, "p = W_2 h"), TWO, "the loss is a scalar made of the output p"),
    ("C(p)", (HIDDEN, "p = W_2 W_1 x"), TWO, "layer 2: a layer takes what the one before it hands on, h"),
    ("p", ("p = W x",), ONE, "the loss is a scalar"),
]


@pytest.mark.parametrize(("loss", "layers", "sizes", "answers"), WORKED)
def test_errors_and_gradients(loss, layers, sizes, answers):
    found = topic_function("network")(loss, *layers, assume=sizes)
    assert found.verified
    assert {name: found.answer[name].text for name in answers} == answers


@pytest.mark.parametrize(("loss", "layers", "sizes", "message"), REFUSED)
def test_what_is_no_network(loss, layers, sizes, message):
    with pytest.raises(InputError, match=message):
        topic_function("network")(loss, *layers, assume=sizes)


def test_the_gradient_by_the_input_is_worked_out_where_it_is_asked_for():
    found = topic_function("network")("C(p)", "p = phi(W x + b)", wrt="x", assume=ONE)
    assert found.answer["x"].text == "W^T delta_1"
    assert "W" not in found.answer
