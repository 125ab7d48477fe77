#include "ui/widgets/docktitle.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <functional>

using namespace Qt::StringLiterals;

namespace pedigree {

/// One part's name and count; the chosen one is semi-bold.
class PartLabel final : public QWidget {
public:
    PartLabel(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    }

    void setCount(const QString &count)
    {
        m_count = count;
        updateGeometry();
        update();
    }
    void setChosen(bool chosen)
    {
        m_chosen = chosen;
        updateGeometry();
        update();
    }
    void setAlone(bool alone)
    {
        setFocusPolicy(alone ? Qt::NoFocus : Qt::TabFocus);
        setCursor(alone ? Qt::ArrowCursor : Qt::PointingHandCursor);
        m_alone = alone;
    }
    std::function<void()> chosen = {};

    QSize sizeHint() const override
    {
        const QFontMetrics count(font());
        return QSize(titleWidth() + (m_count.isEmpty() ? 0 : count.horizontalAdvance(m_count) + 8) + 2, 18);
    }
    QSize minimumSizeHint() const override { return QSize(24, 18); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokens();
        painter.setFont(m_chosen ? semiBold(font()) : font());
        painter.setPen(m_chosen ? t.text : t.muted);
        const int wide = qMin(titleWidth(), width());
        const QRect title(0, 0, wide, height());
        const QString words = QFontMetrics(painter.font()).elidedText(m_title, Qt::ElideRight, wide);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), title), Qt::AlignVCenter | Qt::TextSingleLine,
                         words);
        const QRect count(wide + 8, 0, width() - wide - 8, height());
        painter.setFont(font());
        painter.setPen(t.muted);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), count), Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font()).elidedText(m_count, Qt::ElideRight, qMax(0, count.width())));
        if (hasFocus())
            painter.fillRect(0, height() - 2, width(), 2, t.accent);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        if (m_alone)
            event->ignore();
        else if (chosen)
            chosen();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if ((event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) && chosen)
            chosen();
        else
            QWidget::keyPressEvent(event);
    }

private:
    int titleWidth() const { return QFontMetrics(semiBold(font())).horizontalAdvance(m_title) + 1; }

    QString m_title;
    QString m_count;
    bool m_chosen = true;
    bool m_alone = true;
};

DockTitle::DockTitle(const QString &title, QDockWidget *dock)
    : QWidget(dock)
    , m_dock(dock)
    , m_row(new QHBoxLayout(this))
{
    setObjectName(dock->objectName() + u"Title"_s);
    // The dock area asks for our sizeHint only: the margins make the height.
    m_row->setContentsMargins(8, 3, 4, 3);
    m_row->setSpacing(4);
    m_row->addStretch();
    addPart(title);
    auto *floating = button(u"Float"_s, u"float"_s, tr("Detach or attach %1").arg(title));
    auto *closing = button(u"Close"_s, u"close"_s, tr("Close %1").arg(title));
    connect(floating, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(closing, &QToolButton::clicked, dock, &QDockWidget::close);
}

QToolButton *DockTitle::button(const QString &name, const QString &glyph, const QString &words)
{
    auto *made = new QToolButton(this);
    made->setObjectName(m_dock->objectName() + name);
    made->setIcon(icon(glyph, Ink::Muted));
    made->setIconSize(QSize(12, 12));
    made->setFixedSize(20, 20);
    made->setToolTip(words);
    made->setAccessibleName(words);
    made->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(made);
    return made;
}

void DockTitle::setCount(const QString &count)
{
    setPartCount(0, count);
}

void DockTitle::addPart(const QString &title)
{
    auto *part = new PartLabel(title, this);
    part->setObjectName(objectName() + QString::number(m_parts.size()));
    part->setAccessibleName(title);
    const int number = int(m_parts.size());
    part->chosen = [this, number] {
        showPart(number);
        emit partChosen(number);
    };
    m_row->insertWidget(number, part);
    if (number > 0)
        m_row->insertSpacing(number, 8);
    m_parts.append(part);
    for (PartLabel *each : std::as_const(m_parts))
        each->setAlone(m_parts.size() == 1);
    showPart(0);
}

void DockTitle::setPartCount(int part, const QString &count)
{
    m_parts[part]->setCount(count);
}

void DockTitle::showPart(int part)
{
    for (int i = 0; i < m_parts.size(); ++i)
        m_parts[i]->setChosen(i == part);
}

QSize DockTitle::sizeHint() const
{
    return QSize(QWidget::sizeHint().width(), 26);
}
QSize DockTitle::minimumSizeHint() const
{
    return QSize(80, 26);
}

void DockTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
}

} // namespace pedigree
