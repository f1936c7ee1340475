"""Taking over agreements that were signed outside Tandem: what happens with each row, and that nothing is lost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import translation

from tandem.base import events
from tandem.base.errors import NotFound, NotPossible
from tandem.base.models import Event, Job
from tandem.base.verdict import refusal
from tandem.faces.exchange import agreement_list, kept_files
from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.tables import as_csv
from tandem.faces.exchange.takeovers import actions, doors, importer
from tandem.faces.exchange.takeovers.reading import UnreadableError, as_message
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import amendments, ending, night, suspensions, takeover
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementState,
    EndReason,
    KindReason,
    SignedWhere,
    TakeoverFate,
)
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import clocks
from tandem.journey.placement.models import SearchClock
from tandem.registers.access import queries as access
from tandem.registers.access.terms import Role
from tandem.registers.people import actions as people
from tests.factories.agreements import AgreementFactory
from tests.factories.intake import TrackFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import RecognitionFactory
from tests.harness import outside
from tests.harness.at_service import PAPER
from tests.harness.queries import query_budget
from tests.harness.visitors import capacity
from tests.tandem.faces.exchange.enrolments.files import number as national_number

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def school() -> outside.Outside:
    return outside.school()


def _fates(looked: importer.Preview) -> list[TakeoverFate]:
    return [plan.fate for plan in looked.plans]


def _codes(looked: importer.Preview) -> set[str]:
    return {one.code for plan in looked.plans for one in plan.findings}


def _notes(looked: importer.Preview) -> set[str]:
    return {one.code for plan in looked.plans for one in plan.notes}


def test_what_was_signed_elsewhere_is_signed_here_with_its_origin(school):
    done = school.take_over(school.row())
    found = school.agreement()
    assert (found.state, found.origin, found.signed_on) == (
        AgreementState.SIGNED,
        SignedWhere.OUTSIDE,
        date(2026, 9, 4),
    )
    assert (found.kind, found.kind_reason, float(found.work_hours)) == ("OAO", KindReason.AS_SIGNED, 22.5)
    assert (found.paper, found.plan, found.presented_at) == ("", None, None)
    assert found.registered_by == school.boss.user_id
    assert found.takeover.old_number == "2026/014"
    (place,) = found.workplaces.all()
    assert (place.recognition, place.mentor, place.is_lead) == (school.recognition, school.mentor, True)
    assert events.history(found)[-1].code == AgreementHappened.TAKEN_OVER
    assert done.results == {"2": ["new", str(found.pk)]}
    assert done.wiped_at, "nothing is left of the file"
    assert snapshot.replay(found).codes() == snapshot.kept(found).codes()


def test_the_learner_is_placed_and_the_search_time_stood_still_since_the_signature(school):
    school.take_over(school.row())
    assert Track.objects.get(pk=school.track.pk).phase == Phase.PLACED
    placed = Event.objects.filter(subject_id=str(school.track.pk)).latest("pk")
    clocks.happened(event_id=placed.pk, now=school.now)
    assert SearchClock.objects.get(track=school.track).stopped_on == date(2026, 9, 4)


def test_the_same_file_twice_changes_nothing(school):
    school.take_over(school.row())
    before = school.agreement()
    looked = school.look(school.hand_in(school.row()))
    assert _fates(looked) == [TakeoverFate.SAME]
    assert not looked.agreed
    assert school.agreement().version == before.version


def test_a_corrected_file_says_what_changes_and_changes_that(school):
    school.take_over(school.row())
    file = school.hand_in(school.row(ends_on="2027-05-31", accident_insurer="Voorbeeld Verzekert"))
    (plan,) = school.look(file).plans
    assert plan.fate is TakeoverFate.CHANGES
    assert [(one.field, one.before, one.after) for one in plan.changes] == [
        ("ends_on", "2027-06-30", "2027-05-31"),
        ("accident_insurer", "", "Voorbeeld Verzekert"),
    ]
    actions.let_in(actor=school.boss, file_id=file.pk, seen=school.look(file).seen, now=school.now)
    actions.take_over(file_id=file.pk, now=school.now)
    found = school.agreement()
    assert (found.ends_on, found.accident_insurer) == (date(2027, 5, 31), "Voorbeeld Verzekert")
    assert events.history(found)[-1].code == AgreementHappened.TAKEOVER_CORRECTED
    assert _fates(school.look(school.hand_in(school.row(ends_on="2027-05-31")))) == [TakeoverFate.SAME]


def test_what_is_left_empty_stays_as_it_was(school):
    school.take_over(school.row())
    looked = school.look(school.hand_in(school.row(mentor="", work_hours="", joint_committee="")))
    assert _fates(looked) == [TakeoverFate.SAME]


def test_an_end_that_a_corrected_file_tells_ends_it_and_the_learner_searches_again(school):
    school.take_over(school.row())
    file = school.take_over(school.row(ended_on="2026-11-13", ended_for="onderling akkoord"))
    found = school.agreement()
    assert file.results["2"][0] == TakeoverFate.ENDS
    assert (found.state, found.closed_on, found.closed_reason) == (
        AgreementState.ENDED,
        date(2026, 11, 13),
        EndReason.MUTUAL,
    )
    assert Track.objects.get(pk=school.track.pk).phase == Phase.SEARCHING
    again = school.look(school.hand_in(school.row(ended_on="2026-11-13", ended_for="onderling akkoord")))
    assert _fates(again) == [TakeoverFate.SAME]


def test_what_ended_before_is_history_and_moves_nobody(school):
    school.take_over(school.row(begins_on="2025-09-01", ends_on="2026-06-30", signed_on="2025-08-28"))
    found = school.agreement()
    assert (found.state, found.closed_reason) == (AgreementState.ENDED, EndReason.TERM_REACHED)
    assert Track.objects.get(pk=school.track.pk).phase == Phase.SEARCHING


def test_a_second_agreement_beside_an_earlier_one_of_the_same_company(school):
    earlier = school.row(begins_on="2025-09-01", ends_on="2026-06-30", signed_on="2025-08-28", old_number="2025/9")
    done = school.take_over(earlier, school.row())
    assert [fate for fate, _key in done.results.values()] == ["new", "new"]
    assert Agreement.objects.filter(track=school.track).count() == 2


STOPS = {
    "takeover.learner_known": {"family_name": "Onbekend"},
    "takeover.learner_named": {"birth_date": ""},
    "takeover.training_known": {"training": "Bestaat Niet"},
    "takeover.company_known": {"company": "0999999922"},
    "takeover.establishment_known": {"establishment": "2999999923"},
    "takeover.signed_before": {"signed_on": "2026-12-01"},
    "takeover.ended_in_term": {"ended_on": "2026-09-01"},
    "takeover.ended_already": {"ended_on": "2027-01-31"},
    "takeover.ended_when": {"ended_for": "overmacht"},
    "agreement.days_in_order": {"ends_on": "2026-09-01"},
}


@pytest.mark.parametrize("code", STOPS)
def test_what_cannot_be_stops_the_row(school, code):
    looked = school.look(school.hand_in(school.row(**STOPS[code])))
    assert _fates(looked) == [TakeoverFate.STUCK]
    assert code in _codes(looked)
    assert looked.faults[0][1]


@pytest.mark.parametrize("told", ["nan", "inf", "-inf", "1e9", "1e999", "0", "48,01"])
def test_what_are_no_hours_of_a_week_stands_at_its_cell(school, told):
    looked = school.look(school.hand_in(school.row(work_hours=told)))
    ((_line, words),) = looked.faults
    assert "een aantal uren per week tot 48" in words


def test_the_list_says_where_it_was_signed_and_the_training_in_the_language_of_the_page(school):
    school.take_over(school.row())
    one = school.agreement()
    one.track.training.name_en = "Baker"
    with translation.override("en"):
        (row,) = agreement_list.table_of([one], now=school.now).rows
    assert (row[2], row[-1]) == ("Baker", "Outside Tandem")


def test_the_same_row_twice_in_one_file_goes_in_once(school):
    looked = school.look(school.hand_in(school.row(), school.row()))
    assert _fates(looked) == [TakeoverFate.NEW, TakeoverFate.STUCK]
    assert _codes(looked) == {"takeover.once_in_file"}


def test_the_same_hours_at_two_companies_stop_the_second_row(school):
    other = RecognitionFactory(request__training=school.track.training).establishment
    second = school.row(company=other.company.number, establishment=other.number, old_number="", mentor="")
    looked = school.look(school.hand_in(school.row(), second))
    assert _codes(looked) == {"takeover.other_row"}
    school.take_over(school.row())
    assert _codes(school.look(school.hand_in(second))) == {"agreement.only_one"}


def _elsewhere(school, **told: str) -> dict[str, str]:
    """A row of the same learner at another company."""
    place = RecognitionFactory(request__training=school.track.training).establishment
    return school.row(company=place.company.number, establishment=place.number, mentor="", **told)


THIRD, FOURTH = "; ; 8:00-12:00 13:00-17:00", "; ; ; 8:00-12:00 13:00-17:00"


def test_two_rows_that_change_to_the_same_hours_do_not_both_go_in(school):
    first, second = school.row(hours=THIRD), _elsewhere(school, hours=FOURTH, old_number="2")
    school.take_over(first, second)
    friday = "; ; ; ; 8:00-12:00 13:00-16:00"
    looked = school.look(school.hand_in(first | {"hours": friday}, second | {"hours": friday}))
    assert _fates(looked) == [TakeoverFate.CHANGES, TakeoverFate.STUCK]
    assert _codes(looked) == {"takeover.other_row"}
    longer = school.look(school.hand_in(first | {"ends_on": "2027-05-31", "hours": ""}, second | {"hours": THIRD}))
    assert _codes(longer) == {"agreement.only_one"}, "an empty cell keeps the hours that were told"
    third = _elsewhere(school, hours=friday, old_number="3")
    assert _codes(school.look(school.hand_in(second | {"hours": friday}, third))) == {"takeover.other_row"}


def test_other_hours_of_the_week_at_two_companies_go_in_side_by_side(school):
    other = RecognitionFactory(request__training=school.track.training).establishment
    first = school.row(hours="; ; 8:00-12:00 13:00-17:00")
    second = school.row(
        company=other.company.number,
        establishment=other.number,
        old_number="",
        mentor="",
        hours="; ; ; 8:00-12:00 13:00-17:00",
    )
    done = school.take_over(first, second)
    assert [fate for fate, _key in done.results.values()] == ["new", "new"]


def test_an_agreement_that_tandem_makes_already_is_not_taken_over_beside_it(school):
    draft = AgreementFactory(track=school.track, company=school.recognition.company)
    looked = school.look(school.hand_in(school.row()))
    assert _codes(looked) == {"takeover.in_tandem_already"}
    assert draft.number in looked.faults[0][1]


def test_what_changed_in_tandem_since_is_not_overwritten(school):
    school.take_over(school.row())
    Agreement.objects.update(version=9)
    assert _codes(school.look(school.hand_in(school.row(ends_on="2027-05-31")))) == {"takeover.as_told"}
    assert _fates(school.look(school.hand_in(school.row()))) == [TakeoverFate.SAME]


def _stopped_by(school, code: str, **told: str) -> None:
    """A corrected row is refused for this, and nothing of it goes in."""
    looked = school.look(school.hand_in(school.row(**told)))
    assert (_fates(looked), _codes(looked)) == ([TakeoverFate.STUCK], {code})


@pytest.mark.parametrize("what", ["amendment", "ending", "suspension"])
def test_what_is_under_way_in_tandem_is_not_overwritten(school, what):
    school.take_over(school.row())
    given = {"agreement_id": school.agreement().pk, "now": school.now}
    if what == "amendment":
        draft = amendments.drafted(
            actor=school.boss, from_on=date(2026, 12, 1), told={"ends_on": date(2027, 5, 31)}, **given
        )
        amendments.propose(actor=school.boss, draft=draft, paper=PAPER, strength="mail", now=school.now)
    elif what == "ending":
        told = ending.Told(EndReason.MUTUAL, date(2026, 12, 18), date(2026, 11, 20), is_consulted=True)
        ending.end(actor=school.company, told=told, **given)
    else:
        suspensions.suspend(
            actor=school.company, cause="illness_or_accident", begins_on=date(2026, 11, 23), ends_on=None, **given
        )
    _stopped_by(school, "takeover.as_told", ends_on="2027-05-14")
    night.tick(now=school.now + timedelta(days=1))


def test_a_correction_keeps_the_workplace_that_a_change_may_name(school):
    school.take_over(school.row(mentor=""))
    before = school.agreement().workplaces.get()
    school.take_over(school.row(ends_on="2027-05-31"))
    after = school.agreement().workplaces.get()
    assert (after.pk, before.mentor, after.mentor) == (before.pk, None, school.mentor)


def test_a_corrected_place_without_a_recognition_loses_the_workplace(school):
    school.take_over(school.row())
    place = EstablishmentFactory(company=school.recognition.company)
    school.take_over(school.row(establishment=place.number))
    assert not school.agreement().workplaces.exists()
    assert school.agreement().takeover.establishment == place


def test_what_ended_does_not_run_again_by_a_later_last_day(school):
    past = {"begins_on": "2025-09-01", "signed_on": "2025-08-28"}
    school.take_over(school.row(ends_on="2026-06-30", **past))
    _stopped_by(school, "takeover.as_told", ends_on="2026-12-18", **past)
    school.take_over(school.row(ends_on="2026-06-19", **past))
    assert school.agreement().closed_on == date(2026, 6, 19)


def test_an_old_number_belongs_to_one_agreement(school):
    school.take_over(school.row())
    other = TrackFactory(
        searching=True,
        provider=school.track.provider,
        training=school.track.training,
        person__family_name="Anders",
        person__birth_date=date(2009, 5, 6),
    )
    told = {"given_name": other.person.given_name, "family_name": "Anders", "birth_date": "2009-05-06"}
    _stopped_by(school, "takeover.old_number_free", **told)


def test_of_two_with_the_same_name_and_birth_date_nobody_is_guessed(school):
    person = school.track.person
    TrackFactory(
        searching=True,
        provider=school.track.provider,
        training=school.track.training,
        person__given_name=person.given_name,
        person__family_name=person.family_name,
        person__birth_date=person.birth_date,
    )
    _stopped_by(school, "takeover.one_learner")


def test_a_number_of_somebody_with_another_name_stops_the_row(school):
    number = national_number(str(school.track.person.birth_date))
    given = {"person_id": school.track.person_id, "national_number": number, "now": school.now}
    people.mark_person(actor=school.boss, **given)
    _stopped_by(school, "takeover.name_fits_number", national_number=number, family_name="Anders")


def test_in_which_of_two_trainings_has_to_be_told(school):
    TrackFactory(searching=True, person=school.track.person, provider=school.track.provider)
    _stopped_by(school, "takeover.training_told", training="")
    assert _fates(school.look(school.hand_in(school.row()))) == [TakeoverFate.NEW]


def test_a_training_that_the_learner_does_not_follow_stops_the_row(school):
    other = TrackFactory(searching=True, provider=school.track.provider).training
    _stopped_by(school, "takeover.follows_training", training=other.code)


def test_a_second_old_number_at_the_same_company_is_another_agreement(school):
    school.take_over(school.row())
    _stopped_by(school, "takeover.one_per_company", old_number="2026/015", begins_on="2026-10-05")


def _meanwhile(monkeypatch, act) -> None:
    """Somebody does this right after the file was looked at, and before its rows are held."""
    looked, done = takeover.queries.ground_of, []

    def ground(*args, **told):
        found = looked(*args, **told)
        if not done:
            done.append(1)
            act()
        return found

    monkeypatch.setattr(takeover.queries, "ground_of", ground)


def _let_in_while(school, monkeypatch, act, *rows):
    file = school.hand_in(*rows)
    actions.let_in(actor=school.boss, file_id=file.pk, seen=school.look(file).seen, now=school.now)
    _meanwhile(monkeypatch, act)
    done = actions.take_over(file_id=file.pk, now=school.now)
    monkeypatch.undo()
    return done


def test_what_was_begun_meanwhile_stops_its_row_alone(school, monkeypatch):
    other = _elsewhere(school, hours=FOURTH, old_number="2")

    def begins() -> None:
        AgreementFactory(track=school.track, company=school.recognition.company)

    done = _let_in_while(school, monkeypatch, begins, school.row(hours=THIRD), other)
    assert [done.results[line][0] for line in ("2", "3")] == [TakeoverFate.STUCK, TakeoverFate.NEW]


def test_what_is_signed_meanwhile_for_the_same_hours_stops_the_row(school, monkeypatch):
    done = _let_in_while(school, monkeypatch, lambda: AgreementFactory(track=school.track, signed=True), school.row())
    assert done.results["2"][:1] == [TakeoverFate.STUCK]
    assert not Agreement.objects.filter(origin=SignedWhere.OUTSIDE).exists()


def test_what_changes_meanwhile_is_not_lost(school, monkeypatch):
    school.take_over(school.row())

    def suspends() -> None:
        suspensions.suspend(
            actor=school.company,
            agreement_id=school.agreement().pk,
            cause="illness_or_accident",
            begins_on=date(2026, 11, 23),
            ends_on=None,
            now=school.now,
        )

    done = _let_in_while(school, monkeypatch, suspends, school.row(ends_on="2027-05-31"))
    assert done.results["2"] == ["stuck", str(school.agreement().pk), "takeover.as_told"]
    assert school.agreement().ends_on == date(2027, 6, 30)


def test_why_a_row_was_refused_while_it_was_written_is_kept_and_shown(school, monkeypatch):
    file = school.hand_in(school.row(), _elsewhere(school, hours="", old_number="2", begins_on="2027-07-01"))
    actions.let_in(actor=school.boss, file_id=file.pk, seen=school.look(file).seen, now=school.now)

    def refuses(**_told) -> None:
        refusal("import.as_agreed").or_raise()

    monkeypatch.setattr(takeover.phases, "place_as_signed", refuses)
    done = actions.take_over(file_id=file.pk, now=school.now)
    assert done.results["2"] == ["stuck", "", "import.as_agreed"]
    looked = school.look(done)
    assert (looked.counts[TakeoverFate.STUCK], looked.agreed) == (len(looked.faults), {})
    assert "Er veranderde intussen iets" in looked.faults[0][1]
    assert done.wiped_at is None
    assert len(importer.rest(looked, now=school.now).rows) == len(looked.faults)


def test_who_left_needs_an_end(school):
    Track.objects.update(phase=Phase.LEFT, left_on=date(2026, 11, 2), left_reason="full_time")
    assert _codes(school.look(school.hand_in(school.row()))) == {"takeover.learner_left"}
    looked = school.look(school.hand_in(school.row(ended_on="2026-11-02", ended_for="opleiding verlaten")))
    assert _fates(looked) == [TakeoverFate.NEW]


def test_a_learner_of_another_school_is_unknown_here(school):
    stranger = TrackFactory(searching=True, training=school.track.training, person__family_name="Elders")
    told = {"given_name": stranger.person.given_name, "family_name": "Elders"}
    assert _codes(school.look(school.hand_in(school.row(**told)))) == {"takeover.learner_known"}


def test_what_the_law_asks_of_new_agreements_is_said_and_kept(school):
    looked = school.look(school.hand_in(school.row(kind="SAO", signed_on="2026-09-30", mentor="Wie Dan")))
    assert _fates(looked) == [TakeoverFate.NEW]
    assert {
        "agreement.signed_in_time",
        "agreement.has_plan",
        "agreement.hours_told",
        "takeover.kind_by_law",
        "takeover.mentor_known",
    } <= _notes(looked)
    school.take_over(school.row(kind="SAO", signed_on="2026-09-30", mentor="Wie Dan"))
    assert school.agreement().takeover.mentor_name == "Wie Dan"


def test_a_place_without_recognition_goes_in_and_is_linked_once_it_is_recognised(school):
    place = EstablishmentFactory()
    told = school.row(company=place.company.number, establishment=place.number, mentor="")
    looked = school.look(school.hand_in(told))
    assert _fates(looked) == [TakeoverFate.NEW]
    assert "takeover.recognised" in _notes(looked)
    school.take_over(told)
    assert not school.agreement().workplaces.exists()
    assert school.agreement().takeover.establishment == place
    later = RecognitionFactory(request__training=school.track.training, request__establishment=place)
    assert _fates(school.look(school.hand_in(told))) == [TakeoverFate.CHANGES]
    school.take_over(told)
    assert school.agreement().workplaces.get().recognition == later


def test_rows_that_cannot_go_in_come_back_as_a_file_that_can_be_read_again(school):
    done = school.take_over(school.row(), school.row(family_name="Onbekend", old_number="7"), {"given_name": "Half"})
    assert done.wiped_at is None
    looked = school.look(done)
    assert [number for number, _words in looked.faults] == [3, 4]
    table = importer.rest(looked, now=school.now)
    assert [row[2] for row in table.rows] == ["Onbekend", ""]
    assert all(row[-1] for row in table.rows)
    again = actions.hand_in(
        actor=school.boss, provider_id=school.provider_id, name="rest.csv", content=as_csv(table), now=school.now
    )
    assert len(school.look(again).faults) == 2


def test_rows_told_field_by_field_do_the_same(school):
    file = actions.hand_in(
        actor=school.boss,
        provider_id=school.provider_id,
        name="api.json",
        content=as_message([school.row()]),
        now=school.now,
    )
    assert _fates(school.look(file)) == [TakeoverFate.NEW]


def test_something_else_than_was_shown_does_not_go_in(school):
    file = school.hand_in(school.row())
    seen = school.look(file).seen
    AgreementFactory(track=school.track, company=school.recognition.company)
    with pytest.raises(NotPossible):
        actions.let_in(actor=school.boss, file_id=file.pk, seen=seen, now=school.now)
    assert not Agreement.objects.filter(origin=SignedWhere.OUTSIDE).exists()


def test_a_file_is_read_and_looked_at_before_anything_is_locked(school, monkeypatch):
    depth, looks = len(connection.savepoint_ids), []
    look, read = importer.preview, actions.agreements

    def seen_by(what):
        def inner(*args, **told):
            looks.append(len(connection.savepoint_ids) - depth)
            return what(*args, **told)

        return inner

    monkeypatch.setattr(importer, "preview", seen_by(look))
    monkeypatch.setattr(actions, "agreements", seen_by(read))
    school.take_over(school.row())
    assert len(looks) >= 4
    assert set(looks) == {0}


def test_a_file_goes_in_once_and_the_refusal_says_when_it_did(school):
    file = school.hand_in(school.row(), school.row(family_name="Onbekend"))
    seen = school.look(file).seen
    actions.let_in(actor=school.boss, file_id=file.pk, seen=seen, now=school.now)
    with pytest.raises(NotPossible) as refusal:
        actions.let_in(actor=school.boss, file_id=file.pk, seen=seen, now=school.now + timedelta(days=2))
    (told,) = refusal.value.verdict.unmet
    assert (told.code, told.found) == ("import.not_let_in_yet", school.now.date())


def test_where_nothing_can_go_in_the_refusal_speaks_of_agreements(school):
    file = school.hand_in(school.row(family_name="Onbekend"))
    with pytest.raises(NotPossible) as refusal:
        actions.let_in(actor=school.boss, file_id=file.pk, seen="", now=school.now)
    assert refusal.value.verdict.codes() == {"takeover.something_to_do"}


def test_many_rows_go_in_by_the_worker_and_a_second_run_does_nothing(school, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 0)
    file = school.hand_in(school.row())
    actions.let_in(actor=school.boss, file_id=file.pk, seen=school.look(file).seen, now=school.now)
    assert Job.objects.filter(name=actions.TAKE_OVER).exists()
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 25)
    actions.take_over(file_id=file.pk, now=school.now)
    actions.take_over(file_id=file.pk, now=school.now)
    assert Agreement.objects.filter(track=school.track).count() == 1


def test_somebody_of_another_school_finds_no_file(school):
    file = school.hand_in(school.row())
    other = capacity(Role.PROVIDER_ADMIN, TrackFactory().provider_id)
    with pytest.raises(NotFound):
        doors.file_for(access.actor_of(other.user_id, other.pk, school.now.date()), file.pk)
    with pytest.raises(NotPossible):
        actions.hand_in(actor=school.company, provider_id=school.provider_id, name="a.csv", content=b"", now=school.now)


def test_a_coach_takes_over_only_of_the_learners_they_guide(school):
    held = capacity(Role.COACH, school.provider_id)
    coach = access.actor_of(held.user_id, held.pk, school.now.date())
    looked = actions.looked_at(coach, school.hand_in(school.row(), actor=coach), now=school.now)
    assert _codes(looked) == {"takeover.guided_by_another"}


def test_a_file_is_thrown_away_and_swept(school):
    file = school.hand_in(school.row())
    assert actions.throw_away(actor=school.boss, file_id=file.pk, now=school.now).sealed == ""
    school.hand_in(school.row())
    assert actions.sweep(now=school.now + timedelta(days=8)) == 1
    with pytest.raises(NotFound):
        kept_files.content_of(AgreementFile.objects.latest("uploaded_at"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Het bestand is leeg"),
        (b"a;b\r\n1;2", "herkennen wij niet"),
        (b"alleen;een;kop", "herkennen wij niet"),
        (b"\x00\x01", "geen tekstbestand"),
    ],
)
def test_what_is_no_file_of_agreements_is_told_gently(school, content, told):
    with pytest.raises(UnreadableError, match=told):
        actions.hand_in(
            actor=school.boss, provider_id=school.provider_id, name="x.csv", content=content, now=school.now
        )


def test_a_long_file_asks_as_little_of_the_database_as_a_short_one(school):
    rows = [school.row()]
    for at in range(12):
        track = TrackFactory(
            searching=True,
            provider=school.track.provider,
            training=school.track.training,
            person__family_name=f"Lerende {at}",
            person__birth_date=date(2009, 1, 1 + at),
        )
        person = track.person
        rows.append(
            school.row(
                given_name=person.given_name,
                family_name=person.family_name,
                birth_date=str(person.birth_date),
                old_number=str(at),
            )
        )
    file = school.hand_in(*rows)
    with query_budget(26):
        assert _fates(school.look(file)) == [TakeoverFate.NEW] * 13
