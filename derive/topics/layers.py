"""Backpropagation through any number of layers: the last layer, the step from one to the one before, induction."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Claim, Claims, Definition, Draft, Given, Problem, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Option, Topic
from derive.laws.layer_letters import Family, Layer, family, meaning, with_symbols
from derive.laws.layer_parts import Parts, error, gradients, has_slope, known_error, label, last_layer, step_back
from derive.laws.unrolled import own_letters, unrolled, with_layers
from derive.terms import Relation, Symbol, Term, equation, letters, subterms

LAST, HERE, NEXT = "L", "l", "l+1"


def work(problem: Problem) -> Draft:
    """The error of the last layer, that of layer l from that of layer l + 1, the gradients, and small networks."""
    layer, loss = (given.term for given in problem.given)
    net = family(layer, loss, _input(problem, layer))
    last, here, later = (Layer(net, place) for place in (LAST, HERE, NEXT))
    context = _context(problem.context, net)
    inner = context.but(definitions=(*context.definitions, *(known_error(each) for each in (last, here, later))))
    end, base = last_layer(last, inner)
    behind = Definition(label(later), phrase("layers.behind", later.error, later.sum), error(later))
    middle, step = step_back(here, later, inner)
    by_letters, slopes = gradients(here, here.parameters, inner)
    count = problem.option("networks")
    assert isinstance(count, int)
    induction = Claims(
        "induction",
        phrase("layers.induction", here.error),
        (Claim(base, phrase("layers.base")), Claim(step, phrase("layers.every")), *map(Claim, slopes)),
        tuple(part.label for part in (end[-1], middle[-1], *by_letters[1::2])),
    )
    small = tuple(
        Claim(unrolled(net, k, base, step, slopes[0]), phrase("layers.network", str(k))) for k in range(1, count + 1)
    )
    checks = Claims("networks", phrase("layers.networks"), small, ("induction",))
    return Draft(
        problem.but(
            context=with_layers(context, net, count),
            given=(
                Given("layer", equation(here.sum, here.inner(here.before))),
                Given("next", equation(later.sum, later.inner(here.output(here.sum)))),
                Given("loss", equation(last.behind(last.sum), last.loss(last.output(last.sum)))),
            ),
            title=problem.title or phrase("layers.title", layer),
        ),
        (*_computed(last, here, later), *end, behind, *middle, *by_letters, induction, checks),
        (
            Answer("last error", base.right, base.left),
            Answer("error", step.right, step.left),
            *(Answer(x.name, each.right, each.left) for x, each in zip(here.parameters, slopes, strict=True)),
        ),
    )


def _input(problem: Problem, layer: Term) -> Symbol:
    wanted = problem.option("wrt")
    name = wanted.name if isinstance(wanted, Symbol) else "a"
    found = next((x for x in letters(layer) if x.name == name), None)
    if found is None:
        raise InputError(f"{name} is no vector in the layer; name the vector that goes in with --wrt")
    return found


def _context(given: Context, net: Family) -> Context:
    """What layers l, l + 1 and L compute, and the loss as a function of their sums."""
    last, here, later = (Layer(net, place) for place in (LAST, HERE, NEXT))
    used = {x for term in (net.layer, net.loss) for x in subterms(term)}
    sizes = {size for x in used if isinstance(x, Symbol) for size in x.dims}
    facts = tuple(fact for fact in given.facts if not any(x in sizes or x.dims for x in letters(fact)))
    told = own_letters(last)
    context = Context(facts=facts, properties=_functions(given), digits=given.digits)
    context = context.but(
        definitions=(
            meaning(here.sum, here.inner(here.before)),
            meaning(later.sum, later.inner(here.output(here.sum))),
            *((meaning(last.after, last.output(last.sum)),) if has_slope(last) else ()),
            meaning(here.behind(here.sum), later.behind(later.inner(here.output(here.sum)))),
            meaning(last.behind(last.sum), last.loss(last.output(last.sum))),
        )
    )
    slope = (last.after, last.slope) if has_slope(last) else ()
    sums = (here.sum, later.sum, last.sum, *slope, here.error, later.error, last.error)
    return with_symbols(context, here.before, *here.parameters, *later.parameters, *told, *sums)


def _functions(given: Context) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in given.properties if pair[1] in ("function", "entrywise"))


def _computed(last: Layer, here: Layer, later: Layer) -> Parts:
    """What layer l and the layer behind it compute, and the loss as a function of the sums of layers L and l."""
    taken = later.inner(here.output(here.sum))
    named = (
        ("sum", phrase("layers.sum", here.sum), here.sum, here.inner(here.before)),
        ("next", phrase("layers.next"), later.sum, taken),
        ("loss", phrase("layers.loss", last.sum), last.behind(last.sum), last.loss(last.output(last.sum))),
        ("rest", phrase("layers.rest", here.sum), here.behind(here.sum), later.behind(taken)),
    )
    return tuple(Definition(label, heading, Relation(":=", name, body)) for label, heading, name, body in named)


topic = Topic(
    "layers",
    (Input("layer"), Input("loss")),
    (Option("wrt", "letter"), Option("networks", "count", "3")),
    work,
)
