"""A training plan on screen: begun in the file, filled in at once or line by line, read and answered by both sides."""

import html
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from tandem.base.actor import Actor
from tandem.journey.intake.models import Track
from tandem.journey.plans.actions import plans, workplaces
from tandem.journey.plans.models import PlanComment, PlanTemplate, TrainingPlan
from tandem.journey.plans.rules.keeping import PlanForm, WorkplaceForm
from tandem.journey.recognition.models import Recognition
from tandem.registers.access.terms import Role
from tandem.registers.reference import queries as reference
from tests.factories.intake import TrackFactory
from tests.factories.organisations import ProviderFactory
from tests.factories.plans import PlanLineFactory, PlanWorkplaceFactory, TrainingPlanFactory
from tests.factories.recognition import RecognitionFactory
from tests.harness import school
from tests.harness.exports import taken
from tests.harness.queries import query_budget
from tests.harness.visitors import visitor
from tests.tandem.journey.readiness.test_around import NEAR, recognised

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "/opleidingsplannen/"
SPRING = ("januari", "februari", "maart", "april", "mei", "juni")
PERIOD = {"begins": "2026-12-01", "ends": "2027-06-30"}


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


@dataclass
class Story:
    """Who meets in these tests."""

    track: Track
    bakery: Recognition
    coach: Client
    noor: Client
    company: Client
    admin: Actor


@pytest.fixture
def story(now) -> Story:
    gent = school.build(now)
    training = reference.training_by_code("BAK-BROOD")
    track = TrackFactory(provider=gent.provider, training=training, placed=True, person__given_name="Noor")
    bakery = RecognitionFactory(training=training, request__establishment__name="Bakkerij De Vroege Vogel")
    return Story(
        track=track,
        bakery=bakery,
        coach=visitor(Role.PROVIDER_ADMIN, gent.provider.pk),
        noor=visitor(Role.LEARNER, user_id=school.signed_in(track.person, Role.LEARNER).user_id),
        company=visitor(Role.COMPANY_HR, bakery.company_id),
        admin=gent.admin,
    )


def begun(story, now) -> TrainingPlan:
    """A plan with a workplace, as the actions make it."""
    begins, ends = date(2026, 12, 1), date(2027, 6, 30)
    act = {"actor": story.admin, "now": now}
    plan = plans.start(**act, track_id=story.track.pk, form=PlanForm(begins, ends))
    workplaces.add(**act, plan_id=plan.pk, recognition_id=story.bakery.pk, form=WorkplaceForm(begins, ends, days=90))
    return plan


def test_a_plan_begins_in_the_file_of_a_learner_and_finds_a_workplace(story):
    track, coach, noor, company, bakery = story.track, story.coach, story.noor, story.company, story.bakery
    start = f"{LIST}nieuw/{track.pk}/"
    assert f'href="{start}"' in words(coach.get(f"/lerenden/{track.pk}/"))
    assert "Vul de laatste dag van het plan in." in words(coach.post(start, PERIOD | {"ends": ""}), status=422)
    assert "Het plan eindigt voor het begint" in words(coach.post(start, PERIOD | {"ends": "2026-11-30"}), status=422)
    assert "Begin een opleidingsplan" in words(coach.get(start))
    assert "Alleen uw school leest het" in words(coach.post(start, PERIOD, follow=True))
    plan = TrainingPlan.objects.get()
    one = f"{LIST}{plan.pk}/"
    assert f'href="{one}"' in words(coach.get(f"/lerenden/{track.pk}/"))
    assert noor.get(one).status_code == company.get(one).status_code == 404
    assert f'href="{one}"' not in words(noor.get(f"/mijn-traject/{track.pk}/"))

    place = f"{one}werkplekken/nieuw/"
    assert "geen erkende werkplek" in words(coach.get(f"{place}?zoek=bestaat+niet"))
    assert "Bakkerij De Vroege Vogel" in words(coach.get(f"{place}?zoek=vroege"))
    sent = PERIOD | {"recognition": str(bakery.pk), "days": "veel"}
    assert "geen aantal dagen" in words(coach.post(place, sent), status=422)
    assert "staat in het plan" in words(coach.post(place, sent | {"days": "90"}, follow=True))
    shown = words(coach.get(one))
    assert "Deze activiteit wordt nergens ingeoefend" in shown
    assert "R-PLAN-02" in shown, "the rule stands beside the line"


