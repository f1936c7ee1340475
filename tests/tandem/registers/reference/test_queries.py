from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from tandem.base.errors import NotFound
from tandem.registers.reference import queries
from tandem.registers.reference.models import (
    ActivityList,
    JointCommittee,
    JointCommitteeSector,
    Sector,
    Training,
)
from tandem.registers.reference.rules import Catalogue, UnreadableNumber

LONG_AGO = date(2015, 1, 1)


def test_every_joint_committee_has_a_sector(loaded: Catalogue, day: date):
    without = [
        committee.number
        for committee in queries.joint_committees_on(day)
        if not queries.sectors_of_joint_committee(committee.number, day)
    ]

    assert (without, queries.joint_committees_on(day).count()) == ([], len(loaded.joint_committees))


def test_sectors_come_in_their_usual_order_and_companies_without_partnership_last(loaded: Catalogue, day: date):
    codes = [sector.code for sector in queries.sectors_on(day)]

    assert (codes[0], codes[-1], len(codes)) == ("AUTO", "NONE", 18)


def test_before_dual_learning_there_are_no_sectors(loaded: Catalogue):
    assert not queries.sectors_on(LONG_AGO).exists()
    assert queries.sectors_of_joint_committee("124", LONG_AGO) == []


@pytest.mark.parametrize(
    ("number", "sectors"),
    [
        ("PC 149.1", ["ELECTRICIANS"]),
        ("140.03", ["TRANSPORT"]),
        ("330.01.20", ["SOCIAL_PROFIT"]),
        ("311", ["NONE"]),
        ("149.03", []),
        ("999", []),
    ],
)
def test_a_subcommittee_follows_its_committee_unless_it_has_a_sector_of_its_own(
    loaded: Catalogue, day: date, number: str, sectors: list[str]
):
    assert [sector.code for sector in queries.sectors_of_joint_committee(number, day)] == sectors


def test_a_committee_of_two_sectors_gives_both(committee: JointCommittee, day: date):
    other = Sector.objects.get(code="HORECA")
    JointCommitteeSector.objects.create(
        joint_committee=committee, sector=other, valid_from=date(2026, 1, 1), certainty="invented"
    )

    assert [sector.code for sector in queries.sectors_of_joint_committee("118", day)] == ["FOOD", "HORECA"]
    assert [sector.code for sector in queries.sectors_of_joint_committee("118", date(2025, 12, 31))] == ["FOOD"]


def test_a_sector_that_ended_no_longer_follows_from_its_committee(sector: Sector, day: date):
    Sector.objects.filter(pk=sector.pk).update(valid_until=day)

    assert queries.sectors_of_joint_committee("118", day) == []
    assert queries.sectors_of_joint_committee("118", date(2026, 11, 20)) == [sector]


def test_an_unreadable_number_is_refused(db, day: date):
    with pytest.raises(UnreadableNumber):
        queries.sectors_of_joint_committee("bakkerij", day)


def test_a_committee_is_found_by_its_number_however_written_or_by_words_of_its_name(loaded: Catalogue, day: date):
    assert queries.joint_committee_by_number("PC 14901").number == "149.01"
    assert [row.number for row in queries.search_joint_committees("149", day=day)] == ["149.01", "149.02", "149.04"]
    assert [row.number for row in queries.search_joint_committees("comite garage", day=day)] == ["112"]
    assert queries.search_joint_committees("  ", day=day) == []


def test_a_training_counts_on_its_days_only(bakery: Training, day: date):
    ended = Training.objects.filter(pk=bakery.pk)
    ended.update(valid_until=date(2026, 12, 1))

    assert bakery in queries.trainings_on(day)
    assert bakery not in queries.trainings_on(date(2026, 12, 1))
    assert bakery not in queries.trainings_on(date(2017, 8, 31))
    assert bakery in queries.trainings_on(date(2017, 9, 1))


def test_a_training_whose_first_day_is_unknown_counts_from_ever(loaded: Catalogue):
    assert queries.training_by_code("ELE-PODIUM") in queries.trainings_on(LONG_AGO)


def test_trainings_are_listed_by_sector(loaded: Catalogue, day: date):
    codes = [training.code for training in queries.trainings_of_sector("WOOD", day=day)]

    assert codes == ["HOU-INTERIEUR"]


def test_what_does_not_exist_is_not_found(loaded: Catalogue):
    for door in (
        queries.training_by_code,
        queries.training_by_slug,
        queries.sector_by_code,
    ):
        with pytest.raises(NotFound):
            door("NIETS-DAARVAN")
    with pytest.raises(NotFound):
        queries.joint_committee_by_number("999")


def test_a_training_has_a_readable_web_address(bakery: Training):
    assert queries.training_by_slug("brood-en-banketbakkerij-duaal") == bakery


def codes(text: str, day: date, limit: int = 10) -> list[str]:
    return [training.code for training in queries.search_trainings(text, day=day, limit=limit)]


def test_a_name_that_begins_with_the_text_comes_first(loaded: Catalogue, day: date):
    assert codes("elektro", day)[:2] == ["ELE-MECHANICA", "ELE-TECHNICUS"]
    assert codes("slager", day)[0] == "SLA-SLAGERIJ"
    assert codes("bakker", day)[0] == "BAK-BAKKERIJ"


