"""Words of the outbox."""

from enum import StrEnum


class Audience(StrEnum):
    """For whom a message is."""

    COMPANY = "company"
    BODY = "body"
    PERSON = "person"
