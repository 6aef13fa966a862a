"""Reads what the demo shop sells: the shop's brands, colours and attribute names, and one file a department."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from seed_data.generate.wording import UNITS, Bilingual, Quantity, Value

HERE = Path(__file__).parent
SHOP = HERE / "shop.toml"
DEPARTMENTS = HERE / "departments"

T = TypeVar("T")

ROLES = ("main", "accessory", "consumable")
_PLAIN_COLUMNS = {"brand", "model", "price", "colours", "pitch", "picture", "noun"}


class SpecError(ValueError):
    """A department file says something that can't be right; the message names the category."""


@dataclass(frozen=True)
class Brand:
    """An invented brand: its name, whether it is value, mid or premium, and the stars it earns above its price."""

    name: Bilingual
    position: str
    quality: float
    departments: frozenset[str]


@dataclass(frozen=True)
class Shop:
    """What all departments share: brands, colours and attribute keys by their short names."""

    brands: Mapping[str, Brand]
    colours: Mapping[str, Bilingual]
    attributes: Mapping[str, Bilingual]


@dataclass(frozen=True)
class Variant:
    """A size or pack of a model: its words in the title, its factor on the price, the attributes it sets."""

    label: Bilingual
    factor: float
    attributes: Mapping[str, Value]


@dataclass(frozen=True)
class Model:
    """One line of a category's table; it becomes one product for each colour and variant."""

    brand: Brand
    name: Bilingual
    noun: Bilingual
    price: float
    attributes: Mapping[str, Value]
    colours: tuple[Bilingual, ...]
    pitch: Bilingual
    picture: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of the copy.

    With `when`, it is said of a product whose attribute of that name is neither missing, false nor 0; `!` before the
    name turns it round.
    """

    text: Bilingual
    when: str = ""

    def fits(self, attributes: Mapping[str, Value]) -> bool:
        """Whether the sentence is true of a product with these attributes."""
        if not self.when:
            return True
        value = attributes.get(self.when.removeprefix("!"))
        there = bool(value.number if isinstance(value, Quantity) else value)
        return there is not self.when.startswith("!")


@dataclass(frozen=True)
class CategorySpec:
    """A leaf category with everything needed to write its products."""

    slug: str
    prefix: str
    taxonomy_id: str
    path: Bilingual
    role: str
    complements: tuple[tuple[str, float], ...]
    replenish_days: int | None
    title: Bilingual
    models: tuple[Model, ...]
    variants: tuple[Variant, ...]
    sentences: tuple[Sentence, ...]


def load_shop(path: Path = SHOP) -> Shop:
    """Brands, colours and attribute keys of the whole shop."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    positions = data["positions"]
    brands = {}
    for key, (name, position, quality, departments) in data["brands"].items():
        if position not in positions:
            raise SpecError(f"brand {key}: {position!r} is none of {positions}")
        brands[key] = Brand(Bilingual.parse(name), position, quality, frozenset(departments.split()))
    return Shop(
        brands,
        {key: Bilingual.parse(text) for key, text in data["colours"].items()},
        {key: Bilingual.parse(text) for key, text in data["attributes"].items()},
    )


def load_specs(departments: Path = DEPARTMENTS, shop: Shop | None = None) -> list[CategorySpec]:
    """All categories in the order of the department files.

    Raises SpecError for an unknown brand, colour, attribute, unit, role or complement, and for a table line of the
    wrong length.
    """
    shop = shop or load_shop()
    specs = [spec for path in sorted(departments.glob("*.toml")) for spec in _department(path, shop)]
    slugs = {spec.slug for spec in specs}
    for spec in specs:
        for slug, _probability in spec.complements:
            if slug not in slugs:
                raise SpecError(f"{spec.slug}: complement {slug!r} is no category")
    return specs


def _department(path: Path, shop: Shop) -> Iterator[CategorySpec]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    name = Bilingual.parse(data["department"])
    department = path.stem.partition("-")[2]
    for entry in data["category"]:
        try:
            yield _category(entry, name, department, shop)
        except (KeyError, ValueError) as error:
            raise SpecError(f"{entry.get('slug', path.name)}: {error}") from error


def _category(entry: dict[str, Any], department_name: Bilingual, department: str, shop: Shop) -> CategorySpec:
    columns = entry["columns"]
    if len(set(columns)) < len(columns):
        raise SpecError(f"a column stands twice in {columns}")
    role = entry.get("role", "main")
    if role not in ROLES:
        raise SpecError(f"role {role!r} is none of {ROLES}")
    path = Bilingual.parse(entry["path"])
    complements = tuple((c["slug"], float(c["probability"])) for c in entry.get("complements", []))
    noun = Bilingual.parse(entry["noun"])
    variants = [
        Variant(Bilingual.parse(v["label"]), float(v.get("price", 1)), _cells(v.get("set", {}), shop))
        for v in entry.get("variants", [])
    ]
    pictures = entry["pictures"]
    models = [
        _model(dict(zip(columns, row, strict=True)), noun, pictures[i % len(pictures)], shop)
        for i, row in enumerate(entry["models"])
    ]
    for model in models:
        if department not in model.brand.departments:
            raise SpecError(f"{model.brand.name} doesn't sell in {department}")
    return CategorySpec(
        slug=entry["slug"],
        prefix=entry["prefix"],
        taxonomy_id=entry["taxonomy_id"],
        path=Bilingual(f"{department_name.zh} > {path.zh}", f"{department_name.en} > {path.en}"),
        role=role,
        complements=complements,
        replenish_days=entry.get("replenish_days"),
        title=Bilingual.parse(entry.get("title", "{brand} {model} {noun}")),
        models=tuple(models),
        variants=tuple(variants) or (Variant(Bilingual("", ""), 1.0, {}),),
        sentences=tuple(
            Sentence(Bilingual.parse(s)) if isinstance(s, str) else Sentence(Bilingual.parse(s["say"]), s["when"])
            for s in entry["sentences"]
        ),
    )


def _known(kind: str, key: str, table: Mapping[str, T]) -> T:
    if key not in table:
        raise SpecError(f"unknown {kind} {key!r}")
    return table[key]


def _model(row: dict[str, Any], noun: Bilingual, picture: str, shop: Shop) -> Model:
    return Model(
        brand=_known("brand", row["brand"], shop.brands),
        name=Bilingual.parse(row["model"]),
        noun=Bilingual.parse(row["noun"]) if "noun" in row else noun,
        price=float(row["price"]),
        attributes=_cells({column: cell for column, cell in row.items() if column not in _PLAIN_COLUMNS}, shop),
        colours=tuple(_known("colour", colour, shop.colours) for colour in row.get("colours", "").split()),
        pitch=Bilingual.parse(row["pitch"]),
        picture=row.get("picture", picture),
    )


def _cells(cells: dict[str, Any], shop: Shop) -> dict[str, Value]:
    """Values by attribute name; the column's heading is the name, with a unit after it where there is one.

    An empty cell says that the attribute doesn't apply.
    """
    values: dict[str, Value] = {}
    for heading, cell in cells.items():
        if cell == "":
            continue
        name, _space, unit = heading.partition(" ")
        _known("attribute", name, shop.attributes)
        if unit and unit not in UNITS:
            raise SpecError(f"unknown unit {unit!r}")
        if unit:
            values[name] = Quantity(cell, unit)
        elif isinstance(cell, str):
            values[name] = Bilingual.parse(cell)
        elif isinstance(cell, list):
            values[name] = tuple(Bilingual.parse(item) for item in cell)
        else:
            values[name] = cell
    return values
