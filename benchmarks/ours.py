"""Our side of the warm benchmark: what each problem is, for the constants a, n, c, and how it is worked and printed."""

from derive import pipeline
from derive.core.drafts import Chain, every_part
from derive.core.steps import lines
from derive.write.latex import latex

X = {"wrt": ["x"]}
PROBLEMS = {
    # name                topic              input                                    options
    "product":           ("derivative",      "{a} x^{n} sin({c} x)",                  X),
    "chain":             ("derivative",      "e^(-x^2/{a}) ln({c}+x^{n})",            X),
    "quotient":          ("derivative",      "(x^2+{a})/(x^{n}-{c})",                 X),
    "sigmoid":           ("derivative",      "1/(1+e^(-{a} x))",                      X),
    "nested":            ("derivative",      "e^(sin({a} x^2+{c}))",                  X),
    "power":             ("derivative",      "({a} x)^(x+{c})",                       X),
    "logarithm":         ("derivative",      "ln({a}+e^(-{c} x))",                    X),
    "second derivative": ("derivative",      "{a} x^{n} e^({c} x)",                   {"order": ["2"]}),
    "gradient":          ("gradient",        "{a} x^2 y + sin({c} x y)",              {}),
    "hessian":           ("hessian",         "{a} x^{n} y + e^({c} x y)",             {}),
    "jacobian":          ("jacobian",        "[{a} x cos(y), {c} x sin(y)]",          {}),
    "logistic loss":     ("gradient",        "-ln(1/(1+e^(-({a} w+{c} v+b))))",       {}),
    "critical points":   ("critical-points", "x^3-{a}x+{c}",                          {}),
    "lagrange":          ("lagrange",        "{a} x+{c} y",                           {"subject-to": ["x^2+y^2=1"]}),
}  # fmt: skip


def printed(solution):
    """Every line of every chain as LaTeX."""
    chains = [part.derivation for part in every_part(solution.parts) if isinstance(part, Chain)]
    return [latex(line) for chain in chains for line in lines(chain.start, chain.steps)]


def work(name, a, n, c):
    """Read, work, judge and print one problem."""
    topic, text, options = PROBLEMS[name]
    printed(pipeline.solve(pipeline.posed(topic, (text.format(a=a, n=n, c=c),), options)))
