// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2out/writer.h"

#include <algorithm>

#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/hl7v2out/segmentwriter.h"

namespace paillasse::exchange::hl7v2out {

namespace {

constexpr const char* application = "PAILLASSE";
// The first field of a header is the delimiter itself: those behind it are counted on.
SegmentWriter header(const char* name)
{
    return SegmentWriter(name).set(1, "^~\\&");
}

std::string msh(const Envelope& envelope, const std::string& controlId)
{
    return header("MSH")
        .set(2, application)
        .set(3, escaped(envelope.sender))
        .set(5, escaped(envelope.recipient))
        .set(6, dateTime(envelope.at))
        .set(8, "ORU^R01^ORU_R01")
        .set(9, escaped(controlId))
        .set(10, "P")
        .set(11, "2.5")
        .set(17, "UNICODE UTF-8")
        .text();
}

} // namespace

std::string batchHeader(const Envelope& envelope, const std::string& batchId)
{
    return header("BHS").set(2, application).set(3, escaped(envelope.sender)).set(5, escaped(envelope.recipient)).set(6, dateTime(envelope.at)).set(10, escaped(batchId)).text();
}

std::string batchTrailer(std::uint64_t messages)
{
    return SegmentWriter("BTS").set(1, std::to_string(messages)).text();
}

Result<std::uint64_t> write(const ImportedRecord& record, const Envelope& envelope, const std::vector<std::string>& controlIds, std::string& out)
{
    if (!record.patient)
        return fail(ErrorCode::InvalidInput, "hl7v2: a record without its patient");
    if (controlIds.size() != std::max<std::size_t>(record.orders.size(), 1))
        return fail(ErrorCode::InvalidInput, "hl7v2: the messages' ids are not the record's");
    if (!std::ranges::all_of(record.orders, [](const ImportedOrder& order) { return order.action == OrderAction::Report; }))
        return fail(ErrorCode::InvalidInput, "hl7v2: an order that reports nothing");
    const auto patient = pid(*record.patient);
    if (record.orders.empty())
        out += msh(envelope, controlIds.front()) + patient;
    for (std::size_t i = 0; i < record.orders.size(); ++i) {
        const auto& order = record.orders[i];
        out += msh(envelope, controlIds[i]) + patient;
        if (!order.context.ward.empty())
            out += SegmentWriter("PV1").set(1, "1").set(2, "U").set(3, escaped(order.context.ward)).text();
        out += orderGroups(order);
    }
    return controlIds.size();
}

} // namespace paillasse::exchange::hl7v2out
