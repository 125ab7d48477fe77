"""Oakhollow Goods, "Shelf Writer": product descriptions in five locales, one adapter each, on a base that changes."""

import datetime

from . import bom
from .common import CONFIGURATION, Pack, combined, hex40, state, text
from .parts import approval, dataset, evaluation, event, guard, party, person, results_table, scans, threat

ORG = "Oakhollow Goods"
OAKHOLLOW = party(ORG, "office@oakhollow.example", "deployer")
WEFT = party("Weft Research", "release@weft.example", "model provider")
OWNER = party("Marguerite Pellan", "marguerite.pellan@oakhollow.example", "head of localisation", ORG)
RECORDER = party("Tobias Fennimore", "tobias.fennimore@oakhollow.example", "record engineer", ORG)
BUSINESS = party("Renata Cordovil", "renata.cordovil@oakhollow.example", "director of online trade", ORG)
LEGAL = party("Aubrey Stillwater", "aubrey.stillwater@oakhollow.example", "counsel", ORG)
SECURITY = party("Kenzo Amadori", "kenzo.amadori@oakhollow.example", "security lead", ORG)
ENGINEER = party("Livia Brandt-Okoye", "livia.brandt-okoye@oakhollow.example", "machine learning engineer", ORG)
TESTER = party("Solveig Marsh", "solveig.marsh@copyproof.example", "independent tester", "Copyproof")
STEWARD = party("Oakhollow Catalogue Desk", "catalogue@oakhollow.example")
CUSTODIAN = party("Oakhollow Data Office", "data-office@oakhollow.example")
WEFT_DATA = party("Weft Data Desk", "data@weft.example")

BASES = {
    "loom-7b": dict(version="1.3.0", parameters=7_102_464_000, released="2025-09-02T09:00:00Z", licence="Apache-2.0", trained="weft-web-2024",
                    started="2025-03-01T00:00:00Z", ended="2025-08-04T18:00:00Z", shards=3, flops=8.1e22, steps=470000),
    "loom-14b": dict(version="2.0.0", parameters=14_310_400_000, released="2026-06-18T09:00:00Z", licence="LicenseRef-Loom-RAIL-M", trained="weft-web-2025",
                     started="2025-11-01T00:00:00Z", ended="2026-05-11T18:00:00Z", shards=6, flops=2.4e23, steps=610000),
}

RAIL = """Loom RAIL-M (fictional, for the sample pack)

1. You may use, change and pass on the model, also commercially.
2. Use restrictions. You do not use the model or a derivative
   (a) to write deceptive reviews, or reviews of goods nobody used;
   (b) to impersonate a person.
3. A derivative carries the restrictions of section 2 in its own terms. It is not passed on under terms without them.
4. You name Weft Research as the origin.
"""
APACHE_NOTICE = """Apache License, Version 2.0

The full text lies with the weights. SPDX id: Apache-2.0
Copyright Weft Research (fictional)
"""

LOCALES = {  # adapter: (language, region, records used for training, short)
    "sw-en-us": ("en-US", "US", ["cat-en"], "en"), "sw-fr-fr": ("fr-FR", "FR", ["cat-fr"], "fr"),
    "sw-ja-jp": ("ja-JP", "JP", ["cat-ja", "web-ja"], "ja"), "sw-pt-br": ("pt-BR", "BR", ["cat-pt", "slang-br"], "pt"),
    "sw-fr-ca": ("fr-CA", "CA", ["cat-fr", "reviews-fr"], "fr-ca"),
}
FIRST_TRAINED = {"sw-en-us": "2025-12-15", "sw-fr-fr": "2025-12-16", "sw-ja-jp": "2026-02-10", "sw-pt-br": "2026-04-28", "sw-fr-ca": "2026-10-12"}

RELEASES = {
    "1.0.0": dict(date="2026-01-12", until="2026-03-02", bump="initial", base="loom-7b", adapters=["sw-en-us", "sw-fr-fr"], image="1.0",
                  summary="First release: United States and France.", evaluated="2026-01-08",
                  factuality={"en": 0.981, "fr": 0.976}, precision="bf16", policy_fr="1.0.0", languages=["en", "fr"]),
    "1.1.0": dict(date="2026-03-02", until="2026-05-18", bump="minor", base="loom-7b", adapters=["sw-en-us", "sw-fr-fr", "sw-ja-jp"], image="1.1",
                  summary="Japan: adapter sw-ja-jp, nothing else touched.", evaluated="2026-02-26",
                  factuality={"en": 0.981, "fr": 0.976, "ja": 0.971}, precision="bf16", policy_fr="1.0.0", languages=["en", "fr", "ja"]),
    "1.2.0": dict(date="2026-05-18", until="2026-08-24", bump="minor", base="loom-7b", adapters=["sw-en-us", "sw-fr-fr", "sw-ja-jp", "sw-pt-br"], image="1.2",
                  summary="Brazil: adapter sw-pt-br. French policy prompt 1.2.", evaluated="2026-05-14",
                  factuality={"en": 0.981, "fr": 0.976, "ja": 0.971, "pt": 0.969}, precision="bf16", policy_fr="1.2.0",
                  languages=["en", "fr", "ja", "pt", "es"]),
    "2.0.0": dict(date="2026-08-24", until="2026-10-26", bump="major", base="loom-14b", adapters=["sw-en-us", "sw-fr-fr", "sw-ja-jp", "sw-pt-br"], image="2.0",
                  summary="New base loom-14b; adapters for English, French and Japanese retrained, the Brazilian one kept.", evaluated="2026-08-20",
                  factuality={"en": 0.985, "fr": 0.980, "ja": 0.974, "pt": 0.958}, precision="bf16", policy_fr="1.2.0", languages=["en", "fr", "ja", "pt"]),
    "2.1.0": dict(date="2026-10-26", until=None, bump="minor", base="loom-14b", adapters=list(LOCALES), image="2.1",
                  summary="French Canada: adapter sw-fr-ca. Served in int8.", evaluated="2026-08-20",
                  factuality={"en": 0.985, "fr": 0.980, "ja": 0.974, "pt": 0.958}, precision="int8", policy_fr="1.2.0", languages=["en", "fr", "ja", "pt"]),
}
ORDER = list(RELEASES)


def closing(version):
    return RELEASES[version]["until"] or "2026-11-23"


def base_artifacts(pack, name):
    b = BASES[name]
    files = [{"name": f"model-{i:05}-of-{b['shards']:05}.safetensors", "role": "weights",
              "digest": pack.made(f"{name}/model-{i:05}-of-{b['shards']:05}.safetensors", b["version"]),
              "size": 4_734_000_128 + i * 4096, "format": "safetensors"} for i in range(1, b["shards"] + 1)]
    return files + [{"name": "tokenizer.json", "role": "tokenizer", "digest": pack.made(f"{name}/tokenizer.json", b["version"]), "size": 11_204_114, "format": "other"}]


def base_digest(pack, name):
    return combined(base_artifacts(pack, name))


def commit(name):
    return hex40(f"weft/{name}@{BASES[name]['version']}")


