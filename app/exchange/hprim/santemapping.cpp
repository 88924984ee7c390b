// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/hprim/mapping.h"
#include "app/exchange/hprim/santefile.h"
#include "app/exchange/specimens.h"
#include "app/exchange/textvalue.h"
#include "app/exchange/units.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hprim {

namespace {

namespace limits = lab::limits;
using hl7v2::codeOf;
using hl7v2::timeOf;

// The segments of one patient taken in turn.
class Assembly {
public:
    Assembly(const SanteHeader& header, const CivilZone& zone, std::vector<std::string>& unread)
        : m_header(header), m_hl7{zone, header.sender(), unread}, m_context{zone, unread}
    {
        m_record.form = SourceForm::HprimSante;
        m_record.sender = header.sender();
    }

    ImportedRecord run(const std::vector<Segment>& segments)
    {
        m_context.sign = signOf(segments);
        for (const auto& segment : segments)
            take(segment);
        for (auto& order : m_orders)
            finish(order);
        for (const auto& segment : segments)
            for (auto& name : segment.unread())
                m_context.unread.push_back(std::move(name));
        m_record.orders = std::move(m_orders);
        return std::move(m_record);
    }

private:
    static DecimalSign signOf(const std::vector<Segment>& segments)
    {
        std::vector<std::string_view> numbers;
        for (const auto& segment : segments) {
            if (segment.name() != "OBX")
                continue;
            numbers.push_back(segment.raw(8));
            if (segment.raw(3) == "NM")
                numbers.push_back(segment.raw(6));
        }
        return decimalSignOf(numbers);
    }

    void take(const Segment& segment)
    {
        segment.skip(2); // its rank
        const auto name = segment.name();
        if (name == "P")
            takePatient(segment);
        else if (name == "OBR")
            takeRequest(segment);
        else if (name == "OBX")
            takeResult(segment);
        else if (name == "C")
            takeComment(segment);
    }

    void takePatient(const Segment& p)
    {
        ImportedPatient patient;
        const bool isOrder = m_header.type() == "ORM";
        addSource(patient, m_header.sender(), p.line(isOrder ? 3 : 4, 1, limits::code));
        addSource(patient, m_header.receiver(), p.line(isOrder ? 4 : 3, 1, limits::code));
        auto& identity = patient.identity;
        const auto usual = p.line(6, 1, limits::name);
        const auto born = p.line(7, 1, limits::name);
        identity.birthName = born.empty() ? usual : born;
        identity.usedName = usual == identity.birthName ? "" : usual;
        identity.firstForename = p.line(6, 2, limits::name);
        identity.birthForenames = identity.firstForename;
        if (const auto further = p.line(6, 3, limits::name); !further.empty())
            identity.birthForenames += ' ' + further;
        if (const auto birth = p.text(8); !birth.empty()) {
            const auto date = readHl7Date(birth);
            if (date && date->year >= 1850)
                identity.birthDate = *date;
            else
                m_context.unread.emplace_back("P-8 (no whole date)");
        }
        const auto sex = p.text(9);
        identity.sex = sex == "F" ? lab::Sex::Female : sex == "M" ? lab::Sex::Male : lab::Sex::Unknown;
        if (!sex.empty() && sex != "F" && sex != "M" && sex != "U")
            m_context.unread.emplace_back("P-9 (no word for a sex)");
        auto& contact = patient.contact;
        contact.address = p.line(11, 1, limits::name);
        appendLine(contact.address, p.line(11, 2, limits::name));
        contact.city = p.line(11, 3, limits::name);
        contact.postcode = p.line(11, 5, limits::code);
        contact.phone = p.line(13, 1, limits::code);
        m_ward = p.line(26, 3, limits::name);
        m_record.patient = std::move(patient);
    }

    static void addSource(ImportedPatient& patient, const std::string& authority, const std::string& number)
    {
        if (auto id = sourceId(authority, number); !id.empty())
            patient.sourceIds.push_back(std::move(id));
    }

