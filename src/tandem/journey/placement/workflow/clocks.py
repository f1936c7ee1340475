"""The steps of a clock, and of a question for more days, as tables."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.placement.terms.clocks import (
    ClockMove,
    ClockParty,
    ClockState,
    ExtensionMove,
    ExtensionState,
)

CLOCK = Workflow(
    name="search_clock",
    initial=ClockState.RUNNING,
    steps=(
        Step(ClockMove.STOP, (ClockState.RUNNING,), ClockState.STOPPED, by=ClockParty.TRACK),
        Step(ClockMove.RESUME, (ClockState.STOPPED,), ClockState.RUNNING, by=ClockParty.TRACK),
        Step(ClockMove.HANDLE, (ClockState.RUNNING,), ClockState.HANDLED, by=ClockParty.COACH),
    ),
    owners={
        ClockState.RUNNING: ClockParty.COACH,
        ClockState.STOPPED: ClockParty.TRACK,
        ClockState.HANDLED: None,
    },
)

EXTENSION = Workflow(
    name="clock_extension",
    initial=ExtensionState.ASKED,
    steps=(
        Step(ExtensionMove.GRANT, (ExtensionState.ASKED,), ExtensionState.GRANTED, by=ClockParty.PROVIDER),
        Step(ExtensionMove.REFUSE, (ExtensionState.ASKED,), ExtensionState.REFUSED, by=ClockParty.PROVIDER),
        Step(ExtensionMove.WITHDRAW, (ExtensionState.ASKED,), ExtensionState.WITHDRAWN, by=ClockParty.COACH),
        Step(ExtensionMove.LAPSE, (ExtensionState.ASKED,), ExtensionState.LAPSED, by=ClockParty.TRACK),
    ),
    owners={
        ExtensionState.ASKED: ClockParty.PROVIDER,
        ExtensionState.GRANTED: None,
        ExtensionState.REFUSED: None,
        ExtensionState.WITHDRAWN: None,
        ExtensionState.LAPSED: None,
    },
)
