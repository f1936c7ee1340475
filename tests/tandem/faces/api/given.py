"""A module that VDAB is asked to give in the story around the bakery."""

from functools import cached_property
from typing import Any

from tandem.journey.plans.models import PlanModule
from tests.factories.plans import PlanLineFactory, PlanModuleFactory


class Given:
    """What a story has of modules; it stands on a story that has a training plan."""

    plan: Any

    @cached_property
    def plan_module(self) -> PlanModule:
        """What VDAB is asked to give of that plan."""
        made: PlanModule = PlanModuleFactory(plan=self.plan)
        outside = {"introduced": "external", "practised": "external", "elsewhere": "VDAB"}
        PlanLineFactory(plan=self.plan, number=3, code="E-03", text="Met de heftruck rijden", module=made, **outside)
        return made
