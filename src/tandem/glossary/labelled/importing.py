"""Labels of reading in enrolments: what happens with a row, and what only a person can say."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "intake.Fate",
        ("Wat er met een rij gebeurt", "What happens with a row"),
        {
            "new": ("Nieuwe lerende", "New learner"),
            "joins": ("Nieuw traject van wie u kent", "New track of somebody you know"),
            "changes": ("Gewijzigd", "Changed"),
            "leaves": ("Vertrekt", "Leaves"),
            "asks": ("Vraag aan u", "A question for you"),
            "stuck": ("Kan nog niet", "Not possible yet"),
            "same": ("Al gelijk", "The same already"),
        },
    ),
    Choices(
        "intake.Ask",
        ("Wat alleen u kunt zeggen", "What only you can say"),
        {
            "same_person": ("Is dit dezelfde lerende?", "Is this the same learner?"),
            "which_training": ("Welke opleiding is dit?", "Which training is this?"),
            "switches": ("Verandert de lerende van opleiding?", "Does the learner change training?"),
        },
    ),
    Choices(
        "intake.ImportHappened",
        ("Gebeurtenis bij het inlezen", "Event of reading in"),
        {
            "intake.enrolments_asked": ("Inschrijvingen opgevraagd bij Onderwijs", "Enrolments asked of Onderwijs"),
            "intake.taken_in": ("Bestand met leerlingen ingelezen", "File of pupils read in"),
        },
    ),
)
