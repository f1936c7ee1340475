"""Sentences about advice of the class council, the CLB and VDAB."""

from typing import Final

from tandem.glossary.wording import Wording, day_order

WORDINGS: Final = (
    Wording(
        code="advice.learner_is_here",
        title=("Deze lerende is vertrokken", "This learner left"),
        found=("Fase: {found}", "Phase: {found}"),
        found_as="intake.Phase",
        next=("Schrijf de lerende opnieuw in als die terugkomt.", "Enrol the learner again on return."),
    ),
    day_order(
        "advice.given_in_past",
        title=("De dag van het advies ligt in de toekomst", "The day of the advice lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "advice.given_after_birth",
        title=(
            "De dag van het advies ligt voor de geboorte van de lerende",
            "The day of the advice lies before the learner was born",
        ),
        needed=("Later dan {needed}", "Later than {needed}"),
        step=("Kijk het jaar na.", "Check the year."),
    ),
    Wording(
        code="advice.double",
        title=("Een klassenraad geeft een dubbel advies", "A class council gives a double advice"),
        missing=("Niet beide ingevuld", "Not both filled in"),
        needed=("Arbeidsbereid én arbeidsrijp, elk ja of nee", "Willing and ready to work, each yes or no"),
        next=(
            "Vul bij beide ja of nee in. U vindt het op het oriënteringsattest.",
            "Fill in yes or no for both. You find it on the orientation certificate.",
        ),
    ),
    Wording(
        code="advice.motive",
        title=("Deze tekst is te lang", "This text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de tekst korter.", "Make the text shorter."),
    ),
    Wording(
        code="advice.council_heard",
        name=("Advies van de klassenraad", "Advice of the class council"),
        title=("Er is geen advies van de klassenraad genoteerd", "No advice of the class council was noted"),
        missing=("Geen advies", "No advice"),
        next=(
            "Kijk op het oriënteringsattest, of vraag het aan de vorige school. Verdergaan kan ook zonder.",
            "Look at the orientation certificate, or ask the former school. You can go on without it too.",
        ),
    ),
    Wording(
        code="advice.class_council_followed",
        name=("Zoals de klassenraad adviseerde", "As the class council advised"),
        title=("De klassenraad adviseerde een andere weg", "The class council advised another way"),
        found=("{found}", "{found}"),
        found_as="intake.AdvisedWay",
        next=(
            "Bespreek het verschil met de lerende en de ouders. Dit advies bindt niet.",
            "Talk the difference over with the learner and the parents. This advice does not bind.",
        ),
    ),
    Wording(
        code="advice.clb_followed",
        name=("Zoals het CLB adviseerde", "As the CLB advised"),
        title=("Het CLB adviseerde een andere weg", "The CLB advised another way"),
        found=("{found}", "{found}"),
        found_as="intake.AdvisedWay",
        next=(
            "Bespreek het verschil met de lerende, de ouders en het CLB.",
            "Talk the difference over with the learner, the parents and the CLB.",
        ),
    ),
    Wording(
        code="advice.job_seeker_known",
        name=("Al dan niet werkzoekende", "Job seeker or not"),
        title=(
            "Wij weten niet of deze lerende als werkzoekende is ingeschreven",
            "We do not know whether this learner is registered as a job seeker",
        ),
        found=("{found} jaar", "{found} years"),
        next=(
            "Vraag het en noteer het bij Advies. Wie ingeschreven is, heeft een positief advies van VDAB nodig.",
            "Ask and note it under Advice. Who is registered needs a positive advice of VDAB.",
        ),
    ),
    Wording(
        code="advice.vdab_positive",
        name=("Positief advies van VDAB", "Positive advice of VDAB"),
        title=("Er is geen positief advies van VDAB", "There is no positive advice of VDAB"),
        found=("VDAB adviseert: {found}", "VDAB advises: {found}"),
        found_as="intake.AdvisedWay",
        missing=("Geen advies genoteerd", "No advice noted"),
        needed=(
            "Een positief advies, voor wie minstens {needed} jaar is en als werkzoekende is ingeschreven",
            "A positive advice, for who is at least {needed} and registered as a job seeker",
        ),
        next=(
            "Vraag VDAB om advies en noteer het bij Advies. Daarna kan het zoeken starten.",
            "Ask VDAB for advice and note it under Advice. After that the search can start.",
        ),
    ),
)
