"""Terrane Bank, "Ask Terrane": a customer-service chatbot on a hosted model, six releases and one data leak."""

import datetime

from . import bom
from .common import CONFIGURATION, Pack, hex40, state
from .parts import approval, dataset, evaluation, event, guard, party, person, results_table, scans, threat

ORG = "Terrane Bank"
TERRANE = party(ORG, "office@terrane.example", "deployer")
LARKSPUR = party("Larkspur AI", "release@larkspur.example", "model provider")
ROOKERY = party("Rookery Labs", "release@rookery.example", "model provider")
OWNER = party("Katrin Ulmenhof", "katrin.ulmenhof@terrane.example", "head of digital service", ORG)
RECORDER = party("Pia Sommerkamp", "pia.sommerkamp@terrane.example", "record engineer", ORG)
BUSINESS = party("Declan Moorgate", "declan.moorgate@terrane.example", "product owner", ORG)
SECURITY = party("Yusra Feldhaus", "yusra.feldhaus@terrane.example", "security lead", ORG)
PRIVACY = party("Henning Quastrow", "henning.quastrow@terrane.example", "data protection officer", ORG)
RISK = party("Orla Tennantine", "orla.tennantine@terrane.example", "model risk manager", ORG)
ENGINEER = party("Lasse Brinkholm", "lasse.brinkholm@terrane.example", "prompt engineer", ORG)
TESTER = party("Wim Aldersey", "wim.aldersey@norhaven.example", "independent tester", "Norhaven Test House")
STEWARD = party("Terrane Content Desk", "content@terrane.example")
CUSTODIAN = party("Terrane Data Office", "data-office@terrane.example")

MODEL, FALLBACK, EMBEDDING = "aria-chat", "corvid-3b", "tern-embed"

PROMPTS = {
    "ask-terrane-1.0.0": """You are Ask Terrane, the assistant of Terrane Bank. You talk with customers in German or English.

- Say at the start that you are a machine.
- Answer from the help centre and the product terms, and name the article or the clause.
- You give no investment, tax or credit advice. Offer a person instead.
- Account data comes only from tools, only for the customer who is signed in, and is never repeated to anybody else.
- Before a card is blocked the customer confirms.
""",
    "ask-terrane-1.1.0": """You are Ask Terrane, the assistant of Terrane Bank. You talk with customers in German or English.

- Say at the start that you are a machine.
- Answer from the help centre and the product terms, and name the article or the clause.
- You give no investment, tax or credit advice. Offer a person instead.
- Account data comes only from tools, only for the customer who is signed in, and is never repeated to anybody else.
- Before a card is blocked the customer confirms.
- If a customer is upset, acknowledge it once and offer a person.
""",
    "account-help-1.0.0": """Question: {question}
Signed in: {signed_in}
Answer in at most five sentences. Name the article or the clause.
""",
    "tone-de-1.0.0": """Frage: Meine Karte ist weg.
Antwort: Das ist ärgerlich. Soll ich sie jetzt sperren? Ich sperre erst, wenn Sie zustimmen.
""",
    "tone-en-1.0.0": """Question: I have lost my card.
Answer: That is annoying. Shall I block it now? I block it only when you agree.
""",
}

TOOLS = {
    "balance-read": '{\n  "name": "balance-read",\n  "version": "1.4.0",\n  "description": "Reads the balance of the signed-in customer.",\n'
                    '  "parameters": {"type": "object", "properties": {"account": {"type": "string"}}, "required": ["account"]},\n'
                    '  "scopes": ["read:balance"]\n}\n',
    "card-block": '{\n  "name": "card-block",\n  "version": "2.0.1",\n  "description": "Blocks a card of the signed-in customer.",\n'
                  '  "parameters": {"type": "object", "properties": {"card": {"type": "string"}, "reason": {"enum": ["lost", "stolen", "other"]}}, "required": ["card", "reason"]},\n'
                  '  "scopes": ["write:card-status"]\n}\n',
    "handover": '{\n  "name": "handover",\n  "version": "1.0.0",\n  "description": "Hands the conversation over to a person.",\n'
                '  "parameters": {"type": "object", "properties": {"summary": {"type": "string", "maxLength": 2000}}},\n'
                '  "scopes": ["send:handover"]\n}\n',
    "credit-preview": '{\n  "name": "credit-preview",\n  "version": "0.8.0",\n  "description": "Indicative creditworthiness of the signed-in customer, three bands.",\n'
                      '  "parameters": {"type": "object", "properties": {"amount": {"type": "number"}, "months": {"type": "integer"}}, "required": ["amount", "months"]},\n'
                      '  "scopes": ["read:credit-band"]\n}\n',
}

TOPIC_POLICY = """# bundle 4.2 of the topic policy (fictional)
package terrane.topic

default allow = false

allow { input.topic == "account" }
allow { input.topic == "cards" }
allow { input.topic == "fees" }

deny["no advice"] { input.topic == "investment" }
deny["no advice"] { input.topic == "tax" }
"""

SNAPSHOTS = {  # label: (semver, released)
    "2026-01-15": ("2026.1.15", "2026-01-15T09:00:00Z"),
    "2026-05-30": ("2026.5.30", "2026-05-30T09:00:00Z"),
    "2026-09-01": ("2026.9.1", "2026-09-01T09:00:00Z"),
}

RELEASES = {
    "1.0.0": dict(date="2026-02-09", until="2026-04-20", bump="initial", summary="First release, in German and English.",
                  snapshot="2026-01-15", evaluated="2026-02-05", wrong=0.006, injection=0.011, prompt="1.0.0", toxicity=0.50),
    "1.1.0": dict(date="2026-04-20", until="2026-06-15", bump="minor", summary="Prompt 1.1 for upset customers; toxicity filter at 0.45.",
                  snapshot="2026-01-15", evaluated="2026-04-16", wrong=0.006, injection=0.010, prompt="1.1.0", toxicity=0.45),
    "1.2.0": dict(date="2026-06-15", until="2026-08-03", bump="minor", summary="The vendor moved its alias; the model is taken as aria-chat:latest.",
                  snapshot=None, evaluated="2026-04-16", wrong=0.006, injection=0.010, prompt="1.1.0", toxicity=0.45),
    "1.3.0": dict(date="2026-08-03", until="2026-10-12", bump="minor",
                  summary="Model pinned again (2026-05-30); semantic cache; a card is blocked after one confirmation a session.",
                  snapshot="2026-05-30", evaluated="2026-07-30", wrong=0.008, injection=0.016, prompt="1.1.0", toxicity=0.45),
    "2.0.0": dict(date="2026-10-12", until="2026-11-16", bump="major", summary="New tool credit-preview; model snapshot 2026-09-01.",
                  snapshot="2026-09-01", evaluated="2026-10-08", wrong=0.009, injection=0.024, prompt="1.1.0", toxicity=0.45),
    "2.0.1": dict(date="2026-11-16", until=None, bump="patch",
                  summary="After INC-88: cache per user, confirmation of every card block, fallback back in Germany; EX-3 closed.",
                  snapshot="2026-09-01", evaluated="2026-11-12", wrong=0.008, injection=0.013, prompt="1.1.0", toxicity=0.45),
}
ORDER = list(RELEASES)
LATER = ("1.3.0", "2.0.0", "2.0.1")


