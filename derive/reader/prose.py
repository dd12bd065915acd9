"""Declarations in sentences: let f(x) = ..., where x > 0, for all x, A is a symmetric n by n matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.terms import Record

from .counted import counts_told
from .samples import sample_told
from .spaces import NAME, declared_by, matrix_size, members_listed, names_listed


class Atom(Record):
    """A piece of a sentence: words, or a formula in them."""

    text: str
    formula: bool = False


class Told(Record):
    """A declaration that prose makes; `once` holds for the next display alone."""

    text: str
    once: bool = False


_LASTING = (
    r"let|given|consider|define|defining|denote|denoting|fix|write|take|say"
    r"|recall|put|sei|seien|gegeben|definiere|setze|betrachte|soit|soient|sea|sean|dado"
)
_ASSUMED = (
    r"assume|assuming|suppose|where|with|here|such that|subject to|that is|meaning|satisf\w+|fulfil\w*|obey\w*"
    r"|wobei|mit|avec"
)
_CONDITIONAL = r"für|falls|pour|para|for|if|when|whenever|provided|on|as long as|since|because|restrict\w*"
# Words before numbers that letters stand for from there on.
_VALUED = (
    r"inputs?|weights?|bias(?:es)?|targets?|labels?|(?:learning )?rate|step[ -]?size|momentum|parameters?|gradients?"
    r"|(?:start|initiali[sz]|begin)\w*(?: (?:at|from|in|with|point|value|guess))?|initial"
)
_MOMENTARY = r"at|setting|set|substituting|plugging|choosing|choose|evaluat\w+"
_TRIGGER = re.compile(
    rf"\b(?:(?P<lasting>{_LASTING})|(?P<assumed>{_ASSUMED})"
    rf"|(?P<conditional>{_CONDITIONAL})|(?P<valued>{_VALUED})|(?P<momentary>{_MOMENTARY}))\b"
    r"(?! example| instance)",
    re.IGNORECASE,
)
# The side where x > 0 is one of several: nothing is said of x for good.
_OF_A_PLACE = re.compile(r"\b(?:sides?|places?|points?|cases?|regions?|intervals?|pieces?)\s+where$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:dann|also|daher|folglich|gesucht|zeige|berechne|bestimme|wir|alors|donc|entonces|then|so|hence|thus|therefore|we|gives?|yields?|get|show|prove|find|compute|derive|follows?|becomes?|implies|solve)\b"
    r"|[.!?;:](?:\s|$)",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"\b(?:then|so|hence|thus|therefore|gives?|yields?|gets?|obtains?|shows?|proves?|finds?|follows?|becomes?|implies"
    r"|dann|also|daher|folglich|zeige|alors|donc|entonces|luego)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\s*(?:(?:is|are|be|being|denotes?|to be|stands? for|as)\b|:|\(?(?:a|an)\b|(?:has|have)(?= full)"
    r"|(?=symmetric|orthogonal|diagonal|invertible|positive|one-hot))",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r"\bi\.\s?e\.,?", re.IGNORECASE)
_OF_MATRICES = re.compile(r"\b(?:matri|symmetric|orthogonal|diagonal|invertible|(?:semi)?definite|of (?:size|order))")
# A function of x: nothing is said of x.
_OF = re.compile(r"\b(?:of|in|von|de|du)\s*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no longer|neither)\b", re.IGNORECASE)
MATRIX = "matrix"
# What is said of letters, by the declaration it makes; the first that fits counts.
_ADJECTIVES: tuple[tuple[str, str], ...] = (
    (r"(?:skew|anti)[- ]?(?:symmetri|hermiti)", ""),
    (r"permutation matri", "permutation"),
    (r"imaginary unit", "imaginary"),
    (r"random and independent|\b(?<!linearly )(?<!conditionally )independent\b(?! of)|i\.?i\.?d\b", "independent"),
    (r"random and symmetric about", "symmetric-about-zero"),
    (
        r"standard normal|\bgaussian (?:random )?variable|\b(?:is|are|be) (?:poisson|bernoulli|binomial|gaussian)\b",
        "distributed",
    ),
    (
        r"(?:normal|uniform|exponential|poisson|bernoulli|binomial|geometric)(?:ly)? (?:distribut|random|var)",
        "distributed",
    ),
    (r"\bentry by entry\b|\bentrywise\b|\belement-?wise\b", "entrywise"),
    (r"symmetric (?:and )?positive[- ]definite|\bspd\b|positive[- ]definite", "spd"),
    (r"positive[- ]semi-?definite|\bpsd\b", "psd"),
    (r"symmetri(?:c|sch)", "symmetric"),
    (r"orthogonal", "orthogonal"),
    (r"diagonal", "diagonal"),
    (r"invertible|invertierbar|non-?singular", "invertible"),
    (r"full column rank", "full-column-rank"),
    (r"one-hot", "one-hot"),
    (r"probability vector|probability simplex|\bsimplex\b", "simplex"),
    (r"non-?negative", ">= 0"),
    (r"non-?positive", "<= 0"),
    (r"non-?zero|ungleich null", "!= 0"),
    (r"positiv", "> 0"),
    (r"negativ", "< 0"),
    (r"integers?\b|whole numbers?|ganze? |ganzzahlig", "integer"),
    (r"natural", "natural"),
    (r"complex", "complex"),
    (r"\breals?\b", "real"),
    (r"constants?\b|konstant", "constant"),
    (r"functions?\b", "function"),
    (r"\bmatri(?:x|ces|zen)\b", MATRIX),
)
_RUNS = re.compile(r"\bindex \$\s*(\\?[a-z]+)\s*\$ runs from \$?1\$? to \$\s*(\\?\w+)\s*\$")
_HEADS = re.compile(r"\s*([A-Z][a-z]+(?:[ ,-]+[a-z]+){0,10}):\s*$")
MATRIX_WORDS = frozenset(("spd", "psd", "symmetric", "orthogonal", "diagonal", "invertible", "full-column-rank"))


def declarations(atoms: Sequence[Atom]) -> list[Told]:
    """The declarations that the words and formulas of a sentence make, in order."""
    atoms = _listed(atoms)
    if headed := listed_under(atoms):
        return headed
    alone = [atom.text.strip() for atom in atoms]
    if alone[0].lower() in ("where", "for", "if") and alone[2:] == [":"] and not names_listed(alone[1]):
        return [Told(text, once=True) for text in declared_by(alone[1])]
    out: list[Told] = [Told(text) for text in (*sample_told(_shown(atoms)), *counts_told(_shown(atoms)))]
    trigger = ""
    for k, atom in enumerate(atoms):
        if not atom.formula:
            trigger = _trigger(atom.text, trigger)
            continue
        before = atoms[k - 1].text if k and not atoms[k - 1].formula else ""
        after = atoms[k + 1].text if k + 1 < len(atoms) and not atoms[k + 1].formula else ""
        names = names_listed(atom.text)
        if names:
            size = _size_after(atoms, k)
            out += [Told(text) for text in _said_of(names, before, after, size, trigger)]
        elif members := members_listed(atom.text):
            out += _told(atom.text, trigger or "lasting")
            out += [Told(text) for text in _said_of(members, before, after, "", trigger) if not text.endswith(MATRIX)]
        elif (trigger or _introduced(atom.text, before) or r"\sim" in atom.text) and not matrix_size(atom.text):
            told = _told(_of_likelihood(atom.text), trigger)
            out += [each.but(once=True) for each in told] if _heads(before, after, k) else told
    return out


def _introduced(formula: str, before: str) -> bool:
    """Whether a formula says what a function, a matrix or a softmax is, and no words call it a result."""
    meaning = _of_likelihood(formula)
    one = _INTRODUCES.match(meaning) is not None and outside(meaning).count("=") == 1
    return one and not _CONCLUDES.search(_TASK.sub("", before))


# Find the maximum of f(x) = x e^{-x}: the function is given, and something of it is to be found.
_TASK = re.compile(r"^\s*(?:\w+[).:]\s*)?Finde?\b(?=[^.]*\b(?:of|von)\b)")


def outside(formula: str) -> str:
    """A formula without what stands in braces, where a sum has its bounds."""
    inner = re.sub(r"\{[^{}]*\}", "", formula)
    return formula if inner == formula else outside(inner)


def _of_likelihood(formula: str) -> str:
    """The definition ln L(m) = u as L(m) = e^u."""
    match = _LOGARITHM.match(formula)
    return rf"{match[1]} = \exp\left({match[2].strip().rstrip('.')}\right)" if match else formula


def _heads(before: str, after: str, k: int) -> bool:
    """Whether a formula is the condition that a sentence begins with: Where x = 0: there is no other case."""
    return k == 1 and before.strip().lower() in ("where", "for", "if") and after.lstrip().startswith(":")


def listed_under(atoms: Sequence[Atom]) -> list[Told]:
    """The declarations of a sentence that lists names behind what they are: Symmetric: A and B."""
    formulas = [atom for atom in _listed(atoms) if atom.formula]
    head = _HEADS.match(atoms[0].text) if len(formulas) == 1 and not atoms[0].formula else None
    word = _adjective(head[1]) if head else ""
    return [Told(text) for text in _with(names_listed(formulas[0].text), word)] if word else _ranged(atoms)


def _ranged(atoms: Sequence[Atom]) -> list[Told]:
    """The index i runs from 1 to n."""
    match = _RUNS.search(_shown(atoms))
    return [Told(f"{match[1]} = 1..{match[2]}")] if match else []


def _shown(atoms: Sequence[Atom]) -> str:
    return "".join(f"${atom.text}$" if atom.formula else atom.text for atom in atoms)


def _listed(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with names that `and` or a comma joins as one list of names."""
    out: list[Atom] = []
    for atom in atoms:
        lists = len(out) > 1 and atom.formula and out[-2].formula and re.fullmatch(r"\s*,?\s*(?:and)?\s*", out[-1].text)
        if lists and names_listed(atom.text) and names_listed(out[-2].text):
            out[-2:] = [Atom(f"{out[-2].text}, {atom.text}", formula=True)]
        else:
            out.append(atom)
    return out


