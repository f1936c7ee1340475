"""Pupils that a school reads in, as the API takes them and says what happens with each row."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from tandem.faces.api import issues
from tandem.faces.api.fields import NO_CONTROL, Asked, Given, Key, Name, Text, shape, shown
from tandem.faces.api.problems import Issue
from tandem.faces.exchange.enrolments.fetching import MOST_ASKED
from tandem.faces.exchange.enrolments.importer import Preview
from tandem.faces.exchange.enrolments.reading import MOST_ROWS
from tandem.journey.intake.rules.importing import Change, Question, RowPlan
from tandem.journey.intake.terms.importing import Ask, Fate

_NUMBER = "Eleven digits, with or without dots. Not kept: the learner is known again by what it leaves behind."
_DAY = "As 2026-09-01."
_PUPIL = {"givenName": "Noor", "familyName": "Peeters", "birthDate": "2009-04-12", "training": "BOU-SCHILDER"}
_START = {"startsOn": "2026-09-01"}
_QUESTION_KEY = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[0-9a-f]{1,12}$", max_length=40)]


class PupilRow(Asked):
    """One pupil; what is left out stays as it was known. A value that cannot be read is told with its row."""

    national_number: Annotated[Text, Field(description=_NUMBER)] = ""
    given_name: Text = ""
    family_name: Text = ""
    birth_date: Annotated[Text, Field(description=f"{_DAY} Needed, unless there is a national number.")] = ""
    training: Annotated[Text, Field(description="The code or the name of the training.")] = ""
    starts_on: Annotated[Text, Field(description=f"The first day of the learner in this training. {_DAY}")] = ""
    ends_on: Annotated[Text, Field(description=_DAY)] = ""
    location_number: Annotated[Text, Field(description="The number of the location of the school.")] = ""
    group_number: Annotated[Text, Field(description="The administrative group in Discimus.")] = ""
    secondary_years: Annotated[Text, Field(description="Years of secondary education, in digits.")] = ""
    street: Text = ""
    house_number: Text = ""
    box: Text = ""
    postal_code: Text = ""
    municipality: Text = ""
    email: Annotated[Text, Field(description="Of the learner: to invite.")] = ""
    phone: Text = ""
    parent_given: Annotated[Text, Field(description="Of a parent or guardian; taken over of a minor only.")] = ""
    parent_family: Text = ""
    parent_email: Text = ""
    parent_phone: Text = ""
    left_on: Annotated[Text, Field(description=f"The last day of who left. {_DAY}")] = ""
    left_for: Annotated[Text, Field(description="Why: a code of `leftReason` of a track, or the Dutch word.")] = ""


class PupilsForm(Asked):
    """The pupils of a class or a school."""

    model_config = Asked.model_config | shown(name="3 duaal", rows=[_PUPIL | _START])

    name: Annotated[str, StringConstraints(pattern=NO_CONTROL, max_length=80), Field(description="To find it again.")]
    rows: Annotated[list[PupilRow], Field(min_length=1, max_length=MOST_ROWS)]


class AskedPupil(Asked):
    """A pupil whose enrolment is asked."""

    national_number: Annotated[str, shape(r"^[0-9]{11}$", 11)]
    given_name: Name
    family_name: Name


class AskEnrolmentsForm(Asked):
    """The pupils of a class."""

    model_config = Asked.model_config | shown(
        name="3 duaal", pupils=[{"nationalNumber": "09020212052", "givenName": "Kim", "familyName": "Klas"}]
    )

    name: Annotated[str, StringConstraints(pattern=NO_CONTROL, max_length=80), Field(description="To find it again.")]
    pupils: Annotated[list[AskedPupil], Field(min_length=1, max_length=MOST_ASKED)]


class RowAnswer(Asked):
    """What a person says to one question."""

    key: Annotated[_QUESTION_KEY, Field(description="The key of the question.")]
    answer: Annotated[Text, Field(description="One of its options.")]


class RowAnswersForm(Asked):
    """All answers together; what is not in here is not answered."""

    model_config = Asked.model_config | shown(answers=[{"key": "person:3", "answer": "yes"}], coachId=None)

    answers: Annotated[list[RowAnswer], Field(max_length=MOST_ROWS)]
    coach_id: Annotated[Key | None, Field(description="Who guides the new learners; nobody when left out.")] = None


class TakeInForm(Asked):
    """What was looked at."""

    model_config = Asked.model_config | shown(seen="0123456789abcdef")

    seen: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{16}$"),
        Field(description="`seen` of the answer that was looked at: something else by now goes in no more."),
    ]


class RowChange(Given):
    """One thing that becomes something else; empty is unknown."""

    field: str
    before: str
    after: str

    @classmethod
    def of(cls, one: Change) -> Self:
        """A change of a plan."""
        return cls(field=one.field, before=_plain(one.before), after=_plain(one.after))


class RowQuestion(Given):
    """What only a person can say; the same key in several rows is the same question."""

    key: str
    ask: Ask
    about: str
    options: list[str]

    @classmethod
    def of(cls, one: Question) -> Self:
        """A question of a plan."""
        return cls(key=one.key, ask=one.ask, about=one.about, options=list(one.options))


class RowOutcome(Given):
    """What happens with one row; names and numbers are not told again."""

    row: int = Field(description="The row in the message, from 1; in a file its line.")
    fate: Fate
    training: str
    changes: list[RowChange]
    questions: list[RowQuestion]
    findings: list[Issue] = Field(description="What stops the row, or is worth knowing.")
    faults: list[str] = Field(description="What cannot be read, one sentence each.")

    @classmethod
    def of(cls, plan: RowPlan) -> Self:
        """A row that can be read."""
        return cls(
            row=plan.row.line,
            fate=plan.fate,
            training=plan.form.training,
            changes=[RowChange.of(one) for one in plan.changes],
            questions=[RowQuestion.of(one) for one in plan.questions],
            findings=[issues.of_finding(one) for one in plan.findings],
            faults=[],
        )

    @classmethod
    def unread(cls, line: int, faults: list[str]) -> Self:
        """A row that cannot be read."""
        return cls(row=line, fate=Fate.STUCK, training="", changes=[], questions=[], findings=[], faults=faults)


class RowDone(Given):
    """What happened with one row."""

    row: int
    fate: Fate
    track_id: UUID | None


class FateCount(Given):
    """How many rows go one way."""

    fate: Fate
    count: int


class PupilFileLine(Given):
    """Pupils that were handed in."""

    id: UUID
    name: str
    handed_in_at: datetime
    let_in_at: datetime | None
    done_at: datetime | None
    is_there: bool = Field(
        description="Whether the rows are still kept: a week at most, less when all of them went in."
    )
    results: list[FateCount] = Field(description="What happened so far.")

    @classmethod
    def of(cls, file: Any) -> Self:
        """A file of a list."""
        return cls(**_line(file))


class PupilFile(PupilFileLine):
    """The same, with what would happen with each row, or what happened."""

    counts: list[FateCount] = Field(description="How many rows would go which way; of what was let in, what is left.")
    rows: list[RowOutcome] = Field(description="What would happen with each row today; empty when the rows are gone.")
    seen: str = Field(description="Send it along to take the rows in as they stand here.")
    done: list[RowDone] = Field(description="What happened with each row that went in.")

    @classmethod
    def whole(cls, file: Any, looked: Preview | None) -> Self:
        """A file with what it does; nothing more than what happened where it is thrown away."""
        counts = looked.counts if looked else {}
        done = [(int(line), fate, track or None) for line, (fate, track) in file.results.items()]
        return cls(
            **_line(file),
            counts=[FateCount(fate=fate, count=count) for fate, count in counts.items() if count],
            rows=_rows(looked) if looked else [],
            seen=looked.seen if looked and not file.confirmed_at else "",
            done=[RowDone(row=line, fate=Fate(fate), track_id=track) for line, fate, track in sorted(done)],
        )


def _line(file: Any) -> dict[str, Any]:
    counts: dict[str, int] = {}
    for fate, _track in file.results.values():
        counts[fate] = counts.get(fate, 0) + 1
    return {
        "id": file.pk,
        "name": file.name,
        "handed_in_at": file.uploaded_at,
        "let_in_at": file.confirmed_at,
        "done_at": file.done_at,
        "is_there": file.wiped_at is None,
        "results": [FateCount(fate=fate, count=counts[fate]) for fate in Fate if fate in counts],
    }


def _rows(looked: Preview) -> list[RowOutcome]:
    read = [RowOutcome.of(plan) for plan in looked.plans]
    wrong = [RowOutcome.unread(line, [one.message for one in told]) for line, told in looked.pupils.wrong.items()]
    return sorted([*read, *wrong], key=lambda one: one.row)


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
