"""The enrolment message: asked pupil by pupil, of a double with every fault, never taken for more than it says."""

import logging
from collections.abc import Callable
from typing import Any

import pytest

from tandem.base.errors import NotPossible
from tandem.base.models import Event, Job
from tandem.faces.exchange import kept_files
from tandem.faces.exchange.enrolments import actions, doors, fetching, importer
from tandem.faces.exchange.enrolments.reading import as_message
from tandem.faces.exchange.magda import asking, double, messages, transport
from tandem.faces.exchange.magda.asking import Note
from tandem.faces.exchange.magda.messages import GarbledError, RefusedError
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.importing import Fate, ImportHappened
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tests.harness import school as harness
from tests.harness.school import School
from tests.harness.visitors import capacity
from tests.tandem.faces.exchange.enrolments.files import number

PAINTER, UNKNOWN, FULL_TIME = (number("2009-02-02", order) for order in (120, 128, 129))


@pytest.fixture
def school(db: None, now) -> School:
    return harness.build(now)


@pytest.fixture
def boss(school):
    held = capacity(Role.PROVIDER_ADMIN, school.provider.pk)
    return access.actor_of(held.user_id, held.pk, school.day)


def asked(school, boss, *numbers):
    pupils = [{"national_number": one, "given_name": f"Kim{n}", "family_name": "Klas"} for n, one in enumerate(numbers)]
    return fetching.ask(actor=boss, provider_id=school.provider.pk, name="klas", pupils=pupils, now=school.now)


def looked(school, boss, file) -> importer.Preview:
    return actions.looked_at(boss, doors.file_for(boss, file.pk), now=school.now)


def test_who_is_asked_goes_in_and_who_is_not_known_there_is_told_why(school, boss):
    file = asked(school, boss, PAINTER, UNKNOWN, FULL_TIME)
    assert PAINTER not in file.sealed
    assert Job.objects.filter(name=fetching.FETCH).count() == 1
    assert "Kijk over enkele minuten" in looked(school, boss, file).faults[0][1]

    assert fetching.fetch(file_id=str(file.pk), now=school.now) == 3
    seen = looked(school, boss, file)
    assert [plan.fate for plan in seen.plans] == [Fate.NEW]
    assert (seen.plans[0].form.training, seen.plans[0].form.group_number) == (harness.TRAINING, "1001")
    assert [line for line, _words in seen.faults] == [2, 3]
    assert "kent dit rijksregisternummer niet" in seen.faults[0][1]
    assert "geen lopende duale inschrijving" in seen.faults[1][1]
    actions.let_in(actor=boss, file_id=file.pk, seen=seen.seen, now=school.now)
    actions.take_in(file_id=file.pk, now=school.now)
    assert Track.objects.get().person.number_mark, "known again by number"
    assert fetching.fetch(file_id=str(file.pk), now=school.now) == 0, "a second time asks nobody"


def queued() -> list[dict[str, Any]]:
    return list(Job.objects.filter(name=fetching.FETCH).order_by("run_at", "id").values_list("arguments", flat=True))


@pytest.mark.parametrize("fault", ["timeout", "500", "garbage", "busy", "denied"])
def test_a_service_that_fails_loses_nobody_and_is_asked_again_a_few_times(school, boss, settings, fault):
    settings.MAGDA_URL = f"double:{fault}"
    file = asked(school, boss, PAINTER)
    for turn in range(2):
        fetching.fetch(file_id=str(file.pk), now=school.now, turn=turn)
        assert queued()[-1] == {"file_id": str(file.pk), "turn": turn + 1}
    assert "Wij proberen het opnieuw" in looked(school, boss, file).faults[0][1]
    fetching.fetch(file_id=str(file.pk), now=school.now, turn=len(fetching.PAUSES))
    assert len(queued()) == 3, "the last time asks for no other"
    assert "opnieuw; kijk" not in looked(school, boss, file).faults[0][1], "nobody reads that we ask again"

    settings.MAGDA_URL = "double:ok"
    file = asked(school, boss, PAINTER)
    assert fetching.fetch(file_id=str(file.pk), now=school.now) == 1
    assert [plan.fate for plan in looked(school, boss, file).plans] == [Fate.NEW]


def test_a_class_is_asked_in_small_jobs_and_an_event_says_who_asked(school, boss):
    numbers = [number("2009-02-02", order) for order in range(200, 200 + 2 * fetching.SOME + 1)]
    file = asked(school, boss, *numbers)
    (event,) = Event.objects.filter(code=ImportHappened.ASKED)
    assert (event.subject_id, event.actor_user) == (str(school.provider.pk), boss.user_id)
    assert event.data == {"batch": str(file.pk), "count": len(numbers)}
    counts = [fetching.fetch(**queued()[at], now=school.now) for at in range(3)]
    assert counts == [fetching.SOME, fetching.SOME, 1]
    assert len(queued()) == 3, "nobody waits any more"


def test_who_waits_when_the_others_are_let_in_waits_on_in_a_list_of_their_own(school, boss, settings):
    file = asked(school, boss, PAINTER, FULL_TIME)
    fetching.fetch(file_id=str(file.pk), now=school.now, lines=[1])
    seen = looked(school, boss, file)
    actions.let_in(actor=boss, file_id=file.pk, seen=seen.seen, now=school.now)
    actions.take_in(file_id=file.pk, now=school.now)
    apart = doors.files_for(boss).exclude(pk=file.pk).get()
    assert FULL_TIME not in kept_files.content_of(doors.file_for(boss, file.pk)).decode()
    assert FULL_TIME in kept_files.content_of(doors.file_for(boss, apart.pk)).decode()
    assert "eigen lijst" in looked(school, boss, file).faults[0][1]
    assert fetching.fetch(file_id=str(apart.pk), now=school.now) == 1
    assert "geen lopende duale inschrijving" in looked(school, boss, apart).faults[0][1]
    assert Track.objects.count() == 1


