"""Redaction: what tells who a patient is goes out of a text before it is stored. One rule is one module."""
