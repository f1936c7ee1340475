"""The CV of a learner, in own words: the page and the PDF are made from this one thing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from tandem.faces.documents.words import code_label
from tandem.journey.placement.rules.profiles import ProfileForm


@dataclass(frozen=True)
class Part:
    """One part of what somebody tells."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Cv:
    """Who somebody is, what somebody learns, and what somebody tells."""

    name: str
    training: str
    provider: str
    reach: tuple[str, ...]
    """How to reach this person; empty where the school wrote nothing down."""
    parts: tuple[Part, ...]
    day: date
    language: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not self.parts


def cv(track: Any, form: ProfileForm, *, training: str, day: date) -> Cv:
    """The CV of a learner; the track has the person and the provider at hand."""
    person = track.person
    return Cv(
        name=f"{person.given_name} {person.family_name}",
        training=training,
        provider=track.provider.name,
        reach=tuple(one for one in (person.email, person.phone) if one),
        parts=parts_of(form),
        day=day,
        language=get_language() or settings.LANGUAGE_CODE,
    )


def parts_of(form: ProfileForm) -> tuple[Part, ...]:
    """What a learner tells, part by part, under the same headings everywhere; what was not told is left out."""
    told = (
        (gettext("Wat ik graag doe"), form.likes),
        (gettext("Wat ik goed kan"), form.can),
        (gettext("Wat ik al deed"), form.experience),
        (gettext("Talen die ik spreek"), form.languages),
        (gettext("In mijn vrije tijd"), form.hobbies),
        (gettext("Wanneer ik kan"), _when(form)),
        (gettext("Hoe ik reis"), ", ".join(code_label(mode) for mode in form.travel_modes).capitalize()),
    )
    return tuple(Part(title, _paragraphs(text)) for title, text in told if text)


def _when(form: ProfileForm) -> str:
    if form.available_from is None:
        return form.availability
    start = gettext("Vanaf %(day)s.") % {"day": date_format(form.available_from, "DATE_FORMAT")}
    return f"{start}\n{form.availability}".strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
