"""Agreements from draft to signature: who does what, what it writes, what it refuses."""

from datetime import timedelta

import pytest

from tandem.base import events
from tandem.base.actor import PUBLIC, Actor
from tandem.base.errors import NotFound
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import drafts, signing
from tandem.journey.agreements.models import Agreement, Signature
from tandem.journey.agreements.queries import agreements as doors
from tandem.journey.agreements.queries import papers
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementState,
    Party,
    SignatureKind,
    SignatureState,
    Signer,
)
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.recognition.models import Mentor, Recognition
from tandem.registers.access.terms import Role
from tests.factories.numbers import NOW, somebody
from tests.factories.recognition import RecognitionFactory
from tests.harness.agreeing import text_of
from tests.tandem.journey.agreements.conftest import BEGINS, TOLD
from tests.tandem.registers.house import refused

pytestmark = pytest.mark.django_db
DAY = NOW.date()
SCAN = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def codes(agreement: Agreement) -> list[str]:
    return [one.code for one in events.history(agreement)]


def test_each_party_fills_in_its_own_fields_and_nothing_somebody_else_changed_is_lost(story):
    agreement, told = story.agreement, {"accident_insurer": "Voorbeeld Verzekert"}
    fill = {"agreement_id": agreement.pk, "now": NOW}

    with refused("agreement.fills"):
        drafts.fill(actor=story.coach, version=agreement.version, told=told, **fill)
    with refused("agreement.fills"):
        drafts.fill(actor=story.learner, version=agreement.version, told={"hours": TOLD["hours"]}, **fill)
    drafts.fill(actor=story.company, version=agreement.version, told=told, **fill)
    with refused("agreement.version"):
        drafts.fill(actor=story.coach, version=agreement.version, told={"begins_on": BEGINS}, **fill)
    account = {"learner_asks_premium": True, "learner_account": "be68 5390 0754 7034"}
    after = drafts.fill(actor=story.guardian, version=story.again().version, told=account, **fill)
    assert after.learner_account == "BE68539007547034"
    with refused("agreement.account_number"):
        drafts.fill(actor=story.learner, version=after.version, told={"learner_account": "BE00 1"}, **fill)
    with refused("agreement.hours_readable"):
        drafts.fill(actor=story.coach, version=after.version, told={"hours": "van 8 tot laat"}, **fill)
    stranger = Actor(somebody(), Role.COMPANY_ADMIN, somebody())
    with pytest.raises(NotFound):
        drafts.fill(actor=stranger, version=after.version, told=told, **fill)
    assert codes(after).count(AgreementHappened.CHANGED) == 2


def test_who_cannot_come_in_is_filled_in_for_by_who_guides_the_learner(story):
    person = story.track.person
    person.user = None
    person.save()
    story.parent.user = None
    story.parent.save()

    drafts.fill(
        actor=story.coach,
        agreement_id=story.agreement.pk,
        version=story.agreement.version,
        told={"learner_asks_premium": True},
        now=NOW,
    )

    assert story.again().learner_asks_premium


def test_the_kind_follows_from_the_hours(filled):
    assert (filled.agreement.kind, filled.agreement.kind_reason) == ("OAO", "enough_hours")
    drafts.fill(
        actor=filled.coach,
        agreement_id=filled.agreement.pk,
        version=filled.agreement.version,
        told={"hours": "; ; 8:00-12:00 13:00-17:00"},
        now=NOW,
    )
    assert filled.again().kind == "SAO"


def test_the_ball_goes_round_and_remarks_are_settled(story):
    key = {"agreement_id": story.agreement.pk, "now": NOW}
    drafts.hand_over(actor=story.coach, to=Party.COMPANY, **key)
    assert story.again().ball == Party.COMPANY
    with refused("agreement.hand_to_another"):
        drafts.hand_over(actor=story.coach, to=Party.COMPANY, **key)
    with refused("agreement.hand_to_party"):
        drafts.hand_over(actor=story.coach, to=Party.CLOCK, **key)
    row = drafts.remark(actor=story.learner, field="hours", words="Ik heb op woensdag muziekles.", **key)
    with refused("agreement.remark_told"):
        drafts.remark(actor=story.learner, field="hours", words=" ", **key)
    with refused("agreement.field_known"):
        drafts.remark(actor=story.learner, field="shoes", words="Groot", **key)
    facts = snapshot.facts_of(story.again(), day=DAY)
    assert facts.remarks_open == 1
    drafts.settle(actor=story.coach, remark_id=row.pk, **key)
    assert snapshot.facts_of(story.again(), day=DAY).remarks_open == 0


