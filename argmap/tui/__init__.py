"""The terminal editor: the only code that imports Textual."""
