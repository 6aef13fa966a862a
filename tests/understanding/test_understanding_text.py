"""Normal form, the language of a message, stems and surfaces."""

from __future__ import annotations

import pytest

from assistant.understanding.names import name_parts, short_name
from assistant.understanding.surfaces import key_of, units_of
from assistant.understanding.text import language_of, normal, normalize, stem

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
    ("movies", "movy"),
    ("keys", "key"),
    ("babies", "baby"),
]


@pytest.mark.parametrize(("word", "singular"), STEMS)
def test_stems(word, singular):
    assert stem(word) == singular


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
