// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/rowmapping.h"

#include <algorithm>

#include "app/exchange/csv/words.h"
#include "app/exchange/specimens.h"
#include "app/exchange/textvalue.h"
#include "app/exchange/units.h"
#include "app/lab/cataloguecsv.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace {

namespace limits = lab::limits;

// One row by its targets, and what could not be made of it.
class RowReader {
public:
    RowReader(const Layout& layout, const std::vector<std::string>& cells, const CivilZone& zone, std::vector<std::string>& unread)
        : m_layout(layout), m_cells(cells), m_zone(zone), m_unread(unread)
    {
    }

    [[nodiscard]] ImportedPatient patient()
    {
        ImportedPatient patient;
        auto& identity = patient.identity;
        identity.birthName = line(Target::BirthName, limits::name);
        identity.birthForenames = joined(Target::Forenames, " ", limits::name);
        identity.firstForename = firstForename();
        identity.usedName = line(Target::UsedName, limits::name);
        if (identity.birthName.empty())
            std::swap(identity.birthName, identity.usedName);
        else if (identity.usedName == identity.birthName)
            identity.usedName.clear();
        identity.usedForename = line(Target::UsedForename, limits::name);
        if (const auto birth = moment(Target::BirthDate))
            identity.birthDate = birth->day;
        if (const auto word = line(Target::Sex, limits::code); !word.empty()) {
            const auto sex = sexNamed(word);
            identity.sex = sex.value_or(lab::Sex::Unknown);
            if (!sex)
                tell(Target::Sex, "no word for a sex");
        }
        identity.birthPlaceCode = line(Target::BirthPlace, limits::code);
        if (!identity.birthPlaceCode.empty() && (identity.birthPlaceCode.size() != 5 || !lab::isCode(identity.birthPlaceCode))) {
            tell(Target::BirthPlace, "no INSEE code");
            identity.birthPlaceCode.clear();
        }
        if (const auto matricule = line(Target::InsMatricule, limits::code); !matricule.empty()) {
            identity.insMatricule = lab::normalisedNir(matricule);
            identity.insOid = lab::nirOid;
        }
        patient.insuredNir = lab::normalisedNir(line(Target::InsuredNir, limits::code));
        if (auto id = sourceId(m_layout.mapping().sender, line(Target::PatientNumber, limits::code)); !id.empty())
            patient.sourceIds.push_back(std::move(id));
        auto& contact = patient.contact;
        contact.address = joined(Target::Address, "\n", limits::reason);
        contact.postcode = line(Target::Postcode, limits::code);
        contact.city = line(Target::City, limits::name);
        contact.phone = line(Target::Phone, limits::code);
        contact.email = line(Target::Email, limits::name);
        return patient;
    }

    [[nodiscard]] ImportedOrder order()
    {
        ImportedOrder order;
        if (auto id = sourceId(m_layout.mapping().sender, line(Target::OrderNumber, limits::code)); !id.empty())
            order.ids.push_back(std::move(id));
        auto& about = order.context;
        about.sourceId = order.ids.empty() ? "" : order.ids.front();
        about.prescribedAt = instant(Target::PrescribedAt);
        about.collectedAt = instant(Target::CollectedAt);
        about.prescriberName = joined(Target::Prescriber, " ", limits::name);
        about.ward = line(Target::Ward, limits::name);
        about.collector = line(Target::Collector, limits::name);
        about.treatment = joined(Target::Treatment, "\n", limits::text);
        about.clinical = joined(Target::ClinicalContext, "\n", limits::text);
        order.comment = joined(Target::OrderComment, "\n", limits::text);
        each(Target::Recipient, [&](std::size_t at) { about.recipients.push_back(bounded(at, limits::name)); });
        if (const auto word = line(Target::Priority, limits::code); !word.empty()) {
            const auto priority = priorityNamed(word);
            order.priority = priority.value_or(lab::Priority::Routine);
            if (!priority)
                tell(Target::Priority, "no word for a priority");
        }
        if (const auto word = line(Target::Fasting, limits::code); !word.empty()) {
            const auto fasting = yesOrNo(word);
            about.fasting = !fasting ? lab::Fasting::Unknown : *fasting ? lab::Fasting::Yes : lab::Fasting::No;
            if (!fasting)
                tell(Target::Fasting, "neither yes nor no");
        }
        each(Target::Requested, [&](std::size_t at) { order.requested.push_back(codeOf(bounded(at, limits::code), {})); });
        return order;
    }

