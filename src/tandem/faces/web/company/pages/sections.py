"""What the sections of the form show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.web.company.forms.gentle import as_answer
from tandem.faces.web.company.pages.form import back_url
from tandem.faces.web.company.pages.frame import Choice, area, crumbs, here, person_name, place_label
from tandem.faces.web.company.pages.law import Help, document_asked, law_help
from tandem.faces.web.company.pages.standing import standing
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link, Page
from tandem.journey.recognition.queries import mentors as mentor_doors
from tandem.journey.recognition.terms import PER_DOSSIER, Condition
from tandem.registers.reference import queries as reference


@dataclass(frozen=True)
class Chosen:
    """A workplace in the form, with the way to take it out."""

    training: str
    place: str
    url: str
    remove_url: str


@dataclass(frozen=True)
class SectionPage(Page):
    """What every section has: when it was saved, where it saves itself, where it leads back to."""

    saved_at: datetime | None = None
    autosave_url: str = ""
    back_url: str = ""


@dataclass(frozen=True)
class WorkplacesPage(SectionPage):
    """Trainings and establishments."""

    chosen: tuple[Chosen, ...] = ()
    has_places: bool = True


@dataclass(frozen=True)
class Guide:
    """A mentor to tick, with what is missing."""

    key: str
    name: str
    tag: Tag
    missing: str
    option: Any = None


@dataclass(frozen=True)
class WorkplacePage(SectionPage):
    """One training at one establishment."""

    equipment_help: Help | None = None
    listed: int = 0
    ticked: int = 0
    count_words: str = ""
    list_note: str = ""
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True)
class Question:
    """One condition: its field, what the law says, and the documents under it."""

    title: str
    field: Any
    help: Help
    documents: tuple[str, ...]
    asks_document: str
    key: str


@dataclass(frozen=True)
class DeclarationsPage(SectionPage):
    """The conditions that hold for the whole company."""

    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document that was added."""

    name: str
    size: str
    url: str
    remove_url: str


@dataclass(frozen=True)
class DocumentsPage(SectionPage):
    """The documents under one condition."""

    documents: tuple[Document, ...] = ()
    asked: str = ""


def workplaces(dossier: Any, *, has_errors: bool, has_places: bool) -> WorkplacesPage:
    """Which trainings at which establishments."""
    return WorkplacesPage(
        **_section(dossier, gettext("Voor welke opleidingen en vestigingen?"), has_errors=has_errors),
        chosen=tuple(_chosen(request) for request in dossier.requests.all()),
        has_places=has_places,
    )


def workplace(request: Any, *, bound: Any, guides: Sequence[Guide], day: date) -> WorkplacePage:
    """Equipment, activities and mentors of one workplace."""
    dossier = request.dossier
    section = _section(dossier, training_name(request.training), has_errors=bool(bound.errors))
    listed = len(bound.offered("activities"))
    ticked = len(bound["activities"].value() or ())
    words = gettext("%(ticked)s van de %(listed)s aangevinkt") % {"ticked": ticked, "listed": listed}
    section |= {
        "lead": place_label(request.establishment),
        "autosave_url": reverse("company:autosave_workplace", args=[dossier.pk, request.pk]),
        "back_url": back_url(dossier, request=request),
    }
    return WorkplacePage(
        **section,
        equipment_help=law_help(Condition.EQUIPMENT, day=day),
        listed=listed,
        ticked=ticked,
        count_words=words if listed else "",
        guides=tuple(replace(one, option=option) for one, option in zip(guides, bound["mentors"], strict=True)),
    )


def declarations(dossier: Any, *, bound: Any, day: date) -> DeclarationsPage:
    """Yes or no on each condition, with what the law says."""
    asked = document_asked(dossier, day=day)
    questions = []
    for condition in PER_DOSSIER:
        names = tuple(one.file_name for one in dossier.attachments.all() if one.condition == condition)
        wants = asked if condition is Condition.FINANCE else ""
        questions.append(
            Question(
                code_label(condition),
                bound[str(condition)],
                law_help(condition, day=day),
                names,
                "" if names else wants,
                str(condition),
            )
        )
    section = _section(dossier, gettext("Verklaringen van uw onderneming"), has_errors=bool(bound.errors))
    section |= {"autosave_url": reverse("company:autosave_declarations", args=[dossier.pk])}
    return DeclarationsPage(**section, questions=tuple(questions))


def contact(dossier: Any, *, has_errors: bool) -> SectionPage:
    """Whom the body can reach."""
    section = _section(dossier, gettext("Wie kunnen wij bereiken?"), has_errors=has_errors)
    section |= {"autosave_url": reverse("company:autosave_contact", args=[dossier.pk])}
    return SectionPage(**section)


