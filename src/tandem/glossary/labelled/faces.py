"""Labels of the faces: messages that went out, files that came in."""

from typing import Final

from tandem.glossary.choices import Choices

CHOICES: Final = (
    Choices(
        "outbox.Audience",
        ("Voor wie het bericht is", "For whom the message is"),
        {
            "company": ("Onderneming", "Company"),
            "body": ("Instantie", "Body"),
            "person": ("Persoon", "Person"),
        },
    ),
    Choices(
        "exchange.FileKind",
        ("Wat een bestand bevat", "What a file holds"),
        {
            "providers": ("Aanbieders en opleidingen", "Providers and programmes"),
            "activities": ("Activiteitenlijsten", "Activity lists"),
        },
    ),
    Choices(
        "exchange.PackageState",
        ("Stand van een document dat ondertekend wordt", "State of a paper that is being signed"),
        {
            "asked": ("Klaar voor de ondertekendienst", "Ready for the signing service"),
            "sent": ("Bij de ondertekendienst", "At the signing service"),
            "signed": ("Ondertekend", "Signed"),
            "refused": ("Geweigerd", "Refused"),
            "expired": ("Verlopen", "Expired"),
            "withdrawn": ("Ingetrokken", "Withdrawn"),
            "failed": ("Mislukt", "Failed"),
        },
    ),
    Choices(
        "exchange.SubjectKind",
        ("Wat ondertekend wordt", "What is signed"),
        {"agreement": ("Overeenkomst", "Agreement"), "amendment": ("Wijziging", "Change")},
    ),
    Choices(
        "exchange.PackageMove",
        ("Stap met een document dat ondertekend wordt", "Step with a paper that is being signed"),
        {
            "send": ("Naar de dienst sturen", "Send to the service"),
            "sign": ("Ondertekend ontvangen", "Receive signed"),
            "refuse": ("Geweigerd worden", "Be refused"),
            "expire": ("Laten verlopen", "Let expire"),
            "withdraw": ("Intrekken", "Withdraw"),
            "fail": ("Opgeven", "Give up"),
        },
    ),
    Choices(
        "exchange.PackageParty",
        ("Wie aan zet is met een document", "Who has a paper in hand"),
        {
            "platform": ("Het platform", "The platform"),
            "service": ("De ondertekendienst", "The signing service"),
        },
    ),
    Choices(
        "exchange.SigningHappened",
        ("Wat met een document bij een ondertekendienst gebeurt", "What happens to a paper at a signing service"),
        {
            "signing.asked": ("Ondertekening gevraagd", "Signing asked"),
            "signing.sent": ("Naar de ondertekendienst gestuurd", "Sent to the signing service"),
            "signing.taken": ("Handtekening nagekeken en overgenomen", "Signature checked and taken over"),
            "signing.signed": ("Alle handtekeningen ontvangen", "All signatures received"),
            "signing.refused": ("Iemand tekende niet", "Somebody did not sign"),
            "signing.expired": ("Verlopen bij de ondertekendienst", "Expired at the signing service"),
            "signing.withdrawn": ("Ingetrokken bij de ondertekendienst", "Withdrawn from the signing service"),
            "signing.failed": ("Ondertekening mislukt", "Signing failed"),
            "signing.sealed": ("Document verzegeld", "Paper sealed"),
            "signing.renewed": ("Tijdstempel op het bewijs vernieuwd", "Time stamp on the evidence renewed"),
        },
    ),
)
