"""The door to lifting a recognition: for the body that holds the power on that day."""

from datetime import date
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.models import row_with
from tandem.base.verdict import Verdict
from tandem.journey.recognition import policies
from tandem.journey.recognition.models import RecognitionRequest
from tandem.journey.recognition.policies import FileFacts
from tandem.journey.recognition.queries import files
from tandem.journey.recognition.terms import RecognitionState, State
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.rules import Route
from tandem.registers.mandates.terms import Power


def to_lift(actor: Actor, request_id: UUID, *, day: date, lock: bool = False) -> tuple[RecognitionRequest, Route]:
    """The request whose recognition is lifted, and the body and mandate that decide that day.

    Who sees the file and does not decide reads why; for anybody else there is nothing here.
    """
    rows = RecognitionRequest.objects.select_for_update(of=("self",)) if lock else RecognitionRequest.objects.all()
    request = row_with(files.whole(rows), request_id)
    if request is None or getattr(request, "recognition", None) is None:
        raise NotFound
    route, verdict = _decided_by(actor, request, day=day)
    if not verdict.is_ok and not policies.may_see_file(actor, files.file_facts(request)).is_ok:
        raise NotFound
    verdict.or_raise()
    return request, route


def may_lift_today(actor: Actor, request: RecognitionRequest, *, day: date) -> bool:
    """Whether the recognition of this request counts and is not being lifted, and this actor decides on it that day."""
    found = getattr(request, "recognition", None)
    if found is None or found.state != RecognitionState.VALID or found.lifting_decided_on is not None:
        return False
    return policies.decides(actor) and _decided_by(actor, request, day=day)[1].is_ok


def _decided_by(actor: Actor, request: RecognitionRequest, *, day: date) -> tuple[Route, Verdict]:
    """Which body holds the power that day, and whether this actor decides for it."""
    route = mandates.route(
        power=Power.RECOGNISE,
        company_id=request.dossier.company_id,
        training=request.training_id,
        nis=request.establishment.nis,
        day=day,
    )
    facts = FileFacts(company_id=request.dossier.company_id, body_id=route.body_id, state=State(request.state))
    return route, policies.may_lift(actor, facts)
