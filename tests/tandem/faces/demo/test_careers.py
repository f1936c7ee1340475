"""Learners of five school years with their agreements, taken over in bulk: as many as asked, and each by the rules."""

from collections import Counter
from types import SimpleNamespace

import pytest
from django.apps import apps

from tandem.base import events
from tandem.faces.demo import careers, learners
from tandem.faces.demo.calibration import calibration
from tandem.faces.demo.days import Chance, Days
from tandem.faces.demo.people import People, Person
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.terms import AgreementState
from tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAYS = Days.before(NOW)
FEW = 6


class Others(People):
    """People with addresses that nobody of the region has."""

    def named(self, given: str, family: str) -> Person:
        found = super().named(given, family)
        return Person(found.given, found.family, f"later.{found.email}")


def rows(name: str):
    return apps.get_model(name).objects


@pytest.fixture
def settled(small_region):
    before = set(rows("agreements.Agreement").values_list("pk", flat=True))
    stage = SimpleNamespace(days=DAYS, people=Others(Chance("later")))
    offered = learners.classes(stage, chance=Chance("classes"), total=FEW)
    (told,) = careers.settle(stage, offered=offered, running=FEW, seed=1)
    found = rows("agreements.Agreement").exclude(pk__in=before).select_related("track", "plan__plan")
    return SimpleNamespace(told=told, rows=list(found.order_by("number")))


def test_so_many_run_those_of_earlier_years_ended_and_each_holds_by_the_rules_of_its_day(settled):
    states = Counter(one.state for one in settled.rows)
    assert states[AgreementState.SIGNED] == FEW
    assert states[AgreementState.ENDED] > 0
    assert set(states) == {AgreementState.SIGNED, AgreementState.ENDED}
    assert str(FEW) in settled.told
    for one in settled.rows:
        runs = one.state == AgreementState.SIGNED
        assert snapshot.kept(one).is_ok
        assert snapshot.replay(one).codes() == snapshot.kept(one).codes()
        assert one.begun_at < one.presented_at < one.registered_at < DAYS.end
        assert one.closed_at is None or one.closed_at < DAYS.end
        assert one.closed_on is None or one.closed_on <= one.ends_on
        assert one.track.phase == ("placed" if runs else "left")
        assert one.plan.plan.state == ("frozen" if runs else "closed")
    told = events.histories([*settled.rows, *(one.track for one in settled.rows)])
    assert all(one.at < DAYS.end for one in told)
    assert list(events.verify()) == []


def test_who_begins_each_year_makes_up_the_published_figures():
    figures = calibration().learners_per_school_year
    stay, held = careers.TWO_YEARS * (1 - careers.ENDS_EARLY), 0.0
    for (year, begin), known in zip(
        careers.entrants(DAYS, scale=1), [figures[year] for year in sorted(figures)], strict=True
    ):
        assert begin + held == pytest.approx(known, abs=1), year
        held = begin * stay
