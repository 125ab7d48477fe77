<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>basis</name>
    <message>
        <source>stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observed in the bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>binding</name>
    <message>
        <source>certain, by digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certain, by identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>possible, by name only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open, nothing here describes it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>filter</name>
    <message>
        <source>%1, and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>either %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in its name or in any statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (where %2 is “%3”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is or holds “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is stated and is not “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is less than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is more than %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is at least %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds “%2”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Not recognised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>join</name>
    <message>
        <source>same digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same package URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same name and version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same entry of one document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attestation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vulnerability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lineage</name>
    <message>
        <source>comes from %n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads to %n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached for certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>possibly reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not among those asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture that scales (SVG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphviz (DOT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mermaid flowchart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GraphML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture would be too large for a PNG. Fold some of it, focus on one thing, or save it as SVG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no memory for a picture of this size. Save it as SVG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came from what, from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deployments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red teams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attestations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signatures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vulnerabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>risks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base and data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assembly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named, not described here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2%3 %4
%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more between these two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This closes a circle: each is said to come from the other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Where AI models come from, and where each statement stands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>%1: “%2” is “%3” in %4, but “%5” in %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide which is right and correct the other; both are kept until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has two different digests: %2 and %3. They are kept apart as two things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which bytes are meant; a name and version must never be used twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” fits %2 different things and states no digest, so it is none of them for certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a document that names it by its SHA-256 digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is named here and described in none of these documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the document that describes it; until then its lineage ends here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parenthesis is closed here that was never opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parentheses are nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something to look for is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This parenthesis is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This quotation mark is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bracket is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can&apos;t stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one of : = != &lt; &lt;= &gt; &gt;= ~.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value to compare with is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields are listed by pedigree-cli help fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here has a “%1”, so this matches nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kind “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kind “%1”; did you mean “%2”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair the YAML at the place named; quoting the value is often enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can begin like this in YAML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no YAML: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An alias stands inside the very thing it repeats, so the document would have no end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only plain text can be the name of a member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is not well-formed UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A control character stands in the YAML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to read this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member “%1” stands twice in one object, so nobody can say which is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one of the two and export the document again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have it exported again, or repair it at the place named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A NUL byte stands in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing but white space here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something stands after the end of the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A byte here is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the document as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A string is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A control character stands in a string as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A string holds an escape that JSON does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An object or array is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a value that JSON has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An escape here is half of a surrogate pair, which is no character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept as it stands and identifies nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands here with another digest than elsewhere in this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which bytes were meant; both are kept, as two things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two things are both called “%1”; references to it mean the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each its own bom-ref.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is referred to here, and nothing in this document is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what is meant, or correct the reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it again with git lfs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Git LFS pointer is at most 1,024 bytes long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pointer states its digest twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of the pointer can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size in the pointer is no whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pointer does not say which content it stands for (oid).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pointer does not say how large its content is (size).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not here: a Git LFS pointer stands in its place and states digest and size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the content with git lfs pull.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r, the adapter&apos;s rank, has to be a whole number above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model is named by a path (“%1”), which says nothing to anybody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it by its repository and revision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model_type has to be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>architectures has to be a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vocab_size has to be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight_map has to name a file for each tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document says it is “%1”, which this version can&apos;t read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-export it as pedigree-record/1, or update Pedigree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is out of bounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a value that may stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here should be %1, not %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not one of the words that may stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not one of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not have the form that is asked for here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list has %1 entries, which is too few or too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry stands in its list twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The format has no member “%1” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept and shown all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member “%1” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has none of the forms that the format allows here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This says two things of which the format allows one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These members may not stand together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here should be “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card is a template: nobody filled in its front matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The front matter holds several YAML documents; only the first is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The front matter is no list of members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as “name: value”, one a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card has no front matter, so what it says is text only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The front matter of this card is never closed by a line “---”, so it is read as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card has no front matter at its first line; what looks like one further down stands inside something else and is read as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card&apos;s front matter begins in its very first line with “---”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of model-index has no list of results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A result of model-index does not say on which dataset it was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a dataset with type and name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the file again and compare its digest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t load these weights: a reader that trusts the header would read the wrong bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>__metadata__ has to be an object of texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata “%1” has to be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” is no object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” lacks dtype, shape or its two data_offsets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data_offsets of “%1” are negative, reversed or no whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” reaches %2 bytes into a buffer of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape of “%1” is no list of whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape of “%1” is more than 64 bits can count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dtype “%1” is not known, so the size of “%2” can&apos;t be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” takes %2 bytes, but its shape and dtype need %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” overlaps the one before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes before the tensor “%2” belong to no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes at the end of the file belong to no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends before its header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header claims %1 bytes, but the file has only %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header does not begin with “{”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends inside its header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header is no object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CycloneDX %1 is read, but not checked against its rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CycloneDX %1 is newer than what we know: what is known is read, the rest is kept as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Pedigree, or export the document as CycloneDX 1.7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member specVersion does not name a version of CycloneDX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member bomFormat should be “CycloneDX”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is null.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out, or say {&quot;state&quot;: &quot;unknown&quot;, &quot;reason&quot;: …}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” should be an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” should be a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry of “%1” should be an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record needs it; see its row of the dictionary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two entries are both called “%1”; references to it mean the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each its own id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is referred to here, and nothing in this record is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is named here with the digest %2, but in this record it has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which bytes were meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name of %1 bytes: %2 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header reaches beyond the end of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not begin with “GGUF”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is GGUF %1; versions 1 to 3 can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too small for the keys and tensors it claims to have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An array claims %1 entries, more than the file could hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no type of a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no alignment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tensor of %1 dimensions: 4 are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key “%1” stands twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” begins at %2, which is not aligned to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type %1 is not known, so the size of “%2” can&apos;t be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” lies beyond the end of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows of “%1” do not fill whole blocks of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “%1” stands twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts in this header are not well-formed UTF-8; their bytes are shown instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more problems of this document are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--limit problems=N lists more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/formats.md lists what is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a document we know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a document we know. It has: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a pickle, which runs code when it is loaded: it is named here and never opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the same content as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 further problems of this document are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document here says what it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a record, a BOM with a main component, or a model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These documents are about several things: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which one with --of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document here is about “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inspect lists the documents; name the release or model that one of them describes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record describes one model; this is said of another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field takes %1; it is kept as an extension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field has one value, and another document gave it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else stands at its place among the extensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A record has no place for this relation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These things came from each other, which can&apos;t be: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the relations on this path is wrong; ask who made the documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be text, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a whole number, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a number, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be true or false, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be one of %2, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a time in UTC (YYYY-MM-DDTHH:MM:SSZ), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a date (YYYY-MM-DD), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be an ISO 8601 duration such as P30D, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a digest such as sha256: and 64 lower-case hex digits, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a package URL (pkg:type/name@version), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be an SPDX licence expression, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be an absolute IRI such as https://…, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a semantic version (MAJOR.MINOR.PATCH), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a language tag such as de or pt-BR, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a region such as DE, US-CA, EU or EEA, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a currency code such as EUR, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a share from 0 to 1, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a reference (an id, a package URL or a digest), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be an object, but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a person or organisation (an object with a name), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should be a pointer (an object with uri and digest), but is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No field is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a path, all fields are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no condition: it can&apos;t be read from “%2” on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field dictionary can&apos;t be read: “%2” is no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model is “%1” in one document and “%2” in the adapter&apos;s config.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask which of the two it was trained on, and correct the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which licence holds; a card says why with license_name and license_link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence is “%1” here and “%2” in another document of the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence is “%1”, but the base model&apos;s is “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this file the model that the claim speaks of? Ask its maker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters are claimed, %2 were counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “%1” promises another size than the %2 parameters that were counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two files belongs to another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model_type is “%1”, but the architecture is “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The architecture is “%1” here and “%2” in the config.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config says %1 layers, the tensors show %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config says a hidden size of %1, the embedding shows %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rank is said to be %1; the tensors have rank %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config and weights are of two adapters; fetch both again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config targets %1; the tensors adapt %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which of the two was evaluated: they don&apos;t answer alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config says %1, most of the tensors are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config says quantised by %1, but the tensors are plain %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says it is %1, most of its tensors are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch all files of one revision again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index places “%1” in “%2”, which does not hold it (%3 in all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds the tensor “%2”, which the index does not place there (%3 in all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index names “%1”, which is not here (%2 of %3 files).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t use this file before you know which of the two is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest of “%1” is claimed to be %2; its bytes have %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of “%1” is claimed to be %2 bytes; it has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index counts %1 bytes of tensors, the files hold %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The context length is %1 in one document and %2 in another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smaller one is safe; find out which one holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The config says a vocabulary of %1, the embedding has %2 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Config and weights are of two models; fetch both again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer&apos;s chat template (%1) is not the one in the GGUF file (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same question is put to the model in two ways; decide which one was evaluated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete the list that lacks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card names the dataset “%1”, the bill of materials does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bill of materials names the dataset “%1”, the card does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 in the card and %3 in the bill of materials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again, or say what differed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training ended %1, after the release of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was released is not what was trained; correct one of the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card is of %1, newer than the weights of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the card still describes these weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The languages are %1 in one document and %2 in another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in both which languages it was made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pickle runs code when it is loaded. Ask for safetensors, and don&apos;t load this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safetensors is claimed, but the weights are a pickle (“%1”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index of safetensors names “%1”, which is a pickle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model runs code of its own (“%1”), and no card says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read that code before you load the model; the card should say trust_remote_code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base is said to be “%1”, but the config was loaded from “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its maker what it was made from; the base&apos;s licence binds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter sits on “%1” without saying on which revision (revision is %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin the base by its commit: weights under a name can change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 in one config and %3 in another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the wrong one answers end too late or too early; correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is counted on here, but only a Git LFS pointer lies in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the content with git lfs pull; until then nothing is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender for a pack whose names all lie inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry without a name is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name with a NUL in it is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name with a backslash is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name that begins at the root of the disk is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name that begins with a drive is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that is named like a folder is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name that leads out of the pack is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name with an empty part or “.” in it is refused: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack is cut off or damaged (%1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it again; compare its digest with the sender&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder was already read under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is not UTF-8; its odd bytes are shown escaped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a regular file, so it isn&apos;t read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link to “%1”; links are not followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If what it names is evidence, open that as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 further problems are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To see them, raise the limit with --limit problems=N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack is empty, or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the pack should begin there are only zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More bytes follow behind the end of the compressed pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another tool may read them, and see another pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip has no end record: it is cut off, or no zip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index is larger than the zip: it is cut off in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index breaks off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row of the zip&apos;s index points outside the zip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index is not where its end record says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s end record counts %1 entries, its index has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes from byte %2 on belong to no entry of the zip&apos;s index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index names this file, but no entry stands there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry begins inside another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index calls this “%1”, the entry itself says “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index and the entry itself differ in size, method or encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry reaches beyond the zip&apos;s index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 further names of the zip&apos;s index stand on entries that already have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sparse file in a pack isn&apos;t read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a pack that holds the whole file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack says this file has %1 bytes; it has %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack holds two files of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On many disks this is the same name as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are read. Ask the sender which of them is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link, device, pipe or socket; it isn&apos;t read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another tool would see another pack. Ask the sender for one made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it with its password, and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes stand in front of the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes follow behind the end of the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zip&apos;s index names more files than can be found in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header of “%1” is too long to be honest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack has no end mark: it may be cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare its digest with the sender&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More bytes follow behind the end of the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, and the folder you are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to read this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or open fewer files at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk or the share that it lies on, then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what it yields into a file and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed while it was being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again when nobody writes to it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A digest needs its algorithm in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as sha256:….</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The digest algorithm “%1” is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use SHA-256 or longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A %1 digest has %2 hexadecimal digits, not %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A digest is written in hexadecimal digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no limit called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/limits.md lists them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit “%1” can&apos;t be raised beyond %2 %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust this input, raise the limit with --limit %1=N (at most %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing honest is this large; ask whoever sent it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as 2026-11-23T12:00:00Z, or as a bare date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::Breadcrumb</name>
    <message>
        <source>Way to the chosen thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way to the chosen thing: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::ClaimTree</name>
    <message>
        <source>Other fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this is one thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by name only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open end</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n further place(s) say the same: press the right arrow key to list them</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Documents disagree about this; both statements are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2
%3
%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a thing anywhere to see all that is said of it, and where each statement stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements about the chosen thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only mentioned: nothing that is open describes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Documents disagree: %n statement(s) marked below.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show in its document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the places that say the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List all places that say the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with source and digest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::DockTitle</name>
    <message>
        <source>Detach or attach %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::EntityTable</name>
    <message>
        <source>mentioned only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Described in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentioned only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In several documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents disagree about it; all statements are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only mentioned: nothing that is open describes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined from what several documents say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disputed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::EvidenceTree</name>
    <message>
        <source>not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It breaks the rules of its format: see Problems.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::FacetList</name>
    <message>
        <source>Facets</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n thing(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::FilterField</name>
    <message>
        <source>Clear (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::InventoryPage</name>
    <message>
        <source>Inventory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No inventory yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page lists everything that the opened evidence speaks of: models, adapters, datasets, prompts, tools, software and what surrounds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a pack anywhere on this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a kind at the left to choose from its fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as table (TSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only this kind: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show its lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln thing(s) fits the filter and the facets you ticked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::JobRow</name>
    <message>
        <source>Progress of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gave up after %1: not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::JobsView</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running. Reading and searching are listed here, and can be stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::LineageCanvas</name>
    <message>
        <source>Lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came from what, from left to right. Arrow keys walk, Enter focuses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit everything (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::LineagePage</name>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ancestors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descendants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lineage yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page shows what came from what: from data and base models through adapters, prompts and tools to the systems in use, and how each step is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a pack anywhere on this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the light: Enter focuses on the chosen thing, Shift+B shows what it reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the rest (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a name (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a list (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as picture or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a name, then Enter for the next (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lineage as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact: what it reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out the lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more: press T for all as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its ancestors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its descendants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path from the marked one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as one end of a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold what was made of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that has a lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document that was opened could be read as evidence. Problems says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says what came from what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 things are described here, but no document names a base model, a dataset or a part of any of them. Inventory lists them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No way between the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of what is asked for fits the filter. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A path needs two things: choose one, then choose the other with Ctrl held down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither of the two came from the other, by any document that is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 came from: certain %2, possible %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was made of %1: certain %2, possible %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reaches nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reaches: certain %2, possible %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing says what %1 came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is folded in %2 (+ unfolds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown, %3 folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circles: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the lineage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::LineageTable</name>
    <message>
        <source>named, not described here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>possible, by name only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges away from the thing asked about; what it came from has a minus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::MainWindow</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pedigree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there was not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add beside what is open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy with source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its &amp;document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Pedigree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, e.g. kind:dataset   (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: packs and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs, folders and files that you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can&apos;t be read, or contradicts something else, is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems and jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline, 0 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pedigree reads what you open and asks nobody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Pedigree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents and packs (*.json *.md *.yaml *.yml *.zip *.tar *.gz *.zst *.xz *.safetensors *.gguf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open, or go to the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Details: to the source of a relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a facet, open a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Pedigree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pedigree %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where AI models come from, and where each statement stands.

It opens what you give it, writes nothing beside it, and asks no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entities</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln by name only</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::Omnibox</name>
    <message>
        <source>Search everything   (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Things, fields, digests, files and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, mentioned only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called or says “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::PictureBook</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::ProblemTable</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::SourcePage</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document   (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page shows a document as it was read: its values beside its text, and the exact place of a statement. Choose a file under Evidence, or click a source in Details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the bytes instead of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the value with its place and the document&apos;s digest (Ctrl+Shift+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the value with its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no document that Pedigree reads. It was hashed and named, and its bytes were not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file could not be read: see Problems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pedigree::SourceTree</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entrie(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::TextView</name>
    <message>
        <source>Text of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>severity</name>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>verbs</name>
    <message>
        <source>Derived from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluated on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrieves from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guarded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployed as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packaged as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supersedes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave rise to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retrieved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be called by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployment of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Described by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Implemented by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Affected by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
