"""What the way of the learner says of an agreement: told to the family and the school, never to the company."""

from datetime import date

import pytest

from tandem.base.verdict import Effect
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import signing
from tandem.journey.agreements.rules import checks, learner
from tandem.journey.agreements.rules.learner import Advised, WayFacts
from tandem.journey.agreements.terms import AgreementState, Signer
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import search_time
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.queries import clocks
from tandem.law import norms
from tests.factories.clocks import SearchClockFactory
from tests.factories.intake import AdviceFactory
from tests.factories.numbers import NOW
from tests.harness.agreeing import text_of
from tests.harness.signed import sign_all
from tests.tandem.registers.house import refused

DAY = NOW.date()
LAW = norms.at(DAY)
ADULT, MINOR = date(2005, 3, 1), date(2010, 3, 1)
COUNCIL = Advised(Adviser.CLASS_COUNCIL, AdvisedWay.FULL_TIME, date(2026, 6, 25))
CLB = Advised(Adviser.CLB, AdvisedWay.OTHER, date(2026, 6, 25))
AGAINST = {"advice.class_council_followed": Effect.WARN}
NEEDS_VDAB = {"advice.vdab_positive": Effect.BLOCK}
BEGINS = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("way", "born", "said"),
    [
        (WayFacts(), MINOR, {}),
        (WayFacts(advice=(COUNCIL,)), MINOR, AGAINST),
        (WayFacts(advice=(CLB,)), MINOR, {"advice.clb_followed": Effect.WARN}),
        (WayFacts(advice=(Advised(Adviser.CLB, AdvisedWay.DUAL, DAY),)), MINOR, {}),
        (WayFacts(is_job_seeker=True, dual_comes_next=True), ADULT, NEEDS_VDAB),
        (WayFacts(is_job_seeker=None, dual_comes_next=True), ADULT, {"advice.job_seeker_known": Effect.WARN}),
        (WayFacts(is_job_seeker=True), ADULT, {}),
        (WayFacts(is_job_seeker=True, dual_comes_next=True), MINOR, {}),
        (WayFacts(runs_up=True), MINOR, {"agreement.run_up_over": Effect.BLOCK}),
        (WayFacts(search_until=BEGINS), MINOR, {}),
        (WayFacts(search_until=date(2026, 11, 30)), MINOR, {"clock.place_in_time": Effect.WARN}),
    ],
)
def test_each_condition_on_the_way_of_a_learner(way, born, said) -> None:
    found = learner.check(way, birth_date=born, begins_on=BEGINS, day=DAY, norms=LAW)
    assert {one.code: one.effect for one in found if not one.is_met} == said


@pytest.mark.parametrize(("again", "rule"), [(False, "R-AGR-10"), (True, "R-AGR-11")])
def test_the_days_name_the_rule_from_which_they_come(again, rule) -> None:
    way = WayFacts(search_until=date(2026, 11, 30), searches_again=again)
    (found,) = learner.check(way, birth_date=MINOR, begins_on=BEGINS, day=DAY, norms=LAW)
    assert (found.ground.rule, found.needed) == (rule, date(2026, 11, 30))


def codes(facts) -> set[str]:
    return checks.check(facts, norms=snapshot.norms_for(facts)).codes()


@pytest.mark.django_db
def test_it_is_told_to_who_guides_and_the_family_and_not_to_the_company(filled) -> None:
    AdviceFactory(track=filled.track, way=AdvisedWay.NAFT)
    SearchClockFactory(track=filled.track, started_on=date(2026, 9, 1))
    one = filled.again()
    for actor in (filled.coach, filled.learner, filled.guardian):
        facts = snapshot.told_to(actor, one, day=DAY)
        assert codes(facts) >= {"advice.class_council_followed", "clock.place_in_time"}
        assert "naft" not in str(facts), "that it was a NAFT is for the shielded circle"
    company = snapshot.told_to(filled.company, one, day=DAY)
    assert company.way == snapshot.shared(one, day=DAY).way == WayFacts()
    assert not {code for code in codes(company) if code.startswith(("advice.", "clock."))}


@pytest.mark.django_db
def test_what_was_found_is_replayed_with_the_kept_facts(filled) -> None:
    AdviceFactory(track=filled.track, way=AdvisedWay.FULL_TIME)
    SearchClockFactory(track=filled.track, started_on=date(2026, 9, 1))
    one = filled.again()
    one = signing.present(actor=filled.coach, agreement_id=one.pk, text=text_of(one), now=NOW)
    found = {"advice.class_council_followed", "clock.place_in_time"}
    assert snapshot.kept(one).codes() >= found
    AdviceFactory(track=filled.track, way=AdvisedWay.DUAL, given_on=DAY)
    assert snapshot.replay(one).codes() == snapshot.kept(one).codes()


@pytest.mark.django_db
def test_a_run_up_that_runs_stops_it_before_the_first_and_the_last_signature(filled) -> None:
    one = filled.again()
    Track.objects.filter(pk=filled.track.pk).update(phase=Phase.RUN_UP)
    given = {"actor": filled.coach, "agreement_id": one.pk, "text": text_of(one), "now": NOW}
    with refused("agreement.run_up_over"):
        signing.present(**given)
    Track.objects.filter(pk=filled.track.pk).update(phase=Phase.SEARCHING)
    filled.agreement = signing.present(**given)
    sign_all(filled, but=Signer.PROVIDER)
    Track.objects.filter(pk=filled.track.pk).update(phase=Phase.RUN_UP)
    last = {"agreement_id": one.pk, "signer": Signer.PROVIDER, "shown": filled.agreement.paper}
    with refused("agreement.run_up_over"):
        signing.sign(actor=filled.coach, strength="test", now=NOW, **last)
    assert filled.again().state == AgreementState.SIGNING


@pytest.mark.django_db
def test_the_days_are_those_that_placement_counts(filled) -> None:
    assert search_time.search_time_of(filled.track, day=DAY) is None
    clock = SearchClockFactory(track=filled.track, started_on=date(2026, 9, 1), extended_days=5)
    found = search_time.search_time_of(filled.track, day=DAY)
    count = clocks.reading(clock, day=DAY).count
    assert (found.until, found.is_again) == (count.due_on, False)


@pytest.mark.django_db
def test_a_signed_agreement_is_judged_without_the_way(presented) -> None:
    AdviceFactory(track=presented.track, way=AdvisedWay.FULL_TIME)
    assert snapshot.facts_of(presented.again(), day=DAY).way.advice
    sign_all(presented)
    assert snapshot.facts_of(presented.again(), day=DAY).way == WayFacts()
