"""Moving a power through the API: the same rules as the website, among which how far ahead."""

import pytest

from tandem.registers.mandates.models import Mandate

MOVE = {"power": "recognise", "to": "FLEMISH_PARTNERSHIP", "sector": "FOOD"}


@pytest.mark.parametrize(("on", "status"), [("2036-11-21", 200), ("2036-11-22", 409), ("2199-12-31", 409)])
def test_a_power_moves_at_most_ten_years_ahead(cast, on, status):
    answer = cast.agency.post("/mandates/moves", {**MOVE, "on": on})

    assert answer.status_code == status, answer.content
    if status == 409:
        (issue,) = answer.json()["issues"]
        assert (issue["code"], issue["needed"]) == ("mandate.starts_too_far", "2036-11-21")
        assert issue["title"] == "Deze dag ligt meer dan tien jaar ver"
    assert Mandate.objects.filter(valid_from=on).exists() == (status == 200)
