"""The web page of a map: one file with the diagram, every card and an outline, which needs no network."""
