"""Bibliographic data: readers of CSL-JSON, BibTeX and RIS, the fields of a source, and formatted references."""
