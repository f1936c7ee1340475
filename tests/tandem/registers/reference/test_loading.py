from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tandem.base import events
from tandem.base.actor import PUBLIC, SYSTEM
from tandem.base.errors import NotPossible
from tandem.faces.exchange.shipped import reference as shipped
from tandem.registers.reference import actions, models
from tandem.registers.reference.models import (
    Activity,
    ActivityList,
    CatalogueEdition,
    ShortageList,
    Training,
    TrainingSector,
)
from tandem.registers.reference.rules import Catalogue, ShortageListFacts, ShortageOccupationFacts
from tandem.registers.reference.terms import Certainty, Happened

Load = Callable[..., actions.Load]


def everything() -> dict[str, list[tuple]]:
    """Every row of every reference table."""
    return {name: sorted(getattr(models, name).objects.values_list(), key=str) for name in models.__all__}


def test_loading_twice_changes_nothing_and_happens_once(loaded: Catalogue, edition: CatalogueEdition, now: datetime):
    before = everything()

    assert shipped.load(actor=SYSTEM, now=now + timedelta(days=1)) == {}

    assert everything() == before
    assert [event.code for event in events.history(edition)] == [Happened.CATALOGUE_LOADED]


def test_a_load_without_a_memory_of_the_last_one_finds_every_row_in_place(loaded: Catalogue, now: datetime):
    CatalogueEdition.objects.all().delete()

    counts = actions.load_shipped(actor=SYSTEM, catalogue=loaded, now=now)

    assert {name: count for name, count in counts.items() if not count.is_nothing} == {}
    assert counts["activities"].unchanged == 300


def test_all_rows_of_the_catalogue_are_in_the_tables(loaded: Catalogue):
    assert Training.objects.count() == len(loaded.trainings)
    assert Activity.objects.count() == 300
    assert TrainingSector.objects.count() == sum(len(row.sectors) for row in loaded.trainings)


def test_a_changed_row_changes_and_the_event_counts_it(load: Load, loaded: Catalogue, edition: CatalogueEdition):
    first, *rest = loaded.trainings

    counts = load(trainings=(replace(first, name_en="Another name"), *rest))

    assert (counts["trainings"].changed, counts["trainings"].added) == (1, 0)
    assert Training.objects.get(code=first.code).name_en == "Another name"
    happened = events.history(edition)[-1]
    assert happened.code == Happened.CATALOGUE_LOADED
    assert happened.data["counts"]["trainings"] == [0, 1, len(rest), 0]


def test_a_training_that_is_no_longer_shipped_stays(load: Load, loaded: Catalogue):
    gone = next(row for row in loaded.trainings if not row.activity_list and row.code != "BAK-BAKKERIJ")
    kept = tuple(row for row in loaded.trainings if row.code != gone.code)

    load(trainings=kept, shortage_lists=())

    assert Training.objects.filter(code=gone.code).exists()


def test_a_sector_that_leaves_a_training_is_no_longer_linked(load: Load, loaded: Catalogue):
    child_care = next(row for row in loaded.trainings if row.code == "KIN-BEGELEIDER")
    rest = tuple(row for row in loaded.trainings if row.code != "KIN-BEGELEIDER")

    load(trainings=(*rest, replace(child_care, sectors=("LOCAL_GOV", "SOCIAL_PROFIT"))))
    swapped = TrainingSector.objects.filter(training__code="KIN-BEGELEIDER").order_by("position")
    assert [link.sector.code for link in swapped] == ["LOCAL_GOV", "SOCIAL_PROFIT"]

    load(trainings=(*rest, replace(child_care, sectors=("LOCAL_GOV",))))
    assert [link.sector.code for link in swapped.all()] == ["LOCAL_GOV"]


def test_an_activity_that_left_the_list_stays_for_the_files_that_chose_it(load: Load, loaded: Catalogue):
    first, *rest = loaded.activity_lists

    load(activity_lists=(replace(first, activities=first.activities[:-1]), *rest))

    assert Activity.objects.filter(code=first.activities[-1].code).exists()


