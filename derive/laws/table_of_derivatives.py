"""The table of derivatives: one law for each function."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.laws import Law
from derive.core.rules import Provided, Rule
from derive.core.steps import Derivation
from derive.core.strategies import Strategy
from derive.terms import Call, Derivative, Term

from .chains import outer_slope

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 3"


def _row(name: str, law: str, function: str, slope: str, statement: str) -> Rule:
    """The law of one function of the table."""

    def rewrite(term: Term, context: Context) -> Term | Provided | None:
        match term:
            case Derivative(Call(called, (u, *_)) as body, x, 1) if called == name and u is x:
                return outer_slope(body, x, context)
        return None

    return Rule(Law(f"derivative-of-{law}", statement, f"d/dx {function} = {slope}", SOURCE), rewrite, (Derivative,))


# fmt: off
logarithm = _row(
    "log", "logarithm", "ln x", "1/x",
    "The derivative of the natural logarithm is one over its argument; to base a it is also divided by ln a.",
)
square_root = _row(
    "sqrt", "square-root", "√x", "1/(2 √x)",
    "The derivative of the square root is one over twice the root.",
)
root = _row(
    "root", "root", "root(x, n)", "1/(n root(x, n)^{n-1})",
    "The derivative of the n-th root is one over n times its power n - 1.",
)
absolute_value = _row("abs", "absolute-value", "|x|", "sign(x)", "The derivative of the absolute value is the sign.")
sign = _row("sign", "sign", "sign(x)", "0", "The sign does not change on either side of zero.")
step = _row("step", "step", "step(x)", "0", "The step function does not change on either side of zero.")
sine = _row("sin", "sine", "sin x", "cos x", "The derivative of the sine is the cosine.")
cosine = _row("cos", "cosine", "cos x", "-sin x", "The derivative of the cosine is minus the sine.")
tangent = _row(
    "tan", "tangent", "tan x", "1/(cos x)^2",
    "The derivative of the tangent is one over the square of the cosine.",
)
cotangent = _row(
    "cot", "cotangent", "cot x", "-1/(sin x)^2",
    "The derivative of the cotangent is minus one over the square of the sine.",
)
secant = _row(
    "sec", "secant", "sec x", "sec(x) tan(x)",
    "The derivative of the secant is the secant times the tangent.",
)
cosecant = _row(
    "csc", "cosecant", "csc x", "-csc(x) cot(x)",
    "The derivative of the cosecant is minus the cosecant times the cotangent.",
)
arcsine = _row(
    "arcsin", "arcsine", "arcsin x", "1/√(1 - x^2)",
    "The derivative of the arcsine is one over the root of one minus the square.",
)
arccosine = _row(
    "arccos", "arccosine", "arccos x", "-1/√(1 - x^2)",
    "The derivative of the arccosine is minus one over the root of one minus the square.",
)
arctangent = _row(
    "arctan", "arctangent", "arctan x", "1/(1 + x^2)",
    "The derivative of the arctangent is one over one plus the square.",
)
hyperbolic_sine = _row(
    "sinh", "hyperbolic-sine", "sinh x", "cosh x",
    "The derivative of the hyperbolic sine is the hyperbolic cosine.",
)
hyperbolic_cosine = _row(
    "cosh", "hyperbolic-cosine", "cosh x", "sinh x",
    "The derivative of the hyperbolic cosine is the hyperbolic sine.",
)
hyperbolic_tangent = _row(
    "tanh", "hyperbolic-tangent", "tanh x", "1 - tanh(x)^2",
    "The derivative of the hyperbolic tangent is one minus its square.",
)
hyperbolic_cotangent = _row(
    "coth", "hyperbolic-cotangent", "coth x", "1 - coth(x)^2",
    "The derivative of the hyperbolic cotangent is one minus its square.",
)
hyperbolic_secant = _row(
    "sech", "hyperbolic-secant", "sech x", "-sech(x) tanh(x)",
    "The derivative of the hyperbolic secant is minus itself times the hyperbolic tangent.",
)
hyperbolic_cosecant = _row(
    "csch", "hyperbolic-cosecant", "csch x", "-csch(x) coth(x)",
    "The derivative of the hyperbolic cosecant is minus itself times the hyperbolic cotangent.",
)
area_sine = _row(
    "arsinh", "area-sine", "arsinh x", "1/√(x^2 + 1)",
    "The derivative of the inverse hyperbolic sine is one over the root of the square plus one.",
)
area_cosine = _row(
    "arcosh", "area-cosine", "arcosh x", "1/√(x^2 - 1)",
    "The derivative of the inverse hyperbolic cosine is one over the root of the square minus one.",
)
area_tangent = _row(
    "artanh", "area-tangent", "artanh x", "1/(1 - x^2)",
    "The derivative of the inverse hyperbolic tangent is one over one minus the square.",
)
sigmoid = _row(
    "sigma", "sigmoid", "sigma(x)", "sigma(x) (1 - sigma(x))",
    "The derivative of the logistic function is itself times one minus itself.",
)
logit = _row("logit", "logit", "logit(x)", "1/(x (1 - x))", "The derivative of the logit is one over p (1 - p).")
softplus = _row(
    "softplus", "softplus", "softplus(x)", "sigma(x)",
    "The derivative of the softplus is the logistic function.",
)
relu = _row(
    "relu", "relu", "relu(x)", "cases(1 if x > 0; 0 if x < 0)",
    "The derivative of the ReLU is one for positive and zero for negative arguments.",
)
leaky_relu = _row(
    "leaky_relu", "leaky-relu", "leaky_relu(x, a)", "cases(1 if x > 0; a if x < 0)",
    "The derivative of the leaky ReLU is one for positive arguments and its slope for negative ones.",
)
elu = _row(
    "elu", "elu", "elu(x, a)", "cases(1 if x > 0; a e^x if x < 0)",
    "The derivative of the ELU is one for positive arguments and a multiple of the exponential for negative ones.",
)
gelu = _row(
    "gelu", "gelu", "gelu(x)", "Phi(x) + x phi(x)",
    "The derivative of x Φ(x) is Φ(x) + x φ(x) by the product rule.",
)
silu = _row(
    "silu", "silu", "silu(x)", "sigma(x) (1 + x (1 - sigma(x)))",
    "The derivative of x σ(x) follows from the product rule and the derivative of the logistic function.",
)
normal_distribution = _row(
    "Phi", "normal-distribution", "Phi(x)", "phi(x)",
    "The derivative of the normal distribution function is its density.",
)
normal_density = _row(
    "phi", "normal-density", "phi(x)", "-x phi(x)",
    "The derivative of the normal density is minus the argument times the density.",
)
error_function = _row(
    "erf", "error-function", "erf(x)", "2 e^{-x^2}/√pi",
    "The derivative of the error function is a multiple of the bell curve.",
)
gamma = _row(
    "gamma", "gamma", "gamma(x)", "gamma(x) digamma(x)",
    "The derivative of the gamma function is itself times the digamma function.",
)
# fmt: on

ROWS: dict[str, Rule] = {
    "log": logarithm, "sqrt": square_root, "root": root, "abs": absolute_value, "sign": sign, "step": step,
    "sin": sine, "cos": cosine, "tan": tangent, "cot": cotangent, "sec": secant, "csc": cosecant, "arcsin": arcsine,
    "arccos": arccosine, "arctan": arctangent, "sinh": hyperbolic_sine, "cosh": hyperbolic_cosine,
    "tanh": hyperbolic_tangent, "coth": hyperbolic_cotangent, "sech": hyperbolic_secant, "csch": hyperbolic_cosecant,
    "arsinh": area_sine, "arcosh": area_cosine, "artanh": area_tangent, "sigma": sigmoid, "logit": logit,
    "softplus": softplus, "relu": relu, "leaky_relu": leaky_relu, "elu": elu, "gelu": gelu, "silu": silu,
    "Phi": normal_distribution, "phi": normal_density, "erf": error_function, "gamma": gamma,
}  # fmt: skip


class TableOfDerivatives(Strategy):
    """The law of the function that is differentiated."""

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """One step, None where the function is not in the table."""
        if type(term) is not Derivative or type(term.body) is not Call:
            return None
        law = ROWS.get(term.body.name)
        return None if law is None else law(term, context)


table_of_derivatives = TableOfDerivatives()
