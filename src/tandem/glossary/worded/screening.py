"""Sentences about the screening, and about who the run-up phase is for."""

from typing import Final

from tandem.glossary.wording import Wording, not_allowed, stands_at

WORDINGS: Final = (
    not_allowed(
        "screening.may_answer",
        title=("U kunt deze vragen niet beantwoorden", "You cannot answer these questions"),
        needed=(
            "De lerende, een ouder van een minderjarige, of de trajectbegeleider",
            "The learner, a parent of a minor, or the coach",
        ),
    ),
    Wording(
        code="screening.begun",
        title=("Er is nog niets ingevuld", "Nothing was filled in yet"),
        needed=("Minstens of de lerende arbeidsbereid is", "At least whether the learner is willing to work"),
        next=("Vul eerst samen de screening in.", "Fill in the screening together first."),
    ),
    Wording(
        code="screening.open",
        title=("Deze screening is al besloten", "This screening was concluded already"),
        next=(
            "Begin een nieuwe versie als er iets veranderde. De vorige blijft bewaard.",
            "Begin a new version if something changed. The earlier one is kept.",
        ),
    ),
    Wording(
        code="screening.concluded",
        title=("Deze screening is nog bezig", "This screening is still under way"),
        next=("Vul ze verder in. Een nieuwe versie is niet nodig.", "Go on with it. No new version is needed."),
    ),
    Wording(
        code="screening.learner_is_here",
        title=("Deze lerende is vertrokken", "This learner left"),
        found=("Fase: {found}", "Phase: {found}"),
        found_as="intake.Phase",
        next=("Schrijf de lerende opnieuw in als die terugkomt.", "Enrol the learner again on return."),
    ),
    Wording(
        code="screening.minutes",
        title=("Deze reistijd kan niet", "This travel time cannot be"),
        found=("{found} minuten", "{found} minutes"),
        needed=("5 tot {needed} minuten", "5 to {needed} minutes"),
        next=("Schrijf hoelang de weg naar het werk mag duren.", "Write how long the way to work may take."),
    ),
    Wording(
        code="screening.start",
        title=("Dit uur kan niet", "This hour cannot be"),
        needed=("Een uur tussen 0.00 en 23.59 uur", "An hour between 0:00 and 23:59"),
        next=("Schrijf het uur, zoals 7.30.", "Write the hour, such as 7:30."),
    ),
    Wording(
        code="screening.available",
        title=("Deze startdag ligt te ver weg", "This first day lies too far away"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Hoogstens twee jaar van vandaag", "At most two years from today"),
        next=("Kijk het jaartal na.", "Check the year."),
    ),
    Wording(
        code="screening.strengths_apart",
        title=(
            "Iets gaat goed en moet ook nog geoefend worden",
            "Something goes well and is still to be practised",
        ),
        found=("{found}", "{found}"),
        found_as="intake.Strength",
        next=("Kies één van beide.", "Choose one of the two."),
    ),
    Wording(
        code="screening.days_apart",
        title=("Een dag staat bij school en bij werk", "A day stands with school and with work"),
        found=("{found}", "{found}"),
        found_as="intake.Weekday",
        next=(
            "Kies waar de lerende die dag is. Een halve dag school telt hier als schooldag.",
            "Choose where the learner is that day. Half a day at school counts as a school day here.",
        ),
    ),
    Wording(
        code="screening.words",
        title=("Deze tekst is te lang", "This text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de tekst korter.", "Make the text shorter."),
    ),
    Wording(
        code="screening.willing_known",
        title=("Wij weten nog niet of de lerende arbeidsbereid is", "Whether the learner is willing is not known yet"),
        needed=("Ja of nee", "Yes or no"),
        next=("Praat erover en vul het in.", "Talk about it and fill it in."),
    ),
    Wording(
        code="screening.ready_known",
        title=("Wij weten nog niet of de lerende arbeidsrijp is", "Whether the learner is ready is not known yet"),
        needed=("Ja of nee", "Yes or no"),
        next=("Praat erover en vul het in.", "Talk about it and fill it in."),
    ),
    Wording(
        code="screening.travel_known",
        title=("Wij weten niet hoe de lerende naar het werk gaat", "How the learner travels is not known"),
        next=(
            "Vul in hoe de lerende kan reizen. Dan tonen wij alleen plaatsen die bereikbaar zijn.",
            "Fill in how the learner can travel. We then show places within reach only.",
        ),
    ),
    Wording(
        code="screening.minutes_known",
        title=("Wij weten niet hoelang de weg mag duren", "How long the way may take is not known"),
        next=("Vul het aantal minuten in.", "Fill in the minutes."),
    ),
    Wording(
        code="screening.days_known",
        title=("Wij weten niet op welke dagen de lerende werkt", "The days of work are not known"),
        next=("Vul de werkdagen in.", "Fill in the days of work."),
    ),
    Wording(
        code="screening.willing",
        name=("Arbeidsbereid", "Willing to work"),
        title=("De lerende is nu niet arbeidsbereid", "The learner is not willing to work now"),
        found=("{found}", "{found}"),
        found_as="intake.Answer",
        next=(
            "Zoek samen ander onderwijs, of vraag het CLB naar een naadloos flexibel traject.",
            "Look for other education together, or ask the CLB about a seamless flexible track.",
        ),
    ),
    Wording(
        code="screening.ready",
        name=("Arbeidsrijp", "Ready to work"),
        title=("De lerende is nog niet arbeidsrijp", "The learner is not ready to work yet"),
        found=("{found}", "{found}"),
        found_as="intake.Answer",
        next=(
            "Start een aanloopfase. De lerende kan op elk moment overstappen.",
            "Start a run-up phase. The learner can move on at any moment.",
        ),
    ),
    Wording(
        code="run_up.old_enough",
        name=("Leeftijd voor de aanloopfase", "Age for the run-up phase"),
        title=("De lerende is te jong voor de aanloopfase", "The learner is too young for the run-up phase"),
        found=("{found} jaar", "{found} years"),
        missing=("De geboortedatum ontbreekt", "The date of birth is missing"),
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=("Zoek met de klassenraad een andere weg.", "Look for another way with the class council."),
    ),
    Wording(
        code="run_up.young_enough",
        name=("Oudste leeftijd voor de aanloopfase", "Oldest age for the run-up phase"),
        title=("De lerende is te oud voor de aanloopfase", "The learner is too old for the run-up phase"),
        found=("{found} jaar", "{found} years"),
        needed=("Hoogstens {needed} jaar", "At most {needed} years"),
        next=("Vraag VDAB welke begeleiding er is.", "Ask VDAB which guidance there is."),
    ),
    Wording(
        code="run_up.ordinary_education",
        name=("Gewoon onderwijs", "Ordinary education"),
        title=(
            "In het buitengewoon onderwijs bestaat geen aanloopfase",
            "There is no run-up phase in special education",
        ),
        next=(
            "Zoek met de klassenraad een andere weg, of bereid de lerende op school voor.",
            "Look for another way with the class council, or prepare the learner at school.",
        ),
    ),
    stands_at(
        "screening.conclude.state",
        title=("Deze screening is al besloten", "This screening was concluded already"),
        states="intake.ScreeningState",
    ),
)
