"""What the pages about a profile show: the form, how a company sees it, the CV."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.cv import Cv, Part, parts_of
from tandem.faces.documents.cv import cv as cv_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import training_name
from tandem.faces.web.learner.pages.frame import Whose, crumbs, here, whose, written_moment
from tandem.faces.web.site.pages import Link
from tandem.journey.intake.terms.tracks import Phase
from tandem.journey.intake.workflow import RUNNING
from tandem.journey.placement.queries import profiles
from tandem.journey.placement.rules.profiles import may_be_found
from tandem.registers.accounts import queries as accounts


@dataclass(frozen=True)
class ProfilePage(Whose):
    """Write what one tells."""

    back_url: str = ""


@dataclass(frozen=True)
class SeenCard:
    """What a company sees of a learner."""

    training: str
    band: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class PreviewPage(Whose):
    """How a company would see it, and whether it does."""

    card: SeenCard | None = None
    is_findable: bool = False
    is_found: bool = False
    """Whether companies find the learner now: who wants it is not found before the search, nor after it."""
    may_switch: bool = False
    says_something: bool = False
    """Whether there is enough to be found with."""
    since: str = ""
    waits: str = ""
    """Why a company does not find the learner yet, although the learner wants it."""
    profile_url: str = ""
    cv_url: str = ""
    found_url: str = ""
    hide_url: str = ""


@dataclass(frozen=True)
class CvPage(Whose):
    """The CV on screen."""

    cv: Cv | None = None
    pdf_url: str = ""
    profile_url: str = ""


def kept(actor: Actor, track: Any, *, day: date) -> dict[str, Any]:
    """What the form shows: what was told, or what the screening says where nothing was."""
    form = profiles.told_in(actor, track, day=day).form
    return {**vars(form), "travel_modes": [str(mode) for mode in form.travel_modes]}


def profile(actor: Actor, track: Any, *, has_errors: bool) -> ProfilePage:
    """Write what one tells."""
    return ProfilePage(
        title=gettext("Je profiel"),
        lead=gettext("In je eigen woorden, zo kort als je wilt. Je hoeft niet alles in te vullen."),
        breadcrumb=crumbs(track, here(gettext("Mijn profiel"))),
        **whose(actor, track),
        has_errors=has_errors,
        back_url=reverse("learner:track", args=[track.pk]),
    )


def seen_card(seen: profiles.Seen) -> SeenCard:
    """What a company sees."""
    return SeenCard(training_name(seen.training), code_label(seen.band), parts_of(seen.form))


def preview(actor: Actor, track: Any, *, day: date) -> PreviewPage:
    """How a company would see this learner, and whether it does."""
    told = profiles.told_in(actor, track, day=day)
    at = [track.pk]
    return PreviewPage(
        title=gettext("Zo ziet een onderneming jou"),
        breadcrumb=crumbs(track, _profile_link(track), here(gettext("Zo ziet een onderneming jou"))),
        **whose(actor, track),
        card=seen_card(profiles.as_seen(track, told)),
        is_findable=told.is_findable,
        is_found=told.is_findable and track.phase == Phase.SEARCHING,
        says_something=may_be_found(told.form, is_running=True).is_ok,
        may_switch=told.may_tell and track.phase in RUNNING,
        since=_since(told),
        waits=_waits(track) if told.is_findable else "",
        profile_url=reverse("learner:profile", args=at) if track.phase in RUNNING else "",
        cv_url=reverse("learner:cv", args=at),
        found_url=reverse("learner:be_found", args=at),
        hide_url=reverse("learner:hide", args=at),
    )


def cv(actor: Actor, track: Any, *, day: date) -> CvPage:
    """The CV of this learner."""
    return CvPage(
        title=gettext("Mijn CV"),
        lead=gettext("Neem dit mee naar een gesprek, of druk het af. Alleen jij geeft het aan iemand."),
        breadcrumb=crumbs(track, _profile_link(track), here(gettext("Mijn CV"))),
        **whose(actor, track),
        cv=made_cv(actor, track, day=day),
        pdf_url=reverse("learner:cv_pdf", args=[track.pk]),
        profile_url=reverse("learner:profile", args=[track.pk]),
    )


def made_cv(actor: Actor, track: Any, *, day: date) -> Cv:
    """The CV itself."""
    form = profiles.told_in(actor, track, day=day).form
    return cv_of(track, form, training=training_name(track.training), day=day)


def _profile_link(track: Any) -> Link:
    return Link(gettext("Mijn profiel"), reverse("learner:profile", args=[track.pk]))


def _since(told: profiles.Told) -> str:
    """Since when companies find the learner, and who chose it."""
    row = told.row
    if row is None or row.findable_at is None:
        return ""
    who = accounts.names_of([row.findable_by]).get(row.findable_by, "") if row.findable_by else ""
    words = {"day": written_moment(row.findable_at), "who": who}
    if told.is_findable:
        return gettext("%(who)s koos dit op %(day)s.") % words if who else gettext("Gekozen op %(day)s.") % words
    return gettext("%(who)s zette dit uit op %(day)s.") % words if who else gettext("Uitgezet op %(day)s.") % words


def _waits(track: Any) -> str:
    if track.phase == Phase.SEARCHING:
        return ""
    if track.phase == Phase.PLACED:
        return gettext("Je hebt een werkplek. Zolang je die hebt, vinden ondernemingen je niet.")
    if track.phase == Phase.LEFT:
        return gettext("Dit traject is afgelopen. Ondernemingen vinden je niet meer.")
    return gettext("Ondernemingen vinden je zodra je een werkplek zoekt. Nu nog niet.")
