"""Words of the outbox."""

from enum import StrEnum
from typing import Final

LONGEST_SUBJECT: Final = 200
"""So many characters has the subject of a mail, and the title of its notice, at most."""


class Audience(StrEnum):
    """For whom a message is."""

    COMPANY = "company"
    BODY = "body"
    PERSON = "person"
