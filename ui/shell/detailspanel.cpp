#include "ui/shell/detailspanel.h"

#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace pedigree {

/// Icon, name, version; below what it is known by.
class DetailsPanel::Head final : public QWidget {
public:
    explicit Head(QWidget *parent)
        : QWidget(parent)
        , m_name(new ElidedLabel(this))
        , m_facts(new ElidedLabel(this))
        , m_note(new QLabel(this))
    {
        setObjectName(u"detailsHead"_s);
        m_name->setObjectName(u"detailsName"_s);
        m_name->setFont(semiBold(scaled(font(), 1.15)));
        m_facts->setObjectName(u"detailsFacts"_s);
        m_facts->setProperty("tone", u"muted"_s);
        m_facts->setFont(scaled(font(), 0.9));
        m_note->setObjectName(u"detailsNote"_s);
        m_note->setTextFormat(Qt::PlainText);
        m_note->setWordWrap(true);
        m_note->setProperty("tone", u"unknown"_s);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(8 + 20 + 8, 6, 8, 6);
        column->setSpacing(0);
        column->addWidget(m_name);
        column->addWidget(m_facts);
        column->addWidget(m_note);
    }

    void present(const QString &glyph, const QString &name, const QString &facts, const QString &note)
    {
        m_glyph = glyph;
        m_name->setWhole(name, CellElide::Middle);
        m_facts->setWhole(facts, CellElide::End);
        m_note->setText(note);
        m_note->setVisible(!note.isEmpty());
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().base);
        const QRect at(8, m_name->y(), 20, m_name->height());
        if (!m_glyph.isEmpty())
            drawGlyph(painter, QStyle::visualRect(layoutDirection(), rect(), at), m_glyph, Ink::Muted, 20);
    }

private:
    ElidedLabel *m_name;
    ElidedLabel *m_facts;
    QLabel *m_note;
    QString m_glyph;
};

DetailsPanel::DetailsPanel(Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_model(new ClaimTree(this))
    , m_tree(new QTreeView(this))
    , m_head(new Head(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"detailsEmpty"_s, u"info"_s, this))
{
    setObjectName(u"details"_s);
    setAccessibleName(tr("Details"));
    m_empty->setWords(tr("Nothing chosen"),
                      tr("Choose a thing anywhere to see all that is said of it, and where each statement stands."));
    m_tree->setObjectName(u"detailsTree"_s);
    m_tree->setAccessibleName(tr("Statements about the chosen thing"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new CellDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setMouseTracking(true);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    m_tree->header()->setObjectName(u"detailsHeader"_s);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(40);
    m_tree->header()->setSectionsMovable(false);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_tree, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->isSection(index)) {
            const QModelIndex head = index.siblingAtColumn(0);
            m_tree->setExpanded(head, !m_tree->isExpanded(head));
        } else if (index.column() == ClaimTree::Source) {
            activate(index, true);
        } else if (index.column() == ClaimTree::Value_ && m_model->thingAt(index)) {
            activate(index, false);
        }
    });
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_model->isSection(index) && !m_model->thingAt(index))
            activate(index, true);
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_presenting && m_model->isSection(index))
            m_closed.erase(index.data().toString());
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_presenting && m_model->isSection(index))
            m_closed.insert(index.data().toString());
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &DetailsPanel::contextMenu);
    connect(&m_selection, &Selection::thingChanged, this, &DetailsPanel::show);
    connect(&m_selection, &Selection::snapshotChanged, this, &DetailsPanel::show);
}

