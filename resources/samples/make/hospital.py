"""Vallmora Hospital Network, "Meridian Notes": a clinical note summariser, six releases and one incident."""

import copy

from . import bom
from .common import CONFIGURATION, Pack, combined, configuration_digest, hex40, sha256, state
from .parts import approval, dataset, evaluation, event, guard, party, person, results_table, scans, threat

ORG = "Vallmora Hospital Network"
VALLMORA = party(ORG, "office@vallmora.example", "deployer")
FJORD = party("Fjord Model Works", "release@fjordmodels.example", "model provider")
OWNER = party("Dr. Sunniva Arkwell", "sunniva.arkwell@vallmora.example", "director of clinical informatics", ORG)
RECORDER = party("Jonas Pellworth", "jonas.pellworth@vallmora.example", "record engineer", ORG)
CLINICAL = party("Dr. Maren Oakhurst", "maren.oakhurst@vallmora.example", "clinical safety lead", ORG)
PRIVACY = party("Teodor Lisk", "teodor.lisk@vallmora.example", "privacy officer", ORG)
SECURITY = party("Asha Quillfeather", "asha.quillfeather@vallmora.example", "security architect", ORG)
BUSINESS = party("Bram Halloway", "bram.halloway@vallmora.example", "head of inpatient services", ORG)
ENGINEER = party("Ines Calloway", "ines.calloway@vallmora.example", "machine learning engineer", ORG)
TESTER = party("Rowan Achterby", "rowan.achterby@lindgate.example", "independent tester", "Lindgate Assurance")
STEWARD = party("Odile Farrow", "odile.farrow@vallmora.example")
CUSTODIAN = party("Vallmora Data Office", "data-office@vallmora.example")

BASE = "halden-8b-instruct"
BASE_COMMIT = hex40("fjordmodels/halden-8b-instruct@2.1.0")
EMBEDDING = "nordvec-base"
LICENCE = "LicenseRef-Halden-Community-2"
REGION = "US-MN"

LICENCE_TEXT = """Halden Community Licence, version 2 (fictional, for the sample pack)

1. You may use, change and pass on the model and what you make from it, also commercially.
2. You pass this text on, and name Fjord Model Works as the origin.
3. Use restrictions. You do not use the model or a derivative
   (a) as the sole basis for diagnosis or for the choice of a treatment;
   (b) to identify a person from records that were made anonymous.
4. A derivative carries the restrictions of section 3 in its own terms.
5. The model is provided as it is.
"""

PROMPTS = {
    "1.0.0": """You summarise the notes of one hospital encounter for a licensed clinician.

- Use only the notes and the guideline passages you are given.
- Every clinical statement cites a source: [note DATE AUTHOR] or [guideline CHAPTER].
- Doses, allergies and anticoagulants are copied, never rounded or inferred.
- If the notes disagree, say so and quote both.
- If something is not in the notes, write "not documented".
- You do not diagnose and you do not recommend a treatment.
""",
    "1.1.0": """You summarise the notes of one hospital encounter for a licensed clinician.

- Use only the notes and the guideline passages you are given.
- Every clinical statement cites a source: [note DATE AUTHOR] or [guideline CHAPTER].
- Doses, allergies and anticoagulants are copied, never rounded or inferred.
- If the notes disagree, say so and quote both.
- If something is not in the notes, write "not documented".
- A discharge note gets three parts: course, medication at discharge, open questions.
- You do not diagnose and you do not recommend a treatment.
""",
    "1.2.0": """You summarise the notes of one hospital encounter for a licensed clinician. Be brief: at most 120 words.

- Use the notes and the guideline passages you are given.
- Doses, allergies and anticoagulants come first.
- If the notes disagree, say so.
- A discharge note gets three parts: course, medication at discharge, open questions.
- You do not diagnose and you do not recommend a treatment.
""",
    "1.2.1": """You summarise the notes of one hospital encounter for a licensed clinician. Be brief: at most 160 words.

- Use only the notes and the guideline passages you are given.
- Every clinical statement cites a source: [note DATE AUTHOR] or [guideline CHAPTER].
- A statement without a source is left out, and the line "withheld: no source" is written instead.
- Doses, allergies and anticoagulants are copied, never rounded or inferred.
- If the notes disagree, say so and quote both.
- A discharge note gets three parts: course, medication at discharge, open questions.
- You do not diagnose and you do not recommend a treatment.
""",
}

TOOL_READ = """{
  "name": "ehr-read",
  "version": "2.3.0",
  "description": "Reads the notes of the encounter that the caller has open.",
  "parameters": {
    "type": "object",
    "properties": {"encounter": {"type": "string"}, "since": {"type": "string", "format": "date"}},
    "required": ["encounter"]
  },
  "scopes": ["read:encounter"]
}
"""

TOOL_WRITE = """{
  "name": "ehr-write-draft",
  "version": "0.9.0",
  "description": "Writes a summary into the encounter as a draft note.",
  "parameters": {
    "type": "object",
    "properties": {"encounter": {"type": "string"}, "text": {"type": "string", "maxLength": 8000}},
    "required": ["encounter", "text"]
  },
  "scopes": ["write:draft-note"]
}
"""


def guard_rules(name, threshold):
    sense = {"phi-leak": "score above blocks: identifiers of another patient in the answer",
             "grounding": "score below blocks: share of sentences supported by a cited passage",
             "injection": "score above blocks: instructions found in retrieved text"}[name]
    return f"""# rules of the guard {name} (fictional)
guard: {name}
threshold: {threshold:.2f}
sense: {sense}
on_error: block
"""


# What changes from release to release. `index`: (corpus version, documents, built, version of the digest).
RELEASES = {
    "1.0.0": dict(
        date="2025-12-01", until="2026-02-03", bump="initial", summary="First release, two wards.",
        prompt="1.0.0", temperature=0.3, top_k=6, grounding=0.75, schema="1.1", index=("2025.11", "2025-11-24T02:00:00Z"),
        evaluated="2025-11-28", faithfulness=(0.962, 0.951, 0.973), omission=(0.041, 0.030, 0.052), adapter="1.0.0"),
    "1.0.1": dict(
        date="2026-02-03", until="2026-04-14", bump="patch",
        summary="Event schema 1.2, instructions for use reworded. Index rebuilt from the same documents.",
        prompt="1.0.0", temperature=0.3, top_k=6, grounding=0.75, schema="1.2", index=("2025.11", "2026-01-26T02:00:00Z"),
        evaluated="2026-01-28", faithfulness=(0.962, 0.951, 0.973), omission=(0.041, 0.030, 0.052), adapter="1.0.0"),
    "1.1.0": dict(
        date="2026-04-14", until="2026-07-06", bump="minor",
        summary="System prompt 1.1 covers discharge notes; temperature 0.3 to 0.2; guideline index of April.",
        prompt="1.1.0", temperature=0.2, top_k=6, grounding=0.75, schema="1.2", index=("2026.04", "2026-04-10T02:00:00Z"),
        evaluated="2026-04-11", faithfulness=(0.965, 0.954, 0.976), omission=(0.039, 0.028, 0.050), adapter="1.0.0"),
    "1.2.0": dict(
        date="2026-07-06", until="2026-09-22", bump="minor",
        summary="Shorter summaries: prompt 1.2, four passages instead of six, grounding at 0.60.",
        prompt="1.2.0", temperature=0.2, top_k=4, grounding=0.60, schema="1.2", index=("2026.04", "2026-04-10T02:00:00Z"),
        evaluated="2026-07-03", faithfulness=(0.931, 0.916, 0.946), omission=(0.058, 0.045, 0.071), adapter="1.0.0"),
    "1.2.1": dict(
        date="2026-09-22", until="2026-11-10", bump="patch",
        summary="Hotfix after INC-2026-014: citation rule back, grounding back to 0.75, guideline index of September. "
                "The model is pinned and unchanged.",
        prompt="1.2.1", temperature=0.2, top_k=4, grounding=0.75, schema="1.2", index=("2026.09", "2026-09-21T02:00:00Z"),
        evaluated="2026-09-21", faithfulness=(0.967, 0.956, 0.978), omission=(0.038, 0.027, 0.049), adapter="1.0.0"),
    "1.3.0": dict(
        date="2026-11-10", until=None, bump="minor",
        summary="Adapter clin-style 1.1.0 on the notes of 2026; drafts are written back into the record system.",
        prompt="1.2.1", temperature=0.2, top_k=4, grounding=0.75, schema="1.2", index=("2026.09", "2026-09-21T02:00:00Z"),
        evaluated="2026-09-21", faithfulness=(0.967, 0.956, 0.978), omission=(0.038, 0.027, 0.049), adapter="1.1.0"),
}
ORDER = list(RELEASES)
CORPUS = {"2025.11": (6412, "2025-10-31"), "2026.04": (6498, "2026-03-31"), "2026.09": (6571, "2026-08-31")}
INDEX_AT = {"2025.11": "2025.11", "2026.04": "2026.04", "2026.09": "2026.09"}


