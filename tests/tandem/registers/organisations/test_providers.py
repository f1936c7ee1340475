from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base.actor import SYSTEM
from tandem.registers.access.terms import Role
from tandem.registers.geo.rules import Counts
from tandem.registers.organisations.actions import providers as actions
from tandem.registers.organisations.models import (
    AanloopProgramme,
    Location,
    Network,
    NetworkMembership,
    Programme,
    Provider,
    ProviderBatch,
    ProviderChange,
)
from tandem.registers.organisations.queries import batches
from tandem.registers.organisations.queries import providers as queries
from tandem.registers.organisations.queries.batch_rows import (
    AanloopRow,
    KnownRows,
    LocationRow,
    MembershipRow,
    NetworkRow,
    ProgrammeRow,
    ProviderRow,
    ProviderRows,
    facts_of,
)
from tandem.registers.organisations.rules import may_apply
from tandem.registers.organisations.terms import (
    Happened,
    NetworkKind,
    PositionSource,
    ProviderKind,
    ProviderTable,
)
from tests.factories.access import CapacityFactory
from tests.factories.organisations import LocationFactory, ProgrammeFactory, ProviderBatchFactory
from tests.factories.reference import TrainingFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db

SINCE = date(2020, 9, 1)
TABLES = (Network, Provider, NetworkMembership, Location, Programme, AanloopProgramme)


@pytest.fixture
def training(db):
    return TrainingFactory(code="XYZ-BATCH")


ROWS = ProviderRows(
    networks=(NetworkRow("SG-1", "Scholengemeenschap Een", NetworkKind.SCHOOL_COMMUNITY),),
    providers=(
        ProviderRow("700001", "Atheneum Gent", ProviderKind.SCHOOL, SINCE, email="info@atheneum.example"),
        ProviderRow("700002", "Centrum Leuven", ProviderKind.CDO, SINCE),
    ),
    memberships=(MembershipRow("700001", "SG-1", SINCE),),
    locations=(
        LocationRow("700001", "1", "Hoofdgebouw", "9000", "Gent", SINCE, street="Schoolstraat", house_number="1"),
        LocationRow("700002", "1", "Centrum", "3000", "Leuven", SINCE),
    ),
    programmes=(
        ProgrammeRow("700001", "1", "XYZ-BATCH", SINCE, group_number="12345", agreement_type="OAO"),
        ProgrammeRow("700002", "1", "XYZ-BATCH", SINCE),
    ),
    aanloop=(
        AanloopRow("700001", "1", "Aanloop naar een beroep", SINCE, training="XYZ-BATCH"),
        AanloopRow("700001", "1", "Aanloop bouw", SINCE, sector="CONSTRUCTION"),
        AanloopRow("700002", "1", "Brede aanloop", SINCE),
    ),
)


def everything():
    """Every row of every table, as plain data."""
    return {model: sorted(map(str, (batches.frozen(row) for row in model.objects.all()))) for model in TABLES}


def apply(rows, now, *, actor=SYSTEM):
    return actions.apply_batch(actor=actor, rows=rows, source="aanbieders.csv", now=now)


def changed_provider(**change):
    """A batch that changes the first provider only."""
    return ProviderRows(providers=(replace(ROWS.providers[0], **change),))


# ------------------------------------------------------------------------------------------------------------ applying


def test_a_batch_adds_providers_with_all_that_belongs_to_them(training, now, day):
    report = apply(ROWS, now)
    gent = queries.provider_numbered("700001")
    (place,) = queries.locations_of(gent.pk, day)
    (programme,) = queries.programmes_on(day, training=training.pk).filter(location=place)

    assert report.counts[ProviderTable.PROVIDER] == Counts(added=2)
    assert report.counts[ProviderTable.PROGRAMME] == Counts(added=2)
    assert (gent.name, gent.kind, gent.email, gent.batch) == (
        "Atheneum Gent",
        "school",
        "info@atheneum.example",
        report.batch_id,
    )
    assert (place.nis, place.position_source) == ("44021", PositionSource.POSTAL_CODE)
    assert (programme.training, programme.agreement_type, programme.group_number) == (training, "OAO", "12345")
    assert [one.network.code for one in queries.memberships_on(day, provider_id=gent.pk)] == ["SG-1"]
    batch = queries.batch_for(SYSTEM, report.batch_id)
    assert last(batch).code == Happened.PROVIDERS_IMPORTED
    assert last(batch).data["provider"] == [2, 0, 0]
    assert (batch.source, batch.applied_at) == ("aanbieders.csv", now)