def closing(version):
    """A record's last revision: early on the Monday on which its release was superseded, or of this week."""
    return RELEASES[version]["until"] or "2026-11-23"


def mondays(first, last):
    day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    while day <= end:
        yield day.isoformat()
        day += datetime.timedelta(days=7)


def model(pack, version):
    label = RELEASES[version]["snapshot"]
    floating = label is None
    semver, released = SNAPSHOTS[label or "2026-05-30"]
    entry = {
        "id": MODEL, "name": MODEL, "provider": LARKSPUR, "manufacturer": LARKSPUR,
        "version": state("unknown", "The alias latest does not say which snapshot answers.") if floating else semver,
        "upstream_version": label or "latest",
        "commit": state("n/a", "Hosted: the vendor shows no revision."),
        "purl": f"pkg:generic/larkspur/{MODEL}@{label or 'latest'}",
        "description": "Hosted chat model behind the vendor's API; the weights are not held.",
        "family": "transformer-decoder", "architecture": "aria",
        "parameters": state("withheld", "The vendor does not publish the number."),
        "task": ["text-generation"], "modality_in": ["text"], "modality_out": ["text"], "languages": ["de", "en"],
        "licence": "LicenseRef-Larkspur-Terms", "licence_concluded": "LicenseRef-Larkspur-Terms",
        "licence_text": pack.shipped("licences/larkspur-terms.txt", """Larkspur AI, terms of service (fictional, for the sample pack)

1. Access to the hosted model; no weights are handed over.
2. Inputs and outputs are the customer's. They are not used for training.
3. Outputs may be used commercially. They are not used to train a competing model.
4. A snapshot stays available for twelve months. A change of a pinned snapshot is announced thirty days before.
"""),
        "released": released,
    }
    if not floating:
        entry["digest"] = pack.made(MODEL, label)
    entry.update({
        "tokenizer": state("n/a", "Hosted: tokens are counted by the vendor."),
        "card": pack.kept(f"https://models.larkspur.example/{MODEL}/{label or '2026-05-30'}/card.md", f"{MODEL}/card", label or "2026-05-30", "text/markdown"),
        "repository": f"https://models.larkspur.example/{MODEL}", "hosted": True,
    })
    if version == "1.0.0" or version in LATER:
        manifest(pack, entry, label)
    seen = label or "2026-01-15"
    entry["vendor"] = {
        "contract": pack.kept("https://contracts.terrane.example/larkspur.pdf", "contract/larkspur", "2026",
                              issued="2026-01-20", expires="2027-03-31"),
        "change_notice": "P30D",
        "attestations": [
            pack.pointer(f"evidence/larkspur/{MODEL}-{seen}.cdx.json", "application/vnd.cyclonedx+json", issued=seen),
            pack.kept("https://trust.larkspur.example/soc2-type2-2025-10.pdf", "soc2/larkspur", "2025-10"),
            pack.kept("https://trust.larkspur.example/annex-xii.pdf", "annex-xii/larkspur", "2026"),
        ]}
    entry.update({"gpai": True, "systemic_risk": False, "energy": state("n/a", "Hosted: not published per customer."),
                  "end_of_support": state("unknown", "Ends with the contract; asked of the vendor.")})
    return entry


def manifest(pack, entry, label):
    """The vendor's own statement of a snapshot."""
    path = f"evidence/larkspur/{MODEL}-{label}.cdx.json"
    if path not in pack.files:
        bom.document(pack, path, SNAPSHOTS[label][1], LARKSPUR, bom.model(entry), [], [(MODEL, [])])


def datasets(pack):
    labels = pack.shipped("plans/labelling-guidelines-v2.txt", "Guidelines for testers, version 2 (fictional)\n\n"
                          "An answer is wrong advice when a customer who follows it loses money or a right.\n"
                          "An answer is resolved when the customer did not ask again within a day.\n")
    common = dict(owner=person(OWNER), steward=STEWARD, custodian=CUSTODIAN, languages=["de", "en"], geographies=["DE", "IE"], labels=labels)
    return [
        dataset(pack, "help-centre", "2026.01", use=["retrieve"], description="Public help articles in German and English.", records=2118,
                tokens=1_900_000, size=11_000_000, composition=[("language:de", 0.55), ("language:en", 0.45)],
                source=[("first-party", "https://help.terrane.example/articles")], collected=("2019-04-01", "2026-01-31"),
                method="Published by the content desk.", licence="CC-BY-4.0", restrictions=["attribution"],
                catalog="https://catalog.terrane.example/help-centre", residency=["EU", "US"], transforms=[("chunk", "folio@5.2.0")],
                classification="public", quality=[("dead-links", 0.002)], bias=("German articles are longer.", "Both languages are tested."),
                cadence="P7D", availability="public", **common),
        dataset(pack, "product-terms", "2026.02", use=["retrieve"], description="Terms and fees of all products, by clause.", records=640,
                tokens=1_100_000, size=6_400_000, composition=[("language:de", 0.5), ("language:en", 0.5)],
                source=[("first-party", "https://legal.terrane.example/terms")], collected=("2021-01-01", "2026-01-31"),
                method="Exported by legal.", licence="LicenseRef-Terrane-Internal", catalog="https://catalog.terrane.example/product-terms",
                residency=["EU"], transforms=[("chunk", "folio@5.2.0")], quality=[("broken-clauses", 0)],
                bias=("Old products are worded formally.", "Tone examples."), cadence="P365D", **common),
        dataset(pack, "chat-2025-redacted", "2025.12", use=["evaluate"], description="Conversations of 2025, redacted, for testing only.",
                records=4000, tokens=2_200_000, size=9_000_000, composition=[("language:de", 0.6), ("language:en", 0.4)],
                source=[("user", "https://archive.terrane.example/chat-2025")], collected=("2025-01-01", "2025-12-15"),
                method="Sampled from the archive, redacted, then read once by two people.", licence="LicenseRef-Terrane-Internal",
                catalog="https://catalog.terrane.example/chat-2025-redacted", residency=["EU"],
                transforms=[("sample", "drawer@1.2.0"), ("redact", "pan-redactor@3.1.0")], pii="possible",
                categories=["residual names"], regulated=["financial"], classification="confidential",
                consent={"basis": "legitimate-interests",
                         "evidence": pack.kept("https://legal.terrane.example/balance-test-14.pdf", "balance-test", "14", issued="2026-01-12", expires="2027-01-11"),
                         "scope": "Testing the assistant. Training a model is excluded.",
                         "withdrawal": "An objection removes the conversation at the next sampling.", "opt_out_respected": True},
                retention={"policy": "R-5, test data", "until": "2026-12-31", "deletion": "Overwritten, with a certificate."},
                privacy={"method": "redaction", "guarantee": "residual 0.1 % of 1,000 sampled", "validated": "2026-01-18"},
                quality=[("label-agreement", 0.9)], bias=("Calls by phone are missing.", "Stated in the report."),
                overlap=pack.shipped("reports/overlap-chat-2025.csv", "set,compared_with,method,records,overlaps\nchat-2025-redacted,help-centre,13-gram,4000,0\n", "text/csv"),
                cadence="P365D", **common),
    ]


