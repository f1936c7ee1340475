"""Sentences about documents that a company adds, and about files that are read in."""

from typing import Final

from tandem.glossary.wording import Wording

_ANOTHER = ("Kies een ander bestand.", "Choose another file.")

WORDINGS: Final = (
    Wording(
        code="attachment.kind",
        title=("Dit soort bestand nemen wij niet aan", "We do not accept this kind of file"),
        found=("{found}", "{found}"),
        needed=("Een bestand van de soort {needed}", "A file of the kind {needed}"),
        next=("Bewaar uw document als pdf en voeg het opnieuw toe.", "Save your document as PDF and add it again."),
    ),
    Wording(
        code="attachment.not_empty",
        title=("Dit bestand is leeg", "This file is empty"),
        needed=("Een bestand met inhoud", "A file with contents"),
        next=_ANOTHER,
    ),
    Wording(
        code="attachment.size",
        title=("Dit bestand is te groot", "This file is too large"),
        found=("{found}", "{found}"),
        found_as="bytes",
        needed=("Hoogstens {needed}", "At most {needed}"),
        needed_as="bytes",
        next=("Maak het bestand kleiner, of splits het.", "Make the file smaller, or split it."),
    ),
    Wording(
        code="attachment.is_what_it_says",
        title=("De inhoud past niet bij de naam van het bestand", "The contents do not fit the name of the file"),
        found=("{found}", "{found}"),
        needed=("Een bestand dat is wat zijn naam zegt", "A file that is what its name says"),
        next=("Bewaar uw document als pdf en voeg het opnieuw toe.", "Save your document as PDF and add it again."),
    ),
    Wording(
        code="attachment.no_active_content",
        title=("Dit bestand kan iets uitvoeren", "This file can run something"),
        found=("{found}", "{found}"),
        needed=("Een pdf zonder programma's of bijlagen erin", "A PDF without programs or files inside"),
        next=("Druk het document af naar een nieuwe pdf.", "Print the document to a new PDF."),
    ),
    Wording(
        code="attachment.not_locked",
        title=("Dit bestand is beveiligd", "This file is protected"),
        found=("{found}", "{found}"),
        needed=("Een pdf zonder wachtwoord of beveiliging", "A PDF without password or protection"),
        next=("Druk het document af naar een nieuwe pdf.", "Print the document to a new PDF."),
    ),
    Wording(
        code="attachment.no_virus",
        title=("In dit bestand zit een virus", "This file holds a virus"),
        found=("{found}", "{found}"),
        needed=("Een veilig bestand", "A safe file"),
        next=(
            "Laat uw computer nakijken en kies een ander bestand.",
            "Have your computer checked, and choose another.",
        ),
    ),
    Wording(
        code="attachment.pixels",
        title=("Deze afbeelding is te groot", "This picture is too large"),
        needed=("Hoogstens {needed} pixels hoog en breed", "At most {needed} pixels high and wide"),
        next=("Maak de afbeelding kleiner.", "Make the picture smaller."),
    ),
    Wording(
        code="attachment.count",
        title=("Er staan al te veel bijlagen bij dit dossier", "This dossier already has too many attachments"),
        found=("{found} bijlagen", "{found} attachments"),
        needed=("Hoogstens {needed} bijlagen", "At most {needed} attachments"),
        next=("Verwijder een bijlage, of voeg er een paar samen.", "Remove an attachment, or join a few."),
    ),
    Wording(
        code="upload.not_empty",
        title=("Dit bestand is leeg", "This file is empty"),
        needed=("Een bestand met inhoud", "A file with contents"),
        next=_ANOTHER,
    ),
    Wording(
        code="upload.size",
        title=("Dit bestand is te groot", "This file is too large"),
        found=("{found}", "{found}"),
        found_as="bytes",
        needed=("Hoogstens {needed}", "At most {needed}"),
        needed_as="bytes",
        next=("Splits het bestand en lees de delen na elkaar in.", "Split the file and read the parts in turn."),
    ),
)
