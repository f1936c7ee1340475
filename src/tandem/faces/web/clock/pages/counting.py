"""How a search time was counted and where it stands, the same for who guides a learner and for the learner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from tandem.base.periods import Period, day_of
from tandem.faces.documents import clocks as words
from tandem.faces.documents import signals
from tandem.faces.documents.clocks import Basis, Meter, Week
from tandem.faces.documents.signals import Sign
from tandem.faces.documents.words import code_label
from tandem.faces.web.clock.pages.frame import few_left
from tandem.journey.placement.queries import clock_signals
from tandem.journey.placement.queries import clocks as doors
from tandem.journey.placement.queries.clocks import Reading
from tandem.journey.placement.rules import clocks as rules
from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.terms.clocks import ClockOutcome, ClockReason, ClockState, StopReason
from tandem.law import norms
from tandem.registers.organisations.terms import FreeDayKind, ProviderKind

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counted:
    """How the days of a clock were counted: from when, week by week, under which rules."""

    began: str
    weeks: tuple[Week, ...]
    bases: tuple[Basis, ...]


@dataclass(frozen=True)
class Running:
    """The clock of a track that runs, for a page about the track."""

    meter: Meter
    clock_id: UUID
    reading: Reading


def running(track: Any, *, day: date) -> Running | None:
    """How the clock of this track stands, which came through its door; None where none runs."""
    found = doors.running_of(track)
    if found is None:
        return None
    reading = doors.reading(found, day=day)
    return Running(words.meter(reading.count, few=few_left(reading.count)), found.pk, reading)


def signals_of(reading: Reading, *, day: date) -> tuple[Sign, ...]:
    """What asks the attention of who guides the learner; the learner reads none of it."""
    told = clock_signals.signals_of([reading], day=day)
    return tuple(signals.sign(one) for one in told[reading.clock.pk])


def standing(clock: Any, count: Count) -> str:
    """Why a clock no longer runs, and how many days it took."""
    used = {"used": min(max(count.used, 0), count.total), "total": count.total}
    if clock.state == ClockState.HANDLED:
        told = {"outcome": code_label(ClockOutcome(clock.outcome)), "day": words.long_day(day_of(clock.handled_at))}
        return gettext("Afgehandeld op %(day)s: %(outcome)s.") % told
    told = {"reason": code_label(StopReason(clock.stop_reason)), "day": words.long_day(clock.stopped_on)}
    sentence = gettext("Staat stil vanaf %(day)s: %(reason)s.") % told
    if clock.stop_reason == StopReason.PLACED:
        return f"{sentence} {gettext('Dat duurde %(used)s van de %(total)s opleidingsdagen.') % used}"
    return sentence


def counted(reading: Reading, *, day: date) -> Counted:
    """Every day that was looked at, with the rules under it; of a clock that runs up to the last day."""
    clock, count = reading.clock, reading.count
    days, _ = listed(reading)
    law = norms.at(clock.started_on)
    special = clock.track.provider.kind == ProviderKind.BUSO
    extension = rules.extension_days(is_special_education=special, norms=norms.at(day))
    shown = extension if clock.extended_days else None
    return Counted(
        began=words.began(ClockReason(clock.why), count),
        weeks=tuple(words.weeks(days, begin=count.counted_after, today=day)),
        bases=tuple(words.bases(count, norms=law, extension=shown)),
    )


def meanwhile(count: Count) -> tuple[Basis, ...]:
    """What holds as long as there is no agreement (R-AGR-13 to 15)."""
    search = norms.at(count.day).search
    values = (search.full_time_school_meanwhile, search.interview_justifies_absence, search.failing_ends_dual)
    return tuple(words.basis(one) for one in values)


def listed(reading: Reading) -> tuple[list[Any], Mapping[date, str]]:
    """The days of a count up to its last day, or up to where it stands where that is not known."""
    count = reading.count
    until = count.due_on or count.day
    if until <= count.counted_after:
        return [], {}
    own = doors.own_free_days(reading.clock.track, Period(count.counted_after, until + _A_DAY))
    names = {day: row.words or code_label(FreeDayKind(row.kind)) for day, row in own.items()}
    kinds = {day: code_label(FreeDayKind(row.kind)) for day, row in own.items()}
    return words.days(count, names, until=until), kinds
