"""Sentences about signed papers: what is wrong with a signature, and about sending a paper to be signed."""

from typing import Final

from tandem.glossary.wording import NOTHING, Pair, Wording, stands_at

_SIGN_AGAIN = (
    "Gebruik dit bestand niet. Laat het document opnieuw ondertekenen, of vraag het opnieuw bij wie het u gaf.",
    "Do not use this file. Have the document signed again, or ask whoever gave it to you once more.",
)


def _step(move: str, title: Pair) -> Wording:
    return stands_at(f"signing_package.{move}.state", title=title, states="exchange.PackageState")


WORDINGS: Final = (
    Wording(
        code="signed.readable",
        title=("Dit bestand is beschadigd of geen pdf", "This file is damaged or no PDF"),
        name=("Het bestand is een leesbare pdf", "The file is a PDF that can be read"),
        missing=NOTHING,
        needed=("Een pdf van hoogstens 20 MB", "A PDF of at most 20 MB"),
        next=_SIGN_AGAIN,
    ),
    Wording(
        code="signed.any",
        title=("In dit bestand staat geen handtekening", "There is no signature in this file"),
        name=("Er staat minstens één handtekening in", "There is at least one signature in it"),
        missing=NOTHING,
        needed=("Een pdf die elektronisch ondertekend is", "A PDF that was signed electronically"),
        next=(
            "Kies het bestand dat u na het ondertekenen kreeg. Een afdruk of scan ervan bevat de handtekening niet.",
            "Choose the file that you got after signing. A print or scan of it does not hold the signature.",
        ),
    ),
    Wording(
        code="signed.original",
        title=(
            "Dit is niet het document dat ondertekend moest worden",
            "This is not the document that had to be signed",
        ),
        name=("Het is het document dat wij lieten ondertekenen", "It is the document that we had signed"),
        missing=NOTHING,
        needed=(
            "Hetzelfde document, byte voor byte, met handtekeningen erachter",
            "The same document, byte for byte, with signatures behind it",
        ),
        next=_SIGN_AGAIN,
    ),
    Wording(
        code="signed.intact",
        title=("Het document is gewijzigd na deze handtekening", "The document was changed after this signature"),
        name=("De handtekening klopt met het document", "The signature fits the document"),
        missing=NOTHING,
        needed=(
            "Een document waarin niets veranderd is sinds de handtekening",
            "A document that did not change since the signature",
        ),
        next=_SIGN_AGAIN,
    ),
    Wording(
        code="signed.unchanged_after",
        title=("Na deze handtekening is er iets toegevoegd", "Something was added after this signature"),
        name=("Na deze handtekening kwamen alleen handtekeningen", "Only signatures came after this signature"),
        missing=NOTHING,
        needed=(
            "Na een handtekening komen alleen andere handtekeningen",
            "After a signature only other signatures come",
        ),
        next=_SIGN_AGAIN,
    ),
    Wording(
        code="signed.ends",
        title=("Achter het einde van dit bestand staat nog iets", "Something stands behind the end of this file"),
        name=("Het bestand eindigt waar het moet", "The file ends where it should"),
        missing=NOTHING,
        needed=("Een bestand zonder stukken die er later bij kwamen", "A file without parts that were added later"),
        next=_SIGN_AGAIN,
    ),
    Wording(
        code="signed.trusted",
        title=("Wie deze handtekening zette, kunnen wij niet nagaan", "We cannot verify who put this signature"),
        name=("Het certificaat komt van een uitgever die wij kennen", "The certificate is from an issuer that we know"),
        missing=NOTHING,
        needed=("Een certificaat van een erkende uitgever", "A certificate of a recognised issuer"),
        next=(
            "Onderteken met uw identiteitskaart of itsme, of via de ondertekendienst.",
            "Sign with your identity card or itsme, or through the signing service.",
        ),
    ),
    Wording(
        code="signed.in_time",
        title=(
            "Het certificaat gold niet toen er getekend werd",
            "The certificate was not valid at the time of signing",
        ),
        name=("Het certificaat gold op het moment van tekenen", "The certificate was valid at the time of signing"),
        missing=NOTHING,
        needed=("Een certificaat dat niet vervallen is", "A certificate that has not run out"),
        next=(
            "Vernieuw het certificaat of de identiteitskaart en onderteken opnieuw.",
            "Renew the certificate or the identity card and sign again.",
        ),
    ),
    Wording(
        code="signed.not_revoked",
        title=("Het certificaat was ingetrokken", "The certificate was revoked"),
        name=("Het certificaat was niet ingetrokken", "The certificate was not revoked"),
        missing=NOTHING,
        needed=("Een certificaat dat niet ingetrokken is", "A certificate that was not revoked"),
        next=("Onderteken opnieuw met een ander certificaat.", "Sign again with another certificate."),
    ),
    Wording(
        code="signed.stamped",
        title=("Geen andere klok zegt wanneer er getekend werd", "No other clock says when this was signed"),
        name=("Een tijdstempel zegt wanneer er getekend werd", "A time stamp says when this was signed"),
        missing=NOTHING,
        needed=("Een tijdstempel van een tijdstempeldienst", "A time stamp of a time-stamping service"),
        next=(
            "U hoeft niets te doen: het zegel van Tandem voegt een tijdstempel toe.",
            "You need not do anything: the seal of Tandem adds a time stamp.",
        ),
    ),
    Wording(
        code="signed.revocation_known",
        title=(
            "Of het certificaat ingetrokken was, kon niet nagekeken worden",
            "Whether the certificate was revoked could not be checked",
        ),
        name=("Nagekeken of het certificaat ingetrokken was", "Checked whether the certificate was revoked"),
        missing=NOTHING,
        needed=("Een handtekening die dat bewijs meebrengt", "A signature that brings that proof along"),
        next=(
            "U hoeft niets te doen. Wie zeker wil zijn, kijkt het na in een programma om pdf's te lezen.",
            "You need not do anything. Who wants to be sure checks it in a program that reads PDFs.",
        ),
    ),
    Wording(
        code="signing.is_on",
        title=("Ondertekenen via een dienst staat hier niet aan", "Signing through a service is not on here"),
        missing=NOTHING,
        needed=("Een ondertekendienst die met dit platform verbonden is", "A signing service that is connected"),
        next=(
            "Teken op het scherm, of op papier met een scan ervan.",
            "Sign on the screen, or on paper with a scan of it.",
        ),
    ),
    Wording(
        code="signing.email",
        title=("Van deze ondertekenaar ontbreekt het e-mailadres", "The e-mail address of this signer is missing"),
        missing=NOTHING,
        needed=("Een e-mailadres waarop de dienst de ondertekenaar bereikt", "An address to reach the signer"),
        next=(
            "Vul het e-mailadres aan, of laat op papier tekenen en voeg de scan toe.",
            "Add the e-mail address, or have it signed on paper and add the scan.",
        ),
    ),
    Wording(
        code="signing.enough",
        title=(
            "Er staan minder handtekeningen in dan de dienst zegt",
            "It holds fewer signatures than the service says",
        ),
        found=("{found}", "{found}"),
        needed=("Minstens {needed}", "At least {needed}"),
        next=_SIGN_AGAIN,
    ),
    _step("send", ("Dit document is al naar de ondertekendienst", "This paper is at the signing service already")),
    _step("sign", ("Dit document wordt niet meer ondertekend", "This paper is not being signed any more")),
    _step("refuse", ("Dit document kan niet meer geweigerd worden", "This paper can no longer be refused")),
    _step("expire", ("Dit document kan niet verlopen", "This paper cannot expire")),
    _step("withdraw", ("Dit document kan niet meer ingetrokken worden", "This paper can no longer be withdrawn")),
    _step("fail", ("Dit document is al afgehandeld", "This paper is dealt with already")),
)
