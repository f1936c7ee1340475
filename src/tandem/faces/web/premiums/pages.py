"""What the check of premiums shows: for the company and the learner how much, what is missing, and until when."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from tandem.faces.documents.premium import PremiumTold, company_told, learner_told
from tandem.faces.web.premiums.forms import PremiumForm
from tandem.faces.web.site.pages import Page, below_home
from tandem.journey.agreements.rules import premiums
from tandem.law import norms


@dataclass(frozen=True)
class PremiumPage(Page):
    """The premiums of one agreement in one school year."""

    form: PremiumForm | None = None
    told: tuple[PremiumTold, ...] = ()


def check(query: QueryDict, *, today: date) -> PremiumPage:
    """The form, and what it says once it is filled in."""
    years = {one.label: one for one in premiums.school_years()}
    now = next((one.label for one in years.values() if one.period.start <= today), next(iter(years)))
    current = max((label for label, one in years.items() if one.period.start <= today), default=now)
    form = PremiumForm(query or None, years=list(years), initial={"schooljaar": current})
    is_sound = form.is_valid() if form.is_bound else True
    told: tuple[PremiumTold, ...] = ()
    if form.is_bound and is_sound:
        year, facts = years[form.cleaned_data["schooljaar"]], form.facts()
        law = norms.at(year.period.start)
        told = (
            company_told(premiums.company(facts, year=year, today=today, norms=law), today=today),
            learner_told(premiums.learner(facts, year=year, today=today, norms=law), today=today),
        )
    return PremiumPage(
        title=gettext("Welke premies?"),
        lead=gettext(
            "Zeg hoe het met een overeenkomst staat. U leest wie welke premie kan krijgen en wat nog ontbreekt."
        ),
        breadcrumb=below_home(gettext("Welke premies?")),
        has_errors=not is_sound,
        form=form,
        told=told,
    )
