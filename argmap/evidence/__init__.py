"""Sources and quotes: held texts, locating a quotation, verdicts, second-hand chains."""