def test_a_second_workplace_comes_and_goes_and_the_first_stays(story):
    other = RecognitionFactory(request__training=story.track.training)
    key = {"agreement_id": story.agreement.pk, "now": NOW}
    with refused("agreement.mentor_of_company"):
        drafts.set_workplace(actor=story.coach, recognition_id=other.pk, mentor_id=story.mentor.pk, **key)
    row = drafts.set_workplace(actor=story.coach, recognition_id=other.pk, mentor_id=None, begins_on=BEGINS, **key)
    assert {one.key for one in snapshot.facts_of(story.again(), day=DAY).workplaces} == {
        other.number,
        story.recognition.number,
    }
    lead = story.agreement.workplaces.get(is_lead=True)
    with refused("agreement.lead_stays"):
        drafts.remove_workplace(actor=story.company, workplace_id=lead.pk, **key)
    drafts.remove_workplace(actor=story.company, workplace_id=row.pk, **key)
    assert story.agreement.workplaces.count() == 1


def test_everybody_signs_in_turn_and_the_last_signature_registers_it_and_places_the_learner(presented):
    agreement = presented.agreement
    key = {"agreement_id": agreement.pk, "now": NOW}
    screen = {"shown": agreement.paper, "strength": "test", **key}
    assert [one.signer for one in doors.signatures_of(agreement)] == list(Signer)
    with refused("signature.sign.state"):
        sign(presented.company, Signer.COMPANY, screen)
    with refused("agreement.may_sign"):
        sign(presented.company, Signer.LEARNER, screen)
    with refused("signature.same_text"):
        sign(presented.learner, Signer.LEARNER, {**screen, "shown": "c" * 64})
    sign(presented.learner, Signer.LEARNER, screen)
    parent = agreement.signatures.get(signer=Signer.GUARDIAN)
    secret = doors.secret_of(parent.pk)
    link = {"secret": secret, "shown": agreement.paper, "now": NOW}
    signing.sign_by_link(**link)
    with pytest.raises(NotFound):
        signing.sign_by_link(**link)
    with refused("signature.scan_kind"):
        signing.scan(actor=presented.coach, signer=Signer.COMPANY, content=b"MZ", **key)
    signing.scan(actor=presented.coach, signer=Signer.COMPANY, content=SCAN, **key)
    assert presented.again().state == AgreementState.SIGNING
    sign(presented.coach, Signer.PROVIDER, screen)

    done = presented.again()
    assert (done.state, done.registered_at, done.track.phase) == (AgreementState.SIGNED, NOW, Phase.PLACED)
    scan = done.signatures.get(signer=Signer.COMPANY)
    with papers.content_of(scan.proof) as stored:
        assert (scan.kind, stored.read()) == (SignatureKind.SCAN, SCAN)
    assert codes(done)[-3:] == [
        AgreementHappened.SIGNATURE_ASKED,
        AgreementHappened.SIGNATURE_SET,
        AgreementHappened.COMPLETED,
    ]
    assert snapshot.replay(done).codes() == snapshot.kept(done).codes()


def sign(actor: Actor, signer: Signer, told) -> Agreement:
    return signing.sign(actor=actor, signer=signer, **told)


def test_a_refusal_brings_the_text_back_and_says_why(presented):
    key = {"agreement_id": presented.agreement.pk, "now": NOW}
    with refused("agreement.why_told"):
        signing.refuse(actor=presented.learner, signer=Signer.LEARNER, words=" ", **key)
    signing.refuse(actor=presented.learner, signer=Signer.LEARNER, words="De uren kloppen niet.", **key)
    back = presented.again()
    assert (back.state, back.paper, back.ball) == (AgreementState.DRAFT, "", Party.PROVIDER)
    assert Signature.objects.get(agreement=back).state == SignatureState.REFUSED


def test_what_is_taken_back_is_signed_anew_and_what_is_given_up_is_over(presented):
    key = {"agreement_id": presented.agreement.pk, "now": NOW}
    with refused("agreement.may_present"):
        signing.take_back(actor=presented.company, **key)
    signing.take_back(actor=presented.coach, **key)
    assert presented.again().state == AgreementState.DRAFT
    with refused("agreement.take_back.state"):
        signing.take_back(actor=presented.coach, **key)
    with refused("agreement.why_told"):
        drafts.withdraw(actor=presented.company, words="", **key)
    drafts.withdraw(actor=presented.company, words="Wij stoppen met de afdeling.", **key)
    with refused("agreement.withdraw.state"):
        drafts.withdraw(actor=presented.company, words="Nog eens.", **key)
    with refused("agreement.is_draft"):
        drafts.fill(actor=presented.coach, version=presented.again().version, told={"years_passed": 1}, **key)


