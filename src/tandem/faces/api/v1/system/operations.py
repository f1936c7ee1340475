"""For who runs the platform: work for later, mails, the history, imports."""

from itertools import islice
from typing import Annotated, Any, Final

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock, events, jobs
from tandem.base.errors import NotFound
from tandem.base.models import JobState
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import door
from tandem.faces.api.fields import Key, YesOrNo
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.system import shapes
from tandem.faces.outbox import queries as outbox
from tandem.registers.access.terms import Role
from tandem.registers.organisations import policies
from tandem.registers.organisations.queries import providers, register

router = Router(tags=["System"])

MOST_FAULTS: Final = 100
MOST_REJECTED: Final = 10_000


class JobList(Paging):
    """Which jobs."""

    state: Annotated[JobState | None, Field(description="Only in this state.")] = None


class MailList(Paging):
    """Which mails."""

    is_sent: Annotated[YesOrNo | None, Field(description="Only those that left, or only those that wait.")] = None


@router.get("/system/backlog", **door("getBacklog", "How much work waits", gives=shapes.Backlog))
def backlog(request: Request) -> Any:
    """How many jobs wait, run, are done or were set aside; for the administrators of the platform."""
    _administrator(request)
    counts = jobs.backlog()
    return shapes.Backlog(**counts, is_late=jobs.is_late(now=clock.now()))


@router.get("/system/jobs", **door("listJobs", "Work for later", gives=Page[shapes.Job]))
def listed_jobs(request: Request, wanted: Query[JobList]) -> Any:
    """The newest jobs, or those in one state, with what went wrong; for the administrators of the platform."""
    _administrator(request)
    found = jobs.listed(state=wanted.state or "")
    return page_of(request, wanted, found, shapes.Job.of)


@router.post("/system/jobs/{job_id}/again", **door("runJobAgain", "Try a job again", gives=shapes.Backlog))
def again(request: Request, job_id: Path[Key]) -> Any:
    """Put a job that was set aside back in the queue; not found where it is not set aside."""
    _administrator(request)
    if not jobs.again(job_id=job_id, now=clock.now()):
        raise NotFound
    return backlog(request)


@router.get("/system/mails", **door("listMails", "Mails with their fate", gives=Page[shapes.Mail]))
def mails(request: Request, wanted: Query[MailList]) -> Any:
    """What the platform wrote to whom and whether it left, the newest first; for its administrators."""
    rows = outbox.mails(request.actor)
    if wanted.is_sent is not None:
        rows = rows.filter(sent_at__isnull=not wanted.is_sent)
    return page_of(request, wanted, rows, shapes.Mail.of)


@router.get("/system/audit", **door("verifyAudit", "Verify the history", gives=shapes.AuditSummary))
def audit(request: Request) -> Any:
    """Walk every chain of events and every daily seal; for the administrators of the platform."""
    _administrator(request)
    faults = list(events.verify())
    return shapes.AuditSummary(
        is_whole=not faults,
        faults=[shapes.AuditFault.of(fault) for fault in faults[:MOST_FAULTS]],
        total=len(faults),
        checked_at=clock.now(),
    )


@router.get(
    "/imports/extracts",
    **door("listExtracts", "Extracts of the enterprise register", gives=Page[shapes.Extract]),
)
def extracts(request: Request, wanted: Query[Paging]) -> Any:
    """Every extract with what was read and rejected, the newest first; for who keeps the register."""
    _keeper(request)
    return page_of(request, wanted, register.extracts(), shapes.Extract.of)


@router.get(
    "/imports/extracts/{extract_id}/rejections",
    **door("listRejections", "Rows that were not taken over", gives=Page[shapes.RejectedRow]),
)
def rejections(request: Request, extract_id: Path[Key], wanted: Query[Paging]) -> Any:
    """The rejected rows of an extract, in the order of the files; at most ten thousand."""
    _keeper(request)
    rows = list(islice(register.rejections_of(extract_id), MOST_REJECTED))
    return page_of(request, wanted, rows, shapes.RejectedRow.of)


@router.get("/imports/providers", **door("listBatches", "Batches of providers", gives=Page[shapes.Batch]))
def batches(request: Request, wanted: Query[Paging]) -> Any:
    """The batches of providers that came in, the newest first; for who keeps the providers."""
    return page_of(request, wanted, providers.batches_for(request.actor), shapes.Batch.of)


def _administrator(request: Request) -> None:
    if not request.actor.has_role(Role.PLATFORM_ADMIN):
        raise NotFound


def _keeper(request: Request) -> None:
    if not policies.may_keep_register(request.actor).is_ok:
        raise NotFound