def _trigger(words: str, trigger: str) -> str:
    """What the last word that declares makes of formulas after it; a verb or the end of the sentence ends that."""
    at = 0
    words = _THAT_IS.sub("that is", words)
    for match in _TRIGGER.finditer(words):
        if _OF_A_PLACE.search(words[: match.end()]):
            continue
        if _ENDS.search(words, at, match.start()):
            trigger = ""
        trigger, at = match.lastgroup or "", match.end()
    return "" if _ENDS.search(words, at) else trigger


def _told(formula: str, trigger: str) -> list[Told]:
    """What a formula declares: an equation only as a definition, and for the moment where it gives a value."""
    out = []
    for text in declared_by(formula):
        equation = re.search(r"(?<![<>!:~\\])=(?!=)", text) and not re.search(
            r"\\(?:leq?|geq?|neq?)(?![A-Za-z])|[<>]", text
        )
        if equation and not _DEFINES.match(text) and not _holds(text, trigger):
            continue
        if trigger == "valued" and not _VALUE.match(text):
            continue
        of_a_case = trigger == "conditional" and equation is not None and not _INTRODUCES.match(text)
        out.append(Told(text, once=trigger == "momentary" or of_a_case))
    return out


def _holds(equation: str, trigger: str) -> bool:
    """Whether an equation that defines nothing is told as one that holds."""
    return trigger == "assumed" or (trigger == "lasting" and _MOMENT.match(equation) is not None)


