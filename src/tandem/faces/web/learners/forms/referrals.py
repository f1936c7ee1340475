"""What is told of a referral: to what and why, who agreed, and each step."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tandem.faces.documents.words import choices
from tandem.faces.web.company.forms.gentle import DayField, GentleForm, OneOf, TextField
from tandem.journey.intake.rules.referrals import LONGEST_REASON
from tandem.journey.intake.terms.referrals import Agreeing, Proposer, ReferralKind, ReferralMove

_AREA = {"rows": 4, "autocomplete": "off"}


class ProposeForm(GentleForm):
    """To what somebody is referred, by whom, and why."""

    ABOUT: ClassVar[dict[str, str]] = {
        "referral.once": "kind",
        "referral.naft_proposed_by": "proposer",
        "referral.proposed_in_past": "proposed_on",
        "referral.reason": "reason",
        "referral.reason_length": "reason",
    }

    kind = OneOf(label=_("Waarnaar?"), missing=_("Kies een NAFT of intensieve begeleiding."))
    proposer = OneOf(label=_("Wie stelt het voor?"), missing=_("Kies wie het voorstelt."))
    proposed_on = DayField(label=_("Dag van het voorstel"), missing=_("Vul de dag van het voorstel in."))
    reason = TextField(
        label=_("Waarom?"),
        max_length=LONGEST_REASON,
        missing=_("Schrijf kort waarom. Het wordt verzegeld bewaard."),
        widget=forms.Textarea(attrs=_AREA),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("kind", choices(ReferralKind))
        self.offer("proposer", choices(Proposer))

    def told(self) -> dict[str, Any]:
        """What was told."""
        data = self.cleaned_data
        kind, proposer = ReferralKind(data["kind"]), Proposer(data["proposer"])
        return {"kind": kind, "proposer": proposer, "proposed_on": data["proposed_on"], "reason": data["reason"]}


class StepForm(GentleForm):
    """An agreement, or a step: of whom, on which day, with which words."""

    ABOUT: ClassVar[dict[str, str]] = {
        "referral.agreed_in_past": "on",
        "referral.step_in_past": "on",
        "referral.step_in_order": "on",
        "referral.start_after_agreed": "on",
        "referral.reason_length": "closing",
        "referral.asked": "who",
        "referral.agreed_once": "who",
    }

    move = OneOf(label=_("Wat gebeurde er?"), missing=_("Kies wat er gebeurde."))
    who = OneOf(label=_("Wie ging akkoord?"), required=False, help_text=_("Alleen bij een akkoord."))
    on = DayField(label=_("Op welke dag?"), missing=_("Vul de dag in."))
    closing = TextField(
        label=_("Hoe liep het?"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs=_AREA),
        help_text=_("Alleen bij het einde, of als het niet doorgaat. Het wordt verzegeld bewaard."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("move", choices(ReferralMove))
        self.offer("who", choices(Agreeing))

    def clean(self) -> dict[str, Any]:
        """An agreement is of somebody."""
        data = super().clean() or {}
        if data.get("move") == ReferralMove.AGREE and not data.get("who"):
            self.add_error("who", _("Kies wie akkoord ging."))
        return data
