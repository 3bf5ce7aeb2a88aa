"""Pictures of a graph as SVG: one file of code for each, with the colours and shapes of the worlds."""
