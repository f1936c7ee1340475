"""Labels of the journey: what happens, from request to certificate."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "recognition.State",
        ("Stand van de aanvraag", "State of the request"),
        {
            "draft": ("Werkversie", "Draft"),
            "submitted": ("Ingediend", "Submitted"),
            "incomplete": ("Onvolledig", "Incomplete"),
            "complete": ("Volledig", "Complete"),
            "in_treatment": ("In behandeling", "In treatment"),
            "granted": ("Erkend", "Recognised"),
            "refused": ("Geweigerd", "Refused"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
        },
    ),
    Choices(
        "recognition.Move",
        ("Stap", "Step"),
        {
            "submit": ("Indienen", "Submit"),
            "ask_completion": ("Aanvulling vragen", "Ask for completion"),
            "resubmit": ("Opnieuw indienen", "Submit again"),
            "declare_complete": ("Volledig verklaren", "Declare complete"),
            "take_up": ("In behandeling nemen", "Take up"),
            "grant": ("Erkennen", "Recognise"),
            "refuse": ("Weigeren", "Refuse"),
            "withdraw": ("Intrekken", "Withdraw"),
        },
    ),
    Choices(
        "recognition.RecognitionState",
        ("Stand van de erkenning", "State of the recognition"),
        {
            "valid": ("Geldig", "Valid"),
            "expired": ("Verlopen", "Expired"),
        },
    ),
    Choices(
        "recognition.RecognitionMove",
        ("Stap bij een erkenning", "Step of a recognition"),
        {
            "expire": ("Laten verlopen", "Let expire"),
        },
    ),
    Choices(
        "recognition.Extent",
        ("Waarvoor de erkenning geldt", "What the recognition covers"),
        {
            "whole": ("De hele opleiding", "The whole training"),
            "limited": ("Beperkt tot genoemde activiteiten", "Limited to named activities"),
        },
    ),
    Choices(
        "recognition.PartState",
        ("Stand van een deel", "State of a part"),
        {
            "asked": ("Gevraagd", "Asked"),
            "agreed": ("Doet mee", "Takes part"),
            "filed": ("Ingediend", "Submitted"),
            "recognised": ("Erkend", "Recognised"),
            "ended": ("Doet niet meer mee", "Takes part no more"),
        },
    ),
    Choices(
        "recognition.PartMove",
        ("Stap van een deel", "Step of a part"),
        {
            "agree": ("Meedoen", "Take part"),
            "file": ("Indienen", "Submit"),
            "recognise": ("Erkennen", "Recognise"),
            "end": ("Beëindigen", "End"),
        },
    ),
    Choices(
        "recognition.PartEnd",
        ("Waarom een deel eindigde", "Why a part ended"),
        {
            "declined": ("De onderneming zei nee", "The company said no"),
            "left": ("De onderneming gooide haar aanvraag weg", "The company threw its request away"),
            "taken_out": ("De trekker nam de vraag terug", "Who leads took the question back"),
            "refused": ("De erkenning is geweigerd", "The recognition was refused"),
            "withdrawn": ("De aanvraag is ingetrokken", "The request was withdrawn"),
            "expired": ("De erkenning is afgelopen", "The recognition is over"),
            "gone": ("De vestiging staat niet meer in het register", "The register no longer holds the establishment"),
        },
    ),
    Choices(
        "recognition.Together",
        ("Hoe het samen staat", "How it stands together"),
        {
            "collecting": ("Wacht op antwoord", "Waits for an answer"),
            "agreed": ("Iedereen doet mee", "Everybody takes part"),
            "filed": ("Ingediend", "Submitted"),
            "whole": ("Volledig erkend", "Wholly recognised"),
            "broken": ("Niet meer volledig", "No longer whole"),
            "over": ("Gestopt", "Stopped"),
        },
    ),
    Choices(
        "recognition.Who",
        ("Wie aan zet is", "Whose turn it is"),
        {
            "company": ("Onderneming", "Company"),
            "competent_body": ("Bevoegde instantie", "Competent body"),
            "clock": ("De kalender", "The calendar"),
        },
    ),
    Choices(
        "recognition.Outcome",
        ("Beslissing", "Decision"),
        {
            "granted": ("Erkenning", "Recognition"),
            "refused": ("Weigering", "Refusal"),
        },
    ),
    Choices(
        "recognition.Condition",
        ("Voorwaarde", "Condition"),
        {
            "equipment": ("Uitrusting en organisatie", "Equipment and organisation"),
            "finance": ("Financiële draagkracht", "Financial strength"),
            "convictions": ("Geen veroordelingen", "No convictions"),
            "duties": ("Verplichtingen als leeronderneming", "Duties as a training company"),
        },
    ),
    Choices(
        "recognition.MentorProof",
        ("Bewijs van de mentor", "Proof of the mentor"),
        {
            "": ("Geen bewijs", "No proof"),
            "certificate": ("Diploma, getuigschrift of certificaat", "Diploma or certificate"),
            "acquired_competence": ("Bewijs van verworven competenties (EVC)", "Proof of acquired competences"),
            "listed_diploma": ("Diploma van de lijst van de sector", "Diploma on the list of the sector"),
        },
    ),
    Choices(
        "recognition.MentorExemption",
        ("Vrijstelling van de mentoropleiding", "Exemption from the mentor training"),
        {
            "": ("Geen vrijstelling", "No exemption"),
            "pedagogical_diploma": ("Pedagogisch diploma", "Teaching diploma"),
            "sport_degree": ("Diploma lichamelijke opvoeding of kinesitherapie", "Degree in sport or physiotherapy"),
            "recognised_experience": ("Erkende ervaring", "Recognised experience"),
        },
    ),
    Choices(
        "recognition.ExtractModel",
        ("Model van het uittreksel", "Model of the extract"),
        {
            "596.2": ("Model 596.2, voor werk met minderjarigen", "Model 596.2, for work with minors"),
            "596.1": ("Model 596.1, algemeen", "Model 596.1, general"),
        },
    ),
    Choices(
        "recognition.ExtractOutcome",
        ("Uitkomst van het nazicht", "Outcome of the check"),
        {
            "in_order": ("In orde", "In order"),
            "not_in_order": ("Niet in orde", "Not in order"),
        },
    ),
    Choices(
        "recognition.CompletionItem",
        ("Wat ontbreekt", "What is missing"),
        {
            "declarations": ("Verklaringen", "Declarations"),
            "mentors": ("Mentoren", "Mentors"),
            "extract": ("Uittreksel uit het strafregister", "Extract from the criminal record"),
            "activities": ("Activiteiten", "Activities"),
            "attachment": ("Bijlage", "Attachment"),
            "contact": ("Contactgegevens", "Contact details"),
            "other": ("Iets anders", "Something else"),
        },
    ),
    Choices(
        "recognition.FiledAs",
        ("Ingevuld door", "Filled in by"),
        {
            "company": ("De onderneming", "The company"),
            "coach": ("Een trajectbegeleider", "A coach"),
            "sector": ("Een medewerker van de sector", "A sector employee"),
        },
    ),
    Choices(
        "recognition.Happened",
        ("Gebeurtenis bij een erkenning", "Event of a recognition"),
        {
            "recognition.dossier_started": ("Dossier begonnen", "Dossier started"),
            "recognition.dossier_changed": ("Dossier aangepast", "Dossier changed"),
            "recognition.dossier_discarded": ("Dossier verwijderd", "Dossier discarded"),
            "recognition.dossier_submitted": ("Dossier ingediend", "Dossier submitted"),
            "recognition.request_submitted": ("Aanvraag ingediend", "Request submitted"),
            "recognition.request_routed": ("Aanvraag toegewezen aan een instantie", "Request routed to a body"),
            "recognition.completion_asked": ("Aanvulling gevraagd", "Completion asked"),
            "recognition.request_resubmitted": ("Aanvraag aangevuld", "Request completed by the company"),
            "recognition.request_complete": ("Aanvraag volledig verklaard", "Request declared complete"),
            "recognition.request_taken_up": ("Aanvraag in behandeling genomen", "Request taken up"),
            "recognition.granted": ("Erkenning verleend", "Recognition granted"),
            "recognition.refused": ("Erkenning geweigerd", "Recognition refused"),
            "recognition.request_withdrawn": ("Aanvraag ingetrokken", "Request withdrawn"),
            "recognition.decision_overdue": ("Beslissingstermijn voorbij", "Decision term passed"),
            "recognition.expired": ("Erkenning verlopen", "Recognition expired"),
            "recognition.joint_started": ("Samen opleiden gestart", "Training together started"),
            "recognition.joint_asked": ("Gevraagd om samen op te leiden", "Asked to train together"),
            "recognition.joint_agreed": ("Doet mee met samen opleiden", "Takes part in training together"),
            "recognition.joint_all_agreed": ("Iedereen doet mee", "Everybody takes part"),
            "recognition.joint_part_filed": ("Deel ingediend", "Part filed"),
            "recognition.joint_part_recognised": ("Deel erkend", "Part recognised"),
            "recognition.joint_part_ended": ("Doet niet meer mee", "Takes part no more"),
            "recognition.joint_no_longer_whole": ("Samen niet meer volledig", "Together no longer whole"),
            "recognition.joint_whole": ("Samen volledig erkend", "Together wholly recognised"),
            "recognition.expires_soon": ("Erkenning verloopt binnenkort", "Recognition expires soon"),
            "recognition.establishment_gone": ("Vestiging verdwenen uit de KBO", "Establishment gone from the KBO"),
            "recognition.establishment_back": ("Vestiging terug in de KBO", "Establishment back in the KBO"),
            "recognition.establishment_moved": ("Vestiging verhuisd", "Establishment moved"),
            "recognition.mentor_named": ("Mentor aangeduid", "Mentor named"),
            "recognition.mentor_changed": ("Gegevens van de mentor aangepast", "Details of the mentor changed"),
            "recognition.mentor_trained": ("Mentoropleiding gevolgd", "Mentor training followed"),
            "recognition.mentor_deactivated": ("Mentor afgemeld", "Mentor deactivated"),
            "recognition.mentor_reactivated": ("Mentor opnieuw aangemeld", "Mentor reactivated"),
            "recognition.mentor_training_due": ("Mentoropleiding nog te volgen", "Mentor training due"),
            "recognition.extract_seen": ("Uittreksel nagekeken", "Extract checked"),
            "recognition.attachment_added": ("Bijlage toegevoegd", "Attachment added"),
            "recognition.attachment_removed": ("Bijlage verwijderd", "Attachment removed"),
        },
    ),
)
