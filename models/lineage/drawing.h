#pragma once
#include "models/lineage/graph.h"
#include "models/lineage/layout.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// Things of a lineage and edges among them, with their places: node i of the layout is things[i], edge i is edges[i].
struct LaidOut {
    std::vector<ThingId> things;
    std::vector<std::uint32_t> edges; ///< into LineageGraph::edges()
    Layout layout;
};

/// Lays out `things` (sorted, each once) and those of `edges` that run among them.
LaidOut layOut(const LineageGraph &graph, const std::vector<ThingId> &things, const std::vector<std::uint32_t> &edges,
               const LayoutOptions &options = {}, const Watch &watch = {});

// A lineage as text for other programs: the same input gives the same bytes. Arrows run from what things came from to what
// was made of it and carry the verb and how; what is bound by name only is dashed, an open end dotted. Text from evidence
// has its control and direction characters made visible and is quoted by the rules of each format.

/// Graphviz.
std::string toDot(const LineageGraph &graph, const std::vector<ThingId> &things, const std::vector<std::uint32_t> &edges);
/// A Mermaid flowchart.
std::string toMermaid(const LineageGraph &graph, const std::vector<ThingId> &things,
                      const std::vector<std::uint32_t> &edges);
/// GraphML 1.0: data keys kind, id, name, version of nodes; verb, how, binding of edges.
std::string toGraphMl(const LineageGraph &graph, const std::vector<ThingId> &things,
                      const std::vector<std::uint32_t> &edges);
/// SVG 1.1 without scripts, styles from outside or links.
std::string toSvg(const LineageGraph &graph, const LaidOut &drawing);

/// `text` between quotes, by the rules of Graphviz: what it would read as an escape or an entity stays what it is.
std::string dotQuoted(std::string_view text);
/// `text` between quotes, by the rules of Mermaid: whatever could be syntax as a numbered entity.
std::string mermaidQuoted(std::string_view text);
/// `text` for an XML text or attribute value.
std::string xmlEscaped(std::string_view text);

}