def evaluations(pack, version):
    r = RELEASES[version]
    day = r["evaluated"]
    label = r["snapshot"] or "2026-01-15"
    late = version in ("2.0.0", "2.0.1")

    def one(identity, metric, value, ci, threshold, direction, dimension, samples, hour, where="all", subject="system",
            subject_digest=CONFIGURATION, scoring="Two testers, every answer against article and clause."):
        return evaluation(identity, metric=metric, value=value, threshold=threshold, direction=direction, run=f"{day}T{hour:02}:00:00Z",
                          subject=subject, subject_digest=subject_digest, benchmark="ask-bench", benchmark_version="2026.1",
                          data="chat-2025-redacted", dimension=dimension, ci=ci, samples=samples, where=where, scoring=scoring,
                          runner=person(TESTER), report=None)

    w, i = r["wrong"], r["injection"]
    rows = [
        one("resolution-de", "resolution-rate", 0.861, (0.846, 0.876), 0.80, "higher", "quality", 2000, 4, "language=de, region=DE"),
        one("resolution-en", "resolution-rate", 0.848, (0.832, 0.864), 0.80, "higher", "quality", 2000, 5, "language=en, region=IE"),
        one("wrong-advice", "wrong-advice-rate", w, (round(w - 0.003, 3), round(w + 0.003, 3)), 0.010, "lower", "factuality", 4000, 6),
        one("toxicity-rate", "toxic-answer-rate", 0.0005, (0, 0.001), 0.002, "lower", "safety", 4000, 7),
        one("bias-language", "resolution-gap-language", 0.013, (0.004, 0.022), 0.03, "lower", "bias", 4000, 8, "group=language"),
        one("injection-rate", "injection-success-rate", i, (round(i - 0.005, 3), round(i + 0.005, 3)), 0.02, "lower", "security", 1500, 9),
        one("snapshot-reading", "reading-score", 0.83, (0.81, 0.85), 0.78, "higher", "quality", 1000, 10,
            subject=MODEL, subject_digest=pack.made(MODEL, label), scoring="Exact match against two written references."),
        one("fallback-reading", "reading-score", 0.71, (0.68, 0.74), 0.65, "higher", "quality", 1000, 11,
            subject=FALLBACK, subject_digest=pack.made(FALLBACK, "1.0.0"), scoring="Exact match against two written references."),
        one("recall", "recall-at-k", 0.934, (0.921, 0.947), 0.90, "higher", "quality", 1000, 12,
            subject=EMBEDDING, subject_digest=pack.made(EMBEDDING, "1.1.0"), scoring="Is the cited article among those found?"),
    ]
    if not late:
        rows.append(one("typing-noise", "typing-noise-drop", 0.021, (0.012, 0.030), 0.04, "lower", "robustness", 1000, 13))
    name = "1.1.0" if version == "1.2.0" else version
    report = pack.shipped(f"reports/evaluation-{name}.csv", results_table("Ask Terrane: results of the regression set, Norhaven Test House (fictional)", rows), "text/csv")
    for e in rows:
        e["report"] = report
    if version == "2.0.0":
        next(e for e in rows if e["id"] == "toxicity-rate")["report"] = state("unknown", "The test house is late; see EX-3.")
    return rows


def redteam(pack, version):
    if version in ("2.0.0", "2.0.1"):
        return []
    day = RELEASES[version]["evaluated"]
    return [{
        "id": "red-team", "scope": "The chatbot as deployed, both languages.", "subject_digest": CONFIGURATION,
        "threats": ["th-injection", "th-exfiltration", "th-tool", "th-theft", "th-poisoning"],
        "method": "Three people, two days, scripted and free.", "team": "external", "attempts": 300, "successes": 4, "worst": "medium",
        "run": f"{day}T15:00:00Z",
        "report": pack.shipped(f"reports/red-team-{day}.csv", "class,attempts,successes,worst\ninstruction in a question,120,3,medium\n"
                               "another customer's data,80,0,none\ncard blocked unasked,60,1,low\nadvice,40,0,none\n", "text/csv")}]


def threats(version, day):
    who = person(SECURITY)
    more = [] if version in ("2.0.0", "2.0.1") else ["red-team"]
    return [
        threat("th-injection", "prompt-injection", "LLM01:2025", "AML.T0051", "Instructions in questions and articles are found and blocked.", "injection", ["injection-rate"] + more, who, day),
        threat("th-exfiltration", "data-exfiltration", "LLM02:2025", "AML.T0024", "Card numbers are redacted on the way in and out.", "pan-redactor", ["wrong-advice"] + more, who, day),
        threat("th-tool", "tool-abuse", "LLM06:2025", "AML.T0053", "The customer confirms a block; tools carry the customer's rights.", "card-block", ["injection-rate"] + more, who, day),
        threat("th-theft", "model-theft", "LLM10:2025", "AML.T0024", "The vendor's; the fallback's weights are open.", "topic", ["fallback-reading"], who, day, likelihood="unlikely", impact="minor"),
        threat("th-poisoning", "poisoning", "LLM04:2025", "AML.T0020", "Articles are published by two people.", "topic", ["wrong-advice"], who, day),
    ]


def tool(pack, name, version, kind, scopes, writes, limit, approved):
    schema = pack.shipped(f"tools/{name}-{version}.json", TOOLS[name], "application/json")
    return {"id": name, "name": name, "kind": kind, "version": version, "digest": schema["digest"],
            "endpoint": f"https://tools.terrane.example/{name}", "scopes": scopes, "writes": writes, "rate_limit": limit,
            "rate_window": "PT1M", "approval": approved, "sandbox": "network to the core system only", "auth": "user-delegated"}


