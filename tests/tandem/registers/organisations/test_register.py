"""The mirror of the KBO: what readers find in it, and each step of an extract on its own."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tandem.base.actor import PUBLIC, SYSTEM
from tandem.base.errors import NotFound, NotPossible
from tandem.registers.access.terms import Role
from tandem.registers.organisations.actions import register, register_rows
from tandem.registers.organisations.actions.register import OvertakenError, Portion, TakenError
from tandem.registers.organisations.models import (
    RegisterDeletion,
    RegisterEnterprise,
    RegisterExtract,
    RegisterRejection,
)
from tandem.registers.organisations.queries import register as queries
from tandem.registers.organisations.rules import ExtractFacts, ReadingMark, RejectedRow, search_start, written
from tandem.registers.organisations.terms import ExtractKind, ExtractState, RegisterFile, RowProblem
from tests.factories.numbers import NOW, enterprise_number, establishment_number
from tests.factories.register import (
    RegisterActivityFactory,
    RegisterAddressFactory,
    RegisterCodeFactory,
    RegisterContactFactory,
    RegisterDenominationFactory,
    RegisterEnterpriseFactory,
    RegisterEstablishmentFactory,
    RegisterExtractFactory,
)
from tests.tandem.registers.house import ROLES, somebody

pytestmark = pytest.mark.django_db

NUMBER = int(enterprise_number(1))
PLACE, OTHER_PLACE = int(establishment_number(1)), int(establishment_number(2))
FACTS = ExtractFacts(140, ExtractKind.FULL, date(2026, 11, 1), NOW, "1.0.0", "f" * 64)
START = ReadingMark()
FIRST = ReadingMark("enterprise.csv", 100, 3, "a" * 64)
SECOND = ReadingMark("enterprise.csv", 200, 5, "b" * 64)


# --------------------------------------------------------------------------------------------------- what readers find


def named(entity, text, **given):
    return RegisterDenominationFactory(entity=entity, name=text, search_name=search_start(text), **given)


@pytest.fixture
def bakery():
    """A bakery with two places, in the extract in use."""
    RegisterExtractFactory(current=True, generation=1, number=140, snapshot_on=date(2026, 11, 1))
    RegisterEnterpriseFactory(number=NUMBER, form="014", form_to_read="610", kind="2")
    named(NUMBER, "Boulangerie du Soleil", kind="001", language="1")
    named(NUMBER, "Bakkerij De Zon", kind="001", language="2")
    RegisterAddressFactory(entity=NUMBER, kind="REGO", zipcode="9000", municipality="Gent", street="Zetelstraat")
    RegisterContactFactory(entity=NUMBER, kind="EMAIL", value="info@zon.example")
    for place, street in ((PLACE, "Korenmarkt"), (OTHER_PLACE, "Veldstraat")):
        RegisterEstablishmentFactory(number=place, enterprise=NUMBER)
        RegisterAddressFactory(entity=place, kind="BAET", zipcode="9000", municipality="Gent", street=street)
    named(PLACE, "’t Zonneke", kind="003", language="2")
    RegisterContactFactory(entity=PLACE, kind="WEB", value="www.zon.example")
    RegisterActivityFactory(entity=NUMBER, version=2025, code="10712", classification="MAIN")
    RegisterActivityFactory(entity=NUMBER, version=2025, code="47110", classification="SECO")
    RegisterActivityFactory(entity=NUMBER, version=2008, code="10712", classification="MAIN")
    RegisterCodeFactory(category="Nace2025", code="10712", description="Brood en banket")
    RegisterCodeFactory(category="JuridicalForm", code="610", description="Besloten vennootschap")


@pytest.mark.parametrize("typed", [enterprise_number(1), f"BE {enterprise_number(1)}"])
def test_a_company_is_found_by_its_number_with_all_that_the_pages_show(bakery, typed):
    found = queries.company_in_register(typed)
    assert found.facts.name == "Bakkerij De Zon"
    assert found.facts.legal_form == "610"
    assert found.legal_form == "Besloten vennootschap"
    assert found.facts.email == "info@zon.example"
    assert found.seat.street == "Zetelstraat"
    assert found.snapshot_on == date(2026, 11, 1)
    assert not found.is_natural_person
    assert [(place.name, place.street) for place in found.facts.establishments] == [
        ("’t Zonneke", "Korenmarkt"),
        ("Bakkerij De Zon", "Veldstraat"),
    ]
    assert found.facts.establishments[0].website == "https://www.zon.example"


def test_activities_come_newest_list_first_and_the_main_one_first(bakery):
    activities = queries.company_in_register(enterprise_number(1)).activities
    assert [(one.version, one.code, one.is_main) for one in activities] == [
        (2025, "10712", True),
        (2025, "47110", False),
        (2008, "10712", True),
    ]
    assert activities[0].description == "Brood en banket"


def test_a_company_page_needs_few_questions_however_many_places(bakery, query_budget):
    for n in range(3, 60):
        RegisterEstablishmentFactory(number=int(establishment_number(n)), enterprise=NUMBER)
    with query_budget(12):
        assert len(queries.company_in_register(enterprise_number(1)).facts.establishments) == 59


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plan as SQLite tells it")
@pytest.mark.parametrize("text", [enterprise_number(1), establishment_number(1), "bakkerij de"])
def test_no_question_walks_through_a_whole_generation(bakery, text):
    with CaptureQueriesContext(connection) as asked:
        assert queries.search_register(text)
        queries.company_in_register(enterprise_number(1))
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql'].replace('%', '%%')}")
            plan = [step[-1] for step in cursor.fetchall() if "organisations_register" in step[-1]]
        steps = [step for step in plan if "registerextract" not in step]
        assert all("(generation=? AND " in step for step in steps), (plan, query["sql"])


def test_who_is_not_in_the_register_is_not_found(bakery):
    for number in (enterprise_number(2), "", "onzin", establishment_number(1)):
        with pytest.raises(NotFound):
            queries.company_in_register(number)


def test_without_an_extract_in_use_nothing_is_found():
    RegisterExtractFactory(staged=True, generation=1)
    RegisterEnterpriseFactory(number=NUMBER)
    with pytest.raises(NotFound):
        queries.company_in_register(enterprise_number(1))


def test_rows_of_an_extract_that_is_being_read_are_not_seen(bakery):
    RegisterExtractFactory(generation=2)
    RegisterDenominationFactory(generation=2, entity=NUMBER, name="Nog niet")
    RegisterEnterpriseFactory(generation=2, number=int(enterprise_number(9)))
    assert queries.company_in_register(enterprise_number(1)).facts.name == "Bakkerij De Zon"
    with pytest.raises(NotFound):
        queries.company_in_register(enterprise_number(9))


@pytest.mark.parametrize(
    "text", ["bakkerij", "Bakkerij de z", "BÀKKERIJ", "boulangerie du", "’t zonneke", enterprise_number(1)]
)
def test_a_company_is_found_by_how_a_name_of_it_begins(bakery, text):
    (hit,) = queries.search_register(text)
    assert (hit.number, hit.name, hit.postal_code, hit.municipality) == (
        enterprise_number(1),
        "Bakkerij De Zon",
        "9000",
        "Gent",
    )


def test_a_company_is_found_by_the_number_of_an_establishment(bakery):
    assert [hit.number for hit in queries.search_register(establishment_number(2))] == [enterprise_number(1)]


@pytest.mark.parametrize("text", ["", "ba", "zon", "%%%", "b%k", "b_kk", "Ω" * 400, "9" * 400, "bakkerijen"])
def test_a_text_with_which_no_name_begins_finds_nothing(bakery, text):
    assert queries.search_register(text) == []


def test_a_zero_byte_in_a_search_does_no_harm(bakery):
    assert [hit.name for hit in queries.search_register("\x00bakkerij")] == ["Bakkerij De Zon"]


def test_a_search_gives_no_more_than_asked(bakery):
    for n in range(10, 30):
        number = int(enterprise_number(n))
        RegisterEnterpriseFactory(number=number)
        named(number, f"Garage {n}", kind="001")
    assert len(queries.search_register("garage", limit=5)) == 5
    assert [hit.name for hit in queries.search_register("garage", limit=3)] == ["Garage 10", "Garage 11", "Garage 12"]


# ---------------------------------------------------------------------------------------------- the steps of an extract


@pytest.fixture
def begun():
    return register.begin(actor=SYSTEM, facts=FACTS, now=NOW)


def row(line, n):
    return line, int(enterprise_number(n)), "AC", "000", "2", "610", "", "2020-01-01"


def portion(*rows, before=START, after=FIRST, rejected=(), **given):
    chosen = {"file": RegisterFile.ENTERPRISE, "counts": {"enterprise.csv": (len(rows), 0)}, **given}
    return Portion(rows=rows, rejected=rejected, before=before, after=after, **chosen)


@pytest.mark.parametrize("role", ROLES)
def test_only_the_platform_keeps_the_register(role):
    actor = somebody(role)
    may = role in {Role.SYSTEM, Role.PLATFORM_ADMIN}
    steps = (
        lambda: register.may_begin(actor=actor, facts=FACTS),
        lambda: register.begin(actor=actor, facts=FACTS, now=NOW),
    )
    for step in steps:
        if may:
            assert step()
        else:
            with pytest.raises(NotPossible) as refused:
                step()
            assert refused.value.verdict.codes() == {"register.may_keep"}


def test_a_visitor_cannot_put_an_extract_aside(begun):
    with pytest.raises(NotPossible):
        register.abandon(actor=PUBLIC, extract_id=begun.extract_id, reason="zomaar", now=NOW)


def test_a_portion_and_the_mark_after_it_are_stored_together(begun):
    bad = RejectedRow(4, RowProblem.DAY, "StartDate", "31-02-2020", "…", NUMBER)
    register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1), row(3, 2), rejected=[bad]))
    extract = RegisterExtract.objects.get()
    assert (extract.file, extract.offset, extract.line, extract.checksum) == ("enterprise.csv", 100, 3, "a" * 64)
    assert RegisterEnterprise.objects.filter(generation=extract.generation).count() == 2
    assert RegisterRejection.objects.get().problem == RowProblem.DAY


def test_a_portion_that_fails_leaves_the_mark_where_it_was(begun):
    register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1)))
    with pytest.raises(TakenError), transaction.atomic():
        register.stage(extract_id=begun.extract_id, portion=portion(row(4, 2), row(5, 1), before=FIRST, after=SECOND))
    assert RegisterExtract.objects.get().offset == FIRST.offset
    assert [one.number for one in RegisterEnterprise.objects.all()] == [NUMBER]


def test_the_keys_that_were_there_before_are_named(begun):
    register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1), row(3, 2)))
    keys = frozenset({(NUMBER,), (int(enterprise_number(3)),)})
    taken = register.keys_taken(extract_id=begun.extract_id, file=RegisterFile.ENTERPRISE, keys=keys)
    assert taken == {(NUMBER,)}


def test_the_same_portion_twice_is_refused(begun):
    register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1)))
    with pytest.raises(OvertakenError):
        register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1)))
    assert RegisterEnterprise.objects.count() == 1


def test_nothing_is_stored_in_an_extract_that_was_put_aside(begun):
    register.abandon(actor=SYSTEM, extract_id=begun.extract_id, reason="file.damaged", now=NOW)
    with pytest.raises(OvertakenError):
        register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1)))
    assert not RegisterEnterprise.objects.exists()


def test_who_begins_again_goes_on_from_the_mark(begun):
    register.stage(extract_id=begun.extract_id, portion=portion(row(2, 1)))
    again = register.begin(actor=SYSTEM, facts=FACTS, now=NOW)
    assert again.is_resumed
    assert again.extract_id == begun.extract_id
    assert again.mark == FIRST
    assert again.counts == {"enterprise.csv": (1, 0)}


def test_another_extract_puts_the_one_that_was_half_read_aside(begun):
    other = ExtractFacts(141, ExtractKind.FULL, date(2026, 11, 2), NOW, "1.0.0", "e" * 64)
    register.begin(actor=SYSTEM, facts=other, now=NOW)
    states = RegisterExtract.objects.order_by("generation").values_list("number", "state")
    assert list(states) == [(140, ExtractState.ABANDONED), (141, ExtractState.STAGING)]


def test_a_finished_extract_cannot_be_finished_again(begun):
    register.finish(extract_id=begun.extract_id, now=NOW)
    with pytest.raises(OvertakenError):
        register.finish(extract_id=begun.extract_id, now=NOW)
    assert register.begin(actor=SYSTEM, facts=FACTS, now=NOW).is_staged


def test_whose_rows_go_is_remembered_once(begun):
    deletion = portion(*[(2, NUMBER), (3, PLACE), (4, NUMBER)], is_deletion=True, file=RegisterFile.ADDRESS)
    register.stage(extract_id=begun.extract_id, portion=deletion)
    assert sorted(one.entity for one in RegisterDeletion.objects.all()) == [NUMBER, PLACE]


def test_an_entity_with_more_rows_than_a_portion_is_swept_too(monkeypatch):
    monkeypatch.setattr(register_rows, "SWEPT_AT_ONCE", 5)
    extract = RegisterExtractFactory(abandoned=True, generation=3)
    for _ in range(12):
        RegisterActivityFactory(generation=3, entity=NUMBER)
        RegisterActivityFactory(generation=3, entity=PLACE)
    register.sweep(now=NOW)
    extract.refresh_from_db()
    assert extract.state == ExtractState.SWEPT


def test_the_rows_that_everybody_sees_are_never_swept(bakery):
    RegisterExtractFactory(abandoned=True, generation=2)
    RegisterEnterpriseFactory(generation=2, number=NUMBER)
    before = queries.company_in_register(written(NUMBER))
    register.sweep(now=NOW)
    assert queries.company_in_register(written(NUMBER)) == before
    assert not RegisterEnterprise.objects.filter(generation=2).exists()


def test_the_history_of_extracts_is_kept(bakery):
    shown = SimpleNamespace(current=queries.current_extract(), every=queries.extracts())
    assert shown.current.number == 140
    assert [one.number for one in shown.every] == [140]
    assert queries.is_known(140, ExtractKind.FULL)
    assert queries.is_known(140, ExtractKind.UPDATE)
    assert not queries.is_known(141, ExtractKind.FULL)
