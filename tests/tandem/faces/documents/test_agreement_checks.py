"""What the company itself said of its mentors is told beside the rules, as advice."""

from datetime import date

import pytest

from tandem.faces.documents import agreement_checks
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.terms import AgreementState
from tandem.journey.placement.models import Guidance
from tests.factories.agreements import AgreementFactory, AgreementWorkplaceFactory
from tests.factories.numbers import NOW
from tests.harness import agreeing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def advised(story) -> list[str]:
    one, day = story.again(), NOW.date()
    _, verdict, _ = snapshot.assess(one, day=day, facts=agreement_checks.told_to(story.coach, one, day=day))
    assert verdict.codes() - {"agreement.mentor_declared", "timetable.week_usual"} == set()
    return [one.code for one in verdict.warnings if one.code == "agreement.mentor_declared"]


def test_more_than_the_company_said_is_advice_and_stops_nothing():
    story = agreeing.filled(agreeing.begun())
    said = Guidance.objects.create(
        mentor=story.mentor, establishment=story.recognition.establishment, school_year=2026, learners=1
    )
    assert advised(story) == []
    other = AgreementFactory(signing=True, company=story.agreement.company, begins_on=date(2027, 2, 1))
    assert other.state == AgreementState.SIGNING
    AgreementWorkplaceFactory(agreement=other, recognition=story.recognition, mentor=story.mentor)
    assert advised(story) == ["agreement.mentor_declared"]
    Guidance.objects.filter(pk=said.pk).update(learners=2)
    assert advised(story) == []
    Guidance.objects.filter(pk=said.pk).update(learners=1, school_year=2027)
    assert advised(story) == []