def test_all_activities_are_filled_in_at_once_and_one_on_its_own(story, now):
    coach = story.coach
    plan = begun(story, now)
    one = f"{LIST}{plan.pk}/"
    table = f"{one}activiteiten/"
    plan.refresh_from_db()
    everything = {"all-introduced": "school", "all-practised": "work", "all-workplaces": ["1"], "all-guide": "Mia"}
    stale = everything | {"all-seen": str(plan.version - 1)}
    met = words(coach.post(table, stale), status=422)
    assert "Iemand anders wijzigde dit plan intussen" in met
    assert f'name="all-seen" value="{plan.version}"' in met
    own = {"BAK-02-introduced": "both", "BAK-02-practised": "both", "BAK-02-workplaces": ["1"]}
    assert "zijn bewaard" in words(coach.post(table, everything | own, follow=True))
    line = f"{one}activiteiten/BAK-01/"
    exempt = {"is_exempt": "on", "exempt_words": ""}
    assert "Zeg waarom er een vrijstelling is" in words(coach.post(line, exempt), status=422)
    coach.post(line, exempt | {"exempt_words": "Leerde dit in de keuken."})
    told = {row.code: row.practised for row in plan.lines.all()}
    assert (told["BAK-01"], told["BAK-02"], told["BAK-03"]) == ("", "both", "work")
    assert "Zeg nu waar de lerende dit leert." in words(
        coach.post(f"{table}nieuw/", {"text": "Klanten ontvangen", "safety": "minor"}, follow=True)
    )
    assert "Extra zorg bij minderjarigen" in words(coach.get(one))
    assert "Waar let u op?" in words(coach.get(f"{table}E-01/"))
    assert "Waar let u op?" not in words(coach.get(line)), "the list says it"
    words(
        coach.post(f"{table}E-01/", {"introduced": "school", "practised": "external", "elsewhere": "VDAB"}, follow=True)
    )
    assert "Het plan is volledig. Deel het" in words(coach.get(one))


def test_both_sides_read_and_answer_and_a_version_is_frozen(story, now):
    track, coach, noor, company = story.track, story.coach, story.noor, story.company
    plan = begun(story, now)
    one = f"{LIST}{plan.pk}/"
    table, line, start = f"{one}activiteiten/", f"{one}activiteiten/BAK-01/", f"{LIST}nieuw/{track.pk}/"
    exempt = {"is_exempt": "on", "exempt_words": "Leerde dit in de keuken."}
    coach.post(
        table, {"all-introduced": "school", "all-practised": "work", "all-workplaces": ["1"], "all-guide": "Mia"}
    )
    coach.post(line, exempt)
    assert "Gedeeld" in words(coach.post(f"{one}delen/", follow=True))
    assert f'href="{one}"' in words(noor.get(f"/mijn-traject/{track.pk}/"))
    assert "Lees wat je waar leert." in words(noor.get(one))
    with query_budget(20):
        read = words(company.get(one))
    assert "Lees wat de lerende bij u leert." in read
    assert "activiteiten/BAK-02/" not in read
    assert company.get(table).status_code == 404
    assert "U schrijft dit opleidingsplan niet" in words(company.post(table), status=409)
    assert "Schrijf eerst een opmerking." in words(company.post(f"{one}opmerking/"), status=422)
    company.post(f"{one}opmerking/", {"about": "BAK-02", "words": "Dat doen wij pas in maart."})
    assert words(coach.get(one)).count("Dat doen wij pas in maart.") == 2
    assert "1 opmerking wacht" in words(coach.get(LIST))
    said = PlanComment.objects.get()
    coach.post(f"{one}opmerkingen/{said.pk}/afgehandeld/")

    assert "Versie 1 ligt vast." in words(coach.post(f"{one}vastleggen/", follow=True))
    assert "kan nu niet gewijzigd worden" in words(coach.post(line, exempt), status=422)
    coach.post(f"{one}weer-openen/")
    coach.post(f"{one}werkplekken/1/", PERIOD | {"ends": "2027-05-31", "days": "80"})
    changes = words(noor.get(f"{one}verschillen/"))
    assert "Sinds versie 1" in changes
    assert "31 mei 2027" in changes
    assert "Van versie 1 naar versie 2" in words(
        coach.post(f"{one}vastleggen/") and coach.get(f"{one}verschillen/?van=1&naar=2")
    )
    _, rows = taken(company.get(f"{one}activiteiten.csv"))
    assert [row["Vrijstelling"] for row in rows if row["Code"] == "BAK-01"] == ["Leerde dit in de keuken."]
    _, rows = taken(company.get(f"{LIST}lijst.csv"))
    assert [row["Stand"] for row in rows] == ["Vastgelegd"]
    assert "gesloten" in words(coach.post(f"{one}sluiten/", follow=True))
    assert "Zoals het vorige plan van deze lerende" in words(coach.get(start))
    assert "handelingsplan" not in words(company.get(one))


