"""Eigenvalues and eigenvectors, worked and judged, against SymPy's bare `eigenvects` and its LaTeX."""

import sympy as sp
from sympy.core.cache import clear_cache

from benchmarks.ours import printed
from benchmarks.timing import pairs, row
from derive import pipeline

MATRICES = ("[[4,2],[1,3]]", "[[2,1,0],[0,2,1],[0,0,2]]", "[[2,-1,0],[-1,2,-1],[0,-1,2]]", "[[0,-1],[1,0]]")


def main():
    for text in MATRICES:

        def ours(text=text):
            printed(pipeline.solve(pipeline.posed("eigen", (text,), {})))

        def theirs(text=text):
            clear_cache()
            sp.latex(sp.Matrix(eval(text)).eigenvects())

        ours(), theirs()
        row(text, *pairs(ours, theirs, 7), target="10")


if __name__ == "__main__":
    main()
