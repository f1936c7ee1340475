"""The official words: complete, sourced, findable."""

import re

import pytest

from tandem.glossary import sources, terms
from tandem.glossary.entry import Term
from tandem.law import book

TABLE = {
    "recognition": {"approval", "accreditation", "certification"},
    "recognition_request": {"application"},
    "location": {"site", "campus"},
    "company": {"firm", "site", "branch"},
    "establishment": {"firm", "site", "branch"},
    "workplace": {"job", "spot"},
    "opening": {"vacancy", "offer"},
    "contactpoint": {"helpdesk"},
    "scan": {"test"},
    "learner": {"student", "pupil", "apprentice"},
    "provider": {"school"},
    "coach": {"tutor", "supervisor"},
    "mentor": set(),
    "agreement": {"contract"},
    "training_plan": {"programme"},
    "activity_list": {"competence_list"},
    "power": {"permission"},
    "mandate": {"permission"},
    "proxy": {"mandate"},
    "competent_body": {"authority"},
    "sectoral_partnership": {"sector_body"},
    "meeting": set(),
    "action_plan": {"roadmap"},
    "shortage_occupation": {"bottleneck"},
    "inflow": set(),
    "outflow": set(),
    "early_ending": {"dropout"},
    "warm_handover": set(),
}
"""The house's table of names: what may not be written for each."""

FIELD = """
leerling; lerende; cursist; wettelijke vertegenwoordiger; betrokken personen; leeronderneming; vestiging;
ondernemingsnummer; vestigingsnummer; leerwerkplek; reële werkplek; gesimuleerde werkplek; erkenning;
erkenningsaanvraag; erkenningsvoorwaarde; verklaring op eer; machtiging; begeleidingsactie; opheffing van de erkenning;
uitsluiting; beroep; beroepscommissie; mentor; mentoropleiding; trajectbegeleider; werkplekbegeleider;
opleidingsverstrekker; CDO; CLW; Syntra-lesplaats; OV3; OV4; CVO; koepel; onderwijsnet; duaal leren;
alternerende opleiding; leren en werken; DBSO; leertijd; OAO; SAO; deeltijdse arbeidsovereenkomst; DA; DO; ODO; ODOS;
ODOW; leervergoeding; GGMMI; opleidingsplan; individueel leertraject; handelingsplan; standaardtraject; doelenkader;
curriculumdossier; opleidingsprofiel; activiteitenlijst; beroepskwalificatie; deelkwalificatie; onderwijskwalificatie;
bewijs van competenties; lineair; modulair; finaliteit; Se-n-Se; klassenraad; screening; arbeidsbereid; arbeidsrijp;
aanloopfase; aanloopcomponent; aanloopstructuuronderdeel; NAFT; OKAN; CLB; opleidingsdag; intakegesprek; proefperiode;
schorsing; sectoraal partnerschap; Vlaams Partnerschap Duaal Leren; bevoegdheidsverdeling; sectorfonds;
sectorconsulent; paritair comité; PC; Discimus; AGODI; AHOVOKS; programmatieaanvraag; ROF; POF; provinciaal steunpunt;
RTC; TUA; POM; RESOC; streekplatform; OCMW; VDAB; IBAL; warme overdracht; knelpuntberoep; witte vlek; blinde vlek;
spanningsindicator; arvastat; leerlingenpremie; premie kwalificerend werkplekleren; sociale Maribel; Dimona; DmfA; SPOC;
regie der regieën
"""
"""The words of the field, as its own texts write them."""


@pytest.mark.parametrize("word", [word.strip() for word in FIELD.replace("\n", " ").split(";")])
def test_every_word_of_the_field_is_found_by_its_own_name(word):
    found = terms.search(word, "nl")
    assert found, word
    names = " ".join((found[0].nl, found[0].plural_nl, found[0].abbreviation, *found[0].also_nl)).casefold()
    assert word.casefold() in names


@pytest.mark.parametrize("code", TABLE)
def test_the_table_of_names_holds(code):
    assert set(terms.term(code).banned) == TABLE[code]


def test_no_other_word_bans_anything():
    assert {term.code for term in terms.ALL if term.banned} == {code for code, banned in TABLE.items() if banned}


def test_each_word_stands_once():
    for name in ("code", "nl", "en"):
        values = [getattr(term, name) for term in terms.ALL]
        assert sorted(set(values)) == sorted(values), name


def test_two_words_never_share_an_abbreviation():
    short = [term.abbreviation for term in terms.ALL if term.abbreviation]
    assert len(short) == len(set(short))


