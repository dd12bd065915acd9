"""Sheet files, the variants drawn from them, and handouts for students and teachers."""
