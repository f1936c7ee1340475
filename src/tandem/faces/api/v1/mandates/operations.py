"""Who decides: bodies, the matrix of powers on a day, where a file would go; and, for who may, a change of these.

Moving a power and letting a retold rule warn are for who keeps the powers; all the rest is public.
"""

from http import HTTPStatus
from typing import Annotated, Any

from ninja import Path, Query, Router
from pydantic import Field

from tandem.base import clock
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door
from tandem.faces.api.fields import Both, CommitteeNumber, Nis, TrainingCode
from tandem.faces.api.paging import Page, page_of
from tandem.faces.api.v1.mandates import shapes
from tandem.faces.api.v1.parts import DayList, OnDay
from tandem.faces.documents.words import code_label
from tandem.journey.recognition.actions import routing
from tandem.registers.mandates import actions, queries, rules
from tandem.registers.mandates.rules import PowerMove
from tandem.registers.mandates.terms import Power
from tandem.registers.reference import queries as reference

router = Router(tags=["Powers and mandates"])


class RouteOf(OnDay):
    """A file of which somebody wants to know where it would go."""

    power: Power = Power.RECOGNISE
    joint_committee: Annotated[
        list[CommitteeNumber],
        Field(min_length=1, max_length=10, description="Under which committees the company falls."),
    ]
    training: Annotated[TrainingCode, Field(examples=["ELE-INST"])]
    nis: Annotated[Nis, Field(description="The municipality of the establishment.", examples=["44021"])]


@router.get("/bodies", **door("listBodies", "Bodies of a day", gives=Page[shapes.Body], is_public=True))
def bodies(request: Request, wanted: Query[DayList]) -> Any:
    """The bodies that can hold a power, by kind and code."""
    return page_of(request, wanted, queries.bodies_on(wanted.day or clock.today()), shapes.Body.of)


@router.get("/bodies/{code}", **door("getBody", "One body", gives=shapes.BodyDetail, is_public=True))
def body(request: Request, code: Path[shapes.BodyCode]) -> Any:  # noqa: ARG001 - ninja's first argument
    """A body with its agreements and mandates."""
    row = queries.body_by_code(code)
    return shapes.BodyDetail(
        **shapes.Body.of(row).model_dump(),
        agreements=[shapes.Agreement.of(one) for one in queries.agreements_of(row.pk)],
        mandates=[shapes.Mandate.of(one) for one in queries.mandates_of(row.pk)],
    )


@router.get(
    "/mandates/matrix",
    **door("getMandateMatrix", "Who holds which power on a day", gives=shapes.MandateMatrix, is_public=True),
)
def matrix(request: Request, wanted: Query[OnDay]) -> Any:  # noqa: ARG001 - ninja's first argument
    """Every sector with every power and who holds it."""
    return shapes.MandateMatrix.of(queries.matrix_on(wanted.day or clock.today()))


@router.get(
    "/mandates/route",
    **door("getRoute", "Which body would treat a file", gives=shapes.Route, is_public=True, may_miss=True),
)
def route(request: Request, wanted: Query[RouteOf]) -> Any:  # noqa: ARG001 - ninja's first argument
    """The body that holds the power for such a company, training and place on a day, and why that one."""
    day = wanted.day or clock.today()
    facts = queries.routing_facts_of(
        power=wanted.power,
        joint_committees=[reference.joint_committee_by_number(one).number for one in wanted.joint_committee],
        training=reference.training_by_code(wanted.training).pk,
        nis=wanted.nis,
        day=day,
    )
    found = rules.route(facts)
    holder = queries.body(found.body_id)
    mandate = queries.mandate(found.mandate_id) if found.mandate_id else None
    return shapes.Route(
        day=day,
        body=holder.code,
        body_name=Both.of(holder.name, holder.name_en),
        mandate=found.mandate_id,
        agreement=mandate.agreement.reference if mandate and mandate.agreement else None,
        reason=found.reason,
        reason_text=code_label(found.reason),
        candidates=list(found.candidates),
    )


@router.get(
    "/bodies/{code}/ruleSettings",
    **door("listRuleSettings", "How a body applies retold rules on a day", gives=Page[shapes.RuleSetting]),
)
def rule_settings(request: Request, code: Path[shapes.BodyCode], wanted: Query[DayList]) -> Any:
    """The rules that are only known retold, whether each blocks or warns; for who leads the body, and the agency."""
    found = queries.rule_choices(request.actor, queries.body_by_code(code), wanted.day or clock.today())
    return page_of(request, wanted, found, shapes.RuleSetting.of)


@router.post(
    "/bodies/{code}/ruleSettings",
    **door(
        "switchRule",
        "Let a retold rule warn or block",
        gives=shapes.RuleSetting,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def switch_rule(request: Request, code: Path[shapes.BodyCode], form: shapes.RuleSettingForm) -> Any:
    """Choose what a rule that is only known retold does at this body from a day on; an official one always blocks."""
    body = queries.body_by_code(code)
    actions.switch_rule(
        actor=request.actor,
        body_id=body.pk,
        key=form.key,
        effect=form.effect,
        valid_from=form.valid_from,
        now=clock.now(),
    )
    found = queries.rule_choices(request.actor, body, form.valid_from)
    chosen = next(one for one in found if one.parameter.key == form.key)
    return Answer(shapes.RuleSetting.of(chosen), status=HTTPStatus.CREATED, location=request.path)


@router.post(
    "/mandates/moves",
    **door("movePower", "Move a power with its open files", gives=shapes.PowerMoved, may_refuse=True),
)
def move_power(request: Request, form: shapes.PowerMoveForm) -> Any:
    """Give a power to another body from a day on; the open files go along on that day."""
    move = PowerMove(
        power=form.power,
        to=form.to,
        on=form.on,
        sector=form.sector or "",
        region=form.region,
        agreement=form.agreement,
        note=form.note,
    )
    return shapes.PowerMoved(moved_files=routing.move_power(actor=request.actor, move=move, now=clock.now()))