    void takeRequest(const Segment& obr)
    {
        ImportedOrder order;
        order.action = m_header.type() == "ORM" ? OrderAction::Place : OrderAction::Report;
        const bool isOrder = order.action == OrderAction::Place;
        ImportedSpecimen specimen;
        for (const std::size_t field : {3, 4}) {
            const bool isOfSender = (field == 3) == isOrder;
            const auto id = sourceId(isOfSender ? m_header.sender() : m_header.receiver(), obr.line(field, 2, limits::code));
            if (!id.empty() && std::ranges::find(order.ids, id) == order.ids.end())
                order.ids.push_back(id);
            if (specimen.id.empty() || specimen.id == obr.peek(field, 1))
                specimen.id = obr.line(field, 1, limits::code);
        }
        for (std::size_t r = 1; r <= obr.repetitions(5); ++r)
            if (auto code = codeOf(obr, 5, r); !keyOf(code).empty())
                order.requested.push_back(std::move(code));
        const auto priority = obr.text(6);
        order.priority = priority == "S" || priority == "A" ? lab::Priority::Urgent : lab::Priority::Routine;
        auto& about = order.context;
        about.ward = m_ward;
        about.prescribedAt = timeOf(obr, 7, m_hl7);
        about.collectedAt = timeOf(obr, 8, m_hl7);
        about.clinical = hl7v2::textOf(obr, 14, limits::text, 1);
        about.prescriberName = obr.has(17) ? hl7v2::personOf(obr, 17) : std::string();
        if (!isOrder && !m_header.receiver().empty())
            about.recipients.push_back(m_header.receiver());
        specimen.receivedAt = timeOf(obr, 15, m_hl7);
        specimen.type = obr.line(16, obr.peek(16, 2).empty() ? 1 : 2, limits::name);
        specimen.collectedAt = about.collectedAt;
        specimen.serves = order.requested;
        specimen.isOfRequest = specimen.id.empty();
        if (!specimen.id.empty() || !specimen.receivedAt.isNull() || !specimen.type.empty())
            addSpecimen(order.specimens, std::move(specimen));
        m_knownAt = timeOf(obr, 23, m_hl7);
        obr.skip(26, 1, 1); // the status of the whole; each result has its own
        open(std::move(order));
    }

    // A request of the same numbers goes on with the order; without any number all of one collection are one.
    void open(ImportedOrder order)
    {
        m_hasResult = false;
        const auto isSame = [&order](const ImportedOrder& other) {
            if (order.ids.empty() || other.ids.empty())
                return order.ids.empty() && other.ids.empty() && order.context.collectedAt == other.context.collectedAt;
            return std::ranges::any_of(order.ids, [&other](const std::string& id) { return std::ranges::find(other.ids, id) != other.ids.end(); });
        };
        const auto known = std::ranges::find_if(m_orders, isSame);
        if (known == m_orders.end()) {
            m_orders.push_back(std::move(order));
            m_current = m_orders.size() - 1;
            return;
        }
        m_current = static_cast<std::size_t>(known - m_orders.begin());
        merge(*known, order);
    }

    void merge(ImportedOrder& into, ImportedOrder& from)
    {
        for (auto& code : from.requested)
            if (std::ranges::find(into.requested, code) == into.requested.end())
                into.requested.push_back(std::move(code));
        for (auto& id : from.ids)
            if (std::ranges::find(into.ids, id) == into.ids.end())
                into.ids.push_back(std::move(id));
        for (auto& specimen : from.specimens)
            addSpecimen(into.specimens, std::move(specimen));
        if (from.priority == lab::Priority::Urgent)
            into.priority = from.priority;
        fill(into.context.prescribedAt, from.context.prescribedAt, "OBR-7");
        fill(into.context.collectedAt, from.context.collectedAt, "OBR-8");
        fill(into.context.clinical, from.context.clinical, "OBR-14");
        fill(into.context.prescriberName, from.context.prescriberName, "OBR-17");
    }

    template <class T>
    void fill(T& mine, const T& other, const char* field)
    {
        if (mine == T{})
            mine = other;
        else if (other != T{} && other != mine)
            m_context.unread.push_back(std::string(field) + " (more than one)");
    }

