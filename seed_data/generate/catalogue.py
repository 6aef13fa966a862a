"""Writes the demo shop's catalogue: every model of every category in each of its colours and sizes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random
from typing import NamedTuple

from seed_data.generate import figures
from seed_data.generate.files import to_csv
from seed_data.generate.specs import CategorySpec, Model, Variant, load_shop, load_specs
from seed_data.generate.wording import Bilingual, Value, as_json, fill, paragraph, spaced, title_case

CATALOGUE = Path(__file__).parents[1] / "catalogue.csv"
CURRENCY = "CNY"
SEED = 20261101


class Complement(NamedTuple):
    """A category that is bought after another, and in what share of the cases."""

    slug: str
    probability: float


@dataclass(frozen=True)
class Category:
    """A leaf category as the simulated shoppers see it.

    `role` is `main`, `accessory` or `consumable`; `replenish_days` is how long a pack of a consumable lasts.
    """

    slug: str
    taxonomy_id: str
    path_zh: str
    path_en: str
    role: str
    complements: tuple[Complement, ...]
    replenish_days: int | None


@dataclass(frozen=True)
class Row:
    """One product as a line of the native catalogue, columns in the order of the file."""

    id: str
    title_zh: str
    title_en: str
    category_zh: str
    category_en: str
    category_id: str
    brand_zh: str
    brand_en: str
    price: str
    list_price: str
    currency: str
    stock: int
    rating: float
    rating_count: int
    released: str
    description_zh: str
    description_en: str
    attributes: str
    image: str
    url: str


COLUMNS = tuple(field.name for field in fields(Row))


def load_categories() -> list[Category]:
    """All leaf categories, departments in shop order."""
    return [
        Category(
            slug=spec.slug,
            taxonomy_id=spec.taxonomy_id,
            path_zh=spec.path.zh,
            path_en=spec.path.en,
            role=spec.role,
            complements=tuple(Complement(slug, probability) for slug, probability in spec.complements),
            replenish_days=spec.replenish_days,
        )
        for spec in load_specs()
    ]


def write_catalogue(path: Path = CATALOGUE) -> int:
    """Write all products as native CSV; how many there are comes out. Equal specs give equal bytes."""
    rows = [row for spec in load_specs() for row in products(spec)]
    path.write_text(to_csv(COLUMNS, (asdict(row).values() for row in rows)), encoding="utf-8", newline="")
    return len(rows)


def products(spec: CategorySpec) -> Iterator[Row]:
    """The products of one category.

    The id is the category's letters, then the model's place in the table and the variant's place within the model, so
    that a model or colour added at the end changes nothing that was there.
    """
    shop = load_shop()
    colour_key = shop.attributes["colour"]
    dearness = _dearness(spec)
    for m, model in enumerate(spec.models):
        launch = Random(f"{SEED}/{spec.slug}/{m}")
        released, offer = figures.release(launch), launch.random()
        choices = [(variant, colour) for variant in spec.variants for colour in model.colours or (None,)]
        for v, (variant, colour) in enumerate(choices):
            sku = f"{spec.prefix}-{1000 + 20 * m + v}"
            rng = Random(f"{SEED}/{sku}")
            values = {**model.attributes, **variant.attributes}
            price = figures.shop_price(model.price * variant.factor) if variant.factor != 1 else model.price
            # One draw per model: colours of a model go on offer together.
            struck = figures.list_price(price, Random(f"{offer}"))
            day = figures.follow_up(released, rng)
            title = _title(spec, model, variant, colour, values)
            copy = _description(spec, model, values, turn=m + v, rng=rng)
            named = {str(shop.attributes[name]): as_json(value) for name, value in values.items()}
            if colour:
                named = {str(colour_key): as_json(colour), **named}
            yield Row(
                id=sku,
                title_zh=title.zh,
                title_en=title.en,
                category_zh=spec.path.zh,
                category_en=spec.path.en,
                category_id=spec.taxonomy_id,
                brand_zh=model.brand.name.zh,
                brand_en=model.brand.name.en,
                price=f"{price:.2f}",
                list_price=f"{struck:.2f}" if struck else "",
                currency=CURRENCY,
                stock=figures.stock(rng),
                rating=figures.rating(dearness[m], model.brand.quality, rng),
                rating_count=figures.rating_count(day, rng),
                released=day.isoformat(),
                description_zh=copy.zh,
                description_en=copy.en,
                attributes=json.dumps(named, ensure_ascii=False, separators=(",", ":")),
                image=f"{model.picture}.webp",
                url=f"/store/p/{sku}",
            )


def _dearness(spec: CategorySpec) -> list[float]:
    """Each model's place by price, 0 for the cheapest, 1 for the dearest."""
    ranks = sorted({model.price for model in spec.models})
    return [ranks.index(model.price) / max(len(ranks) - 1, 1) for model in spec.models]


def _title(
    spec: CategorySpec, model: Model, variant: Variant, colour: Bilingual | None, values: dict[str, Value]
) -> Bilingual:
    named = {**values, "brand": model.brand.name, "model": _unrepeated(model), "noun": model.noun}
    head = fill(spec.title, named)
    zh = [head.zh, variant.label.zh, colour.zh if colour else ""]
    en = [head.en, variant.label.en, title_case(colour.en) if colour else ""]
    return Bilingual(spaced(" ".join(" ".join(zh).split())), ", ".join(" ".join(part.split()) for part in en if part))


def _unrepeated(model: Model) -> Bilingual:
    """The model's name, left out of a language whose noun says it again: `Fold` before `Folding Crate`."""
    names, nouns = (text.en.lower().replace("-", " ").split() for text in (model.name, model.noun))
    said = all((len(word) > 2 or word in nouns) and any(noun.startswith(word) for noun in nouns) for word in names)
    return Bilingual("" if model.name.zh in model.noun.zh else model.name.zh, "" if said else model.name.en)


def _description(spec: CategorySpec, model: Model, values: dict[str, Value], *, turn: int, rng: Random) -> Bilingual:
    """The model's own line, then one or two facts; neighbours start at different facts."""
    facts = [sentence.text for sentence in spec.sentences if sentence.fits(values)]
    chosen = [facts[(turn + step) % len(facts)] for step in range(min(rng.choice((1, 2)), len(facts)))]
    return paragraph([fill(text, values) for text in (model.pitch, *chosen)])
