#include "models/lineage/drawing.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace pedigree {

namespace {

constexpr std::size_t LongestLabel = 120;
constexpr std::size_t LongestOnBox = 27; ///< letters of 12 pixels that surely fit a box of 176

/// What the exports say of a thing.
struct Label {
    std::string id;
    std::string kind;
    std::string name;
    std::string version;
    bool mentioned = false;

    std::string line() const { return version.empty() ? name : name + " " + version; }
};

Label labelOf(const LineageGraph &graph, ThingId id)
{
    if (!graph.catalog())
        return {std::to_string(id), "thing", std::to_string(id), {}, false};
    const Thing &thing = graph.catalog()->thing(id);
    return {shown(thing.id), std::string(name(thing.kind)),
            shown(thing.name.empty() ? thing.id : thing.name, LongestLabel), shown(thing.version, LongestLabel),
            thing.mentioned};
}

std::string edgeLabel(const LineageEdge &edge)
{
    std::string label(name(edge.verb));
    if (!edge.how.empty())
        label += ": " + shown(edge.how, LongestLabel);
    return label;
}

/// Place of a thing in `things`, which is sorted.
std::size_t placeOf(const std::vector<ThingId> &things, ThingId thing)
{
    return static_cast<std::size_t>(std::ranges::lower_bound(things, thing) - things.begin());
}

std::vector<std::uint32_t> edgesAmong(const LineageGraph &graph, const std::vector<ThingId> &things,
                                      const std::vector<std::uint32_t> &edges)
{
    std::vector<std::uint32_t> among;
    for (const std::uint32_t index : edges)
        if (std::ranges::binary_search(things, graph.edges()[index].from)
            && std::ranges::binary_search(things, graph.edges()[index].to))
            among.push_back(index);
    return among;
}

std::string nodeName(std::size_t place)
{
    return "n" + std::to_string(place);
}

/// A length in layout units: at most one decimal, never the locale's.
std::string number(double value)
{
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value, std::chars_format::fixed, 1).ptr;
    std::string result(text, end);
    if (result.ends_with(".0"))
        result.resize(result.size() - 2);
    return result == "-0" ? "0" : result;
}

} // namespace

LaidOut layOut(const LineageGraph &graph, const std::vector<ThingId> &things, const std::vector<std::uint32_t> &edges,
               const LayoutOptions &options, const Watch &watch)
{
    LaidOut drawing{things, edgesAmong(graph, things, edges), {}};
    std::vector<LayoutEdge> pairs;
    for (const std::uint32_t index : drawing.edges) {
        const LineageEdge &edge = graph.edges()[index];
        pairs.push_back({static_cast<std::uint32_t>(placeOf(things, edge.from)),
                         static_cast<std::uint32_t>(placeOf(things, edge.to))});
    }
    drawing.layout = layOut(std::vector<LayoutNode>(things.size()), pairs, options, watch);
    return drawing;
}

std::string dotQuoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        if (c == '&')
            quoted += "&amp;"; // Graphviz reads HTML entities in labels
        else
            quoted += c;
    }
    return quoted + '"';
}

std::string mermaidQuoted(std::string_view text)
{
    constexpr std::string_view plain = " ._-/:@+,()";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (alphanumeric || byte >= 0x80 || plain.find(c) != plain.npos)
            quoted += c;
        else
            quoted += "#" + std::to_string(byte) + ";";
    }
    return quoted + '"';
}

std::string xmlEscaped(std::string_view text)
{
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        // U+FFFE and U+FFFF are not characters of XML.
        if (text.substr(i).starts_with("\xEF\xBF\xBE") || text.substr(i).starts_with("\xEF\xBF\xBF")) {
            escaped += "\xEF\xBF\xBD";
            i += 2;
            continue;
        }
        switch (text[i]) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += text[i];
        }
    }
    return escaped;
}

std::string toDot(const LineageGraph &graph, const std::vector<ThingId> &things,
                  const std::vector<std::uint32_t> &edges)
{
    std::string dot = "digraph lineage {\n    rankdir=LR;\n    node [shape=box, style=rounded];\n";
    for (std::size_t i = 0; i < things.size(); ++i) {
        const Label label = labelOf(graph, things[i]);
        // Both lines are quoted by themselves, so that the break between them is the only escape.
        const std::string kind = dotQuoted(label.kind), line = dotQuoted(label.line());
        dot += "    " + nodeName(i) + " [label=" + kind.substr(0, kind.size() - 1) + "\\n" + line.substr(1)
               + ", tooltip=" + dotQuoted(label.id) + (label.mentioned ? ", style=\"rounded,dashed\"" : "") + "];\n";
    }
    for (const std::uint32_t index : edgesAmong(graph, things, edges)) {
        const LineageEdge &edge = graph.edges()[index];
        dot += "    " + nodeName(placeOf(things, edge.to)) + " -> " + nodeName(placeOf(things, edge.from))
               + " [label=" + dotQuoted(edgeLabel(edge));
        if (edge.binding == Binding::Name)
            dot += ", style=dashed";
        else if (edge.binding == Binding::Open)
            dot += ", style=dotted";
        dot += "];\n";
    }
    return dot + "}\n";
}

std::string toMermaid(const LineageGraph &graph, const std::vector<ThingId> &things,
                      const std::vector<std::uint32_t> &edges)
{
    std::string mermaid = "flowchart LR\n";
    for (std::size_t i = 0; i < things.size(); ++i) {
        const Label label = labelOf(graph, things[i]);
        mermaid += "    " + nodeName(i) + "[" + mermaidQuoted(label.kind + ": " + label.line()) + "]\n";
    }
    for (const std::uint32_t index : edgesAmong(graph, things, edges)) {
        const LineageEdge &edge = graph.edges()[index];
        const bool certain = edge.binding == Binding::Digest || edge.binding == Binding::Identifier;
        mermaid += "    " + nodeName(placeOf(things, edge.to)) + (certain ? " -->|" : " -.->|")
                   + mermaidQuoted(edgeLabel(edge)) + "| " + nodeName(placeOf(things, edge.from)) + "\n";
    }
    return mermaid;
}