def model(pack, version):
    r = RELEASES[version]
    name, b = r["base"], BASES[r["base"]]
    artifacts = base_artifacts(pack, name)
    rail = b["licence"] != "Apache-2.0"
    return {
        "id": name, "name": name, "provider": WEFT, "manufacturer": WEFT, "version": b["version"], "upstream_version": f"{name}-v{b['version']}",
        "commit": commit(name), "purl": f"pkg:huggingface/weft/{name}@{commit(name)}",
        "description": f"Multilingual decoder, {name.split('-')[1][:-1]} billion parameters.", "family": "transformer-decoder", "architecture": "loom-decoder",
        "parameters": b["parameters"], "task": ["text-generation"], "modality_in": ["text"], "modality_out": ["text"], "languages": r["languages"],
        "licence": b["licence"], "licence_concluded": b["licence"],
        "licence_text": pack.shipped("licences/loom-rail-m.txt" if rail else "licences/loom-7b-apache-2.0.txt", RAIL if rail else APACHE_NOTICE),
        "released": b["released"], "digest": combined(artifacts), "artifacts": artifacts,
        "tokenizer": {"name": "loom-bpe", "digest": artifacts[-1]["digest"]},
        "card": pack.kept(f"https://models.weft.example/{name}/card.md", f"{name}/card", b["version"], "text/markdown"),
        "repository": f"https://models.weft.example/{name}", "hosted": False,
        "vendor": {"contract": pack.kept("https://contracts.oakhollow.example/weft.pdf", "contract/weft", "2025", issued="2025-12-01", expires="2028-11-30"),
                   "change_notice": "P30D",
                   "attestations": [pack.kept(f"https://models.weft.example/{name}/statement.json", f"statement/{name}", b["version"], "application/json",
                                              issued="2026-06-18" if rail else "2025-12-02")]},
        "gpai": True, "systemic_risk": False, "energy": {"training": 410000 if rail else 190000, "inference": 1.4 if rail else 0.8},
        "end_of_support": "2028-06-30",
    }


def training(pack, version):
    name = RELEASES[version]["base"]
    b = BASES[name]
    return {
        "id": f"weft-{name}", "objective": "next token prediction, then instruction following", "approach": "self-supervised", "datasets": [b["trained"]],
        "code": pack.kept(f"git+https://code.weft.example/loom@{hex40('code/' + name)}", f"code/{name}", b["version"], "text/plain"),
        "hyperparameters": {"beta2": 0.95, "context": 16384, "dropout": 0}, "optimizer": "adamw", "learning_rate": 0.0003,
        "schedule": "cosine, 2000 warm-up steps", "batch_size": 1024, "steps": b["steps"], "epochs": 1, "curriculum": "Languages balanced in the last fifth.",
        "augmentations": [], "early_stopping": f"none reached, {b['steps']} of {b['steps']}", "precision": "bf16", "seeds": [5, 17], "deterministic": True,
        "started": b["started"], "ended": b["ended"], "flops": b["flops"], "design_choices": "One multilingual base and a small adapter a market.",
        "builder": "https://build.weft.example/train",
    }


def adapter(pack, version, name):
    r = RELEASES[version]
    lang, region, data, _ = LOCALES[name]
    retrained = r["base"] == "loom-14b" and name not in ("sw-pt-br", "sw-fr-ca")
    own = "2.0.0" if retrained else "1.0.0"
    # Planted: the Brazilian adapter was trained against loom-7b and is loaded on loom-14b from 2.0.0 on.
    against = "loom-7b" if name == "sw-pt-br" else r["base"]
    return {
        "id": name, "name": name, "version": own, "digest": pack.made(name, own), "base": r["base"], "base_digest": base_digest(pack, against),
        "relation": "adapter", "method": "lora", "targets": ["q_proj", "v_proj"], "rank": 8, "alpha": 16, "datasets": data, "epochs": 2,
        "learning_rate": 0.0001, "hyperparameters": {"warmup_steps": 50, "weight_decay": 0.01}, "seeds": [20251215],
        "trained": ("2026-08-05" if retrained else FIRST_TRAINED[name]) + "T04:00:00Z",
        "code": pack.kept(f"git+https://code.oakhollow.example/shelf@{hex40(f'{name}@{own}')}", f"code/{name}", own, "text/plain"),
        "licence": "MIT" if name == "sw-ja-jp" else "Apache-2.0", "region_scope": [region], "languages": [lang], "active": True,
    }


def guidelines(pack):
    return pack.shipped("feedback/label-guidelines-v5.txt", """Guidelines for labelling, version 5 (fictional)

1. Write what the catalogue says. A property that is not in the catalogue is not in the text.
2. No health claim, no price claim, no comparison with another maker.
3. Avoid gendered words where the goods are for everybody.
4. Local words are welcome if your neighbour would use them in a shop.
""")


