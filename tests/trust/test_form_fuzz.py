"""Thousands of messages to every form and every page: nothing breaks, and every refusal says in Dutch what is wrong."""

import copy
import itertools
import logging
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.conftest import NOW, FixedClock
from tests.harness import bakery
from tests.harness.reading import read
from tests.trust import doors, matrix, messages
from tests.trust.conftest import Size, Tell, seed, shared_out
from tests.trust.doors import Way
from tests.trust.messages import WORDS, Message
from tests.trust.people import Person, everybody, undone, where_it_belongs
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

FORMS = tuple(
    row.door for row in matrix.rows().values() if ":" in row.door and row.does and row.door != "account:persona"
)
PAGES = tuple(row.door for row in matrix.rows().values() if ":" in row.door and row.reads)
NO_ROW = "00000000-0000-0000-0000-000000000000"
REFUSED = (400, 403, 404, 409, 413, 422)
ENGLISH = re.compile(
    r"This field|Enter a|Ensure |Select a valid|Null characters|The submitted|Traceback|Exception|Error:"
)


@dataclass
class Story:
    """The bakery, and who passes each door."""

    scene: Scene
    people: list[Person]

    def who(self, door: str, *, does: bool) -> Person:
        """The first person that the matrix lets through."""
        row = matrix.rows()[door]
        may = row.does if does else row.reads
        assert may is not None
        # Whoever has a capacity sees more of a page than a visitor.
        order = sorted(self.people, key=lambda one: (not one.capacity, one.place != "own"))
        passes = (one for one in order if may.holds(one.role, one.place, is_signed_in=one.is_signed_in))
        return next(passes, order[0])  # the doors that are open in a demo only


