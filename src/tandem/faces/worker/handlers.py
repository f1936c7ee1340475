"""Which function does which job: the names that actions write, bound to the functions that know how."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tandem.base import events, jobs, planner
from tandem.faces.exchange import actions as exchange
from tandem.faces.exchange.enrolments import actions as enrolments
from tandem.faces.exchange.enrolments import fetching
from tandem.faces.exchange.gtfs import importer as timetables
from tandem.faces.outbox import actions as outbox
from tandem.journey.activation.actions import clock as activation_clock
from tandem.journey.demand import actions as demand
from tandem.journey.handover.actions import clock as handover_clock
from tandem.journey.intake.actions import clock as intake_clock
from tandem.journey.placement.actions import (
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

_KEEP_DONE = timedelta(days=30)
_KEEP_MARKETS = timedelta(days=366)
_KEEP_NOTES = timedelta(days=5 * 366)


def nightly(*, now: datetime) -> None:
    """What every day brings: clocks, the daily seal over the events, what is done with swept, tables counted."""
    recognition_clock.tick(now=now)
    intake_clock.tick(now=now)
    clock_day.tick(now=now)
    handover_clock.tick(now=now)
    activation_clock.tick(now=now)
    opening_clock.tick(now=now)
    failed_runs.tick(now=now)
    introduction_clock.tick(now=now)
    publishing.tick(now=now)
    signal_day.tick(now=now)
    alert_day.tick(now=now)
    demand.tick(now=now)
    events.anchor(at=now)
    jobs.sweep(before=now - _KEEP_DONE)
    exchange.sweep(before=now - _KEEP_DONE)
    enrolments.sweep(now=now)
    outbox.sweep(now=now)
    learner.sweep(now=now)
    accounts.sweep_links(before=now - _KEEP_DONE)
    accounts.sweep_sessions(before=now)
    feeds.sweep(now=now)
    markets.sweep(before=now - _KEEP_MARKETS)
    access.sweep_notes(before=now - _KEEP_NOTES)
    planner.look_over()


def happened(*, event_id: int, now: datetime) -> None:
    """What follows from an event: clocks move with their tracks, what is pointless ends, who has to know is told."""
    clocks.happened(event_id=event_id, now=now)
    introduction_clock.happened(event_id=event_id, now=now)
    activation_clock.happened(event_id=event_id, now=now)
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
}
