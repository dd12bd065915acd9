"""What words say of the numbers that letters stand for: even, acute, in a quadrant, between, on an interval."""

import pytest

import derive

CHAINS = [
    # (words, lines, follows)
    ("On the interval $(0, 2)$ we have", r"\sqrt{x^2} = x", [True]),
    ("On the interval $(-2, 2)$ we have", r"\sqrt{x^2} = x", [False]),
    ("On the interval $[1, 3]$,", r"f(x) = |x - 1| = x - 1", [True, True]),
    ("On the interval $[1, 3]$,", r"f(x) = |x - 2| = x - 2", [True, False]),
    (r"Solve on the interval $[0, \pi/2)$.", r"\sin x = \frac12 \iff x = \frac{\pi}{6}", [True]),
    (r"Solve in the interval $[0, 2\pi)$:", r"\cos x = \frac12 \iff x = \frac{\pi}{3}", [False]),
    ("Let $x$ be in the first quadrant.", r"\sqrt{1 - \cos^2 x} = \sin x", [True]),
    (r"Assume $\theta$ lies in the second quadrant. Then", r"\sqrt{1 - \sin^2 \theta} = -\cos \theta", [True]),
    (r"Assume $\theta$ lies in the second quadrant. Then", r"\sqrt{1 - \sin^2 \theta} = \cos \theta", [False]),
    ("Here $x$ is an acute angle.", r"\sqrt{1 - \sin^2 x} = \cos x", [True]),
    (r"Since $\alpha$ is obtuse,", r"\sqrt{\cos^2 \alpha} = -\cos\alpha", [True]),
    (r"The angle $\alpha$ is between $0$ and $\pi$.", r"\sqrt{\sin^2 \alpha} = \sin \alpha", [True]),
    ("Let $x$ be a real number between $-1$ and $1$.", r"|x - 1| = 1 - x", [True]),
    ("Let $x$ be a real number between $-1$ and $1$.", r"|x| = x", [False]),
    ("Let $p$ be a probability.", r"\sqrt{(1-p)^2} = 1 - p", [True]),
    ("Let $p$ be a probability density.", r"\sqrt{(1-p)^2} = 1 - p", [False]),
    ("Let $n$ be an even integer.", r"(-1)^n + 1 = 1 + 1 = 2", [True, True]),
    ("Let $n$ be odd.", r"\cos(n\pi) = -1", [True]),
    ("Let $n$ be odd.", r"\cos(n\pi) = 1", [False]),
    ("For odd $n$,", r"\frac{1 - (-1)^n}{n} = \frac{1 + 1}{n} = \frac{2}{n}", [True, True]),
    ("For odd $n$,", r"\frac{1 - (-1)^n}{n} = \frac{1 - 1}{n} = 0", [False, True]),
    ("For $n$ even we get", r"b_n = \frac{2}{n\pi} (1 - \cos(n\pi)) = 0", [True, True]),
    ("Let $n$ be a positive integer.", r"\cos(2 \pi n) = 1", [True]),
    ("The function $f$ is even.", r"f(x) + f(-x) = 2 f(x) + 1", [False]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "lines", "follows"), CHAINS)
def test_chains(words, lines, follows):
    assert [step.follows for step in derive.check(f"{words}\n\n$$ {lines} $$\n").chains[-1].steps] == follows


def test_what_holds_for_even_numbers_is_not_kept_for_others():
    text = "If $n$ is even,\n\n$$ (-1)^n + 1 = 2 $$\n\nand in all cases\n\n$$ (-1)^n + 1 = 1 + 1 = 2 $$\n"
    assert [chain.steps[0].follows for chain in derive.check(text).chains][-1] is False


DEVIATIONS = r"\sum_{i=1}^n (x_i - m)"
BELOW = [
    # (lines, the sentence below them, follows)
    (r"L = (s - 1)^2 = (xw - 1)^2", "In this formula, $s = xw$.", [True, True]),
    (r"L = (s - 1)^2 = (2xw - 1)^2", "In the above equation, $s = xw$.", [True, False]),
    (r"L = -\log s = \log(1 + e^{-z})", r"We write $s = \sigma(z)$ for short.", [True, True]),
    (r"L = -\log s = \log(1 + e^{-z})", r"Here we use the abbreviation $s = \sigma(z)$.", [True, True]),
    (rf"{DEVIATIONS} = \sum_{{i=1}}^n x_i - nm = 0", r"where $m$ is the mean of $x_1, \dots, x_n$.", [True, True]),
    (rf"{DEVIATIONS} = \sum_{{i=1}}^n x_i - nm = 0", r"where $m$ is the median of the $x_i$.", [True, None]),
    # what is put in later is not put in above
    (r"x^2 + 1 = (x + 1)^2 - 2x = 10", "We use $x = 3$.", [True, False]),
    (r"x^2 + 1 = (x + 1)^2 - 2x = 10", "We now set $x = 3$.", [True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "words", "follows"), BELOW)
def test_sentences_below(lines, words, follows):
    assert [step.follows for step in derive.check(f"$$ {lines} $$\n\n{words}\n").chains[-1].steps] == follows
