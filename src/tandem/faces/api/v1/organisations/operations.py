"""Companies that take part, what the enterprise register says, and the public list of providers."""

from http import HTTPStatus
from typing import Annotated, Any

from django.conf import settings
from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note
from tandem.faces.api.fields import (
    WHOLE,
    Code,
    CommitteeNumber,
    EnterpriseNumber,
    InstitutionNumber,
    Key,
    TrainingCode,
    Wanted,
)
from tandem.faces.api.paging import Page, Paging, filled, page_of
from tandem.faces.api.v1.organisations import shapes
from tandem.faces.api.v1.parts import DayList, OnDay
from tandem.registers.access import actions as access
from tandem.registers.access.terms import ClaimProof
from tandem.registers.organisations.actions import company as actions
from tandem.registers.organisations.queries import companies as doors
from tandem.registers.organisations.queries import providers as provider_doors
from tandem.registers.organisations.queries import register
from tandem.registers.reference import queries as reference

router = Router(tags=["Organisations"])


class CompanyList(Paging):
    """Which companies."""

    number: Annotated[EnterpriseNumber | None, Field(description="The enterprise number.")] = None


class RegisterQuestion(Wanted):
    """What to look for in the register."""

    q: Annotated[
        str, Field(min_length=3, max_length=80, pattern=r"^[^\x00-\x1F\x7F]*$", description="A number, or a name.")
    ]
    limit: Annotated[int, Field(ge=1, le=50, description="How many answers at most."), WHOLE] = 10


class ProgrammeList(DayList):
    """Which programmes."""

    training: Annotated[TrainingCode | None, Field(description="The code of a training.")] = None


class TrajectoryList(DayList):
    """Which standard trajectories."""

    code: Annotated[Code | None, Field(max_length=20, description="The code of one standard trajectory.")] = None


@router.get("/companies", **door("listCompanies", "Companies you may know", gives=Page[shapes.Company]))
def companies(request: Request, wanted: Query[CompanyList]) -> Any:
    """One's own company; the bodies and the platform see all."""
    if wanted.number:
        found = doors.company_numbered(request.actor, wanted.number)
        return page_of(request, wanted, [found] if found else [], shapes.Company.of)
    rows = doors.companies_visible_to(request.actor).order_by("name", "id")
    return page_of(request, wanted, rows, shapes.Company.of)


