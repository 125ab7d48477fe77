#include "ui/inspector/sourcepage.h"

#include "ui/adapters/text.h"
#include "ui/inspector/textview.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {
constexpr std::size_t mostFound = 100000;
}

SourcePage::SourcePage(Selection &selection, JobRunner &jobs, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_jobs(jobs)
    , m_model(new SourceTree(this))
    , m_tree(new QTreeView(this))
    , m_view(new TextView(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"sourceEmpty"_s, u"source"_s, this))
    , m_splitter(new QSplitter(this))
    , m_head(new QWidget(this))
    , m_file(new ElidedLabel(this))
    , m_digest(new ElidedLabel(this))
    , m_pointer(new ElidedLabel(this))
    , m_form(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_find(new FilterField(u"sourceFind"_s, u"search"_s, this))
    , m_foundLabel(new QLabel(this))
{
    setObjectName(u"sourcePage"_s);
    setAccessibleName(tr("Source"));
    m_find->setPlaceholderText(tr("Find in this document   (Ctrl+F)"));
    m_find->setAccessibleName(tr("Find in this document"));
    m_tree->setObjectName(u"sourceTree"_s);
    m_tree->setAccessibleName(tr("Values of the document"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new CellDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tree->header()->setMinimumSectionSize(60);
    m_tree->header()->resizeSection(0, 160);
    m_tree->header()->resizeSection(1, 60);
    m_splitter->setObjectName(u"sourceSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    m_tree->setMinimumWidth(120);
    buildHead();
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    m_empty->setWords(tr("No document chosen"),
                      tr("This page shows a document as it was read: its values beside its text, and the exact place "
                         "of a statement. Choose a file under Evidence, or click a source in Details."));

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_following && index.isValid())
            showValue(m_model->valueAt(index));
    });
    connect(m_view, &TextView::pointed, this, &SourcePage::pointAt);
    connect(m_find, &FilterField::asked, this, &SourcePage::search);
    connect(m_find, &QLineEdit::returnPressed, this, &SourcePage::findNext);
    connect(&m_selection, &Selection::placeChanged, this, [this] { follow(m_selection.place()); });
    connect(&m_selection, &Selection::thingChanged, this, [this] {
        const auto snapshot = m_selection.snapshot();
        if (!snapshot || !m_selection.thing())
            return;
        const auto parts = snapshot->catalog().parts(*m_selection.thing());
        if (parts.empty())
            return;
        if (const auto file = snapshot->fileOfRecord(parts.front().record))
            follow(SourcePlace{*file, snapshot->catalog().entity(parts.front()).offset});
    });
    connect(&m_selection, &Selection::snapshotChanged, this, [this] {
        m_loaded.reset();
        m_text.reset();
        m_wanted.reset();
        m_model->present(nullptr, nullptr);
        m_view->present(nullptr);
        m_stack->setCurrentIndex(0);
    });
}

void SourcePage::buildHead()
{
    m_head->setObjectName(u"sourceHead"_s);
    m_file->setObjectName(u"sourceFile"_s);
    m_digest->setObjectName(u"sourceDigest"_s);
    m_digest->setFont(fixedFont());
    m_digest->setProperty("tone", u"muted"_s);
    m_pointer->setObjectName(u"sourcePointer"_s);
    m_pointer->setFont(fixedFont());
    m_pointer->setProperty("tone", u"muted"_s);
    m_foundLabel->setObjectName(u"sourceFound"_s);
    m_foundLabel->setTextFormat(Qt::PlainText);
    m_foundLabel->setProperty("tone", u"muted"_s);
    m_form->setObjectName(u"sourceForm"_s);
    m_form->setText(tr("Bytes"));
    m_form->setToolTip(tr("Show the bytes instead of the text"));
    m_form->setAccessibleName(tr("Show the bytes"));
    m_form->setCheckable(true);
    m_form->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_form->setFocusPolicy(Qt::TabFocus);
    m_copy->setObjectName(u"sourceCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setText(tr("Copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setToolTip(tr("Copy the value with its place and the document's digest (Ctrl+Shift+C)"));
    m_copy->setAccessibleName(tr("Copy the value with its source"));
    m_copy->setFocusPolicy(Qt::TabFocus);
    connect(m_form, &QToolButton::toggled, this, [this](bool hex) {
        m_hex = hex;
        m_loaded.reset();
        load();
    });
    connect(m_copy, &QToolButton::clicked, this, &SourcePage::copy);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(12);
    row->addWidget(m_file, 3);
    row->addWidget(m_pointer, 4);
    row->addWidget(m_foundLabel);
    row->addWidget(m_digest, 2);
    row->addWidget(m_form);
    row->addWidget(m_copy);
}

void SourcePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void SourcePage::follow(std::optional<SourcePlace> place)
{
    if (!place)
        return;
    m_wanted = place;
    if (isVisible())
        load();
}

void SourcePage::load()
{
    const auto snapshot = m_selection.snapshot();
    if (!snapshot || !m_wanted)
        return;
    if (m_loaded == m_wanted->file && m_of == snapshot) {
        show(m_wanted->offset, true);
        return;
    }
    const std::uint32_t number = m_wanted->file;
    const EvidenceFile &file = snapshot->file(number);
    if (!file.bytes) {
        m_loaded.reset();
        m_empty->setWords(onScreen(file.file),
                          file.digest ? tr("This file is no document that Pedigree reads. It was hashed and named, "
                                           "and its bytes were not kept.")
                                      : tr("This file could not be read: see Problems."),
                          file.digest ? onScreen(file.digest->str()) : QString());
        m_stack->setCurrentIndex(0);
        return;
    }
    const bool hex = m_hex || snapshot->isBinary(number);
    const auto evidence = snapshot->shared();
    m_jobs.start(
        u"source"_s, tr("Show %1").arg(onScreen(file.file, 120)), this,
        [evidence, number, hex](const Watch &watch) {
            return DocumentText::of(evidence->files[number], hex ? DocumentText::Form::Hex : DocumentText::Form::Text,
                                    watch);
        },
        [this, number, snapshot](std::shared_ptr<const DocumentText> text) {
            if (snapshot != m_selection.snapshot() || !m_wanted || m_wanted->file != number)
                return;
            m_loaded = number;
            m_of = snapshot;
            present(std::move(text));
        });
}

void SourcePage::present(std::shared_ptr<const DocumentText> text)
{
    m_text = std::move(text);
    m_found.clear();
    m_foundAt = -1;
    m_stack->setCurrentIndex(1);
    const EvidenceFile &file = m_of->file(*m_loaded);
    m_file->setWhole(onScreen(file.file), CellElide::File);
    m_digest->setWhole(file.digest ? onScreen(file.digest->str()) : QString(), CellElide::Middle);
    m_view->present(m_text);
    m_model->present(m_text->places(), m_text->tree());
    m_tree->setVisible(m_text->tree() != nullptr);
    m_tree->header()->resizeSection(0, qBound(90, m_tree->width() * 55 / 100, 260));
    m_form->setEnabled(!m_of->isBinary(*m_loaded));
    if (m_text->tree())
        m_tree->expand(m_model->index(0, 0));
    show(m_wanted->offset, true);
    search(m_find->text().trimmed());
}

/// Marks what stands at a byte. `exactly`: the value that begins there, not the smallest around it.
void SourcePage::show(std::uint64_t offset, bool exactly)
{
    if (!m_text)
        return;
    if (!m_text->tree()) {
        const std::size_t row = m_text->rowOf(offset);
        const bool hex = m_text->form() == DocumentText::Form::Hex;
        m_view->mark(offset, hex ? 1 : m_text->end(row) > offset ? m_text->end(row) - offset : 0);
        m_pointer->setWhole(QString());
        return;
    }
    Value value = m_text->tree()->at(offset);
    // A place may be that of a member's name, which belongs to the object around it.
    if (exactly && value.isObject())
        for (const Value member : value)
            if (member.offset() > offset) {
                const std::string_view between = m_text->bytes().substr(offset, member.offset() - offset);
                if (between.find('\n') == between.npos && offset != value.offset())
                    value = member;
                break;
            }
    m_following = true;
    const QModelIndex index = m_model->indexOf(value);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_following = false;
    showValue(value);
}

void SourcePage::showValue(const Value &value)
{
    if (!value)
        return;
    m_view->mark(value.offset(), value.length());
    const std::string pointer = value.pointer();
    m_pointer->setWhole(pointer.empty() ? tr("whole document") : onScreen(pointer), CellElide::Middle);
}

void SourcePage::pointAt(std::uint64_t offset)
{
    show(offset, true);
}

void SourcePage::search(const QString &text)
{
    m_found.clear();
    m_foundAt = -1;
    if (!m_text || text.isEmpty()) {
        m_view->setFound({}, 0);
        m_find->setState(FilterField::State::Plain);
        m_foundLabel->clear();
        return;
    }
    const std::string needle = toUtf8(text);
    m_foundLength = needle.size();
    m_jobs.start(
        u"source-find"_s, {}, this,
        [document = m_text, needle](const Watch &watch) {
            return DocumentText::find(document->bytes(), needle, mostFound, watch);
        },
        [this, document = m_text](std::vector<std::uint64_t> found) {
            if (document != m_text)
                return;
            m_found = std::move(found);
            m_view->setFound(m_found, m_foundLength);
            m_find->setState(m_found.empty() ? FilterField::State::Odd : FilterField::State::Plain);
            // The first one from where we are.
            const std::uint64_t from = m_view->marked().value_or(0);
            const auto next = std::ranges::lower_bound(m_found, from);
            m_foundAt = m_found.empty() ? -1 : next == m_found.end() ? 0 : next - m_found.begin();
            if (m_foundAt >= 0)
                m_view->mark(m_found[std::size_t(m_foundAt)], m_foundLength);
            sayFound();
        });
}

void SourcePage::sayFound()
{
    m_foundLabel->setText(m_found.empty()
                              ? tr("not found")
                              : tr("%1 of %2").arg(counted(std::uint64_t(m_foundAt) + 1), counted(m_found.size())));
}

void SourcePage::step(int by)
{
    if (m_found.empty())
        return;
    const auto count = qsizetype(m_found.size());
    m_foundAt = (m_foundAt + by + count) % count;
    show(m_found[std::size_t(m_foundAt)], false);
    m_view->mark(m_found[std::size_t(m_foundAt)], m_foundLength);
    sayFound();
}

void SourcePage::findNext()
{
    step(1);
}
void SourcePage::findPrevious()
{
    step(-1);
}

QString SourcePage::copied() const
{
    if (!m_text || !m_loaded || !m_view->marked())
        return {};
    const std::uint64_t offset = *m_view->marked();
    QString value;
    if (m_text->tree()) {
        const Value at = m_text->tree()->at(offset);
        value = at.isScalar() ? onScreenLines(at.text(), 1000000)
                              : onScreenLines(m_text->bytes().substr(at.offset(), at.length()), 1000000);
    } else if (m_text->form() == DocumentText::Form::Text) {
        const std::size_t row = m_text->rowOf(offset);
        value = m_text->shownText(m_text->start(row), m_text->end(row));
    } else {
        value = m_text->hexRow(m_text->rowOf(offset));
    }
    const EvidenceFile &file = m_of->file(*m_loaded);
    value += u'\t' + m_of->longLabel({*m_loaded, offset});
    if (file.digest)
        value += u'\t' + onScreen(file.digest->str());
    return value;
}

void SourcePage::copy()
{
    const QString chosen = m_view->chosenText();
    const QString text = !chosen.isEmpty() && m_view->hasFocus() ? chosen : copied();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace pedigree