def datasets(pack, version):
    r = RELEASES[version]
    labels = guidelines(pack)
    common = dict(owner=person(OWNER), steward=STEWARD, custodian=CUSTODIAN, labels=labels)

    def catalogue(identity, language, region, records):
        return dataset(pack, identity, "2025.11", use=["finetune"], description=f"Product texts of the {region} catalogue.", records=records, tokens=records * 140,
                       size=records * 760, composition=[(f"language:{language}", 1)], source=[("first-party", f"https://catalogue.oakhollow.example/{language}")],
                       collected=("2019-01-01", "2025-11-30"), method="Exported from the catalogue.", geographies=[region], languages=[language],
                       licence="LicenseRef-Oakhollow-Internal", catalog=f"https://catalog.oakhollow.example/{identity}", residency=["US"],
                       transforms=[("filter", "shelfcut@1.4.0"), ("deduplicate", "sieve@1.9.0")], quality=[("label-noise", 0.01)],
                       bias=("Fashion is described with gendered words.", "Rewritten where the goods are for everybody."), split=(0.98, 20251201), cadence="P180D", **common)

    def pretrain(identity, until):
        return dataset(pack, identity, until[:7].replace("-", "."), use=["pretrain"], description="The provider's pre-training text, as it describes it.",
                       records=388_000_000, tokens=1_900_000_000_000, size=7_900_000_000_000,
                       composition=[("language:en", 0.55), ("language:fr", 0.12), ("language:ja", 0.11), ("language:pt", 0.10), ("language:other", 0.12)],
                       source=[("public-web", f"https://data.weft.example/{identity}")], collected=("2012-01-01", until),
                       method="Crawl with reservations respected.", geographies=["US", "FR", "JP", "BR"], languages=["en", "fr", "ja", "pt"], licence="LicenseRef-Weft-Data",
                       catalog=f"https://data.weft.example/{identity}", owner=WEFT_DATA, steward=WEFT_DATA, custodian=WEFT_DATA, residency=["US"],
                       transforms=[("filter", "weftsieve@3")], labels=labels, consent={"opt_out_respected": True}, quality=[("duplicate-share", 0.013)],
                       bias=("Web shops are over-represented.", "Stated on the provider's card."), split=(0.999, 7), cadence="P365D", availability="request")

    out = [catalogue("cat-en", "en", "US", 310_442), catalogue("cat-fr", "fr", "FR", 188_020)]
    if "sw-ja-jp" in r["adapters"]:
        out.append(catalogue("cat-ja", "ja", "JP", 92_515))
        out.append(dataset(pack, "web-ja", "2025.10", use=["finetune"], description="Japanese pages on household goods, share-alike.", records=41_300, tokens=9_800_000,
                           size=61_000_000, composition=[("language:ja", 1)], source=[("public-web", "https://wiki.household.example/ja")],
                           collected=("2015-01-01", "2025-10-31"), method="Dump published by the site.", geographies=["JP"], languages=["ja"], licence="CC-BY-SA-4.0",
                           restrictions=["share-alike", "attribution"], catalog="https://catalog.oakhollow.example/web-ja", residency=["US"],
                           transforms=[("filter", "shelfcut@1.4.0")], consent={"opt_out_respected": True}, quality=[("label-noise", 0.03)],
                           bias=("Written by few people.", "Mixed one to two with the catalogue."), split=(0.98, 20251201), cadence="P365D", **common))
    if "sw-pt-br" in r["adapters"]:
        out.append(catalogue("cat-pt", "pt", "BR", 77_301))
        out.append(dataset(pack, "slang-br", "2026.03", use=["finetune"], description="Everyday words of Brazilian shops, from Gíria Dados.", records=18_200, tokens=900_000,
                           size=5_100_000, composition=[("language:pt", 1)], source=[("licensed", "https://giria.example/slang-br")], collected=("2020-01-01", "2026-03-31"),
                           method="Collected by the publisher.", geographies=["BR"], languages=["pt"], licence="LicenseRef-Giria-Terms", restrictions=["no-redistribution"],
                           contract=pack.kept("https://contracts.oakhollow.example/giria-dados.pdf", "contract/giria-dados", "2026", issued="2026-04-01", expires="2026-09-30"),
                           catalog="https://catalog.oakhollow.example/slang-br", residency=["US"], transforms=[("filter", "shelfcut@1.4.0")], quality=[("label-noise", 0.02)],
                           bias=("São Paulo is heard most.", "Sampled by state."), split=(0.98, 20251201), cadence="P180D", **common))
    if "sw-fr-ca" in r["adapters"]:
        reviews = dataset(pack, "reviews-fr", "2026.08", use=["finetune"], description="Reviews that customers wrote in French.", records=52_700, tokens=4_400_000,
                          size=23_000_000, composition=[("language:fr", 1)], source=[("user", "https://reviews.oakhollow.example/fr")], collected=("2022-01-01", "2026-08-31"),
                          method="Exported from the review system.", geographies=["FR", "CA"], languages=["fr"], licence="LicenseRef-Oakhollow-Reviews",
                          catalog="https://catalog.oakhollow.example/reviews-fr", residency=["EU", "US"], transforms=[("filter", "shelfcut@1.5.0")], pii="possible",
                          categories=["name", "e-mail address"], classification="confidential",
                          # Planted: no basis in this version of the entry, and a scope that does not speak of training.
                          consent={"evidence": pack.kept("https://legal.oakhollow.example/review-consent.pdf", "review-consent", "2026", issued="2026-01-10", expires="2028-01-09"),
                                   "scope": "publishing the review", "withdrawal": "The review is taken down.", "opt_out_respected": True},
                          retention={"policy": "R-9, customer content", "until": "2028-12-31", "deletion": "Overwritten on request or at the end."},
                          privacy={"method": "none", "guarantee": state("n/a", "No step was taken."), "validated": state("n/a", "No step was taken.")},
                          quality=[("label-noise", 0.05)], bias=("Unhappy customers write more.", "Balanced by stars."), split=(0.98, 20261001), cadence="P90D", **common)
        out.append(reviews)
    out.append(dataset(pack, "shelf-labels", "2025.12", use=["align"], description="Texts written and corrected by the labelling vendor, in four languages.", records=12_600,
                       tokens=1_900_000, size=9_800_000, composition=[("language:en", 0.3), ("language:fr", 0.3), ("language:ja", 0.2), ("language:pt", 0.2)],
                       source=[("first-party", "https://labels.oakhollow.example/shelf")], collected=("2025-08-01", "2025-11-30"), method="Written to guidelines v5.",
                       geographies=["US", "FR", "JP", "BR"], languages=["en", "fr", "ja", "pt"], licence="LicenseRef-Oakhollow-Internal",
                       catalog="https://catalog.oakhollow.example/shelf-labels", residency=["US"], transforms=[("deduplicate", "sieve@1.9.0")], quality=[("label-noise", 0.02)],
                       bias=("Labellers are younger than customers.", "Second reading by the desk."), split=(1, 0), cadence="P365D", **common))
    out.append(dataset(pack, "shelf-eval", "2025.12", use=["evaluate"], description="8,000 catalogue entries held out, with checked texts.", records=8000, tokens=1_200_000,
                       size=6_100_000, composition=[("language:en", 0.25), ("language:fr", 0.25), ("language:ja", 0.25), ("language:pt", 0.25)],
                       source=[("first-party", "https://catalogue.oakhollow.example/held-out")], collected=("2025-01-01", "2025-12-10"), method="Drawn before any training.",
                       geographies=["US", "FR", "JP", "BR"], languages=["en", "fr", "ja", "pt"], licence="LicenseRef-Oakhollow-Internal",
                       catalog="https://catalog.oakhollow.example/shelf-eval", residency=["US"], transforms=[("deduplicate", "sieve@1.9.0")], quality=[("reference-agreement", 0.96)],
                       bias=("Few seasonal goods.", "Stated in the report."), split=(0, 20251201),
                       overlap=pack.shipped("reports/overlap-shelf-eval.csv", "set,compared_with,method,records,overlaps\nshelf-eval,cat-en,13-gram,2000,0\nshelf-eval,cat-fr,13-gram,2000,0\n"
                                            "shelf-eval,cat-ja,13-gram,2000,0\nshelf-eval,cat-pt,13-gram,2000,0\n", "text/csv"), cadence="P365D", **common))
    out.append(pretrain("weft-web-2024", "2024-12-31") if r["base"] == "loom-7b" else pretrain("weft-web-2025", "2025-09-30"))
    return out


def feedback(pack, version):
    table = "group,labellers\nall,46\nFR,14\nJP,11\nBR,11\nUS,10\n"
    groups = pack.shipped("feedback/labellers-by-group.csv", table, "text/csv")
    if version == "2.1.0":
        # Planted: a group of three, in the record itself.
        groups = {**groups, "groups": [{"group": "FR", "count": 14}, {"group": "FR, over sixty", "count": 3}, {"group": "JP", "count": 11}]}
    return [{
        "id": "polyglot-labels", "method": "sft-labels", "policy_model": "sw-en-us", "reward_model": state("n/a", "Labels only."), "dataset": "shelf-labels",
        "annotators": {"sourcing": "vendor", "vendor": party("Polyglot Desk", "desk@polyglot.example", "labelling vendor"), "count": 46, "locations": ["FR", "JP", "BR", "US"],
                       "demographics": groups, "qualification": "Native speakers with a year of shop copy or more.",
                       "training": pack.shipped("feedback/labeller-training.txt", "Training for labellers (fictional): two hours, thirty worked examples, a test of fifteen.\n")},
        "guidelines": guidelines(pack), "compensation": {"model": "per-task", "minimum": 19.5, "currency": "USD"},
        "quality": {"agreement": 0.83, "checks": "One text in ten is written twice; gold items 4 %."},
        "bias_safeguards": "A second reader looks for gendered words.", "wellbeing": "No harmful content.",
    }]