def system(pack, version):
    r = RELEASES[version]
    late = version in ("2.0.0", "2.0.1")
    label = r["snapshot"]
    main = {"ref": MODEL, "role": "main"}
    if label:
        main["digest"] = pack.made(MODEL, label)

    def prompt(identity, role, prompt_version, variables, locale):
        content = pack.shipped(f"prompts/{identity}-{prompt_version}.txt", PROMPTS[f"{identity}-{prompt_version}"])
        return {"id": identity, "role": role, "version": prompt_version, "digest": content["digest"], "content": content,
                "variables": [{"name": n, "source": s} for n, s in variables], "locale": locale, "author": person(ENGINEER)}

    def rules(name, rule_version, body):
        return pack.shipped(f"guards/{name}-{rule_version}.yaml", f"# rules of the guard {name} (fictional)\n{body}", "application/yaml")["digest"]

    toxicity_version = {0.50: "2.0.0", 0.45: "2.1.0"}[r["toxicity"]]
    injection_version = "2.1.0" if version == "2.0.1" else "2.0.0"
    topic = pack.shipped("guards/topic-bundle-4.2.rego", TOPIC_POLICY, "text/plain")["digest"]
    guards = [
        guard("pan-redactor", "pii-redactor", "3.1.0", rules("pan-redactor", "3.1.0", "pattern: digits that pass the check sum, 13 to 19 long\naction: redact\non_error: block\n"),
              "card numbers", 0.50, "block-above", "redact"),
        guard("toxicity", "moderation", toxicity_version, rules("toxicity", toxicity_version, f"block_above: {r['toxicity']:.2f}\non_error: block\n"),
              "toxic language", r["toxicity"], "block-above", "block"),
        guard("topic", "policy-engine", "4.2", topic, "topics outside banking service", 0.50, "block-above", "block"),
        guard("injection", "injection-detector", injection_version,
              rules("injection", injection_version, "block_above: 0.55\non_error: block\n" + ("lists: questions, articles, tool answers\n" if version == "2.0.1" else "lists: questions, articles\n")),
              "instructions in text", 0.55, "block-above", "block"),
    ]
    if version == "1.1.0":
        del guards[2]["digest"]
    tools = [tool(pack, "balance-read", "1.4.0", "api", ["read:balance"], False, 10, "none"),
             tool(pack, "card-block", "2.0.1", "api", ["write:card-status"], True, 3, "per-session" if version in ("1.3.0", "2.0.0") else "per-call"),
             tool(pack, "handover", "1.0.0", "message", ["send:handover"], True, 3, "per-call")]
    if late:
        tools.append(tool(pack, "credit-preview", "0.8.0", "api", ["read:credit-band"], False, 3, "per-call"))
    weeks = list(mondays(r["date"], closing(version)))
    snapshots = [{"at": f"{w}T02:00:00Z", "digest": pack.made("help-centre-index", w)} for w in weeks]

    def deployment(identity, region, share, traces):
        entry = {"id": identity, "environment": "production", "region": region, "configuration_digest": CONFIGURATION, "from": f"{r['date']}T17:00:00Z"}
        if r["until"]:
            entry["to"] = f"{r['until']}T17:00:00Z"
        entry.update({"registry": "oci://registry.terrane.example/ask", "immutable": True, "verified_at": f"{r['date']}T16:40:00Z", "traffic": share, "traces": traces})
        return entry

    trace = "a3ce" if version == "1.3.0" else hex40("trace/bank/" + version)[:4]
    value = {
        "name": "Ask Terrane", "version": version, "provider": TERRANE,
        "purpose": "Answers questions of customers about accounts, cards and fees, and hands over to a person.",
        "data_flow": pack.shipped("plans/data-flow.txt", """Data flow (fictional)

customer -> gateway (Germany) -> pan-redactor -> aria-chat at Larkspur (EU endpoint)
gateway -> help-centre, product-terms -> passages
aria-chat -> balance-read, card-block, handover with the customer's rights
Larkspur unreachable -> corvid-3b, held by the bank
"""),
        "architecture": pack.shipped("plans/architecture.txt", "Parts (fictional)\n\none hosted model, one fallback, two indexes, four prompts, three tools, four guards\n"),
        "forms": ["web", "mobile"],
        "models": [main, {"ref": FALLBACK, "role": "draft", "digest": pack.made(FALLBACK, "1.0.0")},
                   {"ref": EMBEDDING, "role": "embedding", "digest": pack.made(EMBEDDING, "1.1.0")}],
        "retrieval": [
            {"id": "help-centre-index", "connector": "folio@5.2.0", "sources": ["help-centre"],
             "index": {"name": "help-centre-weekly", "digest": snapshots[-1]["digest"], "built": snapshots[-1]["at"], "mode": "rolling",
                       "snapshots": snapshots, "documents": 2118},
             "refresh": "P7D", "embedding_model": EMBEDDING, "embedding_digest": pack.made(EMBEDDING, "1.1.0"), "chunking": "384/48", "top_k": 5,
             "access": "public", "residency": ["EU"]},
            {"id": "product-terms-index", "connector": "folio@5.2.0", "sources": ["product-terms"],
             "index": {"name": "product-terms-2026.02", "digest": pack.made("product-terms-index", "2026.02"), "built": "2026-02-03T02:00:00Z",
                       "mode": "pinned", "documents": 640},
             "refresh": "P365D", "embedding_model": EMBEDDING, "embedding_digest": pack.made(EMBEDDING, "1.1.0"), "chunking": "384/48", "top_k": 4,
             "access": "caller-rights", "residency": ["EU"]}],
        "prompts": [prompt("ask-terrane", "system", r["prompt"], [("signed_in", "session")], "en"),
                    prompt("account-help", "template", "1.0.0", [("question", "user"), ("signed_in", "session")], "en"),
                    prompt("tone-de", "fewshot", "1.0.0", [("style", "config")], "de"),
                    prompt("tone-en", "fewshot", "1.0.0", [("style", "config")], "en")],
        "tools": tools, "guards": guards,
    }
    if version in LATER:
        user = version == "2.0.1"
        value["caches"] = [{"kind": "semantic", "ttl": "PT1H" if user else "PT6H", "scope": "user" if user else "global",
                            "digest": pack.shipped(f"caches/semantic-{'2' if user else '1'}.yaml",
                                                   f"# semantic cache (fictional)\nscope: {'user' if user else 'global'}\nttl: {'PT1H' if user else 'PT6H'}\nsimilarity: 0.93\n",
                                                   "application/yaml")["digest"]}]
    value["routes"] = [{"id": "fallback", "condition": "vendor unreachable for 5 s", "target": FALLBACK}]
    value["observability"] = {
        "schema": pack.shipped("events/event-schema-1.0.yaml", "# event of one request (fictional), version 1.0\ntrace_id: string, 32 hex digits\nat: time\n"
                               "configuration_digest: string\ncustomer: pseudonym\noutcome: answered | handed-over | blocked\n", "application/yaml"),
        "trace_field": "trace_id", "logs_config_digest": True, "pii": "redacted", "retention": "P12M",
        "drift": [{"metric": "topic-psi", "threshold": 0.2}], "alerts": "https://alerts.terrane.example/ask"}
    value["deployments"] = [deployment("dep-main", ["DE", "IE"], 0.99, [trace]),
                            deployment("dep-fallback", ["US-VA"] if version == "2.0.0" else ["DE"], 0.01, [])]
    return value


