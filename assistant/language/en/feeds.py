"""Feeds: how shops that write English name models, attributes, stock and money in titles and columns."""

from __future__ import annotations

# What an attribute is called that says which model goods are made for, and how a title says it: case for X.
FIT_NAMES = r"fits?\s+\w|fits$|for\s|compatib|works with|model compatib"
MADE_FOR = r"\bfor|\bcompatible with|\bfits"
# Where the name of a model ends in a title, and what stands between several: classes without their brackets.
NAME_ENDS = r",;()\[\]|"
LIST_MARKS = "/,;|"
# Right after a model's name these make another model of it; any other word that is no goods does so in English, too.
EDITIONS = ()
# Between the parts of a category's path.
PATH_MARKS = ">"
# The columns of a feed that become attributes.
ATTRIBUTES = {
    "color": "colour",
    "size": "size",
    "material": "material",
    "pattern": "pattern",
    "gender": "gender",
    "age_group": "age group",
    "size_type": "size type",
}
# Ordered ahead or delivered later is not there today, so it is not called available.
AVAILABLE = ("in_stock",)
UNAVAILABLE = ("out_of_stock", "preorder", "backorder")
# What stands beside an amount, and the currencies that it may mean, the usual one first.
CURRENCY_MARKS = {"rmb": ("CNY",), "rs": ("INR", "PKR", "LKR", "NPR", "MUR")}
