#pragma once
#include "ui/adapters/selection.h"
#include "ui/jobs/jobrunner.h"

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace pedigree {

class EmptyState;

/// What the frame has to know of a page.
struct Page {
    QString id; ///< "inventory": also the name of its picture
    QString title;
    QString glyph;
    QWidget *widget = nullptr;
    bool filtered = false;       ///< the filter line narrows it
    QWidget *line = nullptr;     ///< its own line beside the way here, in place of the filter
    EmptyState *empty = nullptr; ///< offers the first steps while nothing is open
    std::function<void()> copy = {};
    std::function<void()> find = {};
    std::function<void()> findNext = {};
    std::function<void()> findPrevious = {};
    std::function<QByteArray()> save = {};
    std::function<void(const QByteArray &)> restore = {};
};

/// What pages ask of the frame.
struct PageHost {
    std::function<void(const QString &page)> showPage;
    std::function<void()> dropFilter;
};

/// All pages, in the order of their tabs. A new page is one more entry here.
QList<Page> makePages(Selection &selection, JobRunner &jobs, const PageHost &host, QWidget *parent);

} // namespace pedigree
