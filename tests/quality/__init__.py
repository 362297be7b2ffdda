"""Labelled questions, and what comes of them."""
