"""What a map is worth: grounding, standing, what a conclusion cannot lose, and the card that says so."""
