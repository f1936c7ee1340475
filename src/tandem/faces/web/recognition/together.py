"""With whom the workplace of a request trains together, the same for the company and for the desk."""

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import in_language
from tandem.faces.web.recognition.pages import Tag
from tandem.journey.recognition import policies, rules
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.queries import joint as doors
from tandem.journey.recognition.terms import PartEnd, PartState, Together

TAGS: Final = {
    Together.COLLECTING: "wait",
    Together.AGREED: "wait",
    Together.FILED: "wait",
    Together.WHOLE: "ok",
    Together.BROKEN: "stop",
    Together.OVER: "neutral",
}
PART_TAGS: Final = {
    PartState.ASKED: "wait",
    PartState.AGREED: "wait",
    PartState.FILED: "wait",
    PartState.RECOGNISED: "ok",
    PartState.ENDED: "stop",
}


@dataclass(frozen=True)
class Partner:
    """One workplace that takes part."""

    name: str
    role: str
    tag: Tag
    why: str
    teaches: int
    body: str
    url: str
    is_this: bool


@dataclass(frozen=True)
class Panel:
    """Who trains together, and whether they teach everything compulsory."""

    number: str
    tag: Tag
    partners: tuple[Partner, ...]
    missing: tuple[str, ...]
    at_school: tuple[str, ...]
    assumed: int
    url: str


def panel(actor: Actor, file: Any, *, leads_on: bool = False) -> Panel | None:
    """With whom the workplace of this request trains together, with the way to the plan; None where it stands alone."""
    part = getattr(file, "joint_part", None)
    if part is None:
        return None
    found = doors.joint_for(actor, part.joint_id)
    taught = found.facts.taught
    texts = {row.code: in_language(row.text_nl, row.text_en) for row in found.activities}
    stands = rules.together(found.facts)
    return Panel(
        number=found.joint.number,
        tag=Tag(TAGS[stands], code_label(stands).lower()),
        partners=tuple(_partner(actor, one, file.pk) for one in found.parts),
        missing=tuple(texts.get(code, code) for code in found.facts.missing),
        at_school=tuple(
            texts[row.code] for row in found.activities if row.is_compulsory is False and row.code not in taught
        ),
        assumed=len(found.facts.assumed),
        url=reverse("company:joint", args=[found.joint.pk]) if leads_on else "",
    )


def _partner(actor: Actor, told: doors.Taught, request_id: Any) -> Partner:
    part, request = told.part, told.part.request
    state = PartState(part.state)
    body = request.competent_body if request is not None else None
    return Partner(
        name=f"{part.company.name}, {part.establishment.municipality}",
        role=gettext("trekker") if part.is_lead else gettext("partner"),
        tag=Tag(PART_TAGS[state], code_label(state).lower()),
        why=code_label(PartEnd(part.end_reason)) if part.end_reason else "",
        teaches=len(told.codes),
        body=body.name if body is not None else "",
        url=_file_url(actor, request) if request is not None and request.pk != request_id else "",
        is_this=request is not None and request.pk == request_id,
    )


def _file_url(actor: Actor, request: Any) -> str:
    """The file of a partner, for a desk that treats it too."""
    if request.competent_body_id is None or not policies.may_use_desk(actor):
        return ""
    may_see = policies.may_see_file(actor, files.file_facts(request)).is_ok
    return reverse("desk:request", args=[request.pk]) if may_see else ""
