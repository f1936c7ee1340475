"""Maximaal duaal on screen: told by a word, a trade, a text or before; every training; one training; a request."""

import html
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from tandem.journey.recognition.models import Dossier
from tandem.registers.access.terms import Role
from tandem.registers.reference.models import Activity, Training
from tandem.registers.travel.queries import networks
from tandem.registers.travel.rules.timetable import packed
from tests.factories.intake import TrackFactory
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import OfferedActivityFactory, RecognitionFactory, RecognitionRequestFactory
from tests.factories.travel import in_use
from tests.harness import bakery
from tests.harness.queries import query_budget
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.tandem.registers.travel.feeds import MONDAY, as_timetable, drawn

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

START, TEXT, ALL = "/maximaal-duaal/", "/maximaal-duaal/tekst/", "/maximaal-duaal/opleidingen/"
BAKERY = f"{ALL}brood-en-banketbakkerij-duaal/"


def words(response) -> str:
    assert response.status_code == 200
    return html.unescape(" ".join(response.content.decode().split()))


def brings(codes, *, lat=51.06, lon=3.73):
    """A recognised bakery near Ghent that brings these activities."""
    training = Training.objects.get(code="BAK-BROOD")
    place = EstablishmentFactory(lat=lat, lon=lon)
    request = RecognitionRequestFactory(granted=True, establishment=place, training=training)
    RecognitionFactory(request=request)
    for activity in Activity.objects.filter(code__in=codes, activity_list__valid_until=None):
        OfferedActivityFactory(request=request, activity=activity)
    return place


def test_from_the_front_page_a_company_searches_ticks_and_sees_its_trainings(client):
    assert f'href="{START}"' in words(client.get("/"))
    page = words(client.get(START))
    assert "U duidde nog niets aan" in page
    found = words(client.get(START, {"q": "brood bakken"}))
    assert "Gevonden voor “brood bakken”" in found
    assert 'value="BAK-16"' in found
    sent = client.get(START, {"w": "", "toon": "BAK16", "a": "BAK-16", "q": "brood bakken", "naar": "opleidingen"})
    assert sent["Location"] == f"{ALL}?w=BAK16"
    assert "4 %" in words(client.get(sent["Location"]))


def test_ticks_are_remembered_and_what_is_unticked_goes(client):
    kept = client.get(START, {"w": "BAK1-3", "toon": "BAK1-24", "a": ["BAK-02", "BAK-05"], "vak": "BAK", "naar": "x"})
    assert kept["Location"] == f"{START}?w=BAK2.5&vak=BAK"
    page = words(client.get(kept["Location"]))
    assert "U duidde 2 activiteiten aan" in page
    assert "2 van 24" in page


def test_a_chip_takes_one_away_with_all_that_is_the_same(client):
    page = client.get(START, {"w": "BAK5-6_WIN12"}).context["page"]
    (waste,) = [one for one in page.done if one.label == "Sorteert afval"]
    assert waste.url == f"{START}?w=BAK5"


@pytest.mark.parametrize("address", [f"{START}?q=xyzzy", f"{START}?q=%00", f"{START}?q={'a' * 900}"])
def test_a_word_that_means_nothing_shows_a_way_on(client, address):
    assert "kies hieronder een vak" in words(client.get(address))


def test_a_link_with_activities_that_are_gone_says_so_and_keeps_the_rest(client):
    page = words(client.get(START, {"w": "BAK1.77_QQQ3"}))
    assert "2 activiteiten uit deze link kennen wij niet meer" in page
    assert "U duidde 1 activiteit aan" in page


@pytest.mark.parametrize("junk", ["x" * 5000, "BAK", "BAK-", "_.-", "BAK1-1-1", "\u0000", "💥"])
def test_junk_in_the_address_is_left_out(client, junk):
    for address in (START, ALL, BAKERY, TEXT):
        assert client.get(address, {"w": junk, "vak": junk, "min": junk, "met": junk, "waar": junk}).status_code == 200


