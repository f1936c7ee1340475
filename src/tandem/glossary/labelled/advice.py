"""Labels of advice about a learner: who advises, and which way."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "intake.Adviser",
        ("Wie advies geeft", "Who advises"),
        {
            "class_council": ("De klassenraad", "The class council"),
            "clb": ("Het CLB", "The CLB"),
            "vdab": ("VDAB", "Employment service (VDAB)"),
        },
    ),
    Choices(
        "intake.AdvisedWay",
        ("Geadviseerde weg", "Advised way"),
        {
            "dual": ("Duaal leren", "Dual learning"),
            "run_up": ("Aanloopfase", "Run-up phase"),
            "full_time": ("Voltijds onderwijs", "Full-time education"),
            "naft": ("Naadloos flexibel traject (NAFT)", "Seamless flexible track (NAFT)"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "intake.AdviceHappened",
        ("Gebeurtenis bij een advies", "Event of advice"),
        {
            "intake.advice_noted": ("Advies genoteerd", "Advice noted"),
            "intake.advice_withdrawn": ("Advies weggehaald", "Advice taken away"),
            "intake.job_seeker_told": ("Inschrijving bij VDAB aangepast", "Registration with VDAB changed"),
        },
    ),
)
