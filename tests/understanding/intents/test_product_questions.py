"""Questions about a thing: which of its attributes they are about; and what refines or seeks though it asks."""

from __future__ import annotations

import pytest

from assistant.query.query import Context
from tests.understanding.readable import readable

SHOWN = tuple("abcdef")

ASKED = [
    ("这个防水吗", ["waterproof"]),
    ("the cheaper one, is it waterproof", ["waterproof"]),
    ("how long does it burn", ["burn time", "burns for"]),
    ("is the first one waterproof", ["waterproof"]),
    ("第二个续航多久", ["battery life"]),
    ("how long is the warranty", ["warranty"]),
    ("保修多久", ["warranty"]),
    ("多重", ["weight"]),
    ("how heavy is it", ["weight"]),
    ("how much does it weigh", ["weight"]),
    ("what material is it", ["material"]),
    ("什么材质的", ["material"]),
    ("does it come in blue", ["colour"]),
    ("有几个颜色", ["colour"]),
    ("屏幕多大", ["screen size"]),
    ("how big is the screen", ["screen size"]),
    ("电池多大", ["battery capacity"]),
    ("充电要多久", ["charging time"]),
    ("内存多大", ["memory"]),
    ("第一款能降噪吗", ["active noise cancelling"]),
    ("有没有保修", ["warranty"]),
    ("is the second one red", ["colour"]),
    ("这款耳机防水吗", ["waterproof"]),
    ("is this jacket waterproof", ["waterproof"]),
    ("几个人用的", ["sleeps"]),
]


@pytest.mark.parametrize(("said", "facets"), ASKED)
def test_a_question_is_about_an_attribute_and_wishes_for_nothing(demo, said, facets):
    query = demo.parse(said, Context(constraints=demo.parse("手机").constraints, shown=SHOWN))
    assert [demo.vocabulary.facets[facet].en for facet in query.asked] == facets
    assert (query.intent, query.constraints) == ("detail", ())


ABOUT = [
    ("does it come in blue", "colour"),
    ("这个是纯棉的吗", "value"),
    ("第一个防水吗", "flag"),
    ("is it good for running", "occasion"),
]


@pytest.mark.parametrize(("said", "kind"), ABOUT)
def test_what_a_question_names_can_be_answered_with_yes_or_no(demo, said, kind):
    query = demo.parse(said, Context(shown=SHOWN))
    assert [c.kind for c in query.asked_about] == [kind]


WORDS = [
    ("能带上飞机吗", "飞机"),
    ("can i take it on a plane", "plane"),
    ("可以水洗吗", "水洗"),
    ("支持快充吗", "快充"),
]


@pytest.mark.parametrize(("said", "word"), WORDS)
def test_a_question_about_no_attribute_keeps_its_words(demo, said, word):
    query = demo.parse(said, Context(shown=SHOWN))
    assert (query.intent, query.asked) == ("detail", ())
    assert word in query.question_words


SEEKING = [
    ("有蓝色的吗", "refine | colour blue"),
    ("有没有防水的", "refine | flag waterproof"),
    ("do you have waterproof ones", "refine | flag waterproof"),
    ("what about blue", "refine | colour blue"),
    ("蓝色的呢", "refine | colour blue"),
    ("how about under 200", "refine | price ..200"),
    ("电池大一点", "refine | measure more battery capacity"),
    ("屏幕大点", "refine | measure more screen size"),
    ("with a bigger screen", "refine | measure more screen size"),
    ("lighter", "refine | measure light"),
    ("纯棉的", "refine | value cotton"),
    ("cotton", "refine | value cotton"),
    ("有没有防水的耳机", "search | kind Headphones; flag waterproof"),
    ("the red one", "detail | refer [colour red]"),
]


@pytest.mark.parametrize(("said", "told"), SEEKING)
def test_what_refines_a_wish_is_no_question(demo, said, told):
    context = Context(constraints=demo.parse("手机").constraints, shown=SHOWN)
    assert readable(demo.parse(said, context), demo.vocabulary) == told


def test_with_nothing_in_view_a_question_may_be_a_search(demo):
    assert demo.parse("有蓝牙的吗").intent == "search"
    assert demo.parse("有没有防水的耳机").intent == "search"


MORE_THAN_THE_KIND = [
    ("不粘锅", "search | kind Pans & Woks; value non-stick"),
    ("护眼灯", "search | kind Desk Lamps; text 护眼"),
    ("猫粮 大包的", "search | kind Cat Food; unknown 大包"),
    ("有冇耳机", "search | kind Headphones"),
    ("不要罗技的鼠标", "search | kind Mice; unknown 罗技"),
]


@pytest.mark.parametrize(("said", "told"), MORE_THAN_THE_KIND)
def test_what_a_synonym_says_beside_the_kind_is_kept(demo, said, told):
    assert readable(demo.parse(said), demo.vocabulary) == told


def test_a_counted_noun_of_one_character_names_its_attribute(stationery):
    query = stationery.parse("多少页", Context(shown=SHOWN))
    assert [stationery.vocabulary.facets[facet].zh for facet in query.asked] == ["页数"]


@pytest.mark.parametrize("said", ["does it have a microphone", "它有没有麦克风"])
def test_a_question_about_it_looks_for_nothing(demo, said):
    query = demo.parse(said, Context(shown=SHOWN))
    assert (query.intent, query.constraints) == ("detail", ())
    assert demo.parse("有没有麦克风", Context(shown=SHOWN)).intent == "search"


PACKED = [("大袋的", "large"), ("小瓶装的", "small"), ("大包装的", "large"), ("细一点的", "thin"), ("粗一点", "thick")]


@pytest.mark.parametrize(("said", "degree"), PACKED)
def test_how_much_is_in_a_pack_or_how_thick_it_is_refines_a_wish(demo, said, degree):
    context = Context(constraints=demo.parse("猫粮").constraints, shown=SHOWN)
    assert readable(demo.parse(said, context), demo.vocabulary) == f"refine | measure {degree}"


def test_words_that_the_catalogue_has_are_looked_for_inside_one_that_it_has_not(stationery):
    told = readable(stationery.parse("方格写字不蹭的"), stationery.vocabulary)
    assert told == "search | value 方格; unknown 写字; unknown 不蹭"


SETS = [
    ("a running kit, shoes socks and t-shirt, 800 all in", "Shoes/Socks/T-Shirts"),
    ("running shoes socks and t-shirt", "Socks/T-Shirts"),
]


@pytest.mark.parametrize(("said", "kinds"), SETS)
def test_kinds_in_a_row_are_all_wanted_in_a_set(demo, said, kinds):
    assert f"kind {kinds}" in readable(demo.parse(said), demo.vocabulary)
