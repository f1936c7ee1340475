"""The life of an agreement that was signed outside Tandem: no paper, no plan, no signatures, and all that follows."""

from datetime import date, timedelta

import pytest

from tandem.base import events
from tandem.base.errors import NotPossible
from tandem.base.models import Event
from tandem.faces.documents import agreement as papers
from tandem.faces.documents import agreement_dates, dimona
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import (
    amendments,
    drafts,
    ending,
    following,
    night,
    signing,
    suspensions,
    takeover,
)
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.queries import days, life
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementMove,
    AgreementState,
    AmendmentState,
    EndReason,
    Signer,
    SuspensionCause,
)
from tandem.journey.agreements.workflow import AGREEMENT
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.terms import Role
from tests.factories.agreements import AgreementFactory
from tests.factories.organisations import EstablishmentFactory
from tests.harness import outside
from tests.harness.agreeing import text_of
from tests.harness.at_service import PAPER
from tests.tandem.faces.api.house import PDF

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MONTHS = timedelta(days=300)


@pytest.fixture
def taken() -> outside.Outside:
    """With a recognised workplace."""
    school = outside.school()
    school.take_over(school.row())
    return school


@pytest.fixture
def bare() -> outside.Outside:
    """At a place that is not recognised, without hours, mentor or birth date known."""
    school = outside.school()
    place = EstablishmentFactory(company=school.recognition.company, nis="44021")
    school.take_over(school.row(establishment=place.number, mentor="Wie Dan", work_hours="", joint_committee=""))
    return school


@pytest.fixture(params=["taken", "bare"])
def school(request) -> outside.Outside:
    found: outside.Outside = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("state", [one for one in AgreementState if one is not AgreementState.DRAFT])
def test_only_what_is_new_is_taken_over(state):
    with pytest.raises(NotPossible):
        AGREEMENT.after(state, AgreementMove.TAKE_OVER)


def test_what_the_rules_say_stops_nothing_any_more(school):
    _facts, verdict, kind = snapshot.assess(school.agreement(), day=school.now.date())
    assert verdict.is_ok
    assert verdict.warnings
    assert kind is not None
    assert kind.type == "OAO"


def test_its_text_is_an_overview_that_says_so(school):
    one = school.agreement()
    paper = papers.paper_of(one, day=school.now.date())
    assert "buiten Tandem getekend" in paper.about
    assert "4 september 2026" in paper.about
    assert (paper.open, paper.signers, paper.is_ready) == ((), (), True)
    assert "Overeenkomst van alternerende opleiding" in paper.title
    assert papers.unsigned(one, day=school.now.date()).startswith(b"%PDF")


def test_its_days_its_declaration_and_its_premiums(school):
    one, day = school.agreement(), school.now.date()
    assert [told.key for told in agreement_dates.dates_of(one)][:2] == ["begin", "end"]
    assert b"BEGIN:VEVENT" in agreement_dates.calendar_of([one], made_at=school.now)
    record = dimona.record_of(one, day=day)
    assert record.worker_type == "ALT"
    assert record.is_learner_statute is None, "the plan on paper is not known here"
    (year,) = agreement_dates.premium_years(one, day=day)
    assert "hier niet gekend" in str(year)


def test_its_days_at_work_are_known_where_the_timetable_was_told(taken):
    given = {"actor": taken.boss, "track_id": taken.track.pk, "day": taken.now.date()}
    assert days.days_of_track(**given) == []
    taken.take_over(taken.row(hours=outside.HOURS))
    found = days.days_of_track(**given)
    assert found[0].there.day == date(2026, 9, 7)
    assert {one.recognitions for one in found} == {(), (taken.recognition.number,)}


def test_it_lies_still_and_goes_on(school):
    one = school.agreement()
    given = {"actor": school.company, "agreement_id": one.pk, "now": school.now}
    row = suspensions.suspend(
        **given, cause=SuspensionCause.ILLNESS_OR_ACCIDENT, begins_on=date(2026, 11, 23), ends_on=None
    )
    assert row.stopped().lies_still_on(date(2026, 11, 26))
    suspensions.resume(**given, suspension_id=row.pk, last_day=date(2026, 11, 25))
    (known,) = life.suspensions_of(one)
    assert (known.begins_on, known.ends_on) == (date(2026, 11, 23), date(2026, 11, 25))
    assert not known.stopped().lies_still_on(date(2026, 11, 26))
    assert [told.code for told in events.history(one)][-2:] == [AgreementHappened.SUSPENDED, AgreementHappened.RESUMED]
    assert school.agreement().state == AgreementState.SIGNED


