"""`tandem introductions`: a school and a company come to a place by scripts, each knowing what it may."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import introductions
from tandem.journey.placement.models import Introduction
from tandem.journey.placement.terms.introductions import IntroductionState, Origin
from tandem.registers.access.models import Capacity, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.introductions import IntroductionFactory
from tests.harness import meeting
from tests.harness.meeting import Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TALK = ("--at", "2026-12-03 14:30", "--place", "Dorpsstraat 1, Gent")


@pytest.fixture
def story(now) -> Meeting:
    return meeting.build(now)


def tandem(*words: object):
    app = typer.Typer()
    introductions.mount(app)
    return CliRunner(env={"COLUMNS": "300"}).invoke(app, ["introductions", *(str(word) for word in words)])


def sides(story: Meeting) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """The options with which the coach and the company act."""
    coach = Capacity.objects.get(user=story.noor.coach.user_id)
    return ("--as", coach.pk), ("--as", CapacityFactory(role=Role.COMPANY_ADMIN, company=story.place.company).pk)


def listed(*words: object) -> list[dict[str, str]]:
    return json.loads(tandem("list", "--json", *words).output)


def test_from_proposal_to_place_and_away_without_a_page(story, tmp_path: Path):
    coach, boss = sides(story)
    track, path = story.another_learner(), tmp_path / "kennismakingen.csv"
    name = f"{track.person.given_name} {track.person.family_name}"

    told = tandem("propose", track.pk, story.opening.pk, *coach)
    assert told.exit_code == 0, told.output
    one = Introduction.objects.get()
    assert tandem("interest", one.pk, *coach).exit_code == 0
    assert tandem("letter", one.pk, "Ik bak graag.", *coach).exit_code == 0
    (seen,) = listed(*boss)
    assert (seen["learner"], seen["track"], seen["provider"]) == ("", "", track.provider.name)
    assert tandem("plan", one.pk, *TALK, *boss).exit_code == 0
    (seen,) = listed(*boss, "--to", path)
    assert (seen["learner"], seen["talk_starts"]) == (name, "2026-12-03T14:30:00+01:00")
    assert name in path.read_text("utf-8-sig")
    assert ReadNote.objects.filter(page="tandem introductions list", subject_kind="organisations.company").count() == 2
    assert tandem("promise", one.pk, *boss).exit_code == 0
    assert tandem("accept", one.pk, *boss).exit_code == 2
    assert tandem("accept", one.pk, *coach).exit_code == 0
    wrong = tandem("fall-away", one.pk, "--reason", "changed_mind", *boss)
    assert (wrong.exit_code, "reden" in wrong.stderr) == (2, True)
    assert tandem("fall-away", one.pk, "--reason", "no_agreement", "--words", "Geen akkoord.", *boss).exit_code == 0
    (ended,) = listed(*coach, "--part", "ended")
    assert (ended["track"], ended["state"], ended["reason"]) == (str(track.pk), "fallen_away", "no_agreement")
    assert "1 kennismakingen." in tandem("list", "--part", "ended", *coach).output
    assert ReadNote.objects.filter(page="tandem introductions list", subject_kind="organisations.provider").count() == 2


def test_each_side_says_no_and_a_company_goes_on_elsewhere(story):
    coach, boss = sides(story)
    taken, refused = story.proposed(track=story.another_learner()), story.proposed()
    other = story.place.opened(starts_on=date(2027, 1, 11))

    assert tandem("withdraw", taken.pk, *coach).exit_code == 0
    assert tandem("refuse", refused.pk, "--reason", "too_far", *boss).exit_code == 2
    moved = tandem("transfer", refused.pk, other.pk, *boss)
    assert moved.exit_code == 0, moved.output
    new = Introduction.objects.get(opening=other)
    assert tandem("refuse", new.pk, "--reason", "no_match", "--words", "Past niet.", *boss).exit_code == 0
    states = {one.pk: one.state for one in Introduction.objects.all()}
    assert states == {
        taken.pk: IntroductionState.WITHDRAWN,
        refused.pk: IntroductionState.MOVED,
        new.pk: IntroductionState.REFUSED,
    }


def test_a_company_hears_nothing_of_who_has_not_said_yes_and_others_hear_that_there_is_none(story):
    coach, boss = sides(story)
    one = IntroductionFactory(track=story.track, opening=story.opening, origin=Origin.INVITED)
    nobody = "Dit bestaat niet, of deze hoedanigheid mag het niet zien."

    (seen,) = listed(*boss)
    assert (seen["learner"], seen["provider"], seen["track"]) == ("", "", "")
    assert listed(*coach)[0]["learner"]
    early = tandem("plan", one.pk, *TALK, *boss)
    assert (early.exit_code, early.stderr != "") == (2, True)
    stranger = ("--as", CapacityFactory(role=Role.COMPANY_ADMIN).pk)
    assert listed(*stranger) == []
    for words in (("promise", one.pk), ("refuse", one.pk, "--reason", "other"), ("plan", one.pk, *TALK)):
        told = tandem(*words, *stranger)
        assert (told.exit_code, told.stderr.strip()) == (2, nobody), words
    assert tandem("promise", story.opening.pk, *boss).stderr.strip() == nobody
    vdab = CapacityFactory(role=Role.EMPLOYMENT_SERVICE, company=None)
    for held in (vdab.pk, story.opening.pk):
        assert tandem("list", "--as", held).stderr.strip() == nobody
    assert not ReadNote.objects.filter(user_id=vdab.user_id).exists()
    late = tandem("plan", one.pk, "--at", "straks", "--place", "Gent", *boss)
    assert "een dag en een uur als “2026-12-10 14:30”; gevonden: straks" in late.stderr
    one.refresh_from_db()
    assert one.state == IntroductionState.PROPOSED
