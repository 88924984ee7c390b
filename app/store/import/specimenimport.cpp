// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/specimenimport.h"

#include <algorithm>
#include <set>

#include "app/lab/rules/reception.h"
#include "app/store/import/importedvalue.h"

namespace paillasse::store {

namespace {

using exchange::ImportedSpecimen;

constexpr auto noTube = "no tube here that it can be said of";

std::string labelOf(const lab::Order& order, lab::SpecimenNumber number)
{
    return order.accession + '-' + std::to_string(number);
}

bool isSameWord(std::string_view a, std::string_view b)
{
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
    return !a.empty() && std::ranges::equal(a, b, {}, upper, upper);
}

// Of one that has no tube here, or whose tube has no place for it.
std::string sentenceOf(const ImportedSpecimen& told)
{
    const auto what = told.rejected ? std::string("rejeté") : told.isUnavailable ? std::string("non disponible") : std::string("remarque");
    auto sentence = "Prélèvement" + (told.id.empty() ? "" : ' ' + told.id) + (told.type.empty() ? "" : " (" + told.type + ')') + " : " + what;
    if (!told.remark.empty())
        sentence += " : " + told.remark;
    return sentence;
}

} // namespace

// By its label; else, of the tubes that the requests stand on which it was taken for, the one that is called like it, or the only one.
SpecimenImport::Tube SpecimenImport::tubeOf(const lab::Order& order, const ImportedSpecimen& told) const
{
    std::set<lab::SpecimenNumber> numbers;
    for (const auto& line : order.lines) {
        const bool isServed = told.serves.empty() || std::ranges::any_of(told.serves, [&](const exchange::SourceCode& code) {
            const auto* examination = examinationOf(code, m_acts.tools().catalogue);
            return line.examination == (examination == nullptr ? foreignName(code) : examination->code);
        });
        if (isServed && line.specimen != 0 && line.state != lab::LineState::Cancelled)
            numbers.insert(line.specimen);
    }
    Tube named;
    for (const auto& tube : order.specimens) {
        if (told.id == labelOf(order, tube.number))
            return tube;
        if (!named && numbers.contains(tube.number) && (isSameWord(tube.container, told.container) || isSameWord(tube.container, told.type)))
            named = tube;
    }
    if (named || numbers.size() != 1)
        return named;
    const auto* only = order.specimen(*numbers.begin());
    return only == nullptr ? Tube() : Tube(*only);
}

lab::SpecimenNumber SpecimenImport::labelled(const lab::Order& order, const exchange::ImportedOrder& told)
{
    std::set<lab::SpecimenNumber> numbers;
    for (const auto& tube : order.specimens) {
        const auto label = labelOf(order, tube.number);
        const bool isId = std::ranges::any_of(told.ids, [&label](const std::string& id) { return id.substr(id.rfind('|') + 1) == label; });
        if (isId || std::ranges::find(told.specimens, label, &ImportedSpecimen::id) != told.specimens.end())
            numbers.insert(tube.number);
    }
    return numbers.size() == 1 ? *numbers.begin() : lab::SpecimenNumber{0};
}

Result<> SpecimenImport::take(const lab::OrderId& id, const exchange::ImportedOrder& told, Instant at)
{
    std::set<lab::SpecimenNumber> taken;
    std::string notes;
    for (const auto& specimen : told.specimens) {
        const auto order = m_acts.tools().desk.order(id);
        if (!order || !*order)
            return order ? Result<>() : tl::unexpected(order.error());
        auto tube = tubeOf(**order, specimen);
        // Two of them are not one tube.
        if (tube && !taken.insert(tube->number).second)
            tube.reset();
        Result<bool> isPlaced = false;
        const bool isMoved = tube && !specimen.isUnavailable && (specimen.rejected || !specimen.receivedAt.isNull());
        const bool wasWaiting = isMoved && lab::isAwaited(*tube);
        if (isMoved)
            isPlaced = specimen.rejected ? reject(**order, specimen, *tube, at) : receive(id, specimen, *tube, at);
        if (!isPlaced)
            return tl::unexpected(isPlaced.error());
        tellUnplaced(**order, specimen, tube, wasWaiting);
        const bool isKnown = tube && !specimen.remark.empty() && tube->remark == specimen.remark;
        const bool isTold = *isPlaced || isKnown || (specimen.remark.empty() && !specimen.rejected && !specimen.isUnavailable);
        if (!isTold)
            notes += (notes.empty() ? "" : "\n") + sentenceOf(specimen);
    }
    return m_acts.note(id, notes, at);
}

Result<> SpecimenImport::tell(const lab::OrderId& id, const exchange::ImportedOrder& told, Instant at)
{
    const auto order = m_acts.tools().desk.order(id);
    if (!order || !*order)
        return order ? Result<>() : tl::unexpected(order.error());
    std::string notes;
    for (const auto& specimen : told.specimens) {
        tellUnplaced(**order, specimen, {}, false);
        if (specimen.rejected || specimen.isUnavailable || !specimen.remark.empty())
            notes += (notes.empty() ? "" : "\n") + sentenceOf(specimen);
    }
    return m_acts.note(id, notes, at);
}

Result<bool> SpecimenImport::receive(const lab::OrderId& id, const ImportedSpecimen& told, const lab::Specimen& tube, Instant at)
{
    if (!lab::isAwaited(tube))
        return false;
    const auto when = std::min(told.receivedAt, m_acts.tools().clock.now());
    const auto act = m_acts.tools().ids.act("act.receive", id).add(std::uint64_t{tube.number}).finish();
    const auto done = m_acts.perform(id, when.isNull() ? at : when, act, lab::ReceiveSpecimens{{tube.number}, told.remark}, "specimen");
    return done;
}

Result<bool> SpecimenImport::reject(const lab::Order& order, const ImportedSpecimen& told, const lab::Specimen& tube, Instant at)
{
    const auto isBegun = [&tube](const lab::ResultLine& line) { return line.specimen == tube.number && line.state != lab::LineState::Pending && line.state != lab::LineState::Cancelled; };
    if (tube.state == lab::SpecimenState::Rejected)
        return told.remark.empty() || tube.remark == told.remark;
    if (std::ranges::any_of(order.lines, isBegun)) {
        m_acts.toTray("specimen", "its requester rejects a tube that work was begun on: a person decides");
        return true;
    }
    if (!told.receivedAt.isNull()) {
        auto arrived = told;
        arrived.remark.clear();
        if (const auto received = receive(order.id, arrived, tube, at); !received)
            return received;
    }
    lab::RejectSpecimen body{tube.number, told.rejection == lab::RejectionReason::None ? lab::RejectionReason::Other : told.rejection, told.remark};
    if (body.remark.empty())
        body.remark = "rejeté par le demandeur";
    const auto act = m_acts.tools().ids.act("act.reject", order.id).add(std::uint64_t{tube.number}).finish();
    return m_acts.perform(order.id, at, act, std::move(body), "specimen");
}

void SpecimenImport::tellUnplaced(const lab::Order& order, const ImportedSpecimen& told, const Tube& tube, bool isReceived)
{
    const bool isOurs = told.id.empty() || told.id == order.accession || std::ranges::any_of(order.specimens, [&](const lab::Specimen& one) { return told.id == labelOf(order, one.number); });
    if (!isOurs)
        m_acts.unread(SourceField::SpecimenId, "a tube has the label of this laboratory");
    const auto typeField = told.isOfRequest ? SourceField::RequestSpecimen : SourceField::SpecimenType;
    for (const auto& [field, word] : {std::pair(typeField, &told.type), {SourceField::SpecimenContainer, &told.container}})
        if (!word->empty() && !(tube && isSameWord(tube->container, *word)))
            m_acts.unread(field, "a tube is called by its container");
    const auto collectedAt = tube ? tube->collectedAt : order.context.collectedAt;
    if (!told.collectedAt.isNull() && told.collectedAt != collectedAt)
        m_acts.unread(SourceField::SpecimenCollected, tube ? "the tube here says otherwise" : noTube);
    const bool isTimeKept = tube && (isReceived || tube->receivedAt == told.receivedAt);
    if (!told.receivedAt.isNull() && !isTimeKept)
        m_acts.unread(told.isOfRequest ? SourceField::RequestReceived : SourceField::SpecimenReceived, tube ? "the tube here says otherwise" : noTube);
}

} // namespace paillasse::store