def governance(pack, version):
    r = RELEASES[version]
    late = version in ("2.0.0", "2.0.1")
    minutes = pack.shipped(f"approvals/{version}.txt", f"""Minutes of the release board, Ask Terrane {version}, {r['date']} (fictional)

Present: {BUSINESS['name']} (business), {SECURITY['name']} (security), {PRIVACY['name']} (privacy).
Put before the board: {r['summary']}
Decision: approved. Conditions: while the evaluation "wrong-advice" stays at 0.010 or below.
""")
    condition = "While the evaluation wrong-advice stays at 0.010 or below."
    named = "system.tools[credit-preview]: indicative only, three bands, per-call approval by the customer." if version == "2.0.0" else None
    day = r["date"]
    closed = closing(version)
    following = (datetime.date.fromisoformat(closed) + datetime.timedelta(days=90)).isoformat()
    risk = {"tier": "limited", "rationale": "People talk to a machine about their money; it decides nothing.",
            "eu_class": "high-annex-iii" if late else "transparency"}
    if late:
        risk["annex_iii_point"] = "5(b)"
    risk["assessment"] = pack.kept(f"https://risk.terrane.example/ask-terrane-{version}.pdf", "risk-assessment", version, issued=r["date"])
    claims = "MAP 4.1, MEASURE 2.7, MANAGE 3.1" if late else "MAP 4.1, MANAGE 3.1"
    return {
        "risk": risk,
        "impact": {"assessment": pack.kept("https://risk.terrane.example/dpia-2026.pdf", "impact-assessment", "2026", issued="2026-01-22")},
        "sectors": ["finance", "payments"], "owner": OWNER, "sponsor": BUSINESS, "contact": {"security": "security@terrane.example"},
        "roles": [{"party": p, "duty": duty} for p, duty in (
            (BUSINESS, "approves as business"), (SECURITY, "approves as security"), (PRIVACY, "approves as privacy"),
            (RISK, "approves exceptions as risk"), (RECORDER, "keeps the record"))],
        "approvals": [approval("ap-privacy", "privacy", PRIVACY, f"{day}T07:20:00Z", minutes),
                      approval("ap-security", "security", SECURITY, f"{day}T09:45:00Z", minutes, conditions=condition),
                      approval("ap-business", "business", BUSINESS, f"{day}T12:05:00Z", minutes, conditions=named)],
        "review": {"last": closed, "next": following},
        "revalidation": [{"trigger": "base-model-change", "threshold": "any new snapshot"},
                         {"trigger": "performance-drop", "threshold": "wrong-advice-rate > 0.010"}],
        "standards": ["ISO/IEC 42001, own reading"],
        "monitoring_plan": pack.shipped("plans/monitoring.txt", "Monitoring plan, Ask Terrane (fictional)\n\nEach week: 100 conversations read.\n"
                                        "Each month: the regression set.\nAt once: an answer with another customer's data.\n", issued="2026-01-22"),
        "training_summary": pack.kept("https://trust.larkspur.example/training-summary.pdf", "training-summary/larkspur", "2026"),
        "copyright_policy": pack.kept("https://trust.larkspur.example/copyright.pdf", "copyright/larkspur", "2026"),
        "frameworks": [{"id": "nist-ai-rmf", "claim": claims}],
    }


def operations(pack):
    return {
        "intended_use": "Answers about accounts, cards and fees, for customers who are signed in or not.",
        "users": ["customers of the bank"], "affected": ["customers of the bank"],
        "prohibited_use": "No investment, tax or credit advice. No decision on a contract. Outputs are not used to train a competing model.",
        "foreseeable_misuse": "Asking for another person's account.", "context_window": 16384, "max_output": 512,
        "sampling": {"temperature": 0.3, "top_p": 0.9}, "rate_limits": [{"scope": "user", "limit": 20, "window": "PT1M"}],
        "prompt_policy": "Questions about banking service.", "response_policy": "Names the article or the clause; offers a person.",
        "human_oversight": "A person takes over on request and reads a sample each week; the head of digital service can switch it off.",
        "autonomy": "human-approves", "disclosure": "notice",
        "instructions": pack.shipped("plans/instructions.txt", "Instructions for the service desk (fictional)\n\nTake over within two minutes. Never ask for a card number.\n"),
        "lifetime": "P3Y", "regions": ["DE", "IE"],
    }


def exceptions(version):
    common = {"id": "EX-3", "rule": "MPR-DOC-004", "scope": "evaluations[toxicity-rate].report", "reason": "The test house delivers its toxicity report late.",
              "requested_by": OWNER}
    if version == "2.0.0":
        # Planted: no end, and granted by the one who asked.
        return [{**common, "approver": OWNER, "approved": "2026-10-09T15:00:00Z", "compensating": ["The filter blocks at 0.45."],
                 "compensating_ref": ["toxicity"], "risk": "low", "renewals": 0}]
    if version == "2.0.1":
        return [{**common, "approver": RISK, "approved": "2026-11-10T10:00:00Z", "expires": "2027-01-29", "compensating": ["The filter blocks at 0.45."],
                 "compensating_ref": ["toxicity"], "risk": "low", "renewals": 0, "closed": "2026-11-13T09:00:00Z"}]
    return []


def incidents(pack, version):
    if version != "2.0.1":
        return []
    return [{
        "id": "INC-88", "title": "A customer saw another customer's balance sentence", "kind": "data-leak", "severity": "critical",
        "detected": "2026-08-21T15:20:00Z", "occurred": "2026-08-21T14:05:00Z", "resolved": "2026-11-19T10:00:00Z",
        "trace_ids": ["a3ce0c41d2b7489f9a51e6603bd7f2c8"],
        "configuration_digest": pack.records["1.3.0"]["record"]["configuration_digest"], "clean_release": "1.2.0",
        "cause_paths": ["system.caches[semantic].scope"],
        "cause": "The semantic cache of 1.3.0 was shared by all customers: a balance sentence was served to the next one who asked alike.",
        "reproduction": pack.shipped("incidents/INC-88.txt", """INC-88, repeated on 2026-08-22 (fictional)

configuration 1.3.0, two invented customers ask the same question within six hours: the second sees the first one's sentence
the same with the cache per user: each sees their own
"""),
        "fix": "Cache per user, one hour.", "fix_release": "2.0.1", "tests": [],
        "reported": [{"authority": "data protection authority", "at": "2026-08-23T09:30:00Z"}], "serious": True, "affected": 3}]


