"""Factories of sectors, trainings and activity lists. Codes are invented, beside the shipped catalogue."""

import uuid
from datetime import date

import factory
from factory.django import DjangoModelFactory

from tandem.registers.reference.models import (
    Activity,
    ActivityList,
    CatalogueEdition,
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
from tandem.registers.reference.terms import AgreementType, Certainty
from tests.factories.numbers import EARLIER, SINCE


def letters(n: int, *, length: int = 3) -> str:
    """The n-th code of so many capitals, from the end of the alphabet: ZZZ, ZZY, …"""
    found = ""
    for _ in range(length):
        n, rest = divmod(n, 26)
        found = chr(ord("Z") - rest) + found
    return found


class SectorFactory(DjangoModelFactory):
    class Meta:
        model = Sector

    class Params:
        without_partnership = factory.Trait(has_partnership=False, number=None)
        ended = factory.Trait(valid_until=date(2024, 9, 1))

    code = factory.Sequence(lambda n: f"EXAMPLE_{letters(n)}")
    number = factory.Sequence(lambda n: 1000 + n)
    name = factory.Sequence(lambda n: f"Voorbeeldsector {n}")
    name_en = factory.Sequence(lambda n: f"Example sector {n}")
    has_partnership = True
    valid_from = SINCE
    certainty = Certainty.INVENTED
    source = "Verzonnen"


class JointCommitteeFactory(DjangoModelFactory):
    class Meta:
        model = JointCommittee

    number = factory.Sequence(lambda n: f"{900 + n // 99 % 100}.{n % 99 + 1:02d}")
    name = factory.Sequence(lambda n: f"Paritair comité voor voorbeeld {n}")
    name_en = factory.Sequence(lambda n: f"Joint committee for example {n}")
    valid_from = SINCE
    certainty = Certainty.INVENTED


class JointCommitteeSectorFactory(DjangoModelFactory):
    class Meta:
        model = JointCommitteeSector

    joint_committee = factory.SubFactory(JointCommitteeFactory)
    sector = factory.SubFactory(SectorFactory)
    valid_from = SINCE
    certainty = Certainty.INVENTED


class QualificationFactory(DjangoModelFactory):
    class Meta:
        model = Qualification

    code = factory.Sequence(lambda n: f"voorbeeld-{n}")
    name = factory.Sequence(lambda n: f"Voorbeeldberoep {n}")
    name_en = factory.Sequence(lambda n: f"Example occupation {n}")
    level = 4
    certainty = Certainty.INVENTED


class TrainingFactory(DjangoModelFactory):
    class Meta:
        model = Training

    class Params:
        ended = factory.Trait(valid_until=date(2024, 9, 1))

    code = factory.Sequence(lambda n: f"ZZZ-{n}")
    slug = factory.Sequence(lambda n: f"voorbeeldopleiding-{n}")
    name = factory.Sequence(lambda n: f"Voorbeeldopleiding {n} duaal")
    name_en = factory.Sequence(lambda n: f"Example training {n} dual")
    agreement = AgreementType.OAO
    valid_from = SINCE
    certainty = Certainty.INVENTED
    source = "Verzonnen"


class TrainingSectorFactory(DjangoModelFactory):
    class Meta:
        model = TrainingSector

    training = factory.SubFactory(TrainingFactory)
    sector = factory.SubFactory(SectorFactory)
    position = 1


class TrainingQualificationFactory(DjangoModelFactory):
    class Meta:
        model = TrainingQualification

    training = factory.SubFactory(TrainingFactory)
    qualification = factory.SubFactory(QualificationFactory)
    certainty = Certainty.INVENTED


class TrainingOccupationFactory(DjangoModelFactory):
    class Meta:
        model = TrainingOccupation

    training = factory.SubFactory(TrainingFactory)
    esco = factory.Sequence(lambda n: uuid.UUID(int=n))
    name = factory.Sequence(lambda n: f"voorbeeldberoep {n}")
    certainty = Certainty.INVENTED


class TrainingNaceFactory(DjangoModelFactory):
    class Meta:
        model = TrainingNace

    training = factory.SubFactory(TrainingFactory)
    version = "2025"
    prefix = factory.Sequence(lambda n: f"{n % 100000:05d}")
    certainty = Certainty.INVENTED


class ActivityListFactory(DjangoModelFactory):
    class Meta:
        model = ActivityList

    code = factory.Sequence(letters)
    version = 1
    name = factory.Sequence(lambda n: f"Voorbeeldlijst {n}")
    name_en = factory.Sequence(lambda n: f"Example list {n}")
    valid_from = SINCE
    certainty = Certainty.INVENTED
    source = "Verzonnen"


class TrainingActivityListFactory(DjangoModelFactory):
    class Meta:
        model = TrainingActivityList

    training = factory.SubFactory(TrainingFactory)
    activity_list = factory.SubFactory(ActivityListFactory)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    activity_list = factory.SubFactory(ActivityListFactory)
    code = factory.LazyAttribute(lambda row: f"{row.activity_list.code}-{row.position:02d}")
    position = factory.Sequence(lambda n: n % 99 + 1)
    text_nl = factory.Sequence(lambda n: f"Voert voorbeeld {n} uit")
    text_en = factory.Sequence(lambda n: f"Carries out example {n}")
    certainty = Certainty.INVENTED


class CatalogueEditionFactory(DjangoModelFactory):
    class Meta:
        model = CatalogueEdition

    code = factory.Sequence(lambda n: f"example-{n}")
    digest = factory.Sequence(lambda n: f"{n:064x}")
    loaded_at = EARLIER


class ShortageListFactory(DjangoModelFactory):
    class Meta:
        model = ShortageList

    year = factory.Sequence(lambda n: 2030 + n % 70)
    total = 200
    is_complete = False
    certainty = Certainty.INVENTED
    source = "Verzonnen"


class ShortageOccupationFactory(DjangoModelFactory):
    class Meta:
        model = ShortageOccupation

    shortage_list = factory.SubFactory(ShortageListFactory)
    code = factory.Sequence(lambda n: f"voorbeeldberoep-{n}")
    name = factory.Sequence(lambda n: f"Voorbeeldberoep {n}")
    certainty = Certainty.INVENTED


class ShortageOccupationTrainingFactory(DjangoModelFactory):
    class Meta:
        model = ShortageOccupationTraining

    occupation = factory.SubFactory(ShortageOccupationFactory)
    training = factory.SubFactory(TrainingFactory)
    certainty = Certainty.INVENTED
