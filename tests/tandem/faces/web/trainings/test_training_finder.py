"""The training finder: within reach, from some school year on, and what helps to choose; the page of a training."""

import csv
import html
import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from tandem.journey.recognition.models import Recognition
from tandem.registers.reference import queries as reference
from tandem.registers.reference.models import Training
from tests.factories.organisations import AanloopProgrammeFactory, LocationFactory, ProgrammeFactory, ProviderFactory
from tests.factories.placement import OpeningFactory
from tests.factories.recognition import RecognitionFactory

pytestmark = pytest.mark.django_db
LIST = "/opleidingen/"
GENT, HASSELT = {"lat": 51.05, "lon": 3.72}, {"lat": 50.93, "lon": 5.33}
CHOCOLATE, BUILDING, BREAD = "chocolatier-duaal", "afwerking-bouw-duaal", "brood-en-banketbakkerij-duaal"


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def cards(page):
    """The trainings shown, in order."""
    return re.findall(r'<h3 class="card-title"><a href="/opleidingen/([a-z0-9-]+)/', page)


@pytest.fixture
def schools(day):
    """A school in Ghent and one in Hasselt, with what they give."""
    near = LocationFactory(**GENT, provider=ProviderFactory(name="Vakschool Gent", website="https://gent.example"))
    far = LocationFactory(
        lat=50.93, lon=5.33, postal_code="3500", municipality="Hasselt", provider=ProviderFactory(name="Bouw Hasselt")
    )
    for slug, place in ((CHOCOLATE, near), (BREAD, near), (CHOCOLATE, far), (BUILDING, far)):
        ProgrammeFactory(training=reference.training_by_slug(slug), location=place)
    AanloopProgrammeFactory(location=near, name="Aanloop voeding", sector=reference.sector_by_code("FOOD"))
    RecognitionFactory(request__training=reference.training_by_slug(CHOCOLATE), **GENT)
    return near, far


def test_from_the_front_page_to_every_training_that_is_given(client, schools):
    assert f'href="{LIST}"' in words(client.get("/"))
    page = words(client.get(LIST))
    assert cards(page) == [BUILDING, BREAD, CHOCOLATE]
    assert "Vakschool Gent, 9000 Gent" in page
    assert "en nog 1 plaats" in page
    assert "1 erkende werkplek" in page
    assert "knelpuntberoep 20" in page
    assert "aanloop op 1 plaats" in page


def test_within_reach_with_distance_and_minutes_that_say_they_are_estimates(client, schools):
    page = words(client.get(LIST, {"waar": "9000 Gent", "km": "10"}))
    assert set(cards(page)) == {CHOCOLATE, BREAD}
    assert "Duale opleidingen rond 9000 Gent" in page
    assert re.search(r"[\d,]+ km · ongeveer \d+ min met de fiets, geschat", page)
    assert "Bij elke tijd staat of hij geschat is." in page
    by_car = words(client.get(LIST, {"waar": "9000 Gent", "km": "0", "met": "auto"}))
    assert cards(by_car)[-1] == BUILDING
    assert "met de auto, geschat" in by_car
    assert "en nog 1 plaats" in by_car


def test_a_school_with_the_same_postal_code_is_simply_close_by(client, schools):
    page = words(client.get(LIST, {"waar": "51.0501,3.7201", "km": "5"}))
    assert "vlakbij · ongeveer" in page


def test_a_circle_that_holds_nothing_grows_and_says_so(client, schools):
    page = words(client.get(LIST, {"waar": "8900 Ieper", "km": "5"}))
    assert "Binnen 5 km van 8900 Ieper vonden wij niets." in page
    assert cards(page)
    sought = words(client.get(LIST, {"waar": "9000 Gent", "km": "5", "wat": "afwerking bouw"}))
    assert cards(sought) == [BUILDING]
    assert "Je ziet wat het dichtst bij ligt." in sought


def test_minutes_take_the_place_of_kilometres_and_go_along_to_the_workplaces(client, schools, query_budget):
    query = {"waar": "9000 Gent", "km": "2", "minuten": "30", "met": "auto"}
    with query_budget(20):
        page = words(client.get(LIST, query))
    assert set(cards(page)) == {CHOCOLATE, BREAD}
    assert '<option value="30" selected>hoogstens 30 minuten</option>' in page
    assert "De minuten zijn een schatting met een vaste snelheid" in page
    assert "kortst onderweg" in page
    assert "dichtst bij<" not in page
    assert "waar=9000+Gent&km=2&minuten=30&met=auto" in page
    table = client.get(f"{LIST}lijst.csv", query).content.decode("utf-8-sig")
    assert "9000 Gent (30 minuten met de auto)" in table
    told = words(client.get(f"/opleidingen/{CHOCOLATE}/", query))
    assert "1 erkende werkplek binnen 30 minuten met de auto van 9000 Gent" in told
    assert '<input type="hidden" name="minuten" value="30">' in told
    far = words(client.get(f"/opleidingen/{BUILDING}/", query))
    assert "Binnen 30 minuten met de auto van 9000 Gent vonden wij niets. Je ziet wat het dichtst bij ligt." in far
    assert "Bouw Hasselt" in far


