"""Chromium: how it is started, and how long a page may take."""

from __future__ import annotations

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]
# What a page is asked for in, unless a test says otherwise: the same on every machine.
FLAGS += ["--accept-lang=en-US,en"]
# On a busy machine. What is waited for is always a condition, so that a quiet one loses nothing.
PATIENCE_MS = 30_000