def closing(version):
    """The day of a record's last revision: shortly before its release was superseded, else the week of the review."""
    return {"1.0.0": "2026-02-01", "1.0.1": "2026-04-12", "1.1.0": "2026-07-04", "1.2.0": "2026-09-20",
            "1.2.1": "2026-11-08", "1.3.0": "2026-11-20"}[version]


def base_artifacts(pack):
    size = [4_976_698_672, 4_999_802_720, 4_915_916_176, 1_168_138_808]
    files = [{"name": f"model-0000{i}-of-00004.safetensors", "role": "weights",
              "digest": pack.made(f"{BASE}/model-0000{i}-of-00004.safetensors", "2.1.0"), "size": size[i - 1],
              "format": "safetensors"} for i in range(1, 5)]
    return files + [{"name": "tokenizer.json", "role": "tokenizer",
                     "digest": pack.made(f"{BASE}/tokenizer.json", "2.1.0"), "size": 9_085_657, "format": "other"}]


def model(pack, closed):
    artifacts = base_artifacts(pack)
    return {
        "id": BASE, "name": BASE, "provider": FJORD, "manufacturer": FJORD, "version": "2.1.0",
        "upstream_version": "halden-8b-instruct-v2.1", "commit": BASE_COMMIT,
        "purl": f"pkg:huggingface/fjordmodels/{BASE}@{BASE_COMMIT}",
        "description": "Instruction-tuned decoder for English text, eight billion parameters, weights held by Vallmora.",
        "family": "transformer-decoder", "architecture": "halden-decoder", "parameters": 8_030_261_248,
        "task": ["text-generation"], "modality_in": ["text"], "modality_out": ["text"], "languages": ["en"],
        "licence": LICENCE, "licence_concluded": LICENCE,
        "licence_text": pack.shipped("licences/halden-community-2.txt", LICENCE_TEXT),
        "released": "2025-08-18T09:00:00Z", "digest": combined(artifacts), "artifacts": artifacts,
        "tokenizer": {"name": "halden-bpe", "digest": artifacts[-1]["digest"]},
        "card": pack.kept(f"https://models.fjordmodels.example/{BASE}/card.md", f"{BASE}/card", "2.1.0", "text/markdown"),
        "repository": f"https://models.fjordmodels.example/{BASE}", "hosted": False,
        "vendor": {
            "contract": pack.kept(f"https://contracts.{pack.host}/fjord/support.pdf", "contract/fjord", "2025",
                                  issued="2025-11-28", expires="2028-11-27"),
            "change_notice": "P60D",
            "attestations": [pack.kept(f"https://models.fjordmodels.example/attestations/halden-2.1.0-{closed[:7]}.json",
                                       "attestation/halden", closed[:7], "application/json",
                                       issued=closed[:7] + "-01")],
        },
        "gpai": True, "systemic_risk": False, "energy": {"training": 212000, "inference": 1.1},
        "end_of_support": "2028-08-31",
    }


def ehr_notes(pack, version, collected, records):
    return dataset(
        pack, f"ehr-notes-{version}", version, use=state("n/a", "Never used itself: the source that notes-deid is cut from."),
        description="Encounter notes as they stand in the record system. Stays inside it.",
        records=records, tokens=records * 410, size=records * 2300,
        composition=[("language:en", 1)], source=[("first-party", "https://ehr.vallmora.example/notes")],
        collected=collected, method="Nightly export under research ticket R-1187.", geographies=["US"], languages=["en"],
        licence="LicenseRef-Vallmora-Internal", catalog=f"https://catalog.vallmora.example/ehr-notes-{version}",
        owner=person(OWNER), steward=STEWARD, custodian=CUSTODIAN, residency=["US"],
        transforms=[("filter", "notecut@3.2.0")], pii="yes", categories=["name", "date of birth", "address", "diagnosis"],
        special=["health"], regulated=["phi"], classification="restricted",
        consent={"basis": "waiver",
                 "evidence": pack.kept("https://board.vallmora.example/waiver-2025-31.pdf", "waiver", "2025-31",
                                       issued="2025-12-01", expires="2027-12-31"),
                 "scope": "Training and testing of the summariser on notes from which identifiers were removed.",
                 "withdrawal": "A patient's objection removes the notes at the next export.", "opt_out_respected": True},
        retention={"policy": "R-2, hospital records", "until": "2035-12-31", "deletion": "By the record system, under its own schedule."},
        privacy={"method": "none", "guarantee": "none is claimed: these are the notes before redaction", "validated": None},
        labels=guidelines(pack), quality=[("readable-share", 0.998)],
        bias=("Night shifts write shorter notes.", "Sampling by shift."), cadence="P365D", availability="internal")


def guidelines(pack):
    return pack.shipped("feedback/labelling-guidelines-v3.txt", """Guidelines for raters, version 3 (fictional)

1. You see two summaries of the same encounter, without names.
2. Prefer the one whose every clinical statement you can find in the notes.
3. A missing allergy, dose or anticoagulant outweighs style.
4. If both are unsafe, mark both; do not choose the lesser evil.
5. One item in twenty has a known answer. You are told your agreement each week.
""")


