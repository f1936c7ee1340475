"""The sheet that goes with a learner: the page and the PDF are made from this one thing; never what a learner needs."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext

from tandem.faces.documents.cv import Cv, Part
from tandem.faces.documents.words import code_label
from tandem.journey.handover.terms.handovers import HandoverKind, HandoverWhy


def parts_of(row: Any) -> tuple[Part, ...]:
    """What the sheet tells, part by part; what was left empty is left out."""
    told = (
        (gettext("Waar de lerende staat"), row.stands),
        (gettext("Wat geprobeerd is"), row.tried),
        (gettext("Wat afgesproken is"), row.agreed),
        (gettext("Wat werkt"), row.works),
    )
    why = (gettext("Waarom"), code_label(HandoverWhy(row.why)))
    return tuple(Part(title, tuple(text.splitlines())) for title, text in (why, *told) if text)


def receiver_name(row: Any) -> str:
    """Who receives: by name where it is one person or one provider."""
    if row.to_provider is not None:
        return str(row.to_provider.name)
    if row.to_coach is not None:
        return str(row.to_coach.name)
    return code_label(HandoverKind(row.kind))


def sheet(row: Any, *, training: str, day: date) -> Cv:
    """The sheet on paper: the learner, from whom to whom, and what is told."""
    track = row.track
    words = {"giver": track.provider.name, "receiver": receiver_name(row)}
    return Cv(
        name=f"{track.person.given_name} {track.person.family_name}",
        training=training,
        provider=gettext("Van %(giver)s naar %(receiver)s") % words,
        reach=tuple(one for one in (track.person.email, track.person.phone) if one),
        parts=parts_of(row),
        day=day,
        language=get_language() or settings.LANGUAGE_CODE,
    )
