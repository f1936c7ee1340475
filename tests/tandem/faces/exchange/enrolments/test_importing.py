"""Reading in pupils from a file: what happens with each row, what goes in, and that nothing happens twice."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.base.models import Event, Job
from tandem.base.verdict import refusal
from tandem.faces.exchange import kept_files
from tandem.faces.exchange.enrolments import actions, doors, importer
from tandem.faces.exchange.models import EnrolmentFile
from tandem.journey.intake.actions import importing, tracks
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.importing import Fate
from tandem.journey.intake.terms.tracks import LeftReason, Phase, Source
from tandem.registers.access import queries as access
from tandem.registers.access.models import Invitation
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Person
from tests.harness import school as harness
from tests.harness.queries import query_budget
from tests.harness.school import School
from tests.harness.visitors import capacity
from tests.tandem.faces.exchange.enrolments.files import csv, number, row

pytestmark = pytest.mark.django_db

AN = row("Ännè", "Óverstraeten", "2009-01-05", rrn=number("2009-01-05"), parent="Els;Ouder;els@voorbeeld.example")
BO = row("Bo", "Bakker", "2008-03-02", email="bo@voorbeeld.example")


def _boss(school: School, role: Role = Role.PROVIDER_ADMIN) -> Actor:
    held = capacity(role, school.provider.pk)
    return access.actor_of(held.user_id, held.pk, school.day)


def _handed_in(school: School, actor: Actor, content: bytes) -> EnrolmentFile:
    return actions.hand_in(
        actor=actor, provider_id=school.provider.pk, name="klas.csv", content=content, now=school.now
    )


def _looked(school: School, actor: Actor, file: EnrolmentFile) -> importer.Preview:
    return actions.looked_at(actor, doors.file_for(actor, file.pk), now=school.now)


def _read_in(school: School, actor: Actor, content: bytes, answers: dict[str, str] | None = None) -> EnrolmentFile:
    """The whole way: handed in, answered, looked at, let in, done."""
    file = _handed_in(school, actor, content)
    if answers:
        actions.answer(actor=actor, file_id=file.pk, answers=answers, coach_id=None)
    seen = _looked(school, actor, file).seen
    actions.let_in(actor=actor, file_id=file.pk, seen=seen, now=school.now)
    done = actions.take_in(file_id=file.pk, now=school.now)
    assert done is not None
    return done


def _fates(looked: importer.Preview) -> list[Fate]:
    return [plan.fate for plan in looked.plans]


@pytest.fixture
def school(now: datetime) -> School:
    return harness.build(now)


def test_a_class_goes_in_once_and_the_same_file_twice_changes_nothing(school):
    boss = _boss(school)
    file = _handed_in(school, boss, csv(AN, BO))
    assert "Overstraeten" not in file.sealed, "the file is kept under seal"
    looked = _looked(school, boss, file)
    assert _fates(looked) == [Fate.NEW, Fate.NEW]
    assert Track.objects.count() == 0, "looking writes nothing"
    with pytest.raises(NotPossible):
        actions.let_in(actor=boss, file_id=file.pk, seen="something else", now=school.now)

    done = _read_in(school, boss, csv(AN, BO))

    an, bo = Track.objects.order_by("person__birth_date").reverse()
    assert (an.person.given_name, an.person.family_name, an.source) == ("Ännè", "Óverstraeten", Source.IMPORT)
    assert an.nis, "the home is placed"
    assert an.person.number_mark, "the learner is known by number from now on"
    assert number("2009-01-05") not in an.person.number_mark, "the number is not kept"
    assert [one.guardian.email for one in an.person.guardianships.all()] == ["els@voorbeeld.example"]
    assert done.wiped_at
    assert done.sealed == "", "every row went in: the file is gone at once"
    assert not bo.person.number_mark

    again = _looked(school, boss, _handed_in(school, boss, csv(AN, BO)))
    assert _fates(again) == [Fate.SAME, Fate.SAME], "who is there already, without any question"
    assert not again.agreed
    actions.take_in(file_id=done.pk, now=school.now)
    assert Track.objects.count() == 2, "a job that runs twice does nothing more"

    actions.ask_invitations(actor=boss, file_id=done.pk, now=school.now)
    assert actions.invite(file_id=str(done.pk), now=school.now) == 1
    assert actions.invite(file_id=str(done.pk), now=school.now) == 0, "nobody is invited twice"
    assert Invitation.objects.get().email == "bo@voorbeeld.example"


def test_what_changed_is_shown_and_who_looks_alike_is_a_question(school):
    boss = _boss(school)
    _read_in(school, boss, csv(AN, BO))
    moved = csv(
        AN.replace("9800;Deinze", "9000;Gent"),
        BO.replace("bo@voorbeeld.example", "bo.nieuw@voorbeeld.example"),
        row("Gina", "Nieuw", "2009-05-05", left="15/09/2026"),
        row("Ännè", "Óverstraeten", "2009-01-05"),
        row("Dirk", "Later", "2009-06-06", training="onbestaand vak"),
        row("Te", "Jong", "2020-06-06"),
    )
    file = _handed_in(school, boss, moved)
    looked = _looked(school, boss, file)
    assert _fates(looked) == [Fate.CHANGES, Fate.ASKS, Fate.SAME, Fate.STUCK, Fate.STUCK, Fate.STUCK]
    assert {(one.field, one.after) for one in looked.plans[0].changes} == {
        ("postal_code", "9000"),
        ("municipality", "Gent"),
    }
    assert [line for line, _words in looked.faults] == [5, 6, 7]
    assert all(words.endswith(".") for _line, words in looked.faults), "sentences that are whole"
    assert importer.rest(looked, now=school.now).rows[0][1:3] == ("Bo", "Bakker"), "a question waits in the rest"

    answers = {"person:3": "yes"}
    actions.answer(actor=boss, file_id=file.pk, answers=answers, coach_id=None)
    answered = _looked(school, boss, file)
    assert answered.plans[1].fate is Fate.CHANGES
    actions.let_in(actor=boss, file_id=file.pk, seen=answered.seen, now=school.now)
    done = actions.take_in(file_id=file.pk, now=school.now)
    assert done is not None
    assert done.sealed, "rows are left: the file stays for a while"
    assert set(Person.objects.filter(tracks__isnull=False).values_list("email", flat=True)) == {
        "",
        "bo.nieuw@voorbeeld.example",
    }
    assert Track.objects.filter(postal_code="9000").count() == 1
    assert actions.sweep(now=school.now + timedelta(days=8)) >= 1
    assert not EnrolmentFile.objects.exclude(sealed="").exists(), "after a week nothing of any file is left"
    with pytest.raises(NotFound):
        kept_files.content_of(EnrolmentFile.objects.get(pk=file.pk))


def test_somebody_else_of_the_same_name_is_a_person_of_one_s_own(school):
    boss = _boss(school)
    _read_in(school, boss, csv(BO))
    twin = BO.replace("Dorpsstraat", "Kerkstraat")
    _read_in(school, boss, csv(twin), {"person:2": "no"})
    assert Person.objects.filter(family_name="Bakker").count() == 2
    again = _looked(school, boss, _handed_in(school, boss, csv(twin)))
    assert _fates(again) == [Fate.SAME], "nothing would change, so nothing is asked"
    third = _looked(school, boss, _handed_in(school, boss, csv(BO.replace("Dorpsstraat", "Molenstraat"))))
    assert _fates(third) == [Fate.ASKS]
    assert len(third.plans[0].questions[0].options) == 3


def test_a_pupil_leaves_comes_back_and_changes_training(school):
    boss = _boss(school)
    other = harness.reference.trainings_on(school.day).exclude(code=harness.TRAINING).first()
    rrn = number("2009-04-12")
    _read_in(school, boss, csv(row(rrn=rrn)))
    switch = csv(row(rrn=rrn, training=other.code))
    asked = _looked(school, boss, _handed_in(school, boss, switch))
    assert _fates(asked) == [Fate.ASKS]
    _read_in(school, boss, switch, {"switch:2": harness.TRAINING})
    first, second = Track.objects.order_by("enrolled_at", "number")
    assert (first.phase, first.left_reason, second.training.code) == (Phase.LEFT, LeftReason.OTHER_TRAINING, other.code)

    stale = _looked(school, boss, _handed_in(school, boss, csv(row(rrn=rrn))))
    assert _fates(stale) == [Fate.STUCK], "an old file brings nobody back"

    left = csv(row(rrn=rrn, training=other.code, left="15/10/2026"))
    _read_in(school, boss, left)
    second.refresh_from_db()
    assert (second.phase, second.left_on, second.left_reason) == (Phase.LEFT, date(2026, 10, 15), LeftReason.OTHER)
    assert _fates(_looked(school, boss, _handed_in(school, boss, left))) == [Fate.SAME]

    back = csv(row(rrn=rrn, training=other.code, starts="03/11/2026"))
    done = _read_in(school, boss, back)
    assert Track.objects.running().get().starts_on == date(2026, 11, 3)
    assert Person.objects.count() == 1, "one human being all along"
    assert len(actions.new_tracks(done)) == 1


def test_what_happened_meanwhile_is_never_overwritten(school):
    boss = _boss(school)
    _read_in(school, boss, csv(AN))
    file = _handed_in(school, boss, csv(AN.replace("9800;Deinze", "9000;Gent"), BO))
    seen = _looked(school, boss, file).seen
    actions.let_in(actor=boss, file_id=file.pk, seen=seen, now=school.now)
    track = Track.objects.get()
    tracks.leave(actor=boss, track_id=track.pk, reason=LeftReason.WORK, left_on=date(2026, 10, 1), now=school.now)
    done = actions.take_in(file_id=file.pk, now=school.now)
    assert done is not None
    assert done.results["2"][0] == Fate.STUCK
    assert done.results["3"][0] == Fate.NEW, "the others go in"
    track.refresh_from_db()
    assert track.postal_code == "9800"
    assert done.sealed, "the row that is left can still be taken along"


def test_another_school_learns_nothing_and_a_coach_changes_only_own_learners(school):
    boss = _boss(school)
    _read_in(school, boss, csv(AN, BO))
    elsewhere = harness.build(school.now)
    stranger = _boss(elsewhere)
    looked = _looked(elsewhere, stranger, _handed_in(elsewhere, stranger, csv(AN, BO)))
    assert _fates(looked) == [Fate.NEW, Fate.NEW], "as if nobody else knew these learners"
    file = _handed_in(school, boss, csv(AN))
    for outsider in (stranger, _boss(school, Role.COACH), Actor(boss.user_id, Role.LEARNER)):
        with pytest.raises(NotFound):
            doors.file_for(outsider, file.pk)

    colleague, coach = _boss(school, Role.COACH), _boss(school, Role.COACH)
    track = Track.objects.get(person__family_name="Bakker")
    tracks.assign_coach(actor=boss, track_id=track.pk, coach_id=colleague.user_id, now=school.now)
    changed = csv(BO.replace("Dorpsstraat", "Kerkstraat"), AN.replace("Dorpsstraat", "Kerkstraat"))
    file = _handed_in(school, coach, changed)
    actions.answer(actor=coach, file_id=file.pk, answers={"person:2": "yes"}, coach_id=None)
    looked = _looked(school, coach, file)
    assert _fates(looked) == [Fate.STUCK, Fate.CHANGES]
    assert looked.plans[0].changes == (), "nothing of what another coach knows"


def test_many_rows_ask_no_more_questions_than_few(school):
    boss = _boss(school)
    few = _handed_in(school, boss, csv(*_class(2)))
    many = _handed_in(school, boss, csv(*_class(120)))
    with query_budget(20):
        _looked(school, boss, few)
    with query_budget(20):
        looked = _looked(school, boss, many)
    assert looked.counts[Fate.NEW] == 120


def _class(count: int) -> list[str]:
    return [row("Kim", f"Klas {n}", "2009-02-02", rrn=number("2009-02-02", n + 1)) for n in range(count)]


def test_who_may_not_enrol_reads_nothing_in(school):
    for role in (Role.COMPANY_ADMIN, Role.LEARNER, Role.PLATFORM_ADMIN):
        with pytest.raises((NotPossible, NotFound)):
            _handed_in(school, Actor(UUID(int=1), role, school.provider.pk), csv(AN))


def _classmates(count: int) -> list[str]:
    """Pupils with a number and a parent of their own; the first two are sisters."""
    parents = ["Els;Klas;els@voorbeeld.example", *(f"Ouder{n};Klas;o{n}@voorbeeld.example" for n in range(1, count))]
    parents[1] = parents[0]
    return [
        row(f"Kim{n}", "Klas", "2009-02-02", rrn=number("2009-02-02", n + 1), parent=parents[n]) for n in range(count)
    ]


def _history(school: School) -> dict[str, list[tuple[str, object]]]:
    """What happened to each learner of a school, and to their track and parents, by name."""
    told = {}
    for track in Track.objects.filter(provider=school.provider).select_related("person"):
        child = track.person
        parents = [one.guardian for one in child.guardianships.select_related("guardian")]
        rows = [*events.history(child), *events.history(track), *(one for p in parents for one in events.history(p))]
        told[child.given_name] = [(one.code, sorted(one.data)) for one in rows]
    return told


def test_a_class_goes_in_at_once_as_it_would_one_by_one_in_a_few_questions_a_row(school, monkeypatch, now):
    boss = _boss(school)
    file = _handed_in(school, boss, csv(*_classmates(25)))
    actions.let_in(actor=boss, file_id=file.pk, seen=_looked(school, boss, file).seen, now=school.now)
    with query_budget(25 * 6):
        done = actions.take_in(file_id=file.pk, now=school.now)
    assert done is not None
    assert {fate for fate, _track in done.results.values()} == {Fate.NEW}
    assert Person.objects.filter(kept_by=school.provider.pk).count() == 25 + 24, "a parent of two is one person"
    assert Job.objects.filter(name="events.happened").count() == Event.objects.count(), "letters follow each event"
    assert list(events.verify()) == []

    elsewhere = harness.build(now)
    monkeypatch.setattr(importing.tracks, "enrol_all", _never)
    _read_in(elsewhere, _boss(elsewhere), csv(*_classmates(25)))
    assert _history(elsewhere) == _history(school), "when they cannot go in together, each goes in by itself"


def _never(**_told: object) -> None:
    refusal("person.one_per_number").or_raise()