def test_a_batch_brings_run_ups_towards_a_training_a_sector_or_broad(training, now, day):
    report = apply(ROWS, now)
    assert report.counts[ProviderTable.AANLOOP_PROGRAMME] == Counts(added=3)
    told = {
        one.name: (one.location.provider.number, one.training, one.sector and one.sector.code)
        for one in queries.aanloop_on(day)
    }
    assert told == {
        "Aanloop naar een beroep": ("700001", training, None),
        "Aanloop bouw": ("700001", None, "CONSTRUCTION"),
        "Brede aanloop": ("700002", None, None),
    }
    apply(replace(ROWS, aanloop=(replace(ROWS.aanloop[2], valid_until=day),)), now)
    assert "Brede aanloop" not in {one.name for one in queries.aanloop_on(day)}


def test_the_same_batch_again_changes_nothing(training, now):
    apply(ROWS, now)
    before = everything()

    report = apply(ROWS, now + timedelta(days=1))

    assert report.is_nothing
    assert report.batch_id is None
    assert everything() == before
    assert ProviderBatch.objects.count() == 1


def test_a_batch_changes_what_it_brings_and_leaves_the_rest(training, now):
    apply(ROWS, now)

    report = apply(changed_provider(name="Atheneum Gent-Centrum", email=""), now)

    assert report.counts[ProviderTable.PROVIDER] == Counts(changed=1)
    gent = queries.provider_numbered("700001")
    assert (gent.name, gent.email, gent.batch) == ("Atheneum Gent-Centrum", "", report.batch_id)
    assert queries.provider_numbered("700002").batch != report.batch_id
    assert Location.objects.filter(provider=gent).exists()


def test_a_programme_that_ends_and_starts_again_has_two_periods(training, now, day):
    apply(ROWS, now)
    ended = replace(ROWS.programmes[0], valid_until=date(2024, 9, 1))
    again = replace(ROWS.programmes[0], valid_from=date(2026, 9, 1))

    apply(ProviderRows(programmes=(ended, again)), now)

    offered = Programme.objects.filter(location__provider__number="700001")
    assert offered.count() == 2
    assert offered.valid_on(date(2023, 9, 1)).count() == 1
    assert offered.valid_on(date(2025, 9, 1)).count() == 0
    assert offered.valid_on(day).count() == 1


def test_what_a_batch_would_do_is_told_without_doing_it(training, now):
    before = everything()

    told = actions.preview_batch(actor=SYSTEM, rows=ROWS)

    assert everything() == before
    assert not ProviderBatch.objects.exists()
    assert told.counts == apply(ROWS, now).counts
    assert told.batch_id is None


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (ProviderRows(locations=ROWS.locations), {"batch.provider_unknown"}),
        (ProviderRows(memberships=ROWS.memberships), {"batch.provider_unknown", "batch.network_unknown"}),
        (ProviderRows(programmes=ROWS.programmes), {"batch.location_unknown"}),
        (replace(ROWS, programmes=(replace(ROWS.programmes[0], training="NIETS"),)), {"batch.training_unknown"}),
        (replace(ROWS, aanloop=(replace(ROWS.aanloop[0], training="NIETS"),)), {"batch.training_unknown"}),
        (replace(ROWS, aanloop=(replace(ROWS.aanloop[1], sector="NIETS"),)), {"batch.sector_unknown"}),
        (replace(ROWS, aanloop=(replace(ROWS.aanloop[0], sector="CONSTRUCTION"),)), {"batch.aanloop_two_aims"}),
        (replace(ROWS, aanloop=(replace(ROWS.aanloop[2], location="9"),)), {"batch.location_unknown"}),
        (replace(ROWS, aanloop=(ROWS.aanloop[2], ROWS.aanloop[2])), {"batch.row_twice"}),
        (replace(ROWS, aanloop=(replace(ROWS.aanloop[2], valid_until=SINCE),)), {"batch.ends_before_start"}),
        (ProviderRows(providers=ROWS.providers * 2), {"batch.row_twice"}),
        (changed_provider(valid_until=SINCE), {"batch.ends_before_start"}),
    ],
)
def test_a_batch_that_does_not_hold_together_is_refused_whole(rows, codes, training, now):
    with refused(*codes):
        apply(rows, now)
    with refused(*codes):
        actions.preview_batch(actor=SYSTEM, rows=rows)
    assert not Provider.objects.filter(number="700001").exists()


