"""Looking for goods: lists, the question that narrows them, and what to say when nothing fits."""
