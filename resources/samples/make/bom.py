"""CycloneDX 1.6 documents that speak of the same things as the records: same digests, same purls."""

import uuid

from .common import text


def _hashes(digest):
    return [{"alg": "SHA-256", "content": digest.split(":")[1]}]


def licences(expression):
    known = expression in ("Apache-2.0", "MIT", "CC-BY-SA-4.0")
    return [{"license": {"id": expression}}] if known else [{"expression": expression}]


def organisation(party):
    out = {"name": party["name"]}
    if "id" in party:
        out["contact"] = [{"email": party["id"]}]
    return out


def data(dataset, bom_ref=None):
    """A dataset of a record as a component; what the record says of it, in CycloneDX words."""
    ref = bom_ref or dataset["id"]
    component = {
        "type": "data", "bom-ref": ref, "name": dataset["name"], "version": dataset["version"],
        "description": dataset["description"], "hashes": _hashes(dataset["digest"]),
        "licenses": licences(dataset["licence"]),
        "data": [{"type": "dataset", "name": dataset["name"],
                  "contents": {"url": dataset["sources"][0]["uri"]},
                  "classification": dataset["classification"],
                  "governance": {"owners": [{"organization": {"name": dataset["owner"]["name"]}}]}}],
    }
    return component


def model(entry, *, licence=None, datasets=(), metrics=(), ancestors=(), files=(), properties=()):
    """A model or adapter of a record as a component."""
    component = {"type": "machine-learning-model", "bom-ref": entry["id"]}
    if "provider" in entry:
        component["supplier"] = organisation(entry["provider"])
    component.update({"name": entry["name"], "version": entry["version"]})
    if "description" in entry:
        component["description"] = entry["description"]
    component["hashes"] = _hashes(entry["digest"])
    component["licenses"] = licences(licence or entry["licence"])
    if "purl" in entry:
        component["purl"] = entry["purl"]
    if ancestors:
        component["pedigree"] = {"ancestors": list(ancestors)}
    parameters = {}
    if "family" in entry:
        parameters = {"task": entry["task"][0], "architectureFamily": entry["family"], "modelArchitecture": entry["architecture"],
                      "inputs": [{"format": f} for f in entry["modality_in"]],
                      "outputs": [{"format": f} for f in entry["modality_out"]]}
    if datasets:
        parameters["datasets"] = [{"ref": d} for d in datasets]
    card = {}
    if parameters:
        card["modelParameters"] = parameters
    if metrics:
        card["quantitativeAnalysis"] = {"performanceMetrics": [
            {"type": e["metric"], "value": str(e["value"]), "slice": e["slice"],
             "confidenceInterval": {"lowerBound": str(e["ci"]["low"]), "upperBound": str(e["ci"]["high"])}} for e in metrics]}
    if card:
        component["modelCard"] = card
    if files:
        component["components"] = [{"type": "file", "bom-ref": f"{entry['id']}/{f['name']}", "name": f["name"],
                                    "hashes": _hashes(f["digest"])} for f in files]
    if properties:
        component["properties"] = [{"name": n, "value": v} for n, v in sorted(properties)]
    return component


def ancestor(entry):
    """What an adapter came from, as little as binds it: name, version, digest."""
    return {"type": "machine-learning-model", "name": entry["name"], "version": entry["version"], "hashes": _hashes(entry["digest"])}


def document(pack, path, made_at, by, subject, components, dependencies):
    value = {
        "bomFormat": "CycloneDX", "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'https://{pack.host}/bom/{path}')}", "version": 1,
        "metadata": {"timestamp": made_at, "supplier": organisation(by), "component": subject},
        "components": components,
        "dependencies": [{"ref": ref, **({"dependsOn": sorted(on)} if on else {})} for ref, on in dependencies],
    }
    pack.put(path, text(value))
    return value