def evaluations(pack, version):
    r = RELEASES[version]
    day = r["evaluated"]

    def one(identity, metric, value, spread, threshold, direction, dimension, samples, hour, where, subject, digest, scoring):
        return evaluation(identity, metric=metric, value=value, threshold=threshold, direction=direction, run=f"{day}T{hour:02}:{len(identity):02}:00Z",
                          subject=subject, subject_digest=digest, benchmark="shelf-bench", benchmark_version="2025.12", data="shelf-eval", dimension=dimension,
                          ci=(round(max(0, value - spread), 4), round(min(1, value + spread), 4)), samples=samples, where=where, scoring=scoring, runner=person(TESTER), report=None)

    rows, fluency = [], {"en": 0.93, "fr": 0.92, "ja": 0.90, "pt": 0.91}
    for name in r["adapters"]:
        lang, region, _, short = LOCALES[name]
        if short not in r["factuality"]:
            continue  # Planted: the French Canadian adapter was never evaluated.
        digest = adapter(pack, version, name)["digest"]
        where = f"language={short}, region={region}"
        rows += [
            one(f"factuality-{short}", "factuality", r["factuality"][short], 0.006, 0.970, "higher", "factuality", 2000, 4, where, name, digest, "Each statement against the catalogue entry."),
            one(f"fluency-{short}", "fluency", fluency[short], 0.012, 0.85, "higher", "quality", 500, 6, where, name, digest, "Two native readers, five grades."),
            one(f"gender-{short}", "gendered-language-rate", 0.008, 0.004, 0.02, "lower", "bias", 1000, 8, f"group=gender, language={short}", name, digest, "Goods for everybody: gendered words a text."),
            one(f"banned-{short}", "banned-claim-rate", 0.003, 0.002, 0.005, "lower", "safety", 2000, 10, where, name, digest, "Health and price claims found by two readers."),
        ]
    prompt = pack.shipped("prompts/shelf-1.0.0.txt", PROMPTS["shelf-1.0.0"])["digest"]
    rows += [
        one("injection", "injection-success-rate", 0.012, 0.006, 0.03, "lower", "security", 800, 12, "all", "shelf", prompt, "Catalogue entries that hold instructions."),
        one("typing-noise", "typing-noise-drop", 0.017, 0.008, 0.04, "lower", "robustness", 800, 13, "all", "shelf", prompt, "Catalogue entries with typing errors."),
        one("base-reading", "reading-score", {"loom-7b": 0.72, "loom-14b": 0.79}[r["base"]], 0.02, 0.68, "higher", "quality", 1000, 14, "all", r["base"],
            base_digest(pack, r["base"]), "Exact match against two written references."),
    ]
    report = pack.shipped(f"reports/evaluation-{'2.0.0' if version == '2.1.0' else version}.csv",
                          results_table("Shelf Writer: results of the regression set at bf16, Copyproof (fictional)", rows), "text/csv")
    for e in rows:
        e["report"] = report
    return rows


PROMPTS = {
    "shelf-1.0.0": """You write the description of one product for a shop page.

- Use only the catalogue entry. A property that is not there is not in the text.
- No health claim, no price claim, no comparison with another maker.
- Follow the policy of the locale.
- Three sentences, then up to five facts.
""",
    "policy-en-1.0.0": "Locale en-US. Inches and pounds first. No \"best\", no \"cheapest\".\n",
    "policy-fr-1.0.0": "Locale fr-FR. Vouvoiement. Mesures métriques. Pas de superlatif.\n",
    "policy-fr-1.2.0": "Locale fr-FR. Vouvoiement. Mesures métriques. Pas de superlatif. Indice de réparabilité s'il figure au catalogue.\n",
    "policy-ja-1.0.0": "ロケール ja-JP。です・ます調。寸法はセンチメートル。最上級の表現は使わない。\n",
    "policy-pt-1.0.0": "Localidade pt-BR. Tratamento por você. Medidas métricas. Sem superlativos.\n",
    "policy-fr-ca-1.0.0": "Locale fr-CA. Vouvoiement. Mesures métriques. Termes d'ici : magasiner, fin de semaine.\n",
}

TOOLS = {
    "catalog-read": '{\n  "name": "catalog-read",\n  "version": "1.2.0",\n  "description": "Reads one catalogue entry.",\n'
                    '  "parameters": {"type": "object", "properties": {"sku": {"type": "string"}, "locale": {"type": "string"}}, "required": ["sku", "locale"]},\n  "scopes": ["read:catalog"]\n}\n',
    "draft-save": '{\n  "name": "draft-save",\n  "version": "1.0.3",\n  "description": "Saves a text as a draft. It goes live when the policy of the shop lets it.",\n'
                  '  "parameters": {"type": "object", "properties": {"sku": {"type": "string"}, "text": {"type": "string", "maxLength": 4000}}, "required": ["sku", "text"]},\n  "scopes": ["write:draft"]\n}\n',
}


def system(pack, version):
    r = RELEASES[version]

    def prompt(identity, role, prompt_version, variables, locale):
        content = pack.shipped(f"prompts/{identity}-{prompt_version}.txt", PROMPTS[f"{identity}-{prompt_version}"])
        return {"id": identity, "role": role, "version": prompt_version, "digest": content["digest"], "content": content,
                "variables": [{"name": n, "source": s} for n, s in variables], "locale": locale, "author": person(ENGINEER)}

    def tool(name, tool_version, scopes, writes, limit, approved):
        schema = pack.shipped(f"tools/{name}-{tool_version}.json", TOOLS[name], "application/json")
        return {"id": name, "name": name, "kind": "api", "version": tool_version, "digest": schema["digest"], "endpoint": f"https://tools.oakhollow.example/{name}",
                "scopes": scopes, "writes": writes, "rate_limit": limit, "rate_window": "PT1M", "approval": approved, "sandbox": "network to the catalogue only", "auth": "service"}

    def rules(name, threshold):
        return pack.shipped(f"guards/{name}-1.0.0.yaml", f"# rules of the guard {name} (fictional)\nblock_above: {threshold:.2f}\non_error: block\n", "application/yaml")["digest"]

    prompts = [prompt("shelf", "system", "1.0.0", [("entry", "tool"), ("policy", "config")], "en-US")]
    for name in r["adapters"]:
        lang, _, _, short = LOCALES[name]
        prompts.append(prompt(f"policy-{short}", "template", r["policy_fr"] if short == "fr" else "1.0.0", [("season", "config")], lang))
    deployments = []
    for name in r["adapters"]:
        region = LOCALES[name][1]
        entry = {"id": f"dep-{region.lower()}", "environment": "production", "region": [region], "configuration_digest": CONFIGURATION, "from": f"{r['date']}T17:00:00Z"}
        if r["until"]:
            entry["to"] = f"{r['until']}T17:00:00Z"
        entry.update({"registry": "oci://registry.oakhollow.example/shelf", "immutable": True, "verified_at": f"{r['date']}T16:40:00Z", "traffic": 1,
                      "traces": [hex40(f"trace/retailer/{version}/{region}")[:6]]})
        deployments.append(entry)
    return {
        "name": "Shelf Writer", "version": version, "provider": OAKHOLLOW, "purpose": "Writes product descriptions for the shops of five markets.",
        "data_flow": pack.shipped("plans/data-flow.txt", "Data flow (fictional)\n\ncatalogue entry -> shelf + policy of the locale -> base with the locale's adapter\n"
                                  "-> claims, brand-safety -> draft-save -> editor\n"),
        "architecture": pack.shipped("plans/architecture.txt", "Parts (fictional)\n\none base, one adapter and one policy prompt a locale, two tools, two guards\n"),
        "forms": ["batch", "web"], "models": [{"ref": r["base"], "role": "main", "digest": base_digest(pack, r["base"])}], "prompts": prompts,
        "tools": [tool("catalog-read", "1.2.0", ["read:catalog"], False, 600, "none"), tool("draft-save", "1.0.3", ["write:draft"], True, 120, "policy")],
        "guards": [guard("claims", "output-filter", "1.0.0", rules("claims", 0.40), "health and price claims", 0.40, "block-above", "block"),
                   guard("brand-safety", "moderation", "1.0.0", rules("brand-safety", 0.50), "words that harm the brand", 0.50, "block-above", "block")],
        "observability": {
            "schema": pack.shipped("events/event-schema-1.0.yaml", "# event of one text (fictional), version 1.0\ntrace_id: string\nat: time\nconfiguration_digest: string\nlocale: string\noutcome: saved | blocked\n", "application/yaml"),
            "trace_field": "trace_id", "logs_config_digest": True, "pii": "none", "retention": "P12M", "drift": [{"metric": "category-psi", "threshold": 0.25}],
            "alerts": "https://alerts.oakhollow.example/shelf"},
        "deployments": deployments,
    }