@dataclass
class Report:
    """What was sent, what was answered, and what went wrong."""

    answers: Counter[int] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def total(self) -> int:
        return sum(self.answers.values())


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Story]:
    """One story for all messages; what a message does is undone before the next."""
    patch = pytest.MonkeyPatch()
    patch.setattr("tandem.base.clock.now", FixedClock(NOW).now)
    with django_db_blocker.unblock(), undone():
        world = bakery.build(NOW)
        scene = Scene(world)
        yield Story(scene, everybody(world, scene.noor))
    patch.undo()


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> None:
    """More doors are open in a demo."""
    settings.DEMO = True


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals are expected by the thousand."""
    loggers = [logging.getLogger(name) for name in ("django.request", "django.security", "ninja")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def _fault(answer: Any) -> str:
    """What is wrong with this answer."""
    if answer.status_code >= 500:
        told = answer.exc_info[1] if getattr(answer, "exc_info", None) else ""
        return f"{answer.status_code} {type(told).__name__} {str(told)[:120]}"
    if answer.streaming:
        b"".join(answer.streaming_content)
        return ""
    if answer.status_code not in REFUSED:
        return "" if answer.status_code in {200, 201, 204, 302, 304} else f"answers {answer.status_code}"
    text = answer.content.decode()
    if "json" in answer["Content-Type"]:
        return "" if len(text) > 10 else f"{answer.status_code} without a reason"
    if not answer["Content-Type"].startswith("text/html"):
        return f"{answer.status_code} as {answer['Content-Type']}"
    page = read(answer)
    if 'lang="nl"' not in text or not page.heading:
        return f"{answer.status_code} without a page in Dutch: {text[:80]}"
    if answer.status_code == 422 and not page.errors:
        return "422 without a reason"
    english = ENGLISH.search(page.errors)
    return f"in English: {page.errors[:200]}" if english else ""


def _knock(who: Person, method: str, address: str, message: Message) -> Any:
    """The answer as a real server gives it: what breaks is an answer 500, not an exception here."""
    client, (body, kind) = Client(raise_request_exception=False), message.body()
    client.cookies = copy.deepcopy(who.client.cookies)  # a session that this message ends is undone too
    with undone():
        return client.generic(method, address + message.query, body if method == "POST" else b"", kind)


def _fuzz(who: Person, door: str, method: str, sent: Iterator[tuple[str, Message]], report: Report) -> None:
    start = time.perf_counter()
    for address, message in sent:
        answer = _knock(who, method, address, message)
        report.answers[answer.status_code] += 1
        wrong = _fault(answer)
        if wrong:
            report.faults.setdefault(
                f"{method} {door}: {wrong}", f"{message.what[:200]} {address[:200]}{message.query[:200]}"
            )
    report.seconds += time.perf_counter() - start


def _taken(every: list[Any], count: int | None, source: random.Random) -> list[Any]:
    return every if count is None or count >= len(every) else source.sample(every, count)


def _messages(fields: messages.Fields, more: tuple[str, ...], size: Size, source: random.Random) -> Iterator[Message]:
    yield Message("as it should be", tuple(fields))
    yield from _taken(list(messages.one_word_each(fields, more)), size.form_words, source)
    yield from _taken(list(messages.broken(fields)), size.form_words, source)
    yield from itertools.islice(messages.mixed(fields, more, source=source), size.form_mixes)


def _fields_of(who: Person, address: str, known: messages.Fields) -> tuple[str, ...]:
    """The fields that the page shows beside those that are sent anyway."""
    page = _knock(who, "GET", address, Message("the page"))
    if page.status_code != 200 or not page.get("Content-Type", "").startswith("text/html"):
        return ()
    shown = [name for form in read(page).forms if form.method == "post" for name in form.values]
    mine = set(shown) - {name for name, _ in known} - {"csrfmiddlewaretoken", "capacity"}
    return tuple(sorted(mine | {"next", "terug", "naar", "vink"}))


def _say(tell: Tell, report: Report, what: str) -> None:
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(report.answers.items()))
    tell(f"{report.total} messages to {what} (seed {seed()}): {answers}")


def _addresses(door: str, parts: list[Any], *, odd: list[str | bytes]) -> list[str]:
    """The address with one of its parts changed: odd words, and the number of nothing."""
    converters = list(dict(doors.addresses())[door].pattern.converters.values())
    found = []
    for known, converter in zip(parts, converters, strict=True):
        is_word = type(converter).__name__ == "StringConverter"
        words = [messages.part(word) or "%20" for word in odd] if is_word else [NO_ROW, "0", "x" * 40]
        found += [reverse(door, args=parts).replace(str(known), word) for word in words]
    return found


def test_no_form_breaks_whatever_is_sent(story: Story, size: Size, tell: Tell) -> None:
    report, forms = Report(), shared_out(FORMS)
    for door in forms:
        source = random.Random(f"{seed()}/{door}")
        person, way = story.who(door, does=True), doors.WAYS.get(door, Way())
        with where_it_belongs(person):
            parts = way.arguments(story.scene, person)
            address = reverse(door, args=parts)
            fields = messages.flat(way.form(story.scene, person))
            more = _fields_of(person, address, fields)
            sent = [(address, message) for message in _messages(fields, more, size, source)]
            paths = _addresses(door, parts, odd=_taken(list(WORDS), size.form_words, source))
            sent += [(path, Message("another address", tuple(fields))) for path in paths]
            _fuzz(person, door, "POST", iter(sent), report)
    _say(tell, report, f"{len(forms)} of {len(FORMS)} forms")
    assert not report.faults, _told(report)
    assert report.answers[302] > len(forms) // 2, "the messages do not reach the forms"
    assert report.answers[422] > report.answers[400], "the messages do not reach the fields"
    assert report.total >= size.form_messages


def test_no_page_breaks_whatever_its_address_says(story: Story, size: Size, tell: Tell) -> None:
    report, names, pages = Report(), messages.query_names(), shared_out(PAGES)
    for door in pages:
        source = random.Random(f"{seed()}/{door}")
        person, way = story.who(door, does=False), doors.WAYS.get(door, Way())
        with where_it_belongs(person):
            parts = way.arguments(story.scene, person)
            address = reverse(door, args=parts)
            asked = [messages.question(names, source=source) for _ in range(size.form_queries)]
            sent = [(address, message) for message in asked]
            paths = _addresses(door, parts, odd=_taken(list(WORDS), size.form_words, source))
            sent += [(path, Message("another address")) for path in paths]
            _fuzz(person, door, "GET", iter(sent), report)
    _say(tell, report, f"{len(pages)} of {len(PAGES)} pages")
    assert not report.faults, _told(report)
    assert report.answers[200] > len(pages) * size.form_queries // 2, "the questions do not reach the pages"


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "language", "theme", "next"])
def test_no_page_breaks_by_an_odd_cookie(name: str) -> None:
    for value in (r'"abc\000defghijklmn"', r'"\377\376"', "x" * 4000, '"\\"', "é", ""):
        client = Client(raise_request_exception=False, headers={"cookie": f"{name}={value}"})
        for address in ("/", reverse("account:sign_in"), reverse("company:home")):
            assert client.get(address).status_code in {200, 302}, (value, address)


NUL_IN_ADDRESSES = ("account:invitation", "account:use_link", "company:leave_committee", "desk:document", "law:rule")


@pytest.mark.parametrize("door", NUL_IN_ADDRESSES)
def test_an_address_with_a_nul_in_it_is_not_found(story: Story, door: str) -> None:
    person, way = story.who(door, does=door == "company:leave_committee"), doors.WAYS[door]
    with where_it_belongs(person):
        (*_, address) = _addresses(door, way.arguments(story.scene, person), odd=["a\0b"])
        for method in ("GET", "POST"):
            answer = _knock(person, method, address, Message("a NUL"))
            assert answer.status_code == 404
            assert not _fault(answer)


def _told(report: Report) -> str:
    return f"{len(report.faults)} faults\n" + "\n".join(
        f"{what}\n    {how}" for what, how in sorted(report.faults.items())
    )


@pytest.mark.parametrize(
    ("broken", "door"),
    [("DayField.to_python", "company:training"), ("GentleForm.refuse", "company:joint_committee")],
)
def test_the_control_a_form_that_breaks_is_found(
    story: Story, monkeypatch: pytest.MonkeyPatch, broken: str, door: str
) -> None:
    def breaks(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"tandem.faces.web.company.forms.gentle.{broken}", breaks)
    report, way, person = Report(), doors.WAYS[door], story.who(door, does=True)
    with where_it_belongs(person):
        address = reverse(door, args=way.arguments(story.scene, person))
        fields = messages.flat(way.form(story.scene, person))
        _fuzz(person, door, "POST", ((address, one) for one in messages.one_word_each(fields, ())), report)
    assert any("500 ZeroDivisionError" in fault for fault in report.faults), report.answers


def test_the_control_an_answer_without_a_reason_or_in_english_is_found() -> None:
    from django.http import HttpResponse, JsonResponse

    page = '<html lang="nl"><h1>Mentor</h1>{}</html>'
    english = '<div class="error-summary">This field is required.</div>'
    for answer in (
        HttpResponse(page.format(""), status=422),
        HttpResponse(page.format(english), status=422),
        HttpResponse("Bad Request (400)", status=400),
        HttpResponse("", status=405),
        JsonResponse({}, status=422),
    ):
        assert _fault(answer), answer.content
    assert not _fault(HttpResponse(page.format('<div class="error-summary">Kies een dag.</div>'), status=422))
