"""The table of functions: one row each. u is the argument, a the second one.

Conventions: `log` is natural, `log(u, a)` has base a; `sqrt` and odd `root(u, n)` are real; `sigma` is the logistic
function; `step` is the Heaviside function (1 for u > 0, 0 for u < 0); `Phi`, `phi` belong to the standard normal
distribution; gelu(u) = u Phi(u); leaky_relu(u, a) has slope a (default 1/100), elu(u, a) scale a (default 1).
"""

from __future__ import annotations

from collections.abc import Callable

from .records import Record, Term
from .relations import Cases, Relation
from .scalars import MINUS_ONE, ONE, PI, TWO, ZERO, Add, Call, Div, E, Mul, Neg, Number, Pow, call, number

Many = Callable[..., Term]
Conditions = Callable[..., tuple[Term, ...]]


def _nowhere_missing(*_: Term) -> tuple[Term, ...]:
    return ()


class Function(Record):
    """A row of the table.

    `slopes` are the partial derivatives, one for each argument (empty where there is none, as for `floor`);
    `domain` gives the conditions under which it is defined, `smooth` those under which it is differentiable
    beyond that; `definition` writes it through other functions; `low` and `high` bound its values (open where
    `strict`); `parity` is `even`, `odd` or empty.
    """

    name: str
    arity: tuple[int, int] = (1, 1)
    slopes: tuple[Many, ...] = ()
    domain: Conditions = _nowhere_missing
    smooth: Conditions = _nowhere_missing
    definition: Many | None = None
    low: Term | None = None
    high: Term | None = None
    strict: str = ""
    parity: str = ""


def _minus(a: Term, b: Term) -> Term:
    return Add((a, Neg(b)))


def _square(u: Term) -> Term:
    return Pow(u, TWO)


def _one_minus_square(u: Term) -> Term:
    return _minus(ONE, _square(u))


def _is(sign: str, u: Term, v: Term) -> tuple[Term, ...]:
    return (Relation(sign, u, v),)


def _between(low: Term, u: Term, high: Term) -> tuple[Term, ...]:
    return (Relation("<", low, u), Relation("<", u, high))


def _up_to(u: Term) -> tuple[Term, ...]:
    return (Relation("<=", MINUS_ONE, u), Relation("<=", u, ONE))


def _not_zero(u: Term) -> tuple[Term, ...]:
    return _is("!=", u, ZERO)


def _bell(u: Term) -> Term:
    return Pow(E, Neg(_square(u)))


def _sigmoid_slope(u: Term) -> Term:
    return Mul((call("sigma", u), _minus(ONE, call("sigma", u))))


def _silu_slope(u: Term) -> Term:
    s = call("sigma", u)
    return Mul((s, Add((ONE, Mul((u, _minus(ONE, s)))))))


def _relu_slope(u: Term, a: Term = ZERO) -> Term:
    return Cases((ONE, a), (Relation(">", u, ZERO), Relation("<", u, ZERO)))


def _elu_slope(u: Term, a: Term = ONE) -> Term:
    below = Pow(E, u) if a is ONE else Mul((a, Pow(E, u)))
    return Cases((ONE, below), (Relation(">", u, ZERO), Relation("<", u, ZERO)))


def _elu(u: Term, a: Term = ONE) -> Term:
    bracket = _minus(Pow(E, u), ONE)
    below = bracket if a is ONE else Mul((a, bracket))
    return Cases((u,), (Relation(">", u, ZERO),), below)


def _log_base_domain(u: Term, a: Term = E) -> tuple[Term, ...]:
    base = () if a is E else (Relation(">", a, ZERO), Relation("!=", a, ONE))
    return (Relation(">", u, ZERO), *base)


def _log_slope(u: Term, a: Term = E) -> Term:
    return Div(ONE, u if a is E else Mul((u, call("log", a))))


def _root_slope(u: Term, n: Term) -> Term:
    return Div(ONE, Mul((n, Pow(call("root", u, n), _minus(n, ONE)))))


def _is_even(n: Term) -> bool:
    return type(n) is Number and n.q == 1 and n.p % 2 == 0


def _pick(sign: str, other: str) -> tuple[Many, Many]:
    def first(u: Term, v: Term) -> Term:
        return Cases((ONE, ZERO), (Relation(sign, u, v), Relation(other, u, v)))

    def second(u: Term, v: Term) -> Term:
        return Cases((ZERO, ONE), (Relation(sign, u, v), Relation(other, u, v)))

    return first, second


HALF = number(1, 2)

