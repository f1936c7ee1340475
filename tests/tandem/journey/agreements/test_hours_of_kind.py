"""The hours that each kind of agreement asks, through what a page and a signature look at."""

from datetime import date

import pytest

from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import drafts, signing
from tandem.journey.agreements.terms import AgreementState, Signer
from tandem.registers.organisations.terms import ProviderKind
from tandem.registers.reference.models import Training
from tandem.registers.reference.terms import AgreementType
from tests.factories.numbers import NOW
from tests.harness import agreeing

pytestmark = pytest.mark.django_db
FULL = "school 8:00-16:00; 8:00-16:00; 8:00-16:00; 8:00-16:00; 8:00-14:00"
EVENING = "; ; 8:00-12:00 13:00-17:00; school 18:00-22:00"


def told(story, **values):
    now = story.again()
    drafts.fill(actor=story.coach, agreement_id=now.pk, version=now.version, told=values, now=NOW)
    return story.again()


@pytest.mark.slow
def test_an_adult_with_twelve_hours_a_week_is_presented_and_signed(story):
    person, provider = story.track.person, story.track.provider
    person.birth_date, provider.kind = date(1990, 4, 12), ProviderKind.CVO
    person.save()
    provider.save()
    agreeing.filled(story)
    told(story, hours=EVENING)
    agreeing.presented(story)

    for actor, signer in (
        (story.learner, Signer.LEARNER),
        (story.company, Signer.COMPANY),
        (story.coach, Signer.PROVIDER),
    ):
        shown, key = story.agreement.paper, story.agreement.pk
        signing.sign(actor=actor, agreement_id=key, signer=signer, shown=shown, strength="test", now=NOW)

    signed = story.again()
    assert (signed.kind, signed.state) == (AgreementType.ODO, AgreementState.SIGNED)


def test_the_joint_committee_of_the_company_says_how_long_a_full_time_week_is(filled):
    agreement = told(filled, hours=FULL)
    codes = {}
    for committee in ("118", "311", "311.00"):
        agreement.joint_committee = committee
        facts, verdict, _ = snapshot.assess(agreement, day=NOW.date())
        found = next(one for one in verdict.findings if one.code == "timetable.week_full")
        codes[committee] = (found.is_met, found.needed, snapshot.norms_for(facts).scope.joint_committee)
    assert codes == {"118": (True, 38.0, "118"), "311": (False, 36.0, "311"), "311.00": (False, 36.0, "311")}


def test_an_apprentice_baker_may_work_every_other_sunday(filled):
    week = "school 8:30-15:30; ; 8:00-12:00 13:00-16:00; 8:00-12:00 13:00-16:00; 8:00-12:00 13:00-16:00"
    agreement = told(filled, hours=f"{week}; ; 8:00-12:00 13:00-16:00\n{week}")
    agreement.track.training = Training.objects.get(code="BAK-BROOD")
    _, verdict, _ = snapshot.assess(agreement, day=NOW.date())
    assert "timetable.sunday" not in verdict.codes()
    assert {"timetable.sunday_craft", "timetable.sunday_notice"} <= {one.code for one in verdict.warnings}
