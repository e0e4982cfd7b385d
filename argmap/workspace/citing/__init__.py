"""Citing: from words in the held text of a source to a quote in the map that verifies."""
