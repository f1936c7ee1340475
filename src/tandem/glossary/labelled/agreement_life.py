"""Labels of the life of a signed agreement."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "agreements.EndReason",
        ("Reden van einde van een overeenkomst", "Reason why an agreement ends"),
        {
            "term_reached": ("De einddatum is bereikt", "The end date was reached"),
            "passed": ("De lerende is geslaagd", "The learner passed"),
            "probation_company": ("Proefperiode, door de onderneming", "Probation, by the company"),
            "probation_learner": ("Proefperiode, door de lerende", "Probation, by the learner"),
            "mutual": ("In onderling akkoord", "By mutual consent"),
            "urgent_cause_company": ("Dringende reden, door de onderneming", "Urgent cause, by the company"),
            "urgent_cause_learner": ("Dringende reden, door de lerende", "Urgent cause, by the learner"),
            "learner_left_training": ("De lerende verliet de opleiding", "The learner left the training"),
            "expelled": ("De school sloot de lerende uit", "The school excluded the learner"),
            "recognition_lifted": ("De erkenning is opgeheven", "The recognition was lifted"),
            "company_excluded": ("De onderneming is uitgesloten", "The company was excluded"),
            "no_valid_mentor": ("Er is geen geldige mentor", "There is no valid mentor"),
            "bankruptcy_or_closure": ("Faillissement of sluiting", "Bankruptcy or closure"),
            "force_majeure": ("Overmacht", "Force majeure"),
            "long_suspension": ("Lange schorsing", "Long suspension"),
            "death": ("Overlijden", "Death"),
            "other": ("Een andere reden", "Another reason"),
        },
    ),
    Choices(
        "agreements.SuspensionCause",
        ("Waarom een overeenkomst stilligt", "Why an agreement lies still"),
        {
            "illness_or_accident": ("Ziekte of ongeval", "Illness or accident"),
            "work_accident": ("Arbeidsongeval of beroepsziekte", "Work accident or occupational disease"),
            "holiday": ("Vakantie", "Holidays"),
            "public_holiday": ("Feestdag", "Public holiday"),
            "short_leave": ("Klein verlet", "Short leave"),
            "compelling_reason": ("Dwingende reden", "Compelling reason"),
            "guaranteed_daily_pay": ("Gewaarborgd dagloon", "Guaranteed daily pay"),
            "temporary_unemployment": ("Tijdelijke werkloosheid", "Temporary unemployment"),
            "disciplinary_measure": ("Tuchtmaatregel van de school", "Disciplinary measure of the school"),
            "optional_maternity_leave_with_lessons": (
                "Facultatief moederschapsverlof, de lessen gaan door",
                "Optional maternity leave, lessons go on",
            ),
            "prophylactic_leave": ("Profylactisch verlof", "Prophylactic leave"),
            "partial_incapacity_with_lessons": (
                "Gedeeltelijk arbeidsongeschikt, de lessen gaan door",
                "Partly unfit for work, lessons go on",
            ),
        },
    ),
    Choices(
        "agreements.CoachCalled",
        ("Waarom de trajectbegeleider moet kijken", "Why the coach has to look"),
        {
            "no_mentor": ("De mentor kan niet meer begeleiden", "The mentor cannot guide any more"),
            "place_gone": ("De vestiging staat niet meer in de KBO", "The establishment is no longer in the KBO"),
            "recognition_over": (
                "De erkenning is voorbij en niet hernieuwd",
                "The recognition is over and not renewed",
            ),
            "workplace_over": ("Een van de werkplekken is niet meer erkend", "One of the workplaces is not recognised"),
            "amendment_stuck": ("Een afgesproken wijziging kan niet doorgaan", "An agreed change cannot go through"),
        },
    ),
    Choices(
        "agreements.BackReason",
        ("Waarom het ondertekenen stopte", "Why signing stopped"),
        {
            "sign_until_passed": ("Niet iedereen tekende op tijd", "Not everybody signed in time"),
            "recognition_ended": ("De werkplek is niet meer erkend", "The workplace is not recognised any more"),
        },
    ),
    Choices(
        "agreements.AmendmentState",
        ("Stand van een wijziging", "State of a change"),
        {
            "proposed": ("Voorgesteld", "Proposed"),
            "agreed": ("Afgesproken", "Agreed"),
            "applied": ("Geldt", "In force"),
            "refused": ("Geweigerd", "Refused"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
            "lapsed": ("Vervallen", "Expired"),
        },
    ),
    Choices(
        "agreements.AmendmentMove",
        ("Stap van een wijziging", "Step of a change"),
        {
            "agree": ("Akkoord gaan", "Agree"),
            "apply": ("Laten ingaan", "Let it take hold"),
            "refuse": ("Weigeren", "Refuse"),
            "withdraw": ("Intrekken", "Withdraw"),
            "lapse": ("Laten vervallen", "Let expire"),
        },
    ),
)
