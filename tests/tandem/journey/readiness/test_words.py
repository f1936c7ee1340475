"""Dutch words as a search sees them: forms are one, compounds fall apart, a typing error lies near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.readiness.rules.words import apart, kin, parts, plain, same_words, stem, telling, words

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    "forms",
    [
        ("knipt", "knippen", "geknipt"),
        ("tegel", "tegels"),
        ("verdeelt", "verdelen"),
        ("leest", "lezen"),
        ("bakt", "bakken", "gebakken"),
        ("snijdt", "snijden", "gesneden"),
        ("maait", "maaien", "gemaaid"),
        ("sorteert", "sorteren", "gesorteerd"),
        ("plaatst", "plaatsen", "geplaatst"),
        ("schrijft", "schrijven"),
        ("brood", "broden", "broodje", "broodjes"),
        ("auto", "autos"),
        ("metselt", "metselen"),
        ("opgeruimd", "opruimen"),
    ],
)
def test_the_forms_of_a_word_are_one(forms):
    assert len({stem(form) for form in forms}) == 1, {form: stem(form) for form in forms}


@pytest.mark.parametrize(
    ("one", "other"),
    [("levert", "levering"), ("metselt", "metselaar"), ("controleert", "controle"), ("bakt", "bakker")],
)
def test_a_verb_and_its_noun_are_kin(one, other):
    assert kin(stem(one)) == kin(stem(other))


@pytest.mark.parametrize(
    ("one", "other"), [("plan", "plant"), ("wast", "kast"), ("boom", "bord"), ("stelling", "stelt"), ("was", "las")]
)
def test_other_words_stay_other_words(one, other):
    assert stem(one) != stem(other)


def test_compounds_fall_apart_into_words_we_know():
    known = {stem(word) for word in ("beton", "molen", "vloer", "tegel", "werkplek", "ruimen", "gezond", "regel")}
    assert parts(stem("betonmolen"), known) == (stem("beton"), stem("molen"))
    assert parts(stem("vloertegels"), known) == (stem("vloer"), stem("tegel"))
    assert parts(stem("opruimen"), known) == ("op", stem("ruimen"))
    assert parts(stem("molen"), known) == ()
    assert parts("onbekendwoord", known) == ()


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("kassa", "kassa", 0),
        ("kasa", "kassa", 1),
        ("heftrukc", "heftruck", 1),
        ("brood", "borod", 1),
        ("brood", "boord", 2),
        ("a", "abcd", 3),
    ],
)
def test_how_far_two_words_lie_apart(one, other, far):
    assert apart(one, other, most=2) == far


@given(one=LETTERS, other=LETTERS)
def test_how_far_is_the_same_from_both_sides(one, other):
    assert apart(one, other, most=2) == apart(other, one, most=2)
    assert (apart(one, other, most=2) == 0) is (one == other)


@given(text=st.text(max_size=60))
def test_every_text_is_read(text):
    for word in telling(text):
        assert stem(word)
        assert kin(stem(word))
    assert words(plain(text)) == words(text)


def test_the_order_and_the_forms_do_not_matter_for_what_is_the_same():
    assert same_words("Sorteert het afval") == same_words("afval sorteren")
    assert same_words("Sorteert afval") != same_words("Sorteert gevaarlijk afval")


def test_a_text_of_nothing_but_small_words_keeps_them():
    assert telling("de het") == ["de", "het"]
    assert telling("Bakt het brood") == ["bakt", "brood"]