void DetailsPanel::show()
{
    const auto snapshot = m_selection.snapshot();
    const auto thing = m_selection.thing();
    m_presenting = true;
    m_model->present(snapshot, thing);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex head = m_model->index(row, 0);
        m_tree->setFirstColumnSpanned(row, QModelIndex(), true);
        m_tree->setExpanded(head, !m_closed.contains(head.data().toString()));
    }
    m_presenting = false;
    m_stack->setCurrentIndex(snapshot && thing ? 1 : 0);
    if (!snapshot || !thing)
        return;
    const Catalog &catalog = snapshot->catalog();
    const Thing &it = catalog.thing(*thing);
    QStringList facts{kindName(it.kind)};
    if (!it.version.empty())
        facts << onScreen(it.version, 80);
    std::set<std::uint32_t> records;
    for (const Part &part : catalog.parts(*thing))
        records.insert(part.record);
    facts << tr("in %n document(s)", nullptr, int(records.size()));
    QStringList notes;
    if (it.mentioned)
        notes << tr("Only mentioned: nothing that is open describes it.");
    int disputed = 0;
    for (const PlacedClaim &claim : catalog.claims(*thing))
        if (const auto file = snapshot->fileOfRecord(claim.record))
            disputed += snapshot->isDisputed({*file, claim.claim->offset}) ? 1 : 0;
    if (disputed > 0)
        notes << tr("Documents disagree: %n statement(s) marked below.", nullptr, disputed);
    m_head->present(kindGlyph(it.kind), thingName(catalog, *thing), facts.join(u" · "_s), notes.join(u'\n'));
    fitColumns();
}

void DetailsPanel::fitColumns()
{
    const int room = m_tree->viewport()->width();
    const QFontMetrics metrics(m_tree->font());
    int source = 56;
    for (int part = 0; part < m_model->rowCount(); ++part) {
        const QModelIndex head = m_model->index(part, 0);
        for (int row = 0; row < qMin(8, m_model->rowCount(head)); ++row)
            source = qMax(
                source, metrics.horizontalAdvance(m_model->index(row, ClaimTree::Source, head).data().toString()) + 14);
    }
    source = qMin(source, 110);
    const int field = room > 340 ? qMin(190, room / 3) : qMax(92, room / 3);
    m_tree->header()->resizeSection(ClaimTree::Field, field);
    m_tree->header()->resizeSection(ClaimTree::Source, source);
    m_tree->header()->resizeSection(ClaimTree::Value_, qMax(60, room - field - source));
}

void DetailsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void DetailsPanel::activate(const QModelIndex &index, bool toSource)
{
    const auto thing = m_model->thingAt(index);
    if (thing && !toSource)
        m_selection.choose(*thing);
    else if (const auto place = m_model->placeAt(index))
        m_selection.follow(*place);
}

bool DetailsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const QModelIndex index = m_tree->currentIndex();
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space) {
            if (m_model->isSection(index))
                m_tree->setExpanded(index.siblingAtColumn(0), !m_tree->isExpanded(index.siblingAtColumn(0)));
            else
                activate(index, key->modifiers() & Qt::ShiftModifier || !m_model->thingAt(index));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DetailsPanel::contextMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid() || m_model->isSection(index))
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"detailsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex kept(index);
    if (m_model->placeAt(index))
        connect(menu->addAction(icon(u"source"_s), tr("Show in its document")), &QAction::triggered, this,
                [this, kept] { activate(kept, true); });
    const QModelIndex row = index.siblingAtColumn(0);
    if (m_model->rowCount(row) > 0) {
        const bool open = m_tree->isExpanded(row);
        connect(
            menu->addAction(open ? tr("Hide the places that say the same") : tr("List all places that say the same")),
            &QAction::triggered, this,
            [this, row = QPersistentModelIndex(row), open] { m_tree->setExpanded(row, !open); });
    }
    if (m_model->thingAt(index))
        connect(menu->addAction(tr("Go to it")), &QAction::triggered, this, [this, kept] { activate(kept, false); });
    connect(menu->addAction(icon(u"copy"_s), tr("Copy with source and digest")), &QAction::triggered, this,
            [this, kept] { QApplication::clipboard()->setText(m_model->copied(kept)); });
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

QString DetailsPanel::copied() const
{
    return m_model->copied(m_tree->currentIndex());
}

void DetailsPanel::copy()
{
    if (const QString text = copied(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace pedigree
