"""How to knock at the doors of what everybody signed, and of a change of it."""

from collections.abc import Mapping
from typing import Final

from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import Door, read, step

_COMPANY, _SCHOOL, _FAMILY = ("boss", "hr"), ("coach", "head"), ("learner", "parent")
_ALL = (*_COMPANY, *_SCHOOL, *_FAMILY)


def of_change(cast: Cast, more: str) -> str:
    """The change of an agreement, or something of it."""
    row = cast.agreement_change
    return f"/agreements/{row.agreement_id}/changes/{row.pk}{more}"


CHANGES: Final[Mapping[str, Door]] = {
    "getSealedAgreement": read(lambda cast: f"/agreements/{cast.agreement_signed.pk}/sealed", *_ALL),
    "getAgreementEvidence": read(lambda cast: f"/agreements/{cast.agreement_signed.pk}/evidence", *_ALL),
    "listAgreementChanges": read(lambda cast: f"/agreements/{cast.agreement_change.agreement_id}/changes", *_ALL),
    "getChangePaper": read(lambda cast: of_change(cast, "/paper"), *_ALL),
    "getSealedChange": read(lambda cast: of_change(cast, "/sealed"), *_ALL),
    "getChangeEvidence": read(lambda cast: of_change(cast, "/evidence"), *_ALL),
    "agreeToChange": step(
        lambda cast: of_change(cast, "/agree"),
        *_COMPANY,
        *_SCHOOL,
        "parent",
        body=lambda cast: {"paper": cast.agreement_change.paper},
        learner=409,
    ),
    "refuseChange": step(
        lambda cast: of_change(cast, "/refuse"), *_SCHOOL, *_FAMILY, body={"words": "Nee."}, boss=409, hr=409
    ),
}
