// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/messagekeeper.h"

#include <algorithm>

namespace paillasse::store {

namespace {

using exchange::MessagePlace;
using exchange::SourceMessage;

constexpr std::size_t keptAtOnce = 64;
constexpr std::size_t doneAtOnce = 2000;

std::string joined(const std::vector<std::string>& fields)
{
    std::string out;
    for (const auto& field : fields)
        out += (out.empty() ? "" : ", ") + field;
    return out;
}

} // namespace

std::string_view MessageKeeper::textOf(const SourceMessage& message) const
{
    return std::string_view(m_texts[message.place.input]).substr(message.offset, message.size);
}

Uuid MessageKeeper::doneId(const SourceMessage& message) const
{
    return m_kept->doneId(textOf(message), m_how);
}

Result<> MessageKeeper::refuseInput(std::size_t input, const std::string& where, const std::string& reason, std::string bytes)
{
    ++m_summary.messages;
    m_summary.refused.push_back({m_files[input], 1, where, reason});
    if (bytes.empty())
        return {};
    m_waiting.push_back({KeptKind::Refused, {m_files[input], 1, {}, where, reason, {}, toBytes(asBytes(bytes))}});
    return keepAll(); // one may be large
}

void MessageKeeper::countUnread(const SourceMessage& message)
{
    if (message.refusal || m_refused.contains(message.place) || message.unread.empty())
        return;
    const auto [at, isNew] = m_unread.try_emplace({message.place.input, message.unread}, m_summary.unread.size());
    if (isNew)
        m_summary.unread.push_back({m_files[message.place.input], message.place.number, 1, message.unread});
    else
        ++m_summary.unread[at->second].messages;
}

Result<> MessageKeeper::begin(const exchange::Reading& reading)
{
    for (const auto& message : reading.messages) {
        m_messages.insert_or_assign(message.place, message);
        ++m_summary.messages;
        if (message.refusal) {
            m_summary.refused.push_back({m_files[message.place.input], message.place.number, message.refusal->where, message.refusal->reason});
            keep(KeptKind::Refused, message.place, message.refusal->where, message.refusal->reason);
        }
        if (const auto done = relieve(); !done)
            return done;
    }
    for (const auto& text : reading.notes)
        m_summary.notes.push_back({m_files[reading.messages.front().place.input], text});
    return {};
}

void MessageKeeper::keep(KeptKind kind, const MessagePlace& place, const std::string& where, const std::string& reason)
{
    const auto message = m_messages.find(place);
    if (m_kept && message != m_messages.end())
        m_waiting.push_back({kind, {m_files[place.input], place.number, message->second.type, where, reason, std::string(textOf(message->second)), {}}});
}

// All messages of it, for a report and its results may be several.
void MessageKeeper::toTray(const std::vector<MessagePlace>& sources, const std::string& where, const std::string& reason)
{
    if (sources.empty())
        return;
    const auto& first = sources.front();
    if (m_inTray.insert({first, where + reason}).second) {
        m_summary.tray.push_back({m_files[first.input], first.number, where, reason});
        m_trayed[first].push_back(where + ": " + reason);
    }
    for (const auto& place : sources) {
        m_unfinished.insert(place);
        if (m_inTray.insert({place, {}}).second)
            keep(KeptKind::Tray, place, where, reason);
    }
}

void MessageKeeper::refuse(const std::vector<MessagePlace>& sources, const std::string& where, const std::string& reason)
{
    for (const auto& place : sources) {
        const auto [at, isNew] = m_refused.try_emplace(place, m_summary.refused.size());
        if (isNew) {
            m_summary.refused.push_back({m_files[place.input], place.number, where, reason});
            m_unfinished.insert(place);
            keep(KeptKind::Refused, place, where, reason);
            continue;
        }
        auto& told = m_summary.refused[at->second];
        if (const auto more = where + ": " + reason; told.where + ": " + told.reason != more && told.reason.find(more) == std::string::npos)
            told.reason += "; " + more;
    }
}

void MessageKeeper::unread(const std::vector<MessagePlace>& sources, const std::string& field)
{
    for (const auto& place : sources) {
        const auto message = m_messages.find(place);
        if (message == m_messages.end())
            continue;
        auto& fields = message->second.unread;
        if (std::ranges::find(fields, field) == fields.end())
            fields.push_back(field);
    }
}

// A message is refused or waits in the tray, never both: what was said of it there goes with the refusal.
void MessageKeeper::foldTray()
{
    for (const auto& [place, at] : m_refused) {
        const auto trayed = m_trayed.find(place);
        if (trayed == m_trayed.end())
            continue;
        for (const auto& words : trayed->second)
            m_summary.refused[at].reason += "; " + words;
        std::erase_if(m_summary.tray, [&, &where = place](const ImportSummary::Place& told) { return told.file == m_files[where.input] && told.message == where.number; });
    }
}

Result<bool> MessageKeeper::wasDone(const std::vector<MessagePlace>& sources)
{
    if (!m_kept)
        return false;
    for (const auto& place : sources) {
        const auto message = m_messages.find(place);
        const auto known = message == m_messages.end() ? Result<bool>(false) : m_kept->isDone(doneId(message->second));
        if (!known || !*known)
            return known;
    }
    return true;
}

Result<> MessageKeeper::relieve()
{
    return m_waiting.size() >= keptAtOnce ? keepAll() : Result<>();
}

Result<> MessageKeeper::keepAll()
{
    if (m_kept && !m_waiting.empty())
        if (const auto kept = m_kept->keep(m_waiting); !kept)
            return tl::unexpected(kept.error());
    m_waiting.clear();
    return {};
}

// Taken in wholly, and for the first time. Of the others nothing is marked: what went to the tray may find its place another time.
Result<std::vector<const SourceMessage*>> MessageKeeper::fresh()
{
    std::vector<const SourceMessage*> list;
    for (const auto& [place, message] : m_messages) {
        if (message.refusal || m_unfinished.contains(place))
            continue;
        const auto known = m_kept->isDone(doneId(message));
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            list.push_back(&message);
    }
    return list;
}

Result<> MessageKeeper::keepUnread(const std::vector<const SourceMessage*>& messages)
{
    for (const auto* message : messages) {
        if (message->unread.empty())
            continue;
        keep(KeptKind::Unread, message->place, "fields that are not read", joined(message->unread));
        if (const auto done = relieve(); !done)
            return done;
    }
    return keepAll();
}

Result<> MessageKeeper::markDone(const std::vector<const SourceMessage*>& messages)
{
    for (std::size_t from = 0; from < messages.size(); from += doneAtOnce) {
        std::vector<Uuid> ids;
        for (auto i = from; i < std::min(from + doneAtOnce, messages.size()); ++i)
            ids.push_back(doneId(*messages[i]));
        if (const auto marked = m_kept->markDone(ids); !marked)
            return marked;
    }
    return {};
}

// What is marked is never looked at again: it comes last.
Result<> MessageKeeper::finish()
{
    if (m_kept) {
        const auto messages = fresh();
        if (!messages)
            return tl::unexpected(messages.error());
        if (const auto kept = keepUnread(*messages); !kept)
            return kept;
        if (const auto marked = markDone(*messages); !marked)
            return marked;
    }
    foldTray();
    for (const auto& [place, message] : m_messages)
        countUnread(message);
    m_messages.clear();
    m_unfinished.clear();
    m_refused.clear();
    m_trayed.clear();
    return {};
}

} // namespace paillasse::store
