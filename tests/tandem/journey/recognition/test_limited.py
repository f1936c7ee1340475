"""A recognition limited to named activities: asked for, judged, granted, and read as what it is."""

from dataclasses import replace
from datetime import date

import pytest

from tandem.base import events
from tandem.base.errors import NotPossible
from tandem.base.verdict import Effect
from tandem.faces.documents import recognition as letters
from tandem.journey.placement.models import Opening
from tandem.journey.placement.snapshot import facts as market
from tandem.journey.recognition import rules, snapshot
from tandem.journey.recognition.actions import desk, dossiers, filing
from tandem.journey.recognition.models import Nomination
from tandem.journey.recognition.queries import public
from tandem.journey.recognition.terms import Extent, Happened
from tandem.law import norms
from tests.factories.placement import OpeningFactory
from tests.harness.bakery import World
from tests.tandem.journey.recognition.test_rules import DAY, WORKPLACE

PART = replace(WORKPLACE, extent=Extent.LIMITED, activities_offered=6)


def verdict_on(facts: rules.WorkplaceFacts):
    return rules.may_recognise(facts, norms=norms.at(DAY, sector="FOOD"))


@pytest.mark.parametrize("offered", range(25))
def test_a_limit_names_an_activity_and_asks_a_judgement(offered: int) -> None:
    verdict = verdict_on(replace(PART, activities_offered=offered))
    told = {one.code: one for one in verdict.unmet}
    assert verdict.is_ok is (offered > 0)
    assert ("activities.limit_named" in told) is (offered == 0)
    judged = told["activities.limited"]
    assert (judged.found, judged.needed, judged.effect) == (offered, 24, Effect.WARN)
    assert judged.ground is not None
    assert (judged.ground.rule, judged.ground.value) == ("R-REC-01", None)


def test_a_whole_training_is_judged_as_before_and_never_by_the_limit() -> None:
    codes = {one.code for one in verdict_on(WORKPLACE).findings}
    assert not codes & {"activities.limited", "activities.limit_named"}
    assert not {one.code for one in verdict_on(PART).findings} & {"activities.ticked", "activities.share"}


def test_what_was_frozen_before_there_were_limits_is_for_the_whole_training() -> None:
    stored = snapshot.frozen(WORKPLACE)
    del stored["extent"]
    assert snapshot.thawed(stored).extent is Extent.WHOLE
    assert snapshot.thawed(snapshot.frozen(PART)).extent is Extent.LIMITED


@pytest.mark.django_db
def test_a_bakery_is_recognised_for_what_it_teaches_and_for_nothing_else(world: World) -> None:
    dossier, request = world.draft()
    mentors = list(Nomination.objects.filter(request=request).values_list("mentor_id", flat=True))

    def describe(*codes: str, extent: Extent | None = None) -> None:
        dossiers.describe_workplace(
            actor=world.boss,
            request_id=request.pk,
            equipment=True,
            activities=codes,
            mentors=mentors,
            extent=extent,
            now=world.now,
        )

    describe(extent=Extent.LIMITED)
    with pytest.raises(NotPossible) as refusal:
        filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    assert "form.limit_named" in refusal.value.verdict.codes()
    describe(*world.list_codes[:6])
    assert world.again(request).extent == Extent.LIMITED, "without a word on it the extent stays"
    filing.submit(actor=world.boss, dossier_id=dossier.pk, now=world.now)
    with pytest.raises(NotPossible):
        describe(*world.list_codes, extent=Extent.WHOLE)

    manager = world.manager(world.again(request))
    desk.declare_complete(actor=manager, request_id=request.pk, now=world.now)
    desk.take_up(actor=manager, request_id=request.pk, now=world.now)
    granted = desk.grant(actor=manager, request_id=request.pk, now=world.now)
    listed = len(world.list_codes)
    assert (granted.extent, granted.taught, granted.listed) == (Extent.LIMITED, 6, listed)
    told = [one.data for one in events.history(request) if one.code == Happened.RECOGNITION_GRANTED]
    assert [(one["extent"], one["taught"], one["listed"]) for one in told] == [("limited", 6, listed)]
    decision = world.again(request).decision
    assert [one["code"] for one in decision.findings] == ["activities.limited"]
    assert snapshot.replay(decision).codes() == {"activities.limited"}

    known = public.recognition_by_number(granted.number)
    named = letters.limit_of(known.request)
    assert len(named) == 6
    line = next(one.value for one in letters.certificate(known, today=world.day).facts if one.label == "Alleen voor")
    assert line == "; ".join(named)
    letter = letters.decided(world.again(request))
    assert line in {one.value for one in letter.facts}
    assert "een deel van de opleiding" in letter.paragraphs[0]
    assert letters.extent_words(known) == f"beperkt tot 6 van de {listed} activiteiten"

    OpeningFactory(recognition=granted, ends_on=date(2027, 6, 30))
    (offer,) = market.offers_of(market.openings_in(Opening.objects.all()), school_year=2026)
    assert offer.coverage == 6000 // listed, "a round weighs how much can be learned there"
