#pragma once
#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QToolButton;

namespace pedigree {

class PartLabel;

/// The 26 px head of a dock: its name, a muted count, and its own float and close buttons.
/// A dock with several parts names them as flat tabs here.
class DockTitle final : public QWidget {
    Q_OBJECT
public:
    DockTitle(const QString &title, QDockWidget *dock);

    void setCount(const QString &count);
    /// Adds a part; the first one is the title itself.
    void addPart(const QString &title);
    void setPartCount(int part, const QString &count);
    void showPart(int part);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void partChosen(int part);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *button(const QString &name, const QString &glyph, const QString &words);

    QDockWidget *m_dock;
    QHBoxLayout *m_row;
    QList<PartLabel *> m_parts;
};

} // namespace pedigree
