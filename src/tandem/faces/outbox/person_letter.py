"""A message to one person: a line in the application where there is an account, a mail where there is an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class PersonLetter:
    """One message in the language of its reader; `path` is the one page its button opens.

    The line in the application is shown as long as its reader may know of the track it is about, or acts for the
    organisation it is for: one of the two is named. Without an account there is no line, without an address no mail;
    `role` says in which capacity the line is shown. `enclosed` goes with the mail.
    """

    role: str
    user_id: UUID | None
    email: str
    template: str
    subject: str
    button: str
    path: str
    language: str = "nl"
    words: Mapping[str, Any] = field(default_factory=dict)
    track_id: UUID | None = None
    organisation_id: UUID | None = None
    enclosed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.user_id is not None and (self.track_id is None) == (self.organisation_id is None):
            raise ValueError("a line in the application is about a track, or for who acts within an organisation")
