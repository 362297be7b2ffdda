"""The leaflet: the document, what its sentences answer, and the answers made of them."""
