"""What the pages of this area share: the path to them, names, tags."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link
from tandem.journey.intake.terms.screening import Path
from tandem.journey.intake.terms.tracks import Phase

_TAGS = {
    Phase.INTAKE: "wait",
    Phase.RUN_UP: "info",
    Phase.SEARCHING: "wait",
    Phase.PLACED: "ok",
    Phase.LEFT: "neutral",
}
_PATHS = {Path.DUAL: "ok", Path.RUN_UP: "info", Path.OTHER: "neutral"}


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The path to a page of this area; the last step is where one is."""
    start = (Link(gettext("Start"), reverse("site:home")), Link(gettext("Mijn lerenden"), reverse("learners:list")))
    return (*start, *links)


def file_crumbs(track: Any, label: str) -> tuple[Link, ...]:
    """The path to a page of one file."""
    return crumbs(Link(name_of(track.person), reverse("learners:track", args=[track.pk])), Link(label, ""))


def area() -> str:
    """The word beside the name of the product."""
    return gettext("Aanbieder")


def name_of(person: Any) -> str:
    """A person as one speaks of somebody."""
    return f"{person.given_name} {person.family_name}"


def listed_name(person: Any) -> str:
    """A person as a list sorts them."""
    return f"{person.family_name}, {person.given_name}"


def phase_tag(track: Any) -> Tag:
    """Where a track stands."""
    phase = Phase(track.phase)
    return Tag(_TAGS[phase], code_label(phase))


def path_tag(path: str) -> Tag | None:
    """Where a screening led; None where none was concluded."""
    return Tag(_PATHS[Path(path)], code_label(Path(path))) if path else None


def school_year(first: int) -> str:
    """A school year as one writes it."""
    return f"{first}-{first + 1}"


def written(day: date | None) -> str:
    """A day in words; empty where there is none."""
    return date_format(day, "DATE_FORMAT") if day else ""


def address(track: Any) -> str:
    """Where the learner lives, on one line."""
    street = f"{track.street} {track.house_number}".strip()
    return ", ".join(part for part in (street, f"{track.postal_code} {track.municipality}".strip()) if part)
