"""The judge of claims: equality, relations, steps and solutions; the only maker of certificates."""
