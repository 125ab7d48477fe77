#include "ui/shell/pages.h"

#include "ui/inspector/sourcepage.h"
#include "ui/inventory/inventorypage.h"
#include "ui/widgets/filterfield.h"
#ifdef PEDIGREE_LINEAGE
#include "ui/lineage/lineagepage.h"
#endif

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

QString titled(const char *english)
{
    return QCoreApplication::translate("pages", english);
}

#ifdef PEDIGREE_LINEAGE
Page lineagePage(Selection &selection, JobRunner &jobs, const PageHost &host, QWidget *parent)
{
    auto *widget = new LineagePage(selection, jobs, parent);
    Page page;
    page.id = u"lineage"_s;
    page.title = titled(QT_TRANSLATE_NOOP("pages", "Lineage"));
    page.glyph = u"lineage"_s;
    page.widget = widget;
    page.filtered = true;
    page.empty = widget->emptyState();
    page.copy = [widget] { widget->copy(); };
    page.find = [widget] { widget->find(); };
    page.findNext = [widget] { widget->findNext(); };
    page.findPrevious = [widget] { widget->findPrevious(); };
    QObject::connect(widget, &LineagePage::filterDropped, parent, [host] { host.dropFilter(); });
    return page;
}
#endif

Page inventoryPage(Selection &selection, JobRunner &jobs, const PageHost &host, QWidget *parent)
{
    auto *widget = new InventoryPage(selection, jobs, parent);
    Page page;
    page.id = u"inventory"_s;
    page.title = titled(QT_TRANSLATE_NOOP("pages", "Inventory"));
    page.glyph = u"inventory"_s;
    page.widget = widget;
    page.filtered = true;
    page.empty = widget->emptyState();
    page.copy = [widget] { widget->copyTsv(); };
    page.save = [widget] { return widget->saveLayout(); };
    page.restore = [widget](const QByteArray &layout) { widget->restoreLayout(layout); };
    QObject::connect(widget, &InventoryPage::opened, parent, [host] { host.showPage(u"lineage"_s); });
    QObject::connect(widget, &InventoryPage::filterDropped, parent, [host] { host.dropFilter(); });
    return page;
}

Page sourcePage(Selection &selection, JobRunner &jobs, QWidget *parent)
{
    auto *widget = new SourcePage(selection, jobs, parent);
    Page page;
    page.id = u"source"_s;
    page.title = titled(QT_TRANSLATE_NOOP("pages", "Source"));
    page.glyph = u"source"_s;
    page.widget = widget;
    page.line = widget->findField();
    page.empty = widget->emptyState();
    page.copy = [widget] { widget->copy(); };
    page.find = [widget] {
        widget->findField()->setFocus(Qt::ShortcutFocusReason);
        widget->findField()->selectAll();
    };
    page.findNext = [widget] { widget->findNext(); };
    page.findPrevious = [widget] { widget->findPrevious(); };
    return page;
}

} // namespace

QList<Page> makePages(Selection &selection, JobRunner &jobs, const PageHost &host, QWidget *parent)
{
    QList<Page> pages;
#ifdef PEDIGREE_LINEAGE
    pages << lineagePage(selection, jobs, host, parent);
#endif
    pages << inventoryPage(selection, jobs, host, parent) << sourcePage(selection, jobs, parent);
    return pages;
}

} // namespace pedigree
