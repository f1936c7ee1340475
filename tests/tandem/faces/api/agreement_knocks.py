"""How to knock at the doors of an agreement while it is made and signed, and of a workplace in another company's."""

from collections.abc import Mapping
from typing import Any, Final

from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import Door, Knock, put, read, step

INSIDE, SCHOOL = ("boss", "hr"), ("coach", "head")
SIGNING = ("boss", *SCHOOL, "learner", "parent")
AGREEING = (*INSIDE, *SCHOOL, "learner", "parent")
COMPANY_READS = dict.fromkeys(INSIDE, 403)


def of_agreement(cast: Cast, more: str = "") -> str:
    """The address of the agreement that is being made, or of something in it."""
    return f"/agreements/{cast.agreement.pk}{more}"


def of_signing(cast: Cast, more: str) -> str:
    """The same of the agreement that is being signed."""
    return f"/agreements/{cast.agreement_signing.pk}{more}"


def of_second_place(cast: Cast) -> str:
    """Where the second workplace of an agreement is taken out."""
    one = cast.agreement_with_two
    return f"/agreements/{one.pk}/workplaces/{one.workplaces.get(is_lead=False).pk}/remove"


def of_shared(cast: Cast, more: str) -> str:
    """The own workplace in an agreement that another company leads."""
    one = cast.agreement_shared
    return f"/sharedAgreements/{one.pk}/workplaces/{one.workplaces.get().pk}{more}"


def elsewhere(cast: Cast) -> Any:
    """Another workplace for the training of the learner."""
    return {"recognition": cast.agreement_elsewhere.number}


AGREEMENTS: Final[Mapping[str, Door]] = {
    "listAgreements": read(lambda cast: f"/agreements?page={1 if cast.agreement else 0}", *AGREEING, "neighbour"),
    "getAgreement": read(of_agreement, *AGREEING),
    "getAgreementChecks": read(lambda cast: of_agreement(cast, "/checks"), *AGREEING),
    "getAgreementPaper": read(lambda cast: of_agreement(cast, "/paper"), *AGREEING),
    "getAgreementPremiums": read(lambda cast: of_agreement(cast, "/premiums"), *AGREEING),
    "getAgreementCalendar": read(lambda cast: of_agreement(cast, "/calendar"), *AGREEING),
    "getAgreementDimona": read(lambda cast: of_agreement(cast, "/dimona"), *INSIDE, *SCHOOL),
    "beginAgreement": step(lambda cast: f"/tracks/{cast.noor.track.pk}/agreements", *SCHOOL, body=elsewhere, gives=201),
    "fillAgreement": put(lambda cast: of_agreement(cast, "/text"), {"holidayWords": "Geen afwijking."}, *AGREEING),
    "setAgreementPlace": step(lambda cast: of_agreement(cast, "/workplaces"), *INSIDE, *SCHOOL, body=elsewhere),
    "removeAgreementPlace": step(of_second_place, *INSIDE, *SCHOOL),
    "listSharedAgreements": read(
        lambda cast: f"/sharedAgreements?page={1 if cast.agreement_shared else 0}", *INSIDE, "neighbour"
    ),
    "getSharedAgreement": read(lambda cast: f"/sharedAgreements/{cast.agreement_shared.pk}", *INSIDE),
    "agreeToShare": step(
        lambda cast: of_shared(cast, "/agree"), "boss", body=lambda cast: {"mentorId": str(cast.mentor.pk)}, hr=403
    ),
    "declineShare": step(
        lambda cast: of_shared(cast, "/decline"), "boss", body={"words": "Geen tijd."}, gives=204, hr=403
    ),
    "handAgreementOver": step(lambda cast: of_agreement(cast, "/handOver"), *AGREEING, body={"to": "company"}),
    "remarkAgreement": step(
        lambda cast: of_agreement(cast, "/remarks"), *AGREEING, body={"field": "hours", "words": "?"}
    ),
    "settleAgreementRemark": step(
        lambda cast: of_agreement(cast, f"/remarks/{cast.agreement.remarks.get().pk}/settle"), *AGREEING
    ),
    "presentAgreement": step(lambda cast: of_agreement(cast, "/present"), *SCHOOL, **COMPANY_READS),
    "signAgreement": step(
        lambda cast: of_signing(cast, "/sign"),
        *SIGNING,
        body=lambda cast: {"paper": cast.agreement_signing.paper},
        hr=403,
    ),
    "refuseAgreement": step(lambda cast: of_signing(cast, "/refuse"), *SIGNING, body={"words": "Nee."}, hr=403),
    "takeAgreementBack": step(lambda cast: of_signing(cast, "/takeBack"), *SCHOOL, **COMPANY_READS),
    "withdrawAgreement": step(lambda cast: of_agreement(cast, "/withdraw"), *INSIDE, *SCHOOL, body={"words": "Nee."}),
    "scanAgreement": Door(
        lambda cast: Knock("POST", of_signing(cast, "/scans/company"), files={"file": house.scan_file()}),
        SCHOOL,
        told=COMPANY_READS,
    ),
}
