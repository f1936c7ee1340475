"""The steps of a timetable, from the file that was handed in to the day it is no longer reckoned with."""

from tandem.base.workflow import Step, Workflow
from tandem.registers.travel.terms import Keeper, TimetableMove, TimetableState

TIMETABLE = Workflow(
    name="timetable",
    initial=TimetableState.RECEIVED,
    steps=(
        Step(TimetableMove.CHECK, (TimetableState.RECEIVED,), TimetableState.CHECKED, by=Keeper.IMPORTER),
        Step(TimetableMove.REFUSE, (TimetableState.RECEIVED,), TimetableState.REFUSED, by=Keeper.IMPORTER),
        Step(TimetableMove.USE, (TimetableState.CHECKED,), TimetableState.IN_USE, by=Keeper.PLATFORM),
        Step(
            TimetableMove.WITHDRAW,
            (TimetableState.RECEIVED, TimetableState.CHECKED, TimetableState.IN_USE),
            TimetableState.WITHDRAWN,
            by=Keeper.PLATFORM,
        ),
    ),
    owners={
        TimetableState.RECEIVED: Keeper.IMPORTER,
        TimetableState.CHECKED: Keeper.PLATFORM,
        TimetableState.IN_USE: Keeper.PLATFORM,
        TimetableState.REFUSED: None,
        TimetableState.WITHDRAWN: None,
    },
)
