"""Agreements that were signed outside Tandem, as the API takes them and says what happens with each row."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from tandem.faces.api import issues
from tandem.faces.api.fields import NO_CONTROL, Asked, Given, Text, shown
from tandem.faces.api.problems import Issue
from tandem.faces.exchange.takeovers.importer import Preview, counted, done
from tandem.faces.exchange.takeovers.reading import MOST_ROWS
from tandem.journey.agreements.rules.takeover import Change, RowPlan
from tandem.journey.agreements.terms import TakeoverFate

_DAY = "As 2026-09-01."
_ROW = {
    "givenName": "Noor",
    "familyName": "Peeters",
    "birthDate": "2009-04-12",
    "company": "0123456789",
    "establishment": "2123456789",
    "kind": "OAO",
    "beginsOn": "2026-09-01",
    "endsOn": "2027-06-30",
    "signedOn": "2026-08-28",
    "oldNumber": "2026/014",
}


class OutsideAgreementRow(Asked):
    """One agreement; what is left out stays as it was known. A value that cannot be read is told with its row."""

    national_number: Annotated[Text, Field(description="Eleven digits, with or without dots. Not kept.")] = ""
    given_name: Text = ""
    family_name: Text = ""
    birth_date: Annotated[Text, Field(description=f"{_DAY} Needed, unless there is a national number.")] = ""
    training: Annotated[Text, Field(description="Code or name; needed where the learner follows several.")] = ""
    company: Annotated[Text, Field(description="The company number of the KBO.")] = ""
    establishment: Annotated[Text, Field(description="The establishment number of the KBO.")] = ""
    mentor: Annotated[Text, Field(description="Names or address; kept as written where nobody is known by it.")] = ""
    kind: Annotated[Text, Field(description="OAO, SAO, DA, ODO, ODOS or ODOW, as it was signed.")] = ""
    begins_on: Annotated[Text, Field(description=_DAY)] = ""
    ends_on: Annotated[Text, Field(description=_DAY)] = ""
    signed_on: Annotated[Text, Field(description=f"The day of the last signature. {_DAY}")] = ""
    work_hours: Annotated[Text, Field(description="Hours a week at the workplace, such as 22.5.")] = ""
    hours: Annotated[
        str,
        StringConstraints(pattern=NO_CONTROL, max_length=2000),
        Field(description="The days from Monday on with a ; between them, weeks that take turns with a |."),
    ] = ""
    joint_committee: Text = ""
    accident_insurer: Text = ""
    accident_policy: Text = ""
    liability_insurer: Text = ""
    liability_policy: Text = ""
    old_number: Annotated[Text, Field(description="The own number: a corrected row is known by it.")] = ""
    ended_on: Annotated[Text, Field(description=f"The last day of what is over. {_DAY}")] = ""
    ended_for: Annotated[Text, Field(description="Why: a code of `closedReason`, or the Dutch word.")] = ""


class OutsideAgreementsForm(Asked):
    """The running agreements of a school."""

    model_config = Asked.model_config | shown(name="Lopende overeenkomsten", rows=[_ROW])

    name: Annotated[str, StringConstraints(pattern=NO_CONTROL, max_length=80), Field(description="To find it again.")]
    rows: Annotated[list[OutsideAgreementRow], Field(min_length=1, max_length=MOST_ROWS)]


class TakeOverForm(Asked):
    """What was looked at."""

    model_config = Asked.model_config | shown(seen="0123456789abcdef")

    seen: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{16}$"),
        Field(description="`seen` of the answer that was looked at: something else by now goes in no more."),
    ]


class TakeoverChange(Given):
    """One thing that becomes something else; empty is unknown."""

    field: str
    before: str
    after: str

    @classmethod
    def of(cls, one: Change) -> Self:
        """A change of a plan."""
        return cls(field=one.field, before=one.before, after=one.after)


class TakeoverOutcome(Given):
    """What happens with one row; names and numbers of learners are not told again."""

    row: int = Field(description="The row in the message, from 1; in a file its line.")
    fate: TakeoverFate
    number: str = Field(description="Of the agreement that the row is about, where Tandem has it.")
    changes: list[TakeoverChange]
    findings: list[Issue] = Field(description="What stops the row.")
    notes: list[Issue] = Field(description="What the law asks of a new agreement; it stops nothing.")
    faults: list[str] = Field(description="What cannot be read, one sentence each.")

    @classmethod
    def of(cls, plan: RowPlan) -> Self:
        """A row that can be read."""
        return cls(
            row=plan.row.line,
            fate=plan.fate,
            number=plan.number,
            changes=[TakeoverChange.of(one) for one in plan.changes],
            findings=[issues.of_finding(one) for one in plan.findings],
            notes=[issues.of_finding(one) for one in plan.notes],
            faults=[],
        )

    @classmethod
    def unread(cls, line: int, faults: list[str]) -> Self:
        """A row that cannot be read."""
        return cls(row=line, fate=TakeoverFate.STUCK, number="", changes=[], findings=[], notes=[], faults=faults)


class TakeoverDone(Given):
    """What happened with one row."""

    row: int
    fate: TakeoverFate
    agreement_id: UUID | None


class TakeoverCount(Given):
    """How many rows go one way."""

    fate: TakeoverFate
    count: int


class AgreementFileLine(Given):
    """Agreements that were handed in."""

    id: UUID
    name: str
    handed_in_at: datetime
    let_in_at: datetime | None
    done_at: datetime | None
    is_there: bool = Field(
        description="Whether the rows are still kept: a week at most, less when all of them went in."
    )
    results: list[TakeoverCount] = Field(description="What happened so far.")

    @classmethod
    def of(cls, file: Any) -> Self:
        """A file of a list."""
        return cls(**_line(file))


class AgreementFile(AgreementFileLine):
    """The same, with what would happen with each row, or what happened."""

    counts: list[TakeoverCount] = Field(description="How many rows would go which way; of what was let in, the rest.")
    rows: list[TakeoverOutcome] = Field(description="What would happen today; empty when the rows are gone.")
    seen: str = Field(description="Send it along to take the rows over as they stand here.")
    done: list[TakeoverDone] = Field(description="What happened with each row that went in.")

    @classmethod
    def whole(cls, file: Any, looked: Preview | None) -> Self:
        """A file with what it does; nothing more than what happened where it is thrown away."""
        counts = looked.counts if looked else {}
        return cls(
            **_line(file),
            counts=[TakeoverCount(fate=fate, count=count) for fate, count in counts.items() if count],
            rows=_rows(looked) if looked else [],
            seen=looked.seen if looked and not file.confirmed_at else "",
            done=[
                TakeoverDone(row=line, fate=one.fate, agreement_id=one.agreement_id)
                for line, one in sorted(done(file).items())
            ],
        )


def _line(file: Any) -> dict[str, Any]:
    return {
        "id": file.pk,
        "name": file.name,
        "handed_in_at": file.uploaded_at,
        "let_in_at": file.confirmed_at,
        "done_at": file.done_at,
        "is_there": file.wiped_at is None,
        "results": [TakeoverCount(fate=TakeoverFate(fate), count=count) for fate, count in counted(file).items()],
    }


def _rows(looked: Preview) -> list[TakeoverOutcome]:
    read = [TakeoverOutcome.of(plan) for plan in looked.plans]
    wrong = [TakeoverOutcome.unread(line, [one.message for one in told]) for line, told in looked.read.wrong.items()]
    return sorted([*read, *wrong], key=lambda one: one.row)