def test_where_nothing_is_so_near_a_longer_trip_is_taken_and_said(client, schools):
    query = {"waar": "2800 Mechelen", "wat": "afwerking bouw", "met": "auto"}
    page = words(client.get(LIST, {**query, "minuten": "45"}))
    assert cards(page) == [BUILDING]
    assert "Binnen 45 minuten met de auto van 2800 Mechelen vonden wij niets. Je ziet wat binnen 120 ligt." in page
    on_foot = words(client.get(LIST, {**query, "minuten": "10", "met": "voet"}))
    assert not cards(on_foot)
    assert "Laat de minuten weg" in on_foot


def test_a_run_up_alone_within_the_minutes_is_told_apart(client, schools):
    here = LocationFactory(lat=51.02, lon=4.48, postal_code="2800", municipality="Mechelen")
    AanloopProgrammeFactory(location=here, name="Aanloop afwerking", training=reference.training_by_slug(BUILDING))
    query = {"waar": "2800 Mechelen", "wat": "afwerking bouw", "met": "auto", "minuten": "30"}
    assert "is er alleen een aanloop. Je ziet wat binnen 120 ligt." in words(client.get(LIST, query))
    page = words(client.get(f"/opleidingen/{BUILDING}/", query))
    assert "Binnen 30 minuten met de auto van 2800 Mechelen is er alleen een aanloop." in page
    assert page.index("Bouw Hasselt") < page.index("Aanloop afwerking")


@pytest.mark.parametrize("path", [LIST, f"/opleidingen/{CHOCOLATE}/"])
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"waar": "9000 Gent", "minuten": "0"}, "Een reis van “0” minuten kennen wij niet. Kies van 1 tot 120"),
        ({"waar": "9000 Gent", "minuten": "half uur"}, "Een reis van “half uur” minuten kennen wij niet"),
        ({"minuten": "30"}, "Vul bij “Waar” de plaats van vertrek in"),
    ],
)
def test_minutes_we_do_not_understand_are_told_and_the_page_still_shows(client, schools, path, query, told):
    page = words(client.get(path, query))
    assert told in page
    assert "Vakschool Gent" in page


def test_a_card_tells_recognised_from_available(client, schools):
    OpeningFactory(recognition=Recognition.objects.get())
    assert "1 erkende werkplek, 1 met een vrije plaats" in words(client.get(LIST))
    rows = list(csv.reader(io.StringIO(client.get(f"{LIST}lijst.csv").content.decode("utf-8-sig")), delimiter=";"))
    (head,) = [row for row in rows if "Waarvan met een vrije plaats" in row]
    place = head.index("Waarvan met een vrije plaats")
    assert {row[place] for row in rows[rows.index(head) + 1 :] if row[0] == "Chocolatier duaal"} == {"1"}


def test_what_is_sought_by_name_trade_or_activity(client, schools):
    assert cards(words(client.get(LIST, {"wat": "Chocolatier duaal"}))) == [CHOCOLATE]
    assert BREAD in cards(words(client.get(LIST, {"wat": "bakker"})))
    page = words(client.get(LIST, {"wat": "astronaut"}))
    assert "Hier past nog geen duale opleiding" in page
    assert "Laat “astronaut” weg" in page
    assert "Wij kennen geen plaats “Nergenshuizen”" in words(client.get(LIST, {"waar": "Nergenshuizen"}))


def test_filters_count_what_each_would_show_and_are_kept_as_chips(client, schools):
    page = words(client.get(LIST, {"sector": "FOOD"}))
    assert set(cards(page)) == {CHOCOLATE, BREAD}
    assert re.search(r'value="FOOD"[^>]*checked>', page)
    assert "Voedingsnijverheid" in page
    assert cards(words(client.get(LIST, {"graad": "7"}))) == [CHOCOLATE]
    assert set(cards(words(client.get(LIST, {"ook": "aanloop"})))) == {CHOCOLATE, BREAD}
    both = words(client.get(LIST, {"graad": "7", "sector": "CONSTRUCTION"}))
    assert "Wis de filters" in both
    assert cards(words(client.get(LIST, {"graad": "99", "sector": "'", "ook": "x"}))) == [BUILDING, BREAD, CHOCOLATE]
    unknown = Training.objects.filter(grade="").values_list("slug", flat=True)[0]
    ProgrammeFactory(training=reference.training_by_slug(unknown))
    assert unknown in cards(words(client.get(LIST, {"graad": "?"})))


