"""Reviewing a map in the editor: the words in which a reviewer is asked, and in which labels are explained."""