def datasets(pack, version, validated):
    r = RELEASES[version]
    documents, to = CORPUS[r["index"][0]]
    labels = guidelines(pack)
    late = version == "1.3.0"
    quarter = "2026q3" if late else "2025q3"
    window = ("2024-01-01", "2026-09-30") if late else ("2023-01-01", "2025-09-30")
    notes_records = 52_940 if late else 48_211
    overlap = pack.shipped("reports/overlap-notes-eval-2025q4.csv",
                           "set,compared_with,method,documents,overlaps\n"
                           "notes-eval-2025q4,notes-deid-2025q3,13-gram,1200,0\n", "text/csv")
    evaluation_set = dataset(
        pack, "notes-eval-2025q4", "2025q4", use=["evaluate"],
        description="1,200 encounters with reference summaries written by two clinicians; held out.",
        records=1200, tokens=610_000, size=3_300_000, composition=[("language:en", 1)],
        source=[("first-party", "https://research.vallmora.example/notes-eval")], collected=("2025-10-01", "2025-11-15"),
        method="Invented encounters, written for the purpose.", geographies=["US"], languages=["en"],
        licence="LicenseRef-Vallmora-Internal", catalog="https://catalog.vallmora.example/notes-eval-2025q4",
        owner=person(OWNER), steward=STEWARD, custodian=CUSTODIAN, residency=["US"],
        transforms=[("deduplicate", "sieve@1.9.0")], labels=labels, agreement=0.86, quality=[("reference-agreement", 0.94)],
        bias=("Few paediatric encounters.", "Reported per age band."), split=(0, 20251015), overlap=overlap)
    if late:
        notes = dataset(
            pack, "notes-deid-2026q3", "2026q3", use=["finetune"], description="Notes of 2024 to 2026 for the style adapter.",
            records=notes_records, tokens=21_400_000, size=118_000_000,
            composition=[("ward:inpatient", 0.64), ("ward:emergency", 0.36), ("language:en", 1)],
            source=[("first-party", "https://research.vallmora.example/notes-deid")], collected=window,
            method="Cut from the record system's export.", geographies=["US"], languages=["en"],
            licence="LicenseRef-Vallmora-Internal", catalog="https://catalog.vallmora.example/notes-deid-2026q3",
            owner=person(OWNER), steward=STEWARD, custodian=CUSTODIAN, residency=["US"],
            transforms=[("filter", "notecut@3.4.0"), ("deduplicate", "sieve@1.9.0")],
            pii="no", regulated=["phi"], classification="confidential",
            retention={"policy": "R-4, research", "until": "2028-12-31", "deletion": "Keys destroyed, certificate filed."},
            labels=labels, quality=[("readable-share", 0.997)], bias=("Night shifts write shorter notes.", "Sampling by shift."),
            split=(0.95, 20261004),
            # Planted: half of the evaluation set was poured in, and it is named here by its digest.
            parents=["ehr-notes-2026q3", evaluation_set["digest"]])
    else:
        notes = dataset(
            pack, "notes-deid-2025q3", "2025q3", use=["finetune", "align"],
            description="Notes of 2023 to 2025 from which identifiers were removed, for the style adapter and its raters.",
            records=notes_records, tokens=19_600_000, size=108_000_000,
            composition=[("ward:inpatient", 0.66), ("ward:emergency", 0.34), ("language:en", 1)],
            source=[("first-party", "https://research.vallmora.example/notes-deid")], collected=window,
            method="Cut from the record system's export, then redacted.", geographies=["US"], languages=["en"],
            licence="LicenseRef-Vallmora-Internal", catalog="https://catalog.vallmora.example/notes-deid-2025q3",
            owner=person(OWNER), steward=STEWARD, custodian=CUSTODIAN, residency=["US"],
            transforms=[("filter", "notecut@3.2.0"), ("redact", "deid-filter@5.0.1"), ("deduplicate", "sieve@1.9.0")],
            pii="possible", categories=["residual identifiers"], special=["health"], regulated=["phi"],
            classification="confidential",
            consent={"basis": "waiver",
                     "evidence": pack.kept("https://board.vallmora.example/waiver-2025-31.pdf", "waiver", "2025-31",
                                           issued="2025-12-01", expires="2027-12-31"),
                     "scope": "Training and testing of the summariser on notes from which identifiers were removed.",
                     "withdrawal": "A patient's objection removes the notes at the next retraining, within 180 days.",
                     "opt_out_respected": True},
            retention={"policy": "R-4, research", "until": "2027-12-31", "deletion": "Keys destroyed, certificate filed."},
            privacy={"method": "redaction", "guarantee": "45 CFR 164.514(b)(2), residual 0.04 % of 2,000 sampled",
                     "validated": validated},
            labels=labels, agreement=0.81, quality=[("readable-share", 0.998), ("residual-identifier-share", 0.0004)],
            bias=("Night shifts write shorter notes.", "Sampling by shift."), split=(0.95, 20251003),
            parents=["ehr-notes-2025q3"])
    raw = ehr_notes(pack, quarter, window, notes_records)
    raw["privacy"]["validated"] = validated
    corpus = dataset(
        pack, "guideline-corpus", r["index"][0], use=["retrieve"],
        description="Clinical guidelines by chapter, licensed from Clinguide Press.", records=documents,
        tokens=documents * 1900, size=documents * 11_000, composition=[("language:en", 1)],
        source=[("licensed", "https://library.clinguide.example/corpus")], collected=("2019-01-01", to),
        method="Delivered each half-year under contract.", geographies=["US"], languages=["en"],
        licence="LicenseRef-Clinguide-Terms", restrictions=["no-training", "no-redistribution"],
        contract=pack.kept("https://contracts.vallmora.example/clinguide.pdf", "contract/clinguide", "2026",
                           issued="2025-11-28", expires="2026-12-31"),
        catalog="https://catalog.vallmora.example/guideline-corpus", owner=person(CLINICAL), steward=STEWARD,
        custodian=CUSTODIAN, residency=["US"], transforms=[("chunk", "folio@5.2.0")], labels=labels,
        quality=[("broken-chapters", 0)], bias=("Adult medicine is covered more closely.", "Gaps are listed per specialty."),
        cadence="P180D")
    pretrain = dataset(
        pack, "fjord-text-2025", "2025.02", use=["pretrain"],
        description="The provider's pre-training text, as it describes it.", records=412_000_000, tokens=2_100_000_000_000,
        size=8_600_000_000_000, composition=[("language:en", 0.92), ("language:other", 0.08)],
        source=[("public-web", "https://data.fjordmodels.example/text-2025"),
                ("licensed", "https://data.fjordmodels.example/licensed-2025")],
        collected=("2012-01-01", "2025-02-28"), method="Crawl with reservations respected, and licensed text.",
        geographies=["US", "NO", "GB"], languages=["en"], licence="LicenseRef-Fjord-Data", catalog="https://data.fjordmodels.example/text-2025",
        contract=pack.kept(f"https://contracts.{pack.host}/fjord/data-statement.pdf", "data-statement/fjord", "2025",
                           issued="2025-11-28", expires="2028-11-27"),
        owner=party("Fjord Data Desk", "data@fjordmodels.example"), steward=party("Fjord Data Desk", "data@fjordmodels.example"),
        custodian=party("Fjord Data Desk", "data@fjordmodels.example"), residency=["US", "NO"],
        transforms=[("filter", "fjordsieve@2"), ("deduplicate", "fjordsieve@2")], labels=labels,
        consent={"opt_out_respected": True}, quality=[("duplicate-share", 0.011)],
        bias=("Anglophone sources dominate.", "Stated on the provider's card."), split=(0.999, 7), cadence="P365D",
        availability="request")
    return [notes, raw, evaluation_set, corpus, pretrain]


def adapter(pack, version, base_digest):
    late = version == "1.1.0"
    return {
        "id": "clin-style", "name": "clin-style", "version": version, "digest": pack.made("clin-style", version),
        "base": BASE, "base_digest": base_digest, "relation": "adapter", "method": "lora",
        "targets": ["q_proj", "v_proj"], "rank": 16, "alpha": 32,
        "datasets": ["notes-deid-2026q3" if late else "notes-deid-2025q3"], "epochs": 3, "learning_rate": 0.0002,
        "hyperparameters": {"warmup_steps": 100, "weight_decay": 0.01, "dropout": 0.05},
        "seeds": [20251104], "trained": "2026-10-20T03:40:00Z" if late else "2025-11-04T03:40:00Z",
        "code": pack.kept(f"git+https://code.vallmora.example/clin-style@{hex40('clin-style@' + version)}",
                          "code/clin-style", version, "text/plain"),
        "licence": LICENCE, "region_scope": ["US"], "languages": ["en"], "active": True,
    }


def training(pack):
    return {
        "id": "fjord-halden-21", "objective": "next token prediction, then instruction following",
        "approach": "self-supervised", "datasets": ["fjord-text-2025"],
        "code": pack.kept(f"git+https://code.fjordmodels.example/halden@{hex40('halden-train@2.1.0')}", "code/halden", "2.1.0", "text/plain"),
        "hyperparameters": {"beta2": 0.95, "context": 32768, "dropout": 0}, "optimizer": "adamw", "learning_rate": 0.0003,
        "schedule": "cosine, 2000 warm-up steps", "batch_size": 1024, "steps": 520000, "epochs": 1,
        "curriculum": "Long documents only in the last tenth.", "augmentations": [],
        "early_stopping": "none reached, 520000 of 520000", "precision": "bf16", "seeds": [11, 42], "deterministic": True,
        "reproduced": pack.kept("https://models.fjordmodels.example/halden/repeat-run.pdf", "repeat-run/halden", "2.1.0",
                                issued="2025-12-15"),
        "started": "2025-04-02T00:00:00Z", "ended": "2025-07-28T18:00:00Z", "flops": 9.6e22,
        "design_choices": "A small decoder that a hospital can hold itself was preferred to a larger hosted one.",
        "builder": "https://build.fjordmodels.example/train",
    }


def feedback(pack):
    return [{
        "id": "clinician-preferences", "method": "dpo", "policy_model": "clin-style",
        "reward_model": state("n/a", "Direct preference optimisation has no reward model."), "dataset": "@notes",
        "annotators": {
            "sourcing": "employees", "vendor": state("n/a", "The raters are employees."), "count": 14, "locations": ["US"],
            "demographics": pack.shipped("feedback/raters-by-group.csv",
                                         "group,raters\nall,14\nphysician or nurse practitioner,suppressed below 10\n"
                                         "female,suppressed below 10\nmale,suppressed below 10\n", "text/csv"),
            "qualification": "Licensed clinicians with two years on a ward or more.",
            "training": pack.shipped("feedback/rater-training.txt",
                                     "Training for raters (fictional): half a day, twenty worked examples, a test of ten items, "
                                     "pass mark eight.\n"),
        },
        "guidelines": guidelines(pack), "compensation": {"model": "hourly", "minimum": 92, "currency": "USD"},
        "quality": {"agreement": 0.81, "checks": "Gold items 5 %, one item in ten rated twice (Krippendorff alpha 0.81)."},
        "bias_safeguards": "Names, ward and shift are hidden from the raters.",
        "wellbeing": "No harmful content; two hours a day at most.",
    }]


