"""Rules and their sources as the API gives them: a value with its days, its certainty and where it was read."""

from datetime import date
from typing import Any, Self

from pydantic import Field

from tandem.faces.api.fields import Both, Given
from tandem.law import catalogue, show, texts
from tandem.law.norms import effect_of
from tandem.law.values import Parameter, Source, Subject, Value


class LawSource(Given):
    """Where values were read."""

    code: str
    title: Both
    kind: str
    addresses: list[str]
    date: str | None

    @classmethod
    def of(cls, source: Source) -> Self:
        """A source of the list."""
        return cls(
            code=source.code,
            title=both(source.title),
            kind=source.kind,
            addresses=list(source.address),
            date=source.date,
        )


class LawValue(Given):
    """One value of a parameter, for everyone or for a sector or joint committee."""

    value: Any = Field(description="The value itself; exact numbers are text; null means that nobody knows.")
    unit: str
    text: Both = Field(description="The value in words.")
    since: date
    is_since_assumed: bool
    until: date | None = Field(description="The first day on which it no longer holds.")
    sector: str | None
    joint_committee: str | None
    rule: str
    certainty: str = Field(description="official, retold, uncertain or invented.")
    effect: str = Field(description="Whether an unmet rule blocks or only warns.")
    article: str | None
    note: Both
    sources: list[str] = Field(description="Codes of sources, official ones first.")

    @classmethod
    def of(cls, parameter: Parameter, value: Value[Any]) -> Self:
        """A value of the law."""
        return cls(
            value=show.plain_data(value.value),
            unit=value.unit,
            text=Both(nl=show.value_text(parameter, value), en=in_english(parameter, value)),
            since=value.since,
            is_since_assumed=value.is_since_assumed,
            until=value.until,
            sector=value.scope.sector,
            joint_committee=value.scope.joint_committee,
            rule=value.rule,
            certainty=value.certainty,
            effect=effect_of(value),
            article=value.article,
            note=both(value.note or ""),
            sources=[source.code for source in catalogue.sources_of(value)],
        )


class LawParameter(Given):
    """A parameter of the law with the values that hold on the day asked about, the general one first."""

    key: str = Field(examples=["recognition.decision_term_days"])
    subject: str
    rule: str
    name: Both
    explanation: Both
    unit: str
    day: date
    values: list[LawValue]

    @classmethod
    def of(cls, parameter: Parameter, values: tuple[Value[Any], ...], *, day: date) -> Self:
        """A parameter and these values."""
        return cls(
            key=parameter.key,
            subject=parameter.subject,
            rule=parameter.rule,
            name=both(parameter.name),
            explanation=both(parameter.explanation),
            unit=parameter.unit,
            day=day,
            values=[LawValue.of(parameter, value) for value in values],
        )


class LawAnswer(Given):
    """The one value that holds on a day for whom was asked."""

    key: str
    day: date
    version: str = Field(description="The version of the law data; it changes when anything that decides changes.")
    value: LawValue


class LawHistory(Given):
    """Every value a parameter had, has and will have."""

    key: str
    items: list[LawValue]
    total: int


class LawSubject(Given):
    """A subject of the law, with its parameters."""

    code: str
    name: Both
    explanation: Both
    parameters: list[str]

    @classmethod
    def of(cls, subject: Subject) -> Self:
        """A subject of the story."""
        return cls(
            code=subject.code,
            name=both(subject.name),
            explanation=both(subject.explanation),
            parameters=[parameter.key for parameter in subject.parameters],
        )


def both(text: str) -> Both:
    """A text of the law in Dutch and English."""
    return Both(nl=text, en=texts.in_english(text) if text else "")


def in_english(parameter: Parameter, value: Value[Any]) -> str:
    """A value in English words."""
    style = show.Style(translate=texts.in_english, number=str, day=date.isoformat)
    return show.value_text(parameter, value, style=style)
