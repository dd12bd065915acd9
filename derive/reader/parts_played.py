"""The parts that letters play of which nothing is declared, as a chain tells: numbers, functions, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .names import DENSITIES, FUNCTION_LETTERS
from .scopes import Scope, with_told

_SLOPE = re.compile(r"(?<![A-Za-z\\])([a-z])\s*'+\s*(?:\\left\s*)?\(\s*(\\?[A-Za-z]+)\s*(?:\\right\s*)?\)")
_KNOWN = FUNCTION_LETTERS | DENSITIES | frozenset("BDEHINOPUVdei")
_QUANTITIES = frozenset("huv")
_LONE = re.compile(r"\s*\\?[A-Za-z]+(?:_\w)?\s*$|\s*[\d.]+\s*$")

_INTEGRAL = re.compile(r"(?<![A-Za-z\\])I\s*(?:\^\s*2|_\s*(?:\w|\{[^{}]*\}))?\s*&?\s*:?=[^=]*?\\i+nt(?![A-Za-z])")
_ENDS = re.compile(
    r"\\(?:sum|prod)\s*(?:\\limits\s*)?_\s*\{\s*[a-z]\s*=\s*[01]\s*\}\s*\^\s*\{?\s*([A-Za-z])(?=\s*\}|(?![A-Za-z]))"
)


def with_letters(scope: Scope, text: str) -> Scope:
    """The scope in which f, g, h, u or v is a number where a text has it as a factor too, as in h(2x + h).

    So is I where it is the name of an integral.
    """
    if _INTEGRAL.search(text) and not _is_declared("I", scope):
        scope = with_told(scope, "I: scalar") or scope
    for name in sorted(FUNCTION_LETTERS):
        if not _is_factor(name, text) or _is_declared(name, scope):
            continue
        new = with_told(scope, f"{name} real")
        if new is not None:
            scope = new.but(assumed=(*new.assumed, f"{name} is read as a number: {name}(...) is a product."))
    return scope


def with_functions(scope: Scope, text: str) -> Scope:
    """The scope in which y is a function where a text has y(x) and y'(x), or y(x) and y(x - 1), and never y alone."""
    for name, argument in dict.fromkeys((*_with_slopes(text), *_at_several_places(text))):
        new = None if _is_declared(name, scope) else with_told(scope, f"{name} function")
        if new is not None:
            variable = argument.lstrip("\\")
            scope = new.but(assumed=(*new.assumed, f"{name} is taken to be a function of {variable}."))
    return scope


def _with_slopes(text: str) -> Iterator[tuple[str, str]]:
    for name, argument in _SLOPE.findall(text):
        call = rf"(?<![A-Za-z\\]){name}\s*(?:\\left\s*)?\(\s*{re.escape(argument)}\s*(?:\\right\s*)?\)"
        if re.search(call, text):
            yield name, argument


def _at_several_places(text: str) -> Iterator[tuple[str, str]]:
    """The letters that stand before brackets alone, of which one holds a letter and another a term with that letter."""
    for name in sorted(frozenset(re.findall(r"(?<![A-Za-z\\])([A-Za-z])\s*(?:\\left\s*)?\(", text)) - _KNOWN):
        places = [place.removesuffix("\\right").strip() for place in re.findall(_called(name), text)]
        if len(places) < len(re.findall(rf"(?<![A-Za-z\\]){name}(?![A-Za-z])|(?<=[A-Za-z]){name}(?=\s*\()", text)):
            continue
        letters = (place for place in places if re.fullmatch("[a-z]", place))
        argument = next((x for x in letters if any(_moves(place, x) for place in places)), None)
        if argument is not None:
            yield name, argument


def _moves(place: str, letter: str) -> bool:
    """Whether a term holds a letter and more."""
    return place != letter and re.search(rf"(?<![A-Za-z\\]){letter}(?![A-Za-z])", place) is not None


def _called(name: str) -> str:
    return rf"(?<![A-Za-z\\]){name}\s*(?:\\left\s*)?\(((?:[^()]|\([^()]*\))*)\)"


def with_ends(scope: Scope, text: str, said: str) -> Scope:
    """The scope in which what the sums of the document run to, and nothing is declared of, is a count in a text."""
    for name in dict.fromkeys(_ENDS.findall(said)):
        known = any(each.name == name for each in scope.context.symbols) or scope.context.definition(name) is not None
        if known or not re.search(rf"(?<![A-Za-z\\]){name}(?![A-Za-z])", _ENDS.sub("", text)):
            continue
        new = with_told(scope, f"{name} natural")
        new = new and with_told(new, f"{name} > 0")
        if new is not None and new is not scope:
            scope = new.but(assumed=(*new.assumed, f"{name} is taken to be a count, as the end of a sum."))
    return scope


def _is_factor(name: str, text: str) -> bool:
    """Whether a letter is a factor without a bracket too, before brackets that hold terms, and is never a function."""
    lone, call = rf"(?<![A-Za-z\\]){name}", _called(name)
    called = re.findall(call, text)
    if not called or re.search(rf"{name}\s*'|(?<![A-Za-z])d\s*{name}(?![A-Za-z])", text):
        return False
    rest = re.sub(call, " ", text)
    if all(re.search(rf"{lone}(?![A-Za-z])", inner) for inner in called):
        return re.search(rf"{name}(?![A-Za-z_])", rest) is not None
    beside = re.search(rf"[A-Za-z0-9]{name}(?![A-Za-z_])|(?<![A-Za-z\\]){name}[A-Za-z]", rest)
    if re.search(r"\(\s*[A-Za-z]{2,}\s*\)\s*\(", text):
        return False
    return name in _QUANTITIES and beside is not None and not any(_LONE.match(inner) for inner in called)


def _is_declared(name: str, scope: Scope) -> bool:
    known = any(each.name == name for each in scope.context.symbols) or scope.context.has(name, "function")
    return known or scope.context.definition(name) is not None
