#pragma once
#include "ui/inspector/documenttext.h"

#include <QAbstractScrollArea>

#include <optional>

namespace pedigree {

/// A document's text beside line numbers, or its bytes beside offsets. Lays out only what is seen, so size costs
/// nothing. One value is marked: its line tinted, itself in a box.
class TextView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TextView(QWidget *parent = nullptr);

    void present(std::shared_ptr<const DocumentText> text);
    /// Marks some bytes and brings them into sight; nothing when `length` is 0 but the line.
    void mark(std::uint64_t offset, std::uint64_t length);
    void clearMark();
    std::optional<std::uint64_t> marked() const { return m_mark; }
    /// Places of what was searched for, each `length` bytes.
    void setFound(std::vector<std::uint64_t> found, std::uint64_t length);
    /// What is chosen with the mouse, as it is shown.
    QString chosenText() const;
    /// Rows that fit.
    int visibleRows() const;

    QSize minimumSizeHint() const override { return QSize(160, 80); }

signals:
    /// A person pointed at a byte.
    void pointed(std::uint64_t offset);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int lineHeight() const;
    int gutterWidth() const;
    int textLeft() const { return gutterWidth() + 8; }
    void fitScrollBars();
    std::uint64_t offsetAt(const QPoint &point) const;
    int xOf(std::size_t row, std::uint64_t offset) const;
    void paintRow(QPainter &painter, std::size_t row, int top);
    void reveal(std::uint64_t offset);

    std::shared_ptr<const DocumentText> m_text;
    std::optional<std::uint64_t> m_mark;
    std::uint64_t m_markLength = 0;
    std::vector<std::uint64_t> m_found;
    std::uint64_t m_foundLength = 0;
    std::uint64_t m_chosenFrom = 0;
    std::uint64_t m_chosenTo = 0;
    std::uint64_t m_anchor = 0;
    int m_widest = 0;
};

} // namespace pedigree
