"""Early signals of a search time as people read them: what is the matter, and what a coach can do."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from tandem.faces.documents.words import code_label
from tandem.journey.placement.rules.signals import Told
from tandem.journey.placement.terms.signals import Signal


@dataclass(frozen=True)
class Sign:
    """One signal in words."""

    title: str
    todo: str


def sign(told: Told) -> Sign:
    """What is the matter, and what can be done about it."""
    return Sign(title(told), _todo(told.signal))


def title(told: Told) -> str:
    """What is the matter, in one line with its number."""
    words = {"n": told.number}
    match told.signal:
        case Signal.NO_PLACE_NEAR:
            return gettext("Geen open werkplek voor deze opleiding binnen %(n)s km") % words
        case Signal.ONLY_REFUSALS:
            return gettext("%(n)s kennismakingen eindigden zonder plaats, er loopt geen andere") % words
        case Signal.NOTHING_YET:
            return gettext("Na %(n)s opleidingsdagen nog geen werkplek bewaard en geen kennismaking") % words
        case Signal.COMPANY_SILENT:
            return (
                ngettext(
                    "Een onderneming antwoordt al %(n)s dag niet",
                    "Een onderneming antwoordt al %(n)s dagen niet",
                    told.number,
                )
                % words
            )
        case Signal.FAMILY_SILENT:
            return (
                ngettext(
                    "De lerende of een ouder antwoordt al %(n)s dag niet",
                    "De lerende of een ouder antwoordt al %(n)s dagen niet",
                    told.number,
                )
                % words
            )
        case Signal.BREAK_AHEAD if told.number == 0:
            return gettext("Een lange vakantie begint nu")
        case Signal.BREAK_AHEAD:
            return (
                ngettext(
                    "Nog %(n)s opleidingsdag tot een lange vakantie",
                    "Nog %(n)s opleidingsdagen tot een lange vakantie",
                    told.number,
                )
                % words
            )
    return code_label(told.signal)


def titles(told: tuple[Told, ...]) -> str:
    """Every signal of a learner on one line, for a file."""
    return "; ".join(title(one) for one in told)


def _todo(signal: Signal) -> str:
    return {
        Signal.NO_PLACE_NEAR: gettext("Bel ondernemingen die erkend zijn, of bekijk samen een andere opleiding."),
        Signal.ONLY_REFUSALS: gettext("Lees waarom, en stel samen andere werkplekken voor."),
        Signal.NOTHING_YET: gettext("Bekijk samen de werkplekken die passen."),
        Signal.COMPANY_SILENT: gettext("Bel de onderneming."),
        Signal.FAMILY_SILENT: gettext("Bel de lerende, en een ouder als de lerende minderjarig is."),
        Signal.NO_PARENT: gettext("Voeg een ouder of voogd toe aan het dossier."),
        Signal.NO_PROFILE: gettext("Vul het profiel samen in."),
        Signal.NOT_FINDABLE: gettext("Vraag of de lerende gevonden wil worden. De lerende kiest."),
        Signal.BREAK_AHEAD: gettext("Plan gesprekken voor de vakantie. Die dagen tellen niet mee in de zoektijd."),
    }[signal]
