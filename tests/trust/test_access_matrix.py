"""Every door, tried by everybody: each role × each door × {own, another organisation, nobody}, as the matrix says."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tandem.base.models import Event, EventDetail
from tandem.faces.api import description, standards
from tandem.faces.documents import pdf
from tandem.faces.documents.letter import Letter
from tandem.faces.exchange import tables
from tandem.faces.exchange.tables import Table
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail
from tandem.journey.placement.snapshot import shelf
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role, Sight
from tandem.registers.people.models import Person as PersonRow
from tests.conftest import NOW, FixedClock
from tests.harness import bakery
from tests.tandem.faces.api.knocks import DOORS as KNOCKS
from tests.trust import canaries, doors, matrix
from tests.trust.conftest import SIZES, Size, Tell, seed
from tests.trust.doors import Way
from tests.trust.matrix import NOBODY, SIGNED_IN, Answer, Place, Row, Who
from tests.trust.people import Person, everybody, undone, where_it_belongs
from tests.trust.scene import Scene

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

AREAS = tuple(dict.fromkeys(row.area for row in matrix.rows().values()))
WEB = dict(doors.addresses())
OPERATIONS = {
    operation["operationId"]: method.upper() for _path, method, operation in standards.operations(description.newest())
}


@dataclass(frozen=True)
class Heard:
    """What somebody heard at a door, how often that was noted, and how many things happened by it."""

    status: int
    location: str
    seen: int
    refused: int
    happened: int
    keeps_words: bool = False
    """Whether it is the page that shows a visitor, who was signed in before, the words that came too late."""
    content: bytes = b""
    heads: str = ""
    """Everything that stands above the content, one line each."""

    @property
    def answer(self) -> Answer | None:
        """The same for the website and for the API; None for an answer that is none of these."""
        is_sent_to_sign_in = self.status == 302 and self.location.startswith(reverse("account:sign_in"))
        if self.status in {401, 404} or is_sent_to_sign_in or self.keeps_words:
            return Answer.SHUT
        if self.status in {403, 409}:
            return Answer.TOLD
        return Answer.OPEN if self.status in {200, 201, 204, 302} else None


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Scene, list[Person]]]:
    """The bakery and everybody who tries its doors; nothing of it stays."""
    patch = pytest.MonkeyPatch()
    patch.setattr("tandem.base.clock.now", FixedClock(NOW).now)
    # Openings that another thread would fetch anew: it sees nothing of a story that is never committed.
    patch.setattr(shelf, "KEPT_SECONDS", shelf.MOST_SECONDS)
    shelf.forget()
    with django_db_blocker.unblock(), undone():
        world = bakery.build(NOW)
        scene = Scene(world)
        yield scene, everybody(world, scene.noor)
    shelf.forget()
    patch.undo()


def test_every_door_of_the_website_has_a_row() -> None:
    known = {name for name in matrix.rows() if ":" in name or name == "health"}
    assert set(WEB) - known == set(), "say in access_matrix.yaml who may pass this new door"
    assert known - set(WEB) == set(), "this door is gone; take its row out"


def test_every_operation_of_the_api_has_a_row() -> None:
    known = {name for name in matrix.rows() if ":" not in name and name != "health"}
    assert set(OPERATIONS) - known == set(), "say in access_matrix.yaml who may call this new operation"
    assert known - set(OPERATIONS) == set(), "this operation is gone; take its row out"
    assert set(OPERATIONS) - set(KNOCKS) == set(), "say in knocks.py how one calls this operation"


def test_every_role_tries_every_door(story: tuple[Scene, list[Person]]) -> None:
    assert {person.role for person in story[1]} == set(Role) - {Role.SYSTEM}


def test_no_group_is_written_down_for_nothing() -> None:
    assert set(matrix.groups_in_use()) == matrix.group_names()


@pytest.mark.parametrize("area", AREAS)
def test_a_door_opens_for_who_may_and_for_nobody_else(
    story: tuple[Scene, list[Person]], area: str, size: Size, tell: Tell
) -> None:
    scene, people = story
    faults, rows, knocks = [], [row for row in matrix.rows().values() if row.area == area], 0
    knocking = _who_knocks(people, size.strangers)
    for row in rows:
        faults_of = _faults_of_operation if row.door in OPERATIONS else _faults
        at_the_door = knocking[row.door]
        knocks += len(at_the_door)
        faults += [*faults_of(row, scene, at_the_door), *_never_met(row, scene, at_the_door)]
    tell(f"{len(rows)} doors, {knocks} times somebody of {len(people)} people")
    assert faults == [], "\n".join(faults)


def _who_knocks(people: list[Person], strangers: int | None) -> dict[str, list[Person]]:
    """Who knocks at each door: all whose role its row names, here and elsewhere, who has none, and so many strangers.

    Of the strangers one is drawn, and the others are those who knocked least so far; None is everybody.
    """
    knocked: Counter[str] = Counter()
    found = {}
    for row in matrix.rows().values():
        named = {role for who in (row.reads, row.does, row.told) if who for role, _place in who.pairs} | {Role.PUBLIC}
        others = [person for person in people if person.role not in named]
        random.Random(f"{seed()}/{row.door}").shuffle(others)
        if strangers is not None:
            others = [*others[:1], *sorted(others[1:], key=lambda person: knocked[person.name])][:strangers]
        known = {person.name for person in others}
        found[row.door] = [person for person in people if person.role in named or person.name in known]
        knocked.update(person.name for person in found[row.door])
    return found


def test_in_the_short_form_too_everybody_knocks_somewhere(story: tuple[Scene, list[Person]]) -> None:
    _scene, people = story
    few = SIZES["short"].strangers
    knocked = Counter(person.name for there in _who_knocks(people, few).values() for person in there)
    assert set(knocked) == {person.name for person in people}
    assert min(knocked.values()) > len(matrix.rows()) / 10
    assert min(len(there) for there in _who_knocks(people, few).values()) >= (few or 0)


@pytest.mark.parametrize("door", ["desk:inbox", "desk:declare_complete", "getMentor"])
def test_the_control_a_row_that_is_wrong_is_found(story: tuple[Scene, list[Person]], door: str) -> None:
    row = matrix.rows()[door]
    scene, people = story
    faults_of = _faults_of_operation if door in OPERATIONS else _faults
    everybody_may = Who(kind=SIGNED_IN)
    wrong = replace(row, **{word: everybody_may for word in ("reads", "does") if getattr(row, word)})
    who = [person for person in people if person.role in {Role.LEARNER, Role.COMPANY_ADMIN}]
    assert any("learner" in fault for fault in faults_of(wrong, scene, who))


def test_the_control_a_canary_behind_a_wrong_door_is_found(story: tuple[Scene, list[Person]]) -> None:
    scene, people = story
    coach = [person for person in people if person.name == "coach (own)"]
    row = replace(matrix.rows()["learners:needs"], door="learners:needs")

    assert list(_faults(row, scene, coach)) == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(canaries, "readers", dict)
        assert any("holds" in fault for fault in _faults(row, scene, coach))


def test_the_control_a_page_that_shows_an_address_for_a_name_is_found(story: tuple[Scene, list[Person]]) -> None:
    scene, people = story
    row = matrix.rows()["learners:list"]
    school = [person for person in people if person.name == "provider_admin (own)"]
    assert list(_faults(row, scene, school)) == []
    with undone():
        PersonRow.objects.filter(pk=scene.track.person_id).update(given_name=canaries.LEARNER.street)
        assert any("straat van de lerende" in fault for fault in _faults(row, scene, school))


def test_the_control_a_canary_is_heard_in_every_kind_of_answer(story: tuple[Scene, list[Person]]) -> None:
    name, number = "rijksregisternummer van een leerling", canaries.NUMBER
    words = f"{number[:6]}-{number[6:9]}.{number[9:]}"
    letter = Letter(*["Tandem"] * 5, day=NOW.date(), language="nl", paragraphs=(words,))
    sheet = Table(title=words, columns=("Wie",), rows=[("Jan",)], made_at=NOW)
    for content in (f"<p>{words}</p>".encode(), pdf.letter_pdf(letter), tables.as_xlsx(sheet)):
        assert list(canaries.met(content)) == [name]
    assert list(canaries.met(b"", f"Location: /lerenden?q={words}")) == [name]
    assert list(canaries.met(b"Jan")) == []


def test_the_table_of_who_reads_tells_of_canaries_and_groups_that_are_there() -> None:
    told, unused = canaries.names_in_use()
    nobody = {name for name in canaries.CANARIES if "klasgenoot" in name or "ligging" in name}
    assert told == set(canaries.CANARIES) - nobody
    assert unused == set()


def test_no_mail_and_no_event_tells_what_a_person_told(story: tuple[Scene, list[Person]]) -> None:
    """Mails stay where we reach nobody any more, events stay longer than the person: they name, and tell no more."""
    scene, _people = story
    with undone():
        for event in Event.objects.values_list("pk", flat=True):
            outbox.happened(event_id=event, now=scene.world.now)
        mails = list(Mail.objects.all())
        assert len(mails) > 10
        said = {one: f"{one.subject} {one.text} {one.html} {one.enclosed}".encode() for one in mails}
        assert [(one.code, name) for one, words in said.items() for name in canaries.met(words)] == []
    happened = [*Event.objects.values_list("data", flat=True), *EventDetail.objects.values_list("body", flat=True)]
    assert [name for one in happened for name in canaries.met(str(one).encode())] == []


def test_that_a_need_is_not_met_is_told_to_who_may_read_it_and_to_nobody_else(
    story: tuple[Scene, list[Person]],
) -> None:
    scene, people = story
    row = matrix.rows()["proposals:suited"]
    shelf.forget()
    told, read = set(), set()
    for person in people:
        if person.place is Place.OWN:
            heard = _ask(row, "GET", person, scene, doors.WAYS[row.door])
            read |= {person.name} if heard.status == 200 else set()
            told |= {person.name} if canaries.REASON_CANARY.encode() in heard.content else set()
    assert told == canaries.readers()["dat een werkplek niet alles heeft", row.door]
    assert read == told | {"provider_admin (own)"}


# ------------------------------------------------------------------------------------------------------------- website


def _faults(row: Row, scene: Scene, people: list[Person]) -> Iterator[str]:
    way = doors.WAYS.get(row.door, Way())
    for method in ("GET", "POST"):
        known = row.reads if method == "GET" else row.does
        for person in people:
            with where_it_belongs(person):
                if known is None:
                    yield from _no_such_way(row, method, person, scene, way)
                else:
                    yield from _knocked(row, method, person, scene, way)


def _ask(row: Row, method: str, person: Person, scene: Scene, way: Way) -> Heard:
    url = reverse(row.door, args=way.arguments(scene, person)) + way.query
    form = way.form(scene, person) if method == "POST" else {}
    return _sent(person, method, url, form)


def _sent(person: Person, method: str, url: str, form: dict[str, object]) -> Heard:
    with undone():
        kept, before = dict(person.client.cookies), _so_far()
        answer = person.client.get(url) if method == "GET" else person.client.post(url, form)
        content = answer.getvalue()  # read to its end, so that a file closes
        keeps_words = any(template.name == "errors/signed_out.html" for template in answer.templates)
        person.client.cookies.clear()
        person.client.cookies.update(kept)
        return Heard(
            answer.status_code,
            answer.get("Location", ""),
            *_since(before),
            keeps_words=keeps_words,
            content=content,
            heads=str(answer.headers),
        )


def _no_such_way(row: Row, method: str, person: Person, scene: Scene, way: Way) -> Iterator[str]:
    if person.role in {Role.PUBLIC, Role.PLATFORM_ADMIN, Role.COMPANY_ADMIN}:
        with undone():
            status = _ask(row, method, person, scene, way).status
        if status != 405:
            yield f"{row.door} {method} {person.name}: no row says who may; found {status}, needed 405"


def _knocked(row: Row, method: str, person: Person, scene: Scene, way: Way) -> Iterator[str]:
    expected = row.answer(method, person.role, person.place, is_signed_in=person.is_signed_in)
    heard = _ask(row, method, person, scene, way)
    told = f"{row.door} {method} {person.name}"
    yield from (f"{told}: {fault}" for fault in _compared(row, method, person, heard=heard, expected=expected))
    yield from (f"{told}: {fault}" for fault in _leaked(row, person, scene, heard))
    known = row.reads if method == "GET" else row.does
    if expected is Answer.SHUT and not person.is_signed_in and known != Who(kind=NOBODY) and heard.status == 404:
        yield f"{told}: a visitor is not asked to sign in, and whose session ended loses what was written"


def _leaked(row: Row, person: Person, scene: Scene, heard: Heard) -> Iterator[str]:
    """What somebody meets who may not read it, and what somebody else could read from a copy that was kept."""
    for name in canaries.met(heard.content, heard.heads):
        scene.met.add((name, row.door, person.name))
        if person.name not in canaries.readers().get((name, row.door), ()):
            yield f"holds “{name}”, and who_reads.yaml does not say so"
        if "no-store" not in heard.heads:
            yield f"holds “{name}”, and may be kept by who passes it on"


def _never_met(row: Row, scene: Scene, people: list[Person]) -> Iterator[str]:
    """What the table says that is read here, and those who knocked did not meet."""
    at_the_door = {person.name for person in people}
    for (name, door), who in canaries.readers().items():
        if door == row.door:
            missed = sorted(one for one in who & at_the_door if (name, door, one) not in scene.met)
            yield from (f"{door} {one}: “{name}” was not met; take it out of who_reads.yaml" for one in missed)


def _compared(row: Row, method: str, person: Person, *, heard: Heard, expected: Answer) -> Iterator[str]:
    if heard.answer != expected:
        yield f"heard {heard.answer or 'something else'} ({heard.status}), needed {expected}"
    elif expected is Answer.SHUT and person.is_signed_in and heard.refused != 1:
        yield f"turned away, and noted {heard.refused} times"
    elif heard.happened and (method == "GET" or expected is not Answer.OPEN):
        yield f"{heard.happened} things happened, and nothing should"
    elif heard.status == 200 and method == "GET" and (heard.seen > 0) != row.is_noted:
        yield f"read, and noted {heard.seen} times; the row says {'noted' if row.is_noted else 'not noted'}"


# ----------------------------------------------------------------------------------------------------------------- API


def _faults_of_operation(row: Row, scene: Scene, people: list[Person]) -> Iterator[str]:
    method = OPERATIONS[row.door]
    for person in people:
        if person.is_signed_in and not person.has_key:
            continue
        with where_it_belongs(person):
            knock = doors.knock_of(row.door, scene, person)
            before = _so_far()
            headers = {} if method == "GET" else {"If_Match": "*"}
            answer = person.program(method, knock.path, knock.body, files=knock.files, **headers)
            heard = Heard(answer.status_code, "", *_since(before), content=answer.getvalue(), heads=str(answer.headers))
            expected = row.answer(method, person.role, person.place, is_signed_in=person.is_signed_in)
            faults = _compared(row, method, person, heard=heard, expected=expected)
            yield from (f"{row.door} {person.name}: {fault}" for fault in faults)
            yield from (f"{row.door} {person.name}: {fault}" for fault in _leaked(row, person, scene, heard))
            if (heard.status == 401) != (expected is Answer.SHUT and not person.is_signed_in):
                yield f"{row.door} {person.name}: heard {heard.status}"


def _so_far() -> tuple[int, int]:
    """The last note of who looked, and how many things happened."""
    return ReadNote.objects.order_by("-pk").values_list("pk", flat=True).first() or 0, Event.objects.count()


def _since(before: tuple[int, int]) -> tuple[int, int, int]:
    """How often somebody was noted as having read and as turned away, and how many things happened."""
    note, happened = before
    sights = list(ReadNote.objects.filter(pk__gt=note).values_list("sight", flat=True))
    return sights.count(Sight.SEEN), sights.count(Sight.REFUSED), Event.objects.count() - happened
