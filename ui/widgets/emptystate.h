#pragma once
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace pedigree {

/// What a page shows when it has nothing to show: what it is for, and the next step.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString &name, const QString &glyph, QWidget *parent);

    void setWords(const QString &title, const QString &text, const QString &hint = {});
    /// At most two steps: the first is the one that Enter takes. Null takes a step away.
    void setSteps(QAction *first, QAction *second = nullptr);

    /// It gives way: the window must stay usable when it is small.
    QSize minimumSizeHint() const override { return QSize(120, 40); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void dress(QPushButton *button, QAction *action);

    QString m_glyph;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_hint;
    QPushButton *m_first;
    QPushButton *m_second;
    QWidget *m_space;
};

} // namespace pedigree
