// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/orderimport.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/rules/confidentiality.h"
#include "app/lab/rules/request.h"
#include "app/lab/wellformed.h"
#include "app/store/import/importedvalue.h"
#include "app/store/import/patientfinder.h"

namespace paillasse::store {

namespace {

constexpr std::size_t linesPerAct = lab::limits::linesPerAct;

// The number without its authority: "HIS|26-112298" → "26-112298".
std::string bare(const std::string& id)
{
    return id.substr(id.rfind('|') + 1);
}

// The tube's label is the accession with the tube's number after it.
std::string withoutTube(const std::string& label)
{
    const auto dash = label.rfind('-');
    return dash != std::string::npos && dash > 2 ? label.substr(0, dash) : std::string();
}

void addOnce(std::vector<lab::Order>& list, lab::Order order)
{
    if (std::ranges::find(list, order.id, &lab::Order::id) == list.end())
        list.push_back(std::move(order));
}

bool isAsked(const lab::Order& order, const std::string& examination)
{
    return std::ranges::any_of(order.lines, [&examination](const lab::ResultLine& line) { return line.examination == examination && line.state != lab::LineState::Cancelled; });
}

std::uint16_t nextNumber(const auto& items, auto numberOf)
{
    std::uint16_t most = 0;
    for (const auto& item : items)
        most = std::max<std::uint16_t>(most, std::invoke(numberOf, item));
    return static_cast<std::uint16_t>(most + 1);
}

// When it happened, for history and scope; never in the future.
Instant timeOf(const exchange::ImportedOrder& order, Instant now)
{
    auto at = order.context.collectedAt;
    for (const auto& result : order.results)
        if (at.isNull())
            at = result.observedAt;
    if (at.isNull())
        at = order.context.prescribedAt;
    return at.isNull() || at > now ? now : at;
}

} // namespace

Result<bool> OrderImport::perform(const lab::OrderId& order, Instant at, const Uuid& act, lab::ActBody body, const char* what)
{
    if (const auto done = classifyLines(order, body); !done)
        return tl::unexpected(done.error());
    const auto done = m_tools.desk.perform({lab::documentId(order), lab::ActId(act), at, m_record, std::move(body)});
    if (!done)
        return tl::unexpected(done.error());
    if (!*done)
        m_toTray(what, std::string("refused: ") + std::string(lab::toString(done->error().code)));
    return done->has_value();
}

lab::OrderId OrderImport::newId(const lab::PatientId& patient, const std::string& sourceId) const
{
    return lab::OrderId(m_tools.ids.of("order").add(m_tools.laboratory.bytes()).add(patient.bytes()).add(sourceId).finish());
}

// A sender without order numbers: the content names the order.
std::string OrderImport::sourceIdOf(const lab::PatientId& patient, const exchange::ImportedOrder& order) const
{
    if (!order.context.sourceId.empty())
        return order.context.sourceId;
    auto id = m_tools.ids.of("order.source").add(patient.bytes()).add(m_sender).add(static_cast<std::uint64_t>(order.context.collectedAt.ms));
    for (const auto& code : order.requested)
        id.add(exchange::keyOf(code));
    for (const auto& result : order.results)
        id.add(exchange::keyOf(result.examination)).add(result.part).add(static_cast<std::uint64_t>(result.observedAt.ms));
    return "import|" + id.finish().toString();
}

Result<std::optional<lab::Order>> OrderImport::findBySource(const lab::PatientId& patient, const exchange::ImportedOrder& order, bool& isAmbiguous)
{
    std::vector<lab::Order> found;
    const auto look = [&](IdentifierKind kind, const std::string& value) -> Result<> {
        const auto ids = m_tools.desk.find(kind, value);
        if (!ids)
            return tl::unexpected(ids.error());
        for (const auto& id : *ids) {
            auto known = m_tools.desk.order(lab::OrderId(id.uuid()));
            if (!known)
                return tl::unexpected(known.error());
            if (*known && (*known)->patient == patient)
                addOnce(found, std::move(**known));
        }
        return {};
    };
    if (order.ids.empty())
        if (const auto done = look(IdentifierKind::OrderSource, sourceIdOf(patient, order)); !done)
            return tl::unexpected(done.error());
    for (const auto& id : order.ids) {
        if (const auto done = look(IdentifierKind::OrderSource, id); !done)
            return tl::unexpected(done.error());
        // What we had sent out comes back under our own number.
        if (const auto done = look(IdentifierKind::Accession, bare(id)); !done)
            return tl::unexpected(done.error());
    }
    isAmbiguous = found.size() > 1;
    return found.size() == 1 ? std::optional(std::move(found.front())) : std::nullopt;
}

Result<std::optional<lab::Order>> OrderImport::findByLabel(const exchange::ImportedOrder& order, bool& isAmbiguous)
{
    std::vector<std::string> labels;
    for (const auto& id : order.ids)
        labels.push_back(bare(id));
    for (const auto& specimen : order.specimens)
        labels.push_back(specimen.id);
    std::vector<lab::Order> found;
    for (const auto& label : labels) {
        for (const auto& accession : {label, withoutTube(label)}) {
            const auto ids = accession.empty() ? Result<std::vector<lab::DocumentId>>() : m_tools.desk.find(IdentifierKind::Accession, accession);
            if (!ids)
                return tl::unexpected(ids.error());
            for (const auto& id : *ids) {
                auto known = m_tools.desk.order(lab::OrderId(id.uuid()));
                if (!known)
                    return tl::unexpected(known.error());
                if (*known)
                    addOnce(found, std::move(**known));
            }
        }
    }
    isAmbiguous = found.size() > 1;
    return found.size() == 1 ? std::optional(std::move(found.front())) : std::nullopt;
}

Result<bool> OrderImport::placeNew(const lab::OrderId& id, const lab::PatientId& patient, const exchange::ImportedOrder& order, std::vector<lab::NewSpecimen> specimens,
                                   std::vector<lab::NewLine> lines, Instant at)
{
    const auto accession = m_tools.numbers.accession(Date::of(m_tools.clock.now()).year);
    if (!accession)
        return tl::unexpected(accession.error());
    lab::PlaceOrder body;
    body.patient = patient;
    body.accession = *accession;
    body.priority = order.priority;
    body.context = order.context;
    body.context.sourceId = sourceIdOf(patient, order);
    body.specimens = std::move(specimens);
    const auto first = std::min(lines.size(), linesPerAct);
    body.lines.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
    const auto placed = perform(id, at, m_tools.ids.of("act.place").add(id.bytes()).finish(), std::move(body), "order");
    if (!placed || !*placed)
        return placed;
    ++m_tools.summary.orders;
    for (std::size_t from = first; from < lines.size(); from += linesPerAct) {
        const auto to = std::min(from + linesPerAct, lines.size());
        lab::AddTests more;
        more.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
        const auto added = perform(id, at, m_tools.ids.of("act.add").add(id.bytes()).add(std::uint64_t{from}).finish(), std::move(more), "lines");
        if (!added || !*added)
            return added;
    }
    return true;
}

// Of somebody who works here, whatever the sender called it.
Result<> OrderImport::classifyLines(const lab::OrderId& order, lab::ActBody& body)
{
    auto* place = std::get_if<lab::PlaceOrder>(&body);
    auto* more = std::get_if<lab::AddTests>(&body);
    if (place == nullptr && more == nullptr)
        return {};
    auto patientId = place != nullptr ? place->patient : lab::PatientId();
    if (more != nullptr) {
        const auto known = m_tools.desk.order(order);
        if (!known)
            return tl::unexpected(known.error());
        if (*known)
            patientId = (*known)->patient;
    }
    const auto patient = m_tools.desk.patient(patientId);
    if (!patient)
        return tl::unexpected(patient.error());
    lab::classify(place != nullptr ? place->lines : more->lines, *patient && (*patient)->isStaff);
    return {};
}

Result<> OrderImport::note(const lab::OrderId& id, const std::string& comment, Instant at)
{
    if (comment.empty())
        return {};
    const auto order = m_tools.desk.order(id);
    if (!order)
        return tl::unexpected(order.error());
    if (!*order || std::ranges::find((*order)->notes, comment, &lab::OrderNote::text) != (*order)->notes.end())
        return {};
    const auto done = perform(id, at, m_tools.ids.of("act.note").add(id.bytes()).add(comment).finish(), lab::AddNote{comment}, "comment");
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> OrderImport::place(const lab::PatientId& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const auto existing = findBySource(patient, order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (isAmbiguous) {
        m_toTray("order number", "its numbers belong to several orders here");
        return {};
    }
    std::vector<std::string> codes;
    for (const auto& code : order.requested) {
        const auto* examination = examinationOf(code, m_tools.catalogue);
        auto name = examination == nullptr ? foreignName(code) : examination->code;
        const bool isNew = !*existing || !isAsked(**existing, name);
        if (isNew && std::ranges::find(codes, name) == codes.end())
            codes.push_back(std::move(name));
    }
    if (codes.empty())
        return {};
    const auto at = m_tools.clock.now();
    auto request = lab::requestOf(lab::withInputs(codes, m_tools.catalogue), m_tools.catalogue, {}, *existing ? &**existing : nullptr);
    // The code alone says little of what the catalogue does not have.
    for (auto& line : request.lines)
        if (m_tools.catalogue.find(line.examination) == nullptr)
            line.confidentiality = foreignConfidentiality({{}, {}, {}, line.examination});
    if (*existing) {
        const auto act = m_tools.ids.of("act.add").add((*existing)->id.bytes()).add(codes.front()).add(std::uint64_t{(*existing)->lines.size()}).finish();
        const auto added = perform((*existing)->id, at, act, lab::AddTests{std::move(request.specimens), std::move(request.lines)}, "order");
        return added ? Result<>() : tl::unexpected(added.error());
    }
    const auto id = newId(patient, sourceIdOf(patient, order));
    const auto placed = placeNew(id, patient, order, std::move(request.specimens), std::move(request.lines), at);
    if (!placed)
        return tl::unexpected(placed.error());
    return *placed ? note(id, order.comment, at) : Result<>();
}

Result<> OrderImport::cancel(const lab::PatientId& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const auto existing = findBySource(patient, order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (!*existing) {
        m_toTray("order number", "a cancellation of an order that is not here");
        return {};
    }
    lab::CancelLines body;
    body.reason = "annulé par le demandeur";
    for (const auto& line : (*existing)->lines) {
        const bool isNamed = order.requested.empty() || std::ranges::any_of(order.requested, [&](const exchange::SourceCode& code) {
            const auto* examination = examinationOf(code, m_tools.catalogue);
            return line.examination == (examination == nullptr ? foreignName(code) : examination->code);
        });
        if (isNamed && line.state == lab::LineState::Pending)
            body.lines.push_back(line.id);
        else if (isNamed && line.state != lab::LineState::Cancelled)
            m_toTray("order", "a cancellation came after the work was begun");
    }
    if (body.lines.empty())
        return {};
    const auto act = m_tools.ids.of("act.cancel").add((*existing)->id.bytes()).add(std::uint64_t{body.lines.front()}).finish();
    const auto done = perform((*existing)->id, m_tools.clock.now(), act, std::move(body), "order");
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> OrderImport::addExternal(const lab::PatientId& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const auto existing = findBySource(patient, order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (isAmbiguous) {
        m_toTray("order number", "its numbers belong to several orders here");
        return {};
    }
    const auto at = timeOf(order, m_tools.clock.now());
    const auto id = *existing ? (*existing)->id : newId(patient, sourceIdOf(patient, order));
    const auto wanted = wantedOf(id, order);
    if (wanted.empty()) {
        m_toTray("results", order.results.empty() && order.attachments.empty() ? "there are no results in it" : "there is nothing in it that a line could hold");
        return {};
    }
    if (*existing) {
        if (const auto added = addLines(id, wanted, at); !added)
            return added;
    } else {
        std::vector<lab::NewLine> lines;
        for (const auto& one : wanted)
            lines.push_back({static_cast<lab::LineId>(lines.size() + 1), one.name, 0, one.examination == nullptr ? foreignConfidentiality(one.result->examination) : one.examination->confidentiality, 0});
        const auto placed = placeNew(id, patient, order, {}, std::move(lines), at);
        if (!placed)
            return tl::unexpected(placed.error());
        if (!*placed)
            return {};
    }
    if (const auto done = record(id, wanted, true, at); !done)
        return done;
    if (const auto done = markAbsent(id, wanted, at); !done)
        return done;
    return note(id, order.comment, at);
}

Result<> OrderImport::addMeasured(const std::optional<exchange::ImportedPatient>& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const auto existing = findByLabel(order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (!*existing) {
        m_toTray("specimen", isAmbiguous ? "its numbers belong to several orders here" : "results that match no order");
        return {};
    }
    if (patient && patient->isNamed()) {
        const auto owner = m_tools.desk.patient((*existing)->patient);
        if (!owner)
            return tl::unexpected(owner.error());
        if (*owner && !PatientFinder::mayBeOne(patient->identity, (*owner)->identity)) {
            m_toTray("patient", "the order of that label is another patient's");
            return {};
        }
    }
    const auto id = (*existing)->id;
    const auto at = m_tools.clock.now();
    if (const auto done = record(id, wantedOf(id, order), false, at); !done)
        return done;
    return recalculate(id, at);
}

} // namespace paillasse::store
