"""What the pages of the screening show: the questions in sections, and beside each what the other voice said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.base.periods import day_of
from tandem.faces.documents.reasons import Reason, reasons_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.learners.forms.screening import hour
from tandem.faces.web.learners.pages.frame import area, file_crumbs, name_of, path_tag, written
from tandem.faces.web.recognition.pages import Fact, Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.intake.queries import screening as queries
from tandem.journey.intake.rules import screening as rules
from tandem.journey.intake.rules.screening import Answers
from tandem.journey.intake.terms.screening import ScreeningState, Voice, Weekday
from tandem.registers.accounts import queries as accounts

SECTIONS: Final = (
    (_("Klaar voor duaal leren?"), ("work_willing", "work_ready", "strengths", "to_practise")),
    (_("Interesses en talen"), ("interests", "interest_words", "dutch", "languages")),
    (_("De weg naar het werk"), ("travel_modes", "longest_minutes", "licences")),
    (_("Dagen en uren"), ("available_from", "school_days", "work_days", "earliest_start")),
    (_("Wensen"), ("company_size", "wishes", "words")),
)
"""The questions in the order of a talk."""

NAMES: Final = {
    "work_willing": _("Arbeidsbereid"),
    "work_ready": _("Arbeidsrijp"),
    "strengths": _("Gaat al goed"),
    "to_practise": _("Nog te oefenen"),
    "interests": _("Interesses"),
    "interest_words": _("In eigen woorden"),
    "dutch": _("Nederlands"),
    "languages": _("Andere talen"),
    "travel_modes": _("Vervoer"),
    "longest_minutes": _("Langste weg"),
    "licences": _("Rijbewijs"),
    "available_from": _("Kan starten vanaf"),
    "school_days": _("Op school"),
    "work_days": _("Op de werkplek"),
    "earliest_start": _("Vroegste uur"),
    "company_size": _("Grootte van het bedrijf"),
    "wishes": _("Wensen"),
    "words": _("Opmerking"),
}
"""What each answer is called where it is shown."""


@dataclass(frozen=True)
class Question:
    """One field, and what the other voice said."""

    field: Any
    other: str


@dataclass(frozen=True)
class Section:
    """Questions that belong together."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ScreeningPage(Page):
    """The questions for one voice."""

    sections: tuple[Section, ...] = ()
    tabs: tuple[Any, ...] = ()
    other_name: str = ""
    is_open: bool = True
    concluded: "Conclusion | None" = None
    missing: tuple[Reason, ...] = ()
    may_conclude: bool = False
    has_begun: bool = False
    back_url: str = ""
    conclude_url: str = ""
    reopen_url: str = ""
    said: tuple["Said", ...] = ()
    earlier: tuple[Link, ...] = ()


@dataclass(frozen=True)
class VersionPage(Page):
    """A screening as it was concluded."""

    concluded: "Conclusion | None" = None
    said: tuple["Said", ...] = ()
    back_url: str = ""


@dataclass(frozen=True)
class Said:
    """One answer, and who gave it."""

    label: str
    value: str
    who: str
    differs: bool = False


@dataclass(frozen=True)
class Conclusion:
    """Where a screening led, when, by whom, with what was found."""

    tag: Tag | None
    at: datetime
    by: str
    version: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Tab:
    """One of the two voices."""

    label: str
    url: str
    current: bool
    count: int | None = None


def screening(track: Any, found: Any, form: Any, *, voice: Voice, earlier: Sequence[Any] = ()) -> ScreeningPage:
    """The questions, with what the other voice said beside each."""
    learner, coach = _voices(found)
    other = coach if voice is Voice.LEARNER else learner
    is_open = found is None or found.state == ScreeningState.OPEN
    verdict = rules.may_conclude(rules.together(learner, coach))
    return ScreeningPage(
        title=gettext("Screening van %(name)s") % {"name": name_of(track.person)},
        lead=gettext("Vul in wat u weet; niets is verplicht. Wat de ander zei, staat bij elke vraag."),
        breadcrumb=file_crumbs(track, gettext("Screening")),
        area=area(),
        has_errors=bool(form.errors),
        sections=sections(form, other),
        tabs=_tabs(track, voice=voice, learner=learner, coach=coach),
        other_name=code_label(Voice.COACH if voice is Voice.LEARNER else Voice.LEARNER),
        is_open=is_open,
        concluded=None if is_open else conclusion(found),
        missing=tuple(reasons_of(verdict)),
        may_conclude=verdict.is_ok,
        has_begun=found is not None,
        back_url=reverse("learners:track", args=[track.pk]),
        conclude_url=reverse("learners:conclude", args=[track.pk]),
        reopen_url=reverse("learners:reopen", args=[track.pk]),
        said=() if is_open else said(found),
        earlier=tuple(_earlier(track, one) for one in earlier),
    )


