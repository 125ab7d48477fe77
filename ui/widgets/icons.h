#pragma once
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRect;

namespace pedigree {

/// In which of the theme's inks a glyph is drawn.
enum class Ink { Text, Muted, Line, Accent, Failed, Unknown, Verified, OnAccent };
QColor colour(Ink ink);

/// One of our icons (resources/icons) in a colour. Drawn once, then kept by name, colour, size and ratio.
QPixmap glyph(const QString &name, const QColor &colour, int size, qreal ratio);
/// Draws a glyph centred in a rectangle.
void drawGlyph(QPainter &painter, const QRect &rect, const QString &name, Ink ink, int size = 16);
void drawGlyph(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size);

/// As a QIcon that asks the theme for its colour each time it is painted, so it follows light and dark by itself.
QIcon icon(const QString &name, Ink ink = Ink::Text);

} // namespace pedigree
