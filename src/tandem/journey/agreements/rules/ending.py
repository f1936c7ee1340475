"""How a signed agreement ends: who by which reason, on which day, with which notice (R-END-01 to R-END-09).

Probation, notice and grounds are working values of which nobody is sure, so they warn and never stop (ADR 6). What
stops is what cannot be: a reason of somebody else, days that do not follow each other, a reason without words.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from tandem.base.periods import add_months
from tandem.base.verdict import Effect, Finding, Verdict
from tandem.journey.agreements.terms import EndReason, Party
from tandem.law.norms import Norms, effect_of
from tandem.law.values import Value

_DAY: Final = timedelta(days=1)
_EACH: Final = frozenset({Party.PROVIDER, Party.COMPANY, Party.LEARNER})
_COMPANY: Final = frozenset({Party.COMPANY})
_LEARNER: Final = frozenset({Party.LEARNER})
_PROVIDER: Final = frozenset({Party.PROVIDER})

ENDED_BY: Final = {
    EndReason.TERM_REACHED: frozenset[Party](),
    EndReason.PASSED: _PROVIDER,
    EndReason.PROBATION_COMPANY: _COMPANY,
    EndReason.PROBATION_LEARNER: _LEARNER,
    EndReason.MUTUAL: _EACH,
    EndReason.URGENT_CAUSE_COMPANY: _COMPANY,
    EndReason.URGENT_CAUSE_LEARNER: _LEARNER,
    EndReason.LEARNER_LEFT_TRAINING: _PROVIDER,
    EndReason.EXPELLED: _PROVIDER,
    EndReason.RECOGNITION_LIFTED: _PROVIDER,
    EndReason.COMPANY_EXCLUDED: _PROVIDER,
    EndReason.NO_VALID_MENTOR: _PROVIDER | _COMPANY,
    EndReason.BANKRUPTCY_OR_CLOSURE: _PROVIDER | _COMPANY,
    EndReason.FORCE_MAJEURE: _EACH,
    EndReason.LONG_SUSPENSION: _COMPANY | _LEARNER,
    EndReason.DEATH: _PROVIDER | _COMPANY,
    EndReason.OTHER: _EACH,
}
"""Who ends it by which reason. Where a company or a learner cannot come in, who guides the learner says it for it."""

PROBATION: Final = frozenset({EndReason.PROBATION_COMPANY, EndReason.PROBATION_LEARNER})
URGENT: Final = frozenset({EndReason.URGENT_CAUSE_COMPANY, EndReason.URGENT_CAUSE_LEARNER})
LEFT: Final = frozenset({EndReason.LEARNER_LEFT_TRAINING, EndReason.EXPELLED})
NEED_WORDS: Final = URGENT | {EndReason.OTHER, EndReason.FORCE_MAJEURE}
ONE_SIDED: Final = frozenset({EndReason.OTHER, EndReason.LONG_SUSPENSION})
"""One party gives notice, after probation."""
IN_TIME: Final = frozenset({EndReason.TERM_REACHED, EndReason.PASSED})
"""An end as it was meant: nobody has to report it."""


@dataclass(frozen=True)
class Stopped:
    """Days, both included, on which the agreement lay still; without an end it still does."""

    begins_on: date
    ends_on: date | None = None

    def lies_still_on(self, day: date) -> bool:
        """Whether this day is one of them."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def days_by(self, day: date) -> int:
        """How many days of it there are up to and including this day."""
        return max(0, (min(self.ends_on or day, day) - self.begins_on).days + 1)


@dataclass(frozen=True)
class EndFacts:
    """All that the conditions look at; `day` is the day on which somebody says it."""

    day: date
    reason: EndReason
    party: Party
    last_day: date
    noticed_on: date
    begins_on: date
    ends_on: date
    words: str = ""
    is_consulted: bool = False
    alone: frozenset[Party] = frozenset()
    stopped: tuple[Stopped, ...] = ()
    left_on: date | None = None


def check(facts: EndFacts, *, norms: Norms) -> Verdict:
    """Every condition on this end, met or not; `norms` are those of the day of notice."""
    return Verdict((*_who(facts), *_days(facts), *_ground(facts, norms=norms)))


def reasons_for(party: Party, *, alone: Collection[Party]) -> list[EndReason]:
    """The reasons by which this party can say that it ends."""
    return [reason for reason, by in ENDED_BY.items() if party in by or (party is Party.PROVIDER and by & set(alone))]


