"""Training plans: who guides the learner writes them; the family and the companies on them read and answer."""

from functools import partial
from http import HTTPStatus
from typing import Any

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, note_of
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.plans import shapes
from tandem.faces.api.v1.plans.doing import again as _again
from tandem.faces.api.v1.plans.doing import stepped as _step
from tandem.faces.api.v1.plans.doing import written as _written
from tandem.journey.agreements.actions import plans as signed
from tandem.journey.intake.policies import tracks as track_policies
from tandem.journey.intake.queries import tracks
from tandem.journey.plans import policies
from tandem.journey.plans.actions import comments, lines, plans, proposals, workplaces
from tandem.journey.plans.actions.plans import Source
from tandem.journey.plans.queries import plans as doors
from tandem.journey.recognition.queries import public

router = Router(tags=["Training plans"])

_ONE = "/trainingPlans/{plan_id}"
Code = Path[str]


@router.get("/trainingPlans", **door("listPlans", "Training plans", gives=Page[shapes.TrainingPlanLine]))
def listed(request: Request, wanted: Query[Paging]) -> Any:
    """The plans that who asks may read, the newest first."""
    day = clock.today()
    if not policies.has_plans(request.actor):
        raise NotFound
    for kind, key in doors.noted_with(request.actor, day=day):
        note_of(request, kind=kind, key=key)
    return page_of(request, wanted, doors.plans_for(request.actor, day=day), shapes.TrainingPlanLine.of)


@router.post(
    "/tracks/{track_id}/trainingPlans",
    **door(
        "startPlan",
        "Begin a training plan",
        gives=shapes.TrainingPlanGiven,
        status=HTTPStatus.CREATED,
        may_refuse=True,
    ),
)
def start(request: Request, track_id: Path[Key], form: shapes.PlanStartForm) -> Any:
    """With a line for each activity of the training; where they are learned may come from elsewhere."""
    track = tracks.track_for(request.actor, track_id, day=clock.today())
    if not track_policies.may_guide(request.actor, track.facts()).is_ok:
        raise NotFound
    source = Source(is_last=form.from_last, template_id=form.template_id, plan_id=form.plan_id)
    told: dict[str, Any] = {"form": form.told(), "source": source, "now": clock.now()}
    if form.together:
        told["establishments"] = form.together
    begin = proposals.start if form.together else plans.start
    row = begin(actor=request.actor, track_id=track_id, **told)
    answer = _again(request, row.pk)
    return Answer(answer.body, HTTPStatus.CREATED, answer.etag, location=f"/api/v1/trainingPlans/{row.pk}")


@router.get(_ONE, **door("getPlan", "One training plan", gives=shapes.TrainingPlanGiven, has_etag=True))
def one(request: Request, plan_id: Path[Key]) -> Any:
    """Each activity with where, when and with whom; what stands in the way; what was said."""
    return _again(request, plan_id)


@router.get(f"{_ONE}/versions/{{number}}", **door("getPlanVersion", "A frozen version", gives=shapes.PlanVersionGiven))
def version(request: Request, plan_id: Path[Key], number: Path[int]) -> Any:
    """What everybody signs, with its digest."""
    found = doors.plan_for(request.actor, plan_id, day=clock.today())
    note(request, found.track)
    return shapes.PlanVersionGiven.of(doors.version_of(found, number))


@router.put(_ONE, **_written("changePlan", "Change the period of a plan"))
def change(request: Request, plan_id: Path[Key], form: shapes.PlanPeriodForm) -> Any:
    """The period, and where the support plan lies."""
    return _step(request, plan_id, partial(plans.change, form=form.told()))


@router.delete(_ONE, **door("deletePlan", "Throw a draft away", status=HTTPStatus.NO_CONTENT, may_refuse=True))
def delete(request: Request, plan_id: Path[Key]) -> Any:
    """A plan that was shared stays."""
    act = partial(plans.delete, actor=request.actor, plan_id=plan_id)
    act(now=clock.now())
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.put(f"{_ONE}/lines", **_written("writePlanLines", "Say where activities are learned"))
def write(request: Request, plan_id: Path[Key], form: shapes.PlanLinesForm) -> Any:
    """Those that are named are written as they are sent; the others stay."""
    return _step(request, plan_id, partial(lines.write, lines=form.told()))


