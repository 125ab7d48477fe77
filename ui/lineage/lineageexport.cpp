#include "ui/lineage/lineageexport.h"

#include "models/lineage/drawing.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr double mostSide = 16384;    ///< pixels of a picture's side; more than that few programs open
constexpr double mostPixels = 100e6;

}

QString formTitle(LineageForm form)
{
    switch (form) {
    case LineageForm::Png: return QCoreApplication::translate("lineage", "Picture (PNG)");
    case LineageForm::Svg: return QCoreApplication::translate("lineage", "Picture that scales (SVG)");
    case LineageForm::Dot: return QCoreApplication::translate("lineage", "Graphviz (DOT)");
    case LineageForm::Mermaid: return QCoreApplication::translate("lineage", "Mermaid flowchart");
    case LineageForm::GraphMl: return QCoreApplication::translate("lineage", "GraphML");
    }
    return {};
}

QString formSuffix(LineageForm form)
{
    switch (form) {
    case LineageForm::Png: return u"png"_s;
    case LineageForm::Svg: return u"svg"_s;
    case LineageForm::Dot: return u"dot"_s;
    case LineageForm::Mermaid: return u"mmd"_s;
    case LineageForm::GraphMl: return u"graphml"_s;
    }
    return {};
}

LineageFile lineagePng(const LineagePicture &picture, const LineageMarks *marks, const LineageLook &look)
{
    // Twice as fine as the screen where that gives a file that opens anywhere; never coarser than the screen's.
    double scale = 2;
    const auto tooLarge = [&] {
        return picture.width * scale > mostSide || picture.height * scale > mostSide
            || picture.width * picture.height * scale * scale > mostPixels;
    };
    if (tooLarge())
        scale = 1;
    if (tooLarge())
        return {{}, QCoreApplication::translate("lineage", "The picture would be too large for a PNG. Fold some of it, "
                                                           "focus on one thing, or save it as SVG.")};
    QImage image(int(std::ceil(picture.width * scale)), int(std::ceil(picture.height * scale)), QImage::Format_RGB32);
    if (image.isNull())
        return {{}, QCoreApplication::translate("lineage", "There is no memory for a picture of this size. Save it as SVG.")};
    image.setDevicePixelRatio(scale);
    image.fill(look.tokens.canvas);
    QPainter painter(&image);
    LineageBrush(painter, picture, marks, look, LineageView{}).paint(QRectF(0, 0, picture.width, picture.height));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return {bytes, {}};
}

QByteArray lineageSvg(const LineagePicture &picture, const LineageMarks *marks, const LineageLook &look)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setTitle(QCoreApplication::translate("lineage", "Lineage"));
    svg.setDescription(QCoreApplication::translate("lineage", "What came from what, from left to right"));
    svg.setResolution(96);
    svg.setViewBox(QRectF(0, 0, picture.width, picture.height));
    svg.setSize(QSize(int(std::ceil(picture.width)), int(std::ceil(picture.height))));
    QPainter painter(&svg);
    painter.fillRect(QRectF(0, 0, picture.width, picture.height), look.tokens.canvas);
    LineageBrush(painter, picture, marks, look, LineageView{}).paint(QRectF(0, 0, picture.width, picture.height));
    painter.end();
    return bytes;
}

QByteArray lineageText(const Evidence &evidence, const LineageSet &set, LineageForm form)
{
    std::vector<ThingId> things;
    things.reserve(set.rows.size());
    for (const LineageSet::Row &row : set.rows)
        things.push_back(row.thing);
    std::ranges::sort(things);
    const LineageGraph &graph = *evidence.graph;
    std::vector<std::uint32_t> edges;
    for (std::uint32_t edge = 0; edge < graph.edges().size(); ++edge)
        if (set.has(graph.edges()[edge].from) && set.has(graph.edges()[edge].to))
            edges.push_back(edge);
    std::string text;
    if (form == LineageForm::Dot)
        text = toDot(graph, things, edges);
    else if (form == LineageForm::Mermaid)
        text = toMermaid(graph, things, edges);
    else
        text = toGraphMl(graph, things, edges);
    return QByteArray(text.data(), qsizetype(text.size()));
}

}
