"""What has a meaning of its own: expectation, probability, ones and indicators, least arguments, dollars."""

from __future__ import annotations

import re

from derive.terms import EMPTY_SET, ZERO, Apply, Call, Collection, Junction, Mul, Relation, Symbol, Term, bind, call

from .bars import bars_open
from .grammar import FACTOR, POSTFIX, PRODUCT, SUM
from .names import ONES
from .reader import Reader
from .relations import is_statement


def parameters(r: Reader, name: str) -> tuple[Term, ...]:
    """The parameters of a distribution: in brackets, or the set that all values are drawn from."""
    return (r.expression(PRODUCT),) if r.key == "\\{" else tuple(r.arguments(name))


def distribution(r: Reader, name: str = "") -> Term:
    """A distribution with its parameters, or its density where a value and a semicolon or a bar stand before these."""
    word = r.take().text
    opening = r.place
    bar = next((k for k in range(opening, r.matches[opening]) if r.tokens[k].key in (";", "mid", "|")), None)
    if bar is None:
        return Apply(name or word, parameters(r, word))
    r.take()
    with r.inside():
        r.bars = 1
        found = [r.expression()]
        while r.accept(";", "mid", "|", ","):
            found.append(r.expression())
        r.close(opening, "the bracket")
    return Apply(name or word, tuple(found))


LAW_OF = "law of "
_LAW = re.compile(r"(?:[pqPQ]|pi)(?:_.*)?$")


def _drawn(r: Reader, inner: Term) -> Term | None:
    """The expectation over a letter whose distribution stands behind a comma."""
    place = r.place
    match r.expression():
        case Relation("~", Symbol() as symbol, law):
            return bind("expectation", symbol, inner, law)
    raise r.fail("behind the comma stands what the letter is drawn from, as in x ~ p", place)


def probability(r: Reader, name: str) -> Term:
    """An expectation or a probability, its condition behind a bar or `given`."""
    place = r.place
    r.take()
    sampled = _sampled(r) if r.key == "_" else None
    if r.key not in ("(", "["):
        return _bare_expectation(r, name, place)
    opening = r.place
    r.take()
    with r.inside(*((sampled.left.name,) if sampled and type(sampled.left) is Symbol else ())):
        r.bars, r.events = bars_open(r, opening), name == "probability"
        inner = r.expression()
        if r.accept("|", "mid", "given"):
            inner = call("given", inner, r.expression())
        drawn = None
        while r.accept(","):
            if name == "expectation":
                drawn = _drawn(r, inner)
                break
            inner = Junction("and", (inner, r.expression()))
        r.events = False
        r.close(opening, "the bracket")
    if drawn is not None:
        return drawn
    if sampled is not None and type(sampled.left) is Symbol:
        return bind("expectation", sampled.left, inner, sampled.right)
    return call(name, inner)


def _bare_expectation(r: Reader, name: str, place: int) -> Term:
    """The expectation of the one letter behind it; what more follows could stand inside or outside."""
    if name != "expectation" or r.key not in ("name", "letters") or r.tokens[r.place - 1].key == "_":
        raise r.fail("an expectation or a probability is written with brackets, as in E[X] or P(A given B)", place)
    inner = r.expression(POSTFIX)
    if r.key == "^" or (r.beside() and r.key != name):
        raise r.fail(f"the expectation could reach over {r.seen()} or end before it; write E[...] with brackets", place)
    return call(name, inner)


def _law(density: Term) -> Relation | None:
    """What q(z) is the law of, and what it is called; q(z | x) is the law q for known x."""
    match density:
        case Apply(name, (Symbol() as letter,), 0):
            return Relation("~", letter, Symbol(name))
        case Apply(name, (Call("given", (Symbol() as letter, known)),), 0):
            return Relation("~", letter, call("given", Symbol(name), known))
    return None


def laws_in(text: str) -> tuple[tuple[str, str], ...]:
    """Of which letter the laws below the expectations of a display are, where its other lines say so: q(z)."""
    found: dict[str, set[str]] = {}
    for law, letter in re.findall(r"(?<![A-Za-z\\])([pq])\s*\(\s*([a-z])\s*[)|\\]", text):
        found.setdefault(law, set()).add(letter)
    below = {law for law in found if re.search(rf"E\}}?\s*_\s*(?:{law}|\{{\s*{law}\s*\}})", text)}
    return tuple((law, f"{LAW_OF}{min(found[law])}") for law in sorted(below) if len(found[law]) == 1)


