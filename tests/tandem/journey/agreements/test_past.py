"""Agreements of long ago: the same rows and the same history as when each step is taken by its action."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.errors import NotFound
from tandem.base.models import Job
from tandem.base.verdict import NotPossible
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import drafts, ending, night, past, signing
from tandem.journey.agreements.actions.past import Guided, PastAgreement, PastEnd
from tandem.journey.agreements.models import Agreement, AgreementWorkplace, Ending, Signature
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import EndReason, Party, Signer
from tandem.journey.intake.models import Track
from tandem.journey.plans.actions import lines, plans, workplaces
from tandem.journey.plans.actions import past as past_plans
from tandem.journey.plans.actions.past import PastPlan
from tandem.journey.plans.models import PlanLine, PlanVersion, PlanWorkplace, TrainingPlan
from tandem.journey.plans.queries import plans as plan_doors
from tandem.journey.plans.rules import spreading
from tandem.journey.plans.rules.keeping import PlanForm, WorkplaceForm
from tandem.journey.plans.terms import Where
from tests.factories.numbers import NOW, somebody
from tests.harness import agreeing
from tests.harness.agreeing import BEGINS, ENDS, TOLD, text_of
from tests.tandem.journey.agreements.test_agreements import SCAN

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
FILLED, PRESENTED, APART = NOW + HOUR, NOW + 3 * HOUR, 2 * HOUR
OWN = ("Klanten aanspreken", "Veilig werken")
GUIDE = "De mentor"
DIFFERS = {"id", "agreement_id", "plan_id", "secret_hash", "asked_at"}
"""What is drawn anew for each row. Each is asked at once after the one before it signed."""


@pytest.fixture
def told(db) -> agreeing.Story:
    """Everybody is there; the agreement that the harness begins is gone again."""
    story = agreeing.begun()
    story.agreement.workplaces.all().delete()
    story.agreement.delete()
    return story


def long_ago(story: agreeing.Story, **more: Any) -> PastAgreement:
    """The agreement of the story, and its plan, stored in bulk."""
    track = Track.objects.select_related("person", "training", "provider", "coach").get(pk=story.track.pk)
    place = past.places(actor=SYSTEM, recognition_ids=[story.recognition.pk])[story.recognition.pk]
    plan = PastPlan(
        track=track,
        recognition=place.recognition,
        form=PlanForm(BEGINS, ENDS),
        by=story.coach,
        started_at=NOW,
        frozen_at=PRESENTED,
        own=OWN,
        guide=GUIDE,
    )
    (version,) = past_plans.take_over(actor=SYSTEM, plans=[plan])
    made = PastAgreement(
        track=track,
        recognition=place.recognition,
        mentor=place.mentors[story.mentor.pk],
        plan=version,
        form=AgreementForm(**TOLD),
        coach=story.coach,
        company=story.company,
        begun_at=NOW,
        filled_at=FILLED,
        presented_at=PRESENTED,
        apart=APART,
    )
    return replace(made, **more)


def in_bulk(story: agreeing.Story) -> None:
    past.take_over(actor=SYSTEM, agreements=[long_ago(story)], scan=SCAN)


def through_actions(story: agreeing.Story) -> None:
    recognition, coach = story.recognition.pk, story.coach
    made = drafts.begin(
        actor=coach, track_id=story.track.pk, recognition_id=recognition, mentor_id=story.mentor.pk, now=NOW
    )
    plan = plans.start(actor=coach, track_id=story.track.pk, form=PlanForm(BEGINS, ENDS), now=NOW)
    key: dict[str, Any] = {"actor": coach, "plan_id": plan.pk, "now": NOW}
    workplaces.add(recognition_id=recognition, form=WorkplaceForm(BEGINS, ENDS), **key)
    for text in OWN:
        lines.add(text=text, **key)
    row = plan_doors.plan_for(coach, plan.pk, day=NOW.date())
    spread = spreading.spread(plan_doors.read(row), {one.code: one.form() for one in row.lines.all()})
    at_work = {code: replace(one, guide=GUIDE) if one.practised is Where.WORK else one for code, one in spread.items()}
    lines.write(lines=at_work, **key)
    plans.share(**key)
    mine = {name: TOLD[name] for name in ("begins_on", "ends_on", "hours")}
    theirs = {name: value for name, value in TOLD.items() if name not in mine}
    for actor, fields, at in ((coach, mine, NOW), (story.company, theirs, FILLED)):
        version = Agreement.objects.get(pk=made.pk).version
        drafts.fill(actor=actor, agreement_id=made.pk, version=version, told=fields, now=at)
    text = replace(text_of(Agreement.objects.named().get(pk=made.pk), paper=SCAN), model=signing.NO_MODEL)
    signing.present(actor=coach, agreement_id=made.pk, text=text, now=PRESENTED)
    for turn, signer in enumerate(Signer, start=1):
        at = PRESENTED + turn * APART
        signing.scan(actor=coach, agreement_id=made.pk, signer=signer, content=SCAN, now=at)


def stored() -> dict[str, Any]:
    """Every row and every event of plans and agreements, without what is drawn anew."""
    found: dict[str, Any] = {}
    for table in (
        Agreement,
        AgreementWorkplace,
        Signature,
        Ending,
        TrainingPlan,
        PlanWorkplace,
        PlanLine,
        PlanVersion,
    ):
        rows = [{k: v for k, v in row.items() if k not in DIFFERS} for row in table.objects.values()]
        found[table.__name__] = sorted(rows, key=repr)
    for kind, table in (("agreements", Agreement), ("plans", TrainingPlan)):
        told = events.histories(table.objects.order_by("pk"))
        found[f"history of {kind}"] = [
            (one.code, one.at, one.actor_user, {k: v for k, v in one.data.items() if k != "signature"}) for one in told
        ]
    return found


def after(store: Any, story: agreeing.Story) -> dict[str, Any]:
    """What is stored after this way, which leaves nothing behind."""
    with transaction.atomic():
        store(story)
        found = stored()
        transaction.set_rollback(True)
    return found


def test_in_bulk_leaves_the_same_rows_and_the_same_history_as_step_by_step(told):
    by_actions, bulk = after(through_actions, told), after(in_bulk, told)
    for part, rows in by_actions.items():
        assert bulk[part] == rows, part
    assert len(by_actions["Signature"]) == 4
    assert len(by_actions["history of agreements"]) > 10


def test_nobody_is_told_and_the_chains_hold(told):
    before = Job.objects.count()
    in_bulk(told)
    assert Job.objects.count() == before
    assert list(events.verify()) == []


def test_what_was_taken_over_is_replayed_to_the_same_verdict(told):
    in_bulk(told)
    row = Agreement.objects.get()
    assert snapshot.replay(row).codes() == snapshot.kept(row).codes()


def test_who_left_the_training_ended_the_agreement(told):
    left = date(2027, 3, 10)
    end = PastEnd(EndReason.LEARNER_LEFT_TRAINING, left, NOW + timedelta(days=110), told.coach)
    past.take_over(actor=SYSTEM, agreements=[long_ago(told, end=end)], scan=SCAN)
    row = Agreement.objects.get()
    assert (row.state, row.closed_on, row.closed_side) == ("ended", left, Party.CLOCK)
    assert not Ending.objects.exists()


def test_notice_in_probation_leaves_what_the_actions_leave(told):
    notice = NOW + timedelta(days=50)
    last = (notice + timedelta(days=7)).date()
    over = notice + timedelta(days=8)

    def by_actions(story: agreeing.Story) -> None:
        through_actions(story)
        key = Agreement.objects.get().pk
        said = ending.Told(EndReason.PROBATION_COMPANY, last, notice.date())
        ending.end(actor=story.company, agreement_id=key, told=said, now=notice)
        night.tick(now=over)

    def bulk(story: agreeing.Story) -> None:
        end = PastEnd(EndReason.PROBATION_COMPANY, last, over, story.company, notice)
        past.take_over(actor=SYSTEM, agreements=[long_ago(story, end=end)], scan=SCAN)

    one, other = after(by_actions, told), after(bulk, told)
    assert other["Ending"] == one["Ending"]
    assert other["Agreement"] == one["Agreement"]
    assert other["history of agreements"] == one["history of agreements"]


@pytest.mark.parametrize("form", [{"hours": "8:00-20:00"}, {"begins_on": date(2026, 11, 20)}, {"ends_on": None}])
def test_what_the_rules_refuse_is_not_taken_over(told, form):
    one = long_ago(told)
    with pytest.raises(NotPossible):
        past.take_over(actor=SYSTEM, agreements=[replace(one, form=replace(one.form, **form))], scan=SCAN)
    assert not Agreement.objects.exists()


def test_only_the_platform_takes_over(told):
    one = long_ago(told)
    with pytest.raises(NotFound):
        past.take_over(actor=told.coach, agreements=[one], scan=SCAN)
    with pytest.raises(NotFound):
        past_plans.take_over(actor=told.coach, plans=[])
    with pytest.raises(NotFound):
        past.spots(actor=told.coach)
    with pytest.raises(NotFound):
        past.places(actor=told.coach, recognition_ids=[])


def test_a_mentor_guides_others_while_those_agreements_stand():
    guided, mentor = Guided(), somebody()
    first = Agreement(begins_on=BEGINS, ends_on=ENDS)
    guided.add(mentor, first, date(2027, 3, 1))
    guided.add(mentor, Agreement(begins_on=date(2027, 7, 1), ends_on=date(2028, 6, 30)), date.max)
    assert guided.on(mentor, BEGINS) == [(first.pk, BEGINS, ENDS)]
    assert guided.on(mentor, date(2027, 3, 1)) == []
    assert len(guided.on(mentor, date(2027, 7, 1))) == 1


def test_a_workplace_without_a_mentor_who_fits_is_no_choice(told):
    training = told.track.training_id
    (spot,) = past.spots(actor=SYSTEM)[training]
    assert (spot.recognition_id, spot.mentors) == (told.recognition.pk, (told.mentor.pk,))
    told.mentor.deactivated_at, told.mentor.deactivated_by = NOW, told.coach.user_id
    told.mentor.save()
    assert training not in past.spots(actor=SYSTEM)
