"""The odd words of the forms, in every field and address of the API: nothing breaks, and every refusal is a problem."""

import copy
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoDbBlocker

from tandem.faces.api import description, standards
from tests.conftest import NOW, FixedClock
from tests.harness import bakery
from tests.tandem.faces.api.house import PROVIDERS
from tests.tandem.faces.api.knocks import DOORS, Door, Knock
from tests.trust.conftest import Size, Tell, seed
from tests.trust.messages import WORDS, encoded, part
from tests.trust.people import undone
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

SAYABLE = [word if isinstance(word, str) else word.decode("utf-8", "replace") for word in WORDS]
QUERIES = {
    operation["operationId"]: [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
    for _path, _method, operation in standards.operations(description.newest())
}


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """One story for all messages; what a message does is undone before the next."""
    patch = pytest.MonkeyPatch()
    patch.setattr("tandem.base.clock.now", FixedClock(NOW).now)
    with django_db_blocker.unblock(), undone():
        yield Scene(bakery.build(NOW))
    patch.undo()


def _with_word(body: Any, word: str, source: random.Random) -> Any:
    """The body with the word in one of its fields, or in a list in it."""
    changed = copy.deepcopy(body)
    name = source.choice(sorted(changed))
    if isinstance(changed[name], list) and source.random() < 0.7:
        changed[name] = [*changed[name], word]
    else:
        changed[name] = word
    return changed


def _messages(operation: str, knock: Knock, count: int | None, source: random.Random) -> Iterator[Knock]:
    """The call with an odd word in its address, in each of its questions, in its body, or in its file."""
    words = SAYABLE if count is None else source.sample(SAYABLE, count)
    path, _, query = knock.path.partition("?")
    first, *rest = path.strip("/").split("/")
    yield knock
    for word in words:
        if rest:
            place = source.randrange(len(rest))
            yield Knock(knock.method, "/" + "/".join([first, *rest[:place], part(word) or "%00", *rest[place + 1 :]]))
        if QUERIES.get(operation):
            asked = encoded([(name, word[:2000]) for name in source.sample(QUERIES[operation], 1)])
            yield Knock(knock.method, f"{path}?{query}&{asked}" if query else f"{path}?{asked}", knock.body)
        if isinstance(knock.body, dict) and knock.body and knock.files is None:
            yield Knock(knock.method, knock.path, _with_word(knock.body, word, source))
        if knock.files is not None:
            fields = dict.fromkeys(knock.body or ("remark",), word[:500])
            yield Knock(knock.method, knock.path, fields, knock.files)
            odd = SimpleUploadedFile("aanbieders.csv", PROVIDERS + word.encode("utf-8", "surrogatepass"))
            yield Knock(knock.method, knock.path, knock.body, dict.fromkeys(knock.files, odd))


def _send(scene: Scene, door: Door, knock: Knock) -> Any:
    caller = copy.copy(scene[door.opens_for[0]]) if door.opens_for else copy.copy(scene["nobody"])
    caller.client = Client(raise_request_exception=False)
    headers = {"If_Match": "*"} if knock.method in {"POST", "PUT", "DELETE"} and knock.files is None else {}
    for sent in (knock.files or {}).values():
        sent.seek(0)
    with undone():
        return caller(knock.method, knock.path, knock.body, files=knock.files, **headers)


def _fault(answer: Any) -> str:
    if answer.status_code >= 500:
        told = answer.exc_info[1] if getattr(answer, "exc_info", None) else ""
        return f"{answer.status_code} {type(told).__name__} {str(told)[:120]}"
    if answer.status_code >= 400 and "json" not in answer["Content-Type"]:
        return f"{answer.status_code} as {answer['Content-Type']}: {answer.content[:60]!r}"
    return ""


def test_no_odd_word_breaks_the_api(scene: Scene, size: Size, tell: Tell, caplog: Any) -> None:
    caplog.set_level("CRITICAL")
    answers, faults = Counter[int](), {}
    for operation, door in DOORS.items():
        source = random.Random(f"{seed()}/{operation}")
        knock = door.knock(scene)
        for sent in _messages(operation, knock, size.form_words, source):
            answer = _send(scene, door, sent)
            answers[answer.status_code] += 1
            wrong = _fault(answer)
            if wrong:
                faults.setdefault(
                    f"{operation}: {wrong}", f"{sent.method} {quote(sent.path)[:150]} {ascii(sent.body)[:200]}"
                )
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    tell(f"{answers.total()} messages (seed {seed()}): {told}")
    assert not faults, "\n".join(f"{what}\n    {how}" for what, how in faults.items())
    words = size.form_words or len(SAYABLE)
    assert answers.total() > len(DOORS) * (1 + words), "more than one message for each word, and one without"
    assert sum(answers[status] for status in (200, 201, 204)) > 0.9 * len(DOORS), "the messages do not reach the doors"


def test_the_control_an_operation_that_breaks_is_found(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tandem.registers.geo.queries.search_places", breaks)
    door = DOORS["searchPlaces"]
    assert _fault(_send(scene, door, door.knock(scene))).startswith("500")
