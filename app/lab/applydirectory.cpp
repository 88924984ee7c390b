// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "app/lab/applysteps.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::steps {

namespace {

constexpr BenchNumber lastBench = 63;

bool isBench(BenchNumber bench)
{
    return bench >= 1 && bench <= lastBench;
}

// Not more than these, each sound, each code once.
template <class Entry>
bool isTable(const std::vector<Entry>& table, std::size_t most)
{
    std::set<std::string_view> codes;
    return table.size() <= most && std::ranges::all_of(table, [&codes](const Entry& entry) { return isSound(entry) && codes.insert(entry.code).second; });
}

} // namespace

Allowed<Examination> define(const Examination*, const DefineExamination& body, const Act& act)
{
    if (examinationId(act.laboratory, body.examination.code) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    if (!isSound(body.examination))
        return refuse(RefusalCode::Malformed);
    return body.examination;
}

Allowed<BenchLog> define(const BenchLog* before, const DefineBench& body, const Act& act)
{
    if (benchId(act.laboratory, body.bench) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    if (!isBench(body.bench) || !isKey(body.code) || !isGiven(body.name) || !isLine(body.name, limits::name) || !isLine(body.site, limits::name))
        return refuse(RefusalCode::Malformed);
    BenchLog bench = before == nullptr ? BenchLog{} : *before;
    bench.number = body.bench;
    bench.code = body.code;
    bench.name = body.name;
    bench.site = body.site;
    return bench;
}

Allowed<void> change(BenchLog& bench, const AttestControl& body, const Act& act)
{
    if (body.bench != bench.number)
        return refuse(RefusalCode::WrongSubject);
    if (body.control.state == ControlState::NotTracked || !isLine(body.control.level, limits::code) || !isText(body.control.comment, limits::reason))
        return refuse(RefusalCode::Malformed);
    // A rejected control without a word on what was done about it helps nobody.
    if (body.control.state == ControlState::Rejected && !isGiven(body.control.comment))
        return refuse(RefusalCode::ReasonMissing);
    auto control = body.control;
    control.by = act.person;
    control.at = orElse(control.at, act.at);
    if (bench.controls.size() >= limits::controlsPerBench)
        bench.controls.erase(bench.controls.begin(), bench.controls.end() - static_cast<std::ptrdiff_t>(limits::controlsPerBench - 1));
    bench.controls.push_back(std::move(control));
    return {};
}

Allowed<Prescriber> define(const Prescriber*, const RegisterPrescriber& body, const Act& act)
{
    const auto& prescriber = body.prescriber;
    if (documentId(prescriber.id) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    if (!isGiven(prescriber.name) || !isLine(prescriber.name, limits::name) || !isLine(prescriber.rpps, limits::code)
        || !isText(prescriber.address, limits::reason) || !isLine(prescriber.phone, limits::code))
        return refuse(RefusalCode::Malformed);
    return prescriber;
}

Allowed<LaboratoryProfile> define(const LaboratoryProfile*, const DefineLaboratory& body, const Act& act)
{
    const auto& profile = body.profile;
    if (profile.id != act.laboratory || documentId(profile.id) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    bool sound = isGiven(profile.name) && isLine(profile.name, limits::name) && isLine(profile.legalForm, limits::name)
        && isText(profile.address, limits::reason) && isLine(profile.phone, limits::code) && isText(profile.accreditation, limits::reason)
        && isText(profile.exampleNotice, limits::reason) && profile.biologists.size() <= limits::code;
    for (const auto& biologist : profile.biologists)
        sound = sound && isGiven(biologist) && isLine(biologist, limits::name);
    if (!sound)
        return refuse(RefusalCode::Malformed);
    return profile;
}

Allowed<CodeTables> define(const CodeTables* before, const DefineTubes& body, const Act& act)
{
    if (codeTablesId(act.laboratory) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    if (!isTable(body.tubes, limits::tubeKinds))
        return refuse(RefusalCode::Malformed);
    CodeTables tables = before == nullptr ? CodeTables{} : *before;
    tables.tubes = body.tubes;
    return tables;
}

Allowed<CodeTables> define(const CodeTables* before, const DefineComments& body, const Act& act)
{
    if (codeTablesId(act.laboratory) != act.subject)
        return refuse(RefusalCode::WrongSubject);
    if (!isTable(body.comments, limits::codedComments))
        return refuse(RefusalCode::Malformed);
    CodeTables tables = before == nullptr ? CodeTables{} : *before;
    tables.comments = body.comments;
    return tables;
}

} // namespace paillasse::lab::steps
