// Nothing but a place where the headers of Qt that every file of ui/ includes are compiled once.
