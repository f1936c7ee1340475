"""The description of the API says what the API does: two files, sound, fresh, and with examples that work."""

import copy
import json
import re
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import get_args
from urllib.parse import urlencode

import jsonschema_rs
import pytest
from django.urls import get_resolver
from pydantic import ValidationError
from schemathesis.specs.openapi.definitions import OPENAPI_30_VALIDATOR, OPENAPI_31_VALIDATOR

from tandem.faces.api import description, older, standards
from tandem.faces.api.fields import Asked, Given, Wanted
from tandem.faces.api.problems import MEDIA_TYPE
from tests.tandem.faces.api.house import NOBODY

REFERENCE = Path(__file__).resolve().parents[4] / "docs" / "reference"
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, method, operation in standards.operations(description.newest())
}
NEVER_KEPT = {"issueToken", "previewDecision"}
"""A secret is shown once; a preview changes nothing."""
CAMEL = re.compile(r"[a-z][a-zA-Z0-9]*")
VALID = {"openapi-3.1.json": OPENAPI_31_VALIDATOR, "openapi-3.0.json": OPENAPI_30_VALIDATOR}


def schemas(value, *, is_schema=False):
    """Every piece of the description that is an object."""
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from schemas(item)
    elif isinstance(value, list):
        for item in value:
            yield from schemas(item)


@pytest.mark.parametrize("name", VALID)
def test_a_committed_file_is_fresh(name):
    committed = (REFERENCE / name).read_text(encoding="utf-8")
    assert committed == description.files()[name], "run `tandem openapi`"


@pytest.mark.parametrize("name", VALID)
def test_a_file_is_sound(name):
    told = json.loads(description.files()[name])
    faults = [f"{list(fault.instance_path)}: {fault.message[:120]}" for fault in VALID[name].iter_errors(told)]
    assert not faults


def test_a_file_that_is_not_sound_is_found():
    broken = copy.deepcopy(description.newest())
    broken["paths"]["/sectors"]["get"]["parameters"][0]["in"] = "nowhere"
    assert list(OPENAPI_31_VALIDATOR.iter_errors(broken))


def test_a_stale_file_is_named_and_written_anew(tmp_path):
    assert description.write(str(tmp_path), only_check=True) == ["openapi-3.1.json", "openapi-3.0.json"]
    assert not list(tmp_path.iterdir())
    assert description.write(str(tmp_path), only_check=False) == []
    assert description.write(str(tmp_path), only_check=True) == []
    (tmp_path / "openapi-3.0.json").write_text("{}")
    assert description.write(str(tmp_path), only_check=True) == ["openapi-3.0.json"]


@pytest.mark.django_db
def test_the_site_serves_the_same_description():
    answer = NOBODY.get("/openapi.json")
    assert answer.json() == json.loads(description.files()["openapi-3.1.json"])


def test_every_door_of_the_site_is_described():
    served = get_resolver("tandem.faces.api.urls").reverse_dict
    names = {
        key
        for namespace in get_resolver("tandem.faces.api.urls").namespace_dict.values()
        for key in namespace[1].reverse_dict
        if isinstance(key, str)
    }
    assert names == set(OPERATIONS)
    assert "description" in served


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_says_what_it_is(name):
    path, method, operation = OPERATIONS[name]
    refusals = {code for code in operation["responses"] if code >= "400"}

    assert CAMEL.fullmatch(name)
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    assert {"400", "429", "500", "503"} <= refusals
    assert all(CAMEL.fullmatch(piece.strip("{}")) for piece in path.strip("/").split("/"))
    if operation["security"]:
        assert {"401", "404"} <= refusals
        assert operation["security"] == [{"BearerToken": []}, {"SessionCookie": []}]
    given = {parameter["name"] for parameter in operation["parameters"]}
    assert ("If-Match" in given) == ({"412", "428"} <= refusals)
    assert ("Idempotency-Key" in given) == (method == "post" and name not in NEVER_KEPT)


def test_every_refusal_is_a_problem():
    for name, refusal in description.newest()["components"]["responses"].items():
        assert list(refusal["content"]) == [MEDIA_TYPE], name
        assert "BelGov-Trace-Id" in refusal["headers"]


def test_every_name_in_a_message_is_written_as_belgif_asks():
    for name, schema in description.newest()["components"]["schemas"].items():
        wrong = [field for field in schema.get("properties", {}) if not CAMEL.fullmatch(field)]
        assert not wrong, name