@router.post(
    "/companies",
    **door(
        "claimCompany",
        "Manage a company without an invitation",
        gives=shapes.Claimed,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def claim(request: Request, form: shapes.ClaimForm) -> Any:
    """Take a company of the register in hand, as on the site: only in a demo. Elsewhere one is invited."""
    if not settings.DEMO:
        raise NotFound
    capacity = access.claim_company(actor=request.actor, number=form.number, proof=ClaimProof.DEMO, now=clock.now())
    return Answer(
        shapes.Claimed(capacity_id=capacity.pk, company=shapes.Company.of(capacity.company)),
        status=HTTPStatus.CREATED,
        location=f"/api/v1/companies/{capacity.company_id}",
    )


@router.get("/companies/{company_id}", **door("getCompany", "One company", gives=shapes.Company))
def company(request: Request, company_id: Path[Key]) -> Any:
    """A company that takes part, for its own people, the bodies and the platform."""
    return shapes.Company.of(doors.company_for(request.actor, company_id))


@router.get(
    "/companies/{company_id}/establishments",
    **door("listEstablishments", "Establishments of a company", gives=Page[shapes.Establishment]),
)
def establishments(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """The establishments of a company, those that the register still holds first."""
    return page_of(request, wanted, doors.establishments_for(request.actor, company_id), shapes.Establishment.of)


@router.post(
    "/companies/{company_id}/establishments",
    **door(
        "adoptEstablishments",
        "Let establishments of the register take part",
        gives=shapes.Adopted,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def adopt(request: Request, company_id: Path[Key], form: shapes.AdoptForm) -> Any:
    """Establishments that the register holds for this company and that do not take part yet; all of them, or none."""
    places = actions.adopt(actor=request.actor, company_id=company_id, numbers=form.numbers, now=clock.now())
    items = [shapes.Establishment.of(one) for one in places]
    return Answer(shapes.Adopted(items=items, total=len(items)), status=HTTPStatus.CREATED, location=request.path)


@router.get(
    "/establishments/{establishment_id}",
    **door("getEstablishment", "One establishment", gives=shapes.Establishment),
)
def establishment(request: Request, establishment_id: Path[Key]) -> Any:
    """An establishment, for who may know its company."""
    return shapes.Establishment.of(doors.establishment_for(request.actor, establishment_id))


@router.get(
    "/companies/{company_id}/jointCommittees",
    **door("listCompanyCommittees", "Joint committees of a company", gives=Page[shapes.CommitteeTime]),
)
def committees(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """Under which committees a company falls and fell, the newest first."""
    rows = doors.joint_committee_history(request.actor, company_id)
    return page_of(request, wanted, rows, shapes.CommitteeTime.of)


@router.post(
    "/companies/{company_id}/jointCommittees",
    **door(
        "setCompanyCommittee",
        "Say under which joint committee a company falls",
        gives=shapes.CommitteeTime,
        may_refuse=True,
    ),
)
def set_committee(request: Request, company_id: Path[Key], form: shapes.CommitteeForm) -> Any:
    """From a day on; several committees at once are usual."""
    link = actions.set_joint_committee(
        actor=request.actor,
        company_id=company_id,
        number=form.joint_committee,
        valid_from=form.valid_from,
        valid_until=form.valid_until,
        now=clock.now(),
    )
    return shapes.CommitteeTime.of(link)


@router.post(
    "/companies/{company_id}/jointCommittees/{number}/leave",
    **door("leaveCompanyCommittee", "Leave a joint committee", gives=shapes.CommitteeTime, may_refuse=True),
)
def leave_committee(
    request: Request, company_id: Path[Key], number: Path[CommitteeNumber], form: shapes.CommitteeEnd
) -> Any:
    """Say that a company no longer falls under a joint committee from a day on."""
    link = actions.leave_joint_committee(
        actor=request.actor, company_id=company_id, number=number, ends_on=form.ends_on, now=clock.now()
    )
    return shapes.CommitteeTime.of(link)


@router.get(
    "/companies/{company_id}/doubts",
    **door("listDoubts", "Remarks of a company on the register", gives=Page[shapes.Doubt]),
)
def doubts(request: Request, company_id: Path[Key], wanted: Query[Paging]) -> Any:
    """What a company says is not right, the newest first."""
    rows = doors.doubts_for(request.actor, company_id)
    note(request, doors.company_for(request.actor, company_id))
    return page_of(request, wanted, rows, shapes.Doubt.of)


@router.post(
    "/companies/{company_id}/doubts",
    **door(
        "raiseDoubt",
        "Say that something in the register is not right",
        gives=shapes.Doubt,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def raise_doubt(request: Request, company_id: Path[Key], form: shapes.DoubtForm) -> Any:
    """The fact stays as it is until the register changes."""
    made = actions.doubt_register(
        actor=request.actor,
        company_id=company_id,
        field=form.field,
        explanation=form.explanation,
        establishment_id=form.establishment_id,
        now=clock.now(),
    )
    return Answer(shapes.Doubt.of(made), status=HTTPStatus.CREATED, location=request.path)


@router.get("/doubts", **door("listOpenDoubts", "Remarks that wait for an answer", gives=Page[shapes.Doubt]))
def open_doubts(request: Request, wanted: Query[Paging]) -> Any:
    """The remarks of all companies, the oldest first, for who answers them."""
    rows = doors.open_doubts(request.actor)
    shown = list(rows[(wanted.page - 1) * wanted.page_size : wanted.page * wanted.page_size])
    for row in shown:
        note(request, row)
    return page_of(request, wanted, rows, shapes.Doubt.of)


@router.post(
    "/doubts/{doubt_id}/settle",
    **door("settleDoubt", "Answer a remark on the register", gives=shapes.Doubt, may_refuse=True),
)
def settle_doubt(request: Request, doubt_id: Path[Key], form: shapes.DoubtAnswer) -> Any:
    """Answer a remark, for the agency and the administrators of the platform."""
    settled = actions.settle_doubt(actor=request.actor, doubt_id=doubt_id, answer=form.answer, now=clock.now())
    note(request, settled)
    return shapes.Doubt.of(settled)


@router.get(
    "/register/enterprises",
    **door("searchRegister", "Search the enterprise register", gives=shapes.RegisterSearch),
)
def register_search(request: Request, wanted: Query[RegisterQuestion]) -> Any:  # noqa: ARG001 - who is signed in
    """Enterprises by number, establishment number, or the start of a name; for who signed in."""
    found = register.search_register(wanted.q, limit=wanted.limit)
    return shapes.RegisterSearch(items=[shapes.RegisterFound.of(one) for one in found], total=len(found))


@router.get(
    "/register/enterprises/{number}",
    **door("getRegisterEnterprise", "One enterprise of the register", gives=shapes.RegisterEnterprise),
)
def register_enterprise(request: Request, number: Path[EnterpriseNumber]) -> Any:  # noqa: ARG001 - who is signed in
    """What the extract in use says of an enterprise; for who signed in."""
    return shapes.RegisterEnterprise.of(register.company_in_register(number))


@router.get("/providers", **door("listProviders", "Providers of a day", gives=Page[shapes.Provider], is_public=True))
def providers(request: Request, wanted: Query[DayList]) -> Any:
    """The providers of dual learning, by name."""
    rows = provider_doors.providers_on(wanted.day or clock.today())
    return page_of(request, wanted, rows, shapes.Provider.of)


@router.get("/providers/{number}", **door("getProvider", "One provider", gives=shapes.ProviderDetail, is_public=True))
def provider(request: Request, number: Path[InstitutionNumber], wanted: Query[OnDay]) -> Any:  # noqa: ARG001
    """A provider, with its locations and networks on a day."""
    day = wanted.day or clock.today()
    row = provider_doors.provider_numbered(number)
    return shapes.ProviderDetail(
        **shapes.Provider.of(row).model_dump(),
        day=day,
        locations=[shapes.Location.of(one) for one in provider_doors.locations_of(row.pk, day)],
        networks=[one.network.name for one in provider_doors.memberships_on(day, provider_id=row.pk)],
    )


@router.get(
    "/programmes",
    **door("listProgrammes", "Programmes of a day", gives=Page[shapes.Programme], is_public=True, may_miss=True),
)
def programmes(request: Request, wanted: Query[ProgrammeList]) -> Any:
    """What is offered where, everywhere or for one training."""
    training = reference.training_by_code(wanted.training).pk if wanted.training else None
    rows = provider_doors.programmes_on(wanted.day or clock.today(), training=training)
    return page_of(request, wanted, rows, shapes.Programme.of)


@router.get(
    "/trajectories",
    **door("listTrajectories", "Standard trajectories of a day", gives=Page[shapes.Trajectory], is_public=True),
)
def trajectories(request: Request, wanted: Query[TrajectoryList]) -> Any:
    """The standard trajectories, with the agreement each asks and the administrative groups that lead to it."""
    day = wanted.day or clock.today()
    rows = provider_doors.trajectories_on(day, code=wanted.code or "")
    shown = list(rows[(wanted.page - 1) * wanted.page_size : wanted.page * wanted.page_size])
    groups = provider_doors.groups_of([row.code for row in shown], day)
    items = [shapes.Trajectory.of(row, groups=groups[row.code]) for row in shown]
    return filled(request, wanted, items=items, total=rows.count())
