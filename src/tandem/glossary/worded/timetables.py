"""Sentences about the hours of a learner: days, weeks, pauses, rest, nights and Sundays."""

from typing import Final

from tandem.glossary.wording import NOTHING, Pair, Wording

_HOURS: Final[Pair] = ("{found} uur", "{found} hours")
_MINUTES: Final[Pair] = ("{found} minuten pauze", "{found} minutes of pause")
_SHORTEN: Final[Pair] = (
    "Laat de dag later beginnen of vroeger eindigen, of verdeel de uren over meer dagen.",
    "Let the day begin later or end earlier, or spread the hours over more days.",
)
_ANOTHER_TURN: Final[Pair] = (
    "Het gemiddelde telt over een jaar; onze bronnen zeggen niet welk. Laat een andere week eerst gelden.",
    "The average counts over a year; our sources do not say which. Let another week hold first.",
)
_PAUSE: Final[Pair] = (
    "Zet een langere pauze tussen de uren van die dag.",
    "Put a longer pause between the hours of that day.",
)

_WINDOW: Final[Pair] = (
    "Voor wie 18 is, houdt dit niets tegen. Spreek af hoe de lerende veilig thuis raakt.",
    "For who is 18 this stops nothing. Agree how the learner gets home safely.",
)


def _limit(code: str, *, name: Pair, title: Pair, found: Pair, needed: Pair, step: Pair = NOTHING) -> Wording:
    return Wording(code=code, name=name, title=title, found=found, needed=needed, next=step)


