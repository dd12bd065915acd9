"""Lines with expectations: refuted by values with the declared moments, and not where a distribution is meant."""

import pytest

import derive

COUPLE = (
    r"Let $X$ and $Y$ be independent random variables with $\mathbb{E}[X] = 0$, $\operatorname{Var}(X) = 1$, "
    r"$\mathbb{E}[Y] = m$ and $\operatorname{Var}(Y) = 4$."
)
DECLARED = [
    (r"\operatorname{Var}(X Y) = \operatorname{Var}(X) \operatorname{Var}(Y)", False),
    (r"\operatorname{Var}(X Y) = \mathbb{E}[X^2] \mathbb{E}[Y^2]", True),
    (r"\operatorname{Var}(X Y) = \mathbb{E}[X^2] \mathbb{E}[Y^3]", False),
    (r"\mathbb{E}[(X + Y)^2] = 5 + m^2", True),
    (r"\mathbb{E}[(X + Y)^2] = 5 + m^3", False),
    (r"\mathbb{E}[X^2 Y^3] = \mathbb{E}[Y^3]", True),
    (r"\mathbb{E}[X^2 Y^3] = \mathbb{E}[Y]^3", False),
    (r"\mathbb{E}[X^0 Y] = m", True),
    # so it is where X is normal, or tosses a coin
    (r"\mathbb{E}[X^4] = 3", None),
    (r"\mathbb{E}[X^4] = 1", None),
    (r"\mathbb{E}[X^3 Y] = 0", None),
    (r"\mathbb{E}[|X|] = \sqrt{\frac{2}{\pi}}", None),
]
LAYER = """
Let $w \\in \\mathbb{R}^n$ and $z \\in \\mathbb{R}^n$, the index $i$ runs from 1 to $n$.

Here $\\mathbb{E}[w_i] = 0$, $\\operatorname{Var}(w_i) = v$ and $\\operatorname{Var}(z_i) = s$.

Random and independent of each other, entry by entry: $w$ and $z$.

Random and symmetric about zero: $z$.
"""
INDEXED = [
    (r"\operatorname{Var}(\sum_{i=1}^n w_i z_i) = \sum_{i=1}^n \operatorname{Var}(w_i z_i) = n s v", [True, True]),
    (r"\operatorname{Var}(\sum_{i=1}^n w_i z_i) = \sum_{i=2}^n \operatorname{Var}(w_i z_i) = n s v", [False, False]),
    (r"\operatorname{Var}(w_i \operatorname{ReLU}(z_i)) = v \mathbb{E}[\operatorname{ReLU}(z_i)^3]", [False]),
    (r"\operatorname{Var}(w_i \operatorname{ReLU}(z_i)) = v \mathbb{E}[\operatorname{ReLU}(z_i)^2]", [True]),
    (r"\mathbb{E}[\operatorname{ReLU}(z_i)^2] = \frac{\mathbb{E}[z_i^4]}{2}", [False]),
]
DRAWN = [
    (r"$X \sim \mathcal{N}(0, 1)$", r"\mathbb{E}[X^4] = 3", True),
    (r"$X \sim \mathcal{N}(0, 1)$", r"\mathbb{E}[X^4] = 2", False),
    (r"$X \sim \mathcal{N}(0, 1)$", r"\mathbb{E}[X^8] = 105", True),
    (r"$X \sim \mathcal{N}(0, 1)$", r"\mathbb{E}[X^8] = 28", False),
    (r"$X \sim \mathcal{N}(0, 1)$", r"\mathbb{E}[X^3 - X] = \mathbb{E}[X^9]", True),
    (r"$X \sim \mathcal{N}(0, 1)$", r"\mathbb{E}[X^2] = \mathbb{E}[X^{12}]", False),
    (r"$X \sim \mathcal{N}(\mu, \sigma^2)$", r"\mathbb{E}[X^3] = \mu^3 + 3 \mu \sigma^2", True),
    (r"$X \sim \mathcal{N}(\mu, \sigma^2)$", r"\mathbb{E}[X^3] = \mu^3 + \mu \sigma^2", False),
    (r"$X \sim \operatorname{Poisson}(\lambda)$", r"\mathbb{E}[X^2] = \lambda + \lambda^2", True),
    (r"$X \sim \operatorname{Poisson}(\lambda)$", r"\mathbb{E}[X^3] = \lambda^3 + 3 \lambda^2 + \lambda", True),
    (r"$X \sim \operatorname{Poisson}(\lambda)$", r"\mathbb{E}[(X - \lambda)^3] = \lambda", True),
    (r"$X \sim \operatorname{Poisson}(\lambda)$", r"\mathbb{E}[(X - \lambda)^3] = 0", False),
    (r"$X \sim \operatorname{Poisson}(\lambda)$", r"\mathbb{E}[X^7] = \lambda^7", None),
    (r"$X \sim \operatorname{Bernoulli}(p)$", r"\mathbb{E}[(X - p)^3] = p (1 - p) (1 - 2 p)", True),
    (r"$X \sim \operatorname{Bernoulli}(p)$", r"\mathbb{E}[X^4] = p^4", False),
    (r"$X \sim \operatorname{Bin}(n, p)$", r"\mathbb{E}[X (X - 1) (X - 2)] = n (n - 1) (n - 2) p^3", True),
    (r"$X \sim \operatorname{Bin}(n, p)$", r"\mathbb{E}[X^3] = n^3 p^3", False),
    (r"$X \sim \operatorname{Exp}(\lambda)$", r"\mathbb{E}[X^4] = \frac{24}{\lambda^4}", True),
    (r"$X \sim \operatorname{Exp}(\lambda)$", r"\mathbb{E}[X^3] = \frac{3}{\lambda^3}", False),
    (r"$X \sim \operatorname{Gamma}(a, b)$", r"\mathbb{E}[X^3] = \frac{a (a + 1) (a + 2)}{b^3}", True),
    (r"$X \sim \operatorname{Uniform}(0, c)$", r"\mathbb{E}[X^3] = \frac{c^3}{4}", True),
    (r"$X \sim \operatorname{Uniform}(-c, c)$", r"\mathbb{E}[X^4] = \frac{c^4}{4}", False),
    (r"$X \sim \operatorname{Laplace}(0, b)$", r"\mathbb{E}[X^4] = 24 b^4", True),
    (r"$X \sim \operatorname{Geom}(p)$", r"\mathbb{E}[X^3] = \frac{6 - 6 p + p^2}{p^3}", True),
    (r"$X \sim \mathcal{D}(3)$", r"\mathbb{E}[X] = 3", None),
    (r"$X$ be a standard normal variable", r"\mathbb{E}[X^2] = 1", True),
]
OF_NORMAL = [
    (r"E[e^{t Z}] = e^{t^2/2}", True),
    (r"E[e^{t Z}] = e^{t/2}", False),
    (r"E[Z^2 e^{t Z}] = (1 + t^2) e^{t^2/2}", True),
    (r"E[Z e^{t Z}] = e^{t^2/2}", False),
    (r"\operatorname{Var}(e^Z) = e^2 - e", True),
    (r"\operatorname{Var}(e^Z) = e - 1", False),
    (r"E[|Z|] = \sqrt{\frac{2}{\pi}}", True),
    (r"E[|Z|] = 1", False),
    (r"E[|Z|^3] = 2 \sqrt{\frac{2}{\pi}}", True),
    (r"E[\operatorname{ReLU}(Z)] = \frac{1}{\sqrt{2 \pi}}", True),
    (r"E[\operatorname{ReLU}(Z)] = \frac{1}{2}", False),
    (r"E[e^X] = e^{\mu + \sigma^2/2}", True),
    (r"E[e^X] = e^{\mu}", False),
    (r"E[X e^{t X}] = (\mu + \sigma^2 t) e^{\mu t + \frac{1}{2} \sigma^2 t^2}", True),
    (r"\operatorname{Var}(e^X) = (e^{\sigma^2} - 1) e^{2 \mu + \sigma^2}", True),
    (r"E[Z e^{s Z + t Y}] = s e^{(s^2 + t^2)/2}", True),
    (r"E[e^{s Z + t Y}] = e^{(s + t)^2/2}", False),
    (r"E[e^{s Z + t X}] = e^{s^2/2} E[e^{t X}]", None),
    (r"E[e^{-Z^2}] = 1", None),
]
UNTOLD = [  # nothing is told of X: what holds for all laws, for some, for none
    (r"\operatorname{Var}(X) = E[X^2] - E[X]^2 = \frac{2}{c^2} - \frac{1}{c^2}", [True, None]),
    (r"\operatorname{Var}(X) = E[X^2] - E[X]", [False]),
    (r"\operatorname{Var}(2 X) = 2 \operatorname{Var}(X)", [False]),
    (r"E[X^2] = E[X]^2 = 4", [False, None]),
    (r"E[X + 1] = E[X]", [False]),
]
WORDS = [
    ("Let $X$ and $Y$ be independent standard normal variables.", r"\mathbb{E}[X^4 Y^2] = 3", True),
    ("Let $X$ and $Y$ be independent standard normal variables.", r"\mathbb{E}[X^4 Y^2] = 1", False),
    ("For a standard normal random variable $Z$ we have", r"\mathbb{E}[Z^4] = 1", False),
    (r"Let $X$ be normally distributed with mean $\mu$ and variance $v$.", r"\mathbb{E}[X^2] = \mu^2 + v", True),
    (r"$X$ is Gaussian with mean $m$ and standard deviation $s$.", r"\mathbb{E}[X^2] = m^2 + s", False),
    (r"$X$ has mean $\mu$.", r"\mathbb{E}[(X+1)^2] = \mathbb{E}[X^2]+2\mu+1", True),
    (r"Suppose the mean of $X$ is $\mu$.", r"\mathbb{E}[(X+1)^2] = \mathbb{E}[X^2]+2\mu+1", True),
    (r"Sei $X$ eine Zufallsvariable mit Erwartungswert $\mu$.", r"\mathbb{E}[2X] = 2\mu", True),
    (r"$X$ has expected value $\mu$.", r"\mathbb{E}[2X+1] = 2\mu", False),
    (r"The noise $u$ is normal with zero mean and variance $s^2$.", r"\mathbb{E}[u^4] = 3 s^4", True),
    (r"Let $X$ be a Poisson random variable with parameter $\lambda$.", r"\mathbb{E}[X^2] = \lambda^2", False),
    ("Let $X$ be Bernoulli with success probability $p$.", r"\operatorname{Var}(X) = p (1 - p)", True),
    (r"Let $X$ be exponentially distributed with rate $c > 0$.", r"\mathbb{E}[X] = c", False),
    ("Let $U$ be uniformly distributed on $[0, 1]$.", r"\mathbb{E}[U^2] = \frac{1}{3}", True),
    (r"Let $X_1, \dots, X_n$ be i.i.d. $\mathcal{N}(m, v)$.", r"\mathbb{E}[(X_i - m)^4] = 3 v^2", True),
    (r"Let $X_1, \dots, X_n$ be i.i.d. standard normal.", r"\operatorname{Var}(\sum_{i=1}^n X_i^2) = 2 n", True),
    (r"Let $X_1, \dots, X_n$ be i.i.d. standard normal.", r"\operatorname{Var}(\sum_{i=1}^n X_i^2) = 3 n", False),
    # the law has parameters that are not told, or none that a moment follows from
    ("Let $X$ and $Y$ be independent Poisson variables.", r"\mathbb{E}[X^2] = \mathbb{E}[X] + \mathbb{E}[X]^2", None),
    ("Let $X$ be a gamma variable.", r"\mathbb{E}[X^2] = \mathbb{E}[X]^2", None),
    (r"Let $X \in \mathbb{R}^n$ be a standard normal vector.", r"\mathbb{E}[X_1^2] = 4", None),
]
PARAMETERS = [
    (
        r"\operatorname{Exp}(\lambda)",
        r"\frac{2}{\lambda^2} - \frac{1}{\lambda^2} = \frac{1}{\lambda^2} = \frac{1}{\lambda}",
        [True, False],
    ),
    (r"\operatorname{Exp}(\lambda)", r"\sqrt{\lambda^2} = \lambda", [True]),
    (r"\mathcal{N}(\mu, \sigma^2)", r"\sqrt{\mu^2} = |\mu| = \mu", [True, False]),
    (r"\operatorname{Bin}(n, p)", r"n p - n p^2 = n p (1 - p) = n p - p^2", [True, False]),
    (r"\operatorname{Bernoulli}(p)", r"|1 - p| = 1 - p", [True]),
]


