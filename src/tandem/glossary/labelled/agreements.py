"""Labels of agreements."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "agreements.HoursAt",
        ("Waar de uren doorgaan", "Where the hours are spent"),
        {
            "work": ("Op de werkplek", "At the workplace"),
            "lessons": ("Op school", "At school"),
        },
    ),
    Choices(
        "agreements.KindReason",
        ("Waarom het deze overeenkomst is", "Why it is this agreement"),
        {
            "enough_hours": ("Genoeg uren op een reële werkplek", "Enough hours at a real workplace"),
            "too_few_hours": ("Te weinig uren op een reële werkplek", "Too few hours at a real workplace"),
            "simulated_only": ("Alleen een gesimuleerde werkplek", "A simulated workplace only"),
            "social_maribel": ("De sociale Maribel geldt", "Social Maribel applies"),
            "own_employee": ("Een werknemer bij de eigen werkgever", "An employee at the own employer"),
            "as_signed": ("Zo getekend, buiten Tandem", "Signed so, outside Tandem"),
        },
    ),
    Choices(
        "agreements.SignedWhere",
        ("Waar een overeenkomst getekend is", "Where an agreement was signed"),
        {
            "tandem": ("In Tandem", "In Tandem"),
            "outside": ("Buiten Tandem", "Outside Tandem"),
        },
    ),
    Choices(
        "agreements.TakeoverFate",
        ("Wat er met een rij gebeurt", "What happens with a row"),
        {
            "new": ("Wordt overgenomen", "Is taken over"),
            "changes": ("Verandert", "Changes"),
            "ends": ("Eindigt", "Ends"),
            "stuck": ("Kan nog niet", "Not possible yet"),
            "same": ("Al gelijk", "The same already"),
        },
    ),
    Choices(
        "agreements.AgreementState",
        ("Stand van een overeenkomst", "State of an agreement"),
        {
            "draft": ("In opmaak", "Being made"),
            "signing": ("Wordt getekend", "Being signed"),
            "signed": ("Getekend", "Signed"),
            "ended": ("Beëindigd", "Ended"),
            "withdrawn": ("Opgegeven", "Given up"),
            "lapsed": ("Vervallen", "Expired"),
        },
    ),
    Choices(
        "agreements.AgreementMove",
        ("Stap van een overeenkomst", "Step of an agreement"),
        {
            "present": ("Ter ondertekening aanbieden", "Present to be signed"),
            "take_back": ("Tekst terugnemen", "Take the text back"),
            "refuse": ("Weigeren te tekenen", "Refuse to sign"),
            "complete": ("Registreren", "Register"),
            "take_over": ("Overnemen wat buiten Tandem getekend is", "Take over what was signed outside Tandem"),
            "withdraw": ("Opgeven", "Give up"),
            "lapse": ("Laten vervallen", "Let expire"),
            "end": ("Beëindigen", "End"),
        },
    ),
    Choices(
        "agreements.Party",
        ("Partij van een overeenkomst", "Party of an agreement"),
        {
            "provider": ("De school", "The school"),
            "company": ("De onderneming", "The company"),
            "learner": ("De lerende", "The learner"),
            "all": ("Alle partijen", "All parties"),
            "clock": ("Het platform", "The platform"),
        },
    ),
    Choices(
        "agreements.Signer",
        ("Wie een overeenkomst tekent", "Who signs an agreement"),
        {
            "learner": ("De lerende", "The learner"),
            "guardian": ("Een ouder of voogd", "A parent or guardian"),
            "company": ("De onderneming", "The company"),
            "provider": ("De school", "The school"),
        },
    ),
    Choices(
        "agreements.SignatureState",
        ("Stand van een handtekening", "State of a signature"),
        {
            "waiting": ("Nog niet aan de beurt", "Not yet in turn"),
            "asked": ("Gevraagd", "Asked"),
            "signed": ("Getekend", "Signed"),
            "refused": ("Geweigerd", "Refused"),
        },
    ),
    Choices(
        "agreements.SignatureMove",
        ("Stap van een handtekening", "Step of a signature"),
        {
            "ask": ("Handtekening vragen", "Ask for the signature"),
            "sign": ("Tekenen", "Sign"),
            "refuse": ("Weigeren te tekenen", "Refuse to sign"),
        },
    ),
    Choices(
        "agreements.SignatureKind",
        ("Hoe iemand tekende", "How somebody signed"),
        {
            "service": ("Elektronisch, bij de ondertekendienst", "Electronically, at the signing service"),
            "consent": ("Akkoord op het scherm", "Agreed on the screen"),
            "scan": ("Op papier, met een scan", "On paper, with a scan"),
        },
    ),
    Choices(
        "agreements.HolidayWhy",
        ("Waarom er in een schoolvakantie gewerkt wordt", "Why there is work in a school holiday"),
        {
            "none": ("Geen reden", "No reason"),
            "learning_opportunity": ("Een leeropportuniteit", "A learning opportunity"),
            "seasonal": ("Een seizoen in de hele sector", "A season in the whole sector"),
            "sector": ("De sector laat minder weken vrij", "The sector leaves fewer weeks free"),
            "specialisation": ("Een zevende jaar of duale Se-n-Se", "A seventh year or dual Se-n-Se"),
        },
    ),
    Choices(
        "agreements.AgreementHappened",
        ("Wat er met een overeenkomst gebeurde", "What happened to an agreement"),
        {
            "agreements.begun": ("Overeenkomst begonnen", "Agreement begun"),
            "agreements.changed": ("Overeenkomst aangevuld", "Agreement filled in"),
            "agreements.workplaces_changed": ("Werkplekken aangepast", "Workplaces changed"),
            "agreements.place_asked": ("Andere onderneming gevraagd", "Other company asked"),
            "agreements.place_agreed": ("Andere onderneming doet mee", "Other company takes part"),
            "agreements.place_declined": ("Andere onderneming doet niet mee", "Other company does not take part"),
            "agreements.place_dropped": ("Andere onderneming niet meer gevraagd", "Other company not asked any more"),
            "agreements.handed_over": ("Overeenkomst doorgegeven", "Agreement handed over"),
            "agreements.remarked": ("Opmerking geschreven", "Remark written"),
            "agreements.remark_settled": ("Opmerking afgehandeld", "Remark settled"),
            "agreements.presented": ("Ter ondertekening aangeboden", "Presented to be signed"),
            "agreements.signature_asked": ("Handtekening gevraagd", "Signature asked"),
            "agreements.signature_reminded": ("Herinnerd aan de handtekening", "Reminded of the signature"),
            "agreements.signature_set": ("Getekend", "Signed"),
            "agreements.signer_replaced": ("Ondertekenaar vervangen", "Signer replaced"),
            "agreements.refused": ("Geweigerd te tekenen", "Refused to sign"),
            "agreements.taken_back": ("Tekst teruggenomen", "Text taken back"),
            "agreements.completed": (
                "Overeenkomst getekend door allen en geregistreerd",
                "Agreement signed by all and registered",
            ),
            "agreements.taken_over": (
                "Overgenomen: getekend buiten Tandem, en geregistreerd",
                "Taken over: signed outside Tandem, and registered",
            ),
            "agreements.takeover_corrected": (
                "Overgenomen gegevens verbeterd uit een bestand",
                "What was taken over corrected from a file",
            ),
            "agreements.takeover_scanned": (
                "Scan van de getekende overeenkomst bewaard",
                "Scan of the signed agreement kept",
            ),
            "agreements.file_taken_over": (
                "Bestand met lopende overeenkomsten overgenomen",
                "File of running agreements taken over",
            ),
            "agreements.sealed": ("Getekende tekst verzegeld", "Signed text sealed"),
            "agreements.withdrawn": ("Overeenkomst opgegeven", "Agreement given up"),
            "agreements.lapsed": ("Overeenkomst vervallen", "Agreement lapsed"),
            "agreements.draft_warned": ("Gewaarschuwd: de opmaak ligt stil", "Warned: the draft lies idle"),
            "agreements.ended": ("Overeenkomst beëindigd", "Agreement ended"),
            "agreements.end_announced": ("Einde gemeld", "End told"),
            "agreements.end_called_off": ("Einde afgeroepen", "End called off"),
            "agreements.suspended": ("Overeenkomst geschorst", "Agreement suspended"),
            "agreements.resumed": ("Einde van de schorsing genoteerd", "End of the suspension noted"),
            "agreements.year_passed": ("Geslaagd jaar genoteerd", "Passed year noted"),
            "agreements.year_passed_struck": ("Geslaagd jaar geschrapt", "Passed year struck"),
            "agreements.suspension_struck": ("Schorsing geschrapt", "Suspension struck"),
            "agreements.suspended_long": ("Lange schorsing gemeld", "Long suspension told"),
            "agreements.coach_called": ("Trajectbegeleider verwittigd", "Coach told to look"),
            "agreements.amendment_proposed": ("Wijziging voorgesteld", "Change proposed"),
            "agreements.amendment_reminded": ("Herinnerd aan een wijziging", "Reminded of a change"),
            "agreements.amendment_signer_replaced": (
                "Iemand anders beslist over de wijziging",
                "Somebody else decides on the change",
            ),
            "agreements.amendment_agreed": ("Akkoord met de wijziging", "Agreed to the change"),
            "agreements.amendment_refused": ("Wijziging geweigerd", "Change refused"),
            "agreements.amendment_withdrawn": ("Wijziging ingetrokken", "Change withdrawn"),
            "agreements.amendment_lapsed": ("Wijziging vervallen", "Change expired"),
            "agreements.amended": ("Wijziging geldt", "Change in force"),
            "agreements.erased": ("Gewist na de bewaartermijn", "Erased after the time it is kept"),
        },
    ),
)
