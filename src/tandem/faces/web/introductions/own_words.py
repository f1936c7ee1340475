"""The coded words of an introduction as the learner reads them: about oneself nobody reads “de lerende”."""

from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.base.actor import Actor
from tandem.base.periods import day_of
from tandem.faces.documents.words import code_label
from tandem.faces.web.introductions.frame import Reader, reader_of, written
from tandem.journey.placement.terms.introductions import EndReason, IntroductionState, Origin, RefusalReason, Side
from tandem.registers.access.terms import Role

_OWN: Final[dict[type[StrEnum], dict[StrEnum, Promise]]] = {
    RefusalReason: {
        RefusalReason.DID_NOT_COME: _("Je kwam niet naar het gesprek"),
        RefusalReason.OTHER_PLACE: _("Je koos een andere werkplek"),
    },
    EndReason: {
        EndReason.PLACED_ELSEWHERE: _("Je hebt een andere werkplek"),
        EndReason.CHANGED_MIND: _("Teruggenomen door jou of je school"),
        EndReason.NOT_SEARCHING: _("Je zoekt nu geen werkplek"),
        EndReason.LEFT_TRACK: _("Je stopte met het traject"),
        EndReason.CERTIFIED: _("Je rondde de opleiding af"),
        EndReason.STOPPED_EARLY: _("Jij of de onderneming stopte"),
    },
    Origin: {
        Origin.LEARNER: _("Jijzelf"),
        Origin.COACH: _("Je trajectbegeleider"),
        Origin.INVITED: _("De onderneming, die jou vond"),
    },
    Side: {Side.LEARNER: _("Jij")},
}
"""By kind, for two kinds may share a code."""


def told(code: StrEnum, reader: Reader) -> str:
    """A code in words; the family reads “je” for the learner."""
    own = _OWN.get(type(code), {}).get(code) if reader is Reader.FAMILY else None
    return code_label(code) if own is None else str(own)


def chosen(code: StrEnum, actor: Actor) -> str:
    """A code as somebody chooses it: a learner speaks of oneself, whoever answers for a learner speaks of another."""
    if code is RefusalReason.OTHER_PLACE and actor.has_role(Role.LEARNER):
        return gettext("Ik koos een andere werkplek")
    return told(code, reader_of(actor))


def reason_words(one: Any, reader: Reader) -> str:
    """Why an introduction ended; empty while it runs."""
    if not one.reason:
        return ""
    kind = RefusalReason if one.state == IntroductionState.REFUSED else EndReason
    return told(kind(one.reason), reader)


def ended_words(one: Any, reader: Reader) -> str:
    """Who ended it, when and why."""
    if one.ended_at is None:
        return ""
    who = told(Side(one.ended_side), reader)
    words = {"day": written(day_of(one.ended_at)), "who": who, "why": reason_words(one, reader)}
    return gettext("Afgelopen op %(day)s. %(who)s: %(why)s.") % words