def test_a_new_version_takes_over_from_the_old_one(load: Load, loaded: Catalogue):
    first, *rest = loaded.activity_lists
    ended = replace(first, valid_until=date(2027, 9, 1))
    successor = replace(first, version=2, valid_from=date(2027, 9, 1), activities=first.activities[:5])

    counts = load(activity_lists=(ended, successor, *rest))

    versions = ActivityList.objects.filter(code=first.code).order_by("version")
    assert [version.activities.count() for version in versions] == [len(first.activities), 5]
    assert counts["training_activity_lists"].added == 1


def test_an_unsound_catalogue_is_refused_with_every_reason_and_nothing_is_written(load: Load, loaded: Catalogue):
    before = everything()
    first, second, *rest = loaded.trainings

    with pytest.raises(NotPossible) as refusal:
        load(trainings=(replace(first, sectors=("X",)), replace(second, activity_list="XYZ"), *rest))

    assert refusal.value.verdict.codes() == {"reference.sector_unknown", "reference.activity_list_unknown"}
    assert everything() == before


def test_a_visitor_loads_nothing(db, catalogue: Catalogue, now: datetime):
    with pytest.raises(NotPossible):
        actions.load_shipped(actor=PUBLIC, catalogue=catalogue, now=now)


def full_list(**changes: object) -> ShortageListFacts:
    given = ShortageListFacts(
        year=2024,
        total=3,
        certainty=Certainty.OFFICIAL,
        source="Lijst van het jaar",
        is_complete=True,
        occupations=(
            ShortageOccupationFacts("LASSER", "Lasser", Certainty.OFFICIAL, trainings=("LAS-CONSTRUCTIE",)),
            ShortageOccupationFacts("KAPPER", "Kapper", Certainty.OFFICIAL, lack_of_people=True),
        ),
    )
    return replace(given, **changes)


def test_the_whole_list_of_a_year_takes_the_place_of_what_was_known(loaded: Catalogue, now: datetime):
    kept = actions.record_shortage_list(actor=SYSTEM, given=full_list(), now=now)

    assert sorted(kept.occupations.values_list("code", "lack_of_people")) == [("KAPPER", True), ("LASSER", None)]
    assert ShortageList.objects.get(year=2024).total == 3
    assert events.history(kept)[-1].data == {"year": 2024, "total": 3, "occupations": 2}


def test_the_shipped_catalogue_leaves_a_whole_list_alone(load: Load, loaded: Catalogue, now: datetime):
    kept = actions.record_shortage_list(actor=SYSTEM, given=full_list(), now=now)

    load(sectors=tuple(replace(row, note="anders", note_en="other") for row in loaded.sectors))

    assert kept.occupations.count() == 2
    assert ShortageList.objects.get(year=2024).source == "Lijst van het jaar"


def test_a_list_with_more_occupations_than_its_total_is_refused(loaded: Catalogue, now: datetime):
    with pytest.raises(NotPossible) as refusal:
        actions.record_shortage_list(actor=SYSTEM, given=full_list(total=1), now=now)

    finding = refusal.value.verdict.unmet[0]
    assert (finding.code, finding.found, finding.needed) == ("reference.more_than_total", 2, 1)
    assert ShortageList.objects.get(year=2024).total == 241


def test_a_visitor_records_no_list(loaded: Catalogue, now: datetime):
    with pytest.raises(NotPossible):
        actions.record_shortage_list(actor=PUBLIC, given=full_list(), now=now)


@pytest.mark.parametrize(
    ("row", "told"),
    [({"code": "BAK-99", "colour": "red"}, "colour"), ({"code": "BAK-99", "certainty": "perhaps"}, "perhaps")],
)
def test_a_shipped_file_with_an_unknown_key_or_word_is_refused_with_its_place(row: dict, told: str):
    with pytest.raises(shipped.UnreadableCatalogue, match=f"list.yaml, BAK-99: .*{told}"):
        shipped._facts(shipped.ActivityFacts, row, where="list.yaml")