    [[nodiscard]] ImportedSpecimen specimen(const ImportedOrder& order)
    {
        ImportedSpecimen specimen;
        specimen.id = line(Target::SpecimenNumber, limits::code);
        specimen.type = line(Target::SpecimenKind, limits::name);
        specimen.container = line(Target::SpecimenContainer, limits::name);
        specimen.receivedAt = instant(Target::ReceivedAt);
        specimen.remark = joined(Target::SpecimenRemark, "\n", limits::reason);
        specimen.collectedAt = order.context.collectedAt;
        specimen.isOfRequest = specimen.id.empty();
        return specimen;
    }

    // The one that the row's columns describe together, then those of columns with an examination of their own.
    [[nodiscard]] std::vector<ImportedResult> results()
    {
        std::vector<ImportedResult> results;
        each(Target::Value, [&](std::size_t at) {
            const auto& column = *m_layout.column(at);
            if (!column.examination)
                return;
            ImportedResult result;
            result.examination = *column.examination;
            readValueOf(at, column.unit, result);
            result.unit = unitOf(column.unit);
            result.range = rangeOf(column.range, {}, column.unit, m_layout.mapping().decimal);
            results.push_back(std::move(result));
        });
        if (auto described = describedResult())
            results.insert(results.begin(), std::move(*described));
        return results;
    }

    void tellUnmapped()
    {
        for (std::size_t i = 0; i < m_cells.size() && i < m_layout.width(); ++i) {
            const auto* column = m_layout.column(i);
            if (m_cells[i].empty() || (column != nullptr && column->target != Target::Ignored && (isJoined(column->target) || find(column->target) == i)))
                continue;
            addOnce(nameOfColumn(i) + (column == nullptr ? " (not in the mapping)" : column->target == Target::Ignored ? " (left out by the mapping)" : " (another column has its target)"));
        }
    }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    template <class Do>
    void each(Target target, const Do& todo) const
    {
        for (std::size_t i = 0; i < m_cells.size() && i < m_layout.width(); ++i)
            if (const auto* column = m_layout.column(i); column != nullptr && column->target == target && !m_cells[i].empty())
                todo(i);
    }
    [[nodiscard]] std::size_t find(Target target) const
    {
        std::size_t found = nowhere;
        each(target, [&found](std::size_t at) { found = std::min(found, at); });
        return found;
    }
    [[nodiscard]] std::string nameOfColumn(std::size_t at) const { return asLine(m_layout.header(at), limits::code).text; }
    void addOnce(const std::string& remark)
    {
        if (std::ranges::find(m_unread, remark) == m_unread.end())
            m_unread.push_back(remark);
    }
    void tell(Target target, const char* why)
    {
        if (const auto at = find(target); at != nowhere)
            addOnce(nameOfColumn(at) + " (" + why + ')');
    }

    // A cell in the mapping's words.
    [[nodiscard]] const std::string& meant(std::size_t at) const
    {
        const auto& values = m_layout.column(at)->values;
        const auto known = values.find(m_cells[at]);
        return known == values.end() ? m_cells[at] : known->second;
    }
    std::string bounded(std::size_t at, std::size_t most)
    {
        auto line = asLine(meant(at), most);
        if (line.isShortened)
            addOnce(nameOfColumn(at) + " (shortened)");
        return std::move(line.text);
    }
    std::string line(Target target, std::size_t most)
    {
        const auto at = find(target);
        return at == nowhere ? std::string() : bounded(at, most);
    }
    // Where each forename has a column, the first is that of the first; else the first word.
    std::string firstForename()
    {
        std::size_t columns = 0;
        each(Target::Forenames, [&columns](std::size_t) { ++columns; });
        const auto text = line(Target::Forenames, limits::name);
        return columns > 1 ? text : text.substr(0, text.find(' '));
    }
    std::string joined(Target target, std::string_view between, std::size_t most)
    {
        std::string text;
        std::size_t last = nowhere;
        each(target, [&](std::size_t at) {
            text += (text.empty() ? "" : std::string(between)) + meant(at);
            last = at;
        });
        auto whole = between == "\n" ? asText(text, most) : asLine(text, most);
        if (whole.isShortened)
            addOnce(nameOfColumn(last) + " (shortened)");
        return std::move(whole.text);
    }

    std::optional<Moment> moment(Target target)
    {
        const auto at = find(target);
        if (at == nowhere)
            return std::nullopt;
        const auto& mapping = m_layout.mapping();
        const auto style = m_layout.column(at)->days ? m_layout.column(at)->days : mapping.days;
        const auto read = style ? readMoment(meant(at), *style, mapping.shortYearUntil) : std::nullopt;
        if (!read)
            addOnce(nameOfColumn(at) + (style ? " (no date in that style)" : " (the mapping tells no style of its dates)"));
        return read;
    }
    Instant instant(Target target)
    {
        const auto read = moment(target);
        return read ? instantOf(*read, m_zone) : Instant{};
    }

