"""What a letter, mail or notice says about a request, a recognition, a dossier or a mentor: one shape for all."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import Dossier, JointPart, Mentor, Recognition, RecognitionRequest
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import PartState


@dataclass(frozen=True)
class About:
    """Whom it concerns and what it is about; empty where the subject has no such thing."""

    company_id: UUID
    company: str
    company_email: str
    number: str = ""
    establishment: str = ""
    training: str = ""
    body_id: UUID | None = None
    body: str = ""
    body_email: str = ""
    due_on: date | None = None
    valid_until: date | None = None
    mentor: str = ""
    lead: str = ""
    """Who leads where workplaces train together."""
    partners: tuple[str, ...] = ()
    requests: tuple["About", ...] = ()
    """What a dossier asks: each training at each establishment, with the body it went to."""


def about(actor: Actor, *, subject_kind: str, subject_id: UUID) -> About:
    """The facts of a message; NotFound where the subject is gone or not for this actor."""
    reader = {
        RecognitionRequest._meta.label_lower: _request,
        Recognition._meta.label_lower: _recognition,
        Dossier._meta.label_lower: _dossier,
        Mentor._meta.label_lower: _mentor,
        JointPart._meta.label_lower: _part,
    }.get(subject_kind)
    if reader is None:
        raise NotFound
    return reader(actor, subject_id)


def _request(actor: Actor, request_id: UUID) -> About:
    request = files.request_for(actor, request_id)
    recognition, found = getattr(request, "recognition", None), _about_request(request)
    if recognition is None:
        return found
    return About(**{**vars(found), "valid_until": recognition.ended_on or recognition.valid_until})


def _about_request(request: RecognitionRequest) -> About:
    dossier, body = request.dossier, request.competent_body
    return About(
        company_id=dossier.company_id,
        company=dossier.company.name,
        company_email=dossier.contact_email or dossier.company.contact_email,
        number=dossier.number or "",
        establishment=request.establishment.name,
        training=request.training.name,
        body_id=body.pk if body else None,
        body=body.name if body else "",
        body_email=body.email if body else "",
        due_on=request.due_on,
    )


def _recognition(actor: Actor, recognition_id: UUID) -> About:
    recognition = Recognition.objects.filter(pk=recognition_id).first()
    if recognition is None:
        raise NotFound
    found = _about_request(files.request_for(actor, recognition.request_id))
    return About(**{**vars(found), "number": recognition.number, "valid_until": recognition.valid_until})


def _dossier(actor: Actor, dossier_id: UUID) -> About:
    dossier = Dossier.objects.select_related("company").filter(pk=dossier_id).first()
    if dossier is None or not policies.may_see_company(actor, dossier.company_id).is_ok:
        raise NotFound
    asked = dossier.requests.select_related("dossier__company", "establishment", "training", "competent_body")
    return About(
        company_id=dossier.company_id,
        company=dossier.company.name,
        company_email=dossier.contact_email or dossier.company.contact_email,
        number=dossier.number or "",
        requests=tuple(_about_request(request) for request in asked.order_by("id")),
    )


def _mentor(actor: Actor, mentor_id: UUID) -> About:
    mentor = Mentor.objects.select_related("company", "person").filter(pk=mentor_id).first()
    if mentor is None or not policies.may_see_company(actor, mentor.company_id).is_ok:
        raise NotFound
    person = f"{mentor.person.given_name} {mentor.person.family_name}"
    return About(mentor.company_id, mentor.company.name, mentor.company.contact_email, mentor=person)


def _part(actor: Actor, part_id: UUID) -> About:
    part = JointPart.objects.select_related("company", "establishment", "joint__training", "joint__company").filter(
        pk=part_id
    )
    found = part.first()
    if found is None or not policies.may_see_company(actor, found.company_id).is_ok:
        raise NotFound
    others = JointPart.objects.filter(joint=found.joint_id).exclude(pk=part_id).exclude(state=PartState.ENDED)
    return About(
        company_id=found.company_id,
        company=found.company.name,
        company_email=found.company.contact_email,
        number=found.joint.number,
        establishment=found.establishment.name,
        training=found.joint.training.name,
        lead=found.joint.company.name,
        partners=tuple(others.order_by("asked_at", "id").values_list("company__name", flat=True)),
    )
