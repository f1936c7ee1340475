"""The steps of an agreement and of each signature, as tables."""

from tandem.base.workflow import Step, Workflow
from tandem.journey.agreements.terms import (
    AgreementMove,
    AgreementState,
    AmendmentMove,
    AmendmentState,
    Party,
    SignatureMove,
    SignatureState,
)

OPEN = (AgreementState.DRAFT, AgreementState.SIGNING)
"""Not all have signed yet."""

LIVE = (*OPEN, AgreementState.SIGNED)
"""It is being made, or it holds."""

AGREEMENT = Workflow(
    name="agreement",
    initial=AgreementState.DRAFT,
    steps=(
        Step(AgreementMove.PRESENT, (AgreementState.DRAFT,), AgreementState.SIGNING, by=Party.PROVIDER),
        Step(AgreementMove.TAKE_BACK, (AgreementState.SIGNING,), AgreementState.DRAFT, by=Party.PROVIDER),
        Step(AgreementMove.REFUSE, (AgreementState.SIGNING,), AgreementState.DRAFT, by=Party.ALL),
        Step(AgreementMove.COMPLETE, (AgreementState.SIGNING,), AgreementState.SIGNED, by=Party.ALL),
        Step(AgreementMove.TAKE_OVER, (AgreementState.DRAFT,), AgreementState.SIGNED, by=Party.PROVIDER),
        Step(AgreementMove.WITHDRAW, OPEN, AgreementState.WITHDRAWN, by=Party.ALL),
        Step(AgreementMove.LAPSE, (AgreementState.DRAFT,), AgreementState.LAPSED, by=Party.CLOCK),
        Step(AgreementMove.END, (AgreementState.SIGNED,), AgreementState.ENDED, by=Party.ALL),
    ),
    owners={
        AgreementState.DRAFT: Party.ALL,
        AgreementState.SIGNING: Party.ALL,
        AgreementState.SIGNED: Party.ALL,
        AgreementState.ENDED: None,
        AgreementState.WITHDRAWN: None,
        AgreementState.LAPSED: None,
    },
)

SIGNATURE = Workflow(
    name="signature",
    initial=SignatureState.WAITING,
    steps=(
        Step(SignatureMove.ASK, (SignatureState.WAITING,), SignatureState.ASKED, by=Party.CLOCK),
        Step(SignatureMove.SIGN, (SignatureState.ASKED,), SignatureState.SIGNED, by=Party.ALL),
        Step(SignatureMove.REFUSE, (SignatureState.ASKED,), SignatureState.REFUSED, by=Party.ALL),
    ),
    owners={
        SignatureState.WAITING: Party.CLOCK,
        SignatureState.ASKED: Party.ALL,
        SignatureState.SIGNED: None,
        SignatureState.REFUSED: None,
    },
)

AMENDING = (AmendmentState.PROPOSED, AmendmentState.AGREED)
"""Not decided yet, or not yet in force."""

AMENDMENT = Workflow(
    name="amendment",
    initial=AmendmentState.PROPOSED,
    steps=(
        Step(AmendmentMove.AGREE, (AmendmentState.PROPOSED,), AmendmentState.AGREED, by=Party.ALL),
        Step(AmendmentMove.REFUSE, (AmendmentState.PROPOSED,), AmendmentState.REFUSED, by=Party.ALL),
        Step(AmendmentMove.WITHDRAW, (AmendmentState.PROPOSED,), AmendmentState.WITHDRAWN, by=Party.ALL),
        Step(AmendmentMove.APPLY, (AmendmentState.AGREED,), AmendmentState.APPLIED, by=Party.CLOCK),
        Step(AmendmentMove.LAPSE, AMENDING, AmendmentState.LAPSED, by=Party.CLOCK),
    ),
    owners={
        AmendmentState.PROPOSED: Party.ALL,
        AmendmentState.AGREED: Party.CLOCK,
        AmendmentState.APPLIED: None,
        AmendmentState.REFUSED: None,
        AmendmentState.WITHDRAWN: None,
        AmendmentState.LAPSED: None,
    },
)
