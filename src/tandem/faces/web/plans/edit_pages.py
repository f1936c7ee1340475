"""What the forms of a training plan show, and what can be chosen in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.language import training_name
from tandem.faces.web.learners.pages.frame import file_crumbs, name_of, written
from tandem.faces.web.plans.forms import LAST, PLAN, TEMPLATE, TOGETHER
from tandem.faces.web.plans.frame import activity_name, area, place_name, plan_crumbs, url
from tandem.faces.web.site.pages import Page
from tandem.journey.plans.queries import plans as plan_queries
from tandem.journey.plans.queries import templates as queries
from tandem.journey.plans.queries.proposals import proposals_for
from tandem.registers.access.terms import FAMILY_ROLES

_JUNE: Final = (6, 30)
_ONLY_BEGINNING: Final = 9


@dataclass(frozen=True)
class FormPage(Page):
    """A form about a plan."""

    button: str = ""
    back_url: str = ""
    note: str = ""
    sought: str = ""
    is_search: bool = False


def start(track: Any, *, has_errors: bool) -> FormPage:
    """Begin a plan."""
    return FormPage(
        title=gettext("Begin een opleidingsplan"),
        lead=f"{name_of(track.person)}, {training_name(track.training)}",
        breadcrumb=file_crumbs(track, gettext("Opleidingsplan")),
        area=gettext("Aanbieder"),
        has_errors=has_errors,
        button=gettext("Begin het plan"),
        back_url=reverse("learners:track", args=[track.pk]),
        note=gettext("Wij vullen de activiteiten van de opleiding in. Daarna zegt u waar de lerende ze leert."),
    )


def period(plan: Any, *, has_errors: bool) -> FormPage:
    """Another period."""
    return _form(plan, gettext("Periode van het plan"), gettext("Bewaar"), has_errors=has_errors)


def table(plan: Any, *, has_errors: bool) -> FormPage:
    """All activities at once."""
    return _form(
        plan,
        gettext("Waar leert de lerende wat?"),
        gettext("Bewaar alle activiteiten"),
        has_errors=has_errors,
        note=gettext(
            "Aanbrengen is tonen en uitleggen, inoefenen is zelf doen. Wat u leeg laat, kunt u later nog invullen."
            " Een dag invullen hoeft alleen als die anders is dan die van het plan."
        ),
    )


def line(plan: Any, one: Any, *, has_errors: bool) -> FormPage:
    """One activity."""
    return _form(plan, activity_name(one), gettext("Bewaar de activiteit"), has_errors=has_errors)


def add_line(plan: Any, *, has_errors: bool) -> FormPage:
    """An own activity."""
    return _form(
        plan,
        gettext("Voeg een activiteit toe"),
        gettext("Voeg toe"),
        has_errors=has_errors,
        note=gettext(
            "Voor wat niet op de lijst van de opleiding staat, of als wij voor de opleiding geen lijst kennen."
        ),
    )


def add_workplace(plan: Any, *, sought: str, has_errors: bool) -> FormPage:
    """A workplace to take into the plan."""
    return _form(
        plan,
        gettext("Zet een werkplek in het plan"),
        gettext("Zet in het plan"),
        has_errors=has_errors,
        sought=sought,
        is_search=True,
    )


def workplace(plan: Any, one: Any, *, has_errors: bool) -> FormPage:
    """A workplace of the plan."""
    return _form(plan, place_name(one), gettext("Bewaar de werkplek"), has_errors=has_errors)


def comment(actor: Actor, plan: Any, *, has_errors: bool) -> FormPage:
    """Something to say."""
    is_family = actor.has_role(*FAMILY_ROLES)
    title = gettext("Wat wil je zeggen over het plan?") if is_family else gettext("Wat wilt u zeggen over het plan?")
    return FormPage(
        title=title,
        lead=training_name(plan.track.training),
        breadcrumb=plan_crumbs(plan, gettext("Opmerking")),
        area=area(actor),
        has_errors=has_errors,
        button=gettext("Zet bij het plan"),
        back_url=url("plan", plan),
    )


def template(plan: Any, *, has_errors: bool) -> FormPage:
    """Keep the activities for another plan."""
    return _form(
        plan,
        gettext("Bewaar als sjabloon"),
        gettext("Bewaar het sjabloon"),
        has_errors=has_errors,
        note=gettext(
            "Waar elke activiteit geleerd wordt, gaat mee. Mensen, dagen, werkplekken en vrijstellingen niet."
        ),
    )


def sources(actor: Actor, track: Any, *, day: date) -> list[tuple[str, str]]:
    """From what a plan can begin: the last one of the learner, a template, a plan of another learner."""
    last = plan_queries.plan_of(track)
    found = [(LAST, gettext("Zoals het vorige plan van deze lerende, met de vrijstellingen"))] if last else []
    own = queries.templates_for(actor).filter(training=track.training_id)
    found += [(f"{TEMPLATE}:{one.pk}", gettext("Sjabloon: %(name)s") % {"name": one.name}) for one in own]
    words = gettext("Zoals het plan van %(name)s, vanaf %(day)s")
    for one in queries.to_follow(actor, track, day=day):
        told = words % {"name": name_of(one.track.person), "day": written(one.begins)}
        found.append((f"{PLAN}:{one.pk}", told))
    return [*found, *_together(track, day=day)]


def _together(track: Any, *, day: date) -> Iterator[tuple[str, str]]:
    """The workplaces that cover the training together, the lead first, and how much of a year a learner is at each."""
    for one in proposals_for(track, day=day):
        keys = [share.site.establishment for share in one.plan.shares if share.site.establishment]
        names = {key: f"{one.places[key].name}, {one.places[key].municipality}" for key in keys}
        if len(keys) == 1:
            words = gettext("Op één werkplek die alles aanleert: %(places)s") % {"places": names[keys[0]]}
        else:
            at = [turn.site.establishment for turn in one.plan.months]
            told = gettext("%(place)s (%(n)s van de %(all)s maanden)")
            places = "; ".join(told % {"place": names[key], "n": at.count(key), "all": len(at)} for key in keys)
            words = gettext("Op werkplekken die samen alles aanleren: %(places)s") % {"places": places}
        yield f"{TOGETHER}:{','.join(map(str, keys))}", words


def usual_period(track: Any, *, day: date) -> dict[str, date]:
    """The rest of the school year; a track that begins later or ends sooner bounds it."""
    begins = max(track.starts_on, day)
    ends = track.ends_on or date(begins.year + (begins.month >= _ONLY_BEGINNING), *_JUNE)
    return {"begins": begins, "ends": max(begins, ends)}


def places(plan: Any) -> list[tuple[str, str]]:
    """The workplaces of the plan as choices."""
    return [(str(one.number), place_name(one)) for one in plan.workplaces.all()]


def recognised(plan: Any, sought: str, *, day: date) -> list[tuple[str, str]]:
    """Recognised workplaces for this training, as choices: by name, or the nearest to the learner."""
    found = plan_queries.workplaces_to_choose(plan, sought, day=day)
    rows = ((str(one.pk), one.establishment, one.company.name) for one in found)
    return [(key, f"{place.name}, {place.municipality} ({company})") for key, place, company in rows]


def texts(plan: Any) -> dict[str, str]:
    """What each activity is called, by its code."""
    return {one.code: activity_name(one) for one in plan.lines.all()}


def line_choices(plan: Any) -> list[tuple[str, str]]:
    """The activities as choices."""
    return [(code, f"{code} {text}") for code, text in texts(plan).items()]


def _form(plan: Any, title: str, button: str, *, has_errors: bool, **more: Any) -> FormPage:
    return FormPage(
        title=title,
        lead=f"{name_of(plan.track.person)}, {training_name(plan.track.training)}",
        breadcrumb=plan_crumbs(plan, title),
        area=gettext("Aanbieder"),
        has_errors=has_errors,
        button=button,
        back_url=url("plan", plan),
        **more,
    )
