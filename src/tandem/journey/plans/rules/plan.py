"""Whether a training plan teaches everything that counts, where it may be taught, within its period (R-PLAN-02, 05).

A condition on one activity names its code in `subject`, so that a page can say where it is. What the law is sure of
stops; the rest warns (ADR 6).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.plans.rules.modules import Asked as Module
from tandem.journey.plans.terms import Setting, Where
from tandem.law.norms import Norms, effect_of
from tandem.registers.reference.terms import Safety

AT_WORK = frozenset({Where.WORK, Where.BOTH})


@dataclass(frozen=True)
class Asked:
    """An activity that the training asks; what nobody knows to be compulsory counts as it."""

    code: str
    counts: bool = True
    safety: Safety | None = None
    phase: int | None = None


@dataclass(frozen=True)
class Line:
    """What the plan says of one activity; a day that is not told is that of the plan."""

    introduced: Where | None = None
    practised: Where | None = None
    workplaces: frozenset[str] = frozenset()
    begins: date | None = None
    ends: date | None = None
    guide: str = ""
    taught_by: str = ""
    """The other provider, where it is taught outside school and workplace."""
    is_exempt: bool = False
    """What the learner can already do (R-PLAN-05)."""

    @property
    def at_work(self) -> bool:
        """Whether any of it happens at a workplace."""
        return not AT_WORK.isdisjoint({self.introduced, self.practised})

    @property
    def outside(self) -> bool:
        """Whether any of it happens at another provider."""
        return Where.EXTERNAL in {self.introduced, self.practised}


@dataclass(frozen=True)
class Workplace:
    """A workplace of the plan, from `begins` up to and including `ends`, on so many days."""

    key: str
    begins: date
    ends: date
    offers: frozenset[str] | None = None
    """The codes of the activities it said to offer; None where it was not asked."""
    is_limited: bool = False
    """Recognised for these activities alone."""
    days: int | None = None
    setting: Setting | None = None
    supervised_days: int | None = None
    """Days under supervision in the first month."""
    is_lead: bool = False


@dataclass(frozen=True)
class Plan:
    """A training plan as it stands, for a learner of so many years on its first day."""

    begins: date
    ends: date
    age: int
    asked: tuple[Asked, ...]
    lines: Mapping[str, Line]
    workplaces: tuple[Workplace, ...]
    modules: tuple[Module, ...] = ()


def check(plan: Plan, *, norms: Norms) -> Verdict:
    """Every condition on this plan, met or not."""
    at = {one.key: one for one in plan.workplaces}
    found = [
        Finding("plan.days_in_order", plan.begins <= plan.ends, plan.ends, plan.begins),
        Finding("plan.learns_at_work", any(one.at_work for one in plan.lines.values())),
    ]
    for asked in plan.asked:
        line = plan.lines.get(asked.code, Line())
        if not line.is_exempt:
            found += [*_taught(asked, line, norms=norms), *_guided(asked, line, plan, norms=norms)]
            found += [*_there(asked.code, line, at), *_in_time(asked.code, line, plan, at)]
    return Verdict(tuple(found))


def not_covered(plan: Plan) -> tuple[str, ...]:
    """The codes of what counts and is introduced or practised nowhere, so that somebody else can be sought."""
    lines = ((one, plan.lines.get(one.code, Line())) for one in plan.asked if one.counts)
    return tuple(one.code for one, line in lines if not line.is_exempt and None in {line.introduced, line.practised})


def _taught(asked: Asked, line: Line, *, norms: Norms) -> Iterator[Finding]:
    """Introduced somewhere and practised somewhere; of what does not count, only what is half said."""
    is_told = line.introduced is not None or line.practised is not None
    if not asked.counts and not is_told:
        return
    law = norms.plan.phases
    effect = Effect(effect_of(law)) if asked.counts else Effect.WARN
    first, then = line.introduced, line.practised
    yield Finding("plan.introduced", first is not None, first, None, effect, law, asked.code)
    yield Finding("plan.practised", then is not None, then, None, effect, law, asked.code)


def _there(activity: str, line: Line, at: Mapping[str, Workplace]) -> Iterator[Finding]:
    """Whoever teaches it is named, and may teach it."""
    if line.outside:
        yield Finding("plan.outside_named", bool(line.taught_by.strip()), subject=activity)
    if not line.at_work:
        return
    known = [at[key] for key in sorted(line.workplaces) if key in at]
    yield Finding("plan.workplace_named", bool(known), subject=activity)
    for one in known:
        if one.offers is not None:
            offers = activity in one.offers
            if one.is_limited:
                yield Finding("plan.workplace_may", offers, one.key, subject=activity)
            else:
                yield Finding("plan.workplace_offers", offers, one.key, None, Effect.WARN, subject=activity)


def _in_time(activity: str, line: Line, plan: Plan, at: Mapping[str, Workplace]) -> Iterator[Finding]:
    """Within the plan, and while the learner is where it is taught."""
    begins, ends = line.begins or plan.begins, line.ends or plan.ends
    inside = plan.begins <= begins <= ends <= plan.ends
    if begins > ends:
        yield Finding("plan.line_in_order", False, ends, begins, subject=activity)
        return
    yield Finding("plan.line_begins", begins >= plan.begins, begins, plan.begins, subject=activity)
    yield Finding("plan.line_ends", ends <= plan.ends, ends, plan.ends, subject=activity)
    if not line.at_work or not inside:
        return
    for one in (at[key] for key in sorted(line.workplaces) if key in at):
        meets = one.begins <= ends and begins <= one.ends
        yield Finding("plan.learner_is_there", meets, one.key, subject=activity)


def _guided(asked: Asked, line: Line, plan: Plan, *, norms: Norms) -> Iterator[Finding]:
    """Who is not of age learns what asks for care beside somebody who is named."""
    adult = norms.minor.adult_from_age
    if asked.safety is Safety.MINOR and line.at_work and plan.age < adult.value:
        yield Finding("plan.minor_guided", bool(line.guide.strip()), None, None, Effect.WARN, adult, asked.code)