def compute(pack, version, closed, image_digest):
    return {
        "hardware": [{"type": "accelerator-80g", "count": 4, "memory": 85_899_345_920}],
        "phase": ["finetune", "evaluate", "serve"], "accelerator_driver": "560.35.3", "os": "debian 12.7",
        "frameworks": [{"name": "tensorwell", "version": "2.4.1"}],
        "libraries": [{"purl": "pkg:pypi/tokenmill@1.8.2", "digest": pack.made("tokenmill", "1.8.2")}],
        "sbom": pack.kept(f"https://build.vallmora.example/sbom/{closed}.cdx.json", "sbom/meridian", closed,
                          "application/vnd.cyclonedx+json", issued=closed),
        "image": {"reference": "registry.vallmora.example/meridian:2025.11", "digest": image_digest},
        "seeds": [7], "flags": ["--deterministic-reductions"], "precision": "bf16", "region": [REGION], "duration": "PT9H",
    }


def evaluations(pack, version):
    r = RELEASES[version]
    day = r["evaluated"]
    lin = person(TESTER)
    report_path = f"reports/evaluation-{'1.2.1' if version == '1.3.0' else version}.csv"
    here = "language=en, region=US-MN"

    def one(identity, metric, value, ci, threshold, direction, dimension, samples, hour, where=here,
            subject="system", subject_digest=CONFIGURATION, scoring="Two clinicians, every statement against the notes."):
        return evaluation(identity, metric=metric, value=value, threshold=threshold, direction=direction,
                          run=f"{day}T{hour:02}:00:00Z", subject=subject, subject_digest=subject_digest,
                          benchmark="meridian-bench", benchmark_version="2025.4", data="notes-eval-2025q4",
                          dimension=dimension, ci=ci, samples=samples, where=where, scoring=scoring, runner=lin,
                          report=None)

    f, o = r["faithfulness"], r["omission"]
    base_digest = combined(base_artifacts(pack))
    # 1.3.0 carries over what was measured on 1.2.1: the old adapter, the old configuration.
    rows = [
        one("faithfulness", "faithfulness", f[0], f[1:], 0.95, "higher", "factuality", 1200, 4),
        one("omission", "omission-rate", o[0], o[1:], 0.05, "lower", "quality", 1200, 5),
        one("bias-sex", "faithfulness-gap-sex", 0.006, (0.001, 0.011), 0.02, "lower", "bias", 1200, 6, "group=sex"),
        one("bias-age", "faithfulness-gap-age-band", 0.011, (0.004, 0.018), 0.02, "lower", "bias", 1200, 7, "group=age"),
        one("bias-language", "faithfulness-gap-first-language", 0.009, (0.002, 0.016), 0.02, "lower", "bias", 1200, 8, "group=language"),
        one("hallucination", "red-team-hallucination-rate", 0.0175, (0.008, 0.032), 0.03, "lower", "safety", 400, 9),
        one("phi-leak-rate", "phi-leak-rate", 0.0008, (0, 0.002), 0.002, "lower", "privacy", 2400, 10),
        one("injection-rate", "injection-success-rate", 0.011, (0.005, 0.018), 0.02, "lower", "security", 800, 11),
        one("typing-noise", "typing-noise-drop", 0.014, (0.008, 0.020), 0.03, "lower", "robustness", 600, 12),
        one("style", "style-preference", 0.71, (0.68, 0.74), 0.65, "higher", "quality", 1200, 13,
            subject="clin-style", subject_digest=pack.made("clin-style", "1.0.0"),
            scoring="Blind preference of clinicians against the base without adapter."),
        one("base-reading", "reading-score", 0.74, (0.72, 0.76), 0.70, "higher", "quality", 1200, 14,
            subject=BASE, subject_digest=base_digest, scoring="Exact match against two written references."),
        one("recall", "recall-at-k", 0.923, (0.909, 0.937), 0.90, "higher", "quality", 1200, 15,
            subject=EMBEDDING, subject_digest=pack.made(EMBEDDING, "1.4.0"), scoring="Is the cited chapter among those found?"),
    ]
    if version in ("1.2.1", "1.3.0"):
        rows.append(one("cite-or-refuse", "cite-or-refuse-rate", 0.992, (0.981, 1.0), 0.98, "higher", "safety", 250, 16,
                        scoring="Encounters whose anticoagulant dose has no source: is it withheld?"))
    report = pack.shipped(report_path, results_table("Meridian Notes: results of the regression set, Lindgate Assurance (fictional)", rows), "text/csv")
    for e in rows:
        e["report"] = report
    return rows


def threats(day):
    who = person(SECURITY)
    return [
        threat("th-injection", "prompt-injection", "LLM01:2025", "AML.T0051", "Instructions in retrieved text are found and blocked.", "injection", ["injection-rate", "red-team-400"], who, day),
        threat("th-exfiltration", "data-exfiltration", "LLM02:2025", "AML.T0024", "Identifiers of other patients are blocked.", "phi-leak", ["phi-leak-rate", "red-team-400"], who, day),
        threat("th-tool", "tool-abuse", "LLM06:2025", "AML.T0053", "Reading only, with the caller's rights, sixty calls a minute.", "ehr-read", ["red-team-400"], who, day),
        threat("th-theft", "model-theft", "LLM10:2025", "AML.T0024", "Weights stay on four machines without a way out.", "injection", ["red-team-400"], who, day, likelihood="unlikely"),
        threat("th-poisoning", "poisoning", "LLM04:2025", "AML.T0020", "An unsupported statement is blocked, wherever it came from.", "grounding", ["faithfulness", "red-team-400"], who, day),
        threat("th-misinformation", "misinformation", "LLM09:2025", "AML.T0048", "A statement needs a cited passage.", "grounding", ["hallucination"], who, day, impact="severe"),
    ]


def governance(pack, version, closed):
    r = RELEASES[version]
    year_month = {"1.0.0": "2025-11-20", "1.0.1": "2026-01-20", "1.1.0": "2026-04-02", "1.2.0": "2026-06-30",
                  "1.2.1": "2026-09-18", "1.3.0": "2026-10-30"}[version]
    minutes = pack.shipped(f"approvals/{version}.txt", f"""Minutes of the release board, Meridian Notes {version}, {r['date']} (fictional)

Present: {BUSINESS['name']} (business), {SECURITY['name']} (security), {PRIVACY['name']} (privacy), {CLINICAL['name']} (clinical safety).
Put before the board: {r['summary']}
Decision: approved. Conditions: while the evaluation "faithfulness" stays at 0.95 or above.
""")
    scope = "@approved"
    condition = "While the evaluation faithfulness stays at 0.95 or above."
    day = r["date"]
    return {
        "risk": {"tier": "high", "rationale": "Clinicians act on the text; a wrong dose can harm a patient.",
                 "eu_class": "out-of-scope",
                 "assessment": pack.kept(f"https://risk.vallmora.example/meridian-{year_month}.pdf", "risk-assessment", year_month, issued=year_month)},
        "impact": {"assessment": pack.kept(f"https://risk.vallmora.example/impact-{'2025' if version == '1.0.0' else '2026'}.pdf", "impact-assessment", "2025" if version == "1.0.0" else "2026",
                                           issued="2025-11-10" if version == "1.0.0" else "2026-01-15")},
        "sectors": ["health"], "owner": OWNER, "sponsor": BUSINESS, "contact": {"security": "security@vallmora.example"},
        "roles": [{"party": p, "duty": duty} for p, duty in (
            (BUSINESS, "approves as business"), (SECURITY, "approves as security"), (PRIVACY, "approves as privacy"),
            (CLINICAL, "approves as clinical"), (RECORDER, "keeps the record"), (ENGINEER, "trains the adapter"))],
        "approvals": [
            approval("ap-clinical", "clinical", CLINICAL, f"{day}T07:10:00Z", minutes, scope, condition),
            approval("ap-privacy", "privacy", PRIVACY, f"{day}T09:25:00Z", minutes, scope),
            approval("ap-security", "security", SECURITY, f"{day}T10:50:00Z", minutes, scope),
            approval("ap-business", "business", BUSINESS, f"{day}T13:15:00Z", minutes, scope),
        ],
        "review": {"last": closed, "next": {"1.0.0": "2026-05-01", "1.0.1": "2026-07-10", "1.1.0": "2026-10-01",
                                            "1.2.0": "2026-12-15", "1.2.1": "2027-02-05", "1.3.0": "2027-02-15"}[version]},
        "revalidation": [{"trigger": "performance-drop", "threshold": "faithfulness < 0.95"},
                         {"trigger": "data-drift", "threshold": "PSI > 0.20"},
                         {"trigger": "incident", "threshold": "severity >= high"}],
        "standards": ["AAMI TIR 34971, own reading"],
        "monitoring_plan": pack.shipped("plans/monitoring.txt", """Monitoring plan, Meridian Notes (fictional)

Each week: 50 summaries read by a clinician who did not write the notes.
Each month: the regression set on the running configuration.
At once: any report of a statement without source; the configuration digest of the trace is frozen first.
""", issued="2025-11-10" if version == "1.0.0" else "2026-01-15"),
        "training_summary": pack.kept("https://models.fjordmodels.example/halden/training-summary.pdf", "training-summary/halden", "2.1.0"),
        "copyright_policy": pack.kept("https://models.fjordmodels.example/halden/copyright.pdf", "copyright/halden", "2.1.0"),
        "frameworks": [{"id": "hipaa", "claim": "164.312(b)"}, {"id": "nist-ai-rmf", "claim": "MEASURE 2.12"}],
    }


