"""Exact arithmetic: ranges and signs, conditions, polynomials, algebraic numbers, certified decimals."""
