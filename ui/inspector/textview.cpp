#include "ui/inspector/textview.h"

#include "ui/adapters/text.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr int bytesARow = 16;

/// Column of a byte in a row of hexadecimal: two digits and a space each, one more space after each fourth.
int hexColumn(int byte)
{
    return byte * 3 + byte / 4;
}

} // namespace

TextView::TextView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(u"sourceText"_s);
    setAccessibleName(tr("Text of the document"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fixedFont());
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setLayoutDirection(Qt::LeftToRight);
    horizontalScrollBar()->setSingleStep(20);
}

void TextView::present(std::shared_ptr<const DocumentText> text)
{
    m_text = std::move(text);
    m_mark.reset();
    m_markLength = 0;
    m_found.clear();
    m_chosenFrom = m_chosenTo = 0;
    m_widest = 0;
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    fitScrollBars();
    viewport()->update();
}

void TextView::mark(std::uint64_t offset, std::uint64_t length)
{
    m_mark = offset;
    m_markLength = length;
    m_chosenFrom = m_chosenTo = 0;
    reveal(offset);
    if (m_text && m_text->form() == DocumentText::Form::Text) {
        const std::size_t row = m_text->rowOf(offset);
        setAccessibleDescription(tr("Line %1: %2")
                                     .arg(m_text->line(row))
                                     .arg(m_text->shownText(m_text->start(row), m_text->end(row)).trimmed()));
    }
    viewport()->update();
}

void TextView::clearMark()
{
    m_mark.reset();
    viewport()->update();
}

void TextView::setFound(std::vector<std::uint64_t> found, std::uint64_t length)
{
    m_found = std::move(found);
    m_foundLength = length;
    viewport()->update();
}

QString TextView::chosenText() const
{
    if (!m_text || m_chosenFrom == m_chosenTo)
        return {};
    return onScreenLines(m_text->bytes().substr(m_chosenFrom, m_chosenTo - m_chosenFrom), 1000000);
}

int TextView::lineHeight() const
{
    return QFontMetrics(font()).height() + 2;
}
int TextView::visibleRows() const
{
    return qMax(1, viewport()->height() / lineHeight());
}

int TextView::gutterWidth() const
{
    if (!m_text)
        return 40;
    const bool hex = m_text->form() == DocumentText::Form::Hex;
    const QString widest = hex ? QString(8, u'0') : QString::number(m_text->lineCount());
    return qMax(40, QFontMetrics(font()).horizontalAdvance(widest) + 16);
}

void TextView::fitScrollBars()
{
    const int rows = m_text ? int(m_text->rowCount()) : 0;
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, qMax(0, rows - visibleRows()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, qMax(0, textLeft() + m_widest + 16 - viewport()->width()));
}

void TextView::reveal(std::uint64_t offset)
{
    if (!m_text)
        return;
    const int row = int(m_text->rowOf(offset));
    const int first = verticalScrollBar()->value();
    if (row < first + 1 || row >= first + visibleRows() - 1)
        verticalScrollBar()->setValue(row - visibleRows() / 3);
    const int x = xOf(std::size_t(row), offset);
    m_widest = qMax(m_widest, x + 80);
    fitScrollBars();
    const int seen = viewport()->width() - textLeft();
    const int left = horizontalScrollBar()->value();
    if (x < left || x > left + seen - 60)
        horizontalScrollBar()->setValue(qMax(0, x - seen / 3));
}

int TextView::xOf(std::size_t row, std::uint64_t offset) const
{
    const QFontMetrics metrics(font());
    if (m_text->form() == DocumentText::Form::Hex)
        return hexColumn(int(offset - m_text->start(row))) * metrics.horizontalAdvance(u'0');
    return metrics.horizontalAdvance(m_text->shownText(m_text->start(row), std::min(offset, m_text->end(row))));
}

