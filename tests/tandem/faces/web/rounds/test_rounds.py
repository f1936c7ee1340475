"""The pages of a matching round: begun, worked out, compared, read line by line."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tandem.base.periods import BRUSSELS
from tandem.journey.intake.models import Track
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.placement.actions import rounds, runs
from tandem.journey.placement.models import MatchingRound, RoundPair, RoundRun
from tandem.journey.placement.queries import rounds as doors
from tandem.journey.placement.terms.rounds import PairKind, RoundState, RunRule, RunState
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.organisations import LocationFactory, ProgrammeFactory
from tests.factories.rounds import RoundPairFactory, RunFactory
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
    assert f"{second.asked_at.astimezone(BRUSSELS):%H:%M}" in told.words
    assert "begeleidt u niet" not in told.words
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
    assert "1 lerende die u niet kent ligt vast op een plaats die niet kan." in page.words
    track, opening = school.learner(), school.bakery()
    lock = {"code": "lock_impossible", "track": str(track.pk), "opening": str(opening.pk)}
    own = RunFactory(round=one, failed=True, faults=[lock])
    words = read(head.get(reverse("rounds:run", args=[own.pk]))).words
    assert f"{track.person.family_name} ligt vast bij {opening.establishment.name}" in words
    gone = RunFactory(round=one, failed=True, faults=[{"code": "gave_up"}])
    assert "meermaals" in read(head.get(reverse("rounds:run", args=[gone.pk]))).words
    ended = RunFactory(round=one, failed=True, faults=[{"code": "round_ended"}])
    assert "weggelegd voor" in read(head.get(reverse("rounds:run", args=[ended.pk]))).words
    broken = RunFactory(round=one, failed=True, faults=[{"array": "locked"}])
    assert "passen niet bij elkaar" in read(head.get(reverse("rounds:run", args=[broken.pk]))).words


def test_who_runs_a_round_has_it_worked_out_again_without_its_market(school: School, head: Client) -> None:
    school.bakery()
    school.learner()
    run = school.run(school.round())
    page = read(head.get(reverse("rounds:run", args=[run.pk])))
    assert reverse("rounds:market", args=[run.pk]) not in page.urls
    assert head.get(reverse("rounds:market", args=[run.pk])).status_code == 404
    address = reverse("rounds:verify", args=[run.pk])
    assert any(form.action == address for form in page.forms)
    assert "hetzelfde antwoord" in read(head.post(address, follow=True)).words
    RoundRun.objects.filter(pk=run.pk).update(answer="0" * 64)
    assert "het antwoord is niet hetzelfde" in read(head.post(address, follow=True)).words
    other = matching.build(school.now)
    assert visitor(Role.PROVIDER_ADMIN, other.provider.pk).post(address).status_code == 404


def test_the_market_can_be_taken_along_by_who_runs_the_round_and_guides_everybody_in_it(
    school: School,
) -> None:
    head = visitor(Role.COACH, school.provider.pk)
    school.bakery()
    school.learner(coach_id=head.session["_auth_user_id"])
    one = school.round()
    run = school.run(one)
    address = reverse("rounds:market", args=[run.pk])
    page = read(head.get(reverse("rounds:run", args=[run.pk])))
    assert address in page.urls
    command = f"python -m matchmaker solve {one.number.lower()}-1.npz --rule levels --seed {one.seed}"
    assert command in page.words
    answer = head.get(address)
    assert answer.content.startswith(b"PK")
    assert f"{one.number.lower()}-1.npz" in answer["Content-Disposition"]
    assert ReadNote.objects.filter(subject_id=str(school.provider.pk), page="rounds:market").exists()
    other = matching.build(school.now)
    stranger = visitor(Role.PROVIDER_ADMIN, other.provider.pk)
    assert stranger.get(address).status_code == 404
    shared = _shared(school, other, one)
    page = read(head.get(reverse("rounds:run", args=[shared.pk])))
    assert reverse("rounds:market", args=[shared.pk]) not in page.urls
    assert "1 lerende in deze berekening begeleidt u niet." in page.words
    assert head.get(reverse("rounds:market", args=[shared.pk])).status_code == 404


def _shared(school: School, other: School, one: MatchingRound) -> RoundRun:
    """A run of a round in which a learner of another school takes part too."""
    other.learner()
    rounds.ask_provider(actor=school.head, round_id=one.pk, provider_id=other.provider.pk, now=school.now)
    rounds.join(actor=other.head, round_id=one.pk, takes_part=True, now=school.now)
    return school.run(one)


def test_the_average_trip_of_a_few_learners_is_told_to_who_may_know_all_of_them_only(
    school: School, head: Client
) -> None:
    school.bakery(seats=3)
    school.learner()
    one = school.round()
    own = school.run(one)
    shared = _shared(school, matching.build(school.now), one)
    assert "te weinig lerenden" not in read(head.get(reverse("rounds:run", args=[own.pk]))).words
    told = read(head.get(reverse("rounds:run", args=[shared.pk])))
    assert "Gemiddelde reis te weinig lerenden" in told.words
    assert not any("minuten" in row or "minuut" in row for row in told.rows if "(deze)" in row)
    rows = read(head.get(reverse("rounds:round", args=[one.pk]))).rows
    assert [row.startswith("2.") for row in rows if "te weinig lerenden" in row] == [True]


def test_every_page_with_learners_notes_who_looked(school: School, head: Client) -> None:
    school.bakery()
    school.learner()
    one = school.round()
    run = school.run(one)
    for door, of in (
        ("rounds:round", [one.pk]),
        ("rounds:pairs_export", [one.pk, "csv"]),
        ("rounds:run", [run.pk]),
        ("rounds:run_export", [run.pk, "csv"]),
    ):
        head.get(reverse(door, args=of))
        assert ReadNote.objects.filter(subject_id=str(school.provider.pk), page=door).count() == 1
    head.get(reverse("rounds:round", args=[one.pk]), headers={"HX-Request": "true"})
    assert ReadNote.objects.filter(page="rounds:round").count() == 1


def test_the_list_of_runs_asks_for_itself_again_only_while_somebody_waits(school: School, head: Client) -> None:
    one = school.round()
    waiting = RunFactory(round=one)
    address = reverse("rounds:round", args=[one.pk])
    for asked in ({}, {"headers": {"HX-Request": "true"}}):
        page = head.get(address, **asked).content.decode()
        assert page.count('hx-trigger="every 2s" hx-swap="outerHTML"') == 1
        assert page.count('id="lijst"') == 1
    RoundRun.objects.filter(pk=waiting.pk).update(state=RunState.FAILED, finished_at=school.now)
    page = head.get(address, headers={"HX-Request": "true"}).content.decode()
    assert page.count('id="lijst"') == 1
    assert "hx-trigger" not in page


def test_who_waits_long_is_told_so_and_is_asked_less_often(school: School, head: Client) -> None:
    run = RunFactory(round=school.round(), asked_at=school.now)
    address = reverse("rounds:run", args=[run.pk])
    assert 'hx-trigger="every 1s"' in head.get(address).content.decode()
    RoundRun.objects.filter(pk=run.pk).update(asked_at=school.now - timedelta(minutes=5))
    page = head.get(address).content.decode()
    assert 'hx-trigger="every 30s"' in page
    assert "langer dan gewoon" in page


def test_what_was_decided_beforehand_can_be_taken_along_and_says_when_it_counts_for_nothing(
    school: School, head: Client
) -> None:
    one, track = school.round(), school.learner()
    RoundPairFactory(round=one, track=track, words="zo afgesproken")
    RoundPairFactory(round=one, track=matching.build(school.now).learner())
    about, rows = taken(head.get(reverse("rounds:pairs_export", args=[one.pk, "csv"])))
    assert [(row["Traject"], row["Waarom"]) for row in rows] == [(track.number, "zo afgesproken")]
    assert any(one.number in line for line in about)
    assert "telt nu niet mee" not in read(head.get(reverse("rounds:round", args=[one.pk]))).words
    Track.objects.filter(pk=track.pk).update(phase=Phase.PLACED)
    assert "telt nu niet mee" in read(head.get(reverse("rounds:round", args=[one.pk]))).words


def test_a_name_to_look_for_that_cannot_be_a_name_finds_everybody(school: School, head: Client) -> None:
    address = reverse("rounds:ask_provider", args=[school.round().pk])
    assert school.provider.name in read(head.get(f"{address}?tekst=%00")).words


def test_what_counted_for_a_place_is_told_beside_it(school: School, head: Client) -> None:
    school.bakery()
    track = school.learner()
    run = school.run(school.round())
    assert "van 600 punten" in read(head.get(reverse("rounds:line", args=[run.pk, track.pk]))).words


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


def test_all_providers_of_an_area_are_asked_at_once(school: School, head: Client) -> None:
    near, far = LocationFactory(nis="44021"), LocationFactory(nis="73083")
    for one in (near, far):
        ProgrammeFactory(location=one, training=school.training)
    other = ProgrammeFactory(location__nis="44021")
    one = school.round(trainings=(school.training.code,))
    asked, ask = reverse("rounds:ask_provider", args=[one.pk]), reverse("rounds:ask_area", args=[one.pk])
    assert "Oost-Vlaanderen" in read(head.get(asked)).words
    area = next(code for code, name in doors.areas(school.now.date()).items() if name == "Oost-Vlaanderen")
    assert "1 aanbieder is gevraagd." in read(head.post(ask, {"region": area}, follow=True)).words
    assert "waren al gevraagd" in read(head.post(ask, {"region": area}, follow=True)).words
    assert set(doors.facts_of(one).asked) == {school.provider.pk, near.provider_id}
    assert "1 aanbieder is gevraagd." in read(head.post(ask, {"region": ""}, follow=True)).words
    assert set(doors.facts_of(one).asked) == {school.provider.pk, near.provider_id, far.provider_id}
    wrong = head.post(ask, {"region": "maan"})
    assert wrong.status_code == 422
    assert "Kies een gebied uit de lijst." in read(wrong).words
    assert other.location.provider_id not in doors.facts_of(one).asked


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


@pytest.mark.parametrize("role", [Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP])
def test_a_body_finds_its_rounds_in_the_menu_and_chooses_trainings(school: School, role: Role) -> None:
    school.learner()
    client = somebody_in(role)
    page = client.get(reverse("rounds:list"))
    assert page.content.decode().count(f'href="{reverse("rounds:list")}"') > 0
    assert reverse("rounds:list") in read(client.get(reverse("law:rules"))).urls
    form = read(client.get(reverse("rounds:new"))).forms[-1]
    assert school.training.code in form.values["trainings"]
