"""Changes of a set: pieces left out or exchanged, limits for all of them, another budget; the rest stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.offers import find_unwanted
from assistant.dialogue.actions.sets.fitting import goes_with_all
from assistant.dialogue.actions.sets.kinds import Kind, find_personal_kinds
from assistant.dialogue.actions.sets.pieces import find_choices, kind_of, products_in
from assistant.dialogue.actions.sets.places import find_places, is_whole_kind, kinds_named
from assistant.dialogue.actions.sets.rendering import render_set
from assistant.dialogue.conversation import SetBudget, SetInProgress, SetLine, SetWish
from assistant.dialogue.descriptions import find_bigger, pick_out
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import ChangeSet, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import SetPutTogether
from assistant.language.locales import CARTS, LEXICONS, join_patterns, join_words
from assistant.language.normal_text import normal
from assistant.money import money_text
from assistant.query import Brand, Category, Constraint, Measure, Number, Price, Sort, Text, wanted_kinds
from assistant.snapshot import Snapshot

_BIGGER = re.compile(join_patterns(CARTS, "BIGGER"))
_SMALLER = re.compile(join_patterns(CARTS, "SMALLER"))
_DROPS = ("remove", "have", "fewer")


def change_set(shop: Snapshot, turn: Turn[ChangeSet]) -> Outcome:
    """Does what is said of the pieces of the set; declines where nothing of it is about one of them."""
    outcome, bundle = Outcome("bundle"), turn.state.set_in_progress
    if bundle is None or not bundle.lines:
        return Outcome("bundle", declined=True)
    changed = _Changes(shop, turn, outcome, bundle)
    if not changed.carry_out():
        return Outcome("bundle", declined=True)
    if changed.is_refused:
        return outcome
    made = changed.bundle
    asked = turn.state.open_question
    outcome.ask(SetBudget(asked.text if isinstance(asked, SetBudget) else "", made.wish.persons))
    outcome.events.append(SetPutTogether(made.as_data()))
    if made.lines:
        render_set(shop, turn, outcome, made, {}, changed=True)
    return outcome


class _Changes:
    """A set while it is changed, and what is said of that."""

    def __init__(self, shop: Snapshot, turn: Turn[ChangeSet], outcome: Outcome, bundle: SetInProgress) -> None:
        self.shop, self.turn, self.outcome, self.bundle = shop, turn, outcome, bundle
        self.is_refused = False

    def carry_out(self) -> bool:
        """Whether anything that was said is about the set; then it is done."""
        step, done = self.turn.step, False
        price = next((c for c in step.constraints if isinstance(c, Price)), None)
        of_piece = bool(wanted_kinds(step.constraints)) and any(
            _can_be_refused(c) and c.exclude for c in step.constraints
        )
        for order in () if of_piece else step.orders:
            if order.action in _DROPS or (step.drops and order.action == "name"):
                done |= self._leave_out(order.words)
            elif order.action == "instead":
                done |= self._exchange(order.old or order.words, order.words if order.old else "")
        if not done and (of_piece or not step.drops):
            words = " ".join(order.words for order in step.orders) or normal(step.text)
            done = self._exchange(words, "")
        if not done and price is not None and price.high is not None and not wanted_kinds(step.constraints):
            done = self._keep_to(price)
        return done

    # Pieces that are not wanted

    def _leave_out(self, words: str) -> bool:
        if not words:
            return False
        places = find_places(self.shop, self.bundle, words)
        if not places:
            return self._limit(words)
        dropped = [self.bundle.lines[place] for place in places]
        if len(dropped) == 1 and not is_whole_kind(self.shop, dropped[0].kind, words):
            kinds = wanted_kinds(self.shop.parser.parse(words).constraints)
            unlike = [replace(kind, exclude=True, span=(0, 0)) for kind in kinds[:1]]
            if unlike and self._refill(places[0], unlike):
                return True
        names = self.turn.voice.list(kind_of(line).name_inside(self.turn.voice) for line in dropped)
        lines = tuple(line for line in self.bundle.lines if line not in dropped)
        without = (*self.bundle.without, *(line.kind for line in dropped))
        self.bundle = replace(self.bundle, lines=lines, without=without)
        self.outcome.say("set_dropped" if lines else "set_nothing_left", kinds=names)
        return True

    def _limit(self, words: str) -> bool:
        """Nothing orange, not that brand: every piece that is so gives its place to another."""
        limits = self._find_refused(words)
        if not limits:
            return False
        self.bundle = replace(self.bundle, wish=replace(self.bundle.wish, limits=(*self.bundle.wish.limits, *limits)))
        products = products_in(self.shop, self.bundle)
        kept = {each.id for each in self.shop.search.fitting(products, limits)}
        touched = [n for n, line in enumerate(self.bundle.lines) if line.product_id not in kept]
        for place in touched:
            if not self._refill(place, limits):
                name = kind_of(self.bundle.lines[place]).name_inside(self.turn.voice)
                self.outcome.say("set_none_other", kind=name)
        if not touched:
            self.outcome.say("set_so_already")
        return True

    def _find_refused(self, words: str) -> list[Constraint]:
        if any(word in words for word in join_words(LEXICONS, "BRAND_WORDS")):
            product = self._in_mind()
            if product is None or product.brand_id is None:
                return []
            return [Brand(brands=(product.brand_id,), names=(product.brand,), exclude=True)]
        said = self.shop.parser.parse(words).constraints
        return [replace(c, exclude=True, soft=False, span=(0, 0)) for c in said if _can_be_refused(c)]

    def _in_mind(self) -> Product | None:
        """The piece that is talked about: the one looked at, else the one changed last, else the main one."""
        touched = self.turn.state.touched
        changed = max(self.bundle.lines, key=lambda line: len(line.tried))
        known = touched if touched in self.bundle.product_ids else changed.product_id
        return self.shop.catalogue.product(known)

    # Pieces that are exchanged

    def _exchange(self, words: str, instead: str) -> bool:
        """Another piece in the place that the words name, as they say: bigger, in white, loafers."""
        places = find_places(self.shop, self.bundle, words)
        if len(places) != 1:
            places = self._place_of_part(instead or words)
        if len(places) != 1:
            return False
        return self._refill(places[0], self._limits_of(instead or words, places[0]), instead or words, tell=True)

    def _place_of_part(self, words: str) -> list[int]:
        """The place whose kind of goods has what is named as a part of it: loafers of shoes."""
        named = {number for kind in self._kinds_in(words) for number in kind.categories}
        above = {number for line in self.bundle.lines for number in line.kind.near}
        return [n for n, line in enumerate(self.bundle.lines) if named & (set(line.kind.categories) | above)]

    def _kinds_in(self, words: str) -> list[Category]:
        return wanted_kinds(self.shop.parser.parse(words).constraints)

    def _limits_of(self, words: str, place: int) -> list[Constraint]:
        """What the words say of a piece, but for its own kind, its price and its order."""
        said = self.turn.step.constraints or self.shop.parser.parse(words).constraints
        kinds = set(self.bundle.lines[place].kind.categories)
        return [
            replace(c, span=(0, 0))
            for c in said
            if not isinstance(c, Price | Sort | Text)
            and not (isinstance(c, Category) and (kinds & set(c.categories) or c.exclude))
            and not (isinstance(c, Category) and not self.shop.search.count([c]))
        ]

    def _refill(self, place: int, limits: Sequence[Constraint], words: str = "", *, tell: bool = False) -> bool:
        """Puts another piece into a place; whether there is one. With `tell` it is said where there is none."""
        line = self.bundle.lines[place]
        old = self.shop.catalogue.product(line.product_id)
        if old is None:
            return False
        new = self._find_other(line, old, limits, words)
        name = kind_of(line).name_inside(self.turn.voice)
        if new is None:
            if tell:
                self.outcome.say("set_none_other", kind=name)
            return tell
        other = replace(line, product_id=new.id, tried=(*line.tried, new.id))
        lines = tuple(other if n == place else each for n, each in enumerate(self.bundle.lines))
        self.bundle = replace(self.bundle, lines=lines)
        titles = {"before": old.title(self.turn.locale), "after": new.title(self.turn.locale)}
        self.outcome.say("set_swapped", **titles)
        if tell:
            self._keep_fitting(place, new)
        return True

    def _keep_fitting(self, place: int, new: Product) -> None:
        """What is made for the old piece alone gives its place, too: the gas with its stove."""
        for other in range(len(self.bundle.lines)):
            piece = self.shop.catalogue.product(self.bundle.lines[other].product_id)
            if other != place and piece is not None and not goes_with_all(self.shop, piece, [new]):
                self._refill(other, [])

    def _find_other(self, line: SetLine, old: Product, limits: Sequence[Constraint], words: str) -> Product | None:
        beside = [each for each in self.bundle.lines if each is not line]
        text = normal(self.turn.step.text)
        bigger, smaller = _BIGGER.search(text) is not None, _SMALLER.search(text) is not None
        hopes = [c for c in limits if isinstance(c, Measure)]
        bound = [c for c in limits if not isinstance(c, Measure) and not (c.soft or isinstance(c, Category))]
        own = [c for c in limits if isinstance(c, Category)]
        bound += [c for c in own if c.exclude]
        kinds = [Kind(c) for c in own if not c.exclude] or [kind_of(line)]
        wish = self._wish_beside(beside)
        if bigger and (number := self._more_persons(old)) is not None:
            wish, bound = replace(wish, persons=None), [*bound, number]
        if any(isinstance(c, Number) for c in bound):
            wish = replace(wish, persons=None)
        price = next((c for c in self.turn.step.constraints if isinstance(c, Price)), None) if words else None
        found = find_choices(
            self.shop,
            kinds[0],
            replace(wish, limits=(*wish.limits, *bound), hopes=(*wish.hopes, *hopes)),
            find_personal_kinds(self.shop),
            without=find_unwanted(self.shop, self.turn) | {each.product_id for each in beside} | {old.id},
            price=price,
            unlike=[] if limits or bigger or smaller else self.shop.catalogue.products(line.tried),
            must=bound,
        )
        products = self.shop.catalogue.products([each.product_id for each in found])
        if (bigger or smaller) and not bound:
            products = find_bigger(old, products, smaller=smaller)
        near = [each for each in products_in(self.shop, self.bundle) if each.id != old.id]
        products = [each for each in products if goes_with_all(self.shop, each, near)] or products
        told = self._told_by(words, line)
        if told and products:
            picked = pick_out(self.shop, products, told)
            products = list(picked.products)
        return products[0] if products else None

    def _told_by(self, words: str, line: SetLine) -> str:
        """The words of the message that no limit was made of, for what a title says."""
        said = self.shop.parser.parse(words).constraints if words else ()
        return " ".join(c.written for c in said if isinstance(c, Text))

    def _more_persons(self, old: Product) -> Number | None:
        """Room for more people than before; None for what is for no number of them."""
        facets = self.shop.person_facets()
        for least in range(2, 13):
            number = Number(facets=facets, low=float(least), said=(float(least), None))
            if facets and not self.shop.search.fitting([old], [number]):
                low = Number(facets=facets, low=0.0, said=(0.0, None))
                return number if self.shop.search.fitting([old], [low]) else None
        return None

    def _wish_beside(self, beside: Sequence[SetLine]) -> SetWish:
        """The wish for one place: what the budget leaves beside the other pieces."""
        wish = self.bundle.wish
        if wish.budget is None:
            return wish
        prices = {each.id: each.price_minor for each in products_in(self.shop, self.bundle)}
        return replace(wish, budget=wish.budget - sum(prices.get(e.product_id, 0) * e.quantity for e in beside))

    # Another budget

    def _keep_to(self, price: Price) -> bool:
        """Cheaper pieces in the dearest places until all of them fit; what still does not is left out, and said.

        What buys no set at all changes nothing.
        """
        before, budget = self.bundle, price.high or 0
        self.bundle = replace(self.bundle, wish=replace(self.bundle.wish, budget=budget))
        tried: set[int] = set()
        while (over := self._total() - budget) > 0 and len(tried) < len(self.bundle.lines):
            place = max((n for n in range(len(self.bundle.lines)) if n not in tried), key=lambda n: self._amount(n))
            tried.add(place)
            self._make_cheaper(place, over)
        gone: list[SetLine] = []
        while self._total() > budget and len(self.bundle.lines) > 1:
            *lines, last = self.bundle.lines
            gone.insert(0, last)
            self.bundle = replace(self.bundle, lines=tuple(lines), left_out=(*self.bundle.left_out, last.kind))
        currency = self.bundle.wish.currency
        if self._total() > budget:
            kinds, least = self._name(self.bundle.lines), money_text(self._total(), currency)
            self.outcome.say("set_too_little", budget=money_text(budget, currency), kinds=kinds, least=least)
            self.bundle, self.is_refused = before, True
            return True
        if gone:
            self.outcome.say("set_left_out", kinds=self._name(gone))
        kept = tuple(c for c in self.turn.state.constraints if not isinstance(c, Price))
        self.outcome.constraints = (*kept, price)
        return True

    def _name(self, lines: Sequence[SetLine]) -> str:
        return self.turn.voice.list(kind_of(line).name_inside(self.turn.voice) for line in lines)

    def _make_cheaper(self, place: int, over: int) -> None:
        line = self.bundle.lines[place]
        beside = [each for each in self.bundle.lines if each is not line]
        wish = replace(self.bundle.wish, budget=None)
        high = max(1, (self._amount(place) - over) // line.quantity)
        taken = {each.product_id for each in beside} | {line.product_id}
        found: list[str] = []
        for most in (high, self._amount(place) // line.quantity - 1):
            if most > 0 and not found:
                choices = find_choices(
                    self.shop, kind_of(line), wish, find_personal_kinds(self.shop),
                    without=find_unwanted(self.shop, self.turn) | taken,
                    price=Price(high=most, currency=wish.currency),
                )  # fmt: skip
                found = [each.product_id for each in choices]
                if most != high:  # as cheap as can be, where that is not enough by itself
                    found.sort(key=lambda key: self._price(key))
        if found:
            other = replace(line, product_id=found[0], tried=(*line.tried, found[0]))
            lines = tuple(other if each is line else each for each in self.bundle.lines)
            self.bundle = replace(self.bundle, lines=lines)

    def _price(self, product_id: str) -> int:
        product = self.shop.catalogue.product(product_id)
        return product.price_minor if product is not None else 0

    def _amount(self, place: int) -> int:
        line = self.bundle.lines[place]
        return self._price(line.product_id) * line.quantity

    def _total(self) -> int:
        return sum(self._amount(place) for place in range(len(self.bundle.lines)))


def _can_be_refused(constraint: Constraint) -> bool:
    return constraint.kind in ("colour", "brand", "value", "flag", "category") and constraint.condition() is not None


def leave_out_kinds(shop: Snapshot, kinds: Sequence[Kind], words: Sequence[str]) -> list[Kind]:
    """Those kinds that the words do not name: what is there already is no part of a set."""
    named = {n for each in words for n in kinds_named(shop, [kind.wanted for kind in kinds], each)}
    return [kind for n, kind in enumerate(kinds) if n not in named]


ACTIONS: dict[type[Step], Action] = {ChangeSet: change_set}