@pytest.mark.parametrize(("lines", "follows"), DECLARED)
def test_declared_moments(lines, follows):
    assert judged(f"{COUPLE}\n\n$$ {lines} $$\n") == [follows]


@pytest.mark.parametrize(("lines", "follows"), INDEXED)
def test_entries_of_random_vectors(lines, follows):
    assert judged(f"{LAYER}\n$$ {lines} $$\n") == follows


@pytest.mark.parametrize(("told", "lines", "follows"), DRAWN)
def test_distributions(told, lines, follows):
    assert judged(f"Let {told}.\n\n$$ {lines} $$\n") == [follows]


@pytest.mark.parametrize(("lines", "follows"), OF_NORMAL)
def test_what_is_made_of_normal_letters(lines, follows):
    told = r"Let $X \sim \mathcal{N}(\mu, \sigma^2)$. Let $Y$ and $Z$ be independent standard normal variables."
    assert judged(f"{told}\n\n$$ {lines} $$\n") == [follows]


@pytest.mark.parametrize(("lines", "follows"), UNTOLD)
def test_moments_of_which_nothing_is_told(lines, follows):
    assert judged(f"$$ {lines} $$\n") == follows


@pytest.mark.parametrize(("told", "lines", "follows"), WORDS)
def test_distributions_in_words(told, lines, follows):
    assert judged(f"{told}\n\n$$ {lines} $$\n") == [follows]


