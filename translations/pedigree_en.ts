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
        <source>None of the %Ln thing(s) fits the filter and the facets you ticked.</source>
        <translation>
            <numerusform>The only thing does not fit the filter and the facets you ticked.</numerusform>
            <numerusform>None of the %Ln things fits the filter and the facets you ticked.</numerusform>
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
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entities</source>
        <translation>
            <numerusform>%1 of %Ln entity</numerusform>
            <numerusform>%1 of %Ln entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>%Ln relation</numerusform>
            <numerusform>%Ln relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln by name only</source>
        <translation>
            <numerusform>, %Ln by name only</numerusform>
            <numerusform>, %Ln by name only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::PictureBook</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pedigree::SourceTree</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entrie(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
</TS>
