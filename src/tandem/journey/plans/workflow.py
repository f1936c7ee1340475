"""The steps of a training plan as a table: written, shared, frozen while an agreement is signed, closed.

And those of a module that another provider gives: asked, and answered.
"""

from tandem.base.workflow import Step, Workflow
from tandem.journey.plans.terms import ModuleMove, ModuleParty, ModuleState, PlanMove, PlanParty, PlanState

OPEN = (PlanState.DRAFT, PlanState.SHARED, PlanState.FROZEN)
"""A track has one plan of these at most."""
WRITABLE = (PlanState.DRAFT, PlanState.SHARED)

PLAN = Workflow(
    name="training_plan",
    initial=PlanState.DRAFT,
    steps=(
        Step(PlanMove.SHARE, (PlanState.DRAFT,), PlanState.SHARED, by=PlanParty.PROVIDER),
        Step(PlanMove.FREEZE, WRITABLE, PlanState.FROZEN, by=PlanParty.PROVIDER),
        Step(PlanMove.REOPEN, (PlanState.FROZEN,), PlanState.SHARED, by=PlanParty.PROVIDER),
        Step(PlanMove.CLOSE, (PlanState.SHARED, PlanState.FROZEN), PlanState.CLOSED, by=PlanParty.PROVIDER),
    ),
    owners={
        PlanState.DRAFT: PlanParty.PROVIDER,
        PlanState.SHARED: PlanParty.PROVIDER,
        PlanState.FROZEN: PlanParty.SIGNERS,
        PlanState.CLOSED: None,
    },
)

MODULE = Workflow(
    name="plan_module",
    initial=ModuleState.ASKED,
    steps=(
        Step(ModuleMove.CONFIRM, (ModuleState.ASKED, ModuleState.REFUSED), ModuleState.CONFIRMED, by=ModuleParty.GIVER),
        Step(ModuleMove.REFUSE, (ModuleState.ASKED, ModuleState.CONFIRMED), ModuleState.REFUSED, by=ModuleParty.GIVER),
        Step(ModuleMove.ASK_ANEW, tuple(ModuleState), ModuleState.ASKED, by=ModuleParty.PROVIDER),
    ),
    owners={
        ModuleState.ASKED: ModuleParty.GIVER,
        ModuleState.CONFIRMED: ModuleParty.PROVIDER,
        ModuleState.REFUSED: ModuleParty.PROVIDER,
    },
)