    [[nodiscard]] SourceCode codeOf(const std::string& code, const std::string& name) const
    {
        SourceCode result;
        result.text = name;
        if (lab::csv::isLoinc(code)) {
            result.loinc = code;
            return result;
        }
        result.local = code;
        const auto& codes = m_layout.mapping().codes;
        if (const auto known = codes.find(code.empty() ? name : code); known != codes.end())
            result.loinc = known->second;
        return result;
    }
    [[nodiscard]] std::string unitOf(const std::string& unit) const
    {
        const auto& units = m_layout.mapping().units;
        const auto known = units.find(unit);
        return known == units.end() ? ucumOf(unit) : known->second;
    }

    void readValueOf(std::size_t at, const std::string& unit, ImportedResult& result)
    {
        const auto& column = *m_layout.column(at);
        const auto known = column.values.find(m_cells[at]);
        if (column.kind == ValueKind::Coded || (known != column.values.end() && column.kind == ValueKind::Any)) {
            const auto code = asLine(m_cells[at], limits::code);
            if (!code.isShortened) {
                result.value = lab::Coded{code.text, known == column.values.end() ? "" : asLine(known->second, limits::name).text};
                return;
            }
        }
        if (column.kind == ValueKind::Text || column.kind == ValueKind::Coded)
            setText(result, meant(at));
        else if (readValue(meant(at), unit, m_layout.mapping().decimal, result))
            addOnce(nameOfColumn(at) + " (rounded to nine decimals)");
    }

    std::optional<ImportedResult> describedResult()
    {
        ImportedResult result;
        result.examination = codeOf(line(Target::ExaminationCode, limits::code), line(Target::ExaminationName, limits::name));
        const auto unit = line(Target::Unit, limits::code);
        each(Target::Value, [&](std::size_t at) {
            if (m_layout.column(at)->examination)
                return;
            if (result.value)
                addOnce(nameOfColumn(at) + " (another column has its target)");
            else
                readValueOf(at, unit, result);
        });
        if (!result.value && exchange::keyOf(result.examination).empty())
            return std::nullopt;
        result.unit = unitOf(unit);
        const auto sign = m_layout.mapping().decimal;
        result.range = rangeOf(line(Target::RangeLow, limits::code), line(Target::RangeHigh, limits::code), unit, sign);
        if (result.range == lab::AppliedRange())
            result.range = rangeOf(line(Target::Range, limits::name), {}, unit, sign);
        result.part = line(Target::Part, limits::code);
        if (const auto word = line(Target::Flag, limits::code); !word.empty()) {
            const auto level = levelNamed(word);
            result.level = level.value_or(lab::Level::Normal);
            result.flags = level ? "" : word;
        }
        const auto word = line(Target::Status, limits::code);
        const auto status = statusNamed(word, result.value.has_value());
        result.status = status.value_or(result.value ? ResultStatus::Final : ResultStatus::Pending);
        if (!word.empty() && !status)
            tell(Target::Status, "no word for a status");
        result.analysedAt = instant(Target::AnalysedAt);
        result.instrument = line(Target::Instrument, limits::name);
        result.method = line(Target::Method, limits::name);
        result.performingLaboratory = line(Target::PerformingLaboratory, limits::name);
        const auto comment = joined(Target::ResultComment, "\n", limits::text);
        appendLine(result.comment, comment);
        return result;
    }

    const Layout& m_layout;
    const std::vector<std::string>& m_cells;
    const CivilZone& m_zone;
    std::vector<std::string>& m_unread;
};

// What rows of one order say differently has one place only.
void tellDifferences(const ImportedPatient& a, const ImportedPatient& b, std::vector<std::string>& unread)
{
    if (!(a == b) && std::ranges::find(unread, "the patient (told differently in one order)") == unread.end())
        unread.emplace_back("the patient (told differently in one order)");
}

void merge(ImportedOrder& into, ImportedOrder from, std::vector<std::string>& unread)
{
    for (auto& code : from.requested)
        if (std::ranges::find(into.requested, code) == into.requested.end())
            into.requested.push_back(std::move(code));
    from.requested = into.requested;
    from.specimens = into.specimens;
    from.results = into.results;
    if (!(from == into) && std::ranges::find(unread, "the order (told differently in its rows)") == unread.end())
        unread.emplace_back("the order (told differently in its rows)");
}

} // namespace

