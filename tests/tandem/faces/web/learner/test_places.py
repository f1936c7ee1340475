"""The list of a learner on screen: keep, rank, move, refuse, undo; from the list and from the public page."""

import csv
import re
from datetime import date
from io import StringIO

import pytest
from django.db.models import F
from django.urls import reverse

from tandem.journey.placement.models import Opening, SavedOpening, Veto
from tandem.journey.placement.snapshot import shelf
from tandem.journey.placement.terms.openings import CloseReason
from tandem.journey.placement.terms.wishes import WishHappened
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.intake import TrackFactory
from tests.factories.introductions import IntroductionFactory, SeatFactory
from tests.factories.placement import OpeningFactory, SavedOpeningFactory, VetoFactory
from tests.harness import matching
from tests.harness.visitors import visitor
from tests.tandem.faces.web.learner.reading import text_of
from tests.tandem.registers.house import last


def url(noor, name: str, *arguments) -> str:
    return reverse(f"learner:{name}", args=[noor.track.pk, *arguments])


def ranking(noor) -> list:
    return list(
        SavedOpening.objects.ranked().filter(track=noor.track).order_by("rank").values_list("opening", flat=True)
    )


def public_page(opening) -> str:
    return reverse("workplaces:workplace", args=[opening.recognition.number])


def test_a_learner_keeps_and_ranks_from_the_public_page(browser, noor):
    opening = noor.opening()
    page = public_page(opening)
    text = text_of(browser.get(page))
    assert "Iets voor jou?" in text
    for one in (text, text_of(browser.get(reverse("workplaces:opening", args=[opening.pk])))):
        assert one.index("<h1") < one.index('href="#bewaar"') < one.index("<h2") < one.index('id="bewaar"')
    save = re.search(r'action="([^"]+bewaren/)"', text)[1]

    answer = browser.post(save, {"terug": f"{page}#bewaar"})

    assert answer["Location"] == f"{page}#bewaar"
    text = text_of(browser.get(page))
    assert "Bewaard" in text
    rank = re.search(r'action="([^"]+kiezen/)"', text)[1]
    browser.post(rank, {"terug": page})
    assert ranking(noor) == [opening.pk]
    assert "Keuze 1 in je volgorde" in text_of(browser.get(page))


def test_a_place_that_is_full_is_kept_and_ranked_but_nobody_applies_there(browser, noor):
    opening, own = noor.opening(), noor.opening()
    for one in (opening, own):
        SavedOpeningFactory(track=noor.track, opening=one)
    SeatFactory(introduction__track=noor.track, introduction__opening=own, introduction__promised=True)
    assert reverse("introductions:propose", args=[noor.track.pk, opening.pk]) in text_of(
        browser.get(url(noor, "places"))
    )
    Opening.objects.update(taken=F("places"))

    text = text_of(browser.get(url(noor, "places")))
    assert text.count("Alle plaatsen ingenomen") == 1
    assert "Nog vrij" in text
    assert "Valt er een weg, dan kun je je hier voorstellen." in text
    assert reverse("introductions:propose", args=[noor.track.pk, opening.pk]) not in text
    assert reverse("learner:rank", args=[noor.track.pk, opening.pk]) in text
    told = browser.get(f"/api/v1/tracks/{noor.track.pk}/savedOpenings").json()["items"]
    assert {one["openingId"]: one["standing"] for one in told} == {str(opening.pk): "full", str(own.pk): "open"}
    assert "alle plaatsen zijn ingenomen" in text_of(browser.get(public_page(opening)))


def test_a_visitor_and_a_company_see_no_buttons_of_a_learner(client, noor):
    from tests.tandem.faces.web.learner.test_track import company

    page = public_page(noor.opening())

    for somebody in (client, company()):
        text = text_of(somebody.get(page))
        assert "Iets voor jou?" not in text
        assert "mijn-traject" not in text
        assert "#bewaar" not in text


def test_a_parent_chooses_for_each_child(parents, noor):
    opening = noor.opening()
    sister = TrackFactory(searching=True, person__birth_date=noor.track.person.birth_date, person__given_name="Mila")
    from tests.factories.people import GuardianshipFactory

    GuardianshipFactory(child=sister.person, guardian=noor.guardianship.guardian)

    text = text_of(parents.get(public_page(opening)))

    assert "Mila, " in text
    assert "Noor, " in text
    assert text.count("bewaren/") == 2


def test_a_recognised_place_that_asks_nobody_can_still_be_refused(browser, noor):
    opening = noor.opening(paused=True)

    text = text_of(browser.get(public_page(opening)))

    assert "vraagt nu niemand" in text
    assert "bewaren/" not in text
    assert "Hier niet" in text


