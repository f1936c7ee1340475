"""Labels of the ground floor and of the law."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "base.Effect",
        ("Gevolg", "Effect"),
        {
            "block": ("Houdt tegen", "Blocks"),
            "warn": ("Waarschuwt", "Warns"),
            "note": ("Zegt alleen iets", "Only tells"),
        },
    ),
    Choices(
        "base.Kind",
        ("Gevoeligheid van een gegeven", "Sensitivity of a fact"),
        {
            "open": ("Open", "Open"),
            "personal": ("Persoonlijk", "Personal"),
            "sensitive": ("Gevoelig", "Sensitive"),
        },
    ),
    Choices(
        "base.JobState",
        ("Toestand van een taak", "State of a job"),
        {
            "queued": ("Wacht", "Queued"),
            "running": ("Loopt", "Running"),
            "done": ("Gedaan", "Done"),
            "failed": ("Mislukt", "Failed"),
        },
    ),
    Choices(
        "law.Certainty",
        ("Zekerheid", "Certainty"),
        {
            "official": ("Officieel", "Official"),
            "retold": ("Naverteld", "Retold"),
            "uncertain": ("Onzeker", "Uncertain"),
            "invented": ("Verzonnen", "Invented"),
        },
    ),
)
