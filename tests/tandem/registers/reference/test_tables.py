"""Every constraint of the reference tables, proven by breaking it."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tandem.base import privacy
from tandem.registers.reference.models import (
    Activity,
    ActivityList,
    JointCommittee,
    JointCommitteeSector,
    Qualification,
    Sector,
    ShortageList,
    ShortageOccupation,
    ShortageOccupationTraining,
    Training,
    TrainingActivityList,
    TrainingNace,
    TrainingOccupation,
    TrainingQualification,
    TrainingSector,
)
from tandem.registers.reference.rules import Catalogue

START = date(2026, 1, 1)
Change = dict[str, object]


def sector(**given: object) -> Sector:
    return Sector(
        **(
            {
                "code": "FISHERY",
                "number": 90,
                "name": "Visserij",
                "name_en": "Fishery",
                "has_partnership": True,
                "valid_from": START,
                "certainty": "invented",
                "source": "test",
            }
            | given
        )
    )


def committee(**given: object) -> JointCommittee:
    return JointCommittee(
        **(
            {
                "number": "143",
                "name": "Zeevisserij",
                "name_en": "Sea fishing",
                "valid_from": START,
                "certainty": "invented",
            }
            | given
        )
    )


def committee_sector(**given: object) -> JointCommitteeSector:
    return JointCommitteeSector(
        **(
            {
                "joint_committee": JointCommittee.objects.get(number="118"),
                "sector": Sector.objects.get(code="WOOD"),
                "valid_from": START,
                "certainty": "invented",
            }
            | given
        )
    )


def qualification(**given: object) -> Qualification:
    return Qualification(**({"code": "VISSER", "name": "Visser", "name_en": "Fisher", "certainty": "invented"} | given))


def training(**given: object) -> Training:
    return Training(
        **(
            {
                "code": "VIS-SERIJ",
                "slug": "visserij-duaal",
                "name": "Visserij duaal",
                "name_en": "Fishery",
                "certainty": "invented",
                "source": "test",
            }
            | given
        )
    )


def bakery() -> Training:
    return Training.objects.get(code="BAK-BROOD")


def training_sector(**given: object) -> TrainingSector:
    return TrainingSector(**({"training": bakery(), "sector": Sector.objects.get(code="WOOD"), "position": 9} | given))


def training_qualification(**given: object) -> TrainingQualification:
    return TrainingQualification(
        **(
            {"training": bakery(), "qualification": Qualification.objects.get(code="KAPPER"), "certainty": "invented"}
            | given
        )
    )


def occupation(**given: object) -> TrainingOccupation:
    return TrainingOccupation(
        **({"training": bakery(), "esco": uuid4(), "name": "visser", "certainty": "invented"} | given)
    )


def nace(**given: object) -> TrainingNace:
    return TrainingNace(
        **({"training": bakery(), "version": "2008", "prefix": "0311", "certainty": "invented"} | given)
    )


def activity_list(**given: object) -> ActivityList:
    return ActivityList(
        **(
            {
                "code": "VIS",
                "version": 1,
                "name": "Visserij",
                "name_en": "Fishery",
                "valid_from": START,
                "certainty": "invented",
                "source": "test",
            }
            | given
        )
    )


def listed(**given: object) -> TrainingActivityList:
    return TrainingActivityList(
        **({"training": bakery(), "activity_list": ActivityList.objects.get(code="SLA")} | given)
    )


def activity(**given: object) -> Activity:
    return Activity(
        **(
            {
                "activity_list": ActivityList.objects.get(code="BAK"),
                "code": "BAK-90",
                "position": 90,
                "text_nl": "Vist",
                "text_en": "Fishes",
                "certainty": "invented",
            }
            | given
        )
    )


def shortage_list(**given: object) -> ShortageList:
    return ShortageList(
        **({"year": 2030, "total": 9, "is_complete": False, "certainty": "invented", "source": "test"} | given)
    )


def shortage(**given: object) -> ShortageOccupation:
    return ShortageOccupation(
        **(
            {
                "shortage_list": ShortageList.objects.get(year=2023),
                "code": "VISSER",
                "name": "Visser",
                "certainty": "invented",
            }
            | given
        )
    )


def shortage_training(**given: object) -> ShortageOccupationTraining:
    nurse = ShortageOccupation.objects.get(shortage_list__year=2023, code="VERPLEEGKUNDIGE")
    return ShortageOccupationTraining(**({"occupation": nurse, "training": bakery(), "certainty": "invented"} | given))


VALID = (
    sector,
    committee,
    committee_sector,
    qualification,
    training,
    training_sector,
    training_qualification,
    occupation,
    nace,
    activity_list,
    listed,
    activity,
    shortage_list,
    shortage,
    shortage_training,
)
BACKWARDS: Change = {"valid_until": date(2025, 12, 31)}
UNSURE: Change = {"certainty": "perhaps"}

BROKEN: tuple[tuple[Callable[..., models.Model], Change, str], ...] = (
    (sector, {"code": "fishery"}, "sector_code_written"),
    (sector, {"number": None}, "sector_number_with_partnership"),
    (sector, {"has_partnership": False}, "sector_number_with_partnership"),
    (sector, UNSURE, "sector_certainty_known"),
    (sector, BACKWARDS, "sector_dates_in_order"),
    (committee, {"number": "43"}, "joint_committee_number_written"),
    (committee, {"number": "143.1"}, "joint_committee_number_written"),
    (committee, {"number": "143.00"}, "joint_committee_number_written"),
    (committee, UNSURE, "joint_committee_certainty_known"),
    (committee, BACKWARDS, "joint_committee_dates_in_order"),
    (committee_sector, UNSURE, "joint_committee_sector_certainty_known"),
    (committee_sector, BACKWARDS, "joint_committee_sector_dates_in_order"),
    (qualification, {"level": 0}, "qualification_level_1_to_8"),
    (qualification, {"level": 9}, "qualification_level_1_to_8"),
    (qualification, {"number": "19"}, "qualification_number_four_digits"),
    (qualification, {"number": "0019"}, "qualification_number_once"),
    (qualification, UNSURE, "qualification_certainty_known"),
    (training, {"code": "VIS"}, "training_code_written"),
    (training, {"grade": "4"}, "training_grade_known"),
    (training, {"form": "kso"}, "training_form_known"),
    (training, {"finality": "B"}, "training_finality_known"),
    (training, {"agreement": "CAO"}, "training_agreement_known"),
    (training, {"years": 0}, "training_years_positive"),
    (training, {"seen_in": 2014}, "training_seen_since_pilots"),
    (training, {"is_seen_exact": True}, "training_exact_has_day"),
    (training, UNSURE, "training_certainty_known"),
    (training, BACKWARDS | {"valid_from": START}, "training_dates_in_order"),
    (training_qualification, UNSURE, "training_qualification_certainty_known"),
    (occupation, UNSURE, "training_occupation_certainty_known"),
    (nace, {"prefix": "1"}, "training_nace_two_to_five_digits"),
    (nace, {"version": "2003"}, "training_nace_version_known"),
    (nace, UNSURE, "training_nace_certainty_known"),
    (activity_list, {"code": "V1S"}, "activity_list_code_written"),
    (activity_list, {"version": 0}, "activity_list_version_from_1"),
    (activity_list, {"code": "BAK", "version": 2}, "activity_list_one_open"),
    (activity_list, UNSURE, "activity_list_certainty_known"),
    (activity_list, BACKWARDS, "activity_list_dates_in_order"),
    (activity, {"code": "BAK-9"}, "activity_code_written"),
    (activity, {"phase": 4}, "activity_phase_1_to_3"),
    (activity, {"safety": "risky"}, "activity_safety_known"),
    (activity, {"position": 1}, "activity_one_per_position"),
    (activity, {"code": "BAK-01"}, "activity_code_once"),
    (activity, UNSURE, "activity_certainty_known"),
    (shortage_list, {"year": 1999}, "shortage_list_year_plausible"),
    (shortage_list, {"total": 0}, "shortage_list_total_positive"),
    (shortage_list, UNSURE, "shortage_list_certainty_known"),
    (shortage, {"code": "BAKKER"}, "shortage_occupation_once_per_year"),
    (shortage, UNSURE, "shortage_occupation_certainty_known"),
    (shortage_training, UNSURE, "shortage_occupation_training_certainty_known"),
)
TWICE = {
    "joint_committee_sector_once": committee_sector,
    "training_sector_once": training_sector,
    "training_sector_one_per_position": training_sector,
    "training_qualification_once": training_qualification,
    "training_occupation_once": occupation,
    "training_nace_once": nace,
    "activity_list_version_once": activity_list,
    "training_activity_list_once": listed,
    "shortage_occupation_training_once": shortage_training,
}


def constraint(model: type[models.Model], name: str) -> models.BaseConstraint:
    return next(found for found in model._meta.constraints if found.name == name)


def refused_by_the_database(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("make", VALID, ids=lambda make: make.__name__)
def test_an_ordinary_row_is_stored_and_says_which_row_it_is(loaded: Catalogue, make: Callable[..., models.Model]):
    row = make()

    assert not refused_by_the_database(row)
    assert str(row)


@pytest.mark.parametrize(("make", "change", "name"), BROKEN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_row_that_breaks_one_rule_is_refused_for_that_rule(
    loaded: Catalogue, make: Callable[..., models.Model], change: Change, name: str
):
    row = make(**change)

    with pytest.raises(ValidationError) as refusal:
        constraint(type(row), name).validate(type(row), row)
    assert refusal.value.messages[0].endswith(".")
    assert refused_by_the_database(row)


@pytest.mark.parametrize("name", TWICE)
def test_the_same_link_is_not_stored_twice(loaded: Catalogue, name: str):
    make = TWICE[name]
    first = make()
    first.save(force_insert=True)
    apart = {
        "training_sector_once": {"position": 8},
        "training_occupation_once": {"esco": getattr(first, "esco", None)},
    }
    if name == "training_sector_one_per_position":
        apart[name] = {"sector": Sector.objects.get(code="TEXTILE")}
    twin = make(**apart.get(name, {}))

    with pytest.raises(ValidationError):
        constraint(type(twin), name).validate(type(twin), twin)
    assert refused_by_the_database(twin)


@pytest.mark.parametrize(
    ("make", "change"),
    [
        (sector, {"code": "FOOD"}),
        (sector, {"number": 1}),
        (committee, {"number": "118"}),
        (qualification, {"code": "KAPPER"}),
        (training, {"code": "BAK-BROOD"}),
        (training, {"slug": "brood-en-banketbakkerij-duaal"}),
        (shortage_list, {"year": 2023}),
    ],
)
def test_a_code_is_used_once(loaded: Catalogue, make: Callable[..., models.Model], change: Change):
    assert refused_by_the_database(make(**change))


def test_no_constraint_of_the_reference_tables_is_left_unproven():
    existing = {
        found.name for model in apps.get_app_config("reference").get_models() for found in model._meta.constraints
    }

    assert existing == {name for _, _, name in BROKEN} | set(TWICE)


def test_every_constraint_says_in_dutch_what_is_wrong():
    for model in apps.get_app_config("reference").get_models():
        for found in model._meta.constraints:
            assert "Constraint" not in str(found.violation_error_message), found.name


def test_nothing_in_the_reference_tables_is_about_a_person():
    for model in apps.get_app_config("reference").get_models():
        assert set(privacy.of(model).values()) == {privacy.OPEN}


def test_a_related_occupation_has_the_address_of_esco(loaded: Catalogue):
    baker = TrainingOccupation.objects.get(training__code="BAK-BROOD", name="bakker")

    assert baker.uri == "http://data.europa.eu/esco/occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419"
