#include "ui/widgets/filterfield.h"

#include "ui/widgets/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>
#include <QStyle>
#include <QTimerEvent>

using namespace Qt::StringLiterals;

namespace pedigree {

FilterField::FilterField(const QString &name, const QString &glyph, QWidget *parent) : QLineEdit(parent)
{
    setObjectName(name);
    QAction *leading = addAction(icon(glyph, Ink::Muted), QLineEdit::LeadingPosition);
    leading->setObjectName(name + u"Glyph"_s);
    QAction *clearing = addAction(icon(u"close"_s, Ink::Muted), QLineEdit::TrailingPosition);
    clearing->setObjectName(name + u"Clear"_s);
    clearing->setToolTip(tr("Clear (Esc)"));
    clearing->setVisible(false);
    connect(clearing, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this, clearing](const QString &text) {
        clearing->setVisible(!text.isEmpty());
        if (m_timer)
            killTimer(m_timer);
        m_timer = startTimer(120);
    });
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_at = -1;
        complete();
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FilterField::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    setProperty("state", state == State::Bad ? u"bad"_s : state == State::Odd ? u"odd"_s : QString());
    style()->unpolish(this);
    style()->polish(this);
}

void FilterField::setWords(const QStringList &words)
{
    if (!m_completer) {
        m_words = new QStringListModel(this);
        m_completer = new QCompleter(m_words, this);
        m_completer->setWidget(this);
        m_completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_completer->setCompletionMode(QCompleter::PopupCompletion);
        m_completer->popup()->setObjectName(objectName() + u"Completion"_s);
        connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterField::insert);
    }
    m_words->setStringList(words);
}

QSize FilterField::sizeHint() const
{
    return QSize(440, QLineEdit::sizeHint().height());
}
QSize FilterField::minimumSizeHint() const
{
    return QSize(150, QLineEdit::minimumSizeHint().height());
}

qsizetype FilterField::wordStart() const
{
    const QString before = text().left(cursorPosition());
    qsizetype start = before.size();
    while (start > 0 && before[start - 1] != u' ' && before[start - 1] != u'(')
        --start;
    if (start < before.size() && before[start] == u'-')
        ++start;
    return start;
}

void FilterField::complete()
{
    if (!m_completer)
        return;
    const qsizetype start = wordStart();
    const QString word = text().mid(start, cursorPosition() - start);
    m_completer->setCompletionPrefix(word);
    const bool whole =
        m_completer->completionCount() == 1 && m_completer->currentCompletion().compare(word, Qt::CaseInsensitive) == 0;
    if (word.size() < 1 || m_completer->completionCount() == 0 || whole) {
        m_completer->popup()->hide();
        return;
    }
    QRect at = cursorRect();
    at.setWidth(qMax(200, m_completer->popup()->sizeHintForColumn(0) + 24));
    m_completer->complete(at);
}

void FilterField::insert(const QString &word)
{
    const qsizetype start = wordStart();
    QString all = text();
    all.replace(start, cursorPosition() - start, word);
    setText(all);
    setCursorPosition(int(start + word.size()));
}

void FilterField::remember()
{
    const QString text = this->text().trimmed();
    if (text.isEmpty())
        return;
    m_history.removeAll(text);
    m_history.prepend(text);
    while (m_history.size() > 30)
        m_history.removeLast();
    m_at = -1;
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    const bool listed = m_completer && m_completer->popup()->isVisible();
    switch (event->key()) {
    case Qt::Key_Escape:
        if (listed) {
            m_completer->popup()->hide();
            return;
        }
        if (!text().isEmpty()) {
            clear();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (listed) {
            event->ignore(); // the popup takes it
            return;
        }
        remember();
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!listed && !m_history.isEmpty()) {
            const qsizetype next = m_at + (event->key() == Qt::Key_Up ? 1 : -1);
            if (next >= 0 && next < m_history.size()) {
                m_at = next;
                setText(m_history[next]);
            }
            return;
        }
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer) {
        QLineEdit::timerEvent(event);
        return;
    }
    killTimer(m_timer);
    m_timer = 0;
    emit asked(text().trimmed());
}

} // namespace pedigree
