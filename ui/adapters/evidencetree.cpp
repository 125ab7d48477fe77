#include "ui/adapters/evidencetree.h"

#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"

#include <QLocale>

#include <map>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

std::string_view lastStep(std::string_view path)
{
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    const auto slash = path.rfind('/');
    return slash == path.npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

bool isPackName(std::string_view name)
{
    for (const std::string_view end : {".zip", ".tar", ".gz", ".tgz", ".zst", ".xz"})
        if (name.ends_with(end))
            return true;
    return false;
}

} // namespace

void EvidenceTree::present(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_nodes.clear();
    m_nodeOfFile.clear();
    m_nodes.push_back({0, 0, -1, {}, {}});
    if (m_snapshot) {
        // Folders are found by path while the tree is built; files come sorted, but packs may hold anything.
        std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> folders;
        const auto folder = [this, &folders](std::uint32_t parent, std::string_view name) {
            const auto [found, fresh] = folders.try_emplace({parent, std::string(name)}, 0);
            if (fresh)
                found->second = child(parent, name);
            return found->second;
        };
        const auto &files = m_snapshot->evidence().files;
        m_nodeOfFile.resize(files.size());
        for (std::uint32_t i = 0; i < files.size(); ++i) {
            const EvidenceFile &file = files[i];
            const bool alone = file.inside.empty() && lastStep(file.origin) == file.file;
            std::uint32_t at = 0;
            std::string_view path = file.file;
            if (!alone) {
                at = folder(0, file.origin);
                m_nodes[at].pack = isPackName(file.origin);
            }
            for (auto slash = path.find('/'); !alone && slash != path.npos; slash = path.find('/')) {
                if (slash > 0) {
                    at = folder(at, path.substr(0, slash));
                    m_nodes[at].pack = isPackName(path.substr(0, slash));
                }
                path.remove_prefix(slash + 1);
            }
            const std::uint32_t leaf = child(at, path);
            m_nodes[leaf].file = i;
            m_nodeOfFile[i] = leaf;
            const bool broken = file.document && !file.valid;
            for (std::uint32_t up = leaf;; up = m_nodes[up].parent) {
                m_nodes[up].documents += file.document ? 1 : 0;
                m_nodes[up].broken = m_nodes[up].broken || broken;
                if (up == 0)
                    break;
            }
        }
        // A source that gave nothing is shown all the same.
        for (const std::string &source : m_snapshot->evidence().sources) {
            const bool known =
                std::ranges::any_of(files, [&](const EvidenceFile &file) { return file.origin == source; });
            if (!known)
                m_nodes[folder(0, source)].broken = true;
        }
    }
    endResetModel();
}

std::uint32_t EvidenceTree::child(std::uint32_t parent, std::string_view name)
{
    const auto number = std::uint32_t(m_nodes.size());
    m_nodes.push_back({parent, std::uint32_t(m_nodes[parent].children.size()), -1, std::string(name), {}});
    m_nodes[parent].children.push_back(number);
    return number;
}

std::optional<std::uint32_t> EvidenceTree::fileAt(const QModelIndex &index) const
{
    if (!index.isValid() || m_nodes[index.internalId()].file < 0)
        return std::nullopt;
    return std::uint32_t(m_nodes[index.internalId()].file);
}

QModelIndex EvidenceTree::indexOf(std::uint32_t file) const
{
    if (file >= m_nodeOfFile.size())
        return {};
    const std::uint32_t node = m_nodeOfFile[file];
    return createIndex(int(m_nodes[node].row), 0, node);
}

bool EvidenceTree::holdsDocuments(const QModelIndex &index) const
{
    return index.isValid() && m_nodes[index.internalId()].documents > 0;
}

QModelIndex EvidenceTree::index(int row, int column, const QModelIndex &parent) const
{
    const std::size_t at = parent.isValid() ? parent.internalId() : 0;
    if (m_nodes.empty() || row < 0 || column != 0 || std::size_t(row) >= m_nodes[at].children.size())
        return {};
    return createIndex(row, column, m_nodes[at].children[std::size_t(row)]);
}

QModelIndex EvidenceTree::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const std::uint32_t up = m_nodes[child.internalId()].parent;
    return up == 0 ? QModelIndex() : createIndex(int(m_nodes[up].row), 0, up);
}

int EvidenceTree::rowCount(const QModelIndex &parent) const
{
    if (m_nodes.empty() || parent.column() > 0)
        return 0;
    return int(m_nodes[parent.isValid() ? parent.internalId() : 0].children.size());
}

int EvidenceTree::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant EvidenceTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = m_nodes[index.internalId()];
    const EvidenceFile *file = node.file < 0 ? nullptr : &m_snapshot->file(std::uint32_t(node.file));
    const bool brokenFile = file && file->document && !file->valid;
    switch (role) {
    case Qt::DisplayRole: return onScreen(lastStep(node.name), 255);
    case TailRole:
        if (brokenFile)
            return tr("not valid");
        if (file)
            return file->document ? formatName(file->format, file->version) : QString();
        return node.parent == 0 && node.documents > 0 ? tr("%n document(s)", nullptr, int(node.documents)) : QString();
    case Qt::ToolTipRole: {
        if (!file)
            return onScreen(node.name);
        QString tip = onScreen(file->file);
        tip += u'\n' + formatName(file->format, file->version) + u" · "_s
               + QLocale().formattedDataSize(qint64(file->size));
        if (file->digest)
            tip += u'\n' + onScreen(file->digest->str());
        if (brokenFile)
            tip += u'\n' + tr("It breaks the rules of its format: see Problems.");
        return tip;
    }
    case Qt::AccessibleTextRole:
        return QString(onScreen(lastStep(node.name), 255) + u", "_s + data(index, TailRole).toString());
    case GlyphRole:
        if (brokenFile || (!file && node.documents == 0 && node.broken))
            return u"warning"_s;
        if (file)
            return file->document ? u"kind-document"_s : u"kind-file"_s;
        return node.pack ? u"pack"_s : u"folder"_s;
    case GlyphInkRole: return int(brokenFile ? Ink::Unknown : Ink::Muted);
    case ToneRole: return int(file && !file->document ? CellTone::Muted : CellTone::Plain);
    case ElideRole: return int(CellElide::File);
    case CopyRole:
        return file && file->digest ? QString(onScreen(file->file) + u'\t' + onScreen(file->digest->str()))
                                    : onScreen(node.name);
    default: return {};
    }
}

} // namespace pedigree
