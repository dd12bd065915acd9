"""Backpropagation through a network of a few layers with letters for all sizes: every error, then every gradient."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Definition, Draft, Given, Problem, phrase
from derive.core.strategies import Choice, Strategy
from derive.core.topics import Input, Option, Topic
from derive.laws.layer_letters import meaning, with_symbols
from derive.laws.layer_parts import Parts, gradients, has_slope, known_error, last_layer, step_back
from derive.laws.softmax import by_definition
from derive.laws.stages import Stage, stages
from derive.terms import Relation, Symbol, Term, equation


def work(problem: Problem) -> Draft:
    """What each layer computes, then from the last layer to the first its error and the gradients by its letters."""
    loss, *layers = (given.term for given in problem.given)
    net = stages(tuple(layers), loss)
    context = _context(problem.context, net)
    inner = context.but(definitions=(*context.definitions, *map(known_error, net)))
    wanted = problem.option("wrt")
    parts = _forward(net)
    answers: tuple[Answer, ...] = ()
    claims: tuple[Term, ...] = tuple(equation(each.behind(each.inner(each.before)), loss) for each in net)
    for k in range(len(net) - 1, -1, -1):
        here = net[k]
        chains, shown = last_layer(here, inner, _names(here)) if here is net[-1] else step_back(here, net[k + 1], inner)
        by = tuple(x for x in (*here.letters, *((here.before,) if k == 0 else ())) if _is_wanted(x, here, wanted))
        own, found = gradients(here, by, inner)
        parts = (*parts, *chains, *own)
        claims = (*claims, shown, *found)
        slopes = (Answer(x.name, each.right, each.left) for x, each in zip(by, found, strict=True))
        answers = (*answers, Answer(here.error.name, shown.right, shown.left), *slopes)
    uses = tuple(part.label for part in parts if isinstance(part, Chain))
    together = Claims("gradients", phrase("network.gradients"), tuple(map(Claim, claims)), uses)
    given = (
        *(Given(f"sum {each.place}", equation(each.sum, each.inner(each.before))) for each in net),
        *(Given(f"output {each.place}", equation(each.after, each.output(each.sum))) for each in net if _named(each)),
        Given("loss", loss),
    )
    title = problem.title or phrase("network.title", str(len(net)))
    return Draft(problem.but(context=context, given=given, title=title), (*parts, together), answers)


def _is_wanted(x: Symbol, here: Stage, wanted: object) -> bool:
    if isinstance(wanted, tuple) and wanted:
        return any(isinstance(each, Symbol) and each.name == x.name for each in wanted)
    return x is not here.before


def _named(layer: Stage) -> bool:
    """Whether the output of a layer has a letter beside that of the sum."""
    return layer.after is not layer.sum


def _names(last: Stage) -> Strategy:
    """The name of the output put in for what it stands for."""
    named = Relation(":=", last.after, last.output(last.sum))
    return Choice((by_definition.with_(named).by(f"output-{last.place}"),) if _named(last) else ())


def _context(given: Context, net: tuple[Stage, ...]) -> Context:
    """The sums and outputs of the layers, and the loss as a function of each sum."""
    known = [meaning(each.sum, each.inner(each.before)) for each in net]
    known += [meaning(each.after, each.output(each.sum)) for each in net if _named(each)]
    known += [meaning(each.behind(each.sum), _behind(k, net)) for k, each in enumerate(net)]
    slope = (net[-1].slope,) if has_slope(net[-1]) else ()
    new = (x for each in net for x in (each.sum, each.after, each.error))
    return with_symbols(given, *new, *slope).but(definitions=(*given.definitions, *known))


def _behind(k: int, net: tuple[Stage, ...]) -> Term:
    here = net[k]
    output = here.output(here.sum)
    return here.loss(output) if k + 1 == len(net) else net[k + 1].behind(net[k + 1].inner(output))


def _forward(net: tuple[Stage, ...]) -> Parts:
    """What each layer computes, and the loss as a function of each sum."""
    parts: Parts = ()
    for each in net:
        summed = Relation(":=", each.sum, each.inner(each.before))
        parts = (*parts, Definition(f"sum-{each.place}", phrase("network.sum", each.sum, each.place), summed))
        if _named(each):
            output = Relation(":=", each.after, each.output(each.sum))
            parts = (
                *parts,
                Definition(f"output-{each.place}", phrase("network.output", each.after, each.place), output),
            )
    for k in range(len(net) - 1, -1, -1):
        behind = Relation(":=", net[k].behind(net[k].sum), _behind(k, net))
        parts = (*parts, Definition(f"loss-{net[k].place}", phrase("layers.loss", net[k].sum), behind))
    return parts


topic = Topic(
    "network",
    (Input("loss"), Input("layer", "equation", "many")),
    (Option("wrt", "letters"),),
    work,
)
