"""The tables of training plans."""

from tandem.journey.plans.models.modules import PlanModule
from tandem.journey.plans.models.plan import PlanComment, PlanLine, PlanVersion, PlanWorkplace, TrainingPlan
from tandem.journey.plans.models.templates import PlanTemplate

__all__ = ["PlanComment", "PlanLine", "PlanModule", "PlanTemplate", "PlanVersion", "PlanWorkplace", "TrainingPlan"]
