"""What the pages on agreements share: for whom they are, how an agreement and its parts are called."""

from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from tandem.base.actor import Actor
from tandem.faces.documents.words import code_label
from tandem.faces.web.language import training_name
from tandem.faces.web.recognition.pages import Tag
from tandem.faces.web.site.pages import Link
from tandem.journey.agreements.rules.forms import ACCOUNTS
from tandem.journey.agreements.terms import AgreementState, Party, SignatureState
from tandem.registers.access.terms import COMPANY_ROLES, FAMILY_ROLES

TAGS: Final = {
    AgreementState.DRAFT: "wait",
    AgreementState.SIGNING: "wait",
    AgreementState.SIGNED: "ok",
    AgreementState.ENDED: "neutral",
    AgreementState.WITHDRAWN: "stop",
    AgreementState.LAPSED: "neutral",
}
SIGNATURE_TAGS: Final = {
    SignatureState.WAITING: "neutral",
    SignatureState.ASKED: "wait",
    SignatureState.SIGNED: "ok",
    SignatureState.REFUSED: "stop",
}

SECTIONS: Final = {
    "periode": (gettext_lazy("Periode"), ("begins_on", "ends_on", "late_reason")),
    "uurrooster": (gettext_lazy("Uurrooster"), ("hours", "turns_from", "turns_skip_holidays")),
    "onderneming": (
        gettext_lazy("Onderneming en verzekering"),
        (
            "joint_committee",
            "accident_insurer",
            "accident_policy",
            "liability_insurer",
            "liability_policy",
            "asks_medical",
            "has_social_maribel",
            "is_own_employee",
            "is_simulated_only",
        ),
    ),
    "leervergoeding": (
        gettext_lazy("Leervergoeding en lesuren"),
        (
            "has_second_grade",
            "has_first_year_of_third_grade",
            "has_qualification_phase_ov3",
            "years_passed",
            "longest_finished",
            "lesson_hours",
            "leads_to_qualification",
        ),
    ),
    "premies": (
        gettext_lazy("Premies"),
        ("company_asks_premium", "company_account", "learner_asks_premium", "learner_account"),
    ),
    "vakantie": (
        gettext_lazy("Vakantie"),
        (
            "holiday_paid",
            "holiday_works",
            "holiday_why",
            "holiday_recovered",
            "holiday_approved",
            "holiday_words",
        ),
    ),
    "afspraken": (gettext_lazy("Andere afspraken"), ("other_words",)),
}
"""The parts of an agreement that are filled in, in the order of the page: title and fields."""

_FINDINGS: Final = {
    "agreement.begins_told": "periode",
    "agreement.ends_told": "periode",
    "agreement.signed_in_time": "periode",
    "agreement.signed_late": "periode",
    "agreement.after_track_began": "periode",
    "agreement.days_in_order": "periode",
    "agreement.not_too_long": "periode",
    "agreement.not_after_track": "periode",
    "clock.place_in_time": "periode",
    "agreement.hours_told": "uurrooster",
    "agreement.only_one": "uurrooster",
    "agreement.hours_together": "uurrooster",
    "agreement.committee_told": "onderneming",
    "agreement.committee_known": "onderneming",
    "agreement.accident_insured": "onderneming",
    "agreement.liability_insured": "onderneming",
    "agreement.account_told": "premies",
    "agreement.has_workplace": "werkplekken",
    "agreement.recognised_for_it": "werkplekken",
    "agreement.place_agreed": "werkplekken",
    "agreement.in_register": "werkplekken",
    "agreement.recognised": "werkplekken",
    "agreement.not_lifted": "werkplekken",
    "agreement.recognised_to_the_end": "werkplekken",
    "agreement.workplace_in_term": "werkplekken",
    "agreement.mentor_named": "werkplekken",
    "agreement.mentor_fits": "werkplekken",
    "agreement.mentor_has_room": "werkplekken",
    "agreement.mentor_guides_few": "werkplekken",
    "agreement.mentor_declared": "werkplekken",
    "agreement.has_plan": "plan",
    "agreement.plan_in_order": "plan",
    "agreement.plan_names_workplace": "plan",
    "agreement.plan_begins_in_term": "plan",
    "agreement.plan_ends_in_term": "plan",
}


def section_of(code: str) -> str:
    """Which part of the agreement a condition is about; empty where it is about all of it."""
    if code.startswith("holiday."):
        return "vakantie"
    return "uurrooster" if code.startswith(("timetable.", "average.")) else _FINDINGS.get(code, "")


def is_family(actor: Actor) -> bool:
    """Whether somebody of the family reads, to whom a page says "je"."""
    return actor.has_role(*FAMILY_ROLES)


def crumbs(*links: Link) -> tuple[Link, ...]:
    """The path to a page of this area; the last step is where one is."""
    here = Link(gettext("Overeenkomsten"), reverse("agreements:list") if links else "")
    return (Link(gettext("Start"), reverse("site:home")), here, *links)


def below(one: Any, actor: Actor, label: str) -> tuple[Link, ...]:
    """The path to a page below one agreement."""
    return crumbs(Link(title_of(one, actor), reverse("agreements:agreement", args=[one.pk])), Link(label, ""))


def area(actor: Actor) -> str:
    """The word beside the name of the product."""
    if actor.has_role(*COMPANY_ROLES):
        return gettext("Onderneming")
    return gettext("Mijn traject") if is_family(actor) else gettext("Aanbieder")


def tag_of(one: Any) -> Tag:
    """Where an agreement stands."""
    state = AgreementState(one.state)
    return Tag(TAGS[state], code_label(state).lower())


def learner_name(one: Any) -> str:
    """The learner."""
    return f"{one.track.person.given_name} {one.track.person.family_name}"


def title_of(one: Any, actor: Actor) -> str:
    """What an agreement is called on a page of this reader."""
    if actor.has_role(*COMPANY_ROLES):
        return learner_name(one)
    if is_family(actor):
        return str(one.company.name)
    return gettext("%(learner)s bij %(place)s") % {"learner": learner_name(one), "place": one.company.name}


def about(one: Any) -> str:
    """The number, the training and the school."""
    return f"{one.number} · {training_name(one.track.training)} · {one.track.provider.name}"


def written(day: date | None) -> str:
    """A day in words."""
    return date_format(day, "DATE_FORMAT") if day else ""


def account(one: Any, name: str, party: Party) -> str:
    """The number of an account: whole for its own side, its end for the others."""
    told = getattr(one, name)
    if not told or ACCOUNTS[name] is party:
        return " ".join(told[at : at + 4] for at in range(0, len(told), 4))
    return gettext("eindigt op %(end)s") % {"end": told[-4:]}
