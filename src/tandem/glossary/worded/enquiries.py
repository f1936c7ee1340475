"""Sentences about enquiries. Said to somebody without a school, and to who helps."""

from typing import Final

from tandem.glossary.wording import Pair, Wording, not_allowed, stands_at

_STATES: Final = "handover.EnquiryState"


def _at(move: str, *, title: Pair) -> Wording:
    return stands_at(f"enquiry.{move}.state", title=title, states=_STATES)


WORDINGS: Final = (
    _at("confirm", title=("Deze hulpvraag kan niet meer bevestigd worden", "This enquiry can no longer be confirmed")),
    _at("pass_on", title=("Deze hulpvraag kan niet doorgegeven worden", "This enquiry cannot be passed on")),
    _at("take", title=("Deze hulpvraag is al opgenomen", "This enquiry was taken up already")),
    _at("close", title=("Neem deze hulpvraag eerst op", "Take this enquiry up first")),
    _at("give_up", title=("Deze hulpvraag eindigde al", "This enquiry ended already")),
    _at("withdraw", title=("Deze hulpvraag eindigde al", "This enquiry ended already")),
    not_allowed(
        "enquiry.may_answer",
        title=("Deze hulpvraag is niet aan u", "This enquiry is not yours"),
        needed=("Wie nu aan de beurt is", "Whose turn it is now"),
    ),
    not_allowed(
        "enquiry.may_enrol",
        title=("Alleen een aanbieder schrijft in", "Only a provider enrols"),
        needed=("De aanbieder die de hulpvraag opnam", "The provider that took the enquiry up"),
    ),
    Wording(
        code="enquiry.old_enough",
        title=("Duaal leren kan nog niet op jouw leeftijd", "Dual learning is not open at your age yet"),
        found=("Jonger dan {needed} jaar", "Younger than {needed} years"),
        missing=("Jonger dan {needed} jaar", "Younger than {needed} years"),
        needed=("Minstens {needed} jaar", "At least {needed} years"),
        next=(
            "Je bent nog leerplichtig. Praat met je school, of met het CLB bij jou in de buurt. Wij bewaren niets.",
            "You are still bound to go to school. Talk to your school, or to the CLB near you. We keep nothing.",
        ),
    ),
    Wording(
        code="enquiry.name",
        title=("Deze naam kunnen wij niet bewaren", "We cannot keep this name"),
        needed=("Een naam van hoogstens {needed} tekens, op één lijn", "A name of at most {needed} characters"),
        next=("Typ je naam opnieuw.", "Type your name again."),
    ),
    Wording(
        code="enquiry.email",
        title=("Dit is geen e-mailadres", "This is no e-mail address"),
        found=("“{found}”", "“{found}”"),
        needed=("Eén adres, zoals naam@voorbeeld.be", "One address, such as name@example.be"),
        next=("Kijk het adres na: je krijgt er een mail op.", "Check the address: you get a mail there."),
    ),
    Wording(
        code="enquiry.phone",
        title=("Dit telefoonnummer kunnen wij niet bewaren", "We cannot keep this telephone number"),
        found=("“{found}”", "“{found}”"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Schrijf het zoals 0470 12 34 56, of laat het leeg.", "Write it like 0470 12 34 56, or leave it empty."),
    ),
    Wording(
        code="enquiry.words",
        title=("Deze tekst kunnen wij niet bewaren", "We cannot keep this text"),
        found=("{found} tekens", "{found} characters"),
        needed=("Gewone tekst van hoogstens {needed} tekens", "Plain text of at most {needed} characters"),
        next=("Maak de tekst korter, of typ hem opnieuw.", "Make it shorter, or type it again."),
    ),
    Wording(
        code="enquiry.place_known",
        title=("Deze gemeente kennen wij niet", "We do not know this municipality"),
        found=("“{found}”", "“{found}”"),
        needed=("Een gemeente of postcode in Vlaanderen of Brussel", "A municipality or postal code in Flanders"),
        next=("Typ je gemeente of je postcode.", "Type your municipality or postal code."),
    ),
    Wording(
        code="enquiry.training_known",
        title=("Deze opleiding kennen wij niet", "We do not know this training"),
        found=("{found}", "{found}"),
        needed=("Een opleiding uit de lijst, of nog geen", "A training of the list, or none yet"),
        next=("Kies een opleiding, of “Ik weet het nog niet”.", "Choose a training, or “I do not know yet”."),
    ),
    Wording(
        code="enquiry.today",
        title=("Voor dit adres kwamen vandaag al genoeg hulpvragen", "Enough enquiries came for this address today"),
        found=("{found} vandaag", "{found} today"),
        needed=("Hoogstens {needed} op één dag", "At most {needed} on one day"),
        next=(
            "Kijk in je mailbox: daar staat een link. Morgen kan het weer.",
            "Look in your mailbox: there is a link. Tomorrow you can try again.",
        ),
    ),
    Wording(
        code="enquiry.this_hour",
        title=("Er komen nu te veel hulpvragen tegelijk", "Too many enquiries come at once"),
        missing=("Veel hulpvragen in één uur", "Many enquiries in one hour"),
        needed=("Wat minder drukte", "A little less of a rush"),
        next=("Probeer het over een uur opnieuw.", "Try again in an hour."),
    ),
    Wording(
        code="enquiry.outcome",
        title=("Zo kunt u een hulpvraag niet afsluiten", "You cannot close an enquiry so"),
        found=("{found}", "{found}"),
        found_as="handover.EnquiryOutcome",
        needed=("Een uitkomst uit de lijst", "An outcome of the list"),
        next=(
            "Schrijft u iemand in, gebruik dan “Schrijf in”. Kies anders een uitkomst.",
            "Do you enrol somebody, use “Enrol”. Otherwise choose an outcome.",
        ),
    ),
    Wording(
        code="enquiry.confirmed_in_time",
        title=("De link in deze mail is verlopen", "The link in this mail has expired"),
        found=("{found}", "{found}"),
        found_as="day",
        needed=("Ten laatste op {needed}", "At the latest on {needed}"),
        needed_as="day",
        next=("Stel je vraag opnieuw. Wat je eerder vertelde, is gewist.", "Ask again. What you told was deleted."),
    ),
)
