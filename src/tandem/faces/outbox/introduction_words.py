"""The subject and the first sentences of each letter about an introduction, said to each kind of reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from tandem.journey.placement.terms.introductions import IntroductionHappened

Told = tuple[str, str]


def to_family(code: IntroductionHappened, words: Mapping[str, Any], *, is_parent: bool) -> Told:
    """What the learner reads, or a parent of a minor."""
    subject, told = _to_parent(code) if is_parent else _to_learner(code)
    return subject % words, told % words


def to_company(code: IntroductionHappened, words: Mapping[str, Any]) -> Told:
    """What who answers at the company reads."""
    subject, told = _to_company(code)
    return subject % words, told % words


def to_coach(code: IntroductionHappened, words: Mapping[str, Any]) -> Told:
    """What the coach reads."""
    subject, told = _to_coach(code)
    return subject % words, told % words


def _to_learner(code: IntroductionHappened) -> Told:
    match code:
        case IntroductionHappened.PROPOSED:
            return (
                gettext("Je school stelt een werkplek voor: %(place)s"),
                gettext("Zeg of je wilt kennismaken. De onderneming antwoordt ten laatste op %(until)s."),
            )
        case IntroductionHappened.PLANNED:
            return (
                gettext("Je bent uitgenodigd voor een gesprek bij %(place)s"),
                gettext("Het gesprek is op %(talk)s, hier: %(talk_place)s. Zet het in je agenda."),
            )
        case IntroductionHappened.REPLANNED:
            return (
                gettext("Je gesprek bij %(place)s is verplaatst"),
                gettext("Het gesprek is nu op %(talk)s, hier: %(talk_place)s. Zet het opnieuw in je agenda."),
            )
        case IntroductionHappened.PROMISED:
            return (
                gettext("%(place)s houdt een plaats voor je vrij"),
                gettext("Zeg ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
            )
        case IntroductionHappened.REMINDED:
            return (
                gettext("Beslis nog: %(place)s wacht op jou"),
                gettext("Zeg ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
            )
        case IntroductionHappened.REFUSED:
            return (
                gettext("%(place)s zei nee"),
                gettext("De reden: %(reason)s. Jammer. Zoek gerust verder, je school helpt je."),
            )
        case IntroductionHappened.FALLEN_AWAY:
            return (
                gettext("Je werkplek bij %(place)s viel weg"),
                gettext("De reden: %(reason)s. Je zoekt opnieuw en krijgt daar weer tijd voor. Praat met je school."),
            )
    return (
        gettext("Je kennismaking met %(place)s is vervallen"),
        gettext("De reden: %(reason)s. Zoek gerust verder, je school helpt je."),
    )


def _to_parent(code: IntroductionHappened) -> Told:
    match code:
        case IntroductionHappened.PROPOSED:
            return (
                gettext("De school stelt %(name)s een werkplek voor: %(place)s"),
                gettext("Zeg samen of %(name)s wil kennismaken. De onderneming antwoordt ten laatste op %(until)s."),
            )
        case IntroductionHappened.PLANNED:
            return (
                gettext("%(name)s is uitgenodigd voor een gesprek bij %(place)s"),
                gettext("Het gesprek is op %(talk)s, hier: %(talk_place)s."),
            )
        case IntroductionHappened.REPLANNED:
            return (
                gettext("Het gesprek van %(name)s bij %(place)s is verplaatst"),
                gettext("Het gesprek is nu op %(talk)s, hier: %(talk_place)s."),
            )
        case IntroductionHappened.PROMISED:
            return (
                gettext("%(place)s houdt een plaats vrij voor %(name)s"),
                gettext("Zeg samen ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
            )
        case IntroductionHappened.REMINDED:
            return (
                gettext("Beslis nog met %(name)s: %(place)s wacht"),
                gettext("Zeg samen ja of nee ten laatste op %(until)s. Daarna is de plaats weer vrij."),
            )
        case IntroductionHappened.REFUSED:
            return (
                gettext("%(place)s zei nee aan %(name)s"),
                gettext("De reden: %(reason)s. De school zoekt mee verder."),
            )
        case IntroductionHappened.FALLEN_AWAY:
            return (
                gettext("De werkplek van %(name)s bij %(place)s viel weg"),
                gettext("De reden: %(reason)s. %(name)s zoekt opnieuw. Praat met de school."),
            )
    return (
        gettext("De kennismaking van %(name)s met %(place)s is vervallen"),
        gettext("De reden: %(reason)s. De school zoekt mee verder."),
    )


def _to_company(code: IntroductionHappened) -> Told:
    match code:
        case IntroductionHappened.PROPOSED:
            return (
                gettext("Er is een lerende voor uw werkplek: %(training)s"),
                gettext("Het gaat om %(who)s. Kijk wat past en plan een gesprek, ten laatste op %(until)s."),
            )
        case IntroductionHappened.REMINDED:
            return (
                gettext("Antwoord nog aan een lerende: %(training)s"),
                gettext("%(who)s wacht op uw antwoord. Na %(until)s vervalt de kennismaking."),
            )
        case IntroductionHappened.ACCEPTED:
            return (
                gettext("%(who)s neemt uw plaats aan"),
                gettext("%(school)s neemt contact op om de overeenkomst te maken."),
            )
        case IntroductionHappened.REFUSED:
            return (
                gettext("Een lerende zei nee: %(training)s"),
                gettext("Het gaat om %(who)s. De reden: %(reason)s. Uw plaats is weer vrij voor anderen."),
            )
        case IntroductionHappened.FALLEN_AWAY:
            return (
                gettext("De plaats van %(who)s is weer vrij"),
                gettext("De reden: %(reason)s. Uw werkplek staat weer open zolang u dat wilt."),
            )
        case IntroductionHappened.WITHDRAWN:
            return (
                gettext("Een kennismaking is ingetrokken: %(training)s"),
                gettext("Het gaat om %(who)s. De reden: %(reason)s."),
            )
    return (
        gettext("Een kennismaking is vervallen: %(training)s"),
        gettext("Het gaat om %(who)s. De reden: %(reason)s."),
    )


def _to_coach(code: IntroductionHappened) -> Told:
    match code:
        case IntroductionHappened.PLANNED | IntroductionHappened.REPLANNED:
            return (
                gettext("%(name)s heeft een gesprek bij %(place)s"),
                gettext("Het gesprek is op %(talk)s, hier: %(talk_place)s."),
            )
        case IntroductionHappened.PROMISED:
            return (
                gettext("%(place)s houdt een plaats vrij voor %(name)s"),
                gettext("Het antwoord is nodig ten laatste op %(until)s."),
            )
        case IntroductionHappened.REMINDED:
            return (
                gettext("Nog geen antwoord: %(name)s en %(place)s"),
                gettext("Na %(until)s vervalt de kennismaking."),
            )
        case IntroductionHappened.ACCEPTED:
            return (
                gettext("%(name)s heeft een werkplek bij %(place)s"),
                gettext("De zoektijd staat stil. Maak nu samen met de onderneming de overeenkomst."),
            )
        case IntroductionHappened.REFUSED:
            return (
                gettext("Geen plaats voor %(name)s bij %(place)s"),
                gettext("De reden: %(reason)s."),
            )
        case IntroductionHappened.FALLEN_AWAY:
            return (
                gettext("De werkplek van %(name)s bij %(place)s viel weg"),
                gettext("De reden: %(reason)s. %(name)s zoekt opnieuw."),
            )
    return (
        gettext("De kennismaking van %(name)s met %(place)s is voorbij"),
        gettext("De reden: %(reason)s."),
    )
