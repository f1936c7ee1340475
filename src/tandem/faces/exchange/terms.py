"""Words of imports."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file that was handed in holds."""

    PROVIDERS = "providers"
    ACTIVITIES = "activities"


class SubjectKind(StrEnum):
    """What is being signed."""

    AGREEMENT = "agreement"
    AMENDMENT = "amendment"


class PackageState(StrEnum):
    """Where a paper stands that a signing service has signed."""

    ASKED = "asked"
    """To be brought to the service."""
    SENT = "sent"
    SIGNED = "signed"
    REFUSED = "refused"
    EXPIRED = "expired"
    """The service closed it on its last day."""
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    """What came back is not what was asked, or nothing came back at all."""


class PackageMove(StrEnum):
    """What can happen to a paper that is to be signed."""

    SEND = "send"
    SIGN = "sign"
    REFUSE = "refuse"
    EXPIRE = "expire"
    WITHDRAW = "withdraw"
    FAIL = "fail"


class PackageParty(StrEnum):
    """Who takes a step with it, or has the ball."""

    PLATFORM = "platform"
    SERVICE = "service"


class SigningHappened(StrEnum):
    """What can happen to a paper that is signed by a service, or sealed by us."""

    ASKED = "signing.asked"
    SENT = "signing.sent"
    TAKEN = "signing.taken"
    """A signature came back, was checked and taken over."""
    SIGNED = "signing.signed"
    REFUSED = "signing.refused"
    EXPIRED = "signing.expired"
    WITHDRAWN = "signing.withdrawn"
    FAILED = "signing.failed"
    SEALED = "signing.sealed"
    RENEWED = "signing.renewed"
    """A new time stamp stands over the evidence, before the certificate of the last one runs out."""
