"""Answering: a question about one product, answered first and in a sentence, from what its page states."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answers import (
    Answer,
    Comparison,
    Fact,
    Listed,
    Question,
    Quote,
    Titled,
    age_asked,
    ages_stated,
    allergen_told,
    asks_how_many_left,
    aspects_of_attribute,
    find_answers,
    health_of,
    is_for_options,
    is_question,
    may_it,
    read_question,
    say_value,
    states_health,
    without_name,
)
from assistant.catalogue.attributes import is_colour, measure_of, names_of
from assistant.catalogue.models import one_of_each_model
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    build_product_card,
    find_nearest_sentence,
    keys_of_facets,
    product_of,
    shorten_title,
    tell_no_product,
)
from assistant.dialogue.actions.product.details import check_stock, describe
from assistant.dialogue.actions.product.options import tell_options
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech import Voice
from assistant.dialogue.steps import AnswerQuestion, Step, TellDetails, TellStock
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import LOCALES, QUESTIONS, in_locale, join_patterns, quantity_text
from assistant.language.normal_text import normal
from assistant.snapshot import Snapshot

MOST_ANSWERS = 3
# A question about a list is answered for so many of its models; for one it is answered as of that.
_SEVERAL, MOST_TOLD = 2, 3
# From here on (a cosine) a sentence speaks of what is asked; of .25 to .55 the best on conversations looked at.
SPEAKS = 0.3
# Aspects with a sentence of their own in the voices: it weighs, 重.
_TOLD = (
    "warranty", "keeping", "age", "load", "people", "charging", "boiling", "battery", "noise", "weight", "capacity",
    "sizes", "pages", "recline", "origin",
)  # fmt: skip
_MONTHS = 12
_PERSONS = re.compile(join_patterns(QUESTIONS, "PERSONS"))
_VERBS, _FOR, _BATTERY = (re.compile(join_patterns(QUESTIONS, table)) for table in ("VERBS", "FOR", "BATTERY_NAMES"))
_FORMS = {code: [(re.compile(p), form) for p, form in QUESTIONS[code].FLAG_FORMS] for code in LOCALES}


def answer_question(shop: Snapshot, turn: Turn[AnswerQuestion]) -> Outcome:
    """What a product's attributes, its variants and its own sentences say to a question; plainly, where they don't."""
    product = product_of(shop, turn.step.product_id)
    if product is None:
        return tell_no_product(turn, turn.step.product_id)
    text = turn.step.text or (turn.query.text if turn.query else "")
    if turn.step.is_named:
        text = without_name(text, product)
    if asks_how_many_left(text):
        return check_stock(shop, turn.with_step(TellStock(product_id=product.id)))
    if turn.step.is_guess and (told := _tell_each(shop, turn, text)) is not None:
        return told
    outcome = Outcome("detail", focus=product.id)
    if turn.step.is_named:
        outcome.say("answer_of", title=shorten_title(product, turn.locale))
    outcome.items = [build_product_card(product, turn)]
    lists = any(
        isinstance(answer, Listed) or _is_sizes(answer)
        for answer in find_answers(product, read_question(text), turn.locale)
    )
    asks_options = not lists and is_for_options(text) and not _asks_a_value(shop, turn, product)
    if asks_options and tell_options(shop, turn, outcome, product, text):
        return outcome
    if _tell_health(turn, outcome, product, text) or _tell_age(turn, outcome, product, text):
        return outcome
    questions = _held_on(read_question(text), turn.step.before)
    answers = find_answers(product, questions, turn.locale)
    known = [answer for answer in answers if answer is not None]
    if not known and turn.step.is_guess and turn.step.otherwise is not None:
        return Outcome("detail", declined=True)
    if not known and not is_question(text):
        return describe(shop, turn.with_step(TellDetails(product_id=product.id)))
    for answer in known[:MOST_ANSWERS]:
        _tell(turn, outcome, product, answer, can=may_it(text))
    if key_of_article := turn.step.near:
        _quote(shop, turn, outcome, key_of_article)
    elif not known:
        if tell_options(shop, turn, outcome, product, text, only_named=True):
            return outcome
        if not _quote(shop, turn, outcome, turn.step.article_id):
            likeness, nearest = find_nearest_sentence(shop, product, text, turn.locale)
            if likeness >= SPEAKS:
                outcome.say("answer_quote", text=nearest)
            else:
                outcome.say("answer_unknown")
        outcome.suggest("person")
    outcome.suggest("related")
    return outcome


def _tell_each(shop: Snapshot, turn: Turn, text: str) -> Outcome | None:
    """What is asked of a list, of each model in it whose page tells; None where fewer than two do."""
    models = one_of_each_model(shop.catalogue.products(turn.state.shown))
    questions = read_question(text)
    told: list[tuple[Product, Answer]] = []
    for product in models if health_of(text) is None else ():
        answer = next((each for each in find_answers(product, questions, turn.locale) if each is not None), None)
        if answer is not None and not isinstance(answer, Titled):
            told.append((product, answer))
    if len(told) < _SEVERAL:
        return None
    outcome = Outcome("detail")
    outcome.items = [build_product_card(product, turn) for product, _ in told[:MOST_TOLD]]
    for product, answer in told[:MOST_TOLD]:
        outcome.say("answer_of", title=shorten_title(product, turn.locale))
        _tell(turn, outcome, product, answer, can=may_it(text))
    return outcome


def _asks_a_value(shop: Snapshot, turn: Turn, product: Product) -> bool:
    """Whether what is asked for is a facet that the page gives a value of, and no colour: which size should I take."""
    keys = keys_of_facets(shop, turn.query.asked if turn.query else (), list(product.attributes))
    return bool(keys) and not any(map(is_colour, keys))


def _is_sizes(answer: Answer | None) -> bool:
    return isinstance(answer, Fact) and "sizes" in aspects_of_attribute(answer.key)


def _quote(shop: Snapshot, turn: Turn, outcome: Outcome, key: str | None) -> bool:
    """What an article says, where there is one."""
    article = shop.articles.get(key, turn.locale, today=shop.today()) if key is not None else None
    if article is not None:
        outcome.quote(article, turn.locale)
    return article is not None


def _held_on(questions: list[Question], before: str | None) -> list[Question]:
    """The questions; those that say not what is asked ask what was asked before: what about the L6."""
    if before is None or any(question.aspects for question in questions):
        return questions
    earlier = read_question(before)
    return [replace(each, aspects=earlier[0].aspects, is_closed=earlier[0].is_closed) for each in questions]


def _tell(turn: Turn, outcome: Outcome, product: Product, answer: Answer, *, can: bool = False) -> None:
    match answer:
        case Titled():
            outcome.say("answer_titled")
        case Quote(text=text, holds=holds):
            if holds is not None:
                outcome.say("answer_yes" if holds else "answer_no")
            outcome.say("answer_quote", text=text)
        case Listed(key=key, asked=asked, holds=holds):
            values = say_value(product.attributes[key], turn.locale)
            outcome.say("size_yes" if holds else "size_no", size=asked, values=values)
        case Comparison(key=key, holds=holds, unit=unit):
            outcome.say("answer_yes" if holds else "answer_no")
            say_attribute(outcome, product, key, turn.voice, unit)
        case Fact(key=key, unit=unit):
            say_attribute(outcome, product, key, turn.voice, unit, can=can)


def say_attribute(
    outcome: Outcome, product: Product, key: str, voice: Voice, unit: str | None = None, *, can: bool = False
) -> None:
    """One attribute of a product in a sentence, as people say it."""
    value, locale = product.attributes[key], voice.locale
    name = in_locale(locale, *names_of(key))
    measure = measure_of(value)
    if measure is not None and measure.unit is None:
        form = next(form for pattern, form in _FORMS[locale] if pattern.search(name.lower()))
        form = "may" if can and form == "is" else form
        outcome.say(f"flag_{form}_{'yes' if measure.number else 'no'}", name=name, one=_one(name, form, locale))
        return
    own = aspects_of_attribute(key)
    aspect = next((aspect for aspect in _TOLD if aspect in own and not _VERBS.search(name.lower())), None)
    if aspect == "battery" and not _BATTERY.search(name.lower()):
        aspect = None
    if aspect == "age" and (stated := ages_stated(product)) is not None:
        if stated[1]:
            outcome.say("told_age", value=say_age(stated[1], locale))
        else:
            outcome.say("told_age_birth")
    elif aspect is not None and not (aspect == "capacity" and measure is None):
        outcome.say(f"told_{aspect}", value=say_value(value, locale, unit))
    elif _VERBS.search(name.lower()):
        outcome.say("told_verb", name=name, value=say_value(value, locale, unit))
    elif _FOR.search(name.lower()):
        outcome.say("told_for", name=name, value=say_value(value, locale, unit))
    elif measure is not None and measure.unit:
        outcome.say("told_measure", name=name, value=say_value(value, locale, unit))
    elif measure is not None and measure.unit == "":
        outcome.say("told_number", name=name, value=say_value(value, locale))
    else:
        outcome.say("told", name=name, value=say_value(value, locale, unit))


def say_age(months: float, locale: str) -> str:
    """An age as people say it: 18 months, 3 years."""
    whole = months % _MONTHS == 0 and months >= 2 * _MONTHS
    number, unit = (months / _MONTHS, "age") if whole else (months, "month")
    return quantity_text(number, unit, locale)


def _one(name: str, form: str, locale: str) -> str:
    """A feature as it is said in a sentence of this form: a timer; 机洗, of 可机洗."""
    table = QUESTIONS[locale]
    if form == "has":
        article = next(article for pattern, article in table.ARTICLES if re.search(pattern, name.lower()))
        return f"{article}{name}"
    return re.sub(table.UNSAID_AFTER_CAN, "", name) if form == "does" else name


def _tell_age(turn: Turn, outcome: Outcome, product: Product, text: str) -> bool:
    """Whether it is for the age of whom it is asked for: an age that is stated binds."""
    stated = ages_stated(product)
    if stated is None:
        return False
    plain = any(question.is_closed and not question.aspects for question in read_question(text))
    wishes = turn.state.constraints if plain and _PERSONS.search(normal(text)) else ()
    age = age_asked(text, wishes)
    if age is None:
        return False
    if not stated[1]:
        outcome.say("answer_yes")
        outcome.say("told_age_birth")
        return True
    outcome.say("age_yes" if age >= stated[1] else "age_no", value=say_age(stated[1], turn.locale))
    return True


def _tell_health(turn: Turn, outcome: Outcome, product: Product, text: str) -> bool:
    """On what someone's health hangs nothing is claimed but what is stated, and a doctor is pointed to."""
    kind = health_of(text)
    if kind is None:
        return False
    told = allergen_told(product, text, turn.locale) or states_health(product, kind, turn.locale)
    if told is not None:
        outcome.say("answer_quote", text=told)
    else:
        outcome.say("answer_unsaid")
        # What is stated beside it may be told: that a tea has no caffeine.
        for answer in find_answers(product, read_question(text), turn.locale):
            if isinstance(answer, Fact):
                outcome.say("health_stated")
                _tell(turn, outcome, product, answer)
                break
    outcome.say(f"health_{kind}")
    outcome.suggest("person")
    return True


ACTIONS: dict[type[Step], Action] = {AnswerQuestion: answer_question}
