"""Labels of unmet demand."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "demand.DemandKind",
        ("Soort onvervulde vraag", "Kind of unmet demand"),
        {
            "unplaced": ("Lerenden zonder voorstel in een matchronde", "Learners without a proposal in a round"),
            "late": ("Lerenden van wie de zoektijd afliep", "Learners whose search time ended"),
            "waiting": ("Werkplekken die op een lerende wachten", "Workplaces that wait for a learner"),
            "searched": ("Zoekvragen zonder resultaat", "Searches without a result"),
        },
    ),
    Choices(
        "demand.DemandReason",
        ("Waarom er geen plaats was", "Why there was no place"),
        {
            "none_in_reach": ("Geen passende werkplek binnen bereik", "No suitable workplace within reach"),
            "full": ("Wat paste, ging naar anderen", "What suited went to others"),
        },
    ),
)
