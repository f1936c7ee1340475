"""The tables of training plans."""

from tandem.journey.plans.models.plan import PlanComment, PlanLine, PlanVersion, PlanWorkplace, TrainingPlan

__all__ = ["PlanComment", "PlanLine", "PlanVersion", "PlanWorkplace", "TrainingPlan"]
