"""The tables of this room: products in catalogue.db, the names that the owner gave in shop.db."""

from __future__ import annotations

from assistant.storage import Database, Migrations, keep_version

migrations = Migrations("catalogue")
names_migrations = Migrations("names")


@migrations()
def products_and_facets(db: Database) -> None:
    """The first tables: products, their categories, brands and facets, and the full text."""
    for statement in (
        # A category is a path; each of its ancestors has a row too. Ids of the open taxonomy where one is known.
        """CREATE TABLE categories (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            parent INTEGER REFERENCES categories (id),
            depth INTEGER NOT NULL,
            name_zh TEXT,
            name_en TEXT,
            taxonomy_id TEXT
        )""",
        """CREATE TABLE brands (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name_zh TEXT,
            name_en TEXT
        )""",
        """CREATE TABLE facets (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name_zh TEXT,
            name_en TEXT
        )""",
        """CREATE TABLE facet_values (
            id INTEGER PRIMARY KEY,
            facet INTEGER NOT NULL REFERENCES facets (id),
            key TEXT NOT NULL,
            name_zh TEXT,
            name_en TEXT,
            UNIQUE (facet, key)
        )""",
        """CREATE TABLE products (
            rowid INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title_zh TEXT,
            title_en TEXT,
            category INTEGER REFERENCES categories (id),
            brand INTEGER REFERENCES brands (id),
            price_minor INTEGER NOT NULL,
            list_price_minor INTEGER,
            currency TEXT NOT NULL,
            stock INTEGER,
            available INTEGER NOT NULL DEFAULT 1,
            rating REAL,
            rating_count INTEGER NOT NULL DEFAULT 0,
            released TEXT,
            description_zh TEXT,
            description_en TEXT,
            attributes TEXT NOT NULL DEFAULT '{}',
            tags TEXT NOT NULL DEFAULT '[]',
            image TEXT,
            url TEXT,
            variant_group TEXT,
            popularity REAL NOT NULL DEFAULT 0,
            fingerprint BLOB NOT NULL
        )""",
        "CREATE INDEX products_category ON products (category, price_minor)",
        "CREATE INDEX products_brand ON products (brand)",
        "CREATE INDEX products_price ON products (price_minor)",
        "CREATE INDEX products_popularity ON products (popularity)",
        # number: a quantity in `unit`, or 1 and 0 for yes and no; value: a text value.
        """CREATE TABLE product_facets (
            product INTEGER NOT NULL REFERENCES products (rowid) ON DELETE CASCADE,
            facet INTEGER NOT NULL REFERENCES facets (id),
            value INTEGER REFERENCES facet_values (id),
            number REAL,
            unit TEXT
        )""",
        "CREATE INDEX product_facets_product ON product_facets (product)",
        "CREATE INDEX product_facets_value ON product_facets (value, product) WHERE value IS NOT NULL",
        "CREATE INDEX product_facets_number ON product_facets (facet, number, product) WHERE number IS NOT NULL",
        # Colour families, from the colour attribute or else from what title and tags say.
        """CREATE TABLE product_colours (
            product INTEGER NOT NULL REFERENCES products (rowid) ON DELETE CASCADE,
            family TEXT NOT NULL,
            PRIMARY KEY (family, product)
        ) WITHOUT ROWID""",
        "CREATE INDEX product_colours_product ON product_colours (product)",
        # Words are cut by jieba before they come here: unicode61 alone takes a run of Chinese as one word.
        """CREATE VIRTUAL TABLE products_text USING fts5 (
            title, names, details,
            content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
        )""",
        "CREATE VIRTUAL TABLE products_words USING fts5vocab (products_text, row)",
        "CREATE TABLE catalogue_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ):
        db.execute(statement)


@migrations()
def sales_and_rank(db: Database) -> None:
    """Pieces sold lately, and the order in which a shop without a wish is shown."""
    db.execute("ALTER TABLE products ADD COLUMN sold INTEGER NOT NULL DEFAULT 0")
    db.execute(
        """CREATE INDEX products_rank ON products
           ((available AND stock IS NOT 0) DESC, popularity DESC, rating_count DESC)"""
    )


@migrations()
def words_of_titles(db: Database) -> None:
    """Which words stand in titles: what only descriptions speak of is no goods of the shop."""
    db.execute("CREATE VIRTUAL TABLE products_columns USING fts5vocab (products_text, col)")


@migrations()
def names_as_fed(db: Database) -> None:
    """What the feed itself calls a thing, so that a name that the shop gave can be taken away again."""
    for table in ("categories", "brands", "facets", "facet_values"):
        for language in ("zh", "en"):
            db.execute(f"ALTER TABLE {table} ADD COLUMN fed_{language} TEXT")
        db.execute(f"UPDATE {table} SET fed_zh = name_zh, fed_en = name_en")


@names_migrations()
def names(db: Database) -> None:
    """What the shop says that things are called in both languages; an import of products leaves them alone."""
    # others: further names, as a JSON list; key: the taxonomy's id, else the name in its common form.
    db.execute(
        """CREATE TABLE names (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            taxonomy_id TEXT,
            name_zh TEXT,
            name_en TEXT,
            others TEXT NOT NULL,
            PRIMARY KEY (kind, key)
        ) WITHOUT ROWID"""
    )
    keep_version(db, "names", ["names"])
