"""The nouns: frozen records and pure functions over them. No I/O, no clock, no YAML."""
