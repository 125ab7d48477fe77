#include "ui/lineage/words.h"

#include "ui/adapters/text.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

QString worded(const char *english) { return QCoreApplication::translate("lineage", english); }

// Several of a kind; in the order of EntityKind.
constexpr std::array<const char *, EntityKindCount> plurals{
    QT_TRANSLATE_NOOP("lineage", "systems"),         QT_TRANSLATE_NOOP("lineage", "releases"),
    QT_TRANSLATE_NOOP("lineage", "deployments"),     QT_TRANSLATE_NOOP("lineage", "models"),
    QT_TRANSLATE_NOOP("lineage", "adapters"),        QT_TRANSLATE_NOOP("lineage", "datasets"),
    QT_TRANSLATE_NOOP("lineage", "prompts"),         QT_TRANSLATE_NOOP("lineage", "tools"),
    QT_TRANSLATE_NOOP("lineage", "guards"),          QT_TRANSLATE_NOOP("lineage", "policies"),
    QT_TRANSLATE_NOOP("lineage", "indexes"),         QT_TRANSLATE_NOOP("lineage", "caches"),
    QT_TRANSLATE_NOOP("lineage", "routes"),          QT_TRANSLATE_NOOP("lineage", "evaluations"),
    QT_TRANSLATE_NOOP("lineage", "red teams"),       QT_TRANSLATE_NOOP("lineage", "trainings"),
    QT_TRANSLATE_NOOP("lineage", "feedback"),        QT_TRANSLATE_NOOP("lineage", "software"),
    QT_TRANSLATE_NOOP("lineage", "containers"),      QT_TRANSLATE_NOOP("lineage", "hardware"),
    QT_TRANSLATE_NOOP("lineage", "files"),           QT_TRANSLATE_NOOP("lineage", "documents"),
    QT_TRANSLATE_NOOP("lineage", "attestations"),    QT_TRANSLATE_NOOP("lineage", "signatures"),
    QT_TRANSLATE_NOOP("lineage", "keys"),            QT_TRANSLATE_NOOP("lineage", "log entries"),
    QT_TRANSLATE_NOOP("lineage", "licences"),        QT_TRANSLATE_NOOP("lineage", "threats"),
    QT_TRANSLATE_NOOP("lineage", "vulnerabilities"), QT_TRANSLATE_NOOP("lineage", "scans"),
    QT_TRANSLATE_NOOP("lineage", "approvals"),       QT_TRANSLATE_NOOP("lineage", "exceptions"),
    QT_TRANSLATE_NOOP("lineage", "incidents"),       QT_TRANSLATE_NOOP("lineage", "events"),
    QT_TRANSLATE_NOOP("lineage", "risks"),           QT_TRANSLATE_NOOP("lineage", "people"),
    QT_TRANSLATE_NOOP("lineage", "organisations")};

const Catalog &catalogOf(const LineagePicture &picture) { return *picture.evidence->catalog; }

}

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::BaseAndData: return worded(QT_TRANSLATE_NOOP("lineage", "Base and data"));
    case Stage::Adaptation: return worded(QT_TRANSLATE_NOOP("lineage", "Adaptation"));
    case Stage::Assembly: return worded(QT_TRANSLATE_NOOP("lineage", "Assembly"));
    case Stage::System: return worded(QT_TRANSLATE_NOOP("lineage", "System"));
    case Stage::Deployment: return worded(QT_TRANSLATE_NOOP("lineage", "Deployment"));
    }
    return {};
}

QString boxName(const LineagePicture &picture, std::uint32_t box)
{
    if (!picture.isFamily(box))
        return thingName(catalogOf(picture), picture.node(box).thing);
    const std::size_t count = picture.node(box).members.size();
    const std::int16_t kind = picture.kinds[box];
    QString what;
    if (kind == LineagePicture::Mixed)
        what = worded(QT_TRANSLATE_NOOP("lineage", "things"));
    else if (count == 1)
        what = kindName(EntityKind(kind)).toLower();
    else
        what = worded(plurals[std::size_t(kind)]);
    return worded(QT_TRANSLATE_NOOP("lineage", "+%1 %2")).arg(counted(count), what);
}

QString boxKind(const LineagePicture &picture, std::uint32_t box)
{
    if (!picture.isFamily(box))
        return kindName(EntityKind(picture.kinds[box]));
    const FoldedNode &node = picture.node(box);
    const QString name = thingName(catalogOf(picture), node.thing);
    return (node.members.front() == node.thing ? worded(QT_TRANSLATE_NOOP("lineage", "like %1"))
                                               : worded(QT_TRANSLATE_NOOP("lineage", "from %1")))
        .arg(name);
}

QString boxVersion(const LineagePicture &picture, std::uint32_t box)
{
    return picture.isFamily(box) ? QString() : onScreen(catalogOf(picture).thing(picture.node(box).thing).version, 60);
}

bool isOpenEnd(const LineagePicture &picture, std::uint32_t box)
{
    return !picture.isFamily(box) && catalogOf(picture).thing(picture.node(box).thing).mentioned;
}

QString boxSentence(const LineagePicture &picture, std::uint32_t box)
{
    const QString version = boxVersion(picture, box);
    QString words = boxName(picture, box) + u", "_s + boxKind(picture, box);
    if (!version.isEmpty())
        words += u' ' + version;
    if (isOpenEnd(picture, box))
        words += u", "_s + worded(QT_TRANSLATE_NOOP("lineage", "named, not described here"));
    if (picture.isFamily(box))
        words += u", "_s + worded(QT_TRANSLATE_NOOP("lineage", "folded"));
    return words;
}

QString edgeHow(const LineagePicture &picture, std::uint32_t edge)
{
    const FoldedEdge &folded = picture.folded.edges[edge];
    const LineageEdge &one = picture.evidence->graph->edges()[folded.edge];
    QString words = one.how.empty() ? verbName(one.verb).toLower() : onScreen(one.how, 40);
    if (folded.count > 1)
        words += u" ×"_s + counted(folded.count);
    return words;
}

QString edgeSentence(const LineagePicture &picture, std::uint32_t edge)
{
    const FoldedEdge &folded = picture.folded.edges[edge];
    const LineageEdge &one = picture.evidence->graph->edges()[folded.edge];
    const QString how = one.how.empty() ? QString() : u" ("_s + onScreen(one.how, 80) + u')';
    QString words = worded(QT_TRANSLATE_NOOP("lineage", "%1: %2%3 %4\n%5"))
                        .arg(thingTitle(catalogOf(picture), one.from), verbName(one.verb).toLower(), how,
                             thingTitle(catalogOf(picture), one.to), bindingName(folded.weakest));
    // part-of and its kin are said from the other end
    if (flow(one.verb) == Flow::Down)
        words = worded(QT_TRANSLATE_NOOP("lineage", "%1: %2%3 %4\n%5"))
                    .arg(thingTitle(catalogOf(picture), one.to), verbName(one.verb).toLower(), how,
                         thingTitle(catalogOf(picture), one.from), bindingName(folded.weakest));
    if (folded.count > 1)
        words += u'\n' + worded(QT_TRANSLATE_NOOP("lineage", "and %1 more between these two")).arg(counted(folded.count - 1));
    if (picture.circle[edge])
        words += u'\n' + worded(QT_TRANSLATE_NOOP("lineage", "This closes a circle: each is said to come from the other."));
    return words;
}

}
