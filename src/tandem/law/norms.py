"""The law on one day: `norms.at(day).mentor.min_age.value`.

The day is the day the question is about, in Brussels, and not today: what was decided
in 2019 is measured with the law of 2019.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from tandem.base.verdict import Effect
from tandem.law import book
from tandem.law.errors import NoValueOnDay, UnknownKey
from tandem.law.groups import agreements, learning, pay, steering, travel, workplace
from tandem.law.groups.group import Group
from tandem.law.values import Certainty, Parameter, Scope, Value

__all__ = ["Norms", "Scope", "Value", "at", "effect_of", "version"]

G = TypeVar("G", bound=Group)


@dataclass(frozen=True)
class Norms:
    """Every parameter as it holds on one day, for everyone or for a sector or joint committee."""

    day: date
    scope: Scope

    def value(self, key: str) -> Value[Any]:
        """The value of this parameter, asked by key; `NoValueOnDay` when it has none."""
        parameter = book.book().parameters.get(key)
        if parameter is None:
            raise UnknownKey(key)
        value = parameter.at(self.day, scope=self.scope)
        if value is None:
            raise _nothing(parameter, self.day)
        return value

    def _group(self, kind: type[G]) -> G:
        parameters = book.book().parameters
        held: dict[str, Any] = {}
        for name, may_be_absent in book.optional_fields(kind.SUBJECT).items():
            parameter = parameters[f"{kind.SUBJECT}.{name}"]
            held[name] = parameter.at(self.day, scope=self.scope)
            if held[name] is None and not may_be_absent:
                raise _nothing(parameter, self.day)
        return kind(**held)

    @cached_property
    def regime(self) -> workplace.RegimeNorms:
        """How the regime stands."""
        return self._group(workplace.RegimeNorms)

    @cached_property
    def recognition(self) -> workplace.RecognitionNorms:
        """Conditions, decision, validity and appeal of a recognition."""
        return self._group(workplace.RecognitionNorms)

    @cached_property
    def request(self) -> workplace.RequestNorms:
        """Who files a request, with what."""
        return self._group(workplace.RequestNorms)

    @cached_property
    def mentor(self) -> workplace.MentorNorms:
        """Conditions for a mentor."""
        return self._group(workplace.MentorNorms)

    @cached_property
    def duty(self) -> workplace.DutyNorms:
        """What company and learner must do."""
        return self._group(workplace.DutyNorms)

    @cached_property
    def sanction(self) -> workplace.SanctionNorms:
        """What follows when a company no longer meets the conditions."""
        return self._group(workplace.SanctionNorms)

    @cached_property
    def power(self) -> workplace.PowerNorms:
        """What the Flemish partnership decides, and the sector partnerships."""
        return self._group(workplace.PowerNorms)

    @cached_property
    def agreement(self) -> agreements.AgreementNorms:
        """Kinds, parties, term and registration of an agreement."""
        return self._group(agreements.AgreementNorms)

    @cached_property
    def search(self) -> agreements.SearchNorms:
        """How long a learner without an agreement may search."""
        return self._group(agreements.SearchNorms)

    @cached_property
    def ending(self) -> agreements.EndingNorms:
        """Probation, notice and grounds to end."""
        return self._group(agreements.EndingNorms)

    @cached_property
    def suspension(self) -> agreements.SuspensionNorms:
        """When an agreement is paused."""
        return self._group(agreements.SuspensionNorms)

    @cached_property
    def working_time(self) -> agreements.WorkingTimeNorms:
        """Hours of school and work together."""
        return self._group(agreements.WorkingTimeNorms)

    @cached_property
    def minor(self) -> agreements.MinorNorms:
        """Limits to the working time of minors."""
        return self._group(agreements.MinorNorms)

    @cached_property
    def holiday(self) -> agreements.HolidayNorms:
        """When the learner is free, and paid."""
        return self._group(agreements.HolidayNorms)

    @cached_property
    def allowance(self) -> pay.AllowanceNorms:
        """Percentages, rounding and amounts of the allowance."""
        return self._group(pay.AllowanceNorms)

    @cached_property
    def social(self) -> pay.SocialNorms:
        """The federal statute of the learner."""
        return self._group(pay.SocialNorms)

    @cached_property
    def startbonus(self) -> pay.StartbonusNorms:
        """The start and placement bonus, until 30 June 2023."""
        return self._group(pay.StartbonusNorms)

    @cached_property
    def premium(self) -> pay.PremiumNorms:
        """The premiums since 1 September 2023."""
        return self._group(pay.PremiumNorms)

    @cached_property
    def support(self) -> pay.SupportNorms:
        """Support of a sector or of Brussels."""
        return self._group(pay.SupportNorms)

    @cached_property
    def adult(self) -> pay.AdultNorms:
        """Agreements and allowance in adult education."""
        return self._group(pay.AdultNorms)

    @cached_property
    def plan(self) -> learning.PlanNorms:
        """Who makes the training plan, and what it says."""
        return self._group(learning.PlanNorms)

    @cached_property
    def curriculum(self) -> learning.CurriculumNorms:
        """Which document a training is based on."""
        return self._group(learning.CurriculumNorms)

    @cached_property
    def evaluation(self) -> learning.EvaluationNorms:
        """Who evaluates, and which certificate follows."""
        return self._group(learning.EvaluationNorms)

    @cached_property
    def path(self) -> learning.PathNorms:
        """Advice, age and admission."""
        return self._group(learning.PathNorms)

    @cached_property
    def run_up(self) -> learning.RunUpNorms:
        """The run-up phase."""
        return self._group(learning.RunUpNorms)

    @cached_property
    def programming(self) -> steering.ProgrammingNorms:
        """Starting a new training, and the forums."""
        return self._group(steering.ProgrammingNorms)

    @cached_property
    def publication(self) -> steering.PublicationNorms:
        """What is public, and masking."""
        return self._group(steering.PublicationNorms)

    @cached_property
    def handover(self) -> learning.HandoverNorms:
        """How soon somebody takes over, and how long an enquiry is kept."""
        return self._group(learning.HandoverNorms)

    @cached_property
    def activation(self) -> learning.ActivationNorms:
        """When a company with a sleeping recognition is asked, and what makes a yes likely."""
        return self._group(learning.ActivationNorms)

    @cached_property
    def demand(self) -> learning.DemandNorms:
        """When an opening waits, and how long counts of unmet demand are kept."""
        return self._group(learning.DemandNorms)

    @cached_property
    def signals(self) -> learning.SignalNorms:
        """When the search time of a learner asks attention."""
        return self._group(learning.SignalNorms)

    @cached_property
    def privacy(self) -> steering.PrivacyNorms:
        """Terms and choices for sensitive data."""
        return self._group(steering.PrivacyNorms)

    @cached_property
    def term(self) -> steering.TermNorms:
        """How days are counted."""
        return self._group(steering.TermNorms)

    @cached_property
    def travel(self) -> travel.TravelNorms:
        """How a distance becomes minutes."""
        return self._group(travel.TravelNorms)


@lru_cache(maxsize=4096)
def at(day: date, *, sector: str | None = None, joint_committee: str | None = None) -> Norms:
    """The law on that day; a value of the sector or joint committee goes before the general one."""
    return Norms(day, Scope(sector, joint_committee))


def effect_of(value: Value[Any], *, switched: str | None = None) -> Effect:
    """Whether an unmet rule blocks or only warns.

    Official blocks. Retold blocks too, unless the competent body `switched` it to warn. The others only warn.
    """
    if value.certainty is Certainty.RETOLD and switched is not None:
        return Effect(switched)
    return Effect.BLOCK if value.certainty in {Certainty.OFFICIAL, Certainty.RETOLD} else Effect.WARN


def version() -> str:
    """The version of the law; a decision stores it, so that it can be replayed."""
    return book.version()


def _nothing(parameter: Parameter, day: date) -> NoValueOnDay:
    first = min((value.since for value in parameter.values), default=None)
    ends = [value.until for value in parameter.values]
    last = None if None in ends else max((end for end in ends if end is not None), default=None)
    return NoValueOnDay(parameter.key, day=day, first=first, last=last)
