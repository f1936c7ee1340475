"""From OpenAPI 3.1 to 3.0.3: the same API in the words that older tools know."""

from typing import Any, Final

_BOUNDS: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
_UNKNOWN: Final = frozenset({"$schema", "$id", "$comment", "contentMediaType", "contentEncoding", "prefixItems"})
_LITERAL: Final = frozenset({"example", "default", "enum", "const"})
"""What stands under these words is data, and no description."""
_MAPS: Final = frozenset({"properties", "schemas", "patternProperties"})


def as_3_0(description: dict[str, Any]) -> dict[str, Any]:
    """The same description in OpenAPI 3.0.3."""
    made = _rewritten(description)
    made["openapi"] = "3.0.3"
    return dict(made)


def _rewritten(value: Any, *, is_map: bool = False) -> Any:
    if isinstance(value, list):
        return [_rewritten(item) for item in value]
    if not isinstance(value, dict):
        return value
    if is_map:
        return {key: _rewritten(item) for key, item in value.items()}
    inner = {key: item if key in _LITERAL else _rewritten(item, is_map=key in _MAPS) for key, item in value.items()}
    return _schema(inner)


def _schema(schema: dict[str, Any]) -> dict[str, Any]:
    made = {key: item for key, item in schema.items() if key not in _UNKNOWN}
    if "const" in made:
        made["enum"] = [made.pop("const")]
    if isinstance(made.get("examples"), list):
        examples = made.pop("examples")
        made.setdefault("example", examples[0])
    for exclusive, bound in _BOUNDS.items():
        if isinstance(made.get(exclusive), int | float) and not isinstance(made.get(exclusive), bool):
            made[bound] = made[exclusive]
            made[exclusive] = True
    return _alone(_nullable(made))


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """`null` as one of the types or choices becomes `nullable`."""
    kinds = schema.get("type")
    if isinstance(kinds, list):
        others = [kind for kind in kinds if kind != "null"]
        if len(others) == 1:
            return {**schema, "type": others[0], **({"nullable": True} if "null" in kinds else {})}
        rest = {key: item for key, item in schema.items() if key != "type"}
        return _nullable({**rest, "anyOf": [{"type": kind} for kind in kinds]})
    for word in ("anyOf", "oneOf"):
        choices = schema.get(word)
        if not isinstance(choices, list) or {"type": "null"} not in choices:
            continue
        others = [one for one in choices if one != {"type": "null"}]
        rest = {key: item for key, item in schema.items() if key != word}
        if len(others) == 1 and "$ref" not in others[0]:
            return {**others[0], **rest, "nullable": True}
        return {**rest, "allOf" if len(others) == 1 else word: others, "nullable": True}
    return schema


def _alone(schema: dict[str, Any]) -> dict[str, Any]:
    """A reference stands alone in 3.0; what stands beside it goes around it."""
    beside = {key: item for key, item in schema.items() if key != "$ref"}
    if isinstance(schema.get("$ref"), str) and beside:
        return {"allOf": [{"$ref": schema["$ref"]}], **beside}
    return schema