def test_a_text_is_read_and_the_surest_is_ticked_already(client):
    page = words(
        client.post(f"{TEXT}?w=BAK1", {"text": "Wij bedienen klanten aan de kassa. Wij nemen leveringen aan."})
    )
    assert "Dit lazen wij in uw tekst" in page
    assert 'value="BAK-23" id="a-BAK-23" checked' in page
    assert "“Wij nemen leveringen aan”" in page
    assert 'name="w" value="BAK1"' in page


@pytest.mark.parametrize(
    ("text", "said"), [("", "Plak of schrijf een tekst"), ("a" * 4001, "hoogstens 4000"), ("  \n ", "Plak of schrijf")]
)
def test_no_text_or_too_much_is_a_gentle_error(client, text, said):
    answer = client.post(TEXT, {"text": text})
    assert answer.status_code == 422
    assert said in read(answer).errors


def test_a_text_without_activities_says_what_to_do(client):
    assert "Schrijf concreter wat u doet" in words(client.post(TEXT, {"text": "Lorem ipsum dolor sit amet."}))


def test_every_training_stands_somewhere_and_without_a_list_no_percentage(client, day):
    page = client.get(ALL, {"w": "BAK1-18_WIN1-5"}).context["page"]
    rows = [row.name for row in (*page.rows, *page.nothing_in_common)]
    trainings = {one.name for one in Training.objects.valid_on(day)}
    assert {*rows, *page.without_list} == trainings
    assert not set(rows) & set(page.without_list)
    assert [row.percent for row in page.rows] == sorted((row.percent for row in page.rows), reverse=True)
    assert page.rows[0].share == "18 van 24 activiteiten"
    assert page.is_assumed


def test_the_list_says_who_is_one_partner_away_and_how_many_learners_look(client):
    brings([f"BAK-{n:02d}" for n in range(13, 25)])
    training = Training.objects.get(code="BAK-BROOD")
    TrackFactory.create_batch(6, training=training, searching=True, nis="44021")
    page = words(client.get(ALL, {"w": "BAK1-12", "waar": "9000"}))
    assert "1 vestiging" in page
    assert "minstens 5" in page
    assert "te weinig om te tonen" in page
    assert "Rond 9000 Gent" in page
    assert "vul in waar u bent" in words(client.get(ALL, {"w": "BAK1-12"}))


def test_an_own_establishment_is_nobodys_partner(client):
    """Somebody else may count on it; the company itself has nothing to gain by its own other site."""
    place = brings([f"BAK-{n:02d}" for n in range(13, 25)])
    asked, own = {"w": "BAK1-12", "waar": "9000"}, visitor(Role.COMPANY_ADMIN, place.company.pk)
    for browser, there in ((client, True), (own, False)):
        assert ("1 vestiging" in words(browser.get(ALL, asked))) is there
        assert bool(browser.get(BAKERY, asked).context["page"].neighbours) is there
        file = browser.get(f"{ALL}lijst.csv", asked).content.decode("utf-8-sig")
        (line,) = [one for one in file.splitlines() if one.startswith("Brood- en banketbakkerij duaal;50;12;24")]
        assert (";1;" in line) is there


def test_by_bus_the_page_says_what_the_minutes_rest_on(client, fixed_clock):
    asked = {"w": "BAK1-12", "waar": "9000", "met": "ov"}
    assert "De minuten zijn een schatting." in words(client.get(ALL, asked))
    networks._network.cache_clear()
    in_use(packed(as_timetable(drawn(3))), valid_from=MONDAY, valid_until=MONDAY + timedelta(days=7))
    fixed_clock.set(datetime(2026, 9, 7, 10, tzinfo=UTC))
    for address in (ALL, BAKERY):
        page = words(client.get(address, asked))
        assert "volgens de dienstregeling" in page
        assert "De minuten zijn een schatting." not in page
    assert "De minuten zijn een schatting." in words(client.get(ALL, asked | {"met": "auto"}))


def test_a_place_nobody_knows_is_said(client):
    for address in (ALL, BAKERY):
        assert "Wij kennen geen plaats “Nergens”" in words(client.get(address, {"w": "BAK1", "waar": "Nergens"}))


def test_nothing_ticked_leads_back_to_the_question(client):
    page = words(client.get(ALL))
    assert "Nog niets aangeduid" in page
    assert f'href="{START}"' in page


