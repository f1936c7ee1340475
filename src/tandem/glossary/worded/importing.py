"""Sentences about reading in pupils: what is wrong in a row, what to know, and when a file is past its steps."""

from typing import Final

from tandem.glossary.wording import Wording

_LOOK_AGAIN: Final = (
    "Laad de bladzijde opnieuw en kijk na wat er nu staat.",
    "Load the page again and check what stands there now.",
)

WORDINGS: Final = (
    Wording(
        code="person.number_sound",
        title=("Dit rijksregisternummer klopt niet", "This national number is not right"),
        needed=("Een nummer waarvan het controlegetal past", "A number whose control digits fit"),
        next=(
            "Kijk het nummer na op de identiteitskaart, of laat het weg.",
            "Check the number on the identity card, or leave it out.",
        ),
    ),
    Wording(
        code="person.number_fits_birth",
        title=(
            "Het rijksregisternummer en de geboortedatum horen niet samen",
            "The national number and the date of birth do not belong together",
        ),
        found=("Geboren op {found}", "Born on {found}"),
        found_as="day",
        needed=("Volgens het nummer {needed}", "By the number {needed}"),
        needed_as="day",
        next=(
            "Kijk beide na. Klopt de geboortedatum toch, laat dan het nummer weg.",
            "Check both. If the date of birth is right all the same, leave the number out.",
        ),
    ),
    Wording(
        code="person.one_per_number",
        title=(
            "Dit rijksregisternummer hoort hier bij iemand anders",
            "This national number belongs to somebody else here",
        ),
        next=("Kijk het nummer na, of laat het weg.", "Check the number, or leave it out."),
    ),
    Wording(
        code="import.once_in_file",
        title=("Deze lerende staat twee keer in het bestand", "This learner stands in the file twice"),
        found=("Ook in rij {needed}", "Also in row {needed}"),
        next=(
            "Laat één rij staan. Volgt de lerende twee opleidingen, lees de tweede dan daarna in.",
            "Keep one row. If the learner follows two trainings, read the second one in afterwards.",
        ),
    ),
    Wording(
        code="import.training_known",
        title=("Deze opleiding kennen wij niet", "We do not know this training"),
        found=("{found}", "{found}"),
        next=(
            "Schrijf de code of de naam van een duale opleiding, zoals ze op de lijst van opleidingen staat.",
            "Write the code or name of a dual training as it stands on the list of trainings.",
        ),
    ),
    Wording(
        code="import.left_before",
        title=("Deze lerende is al weg en stond hier nog niet", "This learner has left and was not here yet"),
        found=("Vertrokken op {found}", "Left on {found}"),
        found_as="day",
        next=("Wij schrijven niemand in die al weg is.", "We enrol nobody who has left."),
    ),
    Wording(
        code="import.came_back",
        title=("Deze lerende is hier al vertrokken", "This learner has left here already"),
        found=("Vertrokken op {found}", "Left on {found}"),
        found_as="day",
        next=(
            "Komt de lerende terug, schrijf dan de nieuwe eerste lesdag in de rij.",
            "If the learner comes back, write the new first day in the row.",
        ),
    ),
    Wording(
        code="import.guided_by_another",
        title=("Een andere trajectbegeleider begeleidt deze lerende", "Another coach guides this learner"),
        next=(
            "Vraag die trajectbegeleider of een beheerder om de rij in te lezen.",
            "Ask that coach or a manager to read the row in.",
        ),
    ),
    Wording(
        code="import.parent_of_adult",
        title=(
            "Deze lerende is meerderjarig: de ouder nemen wij niet over",
            "An adult: we do not take the parent over",
        ),
        next=("U hoeft niets te doen.", "You need not do anything."),
    ),
    Wording(
        code="import.parent_named",
        title=("Van de ouder ontbreekt een naam", "A name of the parent is missing"),
        needed=("Een voornaam en een familienaam", "A given name and a family name"),
        next=("Vul beide in, of laat de ouder weg.", "Fill in both, or leave the parent out."),
    ),
    Wording(
        code="import.as_agreed",
        title=("Er veranderde intussen iets aan deze lerende", "Something about this learner changed meanwhile"),
        next=(
            "Lees de rij opnieuw in: u ziet dan wat er nu verandert.",
            "Read the row in again to see what changes now.",
        ),
    ),
    Wording(
        code="import.as_shown",
        title=("Intussen zou er iets anders gebeuren dan u zag", "By now something else would happen than you saw"),
        next=_LOOK_AGAIN,
    ),
    Wording(
        code="import.something_to_do",
        title=("In dit bestand is er niets om in te lezen", "There is nothing in this file to read in"),
        next=(
            "Beantwoord de vragen, of verbeter de rijen en kies het bestand opnieuw.",
            "Answer the questions, or correct the rows and choose the file again.",
        ),
    ),
    Wording(
        code="import.not_let_in_yet",
        title=("De rijen van dit bestand zijn al doorgegeven", "The rows of this file were let in already"),
        found=("Op {found}", "On {found}"),
        found_as="day",
        next=_LOOK_AGAIN,
    ),
    Wording(
        code="import.message_on",
        title=(
            "Dit platform vraagt geen inschrijvingen op bij Onderwijs",
            "This platform asks no enrolments from the education administration",
        ),
        needed=("Een aansluiting op MAGDA", "A connection to MAGDA"),
        next=("Lees een bestand van uw schoolpakket in.", "Read in a file of your school package."),
    ),
    Wording(
        code="import.message_size",
        title=("Zoveel leerlingen vragen wij niet in één keer op", "We do not ask that many pupils at once"),
        found=("{found} leerlingen", "{found} pupils"),
        needed=("Minstens één, en hoogstens {needed}", "At least one, and at most {needed}"),
        next=("Splits de lijst, of lees een bestand in.", "Split the list, or read in a file."),
    ),
    Wording(
        code="import.still_there",
        title=("Dit bestand bewaren wij niet meer", "We no longer keep this file"),
        next=("Kies het bestand opnieuw.", "Choose the file again."),
    ),
    Wording(
        code="import.not_busy",
        title=("Wij zijn nu met dit bestand bezig", "We are busy with this file now"),
        next=("Wacht tot het klaar is.", "Wait until it is done."),
    ),
    Wording(
        code="import.is_done",
        title=("Dit bestand is nog niet ingelezen", "This file was not read in yet"),
        next=_LOOK_AGAIN,
    ),
    Wording(
        code="import.invited_once",
        title=("De uitnodigingen zijn al verstuurd", "The invitations were sent already"),
        next=(
            "Wie er nog geen kreeg, nodigt u uit vanuit het eigen dossier.",
            "Invite who has none yet from their own file.",
        ),
    ),
)
