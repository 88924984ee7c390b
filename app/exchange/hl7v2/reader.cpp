// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/hl7v2/reader.h"

#include <algorithm>

#include "app/exchange/hl7v2/mapping.h"
#include "app/exchange/hl7v2/message.h"
#include "app/exchange/piece.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hl7v2 {

namespace {

enum class Family { Order, Result, Patient };

// Why a type is not read, or what it is.
tl::expected<Family, MessageRefusal> familyOf(const Message& message)
{
    const auto& code = message.code();
    const auto& trigger = message.trigger();
    const auto is = [&trigger](std::initializer_list<std::string_view> list) { return std::ranges::find(list, trigger) != list.end(); };
    if (code == "OML" || (code == "ORM" && is({"", "O01"})))
        return Family::Order;
    if (code == "ORU" && is({"", "R01", "R30", "R31", "R32", "R40", "R42"}))
        return Family::Result;
    if (code == "OUL" && is({"", "R21", "R22", "R23", "R24"}))
        return Family::Result;
    if (code != "ADT")
        return tl::unexpected(MessageRefusal{"MSH-9", "messages of this type are not read"});
    if (is({"A17", "A24", "A37"}))
        return tl::unexpected(MessageRefusal{"MSH-9", "two patients in one message: a person decides what it means"});
    const bool merges = std::ranges::any_of(message.segments(), [](const Segment& s) { return s.name() == "MRG"; });
    if (merges)
        return tl::unexpected(MessageRefusal{"MRG", "merging and moving patients is a person's act, never an import's"});
    return Family::Patient;
}

// Between two PID segments: what one patient was asked for, or has as results.
struct PatientGroup {
    std::optional<ImportedPatient> patient;
    std::string ward;
    std::vector<OrderGroup> groups;
};

// The segments of a message taken in turn.
class Assembly {
public:
    Assembly(const Message& message, Family family, Context& context) : m_message(message), m_family(family), m_context(context)
    {
        for (const auto& segment : message.segments())
            take(segment);
    }

    std::vector<ImportedRecord> records()
    {
        std::vector<ImportedRecord> records;
        for (auto& patient : m_patients)
            records.push_back(recordOf(patient));
        return records;
    }

private:
    PatientGroup& patient()
    {
        if (m_patients.empty())
            m_patients.emplace_back();
        return m_patients.back();
    }
    // Results and notes before any OBR have one of their own.
    OrderGroup& group()
    {
        if (patient().groups.empty())
            openGroup();
        return patient().groups.back();
    }
    OrderGroup& openGroup()
    {
        auto& added = patient().groups.emplace_back();
        added.isOrder = m_family == Family::Order;
        m_lastResult = nullptr;
        return added;
    }

    void take(const Segment& segment)
    {
        const auto name = segment.name();
        if (name == "PID")
            takePatient(segment);
        else if (m_family == Family::Patient)
            return;
        else if (name == "PV1")
            takeVisit(segment);
        else if (name == "ORC")
            openGroup().orc = &segment;
        else if (name == "OBR")
            takeRequest(segment);
        else if (name == "TQ1")
            group().timings.push_back(&segment);
        else if (name == "SPM")
            takeSpecimen(segment);
        else if (name == "OBX")
            takeObservation(segment);
        else if (name == "NTE")
            takeNote(segment);
        m_previous = name == "NTE" ? m_previous : std::string(name);
    }

    void takePatient(const Segment& pid)
    {
        auto& added = m_patients.emplace_back();
        m_lastResult = nullptr;
        m_specimenBefore = nullptr;
        auto read = patientOf(pid, m_context);
        if (read.isNamed() || !read.sourceIds.empty() || !read.identity.insMatricule.empty())
            added.patient = std::move(read);
    }

    void takeVisit(const Segment& pv1)
    {
        pv1.skip(1);
        if (pv1.raw(2) == "U")
            pv1.skip(2); // unknown
        const std::size_t component = pv1.peek(3, 1).empty() ? 4 : 1; // the unit, else the house
        patient().ward = pv1.line(3, component, lab::limits::name);
    }

    void takeRequest(const Segment& obr)
    {
        const bool hasOwn = !patient().groups.empty() && group().orc != nullptr && group().obr == nullptr;
        if (!hasOwn)
            openGroup();
        group().obr = &obr;
        // A specimen that stands before its requests (OUL^R22) belongs to each of them.
        if (m_specimenBefore != nullptr)
            group().specimens.push_back(m_specimenBefore);
    }

    void takeSpecimen(const Segment& spm)
    {
        if (m_message.code() == "OUL" && (patient().groups.empty() || m_specimenBefore != nullptr)) {
            m_specimenBefore = &spm;
            return;
        }
        group().specimens.push_back(&spm);
    }

    void takeObservation(const Segment& obx)
    {
        m_lastResult = nullptr;
        if (isAboutDocument(obx))
            return;
        const bool isAnswer = m_family == Family::Order || obx.text(29) == "QST";
        if (isAnswer) {
            obx.skip(1);
            if (obx.peek(11, 1) == "F" || obx.peek(11, 1) == "O")
                obx.skip(11, 1, 1); // an answer is nothing else
            if (auto answer = answerOf(obx, m_context, group().documents); !answer.empty())
                group().answers.push_back(std::move(answer));
            return;
        }
        auto result = resultOf(obx, m_context);
        if (keyOf(result.examination).empty() && !result.value && result.attachments.empty()) {
            m_context.unread.emplace_back("OBX (neither a code nor a value)");
            return;
        }
        group().results.push_back(std::move(result));
        m_lastResult = &group().results.back();
    }

    // The French document flow tells with observations how to treat its document: they are no results.
    static bool isAboutDocument(const Segment& obx) { return part(obx.raw(3), '^', 3) == "MetaDMPMSS"; }

