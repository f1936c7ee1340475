"""Openings of a company on screen: the list, a new one in one page, change, pause, close, take over."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from tandem.journey.placement.actions import opening_clock
from tandem.journey.placement.actions import openings as actions
from tandem.journey.placement.models import Opening
from tandem.journey.placement.rules.openings import Wish
from tandem.journey.placement.snapshot.openings import form_of
from tandem.journey.placement.terms.openings import CloseReason, OpeningState, WishKind, WishLanguage
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.models import ReadNote
from tandem.registers.access.terms import Role
from tests.factories.organisations import ProviderFactory
from tests.harness import workplace
from tests.harness.exports import taken
from tests.harness.visitors import visitor
from tests.harness.workplace import Workplace, posted

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = reverse("company:openings")


@pytest.fixture
def place(db, now) -> Workplace:
    """A recognised workplace."""
    return workplace.build(now)


@pytest.fixture
def boss(place):
    """The browser of who manages it."""
    return visitor(Role.COMPANY_ADMIN, place.company.pk, user_id=place.boss.user_id)


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def at(name: str, row) -> str:
    return reverse(f"company:{name}", args=[row.pk])


def test_a_company_without_recognition_hears_where_it_begins(boss, place):
    Recognition.objects.all().delete()

    assert "U bent nog niet erkend" in text_of(boss.get(LIST))


def test_the_list_says_where_nobody_is_looked_for_yet(boss, place):
    text = text_of(boss.get(LIST))

    assert "U hebt nu geen plaats openstaan" in text
    assert "Hier zoekt u voor 2026-2027 nog niemand" in text
    assert at("open_place", place.recognition) in text


def test_a_place_is_opened_in_one_page(boss, place, query_budget):
    address = at("open_place", place.recognition)
    with query_budget(20):
        shown = text_of(boss.get(address))
    assert 'value="2026-11-21"' in shown
    given = posted(
        place.mentor,
        first_minute="7u30",
        hours_per_week="22,5",
        work_days=["mon", "tue"],
        words="Je bakt brood.",
        min_age="18",
        why_min_age="Nachtwerk",
        languages=["nl"],
        why_language="Je spreekt met klanten.",
        hygiene="on",
        why_hygiene="Haar opsteken.",
        accommodations=["quiet_place"],
    )
    answer = boss.post(address, given)

    opening = Opening.objects.get()
    assert answer["Location"] == at("opening", opening)
    form = form_of(opening)
    assert (form.first_minute, str(form.hours_per_week), form.work_days) == (450, "22.5", ("mon", "tue"))
    assert form.wishes == (
        Wish(WishKind.HYGIENE, "Haar opsteken."),
        Wish(WishKind.LANGUAGE, "Je spreekt met klanten.", language=WishLanguage.DUTCH),
        Wish(WishKind.MIN_AGE, "Nachtwerk", age=18),
    )
    text = text_of(boss.get(answer["Location"]))
    assert "De werkplek staat open." in text
    assert "7:30 uur" in text
    assert "22,5" in text
    assert "1 lerende tegelijk" in text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": ""}, "Vul in vanaf welke dag een lerende kan starten."),
        ({"starts_on": "morgen"}, "“morgen” is geen bestaande dag."),
        ({"starts_on": "01/01/0001"}, "“01/01/0001” ligt te ver weg: kijk het jaar na."),
        ({"starts_on": "9999-12-31"}, "Wij kennen de jaren 1900 tot 2199."),
        ({"ends_on": "31/12/9999"}, "“31/12/9999” ligt te ver weg: kijk het jaar na."),
        ({"ends_on": "2026-11-30"}, "De laatste dag ligt voor de eerste dag."),
        ({"ends_on": "2027-09-02"}, "De periode valt niet in het gekozen schooljaar."),
        ({"expires_on": "2026-11-21"}, "De dag waarop de werkplek vervalt, is al voorbij."),
        ({"places": "nul"}, "Schrijf een getal zonder komma"),
        ({"places": "0"}, "Dit kan niet minder zijn dan 1."),
        ({"places": "3"}, "Uw mentoren begeleiden minder lerenden dan u plaatsen opent."),
        ({"first_minute": "half acht"}, "“half acht” is geen uur van de dag."),
        ({"hours_per_week": "veel"}, "Schrijf het aantal uren als een getal"),
        ({"hygiene": "on"}, "Zeg waarom het werk dit vraagt."),
        ({"min_age": "40"}, "Kies een leeftijd uit de lijst."),
        ({"contact_email": ""}, "Wij weten niet wie een school kan bereiken."),
        ({"contact_name": ""}, "Vul de naam in van wie een school kan bereiken."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(boss, place, changed, words):
    given = posted(place.mentor, words="Je bakt brood.", **changed)
    text = text_of(boss.post(at("open_place", place.recognition), given), 422)

    assert words in text
    assert "Kijk dit nog even na" in text
    assert "Je bakt brood." in text
    assert not Opening.objects.exists()


def test_without_a_mentor_the_page_says_how_to_name_one(boss, place):
    place.mentor.postings.all().delete()
    text = text_of(boss.get(at("open_place", place.recognition)))
    assert "Op deze vestiging is nog geen mentor aangeduid." in text
    assert f"{reverse('company:new_mentor')}?terug=" in text
    text = text_of(boss.post(at("open_place", place.recognition), posted()), 422)
    assert "Er is geen mentor voor deze werkplek." in text


def test_what_needs_a_second_look_is_said_and_stops_nothing(boss, place):
    boss.post(
        at("open_place", place.recognition), posted(place.mentor, words="Een flinke jongen.", first_minute="4:00")
    )
    opening = Opening.objects.get()
    for text in (text_of(boss.get(at("opening", opening))), text_of(boss.get(LIST))):
        assert "Lees uw tekst nog eens na" in text
        assert "mag zo vroeg of zo laat niet beginnen" in text


def test_a_place_is_changed(boss, place):
    opening = place.opened(wishes=(Wish(WishKind.HYGIENE, "Haar opsteken."),), first_minute=450)
    shown = text_of(boss.get(at("change_opening", opening)))
    assert 'value="07:30"' in shown
    assert 'value="Haar opsteken."' in shown
    answer = boss.post(at("change_opening", opening), posted(place.mentor, expires_on="2027-03-01"))

    assert answer["Location"] == at("opening", opening)
    opening = Opening.objects.get()
    assert str(opening.expires_on) == "2027-03-01"
    assert not opening.wishes.exists()


def test_a_change_that_cannot_be_is_said_on_the_form(boss, place):
    opening = place.opened()
    text = text_of(boss.post(at("change_opening", opening), posted(place.mentor, places="4")), 422)
    assert "Uw mentoren begeleiden minder lerenden" in text


def test_a_place_is_paused_and_opened_again(boss, place):
    opening = place.opened()
    assert "Niemand ziet ze nog" in text_of(boss.post(at("pause_opening", opening), follow=True))
    assert "op pauze" in text_of(boss.get(LIST))
    assert "De werkplek staat opnieuw open." in text_of(boss.post(at("resume_opening", opening), follow=True))


def test_what_can_no_longer_be_opened_says_why_on_its_page(boss, place):
    opening = place.opened()
    boss.post(at("pause_opening", opening))
    Recognition.objects.update(gone_since=place.day)
    text = text_of(boss.post(at("resume_opening", opening), follow=True))

    assert "De werkplek kan nu niet open." in text
    assert "De vestiging staat niet meer in de KBO" in text
    assert Opening.objects.get().state == OpeningState.PAUSED


def test_a_place_is_closed_with_a_reason(boss, place):
    opening = place.opened()
    assert "Kies waarom u de werkplek sluit." in text_of(boss.post(at("close_opening", opening)), 422)
    boss.post(at("close_opening", opening), {"reason": "no_candidate"})

    assert Opening.objects.get().close_reason == CloseReason.NO_CANDIDATE
    text = text_of(boss.get(at("opening", opening)))
    assert "Wij vonden niemand die past." in text
    assert at("change_opening", opening) not in text
    assert text_of(boss.post(at("close_opening", opening), {"reason": "other"}), 422)


def test_last_years_place_is_taken_over_with_everything_filled_in(place, fixed_clock):
    opening = place.opened(words="Je bakt brood.", wishes=(Wish(WishKind.HYGIENE, "Haar opsteken."),))
    fixed_clock.move(days=120)
    boss = visitor(Role.COMPANY_ADMIN, place.company.pk, user_id=place.boss.user_id)
    address = f"{at('open_place', place.recognition)}?van={opening.pk}"
    assert address in text_of(boss.get(LIST))
    shown = text_of(boss.get(address))
    assert 'value="2027-12-01"' in shown
    assert "Je bakt brood." in shown
    assert 'value="Haar opsteken."' in shown
    days = {"starts_on": "2027-12-01", "ends_on": "2028-06-30", "expires_on": "2028-02-01"}
    boss.post(at("open_place", place.recognition), posted(place.mentor, van=str(opening.pk), **days))

    assert Opening.objects.get(school_year=2027).copied_from == opening


def test_a_place_that_ran_out_is_taken_over_under_the_new_recognition(place, fixed_clock):
    opening = place.opened(expires_on=date(2026, 12, 10))
    Recognition.objects.update(valid_until=date(2026, 12, 15))
    new = workplace.recognised(place.establishment, training=place.recognition.training, valid_from=date(2026, 12, 15))
    fixed_clock.move(days=30)
    opening_clock.expire(now=fixed_clock.now())
    boss = visitor(Role.COMPANY_ADMIN, place.company.pk, user_id=place.boss.user_id)
    address = f"{at('open_place', new)}?van={opening.pk}"
    text = text_of(boss.get(at("opening", opening)))
    assert address in text
    assert "Neem over voor 2026-2027" in text
    old = boss.get(f"{at('open_place', place.recognition)}?van={opening.pk}")
    assert old["Location"] == address
    days = {"starts_on": "2027-01-11", "ends_on": "2027-06-30", "expires_on": "2027-03-01"}
    boss.post(at("open_place", new), posted(place.mentor, van=str(opening.pk), **days))

    assert Opening.objects.get(copied_from=opening).recognition == new


def test_a_place_that_stands_open_is_taken_over_for_the_next_year(boss, place, query_budget):
    opening = place.opened()
    with query_budget(20):
        text = text_of(boss.get(at("opening", opening)))
    assert "Neem over voor 2027-2028" in text

    Recognition.objects.update(valid_until=date(2027, 6, 1))
    assert "Neem over" not in text_of(boss.get(at("opening", opening)))


def test_only_what_everybody_can_see_links_to_its_public_page(boss, place):
    opening = place.opened()
    public = reverse("workplaces:opening", args=[opening.pk])
    assert public in text_of(boss.get(at("opening", opening)))

    Recognition.objects.update(gone_since=place.day)
    assert public not in text_of(boss.get(at("opening", opening)))


def test_a_place_of_the_summer_is_changed_like_any_other(boss, place):
    summer = {"starts_on": date(2027, 7, 6), "ends_on": date(2027, 8, 28), "expires_on": date(2027, 6, 1)}
    opening = place.opened(**summer)
    days = {name: day.isoformat() for name, day in summer.items()}
    answer = boss.post(at("change_opening", opening), posted(place.mentor, words="In de zomer.", **days))

    assert answer["Location"] == at("opening", opening)
    opening.refresh_from_db()
    assert (opening.school_year, opening.words) == (2026, "In de zomer.")


@pytest.mark.parametrize("source", ["x", "00000000-0000-0000-0000-000000000000"])
def test_a_source_that_is_not_ours_is_not_found(boss, place, source):
    assert boss.get(at("open_place", place.recognition), {"van": source}).status_code == 404


def test_the_list_asks_as_much_however_long_it_is(boss, place, query_budget):
    for _ in range(6):
        place.opened(recognition=place.another_recognition())
    with query_budget(20):
        text = text_of(boss.get(LIST))
    assert "6 werkplekken die u openzette" in text
    assert text.count("Op deze vestiging staan meer plaatsen open dan de mentoren samen begeleiden") == 6


def test_the_list_is_taken_along_with_what_lacks(boss, place, query_budget):
    place.opened(words="Een flinke jongen.")
    with query_budget(20):
        _about, rows = taken(boss.get(reverse("company:openings_export", args=["csv"])))

    assert [row["Na te kijken"] for row in rows] == ["Lees uw tekst nog eens na"]
    assert rows[0]["Mentoren"].startswith("Sam Voorbeeld")
    assert ReadNote.objects.filter(page="company:openings_export").exists()


def test_the_history_names_what_happened(boss, place):
    opening = place.opened()
    boss.post(at("pause_opening", opening))
    text = text_of(boss.get(at("opening_history", opening)))
    assert "Werkplek opengezet" in text
    assert "Openstaande werkplek op pauze gezet" in text
    _about, rows = taken(boss.get(reverse("company:opening_history_export", args=[opening.pk, "csv"])))
    assert "Werkplek opengezet" in {row["Wat"] for row in rows}


def test_the_home_says_whether_a_place_stands_open(boss, place, query_budget):
    text = text_of(boss.get(reverse("company:home")))
    assert "Er staat geen plaats open" in text
    assert "Zeg of u een lerende zoekt" in text
    place.opened(expires_on=date(2026, 12, 1))
    with query_budget(20):
        text = text_of(boss.get(reverse("company:home")))
    assert "Er staat 1 plaats open." in text
    assert "Zoekt u nog iemand?" in text


def test_everybody_reads_an_open_place_without_a_person_on_it(client, place):
    opening = place.opened(
        words="Je bakt <b>brood</b>.", wishes=(Wish(WishKind.MIN_AGE, "Nachtwerk", age=18),), first_minute=240
    )
    address = reverse("workplaces:opening", args=[opening.pk])
    page = client.get(address).content.decode()

    assert "1 plaats vrij" in page
    assert "Minstens 18 jaar" in page
    assert "Noor" not in page
    assert "noor@voorbeeld.example" not in page
    assert not ReadNote.objects.exists()
    assert place.mentor.person.family_name not in page
    posting = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert posting["@type"] == "JobPosting"
    assert (posting["datePosted"], posting["validThrough"]) == ("2026-11-21", "2027-01-31")
    assert posting["hiringOrganization"]["name"] == place.company.name
    assert posting["employmentType"] == ["INTERN", "PART_TIME"]
    assert posting["totalJobOpenings"] == 1
    assert "<b>" not in page
    assert address in client.get(reverse("workplaces:workplace", args=[place.recognition.number])).content.decode()


def test_a_place_that_is_not_open_has_no_public_page(client, place):
    opening = place.opened()
    actions.pause(actor=place.boss, opening_id=opening.pk, now=place.now)

    assert client.get(reverse("workplaces:opening", args=[opening.pk])).status_code == 404
    text = text_of(client.get(reverse("workplaces:workplace", args=[place.recognition.number])))
    assert "De onderneming zegt nu niet dat ze een lerende zoekt." in text


def test_a_coach_reads_whom_to_ring_and_the_reading_is_noted(place):
    opening = place.opened()
    coach = visitor(Role.COACH, ProviderFactory().pk)
    text = text_of(coach.get(reverse("workplaces:opening", args=[opening.pk])))

    assert "noor@voorbeeld.example" in text
    assert ReadNote.objects.get().subject_id == str(opening.pk)
