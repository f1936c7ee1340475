"""Words of the people."""

from enum import StrEnum


class Happened(StrEnum):
    """What can happen to what we know of a person."""

    PERSON_ADDED = "person.added"
    PERSON_CORRECTED = "person.corrected"
    PERSON_LINKED = "person.linked"
    PERSON_UNLINKED = "person.unlinked"
    GUARDIAN_NOTED = "person.guardian_noted"
    GUARDIAN_ENDED = "person.guardian_ended"
