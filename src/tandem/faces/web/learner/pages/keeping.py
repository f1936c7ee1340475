"""What a learner, or a parent, can do on the public page of a workplace: keep it, rank it, say not here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tandem.base.actor import Actor
from tandem.faces.web.language import training_name
from tandem.faces.web.learner.doors import FAMILY
from tandem.faces.web.learner.pages.frame import written
from tandem.faces.web.placement.words import free_words
from tandem.journey.placement.queries import wishes
from tandem.journey.placement.queries.wishes import Choice
from tandem.journey.placement.rules.introductions import SEARCHES
from tandem.registers.access.terms import Role


@dataclass(frozen=True)
class Place:
    """One opening, and how it stands for this learner."""

    label: str
    status: str
    save_url: str
    rank_url: str
    propose_url: str
    """Where the learner asks to be introduced; empty where that makes no sense."""
    introduction_url: str
    """Where the introduction stands that there already is."""


@dataclass(frozen=True)
class Chooser:
    """One track for which one can choose."""

    name: str
    places: tuple[Place, ...]
    is_vetoed: bool
    veto_url: str
    undo_url: str
    list_url: str


@dataclass(frozen=True)
class Keep:
    """What can be chosen here."""

    choosers: tuple[Chooser, ...]
    back: str
    note: str = ""


def keep_at(
    actor: Actor, openings: Sequence[Any], *, establishment_id: UUID, training_id: UUID, back: str, day: date
) -> Keep | None:
    """What this visitor can choose here; None for anybody but a learner or a parent with a track that runs."""
    if not actor.has_role(*FAMILY):
        return None
    found = wishes.choices_at(actor, [one.pk for one in openings], establishment_id, day=day)
    if not found:
        return None
    names_it = actor.has_role(Role.GUARDIAN) or len(found) > 1
    note = "" if openings else gettext("Deze werkplek is erkend, maar vraagt nu niemand. Bewaren kan als ze vrijkomt.")
    return Keep(
        choosers=tuple(
            _chooser(one, openings, establishment_id, training_id=training_id, back=back, names_it=names_it)
            for one in found
        ),
        back=back,
        note=note,
    )


def _chooser(
    choice: Choice, openings: Sequence[Any], establishment_id: UUID, *, training_id: UUID, back: str, names_it: bool
) -> Chooser:
    track = choice.track
    at = [track.pk, establishment_id]
    name = f"{track.person.given_name}, {training_name(track.training)}" if names_it else ""
    is_own = track.training_id == training_id
    return Chooser(
        name=name,
        places=tuple(_place(choice, one, is_own=is_own) for one in openings),
        is_vetoed=choice.is_vetoed,
        veto_url=f"{reverse('learner:veto', args=at)}?{urlencode({'terug': back})}",
        undo_url=reverse("learner:undo_veto", args=at),
        list_url=reverse("learner:places", args=[track.pk]),
    )


def _place(choice: Choice, opening: Any, *, is_own: bool) -> Place:
    at = [choice.track.pk, opening.pk]
    rank, is_saved = choice.ranks.get(opening.pk), opening.pk in choice.saved
    may_rank = is_own and not choice.is_vetoed and rank is None
    status = gettext("Keuze %(n)s in je volgorde") % {"n": rank} if rank else gettext("Bewaard") if is_saved else ""
    met = choice.introduced.get(opening.pk)
    may_apply = (
        is_own and opening.seats_left > 0 and not choice.is_vetoed and met is None and choice.track.phase in SEARCHES
    )
    words = {"places": free_words(opening.seats_left), "day": written(opening.starts_on)}
    return Place(
        label=gettext("%(places)s vanaf %(day)s") % words if opening.seats_left else _full_words() % words,
        status=status,
        save_url="" if is_saved else reverse("learner:save", args=at),
        rank_url=reverse("learner:rank", args=at) if is_saved and may_rank else "",
        propose_url=reverse("introductions:propose", args=at) if may_apply else "",
        introduction_url=reverse("introductions:introduction", args=[met]) if met else "",
    )


def _full_words() -> str:
    return gettext("Vanaf %(day)s: %(places)s")