@pytest.mark.parametrize("term", terms.ALL, ids=lambda term: term.code)
def test_a_word_says_what_it_means_and_where_that_comes_from(term: Term):
    assert term.sources
    for text in (term.meaning_nl, term.meaning_en):
        assert 20 <= len(text) <= 260, text
        assert text.endswith("."), text
        assert "!" not in text.replace("GO!", ""), text
        assert text[0].isupper()
    assert term.meaning_nl != term.meaning_en
    for other in term.see:
        assert terms.term(other) is not term


@pytest.mark.parametrize("term", terms.ALL, ids=lambda term: term.code)
def test_a_meaning_holds_no_legal_number(term: Term):
    numbers = re.findall(r"\d+", f"{term.meaning_nl} {term.meaning_en}")
    assert not [number for number in numbers if not re.fullmatch(r"20\d\d", number)]


@pytest.mark.parametrize(
    ("source", "is_uncertain", "certainty"),
    [
        ("S15 S14", False, "official"),
        ("S14", False, "retold"),
        ("S15", True, "uncertain"),
        ("ALGEMEEN", False, "uncertain"),
        ("TANDEM", False, "invented"),
        ("S14 TANDEM", False, "retold"),
    ],
)
def test_a_word_is_as_sure_as_its_best_source(source, is_uncertain, certainty):
    one = Term(code="x", nl="x", en="x", meaning_nl="", meaning_en="", source=source, is_uncertain=is_uncertain)
    assert one.certainty == certainty


def test_a_source_that_the_law_cites_too_has_the_same_name_there():
    ours = {one.code: one.title for one in sources.ALL}
    theirs = {code: one.title for code, one in book.book().sources.items()}
    shared = set(ours) & set(theirs)
    assert len(shared) > 30
    assert {code: ours[code] for code in shared} == {code: theirs[code] for code in shared}


def test_every_source_is_cited():
    assert {one.code for one in sources.ALL} == {code for term in terms.ALL for code in term.source.split()}


def test_an_unknown_word_is_a_defect():
    with pytest.raises(KeyError):
        terms.term("workplce")


def test_a_search_needs_every_part_and_ignores_capitals_and_accents():
    assert terms.search("PARITAIR comite", "nl")[0].code == "joint_committee"
    assert terms.search("  ", "nl") == ()
    assert terms.search("zeppelin", "nl") == ()
    assert terms.search("paritair zeppelin", "nl") == ()


def test_a_word_that_begins_with_the_question_comes_first_and_meanings_come_last():
    found = [term.code for term in terms.search("mentor", "nl")]
    assert found[0] == "mentor"
    assert found.index("mentor_training") < found.index("recognition_condition")


def test_a_search_in_english_reads_english():
    assert terms.search("shortage", "en")[0].code == "shortage_occupation"
    assert terms.search("shortage", "nl") == ()


def test_words_of_inner_tables_stand_on_no_public_page():
    inner = {term.code for term in terms.ALL if term.is_internal}
    assert inner
    assert not inner & {term.code for term in terms.PUBLIC}
    assert terms.search("dagzegel", "nl") == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_lists_every_public_word_once_in_alphabetical_order(language):
    groups = terms.by_letter(language)
    assert list(groups) == sorted(groups)
    assert sorted(term.code for group in groups.values() for term in group) == sorted(t.code for t in terms.PUBLIC)
    for letter, group in groups.items():
        names = [term.name(language).casefold() for term in group]
        assert all(name.startswith(letter.casefold()) for name in names)


def test_a_word_with_an_accent_stands_under_its_plain_letter():
    accented = Term(code="x", nl="éénmalig", en="once", meaning_nl="", meaning_en="", source="TANDEM")
    assert list(terms.by_letter("nl", [accented])) == ["E"]


@pytest.mark.parametrize(
    ("english", "plural"),
    [("company", "companies"), ("day", "days"), ("coach", "coaches"), ("class", "classes"), ("term", "terms")],
)
def test_an_english_plural_follows_the_ending(english, plural):
    one = Term(code="x", nl="x", plural_nl="x", en=english, meaning_nl="", meaning_en="", source="TANDEM")
    assert one.plural_en == plural


def test_a_word_without_a_plural_has_none_in_either_language():
    assert terms.term("GGMMI").plural("nl") == ""
    assert terms.term("GGMMI").plural("en") == ""
    assert terms.term("extract").plural("en") == "extracts from the criminal record"