def version(track: Any, found: Any) -> VersionPage:
    """A screening as it was concluded, with everything that was said."""
    title = gettext("Versie %(version)s van de screening") % {"version": found.version}
    return VersionPage(
        title=title,
        lead=name_of(track.person),
        breadcrumb=file_crumbs(track, title),
        area=area(),
        concluded=conclusion(found),
        said=said(found),
        back_url=reverse("learners:screening", args=[track.pk]),
    )


def _earlier(track: Any, found: Any) -> Link:
    told = {"version": found.version, "day": written(day_of(found.concluded_at))}
    words = gettext("Versie %(version)s, besloten op %(day)s") % told
    return Link(words, reverse("learners:screening_version", args=[track.pk, found.version]))


def conclusion(found: Any) -> Conclusion:
    """Where a screening led, with the findings as they were."""
    names = accounts.names_of([found.concluded_by])
    return Conclusion(
        tag=path_tag(found.path),
        at=found.concluded_at,
        by=names.get(found.concluded_by, ""),
        version=found.version,
        reasons=tuple(reasons_of(queries.verdict_of(found))),
    )


def said(found: Any, *, is_own: bool = False) -> tuple[Said, ...]:
    """Everything that was said, each answer once, with who said it; `is_own` where the learner reads it."""
    learner, coach = _voices(found)
    profile, differing = rules.together(learner, coach), set(rules.differ(learner, coach))
    return tuple(
        Said(
            str(NAMES[name]),
            in_words(profile, name),
            _who(name, learner, coach, differs=name in differing, is_own=is_own),
            name in differing,
        )
        for _, names in SECTIONS
        for name in names
        if name in profile.said
    )


def facts(found: Any, names: Sequence[str]) -> tuple[Fact, ...]:
    """Some of the answers as facts."""
    profile = rules.together(*_voices(found))
    return tuple(Fact(str(NAMES[name]), in_words(profile, name)) for name in names if name in profile.said)


def in_words(answers: Answers, name: str) -> str:
    """One answer as people read it; empty where it was not given."""
    value = getattr(answers, name)
    if name not in answers.said:
        return ""
    if isinstance(value, frozenset):
        order = list(Weekday) if name.endswith("_days") else sorted(value)
        return ", ".join(code_label(one) for one in order if one in value)
    if name == "longest_minutes":
        return gettext("%(n)s minuten") % {"n": value}
    if name == "earliest_start":
        return gettext("%(hour)s uur") % {"hour": hour(value)}
    if isinstance(value, StrEnum):
        return code_label(value)
    return written(value) if isinstance(value, date) else str(value)


def _who(name: str, learner: Answers, coach: Answers, *, differs: bool, is_own: bool) -> str:
    if differs:
        own = gettext("je trajectbegeleider zegt dit; jij zegt: %(words)s")
        other = gettext("de trajectbegeleider zegt dit; de lerende zegt: %(words)s")
        return (own if is_own else other) % {"words": in_words(learner, name)}
    voices = rules.voices(name, learner=learner, coach=coach)
    if len(voices) > 1:
        return gettext("dat zeggen jullie allebei") if is_own else gettext("dat zeggen beiden")
    if voices == (Voice.LEARNER,):
        return gettext("zeg jij") if is_own else gettext("zegt de lerende")
    return gettext("zegt je trajectbegeleider") if is_own else gettext("zegt de trajectbegeleider")


def sections(form: Any, other: Answers) -> tuple[Section, ...]:
    """The questions in sections, each with what the other voice said."""
    return tuple(
        Section(str(title), tuple(Question(form[name], in_words(other, name)) for name in names))
        for title, names in SECTIONS
    )


def _tabs(track: Any, *, voice: Voice, learner: Answers, coach: Answers) -> tuple[Tab, ...]:
    here = reverse("learners:screening", args=[track.pk])
    return (
        Tab(gettext("Wat u zegt"), here, voice is Voice.COACH, len(coach.said)),
        Tab(gettext("Wat de lerende zegt"), f"{here}?stem={Voice.LEARNER}", voice is Voice.LEARNER, len(learner.said)),
    )


def _voices(found: Any) -> tuple[Answers, Answers]:
    return (Answers(), Answers()) if found is None else (found.by_learner(), found.by_coach())