WORDINGS: Final = (
    Wording(
        code="timetable.overlap",
        title=("Twee tijden overlappen", "Two times overlap"),
        next=("Laat de tweede tijd beginnen als de eerste om is.", "Let the second time begin when the first is over."),
    ),
    _limit(
        "timetable.week_least",
        name=("Voltijds engagement", "Full-time engagement"),
        title=("Te weinig uren school en werk samen", "Too few hours of school and work together"),
        found=_HOURS,
        needed=("Minstens {needed} uur per week", "At least {needed} hours a week"),
        step=("Voeg uren toe op school of op de werkplek.", "Add hours at school or at the workplace."),
    ),
    _limit(
        "timetable.week_full",
        name=("Voltijdse week", "Full-time week"),
        title=("Meer dan een voltijdse week", "More than a full-time week"),
        found=_HOURS,
        needed=("Hoogstens {needed} uur per week; lessen tellen mee", "At most {needed} hours a week; lessons count"),
        step=_SHORTEN,
    ),
    _limit(
        "timetable.week_sao",
        name=("Voltijdse SAO", "Full-time SAO"),
        title=("Een SAO was toen voltijds", "An SAO was full-time then"),
        found=_HOURS,
        needed=("{needed} uur per week", "{needed} hours a week"),
        step=("Voeg uren toe op school of op de werkplek.", "Add hours at school or at the workplace."),
    ),
    _limit(
        "timetable.week_usual",
        name=("Voltijdse week bij een OAO", "Full-time week with an OAO"),
        title=("Minder dan de voltijdse week van de onderneming", "Less than the full-time week of the company"),
        found=_HOURS,
        needed=("Bij een OAO gewoonlijk {needed} uur per week", "With an OAO usually {needed} hours a week"),
        step=(
            "Dit houdt niets tegen. Kijk met de school of alle lessen en uren op de werkplek erin staan.",
            "This stops nothing. See with the school whether all lessons and hours at the workplace are in it.",
        ),
    ),
    _limit(
        "timetable.day_from",
        name=("Begin van de werkdag", "Beginning of the working day"),
        title=("Het werk begint vroeg", "Work begins early"),
        found=("Begint om {found}", "Starts at {found}"),
        needed=("Liefst niet voor {needed}", "Preferably not before {needed}"),
        step=_WINDOW,
    ),
    _limit(
        "timetable.day_until",
        name=("Einde van de werkdag", "End of the working day"),
        title=("Het werk eindigt laat", "Work ends late"),
        found=("Eindigt om {found}", "Ends at {found}"),
        needed=("Liefst niet na {needed}", "Preferably not after {needed}"),
        step=_WINDOW,
    ),
    _limit(
        "average.work",
        name=("Gemiddelde op de werkplek per schooljaar", "Average at the workplace for each school year"),
        title=(
            "In een schooljaar ligt het gemiddelde op de werkplek aan de andere kant van de grens",
            "In one school year the average at the workplace lies on the other side of the limit",
        ),
        found=_HOURS,
        needed=("De grens: {needed} uur per week", "The limit: {needed} hours a week"),
        step=_ANOTHER_TURN,
    ),
    _limit(
        "average.total",
        name=("Gemiddelde samen per schooljaar", "Average together for each school year"),
        title=(
            "In een schooljaar ligt het gemiddelde samen aan de andere kant van de grens",
            "In one school year the average together lies on the other side of the limit",
        ),
        found=_HOURS,
        needed=("De grens: {needed} uur per week", "The limit: {needed} hours a week"),
        step=_ANOTHER_TURN,
    ),
    _limit(
        "timetable.share",
        name=("Deel op de werkplek", "Share at the workplace"),
        title=("Minder op de werkplek dan waarnaar gestreefd wordt", "Less at the workplace than is aimed at"),
        found=("{found} % van de uren", "{found} % of the hours"),
        needed=("Streefdoel: {needed} %", "Aim: {needed} %"),
        step=(
            "Dit is geen voorwaarde. Kijk met de school of er meer op de werkplek kan.",
            "This is no condition. See with the school whether more can happen at the workplace.",
        ),
    ),
    _limit(
        "timetable.week_most",
        name=("Uren per week van een minderjarige", "Hours a week of a minor"),
        title=("Te veel uren in een week voor een minderjarige", "Too many hours in a week for a minor"),
        found=_HOURS,
        needed=("Hoogstens {needed} uur", "At most {needed} hours"),
        step=_SHORTEN,
    ),
    _limit(
        "timetable.day_most",
        name=("Uren per dag van een minderjarige", "Hours a day of a minor"),
        title=("Te veel uren op een dag voor een minderjarige", "Too many hours in a day for a minor"),
        found=_HOURS,
        needed=("Hoogstens {needed} uur", "At most {needed} hours"),
        step=_SHORTEN,
    ),
    _limit(
        "timetable.unbroken",
        name=("Werken zonder pauze", "Work without a pause"),
        title=("Te lang zonder pauze", "Too long without a pause"),
        found=_HOURS,
        needed=("Hoogstens {needed} uur zonder pauze", "At most {needed} hours without a pause"),
        step=_PAUSE,
    ),
    _limit(
        "timetable.break",
        name=("Pauze", "Pause"),
        title=("De pauze is te kort", "The pause is too short"),
        found=_MINUTES,
        needed=("Minstens {needed} minuten", "At least {needed} minutes"),
        step=_PAUSE,
    ),
    _limit(
        "timetable.long_break",
        name=("Lange pauze", "Long pause"),
        title=("De pauzes samen zijn te kort", "The pauses together are too short"),
        found=_MINUTES,
        needed=("Minstens {needed} minuten op een lange dag", "At least {needed} minutes on a long day"),
        step=_PAUSE,
    ),
    _limit(
        "timetable.break_in_one_go",
        name=("Pauze in één keer", "Pause in one go"),
        title=("Geen enkele pauze is lang genoeg", "No pause is long enough"),
        found=("De langste duurt {found} minuten", "The longest takes {found} minutes"),
        needed=("Minstens {needed} minuten in één keer", "At least {needed} minutes in one go"),
        step=_PAUSE,
    ),
    _limit(
        "timetable.rest",
        name=("Rust tussen twee dagen", "Rest between two days"),
        title=("Te weinig rust sinds de dag ervoor", "Too little rest since the day before"),
        found=_HOURS,
        needed=("Minstens {needed} uur", "At least {needed} hours"),
        step=(
            "Laat de dag ervoor vroeger eindigen, of deze dag later beginnen.",
            "Let the day before end earlier, or this day begin later.",
        ),
    ),
    _limit(
        "timetable.early",
        name=("Begin van de dag", "Beginning of the day"),
        title=("Het werk begint in de nacht", "Work begins at night"),
        found=("Begint om {found}", "Starts at {found}"),
        needed=("Niet voor {needed}", "Not before {needed}"),
        step=("Laat het werk later beginnen.", "Let work begin later."),
    ),
    _limit(
        "timetable.night",
        name=("Einde van de dag", "End of the day"),
        title=("Het werk duurt tot in de nacht", "Work goes on into the night"),
        found=("Eindigt om {found}", "Ends at {found}"),
        needed=("Niet na {needed}", "Not after {needed}"),
        step=("Laat het werk vroeger eindigen.", "Let work end earlier."),
    ),
    _limit(
        "timetable.late",
        name=("Later werken", "Later work"),
        title=("Zo laat mag alleen voor sommige activiteiten", "So late is allowed for some activities only"),
        found=("Eindigt om {found}", "Ends at {found}"),
        needed=(
            "Niet na {needed}, tenzij de activiteit het toelaat",
            "Not after {needed}, unless the activity allows it",
        ),
        step=(
            "Ga na of uw sector daarvoor een koninklijk besluit heeft. Onze bronnen noemen de activiteiten niet.",
            "Find out whether your sector has a royal decree for it. Our sources do not name the activities.",
        ),
    ),
    _limit(
        "timetable.sunday",
        name=("Zondag", "Sunday"),
        title=("Werk op zondag mag niet voor een minderjarige", "Work on Sunday is not allowed for a minor"),
        found=NOTHING,
        needed=(
            "Een vrije zondag, tenzij de sector een uitzondering heeft",
            "A free Sunday, unless the sector has an exception",
        ),
        step=("Verplaats deze uren naar een andere dag.", "Move these hours to another day."),
    ),
    _limit(
        "timetable.sunday_share",
        name=("Zondagen om de beurt", "Sundays by turns"),
        title=("Te veel zondagen", "Too many Sundays"),
        found=("{found} zondagen in deze weken", "{found} Sundays in these weeks"),
        needed=("Hoogstens {needed} van de zondagen", "At most {needed} of the Sundays"),
        step=(
            "Werk om de andere zondag: vul een tweede week in waarin de zondag vrij is.",
            "Work every other Sunday: fill in a second week in which Sunday is free.",
        ),
    ),
    _limit(
        "timetable.sunday_craft",
        name=("Zondag in een bakkerij", "Sunday in a bakery"),
        title=("Op zondag mag alleen in een ambachtelijke bakkerij", "On Sunday in a craft bakery only"),
        found=NOTHING,
        needed=(
            "Een ambachtelijke bakkerij of banketbakkerij, met de voorwaarden van het koninklijk besluit",
            "A craft bakery or pastry shop, with the conditions of the royal decree",
        ),
        step=(
            "Is de onderneming geen ambachtelijke bakkerij, verplaats deze uren dan naar een andere dag.",
            "If the company is no craft bakery, move these hours to another day.",
        ),
    ),
    _limit(
        "timetable.sunday_notice",
        name=("Melding van werk op zondag", "Notice of work on Sunday"),
        title=("Meld werk op zondag aan de inspectie", "Report work on Sunday to the inspectorate"),
        found=NOTHING,
        needed=("Binnen {needed} dagen", "Within {needed} days"),
        step=(
            "De onderneming meldt het aan de arbeidsinspectie. Tandem doet dat niet.",
            "The company reports it to the labour inspectorate. Tandem does not.",
        ),
    ),
    _limit(
        "timetable.weekly_rest",
        name=("Twee vrije dagen na elkaar", "Two free days in a row"),
        title=("Er is geen vrije dag voor of na de zondag", "There is no free day before or after Sunday"),
        found=NOTHING,
        needed=(
            "{needed} uur rust: de zondag en de dag ervoor of erna",
            "{needed} hours of rest: Sunday and the day before or after",
        ),
        step=("Houd de zaterdag of de maandag vrij van werk.", "Keep Saturday or Monday free of work."),
    ),
)
