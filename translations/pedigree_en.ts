<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>pedigree::ClaimTree</name>
    <message numerus="yes">
        <source>%n further place(s) say the same: press the right arrow key to list them</source>
        <translation>
            <numerusform>%n further place say the same: press the right arrow key to list them</numerusform>
            <numerusform>%n further places say the same: press the right arrow key to list them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::DetailsPanel</name>
    <message numerus="yes">
        <source>in %n document(s)</source>
        <translation>
            <numerusform>in %n document</numerusform>
            <numerusform>in %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Documents disagree: %n statement(s) marked below.</source>
        <translation>
            <numerusform>Documents disagree: %n statement marked below.</numerusform>
            <numerusform>Documents disagree: %n statements marked below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::EvidenceTree</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::FacetList</name>
    <message numerus="yes">
        <source>%1, %n thing(s)</source>
        <translation>
            <numerusform>%1, %n thing</numerusform>
            <numerusform>%1, %n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::InventoryPage</name>
    <message numerus="yes">
        <source>None of the %n thing(s) fits the filter and the facets you ticked.</source>
        <translation>
            <numerusform>The only thing does not fit the filter and the facets you ticked.</numerusform>
            <numerusform>None of the %n things fits the filter and the facets you ticked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::MainWindow</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entities</source>
        <translation>
            <numerusform>%1 of %n entity</numerusform>
            <numerusform>%1 of %n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n by name only</source>
        <translation>
            <numerusform>, %n by name only</numerusform>
            <numerusform>, %n by name only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::PictureBook</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::SourceTree</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entrie(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
</TS>