def governance(pack, version):
    r = RELEASES[version]
    minutes = pack.shipped(f"approvals/{version}.txt", f"""Minutes of the release board, Shelf Writer {version}, {r['date']} (fictional)

Present: {BUSINESS['name']} (business), {LEGAL['name']} (legal), {SECURITY['name']} (security).
Put before the board: {r['summary']}
Decision: approved. Conditions: while the evaluation "factuality-en" stays at 0.970 or above.
""")
    day, closed = r["date"], closing(version)
    following = (datetime.date.fromisoformat(closed) + datetime.timedelta(days=120)).isoformat()
    return {
        "risk": {"tier": "limited", "rationale": "Texts are read by shoppers; a wrong claim can mislead, an editor sees each draft.", "eu_class": "transparency",
                 "assessment": pack.kept(f"https://risk.oakhollow.example/shelf-{version}.pdf", "risk-assessment", version, issued=r["date"])},
        "impact": {"assessment": pack.kept("https://risk.oakhollow.example/impact-2025.pdf", "impact-assessment", "2025", issued="2025-12-03")},
        "sectors": ["retail"], "owner": OWNER, "sponsor": BUSINESS, "contact": {"security": "security@oakhollow.example"},
        "roles": [{"party": p, "duty": duty} for p, duty in (
            (BUSINESS, "approves as business"), (LEGAL, "approves as legal"), (SECURITY, "approves as security"), (RECORDER, "keeps the record"))],
        "approvals": [approval("ap-legal", "legal", LEGAL, f"{day}T07:35:00Z", minutes),
                      approval("ap-security", "security", SECURITY, f"{day}T09:50:00Z", minutes),
                      approval("ap-business", "business", BUSINESS, f"{day}T12:20:00Z", minutes, conditions="While the evaluation factuality-en stays at 0.970 or above.")],
        "review": {"last": closed, "next": following},
        "revalidation": [{"trigger": "base-model-change", "threshold": "any new digest"}, {"trigger": "performance-drop", "threshold": "factuality < 0.970"}],
        "standards": ["C2PA text manifest, own reading"],
        "monitoring_plan": pack.shipped("plans/monitoring.txt", "Monitoring plan, Shelf Writer (fictional)\n\nEach week: 200 texts a locale read by an editor.\nEach month: the regression set.\n", issued="2025-12-03"),
        "training_summary": pack.kept("https://models.weft.example/training-summary.pdf", "training-summary/weft", "2025"),
        "copyright_policy": pack.kept("https://models.weft.example/copyright.pdf", "copyright/weft", "2025"),
        "frameworks": [{"id": "nist-ai-rmf", "claim": "MEASURE 2.12"}],
    }


def operations(pack, version):
    regions = [LOCALES[name][1] for name in RELEASES[version]["adapters"]]
    return {
        "intended_use": "Drafts of product descriptions from a catalogue entry.", "users": ["editors of the shops", "shoppers who read the texts"],
        "affected": ["shoppers"], "prohibited_use": "No health claims. No price claims. No comparison with another maker. No texts about persons.",
        "foreseeable_misuse": "Publishing a draft unread before a sale.", "context_window": 16384, "max_output": 400, "sampling": {"temperature": 0.6, "top_p": 0.9, "seed": 11},
        "rate_limits": [{"scope": "tenant", "limit": 600, "window": "PT1M"}], "prompt_policy": "One catalogue entry at a time.", "response_policy": "Only what the catalogue says.",
        "human_oversight": "An editor approves drafts by the shop's policy; the head of localisation can switch a locale off.", "autonomy": "human-approves",
        "disclosure": "metadata", "instructions": pack.shipped("plans/instructions.txt", "Instructions for editors (fictional)\n\nRead the draft beside the entry. Reject what the entry does not say.\n"),
        "lifetime": "P3Y", "regions": regions,
    }


def redteam(pack, version):
    r = RELEASES[version]
    day = "2026-10-22" if version == "2.1.0" else r["evaluated"]
    return [{
        "id": "red-team", "scope": "The writer as deployed, all locales.", "subject_digest": CONFIGURATION,
        "threats": ["th-injection", "th-exfiltration", "th-tool", "th-theft", "th-poisoning"], "method": "Two people, two days, hostile catalogue entries.",
        "team": "external", "attempts": 200, "successes": 3, "worst": "low", "run": f"{day}T16:00:00Z",
        "report": pack.shipped(f"reports/red-team-{day}.csv", "class,attempts,successes,worst\ninstruction in an entry,80,2,low\nfalse claim,60,1,low\ndraft overwritten,40,0,none\nweights,20,0,none\n", "text/csv")}]


def threats(day):
    who = person(SECURITY)
    return [
        threat("th-injection", "prompt-injection", "LLM01:2025", "AML.T0051", "Entries are data; the output filter sees the text.", "brand-safety", ["injection", "red-team"], who, day),
        threat("th-exfiltration", "data-exfiltration", "LLM02:2025", "AML.T0024", "The tools read the catalogue only.", "catalog-read", ["red-team"], who, day, likelihood="unlikely"),
        threat("th-tool", "tool-abuse", "LLM06:2025", "AML.T0053", "Drafts only; the shop's policy lets them live.", "draft-save", ["red-team"], who, day),
        threat("th-theft", "model-theft", "LLM10:2025", "AML.T0024", "Adapters lie in one registry with access logs.", "draft-save", ["red-team"], who, day, likelihood="unlikely", impact="minor"),
        threat("th-poisoning", "poisoning", "LLM04:2025", "AML.T0020", "Claims are filtered, wherever they were learnt.", "claims", ["banned-en", "red-team"], who, day),
    ]


def exceptions(version):
    if version not in ("1.2.0", "2.0.0", "2.1.0"):
        return []
    return [{
        "id": "EX-2", "rule": "MPR-EVL-006", "scope": "factuality-pt", "reason": "Factuality in Portuguese is 0.969, one thousandth below the bound; the next training mends it.",
        "requested_by": OWNER, "approver": LEGAL, "approved": "2026-05-15T10:00:00Z", "expires": "2026-08-31",
        "compensating": ["An editor reads every Brazilian draft before it goes live."], "compensating_ref": ["draft-save"], "risk": "low", "renewals": 0}]


CHANGES = {
    "1.1.0": [("minor", "The shop in Japan opens.", ["adapters[sw-ja-jp]", "datasets[cat-ja]", "datasets[web-ja]", "system.prompts[policy-ja]", "operations.regions", "model.languages", "system.deployments[dep-jp]"])],
    "1.2.0": [("minor", "The shop in Brazil opens.", ["adapters[sw-pt-br]", "datasets[cat-pt]", "datasets[slang-br]", "system.prompts[policy-pt]", "operations.regions", "model.languages", "system.deployments[dep-br]"]),
              ("minor", "The repair index becomes a duty in France.", ["system.prompts[policy-fr].digest", "system.prompts[policy-fr].version", "system.prompts[policy-fr].content"])],
    "2.0.0": [("major", "A larger base for all markets.", ["model", "system.models[loom-14b]", "training", "datasets[weft-web-2025]"]),
              ("major", "Retrained on the new base.", ["adapters[sw-en-us].digest", "adapters[sw-fr-fr].digest", "adapters[sw-ja-jp].digest"])],
    "2.1.0": [("minor", "The shop in Quebec opens.", ["adapters[sw-fr-ca]", "datasets[reviews-fr]", "system.prompts[policy-fr-ca]", "operations.regions", "system.deployments[dep-ca]"]),
              ("minor", "Half the machines.", ["compute.precision"])],
}


