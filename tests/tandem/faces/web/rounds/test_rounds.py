"""The pages of a matching round: begun, worked out, compared, read line by line."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.journey.placement.actions import runs
from tandem.journey.placement.models import MatchingRound, RoundPair, RoundRun
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.terms.rounds import PairKind, RoundState, RunRule
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.rounds import RunFactory
from tests.harness import matching
from tests.harness.exports import taken
from tests.harness.matching import School
from tests.harness.reading import read
from tests.harness.visitors import somebody_in, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_round_is_begun_worked_out_and_read(school: School, head: Client) -> None:
    school.bakery()
    track = school.learner()
    answer = head.post(reverse("rounds:new"), {"title": "Najaar", "school_year": "2026"})
    one = MatchingRound.objects.get()
    assert answer.url == reverse("rounds:round", args=[one.pk])
    page = read(head.get(answer.url))
    assert "1 lerende" in page.words
    answer = head.post(reverse("rounds:ask_run", args=[one.pk]), {"rule": "levels"})
    run = RoundRun.objects.get()
    assert "We rekenen" in read(head.get(answer.url)).words
    runs.work_out(run_id=str(run.pk), now=school.now)
    page = read(head.get(answer.url))
    assert track.person.family_name in page.words
    assert "Elke harde regel is gevolgd bij elk van de 1 voorstellen." in page.words
    line = read(head.get(reverse("rounds:line", args=[run.pk, track.pk])))
    assert "ongeveer 3 min met de fiets, geschat" in line.words
    assert ReadNote.objects.filter(subject_id=str(track.pk), page="rounds:line").exists()


def test_what_is_wrong_with_a_new_round_stands_beside_it_and_nothing_is_lost(head: Client) -> None:
    answer = head.post(reverse("rounds:new"), {"title": "", "school_year": "2026"})
    assert answer.status_code == 422
    assert "Geef de matchronde een naam." in read(answer).errors


def test_a_round_can_be_changed_and_put_aside(school: School, head: Client) -> None:
    one = school.round()
    head.post(reverse("rounds:change", args=[one.pk]), {"title": "Herfst", "school_year": "2027"})
    one.refresh_from_db()
    assert (one.title, one.school_year) == ("Herfst", 2027)
    assert "Herfst" in read(head.get(reverse("rounds:change", args=[one.pk]))).words
    assert "wegleggen" in read(head.get(reverse("rounds:discard", args=[one.pk]))).heading.lower()
    head.post(reverse("rounds:discard", args=[one.pk]))
    one.refresh_from_db()
    assert one.state == RoundState.DISCARDED
    assert head.post(reverse("rounds:ask_run", args=[one.pk]), {"rule": "levels"}).status_code == 409


def test_an_answer_without_a_way_to_decide_is_asked_again(school: School, head: Client) -> None:
    one = school.round()
    answer = head.post(reverse("rounds:ask_run", args=[one.pk]), {"rule": "niets"})
    assert answer.status_code == 422
    assert not RoundRun.objects.exists()


def test_a_learner_is_fixed_from_its_line_and_released_from_the_round(school: School, head: Client) -> None:
    opening, track = school.bakery(), school.learner()
    one = school.round()
    run = school.run(one)
    form = read(head.get(reverse("rounds:line", args=[run.pk, track.pk]))).forms[-1]
    assert form.values["kind"] == ["locked", "forbidden"]
    sent = {
        "track": form.values["track"][0],
        "opening": form.values["opening"][0],
        "kind": "locked",
        "words": "Afgesproken",
    }
    head.post(form.action, sent)
    pair = RoundPair.objects.get()
    assert (pair.opening_id, pair.kind, pair.words) == (opening.pk, PairKind.LOCKED, "Afgesproken")
    page = read(head.get(reverse("rounds:round", args=[one.pk])))
    assert "Afgesproken" in page.words
    head.post(reverse("rounds:drop_pair", args=[one.pk, pair.pk]))
    assert not RoundPair.objects.exists()


def test_a_pair_that_was_not_sent_whole_is_not_found(school: School, head: Client) -> None:
    one = school.round()
    assert head.post(reverse("rounds:set_pair", args=[one.pk]), {"kind": "locked"}).status_code == 404


def test_two_answers_stand_beside_each_other_and_beside_the_ends(school: School, head: Client) -> None:
    school.bakery()
    school.learner()
    one = school.round()
    first, second = school.run(one), school.run(one, RunRule.MIN_MINUTES)
    page = read(head.get(reverse("rounds:round", args=[one.pk])))
    assert {reverse("rounds:run", args=[run.pk]) for run in (first, second)} <= set(page.urls)
    told = read(head.get(reverse("rounds:run", args=[second.pk])))
    assert any("(deze)" in row for row in told.rows)
    assert any(row.startswith("Ieders voorkeur eerst") for row in told.rows)


def test_the_lines_can_be_narrowed_and_taken_along(school: School, head: Client) -> None:
    school.bakery()
    placed, lost = school.learner(), school.learner(lat=None)
    run = school.run(school.round())
    address = reverse("rounds:run", args=[run.pk])
    names = {one: one.person.family_name for one in (placed, lost)}
    assert names[lost] not in read(head.get(f"{address}?uitkomst=geplaatst")).words
    assert names[placed] not in read(head.get(f"{address}?uitkomst=niet_mee")).words
    assert "Geen lerende past" in read(head.get(f"{address}?uitkomst=zonder")).words
    assert (
        names[placed]
        in read(head.get(f"{address}?tekst={placed.person.given_name}&opleiding={school.training.code}")).words
    )
    about, rows = taken(head.get(reverse("rounds:run_export", args=[run.pk, "csv"]) + "?uitkomst=geplaatst"))
    assert [row["Traject"] for row in rows] == [placed.number]
    assert "# uitkomst: geplaatst" in about


def test_a_run_that_failed_says_what_to_do(school: School, head: Client) -> None:
    one = school.round()
    run = RunFactory(round=one, failed=True)
    page = read(head.get(reverse("rounds:run", args=[run.pk])))
    assert "1 lerende die u vastlegde kan volgens de regels niet naar die plaats." in page.words
    broken = RunFactory(round=one, failed=True, faults=[{"array": "locked"}])
    assert "passen niet bij elkaar" in read(head.get(reverse("rounds:run", args=[broken.pk]))).words


def test_the_market_can_be_taken_along_by_who_runs_the_round_only(school: School, head: Client) -> None:
    school.bakery()
    school.learner()
    run = school.run(school.round())
    answer = head.get(reverse("rounds:market", args=[run.pk]))
    assert answer.content == doors.market_file(run)
    stranger = visitor(Role.PROVIDER_ADMIN, matching.build(school.now).provider.pk)
    assert stranger.get(reverse("rounds:market", args=[run.pk])).status_code == 404


def test_another_provider_is_asked_and_joins(school: School, head: Client) -> None:
    other = matching.build(school.now)
    other.learner()
    theirs = visitor(Role.PROVIDER_ADMIN, other.provider.pk)
    one = school.round()
    page = read(head.get(reverse("rounds:ask_provider", args=[one.pk]) + f"?tekst={other.provider.name}"))
    assert other.provider.name in page.words
    head.post(reverse("rounds:ask_provider", args=[one.pk]), {"provider": str(other.provider.pk)})
    assert "Doen uw lerenden mee?" in read(theirs.get(reverse("rounds:round", args=[one.pk]))).words
    theirs.post(reverse("rounds:join", args=[one.pk]), {"mee": "ja"})
    assert doors.searching(one).count() == 1
    theirs.post(reverse("rounds:join", args=[one.pk]), {"mee": "nee"})
    assert doors.searching(one).count() == 0
    assert theirs.get(reverse("rounds:change", args=[one.pk])).status_code == 404
    assert head.post(reverse("rounds:ask_provider", args=[one.pk]), {"provider": "x"}).status_code == 422


def test_the_list_shows_the_own_rounds_and_goes_along(school: School, head: Client) -> None:
    assert "Nog geen matchronde" in read(head.get(reverse("rounds:list"))).words
    one = school.round()
    matching.build(school.now).round(title="Van een ander")
    page = read(head.get(reverse("rounds:list")))
    assert one.number in page.words
    assert "Van een ander" not in page.words
    _about, rows = taken(head.get(reverse("rounds:list_export", args=["csv"])))
    assert [row["Nummer"] for row in rows] == [one.number]


@pytest.mark.parametrize("role", [Role.COMPANY_ADMIN, Role.LEARNER, Role.PARTNERSHIP_MANAGER])
def test_who_has_no_rounds_finds_none(role: Role) -> None:
    assert somebody_in(role).get(reverse("rounds:list")).status_code == 404


def test_a_page_of_a_run_asks_as_many_questions_for_many_learners_as_for_one(school: School, head: Client) -> None:
    school.bakery(seats=3)
    school.learner()
    one = school.round()
    few = school.run(one)
    for _ in range(6):
        school.learner()
    many = school.run(one)
    counts = []
    for run in (few, many):
        head.get(reverse("rounds:run", args=[run.pk]))
        with CaptureQueriesContext(connection) as asked:
            head.get(reverse("rounds:run", args=[run.pk]))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 20
