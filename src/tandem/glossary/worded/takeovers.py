"""Sentences about taking over agreements that were signed outside Tandem."""

from typing import Final

from tandem.glossary.wording import Wording, not_allowed

WORDINGS: Final = (
    not_allowed(
        "takeover.may_take_over",
        title=("U kunt hier geen overeenkomsten overnemen", "You cannot take agreements over here"),
        needed=("Een beheerder of trajectbegeleider van de school", "An administrator or coach of the school"),
    ),
    Wording(
        code="takeover.establishment_known",
        title=(
            "Deze vestiging kennen wij niet bij deze onderneming",
            "We do not know this establishment of this company",
        ),
        found=("{found}", "{found}"),
        next=(
            (
                "Zoek het vestigingsnummer op in de KBO: tien cijfers. Het ondernemingsnummer en het"
                " vestigingsnummer horen samen."
            ),
            (
                "Look the establishment number up in the KBO: ten digits. The company number and the"
                " establishment number belong together."
            ),
        ),
    ),
    Wording(
        code="takeover.company_known",
        title=(
            "Deze onderneming kennen wij niet",
            "We do not know this company",
        ),
        found=("{found}", "{found}"),
        next=(
            (
                "Kijk het ondernemingsnummer na: tien cijfers. Is het juist, vraag de beheerder dan om een"
                " nieuw uittreksel uit de KBO."
            ),
            "Check the company number: ten digits. If it is right, ask the administrator for a new extract of the KBO.",
        ),
    ),
    Wording(
        code="takeover.once_in_file",
        title=(
            "Deze overeenkomst staat twee keer in het bestand",
            "This agreement stands in the file twice",
        ),
        found=(
            "Ook in rij {needed}",
            "Also in row {needed}",
        ),
        next=(
            "Laat één rij staan.",
            "Keep one row.",
        ),
    ),
    Wording(
        code="takeover.other_row",
        title=(
            "Twee rijen nemen dezelfde uren van deze lerende",
            "Two rows take the same hours of this learner",
        ),
        found=(
            "Ook in rij {found}",
            "Also in row {found}",
        ),
        next=(
            "Kijk de dagen na. Zijn het andere uren in de week, vul dan in beide rijen het uurrooster in.",
            "Check the days. If they are other hours of the week, fill in the timetable in both rows.",
        ),
    ),
    Wording(
        code="takeover.signed_before",
        title=(
            "De dag van tekenen ligt in de toekomst",
            "The day of signing lies in the future",
        ),
        found=("{found}", "{found}"),
        found_as="day",
        needed=(
            "Ten laatste {needed}",
            "At the latest {needed}",
        ),
        needed_as="day",
        next=(
            "Neem alleen over wat getekend is. De andere maakt u in Tandem.",
            "Take over only what is signed. The others you make in Tandem.",
        ),
    ),
    Wording(
        code="takeover.ended_in_term",
        title=(
            "De laatste dag ligt niet in de overeenkomst",
            "The last day does not lie in the agreement",
        ),
        found=("{found}", "{found}"),
        found_as="day",
        needed=(
            "Van {needed} tot de laatste dag die afgesproken was",
            "From {needed} to the last day that was agreed",
        ),
        needed_as="day",
        next=(
            "Kijk na wanneer de overeenkomst eindigde.",
            "Check when the agreement ended.",
        ),
    ),
    Wording(
        code="takeover.ended_already",
        title=(
            "De overeenkomst loopt nog tot die dag",
            "The agreement still runs until that day",
        ),
        found=("{found}", "{found}"),
        found_as="day",
        needed=(
            "Ten laatste {needed}",
            "At the latest {needed}",
        ),
        needed_as="day",
        next=(
            "Laat “beëindigd op” leeg, neem ze over, en meld het einde daarna in Tandem.",
            "Leave the end empty, take it over, and tell the end in Tandem afterwards.",
        ),
    ),
    Wording(
        code="takeover.ended_when",
        title=(
            "Er staat een reden, en geen dag waarop het eindigde",
            "There is a reason, and no day on which it ended",
        ),
        found=("{found}", "{found}"),
        found_as="agreements.EndReason",
        next=(
            "Vul ook “beëindigd op” in, of laat de reden weg.",
            "Fill in the day too, or leave the reason out.",
        ),
    ),
    Wording(
        code="takeover.learner_named",
        title=(
            "Wij weten niet zeker wie dit is",
            "We do not know for sure who this is",
        ),
        needed=(
            "Een rijksregisternummer of een geboortedatum",
            "A national number or a date of birth",
        ),
        next=(
            "Vul een van beide in.",
            "Fill in one of the two.",
        ),
    ),
    Wording(
        code="takeover.learner_known",
        title=(
            "Deze lerende staat niet in uw lijst",
            "This learner is not in your list",
        ),
        found=("{found}", "{found}"),
        next=(
            "Kijk de naam en de geboortedatum na. Is de lerende nieuw, lees dan eerst uw leerlingen in.",
            "Check the name and the date of birth. If the learner is new, read your learners in first.",
        ),
    ),
    Wording(
        code="takeover.one_learner",
        title=(
            "Meer dan één lerende heeft deze naam en geboortedatum",
            "More than one learner has this name and date of birth",
        ),
        found=("{found}", "{found}"),
        next=(
            "Vul het rijksregisternummer in.",
            "Fill in the national number.",
        ),
    ),
    Wording(
        code="takeover.name_fits_number",
        title=(
            "Dit rijksregisternummer hoort hier bij een andere naam",
            "This national number belongs to another name here",
        ),
        found=("{found}", "{found}"),
        next=(
            "Kijk het nummer en de naam na.",
            "Check the number and the name.",
        ),
    ),
    Wording(
        code="takeover.training_known",
        title=(
            "Deze opleiding kennen wij niet, of er zijn er meer met die naam",
            "We do not know this training, or there are more of that name",
        ),
        found=("{found}", "{found}"),
        next=(
            "Schrijf de code van de opleiding.",
            "Write the code of the training.",
        ),
    ),
    Wording(
        code="takeover.training_told",
        title=(
            "Deze lerende volgt bij u meer dan één opleiding",
            "This learner follows more than one training with you",
        ),
        next=(
            "Vul de opleiding in.",
            "Fill in the training.",
        ),
    ),
    Wording(
        code="takeover.follows_training",
        title=(
            "Deze lerende volgt die opleiding niet bij u",
            "This learner does not follow that training with you",
        ),
        found=("{found}", "{found}"),
        next=(
            "Kijk de opleiding na, of schrijf de lerende eerst in.",
            "Check the training, or enrol the learner first.",
        ),
    ),
    Wording(
        code="takeover.guided_by_another",
        title=(
            "Iemand anders begeleidt deze lerende",
            "Somebody else guides this learner",
        ),
        next=(
            "Laat die trajectbegeleider of de school zelf deze rij overnemen.",
            "Let that coach or the school itself take this row over.",
        ),
    ),
    Wording(
        code="takeover.learner_left",
        title=(
            "Deze lerende is bij u vertrokken, en de overeenkomst loopt nog",
            "This learner left you, and the agreement still runs",
        ),
        found=(
            "Vertrokken op {found}",
            "Left on {found}",
        ),
        found_as="day",
        next=(
            "Vul in wanneer de overeenkomst eindigde, en waarom.",
            "Fill in when the agreement ended, and why.",
        ),
    ),
    Wording(
        code="takeover.old_number_free",
        title=(
            "Dit oude nummer hoort bij een andere overeenkomst",
            "This old number belongs to another agreement",
        ),
        found=("{found}", "{found}"),
        next=(
            "Kijk het nummer na, of laat het weg.",
            "Check the number, or leave it out.",
        ),
    ),
    Wording(
        code="takeover.in_tandem_already",
        title=(
            "Deze overeenkomst staat al in Tandem",
            "This agreement is in Tandem already",
        ),
        found=("{found}", "{found}"),
        next=(
            "Laat de rij weg. Wordt ze hier nog gemaakt, geef dat ontwerp dan eerst op.",
            "Leave the row out. If it is still being made here, give that draft up first.",
        ),
    ),
    Wording(
        code="takeover.one_per_company",
        title=(
            "Deze lerende heeft al een lopende overeenkomst bij deze onderneming",
            "This learner has a running agreement with this company already",
        ),
        found=("{found}", "{found}"),
        next=(
            (
                "Verbetert deze rij die overeenkomst, geef ze dan hetzelfde oude nummer. Is die voorbij, vul"
                " dan eerst in wanneer ze eindigde."
            ),
            (
                "If this row corrects that agreement, give it the same old number. If that one is over, tell"
                " first when it ended."
            ),
        ),
    ),
    Wording(
        code="takeover.as_agreed",
        title=("Er veranderde intussen iets aan deze overeenkomst", "Something about this agreement changed meanwhile"),
        next=(
            "Neem de rij opnieuw over: u ziet dan wat er nu verandert.",
            "Take the row over again to see what changes now.",
        ),
    ),
    Wording(
        code="takeover.something_to_do",
        title=("In dit bestand is er niets om over te nemen", "There is nothing in this file to take over"),
        next=("Verbeter de rijen en kies het bestand opnieuw.", "Correct the rows and choose the file again."),
    ),
    Wording(
        code="takeover.as_told",
        title=(
            "Deze overeenkomst veranderde al in Tandem",
            "This agreement changed in Tandem already",
        ),
        found=("{found}", "{found}"),
        next=(
            "Wijzig of beëindig ze in Tandem zelf: een bestand overschrijft dat niet.",
            "Change or end it in Tandem itself: a file does not overwrite that.",
        ),
    ),
    Wording(
        code="takeover.signed_outside",
        title=(
            "Deze overeenkomst is in Tandem getekend",
            "This agreement was signed in Tandem",
        ),
        found=("{found}", "{found}"),
        next=(
            "De scan bewaart u bij wie tekende.",
            "Keep the scan with who signed.",
        ),
    ),
    Wording(
        code="takeover.recognised",
        title=(
            "Tandem kent voor deze vestiging geen erkenning voor deze opleiding",
            "Tandem knows no recognition of this establishment for this training",
        ),
        next=(
            "De overeenkomst gaat erin zonder werkplek. Lees het bestand opnieuw in zodra de erkenning er is.",
            "The agreement goes in without a workplace. Read the file in again once the recognition is there.",
        ),
    ),
    Wording(
        code="takeover.mentor_known",
        title=(
            "Deze mentor kent Tandem nog niet bij deze onderneming",
            "Tandem does not know this mentor at this company yet",
        ),
        found=("{found}", "{found}"),
        next=(
            "Wij bewaren de naam. Vraag de onderneming om de mentor aan te melden.",
            "We keep the name. Ask the company to name the mentor.",
        ),
    ),
    Wording(
        code="takeover.kind_by_law",
        title=(
            "Volgens de uren zou het een andere overeenkomst zijn",
            "By its hours it would be another agreement",
        ),
        found=(
            "Getekend als {found}",
            "Signed as {found}",
        ),
        found_as="reference.AgreementType",
        needed=(
            "Volgens de uren: {needed}",
            "By the hours: {needed}",
        ),
        needed_as="reference.AgreementType",
        next=(
            "Wij nemen over wat getekend is. Kijk de uren na.",
            "We take over what was signed. Check the hours.",
        ),
    ),
)
