"""Letters of symbolic size that the tests of this folder share, and shorthands."""

from derive.terms import ONE, Component, Derivative, Mul, Neg, Symbol, bind, call

n, m, d = (Symbol(name) for name in "nmd")
i, j, k, l, q = (Symbol(name) for name in "ijklq")  # noqa: E741
T, lam = Symbol("T"), Symbol("lambda")
x, y, z, v, s = (Symbol(name, (n,)) for name in "xyzvs")
b = Symbol("b", (m,))
A, W = Symbol("A", (m, n)), Symbol("W", (m, n))
B, S, M = Symbol("B", (n, n)), Symbol("S", (n, n)), Symbol("M", (n, n))
X = Symbol("X", (n, d))


def total_over(index, body, size=n):
    return bind("sum", index, body, ONE, size)


def at(base, *indices):
    return Component(base, indices)


def partial(body, variable):
    return Derivative(body, variable, 1, "partial")


def delta(one, other):
    return call("delta", one, other)


def turned(array):
    return call("transpose", array)


def minus(term):
    return Neg(term)


def times(*parts):
    return Mul(parts)
