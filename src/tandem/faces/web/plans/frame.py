"""What the pages of training plans share: the path to them, how a plan, an activity and a workplace are called."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.learners.pages.frame import name_of, written
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link
from tandem.journey.plans import policies
from tandem.journey.plans.terms import PlanState
from tandem.registers.access.terms import FAMILY_ROLES

TAGS = {PlanState.DRAFT: "neutral", PlanState.SHARED: "wait", PlanState.FROZEN: "ok", PlanState.CLOSED: "neutral"}


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The path to a page of this area; the last step is where one is."""
    here = Link(gettext("Opleidingsplannen"), reverse("plans:list") if links else "")
    return (Link(gettext("Start"), reverse("site:home")), here, *links)


def plan_crumbs(plan: Any, label: str) -> tuple[Link, ...]:
    """The path to a page of one plan."""
    return crumbs(Link(name_of(plan.track.person), url("plan", plan)), Link(label, ""))


def area(actor: Actor) -> str:
    """The word beside the name of the product."""
    if actor.has_role(*FAMILY_ROLES):
        return gettext("Mijn traject")
    return gettext("Onderneming") if actor.has_role(*policies.COMPANY) else gettext("Aanbieder")


def tag_of(plan: Any) -> Tag:
    """Where a plan stands."""
    state = PlanState(plan.state)
    return Tag(TAGS[state], code_label(state))


def period(begins: Any, ends: Any) -> str:
    """From when to when."""
    return gettext("%(start)s tot en met %(end)s") % {"start": written(begins), "end": written(ends)}


def months(begins: Any, ends: Any) -> str:
    """The same in short where it is whole months of one year: “maart 2027”, “maart tot en met mei 2027”."""
    is_whole = begins.day == 1 and (ends + timedelta(days=1)).day == 1
    if not is_whole or begins.year != ends.year:
        return period(begins, ends)
    last = date_format(ends, "F Y")
    if begins.month == ends.month:
        return last
    return gettext("%(start)s tot en met %(end)s") % {"start": date_format(begins, "F"), "end": last}


def activity_name(line: Any) -> str:
    """What an activity is called in the language of the page."""
    return in_language(line.activity.text_nl, line.activity.text_en) if line.activity else line.text


def place_name(one: Any) -> str:
    """A workplace in one line."""
    place = one.recognition.establishment
    return f"{place.name}, {place.municipality}"


def url(name: str, plan: Any, *more: Any) -> str:
    """The address of a page of this plan."""
    return reverse(f"plans:{name}", args=[plan.pk, *more])