def test_every_answer_is_an_object():
    whole = description.newest()
    for name, (_, _, operation) in OPERATIONS.items():
        for code, answer in operation["responses"].items():
            schema = answer.get("content", {}).get("application/json", {}).get("schema")
            if code < "300" and schema:
                named = whole["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
                assert named["type"] == "object", name


def test_what_is_sent_allows_no_field_that_is_not_described():
    whole = description.newest()
    for name, (_, _, operation) in OPERATIONS.items():
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body:
            named = whole["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
            assert named["additionalProperties"] is False, name


def test_every_message_has_an_example_that_is_sound():
    whole = description.newest()
    for name, (_, _, operation) in OPERATIONS.items():
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body:
            schema = whole["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
            (example,) = schema["examples"]
            checker = jsonschema_rs.validator_for({**schema, "components": whole["components"]}, validate_formats=True)
            assert checker.is_valid(example), name
            assert not checker.is_valid({**example, "more": 1}), name


def test_a_field_that_may_be_empty_takes_null():
    """What the description allows is understood: a check of a number does not stand before the check of null."""
    asked = 0
    for shape in _heirs(Asked):
        for name, piece in shape.model_json_schema(by_alias=True).get("properties", {}).items():
            if {"type": "null"} in piece.get("anyOf", []):
                asked += 1
                assert [fault["msg"] for fault in _faults(shape, name)] == [], f"{shape.__name__}.{name}"
    assert asked > 50


def test_no_two_messages_have_one_name():
    """Where two have, the description of the one stands at the door of the other."""
    names = Counter(one.__name__ for base in (Asked, Given, Wanted) for one in _heirs(base))
    assert len(names) > 200
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_code_lists_have_one_name():
    """Where two have, the codes of the one stand at the fields of the other."""
    shapes = {one for base in (Asked, Given, Wanted) for one in _heirs(base)}
    lists = {code for one in shapes for field in one.model_fields.values() for code in _code_lists(field.annotation)}
    assert len(lists) > 80
    assert _doubles(lists) == []
    planted = Enum(next(iter(lists)).__name__, {"OTHER": "other"})
    assert _doubles({*lists, planted}) == [planted.__name__]


def _doubles(lists):
    return [name for name, count in Counter(one.__name__ for one in lists).items() if count > 1]


def _code_lists(annotation):
    """The lists of codes in what a field holds, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    for part in get_args(annotation):
        yield from _code_lists(part)


def _faults(shape, name):
    """What is said of null in this field."""
    try:
        shape.model_validate({name: None})
    except ValidationError as refusal:
        return [fault for fault in refusal.errors() if fault["loc"][:1] == (name,)]
    return []


def _heirs(base):
    """Every shape of the rooms of the API that is made from this one."""
    found = {heir for child in base.__subclasses__() for heir in (child, *_heirs(child))}
    return {one for one in found if one.__module__.startswith("tandem.faces.api.")}


def test_every_reference_leads_somewhere():
    for told in (description.newest(), older.as_3_0(description.newest())):
        for piece in schemas(told):
            target = piece.get("$ref")
            if isinstance(target, str):
                found = told
                for step in target.removeprefix("#/").split("/"):
                    found = found[step]
                assert found


def test_the_older_file_holds_no_word_that_it_does_not_know():
    told = older.as_3_0(description.newest())
    assert told["openapi"] == "3.0.3"
    for piece in schemas(told["components"]["schemas"]):
        assert not isinstance(piece.get("type"), list)
        assert piece.get("type") != "null"
        assert "const" not in piece
        assert not isinstance(piece.get("examples"), list)
        assert not ("$ref" in piece and len(piece) > 1)


def test_both_files_describe_the_same_operations():
    old = {operation["operationId"] for _, _, operation in standards.operations(older.as_3_0(description.newest()))}
    assert old == set(OPERATIONS)


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        (
            {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
            {"type": "integer", "default": None, "nullable": True},
        ),
        ({"anyOf": [{"$ref": "#/x"}, {"type": "null"}]}, {"allOf": [{"$ref": "#/x"}], "nullable": True}),
        (
            {"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "null"}]},
            {"anyOf": [{"type": "integer"}, {"type": "string"}], "nullable": True},
        ),
        ({"const": "a"}, {"enum": ["a"]}),
        ({"type": "string", "examples": ["a", "b"]}, {"type": "string", "example": "a"}),
        ({"type": "integer", "exclusiveMinimum": 3}, {"type": "integer", "minimum": 3, "exclusiveMinimum": True}),
        ({"$ref": "#/x", "description": "d"}, {"allOf": [{"$ref": "#/x"}], "description": "d"}),
        (
            {"properties": {"type": {"type": ["string", "null"]}, "const": {"const": 1}}},
            {"properties": {"type": {"type": "string", "nullable": True}, "const": {"enum": [1]}}},
        ),
        ({"default": {"const": 1}}, {"default": {"const": 1}}),
    ],
)
def test_the_words_of_3_1_become_those_of_3_0(newer, expected):
    assert older.as_3_0({"schema": newer})["schema"] == expected


EXAMPLES = [
    name
    for name, (_, method, operation) in OPERATIONS.items()
    if method == "get"
    and not operation["security"]
    and all("example" in one or not one.get("required") for one in operation["parameters"])
    and name not in {"getWorkplace", "getProvider"}
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_a_public_reading_work(name):
    path, _, operation = OPERATIONS[name]
    told = {one["name"]: one["example"] for one in operation["parameters"] if "example" in one}
    query = {
        one["name"]: told[one["name"]]
        for one in operation["parameters"]
        if one["in"] == "query" and one["name"] in told
    }
    for one in operation["parameters"]:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(told[one["name"]]))

    answer = NOBODY.get(f"{path}?{urlencode(query, doseq=True)}")
    assert answer.status_code == 200, answer.content


def test_most_public_readings_have_examples():
    public = [name for name, (_, method, op) in OPERATIONS.items() if method == "get" and not op["security"]]
    assert len(EXAMPLES) >= len(public) - 6
