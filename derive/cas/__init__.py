"""SymPy at the edge: the only package that imports it, and only when it is called."""
