"""The list on a desk: which files, in which order, narrowed how, exported with its filter, in few queries."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tandem.journey.recognition.models import Dossier, RecognitionRequest
from tandem.journey.recognition.terms import State
from tandem.registers.access.terms import BODY_ROLES, Role
from tandem.registers.organisations.models import Establishment
from tests.factories.numbers import somebody
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import DossierFactory
from tests.harness.reading import read
from tests.harness.stages import brought_to
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

INBOX = reverse("desk:inbox")


def test_a_file_stands_on_the_desk_of_its_body(world, clerk):
    request = world.submitted()
    page = read(clerk(request).get(INBOX))
    assert page.heading == "Uw werkbank"
    assert "1 aanvraag" in page.words
    (row,) = page.rows[1:]
    for told in ("Bakkerij Voorbeeld", "Gent", "ERK-2026-000001", "Ingediend", "loopt niet"):
        assert told in row
    assert page.links["Bakkerij Voorbeeld"] == reverse("desk:request", args=[request.pk])


@pytest.mark.parametrize("role", sorted(BODY_ROLES - {Role.AGENCY_STAFF, Role.FLEMISH_PARTNERSHIP}))
def test_everybody_of_the_body_sees_its_files(world, clerk, role):
    assert "Bakkerij Voorbeeld" in read(clerk(world.submitted(), role).get(INBOX)).words


def test_the_files_of_another_body_stand_on_another_desk(world):
    world.submitted()
    elsewhere = visitor(Role.PARTNERSHIP_MANAGER, world.body("WOOD").pk)
    page = read(elsewhere.get(INBOX, {"alles": "on", "tekst": "Bakkerij"}))
    assert "Bakkerij Voorbeeld" not in page.words
    assert "Geen aanvraag past bij deze filters" in page.words


def test_the_agency_can_look_over_every_desk(world, agency):
    request = world.submitted()
    assert "Bakkerij Voorbeeld" not in read(agency.get(INBOX)).words
    everything = read(agency.get(INBOX, {"alles": "on"}))
    assert "Bakkerij Voorbeeld" in everything.words
    assert request.competent_body.name in everything.words


def test_a_draft_lies_on_no_desk(world, agency, clerk):
    _dossier, draft = world.draft()
    assert "0 aanvragen" in read(agency.get(INBOX, {"alles": "on", "staat": "draft"})).words
    body = world.body()
    assert "0 aanvragen" in read(visitor(Role.PARTNERSHIP_MANAGER, body.pk).get(INBOX)).words
    assert draft.competent_body is None


def test_the_nearest_deadline_comes_first(world, clerk, fixed_clock):
    later = brought_to(world, State.COMPLETE)
    world.establishment = EstablishmentFactory(company=world.company, name="Bakkerij Tweede", nis="44021")
    sooner = brought_to(world, State.COMPLETE)
    RecognitionRequest.objects.filter(pk=sooner.pk).update(due_on=later.due_on - timedelta(days=3))
    world.establishment = EstablishmentFactory(company=world.company, name="Bakkerij Derde", nis="44021")
    world.submitted()
    rows = read(clerk(later).get(INBOX)).rows[1:]
    assert ["Tweede" in rows[0], "Gent" in rows[1], "Derde" in rows[2]] == [True, True, True]
    assert "Nog 11 dagen" in rows[0]
    assert "Nog 14 dagen" in rows[1]


def test_a_late_file_says_so_and_can_be_looked_for(world, clerk, fixed_clock):
    request = brought_to(world, State.COMPLETE)
    browser = clerk(request)
    assert "0 aanvragen" in read(browser.get(INBOX, {"laat": "on"})).words
    fixed_clock.move(days=16)
    late = read(clerk(request).get(INBOX, {"laat": "on"}))
    assert "1 aanvraag" in late.words
    assert "2 dagen te laat" in late.words
    assert "Termijn: te laat" in late.words


def test_a_decided_file_leaves_the_list_and_can_be_found_by_its_state(world, clerk):
    request = brought_to(world, State.GRANTED)
    browser = clerk(request)
    assert "0 aanvragen" in read(browser.get(INBOX)).words
    granted = read(browser.get(INBOX, {"staat": ["granted", "refused"]}))
    assert "1 aanvraag" in granted.words
    assert "Staat: " in granted.words


@pytest.mark.parametrize(
    "text",
    ["bakkerij voorbeeld", "ERK-2026-000001", "erk-2026-000001", "brood- en banket", "number", "dotted", "place"],
)
def test_a_file_is_found_by_name_number_or_training(world, clerk, text):
    number = world.company.number
    asked = {
        "number": number,
        "dotted": f"{number[:4]}.{number[4:7]}.{number[7:]}",
        "place": world.establishment.number,
    }
    browser = clerk(world.submitted())
    assert "1 aanvraag" in read(browser.get(INBOX, {"tekst": asked.get(text, text)})).words
    assert "0 aanvragen" in read(browser.get(INBOX, {"tekst": "slagerij"})).words


def test_a_file_is_found_by_the_name_of_the_company_where_its_establishment_has_another(world, clerk):
    Establishment.objects.update(name="De Gouden Krakeling")
    assert "1 aanvraag" in read(clerk(world.submitted()).get(INBOX, {"tekst": "Bakkerij Voorbeeld"})).words


def test_the_list_narrows_by_sector(world, clerk):
    browser = clerk(world.submitted())
    assert "1 aanvraag" in read(browser.get(INBOX, {"sector": "FOOD"})).words
    assert "0 aanvragen" in read(browser.get(INBOX, {"sector": "WOOD"})).words


@pytest.mark.parametrize(
    "query",
    [
        {"staat": "nonsense"},
        {"tot": "-5"},
        {"tot": "1e9"},
        {"tot": "veel"},
        {"sector": "X" * 500},
        {"tekst": "\x00"},
        {"tekst": "é" * 101},
        {"laat": "misschien"},
        {"onbekend": "1"},
    ],
    ids=str,
)
def test_a_filter_that_cannot_be_read_is_left_out(world, clerk, query):
    assert clerk(world.submitted()).get(INBOX, query).status_code == 200


def test_a_chip_takes_one_filter_away_and_keeps_the_others(world, clerk):
    browser = clerk(brought_to(world, State.COMPLETE))
    page = read(browser.get(INBOX, {"staat": ["complete", "submitted"], "tekst": "bakkerij", "sector": "FOOD"}))
    chip = next(url for words, url in page.links.items() if "Zoekwoord: bakkerij" in words)
    without = read(browser.get(INBOX + chip))
    assert "Zoekwoord" not in without.words
    assert "Sector: FOOD" in without.words
    assert page.links["Wis alle filters"] == INBOX


def test_a_script_gets_only_the_list(world, clerk):
    browser = clerk(world.submitted())
    part = browser.get(INBOX, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "1 aanvraag" in part
    assert part.strip() in browser.get(INBOX).content.decode()


# --------------------------------------------------------------------------------------------------------------- export


def lines_of(response):
    text = response.content.decode("utf-8-sig")
    about = [line for line in text.splitlines() if line.startswith("#")]
    return about, list(csv.reader(StringIO(text.split("\r\n", len(about))[-1]), delimiter=";"))


def test_an_export_carries_its_filter_and_the_rows_of_the_screen(world, clerk):
    browser = clerk(world.submitted())
    answer = browser.get(reverse("desk:export", args=["csv"]), {"tekst": "bakkerij", "sector": "FOOD"})
    assert answer["Content-Disposition"] == 'attachment; filename="tandem-aanvragen-2026-11-21.csv"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    about, (head, row) = lines_of(answer)
    assert "# Zoekwoord: bakkerij" in about
    assert "# Sector: FOOD" in about
    told = dict(zip(head, row, strict=True))
    assert (told["Dossier"], told["Onderneming"], told["Staat"]) == (
        "ERK-2026-000001",
        "Bakkerij Voorbeeld",
        "Ingediend",
    )


def test_an_export_without_a_filter_says_so(world, clerk):
    about, _rows = lines_of(clerk(world.submitted()).get(reverse("desk:export", args=["csv"])))
    assert "# Filter: geen" in about


def test_a_workbook_holds_the_same_rows_with_real_days(world, clerk):
    browser = clerk(brought_to(world, State.COMPLETE))
    answer = browser.get(reverse("desk:export", args=["xlsx"]), {"staat": "complete"})
    book = load_workbook(BytesIO(answer.content))
    head, row = book["Lijst"].iter_rows(values_only=True)
    told = dict(zip(head, row, strict=True))
    assert told["Dossier"] == "ERK-2026-000001"
    assert told["Beslissen voor"].date().isoformat() == "2026-12-05"
    about = dict(book["Over deze lijst"].iter_rows(values_only=True))
    assert about["Staat"] == "Volledig"


def test_an_export_holds_only_what_this_desk_may_see(world):
    world.submitted()
    elsewhere = visitor(Role.PARTNERSHIP_MANAGER, world.body("WOOD").pk)
    _about, rows = lines_of(elsewhere.get(reverse("desk:export", args=["csv"]), {"alles": "on"}))
    assert len(rows) == 1


def test_a_list_in_another_kind_of_file_does_not_exist(world, clerk):
    assert clerk(world.submitted()).get(reverse("desk:export", args=["pdf"])).status_code == 404


# -------------------------------------------------------------------------------------------------------------- queries


def many(world, request, count):
    """So many files like this one on the same desk."""
    places = EstablishmentFactory.build_batch(count, company=world.company, nis="44021", name="Bakkerij Veel")
    Establishment.objects.bulk_create(places)
    dossiers = [
        DossierFactory.build(
            company=world.company, number=f"V-{n:06d}", submitted_at=world.now, submitted_by=somebody()
        )
        for n in range(count)
    ]
    Dossier.objects.bulk_create(dossiers)
    fields = ("training_id", "competent_body_id", "mandate_id", "routing_reason", "submitted_at", "submitted_by")
    same = {name: getattr(request, name) for name in fields}
    rows = [
        RecognitionRequest(dossier=dossier, establishment=place, state=State.SUBMITTED, **same)
        for dossier, place in zip(dossiers, places, strict=True)
    ]
    RecognitionRequest.objects.bulk_create(rows)


@pytest.mark.parametrize("count", [10, 1000])
def test_the_list_takes_few_queries_however_many_files_there_are(world, clerk, query_budget, count):
    request = world.submitted()
    many(world, request, count - 1)
    browser = clerk(request)
    browser.get(INBOX)
    with query_budget(12) as spent:
        page = read(browser.get(INBOX))
    assert f"{count} aanvragen" in page.words
    assert len(page.rows) - 1 == min(count, 25)
    with query_budget(len(spent)):
        browser.get(INBOX, {"tot": "100000"})


def test_more_of_a_long_list_is_one_step_away(world, clerk):
    request = world.submitted()
    many(world, request, 120)
    browser = clerk(request)
    first = read(browser.get(INBOX, {"tekst": "Bakkerij"}))
    assert "25 van 121 getoond" in first.words
    second = read(browser.get(INBOX + first.links["Toon meer"]))
    assert len(second.rows) - 1 == 50
    assert "tekst=Bakkerij" in second.links["Toon meer"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_of_a_long_list_takes_few_queries(world, clerk, query_budget, kind):
    request = world.submitted()
    many(world, request, 500)
    browser = clerk(request)
    with query_budget(8):
        answer = browser.get(reverse("desk:export", args=[kind]))
    assert answer.status_code == 200


def test_the_english_desk_is_english(world, clerk):
    browser = clerk(world.submitted())
    browser.cookies["language"] = "en"
    answer = browser.get(INBOX)
    assert answer["Content-Language"] == "en"
    assert "Uw werkbank" not in read(answer).words
