"""Labels of training plans."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "plans.Where",
        ("Waar iets geleerd wordt", "Where something is learned"),
        {
            "school": ("Op school", "At school"),
            "work": ("Op de werkplek", "At the workplace"),
            "both": ("Op school en op de werkplek", "At school and at the workplace"),
            "external": ("Bij een andere aanbieder", "At another provider"),
        },
    ),
    Choices(
        "plans.Setting",
        ("Soort werkplek in een plan", "Kind of workplace in a plan"),
        {
            "residential_care": ("Woonzorg", "Residential care"),
            "home_care": ("Thuiszorg", "Home care"),
            "babies_and_toddlers": ("Baby's en peuters", "Babies and toddlers"),
            "school_age": ("Schoolgaande kinderen", "School-age children"),
            "wider": ("Ruimere context", "Wider context"),
        },
    ),
    Choices(
        "plans.Trade",
        ("Opleiding met eigen voorwaarden", "Training with conditions of its own"),
        {
            "care": ("Zorgkundige", "Care assistant"),
            "childcare": ("Kinderbegeleider", "Child care worker"),
        },
    ),
)