def test_a_plan_goes_on_paper_in_a_calendar_and_into_a_template(story, now):
    coach, plan = story.coach, begun(story, now)
    one = f"{LIST}{plan.pk}/"
    assert "Verdeel over de werkplekken" in words(coach.get(one))
    assert "Verdeeld. Kijk na of het klopt." in words(coach.post(f"{one}verdelen/", follow=True))
    coach.post(f"{one}delen/")
    coach.post(f"{one}vastleggen/")
    digest = plan.versions.get().digest
    for path, told in (("plan.pdf?versie=1", digest), ("plan.pdf", "Nog niet vastgelegd")):
        paper = PdfReader(BytesIO(story.noor.get(one + path).content))
        printed = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
        assert told in printed.replace("- ", "-")
        assert "Bakkerij De Vroege Vogel" in printed
        assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    agenda = story.company.get(f"{one}agenda.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20261201" in agenda
    assert "DTEND;VALUE=DATE:20270701" in agenda
    assert "Geef het sjabloon een naam." in words(coach.post(f"{one}sjabloon/"), status=422)
    assert "Eerste jaar" in words(coach.post(f"{one}sjabloon/", {"name": "Eerste jaar"}, follow=True))
    other = TrackFactory(provider=story.track.provider, training=story.track.training, placed=True)
    start = f"{LIST}nieuw/{other.pk}/"
    template = PlanTemplate.objects.get()
    shown = words(coach.get(start))
    assert "Sjabloon: Eerste jaar" in shown
    assert "Zoals het plan van Noor" in shown
    assert coach.post(start, PERIOD | {"source": f"template:{template.pk}"}).status_code == 302
    assert other.plans.get().lines.get(code="BAK-01").introduced == "school"
    assert "Het sjabloon is weg." in words(coach.post(f"{LIST}sjablonen/{template.pk}/weg/", follow=True))


def test_a_plan_begins_on_workplaces_that_teach_everything_together(story, now):
    codes = [f"BAK-{n:02d}" for n in range(1, 25)]
    lead, other = recognised(story.track.training_id, codes[:16]), recognised(story.track.training_id, codes[14:])
    Track.objects.filter(pk=story.track.pk).update(**NEAR, nis="44021")
    start = f"{LIST}nieuw/{story.track.pk}/"
    shown = words(story.coach.get(start))
    assert "Op werkplekken die samen alles aanleren:" in shown
    assert "van de 10 maanden); " in shown
    sent = {"begins": "2026-12-01", "ends": "2027-06-30", "source": f"together:{lead},{other}"}
    begun = story.coach.post(start, sent, follow=True)
    assert "Maand per maand" in words(begun)
    rows = begun.context["page"].months
    assert [row.month for row in rows] == ["december 2026", *(f"{month} 2027" for month in SPRING)]
    assert sum(len(row.learns) for row in rows) == len(codes), "each activity in one month"
    assert any(line.days == "december 2026" for line in begun.context["page"].lines)
    plan = TrainingPlan.objects.get()
    assert [one.recognition.establishment_id for one in plan.workplaces.order_by("number")] == [lead, other]
    assert not plan.lines.filter(practised="").exists()


def test_another_provider_is_asked_and_answers_on_its_own_page(story, now):
    plan, coach = begun(story, now), story.coach
    one, syntra = f"{LIST}{plan.pk}/", ProviderFactory(name="Syntra Midden")
    theirs = visitor(Role.COACH, syntra.pk)
    ask = f"{one}andere-aanbieders/nieuw/"
    assert "Syntra Midden" in words(coach.get(ask))
    sent = {"giver": str(syntra.pk), "name": "Hygiëne", "part": "both", "begins": "2027-01-04", "ends": "2027-01-29"}
    assert "Kies minstens één activiteit." in words(coach.post(ask, sent), status=422)
    sent |= {"lines": ["BAK-01", "BAK-02"]}
    assert "Dit eindigt na het plan" in words(coach.post(ask, sent | {"ends": "2027-07-30"}), status=422)
    asked = words(coach.post(ask, sent, follow=True))
    assert "Een andere aanbieder zei nog geen ja" in asked
    assert "1 vraag om een module te geven wacht op u" in words(theirs.get(LIST))
    listed = words(theirs.get(f"{LIST}modules/"))
    _, rows = taken(theirs.get(f"{LIST}modules/lijst.csv"))
    assert [(row["Module"], row["Stand"]) for row in rows] == [("Hygiëne", "Gevraagd")]
    module = plan.modules.get()
    mine = f"{LIST}modules/{module.pk}/"
    assert f'href="{mine}"' in listed
    before = words(theirs.get(mine))
    assert "BAK-02" in before
    assert "BAK-03" not in before
    assert "Noor" not in listed + before, "a name only after a yes"
    assert "Noor" in words(theirs.post(f"{mine}ja/", follow=True))
    assert "Bevestigd" in words(coach.get(one))
    assert "Zeg in een zin waarom" in words(theirs.post(f"{mine}nee/"), status=422)
    assert "weet dat dit niet kan" in words(theirs.post(f"{mine}nee/", {"reason": "Volzet tot mei."}, follow=True))
    assert "Volzet tot mei." in words(coach.get(one))
    change = f"{one}andere-aanbieders/1/"
    assert 'value="Hygiëne"' in words(coach.get(change))
    assert "Opnieuw gevraagd." in words(coach.post(change, sent | {"giver": "VDAB"}, follow=True))
    assert theirs.get(mine).status_code == 404
    vdab = visitor(Role.EMPLOYMENT_SERVICE)
    assert "Modules die scholen u vragen" in words(vdab.get("/overdrachten/"))
    assert "Hygiëne" in words(vdab.get(f"{LIST}modules/"))
    assert "teruggenomen" in words(coach.post(f"{change}weg/", follow=True))
    assert "Niemand vraagt u iets" in words(vdab.get(f"{LIST}modules/"))
    assert story.company.get(f"{LIST}modules/").status_code == 404


def test_the_list_asks_no_more_questions_as_it_grows(now):
    made = [TrainingPlanFactory(shared=True) for _ in range(3)]
    places = [PlanWorkplaceFactory(plan=one) for one in made]
    TrainingPlan.objects.update(begins=date(2026, 11, 1))
    PlanLineFactory(plan=made[0])
    company = places[0].recognition.company
    type(places[0].recognition).objects.update(company=company)
    visit = visitor(Role.COMPANY_ADMIN, company.pk)
    with query_budget(14):
        page = visit.get(LIST)
    assert len(page.context["page"].rows) == 3
    own = visitor(Role.PROVIDER_ADMIN, made[0].track.provider_id)
    assert len(own.get(LIST).context["page"].rows) == 1
    assert visitor(Role.MENTOR, company.pk).get(LIST).status_code == 404
    draft = TrainingPlanFactory(track__provider=made[0].track.provider)
    path = f"{LIST}{draft.pk}/weggooien/"
    assert "weggegooid" in words(own.post(path, follow=True))
    mine = f"{LIST}{made[0].pk}/"
    assert "is weggehaald" in words(own.post(f"{mine}activiteiten/E-01/weg/", follow=True))
    assert "uit het plan gehaald" in words(own.post(f"{mine}werkplekken/1/weg/", follow=True))
    assert "Bewaard." in words(own.post(f"{mine}periode/", PERIOD, follow=True))
