"""Words of the calendar feed: what of the search time somebody reads in an own calendar."""

from enum import StrEnum


class FeedEntry(StrEnum):
    """What stands in a calendar feed."""

    HALFWAY = "halfway"
    FEW_LEFT = "few_left"
    NEARLY_OVER = "nearly_over"
    LAST_DAY = "last_day"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_GRANTED = "extension_granted"
    TALK = "talk"


class FeedHappened(StrEnum):
    """What can happen to a calendar feed."""

    MADE = "placement.feed_made"
    REVOKED = "placement.feed_revoked"
