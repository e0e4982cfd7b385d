"""Finding a quotation in a held text and classifying every difference: folding, locating, aligning, judging."""