std::uint64_t TextView::offsetAt(const QPoint &point) const
{
    const int row = std::clamp(verticalScrollBar()->value() + point.y() / lineHeight(), 0, int(m_text->rowCount()) - 1);
    const int x = point.x() - textLeft() + horizontalScrollBar()->value();
    const std::uint64_t start = m_text->start(std::size_t(row));
    const std::uint64_t end = m_text->end(std::size_t(row));
    if (x <= 0)
        return start;
    if (m_text->form() == DocumentText::Form::Hex) {
        const int column = x / qMax(1, QFontMetrics(font()).horizontalAdvance(u'0'));
        int byte = 0;
        while (byte + 1 < bytesARow && hexColumn(byte + 1) <= column)
            ++byte;
        return std::min(start + std::uint64_t(byte), end > start ? end - 1 : start);
    }
    // the last byte that begins a character and stands left of the point
    std::uint64_t low = start;
    std::uint64_t high = end;
    while (low < high) {
        std::uint64_t middle = low + (high - low + 1) / 2;
        while (middle < high && (std::uint8_t(m_text->bytes()[middle]) & 0xC0U) == 0x80U)
            ++middle;
        if (xOf(std::size_t(row), middle) <= x)
            low = middle;
        else
            high = middle - 1;
    }
    while (low > start && low < m_text->bytes().size() && (std::uint8_t(m_text->bytes()[low]) & 0xC0U) == 0x80U)
        --low;
    return low;
}

void TextView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Tokens &t = tokens();
    painter.fillRect(viewport()->rect(), t.base);
    if (!m_text)
        return;
    painter.setFont(font());
    const int height = lineHeight();
    const std::size_t first = std::size_t(verticalScrollBar()->value());
    const std::size_t last = std::min(m_text->rowCount(), first + std::size_t(visibleRows()) + 2);
    const int widest = m_widest;
    for (std::size_t row = first; row < last; ++row)
        paintRow(painter, row, int(row - first) * height);
    // The gutter comes last: text that is scrolled to the side goes under it.
    const int gutter = gutterWidth();
    painter.fillRect(0, 0, gutter, viewport()->height(), t.window);
    painter.fillRect(gutter, 0, 1, viewport()->height(), t.border);
    const std::size_t markedRow = m_mark ? m_text->rowOf(*m_mark) : m_text->rowCount();
    for (std::size_t row = first; row < last; ++row) {
        const int top = int(row - first) * height;
        QString number;
        if (m_text->form() == DocumentText::Form::Hex)
            number = QString::number(m_text->start(row), 16).rightJustified(8, u'0');
        else if (m_text->line(row) > 0)
            number = QString::number(m_text->line(row));
        if (row == markedRow)
            painter.fillRect(0, top, 3, height, hasFocus() ? t.accent : t.line);
        painter.setPen(row == markedRow ? t.text : t.muted);
        painter.drawText(QRect(0, top, gutter - 8, height), Qt::AlignRight | Qt::AlignVCenter, number);
    }
    if (m_widest != widest)
        QMetaObject::invokeMethod(
            this, [this] { fitScrollBars(); }, Qt::QueuedConnection);
}

