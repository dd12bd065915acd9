"""Text in plain or LaTeX notation to terms, contexts and problems; nothing is evaluated, nothing is guessed."""
