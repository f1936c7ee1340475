"""The profile on screen: telling, the card a company would see, being found or not, the CV, and who looked."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.models import LearnerProfile
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.clocks import SearchClockFactory
from tests.factories.intake import ScreeningFactory, TrackFactory
from tests.factories.placement import LearnerProfileFactory, VetoFactory
from tests.harness.visitors import visitor
from tests.tandem.faces.web.learner.reading import text_of

TOLD = {
    "likes": "Ik bak graag brood.",
    "can": "Vroeg opstaan.",
    "experience": "",
    "languages": "Thuis Turks",
    "hobbies": "",
    "availability": "",
    "available_from": "4/1/2027",
    "travel_modes": ["bike"],
}


def url(noor, name: str, *arguments) -> str:
    return reverse(f"learner:{name}", args=[noor.track.pk, *arguments])


@pytest.fixture
def boss(noor):
    """The browser of a company with an open place for the training."""
    return visitor(Role.COMPANY_ADMIN, noor.opening(lat=noor.track.lat, lon=noor.track.lon).company_id)


def test_a_learner_tells_and_sees_the_card(browser, noor):
    assert "Maak je profiel" in text_of(browser.get(url(noor, "track")))
    assert "Wat doe je graag?" in text_of(browser.get(url(noor, "profile")))

    answer = browser.post(url(noor, "profile"), TOLD)

    assert answer["Location"] == url(noor, "preview")
    text = text_of(browser.get(url(noor, "preview")))
    for words in ("Ik bak graag brood.", "Thuis Turks", "Vanaf 4 januari 2027.", "Fiets", "Minder dan 10 km"):
        assert words in text
    assert "Ondernemingen vinden je nu niet" in text
    assert 'value="2027-01-04"' in text_of(browser.get(url(noor, "profile")))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"likes": "Bel 0470 12 34 56"}, "Hier lijkt een telefoonnummer"),
        ({"can": "Ik ben Noor"}, "In deze tekst staat je naam"),
        ({"hobbies": "x" * 401}, "Je schreef 401 tekens. Er passen er 400."),
        ({"available_from": "ooit"}, "“ooit” is geen bestaande dag"),
        ({"available_from": "2035-01-01"}, "Deze dag ligt erg ver weg"),
        ({"travel_modes": ["raket"]}, "staat niet in de lijst"),
        ({"hobbies": "dansen\x07"}, "Typ de tekst opnieuw."),
    ],
)
def test_what_cannot_stand_there_is_said_at_its_field_and_the_rest_is_kept(browser, noor, wrong, told):
    text = text_of(browser.post(url(noor, "profile"), TOLD | wrong), status=422)

    assert told in text
    assert "Thuis Turks" in text
    assert not LearnerProfile.objects.exists()


def test_two_windows_do_not_overwrite_each_other_in_silence(browser, parents, noor):
    shown = text_of(browser.get(url(noor, "profile")))
    known = shown.partition('name="known" value="')[2].partition('"')[0]
    parents.post(url(noor, "profile"), TOLD | {"hobbies": "Zwemmen"})

    text = text_of(browser.post(url(noor, "profile"), TOLD | {"known": known}), status=422)

    assert "veranderde intussen" in text
    assert LearnerProfile.objects.get().hobbies == "Zwemmen"


def test_being_found_is_a_choice_that_is_off_until_it_is_made(browser, parents, noor, boss):
    browser.post(url(noor, "profile"), TOLD)
    company = reverse("company:learners")
    assert "Nog niemand om te vinden" in text_of(boss.get(company))

    browser.post(url(noor, "be_found"))
    assert "1 lerende wil gevonden worden" in text_of(boss.get(company))
    assert "Noor Voorbeeld koos dit op" in text_of(parents.get(url(noor, "preview")))

    parents.post(url(noor, "hide"))
    assert "Nog niemand om te vinden" in text_of(boss.get(company))
    assert "Sofie Voorbeeld zette dit uit op" in text_of(browser.get(url(noor, "preview")))


def test_who_told_nothing_is_asked_to_tell_first(browser, noor):
    ScreeningFactory(track=noor.track, concluded=True, learner_said={"travel_modes": ["bike"]})
    text = text_of(browser.get(url(noor, "preview")))
    assert "Vertel eerst iets over jezelf" in text
    assert "Ja, ik wil gevonden worden" not in text

    assert "Je profiel zegt nog niets" in text_of(browser.post(url(noor, "be_found"), follow=True))


@pytest.mark.parametrize(
    ("phase", "told"),
    [
        (Phase.INTAKE, "Ondernemingen vinden je zodra je een werkplek zoekt."),
        (Phase.PLACED, "Je hebt een werkplek."),
        (Phase.LEFT, "Dit traject is afgelopen."),
    ],
)
def test_who_wants_to_be_found_but_does_not_search_is_told_that_nobody_finds_one(browser, noor, phase, told):
    LearnerProfileFactory(track=noor.track, findable=True)
    noor.track.phase = phase
    if phase is Phase.LEFT:
        noor.track.left_on, noor.track.left_reason = noor.day, LeftReason.OTHER
    noor.track.save()

    text = text_of(browser.get(url(noor, "preview")))

    assert "Je wilt gevonden worden" in text
    assert told in text
    assert "Ondernemingen kunnen je vinden" not in text + text_of(browser.get(url(noor, "track")))
    assert ("Wijzig mijn profiel" in text) is (phase is not Phase.LEFT)


def test_a_track_that_is_over_does_not_ask_to_tell_something(browser, noor):
    noor.track.phase, noor.track.left_on, noor.track.left_reason = Phase.LEFT, noor.day, LeftReason.OTHER
    noor.track.save()

    assert "Je profiel" not in text_of(browser.get(url(noor, "track")))


CANARY = {name: f"kanarie-{name}" for name in ("likes", "can", "experience", "languages", "hobbies", "availability")}
WHO = ("Noor", "Kanariegeslacht", "kanarie@voorbeeld.example", "2009", "Kanariestraat", "kanarieschool", "kanariereden")


@pytest.fixture
def secret(noor):
    """A learner of whom every word is known, to find it where it should not be."""
    track, person = noor.track, noor.track.person
    person.family_name, person.email = "Kanariegeslacht", "kanarie@voorbeeld.example"
    person.save()
    track.street = "Kanariestraat"
    track.save()
    track.provider.name = "kanarieschool"
    track.provider.save()
    LearnerProfileFactory(track=track, **CANARY)
    return noor


def _pages_of_a_company(row) -> list[str]:
    return [
        reverse("company:home"),
        reverse("company:learners"),
        reverse("company:learner", args=[row.pk]),
        reverse("company:recognitions"),
        reverse("account:notices"),
        reverse("workplaces:search"),
    ]


def test_a_company_reads_no_word_before_the_learner_allows_it_and_never_who_it_is(secret, browser, boss):
    row = LearnerProfile.objects.get()
    VetoFactory(track=secret.track, reason="kanariereden")

    for page in _pages_of_a_company(row):
        answer = boss.get(page)
        assert not [word for word in (*CANARY.values(), *WHO) if word in answer.content.decode()], page
    browser.post(url(secret, "be_found"))
    shown = ""
    for page in _pages_of_a_company(row):
        text = text_of(boss.get(page))
        shown += text
        assert not [word for word in WHO if word in text.replace("2009-", "")], page
        assert str(secret.track.pk) not in text
    assert not [word for word in CANARY.values() if word not in shown], "the control: what is allowed is shown"


def test_the_learner_sees_that_a_company_looked(secret, browser, boss, parents):
    browser.post(url(secret, "be_found"))
    row = LearnerProfile.objects.get()
    text_of(boss.get(reverse("company:learner", args=[row.pk])))

    text = text_of(browser.get(url(secret, "looked")))

    assert "bekeek je kaart, zonder je naam" in text
    assert ReadNote.objects.filter(subject_kind="placement.learnerprofile", subject_id=row.pk).count() == 1
    assert "Noor Voorbeeld" not in text.partition('class="history"')[2]
    parents.get(url(secret, "track"))
    assert "Sofie Voorbeeld" in text_of(browser.get(url(secret, "looked")))
    told = text_of(parents.get(url(secret, "looked")))
    assert "bekeek je kaart, zonder je naam" in told
    assert "Lerende" not in told.partition('class="history"')[2], "a parent does not follow what the child opens"
    assert b"bekeek je kaart" in browser.get(url(secret, "looked_export", "csv")).content


def test_the_cv_is_a_page_and_a_tagged_pdf_with_the_name_and_without_the_address(secret, browser):
    text = text_of(browser.get(url(secret, "cv")))
    assert "Noor Kanariegeslacht" in text
    assert "kanarie-likes" in text
    assert "Kanariestraat" not in text

    answer = browser.get(url(secret, "cv_pdf"))

    assert answer["Content-Type"] == "application/pdf"
    made = PdfReader(io.BytesIO(answer.content))
    told = " ".join("".join(page.extract_text() for page in made.pages).split())
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert made.metadata.title == "CV van Noor Kanariegeslacht"
    for words in ("Noor Kanariegeslacht", "kanarie-hobbies", "Wat ik graag doe", "kanarie@voorbeeld.example"):
        assert words in told
    assert "Kanariestraat" not in told
    assert "2009" not in told


def test_a_smile_stays_on_the_page_and_not_on_paper(browser, noor):
    LearnerProfileFactory(track=noor.track, likes="Bakken 🙂❤️ elke dag", can="")
    assert "🙂" in text_of(browser.get(url(noor, "cv")))

    made = PdfReader(io.BytesIO(browser.get(url(noor, "cv_pdf")).content))
    told = " ".join("".join(page.extract_text() for page in made.pages).split())
    assert "Bakken elke dag" in told
    assert "\ufffd" not in told


def test_a_cv_with_nothing_yet_says_how_to_begin(browser, noor):
    assert "Nog leeg." in text_of(browser.get(url(noor, "cv")))
    assert browser.get(url(noor, "cv_pdf")).content.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["track", "profile", "preview", "cv", "looked"])
def test_a_page_asks_little_of_the_database(browser, noor, name, query_budget):
    LearnerProfileFactory(track=noor.track, findable=True)
    SearchClockFactory(track=noor.track)
    browser.get(url(noor, name))

    with query_budget(20):
        browser.get(url(noor, name))


def test_the_list_of_a_company_asks_as_much_for_many_as_for_one(noor, boss, query_budget):
    for _ in range(25):
        LearnerProfileFactory(track=TrackFactory(searching=True, training=noor.track.training), findable=True)
    boss.get(reverse("company:learners"))

    with query_budget(12):
        text = text_of(boss.get(reverse("company:learners")))
    assert "25 lerenden willen gevonden worden" in text
    assert "Toon meer" in text
