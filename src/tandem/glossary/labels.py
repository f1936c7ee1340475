"""What a state, a move, a kind or an event is called on a screen.

The glossary lies below the rooms and knows none of them: a label is found by the name of its choice, such as
`recognition.State.submitted`. A face translates the Dutch text that it gets here.
"""

from enum import Enum
from typing import Final

from tandem.glossary.choices import Choices
from tandem.glossary.labelled import (
    activation,
    advice,
    agreement_life,
    agreements,
    clocks,
    demand,
    enquiries,
    faces,
    ground,
    handovers,
    importing,
    intake,
    introductions,
    journey,
    mandates,
    needs,
    openings,
    organisations,
    plans,
    profiles,
    readiness,
    referrals,
    registers,
    rounds,
    run_ups,
    screening,
    travel,
    wishes,
)

ALL: Final[tuple[Choices, ...]] = (
    *ground.CHOICES,
    *registers.CHOICES,
    *travel.CHOICES,
    *organisations.CHOICES,
    *mandates.CHOICES,
    *journey.CHOICES,
    *intake.CHOICES,
    *importing.CHOICES,
    *openings.CHOICES,
    *plans.CHOICES,
    *agreements.CHOICES,
    *agreement_life.CHOICES,
    *clocks.CHOICES,
    *rounds.CHOICES,
    *readiness.CHOICES,
    *screening.CHOICES,
    *needs.CHOICES,
    *advice.CHOICES,
    *run_ups.CHOICES,
    *referrals.CHOICES,
    *wishes.CHOICES,
    *profiles.CHOICES,
    *introductions.CHOICES,
    *enquiries.CHOICES,
    *handovers.CHOICES,
    *activation.CHOICES,
    *demand.CHOICES,
    *faces.CHOICES,
)

_WITHOUT_ROOMS: Final = {"base", "law"}
_NAMES: Final = {choices.key: choices.name for choices in ALL}
_LABELS: Final = {f"{choices.key}.{value}": label for choices in ALL for value, label in choices.labels.items()}


def key_of(kind: type[Enum]) -> str:
    """The name of an enumeration here: the room it stands in and its own name."""
    storey, room = kind.__module__.split(".")[1:3]
    return f"{storey if storey in _WITHOUT_ROOMS else room}.{kind.__name__}"


def label(member: Enum) -> str:
    """What this choice is called, in Dutch; a choice without a label is a defect."""
    return text(f"{key_of(type(member))}.{member.value}")


def text(key: str) -> str:
    """What the choice with this name is called, in Dutch, such as `recognition.State.submitted`."""
    return _LABELS[key][0]


def english(key: str) -> str:
    """What the choice with this name is called, in English."""
    return _LABELS[key][1]


def knows(key: str) -> bool:
    """Whether a choice with this name has a label."""
    return key in _LABELS


def name_of(kind: type[Enum]) -> str:
    """What the whole list of choices is called, in Dutch: the heading of a filter or a column."""
    return _NAMES[key_of(kind)][0]


def choices_of(kind: type[Enum]) -> tuple[tuple[str, str], ...]:
    """Every choice with its Dutch label, in the order of the enumeration."""
    return tuple((str(member.value), label(member)) for member in kind)
