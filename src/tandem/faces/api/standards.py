"""What every operation of the description says in the same way: refusals, headers, keys; and calmer schemas."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from pydantic.alias_generators import to_camel
from pydantic.json_schema import models_json_schema

from tandem.faces.api.doors import KEY_PATTERN
from tandem.faces.api.problems import MEDIA_TYPE, Problem

REF: Final = "#/components/schemas/{model}"

INFO: Final = {
    "title": "Tandem",
    "version": "1",
    "description": (
        "The API of Tandem, the platform for dual learning in Flanders. It follows the REST guide of Belgif: "
        "camelCase, lists in pages, refusals as problem+json with every reason as an issue.\n\n"
        "What is public needs no key. Everything else takes a personal access key (`Authorization: Bearer`), bound "
        "to one capacity of one person, or the session of the site.\n\n"
        "A POST may carry an `Idempotency-Key`: the same message with the same key happens once and gets the same "
        "answer for a day. What can have changed since you read it asks for `If-Match` with the ETag you read."
    ),
    "license": {"name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"},
}
_METHODS: Final = ("get", "post", "put", "patch", "delete")

_WHY: Final = {
    HTTPStatus.BAD_REQUEST: "The message is not right; every fault is an issue.",
    HTTPStatus.UNAUTHORIZED: "No key, or one that opens nothing.",
    HTTPStatus.FORBIDDEN: "This capacity may not do this.",
    HTTPStatus.NOT_FOUND: "It does not exist, or this actor may not see it: both look the same.",
    HTTPStatus.CONFLICT: "Not possible as things stand; every reason is an issue.",
    HTTPStatus.PRECONDITION_FAILED: "It changed since it was read.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The message is too large.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The message has another form than this one.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The Idempotency-Key came with another message before.",
    HTTPStatus.PRECONDITION_REQUIRED: "If-Match is needed.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests; Retry-After says how many seconds to wait.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something broke on our side.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not possible for a moment; Retry-After says how many seconds to wait.",
}
_WAITS: Final = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)

_TRACE: Final = {
    "description": "The id under which this answer is found in our logs.",
    "schema": {"type": "string", "format": "uuid"},
}
_LANGUAGE: Final = {
    "name": "Accept-Language",
    "in": "header",
    "description": "The language of sentences: nl or en.",
    "schema": {"type": "string", "default": "nl"},
    "example": "nl",
}
_MATCH: Final = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of what you read, or * for whatever stands there now.",
    "schema": {"type": "string", "minLength": 1},
    "example": "*",
}
_NONE_MATCH: Final = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of what you have; you get 304 when it is still the same.",
    "schema": {"type": "string"},
}
_ONCE: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "A key of your own, new for every message; the same message with the same key happens once.",
    "schema": {"type": "string", "pattern": KEY_PATTERN},
    "example": "0f8b1c2e-9d64-4e0b-8c1b-5a1c8f6b7d10",
}


def applied(description: dict[str, Any]) -> dict[str, Any]:
    """The whole description, as it is published."""
    made = _calm({key: value for key, value in description.items() if key not in {"openapi", "info", "servers"}})
    paths = {_camel_path(path): made["paths"][path] for path in sorted(made["paths"])}
    for methods in paths.values():
        for method, operation in methods.items():
            _complete(operation, method=method)
    made["components"]["schemas"] |= _problem()
    made["components"]["headers"] = {"TraceId": _TRACE}
    made["components"]["responses"] = {_name(status): _refusal(status) for status in _WHY}
    whole = {
        "openapi": "3.1.0",
        "info": INFO,
        "servers": [{"url": "/api/v1"}],
        "tags": [{"name": name} for name in dict.fromkeys(_tags(paths))],
        "paths": paths,
        "components": made["components"],
    }
    _prune(whole)
    return whole


def operations(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation with its path and method."""
    for path, methods in description["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield path, method, methods[method]


def _complete(operation: dict[str, Any], *, method: str) -> None:
    traits = operation.pop("x-traits")
    parameters = [_parameter(one) for one in operation["parameters"]]
    parameters.append(_LANGUAGE)
    if traits["needsMatch"]:
        parameters.append(_MATCH)
    if traits["isKept"]:
        parameters.append(_NONE_MATCH)
    if method == "post" and traits["isRepeatable"]:
        parameters.append(_ONCE)
    operation["parameters"] = parameters
    for answer in operation["responses"].values():
        _describe_answer(answer, traits=traits)
    for status in _refusals(operation, traits=traits, method=method):
        operation["responses"][str(int(status))] = {"$ref": f"#/components/responses/{_name(status)}"}
    if traits["isKept"]:
        operation["responses"]["304"] = {"description": "You have this version already."}
    operation["responses"] = {str(code): operation["responses"][code] for code in _in_order(operation["responses"])}
    operation.setdefault("security", [])


def _describe_answer(answer: dict[str, Any], *, traits: dict[str, Any]) -> None:
    answer["headers"] = {"BelGov-Trace-Id": {"$ref": "#/components/headers/TraceId"}}
    if traits["hasEtag"]:
        answer["headers"]["ETag"] = {"description": "The version.", "schema": {"type": "string"}}
    if traits["hasLocation"]:
        answer["headers"]["Location"] = {"description": "Where it stands.", "schema": {"type": "string"}}
    other = [kind for kind in traits["mediaTypes"] if kind != "application/json"]
    if other:
        answer["content"] = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in other}


