"""The command `kg`: parse options, call one function of the library, echo one rendering."""
