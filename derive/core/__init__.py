"""What a derivation is: laws, steps, rules, strategies, drafts, solutions, certificates, context, errors."""
