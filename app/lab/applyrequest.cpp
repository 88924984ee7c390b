// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/lab/applysteps.h"
#include "app/lab/rules/reception.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::steps {

namespace {

constexpr BenchNumber lastBench = 63;

Allowed<void> addSpecimens(Order& order, const std::vector<NewSpecimen>& specimens, Instant collectedAt)
{
    if (order.specimens.size() + specimens.size() > limits::specimensPerOrder)
        return refuse(RefusalCode::Malformed);
    for (const auto& wanted : specimens) {
        if (wanted.number == 0 || !isCode(wanted.container) || order.specimen(wanted.number) != nullptr)
            return refuse(RefusalCode::Malformed);
        Specimen specimen;
        specimen.number = wanted.number;
        specimen.container = wanted.container;
        specimen.state = collectedAt.isNull() ? SpecimenState::Ordered : SpecimenState::Collected;
        specimen.collectedAt = collectedAt;
        order.specimens.push_back(std::move(specimen));
    }
    return {};
}

Allowed<void> addLines(Order& order, const std::vector<NewLine>& lines)
{
    if (lines.size() > limits::linesPerAct || order.lines.size() + lines.size() > limits::linesPerOrder)
        return refuse(RefusalCode::Malformed);
    for (const auto& wanted : lines) {
        if (wanted.id == 0 || !isKey(wanted.examination) || wanted.bench > lastBench || order.line(wanted.id) != nullptr)
            return refuse(RefusalCode::Malformed, wanted.id);
        if (wanted.specimen != 0 && order.specimen(wanted.specimen) == nullptr)
            return refuse(RefusalCode::UnknownSpecimen, wanted.id);
        ResultLine line;
        line.id = wanted.id;
        line.revision = 1;
        line.confidentiality = wanted.confidentiality;
        line.examination = wanted.examination;
        line.bench = wanted.bench;
        line.specimen = wanted.specimen;
        order.lines.push_back(std::move(line));
    }
    return {};
}

Specimen* find(Order& order, SpecimenNumber number)
{
    const auto found = std::ranges::find(order.specimens, number, &Specimen::number);
    return found == order.specimens.end() ? nullptr : &*found;
}

bool namesOneTwice(std::vector<SpecimenNumber> numbers)
{
    std::ranges::sort(numbers);
    return std::ranges::adjacent_find(numbers) != numbers.end();
}

bool isResultOn(const ResultLine& line, SpecimenNumber tube)
{
    return line.specimen == tube && (line.state == LineState::Measured || line.state == LineState::TechnicallyValid);
}

// It stands on the page of whatever was measured on the tube: who judged that before knew nothing of it.
void setRemark(Order& order, Specimen& specimen, const std::string& remark)
{
    const bool isThere = specimen.state == SpecimenState::AcceptedWithRemark && specimen.remark == remark;
    if (isThere)
        return;
    specimen.state = SpecimenState::AcceptedWithRemark;
    specimen.remark = remark;
    for (auto& line : order.lines)
        if (isResultOn(line, specimen.number))
            ++line.revision;
}

// A tube that has come already is not received again; a remark on it is another matter.
Allowed<void> takeRemark(Order& order, Specimen& specimen, const std::string& remark)
{
    if (const auto* line = isGiven(remark) ? releasedOn(order, specimen.number) : nullptr)
        return refuse(RefusalCode::Released, line->id);
    if (!isGiven(remark) || !mayBeRemarked(order, specimen))
        return refuse(RefusalCode::WrongState);
    setRemark(order, specimen, remark);
    return {};
}

// What was measured on a rejected tube stays on its line, but is not a result: the line waits for another tube.
void sendLinesBack(Order& order, SpecimenNumber rejected)
{
    for (auto& line : order.lines)
        if (isResultOn(line, rejected))
            sendToPending(line);
}

} // namespace

Allowed<Order> make(const PlaceOrder& body, const Act& act)
{
    if (body.patient.isNull() || !isCode(body.accession, limits::code) || !isSound(body.context) || body.lines.empty())
        return refuse(RefusalCode::Malformed);
    Order order;
    order.id = OrderId(act.subject.uuid());
    order.patient = body.patient;
    order.accession = body.accession;
    order.priority = body.priority;
    order.placedAt = act.at;
    order.placedBy = act.person;
    order.context = body.context;
    if (const auto added = addSpecimens(order, body.specimens, body.context.collectedAt); !added)
        return tl::unexpected(added.error());
    if (const auto added = addLines(order, body.lines); !added)
        return tl::unexpected(added.error());
    return order;
}

Allowed<void> change(Order& order, const AddTests& body, const Act&)
{
    if (body.lines.empty() && body.specimens.empty())
        return refuse(RefusalCode::Malformed);
    // A new tube was not taken with the first ones.
    if (const auto added = addSpecimens(order, body.specimens, Instant{}); !added)
        return added;
    return addLines(order, body.lines);
}

Allowed<void> change(Order& order, const CancelLines& body, const Act& act)
{
    return closeLines(order, body.lines, LineState::Cancelled, body.reason, act);
}

Allowed<void> change(Order& order, const ReceiveSpecimens& body, const Act& act)
{
    if (body.specimens.empty() || body.specimens.size() > limits::specimensPerOrder || !isText(body.remark, limits::reason) || namesOneTwice(body.specimens))
        return refuse(RefusalCode::Malformed);
    for (const auto number : body.specimens) {
        auto* specimen = find(order, number);
        if (specimen == nullptr)
            return refuse(RefusalCode::UnknownSpecimen);
        if (!isAwaited(*specimen)) {
            if (const auto taken = takeRemark(order, *specimen, body.remark); !taken)
                return taken;
            continue;
        }
        specimen->state = SpecimenState::Received;
        specimen->remark.clear();
        if (isGiven(body.remark))
            setRemark(order, *specimen, body.remark);
        specimen->receivedAt = act.at;
        specimen->receivedBy = act.person;
    }
    return {};
}

Allowed<void> change(Order& order, const RejectSpecimen& body, const Act&)
{
    auto* specimen = find(order, body.specimen);
    if (specimen == nullptr)
        return refuse(RefusalCode::UnknownSpecimen);
    if (specimen->state == SpecimenState::Rejected || specimen->state == SpecimenState::Discarded)
        return refuse(RefusalCode::WrongState);
    if (body.reason == RejectionReason::None || (body.reason == RejectionReason::Other && !isGiven(body.remark)))
        return refuse(RefusalCode::ReasonMissing);
    if (!isText(body.remark, limits::reason))
        return refuse(RefusalCode::Malformed);
    specimen->state = SpecimenState::Rejected;
    specimen->rejection = body.reason;
    specimen->remark = body.remark;
    sendLinesBack(order, body.specimen);
    return {};
}

} // namespace paillasse::lab::steps
