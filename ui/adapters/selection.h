#pragma once
#include "ui/adapters/snapshot.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace pedigree {

/// Some of the things of a catalog: what a filter let through.
struct ThingSet {
    QString filter;              ///< as it was typed
    QString understood;          ///< the filter in plain words, or what is wrong with it
    bool bad = false;            ///< it could not be read: `things` are all of them then
    bool odd = false;            ///< it was read, but may not be what was meant
    std::vector<ThingId> things; ///< sorted
    std::size_t total = 0;
    bool contains(ThingId thing) const;
};

/// What all pages look at: the evidence, the one thing that is chosen in it, the one place that is looked up, the
/// filter, and the way here. A page tells what a person chose, and hears it back with all the others.
class Selection final : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject *parent = nullptr) : QObject(parent) {}

    /// Null while nothing is open.
    std::shared_ptr<const Snapshot> snapshot() const { return m_snapshot; }
    std::optional<ThingId> thing() const { return m_thing; }
    std::optional<SourcePlace> place() const { return m_place; }
    /// What the filter lets through; null = everything.
    std::shared_ptr<const ThingSet> filtered() const { return m_filtered; }

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    void setFiltered(std::shared_ptr<const ThingSet> filtered);

    /// Chooses a thing, and remembers where we were.
    void choose(ThingId thing);
    /// Looks a place up in its document, and asks for the page that shows it.
    void follow(SourcePlace place);
    /// The same for whoever shows documents already; nothing comes to the front.
    void lookAt(SourcePlace place);
    /// The page that is in front; kept with each step so that going back brings it back.
    void setPage(const QString &page) { m_page = page; }

    bool canGoBack() const { return !m_back.isEmpty(); }
    bool canGoForward() const { return !m_forward.isEmpty(); }
    void goBack();
    void goForward();

    /// From the base model to the chosen thing.
    QList<ThingId> trail() const;

signals:
    void snapshotChanged();
    void thingChanged();
    void placeChanged();
    /// The place is wanted in front of everything else.
    void placeAsked();
    void filteredChanged();
    void historyChanged();
    /// Going back or forward came to a step that was made on this page.
    void pageAsked(const QString &page);

private:
    struct Step {
        std::optional<ThingId> thing;
        std::optional<SourcePlace> place;
        QString page;
    };
    Step here() const { return {m_thing, m_place, m_page}; }
    void remember();
    void go(const Step &step);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const ThingSet> m_filtered;
    std::optional<ThingId> m_thing;
    std::optional<SourcePlace> m_place;
    QString m_page;
    QList<Step> m_back;
    QList<Step> m_forward;
};

} // namespace pedigree