def test_who_chooses_in_some_years_sees_what_is_announced(client, schools):
    near, _ = schools
    soon = reference.training_by_slug(BUILDING)
    ProgrammeFactory(training=soon, location=near, valid_from=date(2027, 9, 1))
    here = {"waar": "9000 Gent", "km": "10"}
    assert BUILDING not in cards(words(client.get(LIST, here)))
    page = words(client.get(LIST, {**here, "start": "2027-2028"}))
    assert BUILDING in cards(page)
    assert "Je ziet wat scholen nu al voor 2027-2028 aankondigen." in page
    told = words(client.get(f"/opleidingen/{BUILDING}/", {**here, "start": "2027-2028"}))
    assert "nieuw vanaf 1 september 2027" in told
    assert "start=2027-2028" in page
    assert cards(words(client.get(LIST, {"start": "1999-2000"}))) == [BUILDING, BREAD, CHOCOLATE]


def test_the_order_can_be_chosen(client, schools):
    assert cards(words(client.get(LIST, {"sorteer": "werkplekken"})))[0] == CHOCOLATE
    assert "(kies eerst een plaats)" in words(client.get(LIST))


def test_more_is_shown_in_steps_and_only_the_list_comes_when_a_filter_changes(client, schools):
    for slug in Training.objects.values_list("slug", flat=True)[:40]:
        ProgrammeFactory(training=reference.training_by_slug(slug))
    page = words(client.get(LIST))
    assert len(cards(page)) == 20
    assert "tot=40" in page
    assert len(cards(words(client.get(LIST, {"tot": "40"})))) == 40
    fragment = words(client.get(LIST, headers={"HX-Request": "true"}))
    assert fragment.startswith('<div class="finder-list"')


def test_the_page_of_a_training_says_where_what_it_leads_to_and_where_one_can_work(client, schools):
    page = words(client.get(f"/opleidingen/{CHOCOLATE}/", {"waar": "9000 Gent"}))
    assert page.index("Vakschool Gent") < page.index("Eerst oefenen in een aanloopfase")
    assert 'href="https://gent.example"' in page
    assert "Aanloop voeding" in page
    assert "Studiegetuigschrift van het derde leerjaar" in page
    assert "onzeker" in page
    assert "werken in het beroep" in page
    assert 'href="/regels/evaluation.certificate_order/"' in page
    assert 'href="/regels/path.min_age/"' in page
    assert "1 erkende werkplek binnen 20 km van 9000 Gent" in page
    assert 'href="/werkplekken/?wat=Chocolatier+duaal&waar=9000+Gent"' in page
    assert "Bouw Hasselt" not in page
    everywhere = words(client.get(f"/opleidingen/{CHOCOLATE}/"))
    assert "Bouw Hasselt" in everywhere
    assert "werken in het beroep" in everywhere


def test_a_training_out_of_reach_shows_the_nearest_place_and_says_so(client, schools):
    page = words(client.get(f"/opleidingen/{BUILDING}/", {"waar": "9000 Gent", "km": "10"}))
    assert "Bouw Hasselt" in page
    assert "Binnen 10 km van 9000 Gent vonden wij niets." in page
    assert "Voor deze opleiding is nog geen werkplek erkend." in page


def test_workplaces_are_counted_in_the_circle_asked_for_wherever_the_training_is_given(client, schools):
    building = reference.training_by_slug(BUILDING)
    RecognitionFactory(request__training=building, **HASSELT)
    here = {"waar": "9000 Gent", "km": "10"}
    page = words(client.get(f"/opleidingen/{BUILDING}/", here))
    assert "Binnen 10 km van 9000 Gent is nog geen werkplek voor deze opleiding erkend. Dit zijn de dichtste." in page
    RecognitionFactory(request__training=building, **GENT)
    assert "1 erkende werkplek binnen 10 km van 9000 Gent" in words(client.get(f"/opleidingen/{BUILDING}/", here))
    nobody_gives = reference.training_by_slug("steigerbouwer-duaal")
    RecognitionFactory(request__training=nobody_gives, **GENT)
    alone = words(client.get("/opleidingen/steigerbouwer-duaal/"))
    assert "<p>1 erkende werkplek</p>" in alone


def test_who_only_asks_how_far_a_school_is_gets_no_mail_address_or_number_of_a_person(client, schools):
    school = ProviderFactory(email="an.peeters@school.example", phone="0470 12 34 56")
    ProgrammeFactory(training=reference.training_by_slug(BUILDING), location=LocationFactory(**GENT, provider=school))
    for answer in (client.get(f"/opleidingen/{BUILDING}/"), client.get("/api/v1/trainingsInReach")):
        told = words(answer)
        assert school.name in told
        assert "an.peeters" not in told
        assert "0470" not in told


