"""What is called what, of readiness."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "readiness.Scan",
        ("Reeks vragen", "Set of questions"),
        {
            "company": ("Vragen voor een onderneming", "Questions for a company"),
        },
    ),
    Choices(
        "readiness.Theme",
        ("Thema", "Theme"),
        {
            "workplace": ("De werkplek", "The workplace"),
            "mentor": ("De mentor", "The mentor"),
            "duties": ("Uw plichten", "Your duties"),
            "learning": ("Leren op de werkvloer", "Learning at work"),
            "reach": ("Uren en bereikbaarheid", "Hours and reach"),
        },
    ),
    Choices(
        "readiness.Readiness",
        ("Hoe klaar", "How ready"),
        {
            "ready": ("Klaar om te starten", "Ready to start"),
            "nearly": ("Bijna klaar", "Nearly ready"),
            "not_yet": ("Nog niet klaar", "Not yet ready"),
        },
    ),
    Choices(
        "readiness.Happened",
        ("Gebeurtenis na een scan", "Event after a scan"),
        {
            "readiness.request_prepared": ("Aanvraag klaargezet", "Request prepared"),
        },
    ),
)