CHANGES = {
    "1.1.0": [("minor", "Upset customers were answered curtly.", ["system.prompts[ask-terrane].digest", "system.prompts[ask-terrane].version", "system.prompts[ask-terrane].content"]),
              ("minor", "Stricter by advice of the test house.", ["system.guards[toxicity].threshold", "system.guards[toxicity].digest", "system.guards[toxicity].version", "system.guards[topic].digest"])],
    "1.2.0": [("minor", "The vendor moved its alias; nobody was told.", ["model.digest", "model.purl", "model.upstream_version", "model.version", "system.models[aria-chat].digest"]),
              ("minor", "The digest of the topic bundle was put back.", ["system.guards[topic].digest"])],
    "1.3.0": [("major", "Pinned again after the surprise of June.", ["model.digest", "model.purl", "model.upstream_version", "model.version", "system.models[aria-chat].digest"]),
              ("minor", "Answers were slow at noon.", ["system.caches[semantic]"]),
              ("minor", "Customers disliked confirming twice.", ["system.tools[card-block].approval"])],
    "2.0.0": [("major", "Customers ask what they could borrow.", ["system.tools[credit-preview]"]),
              ("major", "The vendor ends the older snapshot in spring.", ["model.digest", "model.purl", "model.upstream_version", "model.version", "system.models[aria-chat].digest"]),
              ("major", "Capacity for the fallback was cheaper there.", ["system.deployments[dep-fallback].region"])],
    "2.0.1": [("minor", "INC-88.", ["system.caches[semantic].scope", "system.caches[semantic].ttl", "system.caches[semantic].digest"]),
              ("minor", "Review after INC-88.", ["system.tools[card-block].approval", "system.guards[injection].digest", "system.guards[injection].version"]),
              ("patch", "The product terms stay in the EU.", ["system.deployments[dep-fallback].region"])],
}


def events(version):
    r = RELEASES[version]
    date, ticket = r["date"], "https://tickets.terrane.example/ask/"
    start = {"1.0.0": "2026-02-02", "1.1.0": "2026-04-13", "1.2.0": "2026-06-10", "1.3.0": "2026-07-27", "2.0.0": "2026-10-05", "2.0.1": "2026-11-09"}[version]
    out = [event("ev-created", "created", person(RECORDER), f"{start}T08:00:00Z", "Release planned.", ["record.id"], ticket=ticket + version)]
    for i, (bump, why, paths) in enumerate(CHANGES.get(version, [])):
        out.append(event(f"ev-changed-{i + 1}", "changed", person(ENGINEER), f"{start}T{9 + i:02}:30:00Z", why, paths, bump, ticket + version))
    if version != "1.2.0":
        out.append(event("ev-evaluated", "evaluated", person(TESTER), f"{r['evaluated']}T18:00:00Z", "Regression set.", ["evaluations"], ticket=ticket + version))
    if version == "2.0.0":
        out.append(event("ev-exception", "exception", person(OWNER), "2026-10-09T15:00:00Z", "EX-3: the toxicity report is late.", ["exceptions[EX-3]"], ticket=ticket + "EX-3"))
    if version == "2.0.1":
        out.append(event("ev-exception-closed", "exception", person(RISK), "2026-11-13T09:00:00Z", "EX-3 closed: the report is in.", ["exceptions[EX-3].closed"], ticket=ticket + "EX-3"))
        out.append(event("ev-incident-closed", "incident", person(OWNER), "2026-11-19T10:00:00Z", "INC-88 closed.", ["incidents[INC-88].resolved"], ticket=ticket + "INC-88"))
    if version == "1.3.0":
        out.append(event("ev-incident", "incident", person(SECURITY), "2026-08-21T15:20:00Z", "INC-88: a customer saw another customer's balance sentence.",
                         ["system.deployments[dep-main]"], ticket=ticket + "INC-88"))
    out += [event("ev-approved", "approved", person(BUSINESS), f"{date}T12:10:00Z", "Three approvals are in.", ["governance.approvals"], ticket=ticket + version),
            event("ev-deployed", "deployed", person(RECORDER), f"{date}T17:00:00Z", "Germany and Ireland.", ["system.deployments"], ticket=ticket + version),
            event("ev-reviewed", "reviewed", person(SECURITY), f"{closing(version)}T02:30:00Z", "Scans, threats and review date renewed.", ["threats", "scans"], ticket=ticket + version)]
    return out


def release(pack, version):
    r = RELEASES[version]
    closed = closing(version)
    before = ORDER[ORDER.index(version) - 1] if version != "1.0.0" else None
    image_digest = pack.made("image/ask-gateway", "2026.02")
    part = {"schema": "pedigree-record/1", "id": pack.record_id(version), "revision": 4, "created": f"{closed}T03:00:00Z", "author": RECORDER,
            "supplier": TERRANE, "generator": {"name": "terrane-capture", "version": "2.0.3", "builder": "https://build.terrane.example/ask"},
            "context": "operations", "captured": "automatic"}
    if before:
        part["previous"] = {"digest": pack.record_digest(before), "version": before}
    part.update({"configuration_digest": CONFIGURATION, "tier": "limited", "known_unknowns": ["model.parameters", "model.end_of_support"]})
    about = {"version": version, "date": f"{r['date']}T05:00:00Z", "stage": "production" if version == "2.0.1" else "deprecated",
             "summary": r["summary"], "bump": r["bump"]}
    if before:
        back = "1.0.0" if version == "1.1.0" else "1.1.0"
        about["rollback"] = {"to": back, "digest": pack.records[back]["record"]["configuration_digest"],
                             "tested": f"{'2026-06-11' if version == '1.2.0' else r['evaluated']}T20:00:00Z"}
    about["blast_radius"] = {"systems": ["Ask Terrane", "card system"], "users": 410000, "summary": "Customers in two countries; a person is one sentence away."}
    about["predetermined_changes"] = "The help-centre index is refreshed each week without a release."
    record = {
        "record": part, "release": about, "system": system(pack, version), "model": model(pack, version), "datasets": datasets(pack),
        "training": state("n/a", "Hosted: the vendor trained the model; its documents are listed under model.vendor."),
        "compute": {
            "hardware": [{"type": "accelerator-24g", "count": 2, "memory": 25_769_803_776}], "phase": ["evaluate", "serve"],
            "accelerator_driver": "560.35.3", "os": "debian 12.7", "frameworks": [{"name": "tensorwell", "version": "2.4.1"}],
            "libraries": [{"purl": "pkg:pypi/tokenmill@1.8.2", "digest": pack.made("tokenmill", "1.8.2")}],
            "sbom": pack.kept(f"https://build.terrane.example/sbom/{closed}.cdx.json", "sbom/ask", closed, "application/vnd.cyclonedx+json", issued=closed),
            "image": {"reference": "registry.terrane.example/ask-gateway:2026.02", "digest": image_digest}, "seeds": [7],
            "flags": ["--deterministic-reductions"], "precision": "bf16", "region": ["DE"], "duration": "PT3H"},
        "evaluations": evaluations(pack, version),
    }
    if redteam(pack, version):
        record["redteam"] = redteam(pack, version)
    record.update({
        "limitations": [{"text": "Dialects of German are understood less well.", "mitigation": "A person is offered after the second question back.",
                         "deferred_until": "2027-06-30", "owner": person(ENGINEER)}],
        "operations": operations(pack), "governance": governance(pack, version), "threats": threats(version, closed),
        "vulnerabilities": [{"id": "TSA-2026-004", "affects": ["card-block"], "severity": 6.1, "state": "resolved",
                             "justification": "Fixed in card-block 2.0.1.", "due": "2026-12-31"}],
        "scans": scans(pack, f"{closed}T01:00:00Z", "image", image_digest,
                       [(FALLBACK, pack.made(FALLBACK, "1.0.0")), (EMBEDDING, pack.made(EMBEDDING, "1.1.0"))]),
        "supply": {
            "attestations": [{"predicate": "https://cyclonedx.org/bom", "subject_digest": pack.made(MODEL, r["snapshot"] or "2026-01-15"),
                              "builder": "https://build.larkspur.example/release", "slsa_build": "L2"}],
            "sources": [{"name": "Larkspur AI", "licence_kind": "proprietary", "reviewed": "2026-01-21"},
                        {"name": "Rookery Labs", "licence_kind": "permissive", "reviewed": "2026-01-21"}]},
        "events": events(version),
    })
    if exceptions(version):
        record["exceptions"] = exceptions(version)
    if incidents(pack, version):
        record["incidents"] = incidents(pack, version)
    if version == "1.2.0":
        # Nothing was measured again: the results are those of 1.1.0.
        old = pack.records["1.1.0"]["record"]["configuration_digest"]
        for e in record["evaluations"] + record["redteam"]:
            if e["subject_digest"] == CONFIGURATION:
                e["subject_digest"] = old

    def alter(finished):
        # Planted: one digit, after the record was finished.
        next(g for g in finished["system"]["guards"] if g["id"] == "injection")["threshold"] = 0.52

    return pack.record(version, record, alter if version == "2.0.1" else None)


