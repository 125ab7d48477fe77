#include "ui/shell/cheatsheet.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace pedigree {

CheatSheet::CheatSheet(const QList<Group> &groups, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"cheatSheet"_s);
    setWindowTitle(tr("Keys"));
    setAccessibleName(tr("Keys"));
    auto *inside = new QWidget(this);
    auto *columns = new QHBoxLayout(inside);
    columns->setContentsMargins(16, 16, 16, 16);
    columns->setSpacing(32);
    auto *column = new QVBoxLayout;
    columns->addLayout(column);
    int rows = 0;
    int all = 0;
    for (const Group &group : groups)
        all += int(group.actions.size() + group.further.size()) + 2;
    for (const Group &group : groups) {
        if (rows > all / 2) {
            column->addStretch();
            column = new QVBoxLayout;
            columns->addLayout(column);
            rows = -1000;
        }
        auto *title = new QLabel(group.title, inside);
        title->setFont(semiBold(title->font()));
        title->setTextFormat(Qt::PlainText);
        title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        column->addWidget(title);
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(24);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(0, 1);
        int line = 0;
        const auto add = [inside, grid, &line](const QString &what, const QString &keys) {
            auto *words = new QLabel(what, inside);
            words->setTextFormat(Qt::PlainText);
            auto *key = new QLabel(keys, inside);
            key->setTextFormat(Qt::PlainText);
            key->setFont(fixedFont());
            key->setProperty("tone", u"muted"_s);
            key->setAccessibleName(CheatSheet::tr("%1: %2").arg(what, keys));
            grid->addWidget(words, line, 0);
            grid->addWidget(key, line, 1, Qt::AlignRight);
            ++line;
        };
        for (const QAction *action : group.actions) {
            if (action->shortcuts().isEmpty())
                continue;
            QStringList keys;
            for (const QKeySequence &key : action->shortcuts())
                keys << key.toString(QKeySequence::NativeText);
            add(QString(action->text()).remove(u'&').remove(u'…'), keys.join(tr(" or ")));
        }
        for (const auto &[keys, what] : group.further)
            add(what, keys);
        rows += line + 2;
        column->addLayout(grid);
        column->addSpacing(12);
    }
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"cheatSheetScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    auto *closing = new QPushButton(tr("Close"), this);
    closing->setObjectName(u"cheatSheetClose"_s);
    closing->setDefault(true);
    connect(closing, &QPushButton::clicked, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->addWidget(scroll, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(16, 0, 16, 0);
    bottom->addStretch();
    bottom->addWidget(closing);
    layout->addLayout(bottom);
    resize(qMin(inside->sizeHint().width() + 24, 900), qMin(inside->sizeHint().height() + 60, 620));
}

} // namespace pedigree
