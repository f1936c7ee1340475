"""Scans as the API gives them: questions with what the law says on a day, and what answers say."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from django.utils import translation
from pydantic import Field

from tandem.faces.api.fields import Asked, Both, Given, Key, TrainingCode, shown
from tandem.faces.documents.readiness import Report, said
from tandem.faces.documents.reasons import Reason
from tandem.faces.documents.scan_steps import Step
from tandem.faces.documents.scan_words import voice
from tandem.journey.readiness.rules.scans import Choice, Question, QuestionSet, Result, Text
from tandem.journey.readiness.terms import Mark, Readiness, Scan, Theme, Way
from tandem.journey.recognition.actions.dossiers import MOST_REQUESTS


class ScanSummary(Given):
    """One set of questions."""

    code: Scan
    name: Both
    version: int = Field(description="Changes when an answer comes to mean something else; older answers are refused.")
    questions: int

    @classmethod
    def of(cls, asked: QuestionSet) -> Self:
        """A set of questions, counted."""
        return cls(
            code=asked.scan,
            name=_both(lambda: voice(asked.scan).name),
            version=asked.version,
            questions=len(asked.questions),
        )


class ScanChoice(Given):
    """One way to answer a question."""

    letter: str
    text: Both
    readiness: Readiness
    advice: Both | None = Field(description="What to do; null where the answer asks for nothing.")
    marks: list[Mark]

    @classmethod
    def of(cls, choice: Choice, question: Question, *, day: date) -> Self:
        """A choice, with what the law says that day."""
        return cls(
            letter=choice.letter,
            text=_on(choice.text, question, day),
            readiness=choice.readiness,
            advice=_on(choice.advice, question, day) if choice.advice else None,
            marks=sorted(choice.marks),
        )


class ScanQuestion(Given):
    """One question; its answer is the letter of a choice."""

    code: str
    theme: Theme
    text: Both
    hint: Both | None
    parameter: str | None = Field(description="The dated parameter of the law behind it; null for a question of ours.")
    choices: list[ScanChoice]

    @classmethod
    def of(cls, question: Question, *, day: date) -> Self:
        """A question, with what the law says that day."""
        return cls(
            code=question.code,
            theme=question.theme,
            text=_on(question.text, question, day),
            hint=_on(question.hint, question, day) if question.hint else None,
            parameter=question.parameter or None,
            choices=[ScanChoice.of(choice, question, day=day) for choice in question.choices],
        )


class ScanDetail(ScanSummary):
    """A set of questions, in the order in which they are asked."""

    day: date
    asked: list[ScanQuestion]

    @classmethod
    def whole(cls, asked: QuestionSet, *, day: date) -> Self:
        """A set with its questions on this day."""
        head = ScanSummary.of(asked).model_dump()
        return cls(**head, day=day, asked=[ScanQuestion.of(one, day=day) for one in asked.questions])


class ScanAdvice(Given):
    """An answer that asks for something, in the language asked."""

    question: str
    answer: str
    advice: str
    rule: str
    source: str
    certainty: str

    @classmethod
    def of(cls, reason: Reason) -> Self:
        """Why, and what to do."""
        return cls(
            question=reason.title,
            answer=reason.found,
            advice=reason.todo,
            rule=reason.rule,
            source=reason.source,
            certainty=reason.certainty,
        )


class ScanTheme(Given):
    """What the answers to the questions of one theme say."""

    code: Theme
    name: str
    readiness: Readiness | None = Field(description="null about a learner: there is no verdict on a person.")
    advice: list[ScanAdvice]


class ScanStep(Given):
    """Something to do next."""

    label: str
    text: str
    path: str = Field(description="Where on this site; empty where it is done elsewhere.")

    @classmethod
    def of(cls, step: Step) -> Self:
        """A step of a result."""
        return cls(label=step.label, text=step.text, path=step.path)


class ScanResult(Given):
    """What answers say. About a learner it gives a way to go on, never a verdict: `readiness` is then null."""

    scan: Scan
    version: int
    answers: str
    day: date
    language: str
    title: str
    lead: str
    readiness: Readiness | None
    way: Way | None
    themes: list[ScanTheme]
    steps: list[ScanStep]
    path: str = Field(description="Where the same result stands on this site.")

    @classmethod
    def of(cls, asked: QuestionSet, answers: str, *, found: Result, way: Way | None, told: Report) -> Self:
        """A result and its words."""
        pairs = zip(found.themes, told.themes, strict=True)
        return cls(
            scan=asked.scan,
            version=asked.version,
            answers=answers,
            day=told.day,
            language=told.language,
            title=told.title,
            lead=told.lead,
            readiness=found.readiness if told.tells_themes else None,
            way=way,
            themes=[
                ScanTheme(
                    code=theme.theme,
                    name=words.title,
                    readiness=theme.readiness if told.tells_themes else None,
                    advice=[ScanAdvice.of(one.reason) for one in words.opened],
                )
                for theme, words in pairs
            ],
            steps=[ScanStep.of(step) for step in told.steps],
            path=told.path,
        )


class PrepareForm(Asked):
    """Which trainings at which establishments; each pair becomes a request in one fresh form."""

    model_config = shown(
        establishments=["0199d3c2-5a0e-7f3a-9c55-0f4f3a1b2c3d"], trainings=["BOU-AFWERKING", "CHO-CHOCOLATIER"]
    )

    establishments: Annotated[list[Key], Field(min_length=1, max_length=MOST_REQUESTS)]
    trainings: Annotated[list[TrainingCode], Field(min_length=1, max_length=MOST_REQUESTS)]

    def places(self) -> list[UUID]:
        """The keys of the establishments."""
        return list(self.establishments)


def _both(say: Any) -> Both:
    with translation.override("nl"):
        dutch = say()
    with translation.override("en"):
        return Both(nl=dutch, en=say())


def _on(text: Text, question: Question, day: date) -> Both:
    return _both(lambda: said(text, question, day=day))
