"""Modules that another provider gives: what may be asked, what may be answered, what nobody said yes to (R-PLAN-02)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.plans.rules.keeping import LONGEST_NAME, LONGEST_WORDS
from tandem.journey.plans.terms import ModuleState, Part, PlanState

MOST_MODULES: Final = 20


@dataclass(frozen=True)
class ModuleForm:
    """Which activities another provider is asked to give, what of them, and when; without a provider it is VDAB."""

    name: str
    lines: frozenset[str]
    begins: date
    ends: date
    part: Part = Part.BOTH
    provider_id: UUID | None = None

    def tidy(self) -> "ModuleForm":
        """The same without spaces around the words."""
        return replace(self, name=" ".join(self.name.split()))


@dataclass(frozen=True)
class PlanAround:
    """What counts of the plan in which a module is asked: who asks, its days, and which activities can be given."""

    provider_id: UUID
    begins: date
    ends: date
    free: Collection[str]
    """The codes of activities from which nobody is exempt and that no other module has."""
    others: int = 0


@dataclass(frozen=True)
class Asked:
    """A module as the check of a plan knows it."""

    name: str
    giver: str
    state: ModuleState


def may_ask(form: ModuleForm, plan: PlanAround) -> Verdict:
    """Whether another provider can be asked for this."""
    return Verdict(
        (
            Finding("plan.module_name", bool(form.name)),
            Finding("plan.module_name_fits", len(form.name) <= LONGEST_NAME, len(form.name), LONGEST_NAME),
            Finding("plan.module_lines", bool(form.lines)),
            Finding("plan.module_lines_free", form.lines <= set(plan.free)),
            Finding("plan.module_order", form.begins <= form.ends, form.ends, form.begins),
            Finding("plan.module_begins", form.begins >= plan.begins, form.begins, plan.begins),
            Finding("plan.module_ends", form.ends <= plan.ends, form.ends, plan.ends),
            Finding("plan.module_other", form.provider_id != plan.provider_id),
            Finding("plan.few_modules", plan.others < MOST_MODULES, plan.others, MOST_MODULES),
        )
    )


def may_answer(*, state: PlanState) -> Verdict:
    """Whether a module of a plan in this state can be answered."""
    return Verdict((Finding("plan.module_open", state is not PlanState.CLOSED, state),))


def may_refuse(reason: str) -> Verdict:
    """Whether a refusal says why."""
    return Verdict(
        (
            Finding("plan.module_reason", bool(reason)),
            Finding("plan.module_reason_fits", len(reason) <= LONGEST_WORDS, len(reason), LONGEST_WORDS),
        )
    )


def check(modules: Collection[Asked]) -> Verdict:
    """Who did not say yes. No law asks for that yes; a plan that counts on it is worth a look before it is signed."""
    return Verdict(tuple(one for module in modules for one in _answered(module)))


def _answered(one: Asked) -> Iterator[Finding]:
    told = f"{one.name}, {one.giver}"
    refused = one.state is ModuleState.REFUSED
    yield Finding("plan.module_given", not refused, told, None, Effect.WARN)
    if not refused:
        yield Finding("plan.module_confirmed", one.state is ModuleState.CONFIRMED, told, None, Effect.WARN)
