"""The reference tables."""

from tandem.registers.reference.models.activity import Activity, ActivityList, TrainingActivityList
from tandem.registers.reference.models.edition import CatalogueEdition
from tandem.registers.reference.models.sector import JointCommittee, JointCommitteeSector, Sector
from tandem.registers.reference.models.shortage import ShortageList, ShortageOccupation, ShortageOccupationTraining
from tandem.registers.reference.models.training import (
    Qualification,
    Training,
    TrainingNace,
    TrainingOccupation,
    TrainingQualification,
    TrainingSector,
)

__all__ = [
    "Activity",
    "ActivityList",
    "CatalogueEdition",
    "JointCommittee",
    "JointCommitteeSector",
    "Qualification",
    "Sector",
    "ShortageList",
    "ShortageOccupation",
    "ShortageOccupationTraining",
    "Training",
    "TrainingActivityList",
    "TrainingNace",
    "TrainingOccupation",
    "TrainingQualification",
    "TrainingSector",
]