def foreign(pack):
    """The maker's BOM of the open fallback and of the embedding model; both agree with the records."""
    def open_model(name, version, description):
        commit = hex40(f"rookery/{name}@{version}")
        return {"id": name, "name": name, "version": version, "provider": ROOKERY, "digest": pack.made(name, version), "licence": "Apache-2.0",
                "description": description, "purl": f"pkg:huggingface/rookery/{name}@{commit}"}

    corpus = {"type": "data", "bom-ref": "rookery-open-2025", "name": "rookery-open-2025", "version": "2025.08",
              "description": "Open text in German and English, as the maker describes it.",
              "hashes": [{"alg": "SHA-256", "content": pack.made("rookery-open-2025", "2025.08").split(":")[1]}],
              "licenses": bom.licences("CC-BY-SA-4.0"), "data": [{"type": "dataset", "name": "rookery-open-2025"}]}
    bom.document(pack, "evidence/corvid-3b-1.0.0.cdx.json", "2025-11-03T09:00:00Z", ROOKERY,
                 bom.model(open_model(FALLBACK, "1.0.0", "Open decoder of three billion parameters."), datasets=["rookery-open-2025"]),
                 [bom.model(open_model(EMBEDDING, "1.1.0", "Embedding model for German and English."), datasets=["rookery-open-2025"]), corpus],
                 [(FALLBACK, ["rookery-open-2025"]), ("rookery-open-2025", []), (EMBEDDING, ["rookery-open-2025"])])


POLICY = {
    "schema": "pedigree-policy/1",
    "licences": {"LicenseRef-Larkspur-Terms": {"commercial": True, "derivatives": False, "same": False, "use": False, "attribution": False,
                                               "outputs": "may not be used to train a competing model"}},
}

README = """# Ask Terrane: the bank pack

Terrane Bank, the people and every figure are invented. The system is a customer-service chatbot on a hosted model; its
risk was called limited, and from 2.0.0 on that is no longer true. Six releases, a vendor who moved an alias, and a data leak.

    releases/VERSION/record.json   one native record a release (last revision)
    artifacts/                     what the records point to: prompts, policy bundle, tool schemas, reports, minutes
    evidence/larkspur/             the vendor's CycloneDX 1.6 manifest of each snapshot of aria-chat
    evidence/corvid-3b-...         the maker's CycloneDX 1.6 document of the open fallback
    policy.json                    what the vendor's terms say, as facts
    expected.json                  what was planted, and what must be found

`https://evidence.terrane.example/...` is this folder, so every digest of such a pointer can be recomputed. What is too big
or too confidential to ship has the digest SHA-256 of the text `pedigree-example/bank/ID@VERSION`.
The records of this pack carry no signatures.

## The story
On 2026-08-21 at 14:05 UTC a customer saw another customer's balance sentence (INC-88, trace prefix `a3ce`). The semantic
cache of 1.3.0 was shared by everybody: `system.caches[semantic].scope`. By behaviour the last clean release is 1.2.0, but
its model floats (`aria-chat:latest`, no digest), so nobody can say what would answer after going back to it. The point to
return to is 1.1.0. The fix is 2.0.1.

## Three first things to do
1. Open the folder and lay 1.1.0, 1.2.0 and 1.3.0 side by side at the model: pinned, floating, pinned again.
2. Ask what depends on `corvid-3b`: the fallback route and its deployment, in 2.0.0 in a US region.
3. Look at `product-terms`: it stays in the EU; who reads it, and from where, in 2.0.0?

## For the auditor
What the vendor stated is in `evidence/larkspur`, one file a snapshot, joined to the records by digest. 1.2.0 has no digest to
join with; its attestation and its results speak of the snapshot before. In 2.0.1 the deployment's configuration digest is
not the one computed from the record: one digit of a threshold was changed afterwards.

## For the incident responder
Trace `a3ce...` belongs to `dep-main` of 1.3.0 (2026-08-03 to 2026-10-12). `artifacts/caches` holds the cache's
configuration before and after. The weekly snapshots of `help-centre-index` say what was in it on the day.

## For the compliance officer
`credit-preview` (2.0.0) estimates creditworthiness: Annex III point 5(b), while the record still says tier limited.
`chat-2025-redacted` is for evaluation only; its basis, its scope and the day it must be deleted (2026-12-31) are recorded.
EX-3 in 2.0.0 has no end and was granted by the person who asked for it.
"""


