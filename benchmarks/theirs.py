"""SymPy's side of the warm benchmark: its bare answer and the answer's LaTeX, its cache cleared before."""

import sympy as sp
from sympy.core.cache import clear_cache

x, y, w, v, b, m = sp.symbols("x y w v b lambda")


def _stationary(f, *unknowns):
    return sp.solve([sp.diff(f, s) for s in unknowns], list(unknowns), dict=True)


PROBLEMS = {
    "product": lambda a, n, c: sp.diff(a * x**n * sp.sin(c * x), x),
    "chain": lambda a, n, c: sp.diff(sp.exp(-(x**2) / a) * sp.log(c + x**n), x),
    "quotient": lambda a, n, c: sp.diff((x**2 + a) / (x**n - c), x),
    "sigmoid": lambda a, n, c: sp.diff(1 / (1 + sp.exp(-a * x)), x),
    "nested": lambda a, n, c: sp.diff(sp.exp(sp.sin(a * x**2 + c)), x),
    "power": lambda a, n, c: sp.diff((a * x) ** (x + c), x),
    "logarithm": lambda a, n, c: sp.diff(sp.log(a + sp.exp(-c * x)), x),
    "second derivative": lambda a, n, c: sp.diff(a * x**n * sp.exp(c * x), x, 2),
    "gradient": lambda a, n, c: [sp.diff(a * x**2 * y + sp.sin(c * x * y), s) for s in (x, y)],
    "hessian": lambda a, n, c: sp.hessian(a * x**n * y + sp.exp(c * x * y), (x, y)),
    "jacobian": lambda a, n, c: sp.Matrix([a * x * sp.cos(y), c * x * sp.sin(y)]).jacobian([x, y]),
    "logistic loss": lambda a, n, c: [sp.diff(-sp.log(1 / (1 + sp.exp(-(a * w + c * v + b)))), s) for s in (w, v, b)],
    "critical points": lambda a, n, c: sp.solve(sp.diff(x**3 - a * x + c, x), x),
    "lagrange": lambda a, n, c: _stationary(a * x + c * y - m * (x**2 + y**2 - 1), x, y, m),
}


def work(name, a, n, c):
    """Work out and print one problem."""
    clear_cache()
    sp.latex(PROBLEMS[name](a, n, c))
