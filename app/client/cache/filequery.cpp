// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/filequery.h"

#include <algorithm>

#include "app/client/actlines.h"
#include "app/client/cache/body.h"
#include "app/client/cache/present.h"
#include "app/client/cache/rowreader.h"
#include "app/client/cache/worklistquery.h"
#include "app/lab/rules/demography.h"
#include "app/lab/rules/worklist.h"
#include "app/sql/statement.h"
#include "app/wire/personcodec.h"

namespace paillasse::client {

namespace {

Result<std::vector<lab::Order>> ordersOf(sql::Database& database, const lab::PatientId& patient)
{
    auto select = database.prepare("SELECT id FROM work WHERE patient = ?");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(patient);
    std::vector<lab::Order> orders;
    const auto done = select->each([&]() -> Result<> {
        auto present = readPresent(database, select->id<lab::DocumentId>(0));
        if (!present)
            return tl::unexpected(present.error());
        if (present->document)
            if (auto* order = std::get_if<lab::Order>(&*present->document))
                orders.push_back(std::move(*order));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return orders;
}

std::vector<const lab::Order*> pointersTo(const std::vector<lab::Order>& orders)
{
    std::vector<const lab::Order*> pointers;
    for (const auto& order : orders)
        pointers.push_back(&order);
    return pointers;
}

std::vector<PastValue> pastValues(std::span<const lab::Order* const> orders, const lab::Comparability& wanted, const lab::OrderId& except, Instant before)
{
    std::vector<PastValue> values;
    for (const auto& previous : lab::comparableHistory(orders, wanted, except, before)) {
        const auto& measurement = *previous.measurement;
        const bool isExternal = measurement.source == lab::MeasurementSource::External;
        values.push_back({previous.order->id, measurement.id, previous.collectedAt, measurement.value, measurement.level, previous.released, isExternal ? measurement.performingLaboratory : std::string()});
    }
    std::ranges::reverse(values); // comparableHistory gives the newest first
    return values;
}

// What a line is compared in: its own value's unit and method, else the catalogue's.
lab::Comparability comparabilityOf(const lab::ResultLine& line, const Directory& directory)
{
    if (const auto* measurement = line.reportableMeasurement())
        return {line.examination, measurement->unit, measurement->method};
    const auto* examination = directory.catalogue.find(line.examination);
    return examination ? lab::Comparability{line.examination, examination->unit, examination->method} : lab::Comparability{line.examination, {}, {}};
}

void mark(OrderFile& file, const std::vector<lab::Act>& waiting)
{
    for (const auto& act : waiting) {
        const auto lines = linesNamed(act.body);
        file.pending.insert(lines.begin(), lines.end());
        file.orderPending |= lines.empty();
    }
}

Result<> addEntry(sql::Database& database, const lab::DocumentId& id, Directory& directory, std::vector<lab::Examination>& examinations)
{
    auto present = readPresent(database, id);
    if (!present)
        return tl::unexpected(present.error());
    if (!present->document)
        return {};
    auto& document = *present->document;
    if (auto* examination = std::get_if<lab::Examination>(&document))
        examinations.push_back(std::move(*examination));
    else if (auto* prescriber = std::get_if<lab::Prescriber>(&document))
        directory.prescribers.push_back(std::move(*prescriber));
    else if (auto* bench = std::get_if<lab::BenchLog>(&document))
        directory.benches[bench->number] = std::move(*bench);
    else if (auto* laboratory = std::get_if<lab::LaboratoryProfile>(&document))
        directory.laboratory = std::move(*laboratory);
    else if (auto* tables = std::get_if<lab::CodeTables>(&document))
        directory.codeTables = std::move(*tables);
    return {};
}

Result<> addPerson(ByteView body, Directory& directory)
{
    const auto sections = unpackBody(body);
    if (sections.empty())
        return {};
    const auto person = wire::decodePerson(sections.front().bytes);
    if (!person)
        return tl::unexpected(person.error());
    directory.people[person->id] = {person->id, person->displayName, person->title};
    return {};
}

} // namespace

Result<OrderFile> readOrderFile(sql::Database& database, const Directory& directory, const lab::OrderId& id)
{
    auto present = readPresent(database, lab::documentId(id));
    if (!present)
        return tl::unexpected(present.error());
    auto* order = present->document ? std::get_if<lab::Order>(&*present->document) : nullptr;
    if (!order)
        return fail(ErrorCode::NotFound, "cache: no such order");
    OrderFile file;
    file.order = std::move(*order);
    file.revision = present->revision;
    mark(file, present->waiting);
    auto patient = RowReader(database).patient(file.order.patient);
    if (!patient)
        return tl::unexpected(patient.error());
    file.patient = std::move(*patient);
    const auto orders = ordersOf(database, file.order.patient);
    if (!orders)
        return tl::unexpected(orders.error());
    const auto pointers = pointersTo(*orders);
    for (const auto& line : file.order.lines) {
        if (line.withheld || line.state == lab::LineState::Cancelled)
            continue;
        auto values = pastValues(pointers, comparabilityOf(line, directory), file.order.id, lab::collectionOf(file.order));
        if (!values.empty())
            file.history[line.id] = std::move(values);
    }
    return file;
}

Result<PatientFile> readPatientFile(sql::Database& database, const lab::PatientId& id)
{
    auto present = readPresent(database, lab::documentId(id));
    if (!present)
        return tl::unexpected(present.error());
    auto* patient = present->document ? std::get_if<lab::Patient>(&*present->document) : nullptr;
    if (!patient)
        return fail(ErrorCode::NotFound, "cache: no such patient");
    auto rows = readRowsOfPatient(database, id);
    if (!rows)
        return tl::unexpected(rows.error());
    return PatientFile{std::move(*patient), !present->waiting.empty(), std::move(*rows)};
}

Result<std::vector<PastValue>> readHistory(sql::Database& database, const Directory& directory, const lab::PatientId& patient, const std::string& examination)
{
    const auto orders = ordersOf(database, patient);
    if (!orders)
        return tl::unexpected(orders.error());
    const auto* known = directory.catalogue.find(examination);
    const lab::Comparability wanted = known ? lab::Comparability{examination, known->unit, known->method} : lab::Comparability{examination, {}, {}};
    return pastValues(pointersTo(*orders), wanted, {}, {});
}

Result<Directory> readDirectory(sql::Database& database)
{
    Directory directory;
    std::vector<lab::Examination> examinations;
    auto select = database.prepare("SELECT id, kind, CASE WHEN kind = 7 THEN body END FROM document WHERE kind > 2");
    if (!select)
        return tl::unexpected(select.error());
    const auto done = select->each([&] {
        const bool isPerson = static_cast<lab::DocumentKind>(select->integer(1)) == lab::DocumentKind::Person;
        return isPerson ? addPerson(select->blob(2), directory) : addEntry(database, select->id<lab::DocumentId>(0), directory, examinations);
    });
    if (!done)
        return tl::unexpected(done.error());
    directory.catalogue = lab::Catalogue(std::move(examinations));
    std::ranges::sort(directory.prescribers, {}, &lab::Prescriber::name);
    return directory;
}

} // namespace paillasse::client
