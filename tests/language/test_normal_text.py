"""Normal form, the language of a message, stems and surfaces."""

from __future__ import annotations

import pytest

from assistant.language.english import is_everyday
from assistant.language.keys import key_of, units_of
from assistant.language.normal_text import language_of, normal, normalize, stem
from assistant.understanding.vocabulary.names import name_parts, short_name

NORMAL = [
    ("無線耳機", "无线耳机"),
    ("１００元", "100元"),
    ("ＬＡＰＴＯＰ", "laptop"),
    ("Café", "cafe"),
    ("Ｔ恤", "t恤"),
    ("耳机🎧便宜", "耳机 便宜"),
    ("zero\u200bwidth", "zerowidth"),
    ("it’s", "it's"),
    ("￥200", "¥200"),
    ("5㎏", "5kg"),
    ("Straße", "straße"),
    ("٣٠٠", "300"),
]


@pytest.mark.parametrize(("written", "plain"), NORMAL)
def test_normal_form(written, plain):
    assert normal(written) == plain == normalize(written).text


def test_a_span_of_the_normal_text_leads_back_to_what_was_written():
    written = normalize("買１００ｇ🍵茶")
    start = written.text.index("100g")
    assert written.written[slice(*written.span(start, start + 4))] == "１００ｇ"
    assert written.span(3, 3) == (0, 0)


LANGUAGES = [
    ("有便宜的耳机吗", "zh"),
    ("iPhone 15 手机壳", "zh"),
    ("wireless earbuds", "en"),
    ("show me the cheapest 口红 please", "en"),
    ("T恤 XL", "fr"),
    ("500", "fr"),
    ("", "fr"),
    ("👍", "fr"),
]


@pytest.mark.parametrize(("written", "language"), LANGUAGES)
def test_the_language_of_a_message(written, language):
    assert language_of(written, "fr") == language  # the default is neither, to see where it is used


STEMS = [
    ("mugs", "mug"),
    ("dresses", "dress"),
    ("dress", "dress"),
    ("boxes", "box"),
    ("batteries", "battery"),
    ("knives", "knife"),
    ("mice", "mouse"),
    ("women's", "woman"),
    ("womens", "woman"),
    ("men's", "man"),
    ("it's", "it's"),
    ("glass", "glass"),
    ("virus", "virus"),
    ("brushes", "brush"),
    ("gas", "gas"),
    ("shoes", "shoe"),
    ("movies", "movie"),
    ("hoodies", "hoodie"),
    ("ties", "tie"),
    ("potatoes", "potato"),
    ("canoes", "canoe"),
    ("lenses", "lens"),
    ("canvas", "canvas"),
    ("shelves", "shelf"),
    ("keys", "key"),
    ("babies", "baby"),
]


@pytest.mark.parametrize(("word", "singular"), STEMS)
def test_stems(word, singular):
    assert stem(word) == singular


SPELLINGS = [
    ("colour", "color"),
    ("favourites", "favorites"),
    ("grey", "gray"),
    ("jewellery", "jewelry"),
    ("centre", "center"),
    ("litres", "liters"),
    ("catalogue", "catalog"),
    ("noise cancelling", "noise canceling"),
    ("traveller", "traveler"),
    ("organiser", "organizer"),
    ("moisturising", "moisturizing"),
    ("tyres", "tires"),
]


@pytest.mark.parametrize(("british", "american"), SPELLINGS)
def test_two_spellings_of_one_word_share_a_key(british, american):
    assert key_of(british) == key_of(american)


@pytest.mark.parametrize(
    "word",
    [
        "flour",
        "pour",
        "contour",
        "velour",
        "exercise",
        "surprise",
        "promise",
        "seller",
        "smelling",
        "propeller",
        "genre",
    ],
)
def test_a_word_that_only_looks_british_stays(word):
    assert stem(word) == word


@pytest.mark.parametrize("word", ["cafe", "hello", "hiked", "stopping", "easily", "you're", "colours", "happier"])
def test_everyday_words_are_known_in_all_their_forms(word):
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["hellow", "headphne", "wirless", "chongdianbao", "xq", ""])
def test_what_is_no_word_is_no_everyday_word(word):
    assert not is_everyday(word)


def test_what_is_far_too_long_for_a_word_is_left_as_it_is():
    assert stem("s" * 4_000) == "s" * 4_000
    assert normal("\ufdfa" * 3) == "   "


KEYS = [
    ("Power Bank", "power bank"),
    ("wi-fi", "wi fi"),
    ("Cups & Mugs", "cup mug"),
    ("USB-C 数据线", "usb c数据线"),
    ("T 恤", "t恤"),
    ("1.8 米", "1.8米"),
    ("！？", ""),
    ("42", "42"),
    ("Women's Shoes", "woman shoe"),
]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_spellings_of_one_name_share_a_key(name, key):
    assert key_of(normal(name)) == key


def test_units_stand_where_they_were_written():
    text = normal("蓝牙 wi-fi 3.5mm！")
    assert [text[unit.start : unit.end] for unit in units_of(text)] == ["蓝", "牙", "wi", "fi", "3.5", "mm", "!"]


PARTS = [
    ("Cups & Mugs", ["Cups & Mugs", "Cups", "Mugs"]),
    ("Handbags, Wallets & Cases", ["Handbags, Wallets & Cases", "Handbags", "Wallets", "Cases"]),
    ("Hats and Scarves", ["Hats and Scarves", "Hats", "Scarves"]),
    ("Cat & Dog Food", ["Cat & Dog Food"]),
    ("外套和夹克", ["外套和夹克", "外套", "夹克"]),
    ("饼干/曲奇", ["饼干/曲奇", "饼干", "曲奇"]),
    ("和服", ["和服"]),
    ("Mugs", ["Mugs"]),
    (None, []),
]


@pytest.mark.parametrize(("name", "parts"), PARTS)
def test_joined_names_come_apart(name, parts):
    assert name_parts(name) == parts


def test_a_thing_is_called_by_the_first_of_its_joined_names():
    assert short_name("白酒/烈酒") == "白酒"
    assert short_name("Cups & Mugs") == "Cups & Mugs"


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("got any 帐篷 under 300", "en"),
        ("do you have 无线鼠标 in black", "en"),
        ("有没有waterproof的jacket", "zh"),
        ("要一个laptop stand", "zh"),
        ("ok 这个add to cart", "fr"),
    ],
)
def test_a_mixed_message_is_in_the_language_it_is_built_in(written, language):
    assert language_of(written, "fr") == language