def documents(dossier: Any, *, condition: Condition, has_errors: bool, day: date) -> DocumentsPage:
    """The documents under one condition."""
    title = gettext("Documenten bij: %(condition)s") % {"condition": code_label(condition).lower()}
    section = _section(dossier, title, has_errors=has_errors)
    section |= {"back_url": reverse("company:declarations", args=[dossier.pk])}
    rows = [one for one in dossier.attachments.all() if one.condition == condition]
    asked = document_asked(dossier, day=day) if condition is Condition.FINANCE else ""
    return DocumentsPage(**section, documents=tuple(_document(one) for one in rows), asked=asked)


def training_choices(*, day: date) -> list[tuple[str, list[Choice]]]:
    """Every training of that day under its first sector, as grouped choices."""
    trainings = list(reference.trainings_on(day))
    sectors = reference.sector_codes_by_training([one.pk for one in trainings], day)
    groups = []
    for sector in reference.sectors_on(day):
        own = [(one.code, gettext(one.name)) for one in trainings if sectors.get(one.pk, ("",))[0] == sector.code]
        if own:
            groups.append((gettext(sector.name), own))
    rest = [(one.code, gettext(one.name)) for one in trainings if not sectors.get(one.pk)]
    return [*groups, (gettext("Andere"), rest)] if rest else groups


def suggested_trainings(text: str, *, day: date) -> list[dict[str, str]]:
    """Trainings for what was typed so far."""
    found = reference.search_trainings(text, day=day)
    return [{"value": one.code, "label": gettext(one.name), "detail": ""} for one in found]


def activities(request: Any, *, day: date) -> Sequence[Any]:
    """The activities of the training's list, in its own order; none where we know no list."""
    listed = reference.activity_list_for(request.training_id, day)
    return listed.activities if listed else ()


def guides(actor: Actor, company_id: UUID, *, day: date) -> list[Guide]:
    """The mentors who guide today, each with what is missing."""
    found = []
    for one in mentor_doors.mentors_of(actor, company_id):
        if one.deactivated_at is None:
            stands = standing(one, None, day=day)
            found.append(Guide(str(one.pk), person_name(one.person), stands.tag, "; ".join(stands.missing)))
    return found


def known_workplace(request: Any, *, listed: Sequence[Any]) -> dict[str, Any]:
    """What is known of a workplace, as its form shows it."""
    given = [one for one in request.dossier.declarations.all() if one.request_id == request.pk]
    offered = {one.activity_id for one in request.activities.all()}
    return {
        "equipment": as_answer(given=given[0].is_met if given else None),
        "extent": request.extent if listed else "",
        "activities": [one.code for one in listed if one.pk in offered],
        "mentors": [str(one.mentor_id) for one in request.nominations.all()],
    }


def known_declarations(dossier: Any) -> dict[str, str]:
    """What was declared, as the form shows it."""
    return {one.condition: as_answer(given=one.is_met) for one in dossier.declarations.all() if not one.request_id}


def known_contact(dossier: Any, *, user: Any) -> dict[str, str]:
    """Whom to reach; who fills in the form stands there first."""
    is_empty = not (dossier.contact_name or dossier.contact_email or dossier.contact_phone)
    return {
        "name": user.name if is_empty else dossier.contact_name,
        "email": user.email if is_empty else dossier.contact_email,
        "phone": dossier.contact_phone,
        "remarks": dossier.remarks,
    }


def _section(dossier: Any, title: str, *, has_errors: bool) -> dict[str, Any]:
    back = back_url(dossier)
    label = gettext("Aanvraag") if dossier.submitted_at is None else dossier.number
    return {
        "title": title,
        "breadcrumb": crumbs(Link(label, back), here(title)),
        "area": area(),
        "has_errors": has_errors,
        "saved_at": dossier.changed_at,
        "back_url": back,
    }


def _chosen(request: Any) -> Chosen:
    return Chosen(
        training=training_name(request.training),
        place=place_label(request.establishment),
        url=reverse("company:workplace", args=[request.dossier_id, request.pk]),
        remove_url=reverse("company:remove_workplace", args=[request.dossier_id, request.pk]),
    )


def _document(one: Any) -> Document:
    kilobytes = max(1, round(one.size / 1024))
    return Document(
        name=one.file_name,
        size=f"{kilobytes} kB",
        url=reverse("company:attachment", args=[one.pk]),
        remove_url=reverse("company:remove_attachment", args=[one.pk]),
    )
