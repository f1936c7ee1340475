"""Sentences about school holidays in an agreement, and what a deviation of them has to be (R-HOL)."""

from typing import Final

from tandem.glossary.wording import NOTHING, Pair, Wording

_ON: Final[Pair] = ("Op {found}", "On {found}")


def _weeks(code: str, *, title: Pair) -> Wording:
    return Wording(
        code=code,
        name=("Vrije weken", "Free weeks"),
        title=title,
        found=("{found} weken vrij", "{found} weeks free"),
        needed=("Minstens {needed} weken", "At least {needed} weeks"),
        next=("Laat de lerende in meer weken vrij.", "Leave the learner free in more weeks."),
    )


WORDINGS: Final = (
    Wording(
        code="holiday.free",
        name=("Vrij in elke schoolvakantie", "Free in every school holiday"),
        title=("De lerende werkt in een schoolvakantie", "The learner works in a school holiday"),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        next=(
            "Haal die dagen weg, of spreek een afwijking af die mag.",
            "Take those days away, or agree on a deviation that is allowed.",
        ),
    ),
    Wording(
        code="holiday.on_running",
        name=("Bijlage bij een lopende overeenkomst", "Annex to a running agreement"),
        title=(
            "Een afwijking kan alleen bij een lopende overeenkomst",
            "A deviation is possible with a running agreement only",
        ),
        next=(
            "Laat eerst iedereen de overeenkomst tekenen. Voeg de afwijking dan als bijlage toe.",
            "Let everybody sign the agreement first. Then add the deviation as an annex.",
        ),
    ),
    Wording(
        code="holiday.agreed",
        name=("Alle partijen akkoord", "All parties agree"),
        title=("Niet alle partijen gaan akkoord", "Not all parties agree"),
        next=(
            "Vraag het akkoord van de lerende of de ouder, de school en de onderneming.",
            "Ask the learner or the parent, the school and the company to agree.",
        ),
    ),
    _weeks("holiday.summer_weeks", title=("Te weinig vrije weken in de zomer", "Too few free weeks in summer")),
    _weeks(
        "holiday.sector_weeks",
        title=("Te weinig vrije weken in de schoolvakanties", "Too few free weeks in the school holidays"),
    ),
    _weeks(
        "holiday.specialisation_weeks",
        title=("Te weinig vrije weken in het specialisatiejaar", "Too few free weeks in the specialisation year"),
    ),
    Wording(
        code="holiday.recovered",
        name=("Dagen ingehaald", "Days recovered"),
        title=("Er zijn te weinig dagen ingehaald", "Too few days are recovered"),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        needed=("Minstens {needed} dagen", "At least {needed} days"),
        next=(
            "Kies voor elke gewerkte vakantiedag een vrije dag op een werkplekdag.",
            "Choose a free day on a day at work for every day worked in a holiday.",
        ),
    ),
    Wording(
        code="holiday.recovered_in_year",
        name=("Ingehaald in hetzelfde schooljaar", "Recovered in the same school year"),
        title=(
            "Een ingehaalde dag valt buiten de werkplekdagen van dit schooljaar",
            "A recovered day lies outside the days at work of this school year",
        ),
        next=(
            "Kies dagen buiten de schoolvakanties, in hetzelfde schooljaar.",
            "Choose days outside the school holidays, in the same school year.",
        ),
    ),
    Wording(
        code="holiday.approved",
        name=("Goedgekeurd voor de sector", "Approved for the sector"),
        title=("De uitzondering voor het seizoen is niet goedgekeurd", "The exception for the season is not approved"),
        next=(
            "Zonder goedkeuring van de overheid geldt de gewone regel.",
            "Without approval of the government the usual rule holds.",
        ),
    ),
    Wording(
        code="holiday.approved_asked",
        name=("Goedkeuring voor de sector", "Approval for the sector"),
        title=(
            "Of de uitzondering voor het seizoen goedgekeurd is, is niet gekend",
            "Whether the exception for the season is approved is not known",
        ),
        next=("Vraag het na bij de sector.", "Ask the sector."),
    ),
    Wording(
        code="holiday.paid_days",
        name=("Hoogste aantal betaalde dagen", "Most paid days"),
        title=("Te veel betaalde vakantiedagen", "Too many paid holidays"),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        needed=("Hoogstens {needed} dagen", "At most {needed} days"),
        next=("Kies minder betaalde dagen.", "Choose fewer paid days."),
    ),
    Wording(
        code="holiday.paid_days_usual",
        name=("Gewoon aantal betaalde dagen", "Usual number of paid days"),
        title=(
            "Meer betaalde dagen dan een vol jaar gewoonlijk geeft",
            "More paid days than a full year usually gives",
        ),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        needed=("Gewoonlijk {needed} dagen", "Usually {needed} days"),
        next=("Kijk na of er zoveel opgebouwd zijn.", "See whether so many were accrued."),
    ),
    Wording(
        code="holiday.paid_in_holidays",
        name=("Betaalde dagen in de schoolvakantie", "Paid days in the school holidays"),
        title=("Een betaalde dag valt buiten de schoolvakanties", "A paid day lies outside the school holidays"),
        next=("Kies een dag in een schoolvakantie.", "Choose a day in a school holiday."),
    ),
    Wording(
        code="holiday.paid_at_closure",
        name=("Betaalde dagen in de schoolvakantie", "Paid days in the school holidays"),
        title=("Een betaalde dag valt buiten de schoolvakanties", "A paid day lies outside the school holidays"),
        next=(
            "Dat kan alleen als de onderneming dan collectief sluit. Kijk het na.",
            "That is possible only while the whole company is closed. Look into it.",
        ),
    ),
    Wording(
        code="holiday.is_holiday",
        name=("Dagen in een schoolvakantie", "Days in a school holiday"),
        title=("Een gewerkte dag valt niet in een schoolvakantie", "A day at work lies in no school holiday"),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        next=(
            "Haal die dagen weg: het uurrooster zegt al wanneer de lerende dan werkt.",
            "Take those days away: the timetable says already when the learner works then.",
        ),
    ),
    Wording(
        code="holiday.minor_free",
        name=("Zon- en feestdagen van een minderjarige", "Sundays and public holidays of a minor"),
        title=(
            "Een minderjarige werkt niet op zon- en feestdagen",
            "A minor does not work on Sundays and public holidays",
        ),
        found=_ON,
        next=(
            "Haal die dagen weg, tenzij de sector een uitzondering heeft.",
            "Take those days away, unless the sector has an exception.",
        ),
    ),
    Wording(
        code="holiday.minor_craft",
        name=("Zon- en feestdagen in een bakkerij", "Sundays and public holidays in a bakery"),
        title=(
            "Op zon- en feestdagen mag alleen in een ambachtelijke bakkerij",
            "On Sundays and public holidays in a craft bakery only",
        ),
        found=_ON,
        next=(
            "Is de onderneming geen ambachtelijke bakkerij, haal die dagen dan weg.",
            "If the company is no craft bakery, take those days away.",
        ),
    ),
    Wording(
        code="holiday.minor_notice",
        name=("Melding van werk op zon- en feestdagen", "Notice of work on Sundays and public holidays"),
        title=(
            "Meld werk op een zon- of feestdag aan de inspectie",
            "Report work on a Sunday or public holiday to the inspectorate",
        ),
        found=_ON,
        needed=("Binnen {needed} dagen", "Within {needed} days"),
        next=(
            "De onderneming meldt het aan de arbeidsinspectie. Tandem doet dat niet.",
            "The company reports it to the labour inspectorate. Tandem does not.",
        ),
    ),
    Wording(
        code="holiday.in_term",
        name=("Dagen in de periode van de overeenkomst", "Days in the term of the agreement"),
        title=("Een dag valt buiten de periode van de overeenkomst", "A day lies outside the term of the agreement"),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        missing=NOTHING,
        next=("Haal die dagen weg, of pas de periode aan.", "Take those days away, or change the term."),
    ),
    Wording(
        code="holiday.year_known",
        name=("Schooljaren die wij kennen", "School years that we know"),
        title=(
            "Van een dag kennen wij de schoolvakanties nog niet",
            "Of one day we do not know the school holidays yet",
        ),
        found=("Aantal dagen: {found}", "Number of days: {found}"),
        missing=NOTHING,
        next=("Kijk die dagen zelf na.", "Look into those days yourself."),
    ),
    Wording(
        code="holiday.recovered_at_work",
        name=("Ingehaald op werkplekdagen", "Recovered on days at work"),
        title=(
            "Een ingehaalde dag is volgens het uurrooster geen werkplekdag",
            "A recovered day is no day at work in the timetable",
        ),
        next=("Kies dagen waarop de lerende op de werkplek is.", "Choose days on which the learner is at work."),
    ),
)
