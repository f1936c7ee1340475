"""Starting with a company, its committee, its colleagues, and what the register says of it."""

import pytest
from django.test import Client
from django.urls import reverse

from tandem.registers.access.models import Capacity, Invitation
from tandem.registers.access.terms import Role
from tandem.registers.organisations.models import Company, CompanyJointCommittee, Establishment, RegisterDoubt
from tests.factories.access import CapacityFactory
from tests.factories.numbers import enterprise_number, establishment_number
from tests.factories.register import (
    GENERATION,
    RegisterAddressFactory,
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
)
from tests.harness.visitors import visitor

START, CLAIM, INVITE = (reverse(f"company:{name}") for name in ("start", "claim", "invite"))
COMMITTEE, DOUBT, ESTABLISHMENTS = (
    reverse(f"company:{name}") for name in ("joint_committee", "doubt", "establishments")
)
NUMBER, PLACE = enterprise_number(90_001), establishment_number(90_001)


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def in_register(number: str, *places: str, name: str = "Slagerij Voorbeeld") -> None:
    RegisterEnterpriseFactory(number=int(number))
    RegisterDenominationFactory(entity=int(number), name=name, search_name=name.lower())
    for place in places:
        RegisterEstablishmentFactory(number=int(place), enterprise=int(number))
        RegisterDenominationFactory(entity=int(place), kind="003", name=f"{name} Gent", search_name="x")
        RegisterAddressFactory(entity=int(place), kind="BAET")


@pytest.fixture
def register(db):
    """A register in use, with a butcher that does not take part."""
    RegisterExtractFactory(current=True, generation=GENERATION)
    in_register(NUMBER, PLACE)


@pytest.fixture
def newcomer(db) -> Client:
    """Somebody with an account who acts for nobody."""
    return visitor(Role.TRADE_UNION)


# ------------------------------------------------------------------------------------------------------------- starting


def test_a_newcomer_sees_what_the_register_says(newcomer, register, query_budget):
    with query_budget(20):
        text = text_of(newcomer.get(START, {"nummer": f"BE {NUMBER}"}))

    assert "Slagerij Voorbeeld" in text
    assert "Voorbeeldstraat 1, 9000 Gent" in text
    assert "ondernemingsregister van 4 oktober 2026" in text


def test_several_companies_with_the_name_are_shown_to_choose_from(newcomer, register):
    in_register(enterprise_number(90_002), name="Slagerij Voorbeeldig")

    text = text_of(newcomer.get(START, {"nummer": "slagerij voor"}))

    assert f"?nummer={NUMBER}" in text
    assert f"?nummer={enterprise_number(90_002)}" in text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul het nummer of de naam van uw onderneming in."),
        ("0123.456.700", "de laatste twee cijfers kloppen niet met de rest"),
        ("0123", "telt tien cijfers"),
        ("Onbestaande zaak", "Wij vinden geen onderneming die begint met"),
        (enterprise_number(90_777), "Het register kent geen actieve onderneming"),
        ("0\x00123", "tekens"),
    ],
)
def test_a_number_that_leads_nowhere_is_explained_and_kept(newcomer, register, typed, sentence):
    text = text_of(newcomer.get(START, {"nummer": typed}), status=422)

    assert sentence in text
    assert "Kijk dit nog even na" in text
    if "\x00" not in typed:
        assert f'value="{typed}"' in text or not typed


def test_why_a_number_is_wrong_is_said_in_english_too(newcomer, register):
    newcomer.cookies["language"] = "en"

    text = text_of(newcomer.get(START, {"nummer": "2123.456.791"}), status=422)

    assert "An enterprise number begins with a 0 or a 1." in text
    assert "is an establishment number." in text


def test_without_a_register_the_page_says_so(newcomer):
    assert "nog niet ingelezen" in text_of(newcomer.get(START, {"nummer": NUMBER}))


def test_in_demo_mode_one_click_makes_somebody_manage_the_company(newcomer, register, settings):
    settings.DEMO = True

    answer = newcomer.post(CLAIM, {"number": NUMBER})

    assert answer["Location"] == reverse("company:home")
    company = Company.objects.get(number=NUMBER)
    assert Establishment.objects.get(company=company).number == PLACE
    assert Capacity.objects.filter(company=company, role=Role.COMPANY_ADMIN).count() == 1
    assert "Slagerij Voorbeeld Gent" in text_of(newcomer.get(reverse("company:home")))


