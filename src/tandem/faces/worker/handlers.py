"""Which function does which job: the names that actions write, bound to the functions that know how."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from tandem.base import events, jobs, planner
from tandem.base.periods import day_of
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange.enrolments import actions as enrolments
from tandem.faces.exchange.enrolments import fetching
from tandem.faces.exchange.gtfs import importer as timetables
from tandem.faces.exchange.signing import agreements as signed_agreements
from tandem.faces.exchange.signing import amendments as signed_amendments
from tandem.faces.exchange.signing.actions import handling as signing
from tandem.faces.exchange.signing.actions import renewing
from tandem.faces.exchange.signing.subjects import Sealables, Subjects
from tandem.faces.exchange.takeovers import actions as takeovers
from tandem.faces.exchange.terms import SubjectKind
from tandem.faces.outbox import actions as outbox
from tandem.journey.activation.actions import clock as activation_clock
from tandem.journey.agreements.actions import erasing as agreements_erasing
from tandem.journey.agreements.actions import following as agreements_following
from tandem.journey.agreements.actions import night as agreements_night
from tandem.journey.demand import actions as demand
from tandem.journey.handover.actions import clock as handover_clock
from tandem.journey.intake.actions import clock as intake_clock
from tandem.journey.placement.actions import (
    agreeing,
    alert_day,
    clock_day,
    clocks,
    failed_runs,
    feeds,
    introduction_clock,
    learner,
    markets,
    opening_clock,
    publishing,
    signal_day,
)
from tandem.journey.placement.actions import runs as placement_runs
from tandem.journey.recognition.actions import clock as recognition_clock
from tandem.registers.access import actions as access
from tandem.registers.accounts import actions as accounts
from tandem.registers.organisations.actions import register as organisations_register

SUBJECTS: Final[Subjects] = {SubjectKind.AGREEMENT: signed_agreements.Agreements()}
"""Who takes over what a signing service signed: here, and nowhere else, a room of the journey plugs in."""
SEALABLES: Final[Sealables] = {**SUBJECTS, SubjectKind.AMENDMENT: signed_amendments.Amendments()}
"""What is sealed once everybody signed it, or said yes."""

_KEEP_DONE = timedelta(days=30)
_KEEP_MARKETS = timedelta(days=366)
_KEEP_NOTES = timedelta(days=5 * 366)


NIGHT: Final[Mapping[str, Callable[..., object]]] = {
    "recognition": recognition_clock.tick,
    "intake": intake_clock.tick,
    "agreements": agreements_night.tick,
    "old agreements": agreements_erasing.tick,
    "search time": clock_day.tick,
    "handover": handover_clock.tick,
    "activation": activation_clock.tick,
    "openings": opening_clock.tick,
    "failed runs": failed_runs.tick,
    "introductions": introduction_clock.tick,
    "publishing": publishing.tick,
    "signals": signal_day.tick,
    "alerts": alert_day.tick,
    "demand": demand.tick,
    "signing": signing.look_after,
    "stamps": renewing.look_after,
    "seal": lambda *, now: events.anchor(at=now),
    "jobs": lambda *, now: jobs.sweep(before=now - _KEEP_DONE),
    "exchange": lambda *, now: exchange.sweep(before=now - _KEEP_DONE),
    "enrolments": enrolments.sweep,
    "takeovers": takeovers.sweep,
    "mails": outbox.sweep,
    "learners": learner.sweep,
    "links": lambda *, now: accounts.sweep_links(before=now - _KEEP_DONE),
    "sessions": lambda *, now: accounts.sweep_sessions(before=now),
    "feeds": feeds.sweep,
    "markets": lambda *, now: markets.sweep(before=now - _KEEP_MARKETS),
    "notes": lambda *, now: access.sweep_notes(before=now - _KEEP_NOTES),
    "tables": lambda **_: planner.look_over(),
}
"""What every day brings, in this order: clocks, the daily seal over the events, old rows swept, tables counted."""


def nightly(*, now: datetime, part: str = "") -> None:
    """One part of the work of the night, the first unless named, once the next was asked for.

    So none holds up the others, the worker does what somebody waits for in between, and who tries again does one part.
    """
    parts = list(NIGHT)
    place = parts.index(part) if part else 0
    for following in parts[place + 1 : place + 2]:
        jobs.later("nightly", key=f"nightly:{day_of(now)}:{following}", at=now, part=following)
    NIGHT[parts[place]](now=now)


def happened(*, event_id: int, now: datetime) -> None:
    """What follows from an event: clocks move with their tracks, what is pointless ends, who has to know is told."""
    agreements_following.happened(event_id=event_id, now=now)
    agreeing.happened(event_id=event_id, now=now)
    clocks.happened(event_id=event_id, now=now)
    introduction_clock.happened(event_id=event_id, now=now)
    activation_clock.happened(event_id=event_id, now=now)
    signed_agreements.happened(event_id=event_id, now=now)
    signed_amendments.happened(event_id=event_id, now=now)
    outbox.happened(event_id=event_id, now=now)


HANDLERS: Mapping[str, jobs.Handler] = {
    "events.happened": happened,
    "outbox.send": outbox.send,
    "nightly": nightly,
    failed_runs.JOB: placement_runs.work_out,
    publishing.JOB: publishing.propose,
    "organisations.sweep_register": organisations_register.sweep,
    "travel.read_timetable": timetables.read_kept,
    enrolments.TAKE_IN: enrolments.take_in,
    enrolments.INVITE: enrolments.invite,
    fetching.FETCH: fetching.fetch,
    takeovers.TAKE_OVER: takeovers.take_over,
    agreements_erasing.SHRED: agreements_erasing.shred,
    signing.FOLLOW: partial(signing.follow, subjects=SUBJECTS),
    signing.TIDY: partial(signing.tidy, subjects=SUBJECTS),
    signing.SEAL: partial(signing.seal_paper, subjects=SEALABLES),
    renewing.RENEW: renewing.renew,
    renewing.DROP: renewing.drop,
}
