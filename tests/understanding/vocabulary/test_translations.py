"""Words of a language that the catalogue does not speak, from lists of pairs and by nearness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue.taxonomy import Node
from assistant.language.encoder import Encoder, open_encoder
from assistant.language.normal_text import Segmenter
from assistant.query.constraints import Category, Text
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary.facts import (
    Alias,
    BrandFact,
    CategoryFact,
    FacetFact,
    Pair,
    ShopFacts,
    Term,
    ValueFact,
)
from assistant.understanding.vocabulary.semantic_match import SemanticMatcher
from assistant.understanding.vocabulary.senses import Sense
from assistant.understanding.vocabulary.translations import HeadNoun, build_terms, find_rows, split_synonyms
from assistant.understanding.vocabulary.vocabulary import Vocabulary

WORDS = {
    "long": 9,
    "sleeve": 8,
    "floral": 5,
    "flower": 3,
    "stripe": 4,
    "rib": 2,
    "wide": 6,
    "leg": 6,
    "pant": 9,
    "dress": 30,
}
PAIRS = (
    Pair("长袖", "long sleeved", 2),
    Pair("碎花", "floral", 1),
    Pair("碎花", "flower", 1),
    Pair("带条纹", "striped", 2),
    Pair("阔腿裤", "wide leg pants", 1),
    Pair("防水", "waterproof", 2),
    Pair("花瓣", "flower", 3),
    Pair("碎花", "dress", 3),
)
DRESSES = Node("aa-1", ("连衣裙", "碎花裙"), ("Dresses", "floral dress"))
PANTS = Node("aa-2", ("裤子", "阔腿裤"), ("Pants",))


def cut(text: str) -> list[str]:
    return text.split()


def commonness(word: str) -> int:
    return WORDS.get(word, 0)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("floral", [("floral",)]),
        ("long sleeved", [("long", "sleeve")]),
        ("striped", [("stripe",)]),
        ("ribbed", [("rib",)]),
        ("wide leg", [("wide", "leg")]),
        ("wide neck", []),
        ("waterproof", []),
        ("a pant with a very wide leg", []),
        ("", []),
    ],
)
def test_a_name_is_looked_for_in_the_forms_that_the_text_has(name: str, rows: list[tuple[str, ...]]) -> None:
    assert find_rows(name, commonness, cut) == rows


def terms(silent: set[str], taken: Sequence[str] = ()) -> dict[str, Term]:
    return build_terms(PAIRS, silent, commonness, cut, lambda key: key in taken)


def test_a_silent_language_gets_terms_for_what_the_text_says_in_the_other() -> None:
    found = terms({"zh"})
    assert found["长袖"] == Term((("long", "sleeve"),), ("长袖", "long sleeved"))
    assert "防水" not in found


def test_the_commonest_of_several_translations_comes_first() -> None:
    assert terms({"zh"})["碎花"].rows == (("floral",), ("flower",))


def test_a_less_trusted_list_is_asked_only_where_no_trusted_one_knows_the_word() -> None:
    found = terms({"zh"})
    assert ("dress",) not in found["碎花"].rows
    assert found["花瓣"].rows == (("flower",),)
    assert not found["花瓣"].is_sure


def test_a_language_that_the_catalogue_speaks_gets_no_terms() -> None:
    assert terms(set()) == {}


def test_what_means_something_already_gets_no_term() -> None:
    assert "碎花" not in terms({"zh"}, taken=["碎花"])


@given(st.lists(st.tuples(st.text("棉花纱布", min_size=1, max_size=3), st.sampled_from([*WORDS, "nothing"]))))
def test_every_row_of_a_term_is_of_words_that_the_text_has(drawn: list[tuple[str, str]]) -> None:
    pairs = [Pair(zh, en, 1) for zh, en in drawn]
    found = build_terms(pairs, {"zh"}, commonness, cut, lambda key: False)
    assert all(commonness(word) for term in found.values() for row in term.rows for word in row)
    assert set(found) == {pair.zh for pair in pairs if commonness(pair.en)}


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory: pytest.TempPathFactory) -> Segmenter:
    return Segmenter(tmp_path_factory.mktemp("jieba"))


def english_shop(**more: object) -> ShopFacts:
    facts: dict[str, object] = {
        "currency": "USD",
        "categories": [CategoryFact(1, None, None, "Dresses", "aa-1", 30), CategoryFact(2, None, None, "Tops", None)],
        "facets": [FacetFact(1, None, "sleeve length", None, False), FacetFact(2, None, "lined", None, True)],
        "values": [ValueFact(1, 1, None, "three quarter")],
        "brands": [BrandFact(1, "耐克", "Nike")],
        "words": WORDS,
        "nodes": {node.id: node for node in (DRESSES, PANTS)},
        "silent": frozenset({"zh"}),
        "pairs": (*PAIRS, Pair("七分", "three quarter", 2), Pair("有里衬", "lined", 1), Pair("上衣", "Tops", 1)),
    }
    return ShopFacts(**(facts | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "kind"), [("七分", "value"), ("有里衬", "flag"), ("上衣", "category"), ("长袖", "term"), ("连衣裙", "node")]
)
def test_each_chinese_word_of_an_english_shop_is_of_its_kind(segmenter: Segmenter, key: str, kind: str) -> None:
    vocabulary = Vocabulary(english_shop(), segmenter)
    assert kind in {sense.kind for sense in vocabulary.senses(key)}


def test_a_bilingual_shop_reads_no_pairs(segmenter: Segmenter) -> None:
    vocabulary = Vocabulary(english_shop(silent=frozenset()), segmenter)
    assert not vocabulary.senses("长袖")


def test_a_chinese_question_finds_by_the_words_of_english_titles(segmenter: Segmenter) -> None:
    query = Parser(Vocabulary(english_shop(), segmenter), segmenter).parse("长袖连衣裙")
    assert [type(c) for c in query.constraints] == [Text, Category]
    text = query.constraints[0]
    assert isinstance(text, Text)
    assert text.words == ("long", "sleeve")
    assert query.unknown == ()


def test_a_synonym_that_says_more_than_its_kind_is_read_apart(segmenter: Segmenter) -> None:
    query = Parser(Vocabulary(english_shop(), segmenter), segmenter).parse("碎花裙")
    kinds = {c.kind for c in query.constraints}
    assert kinds == {"text", "category"}


def test_an_alias_is_one_more_name(segmenter: Segmenter) -> None:
    facts = english_shop(aliases=[Alias("brand", 1, "耐吉"), Alias("facet", 2, "夹里")])
    vocabulary = Vocabulary(facts, segmenter)
    assert vocabulary.senses("耐吉") == (Sense("brand", 1),)
    assert vocabulary.senses("夹里") == (Sense("flag", 2),)


def test_a_synonym_is_taken_apart_and_an_official_name_never() -> None:
    senses = {
        "碎花": (Sense("term", Term((("floral",),), ("碎花", "floral"))),),
        "碎花裙": (Sense("node", "x"),),
        "碎花裙子": (Sense("node", "y"),),
    }
    nodes = {"x": Node("x", ("碎花裙",), ("Floral",)), "y": Node("y", ("短裙子", "碎花裙子"), ("Skirts",))}
    assert split_synonyms(senses, nodes, lambda text: [text[:2], text[2:]]) == [
        ("碎花裙子", (), HeadNoun("裙子", ("y",)))
    ]


def test_an_audience_that_is_no_value_is_looked_for_by_what_the_text_calls_it(segmenter: Segmenter) -> None:
    vocabulary = Vocabulary(ShopFacts("CNY", words={"女式": 5, "女": 2}), segmenter)
    (sense,) = vocabulary.senses("woman")
    assert sense.ref.rows == (("女式",), ("女",))


def test_a_category_that_hardly_anything_stands_in_is_not_all_that_its_name_means(segmenter: Segmenter) -> None:
    stray, most = CategoryFact(1, None, None, "Top", None, 1), CategoryFact(2, None, None, "Clothing Tops", None, 700)
    vocabulary = Vocabulary(ShopFacts("USD", [stray, most]), segmenter)
    found = vocabulary.goods.resolve("top", vocabulary.senses("top"))
    assert found is not None
    assert found.categories == (1, 2)


class Likeness(Encoder):
    """Puts given texts in given directions of a plane."""

    def __init__(self, **angles: float) -> None:
        super().__init__()
        self.angles = angles
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked.append(list(texts))
        angles = np.array([self.angles.get(text, 3.0) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def nearness(encoder: Encoder, silent: str = "zh") -> SemanticMatcher:
    categories = [CategoryFact(7, None, None, "Hats", None)]
    return SemanticMatcher(
        encoder, frozenset({silent}), categories, {"wool": 5, "felt": 4, "once": 1}, lambda key: False
    )


def test_an_unknown_word_is_the_nearest_word_of_the_catalogue() -> None:
    near = nearness(Likeness(Hats=0.0, wool=1.0, felt=2.0, 毛料=1.1)).nearest
    assert near("毛料") == Sense("term", Term((("wool",),), ("毛料", "wool"), is_sure=False))


def test_an_unknown_word_may_be_nearest_to_a_category() -> None:
    assert nearness(Likeness(Hats=0.0, wool=1.0, 帽帽=0.1)).nearest("帽帽") == Sense("category", 7, 0)


def test_a_word_that_is_near_to_nothing_stays_unknown() -> None:
    assert nearness(Likeness(Hats=0.0, wool=1.0, felt=2.0, 火箭=3.0)).nearest("火箭") is None


def test_a_word_of_the_catalogues_own_language_is_not_compared() -> None:
    encoder = Likeness()
    assert nearness(encoder).nearest("rocket") is None
    assert encoder.asked == []


def test_the_names_are_encoded_once_and_with_the_first_word() -> None:
    encoder = Likeness(Hats=0.0, wool=1.0, felt=2.0)
    near = nearness(encoder)
    assert encoder.asked == []
    near.nearest("毛料")
    near.nearest("火箭")
    near.nearest("火箭")
    assert encoder.asked == [["Hats", "wool", "felt"], ["毛料"], ["火箭"]]


def test_the_encoder_gives_rows_of_length_one_and_the_same_for_the_same() -> None:
    encoder = open_encoder()
    if encoder is None:
        pytest.skip("the encoder's package is not installed")
    one, again, many = (
        encoder.encode(["雨伞"]),
        encoder.encode(["雨伞"]),
        encoder.encode(["umbrella", "雨伞", "carpet"]),
    )
    assert one.shape == (1, 512)
    assert encoder.encode([]).shape == (0, 512)
    assert np.allclose(np.linalg.norm(many, axis=1), 1, atol=1e-5)
    assert np.array_equal(one, again)
    assert np.allclose(one[0], many[1], atol=1e-4)
    assert many[1] @ many[0] > many[1] @ many[2]
