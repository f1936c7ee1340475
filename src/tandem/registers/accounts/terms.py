"""Words of the accounts."""

from enum import StrEnum


class Happened(StrEnum):
    """What can happen to an account."""

    ACCOUNT_OPENED = "account.opened"
    IDENTITY_LINKED = "account.identity_linked"
    SIGN_IN_LINK_MADE = "account.sign_in_link_made"
    SIGNED_IN = "account.signed_in"
    SIGN_IN_REFUSED = "account.sign_in_refused"
    ACCOUNT_CLOSED = "account.closed"
    SESSIONS_ENDED = "account.sessions_ended"


class LinkPurpose(StrEnum):
    """What a signed link by mail is good for; one purpose each."""

    SIGN_IN = "sign_in"


class SignInWay(StrEnum):
    """How somebody signed in."""

    IDENTITY = "identity"
    LINK = "link"
    PERSONA = "persona"
