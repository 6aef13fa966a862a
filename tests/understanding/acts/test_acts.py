"""What a message does, told by how it is said: features, marks in the place of names, and the learned weights."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.shop.resources import ACT_WEIGHTS
from assistant.understanding.acts import ActClassifier
from assistant.understanding.acts.features import MOST_TOKENS, features_of


@pytest.fixture(scope="module")
def classifier() -> ActClassifier:
    with np.load(ACT_WEIGHTS, allow_pickle=False) as arrays:
        return ActClassifier.from_arrays(arrays)


def test_features_are_runs_of_tokens_and_of_letters():
    assert list(features_of("KIND 吗?")) == [
        *("^ KIND", "^ KIND 吗", "^ KIND 吗 ?", "KIND", "KIND 吗", "KIND 吗 ?", "KIND 吗 ? $"),
        *("吗", "吗 ?", "吗 ? $", "?", "? $", "#3"),
    ]
    assert {"~<col", "~our", "~our>", "colour"} <= set(features_of("colour"))
    assert "dont" in set(features_of("don't"))


def test_a_ramble_is_told_by_its_beginning_and_its_end():
    long = " ".join(["first", *["word"] * 5 * MOST_TOKENS, "last"])
    features = list(features_of(long))
    assert "^ first" in features
    assert "last $" in features
    assert features.count("word") < MOST_TOKENS


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("is the Lanshu kettle quiet", "is the BRAND KIND quiet"),
        ("澜枢的雨伞是黑色的吗", "BRAND 的 KIND 是 COLOUR 的吗"),
        ("add 3 red umbrellas", "add NUM COLOUR KIND"),
        ("雨伞 80元以内", "KIND MONEY 以内"),
        ("power bank 20000mAh", "KIND AMOUNT"),
        ("how heavy is EB-1002", "how heavy is PRODUCT"),
    ],
)
def test_what_differs_from_shop_to_shop_is_a_mark(demo, said, marked):
    assert " ".join(demo.parser.mark(said).split()) == marked


def test_names_change_nothing(demo, stationery, classifier):
    def does(shop, text: str) -> dict[str, float]:
        return classifier.scores(" ".join(shop.parser.mark(text).split()), text)

    assert does(demo, "雨伞有几种颜色") == does(stationery, "钢笔有几种颜色")


def test_scores_are_chances(classifier):
    scores = classifier.scores("how heavy is the KIND", "how heavy is the kettle")
    assert set(scores) == set(classifier.labels)
    assert sum(scores.values()) == pytest.approx(1)
    assert scores.of("ask_fact", "clear") == scores["ask_fact"]
    assert scores.of() == 0


@pytest.mark.parametrize("said", ["", "?!", "ʘ‿ʘ"])
def test_what_says_nothing_has_acts_too(classifier, said):
    assert sum(classifier.scores(said, said).values()) == pytest.approx(1)


# Said as nobody said it in the examples, of any goods.
DOES = [
    ("could you tell me how heavy the lamp weighs", "ask_fact"),
    ("cheers, thanks a bunch for that", "thanks"),
    ("stick two of these umbrellas in my basket for me", "add"),
    ("please empty out my whole cart", "clear"),
    ("the umbrella i bought from you broke on day one", "broken"),
    ("my parcel hasnt moved in nine days", "late"),
    ("let me talk with a real human please", "person"),
    ("which of these two umbrellas would you choose", "pick"),
    ("麻烦讲讲这把伞到底有多重", "ask_fact"),
    ("多谢多谢 辛苦啦", "thanks"),
    ("帮我把这个雨伞加到购物车里头", "add"),
    ("购物车里的全给我清空掉", "clear"),
    ("才用了三天伞就坏掉了", "broken"),
    ("快递都九天没有动静了", "late"),
    ("麻烦给我转接人工客服", "person"),
    ("这两把伞你看选哪个好", "pick"),
]


@pytest.mark.parametrize(("said", "act"), DOES)
def test_acts_are_told_in_words_that_no_example_has(demo, classifier, said, act):
    scores = classifier.scores(demo.parser.mark(said), said)
    assert act in sorted(scores, key=scores.__getitem__)[-2:]


class OneVector:
    """An encoder to which all texts mean the same."""

    def encode(self, texts):
        return np.ones((len(texts), 512), dtype=np.float32) / np.sqrt(512, dtype=np.float32)


def test_a_sentence_vector_is_looked_at_where_there_is_one(classifier):
    with_vector = classifier.with_encoder(OneVector())
    assert with_vector.encoder is not None
    assert with_vector.scores("hi", "hi") != classifier.scores("hi", "hi")
    assert with_vector.with_encoder(None).scores("hi", "hi") == classifier.scores("hi", "hi")
