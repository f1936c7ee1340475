"""What is called what, of readiness."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "readiness.Scan",
        ("Reeks vragen", "Set of questions"),
        {
            "company": ("Vragen voor een onderneming", "Questions for a company"),
            "provider": ("Vragen voor een school", "Questions for a school"),
            "learner": ("Vragen voor een jongere", "Questions for a young person"),
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
            "vision": ("Doelen en aanbod", "Goals and offer"),
            "entry": ("Kiezen en instappen", "Choosing and entering"),
            "cooperation": ("Samen met ondernemingen", "Together with companies"),
            "plan": ("Plan en overeenkomst", "Plan and agreement"),
            "guidance": ("Begeleiding", "Guidance"),
            "start": ("Waar je nu staat", "Where you are now"),
            "willing": ("Leren door te werken", "Learning by working"),
            "able": ("Op de werkplek", "At the workplace"),
            "choice": ("Je keuze", "Your choice"),
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
        "readiness.Mark",
        ("Situatie", "Situation"),
        {
            "too_young": ("Nog te jong om te starten", "Still too young to start"),
            "too_old": ("Te oud voor het secundair onderwijs", "Too old for secondary education"),
            "just_old_enough": ("Net oud genoeg om te starten", "Just old enough to start"),
            "special_education": ("In het buitengewoon onderwijs", "In special education"),
            "out_of_education": ("Gaat niet meer naar school", "No longer goes to school"),
            "seeks_work": ("Ingeschreven bij VDAB", "Registered with VDAB"),
            "newcomer": ("Nieuw in Vlaanderen", "New in Flanders"),
            "no_trade_yet": ("Weet nog niet welk beroep", "Does not know which trade yet"),
        },
    ),
    Choices(
        "readiness.Way",
        ("Weg", "Way"),
        {
            "dual": ("Duaal leren", "Dual learning"),
            "run_up": ("Eerst een aanloopfase", "A run-up phase first"),
            "talk": ("Eerst een gesprek", "A talk first"),
            "later": ("Later", "Later"),
            "adult": ("Volwassenenonderwijs", "Adult education"),
        },
    ),
    Choices(
        "readiness.NoPlan",
        ("Waarom er geen plan is", "Why there is no plan"),
        {
            "not_offered": ("Niemand biedt deze activiteit aan", "Nobody offers this activity"),
            "left_out": ("Wie dit aanbiedt, is weggelaten", "Who offers this was left out"),
            "only_own": ("Alleen de onderneming zelf biedt dit aan", "Only the company itself offers this"),
            "no_way_there": ("Wie dit aanbiedt, is niet te bereiken", "Who offers this cannot be reached"),
            "out_of_reach": ("Wie dit aanbiedt, ligt te ver", "Who offers this is too far"),
            "too_many_workplaces": ("Er zijn meer vestigingen nodig", "It takes more establishments"),
            "nothing_compulsory": ("Niets op de lijst is verplicht", "Nothing on the list is compulsory"),
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
