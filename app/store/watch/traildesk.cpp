// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/traildesk.h"

#include <algorithm>

#include "app/store/accounts/entering.h"
#include "app/store/core/query.h"
#include "app/store/watch/watchfile.h"

namespace paillasse::store {

namespace {

constexpr auto kindCount = static_cast<unsigned>(lastOf(wire::EventKind{})) + 1;
static_assert(kindCount < 64, "TrailQuery::kinds has a bit for each");

bool isSound(const wire::TrailQuery& query, Instant now)
{
    const auto to = query.to.isNull() ? now : query.to;
    const bool isAboutSomebody = !query.patient.isNull() || !query.person.isNull() || !query.workstation.isNull() || !query.reference.empty();
    const bool isPeriod = !query.from.isNull() && to - query.from <= TrailDesk::longestPeriodMs;
    return (isAboutSomebody || isPeriod) && query.from <= to && query.limit >= 1 && query.limit <= TrailDesk::mostRows && query.kinds >> kindCount == 0
        && (query.patient.isNull() || query.reference.empty());
}

// As it is held against the one before: where in its answer a page begins makes no other question.
wire::TrailQuery withoutPage(wire::TrailQuery query)
{
    query.before = {};
    query.beforePlace = {};
    query.limit = 0;
    return query;
}

} // namespace

TrailDesk::TrailDesk(Store& store, Writer& writer, Registry& registry, const AccountKeys& keys, ProveFactor prove, const Clock& clock, sql::Database database)
    : m_store(store), m_writer(writer), m_registry(registry), m_keys(keys), m_prove(std::move(prove)), m_clock(clock), m_database(std::move(database))
{
}

Result<std::unique_ptr<TrailDesk>> TrailDesk::open(Store& store, Writer& writer, Registry& registry, const AccountKeys& keys, ProveFactor prove, const Clock& clock)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<TrailDesk>(new TrailDesk(store, writer, registry, keys, std::move(prove), clock, std::move(*database)));
}

// At the first question: the watcher makes the one, the writer the other.
Result<> TrailDesk::openFiles()
{
    if (!m_reader) {
        auto file = connectToWatchFile(m_store);
        if (!file)
            return fail(ErrorCode::Unreachable, "watch: the trail's index is not there yet: " + file.error().detail);
        m_reader.emplace(std::move(*file));
    }
    if (m_index)
        return {};
    auto index = IdentifierIndex::open(m_store);
    if (!index)
        return tl::unexpected(index.error());
    m_index.emplace(std::move(*index));
    return {};
}

Result<lab::PatientId> TrailDesk::patientOf(const wire::TrailQuery& query)
{
    if (const auto opened = openFiles(); !opened)
        return tl::unexpected(opened.error());
    const auto patients = m_index->find(query.laboratory, IdentifierKind::PatientNumber, query.reference);
    if (!patients)
        return tl::unexpected(patients.error());
    if (!patients->empty())
        return lab::PatientId(patients->front().uuid());
    const auto orders = m_index->find(query.laboratory, IdentifierKind::Accession, query.reference);
    if (!orders)
        return tl::unexpected(orders.error());
    lab::PatientId patient;
    for (const auto& order : *orders)
        if (const auto row = first(m_database, "SELECT d.patient FROM document d JOIN laboratory l ON l.number = d.laboratory WHERE d.id = ? AND l.id = ?",
                                   [&patient](const auto& r) { patient = r.template id<lab::PatientId>(0); }, order, query.laboratory);
            !row)
            return tl::unexpected(row.error());
    return patient.isNull() ? Result<lab::PatientId>(fail(ErrorCode::NotFound, "watch: nobody bears this reference")) : patient;
}

Result<wire::TrailQuery> TrailDesk::resolved(wire::TrailQuery query)
{
    if (!isSound(query, m_clock.now()))
        return fail(ErrorCode::InvalidInput, "watch: a question beyond its bounds");
    if (query.reference.empty())
        return query;
    const std::lock_guard lock(m_mutex);
    const auto patient = patientOf(query);
    if (!patient)
        return tl::unexpected(patient.error());
    query.patient = *patient;
    return query;
}

Result<wire::TrailReply> TrailDesk::ask(const wire::TrailQuery& query, const Actor& by)
{
    const auto sound = resolved(query);
    if (!sound)
        return tl::unexpected(sound.error());
    if (!wasAskedLately(*sound, by))
        if (const auto entered = enter(TrailAsked{withoutPage(*sound)}, by); !entered)
            return tl::unexpected(entered.error());
    noteAsked(*sound, by);
    return answer(*sound, sound->limit);
}

Result<wire::TrailReply> TrailDesk::exportRows(const wire::TrailExport& order, const Actor& by)
{
    auto sound = resolved(order.query);
    if (!sound)
        return tl::unexpected(sound.error());
    if (const auto proved = m_prove(by.person, by.workstation, order.code); !proved)
        return tl::unexpected(proved.error());
    const auto whole = withoutPage(*sound);
    if (const auto entered = enter(TrailExported{whole, order.form}, by); !entered)
        return tl::unexpected(entered.error());
    return answer(whole, mostExported);
}

Result<wire::TrailReply> TrailDesk::answer(const wire::TrailQuery& query, std::uint32_t limit)
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    const auto laboratory = std::ranges::find(*laboratories, query.laboratory, &LaboratoryInfo::id);
    if (laboratory == laboratories->end())
        return fail(ErrorCode::NotFound, "watch: no such laboratory");
    const auto now = m_clock.now();
    const TrailSearch search{query, m_registry.peopleOf(query.laboratory), now, limit};
    const std::lock_guard lock(m_mutex);
    if (const auto opened = openFiles(); !opened)
        return tl::unexpected(opened.error());
    auto reply = m_reader->find(search);
    if (!reply)
        return reply;
    TrailNames names(m_registry, m_keys, m_database, *m_index, laboratory->number);
    for (auto& row : reply->rows)
        if (const auto filled = names.fill(row); !filled)
            return tl::unexpected(filled.error());
    const auto upTo = indexedTo(now);
    if (!upTo)
        return tl::unexpected(upTo.error());
    reply->indexedTo = *upTo;
    return reply;
}

Result<Instant> TrailDesk::indexedTo(Instant now)
{
    const auto positions = m_reader->positions();
    if (!positions)
        return tl::unexpected(positions.error());
    const auto left = leavesAfter(m_database, *positions);
    if (!left)
        return tl::unexpected(left.error());
    return *left == 0 ? Result<Instant>(now) : m_reader->reached();
}

bool TrailDesk::wasAskedLately(const wire::TrailQuery& query, const Actor& by)
{
    const std::lock_guard lock(m_askedMutex);
    const auto last = m_asked.find({by.person, by.workstation});
    return last != m_asked.end() && last->second.query == withoutPage(query) && m_clock.now() - last->second.at < sameQuestionMs;
}

void TrailDesk::noteAsked(const wire::TrailQuery& query, const Actor& by)
{
    const std::lock_guard lock(m_askedMutex);
    m_asked.insert_or_assign({by.person, by.workstation}, Asked{withoutPage(query), m_clock.now()});
}

Result<> TrailDesk::enter(AccountChange change, const Actor& by)
{
    return store::enter(m_writer, by.entry(std::move(change)));
}

} // namespace paillasse::store