def _letter_of(r: Reader, law: str) -> Symbol | None:
    """The letter of the law that stands alone below an expectation: z where q(z) or q(z | x) stands in the text."""
    name = re.escape(law.partition("_")[0])
    match = re.search(rf"(?<![A-Za-z]){name}(?:_\\?\w+|_\{{[^{{}}]*\}})?\s*(?:\\left)?\(\s*([a-z])\s*[)|\\]", r.source)
    told = next((word[len(LAW_OF) :] for each, word in r.context.properties if each == law and LAW_OF in word), None)
    if match is None and told:
        return Symbol(told)
    if match is None:
        inside = {token.text for token in r.tokens[r.place : r.matches.get(r.place, r.place)] if token.key == "name"}
        letters = sorted(each for each in inside if re.fullmatch("[w-zW-Z]", each))
        return Symbol(letters[0]) if len(letters) == 1 else None
    return Symbol(match[1])


def _sampled(r: Reader) -> Relation | None:
    """What stands below an expectation: a letter and its law; None where it is only the letter that is random."""
    place = r.place
    r.take()
    inner = r.bracket("the subscript") if r.key == "{" else r.expression(POSTFIX)
    match inner:
        case Relation("~", Symbol() as letter, law):
            return _law(law) or inner
        case Mul((Symbol() as law, Symbol() as letter)):
            return Relation("~", letter, law)
        case Apply() if (found := _law(inner)) is not None:
            return found
        case Symbol(name) if _LAW.match(name) and (random := _letter_of(r, name)) is not None:
            return Relation("~", random, inner)
        case Symbol(name) if not _LAW.match(name):
            return None
    raise r.fail("the subscript of an expectation says what the letter is drawn from, as in x ~ p", place)


def expected(r: Reader) -> Term:
    """A double-struck E before its bracket."""
    return probability(r, "expectation")


def probable(r: Reader) -> Term:
    """A double-struck P before its bracket."""
    return probability(r, "probability")


def _sizes(r: Reader) -> list[Term]:
    """The sizes below a vector or matrix of ones or zeros, joined by a cross."""
    opening = r.place
    r.take()
    found = [r.expression(FACTOR)]
    while r.key == "*" and r.text == "\\times":
        r.take()
        found.append(r.expression(FACTOR))
    r.close(opening, "the sizes")
    return found


def zeros(r: Reader) -> Term:
    """A vector or matrix of zeros with its sizes below; without them the number."""
    r.take()
    if not r.accept("_"):
        return ZERO
    return call("zeros", *(_sizes(r) if r.key == "{" else [r.expression(POSTFIX)]))


def _has_sizes(r: Reader) -> bool:
    inside = r.tokens[r.place + 1 : r.matches[r.place]] if r.key == "{" else []
    return any(token.text == "\\times" for token in inside)


def ones(r: Reader) -> Term:
    """A vector of ones, or the indicator of a statement."""
    place = r.place
    r.take()
    if r.key in ("[", "\\{", "("):
        return _indicator(r, r.bracket("the indicator"), place)
    if not r.accept("_"):
        return call("ones", *r.context.symbol(ONES).dims)
    if _has_sizes(r):
        return call("ones", *_sizes(r))
    inner = r.bracket("the subscript") if r.key == "{" else r.expression(POSTFIX)
    return _indicator(r, inner, place) if is_statement(inner) else call("ones", inner)


def _indicator(r: Reader, inner: Term, place: int) -> Term:
    if not is_statement(inner):
        raise r.fail("an indicator holds a statement such as x > 0", place)
    if type(inner) is Relation and inner.sign == "=" and type(inner.left) is type(inner.right) is Symbol:
        return call("delta", inner.left, inner.right)
    return call("indicator", inner)


def least(r: Reader) -> Term:
    """The argument at which something is least or greatest."""
    place = r.place
    name = r.take().key
    if name == "\\arg":
        name = f"arg{r.take().text.lstrip(chr(92))}"
    if name not in ("argmin", "argmax", "infimum", "supremum"):
        raise r.fail("only arg min and arg max are read", place)
    if r.key != "_":
        return call(name, *r.arguments(name)) if r.key == "(" else call(name, r.expression(PRODUCT))
    return extreme(r, name)


def extreme(r: Reader, name: str) -> Term:
    """What is least or greatest over the letters below, of the whole sum behind."""
    r.take()
    letters = r.arguments("the subscript") if r.key == "{" else [r.value(r.first_letter())]
    varying = tuple(x.left if type(x) is Relation and x.sign == "in" else x for x in letters)
    return call(name, r.expression(SUM), Collection("tuple", varying) if len(varying) > 1 else varying[0])


def empty(r: Reader) -> Term:
    """The empty set."""
    r.take()
    return EMPTY_SET


PREFIX = {
    "expectation": expected, "probability": probable, "ones": ones, "argmin": least, "argmax": least, "\\arg": least,
    "infimum": least, "supremum": least, "\\emptyset": empty, "zeros": zeros,
}  # fmt: skip