def test_outside_demo_mode_nobody_manages_a_company_by_a_click(newcomer, register):
    assert newcomer.post(CLAIM, {"number": NUMBER}).status_code == 404
    assert not Company.objects.exists()
    text = text_of(newcomer.get(START, {"nummer": NUMBER}))
    assert "krijgt een uitnodiging per mail" in text
    assert "digitale sleutel" not in text


def test_a_number_that_is_none_leads_back_to_the_start(newcomer, register, settings):
    settings.DEMO = True

    assert newcomer.post(CLAIM, {"number": "12"})["Location"] == START
    assert newcomer.post(CLAIM, {"number": enterprise_number(90_777)}).status_code == 404


# ----------------------------------------------------------------------------------------------------------- colleagues


def test_a_colleague_is_invited(boss, world, query_budget):
    answer = boss.post(INVITE, {"email": "piet@voorbeeld.example", "role": "company_hr"})

    assert answer["Location"] == INVITE
    assert Invitation.objects.get().role == Role.COMPANY_HR
    with query_budget(20):
        text = text_of(boss.get(INVITE))
    assert "piet@voorbeeld.example" in text


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Vul het e-mailadres van uw collega in"),
        ({"email": "piet"}, "Dit is geen e-mailadres"),
        ({"email": "piet@voorbeeld.example"}, "Kies wat uw collega mag doen."),
        ({"email": "piet@voorbeeld.example", "role": "platform_admin"}, "Deze keuze kennen wij niet"),
    ],
)
def test_an_invitation_that_cannot_be_sent_is_explained(boss, told, sentence):
    text = text_of(boss.post(INVITE, told), status=422)

    assert sentence in text
    assert not Invitation.objects.exists()


def test_who_is_invited_already_is_not_invited_twice(boss):
    told = {"email": "piet@voorbeeld.example", "role": "mentor"}
    boss.post(INVITE, told)

    text = text_of(boss.post(INVITE, told), status=422)

    assert "Deze persoon is al uitgenodigd voor deze rol" in text
    assert 'value="piet@voorbeeld.example"' in text


def test_an_invitation_can_be_taken_back(boss, files):
    boss.post(files.urls["withdraw_invitation"])

    assert Invitation.objects.get().withdrawn_at is not None


def test_access_ends_after_one_more_question(boss, files):
    url = files.urls["end_capacity"]
    assert "Beëindig de toegang" in text_of(boss.get(url))

    boss.post(url)

    assert Capacity.objects.get(pk=files.capacity_id).ended_at is not None


def test_the_last_manager_stays(boss, world):
    own = Capacity.objects.get(user=world.boss.user_id)

    assert boss.post(reverse("company:end_capacity", args=[own.pk])).status_code == 409
    assert Capacity.objects.get(pk=own.pk).ended_at is None


def test_the_access_of_ones_own_other_company_is_not_ended_here(boss, world):
    elsewhere = CapacityFactory(user_id=world.boss.user_id)

    assert boss.get(reverse("company:end_capacity", args=[elsewhere.pk])).status_code == 404


# ------------------------------------------------------------------------------------------------------------ committee


def test_a_committee_is_added_also_by_its_whole_name(boss, world):
    answer = boss.post(COMMITTEE, {"number": "302 Paritair Comité voor het hotelbedrijf", "valid_from": "2026-01-01"})

    assert answer["Location"] == COMMITTEE
    numbers = set(CompanyJointCommittee.objects.values_list("joint_committee__number", flat=True))
    assert numbers == {"118", "302"}


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"number": "", "valid_from": "2026-01-01"}, "Vul het nummer van uw paritair comité in"),
        ({"number": "999", "valid_from": "2026-01-01"}, "Dit paritair comité kennen wij niet"),
        ({"number": "302", "valid_from": "31/02/2026"}, "“31/02/2026” is geen bestaande dag"),
        ({"number": "302", "valid_from": ""}, "Vul in sinds welke dag"),
        ({"number": "118", "valid_from": "2026-01-01"}, "118"),
        ({"number": "302", "valid_from": "2199-12-31"}, "Deze dag moet nog komen"),
        ({"number": "302", "valid_from": "9999-12-31"}, "kijk het jaar na"),
    ],
)
def test_a_committee_that_cannot_be_added_is_explained(boss, told, sentence):
    text = text_of(boss.post(COMMITTEE, told), status=422)

    assert sentence in text
    assert CompanyJointCommittee.objects.count() == 1


