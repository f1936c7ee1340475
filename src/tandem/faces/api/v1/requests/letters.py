"""The letter of a decision while it is being written: what it would say, in parts."""

from datetime import date
from typing import Literal, Self

from pydantic import Field

from tandem.faces.api.fields import Asked, Given, LongWords, shown
from tandem.faces.documents.letter import Letter
from tandem.faces.documents.reasons import Reason
from tandem.journey.recognition.terms import Outcome


class LetterFact(Given):
    """One line of the facts."""

    label: str
    value: str


class LetterReason(Given):
    """A condition that is not met, as the letter tells it."""

    state: Literal["stop", "wait"] = Field(description="stop where it blocks, wait where it only warns.")
    title: str
    found: str
    needed: str
    since: date | None
    rule: str
    article: str
    source: str
    certainty: str
    next: str = Field(description="What to do about it.")
    subject: str = Field(description="The mentor it is about; empty where it is about none.")

    @classmethod
    def of(cls, reason: Reason) -> Self:
        """A reason in words."""
        return cls(
            state="wait" if reason.state == "wait" else "stop",
            title=reason.title,
            found=reason.found,
            needed=reason.needed,
            since=reason.since,
            rule=reason.rule,
            article=reason.article,
            source=reason.source,
            certainty=reason.certainty,
            next=reason.todo,
            subject=reason.subject,
        )


class DraftLetter(Given):
    """The decision as it would be if it were taken today, in the language asked; nothing of it is kept."""

    outcome: Outcome
    language: str
    day: date
    sender: str
    receiver: str
    reference: str
    place_and_day: str
    subject: str
    paragraphs: list[str] = Field(description="The opening, then the motive as it was sent.")
    facts: list[LetterFact]
    reasons: list[LetterReason] = Field(description="Every condition that is not met; in a grant only the warnings.")
    closing: list[str]
    signed: str
    foot: str

    @classmethod
    def of(cls, letter: Letter, *, outcome: Outcome) -> Self:
        """A letter that was not sent."""
        return cls(
            outcome=outcome,
            language=letter.language,
            day=letter.day,
            sender=letter.sender,
            receiver=letter.receiver,
            reference=letter.reference,
            place_and_day=letter.place_and_day,
            subject=letter.subject,
            paragraphs=list(letter.paragraphs),
            facts=[LetterFact(label=one.label, value=one.value) for one in letter.facts],
            reasons=[LetterReason.of(one) for one in letter.reasons],
            closing=list(letter.closing),
            signed=letter.signed,
            foot=letter.foot,
        )


class DraftForm(Asked):
    """The decision that somebody is writing."""

    model_config = shown(outcome="refused", motive="De mentor heeft te weinig ervaring.")

    outcome: Outcome
    motive: LongWords = ""