def test_the_public_page_asks_little_more_of_the_database(browser, noor, query_budget):
    opening = noor.opening()
    browser.get(public_page(opening))

    with query_budget(20):
        browser.get(public_page(opening))


def test_places_move_up_and_down_by_buttons_and_come_back_to_the_list(browser, noor):
    rows = [SavedOpeningFactory(track=noor.track, opening=noor.opening(), rank=n) for n in (1, 2, 3)]
    third = rows[2].opening_id

    answer = browser.post(url(noor, "move", third, "omhoog"))

    assert answer["Location"] == f"{url(noor, 'places')}#plek-{third}"
    assert ranking(noor) == [rows[0].opening_id, third, rows[1].opening_id]
    browser.post(url(noor, "move", third, "omlaag"))
    assert ranking(noor) == [row.opening_id for row in rows]
    assert browser.post(url(noor, "move", third, "opzij")).status_code == 404
    browser.post(url(noor, "unrank", third))
    browser.post(url(noor, "let_go", rows[0].opening_id))
    assert ranking(noor) == [rows[1].opening_id]
    text = text_of(browser.get(url(noor, "places")))
    assert "Je bewaarde 2 werkplekken" in text
    assert f'id="op-plek-{rows[1].opening_id}" aria-disabled="true"' in text


def test_what_cannot_be_ranked_is_told_in_words_and_nothing_is_lost(browser, noor):
    other = noor.elsewhere()
    SavedOpeningFactory(track=noor.track, opening=other)

    answer = browser.post(url(noor, "rank", other.pk), follow=True)

    assert "Deze werkplek is voor een andere opleiding" in text_of(answer)
    assert SavedOpening.objects.filter(opening=other, rank=None).exists()


def test_a_place_that_is_gone_says_what_happened(browser, noor):
    for trait in ("paused", "closed", "expired"):
        SavedOpeningFactory(track=noor.track, opening=noor.opening(**{trait: True}))
    text = text_of(browser.get(url(noor, "places")))

    assert "De onderneming neemt nu even niemand." in text
    assert "De onderneming zoekt niemand meer voor deze plaats." in text
    assert "De onderneming zette deze plaats niet langer open." in text
    assert "Zet in mijn volgorde" not in text


def test_a_place_that_is_filled_sends_nobody_away(browser, noor):
    filled = noor.opening(closed=True, close_reason=CloseReason.FILLED_HERE)
    SavedOpeningFactory(track=noor.track, opening=filled)

    text = text_of(browser.get(url(noor, "places")))

    assert "Deze plaats is ingevuld. Begin je hier zelf?" in text
    assert "Iemand anders" not in text


def test_a_parent_is_not_asked_for_a_reason_that_is_not_theirs_to_read(browser, parents, noor):
    refused = VetoFactory(track=noor.track, establishment=noor.opening().establishment, reason="Mijn tante werkt daar.")
    page = url(noor, "veto", refused.establishment_id)
    assert page in text_of(browser.get(url(noor, "places")))
    assert page not in text_of(parents.get(url(noor, "places")))
    text = text_of(parents.get(page))
    assert "Deze plek is al geweigerd." in text
    assert "<textarea" not in text

    answer = parents.post(page, {"reason": "Te ver."})

    assert answer.status_code == 422
    assert "Iemand anders zei hier al: hier niet" in " ".join(answer.content.decode().split())
    assert Veto.objects.get().reason == "Mijn tante werkt daar."


def test_not_here_asks_why_and_one_need_not_say(browser, noor):
    opening = noor.opening()
    SavedOpeningFactory(track=noor.track, opening=opening, rank=1)
    asked = url(noor, "veto", opening.establishment_id)
    text = text_of(browser.get(asked, {"terug": public_page(opening)}))
    assert "Je hoeft niets te schrijven" in text
    assert opening.establishment.name in text

    answer = browser.post(asked, {"reason": "", "terug": public_page(opening)})

    assert answer["Location"] == public_page(opening)
    assert ranking(noor) == []
    assert last(noor.track).code == WishHappened.RANKING_CHANGED
    text = text_of(browser.get(url(noor, "places")))
    assert "Je zei: hier niet." in text
    browser.post(url(noor, "undo_veto", opening.establishment_id))
    assert not Veto.objects.exists()