def test_a_run_up_nearby_does_not_stand_for_the_training(client, schools):
    near, _ = schools
    building = reference.training_by_slug(BUILDING)
    AanloopProgrammeFactory(location=near, name="Aanloop bouw", training=building)
    here = {"waar": "9000 Gent", "km": "10"}
    told = words(client.get(f"/opleidingen/{BUILDING}/", here))
    assert "Geen aanbieder geeft deze opleiding nu" not in told
    assert "Bouw Hasselt" in told
    assert "Aanloop bouw" in told
    assert "Binnen 10 km van 9000 Gent is er alleen een aanloop." in told
    sought = words(client.get(LIST, {**here, "wat": "afwerking bouw"}))
    assert cards(sought) == [BUILDING]
    assert "Bouw Hasselt" in sought
    assert "Binnen 10 km van 9000 Gent is er alleen een aanloop. Je ziet wat het dichtst bij ligt." in sought
    nobody = reference.training_by_slug("steigerbouwer-duaal")
    AanloopProgrammeFactory(location=near, name="Aanloop steiger", training=nobody)
    alone = words(client.get("/opleidingen/steigerbouwer-duaal/", here))
    assert "Geen aanbieder geeft deze opleiding nu" in alone
    assert "Aanloop steiger" in alone


def test_what_is_asked_as_well_counts_what_is_left_with_it(client, schools):
    _, far = schools
    AanloopProgrammeFactory(location=far, name="Aanloop bouw", training=reference.training_by_slug(BUILDING))
    short = reference.shortage_years_by_training([one.pk for one in Training.objects.all()])
    both = [slug for slug in (CHOCOLATE, BREAD, BUILDING) if short.get(reference.training_by_slug(slug).pk)]
    assert 0 < len(both) < 3, "one of the three leads to no shortage occupation"
    page = words(client.get(LIST, {"ook": "knelpunt"}))
    counts = dict(re.findall(r'for="ook-(\w+)">[^<]+<span class="filters-count">(\d+)', page))
    assert counts == {"knelpunt": str(len(both)), "aanloop": str(len(both))}
    free = words(client.get(LIST))
    counts = dict(re.findall(r'for="ook-(\w+)">[^<]+<span class="filters-count">(\d+)', free))
    assert counts == {"knelpunt": str(len(both)), "aanloop": "3"}


def test_a_training_that_nobody_gives_says_what_to_do(client, schools):
    page = words(client.get("/opleidingen/steigerbouwer-duaal/"))
    assert "Geen aanbieder geeft deze opleiding nu" in page
    words(client.get("/opleidingen/bestaat-niet/"), status=404)


def test_the_list_as_a_file_says_what_was_asked(client, schools):
    told = client.get(f"{LIST}lijst.csv", {"waar": "9000 Gent", "km": "10", "sector": "FOOD"})
    lines = told.content.decode("utf-8-sig").splitlines()
    assert any("9000 Gent (10 km" in line for line in lines)
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=";"))
    given = [row for row in rows if len(row) > 5 and "Chocolatier duaal" in row[0]]
    assert sorted(row[3] for row in given) == ["Aanloop voeding", "duale opleiding"]
    book = load_workbook(io.BytesIO(client.get(f"{LIST}lijst.xlsx").content))
    assert sum(1 for _ in book.worksheets[0].iter_rows()) > 5


def test_in_english_too(client, schools):
    client.cookies["language"] = "en"
    page = words(client.get(LIST, {"waar": "9000 Gent"}))
    assert "Dual trainings around 9000 Gent" in page
    assert "vonden wij" not in page


@pytest.mark.parametrize("address", [f"{LIST}?waar=9000+Gent&km=20", f"/opleidingen/{CHOCOLATE}/?waar=9000+Gent"])
def test_the_questions_asked_do_not_grow_with_what_is_found(client, schools, query_budget, address):
    client.get(address)
    for _ in range(3):
        for slug in (CHOCOLATE, BREAD, BUILDING):
            training = reference.training_by_slug(slug)
            ProgrammeFactory(training=training, location=LocationFactory(**GENT))
            RecognitionFactory(request__training=training, **GENT)
    with query_budget(18):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("odd", ["waar=%00", "km=-1", "met=ufo", "tot=99999", "start=<b>", "wat=" + "a" * 500])
def test_whatever_the_address_says_the_finder_answers(client, schools, odd):
    assert client.get(f"{LIST}?{odd}").status_code == 200
    assert client.get(f"/opleidingen/{CHOCOLATE}/?{odd}").status_code == 200
