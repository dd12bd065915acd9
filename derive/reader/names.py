"""The names that the reader knows: functions and their other spellings, Greek letters, words, constants."""

from __future__ import annotations

from derive.terms import (
    COMPLEXES,
    EMPTY_SET,
    FALSE,
    FUNCTIONS,
    INFINITY,
    INTEGERS,
    NATURALS,
    PI,
    REALS,
    TRUE,
    Term,
)

GREEK = frozenset((
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "rho", "varrho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
    "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega", "ell",
))  # fmt: skip

ALIASES: dict[str, str] = {
    **{name: name for name in FUNCTIONS},
    "ln": "log", "asin": "arcsin", "acos": "arccos", "atan": "arctan", "asinh": "arsinh", "acosh": "arcosh",
    "atanh": "artanh", "arcsinh": "arsinh", "arccosh": "arcosh", "arctanh": "artanh", "cosec": "csc", "sgn": "sign",
    "sigmoid": "sigma", "logistic": "sigma", "ReLU": "relu", "GELU": "gelu", "SiLU": "silu", "swish": "silu",
    "ELU": "elu", "LeakyReLU": "leaky_relu", "heaviside": "step", "Heaviside": "step", "Gamma": "gamma",
    "trace": "tr", "Tr": "tr", "Diag": "diag", "eye": "identity", "inv": "inverse",
    "Var": "variance", "varphi": "phi", "Cov": "covariance", "Pr": "probability", "binomial": "binom",
    "lse": "logsumexp", "LSE": "logsumexp", "inf": "infimum", "sup": "supremum", "ceiling": "ceil",
}  # fmt: skip

# These are letters too: they are functions only where a bracket follows.
LETTERS = frozenset((
    "sigma", "gamma", "Gamma", "phi", "varphi", "Phi", "delta", "unit", "given", "step", "inf", "sup",
))  # fmt: skip

# Letters that stand for functions where a bracket follows and nothing else is declared.
FUNCTION_LETTERS = frozenset("fghuv")

# Densities and losses: functions where nothing but letters stands in the bracket.
DENSITIES = frozenset(("p", "q", "Q", "L", "J", "ell"))

DISTRIBUTIONS = frozenset((
    "Normal", "Poisson", "Bernoulli", "Binomial", "Geometric", "Exponential", "Gamma", "Beta", "Uniform",
    "Dirichlet", "Categorical", "Laplace", "Multinomial",
))  # fmt: skip

# What people write for them behind the sign of what a letter is drawn from.
SHORT_DISTRIBUTIONS: dict[str, str] = {
    **{name: name for name in DISTRIBUTIONS}, "N": "Normal", "U": "Uniform", "Unif": "Uniform", "Exp": "Exponential",
    "exp": "Exponential", "Poi": "Poisson", "Pois": "Poisson", "Po": "Poisson", "Ber": "Bernoulli",
    "Bern": "Bernoulli", "Bin": "Binomial", "Binom": "Binomial", "Geo": "Geometric", "Geom": "Geometric",
    "Lap": "Laplace", "Dir": "Dirichlet", "Cat": "Categorical",
}  # fmt: skip

CONSTANTS: dict[str, Term] = {
    "pi": PI, "oo": INFINITY, "infinity": INFINITY, "infty": INFINITY, "true": TRUE, "false": FALSE,
    "reals": REALS, "integers": INTEGERS, "naturals": NATURALS, "complexes": COMPLEXES, "emptyset": EMPTY_SET,
}  # fmt: skip
SETS: dict[str, Term] = {"R": REALS, "Z": INTEGERS, "N": NATURALS, "C": COMPLEXES}

WORDS: dict[str, str] = {
    "and": "and", "or": "or", "not": "not", "in": "in", "propto": "propto", "if": "if", "otherwise": "otherwise",
    "else": "otherwise", "given": "given", "implies": "=>", "iff": "<=>",
}  # fmt: skip

# Words of English that are no product of letters.
PROSE = frozenset((
    "so", "of", "to", "is", "are", "then", "where", "when", "for", "with", "the", "let", "since", "because", "thus",
    "hence", "from", "has", "have", "but", "on", "we", "get", "gives", "therefore", "this", "that", "which",
    "there", "all", "such", "some", "any",
))  # fmt: skip

# The constant that is added to an antiderivative or a log-likelihood.
ADDED = "const"

# Names of other schools, which would silently read as products.
FOREIGN: dict[str, str] = {
    "tg": "tan(x)", "ctg": "cot(x)", "arctg": "arctan(x)", "lg": "log(x, 10) or log(x, 2)", "lb": "log(x, 2)",
    "sh": "sinh(x)", "ch": "cosh(x)", "th": "tanh(x)", "Ln": "ln(x)",
}  # fmt: skip

# The same where a bracket follows.
FOREIGN_CALLS: dict[str, str] = {
    "int": "integral(f, x=a..b)", "lim": "limit(f, x->a)", "var": "Var(X)", "cov": "Cov(X, Y)", "std": "sqrt(Var(X))",
    "avg": "E[X]", "re": "r*e*(...)", "im": "i*m*(...)", "arg": "a*r*g*(...)", "mod": "m*o*d*(...)",
    "gcd": "g*c*d*(...)", "lcm": "l*c*m*(...)", "dim": "d*i*m*(...)", "ker": "k*e*r*(...)",
}  # fmt: skip

ACCENTS: dict[str, str] = {
    "\\hat": "hat", "\\widehat": "hat", "\\bar": "bar", "\\overline": "bar", "\\tilde": "tilde",
    "\\widetilde": "tilde", "\\dot": "dot", "\\ddot": "ddot",
}  # fmt: skip
# The name under which the length of a bare vector of ones is declared.
ONES = "ones"
ACCENT_WORDS = frozenset((*ACCENTS.values(), "star", "prime"))

# Called with brackets only; read by functions of their own.
FORMS = frozenset((
    "exp", "log", "ln", "sqrt", "cbrt", "root", "norm", "max", "min", "sum", "prod", "product", "integral", "limit",
    "grad", "gradient", "hessian", "jacobian", "laplacian", "differential", "diff", "cases", "at", "set", "tuple",
    "transpose", "inverse", "rootof",
))  # fmt: skip

KNOWN = frozenset((*ALIASES, *FORMS, *CONSTANTS, *GREEK, *WORDS))


def is_function(name: str) -> bool:
    """Whether a name is a function, with or without a bracket behind it."""
    return (name in ALIASES or name in FORMS) and name not in LETTERS
