"""The sample packs: a module a pack, what they share in common.py, parts.py and bom.py."""
