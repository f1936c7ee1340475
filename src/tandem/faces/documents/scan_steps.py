"""What a result is called, and what to do next: for a company and a school by how ready, for a learner by the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tandem.faces.documents.scan_addresses import path_of
from tandem.journey.readiness.rules import scans as rules
from tandem.journey.readiness.rules.scans import QuestionSet, Result
from tandem.journey.readiness.terms import Mark, Readiness, Scan, Way
from tandem.registers.reference.terms import Grade


@dataclass(frozen=True)
class Step:
    """Something to do next: with its address on this site where it has one, and why."""

    label: str
    path: str = ""
    text: str = ""


@dataclass(frozen=True)
class Said:
    """What a result is called, and what to do next; the first step is the one that matters most."""

    title: str
    lead: str
    steps: tuple[Step, ...]


def said_of(asked: QuestionSet, letters: str, found: Result) -> Said:
    """What this result is called, and what to do next."""
    if asked.scan is Scan.COMPANY:
        return _company(found.readiness, asked, letters)
    if asked.scan is Scan.PROVIDER:
        return _school(found.readiness)
    return _learner(found)


def _company(readiness: Readiness, asked: QuestionSet, letters: str) -> Said:
    title, lead = _COMPANY[readiness]()
    law = Step(gettext("Lees de voorwaarden"), _rules("recognition"))
    who = Step(gettext("Welke instantie behandelt mijn aanvraag?"), reverse("mandates:route"))
    if readiness is Readiness.NOT_YET:
        return Said(title, lead, (law, who, _question(gettext("Stel een vraag"))))
    return Said(title, lead, (Step(gettext("Vraag een erkenning"), path_of("request", asked, letters)), who, law))


def _school(readiness: Readiness) -> Said:
    title, lead = _SCHOOL[readiness]()
    workplaces = Step(
        gettext("Zoek erkende werkplekken in uw buurt"),
        reverse("workplaces:search"),
        gettext("Op kaart en in een lijst, per opleiding."),
    )
    path = Step(
        gettext("Lees de regels over het traject van de lerende"),
        _rules("path"),
        gettext("Advies, instap, teldag, met bron en zekerheid."),
    )
    search = Step(
        gettext("Lees hoe de termijn voor een werkplek telt"),
        _rules("search"),
        gettext("Elke opleidingsdag, met wat een verlenging kan."),
    )
    steps = (path, search, workplaces) if readiness is Readiness.NOT_YET else (workplaces, path, search)
    return Said(title, lead, (*steps, _question(gettext("Stel een vraag"))))


def _learner(found: Result) -> Said:
    way = rules.way(found)
    title, lead = _LEARNER[way]()
    steps = [_finder(found, way) if name == "find" else _STEPS[name]() for name in _OF_WAY[way]]
    if Mark.SEEKS_WORK in found.marks:
        steps.insert(1, _STEPS["vdab"]())
    if Mark.OUT_OF_EDUCATION in found.marks and "talk" not in _OF_WAY[way]:
        steps.insert(1, _STEPS["talk"]())
    if way is Way.ADULT or (Mark.OUT_OF_EDUCATION in found.marks and way is not Way.LATER):
        steps.insert(1, _STEPS["ask"]())
    return Said(title, lead, tuple(steps))


def _finder(found: Result, way: Way) -> Step:
    """The training finder, with what the answers already say chosen."""
    told: dict[str, str] = {}
    if way is Way.ADULT:
        told["graad"] = Grade.ADULT
    elif Mark.JUST_OLD_ENOUGH in found.marks:
        told["graad"] = Grade.SECOND
    if way is Way.RUN_UP:
        told["ook"] = "aanloop"
    query = f"?{urlencode(told)}" if told else ""
    return Step(
        gettext("Vind een opleiding in je buurt"),
        f"{reverse('trainings:search')}{query}",
        gettext("Kies een plaats en zie waar je welk beroep kunt leren, ook voor later."),
    )


def _rules(subject: str) -> str:
    return f"{reverse('law:rules')}?onderwerp={subject}"


def _word(code: str) -> str:
    return f"{reverse('glossary:terms')}#{code}"


def _question(label: str) -> Step:
    return Step(label, reverse("site:contact"))


_Pair = Callable[[], tuple[str, str]]
_COMPANY: Final[dict[Readiness, _Pair]] = {
    Readiness.READY: lambda: (
        gettext("U bent klaar voor duaal leren"),
        gettext("Alles wat wij vroegen, zit goed. U kunt een erkenning vragen."),
    ),
    Readiness.NEARLY: lambda: (
        gettext("U bent bijna klaar voor duaal leren"),
        gettext("U kunt al een erkenning vragen. Hieronder staat wat u nog beter kunt maken."),
    ),
    Readiness.NOT_YET: lambda: (
        gettext("U bent nog niet klaar voor duaal leren"),
        gettext("Niet alles wat moet, is vervuld. Hieronder staat wat u kunt doen."),
    ),
}
_SCHOOL: Final[dict[Readiness, _Pair]] = {
    Readiness.READY: lambda: (
        gettext("Uw school is klaar voor duaal leren"),
        gettext("Alles wat wij vroegen, is in orde. Nu telt elke werkplek."),
    ),
    Readiness.NEARLY: lambda: (
        gettext("Uw school is bijna klaar voor duaal leren"),
        gettext("Wat moet, is er. Hieronder staat wat uw lerenden nog verder helpt."),
    ),
    Readiness.NOT_YET: lambda: (
        gettext("Uw school heeft nog werk voor de start"),
        gettext("Niet alles wat moet, is er al. Hieronder staat wat u kunt doen, met de regel erbij."),
    ),
}
_LEARNER: Final[dict[Way, _Pair]] = {
    Way.DUAL: lambda: (
        gettext("Duaal leren kan iets voor jou zijn"),
        gettext("Je wilt leren door te werken. Dit zijn je volgende stappen; jij kiest."),
    ),
    Way.RUN_UP: lambda: (
        gettext("Een aanloopfase kan je helpen om te starten"),
        gettext("Je wilt, en sommige dingen zijn nu nog moeilijk. Daarvoor bestaat de aanloopfase."),
    ),
    Way.TALK: lambda: (
        gettext("Praat eerst met iemand die met je meedenkt"),
        gettext("Duaal leren is één van de wegen. Samen vind je er een die bij je past."),
    ),
    Way.LATER: lambda: (
        gettext("Duaal leren kan later, rondkijken kan nu"),
        gettext("Je bent nog te jong om te starten. Je kunt wel al ontdekken wat je graag doet."),
    ),
    Way.ADULT: lambda: (
        gettext("Voor jou is er duaal leren voor volwassenen"),
        gettext("In het volwassenenonderwijs leer je ook op school en op een werkplek."),
    ),
}
_STEPS: Final[dict[str, Callable[[], Step]]] = {
    "taster": lambda: Step(
        gettext("Vraag een snuffelstage"),
        reverse("law:rule", args=["path.taster_possible"]),
        gettext("Een dag of enkele dagen meekijken op een werkplek. Je school regelt het."),
    ),
    "school": lambda: Step(
        gettext("Praat met een school die de opleiding geeft"),
        "",
        gettext("Zij kijken met jou wat je wilt en kunt, en zoeken mee een werkplek."),
    ),
    "run_up": lambda: Step(
        gettext("Lees wat een aanloopfase is"),
        _word("aanloopfase"),
        gettext("Je oefent stap voor stap, zo kort als kan en zo lang als nodig. Daarna kun je duaal leren."),
    ),
    "talk": lambda: Step(
        gettext("Praat met het CLB"),
        _word("CLB"),
        gettext("Het CLB begeleidt leerlingen bij hun studiekeuze en denkt met je mee."),
    ),
    "vdab": lambda: Step(
        gettext("Vraag je bemiddelaar bij VDAB om advies"),
        reverse("law:rule", args=["path.vdab_advice_from_age"]),
        gettext("Wie meerderjarig is en ingeschreven als werkzoekende, heeft een positief advies nodig."),
    ),
    "adult": lambda: Step(
        gettext("Lees hoe duaal leren voor volwassenen werkt"),
        _rules("adult"),
        gettext("Een centrum voor volwassenenonderwijs of VDAB helpt je kiezen."),
    ),
    "ask": lambda: Step(
        gettext("Geen school? Vraag wie je kan helpen"),
        reverse("enquire:start"),
        gettext("Een school, het CLB of VDAB neemt je vraag op. Je hebt geen account nodig."),
    ),
    "pay": lambda: Step(
        gettext("Lees wat je verdient en welke premies er zijn"),
        _rules("allowance"),
        gettext("Wie genoeg uren op de werkplek leert, krijgt een leervergoeding."),
    ),
}
_OF_WAY: Final = {
    Way.DUAL: ("find", "school", "taster", "pay"),
    Way.RUN_UP: ("run_up", "school", "talk", "find"),
    Way.TALK: ("talk", "taster", "find"),
    Way.LATER: ("taster", "talk", "find"),
    Way.ADULT: ("adult", "find"),
}
