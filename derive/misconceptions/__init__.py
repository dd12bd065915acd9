"""Wrong rules, in the same form as laws: what people write, and why it is wrong."""
