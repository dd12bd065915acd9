"""Letters that a line brings in without a word: u for a part of an equation, A and B for coefficients to be found."""

import pytest

from .written import verdicts

CHAINS = [
    # lines, verdicts
    ([r"\frac{5x-4}{x^2-x-2}", r"=\frac{A}{x-2}+\frac{B}{x+1}", r"=\frac{2}{x-2}+\frac{3}{x+1}"],
     ["identity-if", "identity"]),
    ([r"\frac{5x-4}{x^2-x-2}", r"=\frac{A}{x-2}+\frac{B}{x+1}", r"=\frac{A(x+1)+B(x-2)}{(x-2)(x+1)}"],
     ["identity-if", "identity"]),
    ([r"\frac{5x-4}{x^2-x-2}", r"=\frac{A}{x-2}+\frac{B}{x+1}", r"=\frac{3}{x-2}+\frac{2}{x+1}"],
     ["identity-if", "wrong"]),
    ([r"\frac{x^2+1}{x(x^2+4)}", r"=\frac{A}{x}+\frac{Bx+C}{x^2+4}", r"=\frac{1}{4x}+\frac{3x}{4(x^2+4)}"],
     ["identity-if", "identity"]),
    ([r"\frac{1}{x^2-a^2}", r"=\frac{A}{x-a}+\frac{B}{x+a}", r"=\frac{1}{2a(x-a)}-\frac{1}{2a(x+a)}"],
     ["identity-if", "identity-if"]),
    ([r"\int\frac{1}{x^2-1}\,dx", r"=\int\left(\frac{A}{x-1}+\frac{B}{x+1}\right)dx",
      r"=\frac12\ln|x-1|-\frac12\ln|x+1|+C"], ["identity-if", "identity"]),
    # a square in the denominator needs two fractions
    ([r"\frac{1}{x(x+1)^2}", r"=\frac{A}{x}+\frac{B}{(x+1)^2}"], ["wrong"]),
    ([r"\frac{d}{dx}x^2", "=2x+c"], ["wrong"]),
    # an identity in x
    ([r"5x-4=A(x+1)+B(x-2)", r"A+B=5,\ A-2B=-4", r"A=2,\ B=3"], ["equivalent", "equivalent"]),
    ([r"5x-4=A(x+1)+B(x-2)", r"A=3,\ B=2"], ["wrong"]),
    ([r"x^2-6x+2=(x-a)^2+b", r"a=3,\ b=-7"], ["equivalent"]),
    ([r"x^2-6x+2=(x-a)^2+b", r"a=3,\ b=2"], ["wrong"]),
    (["ax=bx", "a=b"], ["implied"]),
    (["xy=x", "y=1"], ["implied"]),
    (["kx=3x", "k=3"], ["implied"]),
    (["xy+y=x+1", "y=1"], ["implied"]),
    # u for a part of an equation
    ([r"2\sin^2x-\sin x-1=0", "2u^2-u-1=0", r"u=1\lor u=-\frac12", r"\sin x=1\lor\sin x=-\frac12"],
     ["equivalent"] * 3),
    ([r"9^x-4\cdot3^x+3=0", "y^2-4y+3=0", r"y=1\lor y=3", r"x=0\lor x=1"], ["equivalent"] * 3),
    ([r"(x^2-1)^2-5(x^2-1)+6=0", "u^2-5u+6=0", r"u=2\lor u=3", r"x^2=3\lor x^2=4"], ["equivalent"] * 3),
    (["x^4-13x^2+36=0", r"u^2-13u+36=0,\ u=x^2", r"u=4\lor u=9", r"x=\pm2\lor x=\pm3"], ["equivalent"] * 3),
    (["x^4-13x^2+36=0", "u^2-13u+36=0", r"u=4\lor u=9", r"x=2\lor x=3"], ["equivalent", "equivalent", "implied"]),
    (["x^4-13x^2+36=0", "u^2+13u+36=0"], ["wrong"]),
    (["x^2-5x+6=0", "u^2-5u+6=0"], ["wrong"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CHAINS, ids=["; ".join(lines) for lines, _ in CHAINS])
def test_letters_that_a_line_brings_in(lines, expected):
    assert [step.verdict for step in verdicts(lines)] == expected
