"""Sentences about what social security makes of an agreement (R-SOC)."""

from typing import Final

from tandem.glossary.wording import Wording

WORDINGS: Final = (
    Wording(
        code="social.alternates",
        name=("Werk en school in één plan", "Work and school in one plan"),
        title=(
            "Werk en school wisselen niet af in één opleidingsplan",
            "Work and school do not alternate in one training plan",
        ),
        next=(
            "Vul in het uurrooster ook de lessen in, en maak het opleidingsplan.",
            "Fill in the lessons in the timetable too, and make the training plan.",
        ),
    ),
    Wording(
        code="social.alternates_asked",
        name=("Werk en school in één plan", "Work and school in one plan"),
        title=(
            "Of werk en school afwisselen in één opleidingsplan, is hier niet gekend",
            "Whether work and school alternate in one training plan is not known here",
        ),
        next=(
            "De overeenkomst is buiten Tandem getekend. Kijk het na in het opleidingsplan en het uurrooster op papier.",
            "The agreement was signed outside Tandem. Check it in the training plan and the timetable on paper.",
        ),
    ),
    Wording(
        code="social.qualification",
        name=("De opleiding leidt tot een beroepskwalificatie", "The training leads to an occupational qualification"),
        title=(
            "De opleiding leidt niet tot een beroepskwalificatie",
            "The training does not lead to an occupational qualification",
        ),
        found=("{found}", "{found}"),
        missing=("volgens de aanbieder", "according to the provider"),
        next=(
            "Zonder beroepskwalificatie is er geen statuut van leerling. Vraag raad aan het sociaal secretariaat.",
            "Without a qualification there is no learner statute. Ask the payroll office for advice.",
        ),
    ),
    Wording(
        code="social.qualification_asked",
        name=("Beroepskwalificatie", "Occupational qualification"),
        title=(
            "Of de opleiding tot een beroepskwalificatie leidt, is niet gekend",
            "Whether the training leads to an occupational qualification is not known",
        ),
        next=(
            "Het register van opleidingen zegt het niet. De school vult het in, bij “Leervergoeding en lesuren”.",
            "The register of trainings does not say. The school fills it in, under “Allowance and lesson hours”.",
        ),
    ),
    Wording(
        code="social.work_hours_asked",
        name=("Genoeg uren op de werkplek", "Enough hours at the workplace"),
        title=(
            "Hoeveel uren per week op de werkplek, is niet gekend",
            "How many hours a week at the workplace is not known",
        ),
        needed=("Minstens {needed} uur per week", "At least {needed} hours a week"),
        next=(
            "Vul de uren per week in het bestand in, en lees het opnieuw in.",
            "Fill in the hours a week in the file, and read it in again.",
        ),
    ),
    Wording(
        code="social.work_hours",
        name=("Genoeg uren op de werkplek", "Enough hours at the workplace"),
        title=("Te weinig uren op een reële werkplek", "Too few hours at a real workplace"),
        found=("{found} uur per week", "{found} hours a week"),
        needed=("Minstens {needed} uur per week", "At least {needed} hours a week"),
        next=(
            "Onder dit aantal geldt het statuut van leerling niet.",
            "Below this number the learner statute does not hold.",
        ),
    ),
    Wording(
        code="social.lesson_hours",
        name=("Genoeg lesuren", "Enough lesson hours"),
        title=("Te weinig lesuren in het schooljaar", "Too few lesson hours in the school year"),
        found=("{found} lesuren", "{found} lesson hours"),
        needed=("Minstens {needed} lesuren", "At least {needed} lesson hours"),
        next=("Kijk het aantal na met de school.", "See with the school what the number is."),
    ),
    Wording(
        code="social.lesson_hours_asked",
        name=("Lesuren per schooljaar", "Lesson hours a school year"),
        title=("Het aantal lesuren per schooljaar ontbreekt", "The number of lesson hours a school year is missing"),
        needed=("Minstens {needed} lesuren", "At least {needed} lesson hours"),
        next=("De school vult het aantal in.", "The school fills in the number."),
    ),
    Wording(
        code="social.one_agreement",
        name=("Eén overeenkomst met de werkgever", "One agreement with the employer"),
        title=("Er is nog geen overeenkomst met een werkgever", "There is no agreement with an employer yet"),
        next=("Voeg de werkplek van de onderneming toe.", "Add the workplace of the company."),
    ),
    Wording(
        code="social.paid",
        name=("De werkgever betaalt", "The employer pays"),
        title=(
            "De werkgever betaalt geen vergoeding die als loon telt",
            "The employer pays nothing that counts as wages",
        ),
        next=(
            "Bij deze soort overeenkomst geldt het statuut van leerling niet.",
            "With this kind of agreement the learner statute does not hold.",
        ),
    ),
    Wording(
        code="social.medical",
        name=("Medisch onderzoek", "Medical examination"),
        title=("Het medisch onderzoek is nog niet geregeld", "The medical examination is not arranged yet"),
        next=(
            "Vraag de externe dienst voor preventie of een onderzoek nodig is, voor de eerste werkdag.",
            "Ask the external service for prevention whether it is needed, before the first day at work.",
        ),
    ),
)
