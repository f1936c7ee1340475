"""Labels of what learners choose."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "placement.Standing",
        ("Hoe het met de werkplek staat", "How the workplace stands"),
        {
            "open": ("Nog vrij", "Still free"),
            "full": ("Alle plaatsen ingenomen", "All places taken"),
            "paused": ("Even op pauze", "Paused for now"),
            "filled": ("Al ingenomen", "Taken"),
            "closed": ("Niet meer vrij", "No longer free"),
            "expired": ("De periode is voorbij", "The period is over"),
            "not_recognised": ("Niet meer erkend", "No longer recognised"),
        },
    ),
    Choices(
        "placement.Direction",
        ("Welke kant op", "Which way"),
        {"up": ("Omhoog", "Up"), "down": ("Omlaag", "Down")},
    ),
    Choices(
        "placement.WishHappened",
        ("Gebeurtenis bij de keuzes van een lerende", "Event of the choices of a learner"),
        {
            "placement.opening_saved": ("Werkplek bewaard", "Workplace kept"),
            "placement.opening_let_go": ("Werkplek niet meer bewaard", "Workplace no longer kept"),
            "placement.ranking_changed": ("Volgorde aangepast", "Ranking changed"),
            "placement.establishment_vetoed": (
                "Werkplek geweigerd door de lerende",
                "Workplace refused by the learner",
            ),
            "placement.veto_undone": ("Weigering teruggenomen", "Refusal taken back"),
        },
    ),
)
