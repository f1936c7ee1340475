"""`tandem round`: what a school or a region scripts in a capacity, with exit codes."""

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tandem.faces.cli import placement
from tandem.journey.placement.models import MatchingRound, RoundPair, RoundRun, RunLine
from tandem.registers.access.models import Capacity, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.organisations import ProviderFactory
from tests.harness import matching
from tests.harness.matching import School
from tests.tandem.faces.api import house

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def tandem(*words: object):
    app = typer.Typer()
    placement.mount(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def capacity_at(provider, user_id=None) -> Capacity:
    given = {} if user_id is None else {"user_id": user_id}
    return CapacityFactory(role=Role.PROVIDER_ADMIN, company=None, provider=provider, **given)


@pytest.fixture
def school(now) -> School:
    return matching.build(now)


def test_a_round_is_worked_out_compared_written_and_published(school, tmp_path: Path):
    head = capacity_at(school.provider, school.head.user_id)
    school.bakery()
    track, one = school.learner(), school.round()

    told = tandem("round", "run", one.pk, "--as", head.pk, "--rule", "stable", "--json")
    assert told.exit_code == 0, told.output
    answer = json.loads(told.output)
    assert [(each["rule"], each["placed"], each["of"]) for each in answer["rules"] if each["is_this"]] == [
        ("stable", 1, 1)
    ]
    assert len(answer["rules"]) == 2
    plain = tandem("round", "run", one.pk, "--as", head.pk)
    assert "1 van 1 geplaatst" in plain.output
    assert ReadNote.objects.filter(page="tandem round run", user_id=head.user_id).exists()

    path = tmp_path / "ronde.csv"
    assert tandem("round", "export", answer["run"], path, "--as", head.pk).exit_code == 0
    assert track.person.family_name in path.read_text(encoding="utf-8-sig")
    late = tandem("round", "publish", answer["run"], "--until", "2026-01-01", "--as", head.pk)
    assert late.exit_code == 2
    assert tandem("round", "publish", answer["run"], "--until", "morgen", "--as", head.pk).exit_code == 2
    done = tandem("round", "publish", answer["run"], "--until", "2026-12-10", "--as", head.pk)
    assert (done.exit_code, MatchingRound.objects.get().answers_until) == (0, date(2026, 12, 10))
    assert tandem("round", "run", one.pk, "--as", head.pk).exit_code == 2


def test_a_round_is_begun_locked_compared_and_worked_out_again(school, tmp_path: Path):
    held = capacity_at(school.provider, school.head.user_id)
    head, program = ("--as", held.pk), house.caller(held)
    near, far = school.bakery(), school.bakery(lat=51.06)
    track = school.learner()

    assert tandem("round", "new", "Najaar", "--training", "BESTAAT-NIET", *head).exit_code == 2
    made = json.loads(tandem("round", "new", "Najaar", *head, "--json").output)
    assert (made["title"], made["school_year"], made["state"]) == ("Najaar", "2026", "preparing")
    one, path = made["round"], tmp_path / "ronden.csv"
    told = tandem("round", "list", *head, "--to", path)
    assert (told.exit_code, "1 matchronden." in told.output, "Najaar" in path.read_text("utf-8-sig")) == (0, True, True)

    runs = [json.loads(tandem("round", "run", one, *head, "--json").output)["run"]]
    place = RunLine.objects.get().opening_id
    other = far if place == near.pk else near
    assert tandem("round", "lock", one, track.pk, other.pk, "--apart", *head).output == "Uit elkaar gehouden.\n"
    assert tandem("round", "lock", one, track.pk, other.pk, *head, "--why", "Kent de bakker.").exit_code == 0
    assert (RoundPair.objects.get().kind, RoundPair.objects.get().words) == ("locked", "Kent de bakker.")
    runs.append(json.loads(tandem("round", "run", one, *head, "--json").output)["run"])
    both = json.loads(tandem("round", "compare", *runs, *head, "--json").output)
    assert ([line["placed"] for line in both["runs"]], both["learners"], both["elsewhere"]) == ([1, 1], 1, 1)
    assert "1 van 1 lerenden" in tandem("round", "compare", *runs, *head).output
    assert ReadNote.objects.filter(page="tandem round compare").count() == 2
    assert tandem("round", "compare", runs[0], school.run(school.round()).pk, *head).exit_code == 2

    assert "hetzelfde antwoord" in tandem("round", "verify", runs[0], *head).output
    RoundRun.objects.filter(pk=runs[0]).update(answer="0" * 64)
    wrong = tandem("round", "verify", runs[0], *head, "--json")
    assert (wrong.exit_code, json.loads(wrong.output)["is_same"]) == (1, False)
    assert program.post(f"/runs/{runs[0]}/verify").json()["isSame"] is False
    assert program.post(f"/runs/{runs[1]}/verify").json()["isSame"] is True
    stranger = capacity_at(ProviderFactory()).pk
    assert tandem("round", "list", "--as", stranger).output == "0 matchronden.\n"
    for words in (("verify", runs[0]), ("compare", *runs), ("lock", one, track.pk, other.pk)):
        assert tandem("round", *words, "--as", stranger).exit_code == 2


def test_who_may_not_know_a_round_hears_that_there_is_none(school):
    stranger, one = capacity_at(ProviderFactory()), school.round()

    told = tandem("round", "run", one.pk, "--as", stranger.pk)

    assert told.exit_code == 2
    assert not one.runs.exists()
