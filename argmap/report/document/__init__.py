"""The report as a value: its headings, paragraphs, tables and panels in order, before any format."""
