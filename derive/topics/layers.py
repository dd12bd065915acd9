"""Backpropagation through any number of layers: the last layer, the step from one to the one before, induction."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.context import Definition as Abbreviation
from derive.core.drafts import Answer, Chain, Claim, Claims, Definition, Draft, Given, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Option, Topic
from derive.laws.layer_letters import Family, Layer, family, meaning, with_symbols
from derive.laws.layer_steps import is_unknown, named_gradient, read_off, varied
from derive.laws.unrolled import own_letters, unrolled, with_layers
from derive.terms import Operator, Relation, Symbol, Term, equation, letters, subterms

LAST, HERE, NEXT = "L", "l", "l+1"
Parts = tuple[Part, ...]


def work(problem: Problem) -> Draft:
    """The error of the last layer, that of layer l from that of layer l + 1, the gradients, and small networks."""
    layer, loss = (given.term for given in problem.given)
    net = family(layer, loss, _input(problem, layer))
    last, here, later = (Layer(net, place) for place in (LAST, HERE, NEXT))
    context = _context(problem.context, net)
    inner = context.but(definitions=(*context.definitions, *(_meaning(_error(each)) for each in (last, here, later))))
    end, base = _last_layer(last, inner)
    middle, step = _step(here, later, inner)
    by_letters, gradients = _gradients(here, inner)
    count = problem.option("networks")
    assert isinstance(count, int)
    induction = Claims(
        "induction",
        phrase("layers.induction", here.error),
        (Claim(base, phrase("layers.base")), Claim(step, phrase("layers.every")), *map(Claim, gradients)),
        tuple(part.label for part in (end[-1], middle[-1], *by_letters[1::2])),
    )
    small = tuple(
        Claim(unrolled(net, k, base, step, gradients[0]), phrase("layers.network", str(k))) for k in range(1, count + 1)
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
        (*_computed(last, here, later), *end, *middle, *by_letters, induction, checks),
        (
            Answer("last error", base.right),
            Answer("error", step.right),
            *(Answer(x.name, each.right) for x, each in zip(here.parameters, gradients, strict=True)),
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
            *((meaning(last.after, last.output(last.sum)),) if _has_slope(last) else ()),
            meaning(here.behind(here.sum), later.behind(later.inner(here.output(here.sum)))),
            meaning(last.behind(last.sum), last.loss(last.output(last.sum))),
        )
    )
    slope = (last.after, last.slope) if _has_slope(last) else ()
    sums = (here.sum, later.sum, last.sum, *slope, here.error, later.error, last.error)
    return with_symbols(context, here.before, *here.parameters, *later.parameters, *told, *sums)


def _functions(given: Context) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in given.properties if pair[1] in ("function", "entrywise"))


def _error(layer: Layer) -> Relation:
    """The error of a layer: the gradient of the loss by its sum."""
    return Relation(":=", layer.error, Operator("gradient", layer.behind(layer.sum), (layer.sum,)))


def _meaning(named: Relation) -> Abbreviation:
    assert isinstance(named.left, Symbol)
    return meaning(named.left, named.right)


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


def _last_layer(last: Layer, context: Context) -> tuple[Parts, Relation]:
    """The error of the last layer, by the gradient of the loss by the output."""
    parts: Parts = (Definition("last", phrase("layers.last", last.error, last.sum), _error(last)),)
    if not _has_slope(last):
        if is_unknown(last.loss(last.after), last.after):
            found = named_gradient(last.error, context)
            whole = Chain("last-error", phrase("layers.error", last.error), found)
            return (*parts, whole), equation(found.start, found.end)
        return _found(parts, last.loss(last.output(last.sum)), last, None, "", context)
    slope = Relation(":=", last.slope, Operator("gradient", last.loss(last.after), (last.after,)))
    parts = (*parts, Definition("slope", phrase("layers.slope", last.slope), slope))
    return _found(parts, last.loss(last.output(last.sum)), last, slope, "slope", context)


def _has_slope(last: Layer) -> bool:
    """Whether the gradient of the loss by the output gets a letter: of an unknown loss, behind a function."""
    return last.after is not last.sum and is_unknown(last.loss(last.after), last.after)


def _step(here: Layer, later: Layer, context: Context) -> tuple[Parts, Relation]:
    """The error of layer l, by that of the layer behind it."""
    known, named = _error(later), _error(here)
    parts: Parts = (
        Definition("behind", phrase("layers.behind", later.error, later.sum), known),
        Definition("here", phrase("layers.here", here.error), named),
    )
    body = later.behind(later.inner(here.output(here.sum)))
    return _found(parts, body, here, known, "behind", context)


def _found(
    parts: Parts, body: Term, at: Layer, named: Relation | None, label: str, context: Context
) -> tuple[Parts, Relation]:
    """How a loss varies with the sum of a layer, and the layer's error."""
    first, second = f"{parts[0].label}-varies", f"{parts[0].label}-error"
    uses = () if named is None else (label,)
    shown = varied(body, at.sum, named, label, context)
    found = read_off(at.error, shown, first, context)
    varies = Chain(first, phrase("layers.varies", at.sum), shown, uses=uses)
    return (
        (*parts, varies, Chain(second, phrase("layers.error", at.error), found, uses=(first,))),
        equation(found.start, found.end),
    )


def _gradients(here: Layer, context: Context) -> tuple[Parts, tuple[Relation, ...]]:
    """The gradients by the letters of layer l, each by its differential."""
    parts: Parts = ()
    found: tuple[Relation, ...] = ()
    for k, x in enumerate(here.parameters, 1):
        body = here.behind(here.inner(here.before))
        shown = varied(body, x, _error(here), "here", context)
        gradient = read_off(Operator("gradient", body, (x,)), shown, f"varies-{k}", context)
        parts = (
            *parts,
            Chain(f"varies-{k}", phrase("layers.varies", x), shown, uses=("here",)),
            Chain(f"gradient-{k}", phrase("layers.gradient", x), gradient, uses=(f"varies-{k}",)),
        )
        found = (*found, equation(gradient.start, gradient.end))
    return parts, found


topic = Topic(
    "layers",
    (Input("layer"), Input("loss")),
    (Option("wrt", "letter"), Option("networks", "count", "3")),
    work,
)