def side_of(reason: EndReason, party: Party) -> Party:
    """Whose end it is: that of the party that may, also where who guides the learner said it for it."""
    by = ENDED_BY[reason]
    return party if party in by or party is Party.CLOCK or len(by) != 1 else next(iter(by))


def probation_until(begins_on: date, stopped: Collection[Stopped], *, norms: Norms) -> date:
    """The last day of probation; a long suspension that begins in it makes it longer (R-END-01)."""
    until = begins_on + timedelta(days=norms.ending.probation_days.value) - _DAY
    if not norms.ending.probation_extended_by_suspension.value:
        return until
    for one in sorted(stopped, key=lambda found: found.begins_on):
        lasted = 0 if one.ends_on is None else one.days_by(one.ends_on)
        if one.begins_on <= until and lasted > norms.suspension.report_after_days.value:
            until += timedelta(days=lasted)
    return until


def forced_on(lifts_on: date, *, decided_on: date) -> date:
    """The last day of an agreement whose recognition is lifted: the day before, but not before it was decided."""
    return max(lifts_on - _DAY, decided_on)


def reported_to(reason: EndReason, *, norms: Norms) -> str:
    """Who always hears of it (R-END-08); nobody has to of an end as it was meant."""
    return "" if reason in IN_TIME else norms.ending.early_end_reported_to.value


def _who(facts: EndFacts) -> Iterator[Finding]:
    by = ENDED_BY[facts.reason]
    stands_in = facts.party is Party.PROVIDER and bool(by & facts.alone)
    yield Finding("ending.who_may", facts.party in by or stands_in, facts.reason)
    if facts.reason in NEED_WORDS:
        yield Finding("ending.why_told", bool(facts.words.strip()))


def _days(facts: EndFacts) -> Iterator[Finding]:
    first = min(facts.begins_on, facts.day)
    yield Finding("ending.after_begin", facts.last_day >= first, facts.last_day, first)
    yield Finding("ending.before_term", facts.last_day <= facts.ends_on, facts.last_day, facts.ends_on)
    yield Finding("ending.notice_first", facts.noticed_on <= facts.last_day, facts.noticed_on, facts.last_day)
    yield Finding("ending.notice_not_later", facts.noticed_on <= facts.day, facts.noticed_on, facts.day)


def _ground(facts: EndFacts, *, norms: Norms) -> Iterator[Finding]:
    law, given = norms.ending, (facts.last_day - facts.noticed_on).days
    until = probation_until(facts.begins_on, facts.stopped, norms=norms)
    if facts.reason in PROBATION:
        inside = facts.noticed_on <= until
        yield _finding("ending.in_probation", law.probation_days, is_met=inside, found=facts.noticed_on, needed=until)
        yield _finding("ending.probation_notice", law.probation_notice_days, given >= law.probation_notice_days.value)
    if facts.reason in ONE_SIDED:
        yield _finding("ending.notice", law.notice_days, is_met=given >= law.notice_days.value, found=given)
    if facts.reason is EndReason.OTHER and law.grounds_required_after_probation.value:
        value = law.grounds_required_after_probation
        yield _finding("ending.ground", value, is_met=facts.noticed_on <= until, found=until)
    if facts.reason in URGENT and law.urgent_cause_immediate.value:
        yield _finding("ending.urgent_at_once", law.urgent_cause_immediate, is_met=given == 0, found=given)
    if facts.reason is EndReason.MUTUAL and law.mutual_requires_coach.value:
        consulted = facts.is_consulted or facts.party is Party.PROVIDER
        yield _finding("ending.coach_consulted", law.mutual_requires_coach, is_met=consulted)
    if facts.reason in LEFT and law.leaving_training_ends.value and facts.left_on is not None:
        same = facts.last_day == facts.left_on
        yield _finding("ending.on_leaving", law.leaving_training_ends, same, facts.last_day, facts.left_on)
    if facts.reason is EndReason.LONG_SUSPENSION:
        months = law.long_suspension_months
        yield _finding("ending.suspended_long", months, is_met=_lies_still_long(facts, months.value))


def _lies_still_long(facts: EndFacts, months: int) -> bool:
    """Whether a suspension lasts longer than so many months by the day of notice."""
    return any(
        min(one.ends_on or facts.noticed_on, facts.noticed_on) >= add_months(one.begins_on, months)
        for one in facts.stopped
    )


def _finding(code: str, value: Value[Any], is_met: bool, found: Any = None, needed: Any = None) -> Finding:  # noqa: FBT001 - read with its name or right after the value
    told = needed if needed is not None else (None if isinstance(value.value, bool) else value.value)
    return Finding(code, is_met, found, told, Effect(effect_of(value)), value)
