#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pedigree {

EmptyState::EmptyState(const QString &name, const QString &glyph, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_space(new QWidget(this))
{
    setObjectName(name);
    m_space->setFixedHeight(40);
    m_title->setObjectName(name + u"Title"_s);
    m_title->setFont(semiBold(scaled(font(), 1.3)));
    m_first->setObjectName(name + u"First"_s);
    m_second->setObjectName(name + u"Second"_s);
    m_first->setDefault(true);
    for (QLabel *label : {m_title, m_text, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(460);
    }
    m_text->setProperty("tone", u"muted"_s);
    m_hint->setProperty("tone", u"muted"_s);
    m_first->hide();
    m_second->hide();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_space);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addSpacing(4);
    column->addWidget(m_hint);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->addLayout(column);
    for (QLabel *label : {m_title, m_text, m_hint})
        column->setAlignment(label, Qt::AlignHCenter);
}

void EmptyState::setWords(const QString &title, const QString &text, const QString &hint)
{
    m_title->setText(title);
    m_text->setText(text);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    fit();
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::fit()
{
    // A wrapping label that is centred takes its narrowest shape unless it is told how wide it may be.
    const int room = qBound(40, width() - 32, 440);
    for (QLabel *label : {m_title, m_text, m_hint}) {
        label->setMaximumWidth(room);
        label->setMinimumWidth(qMin(room, QFontMetrics(label->font()).horizontalAdvance(label->text()) + 8));
    }
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EmptyState::setSteps(QAction *first, QAction *second)
{
    dress(m_first, first);
    dress(m_second, second);
}

void EmptyState::dress(QPushButton *button, QAction *action)
{
    // Only ours: the style, too, listens to the button, to forget it when it goes.
    QObject::disconnect(button, &QPushButton::clicked, nullptr, nullptr);
    button->setVisible(action != nullptr);
    if (!action)
        return;
    button->setText(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().base);
    const QRect at = m_space->geometry();
    drawGlyph(painter, at, m_glyph, tokens().line, 32);
}

} // namespace pedigree
