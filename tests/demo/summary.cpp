// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/summary.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include "app/access/view.h"
#include "app/store/commands/office.h"
#include "app/store/core/releasecheck.h"
#include "app/wire/feedframe.h"

namespace paillasse::demo {

namespace {

Result<lab::Order> orderIn(store::Office& office, const lab::LaboratoryId& laboratory, const lab::OrderId& id)
{
    const access::View everything{laboratory, true, true, true, true, true, ~access::ConfidentialMask{0}, 0};
    const auto payload = office.feed().document(everything, lab::DocumentKind::Order, lab::documentId(id));
    if (!payload)
        return tl::unexpected(payload.error());
    const auto frame = wire::decodeFrame(*payload);
    if (!frame)
        return tl::unexpected(frame.error());
    const auto* documents = std::get_if<wire::DocumentsFrame>(&*frame);
    if (!documents || documents->documents.empty())
        return fail(ErrorCode::NotFound, "summary: the order is not in the store");
    const auto document = wire::join(lab::DocumentKind::Order, documents->documents.front().sections);
    if (!document)
        return tl::unexpected(document.error());
    return std::get<lab::Order>(*document);
}

// Everybody once, in the order of their first appearance.
template <class Of>
QJsonArray namesOf(const lab::Order& order, const store::ReportNames& names, Of personOf)
{
    QJsonArray out;
    for (const auto& line : order.lines) {
        const auto person = personOf(line);
        const auto name = QString::fromStdString(person.isNull() ? std::string() : names.person(person));
        if (!name.isEmpty() && !out.contains(name))
            out.append(name);
    }
    return out;
}

QJsonObject told(const lab::LaboratoryId& laboratory, const store::ReportNames& names, const lab::Order& order, const QByteArray& pdf)
{
    QJsonObject out{{QStringLiteral("accession"), QString::fromStdString(order.accession)}, {QStringLiteral("lines"), int(order.lines.size())}};
    out[QStringLiteral("placedBy")] = QString::fromStdString(names.person(order.placedBy));
    out[QStringLiteral("measuredBy")] = namesOf(order, names, [](const lab::ResultLine& line) { return line.reportableMeasurement() ? line.reportableMeasurement()->enteredBy : lab::PersonId(); });
    out[QStringLiteral("technicallyValidatedBy")] = namesOf(order, names, [](const lab::ResultLine& line) { return line.technical ? line.technical->person : lab::PersonId(); });
    int measurements = 0;
    int released = 0;
    for (const auto& line : order.lines) {
        measurements += int(line.measurements.size());
        released += line.state == lab::LineState::BiologicallyValid;
    }
    out[QStringLiteral("measurements")] = measurements;
    out[QStringLiteral("linesReleased")] = released;
    out[QStringLiteral("calls")] = int(order.calls.size());
    out[QStringLiteral("reportVersions")] = int(order.reports.size());
    if (const auto* report = order.lastReport()) {
        const auto hash = QCryptographicHash::hash(pdf, QCryptographicHash::Sha256);
        out[QStringLiteral("signedBy")] = QString::fromStdString(names.person(report->releasedBy));
        out[QStringLiteral("signatureHolds")] = store::verifySignature(*report, store::signedBytesOf(laboratory, order, *report)).has_value();
        out[QStringLiteral("pdfIsRegistered")] = report->isRegistered(Bytes(hash.begin(), hash.end()));
    }
    return out;
}

} // namespace

Result<QJsonObject> summaryOf(const QString& data, const lab::OrderId& id, const QByteArray& pdf)
{
    QJsonObject out;
    {
        const SystemClock clock;
        const Log log(clock, {});
        const auto office = store::Office::open(data.toStdString(), store::LockKind::Using, clock, log);
        if (!office)
            return tl::unexpected(office.error());
        const auto laboratory = (*office)->laboratory({});
        if (!laboratory)
            return tl::unexpected(laboratory.error());
        const auto order = orderIn(**office, *laboratory, id);
        if (!order)
            return tl::unexpected(order.error());
        out[QStringLiteral("laboratory")] = QString::fromStdString((*office)->nameOf(*laboratory));
        out[QStringLiteral("order")] = told(*laboratory, (*office)->reportNames(), *order, pdf);
    }
    return out;
}

} // namespace paillasse::demo
