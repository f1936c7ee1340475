"""A learner handed over on screen: the form, the sheet and its PDF, the family agrees, VDAB takes over."""

import html
from io import BytesIO

import pytest
from pypdf import PdfReader

from tandem.journey.handover.models import WarmHandover
from tandem.registers.access.terms import Role
from tests.factories.handover import WarmHandoverFactory
from tests.harness import school
from tests.harness.exports import taken
from tests.harness.queries import query_budget
from tests.harness.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "/overdrachten/"
SENT = {"kind": "VDAB", "why": "track_ends", "stands": "Schildert zelfstandig.", "works": "Humor."}


def words(response, *, status=200):
    assert response.status_code == status
    return html.unescape(" ".join(response.content.decode().split()))


def test_from_the_file_to_vdab_with_a_sheet_that_the_family_reads_first(now):
    gent = school.build(now)
    parent_of = gent.learner()
    gent.parent(parent_of)
    coach = visitor(Role.PROVIDER_ADMIN, gent.provider.pk)
    vdab = visitor(Role.EMPLOYMENT_SERVICE)
    file = f"/lerenden/{parent_of.pk}/"
    assert f'href="{LIST}nieuw/{parent_of.pk}/"' in words(coach.get(file))
    form = f"{LIST}nieuw/{parent_of.pk}/"
    empty = words(coach.post(form), status=422)
    assert "Kies aan wie u overdraagt." in empty
    assert "Schrijf kort waar de lerende nu staat." in empty
    assert "Kies welke collega de lerende overneemt." in words(
        coach.post(form, SENT | {"kind": "colleague"}), status=422
    )
    assert "VDAB begeleidt wie meerderjarig is" in words(coach.post(form, SENT), status=422)
    parent_of.person.birth_date = "2007-04-12"
    parent_of.person.save()
    told = words(coach.post(form, SENT, follow=True))
    assert "Tot ze aanvaard is, blijft u begeleiden." in told
    row = WarmHandover.objects.get()
    one = f"{LIST}{row.pk}/"
    assert vdab.get(one).status_code == vdab.get(f"{one}blad.pdf").status_code == 404
    noor = visitor(Role.LEARNER, user_id=school.signed_in(parent_of.person, Role.LEARNER).user_id)
    home = words(noor.get(f"/mijn-traject/{parent_of.pk}/"))
    assert f'href="{one}"' in home
    assert "Schildert zelfstandig." in words(noor.get(one))
    assert "Je akkoord is genoteerd." in words(noor.post(f"{one}akkoord/", follow=True))
    assert noor.get(LIST).status_code == 404

    assert "Noor Leerling" in words(vdab.get(LIST))
    _, rows = taken(vdab.get(f"{LIST}lijst.csv"))
    assert [line["Lerende"] for line in rows] == ["Noor Leerling"]
    sheet = words(vdab.get(one))
    assert "Humor." in sheet
    assert "Neem over" in sheet
    paper = vdab.get(f"{one}blad.pdf")
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages).split())
    assert "Schildert zelfstandig." in printed
    assert "Noor Leerling" in printed
    assert "Kies waarom u de lerende terugstuurt." in words(vdab.post(f"{one}terugsturen/"), status=422)
    assert coach.get(f"{one}terugsturen/").status_code == vdab.get(f"{one}papier/").status_code == 404
    assert "U nam de lerende over" in words(vdab.post(f"{one}overnemen/", follow=True))
    assert "begeleidt Noor vanaf nu." in words(coach.get(one))


def test_what_waits_too_long_stands_on_the_list_and_the_list_asks_no_more_questions_as_it_grows(now):
    vdab = visitor(Role.EMPLOYMENT_SERVICE)
    rows = [WarmHandoverFactory(offered=True, answers_until="2026-11-01") for _ in range(3)]
    own = visitor(Role.PROVIDER_ADMIN, rows[0].track.provider_id)
    with query_budget(16):
        page = vdab.get(LIST)
    assert len(page.context["page"].rows) == 3
    assert "3 overdrachten zijn te laat" in words(page)
    assert "1 overdracht wacht te lang op een antwoord" in words(own.get("/lerenden/"))
    back = words(vdab.post(f"{LIST}{rows[0].pk}/terugsturen/", {"reason": "full", "words": "Bel mij."}, follow=True))
    assert "Teruggestuurd." in back
    assert "Bel mij." in words(own.get(f"{LIST}{rows[0].pk}/"))
    again = WarmHandoverFactory(track__provider=rows[0].track.provider)
    one = f"{LIST}{again.pk}/"
    assert "Vul in op welke dag er getekend is." in words(own.post(f"{one}papier/", {"signed_on": ""}), status=422)
    assert "toekomst" in words(own.post(f"{one}papier/", {"signed_on": "2027-01-01"}), status=422)
    assert "Genoteerd." in words(own.post(f"{one}papier/", {"signed_on": "2026-11-20"}, follow=True))
    assert "U blijft begeleiden." in words(own.post(f"{one}terugnemen/", follow=True))