def test_each_wrong_row_is_named():
    nothing = KnownRows(frozenset(), frozenset(), frozenset(), frozenset())
    rows = ProviderRows(
        locations=(replace(ROWS.locations[0], valid_until=SINCE), ROWS.locations[1], ROWS.locations[1]),
        memberships=ROWS.memberships,
        programmes=(replace(ROWS.programmes[0], location="2"),),
    )
    verdict = may_apply(facts_of(rows, known=nothing))

    assert {finding.code: finding.found for finding in verdict.unmet} == {
        "batch.row_twice": ["700002/1"],
        "batch.network_unknown": ["SG-1"],
        "batch.provider_unknown": ["700001", "700002"],
        "batch.location_unknown": ["700001/2"],
        "batch.training_unknown": ["XYZ-BATCH"],
        "batch.ends_before_start": ["700001/1"],
    }


# ------------------------------------------------------------------------------------------------------------- undoing


def test_undoing_a_batch_leaves_everything_as_it_was(training, now):
    apply(ROWS, now)
    before = everything()
    second = apply(
        replace(
            ROWS,
            providers=(replace(ROWS.providers[0], name="Anders", website="https://anders.example"),),
            locations=(replace(ROWS.locations[0], postal_code="3000", municipality="Leuven"),),
            programmes=(replace(ROWS.programmes[0], valid_until=date(2025, 9, 1)),),
        ),
        now,
    )
    assert everything() != before

    batch = actions.undo_batch(actor=SYSTEM, batch_id=second.batch_id, now=now)

    assert everything() == before
    assert (batch.undone_at, batch.undone_by) == (now, None)
    assert last(batch).code == Happened.IMPORT_UNDONE
    assert last(batch).data == {"rows": 3}


def test_undoing_the_first_batch_leaves_nothing_of_it(training, now):
    before = everything()
    report = apply(ROWS, now)

    actions.undo_batch(actor=SYSTEM, batch_id=report.batch_id, now=now)

    assert everything() == before
    assert ProviderChange.objects.filter(batch=report.batch_id).count() == 11


def test_a_batch_is_undone_once(training, now):
    report = apply(ROWS, now)
    actions.undo_batch(actor=SYSTEM, batch_id=report.batch_id, now=now)

    with refused("batch.undone_already"):
        actions.undo_batch(actor=SYSTEM, batch_id=report.batch_id, now=now)


def test_batches_are_undone_in_the_other_order(training, now):
    before = everything()
    first, second = apply(ROWS, now), apply(changed_provider(name="Anders"), now)

    with refused("batch.changed_since"):
        actions.undo_batch(actor=SYSTEM, batch_id=first.batch_id, now=now)
    actions.undo_batch(actor=SYSTEM, batch_id=second.batch_id, now=now)
    actions.undo_batch(actor=SYSTEM, batch_id=first.batch_id, now=now)

    assert everything() == before


def test_a_refusal_names_the_rows_that_stand_in_the_way(training, now):
    from tandem.base.errors import NotPossible

    first = apply(ROWS, now)
    apply(changed_provider(name="Anders"), now)
    CapacityFactory(coach=True, provider=queries.provider_numbered("700002"))

    with pytest.raises(NotPossible) as refusal:
        actions.undo_batch(actor=SYSTEM, batch_id=first.batch_id, now=now)

    assert {finding.code: finding.found for finding in refusal.value.verdict.unmet} == {
        "batch.changed_since": ["700001"],
        "batch.in_use": ["700002"],
    }


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda: Network.objects.update(name="Anders"), "SG-1"),
        (lambda: Provider.objects.filter(number="700001").update(name="Anders"), "700001"),
        (lambda: NetworkMembership.objects.update(valid_until=date(2026, 1, 1)), "700001/SG-1"),
        (lambda: Location.objects.filter(name="Centrum").update(name="Anders"), "700002/1"),
        (lambda: Programme.objects.filter(agreement_type="OAO").update(agreement_type="SAO"), "700001/1/XYZ-BATCH"),
        (lambda: Location.objects.filter(name="Centrum").delete(), "1"),
    ],
)
def test_a_row_that_changed_since_is_named_as_people_know_it(change, key, training, now):
    report = apply(ROWS, now)
    change()

    assert key in set(batches.changed_since(queries.batch_for(SYSTEM, report.batch_id)))


