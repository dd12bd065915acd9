"""Jacobians and gradients of any size: answers, lines that are certified, mutants that are refuted."""

import pytest

from derive.catalog import find_topic, replayer
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import Chain, Given, Problem, evidence, verified
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import deep
from derive.kernel.bench import Bench
from derive.kernel.equality import Judge
from derive.kernel.relations import follows
from derive.kernel.solution import certify
from derive.terms import ONE, TWO, Add, Div, E, Mul, Neg, Pow, Relation, Symbol, call, number
from tests.general.letters import A, B, M, S, T, W, X, at, b, i, k, lam, m, n, times, total_over, turned, v, x, y, z
from tests.general.mutants import mutants
from tests.shipped import solved

ONES = call("ones", n)
p, u = Symbol("p", (n,)), Symbol("u", (n,))
p_m = Symbol("p", (m,))
SPREAD = Add((call("diag", p), Neg(times(p, turned(p)))))
SPREAD_M = Add((call("diag", p_m), Neg(times(p_m, turned(p_m)))))
AFFINE = Add((times(A, x), b))
RESIDUAL = Add((times(A, x), Neg(b)))
MISS = Add((T, Neg(times(turned(u), v))))
T_A = turned(A)
SIMPLEX = Context(symbols=(y, z), properties=(("y", "simplex"),))
FACT = Context(facts=(Relation("=", total_over(i, at(y, i)), ONE),))
SYMMETRIC = Context(symbols=(S,), properties=(("S", "symmetric"),))
SOFT = call("softmax", z)

JACOBIANS = [
    ("softmax", SOFT, z, SPREAD),
    ("softmax with a temperature", call("softmax", Div(z, T)), z,
     Div(Add((call("diag", p), Neg(times(p, turned(p))))), T)),
    ("softmax layer", call("softmax", AFFINE), x, times(SPREAD_M, A)),
    ("log-softmax", call("log", SOFT), z, Add((call("identity", n), Neg(times(ONES, turned(p)))))),
    ("linear map", times(A, x), x, A),
    ("affine map", AFFINE, x, A),
    ("two linear maps", times(A, B, x), x, times(A, B)),
    ("identity", x, x, call("identity", n)),
    ("a multiple", times(number(3), x), x, times(number(3), call("identity", n))),
    ("square", call("hadamard", x, x), x, times(TWO, call("diag", x))),
    ("exponential", Pow(E, x), x, call("diag", Pow(E, x))),
    ("sine", call("sin", x), x, call("diag", call("cos", x))),
    ("a sum", Add((times(B, x), times(M, x))), x, Add((B, M))),
    ("unit vector", Div(x, call("norm", x)), x,
     Div(Add((call("identity", n), Neg(Div(times(x, turned(x)), Pow(call("norm", x), TWO))))), call("norm", x))),
]  # fmt: skip

GRADIENTS = [
    ("cross-entropy", Neg(total_over(i, times(at(y, i), call("log", at(SOFT, i))))), z, SIMPLEX, Add((p, Neg(y)))),
    ("cross-entropy as a product", Neg(times(turned(y), call("log", SOFT))), z, FACT, Add((p, Neg(y)))),
    ("log-sum-exp", call("logsumexp", z), z, Context(), SOFT),
    ("linear form", times(turned(v), x), x, Context(), v),
    ("dot product", call("dot", v, x), x, Context(), v),
    ("quadratic form", times(turned(x), M, x), x, Context(), times(Add((M, turned(M))), x)),
    ("symmetric quadratic form", times(turned(x), S, x), x, SYMMETRIC, times(TWO, S, x)),
    ("squared norm", Pow(call("norm", x), TWO), x, Context(), times(TWO, x)),
    ("norm", call("norm", x), x, Context(), Div(x, call("norm", x))),
    ("1-norm", call("norm", x, ONE), x, Context(), call("sign", x)),
    ("squared error", Pow(call("norm", RESIDUAL), TWO), x, Context(), times(TWO, turned(A), RESIDUAL)),
    ("squared error by the matrix", Pow(call("norm", RESIDUAL), TWO), A, Context(), times(TWO, RESIDUAL, turned(x))),
    ("squared error by the bias", Pow(call("norm", AFFINE), TWO), b, Context(), times(TWO, AFFINE)),
    ("trace", call("tr", times(turned(A), W)), W, Context(), A),
    ("sum of a vector", total_over(k, at(x, k)), x, Context(), ONES),
    ("Frobenius norm", Pow(call("norm", X), TWO), X, Context(), times(TWO, X)),
    ("penalty", times(lam, Pow(call("norm", x), TWO)), x, Context(), times(TWO, lam, x)),
    ("one rating", Div(Pow(MISS, TWO), TWO), u, Context(), Neg(times(MISS, v))),
]  # fmt: skip

