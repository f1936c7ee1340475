"""Words of the outbox."""

from enum import StrEnum
from typing import Final

LONGEST_SUBJECT: Final = 200
"""So many characters has the subject of a mail, and the title of its notice, at most."""

MOST_RESULTS_A_DAY: Final = 3
"""So many results of scans go to one address on one day, at most."""

MOST_RESULTS_AN_HOUR: Final = 300
"""So many results of scans go out in one hour, at most: who floods us with addresses reaches few people."""

RESULT_MAILED: Final = "readiness.result_mailed"
"""What the mail with the result of a scan is called; nobody's file knows of it, so no event does."""


class Audience(StrEnum):
    """For whom a message is."""

    COMPANY = "company"
    BODY = "body"
    PERSON = "person"
