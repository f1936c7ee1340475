"""Words of imports."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file that was handed in holds."""

    PROVIDERS = "providers"
    ACTIVITIES = "activities"
