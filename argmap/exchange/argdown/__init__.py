"""Argdown 2, as argdown.org defines it: reading of documents and of blocks in Markdown, and writing."""

from argmap.exchange.argdown.reading import read, recognises
from argmap.exchange.argdown.writing import write

__all__ = ["read", "recognises", "write"]