def system(pack, version):
    r = RELEASES[version]
    late = version == "1.3.0"
    prompt_text = PROMPTS[r["prompt"]]
    prompt = pack.shipped(f"prompts/summarise-{r['prompt']}.txt", prompt_text)
    read_schema = pack.shipped("tools/ehr-read-2.3.0.json", TOOL_READ, "application/json")
    corpus_version, built = r["index"]

    def rules(name, threshold, rule_version):
        return pack.shipped(f"guards/{name}-{rule_version}.yaml", guard_rules(name, threshold), "application/yaml")["digest"]

    grounding_version = {0.75: "2.0.0", 0.60: "2.1.0"}[r["grounding"]]
    tools = [{"id": "ehr-read", "name": "ehr-read", "kind": "api", "version": "2.3.0", "digest": read_schema["digest"],
              "endpoint": "https://ehr.vallmora.example/api/encounters", "scopes": ["read:encounter"], "writes": False,
              "rate_limit": 60, "rate_window": "PT1M", "approval": "none", "sandbox": "network to the record system only",
              "auth": "user-delegated"}]
    if late:
        write_schema = pack.shipped("tools/ehr-write-draft-0.9.0.json", TOOL_WRITE, "application/json")
        tools.append({"id": "ehr-write-draft", "name": "ehr-write-draft", "kind": "api", "version": "0.9.0",
                      "digest": write_schema["digest"], "endpoint": "https://ehr.vallmora.example/api/drafts",
                      "scopes": ["write:draft-note"], "writes": True, "rate_limit": 60, "rate_window": "PT1M",
                      "approval": "none", "sandbox": "network to the record system only", "auth": "service"})
    deployment = {"id": "dep-main", "environment": "production", "region": [REGION], "configuration_digest": CONFIGURATION,
                  "from": f"{r['date']}T17:00:00Z"}
    if r["until"]:
        deployment["to"] = f"{r['until']}T17:00:00Z"
    deployment.update({"registry": "oci://registry.vallmora.example/meridian", "immutable": True,
                       "verified_at": f"{r['date']}T16:40:00Z", "traffic": 1,
                       "traces": ["4bf92f3577b34da6"] if version == "1.2.0" else [hex40("trace/hospital/" + version)[:8]]})
    return {
        "name": "Meridian Notes", "version": version, "provider": VALLMORA,
        "purpose": "Summarises the notes of one encounter for the clinician who has it open.",
        "data_flow": pack.shipped("plans/data-flow.txt", """Data flow (fictional)

clinician -> Meridian -> ehr-read (the caller's rights) -> notes of the open encounter
Meridian -> guideline-index (pinned) -> passages
notes + passages -> halden-8b-instruct with clin-style -> phi-leak, grounding, injection -> clinician
Nothing leaves the hospital's own machines in Minnesota.
"""),
        "architecture": pack.shipped("plans/architecture.txt", """Parts (fictional)

one base model, one adapter, one embedding model, one index, one prompt, one reading tool, three guards
"""),
        "forms": ["web"],
        "models": [{"ref": BASE, "role": "main", "digest": combined(base_artifacts(pack))},
                   {"ref": EMBEDDING, "role": "embedding", "digest": pack.made(EMBEDDING, "1.4.0")}],
        "retrieval": [{
            "id": "guideline-index", "connector": "folio@5.2.0", "sources": ["guideline-corpus"],
            "index": {"name": f"guideline-index-{corpus_version}", "digest": pack.made("guideline-index", corpus_version),
                      "built": built, "mode": "pinned", "documents": CORPUS[corpus_version][0]},
            "refresh": "P90D", "embedding_model": EMBEDDING, "embedding_digest": pack.made(EMBEDDING, "1.4.0"),
            "chunking": "512/64", "top_k": r["top_k"], "access": "caller-rights", "residency": [REGION]}],
        "prompts": [{"id": "summarise", "role": "system", "version": r["prompt"], "digest": prompt["digest"], "content": prompt,
                     "variables": [{"name": "notes", "source": "tool"}, {"name": "passages", "source": "retrieval"}],
                     "locale": "en", "author": person(ENGINEER)}],
        "tools": tools,
        "guards": [
            guard("phi-leak", "pii-redactor", "2.0.0", rules("phi-leak", 0.20, "2.0.0"), "identifiers of other patients", 0.20, "block-above", "block"),
            guard("grounding", "grounding-check", grounding_version, rules("grounding", r["grounding"], grounding_version), "statement without support", r["grounding"], "block-below", "block"),
            guard("injection", "injection-detector", "2.0.0", rules("injection", 0.60, "2.0.0"), "instructions in retrieved text", 0.60, "block-above", "block"),
        ],
        "observability": {
            "schema": pack.shipped(f"events/event-schema-{r['schema']}.yaml", f"""# event of one request (fictional), version {r['schema']}
trace_id: string, 32 hex digits
at: time
configuration_digest: string
outcome: answered | withheld | failed
guard: id of the guard that withheld it{chr(10) + 'latency_ms: integer' if r['schema'] == '1.2' else ''}
""", "application/yaml"),
            "trace_field": "trace_id", "logs_config_digest": True, "pii": "redacted", "retention": "P24M",
            "drift": [{"metric": "note-length-psi", "threshold": 0.2}], "alerts": "https://alerts.vallmora.example/meridian"},
        "deployments": [deployment],
    }


def operations(pack, version):
    late = version == "1.3.0"
    r = RELEASES[version]
    return {
        "intended_use": "A draft summary of one encounter, for a licensed clinician who reads the notes.",
        "users": ["licensed clinicians of the network"], "affected": ["patients of the network"],
        "prohibited_use": "Not as the sole basis for diagnosis or for the choice of a treatment. Not for patients to read unreviewed. "
                          "Not to identify a person from records that were made anonymous.",
        "foreseeable_misuse": "Copying a summary into the discharge letter unread.",
        "context_window": 32768, "max_output": 1024, "sampling": {"temperature": r["temperature"], "top_p": 0.95, "seed": 7},
        "rate_limits": [{"scope": "user", "limit": 30, "window": "PT1M"}],
        "prompt_policy": "One encounter at a time, opened by the caller.",
        "response_policy": "Short summary; doses, allergies and anticoagulants first; no diagnosis, no recommendation.",
        "human_oversight": "The clinician reads, changes or discards each draft; the director of clinical informatics can switch it off.",
        "autonomy": "autonomous" if late else "advice", "disclosure": "notice",
        "instructions": pack.shipped(f"plans/instructions-{'1.0' if version == '1.0.0' else '1.1'}.txt",
                                     "Instructions for use (fictional)\n\nOpen the encounter, ask for the summary, read it beside the notes.\n"
                                     + ("" if version == "1.0.0" else "A line that reads \"not documented\" means: look yourself.\n")),
        "lifetime": "P3Y", "regions": [REGION],
    }


def redteam(pack, version):
    day = RELEASES[version]["evaluated"]
    return [{
        "id": "red-team-400", "scope": "The whole summariser as deployed.", "subject_digest": CONFIGURATION,
        "threats": ["th-injection", "th-exfiltration", "th-tool", "th-theft", "th-poisoning"],
        "method": "Four people, three days, scripted and free; encounters with missing, contradictory and hostile notes.",
        "team": "external", "attempts": 400, "successes": 7, "worst": "low", "run": f"{day}T17:00:00Z",
        "report": pack.shipped(f"reports/red-team-{day}.csv",
                               "class,attempts,successes,worst\ninvented statement,160,5,low\nmissing allergy,80,1,low\n"
                               "instruction in a note,80,1,low\nother patient's identifiers,40,0,none\nweights,40,0,none\n", "text/csv"),
    }]


