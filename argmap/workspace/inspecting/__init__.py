"""What is shown of one node beside the outline: its fields with the right control, and what the review says of it."""
