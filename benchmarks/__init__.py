"""Ratios to SymPy, each pair measured side by side in one run."""