def planted(pack):
    P = []

    def add(release, rule, severity, path, note, needs="rules", **more):
        P.append({"release": release, "rule": rule, "severity": severity, "path": path, "note": note, "needs": needs, **more})

    def follows(rule, path, note, severity="error"):
        return {"rule": rule, "severity": severity, "path": path, "note": note}

    add("1.1.0", "MPR-ID-006", "error", "system.guards[topic].digest", "version 4.2, no digest",
        also=[follows("MPR-DOC-004", "system.guards[topic].digest", "a required field is absent")])
    add("1.2.0", "MPR-ID-002", "error", "model.purl", "aria-chat:latest",
        also=[follows("MPR-DOC-004", "model.digest", "a floating model has no digest"),
              follows("MPR-DOC-004", "system.models[aria-chat].digest", "a floating model has no digest")],
        may=[follows("MPR-ID-002", "model.upstream_version", "the same word in the vendor's own scheme")])
    add("1.2.0", "MPR-SUP-009", "warning", "supply.attestations[0].subject_digest", "speaks of snapshot 2026-01-15")
    add("1.2.0", "MPR-VER-002", "error", "release.bump", "declared minor, required major (V20)")
    for e in pack.records["1.2.0"]["evaluations"]:
        if e["id"] not in ("fallback-reading", "recall"):
            add("1.2.0", "MPR-EVL-002", "error", f"evaluations[{e['id']}].subject_digest", "of the snapshot before, run 2026-04-16")
    add("1.3.0", "MPR-SYS-010", "warning", "system.caches[semantic].scope", "global, while answers hold account data (still so in 2.0.0)")
    add("1.3.0", "MPR-SYS-004", "error", "system.tools[card-block].approval", "per-call to per-session, named by no approval")
    add("1.3.0", "MPR-VER-002", "error", "release.bump", "declared minor, required major (V14, V17, V20)")
    for release in ("2.0.0", "2.0.1"):
        add(release, "MPR-GOV-006", "error", "governance.risk.tier", "eu_class high-annex-iii (5(b)) with tier limited")
        add(release, "MPR-REG-001", "warning", "governance.frameworks[nist-ai-rmf].claim", "MEASURE 2.7 is claimed; no red team, no robustness test in the record")
    add("2.0.0", "MPR-EVL-006", "error", "evaluations[injection-rate].value", "0.024 above 0.02, no exception")
    add("2.0.0", "MPR-DAT-004", "error", "datasets[product-terms].residency", "EU-resident; dep-fallback reads it in US-VA; no transfer mechanism",
        may=[follows("MPR-DOC-004", "datasets[product-terms].transfer.mechanism", "required once it is read outside its residency"),
             follows("MPR-DOC-004", "datasets[product-terms].transfer.document", "required once it is read outside its residency")])
    add("2.0.0", "MPR-SUP-005", "warning", "supply.signatures", "the vendor's signer changed from release@larkspur.example to ci@larkspur.example", "trust")
    add("2.0.0", "MPR-EXC-003", "error", "exceptions[EX-3].expires", "no end",
        also=[follows("MPR-DOC-004", "exceptions[EX-3].expires", "a required field is absent")])
    add("2.0.0", "MPR-EXC-005", "error", "exceptions[EX-3].approver", "approver is the requester")
    add("2.0.1", "MPR-INC-002", "warning", "incidents[INC-88].tests", "resolved, no new test")
    add("2.0.1", "MPR-VER-002", "error", "release.bump", "declared patch, required minor (V13, V18)")
    add("2.0.1", "MPR-SUP-003", "error", "supply.signatures", "the record was altered after signing", "trust")
    for d in ("dep-main", "dep-fallback"):
        add("2.0.1", "MPR-SYS-015", "error", f"system.deployments[{d}].configuration_digest", "the digest of the unaltered record",
            also=[follows("MPR-SYS-015", "record.configuration_digest", "stated before the alteration")],
            may=[follows("MPR-GOV-003", "governance.approvals", "the approvals speak of the unaltered record"),
                 follows("MPR-EVL-002", "evaluations", "the results of the system speak of the unaltered record")])
    return P


def shows(pack):
    records = pack.records
    return {
        "system": "Ask Terrane", "releases": ORDER,
        "configuration": {v: records[v]["record"]["configuration_digest"] for v in ORDER},
        "altered": ["2.0.1"],
        "entities": [{"kind": "model", "name": MODEL, "version": SNAPSHOTS[s][0], "digest": pack.made(MODEL, s)} for s in SNAPSHOTS] + [
            {"kind": "model", "name": FALLBACK, "digest": pack.made(FALLBACK, "1.0.0")},
            {"kind": "model", "name": EMBEDDING, "digest": pack.made(EMBEDDING, "1.1.0")},
            {"kind": "dataset", "name": "help-centre", "version": "2026.01", "digest": pack.made("help-centre", "2026.01")},
            {"kind": "dataset", "name": "product-terms", "version": "2026.02", "digest": pack.made("product-terms", "2026.02")},
            {"kind": "dataset", "name": "chat-2025-redacted", "version": "2025.12", "digest": pack.made("chat-2025-redacted", "2025.12")},
            {"kind": "dataset", "name": "rookery-open-2025", "version": "2025.08", "digest": pack.made("rookery-open-2025", "2025.08")},
        ] + [{"kind": "tool", "name": t} for t in ("balance-read", "card-block", "handover", "credit-preview")] + [
            {"kind": "guard", "name": g} for g in ("pan-redactor", "toxicity", "topic", "injection")] + [{"kind": "incident", "name": "INC-88"}],
        "documents": {"native": 6, "cyclonedx-json": 4},
        "disagreements": [],
        "ancestors": [{"of": FALLBACK, "contains": ["rookery-open-2025"]}],
        "impact": [{"of": FALLBACK, "contains": ["Ask Terrane"]}, {"of": "product-terms", "contains": ["Ask Terrane"]}],
        "open_edges": [],
        "schema_problems": [{"release": "2.0.0", "pointer": "/exceptions/0", "missing": "expires"}],
        "floating": [{"release": "1.2.0", "path": "model.purl", "value": "pkg:generic/larkspur/aria-chat@latest"}],
        "regions": [{"deployment": "dep-fallback", "release": v, "region": records[v]["system"]["deployments"][1]["region"]} for v in ("1.3.0", "2.0.0", "2.0.1")],
        "incident": {
            "id": "INC-88", "recorded_in": "2.0.1", "at": "2026-08-21T14:05:00Z", "trace": "a3ce0c41d2b7489f9a51e6603bd7f2c8", "running": "1.3.0",
            "configuration_digest": records["1.3.0"]["record"]["configuration_digest"], "clean_release": "1.2.0", "fix_release": "2.0.1",
            "cause_paths": ["system.caches[semantic].scope"],
            "values": {"system.caches[semantic].scope": {"1.2.0": None, "1.3.0": "global", "2.0.0": "global", "2.0.1": "user"}},
            "rollback": {"1.1.0": "yes", "1.2.0": "no: its model floats", "1.3.0": "no: cause of the incident"}},
    }


def make():
    pack = Pack("bank", "terrane.example")
    for version in ORDER:
        release(pack, version)
    foreign(pack)
    return pack
