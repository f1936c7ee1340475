"""What one change would give a learner whom a run left without a place, and what a fixed pair costs."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest

from tandem.base.actor import Actor
from tandem.faces.documents.helps import help_words
from tandem.faces.documents.matching import PlaceName
from tandem.journey.placement.actions import publishing, rounds
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.rules.helps import Help, variants
from tandem.journey.placement.rules.lines import Line, ids_in, stored, told
from tandem.journey.placement.rules.market import Point, Seeker
from tandem.journey.placement.terms.helps import BY_COMPANY, Change
from tandem.journey.placement.terms.rounds import PairKind, RunRule
from tests.harness import matching
from tests.harness.matching import School

SEEKER = Seeker(
    track_id=UUID(int=1),
    number=0,
    training="BAK",
    home=Point(51.0, 3.7),
    born=date(2009, 1, 1),
    free_from=date(2026, 9, 1),
    free_until=date(2027, 7, 1),
    modes=frozenset({"bike"}),
    limit_minutes=30,
    earliest_minute=480,
)


def test_only_one_thing_changes_and_the_smallest_step_comes_first():
    made = list(variants(SEEKER, offered=("BAK", "KOK")))
    for one in made:
        before, after = vars(SEEKER), vars(one.seeker)
        assert len([name for name in before if before[name] != after[name]]) == 1
    assert [one.amount for one in made if one.change is Change.LONGER] == [10, 20, 30]
    assert [one.amount for one in made if one.change is Change.EARLIER] == [450, 420, 390]
    assert [one.value for one in made if one.change is Change.WAY] == ["e_bike", "public_transport"]
    assert [one.value for one in made if one.change is Change.TRAINING] == ["KOK"]
    assert not [one for one in variants(replace(SEEKER, earliest_minute=0), offered=()) if one.change is Change.EARLIER]


def test_a_line_keeps_what_would_help_and_an_older_line_has_nothing():
    opening = str(UUID(int=7))
    line = Line(outcome="no_candidates", helps=(Help("longer", 10, "", opening, 50, "bike"),))
    kept = stored(line)
    assert told(kept) == line
    assert ids_in(line) == {UUID(opening)}
    del kept["helps"]
    assert told(kept).helps == ()


@pytest.mark.parametrize("change", list(Change))
def test_every_change_is_told_in_a_sentence(change):
    opening = UUID(int=7)
    one = Help(change.value, 20 if change is Change.LONGER else 450, _value(change), str(opening), 52, "bike")
    names = {opening: PlaceName("Bakkerij", "Gent", None)}
    (sentence,) = help_words([one], names, {"KOK": "Kok duaal"})
    assert "Bakkerij, Gent" in sentence
    assert "52 min met de fiets" in sentence
    assert {Change.LONGER: "20 minuten", Change.EARLIER: "7.30 uur", Change.TRAINING: "Kok duaal"}.get(change, "") in (
        sentence
    )
    assert bool(help_words([one], names, {}, only_own=True)) == (change not in BY_COMPANY)
    assert help_words([one], {}, {}) == ()


def _value(change: Change) -> str:
    return {Change.WAY: "e_bike", Change.TRAINING: "KOK"}.get(change, "")


@pytest.fixture
def school(db: None, now: datetime) -> School:
    return matching.build(now)


def line_of(school: School, run, track) -> Line:
    return told(doors.line_for(school.head, run, track.pk, day=school.now.date()).story)


@pytest.mark.slow
def test_who_has_no_place_is_told_which_single_change_leads_to_a_seat_that_is_still_free(school):
    near, far = school.bakery(), school.bakery(lat=51.15)
    said = {"work_willing": "yes", "travel_modes": ["bike"], "longest_minutes": 50}
    first, second = school.learner(said=said), school.learner(lat=51.049, said=said)
    one = school.round()
    runs = [school.run(one), school.run(one), school.run(one, RunRule.MIN_MINUTES)]

    for run in runs:
        lines = {track.pk: line_of(school, run, track) for track in (first, second)}
        (left,) = [line for line in lines.values() if not line.is_placed]
        (placed,) = [line for line in lines.values() if line.is_placed]
        assert placed.helps == ()
        by_change = {each.change: each for each in left.helps}
        assert by_change["longer"].opening_id == str(far.pk)
        assert by_change["longer"].minutes <= 50 + by_change["longer"].amount
        assert by_change["way"].opening_id == str(far.pk)
        assert by_change["seat_and_guidance"].opening_id == str(near.pk)
        assert not {"seat", "guidance"} & set(by_change), "one seat alone is no use without a mentor"
    assert stored(line_of(school, runs[0], first)) == stored(line_of(school, runs[1], first))


@pytest.mark.slow
def test_a_fixed_pair_says_what_it_costs(school):
    near, far = school.bakery(), school.bakery(lat=51.06)
    said = {"work_willing": "yes", "travel_modes": ["bike"], "longest_minutes": 45}
    wide, narrow = school.learner(said=said), school.learner(said=said | {"longest_minutes": 3})
    one = school.round()
    given = {"actor": school.head, "round_id": one.pk, "words": "", "now": school.now}
    rounds.set_pair(**given, track_id=wide.pk, opening_id=near.pk, kind=PairKind.LOCKED)

    run = school.run(one)
    (cost,) = run.report["lock_costs"]
    assert (cost["track"], cost["opening"]) == (str(wide.pk), str(near.pk))
    assert (cost["placed"], cost["moves"]) == (-1, 1)
    assert not line_of(school, run, narrow).is_placed
    assert far.pk


@pytest.mark.slow
def test_only_what_became_proposals_is_told_on_the_page_of_the_learner(school):
    school.bakery()
    first, second = school.learner(), school.learner(lat=51.049)
    run = school.run(school.round())
    assert doors.published_line(first) is None

    publishing.publish(actor=school.head, run_id=run.pk, answers_until=date(2026, 12, 10), now=school.now)
    told_of = {doors.published_line(track).track_id for track in (first, second)}
    assert told_of == {first.pk, second.pk}
    assert isinstance(school.head, Actor)