Xw = times(A, x)
MARGINS = at(times(A, x), k)
LABELS = Symbol("t", (m,))
LOGISTIC = total_over(k, Add((call("softplus", MARGINS), Neg(times(at(LABELS, k), MARGINS)))), m)
ENTROPY = total_over(
    k,
    Add(
        (
            times(at(LABELS, k), call("log", call("sigma", MARGINS))),
            times(Add((ONE, Neg(at(LABELS, k)))), call("log", Add((ONE, Neg(call("sigma", MARGINS)))))),
        )
    ),
    m,
)
GRADIENTS += [
    ("logistic regression", LOGISTIC, x, Context(), times(T_A, Add((call("sigma", Xw), Neg(LABELS))))),
    ("binary cross-entropy", Neg(ENTROPY), x, Context(), times(T_A, Add((call("sigma", Xw), Neg(LABELS))))),
]

HESSIANS = [
    ("quadratic form, twice", times(turned(x), M, x), x, Context(), Add((M, turned(M)))),
    ("squared residual, twice", Pow(call("norm", RESIDUAL), TWO), x, Context(), times(TWO, T_A, A)),
    ("log-sum-exp, twice", call("logsumexp", z), z, Context(),
     Add((call("diag", SOFT), Neg(times(SOFT, turned(SOFT)))))),
    ("cross-entropy, twice", GRADIENTS[0][1], z, SIMPLEX, SPREAD),
    ("logistic regression, twice", LOGISTIC, x, Context(),
     times(T_A, call("diag", call("hadamard", call("sigma", Xw), Add((call("ones", m), Neg(call("sigma", Xw)))))), A)),
]  # fmt: skip

CASES = [("matrix-jacobian", name, body, by, Context(), want) for name, body, by, want in JACOBIANS]
CASES += [("matrix-gradient", *case) for case in GRADIENTS]
CASES += [("matrix-hessian", *case) for case in HESSIANS]
IDS = [case[1] for case in CASES]


def worked(topic, body, by, context=Context(), **options):  # noqa: B008
    problem = Problem(topic, (Given("f", body),), context, (("wrt", by), *options.items()))
    return find_topic(topic).work(problem)


def chains(draft):
    return [part for part in draft.parts if isinstance(part, Chain)]


@pytest.mark.parametrize(("topic", "name", "body", "by", "context", "want"), CASES, ids=IDS)
def test_answers_stand_as_in_a_textbook(topic, name, body, by, context, want):
    assert worked(topic, body, by, context).answers[0].value is want


@pytest.mark.parametrize(("topic", "name", "body", "by", "context", "want"), CASES, ids=IDS)
def test_every_line_is_proved(topic, name, body, by, context, want):
    solution = certify(worked(topic, body, by, context), replayer())
    counts = evidence(solution)
    assert verified(solution)
    assert sum(counts.values()) == counts["proved"]


