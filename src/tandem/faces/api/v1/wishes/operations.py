"""What a learner chooses: places kept, the ranking, and where not. For the learner, the parent and the coach."""

from functools import partial
from http import HTTPStatus
from typing import Any

from ninja import Path, Query, Router

from tandem.base import clock
from tandem.base.errors import NotFound
from tandem.faces.api.credentials import Request
from tandem.faces.api.doors import Answer, door, note, unchanged
from tandem.faces.api.fields import Key
from tandem.faces.api.paging import Page, Paging, page_of
from tandem.faces.api.v1.wishes import shapes
from tandem.journey.intake.queries import tracks
from tandem.journey.placement.actions import wishes as actions
from tandem.journey.placement.queries import wishes as doors
from tandem.registers.access.terms import Role

router = Router(tags=["Choices of a learner"])


@router.get("/me/tracks", **door("listMyTracks", "One's own tracks", gives=Page[shapes.OwnTrack]))
def my_tracks(request: Request, wanted: Query[Paging]) -> Any:
    """The tracks of the learner who asks, or of the minors somebody acts for."""
    if not request.actor.has_role(Role.LEARNER, Role.GUARDIAN):
        raise NotFound
    rows = tracks.tracks_for(request.actor, day=clock.today()).named().order_by("-starts_on", "id")
    return page_of(request, wanted, rows, shapes.OwnTrack.of)


@router.get(
    "/tracks/{track_id}/savedOpenings",
    **door("listSavedOpenings", "What a learner kept", gives=shapes.SavedOpenings, has_etag=True),
)
def saved(request: Request, track_id: Path[Key]) -> Any:
    """The ranked places in their order, then the others; also those that are gone since, with what happened."""
    kept = _kept(request, track_id)
    return Answer(shapes.SavedOpenings.of(kept), etag=shapes.tag_of(kept))


@router.put(
    "/tracks/{track_id}/savedOpenings/{opening_id}",
    **door("saveOpening", "Keep an opening", gives=shapes.SavedOpening, may_refuse=True),
)
def save(request: Request, track_id: Path[Key], opening_id: Path[Key]) -> Any:
    """Keep an opening that everybody can see; one that was kept already stays as it is."""
    actions.keep(actor=request.actor, track_id=track_id, opening_id=opening_id, now=clock.now())
    kept = _kept(request, track_id)
    return shapes.SavedOpening.of(next(one for one in kept if one.opening.pk == opening_id))


@router.delete(
    "/tracks/{track_id}/savedOpenings/{opening_id}",
    **door("letOpeningGo", "No longer keep an opening", status=HTTPStatus.NO_CONTENT),
)
def let_go(request: Request, track_id: Path[Key], opening_id: Path[Key]) -> Any:
    """No longer keep an opening; who stood below it in the ranking moves up."""
    actions.let_go(actor=request.actor, track_id=track_id, opening_id=opening_id, now=clock.now())
    return Answer()


@router.put(
    "/tracks/{track_id}/ranking",
    **door("rankOpenings", "Write the ranking", gives=shapes.SavedOpenings, has_etag=True, needs_match=True),
)
def rank(request: Request, track_id: Path[Key], form: shapes.RankingForm) -> Any:
    """The whole ranking at once, the first choice first; what left it stays kept."""
    find = partial(tracks.track_for, request.actor, track_id, day=clock.today(), lock=True)
    with unchanged(request, find, lambda _: shapes.tag_of(_kept(request, track_id))):
        actions.set_ranking(actor=request.actor, track_id=track_id, opening_ids=form.openings, now=clock.now())
        kept = _kept(request, track_id)
    return Answer(shapes.SavedOpenings.of(kept), etag=shapes.tag_of(kept))


@router.get(
    "/tracks/{track_id}/vetoes", **door("listVetoes", "Where a learner does not want to go", gives=shapes.Vetoes)
)
def vetoes(request: Request, track_id: Path[Key]) -> Any:
    """Every establishment that the learner refuses; the learner, the assigned coach and who wrote it read why."""
    items = [shapes.Veto.of(one) for one in _refused(request, track_id)]
    return shapes.Vetoes(items=items, total=len(items))


@router.put(
    "/tracks/{track_id}/vetoes/{establishment_id}",
    **door("vetoEstablishment", "Refuse an establishment", gives=shapes.Veto, may_refuse=True),
)
def veto(request: Request, track_id: Path[Key], establishment_id: Path[Key], form: shapes.VetoForm) -> Any:
    """Refuse an establishment, with a reason or none; places there lose their rank and stay kept."""
    actions.veto(
        actor=request.actor,
        track_id=track_id,
        establishment_id=establishment_id,
        reason=form.reason,
        now=clock.now(),
    )
    refused = _refused(request, track_id)
    return shapes.Veto.of(next(one for one in refused if one.establishment.pk == establishment_id))


@router.delete(
    "/tracks/{track_id}/vetoes/{establishment_id}",
    **door("undoVeto", "Take a refusal back", status=HTTPStatus.NO_CONTENT),
)
def undo_veto(request: Request, track_id: Path[Key], establishment_id: Path[Key]) -> Any:
    """Take a refusal back: places there can be ranked again."""
    act = partial(actions.undo_veto, actor=request.actor, track_id=track_id, establishment_id=establishment_id)
    act(now=clock.now())
    return Answer()


def _kept(request: Request, track_id: Any) -> Any:
    """What is kept, through the door of the track; the reading is noted."""
    note(request, tracks.track_for(request.actor, track_id, day=clock.today()))
    return doors.kept_places(request.actor, track_id, day=clock.today())


def _refused(request: Request, track_id: Any) -> Any:
    note(request, tracks.track_for(request.actor, track_id, day=clock.today()))
    return doors.refused_places(request.actor, track_id, day=clock.today())