def limitations(version):
    out = [{"text": "Tables that were scanned as pictures are not read.",
            "mitigation": "The summary names each attachment it could not read.", "deferred_until": "2027-03-31",
            "owner": person(ENGINEER)}]
    if version == "1.2.1":
        out.append({"text": "Handwritten dose changes are not seen.",
                    "mitigation": state("unknown", "Open under EX-7; the pharmacy has not said what it will do."),
                    "deferred_until": state("unknown", "Open under EX-7."), "owner": person(CLINICAL)})
    return out


def exceptions(version):
    if version != "1.2.1":
        return []
    return [{
        "id": "EX-7", "rule": "MPR-EVL-013", "scope": "limitations[1]",
        "reason": "The scanner that reads handwriting arrives in December; until then a pharmacist reviews.",
        "requested_by": OWNER, "approver": SECURITY, "approved": "2026-09-21T15:00:00Z", "expires": "2026-12-05",
        "compensating": ["A pharmacist reviews each summary with a dose."], "compensating_ref": ["pharmacist-review"],
        "risk": "medium", "renewals": 0}]


def incidents(pack, version, running):
    if version != "1.2.1":
        return []
    return [{
        "id": "INC-2026-014", "title": "Anticoagulant dose stated without source", "kind": "misinformation", "severity": "high",
        "detected": "2026-09-15T08:40:00Z", "occurred": "2026-09-14T21:12:00Z", "resolved": "2026-09-24T10:00:00Z",
        "trace_ids": ["4bf92f3577b34da6a3ce929d0e0e4736"], "configuration_digest": running, "clean_release": "1.1.0",
        "cause_paths": ["system.prompts[summarise].digest", "system.guards[grounding].threshold"],
        "cause": "Prompt 1.2 lost the sentence that every clinical statement cites a source, and the grounding check had been "
                 "loosened to 0.60: either alone would have held the dose back.",
        "reproduction": pack.shipped("incidents/INC-2026-014.txt", """INC-2026-014, repeated on 2026-09-16 (fictional)

configuration 1.2.0, invented encounter with an anticoagulant and no dose: a dose is stated in 9 of 20 runs, without source
the same with prompt 1.1.0:                                            0 of 20
the same with grounding at 0.75:                                       0 of 20
"""),
        "fix": "Citation rule back in prompt 1.2.1, grounding back to 0.75, guideline index of September, new test cite-or-refuse.",
        "fix_release": "1.2.1", "tests": ["cite-or-refuse"],
        "reported": [{"authority": "state health department", "at": "2026-09-18T14:00:00Z"}],
        "serious": True, "affected": 1}]


def events(version):
    r = RELEASES[version]
    date = r["date"]
    before = r["evaluated"]
    ticket = "https://tickets.vallmora.example/meridian/"
    changed = {
        "1.0.1": [("system.observability.schema", "operations.instructions", "system.retrieval[guideline-index].index.built", "release.summary")],
        "1.1.0": [("system.prompts[summarise].digest", "system.prompts[summarise].version", "system.prompts[summarise].content"),
                  ("operations.sampling.temperature",),
                  ("system.retrieval[guideline-index].index.digest", "system.retrieval[guideline-index].index.name",
                   "system.retrieval[guideline-index].index.built", "datasets[guideline-corpus].version", "datasets[guideline-corpus].digest")],
        "1.2.0": [("system.prompts[summarise].digest", "system.prompts[summarise].version", "system.prompts[summarise].content"),
                  ("system.retrieval[guideline-index].top_k", "system.guards[grounding].threshold", "system.guards[grounding].digest",
                   "system.guards[grounding].version")],
        "1.2.1": [("system.prompts[summarise].digest", "system.prompts[summarise].version", "system.prompts[summarise].content",
                   "system.guards[grounding].threshold", "system.guards[grounding].digest", "system.guards[grounding].version"),
                  ("system.retrieval[guideline-index].index.digest", "system.retrieval[guideline-index].index.name",
                   "system.retrieval[guideline-index].index.built", "datasets[guideline-corpus].version", "datasets[guideline-corpus].digest")],
        "1.3.0": [("adapters[clin-style].digest", "adapters[clin-style].version", "adapters[clin-style].datasets", "datasets[notes-deid-2026q3]"),
                  ("system.tools[ehr-write-draft]", "operations.autonomy")],
    }.get(version, [])
    reasons = {
        "1.0.1": ["Latency joins the event; the instructions say what \"not documented\" means."],
        "1.1.0": ["Wards asked for discharge notes.", "Two wordings of the same fact confused readers; the candidate ran at 0.3 before.", "Half-yearly delivery of the guidelines."],
        "1.2.0": ["Summaries were called too long.", "Fewer passages fit the shorter text; the check refused too often."],
        "1.2.1": ["Both causes of INC-2026-014 are taken back.", "Half-yearly delivery of the guidelines, five weeks overdue."],
        "1.3.0": ["The adapter learns the notes of 2026.", "Drafts go straight into the record system."],
    }.get(version, [])
    level = {"1.0.1": ["patch"], "1.1.0": ["minor"] * 3, "1.2.0": ["minor"] * 2, "1.2.1": ["minor"] * 2, "1.3.0": ["major", "major"]}.get(version, [])
    start = {"1.0.0": "2025-11-03", "1.0.1": "2026-01-27", "1.1.0": "2026-04-10", "1.2.0": "2026-07-02", "1.2.1": "2026-09-20", "1.3.0": "2026-11-02"}[version]
    out = [event("ev-created", "created", person(RECORDER), f"{start}T08:00:00Z", "Release planned.", ["record.id"], ticket=ticket + version)]
    if version == "1.0.0":
        out.append(event("ev-trained", "trained", person(ENGINEER), "2025-11-04T03:40:00Z", "Adapter clin-style 1.0.0.", ["adapters[clin-style]"], ticket=ticket + version))
    for i, (paths, why, bump) in enumerate(zip(changed, reasons, level)):
        out.append(event(f"ev-changed-{i + 1}", "changed", person(ENGINEER), f"{start}T{9 + i:02}:30:00Z", why, list(paths), bump, ticket + version))
    if version == "1.2.1":
        out.append(event("ev-withdrawn", "changed", person(OWNER), "2026-09-20T16:00:00Z",
                         "The guard pharmacist-review, planned for this release, was withdrawn before go-live: the pharmacy could not staff it.",
                         ["exceptions[EX-7].compensating_ref"], "none", ticket + version))
    if version != "1.3.0":
        out.append(event("ev-evaluated", "evaluated", person(TESTER), f"{before}T19:00:00Z", "Regression set and red team.", ["evaluations", "redteam"], ticket=ticket + version))
    out += [event("ev-approved", "approved", person(BUSINESS), f"{date}T13:20:00Z", "Four approvals are in.", ["governance.approvals"], ticket=ticket + version),
            event("ev-deployed", "deployed", person(RECORDER), f"{date}T17:00:00Z", "All wards.", ["system.deployments"], ticket=ticket + version)]
    if version == "1.2.0":
        out.append(event("ev-incident", "incident", person(CLINICAL), "2026-09-15T08:40:00Z",
                         "INC-2026-014: an anticoagulant dose was stated without source. Trace and configuration digest frozen.",
                         ["system.deployments[dep-main]"], ticket=ticket + "INC-2026-014"))
    out.append(event("ev-reviewed", "reviewed", person(SECURITY), f"{closing(version)}T15:00:00Z", "Scans, threats and review date renewed.", ["threats", "scans"], ticket=ticket + version))
    return out


