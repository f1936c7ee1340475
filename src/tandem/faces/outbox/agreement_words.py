"""The subject and the first sentences of each letter about an agreement: to the learner, and to everybody else."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

Told = tuple[str, str]


class Case(StrEnum):
    """What a letter is about."""

    ASKED = "asked"
    REMINDED = "reminded"
    COMPLETED = "completed"
    REFUSED = "refused"
    HANDED_OVER = "handed_over"
    TOO_LATE = "too_late"
    """Not everybody signed in time."""
    UNRECOGNISED = "unrecognised"
    """It was being signed, and the workplace is not recognised any more."""
    WARNED = "warned"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    ANNOUNCED = "announced"
    CALLED_OFF = "called_off"
    ENDED = "ended"
    STILL = "still"
    """It lies still for long."""
    COACH_CALLED = "coach_called"
    CHANGE_ASKED = "change_asked"
    """A workplace that does not lead is not recognised any more."""
    PROPOSED = "proposed"
    PROPOSED_AGAIN = "proposed_again"
    """Who did not answer yet is reminded of a change that waits."""
    AMENDED = "amended"
    NOT_AMENDED = "not_amended"
    YEAR_PASSED = "year_passed"
    YEAR_STRUCK = "year_struck"
    PLACE_ASKED = "place_asked"
    """To another company than the one that leads: whether the learner can work there."""
    PLACE_AGREED = "place_agreed"
    PLACE_DECLINED = "place_declined"
    PLACE_DROPPED = "place_dropped"
    PLACE_SIGNED = "place_signed"
    PLACE_AMENDED = "place_amended"
    PLACE_ENDS = "place_ends"
    PLACE_GOES_ON = "place_goes_on"
    PLACE_ENDED = "place_ended"
    PLACE_OFF = "place_off"
    """The agreement does not come."""


def to_learner(case: Case, words: Mapping[str, Any]) -> Told:
    """What the learner reads."""
    return _said(_LEARNER[case], words)


def to_others(case: Case, words: Mapping[str, Any]) -> Told:
    """What a parent, the company, the coach or another who signs reads."""
    return _said(_OTHERS[case], words)


def button(case: Case) -> str:
    """The one thing to do."""
    return gettext(_BUTTONS.get(case, _OPEN))


def _said(told: Told, words: Mapping[str, Any]) -> Told:
    subject, text = told
    return gettext(subject) % words, gettext(text) % words


_OPEN: Final = gettext_noop("Bekijk de overeenkomst")
_BUTTONS: Final[Mapping[Case, str]] = {
    Case.ASKED: gettext_noop("Lees en teken"),
    Case.REMINDED: gettext_noop("Lees en teken"),
    Case.HANDED_OVER: gettext_noop("Werk verder"),
    Case.WARNED: gettext_noop("Werk verder"),
    Case.PROPOSED: gettext_noop("Bekijk de wijziging"),
    Case.PROPOSED_AGAIN: gettext_noop("Bekijk de wijziging"),
    Case.CHANGE_ASKED: gettext_noop("Stel een wijziging voor"),
    Case.PLACE_ASKED: gettext_noop("Zeg of u meedoet"),
}

_LEARNER: Final[Mapping[Case, Told]] = {
    Case.ASKED: (
        gettext_noop("Teken je overeenkomst met %(company)s"),
        gettext_noop("De tekst is klaar. Lees hem rustig en teken ten laatste op %(until)s."),
    ),
    Case.REMINDED: (
        gettext_noop("Teken nog: je overeenkomst met %(company)s"),
        gettext_noop("Je handtekening ontbreekt nog. Teken ten laatste op %(until)s."),
    ),
    Case.COMPLETED: (
        gettext_noop("Je overeenkomst met %(company)s is getekend"),
        gettext_noop("Iedereen tekende. Je begint op %(begins)s. Veel succes!"),
    ),
    Case.REFUSED: (
        gettext_noop("Nog niet getekend: je overeenkomst met %(company)s"),
        gettext_noop("Iemand tekent deze tekst niet. Je school bekijkt wat anders moet."),
    ),
    Case.HANDED_OVER: (
        gettext_noop("Jij bent aan zet: je overeenkomst met %(company)s"),
        gettext_noop("Vul in wat van jou komt, of zet een opmerking bij wat niet klopt."),
    ),
    Case.WITHDRAWN: (
        gettext_noop("Je overeenkomst met %(company)s gaat niet door"),
        gettext_noop("Niemand hoeft nog te tekenen. Praat met je school over wat nu volgt."),
    ),
    Case.ANNOUNCED: (
        gettext_noop("Je overeenkomst met %(company)s eindigt op %(last)s"),
        gettext_noop("Reden: %(reason)s. Daarna krijg je nieuwe dagen om een werkplek te zoeken. Je school helpt je."),
    ),
    Case.CALLED_OFF: (
        gettext_noop("Je overeenkomst met %(company)s loopt toch door"),
        gettext_noop("Het einde dat gemeld was, gaat niet door."),
    ),
    Case.ENDED: (
        gettext_noop("Je overeenkomst met %(company)s is voorbij"),
        gettext_noop("De laatste dag was %(last)s. Reden: %(reason)s."),
    ),
    Case.PROPOSED: (
        gettext_noop("Iemand wil je overeenkomst met %(company)s wijzigen"),
        gettext_noop("Bekijk wat er vanaf %(from)s anders wordt. Is er iets onduidelijk? Vraag het je school."),
    ),
    Case.PROPOSED_AGAIN: (
        gettext_noop("Jouw antwoord ontbreekt nog: je overeenkomst met %(company)s"),
        gettext_noop("Bekijk wat er vanaf %(from)s anders wordt, en zeg ja of nee. Vraag hulp aan je school."),
    ),
    Case.AMENDED: (
        gettext_noop("Je overeenkomst met %(company)s is gewijzigd"),
        gettext_noop("De wijziging geldt vanaf %(from)s."),
    ),
    Case.NOT_AMENDED: (
        gettext_noop("De wijziging gaat niet door: %(company)s"),
        gettext_noop("Je overeenkomst blijft zoals ze was."),
    ),
    Case.YEAR_PASSED: (
        gettext_noop("Proficiat, je jaar is geslaagd"),
        gettext_noop("Dat telt vanaf %(from)s voor je leervergoeding, ook in een volgende overeenkomst."),
    ),
    Case.YEAR_STRUCK: (
        gettext_noop("Toch niet genoteerd: het geslaagde jaar bij %(company)s"),
        gettext_noop("Je school schrapte wat ze noteerde. Klopt dat niet? Vraag het aan je trajectbegeleider."),
    ),
}

_OTHERS: Final[Mapping[Case, Told]] = {
    Case.ASKED: (
        gettext_noop("Teken de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De tekst is klaar. Lees hem na en teken ten laatste op %(until)s."),
    ),
    Case.REMINDED: (
        gettext_noop("Teken nog: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Uw handtekening ontbreekt nog. Teken ten laatste op %(until)s, zodat %(name)s kan beginnen."),
    ),
    Case.COMPLETED: (
        gettext_noop("Getekend: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Iedereen tekende en de overeenkomst is geregistreerd. Ze begint op %(begins)s."),
    ),
    Case.REFUSED: (
        gettext_noop("Niet getekend: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("%(signer)s tekent deze tekst niet. De reden staat bij de overeenkomst. Pas de tekst samen aan."),
    ),
    Case.HANDED_OVER: (
        gettext_noop("U bent aan zet: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Vul in wat van u komt, of zet een opmerking bij wat niet klopt."),
    ),
    Case.TOO_LATE: (
        gettext_noop("Niet op tijd getekend: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De termijn is voorbij, dus de tekst is terug bij u. Kijk de dagen na en bied hem opnieuw aan."),
    ),
    Case.UNRECOGNISED: (
        gettext_noop("Ondertekenen gestopt: de werkplek van %(who)s is niet meer erkend"),
        gettext_noop("De erkenning van %(company)s is voorbij. De tekst is terug bij u, met alles wat ingevuld was."),
    ),
    Case.WARNED: (
        gettext_noop("Werk verder: de overeenkomst van %(who)s met %(company)s vervalt"),
        gettext_noop("Al lang werkte niemand eraan. Gebeurt er niets, dan vervalt ze op %(lapses)s."),
    ),
    Case.LAPSED: (
        gettext_noop("Vervallen: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Niemand werkte er nog aan. Is ze toch nodig? Begin dan een nieuwe."),
    ),
    Case.WITHDRAWN: (
        gettext_noop("Opgegeven: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Niemand hoeft nog te tekenen. De reden staat bij de overeenkomst."),
    ),
    Case.ANNOUNCED: (
        gettext_noop("De overeenkomst van %(who)s met %(company)s eindigt op %(last)s"),
        gettext_noop("Reden: %(reason)s. Klopt dat niet? Bespreek het nu, voor de laatste dag."),
    ),
    Case.CALLED_OFF: (
        gettext_noop("De overeenkomst van %(who)s met %(company)s loopt toch door"),
        gettext_noop("Het einde dat gemeld was, gaat niet door."),
    ),
    Case.ENDED: (
        gettext_noop("Voorbij: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De laatste dag was %(last)s. Reden: %(reason)s."),
    ),
    Case.STILL: (
        gettext_noop("Lang afwezig op de werkplek: %(who)s"),
        gettext_noop("De overeenkomst met %(company)s ligt stil sinds %(since)s. Neem contact op met de lerende."),
    ),
    Case.COACH_CALLED: (
        gettext_noop("Kijk naar de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("%(why)s. Er eindigt niets vanzelf: zoek samen met de onderneming een oplossing."),
    ),
    Case.CHANGE_ASKED: (
        gettext_noop("Wijzig de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("%(why)s. De overeenkomst loopt door: stel een wijziging voor zonder die werkplek."),
    ),
    Case.PROPOSED: (
        gettext_noop("Beslis over een wijziging: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Bekijk wat er vanaf %(from)s anders wordt, en zeg ja of nee."),
    ),
    Case.PROPOSED_AGAIN: (
        gettext_noop("Uw antwoord ontbreekt nog: een wijziging van de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("Bekijk wat er vanaf %(from)s anders wordt, en zeg ja of nee. Tot dan blijft alles zo."),
    ),
    Case.AMENDED: (
        gettext_noop("Gewijzigd: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De wijziging geldt vanaf %(from)s."),
    ),
    Case.NOT_AMENDED: (
        gettext_noop("Geen wijziging: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De wijziging gaat niet door. De overeenkomst blijft zoals ze was."),
    ),
    Case.YEAR_PASSED: (
        gettext_noop("Geslaagd: %(who)s, met een overeenkomst bij %(company)s"),
        gettext_noop("Dat telt vanaf %(from)s voor de leervergoeding, ook in een volgende overeenkomst."),
    ),
    Case.YEAR_STRUCK: (
        gettext_noop("Toch niet genoteerd: het geslaagde jaar van %(who)s bij %(company)s"),
        gettext_noop("De school schrapte wat ze noteerde. Bij de overeenkomst staat welke leervergoeding geldt."),
    ),
    Case.PLACE_ASKED: (
        gettext_noop("Kan een lerende %(training)s ook bij u leren?"),
        gettext_noop(
            "%(company)s en %(school)s willen uw erkende werkplek in een overeenkomst zetten. Kijk na wanneer, kies uw "
            "mentor en zeg of u meedoet. Zonder uw ja kan niemand tekenen."
        ),
    ),
    Case.PLACE_AGREED: (
        gettext_noop("De andere werkplek doet mee: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De andere onderneming zei ja en koos haar mentor."),
    ),
    Case.PLACE_DECLINED: (
        gettext_noop("De andere werkplek doet niet mee: de overeenkomst van %(who)s met %(company)s"),
        gettext_noop("De werkplek is uit de overeenkomst. De reden staat in de geschiedenis."),
    ),
    Case.PLACE_DROPPED: (
        gettext_noop("Uw werkplek is niet meer gevraagd: overeenkomst %(number)s"),
        gettext_noop("%(company)s en %(school)s maken de overeenkomst zonder uw werkplek. U hoeft niets te doen."),
    ),
    Case.PLACE_SIGNED: (
        gettext_noop("Getekend: overeenkomst %(number)s met uw werkplek"),
        gettext_noop("Iedereen tekende. De overeenkomst met %(company)s begint op %(begins)s."),
    ),
    Case.PLACE_AMENDED: (
        gettext_noop("Gewijzigd: overeenkomst %(number)s met uw werkplek"),
        gettext_noop("Vanaf %(from)s is er iets anders. Kijk na of dat uw werkplek raakt."),
    ),
    Case.PLACE_ENDS: (
        gettext_noop("Overeenkomst %(number)s met uw werkplek eindigt op %(last)s"),
        gettext_noop("Daarna komt de lerende niet meer."),
    ),
    Case.PLACE_GOES_ON: (
        gettext_noop("Overeenkomst %(number)s met uw werkplek loopt toch door"),
        gettext_noop("Het einde dat gemeld was, gaat niet door."),
    ),
    Case.PLACE_ENDED: (
        gettext_noop("Voorbij: overeenkomst %(number)s met uw werkplek"),
        gettext_noop("De laatste dag was %(last)s."),
    ),
    Case.PLACE_OFF: (
        gettext_noop("Overeenkomst %(number)s met uw werkplek gaat niet door"),
        gettext_noop("%(company)s en %(school)s gaven ze op. U hoeft niets te doen."),
    ),
}