# fmt: off
FUNCTIONS: dict[str, Function] = {row.name: row for row in (
    Function("log",      (1, 2), (_log_slope,), domain=_log_base_domain),
    Function("sqrt",     (1, 1), (lambda u: Div(ONE, Mul((TWO, call("sqrt", u)))),), domain=lambda u: _is(">=", u, ZERO), smooth=lambda u: _is(">", u, ZERO), low=ZERO),
    Function("root",     (2, 2), (_root_slope,), domain=lambda u, n: _is(">=", u, ZERO) if _is_even(n) else (), smooth=lambda u, n: _is(">", u, ZERO) if _is_even(n) else _not_zero(u)),
    Function("abs",      (1, 1), (lambda u: call("sign", u),), smooth=_not_zero, low=ZERO, parity="even",
             definition=lambda u: Cases((u,), (Relation(">=", u, ZERO),), Neg(u))),
    Function("sign",     (1, 1), (lambda u: ZERO,), smooth=_not_zero, low=MINUS_ONE, high=ONE, parity="odd",
             definition=lambda u: Cases((ONE, ZERO, MINUS_ONE), (Relation(">", u, ZERO), Relation("=", u, ZERO), Relation("<", u, ZERO)))),
    Function("step",     (1, 1), (lambda u: ZERO,), domain=_not_zero, low=ZERO, high=ONE,
             definition=lambda u: Cases((ONE, ZERO), (Relation(">", u, ZERO), Relation("<", u, ZERO)))),
    Function("floor"),
    Function("ceil"),
    Function("max",      (2, 99), _pick(">", "<"), smooth=lambda u, v: _is("!=", u, v), definition=lambda u, v: Cases((u,), (Relation(">=", u, v),), v)),
    Function("min",      (2, 99), _pick("<", ">"), smooth=lambda u, v: _is("!=", u, v), definition=lambda u, v: Cases((u,), (Relation("<=", u, v),), v)),

    Function("sin",      (1, 1), (lambda u: call("cos", u),),       low=MINUS_ONE, high=ONE, parity="odd"),
    Function("cos",      (1, 1), (lambda u: Neg(call("sin", u)),),  low=MINUS_ONE, high=ONE, parity="even"),
    Function("tan",      (1, 1), (lambda u: Div(ONE, _square(call("cos", u))),), domain=lambda u: _not_zero(call("cos", u)), parity="odd", definition=lambda u: Div(call("sin", u), call("cos", u))),
    Function("cot",      (1, 1), (lambda u: Neg(Div(ONE, _square(call("sin", u)))),), domain=lambda u: _not_zero(call("sin", u)), parity="odd", definition=lambda u: Div(call("cos", u), call("sin", u))),
    Function("sec",      (1, 1), (lambda u: Mul((call("sec", u), call("tan", u))),), domain=lambda u: _not_zero(call("cos", u)), parity="even", definition=lambda u: Div(ONE, call("cos", u))),
    Function("csc",      (1, 1), (lambda u: Neg(Mul((call("csc", u), call("cot", u)))),), domain=lambda u: _not_zero(call("sin", u)), parity="odd", definition=lambda u: Div(ONE, call("sin", u))),
    Function("arcsin",   (1, 1), (lambda u: Div(ONE, call("sqrt", _one_minus_square(u))),), domain=_up_to, smooth=lambda u: _between(MINUS_ONE, u, ONE), parity="odd"),
    Function("arccos",   (1, 1), (lambda u: Neg(Div(ONE, call("sqrt", _one_minus_square(u)))),), domain=_up_to, smooth=lambda u: _between(MINUS_ONE, u, ONE), low=ZERO),
    Function("arctan",   (1, 1), (lambda u: Div(ONE, Add((ONE, _square(u)))),), low=Neg(Div(PI, TWO)), high=Div(PI, TWO), strict="both", parity="odd"),

    Function("sinh",     (1, 1), (lambda u: call("cosh", u),), parity="odd",  definition=lambda u: Div(_minus(Pow(E, u), Pow(E, Neg(u))), TWO)),
    Function("cosh",     (1, 1), (lambda u: call("sinh", u),), parity="even", low=ONE, definition=lambda u: Div(Add((Pow(E, u), Pow(E, Neg(u)))), TWO)),
    Function("tanh",     (1, 1), (lambda u: _one_minus_square(call("tanh", u)),), low=MINUS_ONE, high=ONE, strict="both", parity="odd",
             definition=lambda u: Div(_minus(Pow(E, u), Pow(E, Neg(u))), Add((Pow(E, u), Pow(E, Neg(u)))))),
    Function("coth",     (1, 1), (lambda u: _one_minus_square(call("coth", u)),), domain=_not_zero, parity="odd", definition=lambda u: Div(call("cosh", u), call("sinh", u))),
    Function("sech",     (1, 1), (lambda u: Neg(Mul((call("sech", u), call("tanh", u)))),), low=ZERO, high=ONE, strict="low", parity="even", definition=lambda u: Div(ONE, call("cosh", u))),
    Function("csch",     (1, 1), (lambda u: Neg(Mul((call("csch", u), call("coth", u)))),), domain=_not_zero, parity="odd", definition=lambda u: Div(ONE, call("sinh", u))),
    Function("arsinh",   (1, 1), (lambda u: Div(ONE, call("sqrt", Add((_square(u), ONE)))),), parity="odd"),
    Function("arcosh",   (1, 1), (lambda u: Div(ONE, call("sqrt", _minus(_square(u), ONE))),), domain=lambda u: _is(">=", u, ONE), smooth=lambda u: _is(">", u, ONE), low=ZERO),
    Function("artanh",   (1, 1), (lambda u: Div(ONE, _one_minus_square(u)),), domain=lambda u: _between(MINUS_ONE, u, ONE), parity="odd"),

    Function("sigma",    (1, 1), (_sigmoid_slope,), low=ZERO, high=ONE, strict="both", definition=lambda u: Div(ONE, Add((ONE, Pow(E, Neg(u)))))),
    Function("logit",    (1, 1), (lambda u: Div(ONE, Mul((u, _minus(ONE, u)))),), domain=lambda u: _between(ZERO, u, ONE), definition=lambda u: call("log", Div(u, _minus(ONE, u)))),
    Function("softplus", (1, 1), (lambda u: call("sigma", u),), low=ZERO, strict="low", definition=lambda u: call("log", Add((ONE, Pow(E, u))))),
    Function("relu",     (1, 1), (_relu_slope,), smooth=_not_zero, low=ZERO, definition=lambda u: call("max", ZERO, u)),
    Function("leaky_relu", (1, 2), (lambda u, a=number(1, 100): _relu_slope(u, a),), smooth=lambda u, a=ZERO: _not_zero(u), definition=lambda u, a=number(1, 100): Cases((u,), (Relation(">", u, ZERO),), Mul((a, u)))),
    Function("elu",      (1, 2), (_elu_slope,), smooth=lambda u, a=ONE: () if a is ONE else _not_zero(u), definition=_elu),
    Function("gelu",     (1, 1), (lambda u: Add((call("Phi", u), Mul((u, call("phi", u))))),), definition=lambda u: Mul((u, call("Phi", u)))),
    Function("silu",     (1, 1), (_silu_slope,), definition=lambda u: Mul((u, call("sigma", u)))),
    Function("Phi",      (1, 1), (lambda u: call("phi", u),), low=ZERO, high=ONE, strict="both", definition=lambda u: Mul((HALF, Add((ONE, call("erf", Div(u, call("sqrt", TWO)))))))),
    Function("phi",      (1, 1), (lambda u: Neg(Mul((u, call("phi", u)))),), low=ZERO, strict="low", parity="even", definition=lambda u: Div(Pow(E, Neg(Div(_square(u), TWO))), call("sqrt", Mul((TWO, PI))))),

    Function("erf",      (1, 1), (lambda u: Div(Mul((TWO, _bell(u))), call("sqrt", PI)),), low=MINUS_ONE, high=ONE, strict="both", parity="odd"),
    Function("gamma",    (1, 1), (lambda u: Mul((call("gamma", u), call("digamma", u))),)),
    Function("digamma"),
    Function("factorial"),
    Function("binom",    (2, 2)),
    Function("delta",    (2, 2), low=ZERO, high=ONE),
    Function("indicator", low=ZERO, high=ONE),

    Function("softmax"),
    Function("logsumexp"),
    Function("largest"),
    Function("transpose"), Function("inverse"), Function("tr"), Function("det"), Function("rank"), Function("diag"), Function("vec"),
    Function("norm", (1, 2), low=ZERO), Function("dot", (2, 2)), Function("hadamard", (2, 2)), Function("kron", (2, 2)),
    Function("ones", (1, 2)), Function("zeros", (1, 2)), Function("identity", (0, 1)), Function("unit", (2, 2)),
    Function("expectation"), Function("variance"), Function("covariance", (2, 2)), Function("probability"), Function("given", (2, 2)),
    Function("argmin", (1, 2)), Function("argmax", (1, 2)), Function("infimum", (1, 2)), Function("supremum", (1, 2)),
    Function("positive_definite"), Function("positive_semidefinite"), Function("negative_definite"), Function("negative_semidefinite"), Function("indefinite"),
)}
# fmt: on


def undefined_unless(term: Call) -> tuple[Term, ...]:
    """The conditions under which a call has a value."""
    return FUNCTIONS[term.name].domain(*term.arguments)


def unfolded(term: Call) -> Term | None:
    """A call written through other functions, None where it has no definition."""
    definition = FUNCTIONS[term.name].definition
    return definition(*term.arguments) if definition else None
