"""Who can be enrolled, and which steps a track takes."""

from dataclasses import replace
from datetime import date

import pytest

from tandem.base.errors import NotPossible
from tandem.journey.intake.rules import tracks as rules
from tandem.journey.intake.rules.tracks import EnrolmentFacts, TrackForm
from tandem.journey.intake.terms.tracks import Move, Phase
from tandem.journey.intake.workflow import TRACK
from tandem.law import norms

FORM = TrackForm(training="BOU-AFWERKING", starts_on=date(2026, 9, 1), school_year=2026)
FACTS = EnrolmentFacts(birth_date=date(2009, 4, 12), is_offered=True, is_enrolled_already=False)
NORMS = norms.at(date(2026, 9, 1))


@pytest.mark.parametrize(
    ("birth", "years", "unmet"),
    [
        (date(2010, 9, 1), None, set()),
        (date(2010, 9, 2), 2, set()),
        (date(2010, 9, 2), 1, {"track.two_years"}),
        (date(2010, 9, 2), None, {"track.two_years_told"}),
        (date(2011, 9, 1), 2, set()),
        (date(2011, 9, 2), 2, {"track.old_enough"}),
        (date(2001, 9, 1), None, set()),
        (date(2001, 8, 31), None, {"track.young_enough"}),
        (None, None, {"track.birth_date"}),
    ],
)
def test_the_age_fits_on_the_first_day_and_in_the_school_year(birth, years, unmet):
    facts, form = replace(FACTS, birth_date=birth), replace(FORM, secondary_years=years)

    assert rules.may_enrol(form, facts, norms=NORMS).codes() == unmet


@pytest.mark.parametrize(
    ("form", "facts", "unmet"),
    [
        ({}, {}, set()),
        ({"starts_on": date(2026, 8, 31)}, {}, {"track.starts_in_school_year"}),
        ({"starts_on": date(2027, 8, 31)}, {}, set()),
        ({"ends_on": date(2026, 9, 1)}, {}, {"track.ends_after_start"}),
        ({"group_number": "12a"}, {}, {"track.group_digits"}),
        ({"secondary_years": 13}, {}, {"track.secondary_years"}),
        ({"postal_code": "980"}, {}, {"track.postal_code"}),
        ({}, {"is_enrolled_already": True}, {"track.enrolled_once"}),
        ({}, {"is_location_known": False}, {"track.location_known"}),
    ],
)
def test_what_cannot_be_right_is_refused(form, facts, unmet):
    verdict = rules.may_enrol(replace(FORM, **form), replace(FACTS, **facts), norms=NORMS)

    assert verdict.codes() == unmet
    assert verdict.is_ok is not bool(unmet)


@pytest.mark.parametrize(
    ("facts", "unmet"),
    [({"is_offered": False}, {"track.offered"}), ({"is_place_known": False}, {"track.place_known"})],
)
def test_what_may_be_a_gap_of_ours_only_warns(facts, unmet):
    verdict = rules.may_enrol(FORM, replace(FACTS, **facts), norms=NORMS)

    assert verdict.codes() == unmet
    assert verdict.is_ok


def test_without_a_school_year_it_is_the_one_of_the_first_day():
    assert replace(FORM, school_year=None).tidy().school_year == 2026
    assert TrackForm(training=" X ", starts_on=date(2027, 3, 1), street=" Dorp  straat ").tidy() == TrackForm(
        training="X", starts_on=date(2027, 3, 1), school_year=2026, street="Dorp straat"
    )


@pytest.mark.parametrize(
    ("left_on", "unmet"),
    [
        (date(2026, 9, 1), set()),
        (date(2026, 8, 31), {"track.left_after_start"}),
        (date(2026, 11, 22), {"track.left_not_ahead"}),
    ],
)
def test_a_learner_leaves_between_the_first_day_and_today(left_on, unmet):
    verdict = rules.may_leave(starts_on=date(2026, 9, 1), left_on=left_on, day=date(2026, 11, 21))

    assert verdict.codes() == unmet


POSSIBLE = {
    (Phase.INTAKE, Move.START_SEARCH): Phase.SEARCHING,
    (Phase.INTAKE, Move.START_RUN_UP): Phase.RUN_UP,
    (Phase.SEARCHING, Move.START_RUN_UP): Phase.RUN_UP,
    (Phase.RUN_UP, Move.END_RUN_UP): Phase.SEARCHING,
    (Phase.INTAKE, Move.PLACE): Phase.PLACED,
    (Phase.SEARCHING, Move.PLACE): Phase.PLACED,
    (Phase.PLACED, Move.LOSE_PLACE): Phase.SEARCHING,
    **{(phase, Move.LEAVE): Phase.LEFT for phase in Phase if phase is not Phase.LEFT},
}


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("phase", Phase)
def test_a_track_takes_these_steps_and_no_others(phase, move):
    if (phase, move) in POSSIBLE:
        assert TRACK.after(phase, move) is POSSIBLE[phase, move]
    else:
        with pytest.raises(NotPossible):
            TRACK.after(phase, move)
