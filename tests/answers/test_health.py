"""Questions on which someone's health hangs, and ages."""

from __future__ import annotations

import pytest

from assistant.answers.health import allergen_in, health_of, mentions, states_health
from assistant.answers.verdicts import age_asked, ages_stated
from assistant.query import Recipient
from tests.answers.made import make_product, of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ok while im pregnant?", "pregnancy"),
        ("喂奶能喝吗", "pregnancy"),
        ("is this gluten free", "allergy"),
        ("我对芒果过敏", "allergy"),
        ("can a diabetic eat it", "illness"),
        ("痛风能吃不", "illness"),
        ("is it poisonous if he licks it", "eating"),
        ("how long does it last", None),
        ("多重", None),
    ],
)
def test_a_question_of_health_is_known(text: str, kind: str | None) -> None:
    assert health_of(text) == kind


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("my girl has a sesame allergy", "sesame"),
        ("allergic to shellfish, what can i get", "shellfish"),
        ("我对芒果过敏", "芒果"),
        ("孩子牛奶过敏 喝哪个", "牛奶"),
        ("which is the biggest", None),
    ],
)
def test_what_is_not_borne_is_heard(text: str, what: str | None) -> None:
    assert allergen_in(text) == what


def test_a_part_of_a_word_names_the_allergen_too() -> None:
    bar = make_product("Chewy Bar", None, flavour="hazelnut")
    assert mentions(bar, "nuts")
    assert not mentions(bar, "sesame")


def test_only_what_is_stated_is_stated() -> None:
    paint = make_product("Finger Paint", None, en="Non-toxic. Washes out.")
    assert states_health(paint, "eating", "en") == "Non-toxic"
    assert states_health(paint, "pregnancy", "en") is None


@pytest.mark.parametrize(
    ("text", "months"),
    [("for a 2 yr old", 24), ("18 months old", 18), ("两岁半", 30), ("3岁能玩吗", 36), ("多重", None)],
)
def test_an_age_is_read(text: str, months: float | None) -> None:
    assert age_asked(text) == months


def test_the_age_of_the_wish_counts_where_the_message_names_none() -> None:
    assert age_asked("can she use it", (Recipient(who=None, age=(2.5, 2.5)),)) == 30


def test_an_age_is_stated_in_months() -> None:
    blocks = make_product("Blocks", None, age_from=of(3, "year"))
    assert ages_stated(blocks) == ("age from", 36)
