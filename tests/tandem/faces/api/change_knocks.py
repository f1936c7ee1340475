"""How to knock at the doors of what everybody signed, and of a change of it."""

from collections.abc import Mapping
from typing import Final

from tandem.journey.agreements.models import Ending, Suspension
from tests.factories.agreement_life import EndingFactory, SuspensionFactory
from tests.tandem.faces.api.house import Cast
from tests.tandem.faces.api.knocking import Door, read, step

_COMPANY, _SCHOOL, _FAMILY = ("boss", "hr"), ("coach", "head"), ("learner", "parent")
_ALL = (*_COMPANY, *_SCHOOL, *_FAMILY)
_REST = (*_SCHOOL, *_FAMILY)
_READS = dict.fromkeys(_COMPANY, 403)
_END = {"reason": "mutual", "noticedOn": "2026-11-20", "lastDay": "2027-02-26"}
_SOMEBODY_ELSE = {"name": "Ria Voorbeeld", "email": "ria@voorbeeld.example"}


def of_change(cast: Cast, more: str) -> str:
    """The change of an agreement, or something of it."""
    row = cast.agreement_change
    return f"/agreements/{row.agreement_id}/changes/{row.pk}{more}"


def of_running(cast: Cast, more: str) -> str:
    """The agreement that holds, or something of it."""
    return f"/agreements/{cast.agreement_running.pk}{more}"


def of_told_end(cast: Cast) -> str:
    """Where an end that the company told is called off."""
    if not Ending.objects.filter(agreement=cast.agreement_running).exists():
        EndingFactory(agreement=cast.agreement_running)
    return of_running(cast, "/end/callOff")


def of_stop(cast: Cast, more: str) -> str:
    """A suspension of it."""
    held = Suspension.objects.filter(agreement=cast.agreement_running).first()
    return of_running(cast, f"/suspensions/{(held or SuspensionFactory(agreement=cast.agreement_running)).pk}{more}")


def of_signer(cast: Cast, more: str) -> str:
    """The company, which is asked to sign."""
    return f"/agreements/{cast.agreement_signing.pk}/signatures/company{more}"


CHANGES: Final[Mapping[str, Door]] = {
    "getSealedAgreement": read(lambda cast: f"/agreements/{cast.agreement_signed.pk}/sealed", *_ALL),
    "getAgreementEvidence": read(lambda cast: f"/agreements/{cast.agreement_signed.pk}/evidence", *_ALL),
    "listAgreementChanges": read(lambda cast: f"/agreements/{cast.agreement_change.agreement_id}/changes", *_ALL),
    "passAgreementYear": step(
        lambda cast: f"/agreements/{cast.agreement_began.pk}/passed",
        *_SCHOOL,
        body={"passedOn": "2026-11-20"},
        **dict.fromkeys((*_COMPANY, *_FAMILY), 403),
    ),
    "strikeAgreementYear": step(
        lambda cast: f"/agreements/{cast.agreement_year.agreement_id}/passed/{cast.agreement_year.pk}/strike",
        *_SCHOOL,
        **dict.fromkeys((*_COMPANY, *_FAMILY), 403),
    ),
    "getChangePaper": read(lambda cast: of_change(cast, "/paper"), *_ALL),
    "getSealedChange": read(lambda cast: of_change(cast, "/sealed"), *_ALL),
    "getChangeEvidence": read(lambda cast: of_change(cast, "/evidence"), *_ALL),
    "agreeToChange": step(
        lambda cast: of_change(cast, "/agree"),
        "boss",
        *_SCHOOL,
        "parent",
        body=lambda cast: {"paper": cast.agreement_change.paper},
        learner=409,
        hr=403,
    ),
    "refuseChange": step(
        lambda cast: of_change(cast, "/refuse"), *_SCHOOL, *_FAMILY, body={"words": "Nee."}, boss=409, hr=409
    ),
    "withdrawChange": step(lambda cast: of_change(cast, "/withdraw"), *_COMPANY, **dict.fromkeys(_REST, 409)),
    "replaceChangeSigner": step(
        lambda cast: of_change(cast, "/yes/company/replace"), *_SCHOOL, body=_SOMEBODY_ELSE, **_READS
    ),
    "remindChangeSigner": step(lambda cast: of_change(cast, "/yes/company/remind"), *_SCHOOL, **_READS),
    "proposeChange": step(
        lambda cast: of_running(cast, "/changes"),
        *_ALL,
        body={"fromOn": "2027-02-01", "endsOn": "2027-05-28"},
        gives=201,
    ),
    "getAgreementLife": read(lambda cast: of_running(cast, "/life"), *_ALL),
    "checkAgreementEnd": step(lambda cast: of_running(cast, "/end/check"), *_ALL, body=_END),
    "endAgreement": step(lambda cast: of_running(cast, "/end"), *_ALL, body=_END),
    "callAgreementEndOff": step(of_told_end, *_COMPANY, *_SCHOOL),
    "suspendAgreement": step(
        lambda cast: of_running(cast, "/suspensions"),
        *_COMPANY,
        *_SCHOOL,
        body={"cause": "short_leave", "beginsOn": "2027-03-01", "endsOn": "2027-03-02"},
    ),
    "resumeAgreement": step(lambda cast: of_stop(cast, "/resume"), *_COMPANY, *_SCHOOL, body={"lastDay": "2027-02-04"}),
    "strikeAgreementSuspension": step(lambda cast: of_stop(cast, "/strike"), *_COMPANY, *_SCHOOL),
    "replaceAgreementSigner": step(lambda cast: of_signer(cast, "/replace"), *_SCHOOL, body=_SOMEBODY_ELSE, **_READS),
    "remindAgreementSigner": step(lambda cast: of_signer(cast, "/remind"), *_SCHOOL, **_READS),
}
