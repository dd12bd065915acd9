"""The corpus of LaTeX inputs: each is read as what it means, or refused."""

import json
from pathlib import Path

import pytest

from derive.core.errors import ReadError
from derive.reader.parser import read
from derive.write.plain import plain

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "latex_inputs.jsonl").read_text("utf-8").splitlines()
]

# What each input of the corpus says in plain text; None is a refusal. Compared by hand with the meanings in the corpus.
SAYS = {
    4: "a/b",
    6: "(x + 1)/(x - 1)",
    7: "1/(1 + x)",
    8: "(a/b) c",
    10: "(a/b)/c",
    11: "x^2 y",
    12: "x^10",
    15: "-x^2",
    17: "x_1^2",
    18: "x_1^2",
    22: "x*(x - 1)",
    23: "a*(b + c)",
    28: "d x",
    34: "f(g(x))",
    35: "f(x, y)",
    36: "sin(x)",
    41: "arcsin(x)",
    42: "sin(x)^2",
    47: "log(x, 2)",
    48: "ln(1 + e^x)",
    49: "-y ln(p) - (1 - y) ln(1 - p)",
    52: "e^(-(x - mu)^2/(2 sigma^2))",
    53: "sqrt(x^2 + 1)",
    54: "root(x, 3)",
    55: "sqrt(x)",
    56: "max(0, x)",
    60: "sign(x)",
    63: "alpha + beta",
    65: "2 pi r",
    68: "theta_{t+1} = theta_t - eta g_t",
    73: "X + x",
    78: "f''(x)",
    80: "x_prime = x + 1",
    84: "d/dx sin(x) = cos(x)",
    85: "d/dx y",
    86: "∂/∂x f",
    88: "∂^2/∂x^2 f",
    90: "∂/∂w L = (∂/∂y L) (∂/∂w y)",
    93: "d/dx ln(x)",
    98: "sum(x_i, i=1..n)",
    104: "prod(p(x_i), i=1..n)",
    105: "sum(sum(a_{ij}, j), i) - sum(a_{ii}, i)",
    106: "integral(x^2, x=0..1)",
    110: "integral(1/x, x)",
    112: "limit(sin(x)/x, x->0)",
    114: "[[1, 2], [3, 4]]",
    115: "[[2, -1], [-1, 2]]",
    116: "A = [[a, b], [c, d]]",
    121: "w^T x",
    122: "w^T x + b",
    123: "x^T A x",
    126: "(X^T X)^(-1) X^T y",
    128: "norm(x)^2",
    129: "norm(w)",
    131: "norm(A x - b)^2",
    135: "A v = lambda v",
    138: "abs(x) abs(y)",
    143: "E[X]",
    144: "E[(X - mu)^2]",
    145: "E[f(x), x ~ p]",
    146: "Var(X) = E[X^2] - E[X]^2",
    148: "delta_{ij}",
    149: "p_i (delta_{ij} - p_j)",
    150: "x in reals^n",
    152: "f(x) = cases(x if x >= 0; 0 if x < 0)",
    162: "x ~= 3.14",
    164: "f(x) = (x + 1)^2 and (x + 1)^2 = x^2 + 2 x + 1",
    166: "x + y = 1 and x - y = 0",
    172: "(x + 1) (y - 1)",
    176: None,
    177: None,
    179: None,
    181: None,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_case(case):
    wanted = SAYS[case["id"]]
    if wanted is None:
        with pytest.raises(ReadError):
            read(case["latex"])
    else:
        assert plain(read(case["latex"])) == wanted


def test_the_table_is_complete():
    assert {case["id"] for case in CASES} == set(SAYS)
