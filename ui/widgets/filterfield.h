#pragma once
#include <QLineEdit>
#include <QStringList>

class QCompleter;
class QStringListModel;

namespace pedigree {

/// The line into which a filter is typed: tells a short while after the last key what stands in it, shows whether it
/// was understood, completes words and walks its history with the arrow keys.
class FilterField final : public QLineEdit {
    Q_OBJECT
public:
    enum class State { Plain, Bad, Odd };

    FilterField(const QString &name, const QString &glyph, QWidget *parent);

    void setState(State state);
    State state() const { return m_state; }
    /// Words that are offered while one is typed, such as "kind:" and "kind:dataset".
    void setWords(const QStringList &words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// What stands in the line now, trimmed.
    void asked(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void complete();
    void insert(const QString &word);
    qsizetype wordStart() const;
    void remember();

    State m_state = State::Plain;
    QStringListModel *m_words = nullptr;
    QCompleter *m_completer = nullptr;
    QStringList m_history;
    qsizetype m_at = -1;
    int m_timer = 0;
};

} // namespace pedigree
