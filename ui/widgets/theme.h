#pragma once
#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QApplication;

namespace pedigree {

/// Every colour of the window, by what it is for. Asked for when something is painted, never kept.
struct Tokens {
    bool dark = false;
    QColor window, base, raised, canvas;
    QColor border; ///< hairlines between areas
    QColor line;   ///< edges that must be found: inputs, edges of the graph, scroll handles; disabled text
    QColor text, muted, accent, onAccent;
    QColor selection, paleSelection, hover;
    QColor verified, failed, onFailed, unknown, unsignedInk;
    QColor added, removed, changed;
    QColor failedTint, failedEdge, unknownTint, unknownEdge, verifiedTint, changedTint;
};

/// The colours in use now.
const Tokens &tokens();

/// Logical pixels of a row: the font's height and 6.
int rowHeight();
QFont semiBold(QFont font);
/// `font` times `factor`.
QFont scaled(QFont font, double factor);
/// The fixed-width font for digests, bytes and sources.
QFont fixedFont();

/// Light or dark, by the system's setting or by choice: palette, style and style sheet of the whole application.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark };

    /// Dresses the application; there is one Theme and the application owns it.
    static Theme *dress(QApplication &application, Scheme scheme = Scheme::System);
    static Theme *current();

    Scheme scheme() const { return m_scheme; }
    void choose(Scheme scheme);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit Theme(QApplication &application);
    void apply();

    Scheme m_scheme = Scheme::System;
    bool m_systemIsDark = false;
    bool m_applying = false;
};

} // namespace pedigree
