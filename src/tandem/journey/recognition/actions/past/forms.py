"""A form of long ago: started, filled in section by section, handed in."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.journey.recognition import rules
from tandem.journey.recognition.actions import attachments
from tandem.journey.recognition.actions.past.facts import PastDocument, PastDossier, PastRequest
from tandem.journey.recognition.actions.past.ground import Ground
from tandem.journey.recognition.actions.past.ledger import Ledger
from tandem.journey.recognition.actions.past.mentors import Named
from tandem.journey.recognition.models import (
    Attachment,
    Declaration,
    Dossier,
    Nomination,
    OfferedActivity,
    RecognitionRequest,
)
from tandem.journey.recognition.queries import attachments as doors
from tandem.journey.recognition.rules import FormFacts
from tandem.journey.recognition.terms import PER_REQUEST, Happened, Move, State
from tandem.journey.recognition.workflow import REQUEST
from tandem.registers.organisations.models import Establishment
from tandem.registers.reference.models import Training


@dataclass(frozen=True)
class Scene:
    """What is at hand for the files of one company."""

    company_id: UUID
    actor: Actor
    places: Mapping[UUID, Establishment]
    mentors: Sequence[Named]
    ground: Ground
    ledger: Ledger


@dataclass
class Filed:
    """A request as the files go on."""

    row: RecognitionRequest
    past: PastRequest
    training: Training
    place: Establishment
    mentors: list[tuple[Nomination, Named]] = field(default_factory=list)

    @property
    def body_id(self) -> UUID:
        """The body that treats the request; it has one once it is handed in."""
        if self.row.competent_body_id is None:
            raise NotFound
        return self.row.competent_body_id


def fill_in(past: PastDossier, *, scene: Scene) -> tuple[Dossier, list[Filed]]:
    """The form with all its sections; it stays a draft as long as it is not handed in."""
    at, actor = past.started_at, scene.actor
    dossier = Dossier(company_id=scene.company_id, started_at=at, started_by=actor.user_id, changed_at=at)
    scene.ledger.add(dossier)
    data = {"company": scene.company_id}
    scene.ledger.tell(Happened.DOSSIER_STARTED, actor=actor, subject=dossier, at=at, data=data)
    pen = _Pen(dossier, past, scene)
    dossier.contact_name, dossier.contact_email = past.contact.name, past.contact.email
    dossier.contact_phone, dossier.remarks = past.contact.phone, past.contact.remarks
    pen.changed("contact")
    filed = [_ask(request, dossier=dossier, scene=scene) for request in past.requests]
    for one in filed:
        pen.changed("requests", request=one.row.pk, training=one.past.training)
    at = pen.changed("declarations", **{str(condition): met for condition, met in past.answers.items()})
    for condition, is_met in past.answers.items():
        row = Declaration(dossier=dossier, condition=condition, is_met=is_met, given_at=at, given_by=actor.user_id)
        scene.ledger.add(row)
    if past.document is not None:
        _attach(past.document, dossier=dossier, at=at, scene=scene)
    for one in filed:
        at = pen.changed("workplace", request=one.row.pk, extent=one.row.extent)
        _describe(one, dossier=dossier, at=_answered_at(one) or at, scene=scene)
    return dossier, filed


def hand_in(
    dossier: Dossier,
    filed: Sequence[Filed],
    *,
    past: PastDossier,
    number: str,
    committees: Sequence[str],
    scene: Scene,
) -> None:
    """Hand in the whole form: every request goes to the body that holds the power that day (R-REC-04)."""
    at, actor = past.submitted_at, scene.actor
    if at is None:
        return
    rules.may_submit(_form_facts(past, filed, committees=committees, ground=scene.ground, day=day_of(at))).or_raise()
    dossier.number = number
    dossier.submitted_at, dossier.submitted_by, dossier.changed_at = at, actor.user_id, at
    for one in filed:
        request = one.row
        request.state = REQUEST.after(request.state, Move.SUBMIT)
        request.submitted_at, request.submitted_by = at, actor.user_id
        request.version += 1
        _assign(one, committees=committees, at=at, ground=scene.ground)
        data = {
            "dossier": dossier.pk,
            "state": State.SUBMITTED,
            "body": request.competent_body_id,
            "mandate": request.mandate_id,
            "reason": request.routing_reason,
            "candidates": request.routing_candidates,
        }
        scene.ledger.tell(Happened.REQUEST_SUBMITTED, actor=actor, subject=request, at=at, data=data)
    data = {"number": number, "requests": [one.row.pk for one in sorted(filed, key=lambda one: one.row.pk)]}
    scene.ledger.tell(Happened.DOSSIER_SUBMITTED, actor=actor, subject=dossier, at=at, data=data)


class _Pen:
    """Writes section after section, each a version of the form."""

    def __init__(self, dossier: Dossier, past: PastDossier, scene: Scene) -> None:
        self._dossier, self._past, self._scene = dossier, past, scene

    def changed(self, part: str, **about: Any) -> datetime:
        """The form was changed once more; gives when."""
        dossier = self._dossier
        at = self._past.filled_at(dossier.version)
        dossier.changed_at = at
        dossier.version += 1
        data = {"part": part, "version": dossier.version, **about}
        self._scene.ledger.tell(Happened.DOSSIER_CHANGED, actor=self._scene.actor, subject=dossier, at=at, data=data)
        return at


def _ask(past: PastRequest, *, dossier: Dossier, scene: Scene) -> Filed:
    training, place = scene.ground.training(past.training), scene.places[past.establishment_id]
    request = RecognitionRequest(dossier=dossier, establishment=place, training=training)
    scene.ledger.add(request)
    return Filed(request, past, training, place)


def _attach(past: PastDocument, *, dossier: Dossier, at: datetime, scene: Scene) -> None:
    attachment = Attachment(
        dossier=dossier,
        condition=past.condition,
        file_name=attachments.safe_name(past.file_name),
        media_type="application/pdf",
        size=len(past.content),
        sha256=hashlib.sha256(past.content).hexdigest(),
        added_at=at,
        added_by=scene.actor.user_id,
    )
    path = doors.path_of(attachment.sha256)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(past.content))
    scene.ledger.add(attachment)
    data = {
        "attachment": attachment.pk,
        "condition": past.condition,
        "size": attachment.size,
        "media_type": attachment.media_type,
    }
    scene.ledger.tell(Happened.ATTACHMENT_ADDED, actor=scene.actor, subject=dossier, at=at, data=data)


def _describe(filed: Filed, *, dossier: Dossier, at: datetime, scene: Scene) -> None:
    (condition,) = PER_REQUEST
    declaration = Declaration(
        dossier=dossier,
        request=filed.row,
        condition=condition,
        is_met=filed.past.has_equipment,
        given_at=at,
        given_by=scene.actor.user_id,
    )
    listed = scene.ground.activities_of(filed.training, day_of(at))
    offered = (OfferedActivity(request=filed.row, activity=listed[code]) for code in sorted(filed.past.activities))
    filed.mentors = [
        (Nomination(request=filed.row, mentor=scene.mentors[n].row), scene.mentors[n]) for n in filed.past.mentors
    ]
    scene.ledger.add(declaration, *offered, *(nomination for nomination, _ in filed.mentors))


def _answered_at(filed: Filed) -> datetime | None:
    return filed.past.question.answered_at if filed.past.question else None


def _assign(filed: Filed, *, committees: Sequence[str], at: datetime, ground: Ground) -> None:
    route = ground.route(committees=committees, training=filed.training, nis=filed.place.nis, day=day_of(at))
    request = filed.row
    request.competent_body_id = route.body_id
    request.mandate_id = route.mandate_id
    request.routing_reason = route.reason
    request.routing_candidates = list(route.candidates)


def _form_facts(
    past: PastDossier, filed: Sequence[Filed], *, committees: Sequence[str], ground: Ground, day: date
) -> FormFacts:
    without = (one for one in filed if not one.past.activities and ground.activities_of(one.training, day))
    return FormFacts(
        has_contact=bool(past.contact.name and (past.contact.email or past.contact.phone)),
        requests=len(filed),
        declared=frozenset(past.answers),
        requests_without_mentor=tuple(str(one.row.pk) for one in filed if not one.mentors),
        requests_without_activities=tuple(str(one.row.pk) for one in without),
        establishments_gone=tuple(str(one.row.pk) for one in filed if one.place.gone_since is not None),
        has_joint_committee=bool(committees),
    )
