#include "ui/widgets/icons.h"

#include "ui/widgets/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// Must stand outside of any namespace: it names a symbol that the resource compiler made.
static void useIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace pedigree {

namespace {

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        drawGlyph(*painter, rect, m_name, inkOf(mode), qMin(rect.width(), rect.height()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return glyph(m_name, inkOf(mode), qMin(size.width(), size.height()), 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return glyph(m_name, inkOf(mode), qRound(qMin(size.width(), size.height()) / scale), scale);
    }
    QIconEngine *clone() const override { return new GlyphEngine(m_name, m_ink); }
    bool isNull() override { return false; }

private:
    // Selected and active look as they do at rest: rows and menus are tinted, not inverted.
    QColor inkOf(QIcon::Mode mode) const { return mode == QIcon::Disabled ? tokens().line : colour(m_ink); }

    QString m_name;
    Ink m_ink;
};

QByteArray sourceOf(const QString &name)
{
    static QHash<QString, QByteArray> read;
    const auto found = read.constFind(name);
    if (found != read.constEnd())
        return *found;
    useIcons();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly))
        bytes = file.readAll();
    Q_ASSERT_X(!bytes.isEmpty(), "glyph", qPrintable(name));
    read.insert(name, bytes);
    return bytes;
}

} // namespace

QColor colour(Ink ink)
{
    const Tokens &t = tokens();
    switch (ink) {
    case Ink::Text: return t.text;
    case Ink::Muted: return t.muted;
    case Ink::Line: return t.line;
    case Ink::Accent: return t.accent;
    case Ink::Failed: return t.failed;
    case Ink::Unknown: return t.unknown;
    case Ink::Verified: return t.verified;
    case Ink::OnAccent: return t.onAccent;
    }
    return t.text;
}

QPixmap glyph(const QString &name, const QColor &colour, int size, qreal ratio)
{
    const QString key = u"glyph:%1:%2:%3:%4"_s.arg(name, colour.name()).arg(size).arg(ratio);
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn))
        return drawn;
    QByteArray svg = sourceOf(name);
    // The ground shows through what is cut out of a filled shape.
    svg.replace("white", tokens().base.name().toLatin1());
    svg.replace("currentColor", colour.name().toLatin1());
    drawn = QPixmap(qRound(size * ratio), qRound(size * ratio));
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, drawn.width(), drawn.height()));
    painter.end();
    drawn.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, drawn);
    return drawn;
}

void drawGlyph(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QPixmap pixmap = glyph(name, colour, size, ratio);
    painter.drawPixmap(rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2, pixmap);
}

void drawGlyph(QPainter &painter, const QRect &rect, const QString &name, Ink ink, int size)
{
    drawGlyph(painter, rect, name, colour(ink), size);
}

QIcon icon(const QString &name, Ink ink)
{
    return QIcon(new GlyphEngine(name, ink));
}

} // namespace pedigree
