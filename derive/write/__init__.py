"""Printers of terms and writers of documents."""
