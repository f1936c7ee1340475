"""How each scan speaks: to a company and a school with “u”, to a young person with “je”, and never as a verdict."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from tandem.faces.documents.words import code_label
from tandem.journey.readiness.terms import Readiness, Scan


@dataclass(frozen=True)
class Voice:
    """What a scan says around its questions and its result."""

    name: str
    lead: str
    back: str
    nothing_kept: str
    at_the_end: str
    keep_question: str
    older: str
    cut: str
    fine: str
    answer: str
    todo: str
    keep_result: str
    mail_lead: str
    mail_about: str
    mail_asked: str
    mail_enclosed: str
    mail_forgotten: str
    not_kept: str
    looked_up: str
    words: tuple[str, ...]
    """What a theme is called that is ready, nearly and not yet."""

    def word(self, readiness: Readiness) -> str:
        """How ready, in the words of this scan."""
        return self.words[_PLACE[readiness]]


_PLACE: Final = {readiness: place for place, readiness in enumerate(Readiness)}


def voice(scan: Scan) -> Voice:
    """How this scan speaks, in the language of the page."""
    return _VOICES[scan]()


def _company() -> Voice:
    return _formal(
        name=gettext("Hoe klaar ben ik voor duaal?"),
        lead=gettext("Enkele vragen over uw onderneming. Daarna weet u wat al goed zit en wat u nog kunt doen."),
        words=tuple(code_label(one) for one in Readiness),
    )


def _school() -> Voice:
    return _formal(
        name=gettext("Hoe klaar is uw school voor duaal?"),
        lead=gettext("Enkele vragen over uw school. Daarna weet u wat al goed zit, en wat er nog moet of kan."),
        words=(gettext("In orde"), gettext("Bijna in orde"), gettext("Nog te doen")),
    )


def _formal(*, name: str, lead: str, words: tuple[str, ...]) -> Voice:
    return Voice(
        name=name,
        lead=lead,
        back=gettext("U kunt altijd terug."),
        nothing_kept=gettext(
            "U hebt geen account nodig. Wij bewaren niets: uw antwoorden staan alleen in de link van de pagina."
        ),
        at_the_end=gettext("Op het einde ziet u per thema hoe klaar u bent, waarom, en wat u kunt doen."),
        keep_question=gettext("Bewaar deze link. Ze brengt u terug naar deze vraag, met uw antwoorden."),
        older=gettext("De vragen zijn veranderd sinds u deze link bewaarde. Begin opnieuw; het duurt enkele minuten."),
        cut=gettext("Een deel van deze link konden wij niet lezen. Ga verder vanaf deze vraag."),
        fine=gettext("Dit zit al goed"),
        answer=gettext("Uw antwoord:"),
        todo=gettext("Wat u kunt doen:"),
        keep_result=gettext(
            "Wij bewaren niets. Met deze link ziet u het resultaat terug, of deelt u het met een collega."
        ),
        mail_lead=gettext("U krijgt één mail, met het resultaat als pdf en de link ernaartoe."),
        mail_about=gettext(
            "Zodra de mail weg is, wissen wij uw adres en uw antwoorden. U krijgt hierna niets meer van ons. "
            "Uitschrijven hoeft dus niet."
        ),
        mail_asked=gettext("U vroeg het resultaat van “%(about)s”.") % {"about": name},
        mail_enclosed=gettext("In de pdf bij deze mail staat waarom, en wat u kunt doen."),
        mail_forgotten=gettext(
            "U krijgt deze mail één keer. Wij bewaren uw adres en uw antwoorden niet, en schrijven u hierna niet meer. "
            "Uitschrijven hoeft dus niet."
        ),
        not_kept=gettext("Tandem bewaarde uw antwoorden niet."),
        looked_up=gettext("Kijk binnen enkele minuten in de mailbox van %(email)s."),
        words=words,
    )


def _learner() -> Voice:
    name = gettext("Is duaal iets voor mij?")
    return Voice(
        name=name,
        lead=gettext("Enkele vragen over jou. Geen toets: daarna weet je welke weg je kunt gaan en wie je helpt."),
        back=gettext("Je kunt altijd terug."),
        nothing_kept=gettext(
            "Je hebt geen account nodig. Wij bewaren niets: je antwoorden staan alleen in de link van de pagina."
        ),
        at_the_end=gettext("Op het einde zie je wat je nu kunt doen. Jij kiest; niemand krijgt je antwoorden te zien."),
        keep_question=gettext("Bewaar deze link. Ze brengt je terug naar deze vraag, met je antwoorden."),
        older=gettext("De vragen zijn veranderd sinds je deze link bewaarde. Begin opnieuw; het duurt enkele minuten."),
        cut=gettext("Een deel van deze link konden wij niet lezen. Ga verder vanaf deze vraag."),
        fine=gettext("Dit helpt je al"),
        answer=gettext("Jouw antwoord:"),
        todo=gettext("Wat je kunt doen:"),
        keep_result=gettext(
            "Wij bewaren niets. Met deze link zie je dit terug, of toon je het aan iemand die je vertrouwt."
        ),
        mail_lead=gettext("Je krijgt één mail, met alles als pdf en de link ernaartoe."),
        mail_about=gettext(
            "Zodra de mail weg is, wissen wij je adres en je antwoorden. Je krijgt hierna niets meer van ons. "
            "Uitschrijven hoeft dus niet."
        ),
        mail_asked=gettext("Je vroeg wat “%(about)s” je vertelde.") % {"about": name},
        mail_enclosed=gettext("In de pdf bij deze mail staat wat je kunt doen."),
        mail_forgotten=gettext(
            "Je krijgt deze mail één keer. Wij bewaren je adres en je antwoorden niet, en schrijven je hierna niet "
            "meer. Uitschrijven hoeft dus niet."
        ),
        not_kept=gettext("Tandem bewaarde je antwoorden niet."),
        looked_up=gettext("Kijk binnen enkele minuten in de mailbox van %(email)s."),
        words=(gettext("Dit helpt je al"), gettext("Hier kun je aan werken"), gettext("Praat hierover")),
    )


_VOICES: Final = {Scan.COMPANY: _company, Scan.PROVIDER: _school, Scan.LEARNER: _learner}
