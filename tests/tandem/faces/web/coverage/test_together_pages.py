"""Samen opleiden on screen: a plan that covers everything, month by month, on paper too; or why there is none."""

import html
from io import BytesIO

import pytest
from pypdf import PdfReader

from tandem.registers.reference.models import Training
from tests.harness.queries import query_budget
from tests.tandem.journey.readiness.test_around import FAR, recognised
from tests.tandem.journey.readiness.test_partners import ALL

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PLAN = "/maximaal-duaal/samen/brood-en-banketbakkerij-duaal/"
OWN = {"w": "BAK1-8", "waar": "9000"}


@pytest.fixture
def training():
    return Training.objects.get(code="BAK-BROOD").pk


@pytest.fixture
def partners(training):
    return recognised(training, ALL[8:16]), recognised(training, ALL[16:])


def words(response) -> str:
    assert response.status_code == 200
    return html.unescape(" ".join(response.content.decode().split()))


def test_a_plan_says_who_leads_who_teaches_what_and_where_a_learner_is_each_month(client, partners):
    page = words(client.get(PLAN, OWN))
    assert "3 leerwerkplekken dekken samen alle 24 verplichte activiteiten." in page
    shown = client.get(PLAN, OWN).context["page"]
    assert [card.is_lead for card in shown.members] == [True, False, False]
    assert shown.members[0].name == "Uw onderneming"
    taught = [line.code for card in shown.members for line in card.teaches]
    assert sorted(taught) == ALL
    assert [row.month for row in shown.months][:2] == ["september", "oktober"]
    assert shown.months[0].place == shown.months[-1].place == "Uw onderneming"
    assert len(shown.months) == 10
    assert "Niets van deze lijst: alles kan op de werkplek." in page


def test_from_what_is_missing_to_a_plan(client, partners):
    before = client.get("/maximaal-duaal/opleidingen/brood-en-banketbakkerij-duaal/", OWN)
    assert f'href="{PLAN}?w=BAK1-8&amp;waar=9000' in before.content.decode()


def test_who_asks_for_nobody_in_particular_gets_a_plan_too(client, training):
    recognised(training, ALL[:4])
    recognised(training, ALL[4:])
    shown = client.get(PLAN, {"waar": "9000"}).context["page"]
    assert [len(card.teaches) for card in shown.members] == [20, 4]


def test_an_establishment_can_be_left_out_and_taken_back(client, training, partners):
    recognised(training, ALL[16:])
    shown = client.get(PLAN, OWN).context["page"]
    assert len(shown.others) == 1
    second = client.get(shown.others[0].url).context["page"]
    assert {card.name for card in second.members} != {card.name for card in shown.members}
    left_out = next(card for card in shown.members if card.without_url and card.teaches[0].code == "BAK-17")
    without = client.get(left_out.without_url).context["page"]
    assert without.others == ()
    assert left_out.name not in {card.name for card in without.members}
    assert client.get(without.all_again).context["page"].others


def test_without_a_plan_every_reason_and_a_way_on(client, training):
    recognised(training, ALL[8:22])
    recognised(training, ALL[22:23], at=FAR)
    page = words(client.get(PLAN, OWN))
    assert "Wij stellen nooit een plan voor dat iets verplichts weglaat." in page
    assert "“Neemt leveringen aan”: wie dit aanbiedt, ligt te ver." in page
    assert "“Houdt zich aan het tijdschema”: geen enkele erkende vestiging biedt dit aan." in page
    shown = client.get(PLAN, OWN).context["page"]
    assert shown.exits[0].url == f"{PLAN}?w=BAK1-8&waar=9000&met=auto&min=45"
    assert shown.members == ()


def test_who_was_left_out_is_named_as_left_out_and_the_lead_of_one_activity_is_not_said_to_end(client, training):
    one, two = recognised(training, ALL[1:12]), recognised(training, ALL[12:])
    small = {"w": "BAK1", "waar": "9000"}
    shown = client.get(PLAN, small)
    page = words(shown)
    assert shown.context["page"].months[-1].place != "Uw onderneming"
    assert "de lerende begint bij de trekker" in page
    assert "begint en eindigt" not in page
    assert "de lerende begint en eindigt bij de trekker" in words(client.get(PLAN, {"w": "BAK1-12", "waar": "9000"}))
    without = words(client.get(PLAN, small | {"zonder": str(two)}))
    assert "“Houdt zich aan het tijdschema”: alleen wie u wegliet, biedt dit aan." in without
    assert "geen enkele erkende vestiging" not in without
    assert str(one) not in without


def test_too_few_workplaces_allowed_is_said(client, partners):
    page = client.get(PLAN, OWN | {"hoogstens": "2"}).context["page"]
    assert page.why == ("Alles wordt in de buurt aangeboden, maar er zijn meer dan 2 vestigingen voor nodig.",)
    assert any("Laat 4 vestigingen toe" in exit_.label for exit_ in page.exits)


def test_without_a_place_the_page_asks_for_one(client):
    assert "Vul in waar u zoekt." in words(client.get(PLAN, {"w": "BAK1-8"}))
    assert "Wij kennen geen plaats “Nergens”" in words(client.get(PLAN, OWN | {"waar": "Nergens"}))


def test_a_training_without_a_list_has_no_plan(client, day):
    without = next(one for one in Training.objects.valid_on(day) if not one.activity_lists.exists())
    page = words(client.get(f"/maximaal-duaal/samen/{without.slug}/", {"waar": "9000"}))
    assert "Geen activiteitenlijst" in page
    assert client.get("/maximaal-duaal/samen/nergens/").status_code == 404


def test_the_plan_as_a_file_names_every_activity_once(client, partners):
    content = client.get(f"{PLAN}lijst.csv", OWN).content.decode("utf-8-sig")
    rows = [line for line in content.splitlines() if ";BAK-" in line]
    assert sorted(line.split(";")[3] for line in rows) == ALL
    assert rows[0].startswith("september;Uw onderneming;trekker;BAK-01")
    assert "Er is geen plan dat alles dekt." in client.get(f"{PLAN}lijst.csv").content.decode()


def test_the_plan_on_paper_says_the_same(client, partners):
    answer = client.get(f"{PLAN}plan.pdf", OWN)
    assert answer["Content-Type"] == "application/pdf"
    told = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())
    assert "3 leerwerkplekken dekken samen alle 24 verplichte activiteiten." in told
    assert "Uw onderneming" in told
    assert "Houdt zich aan het tijdschema" in told
    assert client.get(f"{PLAN}plan.pdf", {"w": "BAK1"})["Location"] == f"{PLAN}?w=BAK1"


@pytest.mark.parametrize("junk", ["x", "-1", "99999999999", "\u0000", "💥" * 50])
def test_junk_in_the_address_is_left_out(client, partners, junk):
    assert client.get(PLAN, OWN | {"plan": junk, "hoogstens": junk, "zonder": junk}).status_code == 200


def test_the_questions_do_not_grow_with_the_places(client, training, partners):
    for _ in range(3):
        recognised(training, ALL[8:])
    with query_budget(20):
        client.get(PLAN, OWN)
