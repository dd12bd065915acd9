"""Mathematics as written: small immutable trees that normalise nothing."""

from .binders import Binder, Bound, alike, bind, lifted, nameless, opened, taken_out
from .functions import FUNCTIONS, Function, undefined_unless, unfolded
from .matrices import Component, Matrix, Vector
from .operators import At, Derivative, Operator, is_differential
from .records import Leaf, Record, Term, distinct_subterms, subterms
from .relations import Cases, Collection, Junction, Relation, equation
from .scalars import (
    COMPLEXES,
    EMPTY_SET,
    FALSE,
    IMAGINARY,
    INFINITY,
    INTEGERS,
    MINUS_ONE,
    NATURALS,
    ONE,
    PI,
    REALS,
    TRUE,
    TWO,
    UNDEFINED,
    ZERO,
    Add,
    Apply,
    Call,
    Constant,
    Decimal,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    RootOf,
    Symbol,
    call,
    number,
)
from .shapes import Shape, ShapeMismatchError, shape
from .trees import (
    Position,
    at,
    constants,
    functions_in,
    kinds,
    letters,
    natural_order,
    occurs,
    replaced,
    size,
    substituted,
    symbols,
    with_children,
)
from .views import coefficient, factors, fraction, negated, power, product, quotient, raised, scaled, summands, total

NODES: tuple[type[Term], ...] = (
    Number, Symbol, Constant, Decimal, RootOf, Add, Mul, Div, Neg, Pow, Call, Apply,
    Vector, Matrix, Component, Bound, Binder, Derivative, Operator, At,
    Relation, Junction, Cases, Collection,
)  # fmt: skip