def _refusals(operation: dict[str, Any], *, traits: dict[str, Any], method: str) -> Iterator[HTTPStatus]:
    changes = method != "get"
    has_path = any(one["in"] == "path" for one in operation["parameters"])
    is_private = bool(operation.get("security"))
    yield HTTPStatus.BAD_REQUEST
    if is_private:
        yield HTTPStatus.UNAUTHORIZED
    if is_private and (changes or traits["mayRefuse"]):
        yield HTTPStatus.FORBIDDEN
    if has_path or is_private or traits["mayMiss"]:
        yield HTTPStatus.NOT_FOUND
    if traits["mayRefuse"]:
        yield HTTPStatus.CONFLICT
    if traits["needsMatch"]:
        yield HTTPStatus.PRECONDITION_FAILED
        yield HTTPStatus.PRECONDITION_REQUIRED
    if "requestBody" in operation:
        yield HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        yield HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    if method == "post" and traits["isRepeatable"]:
        yield HTTPStatus.UNPROCESSABLE_ENTITY
    yield HTTPStatus.TOO_MANY_REQUESTS
    yield HTTPStatus.INTERNAL_SERVER_ERROR
    yield HTTPStatus.SERVICE_UNAVAILABLE


def _name(status: HTTPStatus) -> str:
    return status.name.title().replace("_", "")


def _refusal(status: HTTPStatus) -> dict[str, Any]:
    headers: dict[str, Any] = {"BelGov-Trace-Id": {"$ref": "#/components/headers/TraceId"}}
    if status in _WAITS:
        headers["Retry-After"] = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = {"description": "Bearer.", "schema": {"type": "string"}}
    return {
        "description": _WHY[status],
        "headers": headers,
        "content": {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}},
    }


def _parameter(given: dict[str, Any]) -> dict[str, Any]:
    """A parameter of the path or query: it is there or it is not, but it is never null."""
    schema = dict(given["schema"])
    choices = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
    if len(choices) == 1:
        schema = {**choices[0], **schema}
    description = schema.pop("description", "")
    examples = schema.pop("examples", [])
    name = to_camel(given["name"]) if given["in"] == "path" else given["name"]
    made = {"name": name, "in": given["in"], "required": given["required"], "schema": schema}
    if description:
        made["description"] = description
    if examples:
        made["example"] = examples[0]
    return made


def _camel_path(path: str) -> str:
    return re.sub(r"{(\w+)}", lambda found: f"{{{to_camel(found[1])}}}", path)


def _problem() -> dict[str, Any]:
    _, made = models_json_schema([(Problem, "serialization")], by_alias=True, ref_template=REF)
    return {name: _calm(schema) for name, schema in made["$defs"].items()}


def _calm(value: Any, *, is_map: bool = False) -> Any:
    """Without the titles that repeat a field's name, and with pages called after what is on them."""
    if isinstance(value, list):
        return [_calm(item) for item in value]
    if isinstance(value, str):
        return re.sub(r"\bPage_(\w+?)_(?!\w)", r"\1Page", value)
    if not isinstance(value, dict):
        return value
    return {
        _calm(str(key)): item
        if key == "examples" and not is_map
        else _calm(item, is_map=key in {"properties", "schemas"} and not is_map)
        for key, item in value.items()
        if is_map or key != "title" or not isinstance(item, str)
    }


def _prune(description: dict[str, Any]) -> None:
    """Leave out schemas that no operation reaches."""
    schemas = description["components"]["schemas"]
    reached: set[str] = set()
    waiting = ["Problem", *_names(description["paths"])]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(_names(schemas[name]))
    description["components"]["schemas"] = {name: schemas[name] for name in sorted(reached)}


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "$ref" and isinstance(item, str) and item.startswith("#/components/schemas/"):
                yield item.rpartition("/")[2]
            else:
                yield from _names(item)
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)


def _tags(paths: dict[str, Any]) -> Iterator[str]:
    for methods in paths.values():
        for operation in methods.values():
            yield from operation.get("tags", ())


def _in_order(codes: dict[Any, Any]) -> list[Any]:
    return sorted(codes, key=int)
