"""An enquiry from the question to a track, on to the next when nobody takes it up, withdrawn, and deleted in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound, NotPossible
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail
from tandem.journey.handover.actions import clock
from tandem.journey.handover.actions import enquiries as actions
from tandem.journey.handover.models import Enquiry, EnquiryTurn
from tandem.journey.handover.queries import enquiries as queries
from tandem.journey.handover.queries.enquiries import Part
from tandem.journey.handover.rules.enquiries import MOST_A_DAY, EnquiryForm
from tandem.journey.handover.terms.enquiries import (
    AgeGroup,
    EnquiryHappened,
    EnquiryOutcome,
    EnquiryState,
    PassReason,
    Situation,
    TakerKind,
)
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.handover import EnquiryFactory
from tests.harness import school
from tests.harness.school import FORM, NOOR, TRAINING, School

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ASKED = EnquiryForm(
    "Yasmina Zonder", "yas@voorbeeld.example", AgeGroup.YOUNG_ADULT, Situation.LEFT_EARLY, "44021", training=TRAINING
)


@pytest.fixture
def gent(db, now) -> School:
    return school.build(now)


def staff(role: Role, **of: object) -> Actor:
    """Somebody with an account in this role."""
    held = CapacityFactory(role=role, company=None, **of)
    return Actor(held.user_id, role, held.provider_id)


def left(now, **change) -> tuple[Enquiry, str]:
    row = actions.leave(form=replace(ASKED, **change), now=now)
    return row, queries.secret_of(row.pk)


def confirmed(now, **change) -> tuple[Enquiry, str]:
    _, secret = left(now, **change)
    return actions.confirm(secret=secret, now=now), secret


def happened(row: Enquiry) -> list[str]:
    return [event.code for event in events.history(row)]


def mails(row: Enquiry, now) -> list[Mail]:
    """The mails that the history of this enquiry asks for."""
    Mail.objects.all().delete()
    for event in events.history(row):
        outbox.happened(event_id=event.pk, now=now)
    return list(Mail.objects.order_by("created_at", "pk"))


def test_from_the_question_to_a_track_at_the_provider_that_took_it_up(gent, now):
    coach = staff(Role.COACH, provider=gent.provider)
    row, secret = left(now)
    assert row.state == EnquiryState.LEFT
    assert happened(row) == [EnquiryHappened.LEFT]
    for actor in (gent.admin, coach):
        assert not queries.turns_for(actor).exists(), "nobody sees what was not confirmed"
        with pytest.raises(NotFound):
            queries.enquiry_for(actor, row.pk)
    (mail,) = mails(row, now)
    assert mail.recipient == ASKED.email
    assert mail.is_forgotten_once_sent
    assert secret in mail.text

    actions.confirm(secret=secret, now=now)
    again = actions.confirm(secret=secret, now=now)
    assert again.state == EnquiryState.WAITING
    assert [turn.provider_id for turn in EnquiryTurn.objects.all()] == [gent.provider.pk]
    assert happened(row)[1:] == [EnquiryHappened.CONFIRMED, EnquiryHappened.ROUTED]
    routed = next(mail for mail in mails(row, now) if mail.recipient != ASKED.email)
    assert "Yasmina" not in routed.text + routed.subject
    assert str(row.pk) in routed.text

    with pytest.raises(NotPossible, match=r"enquiry\.close\.state"):
        actions.close(actor=coach, enquiry_id=row.pk, outcome=EnquiryOutcome.WORK, now=now)
    with pytest.raises(NotPossible, match=r"enquiry\.close\.state"):
        actions.enrol(actor=coach, enquiry_id=row.pk, person=NOOR, form=FORM, now=now)
    actions.take(actor=coach, enquiry_id=row.pk, now=now)
    with pytest.raises(NotPossible, match=r"enquiry\.take\.state"):
        actions.take(actor=gent.admin, enquiry_id=row.pk, now=now)
    assert queries.turns_for(coach, Part.TAKEN).count() == 1
    assert queries.turns_for(coach, Part.WAITING).count() == queries.waiting(coach) == 0
    told = queries.followed(secret, day=now.date())
    assert told.state is EnquiryState.TAKEN
    assert [turn.provider for turn in told.turns] == [gent.provider.name]
    with pytest.raises(NotPossible, match=r"enquiry\.outcome"):
        actions.close(actor=coach, enquiry_id=row.pk, outcome=EnquiryOutcome.ENROLLED, now=now)
    with pytest.raises(NotPossible, match=r"track\.birth_date"):
        actions.enrol(actor=coach, enquiry_id=row.pk, person=replace(NOOR, birth_date=None), form=FORM, now=now)
    track = actions.enrol(actor=coach, enquiry_id=row.pk, person=NOOR, form=FORM, now=now)
    row.refresh_from_db()
    assert (row.state, row.outcome, row.track_id) == (EnquiryState.CLOSED, EnquiryOutcome.ENROLLED, track.pk)
    assert track.provider_id == gent.provider.pk
    with pytest.raises(NotFound):
        queries.enquiry_for(coach, row.pk)
    last = mails(row, now)[-1]
    assert (last.recipient, last.code) == (ASKED.email, EnquiryHappened.CLOSED)


def test_what_nobody_takes_up_goes_to_the_next_and_at_last_the_asker_reads_so(gent, now):
    vdab = staff(Role.EMPLOYMENT_SERVICE)
    staff(Role.COACH, provider=gent.provider)
    row, secret = confirmed(now)
    assert clock.tick(now=now + timedelta(days=7)) == {"moved_on": 0, "deleted": 0, "lapsed": 0}
    later = now + timedelta(days=8)
    assert clock.tick(now=later) == {"moved_on": 1, "deleted": 0, "lapsed": 0}
    assert clock.tick(now=later) == {"moved_on": 0, "deleted": 0, "lapsed": 0}
    assert queries.taker_of(row.pk).kind is TakerKind.VDAB
    with pytest.raises(NotFound):
        queries.enquiry_for(gent.admin, row.pk)
    assert queries.enquiry_for(vdab, row.pk) == row
    actions.take(actor=vdab, enquiry_id=row.pk, now=later)
    assert not clock.tick(now=later + timedelta(days=30))["moved_on"], "who took it up keeps it"
    with pytest.raises(NotPossible, match=r"enquiry\.may_enrol"):
        actions.enrol(actor=vdab, enquiry_id=row.pk, person=NOOR, form=FORM, now=later)
    actions.pass_on(actor=vdab, enquiry_id=row.pk, reason=PassReason.OTHER_HELP, now=later)
    row.refresh_from_db()
    assert (row.state, row.outcome) == (EnquiryState.CLOSED, EnquiryOutcome.NOBODY)
    assert [(turn.taker, turn.end, turn.reason) for turn in row.turns.order_by("since", "pk")] == [
        (TakerKind.PROVIDER, "late", ""),
        (TakerKind.VDAB, "passed_on", PassReason.OTHER_HELP),
    ]
    assert mails(row, later)[-1].code == EnquiryHappened.GIVEN_UP
    assert queries.followed(secret, day=later.date()).outcome is EnquiryOutcome.NOBODY


def test_a_minor_goes_to_the_clb_first_and_where_nobody_takes_part_the_question_ends(gent, now):
    row, _ = confirmed(now, age=AgeGroup.MINOR, email="een@voorbeeld.example")
    assert row.outcome == EnquiryOutcome.NOBODY, "nobody of the school has an account, nobody of the CLB either"
    clb = staff(Role.CLB)
    staff(Role.PROVIDER_ADMIN, provider=gent.provider)
    minor, _ = confirmed(now, age=AgeGroup.MINOR, email="twee@voorbeeld.example")
    assert queries.taker_of(minor.pk).kind is TakerKind.CLB
    assert queries.enquiry_for(clb, minor.pk) == minor
    actions.pass_on(actor=clb, enquiry_id=minor.pk, reason=PassReason.OTHER_HELP, now=now)
    assert queries.taker_of(minor.pk).provider == gent.provider.pk
    for role in (Role.LEARNER, Role.COMPANY_ADMIN, Role.AGENCY_STAFF):
        with pytest.raises(NotFound):
            queries.turns_for(Actor(clb.user_id, role))


def test_who_withdraws_leaves_nothing_behind_and_who_does_not_confirm_is_deleted(gent, now):
    staff(Role.PROVIDER_ADMIN, provider=gent.provider)
    row, secret = confirmed(now)
    gone = actions.withdraw(secret=secret, now=now)
    assert (gone.name, gone.email, gone.nis, gone.words) == ("", "", "", "")
    assert not queries.turns_for(gent.admin).exists()
    with pytest.raises(NotPossible, match=r"enquiry\.withdraw\.state"):
        actions.withdraw(secret=secret, now=now)
    assert mails(row, now) == [], "nobody is left to write to"
    late, its_secret = left(now, email="later@voorbeeld.example")
    with pytest.raises(NotPossible, match=r"enquiry\.confirmed_in_time"):
        actions.confirm(secret=its_secret, now=now + timedelta(days=3))
    assert clock.delete(now=now + timedelta(days=2)) == 0
    assert clock.delete(now=now + timedelta(days=3)) == 1
    assert not Enquiry.objects.filter(pk=late.pk).exists()
    assert clock.delete(now=now + timedelta(days=30)) == 1
    assert not Enquiry.objects.exists()
    old = EnquiryFactory(waiting=True, left_on=now.date() - timedelta(days=180))
    assert clock.delete(now=now) == 1
    assert happened(old)[-1] == EnquiryHappened.DELETED
    for door in (actions.confirm, actions.withdraw):
        with pytest.raises(NotFound):
            door(secret=secret, now=now)
    with pytest.raises(NotFound):
        queries.followed(secret, day=now.date())


def test_nothing_is_kept_of_who_is_too_young_and_nobody_floods_a_mailbox(gent, now):
    for change, code in (
        ({"age": AgeGroup.TOO_YOUNG}, "enquiry.old_enough"),
        ({"municipality": "99999"}, "enquiry.place_known"),
        ({"training": "BESTAAT-NIET"}, "enquiry.training_known"),
    ):
        with pytest.raises(NotPossible, match=code):
            left(now, **change)
    assert not Enquiry.objects.exists()
    for _ in range(MOST_A_DAY):
        left(now)
    with pytest.raises(NotPossible, match=r"enquiry\.today"):
        left(now)
    left(now + timedelta(days=1))