    void takeNote(const Segment& nte)
    {
        if (m_previous == "OBX" && m_lastResult != nullptr)
            appendComment(m_lastResult->comment, commentOf(nte));
        else if ((m_previous == "OBR" || m_previous == "ORC" || m_previous == "TQ1") && !patient().groups.empty())
            appendLine(group().comment, commentOf(nte));
    }

    void appendComment(std::string& comment, const std::string& line)
    {
        appendLine(comment, line);
        auto bounded = asText(comment, lab::limits::text);
        if (bounded.isShortened)
            m_context.unread.emplace_back("NTE-3 (shortened)");
        comment = std::move(bounded.text);
    }

    ImportedRecord recordOf(PatientGroup& patientGroup)
    {
        ImportedRecord record;
        record.sender = m_context.sender;
        record.patient = std::move(patientGroup.patient);
        std::vector<ImportedOrder> orders;
        for (const auto& one : patientGroup.groups) {
            auto order = orderOf(one, m_context);
            order.context.ward = patientGroup.ward;
            orders.push_back(std::move(order));
        }
        record.orders = gathered(std::move(orders), m_context);
        const auto emptied = std::erase_if(record.orders, [](const ImportedOrder& order) { return order.requested.empty() && order.results.empty() && order.attachments.empty(); });
        if (emptied > 0)
            m_context.unread.emplace_back("OBR (neither an examination nor a result)");
        return record;
    }

    const Message& m_message;
    Family m_family;
    Context& m_context;
    std::vector<PatientGroup> m_patients;
    const Segment* m_specimenBefore = nullptr;
    ImportedResult* m_lastResult = nullptr;
    std::string m_previous;
};

// Something that can be kept: a named patient, or a request or result.
bool holdsSomething(const ImportedRecord& record)
{
    return !record.orders.empty() || (record.patient && record.patient->isNamed());
}

void addOnce(std::vector<std::string>& list, const std::string& item)
{
    if (std::ranges::find(list, item) == list.end())
        list.push_back(item);
}

bool hasMessage(const SplitInput& input)
{
    return std::ranges::any_of(input.messages, [](const RawMessage& message) { return !message.isOutside; });
}

class Reader {
public:
    Reader(std::size_t input, const ReadingOptions& options) : m_input(input), m_options(options) {}

    Reading run(std::string_view text)
    {
        auto split = hl7v2::split(text, m_options.firstLine);
        if (!hasMessage(split)) {
            refuseAll(text);
            return std::move(m_reading);
        }
        m_reading.notes = std::move(split.notes);
        for (std::size_t i = 0; i < split.messages.size(); ++i)
            take(split.messages[i], i);
        return std::move(m_reading);
    }

private:
    void refuseAll(std::string_view text)
    {
        auto& message = m_reading.messages.emplace_back();
        message.place = {m_input, 1};
        message.size = text.size();
        message.refusal = MessageRefusal{lineName(m_options.firstLine), "there is no MSH segment: this is not HL7 v2 in its pipes"};
    }

    void take(const RawMessage& raw, std::size_t index)
    {
        auto& source = m_reading.messages.emplace_back();
        source.place = {m_input, index + 1};
        source.offset = raw.offset;
        source.size = raw.size;
        const auto message = Message::of(raw);
        if (message)
            source.type = message->type();
        if (raw.isContinuation)
            return; // it is read as a part of the message that it continues
        if (!message) {
            source.refusal = message.error();
            return;
        }
        const auto family = familyOf(*message);
        if (!family) {
            source.refusal = family.error();
            return;
        }
        map(*message, *family, raw, source);
    }

    void map(const Message& message, Family family, const RawMessage& raw, SourceMessage& source)
    {
        std::vector<std::string> remarks;
        Context context{message.zone(m_options.zone), message.sender(), remarks};
        auto records = Assembly(message, family, context).records();
        const auto emptied = std::erase_if(records, [](const ImportedRecord& record) { return !holdsSomething(record); });
        if (emptied > 0)
            remarks.emplace_back("PID (nobody is named, and nothing is asked or told)");
        if (records.empty()) {
            source.refusal = MessageRefusal{family == Family::Patient ? "PID-5" : "PID", "there is neither a named patient nor a request or result in it"};
            return;
        }
        for (auto& record : records) {
            record.sources.push_back(source.place);
            for (const auto other : raw.continuedBy)
                record.sources.push_back({m_input, other + 1});
            for (auto& order : record.orders)
                order.sources = record.sources;
            m_reading.records.push_back(std::move(record));
        }
        for (const auto& segment : message.segments())
            for (const auto& name : segment.unread())
                addOnce(source.unread, name);
        for (const auto& remark : remarks)
            addOnce(source.unread, remark);
        if (message.isNotAsDeclared())
            source.unread.emplace_back("MSH-18 (the bytes are no UTF-8; read as Windows-1252)");
    }

    std::size_t m_input;
    const ReadingOptions& m_options;
    Reading m_reading;
};

} // namespace

bool isHl7v2(ByteView bytes)
{
    constexpr std::size_t beginning = 64 * 1024;
    const auto text = withoutMarks(bytes.first(std::min(bytes.size(), beginning)));
    for (const std::string_view header : {"MSH|", "FHS|", "BHS|", "MSH^"}) {
        const auto at = text.find(header);
        if (at != std::string::npos && (at == 0 || static_cast<unsigned char>(text[at - 1]) < 0x20))
            return true;
    }
    return hasMessage(split(text));
}

Reading read(std::string_view text, std::size_t input, const ReadingOptions& options)
{
    return Reader(input, options).run(text);
}

} // namespace paillasse::exchange::hl7v2
