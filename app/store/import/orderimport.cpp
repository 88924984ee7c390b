// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/orderimport.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/rules/request.h"
#include "app/lab/wellformed.h"
#include "app/store/import/importedvalue.h"
#include "app/store/import/ordercontext.h"
#include "app/store/import/orderfinder.h"
#include "app/store/import/particulars.h"
#include "app/store/import/patientfinder.h"
#include "app/store/import/patienttraits.h"
#include "app/store/import/resultimport.h"
#include "app/store/import/specimenimport.h"

namespace paillasse::store {

namespace {

constexpr std::size_t linesPerAct = lab::limits::linesPerAct;
constexpr auto severalOrders = "its numbers belong to several orders here";
constexpr auto documentCame = "a document came along: it is kept as it was sent";

bool isAsked(const lab::Order& order, const std::string& examination)
{
    return std::ranges::any_of(order.lines, [&examination](const lab::ResultLine& line) { return line.examination == examination && line.state != lab::LineState::Cancelled; });
}

// What is asked for, by the names that lines have; each once.
std::vector<std::string> codesOf(const exchange::ImportedOrder& order, const lab::Catalogue& catalogue)
{
    std::vector<std::string> codes;
    for (const auto& code : order.requested) {
        const auto* examination = examinationOf(code, catalogue);
        auto name = examination == nullptr ? foreignName(code) : examination->code;
        if (std::ranges::find(codes, name) == codes.end())
            codes.push_back(std::move(name));
    }
    return codes;
}

lab::Request requestOf(const std::vector<std::string>& codes, const lab::Catalogue& catalogue, const lab::Order* existing)
{
    auto request = lab::requestOf(lab::withInputs(codes, catalogue), catalogue, {}, existing);
    // The code alone says little of what the catalogue does not have.
    for (auto& line : request.lines)
        if (catalogue.find(line.examination) == nullptr)
            line.confidentiality = foreignConfidentiality({{}, {}, {}, line.examination});
    return request;
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
    body.context.sourceId = OrderFinder(m_acts).sourceIdOf(patient, order);
    for (const auto& result : order.results)
        if (body.context.collectedAt.isNull())
            body.context.collectedAt = result.observedAt;
    body.specimens = std::move(specimens);
    const auto first = std::min(lines.size(), linesPerAct);
    body.lines.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
    const auto placed = m_acts.perform(id, at, m_tools.ids.act("act.place", id).finish(), std::move(body), "order");
    if (!placed || !*placed)
        return placed;
    ++m_tools.summary.orders;
    for (std::size_t from = first; from < lines.size(); from += linesPerAct) {
        const auto to = std::min(from + linesPerAct, lines.size());
        lab::AddTests more;
        more.lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.begin() + static_cast<std::ptrdiff_t>(to));
        const auto added = m_acts.perform(id, at, m_tools.ids.act("act.add", id).add(std::uint64_t{from}).finish(), std::move(more), "lines");
        if (!added || !*added)
            return added;
    }
    return true;
}

// Another number of the same examinations: only what is not asked for yet.
Result<bool> OrderImport::addTests(const lab::Order& existing, std::vector<std::string> codes, Instant at)
{
    std::erase_if(codes, [&existing](const std::string& code) { return isAsked(existing, code); });
    if (codes.empty())
        return true;
    auto request = requestOf(codes, m_tools.catalogue, &existing);
    const auto act = m_tools.ids.act("act.add", existing.id).add(codes.front()).add(std::uint64_t{existing.lines.size()}).finish();
    return m_acts.perform(existing.id, at, act, lab::AddTests{std::move(request.specimens), std::move(request.lines)}, "order");
}

Result<> OrderImport::place(const lab::PatientId& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const OrderFinder finder(m_acts);
    const auto existing = finder.bySource(patient, order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (isAmbiguous) {
        m_acts.toTray("order number", severalOrders);
        return {};
    }
    if (!order.attachments.empty())
        m_acts.toTray("order", documentCame);
    const auto codes = codesOf(order, m_tools.catalogue);
    const auto at = m_tools.clock.now();
    const auto* known = *existing ? &**existing : nullptr;
    const auto id = known != nullptr ? known->id : finder.newId(patient, order);
    if (known == nullptr && codes.empty())
        return {}; // a document alone
    Result<bool> isDone = true;
    if (known != nullptr) {
        compareContext(m_acts, *known, order);
        isDone = addTests(*known, codes, at);
    } else {
        auto request = requestOf(codes, m_tools.catalogue, nullptr);
        isDone = placeNew(id, patient, order, std::move(request.specimens), std::move(request.lines), at);
    }
    if (!isDone || !*isDone)
        return isDone ? Result<>() : tl::unexpected(isDone.error());
    m_order = id;
    tellFurtherNumbers(m_acts, known, order);
    if (const auto done = SpecimenImport(m_acts).take(id, order, at); !done)
        return done;
    return m_acts.note(id, order.comment, at);
}

Result<> OrderImport::cancel(const lab::PatientId& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const OrderFinder finder(m_acts);
    const auto existing = finder.bySource(patient, order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (!*existing) {
        m_acts.toTray("order number", isAmbiguous ? severalOrders : "a cancellation of an order that is not here");
        return {};
    }
    m_order = (*existing)->id;
    lab::CancelLines body;
    body.reason = "annulé par le demandeur";
    if (!order.comment.empty())
        body.reason += " : " + order.comment;
    auto reason = exchange::asText(body.reason, lab::limits::reason);
    if (reason.isShortened)
        m_acts.unread(SourceField::Comment, "shortened");
    body.reason = std::move(reason.text);
    const auto names = codesOf(order, m_tools.catalogue);
    const auto isThere = [&](const std::string& name) { return std::ranges::find((*existing)->lines, name, &lab::ResultLine::examination) != (*existing)->lines.end(); };
    if (!std::ranges::all_of(names, isThere))
        m_acts.toTray("order", "a cancellation of an examination that the order does not have");
    for (const auto& line : (*existing)->lines) {
        const bool isNamed = names.empty() || std::ranges::find(names, line.examination) != names.end();
        if (isNamed && line.state == lab::LineState::Pending)
            body.lines.push_back(line.id);
        else if (isNamed && line.state != lab::LineState::Cancelled)
            m_acts.toTray("order", "a cancellation came after the work was begun");
    }
    compareContext(m_acts, **existing, order);
    tellFurtherNumbers(m_acts, &**existing, order);
    if (body.lines.empty())
        return {};
    const auto act = m_tools.ids.act("act.cancel", (*existing)->id).add(std::uint64_t{body.lines.front()}).finish();
    const auto done = m_acts.perform((*existing)->id, m_tools.clock.now(), act, std::move(body), "order");
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> OrderImport::addExternal(const lab::PatientId& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const OrderFinder finder(m_acts);
    const auto existing = finder.bySource(patient, order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (isAmbiguous) {
        m_acts.toTray("order number", severalOrders);
        return {};
    }
    const auto* known = *existing ? &**existing : nullptr;
    const auto at = timeOf(order, m_tools.clock.now());
    const auto id = known != nullptr ? known->id : finder.newId(patient, order);
    ResultImport results(m_acts, id, order, ResultSource::External);
    if (results.isEmpty()) {
        m_acts.toTray("results", order.results.empty() && order.attachments.empty() ? "there are no results in it" : "there is nothing in it that a line could hold");
        return {};
    }
    if (known != nullptr) {
        compareContext(m_acts, *known, order);
        if (const auto added = results.addLines(at); !added)
            return added;
    } else {
        const auto placed = placeNew(id, patient, order, {}, results.newLines(1), at);
        if (!placed || !*placed)
            return placed ? Result<>() : tl::unexpected(placed.error());
    }
    m_order = id;
    tellFurtherNumbers(m_acts, known, order);
    tellRequested(m_acts, known, order);
    if (const auto done = results.record(0, at); !done)
        return done;
    if (const auto done = results.markAbsent(at); !done)
        return done;
    if (const auto done = SpecimenImport(m_acts).tell(id, order, at); !done)
        return done;
    if (m_tools.keepsParticulars)
        if (const auto done = m_acts.note(id, particularsOf(order), at); !done)
            return done;
    return m_acts.note(id, order.comment, at);
}

Result<> OrderImport::addMeasured(const std::optional<exchange::ImportedPatient>& patient, const exchange::ImportedOrder& order)
{
    bool isAmbiguous = false;
    const OrderFinder finder(m_acts);
    const auto existing = finder.byLabel(order, isAmbiguous);
    if (!existing)
        return tl::unexpected(existing.error());
    if (!*existing) {
        m_acts.toTray("specimen", isAmbiguous ? severalOrders : "results that match no order");
        return {};
    }
    const auto& known = **existing;
    if (patient) {
        const auto owner = m_tools.desk.patient(known.patient);
        if (!owner)
            return tl::unexpected(owner.error());
        if (*owner && patient->isNamed() && !PatientFinder::mayBeOne(patient->identity, (*owner)->identity)) {
            m_acts.toTray("patient", "the order of that label is another patient's");
            return {};
        }
        if (*owner)
            for (const auto field : differingFields(*patient, **owner))
                m_acts.unread(field, saysOtherwise);
    }
    const auto at = m_tools.clock.now();
    compareContext(m_acts, known, order);
    m_order = known.id;
    tellFurtherNumbers(m_acts, &known, order);
    tellRequested(m_acts, &known, order);
    ResultImport results(m_acts, known.id, order, ResultSource::Instrument);
    if (const auto done = results.record(SpecimenImport::labelled(known, order), at); !done)
        return done;
    if (std::ranges::any_of(order.specimens, &exchange::ImportedSpecimen::rejected))
        m_acts.toTray("specimen", "the instrument rejects a tube: a person decides");
    if (const auto done = SpecimenImport(m_acts).tell(known.id, order, at); !done)
        return done;
    if (const auto done = m_acts.note(known.id, order.comment, at); !done)
        return done;
    return results.recalculate(at);
}

} // namespace paillasse::store
