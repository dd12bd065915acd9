"""Random letters that take a few values with told chances: means, variances and chances are worked out."""

import pytest

import derive
from derive.core.errors import ReadError
from derive.reader.parser import read_latex

ONE_OR_NOT = "Let $X$ be $1$ with probability $p$ and $0$ otherwise. "
DIE = "Let $X$ be the outcome of a fair six-sided die. "
TWO_VALUES = r"Suppose $P(X=0)=\frac13$ and $P(X=3)=\frac23$. "
LINES = [
    (ONE_OR_NOT + "$$E[X]=p$$", [True]),
    (ONE_OR_NOT + "$$E[X]=p^2$$", [False]),
    (ONE_OR_NOT + r"$$\operatorname{Var}(X)=E[X^2]-E[X]^2=p-p^2=p(1-p)$$", [True, True, True]),
    (ONE_OR_NOT + r"$$\operatorname{Var}(X)=E[X^2]-E[X]^2=p^2-p=p(p-1)$$", [True, False, True]),
    (DIE + r"$$E[X]=\frac{7}{2}$$", [True]),
    (DIE + r"$$E[X]=3$$", [False]),
    (DIE + r"$$E[X^2]=\frac{1+4+9+16+25+36}{6}=\frac{91}{6}$$", [True, True]),
    (DIE + r"$$P(X\ge 4)=\frac12$$", [True]),
    (DIE + r"$$P(X>4)=\frac12$$", [False]),
    (DIE[:-2] + " and $Y=2X+1$. $$E[Y]=2E[X]+1=8$$", [True, True]),
    (TWO_VALUES + r"$$\operatorname{Var}(X)=E[X^2]-(E[X])^2=6-4=2$$", [True, True, True]),
    (TWO_VALUES + r"$$\operatorname{Var}(X)=E[X^2]=6$$", [False, True]),
    # chances that do not add up to one tell no law
    ("Suppose $P(X=1)=0.3$ and $P(X=2)=0.5$. $$E[X]=1.7$$", [None]),
    (r"Let $X\in\{0,1\}$ with $P(X=1)=p$. $$E[X]=1\cdot p+0\cdot(1-p)=p$$", [True, True]),
    (r"Let $X\in\{-1,1\}$ each with probability $1/2$. $$E[X^2]=1$$", [True]),
    (r"Let $X$ be uniform on $\{1,\dots,6\}$. $$E[X^2]=\frac{49}{4}$$", [False]),
    (r"Let $X$ and $Y$ be independent and uniform on $\{0,1\}$. $$E[XY]=E[X]E[Y]=\frac14$$", [True, True]),
    (r"$X$ takes the values $-1$, $0$ and $1$ with probabilities $\frac14$, $\frac12$, $\frac14$. $$E[X^2]=\frac12$$",
     [True]),
    ("$X$ takes the values 0 and 2 with probability 1/2 each. $$E[X^2]=4$$", [False]),
    ("A gambler wins $W=10$ with probability $1/4$ and $W=-2$ with probability $3/4$. $$E[W]=1$$", [True]),
    (r"$$\mathbb E[X^2],\ X\in\{0,2\}\text{ w.p. }\tfrac12 \\ =2$$", [True]),
    (r"$$\mathbb E[X^2],\ X\in\{0,2\}\text{ w.p. }\tfrac12 \\ =4$$", [False]),
    (r"$$\mathbb E[X],\ X\in\{1,2,3,4,5,6\}\text{ uniformly} \\ =\frac72$$", [True]),
    (r"$$\operatorname{Var}(X),\ X\in\{0,1\},\ P(X=1)=p \\ =p-p^2$$", [True]),
    (r"$$\mathbb E[X],\ X\sim\mathrm{Uniform}\{1,2,3\} \\ =2$$", [True]),
    (r"$$\mathbb E[X^2],\ X\sim\text{Bernoulli}(p) \\ =p$$", [True]),
    (r"$$\mathbb E[X^2],\ X\sim\text{Bernoulli}(p) \\ =p^2$$", [False]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "follows"), LINES, ids=[text for text, _ in LINES])
def test_by_values(text, follows):
    (chain,) = derive.check(text).chains
    assert [step.follows for step in chain.steps] == follows


SETS = [
    (r"x\in\{1,\dots,3\}", r"x\in\{1,2,3\}"),
    (r"x\in\{2,4,\ldots,8\}", r"x\in\{2,4,6,8\}"),
]


@pytest.mark.parametrize(("dotted", "whole"), SETS)
def test_of_sets_with_dots(dotted, whole):
    first, second = (read_latex(text) for text in (dotted, whole))
    assert first is second


def test_of_dots_that_are_not_clear():
    with pytest.raises(ReadError, match="what the dots stand for is not clear"):
        read_latex(r"x\in\{1,3,\dots,8\}")