@router.post(f"{_ONE}/lines", **_written("addPlanLine", "Add an activity"))
def add_line(request: Request, plan_id: Path[Key], form: shapes.PlanOwnLineForm) -> Any:
    """One that is not on the list of the training."""
    return _step(request, plan_id, partial(lines.add, text=form.text, safety=form.safety))


@router.post(f"{_ONE}/spread", **_written("spreadPlan", "Divide the activities over the workplaces"))
def spread(request: Request, plan_id: Path[Key]) -> Any:
    """What says nothing yet: practised where a workplace offers it, else at school. Somebody looks at it after."""
    return _step(request, plan_id, lines.spread)


@router.delete(
    f"{_ONE}/lines/{{code}}",
    **door("removePlanLine", "Take an own activity away", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def remove_line(request: Request, plan_id: Path[Key], code: Code) -> Any:
    """What the list of the training asks stays."""
    lines.remove(actor=request.actor, plan_id=plan_id, code=code, now=clock.now())
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.post(f"{_ONE}/workplaces", **_written("addPlanWorkplace", "Put a workplace in a plan"))
def add_workplace(request: Request, plan_id: Path[Key], form: shapes.PlanWorkplaceAdded) -> Any:
    """A recognised one; the first has the lead."""
    recognition = public.recognition_by_number(form.recognition_number)
    return _step(request, plan_id, partial(workplaces.add, recognition_id=recognition.pk, form=form.told()))


@router.put(f"{_ONE}/workplaces/{{number}}", **_written("changePlanWorkplace", "Change a workplace of a plan"))
def change_workplace(request: Request, plan_id: Path[Key], number: Path[int], form: shapes.PlanWorkplaceForm) -> Any:
    """Its days, its kind, the lead."""
    return _step(request, plan_id, partial(workplaces.change, number=number, form=form.told()))


@router.delete(
    f"{_ONE}/workplaces/{{number}}",
    **door("removePlanWorkplace", "Take a workplace from a plan", status=HTTPStatus.NO_CONTENT, may_refuse=True),
)
def remove_workplace(request: Request, plan_id: Path[Key], number: Path[int]) -> Any:
    """And from every activity that named it."""
    workplaces.remove(actor=request.actor, plan_id=plan_id, number=number, now=clock.now())
    return Answer(status=HTTPStatus.NO_CONTENT)


@router.post(f"{_ONE}/share", **_written("sharePlan", "Share a plan"))
def share(request: Request, plan_id: Path[Key]) -> Any:
    """From now on the learner, a parent and the companies on it read it."""
    return _step(request, plan_id, plans.share)


@router.post(f"{_ONE}/freeze", **_written("freezePlan", "Freeze a version"))
def freeze(request: Request, plan_id: Path[Key]) -> Any:
    """What everybody signs; asked again where nothing changed, the same version."""
    return _step(request, plan_id, plans.freeze)


@router.post(f"{_ONE}/reopen", **_written("reopenPlan", "Reopen a frozen plan"))
def reopen(request: Request, plan_id: Path[Key]) -> Any:
    """The versions stay; refused while a text with it is being signed."""
    return _step(request, plan_id, signed.reopen)


@router.post(f"{_ONE}/close", **_written("closePlan", "Close a plan"))
def close(request: Request, plan_id: Path[Key]) -> Any:
    """It stays to be read; the next one can begin."""
    return _step(request, plan_id, signed.close)


@router.post(
    f"{_ONE}/comments",
    **door("commentOnPlan", "Say something of a plan", gives=shapes.TrainingPlanGiven, may_refuse=True),
)
def comment(request: Request, plan_id: Path[Key], form: shapes.PlanCommentForm) -> Any:
    """Of the whole plan, or of one activity."""
    comments.say(actor=request.actor, plan_id=plan_id, words=form.words, code=form.line or "", now=clock.now())
    return _again(request, plan_id)


@router.post(
    f"{_ONE}/comments/{{comment_id}}/settle",
    **door("settlePlanComment", "Put a comment away", gives=shapes.TrainingPlanGiven, may_refuse=True),
)
def settle(request: Request, plan_id: Path[Key], comment_id: Path[Key]) -> Any:
    """It was answered, or the plan was changed."""
    comments.settle(actor=request.actor, plan_id=plan_id, comment_id=comment_id, now=clock.now())
    return _again(request, plan_id)