@pytest.mark.parametrize(("topic", "name", "body", "by", "context", "want"), CASES, ids=IDS)
def test_every_small_step_is_certified(topic, name, body, by, context, want):
    draft = worked(topic, body, by, context)
    bench, context = Bench(), draft.problem.context
    steps = [step for part in chains(draft) for step in deep(part.derivation.steps)]
    judged = [(step.law.name, follows(step.before, step.after, step.relation, context, bench)) for step in steps]
    weak = [(law, certificate) for law, certificate in judged if not sound(certificate.grade)]
    assert not weak


MUTATED = [
    case
    for case in CASES
    if case[1] in ("softmax", "softmax layer", "cross-entropy", "quadratic form", "squared error")
]


@pytest.mark.parametrize(("topic", "name", "body", "by", "context", "want"), MUTATED, ids=[case[1] for case in MUTATED])
def test_mutants_are_refuted_unless_they_are_equal(topic, name, body, by, context, want):
    draft = worked(topic, body, by, context)
    judge = Judge(draft.problem.context)
    grades = []
    for part in chains(draft):
        for step in part.derivation.steps[-4:]:
            grades += [judge.equal(step.before, other).grade for other in mutants(step.after)]
    assert grades.count("refuted") > 4 * (len(grades) - grades.count("refuted"))
    assert "almost-sure" not in grades
    assert "agrees" not in grades


LINES = [
    ("softmax/jacobian", 10),
    ("softmax/cross-entropy", 10),
    ("softmax/cross-entropy-by-log-sum-exp", 10),
    ("softmax/log-sum-exp", 10),
    ("normalisation/layer-norm", 26),
    ("normalisation/batch-norm", 28),
]


@pytest.mark.parametrize(("name", "most"), LINES)
def test_sheets_take_few_lines_and_no_line_without_a_law(name, most):
    steps = [step for part in chains(solved(name)) for step in part.derivation.steps]
    assert len(steps) <= most
    assert all(step.law.name != "equal-by-check" for step in steps)


def test_entries_end_in_the_textbook_form():
    answer = worked("matrix-jacobian", SOFT, z, entries=True).answers[0].value
    i_, j_ = Symbol("i"), Symbol("j")
    assert answer is Mul((at(p, i_), Add((call("delta", i_, j_), Neg(at(p, j_))))))


def test_cross_entropy_cites_its_lemma():
    draft = worked("matrix-gradient", GRADIENTS[0][1], z, SIMPLEX)
    lemma, entry, _ = chains(draft)
    assert any(lemma.label in step.uses for step in entry.derivation.steps)


@pytest.mark.parametrize(
    "goal", [SPREAD, Add((call("diag", Symbol("p")), Neg(times(Symbol("p"), turned(Symbol("p"))))))]
)
def test_goals_know_the_abbreviation(goal):
    assert worked("matrix-jacobian", SOFT, z, goal=goal).answers[0].value is SPREAD


def test_a_goal_in_components():
    i_, j_ = Symbol("i"), Symbol("j")
    goal = Mul((Symbol("p_i"), Add((call("delta", i_, j_), Neg(Symbol("p_j"))))))
    assert worked("matrix-jacobian", SOFT, z, goal=goal, entries=True).answers[0].value.shape == ()


def test_what_no_law_covers_is_undecided():
    with pytest.raises(UndecidedError):
        worked("matrix-gradient", call("rank", M), M)


@pytest.mark.parametrize(
    ("topic", "body", "by"),
    [
        ("matrix-jacobian", Pow(Symbol("t"), TWO), Symbol("t")),
        ("matrix-jacobian", call("norm", x), x),
        ("matrix-jacobian", times(A, x), Symbol("q")),
        ("matrix-gradient", times(A, x), x),
        ("matrix-hessian", times(A, x), x),
        ("matrix-hessian", Pow(call("norm", W), TWO), W),
        ("matrix-gradient", ONE, None),
        ("matrix-gradient", times(turned(u), v), None),
    ],
)
def test_what_does_not_fit_is_said(topic, body, by):
    with pytest.raises(InputError):
        worked(topic, body, by)
