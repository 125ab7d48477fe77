"""What every pack needs: digests, canonical JSON, the configuration digest, the chain of events, a folder in memory."""

import hashlib
import json
import uuid

AT = "2026-11-23T12:00:00Z"

# Stands in a record for its own configuration digest until that is known.
CONFIGURATION = "@configuration"


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def hex40(text):
    """A made-up repository revision: 40 hex digits that anybody can recompute."""
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def canonical(value):
    """RFC 8785, for the values these records hold (no number is smaller than 0.0001)."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e21:
            return str(int(value))
        text = repr(value)
        if "e-" in text:
            raise ValueError(f"{text}: a number that RFC 8785 may spell differently")
        return text
    if isinstance(value, list):
        return "[" + ",".join(canonical(v) for v in value) + "]"
    # RFC 8785, 3.2.3: names sort by UTF-16 code units.
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(canonical(n) + ":" + canonical(value[n]) for n in names) + "}"


def canonical_digest(value):
    return sha256(canonical(value).encode())


def _some(entry, *names):
    """The members of `entry` that are there; a.b is nested as in the record."""
    out = {}
    for name in names:
        here, target = entry, out
        *outer, last = name.split(".")
        for step in outer:
            here = here.get(step, {})
            target = target.setdefault(step, {})
        value = here.get(last)
        if value is not None and value != [] and value != {}:
            target[last] = value
    return {k: v for k, v in out.items() if v != {}}


def _sorted(entries):
    return sorted(entries, key=lambda e: (e.get("id", "").encode("utf-16-be"), canonical(e).encode("utf-16-be")))


def configuration(record):
    """The object of record-schema section 19."""
    system, model = record.get("system", {}), record.get("model", {})
    operations, compute = record.get("operations", {}), record.get("compute", {})
    parts = {
        "models": [{**({"id": m["ref"]} if "ref" in m else {}), **_some(m, "role", "digest")} for m in system.get("models", [])],
        "adapters": [_some(a, "id", "digest", "active") for a in record.get("adapters", [])],
        "tokenizer": _some(model.get("tokenizer", {}), "digest"),
        "prompts": [_some(p, "id", "digest") for p in system.get("prompts", [])],
        "retrieval": [
            _some(r, "id", "index.mode", "index.digest" if r["index"]["mode"] == "pinned" else "index.name",
                  "embedding_digest", "top_k", "chunking", "access")
            for r in system.get("retrieval", [])
        ],
        "tools": [
            {**_some(t, "id", "version", "digest", "writes", "rate_limit", "rate_window", "approval", "sandbox", "auth"),
             **({"scopes": sorted(t["scopes"])} if t.get("scopes") else {})}
            for t in system.get("tools", [])
        ],
        "guards": [_some(g, "id", "version", "digest", "threshold", "comparison", "action", "enabled", "fail")
                   for g in system.get("guards", [])],
        "routes": [_some(r, "id", "condition", "target") for r in system.get("routes", [])],
        "caches": [_some(c, "kind", "ttl", "scope") for c in system.get("caches", [])],
        "sampling": operations.get("sampling", {}),
        "rate_limits": [_some(l, "scope", "limit", "window") for l in operations.get("rate_limits", [])],
        "image": _some(compute.get("image", {}), "digest"),
        "precision": compute.get("precision", ""),
    }
    return {name: _sorted(value) if isinstance(value, list) else value
            for name, value in parts.items() if value not in ([], {}, "")}


def configuration_digest(record):
    return canonical_digest(configuration(record))


def combined(artifacts):
    """The digest of several files: SHA-256 over their raw digests in order of name."""
    raw = b"".join(bytes.fromhex(a["digest"].split(":")[1]) for a in sorted(artifacts, key=lambda a: a["name"]))
    return sha256(raw)


def _replace(value, old, new):
    if isinstance(value, dict):
        return {k: _replace(v, old, new) for k, v in value.items()}
    if isinstance(value, list):
        return [_replace(v, old, new) for v in value]
    return new if value == old else value


def chain(events):
    """Sorts events by time and links each to the one before it (its RFC 8785 form, hashed)."""
    linked = []
    for event in sorted(events, key=lambda e: e["at"]):
        if linked:
            event = {**event, "previous": canonical_digest(linked[-1])}
        linked.append(event)
    return linked


def finish(record):
    """Fills in what a record computes about itself: its configuration digest, wherever it is named, and the chain."""
    record = {**record, "events": chain(record["events"])}
    return _replace(record, CONFIGURATION, configuration_digest(record))


def text(value):
    """A JSON document as people read it in the source view."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def state(kind, reason):
    return {"state": kind, "reason": reason}


class Pack:
    """One pack's files in memory, by path, and how a record points to them.

    `https://evidence.HOST/PATH` is where the organisation keeps PATH; the pack carries a copy under the same path.
    A later step that signs adds its envelopes and its trust folder here, after `record` made the bytes to be signed.
    """

    def __init__(self, name, host):
        self.name = name
        self.host = host
        self.files = {}
        self.records = {}
        self.unaltered = {}

    def put(self, path, data):
        data = data.encode() if isinstance(data, str) else data
        if self.files.setdefault(path, data) != data:
            raise ValueError(f"{self.name}/{path} is made twice, differently")
        return data

    def shipped(self, path, content, media_type="text/plain", **more):
        """A pointer to a file that lies in this pack, with its real digest."""
        data = self.put("artifacts/" + path, content)
        return {"uri": f"https://evidence.{self.host}/artifacts/{path}", "digest": sha256(data),
                "media_type": media_type, "size": len(data), **more}

    def made(self, thing, version):
        """The digest of something too big, or too confidential, to ship."""
        return sha256(f"pedigree-example/{self.name}/{thing}@{version}".encode())

    def pointer(self, path, media_type, **more):
        """A pointer to a file that was already put into this pack."""
        data = self.files[path]
        return {"uri": f"https://evidence.{self.host}/{path}", "digest": sha256(data),
                "media_type": media_type, "size": len(data), **more}

    def kept(self, uri, thing, version, media_type="application/pdf", **more):
        """A pointer to something that does not lie in this pack."""
        return {"uri": uri, "digest": self.made(thing, version), "media_type": media_type, **more}

    def record_id(self, version):
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'https://{self.host}/pedigree/{self.name}/{version}')}"

    def record(self, version, record, alter=None):
        """Finishes a release's record, keeps its bytes, returns the finished value.

        `alter` plays somebody who changes a record after it was finished; `unaltered` keeps what it was before.
        """
        record = finish(record)
        if alter:
            self.unaltered[version] = text(record)
            alter(record)
        self.put(f"releases/{version}/record.json", text(record))
        self.records[version] = record
        return record

    def record_digest(self, version):
        return sha256(self.files[f"releases/{version}/record.json"])
