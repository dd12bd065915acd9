"""Network files: the data, the layers and the loss of a network, in TOML."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import InputError, nearest
from derive.core.networks import Layer, Network
from derive.terms import Matrix, Number, Term, Vector, number

from .options import read_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

KEYS = ("input", "target", "loss", "layer", "assume")
LAYER_KEYS = ("weights", "bias", "activation")
ACTIVATIONS = {
    "identity": "", "linear": "", "relu": "relu", "sigmoid": "sigma", "sigma": "sigma", "tanh": "tanh",
    "softplus": "softplus", "silu": "silu", "gelu": "gelu", "elu": "elu", "leaky-relu": "leaky_relu",
    "softmax": "softmax", "sin": "sin",
}  # fmt: skip
LOSSES = ("half-squared-error", "squared-error", "mse", "cross-entropy", "binary-cross-entropy")
Rows = tuple[tuple[Term, ...], ...]


def read_network(text: str, context: Context) -> Network:
    """The network that a TOML text states; raises InputError, naming the layer, where its parts do not fit."""
    import tomllib

    try:
        data = tomllib.loads(text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"the network file is no TOML: {error}") from None
    _known(data, KEYS, "the network file")
    rows = _rows(_needed(data, "input", "the network file"), "input", context)
    targets = _rows(_needed(data, "target", "the network file"), "target", context)
    if len(rows) != len(targets):
        raise InputError(f"the network file has {len(rows)} inputs and {len(targets)} targets; give each input one")
    layers = _layers(data.get("layer"), len(rows[0]), context)
    out = len(layers[-1].weights)
    if len(targets[0]) != out:
        raise InputError(
            f"the targets have {len(targets[0])} entries and the last layer has {out} units; they must agree"
        )
    loss = str(data.get("loss", "half-squared-error"))
    if loss not in LOSSES:
        raise InputError(f"there is no loss {loss!r}; {nearest(loss, LOSSES, 'there are ' + ', '.join(LOSSES))}")
    return Network(rows, targets, layers, _fitting(loss, layers[-1]))


def _fitting(loss: str, last: Layer) -> str:
    wanted = {"cross-entropy": "softmax", "binary-cross-entropy": "sigma"}.get(loss)
    if wanted is not None and last.activation != wanted:
        named = {"softmax": "softmax", "sigma": "sigmoid"}[wanted]
        raise InputError(f"the loss {loss} needs the activation {named} in the last layer; change one of them")
    if len(last.weights) == 1 and last.activation == "softmax":
        raise InputError("the softmax of one unit is always one; use sigmoid, or give the last layer more units")
    return loss


def _known(data: dict[str, Any], keys: tuple[str, ...], place: str) -> None:
    for key in data:
        if key not in keys:
            raise InputError(f"{place} has an unknown key {key!r}; {nearest(key, keys, 'it has ' + ', '.join(keys))}")


def _needed(data: dict[str, Any], key: str, place: str) -> Any:
    if key not in data:
        raise InputError(f"{place} lacks {key}; add {key} = ...")
    return data[key]


def _layers(tables: Any, width: int, context: Context) -> tuple[Layer, ...]:
    if not isinstance(tables, list) or not tables:
        raise InputError("the network file has no layer; begin one with [[layer]]")
    out: list[Layer] = []
    for k, table in enumerate(tables, 1):
        place = f"layer {k}"
        if not isinstance(table, dict):
            raise InputError(f"{place} is no table; begin it with [[layer]]")
        _known(table, LAYER_KEYS, place)
        weights = _weights(_needed(table, "weights", place), width, place, context)
        bias = _bias(table.get("bias"), len(weights), place, context)
        out.append(Layer(weights, bias, _activation(str(table.get("activation", "identity")), place)))
        width = len(weights)
    return tuple(out)


def _activation(name: str, place: str) -> str:
    if name not in ACTIVATIONS:
        raise InputError(f"{place}: there is no activation {name!r}; {nearest(name, ACTIVATIONS, _list(ACTIVATIONS))}")
    return ACTIVATIONS[name]


def _list(names: dict[str, str]) -> str:
    return f"there are {', '.join(names)}"


def _weights(value: Any, width: int, place: str, context: Context) -> Rows:
    """A row of weights for each unit; a list of numbers is the one row, or the one column where there is one input."""
    rows = _rows(value, f"{place}: weights", context)
    if width == 1 and len(rows) == 1 and len(rows[0]) > 1:
        rows = tuple((entry,) for entry in rows[0])
    if len(rows[0]) != width:
        raise InputError(
            f"{place}: its weights have {len(rows[0])} columns and its input has {width} entries; they must agree"
        )
    return rows


def _bias(value: Any, units: int, place: str, context: Context) -> tuple[Term, ...]:
    if value is None:
        return ()
    rows = _rows(value, f"{place}: bias", context)
    entries = tuple(entry for row in rows for entry in row)
    if len(entries) != units:
        raise InputError(
            f"{place}: its bias has {len(entries)} entries and its weights have {units} rows; they must agree"
        )
    return entries


def _rows(value: Any, place: str, context: Context) -> Rows:
    """Numbers in rows: a list of lists, a list as one row, a number as one row of one; texts are read as terms."""
    if isinstance(value, str):
        term = read_at(value, context, place)
        match term:
            case Matrix(rows):
                return rows
            case Vector(entries):
                return (entries,)
        return ((term,),)
    if isinstance(value, bool) or not isinstance(value, int | list):
        raise InputError(f"{place}: a number, a text, or a list of these is needed; {value!r} is given")
    if isinstance(value, int):
        return ((number(value),),)
    if not value:
        raise InputError(f"{place}: the list is empty; give at least one number")
    if any(isinstance(row, list) for row in value):
        found = tuple(tuple(_entry(each, place, context) for each in _listed(row, place)) for row in value)
        if len({len(row) for row in found}) > 1:
            raise InputError(f"{place}: its rows have different lengths; give each row as many numbers")
        return found
    return (tuple(_entry(each, place, context) for each in value),)


def _listed(row: Any, place: str) -> list[Any]:
    if not isinstance(row, list) or not row:
        raise InputError(f"{place}: every row is a list of at least one number")
    return row


def _entry(value: Any, place: str, context: Context) -> Term:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise InputError(f'{place}: a number such as 2, 0.5 or "1/3" is needed; {value!r} is given')
    if isinstance(value, int):
        return Number(value, 1)
    term = read_at(value, context, place)
    if term.shape:
        raise InputError(f"{place}: an entry is a number; {value!r} is none")
    return term
