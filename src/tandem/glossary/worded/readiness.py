"""Sentences about what follows from knowing how ready one is."""

from typing import Final

from tandem.glossary.wording import Wording

WORDINGS: Final = (
    Wording(
        code="readiness.training_chosen",
        name=("Opleiding", "Training"),
        title=("U koos nog geen opleiding", "You have not chosen a training yet"),
        needed=("Minstens {needed} opleiding", "At least {needed} training"),
        next=(
            "Kies voor welke opleiding u een erkenning wilt vragen.",
            "Choose for which training you want recognition.",
        ),
    ),
    Wording(
        code="readiness.establishment_chosen",
        name=("Vestiging", "Establishment"),
        title=("U koos nog geen vestiging", "You have not chosen an establishment yet"),
        needed=("Minstens {needed} vestiging", "At least {needed} establishment"),
        next=("Kies op welke vestiging u wilt opleiden.", "Choose at which establishment you want to train."),
    ),
    Wording(
        code="result_mail.today",
        name=("Mails naar dit adres", "Mails to this address"),
        title=("Dit adres kreeg vandaag al genoeg mails", "This address got enough mails today"),
        found=("{found} resultaten", "{found} results"),
        needed=("Hoogstens {needed} op een dag", "At most {needed} a day"),
        next=(
            "Download de pdf of bewaar de link. Morgen kunt u weer een mail vragen.",
            "Download the PDF or keep the link. Tomorrow you can ask for a mail again.",
        ),
    ),
    Wording(
        code="result_mail.this_hour",
        name=("Mails op dit moment", "Mails at this moment"),
        title=("Er vragen nu te veel mensen een mail", "Too many people ask for a mail right now"),
        next=(
            "Download de pdf of bewaar de link, of probeer het over een uur opnieuw.",
            "Download the PDF or keep the link, or try again in an hour.",
        ),
    ),
    Wording(
        code="scan.version",
        name=("Versie van de vragen", "Version of the questions"),
        title=("De vragen zijn intussen veranderd", "The questions have changed since"),
        found=("Versie {found}", "Version {found}"),
        needed=("Versie {needed}", "Version {needed}"),
        next=("Vraag de vragen opnieuw op en antwoord opnieuw.", "Ask for the questions again and answer again."),
    ),
    Wording(
        code="scan.answers",
        name=("Antwoorden op de vragen", "Answers to the questions"),
        title=("Niet elke vraag heeft een antwoord dat wij kennen", "Not every question has an answer that we know"),
        found=("{found} antwoorden", "{found} answers"),
        needed=("{needed} antwoorden, één letter voor elke vraag", "{needed} answers, one letter for each question"),
        next=(
            "Geef voor elke vraag, in hun volgorde, de letter van een antwoord dat erbij staat.",
            "Give for each question, in their order, the letter of an answer that stands with it.",
        ),
    ),
)
