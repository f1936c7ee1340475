"""A referral in the mail: the family hears that something waits and where, never what; the coach hears their no."""

import pytest

from tandem.base.models import Event
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.intake.actions import needs, referrals
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.referrals import Proposer, ReferralHappened, ReferralKind
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tests.harness import learner
from tests.tandem.registers.house import last

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TELLING = ("naft", "ibal", "verwijzing", "kanarie", "referral")


def told(event, now):
    outbox.happened(event_id=event.pk, now=now)
    mails = {mail.recipient: mail for mail in Mail.objects.filter(event_id=event.pk)}
    for mail in mails.values():
        assert not [one for one in TELLING if one in f"{mail.subject} {mail.text} {mail.html}".lower()]
    return mails, {(one.user_id, one.role) for one in Notice.objects.filter(event_id=event.pk)}


def test_the_family_hears_that_something_waits_and_the_coach_that_they_said_no(now):
    noor = learner.build(now)
    track, parent = noor.track, noor.guardianship.guardian
    track.person.email, parent.email = "noor@voorbeeld.example", "sofie@voorbeeld.example"
    track.person.save()
    parent.save()
    User.objects.filter(pk=noor.coach.user_id).update(email="coach@voorbeeld.example")
    at = {"track_id": track.pk, "now": now}
    needs.agree(actor=noor.learner, **at, scope=Scope.REFER)
    given = {"kind": ReferralKind.NAFT, "proposer": Proposer.CLB, "proposed_on": now.date(), "reason": "Kanarie."}
    row = referrals.propose(actor=noor.coach, **at, **given)
    proposed = last(track)

    mails, lines = told(proposed, now)

    assert set(mails) == {"noor@voorbeeld.example", "sofie@voorbeeld.example"}
    assert lines == {(noor.learner.user_id, Role.LEARNER), (noor.parent.user_id, Role.GUARDIAN)}
    assert f"/{track.pk}/nodig/" in mails["noor@voorbeeld.example"].text
    referrals.refuse(actor=noor.parent, **at, referral_id=row.pk, on=now.date(), closing="Kanarie.")
    mails, lines = told(last(track), now)
    assert set(mails) == {"coach@voorbeeld.example"}
    assert lines == {(noor.coach.user_id, Role.COACH)}
    Mail.objects.all().delete()
    assert told(proposed, now)[0] == {}, "it is over before the message went"
    row = referrals.propose(actor=noor.coach, **at, **given)
    referrals.refuse(actor=noor.coach, **at, referral_id=row.pk, on=now.date(), closing="")
    refused = Event.objects.filter(code=ReferralHappened.REFUSED).latest("pk")
    assert told(refused, now)[0] == {}, "the coach knows"
