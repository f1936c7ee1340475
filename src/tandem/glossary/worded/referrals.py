"""Sentences about a referral to a NAFT or to intensive coaching."""

from typing import Final

from tandem.glossary.wording import Wording, day_order, not_allowed, stands_at

_STATES: Final = "intake.ReferralState"

WORDINGS: Final = (
    not_allowed(
        "referral.may_refer",
        title=("U kunt deze lerende niet verwijzen", "You cannot refer this learner"),
        needed=("De eigen trajectbegeleider", "The own coach"),
    ),
    not_allowed(
        "referral.may_agree",
        title=("U kunt hier geen akkoord geven", "You cannot agree here"),
        needed=(
            "Wie het aangaat, of de eigen trajectbegeleider die het noteert",
            "Whom it concerns, or the own coach who notes it",
        ),
    ),
    not_allowed(
        "referral.may_refuse",
        title=("U kunt deze verwijzing niet weigeren", "You cannot refuse this referral"),
        needed=("Wie het aangaat, of de eigen trajectbegeleider", "Whom it concerns, or the own coach"),
    ),
    Wording(
        code="referral.kept_with_agreement",
        title=("Er is nog geen akkoord om dit te bewaren", "There is no agreement to keep this yet"),
        needed=("Een akkoord van de lerende of een ouder", "An agreement of the learner or a parent"),
        next=(
            "Vraag eerst het akkoord om een verwijzing te bewaren, in het afgeschermde deel.",
            "Ask first whether a referral may be kept, in the shielded part.",
        ),
    ),
    Wording(
        code="referral.once",
        title=("Deze verwijzing loopt al", "This referral is going on already"),
        found=("{found}", "{found}"),
        found_as="intake.ReferralKind",
        next=("Ga verder met de verwijzing die er staat.", "Go on with the referral that is there."),
    ),
    Wording(
        code="referral.naft_proposed_by",
        title=("Een NAFT stelt het CLB voor", "A NAFT is proposed by the CLB"),
        found=("Voorgesteld door: {found}", "Proposed by: {found}"),
        found_as="intake.Proposer",
        next=(
            "Bespreek het met het CLB. Stelt het dat voor, kies dan het CLB.",
            "Talk to the CLB. If it proposes this, choose the CLB.",
        ),
    ),
    day_order(
        "referral.proposed_in_past",
        title=("De dag van het voorstel ligt in de toekomst", "The day of the proposal lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    Wording(
        code="referral.reason",
        title=("De reden ontbreekt", "The reason is missing"),
        next=("Schrijf kort waarom. Het wordt verzegeld bewaard.", "Write shortly why. It is kept sealed."),
    ),
    Wording(
        code="referral.reason_length",
        title=("Deze tekst is te lang", "This text is too long"),
        found=("{found} tekens", "{found} characters"),
        needed=("Hoogstens {needed} tekens", "At most {needed} characters"),
        next=("Maak de tekst korter.", "Make the text shorter."),
    ),
    Wording(
        code="referral.asked",
        title=("Van wie u koos, is hier geen akkoord nodig", "No agreement of whom you chose is needed here"),
        found=("{found}", "{found}"),
        found_as="intake.Agreeing",
        next=("Kies wie nog akkoord moet gaan.", "Choose who still has to agree."),
    ),
    Wording(
        code="referral.agreed_once",
        title=("Dit akkoord is er al", "This agreement is there already"),
        found=("{found}", "{found}"),
        found_as="intake.Agreeing",
        next=("U hoeft niets meer te doen.", "There is nothing left to do."),
    ),
    day_order(
        "referral.agreed_in_past",
        title=("De dag van het akkoord ligt in de toekomst", "The day of the agreement lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "referral.step_in_past",
        title=("Deze dag ligt in de toekomst", "This day lies in the future"),
        needed=("{needed} of vroeger", "{needed} or earlier"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "referral.step_in_order",
        title=("Deze dag ligt voor de vorige stap", "This day lies before the last step"),
        needed=("{needed} of later", "{needed} or later"),
        step=("Verbeter de dag.", "Correct the day."),
    ),
    day_order(
        "referral.start_after_agreed",
        title=("Op deze dag was nog niet iedereen akkoord", "On this day not everybody had agreed yet"),
        needed=("{needed} of later", "{needed} or later"),
        step=(
            "Verbeter de dag, of kijk na wanneer ieder akkoord ging.",
            "Correct the day, or check when each of them agreed.",
        ),
    ),
    stands_at(
        "referral.agree.state",
        title=("Op deze verwijzing wacht geen akkoord", "This referral waits for no agreement"),
        states=_STATES,
    ),
    stands_at(
        "referral.start.state",
        title=("Deze verwijzing kan nu niet starten", "This referral cannot start now"),
        states=_STATES,
    ),
    stands_at(
        "referral.end.state",
        title=("Deze verwijzing loopt niet", "This referral is not going on"),
        states=_STATES,
    ),
    stands_at(
        "referral.refuse.state",
        title=("Deze verwijzing kan niet meer worden afgeblazen", "This referral can no longer be called off"),
        states=_STATES,
    ),
)
