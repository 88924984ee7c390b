// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/enginememory.h"

#include <algorithm>

#include "app/wire/watchfields.h"

namespace paillasse::store {

namespace {

constexpr std::uint32_t version = 1; // another one is begun anew

struct GroupRow {
    Uuid key;
    std::vector<WindowStep> window;
    std::vector<SeenStep> distinct;
    std::vector<wire::EventPlace> causes;
    Raised raised;
    Instant last;
    bool operator==(const GroupRow&) const = default;
};
struct RuleRow {
    std::string name;
    std::uint64_t print = 0;
    std::vector<GroupRow> groups;
    bool operator==(const RuleRow&) const = default;
};
struct ReaderRow {
    lab::PersonId person;
    std::int64_t day = 0;
    access::Role role{};
    std::vector<std::uint32_t> today;
    std::vector<DayCount> past;
    bool operator==(const ReaderRow&) const = default;
};
struct RoleReadsRow {
    access::Role role{};
    std::vector<DayCount> days;
    bool operator==(const RoleReadsRow&) const = default;
};
struct ReadsRow {
    KindMask events = 0;
    std::vector<ReaderRow> people;
    std::vector<RoleReadsRow> roles;
    bool operator==(const ReadsRow&) const = default;
};
struct HoursRow {
    lab::PersonId person;
    std::vector<WorkedWeek> weeks;
    bool operator==(const HoursRow&) const = default;
};
struct RoleHoursRow {
    RoleIn role;
    std::vector<WorkedWeek> weeks;
    bool operator==(const RoleHoursRow&) const = default;
};
struct PlacesRow {
    lab::PersonId person;
    Whereabouts::Place newest;
    Whereabouts::Place other;
    bool operator==(const PlacesRow&) const = default;
};
struct MemoryRows {
    std::uint32_t version = 0;
    std::vector<RuleRow> rules;
    std::vector<ReadsRow> reads;
    std::vector<HoursRow> hours;
    std::vector<RoleHoursRow> roleHours;
    std::vector<PlacesRow> places;
    Instant swept;
    bool operator==(const MemoryRows&) const = default;
};

} // namespace

} // namespace paillasse::store

namespace paillasse::cbor {

template <>
struct Fields<store::WindowStep> {
    static void visit(auto& v, auto& x) { numbered(v, x.step, x.amount); }
};
template <>
struct Fields<store::SeenStep> {
    static void visit(auto& v, auto& x) { numbered(v, x.what, x.step); }
};
template <>
struct Fields<store::Raised> {
    static void visit(auto& v, auto& x) { numbered(v, x.at, x.observed, x.laboratory); }
};
template <>
struct Fields<store::GroupRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.key, x.window, x.distinct, x.causes, x.raised, x.last); }
};
template <>
struct Fields<store::RuleRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.name, x.print, x.groups); }
};
template <>
struct Fields<store::DayCount> {
    static void visit(auto& v, auto& x) { numbered(v, x.day, x.patients, x.people); }
};
template <>
struct Fields<store::ReaderRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.day, x.role, x.today, x.past); }
};
template <>
struct Fields<store::RoleReadsRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.role, x.days); }
};
template <>
struct Fields<store::ReadsRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.events, x.people, x.roles); }
};
template <>
struct Fields<store::WorkedWeek> {
    static void visit(auto& v, auto& x) { numbered(v, x.week, x.first, x.second, x.third); }
};
template <>
struct Fields<store::HoursRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.weeks); }
};
template <>
struct Fields<store::RoleIn> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.role); }
};
template <>
struct Fields<store::RoleHoursRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.role, x.weeks); }
};
template <>
struct Fields<store::Whereabouts::Place> {
    static void visit(auto& v, auto& x) { numbered(v, x.workstation, x.at); }
};
template <>
struct Fields<store::PlacesRow> {
    static void visit(auto& v, auto& x) { numbered(v, x.person, x.newest, x.other); }
};
template <>
struct Fields<store::MemoryRows> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.rules, x.reads, x.hours, x.roleHours, x.places, x.swept); }
};
template <>
struct Fields<store::CountForm> {
    static void visit(auto& v, auto& x)
    {
        numbered(v, x.events, x.group, x.counted, x.windowMinutes, x.threshold, x.faults, x.valueAtLeast, x.withoutOrderDays, x.staffOrVip, x.elsewhereMinutes);
    }
};
template <>
struct Fields<store::FarMoreForm> {
    static void visit(auto& v, auto& x) { numbered(v, x.events, x.windowDays, x.leastDays, x.factorPermille, x.roleFactorPermille, x.floor); }
};
template <>
struct Fields<store::OutsideHoursForm> {
    static void visit(auto& v, auto& x) { numbered(v, x.events, x.windowMinutes, x.threshold, x.slackHours, x.hardlyEverDays, x.leastHistoryDays, x.nightFrom, x.nightTo); }
};
template <>
struct Fields<store::ThresholdForm> {
    static void visit(auto& v, auto& x) { numbered(v, x.conditions, x.group, x.above, x.below); }
};

} // namespace paillasse::cbor

