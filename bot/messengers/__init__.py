"""Messaging apps: one file a platform, which verifies, reads, renders and sends."""
