"""What happens to a signed agreement, as the API gives and takes it."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from tandem.base.verdict import Verdict
from tandem.faces.api.fields import Asked, Day, Email, FewWords, Flag, Given, Name, shown
from tandem.faces.api.issues import of_finding
from tandem.faces.api.problems import Issue
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.terms import EndReason, Party, SuspensionCause
from tandem.journey.placement.queries.after_end import AfterEnd


class AgreementEndReason(StrEnum):
    """Why an agreement ends: the words of the room, by a name that no other list here has."""

    TERM_REACHED = EndReason.TERM_REACHED
    PASSED = EndReason.PASSED
    PROBATION_COMPANY = EndReason.PROBATION_COMPANY
    PROBATION_LEARNER = EndReason.PROBATION_LEARNER
    MUTUAL = EndReason.MUTUAL
    URGENT_CAUSE_COMPANY = EndReason.URGENT_CAUSE_COMPANY
    URGENT_CAUSE_LEARNER = EndReason.URGENT_CAUSE_LEARNER
    LEARNER_LEFT_TRAINING = EndReason.LEARNER_LEFT_TRAINING
    EXPELLED = EndReason.EXPELLED
    RECOGNITION_LIFTED = EndReason.RECOGNITION_LIFTED
    COMPANY_EXCLUDED = EndReason.COMPANY_EXCLUDED
    NO_VALID_MENTOR = EndReason.NO_VALID_MENTOR
    BANKRUPTCY_OR_CLOSURE = EndReason.BANKRUPTCY_OR_CLOSURE
    FORCE_MAJEURE = EndReason.FORCE_MAJEURE
    LONG_SUSPENSION = EndReason.LONG_SUSPENSION
    DEATH = EndReason.DEATH
    OTHER = EndReason.OTHER


class AgreementEnding(Given):
    """What was said of its end."""

    reason: AgreementEndReason
    said_by: Party
    noticed_on: date
    last_day: date
    words: str
    is_forced: bool = Field(description="Whether the platform ends it because a recognition is lifted.")

    @classmethod
    def of(cls, row: Any) -> Self | None:
        """Nothing where nobody said so."""
        if row is None:
            return None
        return cls(
            reason=AgreementEndReason(row.reason),
            said_by=Party(row.side),
            noticed_on=row.noticed_on,
            last_day=row.last_day,
            words=row.words,
            is_forced=row.is_forced,
        )


class AgreementSuspension(Given):
    """When it lies still."""

    id: UUID
    cause: SuspensionCause | None = Field(description="Null for who does not need to know why.")
    begins_on: date
    ends_on: date | None

    @classmethod
    def of(cls, row: Any, *, cause: SuspensionCause | None) -> Self:
        """One suspension, as this reader may know it."""
        return cls(id=row.pk, cause=cause, begins_on=row.begins_on, ends_on=row.ends_on)


class AgreementPassedYear(Given):
    """A year that ended with success, as the school noted it."""

    id: UUID
    passed_on: date = Field(description="On which day the class council decided.")
    counts_from: date = Field(description="From which day it counts for the allowance.")

    @classmethod
    def of(cls, row: Any) -> Self:
        """One year."""
        return cls(id=row.pk, passed_on=row.passed_on, counts_from=row.counts_from)


class AgreementLife(Given):
    """How a signed agreement stands."""

    ending: AgreementEnding | None
    suspensions: list[AgreementSuspension]
    passed_years: list[AgreementPassedYear]


class AgreementEndAhead(Given):
    """What follows from an end that nobody said yet."""

    may_end: bool = Field(description="Whether nothing stops it.")
    unmet: list[Issue] = Field(description="What stops it, and what only warns.")
    searches_again: bool = Field(description="Whether the learner gets new days to find a workplace.")
    days: int | None = Field(description="How many training days.")
    search_until: date | None

    @classmethod
    def of(cls, verdict: Verdict, ahead: AfterEnd) -> Self:
        """The rules, and the search time."""
        count = ahead.count
        return cls(
            may_end=verdict.is_ok,
            unmet=[of_finding(one) for one in verdict.unmet],
            searches_again=ahead.searches,
            days=None if count is None else count.total,
            search_until=None if count is None else count.due_on,
        )


class AgreementEndForm(Asked):
    """Why it ends, and when."""

    model_config = Asked.model_config | shown(reason="mutual", noticedOn="2027-03-01", lastDay="2027-03-15")

    reason: AgreementEndReason
    noticed_on: Day
    last_day: Day
    words: Annotated[FewWords, Field(description="The others read it; nothing about anybody's health.")] = ""
    is_consulted: Annotated[Flag, Field(description="Whether the coach knows.")] = False

    def told(self) -> Told:
        """What was said of the end."""
        return Told(EndReason(self.reason), self.last_day, self.noticed_on, self.words, self.is_consulted)


class AgreementSuspensionForm(Asked):
    """Why it lies still, and when."""

    model_config = Asked.model_config | shown(cause="short_leave", beginsOn="2027-03-01", endsOn="2027-03-02")

    cause: SuspensionCause
    begins_on: Day
    ends_on: Day | None = None


class AgreementPassedForm(Asked):
    """When the class council decided that the learner may go on."""

    model_config = Asked.model_config | shown(passedOn="2027-06-28")

    passed_on: Day


class AgreementLastDay(Asked):
    """The last day on which it lies still."""

    model_config = Asked.model_config | shown(lastDay="2027-03-02")

    last_day: Day


class AgreementSomebodyElse(Asked):
    """Who is asked now."""

    model_config = Asked.model_config | shown(name="Ria Voorbeeld", email="ria@voorbeeld.example")

    name: Name
    email: Email
