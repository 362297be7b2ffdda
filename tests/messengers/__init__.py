"""The messaging apps, against platforms on loopback that keep to what the real ones document."""