tl::expected<Layout, MessageRefusal> Layout::of(const Mapping& mapping, const std::vector<std::string>& header)
{
    Layout layout;
    layout.m_mapping = mapping;
    layout.m_header = header;
    layout.m_columns.assign(header.size(), nullptr);
    const auto indexOf = [&header](const std::string& name) { return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin()); };
    for (const auto& column : layout.m_mapping.columns) {
        const auto at = indexOf(column.name);
        if (at == header.size())
            return tl::unexpected(MessageRefusal{"the mapping", "the table has no column " + asLine(column.name, limits::code).text});
        layout.m_columns[at] = &column;
    }
    const auto keys = [&](const std::vector<std::string>& names, std::vector<std::size_t>& into) -> std::optional<MessageRefusal> {
        for (const auto& name : names) {
            if (indexOf(name) == header.size())
                return MessageRefusal{"the mapping", "the table has no column " + asLine(name, limits::code).text};
            into.push_back(indexOf(name));
        }
        return std::nullopt;
    };
    if (auto refusal = keys(mapping.patientKey, layout.m_patientKey))
        return tl::unexpected(std::move(*refusal));
    if (auto refusal = keys(mapping.orderKey, layout.m_orderKey))
        return tl::unexpected(std::move(*refusal));
    if (layout.m_patientKey.empty())
        layout.m_patientKey = layout.columnsOf({Target::PatientNumber});
    if (layout.m_patientKey.empty())
        layout.m_patientKey = layout.columnsOf({Target::BirthName, Target::Forenames, Target::BirthDate});
    if (layout.m_orderKey.empty())
        layout.m_orderKey = layout.columnsOf({Target::OrderNumber});
    layout.m_isOrderNumbered = !layout.m_orderKey.empty();
    if (layout.m_orderKey.empty())
        layout.m_orderKey = layout.columnsOf({Target::CollectedAt});
    return layout;
}

std::vector<std::size_t> Layout::columnsOf(std::initializer_list<Target> targets) const
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i] != nullptr && std::ranges::find(targets, m_columns[i]->target) != targets.end())
            columns.push_back(i);
    return columns;
}

std::string Layout::keyOf(const std::vector<std::string>& cells) const
{
    std::string key;
    bool hasOrder = false;
    bool hasPatient = m_isOrderNumbered;
    for (const auto* columns : {&m_patientKey, &m_orderKey})
        for (const auto at : *columns) {
            const auto& cell = at < cells.size() ? cells[at] : std::string();
            hasOrder = hasOrder || (columns == &m_orderKey && !cell.empty());
            hasPatient = hasPatient || (columns == &m_patientKey && !cell.empty());
            key += cell + '\n';
        }
    return hasOrder && hasPatient ? key : std::string();
}

ImportedRecord recordOf(const Layout& layout, const std::vector<std::vector<std::string>>& rows, const CivilZone& zone, std::vector<std::string>& unread)
{
    ImportedRecord record;
    record.form = SourceForm::Csv;
    record.sender = asLine(layout.mapping().sender, limits::code).text;
    ImportedOrder order;
    bool isFirst = true;
    for (const auto& cells : rows) {
        RowReader reader(layout, cells, zone, unread);
        auto patient = reader.patient();
        auto ofRow = reader.order();
        auto specimen = reader.specimen(ofRow);
        auto results = reader.results();
        reader.tellUnmapped();
        if (isFirst) {
            if (patient.isNamed() || !patient.sourceIds.empty() || !patient.identity.insMatricule.empty())
                record.patient = std::move(patient);
            order = std::move(ofRow);
        } else {
            tellDifferences(record.patient.value_or(ImportedPatient()), patient, unread);
            merge(order, std::move(ofRow), unread);
        }
        isFirst = false;
        for (const auto& result : results)
            if (!exchange::keyOf(result.examination).empty() && !specimen.id.empty())
                specimen.serves.push_back(result.examination);
        if (!specimen.id.empty() || !specimen.type.empty() || !specimen.container.empty() || !specimen.receivedAt.isNull())
            addSpecimen(order.specimens, std::move(specimen));
        for (auto& result : results)
            order.results.push_back(std::move(result));
    }
    if (!order.results.empty() || !order.requested.empty())
        record.orders.push_back(std::move(order));
    else if (!order.specimens.empty() || !order.ids.empty())
        unread.emplace_back("the order (neither an examination nor a result)");
    return record;
}

} // namespace paillasse::exchange::csv
