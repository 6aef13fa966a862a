"""Names: how English makes one of several."""

from __future__ import annotations

# What joins the names of two things in one.
JOINTS = r"[/&,]|(?<= )and(?= )"
# A way of Chinese: what makes a noun of two characters of one.
NOUN_ENDINGS = ()
# A way of Chinese: what the name of a plain number ends in.
COUNT_ENDINGS = ()
