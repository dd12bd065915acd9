"""Probabilities of events that compare numbers: what says the same, intervals, complements, independent letters."""

import pytest

from .written import verdicts

UNIFORM, POISSON = r"X \sim Uniform(0, 1)", r"X \sim Poisson(lambda)"
CHAINS = [
    # declared, lines, verdicts
    ("t > 0", [r"P(X\ge a)", r"=P(e^{tX}\ge e^{ta})"], ["identity"]),
    ("t > 0", [r"P(X\ge a)", r"=P(e^{tX}\le e^{ta})"], ["wrong"]),
    ("t < 0", [r"P(X\ge a)", r"=P(e^{tX}\le e^{ta})"], ["identity"]),
    ("", [r"P(X\ge a)", r"=P(e^{tX}\ge e^{ta})"], ["undecided"]),
    ("sigma > 0", [r"P(X\le x)", r"=P\left(\frac{X-\mu}{\sigma}\le\frac{x-\mu}{\sigma}\right)"], ["identity"]),
    ("sigma > 0; k > 0", [r"P(|X-\mu|\ge k\sigma)", r"=P((X-\mu)^2\ge k^2\sigma^2)"], ["identity"]),
    ("sigma > 0; k > 0", [r"P(|X-\mu|\ge k\sigma)", r"=P((X-\mu)^2\ge k\sigma^2)"], ["undecided"]),
    ("", [r"P(|X-\mu|<\epsilon)", r"=P(-\epsilon<X-\mu<\epsilon)", r"=P(\mu-\epsilon<X<\mu+\epsilon)"],
     ["identity", "identity"]),
    ("", [r"P(-X\le a)", r"=P(X\ge-a)", "=1-P(X<-a)"], ["identity", "identity"]),
    ("", [r"P(X\le x)", r"=P(-X\le-x)"], ["wrong"]),
    ("", ["P(X>a)", r"=1-P(X\le a)"], ["identity"]),
    ("", ["P(X>a)", "=1-P(X<a)"], ["identity-if"]),
    (UNIFORM, ["P(X>a)", "=1-P(X<a)"], ["identity"]),
    ("", [r"P(a<X\le b)", r"=P(X\le b)-P(X\le a)"], ["identity-if"]),
    ("a < b", [r"P(a<X\le b)", r"=P(X\le b)-P(X\le a)"], ["identity"]),
    ("a < b", [r"P(a<X\le b)", r"=P(X\le a)-P(X\le b)"], ["wrong"]),
    ("a < b", [r"P(X\le b)", r"=P(X\le a)+P(X\le b)"], ["wrong"]),
    (POISSON, [r"P(X\ge1)", "=1-P(X=0)"], ["identity"]),
    (POISSON, [r"P(X\ge2)", "=1-P(X=0)-P(X=1)"], ["identity"]),
    ("", [r"P(\max(X,Y)\le z)", r"=P(X\le z,Y\le z)"], ["identity"]),
    ("", [r"P(\max(X,Y)\le z)", r"=P(X\le z)P(Y\le z)"], ["wrong"]),
    ("X, Y independent", [r"P(\max(X,Y)\le z)", r"=P(X\le z)P(Y\le z)"], ["identity"]),
    ("X, Y independent", [r"P(\min(X,Y)\le z)", r"=1-P(X>z)P(Y>z)"], ["identity"]),
    ("s > 0; t > 0", [r"P(X>s+t\mid X>s)", r"=\frac{P(X>s+t)}{P(X>s)}"], ["identity"]),
    ("", [r"P(A\setminus B)", r"=P(A)-P(A\cap B)", r"=P(A\cup B)-P(B)"], ["identity", "identity"]),
    ("", [r"P(A\setminus B)", "=P(A)-P(B)"], ["wrong"]),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "lines", "expected"), CHAINS)
def test_events(declared, lines, expected):
    assert [step.verdict for step in verdicts(lines, declared)] == expected