void TextView::paintRow(QPainter &painter, std::size_t row, int top)
{
    const Tokens &t = tokens();
    const int height = lineHeight();
    const int left = textLeft() - horizontalScrollBar()->value();
    const std::uint64_t start = m_text->start(row);
    const std::uint64_t end = m_text->end(row);
    const bool hex = m_text->form() == DocumentText::Form::Hex;
    const int digit = QFontMetrics(font()).horizontalAdvance(u'0');
    const auto spanRect = [&](std::uint64_t from, std::uint64_t to) {
        const std::uint64_t a = std::max(from, start);
        const std::uint64_t b = std::min(to, std::max(end, start));
        const int x = left + xOf(row, a);
        const int width = hex ? (hexColumn(int(b - 1 - start)) + 2) * digit - (x - left) : left + xOf(row, b) - x;
        return QRect(x, top, width, height);
    };
    if (m_mark && row == m_text->rowOf(*m_mark))
        painter.fillRect(0, top, viewport()->width(), height, t.selection);
    const auto first = std::ranges::lower_bound(m_found, start > m_foundLength ? start - m_foundLength : 0);
    for (auto at = first; at != m_found.end() && *at < std::max(end, start + 1); ++at)
        if (*at + m_foundLength > start)
            painter.fillRect(spanRect(*at, *at + m_foundLength).adjusted(0, 1, 0, -1), t.unknownEdge);
    if (m_chosenFrom < m_chosenTo && m_chosenFrom < std::max(end, start + 1) && m_chosenTo > start)
        painter.fillRect(spanRect(m_chosenFrom, m_chosenTo), t.selection);

    const QString text = hex ? m_text->hexRow(row) : m_text->shownText(start, end);
    painter.setPen(t.text);
    painter.drawText(QPoint(left, top + 1 + QFontMetrics(font()).ascent()), text);
    m_widest = qMax(m_widest, QFontMetrics(font()).horizontalAdvance(text));

    if (!m_mark || m_markLength == 0 || *m_mark >= std::max(end, start + 1) || *m_mark + m_markLength <= start)
        return;
    const std::uint64_t until = *m_mark + m_markLength;
    const bool whole = *m_mark >= start && until <= end;
    painter.setPen(t.accent);
    if (whole) {
        painter.drawRect(spanRect(*m_mark, until).adjusted(-2, 0, 1, -1));
    } else {
        // Over several lines a box would cut through the text: a bracket at the side says where it begins and ends.
        painter.fillRect(textLeft() - 5, top, 1, height, t.accent);
        if (*m_mark >= start)
            painter.fillRect(textLeft() - 5, top, 4, 1, t.accent);
        if (until <= end + 1)
            painter.fillRect(textLeft() - 5, top + height - 1, 4, 1, t.accent);
    }
}

void TextView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBars();
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (!m_text || event->button() != Qt::LeftButton)
        return;
    m_anchor = offsetAt(event->pos());
    m_chosenFrom = m_chosenTo = m_anchor;
    viewport()->update();
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_text || !(event->buttons() & Qt::LeftButton))
        return;
    const std::uint64_t at = offsetAt(event->pos());
    m_chosenFrom = std::min(at, m_anchor);
    m_chosenTo = std::max(at, m_anchor);
    viewport()->update();
}

void TextView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_text && event->button() == Qt::LeftButton && m_chosenFrom == m_chosenTo)
        emit pointed(m_anchor);
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    if (!m_text) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        if (const QString chosen = chosenText(); !chosen.isEmpty()) {
            QApplication::clipboard()->setText(chosen);
            return;
        }
        event->ignore();
        return;
    }
    const auto toRow = [this](std::int64_t row) {
        const auto at = std::size_t(std::clamp<std::int64_t>(row, 0, std::int64_t(m_text->rowCount()) - 1));
        std::uint64_t offset = m_text->start(at);
        while (offset < m_text->end(at) && (m_text->bytes()[offset] == ' ' || m_text->bytes()[offset] == '\t'))
            ++offset;
        emit pointed(offset);
    };
    const auto current = std::int64_t(m_mark ? m_text->rowOf(*m_mark) : std::size_t(verticalScrollBar()->value()));
    switch (event->key()) {
    case Qt::Key_Up: toRow(current - 1); return;
    case Qt::Key_Down: toRow(current + 1); return;
    case Qt::Key_PageUp: toRow(current - visibleRows()); return;
    case Qt::Key_PageDown: toRow(current + visibleRows()); return;
    case Qt::Key_Home: toRow(0); return;
    case Qt::Key_End: toRow(std::int64_t(m_text->rowCount())); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void TextView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitScrollBars();
}

} // namespace pedigree