    ImportedOrder& current()
    {
        if (m_orders.empty())
            m_orders.emplace_back();
        return m_orders[m_current];
    }

    void takeResult(const Segment& obx)
    {
        ImportedResult result;
        result.examination = codeOf(obx, 4);
        result.part = obx.line(5, 1, limits::code);
        const auto unit = obx.text(7);
        readValueOf(obx, unit, result);
        result.unit = ucumOf(unit);
        result.range = rangeOf(obx.whole(8), {}, unit, m_context.sign);
        for (std::size_t r = 1; r <= obx.repetitions(9); ++r)
            readFlag(obx.line(9, 1, limits::code, r), result);
        obx.skip(11, 1, 1); // normal for whom: age, sex
        result.status = statusOf(obx.text(12), result.value.has_value() || !result.attachments.empty());
        result.observedAt = timeOf(obx, 15, m_hl7);
        result.analysedAt = m_knownAt;
        result.performingLaboratory = obx.line(16, obx.peek(16, 2).empty() ? 1 : 2, limits::name);
        if (keyOf(result.examination).empty() && !result.value) {
            m_context.unread.emplace_back("OBX (neither a code nor a value)");
            return;
        }
        current().results.push_back(std::move(result));
        m_hasResult = true;
    }

    void readValueOf(const Segment& obx, const std::string& unit, ImportedResult& result)
    {
        const auto type = obx.text(3);
        if (!obx.has(6))
            return;
        if (type == "CE") {
            if (auto coded = hl7v2::codedOf(obx, 6))
                result.value = std::move(*coded);
            return;
        }
        std::string text;
        for (std::size_t r = 1; r <= obx.repetitions(6); ++r)
            text += (r == 1 ? "" : type == "TX" ? "\n" : " ") + obx.whole(6, r);
        if (type == "FIC")
            m_context.unread.emplace_back("OBX-6 (a file beside the message)");
        const bool isNumber = type == "NM" || type.empty();
        if (!isNumber)
            setText(result, text);
        else if (readValue(text, unit, m_context.sign, result))
            m_context.unread.emplace_back("OBX-6 (rounded to nine decimals)");
    }

    void takeComment(const Segment& c)
    {
        c.skip(3); // which side wrote it
        std::string text;
        for (std::size_t r = 1; r <= c.repetitions(4); ++r)
            appendLine(text, c.whole(4, r));
        if (m_hasResult)
            appendLine(current().results.back().comment, text);
        else if (!m_orders.empty())
            appendLine(current().comment, text);
        else
            appendLine(m_ofPatient, text);
    }

    void finish(ImportedOrder& order)
    {
        if (!order.ids.empty())
            order.context.sourceId = order.ids.front();
        if (&order == &m_orders.front() && !m_ofPatient.empty())
            order.comment = order.comment.empty() ? m_ofPatient : m_ofPatient + '\n' + order.comment;
        bound(order.comment);
        for (auto& result : order.results)
            bound(result.comment);
    }

    void bound(std::string& text)
    {
        auto bounded = asText(text, limits::text);
        if (bounded.isShortened)
            m_context.unread.emplace_back("C-4 (shortened)");
        text = std::move(bounded.text);
    }

    const SanteHeader& m_header;
    hl7v2::Context m_hl7;
    Context m_context;
    ImportedRecord m_record;
    std::vector<ImportedOrder> m_orders;
    std::size_t m_current = 0;
    bool m_hasResult = false;
    std::string m_ward;
    std::string m_ofPatient; // comments before the first request
    Instant m_knownAt;
};

} // namespace

ImportedRecord recordOf(const std::vector<Segment>& segments, const SanteHeader& header, const CivilZone& zone, std::vector<std::string>& unread)
{
    auto record = Assembly(header, zone, unread).run(segments);
    const auto emptied = std::erase_if(record.orders, [](const ImportedOrder& order) { return order.requested.empty() && order.results.empty(); });
    if (emptied > 0)
        unread.emplace_back("OBR (neither an examination nor a result)");
    return record;
}

} // namespace paillasse::exchange::hprim
