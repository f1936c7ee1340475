"""Keeping a place, letting it go, ranking the best ones, refusing an establishment and taking that back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.periods import day_of
from tandem.base.verdict import Finding, Verdict
from tandem.journey.intake.models import Track
from tandem.journey.intake.queries import tracks
from tandem.journey.intake.workflow import RUNNING
from tandem.journey.placement.actions import introduction_ends as introductions
from tandem.journey.placement.models import Introduction, Opening, SavedOpening, Veto
from tandem.journey.placement.policies import introductions as speaking
from tandem.journey.placement.policies import wishes as policies
from tandem.journey.placement.queries import public_openings
from tandem.journey.placement.queries import wishes as queries
from tandem.journey.placement.rules import wishes as rules
from tandem.journey.placement.rules.wishes import KeepFacts, RankFacts, VetoFacts
from tandem.journey.placement.terms.introductions import IntroductionState
from tandem.journey.placement.terms.wishes import Direction, WishHappened


@transaction.atomic
def keep(*, actor: Actor, track_id: UUID, opening_id: UUID, now: datetime) -> SavedOpening:
    """Keep a place that everybody can see; what was kept already stays as it is."""
    track = _to_choose(actor, track_id, day=day_of(now))
    return _kept(track, opening_id) or _add(track, opening_id, actor=actor, now=now)


@transaction.atomic
def let_go(*, actor: Actor, track_id: UUID, opening_id: UUID, now: datetime) -> None:
    """No longer keep a place; who stood below it in the ranking moves up."""
    track = _to_choose(actor, track_id, day=day_of(now))
    kept = _kept_or_missing(track, opening_id)
    if kept.rank is not None:
        _rank(track, [one for one in _order(track) if one != opening_id], actor=actor, now=now)
    kept.delete()
    events.record(WishHappened.OPENING_LET_GO, actor=actor, subject=track, at=now, data={"opening": opening_id})


@transaction.atomic
def rank(*, actor: Actor, track_id: UUID, opening_id: UUID, place: int | None = None, now: datetime) -> None:
    """Give a place a rank, the last one unless another is named; it is kept as well."""
    day = day_of(now)
    track = _to_choose(actor, track_id, day=day)
    order = _order(track)
    kept = _kept(track, opening_id)
    if kept is None or kept.rank is None:
        opening = kept.opening if kept else public_openings.public_opening(opening_id, day=day)
        _may_rank(track, opening, ranked=len(order), day=day)
        if kept is None:
            _add(track, opening_id, actor=actor, now=now)
    _rank(track, rules.put(order, opening_id, place=place), actor=actor, now=now)


@transaction.atomic
def set_ranking(*, actor: Actor, track_id: UUID, opening_ids: Sequence[UUID], now: datetime) -> None:
    """Write the whole ranking at once: what is new in it is kept as well, what left it stays kept."""
    day = day_of(now)
    track = _to_choose(actor, track_id, day=day)
    order, before = list(dict.fromkeys(opening_ids)), set(_order(track))
    held = before & set(order)
    for opening_id in order:
        if opening_id not in before:
            kept = _kept(track, opening_id)
            opening = kept.opening if kept else public_openings.public_opening(opening_id, day=day)
            _may_rank(track, opening, ranked=len(held), day=day)
            held.add(opening_id)
            if kept is None:
                _add(track, opening_id, actor=actor, now=now)
    _rank(track, order, actor=actor, now=now)


@transaction.atomic
def unrank(*, actor: Actor, track_id: UUID, opening_id: UUID, now: datetime) -> None:
    """Keep a place without a rank."""
    track = _to_choose(actor, track_id, day=day_of(now))
    _kept_or_missing(track, opening_id)
    _rank(track, [one for one in _order(track) if one != opening_id], actor=actor, now=now)


@transaction.atomic
def move(*, actor: Actor, track_id: UUID, opening_id: UUID, direction: Direction, now: datetime) -> None:
    """Move a ranked place one up or down."""
    track = _to_choose(actor, track_id, day=day_of(now))
    _kept_or_missing(track, opening_id)
    _rank(track, rules.moved(_order(track), opening_id, direction=direction), actor=actor, now=now)


@transaction.atomic
def veto(*, actor: Actor, track_id: UUID, establishment_id: UUID, reason: str = "", now: datetime) -> Veto:
    """Refuse an establishment, with a reason or none; places there lose their rank and stay kept.

    Introductions that run there end with it. A seat that is promised there is given back by who speaks for the learner.
    """
    day = day_of(now)
    track = _to_choose(actor, track_id, day=day)
    said = reason.strip()
    found = Veto.objects.filter(track=track, establishment=establishment_id).first()
    if found is not None:
        return _said_again(found, said, actor=actor, track=track, now=now)
    place = queries.known_place(establishment_id, day=day)
    facts = VetoFacts(
        is_running=_is_running(track),
        vetoes=Veto.objects.filter(track=track).count(),
        gives_back=_gives_back(actor, track, place.pk, day=day),
    )
    rules.may_veto(facts, reason=said).or_raise()
    row = Veto(track=track, establishment=place, reason=said, vetoed_at=now, vetoed_by=actor.user_id)
    row.save(force_insert=True)
    gone = set(
        SavedOpening.objects.ranked()
        .filter(track=track, opening__establishment=place)
        .values_list("opening_id", flat=True)
    )
    data = {"establishment": place.pk, "has_reason": bool(said)}
    events.record(WishHappened.VETOED, actor=actor, subject=track, at=now, data=data)
    if gone:
        _rank(track, [one for one in _order(track) if one not in gone], actor=actor, now=now)
    introductions.withdraw_from(place.pk, track_id=track.pk, actor=actor, now=now)
    return row


@transaction.atomic
def undo_veto(*, actor: Actor, track_id: UUID, establishment_id: UUID, now: datetime) -> None:
    """Take a refusal back: places there can be ranked again."""
    track = _to_choose(actor, track_id, day=day_of(now))
    row = Veto.objects.filter(track=track, establishment=establishment_id).first()
    if row is None:
        raise NotFound
    row.delete()
    data = {"establishment": establishment_id}
    events.record(WishHappened.VETO_UNDONE, actor=actor, subject=track, at=now, data=data)


def _to_choose(actor: Actor, track_id: UUID, *, day: date) -> Track:
    """The track, locked, for who chooses in it."""
    track = tracks.track_for(actor, track_id, day=day, lock=True)
    policies.may_wish(actor, tracks.facts_of(track, day=day)).or_raise()
    return track


def _gives_back(actor: Actor, track: Track, establishment_id: UUID, *, day: date) -> bool:
    """Whether no seat is promised there, or this actor may give it back."""
    promised = Introduction.objects.filter(
        track=track, opening__establishment=establishment_id, state=IntroductionState.PROMISED
    )
    return not promised.exists() or speaking.may_speak(actor, tracks.facts_of(track, day=day)).is_ok


def _is_running(track: Track) -> bool:
    return track.phase in RUNNING


def _kept(track: Track, opening_id: UUID) -> SavedOpening | None:
    rows = SavedOpening.objects.filter(track=track, opening=opening_id)
    return rows.select_related("opening").first()


def _kept_or_missing(track: Track, opening_id: UUID) -> SavedOpening:
    kept = _kept(track, opening_id)
    if kept is None:
        raise NotFound
    return kept


def _add(track: Track, opening_id: UUID, *, actor: Actor, now: datetime) -> SavedOpening:
    opening = public_openings.public_opening(opening_id, day=day_of(now))
    facts = KeepFacts(is_running=_is_running(track), saved=SavedOpening.objects.filter(track=track).count())
    rules.may_save(facts).or_raise()
    row = SavedOpening(track=track, opening=opening, saved_at=now, saved_by=actor.user_id)
    row.save(force_insert=True)
    events.record(WishHappened.OPENING_SAVED, actor=actor, subject=track, at=now, data={"opening": opening.pk})
    return row


def _may_rank(track: Track, opening: Opening, *, ranked: int, day: date) -> None:
    is_open = Opening.objects.public_on(day).filter(pk=opening.pk).exists()
    is_vetoed = Veto.objects.filter(track=track, establishment=opening.establishment_id).exists()
    facts = RankFacts(
        is_running=_is_running(track),
        is_own_training=opening.training_id == track.training_id,
        is_open=is_open,
        is_vetoed=is_vetoed,
        ranked=ranked,
    )
    rules.may_rank(facts).or_raise()


def _order(track: Track) -> list[UUID]:
    rows = SavedOpening.objects.ranked().filter(track=track).order_by("rank")
    return list(rows.values_list("opening_id", flat=True))


def _rank(track: Track, order: Sequence[UUID], *, actor: Actor, now: datetime) -> None:
    """Write the whole ranking anew, in two steps: no two places ever share a rank."""
    before = _order(track)
    if list(order) == before:
        return
    SavedOpening.objects.ranked().filter(track=track).update(rank=None)
    rows = list(SavedOpening.objects.filter(track=track, opening__in=order))
    for row in rows:
        row.rank = list(order).index(row.opening_id) + 1
    SavedOpening.objects.bulk_update(rows, ["rank"])
    data = {"before": before, "after": list(order)}
    events.record(WishHappened.RANKING_CHANGED, actor=actor, subject=track, at=now, data=data)


def _said_again(row: Veto, said: str, *, actor: Actor, track: Track, now: datetime) -> Veto:
    """Another reason for a refusal that stands; who may not read the old one does not write over it, and hears so."""
    facts = tracks.facts_of(track, day=day_of(now))
    if not policies.may_read_reason(actor, facts, written_by=row.vetoed_by):
        Verdict((Finding("wish.own_reason", not said),)).or_raise()
        return row
    if said == row.reason:
        return row
    rules.may_say(said).or_raise()
    row.reason, row.vetoed_at, row.vetoed_by = said, now, actor.user_id
    row.save(update_fields=["reason", "vetoed_at", "vetoed_by"])
    data = {"establishment": row.establishment_id, "has_reason": bool(said)}
    events.record(WishHappened.VETOED, actor=actor, subject=track, at=now, data=data)
    return row
