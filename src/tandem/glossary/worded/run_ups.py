"""Sentences about planning, evaluating and ending a run-up."""

from typing import Final

from tandem.glossary.wording import Wording, day_order, stands_at

WORDINGS: Final = (
    Wording(
        code="run_up.runs",
        title=("Er loopt geen aanloopfase", "There is no run-up phase going on"),
        found=("Fase: {found}", "Phase: {found}"),
        found_as="intake.Phase",
        next=("Start eerst de aanloopfase in het dossier.", "Start the run-up phase in the file first."),
    ),
    stands_at(
        "run_up.end.state",
        title=("Deze aanloop is al afgerond", "This run-up has ended already"),
        states="intake.RunUpState",
    ),
    Wording(
        code="run_up.take_back_reason",
        title=("De reden ontbreekt", "The reason is missing"),
        next=("Schrijf kort waarom u de evaluatie terugneemt.", "Write shortly why you take the evaluation back."),
    ),
    Wording(
        code="run_up.until_told",
        name=("Laatste dag", "Last day"),
        title=("Er is nog geen laatste dag gepland", "No last day was planned yet"),
        missing=("Geen dag", "No day"),
        next=(
            "Kies een dag. De regels leggen geen duur vast: zo kort mogelijk, en later aanpassen mag.",
            "Choose a day. The rules set no length: as short as possible, and you can change it later.",
        ),
    ),
    day_order(
        "run_up.until_after_start",
        title=("De laatste dag ligt voor het begin", "The last day lies before the start"),
        needed=("Later dan {needed}", "Later than {needed}"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "run_up.until_within_age",
        title=(
            "Op die dag is de lerende te oud voor de aanloopfase",
            "On that day the learner is too old for it",
        ),
        needed=("Ten laatste {needed}", "At the latest {needed}"),
        step=("Kies een vroegere dag.", "Choose an earlier day."),
    ),
    Wording(
        code="run_up.hours_told",
        name=("Uren per week", "Hours a week"),
        title=("Het aantal uren per week is nog niet bekend", "The hours a week are not known yet"),
        missing=("Geen uren", "No hours"),
        next=("Vul de uren op school en in de aanloop samen in.", "Fill in the hours at school and in the run-up."),
    ),
    Wording(
        code="run_up.hours",
        name=("Uren per week", "Hours a week"),
        title=("School en aanloop samen zijn te weinig uren", "School and run-up together are too few hours"),
        found=("{found} uren per week", "{found} hours a week"),
        needed=("Minstens {needed} uren per week", "At least {needed} hours a week"),
        next=("Tel de uren op school en in de aanloop samen.", "Count the hours at school and in the run-up together."),
    ),
    Wording(
        code="run_up.hours_can_be",
        title=("Dit aantal uren kan niet", "These hours cannot be"),
        found=("{found} uren per week", "{found} hours a week"),
        needed=("Meer dan 0, hoogstens {needed}", "More than 0, at most {needed}"),
        next=("Verbeter het aantal uren.", "Correct the hours."),
    ),
    Wording(
        code="run_up.contents_told",
        name=("Waaraan de aanloop werkt", "What the run-up works on"),
        title=("Nog niet gezegd waaraan de aanloop werkt", "Not yet said what the run-up works on"),
        missing=("Niets gekozen", "Nothing chosen"),
        next=("Kies minstens één van de drie.", "Choose at least one of the three."),
    ),
    Wording(
        code="run_up.contents_known",
        title=("Hieraan werkt een aanloop niet", "A run-up does not work on this"),
        next=("Kies uit de lijst.", "Choose from the list."),
    ),
    Wording(
        code="run_up.programme_offered",
        title=("Uw school biedt dit programma nu niet aan", "Your school does not offer this programme now"),
        next=("Kies een ander programma, of laat het open.", "Choose another programme, or leave it open."),
    ),
    Wording(
        code="run_up.programme_fits",
        name=("Leidt naar de opleiding", "Leads to the training"),
        title=("Dit programma leidt naar een andere opleiding", "This programme leads to another training"),
        next=(
            "Dat kan. Kijk na of het de bedoeling is.",
            "That is possible. Check whether it is what you mean.",
        ),
    ),
    Wording(
        code="run_up.broad",
        name=("Brede aanloop", "Broad run-up"),
        title=("Een brede aanloop kan nog niet", "A broad run-up is not possible yet"),
        next=("Kies een aanloop naar één opleiding.", "Choose a run-up towards one training."),
    ),
    Wording(
        code="run_up.organiser",
        name=("Wie de aanloop organiseert", "Who organises the run-up"),
        title=(
            "Onze bronnen noemen dit soort aanbieder niet voor de aanloop",
            "Our sources do not name this kind of provider for the run-up",
        ),
        next=("Vraag het na bij het Departement Onderwijs.", "Ask the education department."),
    ),
    Wording(
        code="run_up.partner",
        title=("Deze naam is te lang", "This name is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de naam korter.", "Make the name shorter."),
    ),
    Wording(
        code="run_up.words",
        title=("Deze tekst is te lang", "This text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de tekst korter.", "Make the text shorter."),
    ),
    day_order(
        "run_up.held_after_start",
        title=("Op die dag liep de aanloop nog niet", "On that day the run-up had not begun"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "run_up.held_in_past",
        title=("De dag van de evaluatie ligt in de toekomst", "The day of the evaluation lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
)
