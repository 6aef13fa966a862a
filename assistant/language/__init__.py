"""How both languages are written: characters, words, numbers, names; pure, and knows no shop."""
