"""Networks with numbers: gradients against complex steps and, where it is installed, PyTorch; bad files."""

from fractions import Fraction
from importlib.util import find_spec

import numpy as np
import pytest

from derive.api import topic_function
from derive.core.errors import InputError

DATA = {
    "one": ([[1, "1/2"]], [[1, 0]]),
    "two": ([[1, "1/2"], [-1, 2]], [[1, 0], [0, 1]]),
}
W_1, B_1 = [[1, -1], ["1/2", 2], [-1, 3]], [0, -1, "1/4"]
W_2, B_2 = [[1, 2, -1], [0, 1, "1/3"]], ["1/2", 0]

NETWORKS = [
    ("one", "half-squared-error", "relu", "identity"),
    ("two", "squared-error", "tanh", "identity"),
    ("one", "mse", "sigmoid", "tanh"),
    ("two", "cross-entropy", "relu", "softmax"),
    ("one", "cross-entropy", "tanh", "softmax"),
    ("one", "binary-cross-entropy", "softplus", "sigmoid"),
    ("one", "squared-error", "leaky-relu", "leaky-relu"),
    ("one", "squared-error", "elu", "leaky-relu"),
    ("two", "squared-error", "elu", "leaky-relu"),
    ("one", "squared-error", "leaky-relu", "elu"),
]

BAD = [
    ('input = 1\ntarget = 1\n[[layer]]\nweights = 2\nactivation = "rlu"', "there is no activation 'rlu'"),
    ("input = [1, 2]\ntarget = 1\n[[layer]]\nweights = [1, 2, 3]", "its weights have 3 columns and its input has 2"),
    ("input = 1\ntarget = [1, 2]\n[[layer]]\nweights = 2", "the targets have 2 entries and the last layer has 1 units"),
    ("input = 1\ntarget = 1\n[[layer]]\nweights = 2\nbias = [1, 2]", "its bias has 2 entries"),
    ("input = 1\ntarget = 1", "the network file has no layer"),
    ("target = 1\n[[layer]]\nweights = 2", "the network file lacks input"),
    ('input = 1\ntarget = 1\nloss = "mean"\n[[layer]]\nweights = 2', "there is no loss 'mean'"),
    ('input = 1\ntarget = 1\nloss = "cross-entropy"\n[[layer]]\nweights = 2', "needs the activation softmax"),
    ("input = [[1], [2]]\ntarget = 1\n[[layer]]\nweights = 2", "2 inputs and 1 targets"),
    ("input = [[1, 2], [3]]\ntarget = [1, 2]\n[[layer]]\nweights = [1, 2]", "its rows have different lengths"),
    ("input = []\ntarget = 1\n[[layer]]\nweights = 2", "the list is empty"),
    ("input = 1\ntarget = 1\nrate = 2\n[[layer]]\nweights = 2", "has an unknown key 'rate'"),
    ("input = 1\ntarget = 1\n[[layer]]\nbias = 2", "layer 1 lacks weights"),
    ("input = 1\ntarget = 1\n[[layer]\n", "the network file is no TOML"),
    ('input = 1\ntarget = 1\n[[layer]]\nweights = 0\nactivation = "relu"', "has the input 0"),
]


def spelled(data, loss, hidden, output):
    """A network of two layers as TOML."""
    inputs, targets = DATA[data]
    return f"""
input = {inputs}
target = {targets}
loss = "{loss}"
[[layer]]
weights = {W_1}
bias = {B_1}
activation = "{hidden}"
[[layer]]
weights = {W_2}
bias = {B_2}
activation = "{output}"
"""


def numbers(rows):
    """An array of exact numbers as complex ones."""
    return np.vectorize(lambda x: complex(Fraction(x)))(np.array(rows, object))


def answered(term):
    """A vector or matrix of numbers as an array."""
    text = term.text.replace("[", "").replace("]", "")
    flat = [float(Fraction(piece.strip())) for piece in text.split(",")]
    return np.array(flat)


ACTIVATIONS = {
    "relu": lambda z: z * (z.real > 0),
    "leaky-relu": lambda z: z * np.where(z.real > 0, 1, 0.01),
    "elu": lambda z: np.where(z.real > 0, z, np.exp(z) - 1),
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "softplus": lambda z: np.log(1 + np.exp(z)),
    "identity": lambda z: z,
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
}
LOSSES = {
    "half-squared-error": lambda a, t: ((a - t) ** 2).sum() / 2 / len(a),
    "squared-error": lambda a, t: ((a - t) ** 2).sum() / len(a),
    "mse": lambda a, t: ((a - t) ** 2).sum() / a.size,
    "cross-entropy": lambda a, t: -(t * np.log(a)).sum() / len(a),
    "binary-cross-entropy": lambda a, t: -(t * np.log(a) + (1 - t) * np.log(1 - a)).sum() / len(a),
}


def by_complex_steps(data, loss, hidden, output):
    """The loss and its gradients by all weights and biases, from values alone."""
    x, t = map(numbers, DATA[data])
    letters = {"W_1": numbers(W_1), "b_1": numbers(B_1), "W_2": numbers(W_2), "b_2": numbers(B_2)}

    def cost(at):
        a = ACTIVATIONS[hidden](x @ at["W_1"].T + at["b_1"])
        return LOSSES[loss](ACTIVATIONS[output](a @ at["W_2"].T + at["b_2"]), t)

    found = {"loss": np.array([cost(letters).real])}
    for name, value in letters.items():
        slopes = []
        for place in np.ndindex(value.shape):
            moved = value.copy()
            moved[place] += 1e-30j
            slopes.append(cost({**letters, name: moved}).imag / 1e-30)
        found[name] = np.array(slopes)
    return found


@pytest.mark.parametrize("network", NETWORKS)
def test_gradients_are_those_of_complex_steps(network):
    found = topic_function("backprop")(spelled(*network))
    assert found.verified
    for name, wanted in by_complex_steps(*network).items():
        assert answered(found.answer[name]) == pytest.approx(wanted, rel=2e-5, abs=1e-9), name


@pytest.mark.parametrize(("text", "message"), BAD)
def test_bad_files_are_refused(text, message):
    with pytest.raises(InputError, match=message):
        topic_function("backprop")(text)


if find_spec("torch") is not None:

    @pytest.mark.parametrize("network", [each for each in NETWORKS if each[1] == "cross-entropy"])
    def test_gradients_are_those_of_pytorch(network):
        import torch

        data, _, hidden, _ = network
        x, t = (torch.tensor(numbers(rows).real) for rows in DATA[data])
        letters = {
            name: torch.tensor(numbers(rows).real, requires_grad=True)
            for name, rows in (("W_1", W_1), ("b_1", B_1), ("W_2", W_2), ("b_2", B_2))
        }
        a = getattr(torch, hidden)(x @ letters["W_1"].T + letters["b_1"])
        z = a @ letters["W_2"].T + letters["b_2"]
        (-(t * torch.log_softmax(z, 1)).sum() / len(x)).backward()
        found = topic_function("backprop")(spelled(*network))
        for name, letter in letters.items():
            assert answered(found.answer[name]) == pytest.approx(letter.grad.numpy().ravel(), rel=2e-5, abs=1e-9)
