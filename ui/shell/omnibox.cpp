#include "ui/shell/omnibox.h"

#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr int HitRole = Qt::UserRole + 200; ///< SearchHit::What, or -1 for a command
constexpr int NumberRole = Qt::UserRole + 201;
constexpr int RecordRole = Qt::UserRole + 202;
constexpr int ClaimRole = Qt::UserRole + 203;
constexpr std::size_t mostOfEach = 12;

/// A raised list with a hairline around it.
class Popup final : public QFrame {
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(tokens().line);
        painter.setBrush(tokens().raised);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
};

} // namespace

Omnibox::Omnibox(Selection &selection, JobRunner &jobs, QWidget *parent)
    : QLineEdit(parent)
    , m_selection(selection)
    , m_jobs(jobs)
    , m_frame(new Popup(parent))
    , m_list(new QListView(m_frame))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(u"omnibox"_s);
    setPlaceholderText(tr("Search everything   (Ctrl+K)"));
    setAccessibleName(tr("Search everything"));
    setAccessibleDescription(tr("Things, fields, digests, files and commands"));
    addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setObjectName(u"omniboxGlyph"_s);
    setMaximumWidth(360);
    m_frame->setObjectName(u"omniboxPopup"_s);
    m_frame->hide();
    m_list->setObjectName(u"omniboxList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(m_frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(m_list);
    connect(this, &QLineEdit::textEdited, this, &Omnibox::search);
    connect(m_list, &QListView::clicked, this, &Omnibox::accept);
}

void Omnibox::search(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty()) {
        m_jobs.stopLane(u"omnibox"_s);
        m_frame->hide();
        return;
    }
    const auto snapshot = m_selection.snapshot();
    if (!snapshot) {
        present(wanted, {});
        return;
    }
    m_jobs.start(
        u"omnibox"_s, {}, this,
        [evidence = snapshot->shared(), needle = toUtf8(wanted)](const Watch &watch) {
            return searchEverything(*evidence, needle, mostOfEach, watch);
        },
        [this, wanted, snapshot](const std::vector<SearchHit> &hits) {
            if (snapshot == m_selection.snapshot())
                present(wanted, hits);
        });
}

void Omnibox::present(const QString &text, const std::vector<SearchHit> &hits)
{
    m_model->clear();
    const auto add = [this](const QString &words, const QString &tail, const QString &glyph, int what) {
        auto *item = new QStandardItem(words);
        item->setData(tail, TailRole);
        item->setData(glyph, GlyphRole);
        item->setData(what, HitRole);
        item->setData(int(CellElide::Middle), ElideRole);
        item->setAccessibleText(tail.isEmpty() ? words : words + u", "_s + tail);
        m_model->appendRow(item);
        return item;
    };
    const auto snapshot = m_selection.snapshot();
    for (const SearchHit &hit : hits) {
        const Catalog &catalog = snapshot->catalog();
        switch (hit.what) {
        case SearchHit::What::Thing: {
            const Thing &thing = catalog.thing(hit.number);
            add(thingTitle(catalog, hit.number),
                thing.mentioned ? tr("%1, mentioned only").arg(kindName(thing.kind)) : kindName(thing.kind),
                kindGlyph(thing.kind), int(hit.what))
                ->setData(hit.number, NumberRole);
            break;
        }
        case SearchHit::What::Statement: {
            const Record &record = catalog.record(hit.record);
            const Claim &claim = record.claims[hit.claim];
            QStandardItem *item = add(tr("%1: %2").arg(fieldLabel(record.text(claim.field)),
                                                       shortDigest(onScreen(record.text(claim.value), 120))),
                                      thingTitle(catalog, hit.number), u"source"_s, int(hit.what));
            item->setData(hit.number, NumberRole);
            item->setData(hit.record, RecordRole);
            item->setData(hit.claim, ClaimRole);
            break;
        }
        case SearchHit::What::File: {
            const EvidenceFile &file = snapshot->file(hit.number);
            add(onScreen(file.file), formatName(file.format, file.version),
                file.document ? u"kind-document"_s : u"kind-file"_s, int(hit.what))
                ->setData(hit.number, NumberRole);
            break;
        }
        }
    }
    for (QAction *command : std::as_const(m_commands)) {
        const QString words = QString(command->text()).remove(u'&').remove(u'…');
        if (!command->isEnabled() || !words.contains(text, Qt::CaseInsensitive))
            continue;
        add(words, command->shortcut().toString(QKeySequence::NativeText), u"forward"_s, -1)
            ->setData(QVariant::fromValue(static_cast<QObject *>(command)), NumberRole);
    }
    if (m_model->rowCount() == 0) {
        QStandardItem *nothing = add(tr("Nothing is called or says “%1”").arg(text), {}, u"info"_s, -2);
        nothing->setFlags(Qt::NoItemFlags);
    }
    place();
    m_frame->show();
    m_frame->raise();
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void Omnibox::place()
{
    QWidget *parent = m_frame->parentWidget();
    const int wide = qMin(qMax(width(), 520), parent->width() - 16);
    const int rows = qMin(m_model->rowCount(), 14);
    const QPoint below = mapTo(parent, QPoint(0, height() + 2));
    const int x = layoutDirection() == Qt::RightToLeft ? below.x() : qMin(below.x(), parent->width() - wide - 8);
    m_frame->setGeometry(
        qMax(8, x + qMin(0, width() - wide) * (x == below.x() && layoutDirection() == Qt::LeftToRight)), below.y(),
        wide, qMin(rows * rowHeight() + 2, parent->height() - below.y() - 8));
}

void Omnibox::accept(const QModelIndex &index)
{
    if (!index.isValid() || index.data(HitRole).toInt() == -2)
        return;
    const int what = index.data(HitRole).toInt();
    const QVariant number = index.data(NumberRole);
    const auto record = index.data(RecordRole).toUInt();
    const auto claim = index.data(ClaimRole).toUInt();
    leave();
    if (what == -1) {
        if (auto *command = qobject_cast<QAction *>(number.value<QObject *>()))
            command->trigger();
        return;
    }
    const auto snapshot = m_selection.snapshot();
    if (!snapshot)
        return;
    switch (SearchHit::What(what)) {
    case SearchHit::What::Thing:
        m_selection.choose(number.toUInt());
        emit thingFound(number.toUInt());
        break;
    case SearchHit::What::Statement:
        m_selection.choose(number.toUInt());
        if (const auto file = snapshot->fileOfRecord(record))
            m_selection.follow({*file, snapshot->catalog().record(record).claims[claim].offset});
        break;
    case SearchHit::What::File:
        if (const auto thing = snapshot->thingOfFile(number.toUInt()))
            m_selection.choose(*thing);
        m_selection.follow({number.toUInt(), 0});
        break;
    }
}

void Omnibox::leave()
{
    m_frame->hide();
    clear();
    if (QWidget *next = window()->findChild<QWidget *>(u"pages"_s))
        next->setFocus(Qt::OtherFocusReason);
}

void Omnibox::keyPressEvent(QKeyEvent *event)
{
    const auto move = [this](int by) {
        const int rows = m_model->rowCount();
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index((m_list->currentIndex().row() + by + rows) % rows, 0));
    };
    switch (event->key()) {
    case Qt::Key_Down: move(1); return;
    case Qt::Key_Up: move(-1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_frame->isVisible())
            accept(m_list->currentIndex());
        return;
    case Qt::Key_Escape: leave(); return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void Omnibox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_frame->hide();
}

} // namespace pedigree
