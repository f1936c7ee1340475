"""What the glossary keeps of one list of choices: what the list is called, and what each choice is called."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Choices:
    """The labels of one enumeration, `room.Enum`; each label is a pair of Dutch and English."""

    key: str
    name: tuple[str, str]
    labels: Mapping[str, tuple[str, str]]
