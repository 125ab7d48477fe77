"""Entries of a record, each with the members in the order people read them."""

from .common import CONFIGURATION, state


def party(name, identity=None, role=None, org=None):
    out = {"name": name}
    if role:
        out["role"] = role
    if org:
        out["org"] = org
    if identity:
        out["id"] = identity
    return out


def person(who):
    """The same person without role and organisation."""
    return {k: v for k, v in who.items() if k in ("name", "id")}


def _given(entry):
    return {k: v for k, v in entry.items() if v is not None}


def dataset(pack, identity, version, *, use, description, records, tokens, size, composition, source, collected,
            method, geographies, languages, licence, catalog, owner, steward, custodian, residency, transforms,
            restrictions=(), contract=None, pii="no", categories=None, special=None, regulated=("none",),
            classification="internal", consent=None, retention=None, transfer=None, privacy=None, synthetic=0,
            generator=None, labels=None, agreement=0.84, quality=(), bias=("", ""), split=(0.9, 1), overlap=None,
            parents=(), cadence="P90D", availability="internal", digest=None, name=None, kind="text"):
    personal = pii != "no"
    entry = {
        "id": identity, "name": name or identity, "version": version,
        "digest": digest or pack.made(identity, version),
        "use": use, "description": description, "kind": kind, "records": records, "tokens": tokens, "bytes": size,
        "composition": [{"label": label, "share": share} for label, share in composition],
        "sources": [{"uri": uri, "kind": kind_of} for kind_of, uri in source],
        "collected_from": collected[0], "collected_to": collected[1], "collection_method": method,
        "geographies": geographies, "languages": languages,
        "licence": licence, "licence_restrictions": list(restrictions), "contract": contract,
        "catalog": catalog, "owner": owner, "steward": steward, "custodian": custodian,
        "pii": _given({"present": pii, "categories": categories if personal else None,
                       "special_categories": (special or []) if personal else None}),
        "regulated": list(regulated), "classification": classification,
        "consent": consent, "retention": retention or {"policy": "R-7, five years after last use"},
        "residency": residency, "transfer": transfer,
        "transforms": [_given({"step": step, "tool": tool,
                               "run": pack.kept(f"https://lineage.{pack.host}/runs/{identity}-{version}-{step}",
                                                f"run/{identity}/{step}", version, "application/json")})
                       for step, tool in transforms],
        "privacy": privacy,
        "synthetic": _given({"share": synthetic, "generator": generator}),
        "labels": {"guidelines": labels, "agreement": agreement},
        "quality": [{"metric": metric, "value": value} for metric, value in quality],
        "bias": {"known": bias[0], "mitigation": bias[1]},
        "split": {"train": split[0], "seed": split[1]},
        "overlap_checked": overlap, "parents": list(parents), "update_cadence": cadence, "availability": availability,
    }
    return _given(entry)


def better(value, threshold, direction):
    return value >= threshold if direction == "higher" else value <= threshold


def evaluation(identity, *, metric, value, threshold, direction, run, subject="system", subject_digest=CONFIGURATION,
               benchmark, benchmark_version, data, dimension, ci, samples, where, scoring, runner, report, unit="share"):
    return {
        "id": identity, "subject": subject, "subject_digest": subject_digest,
        "benchmark": benchmark, "benchmark_version": benchmark_version, "dataset": data,
        "dimension": dimension, "metric": metric, "value": value, "unit": unit, "direction": direction,
        "threshold": threshold, "ci": {"low": ci[0], "high": ci[1], "level": 0.95}, "samples": samples,
        "slice": where, "scoring": scoring, "run": run, "runner": runner, "report": report,
        "passed": better(value, threshold, direction),
    }


def threat(identity, kind, owasp, atlas, mitigation, control, evidence, owner, reviewed,
           likelihood="possible", impact="major", residual="low", status="mitigated", cadence="P90D"):
    return {
        "id": identity, "kind": kind, "owasp": owasp, "atlas": [atlas], "likelihood": likelihood, "impact": impact,
        "mitigations": [{"text": mitigation, "control": control}], "residual": residual, "owner": owner,
        "status": status, "evidence": evidence, "reviewed": reviewed, "cadence": cadence,
    }


def approval(identity, role, who, at, evidence, scope=CONFIGURATION, conditions=None):
    return {"id": identity, "approver": who, "role": role,
            "decision": "approved-with-conditions" if conditions else "approved", "at": at, "scope_digest": scope,
            "conditions": conditions or state("n/a", "Approved without conditions."), "evidence": evidence}


def guard(identity, kind, version, digest, category, threshold, comparison, action, model=None, fail="closed"):
    return _given({"id": identity, "kind": kind, "version": version, "digest": digest,
                   "model": model or state("n/a", "Rules and patterns only."),
                   "category": category, "threshold": threshold, "comparison": comparison, "action": action,
                   "enabled": True, "fail": fail})


def scans(pack, run, image, image_digest, models):
    """Software and container scan of the image, malware scan of each set of weights: one report, no findings."""
    wanted = [("malware", "weightscan@0.9.4", name, digest) for name, digest in models]
    if image_digest:
        wanted = [("sca", "partsieve@4.0.1", image, image_digest), ("container", "hullcheck@2.2.0", image, image_digest)] + wanted
    lines = ["kind,tool,subject,digest,run,critical,high,medium,low"]
    lines += [f"{kind},{tool},{subject},{digest},{run},0,0,0,0" for kind, tool, subject, digest in wanted]
    report = pack.shipped(f"scans/{run[:10]}.csv", "\n".join(lines) + "\n", "text/csv")
    return [{"kind": kind, "tool": tool, "subject_digest": digest, "run": run,
             "findings": {"critical": 0, "high": 0, "medium": 0, "low": 0}, "report": report}
            for kind, tool, subject, digest in wanted]


def event(identity, kind, author, at, reason, paths, bump="none", ticket=None):
    return _given({"id": identity, "kind": kind, "author": author, "at": at, "reason": reason, "paths": paths,
                   "bump": bump, "ticket": ticket})


def results_table(title, rows):
    """The evaluation report of a release: one file, every result in it."""
    lines = [title, "", "id,metric,value,ci_low,ci_high,n,threshold,direction,passed,run"]
    for e in rows:
        lines.append(",".join(str(v) for v in (
            e["id"], e["metric"], e["value"], e["ci"]["low"], e["ci"]["high"], e["samples"], e["threshold"],
            e["direction"], "yes" if e["passed"] else "NO", e["run"])))
    return "\n".join(lines) + "\n"
