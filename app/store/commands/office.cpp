// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/office.h"

#include "app/store/erasure/eraser.h"
#include "app/wire/feedframe.h"

namespace paillasse::store {

namespace {

Result<> finishErasures(Store& store, Writer& writer, const Clock& clock, const Log& log)
{
    auto eraser = Eraser::open(store, writer, clock);
    const auto finished = eraser ? eraser->resume() : tl::unexpected(eraser.error());
    if (!finished)
        return tl::unexpected(finished.error());
    for (const auto& erasure : *finished)
        log.info("erasure.finished", {{"paillasse.erasure.id", erasure.header.erasure}, {"paillasse.laboratory.id", erasure.header.laboratory}});
    return {};
}

} // namespace

Result<std::unique_ptr<Office>> Office::open(const DataDirectory& directory, LockKind lock, const Clock& clock, const Log& log)
{
    std::unique_ptr<Office> office(new Office());
    auto store = Store::open(directory, {.lock = lock});
    if (!store)
        return tl::unexpected(store.error());
    office->m_store = std::move(*store);
    auto keys = AccountKeys::load(*office->m_store);
    if (!keys)
        return tl::unexpected(keys.error());
    office->m_keys.emplace(std::move(*keys));
    auto registry = Registry::open(*office->m_store, *office->m_keys, office->m_settings, clock, log);
    if (!registry)
        return tl::unexpected(registry.error());
    office->m_registry = std::move(*registry);
    WriterSettings settings;
    settings.polite = lock != LockKind::Serving;
    auto writer = Writer::start(*office->m_store, *office->m_registry, office->m_hub, clock, log, settings);
    if (!writer)
        return tl::unexpected(writer.error());
    office->m_writer = std::move(*writer);
    auto feed = Feed::open(*office->m_store, office->m_hub, clock);
    if (!feed)
        return tl::unexpected(feed.error());
    office->m_feed = std::move(*feed);
    auto copies = CacheProgress::open(*office->m_store, *office->m_writer, clock);
    if (!copies)
        return tl::unexpected(copies.error());
    office->m_copies.emplace(std::move(*copies));
    if (lock == LockKind::Serving)
        if (const auto finished = finishErasures(*office->m_store, *office->m_writer, clock, log); !finished)
            return tl::unexpected(finished.error());
    return office;
}

lab::LaboratoryProfile Office::profileOf(const lab::LaboratoryId& laboratory)
{
    lab::LaboratoryProfile none;
    none.id = laboratory;
    access::View view;
    view.laboratory = laboratory;
    view.catalogue = true;
    const auto payload = m_feed->document(view, lab::DocumentKind::Laboratory, lab::documentId(laboratory));
    if (!payload)
        return none;
    const auto frame = wire::decodeFrame(*payload);
    const auto* documents = frame ? std::get_if<wire::DocumentsFrame>(&*frame) : nullptr;
    if (!documents || documents->documents.empty())
        return none;
    const auto document = wire::join(lab::DocumentKind::Laboratory, documents->documents.front().sections);
    const auto* profile = document ? std::get_if<lab::LaboratoryProfile>(&*document) : nullptr;
    return profile ? *profile : none;
}

ReportNames Office::reportNames()
{
    const auto laboratory = [this](const lab::LaboratoryId& id) { return nameOf(id); };
    const auto person = [this](const lab::PersonId& id) {
        const auto known = m_registry->person(id);
        if (!known)
            return std::string();
        return known->title.empty() ? known->displayName : known->displayName + ", " + known->title;
    };
    return {laboratory, person};
}

IncomingAct Office::ownAct(const lab::LaboratoryId& laboratory, lab::DocumentKind kind, const lab::DocumentId& subject, lab::ActBody body, Instant at) const
{
    lab::Act act;
    act.at = at;
    act.id = lab::ActId::make(at);
    act.laboratory = laboratory;
    act.subjectKind = kind;
    act.subject = subject;
    act.person = lab::PersonId(m_store->identity().store);
    act.body = std::move(body);
    return importedAct(std::move(act));
}

Result<lab::LaboratoryId> Office::laboratory(const std::string& which)
{
    const auto all = m_store->laboratories();
    if (!all)
        return tl::unexpected(all.error());
    const auto id = lab::LaboratoryId::parse(which);
    std::optional<lab::LaboratoryId> found;
    std::string names;
    for (const auto& laboratory : *all) {
        const auto name = nameOf(laboratory.id);
        names += (names.empty() ? "" : ", ") + name;
        if (!which.empty() && (id ? laboratory.id != *id : name != which))
            continue;
        if (found)
            return fail(ErrorCode::Conflict, "say which laboratory with --laboratory: " + names);
        found = laboratory.id;
    }
    if (!found)
        return fail(ErrorCode::NotFound, "no such laboratory here; there is: " + names);
    return *found;
}

} // namespace paillasse::store
