"""What the pages of this area share: the path to them, names, and how a clock is told."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link
from tandem.journey.placement.rules.clocks import Count
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.journey.placement.terms.clocks import ClockState, Urgency
from tandem.law import norms

TAGS = {ClockState.RUNNING: "wait", ClockState.STOPPED: "ok", ClockState.HANDLED: "neutral"}
URGENT = {Urgency.LATE: "stop", Urgency.TODAY: "wait", Urgency.THIS_WEEK: "wait"}


def area() -> str:
    """The word beside the name of the product."""
    return gettext("Aanbieder")


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The path to a page of this area; the last step is where one is."""
    board = Link(gettext("Zoektijd"), reverse("clock:board") if links else "")
    return (Link(gettext("Start"), reverse("site:home")), board, *links)


def name_of(person: Any) -> str:
    """A person as one speaks of somebody."""
    return f"{person.given_name} {person.family_name}"


def suited_url(track: Any) -> str:
    """Where the places that suit the learner now stand ready; empty for who does not search."""
    return reverse("proposals:suited", args=[track.pk]) if track.phase in SEARCHES else ""


def about(track: Any) -> str:
    """What a learner follows, and where."""
    where = track.location.name if track.location else track.provider.name
    return f"{training_name(track.training)} · {where}"


def few_left(count: Count) -> int:
    """From how many days on a clock asks attention: the choice of Tandem on that day."""
    return int(norms.at(count.day).search.few_days_left.value)


def state_tag(state: ClockState, label: str) -> Tag:
    """Where a clock stands."""
    return Tag(TAGS[state], label)