def test_only_our_own_question_has_rows_that_wait(school, boss):
    told = as_message([{"national_number": PAINTER, "given_name": "Kim", "family_name": "Klas"}], {1: Note.WAITS})
    named = {"name": "eigen.JSON", "provider_id": school.provider.pk}
    file = actions.hand_in(actor=boss, content=told, now=school.now, **named)
    assert fetching.fetch(file_id=str(file.pk), now=school.now) == 0
    assert doors.told_in(file)[1] == {}


@pytest.mark.parametrize(
    ("fault", "note"), [("slow", None), ("duplicate", None), ("noted", None), ("stale", Note.NONE)]
)
def test_an_answer_twice_is_one_enrolment_and_an_old_one_is_none(settings, now, fault, note):
    settings.MAGDA_URL = f"double:{fault}"
    told = asking.ask(PAINTER, institution="012345", now=now)
    assert told.note == note
    assert bool(told.fields) == (note is None)


def test_each_call_is_logged_by_its_mark_and_names_nobody(now, caplog):
    with caplog.at_level(logging.INFO, logger="tandem.magda"):
        asking.ask(PAINTER, institution="012345", now=now)
        asking.ask(UNKNOWN, institution="012345", now=now)
    assert [one.split()[1] for one in caplog.messages if one.startswith("asks")] == [
        "RegistreerInschrijving",
        "GeefHistoriekInschrijving",
        "RegistreerInschrijving",
    ], "before anything is asked of a person a registration stands"
    assert any(one.startswith("refused") and "30001" in one for one in caplog.messages)
    assert PAINTER not in caplog.text


def test_of_an_enrolment_elsewhere_nothing_is_told(now, monkeypatch):
    real: Callable[..., bytes] = double.answer

    def elsewhere(message: bytes, **more: Any) -> bytes:
        return real(message, **more).replace(b"<Instellingsnummer>012345", b"<Instellingsnummer>054321")

    monkeypatch.setattr(double, "answer", elsewhere)
    assert asking.ask(PAINTER, institution="012345", now=now).note == Note.NONE


def test_an_answer_that_cannot_be_read_holds_up_nobody_else(school, boss, monkeypatch):
    real: Callable[..., bytes] = double.answer

    def garbled(message: bytes, **more: Any) -> bytes:
        return b"<a" if PAINTER.encode() in message else real(message, **more)

    file = asked(school, boss, PAINTER, FULL_TIME)
    monkeypatch.setattr(double, "answer", garbled)
    fetching.fetch(file_id=str(file.pk), now=school.now)
    told = [words for _line, words in looked(school, boss, file).faults]
    assert "Wij proberen het opnieuw" in told[0]
    assert "geen lopende duale inschrijving" in told[1]


def test_of_a_list_that_was_thrown_away_nobody_more_is_asked(school, boss, monkeypatch):
    file, real, calls = asked(school, boss, PAINTER, FULL_TIME), double.answer, []

    def thrown(message: bytes, **more: Any) -> bytes:
        if not calls:
            actions.throw_away(actor=boss, file_id=file.pk, now=school.now)
        calls.append(message)
        return real(message, **more)

    monkeypatch.setattr(double, "answer", thrown)
    assert fetching.fetch(file_id=str(file.pk), now=school.now) == 0
    assert not any(FULL_TIME.encode() in one for one in calls)


@pytest.mark.parametrize("moment", ["2026-09-01+02:00", "2026-09-01Z"])
def test_a_day_with_a_time_zone_is_a_day(now, monkeypatch, moment):
    real: Callable[..., bytes] = double.answer
    day = b"<DatumInschrijving>"

    def zoned(message: bytes, **more: Any) -> bytes:
        before, found, after = real(message, **more).partition(day)
        return before + found + moment.encode() + after[10:] if found else before

    monkeypatch.setattr(double, "answer", zoned)
    assert asking.ask(PAINTER, institution="012345", now=now).fields["starts_on"] == "2026-09-01"


BOMB = b'<!DOCTYPE b [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><b>&b;</b>'
FILES = b'<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]><b>&a;</b>'


@pytest.mark.parametrize("content", [b"", b"\x00", b"<a>", BOMB, FILES, b"<a/>", b"<a>" + b"x" * 2_000_001 + b"</a>"])
def test_what_is_no_answer_is_not_read(content):
    with pytest.raises(GarbledError):
        messages.enrolments(content, reference="mark")


def test_an_answer_to_another_question_is_none_and_a_refusal_with_status_200_is_one(now):
    sender = messages.Sender("tandem", "012345")
    message = messages.register(UNKNOWN, sender=sender, reference="mine", until=now.date(), now=now)
    content = double.answer(message)
    with pytest.raises(RefusedError, match="30001"):
        messages.accepted(content, reference="mine")
    good = double.answer(messages.register(PAINTER, sender=sender, reference="mine", until=now.date(), now=now))
    messages.accepted(good, reference="mine")
    with pytest.raises(GarbledError):
        messages.accepted(good, reference="another")


def test_a_platform_that_is_not_connected_says_so(school, boss, settings):
    settings.MAGDA_URL = ""
    assert not transport.is_on()
    with pytest.raises(NotPossible, match=r"import\.message_on"):
        asked(school, boss, PAINTER)
    settings.MAGDA_URL = "double:ok"
    with pytest.raises(NotPossible, match=r"import\.message_size"):
        asked(school, boss)
