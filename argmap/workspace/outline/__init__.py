"""The outline: the argument from the main conclusions down, as rows, and where the cursor is among them."""
