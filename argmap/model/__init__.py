"""What a map is: typed nodes, the map that holds them, its shape and its rules. Knows nothing else."""
