"""What is told about agreements: to whom, once, under 120 words, and never why somebody is absent."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.faces.outbox import actions as outbox
from tandem.faces.outbox.agreement_words import _LEARNER, _OTHERS, Case
from tandem.faces.outbox.agreements import CODES
from tandem.faces.outbox.models import Mail, Notice
from tandem.journey.agreements.actions import amendments, drafts, ending, night, places, signing, success, suspensions
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.terms import AgreementHappened, EndReason, Party, Signer, SuspensionCause
from tandem.registers.access.terms import Role
from tandem.registers.accounts.models import User
from tandem.registers.people.models import Person
from tests.factories.access import CapacityFactory
from tests.factories.numbers import NOW
from tests.factories.recognition import ExtractCheckFactory, MentorFactory, MentorPostingFactory, RecognitionFactory
from tests.harness import agreeing, changing
from tests.harness.signed import sign_all
from tests.tandem.journey.agreements.conftest import filled, presented, story  # noqa: F401 - fixtures
from tests.tandem.registers.house import refused

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST_WORDS = 120
LATER = datetime(2027, 3, 10, 10, tzinfo=UTC)
NOOR, SOFIE, COACH, BOSS = (f"{name}@voorbeeld.example" for name in ("noor", "ouder", "coach", "zaak"))


@pytest.fixture
def people(presented):  # noqa: F811 - the fixture
    """Everybody can be written to."""
    presented.track.person.email = NOOR
    presented.track.person.save()
    User.objects.filter(pk=presented.coach.user_id).update(email=COACH)
    User.objects.filter(pk=presented.company.user_id).update(email=BOSS)
    CapacityFactory(user_id=presented.coach.user_id, role=Role.COACH, company=None, provider=presented.track.provider)
    presented.again()
    presented.agreement.signatures.filter(signer=Signer.LEARNER).update(email=NOOR)
    presented.agreement.signatures.filter(signer=Signer.PROVIDER).update(email=COACH)
    return presented


def told(agreement, code: AgreementHappened, *, now: datetime = NOW) -> dict[str, Mail]:
    """The mails of the last event of this kind, by who reads them; written twice is written once."""
    Mail.objects.all().delete()
    Notice.objects.all().delete()
    event = [one for one in events.history(agreement) if one.code == code][-1]
    for _ in range(2):
        outbox.happened(event_id=event.pk, now=now)
    found = {mail.recipient: mail for mail in Mail.objects.all()}
    assert len(found) == Mail.objects.count()
    for mail in found.values():
        assert len(re.findall(r"\w+", mail.text.split("\n\nVragen?")[0])) < MOST_WORDS
        assert mail.text.count(settings.BASE_URL) == 1
        assert not re.search(r"%\(|\{\{", mail.subject + mail.text)
    return found


def test_who_signs_is_asked_reminded_and_told(people):
    agreement = people.agreement
    first = told(agreement, AgreementHappened.SIGNATURE_ASKED)
    assert set(first) == {NOOR}
    assert f"/overeenkomsten/{agreement.pk}/tekenen/" in first[NOOR].text
    assert Notice.objects.get().role == Role.LEARNER
    parent = agreement.signatures.get(signer=Signer.GUARDIAN)
    people.parent.user = None
    people.parent.save()
    signing.sign(
        actor=people.learner,
        agreement_id=agreement.pk,
        signer=Signer.LEARNER,
        shown=agreement.paper,
        strength="test",
        now=NOW,
    )
    asked = told(agreement, AgreementHappened.SIGNATURE_ASKED)
    assert f"/tekenen/{doors.secret_of(parent.pk)}/" in asked[SOFIE].text
    assert (asked[SOFIE].subject.startswith("Teken de overeenkomst van"), Notice.objects.count()) == (True, 0)
    night.tick(now=NOW + timedelta(days=4))
    assert set(told(agreement, AgreementHappened.SIGNATURE_REMINDED, now=NOW + timedelta(days=4))) == {SOFIE}
    night.tick(now=NOW + timedelta(days=15))
    assert set(told(agreement, AgreementHappened.TAKEN_BACK)) == {COACH}
    drafts.hand_over(actor=people.coach, agreement_id=agreement.pk, to=Party.COMPANY, now=NOW)
    assert set(told(agreement, AgreementHappened.HANDED_OVER)) == {BOSS}


def test_a_refusal_reaches_who_makes_it_and_a_link_that_is_used_is_told_nobody(people):
    agreement = people.agreement
    signing.refuse(
        actor=people.learner, agreement_id=agreement.pk, signer=Signer.LEARNER, words="De uren zijn fout.", now=NOW
    )
    found = told(agreement, AgreementHappened.REFUSED)
    assert set(found) == {COACH, BOSS}
    assert "De uren zijn fout" not in found[BOSS].text
    assert told(agreement, AgreementHappened.SIGNATURE_ASKED) == {}
    drafts.withdraw(actor=people.company, agreement_id=agreement.pk, words="Toch niet.", now=NOW)
    assert set(told(agreement, AgreementHappened.WITHDRAWN)) == {NOOR, SOFIE, COACH}


def test_everybody_hears_of_the_start_a_change_and_the_end_and_nobody_why_somebody_is_absent(people):
    agreement = sign_all(people)
    assert set(told(agreement, AgreementHappened.COMPLETED)) == {NOOR, SOFIE, BOSS}
    key = {"agreement_id": agreement.pk, "now": LATER}
    suspensions.suspend(
        actor=people.company, cause=SuspensionCause.ILLNESS_OR_ACCIDENT, begins_on=date(2027, 3, 1), **key
    )
    night.tick(now=LATER + timedelta(days=9))
    still = told(agreement, AgreementHappened.SUSPENDED_LONG)
    assert set(still) == {COACH}
    assert "ziek" not in still[COACH].text.lower()
    change = changing.propose(people, people.company, told={"other_words": "Veiligheidsschoenen."}, now=LATER)
    assert set(told(agreement, AgreementHappened.AMENDMENT_PROPOSED)) == {NOOR, SOFIE, COACH}
    amendments.refuse(actor=people.guardian, amendment_id=change.pk, words="Nee.", now=LATER)
    assert set(told(agreement, AgreementHappened.AMENDMENT_REFUSED)) == {NOOR, COACH, BOSS}
    ahead = Told(EndReason.MUTUAL, last_day=date(2027, 3, 17), noticed_on=LATER.date())
    ending.end(actor=people.coach, told=ahead, **key)
    announced = told(agreement, AgreementHappened.END_ANNOUNCED)
    assert set(announced) == {NOOR, SOFIE, BOSS}
    assert "17 maart 2027" in announced[NOOR].subject
    night.tick(now=LATER + timedelta(days=8))
    assert set(told(agreement, AgreementHappened.ENDED)) == {NOOR, SOFIE, COACH, BOSS}


def test_everybody_hears_that_a_year_ended_with_success_and_that_it_was_struck(people):
    agreement = sign_all(people)
    key = {"actor": people.coach, "agreement_id": agreement.pk, "now": LATER}
    row = success.note(passed_on=date(2027, 3, 9), **key)
    found = told(agreement, AgreementHappened.YEAR_PASSED, now=LATER)
    assert set(found) == {NOOR, SOFIE, BOSS}
    assert "1 september 2027" in found[NOOR].text
    assert "1 september 2027" in found[BOSS].text
    success.strike(passed_id=row.pk, **key)
    assert set(told(agreement, AgreementHappened.YEAR_PASSED_STRUCK, now=LATER)) == {NOOR, SOFIE, BOSS}


def test_whose_yes_is_asked_without_an_account_gets_a_link_of_its_own(people):
    sign_all(people)
    Person.objects.filter(pk=people.parent.pk).update(user=None)
    row = changing.propose(people, people.company, now=LATER)
    found = told(people.agreement, AgreementHappened.AMENDMENT_PROPOSED)
    assert set(found) == {NOOR, SOFIE, COACH}
    (one,) = row.acceptances.filter(signer=Signer.GUARDIAN)
    link = f"/tekenen/wijziging/{doors.secret_of(one.pk)}/"
    assert link in found[SOFIE].text
    assert not any("/tekenen/" in found[other].text for other in (NOOR, COACH))
    amendments.agree_by_link(secret=doors.secret_of(one.pk), shown=row.paper, now=LATER)
    assert link not in told(people.agreement, AgreementHappened.AMENDMENT_PROPOSED)[SOFIE].text


def test_a_death_is_not_mailed_to_the_family_and_an_end_of_today_is_told_once(people):
    agreement = sign_all(people)
    sad = Told(EndReason.DEATH, last_day=LATER.date(), noticed_on=LATER.date())
    ending.end(actor=people.coach, agreement_id=agreement.pk, told=sad, now=LATER)
    assert told(agreement, AgreementHappened.END_ANNOUNCED, now=LATER) == {}
    assert set(told(agreement, AgreementHappened.ENDED, now=LATER)) == {BOSS}


def test_the_company_of_another_workplace_is_asked_and_hears_the_rest_without_a_name_or_a_reason(story):  # noqa: F811
    held = RecognitionFactory(request__training=story.track.training)
    mentor = MentorFactory(company=held.company)
    MentorPostingFactory(mentor=mentor, establishment=held.establishment)
    ExtractCheckFactory(mentor=mentor)
    beside = CapacityFactory(company=held.company, user__email="beside@voorbeeld.example").user
    boss = Actor(beside.pk, Role.COMPANY_ADMIN, held.company_id)
    User.objects.filter(pk=story.company.user_id).update(email=BOSS)
    User.objects.filter(pk=story.coach.user_id).update(email=COACH)
    CapacityFactory(user_id=story.coach.user_id, role=Role.COACH, company=None, provider=story.track.provider)
    agreeing.filled(story)
    agreeing.learns_also_at(story, held)
    agreement, key = story.agreement, {"agreement_id": story.agreement.pk, "now": NOW}
    row = drafts.set_workplace(actor=story.company, recognition_id=held.pk, mentor_id=None, **key)
    asked = told(agreement, AgreementHappened.PLACE_ASKED)
    assert set(asked) == {beside.email}
    assert f"/overeenkomsten/{agreement.pk}/mee/" in asked[beside.email].text
    places.agree(actor=boss, workplace_id=row.pk, mentor_id=mentor.pk, now=NOW)
    assert set(told(agreement, AgreementHappened.PLACE_AGREED)) == {BOSS, COACH}

    story.again()
    agreeing.presented(story)
    sign_all(story)
    ahead = Told(EndReason.URGENT_CAUSE_COMPANY, date(2027, 3, 17), LATER.date(), "Wegens diefstal.")
    ending.end(actor=story.company, agreement_id=agreement.pk, told=ahead, now=LATER)
    person = story.track.person
    for code in (AgreementHappened.COMPLETED, AgreementHappened.END_ANNOUNCED):
        mail = told(agreement, code, now=LATER)[beside.email]
        assert not [one for one in (person.family_name, "dringende", "diefstal") if one in mail.subject + mail.text]


def test_every_case_has_words():
    assert set(_OTHERS) == set(Case)
    only_staff = {Case.TOO_LATE, Case.UNRECOGNISED, Case.WARNED, Case.LAPSED, Case.STILL, Case.COACH_CALLED}
    beside = {one for one in Case if one.startswith("place_")}
    assert set(_LEARNER) == set(Case) - only_staff - beside - {Case.CHANGE_ASKED}
    assert set(CODES) <= set(AgreementHappened)


def test_who_did_not_answer_a_change_is_reminded_by_night_and_who_replaces_somebody_gets_the_link(people):
    agreement = sign_all(people)
    people.parent.user = None
    people.parent.save()
    change = changing.propose(people, people.company, now=LATER, told={"other_words": "Veiligheidsschoenen."})
    for days, count in ((3, 0), (4, 2), (5, 0)):
        assert night.tick(now=LATER + timedelta(days=days))["changes_reminded"] == count
    reminded = [one for one in events.history(agreement) if one.code == AgreementHappened.AMENDMENT_REMINDED]
    assert {one.data["signer"] for one in reminded} == {Signer.GUARDIAN, Signer.PROVIDER}
    parent = change.acceptances.get(signer=Signer.GUARDIAN)
    mails = told(agreement, AgreementHappened.AMENDMENT_REMINDED, now=LATER)
    assert set(mails) <= {SOFIE, COACH}

    given = {"amendment_id": change.pk, "now": LATER + timedelta(days=6)}
    with refused("agreement.may_present"):
        amendments.remind(actor=people.company, signer=Signer.GUARDIAN, **given)
    amendments.remind(actor=people.coach, signer=Signer.GUARDIAN, **given)
    with refused("signature.not_told_today"):
        amendments.remind(actor=people.coach, signer=Signer.GUARDIAN, **given)
    assert f"/tekenen/wijziging/{doors.secret_of(parent.pk)}/" in (
        told(agreement, AgreementHappened.AMENDMENT_REMINDED)[SOFIE].text
    )
    papa = {"signer": Signer.GUARDIAN, "name": "Papa Voorbeeld", "email": "papa@voorbeeld.example"}
    with refused("agreement.may_present"):
        amendments.replace_signer(actor=people.company, **papa, **given)
    with refused("amendment.own_yes"):
        amendments.replace_signer(actor=people.coach, **{**papa, "signer": Signer.COMPANY}, **given)
    amendments.replace_signer(actor=people.coach, **papa, **given)
    now = change.acceptances.get(signer=Signer.GUARDIAN)
    assert (now.pk != parent.pk, now.name, now.reminded_on, now.person) == (True, "Papa Voorbeeld", None, None)
    mail = told(agreement, AgreementHappened.AMENDMENT_SIGNER_REPLACED)
    assert set(mail) == {papa["email"]}
    assert f"/tekenen/wijziging/{doors.secret_of(now.pk)}/" in mail[papa["email"]].text
    with pytest.raises(NotFound):
        amendments.agree_by_link(secret=doors.secret_of(parent.pk), shown=change.paper, now=LATER)
    amendments.agree_by_link(secret=doors.secret_of(now.pk), shown=change.paper, now=LATER)
    changing.agree(change, people.coach, now=LATER)
    with refused("amendment.agree.state"):
        amendments.remind(actor=people.coach, signer=Signer.GUARDIAN, **given)
    assert night.tick(now=LATER + timedelta(days=9))["changes_reminded"] == 0


def test_who_is_asked_to_sign_is_reminded_once_a_day_by_the_school(people):
    key = {"agreement_id": people.agreement.pk, "signer": Signer.LEARNER}
    with refused("signature.not_told_today"):
        signing.remind(actor=people.coach, now=NOW, **key)
    with refused("agreement.may_present"):
        signing.remind(actor=people.company, now=NOW + timedelta(days=1), **key)
    with refused("signature.sign.state"):
        signing.remind(actor=people.coach, now=NOW + timedelta(days=1), **{**key, "signer": Signer.COMPANY})
    signing.remind(actor=people.coach, now=NOW + timedelta(days=1), **key)
    assert set(told(people.agreement, AgreementHappened.SIGNATURE_REMINDED, now=NOW)) == {NOOR}
    assert night.tick(now=NOW + timedelta(days=5))["reminded"] == 0
