#!/usr/bin/env python3
"""Fill the plurals of pedigree_en.ts: "%n file(s)" is "%n file" and "%n files". Run after lupdate -pluralonly."""
import pathlib
import re
import xml.etree.ElementTree as tree

path = pathlib.Path(__file__).parent / "pedigree_en.ts"
IRREGULAR = {"entrie(s)": ("entry", "entries")}

document = tree.parse(path)
for message in document.iter("message"):
    if message.get("numerus") != "yes":
        continue
    source = message.findtext("source")
    one, many = source, source
    for word, (singular, plural) in IRREGULAR.items():
        one, many = one.replace(word, singular), many.replace(word, plural)
    one, many = one.replace("(s)", ""), many.replace("(s)", "s")
    one = one.replace("of %Ln entities", "of %Ln entity").replace("None of the %Ln thing fits", "The only thing does not fit")
    translation = message.find("translation")
    translation.attrib.pop("type", None)
    for form, text in zip(translation.findall("numerusform"), (one, many)):
        form.text = text
text = tree.tostring(document.getroot(), encoding="unicode")
text = re.sub(r"(<numerusform[^>]*)/>", r"\1></numerusform>", text)
path.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + text + "\n", encoding="utf-8")