def test_who_was_replaced_holds_a_link_that_leads_nowhere(presented):
    agreement = presented.agreement
    key = {"agreement_id": agreement.pk, "now": NOW}
    sign(presented.learner, Signer.LEARNER, {"shown": agreement.paper, "strength": "test", **key})
    old = doors.secret_of(agreement.signatures.get(signer=Signer.GUARDIAN).pk)
    told = {"signer": Signer.GUARDIAN, "name": "Ria Voorbeeld", "email": "ria@voorbeeld.example"}
    with refused("agreement.may_present"):
        signing.replace_signer(actor=presented.company, **told, **key)
    with refused("signature.email_told"):
        signing.replace_signer(actor=presented.coach, **{**told, "email": "ria"}, **key)
    signing.replace_signer(actor=presented.coach, **told, **key)

    with pytest.raises(NotFound):
        signing.sign_by_link(secret=old, shown=agreement.paper, now=NOW)
    row = agreement.signatures.get(signer=Signer.GUARDIAN)
    assert (row.name, row.state) == ("Ria Voorbeeld", SignatureState.ASKED)
    signing.sign_by_link(secret=doors.secret_of(row.pk), shown=agreement.paper, now=NOW)
    assert codes(agreement).count(AgreementHappened.SIGNATURE_ASKED) == 4


def test_nothing_is_signed_after_it_began_without_a_reason_in_the_text(presented):
    late = NOW + (BEGINS - DAY) + timedelta(days=1)
    agreement = presented.agreement
    told = {"agreement_id": agreement.pk, "shown": agreement.paper, "strength": "test", "now": late}
    with refused("signature.in_time"):
        sign(presented.learner, Signer.LEARNER, told)


def test_what_changed_in_the_registers_stops_the_last_signature(presented):
    key = {"agreement_id": presented.agreement.pk, "shown": presented.agreement.paper, "strength": "test", "now": NOW}
    for actor, signer in (
        (presented.learner, Signer.LEARNER),
        (presented.guardian, Signer.GUARDIAN),
        (presented.company, Signer.COMPANY),
    ):
        sign(actor, signer, key)
    Recognition.objects.filter(pk=presented.recognition.pk).update(gone_since=DAY)
    Mentor.objects.filter(pk=presented.mentor.pk).update(deactivated_at=NOW, deactivated_by=somebody())
    with refused("agreement.in_register", "agreement.mentor_fits"):
        sign(presented.coach, Signer.PROVIDER, key)
    assert presented.again().state == AgreementState.SIGNING


def test_the_extract_of_a_mentor_had_to_be_recent_when_the_mentor_was_named_and_not_ever_after(filled):
    later = {"begins_on": BEGINS.replace(year=2028), "ends_on": BEGINS.replace(year=2028, month=5)}
    form = filled.agreement.form().with_told(later)
    (place,) = snapshot.facts_of(filled.agreement, day=DAY, form=form).workplaces
    assert place.mentor_fits
    filled.mentor.extract_checks.update(outcome="not_in_order")
    (place,) = snapshot.facts_of(filled.agreement, day=DAY, form=form).workplaces
    assert not place.mentor_fits


def test_what_is_missing_is_told_all_at_once(story):
    with refused("agreement.begins_told", "agreement.ends_told", "agreement.hours_told", "agreement.has_plan"):
        signing.present(
            actor=story.coach,
            agreement_id=story.agreement.pk,
            text=text_of(story.agreement),
            now=NOW,
        )


def test_nobody_else_finds_the_agreement(story):
    other_coach = Actor(somebody(), Role.COACH, story.track.provider_id)
    for actor in (PUBLIC, other_coach, Actor(somebody(), Role.LEARNER), Actor(somebody(), Role.AGENCY_STAFF)):
        with pytest.raises(NotFound):
            doors.agreement_for(actor, story.agreement.pk, day=DAY)
        assert not doors.agreements_for(actor, day=DAY).exists()
    for actor in (story.coach, story.company, story.learner, story.guardian):
        assert doors.agreements_for(actor, day=DAY).get() == story.agreement


def test_a_learner_has_one_agreement_with_a_company_at_a_time(story):
    with refused("agreement.once_per_company"):
        drafts.begin(actor=story.coach, track_id=story.track.pk, recognition_id=story.recognition.pk, now=NOW)
    with refused("agreement.may_begin"):
        drafts.begin(actor=story.learner, track_id=story.track.pk, recognition_id=story.recognition.pk, now=NOW)
