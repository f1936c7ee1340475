"""The shielded part on screen: the coach of the learner and the family, every look noted, nobody else."""

from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.intake.models import NeedsAgreement, NeedsFile, Track
from tandem.journey.intake.queries import needs as queries
from tandem.journey.intake.terms.needs import Need
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tandem.registers.people.models import Person
from tests.harness.reading import read
from tests.harness.school import signed_in
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = "Kanarie heeft rust nodig."
TOLD = {"needs": ["quiet_place"], "words": CANARY}


def url(name, track, *more):
    return reverse(name, args=[track.pk, *more])


@pytest.fixture
def guided(track, coach):
    Track.objects.filter(pk=track.pk).update(coach=coach.session["_auth_user_id"])
    return track


@pytest.fixture
def learner(track):
    return visitor(Role.LEARNER, user_id=signed_in(track.person, Role.LEARNER).user_id)


def test_a_coach_notes_an_agreement_on_paper_and_writes_down_what_is_needed(guided, coach):
    page = read(coach.get(url("learners:needs", guided)))
    assert "Zonder akkoord bewaren wij hier niets." in page.words
    assert "Er is nog geen akkoord" in read(coach.post(url("learners:needs", guided), TOLD)).errors
    paper = url("learners:needs_paper", guided, "keep")
    assert coach.post(paper, {"given_by": "guardian", "signed_on": "2026-12-01"}).status_code == 422

    coach.post(paper, {"given_by": "guardian", "signed_on": "2026-11-20"})
    page = read(coach.post(url("learners:needs", guided), TOLD, follow=True))

    assert "Een ouder of voogd, op papier van 20 november 2026." in page.words
    assert "Verzegeld bewaard." in page.words
    assert CANARY in coach.get(url("learners:needs", guided)).content.decode()


def test_every_look_is_noted_and_shown(guided, coach):
    coach.get(url("learners:needs", guided))

    notes = ReadNote.objects.filter(subject_kind="intake.needsfile", subject_id=str(guided.pk))
    assert [one.page for one in notes] == ["learners:needs"]
    assert "bekeek het dossier" in read(coach.get(url("learners:needs", guided))).words


def test_a_learner_agrees_tells_and_takes_it_back(track, learner):
    assert "Ik ga akkoord" in read(learner.get(url("learner:needs", track))).words
    learner.post(url("learner:needs_agree", track, "keep"))

    page = read(learner.post(url("learner:needs", track), TOLD, follow=True))

    assert "Verzegeld bewaard." in page.words
    assert queries.read(NeedsFile.objects.get()).needs == {Need.QUIET_PLACE}
    learner.post(url("learner:needs_erase", track))
    assert not NeedsFile.objects.exists()
    learner.post(url("learner:needs", track), TOLD)
    learner.post(url("learner:needs_withdraw", track, "keep"))
    assert not NeedsFile.objects.exists()
    assert not NeedsAgreement.objects.valid().exists()


def test_a_coach_withdraws_and_erases_for_who_asks_it_at_school(guided, coach, learner):
    learner.post(url("learner:needs_agree", guided, "keep"))
    learner.post(url("learner:needs", guided), TOLD)

    coach.post(url("learners:needs_erase", guided))
    assert not NeedsFile.objects.exists()
    coach.post(url("learners:needs_withdraw", guided, "keep"))
    assert not NeedsAgreement.objects.valid().exists()


def known_in(answer):
    """What the form carries of what was kept when it was shown."""
    return next(form.values["known"][0] for form in read(answer).forms if "known" in form.values)


def test_two_who_write_at_once_lose_nothing(guided, coach, learner):
    learner.post(url("learner:needs_agree", guided, "keep"))
    known = {"known": known_in(coach.get(url("learners:needs", guided)))}
    learner.post(url("learner:needs", guided), TOLD)

    answer = coach.post(url("learners:needs", guided), known | {"needs": ["own_pace"], "words": "Stap voor stap."})

    page, again = read(answer), known_in(answer)
    assert answer.status_code == 422
    assert "veranderde intussen" in page.errors
    assert "Een rustige plek" in page.words
    assert CANARY in page.words
    assert "Stap voor stap." in page.words
    assert queries.read(NeedsFile.objects.get()).words == CANARY
    coach.post(url("learners:needs", guided), {"known": again, "words": "Stap voor stap."})
    assert queries.read(NeedsFile.objects.get()).words == "Stap voor stap."


def test_the_age_to_agree_stands_where_it_is_asked_with_its_mark(guided, coach, learner):
    page = read(learner.get(url("learner:needs", guided)))
    for words in ("Vanaf 13 jaar ga je zelf akkoord.", "onzeker", "R-PRV-03"):
        assert words in page.words
    assert "Je bent jonger" not in page.words
    Person.objects.filter(pk=guided.person_id).update(birth_date=date(2014, 5, 1))

    assert "Je bent jonger" in read(learner.get(url("learner:needs", guided))).words
    page = read(coach.get(url("learners:needs_paper", guided, "keep")))
    for words in ("Een lerende tekent zelf vanaf 13 jaar.", "Deze lerende is jonger", "onzeker", "R-PRV-03"):
        assert words in page.words


def test_only_who_may_open_it_reads_in_the_history_that_it_is_there(guided, coach, admin, learner):
    learner.post(url("learner:needs_agree", guided, "keep"))
    learner.post(url("learner:needs", guided), TOLD)
    shown = "Afgeschermd deel aangevuld"
    ways = [("learners:history",), ("learners:history_export", "csv")]

    for name, *more in ways:
        address = url(name, guided, *more)
        assert shown in coach.get(address).getvalue().decode()
        around = admin.get(address).getvalue().decode()
        assert "Lerende ingeschreven" in around
        assert "fgeschermd" not in around


@pytest.mark.parametrize("name", ["learners:needs_paper", "learners:needs_withdraw"])
def test_an_agreement_to_something_else_does_not_exist(name, guided, coach):
    assert coach.post(url(name, guided, "everybody")).status_code == 404


def test_the_school_around_the_coach_sees_no_way_in(guided, admin, coach):
    assert url("learners:needs", guided) in read(coach.get(url("learners:track", guided))).urls
    assert url("learners:needs", guided) not in read(admin.get(url("learners:track", guided))).urls
    assert admin.get(url("learners:needs", guided)).status_code == 404


def test_a_learner_tells_about_the_own_wishes(track, learner):
    page = read(learner.get(url("learner:telling", track)))
    assert "Hoe kan je naar het werk gaan?" in page.words

    page = read(
        learner.post(url("learner:telling", track), {"travel_modes": ["bike"], "longest_minutes": "30"}, follow=True)
    )

    assert "Bewaard. Je school leest het ook." in page.words
    assert track.screenings.get().by_learner().longest_minutes == 30
    answer = learner.post(url("learner:telling", track), {"longest_minutes": "x"})
    assert answer.status_code == 422
    assert "Schrijf het aantal minuten als een getal" in read(answer).errors


def test_a_learner_reads_where_the_screening_led(track, learner, school):
    from tandem.journey.intake.actions import screening
    from tests.harness import school as harness

    harness.screen(school, track)
    screening.conclude(actor=school.admin, track_id=track.pk, now=school.now)

    page = read(learner.get(url("learner:telling", track)))

    assert "Duaal leren" in page.words
    assert "Dit is een raad, geen verbod." in page.words
    assert learner.post(url("learner:telling", track), {"longest_minutes": "30"}).status_code == 422
