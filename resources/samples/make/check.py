"""What must hold of a pack whatever it tells: references, digests, the chain, the order of releases."""

import json

from .common import canonical_digest, configuration_digest, sha256

# Members whose value is a reference (or a list of them), by path.
REFERENCES = {
    "datasets[].synthetic.generator", "datasets[].parents[]", "training.datasets[]", "feedback[].policy_model",
    "feedback[].reward_model", "feedback[].dataset", "adapters[].base", "adapters[].datasets[]", "evaluations[].subject",
    "evaluations[].dataset", "redteam[].threats[]", "system.models[].ref", "system.retrieval[].sources[]",
    "system.retrieval[].embedding_model", "system.guards[].model", "system.routes[].target", "system.experiments[].arms[]",
    "threats[].mitigations[].control", "threats[].evidence[]", "vulnerabilities[].affects[]",
    "exceptions[].compensating_ref[]", "incidents[].tests[]", "supply.signatures[].subject",
}


def walk(value, path=""):
    yield path, value
    if isinstance(value, dict):
        for k, v in value.items():
            yield from walk(v, f"{path}.{k}" if path else k)
    elif isinstance(value, list):
        for v in value:
            yield from walk(v, path + "[]")


def names(record):
    """Everything a reference in this record can mean."""
    found = {"system", record["record"]["id"]}
    for path, value in walk(record):
        if isinstance(value, dict):
            found |= {value[k] for k in ("id", "digest", "purl") if isinstance(value.get(k), str)}
            if path == "system.models[]" and "ref" in value:
                found.add(value["ref"])
    return found


def repeated(record):
    """Ids that two entries share: an id is unique in its document (a framework's, a person's or a key's is no local name)."""
    seen, twice = set(), set()
    for path, value in walk(record):
        if path.endswith("[]") and isinstance(value, dict) and isinstance(value.get("id"), str) and path != "governance.frameworks[]":
            (twice if value["id"] in seen else seen).add(value["id"])
    frameworks = [f["id"] for f in record["governance"]["frameworks"]]
    return sorted(twice | {f for f in frameworks if frameworks.count(f) > 1})


def problems(pack):
    wrong = []
    expected = json.loads(pack.files["expected.json"])
    excused = {(p["release"], p["path"]) for p in expected["shows"].get("open_edges", [])}
    before = None
    addresses = {}
    for version, record in pack.records.items():
        where = f"{pack.name} {version}"
        known = names(record)
        wrong += [f"{where}: two entries are called {identity}" for identity in repeated(record)]
        for path, value in walk(record):
            if path in REFERENCES and isinstance(value, str) and value not in known:
                if not any(release == version and path.split("[")[0] == p.split("[")[0] for release, p in excused):
                    wrong.append(f"{where}: {path} points to {value}, which is not there")
            if isinstance(value, dict) and str(value.get("uri", "")).startswith(f"https://evidence.{pack.host}/"):
                data = pack.files.get(value["uri"].split("/", 3)[3])
                if data is None or sha256(data) != value["digest"] or len(data) != value["size"]:
                    wrong.append(f"{where}: {path} does not have the bytes of {value['uri']}")
            if isinstance(value, dict) and "uri" in value and addresses.setdefault(value["uri"], value.get("digest")) != value.get("digest"):
                wrong.append(f"{where}: {path} gives {value['uri']} another digest than before")
            if isinstance(value, str) and value.startswith("@"):
                wrong.append(f"{where}: {path} still holds {value}")
        altered = version in expected["shows"].get("altered", [])
        if (record["record"]["configuration_digest"] == configuration_digest(record)) == altered:
            wrong.append(f"{where}: configuration digest")
        for one, two in zip(record["events"], record["events"][1:]):
            if two["previous"] != canonical_digest(one) or two["at"] < one["at"]:
                wrong.append(f"{where}: event {two['id']} does not follow {one['id']}")
        if before:
            if record["record"]["previous"] != {"digest": pack.record_digest(before), "version": before}:
                wrong.append(f"{where}: predecessor")
            if not pack.records[before]["release"]["date"] < record["release"]["date"]:
                wrong.append(f"{where}: released before {before}")
        before = version
        for e in record["evaluations"]:
            if not e["ci"]["low"] <= e["value"] <= e["ci"]["high"]:
                wrong.append(f"{where}: interval of {e['id']}")
        for e in record["events"]:
            if e["at"] > record["record"]["created"]:
                wrong.append(f"{where}: event {e['id']} lies after the record")
    releases = set(pack.records) | {"*"}
    for p in expected["planted"]:
        if p["release"] not in releases:
            wrong.append(f"{pack.name}: planted in unknown release {p['release']}")
    return wrong
