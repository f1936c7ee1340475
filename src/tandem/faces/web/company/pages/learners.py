"""What the pages about learners who want to be found show: what they tell, and nothing of who they are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from tandem.base.actor import Actor
from tandem.faces.documents.cv import Part, parts_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.company.pages.frame import area, crumbs, here
from tandem.faces.web.language import training_name
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.placement.queries import profiles
from tandem.journey.placement.queries.profiles import Seen

STEP = 20
_SHORT = 160


@dataclass(frozen=True)
class Line:
    """One learner in the list."""

    training: str
    band: str
    words: str
    url: str


@dataclass(frozen=True)
class LearnersPage(Page):
    """Who wants to be found."""

    lines: tuple[Line, ...] = ()
    total: int = 0
    more_url: str = ""


@dataclass(frozen=True)
class LearnerPage(Page):
    """What one learner tells."""

    band: str = ""
    parts: tuple[Part, ...] = ()


def learners(actor: Actor, *, day: date, number: int) -> LearnersPage:
    """Who wants to be found for the trainings in which a place stands open, the nearest first."""
    found = profiles.found_by(actor, day=day)
    shown = max(number, STEP)
    title = ngettext("%(n)s lerende wil gevonden worden", "%(n)s lerenden willen gevonden worden", len(found))
    return LearnersPage(
        title=title % {"n": len(found)} if found else gettext("Nog niemand om te vinden"),
        lead=gettext("Lerenden die een werkplek zoeken voor een opleiding waarvoor u nu een plaats openzet."),
        breadcrumb=crumbs(here(gettext("Lerenden die gevonden willen worden"))),
        area=area(),
        lines=tuple(_line(one) for one in found[:shown]),
        total=len(found),
        more_url=f"?tot={shown + STEP}" if len(found) > shown else "",
    )


def learner(actor: Actor, profile_id: UUID, *, day: date) -> LearnerPage:
    """What one learner tells."""
    seen = profiles.seen_of(actor, profile_id, day=day)
    back = Link(gettext("Lerenden die gevonden willen worden"), reverse("company:learners"))
    training = training_name(seen.training)
    return LearnerPage(
        title=gettext("Een lerende %(training)s") % {"training": training},
        breadcrumb=crumbs(back, here(training)),
        area=area(),
        band=code_label(seen.band),
        parts=parts_of(seen.form),
    )


def _line(seen: Seen) -> Line:
    words = " ".join((seen.form.likes or seen.form.can).split())
    return Line(
        training=training_name(seen.training),
        band=code_label(seen.band),
        words=Truncator(words).chars(_SHORT),
        url=reverse("company:learner", args=[seen.id]),
    )
