"""Reading, working, judging and printing against SymPy's bare answer and its LaTeX; fresh constants in every round."""

import random
import statistics

import sympy as sp
from sympy.core.cache import clear_cache

from benchmarks.timing import pairs, row
from derive import pipeline
from derive.core.drafts import Chain, every_part
from derive.core.steps import lines
from derive.write.latex import latex

x, y, w, v, b = sp.symbols("x y w v b")


def diff(text, work):
    return "derivative", (text,), {"wrt": ["x"]}, work


def problems(a, n, c):
    """Topic, inputs, options, and SymPy's bare answer, with the constants a, n, c."""
    return {
        "product": diff(f"{a} x^{n} sin({c} x)", lambda: sp.diff(a * x**n * sp.sin(c * x), x)),
        "chain": diff(
            f"e^(-x^2/{a}) ln({c}+x^{n})", lambda: sp.diff(sp.exp(-(x**2) / a) * sp.log(c + x**n), x)
        ),
        "quotient": diff(f"(x^2+{a})/(x^{n}-{c})", lambda: sp.diff((x**2 + a) / (x**n - c), x)),
        "sigmoid": diff(f"1/(1+e^(-{a} x))", lambda: sp.diff(1 / (1 + sp.exp(-a * x)), x)),
        "nested": diff(f"e^(sin({a} x^2+{c}))", lambda: sp.diff(sp.exp(sp.sin(a * x**2 + c)), x)),
        "power": diff(f"({a} x)^(x+{c})", lambda: sp.diff((a * x) ** (x + c), x)),
        "logarithm": diff(f"ln({a}+e^(-{c} x))", lambda: sp.diff(sp.log(a + sp.exp(-c * x)), x)),
        "second derivative": (
            "derivative", (f"{a} x^{n} e^({c} x)",), {"order": ["2"]},
            lambda: sp.diff(a * x**n * sp.exp(c * x), x, 2),
        ),
        "gradient": (
            "gradient", (f"{a} x^2 y + sin({c} x y)",), {},
            lambda: [sp.diff(a * x**2 * y + sp.sin(c * x * y), s) for s in (x, y)],
        ),
        "hessian": (
            "hessian", (f"{a} x^{n} y + e^({c} x y)",), {},
            lambda: sp.hessian(a * x**n * y + sp.exp(c * x * y), (x, y)),
        ),
        "jacobian": (
            "jacobian", (f"[{a} x cos(y), {c} x sin(y)]",), {},
            lambda: sp.Matrix([a * x * sp.cos(y), c * x * sp.sin(y)]).jacobian([x, y]),
        ),
        "logistic loss": (
            "gradient", (f"-ln(1/(1+e^(-({a} w+{c} v+b))))",), {},
            lambda: [sp.diff(-sp.log(1 / (1 + sp.exp(-(a * w + c * v + b)))), s) for s in (w, v, b)],
        ),
        "critical points": (
            "critical-points", (f"x^3-{3 * a}x+{c}",), {},
            lambda: sp.solve(sp.diff(x**3 - 3 * a * x + c, x), x),
        ),
        "lagrange": (
            "lagrange", (f"{a} x+{c} y",), {"subject-to": ["x^2+y^2=1"]},
            lambda: _lagrange(a, c),
        ),
    }  # fmt: skip


def printed(solution):
    """Every line of every chain as LaTeX."""
    chains = [part.derivation for part in every_part(solution.parts) if isinstance(part, Chain)]
    return [latex(line) for chain in chains for line in lines(chain.start, chain.steps)]


def _lagrange(a, c):
    m = sp.symbols("lambda")
    function = a * x + c * y - m * (x**2 + y**2 - 1)
    return sp.solve([sp.diff(function, s) for s in (x, y, m)], [x, y, m], dict=True)


def main():
    draw = random.Random(1)
    ratios = {}
    for name in problems(2, 3, 5):

        def ours(name=name):
            topic, inputs, options, _ = problems(*drawn)[name]
            printed(pipeline.solve(pipeline.posed(topic, inputs, options)))

        def theirs(name=name):
            clear_cache()
            sp.latex(problems(*drawn)[name][3]())

        measured = []
        for k in range(9):
            drawn = (draw.randint(2, 19), draw.randint(3, 7), draw.randint(2, 19))
            found = pairs(ours, theirs, 1)
            measured += [found] if k else []
        ours_ms, theirs_ms, ratio = (statistics.median(column) for column in zip(*measured, strict=True))
        ratios[name] = ratio
        row(name, ours_ms, theirs_ms, ratio)
    calculus = [r for name, r in ratios.items() if name not in ("critical points", "lagrange")]
    print(f"median over the calculus {statistics.median(calculus):.3f}  target 0.5")
    print(f"median over all {statistics.median(ratios.values()):.3f}  target 1.0")


if __name__ == "__main__":
    main()
