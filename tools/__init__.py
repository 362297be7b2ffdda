"""The scripts behind make."""
