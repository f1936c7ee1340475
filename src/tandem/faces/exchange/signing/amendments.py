"""Changes of agreements, as the seal sees them: agreed to on the screen or on paper, never at the service."""

from datetime import datetime
from uuid import UUID

from tandem.base import events, jobs
from tandem.base.actor import SYSTEM
from tandem.base.periods import day_of
from tandem.faces.documents import amendment as documents
from tandem.faces.exchange.signing.actions import handling
from tandem.faces.exchange.terms import SubjectKind
from tandem.journey.agreements.queries import life, papers
from tandem.journey.agreements.terms import AgreementHappened, AmendmentState


def happened(*, event_id: int, now: datetime) -> None:
    """Somebody said yes to a change: once everybody did, its text is sealed."""
    event = events.get(event_id)
    if event is None or event.code != AgreementHappened.AMENDMENT_AGREED:
        return
    told = {"kind": SubjectKind.AMENDMENT.value, "subject_id": event.data["amendment"]}
    jobs.later(handling.SEAL, key=f"{handling.SEAL}:{event_id}", at=now, **told)


class Amendments:
    """How the text of a change and the evidence of who agreed come under the seal."""

    def whole(self, subject_id: UUID, *, now: datetime) -> tuple[str, bytes] | None:
        """The text, once everybody agreed to it."""
        row = life.amendment_for(SYSTEM, subject_id, day=day_of(now))
        if row.state not in {AmendmentState.AGREED, AmendmentState.APPLIED} or not row.paper:
            return None
        with papers.content_of(row.paper) as file:
            return row.paper, file.read()

    def evidence(self, subject_id: UUID, *, sealed: bytes, with_files: bool, now: datetime) -> bytes:
        """Who agreed to it, on the screen or on paper."""
        row = life.amendment_for(SYSTEM, subject_id, day=day_of(now))
        return documents.evidence(row, sealed=sealed, with_files=with_files)

    def on_sealed(self, subject_id: UUID, *, digest: str, now: datetime) -> None:
        """The table of sealed papers knows it, and its history says so."""