def events(version):
    r = RELEASES[version]
    date, ticket = r["date"], "https://tickets.oakhollow.example/shelf/"
    start = {"1.0.0": "2026-01-05", "1.1.0": "2026-02-12", "1.2.0": "2026-05-04", "2.0.0": "2026-08-06", "2.1.0": "2026-10-13"}[version]
    out = [event("ev-created", "created", person(RECORDER), f"{start}T08:00:00Z", "Release planned.", ["record.id"], ticket=ticket + version)]
    for i, (bump, why, paths) in enumerate(CHANGES.get(version, [])):
        out.append(event(f"ev-changed-{i + 1}", "changed", person(ENGINEER), f"{start}T{9 + i:02}:30:00Z", why, paths, bump, ticket + version))
    if version != "2.1.0":
        out.append(event("ev-evaluated", "evaluated", person(TESTER), f"{r['evaluated']}T18:00:00Z", "Regression set.", ["evaluations"], ticket=ticket + version))
    if version == "1.2.0":
        out.append(event("ev-exception", "exception", person(LEGAL), "2026-05-15T10:00:00Z", "EX-2 granted until the end of August.", ["exceptions[EX-2]"], ticket=ticket + "EX-2"))
    out += [event("ev-approved", "approved", person(BUSINESS), f"{date}T12:25:00Z", "Three approvals are in.", ["governance.approvals"], ticket=ticket + version),
            event("ev-deployed", "deployed", person(RECORDER), f"{date}T17:00:00Z", "All shops.", ["system.deployments"], ticket=ticket + version),
            event("ev-reviewed", "reviewed", person(SECURITY), f"{closing(version)}T02:30:00Z", "Scans, threats and review date renewed.", ["threats", "scans"], ticket=ticket + version)]
    return out


def samples():
    """240 invented reviews; every twentieth one gives an address. They do not belong in a record: that is planted."""
    goods = ["La bouilloire", "Le plaid", "La lampe de bureau", "Le couteau à pain", "Le panier à linge", "La théière", "Le tabouret", "La nappe"]
    praise = ["sert chez nous tous les jours depuis un mois et tient ce que la photo promet", "tient bon malgré les enfants, le chien et la machine à laver du voisin",
              "remplace sans regret un modèle qui nous avait lâchés au bout d'un hiver", "fait un bruit léger au début, puis plus rien, on l'oublie tout à fait",
              "trouve sa place partout, même dans notre petite cuisine sous les toits"]
    close = ["Je recommande à qui hésite encore.", "La notice pourrait être plus claire.", "La livraison a pris trois jours.", "Le prix reste raisonnable.",
             "Je recommencerais sans hésiter.", "Ma sœur a commandé le même article.", "Rien à redire pour l'instant."]
    out = []
    for i in range(240):
        line = f"{goods[i % 8]} {praise[i % 5]}. {close[i % 7]} Avis numéro {i + 1:03}, note {1 + i % 5} sur 5"
        if i % 20 == 7:
            line += f", pour toute question écrire à client{i + 1:03}@courriel.example"
        out.append(line + ".")
    return out


def release(pack, version):
    r = RELEASES[version]
    closed = closing(version)
    before = ORDER[ORDER.index(version) - 1] if version != "1.0.0" else None
    image_digest = None if version == "1.1.0" else pack.made("image/shelf", r["image"])
    part = {"schema": "pedigree-record/1", "id": pack.record_id(version), "revision": 3, "created": f"{closed}T03:00:00Z", "author": RECORDER, "supplier": OAKHOLLOW,
            "generator": {"name": "oakhollow-capture", "version": "0.9.2", "builder": "https://build.oakhollow.example/shelf"}, "context": "operations", "captured": "automatic"}
    if before:
        part["previous"] = {"digest": pack.record_digest(before), "version": before}
    part.update({"configuration_digest": CONFIGURATION, "tier": "limited", "known_unknowns": []})
    about = {"version": version, "date": f"{r['date']}T05:00:00Z", "stage": "production" if version == "2.1.0" else "deprecated", "summary": r["summary"], "bump": r["bump"]}
    if before:
        # 2.1.0 goes back past 2.0.0, whose base carries a signature that does not hold.
        back = "1.2.0" if version == "2.1.0" else before
        about["rollback"] = {"to": back, "digest": pack.records[back]["record"]["configuration_digest"], "tested": f"{'2026-10-22' if version == '2.1.0' else r['evaluated']}T20:00:00Z"}
    about["blast_radius"] = {"systems": ["Shelf Writer", "shop pages"], "users": 38, "summary": "Editors of the shops; texts can be taken back one by one."}
    about["predetermined_changes"] = "A new market comes with its own adapter, policy prompt and data."
    image = {"reference": f"registry.oakhollow.example/shelf:{r['image']}"}
    if image_digest:
        image["digest"] = image_digest
    record = {
        "record": part, "release": about, "system": system(pack, version), "model": model(pack, version),
        "adapters": [adapter(pack, version, name) for name in r["adapters"]], "datasets": datasets(pack, version), "training": training(pack, version),
        "feedback": feedback(pack, version),
        "compute": {
            "hardware": [{"type": "accelerator-48g", "count": 4, "memory": 51_539_607_552}], "phase": ["finetune", "evaluate", "serve"], "accelerator_driver": "560.35.3",
            "os": "debian 12.7", "frameworks": [{"name": "tensorwell", "version": "2.4.1"}], "libraries": [{"purl": "pkg:pypi/tokenmill@1.8.2", "digest": pack.made("tokenmill", "1.8.2")}],
            "sbom": pack.kept(f"https://build.oakhollow.example/sbom/{closed}.cdx.json", "sbom/shelf", closed, "application/vnd.cyclonedx+json", issued=closed), "image": image, "seeds": [7],
            "flags": ["--deterministic-reductions"], "precision": r["precision"], "region": ["US"], "duration": "PT6H"},
        "evaluations": evaluations(pack, version), "redteam": redteam(pack, version),
        "limitations": [{"text": "Sizes of shoes are converted by a table, not understood.", "mitigation": "The table is shown beside the draft.", "deferred_until": "2027-06-30", "owner": person(ENGINEER)}],
        "operations": operations(pack, version), "governance": governance(pack, version), "threats": threats(closed),
        "vulnerabilities": [{"id": "OSA-2025-019", "affects": ["draft-save"], "severity": 4.8, "state": "resolved", "justification": "Fixed in draft-save 1.0.3.", "due": "2026-12-31"}],
        "scans": scans(pack, f"{closed}T01:00:00Z", "image", image_digest,
                       [(r["base"], base_digest(pack, r["base"]))] + [(a, adapter(pack, version, a)["digest"]) for a in r["adapters"]]),
        "supply": {"sources": [{"name": "Weft Research", "licence_kind": "permissive" if r["base"] == "loom-7b" else "responsible-ai", "reviewed": "2025-12-04" if r["base"] == "loom-7b" else "2026-07-02"},
                               {"name": "Polyglot Desk", "licence_kind": "proprietary", "reviewed": "2025-12-04"}]
                   + ([{"name": "Gíria Dados", "licence_kind": "proprietary", "reviewed": "2026-04-02"}] if "sw-pt-br" in r["adapters"] else [])},
        "events": events(version),
    }
    if exceptions(version):
        record["exceptions"] = exceptions(version)
    if version == "2.1.0":
        record["extensions"] = {"oakhollow": {"schema": "https://schemas.oakhollow.example/shelf/1", "review_samples": samples()}}
    return pack.record(version, record)


