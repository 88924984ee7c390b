// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/import/importsite.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <zlib.h>

#include "app/store/core/documenttable.h"
#include "app/store/core/query.h"
#include "tests/store/import/storeddocuments.h"

namespace paillasse::store::testing {

namespace {

lab::Examination examination(const char* code, const char* loinc, const char* unit, const char* container = "HEP", const char* formula = "")
{
    lab::Examination made;
    if (*formula != '\0')
        made.formula = lab::Formula{"F", "1", formula, "", ""};
    made.code = code;
    made.loinc = loinc;
    made.french = code;
    made.discipline = "BIOCH";
    made.bench = 1;
    made.container = container;
    made.kind = lab::ResultKind::Numeric;
    made.unit = unit;
    made.unitDisplay = unit;
    made.decimals = 1;
    return made;
}

} // namespace

ImportSite::ImportSite()
{
    for (const auto& one : {examination("K", "2823-3", "mmol/L"), examination("NA", "2951-2", "mmol/L"), examination("CREA", "14682-9", "umol/L"), examination("HB", "718-7", "g/dL", "EDTA"), examination("SUM", "99999-1", "mmol/L", "HEP", "K + 1")}) {
        lab::Act act;
        act.id = lab::ActId::make(site.clock.now());
        act.laboratory = site.made.laboratory;
        act.subjectKind = lab::DocumentKind::Examination;
        act.subject = lab::examinationId(act.laboratory, one.code);
        act.person = lab::PersonId(site.store->identity().store);
        act.at = site.clock.now();
        act.body = lab::DefineExamination{one};
        if (site.import(act).outcome != wire::ActOutcome::Accepted)
            throw std::runtime_error("the catalogue is refused");
    }
    m_ids.emplace(must(DerivedIds::load(*site.store)));
}

std::string ImportSite::write(const std::string& name, std::string_view bytes)
{
    const auto path = files / name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

ImportSummary ImportSite::take(const std::vector<std::string>& paths, ResultSource source)
{
    ImportOptions options;
    options.source = source;
    return must(importFiles(*site.store, *site.writer, site.clock, site.made.laboratory, paths, options, {}));
}

ImportSummary ImportSite::take(const std::string& name, std::string_view bytes, ResultSource source)
{
    return take({write(name, bytes)}, source);
}

std::vector<lab::Patient> ImportSite::patients()
{
    return storedDocuments<lab::Patient>(*site.store, site.made.laboratory, lab::DocumentKind::Patient);
}

std::vector<lab::Order> ImportSite::orders()
{
    return storedDocuments<lab::Order>(*site.store, site.made.laboratory, lab::DocumentKind::Order);
}

lab::Order ImportSite::onlyOrder()
{
    auto all = orders();
    if (all.size() != 1)
        throw std::runtime_error(std::to_string(all.size()) + " orders");
    return all.front();
}

lab::Order ImportSite::orderOf(const std::string& accession)
{
    for (auto& order : orders())
        if (order.accession == accession)
            return order;
    throw std::runtime_error("no order " + accession);
}

KeptMessages ImportSite::keptMessages()
{
    return must(KeptMessages::open(*site.store, *site.writer, site.made.laboratory, *m_ids, site.clock));
}

std::vector<KeptEntry> ImportSite::kept(KeptKind kind)
{
    auto entries = must(keptMessages().list());
    std::erase_if(entries, [kind](const KeptEntry& entry) { return entry.kind != kind; });
    return entries;
}

KeptMessage ImportSite::shown(const Uuid& id)
{
    return must(keptMessages().show(id));
}

std::uint64_t ImportSite::leaves()
{
    auto database = must(site.store->connect(true));
    std::uint64_t count = 0;
    must(first(database, "SELECT count(*) FROM ledger", [&count](const auto& row) { count = row.unsignedInteger(0); }));
    return count;
}

bool isNamed(const ImportSummary& said, std::string_view field)
{
    const auto isIt = [field](const std::string& name) { return name.starts_with(field); };
    return std::ranges::any_of(said.unread, [&isIt](const ImportSummary::Unread& unread) { return std::ranges::any_of(unread.fields, isIt); });
}

std::string gzipped(std::string_view bytes)
{
    z_stream stream{};
    constexpr int gzip = 15 + 16;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib does not start");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int state = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (state != Z_STREAM_END)
        throw std::runtime_error("zlib does not end");
    return out;
}

std::string orderMessage(const std::string& number, std::string_view patient, const std::string& control)
{
    std::string text = "MSH|^~\\&|HIS|CHCB|||20260312080000||ORM^O01|" + number + "|P|2.5|||||FR|UNICODE UTF-8\r";
    text += patient;
    text += "ORC|" + control + "|" + number + "^HIS\rOBR|1|" + number + "^HIS||2823-3^Potassium^LN|||20260312074500\r";
    text += "ORC|" + control + "|" + number + "^HIS\rOBR|2|" + number + "^HIS||14682-9^Créatinine^LN|||20260312074500\r";
    return text;
}

std::string resultMessage(std::string_view obx, const std::string& order, const std::string& filler, const std::string& sender, std::string_view patient)
{
    std::string text = "MSH|^~\\&|SIL|" + sender + "|PAILLASSE||20260312083000||ORU^R01^ORU_R01|" + order + filler + "|P|2.5.1|||||FR|UNICODE UTF-8\r";
    text += patient;
    text += "OBR|1|" + order + "|" + filler + "|24326-1^Ionogramme^LN|||20260312074500\r";
    text += obx;
    return text;
}

std::string potassium(const std::string& value, const std::string& unit, const std::string& status)
{
    return "OBX|1|NM|2823-3^Potassium^LN||" + value + "|" + unit + "|3.5-5.1||||" + status + "\r";
}

} // namespace paillasse::store::testing
