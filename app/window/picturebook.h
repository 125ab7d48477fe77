#pragma once
#include "ui/shell/mainwindow.h"
#include "ui/widgets/theme.h"

#include <QObject>
#include <QSize>
#include <QStringList>

namespace pedigree {

/// Draws every page of the window to a picture, in both schemes and two sizes, and says in a text what they show.
class PictureBook final : public QObject {
    Q_OBJECT
public:
    PictureBook(MainWindow &window, const QString &folder);

    /// Opens the sources, waits for them, draws, and ends the program: 0 when all pictures were written, else 2.
    void draw(const QStringList &sources);

private:
    struct Picture {
        QString page;
        Theme::Scheme scheme;
        QSize size;
        QString file;
    };
    void prepare();
    void next();
    void take();
    void choose();
    bool writeSummary() const;

    MainWindow &m_window;
    QString m_folder;
    QList<Picture> m_wanted;
    qsizetype m_at = -1;
    bool m_failed = false;
};

} // namespace pedigree