namespace paillasse::store {

namespace {

// The rows of a hash map, each made by `rowOf`, in the order of their keys.
template <class Row, class Map, class RowOf>
std::vector<Row> rowsOf(const Map& map, RowOf rowOf)
{
    std::vector<const typename Map::value_type*> entries;
    for (const auto& entry : map)
        entries.push_back(&entry);
    std::ranges::sort(entries, {}, [](const auto* entry) { return entry->first; });
    std::vector<Row> rows;
    for (const auto* entry : entries)
        rows.push_back(rowOf(entry->first, entry->second));
    return rows;
}

GroupRow rowOf(const Uuid& key, const Group& group)
{
    return {key, group.window.kept(), group.distinct.kept(), group.causes, group.raised, group.last};
}

ReaderRow rowOf(const lab::PersonId& person, const DayReads::Reader& reader)
{
    ReaderRow row{person, reader.day, reader.role, {reader.today.begin(), reader.today.end()}, reader.past};
    std::ranges::sort(row.today);
    return row;
}

ReadsRow rowOf(KindMask events, const DayReads& reads)
{
    ReadsRow row{events, rowsOf<ReaderRow>(reads.people(), [](const auto& person, const auto& reader) { return rowOf(person, reader); }), {}};
    for (const auto& [role, days] : reads.roles())
        row.roles.push_back({role, days});
    return row;
}

void restoreRule(RunningRule& running, std::vector<GroupRow> rows)
{
    running.groups.clear();
    for (auto& row : rows) {
        auto& group = running.groups[row.key];
        group.window.restore(std::move(row.window));
        group.distinct.restore(std::move(row.distinct));
        group.causes = std::move(row.causes);
        group.raised = row.raised;
        group.last = row.last;
    }
}

void restoreReads(DayReads& reads, const ReadsRow& row)
{
    DayReads::People people;
    for (const auto& one : row.people)
        people[one.person] = {one.day, one.role, {one.today.begin(), one.today.end()}, one.past};
    DayReads::Roles roles;
    for (const auto& one : row.roles)
        roles[one.role] = one.days;
    reads.restore(std::move(people), std::move(roles));
}

} // namespace

std::uint64_t printOf(const Rule& rule)
{
    std::uint64_t print = 1469598103934665603ULL; // FNV-1a
    for (const auto byte : cbor::encode(rule.form))
        print = (print ^ byte) * 1099511628211ULL;
    return print;
}

Bytes saved(const EngineMemory& memory)
{
    MemoryRows rows;
    rows.version = version;
    for (const auto& running : memory.rules)
        rows.rules.push_back({running.rule.name, running.print, rowsOf<GroupRow>(running.groups, [](const auto& key, const auto& group) { return rowOf(key, group); })});
    for (const auto& [events, reads] : memory.reads)
        rows.reads.push_back(rowOf(events, reads));
    rows.hours = rowsOf<HoursRow>(memory.hours, [](const auto& person, const auto& hours) { return HoursRow{person, hours.kept()}; });
    for (const auto& [role, hours] : memory.roleHours)
        rows.roleHours.push_back({role, hours.kept()});
    rows.places = rowsOf<PlacesRow>(memory.whereabouts.people(), [](const auto& person, const auto& places) { return PlacesRow{person, places[0], places[1]}; });
    rows.swept = memory.swept;
    return cbor::encode(rows);
}

Result<> restore(EngineMemory& memory, ByteView bytes)
{
    auto rows = cbor::decode<MemoryRows>(bytes);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->version != version)
        return fail(ErrorCode::Incompatible, "the rules' memory is of version " + std::to_string(rows->version));
    for (auto& row : rows->rules)
        for (auto& running : memory.rules)
            if (running.rule.name == row.name && running.print == row.print)
                restoreRule(running, std::move(row.groups));
    for (const auto& row : rows->reads)
        for (auto& [events, reads] : memory.reads)
            if (events == row.events)
                restoreReads(reads, row);
    memory.hours.clear();
    for (auto& row : rows->hours)
        memory.hours[row.person].restore(std::move(row.weeks));
    memory.roleHours.clear();
    for (auto& row : rows->roleHours)
        memory.roleHours[row.role].restore(std::move(row.weeks));
    Whereabouts::People people;
    for (const auto& row : rows->places)
        people[row.person] = {row.newest, row.other};
    memory.whereabouts.restore(std::move(people));
    memory.swept = rows->swept;
    return {};
}

} // namespace paillasse::store
