"""The specification's metamodel, as the package lsprotocol carries it, made to judge JSON strictly.

The converters of lsprotocol read leniently: they pass over unknown members and coerce values. Here the types alone are used, and a
value must be what its type says: no unknown member, no missing one, no number out of range, no `null` where none is allowed.
"""

import collections.abc
import enum
import inspect
import types as builtin_types
import typing

import attrs
from lsprotocol import types

# Members that the specification requires to be present although they may be null.
_envelope = {"jsonrpc", "id", "method", "params", "result", "error"}


def _camel(name):
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def _hints(cls, cache={}):
    if cls not in cache:
        cache[cls] = typing.get_type_hints(cls, vars(types), vars(types))
    return cache[cls]


def problems(value, type_, at="$"):
    """What is wrong with a value as a list of sentences, none where it is right."""
    if type_ is typing.Any or type_ is object or type_ is inspect.Parameter.empty:
        return []
    if isinstance(type_, (str, typing.ForwardRef)):
        name = type_ if isinstance(type_, str) else type_.__forward_arg__
        return problems(value, eval(name, {**vars(types), **vars(typing)}), at)  # names of the model only
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if origin in (typing.Union, builtin_types.UnionType):
        tried = []
        for option in arguments:
            found = problems(value, option, at)
            if not found:
                return []
            tried.append(found)
        # The option that came closest is the one that was meant.
        return min(tried, key=lambda found: (-max(len(each.split(":")[0]) for each in found), len(found)))
    if origin is typing.Literal:
        return [] if value in arguments else [f"{at}: {value!r} is none of {arguments}"]
    if origin in (collections.abc.Sequence, list):
        if not isinstance(value, list):
            return [f"{at}: {value!r} is no array"]
        return [each for n, item in enumerate(value) for each in problems(item, arguments[0], f"{at}[{n}]")]
    if origin is tuple:
        if not isinstance(value, list) or len(value) != len(arguments):
            return [f"{at}: {value!r} is no array of {len(arguments)}"]
        return [each for n, (item, kind) in enumerate(zip(value, arguments)) for each in problems(item, kind, f"{at}[{n}]")]
    if origin in (collections.abc.Mapping, dict):
        if not isinstance(value, dict):
            return [f"{at}: {value!r} is no object"]
        return [each for key, item in value.items() for each in problems(item, arguments[1], f"{at}.{key}")]
    if type_ is None or type_ is type(None):
        return [] if value is None else [f"{at}: {value!r} is not null"]
    if type_ is bool:
        return [] if isinstance(value, bool) else [f"{at}: {value!r} is no boolean"]
    if type_ is int:
        good = isinstance(value, int) and not isinstance(value, bool) and -(2**31) <= value < 2**31
        return [] if good else [f"{at}: {value!r} is no integer"]
    if type_ is float:
        return [] if isinstance(value, (int, float)) and not isinstance(value, bool) else [f"{at}: {value!r} is no number"]
    if type_ is str:
        return [] if isinstance(value, str) else [f"{at}: {value!r} is no string"]
    if inspect.isclass(type_) and issubclass(type_, enum.Enum):
        return [] if value in [each.value for each in type_] and not isinstance(value, bool) else [f"{at}: {value!r} is none of {type_.__name__}"]
    if attrs.has(type_):
        return _object_problems(value, type_, at)
    if type_ in (dict, list):
        return [] if isinstance(value, type_) else [f"{at}: {value!r} is no {type_.__name__}"]
    return [f"{at}: the model has an unknown type {type_!r}"]


def _object_problems(value, type_, at):
    if not isinstance(value, dict):
        return [f"{at}: {value!r} is no object"]
    found, known, hints = [], set(), _hints(type_)
    for field in attrs.fields(type_):
        name = _camel(field.name)
        known.add(name)
        kind = hints.get(field.name, typing.Any)
        if name not in value:
            required = field.default is attrs.NOTHING or name == "jsonrpc" or types.is_special_property(type_, field.name) and name in ("id", "result", "method")
            if required:
                found.append(f"{at}: {type_.__name__} lacks {name}")
            continue
        optional = type(None) in typing.get_args(kind) and not types.is_special_property(type_, field.name)
        if value[name] is None and optional and name not in ("id", "result") and field.default is None:
            found.append(f"{at}.{name}: null where it may only be left out")
            continue
        # A validator inside of `optional` shows in its description only.
        if "uinteger_validator" in repr(field.validator) and isinstance(value[name], int) and value[name] < 0:
            found.append(f"{at}.{name}: {value[name]!r} is negative")
        found += problems(value[name], kind, f"{at}.{name}")
    for name in value.keys() - known:
        found.append(f"{at}: {type_.__name__} has no member {name}")
    return found


def message_problems(message, request_method=None):
    """What is wrong with a message that a server sends; `request_method` is what a response answers."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return ["$: no message of JSON-RPC 2.0"]
    if "method" in message:
        method = message["method"]
        if method not in types.METHOD_TO_TYPES:
            return [] if method.startswith("$/") else [f"$: the specification has no method {method}"]
        kind = types.METHOD_TO_TYPES[method][0]
        direction = types.message_direction(method)
        if direction not in ("serverToClient", "both"):
            return [f"$: {method} is not for a server to send"]
        return problems(message, kind)
    if ("result" in message) == ("error" in message):
        return ["$: a response has either result or error"]
    if message.keys() - _envelope:
        return [f"$: a response has no members {message.keys() - _envelope}"]
    if "error" in message:
        error = message["error"]
        return [] if isinstance(error.get("code"), int) and isinstance(error.get("message"), str) else [f"$.error: {error!r}"]
    if request_method not in types.METHOD_TO_TYPES:
        return []
    return problems(message, types.METHOD_TO_TYPES[request_method][1])