def test_the_name_counts_before_the_occupation_and_that_before_the_activities(loaded: Catalogue, day: date):
    found = codes("tuin", day)

    assert found[0] == "GRO-TUINAANLEGGER"
    assert set(found[1:4]) == {"GRO-BEHEER-OV3", "GRO-MEDEWERKER-AANLEG", "GRO-MEDEWERKER-BEHEER"}
    assert found[4:] == ["BLO-FLORIST", "GRO-AANLEG-BEHEER"]


def test_a_training_is_found_by_its_qualification_an_occupation_and_an_activity(loaded: Catalogue, day: date):
    assert codes("metselaar", day) == ["BOU-RUWBOUW"]
    assert codes("automonteur", day)[0].startswith("AUT-")
    assert codes("gistdeeg", day) == ["BAK-BROOD"]
    assert codes("yeast dough", day) == ["BAK-BROOD"]


def test_accents_capitals_and_order_make_no_difference(loaded: Catalogue, day: date):
    assert codes("CRÈMES VULLINGEN", day) == codes("vullingen creme", day) == ["BAK-BROOD"]
    assert codes("industriele procesoptimalisatie", day) == ["IND-PROCES"]


def test_a_search_gives_no_more_than_asked_and_nothing_for_nothing(loaded: Catalogue, day: date):
    assert len(codes("duaal", day, limit=4)) == 4
    assert codes("", day) == codes("  -- ", day) == codes("zeppelin", day) == []


def test_a_training_that_ended_is_not_found(bakery: Training, day: date):
    Training.objects.filter(pk=bakery.pk).update(valid_until=day)

    assert "BAK-BROOD" not in codes("brood", day)


def test_a_search_asks_the_database_a_fixed_number_of_questions(
    loaded: Catalogue, day: date, query_budget: Callable[[int], object]
):
    with query_budget(4):
        queries.search_trainings("duaal", day=day, limit=50)


def test_a_company_sees_the_trainings_close_to_its_nace_code_first(loaded: Catalogue, day: date):
    bakers = [training.code for training in queries.trainings_for_nace("10.712", day=day)]
    engineers = [training.code for training in queries.trainings_for_nace("25110", day=day)]

    assert bakers == ["BAK-BAKKERIJ", "BAK-BROOD", "BAK-MEDEWERKER"]
    assert engineers[0] == "LAS-CONSTRUCTIE"
    assert "ELE-MECHANICA" in engineers
    assert queries.trainings_for_nace("99", day=day) == []


def test_the_sectors_of_a_training_come_in_order_of_belonging(loaded: Catalogue, day: date):
    logistics = queries.training_by_code("LOG-LOGISTIEK")

    assert queries.sector_codes_of(logistics.pk, day) == ("TRANSPORT", "NONE")
    assert queries.sector_codes_of(logistics.pk, LONG_AGO) == ()
    assert queries.sector_codes_of(uuid4(), day) == ()


def test_the_activity_list_of_a_training_comes_with_its_activities_in_order(bakery: Training, day: date):
    listed = queries.activity_list_for(bakery.pk, day)

    assert listed is not None
    assert str(listed.list) == "BAK version 1"
    assert [activity.code for activity in listed.activities] == [f"BAK-{n:02d}" for n in range(1, 25)]


def test_two_trainings_may_share_a_list(loaded: Catalogue, day: date):
    one, other = (queries.training_by_code(code) for code in ("GRO-TUINAANLEGGER", "GRO-AANLEG-BEHEER"))

    assert queries.activity_list_for(one.pk, day) == queries.activity_list_for(other.pk, day)


def test_a_training_without_a_known_list_has_none(loaded: Catalogue, day: date):
    assert queries.activity_list_for(queries.training_by_code("BOU-DAK").pk, day) is None


def test_the_version_of_the_day_counts(load: Callable[..., object], loaded: Catalogue, bakery: Training, day: date):
    first, *rest = loaded.activity_lists
    ended = replace(first, valid_until=date(2027, 9, 1))
    successor = replace(first, version=2, valid_from=date(2027, 9, 1), activities=first.activities[:5])
    load(activity_lists=(ended, successor, *rest))

    lists: list[ActivityList] = []
    for moment in (day, date(2027, 8, 31), date(2027, 9, 1)):
        listed = queries.activity_list_for(bakery.pk, moment)
        assert listed is not None
        lists.append(listed.list)

    assert [found.version for found in lists] == [1, 1, 2]


def test_a_training_knows_the_years_in_which_its_occupation_was_short(loaded: Catalogue, bakery: Training):
    mechanics = queries.training_by_code("ELE-MECHANICA")

    assert queries.shortage_years(bakery.pk) == (2023,)
    assert queries.shortage_years(mechanics.pk) == (2023, 2024)
    assert queries.shortage_years(queries.training_by_code("BOU-DAK").pk) == ()


def test_shortage_years_of_many_trainings_take_one_question(loaded: Catalogue, query_budget: Callable[[int], object]):
    ids = list(Training.objects.values_list("pk", flat=True))

    with query_budget(1):
        years = queries.shortage_years_by_training(ids)

    assert len(years) == 9


def test_rows_are_fetched_by_key(bakery: Training, kneading, loaded: Catalogue):
    assert queries.trainings_by_id([bakery.pk, uuid4()]) == {bakery.pk: bakery}
    assert queries.activities_by_id([kneading.pk]) == {kneading.pk: kneading}
    assert [listed.year for listed in queries.shortage_lists()] == [2024, 2023, 2022]