def test_a_change_is_refused_only_for_what_it_makes_wrong_itself(school):
    one = school.agreement()
    given = {"agreement_id": one.pk, "from_on": date(2026, 12, 1), "now": school.now}
    with pytest.raises(NotPossible) as refused:
        amendments.drafted(actor=school.boss, told={"ends_on": date(2031, 6, 30)}, **given)
    assert refused.value.verdict.codes() == {"agreement.not_too_long", "agreement.not_after_track"}
    draft = amendments.drafted(actor=school.boss, told={"ends_on": date(2027, 5, 31)}, **given)
    row = amendments.propose(actor=school.boss, draft=draft, paper=PAPER, strength="mail", now=school.now)
    for signer in Signer:
        if row.acceptances.filter(signer=signer, set_at__isnull=True).exists():
            amendments.scan(actor=school.boss, amendment_id=row.pk, signer=signer, content=PDF, now=school.now)
    night.tick(now=school.now + timedelta(days=12))
    row.refresh_from_db()
    assert row.state == AmendmentState.APPLIED
    found = school.agreement()
    assert (found.ends_on, found.kind) == (date(2027, 5, 31), "OAO")


def test_a_party_ends_it_and_the_learner_searches_again(school):
    told = Told(EndReason.MUTUAL, date(2026, 11, 20), date(2026, 11, 20), is_consulted=True)
    ending.end(actor=school.company, agreement_id=school.agreement().pk, told=told, now=school.now)
    assert school.agreement().state == AgreementState.ENDED
    assert Track.objects.get(pk=school.track.pk).phase == Phase.SEARCHING


def test_the_night_ends_it_with_its_term_and_finds_nothing_else_to_do(school):
    assert not any(night.tick(now=school.now).values())
    night.tick(now=school.now + MONTHS)
    found = school.agreement()
    assert (found.state, found.closed_reason) == (AgreementState.ENDED, EndReason.TERM_REACHED)


def test_a_recognition_that_ran_out_is_told_to_the_coach(taken):
    Recognition.objects.update(state="expired", ended_on=date(2026, 11, 1))
    following.sweep(now=taken.now)
    assert Event.objects.filter(code=AgreementHappened.COACH_CALLED).count() == 1
    assert taken.agreement().state == AgreementState.SIGNED


def test_a_learner_who_leaves_has_no_agreement_any_more(school):
    Track.objects.update(phase=Phase.LEFT, left_on=date(2026, 11, 20), left_reason="full_time")
    following.sweep(now=school.now)
    assert school.agreement().closed_reason == EndReason.LEARNER_LEFT_TRAINING


@pytest.mark.parametrize("step", ["present", "take_back", "withdraw"])
def test_nobody_signs_or_takes_back_what_was_signed_elsewhere(school, step):
    one = school.agreement()
    given = {"actor": school.boss, "agreement_id": one.pk, "now": school.now}
    more = {"present": {"text": text_of(one)}, "withdraw": {"words": "Nee."}}.get(step, {})
    act = {"present": signing.present, "take_back": signing.take_back, "withdraw": drafts.withdraw}[step]
    with pytest.raises(NotPossible):
        act(**given, **more)


def test_a_scan_is_kept_beside_it_and_replaced(school):
    given = {"agreement_id": school.agreement().pk, "now": school.now}
    takeover.keep_scan(actor=school.boss, content=PDF, **given)
    row = school.agreement().takeover
    assert (row.scan_media_type, len(row.scan), row.scanned_by) == ("application/pdf", 64, school.boss.user_id)
    with pytest.raises(NotPossible):
        takeover.keep_scan(actor=school.boss, content=b"GIF89a", **given)
    with pytest.raises(NotPossible):
        takeover.keep_scan(actor=school.company, content=PDF, **given)
    assert Event.objects.filter(code=AgreementHappened.TAKEOVER_SCANNED).count() == 1


def test_what_was_signed_here_has_no_scan_of_outside(taken):
    other = AgreementFactory(track=taken.track, signed=True)
    with pytest.raises(NotPossible) as refused:
        takeover.keep_scan(actor=taken.boss, agreement_id=other.pk, content=PDF, now=taken.now)
    assert refused.value.verdict.codes() == {"takeover.signed_outside"}
    assert Agreement.objects.filter(origin="tandem").count() == 1
    assert taken.boss.role == Role.PROVIDER_ADMIN
