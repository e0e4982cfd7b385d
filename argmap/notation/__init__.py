"""The map file: a strict reader with places, messages, a splicing writer, versions and the JSON Schema."""
