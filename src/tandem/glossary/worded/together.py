"""What is said of workplaces that train together."""

from typing import Final

from tandem.glossary.wording import Wording

WORDINGS: Final = (
    Wording(
        code="form.joint_partners_agreed",
        name=("Antwoord van de partners", "Answer of the partners"),
        title=("Nog niet elke partner deed mee", "Not every partner takes part yet"),
        needed=("Een ja van elke partner", "A yes of every partner"),
        next=(
            "Wacht op hun antwoord, of vraag een andere partner bij Samen opleiden.",
            "Wait for their answer, or ask another partner under Training together.",
        ),
    ),
    Wording(
        code="form.joint_covers",
        name=("Samen alles wat verplicht is", "Together all that is compulsory"),
        title=("Samen leert u niet alles aan wat verplicht is", "Together you do not teach all that is compulsory"),
        needed=("Elke verplichte activiteit, bij één van u", "Every compulsory activity, at one of you"),
        next=(
            "Kijk bij Samen opleiden wat ontbreekt, en vraag een partner die het aanleert.",
            "See under Training together what is missing, and ask a partner who teaches it.",
        ),
    ),
    Wording(
        code="joint.has_list",
        title=("Voor deze opleiding kennen wij geen activiteitenlijst", "We know no activity list for this training"),
        next=(
            "Zonder lijst weten wij niet wie elkaar aanvult. Vraag een gewone erkenning aan.",
            "Without a list we cannot say who completes whom. Ask an ordinary recognition.",
        ),
    ),
    Wording(
        code="joint.several",
        title=("Er zijn minstens twee werkplekken nodig", "At least two workplaces are needed"),
        found=("{found} werkplek", "{found} workplace"),
        needed=("Minstens {needed}", "At least {needed}"),
        next=("Kies een partner, of vraag een gewone erkenning aan.", "Choose a partner, or ask an ordinary one."),
    ),
    Wording(
        code="joint.not_too_many",
        title=("Dit zijn te veel werkplekken voor één lerende", "These are too many workplaces for one learner"),
        found=("{found} werkplekken", "{found} workplaces"),
        needed=("Hoogstens {needed}", "At most {needed}"),
        next=("Kies minder partners.", "Choose fewer partners."),
    ),
    Wording(
        code="joint.each_once",
        title=("Een vestiging doet al mee", "An establishment takes part already"),
        next=("Kies een andere vestiging.", "Choose another establishment."),
    ),
    Wording(
        code="joint.own_workplace",
        title=("Uw eigen onderneming doet niet mee", "Your own company does not take part"),
        next=("Zeg op welke vestiging u zelf opleidt.", "Say at which establishment you train yourself."),
    ),
    Wording(
        code="joint.part_teaches",
        title=("Een werkplek leert niets aan", "A workplace teaches nothing"),
        next=("Laat ze weg, of zeg wat ze aanleert.", "Leave it out, or say what it teaches."),
    ),
    Wording(
        code="joint.in_register",
        title=("Een vestiging staat niet meer in het register", "An establishment is no longer in the register"),
        next=("Kies een andere vestiging.", "Choose another establishment."),
    ),
    Wording(
        code="joint.partner_recognised",
        title=("Een partner is nu voor niets erkend", "A partner is not recognised for anything now"),
        next=(
            "Kies een vestiging uit het openbare register.",
            "Choose an establishment of the public register.",
        ),
    ),
    Wording(
        code="joint.covers",
        name=("Samen alles wat verplicht is", "Together all that is compulsory"),
        title=("Samen wordt niet alles aangeleerd wat verplicht is", "Together not all that is compulsory is taught"),
        found=("Bij niemand: {found}", "At nobody: {found}"),
        needed=(
            "Elke verplichte activiteit bij één van hen",
            "Every compulsory activity at one of them",
        ),
        next=("Zoek een partner die dit aanleert.", "Look for a partner who teaches this."),
    ),
    Wording(
        code="joint.covers_assumed",
        name=("Samen alles wat verplicht kan zijn", "Together all that may be compulsory"),
        title=(
            "Niemand leert dit aan, en of het verplicht is, weten wij niet",
            "Nobody teaches this, and we do not know whether it is compulsory",
        ),
        found=("Bij niemand: {found}", "At nobody: {found}"),
        needed=("Elke activiteit bij één van hen", "Every activity at one of them"),
        next=("Zoek een partner die dit aanleert.", "Look for a partner who teaches this."),
    ),
    Wording(
        code="joint.still_asked",
        title=("Deze partner antwoordde al", "This partner answered already"),
        found=("Stand: {found}", "State: {found}"),
        found_as="recognition.PartState",
        needed=("Nog geen antwoord", "No answer yet"),
        next=("Laad de pagina opnieuw.", "Load the page again."),
    ),
    Wording(
        code="joint.stays_limited",
        title=("Deze aanvraag is een deel van samen opleiden", "This request is a part of training together"),
        next=(
            "Ze blijft beperkt tot wat u aanleert. Wilt u alles zelf aanleren, start dan een gewone aanvraag.",
            "It stays limited to what you teach. To teach all of it yourself, start an ordinary request.",
        ),
    ),
)
