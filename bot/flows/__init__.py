"""Conversations as files: read, followed by a patient, and compared with what has to come of them."""
