"""argmap: claim-and-evidence argument maps, checked, reviewed and drawn."""
