"""From the result to a request: the choice stays while somebody signs in, finds a company, and comes back."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tandem.journey.recognition.models import Dossier, RecognitionRequest
from tandem.registers.access.terms import Role
from tests.factories.access import CapacityFactory
from tests.factories.accounts import UserFactory
from tests.factories.numbers import enterprise_number
from tests.factories.organisations import EstablishmentFactory
from tests.factories.register import (
    GENERATION,
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterExtractFactory,
)
from tests.harness import bakery
from tests.harness.visitors import enter, visitor

pytestmark = pytest.mark.django_db
ADDRESS, PREPARE = "/klaar-voor-duaal/aanvraag/", "/klaar-voor-duaal/aanvraag/klaarzetten/"
TWO = ["BOU-AFWERKING", "CHO-CHOCOLATIER"]
CHOSEN = f"{ADDRESS}?v=1&a=aaaaaaaaaaaa&opleiding={TWO[0]}&opleiding={TWO[1]}"


@pytest.fixture
def world(db, now):
    """A bakery that asks recognition."""
    return bakery.build(now)


@pytest.fixture
def boss(world):
    """The browser of who manages the bakery."""
    return visitor(Role.COMPANY_ADMIN, world.company.pk, user_id=world.boss.user_id)


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def link(page, label):
    """Where the link with this label leads."""
    found = re.search(rf'<a[^>]*href="([^"]+)"[^>]*>{label}</a>', page)
    assert found, label
    return found[1]


def test_the_result_leads_to_choosing_trainings_with_the_answers_kept(client):
    result = words(client.get("/klaar-voor-duaal/resultaat/?v=1&a=aaaaaaaaaaaa"))
    where = link(result, "Vraag een erkenning")
    assert where == f"{ADDRESS}?v=1&a=aaaaaaaaaaaa"
    page = words(client.get(where))
    assert "Voor welke opleidingen vraagt u een erkenning?" in page
    assert 'name="a" value="aaaaaaaaaaaa"' in page


def test_what_was_chosen_stands_in_the_address(client):
    told = {"v": "1", "a": "aaaaaaaaaaaa", "trainings": TWO, "training_text": "", "training": "", "stuur": "1"}
    assert client.get(ADDRESS, told)["Location"] == CHOSEN
    typed = {"training_text": "Chocolatier duaal", "training": TWO[1], "stuur": "1"}
    assert client.get(ADDRESS, typed)["Location"].endswith(f"?opleiding={TWO[1]}")


def test_nothing_or_something_unknown_is_told_in_place(client):
    assert "Typ een opleiding, of vink er een aan in de lijst." in words(client.get(ADDRESS, {"stuur": "1"}))
    odd = words(client.get(ADDRESS, {"stuur": "1", "training_text": "iets <b>anders"}))
    assert "Wij kennen geen opleiding “iets <b>anders”" in odd
    assert "Voor welke opleidingen" in words(client.get(ADDRESS, {"opleiding": ["ABC-BESTAATNIET", "'"]}))


def test_the_choice_can_be_changed(client):
    page = words(client.get(f"{CHOSEN}&wijzig=1"))
    assert "Voor welke opleidingen" in page
    assert page.count("checked") == len(TWO)


def test_who_is_not_signed_in_signs_in_and_comes_back(client):
    page = words(client.get(CHOSEN))
    assert "Chocolatier duaal" in page
    assert "Een aanvraag hoort" not in page
    sign_in = link(page, "Meld u aan")
    assert parse_qs(urlsplit(sign_in).query)["next"] == [CHOSEN]
    assert f'name="next" value="{CHOSEN}"' in words(client.get(sign_in))


def test_who_acts_for_no_company_finds_one_and_comes_back(settings):
    settings.DEMO = True
    client = enter(Client(), UserFactory())
    begin = link(words(client.get(CHOSEN)), "Start met uw onderneming")
    start = words(client.get(begin))
    assert f'name="terug" value="{CHOSEN}"' in start
    RegisterExtractFactory(current=True, generation=GENERATION)
    number, other = enterprise_number(90_001), enterprise_number(90_002)
    for one in (number, other):
        RegisterEnterpriseFactory(number=int(one))
        RegisterDenominationFactory(entity=int(one), name="Slagerij Voorbeeld", search_name="slagerij voorbeeld")
    several = words(client.get("/onderneming/starten/", {"nummer": "slagerij voorbeeld", "terug": CHOSEN}))
    for one in (number, other):
        assert f'<li><a href="/onderneming/starten/?nummer={one}&terug=%2Fklaar-voor-duaal%2Faanvraag%2F' in several
    found = words(client.get("/onderneming/starten/", {"nummer": number, "terug": CHOSEN}))
    assert found.count(f'name="terug" value="{CHOSEN}"') == 2
    claimed = client.post("/onderneming/starten/beheren/", {"number": number, "terug": CHOSEN})
    assert claimed["Location"] == CHOSEN
    elsewhere = client.post("/onderneming/starten/beheren/", {"number": number, "terug": "https://elders.example/"})
    assert "elders.example" not in elsewhere.get("Location", "")


def test_who_manages_a_company_in_another_capacity_goes_on_in_that_one(world):
    user = UserFactory()
    mine = CapacityFactory(user=user, company=world.company)
    client = enter(Client(), user, CapacityFactory(user=user, free=True))
    assert world.company.name in words(client.get(CHOSEN))
    switched = client.post("/hoedanigheid/", {"capacity": str(mine.pk), "verder": CHOSEN})
    assert switched["Location"] == CHOSEN
    assert "Waar wilt u opleiden?" in words(client.get(CHOSEN))


def test_who_only_looks_along_in_a_company_hands_the_link_on(world):
    page = words(visitor(Role.COMPANY_HR, world.company.pk).get(CHOSEN))
    assert "Alleen wie uw onderneming beheert" in page
    assert f'href="http://testserver{CHOSEN}"' in page


def test_the_company_finds_its_choice_in_a_fresh_form(world, boss):
    second = EstablishmentFactory(company=world.company, name="Bakkerij Voorbeeld Aalst")
    page = words(boss.get(CHOSEN))
    assert page.count('name="trainings"') == len(TWO)
    assert page.count('name="establishments"') == 2
    places = [str(world.establishment.pk), str(second.pk)]
    answer = boss.post(CHOSEN.replace(ADDRESS, PREPARE), {"establishments": places, "trainings": TWO})
    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/onderneming/aanvraag/{dossier.pk}/"
    assert RecognitionRequest.objects.filter(dossier=dossier).count() == 4
    assert "4 werkplekken gekozen" in words(boss.get(answer["Location"]))


def test_the_only_establishment_is_ticked_already(world, boss):
    page = words(boss.get(CHOSEN))
    assert re.search(rf'value="{world.establishment.pk}"[^>]*checked', page)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"trainings": TWO}, "Vink minstens één vestiging aan"),
        ({"establishments": ["own"]}, "Laat minstens één opleiding aangevinkt."),
        ({"trainings": ["BAK-ANDERS"], "establishments": ["own"]}, "staat niet in de lijst"),
    ],
)
def test_what_is_missing_is_told_in_place_and_nothing_is_made(world, boss, sent, said):
    told = {key: [str(world.establishment.pk) if one == "own" else one for one in many] for key, many in sent.items()}
    assert said in words(boss.post(CHOSEN.replace(ADDRESS, PREPARE), told), status=422)
    assert not Dossier.objects.exists()


def test_too_many_at_once_is_told_and_nothing_is_made(world, boss, monkeypatch):
    monkeypatch.setattr("tandem.journey.recognition.actions.dossiers.MOST_REQUESTS", 1)
    told = {"trainings": TWO, "establishments": [str(world.establishment.pk)]}
    page = words(boss.post(CHOSEN.replace(ADDRESS, PREPARE), told), status=422)
    assert "error-summary" in page
    assert not Dossier.objects.exists()


def test_a_company_without_establishments_is_shown_where_they_are(world, boss):
    world.company.establishments.all().delete()
    page = words(boss.get(CHOSEN))
    assert "U hebt geen vestiging in het register" in page
    assert 'href="/onderneming/vestigingen/"' in page


def test_trainings_are_suggested(client):
    items = client.get("/klaar-voor-duaal/opleidingen.json", {"q": "choco"}).json()["items"]
    assert {"value": TWO[1], "label": "Chocolatier duaal", "detail": ""} in items
