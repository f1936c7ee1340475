"""Labels of the intake: where a track stands, what moves it, why it ended."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "intake.Phase",
        ("Fase", "Phase"),
        {
            "intake": ("Intake", "Intake"),
            "run_up": ("Aanloopfase", "Run-up phase"),
            "searching": ("Zoekt een werkplek", "Looking for a workplace"),
            "placed": ("Heeft een werkplek", "Has a workplace"),
            "left": ("Vertrokken", "Left"),
        },
    ),
    Choices(
        "intake.Move",
        ("Stap in een traject", "Step of a track"),
        {
            "start_search": ("Zoeken starten", "Start the search"),
            "start_run_up": ("Aanloopfase starten", "Start the run-up phase"),
            "end_run_up": ("Aanloopfase afronden", "End the run-up phase"),
            "place": ("Werkplek gevonden", "Workplace found"),
            "lose_place": ("Werkplek weggevallen", "Workplace lost"),
            "leave": ("Vertrek noteren", "Note the departure"),
        },
    ),
    Choices(
        "intake.Who",
        ("Wie aan zet is", "Whose turn it is"),
        {
            "coach": ("Trajectbegeleider", "Coach"),
            "parties": ("Lerende, onderneming en aanbieder", "Learner, company and provider"),
        },
    ),
    Choices(
        "intake.Source",
        ("Herkomst", "Origin"),
        {
            "form": ("Ingevuld", "Filled in"),
            "import": ("Ingelezen bestand", "File read in"),
            "message": ("Bericht van de inschrijving", "Enrolment message"),
        },
    ),
    Choices(
        "intake.LeftReason",
        ("Reden van vertrek", "Reason for leaving"),
        {
            "certified": ("Opleiding afgerond", "Training finished"),
            "other_training": ("Andere duale opleiding", "Another dual training"),
            "full_time": ("Voltijds onderwijs", "Full-time education"),
            "other_provider": ("Andere aanbieder", "Another provider"),
            "no_workplace": ("Geen werkplek gevonden", "No workplace found"),
            "naft": ("Naadloos flexibel traject (NAFT)", "Seamless flexible track (NAFT)"),
            "handed_over": ("Warm overgedragen", "Handed over warmly"),
            "work": ("Gaat werken", "Goes to work"),
            "moved": ("Verhuisd", "Moved"),
            "personal": ("Een persoonlijke reden", "A personal reason"),
            "enrolled_by_mistake": ("Verkeerd ingeschreven", "Enrolled by mistake"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "intake.Happened",
        ("Gebeurtenis in een traject", "Event of a track"),
        {
            "intake.enrolled": ("Lerende ingeschreven", "Learner enrolled"),
            "intake.track_corrected": ("Gegevens van het traject aangepast", "Details of the track corrected"),
            "intake.coach_assigned": ("Trajectbegeleider gekozen", "Coach assigned"),
            "intake.search_started": ("Zoeken naar een werkplek gestart", "Search for a workplace started"),
            "intake.run_up_started": ("Aanloopfase gestart", "Run-up phase started"),
            "intake.run_up_ended": ("Aanloopfase afgerond", "Run-up phase ended"),
            "intake.placed": ("Werkplek gevonden", "Workplace found"),
            "intake.place_lost": ("Werkplek weggevallen", "Workplace lost"),
            "intake.left": ("Lerende vertrokken", "Learner left"),
        },
    ),
)