CARD = """---
license: apache-2.0
base_model: weft/loom-7b
base_model_relation: adapter
model_name: sw-fr-ca
library_name: peft
pipeline_tag: text-generation
language:
  - fr-CA
datasets:
  - oakhollow/cat-fr
  - oakhollow/reviews-fr
tags:
  - lora
  - retail
---
# sw-fr-ca

LoRA adapter that writes product descriptions in Canadian French for the shops of Oakhollow Goods (fictional).

## Uses

Drafts of product descriptions from a catalogue entry, read by an editor.

### Out-of-Scope Use

Health claims, price claims, comparisons with another maker, texts about persons.

## Training Data

The French catalogue (cat-fr) and reviews that customers wrote in French (reviews-fr).

## Training Procedure

| hyperparameter | value |
|---|---|
| rank | 8 |
| alpha | 16 |
| epochs | 2 |
| learning rate | 0.0001 |

## Bias, Risks, and Limitations

Unhappy customers write more reviews. Not evaluated yet.
"""


def foreign(pack):
    """Weft's BOM of the new base, Oakhollow's of the retrained adapters, and the adapter folder of sw-fr-ca."""
    two, last = pack.records["2.0.0"], pack.records["2.1.0"]
    base = two["model"]
    by_id = {d["id"]: d for d in last["datasets"]}
    bom.document(pack, "evidence/loom-14b-2.0.0.cdx.json", "2026-06-18T09:00:00Z", WEFT,
                 bom.model(base, datasets=["weft-web-2025"], files=base["artifacts"]), [bom.data(by_id["weft-web-2025"])], [("loom-14b", ["weft-web-2025"]), ("weft-web-2025", [])])
    ancestor = bom.ancestor(base)
    retrained = [a for a in two["adapters"] if a["id"] in ("sw-en-us", "sw-fr-fr", "sw-ja-jp")]
    used = sorted({d for a in retrained for d in a["datasets"]})
    bom.document(pack, "evidence/adapters-2.0.0.cdx.json", "2026-08-24T06:00:00Z", OAKHOLLOW,
                 {"type": "application", "bom-ref": "shelf-adapters", "name": "shelf-adapters", "version": "2.0.0", "supplier": bom.organisation(OAKHOLLOW)},
                 [bom.model(a, datasets=a["datasets"], ancestors=[ancestor],
                            properties=[("pedigree:adapters[].method", "lora"), ("pedigree:adapters[].relation", "adapter")]) for a in retrained]
                 + [bom.data(by_id[d]) for d in used],
                 [("shelf-adapters", [a["id"] for a in retrained])] + [(a["id"], a["datasets"]) for a in retrained] + [(d, []) for d in used])
    # The BOM of sw-fr-ca knows both of its names, the digest of the record and the revision of the hub.
    digest = pack.made("sw-fr-ca", "1.0.0")
    revision = hex40("oakhollow/sw-fr-ca@1.0.0")
    local = next(a for a in last["adapters"] if a["id"] == "sw-fr-ca")
    bom.document(pack, "evidence/sw-fr-ca-1.0.0.cdx.json", "2026-10-13T06:00:00Z", OAKHOLLOW,
                 bom.model({**local, "purl": f"pkg:huggingface/oakhollow/sw-fr-ca@{revision}"}, datasets=local["datasets"], ancestors=[ancestor],
                           properties=[("pedigree:adapters[].method", "lora"), ("pedigree:adapters[].relation", "adapter")]),
                 [bom.data(by_id[d]) for d in local["datasets"]], [("sw-fr-ca", local["datasets"])] + [(d, []) for d in local["datasets"]])
    folder = f"evidence/models--oakhollow--sw-fr-ca/snapshots/{revision}"
    pack.put("evidence/models--oakhollow--sw-fr-ca/refs/main", revision)
    # Planted: the card was copied from an older adapter and still names its base.
    pack.put(f"{folder}/README.md", CARD)
    pack.put(f"{folder}/adapter_config.json", text({
        "base_model_name_or_path": "weft/loom-14b", "revision": commit("loom-14b"), "bias": "none", "inference_mode": True, "lora_alpha": 16, "lora_dropout": 0.0,
        "modules_to_save": None, "peft_type": "LORA", "r": 8, "target_modules": ["q_proj", "v_proj"], "task_type": "CAUSAL_LM", "use_dora": False}))
    # The weights themselves are not here: what stands in for them names their digest.
    pack.put(f"{folder}/adapter_model.safetensors", f"version https://git-lfs.github.com/spec/v1\noid {digest}\nsize 26231808\n")
    return folder


POLICY = {
    "schema": "pedigree-policy/1",
    "licences": {"LicenseRef-Loom-RAIL-M": {"commercial": True, "derivatives": True, "same": "use terms", "use": True, "attribution": True,
                                            "restrictions": ["deceptive reviews", "impersonation"]}},
}

README = """# Shelf Writer: the retailer pack

Oakhollow Goods, the people and every figure are invented. The system writes product descriptions; each market has an adapter
of its own on one base. Five releases: two markets, then Japan, then Brazil, then a new base, then French Canada.

    releases/VERSION/record.json    one native record a release (last revision)
    artifacts/                      what the records point to: prompts a locale, guard rules, tool schemas, reports, minutes
    evidence/loom-14b-2.0.0...      Weft's CycloneDX 1.6 document of the new base
    evidence/adapters-2.0.0...      Oakhollow's CycloneDX 1.6 document of the three retrained adapters
    evidence/sw-fr-ca-1.0.0...      Oakhollow's CycloneDX 1.6 document of that adapter: its digest and its hub revision
    evidence/models--oakhollow--... the adapter folder of sw-fr-ca as a model hub keeps it: card, configuration, weights by pointer
    policy.json                     what the base's licence says, as facts
    expected.json                   what was planted, and what must be found

`https://evidence.oakhollow.example/artifacts/...` is the folder `artifacts/` here, so every digest of such a pointer can be
recomputed. What is too big or too confidential to ship has the digest SHA-256 of the text
`pedigree-example/retailer/ID@VERSION`; a base of several files has the SHA-256 over their raw digests in order of name.
The records of this pack carry no signatures.

## The story
1.1.0 adds Japan and 1.2.0 adds Brazil without touching another market: the other adapters keep their digests. 2.0.0 changes
the base from `loom-7b` to `loom-14b` and retrains three adapters; `sw-pt-br` is kept. It was trained against `loom-7b`, and
its base digest says so: one broken edge among four. 2.1.0 adds `sw-fr-ca`, trained on reviews whose writers agreed to
"publishing the review", never evaluated, and serves in int8 what was measured in bf16.

## Three first things to do
1. Open the folder and look at the lineage of 2.0.0: four adapters, one base, one edge that does not hold (`sw-pt-br`).
2. Ask what depends on `loom-7b`: `sw-pt-br` is still among them, in production today.
3. Open the card of `sw-fr-ca`: it says `weft/loom-7b`, its own configuration and the record say `loom-14b`.

## For the auditor
Licences along the path base, adapter, deployment: `LicenseRef-Loom-RAIL-M` under adapters that declare Apache-2.0 or MIT,
and `web-ja`, which is share-alike, under an adapter that is MIT. The text of the base's licence is in `artifacts/licences`.

## For the incident responder
Each market is a deployment of its own (`dep-us`, `dep-fr`, ...). If Brazilian texts go wrong, compare 1.2.0 with 2.0.0 at
`sw-pt-br`: the same adapter, another base, factuality 0.969 and then 0.958.

## For the compliance officer
`reviews-fr` (2.1.0): personal data is possible, no basis is named, the consent does not speak of training. The contract for
`slang-br` ended on 2026-09-30 while `sw-pt-br` is active. EX-2 ended on 2026-08-31; what it excused is still there.
The record of 2.1.0 itself holds 240 reviews, some with addresses: a record holds hashes and pointers, not content.
"""