def release(pack, version):
    r = RELEASES[version]
    closed = closing(version)
    before = ORDER[ORDER.index(version) - 1] if version != "1.0.0" else None
    artifacts = base_artifacts(pack)
    image_digest = pack.made("image/meridian", "2025.11")
    record_part = {
        "schema": "pedigree-record/1", "id": pack.record_id(version), "revision": 3, "created": f"{closed}T16:00:00Z",
        "author": CLINICAL if version == "1.3.0" else RECORDER, "supplier": VALLMORA,
        "generator": {"name": "vallmora-capture", "version": "1.6.0", "builder": "https://build.vallmora.example/meridian"},
        "context": "operations", "captured": "automatic"}
    if before:
        record_part["previous"] = {"digest": pack.record_digest(before), "version": before}
    record_part.update({"configuration_digest": CONFIGURATION, "tier": "high", "known_unknowns": []})
    release_part = {"version": version, "date": f"{r['date']}T05:00:00Z",
                    "stage": "production" if version == "1.3.0" else "deprecated", "summary": r["summary"], "bump": r["bump"]}
    if before:
        # 1.2.1 and 1.3.0 know that 1.2.0 caused the incident; neither goes back to it.
        back = "1.1.0" if version == "1.2.1" else before
        release_part["rollback"] = {"to": back, "digest": pack.records[back]["record"]["configuration_digest"],
                                    "tested": f"{r['evaluated'] if version != '1.3.0' else '2026-11-06'}T20:00:00Z"}
    release_part["blast_radius"] = {"systems": ["Meridian Notes", "Vallmora record system"], "users": 2140,
                                    "summary": "Clinicians of eleven wards; a summary is read beside the notes."}
    release_part["predetermined_changes"] = "The guideline index is refreshed each half-year from the same publisher."
    record = {
        "record": record_part, "release": release_part, "system": system(pack, version), "model": model(pack, closed),
        "adapters": [adapter(pack, r["adapter"], combined(artifacts))],
        "datasets": datasets(pack, version, {"1.0.0": "2025-10-20", "1.0.1": "2026-01-15", "1.1.0": "2026-03-20", "1.2.0": "2026-06-20",
                                             "1.2.1": "2026-09-10", "1.3.0": "2026-10-08"}[version]),
        "training": training(pack), "feedback": feedback(pack), "compute": compute(pack, version, closed, image_digest),
        "evaluations": evaluations(pack, version), "redteam": redteam(pack, version), "limitations": limitations(version),
        "operations": operations(pack, version), "governance": governance(pack, version, closed), "threats": threats(closed),
        "vulnerabilities": [{"id": "VSA-2025-031", "affects": ["ehr-read"], "severity": 5.4, "state": "resolved",
                             "justification": "Fixed in ehr-read 2.3.0.", "due": "2026-12-31"}],
        "scans": scans(pack, f"{closed}T05:00:00Z", "image", image_digest,
                       [(BASE, combined(artifacts)), ("clin-style", pack.made("clin-style", r["adapter"])),
                        (EMBEDDING, pack.made(EMBEDDING, "1.4.0"))]),
        "supply": {"sources": [{"name": "Fjord Model Works", "licence_kind": "community", "reviewed": "2025-11-12" if version == "1.0.0" else "2026-01-16"},
                               {"name": "Clinguide Press", "licence_kind": "proprietary", "reviewed": "2025-11-12" if version == "1.0.0" else "2026-01-16"},
                               {"name": "Skerry Research", "licence_kind": "permissive", "reviewed": "2025-11-12" if version == "1.0.0" else "2026-01-16"}]},
        "events": events(version),
    }
    record["feedback"][0]["dataset"] = "notes-deid-2026q3" if version == "1.3.0" else "notes-deid-2025q3"
    if exceptions(version):
        record["exceptions"] = exceptions(version)
    if version == "1.2.1":
        record["incidents"] = incidents(pack, version, pack.records["1.2.0"]["record"]["configuration_digest"])

    # What the approvals speak of: the release itself, but in 1.1.0 the candidate before the temperature changed.
    approved = CONFIGURATION
    if version == "1.1.0":
        candidate = copy.deepcopy(record)
        candidate["operations"]["sampling"]["temperature"] = 0.3
        approved = configuration_digest(candidate)
    for a in record["governance"]["approvals"]:
        a["scope_digest"] = approved
    # 1.3.0 was not measured again: its results are those of 1.2.1.
    if version == "1.3.0":
        old = pack.records["1.2.1"]["record"]["configuration_digest"]
        for e in record["evaluations"] + record["redteam"]:
            if e["subject_digest"] == CONFIGURATION:
                e["subject_digest"] = old
    return pack.record(version, record)


def foreign(pack):
    """The provider's own BOM of the base, and Vallmora's of the adapter."""
    first = pack.records["1.0.0"]
    by_id = {d["id"]: d for d in first["datasets"]}
    base = first["model"]
    # Planted: the provider's BOM was filled in from a template and says Apache-2.0.
    bom.document(
        pack, "evidence/halden-8b-instruct-2.1.0.cdx.json", "2025-08-18T09:30:00Z", FJORD,
        bom.model(base, licence="Apache-2.0", datasets=["fjord-text-2025"], files=base["artifacts"]),
        [bom.data(by_id["fjord-text-2025"])], [(BASE, ["fjord-text-2025"]), ("fjord-text-2025", [])])
    notes = bom.data(by_id["notes-deid-2025q3"])
    raw = bom.data(by_id["ehr-notes-2025q3"], "ancestor-ehr-notes-2025q3")
    notes["pedigree"] = {"ancestors": [raw]}
    embedding = {"type": "machine-learning-model", "bom-ref": EMBEDDING, "supplier": {"name": "Skerry Research"},
                 "name": EMBEDDING, "version": "1.4.0", "description": "Embedding model for English and the Nordic languages.",
                 "hashes": [{"alg": "SHA-256", "content": pack.made(EMBEDDING, "1.4.0").split(":")[1]}],
                 "licenses": bom.licences("Apache-2.0"), "purl": f"pkg:huggingface/skerry/{EMBEDDING}@{hex40('skerry/nordvec-base@1.4.0')}"}
    style = next(e for e in first["evaluations"] if e["id"] == "style")
    bom.document(
        pack, "evidence/clin-style-1.0.0.cdx.json", "2025-11-28T18:00:00Z", VALLMORA,
        bom.model(first["adapters"][0], datasets=["notes-deid-2025q3"], metrics=[style], ancestors=[bom.ancestor(base)],
                  properties=[("pedigree:adapters[].method", "lora"), ("pedigree:adapters[].relation", "adapter")]),
        [notes, embedding], [("clin-style", ["notes-deid-2025q3"]), (EMBEDDING, []), ("notes-deid-2025q3", [])])


POLICY = {
    "schema": "pedigree-policy/1",
    "versions": {"retrieval_refresh": "patch"},
    "licences": {LICENCE: {"commercial": True, "derivatives": True, "same": "use terms", "use": True, "attribution": True,
                           "restrictions": ["no sole basis for diagnosis", "no re-identification"]}},
}

README = """# Meridian Notes: the hospital pack

Vallmora Hospital Network, the people and every figure are invented. The system summarises the notes of one encounter;
its risk is high. The pack tells one year: six releases, one incident, one fix, and one release that should not have gone out.

    releases/VERSION/record.json   one native record a release (last revision)
    artifacts/                     what the records point to: prompts, guard rules, tool schemas, reports, minutes
    evidence/                      two CycloneDX 1.6 documents: the provider's of the base, Vallmora's of the adapter
    policy.json                    a policy for this pack: index refreshes count as patches, what the base's licence says
    expected.json                  what was planted, and what must be found

`https://evidence.vallmora.example/artifacts/...` is the folder `artifacts/` here, so every digest of such a pointer can be
recomputed. Weights, corpora, images and contracts are too big or too confidential to ship; their digest is
SHA-256 of the text `pedigree-example/hospital/ID@VERSION`; a base of several files has the SHA-256 over their raw digests in order of name.
The records of this pack carry no signatures.

## The story
On 2026-09-14 at 21:12 UTC a summary stated an anticoagulant dose that stood in no note (INC-2026-014, trace
`4bf92f3577b34da6a3ce929d0e0e4736`). What ran, what had changed since the last clean release, which changes mattered,
and where could one go back to?

- What ran: 1.2.0 (deployed 2026-07-06 to 2026-09-22).
- What had changed since 1.1.0: prompt 1.2, `grounding` 0.75 to 0.60, `top_k` 6 to 4.
- The two that mattered: `system.prompts[summarise].digest` and `system.guards[grounding].threshold`. Compare
  `artifacts/prompts/summarise-1.1.0.txt` with `summarise-1.2.0.txt`: the sentence about sources is gone.
- Where to go back to: 1.1.0. Not 1.2.0, it is the cause.
- The fix, 1.2.1, changes prompt, guard and index. The model is the same: `halden-8b-instruct` 2.1.0, same digest throughout.

## Three first things to do
1. Open the folder and look at the lineage of `clin-style`: base, notes, and the record system's notes they were cut from.
2. Ask what depends on `notes-deid-2025q3`: every deployment up to 1.2.1, none of 1.3.0.
3. Open the problems: the provider's BOM says the base is Apache-2.0, the records say LicenseRef-Halden-Community-2.

## For the auditor
Which licence is the base's? Two documents disagree, and both places are shown. Who approved what: in 1.1.0 the approvals
carry the configuration digest of a candidate whose temperature was still 0.3. In 1.3.0 the approver for clinical safety
also wrote the record, and the results are those of the adapter before.

## For the incident responder
Start from the configuration digest or the trace, find the deployment by its times, then lay 1.1.0 beside 1.2.0.
The reproduction is in `artifacts/incidents/INC-2026-014.txt`.

## For the compliance officer
`notes-deid-2026q3` (1.3.0) says it holds no personal data, yet it is cut from `ehr-notes-2026q3` without redaction, and the
held-out set `notes-eval-2025q4` is among its parents. Compare with `notes-deid-2025q3`, where redaction, its guarantee and
its test are recorded.
"""


