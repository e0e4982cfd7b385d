"""The argument diagram: what is drawn, how it looks, and the engines that lay it out."""
