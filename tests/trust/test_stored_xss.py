"""Hostile texts in every column that somebody else fills: on every page they are words, and nothing but words."""

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template import base as templates
from django.test import Client
from django.urls import reverse

from tandem.journey.agreements.models import Takeover
from tandem.registers.access.terms import COMPANY_ROLES
from tests.harness import bakery
from tests.harness.pages import InlineCodeError
from tests.trust import doors, matrix, texts
from tests.trust.conftest import Size, Tell
from tests.trust.corpora.xss import vectors
from tests.trust.doors import Way
from tests.trust.people import Person, everybody, undone, where_it_belongs
from tests.trust.scene import Scene

pytestmark = [pytest.mark.slow, pytest.mark.any_database, pytest.mark.django_db]

HARMLESS = "Vbw"
PAGES = tuple(row.door for row in matrix.rows().values() if ":" in row.door and row.reads)
SHOWN_ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcdoc", "background"}
RUNS = re.compile(r"^[\x00-\x20]*(java|vb)script:|^[\x00-\x20]*data:(?!image/)", re.IGNORECASE)
LINES = Counter({("br", ()): 10_000, ("p", ()): 10_000})
"""A text of several lines may be shown as such."""


@dataclass
class Seen:
    """A page as a browser reads it: which elements with which attributes, what it says, which data it carries."""

    status: int
    elements: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    words: str = ""
    faults: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen, self.data, self.heard = seen, None, []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.elements[tag, tuple(sorted(name for name, _ in attrs))] += 1
        self.heard += [value or "" for _, value in attrs]
        for name, value in attrs:
            if name.startswith("on") or (name in SHOWN_ADDRESSES and RUNS.match(value or "")):
                self.seen.faults.append(f"<{tag} {name}={value!r}>")
        self.data = [] if tag == "script" and "json" in (dict(attrs).get("type") or "") else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.data is not None:
            self._read_data("".join(self.data))
            self.data = None

    def handle_data(self, data: str) -> None:
        (self.heard if self.data is None else self.data).append(data)

    def handle_comment(self, data: str) -> None:
        self.seen.elements["remark", ()] += 1

    def handle_decl(self, decl: str) -> None:
        self.seen.elements["declaration", ()] += 1

    def _read_data(self, text: str) -> None:
        try:
            self.heard += _strings(json.loads(text))
        except ValueError as wrong:
            self.seen.faults.append(f"data that is no JSON: {wrong}")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def seen(answer: Any) -> Seen:
    """What a browser makes of this answer."""
    found = Seen(answer.status_code)
    if answer.streaming:
        b"".join(answer.streaming_content)
        return found
    if not answer.get("Content-Type", "").startswith(("text/html", "application/json")):
        return found
    html = answer.content.decode()
    if answer["Content-Type"].startswith("application/json"):
        found.words = "\n".join(_strings(json.loads(html)))
        if answer.get("X-Content-Type-Options") != "nosniff":
            found.faults.append("data that a browser may take for a page")
        return found
    reader = _Reader(found)
    reader.feed(html)
    reader.close()
    found.words = " ".join("\n".join(reader.heard).split())
    return found


@dataclass
class Visit:
    """One page, and who looks at it."""

    door: str
    address: str
    person: Person

    def __call__(self) -> Seen:
        """The page as it is now."""
        client = Client()
        client.cookies = copy.deepcopy(self.person.client.cookies)  # nothing that a page sets stays for the next
        with undone(), where_it_belongs(self.person):
            try:
                return seen(client.get(self.address))
            except InlineCodeError as found:
                return Seen(200, faults=[str(found)])


@pytest.fixture
def scene(db: None, now: Any, settings: Any, tmp_path: Any) -> Scene:
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path
    made = Scene(bakery.build(now))
    texts.rows_for_all(made)
    return made


def _visits(scene: Scene) -> list[Visit]:
    everyone = everybody(scene.world, scene.noor)
    people = sorted(everyone, key=lambda one: (not one.capacity, one.place != "own", one.role not in COMPANY_ROLES))
    found = []
    for door in PAGES:
        row, way = matrix.rows()[door], doors.WAYS.get(door, Way())
        may = row.reads
        person = next(one for one in people if may and may.holds(one.role, one.place, is_signed_in=one.is_signed_in))
        found.append(Visit(door, reverse(door, args=way.arguments(scene, person)) + way.query, person))
    outside = reverse("agreements:agreement", args=[Takeover.objects.latest("taken_at").agreement_id])
    found.append(Visit("agreements:agreement", outside, people[0]))
    found.append(Visit("company:start", f"{reverse('company:start')}?nummer={scene.world.company.number}", people[0]))
    found.append(Visit("company:start", f"{reverse('company:start')}?nummer=Voorbeeld", people[0]))
    found.append(Visit("company:request", reverse("company:request", args=[scene.lifted.request_id]), people[0]))
    return found


def _words_of(round_: int) -> list[str]:
    """Another text in every column, so that after a few rounds each has stood somewhere."""
    known, width = vectors(), len(texts.TEXTS)
    return [known[(round_ * width + place) % len(known)] for place in range(width)]


def _harmless(column: str, number: int) -> str:
    """A word as people write it there, of its own in every column and short enough for each.

    An address of the web becomes a link, also a hostile one that begins as such.
    """
    word = f"{HARMLESS}{number:03d}"
    return f"https://voorbeeld.example/{word}" if column.endswith(".website") else word


