"""Backpropagation through any number of layers: errors and gradients of layers l and L, and what is no layer."""

import pytest

from derive.api import topic_function
from derive.core.errors import InputError, UndecidedError

DENSE = "W: n x m; b: n; a: m"
UNKNOWN = f"{DENSE}; phi entrywise; C function"
RESIDUAL = "W: n x h; V: h x n; a: n; C function"

WORKED = [
    # layer, loss, sizes, the last error, the error of layer l, the gradient by the first letter
    ("phi(W a + b)", "C(a)", UNKNOWN,
     "hadamard(r_L, phi'(z_L))", "hadamard(W_{l+1}^T delta_{l+1}, phi'(z_l))", "delta_l a_{l-1}^T"),
    ("sigma(W a)", "C(a)", f"{DENSE}; C function",
     "hadamard(hadamard(r_L, sigma(z_L)), ones(n_L) - sigma(z_L))",
     "hadamard(hadamard(W_{l+1}^T delta_{l+1}, sigma(z_l)), ones(n_l) - sigma(z_l))", "delta_l a_{l-1}^T"),
    ("relu(W a + b)", "1/2 norm(a - t)^2", f"{DENSE}; t: m",
     "hadamard(relu(z_L) - t, step(z_L))", "hadamard(W_{l+1}^T delta_{l+1}, step(z_l))", "delta_l a_{l-1}^T"),
    ("W a + b", "norm(a - t)^2", f"{DENSE}; t: m", "2 (a_L - t)", "W_{l+1}^T delta_{l+1}", "delta_l a_{l-1}^T"),
    ("a + W tanh(V a)", "C(a)", RESIDUAL, "grad(C(a_L), a_L)",
     "delta_{l+1} + V_{l+1}^T (hadamard(W_{l+1}^T delta_{l+1}, ones(h_{l+1}) - tanh(V_{l+1} a_l)^2))",
     "delta_l tanh(V_l a_{l-1})^T"),
]  # fmt: skip

REFUSED = [
    ("W a + c", "C(a)", "W: n x m; a: m; C function", "shape"),
    ("W x", "C(x)", "W: n x m; x: m; C function", "--wrt"),
    ("a^T a", "C(a)", UNKNOWN, "a layer turns the vector a into a vector"),
    ("tanh(W a)", "a", UNKNOWN, "the loss is a scalar"),
    ("tanh(W a)", "norm(W)^2", UNKNOWN, "the loss is a scalar made of the output"),
    ("tanh(W_1 a)", "C(a)", "W_1: n x m; a: m; C function", "rename W_1"),
    ("tanh(L a)", "C(a)", "L: n x m; a: m; C function", "rename l, L"),
]


@pytest.mark.parametrize(("layer", "loss", "sizes", "last", "error", "gradient"), WORKED)
def test_errors_and_gradients(layer, loss, sizes, last, error, gradient):
    found = topic_function("layers")(layer, loss, assume=sizes, networks=2)
    assert found.verified
    answers = [found.answer[name].text for name in ("last error", "error", "W_l")]
    assert answers == [last, error, gradient]


@pytest.mark.parametrize(("layer", "loss", "sizes", "message"), REFUSED)
def test_what_is_no_layer(layer, loss, sizes, message):
    with pytest.raises((InputError, UndecidedError), match=message):
        topic_function("layers")(layer, loss, assume=sizes)


def test_the_input_may_have_another_name():
    found = topic_function("layers")("tanh(W x)", "C(x)", wrt="x", assume="W: n x m; x: m; C function", networks=1)
    assert found.answer["W_l"].text == "delta_l x_{l-1}^T"
