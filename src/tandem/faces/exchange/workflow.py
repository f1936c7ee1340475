"""The steps of a paper that a signing service has signed, as a table."""

from tandem.base.workflow import Step, Workflow
from tandem.faces.exchange.terms import PackageMove, PackageParty, PackageState

OPEN = (PackageState.ASKED, PackageState.SENT)
"""Something can still come of it."""

PACKAGE = Workflow(
    name="signing_package",
    initial=PackageState.ASKED,
    steps=(
        Step(PackageMove.SEND, (PackageState.ASKED,), PackageState.SENT, by=PackageParty.PLATFORM),
        Step(PackageMove.SIGN, (PackageState.SENT,), PackageState.SIGNED, by=PackageParty.SERVICE),
        Step(PackageMove.REFUSE, (PackageState.SENT,), PackageState.REFUSED, by=PackageParty.SERVICE),
        Step(PackageMove.EXPIRE, (PackageState.SENT,), PackageState.EXPIRED, by=PackageParty.SERVICE),
        Step(PackageMove.WITHDRAW, OPEN, PackageState.WITHDRAWN, by=PackageParty.PLATFORM),
        Step(PackageMove.FAIL, OPEN, PackageState.FAILED, by=PackageParty.PLATFORM),
    ),
    owners={
        PackageState.ASKED: PackageParty.PLATFORM,
        PackageState.SENT: PackageParty.SERVICE,
        PackageState.SIGNED: None,
        PackageState.REFUSED: None,
        PackageState.EXPIRED: None,
        PackageState.WITHDRAWN: None,
        PackageState.FAILED: None,
    },
)