def _new(page: Seen, harmless: Seen) -> list[str]:
    """What the page has that it has not with a harmless text."""
    more = page.elements - harmless.elements - LINES
    return [*page.faults, *(f"{count} × <{tag} {' '.join(names)}>" for (tag, names), count in more.items())]


def test_every_column_with_words_is_filled() -> None:
    assert texts.free_texts() - set(texts.TEXTS) == set(), "a new column with words: name it in texts.py"
    assert len(vectors()) >= 300


def test_every_hostile_text_stays_a_text(scene: Scene, size: Size, tell: Tell) -> None:
    faults, pages, there = [], 0, _visits(scene)
    stands = texts.write([_harmless(name, number) for number, name in enumerate(texts.TEXTS)])
    visits = [(visit, page) for visit, page in ((visit, visit()) for visit in there) if HARMLESS in page.words]
    shown = {name for name, word in stands.items() if any(word in page.words for _, page in visits)}
    assert set(texts.TEXTS) - shown == set(texts.NOT_SHOWN)
    for round_ in range(size.xss_rounds):
        texts.write(_words_of(round_))
        for visit, harmless in visits:
            page, pages = visit(), pages + 1
            assert page.status == harmless.status, (visit.door, page.status)
            faults += [f"{visit.door}: {one}" for one in _new(page, harmless)]
    tell(f"{len(vectors())} texts, {len(texts.TEXTS)} columns, {pages} pages")
    assert {word for round_ in range(size.xss_rounds) for word in _words_of(round_)} == set(vectors())
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert len(visits) > 20


def test_the_control_a_page_that_does_not_escape_is_found(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    texts.write([HARMLESS] * len(texts.TEXTS))
    visits = {visit.door: visit for visit in _visits(scene)}
    harmless = {door: visits[door]() for door in ("company:home", "desk:request", "workplaces:workplace")}
    _no_escape(monkeypatch)
    texts.write(["<svg onload=alert(1)>"] * len(texts.TEXTS))
    for door, page in harmless.items():
        assert _new(visits[door](), page), door


def _no_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates as they would be with autoescape off."""
    monkeypatch.setattr(templates, "render_value_in_context", lambda value, _context: str(value))


# -------------------------------------------------------------------------------------------------------------- browser


WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
    window.refused.push(event.violatedDirective + " " + event.sourceFile + " " + event.sample));
"""
IN_BROWSER = (
    *("company:home", "company:mentors", "company:mentor", "company:request", "company:receipt", "company:history"),
    *("company:documents", "company:invite", "company:establishments", "desk:inbox", "desk:request", "desk:decide"),
    *("desk:history", "system:doubts", "system:imports", "system:mails", "system:jobs", "account:notices"),
    *("workplaces:search", "workplaces:workplace", "mandates:matrix", "company:start"),
)


def _look(chrome: Any, url: str, visits: list[Visit], *, rounds: int, goes_around: bool) -> tuple[list[str], int]:
    """What went off or was refused on these pages, round after round."""
    heard: list[str] = []
    contexts, pages = {}, 0

    def went_off(dialog: Any) -> None:
        heard.append("dialog")
        dialog.dismiss()

    for visit in visits:
        if visit.person.name not in contexts:
            context = chrome.new_context(bypass_csp=goes_around)
            context.add_init_script(WATCH)
            key = visit.person.client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": key, "url": url}])
            contexts[visit.person.name] = context.new_page()
            contexts[visit.person.name].on("dialog", went_off)
    for round_ in range(rounds):
        texts.write(_words_of(round_ * 11))
        for visit in visits:
            page, pages = contexts[visit.person.name], pages + 1
            page.goto(url + visit.address, wait_until="load")
            heard += [f"{visit.door}: {one}" for one in page.evaluate("window.refused")]
            if not page.url.startswith(url):
                heard.append(f"{visit.door}: led to {page.url}")
    for page in contexts.values():
        page.context.close()
    return heard, pages


@pytest.fixture
def in_browser(transactional_db: None, scene: Scene) -> list[Visit]:
    """The pages with most words; the people are the first that may."""
    return [visit for visit in _visits(scene) if visit.door in IN_BROWSER and visit.person.capacity]


def test_no_hostile_text_runs_in_a_browser(
    browser: Any,
    live_server: Any,
    in_browser: list[Visit],
    size: Size,
    tell: Tell,
) -> None:
    heard, pages = _look(browser, live_server.url, in_browser, rounds=size.xss_browser_rounds, goes_around=False)
    tell(f"{pages} pages in Chromium")
    assert heard == []
    assert len(in_browser) > 15


@pytest.mark.parametrize("what", ["dialog", "script-src"])
def test_the_control_without_escaping_the_browser_finds_it(
    browser: Any,
    live_server: Any,
    in_browser: list[Visit],
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    """Without the content policy it runs; with it the policy is what still stops it, and says so."""
    _no_escape(monkeypatch)
    visits = [visit for visit in in_browser if visit.door in {"company:home", "company:request", "desk:request"}]
    heard, _pages = _look(browser, live_server.url, visits, rounds=1, goes_around=what == "dialog")
    assert any(what in one for one in heard), heard
