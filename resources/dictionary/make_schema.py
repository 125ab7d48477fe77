#!/usr/bin/env python3
"""Prints the JSON Schema (2020-12) of pedigree-record/1, made from fields.tsv beside it.

    resources/dictionary/make_schema.py > resources/schemas/pedigree-record-1.schema.json

The same table gives the same bytes. What a schema can't say stays with lint: that ids are unique, that references lead
somewhere, which fields a tier or a condition demands. Demanded here: what every tier needs of `record`, and of each
entry of an array that is there. Members that no row names are allowed, as readers keep them.
"""
import json
import os
import sys

STATES = ["unknown", "withheld", "n/a"]
HEX = [("sha256", 64), ("sha384", 96), ("sha512", 128), ("blake2b-512", 128), ("blake3", 64), ("md5", 32), ("sha1", 40)]
DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
NUMBER = "(0|[1-9][0-9]*)"
PRE = "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"


def text(pattern, description):
    return {"type": "string", "pattern": pattern, "description": description}


def types():
    """What a given value of each type looks like, by the name the dictionary has for it."""
    return {
        "str": text(r"\S", "text"),
        "text": text(r"\S", "prose; Markdown is shown as plain text"),
        "int": {"type": "integer"},
        "num": {"type": "number"},
        "bool": {"type": "boolean"},
        "time": text("^" + DATE + r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?Z$", "RFC 3339, in UTC"),
        "date": text("^" + DATE + "$", "RFC 3339 full-date"),
        "dur": text(r"^P([0-9]+W|(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?"
                    r"(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?)$", "ISO 8601 duration"),
        # Digests that can be forged or are cut short are read, and reported by lint.
        "digest": text("^(" + "|".join("%s:[0-9a-f]{8,%d}" % row for row in HEX) + ")$",
                       "algorithm, colon, lower-case hex"),
        "purl": text(r"^pkg:/*[A-Za-z][A-Za-z0-9.+-]*/[^\s?#]*[^\s?#@/](\?[^\s#]*)?(#\S*)?$", "package URL"),
        "spdx": text(r"^[A-Za-z0-9(][A-Za-z0-9.()+: -]*$", "SPDX licence expression"),
        "iri": text(r'^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$', "absolute IRI"),
        "semver": text(r"^%s\.%s\.%s(-%s(\.%s)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$"
                       % (NUMBER, NUMBER, NUMBER, PRE, PRE), "semantic version 2.0.0"),
        "lang": text("^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|[ix](-[A-Za-z0-9]{1,8})+)$", "BCP 47 language tag"),
        "region": text("^([A-Z]{2}(-[0-9A-Z]{1,3})?|EEA)$", "ISO 3166 region, EU or EEA"),
        "ccy": text("^[A-Z]{3}$", "ISO 4217 currency"),
        "pct": {"type": "number", "minimum": 0, "maximum": 1},
        "ref": text(r"^\S(.*\S)?$", "an id, a package URL or a digest"),
        "map": {"type": "object"},
        "party": {
            "type": "object",
            "description": "a person or an organisation",
            "properties": {member: ref("str") for member in ("name", "role", "org", "id")},
            "required": ["name"],
        },
        "ptr": {
            "type": "object",
            "description": "a pointer to what is kept elsewhere",
            "properties": {
                "uri": ref("ref"), "digest": ref("digest"), "media_type": ref("str"), "size": ref("int"),
                "catalog": ref("iri"), "issued": ref("date"), "expires": ref("date"),
            },
            "required": ["digest", "uri"],
        },
    }


def ref(name):
    return {"$ref": "#/$defs/" + name}


def or_state(*schemas):
    """A value, or a word on why there is none (unknown, withheld, n/a)."""
    return {"anyOf": list(schemas) + [ref("state")]}


def given(row):
    """The schema of one given value of a row."""
    kind = row["type"]
    if row["path"] == "record.schema":
        return text(r"^pedigree-record/1(\.[0-9]+)?$", "this schema's major version")
    if kind.startswith("enum("):
        return {"enum": kind[5:-1].split(",")}
    if kind == "ptr(inline)":
        return {"anyOf": [ref("ptr"), ref("str")]}
    return ref(kind)


def demanded(row):
    """Needed in every tier, whatever else is true, once the thing it belongs to is there."""
    inside = row["section"] == "record" or "[]." in row["path"]
    return inside and row["card"] == "1" and row["need"] == "M/M/M" and not row["conditional"]


def insert(node, segments, row):
    """Puts a row into the tree of groups: {name: {"row": …} or {"array": bool, "members": {…}, "needs": set}}."""
    name = segments[0]
    if len(segments) == 1:
        node["members"][name.removesuffix("[]")] = {"row": row}
        if demanded(row):
            node["needs"].add(name)
        return
    child = node["members"].setdefault(
        name.removesuffix("[]"), {"array": name.endswith("[]"), "members": {}, "needs": set()})
    insert(child, segments[1:], row)


def schema_of(node):
    if "row" in node:
        row = node["row"]
        value = given(row)
        if row["list"]:
            value = {"type": "array", "items": value}
            if row["card"] == "1..*":
                value["minItems"] = 1
        value = value if row["path"] == "record.schema" else or_state(value)
        if row["note"]:
            value["description"] = row["note"].replace("`", "")
        return value
    inside = {"type": "object", "properties": {name: schema_of(child) for name, child in node["members"].items()}}
    if node["needs"]:
        inside["required"] = sorted(node["needs"])
    return or_state({"type": "array", "items": inside} if node["array"] else inside)


def schema(rows):
    root = {"members": {}, "needs": set()}
    for row in rows:
        if not row["path"].startswith("extensions."):
            insert(root, row["path"].split("."), row)
    properties = {}
    for name, node in root["members"].items():
        properties[name] = schema_of(node)
        # In a differential record, null takes the predecessor's section away.
        if name != "record":
            properties[name]["anyOf"].append({"type": "null"})
    properties["record"] = properties["record"]["anyOf"][0]
    properties["extensions"] = {"anyOf": [
        {
            "type": "object",
            "description": "vendors' own members, each under its prefix",
            "propertyNames": {"pattern": "^[a-z][a-z0-9-]{1,31}$"},
            "additionalProperties": {
                "type": "object",
                "properties": {"schema": or_state(ref("iri")), "bump": or_state(ref("map"))},
            },
        },
        ref("state"),
        {"type": "null"},
    ]}
    definitions = types()
    definitions["state"] = {
        "type": "object",
        "description": "why there is no value",
        "properties": {"state": {"enum": STATES}, "reason": ref("str"), "digest": ref("digest")},
        "required": ["state"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:pedigree:schema:pedigree-record:1",
        "title": "Model provenance record (pedigree-record/1)",
        "type": "object",
        "properties": properties,
        "required": ["record"],
        "$defs": definitions,
    }


def rows_of(file):
    lines = file.read().decode("utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "fields.tsv"), "rb") as table:
        made = schema(rows_of(table))
    sys.stdout.buffer.write((json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8"))
