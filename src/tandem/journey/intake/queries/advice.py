"""Doors to advice: whoever may know the track may know what was advised."""

from datetime import date
from typing import Final
from uuid import UUID

from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.base.verdict import Verdict
from tandem.journey.intake.models import Advice, Track
from tandem.journey.intake.queries import needs, tracks
from tandem.journey.intake.rules import advice as rules
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.terms.advice import AdvisedWay
from tandem.journey.intake.terms.screening import Path
from tandem.journey.intake.terms.tracks import Phase
from tandem.law import norms

DUAL_COMES_NEXT: Final = (Phase.INTAKE, Phase.RUN_UP)
"""Phases after which a learner can look for a workplace."""


def advice_of(actor: Actor, track_id: UUID, *, day: date) -> list[Advice]:
    """Every advice about this track that stands, the newest first."""
    track = tracks.track_for(actor, track_id, day=day)
    return readable(actor, track, standing_on(track_id), day=day)


def readable(actor: Actor, track: Track, rows: list[Advice], *, day: date) -> list[Advice]:
    """The same as this actor may read it: that a NAFT was advised, and why, is for the circle of the shielded part.

    Others read that another way was advised. These rows are for reading: nobody saves them.
    """
    if any(one.way == AdvisedWay.NAFT for one in rows) and not needs.may_read(actor, track, day=day):
        for one in rows:
            if one.way == AdvisedWay.NAFT:
                one.way, one.motive = AdvisedWay.OTHER, ""
    return rows


def one_of(actor: Actor, track_id: UUID, advice_id: UUID, *, day: date) -> Advice:
    """One advice that stands, for who guides the learner."""
    track = tracks.track_to_guide(actor, track_id, day=day)
    found = Advice.objects.valid().select_for_update().filter(track=track, pk=advice_id).first()
    if found is None:
        raise NotFound
    return found


def standing_on(track_id: UUID) -> list[Advice]:
    """The same, for who came through the door of the track."""
    return list(Advice.objects.valid().filter(track=track_id).order_by("-given_on", "-noted_at", "-id"))


def told_on(track_id: UUID) -> list[AdviceForm]:
    """What this advice says, the oldest first."""
    return [one.form() for one in reversed(standing_on(track_id))]


def before_dual(track: Track, *, day: date) -> Verdict:
    """What advice says of a learner who is not in dual learning yet and would be by the next step (R-PATH-04)."""
    if track.phase not in DUAL_COMES_NEXT:
        return Verdict()
    return rules.may_learn_dual(told_on(track.pk), tracks.learner_facts(track), day=day, norms=norms.at(day))


def verdict(track: Track, told: list[AdviceForm], path: Path | None, *, day: date) -> Verdict:
    """What advice says of the way of this learner: for the page of the track."""
    law, facts = norms.at(day), tracks.learner_facts(track)
    if path is None:
        return rules.may_learn_dual(told, facts, day=day, norms=law)
    return rules.on_path(path, told, facts, day=day, norms=law)
