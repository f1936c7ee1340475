"""The steps of an extract of the KBO, from the first row to the last one swept away."""

from tandem.base.workflow import Step, Workflow
from tandem.registers.organisations.terms import ExtractMove, ExtractState, Keeper

_UNSEEN = (ExtractState.STAGING, ExtractState.STAGED)

REGISTER_EXTRACT = Workflow(
    name="register_extract",
    initial=ExtractState.STAGING,
    steps=(
        Step(ExtractMove.FINISH, (ExtractState.STAGING,), ExtractState.STAGED, by=Keeper.IMPORTER),
        Step(ExtractMove.MAKE_CURRENT, (ExtractState.STAGED,), ExtractState.CURRENT, by=Keeper.IMPORTER),
        Step(ExtractMove.REPLACE, (ExtractState.CURRENT,), ExtractState.REPLACED, by=Keeper.PLATFORM),
        Step(ExtractMove.ABANDON, _UNSEEN, ExtractState.ABANDONED, by=Keeper.IMPORTER),
        Step(
            ExtractMove.SWEEP,
            (ExtractState.REPLACED, ExtractState.ABANDONED),
            ExtractState.SWEPT,
            by=Keeper.PLATFORM,
        ),
    ),
    owners={
        ExtractState.STAGING: Keeper.IMPORTER,
        ExtractState.STAGED: Keeper.IMPORTER,
        ExtractState.CURRENT: Keeper.PLATFORM,
        ExtractState.REPLACED: Keeper.PLATFORM,
        ExtractState.ABANDONED: Keeper.PLATFORM,
        ExtractState.SWEPT: None,
    },
)
