"""Files: loading maps, and the save protocol that loses nothing."""
