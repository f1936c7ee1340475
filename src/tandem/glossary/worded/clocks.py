"""Sentences about the search time: asking and deciding on more days, and what follows when the days are over."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed, stands_at

_SHORTER: Final[Pair] = ("Maak de tekst korter.", "Make the text shorter.")
_GUIDES: Final[Pair] = (
    "De trajectbegeleider van de lerende of een beheerder van de aanbieder",
    "The coach of the learner or a manager of the provider",
)
_RELOAD: Final[Pair] = (
    "Laad de pagina opnieuw: er gebeurde intussen iets anders.",
    "Load the page again: something else happened meanwhile.",
)


def _clock(move: str, title: Pair) -> Wording:
    return stands_at(f"search_clock.{move}.state", title=title, states="placement.ClockState")


def _extension(move: str, title: Pair) -> Wording:
    return stands_at(f"clock_extension.{move}.state", title=title, states="placement.ExtensionState")


def _too_long(code: str) -> Wording:
    return Wording(
        code=code,
        title=("De tekst is te lang", "The text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=_SHORTER,
    )


WORDINGS: Final = (
    not_allowed(
        "extension.may_ask",
        title=("U kunt hier geen verlenging vragen", "You cannot ask for an extension here"),
        needed=_GUIDES,
    ),
    not_allowed(
        "extension.may_decide",
        title=("U kunt niet over deze verlenging beslissen", "You cannot decide on this extension"),
        needed=("Een beheerder van de aanbieder", "A manager of the provider"),
    ),
    not_allowed(
        "clock.may_handle",
        title=("U kunt deze zoektijd niet afhandelen", "You cannot handle this search time"),
        needed=_GUIDES,
    ),
    Wording(
        code="extension.clock_runs",
        title=("Deze zoektijd loopt niet meer", "This search time no longer runs"),
        needed=("Een zoektijd die loopt", "A search time that runs"),
        next=_RELOAD,
    ),
    Wording(
        code="extension.adds_days",
        title=("Een verlenging geeft vandaag geen extra dagen", "An extension gives no extra days today"),
        found=("{found} opleidingsdagen", "{found} training days"),
        needed=("Minstens één opleidingsdag", "At least one training day"),
        next=(
            "Bespreek met de lerende wat er kan volgen als de dagen om zijn.",
            "Talk with the learner about what can follow when the days are over.",
        ),
    ),
    Wording(
        code="extension.not_so_often",
        name=("Aantal verlengingen", "Number of extensions"),
        title=("Deze zoektijd werd al verlengd", "This search time was extended already"),
        found=("{found} keer verlengd", "Extended {found} times"),
        needed=("Hoogstens {needed} keer", "At most {needed} times"),
        next=(
            "Onze bron is hier niet zeker. Overleg met uw directie voor u nog eens verlengt.",
            "Our source is not sure here. Consult your management before you extend again.",
        ),
    ),
    Wording(
        code="extension.asked_once",
        title=("Er wacht al een vraag om verlenging", "A question for an extension waits already"),
        needed=("Eén vraag tegelijk", "One question at a time"),
        next=("Wacht op het antwoord, of trek de vraag in.", "Wait for the answer, or withdraw the question."),
    ),
    Wording(
        code="extension.has_words",
        title=("Zeg waarom er meer dagen nodig zijn", "Say why more days are needed"),
        needed=("Enkele woorden bij “Iets anders”", "A few words with “Something else”"),
        next=("Schrijf kort wat er aan de hand is.", "Write shortly what is the matter."),
    ),
    Wording(
        code="extension.refusal_has_words",
        title=("Zeg waarom u niet verlengt", "Say why you do not extend"),
        needed=("Een motivering", "A reason"),
        next=(
            "Schrijf kort waarom. De trajectbegeleider leest het.",
            "Write shortly why. The coach reads it.",
        ),
    ),
    _too_long("extension.words_fit"),
    _too_long("clock.words_fit"),
    Wording(
        code="clock.is_over",
        name=("De dagen zijn om", "The days are over"),
        title=("De zoektijd is nog niet voorbij", "The search time is not over yet"),
        found=("Loopt tot en met {found}", "Runs up to and including {found}"),
        found_as="day",
        missing=("De laatste dag is nog niet te tellen", "The last day cannot be counted yet"),
        next=(
            "Zoek verder, of kies nu al een andere weg op de pagina van het traject.",
            "Search on, or choose another way now on the page of the track.",
        ),
    ),
    Wording(
        code="clock.run_up_ordinary",
        name=("Aanloopfase in het gewoon onderwijs", "Run-up phase in ordinary education"),
        title=(
            "De aanloopfase bestaat niet in het buitengewoon onderwijs",
            "There is no run-up phase in special education",
        ),
        next=("Kies een ander vervolg, of bel het CLB.", "Choose something else, or ring the CLB."),
    ),
    Wording(
        code="clock.run_up_age",
        name=("Leeftijd voor de aanloopfase", "Age for the run-up phase"),
        title=("De lerende is te oud voor de aanloopfase", "The learner is too old for the run-up phase"),
        found=("{found} jaar", "{found} years"),
        needed=("Hoogstens {needed} jaar", "At most {needed} years"),
        next=("Kies een ander vervolg.", "Choose something else."),
    ),
    Wording(
        code="clock.vdab_adult",
        name=("Leeftijd voor VDAB", "Age for VDAB"),
        title=("VDAB begeleidt vooral meerderjarigen", "VDAB mostly guides adults"),
        found=("{found} jaar", "{found} years"),
        missing=("De geboortedatum ontbreekt", "The date of birth is missing"),
        needed=("{needed} jaar of ouder", "{needed} years or older"),
        next=("Overleg eerst met het CLB.", "Consult the CLB first."),
    ),
    Wording(
        code="clock.vdab_accepts",
        name=("VDAB aanvaardt eerst", "VDAB accepts first"),
        title=("VDAB volgt pas als het de lerende overneemt", "VDAB follows once it takes the learner over"),
        needed=("Een warme overdracht die VDAB aanvaardt", "A warm handover that VDAB accepts"),
        next=(
            "Draag de lerende warm over aan VDAB. Tot VDAB aanvaardt, blijft u begeleiden.",
            "Hand the learner over to VDAB. Until VDAB accepts, you keep guiding.",
        ),
    ),
    Wording(
        code="clock.nobody_to_call",
        title=("Deze persoon staat niet op de bellijst", "This person is not on the list to ring"),
        needed=("Iemand zonder e-mailadres die nog niet gebeld is", "Somebody without e-mail who was not rung yet"),
        next=_RELOAD,
    ),
    Wording(
        code="clock.starts_in_time",
        name=("Instap voor de laatste startdag", "Start before the latest start"),
        title=("De lerende stapte in na de laatste startdag", "The learner started after the latest start"),
        found=("Gestart op {found}", "Started on {found}"),
        found_as="day",
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        needed_as="day",
        next=(
            "De toelatingsklassenraad beslist over een latere start. Noteer dat besluit in uw dossier.",
            "The admission council decides on a later start. Note that decision in your file.",
        ),
    ),
    Wording(
        code="clock.place_in_time",
        name=("De werkplek begint op tijd", "The workplace begins in time"),
        title=("De werkplek begint na de laatste dag", "The workplace begins after the last day"),
        found=("Begint op {found}", "Begins on {found}"),
        found_as="day",
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        needed_as="day",
        next=(
            "Onze bronnen zeggen niet of gevonden al genoeg is. Vraag een verlenging of overleg met uw directie.",
            "Our sources do not say whether found is enough. Ask for an extension or consult your management.",
        ),
    ),
    _clock("stop", ("Deze zoektijd kan nu niet stoppen", "This search time cannot stop now")),
    _clock("resume", ("Deze zoektijd kan niet verder lopen", "This search time cannot go on")),
    _clock("handle", ("Deze zoektijd is al afgehandeld of staat stil", "This search time is handled or stands still")),
    _extension("grant", ("Over deze verlenging is al beslist", "This extension is decided already")),
    _extension("refuse", ("Over deze verlenging is al beslist", "This extension is decided already")),
    _extension("withdraw", ("Deze vraag kan niet meer ingetrokken worden", "This question can no longer be withdrawn")),
    _extension("lapse", ("Over deze verlenging is al beslist", "This extension is decided already")),
)
