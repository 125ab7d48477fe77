#!/usr/bin/env python3
"""Makes cyclonedx.json from the published JSON schemas of CycloneDX: python3 make_shapes.py SCHEMA_DIR > cyclonedx.json

SCHEMA_DIR holds bom-1.4.schema.json to bom-1.7.schema.json and what they refer to. The result is one table of shapes for
all versions: descriptions are gone, references are resolved, and what is the same in several versions stands once.
The same schemas give the same bytes.

A shape is an object; every member is optional:
  t   type, or a list of types          e   words that a value may be, as a number into "words"
  p   members, name: shape              x   shape of further members; false: there are none
  r   names of members that must be     k   pattern, by name (the checks are in models/formats/shapes.cpp)
  i   shape of an array's entries       f   format, by name
  u   1: entries are all different      n, m    least and greatest number
  l, g    least and greatest length of a string      a, b    of an array
  one, any, all   lists of shapes       no, if, then, else   shapes
  c   the only value
"""
import json
import os
import sys

VERSIONS = ["1.4", "1.5", "1.6", "1.7"]
PATTERNS = {
    "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$": "uuid",
    "^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*$": "bom-link",
    "^urn:cdx:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[1-9][0-9]*#.+$": "bom-link-element",
    "^[-+a-z0-9.]+/[-+a-z0-9.]+$": "media-type",
    "^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$": "hash",
    "^([a-z]{2})(-[A-Z]{2})?$": "locale",
    "^CRE:[0-9]+-[0-9]+$": "cre",
    "^[A-Za-z0-9][A-Za-z0-9\\-/.()\\s]{0,28}[A-Za-z0-9]$": "patent",
    "^[A-Z]{2}$": "country",
}
PLAIN = {"minimum": "n", "maximum": "m", "minLength": "l", "maxLength": "g", "minItems": "a", "maxItems": "b"}
LISTS = {"oneOf": "one", "anyOf": "any", "allOf": "all"}
SINGLE = {"items": "i", "not": "no", "if": "if", "then": "then", "else": "else"}
SILENT = {"$schema", "$id", "$comment", "title", "description", "examples", "default", "definitions", "deprecated",
          "meta:enum", "additionalItems"}


class Schemas:
    """Schemas as numbered shapes; the same place of a schema is the same number, so recursion ends."""

    def __init__(self, folder):
        self.folder, self.documents, self.numbers, self.shapes, self.words = folder, {}, {}, [], []

    def document(self, name):
        if name not in self.documents:
            with open(os.path.join(self.folder, name), encoding="utf-8") as file:
                self.documents[name] = json.load(file)
        return self.documents[name]

    def place(self, name, pointer):
        at = self.document(name)
        for step in pointer.split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            at = at[int(step)] if isinstance(at, list) else at[step]
        return at

    def shape(self, name, pointer):
        # Draft 7: beside a reference nothing counts.
        schema = self.place(name, pointer)
        while isinstance(schema, dict) and "$ref" in schema:
            document, _, fragment = schema["$ref"].partition("#")
            name, pointer = document or name, fragment
            schema = self.place(name, pointer)
        if (name, pointer) in self.numbers:
            return self.numbers[name, pointer]
        number = self.numbers[name, pointer] = len(self.shapes)
        self.shapes.append(None)
        self.shapes[number] = self.made(name, pointer, schema)
        return number

    def made(self, name, pointer, schema):
        if schema is True:
            return {}
        if schema is False:
            return {"no": self.empty()}
        shape = {}
        for key, value in schema.items():
            here = f"{pointer}/{key}"
            if key in SILENT:
                continue
            if key == "type":
                shape["t"] = value
            elif key == "enum":
                if value not in self.words:
                    self.words.append(value)
                shape["e"] = self.words.index(value)
            elif key == "const":
                shape["c"] = value
            elif key == "required":
                shape["r"] = sorted(value)
            elif key == "pattern":
                shape["k"] = PATTERNS[value]
            elif key == "format":
                shape["f"] = value
            elif key == "uniqueItems":
                if value:
                    shape["u"] = 1
            elif key == "properties":
                shape["p"] = {m: self.shape(name, f"{here}/{m.replace('~', '~0').replace('/', '~1')}") for m in sorted(value)}
            elif key == "additionalProperties":
                if value is False:
                    shape["x"] = False
                elif value is not True:
                    shape["x"] = self.shape(name, here)
            elif key in PLAIN:
                shape[PLAIN[key]] = value
            elif key in LISTS:
                shape[LISTS[key]] = [self.shape(name, f"{here}/{i}") for i in range(len(value))]
            elif key == "items" and isinstance(value, list):
                # A list of one form that only one entry may have is that form for every entry.
                if len(value) != 1 or schema.get("maxItems") != 1:
                    raise SystemExit(f"{name}#{here}: nothing here knows lists by position")
                shape["i"] = self.shape(name, f"{here}/0")
            elif key in SINGLE:
                shape[SINGLE[key]] = self.shape(name, here)
            else:
                raise SystemExit(f"{name}#{here}: nothing here knows \"{key}\"")
        return shape

    def empty(self):
        if "empty" not in self.numbers:
            self.numbers["empty"] = len(self.shapes)
            self.shapes.append({})
        return self.numbers["empty"]


def numbered(shape, of):
    """The shape with each number of another shape put through `of`."""
    out = {}
    for key, value in shape.items():
        if key == "p":
            out[key] = {name: of(number) for name, number in value.items()}
        elif key in LISTS.values():
            out[key] = [of(number) for number in value]
        elif key in SINGLE.values() or (key == "x" and value is not False):
            out[key] = of(value)
        else:
            out[key] = value
    return out


def merged(shapes):
    """The class of each shape: two are in one class when nothing tells them apart, however deep."""
    classes = [0] * len(shapes)
    count = 1
    while True:
        seen, now = {}, []
        for shape in shapes:
            sign = json.dumps(numbered(shape, lambda number: classes[number]), sort_keys=True)
            now.append(seen.setdefault(sign, len(seen)))
        classes = now
        if len(seen) == count:
            return classes
        count = len(seen)


def main():
    schemas = Schemas(sys.argv[1])
    roots = {version: schemas.shape(f"bom-{version}.schema.json", "") for version in VERSIONS}
    classes = merged(schemas.shapes)
    kept = {}
    for number, shape in enumerate(schemas.shapes):
        kept.setdefault(classes[number], shape)
    lines = [json.dumps(numbered(kept[c], lambda n: classes[n]), separators=(",", ":"), sort_keys=True) for c in sorted(kept)]
    words = [json.dumps(entry, separators=(",", ":")) for entry in schemas.words]
    print('{"versions":' + json.dumps({v: classes[n] for v, n in roots.items()}, separators=(",", ":")) + ",")
    print('"words":[\n' + ",\n".join(words) + "\n],")
    print('"shapes":[\n' + ",\n".join(lines) + "\n]}")


main()
