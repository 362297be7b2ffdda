"""The edge: what the outside world reaches over HTTP. Thin; every decision about an answer is made further in."""