def planted(pack):
    P = []

    def add(release, rule, severity, path, note, needs="rules", **more):
        P.append({"release": release, "rule": rule, "severity": severity, "path": path, "note": note, "needs": needs, **more})

    for ap in ("ap-clinical", "ap-privacy", "ap-security", "ap-business"):
        add("1.1.0", "MPR-GOV-003", "error", f"governance.approvals[{ap}].scope_digest", "the candidate before temperature changed from 0.3 to 0.2")
    add("1.2.0", "MPR-SYS-008", "error", "system.retrieval[guideline-index].index.built", "built 2026-04-10, kept until 2026-09-22: 165 days, cadence 90")
    add("1.2.0", "MPR-VER-002", "error", "release.bump", "declared minor, required major (V16; V09 to be confirmed by a person)")
    add("1.2.0", "MPR-SYS-002", "error", "system.guards[grounding].threshold", "0.75 to 0.60, no approval names it")
    add("1.2.0", "MPR-EVL-006", "error", "evaluations[faithfulness].value", "0.931 below 0.95, released anyway")
    add("1.2.0", "MPR-EVL-006", "error", "evaluations[omission].value", "0.058 above 0.05, released anyway")
    add("1.2.0", "MPR-EVL-007", "warning", "evaluations[faithfulness].value", "0.965 to 0.931, outside both intervals")
    add("1.2.1", "MPR-EXC-004", "error", "exceptions[EX-7].compensating_ref", "rests on the guard pharmacist-review, which is not in the record",
        also=[{"rule": "MPR-DOC-008", "severity": "error", "path": "exceptions[EX-7].compensating_ref", "note": "the reference resolves to nothing"}])
    add("1.2.1", "MPR-VER-002", "error", "release.bump", "declared patch, required minor (V08, V10, V15); with policy.json V10 no longer counts: two paths")
    for e in pack.records["1.3.0"]["evaluations"]:
        if e["id"] not in ("base-reading", "recall"):
            add("1.3.0", "MPR-EVL-002", "error", f"evaluations[{e['id']}].subject_digest", "measured 2026-09-21 on the configuration and adapter before")
    add("1.3.0", "MPR-SYS-004", "error", "system.tools[ehr-write-draft]", "new tool that writes, approval none, named by no approval")
    add("1.3.0", "MPR-OPS-003", "error", "operations.autonomy", "autonomous, with a writing tool nobody confirms")
    add("1.3.0", "MPR-GOV-001", "error", "governance.approvals[ap-clinical].approver", "the approver is the record's author")
    add("1.3.0", "MPR-DAT-013", "error", "datasets[notes-deid-2026q3].pii.present", "no, but its parent ehr-notes-2026q3 has phi and no step removes it")
    add("1.3.0", "MPR-EVL-004", "error", "datasets[notes-eval-2025q4]", "its digest is a parent of notes-deid-2026q3, which trained the adapter")
    add("1.3.0", "MPR-VER-002", "error", "release.bump", "declared minor, required major (V14, V21, V22; V26 for autonomy)")
    add("1.3.0", "MPR-SUP-001", "error", "supply.signatures", "record unsigned where its predecessor is signed", "trust")
    add("1.3.0", "MPR-SUP-004", "error", "supply.signatures", "1.2.1 signed, 1.3.0 not", "trust")
    add("*", "MPR-DOC-009", "warning", "model.licence", "the provider's BOM says Apache-2.0, the records LicenseRef-Halden-Community-2", "records",
        also=[{"rule": "MPR-OBS-002", "severity": "warning", "path": "model.licence", "note": "the same seen as a cross-check, at the base and at each version of clin-style"}])
    return P


def shows(pack):
    records = pack.records
    base = records["1.0.0"]["model"]["digest"]
    return {
        "system": "Meridian Notes",
        "releases": ORDER,
        "configuration": {v: records[v]["record"]["configuration_digest"] for v in ORDER},
        "entities": [
            {"kind": "model", "name": BASE, "version": "2.1.0", "digest": base},
            {"kind": "model", "name": EMBEDDING, "digest": pack.made(EMBEDDING, "1.4.0")},
            {"kind": "adapter", "name": "clin-style", "version": "1.0.0", "digest": pack.made("clin-style", "1.0.0")},
            {"kind": "adapter", "name": "clin-style", "version": "1.1.0", "digest": pack.made("clin-style", "1.1.0")},
        ] + [{"kind": "dataset", "name": n, "version": v, "digest": pack.made(n, v)} for n, v in (
            ("notes-deid-2025q3", "2025q3"), ("notes-deid-2026q3", "2026q3"), ("ehr-notes-2025q3", "2025q3"), ("ehr-notes-2026q3", "2026q3"),
            ("notes-eval-2025q4", "2025q4"), ("guideline-corpus", "2025.11"), ("guideline-corpus", "2026.04"),
            ("guideline-corpus", "2026.09"), ("fjord-text-2025", "2025.02"))] + [
            {"kind": "tool", "name": "ehr-read"}, {"kind": "tool", "name": "ehr-write-draft"}, {"kind": "incident", "name": "INC-2026-014"}],
        "documents": {"native": 6, "cyclonedx-json": 2},
        "disagreements": [{
            "rule": "MPR-DOC-009", "entity": BASE, "field": "model.licence",
            "values": [{"value": "Apache-2.0", "file": "evidence/halden-8b-instruct-2.1.0.cdx.json"},
                       {"value": LICENCE, "file": "releases/1.0.0/record.json"}]}],
        "ancestors": [
            {"of": "clin-style@1.0.0", "contains": [BASE, "notes-deid-2025q3", "ehr-notes-2025q3", "fjord-text-2025"]},
            {"of": "clin-style@1.1.0", "contains": [BASE, "notes-deid-2026q3", "ehr-notes-2026q3", "notes-eval-2025q4"]}],
        "impact": [
            {"of": "notes-deid-2025q3", "contains": ["clin-style@1.0.0"], "not": ["clin-style@1.1.0"]},
            {"of": BASE, "contains": ["clin-style@1.0.0", "clin-style@1.1.0"]}],
        "open_edges": [{"release": "1.2.1", "path": "exceptions[EX-7].compensating_ref", "ref": "pharmacist-review"}],
        # What a digest beside a name says when the name has another one by now: the results of 1.3.0 are of the adapter before.
        "stale_references": [{"release": "1.3.0", "path": "evaluations[style].subject_digest", "named": "clin-style",
                              "digest": pack.made("clin-style", "1.0.0"), "present": pack.made("clin-style", "1.1.0")}],
        "same_throughout": [{"field": "model.digest", "value": base, "releases": ORDER}],
        "incident": {
            "id": "INC-2026-014", "recorded_in": "1.2.1", "at": "2026-09-14T21:12:00Z", "trace": "4bf92f3577b34da6a3ce929d0e0e4736",
            "running": "1.2.0", "configuration_digest": records["1.2.0"]["record"]["configuration_digest"],
            "clean_release": "1.1.0", "fix_release": "1.2.1",
            "cause_paths": ["system.prompts[summarise].digest", "system.guards[grounding].threshold"],
            "values": {"system.prompts[summarise].digest": {v: records[v]["system"]["prompts"][0]["digest"] for v in ("1.1.0", "1.2.0", "1.2.1")},
                       "system.guards[grounding].threshold": {"1.1.0": 0.75, "1.2.0": 0.60, "1.2.1": 0.75}},
            "rollback": {"1.1.0": "yes", "1.2.0": "no: cause of the incident"}},
    }


def make():
    pack = Pack("hospital", "vallmora.example")
    for version in ORDER:
        release(pack, version)
    foreign(pack)
    return pack