std::string toGraphMl(const LineageGraph &graph, const std::vector<ThingId> &things,
                      const std::vector<std::uint32_t> &edges)
{
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const char *key : {"kind", "id", "name", "version"})
        xml += std::string("  <key id=\"node-") + key + "\" for=\"node\" attr.name=\"" + key
               + "\" attr.type=\"string\"/>\n";
    for (const char *key : {"verb", "how", "binding"})
        xml += std::string("  <key id=\"edge-") + key + "\" for=\"edge\" attr.name=\"" + key
               + "\" attr.type=\"string\"/>\n";
    xml += "  <graph id=\"lineage\" edgedefault=\"directed\">\n";
    const auto data = [](std::string_view key, std::string_view value) {
        return value.empty() ? std::string()
                             : "<data key=\"" + std::string(key) + "\">" + xmlEscaped(value) + "</data>";
    };
    for (std::size_t i = 0; i < things.size(); ++i) {
        const Label label = labelOf(graph, things[i]);
        xml += "    <node id=\"" + nodeName(i) + "\">" + data("node-kind", label.kind) + data("node-id", label.id)
               + data("node-name", label.name) + data("node-version", label.version) + "</node>\n";
    }
    for (const std::uint32_t index : edgesAmong(graph, things, edges)) {
        const LineageEdge &edge = graph.edges()[index];
        xml += "    <edge source=\"" + nodeName(placeOf(things, edge.to)) + "\" target=\""
               + nodeName(placeOf(things, edge.from)) + "\">" + data("edge-verb", name(edge.verb))
               + data("edge-how", shown(edge.how, LongestLabel)) + data("edge-binding", name(edge.binding))
               + "</edge>\n";
    }
    return xml + "  </graph>\n</graphml>\n";
}

std::string toSvg(const LineageGraph &graph, const LaidOut &drawing)
{
    constexpr double margin = 24;
    const Layout &layout = drawing.layout;
    const std::string width = number(layout.width + 2 * margin), height = number(layout.height + 2 * margin);
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\""
        + number(-margin) + " " + number(-margin) + " " + width + " " + height
        + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n<title>Lineage: "
        + std::to_string(drawing.things.size()) + " things, " + std::to_string(drawing.edges.size())
        + " edges</title>\n" + "<rect x=\"" + number(-margin) + "\" y=\"" + number(-margin) + "\" width=\"" + width
        + "\" height=\"" + height
        + "\" fill=\"#ffffff\"/>\n<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" "
          "markerWidth=\"7\" "
          "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#5b6573\"/></marker></defs>\n"
          "<g fill=\"none\" stroke=\"#5b6573\" stroke-width=\"1.2\">\n";

    std::vector<Label> labels;
    for (const ThingId thing : drawing.things)
        labels.push_back(labelOf(graph, thing));

    const auto at = [](LayoutPoint point) { return number(point.x) + " " + number(point.y); };
    for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
        const auto &points = layout.edges[i];
        if (points.empty())
            continue;
        const LineageEdge &edge = graph.edges()[drawing.edges[i]];
        svg += "<path d=\"M" + at(points.front());
        for (std::size_t k = 1; k < points.size(); ++k) {
            const LayoutPoint a = points[k - 1], b = points[k];
            if (a.y == b.y) {
                svg += "L" + at(b);
                continue;
            }
            // A curve that leaves and arrives level.
            const double middle = (a.x + b.x) / 2;
            svg += "C" + at({middle, a.y}) + " " + at({middle, b.y}) + " " + at(b);
        }
        svg += "\" marker-end=\"url(#arrow)\"";
        if (edge.binding == Binding::Name)
            svg += " stroke-dasharray=\"6 4\"";
        else if (edge.binding == Binding::Open)
            svg += " stroke-dasharray=\"2 3\"";
        svg += "><title>" + xmlEscaped(labels[placeOf(drawing.things, edge.to)].line()) + " \xE2\x86\x92 "
               + xmlEscaped(labels[placeOf(drawing.things, edge.from)].line()) + ": " + xmlEscaped(edgeLabel(edge))
               + " (" + std::string(name(edge.binding)) + ")</title></path>\n";
    }
    svg += "</g>\n";

    const LayoutNode box;
    for (std::size_t i = 0; i < drawing.things.size(); ++i) {
        const Label &label = labels[i];
        const LayoutPoint corner = layout.nodes[i];
        svg += "<g><title>" + xmlEscaped(label.kind + ": " + label.line() + "\n" + label.id) + "</title><rect x=\""
               + number(corner.x) + "\" y=\"" + number(corner.y) + "\" width=\"" + number(box.width) + "\" height=\""
               + number(box.height) + "\" rx=\"6\" fill=\"#f6f8fa\" stroke=\"#5b6573\""
               + (label.mentioned ? " stroke-dasharray=\"4 3\"" : "") + "/><text x=\"" + number(corner.x + 10)
               + "\" y=\"" + number(corner.y + 17) + "\" font-size=\"10\" fill=\"#57606a\">" + xmlEscaped(label.kind)
               + "</text><text x=\"" + number(corner.x + 10) + "\" y=\"" + number(corner.y + 33)
               + "\" fill=\"#1f2328\">" + xmlEscaped(shown(label.line(), LongestOnBox)) + "</text></g>\n";
    }
    return svg + "</svg>\n";
}

} // namespace pedigree