def test_one_training_shows_what_is_had_what_is_missing_and_who_brings_it(client):
    place = brings([f"BAK-{n:02d}" for n in range(13, 25)])
    page = words(client.get(BAKERY, {"w": "BAK1-12", "waar": "Gent"}))
    assert "U dekt 50 %" in page
    assert "Dit ontbreekt: 12" in page
    assert "Van 24 activiteiten is niet bekend of ze verplicht zijn" in page
    assert place.name in page
    assert "verzonnen" in page, "the mark of what we completed ourselves"
    more = client.get(BAKERY, {"w": "BAK1-12", "toon": "BAK13-24", "a": "BAK-13"})
    assert more["Location"] == f"{BAKERY}?w=BAK1-13"


def test_a_training_without_a_list_says_so_and_can_be_asked(client, day):
    without = client.get(ALL).context["page"].without_list[0]
    slug = Training.objects.get(name=without).slug
    page = words(client.get(f"{ALL}{slug}/", {"w": "BAK1"}))
    assert "Geen activiteitenlijst" in page
    assert "U dekt" not in page
    assert reverse("scan:request") in page


def test_a_training_that_is_not_there_is_not_found(client):
    assert client.get(f"{ALL}nergens-duaal/").status_code == 404


def test_the_file_holds_every_training_and_what_was_asked(client):
    content = client.get(f"{ALL}lijst.csv", {"w": "BAK1-12", "waar": "9000"}).content.decode("utf-8-sig")
    assert "Brood- en banketbakkerij duaal;50;12;24" in content
    assert "geen activiteitenlijst" in content
    assert "# Waar: 9000 Gent" in content


def test_the_list_of_one_training_as_a_file(client):
    content = client.get(f"{BAKERY}lijst.csv", {"w": "BAK1"}).content.decode("utf-8-sig")
    assert "BAK-01;Wast en ontsmet de handen;ja;niet bekend, telt als verplicht;Naverteld" in content
    assert "BAK-02;Draagt de juiste werkkledij;nee" in content
    assert client.get(f"{ALL}nergens/lijst.csv").status_code == 404


def test_in_english_too(client):
    client.cookies["language"] = "en"
    page = words(client.get(START, {"q": "bakes bread"}))
    assert "Bakes bread and luxury bread" in page
    assert "For which trainings can you train?" in words(client.get(ALL, {"w": "BAK1"}))


@pytest.mark.parametrize(
    "address", [START, f"{START}?q=brood", f"{ALL}?w=BAK1-12&waar=9000", f"{BAKERY}?w=BAK1-12&waar=9000"]
)
def test_the_questions_to_the_database_do_not_grow(client, address):
    for _ in range(3):
        brings([f"BAK-{n:02d}" for n in range(13, 25)])
    with query_budget(20):
        client.get(address)


def test_a_company_takes_over_what_it_told_before(now):
    world = bakery.build(now)
    world.draft()
    browser = visitor(Role.COMPANY_ADMIN, world.company.pk)
    page = browser.get(START).context["page"]
    (earlier,) = page.earlier
    taken = browser.get(earlier.url).context["page"]
    assert len(taken.done) == len(world.list_codes)
    assert taken.earlier == (), "there is nothing more to take over"
    assert visitor(Role.COMPANY_ADMIN, bakery.build(now).company.pk).get(START).context["page"].earlier == ()


def test_a_request_stands_ready_with_the_trainings_and_activities_ticked(now):
    world = bakery.build(now)
    browser = visitor(Role.COMPANY_ADMIN, world.company.pk)
    url = browser.get(BAKERY, {"w": "BAK1-3_WIN1"}).context["page"].request_url
    assert "werk=BAK1-3_WIN1" in url
    prepare = browser.get(url).context["page"].prepare
    done = browser.post(prepare, {"trainings": ["BAK-BROOD"], "establishments": [str(world.establishment.pk)]})
    dossier = Dossier.objects.get()
    assert done["Location"] == reverse("company:dossier", args=[dossier.pk])
    (request,) = dossier.requests.all()
    assert sorted(one.activity.code for one in request.activities.all()) == ["BAK-01", "BAK-02", "BAK-03"]
