"""Hand-written derivations judged: for each line whether it follows, how that is known, and where it fails."""