_MOMENT = re.compile(r"\s*\\?(?:mathbb\s*\{?E|operatorname\s*\{(?:Var|Cov|E)\}|E\s*\[|Var\s*\()")
_VALUE = re.compile(rf"\s*{NAME}\s*:?=\s*[-+(]*[\d.]+(?:[\s\d.,+*/^()-]|\\(?:frac|d?frac|sqrt|top)|[{{}}T])*$")
_LOGARITHM = re.compile(rf"\s*\\(?:log|ln)\s*({NAME}\s*\(\s*{NAME}\s*\))\s*=(.*)$", re.DOTALL)
_INTRODUCES = re.compile(
    rf"\s*(?:{NAME}\s*\(\s*{NAME}(?:\s*,\s*{NAME})*\s*\)\s*:?="
    rf"|{NAME}\s*:?=\s*(?:\\begin\{{[pbv]?matrix\}}|\\operatorname\*?\{{softmax\}}))",
    re.DOTALL,
)
_DEFINES = re.compile(
    r"\s*(?:\\(?:hat|bar|tilde|vec|mathbf|boldsymbol)\s*(?=[A-Za-z\\]))?\\?[A-Za-z]+\s*(?:\{[^{}]*\}\s*)?(?:_(?:\w|\{[^{}]*\}))?\s*(?:\([^()]*\))?\s*:?="
)


def _size_after(atoms: Sequence[Atom], k: int) -> str:
    """The size in `A be an n x d matrix` or `the n x d matrix A`."""
    near = [a for a in (k - 2, k + 2) if 0 <= a < len(atoms) and atoms[a].formula]
    for place in near:
        words = atoms[min(place, k) + 1].text + (atoms[place + 1].text if k < place < len(atoms) - 1 else "")
        size = matrix_size(atoms[place].text)
        if size and _OF_MATRICES.search(words):
            return size
    return ""


def _said_of(names: list[str], before: str, after: str, size: str, trigger: str) -> list[str]:
    """The declarations that the words around some names make."""
    listed = ", ".join(names)
    predicate = _IS.match(after)
    words = re.split(r"[.;:]|\b(?:and|then|where|with|for|so|we|which)\b", after, maxsplit=1)[0] if predicate else ""
    if not words and (trigger or size) and not _OF.search(before):
        words = " ".join(re.split(r"[.,;:]", before)[-1].split()[-5:])
    if _NOT.search(words):
        return []
    found = _adjective(words)
    if size:
        return [f"{listed}: {size}{' ' + found if found in MATRIX_WORDS else ''}"]
    return _with(names, found) if found and (trigger or predicate) else []


def _adjective(words: str) -> str:
    """What some words say of letters, empty where they say nothing that is understood."""
    return next((word for pattern, word in _ADJECTIVES if re.search(pattern, words, re.IGNORECASE)), "")


def _with(names: list[str], word: str) -> list[str]:
    """The declarations of names with a word."""
    return [f"{', '.join(names)} {word}"] if word[0] in "<>!" else [f"{name} {word}" for name in names]
