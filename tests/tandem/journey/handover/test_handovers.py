"""A learner in other hands: a colleague, another provider, VDAB; agreed to, accepted, or sent back."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from tandem.base import events
from tandem.base.actor import SYSTEM, Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail
from tandem.journey.handover.actions import clock
from tandem.journey.handover.actions import handovers as actions
from tandem.journey.handover.actions.handovers import Receiver
from tandem.journey.handover.models import WarmHandover
from tandem.journey.handover.queries import handovers as queries
from tandem.journey.handover.queries.handovers import Part
from tandem.journey.handover.rules import handovers as rules
from tandem.journey.handover.rules.handovers import OfferFacts, Sheet
from tandem.journey.handover.terms.handovers import (
    Agreed,
    HandoverHappened,
    HandoverKind,
    HandoverMove,
    HandoverState,
    HandoverWhy,
    ReturnReason,
)
from tandem.journey.handover.workflow.handovers import HANDOVER
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.actions import clocks
from tandem.journey.placement.models import SearchClock
from tandem.law import norms
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.organisations import ProviderFactory
from tests.harness import school
from tests.harness.school import NOOR, School, signed_in

DAY = date(2026, 11, 21)
LAW = norms.at(DAY)
SHEET = Sheet(HandoverWhy.OTHER_GROUP, "Schildert al zelfstandig.", "Twee gesprekken.", "Elke week bellen.", "Humor.")
ADULT = replace(NOOR, birth_date=date(2007, 4, 12))
GOOD = OfferFacts(
    HandoverKind.VDAB,
    DAY,
    date(2007, 4, 12),
    is_running=True,
    is_placed=False,
    has_open_one=False,
    is_other=True,
    is_attended=True,
)


@pytest.fixture
def gent(db, now) -> School:
    return school.build(now)


@pytest.fixture
def other(db, now) -> School:
    return school.build(now, provider=ProviderFactory(name="Andere School"))


def staff(role: Role, **of: object) -> Actor:
    held = CapacityFactory(role=role, company=None, **of)
    return Actor(held.user_id, role, held.provider_id)


def offered(gent: School, track, to: Receiver, *, paper: bool = True, actor: Actor | None = None) -> WarmHandover:
    day = gent.day if paper else None
    return actions.offer(actor=actor or gent.admin, track_id=track.pk, to=to, sheet=SHEET, paper_on=day, now=gent.now)


def mails(row: WarmHandover, now) -> dict[str, str]:
    """The mails of the last event, subject by reader."""
    Mail.objects.all().delete()
    outbox.happened(event_id=events.history(row)[-1].pk, now=now)
    return {mail.recipient: mail.subject for mail in Mail.objects.all()}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"is_running": False}, "handover.running"),
        ({"has_open_one": True}, "handover.open_once"),
        ({"is_other": False}, "handover.to_another"),
        ({"is_attended": False}, "handover.attended"),
        ({"kind": HandoverKind.PROVIDER, "is_placed": True}, "handover.not_placed"),
        ({"birth_date": date(2010, 1, 1)}, "handover.vdab_adult"),
        ({"birth_date": None}, "handover.vdab_adult"),
    ],
)
def test_what_stands_in_the_way_of_an_offer(change, code):
    assert rules.may_offer(SHEET, GOOD, norms=LAW).is_ok
    assert rules.may_offer(SHEET, replace(GOOD, **change), norms=LAW).codes() == {code}


def test_a_sheet_says_where_the_learner_stands_and_a_minor_has_another_voice():
    assert rules.may_offer(replace(SHEET, stands=" ").tidy(), GOOD, norms=LAW).codes() == {"handover.says_where"}
    long = replace(SHEET, works="a" * 1001)
    assert rules.may_offer(long, GOOD, norms=LAW).codes() == {"handover.words"}
    assert rules.may_offer(replace(SHEET, tried="\x00"), GOOD, norms=LAW).codes() == {"handover.words"}
    elsewhere = rules.may_offer(SHEET, replace(GOOD, gives_training=False), norms=LAW)
    assert elsewhere.is_ok
    assert elsewhere.codes() == {"handover.gives_training"}
    for voice, birth, fits in (
        (Agreed.LEARNER, date(2007, 1, 1), True),
        (Agreed.LEARNER, date(2010, 1, 1), False),
        (Agreed.GUARDIAN, date(2010, 1, 1), True),
        (Agreed.GUARDIAN, date(2007, 1, 1), False),
        (Agreed.PAPER, date(2010, 1, 1), True),
    ):
        assert rules.may_agree(voice, birth_date=birth, day=DAY, norms=LAW).is_ok is fits
    until = rules.answers_until(DAY, norms=LAW)
    assert not rules.is_late(until, day=until)
    assert rules.is_late(until, day=until + timedelta(days=1))
    assert not rules.is_late(None, day=DAY)


def test_a_step_that_the_state_does_not_allow_is_refused():
    allowed = {(step.move, origin) for step in HANDOVER.steps for origin in step.origins}
    for move, state in product(HandoverMove, HandoverState):
        if (move, state) not in allowed:
            with pytest.raises(NotPossible, match=rf"warm_handover\.{move}\.state"):
                HANDOVER.after(state, move)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_colleague_takes_over_and_until_then_who_gives_guides(gent):
    giver, taker = staff(Role.COACH, provider=gent.provider), staff(Role.COACH, provider=gent.provider)
    track = gent.learner(coach_id=giver.user_id)
    to = Receiver(HandoverKind.COLLEAGUE, coach_id=taker.user_id)
    with pytest.raises(NotFound):
        offered(gent, track, to, actor=taker)
    row = offered(gent, track, to, paper=False, actor=giver)
    assert (row.state, row.agreed_as) == (HandoverState.OFFERED, Agreed.NOT_NEEDED)
    assert NOOR.email not in mails(row, gent.now), "the last thing that happened is for who receives"
    track.refresh_from_db()
    assert track.coach_id == giver.user_id
    assert queries.counts(taker, day=gent.day)[Part.RECEIVED] == queries.waiting(taker, day=gent.day) == 1
    late = gent.day + timedelta(days=8)
    assert queries.late(giver, day=late) == queries.late(taker, day=late) == 1
    with pytest.raises(NotPossible, match=r"handover\.open_once"):
        offered(gent, track, to)
    back = actions.send_back(
        actor=taker, handover_id=row.pk, reason=ReturnReason.TALK_FIRST, words=" Bel mij. ", now=gent.now
    )
    assert (back.state, back.words) == (HandoverState.RETURNED, "Bel mij.")
    with pytest.raises(NotFound):
        queries.handover_for(taker, row.pk, day=gent.day)
    assert queries.handover_for(giver, row.pk, day=gent.day) == row
    assert len(mails(row, gent.now)) == 1
    again = offered(gent, track, to, actor=giver)
    for stranger in (staff(Role.COACH, provider=ProviderFactory()), staff(Role.EMPLOYMENT_SERVICE)):
        with pytest.raises(NotFound):
            actions.accept(actor=stranger, handover_id=again.pk, now=gent.now)
    with pytest.raises(NotPossible, match=r"handover\.may_answer"):
        actions.accept(actor=giver, handover_id=again.pk, now=gent.now)
    actions.accept(actor=taker, handover_id=again.pk, now=gent.now)
    track.refresh_from_db()
    assert track.coach_id == taker.user_id
    assert queries.handover_for(giver, again.pk, day=gent.day).state == HandoverState.ACCEPTED
    assert [event.code for event in events.history(again)] == [
        HandoverHappened.ASKED,
        HandoverHappened.AGREED,
        HandoverHappened.ACCEPTED,
    ]


@pytest.mark.slow
@pytest.mark.django_db
def test_another_provider_takes_over_after_a_parent_agreed_and_the_days_run_on(gent, other):
    track = gent.learner()
    parent = gent.parent(track)
    phases.start_search(actor=gent.admin, track_id=track.pk, now=gent.now)
    clocks.follow(track_id=track.pk, day=gent.day, now=gent.now)
    SearchClock.objects.filter(track=track).update(extended_days=5)
    taker = staff(Role.COACH, provider=other.provider)
    row = offered(gent, track, Receiver(HandoverKind.PROVIDER, provider_id=other.provider.pk), paper=False)
    assert row.state == HandoverState.ASKED
    assert set(mails(row, gent.now)) == {NOOR.email, school.PARENT.email}
    with pytest.raises(NotFound):
        queries.handover_for(taker, row.pk, day=gent.day)
    noor, mother = signed_in(track.person, Role.LEARNER), signed_in(parent.guardian, Role.GUARDIAN)
    with pytest.raises(NotPossible, match=r"handover\.right_voice"):
        actions.agree(actor=noor, handover_id=row.pk, now=gent.now)
    with pytest.raises(NotPossible, match=r"handover\.may_agree"):
        actions.agree(actor=gent.admin, handover_id=row.pk, now=gent.now)
    actions.agree(actor=mother, handover_id=row.pk, now=gent.now)
    taken = actions.accept(actor=taker, handover_id=row.pk, now=gent.now)
    track.refresh_from_db()
    new = taken.new_track
    assert (track.phase, track.left_reason) == (Phase.LEFT, LeftReason.OTHER_PROVIDER)
    assert (new.provider_id, new.coach_id, new.person.given_name) == (other.provider.pk, taker.user_id, "Noor")
    assert new.person_id != track.person_id, "each school keeps its own file"
    assert new.person.guardianships.get().guardian.given_name == school.PARENT.given_name
    old, running = SearchClock.objects.get(track=track), SearchClock.objects.get(track=new)
    clocks.follow(track_id=track.pk, day=gent.day, now=gent.now)
    clocks.follow(track_id=new.pk, day=gent.day, now=gent.now)
    running.refresh_from_db()
    assert (running.started_on, running.extended_days, running.state) == (old.started_on, 5, "running")
    old.refresh_from_db()
    assert old.state == "stopped"
    assert SearchClock.objects.count() == 2


@pytest.mark.slow
@pytest.mark.django_db
def test_vdab_takes_over_who_is_of_age_also_when_the_days_are_over(gent):
    vdab = staff(Role.EMPLOYMENT_SERVICE)
    track, late = gent.learner(ADULT), gent.learner(replace(ADULT, given_name="Laat"))
    phases.start_search(actor=gent.admin, track_id=late.pk, now=gent.now)
    clocks.follow(track_id=late.pk, day=gent.day, now=gent.now)
    to = Receiver(HandoverKind.VDAB)
    row = offered(gent, track, to, paper=False)
    noor = signed_in(track.person, Role.LEARNER)
    actions.agree(actor=noor, handover_id=row.pk, now=gent.now)
    assert list(queries.part(vdab, Part.RECEIVED, day=gent.day)) == [row]
    declined = actions.decline(actor=noor, handover_id=row.pk, now=gent.now)
    assert declined.state == HandoverState.DECLINED
    with pytest.raises(NotFound):
        queries.handover_for(vdab, row.pk, day=gent.day)
    paper = offered(gent, track, to, paper=False)
    with pytest.raises(NotPossible, match=r"handover\.signed_in_past"):
        actions.note_paper(actor=gent.admin, handover_id=paper.pk, signed_on=date(2026, 12, 1), now=gent.now)
    actions.note_paper(actor=gent.admin, handover_id=paper.pk, signed_on=gent.day, now=gent.now)
    actions.withdraw(actor=gent.admin, handover_id=paper.pk, now=gent.now)
    for one in (track, late):
        given = offered(gent, one, to)
        actions.accept(actor=vdab, handover_id=given.pk, now=gent.now)
        one.refresh_from_db()
        assert (one.phase, one.left_reason) == (Phase.LEFT, LeftReason.HANDED_OVER)
    assert SearchClock.objects.get(track=late).outcome == "vdab"
    third = gent.learner(replace(ADULT, given_name="Derde"))
    lapsing = offered(gent, third, to)
    tracks.leave(actor=SYSTEM, track_id=third.pk, reason=LeftReason.WORK, left_on=gent.day, now=gent.now)
    assert clock.tick(now=gent.now)["lapsed"] == 1
    lapsing.refresh_from_db()
    assert lapsing.state == HandoverState.LAPSED
