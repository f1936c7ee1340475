"""Words of reading in enrolments: what will happen with a row, and what a person is asked about it."""

from enum import StrEnum


class Fate(StrEnum):
    """What will happen with one row of a file, or one message."""

    NEW = "new"
    JOINS = "joins"
    CHANGES = "changes"
    LEAVES = "leaves"
    ASKS = "asks"
    STUCK = "stuck"
    SAME = "same"


class Ask(StrEnum):
    """What only a person can say about a row."""

    SAME_PERSON = "same_person"
    WHICH_TRAINING = "which_training"
    SWITCHES = "switches"


class ImportHappened(StrEnum):
    """What can happen when pupils are read in."""

    ASKED = "intake.enrolments_asked"
    TAKEN_IN = "intake.taken_in"
