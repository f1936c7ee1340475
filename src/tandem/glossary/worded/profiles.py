"""Sentences about what learners tell of themselves. Said to the learner."""

from typing import Final

from tandem.glossary.wording import Wording, not_allowed

WORDINGS: Final = (
    not_allowed(
        "profile.may_tell",
        title=("Dit profiel is niet van jou", "This profile is not yours"),
        needed=("De lerende, of een ouder of voogd van een minderjarige", "The learner, or a parent of a minor"),
    ),
    Wording(
        code="profile.words_short",
        title=("Deze tekst is te lang", "This text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de tekst korter. Kies wat het belangrijkste is.", "Make it shorter. Choose what matters most."),
    ),
    Wording(
        code="profile.printable",
        title=("In deze tekst staat een teken dat wij niet kunnen bewaren", "This text has a character we cannot keep"),
        needed=("Letters, cijfers en leestekens", "Letters, digits and punctuation"),
        next=("Typ de tekst opnieuw.", "Type the text again."),
    ),
    Wording(
        code="profile.no_contact",
        title=(
            "Hier lijkt een telefoonnummer, adres op internet of account te staan",
            "This looks like a phone number, an internet address or an account",
        ),
        needed=("Een tekst waarmee niemand je kan bereiken", "A text by which nobody can reach you"),
        next=(
            "Haal het weg. Wie je wil leren kennen, komt langs je trajectbegeleider. Zo blijf je veilig.",
            "Take it out. Whoever wants to meet you comes through your coach. That keeps you safe.",
        ),
    ),
    Wording(
        code="profile.no_name",
        title=("In deze tekst staat je naam", "Your name stands in this text"),
        needed=("Een tekst zonder je naam", "A text without your name"),
        next=(
            "Haal je naam weg. Een onderneming krijgt je naam pas als jij en je school dat goed vinden.",
            "Take your name out. A company gets your name only when you and your school agree.",
        ),
    ),
    Wording(
        code="profile.available_in_time",
        title=("Deze dag ligt erg ver weg", "This day is very far away"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Voor {needed}", "Before {needed}"),
        needed_as="day",
        next=("Kies een dag die dichterbij ligt, of laat het leeg.", "Choose a nearer day, or leave it empty."),
    ),
    Wording(
        code="profile.says_something",
        title=("Je profiel zegt nog niets", "Your profile says nothing yet"),
        needed=("Iets wat je graag doet of goed kunt", "Something you like to do or do well"),
        next=("Vertel eerst wat je graag doet of wat je goed kunt.", "First tell what you like to do or do well."),
    ),
    not_allowed(
        "alert.may_keep",
        title=("Deze melding is niet van jou", "This alert is not yours"),
        needed=(
            "De lerende, en een ouder of voogd van een minderjarige",
            "The learner, and a parent or guardian of a minor",
        ),
    ),
    Wording(
        code="alert.searching",
        title=("Je zoekt nu geen werkplek", "You do not look for a workplace now"),
        needed=("Een traject waarin je zoekt", "A track in which you search"),
        next=("Praat met je school als je opnieuw wilt zoeken.", "Talk to your school if you want to search again."),
    ),
    Wording(
        code="alert.has_place",
        title=("Wij weten niet vanaf waar", "We do not know from where"),
        needed=(
            "Een postcode die bestaat, of een adres in je dossier",
            "A postal code that exists, or an address in your file",
        ),
        next=("Vul een postcode in.", "Fill in a postal code."),
    ),
    Wording(
        code="alert.least",
        title=("Zo dichtbij is er niets te meten", "So near there is nothing to measure"),
        found=("{found}", "{found}"),
        needed=("Minstens {needed}", "At least {needed}"),
        next=("Schrijf een groter getal.", "Write a larger number."),
    ),
    Wording(
        code="alert.most",
        title=("Dat is te ver", "That is too far"),
        found=("{found}", "{found}"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Schrijf een kleiner getal.", "Write a smaller number."),
    ),
    Wording(
        code="alert.hour",
        title=("Dit uur bestaat niet", "This hour does not exist"),
        needed=("Een minuut van de dag, van 0 tot 1439", "A minute of the day, from 0 to 1439"),
        next=("Kies een uur uit de lijst.", "Choose an hour from the list."),
    ),
)
