"""The subject and the first sentences of each letter about an introduction, said to each kind of reader."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

Told = tuple[str, str]


class Case(StrEnum):
    """What a letter is about: one event asks for other words where it came about in another way."""

    PROPOSED = "proposed"
    ASKED = "asked"
    """A company found the learner and asks; the learner has not answered."""
    ASKED_AGAIN = "asked_again"
    INTERESTED = "interested"
    """The learner said yes to a company that asked."""
    MOVED = "moved"
    """The company goes on with another of its places, and has not answered yet."""
    MOVED_TALK = "moved_talk"
    MOVED_SEAT = "moved_seat"
    PLANNED = "planned"
    REPLANNED = "replanned"
    PROMISED = "promised"
    REMINDED = "reminded"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CALLED_OFF = "called_off"
    """The learner said no or took it back, and a talk stood in the calendar."""
    ELSEWHERE = "elsewhere"
    """The learner has another workplace."""
    STOPPED = "stopped"
    """The learner searches no workplace now."""
    LAPSED = "lapsed"
    FALLEN_AWAY = "fallen_away"
    LEFT = "left"
    """The place ended because the track did."""
    COMPLETED = "completed"


def to_family(case: Case, words: Mapping[str, Any], *, is_parent: bool) -> Told:
    """What the learner reads, or a parent of a minor."""
    return _said((_PARENT if is_parent else _LEARNER)[case], words)


def to_company(case: Case, words: Mapping[str, Any]) -> Told:
    """What who answers at the company reads."""
    return _said(_COMPANY.get(case, _OVER_AT_COMPANY), words)


def to_coach(case: Case, words: Mapping[str, Any]) -> Told:
    """What the coach reads."""
    return _said(_COACH.get(case, _OVER_FOR_COACH), words)


def _said(told: Told, words: Mapping[str, Any]) -> Told:
    subject, text = told
    return gettext(subject) % words, gettext(text) % words


_LEARNER: Final[Mapping[Case, Told]] = {
    **dict.fromkeys(
        (Case.ASKED, Case.ASKED_AGAIN),
        (
            gettext_noop("%(place)s wil je leren kennen"),
            gettext_noop(
                "Ze lazen wat je over jezelf vertelt en weten niet wie je bent. Zeg of je wilt kennismaken, ten laatste"
                " op %(until)s. Doe je niets, dan vervalt de vraag."
            ),
        ),
    ),
    Case.PROPOSED: (
        gettext_noop("Je school stelt een werkplek voor: %(place)s"),
        gettext_noop("Zeg of je wilt kennismaken. De onderneming antwoordt ten laatste op %(until)s."),
    ),
    Case.MOVED: (
        gettext_noop("Je kennismaking gaat verder bij %(place)s"),
        gettext_noop(
            "%(company)s denkt dat deze werkplek beter past dan %(before)s. Je hoort ten laatste op %(until)s meer."
            " Liever niet? Zeg dan nee."
        ),
    ),
    Case.MOVED_TALK: (
        gettext_noop("Je gesprek is nu voor een werkplek bij %(place)s"),
        gettext_noop(
            "%(company)s denkt dat deze werkplek beter past dan %(before)s. Je gesprek blijft op %(talk)s, hier:"
            " %(talk_place)s. Liever niet? Zeg dan nee."
        ),
    ),
    Case.MOVED_SEAT: (
        gettext_noop("Je plaats is nu bij %(place)s"),
        gettext_noop(
            "%(company)s houdt hier een plaats voor je vrij, niet meer bij %(before)s. Zeg ja of nee ten laatste op"
            " %(until)s."
        ),
    ),
    Case.PLANNED: (
        gettext_noop("Je bent uitgenodigd voor een gesprek bij %(place)s"),
        gettext_noop("Het gesprek is op %(talk)s, hier: %(talk_place)s. De bijlage zet het in je agenda."),
    ),
    Case.REPLANNED: (
        gettext_noop("Je gesprek bij %(place)s is verplaatst"),
        gettext_noop(
            "Het gesprek is nu op %(talk)s, hier: %(talk_place)s. Met de bijlage staat het weer juist in je agenda."
        ),
    ),
    Case.PROMISED: (
        gettext_noop("%(place)s houdt een plaats voor je vrij"),
        gettext_noop("Zeg ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
    ),
    Case.REMINDED: (
        gettext_noop("Beslis nog: %(place)s wacht op jou"),
        gettext_noop("Zeg ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
    ),
    Case.REFUSED: (
        gettext_noop("%(place)s zei nee"),
        gettext_noop("De reden: %(reason)s. Jammer. Zoek gerust verder, je school helpt je."),
    ),
    Case.CALLED_OFF: (
        gettext_noop("Je gesprek bij %(place)s gaat niet door"),
        gettext_noop("Deze kennismaking stopte. Je hoeft niet te gaan. De bijlage haalt het gesprek uit je agenda."),
    ),
    Case.WITHDRAWN: (
        gettext_noop("Je kennismaking met %(place)s stopt"),
        gettext_noop("Ze is teruggenomen. Je hoeft niets te doen."),
    ),
    Case.ELSEWHERE: (
        gettext_noop("Je kennismaking met %(place)s stopt"),
        gettext_noop("Je hebt een andere werkplek. Daarom stopt deze kennismaking vanzelf."),
    ),
    Case.STOPPED: (
        gettext_noop("Je kennismaking met %(place)s stopt"),
        gettext_noop("Je zoekt nu geen werkplek. Daarom stopt deze kennismaking vanzelf. Vragen? Je school helpt je."),
    ),
    Case.LAPSED: (
        gettext_noop("Je kennismaking met %(place)s is vervallen"),
        gettext_noop("De reden: %(reason)s. Zoek gerust verder, je school helpt je."),
    ),
    Case.FALLEN_AWAY: (
        gettext_noop("Je werkplek bij %(place)s viel weg"),
        gettext_noop("De reden: %(reason)s. Je zoekt opnieuw en krijgt daar weer tijd voor. Praat met je school."),
    ),
    Case.LEFT: (
        gettext_noop("Je werkplek bij %(place)s stopt"),
        gettext_noop("Je traject is afgelopen, en je werkplek ook. Vragen? Je school helpt je."),
    ),
    Case.COMPLETED: (
        gettext_noop("Je tijd bij %(place)s zit erop. Proficiat!"),
        gettext_noop("Je rondde je opleiding af. Bedank gerust de mensen van wie je er leerde."),
    ),
}

_PARENT: Final[Mapping[Case, Told]] = {
    **dict.fromkeys(
        (Case.ASKED, Case.ASKED_AGAIN),
        (
            gettext_noop("%(place)s wil %(name)s leren kennen"),
            gettext_noop(
                "De onderneming weet niet wie %(name)s is. Zeg samen of %(name)s wil kennismaken, ten laatste op"
                " %(until)s. Doet u niets, dan vervalt de vraag."
            ),
        ),
    ),
    Case.PROPOSED: (
        gettext_noop("De school stelt %(name)s een werkplek voor: %(place)s"),
        gettext_noop("Zeg samen of %(name)s wil kennismaken. De onderneming antwoordt ten laatste op %(until)s."),
    ),
    Case.MOVED: (
        gettext_noop("De kennismaking van %(name)s gaat verder bij %(place)s"),
        gettext_noop(
            "%(company)s denkt dat deze werkplek beter past dan %(before)s. U hoort ten laatste op %(until)s meer."
            " Liever niet? Zeg dan samen nee."
        ),
    ),
    Case.MOVED_TALK: (
        gettext_noop("Het gesprek van %(name)s is nu voor een werkplek bij %(place)s"),
        gettext_noop(
            "%(company)s denkt dat deze werkplek beter past dan %(before)s. Het gesprek blijft op %(talk)s, hier:"
            " %(talk_place)s. Liever niet? Zeg dan samen nee."
        ),
    ),
    Case.MOVED_SEAT: (
        gettext_noop("De plaats voor %(name)s is nu bij %(place)s"),
        gettext_noop(
            "%(company)s houdt hier een plaats vrij, niet meer bij %(before)s. Zeg samen ja of nee ten laatste op"
            " %(until)s."
        ),
    ),
    Case.PLANNED: (
        gettext_noop("%(name)s is uitgenodigd voor een gesprek bij %(place)s"),
        gettext_noop("Het gesprek is op %(talk)s, hier: %(talk_place)s. De bijlage zet het in de agenda."),
    ),
    Case.REPLANNED: (
        gettext_noop("Het gesprek van %(name)s bij %(place)s is verplaatst"),
        gettext_noop(
            "Het gesprek is nu op %(talk)s, hier: %(talk_place)s. Met de bijlage staat het weer juist in de agenda."
        ),
    ),
    Case.PROMISED: (
        gettext_noop("%(place)s houdt een plaats vrij voor %(name)s"),
        gettext_noop("Zeg samen ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
    ),
    Case.REMINDED: (
        gettext_noop("Beslis nog met %(name)s: %(place)s wacht"),
        gettext_noop("Zeg samen ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
    ),
    Case.REFUSED: (
        gettext_noop("%(place)s zei nee aan %(name)s"),
        gettext_noop("De reden: %(reason)s. De school zoekt mee verder."),
    ),
    Case.CALLED_OFF: (
        gettext_noop("Het gesprek van %(name)s bij %(place)s gaat niet door"),
        gettext_noop("Deze kennismaking stopte. De bijlage haalt het gesprek uit de agenda."),
    ),
    Case.WITHDRAWN: (
        gettext_noop("De kennismaking van %(name)s met %(place)s stopt"),
        gettext_noop("Ze is teruggenomen. U hoeft niets te doen."),
    ),
    Case.ELSEWHERE: (
        gettext_noop("De kennismaking van %(name)s met %(place)s stopt"),
        gettext_noop("%(name)s heeft een andere werkplek. Daarom stopt deze kennismaking vanzelf."),
    ),
    Case.STOPPED: (
        gettext_noop("De kennismaking van %(name)s met %(place)s stopt"),
        gettext_noop("%(name)s zoekt nu geen werkplek. Daarom stopt deze kennismaking vanzelf."),
    ),
    Case.LAPSED: (
        gettext_noop("De kennismaking van %(name)s met %(place)s is vervallen"),
        gettext_noop("De reden: %(reason)s. De school zoekt mee verder."),
    ),
    Case.FALLEN_AWAY: (
        gettext_noop("De werkplek van %(name)s bij %(place)s viel weg"),
        gettext_noop("De reden: %(reason)s. %(name)s zoekt opnieuw. Praat met de school."),
    ),
    Case.LEFT: (
        gettext_noop("De werkplek van %(name)s bij %(place)s stopt"),
        gettext_noop("Het traject is afgelopen, en de werkplek ook. Vragen? De school helpt u."),
    ),
    Case.COMPLETED: (
        gettext_noop("De tijd van %(name)s bij %(place)s zit erop. Proficiat!"),
        gettext_noop("%(name)s rondde de opleiding af."),
    ),
}

_OVER_AT_COMPANY: Final[Told] = (
    gettext_noop("Een kennismaking stopt: %(training)s"),
    gettext_noop(
        "Het gaat om %(who)s. U hoeft niets te doen: uw plaats is vrij voor anderen. Dank u dat u tijd maakte."
    ),
)
"""Why a learner does not go on is not said to a company."""

_COMPANY: Final[Mapping[Case, Told]] = {
    Case.INTERESTED: (
        gettext_noop("De lerende die u vroeg, wil kennismaken: %(training)s"),
        gettext_noop("Het gaat om %(who)s. Plan een gesprek, ten laatste op %(until)s. Dan ziet u wie het is."),
    ),
    Case.PROPOSED: (
        gettext_noop("Er is een lerende voor uw werkplek: %(training)s"),
        gettext_noop("Het gaat om %(who)s. Kijk wat past en plan een gesprek, ten laatste op %(until)s."),
    ),
    **dict.fromkeys(
        (Case.PLANNED, Case.REPLANNED),
        (
            gettext_noop("Uw gesprek met %(who)s, voor uw agenda"),
            gettext_noop("Het gesprek is op %(talk)s, hier: %(talk_place)s. De bijlage zet het in uw agenda."),
        ),
    ),
    Case.REMINDED: (
        gettext_noop("Antwoord nog aan een lerende: %(training)s"),
        gettext_noop("%(who)s wacht op uw antwoord. Na %(until)s vervalt de kennismaking."),
    ),
    Case.ACCEPTED: (
        gettext_noop("%(who)s neemt uw plaats aan"),
        gettext_noop("%(school)s neemt contact op om de overeenkomst te maken."),
    ),
    Case.REFUSED: (
        gettext_noop("Een lerende zei nee: %(training)s"),
        gettext_noop("Het gaat om %(who)s. De reden: %(reason)s. Uw plaats is weer vrij voor anderen."),
    ),
    Case.ELSEWHERE: (
        gettext_noop("Een lerende vond een andere werkplek: %(training)s"),
        gettext_noop("Het gaat om %(who)s. Uw plaats is vrij voor anderen. Dank u dat u tijd maakte."),
    ),
    Case.LAPSED: (
        gettext_noop("Een kennismaking is vervallen: %(training)s"),
        gettext_noop("Het gaat om %(who)s. De reden: %(reason)s."),
    ),
    Case.FALLEN_AWAY: (
        gettext_noop("De plaats van %(who)s is weer vrij"),
        gettext_noop("De reden: %(reason)s. Uw werkplek staat weer open zolang u dat wilt."),
    ),
    Case.LEFT: (
        gettext_noop("De plaats van %(who)s is weer vrij"),
        gettext_noop("%(who)s verlaat de opleiding. Uw werkplek staat weer open zolang u dat wilt. Dank u voor alles."),
    ),
    Case.COMPLETED: (
        gettext_noop("%(who)s rondde de opleiding af"),
        gettext_noop("Dat lukte ook door u: dank u. De plaats is weer vrij voor een volgende lerende."),
    ),
}

_OVER_FOR_COACH: Final[Told] = (
    gettext_noop("De kennismaking van %(name)s met %(place)s is voorbij"),
    gettext_noop("De reden: %(reason)s."),
)

_COACH: Final[Mapping[Case, Told]] = {
    **dict.fromkeys(
        (Case.ASKED, Case.ASKED_AGAIN),
        (
            gettext_noop("%(place)s wil %(name)s leren kennen"),
            gettext_noop("De onderneming weet niet wie %(name)s is. Het antwoord is nodig ten laatste op %(until)s."),
        ),
    ),
    Case.INTERESTED: (
        gettext_noop("%(name)s wil %(place)s leren kennen"),
        gettext_noop("De onderneming antwoordt ten laatste op %(until)s."),
    ),
    **dict.fromkeys(
        (Case.MOVED, Case.MOVED_TALK, Case.MOVED_SEAT),
        (
            gettext_noop("%(name)s gaat verder bij %(place)s"),
            gettext_noop("%(company)s denkt dat deze werkplek beter past dan %(before)s."),
        ),
    ),
    **dict.fromkeys(
        (Case.PLANNED, Case.REPLANNED),
        (
            gettext_noop("%(name)s heeft een gesprek bij %(place)s"),
            gettext_noop("Het gesprek is op %(talk)s, hier: %(talk_place)s."),
        ),
    ),
    Case.PROMISED: (
        gettext_noop("%(place)s houdt een plaats vrij voor %(name)s"),
        gettext_noop("Het antwoord is nodig ten laatste op %(until)s."),
    ),
    Case.REMINDED: (
        gettext_noop("Nog geen antwoord: %(name)s en %(place)s"),
        gettext_noop("Na %(until)s vervalt de kennismaking."),
    ),
    Case.ACCEPTED: (
        gettext_noop("%(name)s heeft een werkplek bij %(place)s"),
        gettext_noop("De zoektijd staat stil. Maak nu samen met de onderneming de overeenkomst."),
    ),
    Case.REFUSED: (
        gettext_noop("Geen plaats voor %(name)s bij %(place)s"),
        gettext_noop("De reden: %(reason)s."),
    ),
    Case.FALLEN_AWAY: (
        gettext_noop("De werkplek van %(name)s bij %(place)s viel weg"),
        gettext_noop("De reden: %(reason)s. %(name)s zoekt opnieuw."),
    ),
    Case.LEFT: (
        gettext_noop("De werkplek van %(name)s bij %(place)s stopt"),
        gettext_noop("Het traject is afgelopen, en de werkplek ook. De plaats is weer vrij."),
    ),
    Case.COMPLETED: (
        gettext_noop("De tijd van %(name)s bij %(place)s zit erop. Proficiat!"),
        gettext_noop("%(name)s rondde de opleiding af. De plaats is weer vrij."),
    ),
}
