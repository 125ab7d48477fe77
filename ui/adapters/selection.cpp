#include "ui/adapters/selection.h"

#include <algorithm>

namespace pedigree {

namespace {

constexpr qsizetype mostSteps = 200;

/// How well an edge tells where something came from, best first; nothing where it is beside the way from base to here.
std::optional<int> rank(Verb verb, EntityKind from, EntityKind to)
{
    switch (from) {
    case EntityKind::Model:
    case EntityKind::Adapter:
    case EntityKind::System:
    case EntityKind::Release: break;
    case EntityKind::Dataset:
    case EntityKind::Index:
        // the data of a model is beside its way, but data has a way of its own
        if (to == EntityKind::Dataset || to == EntityKind::Index)
            break;
        return std::nullopt;
    default: return std::nullopt; // files, people, evaluations: true, but no step on the way
    }
    switch (verb) {
    case Verb::DerivedFrom: return 0;
    case Verb::DeployedAs: return 1;
    case Verb::PartOf: return 2;
    case Verb::PackagedAs: return 3;
    case Verb::Uses: return 4;
    case Verb::TrainedOn: return 5;
    default: return std::nullopt;
    }
}

} // namespace

bool ThingSet::contains(ThingId thing) const
{
    return std::ranges::binary_search(things, thing);
}

void Selection::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    // What was chosen stays chosen when it is still there, whatever was opened beside it.
    std::optional<ThingId> kept;
    if (m_snapshot && m_thing && snapshot) {
        const std::string &id = m_snapshot->catalog().thing(*m_thing).id;
        const auto things = snapshot->catalog().things();
        const auto found = std::ranges::lower_bound(things, id, {}, &Thing::id);
        if (found != things.end() && found->id == id)
            kept = ThingId(found - things.begin());
    }
    m_snapshot = std::move(snapshot);
    m_filtered.reset();
    m_thing = kept;
    m_place.reset();
    m_back.clear();
    m_forward.clear();
    emit snapshotChanged();
    emit filteredChanged();
    emit thingChanged();
    emit placeChanged();
    emit historyChanged();
}

void Selection::setFiltered(std::shared_ptr<const ThingSet> filtered)
{
    m_filtered = std::move(filtered);
    emit filteredChanged();
}

void Selection::remember()
{
    if (m_thing || m_place) {
        m_back.append(here());
        if (m_back.size() > mostSteps)
            m_back.removeFirst();
    }
    m_forward.clear();
}

void Selection::choose(ThingId thing)
{
    if (m_thing == thing || !m_snapshot || thing >= m_snapshot->catalog().things().size())
        return;
    remember();
    m_thing = thing;
    emit thingChanged();
    emit historyChanged();
}

void Selection::follow(SourcePlace place)
{
    if (!m_snapshot || place.file >= m_snapshot->evidence().files.size())
        return;
    if (m_place != place)
        remember();
    lookAt(place);
    emit placeAsked();
    emit historyChanged();
}

void Selection::lookAt(SourcePlace place)
{
    if (!m_snapshot || place.file >= m_snapshot->evidence().files.size())
        return;
    m_place = place;
    emit placeChanged();
}

void Selection::go(const Step &step)
{
    const bool otherThing = m_thing != step.thing;
    const bool otherPlace = m_place != step.place;
    m_thing = step.thing;
    m_place = step.place;
    if (otherThing)
        emit thingChanged();
    if (otherPlace)
        emit placeChanged();
    if (!step.page.isEmpty())
        emit pageAsked(step.page);
    emit historyChanged();
}

void Selection::goBack()
{
    if (m_back.isEmpty())
        return;
    m_forward.append(here());
    go(m_back.takeLast());
}

void Selection::goForward()
{
    if (m_forward.isEmpty())
        return;
    m_back.append(here());
    go(m_forward.takeLast());
}

QList<ThingId> Selection::trail() const
{
    constexpr int longest = 6;
    QList<ThingId> way;
    if (!m_snapshot || !m_thing)
        return way;
    const LineageGraph *graph = m_snapshot->evidence().graph.get();
    way.prepend(*m_thing);
    while (graph && way.size() < longest) {
        const auto up = graph->up(way.first());
        const auto edges = graph->edges();
        const LineageEdge *best = nullptr;
        int least = 0;
        for (const std::uint32_t number : up) {
            const LineageEdge &edge = edges[number];
            const auto ranked = rank(edge.verb, m_snapshot->catalog().thing(edge.to).kind,
                                     m_snapshot->catalog().thing(way.first()).kind);
            if (ranked && !way.contains(edge.to) && (!best || *ranked < least)) {
                best = &edge;
                least = *ranked;
            }
        }
        if (!best)
            break;
        way.prepend(best->to);
    }
    return way;
}

} // namespace pedigree
