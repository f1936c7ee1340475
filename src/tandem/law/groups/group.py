"""What every group of norms is: one subject of the law, seen on one day."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Group:
    """The values of one subject on one day; the fields of a group are the keys of its YAML file.

    A field that may be `None` is a parameter without a value on some days, or with values for a sector only.
    A value that may hold `None` is one that is not known; its note says so.
    """

    SUBJECT: ClassVar[str]