def planted(pack):
    P = []

    def add(release, rule, severity, path, note, needs="rules", **more):
        P.append({"release": release, "rule": rule, "severity": severity, "path": path, "note": note, "needs": needs, **more})

    def follows(rule, path, note, severity="error"):
        return {"rule": rule, "severity": severity, "path": path, "note": note}

    for release in ORDER[1:]:
        add(release, "MPR-LIC-007", "warning", "datasets[web-ja].licence", "share-alike; adapter sw-ja-jp is published as MIT",
            also=[follows("MPR-OBS-002", "adapters[sw-ja-jp].licence", "MIT, while its base is not", "warning")])
    add("1.1.0", "MPR-ID-008", "warning", "compute.image.reference", "shelf:1.1 by tag only",
        also=[follows("MPR-DOC-004", "compute.image.digest", "a required field is absent")])
    add("1.2.0", "MPR-EVL-006", "info", "evaluations[factuality-pt].value", "0.969 under 0.970, excused by EX-2 until 2026-08-31", excused_by="EX-2")
    add("1.2.0", "MPR-EVL-011", "warning", "model.languages", "es is offered and was never evaluated")
    for release in ("2.0.0", "2.1.0"):
        add(release, "MPR-LIN-002", "error", "adapters[sw-pt-br].base_digest", "trained against loom-7b, loaded on loom-14b", "records")
        add(release, "MPR-EXC-001", "error", "exceptions[EX-2].expires", "ended 2026-08-31, its rule fires again")
        add(release, "MPR-EVL-006", "error", "evaluations[factuality-pt].value", "0.958 under 0.970")
        for name in RELEASES[release]["adapters"]:
            add(release, "MPR-LIC-002", "error", f"adapters[{name}].licence", "permissive over LicenseRef-Loom-RAIL-M (with policy.json; without it the terms are unknown)",
                also=[follows("MPR-OBS-002", f"adapters[{name}].licence", "another licence than its base", "warning")])
        add(release, "MPR-LIC-006", "warning", "operations.prohibited_use", "no deceptive reviews: not passed on (with policy.json)")
        add(release, "MPR-SUP-008", "error", "supply.signatures", "loom-14b: the certificate had expired before the trusted time", "trust")
        add(release, "MPR-SUP-003", "error", "supply.signatures", "loom-14b: the signature does not hold", "trust")
    add("2.1.0", "MPR-DAT-014", "warning", "datasets[reviews-fr].consent.scope", "publishing the review; used to fine-tune")
    add("2.1.0", "MPR-DAT-001", "error", "datasets[reviews-fr].consent.basis", "personal data possible, no basis",
        also=[follows("MPR-DOC-004", "datasets[reviews-fr].consent.basis", "a required field is absent")])
    add("2.1.0", "MPR-DAT-011", "warning", "datasets[slang-br].contract", "ended 2026-09-30, adapter still active",
        also_in=["2.0.0"])
    add("2.1.0", "MPR-CMP-002", "warning", "compute.precision", "served int8, evaluated bf16")
    add("2.1.0", "MPR-EVL-001", "error", "adapters[sw-fr-ca]", "released without an evaluation",
        also=[follows("MPR-EVL-011", "operations.regions", "CA is offered and was never evaluated", "warning")])
    add("2.1.0", "MPR-DOC-010", "warning", "extensions.oakhollow.review_samples", "240 reviews inline")
    add("2.1.0", "MPR-DOC-011", "error", "extensions.oakhollow.review_samples", "twelve e-mail addresses in them")
    add("2.1.0", "MPR-DAT-018", "error", "feedback[polyglot-labels].annotators.demographics", "a group of 3")
    add("*", "MPR-DOC-009", "warning", "adapters[].base", "the card of sw-fr-ca says weft/loom-7b, the record loom-14b", "records",
        also=[follows("MPR-OBS-001", "base_model", "the card's base is not the one in adapter_config.json", "warning")])
    return P


def shows(pack):
    records = pack.records
    folder = next(p for p in sorted(pack.files) if p.endswith("/README.md"))
    seven, fourteen = base_digest(pack, "loom-7b"), base_digest(pack, "loom-14b")

    def own(version, name):
        return next(a for a in records[version]["adapters"] if a["id"] == name)

    untouched = ["sw-en-us", "sw-fr-fr", "sw-ja-jp"]
    return {
        "system": "Shelf Writer", "releases": ORDER,
        "configuration": {v: records[v]["record"]["configuration_digest"] for v in ORDER},
        "entities": [{"kind": "model", "name": n, "version": BASES[n]["version"], "digest": d} for n, d in (("loom-7b", seven), ("loom-14b", fourteen))]
        + [{"kind": "adapter", "name": n, "version": v, "digest": pack.made(n, v)} for n, v in (
            ("sw-en-us", "1.0.0"), ("sw-fr-fr", "1.0.0"), ("sw-ja-jp", "1.0.0"), ("sw-pt-br", "1.0.0"), ("sw-en-us", "2.0.0"), ("sw-fr-fr", "2.0.0"),
            ("sw-ja-jp", "2.0.0"), ("sw-fr-ca", "1.0.0"))]
        + [{"kind": "dataset", "name": d["name"], "version": d["version"], "digest": d["digest"]} for d in records["2.1.0"]["datasets"]]
        + [{"kind": "dataset", "name": "weft-web-2024", "version": "2024.12", "digest": pack.made("weft-web-2024", "2024.12")}]
        + [{"kind": "tool", "name": t} for t in ("catalog-read", "draft-save")],
        "documents": {"native": 5, "cyclonedx-json": 3, "hf-card": 1, "hf-adapter": 1, "lfs-pointer": 1},
        "disagreements": [{
            "rule": "MPR-DOC-009", "entity": "sw-fr-ca", "field": "adapters[].base",
            "values": [{"value": "weft/loom-7b", "file": folder},
                       {"value": "weft/loom-14b", "file": folder.replace("README.md", "adapter_config.json")},
                       {"value": "loom-14b", "file": "evidence/sw-fr-ca-1.0.0.cdx.json"},
                       {"value": "loom-14b", "file": "releases/2.1.0/record.json"}]}],
        "ancestors": [{"of": "sw-fr-ca", "contains": ["loom-14b", "cat-fr", "reviews-fr", "weft-web-2025"]},
                      {"of": "sw-pt-br", "contains": ["loom-7b", "cat-pt", "slang-br", "weft-web-2024"]}],
        "impact": [{"of": "loom-7b", "contains": ["sw-pt-br"]}, {"of": "web-ja", "contains": ["sw-ja-jp@1.0.0", "sw-ja-jp@2.0.0"], "not": ["sw-pt-br"]}],
        "open_edges": [],
        "broken_edges": [{"release": v, "adapter": "sw-pt-br", "base": "loom-14b", "base_digest": seven, "digest_of_base": fourteen} for v in ("2.0.0", "2.1.0")],
        "same_throughout": [{"field": f"adapters[{n}].digest", "value": own("1.2.0", n)["digest"], "releases": ["1.1.0", "1.2.0"]} for n in untouched]
        + [{"field": "adapters[sw-pt-br].digest", "value": own("2.1.0", "sw-pt-br")["digest"], "releases": ["1.2.0", "2.0.0", "2.1.0"]}],
        "licences": [{"path": ["loom-14b", "sw-pt-br", "dep-br"], "values": ["LicenseRef-Loom-RAIL-M", "Apache-2.0"]},
                     {"path": ["web-ja", "sw-ja-jp", "dep-jp"], "values": ["CC-BY-SA-4.0", "MIT"]}],
        "factuality": {v: RELEASES[v]["factuality"] for v in ORDER},
    }


def make():
    pack = Pack("retailer", "oakhollow.example")
    for version in ORDER:
        release(pack, version)
    foreign(pack)
    return pack