@pytest.mark.parametrize(
    ("reason", "told"),
    [("x" * 301, "Je schreef 301 tekens. Er passen er 300."), ("te ver\x07", "Typ je reden opnieuw.")],
)
def test_a_reason_that_cannot_be_kept_comes_back_with_what_to_do(browser, noor, reason, told):
    opening = noor.opening()

    text = text_of(browser.post(url(noor, "veto", opening.establishment_id), {"reason": reason}), status=422)

    assert told in text
    assert "Kijk dit nog even na" in text
    assert not Veto.objects.exists()


def test_a_parent_does_not_read_why_the_learner_refuses(browser, parents, noor):
    row = VetoFactory(track=noor.track, establishment=noor.opening().establishment, vetoed_by=noor.learner.user_id)
    for page in (url(noor, "places"), url(noor, "veto", row.establishment_id)):
        assert "Mijn tante werkt daar." in text_of(browser.get(page))
        text = text_of(parents.get(page))
        assert "tante" not in text
        assert row.establishment.name in text


def test_one_is_never_sent_to_another_site(browser, noor):
    opening = noor.opening()
    for away in ("https://elders.example/", "//elders.example", "javascript:x"):
        answer = browser.post(url(noor, "save", opening.pk), {"terug": away})
        assert answer["Location"].startswith(url(noor, "places"))


def test_a_step_with_the_track_of_somebody_else_finds_nothing(browser, noor):
    other = TrackFactory(searching=True)
    opening = OpeningFactory()

    for name in ("save", "let_go", "rank", "unrank"):
        assert browser.post(reverse(f"learner:{name}", args=[other.pk, opening.pk])).status_code == 404
    for name in ("veto", "undo_veto"):
        assert browser.post(reverse(f"learner:{name}", args=[other.pk, opening.establishment_id])).status_code == 404


def test_the_list_can_be_taken_along(browser, noor):
    SavedOpeningFactory(track=noor.track, opening=noor.opening(), rank=1)

    answer = browser.get(url(noor, "places_export", "csv"))

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    body = [row for row in rows if not row[0].startswith("#")]
    assert body[0][:3] == ["Volgorde", "Werkplek", "Gemeente"]
    assert body[1][0] == "1"
    assert "geschat" in body[1][6]


def test_the_list_asks_as_much_of_the_database_however_long_it_is(browser, noor, query_budget):
    page = url(noor, "places")
    browser.get(page)
    for number in range(10):
        SavedOpeningFactory(track=noor.track, opening=noor.opening(), rank=number + 1)
        SavedOpeningFactory(track=noor.track, opening=noor.opening(paused=True))
        VetoFactory(track=noor.track)

    with query_budget(20):
        text = text_of(browser.get(page))
    assert "Je volgorde is vol: 10 werkplekken." in text


def test_a_learner_applies_from_the_page_of_the_place_and_of_the_workplace(browser, client, noor):
    opening, other = noor.opening(places=2), noor.elsewhere()
    place = reverse("workplaces:opening", args=[opening.pk])
    propose = reverse("introductions:propose", args=[noor.track.pk, opening.pk])
    for page in (place, public_page(opening)):
        text = text_of(browser.get(page))
        assert f'href="{propose}"' in text
        assert "Iets voor jou?" in text
        assert "Praat met uw school" not in text
        assert "Stel me voor" not in text_of(client.get(page))
    save = re.search(r'action="([^"]+bewaren/)"', text_of(browser.get(place)))[1]
    assert browser.post(save, {"terug": f"{place}#bewaar"})["Location"] == f"{place}#bewaar"
    assert "Stel me voor" not in text_of(browser.get(reverse("workplaces:opening", args=[other.pk])))

    met = IntroductionFactory(track=noor.track, opening=opening)

    text = text_of(browser.get(place))
    assert f'href="{reverse("introductions:introduction", args=[met.pk])}"' in text
    assert f'href="{propose}"' not in text


def test_a_kept_place_says_why_the_learner_is_not_proposed_there(db, now, query_budget):
    shelf.forget()
    school = matching.build(now)
    track = school.learner(person__user=UserFactory(), person__birth_date=date(2009, 4, 12))
    near, far, early = school.bakery(), school.bakery(lat=51.5), school.bakery(first_minute=240)
    for one in (near, far, early):
        SavedOpeningFactory(track=track, opening=one)
    mine = visitor(Role.LEARNER, user_id=track.person.user_id)
    mine.get(reverse("learner:places", args=[track.pk]))

    with query_budget(20):
        text = text_of(mine.get(reverse("learner:places", args=[track.pk])))

    assert text.count("Hier word je nu niet voorgesteld:") == 2
    assert re.search(r"Het is \d+ minuten ver, en je reist hoogstens 45 minuten\.", text)
    assert "Het werk begint om 4 uur. Jonger dan 18 begin je niet voor 6 uur." in text