def test_a_row_that_was_changed_by_hand_or_deleted_stands_in_the_way(training, now):
    first = apply(changed_provider(), now)
    Provider.objects.filter(number="700001").update(phone="09 111 11 11")
    with refused("batch.changed_since"):
        actions.undo_batch(actor=SYSTEM, batch_id=first.batch_id, now=now)

    Provider.objects.filter(number="700001").delete()
    with refused("batch.changed_since"):
        actions.undo_batch(actor=SYSTEM, batch_id=first.batch_id, now=now)


@pytest.mark.parametrize("leans", ["programme of a later batch", "capacity"])
def test_what_others_lean_on_by_now_is_not_taken_away(leans, training, now):
    first = apply(replace(ROWS, programmes=()), now)
    if leans == "capacity":
        CapacityFactory(coach=True, provider=queries.provider_numbered("700001"))
    else:
        apply(ProviderRows(programmes=ROWS.programmes), now)

    with refused("batch.in_use"):
        actions.undo_batch(actor=SYSTEM, batch_id=first.batch_id, now=now)
    assert queries.provider_numbered("700001").pk


# --------------------------------------------------------------------------------------------------------------- doors


@pytest.mark.parametrize("role", ROLES)
def test_who_imports_providers_and_undoes_it(role, training, now):
    actor = somebody(role, uuid4())
    keeps = role in {Role.SYSTEM, Role.PLATFORM_ADMIN, Role.AGENCY_STAFF}
    batch = ProviderBatchFactory()

    assert opens(queries.batch_for, actor, batch.pk) is keeps
    assert opens(queries.batches_for, actor) is keeps
    if keeps:
        report = apply(ROWS, now, actor=actor)
        assert actions.undo_batch(actor=actor, batch_id=report.batch_id, now=now).undone_by == actor.user_id
    else:
        for step in (
            lambda: apply(ROWS, now, actor=actor),
            lambda: actions.preview_batch(actor=actor, rows=ROWS),
            lambda: actions.undo_batch(actor=actor, batch_id=batch.pk, now=now),
        ):
            with refused("providers.may_keep"):
                step()


def test_an_unknown_batch_or_provider_is_not_found(now):
    assert not opens(actions.undo_batch, actor=SYSTEM, batch_id=uuid4(), now=now)
    assert not opens(queries.provider, uuid4())
    assert not opens(queries.provider_numbered, "799999")


def test_batches_are_shown_newest_first(now):
    old, new = ProviderBatchFactory(applied_at=now - timedelta(days=1)), ProviderBatchFactory(applied_at=now)

    assert list(queries.batches_for(SYSTEM)) == [new, old]


def test_providers_locations_and_programmes_of_a_day_are_public(day):
    running = ProgrammeFactory()
    ended = ProgrammeFactory(location__provider__valid_until=day)
    LocationFactory(valid_until=day)
    provider = running.location.provider

    assert ended.location.provider not in queries.providers_on(day)
    assert provider in queries.providers_on(day)
    assert running.location in queries.locations_on(day)
    assert ended.location not in queries.locations_on(day)
    assert running in queries.programmes_on(day)
    assert ended not in queries.programmes_on(day)
    assert ended in queries.programmes_on(day - timedelta(days=1))
    assert queries.provider(provider.pk) == provider
    assert list(queries.programmes_on(day, training=running.training_id)) == [running]


def test_networks_are_shown_by_code(training, now):
    apply(ROWS, now)

    assert [one.code for one in queries.networks()] == ["SG-1"]


@pytest.mark.slow
def test_a_batch_of_nine_hundred_rows_is_written_in_portions(training, now, query_budget):
    numbers = [str(800_000 + n) for n in range(300)]
    rows = ProviderRows(
        providers=tuple(ProviderRow(number, f"School {number}", ProviderKind.SCHOOL, SINCE) for number in numbers),
        locations=tuple(LocationRow(number, "1", "Gebouw", "9000", "Gent", SINCE) for number in numbers),
        programmes=tuple(ProgrammeRow(number, "1", "XYZ-BATCH", SINCE) for number in numbers),
    )

    with query_budget(60):
        report = apply(rows, now)

    assert report.counts[ProviderTable.LOCATION] == Counts(added=300)
    assert Provider.objects.filter(number__in=numbers).count() == 300
