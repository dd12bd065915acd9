"""Members of sequences: a rule holds at every place, a first line is a rule, closed forms by induction."""

import pytest

import derive
from derive.reader.iterates import member

A = "Let $a_n = 2a_{n-1} + 1$."
F = "Let $F_n = F_{n-1} + F_{n-2}$."
D = "Let $D_n = n D_{n-1} + (-1)^n$."
POWER = "Let $a_n = 2^n$."
INTEGRAL = r"Let $I_n = \int_0^1 x^n e^x \, dx$."
DESCENT = r"Gradient descent: $\theta_{t+1} = \theta_t - \eta (\theta_t - a)$. Then"
CHAINS = [
    # (what is told, lines, follows)
    (A, r"a_n = 2a_{n-1} + 1 = 2(2a_{n-2} + 1) + 1 = 4a_{n-2} + 3", [True] * 3),
    (A, r"a_n = 2a_{n-1} + 1 = 2(2a_{n-2} + 1) + 1 = 4a_{n-2} + 2", [True, True, False]),
    (A, r"a_n = 2a_{n-1} + 1 = 4a_{n-2} + 2", [True, False]),
    (A, r"a_k = 2a_{k-1} + 1 = 4a_{k-2} + 3", [True, True]),
    ("", r"a_n = 2a_{n-1} + 1 = 4a_{n-2} + 3", [None, True]),
    ("", r"a_n = 2a_{n-1} + 1 = 4a_{n-2} + 2", [None, False]),
    ("", r"h_t = w h_{t-1} + x_t = w^2 h_{t-2} + w x_{t-1} + x_t", [None, True]),
    ("", r"h_t = w h_{t-1} + x_t = w^2 h_{t-2} + w x_t + x_t", [None, False]),
    ("", r"V_t = r_t + \gamma V_{t+1} = r_t + \gamma (r_{t+1} + \gamma V_{t+2})", [True, True]),
    ("", r"V_t = r_t + \gamma V_{t+1} = r_t + \gamma r_{t+1} + \gamma V_{t+2}", [True, False]),
    (F, r"F_n = F_{n-1} + F_{n-2} = 2F_{n-2} + F_{n-3}", [True, True]),
    (F, r"F_{n+1} F_{n-1} - F_n^2 = F_{n-1}^2 - F_n(F_n - F_{n-1}) = F_{n-1}^2 - F_n F_{n-2}", [True, True]),
    (D, r"D_n = n D_{n-1} + (-1)^n = n((n-1) D_{n-2} + (-1)^{n-1}) + (-1)^n", [True, True]),
    (D, r"D_n = n D_{n-1} + (-1)^n = n(n D_{n-2} + (-1)^{n-1}) + (-1)^n", [True, False]),
    (DESCENT, r"\theta_{t+1} - a = (1-\eta)(\theta_t - a) = (1-\eta)^2 (\theta_{t-1} - a)", [True, True]),
    (DESCENT, r"\theta_{t+1} - a = (1-\eta)(\theta_t - a) = (1-\eta) (\theta_{t-1} - a)", [True, False]),
    ("Suppose $x^{(k+1)} = r x^{(k)}$.", r"x^{(k+1)} = r x^{(k)} = r^2 x^{(k-1)}", [True, True]),
    # told outright
    (POWER, r"a_{n+1} = 2 a_n", [True]),
    (POWER, r"a_{n+1} = 3 a_n", [False]),
    (POWER, r"a_5 = 32", [True]),
    (POWER, r"a_5 = 31", [False]),
    ("Let $a_n = a + (n-1) d$.", r"a_6 = a + 4d", [False]),
    (r"Let $p_k = \binom{5}{k} p^k (1-p)^{5-k}$.", r"p_0 = \frac{1}{32}", [None]),
    (r"Let $S_n = \sum_{k=1}^n k$.", r"S_{n+1} = S_n + n + 1 = \frac{(n+1)(n+2)}{2}", [True, True]),
    (r"Let $S_n = \sum_{k=1}^n k$.", r"S_{n+1} = S_n + n", [False]),
    (INTEGRAL, r"I_3 = e - 3I_2 = e - 3(e - 2I_1)", [True, True]),
    (INTEGRAL, r"I_3 = e - 3I_2 = e - 3(e - 3I_1)", [True, False]),
    ("Let $A$ be an n x n matrix.", r"I_n A = A", [True]),
    # by induction
    ("", r"a_n = q a_{n-1} = q^2 a_{n-2} = q^n a_0", [None, True, True]),
    ("", r"a_n = q a_{n-1} = q^2 a_{n-2} = q^{n-1} a_1", [None, True, True]),
    ("", r"a_n = q a_{n-1} = q^2 a_{n-2} = q^{n-1} a_0", [None, True, False]),
    ("", r"a_n = a_{n-1} + d = a_1 + (n-1) d", [None, True]),
    ("", r"a_n = a_{n-1} + d = a_1 + n d", [None, False]),
    ("", r"e_{k+1} = \rho e_k = \rho^{k+1} e_0", [True, True]),
    ("", r"e_{k+1} = \rho e_k = \rho^k e_0", [True, False]),
    (f"Let $a_0 = 0$. {A}", r"a_n = 2a_{n-1} + 1 = 4a_{n-2} + 3 = 2^n - 1", [True, True, True]),
    (f"Let $a_0 = 0$. {A}", r"a_n = 2a_{n-1} + 1 = 4a_{n-2} + 3 = 2^n", [True, True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "lines", "follows"), CHAINS)
def test_chains(told, lines, follows):
    assert [step.follows for step in derive.check(f"{told}\n\n$$ {lines} $$\n").chains[-1].steps] == follows


MEMBERS = [
    # (name, sequence, letter, shift)
    ("a_n", "a", "n", 0), ("a_{n-1}", "a", "n", -1), ("a_7", "a", "", 7), ("a_{12}", "a", "", 12),
    ("theta_{t+2}", "theta", "t", 2), ("x^{(k+1)}", "x", "k", 1), ("x_{-1}", "x", "", -1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "base", "letter", "shift"), MEMBERS)
def test_names_of_members(name, base, letter, shift):
    found = member(name)
    assert (found.base, found.letter, found.shift, found.named(letter, shift)) == (base, letter, shift, name)


@pytest.mark.parametrize("name", ["a", "a_{ij}", "a_{n/2}", "a_{2n}", "x_max", "a_{n+0}"])
def test_names_of_no_members(name):
    assert member(name) is None
