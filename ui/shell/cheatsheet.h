#pragma once
#include <QDialog>
#include <QList>

class QAction;

namespace pedigree {

/// Every key of the window on one page.
class CheatSheet final : public QDialog {
    Q_OBJECT
public:
    struct Group {
        QString title;
        QList<QAction *> actions;
        QList<std::pair<QString, QString>> further; ///< keys and what they do, where there is no action
    };
    CheatSheet(const QList<Group> &groups, QWidget *parent);
};

} // namespace pedigree
