"""What the page "where does my request go" shows: the body, and the reasoning that leads to it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.mandates.forms import RouteForm
from tandem.faces.web.recognition.pages import Fact
from tandem.faces.web.site.pages import Link, Page
from tandem.registers.geo import queries as geo
from tandem.registers.mandates import queries, rules
from tandem.registers.mandates.terms import Power, RoutingReason
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class Answer:
    """Where the request goes, and why."""

    body: Link
    reason: str
    explanation: str
    is_certain: bool
    facts: tuple[Fact, ...]
    candidates: tuple[Link, ...]
    certainty: str = ""
    note: str = ""


@dataclass(frozen=True)
class RoutePage(Page):
    """The question, and the answer where all was filled in."""

    form: RouteForm | None = None
    answer: Answer | None = None


def route(query: QueryDict, *, today: date) -> RoutePage:
    """Where a request would go, and why."""
    day = _day(query, today)
    choices = {
        "committees": [
            (one.number, f"{one.number} {in_language(one.name, one.name_en)}")
            for one in reference.joint_committees_on(day)
        ],
        "trainings": [(one.code, in_language(one.name, one.name_en)) for one in reference.trainings_on(day)],
    }
    is_asked = bool(set(query) & {"comite", "opleiding", "gemeente"})
    form = RouteForm(query if is_asked else None, initial={"dag": day}, **choices)
    place = _place(form, day) if is_asked else None
    answer = _answer(form.cleaned_data, place) if place and form.is_valid() else None
    return RoutePage(
        title=gettext("Waar gaat mijn aanvraag heen?"),
        lead=gettext("Het paritair comité van de onderneming wijst de sector aan, en de sector de bevoegde instantie."),
        breadcrumb=(
            Link(gettext("Start"), reverse("site:home")),
            Link(gettext("Wie beslist"), reverse("mandates:matrix")),
            Link(gettext("Waar gaat mijn aanvraag heen?"), ""),
        ),
        has_errors=bool(is_asked and form.errors),
        form=form,
        answer=answer,
    )


def _day(query: QueryDict, today: date) -> date:
    """The day asked about, where it is one: the lists to choose from are those of that day."""
    asked = RouteForm({"dag": query.get("dag", "")}, committees=[], trainings=[])
    asked.is_valid()
    return asked.cleaned_data.get("dag") or today


def _place(form: RouteForm, day: date) -> Any:
    """Where the establishment lies; a place nobody knows is said at its field, beside what else is wrong."""
    form.is_valid()
    text = form.cleaned_data.get("gemeente", "")
    found = geo.search_places(text, day, limit=1) if text else []
    if text and not found:
        words = gettext("Wij kennen geen gemeente of postcode “%(place)s”. Kijk na of de naam juist geschreven is.")
        form.add_error("gemeente", words % {"place": text})
    return found[0] if found else None


def _answer(data: dict[str, Any], place: Any) -> Answer:
    day, training = data["dag"], reference.training_by_code(data["opleiding"])
    facts = queries.routing_facts_of(
        power=Power.RECOGNISE, joint_committees=[data["comite"]], training=training.pk, nis=place.nis, day=day
    )
    found = rules.route(facts)
    holder = queries.body(found.body_id)
    mandate = queries.mandate(found.mandate_id) if found.mandate_id else None
    sectors = [reference.sector_by_code(code) for one in facts.joint_committees for code in sorted(one.sectors)]
    lines = [
        Fact(gettext("Paritair comité"), data["comite"]),
        Fact(
            gettext("Sector van de onderneming"),
            ", ".join(in_language(one.name, one.name_en) for one in sectors) or gettext("niet gekend"),
        ),
        Fact(gettext("Opleiding"), in_language(training.name, training.name_en)),
        Fact(gettext("Vestiging in"), f"{place.postal_code} {place.municipality}".strip()),
        Fact(gettext("Op"), date_format(day, "DATE_FORMAT")),
    ]
    if mandate:
        since = date_format(mandate.valid_from, "DATE_FORMAT")
        lines.append(Fact(gettext("Bevoegd sinds"), since))
        if mandate.agreement:
            doubt = in_language(mandate.agreement.note, mandate.agreement.note_en)
            lines.append(Fact(gettext("Samenwerkingsakkoord"), mandate.agreement.reference, note=doubt))
    return Answer(
        body=_link(holder),
        reason=code_label(found.reason),
        explanation=_EXPLAINED[found.reason](),
        is_certain=mandate is not None,
        facts=tuple(lines),
        candidates=tuple(_link(queries.body_by_code(code)) for code in found.candidates) if mandate is None else (),
        certainty=mandate.certainty if mandate else "",
        note=in_language(mandate.note, mandate.note_en) if mandate else "",
    )


def _link(body: Any) -> Link:
    return Link(in_language(body.name, body.name_en), reverse("mandates:body", args=[body.code]))


_EXPLAINED = {
    RoutingReason.ONE_HOLDER: lambda: gettext("Voor deze sector heeft op die dag één instantie de bevoegdheid."),
    RoutingReason.NO_JOINT_COMMITTEE: lambda: gettext("Zonder paritair comité kennen wij de sector niet."),
    RoutingReason.UNKNOWN_JOINT_COMMITTEE: lambda: gettext(
        "Dit paritair comité hoort bij geen sector die wij kennen. Het agentschap bekijkt de aanvraag."
    ),
    RoutingReason.NO_HOLDER: lambda: gettext(
        "Niemand heeft op die dag de bevoegdheid voor deze sector. Het agentschap bekijkt de aanvraag."
    ),
    RoutingReason.SEVERAL_HOLDERS: lambda: gettext(
        "Meer dan één instantie kan bevoegd zijn. Het agentschap kijkt na welke, en zegt waarom."
    ),
    RoutingReason.POWER_MOVED: lambda: gettext("De bevoegdheid ging naar een andere instantie."),
}
