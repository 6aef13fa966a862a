"""The wish as data: what a shopper asks for, each part with its SQL, its words and its chip."""
