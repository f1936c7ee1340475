"""What people type finds the activity they mean: forms, compounds, Flemish words, typing errors, whole texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.faces.exchange.shipped import reference as shipped
from tandem.journey.readiness.queries.work import synonyms
from tandem.journey.readiness.rules.finding import MOST_LETTERS, Index, Said
from tandem.journey.readiness.rules.words import stem, telling

MEANT = {
    # as it is written, in other forms and in another order
    "brood bakken": "BAK-16",
    "deeg kneden": "BAK-14",
    "bladerdeeg": "BAK-12",
    "handen wassen": "BAK-01",
    "haren wassen": "KAP-06",
    "haar kleuren": "KAP-12",
    "knippen": "KAP-07",
    "gras maaien": "GRO-13",
    "hagen scheren": "GRO-12",
    "muren metselen": "RUW-08",
    "metselaar": "RUW-08",
    "kabels trekken": "ELE-05",
    "olie verversen": "AUT-04",
    "banden wisselen": "AUT-07",
    "tig lassen": "LAS-07",
    "stalen nemen": "CHE-04",
    "borden dresseren": "KEU-11",
    "uitbenen": "SLA-11",
    "rapporteren aan verpleegkundige": "ZOR-12",
    # other words for the same
    "kuisen van de keuken": "KEU-19",
    "camion lossen": "LOG-05",
    "clark rijden": "LOG-12",
    "orderpicken": "LOG-08",
    "patatten schillen": "KEU-05",
    "worsten maken": "SLA-14",
    "steiger": "RUW-16",
    "zekeringkast": "ELE-08",
    "stopcontact": "ELE-07",
    "gyproc": "STU-09",
    "plakken": "STU-07",
    "faience": "VLO-08",
    "frigo": "SLA-08",
    "vervaldatum": "WIN-06",
    "stock tellen": "WIN-11",
    "winkelrekken vullen": "WIN-03",
    "afrekenen": "WIN-09",
    "bruidskapsel": "KAP-13",
    "remblokken": "AUT-06",
    "accu": "AUT-09",
    "uitdeuken": "PLA-05",
    "gazonaanleg": "GRO-04",
    "opkuisen van de werf": "RUW-18",
    "wapeningsstaal": "RUW-12",
    "betonneren": "RUW-13",
    "rusthuis": "ZOR-13",
    "naschoolse opvang": "KIN-12",
    "labo": "CHE-05",
    # typed wrong
    "kasa": "WIN-09",
    "heftrukc": "LOG-12",
    "metselenn": "RUW-08",
    "elektroden": "LAS-08",
    "beschermingmiddelen": "RUW-20",
    "isolaatie": "RUW-10",
    "uitlaadeel": "AUT-10",
    "verlichtng": "ELE-09",
    "snoeijen": "GRO-11",
}
NOTHING = ("xyzzy", "", "   ", "?!", "robot programmeren", "tovenaar")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {row.code: row.text_nl for one in shipped.read().activity_lists for row in one.activities}


@pytest.fixture(scope="module")
def index(texts: dict[str, str]) -> Index:
    return Index((Said(code, text) for code, text in texts.items()), synonyms=synonyms())


@pytest.mark.parametrize(("typed", "code"), MEANT.items())
def test_what_is_typed_finds_what_is_meant(index: Index, texts: dict[str, str], typed: str, code: str):
    found = [hit.key for hit in index.find(typed, limit=5)]
    assert code in found or texts[code] in {texts[one] for one in found}, [texts[one] for one in found]


@pytest.mark.parametrize("typed", NOTHING)
def test_what_means_nothing_finds_nothing(index: Index, typed: str):
    assert index.find(typed) == []


def test_an_activity_finds_itself_first(index: Index, texts: dict[str, str]):
    for text in texts.values():
        first = index.find(text, limit=3)
        assert text in {texts[hit.key] for hit in first if hit.score == first[0].score}, text


def test_a_word_finds_no_other_word_that_looks_like_it(index: Index):
    assert "AUT-04" not in {hit.key for hit in index.find("verven")}, "verven is not verversen"
    assert "STU-02" not in {hit.key for hit in index.find("planten")}, "to plant is no plan"


def test_without_synonyms_other_words_are_not_understood(texts: dict[str, str]):
    plain = Index(Said(code, text) for code, text in texts.items())
    assert "LOG-05" not in {hit.key for hit in plain.find("camion")}


def test_a_word_that_is_only_known_from_its_synonyms_answers_nothing_here():
    few = Index([Said("a", "Snoeit bomen")], synonyms=[["kassa", "afrekenen"], ["kasse", "serre"]])
    for typed in ("kassa", "kasse", "kass", "serre", "kassaa"):
        assert few.find(typed) == []


def test_a_typing_error_costs_something(index: Index):
    assert index.find("kasa")[0].score < index.find("kassa")[0].score


@given(typed=st.text(max_size=200))
def test_whatever_is_typed_gets_an_answer(index: Index, typed: str):
    hits = index.find(typed)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 1.0001 for hit in hits)


TOLD = """Wij zijn een kleine bakkerij met winkel. 's Morgens wegen we de grondstoffen af en laten het deeg rijzen.
We bedienen klanten aan de kassa, vullen de rekken aan en houden de winkel proper.
Wij maken geen charcuterie. We nemen leveringen aan, maar vlees snijden doen we niet."""


def test_a_text_tells_what_happens_with_the_sentence_that_says_so(index: Index):
    found = {one.key: one for one in index.meant(TOLD)}
    sure = {key for key, one in found.items() if one.is_sure}
    assert {"BAK-09", "BAK-15", "BAK-23", "WIN-09", "WIN-03", "WIN-13"} <= sure
    assert found["BAK-23"].because.startswith("We nemen leveringen aan")
    assert "SLA-15" not in found, "what is denied is not done"
    assert not {key for key in found if key.startswith("SLA-1")} & sure
    assert [one.score for one in index.meant(TOLD)] == sorted((one.score for one in found.values()), reverse=True)


def test_a_long_text_is_read_no_further_than_it_may_and_each_word_is_looked_up_once(
    index: Index, monkeypatch: pytest.MonkeyPatch
):
    """That bounds the work: however often a word stands there and however much follows."""
    looked_up: list[str] = []
    look_up = Index._met_by
    monkeypatch.setattr(index, "_met", {})

    def noted(held: Index, word: str) -> object:
        looked_up.append(word)
        return look_up(held, word)

    monkeypatch.setattr(Index, "_met_by", noted)
    sentences = [f"Wij doen werk{n} met machine{n} en bakken brood." for n in range(400)]
    text = " ".join(sentence for one in sentences for sentence in (one, one))
    assert len(text) > 8 * MOST_LETTERS
    index.meant(text)
    assert len(looked_up) == len(set(looked_up))
    assert set(looked_up) <= {*telling(text[:MOST_LETTERS])}
    assert {"werk1", "machine1", "brood"} <= set(looked_up)


def test_synonyms_are_single_words_and_each_says_something():
    groups = synonyms()
    assert len(groups) > 100
    for group in groups:
        assert len({stem(word) for text in group for word in telling(text)}) > 1, group
