"""Edits: plain functions from a map to a map, which refuse what would leave it invalid."""