@pytest.mark.parametrize(("distribution", "lines", "follows"), PARAMETERS)
def test_lines_about_parameters(distribution, lines, follows):
    assert judged(f"Let $X \\sim {distribution}$.\n\n$$ {lines} $$\n") == follows


def judged(text):
    steps = derive.check(text).chains[-1].steps
    assert all(step.witness is not None for step in steps if step.follows is False)
    return [step.follows for step in steps]


def test_the_values_meet_what_is_declared():
    """Put in by hand: Var(X Y) and Var(X) Var(Y) over all pairs of the values shown."""
    (step,) = derive.check(f"{COUPLE}\n\n$$ {DECLARED[0][0]} $$\n").chains[-1].steps
    at = dict(step.witness.at)
    xs, ys = ([each.p / each.q for each in at[name].items] for name in "XY")

    def mean(values):
        return sum(values) / len(values)

    def variance(values):
        return mean([each**2 for each in values]) - mean(values) ** 2

    assert (mean(xs), variance(xs), mean(ys), variance(ys)) == (0, 1, at["m"].p / at["m"].q, 4)
    products = [x * y for x in xs for y in ys]
    assert shown(step.witness.left) == variance(products) != variance(xs) * variance(ys) == shown(step.witness.right)


def shown(value):
    return value.p / value.q if hasattr(value, "p") else value.mantissa / 10**value.places
