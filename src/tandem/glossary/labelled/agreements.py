"""Labels of agreements."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "agreements.HoursAt",
        ("Waar de uren doorgaan", "Where the hours are spent"),
        {
            "work": ("Op de werkplek", "At the workplace"),
            "lessons": ("Op school", "At school"),
        },
    ),
    Choices(
        "agreements.KindReason",
        ("Waarom het deze overeenkomst is", "Why it is this agreement"),
        {
            "enough_hours": ("Genoeg uren op een reële werkplek", "Enough hours at a real workplace"),
            "too_few_hours": ("Te weinig uren op een reële werkplek", "Too few hours at a real workplace"),
            "simulated_only": ("Alleen een gesimuleerde werkplek", "A simulated workplace only"),
            "social_maribel": ("De sociale Maribel geldt", "Social Maribel applies"),
            "own_employee": ("Een werknemer bij de eigen werkgever", "An employee at the own employer"),
        },
    ),
)