def test_a_committee_ends(boss, world):
    url = reverse("company:leave_committee", args=["118"])
    assert boss.get(url).status_code == 200

    boss.post(url, {"ends_on": "2026-12-01"})

    assert str(CompanyJointCommittee.objects.get().valid_until) == "2026-12-01"
    assert "118 Paritair Comité" in text_of(boss.get(COMMITTEE))


def test_a_committee_cannot_end_before_it_began(boss, world):
    text = text_of(boss.post(reverse("company:leave_committee", args=["118"]), {"ends_on": "2019-01-01"}), status=422)

    assert "Kijk dit nog even na" in text


def test_committees_are_suggested_by_a_word_of_their_name(boss):
    items = boss.get(reverse("company:suggest_committees"), {"q": "voeding"}).json()["items"]

    assert any(item["value"] == "118" for item in items)


# ------------------------------------------------------------------------------------------------------------- register


def test_a_doubt_is_kept_with_the_place_it_is_about(boss, world):
    told = {"field": "address", "establishment": str(world.establishment.pk), "explanation": "Wij zijn verhuisd."}

    assert boss.post(DOUBT, told)["Location"] == reverse("company:home")

    doubt = RegisterDoubt.objects.get()
    assert doubt.establishment_id == world.establishment.pk
    assert "Wij zijn verhuisd." in text_of(boss.get(DOUBT))


def test_the_form_opens_at_the_fact_one_came_from(boss):
    text = text_of(boss.get(DOUBT, {"gegeven": "name"}))

    assert 'value="name" id="id_field_0" checked' in text


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"field": "name"}, "Schrijf wat er volgens u moet staan."),
        ({"explanation": "Fout."}, "Kies welk gegeven niet klopt."),
        ({"field": "colour", "explanation": "Fout."}, "Deze keuze kennen wij niet"),
        ({"field": "name", "explanation": "x" * 1001}, "U schreef 1001 tekens, hoogstens 1000 passen"),
        ({"field": "name", "explanation": "Fout.", "establishment": "1"}, "Deze keuze kennen wij niet"),
    ],
)
def test_a_doubt_without_words_or_subject_is_explained(boss, told, sentence):
    assert sentence in text_of(boss.post(DOUBT, told), status=422)
    assert not RegisterDoubt.objects.exists()


def test_an_establishment_that_the_register_added_can_join(boss, world, register, query_budget):
    in_register(world.company.number, world.establishment.number, establishment_number(90_005), name="Bakkerij Nieuw")
    with query_budget(20):
        assert "Nog niet bij uw vestigingen" in text_of(boss.get(ESTABLISHMENTS))

    assert boss.post(ESTABLISHMENTS, {"numbers": [establishment_number(90_005)]})["Location"] == ESTABLISHMENTS

    assert Establishment.objects.filter(company=world.company).count() == 2
    assert "Nog niet bij uw vestigingen" not in text_of(boss.get(ESTABLISHMENTS))


def test_an_establishment_of_somebody_else_cannot_join(boss, world, register):
    in_register(world.company.number, establishment_number(90_006), name="Bakkerij Nieuw")

    text = text_of(boss.post(ESTABLISHMENTS, {"numbers": [PLACE]}), status=422)

    assert "staat niet in de lijst" in text
    assert Establishment.objects.filter(company=world.company).count() == 1


def test_without_a_register_the_establishments_are_shown_all_the_same(boss):
    text = text_of(boss.get(ESTABLISHMENTS))

    assert "Bakkerij Voorbeeld Gent" in text
    assert "nog niet ingelezen" in text
