"""Questions: what their words are, what they name in the graph, and the logical form that they mean."""
